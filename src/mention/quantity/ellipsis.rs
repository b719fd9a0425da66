//! Counts that leave out the noun of a count before them: "có 412 doanh nghiệp, năm 2016 có 530", "20 triệu lao động
//! trong nông nghiệp, 15 triệu trong công nghiệp", "14 nghìn cơ sở với 3 triệu thợ; năm sau là 15 nghìn và 3,2 triệu".

use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::Dimension;
use crate::mention::number::Number;
use crate::mention::scan::TokenRange;
use crate::token::{Case, Kind};

/// How far before a figure the count is looked for whose noun it shares.
const REACH: usize = 48;
/// Counts of a clause that the next may go through in the same order.
const MAX_CLAUSE: usize = 6;

/// What may stand between two counts of the same thing: when and where each of them is, and verbs that say nothing else.
const SETTING: [Class; 15] = [
    Class::Breakdown,
    Class::Adverb,
    Class::Copula,
    Class::Have,
    Class::FigureLead,
    Class::Respectively,
    Class::Locative,
    Class::Present,
    Class::And,
    Class::MonthUnit,
    Class::PeriodTail,
    Class::Place,
    Class::PlaceKind,
    Class::PlaceWord,
    Class::BoundAbout,
];

impl Reader<'_, '_> {
    /// The noun that a figure without one shares with a count before it.
    pub(super) fn carried(&self, number: &Number) -> Option<String> {
        let at = number.tokens.start;
        if number.in_words || number.is_year() && !number.scaled {
            return None;
        }
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let last = self.counts_before(from..at).next()?;
        // "năm sau là 15 nghìn và 3,2 triệu": one by one what the clause before counts.
        let without_noun = |opens: usize| self.counts_before(opens..at).all(|count| count.unit_tokens.is_empty());
        let opens = self.clause(from, at).filter(|&opens| self.only_sets(opens, at) && without_noun(opens));
        if let Some(opens) = opens {
            let own = self.counts_before(opens..at).count();
            return self.clause_before(from, opens).get(own).map(|count| count.unit.clone());
        }
        let set_apart = || self.only_sets(last.tokens.end, at) && self.is_parted(last.tokens.end, at);
        (set_apart() || self.is_like(last, number)).then(|| last.unit.clone())
    }

    /// The same as a unit behind a number of thousands or millions, which would else be money or of an unknown thing.
    pub(super) fn carried_unit(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        if let Some(unit) = self.measured_alike(number) {
            return Some(unit);
        }
        let thousands = number.scaled && number.scale < Decimal::from(1_000_000_000);
        if !thousands || self.is(at, "/") || self.counted(at).is_some_and(|noun| noun.known) {
            return None;
        }
        let id = self.carried(number).or_else(|| self.told_again(number))?;
        Some(Unit { id, ..Unit::none(at) })
    }

    /// "chỉ 14 triệu người làm việc trong ngành này. Con số này ở Thái Lan là hơn | 20 triệu": the noun of the count that the sentence
    /// before ends with, where this one takes it up.
    fn told_again(&self, number: &Number) -> Option<String> {
        const MIN_WORDS: usize = 3;
        let at = number.tokens.start;
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let again = (from..at).any(|from| {
            let points = self.phrase(from, Class::Anaphor).is_some_and(|end| end >= from + MIN_WORDS);
            points && self.phrase(from, Class::FigureNoun).is_some()
        });
        let last = self.out.last().filter(|last| again && last.tokens.end < self.sentence.start)?;
        let counts = last.kind == QuantityKind::Count && !last.unit_tokens.is_empty();
        (counts && is_near(last, at)).then(|| last.unit.clone())
    }

    /// "5 tỷ kWh năm 2022 và | 2,4 tỷ | năm 2023": the unit of the amount before, of the same scale, that is told of another time.
    fn measured_alike(&self, number: &Number) -> Option<Unit> {
        let (at, end) = (number.tokens.start, number.tokens.end);
        let last = self.out.last().filter(|_| number.scaled && !number.in_words)?;
        let near = last.tokens.start >= self.sentence.start && is_near(last, at);
        let unit = Some(last.unit_tokens.start).filter(|_| near && last.kind == QuantityKind::Physical)?;
        let unit = self.unit_at(unit).filter(|unit| unit.tokens == last.unit_tokens && !unit.time)?;
        let next = number.scale.checked_mul(unit.factor)?.checked_mul(Decimal::from(1_000))?;
        let alike = number.scale.checked_mul(unit.factor)? <= last.value && last.value < next;
        // "2,4 tỷ đồng", "2,4 triệu con": what has a noun of its own is no amount of the same.
        let time = self.unit_entry(end).is_some_and(|(entry, _)| entry.dimension == Dimension::Time);
        let timed = time || self.phrase(end, Class::MonthUnit).is_some() || !self.is_word(end);
        let apart = self.only_sets(last.tokens.end, at) && self.is_parted(last.tokens.end, at);
        (alike && timed && apart).then_some(Unit { tokens: end..end, ..unit })
    }

