//! What lacks the noun that it is of, where that stands in a sentence before: "Xuất khẩu cao su đạt 80 nghìn tấn. Lũy kế
//! 5 tháng, khối lượng đạt 420 nghìn tấn", "Vốn vay đã ký 9 tỷ USD. Giải ngân đạt 4 tỷ USD".

use super::Figure;
use crate::fact::Measure;
use crate::fact::counted::heads;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece, word};
use crate::fact::sentence::{Draft, is_percent};
use crate::lexicon::schema::NounRole;
use crate::lexicon::{Class, Hit};
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Kind;

/// What was built is named in so many pieces, and its amounts in so many tokens.
const MAX_SITE: usize = 14;
const MAX_AMOUNT: usize = 4;
/// What is spoken of was told no more than so many sentences before, in so many tokens.
const NEAR: usize = 2;
const MAX_HEAD: usize = 12;

impl Figure<'_> {
    /// The first amount of a sentence, of what a sentence just before tells.
    pub(in crate::fact) fn lacking(&self, own: &Phrase) -> Option<Phrase> {
        if !self.drafts.is_empty() || own.is_empty() || own.parts.len() > 1 {
            return None;
        }
        if !self.opens(own) {
            return None;
        }
        let told = self.told_before().and_then(|head| {
            self.amount_alone(own, head)
                .or_else(|| self.flow_alone(own, head))
                .or_else(|| self.deed_alone(own, head))
                .or_else(|| self.price_alone(own, head))
        });
        told.or_else(|| self.of_title(own)).or_else(|| self.of_branch(own))
    }

    /// "2. Cà phê / | Xuất khẩu | tháng 6 ước 130 nghìn tấn": so many tons of what the heading names.
    fn of_title(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_TITLE: usize = 4;
        let title = self.context.title_over().filter(|title| title.len() <= MAX_TITLE && self.drafts.is_empty())?;
        let goods = self.quantity.kind == QuantityKind::Physical;
        let flow = goods && self.is_alone(own, |piece| piece.is(Class::Flow));
        (flow || goods && self.is_relational(own)).then(|| own.then(title))
    }

    /// "Ngành gỗ đang hồi phục. Chín tháng, | xuất khẩu | đạt 7 tỷ USD": of the branch that a sentence just before opens with,
    /// which tells no figure.
    fn of_branch(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_LEAD: usize = 6;
        const MAX_NAME: usize = 4;
        let (scan, here) = (self.reader.scan, self.reader.sentence);
        let amount = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical);
        let flow = self.is_alone(own, |piece| piece.is(Class::Flow));
        if !amount || !(flow || self.is_relational(own)) {
            return None;
        }
        let quantities = &self.reader.mentions.quantities;
        let block = |sentence: usize| scan.sentences.get(sentence).map(|sentence| sentence.block);
        // Behind another paragraph it is of that.
        let near = |&before: &usize| before + 1 == here || block(before + 1) == block(here);
        (here.saturating_sub(NEAR)..here).rev().filter(near).find_map(|before| {
            let sentence = &scan.sentences[before].tokens;
            let figure = quantities.partition_point(|one| one.tokens.start < sentence.start);
            if quantities.get(figure).is_some_and(|one| one.tokens.start < sentence.end) {
                return None;
            }
            let limit = sentence.end.min(sentence.start + MAX_LEAD);
            let head =
                (sentence.start..limit).find_map(|token| scan.hit(token, Class::Branch).map(|hit| (token, hit)))?;
            let (first, start) = (head.0, head.1.end as usize);
            let mut end = start;
            while end < sentence.end.min(start + MAX_NAME) {
                let (next, roles) = word(scan, end, sentence.end);
                if scan.tokens[end].kind != Kind::Word || !roles.is_idle() || scan.is_claimed(end) {
                    break;
                }
                end = next;
            }
            (end > start).then(|| own.then(&Phrase::of_tokens(first..end)))
        })
    }

    /// "khởi công một nhà máy rau quả ở Sơn La, | công suất | 120.000 tấn/năm, | tổng vốn | 2.100 tỷ đồng": of what was built.
    pub(super) fn of_site(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_AMOUNT)?;
        let measures = |piece: &Piece| piece.is(Class::MeasureNoun) && !piece.any(&[Class::Anaphor, Class::Flow]);
        let amount =
            own.is_measured() && self.pieces_of(own).all(|piece| measures(piece) || piece.is(Class::WholeNoun));
        let start = pieces.partition_point(|piece| piece.tokens.start < part.start);
        let comma = start.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
        if !amount || self.measure != Measure::Level || pieces[comma].depth != pieces[self.at].depth {
            return None;
        }
        if let Some(last) = self.drafts.last() {
            // The next amount of the same.
            let site = last.subject.without_head(last.label.len());
            let next = last.piece + 1 == comma && last.subject.parts.starts_with(&last.label.parts);
            let leads = |part: &TokenRange| self.reader.scan.hit(part.start, Class::Site).is_some();
            if next && site.parts.first().is_some_and(leads) {
                return Some(own.then(&site));
            }
        }
        let named = |at: usize| match pieces[at].form {
            Form::Word => {
                pieces[at].roles.is_idle()
                    || pieces[at].any(&[Class::Locative, Class::And, Class::Flow])
                    || self.reader.entities[pieces[at].tokens.start]
            }
            Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote) => true,
            _ => false,
        };
        // "..., dự án nhà máy giấy Đông Hải, | tổng vốn | 80 triệu USD": behind another figure a new one is named.
        let floor = self.drafts.last().map_or(0, |last| last.piece + 1).max(comma.saturating_sub(MAX_SITE));
        let site = |at: usize| self.reader.scan.hit(pieces[at].tokens.start, Class::Site).is_some();
        let first = (floor..comma).rev().take_while(|&at| named(at)).filter(|&at| site(at)).last()?;
        Some(own.then(&phrase::tidy(self.reader.scan, pieces, first..comma)))
    }

    /// "Dự toán chi thường xuyên là 310 tỷ đồng. | Thực hiện | đạt 228 tỷ đồng": what was done is no plan.
    pub(super) fn performed(&self, own: &Phrase, told: &Phrase) -> Phrase {
        const MAX_PLAN: usize = 2;
        let scan = self.reader.scan;
        let first = told.parts.first().filter(|_| self.is_performance(own));
        let plan =
            first.and_then(|part| scan.hit(part.start, Class::PlanNoun).map(|hit| hit.end as usize - part.start));
        plan.filter(|&plan| plan <= MAX_PLAN && plan + 1 < told.len())
            .map_or(told.clone(), |plan| told.without_head(plan))
    }

    /// What the last statement is of, where it stands in a sentence just before.
    fn told_before(&self) -> Option<&Phrase> {
        let head = self.context.last.indicator.as_ref().filter(|head| head.len() <= MAX_HEAD)?;
        let start = head.parts.iter().map(|part| part.start).min()?;
        let distance = self.reader.sentence.checked_sub(self.reader.scan.sentence_of(start))?;
        (1..=NEAR).contains(&distance).then_some(head)
    }

    /// What the words of an indicator want that is said elsewhere: what was reached, what was done to all of the figures, what
    /// the sentence opens by leaving out, what was counted before.
    pub(in crate::fact) fn elsewhere(&self, words: &Phrase) -> Option<Phrase> {
        self.reached_so_much(words)
            .or_else(|| self.shared_deed(words))
            .or_else(|| self.left_out(words))
            .or_else(|| self.whose_rate(words))
            .or_else(|| self.number_of(words))
    }

    /// "giảm 6% | số vụ", "71% | số ca | là trẻ nhỏ": of what was counted before by the same noun.
    fn number_of(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_COUNTED: usize = 10;
        let scan = self.reader.scan;
        let moves = matches!(self.measure, Measure::Change | Measure::Ratio) && words.len() == 2;
        let shares = self.measure == Measure::Share && is_percent(self.quantity);
        if !moves && !shares {
            return None;
        }
        let mut said = words.parts.iter().flat_map(Clone::clone);
        let (number, noun) = (said.next()?, said.next()?);
        let is_number = scan.hit(number, Class::MeasureNoun).is_some() && scan.hit(number, Class::Anaphor).is_some();
        let open = |hit: &Hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier;
        scan.hit(noun, Class::Noun).filter(open).filter(|_| is_number)?;
        let unit = scan.word(noun).to_lowercase();
        // "vụ" of "vụ tai nạn".
        let alike = |one: &str| one == unit || heads(&unit, one);
        let counts = |draft: &&Draft| {
            let quantity = self.reader.quantity(draft);
            quantity.kind == QuantityKind::Count && alike(&quantity.unit) && draft.measure == Measure::Level
        };
        let here = self.drafts.iter().find(counts).map(|draft| &draft.words);
        let before = || self.context.counted.iter().find(|one| alike(&one.unit)).map(|one| &one.phrase);
        let counted = here.or_else(before)?;
        let first = counted.parts.first().filter(|first| scan.key(first.start) == scan.key(noun))?;
        let rest = counted.without_head(1);
        let new = first.start != noun && !rest.is_empty() && counted.len() <= MAX_COUNTED;
        let keys: Vec<u64> = words.parts.iter().flat_map(Clone::clone).map(|token| scan.key(token)).collect();
        (new && !rest.parts.iter().flat_map(Clone::clone).any(|token| keys.contains(&scan.key(token)))).then_some(rest)
    }

    /// "Nhập khẩu ngô đạt 700 nghìn tấn. | Giá nhập khẩu bình quân | 214 USD/tấn": a price of the goods told before.
    fn price_alone(&self, own: &Phrase, head: &Phrase) -> Option<Phrase> {
        const MAX_PRICE: usize = 6;
        let scan = self.reader.scan;
        let word =
            |piece: &Piece| piece.form == Form::Word && piece.any(&[Class::MeasureNoun, Class::Flow, Class::Per]);
        let first = self.pieces_of(own).next()?;
        let price = first.is(Class::MeasureNoun) && !first.is(Class::Flow) && !first.is(Class::Anaphor);
        let said = self.pieces_of(own).all(|piece| word(piece) || self.reader.is_time(piece));
        let per = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        if !(per && price && said && own.len() <= MAX_PRICE) || head.roles.any(&[Class::Firm, Class::BalanceNoun]) {
            return None;
        }
        let goods = self.goods_of(head);
        let name = goods.parts.first().is_some_and(|part| scan.hit(part.start, Class::Of).is_none());
        (goods.len() < head.len() && name).then(|| own.then(&goods))
    }

    /// Whether nothing stands before a phrase in its sentence but when and where: "Thương vụ này có | giá trị" says of what.
    pub(in crate::fact) fn opens(&self, own: &Phrase) -> bool {
        const ASIDE: [Class; 6] =
            [Class::Adverb, Class::Intro, Class::Locative, Class::Topic, Class::Conjunction, Class::National];
        let first = own.parts.first().map_or(0, |part| part.start);
        let aside = |piece: &Piece| match piece.form {
            Form::Word => piece.any(&ASIDE) && !piece.any(&MEASURED) || self.reader.is_time(piece),
            Form::Period(_) | Form::Hedge | Form::Mark(_) | Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        self.reader.pieces.iter().take_while(|piece| piece.tokens.start < first).all(aside)
    }

    /// Whether a phrase is one word that a test holds of, with words of time and manner.
    fn is_alone(&self, own: &Phrase, word: impl Fn(&Piece) -> bool) -> bool {
        let aside = |piece: &Piece| piece.any(&[Class::Adverb, Class::Per, Class::Intro]) || self.reader.is_time(piece);
        let mut said = self.pieces_of(own).filter(|piece| !aside(piece));
        said.next().is_some_and(|piece| piece.form == Form::Word && word(piece)) && said.next().is_none()
    }

    /// "kim ngạch", "khối lượng": an amount that is of what stands behind it, and nothing does.
    pub(in crate::fact) fn is_relational(&self, own: &Phrase) -> bool {
        self.is_alone(own, |piece| self.reader.scan.hit(piece.tokens.start, Class::Relational).is_some())
    }

    /// "Trong tháng xuất 80 nghìn tấn hạt điều. | Khối lượng | cả năm đạt 900 nghìn tấn": an amount that is of what stands
    /// behind it, where nothing does.
    fn amount_alone(&self, own: &Phrase, head: &Phrase) -> Option<Phrase> {
        let alone = self.quantity.kind != QuantityKind::Count && self.is_relational(own);
        if !alone || !head.is_measured() || head.roles.has(Class::Firm) || self.goods_of(head).is_empty() {
            return None;
        }
        // "Xuất khẩu cá tra đạt 2 tỷ USD. Sản lượng đạt 1,4 triệu tấn": what is grown is no trade.
        let grown = self.quantity.kind == QuantityKind::Physical && own.roles.has(Class::WholeNoun);
        let head = if grown { self.goods_of(head) } else { head.clone() };
        (!head.is_empty()).then(|| self.of_aspect(own, &head))
    }

    /// "trị giá | xuất khẩu | hồ tiêu": what an amount is of.
    fn goods_of(&self, head: &Phrase) -> Phrase {
        let mut goods = head.clone();
        while let noun @ 1.. = self.measured_head(&goods) {
            goods = goods.without_head(noun);
        }
        goods
    }

    /// "Xuất khẩu cao su đạt 80 nghìn tấn. Lũy kế Việt Nam | xuất khẩu | 420 nghìn tấn": so many tons of the same goods.
    fn flow_alone(&self, own: &Phrase, head: &Phrase) -> Option<Phrase> {
        let scan = self.reader.scan;
        let goods = self.quantity.kind == QuantityKind::Physical;
        if !goods || !self.is_alone(own, |piece| piece.is(Class::Flow)) {
            return None;
        }
        let flow = self.pieces_of(own).find(|piece| piece.is(Class::Flow))?.tokens.clone();
        let said: Vec<usize> = head.parts.iter().flat_map(Clone::clone).collect();
        let keys = |token: usize| (token..token + flow.len()).map(|token| scan.key(token));
        let turn = said.iter().position(|&token| keys(token).eq(flow.clone().map(|token| scan.key(token))))?;
        (turn + flow.len() < said.len()).then(|| head.without_head(turn))
    }

    /// "Vốn ODA đã ký kết là 9 tỷ USD. | Giải ngân | cả giai đoạn đạt 4 tỷ USD": what was done with the money told before.
    fn deed_alone(&self, own: &Phrase, head: &Phrase) -> Option<Phrase> {
        let deed = |piece: &Piece| piece.is(Class::Act) && !piece.any(&[Class::Flow, Class::Adopt, Class::MeasureNoun]);
        let money = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Percent);
        let reaches = self.governor.class == Some(Class::Reach);
        (money && reaches && head.is_measured() && self.is_alone(own, deed)).then(|| own.then(head))
    }
}
