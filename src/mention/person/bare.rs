//! People without a title before their name, told from streets, places and things that are named after people.

use super::super::organization;
use super::super::scan::{Scan, TokenRange};
use super::apposition::{apposition, follows_source, subject};
use super::find::{Evidence, Finds, Form, Found, MAX_BLOCK, MAX_BRACKET, Others};
use super::name;
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Case, Gap, Kind};

/// Tokens between the office and the name of a signature.
const MAX_SIGNATURE: usize = 60;
/// Names of a list looked back over.
const MAX_LIST: usize = 16;
/// How far before a list the word for streets stands that leads it.
const MAX_LEAD: usize = 12;

/// A name without a title before it; gives the token to read on from.
pub(super) fn bare(
    scan: &Scan<'_>,
    at: usize,
    start: usize,
    limit: usize,
    others: &Others<'_>,
    out: &mut Finds,
) -> Option<usize> {
    let rare = scan.hit(at, Class::RareSurname).is_some();
    // "PHÓ CHỦ TỊCH | Danh Kim Lợi": who signs needs no common name.
    let signs = rare && {
        let end = name::run(scan, at, limit);
        end > at + 1 && alone(scan, at, end) && signed_as(scan, at).is_some()
    };
    let sure = rare && scan.hit(at + 1, Class::SureMiddle).is_some() || signs;
    if scan.hit(at, Class::Surname).is_none() && !sure {
        return None;
    }
    let thing = scan.hit(at, Class::NotPerson).is_some_and(|hit| hit.end as usize >= at + 2);
    // "TP.", then a line begins with the name of the city.
    let short = |at: usize| scan.tokens[at].case == Case::Upper && scan.hit(at, Class::BodyLevel).is_some();
    let city = at > 1 && scan.is(at - 1, ".") && short(at - 2);
    if thing || city || scan.is_claimed(at) {
        return None;
    }
    let end = name::run(scan, at, limit);
    name::vietnamese_at(scan, at, end)?;
    // Five syllables make a name by themselves only where the second tells ("Nguyễn Thị ...").
    if end - at == name::MAX_NAME && scan.hit(at + 1, Class::MiddleName).is_none() {
        return None;
    }
    if others.body(at, end) || others.place(at) || names_thing(scan, at, start) || between(scan, at, end, limit) {
        out.things.push(at..end);
        return Some(end);
    }
    if runs_on(scan, at, start) {
        return None;
    }
    let titles =
        apposition(scan, end, limit, &[], subject(scan, at)).filter(|&(_, after)| !follows_source(scan, at, after));
    // "tuyến Cát Linh - Hà Đông cam kết": two syllables that are a place's.
    if titles.is_none() && end - at == 2 && scan.phrase(at, end, Class::Place) == Some(end) {
        return None;
    }
    let sure = titles.is_some() || (end < limit && scan.hit(end, Class::Speech).is_some());
    // "tòa tháp Hà Nội Hoa | sen": a province begins the name of a thing.
    if !sure && (end - at < 3 || organization::known_place(scan, at, end).is_some()) {
        return None;
    }
    let head = list_head(scan, at, start);
    // "255 Trần Hưng Đạo" is an address.
    let address = head > start && scan.tokens[head - 1].kind == Kind::Number;
    // "tại Hồ Nước Ngọt" is a place.
    let placed = head > start && scan.hit(head - 1, Class::TitleAt).is_some();
    let way = [head.wrapping_sub(1), end].iter().any(|&mark| mark < limit && scan.is(mark, "→"));
    if !sure && (address || placed || way || names_thing(scan, head, start) || streets(scan, head, start)) {
        out.things.push(at..end);
        return Some(end);
    }
    let (mut titles, next) = titles.unwrap_or((Vec::new(), end));
    if titles.is_empty() && alone(scan, at, end) {
        titles.extend(signed_as(scan, at));
    }
    // Headings are in capitals too.
    if scan.tokens[at].case == Case::Upper && titles.is_empty() {
        return None;
    }
    let evidence = if sure { Evidence::Office } else { Evidence::Form };
    out.people.push(Found { name: at..end, titles, form: Form::Full, evidence });
    Some(next)
}

