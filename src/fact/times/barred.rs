//! Times that grammar forbids a figure, whatever speaks for them.

use super::aside;
use super::season;
use super::setting::Named;
use super::story;
use super::when;
use super::{Candidate, Origin, Times, length};
use crate::calendar::{Grain, Interval, month_end};
use crate::fact::context::Genre;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::fact::{Measure, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::{Period, QuantityKind, Relation};
use crate::span::{Body, Span};
use crate::token::Kind;

/// The unit of what moves in per cent.
const PERCENT: usize = 1;
/// That of what is weighed or measured.
const PHYSICAL: usize = 2;
/// That of what is counted.
pub(super) const COUNT: usize = 3;
/// The nature of what has a price or is one.
const QUOTED: usize = 2;
/// The length of a single day.
pub(super) const DAY: usize = 1;
/// That of a month.
const MONTH: usize = 3;
/// That of a year.
const YEAR: usize = 6;
/// The best reading and the next.
const DECISIVE: usize = 2;

impl Times<'_> {
    /// Leaves out what the figure can't hold for, unless nothing else is left.
    pub(super) fn bar(&mut self) {
        let (reader, at) = (self.reader, self.figure.at);
        let yearly = is_yearly(reader, at) || self.is_rate_of_years();
        let yields = self.is_yield_of_year();
        let session = is_of_session(reader, at);
        let quoted = self.figure.quoted || self.nature == QUOTED && self.unit == PERCENT;
        let trades = is_in_session(reader, at);
        // "Cả năm, ngành đặt mục tiêu 9 tỷ USD. | Giá cá hiện ở mức | 18.000 đồng/kg": what a price is now it was not in all of that.
        let now = self.figure.quoted && self.context.genre != Genre::Outlined && self.says_now();
        let left = self.left();
        let stock = self.figure.subject.roles.has(Class::Stock);
        let story = if stock { None } else { story::of_figure(reader, at, self.figure.status) };
        // "phấn đấu": under "Chỉ tiêu" alone there may stand results.
        let strives = || reader.pieces[..at].iter().any(|piece| piece.is(Class::StatusTarget));
        let aim = self.figure.status == Status::Target && !self.figure.planned && strives();
        let set = self.is_set_by_section();
        let dated = self.context.period().is_some();
        // What was read of one time stands side by side.
        let mut crop = (None, false);
        let mut is_of_crop = |one: &Candidate| {
            if one.evidence != crop.0 {
                crop = (one.evidence, season::is_of_crop(reader, one.evidence));
            }
            crop.1
        };
        // "I. THỰC TRẠNG" of a plan for the next year, "Một số nhiệm vụ" of a report on the last one.
        let over = self.context.status().map(|read| read.value);
        let results = self.figure.status == Status::Actual && over == Some(Status::Actual);
        // "KẾ HOẠCH NĂM 2012 | Chè: ước 120 nghìn tấn" of December 2011: what is guessed is of no year that is still to come.
        let guessed = self.figure.status == Status::Estimate;
        let list = self.context.list.as_ref().and_then(|list| list.status.as_ref()).map(|read| read.value);
        let told = self.figure.status == Status::Actual && list == Some(Status::Estimate);
        let aim_ahead = self.is_under_tasks() || self.is_in_plan_ahead();
        let aims = self.figure.status == Status::Target && !self.figure.planned && aim_ahead;
        // "Năm 2023, tỉnh đón 8 triệu lượt khách. Ngành kỳ vọng đón | 10 triệu lượt": what is to come is of no year that is over.
        let foretold = self.figure.status == Status::Forecast && !self.figure.planned;
        let opening = self.opening();
        let roll_call = self.is_of_roll_call();
        let mut barred = |one: &Candidate| {
            let Some(days) = one.days else { return set };
            if dated && is_lent(one.origin) && is_of_crop(one) {
                return true;
            }
            let open = days.start.is_none();
            is_closed_off(reader, at, one.evidence) && one.origin != Origin::Derived
                || yearly
                    && !(open && matches!(self.figure.status, Status::Target | Status::Forecast))
                    && !when::lasts_years(days)
                || is_carried(one.origin) && self.has_scarcely_begun(days)
                || yields && is_carried(one.origin) && !open && days.years().is_none()
                || session && length(days) != DAY
                || quoted && is_lent(one.origin) && (open || is_till(reader, one))
                || (quoted || self.nature == QUOTED) && is_lent(one.origin) && self.is_till_now(one, days)
                || foretold && is_carried(one.origin) && self.is_long_gone(days) && !self.says(one)
                || trades && is_carried(one.origin) && length(days) != DAY
                || open && (is_run_up(reader, one) || self.is_same_of_stretch(one))
                || left == Some(days)
                || story.is_some_and(|story| story.end == days.end && story != days)
                || aim && one.origin.group() == 2 && self.is_over(days)
                || self.is_of_plan_behind(one)
                || self.is_of_plan_under_way(one, days)
                || self.is_of_tasks(one, days)
                || (results || guessed && days.years().is_some()) && is_carried(one.origin) && self.is_ahead(days)
                || aims && is_carried(one.origin) && self.is_gone(days)
                || told && one.origin == Origin::List && !self.is_gone(days)
                || self.is_term(one, days)
                || self.is_of_congress(one, days)
                || is_lent(one.origin) && (self.is_of_meeting(one, days) || self.is_of_mean_before(one, days))
                || roll_call && is_carried(one.origin) && length(days) != DAY
                || self.is_of_parts_behind(one)
                || self.is_of_base(one)
                || self.is_of_cause(one, days)
                || self.is_of_earlier_cause(one, days)
                || self.is_set_against(one)
                || self.is_of_old_scene(one, days)
                || self.is_passed(one)
                || self.is_of_other_season(one, days)
                || now && is_carried(one.origin) && days.years().is_some()
                || self.is_of_no_whole(one, days)
                || self.is_year_surpassed(one, days)
                || self.is_longer_than_base(one, days)
                || self.is_since_of_other(one)
                || self.is_before_base(days)
                || self.is_year_of_meeting(one, days)
                || self.is_end_of_other_year(one, days)
                || is_lent(one.origin) && self.is_since_year(one, days)
                || is_lent(one.origin) && self.reported() != Some(days) && self.is_above_footnote(one)
                || open && self.is_flow_of_stretch(one, days)
                || opening.is_some_and(|own| own != days && is_carried(one.origin) && !self.says(one))
        };
        // Two that stand tell which is taken and by how much it leads: what less speaks for need not be looked at.
        let (mut out, mut standing, mut passed) = (Vec::new(), 0, None);
        while standing < DECISIVE
            && let Some(one) = self.ballot.next_best(passed)
        {
            if barred(&self.out[one]) {
                out.push(one);
            } else {
                standing += 1;
            }
            passed = Some(one);
        }
        // "bình quân mỗi năm" under the year of a report: at no time.
        if standing == 0 && !out.is_empty() {
            self.never();
        }
        for one in out {
            self.ballot.bar(one);
        }
    }
}

