//! Quantities without a number of their own: multiples ("gấp đôi"), halves, zero ("không có hồ sơ"), vague amounts
//! ("hàng nghìn lượt").

use super::reader::Reader;
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::NumberRole;
use crate::mention::number::Number;

impl Reader<'_, '_> {
    /// "gấp đôi", "gấp rưỡi", "một nửa".
    pub(super) fn multiple_or_half(&self, at: usize) -> Option<Quantity> {
        let hit = self.scan.hit(at, Class::Number).filter(|hit| hit.end as usize <= self.sentence.end)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        match entry.role {
            NumberRole::Multiple => {
                let value = Decimal::from(entry.whole());
                let plain = self.plain(at..hit.end as usize, QuantityKind::Multiple, value, "%");
                Some(Quantity { in_words: true, ..plain })
            }
            NumberRole::Fraction => self.half(at, hit.end as usize),
            _ => None,
        }
    }

    /// "một nửa" of something; "nửa" alone only with a hedge ("hơn nửa") or a unit of time behind it.
    fn half(&self, at: usize, end: usize) -> Option<Quantity> {
        if self.phrase(end, Class::PeriodTail).is_some() {
            return None;
        }
        let short = end == at + 1;
        if short && let Some(unit) = self.unit_at(end).filter(|unit| unit.time) {
            let value = Decimal::new(5, 1).checked_mul(unit.factor)?;
            let plain = self.plain(at..unit.tokens.end, QuantityKind::Physical, value, &unit.id);
            return Some(Quantity { in_words: true, unit_tokens: unit.tokens, ..plain });
        }
        if short && let Some(number) = self.half_of_scale(at, end) {
            let unit = self.unit(&number)?;
            let value = number.value.checked_mul(unit.factor)?;
            let plain = self.plain(at..unit.tokens.end.max(number.tokens.end), unit.kind, value, &unit.id);
            return Some(Quantity { in_words: true, precision: value, unit_tokens: unit.tokens, ..plain });
        }
        let plain = self.plain(at..end, QuantityKind::Percent, Decimal::from(50), "%");
        if short && plain.bound == Bound::Exact && !self.alone {
            return None;
        }
        Some(Quantity { in_words: true, ..plain })
    }

    /// "nửa triệu": half of a scale.
    fn half_of_scale(&self, at: usize, scale: usize) -> Option<Number> {
        let hit = self.scan.hit(scale, Class::Number).filter(|hit| hit.end as usize <= self.sentence.end)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        if entry.role != NumberRole::Scale || entry.glued {
            return None;
        }
        let whole = Decimal::from(entry.whole());
        let value = whole.checked_mul(Decimal::new(5, 1))?;
        Some(Number {
            tokens: at..hit.end as usize,
            value,
            step: value,
            scale: whole,
            scaled: true,
            in_words: true,
            marked: false,
            whole: None,
        })
    }

    /// "không có hồ sơ": zero of a known noun.
    pub(super) fn zero(&self, at: usize) -> Option<Quantity> {
        let noun = self.phrase(at, Class::ZeroLead)?;
        self.phrase(noun, Class::ZeroNoun)?;
        let noun = self.counted(noun).filter(|noun| noun.known)?;
        let unit = self.noun_name(noun.tokens.clone());
        let plain = self.plain(at..noun.tokens.end, QuantityKind::Zero, Decimal::ZERO, &unit);
        Some(Quantity { in_words: true, unit_tokens: noun.tokens, ..plain })
    }

    /// "hàng nghìn lượt" is at least a thousand, "vài chục triệu đồng" some twenty million.
    pub(super) fn vague(&self, at: usize) -> Option<Quantity> {
        let (start, some) = match self.phrase(at, Class::VagueLead) {
            Some(start) => (start, false),
            None => (self.phrase(at, Class::VagueSome)?, true),
        };
        let mut value = Decimal::from(if some { 2 } else { 1 });
        let mut end = start;
        while let Some(hit) = self.scan.hit(end, Class::Number).filter(|hit| hit.end as usize <= self.sentence.end) {
            let entry = &self.scan.lexicon.numbers[hit.entry as usize];
            let scale = matches!(entry.role, NumberRole::Scale | NumberRole::Hundred | NumberRole::Tens);
            if !scale || entry.glued {
                break;
            }
            value = value.checked_mul(Decimal::from(entry.whole()))?;
            end = hit.end as usize;
        }
        if end == start {
            return None;
        }
        let number = Number {
            tokens: at..end,
            value,
            step: value,
            scale: value,
            scaled: true,
            in_words: true,
            marked: false,
            whole: None,
        };
        let unit = self.unit(&number)?;
        let value = value.checked_mul(unit.factor)?;
        let plain = self.plain(at..unit.tokens.end.max(end), unit.kind, value, &unit.id);
        let bound = if some { Bound::About } else { Bound::AtLeast };
        Some(Quantity { in_words: true, precision: value, unit_tokens: unit.tokens, bound, ..plain })
    }

    /// "dăm ba triệu đồng" is three to five million, "dăm chục hộ" about fifty.
    pub(super) fn few(&self, at: usize) -> Option<Quantity> {
        const FEW: i64 = 5;
        let mut end = self.phrase(at, Class::VagueFew)?;
        let number = |at: usize| {
            let hit = self.scan.hit(at, Class::Number).filter(|hit| hit.end as usize <= self.sentence.end)?;
            let entry = &self.scan.lexicon.numbers[hit.entry as usize];
            (!entry.glued).then_some((entry, hit.end as usize))
        };
        let mut other = FEW;
        if let Some((entry, next)) = number(end).filter(|(entry, _)| entry.role == NumberRole::Digit) {
            other = entry.whole();
            end = next;
        }
        let mut scale = Decimal::from(1);
        while let Some((entry, next)) = number(end)
            && matches!(entry.role, NumberRole::Scale | NumberRole::Hundred | NumberRole::Tens)
        {
            scale = scale.checked_mul(Decimal::from(entry.whole()))?;
            end = next;
        }
        let (low, high) =
            (Decimal::from(FEW.min(other)).checked_mul(scale)?, Decimal::from(FEW.max(other)).checked_mul(scale)?);
        let few = Number {
            tokens: at..end,
            value: low,
            step: scale,
            scale,
            scaled: scale != Decimal::from(1),
            in_words: true,
            marked: false,
            whole: None,
        };
        let unit = self.unit(&few).filter(|unit| unit.known)?;
        let plain = self.plain(at..unit.tokens.end.max(end), unit.kind, low.checked_mul(unit.factor)?, &unit.id);
        let value_max = if low == high { None } else { Some(high.checked_mul(unit.factor)?) };
        let precision = scale.checked_mul(unit.factor)?;
        Some(Quantity { in_words: true, value_max, precision, unit_tokens: unit.tokens, bound: Bound::About, ..plain })
    }
}
