//! Times that words only point back to: "cùng thời gian" the one spoken of last, "cả giai đoạn" the stage that is spoken of,
//! "lũy kế đến nay" all up to the day of the text.

use super::when::{self, Figure};
use crate::calendar::{Grain, Interval, month_end};
use crate::fact::context::{Context, Genre};
use crate::fact::document;
use crate::fact::grammar::piece::{Mark, Piece};
use crate::fact::sentence::Reader;
use crate::fact::{Measure, Read, Status};
use crate::lexicon::period::PeriodRole;
use crate::lexicon::{Class, Signs};
use crate::mention::{Period, Relation, resolve_previous};
use crate::token::Kind;

/// Pieces looked at before a figure.
const REACH: usize = 24;
/// Times spoken of before that are looked at.
const MAX_TIMES: usize = 24;

/// The time that such a word before the figure at piece `at` points to, where no other time stands between.
pub(in crate::fact) fn of_figure(
    reader: &Reader<'_>,
    context: &Context,
    figure: &Figure<'_>,
) -> Option<Read<Interval>> {
    const POINTERS: Signs = Signs::classes(&[Class::SameStage, Class::SameDay, Class::SameTime, Class::MonthBefore]);
    if !reader.scan.sentences[reader.sentence].signs.meet(POINTERS) && !reader.jobs.has(Class::Cumulative) {
        return None;
    }
    let at = figure.at;
    let depth = reader.pieces[at].depth;
    for index in (at.saturating_sub(REACH)..at).rev() {
        let piece = &reader.pieces[index];
        if piece.mark() == Some(Mark::Semicolon) || piece.period().is_some() && !reader.in_base[index] {
            return None;
        }
        if piece.depth > depth || reader.in_base[index] {
            continue;
        }
        let said = |class: Class| piece.tokens.clone().any(|token| reader.scan.hit(token, class).is_some());
        let found = if said(Class::SameStage) {
            stage(reader, context, figure, piece)
        } else if said(Class::SameDay) {
            lately(reader, piece).find(|period| period.grain == Grain::Day).and_then(|period| period.interval)
        } else if said(Class::MonthBefore) {
            let month = lately(reader, piece).find(|period| period.grain == Grain::Month);
            month.and_then(|period| resolve_previous(period.interval?, Grain::Month))
        } else if said(Class::SameTime) && said(Class::DocYear) {
            year(reader, context, piece)
        } else if said(Class::SameTime) {
            times(reader, piece).find_map(stretch).or_else(|| context.prior.as_ref().map(|read| read.value))
        } else if is_till_now(reader, index) {
            context.published.map(Interval::until)
        } else {
            continue;
        };
        return found.map(|value| Read { value, evidence: Some(reader.scan.span(piece.tokens.clone())) });
    }
    None
}

/// "Ngày 12/4, giá tiêu ở mức 71.000 đồng/kg. Tại Chư Sê đại lý mua | 70.500 đồng/kg": what is quoted goes on with the day of the
/// figure before, where the sentence names no time.
pub(in crate::fact) fn quoted(reader: &Reader<'_>, context: &Context, figure: &Figure<'_>) -> Option<Read<Interval>> {
    let timed = |piece: &Piece| piece.period().is_some();
    let day = context.prior.as_ref().filter(|read| read.value.start == Some(read.value.end))?;
    let block = reader.scan.blocks[reader.scan.sentences[reader.sentence].block].span;
    let here = day.evidence.is_some_and(|said| block.start <= said.start && said.end <= block.end)
        || is_day_of_news(reader, context, day);
    let goes_on = figure.quoted && figure.status == Status::Actual && figure.base.is_none();
    (goes_on && here && !reader.pieces.iter().any(timed)).then(|| day.clone())
}

/// "Kể từ 15h ngày 5/6, giá nước sẽ giảm. Cụ thể, nước sinh hoạt giảm | 200 đồng/m3": what is quoted of the parts is of the day that the
/// sentence before tells, which has no figure of its own.
pub(in crate::fact) fn of_day_before(
    reader: &Reader<'_>,
    context: &Context,
    figure: &Figure<'_>,
) -> Option<Read<Interval>> {
    /// Words before a day that a sentence opens with, or between it and what leads it: "kể từ 15h chiều | 5-6".
    const LEAD: usize = 4;
    let scan = reader.scan;
    let plain = figure.quoted && figure.status == Status::Actual && figure.base.is_none();
    let parts = plain && context.genre != Genre::Outlined && document::goes_on(reader.pieces);
    let before = reader.sentence.checked_sub(1).filter(|_| parts)?;
    if reader.pieces.iter().any(|piece| piece.period().is_some()) {
        return None;
    }
    let tokens = scan.sentences[before].tokens.clone();
    let (quantities, periods) = (&reader.mentions.quantities, &reader.mentions.periods);
    let figures = quantities.partition_point(|one| one.tokens.start < tokens.start);
    let told = quantities.get(figures).is_some_and(|one| one.tokens.start < tokens.end);
    let first = periods.partition_point(|period| period.tokens.start < tokens.start);
    let mut here = periods.get(first..)?.iter().take_while(|period| period.tokens.start < tokens.end);
    let day = here.next().filter(|period| !told && period.grain == Grain::Day && period.relation == Relation::Own)?;
    let from = day.tokens.start.saturating_sub(LEAD + 1).max(tokens.start);
    let since = day.since || (from..day.tokens.start).any(|at| scan.begins_time(at, PeriodRole::Since));
    let leads = since || day.tokens.start <= tokens.start + LEAD;
    let days = day.interval.filter(|days| leads && days.start == Some(days.end) && !day.versus && !day.up_to)?;
    here.next().is_none().then(|| Read { value: days, evidence: Some(scan.span(day.tokens.clone())) })
}

