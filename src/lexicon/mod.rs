//! The words: data files (`vi/*.toml`), one schema, one loader for ours and the user's, one index over all of them.
//!
//! A lexicon never reads a report; it tells what a sequence of tokens may be.

mod audit;
mod catalogue;
mod class;
pub mod gazetteer;
mod hits;
mod index;
mod load;
pub mod period;
pub mod schema;
mod signs;

pub use class::Class;
pub use hits::{Here, Hit, Hits};
pub use load::Source;
pub use signs::Signs;
use std::sync::LazyLock;

use crate::error::Error;
use crate::token::{Token, Words, lex_known};
use catalogue::Catalogue;
pub use catalogue::Named;
use gazetteer::Gazetteer;
use index::Index;
use period::PeriodWord;
use schema::{Identity, Indicator, Instrument, Noun, Number, Organization, PlaceKind, Title, Unit};

/// Every word the reader knows, compiled. Immutable and shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    index: Index,
    catalogue: Catalogue,
    /// Units of measure and currencies; `Hit::entry` of class [`Class::Unit`] points here.
    pub units: Vec<Unit>,
    /// Number words ([`Class::Number`]).
    pub numbers: Vec<Number>,
    /// Indicators, as [`Lexicon::indicator_id`] finds them.
    pub indicators: Vec<Indicator>,
    /// Titles of people ([`Class::Title`]).
    pub titles: Vec<Title>,
    /// Heads of organizations' names ([`Class::Organization`]).
    pub organizations: Vec<Organization>,
    /// Types of legal and administrative documents ([`Class::Instrument`]).
    pub instruments: Vec<Instrument>,
    /// Nouns that are counted, and classifiers ([`Class::Noun`]).
    pub nouns: Vec<Noun>,
    /// Kinds of places ([`Class::PlaceKind`], [`Class::PlaceShort`]).
    pub place_kinds: Vec<PlaceKind>,
    /// Names of places ([`Class::Place`], [`Class::PlaceWord`]).
    pub gazetteer: Gazetteer,
    /// Words of time ([`Class::Period`]).
    pub periods: Vec<PeriodWord>,
    /// What figures of the catalogue must add up to.
    pub identities: Vec<Identity>,
}

/// The words as shipped.
static SHIPPED: LazyLock<Lexicon> =
    LazyLock::new(|| load::compile(&[]).unwrap_or_else(|fault| panic!("the shipped {fault}")));

impl Lexicon {
    /// The words as shipped, compiled once per process.
    #[must_use]
    pub fn shipped() -> &'static Lexicon {
        &SHIPPED
    }

    /// The shipped words and those of `sources`. A word or an id that stands in both is the user's.
    ///
    /// ```
    /// use baocao::lexicon::{Lexicon, Source};
    ///
    /// let text = "[[unit]]\nid = \"giạ\"\nwords = [\"giạ\"]\nfactor = \"0,02\"\ndimension = \"mass\"\n";
    /// let fault = Lexicon::with(&[Source { name: "own.toml", text, is_value: false }]).unwrap_err();
    /// assert!(fault.to_string().contains("own.toml:4:10: unit[0].factor: \"0,02\" is no decimal"));
    /// ```
    ///
    /// # Errors
    /// Every fault of every source at once, each with file, line and column.
    pub fn with(sources: &[Source<'_>]) -> Result<Lexicon, Error> {
        load::compile(sources)
    }

    /// The words that its phrases are made of: the lexer numbers tokens by them.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.index.words()
    }

    /// What each run of tokens may be.
    #[must_use]
    pub fn tag(&self, body: &str, tokens: &[Token]) -> Hits<'_> {
        self.index.tag(body, tokens)
    }

    /// The entry of the catalogue that a phrase names ("tổng thu ngân sách nhà nước trên địa bàn quận"), an index into
    /// [`Lexicon::indicators`]. None where a word of the phrase makes it a narrower or another thing.
    ///
    /// ```
    /// let words = baocao::lexicon::Lexicon::shipped();
    /// let id = |phrase| words.indicator_id(phrase).map(|entry| words.indicators[entry as usize].id.as_str());
    /// assert_eq!(id("tổng thu ngân sách nhà nước trên địa bàn quận"), Some("budget_revenue"));
    /// assert_eq!(id("thu ngân sách từ xổ số điện toán"), None);
    /// ```
    #[must_use]
    pub fn indicator_id(&self, phrase: &str) -> Option<u32> {
        self.indicator(phrase).entry
    }

    /// All that a phrase tells as the name of an indicator.
    #[must_use]
    pub fn indicator(&self, phrase: &str) -> Named {
        self.catalogue.find(phrase, &lex_known(phrase, self.words()), &self.index, &self.gazetteer)
    }
}
