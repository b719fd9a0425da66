//! Foreign countries whose own figures are told: "lạm phát của Hy Lạp", "Brazil xuất khẩu 80 triệu tấn", "giá gạo trên thị trường Thái
//! Lan"; and not those that only trade with the own one.

use crate::fact::context::Context;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::place;
use crate::fact::sentence::Reader;
use crate::lexicon::{Class, Signs};
use crate::mention::{Level, Place, Quantity, QuantityKind};
use crate::token::{Case, is_syllable};

/// How the units of prices begin that the world's markets tell, and of any in our money.
const DOLLARS_PER: &str = "USD/";
const HOME_MONEY: &str = "VND";

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
    /// The world is spoken of so few pieces before.
    const FAR: usize = 40;
    let opens = index.checked_sub(1).map(|left| &reader.pieces[left]).is_none_or(|before| match before.form {
        Form::Mark(_) | Form::Period(_) => true,
        // "pháo do Trung Quốc sản xuất": whose it is tells no place.
        Form::Word => before.any(&[Class::But, Class::Subordinate, Class::Intro]) && !before.is(Class::Because),
        _ => false,
    });
    let start = reader.pieces[index].tokens.start;
    // "nước | này".
    let name = reader.scan.hit(start, Class::PlaceThis).map_or(0, |hit| hit.end as usize);
    let skips = |piece: &&Piece| {
        piece.tokens.start < name
            || piece.form == Form::Word && piece.any(&[Class::Preverb, Class::Adverb, Class::StatusForecast])
    };
    let verb = index + 1 + reader.pieces[index + 1..].iter().take_while(skips).count();
    let foretells = || {
        let object = reader.pieces.get(verb + 1);
        reader.pieces[verb].any(&[Class::Rise, Class::Fall, Class::Cause])
            && object.is_some_and(|piece| piece.any(&[Class::Foretell, Class::StatusForecast, Class::TargetNoun]))
    };
    // "Trung Quốc tăng trưởng | 18,3%": of the whole economy, where no trade is told.
    let grows = || {
        let figure =
            reader.pieces[verb + 1..].iter().find(|piece| piece.form != Form::Hedge && !piece.is(Class::Adverb));
        let percent = figure.and_then(Piece::quantity).map(|one| &reader.mentions.quantities[one]);
        let partner = [Class::Flow, Class::Partner, Class::World].into_iter().any(|class| reader.jobs.has(class));
        reader.pieces[verb].is(Class::GrowthNoun)
            && percent.is_some_and(|one| one.kind == QuantityKind::Percent)
            && !partner
    };
    // "Thế giới ghi nhận 19 triệu ca, Mỹ | có 5 triệu ca".
    let has = || {
        let world = reader.jobs.has(Class::World) && !reader.jobs.has(Class::Flow);
        let before = &reader.pieces[index.saturating_sub(FAR)..index];
        world && reader.pieces[verb].is(Class::Have) && before.iter().any(|piece| piece.is(Class::World))
    };
    let goes_through = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::PlaceActs).is_some();
    let does = reader.pieces.get(verb).is_some_and(|piece| {
        piece.is(Class::Flow) && !piece.is(Class::Act) || goes_through(piece) || foretells() || grows() || has()
    });
    opens && does && !names_own(reader, 0)
}

/// "giá gạo trên | thị trường | Thái Lan", "giá vàng tại | thị trường | Hà Nội": a market in which a price is told, and not one that is
/// sold to; that of a unit of ours needs no more than to be told as the place.
pub(super) fn is_market(reader: &Reader<'_>, index: usize, place: &Place) -> bool {
    const REACH: usize = 16;
    let Some(market) = index.checked_sub(1).filter(|&market| reader.pieces[market].is(Class::Partner)) else {
        return false;
    };
    let lead = market.checked_sub(1).map(|lead| &reader.pieces[lead]);
    let inside =
        lead.is_some_and(|lead| lead.form == Form::Word && lead.is(Class::Locative) && !lead.is(Class::Toward));
    let before = reader.pieces[market.saturating_sub(REACH)..market].iter().rev();
    let mut clause = before.take_while(|piece| matches!(piece.mark(), None | Some(Mark::Other)));
    let mut priced = || clause.any(|piece| piece.is(Class::Quoted));
    let tokens = &reader.pieces[market].tokens;
    let ours =
        place.code.is_some() && reader.scan.phrase(tokens.start, tokens.end, Class::PlaceMarket) == Some(tokens.end);
    if ours {
        let beside =
            || lead.is_some_and(|lead| !lead.any(&[Class::Toward, Class::Partner, Class::From, Class::Dative]));
        return inside || beside() && priced();
    }
    inside && priced()
}

