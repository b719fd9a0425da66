//! What is counted: a known noun, a classifier with its noun, or an unknown word by default.

use super::reader::Reader;
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::scan::TokenRange;
use crate::token::{Case, Gap, Kind};

/// A counted noun.
pub(super) struct Counted {
    pub(super) tokens: TokenRange,
    /// Whether the lexicon knows it.
    pub(super) known: bool,
}

impl Reader<'_, '_> {
    /// The counted noun at `at`.
    pub(super) fn counted(&self, at: usize) -> Option<Counted> {
        if at >= self.sentence.end || self.scan.is_claimed(at) {
            return None;
        }
        if let Some(end) = self.known_noun(at) {
            return Some(Counted { tokens: at..end, known: true });
        }
        // An unknown noun: the first word, and the second where it may well be the rest of it.
        if !self.may_be_noun(at) {
            return None;
        }
        let second = at + 1;
        let goes_on = self.may_be_noun(second)
            && self.known_noun(second).is_none()
            && self.scan.hit(second, Class::Number).is_none()
            && self.scan.hit(second, Class::Unit).is_none();
        Some(Counted { tokens: at..if goes_on { second + 1 } else { second }, known: false })
    }

    /// The end of a noun of the lexicon; a classifier takes the noun after it.
    fn known_noun(&self, at: usize) -> Option<usize> {
        if at >= self.sentence.end {
            return None;
        }
        let hit = self.scan.hit(at, Class::Noun).filter(|hit| hit.end as usize <= self.sentence.end)?;
        // A longer phrase that is no noun ("trường hợp" against "trường") has been preferred by length already; one
        // that is never counted ("chi tiêu" against "chi") wins here.
        if self.phrase(at, Class::NotCounted).is_some_and(|end| end > hit.end as usize) {
            return None;
        }
        let end = hit.end as usize;
        // "số 43 Bình Tây": a name that begins like a noun.
        let capital = |at: usize| self.token(at).is_some_and(|token| token.case == Case::Title);
        if end == at + 1 && capital(at) && capital(end) {
            return None;
        }
        if self.scan.lexicon.nouns[hit.entry as usize].role == NounRole::Head {
            return Some(end);
        }
        // The shortest noun behind it: "lượt khách" of "lượt khách quốc tế".
        let next = self.scan.hits.at(end).iter().rev().find(|next| {
            next.class == Class::Noun
                && next.end as usize <= self.sentence.end
                && !self.scan.is_claimed(end)
                && self.scan.lexicon.nouns[next.entry as usize].role == NounRole::Head
        });
        Some(next.map_or(end, |next| next.end as usize))
    }

    fn may_be_noun(&self, at: usize) -> bool {
        const NEVER: [Class; 7] = [
            Class::NotCounted,
            Class::BoundAbout,
            Class::BoundOver,
            Class::BoundAtLeast,
            Class::BoundUnder,
            Class::BoundAtMost,
            Class::BoundUpwards,
        ];
        self.token(at).is_some_and(|token| {
            token.kind == Kind::Word
                && matches!(token.case, Case::Lower | Case::Upper)
                && matches!(token.gap, Gap::Space | Gap::Line)
        }) && !self.scan.is_claimed(at)
            && NEVER.iter().all(|&class| self.phrase(at, class).is_none())
    }
}
