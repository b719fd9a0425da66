//! Expressions of time, resolved against the day of publication and the sentences before.
//!
//! `words` looks up what tokens may be, `numeric` reads dates in digits, `grammar` one expression, `range` ranges and
//! lists of them, `resolve` turns what was read into days, with `context` as the memory of what was spoken of.

mod around;
mod context;
mod counted;
mod evidence;
mod form;
mod grammar;
mod numeric;
mod published;
mod range;
mod relative;
mod resolve;
#[cfg(test)]
mod tests;
mod unit;
mod words;
mod year;

use super::scan::{Scan, TokenRange};
use crate::calendar::{self, Grain, Interval, Published};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::text::BlockKind;
use context::Context;
use evidence::Evidence;
use form::{Edge, Form, YearRef};
use grammar::{HALF_MONTH, HALF_YEAR};
pub(super) use published::published;
pub(super) use words::Roles;
use words::Words;

/// Most tokens between the stretch of a title and the line under it that redefines it, and between the start of that line and
/// its days: "(Số liệu thống kê tính".
const FARTHEST_LINE: usize = 40;
/// Most stretches of a title that such a line is held against.
const MAX_TITLED: usize = 3;
const FARTHEST_LEAD_IN: usize = 8;
/// Most tokens between a stretch and the days that redefine it in brackets: "(tính".
const FARTHEST_REDEFINITION: usize = 3;
/// Most tokens of what the stretch is a part of: "của năm tài chính".
const MAX_OWNER: usize = 5;
/// How far before it its bracket opens in a title.
const FARTHEST_BRACKET: usize = 6;

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
    /// It is the day by which something is to be done: "trước ngày 25/3".
    pub deadline: bool,
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
    /// It is when somebody was born.
    pub birth: bool,
    /// It stands behind "so với", at once or with what is compared with between: later expressions take nothing from it.
    pub compared: bool,
    /// It belongs to a plan or estimate named before it ("kế hoạch năm 2020"), not to the time of the sentence.
    pub of_plan: bool,
    /// For a stretch that the text redefines in brackets ("2 tháng đầu năm (từ 16/12 đến 15/2)"), there, where it is
    /// said again, and for its "cùng kỳ": the days so defined, which facts take in place of `interval`.
    pub redefined: Option<Interval>,
}

impl Period {
    /// How fine its days are, as a record tells it: "cùng kỳ" and points have the grain of what they came to.
    pub(crate) fn fineness(&self) -> Grain {
        let same = matches!(self.relation, Relation::SamePeriod { .. });
        match self.interval {
            Some(days) if same || self.grain == Grain::Day || days.start == Some(days.end) => days.grain(),
            None if same => Grain::Span,
            _ => self.grain,
        }
    }

    /// Whether it is a stretch of whole years ("giai đoạn 2016 - 2020").
    pub(crate) fn lasts_years(&self) -> bool {
        self.interval.and_then(Interval::years).is_some_and(|years| years > 1)
    }
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
    let mut found = read_all(scan, context.clone());
    // A text without a date tells when it was written all the same, maybe only further on.
    if published.is_none() && found.periods.iter().any(|period| !period.has_year) {
        context.written = found.evidence.written();
        context.counts = found.evidence.counts;
        found = read_all(scan, context);
    }
    for tokens in found.periods.iter().map(|period| &period.tokens).chain(&found.idle) {
        scan.claim(tokens.clone());
    }
    found.periods
}

/// What a text tells of time.
#[derive(Default)]
struct Found {
    periods: Vec<Period>,
    /// Tokens that fix no time, but are no numbers either.
    idle: Vec<TokenRange>,
    evidence: Evidence,
}

/// Reads a document through.
fn read_all(scan: &Scan<'_>, mut context: Context) -> Found {
    let mut found = Found::default();
    let dashed = words::writes_dashes(scan);
    for sentence in &scan.sentences {
        context.next_sentence();
        let words = Words { scan, start: sentence.tokens.start, end: sentence.tokens.end, dashed };
        let kind = scan.blocks.get(sentence.block).map_or(BlockKind::Paragraph, |block| block.kind);
        read_sentence(words, kind, &mut context, &mut found);
    }
    found
}