impl Times<'_> {
    /// Whether a word for the present stands before the figure in its part of the sentence.
    fn says_now(&self) -> bool {
        let parts = |piece: &&Piece| piece.mark() != Some(Mark::Semicolon);
        let mut before = self.reader.pieces[..self.figure.at].iter().rev().take_while(parts);
        self.reader.jobs.has(Class::Present) && before.any(|piece| piece.is(Class::Present))
    }

    /// "lỗ luỹ kế 9 tháng là 64 tỷ đồng (cùng kỳ lãi | 3 tỷ đồng)": the same of another year as a stretch that has a beginning.
    fn is_same_of_stretch(&self, one: &Candidate) -> bool {
        let same = |period: &Period| matches!(period.relation, Relation::SamePeriod { .. });
        let before = self.drafts.last().and_then(|draft| draft.period.as_ref());
        before.is_some_and(|read| read.value.start.is_some())
            && when::said_by(self.reader, one.evidence).is_some_and(same)
    }

    /// "gồm: A 5 tỷ đồng, tuy nhiên đến tháng 9 mới giải ngân 60%; B | 4 tỷ đồng": the time of what was set against another item.
    fn is_set_against(&self, one: &Candidate) -> bool {
        let (reader, at) = (self.reader, self.figure.at);
        if one.evidence.is_none() || !reader.jobs.has(Class::But) {
            return false;
        }
        let told = reader.piece_said(one.evidence).filter(|&time| time < at);
        told.is_some_and(|time| aside::set_against(reader, time, at).is_some())
    }

    /// "Năm 2016 thu 5 tỷ đồng. Năm 2017, nguồn thu giảm. Xã chỉ thu | 1 tỷ đồng": what was told before the sentence that sets another time.
    fn is_of_old_scene(&self, one: &Candidate, days: Interval) -> bool {
        let old = self.setting.scene.filter(|scene| scene.days != days && is_carried(one.origin));
        old.zip(one.evidence).is_some_and(|(scene, told)| scene.is_behind(told))
    }

    /// "đặt mục tiêu nộp ngân sách | 323 tỷ đồng; lợi nhuận 507 tỷ đồng, tăng hơn năm 2018 là 5%": an aim is not for the year told before
    /// that the sentence compares its aims with.
    fn is_year_surpassed(&self, one: &Candidate, days: Interval) -> bool {
        let reader = self.reader;
        let ahead = matches!(self.figure.status, Status::Target | Status::Forecast) && !self.figure.planned;
        let year = |period: &Period| {
            let base = period.interval.filter(|base| period.relation == Relation::Own && base.years() == Some(1));
            base.is_some_and(|base| days.end <= base.end)
        };
        let compares = |at: usize| {
            let piece = &reader.pieces[at];
            let period = piece.period().map(|index| &reader.mentions.periods[index]);
            let base = || reader.in_base[at] || period.is_some_and(|period| period.versus || period.compared);
            period.is_some_and(year) && base()
        };
        let moved = |at: usize| reader.pieces[..at].iter().any(|piece| piece.any(&[Class::Rise, Class::Fall]));
        ahead && is_carried(one.origin) && (0..reader.pieces.len()).any(|at| compares(at) && moved(at))
    }

    /// "6 tháng đầu năm xuất siêu 2 tỷ USD. Xuất khẩu đạt | 19 tỷ USD, giảm | 2% so với tháng 5": what is compared with one month or
    /// quarter is of no stretch told before that has it in it.
    fn is_longer_than_base(&self, one: &Candidate, days: Interval) -> bool {
        let single = |base: &&Period| {
            base.relation == Relation::Own && matches!(base.grain, Grain::Month | Grain::Quarter) && !base.point
        };
        let base = self.base.filter(single).and_then(|base| base.interval);
        let moves = matches!(self.figure.measure, Measure::Level | Measure::Change | Measure::Ratio);
        moves
            && is_carried(one.origin)
            && !self.says(one)
            && base.is_some_and(|base| days.start.is_some() && days.start <= base.start && base.end < days.end)
    }

    /// "Tháng 9, giá vàng giảm. Giá vàng tăng thêm | 30.000 đồng/lượng so với ngày hôm qua", of October: what is compared with a day is of no
    /// time that was over by then.
    fn is_before_base(&self, days: Interval) -> bool {
        let day = self.base.filter(|base| base.grain == Grain::Day && base.relation == Relation::Own && !base.point);
        self.figure.measure == Measure::Change
            && day
                .and_then(|base| base.interval)
                .is_some_and(|base| base.start == Some(base.end) && days.end < base.end)
    }

    /// "Trạm xây dựng từ năm 2004 đã xuống cấp; chi phí sửa chữa ước | 38 triệu đồng": since when something is told of in another part of the
    /// sentence.
    fn is_since_of_other(&self, one: &Candidate) -> bool {
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        if one.origin != Origin::Before {
            return false;
        }
        let told = self.reader.piece_said(one.evidence).filter(|time| (1..at).contains(time));
        let Some(time) = told.filter(|&time| pieces[time].period().is_some()) else { return false };
        let from = pieces[time - 1].form == Form::Word && pieces[time - 1].is(Class::From);
        // What the sentence opens with holds for all of it.
        from && time > 1 && pieces[time..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
    }

    /// "Trong 6 tháng, ngân hàng đã thu hồi được | 1.600 tỷ đồng nợ xấu", "Trong quý I, huy động đã tăng | 2.000 tỷ đồng": what was done or
    /// moved in a stretch, though it is of a stock.
    fn is_flow_of_stretch(&self, one: &Candidate, days: Interval) -> bool {
        const FAR: usize = 16;
        let (reader, at) = (self.reader, self.figure.at);
        let told = reader.piece_said(one.evidence).filter(|time| (1..at).contains(time));
        let Some(time) = told.filter(|&time| reader.pieces[time].period().is_some()) else { return false };
        let inside = reader.pieces[time - 1].is(Class::Locative) && reader.pieces[time - 1].form == Form::Word;
        let period = reader.pieces[time].period().map(|index| &reader.mentions.periods[index]);
        let stretch = period.is_some_and(|period| !period.up_to && !period.point && period.grain != Grain::Day);
        let moved = self.figure.measure == Measure::Change && self.base.is_none();
        let done = || self.figure.measure == Measure::Level && self.is_deed();
        // "Giao dịch bằng thẻ 10 tháng tăng | 52%": by how much in several months, without a word before them.
        // "8 tháng, huy động tăng 9% so với đầu năm, trong đó tiền gửi tăng | 8%": a part goes on with what was taken for the whole.
        let taken = || {
            self.drafts.iter().rev().take(FAR).any(|draft| draft.period.as_ref().is_some_and(|read| read.value == days))
        };
        let several =
            || moved && period.is_some_and(|period| period.interval.is_some_and(is_several_months)) && !taken();
        stretch && (inside && (moved || done()) || several())
    }

    /// Whether no more than adverbs and hedges stand between a figure and the verb that tells what was done: "đã thu hồi được | 5 tỷ".
    fn is_deed(&self) -> bool {
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let skips = |piece: &Piece| {
            piece.form == Form::Hedge || piece.is(Class::Adverb) && !piece.any(&[Class::Act, Class::ToLevel])
        };
        let verb = pieces[..at].iter().rev().find(|piece| !skips(piece));
        verb.is_some_and(|verb| {
            verb.form == Form::Word && verb.is(Class::Act) && !verb.any(&[Class::Reach, Class::ToLevel])
        })
    }

    /// "Tính chung 10 tháng, sản xuất tăng 8%. Trong đó, ngành may tăng | 12%": what is of no time of the whole that parts are told of.
    fn is_of_no_whole(&self, one: &Candidate, days: Interval) -> bool {
        let whole = &self.setting.whole;
        matches!(self.figure.status, Status::Actual | Status::Estimate)
            && !whole.is_empty()
            && is_carried(one.origin)
            && !whole.iter().any(|own| own.end == days.end && own.start >= days.start)
    }

    /// "Tính chung 9 tháng, giá nông sản tăng 0,9% so với cùng kỳ; giá công nghiệp tăng | 2,1%": the stretch that the sentence opens with,
    /// before a comma, where it tells no other time up to the figure: what was told before the sentence is none of its results.
    fn opening(&self) -> Option<Interval> {
        let (reader, at) = (self.reader, self.figure.at);
        let results = matches!(self.figure.status, Status::Actual | Status::Estimate) && !self.figure.planned;
        let mut own =
            self.setting.named.iter().take_while(|one| one.piece < at).filter(|one| !reader.in_base[one.piece]);
        let first = own.next().filter(|one| results && !aside::is_of_clause(reader.pieces, one.piece, at))?;
        let (before, behind) = (&reader.pieces[..first.piece], reader.pieces.get(first.piece + 1)?);
        let opens = behind.mark() == Some(Mark::Comma) && before.iter().all(|piece| piece.quantity().is_none());
        let period = &reader.mentions.periods[first.period];
        let plain =
            period.relation == Relation::Own && !period.up_to && !period.since && !period.versus && !period.of_plan;
        let days = period.redefined.or(period.interval).filter(|&days| opens && plain && when::carries(days))?;
        own.next().is_none().then_some(days)
    }

    /// Whether the words of a stretch stand in the sentence.
    pub(super) fn says(&self, one: &Candidate) -> bool {
        let whole = self.reader.scan.span(self.reader.scan.sentences[self.reader.sentence].tokens.clone());
        one.evidence.is_some_and(|said| whole.start <= said.start && said.end <= whole.end)
    }

    /// "tăng bình quân | 9%/năm": by how much something moves in each of some years.
    fn is_rate_of_years(&self) -> bool {
        // "lãi suất giảm | 1%/năm": a rate that is told by the year itself.
        let rate = self.figure.subject.roles.has(Class::RateNoun) && !self.figure.subject.roles.has(Class::GrowthNoun);
        self.figure.measure == Measure::Change && !rate && self.is_by_year()
    }

    /// "sản xuất trên | 1,4 triệu tấn/năm": what a year brings is not that of the months told before.
    fn is_yield_of_year(&self) -> bool {
        self.figure.measure == Measure::Level && self.unit == PHYSICAL && self.is_by_year()
    }

    /// Whether the unit of the figure ends with "/năm".
    fn is_by_year(&self) -> bool {
        let scan = self.reader.scan;
        let unit = self.reader.pieces[self.figure.at].quantity();
        let unit = unit.map(|index| self.reader.mentions.quantities[index].unit_tokens.clone());
        let year = |last: usize| last > 0 && scan.is(last - 1, "/") && scan.hit(last, Class::DocYear).is_some();
        unit.is_some_and(|unit| unit.last().is_some_and(year))
    }

    /// "giá xăng tăng vào ngày 11/7 khiến nhóm giao thông tăng | 0,9%": the day of what brought a movement about is not when that took
    /// place; nor are those of a feast: "trong tháng có kỳ nghỉ lễ 30/4 và 1/5 nên chỉ số nhóm ăn uống tăng | 0,4%".
    fn is_of_cause(&self, one: &Candidate, days: Interval) -> bool {
        const FEAST: i64 = 10;
        let (reader, at) = (self.reader, self.figure.at);
        let percent = matches!(self.figure.measure, Measure::Change | Measure::Contribution) && self.unit == PERCENT;
        let short = days.start.is_some_and(|start| (days.end - start).whole_days() < FEAST);
        if !percent || !short || one.evidence.is_none() {
            return false;
        }
        let named =
            |piece: &Piece| piece.period().is_some() && Some(reader.scan.span(piece.tokens.clone())) == one.evidence;
        let Some(day) = reader.pieces[..at].iter().position(named) else { return false };
        let (before, behind) = (&reader.pieces[..day], &reader.pieces[day..at]);
        let moved = length(days) == DAY && before.iter().any(|piece| piece.any(&[Class::Rise, Class::Fall]));
        let causes = behind.iter().any(|piece| piece.is(Class::Cause));
        let follows = || causes || behind.iter().any(|piece| piece.is(Class::Conjunction));
        let because = || before.iter().any(|piece| piece.is(Class::Because)) || follows();
        // "kỳ nghỉ lễ 30/4 kéo dài nên lượng khách đạt 92.000 lượt, tăng | 14%": but as the amount is, so is its movement.
        let taken = || self.drafts.iter().any(|draft| draft.period.as_ref().is_some_and(|read| read.value == days));
        moved && causes || aside::is_of_holiday(reader, day) && because() && !taken()
    }

    /// "Do dịch bệnh từ tháng 3, đàn lợn giảm | 12%", "tháng 5 ... do giá bán lẻ được nâng vào tháng 3 nên chi phí tăng | 6%": since when the
    /// cause lasts, or when it was before what is reported on, is not when its effect took place.
    fn is_of_earlier_cause(&self, one: &Candidate, days: Interval) -> bool {
        const REACH: usize = 24;
        let (reader, at) = (self.reader, self.figure.at);
        // "do tàu bị đánh chìm năm 2010 làm 46 người chết": what came about at once did so then.
        let event = self.figure.measure == Measure::Level && self.unit == COUNT;
        if event || !reader.jobs.has(Class::Because) {
            return false;
        }
        let pieces = reader.pieces;
        let told = reader.piece_said(one.evidence).filter(|time| (1..at).contains(time));
        let Some(time) = told.filter(|&time| pieces[time].period().is_some()) else { return false };
        let word = |at: usize, class: Class| pieces[at].form == Form::Word && pieces[at].is(class);
        let own = self.context.period().and_then(|read| read.value.start);
        let earlier = word(time - 1, Class::From) || own.is_some_and(|start| days.end < start);
        let open = |at: &usize| pieces[*at].quantity().is_none() && pieces[*at].mark() != Some(Mark::Semicolon);
        let clause = (time.saturating_sub(REACH)..time).rev().take_while(open);
        let because = clause.into_iter().filter(|&at| word(at, Class::Because)).last();
        let effect = |at: usize| word(at, Class::Cause) || word(at, Class::Conjunction);
        let ends = |at: usize| effect(at) || because == Some(0) && pieces[at].mark() == Some(Mark::Comma);
        earlier && because.is_some() && (time + 1..at.min(time + REACH)).any(ends)
    }

    /// "GDP cả năm tăng khoảng | 5,2%, trong đó quý I tăng 4%": the time of a part that is told behind the whole.
    fn is_of_parts_behind(&self, one: &Candidate) -> bool {
        const REACH: usize = 60;
        let reader = self.reader;
        let end = reader.pieces.len().min(self.figure.at + REACH);
        let Some(behind) = reader.pieces.get(self.figure.at + 1..end) else { return false };
        let Some(parts) = behind.iter().position(|piece| piece.is(Class::Breakdown)) else { return false };
        let first = reader.scan.span(behind[parts].tokens.clone()).start;
        one.evidence.is_some_and(|said| said.start > first && self.says(one))
    }

    /// "nếu so với tháng 6 thì chỉ nhích | 2,9%": the time that a movement is compared with is not when it took place.
    fn is_of_base(&self, one: &Candidate) -> bool {
        if one.evidence.is_none() || !matches!(self.figure.measure, Measure::Change | Measure::Ratio) {
            return false;
        }
        let (reader, at) = (self.reader, self.figure.at);
        let named = |piece: &Piece| Some(reader.scan.span(piece.tokens.clone())) == one.evidence;
        if self.between_ends().is_some_and(|time| named(&reader.pieces[time])) {
            return false;
        }
        // "bằng 1,6 lần | cả năm 2017".
        let behind = &reader.pieces[at + 1..];
        let next = behind.iter().take_while(|piece| piece.quantity().is_none()).position(named);
        let inside = next.is_some_and(|next| reader.in_base[at + 1 + next]);
        let own = |period: &Period| {
            period.relation == Relation::Own && Some(reader.scan.span(period.tokens.clone())) == one.evidence
        };
        let before = reader.phrases.iter().rev().find(|phrase| phrase.end <= at);
        let leads =
            before.filter(|phrase| reader.pieces[phrase.end..at].iter().all(|piece| piece.quantity().is_none()));
        let leading = leads.and_then(|phrase| reader.mentions.periods.get(phrase.period?));
        // "so với kỳ nghỉ 30/4, 1/5/2018 giảm | 6 vụ": all days that the base names.
        let inside = inside || leads.is_some_and(|phrase| reader.pieces[phrase.start..phrase.end].iter().any(named));
        let versus = self.base.is_some_and(own) || leading.is_some_and(own);
        // "bằng 1,6 lần cả năm 2017; so với tháng 6 tăng | 2%": nor is that which another figure is compared with.
        let other = self.drafts.iter().filter_map(|draft| reader.mentions.periods.get(draft.base?.period?)).any(own);
        inside || versus || other
    }

    /// "Cuộc bầu cử đại biểu HĐND nhiệm kỳ 2021 - 2026 diễn ra an toàn, 99% cử tri ..." in a report on a year: the term that they are
    /// elected for, which is written with the year of the next election.
    fn is_term(&self, one: &Candidate, days: Interval) -> bool {
        if !self.context.is_report || days.years() != Some(when::TERM) {
            return false;
        }
        let reported = self.context.period().map(|read| read.value);
        let inside = reported.is_some_and(|own| own.start >= days.start && own.end <= days.end && own != days);
        let named = |piece: &Piece| Some(self.reader.scan.span(piece.tokens.clone())) == one.evidence;
        let time = || self.reader.pieces[..self.figure.at].iter().position(named);
        let elected = || {
            time().is_none_or(|time| {
                let pieces = self.reader.pieces;
                let council = time.checked_sub(1).map(|before| pieces[before].form);
                matches!(council, Some(Form::Place(_) | Form::Generic(_)))
                    || when::is_modifier(pieces, time)
                    // "bầu cử HĐND các cấp nhiệm kỳ 2021 - 2026; thu ngân sách đạt".
                    || pieces[time..self.figure.at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
            })
        };
        inside && elected()
    }

    /// "tỷ lệ tăng bình quân thời kỳ 1989 - 1999 là 1,6%. | Toàn tỉnh có | 602.480 hộ": the years of a mean are not when that stands
    /// which another paragraph tells.
    fn is_of_mean_before(&self, one: &Candidate, days: Interval) -> bool {
        const REACH: usize = 6;
        let scan = self.reader.scan;
        let stands = matches!(self.figure.measure, Measure::Level | Measure::Share);
        if !stands || self.figure.status != Status::Actual || !when::lasts_years(days) {
            return false;
        }
        let Some(years) = when::said_by(self.reader, one.evidence).map(|period| period.tokens.start) else {
            return false;
        };
        let told = &scan.sentences[scan.sentence_of(years)];
        told.block != scan.sentences[self.reader.sentence].block
            && (years.saturating_sub(REACH).max(told.tokens.start)..years).any(|at| scan.hit(at, Class::Per).is_some())
    }

    /// "Tổng vốn giai đoạn 2016 - 2020 là 580 tỷ đồng, trong đó: | - Ngân sách tỉnh: | 180 tỷ đồng": what an item takes of the money
    /// that the head of its list tells for years is of these, and not of no time.
    fn is_part_of_funds(&self) -> bool {
        let Some(list) = self.context.list.as_ref().filter(|list| list.indicator.is_some()) else { return false };
        let unit = self.reader.pieces[self.figure.at].quantity().map(|index| &self.reader.mentions.quantities[index]);
        let money = unit.is_some_and(|unit| unit.kind == QuantityKind::Money && unit.unit == list.unit);
        let years = list.period.as_ref().is_some_and(|read| when::lasts_years(read.value));
        money && years && self.setting.own == 0 && self.drafts.is_empty() && self.figure.measure == Measure::Level
    }

    /// "III. NHIỆM VỤ NĂM HỌC 2014 - 2015": what is aimed at under it, and names no time, is of that time and not of none. So it is in a
    /// plan for a time ahead.
    fn is_set_by_section(&self) -> bool {
        let aims = self.figure.status == Status::Target && !self.figure.planned && self.setting.own == 0;
        aims && self.is_in_plan_ahead()
            || self.is_part_of_funds()
            || self.context.sections.last().is_some_and(|(_, frame)| {
                let dated = frame.period.as_ref().is_some_and(|read| read.value.start.is_some());
                aims && dated && frame.status.as_ref().is_some_and(|read| read.value == Status::Target)
            })
    }

    /// "ước thực hiện | 41.000 m3, kế hoạch năm 2005 là 43.500 m3": the time of the plan that the next figure is.
    fn is_of_plan_behind(&self, one: &Candidate) -> bool {
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        if one.origin != Origin::Behind {
            return false;
        }
        let named = |piece: &Piece| Some(self.reader.scan.span(piece.tokens.clone())) == one.evidence;
        let Some(time) = (at + 1..pieces.len()).find(|&index| named(&pieces[index])) else { return false };
        let comma = pieces[at..time].iter().any(|piece| piece.mark() == Some(Mark::Comma));
        let next = pieces[time..].iter().take_while(|piece| piece.mark().is_none());
        comma && pieces[time - 1].is(Class::TargetNoun) && next.into_iter().any(|piece| piece.quantity().is_some())
    }

    /// "đã thu vượt dự toán cả năm, gồm: huyện Thạch Hà thu | 82 tỷ đồng" of August: a year that is far from over is that of the plan
    /// which was fulfilled, and not of what was taken in so far.
    fn is_of_plan_under_way(&self, one: &Candidate, days: Interval) -> bool {
        const DAYS: i64 = 31;
        const REACH: usize = 8;
        const FULFILS: [Class; 3] = [Class::Exceed, Class::Complete, Class::Reach];
        let open = self.context.published.is_some_and(|today| (days.end - today).whole_days() > DAYS);
        if !open || self.figure.status != Status::Actual {
            return false;
        }
        let Some(period) = when::said_by(self.reader, one.evidence).filter(|period| period.of_plan) else {
            return false;
        };
        let end = self.reader.piece_from(period.tokens.start);
        let before = self.reader.pieces[end.saturating_sub(REACH)..end].iter().rev();
        let mut words = before.take_while(|piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_)));
        words.any(|piece| piece.form == Form::Word && piece.any(&FULFILS))
    }

    /// "báo cáo kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm, thu ngân sách đạt | 50 tỷ đồng": the time of the tasks that are
    /// told beside results of an earlier one.
    fn is_of_tasks(&self, one: &Candidate, days: Interval) -> bool {
        const REACH: usize = 4;
        let (reader, at) = (self.reader, self.figure.at);
        if !matches!(self.figure.status, Status::Actual | Status::Estimate) || self.figure.planned {
            return false;
        }
        let here = |named: &&Named| Some(reader.scan.span(reader.pieces[named.piece].tokens.clone())) == one.evidence;
        let Some(nth) = self.setting.named.iter().position(|named| here(&named)) else { return false };
        let Some(before) = nth.checked_sub(1).map(|before| &self.setting.named[before]) else { return false };
        let time = self.setting.named[nth].piece;
        let earlier = reader.mentions.periods[before.period].interval.is_some_and(|told| Some(told.end) < days.start);
        let between = &reader.pieces[(before.piece + 1).max(time.saturating_sub(REACH)).min(time)..time];
        let tasks = between.iter().position(|piece| piece.is(Class::TargetHeading));
        let joins = |piece: &Piece| piece.is(Class::And) || piece.mark() == Some(Mark::Comma);
        time < at && earlier && tasks.is_some_and(|tasks| between[..tasks].iter().any(joins))
    }

    /// "Nhiệm vụ trọng tâm", "Kiến nghị": whether the heading is of what is still to be done; under "Chỉ tiêu" there may stand results.
    fn is_under_tasks(&self) -> bool {
        let scan = self.reader.scan;
        let aim = self.context.status().filter(|read| read.value == Status::Target);
        let Some(said) = aim.and_then(|read| read.evidence) else { return false };
        let word = scan.tokens.partition_point(|token| token.span.start < said.start);
        let tasks = scan.hit(word, Class::TargetHeading).or_else(|| scan.hit(word, Class::Urge));
        tasks.is_some() && scan.hit(word, Class::TargetNoun).is_none()
    }

    /// "NGHỊ QUYẾT | Về dự toán ngân sách năm 2018" of December 2017: whether the document lays down a plan for a time that has not begun.
    fn is_in_plan_ahead(&self) -> bool {
        let ahead = self.context.document.period.as_ref().is_some_and(|read| self.is_ahead(read.value));
        ahead && self.context.adopted.is_some()
    }

    /// "Phiên đầu tháng 11: ... Cổ phiếu ngân hàng giảm | 0,8%" of the second of November: whether a result is not of the month, as no more
    /// than its first days are over.
    fn has_scarcely_begun(&self, days: Interval) -> bool {
        const FIRST: i64 = 4;
        // "Năm 2019, Quốc hội đặt mục tiêu 6,8%. | Dự trữ ngoại hối đạt 60 tỷ USD" of January: nor of the year.
        const FIRST_OF_YEAR: i64 = 60;
        let Some((start, today)) = days.start.zip(self.context.published) else { return false };
        let first = match length(days) {
            MONTH => FIRST,
            YEAR => FIRST_OF_YEAR,
            _ => 0,
        };
        self.figure.status == Status::Actual && days.end > today && (0..first).contains(&(today - start).whole_days())
    }

    /// Whether nothing of a time is told yet, as it is still to come.
    pub(super) fn is_ahead(&self, days: Interval) -> bool {
        self.context.published.is_some_and(|today| days.start.unwrap_or(days.end) > today)
    }

    /// "Đại hội nhiệm kỳ 2025 - 2030. | Chi bộ có 63 đảng viên": a result is of no term of years that only begins.
    pub(super) fn is_term_ahead(&self, one: &Candidate, days: Interval) -> bool {
        let begins = self.context.published.zip(days.start).is_some_and(|(today, start)| start.year() >= today.year());
        let lent = is_carried(one.origin) && one.origin != Origin::List;
        lent && self.figure.status == Status::Actual && begins && days.years().is_some_and(|years| years > 1)
    }

    /// Whether a time is that of a crop of which the figure is not, or the first day of a feast of several ("dịp Tết Nguyên đán 2018").
    fn is_of_other_season(&self, one: &Candidate, days: Interval) -> bool {
        let scan = self.reader.scan;
        let feast = |period: &Period| {
            let tokens = &period.tokens;
            let begins = |role| scan.begins_time(tokens.start, role);
            let day = |token: usize| scan.tokens[token].kind == Kind::Number && scan.word(token).len() <= 2;
            begins(PeriodRole::Feast) && !begins(PeriodRole::DayPrefix) && !tokens.clone().any(day)
        };
        season::is_of_other_crop(self.reader, one.evidence, self.figure.at)
            || is_carried(one.origin) && season::is_in_passing(self.reader, one.evidence)
            || (length(days) == DAY || days.start.is_none())
                && when::said_by(self.reader, one.evidence).is_some_and(feast)
    }

    /// Whether nothing is to be done any more in a time, as it is over.
    fn is_gone(&self, days: Interval) -> bool {
        let month = |today: time::Date| month_end(today.year(), u8::from(today.month()));
        self.context.published.and_then(month).is_some_and(|today| days.end <= today)
    }

    /// Whether a time is of whole years that were over well before the day of publication.
    fn is_long_gone(&self, days: Interval) -> bool {
        const DAYS: i64 = 60;
        let past = self.context.published.is_some_and(|today| (today - days.end).whole_days() > DAYS);
        past && (days.start.is_none() || days.years().is_some())
    }

    /// "Từ cuối năm ngoái đến nay, giá xăng tăng 12%": whether a stretch is none of the calendar and lasts to the day of publication, so
    /// that what has a price later in the text is of no such stretch.
    fn is_till_now(&self, one: &Candidate, days: Interval) -> bool {
        const ODD: usize = 2;
        const MONTH: i64 = 31;
        let month = |today: time::Date| month_end(today.year(), u8::from(today.month()));
        let today = self.context.published;
        let named = when::said_by(self.reader, one.evidence).is_some_and(|period| period.grain == Grain::Day);
        let now = today.is_some_and(|today| days.end >= today || Some(days.end) == month(today));
        let long = days.start.is_some_and(|start| (days.end - start).whole_days() > MONTH);
        now && long && !named && length(days) == ODD
    }

    /// "Nhiệm vụ thời gian tới: phấn đấu 90% hồ sơ ..." of a report of August: whether months are over, so that nothing is
    /// aimed at in them.
    fn is_over(&self, days: Interval) -> bool {
        let month = |today: time::Date| month_end(today.year(), u8::from(today.month()));
        let today = self.context.published.and_then(month);
        days.start.is_some() && days.years().is_none() && today.is_some_and(|today| days.end <= today)
    }
}

