//! What a printed figure says of the true one: an interval half a unit of the last printed place to each side.

use crate::decimal::Decimal;
use crate::fact::{Fact, Measure};
use crate::mention::{Bound, Quantity, QuantityKind};

/// From that many zeros on, the zeros at the end of a whole number are taken for rounding ("12.300 tấn").
const ROUND_ZEROS: u32 = 2;
/// Of a percentage one zero is enough ("tăng 40%").
const ROUND_ZEROS_PERCENT: u32 = 1;

/// Rounding moves a figure by a twentieth at most: "100 tỷ đồng" is not 60.
const MOST: i64 = 10;

/// A figure as printed, or what follows from some, with the closed interval of what it may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) value: Decimal,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Range {
    /// What is known exactly.
    pub(super) fn point(value: Decimal) -> Self {
        Range { value, low: value, high: value }
    }

    /// The true values that `fact` may be printed for. None for ranges, words and all but exact figures: they
    /// claim too little to be tested.
    pub(super) fn printed(fact: &Fact, quantity: &Quantity) -> Option<Self> {
        if quantity.in_words
            || fact.bound.value != Bound::Exact
            || fact.value_max.is_some()
            || quantity.value_max.is_some()
        {
            return None;
        }
        let unit = last_place(fact, quantity)?;
        let half = unit.halved()?;
        Some(Range { value: fact.value, low: sub(fact.value, half)?, high: fact.value.checked_add(half)? })
    }

    /// How far it reaches from its value towards another one.
    pub(super) fn towards(&self, other: Decimal) -> Option<Decimal> {
        if other < self.value { sub(self.value, self.low) } else { sub(self.high, self.value) }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether all of it is above zero.
    pub(super) fn is_positive(&self) -> bool {
        !self.low.is_negative() && !self.low.is_zero()
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Range {
            value: self.value.checked_add(other.value)?,
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Range {
            value: sub(self.value, other.value)?,
            low: sub(self.low, other.high)?,
            high: sub(self.high, other.low)?,
        })
    }

    /// The product of two that are above zero.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        if !self.is_positive() || !other.is_positive() {
            return None;
        }
        Some(Range {
            value: self.value.checked_mul(other.value)?,
            low: self.low.checked_mul(other.low)?,
            high: self.high.checked_mul(other.high)?,
        })
    }

    /// `100 * self / whole`, for a whole above zero.
    pub(super) fn percent_of(self, whole: Self) -> Option<Self> {
        if !whole.is_positive() {
            return None;
        }
        let percent = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::from(100))?.checked_div(whole);
        let low = if self.low.is_negative() { whole.low } else { whole.high };
        let high = if self.high.is_negative() { whole.high } else { whole.low };
        Some(Range {
            value: percent(self.value, whole.value)?,
            low: percent(self.low, low)?,
            high: percent(self.high, high)?,
        })
    }

    /// The change in percent from `old` to `self`.
    pub(super) fn growth_from(self, old: Self) -> Option<Self> {
        let ratio = self.percent_of(old)?;
        ratio.minus(Range::point(Decimal::from(100)))
    }
}

/// One unit in the last place that is known to mean something.
fn last_place(fact: &Fact, quantity: &Quantity) -> Option<Decimal> {
    let mut unit = quantity.precision;
    let percent = fact.unit == "%" || fact.unit == "pp";
    if unit.is_zero() || unit.is_negative() {
        return (!unit.is_negative()).then_some(unit);
    }
    // Percentages are cut as often as they are rounded ("84,68%" of 84,688): a whole unit to each side.
    if percent && fact.measure.value != Measure::Level {
        unit = unit.checked_mul(Decimal::from(2))?;
    }
    let hundred = percent && fact.value == Decimal::from(100);
    let Some(units) = fact.value.checked_div(quantity.precision)?.to_integer() else { return Some(unit) };
    let mut rest = units;
    let mut zeros = 0;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    let round = if percent { ROUND_ZEROS_PERCENT } else { ROUND_ZEROS };
    if zeros >= round && !hundred && quantity.precision >= Decimal::from(1) {
        let rounded = unit.checked_mul(Decimal::new(10i128.checked_pow(zeros)?, 0))?;
        let size = if fact.value.is_negative() { fact.value.negated() } else { fact.value };
        return Some(rounded.min(size.checked_div(Decimal::from(MOST))?).max(unit));
    }
    // Whole things that are counted one by one.
    let counted = quantity.kind == QuantityKind::Count && quantity.precision == Decimal::from(1);
    Some(if counted { Decimal::ZERO } else { unit })
}

/// The difference.
pub(super) fn sub(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b.negated())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(low: i64, value: i64, high: i64) -> Range {
        Range { value: Decimal::from(value), low: Decimal::from(low), high: Decimal::from(high) }
    }

    #[test]
    fn arithmetic_keeps_the_true_values_inside() {
        assert_eq!(range(9, 10, 11).percent_of(range(20, 25, 25)), Some(range(36, 40, 55)));
        assert_eq!(range(110, 110, 110).growth_from(range(100, 100, 100)), Some(range(10, 10, 10)));
        assert_eq!(range(1, 1, 2).percent_of(range(0, 1, 1)), None);
        assert_eq!(range(-2, 2, 4).percent_of(range(10, 20, 20)), Some(range(-20, 10, 40)));
    }

    proptest! {
        #[test]
        fn a_quotient_of_inner_values_is_inside(a in 1i64..1000, b in 0i64..50, c in 1i64..1000, d in 0i64..50) {
            let quotient = range(a, a, a + b).percent_of(range(c, c, c + d));
            let inner = Decimal::from(a).checked_mul(Decimal::from(100)).and_then(|it| it.checked_div(Decimal::from(c)));
            let inside = quotient.zip(inner).is_some_and(|(all, it)| all.low <= it && it <= all.high);
            prop_assert!(inside);
        }
    }
}
