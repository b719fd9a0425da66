//! Places, linked to their official codes.
//!
//! [`find`] reads each name with its kind, [`run`] tells where a name ends; [`resolve`] decides which of the units of that name is meant, from the
//! address it stands in, the places of the document, and the list in force at its date; [`document`] tells which place
//! the document is about and what "huyện" alone means in it.

mod document;
mod era;
mod find;
mod resolve;
mod run;
#[cfg(test)]
mod tests;

pub use document::{GenericPlace, document_place, home, is_dateline, is_home, is_of_native, refers, superior};

use std::sync::Arc;

use super::scan::{Scan, TokenRange};
use super::{Organization, Period, Person};
use crate::calendar::Published;
use crate::lexicon::Lexicon;
pub use crate::lexicon::schema::PlaceLevel as Level;

/// A mention of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it stands, its kind included ("quận Thanh Xuân").
    pub tokens: TokenRange,
    /// Name with its kind, as in the official list or, for what is not in it, as written.
    pub name: Arc<str>,
    /// Official code, none for regions and countries, nor where several units are called so and nothing tells which.
    pub code: Option<&'static str>,
    /// Country, region, province, district, commune.
    pub level: Level,
    /// Codes of the units above, nearest first.
    pub within: Vec<&'static str>,
    /// Era of the code: "to 2025-06" or "from 2025-07"; earlier for units that were gone before.
    pub era: Option<&'static str>,
    /// Index of the unit in the gazetteer.
    pub unit: Option<usize>,
    /// Index in `Lexicon::place_kinds` of the kind it is written with; of a unit, else its own.
    pub kind: Option<usize>,
}

impl Place {
    /// Whether it is one of the country's units and written with `kind`.
    #[must_use]
    pub fn is_unit_of(&self, lexicon: &Lexicon, kind: usize) -> bool {
        self.kind == Some(kind) && lexicon.place_kinds[kind].official
    }
}

/// Reads the places of a document, and the bare kinds that stand for one ("toàn huyện").
pub(super) fn read(
    scan: &Scan<'_>,
    published: Option<Published>,
    periods: &[Period],
) -> (Vec<Place>, Vec<GenericPlace>) {
    let raws = find::find(scan);
    let places = resolve::resolve(scan, &raws, published, periods);
    let generics = document::generics(scan, &places);
    (places, generics)
}

/// Leaves out what is no place but a part of somebody's name ("ông Dương Trung Quốc") or that of a firm or a paper ("Formosa Hà
/// Tĩnh", "báo Hà Nội mới").
pub(super) fn leave_names(places: &mut Vec<Place>, organizations: &[Organization], people: &[Person]) {
    let firms = organizations.iter().filter(|one| matches!(one.kind.as_str(), "enterprise" | "media"));
    let names = people.iter().flat_map(|one| &one.mentions).chain(firms.flat_map(|one| &one.mentions));
    let mut names: Vec<&TokenRange> = names.filter(|name| name.len() > 1).collect();
    names.sort_unstable_by_key(|name| (name.start, name.end));
    let mut next = 0;
    places.retain(|place| {
        while names.get(next).is_some_and(|name| name.end <= place.tokens.start) {
            next += 1;
        }
        !names.get(next).is_some_and(|name| name.start <= place.tokens.start && place.tokens.end <= name.end)
    });
}
