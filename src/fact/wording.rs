//! The words of an indicator where several readings of the sentence compete: what the grammar tells, the noun phrases
//! before the figure, what the figures before it are of, and what the grammar tells with more or fewer words.

use std::ops::Range;

use super::Rival;
use super::choice::{Ballot, Circumstance as C, Mark};
use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Jobs, Mark as Punctuation, NOTHING, Piece, slot};
use super::subject::Figure;
use super::times::{few, flag, measure};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Where noun phrases end, beside verbs and punctuation.
const EDGES: [Class; 10] = [
    Class::Of,
    Class::Locative,
    Class::From,
    Class::Topic,
    Class::Intro,
    Class::And,
    Class::Cause,
    Class::Condition,
    Class::Subordinate,
    Class::Have,
];
/// Phrases before the figure begin within so many figures and pieces, at so many places, and end at so many.
const MAX_FIGURES: usize = 2;
const MAX_BACK: usize = 40;
const MAX_STARTS: usize = 10;
const MAX_ENDS: usize = 6;
/// Tokens of a phrase before the figure.
const MAX_TOKENS: usize = 18;
/// Phrases behind the figure, and the pieces they lie in.
const MAX_BEHIND: usize = 3;
const MAX_AHEAD: usize = 12;
/// Figures before it that may lend their words.
const MAX_EARLIER: usize = 3;
/// A reading.
enum Words {
    /// What the grammar of the sentence tells.
    Told,
    /// A stretch of pieces before the figure.
    Clause(Range<usize>),
    /// What an earlier figure is of.
    Earlier(Phrase),
    /// What is told, and a stretch behind the figure.
    Longer(Range<usize>),
    /// What is told, without so many of its last tokens.
    Shorter(usize),
}

impl Words {
    fn code(&self) -> usize {
        match self {
            Words::Told => 0,
            Words::Clause(_) => 1,
            Words::Earlier(_) => 2,
            Words::Longer(_) => 3,
            Words::Shorter(_) => 4,
        }
    }
}

/// The pieces of a phrase that stand in the sentence, in the order they are said, and its tokens in others.
#[derive(Clone, Debug, Default)]
struct Extent {
    pieces: Vec<usize>,
    outside: usize,
}

/// A count by steps that widen.
fn step(count: usize) -> usize {
    match count {
        0..=3 => count,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        _ => 7,
    }
}

fn kind(kind: QuantityKind) -> usize {
    match kind {
        QuantityKind::Money => 0,
        QuantityKind::Percent => 1,
        QuantityKind::Point => 2,
        QuantityKind::Multiple => 3,
        QuantityKind::Physical => 4,
        QuantityKind::Count => 5,
        QuantityKind::Bare | QuantityKind::Rank | QuantityKind::Zero => 6,
    }
}

struct Wording<'a> {
    figure: &'a Figure<'a>,
    pieces: &'a [Piece],
    told: &'a Phrase,
    own: Extent,
    measure: usize,
    kind: usize,
    out: Vec<Words>,
    ballot: Ballot,
}

/// The words that most speaks for, where `told` is what the grammar tells.
pub(super) fn choose(figure: &Figure<'_>, told: &Phrase) -> Phrase {
    let mut wording = Wording {
        figure,
        pieces: figure.reader.pieces,
        told,
        own: Extent::default(),
        measure: measure(figure.measure),
        kind: kind(figure.quantity.kind),
        out: Vec::with_capacity(48),
        ballot: Ballot::new(figure.context.trace.is_some()),
    };
    wording.own = wording.extent(told);
    wording.read();
    if let Some(trace) = &figure.context.trace {
        trace.borrow_mut().words.push((figure.at, wording.rivals()));
    }
    wording.ballot.best().map_or_else(Phrase::default, |best| wording.phrase(best))
}

