//! What a figure takes up from before: the subject of one that names none, or whose words only point back.

use super::Figure;
use crate::fact::context::Genre;
use crate::fact::counted::heads;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::{Measure, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::{Quantity, QuantityKind};
use crate::token::Kind;

impl Reader<'_> {
    /// A word of the calendar, or a number beside it.
    pub(in crate::fact) fn is_time(&self, piece: &Piece) -> bool {
        const CALENDAR: [PeriodRole; 9] = [
            PeriodRole::Day,
            PeriodRole::Week,
            PeriodRole::Month,
            PeriodRole::Quarter,
            PeriodRole::Year,
            PeriodRole::Past,
            PeriodRole::Before,
            PeriodRole::First,
            PeriodRole::Last,
        ];
        let scan = self.scan;
        let calendar = |entry: u32| {
            scan.lexicon
                .periods
                .get(entry as usize)
                .is_some_and(|one| one.roles.iter().any(|role| CALENDAR.contains(role)))
        };
        piece.roles.is_idle()
            && piece.tokens.clone().all(|token| {
                scan.tokens[token].kind == Kind::Number
                    || scan.hits.at(token).any(|hit| match hit.class {
                        Class::Number => true,
                        Class::Period => calendar(hit.entry),
                        _ => false,
                    })
            })
    }
}

impl Reader<'_> {
    /// "cấp mới 40 giấy phép xây dựng, lũy kế từ khi triển khai đến nay là | 900 giấy phép": since when they are counted, and no
    /// noun of another thing.
    pub(in crate::fact) fn sums_up(&self, drafts: &[Draft], at: usize, quantity: &Quantity, own: &Phrase) -> bool {
        let Some(last) = drafts.last().filter(|_| !own.is_measured()) else { return false };
        let mut words = self.pieces[last.piece + 1..at].iter().skip_while(|piece| piece.mark() == Some(Mark::Comma));
        let sum = words.next().is_some_and(|piece| piece.is(Class::Cumulative));
        let end = own.parts.last().map_or(0, |part| part.end);
        let till = words.any(|piece| piece.tokens.start >= end && piece.period().is_some());
        let before = &self.quantity(last).unit;
        sum && till && (quantity.unit == *before || heads(&quantity.unit, before))
    }
}

