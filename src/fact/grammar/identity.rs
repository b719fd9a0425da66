//! What a sentence tells the kind of, and what it says again in other words: "Hoa Sen là chuỗi nhà thuốc lớn nhất tỉnh, với 45 cửa hàng" speaks of Hoa Sen, not
//! of the chain that it is said to be.

use std::ops::Range;

use super::edge;
use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};

/// The noun of the kind stands within so many tokens behind "là": "một trong những vùng", "hai thị trường".
const MAX_LEAD: usize = 5;
/// Tokens of a name that another phrase says again.
const MAX_NAME: usize = 8;

/// Verbs and prepositions that an amount follows.
const VERBS: [Class; 6] = [Class::Reach, Class::Topic, Class::Rise, Class::Fall, Class::Own, Class::Act];

/// The clause that speaks of something of which `clause` tells the kind, up to "là".
pub(in crate::fact) fn of_kind(reader: &Reader<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let pieces = reader.pieces;
    // "Lào và Nga là | hai thị trường chính": how many they are stands in between.
    let counted = || {
        let copula = clause.start.checked_sub(2)?;
        let count = reader.mentions.quantities.get(pieces[copula + 1].quantity()?)?;
        (count.kind == QuantityKind::Count && pieces[copula].is(Class::Copula)).then_some(copula)
    };
    let copula = clause.clone().skip(1).find(|&at| pieces[at].is(Class::Copula)).or_else(counted)?;
    let behind = pieces.get(copula + 1..clause.end)?;
    // "Lào là nước mua nhiều nhất với | trị giá": whose amount it is is told by its own words.
    let verb = behind.iter().position(|piece| piece.any(&VERBS)).unwrap_or(behind.len());
    let bracket = pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Open));
    if !bracket && behind[verb..].iter().skip(1).any(|piece| piece.any(&MEASURED)) {
        return None;
    }
    let subject = edge::clause_before(pieces, &reader.in_base, copula);
    let left = pieces.get(subject.clone())?;
    let said = phrase::tidy(reader.scan, pieces, subject.clone());
    let first = said.parts.first()?.start;
    let kind = pieces.get(copula + 1)?.tokens.start..behind.last().map_or(0, |last| last.tokens.end);
    // "thị trường lớn nhất là Nhật Bản", "đứng thứ hai là Lào": who it is stands behind.
    let asks = said.parts.iter().any(|part| tells(reader, part, Class::Superlative))
        || left.iter().any(|piece| piece.any(&[Class::Reach, Class::Anaphor]) && !piece.is(Class::Have))
        || left.first().is_some_and(|piece| piece.any(&[Class::Rise, Class::Fall, Class::Subordinate, Class::Because]));
    // "chế biến là động lực của tăng trưởng, | với", "điểm sáng là | xuất khẩu gạo": what it is said to be is no subject,
    // on either side.
    let praises = tells(reader, &kind, Class::Character);
    let of_it = said.parts.iter().any(|part| tells(reader, part, Class::Character));
    if of_it && !praises && copula + 1 < clause.end {
        return Some(copula + 1..clause.end);
    }
    let ranks = tells(reader, &kind, Class::Superlative) || tells(reader, &kind, Class::GroupLead);
    // "cao su là mặt hàng có mức tăng cao": nor do goods want a name.
    let goods = reader.scan.hit(kind.start, Class::GoodsNoun).is_some();
    let told = ranks || goods || is_name(reader, &said, first);
    (!asks && (praises || told && is_kind(reader, copula + 1, clause.end))).then_some(subject)
}

/// Whether a noun that things are counted by opens a stretch of pieces, and no amount: "một trong những vùng", "nơi".
fn is_kind(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    let Some(first) = reader.pieces.get(start..end).and_then(|kind| kind.first()) else { return false };
    let last = reader.pieces[end - 1].tokens.end;
    let lead = first.tokens.start..last.min(first.tokens.start + MAX_LEAD);
    let noun = lead.clone().any(|token| reader.scan.hit(token, Class::Noun).is_some());
    noun || reader.pieces[start].quantity().is_some()
}

fn tells(reader: &Reader<'_>, tokens: &TokenRange, class: Class) -> bool {
    tokens.clone().any(|token| reader.scan.hits.of_at(token, class).any(|hit| hit.end as usize <= tokens.end))
}

