//! Which tokens of a document are part of names, and of whose.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Head;
use crate::lexicon::Class;
use crate::mention::{Level, Mentions, Organization, Place, Scan, TokenRange};
use crate::token::Kind;

/// Which tokens are part of a name of an organization, a person or a place.
pub(super) fn entities(scan: &Scan<'_>, mentions: &Mentions) -> Vec<bool> {
    let mut out = vec![false; scan.tokens.len()];
    let organizations = mentions.organizations.iter().flat_map(|one| &one.mentions);
    let people = mentions.people.iter().flat_map(|one| &one.mentions);
    let places = mentions.places.iter().map(|one| &one.tokens);
    for range in organizations.chain(people).chain(places) {
        if let Some(tokens) = out.get_mut(range.clone()) {
            tokens.fill(true);
        }
    }
    out
}

/// Which tokens are part of the name of a person or a firm.
pub(super) fn names(scan: &Scan<'_>, mentions: &Mentions) -> Vec<bool> {
    let mut out = named(scan, mentions, Organization::is_enterprise);
    for range in mentions.people.iter().flat_map(|one| &one.mentions) {
        if let Some(tokens) = out.get_mut(range.clone()) {
            tokens.fill(true);
        }
    }
    out
}

/// Which tokens are part of the name of a firm, an exchange or a paper, whose place is not that of the figures it tells.
/// A firm called after a place ("Tập đoàn Địa ốc Hòa Bình") goes by that name alone later on, in a text that is about
/// no such place.
pub(super) fn holders(scan: &Scan<'_>, mentions: &Mentions, entities: &[bool], head: &Head) -> Vec<bool> {
    const MIN_PLACE: usize = 2;
    const MAX_PLACE: usize = 4;
    let mut out = named(scan, mentions, |one| one.is_enterprise() || matches!(one.kind.as_str(), "media" | "exchange"));
    let keys = |tokens: TokenRange| tokens.map(|token| scan.key(token)).collect::<Vec<_>>();
    let about = |place: &Place| head.place.as_ref().is_some_and(|read| read.value.name == place.name);
    let places = || mentions.places.iter().filter(|place| place.level != Level::Country && !about(place));
    // The words that the names of firms end with.
    let firms = mentions.organizations.iter().filter(|one| one.is_enterprise()).flat_map(|one| &one.mentions);
    let tails = firms.flat_map(|name| {
        (MIN_PLACE..=MAX_PLACE).filter_map(|length| {
            let start = name.end.checked_sub(length).filter(|&start| start > name.start)?;
            Some(keys(start..name.end))
        })
    });
    let tails: HashSet<Vec<u64>> = tails.collect();
    named_after(scan, mentions, entities, &mut out);
    if tails.is_empty() {
        return out;
    }
    for place in places().filter(|place| tails.contains(&keys(place.tokens.clone()))) {
        let left = place.tokens.start.checked_sub(1);
        let located = left.is_some_and(|left| scan.hit(left, Class::Locative).is_some());
        if !located {
            out[place.tokens.clone()].fill(true);
        }
    }
    out
}

/// "cổ phần | Dược Hậu Giang": what goes by a word in capitals and a place again and again, in a text about shares, is a firm that
/// need not be called one.
fn named_after(scan: &Scan<'_>, mentions: &Mentions, entities: &[bool], out: &mut [bool]) {
    const MIN_NAMES: usize = 3;
    const MIN_SHARES: usize = 3;
    if scan.hits.of(Class::Security, scan.tokens.len()).take(MIN_SHARES).count() < MIN_SHARES {
        return;
    }
    let lead = |place: &Place| {
        let lead = place.tokens.start.checked_sub(1).filter(|&lead| !entities[lead])?;
        let sentence = &scan.sentences[scan.sentence_of(lead)].tokens;
        let inside = sentence.start < lead && place.tokens.start < sentence.end;
        let word = scan.tokens[lead].kind == Kind::Word && scan.tokens[lead].is_capital();
        (inside && word && scan.hit(lead, Class::PlaceKind).is_none()).then(|| (scan.key(lead), place.name.clone()))
    };
    let mut names: HashMap<(u64, Arc<str>), usize> = HashMap::new();
    for name in mentions.places.iter().filter_map(lead) {
        *names.entry(name).or_default() += 1;
    }
    let called = |place: &&Place| lead(place).is_some_and(|name| names.get(&name).is_some_and(|&n| n >= MIN_NAMES));
    for place in mentions.places.iter().filter(called) {
        out[place.tokens.start - 1..place.tokens.end].fill(true);
    }
}

/// Which tokens are part of the name of an authority of the whole country.
pub(super) fn central(scan: &Scan<'_>, mentions: &Mentions) -> Vec<bool> {
    named(scan, mentions, Organization::is_central)
}

/// Which tokens are part of the name of such an organization.
pub(super) fn named(scan: &Scan<'_>, mentions: &Mentions, such: impl Fn(&Organization) -> bool) -> Vec<bool> {
    let mut out = vec![false; scan.tokens.len()];
    for range in mentions.organizations.iter().filter(|one| such(one)).flat_map(|one| &one.mentions) {
        if let Some(tokens) = out.get_mut(range.clone()) {
            tokens.fill(true);
        }
    }
    out
}