/// "tăng 9% (quý I tăng 8%), khá hơn cả nước | (5%)": whether a time is told in a bracket that closes before the figure, and in
/// which a figure of its own stands behind it.
pub(super) fn is_closed_off(reader: &Reader<'_>, at: usize, evidence: Option<Span<Body>>) -> bool {
    const REACH: usize = 80;
    let pieces = reader.pieces;
    let first = pieces.first().map_or(0, |piece| reader.scan.span(piece.tokens.clone()).start);
    // What was told before the sentence stands in none of its brackets.
    let Some(told) = evidence.filter(|told| reader.jobs.has_mark(Mark::Open) && told.end > first) else { return false };
    let here = |index: &usize| {
        let span = || reader.scan.span(pieces[*index].tokens.clone());
        // "(cùng kỳ 12 tỷ đồng)": the time of the bracket is not that which its words were resolved by.
        let own = |period: usize| reader.mentions.periods[period].relation == Relation::Own;
        let time = pieces[*index].period().is_some_and(own) && pieces[*index].depth > 0;
        time && (told.start..told.end).contains(&span().start)
    };
    let Some(time) = (at.saturating_sub(REACH)..at).rev().find(here) else { return false };
    let closed = (time..at).find(|&index| pieces[index].depth < pieces[time].depth);
    closed.is_some_and(|close| pieces[time..close].iter().any(|piece| piece.quantity().is_some()))
}

