//! Movements and shares that are told otherwise than by a verb right before their figure: "với mức giảm là 450 đồng", "với 18% vượt
//! kế hoạch", "2 triệu cổ phần, tương đương tỷ lệ 4,1%".

use crate::fact::base::BasePhrase;
use crate::fact::context::Context;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{MEASURED, PREDICATES, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Bound, Quantity, QuantityKind};

/// What is told so.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a clue of its own, and any of them may go with any other")]
pub(in crate::fact) struct Otherwise {
    /// The noun of a movement stands before the copula or right before an amount, and whether it falls.
    pub(super) growth_is: Option<bool>,
    /// By how much a plan was exceeded: the verb stands behind the figure.
    pub(super) over_plan: bool,
    /// It restates as a rate what the figure before it says.
    pub(super) restated_rate: bool,
    /// What stands right behind it is only the value of what moved: "30% giá trị".
    pub(super) own_value: bool,
    /// It counts in how many turns something moved.
    pub(in crate::fact) turns: bool,
    /// It is said to be more or less behind it, and whether it falls: "3 triệu đồng tăng thêm".
    pub(in crate::fact) more: Option<bool>,
    /// A count that stands apart from the movement before its comma: "số hộ tăng, hơn 12.000 hộ tính đến tháng 3"; or one of those
    /// that have what moved.
    pub(in crate::fact) apart: bool,
    /// Its base has a percentage of its own.
    pub(super) beside_percent: bool,
    /// A price stands right behind it.
    pub(super) of_price: bool,
    /// It stands in a bracket behind a count, as its rate.
    pub(super) rate_of_count: bool,
}

