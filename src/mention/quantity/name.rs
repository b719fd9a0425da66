//! Numbers that count nothing: names and codes ("Điều 5", "U23", "Covid-19"), years, times of day, scores, list
//! numbers, footnote marks.

use super::QuantityKind;
use super::cell::is_power_of_ten;
use super::reader::Reader;
use super::unit::Unit;
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::number::Number;
use crate::token::{Case, Kind, Token};

/// How far before a number a word may make it a code or a score.
const CODE_REACH: usize = 3;
const SCORE_REACH: usize = 5;
/// Numbers in a row that share one name ("quận 1, 3, 5").
const MAX_LIST: usize = 12;
/// So many short numbers with dashes between are those of a draw.
const MIN_DRAW: usize = 4;
/// Digits of each.
const MAX_DRAWN: usize = 2;
/// Months of a year.
const MONTHS: i64 = 12;
/// Digits after "+" that are more than this are a phone number.
const PHONE: usize = 8;
/// Years a report may speak of.
const YEARS: std::ops::RangeInclusive<i128> = 1900..=2100;

impl Reader<'_, '_> {
    /// The token after the name that `number` is part of, or none where it may count something.
    pub(super) fn name(&self, number: &Number, unit: Option<&Unit>) -> Option<usize> {
        let at = number.tokens.start;
        let end = number.tokens.end;
        let placed = || self.part_by_place(number).is_some() || self.placed_whole(number).is_some();
        if self.alone || unit.is_none() && placed() {
            return None;
        }
        let part = || self.part_in_bracket(number);
        if part().is_some_and(|noun| unit.is_none_or(|unit| self.lower(unit.tokens.clone()) == noun.to_lowercase())) {
            return None;
        }
        if let Some(unit) = unit.filter(|_| self.declares_unit(number)) {
            return Some(unit.tokens.end.max(end));
        }
        if let Some(next) = self.draw(number) {
            return Some(next);
        }
        if self.is_code(number, unit) {
            let padded = self.scan.word(at).starts_with('0');
            return Some(if padded { self.digits_run(end) } else { end });
        }
        if let Some(next) = self.clock(number, unit) {
            return Some(next);
        }
        // "Tòa án | hai cấp": both of them, and none is counted.
        if let Some(levels) = self.phrase(at, Class::LocalOffice) {
            return Some(levels.max(end));
        }
        let counts = unit.is_some();
        let measures = number.scaled
            || unit.is_some_and(|unit| {
                matches!(unit.kind, QuantityKind::Money | QuantityKind::Percent | QuantityKind::Point)
                    || (unit.kind == QuantityKind::Physical && !unit.time)
            });
        if !measures {
            let strong = self
                .phrase_before(at, Class::Numbered)
                .is_some_and(|noun| !self.ends_verb(at, noun) && !self.issues(noun, unit) && !self.each(noun))
                && !number.grouped()
                && !self.no_name(number)
                && !self.counts_its_name(at, unit);
            // "thép nhóm 72.08": a heading of a classification.
            let coded = unit.is_none() && !number.grouped() && self.scan.word(at).contains('.');
            let plain = unit.is_none_or(|unit| !unit.known) && !number.marked;
            let weak = (plain || coded) && self.weakly_named(at);
            let floor = self.phrase_before(at, Class::NumberedFloor).is_some_and(|floor| !self.each(floor));
            let named = strong || weak || floor || self.follows_name(number, unit);
            if named && !(unit.is_some() && self.ends_place(at)) || self.is_district(number) || self.is_address(number)
            {
                return Some(self.list(end));
            }
        }
        // "vàng 24K", "5K": letters behind a few digits are no thousands.
        let short = number.scaled && number.tokens.len() == 2 && self.glued(at + 1) && unit.is_none();
        let few = number.value < Decimal::from(10_000);
        if short && (few || self.follows_rated(at)) {
            return Some(end);
        }
        let rating = unit.is_some_and(|unit| unit.kind == QuantityKind::Physical && !unit.time);
        // "bia lon | 36,7 triệu lít": no can holds so much.
        if rating && !number.scaled && self.follows_rated(at) {
            return unit.map(|unit| unit.tokens.end);
        }
        let grade = unit.filter(|unit| unit.kind == QuantityKind::Percent);
        if let Some(unit) = grade.filter(|unit| self.scan.hit(unit.tokens.end, Class::GradeTail).is_some()) {
            return Some(unit.tokens.end);
        }
        // "cấp CCCD 1.940 trường hợp": no code has its thousands parted and is counted in things.
        let grouped = number.grouped() && unit.is_some_and(|unit| unit.known && !unit.tokens.is_empty());
        if !measures && !grouped && self.is_coded(at) {
            return Some(self.digits_run(end));
        }
        if !counts && self.is_score(number) {
            return Some(end + 2);
        }
        // "Tổng kinh phí 5 năm: 86.450 triệu đồng": the time of what the label names.
        let labels = |unit: &Unit| {
            let next = unit.tokens.end + 1;
            unit.time && self.is(unit.tokens.end, ":") && self.is_digits(next) && at > self.sentence.start
        };
        if let Some(unit) = unit.filter(|unit| labels(unit)) {
            return Some(unit.tokens.end);
        }
        if unit.is_some_and(|unit| unit.time) && self.is_period(number, unit) {
            return Some(unit.map_or(end, |unit| unit.tokens.end));
        }
        // "LUX SA 2.0 SUV"
        let version = unit.is_none_or(|unit| !unit.known) && self.is_version(number);
        if version || !counts && (number.is_year() || self.is_mark(number)) {
            return Some(end);
        }
        // "2019 doanh nghiệp": what is written like a year is one behind a word of time, and before no known noun.
        let unknown = unit.is_none_or(|unit| !unit.known);
        if !measures && number.is_year() && (unknown || self.phrase_before(at, Class::RangeOpen).is_some()) {
            return Some(end);
        }
        None
    }

