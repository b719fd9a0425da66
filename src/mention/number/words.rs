//! Numbers in words: "hai trăm linh ba nghìn", "bốn mốt", "ba phẩy không năm", "bốn triệu sáu".

use super::Number;
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::{Dimension, NumberRole};
use crate::mention::Scan;
use crate::token::Kind;

/// More words than this are no one number.
const MAX_WORDS: usize = 60;

/// The words of a number from some token on.
struct Words<'s, 'a> {
    scan: &'s Scan<'a>,
    start: usize,
    limit: usize,
    /// Whether the text is nothing but this number: then what is ambiguous in running text ("năm" is five or a
    /// year) is a number.
    alone: bool,
}

#[derive(Clone, Copy, PartialEq)]
struct Word {
    role: NumberRole,
    value: i64,
    end: usize,
}

/// A group below a thousand.
struct Group {
    value: i64,
    end: usize,
    /// A single digit: after a scale it counts tenths of it ("bốn triệu sáu").
    single: bool,
}

/// The number in words that begins at `start`.
pub(super) fn words(scan: &Scan<'_>, start: usize, limit: usize, alone: bool) -> Option<Number> {
    Words { scan, start, limit: limit.min(start + MAX_WORDS), alone }.read()
}

impl Words<'_, '_> {
    fn word(&self, at: usize) -> Option<Word> {
        if at >= self.limit || (at > self.start && self.scan.is_claimed(at)) {
            return None;
        }
        let hit = self.scan.hit(at, Class::Number)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        let value = if entry.role == NumberRole::Half { 0 } else { entry.whole() };
        // "mỗi năm | tỷ lệ hộ nghèo giảm": no five thousand millions.
        if at > self.start
            && entry.role == NumberRole::Scale
            && super::begins_word(self.scan, at, hit.end as usize, self.limit)
        {
            return None;
        }
        (!entry.glued && hit.end as usize <= self.limit).then_some(Word {
            role: entry.role,
            value,
            end: hit.end as usize,
        })
    }

    fn role(&self, at: usize) -> Option<NumberRole> {
        self.word(at).map(|word| word.role)
    }

    /// A digit, "không" to "chín".
    fn digit(&self, at: usize) -> Option<Word> {
        self.word(at).filter(|word| word.role == NumberRole::Digit)
    }

    /// What may fill the last place after tens or after "linh": a digit or one of its other forms. "năm" is not
    /// said there ("lăm" is), so in running text it means years.
    fn ones(&self, at: usize) -> Option<Word> {
        let word = self.word(at)?;
        let followed = matches!(self.role(word.end), Some(NumberRole::Tens | NumberRole::Hundred));
        match word.role {
            NumberRole::Ones => Some(word),
            NumberRole::Digit if word.value == 5 && !self.alone => None,
            NumberRole::Digit if !followed && word.value > 0 => Some(word),
            _ => None,
        }
    }

    fn group(&self, at: usize) -> Option<Group> {
        let (mut value, mut end, mut hundred) = (0, at, false);
        match self.word(at) {
            Some(word) if word.role == NumberRole::Digit && self.role(word.end) == Some(NumberRole::Hundred) => {
                value = word.value * 100;
                end = word.end + 1;
                hundred = true;
            }
            Some(word) if word.role == NumberRole::Hundred => {
                value = 100;
                end = word.end;
                hundred = true;
            }
            _ => {}
        }
        let Some(word) = self.word(end) else {
            return hundred.then_some(Group { value, end, single: false });
        };
        match word.role {
            NumberRole::Zero => {
                let ones = self.word(word.end).filter(|ones| {
                    matches!(ones.role, NumberRole::Digit | NumberRole::Ones | NumberRole::Ten) && ones.value > 0
                });
                if let Some(ones) = ones {
                    return Some(Group { value: value + ones.value, end: ones.end, single: false });
                }
            }
            NumberRole::Ten => {
                value += 10;
                end = word.end;
                if let Some(ones) = self.ones(end) {
                    value += ones.value;
                    end = ones.end;
                }
                return Some(Group { value, end, single: false });
            }
            NumberRole::Tens if hundred || end > at => {}
            NumberRole::Digit => {
                if self.role(word.end) == Some(NumberRole::Tens) {
                    value += word.value * 10;
                    end = word.end + 1;
                    if let Some(ones) = self.ones(end) {
                        value += ones.value;
                        end = ones.end;
                    } else if self.role(end) == Some(NumberRole::Half) {
                        value += 5;
                        end += 1;
                    }
                    return Some(Group { value, end, single: false });
                }
                if word.value > 0
                    && let Some(ones) = self.ones(word.end)
                    && (ones.role == NumberRole::Ones || self.colloquial(ones.end))
                {
                    // "bốn ba": tens and ones side by side.
                    return Some(Group { value: value + word.value * 10 + ones.value, end: ones.end, single: false });
                }
                if !hundred {
                    return Some(Group { value: word.value, end: word.end, single: true });
                }
                // "một trăm hai": two tens.
                if word.value > 0 && (word.value != 5 || self.alone) && self.colloquial(word.end) {
                    return Some(Group { value: value + word.value * 10, end: word.end, single: false });
                }
            }
            NumberRole::Ones if hundred => {
                return Some(Group { value: value + word.value * 10, end: word.end, single: false });
            }
            NumberRole::Ones if end > self.start => {
                return Some(Group { value: word.value, end: word.end, single: true });
            }
            NumberRole::Half if hundred => {
                return Some(Group { value: value + 50, end: word.end, single: false });
            }
            _ => {}
        }
        hundred.then_some(Group { value, end, single: false })
    }

