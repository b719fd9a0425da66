//! What stands around the number of a document: its date, who issued it, its title.

use time::Date;

use super::super::organization;
use super::super::period::Period;
use super::super::person;
use super::super::scan::Scan;
use super::{Citation, date, title};
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Gap, Kind};

/// Bodies that issue one document together.
const MAX_ISSUERS: usize = 4;
/// Tokens looked back from a document to who issued it.
const MAX_BACK: usize = 24;
/// Tokens of the verb between the two.
const MAX_VERB: usize = 4;
/// Tokens of an office ("Phó Thủ tướng thường trực").
const MAX_OFFICE: usize = 6;
/// Syllables of a full name.
const MIN_PERSON: usize = 3;
/// Tokens between a letterhead's number and its date.
const MAX_DATE_LINE: usize = 30;
/// Tokens between a date and the document it is said of.
const MAX_SAID: usize = 60;

/// Reads date and issuer behind the number, in any order, then the title. The citation grows over date and issuer.
/// Gives the token after all that was read.
pub(super) fn behind(scan: &Scan<'_>, citation: &mut Citation, limit: usize, coded: bool) -> usize {
    for _ in 0..3 {
        let end = citation.tokens.end;
        let Some(next) = date_behind(scan, citation, end, limit)
            .or_else(|| year_behind(scan, citation, end, limit))
            .or_else(|| issuer_behind(scan, citation, end, limit))
        else {
            break;
        };
        citation.tokens.end = next;
    }
    if citation.title.is_none() {
        let end = citation.tokens.end;
        let behind = signed(scan, citation, term(scan, end, limit), limit);
        citation.title = title::title(scan, behind, limit, coded);
    }
    citation.tokens.end
}

fn date_behind(scan: &Scan<'_>, citation: &mut Citation, at: usize, limit: usize) -> Option<usize> {
    if citation.date.is_some() {
        return None;
    }
    let mut place = at;
    let bracket = scan.is(place, "(");
    if bracket || scan.is(place, ",") {
        place += 1;
    }
    place = scan.phrase(place, limit, Class::DocIssue).unwrap_or(place);
    // Bare digits only in brackets: "số 10, 11/2021" is a list.
    if !bracket && scan.phrase(place, limit, Class::DocDay).is_none() {
        return None;
    }
    let (date, end) = date::at(scan, place, limit)?;
    citation.date = Some(date);
    Some(if bracket && scan.is(end, ")") { end + 1 } else { end })
}

/// "Nghị quyết số 57 năm 2018 của Quốc hội".
fn year_behind(scan: &Scan<'_>, citation: &mut Citation, at: usize, limit: usize) -> Option<usize> {
    if citation.date.is_some() || citation.year.is_some() {
        return None;
    }
    let digits = scan.phrase(at, limit, Class::DocYear).filter(|&digits| digits < limit)?;
    let word = scan.word(digits);
    let year = word.parse().ok().filter(|_| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))?;
    citation.year = Some(year);
    Some(digits + 1)
}

/// The token behind who signed it or whose it is, said without a word between: "Nghị quyết 14/2013/NQ-HĐND TP Hà Nội về
/// ...", "do Phó Chủ tịch UBND tỉnh Trần Văn Bình ký về ...".
fn signed(scan: &Scan<'_>, citation: &Citation, at: usize, limit: usize) -> usize {
    if let Some(place) = organization::known_place(scan, at, limit).or_else(|| scan.phrase(at, limit, Class::Place)) {
        return place;
    }
    if let Some(level) = scan.phrase(at, limit, Class::BodyLevel) {
        return organization::known_place(scan, level, limit).unwrap_or(at);
    }
    let end = (at..limit.min(at + person::MAX_NAME)).take_while(|&at| scan.tokens[at].is_capital()).last();
    let named = end.map(|last| last + 1).filter(|&end| person::vietnamese_at(scan, at, end).is_some());
    named.filter(|_| citation.issuer.is_some()).and_then(|end| scan.phrase(end, limit, Class::DocIssue)).unwrap_or(at)
}

