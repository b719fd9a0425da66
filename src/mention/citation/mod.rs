//! Legal and administrative documents: type, number, date, issuer, title, and the places in them that are cited.

mod around;
mod date;
mod issuer;
mod link;
mod number;
mod pinpoint;
mod title;

pub use pinpoint::Pinpoint;
use time::Date;

use super::period::Period;
use super::scan::{Scan, Sentence, TokenRange};
use crate::lexicon::schema::Instrument;
use crate::lexicon::{Class, Signs};
use crate::token::{Gap, Kind};
use number::Written;

/// Tokens between the type of a document and "số" ("Luật Đầu tư công số ...").
const MAX_NAME: usize = 16;
/// The same for a law in small letters ("Bộ luật tố tụng dân sự năm ...").
const MAX_SMALL: usize = 7;
/// Documents in one list ("các Nghị định số 10, 11 và 12").
const MAX_LIST: usize = 12;
/// Parts of a number that stands without its type ("154/NQ-CP").
const MIN_BARE: usize = 3;
/// Tokens between "sửa đổi, bổ sung một số" and "của".
const MAX_AMENDED: usize = 6;
/// Digits of a number that stands without "số" and without a code ("Nghị định 58").
const MAX_SHORT: usize = 4;

/// A reference to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Type, number, date and issuer as one stretch.
    pub tokens: TokenRange,
    /// "Nghị quyết".
    pub instrument: String,
    /// As written: "42/NQ-CP".
    pub number: Option<String>,
    /// The year a law is cited by: "Luật Đất đai năm 2013".
    pub year: Option<i32>,
    /// Its date.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its title, where given in quotes or behind "về"; the name of a law.
    pub title: Option<String>,
    /// Articles, clauses, points cited.
    pub pinpoints: Vec<Pinpoint>,
    /// Index of the first full mention of the same document.
    pub refers_to: Option<usize>,
}

impl Citation {
    fn new(tokens: TokenRange, instrument: &Instrument) -> Self {
        Citation {
            tokens,
            instrument: instrument.id.clone(),
            number: None,
            year: None,
            date: None,
            issuer: None,
            title: None,
            pinpoints: Vec::new(),
            refers_to: None,
        }
    }
}

/// Reads the citations of a document and claims their tokens and those of their pinpoints.
pub(super) fn read(scan: &mut Scan<'_>) -> Vec<Citation> {
    let mut out = Vec::new();
    for index in 0..scan.sentences.len() {
        sentence(scan, index, &mut out);
    }
    link::link(scan, &mut out);
    for citation in &out {
        scan.claim(citation.tokens.clone());
    }
    pinpoint::read(scan, &mut out);
    out
}

/// Fills dates that the sentence says outside the citation: "Ngày 6/1/2017, UBND tỉnh cấp Giấy phép số 13/GP-UBND".
pub(super) fn date_from_sentence(scan: &Scan<'_>, citations: &mut [Citation], periods: &[Period]) {
    around::dates(scan, citations, periods);
}

fn sentence(scan: &Scan<'_>, index: usize, out: &mut Vec<Citation>) {
    const BEGINNINGS: Signs = Signs::classes(&[Class::DocNumber, Class::Instrument]).or(Signs::NUMBER);
    let Sentence { tokens, .. } = &scan.sentences[index];
    let limit = tokens.end;
    let first = out.len();
    let mut at = scan.hits.next(tokens.start, limit, BEGINNINGS);
    while at < limit {
        let end = own_number(scan, at, limit, out)
            .or_else(|| named(scan, at, limit, tokens.start, out))
            .or_else(|| bare(scan, at, limit, tokens.start, out));
        at = scan.hits.next(end.unwrap_or(at + 1).max(at + 1), limit, BEGINNINGS);
    }
    around::share_issuers(scan, &mut out[first..], tokens.start);
}

