//! Short second mentions: "Nghị quyết 42", "Nghị quyết này" stand for the document cited in full before.

use std::collections::HashMap;

use super::super::scan::Scan;
use super::{Citation, issuer};
use crate::lexicon::Class;
use crate::token::{Case, Gap};

/// Links every later mention to the first full one, and adds the mentions that have no number ("Nghị quyết này").
pub(super) fn link(scan: &Scan<'_>, citations: &mut Vec<Citation>) {
    add_these(scan, citations);
    let mut alike: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    let mut links = vec![None; citations.len()];
    for (index, citation) in citations.iter().enumerate() {
        let Some(number) = &citation.number else { continue };
        let known = alike.entry((&citation.instrument, lead(number))).or_default();
        // The first that says as much or more; else this one may be what others stand for.
        let full = known.iter().copied().find(|&at| stands_for(number, citations[at].number.as_deref()));
        if full.is_some() {
            links[index] = full;
        } else if known.len() < MAX_ALIKE {
            // A short mention before it (in the title) stands for it too.
            let full = citation.number.as_deref();
            let shorter = |&at: &usize| citations[at].number.as_deref().is_some_and(|short| stands_for(short, full));
            for at in known.extract_if(.., |at| shorter(at)) {
                links[at] = Some(index);
            }
            known.push(index);
        }
    }
    alike_types(citations, &mut links);
    let own = own(scan, citations);
    let headed = headed(scan);
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (index, citation) in citations.iter().enumerate() {
        let instrument = citation.instrument.as_str();
        match (&citation.number, &citation.title) {
            // "Thông tư 15 sửa đổi Thông tư 22": the one spoken of is the first.
            (Some(_), _) if last.get(instrument).is_some_and(|&of| amended(scan, &citations[of], citation)) => {}
            (Some(_), _) => _ = last.insert(instrument, index),
            // "Thông tư này" in a circular is the circular, whatever others it names.
            (None, None) if own.is_some_and(|own| citations[own].instrument == instrument) => links[index] = own,
            (None, None) if headed == Some(instrument) => {}
            // "Nghị quyết này của HĐND" is not that of the assembly.
            (None, None) => {
                let other = |at: &usize| {
                    let (this, named) = (&citation.issuer, &citations[*at].issuer);
                    this.is_some() && named.is_some() && this != named
                };
                links[index] = last.get(instrument).copied().filter(|at| !other(at));
            }
            (None, Some(_)) => _ = last.insert(instrument, index),
        }
    }
    for index in 0..citations.len() {
        // One step further, where the mention linked to is short itself.
        citations[index].refers_to = links[index].map(|at| links[at].unwrap_or(at));
    }
}

