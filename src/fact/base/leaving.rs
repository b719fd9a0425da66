//! The level that something moved from, told with its time behind the movement: what the movement is compared with.

use super::{BasePhrase, says_before};
use crate::fact::BaseKind;
use crate::fact::grammar::piece::{Form, Piece};
use crate::lexicon::Class;
use crate::mention::{Mentions, QuantityKind, Relation};

/// "tăng 20% | từ mức 125 tỷ đồng trong quý I/2018 | và tăng 4% so với cuối năm": the level that it moved from by so many per cent, and
/// when that was.
pub(super) fn from_level(pieces: &[Piece], mentions: &Mentions, at: usize) -> Option<BasePhrase> {
    const MAX_LEAD: usize = 2;
    let from = pieces[at].form == Form::Word && pieces[at].is(Class::From);
    let moved = at.checked_sub(1).filter(|&moved| from && pieces[moved].quantity().is_some())?;
    let percent =
        |at: usize| pieces[at].quantity().is_some_and(|one| mentions.quantities[one].kind == QuantityKind::Percent);
    if !percent(moved) || !says_before(pieces, moved, &[Class::Rise, Class::Fall]) {
        return None;
    }
    let skip = |start: usize, passes: &dyn Fn(&Piece) -> bool| {
        start + pieces[start..].iter().take(MAX_LEAD).take_while(|piece| passes(piece)).count()
    };
    let level = skip(at + 1, &|piece| piece.form == Form::Hedge || piece.any(&[Class::MeasureNoun, Class::Anaphor]));
    pieces.get(level).and_then(Piece::quantity).filter(|_| !percent(level))?;
    let time = skip(level + 1, &|piece| piece.any(&[Class::Locative, Class::Of, Class::AtPoint]));
    let index = pieces.get(time).and_then(Piece::period)?;
    let own = mentions.periods[index].relation == Relation::Own;
    let on = pieces.get(time + 1).is_some_and(|next| next.is(Class::ToLevel));
    (own && !on).then_some(BasePhrase {
        kind: BaseKind::Period,
        start: at,
        end: time + 1,
        period: Some(index),
        versus: false,
    })
}
