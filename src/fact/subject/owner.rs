//! Whose or of what an amount is: who has it before the verb, or what something was done to.

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::clause;
use crate::fact::grammar::edge;
use crate::fact::grammar::identity;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Places that one stands in another.
const MAX_ADDRESS: usize = 2;
/// Tokens of the one that has an amount.
const MAX_OWNER: usize = 14;

impl Figure<'_> {
    /// "Huy động 45 tỷ đồng, trong đó nhân dân đóng góp | 12 tỷ đồng": who gave a part is no part of the words of the whole.
    pub(in crate::fact) fn giver(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let gave = self.governor.class == Some(Class::Contribute) && self.quantity.kind == QuantityKind::Money;
        let first = own.parts.first().filter(|_| gave && self.measure == Measure::Level && own.parts.len() == 1)?;
        let before = pieces.partition_point(|piece| piece.tokens.start < first.start).checked_sub(1)?;
        let part = pieces[before].is(Class::Breakdown)
            || pieces[before].mark() == Some(Mark::Colon) && before > 0 && pieces[before - 1].is(Class::Breakdown);
        let plain = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        let someone = own.len() <= MAX_OWNER && self.pieces_of(own).all(plain) && !self.is_name(own);
        (part && someone && !self.next_is(&[Class::Toward])).then(|| own.clone())
    }

    /// "Singapore đứng thứ ba với | tổng vốn đầu tư", "dệt may tăng trưởng khá khi | giá trị xuất khẩu": a short measured
    /// noun takes the one that has it.
    pub(in crate::fact) fn owned(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 6;
        const HOLDS: [Class; 7] =
            [Class::Reach, Class::Own, Class::Act, Class::Contribute, Class::Rise, Class::Fall, Class::Share];
        let pieces = self.reader.pieces;
        let short = own.is_measured() && own.len() <= SHORT && !self.pieces_of(&own).any(|piece| piece.is(Class::Of));
        if !short || own.parts.len() != 1 || self.tells_name(&own) {
            return own;
        }
        let start = own.parts[0].start;
        let before = pieces.iter().position(|piece| piece.tokens.start == start).and_then(|at| at.checked_sub(1));
        let Some(before) = before else { return own };
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
        // "phần lớn nguồn vốn tập trung ở | tiền gửi khách hàng với": what it lies in.
        let lies =
            pieces[before].is(Class::Locative) && pieces[..before].last().is_some_and(|verb| verb.form == Form::Word);
        let holds = pieces[before].any(&HOLDS) && !pieces[before].is(Class::Breakdown) && !lies
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
        // "lượng ô tô nhập khẩu xuống mức thấp nhất với | số lượng": the same amount in another word.
        let relational = |piece: &Piece| self.reader.scan.hit(piece.tokens.start, Class::Relational).is_some();
        let both = [&own, &owner].iter().all(|one| self.pieces_of(one).next().is_some_and(relational));
        if own.len() <= 2 && owner.len() <= MAX_OWNER && both && self.pieces_of(&own).count() == 1 {
            return self.of_aspect(&own, &owner);
        }
        // "sản xuất, phân phối điện đứng thứ hai với | tổng vốn đầu tư": what has a place in an order.
        let ranks = |last: &Draft| last.measure == Measure::Rank && last.piece + 1 == before && last.label == owner;
        if self.drafts.last().is_some_and(ranks) && !owner.is_empty() && owner.len() <= MAX_OWNER {
            return own.then(&owner);
        }
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
        let clause = edge::clause_before(pieces, &self.reader.in_base, comma);
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
        // "Mưa bão nối tiếp mưa bão, sản lượng": a thing upon the same thing is what went on, and nothing that has an amount.
        let again = |topic: &Phrase| topic.len() > 4 && self.begins_with(topic, &topic.without_head(topic.len() - 2));
        // "Công tác y tế được quan tâm, | tỷ lệ tiêm chủng": a field, and what was done for it, tell how things stand.
        let field = pieces
            .get(clause.start)
            .is_some_and(|first| self.reader.scan.hit(first.tokens.start, Class::SocialField).is_some());
        let done = pieces[clause.clone()].iter().any(|piece| piece.is(Class::Passive));
        (opens && bare && !aside && !field && !done)
            .then(|| phrase::tidy(self.reader.scan, pieces, clause))
            .filter(|topic| topic.len() > 2 && !again(topic))
    }

    /// "chi trả cổ tức với | tỷ lệ", "sở hữu một máy bay với | giá trị": what was done, or to what, is what the amount is of.
    fn object(&self, with: usize) -> Option<Phrase> {
        const MAX_OBJECT: usize = 10;
        let pieces = self.reader.pieces;
        // "với" opens a topic as well.
        if !pieces[with].is(Class::Topic) || !pieces[with].is(Class::Reach) {
            return None;
        }
        let clause = edge::clause_before(pieces, &self.reader.in_base, with);
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
        // "thu hút nhiều dự án nhất | với tổng vốn": who has most of it has the amount.
        let leads = is_superlative(self.reader, &pieces[verb + 1..with]);
        if between || related || leads || pieces[verb].any(&MEASURED) && verb == clause.start {
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
        let clause = edge::clause_before(pieces, &self.reader.in_base, have);
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
    pub(in crate::fact) fn tells_name(&self, phrase: &Phrase) -> bool {
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
    pub(in crate::fact) fn name_behind(&self, phrase: &Phrase) -> Phrase {
        let tokens = &self.reader.scan.tokens;
        let named = |token: &usize| self.reader.entities[*token] || tokens[*token].is_capital();
        let said = phrase.parts.iter().rev().flat_map(|part| part.clone().rev());
        let length = said.take_while(named).count();
        phrase.without_head(phrase.len() - length)
    }

    /// Whether a phrase is the firm the document is about, by any of its names.
    pub(super) fn is_firm(&self, phrase: &Phrase) -> bool {
        phrase.parts.first().is_some_and(|part| self.context.firms.is_main(part))
    }

    /// Who or what the clause that ends at a piece speaks of.
    pub(in crate::fact) fn actor(&self, end: usize) -> Phrase {
        let actor = actor(self.reader, end);
        self.pointed(&actor).unwrap_or(actor)
    }

    /// "chuỗi nhà thuốc Minh An | của tập đoàn ...": a long name without the one that it belongs to.
    fn shortened(&self, owner: Phrase) -> Phrase {
        if owner.len() <= MAX_OWNER {
            return owner;
        }
        let said: Vec<Piece> = self.pieces_of(&owner).cloned().collect();
        // "chuyên gia | tại công ty ...": nor where it is.
        let apart = |piece: &Piece| piece.is(Class::Of) || piece.is(Class::Locative) && !piece.is(Class::Reach);
        let of = said.iter().position(apart).unwrap_or(0);
        if of > 0 { Phrase::of_pieces(&said[..of]) } else { owner }
    }

    /// Whether a noun phrase can be whose amount it is: no amount itself, and not "doanh nghiệp này".
    pub(in crate::fact) fn can_own(&self, owner: &Phrase) -> bool {
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
            || self.pieces_of(owner).nth(1).is_some_and(|verb| verb.is(Class::Copula))
                && self.pieces_of(owner).next().is_some_and(|piece| piece.is(Class::Anaphor))
            || self.pieces_of(owner).all(|piece| {
                piece.any(&[Class::Firm, Class::Anaphor, Class::Adverb, Class::PlanNoun, Class::Present])
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
    pub(in crate::fact) fn holder(&self, own: &Phrase) -> Phrase {
        const MAX_HOLDER: usize = 12;
        const MAX_NAME: usize = 6;
        if own.is_empty() {
            let actor = self.actor(self.governor.subject_end);
            return if self.can_own(&actor) { actor } else { Phrase::default() };
        }
        let pieces = self.reader.pieces;
        let start = own.parts.first().map_or(0, |first| pieces.partition_point(|one| one.tokens.start < first.start));
        if let Some(named) = identity::before_kin(self.reader, start) {
            return phrase::tidy(self.reader.scan, pieces, named);
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let copula = said.iter().rposition(|piece| piece.is(Class::Copula)).unwrap_or(0);
        // "Vinalines là cổ đông lớn nắm giữ": the name is who it is, before "là" or behind it.
        let named = self.tells_name(&Phrase::of_pieces(&said[..copula])) && copula <= MAX_HOLDER;
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
        if holder.len() <= MAX_NAME {
            return holder;
        }
        // "danh sách có sự góp mặt của | bà Lan đang giữ chức Giám đốc và nắm giữ": the person named last before the verb.
        let end = said.iter().rposition(|piece| piece.any(&[Class::Act, Class::Preverb])).unwrap_or(said.len());
        let of = said[..end].iter().rposition(|piece| piece.is(Class::Of)).map_or(end, |of| of + 1);
        let titled = said.get(of).is_some_and(|piece| self.reader.scan.hit(piece.tokens.start, Class::Title).is_some());
        let verb = said[of..end].iter().position(|piece| piece.is(Class::Preverb)).map_or(end, |verb| of + verb);
        let person = Phrase::of_pieces(&said[of..verb]);
        if titled && person.len() <= MAX_NAME {
            return person;
        }
        if holder.len() <= MAX_HOLDER { holder } else { Phrase::default() }
    }
}

/// Who or what the clause that ends at a piece speaks of: the noun phrase before its first verb.
pub(in crate::fact) fn actor(reader: &Reader<'_>, end: usize) -> Phrase {
    let pieces = reader.pieces;
    // "Minh Long, | doanh nghiệp sữa lớn nhất tỉnh, đạt": who it is, not what else it is called.
    let mut end = identity::before_apposition(reader, 0, end).unwrap_or(end);
    let mut clause = edge::clause_before(pieces, &reader.in_base, end);
    // "dệt may dẫn đầu, với": the clause before the comma.
    if clause.is_empty() && end.checked_sub(1).is_some_and(|comma| pieces[comma].mark() == Some(Mark::Comma)) {
        end -= 1;
        clause = edge::clause_before(pieces, &reader.in_base, end);
    }
    // "Tháp An Bình, | thành phố Huế | có": where it stands is not what has the amount.
    let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Dash));
    for _ in 0..MAX_ADDRESS {
        let comma = clause.start.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma));
        let Some(comma) = comma.filter(|_| !clause.is_empty() && pieces[clause.clone()].iter().all(place)) else {
            break;
        };
        let before = edge::clause_before(pieces, &reader.in_base, comma);
        // "Năm 2018, Hải Phòng có": a bare name has it itself.
        let kind = !reader.scan.tokens[pieces[clause.start].tokens.start].is_capital();
        if before.is_empty() || !kind || !opens_statement(pieces, before.start) {
            break;
        }
        clause = before;
    }
    // "HHS ghi nhận kết quả không khả quan, với": what is told is no subject.
    if let Some(said) = clause.start.checked_sub(1).filter(|&said| {
        pieces[said].is(Class::Said)
            && (pieces[said].is(Class::Reach) || said > 0 && pieces[said - 1].is(Class::Preverb))
    }) {
        let before = edge::clause_before(pieces, &reader.in_base, said);
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
            let whole = edge::clause_before(pieces, &reader.in_base, verb);
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

/// Whether a statement begins at a piece, or an item of an address.
fn opens_statement(pieces: &[Piece], start: usize) -> bool {
    start.checked_sub(1).is_none_or(|before| {
        matches!(pieces[before].mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Stop))
    }) && !pieces
        .get(start)
        .is_some_and(|piece| piece.any(&[Class::Intro, Class::Topic, Class::Locative, Class::Versus]))
}

/// Whether some pieces say that one of them leads all others.
fn is_superlative(reader: &Reader<'_>, pieces: &[Piece]) -> bool {
    let superlative = |token: usize| reader.scan.hit(token, Class::Superlative).is_some();
    pieces.iter().flat_map(|piece| piece.tokens.clone()).any(superlative)
}