/// Whether these are some whole months of one year, and no quarter or year alone.
fn is_several_months(days: Interval) -> bool {
    const SO_FAR: usize = 5;
    length(days) == SO_FAR
}

/// What the sentences before tell: "Nợ đến cuối tháng 6 là 5 tỷ đồng. Giá thuê | 25 USD/m2", a price is of no day up to which
/// something stood.
pub(super) fn is_lent(origin: Origin) -> bool {
    matches!(origin, Origin::Draft | Origin::Paragraph | Origin::Last | Origin::Prior | Origin::Recent(_))
}

/// Whether no word of the sentence tells it.
fn is_carried(origin: Origin) -> bool {
    is_lent(origin) || matches!(origin, Origin::List | Origin::Section | Origin::Document | Origin::Published)
}

/// "lỗ luỹ kế | 9 tháng": whether the words that a stretch was read from count months that something has run up in, so that it
/// begins with them.
fn is_run_up(reader: &Reader<'_>, one: &Candidate) -> bool {
    const LONGEST: usize = 3;
    let Some(period) = when::said_by(reader, one.evidence) else { return false };
    let (scan, end) = (reader.scan, period.tokens.start);
    let runs = |from: usize| scan.phrase(from, end, Class::Cumulative) == Some(end);
    let stretch = period.interval.is_some_and(|days| days.start.is_some_and(|start| start < days.end));
    let here = reader.scan.sentences[reader.sentence].tokens.contains(&end);
    here && stretch && !period.up_to && (end.saturating_sub(LONGEST)..end).any(runs)
}

