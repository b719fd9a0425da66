//! Where a title closes that holds words which end one elsewhere: "giám đốc Trung tâm Cứu nạn hàng hải - cho biết". The
//! mark or the predicate behind tells.

use super::super::organization;
use super::super::scan::Scan;
use super::complement;
use crate::lexicon::Class;
use crate::token::{Gap, Kind};

/// Tokens looked through for what closes a title.
const MAX_CLOSING: usize = 24;
/// How far before a title the word stands that names its bearer as the source.
const MAX_SOURCE: usize = 12;

/// The token that closes the title behind a name of which `from` is inside, with nothing but a noun phrase between.
pub(super) fn closing(scan: &Scan<'_>, head: usize, from: usize, limit: usize) -> Option<usize> {
    let next = from + 1;
    // "Thứ trưởng Bộ Quốc phòng và đoàn công tác có mặt": others.
    // But "Ban quản lý bán đảo và các bãi biển": things.
    let plural = scan.phrase(next, limit, Class::TitlePlural);
    let people = plural.map_or(scan.hit(next, Class::TitleGroup), |next| scan.hit(next, Class::Title));
    let group = scan.hit(from, Class::BodyJoin).is_some() && people.is_some();
    let event = group || [Class::TitleEvent, Class::TitleJoin].iter().any(|&class| scan.hit(next, class).is_some());
    if event || (next < limit && predicate(scan, next)) {
        return None;
    }
    let mut at = from;
    let reach = limit.min(from + MAX_CLOSING);
    while at < reach {
        if at > from && predicate(scan, at) {
            return Some(at);
        }
        if scan.tokens[at].kind == Kind::Symbol && !scan.is(at, "&") && !joined(scan, at) {
            return closes(scan, head, at, limit).then_some(at);
        }
        if complement::honorific(scan, at) || complement::person(scan, at, limit) {
            return None;
        }
        let known = [Class::BodyField, Class::TitleCompound].iter().find_map(|&class| scan.phrase(at, limit, class));
        let body = || organization::name_at(scan, at, limit).map(|name| name.tokens.end);
        at = known.or_else(body).unwrap_or(at + 1).max(at + 1);
    }
    None
}

/// Whether a verb of speech or a word that only a sentence has begins at `at`.
pub(super) fn predicate(scan: &Scan<'_>, at: usize) -> bool {
    let noun = [Class::BodyField, Class::BodyVerb, Class::TitleCompound].iter().any(|&c| scan.hit(at, c).is_some());
    scan.hit(at, Class::TitleClause).is_some() || (scan.hit(at, Class::Speech).is_some() && !noun)
}

/// Whether the mark at `at` stands inside a name: "Giáo dục - Đào tạo", "Bộ LĐ-TB&XH".
fn joined(scan: &Scan<'_>, at: usize) -> bool {
    let next = at + 1;
    let glued = scan.tokens.get(next).is_some_and(|token| token.gap == Gap::None) && scan.tokens[at].gap == Gap::None;
    let dash = scan.is_dash(at);
    let fields = dash && scan.hit(next, Class::BodyField).is_some() && !predicate(scan, next);
    (glued && matches!(scan.word(at), "-" | "/" | ".")) || fields || (dash && complement::links(scan, at, next + 1))
}

/// Whether the mark at `at` closes an apposition: a bracket, a dash or comma with a predicate behind it, a comma behind
/// a source.
fn closes(scan: &Scan<'_>, head: usize, at: usize, limit: usize) -> bool {
    let next = at + 1;
    let goes_on = next < limit && (predicate(scan, next) || scan.hit(next, Class::TitleEnd).is_some());
    match scan.word(at) {
        ")" | ";" => true,
        "-" | "–" => goes_on || scan.is(next, ","),
        "," => goes_on || source(scan, head),
        _ => false,
    }
}

/// Whether whose title begins at `head` is the source of the sentence: "Theo ông A, phó giám đốc ..., việc ...".
fn source(scan: &Scan<'_>, head: usize) -> bool {
    (head.saturating_sub(MAX_SOURCE)..head).any(|at| scan.hit(at, Class::Source).is_some())
}
