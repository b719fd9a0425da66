//! Numbers with their units, and the hedges and bounds around them.

mod bare;
mod bound;
mod cell;
mod currency;
mod ellipsis;
mod figure;
mod fraction;
mod listed;
mod name;
mod noun;
mod placed;
mod range;
mod rank;
mod reader;
mod standing;
#[cfg(test)]
mod tests;
mod unit;
mod vague;

use super::scan::{Scan, TokenRange};
use crate::decimal::Decimal;
use crate::span::{Body, Span};

/// How the true value lies to the stated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bound {
    /// `=`
    #[default]
    Exact,
    /// `~`
    About,
    /// `>`
    Over,
    /// `>=`
    AtLeast,
    /// `<`
    Under,
    /// `<=`
    AtMost,
}

impl Bound {
    /// Its sign in records.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Bound::Exact => "=",
            Bound::About => "~",
            Bound::Over => ">",
            Bound::AtLeast => ">=",
            Bound::Under => "<",
            Bound::AtMost => "<=",
        }
    }
}

/// What sort of quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// Money, also per unit.
    Money,
    /// `%`.
    Percent,
    /// Percentage points.
    Point,
    /// A physical amount, a rate, a duration.
    Physical,
    /// A counted noun.
    Count,
    /// A number without a unit.
    Bare,
    /// "2,5 lần", "gấp đôi": a multiple; the value is in %, 250 and 200.
    Multiple,
    /// A place in an order ("thứ 2", "thứ 7/63").
    Rank,
    /// Zero in words ("không có hồ sơ").
    Zero,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Number and unit, what a record quotes: no hedge, no verb.
    pub tokens: TokenRange,
    /// Exact span of the quote (differs from `tokens` only where a sign or a glued mark is cut).
    pub span: Span<Body>,
    /// What sort.
    pub kind: QuantityKind,
    /// The value in the canonical unit; for a/b the percentage.
    pub value: Decimal,
    /// Upper end of a range, in the canonical unit.
    pub value_max: Option<Decimal>,
    /// a of a/b, or a fraction's numerator, in the canonical unit.
    pub part: Option<Decimal>,
    /// b of a/b; the number of places for a rank "7/63".
    pub whole: Option<Decimal>,
    /// Canonical unit: a code, or the counted noun as written in lower case.
    pub unit: String,
    /// Tokens of the unit as written (empty where there is none).
    pub unit_tokens: TokenRange,
    /// The bound.
    pub bound: Bound,
    /// Tokens of the hedge, empty for none.
    pub hedge: TokenRange,
    /// Whether the number is written in words.
    pub in_words: bool,
    /// Digits printed after the decimal mark, and the scale they are printed at: the rounding a check allows.
    /// One unit in the last printed place, in canonical units.
    pub precision: Decimal,
}

/// Every quantity of the text, in order. Their tokens are claimed.
pub(super) fn read(scan: &mut Scan<'_>) -> Vec<Quantity> {
    let quantities = reader::Reader::new(scan).read();
    for quantity in &quantities {
        scan.claim(quantity.tokens.clone());
    }
    quantities
}
