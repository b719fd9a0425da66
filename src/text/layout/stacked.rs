//! Tables of which each cell stands on a line of its own, as they come out of PDF and HTML: row by row behind a head of
//! years, or column by column behind the labels. Only what comes out even is read.

use std::ops::Range;

use super::columns::Arrangement;
use super::flat::{is_empty, is_figure, is_label};
use super::line::Line;
use super::table::{Cell, MIN_ROWS, Row, Stand, Table, Tables, is_year};
use super::{Block, BlockKind};

/// Columns of a table.
const MIN_COLUMNS: usize = 2;
const MAX_COLUMNS: usize = 12;
/// Lines before the figures of a row: its label, and what the rows below are of.
const MAX_LABELS: usize = 3;
/// Lines that a label goes on over.
const MAX_REST: usize = 2;
/// Digits of a year, and words of a line that tells one.
const YEAR_DIGITS: usize = 4;
const YEAR_WORDS: u32 = 2;

/// What each line of such a table is, counted from its first.
#[derive(Debug, Default)]
struct Stack {
    /// The heads of the columns, and the words over the labels.
    heads: Vec<Range<usize>>,
    stub: Option<Range<usize>>,
    /// Each row: its label, and its figures.
    rows: Vec<(Range<usize>, Range<usize>)>,
    end: usize,
}

/// Marks the lines of such tables.
pub(super) fn mark(body: &str, lines: &[Line], out: &mut [Arrangement]) {
    // Each begins its columns or its rows with years, which few texts have on lines of their own.
    let dated = |line: &&Line| {
        line.words <= YEAR_WORDS && line.digits as usize >= YEAR_DIGITS && year(line.text(body)).is_some()
    };
    if lines.iter().filter(dated).nth(MIN_COLUMNS.min(MIN_ROWS) - 1).is_none() {
        return;
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.text(body)).collect();
    let mut at = 0;
    while at < lines.len() {
        let Some(stack) = read(&texts[at..]) else {
            at += 1;
            continue;
        };
        let labels = stack.rows.iter().map(|(label, _)| label.clone());
        for cell in stack.heads.iter().cloned().chain(stack.stub.clone()).chain(labels) {
            out[at + cell.start] = Arrangement::Cell;
            out[at + cell.start + 1..at + cell.end].fill(Arrangement::CellRest);
        }
        for (_, values) in &stack.rows {
            out[at + values.start..at + values.end].fill(Arrangement::Cell);
        }
        at += stack.end;
    }
}

fn read(texts: &[&str]) -> Option<Stack> {
    by_rows(texts).or_else(|| by_columns(texts))
}

/// "2018", "Năm 2018".
fn year(text: &str) -> Option<&str> {
    let last = text.rsplit(' ').next().filter(|last| is_year(last) && last.len() == YEAR_DIGITS)?;
    let before = text[..text.len() - last.len()].trim_end();
    (!before.contains(' ') && before.chars().all(char::is_alphabetic)).then_some(last)
}

/// The years that `texts` begin with, each later than the one before.
fn years(texts: &[&str]) -> usize {
    let all = texts.iter().take(MAX_COLUMNS + 1).map_while(|text| year(text));
    let mut last = "";
    all.take_while(|&year| std::mem::replace(&mut last, year) < year).count()
}

fn values(texts: &[&str], most: usize) -> usize {
    texts.iter().take(most + 1).take_while(|text| is_figure(text)).count()
}

