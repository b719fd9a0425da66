//! What stands around the number of a document: its date, its year, its title.

use time::Date;

use super::super::organization;
use super::super::period::Period;
use super::super::person;
use super::super::scan::Scan;
use super::{Citation, date, issuer, title};
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::token::{Gap, Kind};

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
            .or_else(|| year_behind(scan, citation, end, limit, coded))
            .or_else(|| issuer::behind(scan, citation, end, limit))
        else {
            break;
        };
        citation.tokens.end = next;
    }
    let mut end = citation.tokens.end;
    if citation.title.is_none() {
        let behind = signed(scan, citation, term(scan, end, limit), limit);
        if let Some((title, past)) = title::title(scan, behind, limit, coded) {
            citation.title = Some(title);
            end = past;
        }
    }
    if citation.issuer.is_none() {
        citation.issuer =
            issuer::told_behind(scan, end, limit).or_else(|| issuer::speaker(scan, citation.tokens.start, end, limit));
    }
    citation.tokens.end
}

/// "Quyết định số 123/QĐ-TTg và Quyết định số 456/QĐ-TTg của Thủ tướng": who issued the last of a list of one type issued
/// all of them whose code is no other.
pub(super) fn share_issuers(scan: &Scan<'_>, citations: &mut [Citation], start: usize) {
    let code = |citation: &Citation| {
        let number = citation.number.as_deref()?;
        number
            .rsplit_once(['/', '-'])
            .map(|(_, code)| code.to_owned())
            .filter(|code| code.starts_with(char::is_alphabetic))
    };
    for index in (1..citations.len()).rev() {
        let (before, rest) = citations.split_at_mut(index);
        let (Some(one), Some(other)) = (before.last_mut(), rest.first()) else { break };
        let gap = one.tokens.end.max(start)..other.tokens.start;
        let joined = gap.len() == 1 && (scan.is(gap.start, ",") || scan.hit(gap.start, Class::DocJoin).is_some());
        let alike = one.instrument == other.instrument && (code(one).is_none() || code(one) == code(other));
        if joined && alike && one.issuer.is_none() && one.title.is_none() {
            one.issuer.clone_from(&other.issuer);
        }
    }
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

/// "Nghị quyết số 57 năm 2018 của Quốc hội", "Công văn 1882/TCT-CS 2016 của Tổng cục Thuế".
fn year_behind(scan: &Scan<'_>, citation: &mut Citation, at: usize, limit: usize, coded: bool) -> Option<usize> {
    if citation.date.is_some() || citation.year.is_some() {
        return None;
    }
    let goes_on = |at: usize| [Class::DocOf, Class::DocAbout].iter().any(|&class| scan.hit(at, class).is_some());
    let bare = (coded && at < limit && goes_on(at + 1)).then_some(at);
    let digits = scan.phrase(at, limit, Class::DocYear).filter(|&digits| digits < limit).or(bare)?;
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
    // The end of a citation whose date the sentence says before it, and that date: it holds for the rest of its list.
    let mut listed: Option<(usize, Option<Date>)> = None;
    for citation in citations.iter_mut() {
        let at = citation.tokens.start;
        let before = listed.take().filter(|&(end, _)| list_goes_on(scan, end, at));
        if citation.date.is_some() || citation.number.is_none() {
            continue;
        }
        // "Quyết định số 648/QĐ-BCT của Bộ Công Thương ngày 20-3": the year is that of the report.
        let behind = periods.partition_point(|period| period.tokens.start < citation.tokens.end);
        if let Some(period) = periods.get(behind).filter(|period| period.tokens.start == citation.tokens.end)
            && let Some(day) = one_day(period)
        {
            citation.date = Some(day);
            citation.tokens.end = period.tokens.end;
            issued_behind(scan, citation);
            continue;
        }
        citation.date = said_behind(scan, citation, &periods[behind..]).or_else(|| {
            let last = periods.partition_point(|period| period.tokens.end <= at);
            let said = said_before(scan, at, &periods[..last]).or_else(|| before.and_then(|(_, date)| date));
            listed = Some((citation.tokens.end, said));
            said
        });
    }
}

/// Whether a citation that begins at `at` is the next of the list that was read up to `end`: "văn bản số 12/SXD và 13/SXD".
fn list_goes_on(scan: &Scan<'_>, end: usize, at: usize) -> bool {
    let joined = scan.phrase(end, at, Class::DocJoin).unwrap_or(end + usize::from(scan.is(end, ",")));
    joined == at && end < at
}

/// Who issued a document whose date without a year was read late.
fn issued_behind(scan: &Scan<'_>, citation: &mut Citation) {
    let end = citation.tokens.end;
    let Some(sentence) = scan.sentences.get(scan.sentence_of(citation.tokens.start)) else { return };
    if let Some(end) = issuer::behind(scan, citation, end, sentence.tokens.end) {
        citation.tokens.end = end;
    }
}

/// The day that the sentence says behind a document: "Nghị định 94 về quỹ ban hành ngày 17/10/2014".
fn said_behind(scan: &Scan<'_>, citation: &Citation, periods: &[Period]) -> Option<Date> {
    let from = citation.tokens.end;
    let sentence = scan.sentences.get(scan.sentence_of(citation.tokens.start))?;
    let reach = sentence.tokens.end.min(from + MAX_SAID);
    let signed = periods
        .iter()
        .take_while(|period| period.tokens.start < reach)
        .find(|period| issuer::issue_verb(scan, period.tokens.start, from).is_some())?;
    // Another document between would be the one signed.
    let between = (from..signed.tokens.start).any(|at| super::names_document(scan, at));
    if between { None } else { one_day(signed) }
}

/// The day that the sentence says before the verb of issuing at whose end a document begins.
fn said_before(scan: &Scan<'_>, at: usize, periods: &[Period]) -> Option<Date> {
    let sentence = scan.sentences.get(scan.sentence_of(at))?;
    let floor = sentence.tokens.start.max(at.saturating_sub(MAX_SAID));
    issuer::issue_verb(scan, at, floor)?;
    periods.iter().rev().take_while(|period| period.tokens.start >= floor).find_map(one_day)
}

fn one_day(period: &Period) -> Option<Date> {
    let interval = period.interval.filter(|_| period.grain == Grain::Day)?;
    (interval.start == Some(interval.end)).then_some(interval.end)
}
