//! The year that belongs to an expression ("/2019", "năm nay", "của năm 2019"), and years on their own.

use super::form::{Form, YearRef};
use super::grammar::{Found, year_form};
use super::words::Words;
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::token::{Gap, Kind};

impl Words<'_> {
    /// A year that belongs to what stands before it: "/2019", "năm 2019", "năm nay", "của năm 2019", " 2019".
    pub(super) fn year_tail(self, at: usize) -> Option<(YearRef, usize)> {
        if self.symbol(at, "/-–.") {
            let year = self.likely_year(at + 1)?;
            let goes_on = self.symbol(at + 2, "/-–") && self.glued(at + 2) && self.glued(at + 3);
            // "02/2014-12/2015": another month follows.
            let month =
                self.two_digits(at + 3).is_some() && self.symbol(at + 4, "/") && self.likely_year(at + 5).is_some();
            let goes_on = goes_on && !(month && self.symbol(at + 2, "-–"));
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
        let counted = || self.is_measured(at + 1) && !self.acts(at + 1);
        (alone && !counted()).then_some((YearRef::Given(year), at + 1))
    }

    /// "11 tháng 2002 | tổ chức 137 hội chợ": whether the noun here has a number of its own behind it, so that it is none that
    /// the number before counts.
    fn acts(self, at: usize) -> bool {
        let number = |end: u32| self.scan.tokens.get(end as usize).is_some_and(|token| token.kind == Kind::Number);
        let noun = self.scan.hits.of_at(at, Class::Noun).map(|noun| noun.end).max();
        !self.has_unit(at) && noun.is_some_and(number)
    }

    /// What follows "năm".
    pub(super) fn which_year(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(year) = self.year_digits(at) {
            return Some((YearRef::Given(year), at + 1));
        }
        if let Some(year) = self.broken_year(at) {
            return Some((YearRef::Given(year), at + 2));
        }
        if let Some(end) = self.role(at, Role::This) {
            // "năm nay" is today's, "năm này" the one spoken of.
            let year = if self.role(at, Role::Now).is_some() { YearRef::FromNow(0) } else { YearRef::Bare };
            return Some((year, end));
        }
        if let Some(end) = self.role(at, Role::LastYear) {
            return Some((YearRef::FromNow(-1), end));
        }
        if let Some(end) = self.role(at, Role::Before) {
            return Some((YearRef::Before, end));
        }
        if let Some(end) = self.ahead(at) {
            let after = self.entry(at, Role::Next).is_some_and(|(_, word)| word.shy);
            return Some((if after { YearRef::After } else { YearRef::FromNow(1) }, end));
        }
        self.year_words(at).map(|(year, end)| (YearRef::Given(year), end))
    }

    /// "năm 200 4": a year whose digits a page sets apart, as text from PDF often has it.
    fn broken_year(self, at: usize) -> Option<i32> {
        let (head, tail) = (self.digits(at)?, self.digits(at + 1)?);
        let spaced = self.scan.tokens.get(at + 1)?.gap == Gap::Space;
        let broken =
            matches!((head.len(), tail.len()), (3, 1) | (2, 2)) && (head.starts_with("19") || head.starts_with("20"));
        let year = format!("{head}{tail}").parse().ok()?;
        let told = spaced && broken && (1945..=2100).contains(&year) && !self.is_measured(at + 2);
        told.then_some(year)
    }

    /// "tới", "sau" as a direction, not as the joint of a range ("tháng 5 tới tháng 8").
    pub(super) fn ahead(self, at: usize) -> Option<usize> {
        let end = self.role(at, Role::Next)?;
        // "trong tháng tiếp nhận 12 hồ sơ": a part of a longer word points nowhere.
        if self.scan.hits.at(at).any(|hit| hit.class.is_cue() && hit.end as usize > end) {
            return None;
        }
        let goes_on = end < self.end
            && (self.scan.tokens[end].kind == Kind::Number
                || self.scan.tokens[end].is_capital()
                || [
                    Role::Day,
                    Role::Month,
                    Role::MonthName,
                    Role::Quarter,
                    Role::QuarterName,
                    Role::Year,
                    Role::First,
                    Role::Last,
                    Role::Now,
                ]
                .iter()
                .any(|&role| self.role(end, role).is_some()));
        let joint = goes_on && self.role(at, Role::To).is_some();
        (!joint).then_some(end)
    }

    /// "(của) năm", with or without saying which.
    pub(super) fn of_year(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(found) = self.year_tail(at) {
            return Some(found);
        }
        let end = self.role(self.skip(at, Role::Of), Role::Year)?;
        // "nửa đầu năm qua" is of the year that runs.
        Some((YearRef::Bare, self.role(end, Role::Past).unwrap_or(end)))
    }

    /// "2016-2020", "2016 đến (năm) 2020", "2019/2020".
    pub(super) fn two_years(self, at: usize) -> Option<(i32, i32, usize)> {
        let from = self.likely_year(at)?;
        let joint = if self.symbol(at + 1, "-–/") { at + 2 } else { self.role(at + 1, Role::To)? };
        let second = self.skip(joint, Role::Year);
        let to = self.likely_year(second)?;
        (from < to).then_some((from, to, second + 1))
    }

    pub(super) fn first_or_last(self, at: usize) -> Option<(bool, usize)> {
        let found = self.role(at, Role::First).map(|end| (false, end));
        found.or_else(|| self.role(at, Role::Last).map(|end| (true, end)))
    }

    /// "này" 0, "trước" -1, "tới" 1.
    pub(super) fn direction(self, at: usize) -> Option<(i32, usize)> {
        // "cả tháng nay" is a length.
        if let Some(end) = self.role(at, Role::This).filter(|_| self.role(at, Role::Now).is_none()) {
            return Some((0, end));
        }
        if let Some(end) = self.role(at, Role::Before) {
            return Some((-1, end));
        }
        self.ahead(at).map(|end| (1, end))
    }

    /// A year, or a word that only points ("tháng 6 vừa qua", "quý 3 tới", "tháng 10 này").
    pub(super) fn year_or_direction(self, at: usize) -> (YearRef, usize) {
        if let Some(found) = self.year_tail(at) {
            return found;
        }
        if let Some(end) = self.role(at, Role::This) {
            return (YearRef::Bare, end);
        }
        self.coming_or_gone(at).unwrap_or((YearRef::Bare, at))
    }

    /// "tới", "vừa qua" after a date without a year; "sau" and "trước" go with another word more often.
    pub(super) fn coming_or_gone(self, at: usize) -> Option<(YearRef, usize)> {
        if let Some(end) = self.role(at, Role::Past) {
            return Some((YearRef::Gone, end));
        }
        self.role(at, Role::Stretch)?;
        self.ahead(at).map(|end| (YearRef::Coming, end))
    }

    /// Lets "tới", "vừa qua" after a day say which year it is of.
    pub(super) fn directed(self, mut form: Form, at: usize) -> (Form, usize) {
        if let (Form::Day { lunar, .. }, Some(end)) = (&mut form, self.role(at, Role::LunarMark)) {
            *lunar = true;
            return (form, end);
        }
        // "ngày 2/3 năm ngoái".
        if let Form::Day { year: YearRef::Bare, .. } = form
            && let Some((year, end)) = self.role(at, Role::Year).and_then(|year| self.which_year(year))
        {
            form.lend_year(year);
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

    /// "năm 2019", "năm ngoái", "năm 2018-2019", "thập niên 1990".
    pub(super) fn year(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Decade) {
            if let Some(year) = self.likely_year(end).filter(|year| year % 10 == 0) {
                // "thập niên 1930-1940"
                let last = self.likely_year(end + 2).filter(|last| self.symbol(end + 1, "-–") && last % 10 == 0);
                if let Some(last) = last.filter(|&last| last > year) {
                    return Some((Form::Years { from: year, to: last + 9 }, end + 3));
                }
                return Some((Form::Decade(year), end + 1));
            }
            if let Some(short) = self.two_digits(end).filter(|short| short % 10 == 0 && *short >= 10)
                && !self.is_measured(end + 1)
                && self.role(end + 1, Role::Length).is_none()
            {
                let century = if short < 30 { 2000 } else { 1900 };
                return Some((Form::Decade(century + i32::from(short)), end + 1));
            }
        }
        if let Some(end) = self.role(at, Role::Years) {
            if let Some((from, to, end)) = self.two_years(end).filter(|_| self.symbol(end + 1, "-–")) {
                return Some((Form::Years { from, to }, end));
            }
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
        // "gần 200 năm qua": more than one.
        let counted = at > self.start && self.scan.tokens[at - 1].kind == Kind::Number;
        let end = self.role(end, Role::Past).filter(|_| !counted)?;
        Some((Form::Rolling { count: 1, unit: Grain::Year, ahead: false }, end))
    }

    /// "năm 938": three digits are a year only where no amount a year can be meant.
    pub(super) fn early_year(self, word: usize, at: usize) -> Option<i32> {
        let digits = self.digits(at).filter(|digits| digits.len() == 3 && !digits.starts_with('0'))?;
        let called = word == self.start
            || [Role::DateHint, Role::Since, Role::UpTo].iter().any(|&role| self.before(word, role).is_some());
        if called && !self.is_measured(at + 1) && !self.glued(at + 1) { digits.parse().ok() } else { None }
    }

    /// A year in digits with nothing that counts by it.
    pub(super) fn bare_year(self, at: usize) -> Found {
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
        // "pháo tự hành M 1978": the number of a model, behind its letter; that of a quarter is Roman.
        let letter = at.checked_sub(1).filter(|&before| before >= self.start).is_some_and(|before| {
            let token = &self.scan.tokens[before];
            token.kind == Kind::Word
                && token.is_capital()
                && token.span.len() == 1
                && !matches!(self.scan.word(before), "I" | "V" | "X")
        });
        if letter {
            return None;
        }
        // The first token of a block may be a number of anything.
        let lone = self.scan.tokens[at].gap == Gap::Block && at + 1 == self.end;
        (!lone && self.before(at, Role::NoDate).is_none()).then_some((Form::Year(YearRef::Given(year)), at + 1))
    }
}
