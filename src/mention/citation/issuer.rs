//! Who issued a document: "của Chính phủ" behind its number, "Chính phủ đã ban hành" before it, or what the sentence
//! tells of it ("được Chính phủ ban hành", "UBND tỉnh phê duyệt ... tại").

use super::super::organization;
use super::super::person;
use super::super::scan::{Scan, TokenRange};
use super::Citation;
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Gap, Kind};

/// Bodies that issue one document together.
const MAX_ISSUERS: usize = 4;
/// Bodies of bodies ("Phòng Cảnh sát hình sự Công an tỉnh").
const MAX_DEPTH: usize = 2;
/// Tokens looked back from a document to who issued it.
const MAX_BACK: usize = 24;
/// Tokens of the verb between the two.
const MAX_VERB: usize = 4;
/// Tokens of an office ("Phó Thủ tướng thường trực").
const MAX_OFFICE: usize = 6;
/// Tokens of a date between who issued a document and the verb ("ngày 9/5/2019").
const MAX_DAY: usize = 7;
/// Syllables of a full name.
const MIN_PERSON: usize = 3;

/// Reads "của ..." or "do ... ban hành" at `at`; gives the token behind it.
pub(super) fn behind(scan: &Scan<'_>, citation: &mut Citation, at: usize, limit: usize) -> Option<usize> {
    if citation.issuer.is_some() {
        return None;
    }
    // "Công văn số 133 ngày 2/10/2018, của Sở Y tế"
    let at = if scan.is(at, ",") && scan.hit(at + 1, Class::DocOf).is_some() { at + 1 } else { at };
    let of = scan.phrase(at, limit, Class::DocOf);
    let from = match of {
        Some(from) => from,
        None => scan.phrase(at, limit, Class::DocBy)?,
    };
    // "của tỉnh Nghệ An"
    let local = || of.and_then(|from| local(scan, from, limit));
    let end = issuers(scan, from, limit).or_else(local)?;
    citation.issuer = Some(organization::line(scan, from..end));
    Some(scan.phrase(end, limit, Class::DocIssue).filter(|_| scan.hit(at, Class::DocBy).is_some()).unwrap_or(end))
}

/// A province, district or commune by its kind and name.
fn local(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let level = scan.phrase(at, limit, Class::BodyLevel)?;
    let end = organization::place_end(scan, at, limit);
    (end > level).then_some(end)
}

/// Who issued a document of which number and title end at `at`, as the statement goes on to tell: "vừa được Chính phủ ban
/// hành", "mà Sở Xây dựng gửi".
pub(super) fn told_behind(scan: &Scan<'_>, at: usize, limit: usize) -> Option<String> {
    let passive = scan.phrase(at, limit, Class::DocPassive);
    let from = passive.or_else(|| scan.phrase(at, limit, Class::DocWhich))?;
    let end = issuers(scan, from, limit)?;
    // "Đại hội đồng cổ đông thường niên năm 2018 thông qua"
    let verb = |at: usize| verb_at(scan, at, limit);
    (end..limit.min(end + MAX_VERB)).any(verb).then(|| organization::line(scan, from..end))
}

/// "Tại Công văn số 567, Bộ Tài chính đề nghị ...": who speaks in the document that begins at `first` at the head of the
/// sentence and, with its title, ends at `at`.
pub(super) fn speaker(scan: &Scan<'_>, first: usize, at: usize, limit: usize) -> Option<String> {
    let lead = first.checked_sub(1).filter(|&lead| scan.phrase(lead, first, Class::DocAt) == Some(first))?;
    if !scan.tokens[lead].is_capital() || !scan.is(at, ",") {
        return None;
    }
    let end = issuers(scan, at + 1, limit)?;
    let says = scan.tokens.get(end).is_some_and(|next| end < limit && next.kind == Kind::Word && !next.is_capital());
    let another = scan.phrase(end, limit, Class::DocJoin).is_some();
    (says && !another).then(|| organization::line(scan, at + 1..end))
}

/// Whether a verb by which a body issues or approves a document begins at `at`.
fn verb_at(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let verb =
        |at: usize| [Class::DocIssue, Class::DocApprove].iter().any(|&class| scan.phrase(at, limit, class).is_some());
    let auxiliary = scan.phrase(at, limit, Class::DocAuxiliary);
    verb(at) || auxiliary.is_some_and(verb)
}

/// One or several bodies, or their heads: "Bộ Y tế và Bộ Tài chính", "Chủ tịch UBND tỉnh".
fn issuers(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut end = one(scan, at, limit)?;
    for _ in 1..MAX_ISSUERS {
        let comma = scan.is(end, ",") || scan.is(end, "-");
        let next = if comma { Some(end + 1) } else { scan.phrase(end, limit, Class::DocJoin) };
        let Some(more) = next.and_then(|next| one(scan, next, limit)) else { break };
        // "của Bộ Công Thương, Grab phải ...": a list goes on to its "và".
        if comma && !scan.is(more, ",") && !scan.is(more, "-") && scan.phrase(more, limit, Class::DocJoin).is_none() {
            break;
        }
        end = more;
    }
    Some(end)
}

