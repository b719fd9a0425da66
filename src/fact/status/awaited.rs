//! Figures of days that are still to come: what a plan states, or what is expected.

use super::OPENS;
use crate::calendar::{Grain, Interval};
use crate::fact::context::{Context, Genre};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::times::when;
use crate::fact::{Measure, Read, Status};
use crate::lexicon::{Class, Signs};
use crate::mention::{Period, QuantityKind, Relation};
use crate::token::Kind;

impl Reader<'_> {
    /// "Đến năm 2030, 90% rác thải | phải | được xử lý": whether the clause of a figure says that it has to be so.
    fn is_due(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let open = |piece: &&Piece| piece.mark().is_none() && piece.quantity().is_none();
        let behind = self.pieces[at + 1..].iter().take(REACH).take_while(open);
        let before = self.pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(open);
        let mut words = behind.chain(before).flat_map(|piece| piece.tokens.clone());
        words.any(|token| self.scan.hit(token, Class::Must).is_some())
    }

    /// "Nhiệm kỳ 2025 - 2030, Đảng bộ đề ra | 16 chỉ tiêu": how many aims there are for a time ahead is known.
    fn counts_aims_alone(&self, at: usize) -> bool {
        const AIMS: [Class; 2] = [Class::TargetNoun, Class::TargetHeading];
        const REACH: usize = 6;
        let Some(count) = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]) else {
            return false;
        };
        let noun = count.unit_tokens.start;
        let aims = !count.unit_tokens.is_empty() && AIMS.into_iter().any(|class| self.scan.hit(noun, class).is_some());
        // "17 chỉ tiêu, 5 nhiệm vụ và | 3 khâu đột phá": the last of a row of them.
        let beside = || {
            let joint = at.checked_sub(1).filter(|&joint| self.pieces[joint].is(Class::And))?;
            let before =
                (joint.saturating_sub(REACH)..joint).rev().find(|&before| self.pieces[before].form != Form::Word)?;
            let count = &self.mentions.quantities[self.pieces[before].quantity()?];
            let noun = count.unit_tokens.start;
            Some(AIMS.into_iter().any(|class| self.scan.hit(noun, class).is_some()))
        };
        count.kind == QuantityKind::Count && count.part.is_none() && (aims || beside() == Some(true))
    }

    /// Figures of days that are still to come are no results: what a plan states, or what is expected.
    pub(in crate::fact) fn await_future(&self, context: &Context, drafts: &mut [Draft]) {
        self.end_forecasts(context, drafts);
        self.think_ahead(context, drafts);
        // Under "NHIỆM VỤ NĂM 2007" what is to come is aimed at.
        let set = context.status().is_some_and(|read| read.value == Status::Target);
        let aims = set || context.aimed.is_some() || context.aim().is_some();
        // "Đến năm 2030, A đạt ...; B đạt ...": what the sentence opens with holds for all of it.
        let opening = self.pieces.iter().position(|piece| piece.period().is_some()).filter(|&opening| {
            self.pieces[..opening]
                .iter()
                .all(|piece| piece.form == Form::Word && piece.any(&OPENS) || piece.mark().is_some())
        });
        let sentence = self.scan.span(self.scan.sentences[self.sentence].tokens.clone());
        // "KẾ HOẠCH 5 NĂM 2011 - 2015 | Đến năm 2010 có 98% số xã ...": what ends before the plan begins is where it sets out from.
        let term = context.document.period.as_ref().and_then(|read| read.value.start);
        let earlier = |days: Interval| term.is_some_and(|start| days.end < start);
        // "Mục tiêu đến năm 2025, A đạt 45%; có 1.000 doanh nghiệp": as the figures before.
        let mut aims = aims;
        let mut opened = None;
        for draft in drafts.iter_mut() {
            let opens = draft.status.evidence.is_some_and(|said| said.start == sentence.start);
            aims |= draft.status.value == Status::Target && !draft.is_base && opens;
            let done = draft.status.value != Status::Actual
                || draft.status.evidence.is_some()
                || draft.governor.class == Some(Class::From)
                || self.counts_aims_alone(draft.piece);
            let Some(read) = draft.period.as_ref().filter(|_| !done) else { continue };
            // "Năm 2005, tổng vốn 300 tỷ đồng. Vốn ngân sách 66 tỷ đồng": a time told before, and as much to come.
            let carried = || read.evidence.is_some_and(|said| said.end <= sentence.start);
            // "Đại hội nhiệm kỳ 2020 - 2025 đã bế mạc. 100% đại biểu ...": a term that has begun, told before, is of whom it elects.
            let begun = carried() && !aims && context.published.is_some_and(|today| read.value.start <= Some(today));
            let whole = || has_just_begun(context, read.value) && self.is_of_whole_year(draft) && !carried();
            let ends = self.is_about_to_end(context, read);
            let to_come = is_to_come(context, read.value) && !earlier(read.value) && !ends;
            let awaited = to_come && !(begun && read.value.start.is_some()) || whole();
            if self.is_supposed(context, draft.piece, read) {
                let evidence = read.evidence;
                draft.status = Read { value: Status::Forecast, evidence };
            } else if awaited && (carried() || self.is_dated_by(draft.piece, read)) {
                let planned = when::said_by(self, read.evidence).is_some_and(|period| period.of_plan);
                let must = self.is_due(draft.piece);
                let value = if aims || planned || must { Status::Target } else { Status::Forecast };
                draft.status = Read { value, evidence: read.evidence };
                let named =
                    opening.is_some_and(|at| read.evidence == Some(self.scan.span(self.pieces[at].tokens.clone())));
                opened = opened.or_else(|| named.then(|| draft.status.clone()));
            } else if let Some(status) = opened.clone().filter(|_| !self.is_of_past(context, opening, draft.piece)) {
                draft.status = status;
            }
        }
    }

    /// "Nếu quý IV tăng | 6,8%, cả năm sẽ vượt mục tiêu": what is supposed of a time that the sentence names and that is not over.
    fn is_supposed(&self, context: &Context, at: usize, read: &Read<Interval>) -> bool {
        const FAR: usize = 60;
        let open = context.published.is_some_and(|today| read.value.end > today);
        // "nếu" alone; "nếu trừ", "không tính" tell what is left out. "Nếu như năm ngoái có 3 trại thì năm nay có 11 trại" sets two
        // times against each other.
        let supposes = |index: usize| {
            let piece = &self.pieces[index];
            let alone = piece.is(Class::Condition) && piece.tokens.len() == 1;
            let next = self.pieces.get(index + 1);
            let timed = |next: &Piece| {
                next.period().is_some() || next.is(Class::Locative) || self.begins_with(index + 1, Class::Likeness)
            };
            alone && !next.is_none_or(timed)
        };
        let figure = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]);
        let percent = figure.is_some_and(is_percent);
        let clause = (at.saturating_sub(FAR)..at).rev();
        let mut clause = clause.take_while(|&index| self.pieces[index].mark() != Some(Mark::Semicolon));
        percent && open && self.says(read) && clause.any(supposes)
    }

    /// "ước đạt 512 triệu kWh, gấp 1,6 lần năm 2017" of a report on eleven months: what is estimated beside the year before is of the
    /// whole year, and so is what is estimated with it.
    pub(in crate::fact) fn end_year(&self, drafts: &mut [Draft]) {
        let carried = |draft: &Draft| {
            let read = draft.period.as_ref().filter(|read| !self.says(read))?;
            (draft.status.value == Status::Estimate).then_some(read.value)
        };
        let compared = drafts.iter().find_map(|draft| {
            let days = carried(draft)?;
            let base = &self.mentions.periods[draft.base?.period?];
            let before = base.interval.filter(|_| base.grain == Grain::Year && base.relation == Relation::Own)?;
            let year = Interval::year(before.end.year() + 1)?;
            let part = before.years() == Some(1) && days.start == year.start && days.end < year.end;
            part.then_some((days, year))
        });
        let Some((days, year)) = compared else { return };
        for draft in drafts.iter_mut().filter(|draft| carried(draft) == Some(days)) {
            draft.period = draft.period.take().map(|read| Read { value: year, ..read });
        }
    }

    /// "IMF cho rằng GDP năm 2023 tăng 3,1%" of April: what somebody thinks of a year that is not over.
    fn think_ahead(&self, context: &Context, drafts: &mut [Draft]) {
        const DAYS: i64 = 31;
        let Some(today) = context.published.filter(|_| self.may_say(Signs::class(Class::Opines))) else { return };
        let opines = |piece: &Piece| {
            piece.form == Form::Word && piece.tokens.clone().any(|token| self.scan.hit(token, Class::Opines).is_some())
        };
        // "theo tính toán" tells where a figure is from.
        let source = |at: usize| at.checked_sub(1).is_some_and(|left| self.begins_with(left, Class::Source));
        let verb = (0..self.pieces.len()).find(|&at| opines(&self.pieces[at]) && !source(at));
        let Some(verb) = verb else { return };
        let evidence = Some(self.scan.span(self.pieces[verb].tokens.clone()));
        let open = |days: Interval| {
            (days.end - today).whole_days() > DAYS
                && days.years().is_some()
                && days.start.is_some_and(|start| start <= today)
        };
        let sentence = self.scan.span(self.scan.sentences[self.sentence].tokens.clone());
        // "được cho là tăng 3,4%" goes on with what was expected; what names the year is of it anyway.
        let expected = context.last.status.as_ref().is_some_and(|last| last.value == Status::Forecast);
        for draft in drafts.iter_mut().filter(|draft| draft.piece > verb && !draft.is_base) {
            let plain = draft.status.value == Status::Actual && draft.status.evidence.is_none();
            let quoted = |piece: &Piece| matches!(piece.mark(), Some(Mark::Colon | Mark::Quote));
            let named =
                draft.period.as_ref().and_then(|read| read.evidence).is_some_and(|said| sentence.start <= said.start);
            let told = !self.pieces[verb..draft.piece].iter().any(quoted) && (named || expected);
            if plain && told && draft.period.as_ref().is_some_and(|read| open(read.value)) {
                draft.status = Read { value: Status::Forecast, evidence };
            }
        }
        self.part_forecasts(drafts);
    }

    /// "tăng 1,9%, nâng 0,2 điểm phần trăm so với bản dự báo tháng 1": only how far a forecast moved is compared with another one.
    fn part_forecasts(&self, drafts: &mut [Draft]) {
        for phrase in &self.phrases {
            let foretold = self.pieces[phrase.start..phrase.end].iter().any(|piece| piece.is(Class::Foretell));
            let Some(nearest) = drafts.iter().rposition(|draft| draft.piece < phrase.start).filter(|_| foretold) else {
                continue;
            };
            for (_, draft) in drafts.iter_mut().enumerate().filter(|&(index, _)| index != nearest) {
                draft.base = draft.base.filter(|base| (base.start, base.end) != (phrase.start, phrase.end));
            }
        }
    }

    /// "Cuối năm, phường còn 3 hộ nghèo" of 29 December: whether a time that words call an end comes within days.
    fn is_about_to_end(&self, context: &Context, read: &Read<Interval>) -> bool {
        const DAYS: i64 = 31;
        let near = context.published.is_some_and(|today| (read.value.end - today).whole_days() <= DAYS);
        // "ngày 31/12" is written in figures, of "cuối năm 2020" the year alone.
        let figures = |period: &Period| {
            period.tokens.clone().filter(|&token| self.scan.tokens[token].kind == Kind::Number).count()
        };
        near && when::said_by(self, read.evidence).is_some_and(|period| period.point && figures(period) < 2)
    }

    /// Whether a figure is an amount that takes its year to come together: money, tonnes, no price, no rate.
    fn is_of_whole_year(&self, draft: &Draft) -> bool {
        let quantity = self.quantity(draft);
        matches!(quantity.kind, QuantityKind::Money | QuantityKind::Physical)
            && draft.measure == Measure::Level
            && !quantity.unit.contains('/')
            && !draft.subject.roles.any(&[Class::Stock, Class::RateNoun])
    }

    /// "sẽ tăng 6,6% năm 2019 sau khi tăng | 7,1% năm 2018": what is expected of the figure before is no forecast for a time of
    /// its own, right behind the figure, that is over.
    fn end_forecasts(&self, context: &Context, drafts: &mut [Draft]) {
        let days = |draft: &Draft| draft.period.as_ref().map(|read| read.value);
        // "lạm phát kỳ vọng còn cao, CPI tháng 6 tăng | 0,6%", told in July: no month that was over is awaited.
        for draft in drafts.iter_mut().filter(|draft| draft.status.value == Status::Forecast && !draft.is_base) {
            let Some(read) = draft.period.clone().filter(|read| self.says(read)) else { continue };
            let month = |day: time::Date| (day.year(), u8::from(day.month()));
            let over = context.published.is_some_and(|today| month(read.value.end) < month(today));
            let part = read.value.start.is_some() && read.value.years().is_none();
            let before = read.evidence.is_some_and(|said| {
                let figure = self.scan.span(self.pieces[draft.piece].tokens.clone());
                draft.status.evidence.is_some_and(|word| word.end <= said.start) && said.end <= figure.start
            });
            if over && part && before {
                draft.status = Read { value: Status::Actual, evidence: None };
            }
        }
        for at in (1..drafts.len()).rev() {
            let (before, draft) = (&drafts[at - 1], &drafts[at]);
            let lent = draft.status.value == Status::Forecast && draft.status.evidence == before.status.evidence;
            let own = self.pieces.get(draft.piece + 1).and_then(Piece::period);
            let own = own.and_then(|period| self.mentions.periods[period].interval);
            let over = own.zip(context.published).is_some_and(|(own, today)| own.end <= today);
            if lent && over && own == days(draft) && own != days(before) && draft.lends_period {
                drafts[at].status = Read { value: Status::Actual, evidence: None };
            }
        }
    }

    /// Whether a time that is not to come stands before a figure, outside of brackets, behind what opens the sentence.
    fn is_of_past(&self, context: &Context, opening: Option<usize>, at: usize) -> bool {
        let from = opening.map_or(0, |opening| opening + 1).min(at);
        (from..at).any(|index| {
            let piece = &self.pieces[index];
            let days = piece.period().and_then(|period| self.mentions.periods[period].interval);
            piece.depth == 0
                && (piece.any(&[Class::But, Class::StatusActual])
                    || !self.in_base[index] && days.is_some_and(|days| !is_to_come(context, days)))
        })
    }

    /// Whether the days stand before the figure in its sentence, or right behind it.
    fn is_dated_by(&self, at: usize, read: &Read<Interval>) -> bool {
        const BEHIND: usize = 2;
        let end = self.pieces.len().min(at + 1 + BEHIND);
        let named = self.pieces[..end]
            .iter()
            .position(|piece| piece.period().is_some() && Some(self.scan.span(piece.tokens.clone())) == read.evidence);
        // "giá sách năm học 2020", "cây cho thu hoạch năm sau": the time of a thing, not of the statement; but "tỷ lệ đô thị
        // hóa năm 2030 đạt 45%".
        let free = |index: usize| {
            let period = self.pieces[index].period().map(|period| &self.mentions.periods[period]);
            let open = period.is_some_and(|period| period.up_to);
            let left = index.checked_sub(1).map(|left| &self.pieces[left]);
            let next = &self.pieces[(index + 1).min(at)];
            let told = period.is_some_and(|period| is_year(period) && period.has_year)
                && (index + 1 == at
                    || next.form == Form::Hedge
                    || next.any(&[Class::Reach, Class::Rise, Class::Fall, Class::ToLevel, Class::Equal]));
            // "đại biểu HĐND huyện nhiệm kỳ 2021 - 2026 đạt 30%": what is elected for it.
            let term = period.is_some_and(Period::lasts_years) && !open && index < at;
            let placed = |left: &Piece| matches!(left.form, Form::Place(_) | Form::Generic(_) | Form::Word);
            // "kế hoạch năm tới giữ ở mức này, trồng 80 ha".
            open || told
                || period.is_some_and(|period| period.of_plan)
                || index > at
                || !(term && left.is_some_and(placed))
                    && left.is_none_or(|left| {
                        left.form != Form::Word
                            || left.any(&[Class::Locative, Class::Intro, Class::Toward, Class::From, Class::Said])
                    })
        };
        // "..., đáo hạn trong quý I; vay dài hạn 200 tỷ đồng": the time of the statement before.
        let own = |index: usize| {
            let figure = self.pieces[..index].iter().any(|piece| piece.quantity().is_some());
            let parted = self.pieces[index.min(at)..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
            !(figure && (parted || index < self.turn_before(at)))
        };
        named.is_some_and(|index| free(index) && own(index))
    }
}

