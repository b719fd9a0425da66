//! The way through the house, in six calls. Read this file first.

use crate::calendar::Published;
use crate::check;
use crate::fact::{self, Head, Read, Where};
use crate::lexicon::Lexicon;
use crate::mention::{self, Scan};
use crate::record::{self, Book, QuantityRecord, Report, Sources};
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

    /// Reads `source`. Any text gives a report. One of more than a megabyte is read in chapters, each with what those
    /// before it tell of the whole document.
    ///
    /// ```
    /// use baocao::parse::{Options, Parser};
    ///
    /// let report = Parser::default().parse("", &Options::default());
    /// assert!(report.facts.is_empty());
    /// ```
    #[must_use]
    pub fn parse(&self, source: &str, options: &Options) -> Report {
        let mut known = Head { published: options.published, ..Head::default() };
        let mut book = Book::default();
        for text in text::chapters(source) {
            let (head, report) = self.chapter(&text, known, options.place.as_deref());
            known = head.carried();
            book.add(report);
        }
        let report = book.close();
        Report { doc_id: options.doc_id.clone(), title: options.title.clone().or(report.title), ..report }
    }

    /// The six calls; `known` is what is known of the document before, `place` what it is about.
    fn chapter(self, text: &Text<'_>, known: Head, place: Option<&str>) -> (Head, Report) {
        let mut scan = Scan::new(text, text.blocks(), self.lexicon);
        let published = known.published.or_else(|| mention::published(&scan));
        let mentions = mention::mentions(&mut scan, published);
        let place = known.place.or_else(|| self.place(place?, published));
        let (head, facts) = fact::facts(&scan, &mentions, Head { published, place, ..known });
        let (checks, implied) = check::checks(&scan, &facts, &mentions);
        scan.close();
        let report = record::build(Sources {
            scan: &scan,
            mentions: &mentions,
            head: &head,
            facts,
            checks: &checks,
            implied: &implied,
        });
        (head, report)
    }

    /// The place that a name or an address given by the caller means.
    fn place(self, name: &str, published: Option<Published>) -> Option<Read<Where>> {
        let text = Text::new(name);
        let mut scan = Scan::new(&text, text.blocks(), self.lexicon);
        let value = fact::place_named(&mention::mentions(&mut scan, published))?;
        Some(Read { value, evidence: None })
    }

    /// Reads only the mentions of `source`: a report without facts, for those who want its dates, citations, people,
    /// organizations or places alone.
    #[must_use]
    pub fn mentions(&self, source: &str, options: &Options) -> Report {
        let mut published = options.published;
        let mut book = Book::default();
        for text in text::chapters(source) {
            let mut scan = Scan::new(&text, text.blocks(), self.lexicon);
            published = published.or_else(|| mention::published(&scan));
            let mentions = mention::mentions(&mut scan, published);
            book.add(record::build(Sources {
                scan: &scan,
                mentions: &mentions,
                head: &Head { published, ..Head::default() },
                facts: Vec::new(),
                checks: &[],
                implied: &[],
            }));
        }
        book.close()
    }

    /// Reads the numbers of `source` with their units, each on its own.
    #[must_use]
    pub fn quantities(&self, source: &str) -> Vec<QuantityRecord> {
        let mut out = Vec::new();
        for text in text::chapters(source) {
            let mut scan = Scan::new(&text, text.blocks(), self.lexicon);
            let mentions = mention::mentions(&mut scan, None);
            out.extend(record::quantities(&scan, &mentions));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_one_report() {
        const PARAGRAPH: &str = "Ông Trần Văn An, Chủ tịch UBND tỉnh Quảng Nam, cho biết thu ngân sách đạt 5 tỷ đồng, tăng 7% so với cùng kỳ.\n\n";
        let source = format!("Thu ngân sách 6 tháng đầu năm 2020\n\n{}", PARAGRAPH.repeat((5 << 18) / PARAGRAPH.len()));
        let options = Options { published: Published::parse("2020-07").ok(), ..Options::default() };
        let report = Parser::default().parse(&source, &options);
        let points: Vec<char> = source.chars().collect();
        let quote = |span: crate::span::Span<crate::span::Source>| {
            points[span.start as usize..span.end as usize].iter().collect::<String>()
        };
        assert!(
            report.facts.iter().enumerate().all(|(id, fact)| fact.id == id as u32 && quote(fact.span) == fact.quote)
        );
        assert!(report.facts.iter().all(|fact| fact.of.is_none_or(|of| of + 1 == fact.id)));
        let (first, last) = (&report.facts[2], &report.facts[report.facts.len() - 2]);
        assert_eq!((&first.indicator, first.period, &first.place), (&last.indicator, last.period, &last.place));
        assert!(last.period.is_some() && last.place.is_some());
        assert_eq!((report.people.len(), report.places.len()), (1, 1));
        assert!(report.people[0].spans.iter().all(|&span| quote(span) == "Trần Văn An"));
        assert_eq!(report.people[0].spans.len(), report.facts.len() / 2);
        assert_eq!(report.notes[0].kind, "chapters");
        assert_eq!(Parser::default().mentions(&source, &options).people, report.people);
    }
}
