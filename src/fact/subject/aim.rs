//! What a figure is of, told by the plan that it is held against.

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Draft;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "so với kế hoạch lợi nhuận | 45 tỷ đồng, ...": what the sentence begins with is held against, by what it aims at.
    pub(in crate::fact) fn aim(&self) -> Option<Phrase> {
        let before = &self.reader.pieces[..self.at];
        let words = |piece: &Piece| matches!(piece.form, Form::Word | Form::Hedge);
        let opens = before.first()?.is(Class::Versus) && before.iter().all(words);
        if !opens {
            return None;
        }
        let plan = before.iter().position(|piece| piece.is(Class::PlanNoun))?;
        Some(phrase::tidy(self.reader.scan, before, plan + 1..self.at)).filter(Phrase::is_measured)
    }

    /// "cao hơn so với | giá thuê bình quân của quý I | là 22 USD/m2": the amount that is compared with has the figure.
    pub(super) fn held_against(&self) -> Option<Phrase> {
        const REACH: usize = 12;
        let pieces = self.reader.pieces;
        let copula = self.governor.subject_end;
        if !pieces[copula].is(Class::Copula) || self.measure != Measure::Level {
            return None;
        }
        let noun = |piece: &Piece| {
            matches!(piece.form, Form::Word | Form::Period(_) | Form::Place(_) | Form::Generic(_))
                && !piece.any(&[Class::PlanNoun, Class::TargetNoun, Class::Rise, Class::Fall])
        };
        let versus = (copula.saturating_sub(REACH)..copula)
            .rev()
            .take_while(|&at| noun(&pieces[at]))
            .find(|&at| pieces[at].is(Class::Versus))?;
        let measured = pieces[versus + 1].form == Form::Word && pieces[versus + 1].any(&MEASURED);
        Some(phrase::tidy(self.reader.scan, pieces, versus + 1..copula)).filter(|_| measured)
    }

    /// "giá thuê của quý I là 22 USD/m2 và quý II | là 23 USD/m2": the same at another time.
    pub(in crate::fact) fn at_other_time(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.measure == self.measure)?;
        let mut between = pieces[last.piece + 1..self.at].iter().filter(|piece| piece.form != Form::Hedge);
        let (and, time, copula) = (between.next()?, between.next()?, between.next()?);
        let joined = and.is(Class::And) && time.period().is_some() && copula.is(Class::Copula);
        let alike = self.reader.quantity(last).unit == self.quantity.unit;
        (joined && between.next().is_none() && alike && !last.subject.is_empty()).then(|| last.subject.clone())
    }

    /// The measured noun of the plan behind the figure, or of the one it is compared with: "so với kế hoạch lợi nhuận
    /// 45 tỷ đồng, đã hoàn thành | 92%".
    pub(in crate::fact) fn planned(&self) -> Option<Phrase> {
        const MAX_PLAN: usize = 6;
        let pieces = self.reader.pieces;
        let is_plan = |&at: &usize| pieces.get(at).is_some_and(|piece| piece.is(Class::PlanNoun));
        // "giải ngân 120 tỷ đồng, đạt 63% kế hoạch vốn năm": what is reached of it is told by an amount right before.
        let reached = |draft: &Draft| {
            let money = self.reader.quantity(draft).kind == QuantityKind::Money;
            money && draft.measure == Measure::Level && draft.subject.is_measured()
        };
        let comma = self.governor.subject_end.checked_sub(1).map(|comma| &pieces[comma]);
        let beside =
            comma.is_some_and(|comma| comma.mark() == Some(Mark::Comma)) && self.drafts.last().is_some_and(reached);
        let plan = Some(self.at + 1).filter(is_plan).filter(|_| !beside).or_else(|| {
            let base = self.reader.leading_base(self.drafts, self.at).filter(|_| self.measure == Measure::Ratio)?;
            (base.start..base.end).find(is_plan)
        });
        // "hoàn thành vượt | 27% so với mức chỉ tiêu lợi nhuận đặt ra": nor is who did so what was aimed at.
        let over = || {
            let base = self.reader.phrases.iter().find(|phrase| phrase.start == self.at + 1)?;
            let aim = |&at: &usize| pieces[at].any(&[Class::PlanNoun, Class::TargetNoun]);
            (base.start..base.end).filter(|_| self.measure == Measure::Change).find(aim)
        };
        let plan = plan.or_else(over)?;
        let limit = pieces.len().min(plan + MAX_PLAN);
        // "80% kế hoạch cả năm về lợi nhuận".
        let aspect = (plan + 1..limit)
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].period().is_some())
            .find(|&at| pieces[at].is(Class::Aspect));
        let start = aspect.unwrap_or(plan) + 1;
        let named = |at: &usize| pieces[*at].form == Form::Word && !pieces[*at].any(&[Class::Adopt, Class::Copula]);
        let end = (start..limit).take_while(named).last()? + 1;
        let measured = pieces[start].any(&MEASURED);
        measured.then(|| phrase::tidy(self.reader.scan, pieces, start..end)).filter(|phrase| !phrase.is_empty())
    }
}
