//! Shares by their reasons: "40% vụ cháy do chập điện, 20% do bất cẩn", "chậm do thời tiết (30%), do kỹ thuật (5%)".

use std::ops::Range;

use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Draft;
use crate::fact::subject::Figure;
use crate::lexicon::Class;

impl Figure<'_> {
    /// The subject of a share of which nothing but the reason is told: the noun of the share before, and the reason.
    pub(in crate::fact) fn by_reason(&self, own: &Phrase) -> Option<Phrase> {
        /// Shares before it that are looked at.
        const MAX_SHARES: usize = 6;
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|_| self.measure == Measure::Share)?;
        let behind = pieces.get(self.at + 1).is_some_and(|next| next.is(Class::Because)) && own.is_empty();
        let range = if behind { self.at + 1..reason_end(pieces, self.at + 1) } else { self.reason_before(last.piece)? };
        // "35% vụ cháy do chập điện, 9% vi phạm quy trình, 7% do đốt rác": one that is told otherwise is passed.
        let told = |draft: &&Draft| self.pieces_of(&draft.subject).any(|piece| piece.is(Class::Because));
        let mut shares = self.drafts.iter().rev().take(MAX_SHARES).take_while(|draft| draft.measure == Measure::Share);
        let before = shares.find(told)?;
        let said: Vec<Piece> = self.pieces_of(&before.subject).cloned().collect();
        let reason = said.iter().position(|piece| piece.is(Class::Because))?;
        let noun = said[..reason].iter().rposition(|piece| !piece.is(Class::Adverb))? + 1;
        Some(Phrase::of_pieces(&said[..noun]).then(&Phrase::of_pieces(&pieces[range])))
    }

    /// "do kỹ thuật (5%)": the words between the share before and the bracket, where a reason opens them.
    fn reason_before(&self, floor: usize) -> Option<Range<usize>> {
        let pieces = self.reader.pieces;
        let open = (floor..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let start = (floor..open).find(|&at| pieces[at].is(Class::Because))?;
        let led = pieces[floor + 1..start].iter().all(|piece| piece.mark().is_some() || piece.is(Class::And));
        (pieces[open].mark() == Some(Mark::Open) && led).then_some(start..open)
    }
}

/// Where the words of a reason end.
fn reason_end(pieces: &[Piece], start: usize) -> usize {
    const MAX_REASON: usize = 12;
    let words = pieces[start..]
        .iter()
        .take(MAX_REASON)
        .take_while(|piece| {
            matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_)) && !piece.is(Class::But)
        })
        .count();
    start + words
}