fn is_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// "2018 | 2019 | Lúa | 120 | 131 | Ngô | 60 | 65".
fn by_rows(texts: &[&str]) -> Option<Stack> {
    let count = years(texts);
    if !(MIN_COLUMNS..=MAX_COLUMNS).contains(&count) {
        return None;
    }
    let mut out = Stack { heads: (0..count).map(|at| at..at + 1).collect(), end: count, ..Stack::default() };
    loop {
        let rest = texts.get(out.end..).unwrap_or_default();
        let labels = rest.iter().take(MAX_LABELS + 1).take_while(|text| is_label(text)).count();
        let figures = values(rest.get(labels..).unwrap_or_default(), count);
        if !(1..=MAX_LABELS).contains(&labels) || figures != count {
            break;
        }
        let first = (0..labels).rev().find(|&at| !is_small(rest[at]));
        let Some(first) = first else { break };
        let start = out.end + labels;
        out.rows.push((out.end + first..start, start..start + count));
        out.end = start + count;
    }
    (out.rows.len() >= MIN_ROWS).then_some(out)
}

/// "Chỉ tiêu | Lúa | Ngô | 2018 | 120 | 60 | 2019 | 131 | 65".
fn by_columns(texts: &[&str]) -> Option<Stack> {
    const MAX_LINES: usize = MAX_COLUMNS * MAX_REST;
    if texts.first().is_none_or(|text| is_small(text) || !is_label(text)) {
        return None;
    }
    let lines = texts.iter().take(MAX_LINES + 1).take_while(|text| is_label(text)).count();
    let mut heads: Vec<Range<usize>> = Vec::new();
    for (at, text) in texts[..lines].iter().enumerate() {
        match heads.last_mut() {
            Some(last) if is_small(text) => last.end = at + 1,
            _ => heads.push(at..at + 1),
        }
    }
    let count = values(texts.get(lines + 1..)?, MAX_COLUMNS);
    // One line more is the head of the labels.
    let stub = match heads.len().checked_sub(count)? {
        0 => None,
        1 => Some(heads.remove(0)),
        _ => return None,
    };
    let whole = (MIN_COLUMNS..=MAX_COLUMNS).contains(&count) && heads.iter().all(|head| head.len() <= MAX_REST);
    let mut out = Stack { heads, stub, end: lines, ..Stack::default() };
    let mut last = "";
    while let Some(next) = texts.get(out.end).and_then(|text| year(text)).filter(|&next| whole && next > last) {
        if values(&texts[out.end + 1..], count) != count {
            break;
        }
        out.rows.push((out.end..out.end + 1, out.end + 1..out.end + 1 + count));
        out.end += 1 + count;
        last = next;
    }
    (out.rows.len() >= MIN_ROWS).then_some(out)
}

/// The table of this kind whose first cell is the block at `at`, and the block after it.
pub(super) fn table(body: &str, blocks: &[Block], at: usize, out: &mut Tables) -> Option<usize> {
    const MAX_BLOCKS: usize = 400;
    if blocks.get(at)?.kind != BlockKind::TableRow {
        return None;
    }
    let text = |block: &Block| &body[block.span.start as usize..block.span.end as usize];
    let texts: Vec<&str> = blocks[at..].iter().take(MAX_BLOCKS).map(text).collect();
    let stack = read(&texts)?;
    let table = out.tables.len();
    let mut made = Table { first: at, ..Table::default() };
    let cell = |index: usize, row: usize, stand: Stand| Cell {
        span: blocks[at + index].span,
        block: at + index,
        table,
        row,
        stand,
    };
    for head in stack.stub.iter().chain(&stack.heads) {
        if stack.stub.as_ref() == Some(head) {
            made.stub.push(out.cells.len());
        } else {
            made.columns.push(vec![out.cells.len()]);
        }
        out.cells.push(cell(head.start, 0, Stand::Head));
    }
    for (row, (label, values)) in stack.rows.iter().enumerate() {
        let first = out.cells.len();
        out.cells.push(cell(label.start, row, Stand::Label));
        for (column, value) in values.clone().enumerate() {
            let stand = if is_empty(texts[value]) { Stand::Other } else { Stand::Value(Some(column)) };
            out.cells.push(cell(value, row, stand));
        }
        made.rows.push(Row {
            cells: first..out.cells.len(),
            indent: 0,
            marked: texts[label.start].starts_with(['-', '+']),
        });
    }
    out.tables.push(made);
    Some(at + stack.end)
}
