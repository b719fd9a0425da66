//! Pieces into blocks: which is a title, a heading, an item; how deep; under what.

use super::join::{Piece, PieceKind};
use super::line::End;
use super::marker::{Marker, Style};
use super::{Block, BlockKind};
use crate::span::{Body, Span};

/// A headline is no longer, in words.
const MAX_TITLE: u32 = 45;
/// A heading without marker, and one in capitals.
const MAX_PLAIN: u32 = 14;
const MAX_CAPS: u32 = 40;
/// A heading behind "1.", and one behind "A." or "I.".
const MAX_NUMBERED: u32 = 20;
const MAX_SECTION: u32 = 30;
/// The same with a full stop.
const MAX_STOPPED: u32 = 10;
/// Words before the first colon of an item that are its heading.
const MAX_RUN_IN: usize = 8;
/// Words of a name at the end of an article, and how near to the end it stands.
const MAX_BYLINE: u32 = 5;
const BYLINE_PIECES: usize = 8;
/// Words of a paragraph that no byline stands over.
const MIN_BODY: u32 = 20;
/// Words of a stamp ("05/10/2018 09:27 GMT+7").
const MAX_STAMP: u32 = 8;
/// Lines of a heading over the first section that it holds.
const MAX_STACKED: usize = 3;
/// Pieces from the start to the number of a document, and from there to its title; words of that number.
const MAX_LETTERHEAD: usize = 6;
const MAX_NUMBER: u32 = 4;
/// Words of its day.
const MAX_DAY: u32 = 12;
/// "BÁO CÁO": a headline that goes on in the next block.
const MAX_TYPE: u32 = 4;

/// Draws the outline.
pub(super) fn outline(body: &str, pieces: &[Piece]) -> Vec<Block> {
    let letterhead = letterhead(body, pieces);
    let titles = titles(body, pieces, letterhead);
    let mut drawer = Drawer::default();
    let mut out: Vec<Block> = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        let kind = match piece.kind {
            PieceKind::Text if at < letterhead => BlockKind::Chrome,
            _ if titles.contains(&at) => BlockKind::Title,
            _ => kind(body, pieces, at),
        };
        let mut block = Block {
            span: piece.span,
            holes: piece.holes.clone(),
            kind,
            level: 0,
            marker: marker_length(body, piece, kind),
            parent: None,
            head: None,
            opens_list: piece.ending == End::Colon,
            rises: false,
            run_in: None,
        };
        if kind == BlockKind::Item {
            block.run_in = run_in(body, piece);
        }
        // Looked for where it counts alone: behind each row it would be looked for past all the rows.
        let leads = if kind == BlockKind::Heading { leads(pieces, at) } else { None };
        drawer.place(at, piece, leads, &mut block);
        out.push(block);
    }
    out
}

/// The marker of what stands under a heading without one: "PHẦN HAI" over "I."
fn leads(pieces: &[Piece], at: usize) -> Option<Marker> {
    pieces[at + 1..]
        .iter()
        .filter(|piece| piece.kind == PieceKind::Text)
        .take(MAX_STACKED)
        .find_map(|piece| piece.marker)
}

fn marker_length(body: &str, piece: &Piece, kind: BlockKind) -> u32 {
    if kind == BlockKind::Footnote {
        let text = piece.text(body);
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']')).trim_start();
        return (text.len() - rest.len()) as u32;
    }
    piece.marker.map_or(0, |marker| marker.len as u32)
}

/// The blocks of the headline: the first text that is no sentence, and what belongs to it.
fn titles(body: &str, pieces: &[Piece], letterhead: usize) -> std::ops::Range<usize> {
    let none = 0..0;
    let Some(first) = (letterhead..pieces.len()).find(|&at| pieces[at].kind == PieceKind::Text) else {
        return none;
    };
    let could_be = |piece: &Piece| {
        piece.kind == PieceKind::Text
            && piece.marker.is_none()
            && piece.words <= MAX_TITLE
            && matches!(piece.ending, End::Open | End::Stop)
            && !piece.text(body).ends_with('.')
            && !is_stamp(body, piece)
    };
    if !could_be(&pieces[first]) || first + 1 == pieces.len() {
        return none;
    }
    let spaced = pieces[first + 1..].iter().any(|piece| piece.blank_before);
    let mut end = first + 1;
    while let (Some(before), Some(piece)) = (pieces.get(end - 1), pieces.get(end)) {
        let one_stanza = !piece.blank_before && (spaced || before.caps);
        let named = before.caps && before.words <= MAX_TYPE;
        let in_capitals = before.caps && piece.caps;
        if !could_be(piece) || !(one_stanza || named || in_capitals) {
            break;
        }
        end += 1;
    }
    first..end
}

