//! How often facts read the same way are right in every field: a logistic model of a few evident signs, fitted by
//! `scripts/confidence.py` to facts of documents that nobody had read while the rules were made. On texts like those we
//! learned from, more are right than it says.

use super::Fact;
use crate::mention::Scan;

/// Rules whose words leave little doubt.
const SURE: [&str; 6] =
    ["change.rise", "change.fall", "change.amount_fall", "ratio.complete", "share.noun", "contribution.verb"];

/// Rules that infer more than is said.
const WEAK: [&str; 10] = [
    "rank",
    "share.of",
    "share.fraction",
    "share.after_level",
    "share.equal",
    "change.amount_rise",
    "change.growth_noun",
    "change.from_to",
    "level.rate_noun",
    "level.percent",
];

/// A lead beyond this many thousandths tells no more.
const MAX_WORDS: i32 = 4000;
const MAX_TIME: i32 = 6000;
const THOUSAND: f64 = 1000.0;

/// What speaks for a fact or against it, each with what it weighs.
const WEIGHTS: [(&str, f64); 13] = [
    ("always", -1.11),
    ("a sure rule", 0.31),
    ("a weak rule", -1.08),
    ("the sentence says the indicator", 0.47),
    ("the indicator is in the catalogue", 0.36),
    ("no period", 0.01),
    ("the sentence says the period", 0.28),
    ("the lead of its words", 0.39),
    ("no other words", 0.91),
    ("the lead of its time", 0.21),
    ("no other time", 0.85),
    ("one word", -1.96),
    ("two words", -0.88),
];

/// The signs of a fact by name, in the order of the weights.
pub(super) fn signs(scan: &Scan<'_>, fact: &Fact) -> [(&'static str, f64); WEIGHTS.len()] {
    let flag = |sign: bool| f64::from(u8::from(sign));
    let lead = |lead: Option<i32>, most: i32| lead.map_or(0.0, |lead| f64::from(lead.clamp(0, most)) / THOUSAND);
    let indicator = fact.indicator.as_ref();
    let words = indicator.map_or(0, |read| read.value.split_whitespace().count());
    let values = [
        1.0,
        flag(SURE.contains(&fact.rule)),
        flag(WEAK.contains(&fact.rule)),
        flag(fact.says(scan, indicator.and_then(|read| read.evidence))),
        flag(fact.indicator_id.is_some()),
        flag(fact.period.is_none()),
        flag(fact.says_period(scan)),
        lead(fact.leads.words, MAX_WORDS),
        flag(fact.leads.words.is_none()),
        lead(fact.leads.time, MAX_TIME),
        flag(fact.leads.time.is_none()),
        flag(words == 1),
        flag(words == 2),
    ];
    std::array::from_fn(|at| (WEIGHTS[at].0, values[at]))
}

/// The chance that all fields of a fact are right, from 0 to 1, in steps of 0.01.
pub(super) fn of(scan: &Scan<'_>, fact: &Fact) -> f64 {
    let odds: f64 = signs(scan, fact).iter().zip(WEIGHTS).map(|((_, value), (_, weight))| value * weight).sum();
    let chance = 1.0 / (1.0 + f64::exp(-odds));
    (chance * 100.0).round() / 100.0
}
