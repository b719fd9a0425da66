//! What stands around an expression: the words that lead it, compare with it, or tell that it is no time at all.

use super::context::Context;
use super::form::{Form, YearRef};
use super::words::Words;
use super::{Period, Relation};
use crate::calendar::{Grain, Interval};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole as Role;
use crate::lexicon::schema::NumberRole;
use crate::mention::scan::TokenRange;
use crate::token::{Case, Kind};

/// How far before an expression its lead may begin, in tokens.
const FARTHEST_LEAD: usize = 3;
/// How far before "tháng trước" its other half may stand ("tháng sau cao hơn tháng trước").
const FARTHEST_PAIR: usize = 6;
/// How far behind "6 tháng" stands what they are to come to ("6 tháng tối thiểu phải đạt").
const FARTHEST_REACH: usize = 4;
/// How far before an expression brackets around it may open.
const FARTHEST_BRACKET: usize = 8;
/// How far before an expression "so với" may stand, in tokens ("so với con số xuất siêu của năm 2017").
const FARTHEST_VERSUS: usize = 12;
/// How far before a year the word of a plan may stand, in tokens ("kế hoạch phát triển kinh tế - xã hội năm 2020").
const FARTHEST_PLAN: usize = 10;

/// "những tháng đầu năm", "các quý gần đây": no number, no period. The token after it.
pub(super) fn vague(words: Words<'_>, at: usize) -> Option<usize> {
    if let Some(end) = words.role(at, Role::Idiom).or_else(|| words.role(at, Role::Every)) {
        return Some(end);
    }
    let unit = words.role(at, Role::Vague)?;
    let end = [Role::Month, Role::Quarter, Role::Year, Role::Week, Role::Day]
        .iter()
        .find_map(|&role| words.role(unit, role))?;
    // "các năm 2016, 2017" and "các ngày 12/5, 13/5" have numbers.
    if let Some(end) = [Role::Before, Role::Next, Role::Past, Role::This, Role::LastYear]
        .iter()
        .find_map(|&role| words.role(end, role))
    {
        return Some(end);
    }
    let part = words.role(end, Role::First).or_else(|| words.role(end, Role::Last))?;
    // "những ngày đầu tháng 11": the beginning of the month.
    let months = [Role::Month, Role::MonthName].iter().any(|&role| words.role(part, role).is_some());
    if words.role(unit, Role::Day).is_some() && months {
        return Some(end);
    }
    let year = words.role(words.skip(part, Role::Of), Role::Year);
    Some(match year {
        Some(_) => words.year_tail(part).map_or(year.unwrap_or(part), |(_, end)| end),
        None => part,
    })
}

