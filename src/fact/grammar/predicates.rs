//! Several predicates of one subject: "khu công nghiệp thu hút 60 dự án, tạo việc làm cho 900 người và nộp ngân sách | 85 tỷ
//! đồng".

use std::ops::Range;

use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::Measure;
use crate::fact::sentence::Draft;
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Subjects longer than this are sentences.
const MAX_SUBJECT: usize = 9;

impl Figure<'_> {
    /// What a later predicate says of the subject of the sentence, with the subject: the amount that somebody pays, or what
    /// somebody contributes to.
    pub(in crate::fact) fn predicate(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let share = self.measure == Measure::Share && own.is_empty();
        let amount = self.measure == Measure::Level
            && !own.is_empty()
            && matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical);
        let verb = match own.parts.first() {
            Some(part) if amount => {
                let first = pieces.partition_point(|piece| piece.tokens.end <= part.start);
                // "nộp ngân sách" is a noun of an amount, with its verb in it.
                let acts = |at: &usize| self.reader.scan.hit(pieces[*at].tokens.start, Class::Act).is_some();
                Some(first).filter(acts).or_else(|| first.checked_sub(1).filter(acts))?
            }
            None if share => self.governor.piece.filter(|&verb| pieces[verb].is(Class::Contribute))?,
            _ => return None,
        };
        let subject = self.subject_before(verb)?;
        Some(own.then(&if share { Phrase::default() } else { self.after().clone() }).then(&subject))
    }

    /// "ngân hàng đã tăng vốn | từ 3.000 tỷ đồng", "giảm giá bán | xuống 9 triệu đồng", "tăng giá vé xe buýt | thêm 1.000 đồng":
    /// the noun behind the movement or in it, and whose it is.
    pub(in crate::fact) fn moved_noun(&self) -> Option<Phrase> {
        const MAX_OBJECT: usize = 6;
        const MAX_LEAD: usize = 3;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let level = matches!(self.governor.class, Some(Class::From | Class::ToLevel));
        let to = if level { self.governor.piece? } else { self.governor.subject_end };
        // "từ 3.000 tỷ đồng | lên 5.000 tỷ đồng": of the same.
        let from = self.drafts.last().filter(|from| from.governor.class == Some(Class::From) && from.piece < to);
        let from = from.filter(|from| level && pieces[from.piece + 1..to].iter().all(|piece| piece.form == Form::Word));
        if let Some(from) = from {
            let agreed = from.measure == Measure::Level && from.words.is_measured() && from.words == from.subject;
            return agreed.then(|| from.words.clone());
        }
        let floor = to.saturating_sub(MAX_OBJECT);
        let verb = (floor..to).rev().find(|&at| pieces[at].any(&[Class::Rise, Class::Fall]))?;
        let object = verb + 1..to;
        // "tăng giá vé | xe buýt | thêm 1.000 đồng": by how much. "7 nhóm hàng tăng giá và 4 nhóm hàng" has no object.
        let thing = pieces[object.clone()].first().map(|first| !first.any(&[Class::And, Class::Locative]));
        let by = self.measure == Measure::Change
            && self.governor.piece == Some(verb)
            && thing.unwrap_or(pieces[verb].tokens.len() > 2);
        let plain = pieces[object.clone()].iter().all(|piece| match piece.form {
            Form::Word => !says(piece) && !piece.is(Class::Versus),
            Form::Place(_) | Form::Period(_) => true,
            _ => false,
        });
        if !(if level { self.measure == Measure::Level } else { by }) || !plain {
            return None;
        }
        let behind = pieces[object.clone()].first().is_some_and(|noun| noun.any(&MEASURED));
        let end = pieces[verb].tokens.end;
        let measured = |token: &usize| MEASURED.iter().any(|&class| scan.hit(*token, class).is_some());
        let inside = || (pieces[verb].tokens.start + 1..end).find(measured).map(|token| Phrase::of_tokens(token..end));
        let noun = if behind && level { Phrase::default() } else { inside()? };
        let moved = noun.then(&phrase::tidy(scan, pieces, object));
        // "trong đợt tăng vốn": of whom is not told here.
        let aside = pieces[verb.saturating_sub(MAX_LEAD)..verb]
            .iter()
            .any(|piece| piece.any(&[Class::Locative, Class::Dative]));
        Some(if aside { moved } else { self.owned(moved) })
    }

    /// The subject of the sentence, where the verb at `verb` goes on with it behind an earlier predicate and its figure.
    fn subject_before(&self, verb: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let aside = |piece: &Piece| piece.period().is_some() || piece.any(&[Class::Adverb, Class::And, Class::Per]);
        let joint = (0..verb).rev().find(|&at| !aside(&pieces[at]))?;
        let behind = pieces[joint].mark() == Some(Mark::Comma) || pieces[joint + 1].is(Class::And);
        // "mua vào 36 triệu đồng, bán ra 37 triệu đồng": the same amount from the other side.
        let other = |last: &&Draft| self.reader.quantity(last).unit != self.quantity.unit;
        let last = self.drafts.last().filter(|last| last.piece <= joint && behind).filter(other)?;
        // No new subject stands between.
        let object = &pieces[last.piece + 1..=joint];
        let amount = object.first().is_some_and(|first| first.any(&MEASURED));
        let goes_on = object.iter().all(|piece| match piece.form {
            Form::Word => (amount || !says(piece)) && !piece.is(Class::But),
            Form::Place(_) | Form::Generic(_) | Form::Period(_) => true,
            Form::Mark(mark) => mark == Mark::Comma,
            _ => false,
        });
        let commas = object.iter().filter(|piece| piece.mark().is_some()).count();
        let subject = self.sentence_subject().filter(|_| goes_on && commas <= 1)?;
        let phrase = phrase::tidy(self.reader.scan, pieces, subject);
        let amount = self.pieces_of(&phrase).next().is_none_or(|first| first.any(&MEASURED));
        let whose = phrase.len() <= MAX_SUBJECT && !amount;
        (whose && !self.is_anaphor(&phrase) && !self.all_places(&phrase)).then_some(phrase)
    }

    /// What stands before the first verb of the sentence, behind the comma before it.
    fn sentence_subject(&self) -> Option<Range<usize>> {
        const VERBS: [Class; 7] =
            [Class::Act, Class::Have, Class::Own, Class::Share, Class::Contribute, Class::Preverb, Class::Adopt];
        let pieces = self.reader.pieces;
        let first = self.drafts.first()?.piece;
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let start = pieces[..first].iter().rposition(|piece| piece.mark() == Some(Mark::Comma)).map_or(0, |at| at + 1);
        let verb = (start..first).find(|&at| !named(at) && pieces[at].any(&VERBS) && !pieces[at].any(&MEASURED))?;
        let plain = |piece: &Piece| match piece.form {
            Form::Word => !piece.any(&[Class::Said, Class::Copula, Class::Breakdown, Class::Locative]),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        // "đại hội thông qua": what others are to do.
        let acts = verb > start && !pieces[verb..first].iter().any(|piece| piece.is(Class::Adopt));
        (acts && pieces[start..verb].iter().all(plain)).then_some(start..verb)
    }
}
