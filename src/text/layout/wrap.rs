//! Where a line end is only the edge of the page. In a wrapped text the first word of the next line would not have
//! fitted on this one; a line that had room for it was ended by its author.

use super::line::{End, First, Line};

/// This many certain wraps make a wrapped text.
const MIN_SAMPLES: usize = 3;
/// And one pair of neighbouring lines in so many.
const MIN_SHARE: usize = 10;
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
        let mut pairs: usize = 0;
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            if next.blank_before() || line.cells > 1 {
                continue;
            }
            pairs += 1;
            if next.first == First::Lower && matches!(line.ending, End::Open | End::Comma) && !line.caps {
                samples.push(line.width + 1 + next.first_width);
            }
        }
        if samples.len() < MIN_SAMPLES || samples.len() * MIN_SHARE < pairs {
            return Edge::default();
        }
        samples.sort_unstable();
        let low = samples[samples.len() / 10];
        let middle = samples[samples.len() / 2];
        // A ragged text (narrow columns, hand-made breaks) still has no line of half the usual width that is full.
        Edge { full: Some(low.max(middle * 3 / 4).saturating_sub(SLACK)) }
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
    fn is_long(self, line: &Line) -> bool {
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
            (End::Comma, _) | (End::Open, First::Digit) => self.is_long(line),
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
