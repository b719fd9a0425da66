//! Ways of writing money: the currency first ("$50", "USD 20"), hundredths behind it ("2 đô la 23 xen").

use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::Dimension;
use crate::mention::number::Number;
use crate::token::Case;

/// Digits behind a unit that are its decimals ("1m86").
const MAX_DECIMALS: usize = 2;

impl Reader<'_, '_> {
    /// "$50", "USD 20", "VND1000-VND2000": the currency stands first.
    pub(super) fn currency_first(&self, at: usize) -> Option<Quantity> {
        let (number, unit) = self.priced(at)?;
        let end = number.tokens.end;
        let mut quantity = self.measured(at..end, &number, &unit, false)?;
        quantity.unit_tokens = unit.tokens.clone();
        let link = self.phrase(end, Class::RangeLink);
        if let Some(link) = link {
            let second = match self.priced(link) {
                Some((second, other)) if other.id == unit.id => Some(second),
                _ => self.number(link).filter(|second| self.unit_at(second.tokens.end).is_none()),
            };
            if let Some(second) = second {
                quantity.value_max = Some(second.value.checked_mul(unit.factor)?);
                quantity.tokens.end = second.tokens.end;
                quantity.span = self.scan.span(quantity.tokens.clone());
            }
        }
        Some(quantity)
    }

    fn priced(&self, at: usize) -> Option<(Number, Unit)> {
        let hit = self.scan.hit(at, Class::Unit).filter(|_| at < self.sentence.end)?;
        let entry = &self.scan.lexicon.units[hit.entry as usize];
        if entry.dimension != Dimension::Money {
            return None;
        }
        let mut number_at = hit.end as usize;
        if self.is(number_at, ".") && self.glued(number_at) {
            number_at += 1;
        }
        if !self.is_digits(number_at) || self.token(at)?.case == Case::Lower && self.is_word(at) {
            return None;
        }
        let number = self.number(number_at)?;
        // "Lâm Đồng 22": the end of a name.
        let named = self.phrase_before(hit.end as usize, Class::Place).is_some_and(|name| name < at);
        if named || self.unit_at(number.tokens.end).is_some() {
            return None;
        }
        let unit = Unit {
            tokens: at..hit.end as usize,
            kind: QuantityKind::Money,
            id: entry.id.clone(),
            factor: Decimal::from(1),
            time: false,
            known: true,
        };
        Some((number, unit))
    }

    /// "12 tấn 5 tạ": a smaller unit of the same kind right behind; "1m86": digits that touch it are its decimals.
    pub(super) fn with_rest(&self, quantity: Quantity, unit: &Unit) -> Quantity {
        let end = quantity.tokens.end;
        let goes_on = self.glued(end + 1) && (self.is_word(end + 1) || self.glued(end + 2));
        let tail = self.is_digits(end) && self.glued(end) && self.glued(end - 1) && !goes_on;
        if tail
            && quantity.kind == QuantityKind::Physical
            && !unit.time
            && unit.tokens == (end - 1..end)
            && let digits = self.scan.word(end)
            && digits.len() <= MAX_DECIMALS
            && let Some(step) = unit.factor.checked_mul(Decimal::new(1, digits.len() as u32))
            && let Some(part) = Decimal::parse(digits).and_then(|tail| tail.checked_mul(step))
            && let Some(value) = quantity.value.checked_add(part)
        {
            let tokens = quantity.tokens.start..end + 1;
            return Quantity { value, span: self.scan.span(tokens.clone()), tokens, precision: step, ..quantity };
        }
        if let Some(quantity) = self.with_rest_of_money(&quantity, unit) {
            return quantity;
        }
        if quantity.kind != QuantityKind::Physical
            || unit.time
            || quantity.value_max.is_some()
            || end != unit.tokens.end
        {
            return quantity;
        }
        let next = self.number(end).filter(|rest| !rest.scaled && !rest.in_words);
        let smaller = next.and_then(|rest| Some((self.unit_at(rest.tokens.end)?, rest))).filter(|(other, rest)| {
            let part = rest.value.checked_mul(other.factor);
            other.id == unit.id && other.kind == unit.kind && part.is_some_and(|part| part < unit.factor)
        });
        let Some((other, rest)) = smaller else { return quantity };
        let part = rest
            .value
            .checked_mul(other.factor)
            .map(|part| if quantity.value < Decimal::ZERO { part.negated() } else { part });
        let Some(value) = part.and_then(|part| quantity.value.checked_add(part)) else { return quantity };
        let tokens = quantity.tokens.start..other.tokens.end;
        Quantity { value, span: self.scan.span(tokens.clone()), tokens, precision: other.factor, ..quantity }
    }

    /// "12 tỷ 450 trđ": what is left below the scale of an amount, in a currency that is written with its own scale.
    fn with_rest_of_money(&self, quantity: &Quantity, unit: &Unit) -> Option<Quantity> {
        let end = quantity.tokens.end;
        let open = quantity.kind == QuantityKind::Money && unit.tokens.is_empty() && quantity.value_max.is_none();
        let rest = self.number(end).filter(|rest| open && !rest.scaled && !rest.in_words)?;
        let other = self.unit_at(rest.tokens.end)?;
        let part = rest.value.checked_mul(other.factor)?;
        let below = other.id == quantity.unit && other.factor > Decimal::from(1) && part < quantity.precision;
        let value = if quantity.value.is_negative() { part.negated() } else { part }.checked_add(quantity.value)?;
        let tokens = quantity.tokens.start..other.tokens.end;
        let precision = rest.step.checked_mul(other.factor)?;
        below.then(|| Quantity { value, span: self.scan.span(tokens.clone()), tokens, precision, ..quantity.clone() })
    }

    /// "2 đô la 23 xen": a hundredth part behind the main unit.
    pub(super) fn with_cents(&self, quantity: Quantity, number: &Number) -> Quantity {
        let end = quantity.tokens.end;
        if quantity.kind != QuantityKind::Money
            || number.scaled
            || quantity.unit == "VND"
            || quantity.value_max.is_some()
        {
            return quantity;
        }
        let at = self.phrase(end, Class::Coordinate).unwrap_or(end);
        let Some(cents) = self.number(at).filter(|cents| cents.value < Decimal::from(100) && !cents.scaled) else {
            return quantity;
        };
        let to = self.phrase(cents.tokens.end, Class::Cent);
        if to.is_none() && !(self.alone && at == end) {
            return quantity;
        }
        let sum = cents.value.checked_mul(Decimal::new(1, 2)).and_then(|part| quantity.value.checked_add(part));
        let Some(value) = sum else {
            return quantity;
        };
        let tokens = quantity.tokens.start..to.unwrap_or(cents.tokens.end);
        Quantity { value, span: self.scan.span(tokens.clone()), tokens, precision: Decimal::new(1, 2), ..quantity }
    }
}
