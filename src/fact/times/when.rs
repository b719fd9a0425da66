//! For when a figure holds.

use super::bracket;
use std::cell::Cell;

use super::Setting;
use super::aside;
use super::joined;
use super::moved;
use super::onward;
use super::passing;
use super::pointed;
use super::within;
use crate::calendar::{Grain, Interval};
use crate::fact::base::BasePhrase;
use crate::fact::context::{Context, Genre};
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::status::adopted;
use crate::fact::times;
use crate::fact::{BaseKind, Measure, Read, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::lexicon::schema::NounRole;
use crate::mention::{Mentions, Period, QuantityKind, Relation, Scan, resolve_previous, resolve_same_period};
use crate::span::{Body, Span};
use crate::token::Kind;

/// What of a figure tells its period.
pub(in crate::fact) struct Figure<'a> {
    pub(in crate::fact) at: usize,
    /// The base that it stands in or next to.
    pub(in crate::fact) base: Option<BasePhrase>,
    pub(in crate::fact) subject: &'a Phrase,
    pub(in crate::fact) measure: Measure,
    /// It has an upper end.
    pub(in crate::fact) range: bool,
    pub(in crate::fact) status: Status,
    /// It is that of a plan which a result is measured by.
    pub(in crate::fact) planned: bool,
    /// The class of its predicate.
    pub(in crate::fact) governor: Option<Class>,
    /// It is a price of something by the unit, or points of an index.
    pub(in crate::fact) quoted: bool,
    /// By how much the time chosen leads over others.
    pub(in crate::fact) lead: Cell<Option<i32>>,
}

/// "đã hoàn thành | 30 nhiệm vụ, 3 nhiệm vụ còn lại dự kiến hoàn thành trong tháng 1/2023": whether a report tells of what is done, and
/// the time is one to come.
fn is_done_before(reader: &Reader<'_>, context: &Context, figure: &Figure<'_>, read: &Read<Interval>) -> bool {
    let later = context.published.is_some_and(|today| read.value.start > Some(today));
    let done = || {
        let clause = reader.pieces[..figure.at].iter().rev().take_while(|piece| piece.mark().is_none());
        clause.into_iter().any(|piece| piece.is(Class::StatusActual))
    };
    context.is_report && figure.status == Status::Actual && later && done()
}

/// The time that points to a figure by where it stands: a day told of, a part of a day, a sum's parts; `own` where it has a time of its own.
fn pointed_at(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
    own: bool,
) -> Option<Read<Interval>> {
    let parts = || within::of_parts(reader, context, drafts, figure.at);
    let within = || if context.genre == Genre::Outlined { parts() } else { None };
    let pointed = || pointed::of_figure(reader, context, figure).filter(|_| !own);
    pointed()
        .or_else(|| pointed::quoted(reader, context, figure))
        .or_else(|| pointed::asked(reader, context, figure))
        .or_else(|| pointed::of_part_of_day(reader, context, figure))
        .or_else(|| pointed::of_day_before(reader, context, figure))
        .or_else(|| within::of_figure(reader, context, figure.at))
        .or_else(|| within::behind_sum(reader, drafts, figure.at))
        .or_else(within)
}

