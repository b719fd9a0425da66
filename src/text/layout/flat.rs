//! Tables whose columns only single spaces part, as they come out of PDF: rows that end in as many figures each, under
//! lines that come to as many heads.

use std::ops::Range;

use super::columns::Arrangement;
use super::heads::{Head, head, is_numbering};
use super::line::{End, Line};
use super::listed::pairs;
use super::table::{Cell, MIN_ROWS, Row, Stand, Table, Tables, is_year};
use super::{Block, BlockKind};
use crate::span::Span;

/// Figures of a row.
pub(super) const MIN_FIGURES: usize = 2;
const MAX_FIGURES: usize = 24;
/// Lines of a head, with those that only name what the rows are.
const MAX_HEAD: usize = 6;
/// A line of a table is no longer, in bytes.
pub(super) const MAX_LINE: usize = 240;
/// Lines of a label before the line with its figures.
const MAX_LABEL_LINES: usize = 2;
/// A label is no longer, in bytes.
const MAX_LABEL: usize = 120;

/// Bytes of a line.
pub(super) type Part = Range<usize>;

/// What a line is to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A label, if any, and figures.
    Figures(usize),
    /// Words alone, with a number before them at most.
    Words,
    Other,
}

/// Marks the lines of such tables, as rows, and the lines that a label begins with before its figures.
pub(super) fn mark(body: &str, lines: &[Line], out: &mut [Arrangement]) {
    let texts: Vec<&str> = lines.iter().map(|line| line.text(body)).collect();
    for (line, text) in texts.iter().enumerate() {
        if out[line] == Arrangement::Running && lines[line].cells == 1 && pairs(text).is_some() {
            out[line] = Arrangement::Row;
        }
    }
    let mut at = 0;
    while at < lines.len() {
        let plain = out[at] == Arrangement::Running || out[at] == Arrangement::Row;
        if !plain || lines[at].cells > 1 || !ends_in_figure(texts[at]) || !matches!(sort(texts[at]), Sort::Figures(_)) {
            at += 1;
            continue;
        }
        let first = first_line(&texts, lines, at);
        let end = end_of_rows(&texts, lines, at);
        let rows: Vec<&str> = texts[first..end].to_vec();
        if let Some(Fit { head, .. }) = fit(&rows, &texts[first.saturating_sub(MAX_HEAD)..first]) {
            out[first - head.lines.len()..first].fill(Arrangement::Row);
            for line in first..end {
                out[line] = match sort(texts[line]) {
                    Sort::Words if label_lines(&texts[line..end]) > 0 => Arrangement::Label,
                    Sort::Words => Arrangement::Running,
                    _ => Arrangement::Row,
                };
            }
        }
        at = end.max(at + 1);
    }
}

/// Where the rows begin whose first figures stand at `at`: a label may begin in the lines before.
fn first_line(texts: &[&str], lines: &[Line], at: usize) -> usize {
    let begins = |from: usize| label_lines(&texts[from..=at]) == at - from && !lines[from].caps;
    (at.saturating_sub(MAX_LABEL_LINES)..at).find(|&from| begins(from)).unwrap_or(at)
}

/// The end of the rows that begin at `at`: lines of figures, and short lines of words before one.
fn end_of_rows(texts: &[&str], lines: &[Line], at: usize) -> usize {
    let is_row = |line: usize| lines[line].cells == 1 && matches!(sort(texts[line]), Sort::Figures(_));
    let mut end = at + 1;
    let mut next = end;
    while next < lines.len() && next - end <= MAX_LABEL_LINES {
        if is_row(next) {
            end = next + 1;
        } else if sort(texts[next]) != Sort::Words || lines[next].ending == End::Stop {
            break;
        }
        next += 1;
    }
    end
}

/// How many lines at the start of `texts` are the beginning of the label of the row behind them: it goes on in a small
/// letter, or has no other.
fn label_lines(texts: &[&str]) -> usize {
    let count = texts.iter().take(MAX_LABEL_LINES + 1).take_while(|text| sort(text) == Sort::Words).count();
    let Some(row) = texts.get(count).filter(|_| (1..=MAX_LABEL_LINES).contains(&count)) else { return 0 };
    let small = |text: &str| text.starts_with(char::is_lowercase);
    let bare = |text: &str| {
        let all = words(text);
        all.len() == figures(text).len() && all.first().is_some_and(|first| !is_year(&text[first.clone()]))
    };
    let goes_on = |text: &str| small(text) || bare(text);
    let whole =
        texts[1..count].iter().all(|text| small(text)) && texts[..count].iter().all(|text| text.len() <= MAX_LABEL);
    if whole && !small(texts[0]) && goes_on(row) { count } else { 0 }
}

pub(super) fn words(text: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, character)| !character.is_whitespace()) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + character.len_utf8(),
            _ => out.push(at..at + character.len_utf8()),
        }
    }
    out
}

/// "3.248,6", "-0,5%", "(12)"; a cell without a figure.
pub(super) fn is_figure(word: &str) -> bool {
    is_empty(word) || is_number(word)
}

pub(super) fn is_empty(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "x" | "..." | "…")
}