/// Whether a word before `at` makes the name that of a thing ("đường", "trường THPT").
pub(super) fn names_thing(scan: &Scan<'_>, at: usize, start: usize) -> bool {
    let low = start.max(at.saturating_sub(MAX_BLOCK));
    let ends = |place: usize, class: Class| scan.hits.of_at(place, class).any(|hit| hit.end as usize == at);
    let thing = |place: usize| {
        [Class::NotPerson, Class::Organization, Class::BodyLevel].iter().any(|&class| ends(place, class))
    };
    // Of "đối tượng" and "tượng" the longer counts.
    // Nor is the "phòng" of "Thứ trưởng Quốc phòng" a room.
    let other = |place: usize| ends(place, Class::Title) || ends(place, Class::BodyField);
    (low..at)
        .find(|&place| other(place) || thing(place))
        .is_some_and(|place| thing(place) && !ends(place, Class::Title))
}

/// Whether the name is the rest of a longer run of capitals.
fn runs_on(scan: &Scan<'_>, at: usize, start: usize) -> bool {
    if at == start {
        return false;
    }
    let token = &scan.tokens[at - 1];
    let wide = matches!(scan.tokens[at].gap, Gap::Line | Gap::Block);
    let run_on = token.kind == Kind::Word && token.is_capital() && at - 1 > start && !wide;
    run_on || (scan.tokens[at].is_glued() && token.kind != Kind::Symbol)
}

/// Where the list of names begins that `at` stands in ("đường Nguyễn Trãi, Lê Văn Lương và Vũ Trọng Phụng").
fn list_head(scan: &Scan<'_>, at: usize, start: usize) -> usize {
    let mut head = at;
    for _ in 0..MAX_LIST {
        let Some(mark) = head.checked_sub(1).filter(|&mark| mark > start) else { break };
        let joins =
            matches!(scan.word(mark), "," | "-" | "–" | "/" | "→") || scan.phrase(mark, head, Class::DocJoin).is_some();
        let mut first = mark;
        // "Võ Thị Sáu (quận 3), Hai Bà Trưng": a bracket belongs to the name before it.
        if joins && scan.is(first.wrapping_sub(1), ")") {
            let low = start.max(first.saturating_sub(MAX_BRACKET));
            first = (low..first).rev().find(|&open| scan.is(open, "(")).unwrap_or(first);
        }
        let mark = first;
        while joins && first > start && mark - first < name::MAX_NAME {
            let token = &scan.tokens[first - 1];
            if !(token.kind == Kind::Number || (token.kind == Kind::Word && token.is_capital())) {
                break;
            }
            first -= 1;
        }
        if first == mark {
            break;
        }
        head = first;
    }
    head
}

/// Whether a list of streets begins at `head`: "các tuyến phố kéo dài gồm: ...", "những con đường như ...".
fn streets(scan: &Scan<'_>, head: usize, start: usize) -> bool {
    let Some(lead) = head.checked_sub(1).filter(|&lead| lead >= start) else { return false };
    let opens = scan.is(lead, ":") || scan.hit(lead, Class::ListOpen).is_some();
    opens && (start.max(lead.saturating_sub(MAX_LEAD))..lead).any(|at| scan.hit(at, Class::StreetNoun).is_some())
}

/// Whether a street begins or ends with this one: "(Lý Thái Tổ đến Hàng Bài)", "từ Tràng Tiền đến Lê Lai".
fn between(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> bool {
    let to = |at: usize| at < limit && scan.hit(at, Class::StreetTo).is_some();
    let from = |at: usize| scan.hit(at, Class::StreetFrom).is_some() || scan.is(at, "(");
    let named = |at: usize| scan.tokens[at].kind == Kind::Word && scan.tokens[at].is_capital();
    (at > 1 && to(at - 1) && named(at - 2)) || (at > 0 && from(at - 1) && to(end) && end + 1 < limit && named(end + 1))
}

/// Whether the name has its line for itself.
fn alone(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let opens = matches!(scan.tokens[at].gap, Gap::Line | Gap::Block);
    let closes = scan.tokens.get(end).is_none_or(|next| matches!(next.gap, Gap::Line | Gap::Block));
    opens && closes
}

/// The office in capitals above a signature.
fn signed_as(scan: &Scan<'_>, at: usize) -> Option<TokenRange> {
    let low = at.saturating_sub(MAX_SIGNATURE);
    let office = |place: usize| {
        let hit = scan.hit(place, Class::Title)?;
        let range = hit.start as usize..hit.end as usize;
        let capital = scan.tokens[range.clone()].iter().all(|token| token.case == Case::Upper);
        (capital && scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Office).then_some(range)
    };
    let last = (low..at).rev().find_map(office)?;
    // "PHÓ CHỦ TỊCH" begins one word before "CHỦ TỊCH".
    Some((low..last.start).rev().take(3).find_map(office).filter(|range| range.end == last.end).unwrap_or(last))
}
