//! Rows of places, each with its part of the amount before them: "41 ngôi nhà hư hỏng (Lâm Đồng 3, Đồng Nai 36, Cà Mau 2)", "620 ha lúa bị
//! ngập: Phú Thọ 300,5; Yên Bái 319,5".

use super::reader::Reader;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::number::Number;

/// Tokens of a row before a part of it: some forty places.
const MAX_ROW: usize = 200;
/// Tokens of the noun between the amount and the row.
const MAX_NOUN: usize = 20;
/// Tokens of a place's name, and of the unit behind its figure.
const MAX_NAME: usize = 6;
const MAX_UNIT: usize = 3;
/// Fewer may be anything in brackets.
const MIN_PARTS: usize = 2;
/// "Phú Mỹ 1, Vũng Áng 2" are names: figures below this tell of parts where they add up to all.
const MAX_NAMED: i64 = 10;

impl Reader<'_, '_> {
    /// The amount that a row of places tells the parts of, where a figure is one of them.
    pub(super) fn placed_whole(&self, number: &Number) -> Option<&Quantity> {
        if number.scaled || number.in_words || number.is_year() {
            return None;
        }
        let at = number.tokens.start;
        let name_end = if at > self.sentence.start && self.is(at - 1, ":") { at - 1 } else { at };
        self.phrase_before(name_end, Class::Place)?;
        let from = at.saturating_sub(MAX_ROW).max(self.sentence.start);
        let opens = |&token: &usize| self.is(token, "(") || self.is(token, ":") && token < name_end;
        let open = (from..name_end).rev().take_while(|&token| !self.is(token, ")")).find(opens)?;
        let whole = self.out.iter().rev().take_while(|one| one.tokens.start >= self.sentence.start);
        let whole = whole.into_iter().find(|one| one.tokens.end <= open)?;
        let amount = matches!(whole.kind, QuantityKind::Count | QuantityKind::Physical)
            && !whole.unit_tokens.is_empty()
            && whole.part.is_none()
            && open - whole.tokens.end <= MAX_NOUN
            && !(whole.tokens.end..open).any(|token| self.is_digits(token));
        (amount && self.is_row_of_places(open, at, whole)).then_some(whole)
    }

    /// Whether places with their figures stand behind a token, the one at `at` among them, that may be parts of an amount.
    fn is_row_of_places(&self, open: usize, at: usize, whole: &Quantity) -> bool {
        let Some(all) = whole.tokens.clone().find(|&token| self.is_digits(token)).and_then(|token| self.number(token))
        else {
            return false;
        };
        let end = self.sentence.end.min(open + MAX_ROW);
        let (mut next, mut parts, mut holds, mut large) = (open + 1, 0, false, false);
        let mut sum = Decimal::from(0);
        while let Some((number, after)) = self.placed_part(next, end) {
            let Some(total) = sum.checked_add(number.value) else { return false };
            sum = total;
            parts += 1;
            holds |= number.tokens.start == at;
            large |= number.value >= Decimal::from(MAX_NAMED) || number.value.to_integer().is_none();
            next = after + 1;
            if ![",", ";"].into_iter().any(|mark| self.is(after, mark)) && self.phrase(after, Class::And).is_none() {
                break;
            }
        }
        // "1,2 nghìn hộ (Hà Nội 700, Hà Nam 500)": the whole is told in other figures.
        let fits = !all.scaled && sum <= all.value;
        holds && parts >= MIN_PARTS && fits && (large || sum == all.value)
    }

    /// A place with its figure, and what stands behind both.
    fn placed_part(&self, start: usize, end: usize) -> Option<(Number, usize)> {
        let digits = (start..end.min(start + MAX_NAME)).find(|&token| self.is_digits(token))?;
        let named = if self.is(digits - 1, ":") { digits - 1 } else { digits };
        let name = (start..named).find(|&token| self.phrase(token, Class::Place) == Some(named));
        let plain = |token: usize| self.is_word(token);
        let number = self.number(digits).filter(|number| !number.scaled)?;
        let after = (number.tokens.end..end).take(MAX_UNIT + 1).find(|&token| !plain(token) || self.is_digits(token));
        let after = self.phrase(number.tokens.end, Class::And).map_or(after, |_| Some(number.tokens.end));
        (name.is_some() && (start..named).all(plain)).then_some((number, after.unwrap_or(end)))
    }
}
