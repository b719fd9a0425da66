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

    /// A word of time; into `Lexicon::periods`.
    Period,

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

    // Places.
    /// A kind of place ("quận", "TP."); into `Lexicon::place_kinds`.
    PlaceKind,
    /// A kind of place in a spelling that only stands before a name, with these capitals; likewise.
    PlaceShort,
    /// A place called by common words ("cả nước"); into the gazetteer's places.
    PlaceWord,
    /// Before a name: the name is that of something else ("đường", "sông", "công ty").
    PlaceBar,
    /// Before a kind: the place of this kind that the report is about ("toàn", "trên địa bàn").
    PlaceScope,
    /// Before a kind: no one place ("các", "mỗi", "cấp").
    PlacePlural,
    /// Begins with or ends in the word of a kind and is none ("xã hội", "hợp tác xã").
    PlaceNot,
    /// Between two names of a list: "và".
    PlaceJoin,
    /// Between a place and the one it lies in: "thuộc", "của".
    PlaceOf,
}
