//! Times of a report that a word alone tells: "trong tháng", "trong năm" the unit that it is about, "lũy kế", "cộng dồn" all
//! of the year so far.

use super::aside;
use super::when;
use crate::calendar::{Grain, Interval, day};
use crate::fact::context::{Context, Genre};
use crate::fact::document;
use crate::fact::grammar::piece::{Form, Mark, Piece, word};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Read, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::{QuantityKind, Relation};

/// "Lũy kế 9 tháng đạt 60 tỷ đồng. Trong đó: thuế 40 tỷ đồng": a sentence of parts, in a report in sections, goes on with the time of
/// the figure before it.
pub(super) fn of_parts(reader: &Reader<'_>, context: &Context, drafts: &[Draft], at: usize) -> Option<Read<Interval>> {
    let timeless =
        reader.pieces.iter().enumerate().all(|(index, piece)| piece.period().is_none() || reader.in_base[index]);
    let goes_on = drafts.is_empty() && at > 0 && document::goes_on(reader.pieces);
    context.prior.clone().filter(|_| goes_on && timeless)
}

/// The stretch that such a word before the figure at piece `at` tells, where no other time stands between.
pub(in crate::fact) fn of_figure(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Interval>> {
    let news = context.genre == Genre::News;
    let depth = reader.pieces[at].depth;
    for index in (0..at).rev() {
        let piece = &reader.pieces[index];
        let other = || piece.period().is_some() && !reader.in_base[index] && !aside::is_of_holiday(reader, index);
        if piece.mark() == Some(Mark::Semicolon) || other() {
            return None;
        }
        // "Phân theo huyện (cộng dồn): ...": a word alone in its bracket holds for the list.
        let alone = || reader.pieces[index - 1].mark() == Some(Mark::Open) && is_closed(reader, index);
        if piece.depth > depth && !(index > 0 && alone()) {
            continue;
        }
        let days = match unit(reader, piece) {
            // Under "tính đến ngày 15/12" the report still is of its year; nor does "năm 2023" of a report of September make
            // "trong tháng" the December to come.
            // "báo cáo quý 3 cho thấy lợi nhuận 4 tỷ đồng trong quý, tăng | 9%" goes by the quarter that the sentence names.
            Some(grain) => [
                own(reader, index),
                context.period().map(|read| read.value),
                context.document.period.as_ref().map(|read| read.value),
            ]
            .into_iter()
            .flatten()
            .filter_map(|days| of_unit(days, grain))
            .find(|days| context.published.is_none_or(|today| days.start.is_none_or(|start| start <= today))),
            None if !news && is_running_total(reader, index) => so_far(reader, context, index),
            None => continue,
        };
        return days.map(|value| Read { value, evidence: Some(reader.scan.span(piece.tokens.clone())) });
    }
    None
}

/// The stretch that the sentence names before a piece.
fn own(reader: &Reader<'_>, index: usize) -> Option<Interval> {
    let named = (0..index).rev().filter(|&at| !reader.in_base[at]).find_map(|at| reader.pieces[at].period());
    let period = named.map(|named| &reader.mentions.periods[named])?;
    period.interval.filter(|_| period.relation == Relation::Own && !period.since && !period.versus && !period.of_plan)
}

/// The time that an item of a list goes back to, behind one that told another time aside.
pub(super) fn behind_sum(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Read<Interval>> {
    behind_total(reader, drafts, at).or_else(|| behind_stages(reader, drafts, at))
}

/// "Trong tháng 6 bắt giữ 14 đối tượng, lũy kế 6 tháng 81 đối tượng; thu giữ | 3 xe máy": what the year so far has come to is told aside of one
/// item of a list, and the next goes back to the time of the item before the comma.
fn behind_total(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Read<Interval>> {
    let pieces = reader.pieces;
    let mark = |at: &usize| pieces[*at].mark() == Some(Mark::Semicolon);
    let last = (0..at).rev().find(mark)?;
    let timed = |index: usize| {
        pieces[index].period().is_some() && !reader.in_base[index]
            || pieces[index].any(&[Class::Cumulative, Class::Breakdown])
    };
    if (last..at).any(timed) {
        return None;
    }
    let first = (0..last).rev().find(mark).map_or(0, |before| before + 1);
    let sum =
        (first..last).rev().find(|&index| pieces[index].is(Class::Cumulative) && pieces[index].form == Form::Word)?;
    let aside = sum.checked_sub(1).is_some_and(|before| pieces[before].mark() == Some(Mark::Comma));
    let told = |draft: &Draft| (sum..last).contains(&draft.piece);
    let item = drafts.iter().rev().find(|draft| draft.piece < sum && draft.lends_period)?;
    (aside && item.piece >= first && drafts.iter().any(told)).then(|| item.period.clone())?
}

/// "GDP cả năm tăng 5,2%, trong đó quý I tăng 4%, quý II tăng 4,7%, quý III tăng 5,4%; xuất khẩu đạt | 113 tỷ USD": what is told of the parts of a
/// stretch ends with its item, and the next goes back to all of it.
fn behind_stages(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Read<Interval>> {
    const MOST: usize = 16;
    let pieces = reader.pieces;
    let outer = |index: &usize| pieces[*index].depth == 0;
    let parts = (0..at).rev().find(|index| outer(index) && pieces[*index].is(Class::Breakdown))?;
    let semicolon = (parts..at).find(|index| outer(index) && pieces[*index].mark() == Some(Mark::Semicolon))?;
    if (semicolon..at).any(|index| pieces[index].period().is_some() && !reader.in_base[index]) {
        return None;
    }
    let whole = drafts.iter().rev().find(|draft| draft.piece < parts && pieces[draft.piece].depth == 0)?;
    let days = whole.period.as_ref()?.value;
    let inside = |draft: &Draft| {
        let stage = draft.period.as_ref().map(|read| read.value);
        stage.is_some_and(|stage| stage != days && stage.start >= days.start && stage.end <= days.end)
    };
    let mut stages = drafts.iter().filter(|draft| (parts..semicolon).contains(&draft.piece)).take(MOST);
    let several = stages.clone().nth(1).is_some();
    (several && days.start.is_some() && stages.all(inside)).then(|| whole.period.clone())?
}

/// Whether a bracket and then a colon stand right behind a piece.
fn is_closed(reader: &Reader<'_>, index: usize) -> bool {
    let mark = |at: usize| reader.pieces.get(at).and_then(Piece::mark);
    mark(index + 1) == Some(Mark::Close) && mark(index + 2) == Some(Mark::Colon)
}

/// The unit of "trong tháng".
fn unit(reader: &Reader<'_>, piece: &Piece) -> Option<Grain> {
    const UNITS: [(PeriodRole, Grain); 3] =
        [(PeriodRole::Month, Grain::Month), (PeriodRole::Quarter, Grain::Quarter), (PeriodRole::Year, Grain::Year)];
    if piece.tokens.len() != 2 || !piece.is(Class::Locative) || !piece.is(Class::Adverb) {
        return None;
    }
    let scan = reader.scan;
    let entries = scan.hits.of_at(piece.tokens.end - 1, Class::Period);
    let roles = |entry: u32| scan.lexicon.periods.get(entry as usize).map(|one| &one.roles);
    entries
        .filter_map(|hit| roles(hit.entry))
        .find_map(|roles| UNITS.into_iter().find(|(role, _)| roles.contains(role)).map(|(_, grain)| grain))
}

/// The unit that the report is about, or the last one of what it is about.
fn of_unit(days: Interval, grain: Grain) -> Option<Interval> {
    const MONTH: i64 = 31;
    const QUARTER: i64 = 92;
    const YEAR: i64 = 366;
    let length = (days.end - days.start?).whole_days() + 1;
    let (least, most) = match grain {
        Grain::Month => (0, MONTH),
        Grain::Quarter => (MONTH + 1, QUARTER),
        _ => (YEAR - 1, YEAR),
    };
    if (least..=most).contains(&length) { Some(days) } else { when::last_unit(days, grain) }
}

/// "cộng dồn 205 vụ", "lũy kế: 5 tỷ đồng", with no time or "đến nay" beside it.
fn is_running_total(reader: &Reader<'_>, index: usize) -> bool {
    let next = reader.pieces.get(index + 1);
    reader.pieces[index].is(Class::Cumulative)
        && reader.pieces[index].form == Form::Word
        && next.is_none_or(|next| next.period().is_none() && !next.any(&[Class::Undated, Class::Toward]))
}

/// From the first day of the year that the report is about to its last, or to that of a later time named before: "Sang quý II, phấn
/// đấu thu lũy kế đạt | 55%".
fn so_far(reader: &Reader<'_>, context: &Context, index: usize) -> Option<Interval> {
    let days = context.document.period.as_ref()?.value;
    let first = Interval::year(days.end.year())?.start?;
    let own = (0..index).rev().filter(|&at| !reader.in_base[at]).find_map(|at| reader.pieces[at].period());
    let later = own.and_then(|own| reader.mentions.periods[own].interval).map(|own| own.end);
    let later = later.filter(|&end| end > days.end && end.year() == days.end.year());
    (days.start? >= first).then(|| Interval::new(first, later.unwrap_or(days.end)))
}

/// "Tổng thu ngân sách xã đến 15/12: 5 tỷ đồng": what is taken in and paid out up to a day is that of the year so far.
pub(super) fn year_so_far(
    reader: &Reader<'_>,
    context: &Context,
    figure: &when::Figure<'_>,
    days: Interval,
) -> Interval {
    const LEAD: usize = 2;
    let scan = reader.scan;
    let single = |at: usize, class: Class| scan.hit(at, class).is_some_and(|hit| hit.end as usize == at + 1);
    // "thu", no "thu hoạch", no "chi bộ".
    let whole = |at: usize| word(scan, at, scan.tokens.len()).0 == at + 1 && scan.hit(at, Class::Noun).is_none();
    let flows = |at: usize| single(at, Class::Act) && single(at, Class::MeasureNoun) && whole(at);
    let mut lead = figure.subject.parts.iter().flat_map(Clone::clone).take(LEAD);
    let stock = figure.subject.roles.any(&[Class::Stock, Class::BalanceNoun, Class::Rise, Class::Fall]);
    let quantity = reader.pieces[figure.at].quantity().map(|index| &reader.mentions.quantities[index]);
    let sum = quantity.is_some_and(|one| {
        matches!(one.kind, QuantityKind::Money | QuantityKind::Percent) && !one.unit.contains('/') && one.part.is_none()
    });
    let ahead = context.published.is_some_and(|today| days.end.year() > today.year());
    if days.start.is_some()
        || ahead
        || stock
        || !sum
        || !matches!(figure.status, Status::Actual | Status::Estimate)
        || !lead.any(flows)
    {
        return days;
    }
    Interval { start: day(days.end.year(), 1, 1), ..days }
}

/// "Nhu cầu 90 tỷ đồng, trong đó: giai đoạn 2011 - 2013 là 50 tỷ; giai đoạn 2014 - 2015 là 40 tỷ": the years of a total that
/// names none and is told by stages which follow one another.
pub(super) fn stages_behind(reader: &Reader<'_>, at: usize) -> Option<Read<Interval>> {
    let (before, behind) = (&reader.pieces[..at], reader.pieces.get(at + 1..)?);
    let mark = |piece: &&Piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon));
    let parts = behind.iter().take_while(mark).count();
    behind.get(parts).filter(|piece| piece.is(Class::Breakdown))?;
    let stages = &behind[parts + 1..];
    let first = stages.iter().take_while(mark).count();
    stages.get(first).and_then(Piece::period)?;
    if before.iter().any(|piece| piece.period().is_some() || piece.quantity().is_some()) {
        return None;
    }
    let days = stages.iter().filter_map(Piece::period).map(|index| &reader.mentions.periods[index]);
    let mut days = days.filter_map(|period| Some((period.interval.filter(|&days| when::lasts_years(days))?, period)));
    let (start, period) = days.next()?;
    let mut whole = start;
    for (next, _) in days {
        let follows = next.start.is_some_and(|start| start.year() == whole.end.year() + 1);
        whole = follows.then_some(Interval { start: whole.start, end: next.end })?;
    }
    (whole != start).then(|| Read { value: whole, evidence: Some(reader.scan.span(period.tokens.clone())) })
}
