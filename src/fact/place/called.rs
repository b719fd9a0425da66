//! Places that a text names without telling of them: in what firms and legs of a journey are called.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::about::key;
use crate::lexicon::Class;
use crate::mention::{Mentions, Scan};
use crate::token::Kind;

/// "CTCP Phân lân Ninh Bình ... Cả năm, Phân lân Ninh Bình nộp ngân sách 9 tỷ đồng": the units that a text names for little but the
/// firms that are called after them.
pub(super) fn firms<'a>(scan: &Scan<'_>, mentions: &'a Mentions) -> HashSet<&'a str> {
    const MIN_NAMES: usize = 3;
    const SHARE: usize = 4;
    const PLACE: RangeInclusive<usize> = 1..=4;
    // The last words of a firm's name, from the one before the place on, by which it goes later.
    let mut tails: HashMap<Vec<u64>, usize> = HashMap::new();
    let firms = mentions.organizations.iter().filter(|one| one.is_enterprise()).flat_map(|one| &one.mentions);
    for name in firms {
        for start in PLACE.filter_map(|length| name.end.checked_sub(length + 1)).filter(|&start| start > name.start) {
            *tails.entry((start..name.end).map(|at| scan.key(at)).collect()).or_default() += 1;
        }
    }
    if tails.is_empty() {
        return HashSet::new();
    }
    let mut told: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut known: HashSet<Vec<u64>> = HashSet::new();
    for place in &mentions.places {
        let (Some(code), Some(lead)) = (key(scan, place), place.tokens.start.checked_sub(1)) else { continue };
        let words: Vec<u64> = (lead..place.tokens.end).map(|at| scan.key(at)).collect();
        let counts = told.entry(code).or_default();
        match tails.get(&words) {
            Some(&names) => counts.0 += 1 + if known.insert(words) { names } else { 0 },
            None => counts.1 += 1,
        }
    }
    let of_firm = |(firm, other): (usize, usize)| firm >= MIN_NAMES && other * SHARE <= firm;
    told.into_iter().filter(|&(_, counts)| of_firm(counts)).map(|(code, _)| code).collect()
}

/// "chặng TP. HCM – Vinh – | Hà Nội": the ends of a journey are where nothing that is told of it is: places with a dash between, or a
/// place and another name behind the word for a way.
pub(super) fn is_leg(scan: &Scan<'_>, mentions: &Mentions, index: usize) -> bool {
    const REACH: usize = 16;
    let Some(place) = mentions.places.get(index).map(|place| &place.tokens) else { return false };
    let sentence = &scan.sentences[scan.sentence_of(place.start)].tokens;
    let dash = |at: usize| sentence.contains(&at) && scan.is_dash(at);
    let name = |at: usize| sentence.contains(&at) && scan.tokens[at].is_capital() && scan.tokens[at].kind == Kind::Word;
    let before = place.start.checked_sub(2).filter(|&at| dash(at + 1) && name(at));
    let behind = Some(place.end + 1).filter(|&at| dash(place.end) && name(at));
    if before.is_none() && behind.is_none() {
        return false;
    }
    let end = |at: usize| mentions.places.get(at).map(|other| &other.tokens);
    let joined = index.checked_sub(1).and_then(end).is_some_and(|other| Some(other.end) == before.map(|at| at + 1))
        || end(index + 1).is_some_and(|other| Some(other.start) == behind);
    let floor = place.start.saturating_sub(REACH).max(sentence.start);
    joined || (floor..place.start).any(|at| scan.hit(at, Class::Route).is_some())
}

/// "Chị Lan (quận 7, | TP. HCM) cho biết": where somebody lives who speaks.
pub(super) fn is_home_of_speaker(scan: &Scan<'_>, mentions: &Mentions, index: usize) -> bool {
    let end = mentions.places.get(index).map_or(0, |place| place.tokens.end);
    end + 1 < scan.tokens.len() && scan.is(end, ")") && scan.hit(end + 1, Class::Said).is_some()
}
