//! Abbreviations of two words: "DT" is the area of "DT 312 ha" and the plan of "đạt 108% DT", "NS" the yield of "NS 62
//! tạ/ha" and the budget of "thu NS".

use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::lexicon::Class;
use crate::mention::{Mentions, QuantityKind};

/// Makes a short word a measured noun where the figure behind it tells that it is one.
pub(in crate::fact) fn settle(mentions: &Mentions, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        if pieces[at].is(Class::ShortMeasure) && measures(mentions, &pieces[at + 1..]) {
            pieces[at].roles.remove(Class::PlanNoun);
            pieces[at].roles.insert(Class::MeasureNoun);
        }
    }
}

/// Whether the words behind it lead to a figure with a physical unit.
fn measures(mentions: &Mentions, behind: &[Piece]) -> bool {
    const REACH: usize = 6;
    let open = |piece: &&Piece| {
        matches!(piece.form, Form::Word | Form::Hedge | Form::Place(_) | Form::Period(_) | Form::Mark(Mark::Colon))
    };
    let next = behind.iter().take(REACH).find(|piece| !open(piece)).and_then(Piece::quantity);
    next.is_some_and(|next| mentions.quantities[next].kind == QuantityKind::Physical)
}
