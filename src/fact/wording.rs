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
enum Words<'a> {
    /// What the grammar of the sentence tells.
    Told,
    /// A stretch of pieces before the figure.
    Clause(Range<usize>),
    /// What an earlier figure is of.
    Earlier(&'a Phrase),
    /// What is told, and a stretch behind the figure.
    Longer(Range<usize>),
    /// What is told, without so many of its last tokens.
    Shorter(usize),
}

impl Words<'_> {
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

/// Pieces around the figure, a bit for each: so many before it, the others behind it.
const BEFORE: usize = 48;

/// The words of a reading: its pieces near the figure, and its tokens elsewhere.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    set: u64,
    /// The piece that is said first, and the one said last.
    ends: Option<(usize, usize)>,
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
    /// The pieces of what is told, in the order they are said.
    own_pieces: Vec<usize>,
    /// The first piece that has a bit.
    base: usize,
    /// Pieces that are no words of a phrase: times, hedges.
    silent: u64,
    measure: usize,
    kind: usize,
    out: Vec<Words<'a>>,
    extents: Vec<Extent>,
    ballot: Ballot,
}

/// The words that most speaks for, where `told` is what the grammar tells.
pub(super) fn choose(figure: &Figure<'_>, told: &Phrase) -> Phrase {
    let pieces = figure.reader.pieces;
    let base = figure.at.saturating_sub(BEFORE);
    let near = pieces[base..].iter().take(u64::BITS as usize).enumerate();
    let silent = near.filter(|(_, piece)| matches!(piece.form, Form::Period(_) | Form::Hedge));
    let mut wording = Wording {
        figure,
        pieces,
        told,
        own: Extent::default(),
        own_pieces: Vec::new(),
        base,
        silent: silent.fold(0, |set, (at, _)| set | 1 << at),
        measure: measure(figure.measure),
        kind: kind(figure.quantity.kind),
        out: Vec::with_capacity(48),
        extents: Vec::with_capacity(48),
        ballot: Ballot::new(figure.context.trace.is_some()),
    };
    wording.own_pieces = wording.near(told);
    wording.own = wording.extent(told, &wording.own_pieces);
    wording.read();
    if let Some(trace) = &figure.context.trace {
        trace.borrow_mut().words.push((figure.at, wording.rivals()));
    }
    let best = wording.ballot.consensus(|one, other| wording.likeness(one, other));
    best.map_or_else(Phrase::default, |best| wording.phrase(best))
}

