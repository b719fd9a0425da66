//! Parts of a whole: "3.917/3.917 trường hợp", "2/3 nguồn thu", "hai phần ba".

use super::reader::{Genre, Reader};
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::{Class, Signs};
use crate::mention::TokenRange;
use crate::mention::number::{self, Number};

/// Tokens of a unit before a sign of division.
const MAX_UNIT: usize = 12;
/// From one to this many on: the scale of a map.
const MAP: i64 = 100;
/// The last day and the last month: "2/3" may be a date.
const DAYS: i64 = 31;
const MONTHS: i64 = 12;

impl Reader<'_, '_> {
    /// a/b with `first` as a, its unit behind b. The quote begins at `start`.
    pub(super) fn fraction(&self, start: usize, first: &Number, negative: bool) -> Option<Quantity> {
        let slash = first.tokens.end;
        if !self.is(slash, "/") {
            return self.of_like_units(start, first, negative).or_else(|| self.out_of(start, first));
        }
        if first.scaled || !self.is_digits(slash + 1) {
            return None;
        }
        let second = number::number(self.scan, slash + 1, self.sentence.end, self.style, self.alone)?;
        if second.value.is_zero() || self.is(second.tokens.end, "/") {
            return None;
        }
        let unit = self.unit(&second).filter(|unit| unit.known);
        // "tỷ lệ 1/2.000" is the scale of a map.
        let map = first.value == Decimal::from(1) && second.value >= Decimal::from(MAP) && !self.alone;
        if map || self.is_address(&second) {
            return None;
        }
        if unit.is_none() && !self.alone && self.phrase_before(start, Class::Numbered).is_some() {
            return None;
        }
        if unit.as_ref().is_some_and(|unit| unit.time) {
            return None;
        }
        let end = unit.as_ref().map_or(second.tokens.end, |unit| unit.tokens.end.max(second.tokens.end));
        if unit.is_none() && !self.alone && !self.is_share(start, first, &second) {
            return None;
        }
        let factor = unit.as_ref().map_or(Decimal::from(1), |unit| unit.factor);
        let scale = if second.scaled { second.scale } else { Decimal::from(1) };
        let part = first.value.checked_mul(scale)?.checked_mul(factor)?;
        let whole = second.value.checked_mul(factor)?;
        let part = if negative { part.negated() } else { part };
        let unit_tokens = unit.map_or(end..end, |unit| unit.tokens);
        self.divided(start..end, (part, whole), Decimal::from(1), unit_tokens)
    }

    /// "560 tỷ đồng/690 tỷ đồng", "2.798ha/2.770ha", "92 lượt/110 lượt": a/b, each with the same unit or noun.
    fn of_like_units(&self, start: usize, first: &Number, negative: bool) -> Option<Quantity> {
        let like = |unit: &Unit| {
            unit.known && matches!(unit.kind, QuantityKind::Money | QuantityKind::Physical | QuantityKind::Count)
        };
        // No unit is read where nothing is divided behind it.
        let behind = first.tokens.end..first.tokens.end + MAX_UNIT;
        if !behind.into_iter().any(|slash| self.is(slash, "/") && self.is_digits(slash + 1)) {
            return None;
        }
        let own = self.unit(first).filter(like)?;
        let slash = own.tokens.end;
        if !self.is(slash, "/") || !self.is_digits(slash + 1) {
            return None;
        }
        let second = number::number(self.scan, slash + 1, self.sentence.end, self.style, self.alone)?;
        let unit = self.unit(&second).filter(|unit| like(unit) && unit.id == own.id)?;
        let whole = second.value.checked_mul(unit.factor)?;
        let part = first.value.checked_mul(own.factor)?;
        if whole.is_zero() || self.is(unit.tokens.end, "/") {
            return None;
        }
        let part = if negative { part.negated() } else { part };
        let end = unit.tokens.end;
        self.divided(start..end, (part, whole), first.step.checked_mul(own.factor)?, end..end)
    }

