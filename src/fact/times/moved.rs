//! The times of the levels that a movement goes between: "tăng 25% so với năm 2017, từ 120 tấn lên 150 tấn".

use super::when::{Figure, base_days, compared, lasts_years};
use crate::calendar::Interval;
use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::times;
use crate::fact::{BaseKind, Measure, Read};
use crate::lexicon::Class;
use crate::mention::{Period, Relation};

/// The time that "từ 40 tỷ đồng lên 50 tỷ đồng" behind a figure moves since: "so với năm trước" right behind the second level, or
/// behind the movement that it is said to be.
pub(in crate::fact) fn moved_since<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
    let phrase = reader.phrases.iter().find(|phrase| phrase.start > at);
    let Some(phrase) = phrase else { return compared(reader, at) };
    let between = &reader.pieces[at + 1..phrase.start];
    let figures: Vec<usize> = (0..between.len()).filter(|&one| between[one].quantity().is_some()).collect();
    let said = |piece: &Piece| {
        matches!(piece.form, Form::Hedge | Form::Quantity(_) | Form::Mark(Mark::Comma | Mark::Open | Mark::Close))
            || piece.any(&[Class::Rise, Class::Fall, Class::Equal, Class::Adverb, Class::Multiply])
    };
    let near = match figures[..] {
        [] => !between.iter().any(|piece| piece.mark() == Some(Mark::Semicolon)),
        [to] => {
            let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]) || piece.mark() == Some(Mark::Semicolon);
            !between[to..].iter().any(moves)
        }
        [to, _] => between[to + 1..].iter().all(said),
        _ => false,
    };
    phrase.period.filter(|_| near).and_then(|index| reader.mentions.periods.get(index))
}

/// The time that the movement right before a "từ ... lên ..." is compared with: "gấp đôi cùng kỳ, | từ 80 tỷ đồng lên 160 tỷ".
pub(in crate::fact) fn moved_before<'a>(reader: &'a Reader<'_>, drafts: &[Draft], at: usize) -> Option<&'a Period> {
    let moved = movement_before(reader, drafts, at)?;
    // "tăng 900 tỷ đồng so với 31/12 do nợ nhóm 3 tăng 6 lần, từ | 290 tỷ lên 1.700 tỷ": a movement that names none goes on with the one before.
    let [earlier @ .., _] = drafts else { return None };
    let base = moved.base.or_else(|| {
        let named = reader.pieces[..at].iter().rev().find_map(Piece::period);
        earlier.last()?.base.filter(|base| base.period.is_some() && base.period == named)
    });
    let period = base.filter(|base| base.kind == BaseKind::Period)?.period?;
    reader.mentions.periods.get(period)
}

/// What the last movement of a sentence is compared with, and where that stands.
pub(in crate::fact) fn since(reader: &Reader<'_>, drafts: &[Draft]) -> Option<(usize, Read<Interval>)> {
    let moved = drafts.iter().rev().find(|draft| matches!(draft.measure, Measure::Change | Measure::Ratio))?;
    let index = moved.base.filter(|base| base.kind == BaseKind::Period)?.period?;
    let period = reader.mentions.periods.get(index)?;
    let value = base_days(period, moved.period.as_ref().map(|read| read.value), false)?;
    Some((reader.sentence, Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) }))
}

/// "Lợi nhuận giảm 62% so với cùng kỳ. Cụ thể, giảm từ | 21 tỷ đồng xuống còn 8 tỷ": the time that the sentence before compares
/// with, where this one goes on with its movement and names no time.
pub(in crate::fact) fn told_before(reader: &Reader<'_>, context: &Context, drafts: &[Draft]) -> Option<Read<Interval>> {
    let (sentence, since) = context.moved_since.as_ref()?;
    let timed =
        reader.pieces.iter().any(|piece| piece.period().is_some() || piece.any(&[Class::Present, Class::Versus]));
    let goes_on = drafts.is_empty() && !timed && sentence + 1 == reader.sentence;
    goes_on.then(|| since.clone())
}

