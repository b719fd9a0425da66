//! `growth`: a change or ratio in percent against the two figures it follows from.
//!
//! - A level, an absolute change and the percentage beside it: "1.026 vụ, giảm 118 vụ (10,3%)". The percentage is that
//!   of the level before the change.
//! - Levels of two periods: "tăng từ 120 lên 150 tỷ đồng, tăng 25%", "đạt 150 tỷ đồng, tăng 25% so với cùng kỳ (120 tỷ
//!   đồng)". Both are of one indicator, unit and place, and their periods are those of the claim and of its base, or the
//!   sentence says one after the other before the claim.

use super::Check;
use super::kin::{self, Moved, View};
use super::printed::Range;
use crate::fact::{BaseKind, Measure};

/// Most tokens between an absolute change and its percentage.
const MAX_GAP: usize = 8;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (claim, fact) in view.facts.iter().enumerate() {
        let change = fact.measure.value == Measure::Change;
        if fact.unit != "%" || !(change || fact.measure.value == Measure::Ratio) {
            continue;
        }
        if change && let Some(check) = beside(view, claim) {
            out.push(check);
        } else if let Some(check) = between(view, claim).or_else(|| moved(view, claim)) {
            out.push(check);
        }
    }
}

/// Against the absolute change beside it.
fn beside(view: &View<'_>, claim: usize) -> Option<Check> {
    let stated = view.printed(claim)?;
    let fits = |other: usize| {
        let (fact, absolute) = (&view.facts[claim], &view.facts[other]);
        let level = view.level_of(other).filter(|&level| view.same_unit(level, other));
        let together = view.same_sentence(claim, other)
            && view.gap(other.min(claim), other.max(claim)).is_some_and(|gap| gap <= MAX_GAP)
            && view.same_indicator(claim, other)
            && absolute.measure.value == Measure::Change
            && absolute.value.is_negative() == fact.value.is_negative()
            && (view.base_kind(claim).is_none() || view.base_kind(claim) == view.base_kind(other));
        level.filter(|&level| together && view.level_of(claim).is_none_or(|own| own == level))
    };
    let neighbours = [claim.checked_sub(1), (claim + 1 < view.facts.len()).then_some(claim + 1)];
    let (absolute, level) = neighbours.into_iter().flatten().find_map(|other| Some((other, fits(other)?)))?;
    // A level that is a rate moves in points, whose percentage nobody means.
    if view.facts[level].unit == "%" {
        return None;
    }
    let moved = view.printed(absolute)?;
    let old = view.printed(level)?.minus(moved)?;
    Check::new("growth", vec![claim, absolute, level], stated, moved.percent_of(old)?)
}

/// Against the levels of the two periods.
fn between(view: &View<'_>, claim: usize) -> Option<Check> {
    let stated = view.printed(claim)?;
    if view.base_kind(claim) != Some(BaseKind::Period) {
        return None;
    }
    let level = view.level_of(claim)?;
    let dated = view.period(level).is_none_or(|period| Some(period) == view.period(claim));
    if view.facts[level].unit == "%" || !view.is_result(claim) || !dated {
        return None;
    }
    // "9.400 lao động (3.800 lao động nữ), bằng 102% cùng kỳ": nothing tells which of the two it is of.
    if view.has_rival(level) {
        return None;
    }
    let old = view.level_at(level, view.base_period(claim)?)?;
    if old == level || view.period(level) == view.period(old) {
        return None;
    }
    let check = Check::new("growth", vec![claim, level, old], stated, compared(view, claim, level, old)?)?;
    // The other level of another sentence is only likely to be the one compared with.
    (check.holds || view.same_sentence(level, old)).then_some(check)
}

/// What the claim must be if `level` was `old` before.
fn compared(view: &View<'_>, claim: usize, level: usize, old: usize) -> Option<Range> {
    let (new, before) = (view.printed(level)?, view.printed(old)?);
    match view.facts[claim].measure.value {
        Measure::Change => new.growth_from(before),
        _ => new.percent_of(before),
    }
}

/// Against the two levels that the sentence says one after the other.
fn moved(view: &View<'_>, claim: usize) -> Option<Check> {
    let stated = view.printed(claim)?;
    let Moved { old, level, tied } = kin::moved(view, claim)?;
    // "từ 15,8 tỷ lên 17,5 tỷ USD năm 2017 và đạt 19,1 tỷ USD, tăng 9,1%": the change is of the level it was come to later.
    let later = view.level_of(claim).is_some_and(|own| own > level);
    if view.facts[level].unit == "%" || later {
        return None;
    }
    let check = Check::new("growth", vec![claim, level, old], stated, compared(view, claim, level, old)?)?;
    (check.holds || tied).then_some(check)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, change, level};
    use crate::fact::BaseKind;

    fn offences(percent: &str) -> Doc {
        Doc::new(vec![
            level("vụ phạm pháp hình sự", "1026", "vụ"),
            change("vụ phạm pháp hình sự", "-118", "vụ").base(BaseKind::Period).of(0),
            change("vụ phạm pháp hình sự", percent, "%").step("0.1").base(BaseKind::Period).of(0),
        ])
    }

    #[test]
    fn the_percentage_is_of_the_level_before() {
        let right = offences("-10.3").checks("growth");
        assert!(right[0].holds && right[0].facts == [2, 1, 0]);
        assert!(!offences("-12.3").checks("growth")[0].holds);
    }

    #[test]
    fn two_levels_make_a_change() {
        let doc = |percent| {
            Doc::new(vec![
                level("sản lượng", "150.5", "t").step("0.1").year(2020),
                change("sản lượng", percent, "%").step("0.1").year(2020).base_year(2019).of(0),
                level("sản lượng", "120.4", "t").step("0.1").year(2019),
            ])
        };
        assert!(doc("25.0").checks("growth")[0].holds);
        assert!(!doc("27.0").checks("growth")[0].holds);
    }

    #[test]
    fn rounded_levels_claim_less() {
        let doc = Doc::new(vec![
            level("sản lượng", "1500", "t").year(2020),
            change("sản lượng", "24", "%").year(2020).base_year(2019).of(0),
            level("sản lượng", "1200", "t").year(2019),
        ]);
        assert!(doc.checks("growth")[0].holds);
    }

    #[test]
    fn of_two_levels_in_a_row_neither_is_compared() {
        let doc = Doc::new(vec![
            level("lao động xuất khẩu", "9400", "lao động").year(2020),
            level("lao động xuất khẩu", "3800", "lao động nữ").year(2020),
            change("lao động xuất khẩu", "2", "%").year(2020).base_year(2019).of(1),
            level("lao động xuất khẩu", "2500", "lao động nữ").year(2019),
        ]);
        assert!(doc.checks("growth").is_empty());
    }

    #[test]
    fn other_periods_are_not_compared() {
        let doc = Doc::new(vec![
            level("sản lượng", "150", "t").year(2020),
            change("sản lượng", "90", "%").year(2020).base_year(2019).of(0),
            level("sản lượng", "120", "t").year(2018),
        ]);
        assert!(doc.checks("growth").is_empty());
    }
}
