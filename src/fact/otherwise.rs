//! Movements and shares that are told otherwise than by a verb right before their figure: "với mức giảm là 450 đồng", "với 18% vượt
//! kế hoạch", "2 triệu cổ phần, tương đương tỷ lệ 4,1%".

use super::base::BasePhrase;
use super::governor::Governor;
use super::piece::{Form, Mark, Piece};
use super::sentence::{Reader, is_percent};
use crate::lexicon::Class;

/// What is told so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Otherwise {
    /// The noun of a movement stands before the copula or right before an amount, and whether it falls.
    pub(super) growth_is: Option<bool>,
    /// By how much a plan was exceeded: the verb stands behind the figure.
    pub(super) over_plan: bool,
    /// It restates as a rate what the figure before it says.
    pub(super) restated_rate: bool,
    /// What stands right behind it is only the value of what moved: "30% giá trị".
    pub(super) own_value: bool,
    /// Its base has a percentage of its own.
    pub(super) beside_percent: bool,
}

impl Reader<'_> {
    pub(super) fn otherwise(&self, at: usize, governor: &Governor, base: Option<BasePhrase>) -> Otherwise {
        let percent =
            |piece: &Piece| piece.quantity().is_some_and(|index| is_percent(&self.mentions.quantities[index]));
        Otherwise {
            growth_is: self.growth_is(at, governor),
            over_plan: self.exceeds_behind(at, governor),
            restated_rate: self.restates_rate(at),
            own_value: self.pieces.get(at + 1).is_some_and(|next| {
                next.form == Form::Word && self.scan.hit(next.tokens.start, Class::Relational).is_some()
            }),
            beside_percent: base.is_some_and(|base| self.pieces[base.start..base.end].iter().any(percent)),
        }
    }

    /// "với | mức giảm | là 450 đồng/lít": whether the noun of a movement that an amount is said to be falls.
    fn growth_is(&self, at: usize, governor: &Governor) -> Option<bool> {
        let verb = governor.piece.filter(|&verb| self.pieces[verb].any(&[Class::Copula, Class::Equal]))?;
        let plain = |piece: &Piece| piece.form == Form::Hedge;
        let noun = &self.pieces[verb.checked_sub(1)?];
        // "với mức | giảm | là 450 đồng/lít".
        let figure = |token: usize| self.scan.hit(token, Class::FigureNoun).is_some();
        let led = || noun.any(&[Class::Rise, Class::Fall]) && noun.tokens.start.checked_sub(1).is_some_and(figure);
        let named = noun.form == Form::Word && (noun.is(Class::GrowthNoun) || led());
        let said = named && self.pieces[verb + 1..at].iter().all(plain);
        let falls = |token: usize| self.scan.hit(token, Class::Fall).is_some();
        said.then(|| noun.tokens.clone().any(falls))
    }

    /// "về đích với 18% | vượt kế hoạch năm": whether the verb that tells what was exceeded stands behind the figure, and nothing
    /// but "với" before it.
    fn exceeds_behind(&self, at: usize, governor: &Governor) -> bool {
        let Some(verb) = self.pieces.get(at + 1).filter(|verb| verb.form == Form::Word && verb.is(Class::Exceed))
        else {
            return false;
        };
        let planned = |token: usize| self.scan.hit(token, Class::PlanNoun).is_some();
        let inside = verb.tokens.clone().any(planned);
        let plan = inside || self.pieces.get(at + 2).is_some_and(|next| next.is(Class::PlanNoun));
        // "đạt 5%, vượt kế hoạch 2%": by so much.
        let end = at + 2 + usize::from(!inside);
        let behind = self.pieces.get(end..).unwrap_or_default();
        let by = behind.iter().take_while(|piece| piece.mark().is_none()).any(|piece| piece.quantity().is_some());
        let with = governor.class.is_none() || governor.piece.is_some_and(|verb| self.pieces[verb].is(Class::Topic));
        plan && !by && with
    }

    /// "2 triệu cổ phần, | tương đương tỷ lệ | 4,1%".
    fn restates_rate(&self, at: usize) -> bool {
        let mut before = self.pieces[..at].iter().rev().skip_while(|piece| piece.form == Form::Hedge);
        let (Some(rate), Some(verb)) = (before.next(), before.next()) else { return false };
        let vague =
            self.scan.hit(rate.tokens.start, Class::Vague).is_some_and(|hit| hit.end as usize == rate.tokens.end);
        let parted = before.next().is_some_and(|mark| matches!(mark.mark(), Some(Mark::Comma | Mark::Open)));
        rate.form == Form::Word && vague && verb.form == Form::Word && verb.is(Class::Restate) && parted
    }
}
