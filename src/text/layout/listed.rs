//! Lines of labels with a figure behind each, as company sheets have them.

use super::flat::{MAX_LINE, Part, is_number};
use super::heads::bracketed;
use super::table::{Cell, Row, Stand, Table, Tables, is_year};
use super::{Block, BlockKind};
use crate::span::Span;

/// "Giá cao nhất (VND) 31,500 Khối lượng 23,102,460 P/E 6.84": the labels and figures that a line consists of.
pub(super) fn pairs(text: &str) -> Option<Vec<(Part, Part)>> {
    const MIN_PAIRS: usize = 2;
    const MAX_WORDS: usize = 10;
    // The last of them ends the line.
    if text.len() > MAX_LINE || !text.ends_with(|last: char| last.is_ascii_digit() || last == ')') {
        return None;
    }
    if !text.contains(" (") || text.contains([':', ';', '\t', '|', '\n', '"', '“']) {
        return None;
    }
    let all = bracketed(text);
    let word = |at: usize| all.get(at).map_or("", |word| &text[word.clone()]);
    let (mut out, mut first) = (Vec::new(), 0);
    let mut told = false;
    for at in 0..all.len() {
        let plain = is_number(word(at)) && !is_year(word(at)) && !word(at).contains('%');
        let closes = at + 1 == all.len() || word(at + 1).starts_with(char::is_uppercase);
        if !word(at).starts_with('(') && word(at).ends_with([',', '.', '%']) {
            return None;
        }
        if !plain || !closes {
            continue;
        }
        let label = all.get(first..at).filter(|label| (1..=MAX_WORDS).contains(&label.len()))?;
        let unit = word(at - 1).starts_with('(') && label.len() > 1;
        // A number behind a word may be a part of its name ("Quốc lộ 1 Hà Nội").
        if !word(first).starts_with(char::is_uppercase) || !unit && !word(at).contains(['.', ',']) {
            return None;
        }
        told |= unit;
        out.push((label[0].start..label[label.len() - 1].end, all[at].clone()));
        first = at + 1;
    }
    (told && out.len() >= MIN_PAIRS && first == all.len()).then_some(out)
}

/// Puts the labels and figures of the block at `at` behind what was found, each pair a row.
pub(super) fn listed(body: &str, blocks: &[Block], at: usize, out: &mut Tables) -> bool {
    let block = &blocks[at];
    let start = block.span.start as usize;
    let plain = block.kind == BlockKind::TableRow && block.marker == 0;
    let Some(found) = Some(&body[start..block.span.end as usize]).filter(|_| plain).and_then(pairs) else {
        return false;
    };
    let table = out.tables.len();
    let mut made = Table { first: at, ..Table::default() };
    let span = |part: Part| Span::new((start + part.start) as u32, (start + part.end) as u32);
    for (row, (label, value)) in found.into_iter().enumerate() {
        let first = out.cells.len();
        out.cells.push(Cell { span: span(label), block: at, table, row, stand: Stand::Label });
        out.cells.push(Cell { span: span(value), block: at, table, row, stand: Stand::Value(None) });
        made.rows.push(Row { cells: first..out.cells.len(), indent: 0, marked: false });
    }
    out.tables.push(made);
    true
}
