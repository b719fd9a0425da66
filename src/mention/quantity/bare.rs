//! Figures whose unit is written elsewhere: with another figure of the series, in a bracket before, with the total
//! they are part of; and those that have none.

use super::reader::{Genre, Reader};
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::NumberRole;
use crate::mention::number::Number;
use crate::token::Kind;

/// Figures of one series that share a unit written once.
const MAX_SERIES: usize = 8;
/// Places of one list that share the count before them.
const MAX_LIST: usize = 40;
/// How far before a bare figure its noun is looked for.
const NOUN_REACH: usize = 24;

/// A unit set for the bare figures after it.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub(super) scale: Decimal,
    pub(super) unit: Unit,
}

impl Reader<'_, '_> {
    /// Scale and unit for a figure that shares them with others: "từ 1 lên 1,5 triệu đồng", "25,16 và 23,93 triệu
    /// đồng/tháng"; or those a bracket has set.
    pub(super) fn shared(&self, start: usize, number: &Number) -> Option<(Decimal, Unit)> {
        let one = Decimal::from(1);
        let mut at = number.tokens.end;
        let from = self.phrase_before(start, Class::RangeOpen).is_some();
        for _ in 0..MAX_SERIES {
            let Some(next) = self.phrase(at, Class::Coordinate).or_else(|| self.side_link(start, at)) else {
                break;
            };
            let moved = self.phrase(at, Class::FromTo).is_some();
            let Some(other) = self.number(next).filter(|other| !other.in_words) else {
                break;
            };
            let related = if moved { from } else { number.marked || other.marked };
            if !related || number.scaled || number.is_year() {
                break;
            }
            if let Some(unit) = self.unit(&other) {
                if !unit.known || unit.time || unit.kind == QuantityKind::Count && unit.tokens.is_empty() {
                    break;
                }
                let scale = if other.scaled && number.comparable(&other) { other.scale } else { one };
                return Some((scale, unit));
            }
            if other.scaled {
                break;
            }
            at = other.tokens.end;
        }
        if number.scaled || number.is_year() {
            return None;
        }
        let declared = self.declared.as_ref().map(|declared| (declared.scale, declared.unit.clone()));
        declared.or_else(|| self.bracketed_with(start, number)).or_else(|| self.listed_in(number))
    }

    /// "(tỷ USD)", "(nghìn tấn)": a unit without a number in brackets; the token after.
    pub(super) fn declaration(&self, at: usize) -> Option<(Declared, usize)> {
        let mut end = at + 1;
        let mut scale = Decimal::from(1);
        while let Some((factor, after)) = self.scale_word(end) {
            scale = scale.checked_mul(factor)?;
            end = after;
        }
        let unit = self.unit_at(end)?;
        let close = unit.tokens.end;
        let sized = end > at + 1 || !unit.time && unit.kind != QuantityKind::Count;
        (self.is(close, ")") && sized).then(|| (Declared { scale, unit }, close + 1))
    }

    pub(super) fn scale_word(&self, at: usize) -> Option<(Decimal, usize)> {
        let hit = self.scan.hit(at, Class::Number).filter(|_| at < self.sentence.end)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        (entry.role == NumberRole::Scale && !entry.glued).then(|| (Decimal::from(entry.whole()), hit.end as usize))
    }

    /// A figure without a unit, where its shape or the words around it tell that it is one.
    pub(super) fn bare(&self, start: usize, number: &Number, negative: bool) -> Option<Quantity> {
        let end = number.tokens.end;
        let cell = self.row && !self.scan.starts_block(start);
        let shaped = self.alone || number.marked || number.scaled || cell;
        let led = self.phrase_before(start, Class::FigureLead).is_some();
        let closed = self.kind(end).is_none_or(|kind| kind == Kind::Symbol);

        let led = led || self.follows_plan(start);
        // "nâng tổng số dự án lên 125 | với tổng vốn 2 tỷ USD": what goes with so many ends the figure.
        let with = || self.phrase(end, Class::Topic).is_some() && self.phrase(end, Class::Reach).is_some();
        let closed = closed
            || led && with() && {
                let last = self.out.last().map_or(0, |last| last.tokens.end);
                self.number_of(start.saturating_sub(NOUN_REACH).max(self.sentence.start).max(last), start).is_some()
            };
        // "chết 07, bị thương 05 người".
        let victims = || self.phrase_before(start, Class::Casualty).is_some();
        let people = (!number.marked && !number.scaled && victims()).then(|| self.people_behind(end)).flatten();
        if let Some(people) = people {
            let plain = self.plain(start..end, QuantityKind::Count, number.value, &people);
            return Some(Quantity { precision: number.step, ..plain });
        }
        let part = self.part_of_count(number).or_else(|| self.part_by_place(number));
        let part = part.or_else(|| self.part_in_bracket(number));
        let part = part.or_else(|| self.placed_whole(number).map(|whole| whole.unit.clone()));
        let listed = if part.is_some() && closed { None } else { self.listed(start, number) };
        if let Some(noun) = listed {
            let kind = if noun.is_empty() { QuantityKind::Bare } else { QuantityKind::Count };
            let plain = self.plain(start..end, kind, number.value, if noun.is_empty() { "1" } else { &noun });
            let value = if negative { number.value.negated() } else { number.value };
            return Some(Quantity { value, precision: number.step, ..plain });
        }
        if !(shaped || led && closed || part.is_some() && closed) || number.in_words && !self.alone {
            return None;
        }
        let noun = if self.alone || self.row {
            None
        } else {
            // "số vụ giảm 15, | số người chết | tăng 6": its own noun stands nearer than that of a figure before.
            let own = if part.is_some() { self.noun_at_hand(number) } else { None };
            own.or(part).or_else(|| self.carried(number)).or_else(|| self.noun_before(number))
        };
        let kind = if noun.is_some() { QuantityKind::Count } else { QuantityKind::Bare };
        let plain = self.plain(start..end, kind, number.value, noun.as_deref().unwrap_or("1"));
        Some(Quantity {
            value: if negative { number.value.negated() } else { number.value },
            in_words: number.in_words,
            precision: number.step,
            ..plain
        })
    }

