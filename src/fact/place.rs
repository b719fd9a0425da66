//! Where a figure holds.

use super::context::Context;
use super::piece::{Form, Mark};
use super::sentence::{Draft, Reader};
use super::{Read, Where};
use crate::lexicon::Class;
use crate::mention::{Level, Place, Scan, refers};

/// A place behind a figure is looked for this far.
const MAX_AFTER: usize = 14;

/// The place of the figure at piece `at`.
pub(super) fn read(reader: &Reader<'_>, context: &Context, drafts: &[Draft], at: usize) -> Option<Read<Where>> {
    behind(reader, context, at).or_else(|| before(reader, context, at)).or_else(|| {
        // A place said once holds for the parallel figures of the sentence.
        drafts.last().map_or_else(|| context.place(), |draft| draft.place.clone())
    })
}

fn before(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    let depth = reader.pieces[at].depth;
    (0..at)
        .rev()
        .take_while(|&index| !(reader.pieces[index].mark() == Some(Mark::Semicolon)))
        .filter(|&index| reader.pieces[index].depth <= depth && !reader.is_in_base(index))
        .find_map(|index| holds(reader, context, index))
}

fn behind(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
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
            Form::Place(_) | Form::Generic(_) => {
                let led = reader.pieces[index - 1].any(&[Class::Locative]);
                if led {
                    return holds(reader, context, index);
                }
            }
            _ => {}
        }
    }
    None
}

/// The place at a piece, unless it is a partner ("xuất khẩu sang Nhật Bản") or a country that only trades here.
fn holds(reader: &Reader<'_>, context: &Context, index: usize) -> Option<Read<Where>> {
    if let Form::Generic(generic) = reader.pieces[index].form {
        let generic = &reader.mentions.generic_places[generic];
        let document = &reader.mentions.places[context.place_mention?];
        let place = refers(reader.scan.lexicon, generic, document).filter(|_| generic.is_scope)?;
        return Some(Read { value: of(&place), evidence: Some(reader.scan.span(generic.tokens.clone())) });
    }
    let place = &reader.mentions.places[reader.pieces[index].place()?];
    let before = index.checked_sub(1).map(|left| &reader.pieces[left]);
    if before.is_some_and(|piece| piece.is(Class::Partner)) {
        return None;
    }
    if place.level == Level::Country && !is_home(reader.scan, &place.name) {
        let led = before.is_some_and(|piece| piece.any(&[Class::Of, Class::Locative]));
        if !led {
            return None;
        }
    }
    Some(Read { value: of(place), evidence: Some(reader.scan.span(place.tokens.clone())) })
}

/// Whether a country's name is that of the reports' own country.
pub(super) fn is_home(scan: &Scan<'_>, name: &str) -> bool {
    home_name(scan) == Some(name)
}

/// The reports' own country: the one that has common names ("cả nước").
fn home_name<'a>(scan: &'a Scan<'_>) -> Option<&'a str> {
    scan.lexicon.gazetteer.places.iter().find(|place| !place.common.is_empty()).map(|place| place.name.as_str())
}

/// The whole country as a place.
pub(super) fn home(scan: &Scan<'_>) -> Option<Where> {
    Some(Where { name: home_name(scan)?.to_owned(), code: None, level: Level::Country })
}

/// A place as facts name it.
pub(super) fn of(place: &Place) -> Where {
    Where { name: place.name.clone(), code: place.code.clone(), level: place.level }
}
