//! What a firm has is of no place that its name, or an authority beside it, is called after.

use crate::fact::context::Context;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::fact::{Read, Where};
use crate::lexicon::Class;

/// "tổng tài sản của Ngân hàng An Bình đạt 74 nghìn tỷ đồng": a firm's figures are of the place named with them, of no
/// other.
pub(super) fn is_of_firm(reader: &Reader<'_>, subject: &Phrase) -> bool {
    subject.parts.iter().flat_map(Clone::clone).any(|token| reader.holders[token])
}

/// "Phó Chánh văn phòng Thành ủy | TP. HCM nắm quyền, nợ xấu của Saigonbank tăng lên 895 tỷ đồng": whether a place ends the name of an
/// authority that is none of what is told.
pub(super) fn is_of_authority(reader: &Reader<'_>, context: &Context, subject: &Phrase, read: &Read<Where>) -> bool {
    if context.document.place.as_ref().is_some_and(|about| about.value.name == read.value.name) {
        return false;
    }
    let start = reader.piece_said(read.evidence).map_or(0, |named| reader.pieces[named].tokens.start);
    let body = start > 0 && reader.entities[start] && reader.entities[start - 1];
    body && !subject.parts.iter().any(|part| part.contains(&start))
}

/// "Công ty Toàn Phát: hiện có | 300 lao động", "Vinafood là | 410 lao động": whether a firm begins the clause of a figure and says
/// nothing about others in it.
pub(super) fn is_of_leading_firm(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 24;
    let floor = at.saturating_sub(REACH);
    let start = (floor..at).rev().find(|&index| reader.pieces[index].mark() == Some(Mark::Semicolon));
    let start = start.map_or(floor, |mark| mark + 1);
    if start > 0 && start == floor {
        return false;
    }
    let aside = |piece: &Piece| match piece.form {
        Form::Period(_) | Form::Hedge | Form::Mark(Mark::Comma) => true,
        Form::Word => piece.any(&[Class::Intro, Class::But, Class::And, Class::Adverb]),
        _ => false,
    };
    let Some(first) = (start..at).find(|&index| !aside(&reader.pieces[index])) else { return false };
    // "Theo Công ty A, ...": who says so.
    let source = first > start && reader.pieces[first - 1].is(Class::Intro);
    let firm = !source && reader.holders[reader.pieces[first].tokens.start];
    let speaks = |piece: &Piece| piece.is(Class::Said) && !piece.is(Class::Reach);
    let other = |piece: &Piece| speaks(piece) || piece.any(&[Class::GrossProduct, Class::Effect, Class::Cause]);
    firm && !reader.pieces[first..at].iter().any(other)
}
