//! Forms into days.

use time::{Date, Duration, Month};

use super::context::Context;
use super::form::{Cycle, Edge, Form, MonthRef, YearRef};
use super::grammar::HALF_MONTH;
use super::relative::{ago, rolling, unit_at, weekday};
use crate::calendar::{self, Grain, Interval, lunar};

/// How many months ahead of publication a bare month may begin; one further ahead is of the year before.
const HORIZON: i32 = 5;

/// The last month in which the results of the year before come out.
const LATE_RESULTS: u8 = 4;

/// A lunar year called by its name is at the latest this one where nobody tells when the text was published.
const LAST_NAMED: i32 = 2030;

/// The days `form` means.
pub(super) fn resolve(form: &Form, context: &Context) -> Option<Interval> {
    match form {
        Form::Day { day, month, year, lunar } => {
            let (number, year) = match month {
                MonthRef::Given(number) => (*number, *year),
                MonthRef::Shift(shift) => {
                    let (year, month) = shifted_month(context.recent_month()?, *shift)?;
                    (month, YearRef::Given(year))
                }
            };
            if *lunar {
                let year = lunar_year(year, number, *day, context)?;
                return lunar::day(year, number, *day).map(Interval::day);
            }
            let year =
                year_for(year, context, Grain::Day, |year| calendar::day(year, number, *day).map(Interval::day))?;
            calendar::day(year, number, *day).map(Interval::day)
        }
        Form::Month { month, year, lunar: false } => {
            stretch(*year, context, Grain::Month, |year| Interval::months((year, *month), (year, *month)))
        }
        Form::Month { month, year, lunar: true } => {
            let (first, days) = lunar::month(lunar_year(*year, *month, 1, context)?, *month)?;
            Some(Interval::new(first, first.checked_add(Duration::days(i64::from(days) - 1))?))
        }
        Form::Quarter { quarter, year } => stretch(*year, context, Grain::Quarter, |year| {
            Interval::months((year, quarter * 3 - 2), (year, quarter * 3))
        }),
        Form::Months { count, last, year } => {
            stretch(*year, context, Grain::Span, |year| months_of(year, *count, *last))
        }
        Form::BareMonths { count } => {
            stretch(YearRef::Bare, context, Grain::Span, |year| months_of(year, *count, false))
        }
        Form::BareYears { count } => years(context.stage_of(*count).or(context.years)?, 0),
        Form::PartOfYears { count, last } => years(context.part_of_years(*count, *last)?, 0),
        Form::YearsBefore => years(context.years?, 1),
        Form::Term => years(context.term()?, 0),
        Form::TermStart => calendar::day(context.term()?.0, 1, 1).map(Interval::day),
        Form::TermEnd => calendar::day(context.years?.1, 12, 31).map(Interval::day),
        Form::CycleMonths { count, last, cycle, from } => {
            let whole = cycle_of(*cycle, *from)?;
            let start = whole.start?;
            let first = (start.year(), u8::from(start.month()));
            if *last {
                let end = (whole.end.year(), u8::from(whole.end.month()));
                return Interval::months(shifted_month(end, 1 - i32::from(*count))?, end);
            }
            Interval::months(first, shifted_month(first, i32::from(*count) - 1)?)
        }
        Form::Rolling { count, unit, ahead } => rolling(*count, *unit, *ahead, context),
        Form::Ago { count, unit, ahead } => ago(*count, *unit, *ahead, context),
        Form::Unit { unit, shift } => unit_at(*unit, *shift, context),
        Form::Year(year) => Interval::year(plain_year(*year, context)?),
        Form::Years { from, to } => years((*from, *to), 0),
        Form::Cycle { cycle, from } => cycle_of(*cycle, *from),
        Form::CycleAfter(cycle) => cycle_of(*cycle, context.cycle_after(*cycle)?),
        Form::CycleNow(cycle) => cycle_of(*cycle, context.cycle_year(*cycle)?),
        Form::CycleBefore(cycle) => cycle_of(*cycle, context.cycle_year(*cycle)? - 1),
        Form::Decade(year) => Interval::months((*year, 1), (*year + 9, 12)),
        Form::Part { edge, of } => part(*edge, of, context),
        Form::Days { count, last, of } => days(*count, *last, resolve(of, context)?),
        Form::FirstWeek { of } => {
            let start = resolve(of, context)?.start?;
            Some(Interval::new(start, start.checked_add(Duration::days(6))?))
        }
        Form::DaysBefore { count, of } => {
            let day = resolve(of, context)?.start?;
            Some(Interval::new(day.checked_sub(Duration::days(i64::from(*count)))?, day.previous_day()?))
        }
        Form::FirstDay { of } => resolve(of, context)?.start.map(Interval::day),
        Form::Same(of) => same(of.as_deref(), context),
        Form::YearToDate { year, to } => year_to_date(*year, to.as_deref(), context),
        Form::Between { from, to } => between(from, to, context),
        Form::Now => context.today().map(Interval::day),
        Form::Feast { month, day, lunar: true, year } => {
            let year = lunar_year(*year, *month, *day, context)?;
            // "30 Tết" of a year whose last month has 29 days is said all the same.
            let last = lunar::month(year, *month)?.1;
            lunar::day(year, *month, (*day).min(last)).map(Interval::day)
        }
        Form::Feast { month, day, lunar: false, year } => {
            stretch(*year, context, Grain::Day, |year| calendar::day(year, *month, *day).map(Interval::day))
        }
        Form::DayOffset(days) => context.day_from(*days).map(Interval::day),
        Form::Weekday { day, weeks, ahead } => weekday(*day, *weeks, *ahead, context),
        Form::EveryWeek => None,
    }
}