    /// "ban hành kết luận | 21 cuộc": a kind of document in small letters, before those counted that it is issued on.
    fn issues(&self, noun: usize, unit: Option<&Unit>) -> bool {
        let counted = unit.is_some_and(|unit| unit.known && !unit.time && unit.kind == QuantityKind::Count);
        counted && self.scan.hit(noun, Class::Instrument).is_some() && !self.scan.tokens[noun].is_capital()
    }

    /// "Số lớp | 33 lớp": what is counted by the word that would name it is counted.
    fn counts_its_name(&self, at: usize, unit: Option<&Unit>) -> bool {
        let before = at.checked_sub(1).map(|before| self.scan.key(before));
        unit.is_some_and(|unit| Some(self.scan.key(unit.tokens.start)) == before)
    }

    /// "ĐVT: 1.000đ": the unit of what stands below, a power of ten of it.
    fn declares_unit(&self, number: &Number) -> bool {
        let at = number.tokens.start;
        let colon = at.checked_sub(1).filter(|&colon| colon > self.sentence.start && self.is(colon, ":"));
        let label = colon.and_then(|colon| self.phrase_before(colon, Class::UnitLabel));
        label.is_some() && is_power_of_ten(number.value)
    }

    /// "03-16-23-24-38-42": the token behind numbers that are drawn, not counted.
    fn draw(&self, number: &Number) -> Option<usize> {
        let drawn = |at: usize| self.is_digits(at) && self.scan.word(at).len() <= MAX_DRAWN;
        let mut last = number.tokens.start;
        if !drawn(last) {
            return None;
        }
        let mut count = 1;
        while count < MAX_LIST && (self.is(last + 1, "-") || self.is(last + 1, "–")) && drawn(last + 2) {
            last += 2;
            count += 1;
        }
        (count >= MIN_DRAW).then_some(last + 1)
    }

    /// "bình | 5 lít", "trạm 110 kV", but a mean is no vessel: "trung bình | 5,4 tấn/ha"; nor is the end of a name: "Thái Bình | 900 tấn".
    fn follows_rated(&self, at: usize) -> bool {
        let mean = self.phrase_before(at, Class::Per);
        let capital = |token: usize| token >= self.sentence.start && self.scan.tokens[token].is_capital();
        let named = |rated: usize| capital(rated) && rated.checked_sub(1).is_some_and(capital);
        let rated = self.phrase_before(at, Class::Rated).filter(|&rated| !named(rated));
        rated.is_some_and(|rated| mean.is_none_or(|mean| rated <= mean))
    }

    /// "mỗi | tầng 4 căn hộ"
    fn each(&self, at: usize) -> bool {
        [Class::Per, Class::PerWord].iter().any(|&class| self.phrase_before(at, class).is_some())
    }

