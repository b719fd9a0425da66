//! Places in an order: "đứng thứ 2", "xếp thứ 7/63", "hạng 11", "vị trí số 1", "top 10".

use super::reader::Reader;
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::schema::NumberRole;
use crate::lexicon::{Class, Signs};
use crate::mention::number::Number;
use crate::token::Kind;

/// No order of a report is longer.
const MAX_RANK: i64 = 1000;

impl Reader<'_, '_> {
    /// The rank that begins at `at`.
    pub(super) fn rank(&self, at: usize) -> Option<Quantity> {
        const LEADS: Signs =
            Signs::classes(&[Class::Top, Class::RankPlace, Class::Ordinal, Class::OrdinalNumber, Class::RankWord]);
        if !self.scan.hits.meet(at, LEADS) {
            return None;
        }
        if let Some(end) = self.phrase(at, Class::Top) {
            return self.top(at, end);
        }
        if let Some(number) = self.phrase(at, Class::RankPlace).filter(|&number| self.is_digits(number)) {
            let (place, end) = self.place(number)?;
            return self.ranked(number, end, place);
        }
        let led = |class| self.phrase_before(at, class).is_some();
        let (end, numbered) = if let Some(end) = self.phrase(at, Class::Ordinal) {
            (end, led(Class::RankLead) || self.goes_on(at))
        } else if let Some(end) = self.phrase(at, Class::OrdinalNumber) {
            (end, led(Class::RankSolid))
        } else {
            // "vé hạng nhất" is of a class.
            (self.phrase(at, Class::RankWord)?, !led(Class::RankNot))
        };
        if !numbered || self.phrase_before(at, Class::GroupLead).is_some() {
            return None;
        }
        let (place, end) = self.place(end)?;
        self.ranked(at, end, place)
    }

    /// "tăng 14 bậc, lên | 68/190": the place that so many steps lead to.
    pub(super) fn climbed(&self, start: usize, number: &Number) -> Option<Quantity> {
        const NEAR: usize = 3;
        let at = number.tokens.start;
        let divided = self.is(number.tokens.end, "/") && self.is_digits(number.tokens.end + 1);
        let led = divided && at == start && self.phrase_before(start, Class::ToLevel).is_some();
        let steps = self.out.last().filter(|last| led && last.tokens.end + NEAR >= start && last.tokens.end < start)?;
        let (place, end) =
            self.place(at).filter(|_| self.scan.hit(steps.unit_tokens.start, Class::RankStep).is_some())?;
        self.ranked(start, end, place)
    }

    /// The rank quoted from `start`, its place read up to `end`; the number of places behind "/".
    fn ranked(&self, start: usize, end: usize, place: Decimal) -> Option<Quantity> {
        let mut end = end;
        let mut quantity_whole = None;
        if self.is(end, "/") && self.is_digits(end + 1) {
            let whole = Decimal::parse(self.scan.word(end + 1))?;
            quantity_whole = Some(whole);
            end += 2;
        }
        let plain = self.plain(start..end, QuantityKind::Rank, place, "rank");
        let quantity_whole = quantity_whole.or_else(|| self.among(end));
        Some(Quantity { whole: quantity_whole, in_words: self.kind(end - 1) == Some(Kind::Word), ..plain })
    }

    /// "thứ tư và thứ năm": an ordinal that goes on from a rank.
    fn goes_on(&self, at: usize) -> bool {
        const REACH: usize = 3;
        const MAX_AMONG: usize = 6;
        let near = self.out.last().is_some_and(|last| {
            last.kind == QuantityKind::Rank
                && last.tokens.end < at
                && at - last.tokens.end < REACH
                && self.phrase(last.tokens.end, Class::Coordinate).is_some()
        });
        // "đứng thứ 16 thế giới và thứ 3 Đông Nam Á": among whom stands between.
        let among = self.out.last().is_some_and(|last| {
            let between = last.tokens.end..at.saturating_sub(1);
            last.kind == QuantityKind::Rank
                && between.len() <= MAX_AMONG
                && self.phrase(at.saturating_sub(1), Class::PlaceJoin) == Some(at)
                && between.into_iter().all(|token| self.is_word(token))
        });
        // "đứng thứ 2 là ..., tăng 20%; thứ 3 là ...": the head of a clause, after a rank a few figures back.
        let head = at == self.sentence.start || self.is(at - 1, ",") || self.is(at - 1, ";");
        let before = self.out.iter().rev().take(REACH).any(|one| one.kind == QuantityKind::Rank);
        near || among || head && before && !self.scan.starts_block(at)
    }

    /// "thứ nhất trong số 19 bộ": how many places there are.
    fn among(&self, at: usize) -> Option<Decimal> {
        let number = self.phrase(at, Class::Among).filter(|&number| self.is_digits(number))?;
        Decimal::parse(self.scan.word(number)).filter(|whole| whole.to_integer().is_some())
    }

    /// The number of a place, in digits or words, and the token after it.
    fn place(&self, at: usize) -> Option<(Decimal, usize)> {
        if self.is_digits(at) {
            let value = Decimal::parse(self.scan.word(at))?;
            let small = value.to_integer().is_some_and(|place| (1..=i128::from(MAX_RANK)).contains(&place));
            // "hạng 2 tỷ đồng" is no rank, nor "vị trí 4,5".
            return (small && self.scaled(at + 1).is_none()).then_some((value, at + 1));
        }
        let hit = self.scan.hit(at, Class::Number).filter(|_| at < self.sentence.end)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        let place = matches!(entry.role, NumberRole::Digit | NumberRole::Ones | NumberRole::Ten | NumberRole::Ordinal);
        let value = entry.whole();
        // "xếp hạng | năm 2021": a year.
        let year = self.scan.is_claimed(at);
        (place && value > 0 && !year).then(|| (Decimal::from(value), hit.end as usize))
    }

    /// A scale word at `at`.
    fn scaled(&self, at: usize) -> Option<()> {
        let hit = self.scan.hit(at, Class::Number).filter(|_| at < self.sentence.end)?;
        (self.scan.lexicon.numbers[hit.entry as usize].role == NumberRole::Scale).then_some(())
    }

    /// "top 10": within the first ten.
    fn top(&self, at: usize, number: usize) -> Option<Quantity> {
        let (place, end) = self.place(number).filter(|_| self.is_digits(number))?;
        let plain = self.plain(at..end, QuantityKind::Rank, place, "rank");
        let first = place == Decimal::from(1);
        Some(plain.bounded(if first { Bound::Exact } else { Bound::AtMost }))
    }
}
