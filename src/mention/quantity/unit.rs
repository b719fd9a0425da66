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
        self.unit_at(at).or_else(|| self.money_left_out(number)).or_else(|| self.count(number))
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
        // A letter that is a unit only as a letter of its own: "m" in "m2" is another hit, "g" in "gà" is a word.
        if self.glued(tokens.end) && self.is_word(tokens.end) {
            return None;
        }
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
            if !self.is(slash, "/") {
                break;
            }
            let Some((end, id, factor, time)) = self.denominator(slash + 1) else {
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
        // Any word or abbreviation that touches the sign.
        (token.kind == Kind::Word && self.glued(at)).then(|| {
            let id = if token.case == Case::Lower { self.lower(at..at + 1) } else { self.scan.word(at).to_owned() };
            (at + 1, id, one, false)
        })
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
            Some(noun) => !noun.known && number.scale >= Decimal::from(1_000_000_000),
        };
        if !open && self.phrase(at, Class::MoneyNoun).is_none() {
            return None;
        }
        self.per(Unit {
            tokens: at..at,
            kind: QuantityKind::Money,
            id: "VND".to_owned(),
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
}
