//! Rows of movements from one level to another: "Tỷ trọng nông nghiệp giảm từ 30% năm 1995 xuống 25% năm 2000, công nghiệp tăng
//! từ 28% lên 35%". What is said of the first holds for the next.

use crate::fact::base::BasePhrase;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Mark, Piece};
use crate::fact::measure::Reading;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;

/// The times of the first movement and that its levels are shares, for the next ones that tell neither.
pub(in crate::fact) fn alike(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let mut first: Option<usize> = None;
    for at in 1..drafts.len() {
        if !is_movement(&drafts[at - 1], &drafts[at]) {
            continue;
        }
        let from = at - 1;
        // "từ 15% lên 24% | tổng số lao động": of what one of them is a part, both are.
        if drafts[at].measure == Measure::Share {
            are_shares(reader, drafts, from, drafts[at].base);
        }
        if let Some(head) = first.filter(|&head| goes_on(reader, drafts, head, from)) {
            if !is_timed(reader, drafts, from) && drafts[from].period.is_none() {
                let time = drafts[head].period.clone();
                drafts[from].period = time;
            }
            if drafts[head].measure == Measure::Share {
                are_shares(reader, drafts, from, drafts[head].base);
                name_share(reader, drafts, head, from);
            } else if drafts[from].measure == Measure::Share {
                are_shares(reader, drafts, head, drafts[from].base);
            }
            continue;
        }
        if let Some(share) = share_before(reader, drafts, from) {
            are_shares(reader, drafts, from, drafts[share].base);
        }
        first = Some(from);
    }
}

/// "Tỷ trọng nông nghiệp giảm ..., | công nghiệp | tăng từ": the noun of shares that the first of them opens with.
fn name_share(reader: &Reader<'_>, drafts: &mut [Draft], head: usize, from: usize) {
    let Some(lead) = drafts[head].words.parts.first().map(|part| reader.piece_of(part.start)) else { return };
    let noun = |draft: &Draft| draft.words.roles.has(Class::ShareNoun);
    if !reader.pieces.get(lead).is_some_and(|piece| piece.is(Class::ShareNoun)) {
        return;
    }
    let lead = Phrase::of_pieces(&reader.pieces[lead..=lead]);
    for draft in drafts[from..from + 2].iter_mut().filter(|draft| draft.measure == Measure::Share && !noun(draft)) {
        draft.words = lead.then(&draft.words);
    }
}

/// Whether two figures are the levels that something moved between.
fn is_movement(from: &Draft, to: &Draft) -> bool {
    from.governor.class == Some(Class::From) && to.governor.class == Some(Class::ToLevel)
}

/// Whether a movement is one more of a row: of the same sort, in the same brackets, and of another thing.
fn goes_on(reader: &Reader<'_>, drafts: &[Draft], head: usize, from: usize) -> bool {
    let (one, next) = (&drafts[head], &drafts[from]);
    let alike = reader.quantity(one).unit == reader.quantity(next).unit;
    let depth = |draft: &Draft| reader.pieces[draft.piece].depth;
    alike && depth(one) == depth(next) && !next.label.is_empty()
}

/// Whether the sentence tells a time between the figure before a movement and its second level.
fn is_timed(reader: &Reader<'_>, drafts: &[Draft], from: usize) -> bool {
    let floor = from.checked_sub(1).map_or(0, |before| drafts[before].piece + 1);
    // "xuống 25% | năm 2000, công nghiệp": what stands up to the mark is of the figure before.
    let mark = |piece: &Piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon));
    let start = reader.pieces[floor..drafts[from].piece].iter().position(mark).map_or(floor, |mark| floor + mark);
    reader.pieces[start..drafts[from + 1].piece].iter().any(|piece| piece.period().is_some())
}

/// "Đường bộ chiếm tỷ trọng lớn nhất (70% khối lượng), đường sắt giảm từ | 1,5% xuống 1,2%": the share before a movement that has
/// no noun of an amount.
fn share_before(reader: &Reader<'_>, drafts: &[Draft], from: usize) -> Option<usize> {
    let before = from.checked_sub(1)?;
    let share = drafts[before].measure == Measure::Share && is_percent(reader.quantity(&drafts[before]));
    let whole = drafts[before].base.is_some_and(|base| base.kind == BaseKind::Whole);
    let parted = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
    let beside = !reader.pieces[drafts[before].piece..drafts[from].piece].iter().any(parted);
    (share && whole && beside && !drafts[from].label.is_empty()).then_some(before)
}

/// Makes shares of both levels, where nothing is said to be an amount or a rate.
fn are_shares(reader: &Reader<'_>, drafts: &mut [Draft], from: usize, whole: Option<BasePhrase>) {
    let rate = drafts[from].label.roles.has(Class::RateNoun);
    let named = rate || whole.is_none() && drafts[from].label.is_measured();
    for draft in &mut drafts[from..from + 2] {
        if is_percent(reader.quantity(draft)) && !named && matches!(draft.measure, Measure::Level | Measure::Share) {
            draft.measure = Measure::Share;
            draft.reading = Reading { measure: Measure::Share, falls: false, rule: "share.from_to" };
            draft.base = draft.base.or(whole);
        }
    }
}
