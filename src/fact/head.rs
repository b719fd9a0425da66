//! What holds for the whole document: title, reporting period, place.

use super::place::about;
use super::status::adopted;
use super::times::aside;
use super::times::when;
use super::{Head, Read};
use time::Date;

use crate::calendar::{Grain, Interval, Published};
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, Relation, Scan};
use crate::text::BlockKind;

/// So many years behind what it is about a text may come out.
const LATE: i32 = 2;

/// The head of a document.
pub(super) fn read(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Head {
    let title = scan.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span);
    let period = reporting_period(scan, mentions, published);
    let place = about::read(scan, mentions);
    Head { title, published, period, place }
}

/// The stretch that the first mentions of the document speak of: a month, some months, a quarter or a year that lies
/// by the day of publication.
fn reporting_period(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Option<Read<Interval>> {
    const FIRST: usize = 12;
    let titled = |period: &Period| block_kind(scan, period.tokens.start) == Some(BlockKind::Title);
    let adopted = adopted::plan(scan, mentions).is_some();
    // Of a text that nobody has dated the title alone tells.
    let last = published.map(|published| published.last);
    let recent = |period: &Period, days: &Interval| match last {
        Some(last) => days.start.is_some_and(|start| start <= last) && days.end.year() + 1 >= last.year(),
        None => days.start.is_some() && titled(period),
    };
    let today = last.or_else(|| mentions.periods.iter().find(|one| titled(one))?.interval.map(|days| days.end))?.year();
    // "KẾ HOẠCH 5 NĂM 2006 - 2010": a plan for years is about them, though they are still to come.
    // "Báo cáo ... tại Đại hội nhiệm kỳ 2020 - 2025" of 2020 tells of what was before.
    let first = if adopted::is_report(scan) { today - 1..=today - 1 } else { today - 1..=today + 1 };
    let planned = |period: &Period, days: &Interval| {
        titled(period) && period.lasts_years() && days.start.is_some_and(|start| first.contains(&start.year()))
    };
    let open = |period: &Period, days: &Interval| {
        titled(period) && period.lasts_years() && days.start.is_some_and(|start| start.year() > *first.end())
    };
    // "Nghị quyết về dự toán ngân sách năm 2009" of December: a plan for the year to come.
    let resolved = adopted || adopted::is_act(scan);
    let laid_down = |period: &Period, days: &Interval| {
        resolved
            && titled(period)
            && period.grain == Grain::Year
            && days.start.is_some_and(|start| (today..=today + 1).contains(&start.year()))
    };
    // "Quyết toán ngân sách năm 2014" of 2016: what is told in a title may have been settled late.
    let settled = |period: &Period, days: &Interval| {
        titled(period) && period.grain == Grain::Year && days.end.year() + LATE >= today && days.end.year() < today
    };
    // "BÁO CÁO | Công tác phòng, chống bão ngày 12/8": of the day, or the one after.
    let of_day = |period: &Period| {
        let near =
            period.interval.zip(last).is_some_and(|(day, last)| (0..=1).contains(&(last - day.end).whole_days()));
        period.grain == Grain::Day && near && titled(period) && adopted::is_report(scan)
    };
    if let Some(read) = counted_in_title(scan, mentions, last) {
        return Some(read);
    }
    let (first, days) = mentions
        .periods
        .iter()
        .take(FIRST)
        .filter(|period| {
            block_kind(scan, period.tokens.start) != Some(BlockKind::Chrome)
                && (period.grain > Grain::Week || of_day(period))
                // "đầu tháng 11": no more than a part of it.
                && !(period.point && period.grain == Grain::Month && titled(period))
                && !period.since
                && !period.up_to
                && !period.compared
                && period.relation == Relation::Own
        })
        .filter(|period| titled(period) || !aside::is_in_passing(scan, mentions, period))
        .filter_map(|period| Some((period, period.interval?)))
        // Some days in a row are those of an event, unless the title is about them.
        .filter(|(period, days)| !lasts_days(*days) || titled(period))
        .find(|(period, days)| {
            if open(period, days) {
                return false;
            }
            let past = recent(period, days) || settled(period, days);
            // "hai tháng cuối năm" of a text of November: what is still to be done; but "Năm qua, ..." of December.
            let ahead = period.grain == Grain::Span
                && last.is_some_and(|last| days.end > last)
                && days.years() != Some(1)
                && !titled(period);
            planned(period, days) || laid_down(period, days) || !period.of_plan && past && !ahead
        })?;
    let (first, days) = inside_term(scan, mentions, first, days).unwrap_or((first, days));
    let sentence = scan.sentence_of(first.tokens.start);
    let over = matches!(block_kind(scan, first.tokens.start), Some(BlockKind::Title | BlockKind::Heading));
    let beside = mentions.periods.iter().take(FIRST).filter(|one| scan.sentence_of(one.tokens.start) == sentence);
    let longer = when::so_far(first, beside).filter(|_| over).and_then(|whole| Some((whole, whole.interval?)));
    let (period, days) = longer.unwrap_or((first, days));
    if let Some(read) = bracketed(scan, mentions, period) {
        return Some(read);
    }
    let value = period.redefined.unwrap_or(days);
    let counted = last.filter(|_| !resolved).and_then(|last| counted_up_to(scan, mentions, value, last));
    Some(Read { value: counted.unwrap_or(value), evidence: Some(scan.span(period.tokens.clone())) })
}

/// "THÁNG HÀNH ĐỘNG NĂM 2021 | (Từ ngày 15/4/2021 đến ngày 15/5/2021)": the days that a bracket behind the time of a title names are
/// what the text is about.
fn bracketed(scan: &Scan<'_>, mentions: &Mentions, titled: &Period) -> Option<Read<Interval>> {
    let in_title = |period: &Period| block_kind(scan, period.tokens.start) == Some(BlockKind::Title);
    let next = mentions.periods.iter().find(|one| one.tokens.start >= titled.tokens.end)?;
    let between = titled.tokens.end..next.tokens.start;
    let enclosed = between.len() == 1 && scan.is(between.start, "(") && scan.is(next.tokens.end, ")");
    let days = next.interval.filter(|days| days.start.is_some() && !lasts_days(*days) && next.grain == Grain::Span)?;
    let overlaps = titled.interval.is_some_and(|whole| whole.start <= Some(days.end) && days.start <= Some(whole.end));
    let own = next.relation == Relation::Own && !next.up_to;
    (enclosed && overlaps && own && in_title(titled) && in_title(next))
        .then(|| Read { value: days, evidence: Some(scan.span(next.tokens.clone())) })
}

/// "thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 - 2025 năm 2021": the year of a term that a title goes on to, where it does not
/// tell of both.
fn inside_term<'m>(
    scan: &Scan<'_>,
    mentions: &'m Mentions,
    term: &Period,
    days: Interval,
) -> Option<(&'m Period, Interval)> {
    let title = &scan.sentences[scan.sentence_of(term.tokens.start)].tokens;
    let titled = when::lasts_years(days) && block_kind(scan, term.tokens.start) == Some(BlockKind::Title);
    let next = mentions.periods.iter().find(|one| titled && one.tokens.start >= term.tokens.end)?;
    let both = |at: usize| scan.hit(at, Class::And).is_some() || scan.is(at, ";");
    let inside = next.interval.filter(|one| one.start >= days.start && one.end <= days.end)?;
    let plain = next.grain > Grain::Day && next.relation == Relation::Own && !next.up_to && !next.since;
    let own = plain && next.tokens.end <= title.end && !when::lasts_years(inside);
    (own && !(term.tokens.end..next.tokens.start).any(both)).then_some((next, inside))
}

