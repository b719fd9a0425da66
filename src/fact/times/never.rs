//! No time at all.

use super::super::choice::{Circumstance as C, Mark};
use super::{Candidate, Origin, Times, far, few, flag};
use crate::fact::piece::{Form, Mark as Punctuation};
use crate::lexicon::Class;

impl Times<'_> {
    pub(super) fn never(&mut self) {
        let reader = self.reader;
        let pieces = reader.pieces;
        let sentence = reader.scan.sentences[reader.sentence].tokens.start;
        let before = reader.mentions.periods.partition_point(|period| period.tokens.start < sentence);
        let since = before
            .checked_sub(1)
            .map_or(7, |last| far(reader.sentence - self.sentence_of(reader.mentions.periods[last].tokens.start)));
        let mut marks = vec![
            Mark::new(C::Never, self.report() * 6 + self.block()),
            Mark::new(C::NeverFigure, self.measure() * 5 + self.unit()),
            Mark::new(C::NeverFigure, 64 + self.nature() * 3 + self.report()),
            Mark::new(C::NeverFigure, 96 + self.status() * 3 + self.report()),
            Mark::new(C::NeverFigure, 128 + flag(self.figure.subject.is_empty())),
            Mark::new(
                C::NeverTimes,
                few(self.own, 3) * 2 + flag(reader.phrases.iter().any(|one| one.period.is_some())),
            ),
            Mark::new(C::NeverSince, since * 3 + self.report()),
            Mark::new(C::NeverBefore, self.drafts.last().map_or(0, |draft| 1 + flag(draft.period.is_none()))),
            Mark::new(C::NeverBefore, 8 + flag(self.context.paragraph.period.is_some())),
            Mark::new(C::NeverBefore, 10 + flag(self.context.is_dated)),
            Mark::new(C::NeverBefore, 12 + few(pieces[self.figure.at].depth.into(), 1)),
            Mark::new(C::Begins, 64 + self.begins()),
        ];
        let words = [
            Class::Undated,
            Class::Cumulative,
            Class::StatusActual,
            Class::StatusForecast,
            Class::StatusTarget,
            Class::StatusEstimate,
            Class::Aspectual,
            Class::Own,
            Class::Have,
            Class::Said,
            Class::Per,
            Class::Condition,
            Class::TargetNoun,
        ];
        // The clause around the figure.
        let clause = pieces[..self.figure.at]
            .iter()
            .rev()
            .take_while(|piece| piece.mark() != Some(Punctuation::Semicolon))
            .chain(pieces[self.figure.at..].iter().take_while(|piece| piece.mark() != Some(Punctuation::Comma)));
        let mut found = [false; 13];
        for piece in clause {
            for (slot, &class) in found.iter_mut().zip(&words) {
                *slot |= piece.is(class);
            }
        }
        marks.extend(found.iter().enumerate().filter(|&(_, &found)| found).map(|(at, _)| Mark::new(C::NeverWord, at)));
        let norm = self.figure.base.is_some_and(|base| base.period.is_none());
        if norm {
            marks.push(Mark::new(C::NeverWord, 32));
        }
        self.out.push(Candidate { days: None, evidence: None, origin: Origin::Never, lends: true, marks });
    }

    /// How the sentence begins.
    pub(super) fn begins(&self) -> usize {
        let Some(first) = self.reader.pieces.first() else { return 0 };
        match first.form {
            Form::Word if first.is(Class::Breakdown) => 1,
            Form::Word if first.is(Class::Anaphor) => 2,
            Form::Word if first.any(&[Class::And, Class::Conjunction]) => 3,
            Form::Word if first.is(Class::But) => 4,
            Form::Word if first.is(Class::Intro) => 5,
            Form::Word if first.is(Class::Said) => 6,
            Form::Word if first.any(&[Class::MeasureNoun, Class::Stock, Class::Quoted, Class::Flow]) => 7,
            Form::Word if first.is(Class::Undated) => 8,
            Form::Word => 9,
            Form::Quantity(_) => 10,
            Form::Period(_) => 11,
            Form::Place(_) | Form::Generic(_) => 12,
            Form::Mark(_) => 13,
            Form::Hedge | Form::Citation => 14,
        }
    }

    /// The sentence that a token stands in.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.reader.scan.sentences.partition_point(|one| one.tokens.end <= token)
    }
}
