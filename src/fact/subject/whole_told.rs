//! What an amount is of where only the share beside it tells: "Khu vực FDI chiếm 90% | tổng giá trị xuất khẩu |, đạt 2 tỷ USD".

use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};

/// Figures between a share and the amounts beside it.
const NEAR: usize = 4;

impl Reader<'_> {
    /// Gives the amounts of one that a share is of the noun of its whole, and so what they moved by.
    pub(in crate::fact) fn name_by_whole(&self, drafts: &mut [Draft]) {
        for share in 0..drafts.len() {
            let Some(noun) = self.noun_of_whole(&drafts[share]) else { continue };
            let owner = drafts[share].subject.clone();
            let near = share.saturating_sub(NEAR)..drafts.len().min(share + NEAR + 1);
            let beside = |drafts: &[Draft], other: usize| {
                let (first, last) = (drafts[share.min(other)].piece, drafts[share.max(other)].piece);
                let parted = self.pieces[first..last].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
                let alone = drafts[other].words == owner && drafts[other].subject == owner;
                other != share && alone && !parted && !drafts[other].is_base
            };
            let amount = |draft: &Draft| {
                let kind = self.quantity(draft).kind;
                draft.measure == Measure::Level && matches!(kind, QuantityKind::Money | QuantityKind::Physical)
            };
            let moves = |draft: &Draft| matches!(draft.measure, Measure::Change | Measure::Ratio);
            if !near.clone().any(|other| amount(&drafts[other]) && beside(drafts, other)) {
                continue;
            }
            for other in near {
                if (amount(&drafts[other]) || moves(&drafts[other])) && beside(drafts, other) {
                    let words = noun.then(&owner);
                    drafts[other].subject = words.clone();
                    drafts[other].words = words;
                }
            }
        }
    }

    /// "giá trị xuất khẩu" of "chiếm 90% tổng giá trị xuất khẩu của tỉnh", where nothing else tells what the owner's amounts are.
    fn noun_of_whole(&self, share: &Draft) -> Option<Phrase> {
        const MAX_NOUN: usize = 5;
        const MAX_OWNER: usize = 12;
        const OTHER: [Class; 4] = [Class::RateNoun, Class::GrossProduct, Class::ShareNoun, Class::GrowthNoun];
        let base = share.base.filter(|base| share.measure == Measure::Share && base.kind == BaseKind::Whole)?;
        let owner = &share.subject;
        // "khu vực FDI": what it is called by may stand for an amount elsewhere.
        let measured = |part: &TokenRange| MEASURED.iter().any(|&class| self.scan.hit(part.start, class).is_some());
        if owner.is_empty()
            || owner.parts.first().is_some_and(measured)
            || owner.len() > MAX_OWNER
            || owner.roles.has(Class::Flow)
            || share.words != *owner
        {
            return None;
        }
        let inside = self.pieces.get(base.start..base.end)?;
        let lone = |piece: &&Piece| piece.any(&[Class::WholeNoun, Class::Locative]) && !piece.any(&MEASURED);
        let lead = inside.iter().take_while(lone).count();
        let noun = |piece: &&Piece| {
            piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&MEASURED) || piece.is(Class::Flow))
        };
        let rest = &inside[lead..];
        let length = rest.iter().take(MAX_NOUN).take_while(noun).count();
        let head = rest.first().filter(|head| head.is(Class::MeasureNoun) && !head.any(&OTHER))?;
        // "tổng dư nợ", "giá trị": with what is measured.
        let whole = length > 1 || head.any(&[Class::Flow, Class::Stock]);
        whole.then(|| Phrase::of_pieces(&rest[..length]))
    }
}
