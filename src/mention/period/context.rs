//! What has been spoken of so far: a frame of constant size that later expressions take their year or period from.

use std::ops::RangeInclusive;

use time::{Date, Duration};

use super::evidence::{Written, month_number};
use super::form::{Cycle, Form, YearRef};
use super::words::Words;
use super::{Period, Relation, around};
use crate::calendar::{self, Grain, Interval, Published};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::token::Kind;

/// How many months before publication a month may lie that "tháng trước" counts from.
const FARTHEST_MONTH: i32 = 3;
/// The same for the last month of a quarter.
const FARTHEST_QUARTER: i32 = 8;

/// The last month in which a text is as likely about the year before.
const EARLY: u8 = 2;

/// How many of the days and months last said with their year an undated text is remembered by.
const DATED: usize = 4;
/// How many months after a month said in its sentence a day without a year may lie, and how many before.
const NEAR: RangeInclusive<i32> = -1..=1;
/// The same of a month said before that.
const SOON_AFTER: RangeInclusive<i32> = 0..=1;
/// The same where little tells when the text was written.
const SAME: RangeInclusive<i32> = 0..=0;
/// How many sentences later it may be said then.
const RIGHT_AFTER: usize = 2;

/// What an expression may take from around.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is said or not, whatever the others are")]
pub(super) struct Context {
    /// When the document was published.
    pub(super) published: Option<Published>,
    /// Year of the heading over the sentence, or of the title.
    pub(super) heading_year: Option<i32>,
    /// Year last said as the time of a sentence, not as that of a plan or base.
    pub(super) year: Option<i32>,
    /// The same, where it is a year that is over in a text that tells of a part of this one: a look back.
    pub(super) passed: Option<i32>,
    /// Year said so in this sentence.
    pub(super) sentence_year: Option<i32>,
    /// The stretch the figures are of: the last one said for itself.
    pub(super) current: Option<Interval>,
    /// The same, where it holds beyond headings.
    pub(super) steady: Option<Interval>,
    /// The same in this sentence.
    pub(super) sentence_current: Option<Interval>,
    /// The years last spoken of by the first and the last ("giai đoạn 2016 - 2020"), of a plan or not.
    pub(super) years: Option<(i32, i32)>,
    /// The years of the last such stretch that was not over when the text came out, be it only compared with.
    pub(super) stage: Option<(i32, i32)>,
    /// The year in which the school year or the like last spoken of began.
    pub(super) cycle: Option<(Cycle, i32)>,
    /// The last month said for itself: year and month.
    pub(super) month: Option<(i32, u8)>,
    /// The last quarter said for itself: year and quarter.
    pub(super) quarter: Option<(i32, u8)>,
    /// The sentence tells of what lies ahead.
    pub(super) ahead: bool,
    /// What is to come is told right behind the expression to be resolved: "Quý II, hiệp hội dự báo ...".
    pub(super) foretold: bool,
    /// The expression to be resolved stands behind "so với".
    pub(super) versus: bool,
    /// The end of the last expression of the sentence.
    pub(super) told: usize,
    /// It stands behind "tính đến".
    pub(super) tally: bool,
    /// A stretch of the calendar, and the days the text counts it by instead.
    pub(super) redefined: Vec<(Interval, Interval)>,
    /// Numbers of months said with "đầu năm", as bits.
    pub(super) counts: u16,
    /// The year last said with a day, month or quarter.
    pub(super) dated: Option<i32>,
    /// The days, months and quarters last said with their year, the latest first.
    pub(super) dated_last: [Option<Interval>; DATED],
    /// The number of the sentence being read, and of the one in which they were said last.
    pub(super) sentence: usize,
    pub(super) dated_at: usize,
    /// The last of all years said.
    pub(super) latest: Option<i32>,
    /// When an undated text seems to have been written, by all that it says.
    pub(super) written: Written,
    /// Whether this sentence measures or counts something, where that was asked.
    pub(super) figures: Option<bool>,
    /// The month last said with its year in this sentence.
    pub(super) sentence_month: Option<i32>,
    /// The day that the text itself says is today ("hôm nay, 11/7"), where only the month of publication is known.
    pub(super) spoken_day: Option<Date>,
    /// The last day said for itself in this sentence.
    pub(super) sentence_day: Option<Date>,
}

