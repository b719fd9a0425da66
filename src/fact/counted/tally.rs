//! Counts beside other counts: those that have reached so much, those that another count has with it, those that are parts of
//! it, and what a movement in per cent is of: "3 xã đạt từ 17 tiêu chí", "thụ lý 40 vụ với 60 bị cáo", "tăng 5% số vụ".

use super::heads;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier;
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::{Quantity, QuantityKind};
use crate::token::Kind;

/// "số": how many, or "vụ" and the like behind it.
fn is_number(piece: &Piece) -> bool {
    piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor)
}

/// "với", "cùng với": what stands behind it comes with what stands before.
fn is_with(piece: &Piece) -> bool {
    piece.is(Class::Topic) && piece.is(Class::Reach)
}

/// Whether a verb tells how much of something those that are counted have reached.
fn reaches(piece: &Piece) -> bool {
    const STATES: [Class; 5] = [Class::Copula, Class::Have, Class::Breakdown, Class::Topic, Class::Locative];
    piece.form == Form::Word && piece.is(Class::Reach) && !piece.any(&STATES)
}

/// What may stand between such a verb and its figure: "đạt | từ | 17 tiêu chí", "đạt | dưới | 12 tiêu chí".
fn leads(piece: &Piece) -> bool {
    piece.form == Form::Hedge || piece.form == Form::Word && piece.is(Class::From)
}

fn counts(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Count && !quantity.unit_tokens.is_empty()
}

