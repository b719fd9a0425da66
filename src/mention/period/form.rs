//! What an expression of time says, before it has its days.

use crate::calendar::Grain;

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Nothing is said.
    Bare,
    /// By number.
    Given(i32),
    /// By its name in the cycle of sixty lunar years, counted from 0 ("Giáp Tý").
    Named(i32),
    /// Years from that of the time of speaking: "năm nay" 0, "năm ngoái" -1, "năm tới" 1.
    FromNow(i32),
    /// "năm trước": the one before the year spoken of.
    Before,
    /// "năm sau": the one after the year that the sentence tells of, where that is over, else the one to come.
    After,
    /// "(tháng 12) tới": the next time from now.
    Coming,
    /// "(tháng 6) vừa qua": the last time before now.
    Gone,
}

/// Which month is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthRef {
    /// By number.
    Given(u8),
    /// "tháng này" 0, "tháng trước" -1, "tháng tới" 1.
    Shift(i32),
}

/// Which part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// "đầu".
    First,
    /// "giữa".
    Middle,
    /// "cuối".
    Last,
}

/// Years with a name of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cycle {
    /// "năm học": September to August.
    School,
    /// "niên vụ", "niên độ": October to September.
    Crop,
}

/// An expression of time, unresolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A day of a month.
    Day { day: u8, month: MonthRef, year: YearRef, lunar: bool },
    /// A month.
    Month { month: u8, year: YearRef, lunar: bool },
    /// A quarter.
    Quarter { quarter: u8, year: YearRef },
    /// The first or last months of a year: "6 tháng đầu năm".
    Months { count: u8, last: bool, year: YearRef },
    /// The first or last months of a cycle: "6 tháng đầu năm học 2019-2020".
    CycleMonths { count: u8, last: bool, cycle: Cycle, from: i32 },
    /// A number of months without a word more, which is the year so far if it fits.
    BareMonths { count: u8 },
    /// "(trong) 5 năm" without a word more: the years spoken of, if they are as many.
    BareYears { count: i32 },
    /// "hai năm còn lại", "2 năm cuối": the last of the years of a plan, or the first of them.
    PartOfYears { count: i32, last: bool },
    /// "cuối nhiệm kỳ", "hết giai đoạn": the last day of the years spoken of.
    TermEnd,
    /// "trong nhiệm kỳ", "nhiệm kỳ qua": the years spoken of, or those before where these are still to come.
    Term,
    /// "(từ) đầu nhiệm kỳ (đến nay)": their first day.
    TermStart,
    /// "(so với) 5 năm trước", "giai đoạn trước": as many years before those spoken of.
    YearsBefore,
    /// "6 tháng qua", "3 năm tới".
    Rolling { count: i32, unit: Grain, ahead: bool },
    /// "3 ngày trước", "2 năm sau".
    Ago { count: i32, unit: Grain, ahead: bool },
    /// "tháng trước", "quý này", "năm tới": `shift` from the one spoken of.
    Unit { unit: Grain, shift: i32 },
    /// A year.
    Year(YearRef),
    /// First to last.
    Years { from: i32, to: i32 },
    /// A year that does not begin in January.
    Cycle { cycle: Cycle, from: i32 },
    /// "năm học trước": the one before that spoken of.
    CycleBefore(Cycle),
    /// "năm học tới".
    CycleAfter(Cycle),
    /// "cả năm học": the one spoken of.
    CycleNow(Cycle),
    /// Ten years.
    Decade(i32),
    /// "đầu năm", "cuối tháng 4", "giữa quý II".
    Part { edge: Edge, of: Box<Form> },
    /// The first or last days of a stretch: "10 ngày đầu tháng 7", "nửa cuối tháng 6".
    Days { count: u8, last: bool, of: Box<Form> },
    /// "tuần đầu tiên của tháng 9".
    FirstWeek { of: Box<Form> },
    /// "ngày đầu tiên của tháng 3".
    FirstDay { of: Box<Form> },
    /// "15 ngày trước ngày 22/8".
    DaysBefore { count: u8, of: Box<Form> },
    /// "cùng kỳ", with the year or stretch named after it.
    Same(Option<Box<Form>>),
    /// "từ đầu năm (đến ...)"; `to` is none where no end is named, and a [`Form::Now`] for "đến nay".
    YearToDate { year: YearRef, to: Option<Box<Form>> },
    /// From one to another.
    Between { from: Box<Form>, to: Box<Form> },
    /// Today.
    Now,
    /// A feast.
    Feast { month: u8, day: u8, lunar: bool, year: YearRef },
    /// Days from today.
    DayOffset(i32),
    /// A weekday (1 is Monday), `weeks` from this one; without, the next one or the last.
    Weekday { day: u8, weeks: Option<i32>, ahead: bool },
    /// "thứ Hai, thứ Tư hàng tuần": weekdays of no week in particular.
    EveryWeek,
}

