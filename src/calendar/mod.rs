//! Days and intervals: inclusive, ISO, with a grain. The lunar calendar for feasts.

pub mod lunar;

use std::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use time::{Date, Month, Weekday};

use crate::error::Error;

/// How fine an expression of time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Several years, or any other stretch.
    Span,
}

impl Grain {
    /// Its name in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Half => "half",
            Grain::Year => "year",
            Grain::Span => "span",
        }
    }
}

/// Inclusive days; `start` is open for "up to".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First day, or none for "up to, as of, by".
    pub start: Option<Date>,
    /// Last day.
    pub end: Date,
}

/// A day of the proleptic Gregorian calendar, if it exists (years 1 to 9999).
#[must_use]
pub fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The last day of a month.
#[must_use]
pub fn month_end(year: i32, month: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    day(year, month.into(), month.length(year))
}

impl Interval {
    /// From the first day to the last.
    #[must_use]
    pub fn new(start: Date, end: Date) -> Self {
        Interval { start: Some(start), end }
    }

    /// Everything up to a day.
    #[must_use]
    pub fn until(end: Date) -> Self {
        Interval { start: None, end }
    }

    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Interval::new(date, date)
    }

    /// Whole months, first and last inclusive.
    #[must_use]
    pub fn months(from: (i32, u8), to: (i32, u8)) -> Option<Self> {
        Some(Interval::new(day(from.0, from.1, 1)?, month_end(to.0, to.1)?))
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Interval::months((year, 1), (year, 12))
    }

    /// How many years it is, where it is whole ones.
    #[must_use]
    pub fn years(self) -> Option<i32> {
        let (start, last) = (self.start?, self.end.year());
        (Interval::year(start.year())?.start == Some(start) && Interval::year(last)?.end == self.end)
            .then(|| last - start.year() + 1)
    }

    /// The unit of the calendar that it is, a span where it is none.
    #[must_use]
    pub fn grain(self) -> Grain {
        let Some(start) = self.start else { return Grain::Span };
        let (first, last) = (u8::from(start.month()), u8::from(self.end.month()));
        let whole = start.day() == 1 && month_end(self.end.year(), last) == Some(self.end);
        match last.wrapping_sub(first) {
            _ if start == self.end => Grain::Day,
            _ if start.weekday() == Weekday::Monday && (self.end - start).whole_days() == 6 => Grain::Week,
            _ if !whole || start.year() != self.end.year() => Grain::Span,
            0 => Grain::Month,
            2 if first % 3 == 1 => Grain::Quarter,
            5 if first % 6 == 1 => Grain::Half,
            11 => Grain::Year,
            _ => Grain::Span,
        }
    }

    /// The same days `years` earlier (29 February becomes 28; a month's end stays a month's end).
    #[must_use]
    pub fn years_before(self, years: i32) -> Option<Self> {
        let shift = |date: Date, is_end: bool| {
            let year = date.year() - years;
            let month = u8::from(date.month());
            if is_end && month_end(date.year(), month) == Some(date) {
                return month_end(year, month);
            }
            day(year, month, date.day()).or_else(|| month_end(year, month))
        };
        let end = shift(self.end, true)?;
        match self.start {
            Some(start) => Some(Interval::new(shift(start, false)?, end)),
            None => Some(Interval::until(end)),
        }
    }

    /// The shortest name that tells the days: "2020-04-09", "2020-W15" (ISO weeks), "2020-04", "2020-Q2", "2020-H1",
    /// "2020-9M" for the first months of a year, "2020", "2016/2020" for whole years, "2019-09/2020-08" for whole
    /// months (a school year), else "start/end"; "../2020-04-09" for an open start.
    #[must_use]
    pub fn label(&self) -> String {
        let Some(start) = self.start else {
            return format!("../{}", self.end);
        };
        if start == self.end {
            return start.to_string();
        }
        let (year, first) = (start.year(), u8::from(start.month()));
        let (last_year, last) = (self.end.year(), u8::from(self.end.month()));
        let whole = start.day() == 1 && month_end(last_year, last) == Some(self.end);
        if whole && year == last_year {
            match (first, last) {
                (1, 12) => return format!("{year:04}"),
                (1, 6) => return format!("{year:04}-H1"),
                (7, 12) => return format!("{year:04}-H2"),
                (a, b) if a == b => return format!("{year:04}-{a:02}"),
                (a, b) if b == a + 2 && a % 3 == 1 => {
                    return format!("{year:04}-Q{}", a.div_ceil(3));
                }
                (1, months) => return format!("{year:04}-{months}M"),
                _ => {}
            }
        }
        if whole && first == 1 && last == 12 {
            return format!("{year:04}/{last_year:04}");
        }
        if whole {
            return format!("{year:04}-{first:02}/{last_year:04}-{last:02}");
        }
        if start.weekday() == Weekday::Monday && self.end.to_julian_day() - start.to_julian_day() == 6 {
            let (year, week, _) = start.to_iso_week_date();
            return format!("{year:04}-W{week:02}");
        }
        format!("{start}/{}", self.end)
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Interval", 3)?;
        out.serialize_field("start", &self.start.map(|date| date.to_string()))?;
        out.serialize_field("end", &self.end.to_string())?;
        out.serialize_field("label", &self.label())?;
        out.end()
    }
}

