//! The words of an indicator where several readings of the sentence compete: what the grammar tells, the noun phrases
//! before the figure, what the figures before it are of, and what the grammar tells with more or fewer words.

use std::ops::Range;

use super::Figure;
use super::qualifier;
use super::spoken;
use crate::fact::Rival;
use crate::fact::choice::{Ballot, Circumstance as C, Room};
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark as Punctuation, NOTHING, Piece, slot};
use crate::fact::grammar::stand::{Part, Spot, Stand, Sum};
use crate::fact::times::{few, flag, measure};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

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
#[derive(Clone, Debug)]
enum Words {
    /// What the grammar of the sentence tells.
    Told,
    /// A stretch of pieces before the figure.
    Clause(Range<usize>),
    /// What an earlier figure is of, the nearest first.
    Earlier(usize),
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

/// Pieces around the figure, a bit for each: so many before it, the others behind it.
const BEFORE: usize = 48;

/// Some of them.
type Set = u64;

/// The words of a reading: its pieces near the figure, and its tokens elsewhere.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    set: Set,
    /// Tokens of these pieces, and those of them that the grammar tells too.
    inside: usize,
    shared: usize,
    outside: usize,
    /// The piece that is said first, and the one said last.
    ends: Option<(usize, usize)>,
}

impl Extent {
    fn tokens(&self) -> usize {
        self.inside + self.outside
    }
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

/// The piece of the figure right before, in another unit; 0 where there is none.
fn figure_before(figure: &Figure<'_>) -> usize {
    let last = figure.drafts.last();
    let other = last.filter(|last| figure.reader.quantity(last).kind != figure.quantity.kind);
    other.map_or(0, |last| last.piece)
}

/// "mức tăng trưởng": a noun that tells by how much something moved.
fn is_growth(piece: &Piece) -> bool {
    piece.is(Class::GrowthNoun) && !piece.is(Class::Rise)
}

/// What a choice takes down as it goes, in room that is kept for the whole document.
#[derive(Clone, Debug, Default)]
pub(in crate::fact) struct Sheet {
    /// The pieces of what is told, in the order they are said.
    own: Vec<usize>,
    /// The jobs of the last so many pieces before the figure.
    between: Vec<Sum>,
    /// Those of what some readings leave out of what is told: many leave out the same.
    dropped: Vec<(Set, Sum)>,
    words: Vec<Words>,
    extents: Vec<Extent>,
    /// Room for the ballot.
    ballot: Room,
}

impl Sheet {
    fn clear(&mut self) {
        self.own.clear();
        self.between.clear();
        self.dropped.clear();
        self.words.clear();
        self.extents.clear();
    }
}

struct Wording<'a> {
    figure: &'a Figure<'a>,
    pieces: &'a [Piece],
    stands: &'a [Stand],
    told: &'a Phrase,
    /// Tokens of what is told.
    length: usize,
    own: Extent,
    /// What the figures before it are of.
    lent: [Option<&'a Phrase>; MAX_EARLIER],
    /// The first piece that has a bit.
    base: usize,
    verbs: Set,
    figures: Set,
    /// Those that belong to a base.
    compared: Set,
    measure: usize,
    kind: usize,
    sheet: Sheet,
    ballot: Ballot,
}

/// The words that most speaks for, where `told` is what the grammar tells.
pub(in crate::fact) fn choose(figure: &Figure<'_>, told: &Phrase) -> Phrase {
    let mut wording = Wording::new(figure, told);
    wording.read();
    if let Some(trace) = &figure.context.trace {
        trace.borrow_mut().words.push((figure.at, wording.rivals()));
    }
    let best = wording.ballot.consensus(|one, other| wording.likeness(one, other));
    let best = best.map_or_else(Phrase::default, |best| wording.phrase(best));
    figure.lead.set(wording.ballot.lead());
    figure.context.words.replace(Sheet { ballot: wording.ballot.close(), ..wording.sheet });
    best
}

impl<'a> Wording<'a> {
    fn new(figure: &'a Figure<'a>, told: &'a Phrase) -> Self {
        let reader = figure.reader;
        let base = figure.at.saturating_sub(BEFORE);
        let stands = reader.stands();
        let mut sheet = figure.context.words.take();
        sheet.clear();
        let room = std::mem::take(&mut sheet.ballot);
        let mut wording = Wording {
            figure,
            pieces: reader.pieces,
            stands: &stands.each,
            told,
            length: told.len(),
            own: Extent::default(),
            lent: [None; MAX_EARLIER],
            base,
            verbs: stands.verbs.from(base),
            figures: stands.figures.from(base),
            compared: stands.compared.from(base),
            measure: measure(figure.measure),
            kind: kind(figure.quantity.kind),
            sheet,
            ballot: Ballot::new(figure.context.trace.is_some(), room),
        };
        let near = wording.near(told);
        wording.sheet.own.extend(near);
        wording.own = wording.extent(told, wording.sheet.own.iter().copied());
        wording.own.shared = wording.own.inside;
        wording
    }

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
        match &self.sheet.words[reading] {
            Words::Told => self.told.clone(),
            Words::Clause(range) => tidy(range),
            Words::Earlier(nth) => self.lent[*nth].cloned().unwrap_or_default(),
            Words::Longer(range) => self.told.then(&tidy(range)),
            Words::Shorter(less) => self.told.without_tail(*less),
        }
    }

