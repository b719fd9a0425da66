//! `per_unit`: area times yield against the output of a crop.
//!
//! Which figures make which output is data (`lexicon/vi/identities.toml`), the conditions are those of `sum`, but each
//! figure has its own unit (ha, t/ha, t).

use super::Check;
use super::kin::View;
use super::sum::{closed, is_slip};
use crate::lexicon::schema::IdentityKind;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (output, parts) in closed(view, IdentityKind::Product) {
        let [area, rate] = parts[..] else { continue };
        // Only the canonical units multiply without a factor.
        let units = [output, area, rate].map(|fact| view.facts[fact].unit.as_str());
        if units != ["t", "ha", "t/ha"] {
            continue;
        }
        let implied = view.printed(area).zip(view.printed(rate)).and_then(|(area, rate)| area.times(rate));
        let (Some(implied), Some(stated)) = (implied, view.printed(output)) else { continue };
        out.extend(
            Check::new("per_unit", vec![output, area, rate], stated, implied)
                .filter(|check| check.holds || is_slip(check)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, level};

    #[test]
    fn output_is_area_times_yield() {
        let doc = |output| {
            Doc::new(vec![
                level("diện tích lúa", "10512", "ha"),
                level("năng suất lúa", "6.15", "t/ha").step("0.01"),
                level("sản lượng lúa", output, "t"),
            ])
        };
        assert!(doc("64649").checks("per_unit")[0].holds);
        assert!(!doc("74649").checks("per_unit")[0].holds);
    }
}
