//! What moves beside what was said to move, and what is so much of the same whole: "doanh thu từ bán lẻ tăng 12%, khách
//! sạn tăng 8%", "nợ công bằng 60% GDP, trong giới hạn (không quá 65% GDP)".

use super::share;
use crate::fact::Measure;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, MEASURED, PREDICATES, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "sản lượng gỗ tăng 7%, | củi | giảm 3%": in a row of movements the next thing takes the place of the last behind the
    /// noun of its amount.
    pub(in crate::fact) fn moves_in_row(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_THING: usize = 6;
        const MAX_LAST: usize = 10;
        let pieces = self.reader.pieces;
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_THING)?;
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall));
        let last = self.drafts.last().filter(|last| {
            moves
                && last.measure == Measure::Change
                && self.measure == Measure::Change
                && is_percent(self.quantity)
                && is_percent(self.reader.quantity(last))
                && pieces[last.piece].depth == pieces[self.at].depth
        })?;
        let start = pieces.partition_point(|piece| piece.tokens.start < part.start);
        let joins = |at: usize| {
            pieces[at].any(&[Class::And, Class::But, Class::Conjunction]) || pieces[at].mark() == Some(Mark::Comma)
        };
        let verb = pieces.get(self.governor.subject_end)?;
        let whole = start.checked_sub(1).is_some_and(|before| joins(before) && last.piece < before);
        let plain = |piece: &Piece| piece.roles.is_idle() || piece.any(&[Class::And, Class::Flow, Class::Plain]);
        let thing = |piece: &Piece| piece.form == Form::Word && plain(piece);
        if !whole || verb.tokens.start != part.end || !self.pieces_of(own).all(thing) || self.is_name(own) {
            return None;
        }
        let noun = self.measured_head(&last.subject);
        let lead = last.subject.parts.first().filter(|_| noun > 0)?;
        let behind = pieces.partition_point(|piece| piece.tokens.start < lead.start + noun);
        let next = pieces.get(behind)?;
        // "doanh thu | từ | bán lẻ", but "thu nhập của nông dân tăng 5%, sức mua tăng 3%".
        let from = if next.is(Class::From) { next.tokens.len() } else { 0 };
        // "sản lượng thịt giảm 4%, tiêu thụ giảm 3%": what else becomes of the same.
        if next.is(Class::Of) || from == 0 && self.all(own, &[Class::Flow]) {
            return None;
        }
        let rest = last.subject.len().checked_sub(noun + from).filter(|rest| (1..=MAX_LAST).contains(rest))?;
        // "giá trị xuất khẩu của các mặt hàng tăng mạnh": no thing of the row.
        let before = last.subject.without_head(noun + from);
        let named = |piece: &Piece| !piece.any(&PREDICATES) && !piece.any(&[Class::Anaphor, Class::Preverb]);
        self.pieces_of(&before).all(named).then(|| last.subject.without_tail(rest).then(own))
    }

    /// "Tỷ lệ nợ công | so với GDP năm 2011 là 50%; năm 2012 là 51%": the rate before what it is a share of, for each time of the row.
    pub(in crate::fact) fn rate_of_product(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let first = self.drafts.first().map_or(self.at, |draft| draft.piece);
        let phrase = share::product_rate(self.reader, first).filter(|_| is_percent(self.quantity))?;
        let floor = self.drafts.last().map_or(phrase.end, |draft| draft.piece + 1);
        let told = |piece: &Piece| match piece.form {
            Form::Period(_) | Form::Hedge => true,
            Form::Mark(mark) => matches!(mark, Mark::Comma | Mark::Semicolon),
            Form::Word => piece.any(&[Class::Reach, Class::StatusEstimate, Class::Locative]),
            _ => false,
        };
        let dated = pieces[floor..self.at].iter().any(|piece| piece.period().is_some());
        let noun = edge::clause_before(pieces, &self.reader.in_base, phrase.start);
        let noun = phrase::tidy(self.reader.scan, pieces, noun);
        (dated && pieces[floor..self.at].iter().all(told) && !noun.is_empty()).then_some(noun)
    }

    /// "tỷ lệ hộ nghèo giảm 2%, riêng 3 huyện vùng cao giảm | 5%": in those that are counted apart the same has moved.
    pub(in crate::fact) fn moved_apart(&self) -> Option<Phrase> {
        const BACK: usize = 2;
        let reader = self.reader;
        let count = self.drafts.last().filter(|last| reader.quantity(last).kind == QuantityKind::Count)?;
        let lead = reader.pieces[..count.piece].iter().rev().take(BACK).find(|piece| piece.form != Form::Hedge)?;
        let apart = lead.is(Class::Intro) && lead.is(Class::Topic) && !lead.any(&[Class::Reach, Class::Aspect]);
        let verb = self.governor.piece.filter(|&verb| verb > count.piece)?;
        let whose = reader.pieces[count.piece + 1..verb].iter().any(|piece| piece.any(&MEASURED));
        let before = self.drafts.iter().rev().nth(1).filter(|before| before.measure == Measure::Change)?;
        let alike = is_percent(self.quantity) && reader.quantity(before).unit == self.quantity.unit;
        let moves = self.measure == Measure::Change;
        (apart && alike && moves && !whose && !before.subject.is_empty()).then(|| before.subject.clone())
    }

    /// What a share of the GDP is of stands before it, never the GDP itself.
    pub(in crate::fact) fn of_product(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 40;
        const MAX_SHARES: usize = 8;
        let pieces = self.reader.pieces;
        let product = |at: usize| pieces.get(at + 1).is_some_and(|next| next.is(Class::GrossProduct));
        if !product(self.at) {
            return None;
        }
        // "nợ công bằng 60% GDP, trong giới hạn an toàn (không quá | 65% | GDP)", "năm 2016 là 5% GDP, năm 2017 khoảng | 4% |
        // GDP": so much of the same whole is of the same.
        let alike = |draft: &&Draft| draft.measure == Measure::Share && product(draft.piece);
        let share = self.drafts.iter().rev().take(MAX_SHARES).find(alike).filter(|_| self.measure == Measure::Share);
        let same = share.filter(|last| {
            let depth = pieces[self.at].depth;
            let open = (last.piece..self.at).rev().take(REACH).find(|&at| pieces[at].depth < depth);
            let inside = open.is_some_and(|open| !pieces[open + 1..self.at].iter().any(|piece| piece.any(&MEASURED)));
            inside || self.points_back(own)
        });
        // "thâm hụt cao hơn mức trần (4% | GDP)".
        let last = || self.drafts.last().filter(|_| is_percent(self.quantity) && own.is_empty());
        let told = |draft: &Draft| Some(draft.subject.clone()).filter(|told| !told.is_empty());
        same.map(|same| same.subject.clone()).or_else(|| last().and_then(told))
    }
}