    /// "Q. 1", "P. 12": behind the letter of a level.
    fn is_district(&self, number: &Number) -> bool {
        let Some(letter) = number.tokens.start.checked_sub(2).filter(|&letter| letter >= self.sentence.start) else {
            return false;
        };
        let level =
            [Class::CapitalAbbreviation, Class::BodyLevel].iter().all(|&class| self.scan.hit(letter, class).is_some());
        level && self.is(letter + 1, ".") && self.scan.tokens[letter].is_capital() && !number.marked && !number.in_words
    }

    /// "đóng cửa | 70 cửa hàng": what is numbered is a part of a verb.
    fn ends_verb(&self, at: usize, noun: usize) -> bool {
        self.phrase_before(at, Class::Act).is_some_and(|verb| verb < noun)
    }

    /// Whether a word for a code stands before, unless it is counted itself: "210 mã tăng, | 165 mã giảm".
    fn is_coded(&self, at: usize) -> bool {
        let from = at.saturating_sub(CODE_REACH).max(self.sentence.start);
        let counted = |token: usize| self.out.last().is_some_and(|last| last.tokens.contains(&token));
        // "chi trả qua tài khoản cho | 1.120/2.050 đối tượng": for whom, no code.
        // "dùng mã QR tại | 5 chợ": nor where.
        let leads = [Class::Dative, Class::AtPoint];
        if at.checked_sub(1).is_some_and(|before| leads.iter().any(|&lead| self.scan.hit(before, lead).is_some())) {
            return false;
        }
        self.nearby(at, CODE_REACH, Class::CodeLead)
            && (from..at).any(|token| !counted(token) && self.scan.hit(token, Class::CodeLead).is_some())
    }

    /// "tiêm trong tháng 640 trẻ", "gieo trồng cả năm 612,4/605 ha": no month has such a number, and no name parts.
    fn no_name(&self, number: &Number) -> bool {
        const DAYS: i64 = 31;
        let month = self.phrase_before(number.tokens.start, Class::MonthUnit).is_some()
            && number.value > Decimal::from(MONTHS)
            && !number.is_year()
            && !number.marked;
        let parted = self.scan.word(number.tokens.start).contains(',') && number.value.to_integer().is_none();
        month || parted && number.value > Decimal::from(DAYS)
    }

    /// Behind "số" and the like, unless a longer phrase says that a figure follows ("con số").
    fn weakly_named(&self, at: usize) -> bool {
        let figure = self.phrase_before(at, Class::FigureLead);
        self.phrase_before(at, Class::NumberedWeak).is_some_and(|weak| figure.is_none_or(|figure| weak <= figure))
    }

    /// "35 đường Nguyễn Trãi".
    pub(super) fn is_address(&self, number: &Number) -> bool {
        let end = self.phrase(number.tokens.end, Class::AddressTail);
        end.is_some_and(|end| self.token(end).is_some_and(Token::is_capital)) && !number.marked
    }

    /// "RON 92", "Thái Bình 2": a plain number behind a capital word, with nothing known counted.
    fn follows_name(&self, number: &Number, unit: Option<&Unit>) -> bool {
        let at = number.tokens.start;
        let plain = !number.marked && !number.in_words && unit.is_none_or(|unit| !unit.known);
        let plain = plain
            && !self.follows_plan(at)
            && !(unit.is_none() && (self.goes_on_counting(number) || self.is_part_by_letters(number)));
        plain && at > self.sentence.start + 1 && self.is_word(at - 1) && self.scan.tokens[at - 1].is_capital()
    }

    /// "45 đảng viên/CT 40", "(KH 300)": the figure of a plan, by an abbreviation behind "/" or "(".
    pub(super) fn follows_plan(&self, at: usize) -> bool {
        let plan = self.phrase_before(at, Class::PlanNoun).filter(|&plan| plan > self.sentence.start);
        plan.is_some_and(|plan| self.is(plan - 1, "/") || self.is(plan - 1, "("))
    }

    /// "58 trường (mầm non 19, tiểu học 24, THCS 15)": a part of a count behind an abbreviation, no more than all of them.
    fn goes_on_counting(&self, number: &Number) -> bool {
        const SAID: usize = 3;
        let word = number.tokens.start.wrapping_sub(1);
        let abbreviation = self.scan.tokens.get(word).is_some_and(|word| word.case == Case::Upper);
        // "542 trường (tăng 4 trường)": the whole, or what is told of it.
        let counts = || self.out.iter().rev().filter(|one| !one.unit_tokens.is_empty()).take(SAID);
        let part = || {
            self.part_of_count(number)
                .is_some_and(|unit| counts().any(|whole| whole.unit == unit && number.value <= whole.value))
        };
        abbreviation && part()
    }

