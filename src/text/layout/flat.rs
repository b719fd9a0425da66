//! Tables whose columns only single spaces part, as they come out of PDF: rows that end in as many figures each, under
//! lines that come to as many heads; and lines of labels with a figure behind each. Which head stands over which figure is told where it can be told for certain.

use std::ops::Range;

use super::columns::Arrangement;
use super::line::{End, Line};
use super::table::{Cell, MIN_ROWS, Row, Stand, Table, Tables, is_year};
use super::{Block, BlockKind};
use crate::span::Span;

/// Figures of a row.
const MIN_FIGURES: usize = 2;
const MAX_FIGURES: usize = 24;
/// Lines of a head, with those that only name what the rows are.
const MAX_HEAD: usize = 6;
/// A line of a table is no longer, in bytes.
const MAX_LINE: usize = 240;
/// Lines of a label before the line with its figures.
const MAX_LABEL_LINES: usize = 2;
/// A label is no longer, in bytes.
const MAX_LABEL: usize = 120;
/// Words over the labels that stand before the first head.
const MAX_STUB: usize = 2;
/// Words of a line of the head that stands over the labels alone.
const MAX_STUB_WORDS: usize = 4;

/// Bytes of a line.
type Part = Range<usize>;

/// Which cells of the lines of a head stand over each column.
#[derive(Debug)]
struct Head {
    /// Of each line, from above, its cells, and the columns that each stands over; none over the labels.
    lines: Vec<Vec<(Part, Range<usize>)>>,
}

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
        if !plain || lines[at].cells > 1 || !matches!(sort(texts[at]), Sort::Figures(_)) {
            at += 1;
            continue;
        }
        let first = first_line(&texts, lines, at);
        let end = end_of_rows(&texts, lines, at);
        let rows: Vec<&str> = texts[first..end].to_vec();
        if let Some(count) = width(&rows)
            && let Some(head) = head(&texts[first.saturating_sub(MAX_HEAD)..first], count)
        {
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
    let goes_on = |text: &str| small(text) || !text.starts_with(char::is_alphabetic) && figures(text).len() == words(text).len();
    let whole = texts[1..count].iter().all(|text| small(text)) && texts[..count].iter().all(|text| text.len() <= MAX_LABEL);
    if whole && !small(texts[0]) && goes_on(row) { count } else { 0 }
}

