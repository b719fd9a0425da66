//! For when a figure holds.

use super::base::BasePhrase;
use super::context::Context;
use super::phrase::Phrase;
use super::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::{Measure, Read, Status, document};
use crate::calendar::{Grain, Interval};
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, Relation, Scan, resolve_previous, resolve_same_period};

/// A period behind a figure is looked for this far.
const MAX_AFTER: usize = 12;

/// What of a figure tells its period.
pub(super) struct Figure<'a> {
    pub(super) at: usize,
    /// The base that it stands in or next to.
    pub(super) base: Option<BasePhrase>,
    pub(super) subject: &'a Phrase,
    pub(super) measure: Measure,
    /// It has an upper end.
    pub(super) range: bool,
    pub(super) status: Status,
    /// It is that of a plan which a result is measured by.
    pub(super) planned: bool,
    /// The class of its predicate.
    pub(super) governor: Option<Class>,
}

/// Where a period was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// From the base that the figure stands in.
    Base,
    /// From behind the figure.
    Behind,
    /// From behind it, where it qualifies a noun.
    Noun,
    /// From before it.
    Before,
    /// From "cùng kỳ" in its sentence.
    SamePeriod,
    /// From a figure before it, or from an earlier sentence.
    Running,
}

/// The period of a figure, and whether the figures after it may borrow it.
pub(super) fn of_figure(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
) -> (Option<Read<Interval>>, bool) {
    let (period, source) = in_sentence(reader, context, drafts, figure);
    let lends = matches!(source, Source::Behind | Source::Before | Source::Running);
    let level = figure.measure == Measure::Level && !figure.range;
    // "giảm từ 6,9% xuống 6,5%": the first is the figure of the time before.
    if level && figure.governor == Some(Class::From) && !matches!(source, Source::Behind | Source::Noun) {
        let own = period.as_ref().map(|read| read.value);
        let before = compared(reader, figure.at).and_then(|period| {
            let value = base_days(period, own, false)?;
            Some(Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) })
        });
        return (before, false);
    }
    // "so với kế hoạch 1.388 tỷ đồng": plans are for whole years.
    if figure.planned && !matches!(source, Source::Behind | Source::Noun) {
        return (period.and_then(|read| Some(Read { value: Interval::year(read.value.end.year())?, ..read })), false);
    }
    // "cao hơn quy định (9%)": a norm holds at no time.
    let norm = figure.base.is_some_and(|base| base.period.is_none());
    if norm && level && source == Source::Running {
        return (None, false);
    }
    let period = match (period, compared(reader, figure.at).map(|period| period.relation)) {
        (Some(read), Some(Relation::Previous(grain))) if source == Source::Running => {
            Some(Read { value: last_unit(read.value, grain).unwrap_or(read.value), ..read })
        }
        (period, _) => period,
    };
    // A stock stands at the end of its period.
    let own = named(reader, period.as_ref());
    let stock = figure.subject.roles.has(Class::Stock) && !is_stretch(reader, own);
    if figure.measure != Measure::Rank && (stock || stands(reader, own)) {
        return (period.map(|read| Read { value: Interval::until(read.value.end), ..read }), false);
    }
    (period, lends)
}

/// The time that the figure or the one right behind it is compared with.
fn compared<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
    let Some(phrase) = reader.phrases.iter().find(|phrase| phrase.start > at) else {
        // "So với năm 2015, ... tăng từ ... lên ...".
        let leading = reader.phrases.first().filter(|phrase| phrase.start == 0)?;
        return leading.period.and_then(|index| reader.mentions.periods.get(index));
    };
    let between = &reader.pieces[at + 1..phrase.start];
    let near = between.iter().filter(|piece| piece.quantity().is_some()).count() <= 1
        && !between.iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
    phrase.period.filter(|_| near).and_then(|index| reader.mentions.periods.get(index))
}

/// The last month or quarter of a longer stretch: what "so với tháng trước" tells of a figure.
fn last_unit(days: Interval, grain: Grain) -> Option<Interval> {
    let (year, month) = (days.end.year(), u8::from(days.end.month()));
    let first = match grain {
        Grain::Month => month,
        Grain::Quarter => (month - 1) / 3 * 3 + 1,
        _ => return None,
    };
    let unit = Interval::months((year, first), (year, month))?;
    days.start.filter(|start| unit.start.is_some_and(|first| *start < first)).map(|_| unit)
}

