//! The caller's string and the body we read: NFC, `\n` line ends, plain spaces, no invisible characters. The body
//! remembers every edit, so that each span of it maps back to code points of the caller's string.
//!
//! This stage knows characters and lines, never words.

mod font;
mod layout;
mod normalize;
mod offsets;

pub use layout::{Block, BlockKind, Cell, Row, Stand, Table, Tables, blocks, tables};
use offsets::{CodePoints, Edits};
use std::borrow::Cow;

use crate::span::{Body, Source, Span};

/// A text ready to be read.
#[derive(Debug)]
pub struct Text<'s> {
    source: &'s str,
    body: Cow<'s, str>,
    edits: Edits,
    points: CodePoints,
    /// Code points of the caller's string before this text, where it is a chapter.
    before: u32,
    cut: bool,
}

/// Longer texts are cut, so that every offset fits: the body may be up to three times as long as the source.
const MAX_BYTES: usize = 1 << 30;
/// Longer texts are read in chapters, so that memory is needed for one of them at a time: some four hundred pages.
const CHAPTER: usize = 1 << 20;

/// The texts that `source` is read as, one behind the other: nearly always one.
pub fn chapters(source: &str) -> impl Iterator<Item = Text<'_>> {
    chapters_of(source, CHAPTER, MAX_BYTES)
}

fn chapters_of(source: &str, longest: usize, max: usize) -> impl Iterator<Item = Text<'_>> {
    let mut rest = Some(&source[..boundary(source, max)]);
    let cut = max < source.len();
    let mut before = 0;
    std::iter::from_fn(move || {
        let (chapter, behind) = rest?.split_at(chapter_end(rest?, longest));
        rest = Some(behind).filter(|behind| !behind.is_empty());
        let text = Text { before, cut: cut && rest.is_none(), ..Text::new(chapter) };
        before += text.points.at(chapter, chapter.len() as u32);
        Some(text)
    })
}

/// Where the first chapter of `source` ends: near its greatest length, behind an empty line, else a line, else a word.
fn chapter_end(source: &str, longest: usize) -> usize {
    if source.len() <= longest {
        return source.len();
    }
    let (near, end) = (boundary(source, longest / 4 * 3), boundary(source, longest));
    let mark = |mark: &str| source[near..end].rfind(mark).map(|at| near + at + mark.len());
    mark("\n\n").or_else(|| mark("\n")).or_else(|| mark(" ")).unwrap_or(end)
}

/// The last boundary of characters up to `at`.
fn boundary(source: &str, at: usize) -> usize {
    (0..=at.min(source.len())).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(0)
}

