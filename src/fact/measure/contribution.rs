//! What a part adds to the movement of a total: "giá xăng tăng 5%, làm CPI chung tăng 0,2%". The part is the
//! indicator, the total the base.

use super::Reading;
use crate::fact::base::{self, BasePhrase};
use crate::fact::grammar::phrase::{self, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// A figure read as a contribution.
pub(in crate::fact) struct Contribution {
    pub(in crate::fact) reading: Reading,
    pub(in crate::fact) part: Phrase,
    /// Where it is named.
    pub(in crate::fact) whole: Option<BasePhrase>,
}

/// Words between "làm" and the figure.
const REACH: usize = 16;

/// The contribution that the percentage at piece `at` states.
pub(in crate::fact) fn read(
    reader: &Reader<'_>,
    drafts: &[Draft],
    at: usize,
    reading: Reading,
) -> Option<Contribution> {
    let pieces = reader.pieces;
    let again = reading.measure == Measure::Contribution && reading.rule == "parallel";
    if !again && !matches!(reading.measure, Measure::Change | Measure::Share | Measure::Level) {
        return None;
    }
    if let Some(found) = in_bracket(reader, drafts, at) {
        return Some(found);
    }
    if let Some(found) = listed(reader, at) {
        return Some(found);
    }
    if let Some(found) = stated(reader, drafts, at).or_else(|| named(reader, drafts, at)) {
        return Some(found);
    }
    let floor = at.saturating_sub(REACH);
    let cause = (floor..at)
        .rev()
        .take_while(|&index| {
            !matches!(pieces[index].form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Comma | Mark::Stop))
        })
        .find(|&index| pieces[index].is(Class::Effect))?;
    let between = cause + 1..at;
    let movement = between
        .clone()
        .chain(Some(cause))
        .find_map(|index| [Class::Fall, Class::Rise].into_iter().find(|&class| pieces[index].is(class)));
    // "làm CPI nhóm giao thông tăng": a part moves itself.
    let total = |index: &usize| {
        let part = pieces.get(index + 1).is_some_and(|next| next.is(Class::Sector));
        !reader.in_base[*index] && pieces[*index].is(Class::Total) && !part
    };
    let whole = match between.clone().find(total) {
        // "đẩy CPI chung 0,16%", "góp phần giảm CPI chung của tháng 4 khoảng 0,13%", "làm CPI tăng 0,2%".
        Some(index) => Some(whole(reader, index, at)),
        // "làm giảm 0,1% mức tăng trưởng".
        None if movement.is_some() && pieces.get(at + 1)?.any(&[Class::Total, Class::GrowthNoun]) => {
            Some(base::noun_base(pieces, at + 1, BaseKind::Whole))
        }
        // "công nghiệp đóng góp 8 điểm phần trăm vào mức tăng chung; khai khoáng giảm 6%, làm giảm 1 điểm phần trăm".
        None if movement.is_some() && goes_on(reader, drafts, cause, at) => {
            let whole = drafts.iter().rev().find(|draft| draft.measure == Measure::Contribution);
            whole.and_then(|draft| draft.base)
        }
        None => return None,
    };
    let part = drafts
        .iter()
        .rev()
        .map(|draft| &draft.subject)
        .find(|subject| !subject.is_empty() && !subject.roles.has(Class::Total))
        .cloned()?;
    let falls = movement == Some(Class::Fall);
    Some(Contribution {
        reading: Reading { measure: Measure::Contribution, falls, rule: "contribution.cause" },
        part,
        whole,
    })
}

/// Whether what a part adds was told before in the sentence, in points as here, and only the movement stands between the cause
/// and the figure.
fn goes_on(reader: &Reader<'_>, drafts: &[Draft], cause: usize, at: usize) -> bool {
    let point = |draft: &Draft| reader.quantity(draft).kind == QuantityKind::Point;
    let said = || drafts.iter().any(|draft| draft.measure == Measure::Contribution && point(draft));
    let own = reader.pieces[at].quantity().map(|own| reader.mentions.quantities[own].kind);
    let plain = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Rise, Class::Fall, Class::Adverb]);
    own == Some(QuantityKind::Point) && reader.pieces[cause + 1..at].iter().all(plain) && said()
}

