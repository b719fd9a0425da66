//! Whether a figure is a result, an estimate, a target or a forecast.

pub(super) mod adopted;
pub(super) mod aims;
pub(super) mod awaited;
mod decided;
mod instead;
mod word;

use super::context::Context;
use super::document;
use super::grammar::phrase::PREDICATES;
use super::grammar::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::times::aside;
use super::times::when;
use super::{Measure, Read, Status};
use crate::calendar::{Grain, Interval};
use crate::lexicon::{Class, Signs};
use crate::mention::{Period, QuantityKind, Relation};
use awaited::is_to_come;

/// What tells of figures that are no results.
const NOT_DONE: [Class; 6] = [
    Class::Adopt,
    Class::StatusTarget,
    Class::StatusForecast,
    Class::StatusEstimate,
    Class::TargetNoun,
    Class::PlanNoun,
];

impl Reader<'_> {
    /// The status: the nearest word of status before the figure in the sentence, else what the frames set.
    pub(super) fn status(&self, context: &Context, drafts: &[Draft], at: usize) -> Read<Status> {
        if let Some(past) = self.told_of_past(context, drafts, at) {
            return past;
        }
        let told = self.guessed_last(at).unwrap_or_else(|| self.told_before(context, drafts, at));
        if self.is_done_behind(drafts, &told, at) {
            let evidence = Some(self.scan.span(self.pieces[at + 1].tokens.clone()));
            return Read { value: Status::Actual, evidence };
        }
        if let Some(read) = self.told_by_clause(context, drafts, &told, at) {
            return read;
        }
        if told.value == Status::Target && self.is_fault(at) {
            return Read { value: Status::Actual, evidence: None };
        }
        let plain = told.value == Status::Actual && told.evidence.is_none();
        if plain && self.is_bidden(context, at) {
            return Read { value: Status::Target, evidence: Some(self.scan.span(self.pieces[0].tokens.clone())) };
        }
        if plain && let Some(wanted) = self.wanted(at) {
            return wanted;
        }
        if plain && let Some((aim, _)) = self.goes_on_aiming(context, at) {
            return aim;
        }
        let aim = || {
            let evidence = Some(self.scan.span(self.pieces.get(at + 2)?.tokens.clone()));
            self.is_lower_aim(context, at).then_some(Read { value: Status::Target, evidence })
        };
        // "đã hoàn thành 30/33 nhiệm vụ, 03 nhiệm vụ còn lại | dự kiến": what the figure before lends ends there.
        let lent = told.value == Status::Actual
            && told
                .evidence
                .zip(drafts.last())
                .is_some_and(|(said, last)| said.start < self.scan.span(self.pieces[last.piece].tokens.clone()).start);
        if let Some(behind) = self.told_behind(at).filter(|_| plain || lent) {
            return behind;
        }
        self.of_plan_before(drafts, at).or_else(aim).filter(|_| plain).unwrap_or(told)
    }

    /// "hạ dự báo tăng trưởng từ | 6,9% xuống 6,5%": whether a forecast or an aim itself is moved, so that what it was before was one as well.
    pub(in crate::fact) fn is_moved_forecast(&self, status: &Read<Status>, at: usize) -> bool {
        const REACH: usize = 12;
        const MOVES: [Class; 3] = [Class::Rise, Class::Fall, Class::Act];
        let ahead = matches!(status.value, Status::Forecast | Status::Target);
        let Some(said) = status.evidence.filter(|_| ahead) else { return false };
        let word = (at.saturating_sub(REACH)..at).rev().find(|&index| {
            let piece = &self.pieces[index];
            piece.form == Form::Word && self.scan.span(piece.tokens.clone()) == said
        });
        let Some(word) = word else { return false };
        // "chỉ tiêu doanh thu điều chỉnh tăng từ | 47 tỷ đồng lên 52 tỷ đồng".
        let revised = || (word..at).any(|index| self.begins_with(index, Class::Revise));
        let verb = word.checked_sub(1).map(|verb| &self.pieces[verb]);
        verb.is_some_and(|verb| verb.form == Form::Word && verb.any(&MOVES)) || revised()
    }

    /// "năm 2016, 2017 và | ước | năm 2018": whether a guess is said of the last of several times alone.
    fn is_of_last_time(&self, index: usize) -> bool {
        let time =
            |at: Option<usize>| at.and_then(|at| self.pieces.get(at)).is_some_and(|piece| piece.period().is_some());
        self.pieces[index].is(Class::StatusEstimate)
            && index.checked_sub(1).is_some_and(|and| self.pieces[and].is(Class::And))
            && time(index.checked_sub(2))
            && time(Some(index + 1))
    }

    /// The guess that the last figure of a row is, where it is said of the last of their times.
    fn guessed_last(&self, at: usize) -> Option<Read<Status>> {
        const REACH: usize = 8;
        let first = *self.runs.iter().find(|run| run.last() == Some(&at))?.first()?;
        let guess = (first.saturating_sub(REACH)..first).rev().find(|&index| self.is_of_last_time(index))?;
        Some(Read { value: Status::Estimate, evidence: Some(self.scan.span(self.pieces[guess].tokens.clone())) })
    }

    /// The same, by what stands before the figure and around the sentence.
    fn told_before(&self, context: &Context, drafts: &[Draft], at: usize) -> Read<Status> {
        /// Pieces between a stage and a time inside it.
        const STAGE: usize = 40;
        // "dự kiến tăng từ 40 lên 55": what it was before stands in the way of nothing.
        let before = drafts.iter().rev().find(|draft| draft.governor.class != Some(Class::From));
        let floor = before.map_or(0, |draft| draft.piece + 1);
        // "kế hoạch là 8%" speaks of its own figure only, and a bracket of those inside it.
        let depth = self.pieces[at].depth;
        let lender = drafts.iter().rev().find(|draft| draft.lends_status && self.pieces[draft.piece].depth <= depth);
        // What is set against an item of a list holds for none behind it: that goes on with what stands before the turn.
        let turned = lender.and_then(|draft| aside::set_against(self, draft.piece, at));
        let head = turned.and_then(|turn| drafts.iter().rev().find(|draft| draft.lends_status && draft.piece < turn));
        let lender = head.or(lender).filter(|draft| !self.is_kept_among_aims(context, draft, at));
        let lender = lender.map(|draft| self.counted_alike_before(drafts, draft, at).unwrap_or(draft));
        // "sẽ đạt 45 triệu khách, trong khi hai nhà ga đón được 28 triệu": what is to come ends where the sentence turns.
        let turn = self.turn_before(at);
        let ahead = |status: Status| matches!(status, Status::Target | Status::Forecast);
        let mut fresh = lender
            .is_some_and(|draft| draft.piece < turn && ahead(draft.status.value) || self.is_beyond(drafts, draft, at));
        // "tại cuộc họp đề ra nhiệm vụ tháng 9, giám đốc cho biết, trong 8 tháng thu đạt 5 tỷ": a time that is over, set off.
        let mut past = false;
        for index in (floor..at).rev() {
            let piece = &self.pieces[index];
            if self.in_base[index] || aside::tasks_beside(self.pieces, index).is_some() {
                continue;
            }
            // "130 tỷ đồng, sẽ đáo hạn trong quý I; vay dài hạn 200 tỷ đồng": said of the figure before.
            if floor > 0 && piece.mark() == Some(Mark::Semicolon) {
                break;
            }
            let evidence = || Some(self.scan.span(piece.tokens.clone()));
            if self.is_done(index, at) {
                // "Ước tính đến hết tháng 7 đã đạt 88.000 chiếc": done, and still an estimate.
                let guess = (floor..index).find(|&left| self.pieces[left].is(Class::StatusEstimate));
                return guess.map_or(Read { value: Status::Actual, evidence: evidence() }, |left| Read {
                    value: Status::Estimate,
                    evidence: Some(self.scan.span(self.pieces[left].tokens.clone())),
                });
            }
            if floor > 0 && self.ends_before(index, at) {
                continue;
            }
            past |= self.is_past_aside(context, index);
            let word = if piece.form == Form::Word { self.word_of_status(context, index, at) } else { None };
            let holds = |status: Status| {
                // "đạt 90 tỷ đồng (số chính thức sẽ công bố sau), tăng 5%": what a bracket looks ahead to is told in it alone.
                !(ahead(status) && piece.depth > depth)
                    && (index >= turn && !past || !ahead(status))
                    && self.governs(index, at)
                    && !self.is_opinion(index, at)
            };
            if let Some(value) = word.filter(|&status| holds(status)) {
                let value =
                    if value == Status::Forecast && self.is_aimed(floor, index) { Status::Target } else { value };
                return Read { value, evidence: evidence() };
            }
            // Another period behind a comma opens another statement: the status of the figures before it no longer holds,
            // unless both are to come.
            fresh |= piece.period().is_some_and(|period| {
                let known = lender.and_then(|draft| draft.period.as_ref()).map(|read| read.value);
                let own = self.mentions.periods[period].interval;
                let awaited = lender.is_some_and(|draft| ahead(draft.status.value))
                    && own.is_some_and(|days| is_to_come(context, days));
                // "tháng 10 ước đạt 3 tỷ đồng, 10 tháng 28 tỷ đồng": what has the estimated month in it.
                let told = lender.is_some_and(|draft| draft.status.value != Status::Actual);
                let holds = known.zip(own).is_some_and(|(known, own)| known.end == own.end && own.start <= known.start);
                // "nhu cầu 2018 - 2020 dự báo 640 tỷ đồng, trong đó năm 2018 190 tỷ đồng": parts of a stage.
                let inside = known.zip(own).is_some_and(|(known, own)| {
                    when::lasts_years(known) && known.start <= own.start && own.end <= known.end
                });
                let parts = || {
                    let stage = index.saturating_sub(STAGE);
                    self.pieces[stage..index].iter().any(|piece| piece.is(Class::Breakdown))
                };
                !(awaited || told && (holds || inside && parts()))
                    && piece.depth <= depth
                    && (known.is_none() || own != known)
            }) && self.pieces[floor..index].iter().any(|piece| {
                matches!(piece.form, Form::Mark(Mark::Comma | Mark::Semicolon | Mark::Open | Mark::Close))
            });
        }
        let same = self.moved_to(drafts, at).or_else(|| self.joined_aim(drafts, at));
        if let Some(same) = same.or_else(|| self.counted_aims(drafts, turn)) {
            return same;
        }
        // "Năm 2021 có 600 hộ nghèo" among the aims for 2022: what is over is no aim.
        let earlier = || self.is_of_earlier(context, at);
        let set = || self.framed(context, at).filter(|read| !(ahead(read.value) && earlier()));
        // Under "KẾT QUẢ THỰC HIỆN" of a plan nothing is aimed at.
        let told = || context.status().is_some_and(|read| read.value == Status::Actual);
        let aim =
            || context.aim().filter(|_| !context.recounts && !told() && !earlier() && !self.tells_results(context, at));
        match lender {
            Some(draft) if !fresh => draft.status.clone(),
            Some(_) => {
                let awaited = || {
                    let period = self.pieces[floor..at].iter().rev().find_map(Piece::period);
                    let days = period.and_then(|period| self.mentions.periods[period].interval);
                    let open = |days: Interval| {
                        is_to_come(context, days) || context.published.is_some_and(|today| days.end > today)
                    };
                    context.status().filter(|_| days.is_some_and(open))
                };
                awaited().or_else(aim).unwrap_or(Read { value: Status::Actual, evidence: None })
            }
            None => context
                .last
                .status
                .clone()
                .filter(|last| last.value != Status::Actual && self.goes_on_in_time(context, at))
                .or_else(set)
                .or_else(aim)
                .or_else(|| context.last.status.clone().filter(|_| self.goes_on_in_time(context, at)))
                .unwrap_or(Read { value: Status::Actual, evidence: None }),
        }
    }

    /// "phát hiện 62 vụ, trị giá ước tính 2 tỷ đồng (giảm | 15 vụ, tăng 0,3 tỷ đồng)": the count that a movement in a bracket is of,
    /// where the amount right before it is another.
    fn counted_alike_before<'d>(&self, drafts: &'d [Draft], lender: &Draft, at: usize) -> Option<&'d Draft> {
        let own = &self.mentions.quantities[self.pieces[at].quantity()?];
        let outer = |draft: &&Draft| self.pieces[draft.piece].depth < self.pieces[at].depth;
        let moves = self.pieces[at.checked_sub(1)?].any(&[Class::Rise, Class::Fall]);
        let other = lender.status.value == Status::Estimate && self.quantity(lender).unit != own.unit;
        let alike = |draft: &&Draft| self.quantity(draft).unit == own.unit;
        let counts = own.kind == QuantityKind::Count && moves && other;
        counts.then(|| drafts.iter().rev().filter(outer).find(alike)).flatten()
    }

    /// "giữ 2.200 ha hiện có; trồng 600 ha" among aims: what there is already says nothing of what stands behind the mark.
    fn is_kept_among_aims(&self, context: &Context, draft: &Draft, at: usize) -> bool {
        let aims = context.status().or_else(|| context.aim()).is_some_and(|read| read.value == Status::Target);
        let said = draft.status.evidence.filter(|_| draft.status.value == Status::Actual);
        let now = |piece: &Piece| piece.is(Class::Present) && Some(self.scan.span(piece.tokens.clone())) == said;
        aims && said.is_some()
            && self.pieces[draft.piece..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
            && self.pieces[..draft.piece].iter().any(now)
    }

    /// What the frames around a sentence set, but the guess of a list that the figure tells no guess under.
    fn framed(&self, context: &Context, at: usize) -> Option<Read<Status>> {
        let read = context.status()?;
        (read.value != Status::Estimate || !self.is_closed_in_list(context, at)).then_some(read)
    }

    /// "Ước cả năm 90 tỷ đồng. Cụ thể: / Thu nội địa: 9 tháng | 60 tỷ đồng": whether an item of a list tells a time that is over,
    /// other than that which its head guesses about.
    fn is_closed_in_list(&self, context: &Context, at: usize) -> bool {
        let Some(head) = context.list.as_ref().and_then(|list| list.period.as_ref()) else { return false };
        let named = |index: usize| self.pieces[index].period().filter(|_| !self.in_base[index]);
        let days = (0..at).rev().find_map(named).and_then(|period| self.mentions.periods[period].interval);
        let over = |days: Interval| context.published.is_some_and(|today| days.end <= today);
        // "Thuế: 500 tỷ đồng; ước cả năm 640 tỷ đồng": nor does what stands before its own guess.
        let guess = || self.pieces[at..].iter().any(|piece| piece.is(Class::StatusEstimate));
        !over(head.value) && days.map_or_else(guess, |days| over(days) && days.end < head.value.end)
    }

    /// Whether the nearest time before a figure ended before that of the section or document began.
    fn is_of_earlier(&self, context: &Context, at: usize) -> bool {
        let depth = self.pieces[at].depth;
        let spoken = (0..at).rev().filter(|&index| !self.in_base[index] && self.pieces[index].depth <= depth);
        let period = self.time_right_behind(at).or_else(|| spoken.into_iter().find_map(|at| self.pieces[at].period()));
        let period = period
            .map(|index| &self.mentions.periods[index])
            .filter(|one| one.relation == Relation::Own && !one.versus && !one.since && !one.of_plan);
        let days = period.and_then(|period| period.interval);
        let frame = context.period_over(u8::MAX).map(|read| read.value);
        // "đến 30/9 mới giải ngân 5 tỷ đồng" among the aims for the year.
        let over = |days: Interval| context.published.is_some_and(|today| days.end <= today);
        let so_far = period.is_some_and(|one| one.up_to && one.grain != Grain::Year && !one.lasts_years());
        // "(năm 2015 là 35%)" among the aims up to 2018.
        let closed = |days: Interval| days.start.is_some() && over(days);
        // "Năm 2016, tỉnh đón 1,4 triệu lượt khách" in a plan told of in 2017: no year that is over is aimed at.
        let gone = |days: Interval| {
            days.years() == Some(1) && context.published.is_some_and(|today| days.end.year() < today.year())
        };
        let before = |days: Interval| match frame {
            Some(frame) if frame == days => gone(days),
            Some(Interval { start: Some(start), .. }) => days.end < start,
            Some(frame) => closed(days) && days.end < frame.end,
            None => gone(days),
        };
        // "55% (năm 2015 là 38%)" among the aims for 2015 - 2020: where they begin.
        let begins = |days: Interval| {
            let year = days.end.year();
            let first = frame.and_then(|frame| frame.start).is_some_and(|start| start.year() == year);
            let told = context.published.is_some_and(|today| year <= today.year());
            depth > 0 && first && told && days.years() == Some(1) && frame.is_some_and(when::lasts_years)
        };
        // "Trong 5 năm 2006 - 2010 ..., năm 2010 đạt 98%" in a plan for 2011 - 2015: before all that it plans.
        let document = context.document.period.as_ref().map(|read| read.value).filter(|&days| when::lasts_years(days));
        let unplanned = |days: Interval| document.and_then(|plan| plan.start).is_some_and(|start| days.end < start);
        days.is_some_and(|days| before(days) || unplanned(days) || so_far && over(days) || begins(days))
    }

    /// "tăng lên 22% | vào năm 2005": the time that stands right behind a figure.
    fn time_right_behind(&self, at: usize) -> Option<usize> {
        const REACH: usize = 2;
        let end = self.pieces.len().min(at + 1 + REACH);
        let behind = (at + 1..end).take_while(|&index| {
            let piece = &self.pieces[index];
            !self.in_base[index] && (piece.period().is_some() || piece.form == Form::Word && piece.roles.is_idle())
                || piece.is(Class::Locative)
        });
        behind.into_iter().find_map(|index| self.pieces[index].period())
    }

    /// "kế hoạch lợi nhuận tăng 12% | lên mức 310 tỷ đồng": where the movement before it comes to.
    fn moved_to(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        let last = drafts.last().filter(|last| last.measure == Measure::Change)?;
        let between = &self.pieces[last.piece + 1..at];
        let leads = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::ToLevel, Class::Adverb]);
        (between.first()?.is(Class::ToLevel) && between.iter().all(leads)).then(|| last.status.clone())
    }

    /// "kế hoạch năm 2017 với doanh thu đạt 300 tỷ đồng và lợi nhuận đạt | 40 tỷ đồng": what "và" alone joins to an aim, with the same verb.
    fn joined_aim(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        let last = drafts.last().filter(|last| last.status.value == Status::Target && !last.is_base)?;
        let (and, rest) = self.pieces[last.piece + 1..at].split_first()?;
        let plain = |piece: &Piece| {
            piece.form == Form::Hedge
                || piece.form == Form::Word
                    && !piece.any(&NOT_DONE)
                    && !piece.any(&[Class::StatusActual, Class::Exceed])
        };
        let verb = |index: usize| self.pieces[..index].iter().rev().find(|piece| piece.form != Form::Hedge);
        let reached = |index: usize| verb(index).is_some_and(|verb| verb.form == Form::Word && verb.is(Class::Reach));
        let joined = and.is(Class::And) && rest.iter().all(plain) && reached(last.piece) && reached(at);
        joined.then(|| last.status.clone())
    }

    /// "Đại hội đề ra 15 chỉ tiêu, trong đó thu nhập bình quân 65 triệu đồng": the aims that were counted, behind `turn`.
    fn counted_aims(&self, drafts: &[Draft], turn: usize) -> Option<Read<Status>> {
        const LEAD: usize = 6;
        let count = drafts.iter().find(|draft| {
            let quantity = self.quantity(draft);
            let mut unit = quantity.unit_tokens.clone();
            quantity.kind == QuantityKind::Count
                && draft.piece >= turn
                && unit.any(|token| self.scan.hit(token, Class::TargetNoun).is_some())
        })?;
        let lead = &self.pieces[count.piece.saturating_sub(LEAD)..count.piece];
        let set = lead.iter().rev().take_while(|piece| piece.mark().is_none()).any(|piece| piece.is(Class::Adopt));
        let listed = self.pieces[count.piece..]
            .iter()
            .any(|piece| piece.is(Class::Breakdown) || piece.mark() == Some(Mark::Colon));
        let evidence = Some(self.scan.span(self.pieces[count.piece].tokens.clone()));
        (set && listed).then_some(Read { value: Status::Target, evidence })
    }

    /// Whether nothing but a word stands before a count, and one of the same unit behind a word before it.
    pub(super) fn is_counted_alike(&self, word: usize, at: usize) -> bool {
        const REACH: usize = 4;
        let unit = |index: usize| {
            let quantity = &self.mentions.quantities[self.pieces.get(index)?.quantity()?];
            (quantity.kind == QuantityKind::Count).then_some(quantity.unit.as_str())
        };
        let comma = word.checked_sub(1).filter(|&comma| self.pieces[comma].mark() == Some(Mark::Comma));
        let before = comma.and_then(|comma| comma.checked_sub(1)).and_then(unit);
        let opens =
            |index: usize| matches!(self.pieces[index].form, Form::Mark(Mark::Comma | Mark::Open | Mark::Colon));
        before.is_some()
            && before == unit(at)
            // "kiến nghị, phản ánh 488 đơn".
            && self.pieces[word + 1..at].iter().all(|piece| match piece.form {
                Form::Hedge => true,
                Form::Word => !piece.any(&PREDICATES) && at - word <= REACH,
                _ => piece.mark() == Some(Mark::Comma) && at - word <= REACH,
            })
            && comma.is_some_and(|comma| (comma.saturating_sub(REACH)..comma).any(opens))
    }

    /// Whether a time that is over stands behind a comma: what is aimed at before it does not hold behind it.
    fn is_past_aside(&self, context: &Context, index: usize) -> bool {
        let Some(period) = self.pieces[index].period().map(|period| &self.mentions.periods[period]) else {
            return false;
        };
        let over = period.interval.zip(context.published).is_some_and(|(days, today)| days.end <= today);
        let set_off = |left: &Piece| left.mark() == Some(Mark::Comma);
        let left = index.checked_sub(1).map(|left| &self.pieces[left]);
        let lead = left.is_some_and(|left| left.form == Form::Word && left.any(&[Class::Locative, Class::Intro]));
        let before = if lead { index.checked_sub(2).map(|left| &self.pieces[left]) } else { left };
        over && period.relation == Relation::Own && is_part_of_year(period) && before.is_some_and(set_off)
    }

    /// The piece behind the last turn of the sentence before a figure, 0 where it does not turn.
    pub(super) fn turn_before(&self, at: usize) -> usize {
        let turn = if self.jobs.has(Class::But) { (0..at).rev().find(|&index| self.turns(index)) } else { None };
        turn.map_or(0, |turn| turn + 1)
    }

    /// "nhưng", "trong khi", "mặc dù": another clause against the one before.
    fn turns(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let parted = || index.checked_sub(1).is_some_and(|left| self.pieces[left].mark().is_some());
        // "đề nghị tăng giá song hãng vẫn dư tiền"; but "doanh thu giảm nhưng tăng lợi nhuận" goes on with the same.
        let subject = || self.pieces.get(index + 1).is_some_and(|next| !next.any(&[Class::Rise, Class::Fall]));
        let alone = || !piece.any(&[Class::Adverb, Class::Relative]) && subject();
        piece.is(Class::But) && !piece.is(Class::ToLevel) && (piece.is(Class::Subordinate) || alone() || parted())
    }

    /// Whether the sentence is a part of the statement before it: "Trong đó, ...", with no other time in front of the
    /// figure ("Cụ thể, trong quý III ..." tells what is done behind what is to come).
    fn goes_on_in_time(&self, context: &Context, at: usize) -> bool {
        let running = context.last.period.as_ref().map(|read| read.value);
        let other = |index: usize| {
            let period = self.pieces[index].period().map(|period| &self.mentions.periods[period]);
            period.is_some_and(|period| period.relation == Relation::Own && period.interval != running)
        };
        // "Đến năm 2025 phấn đấu ... Hằng năm tạo việc làm cho 1.800 người".
        let yearly = context.last.status.as_ref().is_some_and(|last| last.value == Status::Target)
            && self
                .pieces
                .first()
                .is_some_and(|piece| piece.tokens.clone().any(|token| self.scan.hit(token, Class::Yearly).is_some()));
        (yearly || document::goes_on(self.pieces)) && !(0..at).any(|index| !self.in_base[index] && other(index))
    }

    /// "đã thu hồi 30 tỷ đồng": what governs the figure is done.
    fn is_done(&self, index: usize, at: usize) -> bool {
        const REACH: usize = 6;
        if self.is_outturn(index, at) {
            return true;
        }
        if !self.pieces[index].any(&[Class::StatusActual, Class::Present]) {
            return false;
        }
        // "từ 12% hiện nay xuống 8%": that is said of the figure before.
        let figure = index.checked_sub(1).is_some_and(|before| self.pieces[before].quantity().is_some());
        // "tỷ lệ kiểm tra | thực tế | còn 5%": which one, not that it is so.
        let which = !self.pieces[index].any(&[Class::Preverb, Class::Present, Class::Reach])
            && index
                .checked_sub(1)
                .is_some_and(|before| self.pieces[before].form == Form::Word && self.pieces[before].roles.is_idle());
        (self.pieces[index].is(Class::StatusActual) && !which || self.pieces[index].is(Class::Present) && !figure)
            && at - index <= REACH
            && !self.is_new_among_aims(index)
            && self.pieces[index + 1..at].iter().all(|piece| {
                matches!(piece.form, Form::Word | Form::Hedge | Form::Place(_) | Form::Generic(_))
                    && !piece.any(&NOT_DONE)
            })
    }

    /// "dự toán chi 50 tỷ đồng, | thực chi | 48 tỷ đồng": what accounts tell of as carried out, where it begins its clause and nothing
    /// is said to be aimed at or awaited in that.
    fn is_outturn(&self, index: usize, at: usize) -> bool {
        const REACH: usize = 8;
        let piece = &self.pieces[index];
        let begins = index.checked_sub(1).is_none_or(|left| self.pieces[left].mark().is_some());
        piece.form == Form::Word
            && begins
            && at - index <= REACH
            && self.scan.hit(piece.tokens.start, Class::Outturn).is_some()
            && self.pieces[index + 1..at].iter().all(|piece| piece.mark().is_none() && !piece.any(&NOT_DONE))
    }

    /// "đề ra các chỉ tiêu: diện tích trồng | mới đạt | 200 ha": in a list of aims that is what is new, and not what was only reached.
    fn is_new_among_aims(&self, index: usize) -> bool {
        const LEAD: usize = 8;
        let piece = &self.pieces[index];
        let noun = index
            .checked_sub(1)
            .map(|left| &self.pieces[left])
            .filter(|left| left.form == Form::Word && !left.any(&[Class::Adverb, Class::Preverb, Class::Present]));
        let heads = |aims: usize| {
            let behind = self.pieces[aims + 1..index].iter().take(LEAD);
            let mut stops = behind.filter(|piece| piece.mark().is_some() || piece.quantity().is_some());
            self.pieces[aims].any(&[Class::TargetNoun, Class::TargetHeading])
                && stops.next().is_some_and(|piece| piece.mark() == Some(Mark::Colon))
        };
        piece.is(Class::StatusActual) && piece.is(Class::Reach) && noun.is_some() && (0..index).any(heads)
    }

    /// "đạt 105% dự toán trung ương và dự toán tỉnh giao, trong đó: 13 khoản thu": a plan of the clause before.
    fn ends_before(&self, index: usize, at: usize) -> bool {
        self.pieces[index].is(Class::TargetNoun)
            && self.pieces[index + 1..at]
                .windows(2)
                .any(|pair| pair[0].mark() == Some(Mark::Comma) && pair[1].is(Class::Breakdown))
    }

    /// "Các chỉ tiêu chủ yếu:": what would be a heading leads a list inside its sentence.
    fn opens_aims(&self, index: usize, at: usize) -> Option<Status> {
        const OPENING: usize = 2;
        const LEAD: usize = 8;
        // "Đại hội xác định các chỉ tiêu chủ yếu: ...", "thông qua nghị quyết mới với một số | chỉ tiêu chủ yếu: ...".
        let lead = self.pieces[index.saturating_sub(LEAD)..index].iter().rev();
        let open = |piece: &&Piece| piece.mark().is_none() && piece.quantity().is_none();
        let set = lead.take_while(open).any(|piece| piece.is(Class::Adopt));
        let heads = (index <= OPENING || set)
            && self.pieces[index].is(Class::TargetHeading)
            && self.pieces[index..at].iter().any(|piece| piece.mark() == Some(Mark::Colon))
            && !self.pieces[..at].iter().any(|piece| piece.is(Class::ResultHeading))
            && (set || !self.is_set_against_plan(index));
        heads.then_some(Status::Target)
    }

    /// "hiện có 4 bến xe và quy hoạch thêm 6 bến", in a document that lays down a plan: what it plans itself.
    fn is_planned(&self, index: usize, at: usize) -> bool {
        const REACH: usize = 3;
        let between = &self.pieces[index + 1..at];
        self.pieces[index].is(Class::PlanDocument)
            && between.len() <= REACH
            && between.iter().all(|piece| piece.form == Form::Hedge || piece.form == Form::Word && !piece.any(&OPENS))
    }

    /// "đặt mục tiêu sẽ đón", "mục tiêu là sẽ đón": what is aimed at, though it is said of the future.
    fn is_aimed(&self, floor: usize, index: usize) -> bool {
        (floor..index)
            .rev()
            .take_while(|&before| !matches!(self.pieces[before].form, Form::Mark(_) | Form::Quantity(_)))
            .any(|before| {
                !self.is_source(before) && !self.in_base[before] && self.status_word(before) == Some(Status::Target)
            })
    }

    /// Whether the figures behind the one at `at` share its status: not where "kế hoạch", "chỉ tiêu" is the thing that
    /// this one figure states.
    pub(super) fn lends_status(&self, context: &Context, drafts: &[Draft], at: usize) -> bool {
        let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
        // "Sở Kế hoạch và Đầu tư" states no plan.
        let word = |index: &usize| {
            let piece = &self.pieces[*index];
            piece.any(&[Class::TargetNoun, Class::StatusTarget, Class::StatusForecast])
                && !self.entities[piece.tokens.start]
        };
        let noun = (floor..at).rev().filter(|&index| !self.in_base[index]).find(word);
        // "được xây dựng trên cơ sở giá 8 triệu đồng/m2, diện tích 60 ha": on all of these.
        if self.may_say(Signs::class(Class::Basis)) && (floor..at).any(|index| self.is_basis(index, at)) {
            return true;
        }
        if self.is_past_mark(context, at) || self.joined_aim(drafts, at).is_some() {
            return false;
        }
        noun.is_none_or(|noun| {
            let piece = &self.pieces[noun];
            !piece.is(Class::TargetNoun) || piece.is(Class::StatusTarget) || self.heads_list(noun, at)
        })
    }

    /// "mới đây, công ty hoàn tất việc thưởng | 3 triệu cổ phiếu": what was brought to its end is no aim.
    fn is_brought_about(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let open = |piece: &&Piece| piece.form == Form::Word || piece.form == Form::Hedge;
        let before = self.pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(open);
        let mut words = before.flat_map(|piece| piece.tokens.clone());
        words.any(|token| self.scan.hit(token, Class::Accomplish).is_some())
    }

    /// Whether the sentence tells what was done, under a plan that is spoken of around it.
    fn tells_results(&self, context: &Context, at: usize) -> bool {
        // "Dự phòng: 96 tỷ đồng; đã sử dụng 81 tỷ đồng": done is what stands behind the mark.
        let parts = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
        let end = self.pieces[at..].iter().position(parts).map_or(self.pieces.len(), |mark| at + mark);
        let done = self.pieces[..end].iter().any(|piece| match piece.form {
            Form::Period(index) => {
                let period = &self.mentions.periods[index];
                let past = period.interval.zip(context.published).is_some_and(|(days, today)| days.end <= today);
                matches!(period.relation, Relation::SamePeriod { .. }) || past && is_part_of_year(period)
            }
            _ => piece.is(Class::StatusActual),
        });
        done || self.is_brought_about(at)
    }

    /// Whether a sentence begins to tell what was done under a plan: "Qua 5 năm thực hiện kế hoạch 1991 - 1995, ...", "đã".
    pub(super) fn recounts(&self, context: &Context) -> bool {
        let carried_out = || {
            self.pieces.iter().enumerate().any(|(at, piece)| {
                let period = piece.period().map(|period| &self.mentions.periods[period]);
                period.is_some_and(|period| when::is_carried_out(self, context, at, period))
            })
        };
        let aims = [Class::StatusTarget, Class::TargetNoun, Class::TargetHeading, Class::PlanDocument];
        self.jobs.has(Class::StatusActual) && !self.jobs.roles.any(&aims) || carried_out()
    }
}

/// Whether a period is shorter than a year: "tháng 3", "8 tháng đầu năm".
fn is_part_of_year(period: &Period) -> bool {
    period.grain != Grain::Year && !period.lasts_years()
}

/// Words before the time that a sentence opens with.
pub(super) const OPENS: [Class; 5] = [Class::Intro, Class::Locative, Class::Toward, Class::Adverb, Class::Breakdown];