    /// Each reading as the record would say it, with what speaks for it.
    fn rivals(&self) -> Vec<Rival<Phrase>> {
        let marks = |one| self.ballot.marks(one).map(|mark| mark.to_string()).collect();
        (0..self.sheet.words.len()).map(|one| Rival { reading: self.phrase(one), marks: marks(one) }).collect()
    }

    /// The pieces of a phrase that have a bit, in the order they are said.
    fn near<'p>(&self, phrase: &'p Phrase) -> impl Iterator<Item = usize> + use<'a, 'p> {
        let (reader, pieces, base) = (self.figure.reader, self.pieces, self.base);
        let last = pieces.len().min(base + Set::BITS as usize);
        phrase.parts.iter().flat_map(move |part| {
            let first = reader.piece_of(part.start).max(base);
            (first..last).take_while(move |&at| pieces[at].tokens.start < part.end)
        })
    }

    /// Where a phrase stands; `near` are its pieces that have a bit.
    fn extent(&self, phrase: &Phrase, near: impl Iterator<Item = usize>) -> Extent {
        let mut out = Extent::default();
        for at in near {
            out.set |= self.bit(at);
            out.ends = Some((out.ends.map_or(at, |(first, _)| first), at));
        }
        out.inside = self.tokens(out.set);
        out.shared = self.tokens(out.set & self.own.set);
        out.outside = phrase.len().saturating_sub(out.inside);
        out
    }

    fn bit(&self, at: usize) -> Set {
        1 << (at - self.base)
    }

    /// The bits of some pieces in a row, fewer than there are bits.
    fn bits(&self, range: &Range<usize>) -> Set {
        ((1 << range.len()) - 1) << (range.start - self.base)
    }

    fn members(&self, set: Set) -> impl Iterator<Item = usize> + use<> {
        let (base, mut left) = (self.base, set);
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| base + left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            at
        })
    }

    fn tokens(&self, set: Set) -> usize {
        self.members(set).map(|at| self.stands[at].tokens as usize).sum()
    }

    /// What the pieces of a set weigh together.
    fn sum(&self, circumstance: C, set: Set) -> Sum {
        let mut sum = Sum::new(circumstance);
        self.members(set).for_each(|at| sum.add(self.stands[at].jobs));
        sum
    }

    /// How like two readings are: F1 of their words, in thousandths.
    fn likeness(&self, one: usize, other: usize) -> u64 {
        let (one, other) = (&self.sheet.extents[one], &self.sheet.extents[other]);
        let common = self.tokens(one.set & other.set) + one.outside.min(other.outside);
        (2000 * common as u64).checked_div((one.tokens() + other.tokens()) as u64).unwrap_or(1000)
    }

    /// Noun phrases before the figure.
    fn clauses(&mut self) {
        let (pieces, stands, scan, at) = (self.pieces, self.stands, self.figure.reader.scan, self.figure.at);
        let floor = at.saturating_sub(MAX_BACK);
        let figures = (floor..at).rev().filter(|&index| stands[index].part == Part::Figure);
        let floor = figures.skip(MAX_FIGURES).map(|figure| figure + 1).next().unwrap_or(floor);
        let own = self.own.ends.map(|(first, _)| first);
        let told = spoken::from(self.figure.reader, at);
        let last = figure_before(self.figure);
        let begins = |&start: &usize| {
            start >= told &&
            !matches!(pieces[start].form, Form::Mark(_) | Form::Quantity(_) | Form::Hedge | Form::Period(_))
                && (start == floor || start == told && told > 0 || stands[start - 1].is_edge || stands[start].is_edge)
                && !phrase::leads_in(scan, pieces, start, at)
                // "ghi nhận | mức tăng trưởng | cao, đạt 820 triệu USD, tăng 23%": growth before another amount is no noun of this one.
                && !(stands[start].part != Part::Figure && last > start && is_growth(&pieces[start]))
                // "thu về | khoản lãi": the verb before what is told is no part of it.
                && !(stands[start].says && own == Some(start + 1))
        };
        for start in (floor..at).rev().filter(begins).take(MAX_STARTS) {
            let (mut tokens, mut last, mut ends) = (0, start, 0);
            let (mut extent, mut have) = (Extent::default(), Sum::new(C::WordsHave));
            for end in start + 1..=at {
                let stand = &self.stands[end - 1];
                tokens += stand.tokens as usize;
                let breaks = stand.part == Part::Figure || pieces[end - 1].mark() == Some(Punctuation::Semicolon);
                if breaks || tokens > MAX_TOKENS || ends == MAX_ENDS {
                    break;
                }
                // "một số mặt hàng chính (tỷ USD): giày dép": a bracket adds no words, and the same words count once.
                let aside =
                    pieces[end - 1].depth > pieces[start].depth || pieces[end - 1].mark() == Some(Punctuation::Close);
                if aside || end < at && !self.stands[end].is_edge {
                    continue;
                }
                let trimmed = self.trimmed(start..end, last);
                if trimmed > last {
                    for at in (last..trimmed).filter(|&at| self.stands[at].part != Part::Silent) {
                        let stand = &self.stands[at];
                        extent.set |= self.bit(at);
                        extent.inside += stand.tokens as usize;
                        extent.shared += if self.own.set & self.bit(at) == 0 { 0 } else { stand.tokens as usize };
                        extent.ends = Some((start, at));
                        have.add(stand.jobs);
                    }
                    last = trimmed;
                    ends += 1;
                    if extent.set != self.own.set && !self.is_known(&extent) {
                        self.enter(Words::Clause(start..trimmed), extent, &have);
                    }
                }
            }
        }
    }

    /// Where a stretch ends as a noun phrase, at `last` or behind it.
    fn trimmed(&self, range: Range<usize>, last: usize) -> usize {
        let (scan, pieces) = (self.figure.reader.scan, self.pieces);
        let trails = |&end: &usize| {
            phrase::trails(pieces, range.start, end - 1) && !phrase::is_on_site(scan, pieces, range.start, end - 1)
        };
        (last + 1..=range.end).rev().find(|end| !trails(end)).unwrap_or(last)
    }

    /// What the figures before it are of.
    fn earlier(&mut self) {
        let figure = self.figure;
        let here = figure.drafts.iter().rev().map(|draft| &draft.subject);
        let before = figure.context.last.indicator.iter();
        let mut count = 0;
        // "khởi tố 12 vụ buôn lậu, 18 bị can": what is counted with its own noun is no more of what lacks that noun.
        let counted = self.told.parts.first().is_some_and(|part| part.start == figure.quantity.unit_tokens.start);
        let counts = counted && figure.quantity.kind == QuantityKind::Count;
        // "15 giải Nhất mỗi giải trị giá 10 triệu đồng, | 940 giải Nhì": what each of others has is no count.
        let counted = |subject: &Phrase| figure.says_unit(subject) && !subject.roles.has(Class::Per);
        let fits = |subject: &&Phrase| !subject.is_empty() && (!counts || counted(subject));
        for subject in here.chain(before).filter(fits) {
            if count == MAX_EARLIER {
                break;
            }
            if !self.lent[..count].contains(&Some(subject)) && subject != self.told {
                self.lent[count] = Some(subject);
                let extent = self.extent(subject, self.near(subject));
                self.hear(Words::Earlier(count), extent);
                count += 1;
            }
        }
    }

    /// What is told with what stands behind the figure.
    fn longer(&mut self) {
        let (pieces, start, own) = (self.pieces, self.figure.at + 1, self.own);
        if self.figure.names_people(&(start..start + 1)) {
            return;
        }
        let own_is_measured = self.told.is_measured();
        let (mut last, mut count) = (start, 0);
        let limit = pieces.len().min(start + MAX_AHEAD);
        for end in start + 1..=limit {
            let piece = &pieces[end - 1];
            let closed = |before: &Piece| qualifier::points_back(self.figure.reader.scan, before);
            let breaks = matches!(piece.mark(), Some(Punctuation::Semicolon | Punctuation::Stop))
                || piece.mark() == Some(Punctuation::Comma) && end > start + 1 && closed(&pieces[end - 2]);
            // "mức lỗ 4 tỷ đồng | do giá thuê tăng": a reason is no part of the amount.
            // "90 tỷ đồng - nhiều nhất vùng": nor is what a dash adds.
            let reason = (piece.is(Class::Because) || end == start + 1 && piece.mark() == Some(Punctuation::Dash))
                && own_is_measured;
            // "940 giải Nhì | mỗi giải trị giá 500.000 đồng": nor what each of those counted has.
            let counts = self.figure.quantity.kind == QuantityKind::Count;
            let each = counts && qualifier::is_of_them(self.figure.reader.scan, pieces, start - 1, end - 1);
            let breaks = breaks || reason || each;
            if piece.quantity().is_some() || breaks || own.set & self.bit(end - 1) != 0 || count == MAX_BEHIND {
                break;
            }
            if end < pieces.len() && !self.stands[end].is_edge {
                continue;
            }
            let trimmed = self.trimmed(start..end, last);
            if trimmed > last {
                last = trimmed;
                count += 1;
                let first = own.ends.map_or(start, |(first, _)| first);
                let set = own.set | self.bits(&(start..trimmed));
                let (inside, ends) = (self.tokens(set), Some((first, trimmed - 1)));
                self.hear(Words::Longer(start..trimmed), Extent { set, inside, ends, ..own });
            }
        }
    }

    /// What is told, ending sooner.
    fn shorter(&mut self) {
        let mut less: usize = 0;
        let mut set = self.own.set;
        for cut in (1..self.sheet.own.len()).rev() {
            let (at, before) = (self.sheet.own[cut], self.sheet.own[cut - 1]);
            less += self.stands[at].tokens as usize;
            set &= !self.bit(at);
            if less >= self.length || set == 0 {
                break;
            }
            if before + 1 != at || self.stands[at].is_edge {
                let (inside, ends) = (self.tokens(set), self.own.ends.map(|(first, _)| (first, before)));
                self.hear(Words::Shorter(less), Extent { set, inside, shared: inside, ends, ..self.own });
            }
        }
    }

    /// Whether a reading has the same words.
    fn is_known(&self, extent: &Extent) -> bool {
        self.sheet.extents.iter().any(|one| one.set == extent.set && one.outside == extent.outside)
    }

    /// Notes a reading with all that speaks for it or against it; of the same words the first one.
    fn hear(&mut self, words: Words, extent: Extent) {
        if !self.is_known(&extent) {
            let have = self.sum(C::WordsHave, extent.set);
            self.enter(words, extent, &have);
        }
    }

    /// Notes a reading whose jobs are known.
    fn enter(&mut self, words: Words, extent: Extent, have: &Sum) {
        let source = words.code();
        let mut score = self.of_figure(source, extent.tokens());
        if let Some((first, last)) = extent.ends {
            score += self.of_edges(extent.set, first, last, have);
            score += self.of_position(extent.set, first);
        } else {
            score += self.weigh(C::WordsSide, 3);
        }
        score += self.against_told(source, &extent);
        self.ballot.enter(score);
        self.sheet.words.push(words);
        self.sheet.extents.push(extent);
    }

    #[inline]
    fn weigh(&mut self, circumstance: C, value: usize) -> i32 {
        self.ballot.weigh(circumstance, value)
    }

    fn spot(&mut self, spot: Spot, at: Option<usize>) -> i32 {
        Stand::weigh(at.and_then(|at| self.stands.get(at)), spot, &mut self.ballot)
    }

    fn of_figure(&mut self, source: usize, length: usize) -> i32 {
        let mut score = self.weigh(C::WordsSource, (source * 6 + self.measure) * 7 + self.kind);
        score += self.weigh(C::WordsLength, self.kind * 8 + step(length));
        if source == 0 {
            score += self.weigh(C::WordsLength, 64 + step(length));
            let governor = self.figure.governor.class.and_then(slot).unwrap_or(NOTHING);
            score += self.weigh(C::WordsGovernor, governor);
        }
        score
    }

    /// What stands at the ends of a phrase, and in it.
    fn of_edges(&mut self, set: Set, first: usize, last: usize, have: &Sum) -> i32 {
        let mut score = self.spot(Spot::First, Some(first)) + self.spot(Spot::Last, Some(last));
        score += have.weigh(&mut self.ballot);
        score += self.weigh(C::WordsVerbs, step((set & self.verbs).count_ones() as usize));
        let lowest = self.base + set.trailing_zeros() as usize;
        let highest = self.base + set.ilog2() as usize;
        let at = self.figure.at;
        if lowest < at {
            score += self.spot(Spot::Before, lowest.checked_sub(1));
        }
        score += self.spot(Spot::Behind, Some(highest + 1));
        let side = if highest < at { 0 } else { 1 + flag(lowest < at) };
        score += self.weigh(C::WordsSide, side);
        score += self.weigh(C::WordsSide, 4 + side * 2 + flag(have.any(&MEASURED)));
        if highest < at {
            let gap = at - highest - 1;
            score += self.between(gap);
            score += self.weigh(C::WordsGap, step(gap));
            let figures = self.figures & self.bits(&(highest + 1..at));
            score += self.weigh(C::WordsGap, 8 + few(figures.count_ones() as usize, 7));
        }
        score
    }

    /// What so many pieces right before the figure weigh.
    fn between(&mut self, count: usize) -> i32 {
        let between = &mut self.sheet.between;
        while between.len() < count {
            let mut sum = between.last().copied().unwrap_or_else(|| Sum::new(C::WordsBetween));
            sum.add(self.stands[self.figure.at - between.len() - 1].jobs);
            between.push(sum);
        }
        count.checked_sub(1).map_or(0, |last| between[last].weigh(&mut self.ballot))
    }

    /// What the pieces that are left out weigh.
    fn dropped(&mut self, set: Set) -> i32 {
        if let Some((_, sum)) = self.sheet.dropped.iter().find(|&&(one, _)| one == set) {
            return sum.weigh(&mut self.ballot);
        }
        let sum = self.sum(C::WordsDroppedHave, set);
        self.sheet.dropped.push((set, sum));
        sum.weigh(&mut self.ballot)
    }

    /// Where in the sentence it begins.
    fn of_position(&mut self, set: Set, first: usize) -> i32 {
        let reader = self.figure.reader;
        let token = self.pieces[first].tokens.start;
        let depth = |at: usize| few(self.pieces[at].depth.into(), 3);
        let nested = depth(self.figure.at) * 4 + depth(first);
        self.weigh(C::WordsDepth, nested)
            + self.weigh(C::WordsFlag, flag(set & self.compared != 0))
            + self.weigh(C::WordsFlag, 2 + flag(reader.scan.tokens[token].is_capital()))
            + self.weigh(C::WordsFlag, 4 + flag(reader.entities[token]))
            + self.weigh(C::WordsFlag, 6 + flag(first == 0))
    }

    /// How it differs from what the grammar tells.
    fn against_told(&mut self, source: usize, extent: &Extent) -> i32 {
        let mut score = self.weigh(C::WordsOutside, step(extent.outside));
        if source == 0 {
            return score;
        }
        let (added, dropped) = (extent.set & !self.own.set, self.own.set & !extent.set);
        // What stands in other sentences is the same or is not there.
        let (gained, gone) =
            if extent.outside == self.own.outside { (0, 0) } else { (extent.outside, self.own.outside) };
        let (new, lost) = (extent.inside - extent.shared + gained, self.own.inside - extent.shared + gone);
        let length = extent.tokens();
        let common = length.saturating_sub(new);
        score += self.weigh(C::WordsLikeness, (20 * common).checked_div(self.length + length).unwrap_or(0));
        score += self.weigh(C::WordsAdded, step(new));
        score += self.weigh(C::WordsDropped, step(lost));
        if new > 0 {
            let first = self.members(added).next();
            score += self.spot(Spot::AddedFirst, first);
        }
        if lost > 0 {
            let first = self.members(dropped).next();
            score += self.spot(Spot::DroppedFirst, first);
            score += self.dropped(dropped);
        }
        score + self.weigh(C::WordsFlag, 8 + flag(new > 0 && lost > 0))
    }
}