pub(super) fn is_number(word: &str) -> bool {
    let stem = word.trim_start_matches(['(', '-', '+', '–']).trim_end_matches([')', '%']);
    stem.starts_with(|c: char| c.is_ascii_digit())
        && stem.ends_with(|c: char| c.is_ascii_digit())
        && stem.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// Whether the last word of a line is a figure, or stands for one.
fn ends_in_figure(text: &str) -> bool {
    let space = text.as_bytes().iter().rposition(|&byte| byte == b' ');
    is_figure(&text[space.map_or(0, |space| space + 1)..])
}

/// The figures that a line ends with.
fn figures(text: &str) -> Vec<Part> {
    if !ends_in_figure(text) {
        return Vec::new();
    }
    let mut all = words(text);
    let from = all.iter().rposition(|word| !is_figure(&text[word.clone()])).map_or(0, |at| at + 1);
    // What begins a line is its number, or the year that it is called by.
    all.split_off(from)
}

/// Whether more than single spaces part a line.
#[expect(clippy::needless_bitwise_bool, reason = "no branch, so that many bytes are looked at at once")]
fn has_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let marked = bytes.iter().fold(false, |any, &byte| any | (byte == b'\t') | (byte == b'|'));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    marked || pairs.fold(false, |any, (&one, &next)| any | ((one == b' ') & (next == b' ')))
}

fn sort(text: &str) -> Sort {
    if text.len() > MAX_LINE || has_gap(text) {
        return Sort::Other;
    }
    let found = figures(text);
    let numbers = found.iter().filter(|word| is_number(&text[(*word).clone()])).count();
    if (MIN_FIGURES..=MAX_FIGURES).contains(&found.len()) && numbers > 0 {
        // "KẾ HOẠCH 5 NĂM 2016 - 2020": years from one to another are no cells.
        let years = found.iter().all(|word| is_year(&text[word.clone()]) || is_empty(&text[word.clone()]));
        return if years || is_numbering(text) { Sort::Other } else { Sort::Figures(found.len()) };
    }
    let marker =
        text.split(' ').next().filter(|word| word.ends_with(['.', ')']) || is_number(word)).map_or(0, str::len);
    let plain = !text[marker..].bytes().any(|byte| byte.is_ascii_digit()) && text.chars().any(char::is_alphabetic);
    if plain && text.len() <= MAX_LABEL { Sort::Words } else { Sort::Other }
}

/// A line of words that may be a label.
pub(super) fn is_label(text: &str) -> bool {
    const MAX_WORDS: usize = 14;
    // What is longer is no label, which is told before its words are looked at.
    text.len() <= MAX_LABEL
        && !text.ends_with(['.', ':', ';', ','])
        && sort(text) == Sort::Words
        && text.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS
}

/// How the figures of rows stand.
#[derive(Debug)]
struct Fit {
    /// Columns.
    count: usize,
    /// Figures of each row before them, which are a part of its label.
    named: usize,
    head: Head,
}

/// The figures that most rows have, two rows at least.
fn width(rows: &[&str]) -> Option<usize> {
    let mut counts = [0usize; MAX_FIGURES + 1];
    for row in rows {
        if let Sort::Figures(count) = sort(row) {
            counts[count] += 1;
        }
    }
    let best = (MIN_FIGURES..=MAX_FIGURES).max_by_key(|&count| counts[count])?;
    let all: usize = counts.iter().sum();
    (counts[best] >= MIN_ROWS && counts[best] * 2 > all).then_some(best)
}

/// How many columns rows have under a head that fits them. "2018 | 12 | 14", "Năm 2018 | 12 | 14": a year that goes up from
/// row to row is what they are called by. "Nợ nhóm 3 | 12 | 14": where no head fits, the first number of every row may be a
/// part of its label.
fn fit(rows: &[&str], over: &[&str]) -> Option<Fit> {
    let count = width(rows)?;
    let fewer = || count.checked_sub(1).filter(|&fewer| fewer >= MIN_FIGURES);
    if is_keyed(rows) {
        let count = fewer()?;
        return Some(Fit { count, named: 1, head: head(over, count)? });
    }
    if let Some(head) = head(over, count) {
        return Some(Fit { count, named: 0, head });
    }
    let count = fewer().filter(|_| are_numbered(rows, count))?;
    Some(Fit { count, named: 1, head: head(over, count)? })
}

/// The first figure of each row, and the words before it.
fn firsts<'r>(rows: &[&'r str]) -> impl Iterator<Item = (&'r str, usize)> + Clone {
    let rows: Vec<&'r str> = rows.iter().copied().filter(|row| matches!(sort(row), Sort::Figures(_))).collect();
    rows.into_iter().filter_map(|row| {
        let found = figures(row);
        Some((&row[found.first()?.clone()], words(row).len() - found.len()))
    })
}

fn is_keyed(rows: &[&str]) -> bool {
    const MAX_BEFORE: usize = 2;
    let all = firsts(rows);
    let years = all.clone().all(|(first, before)| is_year(first) && before <= MAX_BEFORE);
    years && all.clone().zip(all.skip(1)).all(|((one, _), (next, _))| one < next)
}

