//! The place a document is about, and what "huyện", "toàn tỉnh" alone mean in it.

use std::collections::HashMap;

use super::super::scan::{Scan, TokenRange};
use super::find::{is_preceded, no_place};
use super::{Level, Place};
use crate::lexicon::gazetteer::{Era, HOME};
use crate::lexicon::schema::PlaceEntry;
use crate::lexicon::{Class, Lexicon};
use crate::text::BlockKind;

/// A kind without a name, that stands for the place spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenericPlace {
    /// Where it stands.
    pub tokens: TokenRange,
    /// Index of the kind in `Lexicon::place_kinds`.
    pub kind: usize,
    /// Led by words that make it the place of the figures ("toàn", "trên địa bàn").
    pub is_scope: bool,
}

/// Kinds without a name, in order.
pub(super) fn generics(scan: &Scan<'_>, places: &[Place]) -> Vec<GenericPlace> {
    let mut out = Vec::new();
    let mut named = places.iter().peekable();
    let mut at = 0;
    while at < scan.tokens.len() {
        while named.peek().is_some_and(|place| place.tokens.end <= at) {
            named.next();
        }
        if let Some(place) = named.peek().filter(|place| place.tokens.start <= at) {
            at = place.tokens.end;
            continue;
        }
        if let Some(end) = no_place(scan, at) {
            at = end;
            continue;
        }
        let kind = scan.hit(at, Class::PlaceKind);
        let Some(hit) = kind.filter(|hit| scan.lexicon.place_kinds[hit.entry as usize].generic) else {
            at += 1;
            continue;
        };
        if !is_preceded(scan, at, Class::PlacePlural) {
            out.push(GenericPlace {
                tokens: at..hit.end as usize,
                kind: hit.entry as usize,
                is_scope: is_preceded(scan, at, Class::PlaceScope),
            });
        }
        at = hit.end as usize;
    }
    out
}

/// A unit as a place.
pub(super) fn of_unit(lexicon: &Lexicon, unit: usize, tokens: TokenRange) -> Place {
    let gazetteer = &lexicon.gazetteer;
    let one = &gazetteer.units[unit];
    Place {
        tokens,
        name: format!("{} {}", lexicon.place_kinds[one.kind].name, one.name),
        code: Some(one.code.to_owned()),
        level: one.level,
        within: gazetteer.within(unit),
        era: Some(match one.era {
            Era::Old => "to 2025-06",
            Era::New => "from 2025-07",
            Era::Historic => one.until.unwrap_or("to 2025-06"),
        }),
        successors: gazetteer.successors(unit),
        unit: Some(unit),
    }
}

/// Việt Nam, as the place of what is said at `tokens`.
#[must_use]
pub fn home(lexicon: &Lexicon, tokens: TokenRange) -> Option<Place> {
    Some(of_entry(lexicon.gazetteer.places.get(HOME)?, tokens))
}

/// A country, region or place abroad as a place.
pub(super) fn of_entry(entry: &PlaceEntry, tokens: TokenRange) -> Place {
    Place {
        tokens,
        name: entry.name.clone(),
        code: None,
        level: entry.level,
        within: Vec::new(),
        era: None,
        successors: Vec::new(),
        unit: None,
    }
}

/// The unit of `level` that `place` lies in.
#[must_use]
pub fn superior(lexicon: &Lexicon, place: &Place, level: Level) -> Option<Place> {
    let unit = lexicon.gazetteer.above(place.unit?, level)?;
    Some(of_unit(lexicon, unit, place.tokens.clone()))
}

/// What `generic` means in a document about `place`: the place itself or the nearest unit above it of that kind. In
/// a report of a district of Hà Nội "thành phố" is Hà Nội; "tỉnh" is nothing.
#[must_use]
pub fn refers(lexicon: &Lexicon, generic: &GenericPlace, place: &Place) -> Option<Place> {
    let kind = &lexicon.place_kinds[generic.kind];
    if kind.levels.is_empty() {
        return Some(Place { tokens: generic.tokens.clone(), ..place.clone() });
    }
    let gazetteer = &lexicon.gazetteer;
    let mut at = Some(place.unit?);
    while let Some(unit) = at {
        if gazetteer.units[unit].kind == generic.kind {
            return Some(if place.unit == Some(unit) {
                Place { tokens: generic.tokens.clone(), ..place.clone() }
            } else {
                of_unit(lexicon, unit, generic.tokens.clone())
            });
        }
        at = gazetteer.units[unit].parent;
    }
    None
}

/// A mention in the title or letterhead weighs as many in the text.
const HEAD_WEIGHT: usize = 5;
/// A mention in the name of an authority weighs as many.
const BODY_WEIGHT: usize = 2;
/// Below this weight nothing tells.
const MIN_WEIGHT: usize = 3;

/// The place a document is about, as the index of its first mention: of the units and regions of the country the one
/// named most, the title, the letterhead and the names of authorities weighing more.
#[must_use]
pub fn document_place(scan: &Scan<'_>, places: &[Place], title_sentence: Option<usize>) -> Option<usize> {
    let mut weights: HashMap<(&str, Level), (usize, usize)> = HashMap::new();
    let mut total = 0;
    let mut sentence = 0;
    for (index, place) in places.iter().enumerate() {
        if place.level == Level::Region || (place.code.is_none() && place.level > Level::Region) {
            continue;
        }
        while scan.sentences.get(sentence).is_some_and(|one| one.tokens.end <= place.tokens.start) {
            sentence += 1;
        }
        let block = scan.sentences.get(sentence).map(|one| scan.blocks[one.block].kind);
        let head = title_sentence == Some(sentence) || matches!(block, Some(BlockKind::Title | BlockKind::Chrome));
        let weight = if head {
            HEAD_WEIGHT
        } else if is_preceded(scan, place.tokens.start, Class::Organization) {
            BODY_WEIGHT
        } else {
            1
        };
        total += weight;
        let entry = weights.entry((place.code.as_deref().unwrap_or(&place.name), place.level)).or_insert((0, index));
        entry.0 += weight;
    }
    let mut all: Vec<(usize, usize)> = weights.into_values().collect();
    all.sort_unstable_by_key(|&(weight, index)| (std::cmp::Reverse(weight), index));
    let &(weight, index) = all.first()?;
    (weight >= MIN_WEIGHT && weight * 3 >= total).then_some(index)
}
