//! Times that the sentence itself names.

use super::super::choice::{Circumstance as C, Mark};
use super::{Bend, MAX_SIDE, Origin, Times, few, flag};
use crate::calendar::{Grain, Interval, day};
use crate::fact::piece::{Form, Mark as Punctuation, Piece};
use crate::fact::when;
use crate::lexicon::Class;
use crate::mention::{Period, Relation};
use crate::span::{Body, Span};

impl Times<'_> {
    /// What the sentence names.
    pub(super) fn in_sentence(&mut self) {
        let at = self.figure.at;
        let running = self.drafts.iter().rev().find(|draft| draft.lends_period).map_or_else(
            || self.context.period().map(|read| read.value),
            |draft| draft.period.as_ref().map(|read| read.value),
        );
        let pieces = self.reader.pieces;
        let period = |index: &usize| pieces[*index].period().is_some();
        let before = (0..at).rev().filter(period).take(MAX_SIDE);
        let behind = (at + 1..pieces.len()).filter(period).take(MAX_SIDE);
        let found: Vec<(usize, usize)> = before.enumerate().chain(behind.enumerate()).collect();
        for (nth, index) in found {
            let Some(mention) = pieces[index].period().map(|one| &self.reader.mentions.periods[one]) else { continue };
            let Some(days) = when::read(self.reader.scan, self.context, mention, running) else { continue };
            self.named(index, nth, mention, days.value, days.evidence);
        }
    }

    /// A time that the sentence names at piece `index`, the `nth` on its side.
    pub(super) fn named(
        &mut self,
        index: usize,
        nth: usize,
        mention: &Period,
        days: Interval,
        evidence: Option<Span<Body>>,
    ) {
        let (reader, at) = (self.reader, self.figure.at);
        let pieces = reader.pieces;
        let side = flag(index > at);
        let (from, to) = if index > at { (at + 1, index) } else { (index + 1, at) };
        let between = &pieces[from..to];
        let figures = between.iter().filter(|piece| piece.quantity().is_some()).count();
        let parting = between
            .iter()
            .map(|piece| match piece.mark() {
                Some(Punctuation::Semicolon | Punctuation::Stop) => 5,
                Some(Punctuation::Colon) => 4,
                Some(Punctuation::Open | Punctuation::Close) => 3,
                Some(Punctuation::Comma | Punctuation::Dash) => 2,
                Some(_) => 1,
                None => 0,
            })
            .max()
            .unwrap_or(0);
        let grain = mention.grain as usize * 3
            + match mention.relation {
                Relation::Own => 0,
                Relation::SamePeriod { .. } => 1,
                Relation::Previous(_) => 2,
            };
        let origin = match mention.relation {
            Relation::SamePeriod { .. } => Origin::SamePeriod,
            _ if index > at => Origin::Behind,
            _ => Origin::Before,
        };
        let mut marks = vec![
            Mark::new(C::Named, side * 2 + flag(figures > 0)),
            Mark::new(C::Figures, (side * 4 + few(figures, 3)) * 7 + parting),
            Mark::new(C::Parting, (side * 7 + parting) * 6 + self.measure()),
            Mark::new(C::Lead, self.neighbour(index.checked_sub(1)) * 2 + side),
            Mark::new(C::Tail, self.neighbour(Some(index + 1)) * 2 + side),
            Mark::new(C::Grain, grain * 2 + side),
            Mark::new(C::Nearest, (nth * 2 + side) * 4 + few(figures, 3)),
            Mark::new(C::Rivals, few(self.own, 4) * 2 + side),
            Mark::new(C::Opens, flag(index == 0) + 2 * side),
        ];
        marks.extend(self.flags(index, mention, between));
        marks.extend(words(between, side));
        let taken = self.drafts.last().is_some_and(|draft| {
            draft.period.as_ref().is_some_and(|read| read.evidence == evidence && evidence.is_some())
        });
        marks.push(Mark::new(C::Taken, flag(taken) * 2 + side));
        if matches!(mention.relation, Relation::SamePeriod { .. }) {
            let bare = between
                .iter()
                .all(|piece| piece.form == Form::Hedge || piece.form == Form::Word && !piece.is(Class::And));
            marks.push(Mark::new(
                C::Same,
                ((side * 4 + few(figures, 3)) * 2 + flag(reader.in_base[index])) * 2 + flag(bare),
            ));
            marks.push(Mark::new(C::Same, 64 + self.neighbour(index.checked_sub(1))));
        }
        let lends = mention.relation == Relation::Own && !(index > at && when::is_modifier(pieces, index));
        let whole = days.start.is_some();
        let nature = self.nature();
        let bent = |bend: Bend| {
            let kind = flag(mention.up_to) + 2 * flag(mention.point) + 4 * flag(mention.grain == Grain::Day);
            Mark::new(C::Bent, bend as usize * 64 + kind * 8 + nature)
        };
        marks.push(bent(Bend::AsIs));
        self.add(days, evidence, origin, lends, &marks);
        marks.pop();
        marks.push(bent(Bend::Until));
        self.add(Interval::until(days.end), evidence, origin, false, &marks);
        if whole
            && (mention.up_to || mention.year_to_date || mention.point)
            && let Some(start) = day(days.end.year(), 1, 1)
        {
            marks.pop();
            marks.push(bent(Bend::YearToDate));
            self.add(Interval { start: Some(start), end: days.end }, evidence, origin, lends, &marks);
        }
    }

    /// What is so of a time by itself, where it stands.
    fn flags(&self, index: usize, mention: &Period, between: &[Piece]) -> Vec<Mark> {
        let (reader, at, pieces) = (self.reader, self.figure.at, self.reader.pieces);
        let side = flag(index > at);
        let flags = [
            mention.up_to,
            mention.since,
            mention.point,
            mention.has_year,
            mention.year_to_date,
            mention.versus,
            mention.of_plan,
            reader.in_base[index],
            when::is_modifier(pieces, index),
            pieces[index].depth > pieces[at].depth,
            pieces[index].depth < pieces[at].depth,
            mention.redefined.is_some(),
            when::is_point(reader, index, mention),
            when::dates(pieces, index),
            when::opens(pieces, index),
            self.follows_plan(index),
            // "Ngày 5/7, Sở Công Thương cho biết ...": the day somebody spoke.
            mention.grain == Grain::Day && between.iter().any(|piece| piece.is(Class::Said)),
            mention.grain == Grain::Day && !between.iter().any(|piece| piece.is(Class::Said)) && index == 0,
        ];
        let mut marks: Vec<Mark> = flags
            .iter()
            .enumerate()
            .filter(|&(_, &on)| on)
            .map(|(bit, _)| Mark::new(C::Flag, bit * 2 + side))
            .collect();
        if mention.of_plan {
            marks.push(Mark::new(C::Flag, 64 + self.status()));
        }
        marks
    }

    /// Whether a plan is named right before a time: "kế hoạch đề ra cho cả năm 2007".
    pub(super) fn follows_plan(&self, index: usize) -> bool {
        const REACH: usize = 5;
        self.reader.pieces[index.saturating_sub(REACH)..index]
            .iter()
            .rev()
            .take_while(|piece| piece.form == Form::Word)
            .any(|piece| piece.any(&[Class::PlanNoun, Class::TargetNoun]))
    }

    /// What a piece beside a time is.
    pub(super) fn neighbour(&self, at: Option<usize>) -> usize {
        let Some(piece) = at.and_then(|at| self.reader.pieces.get(at)) else { return 0 };
        let classes = [
            Class::AtPoint,
            Class::Locative,
            Class::Of,
            Class::Versus,
            Class::Rise,
            Class::Fall,
            Class::Reach,
            Class::StatusTarget,
            Class::StatusForecast,
            Class::StatusEstimate,
            Class::StatusActual,
            Class::PlanNoun,
            Class::Said,
            Class::And,
            Class::Intro,
            Class::From,
            Class::Equal,
            Class::MeasureNoun,
            Class::Adverb,
        ];
        match piece.form {
            Form::Word => classes.iter().position(|&class| piece.is(class)).map_or(1, |class| class + 10),
            Form::Mark(Punctuation::Comma) => 2,
            Form::Mark(Punctuation::Open | Punctuation::Close) => 3,
            Form::Mark(_) => 4,
            Form::Quantity(_) => 5,
            Form::Place(_) | Form::Generic(_) => 6,
            Form::Hedge => 7,
            Form::Period(_) => 8,
            Form::Citation => 9,
        }
    }
}

/// The words with a job between a time and the figure.
fn words(between: &[Piece], side: usize) -> Vec<Mark> {
    let words = [
        Class::Said,
        Class::Because,
        Class::But,
        Class::Versus,
        Class::And,
        Class::Cause,
        Class::Rise,
        Class::Fall,
        Class::Reach,
        Class::Of,
        Class::Locative,
        Class::Subordinate,
        Class::StatusActual,
        Class::StatusForecast,
        Class::StatusTarget,
        Class::From,
        Class::ToLevel,
        Class::Breakdown,
    ];
    let found = words.iter().enumerate().filter(|&(_, &class)| between.iter().any(|piece| piece.is(class)));
    found.map(|(word, _)| Mark::new(C::Between, word * 2 + side)).collect()
}