    /// Whether the short forms of speech may be meant: the number stands alone or goes on behind them.
    fn colloquial(&self, end: usize) -> bool {
        self.alone || matches!(self.role(end), Some(NumberRole::Scale))
    }

    fn read(&self) -> Option<Number> {
        let first = self.word(self.start)?;
        // "tỷ" alone begins many words ("tỷ lệ"), "trăm" is a hundred only where nothing else is said.
        let begins = match first.role {
            NumberRole::Digit | NumberRole::Ten => true,
            NumberRole::Hundred | NumberRole::Scale => self.alone,
            _ => false,
        };
        if !begins {
            return None;
        }
        let (mut total, mut last, mut end) = (0i64, i64::MAX, self.start);
        let mut scale = 1i64;
        loop {
            let comma = if scale > 1 { self.written_out(end, last) } else { None };
            end = comma.unwrap_or(end);
            let group = self.group(end);
            let Some(group) = group.or_else(|| {
                let bare = end == self.start && first.role == NumberRole::Scale;
                bare.then_some(Group { value: 1, end, single: false })
            }) else {
                break;
            };
            let (factor, after) = self.scales(group.end);
            let after_scale = last != i64::MAX;
            if factor == 1 {
                // "ba triệu mốt": a lone form of a last place counts tenths too.
                if group.single && after_scale {
                    // "bốn triệu sáu" is 4,6 million; before a noun, or as an article, the digit is its own.
                    if !self.closes(group.end) || (group.value == 1 && !self.alone) || group.value == 0 {
                        break;
                    }
                    total = total.checked_add(group.value.checked_mul(last / 10)?)?;
                } else {
                    total = total.checked_add(group.value)?;
                }
                end = group.end;
                last = 1;
                break;
            }
            if factor < last {
                total = total.checked_add(group.value.checked_mul(factor)?)?;
            } else if total < 1_000_000 && factor >= 1_000_000 {
                // "một nghìn hai trăm tỷ": the larger scale holds for all before it.
                total = total.checked_add(group.value)?.checked_mul(factor)?;
            } else {
                break;
            }
            (last, scale, end) = (factor, factor, after);
            if self.role(end) == Some(NumberRole::Half) {
                total = total.checked_add(factor / 2)?;
                end += 1;
                break;
            }
        }
        if end == self.start {
            return None;
        }
        let mut number = Number {
            tokens: self.start..end,
            value: Decimal::from(total),
            step: Decimal::from(if last == i64::MAX { 1 } else { last }),
            scale: Decimal::from(scale),
            scaled: scale > 1,
            in_words: true,
            marked: false,
            whole: None,
        };
        self.fraction(&mut number)?;
        Some(number)
    }

    /// "mười ba tỷ, | năm trăm linh ba triệu": where a sum that is written out goes on behind a comma, below the scale before it.
    fn written_out(&self, comma: usize, scale: i64) -> Option<usize> {
        let next = comma + 1;
        let group = (next < self.limit && self.scan.is(comma, ",")).then(|| self.group(next))??;
        let (factor, _) = self.scales(group.end);
        (factor < scale && (factor > 1 || !group.single)).then_some(next)
    }

    /// Whether nothing counted follows, so that a lone digit belongs to the number before it.
    fn closes(&self, end: usize) -> bool {
        if self.alone || end >= self.limit {
            return true;
        }
        self.scan
            .hit(end, Class::Unit)
            .is_some_and(|hit| self.scan.lexicon.units[hit.entry as usize].dimension == Dimension::Money)
    }

    /// The product of the scales that stand side by side ("nghìn tỷ").
    fn scales(&self, at: usize) -> (i64, usize) {
        let (mut factor, mut end) = (1i64, at);
        while let Some(word) = self.word(end).filter(|word| word.role == NumberRole::Scale) {
            match factor.checked_mul(word.value) {
                Some(product) => factor = product,
                None => break,
            }
            end = word.end;
        }
        (factor, end)
    }

    /// "phẩy" and what follows: digits one by one, or a two-digit number, or digits as such.
    fn fraction(&self, number: &mut Number) -> Option<()> {
        let mark = number.tokens.end;
        let Some(word) = self.word(mark).filter(|word| word.role == NumberRole::Mark) else {
            return Some(());
        };
        let mut end = word.end;
        let mut places = String::new();
        let spelled = self.digit(end).is_some_and(|first| self.role(first.end) == Some(NumberRole::Tens));
        if end < self.limit && self.scan.tokens[end].kind == Kind::Number {
            places.push_str(self.scan.word(end));
            end += 1;
        } else if spelled || self.role(end) == Some(NumberRole::Ten) {
            let group = self.group(end)?;
            places = group.value.to_string();
            end = group.end;
        } else {
            while let Some(digit) =
                self.word(end).filter(|word| matches!(word.role, NumberRole::Digit | NumberRole::Ones))
            {
                places.push_str(&digit.value.to_string());
                end = digit.end;
            }
        }
        if places.is_empty() || places.len() > 20 || places.bytes().any(|byte| !byte.is_ascii_digit()) {
            return Some(());
        }
        let part = Decimal::of_digits("0", &places)?;
        number.value = number.value.checked_add(part)?;
        number.step = Decimal::new(1, places.len() as u32);
        number.marked = true;
        let (factor, after) = self.scales(end);
        if factor > 1 {
            let factor = Decimal::from(factor);
            number.value = number.value.checked_mul(factor)?;
            number.step = number.step.checked_mul(factor)?;
            number.scale = factor;
            number.scaled = true;
            end = after;
        }
        number.tokens.end = end;
        Some(())
    }
}
