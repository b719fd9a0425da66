//! A number of units: "6 tháng đầu năm", "9 tháng", "5 năm qua", "hai tuần trước".

use super::form::{Form, MonthRef, YearRef};
use super::grammar::Found;
use super::numeric::{between, month};
use super::words::Words;
use crate::calendar::Grain;
use crate::lexicon::period::PeriodRole as Role;

impl Words<'_> {
    /// "6 tháng đầu năm", "9 tháng", "3 quý", "5 năm qua", "hai tuần trước".
    pub(super) fn counted(self, at: usize) -> Found {
        let (count, unit) = self.small(at)?;
        // "hai tháng một lần"
        let often = self.role(unit, Role::Idiom).is_some();
        if often || (self.glued(at) && self.symbol(at.wrapping_sub(1), "/-–.,")) {
            return None;
        }
        if let Some(end) = self.role(unit, Role::Month) {
            return self.counted_months(u8::try_from(count).ok()?, at, end);
        }
        if let Some(found) = self.months_short(count, unit) {
            return Some(found);
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
            if let Some(found) = self.part_of_years(count, end) {
                return Some(found);
            }
            // "trong 1 năm qua": the twelve months that are over; "năm qua" is the year before.
            if let Some(end) = self.role(end, Role::Past).filter(|_| count == 1) {
                return Some((Form::Rolling { count: 12, unit: Grain::Month, ahead: false }, end));
            }
            let whole = self.digits(end).is_none() && count > 1;
            return self.rolling(count, Grain::Year, end).or(whole.then_some((Form::BareYears { count }, end)));
        }
        if let Some(end) = self.role(unit, Role::Week) {
            return self.days_of_month(count.checked_mul(7)?, end).or_else(|| self.rolling(count, Grain::Week, end));
        }
        let end = self.role(unit, Role::Day)?;
        // "chốt sổ 2 ngày trước 30/6": when something was done.
        let inside = self.before(at, Role::Running).is_some();
        let before = || self.days_before(count, end).filter(|_| inside);
        self.days_of_month(count, end).or_else(before).or_else(|| self.rolling(count, Grain::Day, end))
    }

    /// "trong 15 ngày trước ngày 22/8": behind their number and unit.
    fn days_before(self, count: i32, at: usize) -> Found {
        const LONGEST: u8 = 31;
        let count = u8::try_from(count).ok().filter(|count| (2..=LONGEST).contains(count))?;
        let (of, end) = self.day(self.role(at, Role::Before)?)?;
        matches!(of, Form::Day { lunar: false, .. }).then(|| (Form::DaysBefore { count, of: Box::new(of) }, end))
    }

    /// "hai năm còn lại", "3 năm đầu của kế hoạch 2011 - 2015": behind their number and unit.
    fn part_of_years(self, count: i32, at: usize) -> Found {
        let (last, end) = self.first_or_last(at).filter(|&(_, end)| self.digits(end).is_none())?;
        let plan = self.role(end, Role::Of).unwrap_or(end);
        let plan = self.role(plan, Role::Plan).or_else(|| self.role(plan, Role::Term));
        let counted = |at: usize| self.small(at).and_then(|(_, unit)| self.role(unit, Role::Year)).unwrap_or(at);
        if let Some((from, to, end)) = plan.and_then(|plan| self.two_years(counted(plan))) {
            let (first, to) = if last { (to - count + 1, to) } else { (from, from + count - 1) };
            return Some((Form::Years { from: first.max(from), to }, end));
        }
        Some((Form::PartOfYears { count, last }, end))
    }

    /// "6T/2020", "lũy kế 9T", "4T đầu năm": months in the short form of reports, where it can't be a weight.
    fn months_short(self, count: i32, at: usize) -> Found {
        const HALF: u8 = 6;
        const THREE_QUARTERS: u8 = 9;
        let count = u8::try_from(count).ok().filter(|count| (2..12).contains(count))?;
        let end = self.role(at, Role::MonthShort).filter(|_| self.glued(at))?;
        if let Some((year, end)) = self.year_tail(end).filter(|_| self.symbol(end, "/-")) {
            return Some((Form::Months { count, last: false, year }, end));
        }
        if self.first_or_last(end).is_some() {
            return self.counted_months(count, at, end);
        }
        let usual = matches!(count, HALF | THREE_QUARTERS) && !self.symbol(end, "/-");
        (usual || self.is_head()).then_some((Form::Months { count, last: false, year: YearRef::Bare }, end))
    }

    /// "10 ngày đầu tháng 7", "hai tuần cuối của tháng 6": behind their number and unit.
    fn days_of_month(self, count: i32, at: usize) -> Found {
        let count = u8::try_from(count).ok().filter(|count| (1..=31).contains(count))?;
        let (last, end) = self.first_or_last(at)?;
        let (of, end) = self.month(self.skip(end, Role::Of))?;
        matches!(of, Form::Month { .. } | Form::Unit { .. })
            .then(|| (Form::Days { count, last, of: Box::new(of) }, end))
    }

    pub(super) fn counted_months(self, count: u8, at: usize, end: usize) -> Found {
        if count <= 12 {
            if let Some((last, end)) = self.first_or_last(end) {
                let cycle = self.cycle_head(end).or_else(|| self.cycle_head(self.skip(end, Role::Year)));
                if let Some((cycle, (from, _, end))) = cycle.and_then(|(cycle, at)| Some((cycle, self.two_years(at)?)))
                {
                    return Some((Form::CycleMonths { count, last, cycle, from }, end));
                }
                if let Some((year, end)) = self.of_year(end) {
                    return Some((Form::Months { count, last, year }, end));
                }
                // "suốt hai tháng đầu" may be of anything.
                return (!last).then_some((Form::BareMonths { count }, end));
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
        if let Some(found) =
            self.day_of_month(at).filter(|(form, _)| !matches!(form, Form::Day { month: MonthRef::Shift(_), .. }))
        {
            return Some(found);
        }
        (count <= 12).then_some((Form::BareMonths { count }, end))
    }

    /// "2 tháng (5 và 6/2019)".
    pub(super) fn listed_months(self, count: u8, at: usize) -> Found {
        if count != 2 || !self.symbol(at, "(") {
            return None;
        }
        let first = self.two_digits(at + 1).and_then(month)?;
        let joint = self.role(at + 2, Role::And)?;
        let last = self.two_digits(joint).and_then(month).filter(|last| *last == first + 1)?;
        let (year, end) = self.year_tail(joint + 1).unwrap_or((YearRef::Bare, joint + 1));
        let form = |month| Form::Month { month, year, lunar: false };
        self.symbol(end, ")").then(|| (between(form(first), form(last)), end + 1))
    }

    /// "... qua", "... tới", "... trước", "... sau" after a number of units.
    pub(super) fn rolling(self, count: i32, unit: Grain, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Past) {
            return Some((Form::Rolling { count, unit, ahead: false }, end));
        }
        if let Some((end, word)) = self.entry(at, Role::Before) {
            let free = !word.shy || !self.word_follows(end);
            // "trong 15 ngày trước ngày 22/8": a length of time that ends there.
            let dated = self.day(end).is_some() || self.month(end).is_some() || self.numeric_bare(end).is_some();
            let now = free && !word.told && !dated;
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
}