/// A report's own number line: "Số: 217/BC-UBND".
fn own_number(scan: &Scan<'_>, at: usize, limit: usize, out: &mut Vec<Citation>) -> Option<usize> {
    if !scan.tokens[at].is_capital() {
        return None;
    }
    let word = scan.phrase(at, limit, Class::DocNumber)?;
    if !scan.is(word, ":") {
        return None;
    }
    let written = number::at(scan, word + 1, limit)?;
    let instrument = &scan.lexicon.instruments[written.instrument?];
    let mut citation = Citation::new(at..written.end, instrument);
    citation.number = Some(written.text);
    citation.date = around::date_line(scan, written.end);
    citation.issuer = around::letterhead(scan, at);
    out.push(citation);
    Some(written.end)
}

/// A type of document with its number: "Nghị quyết số 42/NQ-CP", "Luật Đầu tư công số 39/2019/QH14", "Nghị định 58",
/// "Luật Đất đai năm 2013".
fn named(scan: &Scan<'_>, at: usize, limit: usize, start: usize, out: &mut Vec<Citation>) -> Option<usize> {
    let hit = scan.hit(at, Class::Instrument).filter(|hit| hit.end as usize <= limit)?;
    let instrument = &scan.lexicon.instruments[hit.entry as usize];
    let head = hit.end as usize;
    let inner = if instrument.law { amended(scan, head, limit).unwrap_or(head) } else { head };
    let Some((name, written)) = find_number(scan, at, inner, limit, instrument) else {
        return law(scan, at, head..inner, limit, instrument, out);
    };
    let mut citation = Citation::new(at..written.end, instrument);
    if instrument.law && name > head {
        citation.title = Some(super::organization::line(scan, head..name));
    } else if name > head {
        citation.issuer = issuer::inside(scan, head..name);
    }
    Some(finish(scan, citation, written, limit, start, out))
}

/// "Luật | sửa đổi, bổ sung một số điều của Luật | Giáo dục số 34/2018/QH14": where the name of the law begins that another
/// one amends, which is told apart by what stands behind that name; not where the number is that law's own ("của Luật số").
fn amended(scan: &Scan<'_>, head: usize, limit: usize) -> Option<usize> {
    let amends = scan.phrase(head, limit, Class::DocAmend)?;
    let of = (amends..limit.min(amends + MAX_AMENDED)).find_map(|at| scan.phrase(at, limit, Class::DocOf))?;
    let hit = scan.hit(of, Class::Instrument).filter(|hit| (hit.end as usize) < limit)?;
    let end = hit.end as usize;
    let named = scan.tokens[end].kind == Kind::Word && scan.hit(end, Class::DocNumber).is_none();
    (scan.lexicon.instruments[hit.entry as usize].law && named).then_some(end)
}

/// Whether a document is named at `at`, by its type with a capital or with a number; "quy định về" is none.
fn names_document(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::Instrument).is_some_and(|hit| {
        let end = hit.end as usize;
        let numbered = || scan.tokens.get(end).is_some_and(|next| next.kind == Kind::Number);
        scan.tokens[at].is_capital() || scan.hit(end, Class::DocNumber).is_some() || numbered()
    })
}

/// The number of a document whose type ends at `head`, and where the words between the two end.
fn find_number(
    scan: &Scan<'_>,
    at: usize,
    head: usize,
    limit: usize,
    instrument: &Instrument,
) -> Option<(usize, Written)> {
    let reach = limit.min(head + MAX_NAME);
    // "các quy định Thông tư 02": the document is the second.
    let capital = |at: usize| scan.tokens[at].is_capital();
    if head < limit && capital(head) && !capital(at) && scan.hit(head, Class::Instrument).is_some() {
        return None;
    }
    for place in head..reach {
        if let Some(mut digits) = scan.phrase(place, limit, Class::DocNumber) {
            if scan.is(digits, ":") {
                digits += 1;
            }
            if let Some(written) = number::at(scan, digits, limit)
                && (place == head || written.coded)
            {
                return Some((place, written));
            }
        }
        if scan.tokens[place].kind == Kind::Number {
            let written = number::at(scan, place, limit)?;
            let short =
                place == head && (instrument.short || of_a_year(&written)) && is_short(scan, at, limit, &written);
            return (written.coded || short).then_some((place, written));
        }
        let stops = scan.tokens[place].kind == Kind::Symbol && !matches!(scan.word(place), "-" | "–" | ",");
        if stops || (place > head && scan.hit(place, Class::Instrument).is_some()) {
            return None;
        }
    }
    None
}