/// The pieces that a document begins with before its title: "Số: 45/TB-UBND", "Huế, ngày 3 tháng 5 năm 2021", down to a
/// line in capitals that is not one of them; else, before the first section, to what stands behind the day.
fn letterhead(body: &str, pieces: &[Piece]) -> usize {
    let numbered = pieces.iter().take(MAX_LETTERHEAD).position(|piece| is_number(body, piece));
    let Some(number) = numbered else { return 0 };
    let behind = pieces.iter().take(number + 1 + MAX_LETTERHEAD).skip(number + 1);
    let mut behind = behind.take_while(|piece| piece.marker.is_none());
    let title = behind.clone().position(|piece| piece.caps).or_else(|| behind.position(|piece| !is_day(body, piece)));
    title.map_or(0, |title| number + 1 + title)
}

/// "Huế, ngày 3 tháng 5 năm 2021": a name, and a year at the end.
fn is_day(body: &str, piece: &Piece) -> bool {
    let text = piece.text(body);
    piece.words <= MAX_DAY && text.contains(',') && text.ends_with(|c: char| c.is_ascii_digit())
}

/// The number of a document on a line of its own: "Số: 45/TB-UBND".
fn is_number(body: &str, piece: &Piece) -> bool {
    let text = piece.text(body);
    let label = text.split_once(':').map(|(_, number)| number.trim_start());
    piece.words <= MAX_NUMBER
        && label.is_some_and(|number| {
            let code = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
            // "/QĐ-TTg": who signs may have a small letter, what it is has none.
            let kind = code.split_once('-').map(|(kind, _)| kind);
            kind.is_some_and(|kind| kind.starts_with('/') && !kind.contains(char::is_lowercase))
        })
}

fn kind(body: &str, pieces: &[Piece], at: usize) -> BlockKind {
    let piece = &pieces[at];
    match piece.kind {
        PieceKind::Row => return BlockKind::TableRow,
        PieceKind::Note => return BlockKind::Footnote,
        PieceKind::Chrome => return BlockKind::Chrome,
        PieceKind::Text => {}
    }
    let next = pieces[at + 1..].iter().find(|next| !matches!(next.kind, PieceKind::Note | PieceKind::Chrome));
    if let Some(marker) = piece.marker {
        let heading = marker.style.counts()
            && matches!(piece.ending, End::Open | End::Colon)
            && next.is_some()
            && match marker.style {
                _ if piece.caps => piece.words <= MAX_CAPS,
                Style::Hash | Style::Letter | Style::Roman => piece.words <= MAX_SECTION,
                _ => {
                    let sibling = next.and_then(|next| next.marker).is_some_and(|next| next.style <= marker.style);
                    piece.words <= MAX_NUMBERED
                        && !sibling
                        && !has_figure(piece.text(body))
                        && run_in(body, piece).is_none()
                }
            };
        let heading = heading
            || (marker.style.counts() && piece.caps && piece.words <= MAX_CAPS)
            || is_stopped(body, piece, next);
        return if heading { BlockKind::Heading } else { BlockKind::Item };
    }
    if is_stamp(body, piece) || is_byline(body, pieces, at) {
        return BlockKind::Chrome;
    }
    if piece.letters == 0 && piece.digits > 0 {
        return BlockKind::TableRow;
    }
    let text = piece.text(body);
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let short = piece.words <= if piece.caps { MAX_CAPS } else { MAX_PLAIN };
    let bare = piece.ending == End::Open || text.ends_with('?');
    if begins && short && bare && piece.letters > 1 && next.is_some() {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// "III. Mục tiêu phát triển." over its parts: a few words behind "A." or "I." that end like a sentence.
fn is_stopped(body: &str, piece: &Piece, next: Option<&Piece>) -> bool {
    let section = piece.marker.filter(|marker| matches!(marker.style, Style::Letter | Style::Roman));
    let text = piece.text(body).trim_end();
    let words = text.strip_suffix('.').is_some_and(|words| !words.contains(['.', ':', ';', '!', '?']));
    words
        && piece.words <= MAX_STOPPED
        && piece.digits == 0
        && section
            .zip(next)
            .is_some_and(|(section, next)| next.marker.is_none_or(|marker| marker.style > section.style))
}

/// A time of posting: figures with the marks of dates and hours, hardly a letter.
fn is_stamp(body: &str, piece: &Piece) -> bool {
    piece.words <= MAX_STAMP
        && piece.digits > piece.letters
        && piece.letters + piece.digits > 4
        && piece.text(body).contains(['/', ':'])
        && !piece.text(body).contains('%')
}

/// A name on a line of its own at the end of an article.
fn is_byline(body: &str, pieces: &[Piece], at: usize) -> bool {
    let piece = &pieces[at];
    let left = pieces.len() - at;
    if at == 0 || left > BYLINE_PIECES.min(pieces.len() / 2) || piece.words > MAX_BYLINE || piece.digits > 0 {
        return false;
    }
    // "CHƯƠNG VIII" over its text.
    let heads = |piece: &Piece| piece.kind == PieceKind::Text && piece.words > MIN_BODY && piece.ending == End::Stop;
    if piece.ending != End::Open || piece.caps && pieces[at + 1..].iter().any(heads) {
        return false;
    }
    // "Minh Anh (tổng hợp)"
    let text = piece.text(body);
    let text = text.split_once(" (").map_or(text, |(name, _)| name);
    let last = at + 1 == pieces.len() && pieces.len() > 2;
    last || text.split(' ').all(|word| word.starts_with(char::is_uppercase)) && piece.words > 1
}

/// A figure that is more than a year or the number of a month: with a decimal mark, or in per cent.
fn has_figure(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, &byte)| {
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let before = at > 0 && digit(at - 1);
        match byte {
            b'%' => before || (at > 1 && bytes[at - 1] == b' ' && digit(at - 2)),
            b'.' | b',' => before && digit(at + 1),
            _ => false,
        }
    })
}

