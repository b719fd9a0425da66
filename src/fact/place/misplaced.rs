//! Places that do not hold for a figure though they stand before it or the text is about them: where most of a total is, what is left
//! out, where a cause lies, whose rule a rate is.

use crate::fact::base::BasePhrase;
use crate::fact::context::Context;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::place;
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{BaseKind, Measure, Read, Where};
use crate::lexicon::Class;
use crate::mention::{Level, QuantityKind};
use crate::token::{Case, is_syllable};

/// Whether the place at piece `index` is only where most, what is left out or what worked on an index is.
pub(in crate::fact) fn is_aside(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    is_focus(reader, index, at)
        || leaves_out(reader, index, at)
        || works_on_index(reader, index, at)
        || tells_other_site(reader, index, at)
        || is_where_it_lies(reader, index, at)
        || is_among_ranked(reader, index)
        || is_of_item_before(reader, index, at)
        || comes_home(reader, index, at)
        || is_merged(reader, index, at)
        || is_of_attendants(reader, index, at)
}

/// "lãnh đạo các phòng của | huyện và 90 đại biểu": whether the place at piece `index` is whose the people are that stand before those
/// who are counted.
fn is_of_attendants(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let of = index.checked_sub(1).is_some_and(|of| pieces[of].is(Class::Of));
    let joined = pieces.get(index + 1).is_some_and(|and| and.form == Form::Word && and.is(Class::And));
    let right = pieces.get(index + 2..at).is_some_and(|lead| lead.iter().all(|piece| piece.form == Form::Hedge));
    let count = pieces[at].quantity().map(|one| &reader.mentions.quantities[one]);
    let people = count.is_some_and(|one| one.kind == QuantityKind::Count && reader.are_people(one));
    of && joined && right && people
}

/// "Phường A được thành lập trên cơ sở sáp nhập phường B và | xã C, có 86.000 dân": whether the unit at piece `index` is one of those that
/// the unit spoken of was made of.
fn is_merged(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    const REACH: usize = 30;
    let pieces = reader.pieces;
    let row = |piece: &&Piece| match piece.form {
        Form::Word | Form::Place(_) | Form::Generic(_) | Form::Quantity(_) | Form::Period(_) => true,
        Form::Mark(mark) => !matches!(mark, Mark::Semicolon | Mark::Stop),
        _ => false,
    };
    let mut before = pieces[..index].iter().rev().take(REACH).take_while(row);
    let made = before.any(|piece| reader.scan.hit(piece.tokens.start, Class::Merges).is_some());
    // "sau sáp nhập, xã có 5.000 dân": what stands behind the comma names itself.
    let parted = || pieces[index..at].iter().any(|piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon)));
    let unit = matches!(pieces[index].form, Form::Place(_));
    unit && made && parted()
}

/// "nhà máy của | Trung Quốc đóng cửa, làm giá thép trong nước tăng 5%": whether what stands between a foreign country and a figure says
/// that this is of the own one.
fn comes_home(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let foreign = pieces[index].place().map(|one| &reader.mentions.places[one]);
    let foreign = foreign.is_some_and(|one| one.level == Level::Country && !place::is_home(reader.scan, &one.name));
    let home = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::Domestic).is_some();
    let parted = || pieces[index..at].iter().any(|piece| piece.mark() == Some(Mark::Comma));
    foreign && pieces[index + 1..at].iter().any(home) && parted()
}

/// "ASX 200 của | Úc giảm 0,2%, Shanghai Composite giảm 1,2%": the foreign country of what an item before tells, where the next one begins
/// with a name of its own.
fn is_of_item_before(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let foreign = pieces[index].place().map(|one| &reader.mentions.places[one]);
    let foreign = foreign.is_some_and(|one| one.level == Level::Country && !place::is_home(reader.scan, &one.name));
    let of = index.checked_sub(1).is_some_and(|of| pieces[of].is(Class::Of));
    if !(foreign && of) {
        return false;
    }
    let comma = (index..at).rev().find(|&comma| pieces[comma].mark() == Some(Mark::Comma));
    let told = |comma: usize| pieces[index..comma].iter().any(|piece| piece.quantity().is_some());
    comma.is_some_and(|comma| told(comma) && comma + 1 < at && pieces[comma + 1].capital)
}