    /// The noun that a bare figure counts: "tổng số giao dịch là 175.391".
    fn noun_before(&self, number: &Number) -> Option<String> {
        let at = number.tokens.start;
        let from = at.saturating_sub(NOUN_REACH).max(self.sentence.start);
        self.number_of(from, at).or_else(|| self.populous_before(number))
    }

    /// That noun where no figure stands between it and the figure, and its movement right before that.
    fn noun_at_hand(&self, number: &Number) -> Option<String> {
        let at = number.tokens.start;
        let last = self.out.last().map_or(0, |last| last.tokens.end);
        let moves = [Class::Rise, Class::Fall].into_iter().any(|class| self.phrase_before(at, class).is_some());
        let from = at.saturating_sub(NOUN_REACH).max(self.sentence.start).max(last);
        if moves { self.number_of(from, at) } else { None }
    }

    /// The known noun behind the last "số" among some tokens.
    fn number_of(&self, from: usize, at: usize) -> Option<String> {
        (from..at).rev().find_map(|start| {
            let noun = self.phrase(start, Class::CountOf).filter(|&noun| noun < at)?;
            let noun = self.counted(noun).filter(|noun| noun.known && noun.tokens.end <= at)?;
            Some(self.lower(noun.tokens))
        })
    }

    /// The people that the next figure counts, where it is of other victims: ", bị thương 05 | người".
    fn people_behind(&self, end: usize) -> Option<String> {
        const REACH: usize = 6;
        let next = (end..(end + REACH).min(self.sentence.end)).find(|&at| self.is_digits(at))?;
        self.phrase_before(next, Class::Casualty)?;
        let noun = self.counted(next + 1).filter(|noun| noun.known)?;
        Some(self.lower(noun.tokens))
    }

    /// "12 đảng viên: khiển trách 08, cảnh cáo 03": a part behind a counted total and a colon or bracket.
    pub(super) fn part_of_count(&self, number: &Number) -> Option<String> {
        const REACH: usize = 8;
        // "542 trường (tăng 4 trường so với năm học trước), trong đó: mầm non 128".
        const FARTHER: usize = 16;
        let at = number.tokens.start;
        let last = self.out.last().filter(|last| {
            last.kind == QuantityKind::Count && last.tokens.start >= self.sentence.start && last.tokens.end < at
        })?;
        let between = last.tokens.end..at;
        let part = last.unit_tokens.is_empty();
        let opens = between.clone().any(|token| self.is(token, ":") || self.is(token, "("));
        let named = self.is_word(at - 1) && self.phrase_before(at, Class::NumberedWeak).is_none();
        let parted = between.clone().any(|token| self.phrase(token, Class::Breakdown).is_some());
        let reach = if parted { FARTHER } else { REACH };
        // "40 nhà máy, trong đó Hải Phòng có 12, Quảng Ninh có 8".
        let has = parted && number.value <= last.value && self.phrase_before(at, Class::Have).is_some();
        // "8.400 em, trong đó: tiểu học 3.150, mầm non 2.380": no part is more than its whole.
        let grouped = || {
            let whole = self.out.iter().rev().take(MAX_SERIES).find(|one| !one.unit_tokens.is_empty());
            number.grouped() && whole.is_some_and(|whole| whole.unit == last.unit && number.value <= whole.value)
        };
        (between.len() <= reach && (opens || part || has) && named && (!number.marked || grouped()) && !number.scaled)
            .then(|| last.unit.clone())
    }

