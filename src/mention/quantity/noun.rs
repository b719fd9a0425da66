//! What is counted: a known noun, a classifier with its noun, or an unknown word by default.

use super::reader::Reader;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::schema::{NounRole, TitleKind};
use crate::lexicon::{Class, Signs};
use crate::mention::number::Number;
use crate::mention::scan::TokenRange;
use crate::token::{Case, Gap, Kind, Token};

/// Syllables of a word.
const MAX_WORD: usize = 2;

/// A counted noun.
pub(super) struct Counted {
    pub(super) tokens: TokenRange,
    /// Whether the lexicon knows it.
    pub(super) known: bool,
}

impl Reader<'_, '_> {
    /// The counted noun at `at`.
    pub(super) fn counted(&self, at: usize) -> Option<Counted> {
        if at >= self.sentence.end || self.scan.is_claimed(at) {
            return None;
        }
        if let Some(end) = self.known_noun(at) {
            // "Chương trình 135 giai đoạn II": what is numbered itself is not counted.
            let roman = |token: &Token| {
                token.case == Case::Upper && self.scan.word(end).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
            };
            if self.token(end).is_some_and(roman) {
                return None;
            }
            let end = if self.moves_on(at, end) { end - 1 } else { end };
            return Some(Counted { tokens: at..end, known: true });
        }
        // An unknown noun: the first word, and the second where it may well be the rest of it. "cả 2 ngã xe" counts what
        // was named before, by itself.
        if !self.may_be_noun(at) || self.is_verb(at) {
            return None;
        }
        let second = at + 1;
        let lower = |at: usize| self.token(at).is_some_and(|token| token.case == Case::Lower);
        let goes_on = lower(at)
            && lower(second)
            && self.may_be_noun(second)
            && self.known_noun(second).is_none_or(|end| end == second + 1)
            && self.scan.hit(second, Class::Number).is_none()
            && self.scan.hit(second, Class::Unit).is_none()
            && !self.is_polite(second)
            // "3 môtô chữa cháy": the second syllable is the first of another word.
            && !self.scan.hits.at(second).any(|hit| hit.end as usize > second + 1);
        let end = if goes_on { second + 1 } else { second };
        let tail = self.phrase(end, Class::NounTail).filter(|_| goes_on && lower(end) && !self.scan.is_claimed(end));
        Some(Counted { tokens: at..tail.unwrap_or(end), known: false })
    }

    /// "12.860 xe | tăng 4%": whether the last word of a noun is the movement that the percentage behind it tells.
    fn moves_on(&self, at: usize, end: usize) -> bool {
        let moves = |class| self.scan.hits.of_at(end - 1, class).any(|hit| hit.end as usize == end);
        let percent = || self.number(end).is_some_and(|next| self.is(next.tokens.end, "%"));
        end > at + 1 && self.is_digits(end) && (moves(Class::Rise) || moves(Class::Fall)) && percent()
    }

    /// A noun as a unit: lower case, abbreviations as written.
    pub(super) fn noun_name(&self, tokens: TokenRange) -> String {
        let abbreviation = tokens.len() == 1
            && self.token(tokens.start).is_some_and(|token| token.case == Case::Upper)
            && self.scan.hit(tokens.start, Class::Noun).is_none_or(|hit| {
                let words = &self.scan.lexicon.nouns[hit.entry as usize].words;
                words.iter().any(|word| word == self.scan.word(tokens.start))
            });
        if abbreviation { self.scan.word(tokens.start).to_owned() } else { self.lower(tokens) }
    }

    /// The end of a noun of the lexicon; a classifier takes the noun after it.
    fn known_noun(&self, at: usize) -> Option<usize> {
        if at >= self.sentence.end {
            return None;
        }
        let hit = self.scan.hit(at, Class::Noun).filter(|hit| hit.end as usize <= self.sentence.end)?;
        // A longer phrase that is no noun ("trường hợp" against "trường") has been preferred by length already; one
        // that is never counted ("chi tiêu" against "chi") wins here.
        // So does a word of time ("7,5 triệu đầu năm").
        let longer = |class| self.phrase(at, class).is_some_and(|end| end > hit.end as usize);
        if longer(Class::NotCounted) || longer(Class::PeriodTail) {
            return None;
        }
        let end = hit.end as usize;
        // "nhà ngoại giao" is no house.
        if let Some(job) = self.phrase(at, Class::Title).filter(|&job| job > end + 1 || (job > end && end == at + 1)) {
            return Some(job);
        }
        // "số 43 Bình Tây": a name that begins like a noun.
        let capital = |at: usize| self.token(at).is_some_and(|token| token.case == Case::Title);
        if end == at + 1 && capital(at) && capital(end) {
            return None;
        }
        if self.scan.lexicon.nouns[hit.entry as usize].role == NounRole::Head {
            return Some(end);
        }
        // The noun behind it, a word of two syllables before one ("chiếc máy bay"), and none of more: "lượt khách" of
        // "lượt khách quốc tế".
        let nouns = self.scan.hits.of_at(end, Class::Noun).filter(|next| {
            next.end as usize <= self.sentence.end
                && !self.scan.is_claimed(end)
                && self.scan.lexicon.nouns[next.entry as usize].role == NounRole::Head
        });
        let short = |next: usize| next <= end + MAX_WORD;
        let chosen = nouns.map(|next| next.end as usize).reduce(|kept, next| if short(kept) { kept } else { next });
        if chosen.is_some() {
            return chosen;
        }
        // "2 cựu bộ trưởng"; but "5 video ông chia sẻ": what is said of them.
        let person = self.scan.hit(at, Class::Populous).is_some();
        let job = self.phrase(end, Class::Title).filter(|_| !self.scan.is_claimed(end));
        if let Some(job) = job.filter(|_| person || !self.is_polite(end)) {
            return Some(job);
        }
        let piece = self.scan.lexicon.nouns[hit.entry as usize].role == NounRole::Piece;
        Some(if piece && self.names_piece(end) { self.word_end(end) } else { end })
    }