/// The first day to the last of some years, or of as many before them.
fn years((from, to): (i32, i32), back: i32) -> Option<Interval> {
    /// "nhiệm kỳ 2010 - 2015": such a term begins in the year in which the one before ends.
    const TERM: i32 = 5;
    let length = to - from;
    let shift = (if length == TERM { length } else { length + 1 }) * back;
    Interval::months((from - shift, 1), (to - shift, 12))
}

fn stretch(year: YearRef, context: &Context, grain: Grain, of: impl Fn(i32) -> Option<Interval>) -> Option<Interval> {
    of(year_for(year, context, grain, &of)?)
}

/// The year of a stretch that is said without one, or with a word that points.
fn year_for(year: YearRef, context: &Context, grain: Grain, of: impl Fn(i32) -> Option<Interval>) -> Option<i32> {
    let Some(today) = context.today() else {
        return match year {
            YearRef::Given(year) => Some(year),
            YearRef::Bare if grain == Grain::Day => context.undated_day(&of),
            YearRef::Bare => context.undated_year(of),
            YearRef::Before => context.spoken_year().map(|year| year - 1),
            YearRef::FromNow(shift) => context.written.now.map(|now| now + shift),
            YearRef::After => context.written.now.map(|now| context.year_after(now)),
            _ => None,
        };
    };
    let now = today.year();
    match year {
        YearRef::Given(year) => Some(year),
        YearRef::FromNow(shift) => Some(now + shift),
        YearRef::After => Some(context.year_after(now)),
        YearRef::Before => context.spoken_year().map(|year| year - 1),
        YearRef::Coming => {
            let first = context.published?.first;
            [now, now + 1].into_iter().find(|&year| of(year).is_some_and(|days| days.end >= first))
        }
        YearRef::Gone => (0..4)
            .map(|back| now - back)
            .find(|&year| of(year).and_then(|days| days.start).is_some_and(|day| day <= today)),
        YearRef::Bare => Some(bare_year(today, context, grain, of)),
        YearRef::Named(_) => None,
    }
}

/// The most plausible year: that of publication, unless the time would lie far ahead, or the text speaks of another.
fn bare_year(today: Date, context: &Context, grain: Grain, of: impl Fn(i32) -> Option<Interval>) -> i32 {
    let now = today.year();
    let start = of(now).and_then(|days| days.start).unwrap_or(today);
    let months_ahead = months_between(today, start);
    // "Quý II, hiệp hội dự báo ...": of a quarter that is near.
    let foretold = context.ahead || context.foretold && (0..=HORIZON).contains(&months_ahead);
    // "Vừa lãi lớn năm 2018 | Nửa đầu năm 2019 lỗ 3 tỷ đồng. Trong nửa đầu năm, ...": under a title about a year that is over the
    // months that the text has told since.
    let since = |days: &Interval| context.heading_year.is_some_and(|year| year < days.end.year()) && days.end <= today;
    let again = context.current.filter(|days| grain == Grain::Span && context.sentence_year.is_none() && since(days));
    if let Some(year) = again.map(|days| days.end.year()).filter(|&year| of(year) == again) {
        return year;
    }
    let topic = context.sentence_year.or(context.heading_year).or(context.year);
    if let Some(topic) = topic.filter(|&topic| topic != now) {
        let said_here = context.sentence_year == Some(topic) || context.heading_year == Some(topic);
        let far_past = months_ahead < -HORIZON;
        // "10 tháng" of a report that comes out on 25 October: its month is as good as over.
        let over = if grain == Grain::Day { today } else { context.month_end().unwrap_or(today) };
        let future = of(now).is_some_and(|days| days.end > over);
        if topic > now {
            // A plan for a year to come; a day said beside it may still be of this one, but no quarter that ends with the month
            // of speaking, and none in the last month of the year.
            let ends = |days: Interval| Some(days.end) == context.month_end() || today.month() == Month::December;
            let over = || {
                grain != Grain::Day && of(now).is_some_and(|days| Some(days.end) <= context.month_end() && ends(days))
            };
            if said_here && (far_past || (grain != Grain::Day && context.sentence_year == Some(topic)) || over()) {
                return topic.min(now + 1);
            }
        } else if (said_here && grain != Grain::Day) || (future && !foretold && topic == now - 1) {
            return topic;
        }
    }
    if (months_ahead > HORIZON && !context.ahead) || (context.tally && start > today) {
        return now - 1;
    }
    // Just before the turn of the year an early month that is planned for is of the next.
    if context.ahead && months_ahead < -8 && grain != Grain::Span {
        return now + 1;
    }
    now
}

