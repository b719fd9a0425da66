//! Numbers as written: digits with grouping and decimal marks, number words, scales, ranges, fractions.

use super::scan::TokenRange;
use crate::decimal::Decimal;

/// A number, its unit not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens, scales included ("36.353,2 tỷ").
    pub tokens: TokenRange,
    /// The value.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// For a/b: the two.
    pub fraction: Option<(Decimal, Decimal)>,
    /// Written in words, no digit in it.
    pub in_words: bool,
}
