//! Short second mentions: "Nghị quyết 42", "Nghị quyết này" stand for the document cited in full before.

use std::collections::HashMap;

use super::super::scan::Scan;
use super::Citation;
use crate::lexicon::Class;

/// Links every later mention to the first full one, and adds the mentions that have no number ("Nghị quyết này").
pub(super) fn link(scan: &Scan<'_>, citations: &mut Vec<Citation>) {
    add_these(scan, citations);
    let mut first: HashMap<(String, String), Vec<usize>> = HashMap::new();
    let mut last: HashMap<String, usize> = HashMap::new();
    for index in 0..citations.len() {
        let citation = &citations[index];
        let kind = citation.instrument.clone();
        let Some(number) = citation.number.clone() else {
            if citation.title.is_none() {
                citations[index].refers_to = last.get(&kind).map(|&at| citations[at].refers_to.unwrap_or(at));
            }
            continue;
        };
        let known = first.entry((kind.clone(), lead(&number).to_owned())).or_default();
        let full = known.iter().copied().find(|&at| stands_for(&number, citations[at].number.as_deref()));
        match full {
            Some(at) => citations[index].refers_to = Some(at),
            None if known.len() < MAX_ALIKE => known.push(index),
            None => {}
        }
        last.insert(kind, index);
    }
}

/// Documents of one type and one leading number that are kept apart.
const MAX_ALIKE: usize = 8;

/// The digits a number begins with, leading zeros left out.
fn lead(number: &str) -> &str {
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number[..end].trim_start_matches('0')
}

/// Whether `short` is `full`, or its beginning up to a mark.
fn stands_for(short: &str, full: Option<&str>) -> bool {
    let Some(full) = full else { return false };
    let (short, full) = (short.trim_start_matches('0'), full.trim_start_matches('0'));
    full.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '-']))
}

/// "Nghị quyết này", where a document of that type was cited before.
fn add_these(scan: &Scan<'_>, citations: &mut Vec<Citation>) {
    let mut more = Vec::new();
    let mut next = 0;
    let mut seen: Vec<&str> = Vec::new();
    for hit in scan.hits.all().iter().filter(|hit| hit.class == Class::Instrument) {
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
            more.push(Citation::new(hit.start as usize..end, instrument));
        }
    }
    citations.append(&mut more);
    citations.sort_by_key(|citation| citation.tokens.start);
}
