//! `plan`: a level and its plan against the ratio printed between them.
//!
//! "Thu ngân sách đạt 1.925 tỷ đồng, bằng 42,66% dự toán (4.512 tỷ đồng)": 1.925 of 4.512 must be 42,66 %. The plan is
//! a level inside the words of the ratio's base, or the one target of the same indicator, unit and place in the sentence.
//! "Vượt 5% kế hoạch" is tested likewise, as a change.

use super::Check;
use super::kin::View;
use crate::fact::{BaseKind, Measure, Status};

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (claim, fact) in view.facts.iter().enumerate() {
        if fact.unit != "%" || view.base_kind(claim) != Some(BaseKind::Plan) {
            continue;
        }
        let Some(level) = view.level_of(claim) else { continue };
        let Some(plan) = plan_of(view, claim, level) else { continue };
        let (Some(stated), Some(done), Some(planned)) = (view.printed(claim), view.printed(level), view.printed(plan))
        else {
            continue;
        };
        let implied = match fact.measure.value {
            Measure::Ratio => done.percent_of(planned),
            Measure::Change => done.growth_from(planned),
            _ => None,
        };
        let check = implied.and_then(|implied| Check::new("plan", vec![claim, level, plan], stated, implied));
        // Of two plans in a sentence either may be meant.
        out.extend(check.filter(|check| check.holds || !has_two(view, claim)));
    }
}

/// Whether another ratio to a plan stands in the sentence.
fn has_two(view: &View<'_>, claim: usize) -> bool {
    view.around(claim).any(|other| {
        view.same_sentence(claim, other)
            && view.facts[other].unit == "%"
            && view.base_kind(other) == Some(BaseKind::Plan)
    })
}

/// The level that was planned.
fn plan_of(view: &View<'_>, claim: usize, level: usize) -> Option<usize> {
    let mut found = None;
    for other in view.around(claim) {
        let fits = other != level && view.is_level(other) && view.facts[other].unit == view.facts[level].unit;
        if !fits || !view.same_sentence(claim, other) {
            continue;
        }
        if view.is_base_of(other, claim) {
            return Some(other);
        }
        let target = view.facts[other].status.value == Status::Target
            && view.same_indicator(level, other)
            && view.same_place(level, other);
        if target {
            if found.is_some() {
                return None;
            }
            found = Some(other);
        }
    }
    // A target is no result of another target.
    found.filter(|_| view.is_result(level))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, level, ratio};
    use crate::fact::{BaseKind, Status};

    fn doc(stated: &str) -> Doc {
        Doc::new(vec![
            level("thu ngân sách", "1925", "VND"),
            ratio("thu ngân sách", stated).step("0.01").base(BaseKind::Plan).of(0),
            level("thu ngân sách", "4512", "VND").status(Status::Target),
        ])
    }

    #[test]
    fn a_ratio_is_level_over_plan() {
        assert!(doc("42.66").checks("plan")[0].holds);
        assert!(!doc("46.66").checks("plan")[0].holds);
    }

    #[test]
    fn no_plan_is_no_check() {
        let doc = Doc::new(vec![
            level("thu ngân sách", "1925", "VND"),
            ratio("thu ngân sách", "40").step("0.01").base(BaseKind::Plan).of(0),
            level("chi ngân sách", "4512", "VND").status(Status::Target),
        ]);
        assert!(doc.checks("plan").is_empty());
    }
}
