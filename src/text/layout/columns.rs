//! Lines whose parts stand beside each other: letterheads and signatures in two columns, rows of tables, bars of
//! links.

use crate::span::{Body, Span};

use super::line::{End, Line};
use super::marker::lead;
use super::{flat, stacked};

/// How the parts of a line stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Plain text.
    Running,
    /// Two columns of text, read one after the other; all lines of one such zone bear its number.
    Columns(u32),
    /// A row of a table.
    Row,
    /// The label of the row in the next line begins here.
    Label,
    /// A cell of a table, alone on its line; its further lines.
    Cell,
    CellRest,
    /// A bar of links, a counter, a rule.
    Bar,
}

/// A column of a letterhead is no wider.
const MAX_COLUMN: usize = 90;
/// White space that parts columns, in columns.
const WIDE: usize = 4;
/// A line this far in belongs to the right column.
const DEEP: u32 = 20;
/// A letterhead stands in the first lines of a text.
const HEAD_LINES: usize = 12;
/// Lines of one column between lines of two.
const MAX_LINES_BETWEEN: usize = 3;
/// Figures at the end of a line that make it a row by itself, and beside a row.
const FIGURES: usize = 3;
const FIGURES_BESIDE: usize = 2;

/// The arrangement of each line.
pub(super) fn arrangements(body: &str, lines: &[Line]) -> Vec<Arrangement> {
    let mut out: Vec<Arrangement> = lines.iter().map(|line| alone(body, line)).collect();
    rows_beside_rows(body, lines, &mut out);
    flat::mark(body, lines, &mut out);
    stacked::mark(body, lines, &mut out);
    zones(lines, &mut out);
    out
}

fn alone(body: &str, line: &Line) -> Arrangement {
    if line.is_rule() {
        return Arrangement::Bar;
    }
    if line.cells == 1 {
        let row = line.digits > 2 && line.ending != End::Stop && trailing_figures(line.text(body)) >= FIGURES;
        return if row { Arrangement::Row } else { Arrangement::Running };
    }
    let text = line.text(body);
    let text = &text[lead(text)..];
    let parts = cells(text);
    let figures = parts.iter().any(|&(start, end)| is_figures(&text[start..end]) || is_amount(&text[start..end]));
    if figures && parts.len() > 1 {
        return Arrangement::Row;
    }
    match parts.len() {
        2 if parts.iter().all(|&(start, end)| end - start <= MAX_COLUMN * 2) => Arrangement::Columns(0),
        0..=2 => Arrangement::Running,
        _ => Arrangement::Bar,
    }
}

/// Header rows and rows with empty cells: beside a row of several cells, or with a few figures at the end.
fn rows_beside_rows(body: &str, lines: &[Line], out: &mut [Arrangement]) {
    let candidate: Vec<bool> = lines
        .iter()
        .zip(out.iter())
        .map(|(line, &now)| match now {
            Arrangement::Bar => !line.is_rule() || line.bars > 0,
            Arrangement::Running => {
                line.ending != End::Stop
                    && (line.digits > 1 && trailing_figures(line.text(body)) >= FIGURES_BESIDE
                        || are_cells(line.text(body)))
            }
            Arrangement::Columns(_) | Arrangement::Row => true,
            Arrangement::Label | Arrangement::Cell | Arrangement::CellRest => false,
        })
        .collect();
    // Two neighbouring lines that both end in figures are rows; a candidate beside a row is one.
    let figures = |at: usize| candidate[at] && out_is_running(out, at);
    let pairs: Vec<usize> =
        (1..lines.len()).filter(|&at| !lines[at].blank_before() && figures(at) && figures(at - 1)).collect();
    for at in pairs {
        out[at - 1] = Arrangement::Row;
        out[at] = Arrangement::Row;
    }
    for at in 1..lines.len() {
        if !lines[at].blank_before() && out[at - 1] == Arrangement::Row && candidate[at] {
            out[at] = Arrangement::Row;
        }
    }
    for at in (1..lines.len()).rev() {
        if !lines[at].blank_before() && out[at] == Arrangement::Row && candidate[at - 1] {
            out[at - 1] = Arrangement::Row;
        }
    }
}

