//! A subject that can't stand alone, made complete from what stands around it: the owner, the head of a list, the
//! figure before.

use super::Measure;
use super::base;
use super::clause;
use super::item;
use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Mark, Piece, Roles, word};
use super::sentence::{Draft, Reader, is_percent};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Tokens of the one that has an amount.
const MAX_OWNER: usize = 14;

/// Words of an amount that says what it is of elsewhere.
const RELATIONAL: usize = 4;

impl Figure<'_> {
    /// "Singapore đứng thứ ba với | tổng vốn đầu tư", "dệt may tăng trưởng khá khi | giá trị xuất khẩu": a short measured
    /// noun takes the one that has it.
    pub(super) fn owned(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 6;
        const HOLDS: [Class; 7] =
            [Class::Reach, Class::Own, Class::Act, Class::Contribute, Class::Rise, Class::Fall, Class::Share];
        let pieces = self.reader.pieces;
        let start = own.parts.first().map_or(0, |part| part.start);
        let before = pieces.iter().position(|piece| piece.tokens.start == start).and_then(|at| at.checked_sub(1));
        let short = own.is_measured() && own.len() <= SHORT && !self.pieces_of(&own).any(|piece| piece.is(Class::Of));
        let names = self.tells_name(&own);
        let Some(before) = before.filter(|_| short && !names && own.parts.len() == 1) else { return own };
        // "Dự án nhà máy điện Nam Định, | tổng vốn đầu tư": what is spoken of, and then its amount.
        if pieces[before].mark() == Some(Mark::Comma) {
            let counts = self.drafts.iter().any(|draft| self.reader.quantity(draft).kind == QuantityKind::Count);
            let topic = self.topic().filter(|_| !counts).or_else(|| self.dislocated(before));
            return topic
                .filter(|topic| self.can_own(topic) && !self.is_firm(topic))
                .map_or(own.clone(), |topic| own.then(&topic));
        }
        if let Some(name) = self.named_before(before).or_else(|| self.fronted()) {
            return own.then(&name);
        }
        // "công ty Hòa An vẫn | lỗ": who has the balance stands before it.
        if self.pieces_of(&own).next().is_some_and(|piece| piece.is(Class::BalanceNoun))
            && let Some(owner) = self.owner_at(before + 1).filter(|owner| self.can_own(owner) && !self.is_firm(owner))
            && !owner.roles.any(&[Class::Anaphor, Class::Intro])
        {
            return own.then(&owner);
        }
        // ", giảm | tỷ lệ hộ nghèo xuống dưới 2%": what is to be done, by nobody that is named.
        let bare = pieces[before].any(&[Class::Rise, Class::Fall])
            && before
                .checked_sub(1)
                .is_some_and(|left| matches!(pieces[left].mark(), Some(Mark::Comma | Mark::Semicolon)));
        if bare {
            return own;
        }
        let holds = pieces[before].any(&HOLDS) && !pieces[before].is(Class::Breakdown)
            || pieces[before].is(Class::Cause) && pieces[before].is(Class::Intro)
            // "nhà máy được nâng | công suất": whose it is stands before the passive.
            || pieces[before].is(Class::Cause) && before > 0 && pieces[before - 1].is(Class::Passive);
        // "Hòa An chưa thể bù đắp được | khoản lỗ".
        let done = || {
            let lead = clause::verb_of(pieces, before + 1).filter(|&lead| pieces[lead].is(Class::Preverb))?;
            // "Tổng cục vừa công bố | chỉ số giá tiêu dùng": who tells it has no such amount.
            let told = own.roles.has(Class::Economy)
                || pieces[lead..=before].iter().any(|piece| piece.any(&[Class::Said, Class::Adopt, Class::Cause]));
            (!told && lead <= before).then_some(lead)
        };
        let Some(before) = Some(before).filter(|_| holds).or_else(done) else { return own };
        // "phục vụ khách hàng với | doanh thu": a firm's amount is of who does it.
        let of_firm = self.pieces_of(&own).next().is_some_and(|piece| piece.is(Class::Firm));
        if let Some(object) = self.object(before).filter(|_| !of_firm) {
            return own.then(&object);
        }
        if let Some(object) = self.object_having(before) {
            return own.then(&object);
        }
        // "X chiếm doanh thu 280 tỷ đồng, nhưng lại đạt | mức tăng doanh thu": who it was said of before.
        let Some(owner) = self.owner_at(before) else { return own };
        let owner = if owner.is_empty() { self.owner_before().unwrap_or_default() } else { owner };
        let owner = if pieces[before].is(Class::Copula) { owner } else { self.shortened(owner) };
        let key = |phrase: &Phrase| phrase.parts.first().map(|part| self.reader.scan.key(part.start));
        // "Việt Nam tăng GDP": where, not whose; "lạm phát có thể cao khi lạm phát tăng": itself.
        let moved = pieces[before].any(&[Class::Rise, Class::Fall]) && self.all_places(&owner);
        let fits = self.can_own(&owner) && !self.is_firm(&owner) && !moved && key(&owner) != key(&own);
        if fits { own.then(&owner) } else { own }
    }

    /// Who has what follows a verb: the subject of the clause, or the name that has a place in an order.
    pub(super) fn owner_at(&self, verb: usize) -> Option<Phrase> {
        match self.drafts.last().filter(|draft| draft.piece + 1 == verb) {
            Some(draft) => (draft.measure == Measure::Rank).then(|| draft.label.clone()),
            None => (!self.counts_up_to(verb)).then(|| self.actor(verb)),
        }
    }

    /// A noun phrase that stands before a comma with nothing said of it.
    fn dislocated(&self, comma: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let clause = phrase::clause_before(pieces, &self.reader.in_base, comma);
        let opens = clause.start.checked_sub(1).is_none_or(|before| {
            matches!(pieces[before].form, Form::Mark(Mark::Semicolon | Mark::Stop))
                || pieces[before].is(Class::Conjunction)
        });
        let bare = pieces[clause.clone()].iter().all(|piece| match piece.form {
            Form::Word if piece.any(&[Class::Said]) => false,
            Form::Word => !says(piece) || self.reader.entities[piece.tokens.start],
            Form::Place(_) | Form::Mark(_) => true,
            _ => false,
        });
        let aside = pieces.get(clause.start).is_none_or(|piece| {
            piece.any(&[Class::Intro, Class::Topic, Class::Locative, Class::Subordinate, Class::Adverb, Class::Because])
        });
        (opens && bare && !aside)
            .then(|| phrase::tidy(self.reader.scan, pieces, clause))
            .filter(|topic| topic.len() > 2)
    }

    /// "chi trả cổ tức với | tỷ lệ", "sở hữu một máy bay với | giá trị": what was done, or to what, is what the amount is of.
    fn object(&self, with: usize) -> Option<Phrase> {
        const MAX_OBJECT: usize = 10;
        let pieces = self.reader.pieces;
        // "với" opens a topic as well.
        if !pieces[with].is(Class::Topic) || !pieces[with].is(Class::Reach) {
            return None;
        }
        let clause = phrase::clause_before(pieces, &self.reader.in_base, with);
        // "3.450 doanh nghiệp đang hoạt động | với tổng vốn": what those counted do is told with them.
        let counts =
            |last: &Draft| last.piece + 1 == clause.start && self.reader.quantity(last).kind == QuantityKind::Count;
        if self.drafts.last().is_some_and(counts) {
            return None;
        }
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let verb =
            clause.clone().rev().find(|&at| !named(at) && pieces[at].any(&[Class::Act, Class::Own, Class::Preverb]))?;
        let between = pieces[verb + 1..with]
            .iter()
            .any(|piece| says(piece) || piece.any(&[Class::Rise, Class::Fall, Class::Reach]));
        let related = pieces[clause.start..verb].iter().any(|piece| piece.is(Class::Copula));
        if between || related || pieces[verb].any(&MEASURED) && verb == clause.start {
            return None;
        }
        let start = if pieces[verb].is(Class::Act) { verb } else { verb + 1 };
        let start = if pieces[verb].is(Class::Preverb) && !pieces[verb].is(Class::Act) { start + 1 } else { start };
        let object = phrase::tidy(self.reader.scan, pieces, start.min(with)..with);
        (verb + 1 < with && !object.is_empty() && object.len() <= MAX_OBJECT && object.len() > 1).then_some(object)
    }

    /// "tập đoàn xây dựng khu nghỉ dưỡng Biển Xanh | có quy mô": the object right before it has what "có" tells, and not
    /// who does something with it.
    fn object_having(&self, have: usize) -> Option<Phrase> {
        const VERBS: [Class; 6] =
            [Class::Act, Class::Own, Class::Preverb, Class::StatusForecast, Class::StatusTarget, Class::Copula];
        const APART: [Class; 7] =
            [Class::Locative, Class::From, Class::Dative, Class::Because, Class::And, Class::Rise, Class::Fall];
        let pieces = self.reader.pieces;
        if !pieces[have].is(Class::Have) {
            return None;
        }
        let clause = phrase::clause_before(pieces, &self.reader.in_base, have);
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let verb = clause.clone().skip(1).rev().find(|&at| !named(at) && pieces[at].any(&VERBS))?;
        // "Habeco là doanh nghiệp nhà nước có tổng tài sản": of the one that it is.
        let is = pieces[verb].is(Class::Copula);
        let inside = |at: usize| match pieces[at].mark() {
            Some(Mark::Dash) => true,
            mark => mark.is_none() && !pieces[at].any(&APART),
        };
        let plain = !is && (verb + 1..have).all(inside);
        let object = phrase::tidy(self.reader.scan, pieces, verb + 1..have);
        (plain && self.tells_name(&object) && self.can_own(&object)).then_some(object)
    }

    /// Whether a name stands in a phrase.
    pub(super) fn tells_name(&self, phrase: &Phrase) -> bool {
        let first = phrase.parts.first().map_or(0, |part| part.start);
        let tokens = &self.reader.scan.tokens;
        phrase.parts.iter().flat_map(Clone::clone).any(|token| {
            self.reader.entities[token]
                || token != first && tokens[token].is_capital() && tokens[token].case != crate::token::Case::Upper
        })
    }

    /// Whether nothing but the qualifiers of what the last figure counts stands before a piece.
    fn counts_up_to(&self, end: usize) -> bool {
        self.drafts.last().is_some_and(|draft| {
            draft.measure == Measure::Level
                && matches!(self.reader.quantity(draft).kind, QuantityKind::Count | QuantityKind::Physical)
                // What begins before the last figure is not beside it.
                && self.reader.pieces.get(draft.piece + 1..end).is_some_and(|between| {
                    between.iter().all(|piece| {
                        piece.form != Form::Word && piece.mark() != Some(Mark::Semicolon)
                            || piece.form == Form::Word && (piece.any(&[Class::Act, Class::Preverb]) || !says(piece))
                    })
                })
        })
    }

    /// The name that a phrase ends with.
    pub(super) fn name_behind(&self, phrase: &Phrase) -> Phrase {
        let tokens = &self.reader.scan.tokens;
        let named = |token: &usize| self.reader.entities[*token] || tokens[*token].is_capital();
        let said = phrase.parts.iter().rev().flat_map(|part| part.clone().rev());
        let length = said.take_while(named).count();
        phrase.without_head(phrase.len() - length)
    }

    /// Whether a phrase is the firm the document is about, by any of its names.
    fn is_firm(&self, phrase: &Phrase) -> bool {
        phrase.parts.first().is_some_and(|part| self.context.firms.is_main(part))
    }

    /// Who or what the clause that ends at a piece speaks of.
    pub(super) fn actor(&self, end: usize) -> Phrase {
        let actor = actor(self.reader, end);
        self.pointed(&actor).unwrap_or(actor)
    }

    /// "chuỗi nhà thuốc Minh An | của tập đoàn ...": a long name without the one that it belongs to.
    fn shortened(&self, owner: Phrase) -> Phrase {
        if owner.len() <= MAX_OWNER {
            return owner;
        }
        let said: Vec<Piece> = self.pieces_of(&owner).cloned().collect();
        let of = said.iter().position(|piece| piece.is(Class::Of)).unwrap_or(0);
        if of > 0 { Phrase::of_pieces(&said[..of]) } else { owner }
    }

    /// Whether a noun phrase can be whose amount it is: no amount itself, and not "doanh nghiệp này".
    pub(super) fn can_own(&self, owner: &Phrase) -> bool {
        // What another sentence named.
        if self.pieces_of(owner).next().is_none() {
            return !owner.is_empty() && owner.len() <= MAX_OWNER;
        }
        let last = self.pieces_of(owner).last();
        let acts = self.pieces_of(owner).next().is_some_and(|piece| piece.is(Class::Act));
        let praise = |token: usize| self.reader.scan.hit(token, Class::Character).is_some();
        let vague = acts
            || owner.parts.iter().flat_map(Clone::clone).any(praise)
            || last.is_none_or(|piece| piece.is(Class::Anaphor))
            || self.pieces_of(owner).all(|piece| {
                piece.any(&[Class::Firm, Class::Anaphor, Class::Adverb, Class::PlanNoun])
                    || matches!(piece.form, Form::Generic(_))
            });
        let amount = self
            .pieces_of(owner)
            .next()
            .is_some_and(|piece| piece.any(&MEASURED) && !piece.any(&[Class::Flow, Class::Sector]));
        let moves = self
            .pieces_of(owner)
            .any(|piece| piece.any(&[Class::Act, Class::Preverb, Class::Rise, Class::Fall]) && !piece.is(Class::Flow));
        !vague && !moves && owner.len() <= MAX_OWNER && !amount && (owner.len() > 1 || self.is_name(owner))
    }

    /// "bà Lan, sở hữu | 14% cổ phần", "cổ đông lớn nhất là Maybank nắm | 20% vốn": who holds the share.
    pub(super) fn holder(&self, own: &Phrase) -> Phrase {
        const MAX_HOLDER: usize = 12;
        if own.is_empty() {
            let actor = self.actor(self.governor.subject_end);
            return if self.can_own(&actor) { actor } else { Phrase::default() };
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let copula = said.iter().rposition(|piece| piece.is(Class::Copula)).unwrap_or(0);
        // "Vinalines là cổ đông lớn nắm giữ": the name is who it is, before "là" or behind it.
        let named = self.tells_name(&Phrase::of_pieces(&said[..copula]));
        let start = if copula == 0 || named { 0 } else { copula + 1 };
        // "bà Lan - Chủ tịch ...": the name before its title.
        let end = said
            .iter()
            .skip(start)
            .position(|piece| piece.mark() == Some(Mark::Dash))
            .map_or(said.len(), |at| start + at);
        let holder = Phrase::of_pieces(&said[start..end]);
        let verb = said[start..end].iter().position(|piece| piece.any(&[Class::Preverb, Class::Act, Class::Copula]));
        let holder = verb.map_or(holder, |verb| Phrase::of_pieces(&said[start..start + verb]));
        if holder.len() <= MAX_HOLDER { holder } else { Phrase::default() }
    }

    /// "doanh thu mảng này": the noun of "này" is that which was spoken of before.
    pub(super) fn resolved(&self, own: Phrase) -> Phrase {
        const MAX_NOUN: usize = 3;
        const MAX_ANTECEDENT: usize = 12;
        if !own.is_measured() {
            return own;
        }
        let said: Vec<Piece> = self.pieces_of(&own).cloned().collect();
        let Some(this) = said.iter().position(|piece| piece.is(Class::Anaphor) && !piece.any(&MEASURED)) else {
            return own;
        };
        let noun = |piece: &Piece| {
            piece.form == Form::Word && !piece.any(&MEASURED) && !piece.any(&[Class::Of, Class::From, Class::Firm])
        };
        let start = said[..this].iter().rposition(|piece| !noun(piece)).map_or(0, |at| at + 1);
        if start == 0 || start == this || this - start > MAX_NOUN || said[start - 1].is(Class::Firm) {
            return own;
        }
        let head =
            said[..start].iter().rposition(|piece| !piece.any(&[Class::Of, Class::From])).map_or(start, |at| at + 1);
        if said[..head].iter().any(says) {
            return own;
        }
        let head = Phrase::of_pieces(&said[..head]);
        let first = own.parts.first().map_or(0, |part| part.start);
        let before =
            self.reader.pieces.iter().position(|piece| piece.tokens.start == first).and_then(|at| at.checked_sub(1));
        let here = before
            .filter(|&at| self.reader.pieces[at].is(Class::Cause))
            .map(|at| self.actor(at))
            .filter(|actor| self.can_own(actor));
        let antecedent = self.topic().or(here);
        antecedent
            .filter(|one| one.len() <= MAX_ANTECEDENT)
            .map_or(own, |antecedent| self.of_aspect(&head, &antecedent))
    }

    /// The subject of a place in an order: what it is by, and whose it is ("đứng thứ ba về doanh thu là | PTI").
    pub(super) fn ranked(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 24;
        let pieces = self.reader.pieces;
        let limit = pieces.len().min(self.at + REACH);
        let copula = (self.at + 1..limit)
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].period().is_some())
            .find(|&at| says(&pieces[at]))
            .filter(|&at| pieces[at].is(Class::Copula));
        let name = copula.map(|copula| {
            let end = (copula + 1..limit)
                .find(|&at| {
                    matches!(pieces[at].form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Open | Mark::Stop))
                        || pieces[at].form == Form::Word && says(&pieces[at])
                })
                .unwrap_or(limit);
            phrase::tidy(self.reader.scan, pieces, copula + 1..end)
        });
        let own = name
            .filter(|name| !name.is_empty())
            .or_else(|| Some(own.clone()).filter(|own| !own.is_empty() && !own.is_measured()))?;
        // "đạt 36 tỷ USD, | nằm trong top 3": of what was told of just before.
        let bare = own.len() == 1 && self.pieces_of(&own).all(|piece| piece.roles.is_idle() && !piece.capital);
        if let Some(last) = self.drafts.last().filter(|last| bare && !last.subject.is_empty()) {
            return Some(last.subject.clone());
        }
        Some(self.ranked_by(&own).map_or(own.clone(), |head| self.in_place(&head, &own)))
    }

    /// What an order is by: "đứng thứ hai với | tổng vốn đầu tư", or the amount spoken of before.
    pub(super) fn ranked_by(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 20;
        let pieces = self.reader.pieces;
        let end = (self.at + 1..pieces.len().min(self.at + REACH))
            .find(|&at| match pieces[at].form {
                Form::Quantity(_) => true,
                // "đứng thứ hai (sau Hòa Bình) về vốn hóa".
                _ if pieces[at].depth > pieces[self.at].depth => false,
                Form::Mark(mark) => !matches!(mark, Mark::Comma | Mark::Open | Mark::Close),
                _ => false,
            })
            .unwrap_or(pieces.len().min(self.at + REACH));
        let start = (self.at + 1..end).find(|&at| pieces[at].any(&MEASURED));
        let end = start
            .and_then(|start| (start..end).find(|&at| pieces[at].any(&[Class::Copula, Class::Reach])))
            .unwrap_or(end);
        let behind =
            start.map(|start| phrase::tidy(self.reader.scan, pieces, start..end)).filter(|phrase| !phrase.is_empty());
        behind.or_else(|| {
            let last = self.drafts.last().map(|draft| &draft.subject).or(self.context.last.indicator.as_ref());
            last.filter(|last| self.is_name(own) && last.is_measured()).cloned()
        })
    }

    /// A subject that can't stand alone takes the head it belongs to: "trị giá" that of the goods counted before,
    /// "Trung Quốc" the total it is a part of.
    pub(super) fn complete(&self, own: &Phrase) -> Phrase {
        let own = self.named_item(own);
        if let Some(title) = self.item_title(&own) {
            return own.then(&title);
        }
        if let Some(named) = self.named(&own) {
            return named;
        }
        if let Some(parallel) = self.other_side(&own).or_else(|| self.parallel(&own)) {
            return parallel;
        }
        if let Some(amount) = self.amount_of_counted(&own) {
            return amount;
        }
        // "chi 2.015 triệu đồng" behind "thu ngân sách xã": of the same budget.
        let capital =
            own.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].case == crate::token::Case::Upper);
        if own.len() == 1 && own.is_measured() && !capital {
            let last = self.drafts.last().filter(|last| !self.counts_many(last));
            // "lãi", "lỗ": an amount of its own in another sentence.
            let alone = own.roles.has(Class::BalanceNoun);
            let before = self.context.last.indicator.as_ref().filter(|_| self.drafts.is_empty() && !alone);
            let head = last.map(|draft| &draft.subject).or(before);
            if let Some(head) = head.filter(|head| head.is_measured() && head.len() > 1 && head.len() <= RELATIONAL + 2)
            {
                return self.of_aspect(&own, head);
            }
        }
        let relational = own.len() <= RELATIONAL
            && self.all(
                &own,
                &[Class::MeasureNoun, Class::RateNoun, Class::Adverb, Class::Of, Class::Per, Class::Anaphor],
            );
        if relational {
            // "xăng dầu nhập khẩu 1,3 triệu tấn, tăng 24% và trị giá 800 triệu USD": of the amount, not of what it rose by.
            let last = |mark| (0..self.at).rev().find(|&at| self.reader.pieces[at].mark() == Some(mark)).unwrap_or(0);
            let (semicolon, colon) = (last(Mark::Semicolon), last(Mark::Colon));
            let amount = |draft: &&Draft| {
                let of_it = matches!(draft.measure, Measure::Change | Measure::Ratio)
                    || draft.measure == Measure::Share && draft.label.is_empty();
                !of_it && draft.piece >= semicolon
            };
            let draft = self.drafts.iter().rev().find(amount).or(self.drafts.last());
            // What a colon parts from the figure before it begins anew, and so does a percentage behind a semicolon.
            let anew = |draft: &&Draft| is_percent(self.reader.quantity(draft)) && draft.piece < semicolon;
            if let Some(draft) = draft.filter(|draft| draft.piece >= colon && !anew(draft)) {
                // "sản lượng sữa đạt 120.000 tấn, doanh thu 900 tỷ đồng": of the firm, not of the goods.
                let goods = self.reader.quantity(draft).kind == QuantityKind::Physical || self.counts_many(draft);
                if goods && self.pieces_of(&own).next().is_some_and(|piece| piece.any(&[Class::Firm, Class::Act])) {
                    let name = self.name_behind(&draft.subject);
                    return if self.can_own(&name) { own.then(&name) } else { own };
                }
                let counted = matches!(self.reader.quantity(draft).kind, QuantityKind::Count | QuantityKind::Physical)
                    && !own.roles.any(&[Class::BalanceNoun, Class::Stock]);
                // "xuất khẩu 300 triệu USD, nhập khẩu 200 triệu USD": both of the same goods.
                let parallel = !draft.label.is_empty() && self.all(&draft.label, &[Class::Flow]);
                if (counted || parallel) && !self.all(&draft.subject, &MEASURED) && draft.subject.len() > own.len() {
                    return self.of_aspect(&own, &draft.subject);
                }
                // "là nước nhập 20% lượng thịt của Brazil, giá trị 1,4 tỷ USD": of what the share is of.
                let shared = draft.measure == Measure::Share
                    && self.reader.pieces.get(draft.piece + 1).map(|next| next.tokens.start)
                        == draft.subject.parts.first().map(|part| part.start);
                if shared && draft.subject.is_measured() {
                    return self.of_aspect(&own, &draft.subject);
                }
                // "Ngô: 180 ha, năng suất 43 tạ/ha".
                let goods = draft.label.len() == 1 && draft.label.roles.is_idle();
                if !draft.label.is_measured() && (goods || self.can_own(&draft.label)) {
                    return own.then(&draft.label);
                }
                if let Some(owner) = self.owner_before() {
                    return own.then(&owner);
                }
            }
            return match self.topic() {
                Some(topic) if self.drafts.is_empty() => own.then(&topic),
                _ => own,
            };
        }
        if own.is_measured() {
            let bare = own.len() <= RELATIONAL && own.parts.len() == 1 && !self.tells_name(&own);
            let owner = self.owner_before().filter(|_| bare && !own.roles.has(Class::Of));
            return owner.map_or(own.clone(), |owner| own.then(&owner));
        }
        // "hỗ trợ 3 hộ, mỗi hộ 20 triệu đồng".
        if own.len() <= RELATIONAL
            && self.pieces_of(&own).next().is_some_and(|piece| piece.is(Class::Per))
            && let Some(draft) = self.drafts.last().filter(|draft| self.is_each_of(&own, draft))
        {
            return draft.subject.then(&own);
        }
        if let Some(item) = self.item(&own) {
            return item;
        }
        if self.measure == Measure::Change {
            return self.change_of_count(&own).unwrap_or(own);
        }
        if let Some(topic) = self.topic().filter(|topic| topic.is_measured() && self.drafts.is_empty()) {
            return topic.then(&own);
        }
        own
    }

    /// "576 doanh nghiệp, vốn đăng ký đạt 3.640 tỷ": an amount of the enterprises counted.
    fn amount_of_counted(&self, own: &Phrase) -> Option<Phrase> {
        // "số doanh nghiệp đạt 1.354 doanh nghiệp, tăng 110%; số vốn đạt ...": what is said of the count in between is passed.
        let told = |draft: &&Draft| !matches!(draft.measure, Measure::Change | Measure::Ratio | Measure::Share);
        let level = self.drafts.iter().rev().find(told).filter(|draft| draft.measure == Measure::Level);
        // "điện sản xuất 162 triệu kWh" is no amount of the clothes counted before.
        let head = self.pieces_of(own).next();
        let noun = head.is_some_and(|piece| piece.is(Class::Flow))
            || self.pieces_of(own).any(|piece| piece.any(&MEASURED) && !piece.is(Class::Flow));
        let draft = level.filter(|_| noun && own.len() <= RELATIONAL && self.measure == Measure::Level)?;
        let before = self.reader.quantity(draft);
        let counted = before.kind == QuantityKind::Count && before.unit != self.quantity.unit;
        // "nợ quá hạn": an amount of its own.
        let many = self.counts_many(draft);
        let alone = |piece: &Piece| {
            piece.any(&[Class::BalanceNoun, Class::Stock]) || piece.any(&[Class::Firm, Class::Act]) && many
        };
        if head.is_some_and(alone) {
            return None;
        }
        let listed = self.reader.pieces[draft.piece..self.at].iter().any(|piece| piece.mark() == Some(Mark::Colon));
        // "số hộ": "số" is no part of what is counted.
        let number = draft.subject.parts.first().is_some_and(|part| {
            self.reader.pieces.iter().any(|piece| {
                piece.tokens.start == part.start && piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor)
            })
        });
        // "dự án FDI": a counted noun with what qualifies it.
        let noun = draft.subject.parts.first().is_some_and(|part| part.start == before.unit_tokens.start);
        let of_them = counted && !listed && !self.says_unit(own) && (number || noun || !draft.subject.is_measured());
        of_them.then(|| self.of_aspect(own, &draft.subject))
    }

    /// "mỗi hộ" behind a count of households, not "mỗi ngày".
    fn is_each_of(&self, own: &Phrase, draft: &Draft) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let quantity = self.reader.quantity(draft);
        let said: Vec<u64> = own.parts.iter().flat_map(Clone::clone).map(key).collect();
        quantity.kind == QuantityKind::Count
            && (said.len() == 1 || quantity.unit_tokens.clone().next().is_some_and(|noun| said.contains(&key(noun))))
    }

    /// "đón 5 triệu lượt khách, doanh thu 900 tỷ đồng": those who come by the million have no revenue.
    fn counts_many(&self, draft: &Draft) -> bool {
        let quantity = self.reader.quantity(draft);
        let mut unit = quantity.unit_tokens.clone();
        quantity.kind == QuantityKind::Count && unit.any(|token| self.reader.scan.hit(token, Class::Populous).is_some())
    }

    /// "số giường bệnh: 31 giường": what a count counts stands in its own noun phrase.
    pub(super) fn says_unit(&self, own: &Phrase) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let unit = self.quantity.unit_tokens.clone().next().map(key);
        self.quantity.kind == QuantityKind::Count
            && unit.is_some()
            && own.parts.iter().flat_map(Clone::clone).any(|token| Some(key(token)) == unit)
    }

    /// "Hà Nội có 300 vụ cháy, Đà Nẵng giảm | 12 vụ": of what is counted, where or whose it is.
    fn change_of_count(&self, own: &Phrase) -> Option<Phrase> {
        if self.quantity.kind != QuantityKind::Count || !self.is_name(own) {
            return None;
        }
        let unit = &self.quantity.unit;
        let here = self.drafts.iter().rev().find(|draft| self.reader.quantity(draft).unit == *unit);
        let here = here.map(|draft| item::unlabelled(&draft.subject, &draft.label));
        let before = || self.context.counted(unit).map(|counted| counted.phrase.clone());
        let counted = here.or_else(before).unwrap_or_else(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()));
        Some(self.with_name(&counted, own))
    }

    /// Whose amount the figure before is: what was added to its own noun.
    fn owner_before(&self) -> Option<Phrase> {
        const MAX_NAME: usize = 4;
        let draft = self.drafts.iter().rev().find(|draft| !draft.label.is_empty())?;
        let between = &self.reader.pieces[draft.piece..self.at];
        let label = draft.label.len();
        // "nhà ông Sơn lỗ 100 triệu đồng vì giá heo hơi còn 45.000 đồng/kg": a price that is the reason is nobody's.
        let priced = self.quantity.unit.contains('/');
        let parts = |piece: &Piece| {
            matches!(piece.mark(), Some(Mark::Semicolon | Mark::Colon)) || priced && piece.is(Class::Because)
        };
        let parted = between.iter().any(parts);
        let measured = !parted && label > 0 && draft.label.is_measured();
        if measured && draft.subject.len() == label {
            // "doanh thu của MWG đạt ..., lợi nhuận": of the same.
            let said: Vec<Piece> = self.pieces_of(&draft.label).cloned().collect();
            // "chuỗi Hương Quê | lỗ 12 tỷ đồng, năm sau lỗ tiếp": a balance said as a verb.
            let balance = said.iter().rposition(|piece| !piece.is(Class::Adverb))?;
            if said[balance].is(Class::BalanceNoun) && balance > 0 {
                let owner = Phrase::of_pieces(&said[..balance]);
                return Some(owner).filter(|owner| owner.len() <= MAX_NAME * 2 && self.can_own(owner));
            }
            let of = said.iter().rposition(|piece| piece.is(Class::Of))?;
            let owner = Phrase::of_pieces(&said[of + 1..]);
            return Some(owner).filter(|owner| owner.len() <= MAX_NAME && self.can_own(owner) && !self.is_firm(owner));
        }
        // "tăng sản lượng sữa lên 120.000 tấn, tổng doanh thu 900 tỷ đồng".
        let goods =
            self.reader.quantity(draft).kind == QuantityKind::Physical && self.quantity.kind != QuantityKind::Physical;
        let rest = || if goods { self.name_behind(&draft.subject) } else { draft.subject.without_head(label) };
        (measured && draft.subject.len() > label)
            .then(rest)
            .filter(|owner| owner.len() <= MAX_NAME * 2 && self.can_own(owner))
    }

    /// `aspect` of `head`: "trị giá" of "lượng ô tô nhập khẩu" is "trị giá ô tô nhập khẩu".
    pub(super) fn of_aspect(&self, aspect: &Phrase, head: &Phrase) -> Phrase {
        // "tuyến đường | dài": of the road, not of its length.
        let tail = head.parts.last().map_or(0, |part| part.end);
        let extent = tail > 0 && self.reader.scan.hit(tail - 1, Class::Extent).is_some() && head.len() > 2;
        let mut head = if extent { head.without_tail(1) } else { head.clone() };
        if let Some(first) = head.parts.first_mut() {
            let (scan, pieces) = (self.reader.scan, self.reader.pieces);
            // Where it stands in another sentence the lexicon tells; "lượt khách" is counted.
            let at = |token: usize, limit: usize| {
                let here = pieces.iter().find(|piece| piece.tokens.start == token);
                let other = || Some(word(scan, token, limit)).filter(|_| scan.hit(token, Class::Noun).is_none());
                here.map(|piece| (piece.tokens.end, piece.roles)).or_else(other).filter(|&(end, _)| end <= limit)
            };
            let flow = self.all(aspect, &[Class::Flow]);
            let leads = |roles: &Roles| roles.has(Class::MeasureNoun) && (flow || !roles.has(Class::Flow));
            if let Some((end, _)) = at(first.start, first.end).filter(|(_, roles)| leads(roles)) {
                // "năng suất bình quân": the mean goes with its noun.
                let mean = at(end, first.end).filter(|&(_, roles)| end < first.end && roles.has(Class::Per));
                first.start = mean.map_or(end, |(end, _)| end);
            }
        }
        head.parts.retain(|part| !part.is_empty());
        // "số doanh nghiệp" of "doanh nghiệp thành lập mới" says the noun once.
        let key = |token: usize| self.reader.scan.key(token);
        let more = head.parts.len() > 1;
        if let (Some(last), Some(first)) = (aspect.parts.last(), head.parts.first_mut()) {
            let most = last.len().min(if more { first.len() } else { first.len().saturating_sub(1) });
            let same = |count: usize| (0..count).all(|at| key(last.end - count + at) == key(first.start + at));
            let count = (1..=most).rev().find(|&count| same(count)).unwrap_or(0);
            first.start += count;
        }
        head.parts.retain(|part| !part.is_empty());
        aspect.then(&head)
    }

    /// "tăng 5% | về lượng": what the figure speaks of.
    pub(super) fn aspect(&self) -> Option<Phrase> {
        let end = base::aspect_end(self.reader.pieces, self.at + 1)?;
        Some(Phrase::of_pieces(&self.reader.pieces[self.at + 2..end]))
    }

    /// "85 doanh nghiệp, vốn 30 tỷ đồng, giảm 13% | về số doanh nghiệp, 16% về vốn": the figure that the aspect names.
    pub(super) fn aspect_said(&self, aspect: &Phrase) -> Option<Phrase> {
        let key = |token: usize| self.reader.scan.key(token);
        let number = |piece: &&Piece| piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor);
        let numbered = self.pieces_of(aspect).next().as_ref().is_some_and(number);
        let noun: Vec<u64> = self
            .pieces_of(aspect)
            .filter(|piece| !number(piece))
            .flat_map(|piece| piece.tokens.clone())
            .map(key)
            .collect();
        let plain = |draft: &&Draft| {
            draft.measure == Measure::Level && base::aspect_end(self.reader.pieces, draft.piece + 1).is_none()
        };
        // "tổng vốn" says "vốn"; "khối lượng" does not say "lượng".
        let same = |start: usize| (start..).take(noun.len()).map(key).eq(noun.iter().copied());
        let says = |phrase: &Phrase| {
            self.pieces_of(phrase).any(|piece| {
                let tail = piece.tokens.end.saturating_sub(noun.len());
                same(piece.tokens.start) || piece.is(Class::WholeNoun) && piece.tokens.len() > noun.len() && same(tail)
            })
        };
        let counts = self.drafts.iter().filter(plain).count();
        let mut named = self.drafts.iter().filter(plain).filter(|draft| {
            let unit = self.reader.quantity(draft).unit_tokens.clone();
            unit.take(noun.len()).map(key).eq(noun.iter().copied()) || says(&draft.label)
        });
        let first = named.next().filter(|_| counts > 1 && !noun.is_empty())?;
        let said = || if numbered { self.of_aspect(aspect, &first.subject) } else { first.subject.clone() };
        named.next().is_none().then(said)
    }

    /// The last subject of the sentence that is no aspect of another.
    pub(super) fn unaspected(&self) -> Option<Phrase> {
        let plain = |draft: &&Draft| base::aspect_end(self.reader.pieces, draft.piece + 1).is_none();
        let counted = self.drafts.iter().rev().find(|draft| plain(draft) && !draft.subject.is_measured());
        let first = counted.or_else(|| self.drafts.iter().rev().find(plain));
        first.or(self.drafts.last()).map(|draft| draft.subject.clone())
    }
}