/// Whether a time is said that is none in particular: "nhu cầu cuối năm tăng", "tháng sau cao hơn tháng trước".
pub(super) fn is_generic(words: Words<'_>, form: &Form, tokens: &TokenRange) -> bool {
    // "trong 6, 7 năm nay", "5-10 năm tới" count years.
    let directed = matches!(
        form,
        Form::Year(YearRef::FromNow(_) | YearRef::After) | Form::Unit { .. } | Form::Rolling { count: 1, .. }
    );
    // "7 triệu năm ngoái": so many of something else.
    let amount = matches!(form, Form::Year(YearRef::FromNow(..=0))) && words.after_amount(tokens.start);
    if directed && words.after_count(tokens.start) && !amount {
        return true;
    }
    // "hơn tháng qua", "nửa tháng nay" are lengths.
    let rough = match form {
        Form::Rolling { count: 1, .. } => [Role::Half, Role::Length].as_slice(),
        Form::Unit { .. } => &[Role::Half],
        _ => &[],
    };
    if rough.iter().any(|&role| words.before(tokens.start, role).is_some()) {
        return true;
    }
    // "Hơn tuần trước, ...": longer ago; but "cao hơn tuần trước" compares.
    let longer = tokens.start.checked_sub(1).filter(|&before| before >= words.start);
    if let (Form::Unit { shift: -1, .. }, Some(longer)) = (form, longer)
        && words.scan.hit(longer, Class::BoundOver).is_some()
        && (longer == words.start || words.scan.tokens[longer - 1].kind == Kind::Symbol)
    {
        return true;
    }
    // "rằm tháng Tư hàng năm"
    let month = matches!(form, Form::Month { year: YearRef::Bare, .. });
    if month && words.role(tokens.end, Role::Every).is_some() {
        return true;
    }
    match form {
        Form::EveryWeek => true,
        // "vì một ngày mai tươi sáng"
        Form::DayOffset(_) => words.after_count(tokens.start),
        // "trong 3 tháng 7, 8, 9" has three months and no day.
        Form::Day { .. } if words.digits(tokens.start).is_some() => {
            let next = |at: usize| words.symbol(at, ",") && words.two_digits(at + 1).is_some();
            next(tokens.end) && (next(tokens.end + 2) || words.role(tokens.end + 2, Role::And).is_some())
        }
        Form::Part { of, .. } if **of == Form::Year(YearRef::Bare) => {
            // "phấn đấu cuối năm còn dưới 2%".
            let guessed = (tokens.start.saturating_sub(FARTHEST_LEAD).max(words.start)..tokens.start).any(|from| {
                let leads = [Class::StatusTarget, Class::StatusForecast, Class::StatusEstimate];
                leads.iter().any(|&class| words.scan.phrase(from, tokens.start, class) == Some(tokens.start))
            });
            let placed = tokens.start == words.start
                || guessed
                || words.symbol(tokens.start.wrapping_sub(1), ",(\"“:;-%")
                || words.before_unit(tokens.start)
                || follows_multiple(words, tokens.start)
                || [Role::DateHint, Role::DateLead, Role::Since, Role::Point, Role::UpTo, Role::Versus]
                    .iter()
                    .any(|&role| words.before(tokens.start, role).is_some());
            !placed
        }
        // "cao nhất trong 5 năm qua" praises a figure.
        Form::Rolling { unit: Grain::Year, ahead: false, .. } => words.before(tokens.start, Role::Record).is_some(),
        Form::Unit { unit, shift: shift @ (-1 | 1) } => {
            let role = match unit {
                Grain::Month => Role::Month,
                Grain::Quarter => Role::Quarter,
                Grain::Year => Role::Year,
                _ => return false,
            };
            let (around, other) = if *shift < 0 {
                (tokens.start.saturating_sub(FARTHEST_PAIR).max(words.start)..tokens.start, Role::Next)
            } else {
                (tokens.end..(tokens.end + FARTHEST_PAIR).min(words.end), Role::Before)
            };
            around.into_iter().any(|token| words.role(token, role).is_some_and(|end| words.role(end, other).is_some()))
        }
        _ => false,
    }
}

/// "Quý II, | hiệp hội dự báo xuất khẩu đạt 1,9 tỷ USD": whether what is to come is told right behind an expression, with no figure
/// between.
pub(super) fn is_foretold(words: Words<'_>, end: usize) -> bool {
    const REACH: usize = 10;
    let parts = |at: usize| words.symbol(at, ";:.()") || words.scan.tokens[at].kind == Kind::Number;
    let ahead = |at: usize| {
        [Class::StatusForecast, Class::StatusTarget].iter().any(|&class| words.scan.hit(at, class).is_some())
    };
    (end..words.end.min(end + REACH)).take_while(|&at| !parts(at)).any(ahead)
}

/// "thăm Thượng úy Quý trước giờ ra viện": a name that is a word of time too.
pub(super) fn is_named(words: Words<'_>, form: &Form, tokens: &TokenRange) -> bool {
    let before = |at: usize| words.scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    matches!(form, Form::Unit { .. })
        && tokens.start > words.start
        && before(tokens.start - 1)
        && words.scan.tokens[tokens.start].case == Case::Title
}