/// A name: in capitals where none opens the sentence, or in two.
fn is_name(reader: &Reader<'_>, said: &Phrase, first: usize) -> bool {
    let tokens = &reader.scan.tokens;
    let place = reader.pieces.iter().any(|piece| piece.tokens.start == first && piece.place().is_some());
    let capitals = said.parts.iter().flat_map(Clone::clone).filter(|&token| tokens[token].is_capital());
    let opens = reader.pieces.first().is_some_and(|piece| piece.tokens.start == first);
    place || reader.entities[first] || capitals.count() > usize::from(opens)
}

/// Where a phrase begins that says again, between dashes or commas, what stands before it: "Pháp | - thị trường mua nhiều
/// nhất - đã giảm", "bà Lan, | vợ ông Bình, nắm giữ".
pub(in crate::fact) fn before_apposition(reader: &Reader<'_>, floor: usize, end: usize) -> Option<usize> {
    const REACH: usize = 20;
    let pieces = reader.pieces;
    let close = end.checked_sub(1)?;
    let mark = pieces[close].mark().filter(|mark| matches!(mark, Mark::Dash | Mark::Comma))?;
    let open = (floor.max(close.saturating_sub(REACH))..close).rev().find(|&at| pieces[at].mark() == Some(mark))?;
    let inside = &pieces[open + 1..close];
    let plain = inside.iter().all(|piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_)));
    if !plain || inside.is_empty() || open <= floor {
        return None;
    }
    let again = mark == Mark::Dash || {
        let before = edge::clause_before(pieces, &reader.in_base, open);
        // "cổ đông lớn là | bà Lan, Giám đốc công ty, nắm giữ": who it is stands behind.
        let titled = |at: usize| reader.scan.hit(pieces[at].tokens.start, Class::Title).is_some();
        let copula = before.clone().rev().find(|&at| pieces[at].is(Class::Copula)).filter(|&at| titled(at + 1));
        let before = copula.map_or(before.start, |copula| copula + 1)..before.end;
        let first = pieces.get(before.start)?;
        let listed = before.start.checked_sub(1).is_some_and(|edge| pieces[edge].mark() == Some(Mark::Comma));
        let aside = [
            Class::Intro,
            Class::Topic,
            Class::Locative,
            Class::Subordinate,
            Class::Because,
            Class::Adverb,
            Class::AtPoint,
        ];
        let bare = |piece: &Piece| {
            !says(piece) && (!piece.any(&MEASURED) || piece.is(Class::Flow)) && piece.period().is_none()
        };
        let head = inside[0].tokens.start;
        let titled = reader.scan.hits.at(head).any(|hit| matches!(hit.class, Class::Title | Class::Noun));
        // "Hòa An, | đơn vị dùng nhiều lao động nhất tỉnh, đã giảm": what a name is may be told by what it does.
        let name = phrase::tidy(reader.scan, pieces, before.clone());
        let named = name.len() <= MAX_NAME && !name.is_measured() && is_name(reader, &name, first.tokens.start);
        let stated = pieces.get(end).is_some_and(|verb| says(verb) || verb.is(Class::Reach));
        titled
            && (named && stated || inside.iter().all(bare))
            && pieces[before.clone()].iter().all(bare)
            && !before.is_empty()
            && !listed
            && !first.any(&aside)
    };
    again.then_some(open)
}

/// "Ông Hải, | em trai bà Hạnh, hiện là thành viên hội đồng": who it is whose kin a clause begins with.
pub(in crate::fact) fn before_kin(reader: &Reader<'_>, start: usize) -> Option<Range<usize>> {
    const MAX_NAME: usize = 6;
    let pieces = reader.pieces;
    let comma = start.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
    reader.scan.hit(pieces.get(start)?.tokens.start, Class::TitleKin)?;
    let before = edge::clause_before(pieces, &reader.in_base, comma);
    let title =
        reader.scan.hit(pieces.get(before.start).filter(|_| before.start < comma)?.tokens.start, Class::Title)?;
    let name = title.end as usize..pieces[comma].tokens.start;
    let named = (1..=MAX_NAME).contains(&name.len()) && name.clone().all(|at| reader.scan.tokens[at].is_capital());
    named.then_some(before)
}
