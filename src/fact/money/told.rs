//! Amounts of money whose noun stands elsewhere than right before them: behind the verb of who wins a prize, before the bracket that
//! tells what it was at another time, in the sentence before.

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::{Class, Signs};
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Kind;

impl Figure<'_> {
    /// "phạt tiền 30 trường hợp với | 120 triệu đồng": the fine, and not those that were fined.
    pub(in crate::fact) fn fine_told(&self, own: &Phrase) -> Option<Phrase> {
        let money = self.quantity.kind == QuantityKind::Money && own.is_empty() && self.after().is_empty();
        self.drafts.last().filter(|_| money).and_then(|last| self.fine_in(&last.subject))
    }

    /// "phạt tiền | 30 trường hợp": what was done to those that are counted, and no sum of money.
    pub(in crate::fact) fn count_fined(&self, own: &Phrase) -> Option<Phrase> {
        let counts = self.quantity.kind == QuantityKind::Count && self.is_fine(own);
        counts.then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()).then(own))
    }

    /// The fine among the words of what was counted.
    pub(in crate::fact) fn fine_in(&self, subject: &Phrase) -> Option<Phrase> {
        subject.parts.iter().skip(1).map(|part| Phrase::of_tokens(part.clone())).find(|part| self.is_fine(part))
    }

    /// Whether words are no more than "phạt tiền" or its like.
    fn is_fine(&self, words: &Phrase) -> bool {
        let whole = |part: &TokenRange| {
            self.reader.scan.hit(part.start, Class::Fine).is_some_and(|fine| fine.end as usize == part.end)
        };
        words.parts.len() == 1 && words.parts.first().is_some_and(whole)
    }

    /// What the order of the words alone tells of an amount of money.
    pub(in crate::fact) fn money_told(&self, own: &Phrase) -> Option<Phrase> {
        if self.quantity.kind != QuantityKind::Money || self.measure != Measure::Level {
            return None;
        }
        self.at_time_in_bracket()
            .or_else(|| self.won())
            .or_else(|| self.by_hours(own))
            .or_else(|| self.somewhere())
            .or_else(|| self.numbered_kind(own))
            .or_else(|| self.extreme_of_kind(own))
            .or_else(|| self.at_price(own))
            .or_else(|| self.colon_beside(own))
    }

    /// "phí gửi xe máy 5.000 đồng/lượt (năm trước thu | 4.000 đồng/lượt)", "lương 14 triệu đồng (mức hiện nay là | 13 triệu đồng)":
    /// what a bracket tells of another time is of the amount before the bracket.
    fn at_time_in_bracket(&self) -> Option<Phrase> {
        const MAX_LEAD: usize = 8;
        const MAX_NOUN: usize = 4;
        const TIMES: [Class; 2] = [Class::Now, Class::Present];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if pieces[self.at].depth == 0 {
            return None;
        }
        let floor = self.at.saturating_sub(MAX_LEAD);
        let open = (floor..self.at).rev().find(|&at| pieces[at].mark() == Some(Mark::Open))?;
        let last = self.drafts.last().filter(|last| last.piece < open && last.measure == Measure::Level)?;
        // "chi 1.200 đồng | tiền quỹ | (kỳ trước chi 900 đồng)".
        let noun = pieces.get(last.piece + 1..open)?;
        let beside = noun.len() <= MAX_NOUN && noun.iter().all(|piece| piece.form == Form::Word && !says(piece));
        let lead = &pieces[open + 1..self.at];
        let timed = lead.iter().any(|piece| piece.any(&TIMES) || piece.period().is_some());
        let key = |token: usize| scan.key(token);
        let before = |token: usize| {
            let mut words = last.words.parts.iter().flat_map(Clone::clone);
            words.any(|word| key(word) == key(token))
        };
        // "(năm trước lợi nhuận 30 tỷ đồng)": another noun is of something else.
        let again = |piece: &Piece| match piece.form {
            Form::Period(_) | Form::Hedge => true,
            Form::Word => {
                let plain = !piece.any(&MEASURED) || piece.is(Class::Act) && !piece.is(Class::Flow);
                let level = || scan.hit(piece.tokens.start, Class::FigureNoun).is_some();
                !piece.capital && (plain || level() || piece.tokens.clone().all(before))
            }
            _ => false,
        };
        let alike = self.alike_in_currency(&self.reader.quantity(last).unit) && !last.words.is_empty();
        (beside && timed && alike && lead.iter().all(again)).then(|| last.words.clone())
    }

    /// Whether an amount in `unit` is in the same currency, for one of something or not.
    fn alike_in_currency(&self, unit: &str) -> bool {
        unit.split('/').next() == self.quantity.unit.split('/').next()
    }

    /// "người chơi may mắn trúng giải nhất | trị giá | 7 tỷ đồng": what was won, not who won it.
    fn won(&self) -> Option<Phrase> {
        const MAX_PRIZE: usize = 8;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if !self.reader.may_say(Signs::class(Class::Win)) {
            return None;
        }
        let worth = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let relational = scan.hit(pieces[worth].tokens.start, Class::Relational).is_some();
        let inside = |piece: &Piece| match piece.form {
            Form::Word => !says(piece) && !piece.any(&MEASURED) && !piece.any(&[Class::And, Class::Per]),
            Form::Place(_) | Form::Mark(Mark::Quote) => true,
            _ => false,
        };
        let wins = |at: &usize| scan.hit(pieces[*at].tokens.start, Class::Win).map(|hit| hit.end as usize);
        let floor = worth.saturating_sub(MAX_PRIZE);
        let verb = (floor..worth).rev().take_while(|&at| inside(&pieces[at])).find_map(|at| wins(&at))?;
        let prize = phrase::tidy(scan, pieces, self.reader.piece_from(verb)..worth);
        (relational && !prize.is_empty()).then(|| Phrase::of_pieces(&pieces[worth..=worth]).then(&prize))
    }

    /// "phí giữ xe 5.000 đồng vào ban ngày, | 8.000 đồng | ban đêm": of the same, at other hours.
    fn by_hours(&self, own: &Phrase) -> Option<Phrase> {
        if !own.is_empty() || !self.reader.may_say(Signs::class(Class::PriceHours)) {
            return None;
        }
        let hours = self.hours_behind(self.at)?;
        let last = self.drafts.last().filter(|last| self.alike_in_currency(&self.reader.quantity(last).unit))?;
        let others = self.hours_behind(last.piece)?;
        let told = last.words.without_tokens(&others);
        (last.measure == Measure::Level && !told.is_empty()).then(|| told.then(&Phrase::of_tokens(hours)))
    }

    /// At which hours a price holds, right behind its figure.
    fn hours_behind(&self, figure: usize) -> Option<TokenRange> {
        const LEADS: [Class; 4] = [Class::Toward, Class::Locative, Class::Dative, Class::Topic];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let hours = |at: usize| {
            let start = pieces.get(at)?.tokens.start;
            scan.hit(start, Class::PriceHours).map(|hit| start..hit.end as usize)
        };
        let led = || pieces.get(figure + 1).filter(|lead| lead.any(&LEADS)).and_then(|_| hours(figure + 2));
        hours(figure + 1).or_else(led)
    }

    /// "Giá vé từ 500.000 đồng, nhiều nơi chỉ bán với | giá | 300.000 đồng", "có nơi lên đến | 60.000 đồng/kg": who has it is not said,
    /// and of what it is was.
    fn somewhere(&self) -> Option<Phrase> {
        const MAX_CLAUSE: usize = 10;
        const JOINTS: [Class; 5] = [Class::And, Class::But, Class::Intro, Class::Adverb, Class::Conjunction];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if !self.reader.may_say(Signs::class(Class::Somewhere)) {
            return None;
        }
        let floor = self.drafts.last().map_or(0, |last| last.piece + 1).max(self.at.saturating_sub(MAX_CLAUSE));
        let vague = |&at: &usize| scan.hit(pieces[at].tokens.start, Class::Somewhere).is_some();
        let place = (floor..self.at).find(vague)?;
        let opens = place
            .checked_sub(1)
            .is_none_or(|before| before < floor || pieces[before].mark().is_some() || pieces[before].any(&JOINTS));
        let price = |piece: &Piece| {
            scan.hit(piece.tokens.end - 1, Class::Quoted).is_some()
                || scan.hit(piece.tokens.start, Class::FigureNoun).is_some()
        };
        let plain = |piece: &Piece| match piece.form {
            Form::Hedge => true,
            Form::Word => !piece.capital && (!piece.any(&MEASURED) || price(piece)),
            _ => false,
        };
        let told = opens && pieces[place + 1..self.at].iter().all(plain);
        let here = self.drafts.last().map(|last| (&last.words, &self.reader.quantity(last).unit));
        let last = &self.context.last;
        let (words, unit) = here.or_else(|| Some((last.indicator.as_ref()?, &last.unit)))?;
        (told && self.alike_in_currency(unit) && !words.is_empty()).then(|| words.clone())
    }

    /// "Giá vé ở tầng 3 là 500.000 đồng. | Tầng 4 | là 700.000 đồng": a numbered one of a kind has what the sentence before tells of
    /// another.
    fn numbered_kind(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_HEAD: usize = 12;
        let tokens = &self.reader.scan.tokens;
        let part = own.parts.first().filter(|part| own.parts.len() == 1 && (2..=3).contains(&part.len()))?;
        let numbered = tokens[part.end - 1].kind == Kind::Number && tokens[part.start].kind == Kind::Word;
        let plain = self.pieces_of(own).all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let stated = matches!(self.governor.class, None | Some(Class::Reach));
        let last = &self.context.last;
        let said = last.indicator.as_ref().filter(|_| self.drafts.is_empty() && numbered && plain && stated)?;
        let fits = said.is_measured() && said.len() <= MAX_HEAD && self.alike_in_currency(&last.unit);
        fits.then(|| self.in_place(said, own))
    }

    /// "Thu nhập bình quân của lao động là 27 triệu đồng. | Người | cao nhất đạt 90 triệu đồng": of the mean that the sentence before
    /// tells, who has most of it.
    fn extreme_of_kind(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 3;
        const MAX_HEAD: usize = 8;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_OWN)?;
        let plain = self.pieces_of(own).all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let most = |token: &usize| scan.hit(*token, Class::Superlative).is_some();
        let end = (part.end..part.end + MAX_OWN).find(most).filter(|&most| most < self.quantity.tokens.start)? + 1;
        let verb = pieces.get(self.reader.piece_from(end)..self.at)?;
        let stated = verb.iter().all(|piece| piece.form == Form::Hedge || piece.any(&[Class::Reach, Class::Preverb]));
        let last = &self.context.last;
        let said =
            last.indicator.as_ref().filter(|_| self.drafts.is_empty() && plain && stated && !self.is_name(own))?;
        let fits = said.is_measured() && said.len() <= MAX_HEAD && self.alike_in_currency(&last.unit);
        let mean = said.parts.iter().flat_map(Clone::clone).find_map(|token| {
            let hit = scan.hit(token, Class::Per)?;
            Some(token..hit.end as usize)
        });
        let first = said.parts.first().filter(|_| fits)?;
        // "thu nhập | bình quân": the noun before the word for the mean.
        let head = match mean {
            Some(mean) if first.contains(&mean.start) && first.start < mean.start => first.start..mean.start,
            _ => first.clone(),
        };
        Some(Phrase::of_tokens(head).then(&Phrase::of_tokens(part.start..end)))
    }

    /// "gạo thơm: 18.000 đồng/kg; | gạo tẻ: | 14.000 đồng/kg": each of a row has a name of its own before its colon.
    fn colon_beside(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        let pieces = self.reader.pieces;
        let marked = |at: usize, mark: Mark| pieces.get(at).is_some_and(|piece| piece.mark() == Some(mark));
        let named = |phrase: &Phrase| {
            let part = phrase.parts.first().filter(|_| phrase.parts.len() == 1 && phrase.len() <= MAX_NAME);
            part.filter(|part| marked(self.reader.piece_from(part.end), Mark::Colon)).map(|part| part.start)
        };
        let start = named(own).filter(|_| !own.is_measured())?;
        let parted = self.reader.piece_from(start).checked_sub(1).is_some_and(|before| marked(before, Mark::Semicolon));
        let depth = pieces[self.at].depth;
        let last = self.drafts.iter().rev().find(|draft| pieces[draft.piece].depth <= depth)?;
        let alone = last.subject == last.label && named(&last.label).is_some();
        (parted && alone).then(|| own.clone())
    }

    /// "cổ phiếu HAX đang ở | vùng giá cao nhất trong năm, đạt 38.000 đồng": the price of the share that stands there.
    fn at_price(&self, own: &Phrase) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = own.parts.first().filter(|_| self.reader.jobs.has(Class::Security))?;
        let noun = self.reader.piece_from(part.start);
        let (tokens, at) = (&pieces.get(noun)?.tokens, noun.checked_sub(1)?);
        let price = tokens.end - 1;
        let level = tokens.len() > 1 && scan.hit(price, Class::Quoted).is_some() && pieces[at].is(Class::Locative);
        let share = self.actor(at);
        let fits = level && share.roles.has(Class::Security) && !share.is_measured() && self.can_own(&share);
        fits.then(|| Phrase::of_tokens(price..price + 1).then(&share))
    }

    /// "giá vàng miếng | được niêm yết tại Hà Nội ở mức", "bạch kim | chốt phiên ở mức": how a price is told, or a deal closed at it, is
    /// no part of what has it.
    pub(in crate::fact) fn unquoted(&self, words: Phrase) -> Phrase {
        const LEADS: [Class; 5] = [Class::Passive, Class::Preverb, Class::Adverb, Class::Aspectual, Class::Present];
        let price = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        if !price || words.parts.len() != 1 || !self.reader.may_say(Signs::class(Class::Quotes)) {
            return words;
        }
        let said: Vec<Piece> = self.pieces_of(&words).cloned().collect();
        let quotes = |at: &usize| {
            let quoted = self.reader.scan.hit(said[*at].tokens.start, Class::Quotes).is_some();
            // "giá niêm yết": of a longer noun.
            quoted && !said[*at - 1].any(&MEASURED)
        };
        // "Hải Âu niêm yết | giá vàng nhẫn": the price is what the verb has for its object.
        let verb = (1..said.len()).find(quotes).filter(|&verb| !said[verb..].iter().any(|piece| piece.any(&MEASURED)));
        let Some(verb) = verb else { return words };
        // "tỷ giá trung tâm | được ngân hàng công bố": nor is by whom.
        let passive = said[1..verb].iter().position(|piece| piece.is(Class::Passive)).map(|at| at + 1);
        let noun = said[..verb].iter().rposition(|piece| !piece.any(&LEADS)).map_or(0, |last| last + 1);
        let noun = phrase::part_of_day(self.reader.scan, &said, 0, verb)
            .or_else(|| phrase::part_of_day(self.reader.scan, &said, 0, noun))
            .unwrap_or(noun);
        let kept = Phrase::of_pieces(&said[..passive.unwrap_or(noun)]);
        if kept.is_empty() { words } else { kept }
    }
}
