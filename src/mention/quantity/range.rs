//! Ranges: "6,5 - 7%", "từ 3 đến 5 tỷ đồng", "giữa 1.000 và 2.000 đồng". Both ends share what is written once.

use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::number::Number;
use crate::token::Kind;

/// Things of a kind are rarely numbered as far as this.
const LEAST_SHARE: i64 = 10;

impl Reader<'_, '_> {
    /// A range that begins with `first`, and its unit.
    pub(super) fn range(
        &self,
        start: usize,
        first: &Number,
        unit: Option<&Unit>,
        negative: bool,
    ) -> Option<(Quantity, Unit)> {
        let at = unit.map_or(first.tokens.end, |unit| unit.tokens.end.max(first.tokens.end));
        let known = unit.filter(|unit| unit.known);
        if unit.is_some() && known.is_none() {
            return None;
        }
        let open = self.phrase_before(start, Class::RangeOpen).is_some();
        let link = self.phrase(at, Class::RangeLink).or_else(|| {
            // "giữa 1.000 và 2.000 đồng"
            self.phrase(at, Class::Coordinate).filter(|_| open && self.opens_between(start))
        })?;
        let dash = self.kind(at) == Some(Kind::Symbol);
        let second = self.number(link)?;
        // "5 -10 tấn", "từ 23.100 -23.150 đồng" are ranges, "giảm 5 -10", "5,2 -6,1%" are not.
        let uneven = dash && self.glued(at) != self.glued(link) && known.is_none();
        let unit_of =
            || self.unit_at(second.tokens.end).filter(|unit| !first.marked || unit.kind != QuantityKind::Percent);
        if uneven && (first.value >= second.value || (first.marked && !open) || unit_of().is_none()) {
            return None;
        }
        if dash && second.in_words {
            return None;
        }
        let other = self.unit(&second);
        if self.is(second.tokens.end, "/") && self.is_digits(second.tokens.end + 1) {
            return None;
        }
        let shared = match (known, other) {
            (Some(one), Some(two)) if one.id == two.id && one.kind == two.kind => two,
            // "từ 50 mg đến 80 mg/l", "5.000 đồng đến 7.000 đồng/kg": what is below the sign is said once.
            (Some(one), Some(two)) if one.kind == two.kind && two.is_rate_of(one) => two,
            (None, Some(two)) if two.known => two,
            (None, other) if self.bare_range(start, first, &second) => match other {
                Some(two) => two,
                None => return Some(self.range_of_numbers(start, first, &second, negative)),
            },
            _ => return None,
        };
        if dash && shared.kind == QuantityKind::Money && self.is_both_sides(start, shared.tokens.end) {
            return None;
        }
        if dash && known.is_some_and(|unit| self.is_series(start, unit, &shared)) {
            return None;
        }
        // "quận 3 - 120.000 đồng", "cầu số 2 - 45 tỷ đồng": the number of a place, and what is said of it.
        let money = matches!(shared.kind, QuantityKind::Money | QuantityKind::Percent);
        let named = || {
            // "công nghiệp 43 - 44%": two shares about as large, no number of a group.
            let twice = first.value.checked_add(first.value);
            // "ở mức 425 - 430 USD/tấn": two prices likewise.
            let near = (shared.kind == QuantityKind::Percent || shared.id.contains('/'))
                && first.value >= Decimal::from(LEAST_SHARE)
                && first.value < second.value
                && twice.is_some_and(|twice| second.value <= twice);
            let apart = !self.glued(at) && !first.marked && !near;
            self.phrase_before(start, Class::Numbered).is_some_and(|noun| !self.is_measured_by(noun, start, first))
                || apart && self.phrase_before(start, Class::NumberedWeak).is_some()
        };
        if dash && money && unit.is_none() && named() {
            return None;
        }
        // Both ends share the scale written once, unless the first is written out.
        let scale = if known.is_some() || first.scaled {
            Decimal::from(1)
        } else if second.scaled && first.comparable(&second) {
            second.scale
        } else {
            first.shares_thousands(&second)
        };
        let lower = first.value.checked_mul(scale)?;
        let number = Number { value: lower, step: second.step, ..second.clone() };
        let end = shared.tokens.end.max(second.tokens.end);
        let mut quantity = self.measured(start..end, &number, &shared, negative)?;
        let mut upper = Number { value: second.value, ..second.clone() };
        if quantity.kind == QuantityKind::Count && upper.whole.is_some() {
            upper.value = upper.whole.unwrap_or(upper.value);
        }
        let factor = if quantity.kind == QuantityKind::Multiple { Decimal::from(100) } else { shared.factor };
        let value = upper.value.checked_mul(factor)?;
        quantity.value_max = Some(if negative { value.negated() } else { value });
        Some((quantity, shared))
    }