/// The few words before the first colon of an item, where text follows it.
fn run_in(body: &str, piece: &Piece) -> Option<Span<Body>> {
    let text = piece.text(body);
    let mut words = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c == ':' {
            let rest = &text[at + 1..];
            if !rest.starts_with(char::is_whitespace) || rest.trim_start().is_empty() {
                return None;
            }
            let start = piece.span.end as usize - text.len();
            return (at > 0).then(|| Span::new(start as u32, (start + at) as u32));
        }
        if matches!(c, ';' | '!' | '?' | '"' | '“') {
            return None;
        }
        if c.is_whitespace() {
            in_word = false;
        } else if !in_word {
            in_word = true;
            words += 1;
            if words > MAX_RUN_IN {
                return None;
            }
        }
    }
    None
}

/// What a heading or item is told by: its style, or for a heading without marker its capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Marked(Style),
    Capitals,
    Plain,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    key: Key,
    index: usize,
    heading: bool,
}

/// Headings and items that are open at a place. Each style is open at most once as heading and once as item, so
/// the stack stays short whatever the text.
#[derive(Debug, Default)]
struct Drawer {
    stack: Vec<Open>,
    /// The paragraph or heading that ends in a colon, while only its list followed.
    list_head: Option<usize>,
}

impl Drawer {
    fn place(&mut self, index: usize, piece: &Piece, leads: Option<Marker>, block: &mut Block) {
        match block.kind {
            BlockKind::Heading => self.heading(index, piece, leads, block),
            BlockKind::Item => self.item(index, piece, block),
            BlockKind::Paragraph => {
                self.stack.retain(|open| open.heading);
                block.parent = self.parent();
                self.list_head = block.opens_list.then_some(index);
            }
            BlockKind::TableRow => {
                block.parent = self.parent();
                block.head = self.list_head;
            }
            BlockKind::Title => self.list_head = None,
            BlockKind::Footnote | BlockKind::Chrome => {}
        }
    }

    fn parent(&self) -> Option<usize> {
        self.stack.iter().rev().find(|open| open.heading).map(|open| open.index)
    }

    fn heading(&mut self, index: usize, piece: &Piece, leads: Option<Marker>, block: &mut Block) {
        self.stack.retain(|open| open.heading);
        let key = match piece.marker {
            Some(marker) => Key::Marked(marker.style),
            None if piece.caps => Key::Capitals,
            None => Key::Plain,
        };
        // "PHẦN THỨ HAI" stands over the sections that are counted anew below it, and over those before it.
        if let Some(Marker { style: style @ (Style::Letter | Style::Roman), value: 1, .. }) = leads
            && piece.marker.is_none()
        {
            self.leave(Key::Marked(style), |_| true);
        }
        self.leave(key, |_| true);
        block.parent = self.parent();
        block.level = self.stack.len() as u8 + 1;
        self.stack.push(Open { key, index, heading: true });
        self.list_head = block.opens_list.then_some(index);
    }

    fn item(&mut self, index: usize, piece: &Piece, block: &mut Block) {
        let Some(marker) = piece.marker else { return };
        // "1." inside of section "1." begins a list of its own; "2." after section "1." goes on with the sections.
        let restarts = marker.value == 1;
        let under = self.stack.last().is_some_and(|open| !open.heading);
        let known = self.stack.iter().any(|open| open.key == Key::Marked(marker.style));
        self.leave(Key::Marked(marker.style), |open| !(open.heading && restarts));
        block.rises = marker.style.counts() && under && !known && self.stack.last().is_none_or(|open| open.heading);
        block.parent = self.parent();
        block.level = self.stack.len() as u8 + 1;
        block.head = match self.stack.last() {
            Some(open) if !open.heading => Some(open.index),
            _ => self.list_head,
        };
        self.stack.push(Open { key: Key::Marked(marker.style), index, heading: false });
    }

    /// Closes the open block of the same key and all inside of it; else those that by their style stand no higher.
    fn leave(&mut self, key: Key, same: impl Fn(&Open) -> bool) {
        if let Some(at) = self.stack.iter().rposition(|open| open.key == key && same(open)) {
            self.stack.truncate(at);
            return;
        }
        let Key::Marked(style) = key else { return };
        while let Some(open) = self.stack.last() {
            match open.key {
                Key::Marked(other) if other > style => {
                    self.stack.pop();
                }
                _ => break,
            }
        }
    }
}