/// "Xã Phú Lâm nằm ở phía bắc | huyện Tiên Du, có 7 thôn": where the unit that the sentence opens with lies.
fn is_where_it_lies(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    const REACH: usize = 6;
    let pieces = reader.pieces;
    let lead = pieces[..index].iter().rev().take(REACH).take_while(|piece| piece.mark().is_none());
    let mut lead = lead.into_iter();
    let lies = lead.any(|piece| reader.scan.hit(piece.tokens.start, Class::Situated).is_some());
    let named = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
    lies && pieces[index..at].iter().any(|piece| piece.mark() == Some(Mark::Comma))
        && pieces[..index].iter().take(REACH).any(named)
}

/// "xếp thứ 3/40 xã, phường của | thành phố về ..., tăng 5 bậc": among whose units something has its place.
fn is_among_ranked(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 16;
    let pieces = reader.pieces;
    let of = index.checked_sub(1).is_some_and(|of| pieces[of].is(Class::Of) || pieces[of].is(Class::Locative));
    let before = pieces[..index].iter().rev().take(REACH).find_map(Piece::quantity);
    of && before.is_some_and(|figure| {
        let figure = &reader.mentions.quantities[figure];
        figure.kind == QuantityKind::Rank && figure.whole.is_some()
    })
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
    moves && pieces[..locative].iter().rev().take(2).any(focus)
}

