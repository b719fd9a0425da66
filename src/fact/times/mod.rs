//! The stretches of time that a figure may hold for: those its sentence names, those told before, and none.

mod carried;
mod named;
mod never;

use super::choice::{self, Circumstance as C, Mark};
use super::context::{Context, Genre};
use super::sentence::{Draft, Reader};
use super::when::Figure;
use super::{Measure, Status, document, told};
use crate::calendar::{Interval, month_end};
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::span::{Body, Span};
use crate::text::BlockKind;

/// Times in the sentence looked at, on each side of the figure.
const MAX_SIDE: usize = 4;
/// Times told before the sentence that are looked at, beside those of headings and heads.
const MAX_RECENT: usize = 3;

/// Where a stretch was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// No time is told.
    Never,
    /// A piece of the sentence before the figure.
    Before,
    /// One behind it.
    Behind,
    /// "cùng kỳ" in the sentence.
    SamePeriod,
    /// The figure before it in the sentence.
    Draft,
    /// The head of the list.
    List,
    /// The paragraph.
    Paragraph,
    /// The nearest heading that names one.
    Section,
    /// The last statement.
    Last,
    /// The last figure of the statement before, whatever its days.
    Prior,
    /// The whole document.
    Document,
    /// The day of publication: its year, and what of the year was over.
    Published,
    /// The last times spoken of, the nearest first.
    Recent(u8),
    /// What the base tells: the month after the one compared with, the last month of what is spoken of.
    Derived,
}

impl Origin {
    /// None, named, carried, derived.
    fn group(self) -> usize {
        match self {
            Origin::Never => 0,
            Origin::Before | Origin::Behind | Origin::SamePeriod => 1,
            Origin::Derived => 3,
            _ => 2,
        }
    }

    fn code(self) -> usize {
        match self {
            Origin::Never => 0,
            Origin::Before => 1,
            Origin::Behind => 2,
            Origin::SamePeriod => 3,
            Origin::Draft => 4,
            Origin::List => 5,
            Origin::Paragraph => 6,
            Origin::Section => 7,
            Origin::Last => 8,
            Origin::Document => 9,
            Origin::Derived => 10,
            Origin::Prior => 11,
            Origin::Published => 12,
            Origin::Recent(nth) => 13 + nth as usize,
        }
    }
}

/// What becomes of the days of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bend {
    /// They stay.
    AsIs,
    /// Up to the last one, from no stated day.
    Until,
    /// From the first of the year up to the last one.
    YearToDate,
}

/// A stretch that competes.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its days; none for no time.
    pub(super) days: Option<Interval>,
    pub(super) evidence: Option<Span<Body>>,
    pub(super) origin: Origin,
    /// What stands in the sentence as it is, so that the next figure may go on with it.
    pub(super) lends: bool,
    /// What speaks for it or against it.
    pub(super) marks: Vec<Mark>,
}

/// All that competes for the figure, each stretch once.
pub(super) struct Times<'a> {
    reader: &'a Reader<'a>,
    context: &'a Context,
    drafts: &'a [Draft],
    figure: &'a Figure<'a>,
    kind: QuantityKind,
    stock: bool,
    block: BlockKind,
    /// Times of the sentence that are no base.
    own: usize,
    out: Vec<Candidate>,
}

/// The candidates for a figure; the first is no time at all.
pub(super) fn candidates<'a>(
    reader: &'a Reader<'a>,
    context: &'a Context,
    drafts: &'a [Draft],
    figure: &'a Figure<'a>,
) -> Vec<Candidate> {
    let quantity = reader.pieces[figure.at].quantity().map(|index| &reader.mentions.quantities[index]);
    let own =
        reader.pieces.iter().enumerate().filter(|&(at, piece)| piece.period().is_some() && !reader.in_base[at]).count();
    let mut times = Times {
        reader,
        context,
        drafts,
        figure,
        kind: quantity.map_or(QuantityKind::Bare, |quantity| quantity.kind),
        stock: figure.subject.roles.has(Class::Stock),
        block: reader.scan.blocks[reader.scan.sentences[reader.sentence].block].kind,
        own,
        out: Vec::new(),
    };
    // A report in sections goes on with the time of its outline wherever it names no other, "trong đó" with the
    // statement before.
    let undated = reader.pieces.iter().any(|piece| piece.is(Class::Undated));
    let goes_on = document::goes_on(reader.pieces) && context.last.period.is_some();
    if undated || !goes_on && (context.genre != Genre::Outlined || context.period().is_none()) {
        times.never();
    }
    times.carried();
    times.in_sentence();
    times.derived();
    times.told();
    times.echo();
    times.out
}

