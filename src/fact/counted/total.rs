//! Counts whose noun stands at the figure alone: "Tổng tiếp nhận: | 8.120 hồ sơ", "Giảm | 2 phòng".

use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
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
}
