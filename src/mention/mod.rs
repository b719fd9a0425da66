//! Tokens into mentions: numbers with their units, periods, citations, people, organizations, places. A mention is
//! read on its own; what it has to do with another is the business of `fact`.

mod citation;
mod layout_words;
mod number;
mod organization;
mod period;
mod person;
mod place;
mod quantity;
mod scan;
mod sentence;

pub use citation::{Citation, Pinpoint};
pub use number::Number;
pub use organization::Organization;
pub use period::{Period, Relation, resolve_previous, resolve_same_period};
pub use person::Person;
pub use place::{
    GenericPlace, Level, Place, document_place, home, is_dateline, is_home, is_of_native, refers, superior,
};
pub use quantity::{Bound, Quantity, QuantityKind};
pub use scan::{Scan, Sentence, TokenRange};

use crate::calendar::Published;

/// Every mention of a document, each list in the order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Legal and administrative documents.
    pub citations: Vec<Citation>,
    /// Expressions of time.
    pub periods: Vec<Period>,
    /// Numbers with their units.
    pub quantities: Vec<Quantity>,
    /// People, one entry a person.
    pub people: Vec<Person>,
    /// Organizations, one entry each.
    pub organizations: Vec<Organization>,
    /// Places, one entry a mention.
    pub places: Vec<Place>,
    /// Kinds of places that stand alone for the place spoken of ("toàn huyện").
    pub generic_places: Vec<GenericPlace>,
}

/// The day, month or year of publication as the text itself gives it: a header such as `date 2020-07`, the date line
/// of a letterhead, a dateline.
#[must_use]
pub fn published(scan: &Scan<'_>) -> Option<Published> {
    period::published(scan)
}

/// Reads all mentions. What an earlier reader claims (the number of a decree, the digits of a date) a later one
/// leaves alone.
#[must_use]
pub fn mentions(scan: &mut Scan<'_>, published: Option<Published>) -> Mentions {
    let mut citations = citation::read(scan);
    let periods = period::read(scan, published);
    citation::date_from_sentence(scan, &mut citations, &periods);
    let names = organization::claim_numbers(scan);
    let quantities = quantity::read(scan);
    let (mut places, generic_places) = place::read(scan, published, &periods);
    let organizations = organization::read(scan, &places, names);
    let people = person::read(scan, &organizations, &places);
    place::leave_names(&mut places, &organizations, &people);
    Mentions { citations, periods, quantities, people, organizations, places, generic_places }
}