impl Figure<'_> {
    /// Whether the words before a figure name nothing of their own, and the subject is the one before.
    pub(in crate::fact) fn points_back(&self, own: &Phrase) -> bool {
        own.is_empty()
            || self.refers_back(own)
            || self.names_only_unit(own)
            || self.is_hollow(own)
            || self.is_movement(own)
            || self.sets_itself(own)
    }

    /// "Sản lượng thủy sản 9 tháng 30 nghìn tấn. Bão cuốn 200 lồng cá, nên sản lượng quý IV chỉ đạt | 8 nghìn tấn": a bare noun
    /// of what the last statement measures in the same unit, not of those counted in between.
    pub(super) fn measured_again(&self, own: &Phrase) -> Option<Phrase> {
        let last = &self.context.last;
        let said = last.indicator.as_ref().filter(|_| last.unit == self.quantity.unit)?;
        let noun = own.parts.first().filter(|_| own.parts.len() == 1 && own.is_measured())?;
        let mut pieces = self.pieces_of(own);
        let bare = pieces.next().is_some_and(|piece| piece.tokens == *noun);
        let first = said.parts.first().filter(|first| bare && first.len() >= noun.len())?;
        let key = |token: usize| self.reader.scan.key(token);
        let same = noun.clone().zip(first.clone()).all(|(one, other)| key(one) == key(other));
        let counts = |draft: &Draft| self.reader.quantity(draft).kind == QuantityKind::Count;
        let level = self.measure == Measure::Level && self.quantity.kind == QuantityKind::Physical;
        let fits = same && level && said.len() > own.len() && self.drafts.iter().all(counts) && !self.drafts.is_empty();
        fits.then(|| said.clone())
    }

    /// "Năm 2026, ngành đặt mục tiêu | 46 nghìn tấn": who aims at it, of what the sentence before tells.
    fn sets_itself(&self, own: &Phrase) -> bool {
        let last = &self.context.last;
        let who = own.len() == 1 && self.all(own, &[Class::Sector]);
        let aimed = || {
            let first = self.reader.piece_from(own.parts[0].end);
            self.reader.pieces[first..self.at].iter().any(|piece| piece.any(&[Class::TargetNoun, Class::StatusTarget]))
        };
        who && self.drafts.is_empty() && last.indicator.is_some() && last.unit == self.quantity.unit && aimed()
    }

    /// "hiệp hội đề xuất | mức tăng 5%": who wants the movement is not what moves.
    pub(super) fn proposed(&self, own: &Phrase) -> Option<Phrase> {
        const WANTS: [Class; 5] =
            [Class::Adopt, Class::StatusTarget, Class::StatusForecast, Class::Said, Class::Preverb];
        if self.measure != Measure::Change || !self.reader.jobs.has(Class::GrowthNoun) {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        let [.., verb, noun] = said.as_slice() else { return None };
        let moves = noun.is(Class::GrowthNoun) && !noun.is(Class::Rise) && verb.any(&WANTS);
        let other = said[..said.len() - 1].iter().any(|piece| piece.any(&MEASURED));
        let alone = || Phrase::of_pieces(std::slice::from_ref(*noun));
        (moves && !other).then(|| self.inherited().unwrap_or_else(alone))
    }

    /// "bội chi là 900 tỷ đồng; nay UBND tỉnh trình HĐND tỉnh cho phép điều chỉnh | lên 950 tỷ đồng": who asks whom for what names no
    /// amount, and what is to change is what was told in the same unit.
    pub(in crate::fact) fn asked(&self, own: &Phrase) -> Option<Phrase> {
        let asks = |piece: &Piece| piece.any(&[Class::Adopt, Class::StatusTarget, Class::Said]);
        let to = self.governor.class == Some(Class::ToLevel) && self.quantity.kind != QuantityKind::Count;
        let named = own.is_measured() || !self.pieces_of(own).any(asks);
        if !to || named || is_percent(self.quantity) {
            return None;
        }
        let alike =
            |draft: &&Draft| draft.measure == Measure::Level && self.reader.quantity(draft).unit == self.quantity.unit;
        let here = || self.drafts.iter().rev().find(alike).map(|draft| &draft.words);
        let last = &self.context.last;
        let before = last.indicator.as_ref().filter(|_| self.drafts.is_empty() && last.unit == self.quantity.unit);
        here().or(before).filter(|told| told.is_measured()).cloned()
    }

    /// "mới là 11.000 tỷ đồng, mức tăng 53%": the movement of what was told before.
    fn is_movement(&self, own: &Phrase) -> bool {
        let moves = |piece: &Piece| piece.is(Class::GrowthNoun) && !piece.is(Class::Rise) || piece.is(Class::Adverb);
        let bare = self.governor.class.is_none() && self.measure == Measure::Change;
        bare && !self.drafts.is_empty() && self.pieces_of(own).all(moves)
    }

    /// "lũy kế chín tháng đạt", "trước đó chỉ là", "có tháng đạt": words of time and manner, and no noun that is measured.
    fn is_hollow(&self, own: &Phrase) -> bool {
        const HOLLOW: [Class; 15] = [
            Class::Yearly,
            Class::Adverb,
            Class::Preverb,
            Class::Aspectual,
            Class::Now,
            Class::Have,
            Class::Intro,
            Class::And,
            Class::Locative,
            Class::Anaphor,
            Class::StatusEstimate,
            Class::StatusForecast,
            Class::StatusTarget,
            Class::Rise,
            Class::Fall,
        ];
        // "dự toán giao là", "kế hoạch được duyệt", "quyết toán": how much was planned or came of it, not of what.
        let first = self.pieces_of(own).next();
        let planned = first.is_some_and(is_account);
        let done = self.is_performance(own);
        let hollow = |piece: &Piece| match piece.form {
            Form::Word => {
                let adopts = planned && piece.any(&[Class::Adopt, Class::Passive]) || done && piece.is(Class::Complete);
                (piece.any(&HOLLOW) || is_account(piece) || adopts) && !piece.any(&MEASURED)
                    || self.reader.is_time(piece)
            }
            Form::Period(_) | Form::Hedge | Form::Mark(_) => true,
            _ => false,
        };
        first.is_some() && self.pieces_of(own).all(hollow)
    }

    /// "Thực hiện | 9 tháng đạt 530 tỷ đồng": what was done by a time of what the sentence before tells, not what it is done to.
    pub(super) fn is_performance(&self, own: &Phrase) -> bool {
        let pieces = self.reader.pieces;
        let Some(verb) = self.pieces_of(own).next().filter(|verb| verb.is(Class::Complete)) else { return false };
        let start = pieces.partition_point(|piece| piece.tokens.start <= verb.tokens.start);
        let told = pieces.get(start..self.at).unwrap_or_default();
        let dated = told.iter().any(|piece| piece.period().is_some() || self.reader.is_time(piece));
        let opens = self.drafts.is_empty() && (dated || self.governor.class == Some(Class::Reach));
        opens && matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical | QuantityKind::Percent)
    }

    /// "Chỉ tiêu: kết nạp 40 đoàn viên trở lên. Thực hiện: | 52 đoàn viên", "(mục tiêu giảm 3%, thực hiện giảm | 4%)": what was done
    /// is of what the aim before it is of.
    pub(super) fn fulfilled(&self, own: &Phrase) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        // "dự toán chi Quốc hội quyết định 700 tỷ đồng, | thực hiện | 720 tỷ đồng": the verb is all that stands before it.
        let carried_out = || {
            let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Complete))?;
            let beside = pieces[verb + 1..self.at].iter().all(|piece| piece.form == Form::Hedge);
            let last =
                self.drafts.last().filter(|last| beside && self.measure == Measure::Level && last.piece < verb)?;
            self.pieces_of(&last.subject).next().is_some_and(is_account).then_some(&pieces[verb])
        };
        let first = self.pieces_of(own).next().filter(|verb| verb.is(Class::Complete) || is_result(verb));
        let verb = first.or_else(|| own.is_empty().then(carried_out).flatten())?;
        if self.pieces_of(own).count() > 1 {
            return None;
        }
        let alike = |unit: &str| {
            let own = &self.quantity.unit;
            own == unit || heads(own, unit)
        };
        if let Some(aim) = self.drafts.last() {
            let aimed = aim.status.value == Status::Target && aim.measure == self.measure;
            let told = self.of_account(&aim.subject);
            return Some(told).filter(|told| !told.is_empty() && aimed && alike(&self.reader.quantity(aim).unit));
        }
        let colon = pieces.get(1).is_some_and(|next| next.mark() == Some(Mark::Colon));
        let opens = colon && pieces.first().is_some_and(|first| first.tokens.start == verb.tokens.start);
        let last = &self.context.last;
        let told = last.indicator.as_ref().filter(|_| opens && alike(&last.unit))?;
        let block = |token: usize| scan.sentences[scan.sentence_of(token)].block;
        let start = told.parts.first()?.start;
        (block(start) == block(verb.tokens.start)).then(|| told.clone())
    }

    /// "Thu từ dầu thô: dự toán 85 tỷ đồng, | quyết toán 100 tỷ đồng": what was planned or what came of it is of what stands
    /// before the colon, or of what was planned.
    pub(super) fn accounted(&self) -> Option<Phrase> {
        const MAX_WORDS: usize = 3;
        const MAX_SUBJECT: usize = 14;
        let pieces = self.reader.pieces;
        let start = self.drafts.last().map_or(0, |last| last.piece + 1);
        let said = pieces[start..self.at].iter().rev().filter(|piece| piece.form == Form::Word).take(MAX_WORDS);
        let words = said.take_while(|piece| is_account(piece) || piece.any(&[Class::Adverb, Class::Adopt]));
        if !words.clone().any(is_account) {
            return None;
        }
        let plain = |told: &Phrase| !told.is_empty() && told.len() <= MAX_SUBJECT;
        if self.drafts.is_empty() {
            let colon = pieces[..self.at].iter().position(|piece| piece.mark() == Some(Mark::Colon))?;
            let label = phrase::tidy(self.reader.scan, pieces, 0..colon);
            return Some(label).filter(plain).filter(|label| !self.pieces_of(label).all(is_account));
        }
        let planned = self.drafts.last().filter(|last| last.status.value == Status::Target)?;
        Some(self.of_account(&planned.subject)).filter(plain)
    }

    /// "dự toán | thu nội địa | HĐND tỉnh giao": what an account is of, without its own noun and without who laid it down.
    fn of_account(&self, subject: &Phrase) -> Phrase {
        let mut told: Vec<Piece> = self.pieces_of(subject).skip_while(|piece| is_account(piece)).cloned().collect();
        let lays_down = |piece: &Piece| piece.is(Class::Adopt) || self.lays_down(piece);
        if told.last().is_some_and(lays_down) {
            told.pop();
            let who = |piece: &Piece| {
                matches!(piece.form, Form::Place(_) | Form::Generic(_))
                    || piece.is(Class::Passive)
                    || piece.tokens.clone().all(|token| self.reader.entities[token])
            };
            while told.last().is_some_and(who) {
                told.pop();
            }
        }
        Phrase::of_pieces(&told)
    }

    /// "quyết định", "phê duyệt".
    fn lays_down(&self, piece: &Piece) -> bool {
        piece.form == Form::Word && self.reader.scan.hit(piece.tokens.start, Class::Decide).is_some()
    }

    /// "1. Thu nội địa | Dự toán 500 tỷ đồng", "Thu từ dầu thô: ... Quyết toán 90 tỷ đồng": of what the block or the heading
    /// over it speaks, where a statement begins with what was planned or reached.
    pub(super) fn account_over(&self, own: &Phrase) -> Option<Phrase> {
        let accounts = self.drafts.is_empty() && self.pieces_of(own).any(is_account);
        // "II. Chăn nuôi ... Chỉ tiêu năm sau: tăng 3%": what moves is what was told last.
        let moves = |label: &&Phrase| self.measure == Measure::Change && !label.is_measured();
        self.context
            .label_over()
            .filter(|label| accounts && !moves(label))
            .filter(|_| accounts && self.context.genre == Genre::Outlined)
            .cloned()
    }

    /// The subject of a figure that names none: that of the figure before it, of the same unit where units are counted.
    pub(in crate::fact) fn inherited(&self) -> Option<Phrase> {
        if self.quantity.kind == QuantityKind::Count {
            let after = self.after();
            let unit = &self.quantity.unit;
            if let Some(part) = self.only_part() {
                return Some(part.clone());
            }
            let units = |fits: &dyn Fn(&str) -> bool| -> Vec<&Phrase> {
                let here = self.drafts.iter().rev().filter(|draft| fits(&self.reader.quantity(draft).unit));
                // "thành phố Tây Ninh 39 vụ; thấp nhất là huyện Châu Thành, chỉ có | 8 vụ": no more of the place before.
                let here = here.filter(|draft| !self.is_elsewhere(draft));
                // "235 vụ phá rừng (làm rõ 168 vụ), giảm | 180 vụ": those in a bracket only where there are no others.
                let depth = self.reader.pieces[self.at].depth;
                let (outer, aside): (Vec<_>, Vec<_>) =
                    here.partition(|draft| self.reader.pieces[draft.piece].depth <= depth);
                let here = outer.into_iter().chain(aside);
                let earlier = self.context.counted.iter().filter(|one| fits(&one.unit));
                here.map(|draft| &draft.subject).chain(earlier.map(|one| &one.phrase)).collect()
            };
            // "39 vụ tai nạn, tăng 14 vụ": the nearest, in whatever words.
            let here = self.drafts.iter().any(|draft| heads(unit, &self.reader.quantity(draft).unit));
            let same = if here { Vec::new() } else { units(&|one| one == unit) };
            let same = if same.is_empty() { units(&|one| one == unit || heads(unit, one)) } else { same };
            let mut all = same.into_iter();
            // "giảm 9 người chết": of the counts of people the one that says so.
            let found = if after.roles.has(Class::Casualty) {
                all.clone().find(|phrase| self.shares_word(phrase, after)).or_else(|| all.next())
            } else {
                all.next()
            };
            if let Some(found) = found {
                return Some(found.clone());
            }
        }
        // "dư nợ đạt 187 tỷ đồng cho 10.873 hộ vay, tăng 29 tỷ đồng": what moved by so much is told in the same unit.
        if let Some(alike) = self.told_in_unit() {
            return Some(alike);
        }
        // "9.580 căn chào bán mới từ 31 dự án, tăng 80%": of the main count, not of one behind a preposition.
        // "bán 600 cổ phần mệnh giá 1 triệu đồng (tương đương 60.000 cổ phần loại 10.000 đồng), bằng 2% vốn": nor of one
        // that only a bracket tells.
        let depth = self.reader.pieces[self.at].depth;
        let outer = || self.drafts.iter().rev().filter(|draft| self.reader.pieces[draft.piece].depth <= depth);
        let main = outer().find(|draft| !self.is_subordinate(draft)).or(outer().next()).or(self.drafts.last());
        // "thu giữ 2 xe ô tô và 300 triệu đồng": what was done, not the noun that was counted.
        let without_noun = |draft: &Draft| {
            let count = self.reader.quantity(draft);
            let counted = draft.subject.parts.first() == Some(&count.unit_tokens) && draft.subject.parts.len() > 1;
            let other = count.kind == QuantityKind::Count && self.quantity.kind == QuantityKind::Money;
            if counted && other && self.governor.shared {
                draft.subject.without_first_part()
            } else {
                draft.subject.clone()
            }
        };
        main.map(without_noun).or_else(|| self.topic()).or_else(|| self.context.last.indicator.clone())
    }

    /// Whether another place stands behind a count that is told by its place alone.
    fn is_elsewhere(&self, count: &Draft) -> bool {
        let pieces = &self.reader.pieces[count.piece..self.at];
        let place = |(at, piece): (usize, &Piece)| piece.place().is_some() && !self.reader.is_in_base(count.piece + at);
        let told = self.all_places(&count.label) && count.label.len() < count.subject.len();
        told && self.measure == Measure::Level && pieces.iter().enumerate().any(place)
    }

    /// "Xảy ra 95 vụ. Trong đó, đường bộ có 90 vụ. So với cùng kỳ giảm | 4 vụ": what is compared right behind a single part is
    /// that part.
    fn only_part(&self) -> Option<&Phrase> {
        let versus = self.reader.pieces.first().is_some_and(|first| first.is(Class::Versus));
        let mut parts = self
            .context
            .counted
            .iter()
            .filter(|one| one.part && one.unit == self.quantity.unit && !one.label.is_empty());
        let only = parts.next().filter(|_| versus && self.measure == Measure::Change)?;
        let told = self.drafts.iter().any(|draft| self.reader.quantity(draft).unit == self.quantity.unit);
        (parts.next().is_none() && !told).then_some(&only.phrase)
    }

    /// What the last figure of the same unit is of, where the figure just before has another.
    pub(super) fn told_in_unit(&self) -> Option<Phrase> {
        let amount = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical)
            && self.measure == Measure::Change;
        let unit = |draft: &Draft| &self.reader.quantity(draft).unit;
        let depth = self.reader.pieces[self.at].depth;
        let level = |draft: &&Draft| draft.measure == Measure::Level && self.reader.pieces[draft.piece].depth <= depth;
        let mut levels = self.drafts.iter().rev().filter(level);
        let last = levels.next().filter(|last| amount && *unit(last) != self.quantity.unit)?;
        // "1,65 triệu đồng/ngày, tăng 120 nghìn đồng": a rate moves by an amount.
        let rate = unit(last).starts_with(&self.quantity.unit);
        levels.find(|draft| *unit(draft) == self.quantity.unit && !rate).map(|draft| draft.subject.clone())
    }

    fn is_subordinate(&self, draft: &Draft) -> bool {
        let before = (0..draft.piece).rev().find(|&at| self.reader.pieces[at].form != Form::Hedge);
        self.is_in_all(draft.piece)
            || before.is_some_and(|at| {
                self.reader.pieces[at].any(&[Class::Locative, Class::From, Class::Of])
                    && !self.reader.pieces[at].is(Class::Reach)
            }) && draft.measure == Measure::Level
                && draft.governor.class.is_none()
    }

    /// "300 thí sinh đỗ trong tổng số | 420 thí sinh": whether the figure at a piece is the whole that the one before is a part of.
    pub(in crate::fact) fn is_in_all(&self, piece: usize) -> bool {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let before = pieces[..piece].iter().rposition(|before| before.form != Form::Hedge);
        let counts = |draft: &Draft| self.reader.quantity(draft).kind == QuantityKind::Count;
        let drafts = self.drafts.partition_point(|draft| draft.piece < piece);
        let part = self.drafts[..drafts].last().is_some_and(counts);
        let inside =
            |lead: &Piece| lead.is(Class::Quantifier) && scan.hit(lead.tokens.start, Class::Locative).is_some();
        part && before.is_some_and(|lead| inside(&pieces[lead]))
    }

    /// "số vụ giảm 711 vụ": the unit again, no more.
    pub(super) fn names_only_unit(&self, own: &Phrase) -> bool {
        let scan = self.reader.scan;
        let unit = self.quantity.unit_tokens.clone();
        self.quantity.kind == QuantityKind::Count
            && own.parts.iter().flat_map(Clone::clone).all(|token| {
                let in_unit = unit.clone().any(|one| scan.key(one) == scan.key(token));
                in_unit
                    || self
                        .reader
                        .pieces
                        .iter()
                        .any(|piece| piece.tokens == (token..token + 1) && piece.is(Class::MeasureNoun))
            })
    }

    /// "tỷ lệ hộ nghèo thành thị 1,2%, nông thôn 5%": the measured noun of the figure before, in another part of the
    /// country.
    pub(super) fn in_area(&self, own: &Phrase) -> Option<Phrase> {
        if own.is_empty() || !self.all(own, &[Class::Area]) {
            return None;
        }
        let before = self.drafts.last().filter(|draft| self.reader.quantity(draft).unit == self.quantity.unit)?;
        let said: Vec<Piece> = self.pieces_of(&before.subject).cloned().collect();
        let end = said.iter().position(|piece| piece.is(Class::Area)).unwrap_or(said.len());
        // "tỷ lệ hộ nghèo | toàn tỉnh", and then "miền núi".
        let whole =
            |piece: &Piece| piece.any(&[Class::Locative, Class::National]) || matches!(piece.form, Form::Generic(_));
        let mut end = end;
        while end > 0 && whole(&said[end - 1]) && !(end > 1 && said[end - 2].is(Class::Of)) {
            end -= 1;
        }
        let head = Phrase::of_pieces(&said[..end]);
        head.is_measured().then(|| head.then(own))
    }

    /// Whether a phrase has its meaning from before: "con số này", "khoản mục này".
    fn refers_back(&self, phrase: &Phrase) -> bool {
        const MAX_NOUN: usize = 4;
        let mut last = self.pieces_of(phrase).collect::<Vec<_>>();
        while last.last().is_some_and(|piece| piece.is(Class::Adverb)) {
            last.pop();
        }
        let noun = last.len() > 1
            && last.len() <= MAX_NOUN
            && last.last().is_some_and(|piece| piece.is(Class::Anaphor))
            && last.iter().all(|piece| piece.form == Form::Word && !piece.is(Class::Firm) && !piece.any(&MEASURED));
        noun || self.is_anaphor(phrase)
    }

    pub(in crate::fact) fn is_anaphor(&self, phrase: &Phrase) -> bool {
        self.pieces_of(phrase)
            // "(vượt mục tiêu nghị quyết 0,4%)": a plan that is beaten is no subject.
            .all(|piece| piece.any(&[Class::Anaphor, Class::Adverb, Class::PlanNoun, Class::TargetNoun, Class::Exceed]))
    }
}

/// "dự toán", "quyết toán": how much was planned or came of it, not of what.
fn is_account(piece: &Piece) -> bool {
    (piece.is(Class::PlanNoun) || is_result(piece)) && !piece.is(Class::Said)
}

/// "quyết toán", "kết quả".
pub(in crate::fact) fn is_result(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.is(Class::ResultHeading) && !piece.any(&[Class::Complete, Class::Act])
}
