//! Which figures may be compared: those of one indicator, unit, place, status, in reach of each other.

use super::between::Between;
use super::printed::Range;
use crate::calendar::Interval;
use crate::fact::{BaseKind, Fact, Measure, Status};
use crate::lexicon::Lexicon;
use crate::mention::{Mentions, Quantity};

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
    /// What is said before each figure.
    between: Vec<Between>,
}

impl<'a> View<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, facts: &'a [Fact], mentions: &'a Mentions, between: Vec<Between>) -> Self {
        let printed = |fact: &Fact| {
            let quantity = mentions.quantities.get(fact.quantity)?;
            Range::printed(fact, quantity)
        };
        View { lexicon, facts, quantities: &mentions.quantities, printed: facts.iter().map(printed).collect(), between }
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

    /// What is said between a figure and the one before it.
    pub(super) fn said_before(&self, fact: usize) -> Between {
        self.between[fact]
    }

    /// Whether `part` is said to be in the figure right before it ("trong đó").
    pub(super) fn breaks_down(&self, part: usize, whole: usize) -> bool {
        whole + 1 == part && self.said_before(part).breaks_down
    }

    /// Whether both are in one unit, or count the same noun by more words or fewer ("vụ", "vụ cháy").
    pub(super) fn same_unit(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.facts[a].unit, &self.facts[b].unit);
        let goes_on = |long: &str, short: &str| {
            !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        };
        one == other || goes_on(one, other) || goes_on(other, one)
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
        self.around(level).filter(|&other| self.same_sentence(level, other)).any(|other| {
            self.is_level(other)
                && self.same_indicator(level, other)
                && self.period(other) == self.period(level)
                && self.same_unit(level, other)
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

/// Two levels that a claim compares.
pub(super) struct Moved {
    pub(super) old: usize,
    pub(super) level: usize,
    /// "từ ... lên ...": the sentence itself ties them. Two levels in a row are only likely: what does not hold of them says
    /// nothing.
    pub(super) tied: bool,
}

/// The levels before and after, which the sentence says one after the other beside a claim without another base: "từ 120
/// vụ xuống 90 vụ, giảm 25%", "tăng 25% (từ 120 tấn lên 150 tấn)", "năm 2019 đạt 500 tỷ đồng, năm 2020 đạt 600 tỷ đồng,
/// tăng 20%".
pub(super) fn moved(view: &View<'_>, claim: usize) -> Option<Moved> {
    let level = view.level_of(claim).filter(|&level| view.same_sentence(level, claim))?;
    let from = level == claim + 1 && view.between.get(level + 1).is_some_and(|between| between.ends);
    let level = if from { level + 1 } else { level };
    let old = level.checked_sub(1).filter(|&old| old != claim)?;
    let alike = view.is_level(old)
        && view.same_sentence(old, level)
        && view.same_indicator(old, level)
        && view.same_unit(old, level)
        && view.same_place(old, level)
        && view.is_result(old)
        && view.is_result(claim);
    let later = match (view.period(old), view.period(level)) {
        (Some(one), Some(other)) => one.start.is_none() || one.end < other.end,
        _ => true,
    };
    let tied = view.said_before(level).ends && !view.said_before(claim).averages;
    (alike && later && view.base_kind(claim).is_none_or(|kind| kind == BaseKind::Period)).then_some(Moved {
        old,
        level,
        tied,
    })
}
