//! Units that bare figures take from elsewhere: from the line over the list ("ĐVT: triệu đồng", "các chỉ tiêu chính (Đơn vị
//! tính: tỷ đồng):"), from the figure before the bracket ("14,2 triệu đồng (kế hoạch 13,5)").

use super::bare::Declared;
use super::cell::is_power_of_ten;
use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::{Class, Signs};
use crate::mention::number::Number;
use crate::mention::scan::{Sentence, TokenRange};
use crate::text::BlockKind;

/// A paragraph of more tokens is prose: the list has ended before it.
const MAX_BETWEEN: usize = 12;
/// "Trong đó:", "Gồm có:": what opens another list is longer.
const MAX_OPENING: usize = 4;
/// "(kế hoạch cả năm:": tokens between a figure and the one in the bracket behind it; from the bracket on there may be two.
const MAX_LABEL: usize = 8;
const MAX_BRACKET: usize = 16;
/// A figure and that of its plan or of another time differ by no more.
const MOST_TIMES: i64 = 10;
/// Labels in one sentence, as in a text whose line ends were lost.
const MAX_LABELS: usize = 8;

impl Reader<'_, '_> {
    /// Reads a sentence that is no cell, and takes the units that it sets.
    pub(super) fn prose(&mut self, sentence: &Sentence) {
        let tokens = sentence.tokens.clone();
        let mut from = tokens.start;
        if self.speaks(Signs::class(Class::UnitLabel)) {
            for _ in 0..MAX_LABELS {
                let Some((label, declared, next)) = self.unit_label(from..tokens.end) else { break };
                self.sentence = from..label;
                self.run(from);
                self.sentence = tokens.clone();
                self.declared = None;
                self.standing = Some(declared);
                from = next;
            }
            self.sentence = from..tokens.end;
        }
        self.run(from);
    }

    /// The first label of a unit among some tokens: where it stands, the unit, the token behind.
    fn unit_label(&self, tokens: TokenRange) -> Option<(usize, Declared, usize)> {
        tokens.clone().find_map(|at| {
            let colon = self.scan.phrase(at, tokens.end, Class::UnitLabel).filter(|&end| self.is(end, ":"))?;
            let mut end = colon + 1;
            let mut scale = Decimal::from(1);
            // "ĐVT: 1.000 đồng".
            if let Some(number) = self.number(end).filter(|number| is_power_of_ten(number.value)) {
                (scale, end) = (number.value, number.tokens.end);
            }
            while let Some((factor, after)) = self.scale_word(end) {
                (scale, end) = (scale.checked_mul(factor)?, after);
            }
            let unit = self.unit_at(end).filter(|unit| unit.kind != QuantityKind::Count && !unit.time)?;
            let next = unit.tokens.end;
            Some((at, Declared { scale, unit }, next))
        })
    }

    /// Whether the list that a unit was set for ends before a block that begins with `first`.
    pub(super) fn is_list_over(&self, first: &Sentence) -> bool {
        let block = &self.scan.blocks[first.block];
        let long = first.tokens.len() > MAX_BETWEEN;
        let figures = || first.tokens.clone().any(|at| self.scan.tokens[at].kind == crate::token::Kind::Number);
        match block.kind {
            BlockKind::Title => true,
            BlockKind::Paragraph if long => true,
            BlockKind::Paragraph | BlockKind::Heading => {
                block.opens_list && first.tokens.len() > MAX_OPENING && !figures()
            }
            _ => false,
        }
    }

    /// Scale and unit of the figure before a bracket, for one in it of a plan or another time: "62,5 tạ/ha (cùng kỳ: 61,8)".
    pub(super) fn bracketed_with(&self, start: usize, number: &Number) -> Option<(Decimal, Unit)> {
        const SHARED: usize = 3;
        if let Some(unit) = self.placed_whole(number).and_then(|whole| self.unit_of(whole)) {
            return Some(unit);
        }
        let here = |one: &&Quantity| one.tokens.start >= self.sentence.start && one.tokens.end < start;
        let last = self.out.last().filter(here)?;
        let whole = self.out.iter().rev().take(SHARED).filter(here).find(|one| !one.unit_tokens.is_empty())?;
        let label = last.tokens.end..start;
        if label.len() > MAX_LABEL || number.scaled || number.in_words || number.is_year() {
            return None;
        }
        // The bracket opens behind the figure with the unit, or that figure stands in it.
        let from = start.saturating_sub(MAX_BRACKET).max(self.sentence.start);
        let mark = (from..start).rev().find(|&at| self.is(at, "(") || self.is(at, ")"));
        let opens = mark.is_some_and(|at| self.is(at, "(") && (at < whole.tokens.start || at == whole.tokens.end));
        let closed = [")", ";", ","].iter().any(|mark| self.is(number.tokens.end, mark));
        let told = |at: usize| self.scan.is_claimed(at) || self.scan.hit(at, Class::PlanNoun).is_some();
        if !opens || !closed || whole.value.is_negative() || !label.clone().any(told) {
            return None;
        }
        let (scale, unit) = self.unit_of(whole)?;
        let value = number.value.checked_mul(scale)?.checked_mul(unit.factor)?;
        let alike = |a: Decimal, b: Decimal| b.checked_mul(Decimal::from(MOST_TIMES)).is_some_and(|most| a <= most);
        (alike(value, whole.value) && alike(whole.value, value)).then_some((scale, unit))
    }

    /// The scale and the unit that a figure is written with, no time and no noun.
    fn unit_of(&self, whole: &Quantity) -> Option<(Decimal, Unit)> {
        let first = whole.tokens.clone().find(|&at| self.is_digits(at))?;
        let other = self.number(first)?;
        let unit = self.unit(&other).filter(|unit| unit.known && !unit.time)?;
        Some((if other.scaled { other.scale } else { Decimal::from(1) }, unit))
    }

    /// Scale and unit of the list, for a figure written as amounts are.
    pub(super) fn listed_in(&self, number: &Number) -> Option<(Decimal, Unit)> {
        let declared = self.standing.as_ref().filter(|_| number.grouped() && !number.in_words)?;
        Some((declared.scale, declared.unit.clone()))
    }
}
