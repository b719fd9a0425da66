//! Numbers as written: digits with grouping and decimal marks, number words, scales.

mod digits;
mod words;

use digits::Digits;
pub(super) use digits::Style;

use super::scan::{Scan, TokenRange};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::NumberRole;
use crate::token::{Gap, Kind};

/// A number, its unit not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens, scales included ("36.353,2 tỷ").
    pub tokens: TokenRange,
    /// The value.
    pub value: Decimal,
    /// One unit in the last printed place.
    pub step: Decimal,
    /// The last scale written, 1 for none.
    pub scale: Decimal,
    /// Whether a scale is written.
    pub scaled: bool,
    /// Written in words, no digit in it.
    pub in_words: bool,
    /// Whether grouping or decimal marks stand in it.
    pub marked: bool,
    /// For "1,234": the whole number it is where parts make no sense (people are counted whole).
    pub whole: Option<Decimal>,
}

/// Segments of one number ("1 tỷ 200 triệu") and groups of digits written apart: more are not looked at.
const MAX_PARTS: usize = 6;

/// The number that begins at `at`, inside `limit`. `alone`: the text is nothing but a number.
pub(super) fn number(scan: &Scan<'_>, at: usize, limit: usize, style: Style, alone: bool) -> Option<Number> {
    match scan.tokens.get(at).filter(|_| at < limit)?.kind {
        Kind::Number => Written { scan, limit, style, alone }.read(at),
        Kind::Word => words::words(scan, at, limit, alone),
        Kind::Symbol => None,
    }
}

impl Number {
    fn of(tokens: TokenRange, read: Digits) -> Self {
        Number {
            tokens,
            value: read.value,
            step: read.step,
            scale: Decimal::from(1),
            scaled: false,
            in_words: false,
            marked: true,
            whole: None,
        }
    }
}

/// A number put together from digits that stand apart.
fn joined(tokens: TokenRange, text: &str) -> Option<Number> {
    Some(Number::of(tokens, digits::digits(text, Style::default())?))
}

/// Digits and what goes with them.
struct Written<'s, 'a> {
    scan: &'s Scan<'a>,
    limit: usize,
    style: Style,
    alone: bool,
}

impl Written<'_, '_> {
    fn read(&self, at: usize) -> Option<Number> {
        let mut number = if let Some(number) = self.apart(at) {
            number
        } else {
            let read = digits::digits(self.scan.word(at), self.style)?;
            Number { marked: read.marked, whole: read.whole, ..Number::of(at..at + 1, read) }
        };
        let Some(scale) = self.scales(&mut number)? else {
            return Some(number);
        };
        self.half(&mut number, scale)?;
        self.segments(&mut number, scale)?;
        Some(number)
    }

    fn is_number(&self, at: usize) -> bool {
        at < self.limit && self.scan.tokens[at].kind == Kind::Number && !self.scan.is_claimed(at)
    }

    /// Whether a unit, a scale or a percent sign stands at `at`.
    fn measured(&self, at: usize) -> bool {
        at < self.limit && (self.scan.hit(at, Class::Unit).is_some() || self.scale(at, false).is_some())
    }

    /// Digits that a space has come into: "2 600 USD" groups by spaces; "1 66,9 nghìn tỷ" and "15, 6%" were broken
    /// where the text came from paper. Joined only where a unit stands right behind.
    fn apart(&self, at: usize) -> Option<Number> {
        let first = self.scan.word(at);
        let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(first) || first.len() > 3 {
            return None;
        }
        let next = at + 1;
        if next + 1 < self.limit && self.scan.is(next, ",") && self.scan.tokens[next].is_glued() {
            let tail = next + 1;
            let word = self.scan.word(tail);
            let broken = self.is_number(tail)
                && self.scan.tokens[tail].gap == Gap::Space
                && plain(word)
                && word.len() <= 3
                && self.measured(tail + 1)
                // "từ 0-14, 68%": nor is the end of a range the first part of the next figure.
                && !(at > 0 && (self.scan.is(at - 1, ",") || self.scan.is_dash(at - 1)))
                && !self.is_numbered(at);
            return if broken { joined(at..tail + 1, &format!("{first},{word}")) } else { None };
        }
        if !self.is_number(next) || self.scan.tokens[next].gap != Gap::Space || first.starts_with('0') {
            return None;
        }
        let mut text = first.to_owned();
        let mut end = next;
        while end < at + MAX_PARTS && self.is_number(end) && self.scan.tokens[end].gap == Gap::Space {
            let word = self.scan.word(end);
            let whole = word.find(',').unwrap_or(word.len());
            if whole != 3 || !plain(&word[..3]) {
                break;
            }
            text.push_str(word);
            end += 1;
            if word.len() > 3 {
                break;
            }
        }
        if end > next {
            let certain = self.measured(end) || self.alone || (end < self.limit && self.counted(end));
            return if certain { joined(at..end, &text) } else { None };
        }
        // The digits before a stray space and those behind it make at most one group.
        // "dưới báo động 2 0,3 m": the number of a name is no part of the amount behind it.
        let tail = self.scan.word(next);
        let whole = tail.find(',').filter(|_| !self.is_numbered(at))?;
        if whole < 3 && first.len() + whole <= 3 && self.measured(next + 1) {
            return joined(at..next + 1, &format!("{first}{tail}"));
        }
        None
    }

