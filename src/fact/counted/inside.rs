//! Parts of a count that a row of figures tells in the bracket right behind it: "5 vụ việc về trật tự (trộm cắp 2, đánh bạc 3)",
//! "90 đơn khiếu nại (cấp huyện 60, sở, ngành 30)".

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Case;

/// Tokens of what a part is told by.
const MAX_PART: usize = 9;

impl Figure<'_> {
    /// What the count before the bracket counts, with what this part of it is told by.
    pub(in crate::fact) fn part_inside(&self) -> Option<Phrase> {
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
        let same = whole.unit == self.quantity.unit || self.abbreviates(&whole.unit_tokens);
        let alike = whole.kind == QuantityKind::Count && whole.part.is_none() && same;
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

    /// "số trường hư hỏng là 31 (Hà Giang | 20 trường, Lào Cai 11 trường)": how many of the count before the bracket a place has.
    pub(in crate::fact) fn placed_inside(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none();
        if !counts || depth == 0 || self.measure != Measure::Level || self.quantity.unit_tokens.is_empty() {
            return None;
        }
        let opens = |piece: &Piece| matches!(piece.mark(), Some(Mark::Open | Mark::Comma | Mark::Semicolon));
        let place =
            self.at.checked_sub(1).filter(|&at| at > 0 && pieces[at].place().is_some() && opens(&pieces[at - 1]))?;
        let outer = self.drafts.iter().rev().find(|draft| pieces[draft.piece].depth < depth)?;
        let right = (outer.piece + 1..place).all(|at| pieces[at].depth > 0 || pieces[at].quantity().is_none());
        let whole = self.reader.quantity(outer);
        let bare = matches!(whole.kind, QuantityKind::Count | QuantityKind::Bare) && whole.unit_tokens.is_empty();
        let noun = self.quantity.unit_tokens.start;
        let mut told = outer.subject.parts.iter().flat_map(Clone::clone);
        let fits = right && bare && outer.measure == Measure::Level && self.quantity.value <= whole.value;
        (fits && told.any(|token| self.reader.scan.says_same(token, noun)))
            .then(|| self.with_name(&outer.subject, &Phrase::of_tokens(pieces[place].tokens.clone())))
    }

    /// "21.874 tờ khai (xuất khẩu | 18.302 TK)": whether the unit is that of the whole by its first letters.
    fn abbreviates(&self, noun: &TokenRange) -> bool {
        let scan = self.reader.scan;
        let [short] = self.quantity.unit_tokens.clone().collect::<Vec<_>>()[..] else { return false };
        let first = |token: usize| scan.word(token).chars().next().into_iter().flat_map(char::to_uppercase);
        scan.tokens[short].case == Case::Upper
            && noun.len() > 1
            && noun.clone().flat_map(first).eq(scan.word(short).chars())
    }

    /// "xuất khẩu 854 triệu USD (FDI | chiếm 96%)", "cán bộ có 45 người (nữ | chiếm 30%)": the part of the amount right before its
    /// bracket that a name or a kind has.
    pub(in crate::fact) fn share_inside(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 2;
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let outer = self.drafts.last().filter(|outer| depth > 0 && pieces[outer.piece].depth < depth)?;
        let open = pieces.get(outer.piece + 1).filter(|next| next.mark() == Some(Mark::Open))?;
        let first = own.parts.first().filter(|_| (1..=MAX_NAME).contains(&own.len()))?;
        let told = self.measure == Measure::Share && self.governor.class == Some(Class::Share);
        let right = first.start == open.tokens.end && outer.measure == Measure::Level && !outer.subject.is_empty();
        let named =
            !self.pieces_of(own).any(|piece| piece.any(&[Class::Flow, Class::Act, Class::Breakdown, Class::Anaphor]));
        // "FDI" is a name here, "vốn" none.
        let short = own.len() == 1 && self.reader.scan.tokens[first.start].case == Case::Upper;
        (told && right && named && (short || !own.is_measured())).then(|| outer.subject.then(own))
    }

    /// "Hạ tầng kỹ thuật: Hải Phòng xếp thứ 1 với | 0,71 điểm", "..., sau Bắc Giang (| 7,95 điểm)": the score of a place in the order that
    /// stands before the colon.
    pub(in crate::fact) fn scored(&self) -> Option<Phrase> {
        const REACH: usize = 12;
        let pieces = self.reader.pieces;
        let point = self.quantity.kind == QuantityKind::Physical && self.measure == Measure::Level;
        let ranked = self.drafts.first().is_some_and(|first| first.measure == Measure::Rank);
        if !(point && ranked) {
            return None;
        }
        let place = (self.at.saturating_sub(REACH)..self.at).rev().find(|&at| pieces[at].place().is_some())?;
        let colon = pieces[..place].iter().take(REACH).position(|piece| piece.mark() == Some(Mark::Colon))?;
        let plain = pieces[..colon].iter().all(|piece| piece.form == Form::Word && !piece.is(Class::Breakdown));
        let order = phrase::tidy(self.reader.scan, pieces, 0..colon);
        (plain && !order.is_empty()).then(|| order.then(&Phrase::of_tokens(pieces[place].tokens.clone())))
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
