//! Organizations: state, party, enterprises.

mod beyond;
mod head;
mod name;
mod open;
mod own;
mod short;
mod tail;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use name::{Name, farthest_end};
pub(in crate::mention) use name::{capitals, compound as is_compound, known_place, name_at, place_end};
pub(in crate::mention) use own::own_run;

use super::place::Place;
use super::scan::{Scan, TokenRange};
use crate::lexicon::schema::Takes;
use crate::lexicon::{Class, Signs};
use crate::token::Kind;

/// Tokens of an abbreviation in brackets behind a name.
const MAX_ALIAS: usize = 4;
/// Tokens of initials in brackets.
const BRACKET: usize = 3;
/// What a name begins with.
const HEADS: Signs = Signs::class(Class::Organization);

/// An organization, every mention of it together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its name as first written in full.
    pub name: String,
    /// What it is ("people's committee").
    pub kind: String,
    /// The place in its name.
    pub place: Option<Place>,
    /// Any of its kind, not one ("UBND các huyện", "Công an" alone): no record of its own.
    pub any: bool,
    /// Where it stands.
    pub mentions: Vec<TokenRange>,
}

impl Organization {
    /// Whether it does business: its figures are its own, not those of a place.
    #[must_use]
    pub fn is_enterprise(&self) -> bool {
        matches!(self.kind.as_str(), "enterprise" | "bank")
    }

    /// Whether it speaks for its members or trades for them, wherever it sits: an association, a stock exchange.
    #[must_use]
    pub fn is_club(&self) -> bool {
        matches!(self.kind.as_str(), "association" | "exchange")
    }

    /// Whether it is an authority of the whole country.
    #[must_use]
    pub fn is_central(&self) -> bool {
        self.place.is_none()
            && matches!(self.kind.as_str(), "government" | "ministry" | "national assembly" | "head of state")
    }
}

/// A name as one line with single spaces: its tokens, not what stands between them where columns are read one after
/// the other.
pub(in crate::mention) fn line(scan: &Scan<'_>, range: TokenRange) -> String {
    let bytes = scan.tokens[range.clone()].iter().map(|token| token.span.len() as usize + 1);
    let mut out = String::with_capacity(bytes.sum());
    for at in range {
        if !out.is_empty() && !scan.tokens[at].is_glued() {
            out.push(' ');
        }
        out.push_str(scan.word(at));
    }
    out
}

/// Claims the numbers in names of organizations ("Sư đoàn 304"), before they are taken for quantities. The heads that have
/// a number in reach, in order, each with its name, where it has one: they are read with the others once quantities are.
pub(super) fn claim_numbers(scan: &mut Scan<'_>) -> Vec<(usize, Option<Name>)> {
    let mut names = Vec::new();
    for sentence in 0..scan.sentences.len() {
        let TokenRange { start: mut next, end: limit } = scan.sentences[sentence].tokens;
        loop {
            let at = scan.hits.next(next, limit, HEADS);
            if at == limit {
                break;
            }
            next = at + 1;
            // Most names have no figure in reach.
            let reach = limit.min(farthest_end(scan, at));
            if scan.hits.next(next, reach, Signs::NUMBER) == reach {
                continue;
            }
            let name = name_at(scan, at, limit);
            let last = name.as_ref().map(|name| name.tokens.end - 1);
            if let Some(last) = last.filter(|&last| scan.tokens[last].kind == Kind::Number) {
                scan.claim(last..last + 1);
            }
            names.push((at, name));
        }
    }
    names
}

/// Reads the organizations of a document; `names` are those known from [`claim_numbers`].
pub(super) fn read(scan: &Scan<'_>, places: &[Place], names: Vec<(usize, Option<Name>)>) -> Vec<Organization> {
    let mut names = names.into_iter().peekable();
    let mut found = Found { scan, places, out: Vec::new(), known: HashMap::new() };
    let mut aliases: BTreeMap<u64, usize> = BTreeMap::new();
    for sentence in &scan.sentences {
        let limit = sentence.tokens.end;
        let mut next = sentence.tokens.start;
        loop {
            let signs = if aliases.is_empty() { HEADS } else { HEADS.or(Signs::CAPITAL) };
            let at = scan.hits.next(next, limit, signs);
            if at == limit {
                break;
            }
            next = at + 1;
            let token = &scan.tokens[at];
            if token.is_capital()
                && let Some(&index) = aliases.get(&scan.key(at))
            {
                found.mention(at..at + 1, index);
                continue;
            }
            // Heads inside another name are passed over.
            while names.next_if(|&(head, _)| head < at).is_some() {}
            let known = names.next_if(|&(head, _)| head == at);
            let name = known.map_or_else(|| name_at(scan, at, limit), |(_, name)| name);
            let Some(name) = name else { continue };
            next = name.tokens.end;
            let index = found.add(&name);
            // "Cục Hàng không (CAAV) Việt Nam", but not the "ĐH" of "Đại học (ĐH) Văn Lang".
            if let Some(open) = bracket(scan, &name.tokens)
                && [Class::Organization, Class::BodyField].iter().all(|&class| scan.hit(open + 1, class).is_none())
            {
                aliases.entry(scan.key(open + 1)).or_insert(index);
            }
            if let Some(alias) = alias(scan, next, limit) {
                // "Viện Kiểm sát nhân dân (VKSND)": that of any place is called so.
                let head = scan.hit(alias, Class::Organization);
                if head.is_none_or(|hit| scan.lexicon.organizations[hit.entry as usize].complete) {
                    aliases.entry(scan.key(alias)).or_insert(index);
                }
                found.mention(alias..alias + 1, index);
                next = alias + 2;
            }
        }
    }
    short::read(scan, places, &mut found.out);
    found.join()
}

