//! What the page puts between the lines of a text: page numbers, running heads and footnotes.

use std::collections::HashMap;

use super::line::{self, End, First, Line};
use super::wrap::Edge;

/// What a line is to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Part of the text.
    Text,
    /// A page number or a running head.
    Number,
    /// First line of a footnote; holds the bytes of its number with the space after.
    Note(usize),
    /// A further line of one.
    NoteRest,
}

/// A footnote is at most so many lines long, and its mark stands at most so many lines above.
const MAX_NOTE_LINES: usize = 12;
const MAX_LINES_TO_MARK: usize = 60;
/// Pages that may lack a number before the next one.
const MISSING_PAGES: u32 = 3;
/// Bytes of the word before a page number.
const MAX_WORD: usize = 6;
/// The number of a page or footnote has at most so many digits.
const MAX_DIGITS: usize = 3;
/// A running head has at least so many words, and a page so many lines.
const MIN_HEAD: u32 = 3;
const MIN_PAGE: usize = 8;

/// Marks page numbers and footnotes among `lines`.
pub(super) fn furniture(body: &str, lines: &[Line], edge: Edge) -> Vec<Furniture> {
    let mut out = vec![Furniture::Text; lines.len()];
    page_numbers(body, lines, &mut out);
    footnotes(body, lines, edge, &mut out);
    if edge.wraps() {
        lone_heads(body, lines, edge, &mut out);
    }
    out
}

/// Marks what heads or ends a page that an extract has one of: a short line right over the page's number, behind the end
/// of a paragraph ("Quy hoạch ngành giai đoạn 2011 - 2015 | - 7 -"), and one right below it, or in front of all, that a
/// torn sentence or the next number of a section goes on behind ("- 7 - | Quy hoạch ngành ... | 3. Nguồn vốn").
fn lone_heads(body: &str, lines: &[Line], edge: Edge, out: &mut [Furniture]) {
    for at in 0..lines.len().saturating_sub(1) {
        let (line, next) = (&lines[at], &lines[at + 1]);
        let short =
            line.words >= MIN_HEAD && line.letters > line.digits && line.cells == 1 && !edge.is_full(line, next);
        let plain = out[at] == Furniture::Text && line.first == First::Upper && line.ending == End::Open;
        if !(short && plain) {
            continue;
        }
        // The lines of text around the page's end.
        let before = (0..at).rev().find(|&before| out[before] == Furniture::Text).map(|before| &lines[before]);
        let over = out[at + 1] == Furniture::Number;
        let behind = if over { lines.get(at + 2) } else { Some(next) };
        let goes_on = behind.is_some_and(|behind| behind.first == First::Lower);
        let ended = !goes_on && !line.caps && before.is_some_and(|line| line.ending == End::Stop);
        let torn = goes_on && before.is_none_or(|line| matches!(line.ending, End::Open | End::Comma));
        let Some(above) = at.checked_sub(1) else {
            if torn && !line.caps {
                out[at] = Furniture::Number;
            }
            continue;
        };
        let below = out[above] == Furniture::Number && (torn || is_next_section(body, lines, at + 1));
        if over && (ended || torn && !edge.is_full(&lines[above], line)) || below {
            out[at] = Furniture::Number;
        }
    }
}

/// Whether the line at `at` has the number behind that of a line above, so that no heading stands between the two.
fn is_next_section(body: &str, lines: &[Line], at: usize) -> bool {
    let Some(number) = section(lines[at].text(body)).filter(|&number| number > 1) else { return false };
    let from = at.saturating_sub(MAX_LINES_TO_MARK);
    lines[from..at].iter().rev().find_map(|line| section(line.text(body))) == Some(number - 1)
}

/// "3. Nguồn vốn": the number of a section.
fn section(text: &str) -> Option<u32> {
    let (number, rest) = text.split_once(". ")?;
    let plain = !number.is_empty() && number.len() <= MAX_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    if plain && rest.starts_with(char::is_uppercase) { number.parse().ok() } else { None }
}

/// Marks the lines that head or end each page: "UBND TỈNH X ... Kế hoạch 2011 - 2015" again and again beside page numbers,
/// "BÁO CÁO THÁNG 10/2022 ... Trang | 2" with its own. What stands first is the text's, a number behind it is not.
pub(super) fn running_heads(body: &str, lines: Vec<Line>) -> Vec<Line> {
    let tails: Vec<Option<usize>> = lines.iter().map(|line| page_tail(line.text(body))).collect();
    let edges = page_edges(body, &lines);
    let head = |at: usize, line: &Line| {
        let text = line.text(body);
        let text = tails[at].map_or(text, |tail| text[..tail].trim_end());
        let edge = edges[at] || tails[at].is_some() || line.page_before || at == 0;
        (edge && line.words >= MIN_HEAD && line.letters > line.digits).then_some(text)
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut running = vec![false; lines.len()];
    let mut numbered = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        let Some(text) = head(at, line) else { continue };
        let first = *first.entry(text).or_insert(at);
        if at - first >= MIN_PAGE {
            running[at] = true;
            numbered[first] = tails[first].is_some();
        }
    }
    let mut out = Vec::with_capacity(lines.len() + 1);
    for (at, mut line) in lines.into_iter().enumerate() {
        if let Some(tail) = tails[at].filter(|_| numbered[at]) {
            let [text, mut number] = line::part(body, &line, tail);
            number.running = true;
            out.extend([text, number]);
        } else {
            line.running = running[at];
            out.push(line);
        }
    }
    out
}

