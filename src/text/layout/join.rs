//! Lines into pieces of text: wrapped lines are joined, what the page puts between them is taken out.

use crate::span::{Body, Span};

use super::columns::{Arrangement, arrangements, columns};
use super::line::{End, First, Line, ending};
use super::marker::{Marker, Sequences};
use super::page::{Furniture, furniture};
use super::wrap::Edge;

/// What is known of a piece before the outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Text,
    Row,
    Note,
    Chrome,
}

/// A block to be.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Span<Body>,
    pub(super) holes: Vec<Span<Body>>,
    pub(super) kind: PieceKind,
    pub(super) marker: Option<Marker>,
    pub(super) words: u32,
    pub(super) letters: u32,
    pub(super) digits: u32,
    pub(super) caps: bool,
    pub(super) ending: End,
    /// An empty line stands before it.
    pub(super) blank_before: bool,
}

/// The pieces of a body, in reading order.
pub(super) fn join(body: &str, lines: &[Line]) -> Vec<Piece> {
    let edge = Edge::of(lines);
    let furniture = furniture(body, lines, edge);
    let arrangements = arrangements(body, lines);
    let mut joiner = Joiner {
        body,
        edge,
        pieces: Vec::with_capacity(lines.len()),
        aside: Vec::new(),
        after: Vec::new(),
        open: None,
    };
    let mut sequences = Sequences::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match (furniture[at], arrangements[at]) {
            (_, Arrangement::Cell) => joiner.put(Piece::of(line, PieceKind::Row)),
            (_, Arrangement::CellRest) => match joiner.pieces.last_mut() {
                Some(cell) => cell.extend(line, None),
                None => joiner.put(Piece::of(line, PieceKind::Row)),
            },
            (Furniture::Number, _) => joiner.aside.push(Piece::of(line, PieceKind::Chrome)),
            (Furniture::Note(_), _) => joiner.aside.push(Piece::of(line, PieceKind::Note)),
            (Furniture::NoteRest, _) => match joiner.aside.last_mut() {
                Some(note) if note.kind == PieceKind::Note => note.extend(line, None),
                _ => joiner.aside.push(Piece::of(line, PieceKind::Note)),
            },
            (_, Arrangement::Bar) => joiner.put(Piece::of(line, PieceKind::Chrome)),
            (_, Arrangement::Row) => joiner.put(Piece::of(line, PieceKind::Row)),
            (_, Arrangement::Label) => {
                let mut piece = Piece::of(line, PieceKind::Row);
                while let Some(next) = lines.get(at + 1).filter(|_| arrangements[at] == Arrangement::Label) {
                    piece.extend(next, None);
                    at += 1;
                }
                joiner.put(piece);
            }
            (_, Arrangement::Columns(zone)) => {
                let end = (at..lines.len()).find(|&next| arrangements[next] != Arrangement::Columns(zone));
                let end = end.unwrap_or(lines.len());
                joiner.zone(&lines[at..end]);
                at = end;
                continue;
            }
            (Furniture::Text, Arrangement::Running) => joiner.text(line, lines.get(at + 1), &mut sequences),
        }
        at += 1;
    }
    joiner.close();
    joiner.pieces
}

struct Joiner<'b> {
    body: &'b str,
    edge: Edge,
    pieces: Vec<Piece>,
    /// Page numbers and footnotes met since the last line of text.
    aside: Vec<Piece>,
    /// Those met inside the last piece: they follow it.
    after: Vec<Piece>,
    /// The last line of the last piece, while that may go on.
    open: Option<Line>,
}

