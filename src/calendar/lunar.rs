//! The Vietnamese lunisolar calendar, for feasts and for days given "âm lịch".
//!
//! A lunar month begins on the day of the new moon at Hanoi's meridian (UTC+7); the eleventh month holds the winter
//! solstice; of the thirteen months of a leap year the first that holds no major solar term repeats the number of the
//! month before. New moons and the sun's longitude follow Jean Meeus, *Astronomical Algorithms*, 2nd ed. (1998),
//! chapters 49 and 25, cut to the terms that decide the day.

use time::Date;

/// Days of Hanoi's clock ahead of Greenwich.
const ZONE: f64 = 7.0 / 24.0;
/// Mean length of a lunar month in days.
const SYNODIC: f64 = 29.530_588_861;
/// Julian day of the new moon of lunation 0 of the count used here (1 January 1900).
const EPOCH: f64 = 2_415_021.076_998_695;
/// Lunations from lunation 0 here to that of chapter 49 (6 January 2000).
const TO_MEEUS: f64 = 1237.0;

/// The Julian day number, at Hanoi, of new moon number `k` since 1900.
fn new_moon(k: i32) -> i32 {
    let k = f64::from(k) - TO_MEEUS;
    let t = k / 1236.85;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t * t;
    let mean = 2_451_550.097_66 + SYNODIC * k + 0.000_154_37 * t * t;
    let sun = (2.5534 + 29.105_356_70 * k - 0.000_001_4 * t * t).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t).to_radians();
    let node = (160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t).to_radians();
    let ascending = (124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t).to_radians();
    let terms = [
        (-0.407_20, moon),
        (0.172_41 * e, sun),
        (0.016_08, 2.0 * moon),
        (0.010_39, 2.0 * node),
        (0.007_39 * e, moon - sun),
        (-0.005_14 * e, moon + sun),
        (0.002_08 * e * e, 2.0 * sun),
        (-0.001_11, moon - 2.0 * node),
        (-0.000_57, moon + 2.0 * node),
        (0.000_56 * e, 2.0 * moon + sun),
        (-0.000_42, 3.0 * moon),
        (0.000_42 * e, sun + 2.0 * node),
        (0.000_38 * e, sun - 2.0 * node),
        (-0.000_24 * e, 2.0 * moon - sun),
        (-0.000_17, ascending),
        (0.000_325, (299.77 + 0.107_408 * k - 0.009_173 * t * t).to_radians()),
        (0.000_165, (251.88 + 0.016_321 * k).to_radians()),
        (0.000_164, (251.83 + 26.651_886 * k).to_radians()),
        (0.000_126, (349.42 + 36.412_478 * k).to_radians()),
    ];
    let dynamical = mean + terms.iter().map(|&(size, angle)| size * angle.sin()).sum::<f64>();
    let universal = dynamical - delta_t(2000.0 + t * 100.0) / 86_400.0;
    whole(universal + 0.5 + ZONE)
}

/// Dynamical minus universal time in seconds: after Espenak and Meeus, one parabola for the twentieth century and one
/// for the years after, true to some seconds, which moves a new moon over midnight once in millennia.
fn delta_t(year: f64) -> f64 {
    let t = year - 2000.0;
    if year < 2005.0 { 63.86 + 0.3345 * t + 0.0017 * t * t } else { 62.92 + 0.322_17 * t + 0.005_589 * t * t }
}

