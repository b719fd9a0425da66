//! Noun phrases with a clause of their own inside, whose predicate stands behind it: "chi phí gồm tiền lương và tiền thuê | tăng",
//! "cổ phần được nắm giữ bởi bộ | chiếm", "mục tiêu doanh thu hội đồng giao | là".

use std::ops::Range;

use super::edge::clause_before;
use super::governor::Governor;
use super::phrase::{MEASURED, PREDICATES, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;

/// The noun phrase of a predicate, given the clause right before it.
pub(in crate::fact) fn whole(reader: &Reader<'_>, governor: &Governor, clause: Range<usize>) -> Range<usize> {
    if governor.class.is_none() {
        return clause;
    }
    set_by(reader, done_by(reader, experienced(reader, governor, made_up(reader, clause))))
}

/// "tỷ lệ người dân hài lòng khi | làm thủ tục hành chính | cũng tăng": what is measured of somebody who does something, where
/// nothing before the deed has a predicate yet.
fn experienced(reader: &Reader<'_>, governor: &Governor, clause: Range<usize>) -> Range<usize> {
    const JOINTS: [Class; 2] = [Class::Cause, Class::Dative];
    const LEADS: [Class; 2] = [Class::Preverb, Class::Aspectual];
    let pieces = reader.pieces;
    let joint = clause.start.checked_sub(1).filter(|&at| pieces[at].any(&JOINTS) && pieces[at].is(Class::Intro));
    let Some((joint, deed)) = joint.zip(pieces.get(clause.start)) else { return clause };
    let also = governor.piece.and_then(|verb| pieces.get(governor.subject_end..verb));
    let also = also.is_some_and(|leads| leads.iter().any(|piece| piece.any(&LEADS)));
    let also = also || clause.clone().next_back().is_some_and(|last| pieces[last].any(&LEADS));
    let verb = deed.form == Form::Word
        && !deed.any(&MEASURED)
        && !deed.is(Class::Sector)
        && !reader.scan.tokens[deed.tokens.start].is_capital();
    let outer = clause_before(pieces, &reader.in_base, joint);
    let noun = pieces[outer.clone()].first().is_some_and(|first| first.any(&MEASURED) && !first.is(Class::Flow));
    let open = outer.len() > 1 && !pieces[outer.clone()].iter().skip(1).any(says);
    if also && verb && noun && open { outer.start..clause.end } else { clause }
}

/// "chi phí quản lý gồm tiền lương, tiền thuê và khấu hao | tăng": what a measured noun is made up of tells what it is, and the
/// predicate behind is that of the noun.
fn made_up(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let joins = |piece: &Piece| piece.is(Class::And) || piece.mark() == Some(Mark::Comma);
    let named =
        pieces[clause.clone()].iter().any(joins) && !pieces[clause.clone()].iter().any(|piece| piece.any(&PREDICATES));
    let Some(of) = clause.start.checked_sub(1).filter(|&of| named && pieces[of].is(Class::Exhaustive)) else {
        return clause;
    };
    let whole = clause_before(pieces, &reader.in_base, of);
    let noun = pieces[whole.clone()].iter().any(|piece| piece.any(&MEASURED))
        && !pieces[whole.clone()].iter().any(|piece| piece.any(&PREDICATES) && !piece.any(&MEASURED));
    if noun { whole } else { clause }
}

/// "cổ phần nhà nước | được đại diện bởi tổng công ty | chiếm": what is done to a measured noun by somebody is no part of it, and
/// the predicate behind is that of the noun.
fn done_by(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_VERB: usize = 4;
    let pieces = reader.pieces;
    let amount = |piece: &Piece| piece.any(&MEASURED) || piece.is(Class::WholeNoun);
    let measured = |range: Range<usize>| pieces[range].iter().any(amount);
    let by = clause.start.checked_sub(1).filter(|&by| pieces[by].is(Class::Dative) && pieces[by].is(Class::Because));
    let Some(by) = by.filter(|_| !clause.is_empty() && !measured(clause.clone())) else { return clause };
    let whole = clause_before(pieces, &reader.in_base, by);
    let mut verb = (whole.start.max(by.saturating_sub(MAX_VERB))..by).rev();
    let passive = verb.find(|&at| pieces[at].is(Class::Passive) && measured(whole.start..at));
    passive.map_or(clause, |passive| whole.start..passive)
}

/// "mục tiêu tăng trưởng GRDP | HĐND tỉnh giao | là": nor is who set what was aimed at.
fn set_by(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_ACTOR: usize = 4;
    let pieces = reader.pieces;
    let aim = clause.clone().find(|&at| pieces[at].any(&[Class::TargetNoun, Class::PlanNoun]));
    let copula = pieces.get(clause.end).is_some_and(|verb| verb.is(Class::Reach));
    let verb = clause.end.checked_sub(1).filter(|&verb| copula && pieces[verb].is(Class::Adopt));
    let Some((aim, verb)) = aim.zip(verb).filter(|(aim, verb)| aim < verb) else { return clause };
    // "để hoàn thành | mục tiêu": nor what is done about it.
    let start = if pieces[clause.start..aim].iter().any(|piece| piece.any(&MEASURED)) { clause.start } else { aim };
    let names = |at: &usize| {
        let first = pieces[*at].tokens.start;
        let plain = pieces[*at].form != Form::Word || !pieces[*at].any(&MEASURED);
        let name = reader.entities[first] || reader.scan.tokens[first].is_capital() || pieces[*at].is(Class::National);
        plain && (name || matches!(pieces[*at].form, Form::Place(_) | Form::Generic(_)))
    };
    let actor = (start + 1..verb).rev().take(MAX_ACTOR).take_while(names).last();
    let measured = |end: usize| pieces[start..end].iter().any(|piece| piece.any(&MEASURED));
    actor.filter(|&actor| measured(actor)).map_or(clause, |actor| start..actor)
}
