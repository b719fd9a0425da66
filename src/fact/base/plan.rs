//! The figure of a plan itself, where a result is measured by it: "so với kế hoạch là 10%", "vượt kế hoạch (16%)",
//! "đạt 73% kế hoạch lợi nhuận 3.900 tỷ đồng".

use crate::decimal::Decimal;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{PREDICATES, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::measure::Reading;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::{Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// The noun of a plan stands this far before its figure.
const REACH: usize = 10;
/// The unit of a figure that none is written with.
const UNTOLD: &str = "1";
/// All of a plan, in per cent.
const ALL: i64 = 100;

impl Reader<'_> {
    /// The status of a figure that is a plan's own; `planned` tells that it stands in or behind a base that is a plan,
    /// `beside` is the noun of one that is told beside its result.
    pub(in crate::fact) fn plan_figure(
        &self,
        drafts: &[Draft],
        at: usize,
        planned: bool,
        beside: Option<usize>,
    ) -> Option<Read<Status>> {
        // "bằng 68% kế hoạch năm và gấp | 1,7 lần so với cùng kỳ": no plan is a multiple.
        let multiple = self.pieces[at].quantity().map(|index| self.mentions.quantities[index].kind);
        if self.is_all_of_plan(drafts, at) || multiple == Some(QuantityKind::Multiple) {
            return None;
        }
        let noun = self
            .plan_compared(at, planned)
            .or(beside)
            .or_else(|| self.aim_laid_down(at))
            .or_else(|| self.plan_measured(drafts, at))
            .or_else(|| self.also(drafts, at))?;
        Some(Read { value: Status::Target, evidence: Some(self.scan.span(self.pieces[noun].tokens.clone())) })
    }

    /// "Tuyển quân đạt 100% chỉ tiêu (| 180 công dân)": where just all of a plan was reached, the bracket tells the result.
    fn is_all_of_plan(&self, drafts: &[Draft], at: usize) -> bool {
        let reached = |last: &Draft| {
            let quantity = self.quantity(last);
            last.measure == Measure::Ratio && is_percent(quantity) && quantity.value == Decimal::from(ALL)
        };
        let last = drafts.last().filter(|last| reached(last));
        let (Some(last), Some(open)) = (last, self.lone_bracket(at)) else { return false };
        last.piece < open && self.pieces[last.piece + 1..open].iter().all(|piece| piece.form == Form::Word)
    }

    /// "350 tấn/KH 340 tấn", "12.780 người; kế hoạch năm: 24.000 người", "41 hộ (NQ 45 hộ)": the words for a plan, alone
    /// between a mark behind a figure of the same unit and its own.
    pub(in crate::fact) fn plan_beside(&self, drafts: &[Draft], at: usize) -> Option<usize> {
        if !self.jobs.roles.any(&[Class::TargetNoun, Class::PlanNoun]) {
            return None;
        }
        // "300 ha, đạt 102% (KH 290 ha)": what was reached of it stands between.
        let told = |draft: &&Draft| draft.measure != Measure::Ratio;
        let before = drafts.iter().rev().find(told).or(drafts.last())?;
        let quantity = &self.mentions.quantities[self.pieces[at].quantity()?];
        // "54 triệu đồng/người (KH 53 triệu đồng)": what it is said by is not said again.
        let alike = || {
            let amounts = [&self.quantity(before).unit, &quantity.unit].map(|unit| unit.split('/').next());
            amounts[0] == amounts[1] || quantity.unit == UNTOLD
        };
        let words = || (before.piece + 1..at).rev().take_while(|&index| !self.parts_figures(index));
        let noun = words().find(|&index| self.names_plan(index))?;
        let alone = words().all(|index| self.is_of_plan(&self.pieces[index]));
        let mark = words().last().and_then(|first| first.checked_sub(1)).filter(|&mark| mark > before.piece);
        (alone && mark.is_some() && alike()).then_some(noun)
    }

    /// "chưa đạt mục tiêu | 80% đề ra đầu năm": the aim itself, between its noun and who or what laid it down.
    pub(in crate::fact) fn aim_laid_down(&self, at: usize) -> Option<usize> {
        const FAR: usize = 3;
        let noun = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let plain = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_));
        let behind = self.pieces[at + 1..].iter().take(FAR).take_while(plain);
        let laid_down = behind.into_iter().any(|piece| piece.is(Class::Adopt) && piece.form == Form::Word);
        (self.pieces[noun].any(&[Class::TargetNoun, Class::PlanNoun]) && laid_down).then_some(noun)
    }

    /// A mark that one figure and the words for the next one's plan stand around.
    fn parts_figures(&self, index: usize) -> bool {
        match self.pieces[index].mark() {
            Some(Mark::Open | Mark::Semicolon | Mark::Comma) => true,
            Some(Mark::Other) => self.scan.is(self.pieces[index].tokens.start, "/"),
            _ => false,
        }
    }

    /// "kế hoạch", "KH".
    fn names_plan(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let shouts = || piece.tokens.clone().all(|token| self.scan.tokens[token].case == Case::Upper);
        piece.is(Class::TargetNoun) || piece.is(Class::PlanNoun) && shouts()
    }

    /// Whether a piece says no more than whose plan it is, and for when.
    fn is_of_plan(&self, piece: &Piece) -> bool {
        match piece.form {
            Form::Hedge | Form::Period(_) | Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Colon) => true,
            Form::Word => {
                piece.any(&[Class::PlanNoun, Class::TargetNoun, Class::Adopt, Class::Passive, Class::Copula])
                    || self.is_time(piece)
            }
            _ => false,
        }
    }

    /// "GDP vượt chỉ tiêu 6,7%": what growth was aimed at, no distance; but "tăng 7% (vượt chỉ tiêu 0,3%)".
    pub(in crate::fact) fn growth_aimed_at(
        &self,
        governor: &Governor,
        at: usize,
        subject: &Phrase,
    ) -> Option<Read<Status>> {
        let exceeds = matches!(governor.class, Some(Class::Exceed | Class::Short));
        let percent = self.pieces[at].quantity().is_some_and(|index| is_percent(&self.mentions.quantities[index]));
        let growth = subject.roles.any(&[Class::GrowthNoun, Class::GrossProduct]);
        if !(exceeds && percent && growth && self.pieces[at].depth == 0) {
            return None;
        }
        let noun = self.plan_between(governor, at)?;
        Some(Read { value: Status::Target, evidence: Some(self.scan.span(self.pieces[noun].tokens.clone())) })
    }

    /// "so với kế hoạch là 10%", "vượt kế hoạch (16%)".
    fn plan_compared(&self, at: usize, planned: bool) -> Option<usize> {
        const LEADS: [Class; 4] = [Class::From, Class::Rise, Class::Fall, Class::Reach];
        let floor = at.saturating_sub(REACH);
        // "vượt kế hoạch (từ 7,0 - 7,2%)", "vượt mục tiêu (giảm 2%)".
        let leads = |piece: &Piece| piece.form == Form::Word && piece.any(&LEADS);
        let nearest = (floor..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let inside = nearest
            .checked_sub(1)
            .filter(|&open| leads(&self.pieces[nearest]) && self.pieces[open].mark() == Some(Mark::Open));
        let open = inside.unwrap_or(nearest);
        let bracket = self.pieces[open].mark() == Some(Mark::Open);
        if !planned && !bracket {
            return None;
        }
        let noun = (floor..=open)
            .rev()
            .take_while(|&index| {
                // "chỉ tiêu giao tại Quyết định số 12 ngày ... (91%)": the paper that laid it down.
                let form = self.pieces[index].form;
                let named = matches!(form, Form::Period(_) | Form::Place(_) | Form::Generic(_) | Form::Citation);
                index == open || named || form == Form::Word
            })
            .find(|&index| self.tells_plan(index) || self.names_plan(index))?;
        // "tăng 8% so với dự toán do thu thêm | 20 tỷ đồng cổ tức": why it is so; but "kế hoạch do tỉnh giao".
        let behind = &self.pieces[noun + 1..at];
        let because = behind.iter().position(|piece| piece.is(Class::Because));
        if because.is_some_and(|because| !behind[because..].iter().any(|piece| piece.is(Class::Adopt))) {
            return None;
        }
        // "thấp hơn kế hoạch đại hội giao | 88 triệu đồng": how far they are apart.
        let compares = |base: usize| base.checked_sub(1).is_some_and(|verb| self.pieces[verb].is(Class::Comparative));
        let apart = self.phrases.iter().any(|phrase| phrase.end == nearest + 1 && compares(phrase.start));
        if apart && !bracket {
            return None;
        }
        // "đạt 98% kế hoạch (tăng | 2 tấn so với cùng kỳ)": behind what was reached of the plan the result moves, not the aim.
        // "đạt 100% so với kế hoạch (tăng | 2 tấn ...)"; but "giảm 3% so với kế hoạch (giảm | 2%)" tells the aim.
        let moves = inside.is_some() && self.pieces[nearest].any(&[Class::Rise, Class::Fall]);
        let before = |from: usize| (floor..from).rev().find(|&at| self.pieces[at].form != Form::Hedge);
        let figure = |at: usize| self.pieces[at].quantity().is_some();
        let reached =
            |at: usize| before(at).is_some_and(|verb| self.pieces[verb].any(&[Class::Reach, Class::Complete]));
        let versus = before(noun).filter(|&at| self.pieces[at].is(Class::Versus)).and_then(before);
        if moves && (before(noun).is_some_and(figure) || versus.is_some_and(|at| figure(at) && reached(at))) {
            return None;
        }
        // "Hoàn thành chỉ tiêu (215/215 người)": the result, not the aim.
        let done = bracket && noun.checked_sub(1).is_some_and(|before| self.pieces[before].is(Class::Complete));
        (!done).then_some(noun)
    }

    /// "đạt 73% kế hoạch lợi nhuận 3.900 tỷ đồng", "không đạt mục tiêu 9.800 USD", "tăng 7%, vượt chỉ tiêu 6,5%".
    fn plan_measured(&self, drafts: &[Draft], at: usize) -> Option<usize> {
        let percent = self.pieces[at].quantity().is_some_and(|index| is_percent(&self.mentions.quantities[index]));
        let noun = self.plan_before(at)?;
        // "vượt chỉ tiêu": the verb and its plan in one.
        let lead = if self.pieces[noun].is(Class::Exceed) {
            noun
        } else {
            (0..noun).rev().find(|&index| !self.pieces[index].is(Class::Adverb))?
        };
        let before = drafts.last();
        if before.is_some_and(|draft| draft.piece == lead && draft.measure == Measure::Ratio) {
            return (!percent).then_some(noun);
        }
        let verb = &self.pieces[lead];
        let own = if verb.any(&[Class::Exceed, Class::Rise, Class::Fall, Class::Short]) && !verb.is(Class::Versus) {
            if percent {
                // A growth that is compared with another: how far they are apart would be told in points.
                let adjacent = (noun + 1..at).all(|index| !self.pieces[index].is(Class::Of));
                adjacent && before.is_some_and(|draft| self.is_aim(draft, verb, noun, at))
            } else {
                // "không đạt chỉ tiêu | 1,7 triệu tấn".
                let inside = verb.tokens.start + 1..verb.tokens.end;
                let fails =
                    verb.is(Class::Short) && inside.clone().any(|token| self.scan.hit(token, Class::Reach).is_some());
                fails
                    || (noun..at).any(|index| self.pieces[index].is(Class::Copula))
                    || verb.is(Class::Exceed) && self.is_amount_aimed(drafts, noun, at)
            }
        } else {
            let reaches = verb.is(Class::Reach) && !verb.any(&[Class::Have, Class::Copula, Class::Topic]);
            !percent && (reaches || verb.is(Class::Equal))
        };
        own.then_some(noun)
    }

    /// "đạt 34%, thấp hơn mục tiêu 50%", "tăng 7%, vượt chỉ tiêu 6,5%": the aim itself, about as large as the result and on the
    /// right side of it; else how far they are apart ("đạt 34%, thấp hơn mục tiêu 6%").
    fn is_aim(&self, draft: &Draft, verb: &Piece, noun: usize, at: usize) -> bool {
        let result = self.quantity(draft).value;
        let aim = self.pieces[at].quantity().map(|index| self.mentions.quantities[index].value);
        let below = aim.is_some_and(|aim| result < aim);
        let near = aim.is_some_and(|aim| aim < result && aim.checked_add(aim).is_some_and(|double| result <= double));
        let alike = is_percent(self.quantity(draft)) && self.is_beside(draft, noun);
        // "đạt 97%, chưa đạt chỉ tiêu | 98%".
        let mut inside = verb.tokens.start + 1..verb.tokens.end;
        let mut fails = || verb.is(Class::Short) && inside.any(|token| self.scan.hit(token, Class::Reach).is_some());
        if verb.is(Class::Fall) {
            return alike && below;
        }
        if fails() {
            return alike;
        }
        self.grows(draft, noun) || alike && draft.measure == Measure::Level && near
    }

    /// "đạt 4,1 tỷ USD, tăng 12%, vượt mục tiêu | 3,9 tỷ USD": an amount nearly as large as the result that its clause tells is the
    /// aim itself; how far they are apart would be less.
    fn is_amount_aimed(&self, drafts: &[Draft], noun: usize, at: usize) -> bool {
        /// Figures between the result and its aim.
        const BACK: usize = 3;
        /// The aim is as large as so many quarters of the result.
        const QUARTERS: f64 = 3.0;
        let Some(aim) = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]) else { return false };
        let parts = |piece: &Piece| matches!(piece.mark(), Some(Mark::Semicolon | Mark::Stop | Mark::Colon));
        let result = drafts.iter().rev().take(BACK).find(|draft| {
            let open = !self.pieces[draft.piece..noun].iter().any(parts);
            open && draft.measure == Measure::Level && !draft.is_base && self.quantity(draft).unit == aim.unit
        });
        result.is_some_and(|draft| {
            let (result, aim) = (self.quantity(draft).value.to_f64(), aim.value.to_f64());
            aim <= result && QUARTERS * result <= 4.0 * aim
        })
    }

    /// What was reached of an aim in per cent that stands behind the verb which compares them: "tăng 2%, thấp hơn mục tiêu | 3%".
    pub(in crate::fact) fn result(&self, drafts: &[Draft], governor: &Governor, at: usize) -> Option<Reading> {
        const SAID: usize = 3;
        const FAR: usize = 8;
        let last = drafts.last().filter(|last| is_percent(self.quantity(last)))?;
        let size = |draft: &Draft| self.quantity(draft).value.to_f64().abs();
        let aim = self.pieces[at].quantity().map(|index| self.mentions.quantities[index].value.to_f64().abs())?;
        let near = |draft: &&Draft| size(draft) <= aim + aim && aim <= size(draft) + size(draft);
        // "là 1,4%, giảm 0,1% và thấp hơn mục tiêu (1,5%)": an aim about as large as what was told before its movement.
        let moves = self.pieces[..at].iter().rev().take_while(|piece| piece.mark() != Some(Mark::Open));
        let own = moves.take(SAID).any(|piece| piece.any(&[Class::Rise, Class::Fall]) && !piece.is(Class::Versus));
        let bracket = self.lone_bracket(at).is_some() && !own;
        let percents = || drafts.iter().rev().take(FAR).filter(|draft| is_percent(self.quantity(draft)));
        let told = || percents().take(SAID).find(near);
        let before = if bracket { told().unwrap_or(last) } else { last };
        let behind = before.piece != last.piece && self.plan_compared(at, false).is_some();
        // "tăng 1,2%, thấp hơn so với mức dự đoán 1,5%".
        let foretold = near(&before) && self.foretold(at).is_some();
        (behind || foretold || self.plan_between(governor, at).is_some()).then_some(before.reading)
    }

    /// "đạt 60%, chưa đạt chỉ tiêu kế hoạch giao (62%)": what an aim in a bracket is of, where `words` only name the plan: the
    /// same as its result.
    pub(in crate::fact) fn of_result(&self, drafts: &[Draft], at: usize, words: &Phrase) -> Option<Phrase> {
        const PLAN: [Class; 9] = [
            Class::PlanNoun,
            Class::TargetNoun,
            Class::Exceed,
            Class::Short,
            Class::Adopt,
            Class::Adverb,
            Class::Reach,
            Class::Complete,
            Class::Preverb,
        ];
        let only = |token: usize| {
            let at = self.pieces.partition_point(|piece| piece.tokens.end <= token);
            let piece = self.pieces.get(at).filter(|piece| piece.tokens.contains(&token));
            piece.is_some_and(|piece| {
                (piece.any(&PLAN) || self.entities[token]) && !piece.any(&[Class::MeasureNoun, Class::RateNoun])
            })
        };
        let tokens = || words.parts.iter().flat_map(Clone::clone);
        // "78%, chưa đạt mục tiêu 80% đề ra đầu năm": nor does that which laid it down name anything.
        let laid_down = self.aim_laid_down(at).is_some() && !words.is_measured();
        let named = self.lone_bracket(at).is_none() || words.is_empty() || !tokens().all(only);
        if named && !laid_down {
            return None;
        }
        let unit = self.pieces[at].quantity().map(|index| self.mentions.quantities[index].unit.as_str())?;
        let result = drafts.iter().rev().find(|draft| !draft.is_base && self.quantity(draft).unit == unit)?;
        Some(result.words.clone())
    }

    /// Whether a figure is a growth rate in the clause that goes on to `piece`: a bracket of its own ("tăng 7,4% (vượt mục
    /// tiêu 0,4%)") and "tuy nhiên" tell how far it is from the plan.
    fn grows(&self, draft: &Draft, piece: usize) -> bool {
        draft.measure == Measure::Change && is_percent(self.quantity(draft)) && self.is_beside(draft, piece)
    }

    /// Whether the clause of a figure goes on to `piece`.
    fn is_beside(&self, draft: &Draft, piece: usize) -> bool {
        let between = &self.pieces[draft.piece..piece];
        self.pieces[draft.piece].depth == self.pieces[piece].depth
            && between.iter().filter(|piece| piece.mark().is_some()).count() <= 1
            && !between.iter().any(|piece| piece.any(&[Class::But, Class::And]))
    }

    /// The noun of the plan that the phrase before a figure speaks of, a bracket's opening apart.
    fn plan_before(&self, at: usize) -> Option<usize> {
        let plan = |index: usize| self.tells_plan(index);
        let open = |index: usize| match self.pieces[index].form {
            Form::Hedge | Form::Period(_) | Form::Place(_) | Form::Generic(_) => true,
            Form::Mark(Mark::Open) => index + 1 == at,
            Form::Word => plan(index) || self.pieces[index].is(Class::Copula) || !parts(&self.pieces[index]),
            Form::Mark(_) | Form::Quantity(_) | Form::Citation => false,
        };
        (at.saturating_sub(REACH)..at).rev().take_while(|&index| open(index)).find(|&index| plan(index))
    }

    /// Whether a piece is the noun of a plan, alone or in one with its verb: "vượt chỉ tiêu".
    fn tells_plan(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let mut inside = piece.tokens.start + 1..piece.tokens.end;
        piece.is(Class::TargetNoun)
            || piece.is(Class::Exceed) && inside.any(|token| self.scan.hit(token, Class::TargetNoun).is_some())
    }

    /// "so với kế hoạch là 155 tỷ đồng doanh thu và 23 tỷ đồng lợi nhuận": the next figure of the same plan.
    fn also(&self, drafts: &[Draft], at: usize) -> Option<usize> {
        let before = drafts.last().filter(|draft| draft.is_base && draft.status.value == Status::Target)?;
        let between = &self.pieces[before.piece + 1..at];
        let noun = |piece: &Piece| piece.form == Form::Word && !parts(piece);
        let joined = between.iter().filter(|piece| piece.is(Class::And)).count() == 1;
        let noun = (joined && between.iter().all(noun)).then_some(before.status.evidence?)?;
        (0..before.piece).rev().find(|&index| self.scan.span(self.pieces[index].tokens.clone()) == noun)
    }
}

/// Whether it parts a plan's noun from a figure that is not its own.
fn parts(piece: &Piece) -> bool {
    piece.any(&PREDICATES) || piece.any(&[Class::Short, Class::Versus, Class::StatusActual, Class::But])
}
