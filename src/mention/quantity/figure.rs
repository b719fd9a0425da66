//! A figure: sign, number, range, unit, bound.

use super::reader::{Reader, Step};
use super::unit::Unit;
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::Dimension;
use crate::mention::number::{self, Number};
use crate::mention::scan::TokenRange;
use crate::span::Span;
use crate::token::{Case, Kind};

/// Figures of one series that share a unit written once.
const MAX_SERIES: usize = 8;
/// How far before a bare figure its noun is looked for.
const NOUN_REACH: usize = 24;

/// A unit set for the bare figures after it.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    scale: Decimal,
    unit: Unit,
}

impl Reader<'_, '_> {
    fn number(&self, at: usize) -> Option<Number> {
        if self.token(at).is_none() || self.scan.is_claimed(at) {
            return None;
        }
        number::number(self.scan, at, self.sentence.end, self.style, self.alone)
    }

    /// The figure at `at`, or how far there is none.
    pub(super) fn figure(&self, at: usize) -> Step {
        if let Some(quantity) = self.currency_first(at) {
            return Ok(quantity);
        }
        let (start, negative, from) = self.sign(at);
        if let Some(end) = self.hedge_at(from) {
            return Err(end);
        }
        if let Some(quantity) = self.leading_mark(at) {
            return Ok(quantity);
        }
        // "Cu Ba": a name that ends like a number.
        let name = from > self.sentence.start
            && self.is_word(from)
            && self.scan.tokens[from].case == Case::Title
            && self.scan.tokens[from - 1].is_capital();
        if name {
            return Err(from + 1);
        }
        let Some(number) = self.number(from) else {
            let digits = self.is_digits(at);
            return Err(if digits { self.after_odd(at) } else { at + 1 });
        };
        if let Some(fraction) = self.mixed(start, &number, negative) {
            return Ok(fraction);
        }
        if let Some(fraction) = self.fraction(start, &number, negative)
            && self.name(&number, Some(&Unit::none(from))).is_none()
        {
            return Ok(fraction);
        }
        if self.is(number.tokens.end, "/") && self.is_digits(number.tokens.end + 1) && !number.scaled {
            return Err(self.after_odd(from));
        }
        let unit = self.unit(&number).filter(|unit| !self.is_dated(&number, unit));
        let (_, hedge) = self.bound_before(start, QuantityKind::Bare);
        let negative = negative || self.phrase_before(hedge.start, Class::Minus).is_some() && !hedge.is_empty();
        if let Some(range) = self.range(start, &number, unit.as_ref(), negative) {
            return match self.name(&number, Some(&range.1)) {
                Some(next) => Err(next),
                None => Ok(range.0),
            };
        }
        if let Some(next) = self.name(&number, unit.as_ref()) {
            return Err(next);
        }
        if number.in_words && !self.says_much(&number, unit.as_ref()) {
            return Err(from + 1);
        }
        let end = number.tokens.end;
        match self.assemble(start, &number, unit, negative) {
            Some(quantity) => Ok(quantity),
            None => Err(end),
        }
    }

    /// A hedge that begins like a number ("không quá"), by its end.
    fn hedge_at(&self, at: usize) -> Option<usize> {
        const HEDGES: [Class; 5] =
            [Class::BoundAtLeast, Class::BoundUnder, Class::BoundAtMost, Class::BoundAbout, Class::BoundOver];
        if !self.is_word(at) {
            return None;
        }
        HEDGES.iter().find_map(|&class| self.phrase(at, class).filter(|&end| end > at + 1))
    }

    /// ",77", where the text is nothing else.
    fn leading_mark(&self, at: usize) -> Option<Quantity> {
        if !self.alone || !(self.is(at, ",") || self.is(at, ".")) || !self.is_digits(at + 1) || at > 0 {
            return None;
        }
        let value = Decimal::parse(&format!("0.{}", self.scan.word(at + 1)))?;
        Some(self.plain(at..at + 2, QuantityKind::Bare, value, "1"))
    }

