//! The date of a document: "ngày 09/4/2020", "ngày 9 tháng 4 năm 2020", "(09/4/2020)", "ngày 30.6.2020".

use time::Date;

use super::super::scan::Scan;
use crate::calendar;
use crate::lexicon::Class;
use crate::token::Kind;

/// The date that begins at `at` (at "ngày" or at its digits), and the token after it.
pub(super) fn at(scan: &Scan<'_>, at: usize, limit: usize) -> Option<(Date, usize)> {
    let digits = scan.phrase(at, limit, Class::DocDay).unwrap_or(at);
    dotted(scan, digits, limit).or_else(|| marked(scan, digits, limit)).or_else(|| spoken(scan, digits, limit))
}

fn number(scan: &Scan<'_>, at: usize, limit: usize) -> Option<i32> {
    let token = scan.tokens.get(at).filter(|_| at < limit)?;
    if token.kind != Kind::Number {
        return None;
    }
    scan.word(at).parse().ok()
}

fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    calendar::day(full_year(year)?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Two digits are of this century or, late ones, of the last.
fn full_year(year: i32) -> Option<i32> {
    match year {
        0..=49 => Some(2000 + year),
        50..=99 => Some(1900 + year),
        1000..=9999 => Some(year),
        _ => None,
    }
}

/// "30.6.2020": one token.
fn dotted(scan: &Scan<'_>, at: usize, limit: usize) -> Option<(Date, usize)> {
    let token = scan.tokens.get(at).filter(|_| at < limit)?;
    if token.kind != Kind::Number {
        return None;
    }
    let mut parts = scan.word(at).split('.').map(str::parse::<i32>);
    let (d, m, y) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() {
        return None;
    }
    Some((day(y, m, d)?, at + 1))
}

/// "09/4/2020", "9-4-2020", "9 - 4 - 2020".
fn marked(scan: &Scan<'_>, at: usize, limit: usize) -> Option<(Date, usize)> {
    let sign = |place: usize| place < limit && matches!(scan.word(place), "/" | "-" | "–");
    if !sign(at + 1) || !sign(at + 3) {
        return None;
    }
    let date = day(number(scan, at + 4, limit)?, number(scan, at + 2, limit)?, number(scan, at, limit)?)?;
    Some((date, at + 5))
}

/// "9 tháng 4 năm 2020".
fn spoken(scan: &Scan<'_>, at: usize, limit: usize) -> Option<(Date, usize)> {
    let d = number(scan, at, limit)?;
    let month = scan.phrase(at + 1, limit, Class::DocMonth)?;
    let m = number(scan, month, limit)?;
    // "9 tháng 4/2020"
    let year = if scan.is(month + 1, "/") { month + 2 } else { scan.phrase(month + 1, limit, Class::DocYear)? };
    let y = number(scan, year, limit)?;
    Some((day(y, m, d)?, year + 1))
}
