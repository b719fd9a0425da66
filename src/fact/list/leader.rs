//! Who leads an order, and by what: "Trong các nước nhập khẩu gạo, đứng đầu là Trung Quốc với 560 nghìn tấn, kế đó là Ghana
//! 420 nghìn tấn", "theo số dự án, tỉnh xếp hạng 13/63".

use crate::fact::Measure;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Pieces that a list is led by.
const MAX_LEAD: usize = 40;
/// Pieces of a noun.
const MAX_NOUN: usize = 8;
/// "dẫn đầu | toàn hệ thống | về": pieces of those that one leads, with what leads to the noun.
const MAX_LED: usize = 4;
/// "xét | theo": pieces that what an order is by is led by.
const MAX_VERB: usize = 2;

impl Figure<'_> {
    /// "Nhiệt độ trung bình 28 °C, | cao nhất | 34 °C, thấp nhất 23 °C": the highest of what the figure before is the mean of.
    pub(in crate::fact) fn extreme(&self) -> Option<Phrase> {
        const MAX_WORDS: usize = 3;
        const MAX_BETWEEN: usize = 5;
        let scan = self.reader.scan;
        let last =
            self.drafts.last().filter(|last| last.measure == Measure::Level && self.measure == Measure::Level)?;
        let between = &self.reader.pieces[last.piece + 1..self.at];
        let parts = between.first().is_some_and(|first| first.is(Class::And) || first.mark() == Some(Mark::Comma));
        let alike = self.reader.quantity(last).unit == self.quantity.unit;
        if !parts || !alike || between.len() > MAX_BETWEEN || between[1..].iter().any(|piece| piece.mark().is_some()) {
            return None;
        }
        let start = between[0].tokens.end;
        let most = |token: usize| scan.hit(token, Class::Superlative).is_some();
        let end = (start + 1..start + MAX_WORDS).find(|&token| token < self.quantity.tokens.start && most(token))? + 1;
        let tells = |piece: &Piece| piece.tokens.end <= end || piece.is(Class::Reach) || piece.form == Form::Hedge;
        if !between[1..].iter().all(tells) {
            return None;
        }
        // Of the mean, or of the extreme told before.
        let said = last.words.parts.iter().flat_map(Clone::clone);
        let mean = |token: &usize| scan.hit(*token, Class::Per).is_some() || most(*token);
        let cut = said.clone().find(mean)?;
        let from = if most(cut) { cut.saturating_sub(1) } else { cut };
        let to = scan.hit(cut, Class::Per).map_or(cut + 1, |hit| hit.end as usize);
        let head = said.filter(|token| !(from..to).contains(token)).map(|token| Phrase::of_tokens(token..token + 1));
        let head = head.reduce(|head, next| head.then(&next))?;
        Some(head.then(&Phrase::of_tokens(start..end)))
    }

    /// The noun of a list that a leader opens, of each name in it.
    pub(in crate::fact) fn behind_leader(&self, own: &Phrase) -> Option<Phrase> {
        let counts = matches!(self.quantity.kind, QuantityKind::Count | QuantityKind::Rank | QuantityKind::Zero);
        if self.measure != Measure::Level || counts || own.is_empty() {
            return None;
        }
        let pieces = self.reader.pieces;
        let first = self.drafts.first();
        let end = first.map_or(self.at, |first| first.piece).min(MAX_LEAD);
        let leads = |piece: &Piece| {
            let order = |token: usize| self.reader.scan.hit(token, Class::Superlative).is_some();
            piece.form == Form::Word && piece.is(Class::Reach) && piece.tokens.clone().any(order)
        };
        let leader = pieces[..end].iter().position(leads)?;
        let behind = pieces.get(leader + 1..end.min(leader + 1 + MAX_NOUN))?;
        let copula = leader + 1 + behind.iter().position(|piece| piece.is(Class::Copula))?;
        // "dẫn đầu về | lợi nhuận | là", "dẫn đầu hệ thống về | lợi nhuận | là": whom one leads may stand between.
        let about = (leader + 1..copula).take(MAX_LED).find(|&at| pieces[at].is(Class::Aspect));
        let noun = match about {
            Some(about) => phrase::tidy(self.reader.scan, pieces, about + 1..copula),
            None => self.noun_of_lead(leader)?,
        };
        let name = match first {
            Some(first) => {
                let alike = self.reader.quantity(first).unit == self.quantity.unit && self.is_name(own);
                Some(own.clone()).filter(|_| alike)?
            }
            None => phrase::tidy(self.reader.scan, pieces, copula + 1..self.governor.subject_end.max(copula + 1)),
        };
        let whole = !noun.is_empty() && noun.is_measured() && !name.is_empty() && !name.is_measured();
        whole.then(|| noun.then(&name))
    }

    /// "Hải Âu | dẫn đầu về vốn điều lệ của các công ty con, với | 700 tỷ đồng": what one leads in, and who it is.
    pub(in crate::fact) fn leading_in(&self) -> Option<Phrase> {
        const MAX_NAME: usize = 10;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let with =
            self.governor.piece.filter(|&with| pieces[with].is(Class::Topic) && pieces[with].is(Class::Reach))?;
        let level = self.measure == Measure::Level && self.quantity.kind != QuantityKind::Count;
        let floor = with.saturating_sub(MAX_LEAD);
        let stops = |piece: &Piece| matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Colon));
        let start = (floor..with).rev().find(|&at| stops(&pieces[at])).map_or(floor, |at| at + 1);
        let order = |token: usize| scan.hit(token, Class::Superlative).is_some();
        let leads = |at: &usize| {
            pieces[*at].form == Form::Word && pieces[*at].is(Class::Reach) && pieces[*at].tokens.clone().any(order)
        };
        let leader = (start..with).find(leads).filter(|_| level)?;
        let about = (leader + 1..with).find(|&at| pieces[at].is(Class::Aspect))?;
        let noun = |at: &usize| {
            matches!(pieces[*at].form, Form::Word) && !pieces[*at].is(Class::Of) && !pieces[*at].is(Class::Copula)
        };
        let end = (about + 1..with).take_while(noun).last()? + 1;
        let amount = phrase::tidy(scan, pieces, about + 1..end);
        let name = phrase::tidy(scan, pieces, edge::clause_before(pieces, &self.reader.in_base, leader));
        let whose = (1..=MAX_NAME).contains(&name.len()) && !name.is_measured() && self.tells_name(&name);
        (amount.is_measured() && whose).then(|| amount.then(&name))
    }

    /// "Trong các tỉnh có | diện tích cà phê | lớn, đứng đầu là": the first noun of an amount before who leads.
    fn noun_of_lead(&self, leader: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let comma = leader.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
        let opening = &pieces[..comma];
        let among = opening.first().is_some_and(|lead| lead.is(Class::Locative))
            || opening.iter().take(MAX_VERB).any(|lead| self.leads_order(lead));
        let amount = |piece: &Piece| piece.any(&MEASURED) && !piece.any(&[Class::GrowthNoun, Class::Anaphor]);
        let start = opening.iter().position(amount).filter(|_| among)?;
        let told = |piece: &&Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&MEASURED));
        let length = opening[start..].iter().take(MAX_NOUN).take_while(told).count();
        Some(Phrase::of_pieces(&opening[start..start + length]))
    }

    /// "theo", "về": what leads to what an order is by.
    fn leads_order(&self, piece: &Piece) -> bool {
        let first = piece.tokens.start;
        piece.form == Form::Word && (piece.is(Class::Topic) || self.reader.scan.hit(first, Class::Source).is_some())
    }

    /// "theo số dự án, | tỉnh | xếp hạng 13/63", "về lợi nhuận, công ty đứng thứ 5": what an order is by, told before who stands
    /// in it.
    pub(in crate::fact) fn ordered_by(&self) -> Option<Phrase> {
        const MAX_OPENING: usize = 10;
        let pieces = self.reader.pieces;
        let end = self.governor.subject_end;
        let ranked = self.measure == Measure::Rank;
        let beside =
            |at: &usize| !matches!(pieces[*at].form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Colon));
        let comma = (end.saturating_sub(MAX_OPENING)..end)
            .rev()
            .take_while(beside)
            .find(|&at| pieces[at].mark() == Some(Mark::Comma))
            .filter(|_| ranked)?;
        let who = phrase::tidy(self.reader.scan, pieces, comma + 1..end);
        let floor = comma.saturating_sub(MAX_OPENING);
        let start = (floor..comma)
            .rev()
            .take_while(|&at| pieces[at].mark().is_none() && pieces[at].quantity().is_none())
            .last()?;
        let lead = (start..comma.min(start + MAX_VERB)).find(|&at| self.leads_order(&pieces[at]))?;
        let noun = phrase::tidy(self.reader.scan, pieces, lead + 1..comma);
        let told = noun.is_measured() && !who.is_empty() && !who.is_measured();
        told.then(|| if self.all_places(&who) { noun } else { noun.then(&who) })
    }

    /// "dân số đô thị tăng nhanh, | mức tăng | 3,2%": how fast it grows is of what was said to grow.
    pub(in crate::fact) fn grown(&self, own: &Phrase) -> Option<Phrase> {
        const BARE: [Class; 3] = [Class::GrowthNoun, Class::Per, Class::Adverb];
        const MAX_CLAUSE: usize = 12;
        let bare = own.roles.has(Class::GrowthNoun) && self.all(own, &BARE) && self.measure == Measure::Change;
        let first = own.parts.first().filter(|_| bare)?.start;
        let pieces = self.reader.pieces;
        let noun = pieces.partition_point(|piece| piece.tokens.start < first);
        let comma = (noun.saturating_sub(2)..noun).rev().find(|&at| pieces[at].mark() == Some(Mark::Comma))?;
        let floor = comma.saturating_sub(MAX_CLAUSE);
        let start = (floor..comma)
            .rev()
            .take_while(|&at| pieces[at].mark().is_none() && pieces[at].quantity().is_none())
            .last()?;
        let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]) && !piece.is(Class::GrowthNoun);
        let verb = (start + 1..comma).find(|&at| moves(&pieces[at]))?;
        let grown = phrase::tidy(self.reader.scan, pieces, start..verb);
        Some(grown).filter(Phrase::is_measured)
    }
}