/// "chế biến tăng 8%, là ngành đóng góp lớn nhất vào mức tăng chung | (5 điểm phần trăm)": how much that is, of what the copula
/// behind the comma is said of.
fn in_bracket(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Contribution> {
    let pieces = reader.pieces;
    let last = drafts.last().filter(|last| !last.subject.is_empty())?;
    let point = pieces[at].quantity().map(|index| reader.mentions.quantities[index].kind) == Some(QuantityKind::Point);
    let open = (last.piece + 1..at).rev().find(|&index| pieces[index].form != Form::Hedge)?;
    let bracket = point && pieces[open].mark() == Some(Mark::Open);
    let floor = last.piece.max(open.saturating_sub(2 * REACH)) + 1;
    let verb = (floor..open).rev().find(|&index| bracket && pieces[index].is(Class::Contribute))?;
    let copula = (floor..verb).rev().find(|&index| pieces[index].is(Class::Copula))?;
    let comma = (floor..copula).rev().find(|&index| !pieces[index].any(&[Class::Adverb, Class::Preverb]))?;
    let moves = [Class::GrowthNoun, Class::Total, Class::Rise, Class::Fall];
    let movement = (verb + 1..open).find(|&index| pieces[index].any(&moves))?;
    (pieces[comma].mark() == Some(Mark::Comma)).then(|| Contribution {
        reading: Reading { measure: Measure::Contribution, falls: false, rule: "contribution.bracket" },
        part: last.subject.clone(),
        whole: Some(BasePhrase { kind: BaseKind::Whole, start: movement, end: open, period: None, versus: false }),
    })
}

/// "Đóng góp vào mức tăng trưởng chung: công nghiệp | 9,2 điểm %, dịch vụ 1,2 điểm %": what each part of a list adds, by the head before
/// its colon.
fn listed(reader: &Reader<'_>, at: usize) -> Option<Contribution> {
    const MAX_PART: usize = 10;
    const MAX_HEAD: usize = 12;
    let pieces = reader.pieces;
    let point = pieces[at].quantity().map(|index| reader.mentions.quantities[index].kind) == Some(QuantityKind::Point);
    let colon = pieces.iter().take(MAX_HEAD).position(|piece| piece.mark() == Some(Mark::Colon)).filter(|_| point)?;
    let adds = reader.scan.hit(pieces[0].tokens.start, Class::Contribute).is_some();
    let total = (1..colon).find(|&index| pieces[index].any(&[Class::GrowthNoun, Class::Total])).filter(|_| adds)?;
    let opens = |piece: &Piece| {
        piece.quantity().is_some()
            || matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Open))
    };
    let start = (at.saturating_sub(MAX_PART)..at).rev().find(|&index| index <= colon || opens(&pieces[index]))? + 1;
    let part = phrase::tidy(reader.scan, pieces, start.max(colon + 1)..at);
    (at > colon && !part.is_empty()).then(|| Contribution {
        reading: Reading { measure: Measure::Contribution, falls: false, rule: "contribution.list" },
        part,
        whole: Some(whole(reader, total, colon)),
    })
}