/// Whether a number without a code may be that of a document: "Nghị định 58", not "quyết định 3 vấn đề".
fn is_short(scan: &Scan<'_>, at: usize, limit: usize, written: &Written) -> bool {
    if written.parts > 1 {
        return with_year(written);
    }
    let counts = [Class::Unit, Class::Number, Class::Noun, Class::DocYear, Class::DocMonth];
    let counted = counts.iter().any(|&class| scan.hit(written.end, class).is_some()) || scan.is(written.end, "%");
    let named = scan.tokens[at].is_capital() || is_led(scan, at) || is_told(scan, written.end, limit);
    named && written.text.len() <= MAX_SHORT && !counted
}

/// Words before a type in small letters that make the number behind it that of a document.
const MAX_LEAD: usize = 3;

/// "theo nghị định 100", "các nghị quyết 18, 19": whether a document is named at `at`, though in small letters; "quyết
/// định 3" may be a verb.
fn is_led(scan: &Scan<'_>, at: usize) -> bool {
    const LEADS: [Class; 3] = [Class::DocLead, Class::DocAt, Class::DocSeveral];
    let verb = scan.hit(at, Class::DocApprove).is_some();
    let ends = |from: usize, class: Class| scan.phrase(from, at, class) == Some(at);
    let led = (at.saturating_sub(MAX_LEAD)..at).any(|from| LEADS.iter().any(|&class| ends(from, class)));
    led && !verb && scan.tokens[at].gap != Gap::Block
}

/// "quyết định 24 về cơ chế ...", "thông tư 16 của Bộ Y tế": whether title or issuer stands behind a number.
fn is_told(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let of = scan.phrase(at, limit, Class::DocOf);
    of.is_some_and(|of| issuer::is_at(scan, of, limit)) || scan.phrase(at, limit, Class::DocAbout).is_some()
}

/// "136/2018", not "50-50".
fn with_year(written: &Written) -> bool {
    let year = written.text.split('/').nth(1).unwrap_or_default();
    year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
}

/// "6613/2016": no month has such a number.
fn of_a_year(written: &Written) -> bool {
    let first = written.text.split('/').next().and_then(|first| first.parse::<u32>().ok());
    with_year(written) && first.is_some_and(|first| first > 12)
}

/// A number with a code alone: "theo 42/NQ-CP".
fn bare(scan: &Scan<'_>, at: usize, limit: usize, start: usize, out: &mut Vec<Citation>) -> Option<usize> {
    if scan.tokens[at].kind != Kind::Number || scan.tokens[at].is_glued() {
        return None;
    }
    let written = number::at(scan, at, limit).filter(|written| written.parts >= MIN_BARE)?;
    let instrument = &scan.lexicon.instruments[written.instrument?];
    let from = match at.checked_sub(1).filter(|&word| word >= start) {
        Some(word) if scan.phrase(word, at, Class::DocNumber) == Some(at) => word,
        _ => at,
    };
    let citation = Citation::new(from..written.end, instrument);
    Some(finish(scan, citation, written, limit, start, out))
}

