//! Tables: rows of figures under a head. Which cells a line has, and under which head each figure stands, by the columns
//! of characters they take; an empty cell shifts none of the others.

use std::ops::Range;

use super::label::{is_keyed, labels, named};
use super::{Block, BlockKind, flat, listed, stacked};
use crate::span::{Body, Span};

/// A line of a table has no more cells.
const MAX_CELLS: usize = 24;
/// Nor is it longer, in bytes.
const MAX_LINE: usize = 600;
/// Rows that make a table.
pub(super) const MIN_ROWS: usize = 2;
/// Lines of one head.
const MAX_HEAD: usize = 5;
/// A line between rows that names what the rows below are of.
const MAX_GROUP: usize = 120;
/// A head stands this near to the columns that it spans.
const MAX_SPAN: usize = 8;
/// White space that parts two cells.
const GAP: usize = 2;
/// Columns that a tab or a bar takes: cells parted so stand in order.
const STOP: usize = 1000;

/// What a cell is to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Part of the head.
    Head,
    /// What a row is of.
    Label,
    /// The unit of a row.
    Unit,
    /// A figure, and the column it stands in, where that can be told.
    Value(Option<usize>),
    /// The number of a row, an empty cell.
    Other,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands.
    pub span: Span<Body>,
    /// Its block.
    pub block: usize,
    /// Its table.
    pub table: usize,
    /// Its row, where it is no part of the head.
    pub row: usize,
    /// What it is.
    pub stand: Stand,
}

/// A line of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its cells, as indices into [`Tables::cells`].
    pub cells: Range<usize>,
    /// How far in its label stands.
    pub indent: usize,
    /// A dash stands before it.
    pub marked: bool,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Of each column of figures the cells of the head over it, from above.
    pub columns: Vec<Vec<usize>>,
    /// The cells of the head that stand over the labels.
    pub stub: Vec<usize>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The block it begins with.
    pub first: usize,
}

/// The tables of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Each, in order.
    pub tables: Vec<Table>,
    /// Their cells, in order.
    pub cells: Vec<Cell>,
}

/// The columns of characters that something takes.
type Extent = Range<usize>;

/// What stands in a part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "Khai thác", "(%)", "KH 2010".
    Words,
    /// "2010", "2010/2009", "31/12/2010".
    Year,
    /// "3.248,6", "-0,5%", "332 (87,8%)".
    Figure,
    /// "6T/2020", "12 xe".
    Mixed,
    /// "-", "x".
    Empty,
}

/// A stretch of a line with white space around.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) span: Span<Body>,
    at: Extent,
    pub(super) shape: Shape,
    /// What a figure of few digits comes to.
    pub(super) number: Option<u32>,
}

impl Part {
    /// Twice the middle of it.
    fn middle(&self) -> usize {
        self.at.start + self.at.end
    }
}

/// A line, and the block it is.
#[derive(Clone, Debug)]
struct Line {
    block: usize,
    parts: Vec<Part>,
    /// A marker stands before it ("- ").
    marked: bool,
}

/// The tables among `blocks`.
#[must_use]
pub fn tables(body: &str, blocks: &[Block]) -> Tables {
    let mut out = Tables::default();
    let is_row = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::TableRow);
    let mut at = 0;
    while at < blocks.len() {
        if let Some(end) =
            flat::table(body, blocks, at, &mut out).or_else(|| stacked::table(body, blocks, at, &mut out))
        {
            at = end;
            continue;
        }
        // Such lines may follow each other: the tables before are looked for once.
        let from = at;
        while at < blocks.len() && listed::listed(body, blocks, at, &mut out) {
            at += 1;
        }
        if at > from {
            continue;
        }
        let mut maker = Maker::default();
        while is_row(at) || maker.is_open() && is_row(at + 1) && is_group(body, &blocks[at]) {
            if is_row(at) {
                maker.line(
                    Line { block: at, parts: parts(body, &blocks[at]), marked: is_marked(body, &blocks[at]) },
                    &mut out,
                );
            }
            at += 1;
        }
        maker.close(&mut out);
        at += 1;
    }
    out
}

