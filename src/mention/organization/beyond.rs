//! What a name goes on with behind its fields and place: more fields in small letters behind "và", compounds with a
//! capital, the country or branch it is of.

use super::super::person;
use super::super::scan::Scan;
use super::head::head_at;
use super::name::{MAX_PLACE, capitals, ends_field, function, known_place, place_of, states};
use super::tail::{self, country_at};
use crate::lexicon::Class;
use crate::lexicon::schema::{Organization, PlaceLevel, Takes};
use crate::token::{Case, Gap, Kind};

/// Parts of what is joined.
const MAX_PARTS: usize = 6;
/// Compounds behind a field.
const MAX_COMPOUNDS: usize = 3;
/// Tokens of a verb that ends a field.
const MAX_VERB: usize = 3;

/// The end of a name with what follows up to `end`. A ministry takes no more in small letters without a
/// place.
pub(super) fn beyond(scan: &Scan<'_>, head: usize, end: usize, limit: usize, of: &Organization) -> usize {
    let local = of.takes == Takes::Place;
    let closed = local || of.kind == "ministry";
    let joined = |end: usize| joined(scan, end, limit, !closed, false).filter(|_| !local).unwrap_or(end);
    let placed = |end: usize| ends_place(scan, head, end) && !ends_region(scan, head, end);
    if placed(end) {
        let abroad = (head..end).any(|from| country_at(scan, from, end) == Some(end));
        return second_country(scan, end, limit).filter(|_| abroad).unwrap_or(end);
    }
    let end = if closed { end } else { listed(scan, end, limit).unwrap_or(end) };
    if placed(end) {
        return end;
    }
    let end = joined(if local { end } else { compounds(scan, head, end, limit) });
    if placed(end) { end } else { of_country(scan, end, limit).unwrap_or(end) }
}

/// The end of fields in small letters behind commas, where a place or initials in brackets close them: "Hiệp hội Bia | ,
/// rượu, nước giải khát Việt Nam", "Cục Quản lý | , giám sát bảo hiểm".
fn listed(scan: &Scan<'_>, end: usize, limit: usize) -> Option<usize> {
    if !scan.is(end, ",") || !unfinished(scan, end) {
        return None;
    }
    let mut to = end;
    let mut verb = false;
    for _ in 0..MAX_PARTS {
        let comma = scan.is(to, ",").then_some(to + 1).filter(|&next| next < limit);
        let Some(from) = comma.or_else(|| scan.phrase(to, limit, Class::BodyJoin)).or(verb.then_some(to)) else {
            break;
        };
        if from >= limit || !is_small(scan, from) || head_at(scan, from) {
            return None;
        }
        let field = scan.phrase(from, limit, Class::BodyField);
        let of = scan.phrase(from, limit, Class::BodyVerb).filter(|&of| field.is_none_or(|field| field < of));
        verb = of.is_some();
        to = of.or(field)?;
    }
    let place = if to < limit { place_of(scan, to, limit) } else { to };
    let initials = scan.is(to, "(") && scan.tokens.get(to + 1).is_some_and(crate::token::Token::is_capital);
    let named = place > to && scan.tokens[to].is_capital();
    if named || (to < limit && initials) { Some(place) } else { None }
}

/// Whether a place ends at `end`: "Đại học Hà Nội | và KPU".
pub(super) fn ends_place(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    // "Hòa bình" is peace, no province.
    let named = |from: usize| scan.tokens[from..end].iter().all(|token| token.kind != Kind::Word || token.is_capital());
    (at.max(end.saturating_sub(MAX_PLACE))..end).any(|from| known_place(scan, from, end) == Some(end) && named(from))
}

/// Whether what ends at `end` is a part of the world, in which a country may have a body: "Bộ Tư lệnh Thái Bình Dương".
fn ends_region(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    let region = |entry: u32| {
        let place = gazetteer.names.get(entry as usize).and_then(|name| name.place);
        place.is_some_and(|place| gazetteer.places[place].level == PlaceLevel::Region)
    };
    let from = at.max(end.saturating_sub(MAX_PLACE));
    (from..end).any(|from| scan.hits.of_at(from, Class::Place).any(|hit| hit.end as usize == end && region(hit.entry)))
}

/// The end of the country right behind a name: "Ủy ban Hòa giải | Triều Tiên", "Quân đoàn 8 | Mỹ". More than one word
/// with a capital behind it are somebody's name.
pub(super) fn of_country(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = country_at(scan, at, limit)?;
    // "Mỹ Linh", "Anh Tuấn"
    let named = capitals(scan, at, limit) == end + 1 && person::is_syllable(scan.word(end));
    (!named).then(|| second_country(scan, end, limit).unwrap_or(end))
}

/// "Hội đồng Doanh nghiệp Mỹ | - Trung": the end of a second country by its first syllable.
fn second_country(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let from = at + 1;
    let dash = from < limit && scan.is_dash(at);
    let other = [Class::Title, Class::Organization, Class::BodyCredit, Class::Surname];
    let word = dash && capitals(scan, from, limit) == from + 1 && person::is_syllable(scan.word(from));
    (word && scan.tokens[from].case == Case::Title && other.iter().all(|&class| scan.hit(from, class).is_none()))
        .then_some(from + 1)
}