/// Which lines stand beside a page number.
fn page_edges(body: &str, lines: &[Line]) -> Vec<bool> {
    let mut numbers = vec![Furniture::Text; lines.len()];
    page_numbers(body, lines, &mut numbers);
    let number = |at: Option<usize>| at.and_then(|at| numbers.get(at)) == Some(&Furniture::Number);
    (0..lines.len()).map(|at| number(at.checked_sub(1)) || number(Some(at + 1))).collect()
}

/// Where a page's number begins behind wide white space: "BÁO CÁO THÁNG 10 |     Trang | 2".
fn page_tail(text: &str) -> Option<usize> {
    const GAP: &str = "   ";
    if !ends_as_number(text) {
        return None;
    }
    let gap = text.rfind(GAP).map(|at| at + GAP.len()).or_else(|| Some(text.rfind('\t')? + 1))?;
    let tail = &text[gap..];
    let (word, number) = tail.split_once(' ')?;
    (word.len() <= MAX_WORD && lone_number(number).is_some()).then_some(gap)
}

fn page_numbers(body: &str, lines: &[Line], out: &mut [Furniture]) {
    // The last of each kind.
    let mut last: HashMap<&str, u32> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.running {
            out[at] = Furniture::Number;
            continue;
        }
        let text = line.text(body);
        if !ends_as_number(text) && titled_number(text).is_none() {
            continue;
        }
        // "Trang 2" inside a sentence, "Trang 2/15".
        let inside = lines.get(at + 1).is_some_and(|next| next.first == First::Lower);
        let called =
            || text.split_once(' ').filter(|(word, _)| (inside || text.contains('/')) && word.len() <= MAX_WORD);
        let number = lone_number(text).or_else(|| called().and_then(|(_, rest)| lone_number(rest)));
        let Some(number) = number.or_else(|| titled_number(text)) else {
            continue;
        };
        // A column of numbers is a table spelled downwards.
        let beside = |other: Option<&Line>| other.is_some_and(|line| line.letters == 0 && line.digits > 0);
        if beside(lines.get(at + 1)) || beside(at.checked_sub(1).and_then(|at| lines.get(at))) {
            continue;
        }
        let kind = text.split_once('/').map_or_else(|| chapter(text).unwrap_or_default(), |(_, all)| all);
        if last.get(kind).is_none_or(|&last| number > last && number <= last + MISSING_PAGES) {
            out[at] = Furniture::Number;
            last.insert(kind, number);
        }
    }
}

/// The chapter that a page is counted in: "II-2".
fn chapter(text: &str) -> Option<&str> {
    let (chapter, _) = text.split_once('-')?;
    (!chapter.is_empty() && chapter.chars().all(is_roman)).then_some(chapter)
}

fn is_roman(c: char) -> bool {
    matches!(c, 'I' | 'V' | 'X')
}

/// Whether a line ends as one that [`lone_number`] takes may: most end as sentences do, which one look tells.
fn ends_as_number(text: &str) -> bool {
    text.bytes().next_back().is_some_and(|last| last.is_ascii_digit() || b"-/ |[]".contains(&last) || !last.is_ascii())
}

