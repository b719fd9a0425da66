//! Times that a figure takes from the bracket around it, from the amount before the bracket, or from the title.

use super::pointed;
use super::when::{Figure, compared};
use crate::calendar::Interval;
use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Period, Relation};

/// The day of the title, for what is quoted in a sentence that speaks of no other time.
pub(super) fn titled_day(reader: &Reader<'_>, context: &Context, figure: &Figure<'_>) -> Option<Read<Interval>> {
    let day = context.day.as_ref().filter(|_| figure.quoted && figure.status == Status::Actual)?;
    let other = |(at, piece): (usize, &Piece)| {
        let period = piece.period().map(|index| &reader.mentions.periods[index]);
        !reader.in_base[at] && period.is_some_and(|one| one.interval != Some(day.value))
    };
    (!reader.pieces.iter().enumerate().any(other) && !pointed::is_told_after(reader, day.value)).then(|| day.clone())
}

/// The time compared with that an amount is told of: "gấp đôi con số | 173 tỷ đồng cùng kỳ", "tăng 5 lần so với cùng kỳ (kim ngạch
/// đạt | 27 triệu USD)".
pub(super) fn of_same_period<'a>(reader: &'a Reader<'_>, drafts: &[Draft], figure: &Figure<'_>) -> Option<&'a Period> {
    const OTHER: [Class; 6] =
        [Class::Breakdown, Class::Restate, Class::Rise, Class::Fall, Class::Equal, Class::StatusTarget];
    let (pieces, at) = (reader.pieces, figure.at);
    if figure.measure != Measure::Level || figure.planned {
        return None;
    }
    let behind = pieces.get(at + 1).and_then(Piece::period).map(|index| &reader.mentions.periods[index]);
    let named = pieces[..at].iter().rev().find(|piece| piece.form != Form::Hedge);
    let level = named.is_some_and(|piece| piece.is(Class::Anaphor) && piece.form == Form::Word);
    if let Some(period) = behind.filter(|period| level && period.relation != Relation::Own) {
        return Some(period);
    }
    let open = enclosing(reader, at)?;
    // "gấp 4 lần năm 2021 (| 13 ca)": without a word that compares.
    let phrases = reader.phrases.iter().copied().chain(drafts.last().and_then(|last| last.base));
    let phrase = phrases.into_iter().find(|phrase| phrase.end == open && phrase.kind == BaseKind::Period)?;
    let inside = &pieces[open + 1..at];
    // "so với năm 2011 (bình quân cả nước 8,4)": what it is elsewhere.
    let elsewhere = |piece: &Piece| {
        matches!(piece.form, Form::Place(_) | Form::Generic(_))
            || piece.tokens.clone().any(|token| reader.scan.hit(token, Class::National).is_some())
    };
    let other = |piece: &Piece| piece.any(&OTHER) || piece.period().is_some() || elsewhere(piece);
    let figures = inside.iter().filter(|piece| piece.quantity().is_some()).count();
    // "giảm so với cùng kỳ (thép tồn | 160 tấn, giảm 4% so với cùng kỳ; ...)": what is itself compared with that time is of now.
    let close = pieces[at..].iter().position(|piece| piece.mark() == Some(Mark::Close)).map_or(at, |close| at + close);
    if reader.phrases.iter().any(|one| one.start > at && one.end <= close && one.period.is_some()) {
        return None;
    }
    (!inside.iter().any(other) && figures <= 1 && !is_part_in_bracket(reader, open, at)).then_some(())?;
    phrase.period.and_then(|index| reader.mentions.periods.get(index))
}

/// "tăng 8% so với cùng kỳ (loại I 1.204 ca, chiếm 42%)", "(nội trú 900 lượt, ngoại trú | 700 lượt)": whether the bracket that opens
/// at `open` tells the share that a figure is, or more of its unit: those are parts of what is told of, and no level of before.
pub(super) fn is_part_in_bracket(reader: &Reader<'_>, open: usize, at: usize) -> bool {
    const REACH: usize = 8;
    let (pieces, depth) = (reader.pieces, reader.pieces[at].depth);
    let unit = |index: usize| reader.mentions.quantities[index].unit.as_str();
    let own = pieces[at].quantity().map(unit);
    let rest = pieces[at + 1..].iter().take(REACH).take_while(|piece| piece.depth >= depth);
    let other = |piece: &Piece| piece.is(Class::Share) || own.is_some() && piece.quantity().map(unit) == own;
    let named = pieces[open + 1].form == Form::Word && open + 1 < at;
    named && pieces[open + 1..at].iter().chain(rest).any(other)
}

