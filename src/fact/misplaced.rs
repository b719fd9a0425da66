//! Places that do not hold for a figure though they stand before it or the text is about them: where most of a total is, what is left
//! out, where a cause lies, whose rule a rate is.

use super::base::BasePhrase;
use super::phrase::Phrase;
use super::piece::{Form, Mark, Piece};
use super::place;
use super::sentence::Reader;
use super::{BaseKind, Measure, Read, Where};
use crate::lexicon::Class;
use crate::mention::{Level, QuantityKind};

/// Whether the place at piece `index` is only where most, what is left out or what worked on an index is.
pub(super) fn is_aside(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    is_focus(reader, index, at) || leaves_out(reader, index, at) || works_on_index(reader, index, at)
}

/// "1.200 doanh nghiệp, tập trung nhiều nhất tại quận 1, quận 3 (so cùng kỳ tăng | 13%)": where most are, before by how much all of them
/// moved.
fn is_focus(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let open = (index..at).rev().find(|&piece| pieces[piece].mark() == Some(Mark::Open));
    let Some(open) = open.filter(|_| pieces[index].depth < pieces[at].depth) else { return false };
    let moves = pieces[open..at].iter().any(|piece| piece.any(&[Class::Rise, Class::Fall]));
    let listed =
        |piece: &&Piece| matches!(piece.form, Form::Place(_) | Form::Mark(Mark::Comma)) || piece.is(Class::And);
    let lead = pieces[..=index].iter().rev().take_while(listed).count();
    let Some(locative) = (index + 1).checked_sub(lead + 1).filter(|&lead| pieces[lead].is(Class::Locative)) else {
        return false;
    };
    let focus = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::PlaceFocus).is_some();
    moves && pieces[..locative].last().is_some_and(focus) || moves && pieces[..locative].iter().rev().take(2).any(focus)
}

/// "Không tính thương vụ tại Hà Nội thì vốn góp tăng | 38%": whether what a piece tells is of what is left out.
pub(super) fn leaves_out(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let out =
        |piece: &Piece| piece.form == Form::Word && reader.scan.hit(piece.tokens.start, Class::PlaceLeftOut).is_some();
    let ends = |piece: &Piece| piece.is(Class::Then) || piece.mark() == Some(Mark::Comma);
    pieces.iter().take(2).any(out) && pieces[index..at].iter().any(ends)
}

/// "mưa lũ ở miền Trung làm chỉ số giá tăng | 0,5%": where a cause lies, of an index that is told of the whole country.
fn works_on_index(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let effect = (index..at).rev().find(|&piece| reader.pieces[piece].is(Class::Effect));
    effect.is_some_and(|effect| {
        reader.pieces[effect + 1..at]
            .iter()
            .take(2)
            .any(|piece| reader.scan.hit(piece.tokens.start, Class::IndexNoun).is_some() || piece.is(Class::Total))
    })
}

/// "phí trước bạ 2%", "giá xăng 22.000 đồng/lít": whether a rate is one that the state lays down for the whole country, which a text
/// about a city only mentions; what is raised by it is the city's ("lệ phí trước bạ đạt 105% dự toán").
pub(super) fn is_of_state(
    reader: &Reader<'_>,
    at: usize,
    subject: &Phrase,
    measure: Measure,
    base: Option<BasePhrase>,
) -> bool {
    let Some(index) = reader.pieces[at].quantity() else { return false };
    let quantity = &reader.mentions.quantities[index];
    let priced = subject.roles.has(Class::Quoted);
    let laid_down = match quantity.kind {
        QuantityKind::Percent => measure == Measure::Level,
        QuantityKind::Multiple => base.is_none_or(|base| base.kind == BaseKind::Other),
        // "kim ngạch nhập khẩu xăng còn 0 USD" is no price.
        QuantityKind::Money => measure == Measure::Level && (quantity.unit.contains('/') || priced),
        _ => false,
    };
    let class = if quantity.kind == QuantityKind::Money { Class::StatePrice } else { Class::StateRate };
    let mut said = subject.parts.iter().flat_map(Clone::clone);
    let raised = |token: usize| reader.scan.hit(token, Class::StateRaises).is_some();
    laid_down && said.clone().any(|token| reader.scan.hit(token, class).is_some()) && !said.any(raised)
}

/// Whether a place may hold for a figure of a share or a rule: one that its sentence does not name holds for no rule of the state,
/// and one below the country for no price of a share.
pub(super) fn fits(reader: &Reader<'_>, read: &Read<Where>, subject: &Phrase, of_state: bool) -> bool {
    let country = read.value.level == Level::Country;
    let security = |token: usize| reader.scan.hit(token, Class::Security).is_some();
    let share = !country && subject.parts.iter().flat_map(Clone::clone).any(security);
    let named = reader.says(read) || place::is_home(reader.scan, &read.value.name);
    !share && (named || !of_state)
}

/// "Tập đoàn Navistar | của Mỹ": where a firm comes from.
pub(super) fn is_home_of_firm(reader: &Reader<'_>, index: usize) -> bool {
    let of = index.checked_sub(1).filter(|&of| reader.pieces[of].is(Class::Of));
    of.and_then(|of| of.checked_sub(1)).is_some_and(|before| reader.holders[reader.pieces[before].tokens.start])
}

/// "tại KCN Châu Sơn, | Hà Nam": whether a name with capitals behind the word of a site, before the comma, says where in the place it is.
pub(super) fn is_site_in(reader: &Reader<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 8;
    let pieces = reader.pieces;
    let Some(comma) = index.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma)) else {
        return false;
    };
    let named =
        pieces[..comma].iter().rev().take(MAX_NAME).take_while(|piece| piece.form == Form::Word && piece.capital);
    let first = comma - named.count();
    let site = |at: usize| reader.scan.hit(pieces[at].tokens.start, Class::PlaceSite).is_some();
    let lead = |at: usize| pieces.get(at).is_some_and(|piece| piece.is(Class::Locative));
    let begins = |at: usize| site(at) && at.checked_sub(1).is_some_and(lead);
    first < comma && (begins(first) || first.checked_sub(1).is_some_and(begins))
}