/// "Không tính thương vụ tại Hà Nội thì vốn góp tăng | 38%": whether what a piece tells is of what is left out.
pub(in crate::fact) fn leaves_out(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let out =
        |piece: &Piece| piece.form == Form::Word && reader.scan.hit(piece.tokens.start, Class::LeaveOut).is_some();
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
fn is_of_state(reader: &Reader<'_>, at: usize, subject: &Phrase, measure: Measure, base: Option<BasePhrase>) -> bool {
    let Some(index) = reader.pieces[at].quantity() else { return false };
    let quantity = &reader.mentions.quantities[index];
    let priced = subject.roles.has(Class::Quoted);
    let rate = |token: usize| reader.scan.hit(token, Class::StateRate).is_some();
    let waged = || subject.parts.iter().flat_map(Clone::clone).any(rate);
    let laid_down = match quantity.kind {
        QuantityKind::Percent => measure == Measure::Level,
        QuantityKind::Multiple => base.is_none_or(|base| base.kind == BaseKind::Other || reader.has_percent(&base)),
        // "kim ngạch nhập khẩu xăng còn 0 USD" is no price.
        // "lương tối thiểu vùng là 4,4 triệu đồng" is a rate, too.
        QuantityKind::Money => measure == Measure::Level && (quantity.unit.contains('/') || priced || waged()),
        _ => false,
    };
    let class = if quantity.kind == QuantityKind::Money { Class::StatePrice } else { Class::StateRate };
    let mut said = subject.parts.iter().flat_map(Clone::clone);
    let raised = |token: usize| reader.scan.hit(token, Class::StateRaises).is_some();
    laid_down && said.clone().any(|token| reader.scan.hit(token, class).is_some()) && !said.any(raised)
}

/// Whether a place may hold for a figure of a share or a rule: one that its sentence does not name holds for no rule of the state,
/// and one below the country for no price of a share.
pub(in crate::fact) fn fits(
    reader: &Reader<'_>,
    at: usize,
    read: &Read<Where>,
    subject: &Phrase,
    (measure, base): (Measure, Option<BasePhrase>),
) -> bool {
    const MAX_FORM: usize = 2;
    let country = read.value.level == Level::Country;
    // "dùng | mã QR": a longer word holds that of a share.
    let scan = reader.scan;
    let longer = |token: usize, end: u32| scan.hit(token, Class::Plain).is_some_and(|plain| plain.end > end);
    // "công ty | cổ phần", "góp vốn, mua | cổ phần": a form of firm, a way to invest.
    let led = |token: usize| {
        let right = |start, class| scan.hit(start, class).is_some_and(|lead| lead.end as usize == token);
        let led = |start| right(start, Class::Firm) || right(start, Class::Own);
        (token.saturating_sub(MAX_FORM)..token).any(led)
    };
    let security =
        |token: usize| scan.hit(token, Class::Security).is_some_and(|hit| !longer(token, hit.end) && !led(token));
    let share = !country && subject.parts.iter().flat_map(Clone::clone).any(security);
    let named = reader.says(read) || place::is_home(reader.scan, &read.value.name);
    !share && (named || !is_of_state(reader, at, subject, measure, base))
}

/// "Tập đoàn Navistar | của Mỹ": where a firm comes from.
pub(super) fn is_home_of_firm(reader: &Reader<'_>, index: usize) -> bool {
    let of = index.checked_sub(1).filter(|&of| reader.pieces[of].is(Class::Of));
    // "Nikkei | của Nhật Bản giảm 1%": an index.
    let moves = [Class::Rise, Class::Fall, Class::Reach, Class::ToLevel];
    let acts = reader.pieces.get(index + 1).is_some_and(|next| next.form == Form::Word && !next.any(&moves));
    let named = |token: usize| {
        let foreign = || !is_syllable(&reader.scan.word(token).to_lowercase());
        reader.holders[token] || acts && reader.scan.tokens[token].case == Case::Title && foreign()
    };
    // "Taisho | của Nhật Bản": a foreign name alone, too.
    of.and_then(|of| of.checked_sub(1)).is_some_and(|before| named(reader.pieces[before].tokens.end - 1))
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

/// "dự án A, vốn 280 triệu USD tại Tây Ninh, dự án B, vốn | 214 triệu USD": whether the place of a figure is that of another project,
/// named behind its own.
pub(super) fn is_of_other_site(reader: &Reader<'_>, draft: &Draft, at: usize) -> bool {
    let named = draft.place.as_ref().filter(|read| reader.says(read)).and_then(|read| read.evidence);
    let figure = reader.scan.span(reader.pieces[draft.piece].tokens.clone());
    let behind = named.is_some_and(|named| named.start > figure.end);
    behind && (draft.piece + 1..at).any(|piece| begins_site(reader, piece))
}

/// The same of the place at a piece, which stands behind a figure.
fn tells_other_site(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    let figure = || reader.pieces[..index].iter().any(|piece| piece.quantity().is_some());
    (index + 1..at).any(|piece| begins_site(reader, piece)) && figure()
}

/// ", dự án | B": whether another site begins at a piece.
fn begins_site(reader: &Reader<'_>, piece: usize) -> bool {
    let parted = piece.checked_sub(1).map(|before| &reader.pieces[before]);
    let parted =
        parted.is_some_and(|one| matches!(one.mark(), Some(Mark::Comma | Mark::Semicolon)) || one.is(Class::And));
    parted && reader.scan.hit(reader.pieces[piece].tokens.start, Class::Site).is_some()
}

/// "dự án nhà máy sợi vốn | 120 triệu USD do Hàn Quốc đầu tư sản xuất sợi, vải tại Bình Dương": the unit where a project is, behind what it
/// is for, where the part of the sentence that tells of it ends.
pub(in crate::fact) fn site(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    at: usize,
) -> Option<Read<Where>> {
    const REACH: usize = 48;
    const ENDS: [Class; 6] = [Class::Rise, Class::Fall, Class::Versus, Class::But, Class::Said, Class::Because];
    let pieces = reader.pieces;
    let money = pieces[at].quantity().is_some_and(|one| reader.mentions.quantities[one].kind == QuantityKind::Money);
    let floor = drafts.last().map_or(0, |last| last.piece + 1);
    let sited = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::Site).is_some();
    if !money || !reader.jobs.has_place() || !pieces[floor..at].iter().any(sited) {
        return None;
    }
    for index in at + 1..pieces.len().min(at + 1 + REACH) {
        let piece = &pieces[index];
        // "do nhà đầu tư Nhật Bản đầu tư": who does it is no reason.
        let agent = index == at + 1 && piece.is(Class::Because);
        if piece.quantity().is_some()
            || piece.mark() == Some(Mark::Semicolon)
            || piece.any(&ENDS) && !agent
            || begins_site(reader, index)
        {
            return None;
        }
        let unit = piece.place().is_some_and(|one| reader.mentions.places[one].code.is_some());
        let ends = pieces.get(index + 1).is_none_or(|next| next.mark().is_some_and(|mark| mark != Mark::Open));
        if unit && ends && piece.depth == pieces[at].depth && pieces[index - 1].is(Class::Locative) {
            return place::holds(reader, context, index);
        }
    }
    None
}
