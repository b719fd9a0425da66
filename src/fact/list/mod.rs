//! Rows, lists and series: what is said once holds for all of their members, and each figure has the label beside it.

mod farm;
mod grade;
pub(super) mod item;
mod leader;
pub(super) mod levels;
mod listing;
pub(super) mod noted;
pub(super) mod parts;
mod reason;
mod row;
pub(super) mod series;
mod turn;