impl Wording<'_> {
    fn read(&mut self) {
        let own = self.own.clone();
        self.hear(Words::Told, &own);
        self.clauses();
        self.earlier();
        self.longer();
        self.shorter();
    }

    /// The phrase of a reading.
    fn phrase(&self, reading: usize) -> Phrase {
        let tidy = |range: &Range<usize>| phrase::tidy(self.figure.reader.scan, self.pieces, range.clone());
        match &self.out[reading] {
            Words::Told => self.told.clone(),
            Words::Clause(range) => tidy(range),
            Words::Earlier(phrase) => phrase.clone(),
            Words::Longer(range) => self.told.then(&tidy(range)),
            Words::Shorter(less) => self.told.without_tail(*less),
        }
    }

    /// Each reading as the record would say it, with what speaks for it.
    fn rivals(&self) -> Vec<Rival<Phrase>> {
        let marks = |one| self.ballot.marks(one).map(|mark| mark.to_string()).collect();
        (0..self.out.len()).map(|one| Rival { reading: self.phrase(one), marks: marks(one) }).collect()
    }

    /// Where a phrase stands.
    fn extent(&self, phrase: &Phrase) -> Extent {
        let mut extent = Extent::default();
        let sentence = self.pieces[0].tokens.start..self.pieces[self.pieces.len() - 1].tokens.end;
        for part in &phrase.parts {
            if !sentence.contains(&part.start) {
                extent.outside += part.len();
                continue;
            }
            let first = self.pieces.partition_point(|piece| piece.tokens.end <= part.start);
            extent.pieces.extend((first..self.pieces.len()).take_while(|&at| self.pieces[at].tokens.start < part.end));
        }
        extent
    }

    /// Whether a noun phrase may end before a piece, or begin with it or behind it.
    fn is_edge(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        matches!(piece.form, Form::Mark(_) | Form::Quantity(_) | Form::Hedge) || says(piece) || piece.any(&EDGES)
    }

    /// Noun phrases before the figure.
    fn clauses(&mut self) {
        let (pieces, scan, at) = (self.pieces, self.figure.reader.scan, self.figure.at);
        let floor = at.saturating_sub(MAX_BACK);
        let figures = (floor..at).rev().filter(|&index| pieces[index].quantity().is_some());
        let floor = figures.skip(MAX_FIGURES).map(|figure| figure + 1).next().unwrap_or(floor);
        let own = self.own.pieces.first().copied();
        let begins = |&start: &usize| {
            !matches!(pieces[start].form, Form::Mark(_) | Form::Quantity(_) | Form::Hedge | Form::Period(_))
                && (start == floor || self.is_edge(start - 1) || self.is_edge(start))
                && !phrase::leads_in(scan, pieces, start, at)
                // "thu về | khoản lãi": the verb before what is told is no part of it.
                && !(says(&pieces[start]) && own == Some(start + 1))
        };
        let starts: Vec<usize> = (floor..at).rev().filter(begins).take(MAX_STARTS).collect();
        for start in starts {
            let (mut tokens, mut last, mut ends) = (0, start, 0);
            for end in start + 1..=at {
                let piece = &pieces[end - 1];
                tokens += piece.tokens.len();
                let breaks = piece.quantity().is_some() || piece.mark() == Some(Punctuation::Semicolon);
                if breaks || tokens > MAX_TOKENS || ends == MAX_ENDS {
                    break;
                }
                if end < at && !self.is_edge(end) {
                    continue;
                }
                let mut trimmed = end;
                while trimmed > last && phrase::trails(pieces, start, trimmed - 1) {
                    trimmed -= 1;
                }
                if trimmed > last {
                    last = trimmed;
                    ends += 1;
                    self.consider(Words::Clause(start..trimmed), start..trimmed);
                }
            }
        }
    }

    /// What the figures before it are of.
    fn earlier(&mut self) {
        let figure = self.figure;
        let here = figure.drafts.iter().rev().map(|draft| &draft.subject);
        let before = figure.context.last.indicator.iter();
        let mut seen: Vec<&Phrase> = Vec::with_capacity(MAX_EARLIER);
        for subject in here.chain(before).filter(|subject| !subject.is_empty()) {
            if seen.len() == MAX_EARLIER {
                break;
            }
            if !seen.contains(&subject) && subject != self.told {
                seen.push(subject);
            }
        }
        for subject in seen {
            let extent = self.extent(subject);
            self.hear(Words::Earlier(subject.clone()), &extent);
        }
    }

    /// What is told with what stands behind the figure.
    fn longer(&mut self) {
        let (pieces, start) = (self.pieces, self.figure.at + 1);
        let own = self.own.clone();
        let mut last = start;
        let limit = pieces.len().min(start + MAX_AHEAD);
        for end in start + 1..=limit {
            let piece = &pieces[end - 1];
            if piece.quantity().is_some()
                || matches!(piece.mark(), Some(Punctuation::Semicolon | Punctuation::Stop))
                || own.pieces.contains(&(end - 1))
            {
                break;
            }
            if end < pieces.len() && !self.is_edge(end) {
                continue;
            }
            let mut trimmed = end;
            while trimmed > last && phrase::trails(pieces, start, trimmed - 1) {
                trimmed -= 1;
            }
            if trimmed > last {
                last = trimmed;
                let mut extent = own.clone();
                extent.pieces.extend(start..trimmed);
                self.hear(Words::Longer(start..trimmed), &extent);
                if self.out.iter().filter(|words| matches!(words, Words::Longer(_))).count() == MAX_BEHIND {
                    break;
                }
            }
        }
    }

    /// What is told, ending sooner.
    fn shorter(&mut self) {
        let own = self.own.clone();
        let mut tokens: usize = 0;
        for cut in (1..own.pieces.len()).rev() {
            let at = own.pieces[cut];
            tokens += self.pieces[at].tokens.len();
            if tokens >= self.told.len() {
                break;
            }
            let parted = own.pieces[cut - 1] + 1 != at;
            if parted || self.is_edge(at) {
                let extent = Extent { pieces: own.pieces[..cut].to_vec(), outside: own.outside };
                self.hear(Words::Shorter(tokens), &extent);
            }
        }
    }

    fn consider(&mut self, words: Words, range: Range<usize>) {
        let said = |at: &usize| !matches!(self.pieces[*at].form, Form::Period(_) | Form::Hedge);
        let extent = Extent { pieces: range.filter(said).collect(), outside: 0 };
        if extent.pieces != self.own.pieces {
            self.hear(words, &extent);
        }
    }

    fn tokens(&self, pieces: &[usize]) -> usize {
        pieces.iter().map(|&at| self.pieces[at].tokens.len()).sum()
    }

    /// Notes a reading with all that speaks for it or against it.
    fn hear(&mut self, words: Words, extent: &Extent) {
        let one = self.ballot.open();
        let source = words.code();
        self.of_figure(one, source, self.tokens(&extent.pieces) + extent.outside);
        if let (Some(&first), Some(&last)) = (extent.pieces.first(), extent.pieces.last()) {
            self.of_edges(one, extent, first, last);
            self.of_position(one, extent);
        } else {
            self.mark(one, C::WordsSide, 3);
        }
        self.against_told(one, source, extent);
        self.out.push(words);
    }

    fn mark(&mut self, one: usize, circumstance: C, value: usize) {
        self.ballot.say(one, Mark::new(circumstance, value));
    }

    fn jobs(&mut self, one: usize, circumstance: C, jobs: Jobs) {
        jobs.each(|slot| self.mark(one, circumstance, slot));
    }

    fn of_figure(&mut self, one: usize, source: usize, length: usize) {
        self.mark(one, C::WordsSource, (source * 6 + self.measure) * 7 + self.kind);
        self.mark(one, C::WordsLength, self.kind * 8 + step(length));
        if source == 0 {
            self.mark(one, C::WordsLength, 64 + step(length));
            let governor = self.figure.governor.class.and_then(slot).unwrap_or(NOTHING);
            self.mark(one, C::WordsGovernor, governor);
        }
    }

    /// What stands at the ends of a phrase, and in it.
    fn of_edges(&mut self, one: usize, extent: &Extent, first: usize, last: usize) {
        let pieces = self.pieces;
        self.jobs(one, C::WordsFirst, Jobs::of(pieces.get(first)));
        self.jobs(one, C::WordsLast, Jobs::of(pieces.get(last)));
        let mut has = Jobs::default();
        let mut verbs = 0;
        for &at in &extent.pieces {
            has.add(&pieces[at]);
            verbs += flag(says(&pieces[at]));
        }
        self.jobs(one, C::WordsHave, has);
        self.mark(one, C::WordsVerbs, step(verbs));
        let lowest = extent.pieces.iter().copied().min().unwrap_or(first);
        let highest = extent.pieces.iter().copied().max().unwrap_or(last);
        let at = self.figure.at;
        if lowest < at {
            self.jobs(one, C::WordsBefore, Jobs::of(lowest.checked_sub(1).map(|before| &pieces[before])));
        }
        self.jobs(one, C::WordsBehind, Jobs::of(pieces.get(highest + 1)));
        let side = if highest < at { 0 } else { 1 + flag(lowest < at) };
        self.mark(one, C::WordsSide, side);
        self.mark(one, C::WordsSide, 4 + side * 2 + flag(has.roles.any(&MEASURED)));
        if highest < at {
            let mut between = Jobs::default();
            let mut figures = 0;
            for piece in &pieces[highest + 1..at] {
                between.add(piece);
                figures += flag(piece.quantity().is_some());
            }
            self.jobs(one, C::WordsBetween, between);
            self.mark(one, C::WordsGap, step(at - highest - 1));
            self.mark(one, C::WordsGap, 8 + few(figures, 7));
        }
    }

    /// Where in the sentence it begins.
    fn of_position(&mut self, one: usize, extent: &Extent) {
        let reader = self.figure.reader;
        let first = extent.pieces[0];
        let token = self.pieces[first].tokens.start;
        let depth = |at: usize| few(self.pieces[at].depth.into(), 3);
        let nested = depth(self.figure.at) * 4 + depth(first);
        let in_base = extent.pieces.iter().any(|&at| reader.in_base[at]);
        self.mark(one, C::WordsDepth, nested);
        self.mark(one, C::WordsFlag, flag(in_base));
        self.mark(one, C::WordsFlag, 2 + flag(reader.scan.tokens[token].is_capital()));
        self.mark(one, C::WordsFlag, 4 + flag(reader.entities[token]));
        self.mark(one, C::WordsFlag, 6 + flag(first == 0));
    }

    /// How it differs from what the grammar tells.
    fn against_told(&mut self, one: usize, source: usize, extent: &Extent) {
        self.mark(one, C::WordsOutside, step(extent.outside));
        if source == 0 {
            return;
        }
        let added = extent.pieces.iter().copied().find(|at| !self.own.pieces.contains(at));
        let new: usize = self.count(&extent.pieces, &self.own.pieces);
        let mut dropped = Jobs::default();
        let mut first_dropped = None;
        let mut lost = 0;
        for &at in self.own.pieces.iter().filter(|at| !extent.pieces.contains(at)) {
            first_dropped = first_dropped.or(Some(at));
            dropped.add(&self.pieces[at]);
            lost += self.pieces[at].tokens.len();
        }
        // What stands in other sentences is the same or is not there.
        let (gained, gone) =
            if extent.outside == self.own.outside { (0, 0) } else { (extent.outside, self.own.outside) };
        let told = self.tokens(&self.own.pieces) + self.own.outside;
        let length = self.tokens(&extent.pieces) + extent.outside;
        let common = length.saturating_sub(new + gained);
        self.mark(one, C::WordsLikeness, (20 * common).checked_div(told + length).unwrap_or(0));
        self.mark(one, C::WordsAdded, step(new + gained));
        self.mark(one, C::WordsDropped, step(lost + gone));
        if new + gained > 0 {
            self.jobs(one, C::WordsAddedFirst, Jobs::of(added.map(|at| &self.pieces[at])));
        }
        if lost + gone > 0 {
            self.jobs(one, C::WordsDroppedFirst, Jobs::of(first_dropped.map(|at| &self.pieces[at])));
            self.jobs(one, C::WordsDroppedHave, dropped);
        }
        self.mark(one, C::WordsFlag, 8 + flag(new + gained > 0 && lost + gone > 0));
    }

    /// Tokens of the pieces that are not among `others`.
    fn count(&self, pieces: &[usize], others: &[usize]) -> usize {
        pieces.iter().filter(|at| !others.contains(at)).map(|&at| self.pieces[at].tokens.len()).sum()
    }
}
