//! Expressions of time, resolved against the day of publication and the sentences before.
//!
//! `words` looks up what tokens may be, `numeric` reads dates in digits, `grammar` one expression, `range` ranges and
//! lists of them, `resolve` turns what was read into days, with `context` as the memory of what was spoken of.

mod context;
mod form;
mod grammar;
mod numeric;
mod published;
mod range;
mod resolve;
mod words;

use super::scan::{Scan, TokenRange};
use crate::calendar::{Grain, Interval, Published};
use crate::lexicon::period::PeriodRole as Role;
use crate::text::BlockKind;
use context::Context;
use form::{Edge, Form, YearRef};
pub(super) use published::published;
use words::Words;

/// How far before an expression its lead may begin, in tokens.
const FARTHEST_LEAD: usize = 3;
/// How far before "tháng trước" its other half may stand ("tháng sau cao hơn tháng trước").
const FARTHEST_PAIR: usize = 6;
/// How far before an expression brackets around it may open.
const FARTHEST_BRACKET: usize = 8;
/// How far before a year the word of a plan may stand, in tokens ("kế hoạch phát triển kinh tế - xã hội năm 2020").
const FARTHEST_PLAN: usize = 10;

/// How an expression gets its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// By itself ("năm 2019", "6 tháng đầu năm" with the year spoken of).
    Own,
    /// The same stretch of an earlier year ("cùng kỳ": 1; with a year named, that year).
    SamePeriod {
        /// The year named, if one is.
        year: Option<i32>,
    },
    /// The unit before the one spoken of ("tháng trước", "năm ngoái", "quý trước").
    Previous(Grain),
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the words, any may go with any")]
pub struct Period {
    /// The whole expression that fixes it, what a record quotes.
    pub tokens: TokenRange,
    /// Tokens before it that bend its meaning ("tính đến hết", "từ nay đến"), empty for none.
    pub lead: TokenRange,
    /// The days it means; none where nothing tells the year.
    pub interval: Option<Interval>,
    /// How fine.
    pub grain: Grain,
    /// How it gets its days.
    pub relation: Relation,
    /// It is led by "đến", "tính đến", "tới": a stock or flow up to it, open at the start.
    pub up_to: bool,
    /// It is led by "từ", "kể từ" and has no end: a beginning, no period.
    pub since: bool,
    /// A point compared with ("đầu năm", "cuối năm 2018", "31/12/2018").
    pub point: bool,
    /// Whether its year is written in it, not taken from around.
    pub has_year: bool,
    /// It runs from the first day of a year to a day named or spoken of ("từ đầu năm đến 15/12").
    pub year_to_date: bool,
    /// It follows "so với" at once: what is compared with, not the time of the figure.
    pub versus: bool,
    /// It belongs to a plan or estimate named before it ("kế hoạch năm 2020"), not to the time of the sentence.
    pub of_plan: bool,
    /// For a stretch that the text redefines in brackets right after it ("2 tháng đầu năm (từ 16/12 đến 15/2)"): the
    /// days so defined, which facts take in its place.
    pub redefined: Option<Interval>,
}

/// The stretch of an earlier year that "cùng kỳ" means for a fact of `period`: the same days a year before, or those
/// of the year named.
#[must_use]
pub fn resolve_same_period(period: Interval, year: Option<i32>) -> Option<Interval> {
    let years = match year {
        Some(year) => period.end.year() - year,
        None => 1,
    };
    period.years_before(years)
}

/// What "tháng trước", "quý trước", "năm trước" means for a fact of `period`: the unit before the one that `period`
/// ends in; of a part of a year, the same part of the year before.
#[must_use]
pub fn resolve_previous(period: Interval, grain: Grain) -> Option<Interval> {
    let end = (period.end.year(), u8::from(period.end.month()));
    match grain {
        Grain::Month => {
            let month = resolve::shifted_month(end, -1)?;
            Interval::months(month, month)
        }
        Grain::Quarter => {
            let last = resolve::shifted_month((end.0, (end.1 - 1) / 3 * 3 + 3), -3)?;
            Interval::months(resolve::shifted_month(last, -2)?, last)
        }
        Grain::Half => {
            let last = resolve::shifted_month((end.0, (end.1 - 1) / 6 * 6 + 6), -6)?;
            Interval::months(resolve::shifted_month(last, -5)?, last)
        }
        Grain::Year => period.years_before(1),
        Grain::Week => {
            let days = time::Duration::days(7);
            Some(Interval { start: Some(period.start?.checked_sub(days)?), end: period.end.checked_sub(days)? })
        }
        Grain::Day => period.end.previous_day().map(Interval::day),
        Grain::Span => None,
    }
}