    /// "14.300 năm 2016": a figure and its year, not so many years.
    fn is_dated(&self, number: &Number, unit: &Unit) -> bool {
        unit.time && number.marked && self.is_digits(unit.tokens.end)
    }

    /// The token after digits that are no number, with what is joined to them ("15/5/2018", "30-4").
    fn after_odd(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.kind(end) == Some(Kind::Symbol)
            && self.glued(end)
            && self.is_digits(end + 1)
            && self.glued(end + 1)
            && !self.is(end, "%")
        {
            end += 2;
        }
        end
    }

    /// A sign before digits: the start of the quote, whether it is negative, the token of the number.
    fn sign(&self, at: usize) -> (usize, bool, usize) {
        if let Some(end) = self.minus(at) {
            return (at, true, end);
        }
        // "F -16": the tokeniser's or the typist's space in a code.
        let code = at > self.sentence.start
            && self.is_word(at - 1)
            && self.scan.tokens[at - 1].is_capital()
            && !self.scan.tokens[at].is_glued();
        let free = !code && !self.glued(at) || self.is(at.wrapping_sub(1), "(") || self.is(at.wrapping_sub(1), "[");
        if (self.is(at, "-") || self.is(at, "−") || self.is(at, "–"))
            && free
            && self.is_digits(at + 1)
            && (self.glued(at + 1) || self.alone)
        {
            return (at, true, at + 1);
        }
        if self.alone && at == 0 && self.is_digits(at) && self.minus_marker() {
            return (at, true, at);
        }
        if self.is(at, "+") && free && self.is_digits(at + 1) && self.glued(at + 1) {
            return (at, false, at + 1);
        }
        (at, false, at)
    }

    /// A text that is nothing but "- 5" looks like a list item; its marker is the sign.
    fn minus_marker(&self) -> bool {
        self.scan.blocks.first().is_some_and(|block| {
            let start = block.span.start;
            self.scan.text.slice(Span::new(start, start + block.marker)).starts_with('-')
        })
    }

    /// "âm", "(-)", and "trừ" where the text is nothing but a number: the token after.
    pub(super) fn minus(&self, at: usize) -> Option<usize> {
        let end =
            self.phrase(at, Class::Minus).or_else(|| self.phrase(at, Class::MinusAlone).filter(|_| self.alone))?;
        (self.is_digits(end) || (self.scan.hit(end, Class::Number).is_some() && end < self.sentence.end)).then_some(end)
    }

    /// "$50", "USD 20", "VND1000-VND2000": the currency stands first.
    fn currency_first(&self, at: usize) -> Option<Quantity> {
        let (number, unit) = self.priced(at)?;
        let end = number.tokens.end;
        let mut quantity = self.measured(at..end, &number, &unit, false)?;
        quantity.unit_tokens = unit.tokens.clone();
        let link = self.phrase(end, Class::RangeLink);
        if let Some(link) = link {
            let second = match self.priced(link) {
                Some((second, other)) if other.id == unit.id => Some(second),
                _ => self.number(link).filter(|second| self.unit_at(second.tokens.end).is_none()),
            };
            if let Some(second) = second {
                quantity.value_max = Some(second.value.checked_mul(unit.factor)?);
                quantity.tokens.end = second.tokens.end;
                quantity.span = self.scan.span(quantity.tokens.clone());
            }
        }
        Some(quantity)
    }

    fn priced(&self, at: usize) -> Option<(Number, Unit)> {
        let hit = self.scan.hit(at, Class::Unit).filter(|_| at < self.sentence.end)?;
        let entry = &self.scan.lexicon.units[hit.entry as usize];
        if entry.dimension != Dimension::Money {
            return None;
        }
        let mut number_at = hit.end as usize;
        if self.is(number_at, ".") && self.glued(number_at) {
            number_at += 1;
        }
        if !self.is_digits(number_at) || self.token(at)?.case == Case::Lower && self.is_word(at) {
            return None;
        }
        let number = self.number(number_at)?;
        if self.unit_at(number.tokens.end).is_some() {
            return None;
        }
        let unit = Unit {
            tokens: at..hit.end as usize,
            kind: QuantityKind::Money,
            id: entry.id.clone(),
            factor: Decimal::from(1),
            time: false,
            known: true,
        };
        Some((number, unit))
    }