/// The period of a figure, and whether the figures after it may borrow it.
pub(in crate::fact) fn of_figure(
    reader: &Reader<'_>,
    context: &Context,
    setting: &Setting,
    drafts: &[Draft],
    figure: &Figure<'_>,
) -> (Option<Read<Interval>>, bool) {
    let running = drafts.iter().rev().find(|draft| draft.lends_period).map_or(&setting.running, |draft| &draft.period);
    let days = running.as_ref().map(|read| read.value);
    let own = own_time(reader.pieces, figure).is_some();
    // "giảm từ 6,9% xuống 6,5%": the first is the figure of the time before.
    let amount = matches!(figure.measure, Measure::Level | Measure::Share) && !figure.range;
    // "so với mức | 2.440 người cuối năm 2018": what stood then; a price is of the day.
    let quoted = figure.quoted || figure.subject.roles.any(&[Class::Total, Class::Quoted]);
    let stands = figure.measure == Measure::Level && !quoted;
    if let Some(read) = moved::of_levels(reader, figure).filter(|_| !own) {
        return (Some(read), false);
    }
    // An aim that is moved was for the same time.
    let moved_aim = matches!(figure.status, Status::Target | Status::Forecast);
    if amount && figure.governor == Some(Class::From) && !own && !moved_aim {
        let before = moved::moved_since(reader, figure.at)
            .or_else(|| moved::compared_before(reader, figure.at))
            .or_else(|| moved::moved_before(reader, drafts, figure.at))
            .and_then(|period| {
                let value = base_days(period, days, stands)?;
                Some(Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) })
            });
        return (before.or_else(|| moved::told_before(reader, context, drafts)), false);
    }
    // A figure inside a base holds for the base's period.
    if let Some(index) = figure
        .base
        // "giảm 42% so với cùng kỳ là 82 triệu USD".
        .or_else(|| {
            reader
                .base_right_before(figure.at)
                .filter(|phrase| figure.measure == Measure::Level && phrase.end < figure.at && !own)
        })
        .and_then(|phrase| phrase.period)
    {
        let period = &reader.mentions.periods[index];
        let value = base_days(period, days, stands);
        let read = value.map(|value| Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) });
        return (read, false);
    }
    // "nợ vay tại 31/12/2017 là 230 tỷ đồng (31/12/2016: | 250 tỷ đồng)": what stood on one day, and on another.
    let stood =
        stands && drafts.last().and_then(|draft| draft.period.as_ref()).is_some_and(|read| read.value.start.is_none());
    let risen = || moved::risen_from(reader, drafts, figure.at).filter(|_| figure.measure == Measure::Level && !own);
    if let Some(period) = aside::heads_bracket(reader, figure.at)
        .or_else(|| bracket::of_same_period(reader, drafts, figure))
        .or_else(|| moved::same_when(reader, drafts, figure).filter(|_| !own))
        .or_else(risen)
    {
        let value = base_days(period, days, stood);
        let read = value.map(|value| Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) });
        return (read, false);
    }
    if aside::is_of_vague_time(reader, figure) {
        return (None, false);
    }
    let moved = || matches!(figure.measure, Measure::Change | Measure::Ratio) && !own;
    if let Some((level, _)) = reader.level_before_bracket(drafts, figure.at).filter(|_| moved()) {
        return (level.period.clone(), level.lends_period);
    }
    if let Some(level) = bracket::moves_with(reader, drafts, figure).filter(|_| moved()) {
        return (level.period.clone(), level.lends_period);
    }
    let again = bracket::moves_again(reader, drafts, figure).filter(|_| moved());
    if let Some(read) = again.or_else(|| joined::of_row_before(reader, figure.at)) {
        return (Some(read), true);
    }
    if let Some(before) = bracket::beside_bracket(reader, drafts, figure) {
        return (before.period.clone(), false);
    }
    if let Some(read) = pointed_at(reader, context, drafts, figure, own) {
        return (Some(read), true);
    }
    if figure.measure == Measure::Level
        && let Some(stages) = within::stages_behind(reader, figure.at)
    {
        return (Some(stages), false);
    }
    if figure.status == Status::Target
        && let Some((_, time)) = reader.goes_on_aiming(context, figure.at)
    {
        return (Some(time), true);
    }
    if let Some(read) = moved::years_moved(reader, drafts, figure) {
        return (Some(read), false);
    }
    let Some(best) = times::choose(reader, context, setting, drafts, figure) else { return (None, false) };
    let days = best.days.and_then(|days| against(reader, context, figure, days, best.evidence));
    let days = days.and_then(|days| onward::since(reader, context, figure, days, best.evidence));
    let days = days.map(|days| within::year_so_far(reader, context, figure, days));
    let days = days.map(|days| if adopted(reader, figure) { year_of_plan(days).unwrap_or(days) } else { days });
    let days = set_at_first(reader, figure).or(days);
    let period = days.map(|value| Read { value, evidence: best.evidence });
    (bent(reader, context, drafts, figure, period), best.lends && !figure.planned)
}

