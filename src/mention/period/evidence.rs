//! When a text that nobody has dated seems to have been written, by the times that it tells.
//!
//! News and reports leave out the year of what is near and name that of what is not: a day without a year lies shortly
//! after the latest time told with one, or else nobody knows. A time told as still to come, and a year looked back on,
//! say only that the text is older or younger.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::form::{Edge, Form, MonthRef, YearRef};
use super::{Period, Relation};
use crate::calendar::{self, Interval};

/// How many months after the latest time told with its year a day without one may lie.
const WINDOW: i32 = 3;
/// How many months before a stretch told as a whole ("6 tháng đầu năm 2019") is over a day may be of it.
const LONGEST: i32 = 12;
/// How many months after the time of writing a month or day without a year may lie, to be of the same year.
const HORIZON: i32 = 3;
/// How many months later in the year a day lies that is of the year before.
const LONG_PAST: i32 = 8;
/// So many months told with their year are those that a text is about.
const ENOUGH: usize = 3;
/// How many months before the latest time told another may lie that tells of the same time.
const YEAR: i32 = 12;
/// The month before which a text that compares with a year may be of the second one after it.
const SETTLED: u8 = 2;

/// What a text tells of the time at which it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// The latest day, month or part of a year told with its year, as past.
    past: Option<Interval>,
    /// The latest of those up to or from which something holds: it may lie ahead.
    open: Option<Interval>,
    /// The latest year of which a part is told as still to come.
    coming: Option<i32>,
    /// How often each year is told of: by some part of it, and as a whole, not as one to come.
    years: BTreeMap<i32, (usize, usize)>,
    /// The year after the latest one compared with.
    compared: Option<i32>,
    /// Days without a year: month and day.
    days: Vec<(u8, u8)>,
    /// Days and months told with their year, as past or up to which something holds.
    dated: BTreeSet<(Option<Date>, Date)>,
    /// Whether any expression of time has been told.
    begun: bool,
    /// The year of the text's first expression of time, where that is a day or month with one.
    first: Option<i32>,
    /// The latest year of which a stretch of months or a count up to a day is told: what a report is about.
    counted: Option<i32>,
    /// Numbers of months told with "đầu năm", as bits: the text counts by them from its beginning on.
    pub(super) counts: u16,
}

/// When a text seems to have been written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Written {
    /// The last day that has passed then, of those without a year.
    pub(super) day: Option<Date>,
    /// The year that its stretches without one are of.
    pub(super) year: Option<i32>,
    /// The year that "năm nay" is.
    pub(super) now: Option<i32>,
    /// The earliest that the year may be.
    pub(super) least: Option<i32>,
    /// Whether its days without a year follow nothing that it tells with one: it is of another time.
    pub(super) adrift: bool,
    /// Whether it tells of one day or month with its year only, as of anything long past: that says little of when it
    /// was written.
    pub(super) weak: bool,
}

impl Evidence {
    /// Takes in an expression; `ahead` where its sentence tells of what is to come, `tally` where figures are counted up to it.
    pub(super) fn note(&mut self, form: &Form, period: &Period, ahead: bool, tally: bool) {
        if let Form::Months { count, last: false, .. } = form {
            self.counts |= 1 << (count & 15);
        }
        let fine = matches!(form, Form::Day { .. } | Form::Month { .. }) && period.has_year;
        if !self.begun {
            self.begun = true;
            self.first = period.interval.filter(|_| fine).map(|days| days.end.year());
        }
        let day = if let Form::Between { to, .. } = form { &**to } else { form };
        if let Form::Day { day, month: MonthRef::Given(month), year: YearRef::Bare, lunar: false } = day {
            self.days.push((*month, *day));
        }
        if let Relation::SamePeriod { year: Some(year) } = period.relation {
            self.compared = self.compared.max(Some(year + 1));
        }
        let (Some(days), Relation::Own, true) = (period.interval, period.relation, period.has_year) else { return };
        if period.birth || period.of_plan {
            return;
        }
        let year = days.end.year();
        let whole = matches!(form, Form::Year(_) | Form::Years { .. } | Form::Decade(_) | Form::Cycle { .. })
            || matches!(form, Form::Between { to, .. } if matches!(**to, Form::Year(_) | Form::Cycle { .. }));
        // "đến cuối năm 2020 đạt 9.800 USD"
        let aim = period.up_to && !tally && matches!(form, Form::Part { edge: Edge::Last, .. });
        if ahead || aim || period.deadline {
            self.coming = self.coming.max((!whole).then_some(year));
        } else if whole {
            let told = matches!(form, Form::Year(_)) && !period.up_to;
            self.years.entry(year).or_default().1 += usize::from(told);
        } else {
            // "cuối năm 2018", said in 2018 or later.
            let end = matches!(form, Form::Part { edge: Edge::Last, of } if matches!(**of, Form::Year(_)));
            let latest = if (period.up_to && !tally) || period.since || end { &mut self.open } else { &mut self.past };
            if latest.is_none_or(|known| known.end < days.end) {
                *latest = Some(days);
            }
            self.years.entry(year).or_default().0 += 1;
            if matches!(form, Form::Day { .. } | Form::Month { .. } | Form::Part { .. }) && !tally {
                self.dated.insert((days.start, days.end));
            } else {
                self.counted = self.counted.max(Some(year));
            }
        }
    }

