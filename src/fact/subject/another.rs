//! Figures that others have than those the sentence speaks of: "cao hơn công suất 90 MW của Sê San, 70 MW của Đa Nhim", goods that a
//! tax is levied on, a holding that is raised.

use super::Figure;
use super::qualifier;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, is_percent};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Words behind a figure that tell whose it is.
const MAX_OWNER: usize = 10;
/// Words of a tax.
const MAX_RATE: usize = 4;

impl Figure<'_> {
    /// What order alone tells of a figure of another than the sentence speaks of.
    pub(super) fn of_another(&self) -> Option<Phrase> {
        self.of_compared()
            .or_else(|| self.of_next_owner())
            .or_else(|| self.taxed())
            .or_else(|| self.held_more())
            .or_else(|| self.part_at())
            .or_else(|| self.left_aside())
            .or_else(|| self.rest_of_whole())
            .or_else(|| self.included())
            .or_else(|| self.relative_behind())
    }

    /// "so với công suất | 90 MW | của Sê San": what something is compared with has its own noun and its owner.
    fn of_compared(&self) -> Option<Phrase> {
        const MAX_NOUN: usize = 6;
        let pieces = self.reader.pieces;
        let after = self.owner_behind().filter(|_| self.in_base)?;
        let word = |at: &usize| {
            pieces[*at].form == Form::Word && !pieces[*at].is(Class::Versus) || pieces[*at].form == Form::Hedge
        };
        let start = (self.at.saturating_sub(MAX_NOUN)..self.at).rev().take_while(word).last()?;
        let noun = phrase::tidy(self.reader.scan, pieces, start..self.at);
        (noun.is_measured() && !self.pieces_of(&noun).any(|piece| piece.is(Class::Of))).then(|| noun.then(after))
    }

    /// "90 MW của Sê San, | 70 MW | của Đa Nhim hay 60 MW của Trị An": the same noun of the next owner.
    fn of_next_owner(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let after = self.owner_behind()?;
        let last = self.drafts.last().filter(|last| self.reader.quantity(last).unit == self.quantity.unit)?;
        let joint = pieces[..self.at].iter().rposition(|piece| piece.form != Form::Hedge)?;
        let parts = pieces[joint].is(Class::And) || pieces[joint].mark() == Some(Mark::Comma);
        let (of, rest) = pieces.get(last.piece + 1..joint)?.split_first()?;
        let name = |piece: &Piece| match piece.form {
            Form::Word => !says(piece) && !piece.any(&MEASURED),
            Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Dash | Mark::Quote) => true,
            _ => false,
        };
        let alike = of.is(Class::Of) && !rest.is_empty() && rest.iter().all(name) && last.measure == self.measure;
        // What stands behind its figure is its owner, even where "của" is left out of the words.
        let ahead = |piece: &&Piece| piece.tokens.start < of.tokens.start && !piece.is(Class::Of);
        let head = Phrase::of_pieces(&self.pieces_of(&last.subject).take_while(ahead).cloned().collect::<Vec<_>>());
        (parts && alike && head.is_measured()).then(|| head.then(after))
    }

    /// "quỹ đất 900 ha, trong đó 40% tập trung tại Huế, tương đương | 360 ha; tại Vinh | 120 ha và con số tại Lào Cai là 90 ha": parts of
    /// an amount that their places tell apart.
    fn part_at(&self) -> Option<Phrase> {
        const MAX_PARTS: usize = 8;
        const MAX_LIST: usize = 60;
        const MAX_LEAD: usize = 10;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let amount = matches!(self.quantity.kind, QuantityKind::Physical | QuantityKind::Money);
        if !amount || self.measure != Measure::Level || !self.reader.jobs.has(Class::Breakdown) {
            return None;
        }
        let opens = |&at: &usize| pieces[at].is(Class::Breakdown);
        let parts = (self.at.saturating_sub(MAX_LIST)..self.at).rev().find(opens)?;
        let alike =
            |draft: &&Draft| self.reader.quantity(draft).unit == self.quantity.unit && draft.measure == Measure::Level;
        let whole = self.drafts.iter().rev().take(MAX_PARTS).filter(alike).find(|draft| draft.piece < parts)?;
        let whole = Some(&whole.subject).filter(|whole| !whole.is_empty())?;
        let floor = self.at.saturating_sub(MAX_LEAD).max(parts + 1);
        let ends = |at: &usize| {
            let piece = &pieces[*at];
            piece.quantity().is_some()
                || matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon))
                || piece.is(Class::And)
        };
        let start = (floor..self.at).rev().find(ends).map_or(floor, |end| end + 1);
        let lead = &pieces[start..self.at];
        let said = |piece: &&Piece| piece.form != Form::Hedge && !piece.any(&[Class::Adverb, Class::Anaphor]);
        let mut words = lead.iter().filter(said);
        let first = words.next()?;
        let place = |piece: &Piece| {
            matches!(piece.form, Form::Place(_) | Form::Generic(_)) || scan.tokens[piece.tokens.start].is_capital()
        };
        // "tương đương": the share right before it in another way.
        let last = self.drafts.last().filter(|last| last.piece > parts)?;
        if first.is(Class::Equal) && words.next().is_none() {
            let behind = &pieces[last.piece + 1..start];
            let site = behind.iter().position(|piece| piece.is(Class::Locative) && piece.form == Form::Word);
            let site = site.map(|site| phrase::tidy(scan, pieces, last.piece + 2 + site..start));
            return Some(whole.then(&site?)).filter(|_| last.measure == Measure::Share);
        }
        let named: Vec<Piece> = words.clone().take_while(|piece| place(piece)).cloned().collect();
        let rest = words.skip(named.len()).all(|piece| piece.is(Class::Reach));
        let sited = first.is(Class::Locative) && !named.is_empty() && rest;
        sited.then(|| whole.then(&Phrase::of_pieces(&named)))
    }

    /// "Mức phí này không bao gồm | 40 tỷ USD | hàng Mexico": what is left out is no part of what stands before.
    fn left_aside(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let before = pieces[..self.at].iter().rev().find(|piece| piece.form != Form::Hedge)?;
        let not = before.is(Class::Condition) && before.tokens.len() > 1;
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        (not && money).then(|| self.after()).filter(|after| !after.is_empty()).cloned()
    }

    /// "đóng góp 44% tổng kim ngạch thủy sản, | 56% còn lại | của doanh nghiệp trong nước": the rest of the same whole.
    fn rest_of_whole(&self) -> Option<Phrase> {
        const MAX_WHOLE: usize = 9;
        const MAX_REST: usize = 8;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let shares = |measure: Measure| matches!(measure, Measure::Share | Measure::Level);
        let last = self.drafts.last().filter(|last| last.measure == Measure::Share && shares(self.measure))?;
        let percent = is_percent(self.quantity) && is_percent(self.reader.quantity(last));
        let rest = pieces.get(self.at + 1)?;
        let left = rest.is(Class::ToLevel) && rest.is(Class::Intro) && rest.tokens.len() > 1;
        if !(percent && left) {
            return None;
        }
        let end = (last.piece + 1..self.at).find(|&at| pieces[at].mark().is_some() || pieces[at].is(Class::And))?;
        let whole = phrase::tidy(scan, pieces, last.piece + 1..end);
        let after = qualifier::after(scan, pieces, self.at + 1, false, false);
        let of = phrase::tidy(scan, pieces, after);
        let told = whole.is_measured() && whole.len() <= MAX_WHOLE && (1..=MAX_REST).contains(&of.len());
        told.then(|| whole.then(&of))
    }

    /// "doanh thu (đã gồm | 10% thuế giá trị gia tăng | và 5% phí bảo trì)": what a bracket says to be part of an amount.
    fn included(&self) -> Option<Phrase> {
        const REACH: usize = 12;
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let share = is_percent(self.quantity) && matches!(self.measure, Measure::Share | Measure::Level);
        if !share || depth == 0 {
            return None;
        }
        let inside = (self.at.saturating_sub(REACH)..self.at).rev().take_while(|&at| pieces[at].depth >= depth);
        let parts = inside.filter(|&at| pieces[at].is(Class::Exhaustive)).last();
        parts
            .map(|_| self.after())
            .filter(|after| after.len() > 1 && !self.pieces_of(after).next().is_some_and(says))
            .cloned()
    }

    /// "90 tỷ đồng | mà hợp tác xã đã vay | sẽ được giãn nợ": an amount that begins its sentence is of what is said of it with "mà".
    fn relative_behind(&self) -> Option<Phrase> {
        const MAX_SAID: usize = 12;
        let pieces = self.reader.pieces;
        let begins = pieces[..self.at].iter().all(|piece| piece.form == Form::Hedge || piece.is(Class::Quantifier));
        let relative = pieces.get(self.at + 1).is_some_and(|next| next.form == Form::Word && next.is(Class::Relative));
        let money = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical);
        let ends = |at: &usize| {
            pieces[*at].mark().is_some() || pieces[*at].any(&[Class::Conjunction, Class::Copula, Class::StatusForecast])
        };
        if !(begins && relative && money && self.measure == Measure::Level) {
            return None;
        }
        let start = self.at + 2;
        let end = (start..pieces.len().min(start + MAX_SAID)).find(ends)?;
        let said = phrase::tidy(self.reader.scan, pieces, start..end);
        (2..=MAX_SAID).contains(&said.len()).then_some(said)
    }

    /// "của Sê San" behind the figure.
    fn owner_behind(&self) -> Option<&Phrase> {
        let owned = self.measure == Measure::Level && self.next_is(&[Class::Of]);
        owned.then(|| self.after()).filter(|after| (2..=MAX_OWNER).contains(&after.len()))
    }

    /// "áp thuế 15% với | 60 tỷ USD | hàng điện tử": the goods that a rate is laid on, by what they are worth.
    fn taxed(&self) -> Option<Phrase> {
        let last = self.drafts.last().filter(|_| self.quantity.kind == QuantityKind::Money)?;
        let rate = is_percent(self.reader.quantity(last)) && last.subject.roles.has(Class::RateNoun);
        let between = self.reader.pieces.get(last.piece + 1..self.at)?;
        let upon =
            between.iter().any(is_upon) && between.iter().all(|piece| piece.form == Form::Hedge || is_upon(piece));
        if !(self.measure == Measure::Level && last.measure == Measure::Level && rate && upon) {
            return None;
        }
        let goods = self.goods_at(self.at)?;
        // "hàng điện tử | áp thuế": with what is done to them.
        let acts = self.pieces_of(&last.label).next().is_some_and(|verb| verb.is(Class::Act));
        Some(if acts && last.label.len() <= MAX_RATE { goods.then(&last.label) } else { goods })
    }

    /// "tăng thuế nhập khẩu | lên | 60 tỷ USD | hàng điện tử": the goods that a rate is laid on, where only what they are worth is told.
    pub(super) fn taxed_goods(&self, own: &Phrase) -> Option<Phrase> {
        let laid = self.governor.piece.is_some_and(|verb| is_upon(&self.reader.pieces[verb]));
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let rate = own.roles.has(Class::RateNoun) && own.len() <= MAX_RATE;
        // "quy mô lên tới 2 tỷ USD | được rót vào".
        let named = self.reader.pieces.get(self.at + 1).is_some_and(|noun| !noun.any(&[Class::Passive, Class::Adverb]));
        let rate = rate && named;
        let goods = self.goods_at(self.at).filter(|_| money && laid && rate)?;
        Some(goods.then(own))
    }

    /// "áp thuế 15% | với | 60 tỷ USD | hàng điện tử": what the rate is laid on.
    pub(super) fn laid_on(&self, words: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let rate = is_percent(self.quantity) && self.measure == Measure::Level && words.roles.has(Class::RateNoun);
        let lead = pieces.get(self.at + 1).filter(|lead| rate && is_upon(lead))?;
        let worth = (self.at + 2..pieces.len()).find(|&at| pieces[at].form != Form::Hedge)?;
        let amount = self.reader.mentions.quantities.get(pieces[worth].quantity()?)?;
        let goods = self.goods_at(worth).filter(|_| amount.kind == QuantityKind::Money)?;
        Some(Phrase::of_pieces(std::slice::from_ref(lead)).then(&goods))
    }

    /// "60 tỷ USD | hàng điện tử | là quá nhiều": the noun behind an amount, up to what is said of it.
    fn goods_at(&self, figure: usize) -> Option<Phrase> {
        const MAX_GOODS: usize = 8;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let after = qualifier::after(scan, pieces, figure, false, false);
        let said = |at: &usize| pieces[*at].any(&[Class::Copula, Class::Preverb, Class::Said, Class::Cause]);
        let end = after.clone().find(said).unwrap_or(after.end);
        let goods = phrase::tidy(scan, pieces, after.start..end);
        ((1..=MAX_GOODS).contains(&goods.len()) && !goods.is_measured()).then_some(goods)
    }

    /// "Hàn Quốc | chiếm 19% | tổng kim ngạch nhập khẩu gỗ": the part that a name has is of the noun of the whole.
    pub(super) fn part_of_whole(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 5;
        const MAX_WHOLE: usize = 9;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let share = self.measure == Measure::Share && is_percent(self.quantity) && self.quantity.part.is_none();
        let name = words.len() <= MAX_NAME && self.is_name(words) && self.governor.class == Some(Class::Share);
        let held = || self.share_held().map(|noun| noun.then(words));
        // Of two in a row the last has the whole behind it.
        let last = self.reader.runs.iter().find(|run| run.contains(&self.at)).and_then(|run| run.last());
        let figure = last.copied().unwrap_or(self.at);
        if !(share && name) {
            return None;
        }
        let Some(first) = pieces.get(figure + 1).filter(|next| next.any(&MEASURED)) else { return held() };
        let token = first.tokens.start;
        let total = scan.hits.at(token).any(|hit| hit.class == Class::CountOf && hit.end as usize == token + 1);
        let after = qualifier::after(scan, pieces, figure, false, true);
        // "tổng kim ngạch nhập khẩu gỗ | của cả nước": where it is told of is no part of the noun.
        let where_of = |&at: &usize| {
            let place = matches!(pieces[at].form, Form::Place(_) | Form::Generic(_));
            pieces[at].any(&[Class::National, Class::Of]) || place && pieces[at - 1].roles.is_idle()
        };
        let end = after.clone().find(where_of).unwrap_or(after.end);
        let whole = phrase::tidy(scan, pieces, after.start..end);
        (total && (3..=MAX_WHOLE).contains(&whole.len())).then(|| whole.then(words))
    }

    /// "Lào và Thái Lan chiếm | thị phần | lần lượt 20% và 15%": the noun in the verb of a share.
    fn share_held(&self) -> Option<Phrase> {
        let verb = &self.reader.pieces[self.governor.piece?].tokens;
        let noun = (verb.start + 1..verb.end)
            .find(|&at| self.reader.scan.hit(at, Class::WholeNoun).is_some_and(|hit| hit.end as usize == verb.end))?;
        Some(Phrase::of_tokens(noun..verb.end))
    }

    /// "con số | 90 tỷ | không làm ai vui": a number said again, of which is told what it brings about.
    pub(in crate::fact) fn says_again(&self, own: &Phrase) -> bool {
        const NEAR: usize = 2;
        let pieces = self.reader.pieces;
        let behind = pieces.get(self.at + 1..).unwrap_or_default();
        let effect = behind.iter().take(NEAR).take_while(|piece| piece.any(&[Class::Preverb, Class::Cause]));
        let brings = effect.last().is_some_and(|last| last.is(Class::Cause));
        let level = self.measure == Measure::Level && self.quantity.kind != QuantityKind::Count;
        let again = self.at.checked_sub(1).is_some_and(|number| pieces[number].is(Class::Anaphor));
        brings && level && again && (own.is_empty() || self.is_anaphor(own))
    }

    /// "Hải Âu mua thêm 4 triệu cổ phiếu, nâng sở hữu từ | 6 triệu cổ phiếu | lên 10 triệu cổ phiếu": what is held, by whom.
    fn held_more(&self) -> Option<Phrase> {
        const LEVELS: [Class; 2] = [Class::From, Class::ToLevel];
        const RAISES: [Class; 3] = [Class::Cause, Class::Rise, Class::Fall];
        const MAX_HOLDER: usize = 8;
        let pieces = self.reader.pieces;
        let class = self.governor.class.filter(|class| LEVELS.contains(class) && self.measure == Measure::Level)?;
        // "từ 6 triệu cổ phiếu | lên 10 triệu cổ phiếu": of the same.
        let from = self.drafts.last().filter(|from| from.governor.class == Some(Class::From));
        let from = from.filter(|from| class == Class::ToLevel && from.piece + 1 == self.governor.subject_end);
        if let Some(from) = from {
            let held = self.pieces_of(&from.subject).last().is_some_and(|verb| verb.is(Class::Own));
            return (held && from.subject.parts.len() > 1).then(|| from.subject.clone());
        }
        let own = self.governor.subject_end.checked_sub(1)?;
        let raise = own.checked_sub(1).filter(|&raise| pieces[own].is(Class::Own) && pieces[raise].any(&RAISES))?;
        let noun = match self.quantity.kind {
            QuantityKind::Count => Phrase::of_tokens(self.quantity.unit_tokens.clone()),
            _ => Phrase::default(),
        };
        // Who buys more stands before the figure of that.
        let named = |piece: &&Piece| {
            let first = piece.tokens.start;
            self.reader.entities[first] || self.reader.scan.tokens[first].is_capital()
        };
        let buyer = || {
            let last = self.drafts.last()?;
            Some(Phrase::of_pieces(&self.pieces_of(&last.subject).filter(named).cloned().collect::<Vec<_>>()))
        };
        let holder = Some(self.actor(raise)).filter(|actor| self.can_own(actor)).or_else(buyer);
        let holder = holder.filter(|holder| holder.len() <= MAX_HOLDER).unwrap_or_default();
        Some(noun.then(&holder).then(&Phrase::of_pieces(&pieces[own..=own])))
    }
}

/// "với", "đối với", "lên": what a rate is laid on stands behind.
fn is_upon(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.any(&[Class::Topic, Class::ToLevel, Class::Toward])
}
