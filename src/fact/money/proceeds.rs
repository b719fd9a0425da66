//! Money that somebody gets out of a deal: "Sao Biển thu về | 415 tỷ đồng", "bán 10% vốn cho đối tác, thu về | 470 triệu USD",
//! "thương vụ bán nhà máy đem về | 90 tỷ đồng | cho tập đoàn".

use std::ops::Range;

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Pieces of a clause before the verb.
const MAX_CLAUSE: usize = 24;
/// Tokens of who gets it, and of the deal that it comes from.
const MAX_ACTOR: usize = 9;
const MAX_DEAL: usize = 14;
/// Verbs that hand something over.
const DEEDS: [Class; 2] = [Class::Own, Class::Act];

impl Figure<'_> {
    /// Who gets the money, and the verb; where nobody is named right before the verb, the deal that it comes from.
    pub(in crate::fact) fn proceeds(&self) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let amount = self.quantity.kind == QuantityKind::Money && !self.quantity.unit.contains('/');
        // "thu về 3 tỷ đồng | doanh thu": an amount that has a name.
        if !amount || self.measure != Measure::Level || self.next_is(&MEASURED) {
            return None;
        }
        let aside =
            |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Quantifier, Class::Adverb, Class::Only]);
        let verb = (0..self.at).rev().find(|&at| !aside(&pieces[at]))?;
        let tokens = &pieces[verb].tokens;
        let gains =
            tokens.clone().any(|token| scan.hit(token, Class::Gain).is_some_and(|hit| hit.end as usize == tokens.end));
        if pieces[verb].form != Form::Word || !gains {
            return None;
        }
        let start = self.clause_start(verb);
        let led = |at: &usize| pieces[*at].any(&[Class::Intro, Class::But, Class::Conjunction, Class::Subordinate]);
        let start = start + (start..verb).take_while(led).count();
        let gain = Phrase::of_pieces(&pieces[verb..=verb]);
        if let Some(deal) = self.deal_named(start, verb) {
            return Some(deal.then(&gain));
        }
        let auxiliary = |piece: &Piece| {
            piece.any(&[
                Class::Preverb,
                Class::Adverb,
                Class::StatusForecast,
                Class::StatusEstimate,
                Class::StatusActual,
            ])
        };
        if pieces[start..verb].iter().all(auxiliary) {
            let comma = start.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
            // "cổ phần với giá trị sổ sách 66 tỷ đồng, | thu về | 115 tỷ đồng": it is of no amount before it.
            let other = self.drafts.last().is_some_and(|last| self.reader.quantity(last).unit == self.quantity.unit);
            let deal = self.deal_before(comma);
            let deal = deal.or_else(|| self.sold_before(comma));
            return deal.map(|deal| deal.then(&gain)).or_else(|| other.then_some(gain));
        }
        let first = pieces[start].tokens.start;
        let person = scan.hit(first, Class::Title).is_some();
        let place = matches!(pieces[start].form, Form::Place(_) | Form::Generic(_));
        let named = place
            || pieces[start].is(Class::Firm)
            || person
            || self.reader.entities[first]
            || scan.tokens[first].is_capital() && start > 0;
        let actor = pieces[start..verb].iter().all(|piece| {
            matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_))
                && !piece.any(&DEEDS)
                && !piece.any(&MEASURED)
        });
        let said = phrase::tidy(scan, pieces, start..verb + 1);
        let said = if said.is_empty() { Phrase::of_pieces(&pieces[start..=verb]) } else { said };
        (named && actor && said.len() <= MAX_ACTOR + gain.len()).then_some(said)
    }

    /// Where the clause of a verb begins: behind a mark; a figure inside goes with it.
    fn clause_start(&self, verb: usize) -> usize {
        let pieces = self.reader.pieces;
        let floor = verb.saturating_sub(MAX_CLAUSE);
        let parts = |at: &usize| {
            matches!(pieces[*at].mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Stop | Mark::Dash))
        };
        (floor..verb).rev().find(parts).map_or(floor, |at| at + 1)
    }

    /// "thương vụ bán 30% cổ phần Sao Mai | cho quỹ Mekong | đã đem về": a deal by its noun, without figures and without to whom.
    fn deal_named(&self, start: usize, verb: usize) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        scan.hit(pieces.get(start)?.tokens.start, Class::Deal)?;
        self.deal(start..verb)
    }

    /// "Sao Biển bán 10% vốn cho đối tác, | thu về": who sells what in the clause before.
    fn deal_before(&self, comma: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let start = self.clause_start(comma);
        let deed = (start..comma).find(|&at| pieces[at].form == Form::Word && pieces[at].any(&DEEDS))?;
        let told = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::Share]);
        if pieces[start..comma].iter().any(told) {
            return None;
        }
        let actor = phrase::tidy(self.reader.scan, pieces, start..deed);
        let actor = if self.can_own(&actor) && actor.len() <= MAX_ACTOR { actor } else { Phrase::default() };
        let deal = self.deal(deed..comma)?;
        let whole = actor.then(&deal);
        Some(if whole.len() <= MAX_DEAL { whole } else { deal })
    }

    /// "xuất khẩu 90 nghìn tấn chè, | thu về": the trade in so much of some goods that the clause before tells.
    fn sold_before(&self, comma: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.piece < comma && last.measure == Measure::Level)?;
        let goods = matches!(self.reader.quantity(last).kind, QuantityKind::Physical | QuantityKind::Count);
        let near = !pieces[last.piece + 1..comma].iter().any(|piece| piece.mark().is_some());
        let first = last.words.parts.first().map(|part| self.reader.piece_of(part.start))?;
        let sold = pieces[first].any(&[Class::Flow, Class::Act]) && first < last.piece;
        (goods && near && sold && last.words.len() <= MAX_DEAL).then(|| last.words.clone())
    }

    /// The words of a deal.
    fn deal(&self, range: Range<usize>) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let to = (range.start + 1..range.end).find(|&at| pieces[at].is(Class::Dative)).unwrap_or(range.end);
        let mut deal = Phrase::default();
        let mut words = 0;
        let depth = pieces[range.start].depth;
        // "vốn điều lệ tại Công ty Sao Mai | (Sao Mai Trading)": a bracket adds no words.
        for piece in pieces[range.start..to].iter().filter(|piece| piece.depth <= depth) {
            let said = match piece.form {
                Form::Word if piece.any(&[Class::Preverb, Class::StatusForecast]) => Phrase::default(),
                Form::Word | Form::Place(_) | Form::Generic(_) => Phrase::of_pieces(std::slice::from_ref(piece)),
                // "đấu giá | 20 xe ô tô |": what is sold may be counted.
                Form::Quantity(index) => {
                    let sold = &self.reader.mentions.quantities[index];
                    let counted = sold.kind == QuantityKind::Count;
                    if counted { Phrase::of_tokens(sold.unit_tokens.clone()) } else { Phrase::default() }
                }
                _ => Phrase::default(),
            };
            words += usize::from(!said.is_empty());
            deal = deal.then(&said);
        }
        (words > 1 && deal.len() <= MAX_DEAL).then_some(deal)
    }
}