impl Context {
    /// Forgets what holds in one sentence only.
    pub(super) fn next_sentence(&mut self) {
        self.sentence += 1;
        self.sentence_year = None;
        self.sentence_current = None;
        self.sentence_month = None;
        self.sentence_day = None;
        self.figures = None;
        self.ahead = false;
        self.told = 0;
    }

    /// Whether the sentence measures or counts something in digits.
    pub(super) fn tells_figures(&mut self, words: Words<'_>) -> bool {
        let figure = |at: usize| {
            let next = at + 1;
            words.scan.tokens[at].kind == Kind::Number
                && (words.is_measured(next) || (next < words.end && words.scan.hit(next, Class::Number).is_some()))
        };
        *self.figures.get_or_insert_with(|| (words.start..words.end).any(figure))
    }

    /// Whether "n tháng đầu năm" was said with this number.
    pub(super) fn counted(&self, months: u8) -> bool {
        self.counts & (1 << (months & 15)) != 0
    }

    /// The year in which the school year or the like spoken of began: the last one named, else that of publication.
    pub(super) fn cycle_year(&self, cycle: Cycle) -> Option<i32> {
        self.cycle_named(cycle).or_else(|| self.cycle_now(cycle))
    }

    /// The year in which the next one begins: under "NHIỆM VỤ NĂM HỌC 2009 - 2010" of August 2009 it is the one named.
    pub(super) fn cycle_after(&self, cycle: Cycle) -> Option<i32> {
        let now = self.cycle_now(cycle);
        let ahead = self.cycle_named(cycle).filter(|&named| now.is_some_and(|now| named > now));
        ahead.or_else(|| Some(self.cycle_year(cycle)? + 1))
    }

    fn cycle_named(&self, cycle: Cycle) -> Option<i32> {
        self.cycle.filter(|&(named, _)| named == cycle).map(|(_, from)| from)
    }

    /// The year in which the one of the day of publication began.
    fn cycle_now(&self, cycle: Cycle) -> Option<i32> {
        let first = if cycle == Cycle::School { 9 } else { 10 };
        self.now().map(|(year, month)| if month < first { year - 1 } else { year })
    }

    /// "Năm 2011 lỗ 3 tỷ đồng, năm sau lãi 1 tỷ đồng": the year after the one that the sentence tells of, where that is over,
    /// else after `now`.
    pub(super) fn year_after(&self, now: i32) -> i32 {
        self.sentence_year.filter(|&year| year < now).unwrap_or(now) + 1
    }

    /// "mục tiêu 5 năm 2001 - 2005 ...; hai năm còn lại": the last `count` years of the plan under way, else of the years spoken of;
    /// the first ones only of years that the sentence speaks of a part of.
    pub(super) fn part_of_years(&self, count: i32, last: bool) -> Option<(i32, i32)> {
        let within = |&(from, to): &(i32, i32)| to - from + 1 > count;
        if !last {
            let (from, _) = self.years.filter(|years| self.told > 0 && within(years))?;
            return Some((from, from + count - 1));
        }
        let now = self.today().map(Date::year);
        let left = |(_, to): (i32, i32)| (to - count + 1, to);
        let ahead = |&(first, _): &(i32, i32)| now.is_none_or(|now| first >= now);
        let open = self.stage.filter(within).map(left).filter(ahead);
        open.or_else(|| self.years.filter(within).map(left))
    }