/// What was chosen, as other rules bend it, or what they tell where nothing was.
fn bent(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    figure: &Figure<'_>,
    period: Option<Read<Interval>>,
) -> Option<Read<Interval>> {
    let came = || {
        let amount = matches!(figure.measure, Measure::Level | Measure::Share) && !figure.range;
        amount && own_time(reader.pieces, figure).is_none()
    };
    let ahead = |read: &Read<Interval>| is_done_before(reader, context, figure, read);
    let period = if period.as_ref().is_some_and(ahead) { context.document.period.clone() } else { period };
    // "đạt 40% kế hoạch. Trong đó, vốn trung ương đạt 35%": at no other time than the whole, if at any.
    let among = reader.pieces.first().is_some_and(|piece| piece.is(Class::Conjunction));
    let period = period.or_else(|| if among { within::of_parts(reader, context, drafts, figure.at) } else { None });
    // "Giá vàng hôm nay (18/12): ...": what is quoted is of the day.
    let period = period.or_else(|| bracket::titled_day(reader, context, figure));
    // "tăng gấp đôi, từ 80 tỷ đồng lên | 160 tỷ đồng": at the time of the movement.
    let period = period.or_else(|| moved::came_to(reader, drafts, figure).filter(|_| came())?.period.clone());
    // "so với kế hoạch 1.388 tỷ đồng": plans are for whole years.
    if figure.planned {
        period.and_then(|read| {
            let whole = if lasts_years(read.value) || is_other_year(read.value) {
                Some(read.value)
            } else {
                Interval::year(read.value.end.year())
            };
            Some(Read { value: whole?, ..read })
        })
    } else {
        period
    }
}

/// The days chosen for a figure, in the light of those it is compared with.
fn against(
    reader: &Reader<'_>,
    context: &Context,
    figure: &Figure<'_>,
    days: Interval,
    evidence: Option<Span<Body>>,
) -> Option<Interval> {
    let Some(base) = compared(reader, figure.at) else { return Some(days) };
    if let Some(part) = beside(days, base) {
        return Some(part);
    }
    // "tăng 14,2% so với 6 tháng đầu năm 2017": what was told before is not compared with itself; it is
    // a year later, if that is over.
    let sentence = reader.scan.span(reader.scan.sentences[reader.sentence].tokens.clone());
    let here = evidence.is_some_and(|evidence| sentence.start <= evidence.start && evidence.end <= sentence.end);
    let stretch = days.start.is_some_and(|start| start < days.end);
    let timed = reader.phrases.iter().any(|phrase| {
        let period = phrase.period.filter(|_| phrase.kind == BaseKind::Period);
        period.is_some_and(|index| reader.mentions.periods[index].tokens == base.tokens)
    });
    if here || !stretch || !timed || base_days(base, Some(days), false) != Some(days) {
        return Some(days);
    }
    days.years_before(-1).filter(|later| context.published.is_none_or(|today| later.end <= today))
}

/// The part of a stretch told before that goes with what a figure is compared with: with "so với tháng trước" its last month,
/// with "so với quý 4/2015" the same quarter a year later.
fn beside(days: Interval, base: &Period) -> Option<Interval> {
    if let Relation::Previous(grain) = base.relation {
        return last_unit(days, grain);
    }
    let other = base.interval.filter(|_| base.relation == Relation::Own && base.grain != Grain::Day)?;
    let later = other.years_before(-1)?;
    let holds = |part: Interval| {
        part != days && days.start.is_some_and(|start| part.start >= Some(start)) && part.end <= days.end
    };
    // "so với năm 2016" of a text about the years 2014 to 2017; with the first of them all of them are compared.
    let finer = base.grain == Grain::Quarter || base.grain == Grain::Half;
    let first = days.start.zip(other.start).is_some_and(|(first, start)| start <= first);
    (holds(later) && (finer || holds(other) && !first)).then_some(later)
}

/// Whether a figure is the aim of a plan whose making the sentence tells: "ngày 26/4, đại hội thông qua kế hoạch doanh thu
/// 500 tỷ đồng".
fn adopted(reader: &Reader<'_>, figure: &Figure<'_>) -> bool {
    figure.status == Status::Target && reader.pieces.iter().any(|piece| piece.is(Class::Adopt))
}

