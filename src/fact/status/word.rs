//! What a word of status sets for a figure: whether it governs it, and whether it is a word of status at all.

use super::decided::DECIDES;
use crate::fact::Status;
use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Reader, is_percent};
use crate::lexicon::{Class, Signs};
use crate::mention::QuantityKind;

/// "vượt bình quân dự toán": words between a predicate and its plan.
const MAX_ADVERBS: usize = 3;
/// Between two plans that "và" joins.
const JOINED: usize = 8;

impl Reader<'_> {
    /// What a word says of a figure behind it.
    pub(super) fn word_of_status(&self, context: &Context, index: usize, at: usize) -> Option<Status> {
        /// The jobs of words that say anything of it.
        const TELLS: [Class; 7] = [
            Class::StatusEstimate,
            Class::StatusTarget,
            Class::StatusForecast,
            Class::TargetNoun,
            Class::TargetHeading,
            Class::Adopt,
            Class::PlanDocument,
        ];
        // Most words do none of it, and few sentences lay down or order anything in words that have no job.
        if !self.pieces[index].any(&TELLS)
            && !self.jobs.has(Class::Urge)
            && !self.may_say(DECIDES.or(Signs::class(Class::Chance)))
        {
            return None;
        }
        if self.is_title(index) {
            return None;
        }
        if self.is_settled_plan(index, at) || self.is_forbidden(index, at) || self.is_handed_on(index, at) {
            return Some(Status::Actual);
        }
        self.status_word(index)
            .or_else(|| (self.is_assigned(index, at) || self.is_ordered(index)).then_some(Status::Target))
            .or_else(|| self.opens_aims(index, at))
            .or_else(|| (self.is_demanded(context, index, at) || self.is_decided(index, at)).then_some(Status::Target))
            .or_else(|| Some(Status::Target).filter(|_| context.adopted.is_some() && self.is_planned(index, at)))
    }

    /// Whether a word of status holds for a figure. What is aimed at in one clause is not so in the next ("Với mục tiêu trở
    /// thành số một, hãng đã mở 12 kho"), unless the sentence is about a plan; what ends its clause has been said of that
    /// ("80% số vốn dự kiến, lãi suất 6%"), unless it opens the sentence or tells the source.
    pub(super) fn governs(&self, index: usize, at: usize) -> bool {
        const NEAR: usize = 4;
        let piece = &self.pieces[index];
        let left = index.checked_sub(1).map(|left| &self.pieces[left]);
        // "số người có mong muốn làm thêm là 1,2 triệu": inside the subject.
        if piece.is(Class::StatusTarget)
            && left.is_some_and(|left| left.is(Class::Have))
            && self.pieces[index..at].iter().any(|piece| piece.is(Class::Copula))
        {
            return false;
        }
        // "năm 2016, 2017 và ước năm 2018 đạt tương ứng | 5, 6 và 7 triệu lượt": of the others none is a guess.
        if self.runs.iter().any(|run| run.contains(&at) && run.last() != Some(&at)) && self.is_of_last_time(index) {
            return false;
        }
        // "khiếu nại 3 đơn, tố cáo 1 đơn, kiến nghị 8 đơn": one of several things that are counted alike.
        if piece.is(Class::StatusTarget) && self.is_counted_alike(index, at) {
            return false;
        }
        // "Mục tiêu của dự án | 3.400 tỷ đồng này là rút ngắn thời gian chạy tàu": the size of what has an aim is none itself.
        if piece.is(Class::TargetNoun) && self.is_of_owner(index, at) {
            return false;
        }
        // "dồn việc cho mục tiêu, kế hoạch đề ra; 578 doanh nghiệp chưa niêm yết": nor does a noun reach over such a mark.
        let noun = piece.is(Class::TargetNoun) && !piece.is(Class::StatusTarget);
        let parts = |one: &Piece| one.mark() == Some(Mark::Comma) || noun && one.mark() == Some(Mark::Semicolon);
        let comma = |one: &Piece| parts(one) && one.depth <= piece.depth;
        let Some(end) = (index + 1..at).find(|&one| comma(&self.pieces[one])) else { return true };
        let opens = self.pieces[..index].iter().all(|piece| piece.form != Form::Word || piece.is(Class::Intro));
        if opens || self.is_source(index) {
            return true;
        }
        // "giảm nợ vay nhằm tăng vốn, số dư là 1.100 tỷ đồng": a purpose ends with its clause.
        if self.scan.hit(piece.tokens.start, Class::Dative).is_some() {
            return false;
        }
        if piece.is(Class::TargetNoun) {
            let adopted = self.pieces[index.saturating_sub(NEAR)..index].iter().any(|piece| piece.is(Class::Adopt));
            return adopted || self.heads_list(index, at) || self.is_joined_task(index, at);
        }
        // "tiếp nhận 412 tờ khai đề nghị hoàn thuế, số thuế được hoàn 136 tỷ đồng": what is counted asks for it.
        let counted = left.and_then(Piece::quantity).map(|left| &self.mentions.quantities[left]);
        let asks = piece.is(Class::StatusTarget) && counted.is_some_and(|left| left.kind == QuantityKind::Count);
        // "yêu cầu, mục tiêu, kế hoạch đề ra; ...": one of several nouns does not reach over such a mark.
        let listed = end == index + 1 && self.pieces[end..at].iter().any(|one| one.mark() == Some(Mark::Semicolon));
        !asks && (end > index + 1 || left.is_some_and(|left| left.mark().is_some()) && !listed)
    }

    /// "thu nhập sẽ không được vượt quá | 50 triệu đồng": what will not be allowed is a rule, and not expected.
    fn is_forbidden(&self, index: usize, at: usize) -> bool {
        const REACH: usize = 4;
        let verb = &self.pieces[index + 1..at];
        let not = self.pieces[index].is(Class::StatusForecast)
            && index + 1 < at
            && self.begins_with(index + 1, Class::NotYet);
        // "không được vượt quá" is a word of bounds.
        let mut words = verb.iter().flat_map(|piece| piece.tokens.clone());
        not && verb.len() <= REACH
            && verb.iter().all(|piece| matches!(piece.form, Form::Word | Form::Hedge))
            && words.any(|token| self.scan.hit(token, Class::Passive).is_some())
    }

    /// "mục tiêu kiềm chế lạm phát, ổn định vĩ mô và | kiểm soát bội chi dưới 4%": whether the verb of a figure is joined by "và" to what is
    /// aimed at, with nothing told between.
    fn is_joined_task(&self, noun: usize, at: usize) -> bool {
        let between = &self.pieces[noun + 1..at];
        let plain = |piece: &Piece| {
            matches!(piece.form, Form::Word | Form::Hedge | Form::Mark(Mark::Comma))
                && !piece.any(&[Class::Copula, Class::StatusActual])
        };
        let and = between.iter().rposition(|piece| piece.is(Class::And));
        let steers = and.is_some_and(|and| self.begins_with(noun + 2 + and, Class::Steer));
        steers && between.iter().all(plain)
    }

    /// Whether a figure stands with the owner of an aim, between "của" and the "là" that tells what is aimed at.
    fn is_of_owner(&self, noun: usize, at: usize) -> bool {
        const REACH: usize = 8;
        let plain = |piece: &Piece| piece.form == Form::Hedge || piece.form == Form::Word && !piece.is(Class::Reach);
        let owned = self.pieces.get(noun + 1).is_some_and(|of| of.is(Class::Of));
        let open = |piece: &&Piece| piece.mark().is_none() && piece.quantity().is_none();
        let mut behind = self.pieces[at + 1..].iter().take(REACH).take_while(open);
        owned && self.pieces[noun + 2..at].iter().all(plain) && behind.any(|piece| piece.is(Class::Copula))
    }

    /// "26 doanh nghiệp nhận định đơn hàng sẽ tăng, 12 doanh nghiệp ...": what those that are counted say is no status of
    /// what follows.
    pub(super) fn is_opinion(&self, word: usize, at: usize) -> bool {
        const REACH: usize = 12;
        let ends = self.pieces[word..at].iter().any(|piece| piece.mark().is_some());
        let clause = (word.saturating_sub(REACH)..word).rev();
        let mut clause = clause.take_while(|&index| self.pieces[index].mark().is_none_or(|mark| mark == Mark::Quote));
        let Some(said) = clause.find(|&index| self.pieces[index].is(Class::Said)).filter(|_| ends) else {
            return false;
        };
        let before = said.checked_sub(1).map(|before| &self.pieces[before]);
        let counted = before.and_then(Piece::quantity).map(|index| &self.mentions.quantities[index]);
        counted.is_some_and(|one| one.kind == QuantityKind::Count)
            || before.is_some_and(|before| before.mark() == Some(Mark::Close))
    }

    /// "thông qua kế hoạch doanh thu 5 tỷ, lãi 1 tỷ", "các chỉ tiêu gồm: A đạt ..., B đạt ...": a plan of many figures.
    pub(super) fn heads_list(&self, noun: usize, at: usize) -> bool {
        const REACH: usize = 4;
        let open = |piece: &&Piece| !matches!(piece.form, Form::Mark(_) | Form::Quantity(_));
        let adopted = self.pieces[noun.saturating_sub(REACH)..noun]
            .iter()
            .rev()
            .take_while(open)
            .any(|piece| piece.is(Class::Adopt));
        // "phục vụ mục tiêu chuyển đổi kinh tế; trong đó dư nợ là 18 tỷ đồng": behind a semicolon the noun heads no list.
        let listed = self.pieces[noun + 1..at]
            .iter()
            .take_while(|piece| piece.mark() != Some(Mark::Semicolon))
            .any(|piece| piece.mark() == Some(Mark::Colon) || piece.is(Class::Breakdown))
            && !self.is_set_against_plan(noun);
        // "Mục tiêu của ngành là đón 10 triệu khách, trong đó 2 triệu khách quốc tế".
        let subject = self.pieces[..noun].iter().all(|piece| piece.form == Form::Word && piece.any(&[Class::Intro]))
            && self.pieces[noun + 1..at].iter().take_while(open).any(|piece| piece.is(Class::Reach));
        adopted || listed || subject
    }

    /// "Các chỉ tiêu về xã hội: tạo việc làm cho 1,5 triệu người, đạt 95% kế hoạch; tỷ lệ thất nghiệp 3,6% (kế hoạch 4%)": whether the figures
    /// behind a word are told beside what was planned for them, so that they are what came of it.
    pub(super) fn is_set_against_plan(&self, noun: usize) -> bool {
        const REACH: usize = 200;
        let dated = |at: usize| {
            let period = self.pieces.get(at).and_then(Piece::period).map(|index| &self.mentions.periods[index]);
            period.is_some_and(|period| period.has_year)
        };
        let percent = |piece: &Piece| piece.quantity().is_some_and(|one| is_percent(&self.mentions.quantities[one]));
        let end = self.pieces.len().min(noun + REACH);
        (noun + 2..end).any(|at| {
            let before = &self.pieces[at - 1];
            let beside = before.mark() == Some(Mark::Open) || percent(before) || before.is(Class::Exceed);
            self.pieces[at].is(Class::PlanNoun) && beside && !dated(at + 1)
        })
    }

    /// "kiểm tra 14/12 đơn vị | theo kế hoạch năm, | phát hiện sai phạm 560 triệu đồng": which of them were meant, behind what is
    /// counted and up to the comma.
    pub(super) fn is_said_of_count(&self, noun: usize) -> bool {
        const REACH: usize = 4;
        let plain = |piece: &&Piece| piece.form == Form::Word && piece.roles.is_idle();
        let Some(lead) = noun.checked_sub(1).filter(|_| self.is_source(noun)) else { return false };
        let words = self.pieces[..lead].iter().rev().take(REACH).take_while(plain).count();
        let counted = lead.checked_sub(words + 1).and_then(|at| self.pieces[at].quantity());
        let timed = |piece: &&Piece| plain(piece) || piece.period().is_some() || piece.is(Class::PlanNoun);
        let behind = &self.pieces[noun + 1..];
        let end = behind.get(behind.iter().take(REACH).take_while(timed).count());
        let counted = counted.map(|one| &self.mentions.quantities[one]);
        counted.is_some_and(|one| one.kind == QuantityKind::Count || one.part.is_some())
            && end.is_some_and(|end| end.mark() == Some(Mark::Comma))
    }

    /// "theo kế hoạch".
    pub(super) fn is_source(&self, noun: usize) -> bool {
        let before = noun.checked_sub(1).map(|left| self.pieces[left].tokens.start);
        before.is_some_and(|token| self.scan.hit(token, Class::Source).is_some())
    }

    /// What a word says of the figures behind it.
    pub(super) fn status_word(&self, index: usize) -> Option<Status> {
        let piece = &self.pieces[index];
        // "Sở Kế hoạch và Đầu tư", "sự phấn đấu của", "kiến nghị được trả lời đạt 90%".
        let noun = self.pieces.get(index + 1).is_some_and(|next| next.is(Class::Of) || next.is(Class::Passive));
        if self.entities[piece.tokens.start] || noun && piece.is(Class::StatusTarget) {
            return None;
        }
        if piece.is(Class::StatusEstimate) {
            return Some(Status::Estimate);
        }
        if piece.is(Class::StatusTarget) {
            return Some(Status::Target);
        }
        // "khả năng thu | ngân sách chỉ đạt"; but "khả năng thu hồi" is a word of its own.
        let chance = self.scan.hit(piece.tokens.start, Class::Chance);
        if piece.is(Class::StatusForecast) || chance.is_some_and(|hit| piece.tokens.end <= hit.end as usize) {
            return Some(Status::Forecast);
        }
        if !piece.is(Class::TargetNoun) {
            return None;
        }
        // "vượt mục tiêu", "hoàn thành chỉ tiêu": what was done, not what is aimed at.
        let verb = (0..index).rev().take(MAX_ADVERBS).find(|&before| {
            // "hoàn thành các mục tiêu kế hoạch được giao": the verb stands before all of it.
            let before = &self.pieces[before];
            let plain = before.roles.is_idle() && before.tokens.len() == 1;
            let skips = plain || before.is(Class::PlanNoun) || before.is(Class::Per) && before.is(Class::Adverb);
            !(before.form == Form::Word && skips)
        });
        let before = verb.map(|verb| &self.pieces[verb]);
        // "để đạt được mục tiêu tăng trưởng được giao là 6,7%": a purpose is not reached yet.
        let purpose = || {
            let lead = verb.and_then(|verb| verb.checked_sub(1));
            let behind = self.pieces[index + 1..].iter().take_while(|piece| piece.mark().is_none());
            lead.is_some_and(|lead| self.begins_with(lead, Class::Dative))
                && behind.take_while(|piece| piece.quantity().is_none()).any(|piece| piece.is(Class::Copula))
        };
        // "nhiều chỉ tiêu đạt và vượt kế hoạch", "các chỉ tiêu đều tăng": what is measured, not what is aimed at.
        let exceeds = self.pieces[index + 1..]
            .iter()
            .take_while(|piece| !matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Comma | Mark::Semicolon)))
            .any(|piece| piece.any(&[Class::Exceed, Class::Aspectual]));
        // "sau khi điều chỉnh kế hoạch, tập đoàn bơm 50 tỷ": the noun ends another clause; but "theo kế hoạch, ...".
        let closes = self.pieces.get(index + 1).is_some_and(|next| next.mark() == Some(Mark::Comma))
            && !self.is_source(index)
            || self.is_said_of_count(index);
        // "chưa đạt chỉ tiêu 100%": as much as was aimed at.
        let missed = verb.and_then(|verb| verb.checked_sub(1)).is_some_and(|not| self.begins_with(not, Class::NotYet))
            || verb.is_some_and(|verb| self.begins_with(verb, Class::NotYet));
        if missed && before.is_some_and(|before| before.is(Class::Reach)) && !closes {
            return Some(Status::Target);
        }
        let done = before.is_some_and(|before| {
            // "có chỉ tiêu 80%", "với mục tiêu 5%" state it.
            let states = before.any(&[Class::Have, Class::Copula, Class::Topic]);
            before.is(Class::Reach) && !states && !purpose()
                || before.any(&[
                    Class::Exceed,
                    Class::Complete,
                    Class::CarriedOut,
                    Class::Equal,
                    Class::Short,
                    Class::Versus,
                    Class::Rise,
                    Class::Fall,
                ])
                || before.quantity().is_some()
        });
        // "đạt 105% dự toán trung ương và dự toán tỉnh giao": the other plan tells.
        let joined = before.is_some_and(|before| before.is(Class::And))
            && self.pieces[index.saturating_sub(JOINED)..index].iter().any(|piece| piece.is(Class::PlanNoun));
        (!done && !joined && !exceeds && !closes).then_some(Status::Target)
    }
}