    /// "vào lớp 10, 25% sang học nghề": the number behind such a noun is a name, and ends with it.
    fn is_numbered(&self, at: usize) -> bool {
        const LONGEST: usize = 2;
        (at.saturating_sub(LONGEST)..at).any(|start| self.scan.phrase(start, at, Class::Numbered) == Some(at))
    }

    fn counted(&self, at: usize) -> bool {
        self.scan.hit(at, Class::Noun).is_some()
    }

    /// The scale word at `at`: its value and the token after. Short forms ("k", "tr") must touch the digits.
    fn scale(&self, at: usize, after_digits: bool) -> Option<(Decimal, usize)> {
        if at >= self.limit {
            return None;
        }
        let hit = self.scan.hit(at, Class::Number)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        let fits = matches!(entry.role, NumberRole::Scale | NumberRole::Hundred)
            || (entry.role == NumberRole::Tens && after_digits);
        let touches = !entry.glued || (after_digits && self.scan.tokens[at].is_glued());
        // "9K720" is a code.
        let next = hit.end as usize;
        let code = entry.glued
            && self.scan.tokens[at].is_capital()
            && self.is_number(next)
            && self.scan.tokens[next].is_glued();
        if code {
            return None;
        }
        if begins_word(self.scan, at, hit.end as usize, self.limit) {
            return None;
        }
        (fits && touches && hit.end as usize <= self.limit).then(|| (Decimal::from(entry.whole()), hit.end as usize))
    }

    /// Scales behind the digits; their product, or `Some(None)` where there is none.
    #[allow(clippy::option_option, reason = "out of range and absent are two things")]
    fn scales(&self, number: &mut Number) -> Option<Option<Decimal>> {
        let mut product = None;
        let mut end = number.tokens.end;
        while let Some((factor, after)) = self.scale(end, true) {
            product = Some(product.unwrap_or(Decimal::from(1)).checked_mul(factor)?);
            end = after;
        }
        let Some(product) = product else {
            return Some(None);
        };
        number.tokens.end = end;
        number.value = number.value.checked_mul(product)?;
        number.step = number.step.checked_mul(product)?;
        number.scale = product;
        number.scaled = true;
        Some(Some(product))
    }

    /// "2 triệu rưỡi", "1tr5".
    fn half(&self, number: &mut Number, scale: Decimal) -> Option<()> {
        let at = number.tokens.end;
        if at >= self.limit {
            return Some(());
        }
        if let Some(end) = half_end(self.scan, at) {
            number.value = number.value.checked_add(scale.checked_mul(Decimal::new(5, 1))?)?;
            number.step = scale.checked_mul(Decimal::new(1, 1))?;
            number.tokens.end = end;
        } else if self.is_number(at) && self.scan.tokens[at].is_glued() && self.scan.word(at).len() <= 3 {
            let tail = self.scan.word(at);
            let unit = Decimal::new(1, tail.len() as u32).checked_mul(scale)?;
            number.value = number.value.checked_add(Decimal::parse(tail)?.checked_mul(unit)?)?;
            number.step = unit;
            number.tokens.end = at + 1;
        }
        Some(())
    }

    /// "1 tỷ 200 triệu": further segments, each with a smaller scale that it does not fill.
    fn segments(&self, number: &mut Number, scale: Decimal) -> Option<()> {
        let mut last = scale;
        for _ in 0..MAX_PARTS {
            let at = number.tokens.end;
            if !self.is_number(at) || self.scan.tokens[at].is_glued() {
                break;
            }
            let Some(read) = digits::digits(self.scan.word(at), self.style) else {
                break;
            };
            let mut next = Number { tokens: at..at + 1, value: read.value, step: read.step, ..number.clone() };
            let Some(factor) = self.scales(&mut next)? else {
                break;
            };
            if factor >= last && number.value < Decimal::from(1_000_000) && factor >= Decimal::from(1_000_000) {
                // "1 nghìn 200 tỷ": the larger scale holds for all.
                number.value = number.value.checked_mul(factor)?;
            } else if factor >= last || next.value >= last {
                break;
            }
            number.value = number.value.checked_add(next.value)?;
            number.step = next.step;
            number.scale = factor;
            number.tokens.end = next.tokens.end;
            last = factor;
        }
        Some(())
    }
}

/// The end of "rưỡi" at `at`: and half of the scale or unit before it.
pub(super) fn half_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let hit = scan.hit(at, Class::Number)?;
    (scan.lexicon.numbers[hit.entry as usize].role == NumberRole::Half).then_some(hit.end as usize)
}

/// "3 tỷ lệ", "5 tỷ phú", "năm tỷ trọng": a scale is no scale where it begins another word.
fn begins_word(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> bool {
    const WORDS: [Class; 5] = [Class::NotCounted, Class::Noun, Class::MeasureNoun, Class::RateNoun, Class::ShareNoun];
    WORDS.into_iter().filter_map(|class| scan.phrase(at, limit, class)).any(|last| last > end)
}