/// A line between two rows that is short and has no figure.
fn is_group(body: &str, block: &Block) -> bool {
    let text = text(body, block);
    text.len() <= MAX_GROUP && !text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'\n')
}

fn is_marked(body: &str, block: &Block) -> bool {
    text(body, block).starts_with(['-', '+', '•', '*', '–'])
}

fn text<'b>(body: &'b str, block: &Block) -> &'b str {
    &body[block.span.start as usize..block.span.end as usize]
}

/// The lines of the table that is being read.
#[derive(Debug, Default)]
struct Maker {
    head: Vec<Line>,
    /// "1  2  3": the line that numbers the columns.
    numbering: Option<Line>,
    rows: Vec<Line>,
}

impl Maker {
    fn is_open(&self) -> bool {
        !self.head.is_empty()
    }

    fn line(&mut self, line: Line, out: &mut Tables) {
        let is = |shape: Shape| line.parts.iter().filter(|part| part.shape == shape).count();
        let (figures, years) = (is(Shape::Figure) + is(Shape::Empty), is(Shape::Year));
        let labelled = line.parts.first().is_some_and(|part| part.shape == Shape::Words);
        if line.parts.is_empty() {
            self.close(out);
        } else if figures == 0 && !(labelled && years > 0 && !self.rows.is_empty()) {
            // A line of one cell between rows, or below the numbers of the columns, tells what those below are of.
            if line.parts.len() == 1 && (!self.rows.is_empty() || self.numbering.is_some()) {
                return;
            }
            if !self.rows.is_empty() || self.head.len() == MAX_HEAD {
                self.close(out);
            }
            self.head.push(line);
        } else if self.is_open() && self.rows.is_empty() && is_numbering(&line.parts) {
            self.numbering = Some(line);
        } else if self.is_open() {
            self.rows.push(line);
        }
    }

    /// Ends the table, if it is one.
    fn close(&mut self, out: &mut Tables) {
        let head = std::mem::take(&mut self.head);
        let numbering = self.numbering.take();
        let rows = std::mem::take(&mut self.rows);
        let Some(leaf) = (0..head.len()).max_by_key(|&line| head[line].parts.len()) else { return };
        let keyed = is_keyed(&head[leaf].parts, rows.iter().map(|row| row.parts.as_slice()));
        let labels = |parts: &[Part]| labels(parts).max(usize::from(keyed));
        // The labels end where none of the figures' heads has its middle.
        let edge =
            rows.iter().filter_map(|row| Some(row.parts[..labels(&row.parts)].last()?.at.end)).max().unwrap_or(0);
        let is_stub = |part: &Part| part.middle() <= edge * 2;
        let leaves: Vec<Part> = head[leaf].parts.iter().filter(|part| !is_stub(part)).cloned().collect();
        if rows.len() < MIN_ROWS || leaves.is_empty() {
            return;
        }
        let table = out.tables.len();
        let mut made =
            Table { first: head[0].block, columns: vec![Vec::new(); leaves.len()], stub: Vec::new(), rows: Vec::new() };
        let plain =
            |line: &Line, part: &Part| Cell { span: part.span, block: line.block, table, row: 0, stand: Stand::Other };
        let mut numbers = numbering.iter().peekable();
        for (at, line) in head.iter().enumerate() {
            // The cells are told in order.
            let before = numbers.next_if(|one| one.block < line.block);
            out.cells.extend(before.into_iter().flat_map(|one| one.parts.iter().map(|part| plain(one, part))));
            let first = out.cells.len();
            let cell = |part: &Part| Cell { span: part.span, block: line.block, table, row: 0, stand: Stand::Head };
            out.cells.extend(line.parts.iter().map(cell));
            made.stub.extend((0..line.parts.len()).filter(|&part| is_stub(&line.parts[part])).map(|part| first + part));
            let over: Vec<(usize, &Part)> = line.parts.iter().enumerate().filter(|(_, part)| !is_stub(part)).collect();
            for (part, column) in heads(&over, &leaves, at < leaf) {
                made.columns[column].push(first + part);
            }
        }
        out.cells.extend(numbers.flat_map(|line| line.parts.iter().map(|part| plain(line, part))));
        for line in &rows {
            let count = labels(&line.parts);
            let start = out.cells.len();
            let (label, unit) = named(&line.parts[..count]);
            let columns = columns(&line.parts[count..], &leaves);
            for (at, part) in line.parts.iter().enumerate() {
                let stand = match at.checked_sub(count) {
                    _ if Some(at) == label => Stand::Label,
                    _ if Some(at) == unit => Stand::Unit,
                    Some(value) if !matches!(part.shape, Shape::Words | Shape::Empty) => {
                        Stand::Value(columns.get(value).copied().flatten())
                    }
                    _ => Stand::Other,
                };
                out.cells.push(Cell { span: part.span, block: line.block, table, row: made.rows.len(), stand });
            }
            let indent = label.map_or(0, |label| line.parts[label].at.start);
            made.rows.push(Row { cells: start..out.cells.len(), indent, marked: line.marked });
        }
        out.tables.push(made);
    }
}