/// Whether a period is one year of the calendar; "năm học 2020" is none.
fn is_year(period: &Period) -> bool {
    period.interval.is_some_and(|days| Interval::year(days.end.year()) == Some(days))
}

/// "Năm 2011: doanh thu 900 tỷ đồng", of January 2011: whether the days are a year in its first month.
fn has_just_begun(context: &Context, days: Interval) -> bool {
    const DAYS: i64 = 31;
    let began = days.start.zip(context.published).map(|(start, today)| (today - start).whole_days());
    days.years() == Some(1) && began.is_some_and(|days| (0..DAYS).contains(&days))
}

/// "I. KẾT QUẢ 5 NĂM 2011 - 2015 | Đến cuối năm 2015, có 92 xã đạt chuẩn", of November 2015: whether a section that aims at nothing
/// goes through years of which the last one is running, and the days end with them.
fn is_of_ending_years(context: &Context, days: Interval) -> bool {
    let this_year = |days: Interval| context.published.is_some_and(|today| days.end.year() == today.year());
    let told = context.sections.last().filter(|(_, frame)| {
        let aims = frame.status.as_ref().is_some_and(|read| matches!(read.value, Status::Target | Status::Forecast));
        !aims && frame.period.as_ref().is_some_and(|read| when::lasts_years(read.value) && this_year(read.value))
    });
    told.is_some() && this_year(days)
}

/// Whether the days lie behind publication, or begin with it and last for years ("nhiệm kỳ 2020 - 2025").
pub(in crate::fact) fn is_to_come(context: &Context, days: Interval) -> bool {
    const YEARS: i32 = 2;
    const DAYS: i64 = 31;
    let Some(today) = context.published else { return false };
    // "Cuối năm có 340 hộ thoát nghèo", in the report on the year: it is about to end.
    let reported = context.document.period.as_ref().filter(|_| context.genre == Genre::Outlined);
    let reported = reported.is_some_and(|read| {
        let own = read.value;
        let inside = own.start.is_some_and(|start| days.start.is_none_or(|first| first >= start));
        own.start.is_some_and(|start| start <= today) && days.end <= own.end && inside
    });
    if reported || is_of_ending_years(context, days) {
        return false;
    }
    match days.start {
        Some(start) => start > today || start.year() == today.year() && days.end.year() >= start.year() + YEARS,
        None => (days.end - today).whole_days() > DAYS,
    }
}
