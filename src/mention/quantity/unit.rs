//! The unit behind a number: currencies, percent, physical units, counted nouns, and what stands below a "/".

use super::QuantityKind;
use super::reader::Reader;
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::lexicon::schema::{Dimension, Unit as Entry};
use crate::mention::number::Number;
use crate::mention::scan::TokenRange;
use crate::token::{Case, Kind};

/// Denominators below one another ("đồng/người/tháng") are not followed further.
const MAX_DENOMINATORS: usize = 3;

/// A unit read.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// As written; empty for a currency left out.
    pub(super) tokens: TokenRange,
    pub(super) kind: QuantityKind,
    /// Canonical name.
    pub(super) id: String,
    /// How many canonical units one of it is.
    pub(super) factor: Decimal,
    /// A span of time.
    pub(super) time: bool,
    /// Known to the lexicon, not taken by default.
    pub(super) known: bool,
}

impl Unit {
    /// No unit at all, behind token `at`.
    pub(super) fn none(at: usize) -> Self {
        Unit {
            tokens: at..at,
            kind: QuantityKind::Count,
            id: "1".to_owned(),
            factor: Decimal::from(1),
            time: false,
            known: true,
        }
    }

    /// Whether it is so many of `other` for something.
    pub(super) fn is_rate_of(&self, other: &Unit) -> bool {
        self.id.strip_prefix(&other.id).is_some_and(|below| below.starts_with('/'))
    }
}

fn of_entry(entry: &Entry, tokens: TokenRange) -> Unit {
    Unit {
        tokens,
        kind: match entry.dimension {
            Dimension::Money => QuantityKind::Money,
            Dimension::Percent => QuantityKind::Percent,
            Dimension::Point => QuantityKind::Point,
            Dimension::Multiple => QuantityKind::Multiple,
            _ => QuantityKind::Physical,
        },
        id: entry.id.clone(),
        factor: entry.factor,
        time: entry.dimension == Dimension::Time,
        known: true,
    }
}

/// How far before a figure in degrees the word for temperature may stand.
const WARM: usize = 20;

impl Reader<'_, '_> {
    /// The unit of `number`, right behind it.
    pub(super) fn unit(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        if self.is_polite(at) && self.follows_unit(number.tokens.start) {
            return None;
        }
        // So many thousand millions of anything but people and the like are money: "8.000 tỷ vốn".
        let huge = number.scale >= Decimal::from(1_000_000_000);
        self.banknotes(number)
            .or_else(|| self.percent_left_out(number))
            .or_else(|| self.unit_at(at))
            .filter(|unit| !(huge && unit.kind == QuantityKind::Count && !self.is_many(at)))
            // "thương vụ 6.000 tỷ ngày cuối năm"
            .filter(|unit| !(huge && unit.time && self.is_day_of_year(at, unit.tokens.end)))
            .or_else(|| self.carried_unit(number))
            .or_else(|| self.money_left_out(number))
            .or_else(|| self.count(number))
    }

    /// "5 tỷ lượt khách", "4 tỷ quả": whether there may be thousands of millions of what stands at a token.
    fn is_many(&self, at: usize) -> bool {
        [Class::Populous, Class::Myriad].into_iter().any(|class| self.phrase(at, class).is_some())
    }

    /// "ở tuổi | 32 ông nghỉ hưu": the unit stands before the figure.
    fn follows_unit(&self, at: usize) -> bool {
        at > self.sentence.start && self.phrase(at - 1, Class::Unit) == Some(at)
    }

    /// "7.000 đồng tiền mặt": currencies are counted one by one, thousands of them are money.
    fn banknotes(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        let (entry, end) = self.unit_entry(at).filter(|_| number.scaled || number.marked)?;
        let money = Some(of_entry(entry, at..end)).filter(|unit| unit.kind == QuantityKind::Money)?;
        let longer = self.counted(at).filter(|noun| noun.known && noun.tokens.end > end);
        // "1.000 đồng chí": people, whose noun begins like money.
        let people = self.phrase(at, Class::Populous).is_some_and(|people| people > end);
        longer.filter(|_| !people).and_then(|_| self.per(money))
    }

