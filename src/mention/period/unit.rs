//! Calendar units by number or name: days, weeks, months, quarters.

use super::form::{Form, MonthRef, YearRef};
use super::grammar::Found;
use super::numeric::{between, day_form, month};
use super::words::Words;
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::lexicon::schema::NumberRole;
use crate::text::Stand;

/// Most weekdays of one list.
const LONGEST_WEEK: usize = 7;

impl Words<'_> {
    /// "thứ Sáu tới", "thứ Tư tuần này", "thứ Ba, ngày 13 tháng 01 năm 2026" (the date then decides).
    pub(super) fn weekday(self, at: usize) -> Found {
        let (end, word) = self.entry(at, Role::Weekday)?;
        // "Amazon.cn": a piece of a name.
        if self.glued(at) && self.symbol(at.wrapping_sub(1), ".@") {
            return None;
        }
        let day = u8::try_from(word.value).ok()?;
        if let Some(end) = self.every_week(at, end) {
            return Some((Form::EveryWeek, end));
        }
        let comma = end + usize::from(self.symbol(end, ",(") && !self.symbol(end + 1, "("));
        if let Some((form @ Form::Day { .. }, stop)) = self.day(comma).or_else(|| self.numeric_after_lead(comma)) {
            let stop = stop + usize::from(self.symbol(comma.wrapping_sub(1), "(") && self.symbol(stop, ")"));
            return Some((form, stop));
        }
        if let Some(week) = self.role(end, Role::Week) {
            let (weeks, end) = self.direction(week)?;
            return Some((Form::Weekday { day, weeks: Some(weeks), ahead: false }, end));
        }
        let called = self.calls_weekday(at);
        // "người thứ hai tới đích", "đứng thứ hai sau Mỹ".
        let points = |stop: usize| called || !self.may_be_ordinal(at) || !self.any_word(stop);
        if let Some(stop) = self.role(end, Role::Past).filter(|&stop| points(stop)) {
            return Some((Form::Weekday { day, weeks: None, ahead: false }, stop));
        }
        let shy = self.entry(end, Role::Next).is_some_and(|(_, word)| word.shy);
        if let Some(stop) = self.ahead(end).filter(|&stop| if shy { !self.any_word(stop) } else { points(stop) }) {
            return Some((Form::Weekday { day, weeks: None, ahead: true }, stop));
        }
        // Alone it is an ordinal ("đứng thứ hai") unless a part of the day calls it, or nothing else is said.
        let ordinal =
            [Role::Of, Role::Next, Role::Length, Role::First].iter().any(|&role| self.role(end, role).is_some());
        let alone = at == self.start && end == self.end;
        (alone || (called && !ordinal)).then_some((Form::Weekday { day, weeks: None, ahead: false }, end))
    }

    /// Whether a weekday may be an ordinal as well: "thứ hai", "thứ 5", but not "thứ Hai".
    fn may_be_ordinal(self, at: usize) -> bool {
        let number = |at: usize| self.scan.tokens.get(at).is_some_and(|token| !token.is_capital());
        self.role(at, Role::NoDate).is_some() && number(at + 1)
    }

    /// Whether what stands before a weekday calls for one: "vào thứ Sáu", "tối thứ 2", but not "phiên thứ hai".
    fn calls_weekday(self, at: usize) -> bool {
        let sure = !self.may_be_ordinal(at);
        let calls =
            |at: usize, role: Role, sure: bool| self.entry_before(at, role).is_some_and(|word| sure || !word.shy);
        // "rơi vào ngày thứ sáu"; "bước sang ngày thứ 5" counts days.
        let of_day = |day: usize| calls(day, Role::DateHint, false) || calls(day, Role::DateLead, true);
        calls(at, Role::DateHint, sure)
            || calls(at, Role::DateLead, sure)
            || self.before(at, Role::Day).is_some_and(of_day)
    }

    /// The end of weekdays that no week is told of: "thứ Hai, thứ Tư hàng tuần", "các ngày thứ 7", "chủ nhật đầu tiên".
    fn every_week(self, at: usize, end: usize) -> Option<usize> {
        let day = self.before(at, Role::Day).unwrap_or(at);
        if self.before(day, Role::Vague).is_some() || (day < at && self.after_count(day)) {
            return Some(end);
        }
        if let Some(end) = self.role(end, Role::First).filter(|_| !self.may_be_ordinal(at)) {
            return Some(end);
        }
        let mut next = end;
        for _ in 0..LONGEST_WEEK {
            if let Some(end) = self.role(next, Role::Every) {
                return Some(end);
            }
            let joint = self.role(next, Role::And).or_else(|| self.role(next, Role::To));
            let from = match joint {
                Some(joint) => joint,
                None if self.symbol(next, ",-–") => self.role(next + 1, Role::And).unwrap_or(next + 1),
                None => return None,
            };
            let from = self.skip(from, Role::Day);
            let short = self.two_digits(from).filter(|day| (2..=7).contains(day)).map(|_| from + 1);
            next = self.role(from, Role::Weekday).or(short)?;
        }
        None
    }

    /// "ngày 9 tháng 4 năm 2020", "ngày 09/4", "ngày đầu tiên của tháng 3", "mồng 3 tháng ba", "rằm tháng 7".
    pub(super) fn day(self, at: usize) -> Found {
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
        if let Some(found) = self.numeric_after_lead(number) {
            return Some(found);
        }
        self.day_of_month(number).or_else(|| self.spaced_day(number))
    }

    /// "ngày 15 - 11": only where it can't be two days.
    pub(super) fn spaced_day(self, at: usize) -> Found {
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
        if let Some(number) = self.two_digits(end).and_then(month).filter(|_| !self.is_scaled(end + 1)) {
            if self.symbol(end + 1, "-–") && self.two_digits(end + 2).is_some() {
                // "tháng 5-6/2019".
                let last = self.two_digits(end + 2).and_then(month)?;
                let (year, stop) = self.year_tail(end + 3).unwrap_or((YearRef::Bare, end + 3));
                let form = |month| Form::Month { month, year, lunar: false };
                return (number < last).then(|| (between(form(number), form(last)), stop));
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
    pub(super) fn dotted_month(self, at: usize) -> Option<(u8, i32)> {
        if at >= self.end {
            return None;
        }
        let (number, year) = self.scan.word(at).split_once('.')?;
        if number.len() > 2 || year.len() != 4 {
            return None;
        }
        Some((number.parse().ok().and_then(month)?, year.parse().ok()?))
    }

    /// "thu trong tháng 11 | tỷ 840 triệu đồng", "trong tháng 9 | triệu USD": whether the number before a token is so many millions
    /// and no month; but "tháng 11 tỷ giá tăng".
    fn is_scaled(self, at: usize) -> bool {
        let scale = |entry: u32| self.scan.lexicon.numbers[entry as usize].role == NumberRole::Scale;
        let scaled = at < self.end && self.scan.hits.of_at(at, Class::Number).any(|hit| scale(hit.entry));
        let next = at + 1;
        scaled && next < self.end && (self.digits(next).is_some() || self.scan.hit(next, Class::Unit).is_some())
    }

    pub(super) fn month_with_year(self, month: u8, lunar: bool, at: usize) -> (Form, usize) {
        if let Some(end) = self.role(at, Role::Lunar) {
            let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
            return (Form::Month { month, year, lunar: true }, end);
        }
        let (year, end) = self.year_or_direction(at);
        (Form::Month { month, year, lunar }, end)
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
        // "quý nay", where "tháng nay" is a length.
        let this = self.role(end, Role::This).map(|end| (0, end));
        if let Some((shift, end)) = this.or_else(|| self.direction(end)) {
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
    pub(super) fn with_fiscal(self, quarter: u8, year: YearRef, at: usize) -> (Form, usize) {
        if year == YearRef::Bare
            && let Some((Form::Cycle { from, .. }, end)) = self.cycle(self.skip(at, Role::Of))
        {
            let (quarter, year) = if quarter == 1 { (4, from) } else { (quarter - 1, from + 1) };
            return (Form::Quarter { quarter, year: YearRef::Given(year) }, end);
        }
        (Form::Quarter { quarter, year }, at)
    }

    /// "T7/2023", "Q1/2019": a capital, glued to its number, and a year, which the head of a table may leave out.
    pub(super) fn abbreviated(self, at: usize) -> Option<(Form, usize)> {
        let short = self.role(at, Role::MonthShort).or_else(|| self.role(at, Role::QuarterShort))?;
        if !self.scan.tokens[at].is_capital() || !self.glued(short) || self.glued(at) {
            return None;
        }
        let number = self.two_digits(short)?;
        let bare = || self.is_head().then_some((YearRef::Bare, short + 1));
        let (year, end) = self.year_tail(short + 1).or_else(bare)?;
        if self.role(at, Role::MonthShort).is_some() {
            return Some((Form::Month { month: month(number)?, year, lunar: false }, end));
        }
        (1..=4).contains(&number).then_some((Form::Quarter { quarter: number, year }, end))
    }

    /// Whether it stands in the head of a table.
    pub(super) fn is_head(self) -> bool {
        self.scan.cell(self.start).is_some_and(|cell| self.scan.stand(cell) == Stand::Head)
    }

    /// "IV/2018" in a list of quarters.
    pub(super) fn roman(self, at: usize) -> Found {
        let (end, word) = self.entry(at, Role::Roman)?;
        let year =
            self.likely_year(end + 1).filter(|_| self.symbol(end, "/-") && self.glued(end) && self.glued(end + 1))?;
        Some((Form::Quarter { quarter: u8::try_from(word.value).ok()?, year: YearRef::Given(year) }, end + 2))
    }

    /// "tuần trước", "tuần đầu tiên của tháng 9".
    pub(super) fn week(self, at: usize) -> Found {
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
}