    /// "23 1/5", where the text is nothing else.
    fn mixed(&self, start: usize, whole: &Number, negative: bool) -> Option<Quantity> {
        if !self.alone || whole.marked || !self.is_digits(whole.tokens.end) {
            return None;
        }
        let a = self.number(whole.tokens.end)?;
        let slash = a.tokens.end;
        if !self.is(slash, "/") {
            return None;
        }
        let b = self.number(slash + 1)?;
        let value = whole.value.checked_add(a.value.checked_div(b.value)?)?;
        let value = if negative { value.negated() } else { value };
        Some(self.plain(start..b.tokens.end, QuantityKind::Bare, value, "1"))
    }

    /// A range that begins with `first`, and its unit.
    fn range(&self, start: usize, first: &Number, unit: Option<&Unit>, negative: bool) -> Option<(Quantity, Unit)> {
        let at = unit.map_or(first.tokens.end, |unit| unit.tokens.end.max(first.tokens.end));
        let known = unit.filter(|unit| unit.known);
        if unit.is_some() && known.is_none() {
            return None;
        }
        let open = self.phrase_before(start, Class::RangeOpen).is_some();
        let link = self.phrase(at, Class::RangeLink).or_else(|| {
            // "giữa 1.000 và 2.000 đồng"
            self.phrase(at, Class::Coordinate).filter(|_| open && self.opens_between(start))
        })?;
        let dash = self.kind(at) == Some(Kind::Symbol);
        let second = self.number(link)?;
        // "5 -10 tấn" is a range, "giảm 5 -10" is not.
        let uneven = dash && self.glued(at) != self.glued(link) && known.is_none();
        if uneven && (first.value >= second.value || first.marked || self.unit_at(second.tokens.end).is_none()) {
            return None;
        }
        if dash && second.in_words {
            return None;
        }
        let other = self.unit(&second);
        if self.is(second.tokens.end, "/") && self.is_digits(second.tokens.end + 1) {
            return None;
        }
        let shared = match (known, other) {
            (Some(one), Some(two)) if one.id == two.id && one.kind == two.kind => two,
            (None, Some(two)) if two.known => two,
            (None, other) if self.bare_range(start, first, &second) => match other {
                Some(two) => two,
                None => return Some(self.range_of_numbers(start, first, &second, negative)),
            },
            _ => return None,
        };
        // Both ends share the scale written once, unless the first is written out.
        let scale = if known.is_some() || first.scaled {
            Decimal::from(1)
        } else if second.scaled && first.comparable(&second) {
            second.scale
        } else {
            first.shares_thousands(&second)
        };
        let lower = first.value.checked_mul(scale)?;
        let number = Number { value: lower, step: second.step, ..second.clone() };
        let end = shared.tokens.end.max(second.tokens.end);
        let mut quantity = self.measured(start..end, &number, &shared, negative)?;
        let mut upper = Number { value: second.value, ..second.clone() };
        if quantity.kind == QuantityKind::Count && upper.whole.is_some() {
            upper.value = upper.whole.unwrap_or(upper.value);
        }
        let factor = if quantity.kind == QuantityKind::Multiple { Decimal::from(100) } else { shared.factor };
        let value = upper.value.checked_mul(factor)?;
        quantity.value_max = Some(if negative { value.negated() } else { value });
        Some((quantity, shared))
    }

    fn opens_between(&self, start: usize) -> bool {
        self.phrase_before(start, Class::RangeOpen)
            .is_some_and(|open| self.scan.hit(open, Class::RangeBetween).is_some())
    }

    /// Whether two bare numbers with a dash between make a range of plain numbers.
    fn bare_range(&self, start: usize, first: &Number, second: &Number) -> bool {
        let asked =
            self.alone || first.marked && second.marked || self.phrase_before(start, Class::FigureLead).is_some();
        let end = second.tokens.end;
        let claimed = !self.alone && end < self.sentence.end && self.scan.is_claimed(end);
        // A series of numbers with dashes is no range.
        let series = self.phrase(end, Class::RangeLink).is_some_and(|next| self.is_digits(next));
        asked && !claimed && !series && first.value < second.value && !first.is_year() && !second.is_year()
    }