/// Whether news that gives each sentence a line of its own tells of this day, which is hardly over, and has come to no later one; the
/// sentence does not speak of how things stand now.
fn is_day_of_news(reader: &Reader<'_>, context: &Context, day: &Read<Interval>) -> bool {
    const REACH: usize = 8;
    const MAX_DAYS: i64 = 3;
    let scan = reader.scan;
    let news = context.genre == Genre::News && !reader.jobs.has(Class::Present) && !reader.jobs.has(Class::Subordinate);
    // Of many a text no more than the month is known in which it came out.
    let fresh = context.published.is_some_and(|today| {
        let month = (today.year(), u8::from(today.month()));
        let whole = month_end(month.0, month.1) == Some(today);
        (today - day.value.end).whole_days() <= MAX_DAYS
            || whole
                && (day.value.end.year(), u8::from(day.value.end.month())) == month
                && !is_told_after(reader, day.value)
    });
    let Some(first) = reader.pieces.first().filter(|_| news && fresh) else { return false };
    let near = |period: &&Period| scan.sentence_of(period.tokens.start) + REACH >= reader.sentence;
    let mut days = earlier(reader, first).take_while(near).filter(|period| period.grain == Grain::Day);
    let latest = days.clone().all(|told| told.interval.is_none_or(|told| told.end <= day.value.end));
    latest && days.any(|told| Some(scan.span(told.tokens.clone())) == day.evidence)
}

/// "Ngày 1/11, thị trường đi xuống. Đầu phiên chiều, VN-Index lên | 912 điểm", "Vào lúc 14h30, giá vàng còn | 38 triệu đồng/lượng": what
/// a part of a day brought is of the day that was spoken of last, where the sentence names none.
pub(in crate::fact) fn of_part_of_day(
    reader: &Reader<'_>,
    context: &Context,
    figure: &Figure<'_>,
) -> Option<Read<Interval>> {
    const REACH: usize = 8;
    let plain = context.genre != Genre::Outlined && figure.status == Status::Actual && figure.base.is_none();
    if !plain || !opens_part_of_day(reader) {
        return None;
    }
    let own = |(at, piece): (usize, &Piece)| piece.period().is_some() && !reader.in_base[at];
    if reader.pieces.iter().enumerate().any(own) {
        return None;
    }
    let scan = reader.scan;
    let near = |period: &&Period| scan.sentence_of(period.tokens.start) + REACH >= reader.sentence;
    let day = earlier(reader, reader.pieces.first()?).take_while(near).find(|period| period.grain == Grain::Day)?;
    let value = day.interval.filter(|days| days.start == Some(days.end))?;
    Some(Read { value, evidence: Some(scan.span(day.tokens.clone())) })
}

/// Whether a sentence opens with a part of a day of trade, or with a time by the clock.
fn opens_part_of_day(reader: &Reader<'_>) -> bool {
    const LEAD: usize = 5;
    let scan = reader.scan;
    let sentence = scan.sentences[reader.sentence].tokens.clone();
    let head = sentence.start..sentence.end.min(sentence.start + LEAD);
    let hour = |at: usize| {
        scan.tokens[at].kind == Kind::Number
            && at + 1 < sentence.end
            && [Class::HourMark, Class::ClockUnit].iter().any(|&class| scan.hit(at + 1, class).is_some())
    };
    let clock = |at: usize| scan.hit(at, Class::ClockLead).is_some() && (at..head.end).any(hour);
    head.clone().any(|at| scan.hit(at, Class::SessionPart).is_some() || clock(at))
}

/// "Năm 2020 hợp tác xã đặt mục tiêu gì? | - Sản lượng | 900 tấn": what an answer begins with is of the time that was asked about.
pub(in crate::fact) fn asked(reader: &Reader<'_>, context: &Context, figure: &Figure<'_>) -> Option<Read<Interval>> {
    let timed = |piece: &Piece| piece.period().is_some() || piece.is(Class::Present);
    let scan = reader.scan;
    let block = scan.sentences[reader.sentence].block;
    let first = reader.sentence.checked_sub(1).is_some_and(|before| scan.sentences[before].block != block);
    let time = context.paragraph.period.as_ref()?;
    let before = time.evidence.is_some_and(|said| said.end <= scan.blocks[block].span.start);
    let plain = figure.base.is_none() && figure.measure != Measure::Rank;
    (first && before && plain && !reader.pieces.iter().any(timed)).then(|| time.clone())
}

