//! `balance`: exports less imports against the surplus, imports less exports against the deficit.
//!
//! Which figures make which balance is data (`lexicon/vi/identities.toml`), the conditions are those of `sum`.

use super::Check;
use super::kin::View;
use super::sum::{closed, is_slip};
use crate::lexicon::schema::IdentityKind;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Check>) {
    for (balance, parts) in closed(view, IdentityKind::Balance) {
        let [more, less] = parts[..] else { continue };
        let implied = view.printed(more).zip(view.printed(less)).and_then(|(more, less)| more.minus(less));
        let (Some(implied), Some(stated)) = (implied, view.printed(balance)) else { continue };
        out.extend(
            Check::new("balance", vec![balance, more, less], stated, implied)
                .filter(|check| check.holds || is_slip(check)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Doc, level};

    #[test]
    fn a_surplus_is_exports_less_imports() {
        let doc = |surplus| {
            Doc::new(vec![
                level("xuất khẩu", "264.2", "USD").step("0.1"),
                level("nhập khẩu", "253.1", "USD").step("0.1"),
                level("xuất siêu", surplus, "USD").step("0.1"),
            ])
        };
        assert!(doc("11.1").checks("balance")[0].holds);
        assert!(!doc("12.1").checks("balance")[0].holds);
    }
}
