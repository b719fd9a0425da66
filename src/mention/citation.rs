//! Legal and administrative documents.

use super::scan::{Scan, TokenRange};
use time::Date;

/// A reference to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Type, number, date and issuer as one stretch.
    pub tokens: TokenRange,
    /// "Nghị quyết".
    pub instrument: String,
    /// As written: "42/NQ-CP".
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its title, where given in quotes.
    pub title: Option<String>,
    /// Articles, clauses, points cited.
    pub pinpoints: Vec<Pinpoint>,
    /// Index of the first full mention of the same document.
    pub refers_to: Option<usize>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pinpoint {
    /// Điều.
    pub article: Option<String>,
    /// Khoản.
    pub clause: Option<String>,
    /// Điểm.
    pub point: Option<String>,
}

pub(super) fn read(_scan: &mut Scan<'_>) -> Vec<Citation> {
    Vec::new()
}
