//! Statuses that no word before the figure tells alone: what an authority lays down, assigns or orders or somebody asks leave
//! for, on what a plan is built, how a plan moves, what stands behind the figure; and figures of the past that a forecast only
//! names.

use super::awaited::is_to_come;
use crate::calendar::Interval;
use crate::fact::context::Context;
use crate::fact::grammar::phrase::PREDICATES;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure, Read, Status};
use crate::lexicon::{Class, Signs};
use crate::mention::{Bound, QuantityKind};

/// What a decision, a leave or a basis is told by.
pub(super) const DECIDES: Signs = Signs::classes(&[Class::Decide, Class::Permit, Class::Basis]);
/// "trong năm 2019": a time and what leads it.
const DATED: usize = 2;
/// Words between a decision and its figure.
const REACH: usize = 12;

impl Reader<'_> {
    /// "giá trị dự toán tính sai gần | 29 tỷ đồng": how much of an estimate was found wrong is no aim, where nothing is asked for.
    pub(super) fn is_fault(&self, at: usize) -> bool {
        const REACH: usize = 5;
        if !self.may_say(Signs::class(Class::Fault))
            || self.pieces[..at].iter().any(|piece| piece.is(Class::StatusTarget))
        {
            return false;
        }
        let near = self.pieces[at.saturating_sub(REACH)..at].iter().rev();
        let clause = near.take_while(|piece| piece.mark().is_none() && piece.quantity().is_none());
        let faulty = |piece: &Piece| piece.tokens.clone().any(|token| self.scan.hit(token, Class::Fault).is_some());
        clause.into_iter().any(faulty)
    }

    /// What the word at `index` sets for the figure at `at`, where it is neither a plan nor a word of status.
    pub(super) fn is_decided(&self, index: usize, at: usize) -> bool {
        self.pieces[index].form == Form::Word
            && (self.jobs.has(Class::Adopt) || self.may_say(DECIDES))
            && (self.is_laid_down(index, at)
                || self.is_asked_leave_for(index, at)
                || self.is_basis(index, at)
                || self.is_set_aside(index, at))
    }

    /// "trồng 90 ha rừng (nghị quyết | đề ra | 80 ha)": what a bracket says that a document lays down.
    fn is_set_aside(&self, index: usize, at: usize) -> bool {
        const LEAD: usize = 4;
        if !self.pieces[index].is(Class::Adopt) {
            return false;
        }
        let document = |piece: &Piece| piece.form == Form::Citation || piece.is(Class::PlanDocument);
        let lead = &self.pieces[index.saturating_sub(LEAD)..index];
        let opens = lead.iter().rposition(|piece| piece.mark() == Some(Mark::Open));
        let plain = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::Copula) || piece.is(Class::Reach);
        opens.is_some_and(|open| lead.get(open + 1).is_some_and(document))
            && self.pieces[index + 1..at].iter().all(plain)
    }

    /// "HĐND tỉnh | quyết định | tổng chi năm 2016 là 4.300 tỷ đồng": the budget of a year that an authority decides on; a price or
    /// a fine that it sets is in force. "Bội chi được Quốc hội | quyết định | không quá 190 tỷ đồng": what it must not come to exceed.
    fn is_laid_down(&self, index: usize, at: usize) -> bool {
        const CEILING: usize = 6;
        let quantity = self.pieces[at].quantity().map(|quantity| &self.mentions.quantities[quantity]);
        let money = quantity.is_some_and(|one| one.kind == QuantityKind::Money && !one.unit.contains('/'));
        if !money || at - index > REACH || !self.begins_with(index, Class::Decide) {
            return false;
        }
        // "Quốc hội | đã | quyết định".
        let plain = |piece: &&Piece| piece.form == Form::Word && piece.any(&[Class::Adverb, Class::StatusActual]);
        let who = self.pieces[..index].iter().rev().find(|piece| !plain(piece));
        let authority = who.is_some_and(|who| {
            let last = who.tokens.end - 1;
            matches!(who.form, Form::Word | Form::Place(_) | Form::Generic(_))
                && (self.entities[last] || self.scan.hit(who.tokens.start, Class::Organization).is_some())
        });
        let object = &self.pieces[index + 1..at];
        let stated = object.iter().rev().find(|piece| piece.form != Form::Hedge);
        let stated = stated.is_some_and(|verb| verb.any(&[Class::Copula, Class::Reach]));
        let of_year = object.iter().any(|piece| piece.period().is_some());
        let open = object.iter().all(|piece| piece.mark().is_none() && piece.quantity().is_none());
        let lead = &self.pieces[index.saturating_sub(CEILING)..index];
        let capped = quantity.is_some_and(|one| one.bound == Bound::AtMost);
        let ceiling = capped && lead.iter().any(|piece| piece.is(Class::Passive));
        authority && open && (stated && of_year || ceiling)
    }

    /// "UBND tỉnh trình HĐND tỉnh | cho phép | nâng lên 640 tỷ đồng": what somebody asks leave for is not so yet.
    fn is_asked_leave_for(&self, index: usize, at: usize) -> bool {
        const ASKED: usize = 8;
        let open = |piece: &&Piece| !matches!(piece.form, Form::Mark(_) | Form::Quantity(_));
        let left = index.saturating_sub(ASKED);
        let asks = self.pieces[left..index].iter().rev().take_while(open);
        self.begins_with(index, Class::Permit)
            && at - index <= REACH
            && asks
                .into_iter()
                .any(|piece| piece.form == Form::Word && self.scan.hit(piece.tokens.start, Class::Asks).is_some())
            && self.pieces[index + 1..at].iter().all(|piece| open(&piece))
    }

    /// "Dự toán thu 85 tỷ đồng lập | trên cơ sở | đơn giá 12.000 đồng/m3": what a plan takes for granted is as much a plan.
    pub(super) fn is_basis(&self, index: usize, at: usize) -> bool {
        const PLANS: [Class; 2] = [Class::PlanNoun, Class::TargetNoun];
        let plans = |piece: &Piece| piece.form == Form::Word && piece.any(&PLANS);
        self.jobs.roles.any(&PLANS)
            && self.may_say(Signs::class(Class::Basis))
            && self.pieces[index].form == Form::Word
            && self.begins_with(index, Class::Basis)
            && at - index <= REACH
            && self.pieces[index + 1..at].iter().all(|piece| piece.mark().is_none())
            // "hụt 2 tỷ đồng so với dự toán, trên cơ sở giá 60 USD": a plan that is only compared with takes nothing for granted.
            && (index.saturating_sub(REACH + REACH)..index).any(|plan| plans(&self.pieces[plan]) && !self.in_base[plan])
    }

    /// "vốn có thể đạt 300 tỷ đồng, gấp 3 lần so với vốn điều lệ (108 tỷ đồng)": the amount that is compared with, in a bracket
    /// behind what names it.
    pub(in crate::fact) fn is_of_other(&self, drafts: &[Draft], at: usize) -> bool {
        let Some(open) = self.lone_bracket(at) else { return false };
        let phrase = self.phrases.iter().find(|phrase| phrase.end == open && phrase.kind == BaseKind::Other);
        phrase.is_some() && drafts.last().is_some_and(|last| last.status.value == Status::Forecast)
    }

    /// "sẽ vượt con số 640.000 lượt khách | của năm 2018": a result that is named to be passed.
    pub(in crate::fact) fn is_past_mark(&self, context: &Context, at: usize) -> bool {
        let piece = self.pieces[..at].last();
        let named = || {
            let noun = |token: usize| self.scan.hit(token, Class::FigureNoun).is_some();
            piece.is_some_and(|piece| piece.tokens.clone().any(noun))
        };
        let [of, time, ..] = self.pieces.get(at + 1..).unwrap_or_default() else { return false };
        let days = time.period().and_then(|period| self.mentions.periods[period].interval);
        let over = days.zip(context.published).is_some_and(|(days, today)| days.end <= today);
        of.is(Class::Of) && over && named()
    }

    /// "nâng vốn lên 900 tỷ đồng, từ mức 640 tỷ đồng | hiện tại", "thay vì 30% | như hiện nay": what is so already.
    fn is_present_level(&self, at: usize) -> bool {
        const LEAD: usize = 3;
        let behind = self.pieces.get(at + 1..).unwrap_or_default();
        let likens =
            behind.first().is_some_and(|piece| piece.form == Form::Word && self.begins_with(at + 1, Class::Likeness));
        let in_force = |piece: &Piece| piece.tokens.clone().any(|at| self.scan.hit(at, Class::InForce).is_some());
        let now = behind.get(usize::from(likens)).is_some_and(|piece| piece.is(Class::Present))
            || behind.iter().take(1 + usize::from(likens)).any(in_force);
        let lead = self.pieces[at.saturating_sub(LEAD)..at].iter().rev().take_while(|piece| piece.mark().is_none());
        now && lead.into_iter().any(|piece| piece.any(&[Class::From, Class::Versus]))
    }

    /// What a result or a named figure says of itself, whatever is expected around it.
    pub(super) fn told_of_past(&self, context: &Context, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        let past = self.is_past_mark(context, at) || self.is_of_other(drafts, at) || self.is_present_level(at);
        past.then_some(Read { value: Status::Actual, evidence: None })
    }

    /// "mức phạt dự kiến 18 tỷ đồng, trong đó 15 tỷ đồng | đã nộp": what is told behind a figure is done, whatever is expected of
    /// the figure before; `told` is what that lends.
    pub(super) fn is_done_behind(&self, drafts: &[Draft], told: &Read<Status>, at: usize) -> bool {
        let Some(last) = drafts.last() else { return false };
        let before = self.scan.span(self.pieces[last.piece].tokens.clone());
        let lent = told.value == Status::Forecast && told.evidence.is_some_and(|said| said.end <= before.start);
        let [done, verb, ..] = self.pieces.get(at + 1..).unwrap_or_default() else { return false };
        let behind = done.form == Form::Word && done.is(Class::StatusActual);
        lent && behind
            && verb.form == Form::Word
            && !verb.any(&[Class::Adopt, Class::StatusForecast, Class::StatusTarget])
    }

    /// "Kiểm soát bội chi năm 2020 ở mức không quá 3,6% GDP": what a sentence without a subject bids to keep, in a time that is not
    /// over.
    pub(super) fn is_bidden(&self, context: &Context, at: usize) -> bool {
        const BIDDEN: usize = 24;
        let opens =
            self.pieces.first().is_some_and(|verb| verb.form == Form::Word) && self.begins_with(0, Class::Steer);
        if !opens {
            return false;
        }
        let bounded =
            self.pieces[at].quantity().is_some_and(|index| self.mentions.quantities[index].bound != Bound::Exact);
        let days = self.pieces[..at]
            .iter()
            .take(BIDDEN)
            .find_map(Piece::period)
            .and_then(|index| self.mentions.periods[index].interval);
        let open = days.zip(context.published).is_some_and(|(days, today)| days.end > today);
        bounded && open
    }

    /// "cần phối hợp chặt chẽ | nhằm giữ | lạm phát dưới 4%", "cần đôn đốc để thu hồi ít nhất | 80% số nợ": the word that tells that
    /// a rate is still to be kept or reached.
    pub(super) fn wanted(&self, at: usize) -> Option<Read<Status>> {
        const REACH: usize = 16;
        if !self.may_say(Signs::class(Class::Need)) {
            return None;
        }
        let quantity = &self.mentions.quantities[self.pieces[at].quantity()?];
        let limit = matches!(quantity.bound, Bound::AtMost | Bound::AtLeast | Bound::Under);
        let floor = at.saturating_sub(REACH);
        let open = |index: &usize| {
            let piece = &self.pieces[*index];
            let done =
                piece.any(&[Class::StatusActual, Class::Because, Class::Passive]) || piece.is(Class::Conjunction);
            piece.quantity().is_none() && piece.mark().is_none() && !done
        };
        let needs = |index: &usize| self.pieces[*index].form == Form::Word && self.begins_with(*index, Class::Need);
        let need = (floor..at).rev().take_while(open).find(needs)?;
        // "chi 90 tỷ đồng để kiểm soát | 51%": and what is to be kept stands between.
        let verb = self.pieces[need + 1..at].first().filter(|verb| verb.form == Form::Word);
        let end = verb.and_then(|verb| self.scan.hit(verb.tokens.start, Class::Steer)).map(|hit| hit.end as usize);
        let noun = |piece: &Piece| piece.form == Form::Word && end.is_some_and(|end| piece.tokens.start >= end);
        let steers = self.pieces[need + 1..at].iter().any(noun);
        // "để giữ 300 việc làm": what is counted may have been kept.
        let rate = quantity.unit == "%";
        let evidence = Some(self.scan.span(self.pieces[need].tokens.clone()));
        (rate && (steers || limit)).then_some(Read { value: Status::Target, evidence })
    }

    /// "Năm 2018, ngành phấn đấu đạt 66%. Tuyển dụng | 320 giáo viên": what is to be done, told without anybody who did it, right
    /// behind what is aimed at in a time to come; and that time.
    pub(in crate::fact) fn goes_on_aiming(
        &self,
        context: &Context,
        at: usize,
    ) -> Option<(Read<Status>, Read<Interval>)> {
        const ACTS: [Class; 3] = [Class::Act, Class::Rise, Class::Fall];
        const OTHER: [Class; 4] = [Class::StatusActual, Class::Present, Class::Preverb, Class::But];
        let aim = context.last.status.as_ref().filter(|last| last.value == Status::Target)?;
        let ahead = |read: &&Read<Interval>| {
            is_to_come(context, read.value) || context.published.is_some_and(|today| read.value.end >= today)
        };
        let time = context.prior.as_ref().or(context.last.period.as_ref()).filter(ahead)?;
        let block = &self.scan.blocks[self.scan.sentences[self.sentence].block];
        let here = aim.evidence.is_some_and(|said| block.span.start <= said.start);
        let opens = self.pieces.first()?;
        let acts = opens.form == Form::Word && (opens.any(&ACTS) || self.begins_with(0, Class::Steer));
        let other = |piece: &Piece| piece.period().is_some() || piece.any(&OTHER);
        (here && acts && !self.pieces[..at].iter().any(other)).then(|| (aim.clone(), time.clone()))
    }

    /// "sản lượng 900 tấn, | phấn đấu 950 tấn": the figure before a higher aim of the same is aimed at as well, where nothing
    /// tells that it is a result.
    pub(super) fn is_lower_aim(&self, context: &Context, at: usize) -> bool {
        /// Pieces before the figure that may tell of a result.
        const RESULT: usize = 40;
        let [comma, aim, rest @ ..] = self.pieces.get(at + 1..).unwrap_or_default() else { return false };
        let pair = comma.mark() == Some(Mark::Comma) && aim.is(Class::StatusTarget);
        let figure = rest.iter().position(|piece| piece.form != Form::Hedge);
        // "tố cáo 1 đơn, kiến nghị 8 đơn": what is counted.
        let figure = figure.filter(|&figure| pair && !self.is_counted_alike(at + 2, at + 3 + figure));
        let next = figure.and_then(|figure| rest[figure].quantity());
        let quantity = |index: usize| &self.mentions.quantities[index];
        let alike = next.zip(self.pieces[at].quantity()).is_some_and(|(next, own)| {
            quantity(next).unit == quantity(own).unit && quantity(next).value >= quantity(own).value
        });
        let over = |piece: &Piece| {
            let days = piece.period().and_then(|period| self.mentions.periods[period].interval);
            piece.any(&[Class::StatusActual, Class::Present, Class::Have])
                || days.zip(context.published).is_some_and(|(days, today)| days.end <= today)
        };
        alike && !self.pieces[at.saturating_sub(RESULT)..at].iter().any(over)
    }

    /// "phát hiện 214 vụ với trị giá ước tính 187 tỷ đồng; chuyển công an | 6 vụ": a status that began behind a result of the
    /// sentence ends with its part.
    pub(super) fn is_beyond(&self, drafts: &[Draft], lender: &Draft, at: usize) -> bool {
        /// Pieces of its part before it.
        const PART: usize = 40;
        const FAR: usize = 60;
        let parts = |&index: &usize| self.pieces[index].mark() == Some(Mark::Semicolon);
        // "kiến nghị chấn chỉnh 5 đơn vị; tỷ lệ công khai chỉ | đạt | 82%": what is asked for ends where a result is told.
        let asks = |piece: &Piece| {
            piece.any(&[Class::Urge, Class::Asks])
                && Some(self.scan.span(piece.tokens.clone())) == lender.status.evidence
        };
        let asked = lender.status.value == Status::Target && self.pieces[..lender.piece].iter().any(asks);
        if asked && let Some(mark) = (lender.piece..at).find(parts) {
            return self.pieces[mark..at].iter().any(|piece| piece.form == Form::Word && piece.is(Class::Reach));
        }
        if lender.status.value == Status::Actual || !(lender.piece..at).any(|index| parts(&index)) {
            return false;
        }
        let floor = lender.piece.saturating_sub(PART);
        let start = (floor..lender.piece).rev().find(parts).unwrap_or(floor);
        // "hiện có 300 lao động, dự kiến tăng lên 500; xưởng B có 170": nor does what is expected in one item reach the next; aims told
        // before all of them do.
        let aims = |piece: &Piece| piece.any(&[Class::StatusTarget, Class::TargetHeading, Class::TargetNoun]);
        if lender.status.value != Status::Estimate && self.pieces[start.saturating_sub(FAR)..start].iter().any(aims) {
            return false;
        }
        let before = drafts.partition_point(|draft| draft.piece < lender.piece);
        let mut part = drafts[..before].iter().rev().take_while(|draft| draft.piece >= start);
        part.any(|draft| {
            !draft.is_base && draft.status.value == Status::Actual && draft.governor.class != Some(Class::From)
        })
    }

    /// "Kế hoạch được giao 80 tỷ đồng, | tăng 12% so với năm trước": how the plan moves that stands right before.
    pub(super) fn of_plan_before(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        let last = drafts.last().filter(|last| last.status.value == Status::Target && !last.is_base)?;
        if let Some(part) = self.part_of_plan(drafts, at) {
            return Some(part);
        }
        let between = &self.pieces[last.piece + 1..at];
        // "giữ mục tiêu 3,2 tỷ USD | trong năm 2019, thấp hơn 9%": the time of the plan.
        let dated = |piece: &&Piece| piece.period().is_some() || piece.is(Class::Locative);
        let between = &between[between.iter().take(DATED).take_while(dated).count()..];
        let moves = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Rise, Class::Fall, Class::Adverb]);
        let (comma, verb) = between.split_first()?;
        let said = comma.mark() == Some(Mark::Comma) && verb.first()?.any(&[Class::Rise, Class::Fall]);
        let amount = last.measure == Measure::Level && self.quantity(last).kind != QuantityKind::Percent;
        (said && amount && verb.iter().all(moves)).then(|| last.status.clone())
    }

    /// "Tổng kế hoạch vốn 9.800 tỷ đồng (trung ương | 2.300 tỷ đồng, địa phương 7.500 tỷ đồng)": parts of a plan in the bracket behind it.
    fn part_of_plan(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        const MAX_PARTS: usize = 8;
        let depth = self.pieces[at].depth;
        let outer = drafts.iter().rev().take(MAX_PARTS).find(|draft| self.pieces[draft.piece].depth < depth)?;
        let index = self.pieces[at].quantity()?;
        let open = outer.piece + 1;
        let beside = self.pieces.get(open).is_some_and(|piece| piece.mark() == Some(Mark::Open));
        let plan = outer.status.value == Status::Target && outer.subject.roles.has(Class::PlanNoun);
        let amount =
            outer.measure == Measure::Level && self.quantity(outer).unit == self.mentions.quantities[index].unit;
        let said = self.pieces[open..at].iter().any(|piece| piece.any(&PREDICATES) && !piece.is(Class::Breakdown));
        (beside && plan && amount && !said).then(|| outer.status.clone())
    }

    /// "120 tỷ đồng | sẽ đầu tư nhà máy", "3 dự án | dự kiến khởi công": what is to become of what the clause opens with.
    pub(super) fn told_behind(&self, at: usize) -> Option<Read<Status>> {
        const MAX_NOUN: usize = 8;
        const JOINS: [Class; 4] = [Class::Intro, Class::Of, Class::Locative, Class::Anaphor];
        let ahead =
            |at: usize| self.pieces.get(at).filter(|next| next.form == Form::Word && next.is(Class::StatusForecast));
        // "số vốn tăng thêm | 300 tỷ đồng, sẽ thực hiện trong quý I".
        let comma = self.pieces.get(at + 1).is_some_and(|next| next.mark() == Some(Mark::Comma));
        let done = self.pieces.get(at + 3).is_some_and(|verb| verb.is(Class::Complete));
        let alone = || self.pieces[at + 1..].iter().all(|piece| piece.quantity().is_none());
        if let Some(behind) = ahead(at + 2).filter(|_| comma && done && alone()) {
            return Some(Read { value: Status::Forecast, evidence: Some(self.scan.span(behind.tokens.clone())) });
        }
        // "3 nhiệm vụ | còn lại | dự kiến hoàn thành trong tháng 1", "60% | thời gian kỳ họp | sẽ dành cho".
        let noun = |piece: &&Piece| match piece.form {
            Form::Word => piece.roles.is_idle() || piece.any(&JOINS) && !piece.is(Class::StatusForecast),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let length = self.pieces[at + 1..].iter().take(MAX_NOUN).take_while(noun).count();
        let behind = ahead(at + 1 + length)?;
        let start = self.pieces[..at].iter().rposition(|piece| piece.mark().is_some()).map_or(0, |mark| mark + 1);
        let opens = self.pieces[start..at].iter().all(|piece| match piece.form {
            Form::Word => (piece.is(Class::Have) || !piece.any(&PREDICATES)) && !piece.is(Class::Preverb),
            _ => true,
        });
        // "tuyến cao tốc 34.000 tỷ đồng | ở miền Trung | sẽ khánh thành": but behind its noun it is said of what the clause begins with.
        let first =
            |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Have, Class::Quantifier, Class::Adverb]);
        let begins = length <= 1 || self.pieces[start..at].iter().all(first);
        let evidence = Some(self.scan.span(behind.tokens.clone()));
        (opens && begins).then_some(Read { value: Status::Forecast, evidence })
    }

    /// Whether a piece begins with a phrase of `class`.
    pub(in crate::fact) fn begins_with(&self, piece: usize, class: Class) -> bool {
        self.scan.hit(self.pieces[piece].tokens.start, class).is_some()
    }

    /// "Dự toán năm 2021 Bộ giao 12 tỷ đồng, tỉnh | giao | 13 tỷ đồng": what is assigned, behind the noun of a plan; "Tập đoàn
    /// vẫn | giao: | doanh thu 900 tỷ đồng", behind a colon.
    pub(super) fn is_assigned(&self, index: usize, at: usize) -> bool {
        if !(self.pieces[index].is(Class::Adopt) && self.pieces[index].is(Class::Urge)) {
            return false;
        }
        let named = || {
            let parts = |piece: &&Piece| !matches!(piece.mark(), Some(Mark::Semicolon | Mark::Stop));
            let mut before = self.pieces[..index].iter().rev().take_while(parts);
            before.any(|piece| piece.depth == 0 && piece.is(Class::TargetNoun) && !piece.is(Class::Adopt))
        };
        let between = &self.pieces[index + 1..at];
        let listed = between.first().is_some_and(|next| next.mark() == Some(Mark::Colon));
        listed || between.iter().all(|piece| piece.form == Form::Hedge) && named()
    }

    /// "Chủ tịch yêu cầu đến 31/12 | phải | giải ngân 95%".
    pub(super) fn is_ordered(&self, index: usize) -> bool {
        const REACH: usize = 16;
        let must = |token: usize| self.scan.hit(token, Class::Must).is_some();
        let parts = |piece: &&Piece| !matches!(piece.mark(), Some(Mark::Semicolon | Mark::Stop));
        self.jobs.has(Class::Urge)
            && self.pieces[index].form == Form::Word
            && self.pieces[index].tokens.clone().any(must)
            && self.pieces[index.saturating_sub(REACH)..index]
                .iter()
                .rev()
                .take_while(parts)
                .any(|piece| piece.form == Form::Word && piece.is(Class::Urge))
    }

    /// "Thủ tướng Nguyễn Văn An yêu cầu | giải ngân thêm 500 tỷ đồng", "đạt 81% (yêu cầu | ít nhất 80%)".
    pub(super) fn is_demanded(&self, context: &Context, index: usize, at: usize) -> bool {
        const REACH: usize = 8;
        let piece = &self.pieces[index];
        let urges = piece.form == Form::Word && piece.is(Class::Urge) && !piece.is(Class::Adopt);
        let who = index.checked_sub(1).map(|left| &self.pieces[left]);
        let acts = who.is_some_and(|who| {
            who.mark() == Some(Mark::Open) || who.tokens.end.checked_sub(1).is_some_and(|last| self.entities[last])
        });
        let plain = |piece: &Piece| matches!(piece.form, Form::Word | Form::Hedge | Form::Generic(_) | Form::Place(_));
        urges
            && (acts && at - index <= REACH && self.pieces[index + 1..at].iter().all(plain)
                || self.is_bounded_ahead(context, index, at))
    }

    /// "6 tháng cuối năm, Chi cục | yêu cầu | các đội thu nợ, đốc thu đạt từ 90% trở lên": a bound that somebody sets for a time
    /// that the sentence opens with and that is not over.
    fn is_bounded_ahead(&self, context: &Context, index: usize, at: usize) -> bool {
        const REACH: usize = 20;
        const OPENING: usize = 12;
        let bounded = self.pieces[at]
            .quantity()
            .is_some_and(|index| !matches!(self.mentions.quantities[index].bound, Bound::Exact | Bound::About));
        let time = self.pieces[..index].iter().take(OPENING).find_map(Piece::period);
        let days = time.and_then(|time| self.mentions.periods[time].interval);
        let ahead = days
            .is_some_and(|days| is_to_come(context, days) || context.published.is_some_and(|today| days.end > today));
        let plain =
            |piece: &Piece| piece.quantity().is_none() && !piece.any(&[Class::StatusActual, Class::But, Class::Versus]);
        bounded && ahead && at - index <= REACH && self.pieces[index + 1..at].iter().all(plain)
    }

    /// "đã phê duyệt | phương án | bồi thường cho 612 hộ", "phê duyệt | kế hoạch | sử dụng đất của 8 xã": those that a plan was
    /// settled for count what was done; "thông qua kế hoạch tuyển 340 người" tells what the plan aims at.
    pub(super) fn is_settled_plan(&self, index: usize, at: usize) -> bool {
        const LINKS: [Class; 2] = [Class::Dative, Class::Of];
        let piece = &self.pieces[index];
        let Some(verb) = index.checked_sub(1).filter(|&verb| self.pieces[verb].is(Class::Adopt)) else { return false };
        if !piece.any(&[Class::TargetNoun, Class::PlanDocument]) || !self.begins_with(verb, Class::Decide) {
            return false;
        }
        let begins = verb.checked_sub(1).map(|before| &self.pieces[before]).is_none_or(|before| {
            before.is(Class::StatusActual) || matches!(before.form, Form::Mark(_) | Form::Period(_))
        });
        let (Some((link, noun)), true) = (self.pieces[index + 1..at].split_last(), begins && self.is_count(at)) else {
            return false;
        };
        let plain = |piece: &Piece| piece.form == Form::Word && !piece.any(&[Class::Copula, Class::Reach, Class::Rise]);
        link.form == Form::Word && link.any(&LINKS) && at - index <= REACH && noun.iter().all(plain)
    }

    /// "đã giao | kế hoạch | 218 tỷ đồng, đạt 95%": what was handed on of a plan, where it is told how much of all that is.
    pub(super) fn is_handed_on(&self, index: usize, at: usize) -> bool {
        let word = |back: usize| index.checked_sub(back).map(|at| &self.pieces[at]);
        let given = word(1).is_some_and(|verb| verb.is(Class::Adopt) && verb.is(Class::Urge));
        let done = word(2).is_some_and(|done| done.is(Class::StatusActual));
        if !(given && done && self.pieces[index].is(Class::TargetNoun)) {
            return false;
        }
        let plain = |piece: &&Piece| match piece.form {
            Form::Word => !piece.any(&[Class::Copula, Class::Reach]),
            Form::Hedge | Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let behind = &self.pieces[at + 1..];
        let behind = &behind[behind.iter().take(REACH).take_while(plain).count()..];
        let [comma, verb, rest @ ..] = behind else { return false };
        let part = rest.iter().find(|piece| piece.form != Form::Hedge).and_then(Piece::quantity);
        comma.mark() == Some(Mark::Comma)
            && verb.any(&[Class::Reach, Class::Equal])
            && part.is_some_and(|part| self.mentions.quantities[part].kind == QuantityKind::Percent)
            && at - index <= REACH
            && self.pieces[index + 1..at].iter().all(|piece| plain(&piece))
    }

    /// Whether a figure counts something.
    fn is_count(&self, at: usize) -> bool {
        let quantity = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]);
        quantity.is_some_and(|one| one.kind == QuantityKind::Count)
    }
}
