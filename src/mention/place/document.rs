//! The place a document is about, and what "huyện", "toàn tỉnh" alone mean in it.

use std::collections::HashMap;

use super::super::scan::{Scan, TokenRange};
use super::find::{is_preceded, no_place};
use super::{Level, Place};
use crate::lexicon::gazetteer::{Era, HOME};
use crate::lexicon::schema::PlaceEntry;
use crate::lexicon::{Class, Lexicon, Signs};
use crate::text::BlockKind;
use crate::token::{Gap, Kind};

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
    // Where the last kind that is no one place ends ("63 tỉnh, thành phố").
    let mut several = usize::MAX;
    let limit = scan.tokens.len();
    let mut next = 0;
    loop {
        let at = scan.hits.next(next, limit, Signs::classes(&[Class::PlaceNot, Class::PlaceKind]));
        if at == limit {
            break;
        }
        next = at + 1;
        while named.peek().is_some_and(|place| place.tokens.end <= at) {
            named.next();
        }
        if let Some(place) = named.peek().filter(|place| place.tokens.start <= at) {
            next = place.tokens.end;
            continue;
        }
        if let Some(end) = no_place(scan, at) {
            next = end;
            continue;
        }
        let kind = scan.hit(at, Class::PlaceKind);
        let Some(hit) = kind.filter(|hit| scan.lexicon.place_kinds[hit.entry as usize].generic) else {
            continue;
        };
        let before = at.checked_sub(1).filter(|_| scan.tokens[at].gap != Gap::Block);
        let counted = before.is_some_and(|before| {
            scan.tokens[before].kind == Kind::Number && !is_year(scan, before)
                // "12% xã đạt chuẩn"
                || scan.is(before, "%")
                || (several == before && (scan.is(before, ",") || scan.hit(before, Class::PlaceJoin).is_some()))
        });
        if counted || is_preceded(scan, at, Class::PlacePlural) {
            several = hit.end as usize;
        } else {
            out.push(GenericPlace {
                tokens: at..hit.end as usize,
                kind: hit.entry as usize,
                is_scope: is_preceded(scan, at, Class::PlaceScope),
            });
        }
        next = hit.end as usize;
    }
    out
}

/// "đầu năm 2024 | huyện còn 90 hộ": a number that counts no places.
fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    const DIGITS: usize = 4;
    let time = at.checked_sub(1).is_some_and(|before| scan.hit(before, Class::Period).is_some());
    time && scan.word(at).len() == DIGITS
}

/// A unit as a place.
pub(super) fn of_unit(lexicon: &Lexicon, unit: usize, tokens: TokenRange) -> Place {
    let gazetteer = &lexicon.gazetteer;
    let one = &gazetteer.units[unit];
    Place {
        tokens,
        name: format!("{} {}", lexicon.place_kinds[one.kind].name, one.name).into(),
        code: Some(one.code),
        level: one.level,
        within: gazetteer.within(unit),
        era: Some(match one.era {
            Era::Old => "to 2025-06",
            Era::New => "from 2025-07",
            Era::Historic => one.until.unwrap_or("to 2025-06"),
        }),
        unit: Some(unit),
        kind: Some(one.kind),
    }
}

/// Việt Nam, as the place of what is said at `tokens`.
#[must_use]
pub fn home(lexicon: &Lexicon, tokens: TokenRange) -> Option<Place> {
    Some(of_entry(lexicon.gazetteer.places.get(HOME)?, tokens))
}

/// Whether `place` is Việt Nam.
#[must_use]
pub fn is_home(lexicon: &Lexicon, place: &Place) -> bool {
    lexicon.gazetteer.places.get(HOME).is_some_and(|home| *home.name == *place.name)
}

