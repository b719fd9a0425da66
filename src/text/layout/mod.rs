//! Lines into blocks: title, headings, list items, paragraphs, table rows, footnotes, page chrome. A block is a
//! stretch of the body; its wrapped lines are joined by reading a line end inside it as a space.
//!
//! All is decided by shape: markers, lengths of lines, capitals, white space. What needs words (the motto of a
//! letterhead, the list of recipients) is decided later, over tokens.

mod columns;
mod flat;
mod heads;
mod join;
mod label;
mod line;
mod listed;
mod marker;
mod outline;
mod page;
mod stacked;
mod table;
#[cfg(test)]
mod tests;
mod wrap;

pub use table::{Cell, Row, Stand, Table, Tables, tables};

use crate::span::{Body, Span};

/// What a block is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The document's headline; one of several lines may be several blocks.
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
    /// What stands inside `span` and is no part of the block: a page number or footnote that interrupts a paragraph,
    /// the other column of a letterhead. In order, disjoint; nearly always empty.
    pub holes: Vec<Span<Body>>,
    /// What it is.
    pub kind: BlockKind,
    /// Depth of a heading or item in the outline, from 1; 0 for the rest.
    pub level: u8,
    /// Bytes of the marker at its start ("1. ", "- ", "a) ", "A. ").
    pub marker: u32,
    /// Index of the heading it stands under; for a heading, of the one above it.
    pub parent: Option<usize>,
    /// For an item, index of the block that opens its list: the item it is nested in, or the paragraph or heading
    /// before the list that ends in a colon.
    pub head: Option<usize>,
    /// Whether it ends in a colon.
    pub opens_list: bool,
    /// For an item, whether by its marker it stands over the items before, which nothing stands over that the text has:
    /// "2." behind "b)" in an extract that begins below "1.". It is no part of their list.
    pub rises: bool,
    /// For an item, the few words before its first colon ("a) Trồng trọt: Tổng diện tích ..."), which are a heading
    /// of the rest.
    pub run_in: Option<Span<Body>>,
}

impl Block {
    /// The stretches of the body it consists of: its span without the marker and the holes.
    pub fn segments(&self) -> impl Iterator<Item = Span<Body>> + '_ {
        let starts = std::iter::once(self.span.start + self.marker).chain(self.holes.iter().map(|hole| hole.end));
        let ends = self.holes.iter().map(|hole| hole.start).chain(std::iter::once(self.span.end));
        starts.zip(ends).map(|(start, end)| Span::new(start, end.max(start)))
    }
}

/// The blocks of a body in reading order: a footnote comes after the paragraph it interrupts, a right column after
/// the left one. What lies between them is white space.
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    let mut lines = line::lines(body);
    wrap::close_up(&mut lines);
    let lines = page::running_heads(body, wrap::mend(body, lines));
    let pieces = join::join(body, &lines);
    let mut blocks = outline::outline(body, &pieces);
    part_header(body, &mut blocks);
    blocks
}

/// `date 2020-07 Headline ...`: a header of machine-made files, a word of small letters and an ISO date, is a block of
/// its own before the headline.
fn part_header(body: &str, blocks: &mut Vec<Block>) {
    let Some(first) = blocks.first() else { return };
    let Some(length) = header_length(&body[first.span.start as usize..first.span.end as usize]) else { return };
    let rest = &body[first.span.start as usize + length..first.span.end as usize];
    let start = first.span.end - rest.trim_start().len() as u32;
    if first.marker > 0 {
        return;
    }
    if rest.trim_start().is_empty() {
        blocks[0].kind = BlockKind::Chrome;
        return;
    }
    let mut header = first.clone();
    header.span = Span::new(first.span.start, first.span.start + length as u32);
    header.kind = BlockKind::Chrome;
    header.holes.clear();
    header.run_in = None;
    blocks[0].span = Span::new(start, blocks[0].span.end);
    blocks.insert(0, header);
    for block in blocks.iter_mut().skip(1) {
        for link in [&mut block.parent, &mut block.head].into_iter().flatten() {
            *link += 1;
        }
    }
}

/// Bytes of a small ASCII word, a space and an ISO year, month or day.
fn header_length(text: &str) -> Option<usize> {
    let word = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let gap = text[word..].bytes().take_while(|byte| matches!(byte, b' ' | b':')).count();
    let date = text[word + gap..].bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
    let shape = &text[word + gap..word + gap + date];
    let parts: Vec<usize> = shape.split('-').map(str::len).collect();
    let is_date = matches!(parts[..], [4, 2] | [4, 2, 2]);
    (word > 0 && gap > 0 && is_date).then_some(word + gap + date)
}
