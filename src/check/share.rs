//! `share`: a part and its whole against the share printed between them.
//!
//! "Tiêu hủy 96.412 con lợn, trong đó có 20.247 con lợn nái (chiếm 21%)". The part is the level that the share
//! qualifies; the whole is told by
//! 1. the words of the share's base, when the figure stands in them;
//! 2. the names: a level in the same sentence, before the part and no such part itself, that the part's name narrows
//!    ("lợn nái bị tiêu hủy" of "lợn bị tiêu hủy");
//! 3. "trong đó" or the like between the whole and the part, when they are next to each other;
//! 4. the sisters: where the other shares of the sentence all hold of one level before them, so must this one.
//!
//! Where the whole is only likely (a larger level of the same unit shortly before), a share that holds of it is
//! reported, one that does not says nothing.

use super::Check;
use super::kin::View;
use crate::fact::{BaseKind, Measure};

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    let shares: Vec<(usize, usize)> =
        (0..view.facts.len()).filter_map(|claim| Some((claim, part_of(view, claim)?))).collect();
    let mut first = 0;
    // Shares of one sentence are judged together.
    while first < shares.len() {
        let same = |&&(claim, _): &&(usize, usize)| view.same_sentence(claim, shares[first].0);
        let count = shares[first..].iter().take_while(same).count();
        sentence(view, &shares[first..first + count], out);
        first += count;
    }
}

/// The level whose share `claim` is.
fn part_of(view: &View<'_>, claim: usize) -> Option<usize> {
    let fact = &view.facts[claim];
    let is_share = fact.measure.value == Measure::Share && fact.unit == "%" && fact.whole.is_none();
    if !is_share || view.base_kind(claim).is_some_and(|kind| kind != BaseKind::Whole) {
        return None;
    }
    view.printed(claim)?;
    let part = view.level_of(claim)?;
    // "Tăng từ 5 lên 6 tỷ đồng, tương đương 9%" is no share.
    let moved = part.checked_sub(1).is_some_and(|before| {
        view.is_level(before) && view.same_sentence(before, part) && view.same_indicator(before, part)
    });
    if moved {
        return None;
    }
    (view.facts[part].unit != "%" && view.same_sentence(part, claim) && view.printed(part).is_some()).then_some(part)
}

fn sentence(view: &View<'_>, shares: &[(usize, usize)], out: &mut Vec<Check>) {
    let Some(&(_, first_part)) = shares.first() else { return };
    let is_part = |whole: usize| shares.iter().any(|&(_, part)| part == whole);
    let named: Vec<Option<usize>> =
        shares.iter().map(|&(claim, part)| named_whole(view, claim, part).filter(|&whole| !is_part(whole))).collect();
    // The level before all parts of which most shares hold.
    let likely = (first_part.saturating_sub(super::kin::REACH)..first_part)
        .rev()
        .filter(|&whole| view.near(whole, first_part))
        .map(|whole| (whole, shares.iter().filter(|&&(claim, part)| holds(view, claim, part, whole)).count()))
        .filter(|&(_, count)| count > 0)
        .max_by_key(|&(whole, count)| (count, whole));
    let first_check = out.len();
    for (&(claim, part), named) in shares.iter().zip(named) {
        let whole = match (named, likely) {
            (Some(whole), _) => whole,
            // Sisters speak for the whole when there are two of them and this is the only one astray.
            (None, Some((whole, count)))
                if holds(view, claim, part, whole)
                    || (count >= 2 && count + 1 == shares.len() && is_whole(view, part, whole)) =>
            {
                whole
            }
            _ => continue,
        };
        out.extend(test(view, claim, part, whole));
    }
    // A whole of which two shares are wrong is the wrong whole.
    let astray = out[first_check..].iter().filter(|check| !check.holds).count();
    if astray > 1 {
        let kept: Vec<Check> = out.drain(first_check..).filter(|check| check.holds).collect();
        out.extend(kept);
    }
}

/// The whole that the text itself names.
fn named_whole(view: &View<'_>, claim: usize, part: usize) -> Option<usize> {
    let before = part.saturating_sub(super::kin::REACH)..part;
    let mut candidates = before.rev().filter(|&whole| view.same_sentence(whole, part) && is_whole(view, part, whole));
    candidates.find(|&whole| {
        view.is_base_of(whole, claim)
            || view.breaks_down(part, whole)
            || (view.is_narrower(part, whole) && !view.is_narrower(whole, part))
    })
}

/// Whether `whole` may be a whole of `part`.
fn is_whole(view: &View<'_>, part: usize, whole: usize) -> bool {
    view.is_level(whole)
        && view.facts[whole].unit == view.facts[part].unit
        && view.facts[whole].value > view.facts[part].value
        && view.same_place(part, whole)
        && view.same_status(part, whole)
        && (view.period(part) == view.period(whole) || view.period(part).is_none() || view.period(whole).is_none())
}

fn holds(view: &View<'_>, claim: usize, part: usize, whole: usize) -> bool {
    is_whole(view, part, whole) && test(view, claim, part, whole).is_some_and(|check| check.holds)
}

fn test(view: &View<'_>, claim: usize, part: usize, whole: usize) -> Option<Check> {
    let implied = view.printed(part)?.percent_of(view.printed(whole)?)?;
    Check::new("share", vec![claim, part, whole], view.printed(claim)?, implied)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, level, share};

    #[test]
    fn a_narrower_name_has_its_whole() {
        let doc = |percent| {
            Doc::new(vec![
                level("lợn bị tiêu hủy", "96412", "con lợn"),
                level("lợn nái bị tiêu hủy", "20247", "con lợn"),
                share("lợn nái bị tiêu hủy", percent).step("1").of(1),
            ])
        };
        let right = doc("21").checks("share");
        assert!(right[0].holds && right[0].facts == [2, 1, 0]);
        assert!(!doc("31").checks("share")[0].holds);
    }

    #[test]
    fn sisters_speak_for_the_whole() {
        let doc = |last| {
            Doc::new(vec![
                level("vốn đăng ký", "1020", "USD").step("10"),
                level("dự án mới", "74", "dự án").sentence(1),
                level("vốn của Hàn Quốc", "377.4", "USD").step("0.1").sentence(2),
                share("vốn của Hàn Quốc", "37").step("1").sentence(2).of(2),
                level("vốn của Trung Quốc", "244.8", "USD").step("0.1").sentence(2),
                share("vốn của Trung Quốc", "24").step("1").sentence(2).of(4),
                level("vốn của Nhật Bản", "153", "USD").step("1").sentence(2),
                share("vốn của Nhật Bản", last).step("1").sentence(2).of(6),
            ])
        };
        assert!(doc("15").checks("share").iter().all(|check| check.holds));
        let slips: Vec<_> = doc("18").checks("share").into_iter().filter(|check| !check.holds).collect();
        assert_eq!(slips.len(), 1);
        assert_eq!(slips[0].facts, [7, 6, 0]);
    }

    #[test]
    fn a_whole_that_is_only_likely_proves_nothing() {
        let doc = Doc::new(vec![
            level("vốn đăng ký", "1020", "USD"),
            level("vốn của Nhật Bản", "153", "USD").sentence(1),
            share("vốn của Nhật Bản", "18").step("1").sentence(1).of(1),
        ]);
        assert!(doc.checks("share").is_empty());
    }
}
