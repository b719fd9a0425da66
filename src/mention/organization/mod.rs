//! Organizations: state, party, enterprises.

mod name;

use std::collections::HashMap;

pub(in crate::mention) use name::{capitals, known_place, name_at, own_run, place_end};

use super::place::Place;
use super::scan::{Scan, TokenRange};
use crate::lexicon::Class;
use crate::token::Kind;

/// Tokens of an abbreviation in brackets behind a name.
const MAX_ALIAS: usize = 4;

/// An organization, every mention of it together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its name as first written in full.
    pub name: String,
    /// What it is ("people's committee").
    pub kind: String,
    /// Code of the place in its name.
    pub place: Option<String>,
    /// Where it stands.
    pub mentions: Vec<TokenRange>,
}

impl Organization {
    /// Whether it does business: its figures are its own, not those of a place.
    #[must_use]
    pub fn is_enterprise(&self) -> bool {
        matches!(self.kind.as_str(), "enterprise" | "bank")
    }
}

/// A name as one line with single spaces: its tokens, not what stands between them where columns are read one after
/// the other.
pub(in crate::mention) fn line(scan: &Scan<'_>, range: TokenRange) -> String {
    let mut out = String::new();
    for at in range {
        if !out.is_empty() && !scan.tokens[at].is_glued() {
            out.push(' ');
        }
        out.push_str(scan.word(at));
    }
    out
}

/// Claims the numbers in names of organizations ("Sư đoàn 304"), before they are taken for quantities.
pub(super) fn claim_numbers(scan: &mut Scan<'_>) {
    let heads: Vec<usize> =
        scan.hits.all().iter().filter(|hit| hit.class == Class::Organization).map(|hit| hit.start as usize).collect();
    for at in heads {
        let Some(name) = name_at(scan, at, scan.tokens.len()) else { continue };
        let last = name.tokens.end - 1;
        if scan.tokens[last].kind == Kind::Number {
            scan.claim(last..last + 1);
        }
    }
}

/// Reads the organizations of a document.
pub(super) fn read(scan: &Scan<'_>, places: &[Place]) -> Vec<Organization> {
    let mut out: Vec<Organization> = Vec::new();
    let mut known: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut add = |range: TokenRange, kind: &str, same: Option<usize>| -> usize {
        let keys: Vec<u64> = scan.tokens[range.clone()].iter().map(|token| token.key).collect();
        let index = same.unwrap_or_else(|| {
            *known.entry(keys).or_insert_with(|| {
                out.push(Organization {
                    name: line(scan, range.clone()),
                    kind: kind.to_owned(),
                    place: place_in(&range, places),
                    mentions: Vec::new(),
                });
                out.len() - 1
            })
        });
        if let Some(organization) = out.get_mut(index) {
            organization.mentions.push(range);
        }
        index
    };
    let mut aliases: HashMap<u64, usize> = HashMap::new();
    for sentence in &scan.sentences {
        let limit = sentence.tokens.end;
        let mut at = sentence.tokens.start;
        while at < limit {
            let token = &scan.tokens[at];
            if token.is_capital()
                && let Some(&index) = aliases.get(&token.key)
            {
                add(at..at + 1, "", Some(index));
                at += 1;
                continue;
            }
            let Some(name) = name_at(scan, at, limit) else {
                at += 1;
                continue;
            };
            let kind = &scan.lexicon.organizations[name.entry].kind;
            let index = add(name.tokens.clone(), kind, None);
            at = name.tokens.end;
            if let Some(alias) = alias(scan, at, limit) {
                aliases.entry(scan.tokens[alias].key).or_insert(index);
                add(alias..alias + 1, kind, Some(index));
                at = alias + 2;
            }
        }
    }
    out
}

/// The word of "(PVN)", "(gọi tắt là PVN)": one word with a capital that closes the bracket right behind a name.
fn alias(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    if !scan.is(at, "(") {
        return None;
    }
    let close = (at + 1..limit.min(at + MAX_ALIAS)).find(|&place| scan.is(place, ")"))?;
    let word = close - 1;
    let token = &scan.tokens[word];
    let fits = word == at + 1 && token.kind == Kind::Word && token.is_capital();
    let other = [Class::Title, Class::Place].iter().any(|&class| scan.hit(word, class).is_some());
    (fits && !other).then_some(word)
}

/// The code of the smallest place inside the name.
fn place_in(range: &TokenRange, places: &[Place]) -> Option<String> {
    let first = places.partition_point(|place| place.tokens.start < range.start);
    places[first..]
        .iter()
        .take_while(|place| place.tokens.end <= range.end)
        .filter(|place| place.code.is_some())
        .max_by_key(|place| place.level)
        .and_then(|place| place.code.clone())
}