/// A law by name and year: "Luật Đất đai năm 2013". Its name begins where `lead` does, and is known up to its end.
fn law(
    scan: &Scan<'_>,
    at: usize,
    lead: TokenRange,
    limit: usize,
    instrument: &Instrument,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let head = lead.end;
    // "bộ Luật hình sự": one capital will do.
    let capital = scan.tokens[at..head].iter().any(crate::token::Token::is_capital);
    if !instrument.law || !capital || head >= limit {
        return None;
    }
    // "Bộ luật hình sự 2015": a short name may be in small letters.
    let small = !scan.tokens[head].is_capital();
    let reach = head + if small { MAX_SMALL } else { MAX_NAME };
    for place in head..limit.min(reach) {
        let token = &scan.tokens[place];
        let digits = scan.phrase(place, limit, Class::DocYear).unwrap_or(place);
        if digits < limit && scan.tokens[digits].kind == Kind::Number {
            let word = scan.word(digits);
            let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            // "Luật năm 2013" names none, "Hiến pháp năm 2013" does.
            if !is_year || (place == head && !instrument.sole) {
                return None;
            }
            return Some(of_year(scan, at, lead.start..place, digits, limit, instrument, out));
        }
        let goes_on = token.kind == Kind::Word || (matches!(scan.word(place), "," | "-") && !small);
        let ends = [Class::Instrument, Class::DocNameEnd].iter().any(|&class| scan.hit(place, class).is_some());
        let about = place == head && scan.hit(place, Class::DocAbout).is_some();
        if !goes_on || about || (ends && (place > head || small)) {
            return None;
        }
    }
    None
}

/// Stores the law that begins at `at` with its name and the digits of its year.
fn of_year(
    scan: &Scan<'_>,
    at: usize,
    name: TokenRange,
    digits: usize,
    limit: usize,
    instrument: &Instrument,
    out: &mut Vec<Citation>,
) -> usize {
    let convention = convention(scan, at);
    let name = if convention.is_some() { at..name.end } else { name };
    let (from, issuer, instrument) = convention.unwrap_or((at, None, instrument));
    let mut citation = Citation::new(from..digits + 1, instrument);
    citation.year = scan.word(digits).parse().ok();
    citation.issuer = issuer;
    // "Công ước Liên hợp quốc năm 1982 về Luật Biển": the name is that of who made it.
    let made = super::organization::name_at(scan, name.start, name.end).filter(|made| made.tokens.end == name.end);
    if made.is_some() {
        citation.issuer = Some(super::organization::line(scan, name));
        citation.title = title::title(scan, digits + 1, limit, true).map(|(title, _)| title);
    } else if !name.is_empty() {
        citation.title = Some(super::organization::line(scan, name));
    }
    if let Some(end) = issuer::behind(scan, &mut citation, digits + 1, limit) {
        citation.tokens.end = end;
    }
    let end = citation.tokens.end;
    out.push(citation);
    end
}

/// "Công ước của Liên Hợp Quốc về Luật Biển năm 1982": what the law at `at` is the matter of, where it begins and who made
/// it.
fn convention<'s>(scan: &'s Scan<'_>, at: usize) -> Option<(usize, Option<String>, &'s Instrument)> {
    let about = at.checked_sub(1).filter(|&word| scan.phrase(word, at, Class::DocAbout) == Some(at))?;
    (about.saturating_sub(MAX_LIST)..about).rev().take_while(|&from| scan.tokens[from].kind == Kind::Word).find_map(
        |from| {
            let hit = scan.hit(from, Class::Instrument)?;
            let instrument = &scan.lexicon.instruments[hit.entry as usize];
            let of = hit.end as usize;
            let body = scan.phrase(of, about, Class::DocOf).unwrap_or(of);
            let made = super::organization::name_at(scan, body, about).filter(|name| name.tokens.end == about);
            let fits = made.is_some() || body > of || of == about;
            let issuer = made.map(|name| super::organization::line(scan, name.tokens));
            (instrument.law && fits && scan.tokens[from].is_capital()).then_some((from, issuer, instrument))
        },
    )
}

