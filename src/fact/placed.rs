//! Figures of which only a place is told: "còn ngập 300 nhà, chủ yếu ở xã Cẩm Lộc (| 210 nhà)", "Sơn La | 45%".

use super::Measure;
use super::phrase::Phrase;
use super::piece::{Form, Piece};
use super::sentence::Draft;
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// What the figure before is of that is of no place, where a place is all that is told of this one: in a bracket or as a share
    /// of it the place is told as such.
    pub(super) fn where_alone(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_BEFORE: usize = 8;
        const MAX_NAME: usize = 6;
        let counts = self.quantity.kind == QuantityKind::Count;
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone());
        let counted = counts && self.begins_with(words, &noun);
        let name = if counted { words.without_head(noun.len()) } else { words.clone() };
        if name.is_empty()
            || name.len() > MAX_NAME
            || words.is_measured()
            || !self.is_where(&name)
            || self.measure != Measure::Level
        {
            return None;
        }
        let unit = &self.quantity.unit;
        let depth = |piece: usize| self.reader.pieces[piece].depth;
        let share = self.governor.class == Some(Class::Share);
        let told = |draft: &&Draft| {
            let quantity = self.reader.quantity(draft);
            let inside = share || depth(draft.piece) < depth(self.at);
            let more = if counts { draft.words.len() > noun.len() && inside } else { draft.words.is_measured() };
            // "Hồng Hà (4.200 xe) và Sao Vàng (2.000 xe)": another name beside it is no whole.
            let beside = counts
                && self.is_name(&draft.label)
                && draft.words == Phrase::of_tokens(quantity.unit_tokens.clone()).then(&draft.label);
            quantity.unit == *unit && draft.measure == self.measure && more && !beside && !self.all_places(&draft.label)
        };
        let whole = self.drafts.iter().rev().take(MAX_BEFORE).find(told)?;
        let part = self.reader.quantity(whole).value > self.quantity.value;
        if counts { part.then(|| whole.words.clone()) } else { Some(self.with_name(&whole.words, &name)) }
    }

    /// "xã Cẩm Lộc", "(chủ yếu ở) vùng ven Cẩm Lộc": a place, and no more than what part of it.
    fn is_where(&self, name: &Phrase) -> bool {
        let capital = |piece: &Piece| self.reader.scan.tokens[piece.tokens.start].is_capital();
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)) || capital(piece);
        let last = self.pieces_of(name).last().is_some_and(place);
        let first = self.reader.piece_from(name.parts.first().map_or(0, |part| part.start));
        let led = first.checked_sub(1).is_some_and(|lead| self.reader.pieces[lead].is(Class::Locative));
        let plain = |piece: &Piece| place(piece) || piece.form == Form::Word && piece.roles.is_idle();
        // "Kỳ Sơn chiếm 40 nhà": of several by that name it is not told which.
        self.all_places(name)
            || self.pieces_of(name).all(place) && last
            || led && last && self.pieces_of(name).all(plain)
    }
}
