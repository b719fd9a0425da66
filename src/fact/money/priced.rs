//! Prices, and amounts that open their statement: what has them, where it is told apart from the words of its neighbours.

use crate::fact::Measure;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece, word};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::goods::goods;
use crate::lexicon::{Class, Signs};
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "vé hạng nhất có giá | 900.000 đồng": the noun in a predicate that states a price.
    pub(in crate::fact) fn priced(&self, own: &Phrase) -> Option<Phrase> {
        let predicate = &self.reader.pieces[self.governor.piece?];
        let last = predicate.tokens.end - 1;
        let states = predicate.tokens.len() > 1 && self.reader.scan.hit(last, Class::Quoted).is_some();
        (states && !own.is_measured()).then(|| Phrase::of_tokens(last..last + 1).then(own))
    }

    /// "Giá một số nông sản giảm, | cam sành | còn 12.000 đồng/kg": the price of one of those whose prices have moved.
    pub(in crate::fact) fn price_of_one(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_GOODS: usize = 4;
        const MAX_CLAUSE: usize = 10;
        let pieces = self.reader.pieces;
        let price = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        let part =
            own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_GOODS && !own.is_measured())?;
        let comma = self.reader.piece_from(part.start).checked_sub(1)?;
        let verb = comma.checked_sub(1).filter(|&verb| pieces[verb].any(&[Class::Rise, Class::Fall]))?;
        let parts = |at: &usize| match pieces[*at].form {
            Form::Quantity(_) => true,
            Form::Mark(mark) => mark != Mark::Comma,
            _ => false,
        };
        let floor = verb.saturating_sub(MAX_CLAUSE);
        let start = (floor..verb).rev().find(parts).map_or(floor, |at| at + 1);
        let noun = (start..verb).find(|&at| pieces[at].is(Class::Quoted))?;
        let goods = self.pieces_of(own).all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let told = pieces[comma].mark() == Some(Mark::Comma) && goods && price;
        told.then(|| Phrase::of_pieces(&pieces[noun..=noun]).then(own))
    }

    /// "Giá xăng RON 95 giảm 630 đồng/lít; | dầu diesel | tăng 10 đồng/lít", "Giá cà phê tăng 500 đồng/kg; tại | Gia Lai | tăng 600 đồng/kg": the
    /// price of other goods, or elsewhere, behind a price in the unit.
    pub(in crate::fact) fn price_beside(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_GOODS: usize = 5;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let last = self.drafts.last().filter(|last| self.reader.quantity(last).unit == self.quantity.unit)?;
        let part =
            own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_GOODS && !own.is_measured())?;
        let price = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        let head = last.words.parts.first().filter(|_| price)?.clone();
        let (end, roles) = word(scan, head.start, head.end);
        let first = self.reader.piece_from(part.start);
        let joint = |piece: &Piece| matches!(piece.mark(), Some(Mark::Semicolon | Mark::Comma)) || piece.is(Class::And);
        let led = first.checked_sub(1).map(|lead| if pieces[lead].is(Class::Locative) { lead } else { first });
        let parted = led.and_then(|lead| lead.checked_sub(1)).is_some_and(|lead| joint(&pieces[lead]));
        if !parted || !roles.has(Class::Quoted) || part.start < pieces[last.piece].tokens.end {
            return None;
        }
        let noun = Phrase::of_tokens(head.start..end);
        if self.all_places(own) {
            return goods(scan, &last.words).map(|goods| noun.then(&goods).then(own));
        }
        let goods = self.pieces_of(own).all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        goods.then(|| noun.then(own))
    }

    /// "đội bóng nhận giải thưởng | trị giá | 2 tỷ đồng": of what stands right before it, not of who does what with it.
    pub(in crate::fact) fn worth_of(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 8;
        const VERBS: [Class; 3] = [Class::Act, Class::Own, Class::Passive];
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        if !money || self.governor.class.is_some() || !self.reader.may_say(Signs::class(Class::Relational)) {
            return None;
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let (worth, before) = said.split_last()?;
        let relational = self.reader.scan.hit(worth.tokens.start, Class::Relational).is_some();
        let verb = before.iter().rposition(|piece| piece.any(&VERBS) || piece.is(Class::Preverb));
        let noun = &before[verb.map_or(0, |verb| verb + 1)..];
        let plain = |piece: &Piece| match piece.form {
            Form::Word => !says(piece) && !piece.any(&MEASURED) && !piece.any(&[Class::And, Class::Per]),
            Form::Place(_) | Form::Mark(Mark::Quote) => true,
            _ => false,
        };
        // "khoản đầu tư dài hạn trị giá": a verb behind a measured noun is part of that.
        let beside = verb.map_or(before, |verb| &before[verb.saturating_sub(1)..=verb]);
        let apart = !beside.iter().any(|piece| piece.any(&MEASURED));
        let fits = relational && apart && noun.iter().all(plain);
        let noun = Phrase::of_pieces(noun);
        (fits && (1..=MAX_NOUN).contains(&noun.len()))
            .then(|| Phrase::of_pieces(std::slice::from_ref(worth)).then(&noun))
    }

    /// "Với doanh thu 500 tỷ đồng, Hòa An dẫn đầu", "Với 65% cổ phần, ông Bình kiểm soát": an amount or a share that opens its
    /// statement is of the subject behind the comma.
    pub(in crate::fact) fn fronted(&self) -> Option<Phrase> {
        const REACH: usize = 8;
        let pieces = self.reader.pieces;
        let limit = |from: usize| pieces.len().min(from + REACH);
        let lead = (0..self.at)
            .rev()
            .take_while(|&at| matches!(pieces[at].form, Form::Word | Form::Hedge | Form::Period(_)))
            .last()?;
        let with = pieces[lead].is(Class::Topic) && pieces[lead].is(Class::Reach);
        let opens = lead.checked_sub(1).is_none_or(|before| pieces[before].mark() == Some(Mark::Semicolon));
        let comma = (self.at + 1..limit(self.at))
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].mark().is_some())
            .find(|&at| pieces[at].mark() == Some(Mark::Comma))
            .filter(|_| with && opens)?;
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let verb = (comma + 1..limit(comma))
            .take_while(|&at| named(at) || matches!(pieces[at].form, Form::Word | Form::Place(_)))
            .find(|&at| !named(at) && says(&pieces[at]))?;
        Some(phrase::tidy(self.reader.scan, pieces, comma + 1..verb)).filter(|owner| self.can_own(owner))
    }

    /// "Với | tỷ lệ nắm giữ | 53,6%, tập đoàn Sao Mai nhận về": a rate of what is held, and who holds it.
    pub(in crate::fact) fn fronted_rate(&self, own: &Phrase) -> Option<Phrase> {
        let holds = own.is_measured() && self.governor.class == Some(Class::Own);
        let verb = self.governor.piece.filter(|_| holds && is_percent(self.quantity))?;
        let verb = Phrase::of_pieces(&self.reader.pieces[verb..=verb]);
        Some(own.then(&verb).then(&self.fronted()?))
    }

    /// Whether some words are those of a figure before, though another measured noun stands right before this one: of "tỷ lệ
    /// lấp đầy 93%, giá thuê 60 USD" the second is no rate.
    pub(in crate::fact) fn is_of_neighbour(&self, own: &Phrase, told: &Phrase, words: &Phrase) -> bool {
        const SHORT: usize = 4;
        const OPEN: [Class; 4] = [Class::GrowthNoun, Class::Vague, Class::Anaphor, Class::Adverb];
        let Some(last) = self.drafts.last() else { return false };
        let figure = self.reader.pieces[last.piece].tokens.start;
        // "lợi nhuận đạt 4 tỷ đồng, tiêu thụ 900 lít, | tăng 6%": of the noun of the amount right before.
        if own.is_empty()
            && self.measure == Measure::Change
            && last.measure == Measure::Level
            && !self.governor.shared
            && told == &last.subject
            && let Some(label) = last.label.parts.first()
            && last.label.is_measured()
        {
            return words.parts.iter().all(|part| part.end <= label.start);
        }
        let named = (2..=SHORT).contains(&own.len())
            && own.parts.iter().all(|part| part.start > figure)
            && self.pieces_of(own).next().is_some_and(|head| head.any(&MEASURED))
            && !self.pieces_of(own).any(|piece| piece.any(&OPEN));
        (named || self.is_beside(own, last)) && words.parts.iter().all(|part| part.end <= figure)
    }

    /// "biệt thự từ 15 tỷ đồng/căn, | shophouse | từ 8 tỷ đồng/căn": a noun between the comma behind the last figure and this one
    /// is what this one is of.
    fn is_beside(&self, own: &Phrase, last: &Draft) -> bool {
        const SHORT: usize = 4;
        const OTHER: [Class; 4] = [Class::GrowthNoun, Class::Vague, Class::Anaphor, Class::Adverb];
        let [part] = &own.parts[..] else { return false };
        let between = &self.reader.pieces[last.piece + 1..self.at];
        let comma = between.first().is_some_and(|piece| piece.mark() == Some(Mark::Comma));
        let mut behind = between.iter().filter(|piece| piece.tokens.start >= part.end);
        let near = between.get(1).is_some_and(|piece| piece.tokens.start == part.start);
        comma
            && near
            && own.len() <= SHORT
            && behind.all(|piece| piece.form == Form::Hedge || piece.is(Class::From))
            && self.reader.quantity(last).unit == self.quantity.unit
            && !self.pieces_of(own).any(|piece| piece.any(&OTHER) || says(piece))
    }

    /// Whether some words reach back over the comma of a clause that is said aside, before what the grammar tells: "nếu bán hết
    /// cổ phiếu này, | ông Tài thu về 92 tỷ đồng".
    pub(in crate::fact) fn reaches_aside(&self, told: &Phrase, words: &Phrase) -> bool {
        const ASIDE: [Class; 3] = [Class::Subordinate, Class::Condition, Class::Because];
        let pieces = self.reader.pieces;
        let start = |phrase: &Phrase| phrase.parts.iter().map(|part| part.start).min();
        let Some((first, own)) = start(words).zip(start(told)).filter(|(first, own)| first < own) else { return false };
        let at = |token: usize| pieces.partition_point(|piece| piece.tokens.end <= token);
        let (first, own) = (at(first), at(own).min(self.at));
        let comma = (first..own).find(|&at| pieces[at].mark() == Some(Mark::Comma));
        let begins = |at: &usize| matches!(pieces[*at].mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Stop));
        let open = (0..first).rev().find(begins).map_or(0, |mark| mark + 1);
        comma.is_some() && pieces[open].any(&ASIDE) && !pieces[open].is(Class::Topic)
    }

    /// "vàng SJC mua vào 56,7 triệu đồng và | bán ra | 57,3 triệu đồng": the other side of the price of the same thing.
    pub(in crate::fact) fn other_side(&self, own: &Phrase) -> Option<Phrase> {
        const SIDES: [Class; 2] = [Class::Act, Class::Own];
        let last = self.drafts.last().filter(|last| self.reader.quantity(last).unit == self.quantity.unit)?;
        let near = self.reader.pieces.get(last.piece + 1)?;
        let mut said = self.pieces_of(own);
        let verb = said.next().filter(|piece| piece.any(&SIDES) && !piece.any(&MEASURED))?;
        let before: Vec<_> = self.pieces_of(&last.subject).cloned().collect();
        let (side, thing) = before.split_last()?;
        let joined = near.is(Class::And) || near.mark() == Some(Mark::Comma);
        let other =
            side.any(&SIDES) && self.reader.scan.key(side.tokens.start) != self.reader.scan.key(verb.tokens.start);
        (said.next().is_none() && joined && other && !thing.is_empty()).then(|| Phrase::of_pieces(thing).then(own))
    }

    /// "tại | quảng trường Thống Nhất rộng | 13 ha": what is so large is the noun phrase right before the word for it.
    pub(in crate::fact) fn extent(&self) -> Option<Phrase> {
        const MAX_NOUN: usize = 8;
        const EDGES: [Class; 16] = [
            Class::Locative,
            Class::Topic,
            Class::Have,
            Class::Reach,
            Class::Preverb,
            Class::Act,
            Class::Own,
            Class::And,
            Class::But,
            Class::Of,
            Class::Said,
            Class::Cause,
            Class::Intro,
            Class::From,
            Class::Passive,
            Class::Conjunction,
        ];
        let pieces = self.reader.pieces;
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let physical = self.quantity.kind == QuantityKind::Physical && self.measure == Measure::Level;
        let aside = |at: &usize| pieces[*at].form == Form::Hedge || pieces[*at].is(Class::Adverb);
        let large = |at: &usize| {
            pieces[*at].form == Form::Word && self.reader.scan.hit(pieces[*at].tokens.start, Class::Extent).is_some()
        };
        let word = (0..self.at).rev().take(MAX_NOUN).find(|at| !aside(at) || large(at)).filter(large)?;
        let word = Some(word).filter(|&word| word > 0)?;
        let noun = |at: &usize| {
            named(*at)
                || match pieces[*at].form {
                    Form::Word => !pieces[*at].any(&EDGES) && !pieces[*at].any(&MEASURED),
                    Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote) => true,
                    // "tuyến cao tốc Mỹ Thuận - Cần Thơ".
                    Form::Mark(Mark::Dash) => edge::joins(pieces, *at) || self.joins_names(*at),
                    _ => false,
                }
        };
        let end = self.before_passive(word);
        let start = (0..end).rev().take(MAX_NOUN * 2).take_while(noun).last().unwrap_or(end);
        let thing = phrase::tidy(self.reader.scan, pieces, start..end);
        // "cây cầu dài 1.200 m, | rộng | 12 m": of the same thing.
        let same = self.drafts.last().filter(|last| {
            let joined = pieces[word - 1].is(Class::And) || pieces[word - 1].mark() == Some(Mark::Comma);
            let tail = self.pieces_of(&last.subject).last();
            let told = tail.is_some_and(|tail| self.reader.scan.hit(tail.tokens.start, Class::Extent).is_some());
            thing.is_empty() && told && joined && last.piece + 2 == word
        });
        // "công viên có diện tích 9 ha, | rộng | 90 m": nor is its area what is so wide.
        let area = self.drafts.last().filter(|last| {
            let measured = self.pieces_of(&last.subject).filter(|noun| noun.is(Class::MeasureNoun)).count();
            let noun = measured == 1 && self.pieces_of(&last.subject).count() > 1;
            let joined = pieces[word - 1].is(Class::And) || pieces[word - 1].mark() == Some(Mark::Comma);
            let physical = self.reader.quantity(last).kind == QuantityKind::Physical;
            thing.is_empty() && same.is_none() && noun && joined && physical && last.piece + 2 == word
        });
        let of_area = |last: &Draft| {
            let owner = self.pieces_of(&last.subject).filter(|noun| !noun.is(Class::MeasureNoun));
            Phrase::of_pieces(&owner.cloned().collect::<Vec<_>>())
        };
        let thing = same.map(|last| last.subject.without_tail(1)).or_else(|| area.map(of_area)).unwrap_or(thing);
        // "tòa nhà cao 70 tầng".
        let floors = self.quantity.kind == QuantityKind::Count && same.is_none() && pieces[word].tokens.len() == 1;
        let measures = physical || floors && self.measure == Measure::Level && word + 1 == self.first_of_hedge();
        (measures && (2..=MAX_NOUN).contains(&thing.len()))
            .then(|| thing.then(&Phrase::of_tokens(pieces[word].tokens.start..pieces[word].tokens.start + 1)))
    }

    /// Whether a dash stands between two names.
    fn joins_names(&self, dash: usize) -> bool {
        let pieces = self.reader.pieces;
        let name = |piece: &Piece| piece.place().is_some() || self.reader.scan.tokens[piece.tokens.start].is_capital();
        dash > 0 && name(&pieces[dash - 1]) && pieces.get(dash + 1).is_some_and(name)
    }

    /// "tuyến cao tốc | được thiết kế | dài": where the noun phrase ends, before what was done to it.
    fn before_passive(&self, word: usize) -> usize {
        const MAX_VERB: usize = 2;
        let verb = |at: &usize| self.reader.pieces[*at].form == Form::Word && self.reader.pieces[*at].roles.is_idle();
        let first = (0..word).rev().take(MAX_VERB).take_while(verb).last().unwrap_or(word);
        let passive = first.checked_sub(1).filter(|&at| self.reader.pieces[at].is(Class::Passive));
        passive.filter(|_| first < word).unwrap_or(word)
    }

    /// Where the figure begins, with what hedges it.
    fn first_of_hedge(&self) -> usize {
        self.reader.pieces[..self.at].iter().rposition(|piece| piece.form != Form::Hedge).map_or(0, |last| last + 1)
    }

    /// "ông Tuấn bị tuyên 7 năm | tù": who is sentenced, and to what.
    pub(in crate::fact) fn sentenced(&self) -> Option<Phrase> {
        const MAX_CLAUSE: usize = 14;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let term = pieces.get(self.at + 1)?.tokens.start;
        let end = scan.hit(term, Class::PrisonTerm)?.end as usize;
        let clause = edge::clause_before(pieces, &self.reader.in_base, self.at);
        let said = phrase::tidy(scan, pieces, clause);
        let fits = (2..=MAX_CLAUSE).contains(&said.len()) && self.quantity.kind == QuantityKind::Physical;
        fits.then(|| said.then(&Phrase::of_tokens(term..end)))
    }
}