fn out_is_running(out: &[Arrangement], at: usize) -> bool {
    out[at] == Arrangement::Running
}

/// Numbers the zones of two columns: neighbouring lines of two cells, with what stands between them or deep to the
/// right after them.
fn zones(lines: &[Line], out: &mut [Arrangement]) {
    let mut zone = 0;
    let mut at = 0;
    while at < lines.len() {
        if !matches!(out[at], Arrangement::Columns(_)) {
            at += 1;
            continue;
        }
        zone += 1;
        let mut last = at;
        for (next, line) in lines.iter().enumerate().skip(at + 1) {
            let two = matches!(out[next], Arrangement::Columns(_));
            // White space parts the columns of one table, bars those of another.
            let other = two && (line.bars > 0) != (lines[at].bars > 0);
            if line.blank_before() || other || out[next] == Arrangement::Row || next - last > MAX_LINES_BETWEEN {
                break;
            }
            // The name under a signature; at the top of a text such a line is its centred headline.
            let signed = at >= HEAD_LINES && line.indent >= DEEP && line.width as usize <= MAX_COLUMN;
            if two || signed {
                last = next;
            }
        }
        out[at..=last].fill(Arrangement::Columns(zone));
        at = last + 1;
    }
}

/// The cells of a line, as byte ranges of `text`.
pub(super) fn cells(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = None;
    let mut end = 0;
    let mut gap = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b' ' || byte == b'\t' || byte == b'|' {
            gap += if byte == b' ' { 1 } else { WIDE };
            continue;
        }
        if gap >= WIDE
            && let Some(from) = start.take()
        {
            out.push((from, end));
        }
        gap = 0;
        start.get_or_insert(at);
        end = at + 1;
    }
    if let Some(from) = start {
        out.push((from, end));
    }
    out
}

/// A cell of a table that holds a figure: "1.234,5", "105,4%", "-", "(12)".
fn is_figures(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,%()+- /".contains(&byte))
}

/// A cell that holds a figure with its unit: "3.455,5 tỷ đồng", "tăng" not before it.
fn is_amount(cell: &str) -> bool {
    const MAX_UNIT: usize = 4;
    let Some((figure, unit)) = cell.split_once(' ') else { return false };
    let plain = figure.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    plain
        && figure.starts_with(|c: char| c.is_ascii_digit())
        && unit.split(' ').count() <= MAX_UNIT
        && !figure.ends_with(['.', ','])
        && unit.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '/' | '%'))
}

/// Whether a line consists of short parts with two spaces between: beside a row, one as well.
fn are_cells(text: &str) -> bool {
    const MIN_CELLS: usize = 3;
    const MAX_CELL: usize = 60;
    let parts = || text.split("  ").map(str::trim).filter(|part| !part.is_empty());
    text.contains("  ") && parts().count() >= MIN_CELLS && parts().all(|part| part.len() <= MAX_CELL)
}

/// Words at the end of `text` that are figures.
fn trailing_figures(text: &str) -> usize {
    text.rsplit(' ').filter(|word| !word.is_empty()).take_while(|word| is_figures(word)).count()
}

/// The left and the right part of a line in a zone of two columns.
pub(super) fn columns(body: &str, line: &Line) -> (Option<Span<Body>>, Option<Span<Body>>) {
    let text = line.text(body);
    let span = |&(start, end): &(usize, usize)| Span::new((line.start + start) as u32, (line.start + end) as u32);
    let parts = cells(text);
    match parts.as_slice() {
        [] => (None, None),
        [one] if line.indent >= DEEP => (None, Some(span(one))),
        [one] => (Some(span(one)), None),
        [left, rest @ ..] => {
            (Some(span(left)), rest.first().map(span).zip(rest.last().map(span)).map(|(a, b)| a.cover(&b)))
        }
    }
}