fn words(text: &str) -> Vec<Part> {
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

fn is_number(word: &str) -> bool {
    let stem = word.trim_start_matches(['(', '-', '+', '–']).trim_end_matches([')', '%']);
    stem.starts_with(|c: char| c.is_ascii_digit())
        && stem.ends_with(|c: char| c.is_ascii_digit())
        && stem.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// The figures that a line ends with.
fn figures(text: &str) -> Vec<Part> {
    let mut all = words(text);
    let from = all.iter().rposition(|word| !is_figure(&text[word.clone()])).map_or(0, |at| at + 1);
    // What begins a line is its number, or the year that it is called by.
    all.split_off(from)
}

fn sort(text: &str) -> Sort {
    if text.len() > MAX_LINE || text.contains(['\t', '|']) || text.contains("  ") {
        return Sort::Other;
    }
    let found = figures(text);
    let numbers = found.iter().filter(|word| is_number(&text[(*word).clone()])).count();
    if (MIN_FIGURES..=MAX_FIGURES).contains(&found.len()) && numbers > 0 {
        let years = found.iter().all(|word| is_year(&text[word.clone()]));
        return if years { Sort::Other } else { Sort::Figures(found.len()) };
    }
    let marker = text.split(' ').next().filter(|word| word.ends_with(['.', ')']) || is_number(word)).map_or(0, str::len);
    let plain = !text[marker..].bytes().any(|byte| byte.is_ascii_digit()) && text.chars().any(char::is_alphabetic);
    if plain && text.len() <= MAX_LABEL { Sort::Words } else { Sort::Other }
}

/// A line of words that may be a label.
pub(super) fn is_label(text: &str) -> bool {
    const MAX_WORDS: usize = 14;
    sort(text) == Sort::Words && words(text).len() <= MAX_WORDS && !text.ends_with(['.', ':', ';', ','])
}

/// The columns that most rows have, two rows at least.
fn width(rows: &[&str]) -> Option<usize> {
    let mut counts = [0usize; MAX_FIGURES + 1];
    for row in rows {
        if let Sort::Figures(count) = sort(row) {
            counts[count - keyed(row, count)] += 1;
        }
    }
    let best = (MIN_FIGURES..=MAX_FIGURES).max_by_key(|&count| counts[count])?;
    let all: usize = counts.iter().sum();
    (counts[best] >= MIN_ROWS && counts[best] * 2 > all).then_some(best)
}

/// A row that is called by a year, or by a whole number that nothing stands before, has one figure less.
fn keyed(row: &str, count: usize) -> usize {
    let first = words(row);
    let year = first.first().is_some_and(|word| is_year(&row[word.clone()]));
    usize::from(first.len() == count && year && count > MIN_FIGURES)
}

/// A way to part a line of a head.
type Cells = Vec<Part>;

/// The ways to part a line of a head, the likeliest first: behind years, ratios of years and brackets; before capitals as
/// well; around signs ("+/- %") as well; before the word that stands most often ("Quý I Quý II"); behind every word.
fn partings(text: &str) -> Vec<Cells> {
    let whole: Vec<Part> = bracketed(text);
    let closes = |cell: &Part| {
        let word = &text[cell.clone()];
        word.ends_with(')') || word.ends_with(|c: char| c.is_ascii_digit()) || word == "%"
    };
    let capital = |cell: &Part| text[cell.clone()].starts_with(char::is_uppercase);
    let join = |parts: &dyn Fn(&Part, &Part) -> bool| {
        let mut out: Cells = Vec::new();
        let mut last: Option<&Part> = None;
        for word in &whole {
            let opens = text[word.clone()].starts_with('(') && last.is_some_and(|last| !text[last.clone()].ends_with(')'));
            match (out.last_mut(), last) {
                (Some(cell), Some(last)) if opens || !parts(last, word) => cell.end = word.end,
                _ => out.push(word.clone()),
            }
            last = Some(word);
        }
        out
    };
    let sign = |cell: &Part| !text[cell.clone()].starts_with('(') && !text[cell.clone()].contains(char::is_alphanumeric);
    let times = |word: &Part| whole.iter().filter(|other| text[(*other).clone()] == text[word.clone()]).count();
    let often = whole.iter().filter(|word| !sign(word)).max_by_key(|word| times(word)).filter(|word| times(word) > 1);
    let mut out = vec![
        join(&|last, _| closes(last)),
        join(&|last, next| closes(last) || capital(next)),
        join(&|last, next| closes(last) || capital(next) || sign(last) || sign(next)),
    ];
    out.extend(often.map(|word| join(&|_, next| text[next.clone()] == text[word.clone()])));
    out.push(join(&|_, _| true));
    out.dedup();
    out.iter_mut().for_each(|cells| without_stub(text, cells));
    out
}

/// The words of a line; those of a bracket are one.
fn bracketed(text: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut depth = 0i32;
    for word in words(text) {
        let inside = depth > 0;
        let count = |mark: char| i32::try_from(text[word.clone()].matches(mark).count()).unwrap_or(0);
        depth = (depth + count('(') - count(')')).max(0);
        match out.last_mut() {
            Some(last) if inside => last.end = word.end,
            _ => out.push(word),
        }
    }
    out
}

/// "Chỉ tiêu ĐVT Năm 2018 | Năm 2019": what stands before the first head as before no other is over the labels.
fn without_stub(text: &str, cells: &mut Cells) {
    let dated = |cell: &Part| words(&text[cell.clone()]).last().is_some_and(|word| is_year(&text[cell.clone()][word.clone()]));
    let [first, second, ..] = cells.as_slice() else { return };
    if !dated(first) || !dated(second) {
        return;
    }
    let (all, kept) = (words(&text[first.clone()]), words(&text[second.clone()]).len());
    if let Some(from) = all.len().checked_sub(kept).and_then(|at| all.get(at)) {
        cells[0].start += from.start;
    }
}

/// The head among the lines right over some rows of `count` figures.
fn head(lines: &[&str], count: usize) -> Option<Head> {
    let mut found: Vec<Vec<(Part, Range<usize>)>> = Vec::new();
    // The heads of the last columns, under the last of a line above.
    let mut partial: Option<&str> = None;
    let mut leaves: Option<(&str, Cells)> = None;
    let mut top = 0;
    for &text in lines.iter().rev() {
        if text.len() > MAX_LINE || text.contains(['\t', '|', ':']) || is_caption(text) {
            break;
        }
        let ways = partings(text);
        if let Some((below, cells)) = &leaves {
            if let Some(line) = over(text, &ways, below, cells) {
                found.push(line);
                top = found.len();
            } else if is_stub(text) {
                found.push(stub(text));
            } else if ways.first().is_some_and(|cells| cells.len() > 1 && !text.ends_with('.')) {
                return None;
            } else {
                break;
            }
            continue;
        }
        if let Some((skipped, cells)) = exact(text, &ways, count) {
            found.push(placed(text, skipped, &cells, (0..count).map(|at| at..at + 1)));
            leaves = Some((text, cells));
        } else if let Some((upper, lower, leaf)) = partial.and_then(|below| beside(text, &ways, below, count)) {
            found.pop();
            found.extend([lower, upper]);
            leaves = Some((text, leaf));
        } else if is_stub(text) {
            found.push(stub(text));
            continue;
        } else if partial.is_none() && ways.iter().any(|cells| cells.len() > 1) {
            partial = Some(text);
            found.push(Vec::new());
            continue;
        } else {
            return None;
        }
        top = found.len();
    }
    leaves?;
    found.truncate(top);
    found.reverse();
    Some(Head { lines: found })
}

/// "Bảng 2.4", "Biểu 3.": a word and a number that counts.
fn is_caption(text: &str) -> bool {
    const MAX_NUMBER: usize = 6;
    let all = words(text);
    let [word, number, ..] = all.as_slice() else { return false };
    let (word, number) = (&text[word.clone()], &text[number.clone()]);
    let counts = number.len() <= MAX_NUMBER
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b')'));
    counts && !is_year(number) && text.matches(word).count() == 1 && word.starts_with(char::is_uppercase)
}