/// Whether "9 tháng" is January to September, not a length of nine months: the document counts so, or it comes out
/// right after and the sentence tells results by it.
pub(super) fn is_year_so_far(words: Words<'_>, count: u8, tokens: &TokenRange, context: &Context) -> bool {
    /// Figures of so many months are told so many months later at most.
    const LATE: u8 = 3;
    let counted = words.before(tokens.start, Role::Length).is_some();
    // "Bình quân 10 tháng, CPI tăng 3%" of a text that counts so, or of October or November; elsewhere a mean is over any
    // months.
    let mean = || {
        let over = context.now().is_some_and(|(_, month)| month == count || month == count + 1);
        // Of a text without a date nobody can tell whether they are over.
        let over = over || context.now().is_none() && words.symbol(tokens.end, ",");
        over && words.before(tokens.start, Role::Running).is_some()
            || context.counted(count) && words.symbol(tokens.end, ",")
    };
    if counted && !mean() || words.before(tokens.start, Role::Since).is_some() {
        return false;
    }
    // "9 tháng tuổi", "6 tháng một lần"; not "4 tháng gần 31.500 doanh nghiệp".
    if words.role(tokens.end, Role::Length).is_some_and(|end| words.digits(end).is_none()) {
        return false;
    }
    // "lũy kế" ends like a word that means "after".
    let told_so = words.before(tokens.start, Role::Running).is_some();
    let told =
        [Class::Reach, Class::StatusEstimate, Class::Rise, Class::Fall, Class::Equal, Class::Exceed, Class::Cause];
    let told = told.iter().any(|&class| words.scan.hit(tokens.end, class).is_some());
    let Some((_, month)) = context.now() else {
        // "vay không lãi trong 10 tháng" of a text without a date: a length, unless what they came to is told.
        let length = words.before(tokens.start, Role::Of).is_some_and(|of| of > words.start);
        return context.counted(count) || told_so && (told || !length);
    };
    // In words a number is a length more often, unless the document counts by it, tells at once what it came to or begins with it:
    // "Tám tháng, xuất khẩu đạt ...", "Tính chung tám tháng, ...".
    let begins = tokens.start == words.start || words.before(tokens.start, Role::Running) == Some(words.start);
    let opens = begins && (words.symbol(tokens.end, ",") || words.symbol(tokens.end, ":"));
    if context.counted(count) || words.digits(tokens.start).is_none() && !told && !opens {
        return context.counted(count);
    }
    // "phấn đấu thu ngân sách 6 tháng đạt 52% dự toán", of March: what the year is to come to.
    let reaches = |at: usize| [Class::ToLevel, Class::Reach].iter().any(|&class| words.scan.hit(at, class).is_some());
    let due = told || (tokens.end..words.end.min(tokens.end + FARTHEST_REACH)).any(reaches);
    if context.ahead && count > 1 && month < count && due {
        return true;
    }
    // "Tài chính (số thực hiện 10 tháng)".
    let done = (tokens.start.saturating_sub(FARTHEST_LEAD).max(words.start)..tokens.start)
        .any(|from| words.scan.phrase(from, tokens.start, Class::Complete) == Some(tokens.start));
    if done && words.symbol(tokens.end, ")") && count > 1 && count < month && count + LATE >= month {
        return true;
    }
    let over = month == count || month == count + 1 || (count == 12 && month == 1);
    if words.before(tokens.start, Role::Next).is_some() && !told_so {
        // "sau 11 tháng, ..." of a text that comes out in December.
        return over && words.symbol(tokens.end, ",");
    }
    // "Thu ngân sách 6 tháng đạt 51% dự toán".
    let running = told || told_so || words.before(tokens.start, Role::Past).is_some();
    (over && count > 1)
        || (running
            && (told_so || matches!(count, 3 | 6 | 9) || told && count + LATE >= month)
            && count > 1
            && count < month)
}

/// Whether "5 năm" is a stretch of the calendar, not a length ("sau 5 năm", "kỳ hạn 5 năm") or the name of a plan.
pub(super) fn is_stretch(words: Words<'_>, tokens: &TokenRange) -> bool {
    let lengthens = words.before(tokens.start, Role::Length).is_some()
        && words.before(tokens.start, Role::Running).is_none()
        || [Role::Since, Role::NoDate, Role::Next, Role::Plan, Role::Vague]
            .iter()
            .any(|&role| words.before(tokens.start, role).is_some());
    // "vốn đầu tư 5 năm | khoảng 90 tỷ đồng": said of the figure behind.
    let behind = words.role(tokens.end, Role::Length).filter(|&end| words.digits(end).is_none());
    !lengthens && behind.is_none() && !words.symbol(tokens.end, "/-–")
}

/// Whether what stands before an expression makes it that of a base: "so với", "của", "bình quân".
pub(super) fn is_compared(words: Words<'_>, at: usize) -> bool {
    [Role::Versus, Role::Of, Role::Length].iter().any(|&role| words.before(at, role).is_some())
}

/// Whether a word like "cao hơn", "thấp hơn", "tương đương" stands right before an expression. "mức tăng trưởng 6 tháng" is of its
/// months: only a part or a multiple is compared with those.
pub(super) fn is_outdone(words: Words<'_>, form: &Form, at: usize) -> bool {
    const MAX_WORDS: usize = 3;
    let from = at.saturating_sub(MAX_WORDS).max(words.start);
    let moves = |start: usize| {
        let classes = [Class::Rise, Class::Fall, Class::Equal];
        classes.iter().any(|&class| words.scan.phrase(start, at, class) == Some(at))
    };
    let months = matches!(form, Form::Months { .. } | Form::Quarter { .. });
    follows_multiple(words, at) || equals_part(words, at) || !months && (from..at.saturating_sub(1)).any(moves)
}

