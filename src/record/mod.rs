//! The records: what a report gives out. They decide nothing; field names are the contract with users and columns.

mod book;
mod build;
pub mod schema;
pub mod table;

pub use book::Book;
pub use build::{Sources, build, quantities};

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::calendar::Interval;
use crate::mention::Pinpoint;
use crate::span::{Source, Span};

/// A word out of a fixed list; owned only in a record that was stored and read back.
pub type Name = Cow<'static, str>;

/// Everything read out of one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The caller's own id.
    pub doc_id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The place the document is about.
    pub place: Option<PlaceRef>,
    /// The reporting period.
    pub period: Option<Interval>,
    /// Always `vi`.
    pub language: Name,
    /// The facts, in the order of the text.
    pub facts: Vec<Fact>,
    /// Expressions of time.
    pub dates: Vec<DateRecord>,
    /// Documents cited.
    pub citations: Vec<CitationRecord>,
    /// People.
    pub people: Vec<PersonRecord>,
    /// Organizations.
    pub organizations: Vec<OrganizationRecord>,
    /// Places.
    pub places: Vec<PlaceRecord>,
    /// Arithmetic tested.
    pub checks: Vec<CheckRecord>,
    /// Figures implied by those stated.
    pub implied: Vec<ImpliedRecord>,
    /// What could not be read, and other remarks.
    pub notes: Vec<Note>,
    /// Headings and what they hold.
    pub sections: Vec<SectionRecord>,
}

/// A place as a fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRef {
    /// Name with its kind.
    pub name: String,
    /// Official code.
    pub code: Option<String>,
    /// country, region, province, city, district, commune.
    pub level: Option<Name>,
}

/// One quantitative statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Number of the fact in its report, from 0.
    pub id: u32,
    /// Where the quote stands.
    pub span: Span<Source>,
    /// Number and unit as written.
    pub quote: String,
    /// Where its sentence stands.
    pub sentence: Span<Source>,
    /// title, heading, body, item, table, footnote.
    pub section: Name,
    /// What is measured.
    pub indicator: Option<String>,
    /// Id in the catalogue.
    pub indicator_id: Option<String>,
    /// level, change, ratio, share, contribution, rank.
    pub measure: Name,
    /// In the canonical unit.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// Canonical unit.
    pub unit: String,
    /// `=`, `~`, `>`, `>=`, `<`, `<=`.
    pub bound: Name,
    /// actual, estimate, target, forecast.
    pub status: Name,
    /// The unit as written.
    pub unit_text: Option<String>,
    /// a of a/b.
    pub part: Option<f64>,
    /// b of a/b.
    pub whole: Option<f64>,
    /// When the value holds.
    pub period: Option<Interval>,
    /// What it is compared with.
    pub base: Option<Base>,
    /// Where the value holds.
    pub place: Option<PlaceRef>,
    /// The level that a change, ratio, share or contribution qualifies.
    pub of: Option<u32>,
    /// The first full statement of the same fact.
    pub same_as: Option<u32>,
    /// Who says it.
    pub attribution: Option<String>,
    /// The rule that read it.
    pub rule: Name,
    /// Chance that all fields are right.
    pub confidence: f64,
    /// File and page or cell it came from.
    pub source: Option<String>,
    /// The span each field was read from.
    pub evidence: Evidence,
}

/// A number with its unit, read on its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuantityRecord {
    /// Where the quote stands.
    pub span: Span<Source>,
    /// Number and unit as written.
    pub quote: String,
    /// In the canonical unit.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// Canonical unit; `1` for a bare number.
    pub unit: String,
    /// `=`, `~`, `>`, `>=`, `<`, `<=`.
    pub bound: Name,
    /// a of a/b.
    pub part: Option<f64>,
    /// b of a/b.
    pub whole: Option<f64>,
}

/// What a fact is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// period, plan, whole, other.
    pub kind: Name,
    /// As written.
    pub text: Option<String>,
    /// Its days, for kind period.
    pub period: Option<Interval>,
}

/// The span each field was read from; a field without one is null.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Of the indicator.
    pub indicator: Option<Span<Source>>,
    /// Of the measure: the verb.
    pub measure: Option<Span<Source>>,
    /// Of the status.
    pub status: Option<Span<Source>>,
    /// Of the bound.
    pub bound: Option<Span<Source>>,
    /// Of the period.
    pub period: Option<Span<Source>>,
    /// Of the base.
    pub base: Option<Span<Source>>,
    /// Of the place.
    pub place: Option<Span<Source>>,
    /// Of the attribution.
    pub attribution: Option<Span<Source>>,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRecord {
    /// Where it stands.
    pub span: Span<Source>,
    /// As written.
    pub quote: String,
    /// First day, ISO; null for an open start.
    pub start: Option<String>,
    /// Last day, ISO; null where nothing tells the year.
    pub end: Option<String>,
    /// day, week, month, quarter, half, year, span.
    pub grain: Name,
}

/// A document cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationRecord {
    /// Where it stands.
    pub span: Span<Source>,
    /// As written.
    pub quote: String,
    /// "Nghị quyết".
    pub r#type: String,
    /// "42/NQ-CP".
    pub number: Option<String>,
    /// The year a law is cited by.
    pub year: Option<i32>,
    /// ISO date.
    pub date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Articles, clauses, points.
    pub pinpoints: Vec<Pinpoint>,
    /// Index in `citations` of the full mention.
    pub refers_to: Option<u32>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// Name.
    pub name: String,
    /// Titles.
    pub titles: Vec<String>,
    /// Every mention.
    pub spans: Vec<Span<Source>>,
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationRecord {
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The place in its name.
    pub place: Option<PlaceRef>,
    /// Every mention.
    pub spans: Vec<Span<Source>>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRecord {
    /// Name with its kind.
    pub name: String,
    /// Official code.
    pub code: Option<String>,
    /// country, region, province, city, district, commune.
    pub level: Name,
    /// "to 2025-06" or "from 2025-07".
    pub era: Option<Name>,
    /// Codes of the units that took its place.
    pub successors: Vec<String>,
    /// Every mention.
    pub spans: Vec<Span<Source>>,
}

/// Arithmetic tested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckRecord {
    /// Which check.
    pub kind: Name,
    /// The facts that take part.
    pub facts: Vec<u32>,
    /// As printed.
    pub stated: f64,
    /// As computed from the other facts.
    pub implied: f64,
    /// How far apart rounding lets them be.
    pub tolerance: f64,
    /// Whether they agree.
    pub holds: bool,
}

/// A figure implied by those stated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImpliedRecord {
    /// "plan", "base".
    pub kind: Name,
    /// The facts it follows from.
    pub from: Vec<u32>,
    /// What is measured.
    pub indicator: Option<String>,
    /// In the canonical unit.
    pub value: f64,
    /// Canonical unit.
    pub unit: String,
    /// When it holds.
    pub period: Option<Interval>,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// "unread", ...
    pub kind: Name,
    /// Where.
    pub span: Option<Span<Source>>,
    /// In words.
    pub message: String,
}

/// A heading and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRecord {
    /// The heading.
    pub heading: String,
    /// Depth from 1.
    pub level: u8,
    /// From the heading to the next of its depth.
    pub span: Span<Source>,
}
