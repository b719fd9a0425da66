//! `sum`: a total against the parts that its sentence tells behind "trong đó", "gồm".
//!
//! "12,5 tỷ USD, gồm vốn nhà nước 5 tỷ USD, vốn ngoài nhà nước 4,5 tỷ USD và vốn FDI 3 tỷ USD". The parts are the levels
//! behind the total in its unit and status. What "trong đó" tells need not be all of it, and parts may overlap: only
//! what adds up is reported. Behind "gồm" a sum that is off by little is a slip.

use super::Check;
use super::kin::View;
use super::printed::Range;
use super::sum::is_slip;
use crate::decimal::Decimal;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for first in 1..view.facts.len() {
        let total = first - 1;
        if view.said_before(first).breaks_down && view.is_level(total) && view.same_sentence(total, first) {
            out.extend(one(view, total));
        }
    }
}

fn one(view: &View<'_>, total: usize) -> Option<Check> {
    let first = total + 1;
    let mut parts = Vec::new();
    // "11 người con (gồm 3 trai và 8 gái), nay 2 người con ...": the parts end with the bracket they are told in.
    let bracket = view.said_before(first).depth.max(0);
    let mut depth = 0;
    for part in (first..view.facts.len()).take_while(|&part| view.same_sentence(total, part)) {
        depth += view.said_before(part).depth;
        if depth < bracket {
            break;
        }
        // Parts of parts: which are whose is not told.
        if part > first && view.said_before(part).breaks_down {
            return None;
        }
        if view.is_level(part) && view.same_unit(part, total) && view.same_status(part, total) {
            if view.facts[part].value >= view.facts[total].value {
                return None;
            }
            parts.push(part);
        }
    }
    if parts.len() < 2 {
        return None;
    }
    let sum = parts.iter().try_fold(Range::point(Decimal::ZERO), |sum, &part| sum.plus(view.printed(part)?))?;
    let facts = std::iter::once(total).chain(parts.iter().copied()).collect();
    let all = view.said_before(first).exhausts && parts.first() == Some(&first);
    let check = Check::new("sum", facts, view.printed(total)?, sum)?;
    (check.holds || all && is_slip(&check)).then_some(check)
}

#[cfg(test)]
mod tests {
    use super::super::between::Between;
    use super::super::testing::{Doc, level};

    const ALL: Between =
        Between { breaks_down: true, exhausts: true, ends: false, averages: false, states: false, depth: 0 };
    const SOME: Between = Between { exhausts: false, ..ALL };

    fn doc(last: &str, between: Between) -> Doc {
        Doc::new(vec![
            level("vốn đầu tư", "12.5", "USD").step("0.1"),
            level("vốn nhà nước", "5.0", "USD").step("0.1").behind(between),
            level("dự án", "12", "dự án"),
            level("vốn FDI", last, "USD").step("0.1"),
        ])
    }

    #[test]
    fn all_parts_make_the_total() {
        assert!(doc("7.5", ALL).checks("sum")[0].holds);
        assert!(!doc("6.5", ALL).checks("sum")[0].holds);
        assert!(doc("2.5", ALL).checks("sum").is_empty(), "too far off for a slip");
    }

    #[test]
    fn some_parts_prove_nothing_unless_they_add_up() {
        assert!(doc("7.5", SOME).checks("sum")[0].holds);
        assert!(doc("6.5", SOME).checks("sum").is_empty());
    }
}
