//! Times told before the sentence, and those that a base lets one work out.

use super::super::choice::{Circumstance as C, Mark};
use super::{MAX_RECENT, Origin, Times, far, few, flag, length};
use crate::calendar::{Grain, Interval, day};
use crate::fact::context::Genre;
use crate::fact::{Measure, when};
use crate::mention::Relation;
use crate::span::{Body, Span};

impl Times<'_> {
    /// What lists, paragraphs, headings, the document and the last statements tell.
    pub(super) fn carried(&mut self) {
        let context = self.context;
        let depth = self.reader.pieces[self.figure.at].depth;
        let lender = self
            .drafts
            .iter()
            .rev()
            .find(|draft| draft.lends_period && self.reader.pieces[draft.piece].depth <= depth)
            .and_then(|draft| draft.period.clone());
        let frames = [
            (Origin::Draft, lender),
            (Origin::List, context.list.as_ref().and_then(|frame| frame.period.clone())),
            (Origin::Paragraph, context.paragraph.period.clone()),
            (Origin::Section, context.sections.iter().rev().find_map(|(_, frame)| frame.period.clone())),
            (Origin::Last, context.last.period.clone()),
            (Origin::Prior, context.prior.clone()),
            (Origin::Document, context.document.period.clone()),
        ];
        let running = context.period().map(|read| read.value);
        for (origin, read) in frames {
            // Reports go on by their outline alone.
            if let Some(read) = read.filter(|read| {
                context.genre != Genre::Outlined || origin == Origin::Draft || Some(read.value) == running
            }) {
                self.carry(origin, read.value, read.evidence, running);
            }
        }
        if context.genre == Genre::Outlined {
            return;
        }
        self.published();
        let start = self.reader.scan.sentences[self.reader.sentence].tokens.start;
        let periods = &self.reader.mentions.periods;
        let before = periods.partition_point(|period| period.tokens.start < start);
        let recent = periods[..before]
            .iter()
            .rev()
            .take(MAX_RECENT * 3)
            .filter(|period| !period.versus && !period.since && period.relation == Relation::Own)
            .filter_map(|period| Some((period.interval?, period.up_to, self.reader.scan.span(period.tokens.clone()))))
            .take(MAX_RECENT);
        for (nth, (days, up_to, evidence)) in recent.enumerate() {
            let origin = Origin::Recent(nth as u8);
            self.carry(origin, days, Some(evidence), running);
            if up_to {
                self.carry(origin, Interval::until(days.end), Some(evidence), running);
                if let Some(start) = day(days.end.year(), 1, 1) {
                    self.carry(origin, Interval { start: Some(start), end: days.end }, Some(evidence), running);
                }
            }
        }
    }

    /// The year of publication, and its months that were over or under way.
    pub(super) fn published(&mut self) {
        let Some(published) = self.context.published else { return };
        let (year, month) = (published.year(), u8::from(published.month()));
        let stretches = [
            Interval::year(year),
            Interval::year(year - 1),
            Interval::months((year, 1), (year, month)),
            (month > 1).then(|| Interval::months((year, 1), (year, month - 1))).flatten(),
        ];
        for (which, days) in stretches.into_iter().enumerate() {
            let Some(days) = days else { continue };
            let sentence = few(self.reader.sentence, 3);
            let marks = [
                Mark::new(C::Origin, 192 + which * 3 + self.report()),
                Mark::new(C::Since, 96 + which * 12 + month as usize - 1),
                Mark::new(C::InSentence, 128 + which * 4 + few(self.own, 3)),
                Mark::new(C::Others, 64 + which * 4 + sentence),
                Mark::new(C::Figure, 192 + which * 6 + self.measure()),
            ];
            self.add(days, None, Origin::Published, true, &marks);
        }
    }

    pub(super) fn carry(
        &mut self,
        origin: Origin,
        days: Interval,
        evidence: Option<Span<Body>>,
        running: Option<Interval>,
    ) {
        let code = origin.code();
        let mut marks = vec![
            Mark::new(C::Origin, code * 6 + self.block()),
            Mark::new(C::Origin, 128 + code * 3 + self.report()),
            Mark::new(C::Figure, code * 6 + self.measure()),
            Mark::new(C::InSentence, code * 4 + few(self.own, 3)),
            Mark::new(C::Running, flag(Some(days) == running)),
            Mark::new(C::OriginLength, length(days) * 16 + code),
        ];
        if let Some(evidence) = evidence {
            let scan = self.reader.scan;
            let from = scan
                .sentences
                .partition_point(|one| scan.span(one.tokens.clone()).end <= evidence.start)
                .min(self.reader.sentence);
            let periods = &self.reader.mentions.periods;
            let start = scan.sentences[self.reader.sentence].tokens.start;
            let spoken = periods.partition_point(|period| period.tokens.start < start);
            let others = periods[..spoken]
                .iter()
                .rev()
                .take(8)
                .take_while(|period| scan.span(period.tokens.clone()).start > evidence.start)
                .filter(|period| !period.versus && period.relation == Relation::Own && period.interval != Some(days))
                .count();
            let sentences = self.reader.sentence.saturating_sub(from);
            let blocks = scan.sentences[self.reader.sentence].block.saturating_sub(scan.sentences[from].block);
            marks.push(Mark::new(C::Since, (far(sentences) * 3 + self.report()) * 2 + flag(origin == Origin::Draft)));
            marks.push(Mark::new(C::Others, (few(others, 4) * 3 + self.report()) * 2 + flag(blocks > 0)));
            marks.push(Mark::new(C::Blocks, far(blocks) * 15 + self.begins()));
        } else {
            marks.push(Mark::new(C::Since, 64 + self.report()));
        }
        self.add(days, evidence, origin, true, &marks);
        if self.figure.measure != Measure::Rank && self.nature() != 0 {
            let bent = Interval::until(days.end);
            marks.push(Mark::new(C::Bent, 192 + length(days) * 8 + self.nature()));
            self.add(bent, evidence, origin, false, &marks);
        }
    }

    /// What the time compared with tells: "giảm 5% so với tháng 5" is said of the month after.
    pub(super) fn derived(&mut self) {
        let Some(base) = when::compared(self.reader, self.figure.at) else { return };
        let grain = base.grain;
        if base.relation != Relation::Own || !matches!(grain, Grain::Month | Grain::Quarter | Grain::Year) {
            return;
        }
        let told: Vec<_> =
            self.out.iter().filter_map(|one| Some((one.days?, one.evidence, one.origin, one.lends))).collect();
        let next = base.interval.and_then(|base| next_unit(base, grain));
        for (days, evidence, origin, lends) in told {
            if let Some(unit) = when::last_unit(days, grain) {
                let marks = [
                    Mark::new(C::Derived, 128 + flag(next == Some(unit))),
                    Mark::new(C::Derived, flag(next == Some(unit)) * 32 + origin.code()),
                ];
                self.add(unit, evidence, Origin::Derived, lends, &marks);
            }
        }
        if let Some(next) = next {
            let evidence = Some(self.reader.scan.span(base.tokens.clone()));
            self.add(next, evidence, Origin::Derived, false, &[Mark::new(C::Derived, 132)]);
        }
    }
}

/// The month or quarter after one.
fn next_unit(days: Interval, grain: Grain) -> Option<Interval> {
    if grain == Grain::Year {
        return Interval::year(days.end.year() + 1);
    }
    let months = if grain == Grain::Month { 1 } else { 3 };
    let (year, month) = (days.end.year(), u8::from(days.end.month()));
    let (year, first) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Interval::months((year, first), (year, first + months - 1))
}
