//! The stretches of time that a figure may hold for: those its sentence names, those told before, and none.

pub(super) mod aside;
mod barred;
mod bracket;
mod carried;
mod clause;
mod events;
mod joined;
pub(super) mod moved;
mod named;
mod never;
pub(super) mod onward;
pub(super) mod passing;
mod pointed;
mod scene;
pub(super) mod season;
mod setting;
mod story;
mod told;
pub(super) mod when;
mod within;

use time::Month;

use super::choice::{Ballot, Circumstance as C, Mark, Room};
use super::context::Context;
use super::grammar::piece::{self, Jobs, Roles};
use super::sentence::{Draft, Reader};
use super::{Measure, Rival, Status};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::{Period, QuantityKind, Relation};
use crate::span::{Body, Span};
pub(super) use barred::is_yearly;
pub(super) use setting::{Setting, is_bound, is_in_name};
use when::Figure;

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
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its days; none for no time.
    pub(super) days: Option<Interval>,
    pub(super) evidence: Option<Span<Body>>,
    origin: Origin,
    /// What stands in the sentence as it is, so that the next figure may go on with it.
    pub(super) lends: bool,
    /// The first candidate of the same days.
    first: usize,
    /// At the first of its days: the ways in which these are read, a bit each.
    ways: usize,
}

/// What a choice takes down as it goes, in room that is kept for the whole document.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    out: Vec<Candidate>,
    marks: Vec<Mark>,
    ballot: Room,
}

/// All that competes for the figure, each stretch once.
struct Times<'a> {
    reader: &'a Reader<'a>,
    context: &'a Context,
    setting: &'a Setting,
    drafts: &'a [Draft],
    figure: &'a Figure<'a>,
    /// The time that the figure is compared with.
    base: Option<&'a Period>,
    /// How long that is.
    base_length: usize,
    measure: usize,
    unit: usize,
    nature: usize,
    out: Vec<Candidate>,
    /// What speaks for each of them.
    ballot: Ballot,
    /// What speaks for one that is looked at.
    marks: Vec<Mark>,
}

/// The stretch that a figure holds for; all that competed goes to the trace, where that is asked for.
pub(super) fn choose(
    reader: &Reader<'_>,
    context: &Context,
    setting: &Setting,
    drafts: &[Draft],
    figure: &Figure<'_>,
) -> Option<Candidate> {
    let quantity = reader.pieces[figure.at].quantity().map(|index| &reader.mentions.quantities[index]);
    let base = when::compared(reader, figure.at);
    let Sheet { mut out, marks, ballot } = context.times.take();
    out.clear();
    let mut times = Times {
        reader,
        context,
        setting,
        drafts,
        figure,
        base,
        base_length: base.and_then(|base| base.interval).map_or(0, length),
        measure: measure(figure.measure),
        unit: unit(quantity.map_or(QuantityKind::Bare, |quantity| quantity.kind)),
        nature: nature(figure.subject.roles),
        out,
        ballot: Ballot::of_times(context.trace.is_some(), ballot),
        marks,
    };
    let (told, source) = told::by_grammar(reader, context, drafts, figure, setting);
    let ending = told.filter(|_| source == told::Source::Running).and_then(|days| times.ending(days));
    let told = ending.or(told);
    if !times.tied() {
        times.all(told.filter(|&days| times.left() != Some(days)));
    }
    times.told(told, source);
    times.echo();
    times.bar();
    if let Some(trace) = &context.trace {
        trace.borrow_mut().times.push((figure.at, times.rivals()));
    }
    let best = times.ballot.best().map(|best| times.out[best]);
    figure.lead.set(times.ballot.lead());
    context.times.replace(Sheet { out: times.out, marks: times.marks, ballot: times.ballot.close() });
    best
}

pub(super) fn flag(condition: bool) -> usize {
    usize::from(condition)
}

/// Few, many: a count as one of `most + 1` values.
pub(super) fn few(count: usize, most: usize) -> usize {
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
    if start == days.end {
        return 1;
    }
    let (first_year, first, day) = start.to_calendar_date();
    let (last_year, last, end) = days.end.to_calendar_date();
    if day != 1 || end != last.length(last_year) {
        2
    } else if first_year != last_year {
        7
    } else if first == last {
        3
    } else if (first, last) == (Month::January, Month::December) {
        6
    } else if first == Month::January {
        5
    } else {
        4
    }
}

pub(super) fn measure(measure: Measure) -> usize {
    match measure {
        Measure::Level => 0,
        Measure::Change => 1,
        Measure::Ratio => 2,
        Measure::Share => 3,
        Measure::Contribution => 4,
        Measure::Rank => 5,
    }
}

fn unit(kind: QuantityKind) -> usize {
    match kind {
        QuantityKind::Money => 0,
        QuantityKind::Percent | QuantityKind::Point | QuantityKind::Multiple => 1,
        QuantityKind::Physical => 2,
        QuantityKind::Count => 3,
        QuantityKind::Bare | QuantityKind::Rank | QuantityKind::Zero => 4,
    }
}

/// What a subject is by its words, the gravest first, each with its value in the file of weights; others are 0.
const NATURES: [(Class, usize); 8] = [
    (Class::Stock, 1),
    (Class::Quoted, 2),
    (Class::Flow, 3),
    (Class::BalanceNoun, 4),
    (Class::GrossProduct, 5),
    (Class::GrowthNoun, 5),
    (Class::MeasureNoun, 6),
    (Class::RateNoun, 7),
];

fn nature(roles: Roles) -> usize {
    NATURES.iter().find(|&&(class, _)| roles.has(class)).map_or(0, |&(_, value)| value)
}