/// Who or what the clause that ends at a piece speaks of: the noun phrase before its first verb.
pub(super) fn actor(reader: &Reader<'_>, end: usize) -> Phrase {
    let pieces = reader.pieces;
    let mut end = end;
    let mut clause = phrase::clause_before(pieces, &reader.in_base, end);
    // "dệt may dẫn đầu, với": the clause before the comma.
    if clause.is_empty() && end.checked_sub(1).is_some_and(|comma| pieces[comma].mark() == Some(Mark::Comma)) {
        end -= 1;
        clause = phrase::clause_before(pieces, &reader.in_base, end);
    }
    // "HHS ghi nhận kết quả không khả quan, với": what is told is no subject.
    if let Some(said) = clause.start.checked_sub(1).filter(|&said| {
        pieces[said].is(Class::Said)
            && (pieces[said].is(Class::Reach) || said > 0 && pieces[said - 1].is(Class::Preverb))
    }) {
        let before = phrase::clause_before(pieces, &reader.in_base, said);
        clause = before.start..said;
    }
    // "đứng thứ ba về doanh thu là PTI với": who it is stands behind.
    // "thị trường lớn nhất là Indonesia với": and which one it is of them.
    if let Some(copula) = clause.clone().find(|&at| pieces[at].is(Class::Copula)).filter(|&copula| {
        clause.start.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some())
            || copula + 1 < clause.end && is_superlative(reader, &pieces[clause.start..=copula])
    }) {
        clause.start = copula + 1;
    }
    let named = |at: usize| reader.entities[pieces[at].tokens.start];
    // "hạt điều, hồ tiêu, cà phê tiếp tục": the verb stands behind the last of a list.
    let last = clause.clone().rev().find(|&at| pieces[at].mark() == Some(Mark::Comma)).unwrap_or(clause.start);
    let verb = clause
        .clone()
        .skip(last - clause.start + 1)
        .find(|&at| pieces[at].form == Form::Word && !named(at) && says(&pieces[at]));
    let clause = match verb {
        Some(verb) if clause.start < verb => {
            let whole = phrase::clause_before(pieces, &reader.in_base, verb);
            if pieces[clause.start - usize::from(clause.start > 0)].is(Class::Copula) {
                clause.start..verb
            } else {
                whole
            }
        }
        _ => clause,
    };
    phrase::tidy(reader.scan, pieces, clause)
}

/// Whether some pieces say that one of them leads all others.
fn is_superlative(reader: &Reader<'_>, pieces: &[Piece]) -> bool {
    let superlative = |token: usize| reader.scan.hit(token, Class::Superlative).is_some();
    pieces.iter().flat_map(|piece| piece.tokens.clone()).any(superlative)
}
