//! Where a figure holds.

use super::context::Context;
use super::piece::{Form, Mark};
use super::sentence::{Draft, Reader};
use super::{Read, Where};
use crate::lexicon::Class;
use crate::mention::{Level, Place};

/// A place behind a figure is looked for this far.
const MAX_AFTER: usize = 14;

/// The place of the figure at piece `at`.
pub(super) fn read(reader: &Reader<'_>, context: &Context, drafts: &[Draft], at: usize) -> Option<Read<Where>> {
    behind(reader, at).or_else(|| before(reader, at)).or_else(|| {
        // A place said once holds for the parallel figures of the sentence.
        drafts.last().map_or_else(|| context.place(), |draft| draft.place.clone())
    })
}

fn before(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    let depth = reader.pieces[at].depth;
    (0..at)
        .rev()
        .take_while(|&index| !(reader.pieces[index].mark() == Some(Mark::Semicolon)))
        .filter(|&index| reader.pieces[index].depth <= depth && !reader.is_in_base(index))
        .find_map(|index| holds(reader, index))
}

fn behind(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    for index in at + 1..reader.pieces.len().min(at + 1 + MAX_AFTER) {
        let piece = &reader.pieces[index];
        match piece.form {
            Form::Quantity(_) => return None,
            Form::Mark(Mark::Quote) => {}
            Form::Mark(_) => return None,
            Form::Word
                if piece.any(&[Class::Rise, Class::Fall, Class::Versus, Class::But, Class::Because, Class::Said]) =>
            {
                return None;
            }
            Form::Place(_) => {
                let led = reader.pieces[index - 1].any(&[Class::Locative]);
                if led {
                    return holds(reader, index);
                }
            }
            _ => {}
        }
    }
    None
}

/// The place at a piece, unless it is a partner ("xuất khẩu sang Nhật Bản") or a country that only trades here.
fn holds(reader: &Reader<'_>, index: usize) -> Option<Read<Where>> {
    let place = &reader.mentions.places[reader.pieces[index].place()?];
    let before = index.checked_sub(1).map(|left| &reader.pieces[left]);
    if before.is_some_and(|piece| piece.is(Class::Partner)) {
        return None;
    }
    if place.level == Level::Country && !is_home(place) {
        let led = before.is_some_and(|piece| piece.any(&[Class::Of, Class::Locative]));
        if !led {
            return None;
        }
    }
    Some(Read { value: of(place), evidence: Some(reader.scan.span(place.tokens.clone())) })
}

/// Whether the place is Việt Nam itself: the one country with a code of its own in the gazetteer.
fn is_home(place: &Place) -> bool {
    place.level == Level::Country && place.code.is_some()
}

/// A place as facts name it.
pub(super) fn of(place: &Place) -> Where {
    Where { name: place.name.clone(), code: place.code.clone(), level: place.level }
}
