//! Names in a row behind one title in the plural: "các diễn viên Lê Na, Hồng Sen và Đỗ Bảo".

use super::super::organization;
use super::super::scan::{Scan, TokenRange};
use super::apposition::{apposition, of_country};
use super::find::{Evidence, Form, Found, MAX_BRACKET, Others};
use super::{complement, name};
use crate::lexicon::Class;
use crate::token::{Case, Gap, Kind};

/// Names of a list.
const MAX_NAMES: usize = 24;
/// Words for several: "đội ngũ".
const MAX_PLURAL: usize = 2;
/// Syllables of the shortest full name, and of the longest.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether more than one bears the title that begins at `at`: "các", "hai", "4".
pub(super) fn plural(scan: &Scan<'_>, at: usize) -> bool {
    // "... 1.200 tỷ", then a heading: "Chủ tịch ...".
    if matches!(scan.tokens[at].gap, Gap::Line | Gap::Block) {
        return false;
    }
    at.checked_sub(1).is_some_and(|before| {
        scan.tokens[before].kind == Kind::Number
            || scan.hit(before, Class::Number).is_some()
            || (at.saturating_sub(MAX_PLURAL)..at).any(|from| scan.phrase(from, at, Class::TitlePlural) == Some(at))
    })
}

/// Whether the name at `at` is one of those who hold an office said before: "phó tổng giám đốc là ông | An, Bình và Cư".
pub(super) fn called(scan: &Scan<'_>, at: usize) -> bool {
    let word = |from: usize| {
        let ends = |class: Class| {
            (from.saturating_sub(MAX_PLURAL + 1)..from).any(|at| scan.phrase(at, from, class) == Some(from))
        };
        complement::honorific(scan, from) && scan.phrase(from, at, Class::Title) == Some(at) && ends(Class::TitleNamed)
    };
    (at.saturating_sub(MAX_PLURAL)..at).any(word)
}

/// Those named behind the first, with the titles that stand before it; and the token to read on from.
pub(super) fn rest(
    scan: &Scan<'_>,
    first: &Found,
    from: usize,
    limit: usize,
    others: &Others<'_>,
) -> (Vec<Found>, usize) {
    // "hai nhà lãnh đạo Triều Tiên Kim Jong-un và Donald Trump": the country is that of the first alone.
    let before = |title: &&TokenRange| title.end <= first.name.start && !of_country(scan, title.start, title.end);
    let shared: Vec<_> = first.titles.iter().filter(before).cloned().collect();
    let (mut out, mut end) = (Vec::new(), from);
    // "hai cựu bộ trưởng là ông A và ông B"
    let polite = first.name.start.checked_sub(1).is_some_and(|word| complement::honorific(scan, word));
    for _ in 0..MAX_NAMES {
        let Some(at) = next(scan, end, limit, polite) else { break };
        let to = name::run(scan, at, limit);
        if !fits(scan, at, to, others) {
            break;
        }
        let own = apposition(scan, to, limit, &[], false);
        let (mut titles, next) = (shared.clone(), own.as_ref().map_or(to, |(_, next)| *next));
        titles.extend(own.into_iter().flat_map(|(titles, _)| titles));
        out.push(Found { name: at..to, titles, form: Form::Full, evidence: Evidence::Office });
        end = next;
    }
    (out, end)
}

/// Where the next name begins: behind a bracket, a comma, "và".
fn next(scan: &Scan<'_>, end: usize, limit: usize, polite: bool) -> Option<usize> {
    let mut mark = end;
    if scan.is(mark, "(") {
        mark = (mark..limit.min(mark + MAX_BRACKET)).find(|&place| scan.is(place, ")"))? + 1;
    }
    let comma = (scan.is(mark, ",") || scan.is(mark, ";")).then_some(mark + 1);
    let joined = scan.phrase(comma.unwrap_or(mark), limit, Class::DocJoin);
    let named = joined.or(comma).filter(|&at| at < limit)?;
    let respect = scan.phrase(named, limit, Class::Title).filter(|_| polite && complement::honorific(scan, named));
    Some(respect.unwrap_or(named)).filter(|&at| at < limit && !scan.is_claimed(at) && scan.tokens[at].is_capital())
}

/// Whether `at..to` has the form of a name and is none of anything else.
fn fits(scan: &Scan<'_>, at: usize, to: usize, others: &Others<'_>) -> bool {
    let plain = scan.tokens[at..to].iter().all(|token| token.case == Case::Title || token.span.len() == 1);
    let named = name::is_foreign(scan, at, to) || name::is_surname(scan, at) || to - at <= 3;
    let thing = [Class::NotPerson, Class::GroupNoun, Class::Organization, Class::Title]
        .iter()
        .any(|&class| scan.hit(at, class).is_some_and(|hit| hit.end as usize > at + 1));
    let firm = scan.hit(to - 1, Class::FirmTail).is_some();
    NAME.contains(&(to - at))
        && plain
        && named
        && !thing
        && !firm
        && !others.body(at, to)
        && !others.place(at)
        && organization::known_place(scan, at, to).is_none()
}
