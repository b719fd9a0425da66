//! One expression of time without its joints: "ngày 9 tháng 4 năm 2020", "6 tháng đầu năm", "cuối quý II", "cùng kỳ".
//!
//! Each function reads at a place and gives the form and the token after it. Nothing is read twice more than the
//! nesting of the grammar allows, which is three deep.

use super::around;
use super::form::{Cycle, Edge, Form, MonthRef, YearRef};
use super::words::Words;
use crate::calendar::Grain;
use crate::lexicon::period::{PeriodRole as Role, PeriodWord};
use crate::lexicon::{Class, Signs};
use crate::token::{Case, Kind};

/// The days of half a month.
pub(super) const HALF_MONTH: u8 = 15;
/// The last month of the first half of a year.
pub(super) const HALF_YEAR: u8 = 6;

/// The month a school year begins with.
const FIRST_OF_SCHOOL: u8 = 9;

/// A form and the token after it.
pub(super) type Found = Option<(Form, usize)>;

impl Words<'_> {
    /// What tells that an expression may begin.
    pub(super) const BEGINNINGS: Signs = Signs::classes(&[Class::Period, Class::Number]).or(Signs::NUMBER);

    /// The first token from `at` on where an expression may begin, or the end.
    pub(super) fn next_beginning(self, at: usize) -> usize {
        let mut at = self.scan.hits.next(at, self.end, Self::BEGINNINGS);
        while at < self.end && !self.may_begin(at) {
            at = self.scan.hits.next(at + 1, self.end, Self::BEGINNINGS);
        }
        at
    }

    /// Whether an expression may begin at a token.
    pub(super) fn may_begin(self, at: usize) -> bool {
        self.scan.tokens[at].kind == Kind::Number
            || self.scan.roles.opens(at)
            || self.scan.hit(at, Class::Number).is_some()
    }

    /// The expression at `at`.
    pub(super) fn core(self, at: usize) -> Found {
        if at >= self.end || !self.may_begin(at) {
            return None;
        }
        // "đồng/năm sau ...": a unit.
        if self.glued(at) && self.symbol(at.wrapping_sub(1), "/") && self.scan.tokens[at].kind == Kind::Word {
            return None;
        }
        let found = self.named(at).or_else(|| self.counted(at)).or_else(|| self.numeric_bare(at));
        found.map(|(form, end)| self.directed(form, end)).or_else(|| self.bare_year(at))
    }

    /// Expressions that begin with a word of their own.
    pub(super) fn named(self, at: usize) -> Found {
        // No word of time begins here; the last days of a year alone begin with a number ("30 Tết").
        if self.scan.roles.none(at) {
            return self.feast(at);
        }
        self.same(at)
            .or_else(|| self.feast(at))
            .or_else(|| self.cycle(at))
            .or_else(|| self.whole(at))
            .or_else(|| self.half(at))
            .or_else(|| self.term_end(at))
            .or_else(|| self.term(at))
            .or_else(|| self.part(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.entry(at, Role::DayOffset).map(|(end, word)| (Form::DayOffset(word.value), end)))
            .or_else(|| self.day(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.month(at))
            .or_else(|| self.week(at))
            .or_else(|| self.year(at))
            .or_else(|| self.roman(at))
            .or_else(|| self.abbreviated(at))
    }

    /// "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ tháng 4-2018".
    pub(super) fn same(self, at: usize) -> Found {
        // "tháng cùng kỳ".
        let from = self.role(at, Role::Month).unwrap_or(at);
        let (end, word) = self.entry(from, Role::Same)?;
        if let Some((year, end)) = self.year_tail(end) {
            return Some((Form::Same(Some(Box::new(Form::Year(year)))), end));
        }
        let of = self.half(end).or_else(|| self.quarter(end)).or_else(|| self.month(end)).or_else(|| {
            self.counted(end).filter(|(form, _)| matches!(form, Form::Months { .. } | Form::Quarter { .. }))
        });
        Some(match of {
            Some((of, end)) => (Form::Same(Some(Box::new(of))), end),
            // "so với cùng thời điểm hôm qua": a time of that day.
            None if word.shy
                && [Role::Day, Role::DayOffset, Role::DateLead].iter().any(|&role| self.role(end, role).is_some()) =>
            {
                return None;
            }
            None if word.shy
                && self.before(from, Role::Versus).is_none()
                && !self.follows_figure(from)
                && !self.follows_compared(from) =>
            {
                return None;
            }
            None => (Form::Same(None), end),
        })
    }

    /// "bằng 98% CK", "140 con (CK 150 con)": behind a percentage, or where a bracket begins.
    fn follows_figure(self, at: usize) -> bool {
        let short = self.scan.tokens[at].case == Case::Upper;
        short && at > self.start && (self.symbol(at - 1, "%") || self.symbol(at - 1, "("))
    }

    /// "so với mức 6% | một năm trước đó": behind a figure that something is compared with.
    fn follows_compared(self, at: usize) -> bool {
        const REACH: usize = 6;
        let number = |token: &usize| self.scan.tokens[*token].kind == Kind::Number;
        let figure = (at.saturating_sub(REACH).max(self.start)..at).rev().find(number);
        figure.is_some_and(|figure| {
            (figure.saturating_sub(REACH).max(self.start)..=figure)
                .any(|from| self.before(from, Role::Versus).is_some())
        })
    }

    pub(super) fn feast(self, at: usize) -> Found {
        if let Some(prefix) = self.role(at, Role::DayPrefix) {
            // "mùng 6 Tết".
            let (day, end) = self.small(prefix)?;
            let end = self.role(end, Role::Lunar).filter(|_| self.role(end, Role::Month).is_none())?;
            let day = u8::try_from(day).ok()?;
            let (year, end) = self.feast_year(end);
            return Some((Form::Feast { month: 1, day, lunar: true, year }, end));
        }
        // "ngày 30 Tết": the last days of the year before.
        let last = || self.two_digits(at).filter(|day| (23..=30).contains(day));
        if let Some(end) = self.role(at + 1, Role::NewYear)
            && let Some(day) = last()
        {
            let bracket = at > self.start && self.symbol(at - 1, "(");
            if bracket || self.before(at, Role::Day).is_some() || self.before(at, Role::DateLead).is_some() {
                let (year, end) = self.feast_year(end);
                let year = if let YearRef::Given(year) = year { YearRef::Given(year - 1) } else { year };
                return Some((Form::Feast { month: 12, day, lunar: true, year }, end));
            }
        }
        let (end, word) = self.entry(at, Role::Feast)?;
        if let Some(found) = self.feast_with_day(end, word) {
            return Some(found);
        }
        let (year, end) = self.feast_year(end);
        // The eve is the last day of the year before.
        let eve = word.lunar && word.month == 12;
        let year = match year {
            YearRef::Given(year) if eve => YearRef::Given(year - 1),
            YearRef::Named(year) if eve => YearRef::Named((year + 59) % 60),
            year => year,
        };
        // A feast as such is an occasion ("dịp Tết"); with a year or a word that places it, a day.
        // "dịp Tết Canh Tý" is one still.
        let named = matches!(year, YearRef::Named(_));
        let night = eve && [Role::DateLead, Role::DateHint].iter().any(|&role| self.before(at, role).is_some());
        let placed = (year != YearRef::Bare && !named)
            || night
            || (at == self.start && end == self.end)
            || [Role::Before, Role::Next, Role::Since, Role::UpTo, Role::Day]
                .iter()
                .any(|&role| self.before(at, role).is_some());
        if !placed {
            return None;
        }
        Some((Form::Feast { month: word.month, day: u8::try_from(word.value).ok()?, lunar: word.lunar, year }, end))
    }

    /// "Quốc khánh 2/9/2020", "Giỗ Tổ Hùng Vương (10/3)": a feast with its day behind it, which for a lunar one is lunar.
    fn feast_with_day(self, at: usize, word: &PeriodWord) -> Found {
        let opened = usize::from(self.symbol(at, "("));
        let (form, end) = self.numeric_after_lead(self.skip(at + opened, Role::Day))?;
        let Form::Day { day, month: MonthRef::Given(month), year, .. } = form else { return None };
        let closed = usize::from(opened == 1 && self.symbol(end, ")"));
        (month == word.month && i32::from(day) == word.value && opened == closed)
            .then(|| (Form::Feast { month, day, lunar: word.lunar, year }, end + closed))
    }

    /// "Tết Nguyên đán Kỷ Hợi 2019": the name of the year may stand between.
    pub(super) fn feast_year(self, at: usize) -> (YearRef, usize) {
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
        if let Some(year) = self.cycle_year(at).filter(|_| named) {
            return (YearRef::Named(year), at + 2);
        }
        (YearRef::Bare, at)
    }

    /// "Canh Tý": the number of the year in the cycle of sixty.
    fn cycle_year(self, at: usize) -> Option<i32> {
        let (second, stem) = self.entry(at, Role::Stem)?;
        let (_, branch) = self.entry(second, Role::Branch)?;
        (0..60).find(|year| year % 10 == stem.value && year % 12 == branch.value)
    }

    /// "năm học 2019-2020", "niên vụ 2019/2020", "giai đoạn 2016-2020", "vụ Đông Xuân 2023 - 2024".
    pub(super) fn cycle(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::Term) {
            if let Some(end) = self.role(end, Role::Before) {
                return Some((Form::YearsBefore, end));
            }
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
        if let Some(end) = self.role(end, Role::Before).or_else(|| self.role(end, Role::LastYear)) {
            return Some((Form::CycleBefore(cycle), end));
        }
        // "năm tài chính 2018" is the year; "năm học 2019" begins in it.
        let fiscal = self.role(at, Role::FiscalYear).is_some();
        if let Some(end) = self.ahead(end).filter(|_| !fiscal) {
            return Some((Form::CycleAfter(cycle), end));
        }
        let year = self.likely_year(end)?;
        let form = if fiscal { Form::Year(YearRef::Given(year)) } else { Form::Cycle { cycle, from: year } };
        Some((form, end + 1))
    }

    pub(super) fn cycle_head(self, at: usize) -> Option<(Cycle, usize)> {
        if let Some(end) = self.role(at, Role::SchoolYear) {
            return Some((Cycle::School, end));
        }
        let end = self.role(at, Role::CropYear).or_else(|| self.role(at, Role::FiscalYear))?;
        Some((Cycle::Crop, end))
    }

    /// "dự kiến hết | năm sản lượng đạt ...": the whole year that is spoken of, where its number doesn't follow.
    fn whole_of(self, at: usize) -> Found {
        const REACH: usize = 2;
        const GUESSES: [Class; 3] = [Class::StatusEstimate, Class::StatusForecast, Class::StatusTarget];
        let end = self.role(at, Role::Year)?;
        let from = self.before(at, Role::Through)?;
        let guessed = (from.saturating_sub(REACH).max(self.start)..from)
            .any(|guess| GUESSES.iter().any(|&class| self.scan.phrase(guess, from, class) == Some(from)));
        let word = self.scan.tokens.get(end).is_some_and(|next| next.kind == Kind::Word);
        // "hết năm tỷ đồng": a number.
        let number = [Class::Unit, Class::Number].iter().any(|&class| self.scan.hit(end, class).is_some());
        let open = self.which_year(end).is_none() && (self.symbol(end, ",") || word && !number);
        ((from == self.start || guessed) && open).then_some((Form::Year(YearRef::Bare), end))
    }

    /// "cả năm 2018", "cả quý I", "cả 6 tháng đầu năm".
    pub(super) fn whole(self, at: usize) -> Found {
        if let Some(found) = self.whole_of(at) {
            return Some(found);
        }
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
        if let Some(stop) = self.role(end, Role::SchoolYear) {
            return self.cycle(end).or(Some((Form::CycleNow(Cycle::School), stop)));
        }
        let year = self.role(end, Role::Year)?;
        Some(match self.which_year(year) {
            Some((which, end)) => (year_form(which), end),
            None => (Form::Year(YearRef::Bare), year),
        })
    }

    /// "nửa đầu năm 2019", "nửa năm đầu", "nửa năm qua", "bán niên 2019".
    pub(super) fn half(self, at: usize) -> Found {
        if let Some(end) = self.role(at, Role::FirstHalf) {
            let (year, end) = self.year_tail(end).unwrap_or((YearRef::Bare, end));
            return Some((Form::Months { count: 6, last: false, year }, end));
        }
        let end = self.role(at, Role::Half)?;
        // "nửa sau năm 2017".
        let part = self.first_or_last(end).or_else(|| self.ahead(end).map(|end| (true, end)));
        if let Some((last, end)) = part {
            // "nửa đầu tháng 7": of a month that is named.
            if let Some((of @ (Form::Month { lunar: false, .. } | Form::Unit { .. }), end)) = self.month(end) {
                return Some((Form::Days { count: HALF_MONTH, last, of: Box::new(of) }, end));
            }
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
        // "nửa năm trước" is half a year ago.
        if year == YearRef::Before {
            return Some((Form::Ago { count: 6, unit: Grain::Month, ahead: false }, end));
        }
        Some((Form::Months { count: 6, last: false, year }, end))
    }

    /// "cuối nhiệm kỳ", "hết | nhiệm kỳ", with no years named behind.
    fn term_end(self, at: usize) -> Found {
        let through = [Role::Through, Role::UpTo].iter().any(|&role| self.before(at, role).is_some());
        let term = if through { at } else { self.role(at, Role::Last)? };
        let end = self.role(term, Role::Term)?;
        let other = self.digits(end).is_some() || self.role(end, Role::Before).is_some() || self.ahead(end).is_some();
        let named = other || self.role(end, Role::Year).is_some();
        (!named).then_some((Form::TermEnd, end))
    }

    /// "trong | nhiệm kỳ, ...", "nhiệm kỳ qua", "giai đoạn vừa qua", with no years named behind.
    fn term(self, at: usize) -> Found {
        let end = self.role(at, Role::Term)?;
        let past = self.role(end, Role::Past);
        let within = || self.symbol(end, ",") && at > self.start && self.scan.hit(at - 1, Class::Locative).is_some();
        past.or_else(|| within().then_some(end)).map(|end| (Form::Term, end))
    }

    /// "từ | đầu nhiệm kỳ đến nay", "từ đầu giai đoạn đến hết năm 2019".
    pub(super) fn term_start(self, at: usize) -> Found {
        let end = self.role(self.role(at, Role::First)?, Role::Term)?;
        (self.digits(end).is_none() && self.role(end, Role::Year).is_none()).then_some((Form::TermStart, end))
    }

    /// "đầu năm", "cuối tháng 4", "giữa quý II", "cuối 2018", "cuối năm học 2019-2020".
    pub(super) fn part(self, at: usize) -> Found {
        let before = at.checked_sub(1).and_then(|before| self.role(before, Role::OtherFirst));
        // "gấp 3 lần | đầu năm": no first time.
        if before.is_some_and(|end| end > at) && !around::follows_multiple(self, at) {
            return None;
        }
        let (edge, end) = [(Edge::First, Role::First), (Edge::Middle, Role::Middle), (Edge::Last, Role::Last)]
            .iter()
            .find_map(|&(edge, role)| {
            let (end, word) = self.entry(at, role)?;
            // "cuối kỳ 2016"; "đầu tiên" begins no part.
            let whole = end == at + 1 || word.shy && self.likely_year(self.skip(end, Role::Year)).is_some();
            whole.then_some((edge, end))
        })?;
        // "đầu năm học": of no year that is told.
        if let Some(stop) = self.role(end, Role::SchoolYear).filter(|_| self.cycle(end).is_none()) {
            let first = Form::Month { month: FIRST_OF_SCHOOL, year: YearRef::Bare, lunar: false };
            return (edge == Edge::First).then_some((Form::FirstDay { of: Box::new(first) }, stop));
        }
        let of = self.cycle(end).or_else(|| self.quarter(end)).or_else(|| self.month(end)).or_else(|| self.week(end));
        let of = of.or_else(|| {
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
            // "cuối tuần qua".
            Form::Rolling { count: 1, unit: Grain::Week, ahead: false } => Form::Unit { unit: Grain::Week, shift: -1 },
            Form::FirstWeek { .. } => return None,
            Form::Months { .. } | Form::Rolling { .. } => return None,
            of => of,
        };
        Some((Form::Part { edge, of: Box::new(of) }, end))
    }
}

pub(super) fn year_form(which: YearRef) -> Form {
    match which {
        YearRef::Before => Form::Unit { unit: Grain::Year, shift: -1 },
        which => Form::Year(which),
    }
}