/// All expressions of time of a document. Their tokens are claimed, so that no number of them is read as a quantity.
pub(super) fn read(scan: &mut Scan<'_>, published: Option<Published>) -> Vec<Period> {
    let mut context = Context { published, ..Context::default() };
    let mut out = Vec::new();
    for sentence in &scan.sentences {
        context.next_sentence();
        let words = Words { scan, start: sentence.tokens.start, end: sentence.tokens.end };
        let kind = scan.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind);
        read_sentence(words, kind, &mut context, &mut out);
    }
    for period in &out {
        scan.claim(period.tokens.clone());
    }
    out
}

fn read_sentence(words: Words<'_>, kind: BlockKind, context: &mut Context, out: &mut Vec<Period>) {
    let first = out.len();
    let mut heading: Option<Option<i32>> = None;
    let mut at = words.start;
    while at < words.end {
        if !words.may_begin(at) {
            at += 1;
            continue;
        }
        context.ahead |= words.role(at, Role::Ahead).is_some();
        if let Some(end) = vague(words, at) {
            at = end;
            continue;
        }
        let found = words.expressions(at);
        let mut next = at + 1;
        for (form, tokens) in found {
            if is_generic(words, &form, &tokens) {
                next = tokens.end;
                break;
            }
            let Some(period) = period(words, &form, tokens.clone(), context) else { break };
            next = tokens.end;
            if matches!(kind, BlockKind::Title | BlockKind::Heading)
                && let (true, Some(days)) = (form.has_year(), period.interval)
            {
                let year = days.end.year();
                // Two years in one heading tell nothing.
                heading = Some(if heading.is_some_and(|known| known != Some(year)) { None } else { Some(year) });
            }
            remember(words, &form, &period, context);
            redefine(words, out, first, &period);
            out.push(period);
        }
        at = next.max(at + 1);
    }
    if let Some(year) = heading {
        context.heading_year = year;
    }
    if kind == BlockKind::Heading {
        context.current = context.steady;
    }
}

/// "những tháng đầu năm", "các quý gần đây": no number, no period. The token after it.
fn vague(words: Words<'_>, at: usize) -> Option<usize> {
    if let Some(end) = words.role(at, Role::Idiom) {
        return Some(end);
    }
    let unit = words.role(at, Role::Vague)?;
    let end = [Role::Month, Role::Quarter, Role::Year, Role::Week, Role::Day]
        .iter()
        .find_map(|&role| words.role(unit, role))?;
    // "các năm 2016, 2017" and "các ngày 12/5, 13/5" have numbers.
    if let Some(end) = [Role::Before, Role::Next, Role::Past, Role::This, Role::LastYear]
        .iter()
        .find_map(|&role| words.role(end, role))
    {
        return Some(end);
    }
    let part = words.role(end, Role::First).or_else(|| words.role(end, Role::Last))?;
    let year = words.role(words.skip(part, Role::Of), Role::Year);
    Some(match year {
        Some(_) => words.year_tail(part).map_or(year.unwrap_or(part), |(_, end)| end),
        None => part,
    })
}

/// The mention of a form, if it is one here.
fn period(words: Words<'_>, form: &Form, tokens: TokenRange, context: &mut Context) -> Option<Period> {
    if let Form::BareMonths { count } = form
        && !is_year_so_far(words, *count, &tokens, context)
    {
        return None;
    }
    let lead = lead(words, tokens.start);
    let up_to = !lead.is_empty();
    let versus = is_versus(words, tokens.start);
    context.versus = versus;
    let point = matches!(form, Form::Part { .. } | Form::Day { .. } | Form::FirstDay { .. });
    let mut interval = resolve::resolve(form, context);
    // "đến cuối tháng 4", "so với cuối tháng 3" is a point; else the end of a month is no single day.
    if let (Form::Part { edge: Edge::Last, .. }, true) =
        (form, up_to || versus || words.before(tokens.start, Role::Point).is_some())
    {
        interval = interval.map(|days| Interval::day(days.end));
    }
    if interval.is_none() && context.published.is_some() && !matches!(form, Form::Same(_)) {
        return None;
    }
    let since = interval.is_some()
        && words.before(tokens.start, Role::Since).is_some()
        && !matches!(form, Form::Between { .. } | Form::YearToDate { .. });
    Some(Period {
        lead,
        interval,
        grain: form.grain(),
        relation: relation(form),
        up_to,
        since,
        point,
        has_year: form.has_year(),
        year_to_date: matches!(form, Form::YearToDate { .. }),
        versus,
        of_plan: is_of_plan(words, form, tokens.start),
        redefined: None,
        tokens,
    })
}