    /// Letters or signs that touch the digits: "U23", "Covid-19", "1A", "42/NQ-CP", "16:9".
    fn is_code(&self, number: &Number, unit: Option<&Unit>) -> bool {
        let at = number.tokens.start;
        let end = number.tokens.end;
        let word = self.scan.word(at);
        if word.starts_with('0') && word.len() > 2 && !number.marked {
            return true;
        }
        // "29H - 099.82": a number plate.
        if self.is_plate(at) {
            return true;
        }
        if word.len() > PHONE && !number.marked && at > self.sentence.start && self.is(at - 1, "+") {
            return true;
        }
        if self.glued(at) && at > self.sentence.start {
            let before = at - 1;
            let token = &self.scan.tokens[before];
            match token.kind {
                Kind::Word => {
                    let unit_before = self.scan.hit(before, Class::Unit).is_some();
                    let long = self.scan.word(before).chars().count() > 1;
                    let clear = unit.is_some() || number.marked;
                    if token.case != Case::Lower || unit_before || !long || !clear {
                        return true;
                    }
                }
                Kind::Symbol => match self.scan.word(before) {
                    "-" | "–" | "." | "_" | "'" => {
                        let behind = before.checked_sub(1).filter(|&behind| behind >= self.sentence.start);
                        let capital = behind.is_some_and(|behind| self.scan.tokens[behind].case != Case::Lower);
                        let word = behind.is_some_and(|behind| self.is_word(behind));
                        let percent = unit.is_some_and(|unit| unit.kind == QuantityKind::Percent);
                        if word && (capital && !percent || self.glued(before) && unit.is_none()) {
                            return true;
                        }
                    }
                    // "12:45", "ISO:9001"; but "Diện tích:45 ha", "Nữ:12".
                    ":" => {
                        let label = before.checked_sub(1).filter(|&label| self.is_word(label));
                        let coded = label.is_none_or(|label| self.scan.tokens[label].case == Case::Upper);
                        return self.glued(before) && coded && unit.is_none_or(|unit| !unit.known || label.is_none());
                    }
                    "/" => {
                        // "3 vụ án/19 bị can": behind a quantity, a figure of its own.
                        let figure = self.out.last().is_some_and(|last| last.tokens.end == before);
                        return !figure && self.glued(before);
                    }
                    "%" | ")" | "]" | "”" | "\"" | "’" => return unit.is_none(),
                    "#" | "@" | "№" => return true,
                    _ => {}
                },
                Kind::Number => {}
            }
        }
        if unit.is_none() && !number.scaled && self.glued(end) {
            if self.is_word(end) {
                return true;
            }
            let after = self.is_word(end + 1) && self.glued(end + 1);
            if after && (self.is(end, "/") || self.is(end, "-") || self.is(end, ".")) {
                return true;
            }
            if self.is(end, ":") && self.glued(end + 1) && self.is_digits(end + 1) {
                return true;
            }
        }
        false
    }

    /// Digits with a letter that touches them, and a dash, before `at`: "29H - ", "43D1-".
    fn is_plate(&self, at: usize) -> bool {
        if at < self.sentence.start + 4 || !self.is(at - 1, "-") {
            return false;
        }
        let letter = if self.is_digits(at - 2) && self.glued(at - 2) { at - 3 } else { at - 2 };
        self.is_word(letter)
            && self.glued(letter)
            && self.scan.tokens[letter].is_capital()
            && self.is_digits(letter - 1)
    }

    /// "8h30", "19 giờ 30 phút", "lúc 19 giờ", "8 giờ sáng".
    fn clock(&self, number: &Number, unit: Option<&Unit>) -> Option<usize> {
        let end = number.tokens.end;
        // "8g30" is a time, "8g" a mass.
        let minutes = self.is_digits(end + 1) && self.glued(end + 1);
        let hour = self.phrase(end, Class::HourMark).is_some();
        // "16g chiều 30-4", "lúc 19g ngày 23-1": not so many grams.
        let split = self.phrase(end, Class::HourSplit);
        let clock = || split.is_some_and(|after| self.phrase(after, Class::DayPart).is_some());
        if !number.scaled && (hour || split.is_some() && minutes || clock()) {
            return Some(end + 1 + usize::from(minutes));
        }
        let unit = unit.filter(|unit| unit.time)?;
        let after = unit.tokens.end;
        let hour = self.scan.hit(after.checked_sub(1)?, Class::ClockUnit).is_some();
        if !hour {
            return None;
        }
        if self.is_digits(after) {
            return Some(after + 1);
        }
        let told = self.phrase_before(number.tokens.start, Class::ClockLead).is_some()
            || self.phrase(after, Class::DayPart).is_some();
        told.then_some(after)
    }