/// "Giải ngân vốn năm 2023 (số liệu đến ngày 31/10/2023)": what a report of a year that is not over has counted up to then, as
/// a line before its first figure tells; "(đến 05/12)" under a table of its second section is of that table.
fn counted_up_to(scan: &Scan<'_>, mentions: &Mentions, year: Interval, today: Date) -> Option<Interval> {
    const FIRST: usize = 12;
    const LATE: i64 = 62;
    let open = year.years().is_some() && today < year.end;
    // "Trên địa bàn không có ca mắc tính đến ngày 05/12": behind the first figures a day is only that of its sentence, but where it says
    // that the figures are up to then.
    let figures = mentions.quantities.first().map_or(usize::MAX, |one| one.tokens.start);
    let counts = |period: &&Period| {
        let sentence = &scan.sentences[scan.sentence_of(period.tokens.start)].tokens;
        let window = || (sentence.start..period.tokens.start).any(|at| scan.hit(at, Class::DataWindow).is_some());
        period.up_to && (sentence.end <= figures || year.years() > Some(1) && window())
    };
    let told = mentions.periods.iter().take(FIRST).filter(|_| open).filter(counts);
    let end = told
        .filter_map(|period| Some(period.interval?.end))
        .find(|&end| (0..LATE).contains(&(today - end).whole_days()) && year.start <= Some(end))?;
    Some(Interval { end, ..year })
}

/// "TÌNH HÌNH GIẢI NGÂN | (Số liệu tính đến hết ngày 30/9)": the year up to the day that the figures are of, where the title tells no
/// other time.
fn counted_in_title(scan: &Scan<'_>, mentions: &Mentions, last: Option<Date>) -> Option<Read<Interval>> {
    const FIRST: usize = 12;
    const REACH: usize = 8;
    let titled = |period: &&Period| block_kind(scan, period.tokens.start) == Some(BlockKind::Title);
    let mut all = mentions.periods.iter().take(FIRST).filter(titled);
    let only = all.next().filter(|one| one.up_to && one.relation == Relation::Own && all.next().is_none())?;
    let start = scan.sentences[scan.sentence_of(only.tokens.start)].tokens.start;
    let lead = start.max(only.tokens.start.saturating_sub(REACH))..only.tokens.start;
    let counts = lead.into_iter().any(|at| scan.hit(at, Class::DataWindow).is_some());
    let end = only.interval.map(|days| days.end).filter(|&end| counts && last.is_some_and(|last| end <= last))?;
    let start = Interval::year(end.year())?.start?;
    Some(Read { value: Interval::new(start, end), evidence: Some(scan.span(only.tokens.clone())) })
}

/// Whether a stretch is shorter than a week.
fn lasts_days(days: Interval) -> bool {
    const WEEK: i64 = 7;
    days.start.is_some_and(|start| (days.end - start).whole_days() < WEEK - 1)
}

/// What the block around a token is.
fn block_kind(scan: &Scan<'_>, token: usize) -> Option<BlockKind> {
    scan.sentences.get(scan.sentence_of(token)).map(|one| scan.blocks[one.block].kind)
}
