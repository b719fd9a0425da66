//! Titles and leads repeat figures of the body, which says when they hold.

use std::collections::HashMap;

use super::{Fact, Key};
use crate::mention::Scan;

/// Whether no words tell when a fact holds.
fn untold(fact: &Fact) -> bool {
    fact.period.as_ref().is_none_or(|read| read.evidence.is_none())
}

/// A figure whose sentence tells no period takes that of the first later statement of the same figure that has
/// one.
pub(super) fn lend(scan: &Scan<'_>, facts: &mut [Fact]) {
    let mut stated: HashMap<Key<'_>, usize> = HashMap::with_capacity(facts.len());
    let mut lent = Vec::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.says_period(scan)) {
        stated.entry(fact.key()).or_insert(index);
    }
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| !fact.says_period(scan)) {
        if let Some(&other) = stated.get(&fact.key()).filter(|&&other| untold(fact) && index < other) {
            lent.push((index, other));
        }
    }
    for (index, other) in lent {
        let period = facts[other].period.clone();
        facts[index].period = period;
    }
}