    /// "tháng 7, 8 và 9": the token after the last number of the list.
    fn list(&self, end: usize) -> usize {
        let mut end = end;
        for _ in 0..MAX_LIST {
            let next = self.phrase(end, Class::Coordinate).or_else(|| self.phrase(end, Class::RangeLink));
            let Some(next) = next.filter(|&next| self.is_digits(next)) else {
                break;
            };
            let after = next + 1;
            // "phường 11, 12, 13 quận Bình Thạnh": the name of a place follows.
            let named = self.scan.hit(after, Class::Noun).is_some_and(|noun| {
                noun.end as usize == after + 1 && self.token(after + 1).is_some_and(Token::is_capital)
            });
            if !named && self.unit_at(after).is_some() || self.scan.hit(after, Class::Number).is_some() {
                break;
            }
            end = after;
        }
        end
    }

    /// The token after a run of digits with single signs between them (a phone number).
    fn digits_run(&self, end: usize) -> usize {
        let mut end = end;
        for _ in 0..MAX_LIST {
            if self.is_digits(end) {
                end += 1;
            } else if self.kind(end) == Some(Kind::Symbol) && self.is_digits(end + 1) && self.glued(end) {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// "thắng 2-1".
    fn is_score(&self, number: &Number) -> bool {
        let end = number.tokens.end;
        (self.is(end, "-") || self.is(end, "–"))
            && self.is_digits(end + 1)
            && self.nearby(number.tokens.start, SCORE_REACH, Class::ScoreLead)
    }

    /// "huyện Cam Lộ | 7 vụ", "Thanh Chương | 4 người": whether a place of several words, the last of which leads to a number elsewhere,
    /// ends there.
    fn ends_place(&self, at: usize) -> bool {
        const MIN_WORDS: usize = 2;
        let capital = |start: usize| (start..at).all(|token| self.scan.tokens[token].case == Case::Title);
        self.phrase_before(at, Class::Place).is_some_and(|start| at - start >= MIN_WORDS && capital(start))
    }

    /// "6 tháng đầu năm", "15 tháng 5": a calendar period.
    fn is_period(&self, number: &Number, unit: Option<&Unit>) -> bool {
        let Some(unit) = unit else {
            return false;
        };
        let after = unit.tokens.end;
        if self.is_digits(after) || self.phrase(after, Class::PeriodTail).is_some() && !number.scaled {
            return true;
        }
        // "kế hoạch 5 năm": a plan by its length.
        if self.phrase_before(number.tokens.start, Class::PlanNoun).is_some() {
            return true;
        }
        // "9 tháng": so many months of the year, unless a length is spoken of.
        let months = self.phrase(number.tokens.end, Class::MonthUnit) == Some(after);
        months
            && !number.marked
            && number.value <= Decimal::from(MONTHS)
            && self.phrase_before(number.tokens.start, Class::DurationLead).is_none()
    }

    /// A list number at the head of a block, or a reference mark in brackets.
    fn is_mark(&self, number: &Number) -> bool {
        let at = number.tokens.start;
        let end = number.tokens.end;
        let opens = self.scan.starts_block(at) && (self.is(end, ".") || self.is(end, ")") || self.is(end, "/"));
        let bracketed = at > self.sentence.start
            && (self.is(at - 1, "(") && self.is(end, ")") || self.is(at - 1, "[") && self.is(end, "]"));
        !self.row && (opens || bracketed && !number.marked)
    }

    /// "4.0", "2.0".
    fn is_version(&self, number: &Number) -> bool {
        let word = self.scan.word(number.tokens.start);
        number.tokens.len() == 1 && word.len() == 3 && word.ends_with(".0")
    }
}

impl Number {
    pub(super) fn grouped(&self) -> bool {
        self.marked && self.value >= Decimal::from(1000)
    }

    /// Written as years are.
    pub(super) fn is_year(&self) -> bool {
        let plain = !self.marked && !self.scaled && !self.in_words && self.tokens.len() == 1;
        plain && self.value.to_integer().is_some_and(|year| YEARS.contains(&year))
    }
}