fn relation(form: &Form) -> Relation {
    match form {
        Form::Same(None) => Relation::SamePeriod { year: None },
        Form::Same(Some(of)) => match **of {
            Form::Year(YearRef::Given(year)) => Relation::SamePeriod { year: Some(year) },
            Form::Unit { unit: Grain::Year, .. } | Form::Year(_) => Relation::SamePeriod { year: None },
            Form::Unit { unit, shift: -1 } => Relation::Previous(unit),
            _ => Relation::Own,
        },
        Form::Unit { unit, shift: -1 } => Relation::Previous(*unit),
        Form::Year(YearRef::FromNow(-1)) => Relation::Previous(Grain::Year),
        _ => Relation::Own,
    }
}

/// Whether a time is said that is none in particular: "nhu cầu cuối năm tăng", "tháng sau cao hơn tháng trước".
fn is_generic(words: Words<'_>, form: &Form, tokens: &TokenRange) -> bool {
    match form {
        Form::Part { of, .. } if **of == Form::Year(YearRef::Bare) => {
            let placed = tokens.start == words.start
                || words.symbol(tokens.start.wrapping_sub(1), ",(\"“:;-%")
                || words.before_unit(tokens.start)
                || [Role::DateHint, Role::DateLead, Role::Since, Role::Point, Role::UpTo, Role::Versus]
                    .iter()
                    .any(|&role| words.before(tokens.start, role).is_some());
            !placed
        }
        // "trong 6, 7 năm nay" counts years.
        Form::Year(YearRef::FromNow(0)) => tokens.start > words.start && words.small(tokens.start - 1).is_some(),
        // "cao nhất trong 5 năm qua" praises a figure.
        Form::Rolling { unit: Grain::Year, ahead: false, .. } => words.before(tokens.start, Role::Record).is_some(),
        Form::Unit { unit, shift: shift @ (-1 | 1) } => {
            let role = match unit {
                Grain::Month => Role::Month,
                Grain::Quarter => Role::Quarter,
                Grain::Year => Role::Year,
                _ => return false,
            };
            let (around, other) = if *shift < 0 {
                (tokens.start.saturating_sub(FARTHEST_PAIR).max(words.start)..tokens.start, Role::Next)
            } else {
                (tokens.end..(tokens.end + FARTHEST_PAIR).min(words.end), Role::Before)
            };
            around.into_iter().any(|token| words.role(token, role).is_some_and(|end| words.role(end, other).is_some()))
        }
        _ => false,
    }
}

/// The tokens of "đến", "tính đến hết" before an expression.
fn lead(words: Words<'_>, at: usize) -> TokenRange {
    let mut start = at;
    for _ in 0..FARTHEST_LEAD {
        let found = words.before(start, Role::UpTo).or_else(|| {
            let point = words.before(start, Role::Point).or_else(|| words.before(start, Role::Day))?;
            words.before(point, Role::UpTo)
        });
        match found {
            Some(from) => start = from,
            None => break,
        }
    }
    start..at
}

fn is_versus(words: Words<'_>, at: usize) -> bool {
    let from = words.before(at, Role::Point).unwrap_or(at);
    words.before(from, Role::Versus).is_some()
}

/// Whether a plan or a base is named closely before a year without a finer time between.
fn is_of_plan(words: Words<'_>, form: &Form, at: usize) -> bool {
    matches!(form, Form::Year(_) | Form::Years { .. })
        && (at.saturating_sub(FARTHEST_PLAN).max(words.start)..at)
            .rev()
            .take_while(|&token| !words.symbol(token, ",;:.()"))
            .any(|token| words.role(token, Role::Plan).is_some())
}