/// The parts of a line; none where it is too long for a row.
fn parts(body: &str, block: &Block) -> Vec<Part> {
    let text = text(body, block);
    if text.len() > MAX_LINE || text.contains('\n') {
        return Vec::new();
    }
    let start = block.span.start as usize;
    let before = body.as_bytes()[..start].iter().rev().take(MAX_LINE).take_while(|&&byte| byte != b'\n').count();
    let ordered = text.contains(['\t', '|']);
    let mut out = Vec::new();
    let (mut column, mut stops, mut spaces) = (characters(&body.as_bytes()[start - before..start]), 0, GAP);
    let marker = block.marker as usize;
    for (at, character) in text.char_indices() {
        match character {
            '\t' | '|' => (stops, spaces) = (stops + 1, GAP),
            ' ' => spaces += 1,
            _ if at < marker => spaces = GAP,
            _ => {
                let place = if ordered { stops * STOP } else { column };
                let end = at + character.len_utf8();
                match out.last_mut() {
                    Some((_, last, extent)) if spaces < GAP => {
                        *last = end;
                        let extent: &mut Extent = extent;
                        extent.end = place.max(extent.end - 1) + 1;
                    }
                    _ => out.push((at, end, place..place + 1)),
                }
                spaces = 0;
            }
        }
        column += 1;
    }
    if out.len() > MAX_CELLS {
        return Vec::new();
    }
    let part = |(from, to, at): (usize, usize, Extent)| Part {
        span: Span::new((start + from) as u32, (start + to) as u32),
        at,
        shape: shape(&text[from..to]),
        number: text[from..to].parse().ok(),
    };
    out.into_iter().map(part).collect()
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

fn shape(text: &str) -> Shape {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let letters = text.chars().any(char::is_alphabetic);
    if !digits {
        let empty = !letters && !text.contains('%') || matches!(text, "x" | "X");
        return if empty { Shape::Empty } else { Shape::Words };
    }
    if is_year(text) {
        return Shape::Year;
    }
    let begins = text.trim_start_matches(['+', '-', '−', '–', '(', '~']).starts_with(|c: char| c.is_ascii_digit());
    // "10.118 (chiếc)", no "(1.000 tấn)".
    let outside = text.split('(').next().unwrap_or(text);
    match begins {
        true if !letters => Shape::Figure,
        true if !text.starts_with('(') && !outside.chars().any(char::is_alphabetic) => Shape::Figure,
        true if !text.starts_with('(') => Shape::Mixed,
        _ => Shape::Words,
    }
}

/// "2010", "6/2010", "31/12/2010", "2010/2009".
pub(super) fn is_year(text: &str) -> bool {
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('/').all(number) && text.rsplit('/').next().is_some_and(year)
}

/// "(1)  (2)  (3)", "A  B  1  2": how columns are numbered.
fn is_numbering(parts: &[Part]) -> bool {
    const MIN_COLUMNS: usize = 2;
    let goes_on = |one: Option<u32>, next: Option<u32>| one.zip(next).is_none_or(|(one, next)| one + 1 == next);
    let letters = parts.iter().take_while(|part| part.shape == Shape::Words && part.span.len() == 1).count();
    let numbers = &parts[letters..];
    let begins = letters == 0 || numbers.len() >= MIN_COLUMNS && numbers[0].number == Some(1);
    begins
        && numbers.iter().all(|part| part.shape == Shape::Figure && part.span.len() <= 4)
        && numbers.windows(2).all(|pair| goes_on(pair[0].number, pair[1].number))
}

/// Columns of characters between two.
fn gap(one: &Extent, other: &Extent) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

/// The one that a part stands nearest to.
fn nearest<'p>(part: &Part, others: impl Iterator<Item = &'p Part>) -> Option<usize> {
    let key = |other: &Part| (gap(&part.at, &other.at), part.middle().abs_diff(other.middle()));
    others.enumerate().min_by_key(|(_, other)| key(other)).map(|(index, _)| index)
}

