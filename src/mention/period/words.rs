//! The words of time at a place in the tokens, and the small numbers beside them.

use crate::lexicon::period::{PeriodRole, PeriodWord};
use crate::lexicon::schema::NumberRole;
use crate::lexicon::{Class, Hits, Lexicon, Signs};
use crate::mention::scan::Scan;
use crate::token::Kind;

/// Longest phrase of the lexicon that is looked for backwards, in tokens.
const LONGEST_LEAD: usize = 5;
/// Most words of a year written out ("hai nghìn không trăm hai mươi bốn").
const LONGEST_YEAR: usize = 8;

/// Which roles the phrases have that begin at each token and that end before it, a bit a role: most questions are
/// answered by it.
#[derive(Debug, Default)]
pub(in crate::mention) struct Roles {
    begin: Sparse,
    end: Sparse,
}

/// Bits for a few of many places, none for the others.
#[derive(Debug, Default)]
struct Sparse {
    /// For each place where in `bits` its own stand; the first are none.
    places: Vec<u32>,
    bits: Vec<u64>,
}

impl Sparse {
    fn new(places: usize) -> Self {
        Sparse { places: vec![0; places], bits: vec![0] }
    }

    /// Adds `bits` to those of a place.
    fn add(&mut self, place: u32, bits: u64) {
        let Some(own) = self.places.get_mut(place as usize) else { return };
        if *own == 0 {
            *own = self.bits.len() as u32;
            self.bits.push(0);
        }
        self.bits[*own as usize] |= bits;
    }

    #[inline]
    fn at(&self, place: usize) -> u64 {
        self.places.get(place).map_or(0, |&own| self.bits[own as usize])
    }
}

/// Roles of words that no expression begins with.
const INNER: [PeriodRole; 28] = [
    PeriodRole::OtherFirst,
    PeriodRole::Past,
    PeriodRole::Next,
    PeriodRole::Before,
    PeriodRole::LastYear,
    PeriodRole::This,
    PeriodRole::Of,
    PeriodRole::And,
    PeriodRole::To,
    PeriodRole::Through,
    PeriodRole::UpTo,
    PeriodRole::Tally,
    PeriodRole::Now,
    PeriodRole::Versus,
    PeriodRole::DateLead,
    PeriodRole::DateHint,
    PeriodRole::Stretch,
    PeriodRole::NoDate,
    PeriodRole::Length,
    PeriodRole::Running,
    PeriodRole::Plan,
    PeriodRole::Lunar,
    PeriodRole::LunarMark,
    PeriodRole::NewYear,
    PeriodRole::Record,
    PeriodRole::Birth,
    PeriodRole::Stem,
    PeriodRole::Branch,
];

/// The bit of a role: there are fewer than sixty-four.
const fn bit(role: PeriodRole) -> u64 {
    1 << role as u32
}

/// The bits of [`INNER`].
const INNER_BITS: u64 = {
    let (mut bits, mut index) = (0, 0);
    while index < INNER.len() {
        bits |= bit(INNER[index]);
        index += 1;
    }
    bits
};

impl Roles {
    pub(in crate::mention) fn new(hits: &Hits<'_>, lexicon: &Lexicon, tokens: usize) -> Self {
        let (mut begin, mut end) = (Sparse::new(tokens), Sparse::new(tokens + 1));
        let next = |at: usize| hits.next(at, tokens, Signs::class(Class::Period));
        let mut at = next(0);
        while at < tokens {
            let mut all = 0;
            for hit in hits.of_at(at, Class::Period) {
                let Some(word) = lexicon.periods.get(hit.entry as usize) else { continue };
                let roles = word.roles.iter().fold(0, |roles, &role| roles | bit(role));
                all |= roles;
                end.add(hit.end, roles);
            }
            begin.add(at as u32, all);
            at = next(at + 1);
        }
        Roles { begin, end }
    }

    /// Whether a word of time that does `role` begins at `at`.
    pub(in crate::mention) fn begins(&self, at: usize, role: PeriodRole) -> bool {
        self.begin.at(at) & bit(role) != 0
    }

    /// Whether no word of time begins at `at`.
    pub(super) fn none(&self, at: usize) -> bool {
        self.begin.at(at) == 0
    }

    /// Whether an expression of time may begin with a word of time at `at`.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.begin.at(at) & !INNER_BITS != 0
    }
}

/// A sentence as the grammar sees it; nothing is read beyond its ends.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the document writes its days with a dash ("ngày 9-4").
    pub(super) dashed: bool,
}

