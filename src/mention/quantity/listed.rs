//! Counts without a noun in reports of offices, which name it once: "412 người, trong đó bác sỹ 97, dược sỹ 14", "03 vụ
//! (-02)", "hoàn thành tốt 34 (73,9%)", "xóa tên 68, cảnh cáo 21 trường hợp".

use super::reader::{Genre, Reader};
use super::{Quantity, QuantityKind};
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::number::Number;
use crate::mention::scan::{Scan, Sentence};
use crate::text::BlockKind;
use crate::token::Case;

/// How far before a figure the count is looked for that it is a part of.
const REACH: usize = 48;
/// And behind it the next count.
const AHEAD: usize = 9;

/// Sentences of a letterhead, and the title.
const MAX_HEAD: usize = 16;

/// What a word must not be that a count follows: it leads to a name, or to something else.
const LEADS: [Class; 12] = [
    Class::Numbered,
    Class::NumberedWeak,
    Class::Ordinal,
    Class::CodeLead,
    Class::Unit,
    Class::MonthUnit,
    Class::Coordinate,
    Class::RangeLink,
    Class::Of,
    Class::Versus,
    Class::Locative,
    Class::Dative,
];

/// What the title says that the text is: a report with "BÁO CÁO" in capitals.
pub(super) fn genre(scan: &Scan<'_>) -> Genre {
    if is_report(scan) { Genre::Report } else { Genre::Other }
}

fn is_report(scan: &Scan<'_>) -> bool {
    let titles = |one: &&Sentence| matches!(scan.blocks[one.block].kind, BlockKind::Title | BlockKind::Heading);
    let title = scan.sentences.iter().take(MAX_HEAD).filter(titles);
    title.flat_map(|one| one.tokens.clone()).any(|at| {
        scan.hit(at, Class::Instrument).is_some_and(|hit| {
            let mut words = hit.start as usize..hit.end as usize;
            words.clone().any(|word| scan.hit(word, Class::Said).is_some())
                && words.all(|word| scan.tokens[word].case == Case::Upper)
        })
    })
}

impl Reader<'_, '_> {
    /// The noun of a bare count in a list of a report; empty where none is said.
    pub(super) fn listed(&self, start: usize, number: &Number) -> Option<String> {
        let plain = !number.scaled && !number.in_words && !number.is_year() && number.value.to_integer().is_some();
        if self.genre != Genre::Report
            || !plain
            || number.marked && number.value.to_integer().is_none_or(|value| value < 1000)
        {
            return None;
        }
        let end = number.tokens.end;
        let whole = self.whole_before(start);
        // "03 vụ (-02)", "11 vụ (+03)": by how many more or fewer.
        if start < number.tokens.start {
            let last =
                self.out.last().filter(|last| last.kind == QuantityKind::Count && last.tokens.end + 1 == start)?;
            return (self.is(start - 1, "(") && self.is(end, ")")).then(|| last.unit.clone());
        }
        let moved = self.phrase_before(start, Class::Rise).or_else(|| self.phrase_before(start, Class::Fall)).is_some();
        let parts = [",", ";", ".", ")"].into_iter().any(|mark| self.is(end, mark) && !self.splits(end));
        let closed = end >= self.sentence.end || parts;
        if moved {
            let compared = self.phrase(end, Class::Versus).is_some();
            return whole.filter(|_| closed || compared).map(|whole| whole.unit.clone());
        }
        if self.is_part_by_letters(number) && closed {
            return whole.map(|whole| whole.unit.clone());
        }
        if !self.is_told(start) {
            return None;
        }
        // "34 (73,9%)": so many of all.
        let percent = self.is(end, "(")
            && self
                .number(end + 1)
                .is_some_and(|other| self.is(other.tokens.end, "%") && self.is(other.tokens.end + 1, ")"));
        if percent {
            return Some(whole.map(|whole| whole.unit.clone()).unwrap_or_default());
        }
        // "chết 01": people, whatever was counted before.
        if self.phrase_before(start, Class::Casualty).is_some() {
            return closed.then(|| self.victims_before().unwrap_or_default());
        }
        let part = whole.filter(|whole| closed && number.value <= whole.value).map(|whole| whole.unit.clone());
        part.or_else(|| self.noun_of_next(end).filter(|_| self.is(end, ",")))
    }