/// "mục tiêu lợi nhuận | 2.000 tỷ đồng | đã đặt ra từ đầu năm": an aim that was set as the year began is for all of it.
fn set_at_first(reader: &Reader<'_>, figure: &Figure<'_>) -> Option<Interval> {
    const REACH: usize = 5;
    if figure.status != Status::Target {
        return None;
    }
    let behind = reader.pieces.get(figure.at + 1..reader.pieces.len().min(figure.at + 1 + REACH))?;
    let open = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Period(_));
    let mut behind = behind.iter().take_while(open).skip_while(|piece| !piece.is(Class::Adopt));
    let time = behind.find_map(Piece::period).map(|index| &reader.mentions.periods[index])?;
    let days = time.interval.filter(|_| time.year_to_date || time.since || time.point)?;
    Interval::year(days.end.year()).filter(|year| days.start == year.start)
}

/// The year that a plan made on a day is for: in December the next one.
fn year_of_plan(days: Interval) -> Option<Interval> {
    let made = days.start.filter(|&start| start == days.end)?;
    Interval::year(made.year() + i32::from(made.month() == time::Month::December))
}

/// The time that the figure or the one right behind it is compared with.
pub(in crate::fact) fn compared<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
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

/// The piece of the time that the grammar ties to a figure: "21 tỷ đồng (quý I/2018)", "tăng từ 1 triệu lượt trong tháng
/// 6/2017 lên 2 triệu lượt vào tháng 6/2018".
pub(super) fn own_time(pieces: &[Piece], figure: &Figure<'_>) -> Option<usize> {
    const MAX_NOUN: usize = 3;
    const MAX_WORDS: usize = 4;
    const MAX_LEFT: usize = 14;
    let next = figure.at + 1;
    let is_time = |at: usize| pieces.get(at).is_some_and(|piece| piece.period().is_some());
    let leads = |at: usize| {
        pieces.get(at).is_some_and(|piece| piece.any(&[Class::Locative, Class::Of, Class::ToLevel, Class::AtPoint]))
    };
    let bracket = pieces.get(next)?.mark() == Some(Mark::Open);
    if bracket {
        // "(giá đóng cửa | phiên 30/10)".
        let words = pieces[next + 1..].iter().take(MAX_WORDS).take_while(|piece| piece.form == Form::Word);
        let named = words.clone().any(Piece::is_session);
        let time = next + 1 + if named { words.count() } else { usize::from(leads(next + 1)) };
        let alone = pieces.get(time + 1).is_some_and(|piece| piece.mark() == Some(Mark::Close));
        if alone && is_time(time) {
            return Some(time);
        }
    }
    // "từ 1,1 tỷ won (hơn 21 tỷ đồng) | năm 2018 lên 1,7 tỷ won".
    let closed = || pieces[next..].iter().take(MAX_LEFT).position(|piece| piece.mark() == Some(Mark::Close));
    let next = if bracket { next + closed()? + 1 } else { next };
    if bracket && figure.governor != Some(Class::From) {
        return None;
    }
    // "từ | 40 tỷ đồng lợi nhuận của mảng chính trong quý I/2018 lên 50 tỷ đồng".
    if figure.governor == Some(Class::From) {
        let behind = next..pieces.len().min(next + MAX_LEFT);
        let end = behind.clone().find(|&at| pieces[at].is(Class::ToLevel));
        let open = |at: &usize| !matches!(pieces[*at].form, Form::Quantity(_) | Form::Mark(_));
        let mut times = (next..end.unwrap_or(next)).filter(|&at| is_time(at));
        let only = times.next().filter(|_| times.next().is_none());
        if let Some(time) = only.filter(|_| (next..end.unwrap_or(next)).all(|at| open(&at))) {
            return Some(time);
        }
    }
    // "từ mức 16,6% của tháng 5".
    let amount = matches!(figure.measure, Measure::Level | Measure::Share);
    if amount && pieces.get(next)?.is(Class::Of) && is_time(next + 1) {
        return Some(next + 1);
    }
    // "thấp hơn con số | 3.200 việc làm của tháng 8".
    let before = pieces[..figure.at].iter().rposition(|piece| piece.form != Form::Hedge);
    let compared = before
        .is_some_and(|at| pieces[at].is(Class::Anaphor) && at > 0 && pieces[at - 1].any(&[Class::Rise, Class::Fall]));
    let moved = matches!(figure.governor, Some(Class::From | Class::ToLevel));
    if !amount || !(moved || compared) {
        return None;
    }
    let noun = |at: &usize| pieces[*at].form == Form::Word && pieces[*at].roles.is_idle();
    let lead = (next..pieces.len().min(next + MAX_NOUN)).find(|at| !noun(at))?;
    let time = lead + usize::from(leads(lead));
    Some(time).filter(|&time| is_time(time) && (lead == next || time > lead))
}