impl<'s> Text<'s> {
    /// Normalises `source`; text that is clean already (nearly all is) is borrowed, not copied.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        Self::capped(source, MAX_BYTES)
    }

    fn capped(source: &'s str, max: usize) -> Self {
        let cut = max < source.len();
        let source = &source[..boundary(source, max)];
        let (body, edits) = normalize::normalize(source);
        Text { source, body, edits, points: CodePoints::new(source), before: 0, cut }
    }

    /// Whether the end of the caller's text was left out because it is too long.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// Its blocks; a chapter that goes on with another has no headline.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = blocks(self.body());
        if self.before > 0 {
            for title in blocks.iter_mut().filter(|block| block.kind == BlockKind::Title) {
                title.kind = BlockKind::Paragraph;
            }
        }
        blocks
    }

    /// The normalised text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The caller's text.
    #[must_use]
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The body's words under `span`.
    #[must_use]
    pub fn slice(&self, span: Span<Body>) -> &str {
        &self.body[span.start as usize..span.end as usize]
    }

    /// Where `span` stands in the caller's string, in code points.
    #[must_use]
    pub fn to_source(&self, span: Span<Body>) -> Span<Source> {
        let (start, end) = self.edits.to_source(span);
        let point = |at| self.before + self.points.at(self.source, at);
        Span::new(point(start), point(end))
    }

    /// The caller's own characters under `span`, as they stand there.
    #[must_use]
    pub fn quote(&self, span: Span<Body>) -> &'s str {
        let (start, end) = self.edits.to_source(span);
        &self.source[start as usize..end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::normalize::reference;
    use super::*;
    use proptest::prelude::*;

    /// Text of whatever makes offsets go wrong: composed and decomposed letters, marks without a letter, invisible
    /// characters, odd spaces and line ends, characters of one to four bytes.
    fn nasty() -> impl Strategy<Value = String> {
        let pieces = [
            "a",
            "e",
            "1",
            ".",
            " ",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\u{C}",
            "ế",
            "Đ",
            "e\u{302}\u{301}",
            "e\u{301}\u{302}",
            "\u{301}",
            "\u{323}",
            "\u{31B}",
            "\u{200B}",
            "\u{FEFF}",
            "\u{AD}",
            "\u{A0}",
            "\u{202F}",
            "\u{2028}",
            "\u{FFFE}",
            "\u{2}",
            "…",
            "🎉",
            "✔\u{FE0F}",
            "\u{F0B7}",
            "\u{1100}",
            "\u{1161}",
            "\u{11A8}",
            "한",
            "\u{2126}",
            "\u{958}",
            "\u{344}",
            "\u{FF11}",
            "漢",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn bodies_and_spans_are_those_of_the_slow_reference(source in nasty(), ends in prop::collection::vec((0usize..100, 0usize..100), 8)) {
            let text = Text::new(&source);
            let slow = reference::normalize(&source);
            let body: String = slow.iter().map(|&(c, _, _)| c).collect();
            prop_assert_eq!(text.body(), &body);
            let points: Vec<char> = source.chars().collect();
            let bounds: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
            for (a, b) in ends {
                let (a, b) = (a.min(b) % bounds.len(), a.max(b) % bounds.len());
                if a >= b {
                    continue;
                }
                let span = Span::new(bounds[a] as u32, bounds[b] as u32);
                let source_span = text.to_source(span);
                prop_assert_eq!((source_span.start as usize, source_span.end as usize), (slow[a].1, slow[b - 1].2));
                let quote: String = points[source_span.start as usize..source_span.end as usize].iter().collect();
                prop_assert_eq!(text.quote(span), &quote);
                let clean = slow[a].1 != slow[b - 1].1 || slow[a].2 - slow[a].1 == 1;
                let whole = (a == 0 || slow[a - 1].2 <= slow[a].1) && (b == slow.len() || slow[b].1 >= slow[b - 1].2);
                if clean && whole && !quote.ends_with(['\r', '\u{AD}']) {
                    let again = Text::new(&quote);
                    prop_assert_eq!(again.body(), text.slice(span));
                }
            }
            for pair in bounds.windows(3) {
                let first = text.to_source(Span::new(pair[0] as u32, pair[1] as u32));
                let second = text.to_source(Span::new(pair[1] as u32, pair[2] as u32));
                prop_assert!(first.start <= second.start && first.end <= second.end);
            }
        }

        #[test]
        fn any_string_is_read(source in any::<String>()) {
            let slow: String = reference::normalize(&source).iter().map(|&(c, _, _)| c).collect();
            let text = Text::new(&source);
            prop_assert_eq!(text.body(), slow);
        }
    }

    #[test]
    fn a_long_text_is_read_in_chapters_that_end_where_a_paragraph_does() {
        let source = "Thu ngân sách\n\nChi ngân sách\nNợ công rất cao";
        let chapters: Vec<Text<'_>> = chapters_of(source, 20, 50).collect();
        let bodies: Vec<&str> = chapters.iter().map(Text::body).collect();
        assert_eq!(bodies, ["Thu ngân sách\n\n", "Chi ngân sách\n", "Nợ công rất "]);
        let cut: Vec<bool> = chapters.iter().map(Text::is_cut).collect();
        assert_eq!(cut, [false, false, true]);
        assert_eq!(chapters[2].to_source(Span::new(0, 4)), Span::new(29, 31));
        assert_eq!(chapters_of("", 20, 40).count(), 1);
        let letters: Vec<usize> = chapters_of(&"ế".repeat(20), 20, 100).map(|text| text.body().len()).collect();
        assert_eq!(letters, [18, 18, 18, 6]);
    }

    #[test]
    fn too_long_a_text_is_cut_at_a_character() {
        let text = Text::capped("Thu ngân sách", 6);
        assert_eq!((text.body(), text.is_cut()), ("Thu ng", true));
        assert_eq!(Text::capped("Thu ngân sách", 7).body(), "Thu ng");
        assert!(!Text::new("Thu").is_cut());
    }
}
