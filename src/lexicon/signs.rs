//! What may be at a token, as a set of bits that many readers ask before they look anything up.

use super::Class;
use crate::token::{Kind, Token};

/// A set of what may be at a token: the classes of the phrases that begin there, whether one of them is a
/// cue, and that it is a number, a symbol, or has a capital.
/// Classes share bits, but for those that readers begin with (`ALONE`) and frequent ones: what has no sign of a set is
/// nothing of it, what has one may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u128);

/// Classes that readers go by from token to token, or from sentence to sentence: each has a bit of its own.
const ALONE: [Class; 59] = [
    Class::Unit,
    Class::Number,
    Class::Title,
    Class::TitleBefore,
    Class::Surname,
    Class::RareSurname,
    Class::Organization,
    Class::Instrument,
    Class::DocNumber,
    Class::Place,
    Class::PlaceNot,
    Class::PlaceWord,
    Class::PlaceKind,
    Class::PlaceShort,
    Class::Period,
    Class::Minus,
    Class::MinusAlone,
    Class::Ordinal,
    Class::OrdinalNumber,
    Class::RankPlace,
    Class::RankWord,
    Class::Top,
    Class::VagueLead,
    Class::VagueSome,
    Class::VagueFew,
    Class::ZeroLead,
    Class::FractionMark,
    Class::DocPoint,
    Class::DocClause,
    Class::DocArticle,
    Class::DocChapter,
    Class::TargetNoun,
    Class::TargetHeading,
    Class::Breakdown,
    Class::Firm,
    Class::National,
    Class::Economy,
    Class::DocOfAims,
    Class::SameStage,
    Class::SameDay,
    Class::SameTime,
    Class::PlaceThis,
    Class::PlaceZone,
    Class::PlaceZoneOf,
    Class::LocalOffice,
    Class::RegionalProduct,
    Class::WholeBranch,
    Class::Opines,
    Class::Grade,
    Class::UnitLabel,
    Class::BodyField,
    Class::Decide,
    Class::Permit,
    Class::Basis,
    Class::Chance,
    Class::Hamlet,
    Class::BodyGone,
    Class::BracketNote,
    Class::ShortMeasure,
];

/// Classes that begin at many tokens, the most frequent of the reports first: each has a bit of its own as well, or what is rare
/// and shares it would be looked up in vain as often.
const FREQUENT: [Class; 29] = [
    Class::NotCounted,
    Class::TitleEnd,
    Class::SentenceStart,
    Class::Noun,
    Class::PlaceLead,
    Class::FigureLead,
    Class::DocNameEnd,
    Class::Intro,
    Class::TitleInside,
    Class::Adverb,
    Class::Coordinate,
    Class::MeasureNoun,
    Class::AimManner,
    Class::NotPerson,
    Class::DocLead,
    Class::TitleClause,
    Class::PartTail,
    Class::Numbered,
    Class::DocTitleEnd,
    Class::Reach,
    Class::Partner,
    Class::PlaceScope,
    Class::PlacePlural,
    Class::PeriodTail,
    Class::NumberedWeak,
    Class::MultipleLead,
    Class::SourceNoun,
    Class::WholeNoun,
    Class::PlaceJoin,
];

/// Words that set a bound, which every figure asks for together: they share a bit with nothing else.
const BOUNDS: [Class; 6] = [
    Class::BoundAbout,
    Class::BoundOver,
    Class::BoundAtLeast,
    Class::BoundUnder,
    Class::BoundAtMost,
    Class::BoundExceed,
];

impl Signs {
    /// The token is a number.
    pub const NUMBER: Signs = Signs(1 << ALONE.len());
    /// The token is a symbol.
    pub const SYMBOL: Signs = Signs(1 << (ALONE.len() + 1));
    /// The token is a word with a capital.
    pub const CAPITAL: Signs = Signs(1 << (ALONE.len() + 2));
    /// Bits that mean one thing each, those of [`ALONE`] first: they lie in the lower half.
    pub(super) const OWN: usize = ALONE.len() + 3;
    /// A word with a job in a statement begins there.
    pub const CUE: Signs = Signs(1 << 127);
    /// The bit of [`BOUNDS`], behind those of [`FREQUENT`].
    const BOUND: usize = Self::OWN + FREQUENT.len();
    /// Where the bits begin that the other classes share.
    const SHARED: usize = Self::BOUND + 1;
    /// The sign of each class: there are fewer than 512.
    const BY_CLASS: [Signs; 512] = {
        let mut signs = [Signs(0); 512];
        let mut class = 0;
        while class < signs.len() {
            signs[class] = Signs(1 << (Self::SHARED + class % (127 - Self::SHARED)));
            class += 1;
        }
        let mut own = 0;
        while own < ALONE.len() {
            signs[ALONE[own] as usize] = Signs(1 << own);
            own += 1;
        }
        let mut frequent = 0;
        while frequent < FREQUENT.len() {
            signs[FREQUENT[frequent] as usize] = Signs(1 << (Self::OWN + frequent));
            frequent += 1;
        }
        let mut bound = 0;
        while bound < BOUNDS.len() {
            signs[BOUNDS[bound] as usize] = Signs(1 << Self::BOUND);
            bound += 1;
        }
        signs
    };

    /// What `token` is made of.
    pub(super) fn of(token: &Token) -> Self {
        match token.kind {
            Kind::Number => Signs::NUMBER,
            Kind::Symbol => Signs::SYMBOL,
            Kind::Word if token.is_capital() => Signs::CAPITAL,
            Kind::Word => Signs::default(),
        }
    }

    /// One class.
    #[inline]
    #[must_use]
    pub const fn class(class: Class) -> Self {
        Self::BY_CLASS[class as usize]
    }

    /// What tells that a phrase of a class begins.
    pub(super) fn begins(class: Class) -> Self {
        Signs::class(class).or(if class.is_cue() { Signs::CUE } else { Signs::default() })
    }

    /// Several classes.
    #[must_use]
    pub const fn classes(classes: &[Class]) -> Self {
        let mut signs = Signs(0);
        let mut at = 0;
        while at < classes.len() {
            signs = signs.or(Signs::class(classes[at]));
            at += 1;
        }
        signs
    }

    /// The signs of both.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Signs) -> Self {
        Signs(self.0 | other.0)
    }

    /// Whether the two have a sign in common.
    #[inline]
    #[must_use]
    pub const fn meet(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of them mean one thing each.
    #[inline]
    pub(super) const fn is_own(self) -> bool {
        self.0 >> Self::OWN == 0
    }

    /// Those of the bits that mean one thing each.
    #[inline]
    pub(super) const fn own(self) -> u64 {
        self.0 as u64 & ((1 << Self::OWN) - 1)
    }
}