impl Figure<'_> {
    /// What order alone tells of a figure beside a count.
    pub(in crate::fact) fn tallied(&self, own: &Phrase) -> Option<Phrase> {
        self.of_those(own)
            .or_else(|| self.behind_stroke(self.at).then(|| self.noun_of_count()))
            .or_else(|| self.threshold())
            .or_else(|| self.number_behind())
            .or_else(|| self.served())
            .or_else(|| self.named_aside())
            .or_else(|| self.beside_measured(own))
    }

    /// "dư nợ 71 tỷ đồng/| 1.482 hộ vay": whether a count stands behind a stroke and an amount of money, with a noun of its own.
    pub(in crate::fact) fn behind_stroke(&self, at: usize) -> bool {
        let pieces = self.reader.pieces;
        let quantity = |at: usize| pieces[at].quantity().map(|index| &self.reader.mentions.quantities[index]);
        let counted = quantity(at).is_some_and(|count| count.kind == QuantityKind::Count && counts(count));
        let money = |at: usize| quantity(at).is_some_and(|money| money.kind == QuantityKind::Money);
        counted && at > 1 && pieces[at - 1].mark() == Some(Mark::Other) && money(at - 2)
    }

    /// The noun of a count with what qualifies it.
    fn noun_of_count(&self) -> Phrase {
        Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after())
    }

    /// "Xã có 380 ha đất tự nhiên và | 9.000 nhân khẩu": what there is besides something that is measured out, by its own noun.
    fn beside_measured(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|_| own.is_empty() && self.governor.class.is_none())?;
        let has = last.governor.piece.is_some_and(|verb| pieces[verb].is(Class::Have));
        let measures = self.reader.quantity(last).kind == QuantityKind::Physical && last.measure == Measure::Level;
        let between = pieces.get(last.piece + 1..self.at)?;
        let joint = between.iter().rposition(|piece| piece.form != Form::Hedge)?;
        let listed = between[joint].is(Class::And) || between[joint].mark() == Some(Mark::Comma);
        let thing = joint > 0 && between[..joint].iter().all(|piece| piece.form == Form::Word);
        let fits = has && measures && listed && thing && counts(self.quantity) && self.measure == Measure::Level;
        fits.then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()))
    }

    /// "3 xã | đạt từ 17 tiêu chí", "3 xã | đạt 19 tiêu chí": what those that are counted have reached tells them from others.
    pub(in crate::fact) fn reached(&self) -> Option<Phrase> {
        const REACH: usize = 4;
        let pieces = self.reader.pieces;
        let verb = self.at + 1;
        pieces.get(verb).filter(|verb| reaches(verb))?;
        let other = (verb + 1..pieces.len().min(verb + REACH)).find(|&at| !leads(&pieces[at]))?;
        let count = self.reader.mentions.quantities.get(pieces[other].quantity()?)?;
        let both = self.quantity.kind == QuantityKind::Count && count.kind == QuantityKind::Count;
        (both && count.unit != self.quantity.unit)
            .then(|| Phrase::of_tokens(pieces[verb].tokens.start..pieces[other].tokens.end))
    }

    /// "9/11 huyện, 120/151 xã | đạt chuẩn", "10 vụ, 30 đối tượng | vi phạm về đất đai", "12 xã và 3 phường | được công nhận", "970
    /// hộ/3.400 khẩu | thiếu nước": what is said of both counts.
    pub(super) fn after_both(&self) -> Option<Phrase> {
        let [join, next, ..] = self.reader.pieces.get(self.at + 1..)? else { return None };
        let other = &self.reader.mentions.quantities[next.quantity()?];
        let parts = self.quantity.part.is_some() && other.part.is_some();
        let joined = join.mark() == Some(Mark::Comma) || join.is(Class::And);
        let done = self.reader.pieces.get(self.at + 3).is_some_and(|verb| verb.is(Class::Passive));
        let befallen = done && join.is(Class::And) && counts(other);
        let slashed = join.mark() == Some(Mark::Other) && counts(self.quantity) && counts(other);
        if !slashed && !(joined && (parts || befallen || self.are_cases(self.quantity, other))) {
            return None;
        }
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let range = qualifier::after(scan, pieces, self.at + 2, true, parts);
        // "41 vụ, 57 đối tượng | có hành vi mua bán, vận chuyển pháo": what those did is what happened.
        let offence = pieces[range.clone()].iter().any(|piece| scan.hit(piece.tokens.start, Class::Offence).is_some());
        // "5 vụ, 3 người chết", "2 vụ, 4 đối tượng là nữ": what is told of people alone.
        let deed = pieces[range.clone()].iter().all(|piece| {
            piece.form == Form::Word && !piece.any(&[Class::Casualty, Class::Passive]) && !piece.is(Class::Reach)
        });
        let after = self.said_of(range);
        Some(after).filter(|after| !after.is_empty() && (parts || befallen || (deed || offence) && after.len() > 1))
    }

    /// "10 vụ, 30 đối tượng": whether one count is of cases, and the other of the people in them.
    fn are_cases(&self, cases: &Quantity, people: &Quantity) -> bool {
        let scan = self.reader.scan;
        let noun = scan.hit(cases.unit_tokens.start, Class::Noun);
        let case = noun.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier);
        let persons = |count: &Quantity| self.reader.are_people(count);
        case && cases.unit_tokens.len() == 1 && counts(cases) && counts(people) && persons(people) && !persons(cases)
    }

    /// "10 vụ phạm tội về ma túy, | 15 đối tượng": whether a count is of the people in the cases that are told before the comma.
    pub(super) fn is_in_case(&self, cases: &Draft) -> bool {
        let noun = cases.subject.parts.last().map_or(0, |part| part.end);
        let own = |piece: &&Piece| piece.form == Form::Word && piece.tokens.end <= noun;
        let titled = self.reader.scan.hit(self.quantity.unit_tokens.start, Class::Title).is_some();
        let mut rest = self.reader.pieces[cases.piece + 1..self.at].iter().skip_while(own);
        titled
            && self.are_cases(self.reader.quantity(cases), self.quantity)
            && rest.next().is_some_and(|piece| piece.mark() == Some(Mark::Comma) || piece.is(Class::And))
            && rest.all(|piece| piece.form == Form::Hedge)
    }

    /// "3 xã đạt từ | 17 tiêu chí": the mark that those counted have reached is of them.
    fn threshold(&self) -> Option<Phrase> {
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let count = self.reader.quantity(last);
        let between = self.reader.pieces.get(last.piece + 1..self.at)?;
        let (verb, rest) = between.split_first()?;
        let both = counts(count) && counts(self.quantity) && count.unit != self.quantity.unit;
        let begins = last.subject.parts.first() == Some(&count.unit_tokens);
        (both && begins && reaches(verb) && rest.iter().all(leads)).then(|| last.subject.clone())
    }

    /// "trong tổng số 420 thí sinh | có điểm thi trên 20": the mark that tells those who are counted.
    pub(super) fn mark_behind(&self) -> Phrase {
        const MAX_MARK: usize = 6;
        let pieces = self.reader.pieces;
        let behind = pieces.get(self.at + 1..).unwrap_or_default();
        let words = behind.iter().take(MAX_MARK).take_while(|piece| piece.form == Form::Word).count();
        let figure = behind.get(words).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
        let has = behind.first().is_some_and(|have| have.is(Class::Have));
        if has && figure && words > 1 { Phrase::of_pieces(&behind[..words]) } else { Phrase::default() }
    }

    /// "Số hộ có 2 - 3 con | là 41%": those that a mark tells apart, where the mark stands right before the predicate.
    fn of_those(&self, own: &Phrase) -> Option<Phrase> {
        const STATES: [Class; 5] = [Class::Reach, Class::ToLevel, Class::Share, Class::Equal, Class::Fall];
        const SAID: [Class; 4] = [Class::Reach, Class::Have, Class::Own, Class::Act];
        const MAX_NOUN: usize = 10;
        let pieces = self.reader.pieces;
        let mark = self.drafts.last()?;
        // "số tang vật gồm 3 xe và | 5 điện thoại": what they are made up of is no mark.
        let parts = |piece: &Piece| piece.any(&[Class::Breakdown, Class::Exhaustive, Class::And, Class::Topic]);
        let verb = pieces.get(self.governor.subject_end).filter(|verb| verb.form == Form::Word && !parts(verb));
        let states = verb.is_some() && self.governor.class.is_some_and(|class| STATES.contains(&class));
        let next = mark.piece + 1 == self.governor.subject_end;
        let start = pieces[mark.piece].tokens.start;
        let alone = || self.pieces_of(own).all(|piece| piece.tokens.start < start);
        if !(states && next && mark.measure == Measure::Level && alone()) {
            return None;
        }
        let inside = |at: &usize| match pieces[*at].form {
            Form::Word => !parts(&pieces[*at]),
            Form::Place(_) | Form::Generic(_) | Form::Hedge => true,
            _ => false,
        };
        let floor = mark.piece.saturating_sub(MAX_NOUN);
        let first = (floor..mark.piece).rev().take_while(inside).last()?;
        let number = (first..mark.piece).find(|&at| is_number(&pieces[at]))?;
        let verb = (number + 2..mark.piece).any(|at| pieces[at].any(&SAID));
        let opens = number.checked_sub(1).is_none_or(|before| {
            let piece = &pieces[before];
            piece.mark().is_some_and(|mark| mark != Mark::Close) || piece.any(&[Class::Breakdown, Class::Intro])
        });
        (verb && opens).then(|| Phrase::of_tokens(pieces[number].tokens.start..pieces[mark.piece].tokens.end))
    }

    /// "845 vụ/1.376 bị can (tăng 5,2% | số vụ | và 7,8% | số bị can)": the count of the sentence whose noun stands behind a
    /// movement.
    fn number_behind(&self) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let number = pieces.get(self.at + 1).filter(|next| is_number(next))?;
        // "khởi tố 200 vụ, 290 bị can (đạt 90% | số vụ | bắt giữ)": and of those that a bracket speaks of.
        let part = self.measure == Measure::Share && self.reader.lone_bracket(self.at).is_some();
        if !(self.measure == Measure::Change || part) || !is_percent(self.quantity) {
            return None;
        }
        let start = number.tokens.end;
        let same = |(turn, token): (usize, usize)| {
            start + turn < scan.tokens.len() && scan.key(token) == scan.key(start + turn)
        };
        let named = |draft: &&Draft| {
            let count = self.reader.quantity(draft);
            let unit = count.unit_tokens.clone();
            let end = start + unit.len();
            let behind = pieces[self.at + 2..].iter().find(|piece| piece.tokens.start >= end);
            let ends =
                part || behind.is_none_or(|next| next.mark().is_some() || next.any(&[Class::And, Class::Versus]));
            counts(count) && draft.measure == Measure::Level && unit.enumerate().all(same) && ends
        };
        self.drafts.iter().rev().find(named).map(|draft| draft.subject.clone())
    }

    /// "thụ lý giảm | 163 vụ": what is done to those that there are more or fewer of, with the noun that they are counted by.
    pub(super) fn moved_deed(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_DEED: usize = 4;
        let scan = self.reader.scan;
        let noun = scan.hit(self.quantity.unit_tokens.start, Class::Noun);
        let open = noun.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier);
        let fold = scan.hit(self.quantity.unit_tokens.start, Class::FoldNoun).is_some();
        let deed = |piece: &Piece| {
            let act = piece.is(Class::Act) || open && piece.roles.is_idle();
            act && piece.form == Form::Word && !piece.any(&MEASURED) && !piece.is(Class::Flow)
        };
        let outer = self.reader.pieces[self.at].depth == 0;
        let fits = counts(self.quantity) && !fold && (1..=MAX_DEED).contains(&own.len()) && !self.says_unit(own);
        let said = fits && outer && self.governor.piece.is_some() && !self.is_name(own);
        if !said || !self.pieces_of(own).all(deed) {
            return None;
        }
        // "phát hiện 12 vụ phá rừng, so với cùng kỳ phát hiện nhiều hơn | 5 vụ": those that the same verb tells of before.
        let alike =
            |draft: &&Draft| draft.measure == Measure::Level && self.quantity.unit == self.reader.quantity(draft).unit;
        let known = self.drafts.iter().rev().find(alike);
        // "phát hiện 12 vụ phá rừng; 3 vụ khai thác cát, phát hiện ít hơn | 1 vụ": the verb is said once.
        let once = |known: &Draft| {
            let verb = |draft: &Draft| self.is_done_before(draft, own);
            known.label.is_empty() && self.drafts.iter().any(verb)
        };
        let told = |known: &&Draft| self.is_done_before(known, own) || once(known);
        let known = known.filter(told).map(|known| known.subject.clone());
        Some(known.unwrap_or_else(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(own)))
    }

    /// Whether a verb stands before a count of the sentence, too.
    fn is_done_before(&self, count: &Draft, verb: &Phrase) -> bool {
        const REACH: usize = 6;
        let pieces = self.reader.pieces;
        let words = pieces[count.piece.saturating_sub(REACH)..count.piece]
            .iter()
            .rev()
            .take_while(|piece| matches!(piece.form, Form::Word | Form::Hedge));
        let words = Phrase::of_pieces(&words.cloned().collect::<Vec<_>>());
        count.measure == Measure::Level && self.shares_word(&words, verb)
    }

    /// "3 trường bán trú với | 700 học sinh", "giảm 42 vụ với | 97 bị cáo": the count that stands right before "với", told by its
    /// noun and what qualifies it.
    pub(super) fn count_with(&self) -> Option<&Draft> {
        let pieces = self.reader.pieces;
        let draft = self.drafts.last()?;
        let noun = draft.subject.parts.last().map_or(0, |part| part.end);
        let within = |piece: &&Piece| piece.form == Form::Word && piece.tokens.end <= noun && !is_with(piece);
        let mut rest = pieces[draft.piece + 1..self.at].iter().skip_while(within);
        let with = rest.next().is_some_and(is_with);
        // "28.000 thí sinh với 55 điểm thi": people have no things.
        let people = |quantity: &Quantity| {
            quantity.unit_tokens.clone().any(|token| self.reader.scan.hit(token, Class::Populous).is_some())
        };
        let apt = !people(self.reader.quantity(draft)) || people(self.quantity);
        (with && apt && rest.all(|piece| piece.form == Form::Hedge)).then_some(draft)
    }

    /// "cho vay chăn nuôi đạt 8 tỷ đồng với | 530 lượt vay": those that an amount of money comes with are of what the amount is of.
    pub(super) fn came_with(&self, noun: &Phrase, amount: &Phrase) -> Option<Phrase> {
        const MAX_AMOUNT: usize = 10;
        let first = self.pieces_of(amount).next()?;
        let of = amount.len() > first.tokens.len() && amount.len() <= MAX_AMOUNT;
        let count = noun.then(self.after());
        of.then(|| self.of_aspect(&count, amount)).filter(|told| told.len() > count.len())
    }

    /// What a count is that is a part of another, in a bracket or behind "trong đó".
    pub(super) fn part_told(&self, own: &Phrase, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        let said = || self.said_of_whole(own).map(|said| noun.then(after).then(&said));
        self.kind_in_bracket(own, after).or_else(said)
    }

    /// "12.000 hộ, trong đó | 91% | có nhà kiên cố, | 85% | dùng nước sạch": a share without a noun is of those counted before it.
    pub(super) fn of_those_before(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PARTS: usize = 8;
        const MAX_WHOLE: usize = 9;
        const REACH: usize = 60;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if !(is_percent(self.quantity) && self.measure == Measure::Share && own.is_empty()) {
            return None;
        }
        let after = self.after();
        after.parts.first().and_then(|part| scan.hit(part.start, Class::NotCounted))?;
        let floor = self.at.saturating_sub(REACH);
        let parts = (floor..self.at).rev().find(|&at| pieces[at].is(Class::Breakdown))?;
        let mut inside = self.drafts.iter().rev().take(MAX_PARTS).take_while(|draft| draft.piece > parts);
        let shares = inside.all(|draft| draft.measure == Measure::Share);
        let whole = self.drafts[..self.drafts.partition_point(|draft| draft.piece < parts)].last()?;
        let counted = counts(self.reader.quantity(whole)) && whole.measure == Measure::Level && whole.piece >= floor;
        let beside = counted
            && pieces[whole.piece + 1..parts].iter().all(|piece| piece.form == Form::Word || piece.mark().is_some());
        let fits = shares && beside && (1..=MAX_WHOLE).contains(&whole.words.len());
        fits.then(|| whole.words.then(after))
    }

    /// "860 giáo viên là người Mông, trong đó có | 120 giáo viên mầm non": parts of a count are what all of it was said to be.
    fn said_of_whole(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_SAID: usize = 5;
        const MAX_PARTS: usize = 8;
        let pieces = self.reader.pieces;
        let parts = pieces[..self.at].iter().rposition(|piece| piece.is(Class::Breakdown))?;
        let listed = self.drafts.iter().rev().take(MAX_PARTS).take_while(|draft| draft.piece > parts);
        let alike = listed.clone().all(|draft| counts(self.reader.quantity(draft)) && draft.measure == Measure::Level);
        let whole = self.drafts.iter().rev().nth(listed.count()).filter(|whole| whole.measure == Measure::Level)?;
        let depth = pieces[self.at].depth == pieces[whole.piece].depth;
        let both = counts(self.reader.quantity(whole)) && counts(self.quantity);
        if !(alike && depth && both && own.is_empty()) {
            return None;
        }
        let copula = (whole.piece + 1..parts).find(|&at| pieces[at].is(Class::Copula))?;
        let end = (copula + 1..=parts).find(|&at| pieces[at].mark().is_some() || at == parts)?;
        let noun =
            pieces[whole.piece + 1..copula].iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let plain = pieces[copula + 1..end].iter().all(|piece| piece.form == Form::Word);
        let said = Phrase::of_tokens(pieces[copula].tokens.start..pieces[end - 1].tokens.end);
        let bare = (copula + 1 < end) && (parts - end) <= 1;
        (noun && plain && bare && said.len() <= MAX_SAID).then_some(said)
    }

    /// "25 trường nội trú (9 trường tỉnh, | 16 trường huyện)": some of those before the bracket, by what stands behind their noun.
    fn kind_in_bracket(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_KIND: usize = 4;
        const MAX_WHOLE: usize = 9;
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let outer = self.drafts.iter().rev().find(|draft| pieces[draft.piece].depth < depth)?;
        let open = (outer.piece + 1..self.at).rev().find(|&at| pieces[at].depth < depth)?;
        let noun = outer.subject.parts.last().map_or(0, |part| part.end);
        let right = pieces.get(open).is_some_and(|piece| piece.tokens.start == noun);
        let (unit, whole) = (&self.quantity.unit, self.reader.quantity(outer));
        // "9 trường | tỉnh": a kind may be told as one word with the noun.
        let kind = if heads(&whole.unit, unit) { whole.unit_tokens.len() } else { self.quantity.unit_tokens.len() };
        let after = &Phrase::of_tokens(self.quantity.unit_tokens.clone()).without_head(kind).then(after);
        let alike = counts(whole) && counts(self.quantity);
        let alike = alike && (*unit == whole.unit || heads(unit, &whole.unit) || heads(&whole.unit, unit));
        let begins = outer.subject.parts.first() == Some(&whole.unit_tokens) && outer.subject.len() <= MAX_WHOLE;
        let plain = |piece: &Piece| match piece.form {
            Form::Word => piece.roles.is_idle(),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let plain = self.pieces_of(after).all(plain);
        let smaller = outer.measure == Measure::Level && self.quantity.value <= whole.value;
        let fits =
            right && alike && begins && plain && smaller && own.is_empty() && (1..=MAX_KIND).contains(&after.len());
        // "11 người con (3 người con trai)": what is said already is said once.
        let first = self.pieces_of(after).next().map_or(0, |piece| piece.tokens.start);
        let again =
            (noun.saturating_sub(1)..noun).any(|last| self.reader.scan.key(last) == self.reader.scan.key(first));
        let said = self.shares_word(&outer.subject, after);
        (fits && !said).then(|| outer.subject.then(&after.without_head(usize::from(again))))
    }

    /// "thẩm định về môi trường đối với | 60 nhà máy", "4 đợt khám sức khỏe cho | 350 hội viên": those that something is done for, told by
    /// what it is.
    fn served(&self) -> Option<Phrase> {
        const MAX_NOUN: usize = 6;
        const SHORT: usize = 3;
        const QUALIFIES: [Class; 4] = [Class::Act, Class::Locative, Class::Topic, Class::Dative];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let number = scan.tokens[self.quantity.tokens.start].kind == Kind::Number;
        let to = pieces[..self.at].iter().rposition(|piece| piece.form != Form::Hedge)?;
        if !number || !counts(self.quantity) || self.measure != Measure::Level {
            return None;
        }
        let deed = self.deed_for(to)?;
        // "hỗ trợ cho 20 doanh nghiệp nhỏ và vừa | áp dụng phần mềm": what they do with it is more than the noun; but what was done
        // to them before is no less than what is done for them.
        let after = self.after();
        let said = self.pieces_of(after).any(|piece| piece.any(&[Class::Passive, Class::Preverb]));
        let plain: Vec<Piece> = self.pieces_of(after).take_while(|piece| !piece.any(&QUALIFIES)).cloned().collect();
        // "dự án | đầu tư": a verb right behind the noun may be part of it.
        let noun = if after.len() <= SHORT { after.clone() } else { Phrase::of_pieces(&plain) };
        let whole = after.is_empty() || !noun.is_empty();
        let named = |token: usize| self.reader.entities[token] || scan.tokens[token].is_capital();
        let apart = !noun.parts.iter().flat_map(Clone::clone).any(named);
        let fits = whole && !said && apart && noun.len() <= MAX_NOUN;
        fits.then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(&noun).then(&deed))
    }

    /// "Hỗ trợ tiền điện cho 500 hộ nghèo, | kinh phí | 60 triệu đồng": what the money is for is done for those counted before.
    pub(in crate::fact) fn money_for(&self, own: &Phrase) -> Option<Phrase> {
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let pieces = self.reader.pieces;
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let bare =
            own.roles.has(Class::MeasureNoun) && self.pieces_of(own).count() == 1 && !own.roles.has(Class::BalanceNoun);
        let comma = self.reader.piece_of(own.parts.first()?.start).checked_sub(1)?;
        let beside = pieces[comma].mark() == Some(Mark::Comma)
            && pieces.get(last.piece + 1..comma)?.iter().all(|piece| piece.form == Form::Word);
        let to = pieces[..last.piece].iter().rposition(|piece| piece.form != Form::Hedge)?;
        let fits = money && bare && beside && counts(self.reader.quantity(last)) && pieces[to].is(Class::Dative);
        let deed = self.deed_for(to).filter(|_| fits)?;
        Some(own.then(&deed))
    }

    /// "Hướng dẫn, hỗ trợ | cho", "đã thẩm định về môi trường | đối với": the deed before a preposition at a piece, where it begins its
    /// statement, or tells what those are that were counted before.
    pub(super) fn deed_for(&self, to: usize) -> Option<Phrase> {
        const MAX_DEED: usize = 6;
        const MAX_PIECES: usize = 6;
        const ASIDE: [Class; 3] = [Class::Adverb, Class::Preverb, Class::StatusActual];
        const OTHER: [Class; 8] = [
            Class::Reach,
            Class::Rise,
            Class::Fall,
            Class::Breakdown,
            Class::Cause,
            Class::And,
            Class::But,
            Class::Anaphor,
        ];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let joint = &pieces[to];
        let upon = joint.is(Class::Topic) && joint.tokens.len() > 1 && !joint.is(Class::Reach);
        let given = joint.is(Class::Dative) && !joint.any(&[Class::Because, Class::Cause, Class::And, Class::Reach]);
        if joint.form != Form::Word || !(upon || given) {
            return None;
        }
        let inside = |at: &usize| {
            let piece = &pieces[*at];
            let plain = !piece.any(&OTHER) && !piece.any(&MEASURED) || piece.is(Class::Act);
            piece.form == Form::Word && !self.reader.in_base[*at] && plain
        };
        let aside = |piece: &Piece| piece.any(&ASIDE) && !piece.is(Class::Act);
        let tells = |at: &usize| pieces[*at].any(&[Class::Preverb, Class::StatusActual]) && !pieces[*at].is(Class::Act);
        let first = (to.saturating_sub(MAX_PIECES)..to).rev().take_while(inside).last()?;
        let first = (first..to).rev().find(tells).map_or(first, |lead| lead + 1);
        let first = first + pieces[first..to].iter().take_while(|piece| aside(piece)).count();
        let before = first.checked_sub(1).map(|before| &pieces[before]);
        // "cuộc thăm dò được tiến hành đối với": what it is done to stands before.
        let done = before.is_some_and(|lead| aside(lead) && !lead.is(Class::Passive));
        let acts = pieces[first..to].iter().any(|piece| piece.is(Class::Act));
        let begins = match before.map(|before| before.form) {
            None | Some(Form::Period(_)) => acts,
            Some(Form::Mark(mark)) => acts && mark != Mark::Open && mark != Mark::Quote,
            Some(Form::Word) => done || acts && before.is_some_and(|and| and.is(Class::And) && !and.is(Class::Adverb)),
            Some(Form::Quantity(_)) => {
                self.drafts.last().is_some_and(|last| self.is_event(last) && last.piece + 1 == first)
            }
            _ => false,
        };
        // "Hướng dẫn, | hỗ trợ cho": two verbs in one.
        let verb =
            |at: usize| pieces[at].form == Form::Word && (pieces[at].roles.is_idle() || pieces[at].is(Class::Act));
        let opens = |at: usize| {
            let before = at.checked_sub(1).map(|before| &pieces[before]);
            before.is_none_or(|before| aside(before) || before.mark().is_some_and(|mark| mark != Mark::Comma))
        };
        let comma = first.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma));
        let pair = comma.and_then(|comma| comma.checked_sub(1)).filter(|&one| verb(one) && opens(one));
        let deed = pieces.get(pair.unwrap_or(first)..to).filter(|deed| !deed.is_empty() && begins)?;
        let named = |piece: &Piece| {
            let capital = piece.capital
                && scan.tokens[piece.tokens.start].is_capital()
                && piece.tokens.start != deed[0].tokens.start;
            self.reader.entities[piece.tokens.start] || capital
        };
        let deed = Some(Phrase::of_pieces(deed)).filter(|_| !deed.iter().any(named));
        deed.filter(|deed| deed.len() <= MAX_DEED)
    }

    /// "4 đợt khám sức khỏe", "6 lớp đàn": things that are held, no people.
    fn is_event(&self, draft: &Draft) -> bool {
        let count = self.reader.quantity(draft);
        let people = |token: usize| self.reader.scan.hit(token, Class::Populous).is_some();
        counts(count) && draft.measure == Measure::Level && !count.unit_tokens.clone().any(people)
    }

    /// "6 xã (An Hòa, Tân Lợi) | đã được công nhận": a bracket of their names stands between those counted and what became of them.
    fn named_aside(&self) -> Option<Phrase> {
        const MAX_NAMES: usize = 30;
        const SAID: [Class; 3] = [Class::Passive, Class::Preverb, Class::Reach];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let open = self.at + 1;
        pieces.get(open).filter(|piece| piece.mark() == Some(Mark::Open))?;
        let close =
            (open + 1..pieces.len().min(open + MAX_NAMES)).find(|&at| pieces[at].mark() == Some(Mark::Close))?;
        let name = |piece: &Piece| match piece.form {
            Form::Word => piece.is(Class::And) || scan.tokens[piece.tokens.start].is_capital() || piece.roles.is_idle(),
            Form::Place(_) | Form::Generic(_) => true,
            Form::Mark(mark) => mark == Mark::Comma,
            _ => false,
        };
        let capital = pieces.get(open + 1).is_some_and(|first| scan.tokens[first.tokens.start].is_capital());
        let named = capital && pieces[open + 1..close].iter().all(name);
        let verb = pieces.get(close + 1).filter(|verb| verb.form == Form::Word && verb.any(&SAID))?;
        if !(named && counts(self.quantity) && self.measure == Measure::Level) {
            return None;
        }
        let said = qualifier::after(scan, pieces, close, true, false);
        let figure = pieces.get(said.end).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
        let whole = Phrase::of_tokens(verb.tokens.start..pieces.get(said.end.checked_sub(1)?)?.tokens.end);
        (said.len() > 1 && !figure).then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(&whole))
    }
}
