//! What is done with those that a figure counts, or with a sum of money, where nothing else tells them from others.

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "bắt giữ | 7 đối tượng trộm cắp", "đã huỷ | 12 chuyến bay đêm": what is done with those that are counted tells them
    /// from all others.
    pub(in crate::fact) fn done_to(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_VERB: usize = 4;
        const ACTS: [Class; 2] = [Class::Act, Class::Own];
        let pieces = self.reader.pieces;
        let unit = |class| self.reader.scan.hit(self.quantity.unit_tokens.start, class).is_some();
        // "đón 3 triệu lượt khách": those who come are not told apart by it.
        let many = unit(Class::Populous) && !unit(Class::Security);
        let noun = words.parts.first().is_some_and(|part| part.start == self.quantity.unit_tokens.start);
        let behind = words.parts.iter().all(|part| part.start >= self.quantity.unit_tokens.start);
        // "giải quyết | 286/318 vụ thuộc thẩm quyền": as with some of so many.
        let some = self.quantity.part.is_some() && self.measure == Measure::Share;
        let counts =
            noun && behind && (self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level || some);
        if many || !counts || self.governor.class.is_some() || words.len() == self.quantity.unit_tokens.len() {
            return None;
        }
        let aside = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::Adverb) && !piece.any(&ACTS);
        let last = pieces[..self.at].iter().rposition(|piece| !aside(piece))?;
        if pieces[last].form == Form::Word && pieces[last].any(&ACTS) && !pieces[last].any(&MEASURED) {
            return Some(Phrase::of_pieces(&pieces[last..=last]));
        }
        let verb = |at: &usize| pieces[*at].form == Form::Word && pieces[*at].roles.is_idle();
        let first = (0..=last).rev().take(MAX_VERB).take_while(verb).last()?;
        // "chi 12 tỷ đồng để | cải tạo | 300 hồ nước": or what it is for.
        let leads = |lead: &Piece| lead.is(Class::Preverb) || lead.is(Class::Dative) && lead.is(Class::Cause);
        let led = first.checked_sub(1).is_some_and(|lead| leads(&pieces[lead]));
        led.then(|| Phrase::of_pieces(&pieces[first..=last])).filter(|verb| verb.len() <= MAX_VERB)
    }

    /// "điều chỉnh tăng vốn | 15 dự án": those of which an amount is moved are told by that.
    fn moved_for(&self, noun: &Phrase) -> Option<Phrase> {
        const MAX_LEAD: usize = 1;
        let pieces = self.reader.pieces;
        let verb = self.governor.piece.filter(|_| self.reader.counts_moved(self.at, &self.governor))?;
        let lead = pieces[..verb].iter().rev().take(MAX_LEAD).take_while(|piece| piece.is(Class::Act)).count();
        Some(noun.then(&Phrase::of_pieces(&pieces[verb - lead..self.at])))
    }

    /// "giảm học phí cho | 600 sinh viên nghèo", "hỗ trợ vốn cho | 45 hộ": those for whom something is done are told by that.
    pub(super) fn done_for(&self, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_OBJECT: usize = 5;
        if let Some(moved) = self.attends(noun, after).or_else(|| self.moved_for(noun)) {
            return Some(moved);
        }
        let pieces = self.reader.pieces;
        let lead = pieces[..self.at].iter().rposition(|piece| piece.form != Form::Hedge)?;
        if self.quantity.kind != QuantityKind::Count || !pieces[lead].is(Class::Dative) {
            return None;
        }
        let does = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall, Class::Act]);
        let words = (0..lead).rev().take(MAX_OBJECT + 1).take_while(|&at| pieces[at].form == Form::Word);
        let verb = words.clone().find(|&at| does(&pieces[at]))?;
        let object: Vec<Piece> = pieces[verb..lead].iter().filter(|piece| !piece.is(Class::Adverb)).cloned().collect();
        Some(noun.then(after).then(&Phrase::of_pieces(&object)))
    }

    /// "dân đóng góp | 1,1 tỷ đồng", "nhân dân đóng góp 1.126 ngày công": an amount that somebody gives is told by that.
    pub(in crate::fact) fn given(&self, own: &Phrase, words: &Phrase) -> Option<Phrase> {
        const MAX_GIVER: usize = 6;
        let kinds = [QuantityKind::Money, QuantityKind::Physical, QuantityKind::Count];
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Contribute))?;
        let short = self.reader.pieces[verb].tokens.len() == 1;
        let named = short && self.is_name(own) && own.len() <= MAX_GIVER;
        let fits = kinds.contains(&self.quantity.kind)
            && self.measure == Measure::Level
            && (1..=MAX_GIVER).contains(&words.len())
            && (!words.is_measured() || named);
        // "khu vực dịch vụ tăng 7%, đóng góp 3 điểm": who was spoken of before.
        let last = self.drafts.last().map_or(0, |draft| self.reader.pieces[draft.piece].tokens.end);
        let giver = if named { own } else { words };
        let here = giver.parts.first().is_some_and(|part| part.start >= last);
        // "dầu ăn đóng góp 310 tỷ đồng": goods give nothing.
        let people = |token: usize| self.reader.scan.hit(token, Class::Populous).is_some();
        let people = words.parts.iter().flat_map(Clone::clone).any(people);
        // "trong đó Hải Âu | góp | 300 tỷ đồng": nor does a firm but in this word.
        let told = people || named;
        (fits && here && told).then(|| Phrase::of_pieces(&self.reader.pieces[verb..=verb]))
    }

    /// "Dự phòng ngân sách: 96 tỷ đồng; đã | sử dụng | 81 tỷ đồng": how much was made use of what stood before.
    pub(in crate::fact) fn used(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_VERB: usize = 3;
        const MAX_WHOLE: usize = 10;
        const DONE: [Class; 2] = [Class::Preverb, Class::StatusActual];
        let pieces = self.reader.pieces;
        let last =
            self.drafts.last().filter(|last| last.measure == Measure::Level && self.measure == Measure::Level)?;
        let amount = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical | QuantityKind::Bare);
        let alike = self.reader.quantity(last).unit == self.quantity.unit && amount;
        let between = pieces.get(last.piece + 1..self.at)?;
        let parted = between.first().is_some_and(|mark| matches!(mark.mark(), Some(Mark::Comma | Mark::Semicolon)));
        let first = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_VERB)?;
        let verb = pieces.partition_point(|piece| piece.tokens.start < first.start);
        let led = verb.checked_sub(1).filter(|&lead| lead > last.piece && pieces[lead].any(&DONE));
        // "đã thu 20 tỷ đồng, đã chi 12 tỷ đồng": another deed is of something else.
        let deed = last.label.roles.any(&[Class::Act, Class::Own]) && !last.label.is_measured();
        let noun = own.is_measured() && !self.all(own, &[Class::Act, Class::Adverb]);
        let whole = Some(&last.subject).filter(|whole| (1..=MAX_WHOLE).contains(&whole.len()) && !deed && !noun)?;
        (alike && parted && led.is_some()).then(|| whole.then(own))
    }

    /// "Nhân dân hiến 3.000 m2 đất, | đóng góp | 1,2 tỷ đồng": what people give besides is no more of what they gave before.
    pub(in crate::fact) fn given_too(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_GIVER: usize = 3;
        let pieces = self.reader.pieces;
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Contribute) && own.is_empty())?;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level && last.piece < verb)?;
        let other = self.reader.quantity(last).unit != self.quantity.unit && self.measure == Measure::Level;
        let lead = verb.checked_sub(1).map(|lead| &pieces[lead])?;
        let parted = lead.mark().is_some() || lead.any(&[Class::And, Class::Preverb]);
        let people = |&token: &usize| self.reader.scan.hit(token, Class::Populous).is_some();
        let giver = last.words.parts.iter().flat_map(Clone::clone).find(people);
        let giver = giver.filter(|_| other && parted)?;
        let piece = &pieces[self.reader.piece_of(giver)];
        if piece.form != Form::Word {
            return None;
        }
        // "nhân dân" ends in the noun.
        let whole = last.words.parts.iter().find(|part| part.contains(&giver) && part.len() <= MAX_GIVER);
        let giver = whole.cloned().unwrap_or(piece.tokens.clone());
        Some(Phrase::of_tokens(giver).then(&Phrase::of_pieces(&pieces[verb..=verb])))
    }

    /// "mở 7 lớp, | giải ngân | 400 triệu đồng", "thu đạt 90% dự toán; | giải ngân | trên 80% kế hoạch vốn": what is paid out is none of
    /// those that stand before it.
    pub(in crate::fact) fn paid_out(&self, own: &Phrase) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let verb = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let start = pieces[verb].tokens.start;
        let pays = pieces[verb].form == Form::Word && scan.hit(start, Class::PayOut).is_some();
        let last = self.drafts.last().filter(|last| pays && last.piece < verb)?;
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let reached = self.measure == Measure::Ratio && self.next_is(&[Class::PlanNoun]);
        let fund = |token: usize| [Class::Fund, Class::PayOut].iter().any(|&one| scan.hit(token, one).is_some());
        let same = self.reader.quantity(last).kind == QuantityKind::Money && money;
        let told = last.words.parts.iter().flat_map(Clone::clone).any(fund) || same;
        let alone = own.is_empty() || own.parts.first().is_some_and(|part| part.start == start);
        if told || !alone || !(money || reached) {
            return None;
        }
        let verb = Phrase::of_pieces(&pieces[verb..=verb]);
        // "kế hoạch | vốn".
        let plan = pieces.get(self.at + 1).filter(|_| reached).map(|plan| plan.tokens.end);
        let capital = plan.and_then(|end| (end - 1..=end).find(|&token| scan.hit(token, Class::Fund).is_some()));
        Some(capital.map_or(verb.clone(), |token| verb.then(&Phrase::of_tokens(token..token + 1))))
    }

    /// "nộp ngân sách số tiền 30 tỷ đồng thì năm sau chỉ | nộp 14 tỷ đồng": the same deed again.
    pub(in crate::fact) fn deed_again(&self, own: &Phrase) -> Option<Phrase> {
        let verb = own.parts.first().filter(|part| own.len() == part.len())?;
        let key = |token: usize| self.reader.scan.key(token);
        let acts = self.all(own, &[Class::Act]) && self.quantity.kind == QuantityKind::Money;
        let same = |subject: &&Phrase| {
            let mut said = subject.parts.iter().flat_map(Clone::clone);
            let sum = self.pieces_of(subject).any(|piece| piece.is(Class::SumNoun));
            sum && said.any(|at| verb.clone().enumerate().all(|(turn, token)| key(at + turn) == key(token)))
        };
        self.drafts.iter().rev().map(|draft| &draft.subject).filter(|_| acts).find(same).cloned()
    }

    /// "tòa án buộc công ty bồi thường cho bà Lan | số tiền 350 triệu đồng": what is done with it, and who does it.
    pub(in crate::fact) fn sum(&self) -> Option<Phrase> {
        const REACH: usize = 30;
        const MAX_DEED: usize = 14;
        const MAX_ACTOR: usize = 8;
        const DEEDS: [Class; 4] = [Class::Act, Class::Own, Class::Contribute, Class::Passive];
        const EDGES: [Class; 6] =
            [Class::Conjunction, Class::Said, Class::But, Class::Cause, Class::Because, Class::Breakdown];
        const AUXILIARY: [Class; 5] =
            [Class::Preverb, Class::Adverb, Class::StatusTarget, Class::StatusForecast, Class::StatusActual];
        let pieces = self.reader.pieces;
        let end = self.governor.subject_end;
        let aside = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::Adverb);
        let noun = pieces[..end].iter().rposition(|piece| !aside(piece))?;
        if self.measure != Measure::Level
            || self.quantity.kind != QuantityKind::Money
            || !pieces[noun].is(Class::SumNoun)
        {
            return None;
        }
        if let Some(told) = self.sum_behind(&pieces[noun]) {
            return Some(told);
        }
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let edge = |piece: &Piece| match piece.form {
            Form::Word => piece.any(&EDGES),
            Form::Mark(mark) => mark != Mark::Quote,
            Form::Quantity(_) => true,
            _ => false,
        };
        let floor = noun.saturating_sub(REACH);
        let start = (floor..noun).rev().find(|&at| edge(&pieces[at])).map_or(floor, |at| at + 1);
        // "19 hợp đồng với tổng số tiền": of those that are counted.
        if start.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some()) {
            return None;
        }
        let verb = |at: &usize| !named(*at) && !pieces[*at].any(&MEASURED);
        let deed = (start..noun).filter(verb).find(|&at| pieces[at].any(&DEEDS));
        // "đã | quyết định trao tặng": where the verb begins is told by what leads to it.
        let lead = (start..deed.unwrap_or(noun)).filter(verb).find(|&at| pieces[at].is(Class::Preverb));
        let first = lead.or(deed).unwrap_or(start);
        let said = |first: usize| {
            let said: Vec<Piece> = pieces[first..noun]
                .iter()
                .filter(|piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_)))
                .filter(|piece| !piece.any(&AUXILIARY) || piece.any(&DEEDS))
                .cloned()
                .collect();
            phrase::tidy(self.reader.scan, &said, 0..said.len())
        };
        let long = said(first);
        let whole = if long.len() <= MAX_DEED { long } else { deed.map(said).unwrap_or_default() };
        let actor = phrase::tidy(self.reader.scan, pieces, start..first);
        let actor = Some(actor).filter(|actor| actor.len() <= MAX_ACTOR && self.can_own(actor)).unwrap_or_default();
        let sum = Phrase::of_pieces(&pieces[noun..=noun]);
        (!whole.is_empty() && whole.len() <= MAX_DEED).then(|| sum.then(&whole).then(&actor))
    }

    /// "của số tiền 40 tỷ đồng | văn phòng mua vật tư": who did what with it stands behind.
    fn sum_behind(&self, sum: &Piece) -> Option<Phrase> {
        const MAX_CLAUSE: usize = 14;
        let pieces = self.reader.pieces;
        let next = pieces.get(self.at + 1)?;
        let relative = next.form == Form::Word && next.is(Class::Relative);
        let actor = pieces.get(self.at + 1 + usize::from(relative))?;
        let named = self.reader.entities[actor.tokens.start] || actor.roles.is_idle() || actor.is(Class::Firm);
        let after = self.after();
        let deed = self.pieces_of(after).skip(1).any(|piece| piece.any(&[Class::Act, Class::Own]));
        let fits = actor.form == Form::Word && named && deed && after.len() <= MAX_CLAUSE;
        fits.then(|| Phrase::of_pieces(std::slice::from_ref(sum)).then(after))
    }
}
