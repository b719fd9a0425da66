//! When a document came out, as it says itself.

use std::iter::successors;

use super::form::{Form, MonthRef, YearRef};
use super::words::Words;
use crate::calendar::{self, Published};
use crate::lexicon::period::PeriodRole as Role;
use crate::lexicon::{Class, Signs};
use crate::mention::scan::Scan;
use crate::token::Token;

/// Sentences at the head of a document among which its date is looked for.
const HEAD: usize = 30;
/// Sentences at its foot.
const FOOT: usize = 12;
/// Longest line that is a date line, in tokens ("Quỳnh Phụ, ngày 19 tháng 9 năm 2019").
const LONGEST_LINE: usize = 30;

/// Years in which documents of this kind come out; others are misprints.
const YEARS: std::ops::RangeInclusive<i32> = 1945..=2100;

/// The date of a header such as `date 2020-07`, the date line of a letterhead, the dateline of an article; the first
/// of these that is there.
pub(in crate::mention) fn published(scan: &Scan<'_>) -> Option<Published> {
    let count = scan.sentences.len();
    let head = 0..count.min(HEAD);
    let foot = count.saturating_sub(FOOT).max(head.end)..count;
    let readers: [fn(Words<'_>) -> Option<Published>; 3] = [header, date_lines, time_lines];
    readers.iter().find_map(|reader| {
        head.clone().chain(foot.clone()).find_map(|index| {
            let sentence = scan.sentences.get(index)?;
            reader(Words { scan, start: sentence.tokens.start, end: sentence.tokens.end, dashed: false })
        })
    })
}

/// Where a line is no longer looked at.
fn limit(words: Words<'_>) -> usize {
    words.end.min(words.start + LONGEST_LINE)
}

/// `date 2020-07` at the beginning of a line.
fn header(words: Words<'_>) -> Option<Published> {
    let value = words.role(words.start, Role::Header)?;
    let value = value + usize::from(words.symbol(value, ":"));
    if let Some((form, _)) = words.numeric_after_lead(value) {
        return given(&form);
    }
    let year = words.year_digits(value)?;
    Some(Published { first: calendar::day(year, 1, 1)?, last: calendar::day(year, 12, 31)? })
}

/// "Quỳnh Phụ, ngày 19 tháng 9 năm 2019": a place, a comma, the date in words, the end of the line.
fn date_lines(words: Words<'_>) -> Option<Published> {
    let capital = words.scan.tokens.get(words.start).is_some_and(Token::is_capital);
    let limit = if capital { limit(words) } else { words.start };
    each(words, limit, Signs::class(Class::Period)).find_map(|at| date_line(words, at))
}

fn date_line(words: Words<'_>, at: usize) -> Option<Published> {
    let comma = at.checked_sub(1).filter(|&before| words.symbol(before, ","));
    if comma.is_none() || words.role(at, Role::Day).is_none() {
        return None;
    }
    let (form, end) = words.core(at)?;
    let closes = end >= words.end || words.scan.tokens[end].gap == crate::token::Gap::Line || words.symbol(end, "./");
    if closes { given(&form) } else { None }
}

/// "Thứ Ba, ngày 13 tháng 01 năm 2026", "12/3/2019 08:15": a full date beside a weekday or a clock time. Most lines have
/// neither, and their dates need not be read.
fn time_lines(words: Words<'_>) -> Option<Published> {
    let limit = limit(words);
    let weekday = |at: usize| words.role(at, Role::Weekday).is_some();
    let timed = each(words, limit, Signs::class(Class::Period)).any(weekday)
        || each(words, words.end, Signs::NUMBER).any(|at| clock(words, at));
    let limit = if timed { limit } else { words.start };
    each(words, limit, Words::BEGINNINGS).find_map(|at| time_line(words, at))
}

fn time_line(words: Words<'_>, at: usize) -> Option<Published> {
    let (form, end) = words.core(at)?;
    let weekday = words.role(at, Role::Weekday).is_some();
    let after = end + usize::from(words.symbol(end, ",|-–"));
    let before = at.checked_sub(4).is_some_and(|from| words.symbol(at - 1, ",|-–") && clock(words, from))
        || at.checked_sub(3).is_some_and(|from| clock(words, from));
    if weekday || clock(words, after) || before { given(&form) } else { None }
}

/// "08:15".
fn clock(words: Words<'_>, from: usize) -> bool {
    words.two_digits(from).is_some()
        && words.symbol(from + 1, ":h")
        && words.glued(from + 1)
        && words.two_digits(from + 2).is_some()
}

/// The tokens of a line before `limit` that have one of `signs`.
fn each(words: Words<'_>, limit: usize, signs: Signs) -> impl Iterator<Item = usize> {
    let next = move |from: usize| Some(words.scan.hits.next(from, limit, signs)).filter(|&at| at < limit);
    successors(next(words.start), move |&at| next(at + 1))
}

/// A day or month that names its year.
fn given(form: &Form) -> Option<Published> {
    let found = named(form)?;
    YEARS.contains(&found.last.year()).then_some(found)
}

fn named(form: &Form) -> Option<Published> {
    match form {
        Form::Day { day, month: MonthRef::Given(month), year: YearRef::Given(year), lunar: false } => {
            let day = calendar::day(*year, *month, *day)?;
            Some(Published { first: day, last: day })
        }
        Form::Month { month, year: YearRef::Given(year), lunar: false } => {
            Some(Published { first: calendar::day(*year, *month, 1)?, last: calendar::month_end(*year, *month)? })
        }
        _ => None,
    }
}