fn months_between(from: Date, to: Date) -> i32 {
    (to.year() - from.year()) * 12 + i32::from(u8::from(to.month())) - i32::from(u8::from(from.month()))
}

fn plain_year(year: YearRef, context: &Context) -> Option<i32> {
    match year {
        YearRef::Given(year) => Some(year),
        YearRef::FromNow(shift) => context.this_year().map(|now| now + shift),
        YearRef::After => context.this_year().map(|now| context.year_after(now)),
        YearRef::Before => context.spoken_year().map(|year| year - 1),
        // "9 tháng tăng 2,8%, ước cả năm đạt 35 tỷ USD": of the year of what the sentence tells.
        // "Tại ngày 30/9/2022, nợ vay tăng 3% so với đầu năm": nor of another year than the day that it tells.
        YearRef::Bare => {
            let day = context.sentence_day.filter(|_| context.versus).map(Date::year);
            context.sentence_current.map(|days| days.end.year()).or(day).or(context.spoken_year())
        }
        YearRef::Coming | YearRef::Gone => context.spoken_year(),
        YearRef::Named(_) => None,
    }
}

pub(super) fn months_of(year: i32, count: u8, last: bool) -> Option<Interval> {
    if last {
        Interval::months((year, 13_u8.checked_sub(count)?), (year, 12))
    } else {
        Interval::months((year, 1), (year, count))
    }
}

fn cycle_of(cycle: Cycle, from: i32) -> Option<Interval> {
    match cycle {
        Cycle::School => Interval::months((from, 9), (from + 1, 8)),
        Cycle::Crop => Interval::months((from, 10), (from + 1, 9)),
    }
}

/// The month `shift` months from another.
pub(super) fn shifted_month((year, month): (i32, u8), shift: i32) -> Option<(i32, u8)> {
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(shift)?;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// The lunar year of a lunar day: the one whose day lies nearest to publication.
fn lunar_year(year: YearRef, month: u8, day: u8, context: &Context) -> Option<i32> {
    if let YearRef::Given(year) = year {
        return Some(year);
    }
    if let YearRef::Named(name) = year {
        let last = context.today().map_or(LAST_NAMED, |day| day.year() + 1);
        // 1984 was the first of a cycle.
        return Some(last - (last - 1984 - name).rem_euclid(60));
    }
    let today = context.published?.first;
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| Some((year, lunar::day(year, month, day.min(29))?)))
        .min_by_key(|(_, date)| (date.to_julian_day() - today.to_julian_day()).abs())
        .map(|(year, _)| year)
}

/// "đầu năm" and "cuối năm" are days; parts of a month or quarter are not cut finer than the text does, except the
/// end of a quarter, which is its last day.
fn part(edge: Edge, of: &Form, context: &Context) -> Option<Interval> {
    let whole = resolve(of, context)?;
    match (edge, of) {
        (Edge::First, Form::Year(_) | Form::Cycle { .. }) => whole.start.map(Interval::day),
        (
            Edge::Last,
            Form::Year(_) | Form::Cycle { .. } | Form::Quarter { .. } | Form::Unit { unit: Grain::Quarter, .. },
        ) => Some(Interval::day(whole.end)),
        // A week ends with Saturday and Sunday.
        (Edge::Last, Form::Unit { unit: Grain::Week, .. }) => Some(Interval::new(whole.end.previous_day()?, whole.end)),
        (Edge::Middle, Form::Year(_)) => Interval::months((whole.end.year(), 5), (whole.end.year(), 8)),
        _ => Some(whole),
    }
}

