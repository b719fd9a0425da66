//! The report's own arithmetic: every claim whose parts are stated is tested by interval arithmetic on the printed
//! digits. A check drops or changes no fact.
//!
//! A check that cries wolf is worse than none: figures are compared only where the text itself ties them together
//! (the same indicator, place, status, the periods that the claim names), and only exact figures are compared, never
//! "khoảng" or "hơn". Each file holds one check, and its first comment is the manual of it.

mod balance;
mod between;
mod difference;
mod fraction;
mod growth;
mod implied;
mod kin;
mod parts;
mod per_unit;
mod plan;
mod printed;
mod share;
mod sum;
#[cfg(test)]
mod testing;

use crate::calendar::Interval;
use crate::decimal::Decimal;
use crate::fact::Fact;
use crate::mention::{Mentions, Scan};
use kin::View;
use printed::Range;

/// A claim tested.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Which check.
    pub kind: &'static str,
    /// Facts that take part; the first is the claim.
    pub facts: Vec<usize>,
    /// As printed.
    pub stated: Decimal,
    /// As computed from the others.
    pub implied: Decimal,
    /// How far apart rounding lets them be.
    pub tolerance: Decimal,
    /// Whether they agree.
    pub holds: bool,
}

/// A figure that follows from those stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Implied {
    /// "plan", "base" or "whole".
    pub kind: &'static str,
    /// Facts it follows from; the first lends the indicator.
    pub from: Vec<usize>,
    /// In the canonical unit of the first.
    pub value: Decimal,
    /// When it holds; none where the text does not tell.
    pub period: Option<Interval>,
}

/// Tests every claim, in the order of the text.
#[must_use]
pub fn checks(scan: &Scan<'_>, facts: &[Fact], mentions: &Mentions) -> (Vec<Check>, Vec<Implied>) {
    tested(&View::new(scan.lexicon, facts, mentions, between::read(scan, facts, mentions)))
}

fn tested(view: &View<'_>) -> (Vec<Check>, Vec<Implied>) {
    let mut out = Vec::new();
    fraction::check(view, &mut out);
    plan::check(view, &mut out);
    growth::check(view, &mut out);
    difference::check(view, &mut out);
    share::check(view, &mut out);
    sum::check(view, &mut out);
    parts::check(view, &mut out);
    balance::check(view, &mut out);
    per_unit::check(view, &mut out);
    out.sort_by(|a, b| a.facts.cmp(&b.facts));
    (out, implied::implied(view))
}

impl Check {
    /// The claim `facts[0]`, printed as `stated`, against what the others make of it.
    fn new(kind: &'static str, facts: Vec<usize>, stated: Range, implied: Range) -> Option<Self> {
        let tolerance = stated.towards(implied.value)?.checked_add(implied.towards(stated.value)?)?;
        let holds = stated.meets(&implied);
        Some(Check { kind, facts, stated: stated.value, implied: implied.value, tolerance, holds })
    }
}
