//! One physical line and its shape: all that later steps ask of it, counted in one pass over its bytes.

use crate::span::{Body, Span};

/// How a stretch of text ends, closing quotes and brackets put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// `.`, `!`, `?`, `…`: it may be the end of a sentence.
    Stop,
    /// `:`: a list or a quotation follows.
    Colon,
    /// `;`
    Semicolon,
    /// `,`: it goes on, wherever.
    Comma,
    /// A letter or a figure.
    Open,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    Lower,
    Upper,
    Digit,
    Other,
}

/// White space this wide inside a line parts two cells.
const WIDE: usize = 4;

/// A line with something on it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Bytes of the body, without the white space around.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Columns of white space before it.
    pub(super) indent: u32,
    /// Characters.
    pub(super) width: u32,
    /// Characters of its first word.
    pub(super) first_width: u32,
    pub(super) words: u32,
    pub(super) digits: u32,
    /// Letters.
    pub(super) letters: u32,
    /// Every letter is a capital (two at least, and not few beside the digits).
    pub(super) caps: bool,
    /// Cells parted by tabs, bars or wide spaces.
    pub(super) cells: u32,
    pub(super) bars: u32,
    pub(super) first: First,
    pub(super) ending: End,
    /// Empty lines before it.
    pub(super) blanks: u32,
    /// It begins a page (a form feed stood before it).
    pub(super) page_before: bool,
}

impl Line {
    pub(super) fn text<'b>(&self, body: &'b str) -> &'b str {
        &body[self.start..self.end]
    }

    pub(super) fn span(&self) -> Span<Body> {
        Span::new(self.start as u32, self.end as u32)
    }

    /// An empty line, or the end of a page, stands before it.
    pub(super) fn blank_before(&self) -> bool {
        self.blanks > 0
    }

    /// It has neither letter nor figure: a rule, a row of dots.
    pub(super) fn is_rule(&self) -> bool {
        self.letters == 0 && self.digits == 0
    }
}

/// The lines of `body` that have something on them.
pub(super) fn lines(body: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(body.len() / 100 + 1);
    let mut blanks = 0;
    let mut page_before = false;
    let mut at = 0;
    for raw in body.split_inclusive('\n') {
        let start = at + (raw.len() - raw.trim_start().len());
        let end = at + raw.trim_end().len();
        page_before |= raw.starts_with('\u{C}');
        if start < end {
            let mut line = measure(body, start, end);
            line.indent = indent(&body[at..start]);
            line.blanks = blanks.max(u32::from(page_before));
            line.page_before = page_before;
            out.push(line);
            blanks = 0;
            page_before = false;
        } else {
            blanks += 1;
        }
        at += raw.len();
    }
    out
}

fn indent(white: &str) -> u32 {
    white.bytes().map(|byte| if byte == b'\t' { 8 } else { 1 }).sum()
}

fn measure(body: &str, start: usize, end: usize) -> Line {
    let text = &body[start..end];
    let bytes = text.as_bytes();
    let mut line = Line {
        start,
        end,
        indent: 0,
        width: 0,
        first_width: 0,
        words: 1,
        digits: 0,
        letters: 0,
        caps: false,
        cells: 1,
        bars: 0,
        first: first(text),
        ending: ending(text),
        blanks: 0,
        page_before: false,
    };
    let mut spaces = 0;
    let mut lower = false;
    let mut gap_counted = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte & 0xC0 == 0x80 {
            continue;
        }
        line.width += 1;
        if byte == b' ' || byte == b'\t' || byte == b'|' {
            if spaces == 0 && line.words == 1 {
                line.first_width = line.width - 1;
            }
            if byte == b'|' {
                line.bars += 1;
            }
            spaces += if byte == b' ' { 1 } else { WIDE };
            if spaces >= WIDE && !gap_counted {
                line.cells += 1;
                gap_counted = true;
            }
            continue;
        }
        if spaces > 0 {
            line.words += 1;
            spaces = 0;
            gap_counted = false;
        }
        match byte {
            b'0'..=b'9' => line.digits += 1,
            b'a'..=b'z' => {
                line.letters += 1;
                lower = true;
            }
            b'A'..=b'Z' => line.letters += 1,
            0xC3..=0xE1 => {
                line.letters += 1;
                // Only while the line may still be all capitals is it worth a look.
                if !lower {
                    lower = text[at..].chars().next().is_some_and(char::is_lowercase);
                }
            }
            _ => {}
        }
    }
    if line.first_width == 0 {
        line.first_width = line.width;
    }
    line.caps = !lower && line.letters >= 2 && line.letters * 2 > line.digits;
    line
}

fn first(text: &str) -> First {
    match text.chars().next() {
        Some(c) if c.is_ascii_digit() => First::Digit,
        Some(c) if c.is_lowercase() => First::Lower,
        Some(c) if c.is_uppercase() => First::Upper,
        _ => First::Other,
    }
}

/// How `text` ends.
pub(super) fn ending(text: &str) -> End {
    let closed = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*', ' ']);
    match closed.chars().next_back() {
        // "(1)", "(trong đó ...)": the bracket itself is the end.
        Some('.' | '!' | '?' | '…') => End::Stop,
        Some(':') => End::Colon,
        Some(';') => End::Semicolon,
        Some(',') => End::Comma,
        _ => End::Open,
    }
}
