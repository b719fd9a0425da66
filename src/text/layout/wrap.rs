//! Where a line end is only the edge of the page. In a wrapped text the first word of the next line would not have
//! fitted on this one; a line that had room for it was ended by its author.

use super::line::{End, First, Line};

/// This many certain wraps make a wrapped text.
const MIN_SAMPLES: usize = 3;
/// And one pair of neighbouring lines in so many.
const MIN_SHARE: usize = 10;
/// No page is narrower, in characters.
const MIN_EDGE: u32 = 40;
/// Characters a line may fall short of the usual width: fonts are proportional.
const SLACK: u32 = 6;

/// Takes one empty line away before each line of a text that has one after every line: there they tell nothing.
pub(super) fn close_up(lines: &mut [Line]) {
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let wraps = pairs()
        .filter(|(line, next)| {
            next.first == First::Lower && !line.caps && matches!(line.ending, End::Open | End::Comma)
        })
        .count();
    let tight = pairs().filter(|(_, next)| next.blanks == 0).count();
    if wraps >= MIN_SAMPLES && wraps * MIN_SHARE >= lines.len() && tight * MIN_SHARE <= lines.len() {
        for line in lines {
            line.blanks = line.blanks.saturating_sub(1);
        }
    }
}

/// Puts lines together that were torn where no author ends one: behind a section's number that stands alone ("2.1."),
/// before the date or the year that a numbered line ends with.
pub(super) fn mend(body: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    while let Some(next) = rest.next() {
        let starts = match out.as_slice() {
            [.., before, line] => {
                line.blank_before() || before.caps || !matches!(before.ending, End::Open | End::Comma)
            }
            _ => true,
        };
        let closed = rest.peek().is_none_or(Line::blank_before);
        match out.last_mut() {
            Some(line) if starts && !next.blank_before() && is_torn(body, line, &next, closed) => line.take(&next),
            _ => out.push(next),
        }
    }
    out
}

/// Whether `line` and `next` are one line torn in two; `closed` tells that nothing follows directly.
fn is_torn(body: &str, line: &Line, next: &Line, closed: bool) -> bool {
    let (text, rest) = (line.text(body), next.text(body));
    let open = line.ending == End::Open;
    is_counter(text) && next.first == First::Upper && next.cells == 1
        || open && !line.caps && opens_with_date(rest)
        || open && closed && is_year(rest) && text.split(' ').next().is_some_and(is_counter)
}