/// "giá xăng tăng 4%, đóng góp vào mức tăng CPI chung là | 0,2%": how much that is, behind the copula.
fn stated(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Contribution> {
    let pieces = reader.pieces;
    let last = drafts.last().filter(|last| last.measure == Measure::Change && !last.subject.is_empty())?;
    let copula = (last.piece + 1..at).rev().find(|&index| pieces[index].form != Form::Hedge)?;
    let between = last.piece + 1..copula;
    let verb = between.clone().find(|&index| !pieces[index].any(&[Class::Adverb]) && pieces[index].mark().is_none())?;
    // "đóng góp vào" is one word.
    let adds = reader.scan.hit(pieces[verb].tokens.start, Class::Contribute).is_some();
    let total = (verb + 1..copula).find(|&index| pieces[index].is(Class::Total)).filter(|_| adds)?;
    pieces[copula].is(Class::Copula).then(|| Contribution {
        reading: Reading { measure: Measure::Contribution, falls: false, rule: "contribution.stated" },
        part: last.subject.clone(),
        whole: Some(whole(reader, total, copula)),
    })
}

/// "đóng góp của vốn vay vào tăng trưởng đạt | 45%": what a part adds, said by a noun; "(giai đoạn 2011 - 2015
/// đạt | 38%)" behind it is of the same.
fn named(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> Option<Contribution> {
    const RULE: &str = "contribution.noun";
    let pieces = reader.pieces;
    let found = |part: Phrase, whole| Contribution {
        reading: Reading { measure: Measure::Contribution, falls: false, rule: RULE },
        part,
        whole,
    };
    if let Some(last) = drafts.last().filter(|last| last.reading.rule == RULE) {
        let time = |piece: &Piece| match piece.form {
            Form::Period(_) | Form::Hedge => true,
            Form::Mark(mark) => matches!(mark, Mark::Open | Mark::Comma | Mark::Semicolon),
            _ => piece.any(&[Class::Reach, Class::Per, Class::Locative, Class::Adverb, Class::And]),
        };
        let same = pieces[last.piece + 1..at].iter().all(time);
        return same.then(|| found(last.subject.clone(), last.base));
    }
    let floor = at.saturating_sub(2 * REACH);
    let stops = |index: usize| {
        pieces[index].quantity().is_some() || matches!(pieces[index].mark(), Some(Mark::Semicolon | Mark::Stop))
    };
    let noun =
        (floor..at).rev().take_while(|&index| !stops(index)).find(|&index| pieces[index].is(Class::Contribute))?;
    // "tỷ phần đóng góp (%) của".
    let of = behind_aside(pieces, noun + 1);
    let growth = (of + 1..at).find(|&index| pieces[index].any(&[Class::GrowthNoun, Class::Total]))?;
    let toward = (of + 1..growth).rev().find(|&index| pieces[index].any(&[Class::Toward, Class::Dative]))?;
    let part = phrase::tidy(reader.scan, pieces, of + 1..toward);
    // "đóng góp của dầu thô vào tăng trưởng năm nay giảm 0,5%": how it moved itself.
    let movement =
        |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]) && !piece.any(&[Class::GrowthNoun, Class::Total]);
    let moved = pieces[growth + 1..at].iter().any(movement);
    (pieces[of].is(Class::Of) && !part.is_empty() && !moved).then(|| found(part, Some(whole(reader, growth, at))))
}

/// The piece behind a short bracket that opens at one, or that piece.
fn behind_aside(pieces: &[Piece], at: usize) -> usize {
    const LONGEST: usize = 4;
    let opens = pieces.get(at).is_some_and(|piece| piece.mark() == Some(Mark::Open));
    let close = (at..pieces.len().min(at + LONGEST)).find(|&index| pieces[index].mark() == Some(Mark::Close));
    close.filter(|_| opens).map_or(at, |close| close + 1)
}

/// The total with what qualifies it, up to the movement or the figure.
fn whole(reader: &Reader<'_>, total: usize, at: usize) -> BasePhrase {
    let stops = [Class::Rise, Class::Fall, Class::Reach, Class::Adverb, Class::Aspectual];
    let end = (total + 1..at)
        .find(|&index| {
            let piece = &reader.pieces[index];
            piece.any(&stops) || matches!(piece.form, Form::Hedge | Form::Mark(_))
        })
        .unwrap_or(at);
    BasePhrase { kind: BaseKind::Whole, start: total, end, period: None, versus: false }
}
