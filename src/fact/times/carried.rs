//! Times told before the sentence, and those that a base lets one work out.

use super::barred;
use super::setting::Lent;
use super::when;
use super::{Candidate, Origin, Times, few, flag};
use crate::calendar::{Grain, Interval};
use crate::fact::choice::{Circumstance as C, Mark};
use crate::fact::context::Genre;
use crate::fact::grammar::piece::Jobs;
use crate::fact::sentence::Draft;
use crate::fact::{Measure, Status};
use crate::mention::Relation;

impl Times<'_> {
    /// What lists, paragraphs, headings, the document and the last statements tell.
    pub(super) fn carried(&mut self) {
        let setting = self.setting;
        let lender = self.lender().and_then(|draft| draft.period.as_ref());
        if let Some(read) = lender {
            let one = self.carry(&Lent::new(self.reader, setting.before, Origin::Draft, read.value, read.evidence));
            self.goes_on(one);
        }
        for lent in &setting.frames {
            self.carry(lent);
        }
        if self.context.genre == Genre::Outlined {
            return;
        }
        self.published();
        for lent in &setting.recent {
            self.carry(lent);
        }
    }

    /// "KẾ HOẠCH NĂM 2012 | Chè: ước 120 nghìn tấn": what a plan for a year still to come guesses is of the year before, which is
    /// ending.
    pub(super) fn ending(&self, days: Interval) -> Option<Interval> {
        let guessed = self.figure.status == Status::Estimate && days.years() == Some(1) && self.is_ahead(days);
        if guessed { days.years_before(1) } else { None }
    }

    /// The last figure that lends its time to this one.
    fn lender(&self) -> Option<&Draft> {
        const MOST: usize = 64;
        let depth = self.reader.pieces[self.figure.at].depth;
        self.drafts.iter().rev().take(MOST).find(|draft| {
            let told = draft.period.as_ref().and_then(|read| read.evidence);
            draft.lends_period
                && self.reader.pieces[draft.piece].depth <= depth
                && !barred::is_closed_off(self.reader, self.figure.at, told)
        })
    }

    /// The year of publication, and its months that were over or under way.
    fn published(&mut self) {
        let Some(published) = self.context.published else { return };
        let month = u8::from(published.month());
        for (which, days) in self.setting.published.into_iter().enumerate() {
            let Some(days) = days else { continue };
            let one = self.reading(days, None, Origin::Published, true);
            self.ballot.say(
                one,
                [
                    (C::Origin, 192 + which * 3 + self.report()),
                    (C::Since, 96 + which * 12 + month as usize - 1),
                    (C::InSentence, 128 + which * 4 + few(self.setting.own, 3)),
                    (C::Others, 64 + which * 4 + few(self.reader.sentence, 3)),
                    (C::Figure, 192 + which * 6 + self.measure),
                ],
            );
        }
    }

    /// What stands between the figure before and this one, for the time of that.
    fn goes_on(&mut self, one: usize) {
        const MOST: usize = 12;
        let Some(draft) = self.drafts.last() else { return };
        let mut jobs = Jobs::default();
        let between = self.reader.pieces[..self.figure.at].iter().skip(draft.piece + 1).take(MOST);
        between.for_each(|piece| jobs.add(piece));
        self.ballot.say_jobs(one, C::GoesOn, jobs);
    }

    /// A stretch that was told before, and what stands at its end.
    fn carry(&mut self, lent: &Lent) -> usize {
        let marks = self.of_lent(lent);
        let days = self.ending(lent.days).unwrap_or(lent.days);
        let one = self.reading(days, lent.evidence, lent.origin, true);
        self.ballot.add(one, &marks);
        // What is told for years is of all of them; what is aimed at may be of their end.
        let told = lent.origin != Origin::Document && self.figure.status != Status::Target;
        let lasts = when::lasts_years(days) && told;
        if self.figure.measure != Measure::Rank && self.nature != 0 && !lasts {
            let bent = self.reading(Interval::until(days.end), lent.evidence, lent.origin, false);
            self.ballot.add(bent, &marks);
            self.again(bent, C::Bent, 192 + lent.length * 8 + self.nature);
        }
        one
    }

    /// What speaks for it: a mark that it has not is said twice.
    fn of_lent(&self, lent: &Lent) -> [Mark; 9] {
        let (setting, code) = (self.setting, lent.origin.code());
        let running = setting.running.as_ref().map(|read| read.value);
        let is_draft = flag(lent.origin == Origin::Draft);
        let since = Mark::new(C::Since, 64 + self.report());
        let [since, others, blocks] = lent.distance.map_or([since; 3], |far| {
            [
                Mark::new(C::Since, (far.sentences * 3 + self.report()) * 2 + is_draft),
                Mark::new(C::Others, (far.others * 3 + self.report()) * 2 + flag(far.blocks > 0)),
                Mark::new(C::Blocks, far.blocks * 15 + setting.begins),
            ]
        });
        [
            Mark::new(C::Origin, code * 6 + setting.block),
            Mark::new(C::Origin, 128 + code * 3 + self.report()),
            Mark::new(C::Figure, code * 6 + self.measure),
            Mark::new(C::InSentence, code * 4 + few(setting.own, 3)),
            Mark::new(C::Running, flag(Some(lent.days) == running)),
            Mark::new(C::OriginLength, lent.length * 16 + code),
            since,
            others,
            blocks,
        ]
    }

    /// What the time compared with tells: "giảm 5% so với tháng 5" is said of the month after.
    pub(super) fn derived(&mut self) {
        let Some(base) = self.base else { return };
        let grain = base.grain;
        if base.relation != Relation::Own || !matches!(grain, Grain::Month | Grain::Quarter | Grain::Year) {
            return;
        }
        // "tăng 5% so với năm 2015" of a text of 2020 tells nothing of the year 2016.
        let today = self.context.published.map(time::Date::year);
        let recent = |days: &Interval| grain != Grain::Year || today.is_none_or(|today| days.end.year() + 1 >= today);
        let next = base.interval.and_then(|base| next_unit(base, grain)).filter(recent);
        for told in 0..self.out.len() {
            let Candidate { days, evidence, origin, lends, .. } = self.out[told];
            if let Some(unit) = days.and_then(|days| when::last_unit(days, grain)) {
                let one = self.reading(unit, evidence, Origin::Derived, lends);
                self.again(one, C::Derived, 128 + flag(next == Some(unit)));
                self.again(one, C::Derived, flag(next == Some(unit)) * 32 + origin.code());
            }
        }
        if let Some(next) = next {
            let evidence = Some(self.reader.scan.span(base.tokens.clone()));
            let one = self.reading(next, evidence, Origin::Derived, false);
            self.again(one, C::Derived, 132);
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
