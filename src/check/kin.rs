//! Which figures may be compared: those of one indicator, unit, place, status, in reach of each other.

use super::printed::Range;
use crate::calendar::Interval;
use crate::fact::{BaseKind, Fact, Measure, Status};
use crate::lexicon::{Class, Lexicon};
use crate::mention::{Mentions, Quantity, Scan};

/// How many facts away a partner may stand.
pub(super) const REACH: usize = 24;
/// How many sentences away a partner of the same subject may stand.
pub(super) const SENTENCES: usize = 3;

/// The facts, with what every check asks of them.
pub(super) struct View<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) facts: &'a [Fact],
    quantities: &'a [Quantity],
    /// What each figure may stand for; none for what can't be tested.
    printed: Vec<Option<Range>>,
    /// Whether words such as "trong đó" stand between each figure and the one before it.
    breakdowns: Vec<bool>,
}

/// Whether words such as "trong đó" stand between each figure and the one before it in its sentence.
pub(super) fn breakdowns(scan: &Scan<'_>, facts: &[Fact], mentions: &Mentions) -> Vec<bool> {
    let tokens = |fact: &Fact| mentions.quantities.get(fact.quantity).map(|quantity| quantity.tokens.clone());
    let mut out = vec![false; facts.len()];
    for (pair, out) in facts.windows(2).zip(out.iter_mut().skip(1)) {
        if let (Some(before), Some(after)) = (tokens(&pair[0]), tokens(&pair[1]))
            && pair[0].sentence == pair[1].sentence
        {
            *out = (before.end..after.start).any(|token| scan.hit(token, Class::Breakdown).is_some());
        }
    }
    out
}