/// Reads date, issuer and title behind the number, then the rest of a list, and stores all.
fn finish(
    scan: &Scan<'_>,
    mut citation: Citation,
    written: Written,
    limit: usize,
    start: usize,
    out: &mut Vec<Citation>,
) -> usize {
    let first = citation.tokens.start;
    let coded = written.coded;
    citation.number = Some(written.text);
    let mut end = around::behind(scan, &mut citation, limit, coded);
    if citation.issuer.is_none() {
        citation.issuer = issuer::before(scan, first, start);
    }
    let type_id = citation.instrument.clone();
    let spoken = scan.lexicon.instruments.iter().find(|instrument| instrument.id == type_id);
    out.push(citation);
    let Some(instrument) = spoken else { return end };
    let list = out.len() - 1;
    let several = first > start && scan.phrase(first - 1, first, Class::DocSeveral).is_some();
    for _ in 0..MAX_LIST {
        let Some((from, next)) = next_of_list(scan, end, limit, coded || several) else { break };
        let mut more = Citation::new(from..next.end, instrument);
        more.number = Some(next.text.clone());
        end = around::behind(scan, &mut more, limit, next.coded);
        out.push(more);
    }
    // Who issued them is said once, behind the last or before the first.
    let issuer = out[list..].iter().find_map(|citation| citation.issuer.clone());
    for citation in &mut out[list..] {
        citation.issuer = citation.issuer.take().or_else(|| issuer.clone());
    }
    end
}

/// The next number of a list of documents of one type: ", 11/2021/NĐ-CP", "và số 12".
fn next_of_list(scan: &Scan<'_>, at: usize, limit: usize, uncoded: bool) -> Option<(usize, Written)> {
    let from = if scan.is(at, ",") || scan.is(at, ";") { at + 1 } else { scan.phrase(at, limit, Class::DocJoin)? };
    let marked = scan.phrase(from, limit, Class::DocNumber);
    let written = number::at(scan, marked.unwrap_or(from), limit)?;
    let closed = scan.tokens.get(written.end).is_none_or(|next| {
        next.kind == Kind::Symbol
            || [Class::DocJoin, Class::DocOf].iter().any(|&class| scan.hit(written.end, class).is_some())
    });
    let number = closed && !scan.is(written.end, "%") && (written.text.len() <= MAX_SHORT || with_year(&written));
    // "Nghị quyết số 19, 35 của Chính phủ": who issued them follows.
    let issued = || scan.phrase(written.end, limit, Class::DocOf).is_some_and(|of| issuer::is_at(scan, of, limit));
    let plain = marked.is_some() || (number && (uncoded || issued()));
    (written.coded || plain).then_some((from, written))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::parse::{Options, Parser};

    fn numbers(text: &str) -> Vec<Option<String>> {
        let report = Parser::default().parse(text, &Options::default());
        report.citations.into_iter().map(|citation| citation.number).collect()
    }

    proptest! {
        #[test]
        fn a_number_is_given_back_as_written(
            digits in 1u32..20_000,
            year in proptest::option::of(1990u32..2040),
            code in "(NQ|QĐ|TT|NĐ|CT|KH|BC)-(CP|TTg|BTC|UBND|HĐND|TW)",
            kind in prop::sample::select(vec!["Nghị quyết", "Quyết định", "Thông tư", "Kế hoạch", "công văn"]),
        ) {
            let number = year.map_or(format!("{digits}/{code}"), |year| format!("{digits}/{year}/{code}"));
            prop_assert_eq!(numbers(&format!("Xã thực hiện {kind} số {number} từ đầu năm.")), vec![Some(number)]);
        }

        #[test]
        fn words_in_any_order_give_a_report(words in prop::collection::vec(prop::sample::select(vec![
            "Nghị quyết", "số", "Số:", "42", "/", "-", "NQ", "CP", "QH", "14", "ngày", "9/4/2020", "tháng", "của",
            "Chính phủ", "do", "ban hành", "này", "Điều", "khoản", "điểm", "a", ",", "và", "Luật", "Đất đai", "năm",
            "2013", "“", "”", "về", ".", "(", ")", "Chương", "II", "\n\n", "các",
        ]), 0..40)) {
            let text = words.join(" ");
            let report = Parser::default().parse(&text, &Options::default());
            for citation in &report.citations {
                prop_assert!(citation.refers_to.is_none_or(|to| (to as usize) < report.citations.len()));
            }
        }
    }
}
