//! What the head of a column tells: time, status, what is compared with what, and what is measured.

use crate::calendar::Interval;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::{Read, Status};
use crate::lexicon::Class;
use crate::mention::{Mentions, Relation, Scan, TokenRange, resolve_previous, resolve_same_period};
use crate::span::{Body, Span};
use crate::token::{Case, Kind};

/// What the head of a column says.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the words, any may go with any")]
pub(super) struct Column {
    pub(super) period: Option<Read<Interval>>,
    pub(super) status: Option<Read<Status>>,
    /// A period, or that a plan is compared with.
    pub(super) base_period: Option<Read<Interval>>,
    /// Its time is told by another ("cùng kỳ").
    pub(super) past: bool,
    pub(super) plan: Option<Span<Body>>,
    /// It compares figures of other columns.
    pub(super) relative: bool,
    pub(super) share: bool,
    pub(super) moves: bool,
    /// It runs up what was before.
    pub(super) cumulative: bool,
    /// It is the mean of what others compare.
    pub(super) mean: bool,
    /// All of its figures lie around a hundred.
    pub(super) hundreds: bool,
    /// What else it says: what is measured.
    pub(super) words: Phrase,
    pub(super) span: Option<Span<Body>>,
    /// The columns it compares.
    pub(super) compares: Option<Compared>,
    /// Some of its figures have a sign, some are no percentages.
    pub(super) signed: bool,
    pub(super) amounts: bool,
}

/// What the figures of a column come to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared {
    pub(super) of: usize,
    pub(super) base: usize,
    pub(super) change: bool,
}

impl Column {
    /// Takes in a cell of the head; `before` is the time of the column before.
    pub(super) fn read(&mut self, scan: &Scan<'_>, mentions: &Mentions, tokens: &TokenRange, before: Option<Interval>) {
        let here = scan.span(tokens.clone());
        self.span = Some(self.span.map_or(here, |upper| upper.cover(&here)));
        let mut versus = false;
        let mut depth = 0;
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some((year, base)) = short_years(scan, at, tokens.end, before) {
                let days =
                    |year| Interval::year(year).map(|value| Read { value, evidence: Some(scan.span(at..at + 3)) });
                self.time(days(year), false);
                self.time(days(base), true);
                (self.relative, versus) = (true, true);
                at += 3;
                continue;
            }
            let next = mentions.periods.partition_point(|one| one.tokens.start < at);
            if let Some(period) = mentions.periods.get(next).filter(|one| one.tokens.start == at) {
                let own = self.period.as_ref().map(|read| read.value).or(before);
                let days = match (period.relation, own) {
                    (Relation::SamePeriod { year }, Some(own)) => resolve_same_period(own, year),
                    (Relation::Previous(grain), Some(own)) if versus || period.interval.is_none() => {
                        resolve_previous(own, grain)
                    }
                    _ => period.interval,
                };
                self.past |= period.relation != Relation::Own;
                let days = days.map(|days| if is_due(days, period.up_to) { Interval::until(days.end) } else { days });
                let days = days.map(|value| Read { value, evidence: Some(scan.span(period.tokens.clone())) });
                self.time(days, versus || period.versus);
                at = period.tokens.end.max(at + 1);
                continue;
            }
            let (class, end) = role(scan, at, tokens.end);
            let end = scan.phrase(at, tokens.end, Class::Cumulative).filter(|_| class.is_none()).unwrap_or(end);
            let here = scan.span(at..end);
            match class {
                _ if scan.is(at, "(") => depth += 1,
                _ if scan.is(at, ")") => depth -= 1,
                _ if depth > 0 && class != Some(Class::Versus) => {}
                _ if scan.is(at, "%") => {
                    self.relative |= at == tokens.start && at + 1 < tokens.end;
                    versus |= at == tokens.start;
                }
                // "+/-": by how much.
                _ if scan.is(at, "+") || scan.is(at, "±") => self.moves = true,
                _ if scan.is(at, "/") => (self.relative, versus) = (true, true),
                Some(Class::Versus) => (self.relative, versus) = (true, true),
                Some(Class::ShareNoun | Class::HeadShare) => (self.relative, self.share) = (true, true),
                Some(Class::HeadMean) if self.relative => self.mean = true,
                Some(Class::HeadMean) => self.say(at..end),
                Some(Class::HeadCompares) => {
                    self.relative |= at == tokens.start;
                    self.moves |= scan.hit(at, Class::Rise).is_some()
                        || scan.hit(at, Class::Fall).is_some()
                        || scan.hit(at, Class::GrowthNoun).is_some();
                }
                Some(Class::HeadPlan) if versus || self.relative => self.plan = Some(here),
                Some(Class::HeadPlan) => self.set(Status::Target, here),
                Some(Class::HeadEstimate) => self.set(Status::Estimate, here),
                Some(Class::HeadResult) => self.set(Status::Actual, here),
                Some(_) => {}
                None if scan.phrase(at, tokens.end, Class::Cumulative).is_some() => self.cumulative = true,
                None => match year(scan, at) {
                    Some(year) => {
                        self.time(Interval::year(year).map(|value| Read { value, evidence: Some(here) }), versus);
                    }
                    None if scan.tokens[at].kind == Kind::Word && !versus && !is_unit(scan, tokens) => {
                        self.say(at..end);
                    }
                    None => {}
                },
            }
            at = end;
        }
        if self.relative {
            // "So với KH": what is versus has no status of its own.
            self.status = self.status.take().filter(|read| read.value != Status::Target);
        }
    }

    /// Takes in a word, which may go on with the one before.
    fn say(&mut self, tokens: TokenRange) {
        match self.words.parts.last_mut() {
            Some(last) if last.end == tokens.start => last.end = tokens.end,
            _ => self.words = self.words.then(&Phrase::of_tokens(tokens)),
        }
    }

    fn time(&mut self, days: Option<Read<Interval>>, versus: bool) {
        let slot = if versus { &mut self.base_period } else { &mut self.period };
        *slot = slot.take().or(days);
    }

    fn set(&mut self, value: Status, here: Span<Body>) {
        self.status = self.status.take().or(Some(Read { value, evidence: Some(here) }));
    }

    pub(super) fn is_plan(&self) -> bool {
        self.status.as_ref().is_some_and(|read| read.value == Status::Target)
    }
}

