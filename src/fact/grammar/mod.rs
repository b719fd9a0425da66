//! The grammar that all other rooms read a sentence by: pieces, noun phrases and clauses, and what governs a figure.

pub(super) mod clause;
pub(super) mod coordinate;
pub(super) mod edge;
pub(super) mod fronted;
pub(super) mod governor;
pub(super) mod identity;
pub(super) mod nested;
pub(super) mod phrase;
pub(super) mod piece;
mod predicates;
mod runs;
pub(super) mod stand;
