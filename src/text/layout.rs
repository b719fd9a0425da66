//! Lines into blocks: title, headings, list items, paragraphs, table rows, footnotes, page chrome. A block is a
//! stretch of the body; its wrapped lines are joined by reading a line end inside it as a space.

use crate::span::{Body, Span};

/// What a block is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The document's headline.
    Title,
    /// A heading; `level` tells how deep.
    Heading,
    /// A list item behind a marker ("-", "a)", "1.").
    Item,
    /// Running text.
    Paragraph,
    /// A row of figures or cells.
    TableRow,
    /// A footnote: a context of its own.
    Footnote,
    /// Letterhead, signature, page numbers, counters: read for dates and names, never for facts.
    Chrome,
}

/// A stretch of the body that is read on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, its marker included.
    pub span: Span<Body>,
    /// What it is.
    pub kind: BlockKind,
    /// Depth of a heading or item, 0 for the rest.
    pub level: u8,
    /// Bytes of the marker at its start ("1. ", "- ", "a) ", "A. ").
    pub marker: u32,
}

/// The blocks of a body in the order of the text; what lies between them is white space.
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start < end {
            out.push(Block {
                span: Span::new(start as u32, end as u32),
                kind: if out.is_empty() { BlockKind::Title } else { BlockKind::Paragraph },
                level: 0,
                marker: 0,
            });
        }
    }
    out
}
