//! Movements that a figure may be of: by the verb that leads its clause, a label, the figure before, what stands behind it.

use crate::fact::Measure;
use crate::fact::counted::heads;
use crate::fact::grammar::edge;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{self, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};

impl Reader<'_> {
    /// The movement that the clause of a figure without a predicate opens with, behind its actor at most: "(công ty) cắt
    /// giảm sản lượng 20%".
    pub(super) fn leading_movement(&self, governor: &Governor, percent: bool) -> Option<(Class, usize)> {
        const MAX_OBJECT: usize = 6;
        const HELPERS: [Class; 4] = [Class::Preverb, Class::Aspectual, Class::StatusActual, Class::Act];
        let clause = edge::clause_before(self.pieces, &self.in_base, governor.subject_end);
        let moves = |at: usize| [Class::Rise, Class::Fall].into_iter().find(|&class| self.pieces[at].is(class));
        let verb = clause.clone().rev().find(|&at| moves(at).is_some())?;
        // "đã | tăng", "bắt đầu | giảm", "điều chỉnh | tăng": helpers of the verb; "thu | nhiều hơn | chi 65 tỷ đồng" compares.
        let compares = self.pieces[verb].is(Class::Comparative);
        let helps = |&at: &usize| {
            let piece = &self.pieces[at];
            !compares && piece.form == Form::Word && piece.any(&HELPERS) && !piece.any(&phrase::PREDICATES)
        };
        let helped = (clause.start..verb).rev().take_while(helps).last().unwrap_or(verb);
        let aims = |piece: &Piece| piece.any(&[Class::StatusTarget, Class::StatusForecast, Class::StatusEstimate]);
        let mut actor = self.pieces[clause.start..helped].iter();
        let acts = actor.all(|piece| aims(piece) || !piece.any(&phrase::MEASURED) && !says(piece));
        let object = &self.pieces[verb + 1..clause.end];
        // "tăng giá điện", "giảm giá vé xe buýt": the verb has its noun in it.
        let mut noun = self.pieces[verb].tokens.clone().skip(1).filter(|_| !object.is_empty());
        let measured = object.iter().any(|piece| piece.any(&phrase::MEASURED))
            || noun.any(|token| phrase::MEASURED.iter().any(|&class| self.scan.hit(token, class).is_some()));
        // "giảm thuế về 0%": what is reached. "tăng so với con số đầu năm là 1,3%": what it is compared with. "tăng mạnh với
        // doanh thu 200 tỷ đồng": what it came to. "tăng trần trong 8 phiên": where. "giảm học phí cho 600 sinh viên": for whom.
        let reached = object.last().is_some_and(|last| last.any(&[Class::Aspect, Class::Dative]))
            || object.first().is_some_and(|first| first.is(Class::Locative))
            || object.iter().any(|piece| piece.any(&[Class::Versus, Class::Topic]));
        // "phấn đấu giảm tội phạm 5%": nor need what is to fall by a share be measured where the aim or the verb opens the clause.
        let aimed = percent
            && self.pieces[clause.start..helped].iter().all(|piece| piece.is(Class::StatusTarget))
            && (1..=MAX_OBJECT).contains(&object.len())
            && object.iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let class = moves(verb)?;
        (acts && (measured || aimed) && !reached && !self.pieces[verb].is(Class::GrowthNoun)).then_some((class, verb))
    }

    /// "Giảm tỷ lệ hộ nghèo: 2,5%": the movement that the label before a colon opens with, where a noun that is measured follows.
    pub(super) fn labelled_movement(&self, drafts: &[Draft], at: usize) -> Option<(Class, usize)> {
        const LONGEST: usize = 10;
        let colon = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let label = self.pieces.get(..colon).filter(|_| self.pieces[colon].mark() == Some(Mark::Colon))?;
        let class =
            [Class::Rise, Class::Fall].into_iter().find(|&class| label.first().is_some_and(|verb| verb.is(class)))?;
        let plain =
            |piece: &Piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_) | Form::Period(_));
        let alone = drafts.is_empty() && label.len() <= LONGEST && label.iter().all(plain);
        let measured = || label.iter().skip(1).any(|piece| piece.any(&phrase::MEASURED));
        (alone && measured() && !label[0].is(Class::GrowthNoun)).then_some((class, 0))
    }

    /// "lượng khách đạt | tốc độ tăng trưởng | là 7,6%": the same of the noun right before the copula.
    pub(super) fn moved_as_told(&self, governor: &Governor) -> Option<bool> {
        let copula = governor.piece.filter(|&verb| self.pieces[verb].is(Class::Copula))?;
        self.moved_noun(copula)
    }

    /// "mức giảm | 7,8%": whether what the noun right before a figure says to have moved has fallen.
    pub(super) fn moved_noun(&self, at: usize) -> Option<bool> {
        let noun = self.pieces[..at].iter().rev().find(|piece| piece.form != Form::Hedge)?;
        let falls = || noun.tokens.clone().any(|token| self.scan.hit(token, Class::Fall).is_some());
        noun.is(Class::GrowthNoun).then(falls)
    }

    /// Whether what moved from one figure to the next has fallen ("giảm từ 52 tỷ đồng xuống 40 tỷ đồng"); none where the last
    /// figures are no such levels.
    pub(super) fn ended(&self, drafts: &[Draft]) -> Option<bool> {
        let [.., from, to] = drafts else { return None };
        let moved = from.governor.class == Some(Class::From) && to.governor.class == Some(Class::ToLevel);
        moved.then(|| self.quantity(to).value < self.quantity(from).value)
    }

    /// A movement said between the figure before and this one.
    pub(super) fn clause_movement(&self, drafts: &[Draft], at: usize) -> Option<Class> {
        let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
        self.pieces[floor..at]
            .iter()
            .rev()
            .take_while(|piece| {
                !matches!(piece.form, Form::Mark(Mark::Comma | Mark::Semicolon | Mark::Open | Mark::Colon))
            })
            .find_map(|piece| [Class::Rise, Class::Fall].into_iter().find(|&class| piece.is(class)))
    }

    /// "mức giảm", "tốc độ giảm": whether the noun of a movement says that it falls.
    pub(super) fn falls_by_noun(&self, noun: &Phrase) -> bool {
        let moved = |token: usize| self.scan.hit(token, Class::GrowthNoun);
        let falls = |token: usize| self.scan.hit(token, Class::Fall).is_some();
        let mut nouns = noun.parts.iter().flat_map(Clone::clone).filter_map(moved);
        nouns.any(|hit| (hit.start as usize..hit.end as usize).any(falls))
    }

    /// The movement that the head of the list around a figure says of its items.
    pub(super) fn list_movement(&self, at: usize) -> Option<Class> {
        let last = self.lists.partition_point(|&(colon, _)| colon < at).checked_sub(1)?;
        self.lists.get(last).map(|&(_, class)| class)
    }

    /// "khởi tố giảm 24 vụ | với 61 bị can": whether a count comes with one that moved right before it.
    pub(super) fn moves_with(&self, governor: &Governor, drafts: &[Draft], quantity: &Quantity, at: usize) -> bool {
        let counts = |quantity: &Quantity| quantity.kind == QuantityKind::Count && !quantity.unit_tokens.is_empty();
        let with =
            governor.piece.filter(|&with| self.pieces[with].is(Class::Topic) && self.pieces[with].is(Class::Reach));
        let last = drafts.last().filter(|last| last.measure == Measure::Change && counts(self.quantity(last)));
        let alone = |with: usize| self.pieces[with + 1..at].iter().all(|piece| piece.form == Form::Hedge);
        let beside = with.zip(last).is_some_and(|(with, last)| last.piece + 1 == with && alone(with));
        beside && counts(quantity) && last.is_some_and(|last| self.quantity(last).unit != quantity.unit)
    }

    /// "528 lớp, | tăng 7 lớp": whether a figure tells by how much the count before it in its item moved, right behind it or,
    /// `over` others, behind them ("5 vụ, 6 đối tượng, tăng 2 vụ").
    pub(super) fn moved_from(&self, moved: &Draft, drafts: &[Draft], over: bool) -> bool {
        let alike = |one: &str, other: &str| one == other || heads(one, other);
        let same = |level: &Draft| alike(&self.quantity(moved).unit, &self.quantity(level).unit);
        let counts = |draft: &Draft| self.quantity(draft).kind == QuantityKind::Count;
        let mut levels =
            drafts.iter().rev().filter(|draft| draft.piece < moved.piece && draft.measure == Measure::Level);
        let level = levels.find(|level| !over || same(level));
        let one_item = |level: &Draft| {
            !self.pieces[level.piece..moved.piece].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
        };
        moved.measure == Measure::Change
            && counts(moved)
            && level.is_some_and(|level| counts(level) && one_item(level) && same(level))
    }

    /// "và | 91 lớp học nghề, tăng 1 lớp": whether by how much a count moved is told right behind it.
    pub(super) fn moves_behind(&self, at: usize, quantity: &Quantity) -> bool {
        const MAX_NOUN: usize = 8;
        let behind = self.pieces[at + 1..].iter().take(MAX_NOUN).position(|piece| piece.form != Form::Word);
        let comma =
            behind.map(|behind| at + 1 + behind).filter(|&comma| self.pieces[comma].mark() == Some(Mark::Comma));
        let Some(comma) = comma else { return false };
        let verb = self.pieces.get(comma + 1).is_some_and(|verb| verb.any(&[Class::Rise, Class::Fall]));
        let next = self.pieces[comma + 1..].iter().take(MAX_NOUN).find_map(Piece::quantity);
        let unit = next.and_then(|index| self.mentions.quantities.get(index)).map(|next| &next.unit);
        verb && unit.is_some_and(|unit| *unit == quantity.unit || heads(unit, &quantity.unit))
    }
}