/// What was read so far.
struct Found<'a> {
    scan: &'a Scan<'a>,
    places: &'a [Place],
    out: Vec<Organization>,
    /// Each name's index, by its folded words.
    known: HashMap<Vec<u64>, usize>,
}

impl Found<'_> {
    fn add(&mut self, name: &Name) -> usize {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let open = bracket(self.scan, &name.tokens);
        let parts = open.map_or([start..end, end..end], |open| [start..open, open + BRACKET..end]);
        let keys: Vec<u64> = parts.iter().cloned().flatten().map(|token| self.scan.key(token)).collect();
        let index = *self.known.entry(keys).or_insert(self.out.len());
        if index == self.out.len() {
            self.out.push(Organization {
                name: parts.map(|part| line(self.scan, part)).join(" ").trim_end().to_owned(),
                kind: self.kind(name),
                place: place_in(&name.tokens, self.places),
                any: is_any(self.scan, name),
                mentions: Vec::new(),
            });
        }
        self.mention(name.tokens.clone(), index);
        index
    }

    /// What it is; a center that studies is no office, and "hãng Reuters" is what Reuters is.
    fn kind(&self, name: &Name) -> String {
        let TokenRange { start, end } = name.tokens;
        let organizations = &self.scan.lexicon.organizations;
        let kind = &organizations[name.entry].kind;
        if kind == "department" && self.scan.hit(start, Class::BodyResearch).is_some() {
            return "institute".to_owned();
        }
        let inner = self.scan.hits.of_at(start + 1, Class::Organization).find(|hit| hit.end as usize == end);
        let inner = inner.map(|hit| &organizations[hit.entry as usize].kind);
        inner.filter(|inner| kind == "enterprise" && *inner == "media").unwrap_or(kind).clone()
    }

    fn mention(&mut self, range: TokenRange, index: usize) {
        if let Some(organization) = self.out.get_mut(index) {
            organization.mentions.push(range);
        }
    }

    /// One of a level without its place ("UBND quận") is the one of that level with it, where the document names one.
    fn join(mut self) -> Vec<Organization> {
        let keys: Vec<Vec<u64>> = self.out.iter().map(|one| self.keys(one)).collect();
        let short: Vec<usize> = (0..keys.len()).filter(|&index| self.is_level(&self.out[index])).collect();
        let lengths: BTreeSet<usize> = short.iter().map(|&index| keys[index].len()).collect();
        let mut fuller: HashMap<&[u64], Option<usize>> = HashMap::new();
        for (index, keys) in keys.iter().enumerate() {
            for &length in lengths.range(..keys.len()) {
                fuller.entry(&keys[..length]).and_modify(|one| *one = None).or_insert(Some(index));
            }
        }
        for index in short {
            if let Some(&Some(whole)) = fuller.get(keys[index].as_slice()) {
                let mentions = std::mem::take(&mut self.out[index].mentions);
                self.out[whole].mentions.extend(mentions);
                self.out[whole].mentions.sort_by_key(|range| range.start);
            }
        }
        self.out.retain(|organization| !organization.mentions.is_empty());
        self.out.sort_by_key(|organization| organization.mentions.first().map_or(0, |range| range.start));
        self.out
    }

    /// The folded words of a name.
    fn keys(&self, organization: &Organization) -> Vec<u64> {
        let first = organization.mentions.first().cloned().unwrap_or_default();
        first.map(|token| self.scan.key(token)).collect()
    }

    /// Whether the name ends in a level.
    fn is_level(&self, organization: &Organization) -> bool {
        organization.mentions.first().is_some_and(|range| {
            range.len() > 1 && self.scan.phrase(range.end - 1, range.end, Class::BodyLevel) == Some(range.end)
        })
    }
}

/// Whether the words name no body but any of its kind: "HĐND", "Công an" alone, "UBND cấp huyện", "UBND các tỉnh".
fn is_any(scan: &Scan<'_>, name: &Name) -> bool {
    let TokenRange { start, end } = name.tokens;
    let head = scan.hits.within(start, end, Class::Organization).map_or(end, |hit| hit.end as usize);
    let local = scan.lexicon.organizations[name.entry].takes == Takes::Place;
    scan.phrase(start, end, Class::BodyBare) == Some(end)
        || (local && head < end && scan.hit(head, Class::BodyAny).is_some())
}

/// Where initials in brackets stand inside a name.
fn bracket(scan: &Scan<'_>, name: &TokenRange) -> Option<usize> {
    name.clone().find(|&at| scan.is(at, "(") && scan.is(at + BRACKET - 1, ")") && at + BRACKET < name.end)
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

/// The smallest place inside the name.
fn place_in(range: &TokenRange, places: &[Place]) -> Option<Place> {
    let first = places.partition_point(|place| place.tokens.start < range.start);
    places[first..]
        .iter()
        .take_while(|place| place.tokens.end <= range.end)
        .filter(|place| place.code.is_some())
        .max_by_key(|place| place.level)
        .cloned()
}