/// The times that the block speaks of before a piece, the nearest first; none that something is only compared with.
fn times<'a>(reader: &'a Reader<'_>, piece: &Piece) -> impl Iterator<Item = &'a Period> {
    let scan = reader.scan;
    let block = scan.sentences[reader.sentence].block;
    earlier(reader, piece)
        .take_while(move |period| scan.sentences[scan.sentence_of(period.tokens.start)].block == block)
}

/// "Giá xăng hôm nay 2/3: ... Tại kỳ điều chỉnh ngày 15/2, quỹ bình ổn được chi thêm. Mức chi là 259 đồng/lít": whether a text has come
/// to an earlier day, which lies some way back.
pub(super) fn is_told_after(reader: &Reader<'_>, day: Interval) -> bool {
    const REACH: usize = 6;
    const MIN_DAYS: i64 = 3;
    let scan = reader.scan;
    let Some(first) = reader.pieces.first() else { return false };
    let near = earlier(reader, first)
        .take_while(|period| scan.sentence_of(period.tokens.start) + REACH >= reader.sentence)
        .find(|period| period.grain == Grain::Day);
    near.and_then(|period| period.interval).is_some_and(|told| (day.end - told.end).whole_days() >= MIN_DAYS)
}

/// The same of the last sentences: news may give each a line of its own.
fn lately<'a>(reader: &'a Reader<'_>, piece: &Piece) -> impl Iterator<Item = &'a Period> {
    const REACH: usize = 2;
    let scan = reader.scan;
    earlier(reader, piece).take_while(move |period| scan.sentence_of(period.tokens.start) + REACH >= reader.sentence)
}

/// The same of the whole text.
fn earlier<'a>(reader: &'a Reader<'_>, piece: &Piece) -> impl Iterator<Item = &'a Period> + Clone {
    let end = reader.mentions.periods.partition_point(|period| period.tokens.start < piece.tokens.start);
    reader.mentions.periods[..end].iter().rev().take(MAX_TIMES).filter(|period| {
        let plain = !period.versus && !period.compared && !period.since && !period.birth && !period.deadline;
        plain && period.relation == Relation::Own && period.interval.is_some()
    })
}

/// The days of a stretch, no point in time.
fn stretch(period: &Period) -> Option<Interval> {
    let stands = period.point || period.grain == Grain::Day || period.up_to && !period.year_to_date;
    period.redefined.or(period.interval).filter(|_| !stands)
}

/// "lương bình quân 20 triệu đồng và thù lao | cùng năm là 1 tỷ đồng": the year that was spoken of last, else that of the text.
fn year(reader: &Reader<'_>, context: &Context, piece: &Piece) -> Option<Interval> {
    let spoken = lately(reader, piece).find(|period| period.grain == Grain::Year).and_then(|period| period.interval);
    let around = || context.prior.as_ref().or(context.document.period.as_ref()).map(|read| read.value);
    Interval::year(spoken.or_else(around)?.end.year())
}

/// The stage of years that the block speaks of, else the one that it stands under.
fn stage(reader: &Reader<'_>, context: &Context, figure: &Figure<'_>, piece: &Piece) -> Option<Interval> {
    let aim = matches!(figure.status, Status::Target | Status::Forecast);
    // Under the title of a report on the years that are over, what is to come is of the next.
    let over = |days: &Interval| aim && context.published.is_some_and(|today| days.end.year() <= today.year());
    let spoken = times(reader, piece).filter_map(|period| period.interval).find(|&days| when::lasts_years(days));
    let list = context.list.as_ref().and_then(|frame| frame.period.as_ref());
    let sections = context.sections.iter().rev().filter_map(|(_, frame)| frame.period.as_ref());
    let around = list.into_iter().chain(sections).chain(context.document.period.as_ref());
    let around = around.map(|read| read.value).find(|&days| when::lasts_years(days));
    let next =
        || earlier(reader, piece).filter_map(|one| one.interval).find(|&days| when::lasts_years(days) && !over(&days));
    spoken.or_else(|| around.filter(|days| !over(days))).or_else(next).or(around)
}

/// "lũy kế | đến nay", "tính tới nay, | lũy kế": what has come together till now.
fn is_till_now(reader: &Reader<'_>, index: usize) -> bool {
    let piece = |at: Option<usize>| at.and_then(|at| reader.pieces.get(at));
    let comma = |at: Option<usize>| piece(at).is_some_and(|piece| piece.mark() == Some(Mark::Comma));
    let before = index.checked_sub(1 + usize::from(comma(index.checked_sub(1))));
    let behind = Some(index + 1 + usize::from(comma(Some(index + 1))));
    let now = |piece: &Piece| piece.is(Class::Present);
    let beside = |is: &dyn Fn(&Piece) -> bool| [before, behind].into_iter().any(|at| piece(at).is_some_and(is));
    let own = &reader.pieces[index];
    now(own) && beside(&|piece| piece.is(Class::Cumulative)) || own.is(Class::Cumulative) && beside(&now)
}
