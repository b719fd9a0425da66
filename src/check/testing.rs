//! Facts by hand, for the tests of checks.

use super::between::Between;
use super::kin::View;
use super::{Check, Implied, tested};
use crate::calendar::Interval;
use crate::decimal::Decimal;
use crate::fact::{Base, BaseKind, Fact, Leads, Measure, Read, Status};
use crate::lexicon::Lexicon;
use crate::mention::{Bound, Mentions, Quantity, QuantityKind};
use crate::span::Span;

/// Tokens that a figure takes up.
const WIDTH: usize = 4;

/// A fact being built.
pub(super) struct Draft {
    fact: Fact,
    step: Decimal,
    between: Between,
}

/// A document of facts.
pub(super) struct Doc {
    facts: Vec<Fact>,
    mentions: Mentions,
    between: Vec<Between>,
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text} is no decimal"))
}

fn draft(measure: Measure, indicator: &str, value: &str, unit: &str) -> Draft {
    let read = |value: String| Some(Read { value, evidence: None });
    let named = Lexicon::shipped().indicator(indicator);
    let fact = Fact {
        quantity: 0,
        sentence: 0,
        indicator: read(indicator.to_owned()),
        indicator_id: named.entry,
        indicator_key: named.key,
        measure: Read { value: measure, evidence: None },
        value: decimal(value),
        value_max: None,
        unit: unit.to_owned(),
        part: None,
        whole: None,
        bound: Read { value: Bound::Exact, evidence: None },
        status: Read { value: Status::Actual, evidence: None },
        period: None,
        place: None,
        base: None,
        of: None,
        same_as: None,
        attribution: None,
        rule: "by hand",
        leads: Leads::default(),
        confidence: 1.0,
    };
    Draft { fact, step: Decimal::from(1), between: Between::default() }
}

pub(super) fn level(indicator: &str, value: &str, unit: &str) -> Draft {
    draft(Measure::Level, indicator, value, unit)
}

pub(super) fn change(indicator: &str, value: &str, unit: &str) -> Draft {
    draft(Measure::Change, indicator, value, unit)
}

pub(super) fn ratio(indicator: &str, value: &str) -> Draft {
    draft(Measure::Ratio, indicator, value, "%")
}

pub(super) fn share(indicator: &str, value: &str) -> Draft {
    draft(Measure::Share, indicator, value, "%")
}

impl Draft {
    pub(super) fn step(mut self, step: &str) -> Self {
        self.step = decimal(step);
        self
    }

    /// What stands between it and the figure before.
    pub(super) fn behind(mut self, between: Between) -> Self {
        self.between = between;
        self
    }

    pub(super) fn of(mut self, level: usize) -> Self {
        self.fact.of = Some(level);
        self
    }

    pub(super) fn sentence(mut self, sentence: usize) -> Self {
        self.fact.sentence = sentence;
        self
    }

    pub(super) fn status(mut self, status: Status) -> Self {
        self.fact.status.value = status;
        self
    }

    pub(super) fn fraction(mut self, part: &str, whole: &str) -> Self {
        (self.fact.part, self.fact.whole) = (Some(decimal(part)), Some(decimal(whole)));
        self
    }

    pub(super) fn year(mut self, year: i32) -> Self {
        self.fact.period = Interval::year(year).map(|value| Read { value, evidence: None });
        self
    }

    pub(super) fn base(mut self, kind: BaseKind) -> Self {
        self.fact.base = Some(Base { kind, span: None, period: None });
        self
    }

    pub(super) fn base_year(mut self, year: i32) -> Self {
        self.fact.base = Some(Base { kind: BaseKind::Period, span: None, period: Interval::year(year) });
        self
    }
}

impl Doc {
    /// The facts one after the other in the text.
    pub(super) fn new(drafts: Vec<Draft>) -> Self {
        let (mut facts, mut mentions, mut words) = (Vec::new(), Mentions::default(), Vec::new());
        for (index, Draft { mut fact, step, between }) in drafts.into_iter().enumerate() {
            fact.quantity = index;
            let start = index * WIDTH;
            mentions.quantities.push(Quantity {
                tokens: start..start + 2,
                span: Span::new(start as u32, start as u32 + 2),
                kind: match fact.unit.as_str() {
                    "%" => QuantityKind::Percent,
                    "VND" | "USD" => QuantityKind::Money,
                    "t" | "ha" | "t/ha" => QuantityKind::Physical,
                    _ => QuantityKind::Count,
                },
                value: fact.value,
                value_max: None,
                part: fact.part,
                whole: fact.whole,
                unit: fact.unit.clone(),
                unit_tokens: start + 1..start + 2,
                bound: Bound::Exact,
                hedge: start..start,
                in_words: false,
                precision: step,
            });
            facts.push(fact);
            words.push(between);
        }
        Doc { facts, mentions, between: words }
    }

    fn tested(&self) -> (Vec<Check>, Vec<Implied>) {
        tested(&View::new(Lexicon::shipped(), &self.facts, &self.mentions, self.between.clone()))
    }

    pub(super) fn checks(&self, kind: &str) -> Vec<Check> {
        self.tested().0.into_iter().filter(|check| check.kind == kind).collect()
    }

    pub(super) fn implied(&self) -> Vec<Implied> {
        self.tested().1
    }
}
