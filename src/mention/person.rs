//! People with their titles.

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

pub(super) fn read(_scan: &mut Scan<'_>) -> Vec<Person> {
    Vec::new()
}
