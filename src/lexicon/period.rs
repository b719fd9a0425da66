//! The form of the words of time in a lexicon file.

use serde::Deserialize;

/// A word or phrase of time. All that one spelling may be stands in one entry: of two entries for the same words the
/// later wins.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodWord {
    /// Spellings.
    pub words: Vec<String>,
    /// What it may do in an expression of time.
    pub roles: Vec<PeriodRole>,
    /// A number that goes with the role: of a month, a quarter, a weekday (1 is Monday), of days from today; first
    /// day of a feast; months of a crop season.
    #[serde(default)]
    pub value: i32,
    /// Month of a feast, first month of a crop season.
    #[serde(default)]
    pub month: u8,
    /// Days a feast lasts; 1 where it is not said.
    #[serde(default)]
    pub days: u8,
    /// Whether it begins other words too ("tiếp quản", "trước khi"), so that after a number of units nothing but a
    /// mark may follow; of "cùng thời điểm" and "cuối kỳ", that a year must; of "phiên", "ngày", that an ordinal may follow
    /// as well as a date.
    #[serde(default)]
    pub shy: bool,
    /// Whether it points from what is told, not from the day of speaking ("trước đó").
    #[serde(default)]
    pub told: bool,
    /// Whether month and day are of the lunar calendar.
    #[serde(default)]
    pub lunar: bool,
}

/// What a word does in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodRole {
    /// "ngày".
    Day,
    /// "tuần".
    Week,
    /// "tháng".
    Month,
    /// "quý".
    Quarter,
    /// "năm".
    Year,
    /// "thập niên": ten years.
    Decade,
    /// "nửa": half of the year that follows.
    Half,
    /// "bán niên": the first half of a year.
    FirstHalf,
    /// "T" in "T7/2023".
    MonthShort,
    /// "Q" in "Q1/2019".
    QuarterShort,
    /// A month by name ("tháng Giêng", "tháng Mười Hai").
    MonthName,
    /// A quarter by name or Roman numeral after its word ("quý II").
    QuarterName,
    /// A Roman numeral of a quarter on its own ("IV/2018").
    Roman,
    /// "đầu", "đầu tiên": the first part.
    First,
    /// "dẫn đầu", "bắt đầu": "đầu" that is no part of a stretch.
    OtherFirst,
    /// "giữa".
    Middle,
    /// "cuối", "cuối cùng".
    Last,
    /// "qua", "vừa qua": the stretch that ends now.
    Past,
    /// "tới", "sau": the stretch that comes.
    Next,
    /// "trước": the one before.
    Before,
    /// "ngoái": the one before today's, of years.
    LastYear,
    /// "nay", "này": the one of today.
    This,
    /// "cả", "toàn": all of it.
    Whole,
    /// "của", "trong": of.
    Of,
    /// "và": joins members of a list.
    And,
    /// "đến": from one to another.
    To,
    /// "hết": to the very end.
    Through,
    /// "từ", "kể từ".
    Since,
    /// "đến", "tính đến": up to.
    UpTo,
    /// "tính đến", "lũy kế đến": up to a day that is past.
    Tally,
    /// "nay", "đây" after "từ" or "đến": today.
    Now,
    /// "cùng kỳ".
    Same,
    /// "so với": what follows is a base.
    Versus,
    /// "thời điểm": what follows is a point.
    Point,
    /// "hôm nay", "hôm qua": days from today.
    DayOffset,
    /// "thứ Hai", "chủ nhật".
    Weekday,
    /// "sáng", "chiều": a bare date may follow.
    DateLead,
    /// "từ", "vào", "khoảng": a bare date may follow, or an amount.
    DateHint,
    /// "tới", "sắp tới" after a number of units: all of them, where "sau" and "nữa" mean the end of them.
    Stretch,
    /// "tỷ số", "thứ", "hạng": what follows is no date.
    NoDate,
    /// "kỳ hạn", "trong vòng": a number of months that follows is a length.
    Length,
    /// "trong", "tính chung": a number of months that follows is the year so far.
    Running,
    /// "kế hoạch", "dự toán": a year that follows is not the time of the sentence.
    Plan,
    /// "sẽ", "dự kiến": what is said lies ahead.
    Ahead,
    /// "Tết", "Quốc khánh": a feast.
    Feast,
    /// "vụ đông xuân": a season of crops.
    Season,
    /// "giai đoạn", "nhiệm kỳ": years from and to.
    Term,
    /// "năm học".
    SchoolYear,
    /// "niên vụ".
    CropYear,
    /// "niên độ", "năm tài chính".
    FiscalYear,
    /// "các năm": several years follow.
    Years,
    /// "những", "các", "mấy": no number, so no period.
    Vague,
    /// "mùng", "mồng": a day from 1 to 10.
    DayPrefix,
    /// "rằm": the fifteenth.
    FullMoon,
    /// "âm lịch": the day is lunar.
    Lunar,
    /// "âm lịch" alone, which makes lunar what stands before it.
    LunarMark,
    /// "Tết" after a number: a day around the lunar New Year.
    NewYear,
    /// "date", "cập nhật" before the date of a header.
    Header,
    /// "nhất trong", "đầu tiên trong vòng": the years that follow praise a figure.
    Record,
    /// "ngay từ đầu năm", "ngày nay": words of time that fix none.
    Idiom,
    /// "hàng năm", "mọi năm": every year, so none.
    Every,
    /// "sinh", "SN": the year that follows is that of a birth.
    Birth,
    /// "Giáp", "Ất": the first half of the name of a lunar year; its value counts from 0.
    Stem,
    /// "Tý", "Sửu": the second half.
    Branch,
}