impl<'a> Wording<'a> {
    fn read(&mut self) {
        self.hear(Words::Told, self.own);
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
            Words::Earlier(phrase) => (*phrase).clone(),
            Words::Longer(range) => self.told.then(&tidy(range)),
            Words::Shorter(less) => self.told.without_tail(*less),
        }
    }

    /// Each reading as the record would say it, with what speaks for it.
    fn rivals(&self) -> Vec<Rival<Phrase>> {
        let marks = |one| self.ballot.marks(one).map(|mark| mark.to_string()).collect();
        (0..self.out.len()).map(|one| Rival { reading: self.phrase(one), marks: marks(one) }).collect()
    }

    /// The pieces of a phrase that have a bit, in the order they are said.
    fn near(&self, phrase: &Phrase) -> Vec<usize> {
        let mut out = Vec::with_capacity(8);
        let last = self.pieces.len().min(self.base + u64::BITS as usize);
        for part in &phrase.parts {
            let first = self.pieces.partition_point(|piece| piece.tokens.end <= part.start).max(self.base);
            out.extend((first..last).take_while(|&at| self.pieces[at].tokens.start < part.end));
        }
        out
    }

    /// Where a phrase stands; `near` are its pieces that have a bit.
    fn extent(&self, phrase: &Phrase, near: &[usize]) -> Extent {
        let set = near.iter().fold(0, |set, &at| set | self.bit(at));
        let ends = near.first().copied().zip(near.last().copied());
        Extent { set, ends, outside: phrase.len().saturating_sub(self.tokens(set)) }
    }

    fn bit(&self, at: usize) -> u64 {
        1 << (at - self.base)
    }

    /// The bits of some pieces in a row.
    fn bits(&self, range: &Range<usize>) -> u64 {
        range.clone().fold(0, |set, at| set | self.bit(at))
    }

    fn members(&self, set: u64) -> impl Iterator<Item = usize> + use<> {
        let (base, mut left) = (self.base, set);
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| base + left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            at
        })
    }

    fn tokens(&self, set: u64) -> usize {
        self.members(set).map(|at| self.pieces[at].tokens.len()).sum()
    }

    /// How like two readings are: F1 of their words, in thousandths.
    fn likeness(&self, one: usize, other: usize) -> u64 {
        let (one, other) = (&self.extents[one], &self.extents[other]);
        let length = |extent: &Extent| self.tokens(extent.set) + extent.outside;
        let common = self.tokens(one.set & other.set) + one.outside.min(other.outside);
        (2000 * common as u64).checked_div((length(one) + length(other)) as u64).unwrap_or(1000)
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
        let own = self.own.ends.map(|(first, _)| first);
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
                let trimmed = self.trimmed(start..end, last);
                if trimmed > last {
                    last = trimmed;
                    ends += 1;
                    self.consider(start..trimmed);
                }
            }
        }
    }

    /// Where a stretch ends as a noun phrase, at `last` or behind it.
    fn trimmed(&self, range: Range<usize>, last: usize) -> usize {
        let trails = |&end: &usize| phrase::trails(self.pieces, range.start, end - 1);
        (last + 1..=range.end).rev().find(|end| !trails(end)).unwrap_or(last)
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
            let extent = self.extent(subject, &self.near(subject));
            self.hear(Words::Earlier(subject), extent);
        }
    }

    /// What is told with what stands behind the figure.
    fn longer(&mut self) {
        let (pieces, start, own) = (self.pieces, self.figure.at + 1, self.own);
        let (mut last, mut count) = (start, 0);
        let limit = pieces.len().min(start + MAX_AHEAD);
        for end in start + 1..=limit {
            let piece = &pieces[end - 1];
            let breaks = matches!(piece.mark(), Some(Punctuation::Semicolon | Punctuation::Stop));
            if piece.quantity().is_some() || breaks || own.set & self.bit(end - 1) != 0 || count == MAX_BEHIND {
                break;
            }
            if end < pieces.len() && !self.is_edge(end) {
                continue;
            }
            let trimmed = self.trimmed(start..end, last);
            if trimmed > last {
                last = trimmed;
                count += 1;
                let first = own.ends.map_or(start, |(first, _)| first);
                let set = own.set | self.bits(&(start..trimmed));
                self.hear(Words::Longer(start..trimmed), Extent { set, ends: Some((first, trimmed - 1)), ..own });
            }
        }
    }

    /// What is told, ending sooner.
    fn shorter(&mut self) {
        let mut less: usize = 0;
        let mut set = self.own.set;
        for cut in (1..self.own_pieces.len()).rev() {
            let (at, before) = (self.own_pieces[cut], self.own_pieces[cut - 1]);
            less += self.pieces[at].tokens.len();
            set &= !self.bit(at);
            if less >= self.told.len() || set == 0 {
                break;
            }
            if before + 1 != at || self.is_edge(at) {
                let ends = self.own.ends.map(|(first, _)| (first, before));
                self.hear(Words::Shorter(less), Extent { set, ends, ..self.own });
            }
        }
    }

    fn consider(&mut self, range: Range<usize>) {
        let set = self.bits(&range) & !self.silent;
        let mut members = self.members(set);
        let first = members.next();
        let ends = first.map(|first| (first, members.last().unwrap_or(first)));
        if set != self.own.set {
            self.hear(Words::Clause(range), Extent { set, ends, outside: 0 });
        }
    }

    /// Notes a reading with all that speaks for it or against it; of the same words the first one.
    fn hear(&mut self, words: Words<'a>, extent: Extent) {
        if self.extents.iter().any(|one| one.set == extent.set && one.outside == extent.outside) {
            return;
        }
        let one = self.ballot.open();
        let source = words.code();
        self.of_figure(one, source, self.tokens(extent.set) + extent.outside);
        if let Some((first, last)) = extent.ends {
            self.of_edges(one, extent.set, first, last);
            self.of_position(one, extent.set, first);
        } else {
            self.mark(one, C::WordsSide, 3);
        }
        self.against_told(one, source, extent);
        self.out.push(words);
        self.extents.push(extent);
    }

    fn mark(&mut self, one: usize, circumstance: C, value: usize) {
        self.ballot.say(one, Mark::new(circumstance, value));
    }

    fn jobs(&mut self, one: usize, circumstance: C, jobs: Jobs) {
        self.ballot.say_jobs(one, circumstance, jobs);
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
    fn of_edges(&mut self, one: usize, set: u64, first: usize, last: usize) {
        let pieces = self.pieces;
        self.jobs(one, C::WordsFirst, Jobs::of(pieces.get(first)));
        self.jobs(one, C::WordsLast, Jobs::of(pieces.get(last)));
        let mut has = Jobs::default();
        let mut verbs = 0;
        for at in self.members(set) {
            has.add(&pieces[at]);
            verbs += flag(says(&pieces[at]));
        }
        self.jobs(one, C::WordsHave, has);
        self.mark(one, C::WordsVerbs, step(verbs));
        let lowest = self.base + set.trailing_zeros() as usize;
        let highest = self.base + set.ilog2() as usize;
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
    fn of_position(&mut self, one: usize, set: u64, first: usize) {
        let reader = self.figure.reader;
        let token = self.pieces[first].tokens.start;
        let depth = |at: usize| few(self.pieces[at].depth.into(), 3);
        let nested = depth(self.figure.at) * 4 + depth(first);
        let in_base = self.members(set).any(|at| reader.in_base[at]);
        self.mark(one, C::WordsDepth, nested);
        self.mark(one, C::WordsFlag, flag(in_base));
        self.mark(one, C::WordsFlag, 2 + flag(reader.scan.tokens[token].is_capital()));
        self.mark(one, C::WordsFlag, 4 + flag(reader.entities[token]));
        self.mark(one, C::WordsFlag, 6 + flag(first == 0));
    }

    /// How it differs from what the grammar tells.
    fn against_told(&mut self, one: usize, source: usize, extent: Extent) {
        self.mark(one, C::WordsOutside, step(extent.outside));
        if source == 0 {
            return;
        }
        let (added, dropped) = (extent.set & !self.own.set, self.own.set & !extent.set);
        // What stands in other sentences is the same or is not there.
        let (gained, gone) =
            if extent.outside == self.own.outside { (0, 0) } else { (extent.outside, self.own.outside) };
        let (new, lost) = (self.tokens(added) + gained, self.tokens(dropped) + gone);
        let length = self.tokens(extent.set) + extent.outside;
        let common = length.saturating_sub(new);
        self.mark(one, C::WordsLikeness, (20 * common).checked_div(self.told.len() + length).unwrap_or(0));
        self.mark(one, C::WordsAdded, step(new));
        self.mark(one, C::WordsDropped, step(lost));
        let pieces = self.pieces;
        if new > 0 {
            let first = self.members(added).next().map(|at| &pieces[at]);
            self.jobs(one, C::WordsAddedFirst, Jobs::of(first));
        }
        if lost > 0 {
            let first = self.members(dropped).next().map(|at| &pieces[at]);
            self.jobs(one, C::WordsDroppedFirst, Jobs::of(first));
            let mut jobs = Jobs::default();
            self.members(dropped).for_each(|at| jobs.add(&pieces[at]));
            self.jobs(one, C::WordsDroppedHave, jobs);
        }
        self.mark(one, C::WordsFlag, 8 + flag(new > 0 && lost > 0));
    }
}