/// The best of them; of equals the first.
pub(super) fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let mut best: Option<(i32, &Candidate)> = None;
    for candidate in candidates {
        let score = choice::score(&candidate.marks);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn flag(condition: bool) -> usize {
    usize::from(condition)
}

/// Few, many: a count as one of `most + 1` values.
fn few(count: usize, most: usize) -> usize {
    count.min(most)
}

/// A distance by steps that widen.
fn far(count: usize) -> usize {
    match count {
        0..=2 => count,
        3..=4 => 3,
        5..=8 => 4,
        9..=16 => 5,
        _ => 6,
    }
}

/// How long a stretch is.
fn length(days: Interval) -> usize {
    let Some(start) = days.start else { return 0 };
    let (first, last) = (u8::from(start.month()), u8::from(days.end.month()));
    let whole_months = start.day() == 1 && month_end(days.end.year(), last) == Some(days.end);
    if start == days.end {
        1
    } else if !whole_months {
        2
    } else if start.year() != days.end.year() {
        7
    } else if first == last {
        3
    } else if first == 1 && last == 12 {
        6
    } else if first == 1 {
        5
    } else {
        4
    }
}

impl Times<'_> {
    /// Adds a stretch, or what speaks for one that is there already: what the sentence names is kept apart from what is
    /// carried into it, so that neither borrows the other's case.
    fn add(&mut self, days: Interval, evidence: Option<Span<Body>>, origin: Origin, lends: bool, marks: &[Mark]) {
        let at = self.out.iter().position(|one| one.days == Some(days) && one.origin.group() == origin.group());
        let at = at.unwrap_or_else(|| {
            let marks = self.of_days(days);
            self.out.push(Candidate { days: Some(days), evidence, origin, lends, marks });
            self.out.len() - 1
        });
        let one = &mut self.out[at];
        for &mark in marks {
            if !one.marks.contains(&mark) {
                one.marks.push(mark);
            }
        }
    }

    /// Marks what the grammar of the sentence tells.
    fn told(&mut self) {
        let (days, source) = told::by_grammar(self.reader, self.context, self.drafts, self.figure);
        let mark = |group: usize| Mark::new(C::Told, source as usize * 8 + group * 2 + flag(days.is_none()));
        if let Some(days) = days.filter(|&days| self.out.iter().all(|one| one.days != Some(days))) {
            self.add(days, None, Origin::Draft, true, &[]);
        }
        for one in self.out.iter_mut().filter(|one| one.days == days) {
            one.marks.push(mark(one.origin.group()));
        }
    }

    /// Marks the stretches that are read in more than one way.
    fn echo(&mut self) {
        for at in 0..self.out.len() {
            let (days, group) = (self.out[at].days, self.out[at].origin.group());
            let others = self.out.iter().filter(|one| one.days == days && one.origin.group() != group);
            let seen = others.fold(0, |seen, one| seen | 1 << one.origin.group());
            self.out[at].marks.push(Mark::new(C::Echo, group * 16 + seen));
        }
    }

    fn measure(&self) -> usize {
        match self.figure.measure {
            Measure::Level => 0,
            Measure::Change => 1,
            Measure::Ratio => 2,
            Measure::Share => 3,
            Measure::Contribution => 4,
            Measure::Rank => 5,
        }
    }

    fn unit(&self) -> usize {
        match self.kind {
            QuantityKind::Money => 0,
            QuantityKind::Percent | QuantityKind::Point | QuantityKind::Multiple => 1,
            QuantityKind::Physical => 2,
            QuantityKind::Count => 3,
            QuantityKind::Bare | QuantityKind::Rank | QuantityKind::Zero => 4,
        }
    }

    fn status(&self) -> usize {
        match self.figure.status {
            Status::Actual => 0,
            Status::Estimate => 1,
            Status::Target => 2,
            Status::Forecast => 3,
        }
    }

    /// Stock or quoted or flow.
    fn nature(&self) -> usize {
        let roles = self.figure.subject.roles;
        if self.stock {
            1
        } else if roles.has(Class::Quoted) {
            2
        } else if roles.has(Class::Flow) {
            3
        } else if roles.has(Class::BalanceNoun) {
            4
        } else if roles.has(Class::GrossProduct) || roles.has(Class::GrowthNoun) {
            5
        } else if roles.has(Class::MeasureNoun) {
            6
        } else if roles.has(Class::RateNoun) {
            7
        } else {
            0
        }
    }

    /// News, news of a stretch that its title names, a report in sections.
    fn report(&self) -> usize {
        self.context.genre as usize
    }

    fn block(&self) -> usize {
        match self.block {
            BlockKind::Title => 0,
            BlockKind::Heading => 1,
            BlockKind::Item => 2,
            BlockKind::TableRow => 3,
            BlockKind::Footnote => 4,
            BlockKind::Paragraph | BlockKind::Chrome => 5,
        }
    }

    /// What holds of a stretch wherever it was read from.
    fn of_days(&self, days: Interval) -> Vec<Mark> {
        let length = length(days);
        let mut marks = vec![
            Mark::new(C::Length, length * 6 + self.measure()),
            Mark::new(C::LengthUnit, (length * 5 + self.unit()) * 3 + self.report()),
            Mark::new(C::BentFigure, length * 8 + self.nature()),
            Mark::new(C::Lies, (self.lies(days) * 4 + self.status()) * 2 + flag(self.figure.measure == Measure::Level)),
        ];
        // Whether the figure before has the same days, and the words between tell of no other.
        if let Some(draft) = self.drafts.last() {
            let same = draft.period.as_ref().map(|read| read.value) == Some(days);
            let new = self.reader.pieces[draft.piece..self.figure.at].iter().any(|piece| piece.period().is_some());
            marks.push(Mark::new(C::Taken, 8 + flag(same) * 2 + flag(new)));
        }
        let reporting = self.context.document.period.as_ref().is_some_and(|read| read.value == days);
        marks.push(Mark::new(C::Reporting, (flag(reporting) * 3 + self.report()) * 6 + self.block()));
        marks
    }

    /// How a stretch lies to the day of publication.
    fn lies(&self, days: Interval) -> usize {
        let Some(published) = self.context.published else { return 0 };
        let years = published.year() - days.end.year();
        if days.start.is_some_and(|start| start > published) {
            1
        } else if days.end > published {
            2
        } else if years == 0 && (published - days.end).whole_days() <= 45 {
            3
        } else if years == 0 {
            4
        } else if (published - days.end).whole_days() <= 100 {
            5
        } else if years == 1 {
            6
        } else if years == 2 {
            7
        } else {
            8
        }
    }
}
