//! Statuses that the clause of a figure tells by its build, whatever words of status stand elsewhere: what it stands instead of,
//! what something is awaited for, what would be left of a result, what all of something must come to.

use crate::decimal::Decimal;
use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Read, Status};
use crate::lexicon::Class;
use crate::mention::Relation;
use crate::token::Kind;

impl Reader<'_> {
    /// The status that such a clause tells, given the one that words before the figure do.
    pub(super) fn told_by_clause(
        &self,
        context: &Context,
        drafts: &[Draft],
        told: &Read<Status>,
        at: usize,
    ) -> Option<Read<Status>> {
        match told.value {
            Status::Forecast | Status::Target => {
                let actual = self.is_held_already(at)
                    || self.is_left_of_result(context, at)
                    || self.is_of_past_time(context, told, at);
                actual.then_some(Read { value: Status::Actual, evidence: None })
            }
            Status::Actual if told.evidence.is_none() => self
                .stands_instead(drafts, at)
                .or_else(|| self.restates_aim(drafts, at))
                .or_else(|| self.is_bound_to(at))
                .or_else(|| self.goes_on_listing(context)),
            _ => None,
        }
    }

    /// "mục tiêu lợi nhuận 2.200 tỷ đồng, tương đương tăng | 40%": what says the same again is of its status.
    fn restates_aim(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        const REACH: usize = 10;
        let last = drafts.last().filter(|last| last.status.value != Status::Actual)?;
        let between = self.pieces.get(last.piece + 1..at).filter(|between| between.len() <= REACH)?;
        between.iter().any(|piece| piece.is(Class::Restate)).then(|| last.status.clone())
    }

    /// "sắp nhận 210 tỷ đồng cổ tức nhờ nắm giữ | 45% vốn": what somebody holds is the reason, and not to come.
    fn is_held_already(&self, at: usize) -> bool {
        const REACH: usize = 4;
        let open = |piece: &&Piece| piece.form == Form::Word || piece.form == Form::Hedge;
        let before: Vec<&Piece> = self.pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(open).collect();
        let held = before.iter().position(|piece| piece.is(Class::Own));
        held.is_some_and(|held| before.get(held + 1).is_some_and(|reason| reason.is(Class::Because)))
    }

    /// "6 tháng lãi 322 tỷ đồng. Nếu loại trừ thu nhập bất thường, lợi nhuận sẽ chỉ còn | 210 tỷ đồng": less of a result is one still.
    fn is_left_of_result(&self, context: &Context, at: usize) -> bool {
        let leaves = |piece: &Piece| piece.tokens.clone().any(|token| self.scan.hit(token, Class::LeaveOut).is_some());
        let Some(out) = self.pieces[..at].iter().position(leaves) else { return false };
        let supposed = self.pieces[..=out].iter().any(|piece| piece.is(Class::Condition));
        let named = self
            .pieces
            .iter()
            .any(|piece| piece.period().is_some_and(|one| self.mentions.periods[one].relation == Relation::Own));
        let before = context.prior.as_ref().map(|read| read.value.end);
        let over = before.zip(context.published).is_some_and(|(end, today)| end <= today);
        let results = context.last.status.as_ref().is_some_and(|read| read.value == Status::Actual);
        supposed && !named && over && results
    }

    /// "được kỳ vọng sẽ dẫn đầu thị trường, với | 38% thị phần trong năm 2016" of 2017: a share in a year that is over is not to come.
    fn is_of_past_time(&self, context: &Context, told: &Read<Status>, at: usize) -> bool {
        const REACH: usize = 5;
        let word = told.evidence.map(|said| self.scan.tokens.partition_point(|token| token.span.start < said.start));
        let parted = word.is_some_and(|word| {
            self.pieces[..at].iter().any(|piece| piece.tokens.start > word && piece.mark() == Some(Mark::Comma))
        });
        let open = |piece: &&Piece| piece.quantity().is_none() && piece.mark().is_none() && !piece.is(Class::Versus);
        // "gấp rưỡi năm 2017": what it is compared with has no "trong" before it.
        let time = self.pieces[at + 1..].iter().take(REACH).take_while(open).position(|piece| piece.period().is_some());
        let time = time.map(|time| at + 1 + time).filter(|&time| self.pieces[time - 1].is(Class::Locative));
        let behind = time.and_then(|time| self.pieces[time].period());
        let period = behind.map(|index| &self.mentions.periods[index]);
        let days = period
            .filter(|one| one.relation == Relation::Own && !one.versus && !one.of_plan)
            .and_then(|one| one.interval);
        let gone = days.zip(context.published).is_some_and(|(days, today)| days.end.year() < today.year());
        parted && gone && told.value == Status::Forecast
    }

    /// "dự tính lãi 812 tỷ đồng, thay vì | 640 tỷ đồng như đã công bố": what was meant to be before is as little a result.
    fn stands_instead(&self, drafts: &[Draft], at: usize) -> Option<Read<Status>> {
        const REACH: usize = 3;
        let last = drafts.last().filter(|last| matches!(last.status.value, Status::Forecast | Status::Target))?;
        let lead = (last.piece + 1..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let instead = self.begins_with(lead, Class::Instead);
        let like = self.pieces[at + 1..].iter().take(REACH).position(|piece| {
            piece.is(Class::Conjunction)
                || piece.tokens.clone().any(|token| self.scan.hit(token, Class::Likeness).is_some())
        })?;
        let said = self.pieces[at + 1 + like..].iter().take(REACH + 1);
        let meant = said.into_iter().any(|piece| {
            piece.any(&[Class::Said, Class::PlanNoun, Class::Adopt, Class::TargetNoun, Class::StatusForecast])
        });
        (instead && meant).then(|| last.status.clone())
    }

    /// "100% doanh nghiệp chây ỳ phải được cưỡng chế": what is to be done to all of them.
    fn is_bound_to(&self, at: usize) -> Option<Read<Status>> {
        const REACH: usize = 16;
        let quantity = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index])?;
        let all = quantity.unit == "%" && quantity.value == Decimal::from(100);
        let opens = self.pieces[..at].iter().all(|piece| piece.mark() == Some(Mark::Quote) || piece.is(Class::Adverb));
        let open = |piece: &&Piece| piece.quantity().is_none() && piece.period().is_none();
        let behind: Vec<&Piece> = self.pieces[at + 1..].iter().take(REACH).take_while(open).collect();
        let must = behind
            .iter()
            .position(|piece| piece.tokens.clone().any(|token| self.scan.hit(token, Class::Must).is_some()))?;
        let done = behind[must].is(Class::Passive) || behind.get(must + 1).is_some_and(|next| next.is(Class::Passive));
        let evidence = Some(self.scan.span(behind[must].tokens.clone()));
        (all && opens && done).then_some(Read { value: Status::Target, evidence })
    }

    /// "phấn đấu: (1) A tăng 9%; (3). | B dưới 1% (4). | C tăng 12%": an item of aims that a stray full stop cut off behind its number.
    fn goes_on_listing(&self, context: &Context) -> Option<Read<Status>> {
        let scan = self.scan;
        let start = scan.sentences[self.sentence].tokens.start;
        let [.., open, number, close, stop] = scan.tokens.get(..start)? else { return None };
        let mark = |back: usize, text: &str| scan.is(start - back, text);
        let numbered = number.kind == Kind::Number
            && open.kind == Kind::Symbol
            && close.kind == Kind::Symbol
            && stop.kind == Kind::Symbol;
        let last = context.last.status.clone().filter(|read| read.value == Status::Target);
        last.filter(|_| numbered && mark(4, "(") && mark(2, ")") && mark(1, "."))
    }
}

impl Reader<'_> {
    /// 'phong trào "Kế hoạch nhỏ"': whether a word begins a name in quotes that is over before the figure.
    pub(super) fn is_title(&self, index: usize) -> bool {
        const MAX_NAME: usize = 6;
        let quoted = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.mark() == Some(Mark::Quote));
        let capital = self.scan.tokens[self.pieces[index].tokens.start].is_capital();
        capital
            && index.checked_sub(1).is_some_and(quoted)
            && (index + 1..index + MAX_NAME)
                .find(|&at| self.pieces.get(at).is_none_or(|piece| piece.form != Form::Word))
                .is_some_and(quoted)
    }
}