    /// "4 trong số 9 nhà máy", "15 trên tổng số 28 xã": so many out of those that are counted.
    fn out_of(&self, start: usize, first: &Number) -> Option<Quantity> {
        let link = self.phrase(first.tokens.end, Class::Among)?;
        // "2 trong 3 năm": a word that leads to a place or a time as well.
        self.phrase(first.tokens.end, Class::Quantifier).filter(|&end| end == link && self.is_digits(link))?;
        let second = number::number(self.scan, link, self.sentence.end, self.style, self.alone)?;
        let unit = self.unit(&second).filter(|unit| unit.kind == QuantityKind::Count)?;
        let whole = |number: &Number| !number.scaled && number.value.to_integer().is_some();
        // "1 trong số 5 nước" is one of them.
        let many = first.value > Decimal::from(1) && first.value <= second.value;
        let end = unit.tokens.end;
        (many && whole(first) && whole(&second))
            .then(|| self.divided(start..end, (first.value, second.value), Decimal::from(1), unit.tokens))?
    }

    /// A part in per cent of its whole; `step` is the worth of the last digit of the part.
    fn divided(
        &self,
        tokens: TokenRange,
        (part, whole): (Decimal, Decimal),
        step: Decimal,
        unit_tokens: TokenRange,
    ) -> Option<Quantity> {
        let percent = Decimal::from(100);
        let value = part.checked_mul(percent)?.checked_div(whole)?;
        let plain = self.plain(tokens, QuantityKind::Percent, value, "%");
        Some(Quantity {
            part: Some(part),
            whole: Some(whole),
            unit_tokens,
            precision: step.checked_mul(percent)?.checked_div(whole)?,
            ..plain
        })
    }

    /// Whether a/b without a counted noun is a share and no date: what can be no date, or stands before what is
    /// divided or behind a word that asks for a size.
    fn is_share(&self, start: usize, a: &Number, b: &Number) -> bool {
        // "02/2014-12/2015": a piece of a longer date.
        let piece = start >= self.sentence.start + 2 && self.is(start - 1, "-") && self.glued(start);
        if self.is_all(start, a, b) && !b.is_year() && !piece {
            return true;
        }
        if b.is_year() || piece {
            return false;
        }
        if a.value >= b.value || a.marked || b.marked {
            return self.is_told_in_percent(b.tokens.end, a, b);
        }
        let date = a.value <= Decimal::from(DAYS) && b.value <= Decimal::from(MONTHS);
        let end = b.tokens.end;
        let (_, hedge) = self.bound_before(start, QuantityKind::Percent);
        let asked = !hedge.is_empty() || self.phrase_before(start, Class::PartLead).is_some();
        let followed = self.is_word(end) && !self.scan.is_claimed(end) && self.phrase(end, Class::RangeLink).is_none();
        let dated = [Class::RangeOpen, Class::RangeLink, Class::ClockLead].into_iter();
        let dated = dated.map(|class| self.phrase_before(start, class)).any(|lead| lead.is_some());
        let divided = self.phrase(end, Class::PartTail).is_some() || self.phrase(end, Class::NotCounted).is_none();
        asked || followed && (!date || !dated && divided) || self.is_told_in_percent(end, a, b)
    }

    /// "Số xã đạt chuẩn: 29/29.", "đã xử lý 19/19, ...", "đạt 9.201/9.327 HS", in a report: no date, behind the words that
    /// tell what they are.
    fn is_all(&self, start: usize, a: &Number, b: &Number) -> bool {
        const HOURS: i64 = 24;
        let end = b.tokens.end;
        let large = |number: &Number| number.value > Decimal::from(MONTHS);
        let grouped = a.marked && b.marked && [a, b].iter().all(|one| one.value.to_integer().is_some());
        let whole = a.value == b.value && large(b) && b.value != Decimal::from(HOURS);
        let closed = end >= self.sentence.end || [",", ";", ".", ")", "("].into_iter().any(|mark| self.is(end, mark));
        let led = start > self.sentence.start && (self.is(start - 1, ":") || self.is_told(start));
        self.genre == Genre::Report && led && a.value <= b.value && (grouped || whole && closed)
    }