    /// Whether the unknown word at `at` is the name of a thing behind its classifier, and says nothing of it.
    fn names_piece(&self, at: usize) -> bool {
        const SAYS: [Class; 5] =
            [Class::TitleEnd, Class::Speech, Class::TitleAt, Class::TitleOf, Class::TitleAdjective];
        at < self.sentence.end
            && self.token(at).is_some_and(|token| token.case == Case::Lower)
            && self.may_be_noun(at)
            && self.scan.hit(at, Class::Number).is_none()
            && self.scan.hit(at, Class::Unit).is_none()
            && SAYS.iter().all(|&class| self.phrase(at, class).is_none())
    }

    /// The end of the longest word that any list has at `at`, else of its first syllable.
    fn word_end(&self, at: usize) -> usize {
        let known = |end: usize| end <= self.sentence.end && end <= at + MAX_WORD;
        self.scan.hits.at(at).map(|hit| hit.end as usize).filter(|&end| known(end)).max().unwrap_or(at + 1).max(at + 1)
    }

    /// Whether a verb or an adverb of some list begins at `at`, so that what stands there is no unknown noun.
    fn is_verb(&self, at: usize) -> bool {
        const VERBS: [Class; 9] = [
            Class::Speech,
            Class::Said,
            Class::Adverb,
            Class::Preverb,
            Class::Conjunction,
            Class::Because,
            Class::Cause,
            Class::But,
            Class::Copula,
        ];
        self.scan.hits.meet(at, Signs::classes(&VERBS)) && VERBS.iter().any(|&class| self.phrase(at, class).is_some())
    }

    /// "5 video | ông chia sẻ": a word of respect, of whom something is said.
    pub(super) fn is_polite(&self, at: usize) -> bool {
        let group = self.scan.hit(at, Class::TitleGroup).is_some();
        self.scan.hit(at, Class::Title).filter(|_| !group).is_some_and(|hit| {
            hit.end as usize == at + 1 && self.scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Honorific
        })
    }

    fn may_be_noun(&self, at: usize) -> bool {
        const NEVER: [Class; 7] = [
            Class::NotCounted,
            Class::BoundAbout,
            Class::BoundOver,
            Class::BoundAtLeast,
            Class::BoundUnder,
            Class::BoundAtMost,
            Class::BoundUpwards,
        ];
        self.token(at).is_some_and(|token| {
            token.kind == Kind::Word
                && matches!(token.case, Case::Lower | Case::Upper)
                && matches!(token.gap, Gap::Space | Gap::Line)
        }) && !self.scan.is_claimed(at)
            && !(self.scan.hits.meet(at, Signs::classes(&NEVER))
                && NEVER.iter().any(|&class| self.phrase(at, class).is_some()))
    }

    /// Whether the clause before `number` counts people and the like, so that "5 triệu" is so many of them.
    pub(super) fn counted_before(&self, number: &Number) -> bool {
        number.scale < Decimal::from(1_000_000_000) && self.populous_before(number).is_some()
    }

    /// Whether a count is of people and the like, or of so many that the next "triệu" counts more of them; one without a noun is
    /// of those counted before it ("2 triệu lao động ở A, 3 triệu ở B, | 1 triệu ở C").
    fn is_populous(&self, count: &Quantity) -> bool {
        const MOST: usize = 12;
        const MANY: i64 = 100_000;
        let named = |one: &&Quantity| !one.unit_tokens.is_empty() && one.unit == count.unit;
        let noun = self.out.iter().rev().take(MOST).find(named);
        let many = noun.is_some_and(|one| one.value >= Decimal::from(MANY));
        let noun = noun.map_or(count.unit_tokens.start, |one| one.unit_tokens.start);
        many || self.phrase(noun, Class::Populous).is_some()
    }

    /// The last noun counted by the million in the clause before `at`, where nothing there speaks of money.
    pub(super) fn populous_before(&self, number: &Number) -> Option<String> {
        const REACH: usize = 14;
        if !number.scaled && number.value.to_integer().is_none() {
            return None;
        }
        let at = number.tokens.start;
        // "chủ xe trích | 100 triệu": paid, not counted.
        if number.scaled && self.phrase_before(at, Class::MoneyVerb).is_some() {
            return None;
        }
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let from = self.out.last().map_or(from, |last| from.max(last.tokens.end));
        let mut found = None;
        for start in from..at {
            if self.phrase(start, Class::MoneyNoun).is_some() {
                return None;
            }
            if let Some(end) = self.phrase(start, Class::Populous).filter(|&end| end <= at)
                && found.as_ref().is_none_or(|noun: &TokenRange| noun.end <= start)
                && self.known_noun(start).is_none_or(|noun| noun <= end)
            {
                found = Some(start..end);
            }
        }
        if let Some(noun) = found {
            return Some(self.lower(noun));
        }
        // "123 triệu cổ phiếu so với mức 81,7 triệu": the noun of the count right before.
        let last = self.out.last().filter(|last| {
            number.scaled
                && last.tokens.end >= self.sentence.start
                && at.checked_sub(last.tokens.end).is_some_and(|gap| gap < REACH)
                && last.kind == QuantityKind::Count
                && self.is_populous(last)
        })?;
        Some(last.unit.clone())
    }
}
