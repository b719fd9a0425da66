//! Figures that follow from those stated, marked as derived.
//!
//! - `plan`: behind "bằng 42,66% dự toán", the level over the ratio;
//! - `base`: behind "tăng 6,6% so với cùng kỳ", "giảm 118 vụ so với cùng kỳ" and "bằng 105% cùng kỳ", the level of the
//!   period compared with;
//! - `whole`: behind "chiếm 25% tổng thu", the part over the share.
//!
//! Only exact figures imply others, and only where the level they qualify is stated.

use super::Implied;
use super::kin::View;
use super::printed::sub;
use crate::decimal::Decimal;
use crate::fact::{BaseKind, Measure};

pub(super) fn implied(view: &View<'_>) -> Vec<Implied> {
    (0..view.facts.len()).filter_map(|fact| one(view, fact)).collect()
}

fn one(view: &View<'_>, fact: usize) -> Option<Implied> {
    let claim = &view.facts[fact];
    let level = view.level_of(fact)?;
    // Both must be testable: exact, and no range.
    view.printed(fact)?;
    view.printed(level)?;
    let value = view.facts[level].value;
    let hundred = Decimal::from(100);
    let over = |percent: Decimal| {
        let positive = !percent.is_negative() && !percent.is_zero();
        positive.then(|| value.checked_mul(hundred)?.checked_div(percent)).flatten()
    };
    let kind = view.base_kind(fact)?;
    let percent = claim.unit == "%" && view.facts[level].unit != "%";
    let (kind, value, period) = match (kind, claim.measure.value) {
        (BaseKind::Plan, Measure::Ratio) if percent => ("plan", over(claim.value)?, view.base_period(fact)),
        (BaseKind::Plan, Measure::Change) if percent => {
            ("plan", over(hundred.checked_add(claim.value)?)?, view.base_period(fact))
        }
        (BaseKind::Period, Measure::Ratio) if percent => ("base", over(claim.value)?, view.base_period(fact)),
        (BaseKind::Period, Measure::Change) if percent => {
            ("base", over(hundred.checked_add(claim.value)?)?, view.base_period(fact))
        }
        (BaseKind::Period, Measure::Change)
            if claim.unit == view.facts[level].unit && claim.unit != "%"
                || claim.unit == "pp" && view.facts[level].unit == "%" =>
        {
            ("base", sub(value, claim.value)?, view.base_period(fact))
        }
        (BaseKind::Whole, Measure::Share) if percent && claim.whole.is_none() => {
            ("whole", over(claim.value)?, view.period(level))
        }
        _ => return None,
    };
    Some(Implied { kind, from: vec![level, fact], value, period })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, change, level, ratio, share};
    use crate::decimal::Decimal;
    use crate::fact::BaseKind;

    #[test]
    fn what_a_figure_is_compared_with_follows() {
        let doc = Doc::new(vec![
            level("thu ngân sách", "1060", "VND"),
            change("thu ngân sách", "6", "%").base_year(2019).of(0),
            ratio("thu ngân sách", "53").base(BaseKind::Plan).of(0),
            change("thu ngân sách", "60", "VND").base_year(2019).of(0),
            share("thu ngân sách", "25").base(BaseKind::Whole).of(0),
            change("thu ngân sách", "-100", "%").base_year(2019).of(0),
        ]);
        let found: Vec<_> = doc.implied().into_iter().map(|it| (it.kind, it.from[1], it.value)).collect();
        let value = Decimal::from;
        assert_eq!(
            found,
            [("base", 1, value(1000)), ("plan", 2, value(2000)), ("base", 3, value(1000)), ("whole", 4, value(4240)),]
        );
    }

    #[test]
    fn a_rate_in_percent_implies_nothing_by_percent() {
        let doc = Doc::new(vec![
            level("tỷ lệ hộ nghèo", "2", "%"),
            change("tỷ lệ hộ nghèo", "-5", "%").base_year(2019).of(0),
        ]);
        assert!(doc.implied().is_empty());
    }
}