impl Times<'_> {
    /// All that competes, with what the grammar of the sentence tells.
    fn all(&mut self, told: Option<Interval>) {
        // "Mục tiêu đến năm 2030:" holds for all its items.
        let aimed = self.figure.status == Status::Target
            && self.context.period().is_some_and(|read| read.value.start.is_none());
        if self.setting.may_be_never && (!aimed || self.setting.undated) {
            self.never();
        }
        self.carried();
        self.in_sentence();
        self.derived();
        if let Some(days) = told.filter(|&days| self.out.iter().all(|one| one.days != Some(days))) {
            self.reading(days, None, Origin::Draft, true);
        }
    }

    fn open(&mut self, candidate: Candidate) -> usize {
        self.out.push(candidate);
        self.ballot.open()
    }

    /// The candidate for a stretch, which may be there already: what the sentence names is kept apart from what is
    /// carried into it, so that neither borrows the other's case.
    fn reading(&mut self, days: Interval, evidence: Option<Span<Body>>, origin: Origin, lends: bool) -> usize {
        let days = Some(days);
        let (mut first, ways) = (self.out.len(), 1 << origin.group());
        for (one, known) in self.out.iter().enumerate().filter(|(_, known)| known.days == days) {
            if known.origin.group() == origin.group() {
                return one;
            }
            first = first.min(one);
        }
        let one = self.open(Candidate { days, evidence, origin, lends, first, ways });
        self.out[first].ways |= ways;
        self.of_days(one);
        one
    }

    /// Something speaks for a candidate or against it that was not yet said of it.
    fn mark(&mut self, one: usize, circumstance: C, value: usize) {
        self.ballot.say(one, [(circumstance, value)]);
    }

    /// Something speaks for a candidate that may have been said of it already, as it is read in more than one way.
    fn again(&mut self, one: usize, circumstance: C, value: usize) {
        self.ballot.add(one, &[Mark::new(circumstance, value)]);
    }

    /// Marks what the grammar of the sentence tells.
    fn told(&mut self, days: Option<Interval>, source: told::Source) {
        for one in 0..self.out.len() {
            if self.out[one].days == days {
                let group = self.out[one].origin.group();
                self.mark(one, C::Told, source as usize * 8 + group * 2 + flag(days.is_none()));
            }
        }
    }

    /// Marks the stretches that are read in more than one way.
    fn echo(&mut self) {
        for at in 0..self.out.len() {
            let group = self.out[at].origin.group();
            self.mark(at, C::Echo, group * 16 + (self.out[self.out[at].first].ways & !(1 << group)));
        }
    }

    fn rivals(&self) -> Vec<Rival<Option<Interval>>> {
        let named = |(one, candidate): (usize, &Candidate)| Rival {
            reading: candidate.days,
            marks: self.ballot.marks(one).map(|mark| mark.to_string()).collect(),
        };
        self.out.iter().enumerate().map(named).collect()
    }

    fn status(&self) -> usize {
        match self.figure.status {
            Status::Actual => 0,
            Status::Estimate => 1,
            Status::Target => 2,
            Status::Forecast => 3,
        }
    }

    /// News, news of a stretch that its title names, a report in sections.
    fn report(&self) -> usize {
        self.context.genre as usize
    }

    /// What holds of a stretch wherever it was read from.
    fn of_days(&mut self, one: usize) {
        let Some(days) = self.out[one].days else { return };
        let length = length(days);
        let is_level = flag(self.figure.measure == Measure::Level);
        let reporting = self.context.document.period.as_ref().is_some_and(|read| read.value == days);
        self.ballot.say(
            one,
            [
                (C::Length, length * 6 + self.measure),
                (C::LengthUnit, (length * 5 + self.unit) * 3 + self.report()),
                (C::BentFigure, length * 8 + self.nature),
                (C::Lies, (self.lies(days) * 4 + self.status()) * 2 + is_level),
                (C::Reporting, (flag(reporting) * 3 + self.report()) * 6 + self.setting.block),
                (C::OriginStatus, self.out[one].origin.code() * 4 + self.status()),
            ],
        );
        if days.start.is_none() {
            let roles = self.figure.subject.roles;
            self.ballot.say_jobs(one, C::OpenSubject, Jobs::from(roles));
            let verb = self.figure.governor;
            if !verb.is_some_and(|verb| roles.has(verb)) {
                self.mark(one, C::OpenSubject, verb.and_then(piece::slot).unwrap_or(piece::NOTHING));
            }
        }
        self.compared(one, days, length);
        // Whether the figure before has the same days, and the words between tell of no other.
        if let Some(draft) = self.drafts.last() {
            let same = draft.period.as_ref().map(|read| read.value) == Some(days);
            let new = self.reader.pieces[draft.piece..self.figure.at].iter().any(|piece| piece.period().is_some());
            self.mark(one, C::Taken, 8 + flag(same) * 2 + flag(new));
        }
    }

    /// How a stretch lies to the time that the figure is compared with: "giảm 5% so với năm 2016" is said of a year.
    fn compared(&mut self, one: usize, days: Interval, length: usize) {
        let Some(base) = self.base else { return };
        let value = match base.relation {
            Relation::SamePeriod { year } => 64 + length * 2 + flag(year.is_some()),
            Relation::Previous(grain) => 80 + grain as usize * 8 + length,
            Relation::Own => {
                let Some(other) = base.interval else { return };
                let years_after = match days.end.year() - other.end.year() {
                    0 => 0,
                    1 => 1,
                    2.. => 2,
                    _ => 3,
                };
                self.mark(one, C::Compared, 160 + years_after * 2 + flag(self.base_length == length));
                self.base_length * 8 + length
            }
        };
        self.mark(one, C::Compared, value);
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
