//! Times that are told from today or from the unit spoken of: "6 tháng qua", "2 năm trước", "quý này", "thứ Sáu tới".

use time::{Date, Duration};

use super::context::Context;
use super::resolve::{months_of, shifted_month};
use crate::calendar::{Grain, Interval};

/// "6 tháng qua": the last whole ones; "6 tháng tới": the next.
pub(super) fn rolling(count: i32, unit: Grain, ahead: bool, context: &Context) -> Option<Interval> {
    if let (None, Grain::Month, false, Some(year), Ok(count)) =
        (context.published, unit, ahead, context.written.year, u8::try_from(count))
    {
        // "9 tháng qua" of an undated text that tells of "9 tháng đầu năm".
        return context.counted(count).then(|| months_of(year, count, false)).flatten();
    }
    let today = context.today()?;
    let now = context.now()?;
    match unit {
        Grain::Month => {
            if ahead {
                return Interval::months(shifted_month(now, 1)?, shifted_month(now, count)?);
            }
            // "9 tháng qua" of a text that tells of "9 tháng đầu năm".
            if let Some(count) = u8::try_from(count).ok().filter(|&count| context.counted(count) && count <= now.1) {
                return months_of(now.0, count, false);
            }
            // A text that came out at the end of a month speaks of it as past.
            let last = last_month(count, context)?;
            Interval::months(shifted_month(last, 1 - count)?, last)
        }
        Grain::Quarter => {
            let (year, quarter) = match context.quarter.filter(|_| count == 1) {
                Some(quarter) => quarter,
                None => last_quarter(today),
            };
            let last = (year, quarter * 3);
            if ahead {
                return Interval::months(shifted_month(last, 1)?, shifted_month(last, count * 3)?);
            }
            Interval::months(shifted_month(last, 1 - count * 3)?, last)
        }
        Grain::Year => {
            let year = today.year();
            if ahead {
                return Interval::months((year + 1, 1), (year + count, 12));
            }
            // "5 năm qua" of a text that tells of the years 2016 to 2020.
            if let Some((from, to)) =
                context.years.filter(|(from, to)| to - from + 1 == count && (year - 1..=year).contains(to))
            {
                return Interval::months((from, 1), (to, 12));
            }
            // "Năm qua", "10 năm qua" of a text that comes out in December go up to the year that ends.
            let last = if now.1 == 12 { year } else { year - 1 };
            Interval::months((last - count + 1, 1), (last, 12))
        }
        _ => {
            let today = context.day_from(0)?;
            let length = if unit == Grain::Week { 7 } else { 1 };
            let days = Duration::days(i64::from(count) * length);
            let (start, end) = if ahead {
                (today.next_day()?, today.checked_add(days)?)
            } else {
                (today.checked_sub(days)?, today.previous_day()?)
            };
            Some(Interval::new(start, end))
        }
    }
}

/// The last month of "n tháng qua": the one before publication; that of publication where the year so far would
/// else reach over New Year, or it is the very month counted to.
pub(super) fn last_month(count: i32, context: &Context) -> Option<(i32, u8)> {
    let published = context.published?;
    let now = context.now()?;
    let late = published.first == published.last && published.last.day() >= 20;
    if i32::from(now.1) == count && (late || published.first != published.last || context.counted(now.1)) {
        return Some(now);
    }
    shifted_month(now, -1)
}

/// The last quarter that is over on a day.
pub(super) fn last_quarter(today: Date) -> (i32, u8) {
    let quarter = (u8::from(today.month()) - 1) / 3;
    // A report that comes out in the last days of a quarter tells of it.
    let closing = u8::from(today.month()) == quarter * 3 + 3 && today.day() >= 25;
    match (quarter, closing) {
        (quarter, true) => (today.year(), quarter + 1),
        (0, false) => (today.year() - 1, 4),
        (quarter, false) => (today.year(), quarter),
    }
}

pub(super) fn ago(count: i32, unit: Grain, ahead: bool, context: &Context) -> Option<Interval> {
    let today = context.today()?;
    let shift = if ahead { count } else { -count };
    match unit {
        Grain::Month => {
            let month = shifted_month(context.now()?, shift)?;
            Interval::months(month, month)
        }
        Grain::Quarter => {
            let (year, month) = shifted_month(context.now()?, shift.checked_mul(3)?)?;
            let first = (month - 1) / 3 * 3 + 1;
            Interval::months((year, first), (year, first + 2))
        }
        Grain::Year => Interval::year(today.year() + shift),
        _ => {
            let today = context.exact()?;
            let length = if unit == Grain::Week { 7 } else { 1 };
            today.checked_add(Duration::days(i64::from(shift) * length)).map(Interval::day)
        }
    }
}

/// "tháng trước", "quý này", "tuần tới", "năm trước".
pub(super) fn unit_at(unit: Grain, shift: i32, context: &Context) -> Option<Interval> {
    match unit {
        // A text without a date tells which month it speaks of in the sentence, if at all.
        Grain::Month | Grain::Quarter if context.undated() && !context.versus && context.sentence_current.is_none() => {
            None
        }
        Grain::Month => {
            // "tháng tới" is from today, "tháng trước" and "tháng này" from the month spoken of.
            let base = if shift > 0 { context.now() } else { context.recent_month() }?;
            let month = shifted_month(base, shift)?;
            Interval::months(month, month)
        }
        Grain::Quarter => {
            let today = context.today();
            let of_today = today.map(|day| (day.year(), u8::from(day.month()).div_ceil(3)));
            let (year, quarter) = if shift > 0 { of_today } else { context.recent_quarter().or(of_today) }?;
            let first = shifted_month((year, quarter * 3 - 2), shift * 3)?;
            Interval::months(first, shifted_month(first, 2)?)
        }
        Grain::Year => {
            // "Năm trước, ..." is from today, "so với năm trước" from the year of the figures.
            // Under "KẾT QUẢ NĂM 2014", told later on, it is the year before that.
            let told = |now: i32| shift < 0 && context.heading_year.is_some_and(|year| year < now);
            let today = context.today().map(Date::year);
            let today = today.filter(|&now| !context.versus && context.sentence_year.is_none() && !told(now));
            let spoken = if context.undated() && !context.versus {
                context.undated_year(Interval::year)
            } else {
                context.spoken_year()
            };
            Interval::year(today.or(spoken)? + shift)
        }
        _ => {
            let today = context.exact()?;
            let monday = today.checked_sub(Duration::days(i64::from(today.weekday().number_days_from_monday())))?;
            let start = monday.checked_add(Duration::weeks(i64::from(shift)))?;
            Some(Interval::new(start, start.checked_add(Duration::days(6))?))
        }
    }
}

pub(super) fn weekday(day: u8, weeks: Option<i32>, ahead: bool, context: &Context) -> Option<Interval> {
    let today = context.exact()?;
    let from_monday = i64::from(today.weekday().number_days_from_monday());
    let wanted = i64::from(day) - 1;
    let shift = match weeks {
        Some(weeks) => wanted - from_monday + i64::from(weeks) * 7,
        // Today's own is neither the next nor the last.
        None if ahead => (wanted - from_monday - 1).rem_euclid(7) + 1,
        None => -((from_monday - wanted - 1).rem_euclid(7) + 1),
    };
    today.checked_add(Duration::days(shift)).map(Interval::day)
}