/// A short mention by a wider type: "Thông tư 37" behind "Thông tư liên tịch số 37/2015/TTLT-BYT-BTC".
fn alike_types(citations: &[Citation], links: &mut [Option<usize>]) {
    let joint = |full: &Citation, short: &Citation| {
        let rest = full.instrument.strip_prefix(short.instrument.as_str());
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    for index in 0..citations.len().min(MAX_JOINT) {
        let short = &citations[index];
        let Some(number) = short.number.as_deref().filter(|_| links[index].is_none()) else { continue };
        let full = |full: &&Citation| {
            joint(full, short)
                && lead(number) == number.trim_start_matches('0')
                && stands_for(number, full.number.as_deref())
        };
        let Some(at) = citations[..index].iter().position(|one| full(&one)) else { continue };
        links[index] = Some(links[at].unwrap_or(at));
    }
}

/// Whether the words between two documents, one behind the other, say that the first changes or replaces the second.
fn amended(scan: &Scan<'_>, first: &Citation, second: &Citation) -> bool {
    let (from, end) = (first.tokens.end, second.tokens.start);
    let near = end > from && end - from <= MAX_AMENDED;
    near && scan.hit(from, Class::DocAmends).is_some()
}

/// The document's own number line: the first citation, where it begins its line and has a colon before the number.
fn own(scan: &Scan<'_>, citations: &[Citation]) -> Option<usize> {
    let first = citations.first()?;
    let range = first.tokens.clone();
    let opens = range.start == 0 || matches!(scan.tokens[range.start].gap, Gap::Line | Gap::Block);
    let marked =
        range.clone().any(|at| scan.phrase(at, range.end, Class::DocNumber).is_some_and(|end| scan.is(end, ":")));
    (opens && marked).then_some(0)
}

/// The type of document that the text is by its heading: alone on its line, in capitals.
fn headed<'s>(scan: &'s Scan<'_>) -> Option<&'s str> {
    scan.hits.of(Class::Instrument, scan.tokens.len()).find_map(|hit| {
        let (at, end) = (hit.start as usize, hit.end as usize);
        let apart = |at: usize| scan.tokens.get(at).is_none_or(|token| matches!(token.gap, Gap::Line | Gap::Block));
        let capitals = scan.tokens[at..end].iter().all(|token| token.case == Case::Upper);
        let alone = (at == 0 || apart(at)) && apart(end) && capitals;
        alone.then(|| scan.lexicon.instruments[hit.entry as usize].id.as_str())
    })
}

/// Documents that are looked at for one of a narrower type.
const MAX_JOINT: usize = 64;
/// Tokens looked back for a law named without its year.
const MAX_SINCE: usize = 200;
/// Tokens between a document and the one it changes.
const MAX_AMENDED: usize = 12;
/// Documents of one type and one leading number that are kept apart.
const MAX_ALIKE: usize = 8;

/// The digits a number begins with, leading zeros left out.
fn lead(number: &str) -> &str {
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number[..end].trim_start_matches('0')
}

/// Whether a law of the type `entry` is named, but not cited, between the last of `citations` and `at`.
fn named_since(scan: &Scan<'_>, citations: &[Citation], at: usize, entry: u32) -> bool {
    let from = citations.last().map_or(0, |last| last.tokens.end).max(at.saturating_sub(MAX_SINCE));
    (from..at).any(|place| {
        let hit = scan.hit(place, Class::Instrument).filter(|hit| hit.entry == entry);
        hit.is_some_and(|hit| scan.tokens[place].is_capital() && scan.tokens[hit.end as usize].is_capital())
    })
}

/// Whether `short` is `full`, or its beginning up to a mark.
fn stands_for(short: &str, full: Option<&str>) -> bool {
    let Some(full) = full else { return false };
    let (short, full) = (short.trim_start_matches('0'), full.trim_start_matches('0'));
    full.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '-']))
}

/// "Nghị quyết này", where a document of that type was cited before.
fn add_these(scan: &Scan<'_>, citations: &mut Vec<Citation>) {
    if citations.is_empty() {
        return;
    }
    let mut more = Vec::new();
    let mut next = 0;
    let mut seen: Vec<&str> = Vec::new();
    for hit in scan.hits.of(Class::Instrument, scan.tokens.len()) {
        while let Some(citation) = citations.get(next).filter(|citation| citation.tokens.start < hit.start as usize) {
            if !seen.contains(&citation.instrument.as_str()) {
                seen.push(&citation.instrument);
            }
            next += 1;
        }
        let instrument = &scan.lexicon.instruments[hit.entry as usize];
        let at = hit.end as usize;
        let longest = scan.hit(hit.start as usize, Class::Instrument).is_some_and(|longest| longest.end == hit.end);
        if !longest || !scan.tokens[hit.start as usize].is_capital() || !seen.contains(&instrument.id.as_str()) {
            continue;
        }
        if let Some(end) = scan.phrase(at, scan.tokens.len(), Class::DocThis) {
            // A law that is named without its year, or anything of that type since the last citation, may be meant.
            if instrument.law && named_since(scan, &citations[..next], hit.start as usize, hit.entry) {
                continue;
            }
            let mut this = Citation::new(hit.start as usize..end, instrument);
            this.issuer = issuer::of(scan, end, scan.tokens.len());
            more.push(this);
        }
    }
    citations.append(&mut more);
    citations.sort_by_key(|citation| citation.tokens.start);
}
