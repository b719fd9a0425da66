//! Parts of a count in a list behind its total: "tuyển 8.400 em, gồm: tiểu học 3.150 em; mầm non 2.380 em". Each
//! is of what the total is of, told apart by the noun before it.

use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Mark, Piece};
use crate::fact::sentence::Draft;
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Words of the noun of a part, and of its total.
const MAX_PART: usize = 4;
const MAX_TOTAL: usize = 9;
/// Figures of a list before the one that is read.
const MAX_LIST: usize = 12;

impl Figure<'_> {
    /// What the total before a list counts, with the noun of this part of it.
    pub(in crate::fact) fn portion(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let count = |draft: &Draft| {
            let quantity = self.reader.quantity(draft);
            quantity.kind == QuantityKind::Count
                && quantity.unit == self.quantity.unit
                && draft.measure == Measure::Level
        };
        let own_count = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        if !own_count || self.quantity.part.is_some() || !self.names_part(own) {
            return None;
        }
        let lead = own.parts.first().map(|part| pieces.partition_point(|piece| piece.tokens.end <= part.start))?;
        // Figures of the same list, back to what opens it.
        let mut open = self.list_lead(lead);
        let mut before = self.drafts.iter().rev().take(MAX_LIST);
        while open.is_none() {
            let part = before.next().filter(|part| count(part) && pieces.get(part.piece + 1).is_some_and(parts))?;
            let first = part.label.parts.first()?.start;
            open = self.list_lead(pieces.partition_point(|piece| piece.tokens.end <= first));
        }
        let open = open?;
        let moved =
            |draft: &&Draft| matches!(draft.measure, Measure::Change | Measure::Ratio) && draft.label.is_empty();
        let totals = self.drafts.partition_point(|draft| draft.piece < open);
        let total = self.drafts[..totals].iter().rev().take(MAX_LIST).find(|draft| !moved(draft))?;
        // "dân số 30.000 người, trong đó thành thị", "sản lượng khách 5.000 lượt, trong đó khách quốc tế": parts of an amount.
        let scan = self.reader.scan;
        let first = |words: &Phrase| words.parts.first().map(|part| part.start);
        let counts = first(&total.subject).is_some_and(|token| scan.hit(token, Class::CountOf).is_some());
        let word = first(own).map(|token| scan.key(token));
        let again = total.words.parts.iter().flat_map(Clone::clone).any(|token| Some(scan.key(token)) == word);
        if total.subject.is_measured() && !counts || again {
            return None;
        }
        let told =
            count(total) && total.words.len() <= MAX_TOTAL && self.reader.quantity(total).value >= self.quantity.value;
        told.then(|| total.words.then(own))
    }

    /// Whether a noun and nothing else stands before the figure, and nothing more is said of it behind.
    fn names_part(&self, own: &Phrase) -> bool {
        let plain = |piece: &Piece| !says(piece) && !piece.any(&MEASURED) && !piece.any(&[Class::Act, Class::Casualty]);
        let alone = self.reader.pieces.get(self.at + 1).is_none_or(parts);
        alone && !own.is_empty() && own.len() <= MAX_PART && own.parts.len() == 1 && self.pieces_of(own).all(plain)
    }

    /// "trong đó", "gồm:" right before the piece at `lead`.
    fn list_lead(&self, lead: usize) -> Option<usize> {
        let pieces = self.reader.pieces;
        let before = lead.checked_sub(1)?;
        let word = if pieces[before].mark() == Some(Mark::Colon) { before.checked_sub(1)? } else { before };
        pieces[word].any(&[Class::Breakdown, Class::Exhaustive]).then_some(word)
    }
}

/// A mark that ends an item of a list, or the list.
fn parts(piece: &Piece) -> bool {
    matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Stop | Mark::Open))
}
