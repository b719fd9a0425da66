//! Places told in passing: where something stood in the way of what a report of the whole country tells, the legs of a journey, the home
//! of who speaks.

use crate::fact::context::{Context, Genre};
use crate::fact::grammar::piece::{Form, Mark};
use crate::fact::place;
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::{Mentions, QuantityKind, Scan};
use crate::token::Kind;

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

/// "chặng TP. HCM – Vinh – | Hà Nội": the ends of a journey are where nothing that is told of it is: places with a dash between, or a
/// place and another name behind the word for a way.
pub(super) fn is_leg(scan: &Scan<'_>, mentions: &Mentions, index: usize) -> bool {
    const REACH: usize = 16;
    let Some(place) = mentions.places.get(index).map(|place| &place.tokens) else { return false };
    let sentence = &scan.sentences[scan.sentence_of(place.start)].tokens;
    let dash = |at: usize| sentence.contains(&at) && scan.is_dash(at);
    let name = |at: usize| sentence.contains(&at) && scan.tokens[at].is_capital() && scan.tokens[at].kind == Kind::Word;
    let before = place.start.checked_sub(2).filter(|&at| dash(at + 1) && name(at));
    let behind = Some(place.end + 1).filter(|&at| dash(place.end) && name(at));
    if before.is_none() && behind.is_none() {
        return false;
    }
    let end = |at: usize| mentions.places.get(at).map(|other| &other.tokens);
    let joined = index.checked_sub(1).and_then(end).is_some_and(|other| Some(other.end) == before.map(|at| at + 1))
        || end(index + 1).is_some_and(|other| Some(other.start) == behind);
    let floor = place.start.saturating_sub(REACH).max(sentence.start);
    joined || (floor..place.start).any(|at| scan.hit(at, Class::Route).is_some())
}

/// "Chị Lan (quận 7, | TP. HCM) cho biết": where somebody lives who speaks; "đại biểu Quốc hội | tỉnh A": whom a deputy stands for.
pub(super) fn is_home_of_speaker(scan: &Scan<'_>, mentions: &Mentions, index: usize) -> bool {
    const REACH: usize = 6;
    let Some(place) = mentions.places.get(index).map(|place| place.tokens.clone()) else { return false };
    let (start, end) = (place.start, place.end);
    let deputy = |at: usize| scan.phrase(at, start, Class::Deputy) == Some(start);
    if (start.saturating_sub(REACH)..start).any(deputy) {
        return true;
    }
    end + 1 < scan.tokens.len() && scan.is(end, ")") && scan.hit(end + 1, Class::Said).is_some()
}