    fn range_of_numbers(&self, start: usize, a: &Number, b: &Number, negative: bool) -> (Quantity, Unit) {
        let end = b.tokens.end;
        let mut quantity = self.plain(start..end, QuantityKind::Bare, a.value, "1");
        quantity.value_max = Some(if negative { b.value.negated() } else { b.value });
        if negative {
            quantity.value = a.value.negated();
        }
        (quantity, Unit { kind: QuantityKind::Bare, ..Unit::none(end) })
    }

    /// Number and unit as one quantity, or a bare figure, or nothing.
    fn assemble(&self, start: usize, number: &Number, unit: Option<Unit>, negative: bool) -> Option<Quantity> {
        let end = number.tokens.end;
        if self.phrase_before(start, Class::Fold).is_some()
            && unit.as_ref().is_none_or(|unit| !matches!(unit.kind, QuantityKind::Percent | QuantityKind::Money))
        {
            // "gấp 10": times, said or not.
            let times = unit.filter(|unit| unit.kind == QuantityKind::Multiple);
            let to = times.map_or(end, |unit| unit.tokens.end);
            let value = number.value.checked_mul(Decimal::from(100))?;
            let plain = self.plain(start..to, QuantityKind::Multiple, value, "%");
            return Some(Quantity {
                unit_tokens: end..to,
                in_words: number.in_words,
                precision: number.step.checked_mul(Decimal::from(100))?,
                ..plain
            });
        }
        if let Some(unit) = unit {
            let to = unit.tokens.end.max(end);
            let mut quantity = self.measured(start..to, number, &unit, negative)?;
            let one = number.value == Decimal::from(1) && !number.scaled;
            // "bình quân 1 hộ", "1 cổ phiếu được nhận": the one by which a mean or a rate is said.
            let mean = self.phrase_before(start, Class::Per).is_some() && quantity.kind != QuantityKind::Money;
            if one && (mean || self.phrase(to, Class::PerOneTail).is_some()) {
                return None;
            }
            if quantity.kind == QuantityKind::Count && self.is_group(&quantity.tokens) {
                quantity.kind = QuantityKind::Rank;
                quantity.bound = Bound::AtMost;
                "rank".clone_into(&mut quantity.unit);
            }
            return Some(self.with_cents(quantity, number));
        }
        if let Some((scale, unit)) = self.shared(start, number) {
            let value = number.value.checked_mul(scale)?;
            let step = number.step.checked_mul(scale)?;
            let number = Number { value, step, ..number.clone() };
            let unit = Unit { tokens: end..end, ..unit };
            return self.measured(start..end, &number, &unit, negative);
        }
        self.bare(start, number, negative)
    }

    /// "trong nhóm 10 tỉnh dẫn đầu".
    fn is_group(&self, tokens: &TokenRange) -> bool {
        const REACH: usize = 6;
        let from = tokens.end;
        let to = (from + REACH).min(self.sentence.end);
        self.phrase_before(tokens.start, Class::GroupLead).is_some()
            && (from..to).any(|at| self.phrase(at, Class::Superlative).is_some())
    }

    /// "2 đô la 23 xen": a hundredth part behind the main unit.
    fn with_cents(&self, quantity: Quantity, number: &Number) -> Quantity {
        let end = quantity.tokens.end;
        if quantity.kind != QuantityKind::Money
            || number.scaled
            || quantity.unit == "VND"
            || quantity.value_max.is_some()
        {
            return quantity;
        }
        let at = self.phrase(end, Class::Coordinate).unwrap_or(end);
        let Some(cents) = self.number(at).filter(|cents| cents.value < Decimal::from(100) && !cents.scaled) else {
            return quantity;
        };
        let to = self.phrase(cents.tokens.end, Class::Cent);
        if to.is_none() && !(self.alone && at == end) {
            return quantity;
        }
        let sum = cents.value.checked_mul(Decimal::new(1, 2)).and_then(|part| quantity.value.checked_add(part));
        let Some(value) = sum else {
            return quantity;
        };
        let tokens = quantity.tokens.start..to.unwrap_or(cents.tokens.end);
        Quantity { value, span: self.scan.span(tokens.clone()), tokens, precision: Decimal::new(1, 2), ..quantity }
    }

