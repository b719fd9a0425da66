//! The country or a unit as the whole of a part: where the part is not, unless no other place is told.

use super::{is_home, of};
use crate::fact::context::Context;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::piece::{Form, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Measure, Read, Where};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// "ngân hàng lớn | thứ hai | cả nước", "| 18% | thị phần bia toàn quốc", in a text about no place: the country that something is a part
/// of, or the first in.
pub(in crate::fact) fn of_whole(
    reader: &Reader<'_>,
    context: &Context,
    at: usize,
    governor: &Governor,
    measure: Measure,
) -> Option<Read<Where>> {
    const REACH: usize = 6;
    let has = matches!(governor.class, Some(Class::Share | Class::Own)) && measure == Measure::Share;
    if !(has || measure == Measure::Rank) || context.document.place.is_some() {
        return None;
    }
    let behind = reader.pieces.get(at + 1..)?.iter().take(REACH);
    let mut behind = behind.take_while(|piece| {
        piece.quantity().is_none() && piece.mark().is_none() && !piece.any(&[Class::And, Class::But])
    });
    let place = behind.find_map(|piece| reader.mentions.places.get(piece.place()?))?;
    let named = is_home(reader.scan, &place.name);
    named.then(|| Read { value: of(place), evidence: Some(reader.scan.span(place.tokens.clone())) })
}

/// Whether the place of a figure is only what it is a part of, which holds for no more than the same share at another time.
pub(super) fn is_told_of_whole(reader: &Reader<'_>, context: &Context, draft: &Draft, at: usize) -> bool {
    let next = reader.pieces[at].quantity().map(|quantity| reader.mentions.quantities[quantity].kind);
    if draft.measure == Measure::Share && next == Some(QuantityKind::Percent) {
        return false;
    }
    let whole = draft.place.as_ref().filter(|read| reader.says(read) && is_home(reader.scan, &read.value.name));
    whole.is_some() && of_whole(reader, context, draft.piece, &draft.governor, draft.measure).as_ref() == whole
}

/// "Phú Quốc đón 2,4 triệu lượt khách, bằng | 57% lượng khách toàn tỉnh": whether the unit at piece `index` is all that a percentage is a
/// part of.
pub(super) fn is_whole_behind(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let quantity = reader.pieces[at].quantity().map(|quantity| &reader.mentions.quantities[quantity]);
    let percent = quantity.is_some_and(|one| matches!(one.kind, QuantityKind::Percent | QuantityKind::Multiple));
    let Some(lead) = index.checked_sub(1).map(|lead| reader.pieces[lead].tokens.start) else { return false };
    let is = |class: Class| reader.scan.hit(lead, class).is_some();
    let all = is(Class::PlaceScope) && ![Class::PlaceOf, Class::OnSite].into_iter().any(is);
    percent && all && index > at + 1 && matches!(reader.pieces[index].form, Form::Generic(_))
}

/// "chiếm 14% GDP cả nước": the whole of a part is not where the next figures hold.
pub(super) fn is_whole(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    if !reader.pieces[index].place().is_some_and(|at| is_home(reader.scan, &reader.mentions.places[at].name)) {
        return false;
    }
    let before = reader.pieces[..index].iter().rev().take_while(|piece| piece.mark().is_none());
    let part = before.filter_map(Piece::quantity).map(|quantity| &reader.mentions.quantities[quantity]).next();
    let parted = reader.pieces[index..at].iter().any(|piece| piece.mark().is_some());
    parted && part.is_some_and(|part| part.kind == QuantityKind::Percent)
}
