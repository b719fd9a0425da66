//! Figures that tell which things are meant, inside the noun phrase of another figure: "lượng xe từ 9 chỗ trở xuống là | 7.250
//! chiếc", "trẻ dưới 5 tuổi suy dinh dưỡng còn | 12%", "doanh nghiệp có vốn trên 100 tỷ đồng tăng | 15%". They are words of
//! that phrase and state nothing themselves.

use std::ops::Range;

use crate::fact::grammar::phrase::{MEASURED, says};
use crate::fact::grammar::piece::{Form, Mark, Piece, Roles};
use crate::lexicon::Class;
use crate::mention::{Bound, Mentions, Quantity, QuantityKind, Scan};

/// Pieces between the threshold and the predicate of its phrase, and from there to that one's figure.
const MAX_REST: usize = 10;
const MAX_REACH: usize = 4;
/// Pieces of the phrase before the threshold.
const MAX_NOUN: usize = 8;

/// Makes words of the thresholds among the pieces of a sentence.
pub(in crate::fact) fn settle(scan: &Scan<'_>, mentions: &Mentions, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if within_rate(scan, mentions, pieces, at) {
            (pieces[at].form, pieces[at].roles) = (Form::Word, Roles::default());
        }
    }
    for at in 1..pieces.len() {
        let Some(index) = pieces[at].quantity() else { continue };
        if let Some(who) = age_of_counted(scan, mentions, pieces, at) {
            for piece in &mut pieces[who] {
                (piece.form, piece.roles) = (Form::Word, Roles::default());
            }
            continue;
        }
        let Some(lead) = lead(scan, pieces, at, &mentions.quantities[index]) else { continue };
        let Some((rest, stated)) = stated(pieces, at) else { continue };
        let (quantity, stated) = (&mentions.quantities[index], &mentions.quantities[stated]);
        let age = is_age(scan, quantity) && !is_age(scan, stated);
        if age && tells_who(pieces, lead, quantity) || defines(pieces, lead, quantity, rest, stated) {
            for piece in &mut pieces[lead..=at] {
                (piece.form, piece.roles) = (Form::Word, Roles::default());
            }
        }
    }
}

/// "Tỷ lệ trẻ dưới 1 tuổi tiêm đủ | 8 loại | vắc xin đạt 95%", "tỷ lệ trường dạy | 2 buổi/ngày | đạt 90%": whether a small count tells of
/// whom or what a rate is that is stated behind it.
fn within_rate(scan: &Scan<'_>, mentions: &Mentions, pieces: &[Piece], at: usize) -> bool {
    const MAX_BACK: usize = 16;
    const SMALL: i128 = 20;
    const MOVES: [Class; 4] = [Class::Rise, Class::Fall, Class::Multiply, Class::Versus];
    let Some(quantity) = pieces[at].quantity().map(|index| &mentions.quantities[index]) else { return false };
    let few = quantity.value.to_integer().is_some_and(|value| value <= SMALL) && quantity.part.is_none();
    let counts = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Physical) && !is_age(scan, quantity);
    if !few || !counts || quantity.value_max.is_some() {
        return false;
    }
    let age = |piece: &Piece| piece.quantity().is_some_and(|index| is_age(scan, &mentions.quantities[index]));
    let goes_on = |piece: &&Piece| piece.form != Form::Mark(Mark::Comma) && (is_plain(piece) || age(piece));
    let mut before = pieces[..at].iter().rev().take(MAX_BACK).take_while(goes_on);
    let rate = before.find(|piece| piece.any(&MOVES) || piece.is(Class::RateNoun) && piece.is(Class::MeasureNoun));
    let stated = || stated(pieces, at).map(|(_, stated)| &mentions.quantities[stated]);
    rate.is_some_and(|rate| !rate.any(&MOVES))
        && stated().is_some_and(|stated| stated.kind == QuantityKind::Percent && stated.part.is_none())
}

/// A word, a hedge or a place.
fn is_plain(piece: &Piece) -> bool {
    matches!(piece.form, Form::Word | Form::Hedge | Form::Place(_) | Form::Generic(_))
}

/// "1.654 trẻ | dưới 1 tuổi | được tiêm chủng", "900 người | từ 60 tuổi trở lên": the words of an age that tells who those are that
/// are counted right before it.
fn age_of_counted(scan: &Scan<'_>, mentions: &Mentions, pieces: &[Piece], at: usize) -> Option<Range<usize>> {
    const MAX_LEAD: usize = 2;
    const MAX_WHO: usize = 3;
    let age = &mentions.quantities[pieces[at].quantity()?];
    if !is_age(scan, age) {
        return None;
    }
    let hedge = |piece: &Piece| piece.form == Form::Hedge || piece.form == Form::Word && piece.is(Class::From);
    let lead = pieces[..at].iter().rev().take(MAX_LEAD).take_while(|piece| hedge(piece)).count();
    let start = at - lead;
    let noun = |piece: &&Piece| piece.form == Form::Word && piece.roles.is_idle();
    let who = pieces[..start].iter().rev().take(MAX_WHO).take_while(noun).count();
    let counted = &mentions.quantities[pieces[(start - who).checked_sub(1)?].quantity()?];
    // "12 người 30 tuổi": of each; "trẻ 95% trên 5 tuổi" counts none.
    let counts = match counted.kind {
        QuantityKind::Count => !is_age(scan, counted),
        QuantityKind::Percent => who > 0 || counted.part.is_some(),
        _ => false,
    };
    let tail = usize::from(pieces.get(at + 1).is_some_and(|piece| piece.form == Form::Hedge && is_behind(age)));
    (counts && lead > 0).then_some(start..at + 1 + tail)
}