    /// The years last spoken of together, back before those that have only begun or are to come.
    pub(super) fn term(&self) -> Option<(i32, i32)> {
        /// "nhiệm kỳ 2010 - 2015": such a term begins in the year in which the one before ends.
        const TERM: i32 = 5;
        let (from, to) = self.years?;
        let ahead = self.today().is_some_and(|today| from >= today.year());
        let length = to - from;
        let back = if !ahead {
            0
        } else if length == TERM {
            length
        } else {
            length + 1
        };
        Some((from - back, to - back))
    }

    /// "Giai đoạn 2016 - 2020 tăng 9%. | MỤC TIÊU ĐẾN NĂM 2025 | Huy động 5.000 tỷ đồng cho 5 năm": the years of the plan under way, of as
    /// many as are said, where the text has come to its end and spoke last of those before.
    pub(super) fn stage_of(&self, count: i32) -> Option<(i32, i32)> {
        let (from, to) = self.stage.filter(|(from, to)| to - from + 1 == count)?;
        let over = self.years.is_some_and(|(_, last)| last < from);
        (over && self.heading_year == Some(to)).then_some((from, to))
    }

    /// How many years were last spoken of together.
    pub(super) fn spoken_years(&self) -> Option<i32> {
        self.years.map(|(from, to)| to - from + 1)
    }