    /// A unit or a known noun at `at`, with its denominators; the longer of the two where both fit.
    pub(super) fn unit_at(&self, at: usize) -> Option<Unit> {
        if at >= self.sentence.end || self.scan.is_claimed(at) {
            return None;
        }
        if self.opens_quote(at) {
            return self.unit_at(at + 1).filter(|unit| unit.kind == QuantityKind::Count);
        }
        // "khối lượng" only begins like a unit.
        let entry =
            self.unit_entry(at).filter(|&(_, end)| self.phrase(at, Class::NotCounted).is_none_or(|other| other <= end));
        let noun = self.counted(at).filter(|noun| noun.known);
        let unit = match (entry, noun) {
            (Some((entry, end)), noun) if noun.as_ref().is_none_or(|noun| noun.tokens.end <= end) => {
                of_entry(entry, at..end)
            }
            (_, Some(noun)) => Unit {
                kind: QuantityKind::Count,
                id: self.noun_name(noun.tokens.clone()),
                tokens: noun.tokens,
                factor: Decimal::from(1),
                time: false,
                known: true,
            },
            _ => return None,
        };
        let warm = unit.id == "°" && unit.tokens.len() == 1 && self.nearby(at, WARM, Class::Temperature);
        self.per(if warm { Unit { id: "°C".to_owned(), ..unit } } else { unit })
    }

    /// A quotation mark before a word ("4 “ông lớn”").
    fn opens_quote(&self, at: usize) -> bool {
        let mark = ["“", "\"", "‘", "'"].into_iter().any(|mark| self.is(at, mark));
        mark && self.glued(at + 1) && self.is_word(at + 1) && !self.glued(at)
    }

    /// The longest entry of the lexicon's units at `at`, and the token after it.
    pub(super) fn unit_entry(&self, at: usize) -> Option<(&Entry, usize)> {
        self.entry_of(at, Class::Unit)
    }

    /// The longest of the units that may stand below a "/".
    fn entry_below(&self, at: usize) -> Option<(&Entry, usize)> {
        let entries = [Class::Unit, Class::UnitBelow].map(|class| self.entry_of(at, class));
        entries.into_iter().flatten().max_by_key(|&(_, end)| end)
    }

    fn entry_of(&self, at: usize, class: Class) -> Option<(&Entry, usize)> {
        if at >= self.sentence.end {
            return None;
        }
        let hit = self.scan.hits.within(at, self.sentence.end, class)?;
        Some((&self.scan.lexicon.units[hit.entry as usize], hit.end as usize))
    }

    /// `unit` with what stands below "/" behind it.
    pub(super) fn per(&self, mut unit: Unit) -> Option<Unit> {
        for _ in 0..MAX_DENOMINATORS {
            let slash = unit.tokens.end;
            let below = match self.phrase(slash, Class::PerWord) {
                Some(below) if self.told_by(&unit, below) => below,
                _ if self.is(slash, "/") => slash + 1,
                _ => break,
            };
            // "70 vụ/01 bị can": so many of each, where a count is written as such.
            if unit.kind == QuantityKind::Count && self.is_digits(below) && self.scan.word(below) == "01" {
                break;
            }
            let named = || self.named_below(&unit, slash);
            let Some((end, id, factor, time)) = self.denominator(below).or_else(named) else {
                break;
            };
            // "80 ml/100 ml" is a part of a whole.
            if id == unit.id {
                break;
            }
            if unit.kind == QuantityKind::Percent {
                // A yearly rate is still a percentage.
                if !time {
                    break;
                }
            } else {
                unit.id = format!("{}/{id}", unit.id);
                unit.factor = unit.factor.checked_div(factor)?;
                if unit.kind == QuantityKind::Multiple {
                    unit.kind = QuantityKind::Count;
                }
            }
            unit.time = false;
            unit.tokens.end = end;
        }
        Some(unit)
    }

