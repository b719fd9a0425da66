//! Counts whose noun stands at the figure alone: "Tổng tiếp nhận: | 8.120 hồ sơ", "Giảm | 2 phòng".

use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// The subject of a count with what is counted, which stands behind a word that only says how many: "tổng | hồ sơ | tiếp
    /// nhận".
    pub(in crate::fact) fn counted_total(&self, told: Phrase) -> Phrase {
        let scan = self.reader.scan;
        let unit = self.quantity.unit_tokens.clone();
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none() && !unit.is_empty();
        if !counts {
            return told;
        }
        let Some(first) = told.parts.first() else {
            // "Giảm | 2 phòng (từ 12 còn 10 phòng)": nothing else says what.
            return if self.measure == Measure::Rank { told } else { Phrase::of_tokens(unit) };
        };
        let Some(head) = scan.phrase(first.start, first.end, Class::CountOf) else { return told };
        let deed = head < first.end && scan.hit(head, Class::Act).is_some() && scan.hit(head, Class::Noun).is_none();
        if self.measure != Measure::Level || !deed || self.holds(&told, &unit) {
            return told;
        }
        let rest = told.without_head(head - first.start);
        Phrase::of_tokens(first.start..head).then(&Phrase::of_tokens(unit)).then(&rest)
    }

    /// "khởi công 35 dự án, | hoàn thành | 52 dự án": what was completed is told from what something else was done with.
    pub(in crate::fact) fn completed(&self, own: &Phrase) -> Option<Phrase> {
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Complete) && own.is_empty())?;
        let unit = self.quantity.unit_tokens.clone();
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level && !unit.is_empty();
        let told = self.quantity.part.is_none()
            && self
                .drafts
                .iter()
                .any(|draft| draft.measure == Measure::Level && self.reader.quantity(draft).unit == self.quantity.unit);
        let verb = Phrase::of_pieces(&self.reader.pieces[verb..=verb]);
        (counts && told).then(|| Phrase::of_tokens(unit).then(self.after()).then(&verb))
    }

    /// "giá xăng đã trải qua | 18 kỳ điều chỉnh", "nhận lãi ngoài, | 6 cựu cán bộ sẽ bị xét xử": a price or a balance has no count, but
    /// what befalls a price may be counted.
    pub(super) fn turns_of_price(&self, own: &Phrase, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_PRICE: usize = 6;
        let first = self.pieces_of(own).next()?;
        let money = first.any(&[Class::Quoted, Class::BalanceNoun]);
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none();
        if !(money && counts && !after.is_empty() && self.governor.class.is_none()) {
            return None;
        }
        let said = |piece: &&Piece| !piece.any(&[Class::Preverb, Class::Aspectual]);
        let price: Vec<Piece> = self.pieces_of(own).take_while(said).cloned().collect();
        let beside = own
            .parts
            .last()
            .is_some_and(|part| part.end == self.reader.pieces[self.governor.subject_end.saturating_sub(1)].tokens.end);
        let price = Some(Phrase::of_pieces(&price)).filter(|price| beside && price.len() <= MAX_PRICE);
        let told = noun.then(after);
        Some(price.map_or(told.clone(), |price| told.then(&price)))
    }

    /// What the movement right before a level is of, with the noun that the level counts.
    pub(super) fn come_to(&self, noun: &Phrase) -> Option<Phrase> {
        const MAX_SUBJECT: usize = 8;
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::ToLevel))?;
        let moved = self.drafts.last().filter(|last| matches!(last.measure, Measure::Change | Measure::Ratio))?;
        let beside = self.reader.pieces[moved.piece + 1..verb].iter().all(|piece| piece.form == Form::Word);
        let subject = Some(&moved.subject).filter(|subject| beside && (1..=MAX_SUBJECT).contains(&subject.len()))?;
        Some(if subject.is_measured() { subject.clone() } else { noun.then(subject) })
    }

    /// "kết nạp 50 đoàn viên, nâng tổng số lên | 1.240 đoàn viên": what a deed brought all of them to is no more than how many there
    /// are.
    pub(super) fn raised_total(&self) -> Option<Phrase> {
        const MAX_WORDS: usize = 2;
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone());
        if self.governor.class != Some(Class::ToLevel) || self.quantity.kind != QuantityKind::Count || noun.is_empty() {
            return None;
        }
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let end = self.governor.subject_end;
        let cause = (end.saturating_sub(MAX_WORDS + 1)..end).rev().find(|&at| pieces[at].is(Class::Cause))?;
        let start = pieces.get(cause + 1)?.tokens.start;
        let words = start..pieces[end - 1].tokens.end;
        // "nâng tổng | số": the verb has its first word in it.
        let inside = pieces[cause].tokens.end - 1;
        let total = |from: usize| scan.phrase(from, words.end, Class::CountOf) == Some(words.end);
        let all = cause + 1 < end && (total(start) || total(inside)) || cause + 1 == end && total(inside);
        all.then(|| noun.then(self.after()))
    }

    /// "trên toàn quốc | có | 18.000 máy": a place is told as such.
    pub(super) fn everywhere(&self, own: &Phrase, noun: &Phrase, has: bool) -> Option<Phrase> {
        const AROUND: [Class; 3] = [Class::National, Class::Locative, Class::Adverb];
        let placed = || self.all_places(own) || self.all(own, &AROUND);
        (has && self.drafts.is_empty() && placed()).then(|| noun.clone())
    }
}
