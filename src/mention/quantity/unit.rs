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
}

impl Reader<'_, '_> {
    /// The unit of `number`, right behind it.
    pub(super) fn unit(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        // So many thousand millions of anything but people and the like are money: "8.000 tỷ vốn".
        let huge = number.scale >= Decimal::from(1_000_000_000) && self.money;
        self.unit_at(at)
            .filter(|unit| !(huge && unit.kind == QuantityKind::Count && self.phrase(at, Class::Populous).is_none()))
            .or_else(|| self.money_left_out(number))
            .or_else(|| self.count(number))
    }

    /// A unit or a known noun at `at`, with its denominators; the longer of the two where both fit.
    pub(super) fn unit_at(&self, at: usize) -> Option<Unit> {
        if at >= self.sentence.end || self.scan.is_claimed(at) {
            return None;
        }
        let entry =
            self.scan.hits.at(at).iter().find(|hit| hit.class == Class::Unit && hit.end as usize <= self.sentence.end);
        let noun = self.counted(at).filter(|noun| noun.known);
        let unit = match (entry, noun) {
            (Some(hit), noun) if noun.as_ref().is_none_or(|noun| noun.tokens.end <= hit.end as usize) => {
                self.of_entry(&self.scan.lexicon.units[hit.entry as usize], at..hit.end as usize)?
            }
            (_, Some(noun)) => Unit {
                kind: QuantityKind::Count,
                id: self.lower(noun.tokens.clone()),
                tokens: noun.tokens,
                factor: Decimal::from(1),
                time: false,
                known: true,
            },
            _ => return None,
        };
        self.per(unit)
    }

    fn of_entry(&self, entry: &Entry, tokens: TokenRange) -> Option<Unit> {
        Some(Unit {
            tokens,
            kind: match entry.dimension {
                Dimension::Money => QuantityKind::Money,
                Dimension::Percent => QuantityKind::Percent,
                Dimension::Point => QuantityKind::Point,
                Dimension::Multiple => QuantityKind::Multiple,
                _ => QuantityKind::Physical,
            },
            id: entry.id.clone(),
            factor: Decimal::parse(&entry.factor)?,
            time: entry.dimension == Dimension::Time,
            known: true,
        })
    }

    /// `unit` with what stands below "/" behind it.
    pub(super) fn per(&self, mut unit: Unit) -> Option<Unit> {
        for _ in 0..MAX_DENOMINATORS {
            let slash = unit.tokens.end;
            let below = match self.phrase(slash, Class::PerWord) {
                Some(below) if unit.kind == QuantityKind::Money && !unit.tokens.is_empty() => below,
                _ if self.is(slash, "/") => slash + 1,
                _ => break,
            };
            let Some((end, id, factor, time)) = self.denominator(below) else {
                break;
            };
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

    /// What stands below a "/": end, canonical name, factor, whether it is a time.
    fn denominator(&self, at: usize) -> Option<(usize, String, Decimal, bool)> {
        let one = Decimal::from(1);
        let token = self.token(at)?;
        if self.scan.is_claimed(at) {
            return None;
        }
        if token.kind == Kind::Number {
            // "bác sĩ/10.000 dân"
            let end = self.counted(at + 1).map(|noun| noun.tokens.end)?;
            return Some((end, self.lower(at..end), one, false));
        }
        let entry =
            self.scan.hits.at(at).iter().find(|hit| hit.class == Class::Unit && hit.end as usize <= self.sentence.end);
        let noun = self.counted(at);
        if let Some(hit) = entry
            && noun.as_ref().is_none_or(|noun| !noun.known || noun.tokens.end <= hit.end as usize)
        {
            let entry = &self.scan.lexicon.units[hit.entry as usize];
            if entry.dimension != Dimension::Money || self.glued(at) {
                let factor = Decimal::parse(&entry.factor)?;
                return Some((hit.end as usize, entry.id.clone(), factor, entry.dimension == Dimension::Time));
            }
        }
        if let Some(noun) = noun.filter(|noun| noun.known) {
            let end = self.with_size(noun.tokens.end);
            return Some((end, self.lower(at..end), one, false));
        }
        // An abbreviation that touches the sign ("m3/CH").
        (token.case == Case::Upper && self.glued(at)).then(|| (at + 1, self.scan.word(at).to_owned(), one, false))
    }

    /// "bình 12 kg": a container with its size, as one denominator.
    fn with_size(&self, end: usize) -> usize {
        if !self.is_digits(end) {
            return end;
        }
        let unit = self.scan.hits.at(end + 1).iter().find(|hit| {
            hit.class == Class::Unit
                && hit.end as usize <= self.sentence.end
                && matches!(self.scan.lexicon.units[hit.entry as usize].dimension, Dimension::Mass | Dimension::Volume)
        });
        unit.map_or(end, |hit| hit.end as usize)
    }

    /// "hụt 15.000 tỷ": an amount of millions or more with nothing counted behind it is dong where the document
    /// speaks of money.
    fn money_left_out(&self, number: &Number) -> Option<Unit> {
        let at = number.tokens.end;
        let large = number.scale >= Decimal::from(1_000_000);
        if !large || !self.money {
            return None;
        }
        let open = match self.counted(at) {
            None => true,
            Some(_) => number.scale >= Decimal::from(1_000_000_000) && self.phrase(at, Class::Populous).is_none(),
        };
        if !open && self.phrase(at, Class::MoneyNoun).is_none() {
            return None;
        }
        if self.counted_before(number) {
            return None;
        }
        // Below a thousand thousand millions, a document that speaks of dollars only may mean them.
        let dollars = self.dollars && number.value < Decimal::from(1_000_000_000_000);
        self.per(Unit {
            tokens: at..at,
            kind: QuantityKind::Money,
            id: if dollars { "USD" } else { "VND" }.to_owned(),
            factor: Decimal::from(1),
            time: false,
            known: true,
        })
    }

    /// An unknown noun behind a whole number.
    fn count(&self, number: &Number) -> Option<Unit> {
        let whole = number.value.to_integer().is_some() || number.scaled || number.whole.is_some();
        let noun = self.counted(number.tokens.end).filter(|_| whole)?;
        self.per(Unit {
            kind: QuantityKind::Count,
            id: self.lower(noun.tokens.clone()),
            factor: Decimal::from(1),
            time: false,
            known: noun.known,
            tokens: noun.tokens,
        })
    }

    /// Whether the clause before `number` counts people and the like, so that "5 triệu" is so many of them.
    fn counted_before(&self, number: &Number) -> bool {
        number.scale < Decimal::from(1_000_000_000) && self.populous_before(number.tokens.start).is_some()
    }

    /// The last noun counted by the million in the clause before `at`, where nothing there speaks of money.
    pub(super) fn populous_before(&self, at: usize) -> Option<TokenRange> {
        const REACH: usize = 14;
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let from = self.out.last().map_or(from, |last| from.max(last.tokens.end));
        let mut found = None;
        for start in from..at {
            if self.phrase(start, Class::MoneyNoun).is_some() {
                return None;
            }
            if let Some(end) = self.phrase(start, Class::Populous).filter(|&end| end <= at)
                && found.as_ref().is_none_or(|noun: &TokenRange| noun.end <= start)
            {
                found = Some(start..end);
            }
        }
        found
    }
}