    /// "36,2 - 36,5 triệu đồng/lượng (mua vào - bán ra)", "mua - bán lần lượt ở mức | 36,8 - 37 triệu đồng": what one buys and sells at
    /// are two prices, no range.
    fn is_both_sides(&self, start: usize, end: usize) -> bool {
        const REACH: usize = 10;
        let sides = |at: usize| {
            let link = self.phrase(at, Class::DealEnd)?;
            let next = self.phrase(link, Class::RangeLink).or_else(|| self.phrase(link, Class::Coordinate));
            self.phrase(next.or_else(|| self.is(link, "/").then_some(link + 1))?, Class::DealEnd)
        };
        let floor = start.saturating_sub(REACH).max(self.sentence.start);
        self.is(end, "(") && sides(end + 1).is_some()
            || (floor..start).rev().take_while(|&at| !self.is_digits(at)).any(|at| sides(at).is_some())
    }

    /// The link of a price of one side of a deal with that of the other.
    pub(super) fn side_link(&self, start: usize, at: usize) -> Option<usize> {
        let next = self.phrase(at, Class::RangeLink).filter(|_| self.kind(at) == Some(Kind::Symbol))?;
        let unit = self.unit(&self.number(next)?).filter(|unit| unit.kind == QuantityKind::Money)?;
        self.is_both_sides(start, unit.tokens.end).then_some(next)
    }

    /// "tăng bình quân hằng năm 7,5 - 8,5%", "hằng năm 6 - 7%", "(mục tiêu Đại hội 9 - 10%)": no year has parts, none is each,
    /// and what a plan is said to be is no number of who made it.
    fn is_measured_by(&self, noun: usize, start: usize, first: &Number) -> bool {
        first.value.to_integer().is_none()
            || self.phrase_before(start, Class::Yearly).is_some()
            || self.phrase_before(noun, Class::PlanNoun).is_some()
    }

    /// "64,1% - 29,4% - 6,5%": three figures with dashes are no range.
    fn is_series(&self, start: usize, unit: &Unit, last: &Unit) -> bool {
        let key = |token: usize| self.scan.key(token);
        let sign = |token: usize| unit.tokens.end.checked_sub(1).is_some_and(|own| key(own) == key(token));
        let follows = || {
            let third = self.phrase(last.tokens.end, Class::RangeLink).and_then(|next| self.number(next))?;
            self.unit(&third).map(|third| third.id == unit.id)
        };
        let dash = |token: usize| self.scan.is_dash(token);
        let before = start.checked_sub(2).filter(|&before| before >= self.sentence.start);
        before.is_some_and(|before| dash(before + 1) && sign(before)) || follows() == Some(true)
    }

    fn opens_between(&self, start: usize) -> bool {
        self.phrase_before(start, Class::RangeOpen)
            .is_some_and(|open| self.scan.hit(open, Class::RangeBetween).is_some())
    }

    /// Whether two bare numbers with a dash between make a range of plain numbers.
    fn bare_range(&self, start: usize, first: &Number, second: &Number) -> bool {
        let asked =
            self.alone || first.marked && second.marked || self.phrase_before(start, Class::FigureLead).is_some();
        let end = second.tokens.end;
        let claimed = !self.alone && end < self.sentence.end && self.scan.is_claimed(end);
        // A series of numbers with dashes is no range.
        let series = self.phrase(end, Class::RangeLink).is_some_and(|next| self.is_digits(next));
        let hours = self.phrase(end, Class::HourMark).is_some();
        asked && !hours && !claimed && !series && first.value < second.value && !first.is_year() && !second.is_year()
    }

    fn range_of_numbers(&self, start: usize, a: &Number, b: &Number, negative: bool) -> (Quantity, Unit) {
        let end = b.tokens.end;
        let mut quantity = self.plain(start..end, QuantityKind::Bare, a.value, "1");
        quantity.value_max = Some(if negative { b.value.negated() } else { b.value });
        if negative {
            quantity.value = a.value.negated();
        }
        (quantity, Unit { kind: QuantityKind::Bare, ..Unit::none(end) })
    }
}

impl Number {
    /// "28-29.000": the thousands written once.
    fn shares_thousands(&self, upper: &Number) -> Decimal {
        let thousand = Decimal::from(1000);
        let thousands = upper.marked && upper.value.checked_div(thousand).is_some_and(|it| it.to_integer().is_some());
        let raised = self.value.checked_mul(thousand).filter(|&raised| {
            let twice = raised.checked_mul(Decimal::from(2));
            raised <= upper.value && twice.is_some_and(|twice| twice >= upper.value)
        });
        if thousands && !self.marked && raised.is_some() { thousand } else { Decimal::from(1) }
    }

    /// Whether the two are of one order, so that a scale written once may be meant for both.
    pub(super) fn comparable(&self, scaled: &Number) -> bool {
        let limit = Decimal::from(1000);
        let Some(raw) = scaled.value.checked_div(scaled.scale) else {
            return false;
        };
        match (self.value.checked_mul(limit), raw.checked_mul(limit)) {
            (Some(a), Some(b)) => a >= raw && b >= self.value,
            _ => false,
        }
    }
}