/// "bằng 1,6 lần | cả năm 2017", "gấp đôi | đầu năm": right behind how many times as much something is.
pub(super) fn follows_multiple(words: Words<'_>, at: usize) -> bool {
    let Some(from) = at.checked_sub(2).filter(|&from| from >= words.start) else { return false };
    // The words that are a multiple in themselves.
    let numbers = &words.scan.lexicon.numbers;
    let doubled = words
        .scan
        .hit(from, Class::Number)
        .is_some_and(|hit| hit.end as usize == at && numbers[hit.entry as usize].role == NumberRole::Multiple);
    doubled || words.scan.tokens[from].kind == Kind::Number && words.scan.hit(from + 1, Class::FoldNoun).is_some()
}

/// "đỉnh điểm là 40 tỷ đồng trong | năm 2016": behind the figure of a record.
pub(super) fn is_peak(words: Words<'_>, at: usize) -> bool {
    const REACH: usize = 9;
    let inside = |token: &usize| !words.symbol(*token, ",;:()");
    let mut clause = (at.saturating_sub(REACH).max(words.start)..at).rev().take_while(inside);
    let mut figure = false;
    clause.any(|token| {
        figure |= words.scan.tokens[token].kind == Kind::Number;
        figure && words.scan.hit(token, Class::Peak).is_some()
    })
}

/// "bằng chưa đầy 1/4 | nửa đầu năm ngoái", "bằng 52% | năm 2016", "bằng 61% số nợ | năm 2018": behind what part of it something
/// equals, with no more than its noun between.
fn equals_part(words: Words<'_>, at: usize) -> bool {
    const LEAD: usize = 4;
    const MAX_NOUN: usize = 4;
    let floor = at.saturating_sub(MAX_NOUN).max(words.start);
    let word = |token: &usize| words.scan.tokens[*token].kind == Kind::Word;
    let noun = (floor..at).rev().take_while(word).last().unwrap_or(at);
    let digits = |at: usize| at >= words.start && words.scan.tokens[at].kind == Kind::Number;
    let figure = at.checked_sub(3).filter(|&from| digits(from) && words.symbol(from + 1, "/") && digits(from + 2));
    let percent = || noun.checked_sub(2).filter(|&from| digits(from) && words.symbol(from + 1, "%"));
    figure.or_else(percent).is_some_and(|figure| {
        (figure.saturating_sub(LEAD).max(words.start)..figure).any(|from| words.scan.hit(from, Class::Equal).is_some())
    })
}

/// "6 tháng cuối năm, Cục phấn đấu thu 900 tỷ đồng": whether words soon behind an expression tell that it lies ahead.
pub(super) fn is_ahead(words: Words<'_>, form: &Form, end: usize) -> bool {
    const REACH: usize = 10;
    matches!(form, Form::Months { last: true, .. })
        && (end..words.end.min(end + REACH)).any(|token| words.role(token, Role::Ahead).is_some())
}

/// The tokens of "đến", "tính đến hết" before an expression.
pub(super) fn lead(words: Words<'_>, at: usize) -> TokenRange {
    let mut start = at;
    for _ in 0..FARTHEST_LEAD {
        let found = words.before(start, Role::UpTo).or_else(|| {
            let point = words.before(start, Role::Point).unwrap_or_else(|| time_of_day(words, start));
            words.before(point, Role::UpTo)
        });
        match found {
            Some(from) => start = from,
            None => break,
        }
    }
    start..at
}

/// The tokens of "trước" before a day by which something is to be done: it lies ahead.
pub(super) fn deadline(words: Words<'_>, days: Option<Interval>, at: usize, context: &Context) -> TokenRange {
    let ahead = days.zip(context.today()).is_some_and(|(days, today)| days.start == Some(days.end) && days.end > today);
    // "trước ngày 25/3", "chậm nhất ngày 10/6".
    let latest = || {
        (at.saturating_sub(FARTHEST_LEAD).max(words.start)..at)
            .find(|&from| words.scan.phrase(from, at, Class::Deadline) == Some(at))
    };
    let from = words.before(at, Role::Before).or_else(latest);
    from.filter(|&from| ahead && from >= context.told).unwrap_or(at)..at
}

