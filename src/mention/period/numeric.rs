//! Dates in digits: 09/4/2020, 9-4, 30.6.2020, 4/2020, 2016-2020, 26-28/6/2022.

use super::form::{Form, MonthRef, YearRef};
use super::words::Words;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::token::{Case, Kind};

/// Longest stretch of years that is read as one.
const LONGEST_STRETCH: i32 = 80;
/// From this day on "17-4" and "17/4" can't be a range or a fraction that anyone would write.
const CLEAR_DAY: u8 = 13;

/// How much a row of digits looks like a date by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Day, month and year of four digits, or a range with such an end.
    Full,
    /// Two years.
    Years,
    /// Month and year.
    MonthYear,
    /// Day, month and year of two digits.
    Short,
    /// Day and month with "/".
    Slash,
    /// Day and month with "-".
    Dash,
    /// Day and month with ".".
    Dot,
}

impl Words<'_> {
    /// A date in digits behind a word that calls for one ("ngày").
    pub(super) fn numeric_after_lead(self, at: usize) -> Option<(Form, usize)> {
        self.numeric(at).map(|(form, end, _)| (form, end))
    }

    /// A date in digits on its own: only where the shape or what stands around tells it from other numbers.
    pub(super) fn numeric_bare(self, at: usize) -> Option<(Form, usize)> {
        let (form, end, shape) = self.numeric(at)?;
        let claimed = self.scan.is_claimed(at);
        let fits = match shape {
            Shape::Full => true,
            Shape::Years => !claimed || !self.glued(at),
            Shape::MonthYear | Shape::Short => !claimed,
            // "Sáng nay 1.8, ...": a day by its name right before.
            Shape::Dot => self.before(at, Role::DayOffset).is_some() && !self.is_measured(end),
            Shape::Slash | Shape::Dash => !claimed && self.is_day_month(at, end, shape),
        };
        fits.then_some((form, end))
    }

    /// Whether "d/m" or "d-m" at `at..end` is a date, by what stands around it.
    fn is_day_month(self, at: usize, end: usize, shape: Shape) -> bool {
        // "cuối ngày hôm nay, 7-5, ..."; but "hôm nay, 7/10 doanh nghiệp".
        let apposed = self.symbol(at.wrapping_sub(1), ",")
            && self.before(at - 1, Role::DayOffset).is_some()
            && self.symbol(end, ",)");
        let lead = self.before(at, Role::DateLead).is_some() || apposed;
        // "Sáng 3-7 thí sinh ...": after such a word a noun goes on with the sentence.
        if if lead { self.has_unit(end) } else { self.is_measured(end) } {
            return false;
        }
        let (day, month) = (self.two_digits(at).unwrap_or(0), self.two_digits(at + 2).unwrap_or(0));
        let brackets = self.symbol(at.wrapping_sub(1), "(") && !self.word_follows(end);
        let followed = |roles: &[Role]| roles.iter().any(|&role| self.role(end, role).is_some());
        // "khoảng 7-8 năm trước": so many years.
        if shape == Shape::Dash && day < month && !lead && followed(&[Role::Year]) {
            return false;
        }
        if lead || brackets || followed(&[Role::LunarMark]) {
            return true;
        }
        // "3/5 là ngày cao điểm".
        let called = |copula: &crate::lexicon::Hit| self.role(copula.end as usize, Role::Day).is_some();
        if self.scan.hit(end, Class::Copula).as_ref().is_some_and(called) {
            return true;
        }
        // "chỉ bằng 2/3 năm ngoái": a part of it.
        if self.before(at, Role::NoDate).is_some() {
            return false;
        }
        if followed(&[Role::Next, Role::Past]) {
            return true;
        }
        // "khoảng 2/3 số cổ phiếu": a part of what is named.
        if shape == Shape::Slash && day < month && self.scan.hit(end, Class::PartTail).is_some() {
            return false;
        }
        let hint = self.before(at, Role::DateHint).is_some();
        // "túc trực 24/7": round the clock.
        if (day, month, shape) == (24, 7, Shape::Slash) && !hint {
            return false;
        }
        if day >= CLEAR_DAY {
            return true;
        }
        let padded = self.digits(at).is_some_and(|text| text.starts_with('0'))
            || self.digits(at + 2).is_some_and(|text| text.starts_with('0'));
        if padded && shape == Shape::Slash {
            return true;
        }
        // After "từ", "vào", "khoảng" a small pair is a date unless something is counted by it.
        hint && (shape == Shape::Slash || day > month || self.dashed || !self.word_follows(end))
    }

    /// Whether a plain word follows: "2-3 lần" is a range.
    pub(super) fn word_follows(self, at: usize) -> bool {
        let Some(token) = self.scan.tokens.get(at).filter(|_| at < self.end) else { return false };
        token.kind == Kind::Word
            && token.case == Case::Lower
            && self.scan.hits.of_at(at, Class::Period).next().is_none()
    }

    /// Whether any word follows, of time or not.
    pub(super) fn any_word(self, at: usize) -> bool {
        at < self.end && self.scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether the number that ends before `at` is measured or counted: a percent sign, a unit, a scale, a noun.
    pub(super) fn is_measured(self, at: usize) -> bool {
        self.has_unit(at)
            || (at < self.end && self.scan.hits.of_at(at, Class::Noun).any(|noun| !self.measures(at, noun.end)))
    }

    /// "khối lượng": whether the noun of an amount begins at `at` and is longer than what ends at `end`.
    fn measures(self, at: usize, end: u32) -> bool {
        // "giải" counts prizes, "giải ngân" does not.
        self.scan.hits.at(at).any(|longer| {
            longer.end > end
                && matches!(
                    longer.class,
                    Class::MeasureNoun | Class::RateNoun | Class::ShareNoun | Class::Act | Class::Respectively
                )
        })
    }

    /// The same without nouns.
    pub(super) fn has_unit(self, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        let counted = [Role::Day, Role::Week, Role::Month, Role::Quarter];
        if self.symbol(at, "%‰°$€") || counted.iter().any(|&role| self.role(at, role).is_some()) {
            return true;
        }
        self.scan.hits.at(at).any(|hit| match hit.class {
            // "từ 5-7 tuổi": a word of time there is only one of how long; "đến 15/9 khối lượng": "khối" only begins like a unit.
            Class::Unit => {
                !self.measures(at, hit.end)
                    && (self.scan.hits.of_at(at, Class::Period).next().is_none()
                        || self.role(at, Role::Length).is_some())
            }
            // "đến 30/6 tỷ lệ": so does the word of a scale.
            Class::Number => {
                self.scan.tokens[at].kind == Kind::Word
                    && self.is_scale(hit.entry as usize)
                    && !self.measures(at, hit.end)
            }
            _ => false,
        })
    }

    fn is_scale(self, entry: usize) -> bool {
        self.scan
            .lexicon
            .numbers
            .get(entry)
            .is_some_and(|number| number.role == crate::lexicon::schema::NumberRole::Scale)
    }

    /// Whether the digits at `at..end` stand free: not a piece of a code, a phone number or a decimal.
    fn stands_free(self, at: usize, end: usize) -> bool {
        let joins = |token: usize| self.symbol(token, "/-–.,:+#&_");
        if self.glued(at) && at > self.start {
            let word = self.scan.tokens[at - 1].kind != Kind::Symbol;
            let code = word && (self.scan.tokens[at - 1].case != Case::Lower || self.digits(at - 1).is_some());
            // "1/1-30/6/2020": a date joined to another.
            let range = self.symbol(at - 1, "-–") && self.symbol(at.wrapping_sub(3), "/") && self.symbol(at + 1, "/");
            if code || (joins(at - 1) && self.glued(at - 1) && !range) {
                return false;
            }
        }
        if !self.glued(end) {
            return true;
        }
        if self.scan.tokens[end].kind != Kind::Symbol {
            return false;
        }
        // A mark glued on both sides goes on with a code; after "-" another date may follow.
        if self.symbol(end, "/-–_") && self.glued(end + 1) {
            return self.symbol(end, "-–") && self.symbol(end + 2, "/-");
        }
        true
    }

    fn numeric(self, at: usize) -> Option<(Form, usize, Shape)> {
        if at >= self.end || self.scan.tokens[at].kind != Kind::Number {
            return None;
        }
        let (form, end, shape) = self.dotted(at).or_else(|| self.separated(at))?;
        self.stands_free(at, end).then_some((form, end, shape))
    }

    /// "30.6.2020", "30.6", one token.
    fn dotted(self, at: usize) -> Option<(Form, usize, Shape)> {
        let mut parts = self.scan.word(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next());
        if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
            return None;
        }
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        let (year, shape) = match year {
            Some(year) if year.len() == 4 => (YearRef::Given(year.parse().ok()?), Shape::Full),
            None => (YearRef::Bare, Shape::Dot),
            Some(_) => return None,
        };
        Some((day_form(day, month, year)?, at + 1, shape))
    }

    /// Parts in tokens of their own, with marks between.
    fn separated(self, at: usize) -> Option<(Form, usize, Shape)> {
        let mark = at + 1;
        if !self.symbol(mark, "/-–") {
            return None;
        }
        let next = at + 2;
        if let Some(year) = self.year_digits(at) {
            return self.year_first(year, at);
        }
        let first = self.two_digits(at)?;
        // "26-28/6/2022", "26 - 28/6", "02-03/2000".
        if self.symbol(mark, "-–")
            && self.symbol(next + 1, "/")
            && self.glued(next + 1)
            && self.glued(next + 2)
            && (!self.is_of_name(at) || self.glued(mark))
            && let Some(found) = self.day_span(first, next)
        {
            return Some(found);
        }
        if !self.glued(mark) || !self.glued(next) {
            return None;
        }
        if let Some(year) = self.likely_year(next) {
            let form = Form::Month { month: month(first)?, year: YearRef::Given(year), lunar: false };
            return Some((form, next + 1, Shape::MonthYear));
        }
        let second = self.two_digits(next)?;
        if self.symbol(next + 1, "/-–.") && self.glued(next + 1) && self.glued(next + 2) {
            if let Some(year) = self.year_digits(next + 2) {
                return Some((day_form(first, second, YearRef::Given(year))?, next + 3, Shape::Full));
            }
            if let (true, Some(year)) = (self.symbol(next + 1, "/"), self.two_digits(next + 2)) {
                let century = if year < 70 { 2000 } else { 1900 };
                let year = YearRef::Given(century + i32::from(year));
                return Some((day_form(first, second, year)?, next + 3, Shape::Short));
            }
        }
        let shape = if self.symbol(mark, "/") { Shape::Slash } else { Shape::Dash };
        Some((day_form(first, second, YearRef::Bare)?, next + 1, shape))
    }

    /// "dự thảo lần 3 - 5/2009": whether a number is the rank or number of what is named before it, and no time.
    fn is_of_name(self, at: usize) -> bool {
        const REACH: usize = 3;
        let ends = |from: usize, class: Class| self.scan.phrase(from, at, class) == Some(at);
        let before = || at.saturating_sub(REACH).max(self.start)..at;
        let numbered = [Class::Numbered, Class::NumberedWeak, Class::Ordinal];
        before().any(|from| numbered.into_iter().any(|class| ends(from, class)))
            && !before().any(|from| ends(from, Class::Period))
    }

    /// "2016-2020", "2020-07", "2020-07-15".
    fn year_first(self, year: i32, at: usize) -> Option<(Form, usize, Shape)> {
        let next = at + 2;
        if !self.symbol(at + 1, "-–") {
            return None;
        }
        if let Some(last) = self.likely_year(next) {
            let stretch = last - year;
            return (1..=LONGEST_STRETCH).contains(&stretch).then_some((
                Form::Years { from: year, to: last },
                next + 1,
                Shape::Years,
            ));
        }
        let digits = self.digits(next).filter(|digits| digits.len() == 2 && self.glued(at + 1) && self.glued(next))?;
        let number: u8 = digits.parse().ok()?;
        if self.symbol(next + 1, "-") && self.glued(next + 1) && self.glued(next + 2) {
            let day = self.digits(next + 2).filter(|digits| digits.len() == 2)?.parse().ok()?;
            return Some((day_form(day, number, YearRef::Given(year))?, next + 3, Shape::Full));
        }
        let form = Form::Month { month: month(number)?, year: YearRef::Given(year), lunar: false };
        Some((form, next + 1, Shape::MonthYear))
    }

    /// What follows "26-" in "26-28/6/2022": `next` is the second day or month.
    fn day_span(self, first: u8, next: usize) -> Option<(Form, usize, Shape)> {
        let second = self.two_digits(next)?;
        if let Some(year) = self.likely_year(next + 2) {
            let month_form =
                |number| Some(Form::Month { month: month(number)?, year: YearRef::Given(year), lunar: false });
            let (from, to) = (month_form(first)?, month_form(second)?);
            return (first < second).then(|| (between(from, to), next + 3, Shape::Full));
        }
        let number = self.two_digits(next + 2)?;
        let tail = self.symbol(next + 3, "/-") && self.glued(next + 3) && self.glued(next + 4);
        let (year, end, shape) = match self.year_digits(next + 4).filter(|_| tail) {
            Some(year) => (YearRef::Given(year), next + 5, Shape::Full),
            None => (YearRef::Bare, next + 3, Shape::Slash),
        };
        let (from, to) = (day_form(first, number, year)?, day_form(second, number, year)?);
        (first < second).then(|| (between(from, to), end, shape))
    }
}

pub(super) fn between(from: Form, to: Form) -> Form {
    Form::Between { from: Box::new(from), to: Box::new(to) }
}

/// A month, if there is one of this number.
pub(super) fn month(number: u8) -> Option<u8> {
    (1..=12).contains(&number).then_some(number)
}

/// A day that some year has.
pub(super) fn day_form(day: u8, number: u8, year: YearRef) -> Option<Form> {
    let number = month(number)?;
    // A leap year has every day that may be meant.
    crate::calendar::day(2000, number, day)?;
    Some(Form::Day { day, month: MonthRef::Given(number), year, lunar: false })
}
