//! What is named in full once, and by its first word alone afterwards: "giải ngân vốn đầu tư công ... Đến nay giải ngân
//! đạt 40%", "tỷ lệ thất nghiệp của thành phố ... Nhóm trẻ có tỷ lệ 9%".

use super::phrase::{MEASURED, Phrase};
use super::piece::{Form, Piece};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::Scan;

/// A full naming, by the sentence it stands in.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    sentence: usize,
    phrase: Phrase,
}

/// Heads whose last naming is remembered.
const MAX_NAMED: usize = 16;

/// Remembers the full namings of a sentence.
pub(super) fn keep(named: &mut Vec<Naming>, scan: &Scan<'_>, sentence: usize, pieces: &[Piece]) {
    let key = |phrase: &Phrase| phrase.parts.first().map(|part| scan.tokens[part.start].key);
    for phrase in (0..pieces.len()).filter_map(|at| naming(pieces, at)) {
        named.retain(|one| key(&one.phrase) != key(&phrase));
        named.push(Naming { sentence, phrase });
        if named.len() > MAX_NAMED {
            named.remove(0);
        }
    }
}

/// "thu | ngân sách nhà nước", "thu | từ dầu thô", "tỷ lệ | hộ nghèo": a head with what it is of.
fn naming(pieces: &[Piece], head: usize) -> Option<Phrase> {
    const MAX_OBJECT: usize = 6;
    if !is_verb(&pieces[head]) && !is_vague(&pieces[head]) {
        return None;
    }
    let noun = |piece: &Piece| {
        piece.form == Form::Word && (piece.roles.is_empty() || piece.is(Class::Plain) || piece.any(&MEASURED))
    };
    let from = is_verb(&pieces[head])
        && pieces.get(head + 1).is_some_and(|next| next.is(Class::From) && !next.is(Class::Reach));
    let start = head + 1 + usize::from(from);
    let words = pieces[start.min(pieces.len())..].iter().take(MAX_OBJECT).take_while(|piece| noun(piece)).count();
    let object = pieces.get(start..start + words)?;
    let long = object.iter().map(|piece| piece.tokens.len()).sum::<usize>() > 1;
    long.then(|| Phrase::of_pieces(&pieces[head..start + words]))
}

fn is_verb(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.is(Class::Act) && !piece.any(&[Class::Flow, Class::Adopt])
}

/// "tỷ lệ", "chỉ số": says nothing alone.
fn is_vague(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.is(Class::Vague)
}

impl Figure<'_> {
    /// The full naming of a subject that is a verb or a vague noun alone.
    pub(super) fn named(&self, own: &Phrase) -> Option<Phrase> {
        const NEAR: usize = 4;
        let mut said = self.pieces_of(own).filter(|piece| !piece.any(&[Class::Adverb, Class::Intro]));
        let head = said.next().filter(|piece| is_verb(piece) || is_vague(piece))?;
        // "tỷ lệ | nắm giữ 20%" is told by its verb.
        if said.next().is_some() || self.governor.class == Some(Class::Own) {
            return None;
        }
        let key = |token: usize| self.reader.scan.tokens[token].key;
        let same = |full: &Phrase| {
            full.parts.first().is_some_and(|part| {
                part.len() >= head.tokens.len()
                    && part.clone().zip(head.tokens.clone()).all(|(one, other)| key(one) == key(other))
            })
        };
        let near = |one: &Naming| is_verb(head) || one.sentence + NEAR >= self.reader.sentence;
        let mut named = self.context.named.iter().rev();
        named.find(|one| near(one) && same(&one.phrase)).map(|one| one.phrase.clone())
    }

    /// An item of a series whose head is vague, with the head in full.
    pub(super) fn named_item(&self, item: &Phrase) -> Phrase {
        let Some(first) = item.parts.first().filter(|_| item.parts.len() > 1) else { return item.clone() };
        let head = self.named(&Phrase::of_tokens(first.clone()));
        head.map_or_else(|| item.clone(), |head| head.then(&item.without_first_part()))
    }
}