    /// "5 triệu đồng mỗi tháng", "vài chục triệu mỗi mét", "60 km mỗi giờ": whether words say by what so much of `unit` is:
    /// money by anything, where its currency is left out by a measure, what moves by a short time.
    fn told_by(&self, unit: &Unit, below: usize) -> bool {
        match unit.kind {
            QuantityKind::Money => {
                let measure = |one: &Entry| {
                    matches!(one.dimension, Dimension::Length | Dimension::Mass | Dimension::Area | Dimension::Volume)
                };
                !unit.tokens.is_empty() || self.entry_below(below).is_some_and(|(one, _)| measure(one))
            }
            QuantityKind::Physical => !unit.time && self.phrase(below, Class::ShortTime).is_some(),
            _ => false,
        }
    }

    /// What stands below a "/": end, canonical name, factor, whether it is a time.
    fn denominator(&self, at: usize) -> Option<(usize, String, Decimal, bool)> {
        let one = Decimal::from(1);
        // "320 ha/kế hoạch 300 ha": the plan and what it is.
        if at >= self.sentence.end || self.scan.is_claimed(at) || self.phrase(at, Class::PlanNoun).is_some() {
            return None;
        }
        // "5.000 đồng/1 cây"
        let single = self.is_digits(at) && matches!(self.scan.word(at), "1" | "01") && self.is_word(at + 1);
        let at = if single { at + 1 } else { at };
        let token = self.token(at)?;
        if token.kind == Kind::Number {
            // "bác sĩ/10.000 dân"
            if let Some(volume) = self.measure_below(at) {
                return Some(volume);
            }
            let digits: Vec<u8> = self.scan.word(at).bytes().filter(u8::is_ascii_digit).collect();
            let round = digits.len() > 2 && digits[0] == b'1' && digits[1..].iter().all(|&digit| digit == b'0');
            let end = self.counted(at + 1).filter(|noun| noun.known && round).map(|noun| noun.tokens.end)?;
            return Some((end, self.noun_name(at..end), one, false));
        }
        if let Some(people) = self.scale_word(at).and_then(|(_, scale)| self.phrase(scale, Class::Populous)) {
            // "bác sĩ/vạn dân"
            return Some((people, self.lower(at..people), one, false));
        }
        let noun = self.counted(at).filter(|noun| noun.known);
        if let Some((entry, end)) = self.entry_below(at)
            && noun.as_ref().is_none_or(|noun| noun.tokens.end <= end)
            && (entry.dimension != Dimension::Money || single || self.glued(at))
        {
            return Some((end, entry.id.clone(), entry.factor, entry.dimension == Dimension::Time));
        }
        if let Some(noun) = noun {
            let end = self.with_size(noun.tokens.end);
            return Some((end, self.noun_name(at..end), one, false));
        }
        // An abbreviation that touches the sign ("m3/CH").
        // "21.560 tấn/KH 21.300 tấn": the plan and what it is.
        let figure = self.is_digits(at + 1);
        (token.case == Case::Upper && self.glued(at) && !figure)
            .then(|| (at + 1, self.scan.word(at).to_owned(), one, false))
    }