    /// "40 chợ tại các huyện: Ba Vì (12), Thạch Thất (8)", "3 người chết (Sơn Động 01, Lục Ngạn 02)": how many of the count
    /// before them each place of a list has.
    pub(super) fn part_by_place(&self, number: &Number) -> Option<String> {
        const MAX_COUNT: i64 = 1000;
        const MAX_STEP: usize = 8;
        const REACH: usize = 120;
        let (at, end) = (number.tokens.start, number.tokens.end);
        let plain = |at: usize, end: usize| {
            if at > self.sentence.start && self.is(at - 1, "(") {
                self.is(end, ")").then_some(at - 1)
            } else {
                // "Vũng Áng 1" is a name.
                self.scan.word(at).starts_with('0').then_some(at)
            }
        };
        if number.marked || number.scaled || number.in_words || number.value >= Decimal::from(MAX_COUNT) {
            return None;
        }
        let name_end = plain(at, end)?;
        self.phrase_before(name_end, Class::Place)?;
        let last = self.out.last().filter(|last| last.tokens.start >= self.sentence.start)?;
        let near = at.checked_sub(last.tokens.end).is_some_and(|gap| gap <= MAX_STEP);
        let before = last.unit_tokens.is_empty() && near && last.kind == QuantityKind::Count;
        let behind = || {
            let next = (end + 1..(end + MAX_STEP).min(self.sentence.end)).find(|&next| self.is_digits(next));
            next.is_some_and(|next| {
                plain(next, next + 1).is_some_and(|end| self.phrase_before(end, Class::Place).is_some())
            })
        };
        if !before && !behind() {
            return None;
        }
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let whole = self.out.iter().rev().take_while(|one| one.tokens.start >= from);
        let whole = whole.take(MAX_LIST).find(|one| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty())?;
        let opens = (whole.tokens.end..name_end).any(|token| self.is(token, ":") || self.is(token, "("));
        opens.then(|| whole.unit.clone())
    }

    /// "90 đơn (cấp huyện 60, sở, ngành 9, Chủ tịch UBND tỉnh 07)", "610 học sinh (MN: 150, TH: 460)": the noun of the count right
    /// before the bracket whose parts a row of figures tells, each behind what it is the part of.
    pub(super) fn part_in_bracket(&self, number: &Number) -> Option<String> {
        const REACH: usize = 48;
        // "2 nhà máy (Thái Bình 1, Vũng Áng 2)" has names: outside of reports a part is told by more than a digit.
        const MAX_NAMED: i64 = 10;
        let at = number.tokens.start;
        let named = self.genre != Genre::Report && number.value < Decimal::from(MAX_NAMED);
        if number.scaled || number.in_words || number.value.to_integer().is_none() || named {
            return None;
        }
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let open = (from..at).rev().take_while(|&token| !self.is(token, ")")).find(|&token| self.is(token, "("))?;
        let whole = self.out.iter().rev().find(|one| one.tokens.start < open)?;
        let counts = whole.kind == QuantityKind::Count && !whole.unit_tokens.is_empty() && whole.part.is_none();
        // "học sinh | (": nothing but its noun and what qualifies that stands before the bracket.
        let right = whole.tokens.end <= open
            && open - whole.tokens.end <= MAX_SERIES
            && (whole.tokens.end..open).all(|token| self.is_word(token));
        let parted = |token: usize| [",", ";", ")"].into_iter().any(|mark| self.is(token, mark));
        let named = if self.is(at - 1, ":") { at.checked_sub(2)? } else { at - 1 };
        let lead = named > open && self.is_word(named) && !self.leads_to_name(at, number);
        // One figure alone is no row of parts.
        let row = self.out.last().is_some_and(|last| last.tokens.start > open)
            || (number.tokens.end..(number.tokens.end + REACH).min(self.sentence.end))
                .take_while(|&token| !self.is(token, ")"))
                .any(|token| self.is_digits(token));
        let fits = counts && right && lead && row && number.value <= whole.value;
        let behind = || {
            let unit = self.counted(number.tokens.end).map(|unit| self.lower(unit.tokens));
            unit.is_none_or(|unit| unit == whole.unit.to_lowercase())
        };
        (fits && (parted(number.tokens.end) || behind())).then(|| whole.unit.clone())
    }

    /// "quận | 5", "tháng | 6": whether the word before a number leads to a name or a time; but "cấp huyện | 5", "tỉnh | 07".
    fn leads_to_name(&self, at: usize, number: &Number) -> bool {
        const LEADS: [Class; 6] =
            [Class::Numbered, Class::NumberedWeak, Class::Ordinal, Class::CodeLead, Class::MonthUnit, Class::RangeLink];
        let level = self.phrase_before(at, Class::BodyLevel).is_some_and(|level| level + 1 < at);
        let padded = self.scan.word(number.tokens.start).starts_with('0');
        !level && !padded && LEADS.into_iter().any(|class| self.phrase_before(at, class).is_some())
    }
}