/// Which column each part of a row stands in: in order where none is left out, else under the nearest head, where that
/// makes sense for all.
fn columns(parts: &[Part], leaves: &[Part]) -> Vec<Option<usize>> {
    if parts.len() == leaves.len() {
        return (0..parts.len()).map(Some).collect();
    }
    let found: Vec<Option<usize>> = parts.iter().map(|part| nearest(part, leaves.iter())).collect();
    let rising = found.windows(2).all(|pair| pair[0] < pair[1]);
    if rising { found } else { vec![None; parts.len()] }
}

/// Which columns the parts of a line of the head stand over. One above that has few spans several.
fn heads(parts: &[(usize, &Part)], leaves: &[Part], above: bool) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut headed = vec![false; leaves.len()];
    for (index, part) in parts {
        let over = (0..leaves.len()).filter(|&leaf| {
            let leaf = &leaves[leaf].at;
            part.at.start < leaf.end && leaf.start < part.at.end
        });
        let mut over: Vec<usize> = over.collect();
        if over.is_empty() {
            over.extend(nearest(part, leaves.iter()));
        }
        // "Năm 2019" with its middle between "KH" and "TH" stands over both.
        if let (true, Some(&first), Some(&last)) = (above, over.first(), over.last()) {
            let (left, right) = (first.checked_sub(1), last + 1);
            let reached = |leaf: usize| leaves.get(leaf).is_some_and(|leaf| gap(&part.at, &leaf.at) <= MAX_SPAN);
            let alone = |leaf: usize| parts.iter().all(|(_, other)| gap(&other.at, &leaves[leaf].at) > 0);
            if part.middle() + 1 < leaves[first].middle() {
                over.extend(left.filter(|&leaf| reached(leaf) && alone(leaf)));
            } else if part.middle() > leaves[last].middle() + 1 {
                over.extend(Some(right).filter(|&leaf| reached(leaf) && alone(leaf)));
            }
        }
        for column in over {
            headed[column] = true;
            out.push((*index, column));
        }
    }
    if above && parts.len() * 2 <= leaves.len() {
        for (column, leaf) in leaves.iter().enumerate().filter(|&(column, _)| !headed[column]) {
            let over = nearest(leaf, parts.iter().map(|(_, part)| *part)).and_then(|at| parts.get(at));
            out.extend(over.map(|(index, _)| (*index, column)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks;
    use proptest::prelude::*;

    /// The heads over each figure of a body, row by row.
    fn read(body: &str) -> Vec<String> {
        let found = tables(body, &blocks(body));
        let text = |cell: usize| {
            let span = found.cells[cell].span;
            &body[span.start as usize..span.end as usize]
        };
        let mut out = Vec::new();
        for table in &found.tables {
            for row in &table.rows {
                let value = |cell: usize| match found.cells[cell].stand {
                    Stand::Value(column) => {
                        let heads = column
                            .map(|column| table.columns[column].iter().map(|&head| text(head)).collect::<Vec<_>>());
                        format!("{}:{}", heads.unwrap_or_default().join("+"), text(cell))
                    }
                    Stand::Label => format!("<{}>", text(cell)),
                    Stand::Unit => format!("[{}]", text(cell)),
                    _ => "_".to_owned(),
                };
                out.push(row.cells.clone().map(value).collect::<Vec<_>>().join(" "));
            }
        }
        out
    }

    #[test]
    fn an_empty_cell_shifts_none() {
        let body = "Chỉ tiêu          ĐVT     KH 2019    TH 2019    TH/KH\n\
                    1   Điện          kWh     1.200      1.300      108,3\n\
                    2   Nước          m3          -        400          -\n\
                        Gạch          viên                 650      101,0\n";
        assert_eq!(
            read(body),
            [
                "_ <Điện> [kWh] KH 2019:1.200 TH 2019:1.300 TH/KH:108,3",
                "_ <Nước> [m3] _ TH 2019:400 _",
                "<Gạch> [viên] TH 2019:650 TH/KH:101,0",
            ]
        );
    }

    #[test]
    fn a_head_of_two_lines() {
        let body = "                    Năm 2019              So sánh\n\
                    Xã              KH        TH        (%)\n\
                    Phú An          120       130       108,3\n\
                    Phú Bình        210       200       95,2\n";
        assert_eq!(read(body)[1], "<Phú Bình> Năm 2019+KH:210 Năm 2019+TH:200 So sánh+(%):95,2");
    }

    #[test]
    fn tabs_keep_empty_cells() {
        let body = "Xã\tKH\tTH\tTH/KH\nPhú An\t12\t13\t108\nPhú Bình\t\t20\t95\n";
        assert_eq!(read(body)[1], "<Phú Bình> TH:20 TH/KH:95");
    }

    #[test]
    fn lines_without_a_head_are_none() {
        assert!(read("Phú An      12      13\nPhú Bình      20      95\n").is_empty());
    }

    #[test]
    fn a_group_below_the_numbers_of_the_columns_is_no_head() {
        let body = "TT   Chỉ tiêu          KH 2019    TH 2019\n\
                    1    2                 3          4\n\
                    Công nghiệp\n\
                    1    Điện              1.200      1.300\n\
                    2    Nước              350        400\n";
        assert_eq!(read(body), ["_ <Điện> KH 2019:1.200 TH 2019:1.300", "_ <Nước> KH 2019:350 TH 2019:400"]);
    }

    #[test]
    fn numbers_of_the_columns_stand_where_they_stand() {
        let body = "Xã        KH       TH\n1         2        3\nTên       ha       ha\nPhú An    120      130\nPhú Bình  210      200\n";
        let found = tables(body, &blocks(body));
        assert!(found.cells.windows(2).all(|pair| pair[0].block <= pair[1].block));
        assert_eq!(read(body)[1], "<Phú Bình> KH+ha:210 TH+ha:200");
    }

    proptest! {
        /// Heads, numbers, groups and rows in any order.
        #[test]
        fn any_lines_have_their_cells_in_order(
            lines in proptest::collection::vec(
                proptest::sample::select(vec![
                    "Xã        KH       TH", "1         2        3", "Tên       ha       ha", "Nông nghiệp", "2018", "127",
                    "Phú An    120      130", "Phú Bình  2,5      -", "2019      2020     2021", "12.300", "",
                ]),
                0..12,
            )
        ) {
            let body = lines.join("\n");
            let found = tables(&body, &blocks(&body));
            prop_assert!(found.cells.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }

        #[test]
        fn any_text_has_its_cells_in_order(body in "([aK2019 \\t|%(-]{0,30}[ ]{2,4}[ă0-9,.-]{0,8}\n){0,8}") {
            let found = tables(&body, &blocks(&body));
            prop_assert!(found.cells.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for table in &found.tables {
                prop_assert!(table.columns.iter().flatten().all(|&cell| found.cells[cell].stand == Stand::Head));
            }
        }
    }
}
