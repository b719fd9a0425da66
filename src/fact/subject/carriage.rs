//! What is done with goods and passengers, told by its verb alone beside another that names them: "Vận chuyển hành khách đạt 2 triệu
//! người, | luân chuyển | đạt 90 triệu người.km".

use super::Figure;
use crate::fact::grammar::phrase::Phrase;
use crate::lexicon::Class;
use crate::mention::TokenRange;

impl Figure<'_> {
    /// The verb alone, of what a figure before carries.
    pub(super) fn carriage(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 4;
        let scan = self.reader.scan;
        let part = own.parts.first().filter(|part| own.parts.len() == 1 && part.len() <= MAX_OWN)?;
        if scan.phrase(part.start, part.end, Class::Carriage) != Some(part.end) {
            return None;
        }
        let carried = |part: &TokenRange| {
            part.clone().find_map(|token| Some(token..scan.hit(token, Class::Carried)?.end as usize))
        };
        let named = |phrase: &Phrase| phrase.parts.iter().find_map(carried).map(Phrase::of_tokens);
        let here = self.drafts.iter().rev().find_map(|draft| named(&draft.words));
        let before = || self.context.last.indicator.as_ref().and_then(named);
        Some(own.then(&here.or_else(before)?))
    }
}