/// In which twelfth of the ecliptic (0 from the March equinox) the sun stands at the midnight that begins a day.
fn sector(julian: i32) -> i32 {
    let t = (f64::from(julian) - 0.5 - ZONE - 2_451_545.0) / 36_525.0;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let center = (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    let longitude = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t + center - 0.005_69 - 0.004_78 * node.sin();
    whole(longitude.rem_euclid(360.0) / 30.0)
}

#[expect(clippy::cast_possible_truncation, reason = "day numbers of years 1 to 9999 fit an i32 many times over")]
fn whole(days: f64) -> i32 {
    days.floor() as i32
}

/// The lunation nearest to a day, to start a search from.
fn lunation(julian: i32) -> i32 {
    whole((f64::from(julian) - EPOCH) / SYNODIC)
}

/// The lunation that is the eleventh lunar month of `year`: it holds the winter solstice.
fn eleventh(year: i32) -> Option<i32> {
    let last = super::day(year, 12, 31)?.to_julian_day();
    let k = lunation(last);
    // A month that begins after the solstice is the twelfth.
    Some(if sector(new_moon(k)) >= 9 { k - 1 } else { k })
}

/// The lunation after which the leap month comes, if the thirteen months from `first` to `next` have one.
fn leap(first: i32, next: i32) -> Option<i32> {
    if next - first < 13 {
        return None;
    }
    (first + 1..next).find(|&k| sector(new_moon(k)) == sector(new_moon(k + 1)))
}

/// The first day of lunar month `month` (1 to 12, never the leap one) of lunar year `year`, and the days it has.
#[must_use]
pub fn month(year: i32, month: u8) -> Option<(Date, u8)> {
    if !(1..=12).contains(&month) {
        return None;
    }
    let (base, next) =
        if month >= 11 { (eleventh(year)?, eleventh(year + 1)?) } else { (eleventh(year - 1)?, eleventh(year)?) };
    let offset = (i32::from(month) + 1) % 12;
    let mut k = base + offset;
    if leap(base, next).is_some_and(|at| k >= at) {
        k += 1;
    }
    let start = new_moon(k);
    let days = u8::try_from(new_moon(k + 1) - start).ok()?;
    Some((Date::from_julian_day(start).ok()?, days))
}

/// The day of the common calendar that is `day`/`month` of lunar year `year`.
#[must_use]
pub fn day(year: i32, month_number: u8, day: u8) -> Option<Date> {
    let (first, days) = month(year, month_number)?;
    if day == 0 || day > days {
        return None;
    }
    Date::from_julian_day(first.to_julian_day() + i32::from(day) - 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_of_the_year() {
        // Published calendars of Việt Nam. 1985 and 2007 are years in which Hanoi and Beijing differ.
        for tet in [
            "1975-02-11",
            "1984-02-02",
            "1985-01-21",
            "1986-02-09",
            "1990-01-27",
            "1995-01-31",
            "2000-02-05",
            "2001-01-24",
            "2002-02-12",
            "2003-02-01",
            "2004-01-22",
            "2005-02-09",
            "2006-01-29",
            "2007-02-17",
            "2008-02-07",
            "2009-01-26",
            "2010-02-14",
            "2011-02-03",
            "2012-01-23",
            "2013-02-10",
            "2014-01-31",
            "2015-02-19",
            "2016-02-08",
            "2017-01-28",
            "2018-02-16",
            "2019-02-05",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-02",
        ] {
            let year = tet[..4].parse().expect("a year");
            assert_eq!(day(year, 1, 1).map(|date| date.to_string()).as_deref(), Some(tet));
        }
    }

    #[test]
    fn feasts_and_leap_years() {
        for (year, month, date, want) in [
            (2020, 3, 10, "2020-04-02"),
            (2023, 3, 10, "2023-04-29"),
            (2024, 3, 10, "2024-04-18"),
            (2019, 8, 15, "2019-09-13"),
            (2020, 8, 15, "2020-10-01"),
            (2017, 7, 15, "2017-09-05"),
            (2025, 8, 15, "2025-10-06"),
            (2024, 12, 23, "2025-01-22"),
            (2018, 12, 26, "2019-01-31"),
            (2014, 9, 9, "2014-10-02"),
        ] {
            assert_eq!(day(year, month, date).map(|date| date.to_string()).as_deref(), Some(want));
        }
        assert_eq!(day(2020, 1, 31), None);
        assert_eq!(month(2020, 13), None);
    }

    #[test]
    fn months_follow_each_other() {
        for year in 1900..2100 {
            for number in 1..=12 {
                let (first, days) = month(year, number).expect("a month");
                assert!((29..=30).contains(&days), "{year}-{number}: {days} days");
                let (next, _) =
                    if number == 12 { month(year + 1, 1) } else { month(year, number + 1) }.expect("a month");
                let gap = next.to_julian_day() - first.to_julian_day();
                assert!(gap == i32::from(days) || (58..=60).contains(&gap), "{year}-{number}: {gap}");
            }
        }
    }
}
