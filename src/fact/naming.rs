//! What is named in full once, and by its first word alone afterwards: "giải ngân vốn đầu tư công ... Đến nay giải ngân
//! đạt 40%", "tỷ lệ thất nghiệp của thành phố ... Nhóm trẻ có tỷ lệ 9%".

use super::phrase::{MEASURED, Phrase};
use super::piece::{self, Form, Piece, Roles};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::{Scan, TokenRange};
use crate::token::{Gap, Kind};

/// A full naming of what is done is looked for this far back, one of a rate in the sentences just before.
const REACH: usize = 600;
const NEAR: usize = 150;

fn is_verb(roles: Roles) -> bool {
    roles.has(Class::Act) && !roles.any(&[Class::Flow, Class::Adopt])
}

/// "tỷ lệ", "chỉ số": says nothing alone.
fn is_vague(roles: Roles) -> bool {
    roles.has(Class::Vague)
}

impl Figure<'_> {
    /// The full naming of a subject that is a verb or a vague noun alone.
    pub(super) fn named(&self, own: &Phrase) -> Option<Phrase> {
        let aside = |piece: &Piece| piece.any(&[Class::Adverb, Class::Intro]) && !is_vague(piece.roles);
        let mut said = self.pieces_of(own).filter(|piece| !aside(piece));
        let head =
            said.next().filter(|piece| piece.form == Form::Word && (is_verb(piece.roles) || is_vague(piece.roles)))?;
        // "tỷ lệ | nắm giữ 20%" is told by its verb.
        if said.next().is_some() || self.governor.class == Some(Class::Own) {
            return None;
        }
        let scan = self.reader.scan;
        let key = |token: usize| scan.key(token);
        let reach = if is_verb(head.roles) { REACH } else { NEAR };
        (head.tokens.start.saturating_sub(reach)..head.tokens.start)
            .rev()
            .filter(|&at| head.tokens.clone().enumerate().all(|(turn, token)| key(at + turn) == key(token)))
            .find_map(|at| full(scan, at..at + head.tokens.len(), head.tokens.start))
    }

    /// An item of a series whose head is vague, with the head in full.
    pub(super) fn named_item(&self, item: &Phrase) -> Phrase {
        let Some(first) = item.parts.first().filter(|_| item.parts.len() > 1) else { return item.clone() };
        let head = self.named(&Phrase::of_tokens(first.clone()));
        head.map_or_else(|| item.clone(), |head| head.then(&item.without_first_part()))
    }
}

/// "thu | ngân sách nhà nước", "thu | từ dầu thô", "tỷ lệ | hộ nghèo": a head with what it is of.
fn full(scan: &Scan<'_>, head: TokenRange, limit: usize) -> Option<Phrase> {
    const MAX_OBJECT: usize = 8;
    let (end, roles) = piece::word(scan, head.start, limit);
    if end != head.end {
        return None;
    }
    let (next, from) = piece::word(scan, end, limit);
    let start = if is_verb(roles) && from.has(Class::From) && !from.has(Class::Reach) { next } else { end };
    let mut at = start;
    while at < limit.min(start + MAX_OBJECT) {
        let token = &scan.tokens[at];
        if token.kind != Kind::Word || token.gap == Gap::Block || scan.is_claimed(at) {
            break;
        }
        let (next, roles) = piece::word(scan, at, limit);
        if !(roles.is_empty() || roles.has(Class::Plain) || roles.any(&MEASURED)) {
            break;
        }
        at = next;
    }
    (at > start + 1).then(|| Phrase::of_tokens(head.start..at))
}