/// The job in the head of a table of the longest words at a token, and where they end.
fn role(scan: &Scan<'_>, at: usize, limit: usize) -> (Option<Class>, usize) {
    const ROLES: [Class; 10] = [
        Class::HeadEstimate,
        Class::HeadPlan,
        Class::HeadResult,
        Class::Versus,
        Class::ShareNoun,
        Class::HeadShare,
        Class::HeadMean,
        Class::HeadCompares,
        Class::HeadPlain,
        Class::UnitLabel,
    ];
    let mut best = (None, at + 1);
    for class in ROLES {
        if let Some(end) = scan.phrase(at, limit, class).filter(|&end| best.0.is_none() || end > best.1) {
            best = (Some(class), end);
        }
    }
    best
}

/// "19/18": two years of which the last two digits are written, none of them behind the year of the column before.
fn short_years(scan: &Scan<'_>, at: usize, limit: usize, before: Option<Interval>) -> Option<(i32, i32)> {
    const FARTHEST: i32 = 10;
    let digits = |at: usize| {
        let word = scan.word(at);
        (word.len() == 2 && scan.tokens[at].kind == Kind::Number).then(|| word.parse::<i32>().ok())?
    };
    if at + 3 > limit || !scan.is(at + 1, "/") {
        return None;
    }
    let (year, base, last) = (digits(at)?, digits(at + 2)?, before?.end.year());
    let century = last - last % 100;
    let near = base < year && century + year <= last && last - (century + base) <= FARTHEST;
    near.then_some((century + year, century + base))
}

/// "30/6/2021": what stood on the last day of a month is a stock, or had run up to it.
fn is_due(days: Interval, up_to: bool) -> bool {
    let last = days.end.next_day().is_none_or(|next| next.day() == 1);
    days.start == Some(days.end) && (last || up_to)
}

/// "Tỷ đồng": a cell that is a unit and no more.
fn is_unit(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    let mut at = tokens.start;
    while at < tokens.end {
        let end = [Class::Unit, Class::Number].iter().filter_map(|&class| scan.phrase(at, tokens.end, class)).max();
        match end.filter(|_| scan.tokens[at].case != Case::Upper) {
            Some(end) => at = end,
            None => return false,
        }
    }
    true
}

/// A bare year.
pub(super) fn year(scan: &Scan<'_>, at: usize) -> Option<i32> {
    let digits = scan.tokens[at].kind == Kind::Number;
    scan.word(at).parse().ok().filter(|year| digits && (1900..2100).contains(year))
}