    /// Whether the mark at a token stands inside a number or a word.
    fn splits(&self, at: usize) -> bool {
        self.glued(at) && self.glued(at + 1) && self.token(at + 1).is_some()
    }

    /// The last count with its noun in the sentence before a token.
    fn whole_before(&self, at: usize) -> Option<&Quantity> {
        let from = at.saturating_sub(REACH).max(self.sentence.start);
        let near = self.out.iter().rev().take_while(|one| one.tokens.start >= from);
        near.into_iter().find(|one| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty())
    }

    /// The noun of the victims that the text counted last.
    fn victims_before(&self) -> Option<String> {
        const MOST: usize = 60;
        let victims = |one: &&Quantity| {
            one.kind == QuantityKind::Count
                && !one.unit_tokens.is_empty()
                && self.scan.hit(one.unit_tokens.start, Class::Populous).is_some()
                && self.phrase_before(one.tokens.start, Class::Casualty).is_some()
        };
        self.out.iter().rev().take(MOST).find(victims).map(|one| one.unit.clone())
    }

    /// Whether an abbreviation for one of those counted before stands before a figure: "412 người, trong đó bác sỹ 97, dược sỹ
    /// ĐH 14".
    pub(super) fn is_part_by_letters(&self, number: &Number) -> bool {
        let at = number.tokens.start;
        let letters = at > self.sentence.start && self.scan.tokens[at - 1].case == Case::Upper;
        self.genre == Genre::Report
            && letters
            && !self.scan.is_claimed(at - 1)
            && self.is_idle(at)
            && self.whole_before(at).is_some_and(|whole| number.value <= whole.value)
            && self.out.last().is_some_and(|last| self.is_comma_apart(last.tokens.end, at))
    }

    /// Whether one comma or the like, and few words, stand between a figure and the next.
    fn is_comma_apart(&self, from: usize, to: usize) -> bool {
        const WORDS: usize = 6;
        let marks = (from..to).filter(|&at| !self.is_word(at)).count();
        to - from <= WORDS && marks == 1 && [",", ";", "("].into_iter().any(|mark| self.is(from, mark))
    }

    /// Whether what stands before a token leads to no name.
    fn is_idle(&self, at: usize) -> bool {
        !LEADS.into_iter().any(|class| self.phrase_before(at, class).is_some())
    }

    /// Whether a word that says what is counted stands right before a token.
    pub(super) fn is_told(&self, at: usize) -> bool {
        let Some(word) = at.checked_sub(1).filter(|&word| word >= self.sentence.start) else { return false };
        // "mũi 1", "tổ 3": which one of them.
        let one = self.phrase_before(at, Class::Noun).is_some_and(|noun| {
            self.scan.hit(noun, Class::Noun).is_some_and(|hit| {
                hit.end as usize == at && self.scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier
            })
        });
        let lower = self.scan.tokens[word].case == Case::Lower;
        self.is_word(word) && !self.scan.is_claimed(word) && lower && self.is_idle(at) && !one
    }

    /// "xóa tên | 68, cảnh cáo | 21 trường hợp": the noun of the count behind the comma, with its own words.
    fn noun_of_next(&self, comma: usize) -> Option<String> {
        let next = (comma + 1..(comma + AHEAD).min(self.sentence.end)).find(|&at| self.is_digits(at))?;
        let words = (comma + 1..next).all(|at| self.is_word(at) && self.scan.tokens[at].case == Case::Lower);
        let number = self.number(next).filter(|_| words && next > comma + 1)?;
        let noun = self.counted(number.tokens.end).filter(|noun| noun.known)?;
        Some(self.lower(noun.tokens))
    }
}