/// The first or last months of the year of a day, as "giữa năm" is those between.
pub(super) fn third(edge: Edge, day: Interval) -> Option<Interval> {
    let year = day.end.year();
    match edge {
        Edge::First => Interval::months((year, 1), (year, 4)),
        Edge::Middle => Some(day),
        Edge::Last => Interval::months((year, 9), (year, 12)),
    }
}

/// The first or last days of a stretch; the second half of a month begins where the first ends.
fn days(count: u8, last: bool, whole: Interval) -> Option<Interval> {
    let (first, length) = (whole.start?, Duration::days(i64::from(count)));
    let days = match (last, count) {
        (true, HALF_MONTH) => Interval::new(first.checked_add(length)?, whole.end),
        (true, _) => Interval::new(whole.end.next_day()?.checked_sub(length)?, whole.end),
        (false, _) => Interval::new(first, first.checked_add(length)?.previous_day()?),
    };
    (days.start >= whole.start && days.end <= whole.end && days.start <= Some(days.end)).then_some(days)
}

fn same(of: Option<&Form>, context: &Context) -> Option<Interval> {
    match of {
        None => super::resolve_same_period(context.spoken()?, None),
        Some(Form::Year(year)) => {
            let spoken = context.spoken()?;
            let year = match year {
                YearRef::Given(year) => Some(*year),
                _ => None,
            };
            super::resolve_same_period(spoken, year)
        }
        Some(Form::Unit { unit, shift: -1 }) => super::resolve_previous(context.spoken()?, *unit),
        Some(of) => resolve(of, context),
    }
}

fn year_to_date(year: YearRef, to: Option<&Form>, context: &Context) -> Option<Interval> {
    let end = match to {
        Some(Form::Now) | None => {
            // Today's figures reach to the stretch spoken of, else to the day of the text, of which only the month is known to the
            // month before.
            let now = context.now()?;
            let today = context.exact();
            // "Lũy kế từ đầu năm, ..." of the results of a year that is just over.
            let over =
                || context.spoken().filter(|days| to.is_none() && now.1 <= LATE_RESULTS && ends_year(*days, now.0 - 1));
            let year = match year {
                YearRef::Given(year) => year,
                YearRef::Bare => over().map_or(now.0, |days| days.end.year()),
                _ => now.0,
            };
            let spoken = context.spoken().filter(|days| {
                days.start != Some(days.end) && days.end.year() == year && Some(days.end) <= context.month_end()
            });
            // "Giá vàng hôm nay 15/11 ... Từ đầu năm đến nay ...": up to the day that the text says is today.
            let spoken_day = context.spoken_day.filter(|day| day.year() == year);
            match spoken {
                // Not where it tells of the year so far itself: "9 tháng đầu năm".
                Some(days) => {
                    let so_far = days.start == calendar::day(year, 1, 1);
                    spoken_day.filter(|&day| day > days.end && !so_far).unwrap_or(days.end)
                }
                None if spoken_day.is_some() => spoken_day?,
                None if today.is_some_and(|today| today.year() == year) => today?,
                None if year == now.0 && now.1 > 1 => calendar::month_end(year, now.1 - 1)?,
                None if year == now.0 => context.today()?,
                // "từ đầu năm 2018" of another year is a beginning.
                None if to.is_none() => return calendar::day(year, 1, 1).map(Interval::day),
                None => context.today()?,
            }
        }
        Some(to) => {
            let mut to = to.clone();
            to.lend_year(year);
            resolve(&to, context)?.end
        }
    };
    let start = match year {
        YearRef::Given(year) => year,
        _ => end.year(),
    };
    let start = calendar::day(start, 1, 1)?;
    (start <= end).then(|| Interval::new(start, end))
}

/// Whether some whole months end with a year.
fn ends_year(days: Interval, year: i32) -> bool {
    days.end.year() == year && u8::from(days.end.month()) == 12 && days.start.is_some_and(|start| start.day() == 1)
}

fn between(from: &Form, to: &Form, context: &Context) -> Option<Interval> {
    if *from == Form::Now {
        let mut ahead = context.clone();
        ahead.ahead = true;
        let end = resolve(to, &ahead)?.end;
        let start = context.published?.first;
        return (start <= end).then(|| Interval::new(start, end));
    }
    if *to == Form::Now {
        let start = resolve(from, context)?.start?;
        let today = context.today()?;
        return (start <= today).then(|| Interval::new(start, today));
    }
    let end = resolve(to, context)?;
    let mut start = resolve(from, context)?.start?;
    // The start of a range lies before its end: "từ 28/12 đến 3/1".
    if start > end.end && !from.has_year() {
        start = Interval::day(start).years_before(1)?.start?;
    }
    (start <= end.end).then(|| Interval::new(start, end.end))
}
