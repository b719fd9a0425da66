//! `fraction`: a/b against the percentage printed for it.
//!
//! "53/53 tổ chức cơ sở Đảng tổ chức Đại hội, đạt 100%": the second figure must be the first as a percentage. The
//! two stand next to each other in one sentence, in either order, and speak of the same thing.

use super::Check;
use super::kin::View;
use super::printed::Range;
use crate::fact::Measure;

/// Most tokens between the two.
const MAX_GAP: usize = 24;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (fraction, fact) in view.facts.iter().enumerate() {
        let (Some(part), Some(whole)) = (fact.part, fact.whole) else { continue };
        // "Bằng 1/6 năm trước" compares with something else: what is counted has a unit.
        if fact.measure.value != Measure::Share || !view.has_unit(fraction) {
            continue;
        }
        let Some(implied) = Range::point(part).percent_of(Range::point(whole)) else { continue };
        let after = (fraction + 1 < view.facts.len()).then_some(fraction + 1);
        let claim =
            [after, fraction.checked_sub(1)].into_iter().flatten().find(|&claim| is_claim(view, fraction, claim));
        let Some((claim, stated)) = claim.and_then(|claim| Some((claim, view.printed(claim)?))) else { continue };
        let check = Check::new("fraction", vec![claim, fraction], stated, implied);
        // "2/3 hộ Thái, 20% hộ Mường": only what is said of the fraction can be wrong.
        let tied = view.said_before(claim.max(fraction)).states;
        out.extend(check.filter(|check| check.holds || tied));
    }
}

/// Whether `claim` is the percentage of `fraction`.
fn is_claim(view: &View<'_>, fraction: usize, claim: usize) -> bool {
    let fact = &view.facts[claim];
    let (first, second) = (fraction.min(claim), fraction.max(claim));
    fact.unit == "%"
        && fact.whole.is_none()
        && matches!(fact.measure.value, Measure::Share | Measure::Ratio | Measure::Level)
        && view.same_sentence(fraction, claim)
        && view.gap(first, second).is_some_and(|gap| gap <= MAX_GAP)
        && view.same_indicator(fraction, claim)
        && fact.of.is_none_or(|of| of == fraction || view.facts[fraction].of == Some(of))
}

#[cfg(test)]
mod tests {
    use super::super::between::Between;
    use super::super::testing::{Doc, level, share};

    const STATES: Between =
        Between { states: true, breaks_down: false, exhausts: false, ends: false, averages: false, depth: 0 };

    #[test]
    fn a_fraction_is_its_percentage() {
        let doc = Doc::new(vec![
            share("tổ chức tổ chức đại hội", "83.333").fraction("10", "12"),
            share("tổ chức tổ chức đại hội", "83.3").step("0.1"),
        ]);
        let [check] = &doc.checks("fraction")[..] else { panic!("one check") };
        assert!(check.holds && check.facts == [1, 0]);
    }

    #[test]
    fn a_slip_is_found() {
        let doc = |between| {
            let claim = share("xã đạt chuẩn", "85").step("1").behind(between);
            Doc::new(vec![share("xã đạt chuẩn", "75").fraction("9", "12"), claim])
        };
        assert!(!doc(STATES).checks("fraction")[0].holds);
        assert!(doc(Between::default()).checks("fraction").is_empty(), "nothing says that it is of the fraction");
    }

    #[test]
    fn another_thing_is_not_compared() {
        let doc = Doc::new(vec![
            share("xã đạt chuẩn", "75").fraction("9", "12"),
            share("hộ có điện", "98").step("1"),
            level("hộ", "1200", "hộ"),
        ]);
        assert!(doc.checks("fraction").is_empty());
    }
}
