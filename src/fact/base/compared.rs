//! What a figure is compared with: of the phrases that lead to a base, which is its own.

use super::BasePhrase;
use crate::calendar::Interval;
use crate::fact::base;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{MEASURED, PREDICATES};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::measure::Reading;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::Relation;

impl Reader<'_> {
    /// The base of a figure: the one right behind it, one further on in its clause, or one that leads its figures.
    pub(in crate::fact) fn base_of(
        &self,
        drafts: &[Draft],
        at: usize,
        governor: &Governor,
        own: Option<BasePhrase>,
        reading: Reading,
    ) -> Option<BasePhrase> {
        // "(vượt mục tiêu nghị quyết 0,4%)": the plan stands between.
        let over = reading.rule == "change.exceed"
            && (drafts.last().map_or(0, |draft| draft.piece + 1)..at)
                .any(|index| self.pieces[index].is(Class::PlanNoun));
        // "GDP đạt 5,9% cao hơn mức tăng 5,5% của quý I": what a growth is higher than is no base of it.
        let higher = |phrase: &BasePhrase| {
            let from = phrase.start.saturating_sub(1);
            reading.rule == "change.product"
                && (from..=phrase.start).any(|index| self.begins_with(index, Class::Comparative))
        };
        // "vượt 9,3% so với dự toán (tương ứng vượt 74 tỷ đồng)": the same again.
        let again = drafts.last().filter(|last| {
            reading.measure == Measure::Change && last.measure == Measure::Change && self.says_again(last.piece, at)
        });
        if let Some(base) = again.and_then(|last| last.base) {
            return Some(base);
        }
        let agrees = |phrase: &BasePhrase| {
            let beside = || reading.rule == "change.from_to" && self.has_percent(phrase);
            let other = over && phrase.kind == BaseKind::Period || higher(phrase) || beside();
            base::agrees(phrase.kind, reading.measure) && !other
        };
        own.filter(agrees)
            .or_else(|| super::behind::trailing(self.pieces, &self.phrases, at).filter(agrees))
            .or_else(|| self.behind_other_words(at).filter(agrees))
            .or_else(|| self.leading_base(drafts, at).filter(agrees))
            .or_else(|| self.level_before_bracket(drafts, at).map(|(_, phrase)| phrase).filter(agrees))
            .or_else(|| self.left_level(drafts, at).filter(agrees))
            .or_else(|| {
                let other = reading.rule == "ratio.of_other" && at + 1 < self.pieces.len();
                other.then(|| base::noun_base(self.pieces, at + 1, BaseKind::Other))
            })
            .or_else(|| self.moved_along(at).filter(agrees))
            .or_else(|| {
                let moves = matches!(governor.class, Some(Class::Short | Class::Exceed));
                self.plan_of_whole(drafts, at).filter(|_| moves && reading.measure == Measure::Change)
            })
            .or_else(|| {
                let start = self.plan_between(governor, at).filter(|_| reading.measure == Measure::Change)?;
                Some(BasePhrase { kind: BaseKind::Plan, start, end: start + 1, period: None, versus: false })
            })
    }

    /// "tăng trưởng giảm còn 24% so với 47% năm 2015": whether a base is itself told in percent.
    pub(in crate::fact) fn has_percent(&self, phrase: &BasePhrase) -> bool {
        let mut inside = self.pieces[phrase.start..phrase.end].iter().filter_map(Piece::quantity);
        inside.any(|one| is_percent(&self.mentions.quantities[one]))
    }

    /// "tăng | 3 USD/thùng, tương đương 4% so với kỳ trước", "giảm | 80% còn 8 tỷ đồng, so với mức 29 tỷ đồng cùng kỳ": the base of a
    /// movement behind what says it in another unit or what it came to.
    fn behind_other_words(&self, at: usize) -> Option<BasePhrase> {
        const REACH: usize = 8;
        let phrase = *self.phrases.get(self.phrases.partition_point(|phrase| phrase.start <= at))?;
        let between = self.pieces.get(at + 1..phrase.start).filter(|between| between.len() <= REACH)?;
        let figure = between.iter().position(|piece| piece.quantity().is_some())?;
        let (lead, behind) = (between.get(..figure)?, between.get(figure + 1..)?);
        let percent = |piece: &Piece| piece.quantity().is_some_and(|one| is_percent(&self.mentions.quantities[one]));
        let joins = |piece: &Piece| {
            piece.form == Form::Hedge
                || matches!(piece.mark(), Some(Mark::Comma | Mark::Open))
                || piece.any(&[Class::Restate, Class::ToLevel, Class::Adverb])
                || piece.any(&[Class::Rise, Class::Fall]) && !piece.is(Class::GrowthNoun)
        };
        let ends = |piece: &Piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Close));
        let restated = lead.iter().any(|piece| piece.is(Class::Restate)) && percent(&between[figure]);
        let reached = lead.iter().any(|piece| piece.is(Class::ToLevel)) && !percent(&between[figure]);
        let told = percent(&self.pieces[at]) != percent(&between[figure]);
        let whole = lead.iter().all(joins) && behind.iter().all(ends) && phrase.kind == BaseKind::Period;
        ((restated || reached) && told && whole && phrase.versus).then_some(phrase)
    }

    /// "doanh thu giảm | 550 tỷ đồng, kéo theo lợi nhuận giảm so với cùng kỳ": the base of a movement without a figure, which what stands
    /// before it brought about.
    fn moved_along(&self, at: usize) -> Option<BasePhrase> {
        const REACH: usize = 12;
        let phrase = *self.phrases.iter().find(|phrase| phrase.start > at)?;
        let between = self.pieces.get(at + 1..phrase.start).filter(|between| between.len() <= REACH)?;
        let brought = between.iter().any(|piece| piece.is(Class::Effect));
        let moves = between.last().is_some_and(|piece| piece.any(&[Class::Rise, Class::Fall]));
        let alone = between.iter().all(|piece| piece.quantity().is_none() && piece.mark() != Some(Mark::Semicolon));
        let told = self.pieces.get(phrase.end).is_none_or(|next| next.mark().is_some());
        (brought && moves && alone && told && phrase.kind == BaseKind::Period).then_some(phrase)
    }

    /// "từ 12 tấn năm 2015 lên 22 tấn năm 2020 (gấp | 1,8 lần)": the time of the level that a movement set out from.
    pub(super) fn left_level(&self, drafts: &[Draft], at: usize) -> Option<BasePhrase> {
        const REACH: usize = 5;
        let [.., from, to] = drafts else { return None };
        let levels = from.governor.class == Some(Class::From) && to.governor.class == Some(Class::ToLevel);
        let time = (from.piece + 1..to.piece).find(|&index| self.pieces[index].period().is_some())?;
        let index = self.pieces[time].period()?;
        let aside = |piece: &Piece| {
            // "bình quân tăng 4,6%": not from one to the other.
            matches!(piece.form, Form::Period(_) | Form::Hedge | Form::Mark(Mark::Comma | Mark::Open))
                || piece.any(&[Class::Rise, Class::Fall, Class::Multiply, Class::Equal, Class::Adverb])
                    && !piece.tokens.clone().any(|token| self.scan.hit(token, Class::Per).is_some())
        };
        let next = at - to.piece <= REACH && self.pieces[to.piece + 1..at].iter().all(aside);
        let phrase =
            BasePhrase { kind: BaseKind::Period, start: time, end: time + 1, period: Some(index), versus: false };
        (levels && next && self.mentions.periods[index].relation == Relation::Own).then_some(phrase)
    }

    /// "đạt 80 tỷ đồng (cùng kỳ 71 tỷ đồng), tăng | 12,7%": the level before the bracket, and what it tells the movement is compared with.
    pub(in crate::fact) fn level_before_bracket<'d>(
        &self,
        drafts: &'d [Draft],
        at: usize,
    ) -> Option<(&'d Draft, BasePhrase)> {
        const REACH: usize = 6;
        let [.., level, before] = drafts else { return None };
        let (time, close) = (before.piece.checked_sub(1)?, before.piece + 1);
        let alike = self.quantity(level).unit == self.quantity(before).unit && level.measure == Measure::Level;
        let index = self.pieces[time].period().filter(|_| alike && before.measure == Measure::Level)?;
        let bracket = time.checked_sub(1).is_some_and(|open| self.pieces[open].mark() == Some(Mark::Open))
            && self.pieces.get(close).is_some_and(|piece| piece.mark() == Some(Mark::Close));
        let same = matches!(self.mentions.periods[index].relation, Relation::SamePeriod { .. });
        let next = at - close <= REACH && self.pieces.get(close + 1)?.mark() == Some(Mark::Comma);
        let phrase =
            BasePhrase { kind: BaseKind::Period, start: time, end: time + 1, period: Some(index), versus: false };
        (bracket && same && next).then_some((level, phrase))
    }

    /// Whether a bracket that opens between two figures says the first again: "(tương ứng vượt | 74 tỷ đồng".
    pub(in crate::fact) fn says_again(&self, from: usize, at: usize) -> bool {
        const REACH: usize = 4;
        let floor = from.max(at.saturating_sub(REACH)) + 1;
        let open = (floor..at).find(|&index| self.pieces[index].mark() == Some(Mark::Open));
        open.is_some_and(|open| self.pieces[open..at].iter().any(|piece| piece.is(Class::Restate)))
    }

    /// "So với cùng kỳ năm trước, CPI tăng 2,98%": a base that stands before its figures, and belongs to none before it.
    pub(in crate::fact) fn leading_base(&self, drafts: &[Draft], at: usize) -> Option<BasePhrase> {
        let mut before = self.phrases.iter().rev().filter(|phrase| phrase.end <= at);
        let last = before.next()?;
        // "So với cuối năm 2015, tỷ lệ nợ công so với GDP tăng | 2,4 điểm phần trăm": what a rate is of, behind the base.
        let head = before.next().filter(|head| head.kind == BaseKind::Period && last.kind == BaseKind::Whole);
        let phrase = *head.unwrap_or(last);
        let depth = self.pieces[phrase.start].depth;
        let taken = drafts.iter().any(|draft| draft.base.is_some_and(|base| base.start == phrase.start))
            || self.pieces[phrase.end..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
        // "cao hơn kế hoạch, gồm: A tăng 5%": a plan or another that something was compared with, no head of figures.
        let compared = phrase
            .start
            .checked_sub(1)
            .is_some_and(|before| self.pieces[before].any(&[Class::Rise, Class::Fall]))
            && phrase.kind != BaseKind::Period
            && self.pieces[phrase.end..at].iter().any(|piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Colon)));
        // "chất lượng được cải thiện so với năm trước: tỷ lệ nợ xấu là 1,5%": what has become better then, no head of a list that moves.
        let clause = || self.pieces[..phrase.start].iter().rev().take_while(|piece| piece.mark().is_none());
        let judged = phrase.start > 0
            && self.pieces[phrase.end..at].iter().any(|piece| piece.mark() == Some(Mark::Colon))
            && clause().next().is_some()
            && !clause().any(|piece| piece.any(&[Class::Rise, Class::Fall, Class::GrowthNoun]));
        let taken = (taken || compared || judged) && !self.leads_list(&phrase, at);
        (!taken && depth <= self.pieces[at].depth).then_some(phrase)
    }

    /// "Sản lượng điện quý I so với cùng kỳ của các tỉnh: A tăng 5%; B | tăng 4%": whether a time
    /// compared with stands in the head of a list, with what is measured and no verb, and the figure behind its colon.
    fn leads_list(&self, phrase: &BasePhrase, at: usize) -> bool {
        const MAX_HEAD: usize = 24;
        const MAX_ITEM: usize = 12;
        let clause = self.pieces[..phrase.start].iter().rev().take(MAX_HEAD).take_while(|piece| piece.mark().is_none());
        let noun = |piece: &Piece| piece.period().is_some() || piece.form == Form::Word && !piece.any(&PREDICATES);
        let mut measured = false;
        let nominal = clause.into_iter().all(|piece| {
            measured |= piece.any(&MEASURED);
            noun(piece) && !piece.any(&[Class::Passive, Class::Preverb])
        });
        let head = self.pieces[phrase.end..at].iter().position(|piece| piece.mark() == Some(Mark::Colon));
        let bare = head.is_some_and(|colon| {
            self.pieces[phrase.end..phrase.end + colon]
                .iter()
                .all(|piece| piece.quantity().is_none() && piece.mark().is_none())
        });
        let item = self.pieces[..at].iter().rev().take(MAX_ITEM).take_while(|piece| piece.mark().is_none());
        let moves = item.into_iter().any(|piece| piece.any(&[Class::Rise, Class::Fall]));
        phrase.kind == BaseKind::Period && nominal && measured && bare && moves
    }

    /// "so với kế hoạch là 10%": the base whose own figure stands right behind it.
    pub(in crate::fact) fn base_right_before(&self, at: usize) -> Option<BasePhrase> {
        let phrase = *self.phrases.iter().rev().find(|phrase| phrase.end <= at)?;
        // "lạm phát so với cùng kỳ ở mức 1,8%": the only figure is no base's.
        if phrase.kind == BaseKind::Period
            && !self.pieces[..phrase.start].iter().any(|piece| piece.quantity().is_some())
        {
            return None;
        }
        // "tăng 1,4% so với quý III/2016 đạt | 240 tỷ đồng": what moved is what is reached; "là" would tell what it was before.
        let moved = phrase.start.checked_sub(1).is_some_and(|figure| self.pieces[figure].quantity().is_some());
        let reached = || self.pieces[phrase.end..at].iter().any(base::reaches);
        if phrase.kind == BaseKind::Period && moved && reached() {
            return None;
        }
        (self.is_right_behind(&phrase, at) && !self.is_reached(&phrase, at)).then_some(phrase)
    }

    /// "so với dự toán tỉnh giao đạt | 42%": the plan before a figure that is reached of it.
    pub(in crate::fact) fn plan_led(&self, at: usize) -> Option<BasePhrase> {
        let phrase = *self.phrases.iter().rev().find(|phrase| phrase.end <= at)?;
        (self.is_reached(&phrase, at) && self.is_right_behind(&phrase, at)).then_some(phrase)
    }

    /// "Tại ngày 31/12/2017, nợ là 7,5 tỷ đồng, tăng 0,7 tỷ so với | đầu kỳ": as the year began, of what stands as of a day.
    pub(in crate::fact) fn opening_balance(&self, draft: &Draft, phrase: &BasePhrase) -> Option<Interval> {
        let own = draft.period.as_ref().map(|read| read.value).filter(|own| own.start.is_none())?;
        let mut words = self.pieces[phrase.start..phrase.end].iter().flat_map(|piece| piece.tokens.clone());
        let opens = words.any(|token| self.scan.hit(token, Class::OpeningBalance).is_some());
        Interval::year(own.end.year())?.start.filter(|_| opens && phrase.kind == BaseKind::Period).map(Interval::until)
    }

    pub(super) fn is_right_behind(&self, phrase: &BasePhrase, at: usize) -> bool {
        self.pieces[phrase.end..at].iter().all(|piece| {
            piece.form == Form::Hedge || piece.form == Form::Word && piece.any(&[Class::Reach, Class::Adverb])
        })
    }

    /// Whether a plan and its figure have "đạt" between them; "là" and "ở mức" would tell the plan's own.
    pub(super) fn is_reached(&self, phrase: &BasePhrase, at: usize) -> bool {
        let reached = |index: usize| base::reaches(&self.pieces[index]) && !self.begins_with(index, Class::Locative);
        phrase.kind == BaseKind::Plan && (phrase.end..at).any(reached)
    }
}
