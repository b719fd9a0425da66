//! Whether a document lays down a plan: "Nghị quyết về dự toán ngân sách năm 2009", "Quyết định phê duyệt quy hoạch ...",
//! "KẾ HOẠCH" alone over its subject. Its figures are aims where nothing tells that they are results.

use std::ops::Range;

use super::piece::Piece;
use super::{Read, Status};
use crate::lexicon::Class;
use crate::mention::{Scan, TokenRange};
use crate::text::BlockKind;
use crate::token::{Case, Gap};

/// Words of a plan.
const PLAN: [Class; 3] = [Class::TargetNoun, Class::TargetHeading, Class::PlanDocument];

/// The plan that the title says the document lays down.
pub(super) fn plan(scan: &Scan<'_>) -> Option<TokenRange> {
    let title = title(scan);
    let hit = |at: usize, classes: &[Class]| classes.iter().find_map(|&class| scan.hit(at, class));
    let kind = hit(title.start, &[Class::PlanDocument, Class::TargetNoun]).filter(|_| !title.is_empty())?;
    let (first, rest) = (kind.start as usize..kind.end as usize, kind.end as usize..title.end);
    if title.clone().any(|at| scan.hit(at, Class::ResultHeading).is_some()) {
        return None;
    }
    let alone = scan.tokens.get(rest.start).is_some_and(|next| matches!(next.gap, Gap::Block | Gap::Line));
    if alone && scan.hit(first.start, Class::TargetNoun).is_some() {
        return Some(first);
    }
    let noun = rest.clone().find_map(|at| hit(at, &PLAN))?;
    let noun = noun.start as usize..noun.end as usize;
    // A headline only speaks of plans ("Chương trình khuyến mãi với mục tiêu ...").
    let laid_down = (rest.start..=noun.start).any(|at| hit(at, &[Class::DocAbout, Class::Adopt]).is_some());
    (alone || laid_down).then_some(noun)
}

/// Whether the title says that the document is a report: "BÁO CÁO" alone over its subject.
pub(super) fn is_report(scan: &Scan<'_>) -> bool {
    let title = title(scan);
    let alone = |end: usize| scan.tokens.get(end).is_some_and(|next| matches!(next.gap, Gap::Block | Gap::Line));
    let kind = title.clone().find_map(|at| scan.hit(at, Class::Instrument));
    kind.is_some_and(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let shouts = (start..end).all(|at| scan.tokens[at].case == Case::Upper);
        let report = (start..end).any(|at| scan.hit(at, Class::Said).is_some());
        shouts && report && alone(end)
    })
}

/// What a line over results sets in a document that lays down a plan.
pub(super) fn results(scan: &Scan<'_>, pieces: &[Piece]) -> Option<Read<Status>> {
    let heading = pieces.iter().find(|piece| piece.is(Class::ResultHeading))?;
    Some(Read { value: Status::Actual, evidence: Some(scan.span(heading.tokens.clone())) })
}

/// The tokens of the title's blocks.
fn title(scan: &Scan<'_>) -> Range<usize> {
    let is_title = |index: usize| scan.blocks[scan.sentences[index].block].kind == BlockKind::Title;
    let Some(first) = (0..scan.sentences.len()).find(|&index| is_title(index)) else { return 0..0 };
    let last = (first..scan.sentences.len()).take_while(|&index| is_title(index)).last().unwrap_or(first);
    scan.sentences[first].tokens.start..scan.sentences[last].tokens.end
}