/// The last month or quarter of a longer stretch: what "so với tháng trước" tells of a figure.
pub(super) fn last_unit(days: Interval, grain: Grain) -> Option<Interval> {
    let (year, month) = (days.end.year(), u8::from(days.end.month()));
    let first = match grain {
        Grain::Month => month,
        Grain::Quarter => (month - 1) / 3 * 3 + 1,
        _ => return None,
    };
    let unit = Interval::months((year, first), (year, month))?;
    // "Từ ngày 15/3 đến ngày 14/4 ... So với tháng trước": what a report counts as its month is no part of a longer one.
    let short = |start: time::Date| (days.end - start).whole_days() < LONGEST_MONTH && grain == Grain::Month;
    days.start.filter(|&start| unit.start.is_some_and(|first| start < first) && !short(start)).map(|_| unit)
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

/// Whether a period is a point in time at which something stood: "tại ngày 31/12/2017", "cuối năm 2017". A day written
/// in figures is one only where the words before it say so.
pub(super) fn is_point(reader: &Reader<'_>, at: usize, period: &Period) -> bool {
    let written =
        period.tokens.clone().filter(|&token| reader.scan.word(token).starts_with(|one: char| one.is_ascii_digit()));
    period.point && (period.grain != Grain::Day || written.count() < 2)
        || before_clock(reader, at).checked_sub(1).is_some_and(|before| reader.pieces[before].is(Class::AtPoint))
}

/// "tại thời điểm | 0 giờ ngày 1/4": the piece from which on the day at piece `at` is told, with the hour before it.
fn before_clock(reader: &Reader<'_>, at: usize) -> usize {
    const LONGEST: usize = 4;
    let tells = |token: usize| {
        reader.scan.tokens[token].kind == Kind::Number || reader.scan.hit(token, Class::ClockUnit).is_some()
    };
    let clock = |&index: &usize| reader.pieces[index].tokens.clone().all(tells);
    (at.saturating_sub(LONGEST)..at).rev().take_while(clock).last().unwrap_or(at)
}

/// Whether a day at the head of the sentence is the time of what follows and not of an announcement: "Kết thúc phiên
/// giao dịch ngày 11/4, ...".
pub(super) fn dates(pieces: &[Piece], at: usize) -> bool {
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

/// Whether a word tells what holds at no stated time. In a report by sections fees, duties and rates are what its stretch
/// brought ("Lệ phí trước bạ: 2.100 triệu đồng"), but not what a thing is built for ("công suất 50 MW").
pub(super) fn is_undated(reader: &Reader<'_>, genre: Genre, at: usize) -> bool {
    let piece = &reader.pieces[at];
    let brought = || {
        let next = reader.pieces[at + 1..].iter().find(|next| next.form != Form::Hedge).and_then(Piece::quantity);
        let physical = next.is_some_and(|next| reader.mentions.quantities[next].kind == QuantityKind::Physical);
        genre == Genre::Outlined && piece.any(&[Class::MeasureNoun, Class::RateNoun]) && !physical
    };
    piece.is(Class::Undated) && !brought()
}

/// Whether a period opens the next statement ("năm 2011 là 1,8 năm | năm 2017 là 6,7 năm").
pub(in crate::fact) fn opens(pieces: &[Piece], period: usize) -> bool {
    const MAX_SUBJECT: usize = 4;
    pieces
        .iter()
        .skip(period + 1)
        .take(MAX_SUBJECT)
        .take_while(|piece| piece.form == Form::Word)
        .any(|piece| piece.is(Class::Reach))
}

/// The days a period mention means for a fact in its sentence; "cùng kỳ" is that of the running period. Up to a day, a
/// flow that is compared with "cùng kỳ" runs from the start of its year; anything else is open.
pub(in crate::fact) fn read(
    scan: &Scan<'_>,
    context: &Context,
    period: &Period,
    running: Option<Interval>,
) -> Option<Read<Interval>> {
    let interval = match (period.relation, running) {
        (Relation::SamePeriod { year }, Some(running)) => resolve_same_period(running, year).or(period.interval)?,
        _ => period.redefined.or_else(|| redefined(context, period.interval?)).or(period.interval)?,
    };
    let interval = interval
        .start
        .filter(|_| is_end(scan, period))
        .map_or(interval, |first| first.previous_day().map_or(interval, Interval::until));
    Some(Read { value: interval, evidence: Some(scan.span(period.tokens.clone())) })
}

/// "Trước | năm 2015, thuế suất là 10%": whether a clause opens with all that was before a month or year; but "3 tháng trước tháng 5".
fn is_end(scan: &Scan<'_>, period: &Period) -> bool {
    let whole = period.relation == Relation::Own && matches!(period.grain, Grain::Month | Grain::Year);
    let Some(before) = period.tokens.start.checked_sub(1).filter(|_| whole && !period.point) else { return false };
    let role = |entry: u32| scan.lexicon.periods.get(entry as usize);
    let mut words = scan.hits.of_at(before, Class::Period).filter_map(|hit| role(hit.entry));
    let opens = || scan.sentences[scan.sentence_of(before)].tokens.start == before || scan.is(before - 1, ",");
    words.any(|word| word.roles.contains(&PeriodRole::Before)) && opens()
}

/// What the text redefined a stretch to, where these are its days.
fn redefined(context: &Context, days: Interval) -> Option<Interval> {
    context.redefined.iter().find(|(calendar, _)| *calendar == days).map(|&(_, stands_for)| stands_for)
}

/// The stretches that a sentence redefines, with the days they stand for.
pub(in crate::fact) fn redefinitions(mentions: &Mentions, pieces: &[Piece]) -> Vec<(Interval, Interval)> {
    const MOST: usize = 4;
    let periods = pieces.iter().filter_map(|piece| mentions.periods.get(piece.period()?));
    periods.filter_map(|period| Some((period.interval?, period.redefined?))).take(MOST).collect()
}

/// Days of the longest month.
const LONGEST_MONTH: i64 = 31;

/// The years of a term of office, from congress to congress.
pub(super) const TERM: i32 = 6;

/// The days of a base, given those of the fact it is the base of.
pub(in crate::fact) fn base_days(period: &Period, own: Option<Interval>, is_stock: bool) -> Option<Interval> {
    // "giai đoạn 2011-2015 giảm 4% so với giai đoạn trước": as many years before its own.
    let before = |own: Interval| {
        let years = own.years().filter(|&years| years > 1 && period.lasts_years() && !period.has_year)?;
        // "nhiệm kỳ 2015 - 2020", "nhiệm kỳ trước": one term ends in the year in which the next begins.
        let shared = period.interval.and_then(Interval::years) == Some(TERM) && years == TERM;
        own.years_before(if shared { TERM - 1 } else { years })
    };
    let interval = match (period.relation, own) {
        (Relation::Own, Some(own)) => before(own).or(period.interval.map(|days| began(period, days, own)))?,
        (Relation::SamePeriod { year }, Some(own)) => resolve_same_period(own, year).or(period.interval)?,
        (Relation::Previous(grain), Some(own)) => resolve_previous(own, grain).or(period.interval)?,
        _ => period.interval?,
    };
    Some(if (period.point && is_stock) || period.up_to { Interval::until(interval.end) } else { interval })
}

/// "Tại ngày 31/12/2017, tài sản tăng 8% so với | đầu năm", told in 2018: how the year began that the figure's days end in, whatever
/// year was spoken of before.
fn began(period: &Period, days: Interval, own: Interval) -> Interval {
    let first = Interval::year(own.end.year()).and_then(|year| year.start);
    let opens = period.point && !period.has_year && days.start == Some(days.end) && days.end.ordinal() == 1;
    first.filter(|_| opens && days.end.year() != own.end.year()).map_or(days, Interval::day)
}

/// "Qua 5 năm thực hiện kế hoạch 1991 - 1995, ...": whether the years of a plan are those whose results are told.
pub(in crate::fact) fn is_carried_out(reader: &Reader<'_>, context: &Context, at: usize, period: &Period) -> bool {
    const REACH: usize = 6;
    period.lasts_years()
        && reader.pieces[at.saturating_sub(REACH)..at].iter().any(|piece| piece.is(Class::Complete))
        && period.interval.zip(context.published).is_some_and(|(days, today)| days.end.year() <= today.year())
}

/// The period that what follows a sentence may go on with: the first one that is no base; under a heading, a plan's too.
pub(in crate::fact) fn running(reader: &Reader<'_>, context: &Context, heading: bool) -> Option<Read<Interval>> {
    // "Kết quả 5 ngày nghỉ lễ (30/4 đến 4/5)": a heading may tell its time in a bracket alone.
    running_at(reader, context, heading, 0)
        .or_else(|| if heading { running_at(reader, context, heading, 1) } else { None })
}

/// "III. Chăn nuôi (đến 30/9)": the day that a heading tells in a bracket, up to which all under it is.
pub(in crate::fact) fn as_of(reader: &Reader<'_>) -> Option<Read<Interval>> {
    // "I. KẾT QUẢ ĐẾN HẾT NĂM 2017": of results, without a bracket too.
    let results = reader.pieces.iter().any(|piece| piece.any(&adopted::RESULTS));
    let of = |piece: &Piece| Some((piece.depth > 0, reader.mentions.periods.get(piece.period()?)?));
    let told = |&(inside, period): &(bool, &Period)| {
        let fits = if inside { period.grain < Grain::Year } else { results && period.grain == Grain::Year };
        fits && period.up_to && period.relation == Relation::Own && !period.versus
    };
    let mut days = reader.pieces.iter().filter_map(of).filter(told).map(|(_, period)| period);
    let only = days.next().filter(|_| days.next().is_none())?;
    let evidence = Some(reader.scan.span(only.tokens.clone()));
    Some(Read { value: Interval::until(only.interval?.end), evidence })
}

/// The same, of the times in no more brackets than `depth`.
fn running_at(reader: &Reader<'_>, context: &Context, heading: bool, depth: u8) -> Option<Read<Interval>> {
    // "tăng bình quân 9%/năm, trong đó năm 2019 tăng 12%": the time of a part.
    let whole = reader.pieces.iter().position(|piece| piece.is(Class::Breakdown)).filter(|&at| !heading && at > 0);
    reader
        .pieces
        .iter()
        .enumerate()
        .take(whole.unwrap_or(reader.pieces.len()))
        .filter_map(|(at, piece)| Some((at, piece, piece.period()?)))
        .filter(|&(at, piece, index)| {
            !reader.in_base[at]
                && !times::is_bound(reader, at)
                && (heading || !passing::is_founding(reader.scan, &reader.mentions.periods[index], false))
                && (heading || !times::is_in_name(reader, at))
                && (heading || !aside::is_of_start(reader.pieces, at))
                && piece.depth <= depth
                && (heading || !trails(reader.pieces, at))
        })
        .map(|(at, _, index)| (at, &reader.mentions.periods[index]))
        // "vượt đỉnh 10 năm qua": the years of a thing.
        .filter(|&(at, period)| heading || period.has_year || !period.lasts_years() || !is_modifier(reader.pieces, at))
        .find(|&(at, period)| {
            !period.since
                && !period.versus
                && (heading || !period.of_plan || is_carried_out(reader, context, at, period))
                && !period.up_to
                && period.relation == Relation::Own
                && period.interval.is_some()
        })
        .filter(|&(at, _)| heading || !is_of_occasion(reader, context, at))
        .map(|(_, first)| {
            let periods = reader.pieces.iter().filter_map(|piece| reader.mentions.periods.get(piece.period()?));
            if heading { so_far(first, periods).unwrap_or(first) } else { first }
        })
        .and_then(|period| read(reader.scan, context, period, None))
}

/// "Giao quân đợt | tháng 2 được 20 thanh niên. Xảy ra 4 vụ ...": when one of several took place is no time that a report goes on in.
fn is_of_occasion(reader: &Reader<'_>, context: &Context, at: usize) -> bool {
    let scan = reader.scan;
    let before = at.checked_sub(1).map(|before| &reader.pieces[before]).filter(|before| before.form == Form::Word);
    let noun = before.and_then(|before| Some((before.tokens.end, scan.hit(before.tokens.start, Class::Noun)?)));
    let role = |entry: u32| scan.lexicon.nouns[entry as usize].role;
    let one = noun.is_some_and(|(end, hit)| hit.end as usize == end && role(hit.entry) == NounRole::Classifier);
    context.is_report && context.period().is_some() && one
}

/// "Kết quả tháng 9 và 9 tháng năm 2023", "tháng 6, quý II, 6 tháng": of the times of a title, what the year has come to
/// by the end of the first.
pub(in crate::fact) fn so_far<'p>(first: &Period, periods: impl Iterator<Item = &'p Period>) -> Option<&'p Period> {
    let days = first.interval?;
    let whole = |other: &Period| other.interval.filter(|whole| whole.end == days.end).and_then(|whole| whole.start);
    let plain = |other: &&Period| !other.up_to && !other.versus && other.relation == Relation::Own;
    periods
        .skip_while(|other| other.tokens.start <= first.tokens.start)
        .filter(plain)
        .filter_map(|other| Some((whole(other)?, other)))
        .filter(|&(start, _)| start.year() == days.end.year() && Some(start) < days.start)
        .min_by_key(|&(start, _)| start)
        .map(|(_, other)| other)
}