/// Whether one that issues documents is named at `at`.
pub(super) fn is_at(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    one(scan, at, limit).is_some()
}

/// Who issued a document, where "của" stands at `at`.
pub(super) fn of(scan: &Scan<'_>, at: usize, limit: usize) -> Option<String> {
    let from = scan.phrase(at, limit, Class::DocOf)?;
    one(scan, from, limit).map(|end| organization::line(scan, from..end))
}

/// Who issued a document whose name, between its type and "số", is `name`: "Nghị quyết HĐQT số", "thông báo của UBND huyện,
/// số".
pub(super) fn inside(scan: &Scan<'_>, name: TokenRange) -> Option<String> {
    let last = if scan.is(name.end - 1, ",") { name.end - 1 } else { name.end };
    name.clone().find_map(|at| {
        let from = scan.phrase(at, last, Class::DocOf).unwrap_or(at);
        let end = one(scan, from, last).filter(|&end| end == last)?;
        (from > at || scan.tokens[from].is_capital()).then(|| organization::line(scan, from..end))
    })
}

fn one(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    if at >= limit {
        return None;
    }
    let body = organization::name_at(scan, at, limit).map(|name| {
        let end = name.tokens.end;
        // "Hội đồng Thẩm phán TAND Tối cao": a body of a body.
        let whole = organization::name_at(scan, end, limit).filter(|_| scan.tokens[end].gap == Gap::Space);
        whole.filter(|name| scan.tokens[name.tokens.start].is_capital()).map_or(end, |name| name.tokens.end)
    });
    let office = scan.hit(at, Class::Title).filter(|hit| {
        let kind = scan.lexicon.titles[hit.entry as usize].kind;
        hit.end as usize <= limit && matches!(kind, TitleKind::Office | TitleKind::Leader)
    });
    let headed = office.map(|hit| {
        let end = hit.end as usize;
        organization::name_at(scan, end, limit).map_or(end, |name| name.tokens.end)
    });
    let bare = scan
        .phrase(at, limit, Class::DocBody)
        .filter(|_| scan.tokens[at].is_capital())
        .map(|end| organization::name_at(scan, end, limit).map_or(end, |name| name.tokens.end));
    body.max(headed).max(bare)
}

/// Who issued the document that begins at `at`: "Chính phủ đã ban hành" before it.
pub(super) fn before(scan: &Scan<'_>, at: usize, start: usize) -> Option<String> {
    let floor = start.max(at.saturating_sub(MAX_BACK));
    let Some(verb) = issue_verb(scan, at, floor) else { return told_before(scan, at, floor) };
    let mut end = day_before(scan, floor, verb).unwrap_or(verb);
    if end > floor && scan.is(end - 1, ")") {
        end = (floor..end).rev().find(|&place| scan.is(place, "("))?;
    }
    let named = |end: usize| subject(scan, floor, end);
    // "Chủ tịch UBND tỉnh Trần Văn Bình ký"
    let range = named(end).or_else(|| named(person_before(scan, floor, end)?))?;
    Some(organization::line(scan, range))
}

/// The bodies, or the leader, named right before `end`, with the office that belongs to them.
fn subject(scan: &Scan<'_>, floor: usize, end: usize) -> Option<TokenRange> {
    let named = |&at: &usize| organization::name_at(scan, at, end).is_some_and(|name| name.tokens.end == end);
    // "Thủ tướng đã ban hành"
    let leader = |&at: &usize| {
        let hit = scan.hit(at, Class::Title).filter(|hit| hit.end as usize == end);
        hit.is_some_and(|hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Leader)
    };
    let body = (floor..end).find(named).map(|from| owner(scan, floor, from));
    let from = body.or_else(|| (floor..end).find(leader))?;
    // "HĐQT ngân hàng Bảo Việt"
    let organ =
        |&place: &usize| scan.tokens[place].is_capital() && scan.phrase(place, from, Class::DocBody) == Some(from);
    let from = (floor.max(from.saturating_sub(MAX_OFFICE))..from).find(organ).unwrap_or(from);
    let from = others(scan, floor, from);
    // "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ", "Chánh Thanh tra tỉnh": the office belongs to it.
    let office = |place: &usize| {
        let joins = |hit_end: usize| hit_end == end || (hit_end >= from && hit_end < end);
        scan.hits.of_at(*place, Class::Title).any(|hit| joins(hit.end as usize))
    };
    let from = (floor.max(from.saturating_sub(MAX_OFFICE))..from).find(office).unwrap_or(from);
    Some(from..end)
}

/// Where a body begins of which the body at `at` is the owner: "Phòng Kỹ thuật hình sự | Công an tỉnh".
fn owner(scan: &Scan<'_>, floor: usize, at: usize) -> usize {
    let mut first = at;
    for _ in 0..MAX_DEPTH {
        let ends =
            |&from: &usize| organization::name_at(scan, from, first).is_some_and(|name| name.tokens.end == first);
        match (floor..first).find(ends).filter(|_| scan.tokens[first].gap == Gap::Space) {
            Some(from) => first = from,
            None => break,
        }
    }
    first
}