impl<'a> View<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, facts: &'a [Fact], mentions: &'a Mentions, breakdowns: Vec<bool>) -> Self {
        let printed = |fact: &Fact| {
            let quantity = mentions.quantities.get(fact.quantity)?;
            Range::printed(fact, quantity)
        };
        View {
            lexicon,
            facts,
            quantities: &mentions.quantities,
            printed: facts.iter().map(printed).collect(),
            breakdowns,
        }
    }

    /// What the figure may stand for.
    pub(super) fn printed(&self, fact: usize) -> Option<Range> {
        self.printed.get(fact).copied().flatten()
    }

    pub(super) fn is_level(&self, fact: usize) -> bool {
        self.facts[fact].measure.value == Measure::Level
    }

    /// Its id in the catalogue.
    pub(super) fn id(&self, fact: usize) -> Option<&'a str> {
        let entry = self.facts[fact].indicator_id?;
        self.lexicon.indicators.get(entry as usize).map(|indicator| indicator.id.as_str())
    }

    fn name(&self, fact: usize) -> &'a [u64] {
        &self.facts[fact].indicator_key
    }

    /// Whether both measure the same thing: the same words, or the same entry of the catalogue.
    pub(super) fn same_indicator(&self, a: usize, b: usize) -> bool {
        match (self.facts[a].indicator_id, self.facts[b].indicator_id) {
            (Some(one), Some(other)) => one == other,
            _ => !self.name(a).is_empty() && self.name(a) == self.name(b),
        }
    }

    /// Whether `part` is named by all words of `whole` and more ("lợn nái bị tiêu hủy" of "lợn bị tiêu hủy").
    pub(super) fn is_narrower(&self, part: usize, whole: usize) -> bool {
        let (part, whole) = (self.name(part), self.name(whole));
        !whole.is_empty() && part.len() > whole.len() && whole.iter().all(|key| part.contains(key))
    }

    /// Whether `part` is said to be in the figure right before it ("trong đó").
    pub(super) fn breaks_down(&self, part: usize, whole: usize) -> bool {
        whole + 1 == part && self.breakdowns[part]
    }

    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.facts[a].sentence == self.facts[b].sentence
    }

    /// Whether they stand in sentences near each other.
    pub(super) fn near(&self, a: usize, b: usize) -> bool {
        self.facts[a].sentence.abs_diff(self.facts[b].sentence) <= SENTENCES
    }

    /// Tokens between the two quotes; none when they overlap.
    pub(super) fn gap(&self, first: usize, second: usize) -> Option<usize> {
        let end = self.quantities.get(self.facts[first].quantity)?.tokens.end;
        self.quantities.get(self.facts[second].quantity)?.tokens.start.checked_sub(end)
    }

    /// Whether a unit is written with the figure.
    pub(super) fn has_unit(&self, fact: usize) -> bool {
        self.quantities.get(self.facts[fact].quantity).is_some_and(|quantity| !quantity.unit_tokens.is_empty())
    }

    /// Whether the quote of `fact` stands inside the words of `other`'s base.
    pub(super) fn is_base_of(&self, fact: usize, other: usize) -> bool {
        let base = self.facts[other].base.as_ref().and_then(|base| base.span);
        let quote = self.quantities.get(self.facts[fact].quantity).map(|quantity| quantity.span);
        matches!((base, quote), (Some(base), Some(quote)) if base.start <= quote.start && quote.end <= base.end)
    }

    /// Whether both hold at one place. In one sentence a place that is not stated is the other's.
    pub(super) fn same_place(&self, a: usize, b: usize) -> bool {
        let place = |fact: usize| self.facts[fact].place.as_ref().map(|read| &read.value);
        match (place(a), place(b)) {
            (Some(one), Some(other)) => one == other,
            (None, None) => true,
            _ => self.same_sentence(a, b),
        }
    }

    /// Whether both are results, or both the same kind of expectation. An estimate is compared with a result of
    /// another period, never with one of its own.
    pub(super) fn same_status(&self, a: usize, b: usize) -> bool {
        self.facts[a].status.value == self.facts[b].status.value
    }

    pub(super) fn is_result(&self, fact: usize) -> bool {
        matches!(self.facts[fact].status.value, Status::Actual | Status::Estimate)
    }

    pub(super) fn period(&self, fact: usize) -> Option<Interval> {
        self.facts[fact].period.as_ref().map(|read| read.value)
    }

    pub(super) fn base_kind(&self, fact: usize) -> Option<BaseKind> {
        self.facts[fact].base.as_ref().map(|base| base.kind)
    }

    pub(super) fn base_period(&self, fact: usize) -> Option<Interval> {
        self.facts[fact].base.as_ref().and_then(|base| base.period)
    }

    /// The level of the same thing that `fact` qualifies: as linked, else the nearest before it in its sentence with its indicator.
    pub(super) fn level_of(&self, fact: usize) -> Option<usize> {
        if let Some(level) = self.facts[fact].of {
            let fits = level < self.facts.len() && self.is_level(level) && self.same_indicator(fact, level);
            return fits.then_some(level);
        }
        (fact.saturating_sub(REACH)..fact)
            .rev()
            .take_while(|&other| self.same_sentence(fact, other))
            .find(|&other| self.is_level(other) && self.same_indicator(fact, other))
    }

    /// Whether another figure of the sentence is of the same thing and time as the level `level`, counted in the same
    /// noun or one that goes on with it ("lao động", "lao động nữ"), and differs from it.
    pub(super) fn has_rival(&self, level: usize) -> bool {
        let own = &self.facts[level];
        let nested = |unit: &str| unit.starts_with(&own.unit) || own.unit.starts_with(unit);
        self.around(level).filter(|&other| self.same_sentence(level, other)).any(|other| {
            self.is_level(other)
                && self.same_indicator(level, other)
                && self.period(other) == self.period(level)
                && nested(&self.facts[other].unit)
                && self.facts[other].value != own.value
        })
    }

    /// Facts near `fact`, itself left out.
    pub(super) fn around(&self, fact: usize) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let last = (fact + REACH).min(self.facts.len().saturating_sub(1));
        (fact.saturating_sub(REACH)..=last).filter(move |&other| other != fact && self.near(fact, other))
    }

    /// The one level of the same thing, place and unit as `level` at `period`: none where two differ.
    pub(super) fn level_at(&self, level: usize, period: Interval) -> Option<usize> {
        let fits = |&other: &usize| {
            self.is_level(other)
                && self.facts[other].unit == self.facts[level].unit
                && self.same_indicator(level, other)
                && self.same_place(level, other)
                && self.is_result(other)
                && self.period(other) == Some(period)
        };
        let mut found: Option<usize> = None;
        for other in self.around(level).filter(fits) {
            match found {
                Some(first) if self.facts[first].value != self.facts[other].value => return None,
                Some(_) => {}
                None => found = Some(other),
            }
        }
        found
    }
}
