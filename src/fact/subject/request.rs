//! What somebody is asked for: "Đề nghị UBND tỉnh xem xét | bổ sung | 12 tỷ đồng để sửa chữa hồ chứa".

use super::Figure;
use super::qualifier;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, Phrase};
use crate::fact::grammar::piece::{Form, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// So many pieces may name who is asked, whom he is to ask, and what for.
const MAX_REQUEST: usize = 20;

fn asks(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.any(&[Class::Asks, Class::Urge])
}

impl Reader<'_> {
    /// The words before a figure without who is asked: "Bộ Tài chính trình Thủ tướng | hỗ trợ tỉnh".
    pub(in crate::fact) fn requested(&self, own: Phrase) -> Phrase {
        let Some(part) = own.parts.first().filter(|_| own.parts.len() == 1 && !own.is_measured()) else { return own };
        let first = self.piece_from(part.start);
        let end = self.piece_from(part.end).min(first + MAX_REQUEST);
        let who = |at: usize| {
            let (piece, first) = (&self.pieces[at], self.pieces[at].tokens.start);
            let named = self.entities[first] || self.scan.tokens[first].is_capital();
            named || matches!(piece.form, Form::Place(_) | Form::Generic(_))
        };
        let asked = |at: &usize| asks(&self.pieces[*at]) && *at + 1 < end && who(*at + 1);
        let Some(verb) = (first.saturating_sub(1)..end).rev().find(asked) else { return own };
        let start = (verb + 1..end).find(|&at| !who(at)).unwrap_or(end);
        let wanted = phrase::tidy(self.scan, self.pieces, start..end);
        if wanted.is_empty() { own } else { wanted }
    }
}

impl Figure<'_> {
    /// "bổ sung 12 tỷ đồng | để sửa chữa hồ chứa": what the money is wanted for, where it is asked for by a verb alone.
    pub(super) fn wanted_for(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_WORDS: usize = 4;
        const MAX_PURPOSE: usize = 10;
        let pieces = self.reader.pieces;
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let short = !words.is_empty() && words.len() <= MAX_WORDS && !words.is_measured();
        let purpose = |piece: &&Piece| piece.is(Class::Dative) && piece.is(Class::Cause);
        pieces.get(self.at + 1).filter(purpose).filter(|_| money && short)?;
        let floor = self.at.saturating_sub(MAX_REQUEST);
        if !pieces[floor..self.at].iter().any(asks) {
            return None;
        }
        let after = qualifier::after(self.reader.scan, pieces, self.at + 1, true, false);
        let told = phrase::tidy(self.reader.scan, pieces, after);
        ((1..=MAX_PURPOSE).contains(&told.len()) && !self.shares_word(words, &told)).then_some(told)
    }
}