fn are_numbered(rows: &[&str], count: usize) -> bool {
    const MAX_DIGITS: usize = 2;
    let whole = |row: &&str| !matches!(sort(row), Sort::Figures(found) if found != count);
    let small = |first: &str| first.len() <= MAX_DIGITS && first.bytes().all(|byte| byte.is_ascii_digit());
    rows.iter().all(whole) && firsts(rows).all(|(first, before)| before > 0 && small(first))
}

/// The table of this kind whose first line is the block at `at`, and the block after it.
pub(super) fn table(body: &str, blocks: &[Block], at: usize, out: &mut Tables) -> Option<usize> {
    let text = |block: &Block| &body[block.span.start as usize..block.span.end as usize];
    let is_row = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::TableRow && block.marker == 0);
    let tail = |block: &Block| sort_of_row(text(block));
    let start =
        (at..blocks.len()).take_while(|&at| is_row(at)).find(|&at| matches!(tail(&blocks[at]), Sort::Figures(_)))?;
    let mut end = start + 1;
    let mut next = end;
    while next < blocks.len() && next - end <= MAX_LABEL_LINES {
        match tail(&blocks[next]) {
            Sort::Figures(_) if blocks[next].kind == BlockKind::TableRow => end = next + 1,
            Sort::Words => {}
            _ => break,
        }
        next += 1;
    }
    let rows: Vec<&str> = blocks[start..end].iter().map(|block| last_line(text(block))).collect();
    let over: Vec<&str> = blocks[at.max(start.saturating_sub(MAX_HEAD))..start].iter().map(text).collect();
    let Some(fit) = fit(&rows, &over) else {
        let count = width(&rows)?;
        // Figures without signs under no head that fits say nothing for certain.
        let signed = rows.iter().any(|row| row.contains('%'));
        if count <= MIN_FIGURES || signed {
            return None;
        }
        leave_out(blocks, start..end, out);
        return Some(end);
    };
    write(body, blocks, start..end, &fit, out);
    Some(end)
}

/// Rows that are not read.
fn leave_out(blocks: &[Block], rows: Range<usize>, out: &mut Tables) {
    let (table, first) = (out.tables.len(), out.cells.len());
    let plain = rows.clone().filter(|&block| blocks[block].kind == BlockKind::TableRow);
    out.cells.extend(plain.map(|block| Cell { span: blocks[block].span, block, table, row: 0, stand: Stand::Other }));
    let row = Row { cells: first..out.cells.len(), indent: 0, marked: false };
    out.tables.push(Table { first: rows.start, rows: vec![row], ..Table::default() });
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or(text).trim_start()
}

fn sort_of_row(text: &str) -> Sort {
    if text.matches('\n').count() > MAX_LABEL_LINES {
        return Sort::Other;
    }
    sort(last_line(text))
}

/// Puts a table and its cells behind those found.
fn write(body: &str, blocks: &[Block], rows: Range<usize>, fit: &Fit, out: &mut Tables) {
    let Fit { count, named, head } = fit;
    let heads = rows.start - head.lines.len()..rows.start;
    let table = out.tables.len();
    let mut made = Table { first: heads.start, columns: vec![Vec::new(); *count], stub: Vec::new(), rows: Vec::new() };
    let span = |start: usize, part: &Part| Span::new((start + part.start) as u32, (start + part.end) as u32);
    for (block, cells) in heads.zip(&head.lines) {
        for (part, columns) in cells {
            let cell = out.cells.len();
            if columns.is_empty() {
                made.stub.push(cell);
            }
            // A head may speak of more columns than there are figures.
            let columns = columns.start.min(*count)..columns.end.min(*count);
            made.columns[columns].iter_mut().for_each(|column| column.push(cell));
            let span = span(blocks[block].span.start as usize, part);
            out.cells.push(Cell { span, block, table, row: 0, stand: Stand::Head });
        }
    }
    for block in rows.filter(|&block| blocks[block].kind == BlockKind::TableRow) {
        let (from, to) = (blocks[block].span.start as usize, blocks[block].span.end as usize);
        let text = &body[from..to];
        let line = text.len() - last_line(text).len();
        let mut values = figures(&text[line..]);
        values.drain(..(*named).min(values.len()));
        let label = text[..line + values.first().map_or(0, |first| first.start)].trim_end().len();
        let first = out.cells.len();
        let row = made.rows.len();
        let mut put =
            |part: Part, stand: Stand| out.cells.push(Cell { span: span(from, &part), block, table, row, stand });
        if values.len() == *count && label > 0 {
            put(0..label, Stand::Label);
            for (column, value) in values.iter().enumerate() {
                let stand =
                    if is_empty(&text[line..][value.clone()]) { Stand::Other } else { Stand::Value(Some(column)) };
                put(line + value.start..line + value.end, stand);
            }
        } else {
            // A row whose figures fit no columns is not read.
            put(0..text.len(), Stand::Other);
        }
        made.rows.push(Row { cells: first..out.cells.len(), indent: 0, marked: text.starts_with(['-', '+', '–']) });
    }
    out.tables.push(made);
}
