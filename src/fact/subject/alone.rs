//! A name alone measures nothing: "Lợi nhuận của các ngân hàng tăng mạnh. Ngân hàng Hải Âu đạt 900 tỷ đồng" is of the amount that
//! was measured before.

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::list::item::unlabelled;
use crate::fact::sentence::{Draft, is_percent};
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// A name in so many tokens, and what was measured.
const MAX_NAME: usize = 12;
const MAX_HEAD: usize = 12;

impl Figure<'_> {
    /// The amount that the figures before measure, of the one whose name is all that the words say.
    pub(super) fn amount_of_name(&self, words: &Phrase) -> Option<Phrase> {
        if words.len() > MAX_NAME || !self.is_only_name(words) || !self.may_measure() {
            return None;
        }
        let head = self.measured_before().or_else(|| {
            let last = &self.context.last;
            let alike = last.unit == self.quantity.unit || self.is_relative();
            // "kinh tế tăng trưởng chậm", and then "Nhật Bản": what grows is no amount.
            let amount = |head: &Phrase| !head.roles.has(Class::GrowthNoun);
            last.indicator.clone().filter(|head| alike && amount(head) && self.nothing_measured())
        })?;
        let amount = head.is_measured() && head.len() <= MAX_HEAD;
        amount.then(|| self.with_name(&head, words))
    }

    /// What an earlier figure of the sentence is of, without its own name: the last one in the same unit, or for a movement and
    /// how much of a plan the last amount.
    fn measured_before(&self) -> Option<Phrase> {
        if self.nothing_measured() {
            return None;
        }
        let alike = |draft: &&Draft| {
            let same = self.reader.quantity(draft).unit == self.quantity.unit;
            draft.subject.is_measured() && (self.is_relative() || same && draft.measure == self.measure)
        };
        self.drafts.iter().rev().find(alike).map(|draft| unlabelled(&draft.subject, &draft.label))
    }

    /// Whether no amount stands in the sentence but a plan's.
    fn nothing_measured(&self) -> bool {
        let plan = |piece: &Piece| piece.any(&[Class::PlanNoun, Class::TargetNoun]);
        let plan = |draft: &Draft| self.pieces_of(&draft.subject).next().is_some_and(plan);
        self.drafts.iter().all(|draft| !draft.subject.is_measured() || plan(draft))
    }

    /// A movement, or how much of a plan or of another amount: of whatever was measured.
    fn is_relative(&self) -> bool {
        matches!(self.measure, Measure::Change | Measure::Ratio) && is_percent(self.quantity)
    }

    /// No count, age or time: these are of a name alone ("Trần Văn Bình, 39 tuổi").
    fn may_measure(&self) -> bool {
        matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Percent | QuantityKind::Multiple)
            || self.quantity.kind == QuantityKind::Physical && !super::thing::is_duration(self.reader, self.quantity)
    }

    /// Whether words are the name of a firm, an office, a person or a place, and nothing else.
    fn is_only_name(&self, words: &Phrase) -> bool {
        // What stands in another sentence is no piece of this one.
        let here: usize = self.pieces_of(words).map(|piece| piece.tokens.len()).sum();
        if words.is_measured() || here < words.len() {
            return false;
        }
        let mut named = false;
        let pieces = self.pieces_of(words).all(|piece| {
            // "mã KLF": a code of a paper moves by itself.
            let capital = |token: usize| self.reader.scan.tokens[token].case == Case::Title;
            let name = matches!(piece.form, Form::Place(_))
                || piece.tokens.clone().all(|token| self.reader.entities.get(token) == Some(&true) || capital(token));
            named |= name;
            name || joins(piece)
        });
        pieces && named && self.is_name(words)
    }
}

/// "thị trường", "và", a mark in a name: what stands between names and is none.
fn joins(piece: &Piece) -> bool {
    matches!(piece.form, Form::Generic(_) | Form::Mark(Mark::Dash | Mark::Quote))
        || piece.form == Form::Word && piece.any(&[Class::And, Class::Adverb])
}