/// A country, region or place abroad as a place.
pub(super) fn of_entry(entry: &PlaceEntry, tokens: TokenRange) -> Place {
    Place {
        tokens,
        name: entry.name.as_str().into(),
        code: None,
        level: entry.level,
        within: Vec::new(),
        era: None,
        unit: None,
        kind: None,
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
    // A commune that several are called, or none that we know: nothing tells what it lies in.
    if place.unit.is_none() {
        return place
            .is_unit_of(lexicon, generic.kind)
            .then(|| Place { tokens: generic.tokens.clone(), ..place.clone() });
    }
    let gazetteer = &lexicon.gazetteer;
    let mut at = place.unit;
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
const MIN_WEIGHT: usize = 5;

/// What speaks for a place as the one a document is about.
#[derive(Default)]
struct Weight {
    mentions: usize,
    evident: bool,
    /// It stands in the name of an authority in the head: whose document it is.
    issues: bool,
    /// The weight of the mentions of the place itself in the head.
    in_head: usize,
    /// Index of the first mention of the place itself.
    first: Option<usize>,
}

/// "Hà Nội, ngày 27 tháng 7 năm 2006", "Hà Nội, 29/9/2022": whether a date stands behind a place that ends there, with a
/// comma between: where it was signed.
#[must_use]
pub fn is_dateline(scan: &Scan<'_>, end: usize) -> bool {
    let figures = |at: usize| scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    let marks = |at: usize| ["/", "-", "."].iter().any(|mark| scan.is(at, mark)) && figures(at + 1);
    let dated = |at: usize| figures(at) && marks(at + 1) || scan.hit(at, Class::Period).is_some();
    scan.is(end, ",") && dated(end + 1)
}

/// "Nam sinh | Hà Tĩnh vào chung kết", "nữ sinh đến từ | Quảng Trị": whether a place is where one person comes from.
#[must_use]
pub fn is_of_native(scan: &Scan<'_>, place: usize) -> bool {
    const MAX_LINK: usize = 2;
    let comes = |from: &usize| scan.phrase(*from, place, Class::Partner) == Some(place);
    let link = (place.saturating_sub(MAX_LINK)..place).find(comes).unwrap_or(place);
    is_preceded(scan, link, Class::PlaceNative)
}

/// The place a document is about, as the index of its first mention: the smallest unit of the country that half of all
/// mentions name or lie in, the title, the letterhead and the names of authorities weighing more; or the country.
#[must_use]
pub fn document_place(scan: &Scan<'_>, places: &[Place]) -> Option<usize> {
    let mut weights: HashMap<&str, Weight> = HashMap::new();
    let mut total = 0;
    let mut sentence = 0;
    for (index, place) in places.iter().enumerate() {
        let is_home = place.level == Level::Country && is_home(scan.lexicon, place);
        while scan.sentences.get(sentence).is_some_and(|one| one.tokens.end <= place.tokens.start) {
            sentence += 1;
        }
        let block = scan.sentences.get(sentence).map(|one| scan.blocks[one.block].kind);
        let head = matches!(block, Some(BlockKind::Title | BlockKind::Chrome));
        let of_body = is_preceded(scan, place.tokens.start, Class::Organization);
        // Of what no list has, only the unit whose letterhead it is.
        let unlisted = head && place.kind.is_some_and(|kind| place.is_unit_of(scan.lexicon, kind));
        if place.code.is_none() && !is_home && !unlisted {
            continue;
        }
        let weight = match (head, of_body) {
            (true, false) if is_dateline(scan, place.tokens.end) || is_of_native(scan, place.tokens.start) => 1,
            (true, _) => HEAD_WEIGHT,
            (_, true) => BODY_WEIGHT,
            _ => 1,
        };
        total += weight;
        let names = place.within.iter().copied().chain([place.code.unwrap_or(&place.name)]);
        for (name, own) in names.rev().zip([true].into_iter().chain(std::iter::repeat(false))) {
            let one = weights.entry(name).or_default();
            one.mentions += weight;
            // The country is named in any report; a unit it is about stands in front or in the name of an authority.
            one.evident |= is_home || weight > 1;
            if own {
                one.first.get_or_insert(index);
                one.issues |= head && of_body;
                one.in_head += if head { weight } else { 0 };
            }
        }
    }
    // "UBND XÃ TAM HIỆP (Huyện Phúc Thọ, TP Hà Nội)": what the head says that a commune lies in does not speak against it.
    let above = |one: &Weight| match one.first {
        Some(index) if one.issues => {
            places[index].within.iter().filter_map(|code| Some(weights.get(code)?.in_head)).sum()
        }
        _ => 0,
    };
    let heavy = |one: &&Weight| one.evident && one.mentions >= MIN_WEIGHT && one.mentions * 2 >= total - above(one);
    let named = weights.values().filter(heavy).filter_map(|one| Some((one.mentions, one.first?)));
    named.max_by_key(|&(weight, index)| (places[index].level, weight, std::cmp::Reverse(index))).map(|(_, index)| index)
}
