//! The way through the house, in six calls. Read this file first.

use crate::calendar::Published;
use crate::check;
use crate::fact;
use crate::lexicon::Lexicon;
use crate::mention::{self, Scan};
use crate::record::{self, QuantityRecord, Report, Sources};
use crate::text::{self, Text};

/// What the caller knows of a document beside its text.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// When it was published; else its header or dateline tells, else relative periods stay unresolved.
    pub published: Option<Published>,
    /// The headline, where the text does not begin with it; it goes before what the text has.
    pub title: Option<String>,
    /// The place it is about, as a name or an address; it goes before what the text has.
    pub place: Option<String>,
    /// The caller's own id, handed through.
    pub doc_id: Option<String>,
}

/// Reads documents with one lexicon. Immutable: one parser serves all threads.
#[derive(Debug, Clone, Copy)]
pub struct Parser<'l> {
    lexicon: &'l Lexicon,
}

impl Default for Parser<'static> {
    fn default() -> Self {
        Parser { lexicon: Lexicon::shipped() }
    }
}

impl<'l> Parser<'l> {
    /// A parser with the words of `lexicon`.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Parser { lexicon }
    }

    /// Reads `source`. Any text gives a report.
    ///
    /// ```
    /// use baocao::parse::{Options, Parser};
    ///
    /// let report = Parser::default().parse("", &Options::default());
    /// assert!(report.facts.is_empty());
    /// ```
    #[must_use]
    pub fn parse(&self, source: &str, options: &Options) -> Report {
        let text = Text::new(source);
        let mut scan = Scan::new(&text, text::blocks(text.body()), self.lexicon);
        let published = options.published.or_else(|| mention::published(&scan));
        let mentions = mention::mentions(&mut scan, published);
        let about = options.place.as_deref().and_then(|name| self.place(name, published));
        let (head, facts) = fact::facts(&scan, &mentions, published, about);
        let (checks, implied) = check::checks(&scan, &facts, &mentions);
        scan.close();
        let mut report = record::build(&Sources {
            scan: &scan,
            mentions: &mentions,
            head: &head,
            facts: &facts,
            checks: &checks,
            implied: &implied,
        });
        report.doc_id.clone_from(&options.doc_id);
        report.title = options.title.clone().or(report.title);
        report
    }

    /// The place that a name or an address given by the caller means.
    fn place(self, name: &str, published: Option<Published>) -> Option<fact::Where> {
        let text = Text::new(name);
        let mut scan = Scan::new(&text, text::blocks(text.body()), self.lexicon);
        fact::place_named(&mention::mentions(&mut scan, published))
    }

    /// Reads only the mentions of `source`: a report without facts, for those who want its dates, citations, people,
    /// organizations or places alone.
    #[must_use]
    pub fn mentions(&self, source: &str, options: &Options) -> Report {
        let text = Text::new(source);
        let mut scan = Scan::new(&text, text::blocks(text.body()), self.lexicon);
        let published = options.published.or_else(|| mention::published(&scan));
        let mentions = mention::mentions(&mut scan, published);
        record::build(&Sources {
            scan: &scan,
            mentions: &mentions,
            head: &fact::Head { published, ..fact::Head::default() },
            facts: &[],
            checks: &[],
            implied: &[],
        })
    }

    /// Reads the numbers of `source` with their units, each on its own.
    #[must_use]
    pub fn quantities(&self, source: &str) -> Vec<QuantityRecord> {
        let text = Text::new(source);
        let mut scan = Scan::new(&text, text::blocks(text.body()), self.lexicon);
        let mentions = mention::mentions(&mut scan, None);
        record::quantities(&scan, &mentions)
    }
}
