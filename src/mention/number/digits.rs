//! What a run of digits with `.` and `,` means.

use crate::decimal::{Decimal, MAX_DIGITS};
use crate::lexicon::Signs;
use crate::mention::Scan;

/// How a document writes its numbers, as far as its unambiguous ones tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// Decimals are written with a point: then one comma group of three digits groups.
    pub(crate) point_decimals: bool,
    /// Groups are written with commas: then, with point decimals, "3.917" is a decimal.
    pub(crate) comma_groups: bool,
    /// Amounts are written with three decimals ("1.260,500"): then "105,000" has them too.
    pub(crate) comma_thousandths: bool,
}

/// Digits read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    /// The value.
    pub(crate) value: Decimal,
    /// One unit in the last printed place.
    pub(crate) step: Decimal,
    /// Whether a mark stands in it.
    pub(crate) marked: bool,
    /// For "1,234": the whole number it is where halves make no sense.
    pub(crate) whole: Option<Decimal>,
}

impl Style {
    /// The habit of a whole document: each token whose marks can be read in one way only is evidence.
    pub(crate) fn of(scan: &Scan<'_>) -> Style {
        /// So many show that three decimals are a habit.
        const HABIT: u32 = 2;
        let (mut points, mut commas, mut comma_groups, mut thousandths) = (0u32, 0u32, 0u32, 0u32);
        let limit = scan.tokens.len();
        let mut next = 0;
        loop {
            let at = scan.hits.next(next, limit, Signs::NUMBER);
            if at == limit {
                break;
            }
            next = at + 1;
            if scan.is_claimed(at) {
                continue;
            }
            let word = scan.word(at);
            let (Some(last), true) = (word.rfind(['.', ',']), word.len() > 2) else {
                continue;
            };
            let head = &word[..last];
            let tail = word.len() - last - 1;
            let point = word.as_bytes()[last] == b'.';
            match head.find(['.', ',']) {
                // A lone mark with one or two digits after it is a decimal mark; dates are written so as well, hence
                // only with a sign of measure behind.
                None if tail != 3 && measured(scan, at + 1) => *(if point { &mut points } else { &mut commas }) += 1,
                Some(first) if head.as_bytes()[first] != word.as_bytes()[last] => {
                    *(if point { &mut points } else { &mut commas }) += 1;
                    comma_groups += u32::from(point);
                    thousandths += u32::from(!point && tail == 3);
                }
                Some(_) if tail == 3 && !point => comma_groups += 1,
                _ => {}
            }
        }
        // "1,299,495" groups by commas, so its decimals have points.
        let point_decimals = points > commas || comma_groups > 0 && commas == 0;
        let comma_thousandths = thousandths >= HABIT && !point_decimals && comma_groups == 0;
        Style { point_decimals, comma_groups: comma_groups > 0, comma_thousandths }
    }
}

/// Whether a percent sign, a unit or a scale stands at `token`.
fn measured(scan: &Scan<'_>, token: usize) -> bool {
    use crate::lexicon::Class;
    token < scan.tokens.len() && (scan.hit(token, Class::Unit).is_some() || scan.hit(token, Class::Number).is_some())
}

/// Reads `text`, digits with single `.` and `,` between them. `None` for what is no number ("192.168.1.1").
pub(crate) fn digits(text: &str, style: Style) -> Option<Digits> {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (text.find(['.', ',']), text.rfind(['.', ','])) else {
        return whole(text);
    };
    let (first_mark, last_mark) = (bytes[first], bytes[last]);
    if first == last {
        let (head, tail) = (&text[..first], &text[first + 1..]);
        let group = tail.len() == 3 && head.len() <= 3 && !head.starts_with('0');
        return if group && first_mark == b'.' && !(style.point_decimals && style.comma_groups) {
            grouped(text, b'.')
        } else if group && first_mark == b',' && (tail == "000" && !style.comma_thousandths || style.point_decimals) {
            grouped(text, b',')
        } else {
            let read = decimal(head, tail)?;
            Some(Digits { whole: if group { grouped(text, first_mark).map(|it| it.value) } else { None }, ..read })
        };
    }
    if first_mark == last_mark && !text.contains(other(first_mark)) {
        return grouped(text, first_mark);
    }
    // Two kinds of mark: the last is the decimal mark, and stands once.
    let (head, tail) = (&text[..last], &text[last + 1..]);
    if first_mark == last_mark || head.as_bytes().contains(&last_mark) {
        return None;
    }
    let read = grouped(head, first_mark)?;
    let fraction = decimal("0", tail)?;
    Some(Digits { value: read.value.checked_add(fraction.value)?, step: fraction.step, marked: true, whole: None })
}

fn other(mark: u8) -> char {
    if mark == b'.' { ',' } else { '.' }
}

fn whole(text: &str) -> Option<Digits> {
    Some(Digits { value: Decimal::parse(text)?, step: Decimal::from(1), marked: false, whole: None })
}

fn decimal(head: &str, tail: &str) -> Option<Digits> {
    let padded = head.len() > 2 && head.starts_with('0');
    if padded || head.len() + tail.len() > MAX_DIGITS {
        return None;
    }
    let value = Decimal::of_digits(head, tail)?;
    Some(Digits { value, step: Decimal::new(1, tail.len() as u32), marked: true, whole: None })
}

/// Groups of three behind a first of one to three digits.
fn grouped(text: &str, mark: u8) -> Option<Digits> {
    let mut groups = text.split(char::from(mark));
    let first = groups.next()?;
    if first.is_empty() || first.len() > 3 || first.starts_with('0') && text.len() > first.len() {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    plain.push_str(first);
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        plain.push_str(group);
    }
    Some(Digits { marked: true, ..whole(&plain)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, style: Style) -> Option<String> {
        digits(text, style).map(|it| it.value.to_string())
    }

    #[test]
    fn marks_are_read_by_the_order_of_evidence() {
        let plain = Style::default();
        for (text, value) in [
            ("1.299.495", "1299495"),
            ("1,299,495", "1299495"),
            ("1.299,5", "1299.5"),
            ("1,299.5", "1299.5"),
            ("490,000", "490000"),
            ("3,917", "3.917"),
            ("3.917", "3917"),
            ("44.6", "44.6"),
            ("0.125", "0.125"),
            ("04", "4"),
            ("12,35", "12.35"),
        ] {
            assert_eq!(read(text, plain).as_deref(), Some(value), "{text}");
        }
        let exact = Style { comma_thousandths: true, ..plain };
        assert_eq!(read("105,000", exact).as_deref(), Some("105"));
        let foreign = Style { point_decimals: true, comma_groups: true, ..plain };
        assert_eq!(read("3,917", foreign).as_deref(), Some("3917"));
        assert_eq!(read("3.917", foreign).as_deref(), Some("3.917"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["192.168.1.1", "30.6.2020", "1.25.3.4", "192.16.2", "024.3825.1234", "1,234.567,8"] {
            assert_eq!(read(text, Style::default()), None, "{text}");
        }
    }
}
