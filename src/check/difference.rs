//! `difference`: an absolute change against the levels of the two periods.
//!
//! "Tỷ lệ hộ nghèo còn 2,1%, giảm 0,5 điểm phần trăm so với năm 2019 (2,6%)": the levels are of one indicator, unit and
//! place, and their periods are those of the claim and of its base, or the sentence says one after the other before the
//! claim. Points are the difference of two percentages.

use super::Check;
use super::kin::{self, Moved, View};
use crate::fact::{BaseKind, Measure};

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for claim in 0..view.facts.len() {
        out.extend(one(view, claim));
    }
}

fn one(view: &View<'_>, claim: usize) -> Option<Check> {
    let fact = &view.facts[claim];
    if fact.measure.value != Measure::Change {
        return None;
    }
    let stated = view.printed(claim)?;
    let level = view.level_of(claim)?;
    let unit = if fact.unit == "pp" { "%" } else { fact.unit.as_str() };
    // "Giảm 2%" of a rate may be points or percent: it claims nothing certain.
    if view.facts[level].unit != unit || fact.unit == "%" || !view.is_result(claim) {
        return None;
    }
    let against = |level: usize, old: usize| {
        let implied = view.printed(level)?.minus(view.printed(old)?)?;
        Check::new("difference", vec![claim, level, old], stated, implied)
    };
    let base = view.base_period(claim).filter(|_| view.base_kind(claim) == Some(BaseKind::Period));
    if let Some(old) = base.and_then(|base| view.level_at(level, base)) {
        return if view.period(level) == view.period(old) { None } else { against(level, old) };
    }
    let Moved { old, level, tied } = kin::moved(view, claim)?;
    against(level, old).filter(|check| check.holds || tied)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, change, level};

    #[test]
    fn points_are_the_difference_of_rates() {
        let doc = |points| {
            Doc::new(vec![
                level("tỷ lệ hộ nghèo", "2.1", "%").step("0.1").year(2020),
                change("tỷ lệ hộ nghèo", points, "pp").step("0.1").base_year(2019).of(0),
                level("tỷ lệ hộ nghèo", "2.6", "%").step("0.1").year(2019),
            ])
        };
        assert!(doc("-0.5").checks("difference")[0].holds);
        assert!(doc("-0.6").checks("difference")[0].holds, "rounding allows a tenth");
        assert!(!doc("-0.8").checks("difference")[0].holds);
    }
}