    /// The day of speaking: the last it may have been.
    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(|published| published.last)
    }

    /// The last day of the month of publication.
    pub(super) fn month_end(&self) -> Option<Date> {
        self.now().and_then(|(year, month)| calendar::month_end(year, month))
    }

    /// The day of publication, where it is known to the day.
    pub(super) fn exact(&self) -> Option<Date> {
        self.published.filter(|published| published.first == published.last).map(|published| published.last)
    }

    /// So many days from the day of speaking: that of publication, the one that the text says is today, or, of what is compared
    /// with ("ngày 14/7 tăng 150 đồng so với hôm qua"), the one that the sentence tells of.
    pub(super) fn day_from(&self, days: i32) -> Option<Date> {
        let told = || self.sentence_day.filter(|_| self.versus && days < 0);
        self.exact().or(self.spoken_day).or_else(told)?.checked_add(Duration::days(i64::from(days)))
    }

    /// Keeps the day of an expression as the one that the text is told on, where it says so: "phiên hôm nay (11/6)", "sáng nay,
    /// 11/7".
    pub(super) fn keep_day(&mut self, words: Words<'_>, form: &Form, period: &Period) {
        let day = period.interval.filter(|days| matches!(form, Form::Day { .. }) && days.start == Some(days.end));
        let Some(day) = day.map(|days| days.end) else { return };
        if !period.compared && !period.of_plan {
            self.sentence_day = Some(day);
        }
        let first = period.tokens.start;
        let from = first - usize::from(words.symbol(first.wrapping_sub(1), "(,"));
        let now = words.entry_before(from, Role::DayOffset).is_some_and(|word| word.value == 0);
        let fits = self.published.is_some_and(|published| (published.first..=published.last).contains(&day));
        if now && fits {
            self.spoken_day = self.spoken_day.or(Some(day));
        }
    }

    /// The days that an expression stands for after a stretch was redefined; "cùng kỳ" is the same of another year.
    pub(super) fn redefinition(&self, period: &Period) -> Option<Interval> {
        let said = period.interval?;
        self.redefined.iter().find_map(|&(calendar, days)| match period.relation {
            Relation::Own => (said == calendar).then_some(days),
            Relation::SamePeriod { year } => {
                let same = |stretch| super::resolve_same_period(stretch, year);
                if same(calendar) == Some(said) { same(days) } else { None }
            }
            Relation::Previous(_) => None,
        })
    }

    /// Keeps what a stretch stands for from now on; a text redefines few.
    pub(super) fn redefine(&mut self, stretch: Option<(Interval, Interval)>) {
        const MOST: usize = 4;
        let Some(stretch) = stretch else { return };
        self.redefined.retain(|&(calendar, _)| calendar != stretch.0);
        self.redefined.truncate(MOST - 1);
        self.redefined.push(stretch);
    }

    /// The month spoken of, if it is not long past; else that of publication.
    pub(super) fn recent_month(&self) -> Option<(i32, u8)> {
        let age = |(year, month): (i32, u8)| year * 12 + i32::from(month);
        let now = self.now();
        self.month.filter(|&month| now.is_none_or(|now| age(now) - age(month) <= FARTHEST_MONTH)).or(now)
    }

    /// The quarter spoken of, if it is not long past.
    pub(super) fn recent_quarter(&self) -> Option<(i32, u8)> {
        let age = |(year, month): (i32, u8)| year * 12 + i32::from(month);
        let now = self.now();
        self.quarter
            .filter(|&(year, quarter)| now.is_none_or(|now| age(now) - age((year, quarter * 3)) <= FARTHEST_QUARTER))
    }

    /// The year of publication, or the one that an undated text seems to be of.
    pub(super) fn this_year(&self) -> Option<i32> {
        self.today().map(Date::year).or(self.written.now)
    }

    /// Year and month of publication.
    pub(super) fn now(&self) -> Option<(i32, u8)> {
        self.today().map(|day| (day.year(), day.month().into()))
    }

    /// The year spoken of: of the sentence, the heading, or publication.
    pub(super) fn spoken_year(&self) -> Option<i32> {
        // Nor does a text go on in a year to come.
        let now = self.today().map(Date::year);
        // Nor does "dự kiến cả năm" in one long past.
        let past = |year: i32, now: i32| self.ahead && year + 1 < now || self.foretold && self.passed == Some(year);
        // Nor does "so với đầu năm" behind a look back.
        let back = |year: i32| self.versus && self.passed == Some(year);
        let year = self.year.filter(|&year| now.is_none_or(|now| year <= now && !past(year, now)) && !back(year));
        // "Phấn đấu xuất khẩu 3 tỷ USD năm 2009 | Năm 2008 ... | Sản lượng cả năm ước đạt 5 triệu tấn": under a headline about a
        // year to come, what is no plan is of the one that the text has come to.
        let told = |heading: i32| !self.ahead && now.is_some_and(|now| heading > now) && year.is_some();
        let heading = self.heading_year.filter(|&heading| !told(heading));
        self.sentence_year.or(heading).or(year).or(now).or(self.written.year)
    }

    /// Whether it is unknown when the document was published.
    pub(super) fn undated(&self) -> bool {
        self.published.is_none()
    }

    /// The year of a month or the like without one, where nobody tells when the document was published: that of its
    /// sentence or heading; else by the time of writing; else that of an earlier day or month, unless the text has gone
    /// on to a later year.
    pub(super) fn undated_year(&self, of: impl Fn(i32) -> Option<Interval>) -> Option<i32> {
        let current = |year: &i32| self.latest.is_none_or(|latest| latest <= *year);
        let written = || self.written.year_of(self.ahead, of);
        let told = || self.dated.filter(current).or(self.written.year.filter(current)).filter(|_| !self.written.adrift);
        self.sentence_year.or(self.heading_year).or_else(written).or_else(told)
    }

    /// The year of a day without one, where nobody tells when the document was published: that of a month near it in the
    /// sentence, else by the time of writing, the heading, or a month that the text has come to.
    pub(super) fn undated_day(&self, of: impl Fn(i32) -> Option<Interval> + Copy) -> Option<i32> {
        let near = |month: i32, near: RangeInclusive<i32>| {
            let year = month.div_euclid(12);
            [year, year + 1, year - 1]
                .into_iter()
                .find(|&year| of(year).is_some_and(|days| near.contains(&(month_number(days.end) - month))))
        };
        let latest = self.latest.max(self.written.least);
        let current = |days: &&Interval| latest.is_none_or(|latest| latest <= days.end.year());
        let known = || self.dated_last.iter().flatten().filter(current);
        // Where little tells when the text was written, only what comes right after it in the same month.
        let right = self.sentence <= self.dated_at + RIGHT_AFTER;
        let follows = |days: &Interval, year: i32| {
            !self.written.weak || (right && of(year).is_some_and(|day| day.start >= days.start))
        };
        let told = |days: &Interval| {
            let range = if self.written.weak { SAME } else { SOON_AFTER };
            near(month_number(days.end), range).filter(|&year| follows(days, year))
        };
        let here = self.sentence_month.and_then(|month| near(month, NEAR));
        here.or_else(|| self.written.year_of(self.ahead, of)).or(self.heading_year).or_else(|| known().find_map(told))
    }

    /// The stretch that "cùng kỳ" repeats.
    pub(super) fn spoken(&self) -> Option<Interval> {
        self.sentence_current.or(self.current)
    }

    /// "đỉnh điểm là 40 tỷ đồng trong năm 2016" of a text that has come to a later year: whether a year is that of a record.
    fn is_of_record(&self, words: Words<'_>, period: &Period) -> bool {
        let later = |days: Interval| self.latest.is_some_and(|latest| latest > days.end.year());
        period.interval.is_some_and(later) && around::is_peak(words, period.tokens.start)
    }

    /// Whether years are spoken of from now on: not those that others are compared with, nor those that a bracket tells beside
    /// others ("tăng 8% (thời kỳ 1996 - 2000 tăng 7%)").
    fn goes_on_in(&self, words: Words<'_>, period: &Period) -> bool {
        !(period.versus || self.years.is_some() && around::is_aside(words, period.tokens.start))
    }

    /// "3 tháng đầu năm 2020 đạt 1,6 tỷ USD. Năm 2019, cá tra mang về 2 tỷ USD": whether a year that is over is told of in passing,
    /// where the text has come to a part of this year; early in a year it may be about the one before.
    fn looks_back(&self, form: &Form, days: Interval) -> bool {
        let Some((now, month)) = self.now().filter(|&(_, month)| month > EARLY) else { return false };
        let part = |known: Interval| known.end.year() == now && known.start.is_some();
        month > EARLY
            && matches!(form, Form::Year(YearRef::Given(_)))
            && days.end.year() < now
            && self.current.is_some_and(part)
    }

    /// Keeps how many months are spoken of, and the years of a plan that are not over: those inside of it are stages.
    fn reach(&mut self, form: &Form) {
        if let Form::Months { count, last: false, .. } = form {
            self.counts |= 1 << (count & 15);
        }
        let Form::Years { from, to } = *form else { return };
        let open = self.today().is_none_or(|today| to >= today.year());
        let part = self.stage.is_some_and(|(first, last)| first <= from && to < last);
        if open && !part {
            self.stage = Some((from, to));
        }
    }

    /// Keeps the month or quarter that is spoken of.
    fn keep_unit(&mut self, form: &Form, days: Interval) {
        match form {
            Form::Month { month, lunar: false, .. } => self.month = Some((days.end.year(), *month)),
            Form::Quarter { quarter, .. } => self.quarter = Some((days.end.year(), *quarter)),
            Form::Months { count: 3, last: false, .. } => self.quarter = Some((days.end.year(), 1)),
            _ => {}
        }
    }

    /// Keeps what later expressions may take from this one.
    pub(super) fn remember(&mut self, words: Words<'_>, form: &Form, period: &Period) {
        self.reach(form);
        if let Form::Cycle { cycle, from } = form
            && !period.versus
        {
            self.cycle = Some((*cycle, *from));
        }
        // "cao hơn giai đoạn 2001 - 2005", "tương đương năm 2018": what is compared with is not what is spoken of.
        let outdone = || around::is_outdone(words, form, period.tokens.start) || self.is_of_record(words, period);
        match form {
            Form::Years { from, to } if self.goes_on_in(words, period) && !outdone() => self.years = Some((*from, *to)),
            Form::Year(_) | Form::Months { .. } | Form::Quarter { .. } if outdone() => return,
            _ => {}
        }
        // "Năm 2020 tuyển 900 người; kế hoạch năm nay 1.200 người, đến hết tháng 2 đã tuyển ...": the sentence goes on in this year.
        if let (Form::Year(YearRef::FromNow(0)), Some(days), true) = (form, period.interval, period.of_plan) {
            self.sentence_year = Some(days.end.year());
        }
        let (Some(days), false, false) = (period.interval, period.compared, period.of_plan) else { return };
        if period.birth || !matches!(period.relation, Relation::Own) || matches!(form, Form::Same(_)) {
            return;
        }
        if period.has_year {
            let year = days.end.year();
            self.latest = self.latest.max(Some(year));
            let fine =
                matches!(form, Form::Day { .. } | Form::Month { .. } | Form::Quarter { .. } | Form::Months { .. });
            if fine && !around::in_brackets(words, period.tokens.start) {
                self.dated = Some(year);
                self.dated_last.rotate_right(1);
                self.dated_last[0] = Some(days);
                self.dated_at = self.sentence;
                self.sentence_month = Some(month_number(days.end));
            }
            // "(2015)" in passing.
            let passing = matches!(form, Form::Year(_)) && around::in_brackets(words, period.tokens.start);
            if self.undated() && passing {
                return;
            }
        }
        match form {
            Form::Day { .. }
            | Form::Part { .. }
            | Form::FirstDay { .. }
            | Form::Now
            | Form::DayOffset(_)
            | Form::Weekday { .. }
                if (!period.up_to || period.since) =>
            {
                return;
            }
            Form::Years { .. }
            | Form::BareYears { .. }
            | Form::YearsBefore
            | Form::PartOfYears { .. }
            | Form::TermEnd
            | Form::Term
            | Form::Decade(_)
            | Form::Feast { .. }
            | Form::Ago { .. } => return,
            Form::Rolling { unit: Grain::Year, count, ahead: _ } if *count > 1 => return,
            _ => {}
        }
        // "năm 2017 lãi 99 tỷ đồng, năm 2016 là 73 tỷ đồng": the text goes on with the later one.
        let before = |known: Interval| known.end > days.end && known.grain() == days.grain();
        if period.since || self.sentence_current.is_some_and(before) {
            return;
        }
        let looks_back = self.looks_back(form, days);
        if period.has_year {
            self.year = Some(days.end.year());
            self.sentence_year = Some(days.end.year());
            self.passed = self.year.filter(|_| looks_back);
        }
        self.keep_unit(form, days);
        let ahead = self.today().is_some_and(|today| days.start > Some(today));
        if ahead {
            return;
        }
        let mut current = days;
        let day = days.start == Some(days.end);
        if period.up_to && (day || matches!(form, Form::Month { .. } | Form::Quarter { .. } | Form::Part { .. })) {
            // "tính đến 15/8", "đến hết quý III" count from January.
            current = calendar::day(days.end.year(), 1, 1).map_or(days, |first| Interval::new(first, days.end));
        }
        let year = matches!(form, Form::Year(_));
        // A year said beside a finer stretch is its year, not the time of the figures; one without its word ("giá so sánh
        // 2010") may be anything.
        let within = |known: Interval| known != current && known.start >= current.start && known.end <= current.end;
        if year && (self.sentence_current.is_some_and(within) || (period.tokens.len() == 1 && self.current.is_some())) {
            return;
        }
        if self.current.is_some() && around::in_brackets(words, period.tokens.start) {
            return;
        }
        self.sentence_current = Some(current);
        // Beyond its sentence hold stretches of a report, and till the next heading a day it counts to; not a school year
        // or a year in passing.
        if matches!(form, Form::Cycle { .. } | Form::CycleBefore(_) | Form::CycleAfter(_) | Form::CycleNow(_))
            || (year && self.current.is_some_and(within) && period.tokens.start > words.start)
        {
            return;
        }
        if looks_back {
            return;
        }
        self.current = Some(current);
        if !day {
            self.steady = Some(current);
        }
    }
}