    /// A number with its unit, in canonical units.
    fn measured(&self, tokens: TokenRange, number: &Number, unit: &Unit, negative: bool) -> Option<Quantity> {
        let mut kind = unit.kind;
        let mut factor = unit.factor;
        let mut id = unit.id.clone();
        let mut value = number.value;
        if kind == QuantityKind::Multiple {
            if self.is_multiple(&tokens) {
                factor = Decimal::from(100);
                "%".clone_into(&mut id);
            } else {
                kind = QuantityKind::Count;
            }
        }
        if kind == QuantityKind::Count
            && let Some(whole) = number.whole.filter(|_| !number.scaled && unit.kind == QuantityKind::Count)
        {
            value = whole;
        }
        let value = value.checked_mul(factor)?;
        let plain = self.plain(tokens, kind, value, &id);
        Some(Quantity {
            value: if negative { value.negated() } else { value },
            unit_tokens: unit.tokens.clone(),
            in_words: number.in_words,
            precision: number.step.checked_mul(factor)?,
            ..plain
        })
    }

    /// Whether "5 lần" is a multiple and not a count of times.
    fn is_multiple(&self, tokens: &TokenRange) -> bool {
        let (_, hedge) = self.bound_before(tokens.start, QuantityKind::Multiple);
        let lead = hedge.start.min(tokens.start);
        let goes_on = self
            .out
            .last()
            .is_some_and(|last| last.kind == QuantityKind::Multiple && last.tokens.start >= self.sentence.start);
        goes_on
            || [tokens.start, lead].into_iter().any(|at| self.phrase_before(at, Class::MultipleLead).is_some())
            || self.phrase(tokens.end, Class::MultipleTail).is_some()
    }

