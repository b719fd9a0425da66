//! Expressions of time, resolved against the day of publication and the sentences before.

use super::scan::{Scan, TokenRange};
use crate::calendar::{Grain, Interval, Published};

/// How an expression gets its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// By itself ("năm 2019", "6 tháng đầu năm" with the year spoken of).
    Own,
    /// The same stretch of an earlier year ("cùng kỳ": 1; with a year named, that year).
    SamePeriod {
        /// The year named, if one is.
        year: Option<i32>,
    },
    /// The unit before the one spoken of ("tháng trước", "năm ngoái", "quý trước").
    Previous(Grain),
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The whole expression that fixes it, what a record quotes.
    pub tokens: TokenRange,
    /// Tokens before it that bend its meaning ("tính đến hết", "từ nay đến"), empty for none.
    pub lead: TokenRange,
    /// The days it means; none where nothing tells the year.
    pub interval: Option<Interval>,
    /// How fine.
    pub grain: Grain,
    /// How it gets its days.
    pub relation: Relation,
    /// It is led by "đến", "tính đến", "tới": a stock or flow up to it, open at the start.
    pub up_to: bool,
    /// It is led by "từ", "kể từ" and has no end: a beginning, no period.
    pub since: bool,
    /// A point compared with ("đầu năm", "cuối năm 2018", "31/12/2018").
    pub point: bool,
    /// Whether its year is written in it, not taken from around.
    pub has_year: bool,
}

pub(super) fn published(_scan: &Scan<'_>) -> Option<Published> {
    None
}

pub(super) fn read(_scan: &mut Scan<'_>, _published: Option<Published>) -> Vec<Period> {
    Vec::new()
}
