//! The one error of the crate. Reading a text can't fail; what can is an option or a lexicon that a person wrote.

use std::fmt;

/// What was wrong with an option or a lexicon, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// `published` that is no date.
    Published(String),
    /// Every fault of a lexicon, each with its place.
    Lexicon(Vec<String>),
}

impl Error {
    pub(crate) fn published(value: &str) -> Self {
        Error { kind: Kind::Published(value.to_owned()) }
    }

    pub(crate) fn lexicon(faults: Vec<String>) -> Self {
        Error { kind: Kind::Lexicon(faults) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Published(value) => {
                write!(f, "published must be YYYY, YYYY-MM or YYYY-MM-DD, a date that exists: {value:?}")
            }
            Kind::Lexicon(faults) if faults.len() == 1 => write!(f, "lexicon: {}", faults[0]),
            Kind::Lexicon(faults) => write!(f, "lexicon: {} faults\n  {}", faults.len(), faults.join("\n  ")),
        }
    }
}

impl std::error::Error for Error {}
