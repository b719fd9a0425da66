//! Expressions joined: "từ đầu năm đến 15/12/2018", "từ ngày 8 đến 11/12", "tháng 1 và 2", "năm 2016, 2017 và 2018".

use super::form::{Edge, Form, MonthRef, YearRef};
use super::grammar::Found;
use super::numeric::{between, day_form, month};
use super::words::Words;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::lexicon::schema::Dimension;
use crate::mention::scan::TokenRange;
use crate::token::Kind;

/// Most members of one list.
const LONGEST_LIST: usize = 12;

/// One end of a range: an expression, or a number that takes its month or year from the other end.
enum End {
    Form(Form),
    Number(u8),
    Today,
}

impl Words<'_> {
    /// All that is said at `at`: one expression, or the members of a list.
    pub(super) fn expressions(self, at: usize) -> Vec<(Form, TokenRange)> {
        let core = self.core(at);
        // Most begin with no word of a range, and nothing joins them to a second end.
        let alone = self.role(at, Role::Since).is_none() && self.role(at, Role::Point).is_none();
        let joined = core.as_ref().is_some_and(|(form, end)| {
            matches!(form, Form::Part { edge: Edge::First, .. }) || self.joint(*end, false).is_some()
        });
        if (!alone || joined)
            && let Some((form, end)) = self.range(at)
        {
            return vec![(form, at..end)];
        }
        if let Some(days) = self.days(at) {
            return days;
        }
        let Some((form, end)) = core else { return Vec::new() };
        // "Năm 2018-2019": whole already.
        let mut members = vec![(form, at..end)];
        self.list(&mut members);
        members
    }

    /// "từ A đến B", "A đến B", "từ đầu năm (đến ...)", "đầu năm đến nay".
    fn range(self, at: usize) -> Found {
        let since = self.role(at, Role::Since);
        let from = since.unwrap_or(at);
        if since.is_none() && !self.may_begin(at) {
            return None;
        }
        let point = self.skip(from, Role::Point);
        let (first, end) = self.end(point, since.is_some())?;
        // "Từ quý III, đến quý II"; but "nuôi bò từ quý III, đến quý II đàn bò ..." begins another clause.
        // "Tính từ tháng 3, đến tháng 6": words that lead a clause in leave it at its beginning.
        let leads = |before: usize| self.scan.hit(before, Class::Intro).is_some();
        let clause = at == self.start || self.scan.tokens[at - 1].kind != Kind::Word || leads(at - 1);
        let opens = since.is_some() && (clause || matches!(first, End::Form(Form::Part { .. })));
        let comma = end + usize::from(self.symbol(end, ",") && opens);
        let joint = self.joint(comma, since.is_some());
        let second = joint.and_then(|joint| self.end(self.skip(self.skip(joint, Role::Through), Role::Point), true));
        match (first, second) {
            (End::Form(Form::Part { edge: Edge::First, of }), second) => {
                let Form::Year(year) = *of else {
                    let (second, end) = second?;
                    return self.joined(
                        at,
                        End::Form(Form::Part { edge: Edge::First, of }),
                        second,
                        end,
                        since.is_some(),
                    );
                };
                match second {
                    Some((End::Form(to), end)) => Some((Form::YearToDate { year, to: Some(Box::new(to)) }, end)),
                    Some((End::Today, end)) => Some((Form::YearToDate { year, to: Some(Box::new(Form::Now)) }, end)),
                    _ if since.is_some() => Some((Form::YearToDate { year, to: None }, end)),
                    _ => None,
                }
            }
            // "từ ngày 26-28/6": a range in itself.
            (End::Form(range @ (Form::Between { .. } | Form::Years { .. })), None) if since.is_some() => {
                Some((range, end))
            }
            (first, Some((second, end))) => self.joined(at, first, second, end, since.is_some()),
            _ => None,
        }
    }

    /// What joins two ends.
    fn joint(self, at: usize, since: bool) -> Option<usize> {
        if let Some(end) = self.role(at, Role::To) {
            return Some(end);
        }
        let dash =
            self.symbol(at, "-–") && (since || !self.glued(at) || self.symbol(at, "–") || self.symbol(at + 2, "/"));
        dash.then_some(at + 1)
    }

    /// The day behind a time of day: "19 giờ ngày 27/10", "6h00 ngày 1/9".
    fn clock(self, at: usize) -> Option<usize> {
        self.hour(at).filter(|&end| self.role(end, Role::Day).is_some())
    }

    /// The token after a time of day: "19 giờ", "6h00".
    pub(super) fn hour(self, at: usize) -> Option<usize> {
        let hour = self.two_digits(at).filter(|&hour| hour <= 24).map(|_| at + 1)?;
        let short = self.glued(hour) && matches!(self.scan.word(hour), "h" | "H" | ":");
        let end = if short {
            hour + 1
        } else {
            let unit = self.scan.hit(hour, Class::Unit)?;
            let of_time = self.scan.lexicon.units.get(unit.entry as usize)?.dimension == Dimension::Time;
            of_time.then_some(unit.end as usize)?
        };
        Some(end + usize::from(self.two_digits(end).is_some()))
    }

    /// One end of a range.
    fn end(self, at: usize, inside: bool) -> Option<(End, usize)> {
        let at = if inside { self.clock(at).unwrap_or(at) } else { at };
        if inside {
            if let Some(end) = self.role(at, Role::Now) {
                return Some((End::Today, end));
            }
            if let Some((form, end)) = self.term_start(at) {
                return Some((End::Form(form), end));
            }
            // "từ 3/8 đến | sáng | 4/8", "đến | sáng ngày | 4/8": the time of day says nothing of the days.
            let day = self.role(at, Role::DateLead).map(|end| self.skip(end, Role::Day)).filter(|&day| day > at);
            let timed = day.and_then(|day| self.numeric_after_lead(day));
            if let Some((form, end)) = self.numeric_after_lead(at).or(timed) {
                let (form, end) = self.directed(form, end);
                return Some((End::Form(form), end));
            }
        }
        if let Some((form, end)) = self.core(at) {
            return (!matches!(form, Form::BareMonths { .. } | Form::BareYears { .. } | Form::PartOfYears { .. }))
                .then_some((End::Form(form), end));
        }
        if !inside {
            return None;
        }
        let number = self.skip(self.skip(at, Role::Day), Role::DayPrefix);
        let value = self.two_digits(number).filter(|value| (1..=31).contains(value))?;
        Some((End::Number(value), number + 1))
    }

    fn joined(self, at: usize, first: End, second: End, end: usize, since: bool) -> Found {
        match (first, second) {
            (End::Today, End::Form(to)) => since.then(|| (between(Form::Now, to), end)),
            (End::Form(from), End::Today) => since.then(|| (between(from, Form::Now), end)),
            (End::Number(number), End::Form(to)) if since => {
                let from = match &to {
                    Form::Day { day, month: MonthRef::Given(month), year, lunar: false } if number <= *day => {
                        day_form(number, *month, *year)?
                    }
                    Form::Day { day, month, year, lunar } if number <= *day => {
                        Form::Day { day: number, month: *month, year: *year, lunar: *lunar }
                    }
                    Form::Month { year, lunar: false, .. } => {
                        Form::Month { month: month(number)?, year: *year, lunar: false }
                    }
                    // "từ mùng 1 đến mùng 5 Tết"
                    Form::Feast { month, day, lunar, year } if number <= *day => {
                        Form::Feast { month: *month, day: number, lunar: *lunar, year: *year }
                    }
                    _ => return None,
                };
                Some((between(from, to), end))
            }
            // "26/1 đến 31 /, ...": the month of the second day has been lost.
            (End::Form(from @ Form::Day { day, month, year, lunar }), End::Number(number))
                if number > day && self.symbol(end, "/") && self.digits(end + 1).is_none() =>
            {
                Some((between(from, Form::Day { day: number, month, year, lunar }), end + 1))
            }
            (End::Form(from), End::Number(number)) => {
                let to = match &from {
                    Form::Month { month: first, year, lunar: false } if number > *first => {
                        Form::Month { month: month(number)?, year: *year, lunar: false }
                    }
                    Form::Quarter { quarter, year } if number > *quarter && number <= 4 => {
                        Form::Quarter { quarter: number, year: *year }
                    }
                    _ => return None,
                };
                (since || !self.is_measured(end)).then(|| (between(from, to), end))
            }
            (End::Form(mut from), End::Form(to)) => {
                let fits = match (&from, &to) {
                    (Form::Day { .. } | Form::Feast { .. }, Form::Day { .. } | Form::Feast { .. })
                    | (Form::Month { .. }, Form::Month { .. })
                    | (Form::Quarter { .. }, Form::Quarter { .. }) => true,
                    (Form::Year(YearRef::Given(a)), Form::Year(YearRef::Given(b))) => {
                        a < b && (since || self.role(at, Role::Year).is_some())
                    }
                    (Form::Same(_) | Form::Between { .. }, _) | (_, Form::Same(_) | Form::Between { .. }) => false,
                    _ => since,
                };
                if !fits {
                    return None;
                }
                if let Some(year @ (YearRef::Given(_) | YearRef::FromNow(_) | YearRef::Before | YearRef::After)) =
                    to.year()
                {
                    from.lend_year(year);
                }
                if let (Form::Year(YearRef::Given(from)), Form::Year(YearRef::Given(to))) = (&from, &to) {
                    return Some((Form::Years { from: *from, to: *to }, end));
                }
                Some((between(from, to), end))
            }
            _ => None,
        }
    }

    /// "ngày 9 đến 11/10": a day that takes month and year from the one it reaches to.
    fn days_to(self, at: usize, number: usize) -> Option<(Form, TokenRange)> {
        let first = self.two_digits(number)?;
        let joint = self.role(number + 1, Role::To)?;
        let from = self.skip(joint, Role::Day);
        let (to, end) = self.numeric_after_lead(from).or_else(|| self.day_of_month(from))?;
        matches!(to, Form::Day { .. }).then_some(())?;
        let (form, end) = self.joined(at, End::Number(first), End::Form(to), end, true)?;
        Some((form, at..end))
    }

    /// "ngày 2 và 3/6", "các ngày 26, 27, 28/7/2020": days that take month and year from the last one.
    fn days(self, at: usize) -> Option<Vec<(Form, TokenRange)>> {
        let first = self.role(at, Role::Day)?;
        if let Some(stretch) = self.days_to(at, first) {
            return Some(vec![stretch]);
        }
        let mut numbers = vec![(self.two_digits(first)?, at..first + 1)];
        let mut next = first + 1;
        while numbers.len() < LONGEST_LIST {
            let from = match self.role(next, Role::And) {
                Some(end) => end,
                None if self.symbol(next, ",") => self.role(next + 1, Role::And).unwrap_or(next + 1),
                None => return None,
            };
            let from = self.skip(from, Role::Day);
            let last = self.numeric_after_lead(from).or_else(|| self.day_of_month(from));
            if let Some((form @ Form::Day { .. }, end)) = last {
                let Form::Day { month, year, lunar, .. } = form else { return None };
                let mut out: Vec<_> =
                    numbers.into_iter().map(|(day, tokens)| (Form::Day { day, month, year, lunar }, tokens)).collect();
                out.push((form, from..end));
                return Some(out);
            }
            numbers.push((self.two_digits(from)?, from..from + 1));
            next = from + 1;
        }
        None
    }

    /// Takes up the further members: "quý 3 và 4", "tháng 7, 8 và 9/2020", "năm 2016, 2017". A comma alone joins years
    /// only: after a month a number may count something.
    fn list(self, members: &mut Vec<(Form, TokenRange)>) {
        let Some((head, range)) = members.first().cloned() else { return };
        if let Form::Same(Some(of)) = &head
            && matches!(**of, Form::Year(YearRef::Given(_)))
        {
            // "cùng kỳ năm 2016 và năm 2017".
            let next = self.role(range.end, Role::And).map(|end| (end, self.skip(end, Role::Year)));
            if let Some((from, (form, end))) = next.and_then(|(from, at)| Some((from, self.member(of, at)?))) {
                members.push((Form::Same(Some(Box::new(form))), from..end));
            }
            return;
        }
        if let Form::Cycle { cycle, .. } = head {
            // "năm học 2016-2017 và 2017-2018": the noun is said once for both.
            let next = self.role(range.end, Role::And).and_then(|from| Some((from, self.two_years(from)?)));
            if let Some((at, (from, _, end))) = next {
                members.push((Form::Cycle { cycle, from }, at..end));
            }
            return;
        }
        if !matches!(head, Form::Year(_) | Form::Month { .. } | Form::Quarter { .. } | Form::Day { .. }) {
            return;
        }
        let (mut at, mut closed) = (range.end, 1);
        while members.len() < LONGEST_LIST {
            let (from, is_end) = match self.role(at, Role::And) {
                Some(end) => (end, true),
                None if self.symbol(at, ",") => (self.role(at + 1, Role::And).unwrap_or(at + 1), false),
                None => break,
            };
            let Some((form, end)) = self.member(&head, from) else { break };
            let named = form.has_year();
            members.push((form, from..end));
            at = end;
            if is_end || named || matches!(head, Form::Year(_) | Form::Day { .. }) {
                closed = members.len();
            }
            if is_end {
                break;
            }
        }
        members.truncate(closed);
        if let ([(only, _)], Some(year)) = (&mut members[..], self.year_of_next(&range, &head)) {
            only.lend_year(year);
        }
        // The year at the end of a list is that of all.
        if let Some(year @ YearRef::Given(_)) = members.last().and_then(|(form, _)| form.year()) {
            for (form, _) in members.iter_mut() {
                form.lend_year(year);
            }
        } else if let Some(year @ YearRef::Given(_)) = head.year() {
            for (form, _) in members.iter_mut() {
                form.lend_year(year);
            }
        }
    }

    /// "quý III và | quý IV năm 2017": the year of a later one of its kind that "và" joins to `head`, which has none, with its word.
    fn year_of_next(self, range: &TokenRange, head: &Form) -> Option<YearRef> {
        // "so với tháng 10 và tháng 12/2017": two bases.
        let versus = self.before(range.start, Role::Versus).is_some();
        let next = self.role(range.end, Role::And).filter(|_| !versus)?;
        let (form, _) = match head {
            Form::Month { year: YearRef::Bare, .. } => self.month(next)?,
            Form::Quarter { year: YearRef::Bare, .. } => self.quarter(next)?,
            _ => return None,
        };
        let later = match (head, &form) {
            (Form::Month { month, lunar: false, .. }, Form::Month { month: next, lunar: false, .. }) => month < next,
            (Form::Quarter { quarter, .. }, Form::Quarter { quarter: next, .. }) => quarter < next,
            _ => false,
        };
        form.year().filter(|year| later && matches!(year, YearRef::Given(_)))
    }

    /// A member like `head` without its word.
    fn member(self, head: &Form, at: usize) -> Found {
        match head {
            Form::Year(_) => {
                let year = self.likely_year(at)?;
                let joined = self.symbol(at + 1, "/-–") && self.glued(at + 1);
                (!joined && !self.is_measured(at + 1)).then_some((Form::Year(YearRef::Given(year)), at + 1))
            }
            Form::Month { .. } => {
                let number = self.two_digits(at).and_then(month)?;
                self.counted_member(at, |year| Form::Month { month: number, year, lunar: false })
            }
            Form::Quarter { .. } => {
                if let Some((end, word)) = self.entry(at, Role::Roman) {
                    let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
                    return Some((Form::Quarter { quarter: u8::try_from(word.value).ok()?, year }, end));
                }
                let number = self.two_digits(at).filter(|number| (1..=4).contains(number))?;
                self.counted_member(at, |year| Form::Quarter { quarter: number, year })
            }
            Form::Day { .. } => {
                let (form, end) = self.numeric_after_lead(at)?;
                (matches!(form, Form::Day { .. }) && !self.has_unit(end)).then_some((form, end))
            }
            _ => None,
        }
    }

    /// A bare number as member, unless it counts what follows.
    fn counted_member(self, at: usize, form: impl Fn(YearRef) -> Form) -> Found {
        if let Some((year, end)) = self.year_tail(at + 1) {
            return Some((form(year), end));
        }
        let glued = self.glued(at + 1) && self.symbol(at + 1, "/-–%");
        let unit = [Role::Month, Role::Quarter, Role::Day].iter().any(|&role| self.role(at + 1, role).is_some());
        (!glued && !unit && !self.is_measured(at + 1)).then(|| (form(YearRef::Bare), at + 1))
    }
}
