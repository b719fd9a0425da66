//! A figure: sign, number, range, unit, bound.

use super::bound::HEDGES;
use super::reader::{Reader, Step};
use super::unit::Unit;
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::number::{self, Number};
use crate::mention::scan::TokenRange;
use crate::span::Span;
use crate::token::{Case, Kind};

/// Fewer things than this may be stood on.
const FEW: i64 = 10;
/// How long a number below ten is that is written with a zero before it.
const PADDED: usize = 2;

impl Reader<'_, '_> {
    pub(super) fn number(&self, at: usize) -> Option<Number> {
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
        // "ba lô": another word that begins like a number.
        if self.is_word(from)
            && let Some(end) = self.phrase(from, Class::NotCounted).filter(|&end| end > from + 1)
        {
            return Err(end);
        }
        // "ngã ba", "ngã tư": a kind of place that ends like a number.
        if from > self.sentence.start && self.is_word(from) && self.phrase(from - 1, Class::PlaceKind) == Some(from + 1)
        {
            return Err(from + 1);
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
        if let Some(rank) = self.climbed(start, &number) {
            return Ok(rank);
        }
        if let Some(fraction) = self.mixed(start, &number, negative) {
            return Ok(fraction);
        }
        if let Some(fraction) = self.fraction(start, &number, negative)
            && (self.divides_amounts(&fraction) || self.name(&number, Some(&Unit::none(from))).is_none())
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
        if number.in_words && (self.is_proper(&number) || !self.says_much(&number, unit.as_ref())) {
            return Err(from + 1);
        }
        let end = number.tokens.end;
        match self.assemble(start, &number, unit, negative) {
            Some(quantity) => Ok(quantity),
            None => Err(end),
        }
    }

    /// "gieo trồng cả năm 612,4/605 ha": no year, no article is so many hectares of so many.
    fn divides_amounts(&self, fraction: &Quantity) -> bool {
        self.phrase(fraction.unit_tokens.start, Class::Unit).is_some_and(|end| end == fraction.unit_tokens.end)
            && !fraction.unit_tokens.is_empty()
    }

    /// "cầu Ba Hồ": a number word with a capital inside a sentence, before another capital, is part of a name.
    fn is_proper(&self, number: &Number) -> bool {
        let at = number.tokens.start;
        let inside = at > self.sentence.start && self.is_word(at - 1);
        let next = number.tokens.end;
        inside
            && self.scan.tokens[at].case == Case::Title
            && self.is_word(next)
            && self.scan.tokens[next].case == Case::Title
    }

    /// A hedge that begins like a number ("không quá"), by its end.
    fn hedge_at(&self, at: usize) -> Option<usize> {
        const CLASSES: [Class; 5] =
            [Class::BoundAtLeast, Class::BoundUnder, Class::BoundAtMost, Class::BoundAbout, Class::BoundOver];
        if !self.scan.hits.meet(at, HEDGES) || !self.is_word(at) {
            return None;
        }
        CLASSES.iter().find_map(|&class| self.phrase(at, class).filter(|&end| end > at + 1))
    }

    /// ",77", where the text is nothing else.
    fn leading_mark(&self, at: usize) -> Option<Quantity> {
        if !self.alone || !(self.is(at, ",") || self.is(at, ".")) || !self.is_digits(at + 1) || at > 0 {
            return None;
        }
        let value = Decimal::of_digits("0", self.scan.word(at + 1))?;
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
    pub(super) fn sign(&self, at: usize) -> (usize, bool, usize) {
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
        // "siêu âm 27.455 lượt", but "nhập siêu âm 2,4 tỷ USD".
        let covers = |start: usize, class: Class, end: usize| {
            start >= self.sentence.start && self.scan.hit(start, class).is_some_and(|hit| hit.end as usize == end)
        };
        let compound = at > 0 && covers(at - 1, Class::Plain, at + 1);
        if compound && !(at > 1 && covers(at - 2, Class::BalanceNoun, at)) {
            return None;
        }
        let end =
            self.phrase(at, Class::Minus).or_else(|| self.phrase(at, Class::MinusAlone).filter(|_| self.alone))?;
        (self.is_digits(end) || (self.scan.hit(end, Class::Number).is_some() && end < self.sentence.end)).then_some(end)
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
            if one && (mean || self.phrase(to, Class::PerOneTail).is_some())
                || self.is_divisor(start, &quantity)
                || self.is_one(start, &quantity)
            {
                return None;
            }
            if one && self.is_article(&quantity) || self.is_make(&quantity) {
                return None;
            }
            if quantity.kind == QuantityKind::Count && self.is_group(&quantity.tokens) {
                quantity.kind = QuantityKind::Rank;
                quantity.bound = Bound::AtMost;
                "rank".clone_into(&mut quantity.unit);
            }
            return Some(self.with_half(self.with_rest(self.with_cents(quantity, number), &unit), &unit));
        }
        if let Some((scale, unit)) = self.shared(start, number) {
            let value = number.value.checked_mul(scale)?;
            let step = number.step.checked_mul(scale)?;
            let number = Number { value, step, ..number.clone() };
            let unit = Unit { tokens: end..end, ..unit };
            // "Kết quả hoạt động tài chính: (3.116.420)": so accountants write what is below nothing.
            let below = number.grouped()
                && self.is(start.wrapping_sub(1), "(")
                && self.is(start.wrapping_sub(2), ":")
                && self.is(end, ")");
            return self.measured(start..end, &number, &unit, negative || below);
        }
        self.bare(start, number, negative)
    }

    /// "như 1 tòa lâu đài", "rẻ ngang 1 ly trà đá": what something is like is not counted.
    fn is_article(&self, one: &Quantity) -> bool {
        one.kind == QuantityKind::Count && self.phrase_before(one.tokens.start, Class::Likeness).is_some()
    }

    /// "căn hộ 2 phòng ngủ", "xe 7 chỗ": of what make the thing before is.
    fn is_make(&self, count: &Quantity) -> bool {
        let (start, unit) = (count.tokens.start, count.unit_tokens.start);
        let rated = count.kind == QuantityKind::Count && self.phrase(unit, Class::MakeNoun) == Some(count.tokens.end);
        let noun =
            || self.phrase_before(start, Class::Noun).or_else(|| self.phrase_before(start, Class::Unit)).is_some();
        rated && count.hedge.is_empty() && noun()
    }

    /// "3 năm rưỡi", "hai mét rưỡi": and half of the unit.
    fn with_half(&self, quantity: Quantity, unit: &Unit) -> Quantity {
        let end = quantity.tokens.end;
        let next = number::half_end(self.scan, end).filter(|_| end < self.sentence.end);
        let half = unit.factor.checked_mul(Decimal::new(5, 1));
        if let Some(last) = next
            && matches!(quantity.kind, QuantityKind::Physical | QuantityKind::Count)
            && quantity.value_max.is_none()
            && quantity.tokens.end == unit.tokens.end
            && !quantity.value.is_negative()
            && let Some(value) = half.and_then(|half| quantity.value.checked_add(half))
            && let Some(precision) = unit.factor.checked_mul(Decimal::new(1, 1))
        {
            let tokens = quantity.tokens.start..last;
            return Quantity { value, precision, span: self.scan.span(tokens.clone()), tokens, ..quantity };
        }
        quantity
    }

    /// "5 tỷ đồng cho | 1 tập phim", "1USD | bằng 23.243 VND": the one by which money is told.
    fn is_one(&self, start: usize, quantity: &Quantity) -> bool {
        if quantity.in_words || quantity.value != Decimal::from(1) {
            return false;
        }
        let paid = || {
            let dative = self.phrase_before(start, Class::Dative)?;
            let closed = dative.checked_sub(1).filter(|&close| self.is(close, ")"));
            let last = self.out.last().filter(|last| last.kind == QuantityKind::Money)?;
            Some(last.tokens.end == closed.unwrap_or(dative))
        };
        let rate = || {
            let worth = self.phrase(quantity.tokens.end, Class::Equal)?;
            let number = self.number(worth)?;
            Some(self.unit_at(number.tokens.end)?.kind == QuantityKind::Money)
        };
        match quantity.kind {
            QuantityKind::Count => paid() == Some(true),
            QuantityKind::Money => rate() == Some(true),
            _ => false,
        }
    }

    /// "giá trị sản xuất trên 1 ha đạt 90 triệu đồng", "số bác sĩ trên 10.000 dân là 8": the round number by which the
    /// figure behind it is told.
    fn is_divisor(&self, start: usize, quantity: &Quantity) -> bool {
        const ROUND: [i64; 5] = [1, 100, 1_000, 10_000, 100_000];
        // "Cứ | 100 lao động thì có 26 người", "bình quân 1.000 dân có 8 bác sĩ".
        let each = || {
            let end = quantity.tokens.end;
            let has = [Class::Then, Class::Have].into_iter().any(|class| self.phrase(end, class).is_some());
            has && self.phrase_before(start, Class::Per).is_some()
        };
        let round = || ROUND.into_iter().any(|round| quantity.value == Decimal::from(round));
        if quantity.kind == QuantityKind::Count && quantity.hedge.is_empty() && round() && each() {
            return true;
        }
        if !matches!(quantity.kind, QuantityKind::Count | QuantityKind::Physical) || quantity.hedge.len() != 1 {
            return false;
        }
        let over = quantity.hedge.start;
        let among = over + 1 == start && self.phrase(over, Class::Among) == Some(start);
        let one = quantity.value == Decimal::from(1);
        let people = || self.scan.hit(quantity.unit_tokens.start, Class::Populous).is_some();
        let round = one || ROUND.into_iter().any(|round| quantity.value == Decimal::from(round)) && people();
        let noun = over > self.sentence.start
            && self.is_word(over - 1)
            // "giá trị thu được trên 1 ha": "được" alone leads to a figure, not the end of a verb.
            && (self.phrase_before(over, Class::FigureLead).is_none() || self.phrase_before(over, Class::Plain).is_some());
        let figure = || (quantity.tokens.end..self.sentence.end).any(|at| self.is_digits(at));
        // "làm chết trên 100 người, bị thương 40 người": what a comma parts from the next figure is told itself.
        let parted = !one && self.is(quantity.tokens.end, ",");
        among && round && noun && figure() && !parted
    }

    /// "trong nhóm 10 tỉnh dẫn đầu".
    fn is_group(&self, tokens: &TokenRange) -> bool {
        const REACH: usize = 6;
        let from = tokens.end;
        let to = (from + REACH).min(self.sentence.end);
        // "danh sách 50 công ty tốt nhất": how many it has, unless something is in it.
        let within =
            |at: usize| self.phrase(at, Class::Locative).is_some() || self.phrase(at, Class::RankLead).is_some();
        let led = self.phrase_before(tokens.start, Class::GroupLead).is_some_and(|lead| {
            let before = lead.checked_sub(1).filter(|&before| before >= self.sentence.start);
            self.phrase(lead, Class::ListNoun).is_none() || before.is_some_and(within)
        });
        led && (from..to).any(|at| self.phrase(at, Class::Superlative).is_some())
    }

    /// A number with its unit, in canonical units.
    pub(super) fn measured(
        &self,
        tokens: TokenRange,
        number: &Number,
        unit: &Unit,
        negative: bool,
    ) -> Option<Quantity> {
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
        let mut plain = self.plain(tokens, kind, value, &id);
        if self.stands_on(&plain, &unit.tokens) {
            plain = plain.bounded(Bound::Exact);
            plain.hedge = plain.tokens.start..plain.tokens.start;
        }
        Some(Quantity {
            value: if negative { value.negated() } else { value },
            unit_tokens: unit.tokens.clone(),
            in_words: number.in_words,
            precision: number.step.checked_mul(factor)?,
            ..plain
        })
    }

    /// "trên hai mặt trận", "xoay quanh ba hướng": a few things that something stands on or around, no bound of a count; nor
    /// is "ngoài 9 trường này".
    fn stands_on(&self, quantity: &Quantity, unit: &TokenRange) -> bool {
        let at = quantity.tokens.start;
        let led = |class| self.phrase_before(at, class) == Some(quantity.hedge.start);
        let seats = || self.phrase(quantity.tokens.end - 1, Class::Capacity).is_some();
        let few = quantity.value < Decimal::from(FEW) && led(Class::BoundPlace) && !seats();
        let on = led(Class::BoundPlace) && self.takes_on(quantity, unit);
        quantity.kind == QuantityKind::Count && !quantity.hedge.is_empty() && (few || led(Class::BoundBeside) || on)
    }

    /// "sự hiện diện của ngân hàng trên 47 tỉnh", "phân tích trên 6.800 vụ": whether the words before "trên" tell where something is,
    /// which the places that are counted are, or what somebody looks into.
    fn takes_on(&self, quantity: &Quantity, unit: &TokenRange) -> bool {
        const REACH: usize = 8;
        let hedge = quantity.hedge.start;
        if self.phrase_before(hedge, Class::BoundOf).is_some() {
            return true;
        }
        let places = !unit.is_empty() && self.scan.hit(unit.start, Class::PlaceKind).is_some();
        let floor = hedge.saturating_sub(REACH).max(self.sentence.start);
        let near = (floor..hedge).rev().take_while(|&at| self.is_word(at));
        places && near.into_iter().any(|at| self.phrase(at, Class::BoundPresence).is_some())
    }

    /// Whether "5 lần" is a multiple and not a count of times.
    fn is_multiple(&self, tokens: &TokenRange) -> bool {
        // "giảm 02 lần lãi suất": nothing is 02 times as much.
        if self.scan.word(tokens.start).starts_with('0') && self.scan.word(tokens.start).len() == PADDED {
            return false;
        }
        let (_, hedge) = self.bound_before(tokens.start, QuantityKind::Multiple);
        let lead = hedge.start.min(tokens.start);
        let goes_on = self
            .out
            .last()
            .is_some_and(|last| last.kind == QuantityKind::Multiple && last.tokens.start >= self.sentence.start);
        // "tăng mạnh | tới | 4,2 lần": a word that only stresses how much it is stands between.
        let stressed = self.phrase_before(lead, Class::Toward).unwrap_or(lead);
        // "bị phạt hơn 10 lần" counts; "cao hơn 10 lần" compares.
        let compares = |at: usize| {
            self.phrase_before(at, Class::MultipleLead).is_some_and(|from| hedge.is_empty() || from < hedge.start)
        };
        goes_on
            || [tokens.start, lead, stressed].into_iter().any(compares)
            || self.phrase(tokens.end, Class::MultipleTail).is_some()
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
            // "4 người | trong một gia đình | tử vong": where the victims are from.
            let within = self.phrase_before(number.tokens.start, Class::Locative).is_some();
            return unit.known && victim && !within;
        }
        let one = number.value == Decimal::from(1) || number.value.is_zero() || number.value == Decimal::from(5);
        match unit.kind {
            QuantityKind::Multiple | QuantityKind::Money => number.value > Decimal::from(1),
            QuantityKind::Percent => !number.value.is_zero(),
            QuantityKind::Count => unit.known && !one,
            _ => !one,
        }
    }
}