/// A short line of words, over the labels.
fn is_stub(text: &str) -> bool {
    words(text).len() <= MAX_STUB_WORDS && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '/' | '.'))
}

fn stub(text: &str) -> Vec<(Part, Range<usize>)> {
    vec![(0..text.len(), 0..0)]
}

/// The cells of a line, with the words before them over the labels.
fn placed(
    text: &str,
    skipped: usize,
    cells: &[Part],
    columns: impl Iterator<Item = Range<usize>>,
) -> Vec<(Part, Range<usize>)> {
    let start = cells.get(skipped).map_or(0, |cell| cell.start);
    let over = text[..start].trim_end().len();
    let lead = (over > 0).then_some((0..over, 0..0));
    lead.into_iter().chain(cells[skipped..].iter().cloned().zip(columns)).collect()
}

/// The way to part a line that comes to `count` heads, and how many words stand over the labels.
fn exact(text: &str, ways: &[Cells], count: usize) -> Option<(usize, Cells)> {
    let plain = |part: &Part| text[part.clone()].chars().all(|c| c.is_alphabetic() || c == ' ');
    let fits = |skipped: usize, cells: &&Cells| {
        cells.len() == count + skipped && cells[..skipped].iter().all(plain)
    };
    let few = ways.len().saturating_sub(1).max(1);
    // Where every word is a head, none begins otherwise than the others: "Nam Nữ", "tích suất lượng".
    let alike = |cells: &Cells| {
        let large = |cell: &&Part| text[(*cell).clone()].starts_with(char::is_uppercase);
        let large = cells.iter().filter(large).count();
        large == 0 || large == cells.len()
    };
    let whole = ways.iter().enumerate().find(|(way, cells)| fits(0, cells) && (*way < few || alike(cells)));
    let whole = whole.map(|(_, cells)| (0, cells.clone()));
    whole.or_else(|| {
        (1..=MAX_STUB).find_map(|skipped| ways[..few].iter().find(|cells| fits(skipped, cells)).map(|cells| (skipped, cells.clone())))
    })
}

