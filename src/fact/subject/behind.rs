//! What stands behind a figure and says what it measures: "1,43 tỷ đồng | doanh thu", "75 tỷ đồng | cho quảng cáo",
//! "12% | vốn", "20% | của Bách Hóa Xanh".

use std::ops::Range;

use super::Figure;
use super::qualifier;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::is_percent;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Nouns of an amount; "mức tăng trưởng" is none.
const AMOUNTS: [Class; 6] =
    [Class::MeasureNoun, Class::RateNoun, Class::BalanceNoun, Class::ShareNoun, Class::Stock, Class::Total];

/// Words that tell which those are that are counted.
const MAX_NOUN: usize = 4;

impl Figure<'_> {
    /// The subject of a figure whose noun or whose use stands behind it.
    pub(in crate::fact) fn behind(&self, own: &Phrase) -> Option<Phrase> {
        const BARE: usize = 2;
        let after = self.after();
        // "và chỉ chiếm 15% thị phần": of whom the clause before speaks.
        if self.measure == Measure::Share && own.is_empty() && self.next_is(&[Class::ShareNoun]) {
            return Some(after.then(&self.inherited().filter(|head| !head.is_measured()).unwrap_or_default()));
        }
        // "An Phú chiếm 35% thị phần xi măng": of the market the one that has it.
        if self.measure == Measure::Share && self.next_is(&[Class::ShareNoun]) && self.can_own(own) {
            return Some(after.then(own));
        }
        // "vượt 60% lợi nhuận trước thuế", "mức tăng trưởng 15% doanh thu": the noun that moved stands behind.
        // "đóng góp của ngành than giảm 0,3% GDP": so much of the GDP, which did not move.
        let product = self.next_is(&[Class::GrossProduct]) && !own.is_empty();
        let moved = self.measure == Measure::Change && self.next_is(&MEASURED) && !own.roles.any(&AMOUNTS) && !product;
        // "báo cáo mức tăng trưởng 10% doanh thu": growth as such has no other noun.
        let last = self.drafts.last().filter(|last| last.measure == Measure::Change);
        let growth = match self.pieces_of(own).last() {
            Some(noun) => noun.is(Class::GrowthNoun),
            None => last.is_some_and(|last| last.subject.roles.has(Class::GrowthNoun)),
        };
        if moved
            && (growth || after.len() > BARE)
            && (own.is_empty() || own.is_measured() || self.is_name(own) || self.grows())
        {
            let mut moved = after.clone();
            moved.roles.add(own.roles);
            return Some(moved);
        }
        // "tăng 87% doanh thu và 55% lợi nhuận", "hoàn thành 29% doanh thu": who or what did it has the noun.
        let does = matches!(self.governor.class, Some(Class::Rise | Class::Fall | Class::Complete));
        if does
            && matches!(self.measure, Measure::Change | Measure::Ratio)
            && self.next_is(&AMOUNTS)
            && !own.is_measured()
        {
            return Some(if self.can_own(own) { after.then(own) } else { after.clone() });
        }
        if self.is_cut_beside() || self.is_cut_apart() || self.opens_with_cut(own) {
            return Some(after.clone());
        }
        // "Đó là | 70% lượng rác y tế | được đốt": a word that only points is of what stands behind.
        let copula = self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Copula));
        if self.measure == Measure::Level
            && is_percent(self.quantity)
            && copula
            && own.len() == 1
            && !own.is_measured()
            && !self.is_anaphor(own)
            && after.len() > BARE
            && self.next_is(&MEASURED)
        {
            return Some(after.clone());
        }
        if self.measure != Measure::Level || is_percent(self.quantity) || self.says_again(own) {
            return None;
        }
        if let Some(spent) = self.spent(own, after) {
            return Some(spent);
        }
        if after.is_empty() {
            return None;
        }
        if let Some(part) = self.told_alike(own, after).or_else(|| self.part_behind(own, after)) {
            return Some(part);
        }
        // "1,43 tỷ đồng doanh thu bán hàng": the noun stands behind the figure.
        if self.next_is(&MEASURED) {
            if let Some(rest) = self.taken_with() {
                return Some(after.then(&rest));
            }
            let owner = self.governor.piece.filter(|_| after.len() <= BARE).and_then(|verb| self.owner_at(verb));
            let owner = owner.filter(|owner| self.can_own(owner)).or_else(|| self.earner());
            let owner = owner.or_else(|| self.earner_before(own)).unwrap_or_default();
            // "mảng bán lẻ vẫn là trụ cột, mang về 1.200 tỷ đồng doanh thu": who does it stands before the comma.
            let bare = self.pieces_of(own).count() == 1 && !owner.is_empty() && !self.all_places(&owner);
            return Some(if self.deals(own) && !bare { after.then(own) } else { after.then(&owner) });
        }
        // "UBND huyện đã chi trả 161 tỷ đồng hỗ trợ các hộ", "gieo sạ 486 ha lúa": verb and object.
        if self.all_places(own) && self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Have)) {
            return Some(after.clone());
        }
        // "nước này nhập khẩu 4 triệu tấn gạo": a flow is a verb as well.
        let does = self.pieces_of(own).all(|piece| piece.is(Class::Flow) || !piece.any(&MEASURED));
        let plain = does && self.governor.class.is_none();
        // "hoàn thành 1.100 m kênh mương": what was done stands behind the figure.
        let complete = !own.is_measured() && self.governor.class == Some(Class::Complete);
        self.done(own, after)
            .or_else(|| self.contributed(own, after))
            .or_else(|| plain.then(|| self.verb(own).then(after)))
            .or_else(|| complete.then(|| after.clone()))
    }

    /// "khách được miễn phí giao hàng, | giảm 15% | học phí": whether a movement right behind a comma has its own noun behind it.
    fn is_cut_apart(&self) -> bool {
        let pieces = self.reader.pieces;
        let verb = self.governor.piece.filter(|&verb| verb > 0 && pieces[verb - 1].mark() == Some(Mark::Comma));
        let moves = verb.is_some_and(|verb| pieces[verb].any(&[Class::Rise, Class::Fall]));
        let value = pieces.get(self.at + 1).is_some_and(|next| next.any(&[Class::WholeNoun, Class::GrossProduct]));
        let percent = self.measure == Measure::Change && is_percent(self.quantity);
        percent && moves && self.drafts.is_empty() && self.next_is(&AMOUNTS) && !value
    }

    /// "...; cắt giảm | 10% | thời gian giải quyết", "bình quân mỗi năm giảm | 3% | hộ nghèo": whether a movement without a subject of its
    /// own has a noun right behind it.
    fn opens_with_cut(&self, own: &Phrase) -> bool {
        const LEADS: [Class; 5] =
            [Class::Adverb, Class::Preverb, Class::StatusTarget, Class::StatusForecast, Class::Yearly];
        const ASIDE: [Class; 5] = [Class::Per, Class::Yearly, Class::Adverb, Class::Preverb, Class::StatusTarget];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let Some(verb) = self.governor.piece.filter(|&verb| pieces[verb].any(&[Class::Rise, Class::Fall])) else {
            return false;
        };
        let leads = |at: &usize| pieces[*at].form == Form::Hedge || pieces[*at].any(&LEADS);
        let open = (0..verb).rev().find(|at| !leads(at)).is_none_or(|before| {
            matches!(pieces[before].form, Form::Mark(_) | Form::Period(_)) || pieces[before].is(Class::And)
        });
        let noun = pieces.get(self.at + 1).filter(|next| next.form == Form::Word).is_some_and(|next| {
            // "thời gian giải quyết hồ sơ": so much less of how long it takes.
            let named =
                [Class::Noun, Class::DurationLead].iter().any(|&class| scan.hit(next.tokens.start, class).is_some());
            let counted = next.roles.is_idle() && named;
            (counted || next.any(&AMOUNTS) || next.is(Class::Flow))
                && !next.any(&[Class::WholeNoun, Class::GrossProduct, Class::Quoted])
        });
        let near = (verb + 1..self.at).all(|at| pieces[at].form == Form::Hedge);
        let percent = self.measure == Measure::Change && is_percent(self.quantity);
        percent && near && open && noun && (own.is_empty() || self.all(own, &ASIDE)) && self.after().len() > 1
    }

    /// "cắt giảm 20% thời gian giải quyết và | 15% chi phí": whether a movement and the one before have each its noun right behind
    /// it.
    fn is_cut_beside(&self) -> bool {
        let pieces = self.reader.pieces;
        let moves = self.measure == Measure::Change && is_percent(self.quantity) && self.governor.class.is_none();
        let Some(last) = self.drafts.last().filter(|last| moves && last.measure == Measure::Change) else {
            return false;
        };
        let noun = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&MEASURED));
        let between = &pieces[last.piece + 1..self.at];
        let length = between.iter().take_while(|piece| noun(piece)).count();
        let links = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::And);
        let joined = between[length..].iter().all(links) && between[length..].iter().any(|piece| piece.is(Class::And));
        length > 0 && joined && pieces.get(self.at + 1).is_some_and(noun)
    }

    /// "37,1 triệu đồng/lượng | (mua vào)", "38,7 triệu đồng/lượng | ở chiều mua vào": which side of the price it is.
    pub(in crate::fact) fn side(&self) -> Option<Phrase> {
        let priced = self.is_sided();
        let moves = self.measure == Measure::Change && self.quantity.unit.contains('/');
        let side = side(self.reader.pieces, self.at)?;
        let bracket = self.reader.pieces[self.at + 1].mark() == Some(Mark::Open);
        let fits = (self.measure == Measure::Level || moves) && (bracket || priced) && !is_percent(self.quantity);
        fits.then(|| Phrase::of_pieces(&self.reader.pieces[side]))
    }

    /// Whether a price has its side behind it in plain words.
    pub(in crate::fact) fn is_sided(&self) -> bool {
        let bracket = |open: &Piece| open.mark() == Some(Mark::Open);
        let pieces = self.reader.pieces;
        self.quantity.kind == QuantityKind::Money
            && side(pieces, self.at).is_some()
            && !pieces.get(self.at + 1).is_some_and(bracket)
    }

    /// "công ty mẹ đạt 700 tỷ đồng doanh thu | và 60 tỷ đồng lợi nhuận": who has the first of two amounts has the second.
    fn earner_before(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let before = self.drafts.last().filter(|_| own.is_empty())?;
        let and = (before.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let noun = Phrase::of_pieces(&pieces[before.piece + 1..and]);
        let told = pieces[and].is(Class::And) && noun.is_measured() && noun.parts.len() == 1;
        let first = before.subject.parts.first().filter(|_| told)?;
        (noun.parts.first() == Some(first)).then(|| before.subject.without_first_part())
    }

    /// "trong cơ cấu nợ, 820 tỷ đồng là | trái phiếu", "chỉ có 23% là | văn phòng": a figure that nothing is said to have is
    /// of what it is said to be.
    pub(in crate::fact) fn said_to_be(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 12;
        // "820 tỷ đồng là | con số kỷ lục", "... là | nhờ bán tài sản".
        const OTHER: [Class; 12] = [
            Class::Anaphor,
            Class::Adverb,
            Class::Because,
            Class::Cause,
            Class::Vague,
            Class::GrowthNoun,
            Class::PlanNoun,
            Class::Preverb,
            Class::Rise,
            Class::Fall,
            Class::Equal,
            Class::Locative,
        ];
        const ENDS: [Class; 9] = [
            Class::And,
            Class::But,
            Class::Because,
            Class::Cause,
            Class::Rise,
            Class::Fall,
            Class::Conjunction,
            Class::Condition,
            Class::Copula,
        ];
        let pieces = self.reader.pieces;
        let copula = pieces.get(self.at + 1)?;
        let first = pieces.get(self.at + 2)?;
        let has = self.governor.piece.is_some_and(|verb| pieces[verb].is(Class::Have));
        let led = self.pieces_of(own).next().and_then(|piece| {
            let at = pieces.iter().position(|one| one.tokens.start == piece.tokens.start)?;
            pieces.get(at.checked_sub(1)?)
        });
        let free = own.is_empty() || led.is_some_and(|before| before.is(Class::Locative));
        let amount = !matches!(self.quantity.kind, QuantityKind::Count | QuantityKind::Rank | QuantityKind::Multiple)
            && matches!(self.measure, Measure::Level | Measure::Share);
        let noun = matches!(first.form, Form::Word | Form::Place(_)) && !first.any(&OTHER);
        // "trong đó chiếm 50% là | các khoản vay ngắn hạn".
        let shares = self.governor.class == Some(Class::Share) && own.is_empty();
        // "; còn lại | 2,9% là | từ các nguồn khác": what is left of a whole.
        let begins = |verb: usize| verb.checked_sub(1).is_some_and(|before| pieces[before].mark().is_some());
        let left = self.governor.class == Some(Class::ToLevel) && self.governor.piece.is_some_and(begins);
        let rest = left && self.measure == Measure::Share && own.is_empty();
        let open = has || shares || rest || self.governor.shared || self.governor.class.is_none();
        if !(copula.is(Class::Copula) && free && amount && noun && open) {
            return None;
        }
        let start = self.at + 2;
        let limit = pieces.len().min(start + MAX_NOUN);
        let end = (start..limit)
            .find(|&at| match pieces[at].form {
                Form::Word => pieces[at].any(&ENDS),
                Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote) => false,
                _ => true,
            })
            .unwrap_or(limit);
        Some(phrase::tidy(self.reader.scan, pieces, start..end)).filter(|named| !named.is_empty())
    }

    /// "hợp tác xã chi thêm 3 tỷ đồng | để mua phân bón": what money is spent on, and who spends it.
    fn spent(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_ACTOR: usize = 6;
        let pieces = self.reader.pieces;
        let money = self.quantity.kind == QuantityKind::Money && self.governor.class.is_none();
        if !money {
            return None;
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let verb = said.iter().rposition(|piece| !piece.is(Class::Adverb) || piece.is(Class::Act))?;
        if !said[verb].is(Class::Act) {
            return None;
        }
        let start = self.at + 1 + self.pieces_in(after);
        let lead = (start..pieces.len()).find(|&at| pieces[at].period().is_none())?;
        let purpose = pieces[lead].is(Class::Dative) && pieces[lead].is(Class::Cause);
        let range = purpose.then(|| qualifier::purpose(pieces, lead + 1))?;
        let purpose = self.nouns(range);
        let actor = said[..verb].iter().take_while(|piece| {
            !piece.any(&[Class::Adverb, Class::Preverb, Class::StatusForecast, Class::StatusTarget])
        });
        let actor: Vec<Piece> = actor.cloned().collect();
        let actor = Phrase::of_pieces(&actor);
        let verb = Phrase::of_pieces(std::slice::from_ref(&said[verb]));
        let done = verb.then(after).then(&purpose);
        let named = actor.len() <= MAX_ACTOR && !self.is_anaphor(&actor) && !actor.is_measured();
        (!purpose.is_empty()).then(|| if named { done.then(&actor) } else { done })
    }

    /// The words of some pieces; of a figure the noun that it counts.
    fn nouns(&self, range: Range<usize>) -> Phrase {
        let pieces = self.reader.pieces;
        let figure = range.clone().find(|&at| pieces[at].quantity().is_some());
        let Some((figure, index)) = figure.and_then(|at| Some((at, pieces[at].quantity()?))) else {
            return phrase::tidy(self.reader.scan, pieces, range);
        };
        let before = phrase::tidy(self.reader.scan, pieces, range.start..figure);
        let quantity = &self.reader.mentions.quantities[index];
        let noun = match quantity.kind {
            QuantityKind::Count => Phrase::of_tokens(quantity.unit_tokens.clone()),
            _ => Phrase::default(),
        };
        before.then(&noun).then(&phrase::tidy(self.reader.scan, pieces, figure + 1..range.end))
    }

    /// "dư nợ 900 tỷ đồng, trong đó 300 tỷ đồng | sẽ đáo hạn", "vùng trồng 30 ha ở Hà Giang và 50 ha | ở Lào Cai": a part
    /// of the amount before, told by what stands behind it.
    pub(super) fn part_behind(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let before = self.drafts.last().filter(|draft| self.reader.quantity(draft).unit == self.quantity.unit)?;
        let next = pieces.get(self.at + 1)?;
        if !own.is_empty() || self.governor.class.is_some() || before.measure != Measure::Level {
            return None;
        }
        // "dư nợ 210 tỷ đồng tại BIDV và 95 tỷ đồng | tại Agribank".
        let named = pieces.get(self.at + 2).is_some_and(|name| self.reader.scan.tokens[name.tokens.start].is_capital());
        if (named || self.all_places(after)) && next.is(Class::Locative) && !before.label.is_empty() {
            return Some(before.label.then(after));
        }
        let predicate =
            next.any(&[Class::Preverb, Class::StatusForecast, Class::StatusTarget]) || next.is(Class::ToLevel);
        let listed = pieces[before.piece..self.at].iter().any(|piece| piece.is(Class::Breakdown));
        // "học bổng 500 triệu đồng, trong đó 320 triệu | cho sinh viên nghèo": nor whom it is for.
        let given = next.is(Class::Dative) && !next.any(&[Class::Because, Class::Cause, Class::And]) && after.len() > 1;
        ((predicate || given) && listed).then(|| before.subject.then(after))
    }

    /// How many pieces right behind the figure a phrase takes.
    fn pieces_in(&self, after: &Phrase) -> usize {
        let Some(end) = after.parts.last().map(|part| part.end) else { return 0 };
        self.reader.pieces[self.at + 1..].iter().take_while(|piece| piece.tokens.start < end).count()
    }

    /// "công an thu giữ 3 ô tô và 1,4 tỷ đồng tiền mặt": what was done with those counted just before was done with the money.
    fn taken_with(&self) -> Option<Phrase> {
        let draft = self.drafts.last().filter(|_| self.governor.shared)?;
        let count = self.reader.quantity(draft);
        let begins = draft.subject.parts.first() == Some(&count.unit_tokens) && count.kind == QuantityKind::Count;
        let rest = draft.subject.without_first_part();
        (begins && self.pieces_of(&rest).any(|piece| piece.is(Class::Act))).then_some(rest)
    }

    /// Whether the predicate is "mức tăng trưởng".
    fn grows(&self) -> bool {
        self.governor.piece.is_some_and(|piece| self.reader.pieces[piece].is(Class::GrowthNoun))
    }

    /// "3 trạm thu phí mang về cho tỉnh 210 tỷ đồng doanh thu và 35 tỷ đồng | lợi nhuận": who or what brings the amount.
    fn earner(&self) -> Option<Phrase> {
        const REACH: usize = 16;
        let pieces = self.reader.pieces;
        let verb = (self.at.saturating_sub(REACH)..self.at)
            .rev()
            .take_while(|&at| {
                !matches!(pieces[at].form, Form::Mark(Mark::Semicolon | Mark::Colon | Mark::Stop))
                    && !pieces[at].any(&[Class::Locative, Class::Versus, Class::From])
            })
            .find(|&at| pieces[at].is(Class::Act) && !pieces[at].any(&MEASURED))?;
        let figure = |at: usize| self.drafts.iter().find(|draft| draft.piece == at);
        let earner = self.actor(verb);
        // "3 trạm thu phí | mang về": those that are counted.
        let counted = || {
            let draft = (0..verb).rev().find_map(figure).filter(|_| earner.is_empty())?;
            let count = self.reader.quantity(draft);
            let parted = pieces[draft.piece..verb].iter().any(|piece| piece.mark().is_some());
            (!parted && count.kind == QuantityKind::Count && verb - draft.piece <= MAX_NOUN).then(|| {
                let noun = count.unit_tokens.start..pieces[verb].tokens.start;
                Phrase::of_tokens(noun)
            })
        };
        counted().or_else(|| Some(earner.clone()).filter(|earner| self.can_own(earner)))
    }

    /// "Vinamilk dự thu 515 tỷ đồng | cổ tức": who does something with what stands behind the figure.
    fn deals(&self, own: &Phrase) -> bool {
        const MAX_CLAUSE: usize = 6;
        let acts = self.pieces_of(own).last().is_some_and(|piece| piece.is(Class::Act));
        self.governor.class.is_none() && acts && !own.is_empty() && own.len() <= MAX_CLAUSE
    }

    /// "Trần Anh chỉ đầu tư 3,6 tỷ đồng vào tài sản cố định": what is done with the amount, and who does it.
    fn done(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_ACTOR: usize = 8;
        if self.governor.class.is_some() || own.is_empty() {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        let act = said.iter().rposition(|piece| !piece.is(Class::Adverb) || piece.is(Class::Act))?;
        let verb = said.get(act).filter(|piece| piece.is(Class::Act) && act > 0)?;

        let actor = said[..act]
            .iter()
            .take_while(|piece| !piece.any(&[Class::Adverb, Class::StatusForecast, Class::StatusTarget, Class::Reach]));
        let actor: Vec<Piece> = actor.map(|&piece| piece.clone()).collect();
        if actor.iter().any(|piece| piece.any(&MEASURED)) {
            return None;
        }
        let actor = Phrase::of_pieces(&actor);
        let verb = Phrase::of_pieces(std::slice::from_ref(*verb));
        let done = verb.then(after);
        Some(if actor.len() <= MAX_ACTOR && !self.is_anaphor(&actor) { done.then(&actor) } else { done })
    }

    /// "Hòa An góp 240 tỷ đồng vào công ty điện": the verb tells what the money is for.
    pub(super) fn contributed(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Contribute))?;
        let money = self.quantity.kind == QuantityKind::Money && self.next_is(&[Class::Toward]);
        let verb = Phrase::of_pieces(std::slice::from_ref(&self.reader.pieces[verb]));
        let actor = !own.is_empty() && own.len() <= MAX_NOUN * 2 && !own.is_measured();
        (money && actor).then(|| own.then(&verb).then(after))
    }

    /// "mua lại 65% cổ phần của công ty đường": a part of what stands behind, and who holds it.
    pub(in crate::fact) fn held(&self, own: &Phrase) -> Option<Phrase> {
        let after = self.after();
        if self.measure == Measure::Share
            && own.is_empty()
            && !after.is_empty()
            && let Some(holder) = self.fronted()
        {
            return Some(after.then(&holder));
        }
        let part = self.measure == Measure::Share && self.governor.class.is_none_or(|class| class == Class::Own);
        if !part || after.is_empty() {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        // "đầu tư | 70% cổ phần": what a verb is done with stands behind it.
        let amount = said.first().is_some_and(|head| head.any(&MEASURED))
            && !said.last().is_some_and(|last| last.is(Class::Act));
        if amount {
            return None;
        }
        let holder = self.governor.piece.map(|verb| (verb, self.holder(own))).filter(|(_, holder)| !holder.is_empty());
        // "sở hữu 51% vốn công ty là | ông Hùng": who it is, is told behind.
        let (after, holder) = match self.copula_in(after).filter(|_| self.governor.class == Some(Class::Own)) {
            Some((before, behind)) => (before, self.governor.piece.map(|verb| (verb, behind))),
            None => (after.clone(), holder),
        };
        Some(match holder {
            Some((verb, holder)) => {
                after.then(&holder).then(&Phrase::of_pieces(std::slice::from_ref(&self.reader.pieces[verb])))
            }
            None => after.then(&self.verb(own)),
        })
    }

    /// A phrase before a copula in it, and behind it.
    fn copula_in(&self, phrase: &Phrase) -> Option<(Phrase, Phrase)> {
        let said: Vec<Piece> = self.pieces_of(phrase).cloned().collect();
        let copula = said.iter().position(|piece| piece.is(Class::Copula)).filter(|&copula| copula > 0)?;
        Some((Phrase::of_pieces(&said[..copula]), Phrase::of_pieces(&said[copula + 1..])))
            .filter(|(_, behind)| !behind.is_empty())
    }

    /// "thuế suất 5% đối với gạo, | 10% | đối với cá": the rate before is laid on something else.
    pub(super) fn laid_alike(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OTHER: usize = 10;
        let pieces = self.reader.pieces;
        let upon = |at: usize| {
            let next = pieces.get(at + 1);
            next.is_some_and(|next| next.is(Class::Topic) && !next.any(&[Class::Reach, Class::Aspect]))
        };
        let last = self.drafts.last().filter(|last| own.is_empty() && upon(self.at) && upon(last.piece))?;
        let rate = last.label.roles.has(Class::RateNoun) && last.measure == self.measure;
        let same = rate && self.reader.quantity(last).unit == self.quantity.unit;
        let after = Some(self.after()).filter(|after| same && (1..=MAX_OTHER).contains(&after.len()))?;
        Some(last.label.then(after))
    }

    /// "mức tăng trưởng doanh thu 20% của Bách Hóa Xanh": whose it is stands behind the figure.
    pub(super) fn owned_behind(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWNER: usize = 10;
        let whole = matches!(self.measure, Measure::Level | Measure::Change);
        let next = self.reader.pieces.get(self.at + 1);
        // "thuế 35% đối với thép": or on what.
        let upon = next.is_some_and(|next| next.is(Class::Topic) && !next.any(&[Class::Reach, Class::Aspect]));
        // "khoản vay 300 tỷ đồng tại VietinBank", "khoản vay 300 tỷ đồng tại ngân hàng BIDV": or with whom.
        let named = |name: &Piece| {
            self.reader.scan.tokens[name.tokens.start].is_capital() || self.reader.entities[name.tokens.start]
        };
        let with =
            next.is_some_and(|next| next.is(Class::Locative)) && self.reader.pieces.get(self.at + 2).is_some_and(named);
        // "tăng thuế lên 25% đối với hàng hóa": a charge by its name alone.
        let rate = |token: usize| self.reader.scan.hit(token, Class::RateOf).is_some();
        let measured = own.is_measured() || upon && own.parts.first().is_some_and(|part| rate(part.start));
        if !whole || !(upon || with || self.next_is(&[Class::Of])) || !measured || own.roles.has(Class::Of) {
            return None;
        }
        Some(self.after()).filter(|after| after.len() <= MAX_OWNER).map(|after| own.then(after))
    }
}