/// Who issued the document that begins at `at` behind "tại": "được UBND tỉnh phê duyệt quy hoạch tại", "chỉ đạo của Bộ Y tế
/// tại".
fn told_before(scan: &Scan<'_>, at: usize, floor: usize) -> Option<String> {
    let bracket = usize::from(at > floor && scan.is(at - 1, "("));
    let mark = at.checked_sub(1 + bracket).filter(|&mark| mark >= floor)?;
    // "theo quy định tại", "nêu tại" tell nothing of it.
    let at_it = if scan.phrase(mark, at, Class::DocAt) == Some(mark + 1) {
        mark
    } else {
        let place = at.checked_sub(1).filter(|&place| place > floor)?;
        (scan.phrase(place, at, Class::DocAt) == Some(at)).then_some(place)?
    };
    let said = |from: usize| {
        [Class::Instrument, Class::Said].iter().any(|&class| scan.phrase(from, at_it, class) == Some(at_it))
    };
    if (floor.max(at_it.saturating_sub(2))..at_it).any(said) {
        return None;
    }
    // The nearest body that does it, or whose it is.
    let told = |&from: &usize| {
        let end = one(scan, from, at_it)?;
        let of = from > floor && scan.phrase(from - 1, from, Class::DocOf) == Some(from);
        // "kết luận của Thủ tướng tại thông báo": the notice is another's.
        let document = |&place: &usize| scan.phrase(place, from - 1, Class::Instrument) == Some(from - 1);
        let whose = of && end == at_it && !(floor.max(from.saturating_sub(MAX_VERB))..from - 1).any(|at| document(&at));
        let approves = scan.phrase(end, at_it, Class::DocApprove).is_some();
        (whose || approves).then_some((from, end))
    };
    let (from, end) = (floor..at_it).rev().find_map(|from| told(&from))?;
    let range = subject(scan, floor, end).filter(|range| range.start < from).unwrap_or(from..end);
    Some(organization::line(scan, range))
}

/// Where a date begins that ends at `end`: "Thủ tướng Nguyễn Văn An | ngày 9/5 | ký".
fn day_before(scan: &Scan<'_>, floor: usize, end: usize) -> Option<usize> {
    let low = floor.max(end.saturating_sub(MAX_DAY));
    let day = (low..end).rev().find(|&at| scan.hit(at, Class::DocDay).is_some())?;
    let digits = (day + 1..end).all(|at| scan.tokens[at].kind == Kind::Number || matches!(scan.word(at), "/" | "-"));
    (day + 1 < end && day > floor && digits).then_some(day)
}

/// Where the first of several bodies begins of which the last begins at `at`: "Bộ Tư pháp và Bộ Tài chính đã ban hành".
fn others(scan: &Scan<'_>, floor: usize, at: usize) -> usize {
    let mut first = at;
    for _ in 1..MAX_ISSUERS {
        let joined = |mark: usize| scan.is(mark, ",") || scan.phrase(mark, first, Class::DocJoin) == Some(first);
        let Some(mark) = first.checked_sub(1).filter(|&mark| mark > floor && joined(mark)) else { break };
        // A comma alone joins nothing: "Theo Bộ Y tế, Chính phủ đã ban hành ...".
        if first == at && scan.is(mark, ",") {
            break;
        }
        let ends = |&from: &usize| organization::name_at(scan, from, mark).is_some_and(|name| name.tokens.end == mark);
        let Some(from) = (floor..mark).find(ends) else { break };
        first = from;
    }
    first
}

/// Where the full name of a person begins that ends at `end`.
fn person_before(scan: &Scan<'_>, floor: usize, end: usize) -> Option<usize> {
    let capital = |at: &usize| scan.tokens[*at].is_capital() && scan.tokens[*at].kind == Kind::Word;
    let low = floor.max(end.saturating_sub(person::MAX_NAME));
    let from = (low..end).rev().take_while(capital).last()?;
    let name = (from..end).find(|&at| end - at >= MIN_PERSON && person::vietnamese_at(scan, at, end).is_some())?;
    // "Phó Chủ tịch UBND tỉnh - ông Trần Văn Bình"
    let honorific = |at: &usize| {
        let hit = scan.hits.within(*at, name, Class::Title).filter(|hit| hit.end as usize == name);
        hit.is_some_and(|hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Honorific)
    };
    let called = (floor..name).rev().take(2).find(honorific);
    Some(called.filter(|&at| at > floor && matches!(scan.word(at - 1), "-" | "–" | ",")).map_or(name, |at| at - 1))
}

/// Where the verb of issuing, with its auxiliaries, begins that ends at `at`.
pub(super) fn issue_verb(scan: &Scan<'_>, at: usize, floor: usize) -> Option<usize> {
    let before = |end: usize, class: Class| {
        let low = floor.max(end.saturating_sub(MAX_VERB));
        (low..end).find(|&place| scan.hits.of_at(place, class).any(|hit| hit.end as usize == end))
    };
    let mut from = before(at, Class::DocIssue)?;
    for _ in 0..2 {
        match before(from, Class::DocAuxiliary) {
            Some(more) => from = more,
            None => break,
        }
    }
    Some(from)
}