/// Where the words begin that make a threshold of the figure at `at`: "dưới", "trên", the "từ" of "từ ... trở lên". A noun
/// stands right before them.
fn lead(scan: &Scan<'_>, pieces: &[Piece], at: usize, quantity: &Quantity) -> Option<usize> {
    let bounds = [Bound::Under, Bound::AtMost, Bound::Over, Bound::AtLeast];
    let amount = matches!(quantity.kind, QuantityKind::Money | QuantityKind::Physical | QuantityKind::Count);
    let exact_age = is_age(scan, quantity) && quantity.bound == Bound::Exact;
    // "trẻ | từ 3 - 5 tuổi | ra lớp".
    let ages = is_age(scan, quantity) && quantity.value_max.is_some();
    if !amount || !exact_age && !bounds.contains(&quantity.bound) || quantity.value_max.is_some() && !ages {
        return None;
    }
    let before = at - 1;
    if ages {
        let lead = if pieces[before].is(Class::From) { before } else { at };
        let noun = &pieces[lead.checked_sub(1)?];
        return (noun.form == Form::Word && noun.roles.is_idle()).then_some(lead);
    }
    let lead = if exact_age {
        at
    } else if is_behind(quantity) {
        if pieces[before].is(Class::From) { before } else { at }
    } else {
        // "hơn 5 tỷ đồng" tells how much, never which.
        let which = quantity.bound != Bound::Over || scan.hit(quantity.hedge.start, Class::BoundPlace).is_some();
        (which && pieces[before].form == Form::Hedge).then_some(before)?
    };
    let noun = &pieces[lead.checked_sub(1)?];
    // "khách hàng vay | trên 500 triệu đồng".
    let does = noun.is(Class::Act) && lead.checked_sub(2).is_some_and(|before| pieces[before].roles.is_idle());
    let named = noun.roles.is_idle() || noun.any(&MEASURED) || noun.is(Class::WholeNoun);
    (noun.form == Form::Word && (named || does)).then_some(lead)
}

/// "9 chỗ trở xuống".
fn is_behind(quantity: &Quantity) -> bool {
    quantity.hedge.start >= quantity.tokens.end
}

/// "5 tuổi".
pub(super) fn is_age(scan: &Scan<'_>, quantity: &Quantity) -> bool {
    scan.hit(quantity.unit_tokens.start, Class::Age).is_some()
}

/// "dân số | từ 60 tuổi trở lên | đạt 8 triệu người": whether an age tells who is meant; but "tuổi thọ 73 tuổi tăng 2%".
fn tells_who(pieces: &[Piece], lead: usize, age: &Quantity) -> bool {
    age.bound != Bound::Exact
        || age.value_max.is_some()
        || lead.checked_sub(1).is_some_and(|noun| !pieces[noun].any(&MEASURED))
}

/// How many words of the phrase stand behind the threshold, and the figure that its predicate states; no mark parts them.
fn stated(pieces: &[Piece], at: usize) -> Option<(usize, usize)> {
    const STATES: [Class; 6] = [Class::Rise, Class::Fall, Class::Reach, Class::ToLevel, Class::Equal, Class::Share];
    let word = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Period(_));
    let verb = pieces[at + 1..].iter().take(MAX_REST).take_while(word).position(|piece| piece.any(&STATES))?;
    let verb = at + 1 + verb;
    let between = &pieces[at + 1..verb];
    if between
        .iter()
        .any(|piece| piece.any(&[Class::And, Class::But, Class::Versus]) || says(piece) && !piece.is(Class::Have))
    {
        return None;
    }
    let goes_on = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Hedge | Form::Quantity(_));
    let figure = pieces[verb + 1..].iter().take(MAX_REACH).take_while(goes_on).find_map(Piece::quantity)?;
    let rest = between.iter().filter(|piece| !piece.is(Class::Adverb)).count();
    Some((rest, figure))
}

/// Whether the figure tells which things, and not how many of them.
fn defines(pieces: &[Piece], lead: usize, quantity: &Quantity, rest: usize, stated: &Quantity) -> bool {
    let phrase = pieces[..lead].iter().rev().take(MAX_NOUN).take_while(|piece| piece.form == Form::Word);
    let phrase: Vec<&Piece> = phrase.collect();
    let measured = |piece: &&Piece| piece.any(&MEASURED);
    // "doanh nghiệp có vốn | trên 100 tỷ đồng", "tàu của | hộ dưới 3 lao động".
    let owned = phrase.iter().position(|piece| piece.any(&[Class::Have, Class::Of]));
    let owned = owned.is_some_and(|own| own > 0 && phrase.get(own + 1).is_some_and(|noun| noun.form == Form::Word));
    if phrase.first().is_some_and(measured) && !owned {
        return false;
    }
    // "đàn bò trên 5.000 con tăng 3%" says how many there are.
    let over = quantity.bound == Bound::Over && !is_behind(quantity);
    let alike = quantity.kind == stated.kind;
    let other = stated.kind != QuantityKind::Percent && stated.part.is_none();
    if over {
        return owned && (alike || phrase.first().is_some_and(measured));
    }
    is_behind(quantity) || rest > 0 || other || owned || !phrase.iter().any(measured)
}