impl Reader<'_> {
    /// "8 lần tăng giá, 6 lần | giảm giá | và 4 lần giữ nguyên": the "và" between a count, whose noun a movement qualifies, and the next
    /// one, which has a noun of its own.
    pub(super) fn qualifies_last(&self, drafts: &[Draft], at: usize, quantity: &Quantity) -> Option<usize> {
        const MAX_NOUN: usize = 6;
        let counts = |one: &Quantity| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty();
        let last = drafts.last().filter(|last| last.measure == Measure::Level && counts(quantity))?;
        let between = self.pieces.get(last.piece + 1..at).filter(|_| counts(self.quantity(last)))?;
        let said = between.iter().rposition(|piece| piece.form != Form::Hedge)?;
        let noun = between.get(..said).filter(|noun| noun.len() <= MAX_NOUN && between[said].is(Class::And))?;
        let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]);
        let verb = noun.iter().position(moves)?;
        let plain = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        let qualifies = noun[..verb].iter().all(plain) && noun[verb + 1..].iter().all(plain);
        qualifies.then_some(last.piece + 1 + said)
    }

    pub(in crate::fact) fn otherwise(&self, at: usize, governor: &Governor, base: Option<BasePhrase>) -> Otherwise {
        Otherwise {
            growth_is: self.growth_is(at, governor),
            over_plan: self.exceeds_behind(at, governor),
            restated_rate: self.restates_rate(at),
            own_value: self.pieces.get(at + 1).is_some_and(|next| {
                next.form == Form::Word && self.scan.hit(next.tokens.start, Class::Relational).is_some()
            }),
            turns: self.counts_turns(at),
            more: self.more_behind(at, governor),
            apart: base.is_none() && (self.stands_apart(at, governor) || self.counts_moved(at, governor)),
            beside_percent: base.is_some_and(|base| self.has_percent(&base)),
            of_price: self.is_of_price(at),
            rate_of_count: self.is_rate_of_count(at),
        }
    }

    /// "bằng 1/10 | giá biệt thự ở Nga".
    pub(super) fn is_of_price(&self, at: usize) -> bool {
        self.pieces.get(at + 1).is_some_and(|next| next.form == Form::Word && next.is(Class::Quoted))
    }

    /// "4 ý kiến (tỷ lệ | 21%)".
    fn is_rate_of_count(&self, at: usize) -> bool {
        let mut before = self.pieces[..at].iter().rev().skip_while(|piece| piece.form == Form::Hedge);
        let bare = |rate: &Piece| {
            let vague = self.scan.hit(rate.tokens.start, Class::Vague);
            rate.form == Form::Word && vague.is_some_and(|hit| hit.end as usize == rate.tokens.end)
        };
        let rate = before.next().is_some_and(bare);
        let open = rate && before.next().is_some_and(|open| open.mark() == Some(Mark::Open));
        let closed = self.pieces.get(at + 1).is_some_and(|next| next.mark() == Some(Mark::Close));
        let count = before.next().and_then(Piece::quantity).map(|index| &self.mentions.quantities[index]);
        open && closed && count.is_some_and(|one| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty())
    }

    /// The predicate of a figure that the one found before it is not, or that stands behind what none was found over.
    pub(super) fn governed_otherwise(&self, at: usize, governor: &Governor, quantity: &Quantity) -> Option<Governor> {
        if self.moved_those_before(at, governor, quantity) {
            return Some(Governor { class: None, piece: None, subject_end: at, shared: false });
        }
        let open = governor.class.is_none() && !governor.shared;
        let (class, verb) = open.then(|| self.added_to(at)).flatten()?;
        Some(Governor { class: Some(class), piece: Some(verb), subject_end: verb, shared: false })
    }

    /// "10 kỳ tăng giá, 9 kỳ giảm giá và | 3 kỳ | giữ nguyên": whether the movement before a count is what those before it did.
    fn moved_those_before(&self, at: usize, governor: &Governor, quantity: &Quantity) -> bool {
        let Some(verb) = governor.piece.filter(|_| matches!(governor.class, Some(Class::Rise | Class::Fall))) else {
            return false;
        };
        let counts = |one: &Quantity| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty();
        let those = verb.checked_sub(1).and_then(|those| self.pieces[those].quantity());
        let and = (verb + 1..at).rev().find(|&index| self.pieces[index].form != Form::Hedge);
        let mut between = self.pieces[verb + 1..at].iter();
        counts(quantity)
            && those.is_some_and(|those| counts(&self.mentions.quantities[those]))
            && and.is_some_and(|and| self.pieces[and].is(Class::And))
            && between.all(|piece| matches!(piece.form, Form::Word | Form::Hedge))
    }

    /// "tăng mạnh, thêm | 2 triệu đồng": the movement before a comma or an adverb that no class knows, which what is added goes on with.
    fn added_to(&self, at: usize) -> Option<(Class, usize)> {
        const REACH: usize = 4;
        let more = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let piece = &self.pieces[more];
        if piece.form != Form::Word
            || self.scan.hit(piece.tokens.start, Class::MovedBy)?.end as usize != piece.tokens.end
        {
            return None;
        }
        let aside = |piece: &Piece| {
            piece.mark() == Some(Mark::Comma)
                || piece.form == Form::Word
                    && (piece.roles.is_idle() || piece.is(Class::Adverb) || piece.any(&MEASURED))
        };
        // "nâng lãi suất thêm | 0,5 điểm phần trăm".
        let raises = |piece: &Piece| {
            let improves = piece.form == Form::Word && self.scan.hit(piece.tokens.start, Class::Improve).is_some();
            improves.then_some(Class::Rise)
        };
        let class = |piece: &Piece| {
            [Class::Rise, Class::Fall].into_iter().find(|&class| piece.is(class)).or_else(|| raises(piece))
        };
        let before = self.pieces.get(more.saturating_sub(REACH)..more)?;
        let verb = before.iter().rposition(|piece| !aside(piece) || class(piece).is_some())?;
        let verb = more.saturating_sub(REACH) + verb;
        class(&self.pieces[verb]).map(|class| (class, verb))
    }

    /// "với | mức giảm | là 450 đồng/lít": whether the noun of a movement that an amount is said to be falls.
    fn growth_is(&self, at: usize, governor: &Governor) -> Option<bool> {
        const VERBS: [Class; 4] = [Class::Copula, Class::Equal, Class::Reach, Class::ToLevel];
        // "ghi nhận mức giảm tới | 80.000 đồng": or what only stresses the amount stands between.
        let aside = |&verb: &usize| {
            self.pieces[verb].form == Form::Word && self.pieces[verb].any(&[Class::Adverb, Class::ToLevel])
        };
        // "tiếp đà tăng, mức tăng khoảng | 200 đồng/kg": or nothing does.
        let bare = (0..at).rev().find(|&before| self.pieces[before].form != Form::Hedge);
        let moves = |piece: &Piece| piece.is(Class::GrowthNoun) && !piece.any(&[Class::Rise, Class::Fall]);
        if let Some(noun) = bare.map(|noun| &self.pieces[noun]).filter(|noun| moves(noun) && governor.piece.is_none()) {
            return Some(noun.tokens.clone().any(|token| self.scan.hit(token, Class::Fall).is_some()));
        }
        let stressed = || at.checked_sub(1).filter(|_| governor.piece.is_none()).filter(aside);
        let verb = governor.piece.filter(|&verb| self.pieces[verb].any(&VERBS)).or_else(stressed)?;
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

    /// "vượt 1 tỷ USD" without a base is a bound, as is "vượt ngưỡng doanh thu | 20 tỷ đồng".
    pub(in crate::fact) fn bound(&self, draft: &Draft, quantity: &Quantity) -> Bound {
        let exceeds = || draft.governor.class == Some(Class::Exceed) || self.passes_mark(draft.piece);
        let over = draft.measure == Measure::Level && quantity.bound == Bound::Exact && exceeds();
        if over { Bound::Over } else { quantity.bound }
    }

    /// Whether no more than the noun of what has passed a mark stands between that and the figure.
    fn passes_mark(&self, at: usize) -> bool {
        const MAX_NOUN: usize = 3;
        let mut before = self.pieces[..at].iter().rev();
        let mut noun = 0;
        let verb = before.find(|piece| {
            noun += 1;
            piece.form != Form::Word || piece.is(Class::Exceed) || piece.any(&PREDICATES)
        });
        let mark = |piece: &Piece| self.scan.hit(piece.tokens.end - 1, Class::FigureNoun).is_some();
        (2..=MAX_NOUN + 1).contains(&noun) && verb.is_some_and(|verb| verb.is(Class::Exceed) && mark(verb))
    }

    /// "cao hơn so với mức dự báo | 7,9 tỷ USD": what was foretold, behind the words that compare something with it.
    pub(in crate::fact) fn foretold(&self, at: usize) -> Option<Read<Status>> {
        let said = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let compares =
            |piece: &Piece| piece.any(&[Class::Versus, Class::Exceed, Class::Short, Class::Rise, Class::Fall]);
        let [lead, level] = [said.checked_sub(2), said.checked_sub(1)].map(|at| at.map(|at| &self.pieces[at]));
        let level = level.filter(|level| {
            level.form == Form::Word && self.scan.hit(level.tokens.end - 1, Class::FigureNoun).is_some()
        })?;
        let beside = compares(level) || lead.is_some_and(compares);
        let told = self.pieces[said].is(Class::Foretell) && self.pieces[said].is(Class::StatusForecast) && beside;
        let evidence = Some(self.scan.span(self.pieces[said].tokens.clone()));
        told.then_some(Read { value: Status::Forecast, evidence })
    }

    /// "với | 3 triệu đồng | tăng thêm, ...".
    fn more_behind(&self, at: usize, governor: &Governor) -> Option<bool> {
        let verb = self.pieces.get(at + 1).filter(|verb| verb.form == Form::Word && verb.tokens.len() > 1)?;
        let ends = self.pieces.get(at + 2).is_none_or(|next| next.mark().is_some());
        let with = governor.piece.is_some_and(|piece| self.pieces[piece].is(Class::Topic));
        let more = self.scan.hit(verb.tokens.start, Class::MovedBy).is_some();
        (ends && with && more).then(|| verb.is(Class::Fall))
    }

    /// Whether a comma parts a count from the movement of its own noun, and nothing but a hedge stands behind the comma.
    fn stands_apart(&self, at: usize, governor: &Governor) -> bool {
        let Some(verb) = governor.piece.filter(|&verb| verb < at) else { return false };
        let plain = |piece: &Piece| piece.form == Form::Hedge;
        let comma = (verb..at).rev().find(|&index| !plain(&self.pieces[index]));
        let comma = comma.is_some_and(|comma| self.pieces[comma].mark() == Some(Mark::Comma));
        let quantity = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]);
        let counts = quantity.is_some_and(|one| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty());
        let moves = self.pieces[verb].any(&[Class::Rise, Class::Fall]);
        let based = self.phrases.iter().any(|phrase| phrase.start == at + 1);
        comma && counts && moves && !based && !governor.shared
    }

    /// "điều chỉnh | tăng vốn | 15 dự án": whether a count tells for how many an amount of another kind is moved.
    pub(in crate::fact) fn counts_moved(&self, at: usize, governor: &Governor) -> bool {
        let Some(verb) = governor.piece.filter(|&verb| verb + 1 < at) else { return false };
        let quantity = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]);
        let counts = quantity.is_some_and(|one| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty());
        let amount =
            |piece: &Piece| piece.form == Form::Word && piece.is(Class::MeasureNoun) && !piece.is(Class::Anaphor);
        counts && self.pieces[verb].any(&[Class::Rise, Class::Fall]) && self.pieces[verb + 1..at].iter().all(amount)
    }

    /// "cổ phiếu đã giảm sàn | 13 phiên"; but "số phiên tòa giảm 3 phiên".
    fn counts_turns(&self, at: usize) -> bool {
        let turn = |token: usize| self.scan.hit(token, Class::TurnNoun).is_some();
        let quantity = self.pieces[at].quantity().map(|index| &self.mentions.quantities[index]);
        let unit = quantity.filter(|one| one.kind == QuantityKind::Count).map(|one| one.unit_tokens.clone());
        let start = self.scan.sentences[self.sentence].tokens.start;
        unit.is_some_and(|unit| {
            !unit.is_empty() && turn(unit.start) && !(start..self.pieces[at].tokens.start).any(turn)
        })
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

impl Reader<'_> {
    /// "Nhóm giải ngân thấp: / Sở Y tế đạt | 12%", "Sở A giải ngân 50 tỷ đồng, đạt 80%. / UBND huyện B: đạt | 74%": whether what an
    /// office reached is told where payments are measured by their plan.
    pub(in crate::fact) fn is_of_payer(&self, context: &Context, subject: &Phrase, at: usize) -> bool {
        let named = |piece: &Piece| self.entities[piece.tokens.start];
        // "Hạng 35: | Sở Y tế, đạt": what stands behind the last colon.
        let colon = self.pieces[..at].iter().rposition(|piece| piece.mark() == Some(Mark::Colon));
        let begins = colon.and_then(|colon| self.pieces.get(colon + 1)).is_some_and(named);
        let own = subject.parts.first().is_some_and(|part| self.entities[part.start]);
        let office = (own || begins) && !subject.is_measured();
        let pays = |label: &Phrase| {
            label.parts.iter().flat_map(Clone::clone).any(|at| self.scan.hit(at, Class::PayOut).is_some())
        };
        office
            && (context.ratio_base == Some(BaseKind::Plan)
                || [context.label(), context.heading()].into_iter().flatten().any(pays))
    }
}