    /// Scale and unit for a figure that shares them with others: "từ 1 lên 1,5 triệu đồng", "25,16 và 23,93 triệu
    /// đồng/tháng"; or those a bracket has set.
    fn shared(&self, start: usize, number: &Number) -> Option<(Decimal, Unit)> {
        let one = Decimal::from(1);
        let mut at = number.tokens.end;
        let from = self.phrase_before(start, Class::RangeOpen).is_some();
        for _ in 0..MAX_SERIES {
            let Some(next) = self.phrase(at, Class::Coordinate) else {
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
                if !unit.known || unit.time {
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
        let declared = self.declared.as_ref().filter(|_| !number.scaled && !number.is_year())?;
        Some((declared.scale, declared.unit.clone()))
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

    fn scale_word(&self, at: usize) -> Option<(Decimal, usize)> {
        use crate::lexicon::schema::NumberRole;
        let hit = self.scan.hit(at, Class::Number).filter(|_| at < self.sentence.end)?;
        let entry = &self.scan.lexicon.numbers[hit.entry as usize];
        (entry.role == NumberRole::Scale && !entry.glued).then(|| (Decimal::from(entry.whole()), hit.end as usize))
    }

    /// A figure without a unit, where its shape or the words around it tell that it is one.
    fn bare(&self, start: usize, number: &Number, negative: bool) -> Option<Quantity> {
        let end = number.tokens.end;
        let shaped = self.alone || number.marked || number.scaled || self.row;
        let led = self.phrase_before(start, Class::FigureLead).is_some();
        let closed = self.kind(end).is_none_or(|kind| kind == Kind::Symbol);

        let part = self.part_of_count(number);
        if !(shaped || led && closed || part.is_some() && closed) || number.in_words && !self.alone {
            return None;
        }
        let noun = if self.alone || self.row { None } else { part.or_else(|| self.noun_before(number)) };
        let kind = if noun.is_some() { QuantityKind::Count } else { QuantityKind::Bare };
        let plain = self.plain(start..end, kind, number.value, noun.as_deref().unwrap_or("1"));
        Some(Quantity {
            value: if negative { number.value.negated() } else { number.value },
            in_words: number.in_words,
            precision: number.step,
            ..plain
        })
    }

    /// "12 đảng viên: khiển trách 08, cảnh cáo 03": a part behind a counted total and a colon or bracket.
    fn part_of_count(&self, number: &Number) -> Option<String> {
        const REACH: usize = 8;
        let at = number.tokens.start;
        let last = self.out.last().filter(|last| {
            last.kind == QuantityKind::Count && last.tokens.start >= self.sentence.start && last.tokens.end < at
        })?;
        let between = last.tokens.end..at;
        let part = last.unit_tokens.is_empty();
        let opens = between.clone().any(|token| self.is(token, ":") || self.is(token, "("));
        let named = self.is_word(at - 1) && self.phrase_before(at, Class::NumberedWeak).is_none();
        (between.len() <= REACH && (opens || part) && named && !number.marked && !number.scaled)
            .then(|| last.unit.clone())
    }

    /// The noun that a bare figure counts: "tổng số giao dịch là 175.391".
    fn noun_before(&self, number: &Number) -> Option<String> {
        let at = number.tokens.start;
        let from = at.saturating_sub(NOUN_REACH).max(self.sentence.start);
        (from..at)
            .rev()
            .find_map(|start| {
                let noun = self.phrase(start, Class::CountOf).filter(|&noun| noun < at)?;
                let noun = self.counted(noun).filter(|noun| noun.known && noun.tokens.end <= at)?;
                Some(self.lower(noun.tokens))
            })
            .or_else(|| self.populous_before(number))
    }

    /// Whether a number in words is a quantity in running text: one with a scale or a unit, or several of a known
    /// noun. "một" is mostly an article, "năm" mostly a year.
    fn says_much(&self, number: &Number, unit: Option<&Unit>) -> bool {
        if self.alone {
            return true;
        }
        let Some(unit) = unit else {
            return false;
        };
        let small = number.value < Decimal::from(10) && !number.scaled && !number.marked;
        if !small {
            return unit.known;
        }
        // "bị thương một người": an article elsewhere, a number of victims here.
        let victim = self.phrase_before(number.tokens.start, Class::Casualty).is_some()
            || self.phrase(unit.tokens.end, Class::Casualty).is_some();
        if number.value == Decimal::from(1) && unit.kind == QuantityKind::Count {
            return unit.known && victim;
        }
        let one = number.value == Decimal::from(1) || number.value.is_zero() || number.value == Decimal::from(5);
        match unit.kind {
            QuantityKind::Multiple => number.value > Decimal::from(1),
            QuantityKind::Percent => !number.value.is_zero(),
            QuantityKind::Money => number.value > Decimal::from(1),
            QuantityKind::Count => unit.known && !one,
            _ => !one,
        }
    }
}

impl Number {
    /// "28-29.000": the thousands written once.
    fn shares_thousands(&self, upper: &Number) -> Decimal {
        let thousand = Decimal::from(1000);
        let thousands = upper.marked && upper.value.checked_div(thousand).is_some_and(|it| it.to_integer().is_some());
        let raised = self.value.checked_mul(thousand).filter(|&raised| {
            let twice = raised.checked_mul(Decimal::from(2));
            raised <= upper.value && twice.is_some_and(|twice| twice >= upper.value)
        });
        if thousands && !self.marked && raised.is_some() { thousand } else { Decimal::from(1) }
    }

    /// Whether the two are of one order, so that a scale written once may be meant for both.
    fn comparable(&self, scaled: &Number) -> bool {
        let limit = Decimal::from(1000);
        let Some(raw) = scaled.value.checked_div(scaled.scale) else {
            return false;
        };
        match (self.value.checked_mul(limit), raw.checked_mul(limit)) {
            (Some(a), Some(b)) => a >= raw && b >= self.value,
            _ => false,
        }
    }
}
