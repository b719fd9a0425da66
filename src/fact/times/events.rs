//! Years and days that are those of a meeting, of a school year, of another account: none of what is told beside them.

use super::barred::{COUNT, DAY};
use super::when;
use super::{Candidate, Times, length};
use crate::calendar::{Grain, Interval};
use crate::fact::grammar::piece::Piece;
use crate::fact::{Measure, Status};
use crate::lexicon::period::PeriodRole;
use crate::lexicon::{Class, Signs};
use crate::mention::Period;
use crate::text::BlockKind;
use crate::token::Kind;
use time::Month;

impl Times<'_> {
    /// "NĂM HỌC 2022 - 2023 | đầu năm có 962 em, cuối năm còn | 951 em": where the year reported on is not that of the calendar, its ends are
    /// not 1 January and 31 December.
    pub(super) fn is_end_of_other_year(&self, one: &Candidate, days: Interval) -> bool {
        let reported = self.context.period().map(|read| read.value).or(self.reported());
        let other = reported.is_some_and(when::is_other_year);
        let edge = |period: &Period| period.point && !period.has_year && period.grain == Grain::Day;
        other
            && matches!((days.end.month(), days.end.day()), (Month::December, 31) | (Month::January, 1))
            && when::said_by(self.reader, one.evidence).is_some_and(edge)
    }

    /// The days that the whole text is about.
    pub(super) fn reported(&self) -> Option<Interval> {
        self.context.document.period.as_ref().map(|read| read.value)
    }

    /// "Tinh giản từ năm 2021 đến nay là 295 người. Toàn tỉnh còn | 438 đơn vị", in a report on 2023: all that has come together since a year
    /// is no time that a report goes on in.
    pub(super) fn is_since_year(&self, one: &Candidate, days: Interval) -> bool {
        let scan = self.reader.scan;
        let reported = self.context.is_report && self.reported().is_some_and(|own| own.years() == Some(1));
        let begins = |at: usize| {
            scan.begins_time(at, PeriodRole::Since) || at > 0 && scan.begins_time(at - 1, PeriodRole::Since)
        };
        reported
            && when::lasts_years(days)
            && !self.says(one)
            && when::said_by(self.reader, one.evidence).is_some_and(|period| begins(period.tokens.start))
    }

    /// Whether a stretch was told before the footnote that the figure stands in, which has a story of its own.
    pub(super) fn is_above_footnote(&self, one: &Candidate) -> bool {
        let scan = self.reader.scan;
        let block = &scan.blocks[scan.sentences[self.reader.sentence].block];
        block.kind == BlockKind::Footnote && one.evidence.is_some_and(|said| said.end <= block.span.start)
    }

    /// "Tại đại hội đồng cổ đông thường niên 2018, lãnh đạo cho biết đã chi | 160 triệu đồng": the year of a meeting is not that of the results
    /// told at it.
    pub(super) fn is_year_of_meeting(&self, one: &Candidate, days: Interval) -> bool {
        const REACH: usize = 8;
        let scan = self.reader.scan;
        if days.years() != Some(1) || self.figure.status != Status::Actual {
            return false;
        }
        let period = when::said_by(self.reader, one.evidence).filter(|period| period.has_year);
        let Some(year) = period.map(|period| period.tokens.start) else { return false };
        let first = scan.sentences[scan.sentence_of(year)].tokens.start;
        let lead = year.saturating_sub(REACH).max(first)..year;
        lead.rev()
            .take_while(|&at| scan.tokens[at].kind == Kind::Word)
            .any(|at| scan.hit(at, Class::ShareholderMeeting).is_some())
    }

    /// "Đảng bộ xã tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 - 2030, với | 148 đại biểu": the term that begins with a congress is not the
    /// time of those who are counted at it.
    pub(super) fn is_of_congress(&self, one: &Candidate, days: Interval) -> bool {
        let begins = self.context.published.zip(days.start).is_some_and(|(today, start)| start.year() >= today.year());
        let counts = self.unit == COUNT && self.figure.status == Status::Actual;
        let scan = self.reader.scan;
        let first = scan.sentences[self.reader.sentence].tokens.start;
        let congress = |term: usize| (first..term).any(|at| scan.hit(at, Class::TitleEvent).is_some());
        let term = || when::said_by(self.reader, one.evidence).map(|period| period.tokens.start);
        counts && begins && days.years() == Some(when::TERM) && term().is_some_and(congress)
            || self.is_term_ahead(one, days)
    }

    /// "Ngày 30/7, xã tổ chức đại hội ... | Xã có diện tích | 146 km2": the day on which people met is not when that holds which another
    /// paragraph tells.
    pub(super) fn is_of_meeting(&self, one: &Candidate, days: Interval) -> bool {
        let scan = self.reader.scan;
        if length(days) != DAY {
            return false;
        }
        let Some(day) = when::said_by(self.reader, one.evidence) else { return false };
        let told = &scan.sentences[scan.sentence_of(day.tokens.start)];
        let meets = |at: usize| scan.hit(at, Class::TitleEvent).is_some();
        told.block != scan.sentences[self.reader.sentence].block
            && told.signs.meet(Signs::class(Class::TitleEvent))
            && told.tokens.clone().any(meets)
    }

    /// "triệu tập 182 đại biểu, có mặt | 176 đại biểu": how many came to a meeting is not of the time that it is about.
    pub(super) fn is_of_roll_call(&self) -> bool {
        const BEFORE: usize = 10;
        const BEHIND: usize = 3;
        if self.unit != COUNT && self.figure.measure != Measure::Share || self.figure.status != Status::Actual {
            return false;
        }
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let open = |piece: &&Piece| piece.quantity().is_none();
        let before = pieces[at.saturating_sub(BEFORE)..at].iter().rev().take_while(open);
        let behind = pieces[at + 1..].iter().take(BEHIND).take_while(open);
        before
            .chain(behind)
            .flat_map(|piece| piece.tokens.clone())
            .any(|token| self.reader.scan.hit(token, Class::RollCall).is_some())
    }
}
