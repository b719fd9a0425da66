//! `sum`: the parts of a total against the total.
//!
//! Which parts make which total is data (`lexicon/vi/identities.toml`): exports and imports make the turnover of trade,
//! visitors from abroad and at home make all visitors. All parts must be stated near the total for the same period,
//! place, unit and status. The shares of the economy's sectors in one sentence may not be more than 100 %.

use super::Check;
use super::kin::View;
use super::printed::{Range, sub};
use crate::decimal::Decimal;
use crate::fact::Measure;
use crate::lexicon::schema::{Identity, IdentityKind};

/// A total that is off by more than one in so many parts is none of these parts.
const FAR: i64 = 5;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (total, parts) in closed(view, IdentityKind::Sum) {
        let sum = parts.iter().try_fold(Range::point(Decimal::ZERO), |sum, &part| sum.plus(view.printed(part)?));
        let (Some(sum), Some(stated)) = (sum, view.printed(total)) else { continue };
        let facts = std::iter::once(total).chain(parts).collect();
        out.extend(Check::new("sum", facts, stated, sum).filter(|check| check.holds || is_slip(check)));
    }
    structure(view, out);
}

/// Whether the two are near enough for a slip: what is far off is of another period.
pub(super) fn is_slip(check: &Check) -> bool {
    let off = sub(check.stated, check.implied).and_then(|off| off.checked_mul(Decimal::from(FAR)));
    off.is_some_and(|off| off <= check.stated && off.negated() <= check.stated)
}

/// Totals of a kind of identity, each with all of its parts.
pub(super) fn closed<'v>(
    view: &'v View<'_>,
    kind: IdentityKind,
) -> impl Iterator<Item = (usize, Vec<usize>)> + use<'v> {
    let identities = view.lexicon.identities.iter().filter(move |identity| identity.kind == kind);
    identities.flat_map(move |identity| {
        let of = move |&total: &usize| view.is_level(total) && view.id(total) == Some(identity.total.as_str());
        let totals = (0..view.facts.len()).filter(of);
        totals.filter_map(move |total| Some((total, parts(view, total, identity)?)))
    })
}

/// The parts of `total`, if each is stated once.
fn parts(view: &View<'_>, total: usize, identity: &Identity) -> Option<Vec<usize>> {
    let same_unit = identity.kind != IdentityKind::Product;
    identity
        .parts
        .iter()
        .map(|id| {
            let mut found: Option<usize> = None;
            for part in view.around(total) {
                let fits = view.is_level(part)
                    && view.id(part) == Some(id.as_str())
                    && (!same_unit || view.facts[part].unit == view.facts[total].unit)
                    && view.period(part) == view.period(total)
                    && view.same_place(part, total)
                    && view.same_status(part, total);
                if fits {
                    match found {
                        Some(first) if view.facts[first].value != view.facts[part].value => return None,
                        Some(_) => {}
                        None => found = Some(part),
                    }
                }
            }
            found
        })
        .collect()
}

/// Shares of sectors in one sentence.
fn structure(view: &View<'_>, out: &mut Vec<Check>) {
    for identity in view.lexicon.identities.iter().filter(|identity| identity.kind == IdentityKind::Structure) {
        let named = |fact: usize| {
            let share = matches!(view.facts[fact].measure.value, Measure::Share | Measure::Level);
            let id = view.id(fact).filter(|_| share && view.facts[fact].unit == "%")?;
            identity.parts.iter().position(|part| part == id)
        };
        let mut fact = 0;
        while fact < view.facts.len() {
            let run: Vec<usize> = (fact..view.facts.len().min(fact + identity.parts.len()))
                .take_while(|&next| view.same_sentence(fact, next) && named(next).is_some())
                .collect();
            fact += run.len().max(1);
            let mut kinds: Vec<_> = run.iter().map(|&next| named(next)).collect();
            kinds.sort_unstable();
            kinds.dedup();
            if kinds.len() != identity.parts.len() || !run.iter().all(|&next| view.period(next) == view.period(run[0]))
            {
                continue;
            }
            let sum = run.iter().try_fold(Range::point(Decimal::ZERO), |sum, &next| sum.plus(view.printed(next)?));
            // Taxes on products may be missing: less than the whole proves nothing.
            let whole = Range::point(Decimal::from(100));
            if let Some(sum) = sum.filter(|sum| sum.high >= whole.low) {
                out.extend(Check::new("sum", run, whole, sum));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, level, share};

    #[test]
    fn parts_make_the_total() {
        let doc = |total| {
            Doc::new(vec![
                level("kim ngạch xuất nhập khẩu", total, "USD").step("0.1"),
                level("kim ngạch xuất khẩu", "264.2", "USD").step("0.1"),
                level("kim ngạch nhập khẩu", "253.1", "USD").step("0.1"),
            ])
        };
        assert!(doc("517.3").checks("sum")[0].holds);
        assert!(!doc("571.3").checks("sum")[0].holds);
    }

    #[test]
    fn a_part_that_is_not_stated_proves_nothing() {
        let doc = Doc::new(vec![level("kim ngạch xuất nhập khẩu", "517", "USD"), level("xuất khẩu", "264", "USD")]);
        assert!(doc.checks("sum").is_empty());
    }

    #[test]
    fn shares_are_no_more_than_the_whole() {
        let doc = |services| {
            Doc::new(vec![
                share("tỷ trọng nông nghiệp", "14.5").step("0.1"),
                share("tỷ trọng công nghiệp - xây dựng", "45.2").step("0.1"),
                share("tỷ trọng dịch vụ", services).step("0.1"),
            ])
        };
        assert!(doc("40.3").checks("sum")[0].holds);
        assert!(!doc("43.0").checks("sum")[0].holds);
        assert!(doc("32.0").checks("sum").is_empty());
    }
}
