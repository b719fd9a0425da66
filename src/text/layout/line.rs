//! One physical line and its shape: all that later steps ask of it.

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
    /// It heads or ends every page.
    pub(super) running: bool,
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

    /// Goes on with the line behind it.
    pub(super) fn take(&mut self, next: &Line) {
        self.end = next.end;
        self.width += 1 + next.width;
        self.words += next.words;
        self.digits += next.digits;
        self.caps = (self.caps || self.letters < 2) && next.caps;
        self.letters += next.letters;
        self.bars += next.bars;
        self.ending = next.ending;
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
    let Tally { characters: width, digits, letters, bars, marks, gaps, doubles } = Tally::of(bytes);
    let (digits, letters) = if is_ornament(text) { (0, 0) } else { (digits, letters) };
    let first_word = bytes.iter().position(|&byte| is_separator(byte)).unwrap_or(bytes.len());
    Line {
        start,
        end,
        indent: 0,
        width,
        first_width: if first_word == 0 { width } else { characters(&bytes[..first_word]) },
        words: 1 + gaps,
        digits,
        letters,
        caps: letters >= 2 && letters * 2 > digits && !has_lower(text),
        // Single spaces, which nearly all are, part nothing.
        cells: if marks == 0 && doubles == 0 { 1 } else { cells(bytes) },
        bars,
        first: first(text),
        ending: ending(text),
        blanks: 0,
        page_before: false,
        running: false,
    }
}

/// "-----o0o-----", "---oOo---", "*** 0 ***": a rule with a ring in its middle.
fn is_ornament(text: &str) -> bool {
    const SHORTEST: usize = 5;
    const RING: usize = 3;
    let mark = |c: char| matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '~');
    let ring = text.trim_matches(mark).trim();
    text.len() >= SHORTEST
        && text.starts_with(mark)
        && text.ends_with(mark)
        && (1..=RING).contains(&ring.len())
        && ring.chars().all(|c| matches!(c, 'o' | 'O' | '0'))
}

/// A line in two, where its second part begins.
pub(super) fn part(body: &str, line: &Line, at: usize) -> [Line; 2] {
    let at = line.start + at;
    let first = line.start + body[line.start..at].trim_end().len();
    let left = Line {
        indent: line.indent,
        blanks: line.blanks,
        page_before: line.page_before,
        ..measure(body, line.start, first)
    };
    [left, measure(body, at, line.end)]
}

/// What of a line is counted.
#[derive(Default)]
struct Tally {
    characters: u32,
    digits: u32,
    letters: u32,
    bars: u32,
    /// What parts cells alone.
    marks: u32,
    /// Ends of white space.
    gaps: u32,
    /// Spaces behind spaces.
    doubles: u32,
}

impl Tally {
    /// Summed in bytes a stretch at a time, so that many are added at once.
    fn of(bytes: &[u8]) -> Self {
        const STRETCH: usize = 240;
        let mut out = Tally::default();
        let Some((&last, most)) = bytes.split_last() else { return out };
        for (here, next) in most.chunks(STRETCH).zip(bytes[1..].chunks(STRETCH)) {
            let mut sums = [0u8; 7];
            for (&byte, &next) in here.iter().zip(next) {
                for (sum, count) in sums.iter_mut().zip(counts(byte, next)) {
                    *sum += u8::from(count);
                }
            }
            out.add(sums);
        }
        // A line's end parts no words, like a bar.
        out.add(counts(last, b'|').map(u8::from));
        out
    }

    fn add(&mut self, [characters, digits, letters, bars, marks, gaps, doubles]: [u8; 7]) {
        self.characters += u32::from(characters);
        self.digits += u32::from(digits);
        self.letters += u32::from(letters);
        self.bars += u32::from(bars);
        self.marks += u32::from(marks);
        self.gaps += u32::from(gaps);
        self.doubles += u32::from(doubles);
    }
}

/// What `byte` counts as, in the order of the fields of [`Tally`].
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "no branch, so that many bytes are looked at at once")]
fn counts(byte: u8, next: u8) -> [bool; 7] {
    [
        byte & 0xC0 != 0x80,
        byte.is_ascii_digit(),
        byte.is_ascii_alphabetic() | is_letter_lead(byte),
        byte == b'|',
        is_mark(byte),
        is_separator(byte) & !is_separator(next),
        (byte == b' ') & (next == b' '),
    ]
}

/// White space in the line, and the bars of tables. Without a branch, so that many bytes are looked at at once.
fn is_separator(byte: u8) -> bool {
    (byte == b' ') | is_mark(byte)
}

/// What parts cells alone.
#[expect(clippy::needless_bitwise_bool, reason = "no branch, as above")]
fn is_mark(byte: u8) -> bool {
    (byte == b'\t') | (byte == b'|')
}

/// First bytes of the characters that are counted as letters beside those of ASCII.
fn is_letter_lead(byte: u8) -> bool {
    (0xC3..=0xE1).contains(&byte)
}

fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

/// Cells parted by tabs, bars or wide spaces.
fn cells(bytes: &[u8]) -> u32 {
    let (mut cells, mut gap) = (1, 0);
    for &byte in bytes {
        if !is_separator(byte) {
            gap = 0;
            continue;
        }
        let narrow = gap < WIDE;
        gap += if byte == b' ' { 1 } else { WIDE };
        cells += u32::from(narrow && gap >= WIDE);
    }
    cells
}

/// Whether any letter is a small one.
fn has_lower(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
        || text.char_indices().any(|(at, c)| is_letter_lead(text.as_bytes()[at]) && c.is_lowercase())
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
