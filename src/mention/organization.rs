//! Organizations: state, party, enterprises.

use super::place::Place;
use super::scan::{Scan, TokenRange};

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

pub(super) fn read(_scan: &mut Scan<'_>, _places: &[Place]) -> Vec<Organization> {
    Vec::new()
}