/// The token behind the term of who issued it: "của Ban Chấp hành Trung ương Đảng khóa XII".
fn term(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let roman = |at: usize| scan.word(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let named = scan.phrase(at, limit, Class::Numbered).filter(|&term| term < limit);
    named.filter(|&term| roman(term) || scan.tokens[term].kind == Kind::Number).map_or(at, |term| term + 1)
}

fn issuer_behind(scan: &Scan<'_>, citation: &mut Citation, at: usize, limit: usize) -> Option<usize> {
    if citation.issuer.is_some() {
        return None;
    }
    // "Công văn số 133 ngày 2/10/2018, của Sở Y tế"
    let at = if scan.is(at, ",") && scan.hit(at + 1, Class::DocOf).is_some() { at + 1 } else { at };
    let from = match scan.phrase(at, limit, Class::DocOf) {
        Some(from) => from,
        None => scan.phrase(at, limit, Class::DocBy)?,
    };
    let end = issuers(scan, from, limit)?;
    citation.issuer = Some(organization::line(scan, from..end));
    Some(scan.phrase(end, limit, Class::DocIssue).filter(|_| scan.hit(at, Class::DocBy).is_some()).unwrap_or(end))
}

/// One or several bodies, or their heads: "Bộ Y tế và Bộ Tài chính", "Chủ tịch UBND tỉnh".
fn issuers(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let mut end = issuer(scan, at, limit)?;
    for _ in 1..MAX_ISSUERS {
        let comma = scan.is(end, ",") || scan.is(end, "-");
        let next = if comma { Some(end + 1) } else { scan.phrase(end, limit, Class::DocJoin) };
        let Some(more) = next.and_then(|next| issuer(scan, next, limit)) else { break };
        // "của Bộ Công Thương, Grab phải ...": a list goes on to its "và".
        if comma && !scan.is(more, ",") && !scan.is(more, "-") && scan.phrase(more, limit, Class::DocJoin).is_none() {
            break;
        }
        end = more;
    }
    Some(end)
}

/// Whether one that issues documents is named at `at`.
pub(super) fn is_issuer(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    issuer(scan, at, limit).is_some()
}

/// Who issued a document, where "của" stands at `at`.
pub(super) fn issuer_of(scan: &Scan<'_>, at: usize, limit: usize) -> Option<String> {
    let from = scan.phrase(at, limit, Class::DocOf)?;
    issuer(scan, from, limit).map(|end| organization::line(scan, from..end))
}

fn issuer(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
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
pub(super) fn issuer_before(scan: &Scan<'_>, at: usize, start: usize) -> Option<String> {
    let floor = start.max(at.saturating_sub(MAX_BACK));
    let verb = issue_verb(scan, at, floor)?;
    let mut end = verb;
    if end > floor && scan.is(end - 1, ")") {
        end = (floor..end).rev().find(|&place| scan.is(place, "("))?;
    }
    let body = |end: usize| {
        let named = |&at: &usize| organization::name_at(scan, at, end).is_some_and(|name| name.tokens.end == end);
        (floor..end).find(named).map(|from| (from, end))
    };
    // "Thủ tướng đã ban hành"
    let leader = |end: usize| {
        let office = |&at: &usize| {
            let hit = scan.hit(at, Class::Title).filter(|hit| hit.end as usize == end);
            hit.is_some_and(|hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Leader)
        };
        (floor..end).find(office).map(|from| (from, end))
    };
    let named = |end: usize| body(end).or_else(|| leader(end));
    // "Chủ tịch UBND tỉnh Trần Văn Bình ký"
    let (from, end) = named(end).or_else(|| named(person_before(scan, floor, end)?))?;
    let from = others(scan, floor, from);
    // "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ": the office belongs to it.
    let office = |place: &usize| {
        let joins = |hit_end: usize| hit_end == from || hit_end == end;
        scan.hits.of_at(*place, Class::Title).any(|hit| joins(hit.end as usize))
    };
    let from = (floor.max(from.saturating_sub(MAX_OFFICE))..from).find(office).unwrap_or(from);
    Some(organization::line(scan, from..end))
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
    (from..end).find(|&at| end - at >= MIN_PERSON && person::vietnamese_at(scan, at, end).is_some())
}

/// Where the verb of issuing, with its auxiliaries, begins that ends at `at`.
fn issue_verb(scan: &Scan<'_>, at: usize, floor: usize) -> Option<usize> {
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

/// The date on the line of a letterhead's number, or on the next.
pub(super) fn date_line(scan: &Scan<'_>, at: usize) -> Option<Date> {
    let limit = scan.tokens.len();
    (at..limit.min(at + MAX_DATE_LINE)).find_map(|place| {
        scan.hit(place, Class::DocDay)?;
        date::at(scan, place, limit).map(|(date, _)| date)
    })
}

/// Who issued a letterhead: the authority named above the number.
pub(super) fn letterhead(scan: &Scan<'_>, at: usize) -> Option<String> {
    let floor = at.saturating_sub(MAX_SAID);
    let opens = |place: &usize| matches!(scan.tokens[*place].gap, Gap::Block | Gap::Line);
    let name = (floor..at).filter(opens).find_map(|place| organization::name_at(scan, place, at))?;
    Some(organization::line(scan, name.tokens))
}

/// See [`super::date_from_sentence`].
pub(super) fn dates(scan: &Scan<'_>, citations: &mut [Citation], periods: &[Period]) {
    for citation in citations.iter_mut().filter(|citation| citation.date.is_none() && citation.number.is_some()) {
        let at = citation.tokens.start;
        // "Quyết định số 648/QĐ-BCT của Bộ Công Thương ngày 20-3": the year is that of the report.
        let behind = periods.partition_point(|period| period.tokens.start < citation.tokens.end);
        if let Some(period) = periods.get(behind).filter(|period| period.tokens.start == citation.tokens.end)
            && let Some(day) = one_day(period)
        {
            citation.date = Some(day);
            citation.tokens.end = period.tokens.end;
            continue;
        }
        let Some(sentence) = scan.sentences.get(scan.sentence_of(at)) else { continue };
        let start = sentence.tokens.start;
        let from = citation.tokens.end;
        let reach = sentence.tokens.end.min(from + MAX_SAID);
        let signed = periods[behind..]
            .iter()
            .take_while(|period| period.tokens.start < reach)
            .find(|period| issue_verb(scan, period.tokens.start, from).is_some());
        let between = |at: usize| (from..at).any(|at| scan.hit(at, Class::Instrument).is_some());
        if let Some(period) = signed.filter(|period| !between(period.tokens.start)) {
            citation.date = one_day(period);
            continue;
        }
        let floor = start.max(at.saturating_sub(MAX_SAID));
        if issue_verb(scan, at, floor).is_none() {
            continue;
        }
        let last = periods.partition_point(|period| period.tokens.end <= at);
        let said = periods[..last].iter().rev().take_while(|period| period.tokens.start >= floor).find_map(one_day);
        citation.date = said;
    }
}

fn one_day(period: &Period) -> Option<Date> {
    let interval = period.interval.filter(|_| period.grain == Grain::Day)?;
    (interval.start == Some(interval.end)).then_some(interval.end)
}