impl Form {
    /// How fine it is.
    pub(super) fn grain(&self) -> Grain {
        match self {
            Form::Day { .. } | Form::Now | Form::DayOffset(_) | Form::Weekday { .. } | Form::FirstDay { .. } => {
                Grain::Day
            }
            Form::Feast { .. } => Grain::Day,
            Form::FirstWeek { .. } => Grain::Week,
            Form::Month { .. } => Grain::Month,
            Form::Quarter { .. } => Grain::Quarter,
            Form::Months { count, .. } | Form::BareMonths { count } | Form::CycleMonths { count, .. } => match count {
                1 => Grain::Month,
                3 => Grain::Quarter,
                6 => Grain::Half,
                12 => Grain::Year,
                _ => Grain::Span,
            },
            Form::Ago { unit, .. } | Form::Unit { unit, .. } | Form::Rolling { count: 1, unit, .. } => *unit,
            Form::Year(_) | Form::Cycle { .. } | Form::CycleBefore(_) | Form::CycleAfter(_) | Form::CycleNow(_) => {
                Grain::Year
            }
            Form::Part { of, .. } => match **of {
                Form::Year(_) => Grain::Day,
                _ => of.grain(),
            },
            Form::Same(Some(of)) => of.grain(),
            _ => Grain::Span,
        }
    }

    /// Whether its year is written in it.
    pub(super) fn has_year(&self) -> bool {
        match self {
            Form::Day { year, .. }
            | Form::Month { year, .. }
            | Form::Quarter { year, .. }
            | Form::Months { year, .. }
            | Form::Year(year)
            | Form::Feast { year, .. } => matches!(year, YearRef::Given(_)),
            Form::Years { .. } | Form::Cycle { .. } | Form::CycleMonths { .. } | Form::Decade(_) => true,
            Form::Part { of, .. }
            | Form::Days { of, .. }
            | Form::FirstWeek { of }
            | Form::DaysBefore { of, .. }
            | Form::FirstDay { of }
            | Form::Same(Some(of)) => of.has_year(),
            Form::Between { to, .. } => to.has_year(),
            Form::YearToDate { year, to } => {
                matches!(year, YearRef::Given(_)) || to.as_ref().is_some_and(|to| to.has_year())
            }
            _ => false,
        }
    }

    /// The year it names itself.
    pub(super) fn year(&self) -> Option<YearRef> {
        match self {
            Form::Day { year, .. }
            | Form::Month { year, .. }
            | Form::Quarter { year, .. }
            | Form::Months { year, .. }
            | Form::Feast { year, .. } => Some(*year),
            Form::Part { of, .. } | Form::Days { of, .. } => of.year(),
            _ => None,
        }
    }

    /// Gives it a year where it names none: the year said once at the end of a list or range holds for all of it.
    pub(super) fn lend_year(&mut self, lent: YearRef) {
        match self {
            Form::Day { year, .. }
            | Form::Month { year, .. }
            | Form::Quarter { year, .. }
            | Form::Months { year, .. }
                if *year == YearRef::Bare =>
            {
                *year = lent;
            }
            Form::Part { of, .. } | Form::Days { of, .. } => of.lend_year(lent),
            _ => {}
        }
    }
}
