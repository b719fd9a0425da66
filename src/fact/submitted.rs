//! Figures that are aims though nothing strives: what is laid before somebody to decide, what a house has decided of a
//! budget, and what a plan is worked out by.

use super::phrase::MEASURED;
use super::piece::{Form, Mark, Piece};
use super::sentence::Reader;
use crate::lexicon::Class;

/// Between such a word and its figure.
const REACH: usize = 14;
/// Words between who decides and the verb: "đã", "cũng đã".
const MAX_LEAD: usize = 2;

impl Reader<'_> {
    /// Whether the word at `index` makes the figure at `at` an aim.
    pub(super) fn is_submitted(&self, index: usize, at: usize) -> bool {
        let near = self.pieces[index].form == Form::Word && at - index <= REACH;
        near && (self.asks_leave(index, at) || self.is_decided(index, at) || self.is_worked_out_by(index))
    }

    /// "Chính phủ | trình | Quốc hội cho phép điều chỉnh lên 195 tỷ đồng".
    fn asks_leave(&self, index: usize, at: usize) -> bool {
        let lays = self.scan.hit(self.pieces[index].tokens.start, Class::Submits).is_some();
        let who = self.pieces.get(index + 1).is_some_and(|next| self.entities[next.tokens.start]);
        let open = self.pieces[index..at].iter().all(|piece| !is_end(piece));
        lays && who && open && self.pieces[index + 1..at].iter().any(|piece| self.grants(piece))
    }

    /// "Quốc hội đã | quyết định | bội chi là 160 tỷ đồng"; a price that was laid down is in force.
    fn is_decided(&self, index: usize, at: usize) -> bool {
        let piece = &self.pieces[index];
        let lead = |piece: &&Piece| piece.any(&[Class::StatusActual, Class::Preverb, Class::Adverb]);
        let leads = self.pieces[..index].iter().rev().take(MAX_LEAD).take_while(lead).count();
        let who = index.checked_sub(leads + 1).map(|who| &self.pieces[who]);
        let house = who.is_some_and(|who| who.tokens.end.checked_sub(1).is_some_and(|last| self.entities[last]));
        let between = &self.pieces[index + 1..at];
        let states = between.iter().rev().find(|piece| piece.form != Form::Hedge).is_some_and(|last| last.is(Class::Copula));
        let price = self.pieces[at].quantity().is_some_and(|index| self.mentions.quantities[index].unit.contains('/'));
        self.grants(piece)
            && house
            && states
            && !price
            && between.iter().any(|piece| piece.any(&MEASURED))
            && !between.iter().any(|piece| piece.mark().is_some() || piece.quantity().is_some())
    }

    /// "dự toán được xây dựng | trên cơ sở | giá 90 USD/thùng".
    fn is_worked_out_by(&self, index: usize) -> bool {
        let plan = |piece: &Piece| piece.form == Form::Word && piece.is(Class::TargetNoun);
        let before = self.pieces[index.saturating_sub(REACH)..index].iter().rev().take_while(|piece| !is_end(piece));
        self.scan.hit(self.pieces[index].tokens.start, Class::Basis).is_some() && before.into_iter().any(plan)
    }

    /// "cho phép", "quyết định", "phê duyệt".
    fn grants(&self, piece: &Piece) -> bool {
        piece.form == Form::Word && self.scan.hit(piece.tokens.start, Class::DocApprove).is_some()
    }
}

fn is_end(piece: &Piece) -> bool {
    matches!(piece.mark(), Some(Mark::Semicolon | Mark::Stop))
}