/// "I.", "2.1.", "3)", "a)": what counts sections and items, and nothing else.
fn is_counter(word: &str) -> bool {
    const MAX_DIGITS: usize = 2;
    const MAX_ROMAN: usize = 5;
    let Some(stem) = word.strip_suffix(['.', ')']) else { return false };
    let number = |part: &str| (1..=MAX_DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let roman = (1..=MAX_ROMAN).contains(&stem.len()) && stem.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    // A sentence ends in a stop as well, and is told by its first letter.
    let figures = stem.starts_with(|c: char| c.is_ascii_digit()) && stem.split('.').all(number);
    roman || figures || word.len() == 2 && stem.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// "20/11/2025, trên địa bàn ...": a date with a sentence around it.
fn opens_with_date(text: &str) -> bool {
    let (date, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let number = |part: &str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit());
    let dated = (2..=3).contains(&date.split('/').count()) && date.split('/').all(number);
    dated && rest.trim_start().starts_with(char::is_lowercase)
}

/// A year alone.
fn is_year(text: &str) -> bool {
    let year = text.trim_end_matches([':', '.', ';']);
    year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// The edge of a text with few certain wraps, as one of short items that mostly begin with names and figures: no line
/// goes beyond it, several end at it, and so do those that were certainly wrapped.
fn widest(lines: &[Line], samples: &[u32]) -> Option<u32> {
    const MIN_WIDTH: u32 = 60;
    const MAX_WIDTH: u32 = 140;
    let most = lines.iter().map(|line| line.width).max()?;
    let edge = most.saturating_sub(SLACK);
    let full = |pair: &[Line]| match pair {
        [line, next] => !next.blank_before() && line.cells == 1 && line.width + 1 + next.first_width >= edge,
        _ => false,
    };
    let certain = !samples.is_empty() && samples.iter().all(|&width| width >= edge);
    let several = || lines.windows(2).filter(|pair| full(pair)).count() >= MIN_SAMPLES;
    ((MIN_WIDTH..=MAX_WIDTH).contains(&most) && certain && several()).then_some(edge)
}

/// The edge that certain wraps show, if it is the edge of a page.
fn page(samples: &mut [u32]) -> Option<u32> {
    if samples.len() < MIN_SAMPLES {
        return None;
    }
    samples.sort_unstable();
    let quantile = |part: usize| samples[samples.len() / part];
    let (low, quarter, middle) = (quantile(10), quantile(4), quantile(2));
    // A ragged text (narrow columns) still has no line of half the usual width that is full.
    let usual = middle * 3 / 4;
    // Lines broken by hand, here and there, have no edge at all.
    let page = middle >= MIN_EDGE && quarter >= usual;
    page.then_some(low.max(usual).saturating_sub(SLACK))
}

/// The edge of the page, in characters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    /// A line together with the next word is at least this long where it was wrapped; none where nothing is.
    full: Option<u32>,
}

impl Edge {
    /// Learns the edge from the wraps that are certain: a line that does not end, before one that begins with a
    /// small letter.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut samples = Vec::new();
        // Those behind the first line of a paragraph, which files out of HTML break short.
        let mut inner = Vec::new();
        let mut pairs: usize = 0;
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            if next.blank_before() || line.cells > 1 {
                continue;
            }
            pairs += 1;
            if next.first == First::Lower && matches!(line.ending, End::Open | End::Comma) && !line.caps {
                samples.push(line.width + 1 + next.first_width);
                inner.extend((!line.blank_before()).then_some(line.width + 1 + next.first_width));
            }
        }
        if samples.len() < MIN_SAMPLES || samples.len() * MIN_SHARE < pairs {
            return Edge { full: widest(lines, &samples) };
        }
        let page = page(&mut samples).or_else(|| page(&mut inner));
        Edge { full: page.or_else(|| widest(lines, &samples)) }
    }

    /// Whether the text is wrapped at all.
    pub(super) fn wraps(self) -> bool {
        self.full.is_some()
    }

    /// Whether `line` had no room for the first word of `next`.
    pub(super) fn is_full(self, line: &Line, next: &Line) -> bool {
        self.full.is_some_and(|full| line.width + 1 + next.first_width >= full)
    }

    /// Whether `line` comes anywhere near the edge.
    pub(super) fn is_long(self, line: &Line) -> bool {
        self.full.is_some_and(|full| line.width >= full / 3 * 2)
    }

    /// Whether `next`, which has no marker and follows `line` directly, goes on with it. `after` follows `next`.
    pub(super) fn joins(self, line: &Line, next: &Line, after: Option<&Line>) -> bool {
        let full = self.is_full(line, next);
        if line.caps && next.letters == 0 && next.digits > 0 && next.words == 1 {
            return full;
        }
        if line.caps || next.caps {
            // A heading in capitals over several lines; a text in small letters never goes on in capitals alone,
            // but it may go on with an acronym at the very end ("... của\nUBND").
            // Capitals are wide: such a line has fewer of them.
            return if line.caps && next.caps {
                self.is_long(line) && line.ending != End::Stop
            } else {
                !line.caps && full && line.ending != End::Stop
            };
        }
        // A new paragraph begins further in.
        if next.first != First::Lower && next.indent > line.indent + 1 {
            return false;
        }
        match (line.ending, next.first) {
            (End::Open | End::Comma | End::Semicolon, First::Lower) => true,
            // A line that goes on with another is no row of its own, however short: "động cơ\ntăng\n35%".
            (End::Comma, _) | (End::Open, First::Digit) => {
                self.is_long(line) || self.wraps() && line.first == First::Lower
            }
            (End::Stop | End::Colon, First::Lower) | (End::Open | End::Semicolon, _) => full,
            // A line that has room and no stop is a heading or a name.
            (End::Stop, _) => {
                let goes_on = next.ending != End::Open || after.is_some_and(|after| self.is_full(next, after));
                full && goes_on
            }
            (End::Colon, _) => false,
        }
    }
}