/// The year up to which a heading or the head of a list tells what is aimed at: "Mục tiêu đến năm 2030:". Of a plan for
/// years that ends with it, all of them; but "a) Đến năm 2025: ... b) Đến năm 2030: ..." are stages of it. `outer` are the days
/// it stands under.
pub(in crate::fact) fn horizon(
    reader: &Reader<'_>,
    context: &Context,
    outer: Option<&Read<Interval>>,
) -> Option<Read<Interval>> {
    /// "đến", and then the year.
    const OPENS: usize = 1;
    reader
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, reader.mentions.periods.get(piece.period()?)?)))
        .filter(|(_, period)| period.up_to && period.grain == Grain::Year)
        .find_map(|(at, period)| {
            let end = period.interval?.end;
            let ahead = context.published.is_none_or(|today| end > today);
            let stage = at <= OPENS;
            let planned = outer.filter(|read| !stage && read.value.end == end && lasts_years(read.value)).cloned();
            ahead.then(|| {
                planned.unwrap_or_else(|| Read {
                    value: Interval::until(end),
                    evidence: Some(reader.scan.span(period.tokens.clone())),
                })
            })
        })
}

/// "năm học 2022 - 2023": whether these are the twelve months of a year that is not the calendar's.
pub(super) fn is_other_year(days: Interval) -> bool {
    let whole = days.start.zip(days.end.next_day()).is_some_and(|(start, next)| {
        start.month() == next.month() && start.day() == next.day() && start.year() + 1 == next.year()
    });
    whole && days.years().is_none()
}

/// Whether these are whole years, and more than one.
pub(in crate::fact) fn lasts_years(days: Interval) -> bool {
    days.years().is_some_and(|years| years > 1)
}

/// Whether later sentences may go on with these days: whole months, no day of an event, nothing open.
pub(in crate::fact) fn carries(days: Interval) -> bool {
    days.start.is_some_and(|start| {
        days.end.year() == start.year()
            && start.day() == 1
            && crate::calendar::month_end(days.end.year(), u8::from(days.end.month())) == Some(days.end)
    })
}

/// The words that a stretch of time was read from.
pub(in crate::fact) fn said_by<'a>(reader: &'a Reader<'_>, evidence: Option<Span<Body>>) -> Option<&'a Period> {
    let periods = &reader.mentions.periods;
    let said = evidence?;
    let at = periods.partition_point(|period| reader.scan.tokens[period.tokens.start].span.start < said.start);
    periods.get(at).filter(|period| reader.scan.span(period.tokens.clone()) == said)
}