    /// "45.000 đồng/tô": money by a word that touches the sign, where the word does nothing else.
    fn named_below(&self, unit: &Unit, slash: usize) -> Option<(usize, String, Decimal, bool)> {
        let at = slash + 1;
        let money = unit.kind == QuantityKind::Money && !unit.tokens.is_empty() && self.is(slash, "/");
        let noun = self.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower);
        let solid = money && noun && self.glued(slash) && self.glued(at) && !self.scan.is_claimed(at);
        let other = || self.scan.hits.at(at).next().is_some();
        (solid && !other() && !self.is_digits(at + 1))
            .then(|| (at + 1, self.lower(at..at + 1), Decimal::from(1), false))
    }

    /// "ngày cuối năm": a day of the calendar, not so many days.
    fn is_day_of_year(&self, at: usize, end: usize) -> bool {
        self.phrase(at, Class::DayPart).is_some() && self.phrase(end, Class::PeriodTail).is_some()
    }

    /// "mg/100 ml": so much of a volume or a mass.
    fn measure_below(&self, at: usize) -> Option<(usize, String, Decimal, bool)> {
        let number = self.number(at).filter(|number| !number.scaled && number.value > Decimal::ZERO)?;
        let (entry, end) = self.unit_entry(number.tokens.end)?;
        let measures = matches!(entry.dimension, Dimension::Mass | Dimension::Volume);
        let factor = entry.factor.checked_mul(number.value)?;
        measures.then(|| (end, entry.id.clone(), factor, false))
    }

    /// "bình 12 kg": a container with its size, as one denominator.
    fn with_size(&self, end: usize) -> usize {
        if !self.is_digits(end) {
            return end;
        }
        let unit = self
            .unit_entry(end + 1)
            .filter(|(entry, _)| matches!(entry.dimension, Dimension::Mass | Dimension::Volume));
        unit.map_or(end, |(_, end)| end)
    }

    /// "bằng 99,4 cùng kỳ", "đạt 104,2 kế hoạch": so much of a time or a plan, whose "%" was left out; "bằng 1,5 cùng kỳ" tells
    /// how many times.
    fn percent_left_out(&self, number: &Number) -> Option<Unit> {
        const LEAST: i64 = 10;
        const MOST: i64 = 1000;
        let (start, at) = (number.tokens.start, number.tokens.end);
        let likely = number.marked
            && !number.scaled
            && number.step < Decimal::from(1)
            && (Decimal::from(LEAST)..Decimal::from(MOST)).contains(&number.value);
        let compared = || {
            let plan = self.phrase(at, Class::PlanNoun).is_some();
            let leads = |class| self.phrase_before(start, class).is_some();
            let equals = || leads(Class::Equal) && self.phrase(at, Class::MultipleTail).is_some();
            plan && (leads(Class::Equal) || leads(Class::Reach) || leads(Class::Complete)) || equals()
        };
        (likely && compared()).then(|| Unit { kind: QuantityKind::Percent, id: "%".to_owned(), ..Unit::none(at) })
    }

    /// "hụt 15.000 tỷ": an amount of millions or more with nothing counted behind it is dong.
    fn money_left_out(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        // Thousands are money right behind a word for it: "phí 15 nghìn".
        let priced = || self.phrase_before(number.tokens.start, Class::MoneyNoun).is_some();
        let large = number.scale >= Decimal::from(1_000_000) || number.scaled && (priced() || self.is_price(at));
        // "1,3 triệu thương vong"
        let victims = self.phrase(at, Class::Casualty).is_some();
        if !large || victims || self.alone {
            return None;
        }
        let open = match self.counted(at) {
            None => true,
            Some(_) => number.scale >= Decimal::from(1_000_000_000) && !self.is_many(at),
        };
        if !open && self.phrase(at, Class::MoneyNoun).is_none() {
            return None;
        }
        if self.counted_before(number) {
            return None;
        }
        // Below a thousand thousand millions, a document that speaks of dollars only may mean them.
        let dollars = self.dollars && number.value < Decimal::from(1_000_000_000_000);
        let plain = || if dollars { "USD" } else { "VND" }.to_owned();
        self.per(Unit {
            tokens: at..at,
            kind: QuantityKind::Money,
            id: self.currency_of_whole(number).unwrap_or_else(plain),
            factor: Decimal::from(1),
            time: false,
            known: true,
        })
    }

    /// "26 ngàn/kg": thousands by a measure are a price.
    fn is_price(&self, at: usize) -> bool {
        let measure = || self.entry_below(at + 1).map(|(entry, _)| entry.dimension);
        self.is(at, "/")
            && measure().is_some_and(|one| matches!(one, Dimension::Mass | Dimension::Area | Dimension::Volume))
    }

    /// An unknown noun behind a whole number.
    fn count(&self, number: &Number) -> Option<Unit> {
        let whole = number.value.to_integer().is_some() || number.scaled || number.whole.is_some();
        // A mean may have parts: "17,2 tiêu chí/xã".
        let noun = self.counted(number.tokens.end).filter(|noun| whole || self.is(noun.tokens.end, "/"))?;
        self.per(Unit {
            kind: QuantityKind::Count,
            id: self.noun_name(noun.tokens.clone()),
            factor: Decimal::from(1),
            time: false,
            known: noun.known,
            tokens: noun.tokens,
        })
    }
}
