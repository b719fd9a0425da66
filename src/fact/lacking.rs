//! What lacks the noun that it is of, where that stands in a sentence before: "Xuất khẩu cao su đạt 80 nghìn tấn. Lũy kế
//! 5 tháng, khối lượng đạt 420 nghìn tấn", "Vốn vay đã ký 9 tỷ USD. Giải ngân đạt 4 tỷ USD".

use super::phrase::{MEASURED, Phrase};
use super::piece::{Form, Piece};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// What is spoken of was told no more than so many sentences before, in so many tokens.
const NEAR: usize = 2;
const MAX_HEAD: usize = 12;

impl Figure<'_> {
    /// The first amount of a sentence, of what a sentence just before tells.
    pub(super) fn lacking(&self, own: &Phrase) -> Option<Phrase> {
        if !self.drafts.is_empty() || own.is_empty() || own.parts.len() > 1 {
            return None;
        }
        let head = self.told_before().filter(|_| self.opens(own))?;
        self.amount_alone(own, head).or_else(|| self.flow_alone(own, head)).or_else(|| self.deed_alone(own, head))
    }

    /// What the last statement is of, where it stands in a sentence just before.
    fn told_before(&self) -> Option<&Phrase> {
        let head = self.context.last.indicator.as_ref().filter(|head| head.len() <= MAX_HEAD)?;
        let start = head.parts.iter().map(|part| part.start).min()?;
        let distance = self.reader.sentence.checked_sub(self.reader.scan.sentence_of(start))?;
        (1..=NEAR).contains(&distance).then_some(head)
    }

    /// Whether nothing stands before a phrase in its sentence but when and where: "Thương vụ này có | giá trị" says of what.
    fn opens(&self, own: &Phrase) -> bool {
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
        let aside = |piece: &Piece| piece.any(&[Class::Adverb, Class::Per]) || self.reader.is_time(piece);
        let mut said = self.pieces_of(own).filter(|piece| !aside(piece));
        said.next().is_some_and(|piece| piece.form == Form::Word && word(piece)) && said.next().is_none()
    }

    /// "Trong tháng xuất 80 nghìn tấn hạt điều. | Khối lượng | cả năm đạt 900 nghìn tấn": an amount that is of what stands
    /// behind it, where nothing does.
    fn amount_alone(&self, own: &Phrase, head: &Phrase) -> Option<Phrase> {
        let scan = self.reader.scan;
        let relational = |piece: &Piece| scan.hit(piece.tokens.start, Class::Relational).is_some();
        let alone = self.quantity.kind != QuantityKind::Count && self.is_alone(own, relational);
        (alone && head.is_measured() && head.len() > own.len() && !head.roles.has(Class::Firm)).then(|| self.of_aspect(own, head))
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