fn in_sentence(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
) -> (Option<Read<Interval>>, Source) {
    let at = figure.at;
    let depth = reader.pieces[at].depth;
    let running = drafts
        .iter()
        .rev()
        .find(|draft| draft.lends_period && reader.pieces[draft.piece].depth <= depth)
        .map_or_else(|| carried(reader, context, at), |draft| draft.period.clone());
    let days = running.as_ref().map(|read| read.value);
    // A figure inside a base holds for the base's period.
    if let Some(index) = figure
        .base
        // "giảm 42% so với cùng kỳ là 82 triệu USD".
        .or_else(|| reader.base_right_before(at).filter(|phrase| figure.measure == Measure::Level && phrase.end < at))
        .and_then(|phrase| phrase.period)
    {
        let period = &reader.mentions.periods[index];
        let value = base_days(period, days, false);
        let read = value.map(|value| Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) });
        return (read, Source::Base);
    }
    let piece = period_piece(reader, at, figure.status == Status::Target);
    let found = piece.and_then(|piece| Some((piece, &reader.mentions.periods[reader.pieces[piece].period()?])));
    let Some((piece, period)) = found else { return (running, Source::Running) };
    let compares = reader.phrases.iter().any(|phrase| {
        phrase
            .period
            .is_some_and(|index| matches!(reader.mentions.periods[index].relation, Relation::SamePeriod { .. }))
    });
    let source = match period.relation {
        Relation::SamePeriod { .. } => Source::SamePeriod,
        _ if piece > at && is_modifier(reader.pieces, piece) => Source::Noun,
        _ if piece > at => Source::Behind,
        _ => Source::Before,
    };
    (read(reader.scan, context, period, days, compares).or(running), source)
}

/// Whether a period only qualifies the noun before it ("3 kịch bản thu chi ngân sách năm 2020"): it is no time that the
/// story goes on in.
pub(super) fn is_modifier(pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let piece = &pieces[before];
        piece.form == Form::Word && !piece.any(&[Class::Locative, Class::Intro, Class::Adverb, Class::And])
    })
}

/// Whether the period at a piece only qualifies a noun behind a figure.
fn trails(pieces: &[Piece], at: usize) -> bool {
    is_modifier(pieces, at) && pieces[..at].iter().any(|piece| piece.quantity().is_some())
}

/// The period that a sentence without one goes on with; none where it says what holds at no stated time.
fn carried(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Interval>> {
    let before = reader.pieces[..at].iter();
    let after = reader.pieces[at..].iter().take_while(|piece| piece.mark() != Some(Mark::Semicolon));
    let (mut undated, mut cumulative) = (false, false);
    for piece in before.chain(after) {
        undated |= piece.is(Class::Undated);
        cumulative |= piece.is(Class::Cumulative);
    }
    if document::goes_on(reader.pieces) || !undated {
        return context.period();
    }
    // "lũy kế đến nay".
    let published = context.published.filter(|_| cumulative)?;
    Some(Read { value: Interval::until(published), evidence: None })
}

/// Which piece of the sentence holds the period of the figure at piece `at`: one in its own chunk behind it, else the
/// nearest before it. A bare day mostly dates an event of the story. The period of a
/// plan is that of a target, and else of a figure that has no other.
fn period_piece(reader: &Reader<'_>, at: usize, target: bool) -> Option<usize> {
    let (pieces, mentions, in_base) = (reader.pieces, reader.mentions, &reader.in_base[..]);
    let depth = pieces[at].depth;
    if let Some(index) = behind(reader, at) {
        return Some(index);
    }
    for index in (0..at).rev() {
        let piece = &pieces[index];
        let planned = target && is_of_plan(mentions, piece);
        if in_base[index] || piece.depth > depth || !usable(pieces, mentions, index) && !planned {
            continue;
        }
        let Some(period) = piece.period().map(|index| &mentions.periods[index]) else { continue };
        let event = period.grain == Grain::Day && !period.up_to && !is_point(reader, index, period);
        if !event || dates(pieces, index) {
            return Some(index);
        }
    }
    // "Tổng kế hoạch vốn năm 2025 là ...": where nothing else tells the time, that of the plan does.
    (0..at).rev().find(|&index| !in_base[index] && pieces[index].depth <= depth && is_of_plan(mentions, &pieces[index]))
}

fn is_of_plan(mentions: &Mentions, piece: &Piece) -> bool {
    piece
        .period()
        .and_then(|index| mentions.periods.get(index))
        .is_some_and(|one| one.of_plan && one.interval.is_some())
}

/// Whether a period is a point in time at which something stood: "tại ngày 31/12/2017", "cuối năm 2017". A day written
/// in figures is one only where the words before it say so.
fn is_point(reader: &Reader<'_>, at: usize, period: &Period) -> bool {
    let written =
        period.tokens.clone().filter(|&token| reader.scan.word(token).starts_with(|one: char| one.is_ascii_digit()));
    period.point && (period.grain != Grain::Day || written.count() < 2)
        || at.checked_sub(1).is_some_and(|before| reader.pieces[before].is(Class::AtPoint))
}

/// Whether a day at the head of the sentence is the time of what follows and not of an announcement: "Kết thúc phiên
/// giao dịch ngày 11/4, ...".
fn dates(pieces: &[Piece], at: usize) -> bool {
    const HEAD: usize = 8;
    at <= HEAD
        && pieces[..at].iter().all(|piece| {
            piece.mark() == Some(Mark::Comma)
                || piece.any(&[
                    Class::AtPoint,
                    Class::Intro,
                    Class::Locative,
                    Class::And,
                    Class::Adverb,
                    Class::Breakdown,
                    Class::Undated,
                ])
        })
        && pieces.get(at + 1).is_some_and(|piece| piece.mark() == Some(Mark::Comma))
        && !pieces.iter().any(|piece| piece.is(Class::Said))
}

/// Whether a piece is a period that figures may hold for.
fn usable(pieces: &[Piece], mentions: &Mentions, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &pieces[before]);
    pieces[at].period().is_some_and(|index| {
        let period = &mentions.periods[index];
        // "nhiều hơn cùng kỳ 25 vụ": what is compared with.
        let versus = matches!(period.relation, Relation::SamePeriod { .. })
            && before.is_some_and(|piece| {
                piece.any(&[Class::Rise, Class::Fall, Class::Equal]) || piece.quantity().is_some()
            });
        period.interval.is_some() && !period.since && !period.versus && !period.of_plan && !versus
    })
}