/// Whether "9 tháng" is January to September, not a length of nine months: the document counts so, or it comes out
/// right after and the sentence tells results by it.
fn is_year_so_far(words: Words<'_>, count: u8, tokens: &TokenRange, context: &Context) -> bool {
    if words.before(tokens.start, Role::Length).is_some() || words.before(tokens.start, Role::Since).is_some() {
        return false;
    }
    // "9 tháng tuổi", "6 tháng một lần".
    if words.role(tokens.end, Role::Length).is_some() {
        return false;
    }
    let Some((_, month)) = context.now() else { return context.counted(count) };
    if context.counted(count) {
        return true;
    }
    let over = month == count || month == count + 1 || (count == 12 && month == 1);
    let after = words.before(tokens.start, Role::Next).is_some();
    if after {
        // "sau 11 tháng, ..." of a text that comes out in December.
        return over && words.symbol(tokens.end, ",");
    }
    let running =
        words.before(tokens.start, Role::Running).is_some() || words.before(tokens.start, Role::Past).is_some();
    (over && count > 1) || (running && matches!(count, 3 | 6 | 9) && count < month)
}

/// Keeps what later expressions may take from this one.
fn remember(words: Words<'_>, form: &Form, period: &Period, context: &mut Context) {
    if let Form::Months { count, last: false, .. } = form {
        context.counts |= 1 << (count & 15);
    }
    let (Some(days), false, false) = (period.interval, period.versus, period.of_plan) else { return };
    if !matches!(period.relation, Relation::Own) || matches!(form, Form::Same(_)) {
        return;
    }
    match form {
        Form::Day { .. }
        | Form::Part { .. }
        | Form::FirstDay { .. }
        | Form::Now
        | Form::DayOffset(_)
        | Form::Weekday { .. }
            if (!period.up_to || period.since) =>
        {
            return;
        }
        Form::Years { .. } | Form::Decade(_) | Form::Feast { .. } | Form::Ago { .. } => return,
        Form::Rolling { unit: Grain::Year, count, ahead: _ } if *count > 1 => return,
        _ => {}
    }
    if period.since {
        return;
    }
    if period.has_year {
        context.year = Some(days.end.year());
        context.sentence_year = Some(days.end.year());
    }
    match form {
        Form::Month { month, lunar: false, .. } => context.month = Some((days.end.year(), *month)),
        Form::Quarter { quarter, .. } => context.quarter = Some((days.end.year(), *quarter)),
        Form::Months { count: 3, last: false, .. } => context.quarter = Some((days.end.year(), 1)),
        _ => {}
    }
    let ahead = context.today().is_some_and(|today| days.start > Some(today));
    if ahead {
        return;
    }
    let mut current = days;
    let day = days.start == Some(days.end);
    if period.up_to && (day || matches!(form, Form::Month { .. } | Form::Quarter { .. } | Form::Part { .. })) {
        // "tính đến 15/8", "đến hết quý III" count from January.
        current = crate::calendar::day(days.end.year(), 1, 1).map_or(days, |first| Interval::new(first, days.end));
    }
    let year = matches!(form, Form::Year(_));
    // A year said beside a finer stretch is its year, not the time of the figures; one without its word ("giá so sánh
    // 2010") may be anything.
    let within = |known: Interval| known != current && known.start >= current.start && known.end <= current.end;
    if year && (context.sentence_current.is_some_and(within) || (period.tokens.len() == 1 && context.current.is_some()))
    {
        return;
    }
    if context.current.is_some() && in_brackets(words, period.tokens.start) {
        return;
    }
    context.sentence_current = Some(current);
    // Beyond its sentence hold stretches of a report, and till the next heading a day it counts to; not a school year
    // or a year in passing.
    if matches!(form, Form::Cycle { .. })
        || (year && context.current.is_some_and(within) && period.tokens.start > words.start)
    {
        return;
    }
    context.current = Some(current);
    if !day {
        context.steady = Some(current);
    }
}

/// Whether a token stands in brackets that opened shortly before.
fn in_brackets(words: Words<'_>, at: usize) -> bool {
    (at.saturating_sub(FARTHEST_BRACKET).max(words.start)..at)
        .rev()
        .find(|&token| words.symbol(token, "()"))
        .is_some_and(|token| words.symbol(token, "("))
}

/// "2 tháng đầu năm 2019 (tính từ ngày 16/12/2018 đến 15/02/2019)": the stretch before the bracket is redefined.
fn redefine(words: Words<'_>, out: &mut [Period], first: usize, period: &Period) {
    let Some(before) = out[first..].last_mut() else { return };
    let gap = before.tokens.end..period.tokens.start;
    let opens = words.symbol(gap.start, "(") && gap.len() <= FARTHEST_LEAD;
    let ranges = period.interval.is_some_and(|days| days.start != Some(days.end)) && period.grain == Grain::Span;
    if opens && ranges && before.grain != Grain::Day {
        before.redefined = period.interval;
    }
}
