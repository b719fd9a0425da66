//! Titles and leads repeat figures of the body, which says when they hold.

use std::collections::HashMap;

use super::{Fact, Measure};
use crate::decimal::Decimal;
use crate::mention::Scan;

/// What tells that two figures are the same statement.
type Key<'a> = (Decimal, Option<Decimal>, &'a str, Measure);

/// A figure whose sentence tells no period takes that of the first later statement of the same figure that has
/// one.
pub(super) fn lend(scan: &Scan<'_>, facts: &mut [Fact]) {
    let mut stated: HashMap<Key<'_>, usize> = HashMap::new();
    let mut lent = Vec::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| is_stated(scan, fact)) {
        stated.entry(key(fact)).or_insert(index);
    }
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| !is_stated(scan, fact)) {
        if let Some(&other) = stated.get(&key(fact)).filter(|&&other| fact.period.is_none() && index < other) {
            lent.push((index, other));
        }
    }
    for (index, other) in lent {
        let period = facts[other].period.clone();
        facts[index].period = period;
    }
}

fn key(fact: &Fact) -> Key<'_> {
    (fact.value, fact.value_max, fact.unit.as_str(), fact.measure.value)
}

/// Whether the fact's own sentence tells its period.
fn is_stated(scan: &Scan<'_>, fact: &Fact) -> bool {
    let Some(evidence) = fact.period.as_ref().and_then(|read| read.evidence) else { return false };
    scan.sentences.get(fact.sentence).is_some_and(|sentence| {
        let whole = scan.span(sentence.tokens.clone());
        whole.start <= evidence.start && evidence.end <= whole.end
    })
}