    /// Weighs it all.
    pub(super) fn written(&self) -> Written {
        // What lies two years before something else that may lie ahead is long past.
        let later = self.coming.max(self.open.map(|days| days.end.year()));
        let lately = |days: &Interval| later.is_none_or(|later| later <= days.end.year() + 1);
        let (past, open) = (self.past.filter(lately), self.open.filter(lately));
        let told = past.or(open);
        let compared = self.compared.filter(|&year| past.is_none_or(|days| days.end.year() < year));
        let year = compared.or(told.map(|days| days.end.year()));
        if compared.is_none() && told.is_some_and(|told| !self.holds(told)) {
            return Written { least: self.least(year), adrift: true, weak: true, ..Written::default() };
        }
        let of_year = compared.and_then(|year| Interval::months((year, SETTLED), (year, 12)));
        let day = match of_year {
            Some(stretch) => self.day_after(stretch, 0),
            None => [past, open].into_iter().flatten().find_map(|told| self.day_after(told, WINDOW)),
        };
        let least = self.least(year);
        let fits = |year: i32| least.is_none_or(|least| year >= least);
        let adrift = day.is_none() && !self.days.is_empty() && compared.is_none();
        let day = day.filter(|day| fits(day.year()));
        // What ends with a year is told in the next one as well; and days that don't follow it are of another time.
        let settled =
            || self.days.is_empty() && (compared.is_some() || told.is_some_and(|days| u8::from(days.end.month()) < 12));
        let now = day.map(Date::year).or(year.filter(|&year| settled() && fits(year)));
        Written { day, year, now, least, adrift, weak: false }
    }

    /// Whether more than one thing tells that a text is of the time of `told`: a stretch that it counts by, three of the
    /// last twelve months, its year twice, what it begins with, or one of its days without a year, said with it elsewhere.
    fn holds(&self, told: Interval) -> bool {
        let year = told.end.year();
        let last = month_number(told.end);
        let months = self.dated.iter().map(|(_, end)| month_number(*end));
        let near = months.filter(|month| (last - YEAR..=last).contains(month)).collect::<BTreeSet<_>>().len();
        let whole = self.years.get(&year).is_some_and(|&(_, whole)| whole > 1);
        let same = |&(start, end): &(Option<Date>, Date)| {
            start == Some(end) && self.days.contains(&(end.month().into(), end.day()))
        };
        let opens = self.first == Some(year);
        near >= ENOUGH
            || whole
            || opens
            || self.counted.is_some_and(|counted| counted >= year)
            || self.dated.iter().any(same)
    }

    /// The earliest that the year may be by the whole years that are told of: a later one that is told of as often as the
    /// parts of `year` are.
    fn least(&self, year: Option<i32>) -> Option<i32> {
        let parts = year.and_then(|year| self.years.get(&year)).map_or(0, |told| told.0);
        let later = |(&other, &(_, whole)): (&i32, &(usize, usize))| {
            (whole > 0 && year.is_none_or(|year| other > year) && whole >= parts).then_some(other)
        };
        self.years.iter().rev().find_map(later).or(year)
    }

    /// The latest of the days without a year that lies in a stretch or shortly after it.
    fn day_after(&self, told: Interval, months: i32) -> Option<Date> {
        let last = month_number(told.end);
        let first = told.start.filter(|&start| month_number(start) > last - LONGEST)?;
        let fits = |day: &Date| *day >= first && month_number(*day) <= last + months;
        let of_year = |year: i32| self.days.iter().filter_map(move |&(month, day)| calendar::day(year, month, day));
        (first.year()..=told.end.year() + 1).flat_map(of_year).filter(fits).max()
    }
}

impl Written {
    /// The year of a day, month or other part of a year that is told without one.
    pub(super) fn year_of(self, ahead: bool, of: impl Fn(i32) -> Option<Interval>) -> Option<i32> {
        let now = self.day?;
        let later = month_number(of(now.year())?.start?) - month_number(now);
        match later {
            ..=HORIZON => Some(now.year()),
            _ if ahead => Some(now.year()),
            LONG_PAST.. => Some(now.year() - 1),
            _ => None,
        }
    }
}

/// The months from the year 0 to that of a day.
pub(super) fn month_number(day: Date) -> i32 {
    day.year() * 12 + i32::from(u8::from(day.month())) - 1
}
