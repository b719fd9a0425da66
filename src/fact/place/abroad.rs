//! Foreign countries whose own figures are told: "lạm phát của Hy Lạp", "Brazil xuất khẩu 80 triệu tấn", "giá gạo trên thị trường Thái
//! Lan"; and not those that only trade with the own one.

use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::place;
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::{Level, Place};

/// What stands before a foreign country whose figures are told: "lạm phát của Hy Lạp", "GDP Hy Lạp".
const OF_COUNTRY: [Class; 4] = [Class::Of, Class::Locative, Class::GrossProduct, Class::GrowthNoun];

/// "dân số Nhật Bản", "Bộ Giáo dục Thái Lan": what a state has, or an authority of it, in a sentence that names nothing of the own
/// country.
pub(super) fn is_state(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 5;
    let start = reader.pieces[index].tokens.start;
    let floor = start.saturating_sub(REACH).max(reader.scan.sentences[reader.sentence].tokens.start);
    let noun = (floor..start).any(|from| reader.scan.phrase(from, start, Class::PlaceState) == Some(start));
    let authority = floor < start && reader.entities[start] && reader.entities[start - 1] && !reader.holders[start];
    // "sản lượng Việt Nam tăng, còn sản lượng Brazil giảm": the own country stands before the turn.
    let turns = |at: usize| reader.pieces[at].is(Class::But) && reader.pieces[at - 1].mark() == Some(Mark::Comma);
    let turn = || (1..index).rev().find(|&at| turns(at)).unwrap_or(0);
    (noun || authority) && !names_own(reader, turn())
}

/// Whether a piece stands for a foreign country whose own figures are told.
pub(in crate::fact) fn is_told(reader: &Reader<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &reader.pieces[before]);
    before.is_some_and(|piece| piece.any(&OF_COUNTRY)) || acts(reader, index)
}

/// "Năm 2018, Brazil xuất khẩu 80 triệu tấn", "Brazil ghi nhận 900 vụ cháy rừng", "Lào hạ dự báo tăng trưởng": a foreign country that
/// opens its clause does it, in a sentence that names nothing of the own country.
fn acts(reader: &Reader<'_>, index: usize) -> bool {
    let opens = index.checked_sub(1).map(|left| &reader.pieces[left]).is_none_or(|before| match before.form {
        Form::Mark(_) | Form::Period(_) => true,
        Form::Word => before.any(&[Class::But, Class::Subordinate, Class::Intro]),
        _ => false,
    });
    let start = reader.pieces[index].tokens.start;
    // "nước | này".
    let name = reader.scan.hit(start, Class::PlaceThis).map_or(0, |hit| hit.end as usize);
    let skips = |piece: &&Piece| {
        piece.tokens.start < name || piece.form == Form::Word && piece.any(&[Class::Preverb, Class::Adverb])
    };
    let verb = index + 1 + reader.pieces[index + 1..].iter().take_while(skips).count();
    let foretells = || {
        let object = reader.pieces.get(verb + 1);
        reader.pieces[verb].any(&[Class::Rise, Class::Fall, Class::Cause])
            && object.is_some_and(|piece| piece.any(&[Class::Foretell, Class::StatusForecast, Class::TargetNoun]))
    };
    let goes_through = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::PlaceActs).is_some();
    let does = reader
        .pieces
        .get(verb)
        .is_some_and(|piece| piece.is(Class::Flow) && !piece.is(Class::Act) || goes_through(piece) || foretells());
    opens && does && !names_own(reader, 0)
}

/// "giá gạo trên | thị trường | Thái Lan": a market in which a price is told, and not one that is sold to.
pub(super) fn is_market(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 8;
    let Some(market) = index.checked_sub(1).filter(|&market| reader.pieces[market].is(Class::Partner)) else {
        return false;
    };
    let lead = market.checked_sub(1).map(|lead| &reader.pieces[lead]);
    let inside =
        lead.is_some_and(|lead| lead.form == Form::Word && lead.is(Class::Locative) && !lead.is(Class::Toward));
    let before = reader.pieces[market.saturating_sub(REACH)..market].iter().rev();
    let mut clause = before.take_while(|piece| matches!(piece.mark(), None | Some(Mark::Other)));
    inside && clause.any(|piece| piece.is(Class::Quoted))
}

/// Whether the sentence names the own country or a part of it, from a piece on.
pub(super) fn names_own(reader: &Reader<'_>, from: usize) -> bool {
    let own = |piece: &Piece| {
        piece
            .place()
            .map(|at| &reader.mentions.places[at])
            .is_some_and(|place| place.code.is_some() || place::is_home(reader.scan, &place.name))
    };
    reader.pieces[from..].iter().any(own)
}

/// "xuất khẩu của nước này": the foreign country named last.
pub(super) fn this_country<'a>(reader: &Reader<'a>, index: usize) -> Option<&'a Place> {
    const REACH: usize = 120;
    let start = reader.pieces[index].tokens.start;
    reader.scan.hit(start, Class::PlaceThis).filter(|_| reader.pieces[index].form == Form::Word)?;
    let places = &reader.mentions.places;
    let before = places.partition_point(|place| place.tokens.start < start);
    let near = places[..before].iter().rev().take_while(|place| start - place.tokens.start <= REACH);
    near.into_iter()
        .find(|place| place.level == Level::Country)
        .filter(|place| !place::is_home(reader.scan, &place.name))
}
