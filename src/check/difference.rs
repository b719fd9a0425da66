//! `difference`: an absolute change against the levels of the two periods.
//!
//! "Tỷ lệ hộ nghèo còn 2,1%, giảm 0,5 điểm phần trăm so với năm 2019 (2,6%)": the levels are of one indicator, unit and
//! place, and their periods are those of the claim and of its base. Points are the difference of two percentages.

use super::Check;
use super::kin::View;
use crate::fact::{BaseKind, Measure};

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for claim in 0..view.facts.len() {
        out.extend(one(view, claim));
    }
}

fn one(view: &View<'_>, claim: usize) -> Option<Check> {
    let fact = &view.facts[claim];
    if fact.measure.value != Measure::Change || view.base_kind(claim) != Some(BaseKind::Period) {
        return None;
    }
    let stated = view.printed(claim)?;
    let level = view.level_of(claim)?;
    let unit = if fact.unit == "pp" { "%" } else { fact.unit.as_str() };
    // "Giảm 2%" of a rate may be points or percent: it claims nothing certain.
    if view.facts[level].unit != unit || fact.unit == "%" || !view.is_result(claim) {
        return None;
    }
    let old = view.level_at(level, view.base_period(claim)?)?;
    if view.period(level) == view.period(old) {
        return None;
    }
    let implied = view.printed(level)?.minus(view.printed(old)?)?;
    Check::new("difference", vec![claim, level, old], stated, implied)
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
