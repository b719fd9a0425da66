//! What a line says of the figures in brackets behind it: "Các chỉ tiêu năm 2024 (trong ngoặc là ước thực hiện năm 2023):".

use std::ops::Range;

use crate::calendar::Interval;
use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Read, Status};
use crate::lexicon::Class;
use crate::mention::{Mentions, Relation, Scan, resolve_previous};
use crate::span::{Body, Span};

/// What is told of figures in brackets.
#[derive(Clone, Debug)]
pub(in crate::fact) struct Noted {
    period: Interval,
    status: Status,
    /// The time.
    evidence: Span<Body>,
}

/// What a sentence says of the brackets to come, and the pieces that say it: they are no time and no status of what else stands
/// there.
pub(in crate::fact) fn read(
    scan: &Scan<'_>,
    mentions: &Mentions,
    context: &Context,
    pieces: &[Piece],
) -> Option<(Range<usize>, Noted)> {
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
    // "là ước thực hiện năm trước": the one before that which the text is about.
    let about = context.document.period.as_ref().map(|read| read.value);
    let days = match (period.relation, about) {
        (Relation::Previous(grain), Some(about)) => resolve_previous(about, grain),
        (Relation::SamePeriod { .. }, _) => None,
        _ => period.interval,
    };
    let noted = Noted { period: days?, status, evidence: scan.span(period.tokens.clone()) };
    (!matches!(period.relation, Relation::SamePeriod { .. }))
        .then_some((open.unwrap_or(start)..end + usize::from(close.is_some()), noted))
}

/// "102 triệu đồng (93 triệu đồng)", "4% [5,2%, vượt 0,2% kế hoạch]": figures of a bracket right behind another are as the note says.
pub(in crate::fact) fn tell(reader: &Reader<'_>, context: &Context, drafts: &mut [Draft]) {
    let Some(noted) = &context.noted else { return };
    // The bracket that was looked at last, and whether the note is about it.
    let mut bracket = (usize::MAX, false);
    for at in 1..drafts.len() {
        let Some(open) = open(reader, drafts[at].piece) else { continue };
        if open != bracket.0 {
            let before = &drafts[at - 1];
            // "còn 8% (giảm 2%)": how far that is from another time; "(trong đó huyện A 4 tỷ đồng)": parts.
            let lead = &reader.pieces[open + 1..drafts[at].piece];
            let bare = |piece: &Piece| {
                matches!(piece.form, Form::Hedge)
                    || piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::Adverb, Class::Respectively])
            };
            let closes = reader.pieces.get(drafts[at].piece + 1).is_some_and(|next| next.mark() == Some(Mark::Close));
            let behind = before.piece + 1 == open || closes;
            bracket = (open, behind && before.measure == drafts[at].measure && lead.iter().all(bare));
        }
        let draft = &mut drafts[at];
        if bracket.1 {
            draft.period = Some(Read { value: noted.period, evidence: Some(noted.evidence) });
            draft.status = Read { value: noted.status, evidence: Some(noted.evidence) };
            draft.lends_period = false;
            draft.lends_status = false;
        }
    }
}

/// Where the bracket around a piece opens, if it tells no time of its own.
fn open(reader: &Reader<'_>, piece: usize) -> Option<usize> {
    const REACH: usize = 12;
    let pieces = reader.pieces;
    let near = (piece.saturating_sub(REACH)..piece).rev().filter(|_| pieces[piece].depth > 0);
    let open = near.into_iter().find(|&at| pieces[at].mark() == Some(Mark::Open))?;
    let own = |piece: &Piece| piece.period().is_some();
    let close = pieces[open..].iter().take(REACH).take_while(|piece| piece.mark() != Some(Mark::Close));
    (!close.into_iter().any(own)).then_some(open)
}