/// "2017 2018 2019 So sánh (%)" over "18/17 19/18": the lines, with what `below` has under the last heads of `text`.
type Beside = (Vec<(Part, Range<usize>)>, Vec<(Part, Range<usize>)>, Cells);

fn beside(text: &str, ways: &[Cells], below: &str, count: usize) -> Option<Beside> {
    for cells in ways {
        for under in partings(below) {
            let Some(groups) = (cells.len() + under.len()).checked_sub(count).filter(|&groups| groups > 0) else { continue };
            if groups >= cells.len() || under.len() < 2 * groups || under.len() % groups != 0 {
                continue;
            }
            let alone = cells.len() - groups;
            let dated = |cell: &Part| words(&text[cell.clone()]).iter().any(|word| is_year(&text[cell.clone()][word.clone()]));
            // Years that nothing parts stand alone; what they are compared by stands over several.
            if !cells[..alone].iter().all(dated) || cells[alone..].iter().any(|cell| dated(cell) && groups > 1) {
                continue;
            }
            let each = under.len() / groups;
            let wide = (0..groups).map(|group| alone + group * each..alone + (group + 1) * each);
            let upper = placed(text, 0, cells, (0..alone).map(|at| at..at + 1).chain(wide));
            let lower = placed(below, 0, &under, (alone..count).map(|at| at..at + 1));
            let leaves = cells[..alone].to_vec();
            return Some((upper, lower, leaves));
        }
    }
    None
}

/// A line over the heads `leaves` of the line below: one to each, or one to each group of them.
fn over(text: &str, ways: &[Cells], below: &str, leaves: &[Part]) -> Option<Vec<(Part, Range<usize>)>> {
    let count = leaves.len();
    if let Some((skipped, cells)) = exact(text, ways, count) {
        return Some(placed(text, skipped, &cells, (0..count).map(|at| at..at + 1)));
    }
    ways[..ways.len().saturating_sub(1).max(1)].iter().find_map(|cells| {
        let sizes = dated_groups(text, cells, below, leaves).or_else(|| groups(below, leaves, cells.len()))?;
        let starts = sizes.iter().scan(0, |at, size| {
            *at += size;
            Some(*at - size..*at)
        });
        Some(placed(text, 0, cells, starts))
    })
}

/// Likewise where the first heads above are years and the rest compares them ("Năm 2017 Năm 2018 So sánh 2018/2017"):
/// each year has as many, the same, and so has each of the rest.
fn dated_groups(text: &str, cells: &[Part], below: &str, leaves: &[Part]) -> Option<Vec<usize>> {
    let dated = |cell: &Part| text[cell.clone()].rsplit(' ').next().is_some_and(|word| is_year(word) && !word.contains('/'));
    let years = cells.iter().take_while(|cell| dated(cell)).count();
    let rest = cells.len() - years;
    if years == 0 || rest == 0 || cells[years..].iter().any(dated) {
        return None;
    }
    let keys = keys(below, leaves);
    let size = |each: usize| {
        let left = keys.len().checked_sub(each * years).filter(|left| left.is_multiple_of(rest) && *left > 0)?;
        let even = repeats(&keys[..each * years], each) && repeats(&keys[each * years..], left / rest);
        even.then_some((each, left / rest))
    };
    let mut all = (1..=keys.len() / years).filter_map(size);
    let (each, left) = all.next()?;
    all.next().is_none().then(|| [vec![each; years], vec![left; rest]].concat())
}

/// What the heads of a line say, without white space.
fn keys(below: &str, leaves: &[Part]) -> Vec<String> {
    leaves.iter().map(|cell| below[cell.clone()].split_whitespace().collect()).collect()
}

/// Whether the first `size` of `keys` come again and again.
fn repeats(keys: &[String], size: usize) -> bool {
    (size..keys.len()).all(|at| keys[at] == keys[at - size])
}

