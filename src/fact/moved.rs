//! The times of the levels that a movement goes between: "tăng 25% so với năm 2017, từ 120 tấn lên 150 tấn".

use super::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::when::{Figure, compared, lasts_years};
use super::{BaseKind, Measure, Read, times};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::Period;

/// The time that "từ 40 tỷ đồng lên 50 tỷ đồng" behind a figure moves since: "so với năm trước" right behind the second level, or
/// behind the movement that it is said to be.
pub(super) fn moved_since<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
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
pub(super) fn moved_before<'a>(reader: &'a Reader<'_>, drafts: &[Draft], at: usize) -> Option<&'a Period> {
    let moved = movement_before(reader, drafts, at)?;
    let period = moved.base.filter(|base| base.kind == BaseKind::Period)?.period?;
    reader.mentions.periods.get(period)
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
pub(super) fn came_to<'a>(reader: &Reader<'_>, drafts: &'a [Draft], figure: &Figure<'_>) -> Option<&'a Draft> {
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
