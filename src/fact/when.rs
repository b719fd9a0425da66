//! For when a figure holds.

use super::base::BasePhrase;
use super::context::Context;
use super::phrase::Phrase;
use super::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::{Measure, Read};
use crate::calendar::{Grain, Interval};
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, Relation, Scan, resolve_previous, resolve_same_period};

/// A period behind a figure is looked for this far.
const MAX_AFTER: usize = 12;

/// The period of the figure at piece `at`, and whether the figures after it may borrow it.
pub(super) fn of_figure(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    at: usize,
    base: Option<BasePhrase>,
    subject: &Phrase,
    measure: Measure,
) -> (Option<Read<Interval>>, bool) {
    let (period, lends) = in_sentence(reader, context, drafts, at, base);
    // A stock stands at the end of its period.
    let stock = subject.roles.has(Class::Stock) && !is_whole_year(reader, period.as_ref());
    if measure != Measure::Rank && stock {
        return (period.map(|read| Read { value: Interval::until(read.value.end), ..read }), false);
    }
    (period, lends)
}

fn in_sentence(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    at: usize,
    base: Option<BasePhrase>,
) -> (Option<Read<Interval>>, bool) {
    let depth = reader.pieces[at].depth;
    let running = drafts
        .iter()
        .rev()
        .find(|draft| draft.lends_period && reader.pieces[draft.piece].depth <= depth)
        .map_or_else(|| carried(reader, context), |draft| draft.period.clone());
    let days = running.as_ref().map(|read| read.value);
    // A figure inside a base holds for the base's period.
    if let Some(index) = base.and_then(|phrase| phrase.period) {
        let period = &reader.mentions.periods[index];
        let value = base_days(period, days, false);
        return (value.map(|value| Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) }), false);
    }
    let own = period_piece(reader.pieces, reader.mentions, &reader.in_base, at, running.is_some())
        .and_then(|piece| Some((piece, &reader.mentions.periods[reader.pieces[piece].period()?])));
    let Some((piece, period)) = own else { return (running, true) };
    let compares = reader.phrases.iter().any(|phrase| {
        phrase
            .period
            .is_some_and(|index| matches!(reader.mentions.periods[index].relation, Relation::SamePeriod { .. }))
    });
    let qualifies = piece > at && is_modifier(reader.pieces, piece);
    let lends = !matches!(period.relation, Relation::SamePeriod { .. }) && !qualifies;
    (read(reader.scan, context, period, days, compares).or(running), lends)
}

/// Whether a period only qualifies the noun before it ("3 kịch bản thu chi ngân sách năm 2020"): it is no time that the
/// story goes on in.
pub(super) fn is_modifier(pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let piece = &pieces[before];
        piece.form == Form::Word && !piece.any(&[Class::Locative, Class::Intro, Class::Adverb, Class::And])
    })
}

/// The period that a sentence without one goes on with; none where it says what holds at no stated time.
fn carried(reader: &Reader<'_>, context: &Context) -> Option<Read<Interval>> {
    let undated = reader.pieces.iter().any(|piece| piece.is(Class::Undated));
    context.period().filter(|_| !undated)
}

/// Which piece of the sentence holds the period of the figure at piece `at`: one in its own chunk behind it, else the
/// nearest before it. A bare day mostly dates an event of the story, so that any coarser period outranks it.
fn period_piece(pieces: &[Piece], mentions: &Mentions, in_base: &[bool], at: usize, running: bool) -> Option<usize> {
    let depth = pieces[at].depth;
    if let Some(index) = behind(pieces, mentions, in_base, at) {
        return Some(index);
    }
    let mut day = None;
    for index in (0..at).rev() {
        let piece = &pieces[index];
        if in_base[index] || piece.depth > depth || !usable(mentions, piece) {
            continue;
        }
        let Some(period) = piece.period().map(|index| &mentions.periods[index]) else { continue };
        if period.grain == Grain::Day && !period.up_to && !is_point(pieces, index, period) {
            if dates(pieces, index) {
                return Some(index);
            }
            day = day.or(Some(index));
            continue;
        }
        return Some(index);
    }
    day.filter(|_| !running)
}

/// Whether a period is a point in time at which something stood: "tại ngày 31/12/2017", "cuối quý I".
fn is_point(pieces: &[Piece], at: usize, period: &Period) -> bool {
    if period.grain == Grain::Day {
        return at.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Locative));
    }
    period.point
}

/// Whether a day at the head of the sentence is the time of what follows and not of an announcement: "Kết thúc phiên
/// giao dịch ngày 11/4, ...".
fn dates(pieces: &[Piece], at: usize) -> bool {
    const HEAD: usize = 8;
    at <= HEAD
        && pieces[..at].iter().all(|piece| piece.mark().is_none())
        && pieces.get(at + 1).is_some_and(|piece| piece.mark() == Some(Mark::Comma))
        && !pieces.iter().any(|piece| piece.is(Class::Said))
}

fn usable(mentions: &Mentions, piece: &Piece) -> bool {
    piece.period().is_some_and(|index| {
        let period = &mentions.periods[index];
        period.interval.is_some() && !period.since && !period.versus && !period.of_plan
    })
}

fn behind(pieces: &[Piece], mentions: &Mentions, in_base: &[bool], at: usize) -> Option<usize> {
    for index in at + 1..pieces.len().min(at + 1 + MAX_AFTER) {
        let piece = &pieces[index];
        match piece.form {
            Form::Quantity(_) => return None,
            Form::Mark(Mark::Quote) => {}
            Form::Mark(_) => return None,
            Form::Period(period)
                if mentions.periods[period].grain == Grain::Day
                    && !is_point(pieces, index, &mentions.periods[period]) => {}
            Form::Period(_) if !in_base[index] && usable(mentions, piece) => return Some(index),
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

/// Whether a period is that of a document or sentence of whole years ("năm 2016, tổng tài sản ..."), which say when
/// stocks stood by the year itself.
fn is_whole_year(reader: &Reader<'_>, period: Option<&Read<Interval>>) -> bool {
    let Some(evidence) = period.and_then(|read| read.evidence) else { return false };
    reader
        .pieces
        .iter()
        .filter_map(Piece::period)
        .filter_map(|index| reader.mentions.periods.get(index))
        .find(|period| reader.scan.span(period.tokens.clone()) == evidence)
        .is_some_and(|period| period.grain == Grain::Year && !period.point && !period.up_to)
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

/// Whether later sentences may go on with these days: whole months, no day of an event, nothing open.
pub(super) fn carries(days: Interval) -> bool {
    days.start.is_some_and(|start| {
        days.end.year() == start.year()
            && start.day() == 1
            && crate::calendar::month_end(days.end.year(), u8::from(days.end.month())) == Some(days.end)
    })
}