/// "đạt 92 triệu USD, tăng 3 lần so với cùng kỳ 2018, chỉ đạt | 30 triệu USD": the time that a rise is compared with, of the lesser
/// amount told right behind it.
pub(super) fn risen_from<'a>(reader: &'a Reader<'_>, drafts: &[Draft], at: usize) -> Option<&'a Period> {
    let [.., level, rise] = drafts else { return None };
    let phrase = reader.phrases.iter().rev().find(|phrase| phrase.end < at && phrase.kind == BaseKind::Period)?;
    let rises = matches!(rise.measure, Measure::Change | Measure::Ratio)
        && matches!(rise.governor.class, Some(Class::Rise | Class::Multiply))
        && level.measure == Measure::Level
        && rise.piece < phrase.start;
    let between = &reader.pieces[phrase.end..at];
    let comma = between.first().is_some_and(|piece| piece.mark() == Some(Mark::Comma));
    let only = |token: usize| reader.scan.hit(token, Class::Only).is_some();
    let says = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Adverb, Class::Preverb, Class::Reach]);
    let less = between.iter().flat_map(|piece| piece.tokens.clone()).any(only) && between.iter().skip(1).all(says);
    phrase.period.filter(|_| rises && comma && less).and_then(|index| reader.mentions.periods.get(index))
}

/// The time that the levels of a movement, or the second of them, are of.
pub(super) fn of_levels(reader: &Reader<'_>, figure: &Figure<'_>) -> Option<Read<Interval>> {
    revised(reader, figure).or_else(|| rate_come_to(reader, figure))
}

/// "từ | 6,4% xuống | 6,2%": where the words begin that lead to one of the two levels of a movement.
fn leads(reader: &Reader<'_>, figure: &Figure<'_>) -> Option<usize> {
    let pieces = &reader.pieces[..figure.at];
    let from = pieces.iter().rposition(|piece| piece.is(Class::From) && piece.form == Form::Word)?;
    let levels = pieces[from..].iter().filter(|piece| piece.quantity().is_some()).count();
    let fits = match figure.governor? {
        Class::From => levels == 0,
        Class::ToLevel => levels == 1,
        _ => false,
    };
    fits.then_some(from)
}

/// The days of the time at a piece, where it is one of its own.
fn own_days(reader: &Reader<'_>, at: usize) -> Option<Read<Interval>> {
    let period = &reader.mentions.periods[reader.pieces[at].period()?];
    let plain = period.relation == Relation::Own && !period.since && !period.versus && !period.up_to;
    let value = period.interval.filter(|_| plain && !reader.in_base[at])?;
    Some(Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) })
}

/// "hạ dự báo tăng trưởng năm 2019 từ | 6,4% xuống | 6,2%": the year that is foretold or planned for, before and behind its revision.
fn revised(reader: &Reader<'_>, figure: &Figure<'_>) -> Option<Read<Interval>> {
    const REACH: usize = 6;
    const AIMS: [Class; 4] = [Class::Foretell, Class::StatusForecast, Class::TargetNoun, Class::PlanNoun];
    let time = leads(reader, figure)?.checked_sub(1)?;
    let before = &reader.pieces[time.saturating_sub(REACH)..time];
    let aim = before.iter().position(|piece| piece.form == Form::Word && piece.any(&AIMS))?;
    let moves = before[..aim].iter().any(|piece| piece.any(&[Class::Rise, Class::Fall, Class::Cause]));
    own_days(reader, time).filter(|_| moves)
}

/// "Nửa đầu năm, tăng trưởng rơi từ 7% xuống | 5,7%": the time in which a rate of growth came to another.
fn rate_come_to(reader: &Reader<'_>, figure: &Figure<'_>) -> Option<Read<Interval>> {
    const REACH: usize = 16;
    let rate = figure.measure == Measure::Change && figure.governor == Some(Class::ToLevel);
    let from = leads(reader, figure).filter(|_| rate)?;
    let open = |piece: &Piece| {
        piece.quantity().is_none() && piece.mark() != Some(Mark::Semicolon) && !piece.any(&[Class::But, Class::Said])
    };
    let before = (from.saturating_sub(REACH)..from).rev().take_while(|&at| open(&reader.pieces[at]));
    let time = before.into_iter().find(|&at| reader.pieces[at].period().is_some())?;
    own_days(reader, time)
}

