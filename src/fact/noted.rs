//! What a line says of the figures in brackets behind it: "Các chỉ tiêu năm 2024 (trong ngoặc là ước thực hiện năm 2023):".

use std::ops::Range;

use super::context::Context;
use super::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::{Read, Status};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::{Mentions, Relation, Scan};
use crate::span::{Body, Span};

/// What is told of figures in brackets.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    period: Interval,
    status: Status,
    /// The time.
    evidence: Span<Body>,
}

/// What a sentence says of the brackets to come, and the pieces that say it: they are no time and no status of what else stands
/// there.
pub(super) fn read(scan: &Scan<'_>, mentions: &Mentions, pieces: &[Piece]) -> Option<(Range<usize>, Noted)> {
    const REACH: usize = 12;
    const AIMS: [Class; 3] = [Class::TargetNoun, Class::StatusTarget, Class::PlanNoun];
    let begins = |piece: &Piece| piece.tokens.clone().any(|at| scan.hit(at, Class::BracketNote).is_some());
    let start = pieces.iter().position(begins)?;
    let ends = |piece: &Piece| matches!(piece.mark(), Some(Mark::Close | Mark::Colon));
    let end = pieces.iter().skip(start).take(REACH).position(ends).map_or(pieces.len(), |end| start + end);
    let note = &pieces[start..end];
    let says = |classes: &[Class]| note.iter().any(|piece| piece.any(classes));
    // "trong ngoặc là so với cùng kỳ": what moved.
    if says(&[Class::Versus]) || note.iter().any(|piece| piece.quantity().is_some()) {
        return None;
    }
    let period = note.iter().find_map(|piece| mentions.periods.get(piece.period()?))?;
    let status = if says(&[Class::StatusEstimate]) {
        Status::Estimate
    } else if says(&AIMS) && !says(&[Class::Complete]) {
        Status::Target
    } else {
        Status::Actual
    };
    let open = start.checked_sub(1).filter(|&open| pieces[open].mark() == Some(Mark::Open));
    let close = pieces.get(end).filter(|close| open.is_some() && close.mark() == Some(Mark::Close));
    let noted = Noted { period: period.interval?, status, evidence: scan.span(period.tokens.clone()) };
    (period.relation == Relation::Own).then_some((open.unwrap_or(start)..end + usize::from(close.is_some()), noted))
}

/// "102 triệu đồng (93 triệu đồng)", "giảm 4% (giảm 5,2%)": figures that stand alone in a bracket behind another are as the note says.
pub(super) fn tell(reader: &Reader<'_>, context: &Context, drafts: &mut [Draft]) {
    const MAX_LEAD: usize = 3;
    let Some(noted) = &context.noted else { return };
    let pieces = reader.pieces;
    let lead = |piece: &&Piece| piece.form == Form::Hedge || piece.any(&[Class::Rise, Class::Fall, Class::Reach]);
    for at in 1..drafts.len() {
        let piece = drafts[at].piece;
        let before = pieces[piece.saturating_sub(MAX_LEAD)..piece].iter().rev().take_while(lead).count();
        let open = piece.checked_sub(before + 1).is_some_and(|open| pieces[open].mark() == Some(Mark::Open));
        let close = pieces.get(piece + 1).is_some_and(|next| next.mark() == Some(Mark::Close));
        // "còn 8% (giảm 2%)": how far that is from another time.
        if open && close && drafts[at].measure == drafts[at - 1].measure {
            let draft = &mut drafts[at];
            draft.period = Some(Read { value: noted.period, evidence: Some(noted.evidence) });
            draft.status = Read { value: noted.status, evidence: Some(noted.evidence) };
            draft.lends_period = false;
            draft.lends_status = false;
        }
    }
}