impl<'de> Deserialize<'de> for Interval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// The label follows from the days.
        #[derive(serde::Deserialize)]
        struct Days {
            start: Option<String>,
            end: String,
        }
        let days = Days::deserialize(deserializer)?;
        let parse = |text: &str| Published::parse(text).map(|day| day.first).map_err(de::Error::custom);
        Ok(Interval { start: days.start.as_deref().map(parse).transpose()?, end: parse(&days.end)? })
    }
}

/// When a document was published: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The first day it may have been.
    pub first: Date,
    /// The last day it may have been.
    pub last: Date,
}

impl Published {
    /// From `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    ///
    /// # Errors
    /// If `text` has another form or names no day that exists.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::parts(text).ok_or_else(|| Error::published(text))
    }

    fn parts(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        for (index, part) in text.split('-').enumerate() {
            let width = if index == 0 { 4 } else { 2 };
            if part.len() != width || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            parts.push(part.parse::<u16>().ok()?);
        }
        let year = i32::from(*parts.first()?);
        match parts[1..] {
            [] => Some(Published { first: day(year, 1, 1)?, last: day(year, 12, 31)? }),
            [month] => Some(Published { first: day(year, month as u8, 1)?, last: month_end(year, month as u8)? }),
            [month, date] => {
                let date = day(year, month as u8, date as u8)?;
                Some(Published { first: date, last: date })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.first.to_string();
        let year_only = u8::from(self.first.month()) == 1 && u8::from(self.last.month()) == 12;
        f.write_str(match self.first == self.last {
            true => &text,
            false if year_only => &text[..4],
            false => &text[..7],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(start: (i32, u8, u8), end: (i32, u8, u8)) -> String {
        let date = |(year, month, date)| day(year, month, date).expect("a day");
        Interval::new(date(start), date(end)).label()
    }

    #[test]
    fn labels_are_the_shortest_names() {
        for (start, end, want) in [
            ((2020, 4, 9), (2020, 4, 9), "2020-04-09"),
            ((2020, 4, 6), (2020, 4, 12), "2020-W15"),
            ((2020, 4, 1), (2020, 4, 30), "2020-04"),
            ((2020, 4, 1), (2020, 6, 30), "2020-Q2"),
            ((2020, 1, 1), (2020, 6, 30), "2020-H1"),
            ((2020, 7, 1), (2020, 12, 31), "2020-H2"),
            ((2020, 1, 1), (2020, 9, 30), "2020-9M"),
            ((2020, 1, 1), (2020, 2, 29), "2020-2M"),
            ((2020, 1, 1), (2020, 12, 31), "2020"),
            ((2016, 1, 1), (2020, 12, 31), "2016/2020"),
            ((2019, 9, 1), (2020, 8, 31), "2019-09/2020-08"),
            ((2020, 3, 1), (2020, 7, 31), "2020-03/2020-07"),
            ((2019, 12, 16), (2020, 1, 15), "2019-12-16/2020-01-15"),
        ] {
            assert_eq!(label(start, end), want);
        }
        assert_eq!(Interval::until(day(2020, 4, 9).expect("a day")).label(), "../2020-04-09");
    }

    #[test]
    fn a_year_earlier_keeps_the_end_of_the_month() {
        let before = |year, number| Interval::months((year, 1), (year, number)).and_then(|days| days.years_before(1));
        assert_eq!(before(2020, 2), Interval::months((2019, 1), (2019, 2)));
        assert_eq!(before(2021, 2), Interval::months((2020, 1), (2020, 2)));
        let leap = Interval::day(day(2020, 2, 29).expect("a day"));
        assert_eq!(leap.years_before(1), day(2019, 2, 28).map(Interval::day));
    }

    #[test]
    fn publication_is_a_year_a_month_or_a_day() {
        for text in ["2020", "2020-07", "2020-07-15"] {
            assert_eq!(Published::parse(text).map(|published| published.to_string()).ok().as_deref(), Some(text));
        }
        for text in ["", "20", "2020-13", "2020-02-30", "2020-7", "2020-07-15-01", "2020/07"] {
            assert!(Published::parse(text).is_err(), "{text}");
        }
    }
}
