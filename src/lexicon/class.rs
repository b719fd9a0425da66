//! The jobs that words do in the grammar. The words are data; the jobs, and the order in which they may stand, are
//! code.

use serde::Deserialize;

/// A job of a word or phrase. In lexicon files by its name in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    // Entries with a list of their own in the schema.
    /// A unit; `entry` points into `Lexicon::units`.
    Unit,
    /// A number word; into `Lexicon::numbers`.
    Number,
    /// An indicator; into `Lexicon::indicators`.
    Indicator,
    /// A title; into `Lexicon::titles`.
    Title,
    /// Head of an organization's name; into `Lexicon::organizations`.
    Organization,
    /// A type of document; into `Lexicon::instruments`.
    Instrument,
    /// A counted noun; into `Lexicon::nouns`.
    Noun,
    /// A place name; into the gazetteer.
    Place,

    // Hedges and bounds.
    /// "khoảng", "gần": `~`.
    BoundAbout,
    /// "hơn", "trên": `>`.
    BoundOver,
    /// "ít nhất", "không dưới": `>=`.
    BoundAtLeast,
    /// "dưới", "chưa đến": `<`.
    BoundUnder,
    /// "không quá", "tối đa": `<=`.
    BoundAtMost,
    /// "trở lên" after the figure: `>=`.
    BoundUpwards,
    /// "trở xuống" after the figure: `<=`.
    BoundDownwards,

    // Status.
    /// "ước", "ước tính".
    StatusEstimate,
    /// "phấn đấu", "mục tiêu", "chỉ tiêu".
    StatusTarget,
    /// "dự kiến", "dự báo", "sẽ".
    StatusForecast,
    /// "đã", "thực hiện": a result.
    StatusActual,
}