/// Reads the expressions of a sentence; in `idle` go tokens of weekdays that fix no time, but are no ordinals either.
fn read_sentence(words: Words<'_>, kind: BlockKind, context: &mut Context, found: &mut Found) {
    let Found { periods: out, idle, evidence } = found;
    let first = out.len();
    let mut heading: Option<Option<i32>> = None;
    let mut opening = None;
    let mut next = words.start;
    loop {
        let at = words.next_beginning(next);
        if at >= words.end {
            break;
        }
        next = at + 1;
        context.ahead |= words.role(at, Role::Ahead).is_some();
        if let Some(end) = around::vague(words, at) {
            next = end;
            continue;
        }
        for (form, tokens) in words.expressions(at) {
            if around::is_generic(words, &form, &tokens) || around::is_named(words, &form, &tokens) {
                next = tokens.end;
                idle.extend((form == Form::EveryWeek).then_some(tokens));
                break;
            }
            context.foretold = around::is_foretold(words, tokens.end);
            context.ahead |= around::is_ahead(words, &form, tokens.end);
            let Some(mut period) = period(words, &form, tokens.clone(), context) else { break };
            period.redefined = context.redefinition(&period);
            next = tokens.end;
            if matches!(kind, BlockKind::Title | BlockKind::Heading)
                && let (true, Some(days)) = (around::tells_year(&form, &period), period.interval)
            {
                let year = days.end.year();
                opening = opening.or(Some(year));
                // Two years in one heading tell nothing.
                heading = Some(if heading.is_some_and(|known| known != Some(year)) { None } else { Some(year) });
            }
            let years = context.years;
            context.remember(words, &form, &period);
            context.keep_day(words, &form, &period);
            // What the page puts between the lines of a text speaks of no other years than that.
            if kind == BlockKind::Chrome {
                context.years = years.or(context.years);
            }
            evidence.note(&form, &period, context.ahead, context.tally);
            redefine(words, kind, out, first, &period, context);
            context.told = period.tokens.end;
            out.push(period);
        }
        next = next.max(at + 1);
    }
    if let Some(year) = heading {
        context.heading_year = year;
        // "Kết quả năm 2020 và nhiệm vụ năm 2021": a title's text begins with the first.
        if year.is_none() && kind == BlockKind::Title {
            context.year = opening;
        }
    }
    if kind == BlockKind::Heading {
        context.current = context.steady;
    }
}