/// How many of the heads `leaves` each of `count` groups has: the same words in each, or in each but the last; years, and
/// what compares them.
fn groups(below: &str, leaves: &[Part], count: usize) -> Option<Vec<usize>> {
    if count < 2 || count >= leaves.len() {
        return None;
    }
    let keys = keys(below, leaves);
    if keys.len().is_multiple_of(count) && repeats(&keys, keys.len() / count) {
        return Some(vec![keys.len() / count; count]);
    }
    let most = |size: &usize| size * (count - 1) < keys.len() && repeats(&keys[..size * (count - 1)], *size);
    let rest = |size: &usize| count > 2 && most(size);
    if let Some(size) = (2..keys.len()).find(rest) {
        let mut sizes = vec![size; count - 1];
        sizes.push(keys.len() - size * (count - 1));
        return Some(sizes);
    }
    let years = keys.iter().take_while(|key| is_year(key) && !key.contains('/')).count();
    (count == 2 && years > 0 && years < keys.len() && keys[years..].iter().all(|key| !is_year(key) || key.contains('/')))
        .then(|| vec![years, keys.len() - years])
}

/// "Giá cao nhất (VND) 31,500 Khối lượng 23,102,460 P/E 6.84": the labels and figures that a line consists of.
fn pairs(text: &str) -> Option<Vec<(Part, Part)>> {
    const MIN_PAIRS: usize = 2;
    const MAX_WORDS: usize = 10;
    if text.len() > MAX_LINE || text.contains([':', ';', '\t', '|', '\n', '"', '“']) {
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

/// The table of this kind whose first line is the block at `at`, and the block after it.
pub(super) fn table(body: &str, blocks: &[Block], at: usize, out: &mut Tables) -> Option<usize> {
    let text = |block: &Block| &body[block.span.start as usize..block.span.end as usize];
    let is_row = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::TableRow && block.marker == 0);
    let tail = |block: &Block| sort_of_row(text(block));
    let start = (at..blocks.len()).take_while(|&at| is_row(at)).find(|&at| matches!(tail(&blocks[at]), Sort::Figures(_)))?;
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
    let count = width(&rows)?;
    let over: Vec<&str> = blocks[at.max(start.saturating_sub(MAX_HEAD))..start].iter().map(text).collect();
    let Some(head) = head(&over, count) else {
        // Figures without signs under no head that fits say nothing for certain.
        let signed = rows.iter().any(|row| row.contains('%'));
        if count <= MIN_FIGURES || signed {
            return None;
        }
        leave_out(blocks, start..end, out);
        return Some(end);
    };
    write(body, blocks, start - head.lines.len()..start, start..end, count, &head, out);
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
fn write(
    body: &str,
    blocks: &[Block],
    heads: Range<usize>,
    rows: Range<usize>,
    count: usize,
    head: &Head,
    out: &mut Tables,
) {
    let table = out.tables.len();
    let mut made = Table { first: heads.start, columns: vec![Vec::new(); count], stub: Vec::new(), rows: Vec::new() };
    let span = |start: usize, part: &Part| Span::new((start + part.start) as u32, (start + part.end) as u32);
    for (block, cells) in heads.zip(&head.lines) {
        for (part, columns) in cells {
            let cell = out.cells.len();
            if columns.is_empty() {
                made.stub.push(cell);
            }
            made.columns[columns.clone()].iter_mut().for_each(|column| column.push(cell));
            let span = span(blocks[block].span.start as usize, part);
            out.cells.push(Cell { span, block, table, row: 0, stand: Stand::Head });
        }
    }
    for block in rows.filter(|&block| blocks[block].kind == BlockKind::TableRow) {
        let (from, to) = (blocks[block].span.start as usize, blocks[block].span.end as usize);
        let text = &body[from..to];
        let line = text.len() - last_line(text).len();
        let mut values = figures(&text[line..]);
        if keyed(&text[line..], values.len()) > 0 {
            values.remove(0);
        }
        let label = text[..line + values.first().map_or(0, |first| first.start)].trim_end().len();
        let first = out.cells.len();
        let row = made.rows.len();
        let mut put = |part: Part, stand: Stand| out.cells.push(Cell { span: span(from, &part), block, table, row, stand });
        if values.len() == count && label > 0 {
            put(0..label, Stand::Label);
            for (column, value) in values.iter().enumerate() {
                let stand = if is_empty(&text[line..][value.clone()]) { Stand::Other } else { Stand::Value(Some(column)) };
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
