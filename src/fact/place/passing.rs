//! Places told in passing: where something stood in the way of what a report of the whole country tells.

use crate::fact::context::{Context, Genre};
use crate::fact::grammar::piece::{Form, Mark};
use crate::fact::place;
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// "Trong điều kiện hạn hán ở | miền Trung, giá trị sản xuất đạt 140 nghìn tỷ đồng": whether the place at piece `index` is where
/// something stood in the way, before the clause of a figure that a report of the whole country tells. What is counted may be
/// what came of it there ("Do bão ở Quảng Ninh, 30 người chết").
pub(super) fn is_of_hindrance(reader: &Reader<'_>, context: &Context, index: usize, at: usize) -> bool {
    let nation = context.document.place.as_ref().is_some_and(|read| place::is_home(reader.scan, &read.value.name));
    if !nation || context.genre == Genre::News || context.topic.is_some() {
        return false;
    }
    let pieces = reader.pieces;
    let count = |piece: usize| {
        let quantity = pieces[piece].quantity().map(|one| &reader.mentions.quantities[one]);
        quantity.is_some_and(|one| one.kind == QuantityKind::Count)
    };
    let first = pieces.iter().find(|piece| piece.form == Form::Word).map(|piece| piece.tokens.start);
    let led = first.is_some_and(|first| reader.scan.hit(first, Class::Hindrance).is_some());
    let parted = || pieces[index..at].iter().any(|piece| piece.mark() == Some(Mark::Comma));
    led && !count(at) && parted()
}