/// "bất động sản tại Phuket giá | 15 triệu USD", "ở một số thành phố khác ở châu Á lên tới | 20.000 USD", "sau khi Iran tuyên bố có |
/// 300 kg": whether the clause of a figure, from piece `floor` on, tells of what is abroad and names nothing of ours behind it.
pub(super) fn is_elsewhere(reader: &Reader<'_>, context: &Context, floor: usize, at: usize) -> bool {
    const REACH: usize = 16;
    let may_tell = reader.jobs.has(Class::Locative) || reader.jobs.has_place() && reader.jobs.has(Class::Said);
    if !may_tell {
        return false;
    }
    let pieces = reader.pieces;
    let floor = floor.max(at.saturating_sub(REACH));
    let led = |index: usize| {
        let before = index.checked_sub(1).map(|before| &pieces[before]);
        before.is_some_and(|one| one.form == Form::Word && one.is(Class::Locative) && !one.is(Class::Toward))
    };
    for index in (floor..at).rev() {
        let piece = &pieces[index];
        match piece.form {
            // "Tại Phuket, giá ...": what opens the clause holds behind its comma.
            Form::Mark(Mark::Comma) => {
                let name = index.checked_sub(1).filter(|&name| is_unknown(reader, name) && led(name));
                let opens = |name: usize| name.checked_sub(2).is_none_or(|before| pieces[before].mark().is_some());
                return name.is_some_and(opens);
            }
            Form::Mark(Mark::Semicolon | Mark::Colon) | Form::Generic(_) => return false,
            Form::Place(mention) => {
                let place = &reader.mentions.places[mention];
                let ours = place.code.is_some() || place::is_home(reader.scan, &place.name);
                if ours || place::holds(reader, context, index).is_some() {
                    return false;
                }
                let region = place.level == Level::Region && place::is_abroad(reader.scan, &place.name);
                if region && led(index) {
                    return true;
                }
                let speaks = pieces.get(index + 1).is_some_and(|next| next.is(Class::Said));
                let opens = index.checked_sub(1).is_none_or(|before| {
                    pieces[before].mark().is_some() || pieces[before].any(&[Class::But, Class::Subordinate])
                });
                if place.level == Level::Country && speaks && opens {
                    return true;
                }
            }
            Form::Word if led(index) && is_unknown(reader, index) => return true,
            _ => {}
        }
    }
    false
}

/// Whether a piece is a foreign name that we don't know, and that is no firm's or person's.
fn is_unknown(reader: &Reader<'_>, index: usize) -> bool {
    let start = reader.pieces[index].tokens.start;
    let token = &reader.scan.tokens[start];
    reader.pieces[index].form == Form::Word
        && token.case == Case::Title
        && !reader.entities[start]
        && !is_syllable(&reader.scan.word(start).to_lowercase())
}

/// "giá vàng trên thị trường thế giới giảm. Trên sàn Comex, giá vàng còn | 1.330 USD/ounce": whether a text that has come to the world's
/// market goes on with its prices, in dollars: no place of ours, no price in our money and no trade stands between.
pub(super) fn is_of_world_market(reader: &Reader<'_>) -> bool {
    const MAX_BACK: usize = 12;
    const WORLD: Signs = Signs::class(Class::World);
    let scan = reader.scan;
    let within = |sentence: usize| {
        let tokens = &scan.sentences[sentence].tokens;
        let from = reader.mentions.quantities.partition_point(|one| one.tokens.start < tokens.start);
        let end = reader.mentions.quantities.partition_point(|one| one.tokens.start < tokens.end);
        &reader.mentions.quantities[from..end]
    };
    let in_dollars = |one: &Quantity| one.kind == QuantityKind::Money && one.unit.starts_with(DOLLARS_PER);
    let ours = |sentence: usize| {
        let tokens = &scan.sentences[sentence].tokens;
        let from = reader.mentions.places.partition_point(|place| place.tokens.start < tokens.start);
        let named = reader.mentions.places[from..].iter().take_while(|place| place.tokens.start < tokens.end);
        let mut named = named.filter(|place| place.code.is_some() || place::is_home(scan, &place.name));
        let home = |one: &Quantity| one.kind == QuantityKind::Money && one.unit.starts_with(HOME_MONEY);
        named.next().is_some() || within(sentence).iter().any(home)
    };
    // "Giá gas tăng 1% do giá gas thế giới ở mức 500 USD/tấn": what is told of the world there does not hold for all of it.
    let of_world = |sentence: usize| {
        let one = &scan.sentences[sentence];
        one.signs.meet(WORLD) && one.tokens.clone().any(|at| scan.hit(at, Class::World).is_some())
    };
    if of_world(reader.sentence) || reader.jobs.has(Class::Flow) || !within(reader.sentence).iter().any(in_dollars) {
        return false;
    }
    let back = (reader.sentence.saturating_sub(MAX_BACK)..reader.sentence).rev();
    let mut back = back.take_while(|&one| !ours(one));
    !ours(reader.sentence) && back.any(of_world)
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
