//! The time of a figure as the grammar of its sentence tells it, order and punctuation alone: one voice among those that
//! `times` weighs.

use super::Setting;
use super::aside;
use super::when::{self, Figure, compared, dates, is_point, last_unit, opens};
use crate::calendar::{Grain, Interval, day};
use crate::fact::Read;
use crate::fact::context::Context;
use crate::fact::document;
use crate::fact::grammar::piece::{Form, Mark, Piece, Roles};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Measure, Status};
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, Relation};

/// A period behind a figure is looked for this far.
const MAX_AFTER: usize = 12;

/// Where grammar finds a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fact) enum Source {
    /// Behind the figure.
    Behind,
    /// Behind it, where it qualifies a noun.
    Noun,
    /// Before it.
    Before,
    /// "cùng kỳ" in its sentence.
    SamePeriod,
    /// A figure before it, or an earlier sentence.
    Running,
}

/// The time that grammar tells, and where it finds it.
pub(super) fn by_grammar(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
    setting: &Setting,
) -> (Option<Interval>, Source) {
    let (period, source) = in_sentence(reader, context, drafts, figure, setting);
    // "cao hơn quy định (9%)": a norm holds at no time.
    let norm = figure.base.is_some_and(|base| base.period.is_none());
    let level = figure.measure == Measure::Level && !figure.range;
    if norm && level && source == Source::Running {
        return (None, source);
    }
    let Some(read) = period else { return (None, source) };
    let days = match compared(reader, figure.at).map(|period| period.relation) {
        Some(Relation::Previous(grain)) if source == Source::Running => {
            last_unit(read.value, grain).unwrap_or(read.value)
        }
        _ => read.value,
    };
    // A stock stands at the end of its period.
    let own = named(reader, &read);
    let stock = figure.subject.roles.has(Class::Stock) && !is_stretch(reader, own);
    let stands = figure.measure != Measure::Rank && (stock || stands(reader, own));
    (Some(if stands { Interval::until(days.end) } else { days }), source)
}

/// Tokens of "thời điểm" before a day.
const POINT: usize = 2;

fn in_sentence(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
    setting: &Setting,
) -> (Option<Read<Interval>>, Source) {
    let at = figure.at;
    let depth = reader.pieces[at].depth;
    let running = drafts
        .iter()
        .rev()
        .find(|draft| draft.lends_period && reader.pieces[draft.piece].depth <= depth)
        .map_or_else(|| carried(reader, context, setting, at), |draft| draft.period.clone());
    let days = running.as_ref().map(|read| read.value);
    let piece = period_piece(reader, at, figure.status == Status::Target);
    let found = piece.and_then(|piece| Some((piece, &reader.mentions.periods[reader.pieces[piece].period()?])));
    let Some((piece, period)) = found else { return (running, Source::Running) };
    let point = |period: &Period| {
        let lead = period.tokens.start.saturating_sub(POINT).max(reader.pieces[0].tokens.start);
        (lead..period.tokens.end).any(|token| reader.scan.hit(token, Class::SamePoint).is_some())
    };
    // "đến thời điểm 1/10 có 90 con, tăng 3% so với cùng kỳ": what stands at a point of time does not begin with the year.
    let compares = !point(period)
        && reader.phrases.iter().filter_map(|phrase| phrase.period).any(|index| {
            let period = &reader.mentions.periods[index];
            matches!(period.relation, Relation::SamePeriod { .. }) && !point(period)
        });
    let source = match period.relation {
        Relation::SamePeriod { .. } => Source::SamePeriod,
        _ if piece > at && when::is_modifier(reader.pieces, piece) => Source::Noun,
        _ if piece > at => Source::Behind,
        _ => Source::Before,
    };
    (told(reader, context, period, days, compares).or(running), source)
}

/// The period that a sentence without one goes on with; none where it says what holds at no stated time.
fn carried(reader: &Reader<'_>, context: &Context, setting: &Setting, at: usize) -> Option<Read<Interval>> {
    if !setting.undated || document::goes_on(reader.pieces) {
        return setting.running.clone();
    }
    let end = (at..reader.pieces.len()).find(|&next| reader.pieces[next].mark() == Some(Mark::Semicolon));
    let clause = 0..end.unwrap_or(reader.pieces.len());
    if !clause.clone().any(|piece| when::is_undated(reader, context.genre, piece)) {
        return setting.running.clone();
    }
    let roles: Roles = reader.pieces[clause].iter().map(|piece| piece.roles).collect();
    // "lũy kế đến nay".
    let published = context.published.filter(|_| roles.has(Class::Cumulative))?;
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
        let Some(period) = piece.period().map(|index| &mentions.periods[index]) else { continue };
        let planned = target && is_of_plan(mentions, piece);
        let clause = aside::is_of_clause(pieces, index, at);
        if clause || in_base[index] || piece.depth > depth || !usable(pieces, mentions, index) && !planned {
            continue;
        }
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

/// The days a mention means. Up to a day, a flow that is compared with "cùng kỳ" runs from the start of its year;
/// anything else is open.
fn told(
    reader: &Reader<'_>,
    context: &Context,
    period: &Period,
    running: Option<Interval>,
    compares: bool,
) -> Option<Read<Interval>> {
    let read = when::read(reader.scan, context, period, running)?;
    let value = if period.up_to && compares {
        Interval { start: day(read.value.end.year(), 1, 1), end: read.value.end }
    } else if period.up_to {
        Interval::until(read.value.end)
    } else {
        read.value
    };
    Some(Read { value, ..read })
}

/// The piece of the sentence that names a period.
fn named(reader: &Reader<'_>, period: &Read<Interval>) -> Option<usize> {
    let evidence = period.evidence?;
    reader
        .pieces
        .iter()
        .position(|piece| piece.period().is_some() && reader.scan.span(piece.tokens.clone()) == evidence)
}