/// The words behind a figure that tell which side of a deal it is of, in a bracket or before what ends them.
pub(in crate::fact) fn side(pieces: &[Piece], figure: usize) -> Option<Range<usize>> {
    const MAX_SIDE: usize = 2;
    let open = pieces.get(figure + 1)?.mark() == Some(Mark::Open);
    let led = pieces[figure + 1].is(Class::Locative);
    let start = figure + 1 + usize::from(open || led);
    let word = |at: usize| pieces.get(at).filter(|piece| piece.form == Form::Word);
    // "chiều | mua vào".
    let noun = word(start).is_some_and(|word| word.roles.is_idle() && word.tokens.len() == 1);
    let deals = |at: usize| {
        word(at).is_some_and(|word| word.is(Class::DealSide) || open && word.any(&[Class::Act, Class::Own]))
    };
    let from = start + usize::from(noun);
    let end = from + (from..from + MAX_SIDE).take_while(|&at| deals(at)).count();
    let ends = pieces.get(end).is_none_or(|next| match next.form {
        Form::Mark(Mark::Close) => open,
        Form::Mark(_) => !open,
        Form::Word => !open && next.any(&[Class::And, Class::But, Class::Versus, Class::Conjunction]),
        _ => !open && next.period().is_some(),
    });
    (end > from && ends).then_some(start..end)
}
