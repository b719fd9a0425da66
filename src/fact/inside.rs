//! Parts of a count that a row of figures tells in the bracket right behind it: "5 vụ việc về trật tự (trộm cắp 2, đánh bạc 3)",
//! "90 đơn khiếu nại (cấp huyện 60, sở, ngành 30)".

use super::Measure;
use super::phrase::Phrase;
use super::piece::{Form, Mark, Piece};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// Tokens of what a part is told by.
const MAX_PART: usize = 9;

impl Figure<'_> {
    /// What the count before the bracket counts, with what this part of it is told by.
    pub(super) fn part_inside(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none();
        let depth = pieces[self.at].depth;
        if !counts || depth == 0 || self.measure != Measure::Level {
            return None;
        }
        let outer = self.drafts.iter().rev().find(|draft| pieces[draft.piece].depth < depth)?;
        let whole = self.reader.quantity(outer);
        let open = (outer.piece + 1..self.at).find(|&at| pieces[at].mark() == Some(Mark::Open))?;
        let qualifies = |piece: &Piece| piece.mark().is_none() && piece.quantity().is_none();
        let alike = whole.kind == QuantityKind::Count && whole.part.is_none() && whole.unit == self.quantity.unit;
        // "Tổng số hồ sơ tiếp nhận: 210; đã giải quyết: 205 (trong hạn: 204; quá hạn: 1)": a count without a noun lends none.
        let fits = alike
            && !whole.unit_tokens.is_empty()
            && outer.measure == Measure::Level
            && self.quantity.value <= whole.value
            && pieces[outer.piece + 1..open].iter().all(qualifies);
        let before = self.drafts.last().filter(|before| before.piece > open);
        let parts = |at: usize| pieces.get(at).is_some_and(parts);
        // One figure alone is no row: "45 người (nữ 12 người)".
        let more = || {
            let rest = pieces[self.at + 1..].iter().take_while(|piece| piece.depth >= depth);
            rest.into_iter().any(|piece| piece.quantity().is_some())
        };
        if !fits || !parts(self.at + 1) || before.map_or_else(|| !more(), |before| !parts(before.piece + 1)) {
            return None;
        }
        let start = before.map_or(open + 1, |before| before.piece + 2);
        let end = if pieces[self.at - 1].mark() == Some(Mark::Colon) { self.at - 1 } else { self.at };
        let said = pieces.get(start..end).filter(|said| !said.is_empty() && said.iter().all(names))?;
        let part = Phrase::of_tokens(said[0].tokens.start..said[said.len() - 1].tokens.end);
        let noun = Phrase::of_tokens(whole.unit_tokens.clone());
        let told = if self.is_body(part.parts.first()?.start) { outer.words.then(&part) } else { noun.then(&part) };
        (part.len() <= MAX_PART && !self.begins_with(&part, &noun)).then_some(told)
    }

    /// "Sở Xây dựng", "cấp huyện", "Chủ tịch UBND tỉnh": whether an office, a level or who holds an office begins at a token.
    fn is_body(&self, token: usize) -> bool {
        const BODIES: [Class; 4] = [Class::BodyLevel, Class::BodyAny, Class::Title, Class::Organization];
        // "ban hành": a longer word is none.
        let end = self.reader.pieces.get(self.reader.piece_of(token)).map_or(token + 1, |piece| piece.tokens.end);
        let whole = |body| self.reader.scan.hit(token, body).is_some_and(|hit| hit.end as usize >= end);
        self.reader.entities[token]
            || BODIES.into_iter().any(whole) && self.reader.scan.tokens[token].case != Case::Upper
    }
}

/// A mark that ends a part, or all of them.
fn parts(piece: &Piece) -> bool {
    matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Close))
}

/// Whether a piece may stand in what a part is told by.
fn names(piece: &Piece) -> bool {
    const OTHER: [Class; 10] = [
        Class::Breakdown,
        Class::Rise,
        Class::Fall,
        Class::Versus,
        Class::Have,
        Class::Copula,
        Class::PlanNoun,
        Class::TargetNoun,
        Class::Casualty,
        Class::Preverb,
    ];
    match piece.form {
        Form::Word => !piece.any(&OTHER),
        Form::Place(_) | Form::Generic(_) => true,
        Form::Mark(mark) => matches!(mark, Mark::Comma | Mark::Other | Mark::Dash),
        _ => false,
    }
}