    /// "sinh đẻ tại cơ sở y tế 598/602, đạt 99,3%", "81/82 (98,8%)": the same part in per cent stands right behind.
    fn is_told_in_percent(&self, end: usize, a: &Number, b: &Number) -> bool {
        const REACH: usize = 5;
        let hundred = Decimal::from(100);
        let behind = (end + 1..self.sentence.end.min(end + REACH)).find(|&at| self.is_digits(at));
        let Some(percent) = behind.and_then(|at| self.number(at)).filter(|one| self.is(one.tokens.end, "%")) else {
            return false;
        };
        let exact = a.value.checked_mul(hundred).and_then(|part| part.checked_div(b.value));
        let apart = exact.and_then(|exact| exact.checked_add(percent.value.negated()));
        let small = |apart: Decimal| {
            let size = if apart.is_negative() { apart.negated() } else { apart };
            size.checked_add(percent.step.negated()).is_some_and(|rest| rest.is_negative())
        };
        apart.is_some_and(small)
    }

    /// "¼": a part and its whole in one character, one of Unicode's vulgar fractions.
    pub(super) fn vulgar(&self, at: usize) -> Option<(i64, i64)> {
        const FRACTIONS: [(&str, i64, i64); 18] = [
            ("½", 1, 2),
            ("⅓", 1, 3),
            ("⅔", 2, 3),
            ("¼", 1, 4),
            ("¾", 3, 4),
            ("⅕", 1, 5),
            ("⅖", 2, 5),
            ("⅗", 3, 5),
            ("⅘", 4, 5),
            ("⅙", 1, 6),
            ("⅚", 5, 6),
            ("⅐", 1, 7),
            ("⅛", 1, 8),
            ("⅜", 3, 8),
            ("⅝", 5, 8),
            ("⅞", 7, 8),
            ("⅑", 1, 9),
            ("⅒", 1, 10),
        ];
        let word = self.scan.word(at);
        FRACTIONS.iter().find(|(mark, ..)| *mark == word).map(|&(_, part, whole)| (part, whole))
    }

    /// "bằng ¼ cùng kỳ"; but "1½ tháng" is part of a number.
    pub(super) fn vulgar_fraction(&self, at: usize) -> Option<Quantity> {
        let apart = at == self.sentence.start || !self.glued(at) || !self.is_digits(at - 1);
        let (part, whole) = self.vulgar(at).filter(|_| apart)?;
        self.divided(at..at + 1, (Decimal::from(part), Decimal::from(whole)), Decimal::from(1), at + 1..at + 1)
    }

    /// "hai phần ba", and, where the text is nothing else, "một trên hai", "hai ba chia mười hai".
    pub(super) fn fraction_in_words(&self, at: usize) -> Option<Quantity> {
        if !self.speaks(Signs::classes(&[Class::FractionMark, Class::FractionMarkAlone])) {
            return None;
        }
        let start = at;
        let minus = self.minus(at);
        let at = minus.map_or(at, |end| end);
        if self.scan.hit(at, Class::Number).is_none() || self.is_digits(at) || at >= self.sentence.end {
            return None;
        }
        let first = number::number(self.scan, at, self.sentence.end, self.style, true)?;
        let mark = first.tokens.end;
        let alone = || self.phrase(mark, Class::FractionMarkAlone).filter(|_| self.alone);
        let after = self.phrase(mark, Class::FractionMark).or_else(alone)?;
        if self.is_digits(after) {
            return None;
        }
        let second = self.denominator_in_words(after)?;
        if second.0.is_zero() || first.scaled {
            return None;
        }
        let part = if minus.is_some() { first.value.negated() } else { first.value };
        let value = part.checked_mul(Decimal::from(100))?.checked_div(second.0)?;
        let plain = self.plain(start..second.1, QuantityKind::Percent, value, "%");
        // "hai phẩy năm phần trăm" has no whole: it is a percentage in words.
        let percent = second.0 == Decimal::from(100);
        let (part, whole) = if percent { (None, None) } else { (Some(part), Some(second.0)) };
        Some(Quantity { part, whole, in_words: true, ..plain })
    }

    fn denominator_in_words(&self, at: usize) -> Option<(Decimal, usize)> {
        if let Some(number) = number::number(self.scan, at, self.sentence.end, self.style, self.alone) {
            // "một phần trăm" is a percentage, said otherwise.
            return (number.value < Decimal::from(100) || self.alone).then_some((number.value, number.tokens.end));
        }
        // "một phần tư": a form that only stands in last places.
        let hit = self.scan.hit(at, Class::Number)?;
        let value = self.scan.lexicon.numbers[hit.entry as usize].whole();
        (value > 0 && hit.end as usize <= self.sentence.end).then(|| (Decimal::from(value), hit.end as usize))
    }
}
