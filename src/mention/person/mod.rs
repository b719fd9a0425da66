//! People with their titles: one entry a person, every mention of them together.

mod find;
mod merge;
mod name;
mod title;

pub(super) use name::{MAX_NAME, is_syllable, name_within, vietnamese_at};

use super::organization::Organization;
use super::place::Place;
use super::scan::{Scan, TokenRange};

/// A person, every mention of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Full name without honorific.
    pub name: String,
    /// Titles as in the text, each once.
    pub titles: Vec<String>,
    /// Where the name stands.
    pub mentions: Vec<TokenRange>,
}

/// Reads the people of a document.
pub(super) fn read(scan: &Scan<'_>, organizations: &[Organization], places: &[Place]) -> Vec<Person> {
    let found = find::find(scan, organizations, places);
    merge::merge(scan, found)
}