/// Whether the words that a stretch was read from name a day or a month up to which something is.
fn is_till(reader: &Reader<'_>, one: &Candidate) -> bool {
    when::said_by(reader, one.evidence).is_some_and(|period| period.up_to && !period.year_to_date)
}

/// "bình quân mỗi năm giảm | 1,3%", "hằng năm đón | 2 triệu lượt khách": how much each year brings is told of no single one.
pub(in crate::fact) fn is_yearly(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    let pieces = reader.pieces;
    let open = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Hedge | Form::Place(_) | Form::Generic(_));
    let before = pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(open);
    // "gây thiệt hại | 12 tỷ USD cho nước này mỗi năm".
    let same = |piece: &&Piece| {
        open(piece) && !piece.any(&[Class::And, Class::Rise, Class::Fall, Class::Reach, Class::Because])
    };
    let behind = pieces[at + 1..].iter().take(REACH).take_while(same);
    before
        .chain(behind)
        // "gieo trồng 300 ha | cây hàng năm".
        .filter(|piece| !piece.is(Class::Plain))
        .flat_map(|piece| piece.tokens.clone())
        .any(|token| reader.scan.hit(token, Class::Yearly).is_some())
}

/// "Kết thúc phiên giao dịch, VN-Index tăng | 1,25 điểm": what a session brought is of no months told before.
fn is_in_session(reader: &Reader<'_>, at: usize) -> bool {
    let session = |piece: &Piece| piece.is(Class::AtPoint) && !piece.is(Class::Locative) && piece.tokens.len() > 1;
    reader.jobs.has(Class::AtPoint) && reader.pieces[..at].iter().any(session)
}

/// "đạt | 4.500 tỷ đồng, giảm 10% so với phiên trước": what is compared with the session before is of one itself.
fn is_of_session(reader: &Reader<'_>, at: usize) -> bool {
    let Some(phrase) = reader.phrases.iter().find(|phrase| phrase.end > at) else { return false };
    let between = &reader.pieces[at + 1..phrase.start.max(at + 1)];
    let near = || {
        between.iter().filter(|piece| piece.quantity().is_some()).take(2).count() <= 1
            && !between.iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
    };
    let session = |piece: &Piece| piece.is(Class::Now) && reader.scan.hit(piece.tokens.start, Class::AtPoint).is_some();
    phrase.period.is_none() && reader.pieces[phrase.start..phrase.end].iter().any(session) && near()
}