/// Whether a period opens the next statement ("năm 2011 là 1,8 năm | năm 2017 là 6,7 năm").
fn opens(pieces: &[Piece], period: usize) -> bool {
    const MAX_SUBJECT: usize = 4;
    pieces
        .iter()
        .skip(period + 1)
        .take(MAX_SUBJECT)
        .take_while(|piece| piece.form == Form::Word)
        .any(|piece| piece.is(Class::Reach))
}

/// The period that follows a figure in its own chunk: no other figure, predicate or mark stands between.
fn behind(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let (pieces, mentions, in_base) = (reader.pieces, reader.mentions, &reader.in_base[..]);
    for index in at + 1..pieces.len().min(at + 1 + MAX_AFTER) {
        let piece = &pieces[index];
        match piece.form {
            Form::Mark(Mark::Quote) => {}
            Form::Quantity(_) | Form::Mark(_) => return None,
            Form::Period(period)
                if mentions.periods[period].grain == Grain::Day
                    && !is_point(reader, index, &mentions.periods[period]) => {}
            Form::Period(_) if opens(pieces, index) => return None,
            Form::Period(_) if !in_base[index] && usable(pieces, mentions, index) => return Some(index),
            Form::Word
                if piece.any(&[
                    Class::Rise,
                    Class::Fall,
                    Class::Versus,
                    Class::But,
                    Class::Equal,
                    Class::Share,
                    Class::And,
                    Class::Because,
                    Class::Reach,
                    Class::ToLevel,
                    Class::Said,
                ]) =>
            {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// The days a period mention means for a fact in its sentence; "cùng kỳ" is that of the running period. Up to a day, a
/// flow that is compared with "cùng kỳ" runs from the start of its year; anything else is open.
pub(super) fn read(
    scan: &Scan<'_>,
    context: &Context,
    period: &Period,
    running: Option<Interval>,
    compares: bool,
) -> Option<Read<Interval>> {
    let interval = match (period.relation, running) {
        (Relation::SamePeriod { year }, Some(running)) => resolve_same_period(running, year).or(period.interval)?,
        _ => period.redefined.or_else(|| redefined(context, period.interval?)).or(period.interval)?,
    };
    let interval = if period.up_to && compares {
        Interval { start: crate::calendar::day(interval.end.year(), 1, 1), end: interval.end }
    } else if period.up_to {
        Interval::until(interval.end)
    } else {
        interval
    };
    Some(Read { value: interval, evidence: Some(scan.span(period.tokens.clone())) })
}

/// What the text redefined a stretch to, where these are its days.
fn redefined(context: &Context, days: Interval) -> Option<Interval> {
    context.redefined.filter(|&(calendar, _)| calendar == days).map(|(_, stands_for)| stands_for)
}

/// The stretch that a sentence redefines, with the days it stands for.
pub(super) fn redefinition(mentions: &Mentions, pieces: &[Piece]) -> Option<(Interval, Interval)> {
    pieces.iter().filter_map(Piece::period).find_map(|index| {
        let period = mentions.periods.get(index)?;
        Some((period.interval?, period.redefined?))
    })
}

/// Whether a period is a whole year or one that runs from its first day, which then says when stocks stood ("năm 2016,
/// tổng tài sản ...", "từ đầu năm đến nay").
fn is_stretch(reader: &Reader<'_>, own: Option<usize>) -> bool {
    own.and_then(|at| reader.mentions.periods.get(reader.pieces[at].period()?))
        .is_some_and(|period| period.year_to_date || period.grain == Grain::Year && !period.point && !period.up_to)
}

/// "tại ngày 30/6": what stood on a day.
fn stands(reader: &Reader<'_>, own: Option<usize>) -> bool {
    own.is_some_and(|at| {
        let day = reader.pieces[at].period().is_some_and(|index| reader.mentions.periods[index].grain == Grain::Day);
        let before = at.checked_sub(1).map(|before| &reader.pieces[before]);
        day && before.is_some_and(|piece| piece.is(Class::AtPoint) && piece.is(Class::Locative))
    })
}

/// The days of a base, given those of the fact it is the base of.
pub(super) fn base_days(period: &Period, own: Option<Interval>, is_stock: bool) -> Option<Interval> {
    let interval = match (period.relation, own) {
        (Relation::SamePeriod { year }, Some(own)) => resolve_same_period(own, year).or(period.interval)?,
        (Relation::Previous(grain), Some(own)) => resolve_previous(own, grain).or(period.interval)?,
        _ => period.interval?,
    };
    Some(if (period.point && is_stock) || period.up_to { Interval::until(interval.end) } else { interval })
}

/// The period that what follows a sentence may go on with: the first one that is no base; under a heading, a plan's too.
pub(super) fn running(reader: &Reader<'_>, context: &Context, heading: bool) -> Option<Read<Interval>> {
    let days = context.period().map(|read| read.value);
    reader
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, piece, piece.period()?)))
        .filter(|&(at, piece, _)| !reader.in_base[at] && piece.depth == 0 && (heading || !trails(reader.pieces, at)))
        .map(|(_, _, index)| &reader.mentions.periods[index])
        .find(|period| {
            !period.since
                && !period.versus
                && (heading || !period.of_plan)
                && !period.up_to
                && period.relation == Relation::Own
                && period.interval.is_some()
        })
        .and_then(|period| read(reader.scan, context, period, days, false))
}

/// Whether later sentences may go on with these days: whole months, no day of an event, nothing open.
pub(super) fn carries(days: Interval) -> bool {
    days.start.is_some_and(|start| {
        days.end.year() == start.year()
            && start.day() == 1
            && crate::calendar::month_end(days.end.year(), u8::from(days.end.month())) == Some(days.end)
    })
}

/// A period said once, behind the last of parallel figures, holds for those before it too ("doanh thu 5 tỷ, lãi 1 tỷ
/// trong năm nay").
pub(super) fn share(reader: &Reader<'_>, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let behind = named(reader, drafts[index].period.as_ref())
            .is_some_and(|at| at > drafts[index].piece && !is_modifier(reader.pieces, at));
        if !behind || !drafts[index].lends_period || named(reader, drafts[index - 1].period.as_ref()).is_some() {
            continue;
        }
        let lent = drafts[index].period.clone();
        for draft in drafts[..index].iter_mut().rev() {
            if named(reader, draft.period.as_ref()).is_some() || !draft.lends_period {
                break;
            }
            draft.period.clone_from(&lent);
        }
    }
}

/// The piece of the sentence that names a period.
fn named(reader: &Reader<'_>, period: Option<&Read<Interval>>) -> Option<usize> {
    let evidence = period?.evidence?;
    reader
        .pieces
        .iter()
        .position(|piece| piece.period().is_some() && reader.scan.span(piece.tokens.clone()) == evidence)
}