/// The movement whose levels are told behind it: nothing but a mark, a hedge and what it is compared with stands between.
fn movement_before<'a>(reader: &Reader<'_>, drafts: &'a [Draft], from: usize) -> Option<&'a Draft> {
    let moved = drafts.last().filter(|moved| matches!(moved.measure, Measure::Change | Measure::Ratio))?;
    let between = &reader.pieces[moved.piece + 1..from];
    let said = |piece: &Piece| {
        matches!(piece.form, Form::Hedge | Form::Period(_) | Form::Mark(Mark::Comma | Mark::Open))
            || piece.any(&[Class::From, Class::Versus, Class::Adverb])
    };
    between.iter().all(said).then_some(moved)
}

/// The movement of "từ ... lên ..." that a figure is what it came to.
pub(in crate::fact) fn came_to<'a>(reader: &Reader<'_>, drafts: &'a [Draft], figure: &Figure<'_>) -> Option<&'a Draft> {
    let (from, before) = drafts.split_last().filter(|_| figure.governor == Some(Class::ToLevel))?;
    let plain = from.governor.class == Some(Class::From) && !from.lends_period;
    let named = reader.pieces[from.piece..].iter().any(|piece| piece.period().is_some() || piece.is(Class::Present));
    movement_before(reader, before, from.piece).filter(|moved| plain && !named && moved.period.is_some())
}

/// "giảm từ 9,6% cuối năm 2015 xuống 3,8% cuối năm 2019, trung bình mỗi năm giảm | 1,4 điểm phần trăm": the years between.
pub(super) fn years_moved(reader: &Reader<'_>, drafts: &[Draft], figure: &Figure<'_>) -> Option<Read<Interval>> {
    let [.., from, to] = drafts else { return None };
    let levels = from.governor.class == Some(Class::From) && matches!(to.governor.class, Some(Class::ToLevel));
    let yearly = figure.measure == Measure::Change && times::is_yearly(reader, figure.at);
    let (first, last) = from.period.as_ref().zip(to.period.as_ref()).filter(|_| levels && yearly)?;
    let value = Interval { start: first.value.end.next_day(), end: last.value.end };
    lasts_years(value).then_some(Read { value, evidence: last.evidence })
}

/// The time that the figure before a "từ ... lên ..." is compared with: "tăng 25% so với năm 2017, | từ 120 tấn lên 150 tấn".
pub(super) fn compared_before<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
    let phrase = reader.phrases.iter().rev().find(|phrase| phrase.end <= at)?;
    let said = |piece: &Piece| piece.mark() == Some(Mark::Comma) || piece.form == Form::Hedge || piece.is(Class::From);
    let next = reader.pieces[phrase.end..at].iter().all(said);
    phrase.period.filter(|_| next).and_then(|index| reader.mentions.periods.get(index))
}

/// "lỗ 4 tỷ đồng, trái ngược với cùng kỳ năm trước khi công ty lãi | 12 tỷ đồng": the time at which a clause tells what the same was, where
/// the figure before is an amount of the same unit.
pub(super) fn same_when<'a>(reader: &'a Reader<'_>, drafts: &[Draft], figure: &Figure<'_>) -> Option<&'a Period> {
    const REACH: usize = 12;
    if figure.measure != Measure::Level || figure.planned {
        return None;
    }
    let (pieces, at) = (reader.pieces, figure.at);
    let before = drafts.last().filter(|draft| draft.measure == Measure::Level)?;
    let floor = at.saturating_sub(REACH).max(before.piece + 1);
    let time = (floor..at).rev().find(|&index| pieces[index].period().is_some())?;
    let period = reader.mentions.periods.get(pieces[time].period()?)?;
    let when = pieces.get(time + 1).filter(|next| next.is(Class::Cause) && next.is(Class::Intro))?;
    let clause = &pieces[time + 2..at];
    let unit = |index: usize| pieces[index].quantity().map(|index| reader.mentions.quantities[index].unit.as_str());
    let told = when.form == Form::Word
        && !clause.is_empty()
        && clause.iter().all(|piece| piece.mark().is_none() && piece.quantity().is_none());
    let same = matches!(period.relation, Relation::SamePeriod { .. });
    (told && same && unit(before.piece) == unit(at)).then_some(period)
}
