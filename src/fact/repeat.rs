//! Titles and leads repeat figures of the body, which says when they hold.

use std::collections::HashMap;

use super::{Fact, Key};
use crate::lexicon::Class;
use crate::mention::Scan;

/// Whether no words tell when a fact holds.
fn untold(fact: &Fact) -> bool {
    fact.period.as_ref().is_none_or(|read| read.evidence.is_none())
}

/// "Thành phố hiện có 200 chợ": what stands now is of no time that is told later on.
fn is_present(scan: &Scan<'_>, fact: &Fact) -> bool {
    const LEAD: usize = 5;
    let Some(sentence) = scan.sentences.get(fact.sentence) else { return false };
    sentence.tokens.clone().take(LEAD).any(|at| scan.hit(at, Class::Present).is_some())
}

/// A figure whose sentence tells no period takes that of the first later statement of the same figure that has
/// one.
pub(super) fn lend(scan: &Scan<'_>, facts: &mut [Fact]) {
    let mut stated: HashMap<Key<'_>, usize> = HashMap::with_capacity(facts.len());
    let mut lent = Vec::new();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.says_period(scan)) {
        stated.entry(fact.key()).or_insert(index);
    }
    let borrows = |fact: &Fact| untold(fact) && !fact.says_period(scan) && !is_present(scan, fact);
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| borrows(fact)) {
        if let Some(&other) = stated.get(&fact.key()).filter(|&&other| index < other) {
            lent.push((index, other));
        }
    }
    for (index, other) in lent {
        let period = facts[other].period.clone();
        facts[index].period = period;
    }
}