/// Where the time of a day is said before the day: "đến | 16h30 chiều ngày 22/10", "đến | sáng 22/10".
fn time_of_day(words: Words<'_>, at: usize) -> usize {
    const LONGEST: usize = 4;
    let day = words.before(at, Role::Day).unwrap_or(at);
    let part = words.before(day, Role::DateLead).unwrap_or(day);
    let floor = part.saturating_sub(LONGEST).max(words.start);
    (floor..part).find(|&from| words.hour(from) == Some(part)).unwrap_or(part)
}

pub(super) fn is_versus(words: Words<'_>, at: usize) -> bool {
    let from = words.before(at, Role::Point).unwrap_or(at);
    words.before(from, Role::Versus).is_some() || is_surpassed(words, at)
}

/// "quý II khởi sắc hơn | quý I", but "trong hơn 9 tháng qua", "hơn tháng trước, ...".
fn is_surpassed(words: Words<'_>, at: usize) -> bool {
    let word = |at: usize| words.scan.tokens[at].kind == Kind::Word;
    let over = at.checked_sub(1).filter(|&over| over > words.start && words.scan.hit(over, Class::BoundOver).is_some());
    let Some(said) = over.and_then(|over| over.checked_sub(1)) else { return false };
    let leads = [Class::Locative, Class::Of, Class::Present, Class::RangeLink, Class::Per];
    word(at) && word(said) && !leads.iter().any(|&class| words.scan.hit(said, class).is_some())
}

/// Whether "so với" stands before an expression in its part of the sentence, with what is compared with between and no other
/// time from `floor` on: "so với con số xuất siêu của | năm 2017".
pub(super) fn is_compared_with(words: Words<'_>, at: usize, floor: usize) -> bool {
    (at.saturating_sub(FARTHEST_VERSUS).max(floor).max(words.start)..at)
        .rev()
        .take_while(|&token| !words.symbol(token, ",;:.()"))
        .any(|token| words.scan.hit(token, Class::Versus).is_some())
}

/// Whether a plan or a base is named closely before a year without a finer time between.
pub(super) fn is_of_plan(words: Words<'_>, form: &Form, at: usize) -> bool {
    matches!(form, Form::Year(_) | Form::Years { .. })
        && (at.saturating_sub(FARTHEST_PLAN).max(words.start)..at)
            .rev()
            .take_while(|&token| !words.symbol(token, ",;:.()"))
            .find(|&token| words.role(token, Role::Plan).is_some())
            .is_some_and(|plan| !is_carried_out(words, plan) && !names_programme(words, plan))
}

/// "chương trình | mục tiêu quốc gia": what a programme is called is no plan that a year belongs to.
fn names_programme(words: Words<'_>, plan: usize) -> bool {
    const LONGEST: usize = 2;
    (plan.saturating_sub(LONGEST).max(words.start)..plan)
        .any(|token| words.scan.hits.of_at(token, Class::PlanDocument).any(|hit| hit.end as usize == plan))
}

/// "kết quả thực hiện (các) | chỉ tiêu năm 2015": the year in which a plan is carried out is that of what is told.
fn is_carried_out(words: Words<'_>, plan: usize) -> bool {
    const REACH: usize = 6;
    let results = |token: usize| {
        let hit = words.scan.hit(token, Class::CarriedOut);
        hit.is_some_and(|hit| (plan.saturating_sub(1)..=plan).contains(&(hit.end as usize)))
    };
    (plan.saturating_sub(REACH).max(words.start)..plan).any(results)
}

/// Whether the year of an expression is that of what is told under it: not the year of a base ("gấp 3 lần cùng kỳ
/// 2017"), a beginning ("cao nhất kể từ năm 2011"), one of several, nor the second of a school year.
pub(super) fn tells_year(form: &Form, period: &Period) -> bool {
    form.has_year()
        && !matches!(form, Form::Years { .. } | Form::Decade(_) | Form::Cycle { .. })
        && period.relation == Relation::Own
        && !period.versus
        && !period.since
}

/// Whether a token stands in brackets, however far from where they opened.
pub(super) fn is_aside(words: Words<'_>, at: usize) -> bool {
    let bracket = (words.start..at).rev().find(|&token| words.symbol(token, "()"));
    bracket.is_some_and(|token| words.symbol(token, "("))
}

/// Whether a token stands in brackets that opened shortly before.
pub(super) fn in_brackets(words: Words<'_>, at: usize) -> bool {
    (at.saturating_sub(FARTHEST_BRACKET).max(words.start)..at)
        .rev()
        .find(|&token| words.symbol(token, "()"))
        .is_some_and(|token| words.symbol(token, "("))
}