    /// "thu về 75 triệu USD, riêng Lào | 52 triệu": the currency of the foreign money before of which a figure of the same scale is a
    /// part set apart.
    pub(super) fn currency_of_whole(&self, number: &Number) -> Option<String> {
        const APART: [Class; 2] = [Class::Breakdown, Class::Intro];
        let at = number.tokens.start;
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let mut near = self.out.iter().rev().take_while(|one| one.tokens.start >= from);
        let last = near.find(|one| one.kind == QuantityKind::Money).filter(|last| !last.unit.contains('/'))?;
        let scale = number.scale.checked_mul(Decimal::from(1_000))?;
        let alike = number.value < last.value && number.scale <= last.value && last.value < scale;
        // "200 tỷ USD hàng hoá và hơn | 300 tỷ còn lại": the rest of the same.
        let rest = number.scale <= last.value && number.value < scale && self.is_rest(number.tokens.end);
        let leads = |at: usize| APART.into_iter().any(|class| self.phrase(at, class).is_some());
        let apart = || last.unit_tokens.is_empty() || (last.tokens.end..at).any(leads);
        let parted = || (last.tokens.end..at).any(|at| [",", ";", "("].iter().any(|mark| self.is(at, mark)));
        (last.unit != "VND" && (rest || alike && parted() && apart())).then(|| last.unit.clone())
    }

    /// "còn lại": whether what stands behind a number says that it is what is left.
    fn is_rest(&self, at: usize) -> bool {
        self.phrase(at, Class::ToLevel).is_some() && self.phrase(at, Class::Intro).is_some()
    }

    /// The counts among some tokens from the last on, up to an amount of something else.
    fn counts_before(&self, tokens: TokenRange) -> impl Iterator<Item = &Quantity> {
        let near = self.out.iter().rev().take_while(move |one| one.tokens.start >= tokens.start);
        near.filter(|one| !matches!(one.kind, QuantityKind::Percent | QuantityKind::Point | QuantityKind::Multiple))
            .take_while(|one| one.kind == QuantityKind::Count && one.unit != "1")
            .take(MAX_CLAUSE)
    }

    /// Where the last clause begins between two tokens: behind a semicolon, or a comma or bracket with a time or a name
    /// behind it.
    fn clause(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).rev().find(|&mark| {
            let next = mark + 1;
            let names = || self.scan.is_claimed(next) || self.scan.tokens[next].is_capital();
            let sets = || names() || self.phrase(next, Class::PlaceKind).is_some();
            self.is(mark, ";") || (self.is(mark, ",") || self.is(mark, "(")) && next < to && sets()
        })
    }

    /// The counts of the clause that ends before `end`, in their order.
    fn clause_before(&self, from: usize, end: usize) -> Vec<&Quantity> {
        let mut counts: Vec<_> = self.counts_before(from..end).skip_while(|one| one.tokens.start > end).collect();
        let apart = |pair: &[&Quantity]| self.clause(pair[1].tokens.end, pair[0].tokens.start).is_some();
        let clause = counts.windows(2).position(apart).map_or(counts.len(), |last| last + 1);
        counts.truncate(clause);
        counts.reverse();
        counts
    }

    /// Whether what stands among some tokens tells but when and where.
    fn only_sets(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let quantity = self.out.iter().rev().take(REACH).find(|one| one.tokens.contains(&at));
            let phrase = SETTING.iter().filter_map(|&class| self.phrase(at, class)).filter(|&end| end <= to).max();
            at = match (quantity, phrase) {
                (Some(quantity), _) => quantity.tokens.end,
                (None, Some(end)) => end,
                (None, None) => {
                    let token = &self.scan.tokens[at];
                    let name = self.scan.is_claimed(at) || token.is_capital() || token.case == Case::Upper;
                    if token.kind == Kind::Word && !name {
                        return false;
                    }
                    at + 1
                }
            };
        }
        true
    }

    /// Whether a mark or "và" parts two counts.
    fn is_parted(&self, from: usize, to: usize) -> bool {
        let mark = |at: usize| [",", ";", "(", ":"].iter().any(|mark| self.is(at, mark));
        (from..to).any(|at| mark(at) || self.phrase(at, Class::And).is_some())
    }

    /// "20 triệu lao động trong nông nghiệp, | 15 triệu | trong công nghiệp": a part of the same make right behind a comma.
    fn is_like(&self, last: &Quantity, number: &Number) -> bool {
        const BEFORE: usize = 3;
        let (at, end) = (number.tokens.start, number.tokens.end);
        let leads = [",", ";"].into_iter().any(|mark| {
            (at.saturating_sub(BEFORE)..at).rev().find(|&one| !self.is_word(one)).is_some_and(|one| self.is(one, mark))
        });
        let said = |at: usize| self.phrase(at, Class::Locative).is_some() || self.phrase(at, Class::Of).is_some();
        let other = last.unit_tokens.end.max(last.tokens.end);
        let same = || self.is_word(end) && self.scan.key(end) == self.scan.key(other);
        number.scaled && leads && (said(end) && said(other) || same())
    }
}

/// Whether a figure ends closely before a token; one that is read out of turn, inside a bracket, may stand behind it.
fn is_near(last: &Quantity, at: usize) -> bool {
    at.checked_sub(last.tokens.end).is_some_and(|gap| gap <= REACH)
}