impl Joiner<'_> {
    /// A piece that is nothing but itself.
    fn put(&mut self, piece: Piece) {
        self.close();
        self.pieces.push(piece);
    }

    /// Nothing goes on from here.
    fn close(&mut self) {
        self.open = None;
        self.pieces.append(&mut self.after);
        self.pieces.append(&mut self.aside);
    }

    fn text(&mut self, line: &Line, after: Option<&Line>, sequences: &mut Sequences) {
        let text = line.text(self.body);
        let before = self.open.as_ref();
        let unfinished = before.is_some_and(|before| {
            matches!(before.ending, End::Open | End::Comma)
                && (self.edge.is_full(before, line) || !self.aside.is_empty())
        });
        let torn = before.is_some_and(|before| !line.blank_before() && is_torn_range(before.text(self.body), text));
        let marker = if torn { None } else { sequences.read(text, line.caps, unfinished && !line.blank_before()) };
        let goes_on = torn || marker.is_none() && before.is_some_and(|before| self.goes_on(before, line, after));
        if goes_on && let Some(piece) = self.pieces.last_mut() {
            let hole = self.aside.iter().map(|piece| piece.span).reduce(|a, b| a.cover(&b));
            piece.extend(line, hole);
            self.after.append(&mut self.aside);
            self.open = Some(line.clone());
            return;
        }
        self.close();
        let mut piece = Piece::of(line, PieceKind::Text);
        piece.marker = marker;
        self.pieces.push(piece);
        self.open = Some(line.clone());
    }

    fn goes_on(&self, before: &Line, line: &Line, after: Option<&Line>) -> bool {
        let wrapped = self.edge.wraps();
        if !self.aside.is_empty() {
            // Over the end of a page only what is plainly unfinished goes on.
            let unfinished = matches!(before.ending, End::Open | End::Comma | End::Semicolon) && !before.caps;
            // "sau khi năm 2009 bội chi | 1.770 tỷ đồng": a figure without marker goes on with a line that nearly fills the page.
            let figure = line.first == First::Digit && before.ending == End::Open && self.edge.is_long(before);
            return unfinished
                && (line.first == First::Lower
                    || figure
                    || (wrapped && self.edge.is_full(before, line) && !line.caps));
        }
        if line.blank_before() {
            // "... theo số vốn, Bắc | (empty) | Giang xếp hạng 6": on a page that stands further in, a line that is no further in
            // than the full line before it goes on with it.
            let level = line.indent > 0 && line.indent <= before.indent && self.edge.is_full(before, line);
            if level && wrapped && matches!(before.ending, End::Open | End::Comma) && !before.caps && !line.caps {
                return true;
            }
            // Texts out of PDF may have an empty line after every line; "tăng | 16% về số dự án" is no number of a list.
            let figure = line.first == First::Digit && before.ending == End::Open && self.edge.is_long(before);
            return wrapped
                && (line.first == First::Lower || figure)
                && matches!(before.ending, End::Open | End::Comma)
                && !before.caps;
        }
        // "I. TÌNH HÌNH\nTHỰC HIỆN NHIỆM VỤ": a numbered heading in capitals, broken where its author liked.
        let numbered = self.pieces.last().and_then(|piece| piece.marker).is_some_and(|marker| marker.style.counts());
        numbered && before.caps && line.caps && before.ending == End::Open || self.edge.joins(before, line, after)
    }

    /// A zone of two columns: the left one, then the right one, each with the other as its holes.
    fn zone(&mut self, lines: &[Line]) {
        self.close();
        let parts: Vec<_> = lines.iter().map(|line| columns(self.body, line)).collect();
        for pick in [|&(left, _): &(Option<Span<Body>>, _)| left, |&(_, right): &(_, Option<Span<Body>>)| right] {
            let cells: Vec<Span<Body>> = parts.iter().filter_map(pick).collect();
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
            let mut piece = Piece::of(&lines[0], PieceKind::Chrome);
            piece.span = first.cover(last);
            piece.holes = cells.windows(2).map(|pair| Span::new(pair[0].end, pair[1].start)).collect();
            piece.ending = ending(&self.body[last.start as usize..last.end as usize]);
            self.pieces.push(piece);
        }
    }
}

/// "tăng bình quân 08 - | 09%/năm", "05 | - 06%/năm": whether a line ends in the middle of a range of numbers.
fn is_torn_range(before: &str, text: &str) -> bool {
    const MAX_NUMBER: usize = 9;
    const DASHES: [char; 2] = ['-', '–'];
    let number = |word: &str| {
        word.len() <= MAX_NUMBER
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.ends_with(|c: char| c.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    };
    let last = |text: &str| text.rsplit(' ').next().is_some_and(number);
    if let Some(open) = before.strip_suffix(DASHES) {
        return last(open.trim_end()) && text.starts_with(|c: char| c.is_ascii_digit());
    }
    let Some(rest) = text.strip_prefix(DASHES) else { return false };
    let (second, sign) = rest.trim_start().split_once('%').unwrap_or_default();
    last(before) && number(second) && !sign.starts_with(|c: char| c.is_ascii_digit())
}

impl Piece {
    fn of(line: &Line, kind: PieceKind) -> Self {
        Piece {
            span: line.span(),
            holes: Vec::new(),
            kind,
            marker: None,
            words: line.words,
            letters: line.letters,
            digits: line.digits,
            caps: line.caps,
            ending: line.ending,
            blank_before: line.blank_before(),
        }
    }

    /// Takes `line` in, leaving out `hole`.
    fn extend(&mut self, line: &Line, hole: Option<Span<Body>>) {
        self.holes.extend(hole);
        self.span = self.span.cover(&line.span());
        self.words += line.words;
        self.letters += line.letters;
        self.digits += line.digits;
        self.caps &= line.caps || line.letters < 2;
        self.ending = line.ending;
    }

    /// The text behind the marker, holes and all.
    pub(super) fn text<'b>(&self, body: &'b str) -> &'b str {
        let start = self.span.start as usize + self.marker.map_or(0, |marker| marker.len);
        &body[start..self.span.end as usize]
    }
}