/// "2", "- 2 -", "2/15", "II-2".
fn lone_number(text: &str) -> Option<u32> {
    let page = &text[chapter(text).map_or(0, str::len)..];
    let inner = page.trim_matches(['-', '–', '—', ' ', '|', '[', ']']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner.get(digits..)?;
    let of = rest.is_empty() || rest.strip_prefix('/').is_some_and(|n| n.bytes().all(|byte| byte.is_ascii_digit()));
    let plain = digits > 0 && digits <= MAX_DIGITS && !inner.starts_with('0');
    if plain && of { inner[..digits].parse().ok() } else { None }
}

/// "Trang 3/14 - Phòng Tổng hợp": a page's number out of all, and whose text it is.
fn titled_number(text: &str) -> Option<u32> {
    // Few lines have a figure, or what may stand around one, behind a first word that is short enough.
    let space = text.bytes().take(MAX_WORD + 1).position(|byte| byte == b' ')?;
    let (word, rest) = (&text[..space], &text[space + 1..]);
    if rest.starts_with(char::is_alphabetic) && !rest.starts_with(is_roman) {
        return None;
    }
    let (number, title) = rest.split_once(' ')?;
    let dash = title.starts_with(['-', '–', '|']) && number.contains('/');
    if dash && word.chars().all(char::is_alphabetic) { lone_number(number) } else { None }
}

fn footnotes(body: &str, lines: &[Line], edge: Edge, out: &mut [Furniture]) {
    let mut last_number = 0;
    // The highest mark in brackets that was met: its note may stand at the end of the document.
    let mut last_mark = 0;
    let mut at = 0;
    while at < lines.len() {
        let text = lines[at].text(body);
        let number = note_number(text).filter(|_| out[at] == Furniture::Text);
        let begins = number.is_some_and(|(number, _)| {
            // Without pages only "[1]" is a note for sure.
            let marked = if text.starts_with('[') {
                number <= last_mark
            } else {
                edge.wraps() && marked_above(body, lines, at, number)
            };
            // The first note of an extract may be any of the document's.
            (number == 1 || last_number == 0 || number == last_number + 1) && marked
        });
        last_mark = last_mark.max(highest_mark(text));
        let Some((number, len)) = number.filter(|_| begins) else {
            at += 1;
            continue;
        };
        last_number = number;
        out[at] = Furniture::Note(len);
        at = note_end(body, lines, edge, out, at);
    }
}

/// The number at the start of a footnote ("1 GDP theo ..."), and its bytes with the space.
fn note_number(text: &str) -> Option<(u32, usize)> {
    let all = text;
    let bracket = text.strip_prefix('[');
    let text = bracket.unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    // "[1] Riêng ...".
    let rest = if bracket.is_some() { rest.strip_prefix(']')? } else { rest };
    let words = rest.trim_start();
    let first = words.chars().next()?;
    let spaced = words.len() < rest.len();
    let begins = first.is_uppercase() || (spaced && matches!(first, '"' | '“' | '('));
    if digits == 0 || digits > MAX_DIGITS || !begins || text.starts_with('0') {
        return None;
    }
    Some((text[..digits].parse().ok()?, all.len() - words.len()))
}

/// The highest number of a note's mark in brackets that hangs on a word of a line: "31 tỷ đồng\[1\]"; 0 where there is none.
fn highest_mark(text: &str) -> u32 {
    text.split(']')
        .filter_map(|before| before.rsplit_once('['))
        .filter(|(word, number)| !word.is_empty() && number.len() <= MAX_DIGITS)
        .filter_map(|(_, number)| number.parse().ok())
        .max()
        .unwrap_or(0)
}

/// Whether the mark `number` hangs on a word above ("GDP1", "10,6%2", "tăng trưởng 3.").
fn marked_above(body: &str, lines: &[Line], at: usize, number: u32) -> bool {
    let mark = number.to_string();
    let from = at.saturating_sub(MAX_LINES_TO_MARK);
    lines[from..at].iter().rev().any(|line| has_mark(line.text(body), &mark))
}

fn has_mark(text: &str, mark: &str) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        let hangs = before.is_some_and(|c| c.is_alphabetic() || matches!(c, '%' | ')' | '”' | '"' | '.' | ','));
        // After a point or comma it could be a decimal; a footnote mark then ends the sentence or the line.
        let decimal = before.is_some_and(|c| matches!(c, '.' | ','))
            && text[..at].trim_end_matches(['.', ',']).ends_with(|c: char| c.is_ascii_digit());
        let grouped = is_grouped(&text[..at]);
        let loose = before == Some(' ') && after.is_some_and(|c| matches!(c, '.' | ',' | ';'));
        let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')' | ':'));
        ((hangs && !decimal) || loose || grouped) && ends
    })
}

/// Whether a text ends with a number in groups, so that a further digit is none of it: "1.240.512|3 hồ sơ".
fn is_grouped(text: &str) -> bool {
    const GROUP: usize = 3;
    let Some((before, group)) = text.rsplit_once('.') else { return false };
    group.len() == GROUP
        && group.bytes().all(|byte| byte.is_ascii_digit())
        && before.ends_with(|c: char| c.is_ascii_digit())
}

/// Marks the further lines of the footnote that begins at `at`; the line after it.
fn note_end(body: &str, lines: &[Line], edge: Edge, out: &mut [Furniture], at: usize) -> usize {
    let limit = (at + 1 + MAX_NOTE_LINES).min(lines.len());
    // Where a page number follows soon, all up to it is notes; else the note ends with its paragraph.
    let page = (at + 1..limit).find(|&next| out[next] == Furniture::Number || lines[next].page_before);
    let mut next = at + 1;
    while next < limit {
        let line = &lines[next];
        if out[next] != Furniture::Text || note_number(line.text(body)).is_some() {
            break;
        }
        let inside = match page {
            Some(page) => next < page,
            None => {
                lines[next - 1].ending != End::Stop
                    && (edge.is_full(&lines[next - 1], line) || line.first == First::Lower)
            }
        };
        if !inside || (page.is_none() && line.blank_before()) {
            break;
        }
        out[next] = Furniture::NoteRest;
        next += 1;
    }
    next
}
