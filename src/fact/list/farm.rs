//! What is done with crops and herds: amounts that name the deed, and the crop elsewhere.

use crate::fact::Measure;
use crate::fact::grammar::phrase::{PREDICATES, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Draft;
use crate::fact::subject::{Figure, thing};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};
use crate::token::Case;

impl Figure<'_> {
    /// "tổng diện tích | gieo trồng", "sản lượng | khai thác", "diện tích | nhiễm": an amount, and what is done with the crop or herd
    /// that is not named, or befalls it.
    pub(super) fn tells_farming(&self, phrase: &Phrase) -> bool {
        // "DT | gieo cấy": in short letters too.
        let letters = phrase.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].case == Case::Upper);
        let noun = self.measured_head(phrase).max(usize::from(letters && phrase.len() > 1));
        let deeds = phrase.without_head(noun);
        deeds.len() < phrase.len() && (deeds.is_empty() || self.is_farming(&deeds))
    }

    /// "Tôm nước lợ thả nuôi 6.710 ha, | thu hoạch | 6.140 ha", "rau gieo trồng 720 ha, | sản lượng thu hoạch | 8.940 tấn": what is done
    /// with a crop, or comes of that, is of the crop that the sentence told of before.
    pub(in crate::fact) fn of_crop_before(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 6;
        const MAX_BACK: usize = 6;
        let depth = self.reader.pieces[self.at].depth;
        let physical = |quantity: &Quantity| quantity.kind == QuantityKind::Physical;
        let fits = physical(self.quantity) && self.measure == Measure::Level && own.parts.len() == 1;
        let deed = |phrase: &Phrase| self.is_farming(phrase);
        let told = |draft: &Draft| !draft.label.is_empty() && !draft.label.is_measured();
        // "Lúa xuống giống 1.200 ha, thu hoạch dứt điểm, | năng suất | 6,8 tấn/ha": and the amount alone, behind another clause.
        let comma = |piece: &&Piece| piece.mark() == Some(Mark::Comma);
        let apart = |last: &Draft| self.reader.pieces[last.piece..self.at].iter().filter(comma).nth(1).is_some();
        let alone = || {
            let last = self.drafts.last().filter(|last| apart(last) && last.measure == Measure::Level);
            last.is_some() && self.is_relational(own) && self.drafts.first().is_some_and(told)
        };
        let yields = || self.tells_farming(own) && (own.len() > self.measured_head(own) || alone());
        if !fits || own.len() > MAX_OWN || !(deed(own) || yields()) {
            return None;
        }
        let last_colon = self.reader.pieces[..self.at].iter().rposition(|piece| piece.mark() == Some(Mark::Colon));
        // "khai thác 175 tấn" is a part of what was told, and "trồng mới 300 ha | cây ăn quả" tells its crop.
        let area = thing::is_area(self.reader, self.quantity);
        if deed(own) && !area || thing::is_named_behind(self.reader, self.at, self.quantity) {
            return None;
        }
        let outer = |draft: &&Draft| {
            let before = self.reader.quantity(draft);
            let alike = if deed(own) { thing::is_area(self.reader, before) } else { physical(before) };
            let level = draft.measure == Measure::Level && alike;
            level
                && self.reader.pieces[draft.piece].depth <= depth
                && last_colon.is_none_or(|colon| draft.piece > colon)
        };
        let told = self.drafts.iter().rev().take(MAX_BACK).filter(outer);
        let here = told.into_iter().find_map(|draft| self.crop_of(&draft.subject));
        here.or_else(|| self.crop_of_block()).map(|crop| own.then(&crop))
    }

    /// "Cây ngô gieo trồng 470 ha. Diện tích thu hoạch | 38 ha": the crop that the sentence before tells of in the same block, where this
    /// one begins with what is done with it.
    fn crop_of_block(&self) -> Option<Phrase> {
        const MAX_CROP: usize = 6;
        const ASIDE: [Class; 5] = [Class::Farmed, Class::Infested, Class::MeasureNoun, Class::Total, Class::HeadTotal];
        let said = self.context.last.indicator.as_ref().filter(|_| self.drafts.is_empty())?;
        let scan = self.reader.scan;
        let before = self.reader.sentence.checked_sub(1).map(|before| &scan.sentences[before])?;
        let first = said.parts.first()?.start;
        let near = before.block == scan.sentences[self.reader.sentence].block && before.tokens.contains(&first);
        let (mut start, mut end) = (first, said.parts.last()?.end);
        let deed =
            |at: usize| ASIDE.into_iter().filter_map(|class| scan.hit(at, class)).map(|hit| hit.end as usize).max();
        while let Some(next) = deed(start).filter(|&next| next < end) {
            start = next;
        }
        let done = (start + 1..end).find(|&at| scan.hit(at, Class::Farmed).is_some_and(|hit| hit.end as usize == end));
        end = done?;
        let named = (1..=MAX_CROP).contains(&(end - start)) && said.parts.len() == 1;
        (near && named).then(|| Phrase::of_tokens(start..end))
    }

    /// The crop that an amount is of: "cây ngô" of "cây ngô đã gieo trồng", "lúa" of "diện tích gieo cấy lúa".
    fn crop_of(&self, subject: &Phrase) -> Option<Phrase> {
        const MAX_CROP: usize = 8;
        const ASIDE: [Class; 4] = [Class::Adverb, Class::Preverb, Class::StatusActual, Class::Total];
        let scan = self.reader.scan;
        let rest = subject.without_head(self.measured_head(subject));
        let mut end = 0;
        let said: Vec<Piece> = self
            .pieces_of(&rest)
            .filter(|piece| {
                let first = piece.tokens.start;
                let deed = scan.hit(first, Class::Farmed).map_or(0, |hit| hit.end as usize);
                end = end.max(deed);
                piece.tokens.start >= end && !piece.any(&ASIDE)
            })
            .cloned()
            .collect();
        let crop = Phrase::of_pieces(&said);
        let named = said.iter().all(|piece| match piece.form {
            Form::Word => !piece.any(&PREDICATES) || scan.tokens[piece.tokens.start].is_capital(),
            // "tôm | nước | lợ" has the word for a country.
            Form::Period(_) | Form::Generic(_) => true,
            Form::Mark(mark) => mark == Mark::Comma,
            _ => false,
        });
        (named && (1..=MAX_CROP).contains(&crop.len()) && !crop.is_measured()).then_some(crop)
    }

    /// Whether words tell nothing but what is done with a crop or herd, or befalls it.
    pub(super) fn is_farming(&self, words: &Phrase) -> bool {
        let mut end = 0;
        let deed = |token: usize| {
            [Class::Farmed, Class::Infested].into_iter().find_map(|class| self.reader.scan.hit(token, class))
        };
        !words.is_empty()
            && words.parts.iter().flat_map(Clone::clone).all(|token| {
                if token >= end {
                    end = deed(token).map_or(end, |hit| hit.end as usize);
                }
                token < end
            })
    }
}