/// The mention of a form, if it is one here.
fn period(words: Words<'_>, form: &Form, tokens: TokenRange, context: &mut Context) -> Option<Period> {
    if let Form::BareMonths { count } = form
        && !around::is_year_so_far(words, *count, &tokens, context)
    {
        return None;
    }
    if let Form::BareYears { count } = form
        && !(context.spoken_years() == Some(*count) && around::is_stretch(words, &tokens))
    {
        return None;
    }
    if matches!(form, Form::PartOfYears { .. }) && resolve::resolve(form, context).is_none() {
        return None;
    }
    let form = match form {
        // "cao hơn mức 6,9% của 5 năm trước" where five years are spoken of.
        Form::Ago { count, unit: Grain::Year, ahead: false }
            if context.spoken_years() == Some(*count) && around::is_compared(words, tokens.start) =>
        {
            &Form::YearsBefore
        }
        form => form,
    };
    let mut lead = around::lead(words, tokens.start);
    // "dự kiến hết năm đạt 40 tỷ đồng": what all of it brings.
    if *form == Form::Year(form::YearRef::Bare) && words.before(tokens.start, Role::Through) == Some(lead.start) {
        lead = tokens.start..tokens.start;
    }
    let versus = around::is_versus(words, tokens.start);
    context.versus = versus;
    let day = words.before(tokens.start, Role::Day).unwrap_or(tokens.start);
    let birth = words.before(day, Role::Birth).is_some();
    context.tally = words.before(day, Role::Tally).is_some();
    let deadline = lead.is_empty() && matches!(form, Form::Day { .. });
    if deadline {
        lead = around::deadline(words, resolve::resolve(form, context), tokens.start, context);
    }
    let deadline = deadline && !lead.is_empty();
    let up_to = !lead.is_empty() || *form == Form::TermEnd;
    let point = matches!(form, Form::Part { .. } | Form::Day { .. } | Form::FirstDay { .. });
    let mut interval = resolve::resolve(form, context);
    // "đến cuối tháng 4", "so với cuối tháng 3" is a point; else the end of a month is no single day.
    if let (Form::Part { edge: Edge::Last, .. }, true) =
        (form, up_to || versus || words.before(tokens.start, Role::Point).is_some())
    {
        interval = interval.map(|days| Interval::day(days.end));
    }
    // "đến giữa tháng 10", "đến giữa năm": so is that of a month or year.
    if let (Form::Part { edge: Edge::Middle, of }, true) = (form, up_to) {
        let middle = |days: Interval| match **of {
            Form::Month { lunar: false, .. } => calendar::day(days.end.year(), days.end.month().into(), HALF_MONTH),
            Form::Year(_) => calendar::month_end(days.end.year(), HALF_YEAR),
            _ => Some(days.end),
        };
        let half = matches!(**of, Form::Month { lunar: false, .. } | Form::Year(_));
        interval = if half { interval.and_then(middle).map(Interval::day) } else { interval };
    }
    let of_year = matches!(form, Form::Part { of, .. } if matches!(**of, Form::Year(_)));
    // "Đầu năm 1968, quân địch bị vây": where nothing is measured, no single day either.
    if let Form::Part { edge, .. } = form
        && of_year
        && !(up_to || versus || words.before(tokens.start, Role::Point).is_some())
        && words.before(tokens.start, Role::Since).is_none()
        && !context.tells_figures(words)
    {
        interval = interval.and_then(|day| resolve::third(*edge, day));
    }
    if interval.is_none() && context.published.is_some() && !matches!(form, Form::Same(_)) {
        return None;
    }
    // "từ đầu năm 2018" of another year is a beginning.
    let begins =
        matches!(form, Form::YearToDate { to: None, .. }) && interval.is_some_and(|days| days.start == Some(days.end));
    let since = interval.is_some()
        && words.before(tokens.start, Role::Since).is_some()
        && !matches!(form, Form::Between { .. } | Form::YearToDate { .. })
        || begins;
    Some(Period {
        lead,
        interval,
        grain: if of_year && interval.is_none() { Grain::Year } else { form.grain() },
        relation: relation(form),
        up_to,
        deadline,
        since,
        point,
        has_year: form.has_year(),
        year_to_date: matches!(form, Form::YearToDate { .. }),
        versus,
        birth,
        compared: versus || around::is_compared_with(words, tokens.start, context.told),
        of_plan: around::is_of_plan(words, form, tokens.start),
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
        Form::Year(YearRef::FromNow(-1)) | Form::CycleBefore(_) => Relation::Previous(Grain::Year),
        _ => Relation::Own,
    }
}

/// "2 tháng đầu năm 2019 (tính từ ngày 16/12/2018 đến 15/02/2019)": the stretch before the bracket is redefined, here
/// and wherever the document says it again. In a title the bracket may stand further on, or in a line of its own: "BÁO CÁO
/// NĂM 2014 | của ngành ... (số liệu từ ngày 01/10/2013 đến ngày 30/9/2014)". `out` ends with the period before, those from
/// `first` on are of the same sentence.
fn redefine(
    words: Words<'_>,
    kind: BlockKind,
    out: &mut [Period],
    first: usize,
    period: &Period,
    context: &mut Context,
) {
    let here = out.len() > first;
    let lead_in = period.tokens.start.saturating_sub(FARTHEST_LEAD_IN).max(words.start)..period.tokens.start;
    // "Theo quy ước, số liệu tháng lấy từ ngày 15/4 đến ngày 14/5": further on in a sentence, too.
    let counts = lead_in.clone().any(|at| words.scan.hit(at, Class::DataWindow).is_some());
    // "từ đầu năm đến nay (số liệu chốt hết ngày 30/11)": up to that day.
    if let Some(before) = out.last_mut().filter(|before| here && counts && before.year_to_date)
        && let Some((start, end)) =
            before.interval.and_then(|days| days.start).zip(period.interval.map(|days| days.end))
        && period.up_to
        && start <= end
    {
        before.interval = Some(Interval::new(start, end));
        return;
    }
    // "BÁO CÁO năm 2017 | (Kèm theo Tờ trình ngày 24/11/2017) | Số liệu từ 01/12/2016 đến 30/11/2017": days in between are passed.
    let lone = |one: &&Period| one.grain != Grain::Day || here;
    let Some(before) = out.iter().rev().take(MAX_TITLED).find(lone).filter(|before| before.grain != Grain::Day) else {
        return;
    };
    // "năm 2013 đạt 510 con (cùng kỳ 526 con)": another stretch.
    if period.relation != Relation::Own
        || period.grain != Grain::Span
        || period.interval.is_none_or(|days| days.start == Some(days.end))
    {
        return;
    }

    let gap = before.tokens.end..period.tokens.start;
    // "quý cuối của năm tài chính (từ 1/7 đến 30/9)": what it is the quarter of stands between.
    let open = gap.clone().take(MAX_OWNER + 1).find(|&at| words.symbol(at, "("));
    // "tăng 9% (10 tháng năm 2016 tăng 7%)": what is told of it is no other name of it.
    let closes = words.symbol(period.tokens.end, "),;");
    let behind = here && closes && open.is_some_and(|open| gap.end - open <= FARTHEST_REDEFINITION);
    let lead = period.tokens.start.saturating_sub(FARTHEST_BRACKET).max(words.start)..period.tokens.start;
    let bracketed = kind == BlockKind::Title && lead.into_iter().any(|at| words.symbol(at, "("));
    let near = lead_in.start == words.start || counts;
    let alone = !here && near && (counts || words.symbol(words.start, "("));
    // "Số liệu 9 tháng được tính từ ngày 15/12 đến ngày 14/9".
    let alone = alone || here && counts;
    // "6 tháng đầu năm 2023; nhiệm vụ 6 tháng cuối năm | (số liệu từ 15/12/2022 đến 14/6/2023)": the stretch that it is like.
    let like = |one: &&mut Period| {
        (bracketed || alone && period.tokens.start - one.tokens.end <= FARTHEST_LINE)
            && one.relation == Relation::Own
            && one.interval.zip(period.interval).is_some_and(|(one, other)| are_alike(one, other))
    };
    let named = if behind { out.last_mut() } else { out.iter_mut().rev().take(MAX_TITLED).find(like) };
    if let Some(named) = named {
        named.redefined = period.interval;
        // "năm 2017 (số liệu 11 tháng)": what is told of it is of those, the year stays what it is.
        let so_far = |(one, other): &(Interval, Interval)| one.start == other.start;
        context.redefine(named.interval.zip(period.interval).filter(|stretch| !so_far(stretch)));
    }
}

/// Whether two stretches are about as long and end near each other in the same year.
fn are_alike(one: Interval, other: Interval) -> bool {
    let days = |stretch: Interval| stretch.start.map(|start| (stretch.end - start).whole_days());
    let apart = (one.end - other.end).whole_days().abs();
    let near =
        days(one).zip(days(other)).is_some_and(|(one, other)| (one - other).abs() * 5 <= one && apart * 3 <= one * 2);
    near && one.end.year() == other.end.year()
}
