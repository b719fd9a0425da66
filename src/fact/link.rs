//! What ties a fact to other facts: the level it qualifies and the first full statement of the same.

use std::collections::HashMap;

use super::{Fact, Key, Measure};
use crate::mention::Scan;
use crate::text::BlockKind;

/// Sets `of` and `same_as`; `words` are those of the indicator of each fact.
pub(super) fn read(scan: &Scan<'_>, facts: &mut [Fact], words: &[Words]) {
    let levels: Vec<Option<usize>> = (0..facts.len()).map(|index| level_of(scan, facts, words, index)).collect();
    let first = repeats(scan, facts, words);
    for ((fact, of), same_as) in facts.iter_mut().zip(levels).zip(first) {
        fact.of = of;
        fact.same_as = same_as;
    }
}

/// The keys of the words of an indicator, sorted, each once.
pub(super) type Words = Vec<u64>;

/// How much two indicators have in common, in hundredths of their mean length.
fn likeness(one: &[u64], other: &[u64]) -> usize {
    let common = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    (200 * common).checked_div(one.len() + other.len()).unwrap_or(0)
}

/// Indicators at least so alike are the same.
const ALIKE: usize = 60;

/// The level that a change, ratio, share or contribution qualifies: the one most alike in its sentence, the nearest
/// first and those before it rather than those behind; else in the sentence before.
fn level_of(scan: &Scan<'_>, facts: &[Fact], words: &[Words], index: usize) -> Option<usize> {
    const BACK: usize = 12;
    const AHEAD: usize = 6;
    let fact = &facts[index];
    if matches!(fact.measure.value, Measure::Level | Measure::Rank) {
        return None;
    }
    let block = |fact: &Fact| scan.sentences.get(fact.sentence).map(|sentence| sentence.block);
    // What is said in an amount is one of the same amount.
    let relative = matches!(fact.unit.as_str(), "%" | "pp");
    let level =
        |&other: &usize| facts[other].measure.value == Measure::Level && (relative || facts[other].unit == fact.unit);
    // Levels of another time are what it is compared with.
    let same_time = |&other: &usize| match (&facts[other].period, &fact.period) {
        (Some(one), Some(own)) => one.value.end == own.value.end,
        _ => true,
    };
    let alike = |other: &usize| likeness(&words[*other], &words[index]) >= ALIKE;
    let best = |out: Option<usize>, other: usize| match out {
        Some(found) if likeness(&words[found], &words[index]) >= likeness(&words[other], &words[index]) => Some(found),
        _ => Some(other),
    };
    let before = (index.saturating_sub(BACK)..index).rev();
    let ahead = index + 1..facts.len().min(index + 1 + AHEAD);
    let here = |other: &usize| facts[*other].sentence == fact.sentence;
    let above = |other: &usize| facts[*other].sentence + 1 == fact.sentence && block(&facts[*other]) == block(fact);
    let fits = |other: &usize| level(other) && same_time(other) && alike(other);
    before
        .clone()
        .filter(here)
        .filter(fits)
        .fold(None, best)
        .or_else(|| ahead.filter(here).filter(fits).fold(None, best))
        .or_else(|| before.filter(above).filter(fits).fold(None, best))
}

/// For each fact that says again what another says, the first full statement: one of the body whose own sentence tells
/// its time, else one of the body, else the first.
fn repeats(scan: &Scan<'_>, facts: &[Fact], words: &[Words]) -> Vec<Option<usize>> {
    /// Different statements of one value that are told apart.
    const MAX_STATEMENTS: usize = 8;
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_cached_key(|&index| (fullness(scan, &facts[index]), index));
    let mut stated: HashMap<Key<'_>, Vec<usize>> = HashMap::with_capacity(facts.len());
    let mut out = vec![None; facts.len()];
    for index in order {
        let fact = &facts[index];
        let statements = stated.entry(fact.key()).or_default();
        let same = statements.iter().copied().find(|&other| {
            facts[other].sentence != fact.sentence
                && agree(&facts[other], fact)
                && same_status(scan, &facts[other], fact)
                && likeness(&words[other], &words[index]) >= ALIKE
        });
        match same {
            Some(_) => out[index] = same,
            None if statements.len() < MAX_STATEMENTS => statements.push(index),
            None => {}
        }
    }
    out
}

/// Whether time, place and base of two facts do not speak against each other.
fn agree(one: &Fact, other: &Fact) -> bool {
    let time = match (&one.period, &other.period) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => true,
    };
    let place = match (&one.place, &other.place) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => true,
    };
    let base = match (&one.base, &other.base) {
        (Some(one), Some(other)) => one.kind == other.kind && one.period == other.period,
        _ => true,
    };
    time && place && base
}

/// Whether two facts are both results, both plans, ...; a title that doesn't say goes with what the body says.
fn same_status(scan: &Scan<'_>, one: &Fact, other: &Fact) -> bool {
    let untold = |fact: &Fact| fact.status.evidence.is_none() && fullness(scan, fact) == TERSE;
    one.status.value == other.status.value || untold(one) || untold(other)
}

/// The fullness of a title or heading.
const TERSE: u8 = 2;

/// The lower, the fuller a statement.
fn fullness(scan: &Scan<'_>, fact: &Fact) -> u8 {
    let Some(sentence) = scan.sentences.get(fact.sentence) else { return u8::MAX };
    if !matches!(scan.blocks[sentence.block].kind, BlockKind::Paragraph | BlockKind::Item) {
        return TERSE;
    }
    u8::from(!fact.says_period(scan))
}
