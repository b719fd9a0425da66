//! `baocao` reads Vietnamese socio-economic reports and gives back their figures as data.
//!
//! The modules stand in the order of the flow: bytes → text → tokens → mentions → facts → checks → records.
//! [`parse`] is the file to read first; `ARCHITECTURE.md` shows the rooms on one page.

pub mod calendar;
pub mod check;
pub mod decimal;
pub mod error;
pub mod fact;
pub mod lexicon;
pub mod mention;
pub mod parse;
#[cfg(feature = "python")]
mod python;
pub mod record;
pub mod span;
pub mod text;
pub mod token;
