//! One expression of time without its joints: "ngày 9 tháng 4 năm 2020", "6 tháng đầu năm", "cuối quý II", "cùng kỳ".
//!
//! Each function reads at a place and gives the form and the token after it. Nothing is read twice more than the
//! nesting of the grammar allows, which is three deep.

use super::form::{Cycle, Edge, Form, MonthRef, YearRef};
use super::numeric::{day_form, month};
use super::words::Words;
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::token::{Gap, Kind};

/// A form and the token after it.
pub(super) type Found = Option<(Form, usize)>;

impl Words<'_> {
    /// Whether an expression may begin at a token: all others are passed by at once.
    pub(super) fn may_begin(self, at: usize) -> bool {
        self.scan.tokens[at].kind == Kind::Number
            || self.scan.hits.at(at).iter().any(|hit| matches!(hit.class, Class::Period | Class::Number))
    }

    /// The expression at `at`.
    pub(super) fn core(self, at: usize) -> Found {
        if at >= self.end || !self.may_begin(at) {
            return None;
        }
        let found = self.named(at).or_else(|| self.counted(at)).or_else(|| self.numeric_bare(at));
        found.map(|(form, end)| self.directed(form, end)).or_else(|| self.bare_year(at))
    }

    /// Expressions that begin with a word of their own.
    fn named(self, at: usize) -> Found {
        self.same(at)
            .or_else(|| self.feast(at))
            .or_else(|| self.cycle(at))
            .or_else(|| self.whole(at))
            .or_else(|| self.half(at))
            .or_else(|| self.part(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.entry(at, Role::DayOffset).map(|(end, word)| (Form::DayOffset(word.value), end)))
            .or_else(|| self.day(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.month(at))
            .or_else(|| self.week(at))
            .or_else(|| self.year(at))
            .or_else(|| self.roman(at))
    }

    /// A year that belongs to what stands before it: "/2019", "năm 2019", "năm nay", "của năm 2019", " 2019".
    pub(super) fn year_tail(self, at: usize) -> Option<(YearRef, usize)> {
        if self.symbol(at, "/-–.") {
            let year = self.likely_year(at + 1)?;
            let goes_on = self.symbol(at + 2, "/-–") && self.glued(at + 2) && self.glued(at + 3);
            return (!goes_on).then_some((YearRef::Given(year), at + 2));
        }
        let from = if self.symbol(at, ",") { at + 1 } else { self.skip(at, Role::Of) };
        if let Some(number) = self.role(from, Role::Year) {
            return self.which_year(number);
        }
        if from != at {
            return None;
        }
        let year = self.likely_year(at)?;
        let alone = !self.glued(at + 1) || !self.symbol(at + 1, "/-–");
        (alone && !self.is_measured(at + 1)).then_some((YearRef::Given(year), at + 1))
    }

    /// What follows "năm".
    fn which_year(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(year) = self.year_digits(at) {
            return Some((YearRef::Given(year), at + 1));
        }
        if let Some(end) = self.role(at, Role::This) {
            return Some((YearRef::FromNow(0), end));
        }
        if let Some(end) = self.role(at, Role::LastYear) {
            return Some((YearRef::FromNow(-1), end));
        }
        if let Some(end) = self.role(at, Role::Before) {
            return Some((YearRef::Before, end));
        }
        if let Some(end) = self.ahead(at) {
            return Some((YearRef::FromNow(1), end));
        }
        self.year_words(at).map(|(year, end)| (YearRef::Given(year), end))
    }

    /// "tới", "sau" as a direction, not as the joint of a range ("tháng 5 tới tháng 8").
    fn ahead(self, at: usize) -> Option<usize> {
        let end = self.role(at, Role::Next)?;
        let joint = self.role(at, Role::To).is_some()
            && end < self.end
            && (self.scan.tokens[end].kind == Kind::Number
                || [Role::Day, Role::Month, Role::MonthName, Role::Quarter, Role::QuarterName, Role::Year, Role::Last]
                    .iter()
                    .any(|&role| self.role(end, role).is_some()));
        (!joint).then_some(end)
    }

    /// "(của) năm", with or without saying which.
    fn of_year(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(found) = self.year_tail(at) {
            return Some(found);
        }
        let end = self.role(self.skip(at, Role::Of), Role::Year)?;
        // "nửa đầu năm qua" is of the year that runs.
        Some((YearRef::Bare, self.role(end, Role::Past).unwrap_or(end)))
    }

    /// "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ tháng 4-2018".
    fn same(self, at: usize) -> Found {
        // "tháng cùng kỳ".
        let from = self.role(at, Role::Month).unwrap_or(at);
        let end = self.role(from, Role::Same)?;
        if let Some((year, end)) = self.year_tail(end) {
            return Some((Form::Same(Some(Box::new(Form::Year(year)))), end));
        }
        let of = self.half(end).or_else(|| self.quarter(end)).or_else(|| self.month(end)).or_else(|| {
            self.counted(end).filter(|(form, _)| matches!(form, Form::Months { .. } | Form::Quarter { .. }))
        });
        Some(match of {
            Some((of, end)) => (Form::Same(Some(Box::new(of))), end),
            None => (Form::Same(None), end),
        })
    }

    fn feast(self, at: usize) -> Found {
        if let Some(prefix) = self.role(at, Role::DayPrefix) {
            // "mùng 6 Tết".
            let (day, end) = self.small(prefix)?;
            let end = self.role(end, Role::Lunar).filter(|_| self.role(end, Role::Month).is_none())?;
            let day = u8::try_from(day).ok()?;
            let (year, end) = self.feast_year(end);
            return Some((Form::Feast { month: 1, day, lunar: true, year }, end));
        }
        let (end, word) = self.entry(at, Role::Feast)?;
        let (year, end) = self.feast_year(end);
        // A feast as such is an occasion ("dịp Tết"); with a year or a word that places it, a day.
        let placed = year != YearRef::Bare
            || (at == self.start && end == self.end)
            || [Role::Before, Role::Next, Role::Since, Role::UpTo, Role::Day]
                .iter()
                .any(|&role| self.before(at, role).is_some());
        if !placed {
            return None;
        }
        Some((Form::Feast { month: word.month, day: u8::try_from(word.value).ok()?, lunar: word.lunar, year }, end))
    }

    /// "Tết Nguyên đán Kỷ Hợi 2019": the name of the year may stand between.
    fn feast_year(self, at: usize) -> (YearRef, usize) {
        if let Some(found) = self.year_tail(at) {
            return found;
        }
        let named = (at..at + 2).all(|token| self.scan.tokens.get(token).is_some_and(crate::token::Token::is_capital));
        if named
            && at + 2 <= self.end
            && let Some(found) = self.year_tail(at + 2)
        {
            return found;
        }
        (YearRef::Bare, at)
    }

    /// "năm học 2019-2020", "niên vụ 2019/2020", "giai đoạn 2016-2020", "vụ Đông Xuân 2023 - 2024".
    fn cycle(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Term) {
            let opened = end + usize::from(self.symbol(end, "("));
            let from = self.skip(self.skip(opened, Role::Since), Role::Year);
            let (from_year, to_year, stop) = self.two_years(from)?;
            let stop = stop + usize::from(opened > end && self.symbol(stop, ")"));
            return Some((Form::Years { from: from_year, to: to_year }, stop));
        }
        if let Some(end) = self.role(at, Role::Season) {
            if let Some((from, to, end)) = self.two_years(end) {
                return Some((Form::Years { from, to }, end));
            }
            let (year, end) = self.year_tail(end)?;
            return Some((Form::Year(year), end));
        }
        let (cycle, end) = self.cycle_head(at)?;
        if let Some((from, _, end)) = self.two_years(end) {
            return Some((Form::Cycle { cycle, from }, end));
        }
        let year = self.likely_year(end)?;
        // "năm tài chính 2018" is the year; "năm học 2019" begins in it.
        let fiscal = self.role(at, Role::FiscalYear).is_some();
        let form = if fiscal { Form::Year(YearRef::Given(year)) } else { Form::Cycle { cycle, from: year } };
        Some((form, end + 1))
    }

    fn cycle_head(self, at: usize) -> Option<(Cycle, usize)> {
        if let Some(end) = self.role(at, Role::SchoolYear) {
            return Some((Cycle::School, end));
        }
        let end = self.role(at, Role::CropYear).or_else(|| self.role(at, Role::FiscalYear))?;
        Some((Cycle::Crop, end))
    }

    /// "2016-2020", "2016 đến (năm) 2020", "2019/2020".
    fn two_years(self, at: usize) -> Option<(i32, i32, usize)> {
        let from = self.likely_year(at)?;
        let joint = if self.symbol(at + 1, "-–/") { at + 2 } else { self.role(at + 1, Role::To)? };
        let second = self.skip(joint, Role::Year);
        let to = self.likely_year(second)?;
        (from < to).then_some((from, to, second + 1))
    }

    /// "cả năm 2018", "cả quý I", "cả 6 tháng đầu năm".
    fn whole(self, at: usize) -> Found {
        let end = self.role(at, Role::Whole)?;
        if let Some(found) = self
            .quarter(end)
            .or_else(|| self.month(end))
            .or_else(|| self.counted(end).filter(|(form, _)| matches!(form, Form::Months { .. })))
        {
            return Some(found);
        }
        if let Some((from, to, end)) = self.role(end, Role::Term).and_then(|end| self.two_years(end)) {
            return Some((Form::Years { from, to }, end));
        }
        let year = self.role(end, Role::Year)?;
        Some(match self.which_year(year) {
            Some((which, end)) => (year_form(which), end),
            None => (Form::Year(YearRef::Bare), year),
        })
    }

    /// "nửa đầu năm 2019", "nửa năm đầu", "nửa năm qua", "bán niên 2019".
    fn half(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::FirstHalf) {
            let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
            return Some((Form::Months { count: 6, last: false, year }, end));
        }
        let end = self.role(at, Role::Half)?;
        if let Some((last, end)) = self.first_or_last(end) {
            if let Some((of, end)) = self.month(end).or_else(|| self.quarter(end)) {
                let edge = if last { Edge::Last } else { Edge::First };
                return Some((Form::Part { edge, of: Box::new(of) }, end));
            }
            let (year, end) = self.of_year(end)?;
            return Some((Form::Months { count: 6, last, year }, end));
        }
        let end = self.role(end, Role::Year)?;
        if let Some((last, end)) = self.first_or_last(end) {
            let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
            return Some((Form::Months { count: 6, last, year }, end));
        }
        if let Some(end) = self.role(end, Role::Past) {
            return Some((Form::Months { count: 6, last: false, year: YearRef::Bare }, end));
        }
        let (year, end) = self.which_year(end)?;
        Some((Form::Months { count: 6, last: false, year }, end))
    }

    fn first_or_last(self, at: usize) -> Option<(bool, usize)> {
        let found = self.role(at, Role::First).map(|end| (false, end));
        found.or_else(|| self.role(at, Role::Last).map(|end| (true, end)))
    }

    /// "đầu năm", "cuối tháng 4", "giữa quý II", "cuối 2018", "cuối năm học 2019-2020".
    fn part(self, at: usize) -> Found {
        let before = at.checked_sub(1).and_then(|before| self.role(before, Role::OtherFirst));
        if before.is_some_and(|end| end > at) {
            return None;
        }
        let (edge, end) = [(Edge::First, Role::First), (Edge::Middle, Role::Middle), (Edge::Last, Role::Last)]
            .iter()
            .find_map(|&(edge, role)| Some((edge, self.role(at, role)?)))?;
        let of = self.cycle(end).or_else(|| self.quarter(end)).or_else(|| self.month(end)).or_else(|| {
            if let Some(found) = self.year(end) {
                return Some(found);
            }
            if let Some(year) = self.role(end, Role::Year) {
                return Some((Form::Year(YearRef::Bare), year));
            }
            let year = self.likely_year(end)?;
            Some((Form::Year(YearRef::Given(year)), end + 1))
        });
        let (of, end) = of?;
        let of = match of {
            Form::Unit { unit: Grain::Year, .. } => Form::Year(YearRef::Before),
            Form::Months { .. } | Form::Rolling { .. } => return None,
            of => of,
        };
        Some((Form::Part { edge, of: Box::new(of) }, end))
    }

    /// "thứ Sáu tới", "thứ Tư tuần này", "thứ Ba, ngày 13 tháng 01 năm 2026" (the date then decides).
    fn weekday(self, at: usize) -> Found {
        let (end, word) = self.entry(at, Role::Weekday)?;
        let day = u8::try_from(word.value).ok()?;
        let comma = end + usize::from(self.symbol(end, ",(") && !self.symbol(end + 1, "("));
        if let Some((form @ Form::Day { .. }, stop)) = self.day(comma).or_else(|| self.numeric_after_lead(comma)) {
            let stop = stop + usize::from(self.symbol(comma.wrapping_sub(1), "(") && self.symbol(stop, ")"));
            return Some((form, stop));
        }
        if let Some(week) = self.role(end, Role::Week) {
            let (weeks, end) = self.direction(week)?;
            return Some((Form::Weekday { day, weeks: Some(weeks), ahead: false }, end));
        }
        if self.role(end, Role::Past).is_some() {
            let end = self.skip(end, Role::Past);
            return Some((Form::Weekday { day, weeks: None, ahead: false }, end));
        }
        if let Some(end) = self.ahead(end) {
            return Some((Form::Weekday { day, weeks: None, ahead: true }, end));
        }
        // Alone it is an ordinal ("đứng thứ hai") unless a part of the day calls it, or nothing else is said.
        let ordinal = self.role(end, Role::Of).is_some();
        let called = self.before(at, Role::DateHint).is_some() || self.before(at, Role::DateLead).is_some();
        let alone = at == self.start && end == self.end;
        (alone || (called && !ordinal)).then_some((Form::Weekday { day, weeks: None, ahead: false }, end))
    }

    /// "này" 0, "trước" -1, "tới" 1.
    fn direction(self, at: usize) -> Option<(i32, usize)> {
        if let Some(end) = self.role(at, Role::This) {
            return Some((0, end));
        }
        if let Some(end) = self.role(at, Role::Before) {
            return Some((-1, end));
        }
        self.ahead(at).map(|end| (1, end))
    }

    /// "ngày 9 tháng 4 năm 2020", "ngày 09/4", "ngày đầu tiên của tháng 3", "mồng 3 tháng ba", "rằm tháng 7".
    fn day(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::FullMoon) {
            let (of, end) = self.month(end)?;
            let Form::Month { month, year, .. } = of else { return None };
            return Some((Form::Day { day: 15, month: MonthRef::Given(month), year, lunar: true }, end));
        }
        let word = self.role(at, Role::Day);
        let number = self.skip(word.unwrap_or(at), Role::DayPrefix);
        if number == at {
            return None;
        }
        if let Some(first) = word.and_then(|end| self.role(end, Role::First)) {
            let from = self.skip(first, Role::Of);
            let of = self
                .month(from)
                .or_else(|| self.quarter(from))
                .or_else(|| self.year(from))
                .or_else(|| self.role(from, Role::Year).map(|end| (Form::Year(YearRef::Bare), end)));
            let (of, end) = of?;
            return Some((Form::FirstDay { of: Box::new(of) }, end));
        }
        let prefix = word.unwrap_or(at) != number;
        if let Some((mut form, end)) = self.numeric_after_lead(number) {
            // "mùng 10/3" is of the lunar calendar, "mồng 3 tháng ba" may be of either.
            if let (Form::Day { lunar, .. }, true) = (&mut form, prefix) {
                *lunar = true;
            }
            return Some((form, end));
        }
        self.day_of_month(number).or_else(|| self.spaced_day(number))
    }

    /// "ngày 15 - 11": only where it can't be two days.
    fn spaced_day(self, at: usize) -> Found {
        let (day, number) = (self.two_digits(at)?, self.two_digits(at + 2)?);
        let spaced = self.symbol(at + 1, "-–") && day > number && !(self.symbol(at + 3, "/-") && self.glued(at + 3));
        if !spaced {
            return None;
        }
        let (year, end) = match self.likely_year(at + 4).filter(|_| self.symbol(at + 3, "-–")) {
            Some(year) => (YearRef::Given(year), at + 5),
            None => (YearRef::Bare, at + 3),
        };
        Some((day_form(day, number, year)?, end))
    }

    /// "9 tháng 4 năm 2020", "4 tháng này", "28 tháng Chạp".
    pub(super) fn day_of_month(self, at: usize) -> Found {
        let (day, end) = self.small(at)?;
        let day = u8::try_from(day).ok().filter(|day| *day <= 31)?;
        if let Some((of, end)) = self.month(end) {
            return match of {
                Form::Month { month, year, lunar: true } => {
                    (day <= 30).then_some((Form::Day { day, month: MonthRef::Given(month), year, lunar: true }, end))
                }
                Form::Month { month, year, .. } => Some((day_form(day, month, year)?, end)),
                Form::Unit { unit: Grain::Month, shift } => {
                    Some((Form::Day { day, month: MonthRef::Shift(shift), year: YearRef::Bare, lunar: false }, end))
                }
                _ => None,
            };
        }
        None
    }

    /// "tháng 4/2020", "tháng Tư", "tháng trước", "tháng đầu năm".
    pub(super) fn month(self, at: usize) -> Found {
        if let Some((end, word)) = self.entry(at, Role::MonthName) {
            // "tháng năm 2018" is of the year, "tháng năm năm 2018" May.
            let month = u8::try_from(word.value).ok()?;
            return Some(self.month_with_year(month, word.lunar, end));
        }
        let end = self.role(at, Role::Month)?;
        if let Some(number) = self.two_digits(end).and_then(month) {
            if self.symbol(end + 1, "-–") && self.two_digits(end + 2).is_some() {
                // "tháng 5-6/2019".
                let last = self.two_digits(end + 2).and_then(month)?;
                let (year, stop) = self.year_tail(end + 3).unwrap_or((YearRef::Bare, end + 3));
                let form = |month| Form::Month { month, year, lunar: false };
                return (number < last).then(|| (super::numeric::between(form(number), form(last)), stop));
            }
            return Some(self.month_with_year(number, false, end + 1));
        }
        if let Some((month, year)) = self.dotted_month(end) {
            return Some((Form::Month { month, year: YearRef::Given(year), lunar: false }, end + 1));
        }
        if let Some((shift, end)) = self.direction(end) {
            return Some((Form::Unit { unit: Grain::Month, shift }, end));
        }
        if let Some(end) = self.role(end, Role::Past) {
            return Some((Form::Rolling { count: 1, unit: Grain::Month, ahead: false }, end));
        }
        let (last, end) = self.first_or_last(end)?;
        let (year, end) = self.of_year(end)?;
        Some((Form::Months { count: 1, last, year }, end))
    }

    /// "4.2020" in one token.
    fn dotted_month(self, at: usize) -> Option<(u8, i32)> {
        if at >= self.end {
            return None;
        }
        let (number, year) = self.scan.word(at).split_once('.')?;
        if number.len() > 2 || year.len() != 4 {
            return None;
        }
        Some((number.parse().ok().and_then(month)?, year.parse().ok()?))
    }

    fn month_with_year(self, month: u8, lunar: bool, at: usize) -> (Form, usize) {
        if let Some(end) = self.role(at, Role::Lunar) {
            let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
            return (Form::Month { month, year, lunar: true }, end);
        }
        let (year, end) = self.year_or_direction(at);
        (Form::Month { month, year, lunar }, end)
    }

    /// A year, or a word that only points ("tháng 6 vừa qua", "quý 3 tới", "tháng 10 này").
    fn year_or_direction(self, at: usize) -> (YearRef, usize) {
        if let Some(found) = self.year_tail(at) {
            return found;
        }
        if let Some(end) = self.role(at, Role::This) {
            return (YearRef::Bare, end);
        }
        self.coming_or_gone(at).unwrap_or((YearRef::Bare, at))
    }

    /// "tới", "vừa qua" after a date without a year; "sau" and "trước" go with another word more often.
    fn coming_or_gone(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(end) = self.role(at, Role::Past) {
            return Some((YearRef::Gone, end));
        }
        self.role(at, Role::Stretch)?;
        self.ahead(at).map(|end| (YearRef::Coming, end))
    }

    /// Lets "tới", "vừa qua" after a day say which year it is of.
    fn directed(self, mut form: Form, at: usize) -> (Form, usize) {
        if let (Form::Day { lunar, .. }, Some(end)) = (&mut form, self.role(at, Role::LunarMark)) {
            *lunar = true;
            return (form, end);
        }
        match self.coming_or_gone(at) {
            Some((year, end)) if matches!(form, Form::Day { year: YearRef::Bare, .. }) => {
                form.lend_year(year);
                (form, end)
            }
            _ => (form, at),
        }
    }

    /// "quý II/2019", "quý 3", "quý này", "quý đầu năm".
    pub(super) fn quarter(self, at: usize) -> Found {
        if let Some((end, word)) = self.entry(at, Role::QuarterName) {
            let (year, end) = self.year_or_direction(end);
            return Some(self.with_fiscal(u8::try_from(word.value).ok()?, year, end));
        }
        let end = self.role(at, Role::Quarter)?;
        if let Some(quarter) = self.two_digits(end).filter(|number| (1..=4).contains(number)) {
            let (year, end) = self.year_or_direction(end + 1);
            return Some(self.with_fiscal(quarter, year, end));
        }
        if let Some((quarter, year)) = self.dotted_month(end).filter(|&(number, _)| number <= 4) {
            return Some((Form::Quarter { quarter, year: YearRef::Given(year) }, end + 1));
        }
        if let Some((shift, end)) = self.direction(end) {
            return Some((Form::Unit { unit: Grain::Quarter, shift }, end));
        }
        if let Some(end) = self.role(end, Role::Past) {
            return Some((Form::Rolling { count: 1, unit: Grain::Quarter, ahead: false }, end));
        }
        let (last, end) = self.first_or_last(end)?;
        let (year, end) = self.of_year(end)?;
        Some((Form::Months { count: 3, last, year }, end))
    }

    /// "quý 2 niên độ tài chính 2018-2019" counts from October.
    fn with_fiscal(self, quarter: u8, year: YearRef, at: usize) -> (Form, usize) {
        if year == YearRef::Bare
            && let Some((Form::Cycle { from, .. }, end)) = self.cycle(self.skip(at, Role::Of))
        {
            let (quarter, year) = if quarter == 1 { (4, from) } else { (quarter - 1, from + 1) };
            return (Form::Quarter { quarter, year: YearRef::Given(year) }, end);
        }
        (Form::Quarter { quarter, year }, at)
    }

    /// "IV/2018" in a list of quarters.
    fn roman(self, at: usize) -> Found {
        let (end, word) = self.entry(at, Role::Roman)?;
        let year =
            self.likely_year(end + 1).filter(|_| self.symbol(end, "/-") && self.glued(end) && self.glued(end + 1))?;
        Some((Form::Quarter { quarter: u8::try_from(word.value).ok()?, year: YearRef::Given(year) }, end + 2))
    }

    /// "tuần trước", "tuần đầu tiên của tháng 9".
    fn week(self, at: usize) -> Found {
        let end = self.role(at, Role::Week)?;
        if let Some((shift, end)) = self.direction(end) {
            return Some((Form::Unit { unit: Grain::Week, shift }, end));
        }
        if let Some(end) = self.role(end, Role::Past) {
            return Some((Form::Rolling { count: 1, unit: Grain::Week, ahead: false }, end));
        }
        let end = self.role(end, Role::First)?;
        let (of, end) = self.month(self.skip(end, Role::Of))?;
        Some((Form::FirstWeek { of: Box::new(of) }, end))
    }

    /// "năm 2019", "năm ngoái", "năm 2018-2019", "thập niên 1990".
    pub(super) fn year(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Decade) {
            if let Some(year) = self.likely_year(end).filter(|year| year % 10 == 0) {
                return Some((Form::Decade(year), end + 1));
            }
            if let Some(short) = self.two_digits(end).filter(|short| short % 10 == 0 && *short >= 10) {
                let century = if short < 30 { 2000 } else { 1900 };
                return Some((Form::Decade(century + i32::from(short)), end + 1));
            }
        }
        if let Some(end) = self.role(at, Role::Years) {
            let year = self.likely_year(end)?;
            return Some((Form::Year(YearRef::Given(year)), end + 1));
        }
        let end = self.role(at, Role::Year)?;
        if let Some((from, to, end)) = self.two_years(end).filter(|_| self.symbol(end + 1, "-–")) {
            return Some((Form::Years { from, to }, end));
        }
        if let Some((which, end)) = self.which_year(end) {
            return Some((year_form(which), end));
        }
        if let Some(year) = self.early_year(at, end) {
            return Some((Form::Year(YearRef::Given(year)), end + 1));
        }
        let end = self.role(end, Role::Past)?;
        Some((Form::Rolling { count: 1, unit: Grain::Year, ahead: false }, end))
    }

    /// "năm 938": three digits are a year only where no amount a year can be meant.
    fn early_year(self, word: usize, at: usize) -> Option<i32> {
        let digits = self.digits(at).filter(|digits| digits.len() == 3 && !digits.starts_with('0'))?;
        let called = word == self.start
            || [Role::DateHint, Role::Since, Role::UpTo].iter().any(|&role| self.before(word, role).is_some());
        if called && !self.is_measured(at + 1) && !self.glued(at + 1) { digits.parse().ok() } else { None }
    }

    /// "6 tháng đầu năm", "9 tháng", "3 quý", "5 năm qua", "hai tuần trước".
    fn counted(self, at: usize) -> Found {
        let (count, unit) = self.small(at)?;
        if self.glued(at) && self.symbol(at.wrapping_sub(1), "/-–.,") {
            return None;
        }
        if let Some(end) = self.role(unit, Role::Month) {
            return self.counted_months(u8::try_from(count).ok()?, at, unit, end);
        }
        if let Some(end) = self.role(unit, Role::Quarter) {
            let months = u8::try_from(count * 3).ok().filter(|months| *months <= 12)?;
            if let Some((last, end)) = self.first_or_last(end) {
                let (year, end) = self.of_year(end)?;
                return Some((Form::Months { count: months, last, year }, end));
            }
            if let Some((year, end)) = self.year_tail(end) {
                return Some((Form::Months { count: months, last: false, year }, end));
            }
            return self.rolling(count, Grain::Quarter, end);
        }
        if let Some(end) = self.role(unit, Role::Year) {
            if let Some((from, to, end)) = self.two_years(end).filter(|_| self.symbol(end + 1, "-–")) {
                return Some((Form::Years { from, to }, end));
            }
            return self.rolling(count, Grain::Year, end);
        }
        if let Some(end) = self.role(unit, Role::Week) {
            return self.rolling(count, Grain::Week, end);
        }
        let end = self.role(unit, Role::Day)?;
        self.rolling(count, Grain::Day, end)
    }

    fn counted_months(self, count: u8, at: usize, unit: usize, end: usize) -> Found {
        if count <= 12 {
            if let Some((last, end)) = self.first_or_last(end) {
                let cycle = self.cycle_head(end).or_else(|| self.cycle_head(self.skip(end, Role::Year)));
                if let Some((cycle, (from, _, end))) = cycle.and_then(|(cycle, at)| Some((cycle, self.two_years(at)?)))
                {
                    return Some((Form::CycleMonths { count, last, cycle, from }, end));
                }
                let (year, end) = self.of_year(end).unwrap_or((YearRef::Bare, end));
                return Some((Form::Months { count, last, year }, end));
            }
            if let Some((year, end)) = self.year_tail(end) {
                return Some((Form::Months { count, last: false, year }, end));
            }
            if let Some((form @ Form::Quarter { .. }, end)) = self.quarter(end).filter(|_| count == 3) {
                return Some((form, end));
            }
            if let Some(found) = self.listed_months(count, end) {
                return Some(found);
            }
        }
        if let Some(found) = self.rolling(i32::from(count), Grain::Month, end) {
            return Some(found);
        }
        if let Some(found) = self.day_of_month(at).filter(|_| end != unit) {
            return Some(found);
        }
        (count <= 12).then_some((Form::BareMonths { count }, end))
    }

    /// "2 tháng (5 và 6/2019)".
    fn listed_months(self, count: u8, at: usize) -> Found {
        if count != 2 || !self.symbol(at, "(") {
            return None;
        }
        let first = self.two_digits(at + 1).and_then(month)?;
        let joint = self.role(at + 2, Role::And)?;
        let last = self.two_digits(joint).and_then(month).filter(|last| *last == first + 1)?;
        let (year, end) = self.year_tail(joint + 1).unwrap_or((YearRef::Bare, joint + 1));
        let form = |month| Form::Month { month, year, lunar: false };
        self.symbol(end, ")").then(|| (super::numeric::between(form(first), form(last)), end + 1))
    }

    /// "... qua", "... tới", "... trước", "... sau" after a number of units.
    fn rolling(self, count: i32, unit: Grain, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Past) {
            return Some((Form::Rolling { count, unit, ahead: false }, end));
        }
        if let Some((end, word)) = self.entry(at, Role::Before) {
            let free = !word.shy || !self.word_follows(end);
            let now = free && !word.told;
            return now.then_some((Form::Ago { count, unit, ahead: false }, end));
        }
        let end = self.ahead(at)?;
        let shy = self.entry(at, Role::Next).is_some_and(|(_, word)| word.shy);
        if shy && (self.word_follows(end) || self.symbol(end, ",")) {
            return None;
        }
        // "3 tháng tới" is all of them, "3 tháng sau" the end of them.
        let all = self.role(at, Role::Stretch).is_some();
        Some(if all {
            (Form::Rolling { count, unit, ahead: true }, end)
        } else {
            (Form::Ago { count, unit, ahead: true }, end)
        })
    }

    /// A year in digits with nothing that counts by it.
    fn bare_year(self, at: usize) -> Found {
        let year = self.likely_year(at).filter(|year| *year >= 1950)?;
        if self.scan.is_claimed(at) || self.is_measured(at + 1) {
            return None;
        }
        let joined = |token: usize| self.symbol(token, "/-–:+#_*=") && self.glued(token);
        if (self.glued(at) && !self.symbol(at.wrapping_sub(1), "(\"“'[")) || (joined(at + 1) && self.glued(at + 2)) {
            return None;
        }
        if self.glued(at + 1) && self.scan.tokens[at + 1].kind != Kind::Symbol {
            return None;
        }
        // The first token of a block may be a number of anything.
        let lone = self.scan.tokens[at].gap == Gap::Block && at + 1 == self.end;
        (!lone && self.before(at, Role::NoDate).is_none()).then_some((Form::Year(YearRef::Given(year)), at + 1))
    }
}

fn year_form(which: YearRef) -> Form {
    match which {
        YearRef::Before => Form::Unit { unit: Grain::Year, shift: -1 },
        which => Form::Year(which),
    }
}