/// The figure before a short bracket that says it again or how much of something it is, and names no time: "94/128 xã (73,4%)".
pub(super) fn beside_bracket<'a>(reader: &Reader<'_>, drafts: &'a [Draft], figure: &Figure<'_>) -> Option<&'a Draft> {
    const REACH: usize = 6;
    const OTHER: [Class; 4] = [Class::Versus, Class::Present, Class::Breakdown, Class::TargetNoun];
    let (pieces, at) = (reader.pieces, figure.at);
    let open = reader.lone_bracket(at).filter(|_| !figure.planned && figure.base.is_none())?;
    let before = drafts.last().filter(|draft| draft.piece < open && !draft.is_base)?;
    let close = pieces[at..].iter().position(|piece| piece.mark() == Some(Mark::Close)).map(|close| at + close)?;
    let timed = |index: usize| pieces[index].period().is_some() || pieces[index].any(&OTHER) || reader.in_base[index];
    let near = open - before.piece <= REACH && close - open <= REACH;
    (near && !(before.piece + 1..close).any(timed)).then_some(before)
}

/// "lợi nhuận năm 2018 đạt 800 tỷ đồng, tăng | 30% so với cùng kỳ": the level right before a movement that names no time of its own.
pub(super) fn moves_with<'a>(reader: &Reader<'_>, drafts: &'a [Draft], figure: &Figure<'_>) -> Option<&'a Draft> {
    let pieces = reader.pieces;
    let level = drafts.last().filter(|last| last.measure == Measure::Level && !last.is_base)?;
    // A day is that of an event.
    level.period.as_ref().filter(|read| read.value.start != Some(read.value.end))?;
    let plain = |piece: &Piece| {
        piece.form == Form::Hedge
            || piece.mark() == Some(Mark::Comma)
            || piece.form == Form::Word && piece.any(&[Class::Rise, Class::Fall, Class::Adverb, Class::And])
    };
    let beside = pieces[level.piece + 1..figure.at].iter().all(plain);
    // Compared with the same of another year, or with nothing, it is of the level's own time.
    let same = compared(reader, figure.at).is_some_and(|base| matches!(base.relation, Relation::SamePeriod { .. }));
    let rest = pieces[figure.at + 1..].iter().take_while(|piece| piece.mark().is_none());
    let timed = rest.zip(figure.at + 1..).any(|(piece, index)| piece.period().is_some() && !reader.in_base[index]);
    (beside && same && !timed).then_some(level)
}

/// "CPI tháng 7 tăng 0,5% so với tháng trước, tăng | 2,5% so với cùng kỳ": the time of the movement right before another of the same, which names
/// none of its own.
pub(super) fn moves_again(reader: &Reader<'_>, drafts: &[Draft], figure: &Figure<'_>) -> Option<Read<Interval>> {
    let pieces = reader.pieces;
    let before = drafts.last().filter(|last| last.measure == Measure::Change && last.lends_period && !last.is_base)?;
    let read =
        before.period.as_ref().filter(|read| reader.piece_said(read.evidence).is_some_and(|at| at < before.piece))?;
    let plain = |index: usize| {
        let piece = &pieces[index];
        reader.in_base[index]
            || piece.form == Form::Hedge
            || piece.mark() == Some(Mark::Comma)
            || piece.form == Form::Word && piece.any(&[Class::Rise, Class::Fall, Class::Adverb, Class::And])
    };
    let beside = before.base.is_some() && (before.piece + 1..figure.at).all(plain);
    // "so với cùng kỳ": of the same stretch.
    let same = compared(reader, figure.at).is_some_and(|base| matches!(base.relation, Relation::SamePeriod { .. }));
    let rest = pieces[figure.at + 1..].iter().take_while(|piece| piece.mark().is_none());
    let timed = rest.zip(figure.at + 1..).any(|(piece, index)| piece.period().is_some() && !reader.in_base[index]);
    (beside && same && !timed).then(|| read.clone())
}

/// Where the bracket around a figure opens.
pub(in crate::fact) fn enclosing(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let depth = reader.pieces[at].depth;
    let outside = reader.pieces[..at].iter().rposition(|piece| piece.depth < depth)?;
    Some(outside).filter(|&open| reader.pieces[open].mark() == Some(Mark::Open))
}