/// Whether a day with a dash stands behind its word somewhere.
pub(super) fn writes_dashes(scan: &Scan<'_>) -> bool {
    let digits =
        |at: usize| scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number && token.span.len() <= 2);
    let dash = |at: usize| scan.tokens.get(at).is_some_and(crate::token::Token::is_glued) && scan.is(at, "-");
    let limit = scan.tokens.len();
    let mut at = scan.hits.next(0, limit, Signs::NUMBER);
    while at < limit {
        if digits(at) && dash(at + 1) && digits(at + 2) && scan.roles.end.at(at) & bit(PeriodRole::Day) != 0 {
            return true;
        }
        at = scan.hits.next(at + 1, limit, Signs::NUMBER);
    }
    false
}

impl<'a> Words<'a> {
    /// The longest phrase at `at` that may do `role`: the token after it, and its entry.
    #[inline]
    pub(super) fn entry(self, at: usize, role: PeriodRole) -> Option<(usize, &'a PeriodWord)> {
        if at < self.start || at >= self.end || self.scan.roles.begin.at(at) & bit(role) == 0 {
            return None;
        }
        self.longest(at, role)
    }

    #[inline(never)]
    fn longest(self, at: usize, role: PeriodRole) -> Option<(usize, &'a PeriodWord)> {
        self.scan.hits.of_at(at, Class::Period).filter(|hit| hit.end as usize <= self.end).find_map(|hit| {
            let word = self.scan.lexicon.periods.get(hit.entry as usize)?;
            word.roles.contains(&role).then_some((hit.end as usize, word))
        })
    }

    /// The token after the longest phrase at `at` that may do `role`.
    #[inline]
    pub(super) fn role(self, at: usize, role: PeriodRole) -> Option<usize> {
        self.entry(at, role).map(|(end, _)| end)
    }

    /// The token after an optional phrase of `role`.
    pub(super) fn skip(self, at: usize, role: PeriodRole) -> usize {
        self.role(at, role).unwrap_or(at)
    }

    /// Where the longest phrase of `role` that ends right before `at` begins.
    #[inline]
    pub(super) fn before(self, at: usize, role: PeriodRole) -> Option<usize> {
        if self.scan.roles.end.at(at) & bit(role) == 0 { None } else { self.leading(at, role) }
    }

    #[inline(never)]
    fn leading(self, at: usize, role: PeriodRole) -> Option<usize> {
        (at.saturating_sub(LONGEST_LEAD).max(self.start)..at).find(|&from| {
            self.scan.hits.of_at(from, Class::Period).any(|hit| {
                hit.end as usize == at
                    && self.scan.lexicon.periods.get(hit.entry as usize).is_some_and(|word| word.roles.contains(&role))
            })
        })
    }