/// The end of compounds with a capital right behind a field: "Trung tâm Bảo tồn | Di tích cố đô Huế", "Cục Văn hóa | Cơ
/// sở".
fn compounds(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    let mut to = end;
    for _ in 0..MAX_COMPOUNDS {
        let next = to + 1;
        let fits = next < limit
            && scan.tokens[to].gap == Gap::Space
            && scan.tokens[to].case == Case::Title
            && person::is_syllable(scan.word(to))
            && is_small(scan, next)
            && !states(scan, next)
            && !head_at(scan, to)
            && known_place(scan, to, limit).is_none();
        let other = [
            Class::Title,
            Class::Organization,
            Class::DocSeveral,
            Class::TitleGroup,
            Class::Instrument,
            Class::Surname,
        ];
        if !fits || other.iter().any(|&class| scan.hit(to, class).is_some()) {
            break;
        }
        to += 2;
    }
    if to == end { end } else { tail::anchored(scan, head, place_of(scan, to, limit), limit) }
}

/// A syllable of ours in small letters behind a space.
fn is_small(scan: &Scan<'_>, at: usize) -> bool {
    let token = &scan.tokens[at];
    token.kind == Kind::Word
        && token.case == Case::Lower
        && token.gap == Gap::Space
        && person::is_syllable(scan.word(at))
}

/// The end of fields in small letters behind "và": "Hội Kinh tế | và vận tải đường sắt Việt Nam", "Cục Cạnh tranh | và
/// bảo vệ người tiêu dùng (Bộ Công Thương)". A place, a name or a bracket shows that they belong to it, or, where it is
/// `open`, a mark or a verb of speech. A firm that has no name yet (`nameless`) may be called like a person.
pub(super) fn joined(scan: &Scan<'_>, end: usize, limit: usize, open: bool, nameless: bool) -> Option<usize> {
    let from = scan.phrase(end, limit, Class::BodyJoin).filter(|_| scan.tokens[end].kind == Kind::Word)?;
    let group = [Class::Organization, Class::Title, Class::TitleGroup, Class::DocSeveral];
    if from >= limit
        || scan.tokens[from].case != Case::Lower
        || (group.iter().any(|&class| scan.hit(from, class).is_some()) && scan.hit(from, Class::BodyNot).is_none())
        || !unfinished(scan, end)
    {
        return None;
    }
    let (mut to, mut strange) = (from, false);
    for _ in 0..MAX_PARTS {
        let reach = scan.phrase(to, limit, Class::BodyReach).filter(|_| to > from && is_small(scan, to));
        if let Some(reach) = reach {
            return Some(place_of(scan, reach, limit));
        }
        let Some((next, known)) = part(scan, to, limit, to > from) else { break };
        (to, strange) = (next, strange || !known);
    }
    if to == from {
        return None;
    }
    let mark = to >= limit
        || matches!(scan.word(to), "," | ")" | ";" | "." | ":")
        || (scan.is_dash(to) && scan.tokens[to].gap != Gap::None)
        || matches!(scan.tokens[to].gap, Gap::Line | Gap::Block)
        || scan.hit(to, Class::Speech).is_some();
    let initials = scan.is(to, "(") && scan.tokens.get(to + 1).is_some_and(crate::token::Token::is_capital);
    if initials {
        return Some(to);
    }
    let place = if to < limit { place_of(scan, to, limit) } else { to };
    let run = capitals(scan, to, limit);
    let person = run >= to + 3 && person::vietnamese_at(scan, to, run).is_some();
    let named = run > to && !strange && scan.tokens[to].gap == Gap::Space && !head_at(scan, to);
    let named = named && (nameless || !person);
    match (place > to, named) {
        (true, _) => Some(place),
        (_, true) => Some(run),
        _ => (open && mark).then_some(to),
    }
}

/// A field, a verb a body is named by, a noun in small letters; behind one of them any compound. And whether it is known.
fn part(scan: &Scan<'_>, at: usize, limit: usize, more: bool) -> Option<(usize, bool)> {
    let token = scan.tokens.get(at).filter(|_| at < limit)?;
    let joins = scan.phrase(at, limit, Class::BodyJoin).filter(|_| more && token.kind == Kind::Word);
    let from = joins.unwrap_or(at);
    let small = scan.tokens.get(from).is_some_and(|token| from < limit && token.case == Case::Lower);
    let group = scan.hit(from, Class::TitleMany).is_some() || scan.hit(from, Class::BodyNot).is_some();
    if !small || scan.tokens[from].kind != Kind::Word || (head_at(scan, from) && !group) {
        return None;
    }
    let people = || scan.phrase(from, limit, Class::TitleMany).filter(|_| more);
    let known = [Class::BodyField, Class::BodyVerb].iter().filter_map(|&class| scan.phrase(from, limit, class)).max();
    // "... bảo vệ người tiêu dùng kiểm tra": what it does.
    let known = known.filter(|_| !more || scan.phrase(from, limit, Class::TitleEnd) != known);
    let noun = || scan.phrase(from, limit, Class::Noun).filter(|&end| more && end > from + 1);
    let compound = || {
        let next = from + 1;
        let plain = |at: usize| {
            at < limit && is_small(scan, at) && !function(scan, at) && scan.hit(at, Class::Speech).is_none()
        };
        (more && joins.is_none() && plain(from) && plain(next)).then_some(next + 1)
    };
    let known = known.or_else(people).or_else(noun).map(|end| (end, true));
    known.or_else(|| compound().map(|end| (end, false)))
}

/// Whether a name may go on behind `end`: its last word is a field, a verb or the second syllable of a compound.
fn unfinished(scan: &Scan<'_>, end: usize) -> bool {
    let verb = (end.saturating_sub(MAX_VERB)..end).any(|from| scan.phrase(from, end, Class::BodyVerb) == Some(end));
    end > 0 && (verb || ends_field(scan, end) || scan.tokens[end - 1].case == Case::Lower)
}
