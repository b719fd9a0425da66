//! What happened to those that a figure counts: "làm chết 11 người" of an accident that the sentence tells of.

use std::ops::Range;

use crate::fact::Measure;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Draft;
use crate::fact::subject::{Figure, qualifier};
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "làm chết 11 người", "khiến 3 người bị thương": the victims of what happened, said before or counted before.
    pub(in crate::fact) fn befallen(&self, victims: Phrase) -> Phrase {
        const SHORT: usize = 5;
        const MAX_EVENT: usize = 10;
        if !victims.roles.has(Class::Casualty) || victims.len() > SHORT {
            return victims;
        }
        let reader = self.reader;
        let other = |subject: &&Phrase| !subject.roles.has(Class::Casualty) && !subject.is_empty();
        // What was lost by the hectare is no event, nor are some of the cases before or all the victims.
        let parts = reader.pieces[..self.at].iter().rposition(|piece| piece.is(Class::Breakdown));
        let parts = parts.filter(|&parts| self.drafts.iter().any(|draft| draft.piece < parts)).unwrap_or(self.at);
        let people = |draft: &Draft| {
            let quantity = reader.quantity(draft);
            let many = |token: usize| reader.scan.hit(token, Class::Populous).is_some();
            quantity.unit == self.quantity.unit && quantity.unit_tokens.clone().any(many)
        };
        // "236 vụ (đường sắt 3 vụ), làm chết 38 người": nor are those that a bracket told apart.
        let depth = reader.pieces[self.at].depth;
        let counts = |draft: &&Draft| {
            reader.quantity(draft).kind != QuantityKind::Physical
                && draft.piece < parts
                && reader.pieces[draft.piece].depth <= depth
                && !people(draft)
        };
        // "3. Tai nạn giao thông / Xảy ra 14 vụ": where the noun stands alone, the heading tells of what.
        let bare = |draft: &Draft| draft.subject.len() == reader.quantity(draft).unit_tokens.len();
        let told = self.drafts.iter().rev().filter(counts);
        let told = told.map(|draft| if bare(draft) { &draft.words } else { &draft.subject }).find(other);
        let counted = told.map(|subject| {
            // "vụ | cháy": what happened, not how it is counted.
            let unit = self.drafts.iter().map(|draft| &reader.quantity(draft).unit_tokens);
            // "96 vụ. So với cùng kỳ tăng 22 vụ, giảm 5 người chết": told in another sentence it is the same word.
            let same = |unit: &Range<usize>| {
                let first = subject.parts.first().filter(|first| first.len() == 1);
                first.is_some_and(|first| reader.scan.says_same(first.start, unit.start))
            };
            let counts = unit.filter(|unit| unit.len() == 1).any(same);
            if counts { subject.without_first_part() } else { subject.clone() }
        });
        let cause = (self.at.saturating_sub(SHORT)..self.at).rev().find(|&at| reader.pieces[at].is(Class::Cause));
        let event = match (counted, cause) {
            (Some(counted), _) => counted,
            (None, Some(cause)) => self.event(cause).unwrap_or_else(|| {
                let before = edge::clause_before(reader.pieces, &reader.in_base, cause);
                // "Mưa lớn | từ đêm 3/8 đến sáng 4/8 | làm": without when.
                let end = before.clone().skip(1).find(|&at| reader.pieces[at].is(Class::From)).unwrap_or(before.end);
                phrase::tidy(reader.scan, reader.pieces, before.start..end)
            }),
            (None, None) => return victims,
        };
        if event.len() > MAX_EVENT { victims } else { self.of_aspect(&victims, &event) }
    }

    /// "Mưa lớn làm | 30 ha lúa bị ngập", "Gió lốc làm đổ | 12 ha ngô": an amount is of what was hit, and not of what hit it.
    pub(in crate::fact) fn caused(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_VERB: usize = 3;
        let pieces = self.reader.pieces;
        let amount = self.quantity.kind == QuantityKind::Physical && self.measure == Measure::Level;
        let floor = self.at.saturating_sub(MAX_VERB + 2);
        let cause = (floor..self.at).rev().find(|&at| amount && pieces[at].is(Class::Cause))?;
        let before = !own.is_empty() && own.parts.iter().all(|part| part.end <= pieces[cause].tokens.start);
        let word = |piece: &Piece| piece.form == Form::Word && !piece.any(&MEASURED);
        let verb = &pieces[cause + 1..self.at];
        let verb = &verb[..verb.len() - verb.iter().rev().take_while(|piece| piece.form == Form::Hedge).count()];
        let hit = !verb.is_empty() || self.pieces_of(self.after()).any(|piece| piece.is(Class::Passive));
        let fits = before && hit && verb.len() <= MAX_VERB && verb.iter().all(word) && !self.after().is_empty();
        fits.then(|| Phrase::of_pieces(verb).then(self.after()))
    }

    /// "80 ha ngô, trên 15 ha chuối | bị gãy đổ": what is told of the last amount of a row befell what all of them are of.
    pub(in crate::fact) fn shared_fate(&self, own: &Range<usize>) -> Phrase {
        const MAX_NOUN: usize = 4;
        const MAX_ROW: usize = 4;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let passive = |piece: &Piece| scan.hit(piece.tokens.start, Class::Passive).is_some();
        let plain = |range: &Range<usize>| {
            let noun = |piece: &Piece| piece.form == Form::Word && !phrase::says(piece) && !passive(piece);
            (1..=MAX_NOUN).contains(&range.len()) && pieces[range.clone()].iter().all(noun)
        };
        let mut noun = own.clone();
        for _ in 0..MAX_ROW {
            let row = self.quantity.kind == QuantityKind::Physical && plain(&noun);
            let joined =
                pieces.get(noun.end).is_some_and(|joint| joint.mark() == Some(Mark::Comma) || joint.is(Class::And));
            let next = pieces[noun.end.min(pieces.len())..].iter().skip(1).position(|piece| piece.form != Form::Hedge);
            let Some(next) = next.map(|next| noun.end + 1 + next).filter(|_| row && joined) else { break };
            let alike = |index: usize| self.reader.mentions.quantities[index].unit == self.quantity.unit;
            if !pieces[next].quantity().is_some_and(alike) {
                break;
            }
            noun = qualifier::after(scan, pieces, next, false, false);
            let fate = noun.clone().find(|&at| passive(&pieces[at])).filter(|&at| at > next + 1);
            if let Some(fate) = fate {
                return Phrase::of_pieces(&pieces[fate..noun.end]);
            }
        }
        Phrase::default()
    }

    /// "Vụ cháy chợ Bình Long | rạng sáng 3/2 tại ..., huyện ... | làm": what happened, without when and where.
    pub(in crate::fact) fn event(&self, cause: usize) -> Option<Phrase> {
        const REACH: usize = 40;
        const ENDS: [Class; 6] =
            [Class::Locative, Class::Cause, Class::Preverb, Class::AtPoint, Class::Reach, Class::Subordinate];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let happens = |&at: &usize| {
            let hit = scan.hit(pieces[at].tokens.start, Class::Noun);
            let one = hit.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier);
            let begins = at.checked_sub(1).is_none_or(|before| {
                pieces[before].mark().is_some() || pieces[before].any(&[Class::Intro, Class::Adverb])
            });
            one && begins && pieces[at].form == Form::Word
        };
        let start = (cause.saturating_sub(REACH)..cause).rev().find(happens)?;
        let goes_on = |&at: &usize| match pieces[at].form {
            Form::Word => !pieces[at].any(&ENDS),
            Form::Mark(Mark::Quote) | Form::Place(_) => true,
            _ => false,
        };
        let end = (start + 1..cause).take_while(goes_on).last()? + 1;
        Some(phrase::tidy(scan, pieces, start..end)).filter(|event| event.len() > 1)
    }
}