    /// The longest phrase of `role` that ends right before `at`.
    pub(super) fn entry_before(self, at: usize, role: PeriodRole) -> Option<&'a PeriodWord> {
        let from = self.before(at, role)?;
        self.scan.hits.of_at(from, Class::Period).filter(|hit| hit.end as usize == at).find_map(|hit| {
            let word = self.scan.lexicon.periods.get(hit.entry as usize)?;
            word.roles.contains(&role).then_some(word)
        })
    }

    /// Whether an amount with its unit ends right before `at`.
    pub(super) fn before_unit(self, at: usize) -> bool {
        (at.saturating_sub(LONGEST_LEAD).max(self.start)..at)
            .any(|from| self.scan.hits.of_at(from, Class::Unit).any(|hit| hit.end as usize == at))
    }

    /// Whether a token is one of the characters of `any`.
    pub(super) fn symbol(self, at: usize, any: &str) -> bool {
        at >= self.start
            && at < self.end
            && self.scan.tokens[at].kind == Kind::Symbol
            && any.contains(self.scan.word(at))
    }

    /// Whether a token touches the one before it.
    pub(super) fn glued(self, at: usize) -> bool {
        at > self.start && at < self.end && self.scan.tokens[at].is_glued()
    }

    /// The digits of a number token that has no mark in it.
    pub(super) fn digits(self, at: usize) -> Option<&'a str> {
        if at < self.start || at >= self.end || self.scan.tokens[at].kind != Kind::Number {
            return None;
        }
        let word = self.scan.text.slice(self.scan.tokens[at].span);
        word.bytes().all(|byte| byte.is_ascii_digit()).then_some(word)
    }

    /// A number of one or two digits.
    pub(super) fn two_digits(self, at: usize) -> Option<u8> {
        let digits = self.digits(at)?;
        if digits.len() > 2 { None } else { digits.parse().ok() }
    }

    /// A year of four digits.
    pub(super) fn year_digits(self, at: usize) -> Option<i32> {
        let digits = self.digits(at)?;
        if digits.len() != 4 {
            return None;
        }
        digits.parse().ok().filter(|year| (1000..=2999).contains(year))
    }

    /// A year of four digits that nobody would take for a count.
    pub(super) fn likely_year(self, at: usize) -> Option<i32> {
        self.year_digits(at).filter(|year| (1900..=2100).contains(year))
    }

    /// A small number in digits or words, 1 to 99, and the token after it.
    pub(super) fn small(self, at: usize) -> Option<(i32, usize)> {
        if let Some(value) = self.two_digits(at) {
            return (value > 0).then_some((i32::from(value), at + 1));
        }
        let (role, value) = self.number_word(at)?;
        match role {
            NumberRole::Ten => match self.number_word(at + 1) {
                Some((NumberRole::Digit | NumberRole::Ones, ones)) => Some((10 + ones, at + 2)),
                _ => Some((10, at + 1)),
            },
            NumberRole::Digit if value > 0 => match self.number_word(at + 1) {
                Some((NumberRole::Tens | NumberRole::Ten, _)) => match self.number_word(at + 2) {
                    Some((NumberRole::Digit | NumberRole::Ones, ones)) => Some((value * 10 + ones, at + 3)),
                    _ => Some((value * 10, at + 2)),
                },
                Some((NumberRole::Ones, ones)) => Some((value * 10 + ones, at + 2)),
                _ => Some((value, at + 1)),
            },
            _ => None,
        }
    }

    /// Whether a small number or a number word ends right before `at` ("mấy chục năm qua").
    pub(super) fn after_count(self, at: usize) -> bool {
        // "bằng 1/3 quý trước": a part of it.
        let part = at.checked_sub(3).and_then(|part| self.before(part, PeriodRole::NoDate));
        let divisor = part.is_some() && self.symbol(at - 2, "/");
        at > self.start && !divisor && (self.two_digits(at - 1).is_some() || self.number_word(at - 1).is_some())
    }

    /// Whether an amount of millions ends right before `at`.
    pub(super) fn after_amount(self, at: usize) -> bool {
        const LEAST: i32 = 1_000_000;
        at > self.start && self.number_word(at - 1).is_some_and(|(_, value)| value >= LEAST)
    }

    /// A number word of one token.
    fn number_word(self, at: usize) -> Option<(NumberRole, i32)> {
        if at < self.start || at >= self.end {
            return None;
        }
        let hit = self.scan.hits.of_at(at, Class::Number).find(|hit| hit.end as usize == at + 1)?;
        let number = self.scan.lexicon.numbers.get(hit.entry as usize)?;
        Some((number.role, number.value.parse().ok()?))
    }

    /// A year in words: a full number ("hai nghìn không trăm linh chín") or digit by digit ("hai không mười chín").
    pub(super) fn year_words(self, at: usize) -> Option<(i32, usize)> {
        let (mut total, mut part, mut row, mut read) = (0_i32, 0_i32, 0_i32, 0);
        let mut places = false;
        let mut end = at;
        while read < LONGEST_YEAR {
            let Some((role, value)) = self.number_word(end) else { break };
            match role {
                NumberRole::Digit | NumberRole::Ones => {
                    // "năm hai" after the hundreds is 52, "hai mươi hai" is a sum.
                    part = if (1..=9).contains(&part) { part * 10 + value } else { part + value };
                    row = row.checked_mul(10)?.checked_add(value)?;
                }
                NumberRole::Ten => {
                    part += 10;
                    row = row.checked_mul(10)?.checked_add(1)?;
                    // "mười" alone fills the ones with zero; a digit after it takes their place.
                    if !matches!(self.number_word(end + 1), Some((NumberRole::Digit | NumberRole::Ones, _))) {
                        row = row.checked_mul(10)?;
                    }
                }
                NumberRole::Tens => {
                    part = part.checked_mul(10)?;
                    if !matches!(self.number_word(end + 1), Some((NumberRole::Digit | NumberRole::Ones, _))) {
                        row = row.checked_mul(10)?;
                    }
                }
                NumberRole::Hundred => {
                    places = true;
                    total += part * 100;
                    part = 0;
                }
                NumberRole::Scale if value == 1000 => {
                    places = true;
                    total += part * 1000;
                    part = 0;
                }
                NumberRole::Zero => {
                    if !places {
                        row = row.checked_mul(10)?;
                    }
                }
                _ => break,
            }
            end += 1;
            read += 1;
        }
        let year = if places { total + part } else { row };
        let enough = if places { read >= 2 } else { read >= 3 };
        (enough && (100..=2999).contains(&year)).then_some((year, end))
    }
}
