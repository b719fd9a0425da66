//! The grammar of an organization's name: a head ("UBND", "Sở", "Công ty"), what it deals in, a name of its own, a
//! level and a place. Capitals guide it; words of its trade may be in small letters.

use super::super::person;
use super::super::scan::{Scan, TokenRange};
use super::beyond;
use super::head::{ends_title, firm_at, follows_name, head_at, hyphened, inside_other, polite, syllable_fits};
use super::own::{opening, own_name, own_run};
use super::{open, tail};
use crate::lexicon::Class;
use crate::lexicon::schema::{Organization, PlaceLevel, Takes};
use crate::token::{Case, Gap, Kind};

/// Tokens of a name behind its head.
const MAX_NAME: usize = 24;
/// Syllables of a place that the gazetteer does not know.
pub(super) const MAX_PLACE: usize = 4;

/// Syllables of a person's name that is no body's.
pub(super) const MIN_PERSON: usize = 3;
/// Syllables of a person's name that a body may bear.
pub(super) const MAX_PERSON: usize = 4;
/// Tokens of a field.
pub(super) const MAX_FIELD: usize = 8;

/// A name as it was read.
#[derive(Debug)]
pub(in crate::mention) struct Name {
    /// All of it.
    pub(in crate::mention) tokens: TokenRange,
    /// Its head, an index into `Lexicon::organizations`.
    pub(in crate::mention) entry: usize,
}

/// A token behind the end of any name that begins at `at`.
pub(super) fn farthest_end(scan: &Scan<'_>, at: usize) -> usize {
    scan.hit(at, Class::Organization).map_or(at, |hit| hit.end as usize + MAX_NAME + 2)
}

/// The organization's name that begins at `at`.
pub(in crate::mention) fn name_at(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Name> {
    let hit = scan.hits.within(at, limit, Class::Organization)?;
    let organization = &scan.lexicon.organizations[hit.entry as usize];
    let head = hit.end as usize;
    let name = |end: usize| Some(Name { tokens: at..end, entry: hit.entry as usize });
    // "tổng cục Thống kê": a capital inside the head will do.
    let capital = scan.tokens[at..head].iter().any(crate::token::Token::is_capital);
    // The "UBND" of "217/BC-UBND" is part of a number.
    let glued = scan.tokens[at].is_glued() && at > 0 && matches!(scan.word(at - 1), "-" | "/" | "." | "&");
    // "1820/TB - UBND"
    let coded = glued || (at > 2 && scan.is(at - 1, "-") && scan.is(at - 3, "/") && scan.tokens[at - 2].is_glued());
    // "Hội An"
    let place = scan.hit(at, Class::Place).is_some_and(|place| place.end > hit.end && scan.tokens[head].is_capital());
    // "Phó bí thư thường trực | Tỉnh ủy": a word of the title.
    let titular = scan.hit(at, Class::TitleAfter).is_some() && ends_title(scan, at, at);
    // "Vụ nhà báo Khashoggi", "Vụ Mobifone": a case.
    let small = |at: usize| scan.tokens.get(at).is_some_and(|token| token.case == Case::Lower);
    let titled = || small(head) && scan.hit(head, Class::Title).is_some_and(|hit| hit.end as usize > head + 1);
    let affair = organization.kind == "department" && head == at + 1 && (titled() || firm_at(scan, head));
    if coded || place || titular || affair || hyphened(scan, at, head) || inside_other(scan, at, head) {
        return None;
    }
    if organization.complete {
        let firm = organization.kind == "enterprise";
        let made = matches!(organization.kind.as_str(), "enterprise" | "bank") && !ends_title(scan, at, at);
        let award = organization.kind == "media" && scan.phrase(head, limit, Class::ThingTail).is_some();
        let part = award
            || (firm && polite(scan, at))
            || (firm && (follows_name(scan, at) || tail::names_building(scan, at)))
            || (made && tail::product(scan, head, limit));
        return if capital && !part { name(tail::whole(scan, at, head, limit, &organization.kind)) } else { None };
    }
    // "Tòa án nhân dân (TAND) tỉnh Nghệ An"
    let own = organization.takes == Takes::Name;
    let crossed = open::behind_initials(scan, head, limit)
        .filter(|&next| head > at + 1 && (open::placed(scan, next, limit) || (own && scan.tokens[next].is_capital())));
    let head = crossed.unwrap_or(head);
    let reach = limit.min(head + MAX_NAME);
    if head == at + 1 && !syllable_fits(scan, at, reach, organization.takes) {
        return None;
    }
    let rest = own_rest(scan, at, head, reach, organization);
    let rest = match organization.takes {
        Takes::Field if rest == head => {
            let scope = tail::reaching(scan, head, reach);
            if scope == head && capital { of_level(scan, head, reach) } else { scope }
        }
        Takes::Place if rest == head && organization.kind == "party committee" => of_body(scan, head, reach),
        Takes::Place if rest == head && organization.kind == "police" => of_force(scan, head, reach),
        Takes::Place if rest == head => tail::gate(scan, head, reach),
        // "Thanh tra thành phố Thanh Hóa", "Đoàn Luật sư tỉnh Hà Nam"
        Takes::Name if rest == head && capital && organization.kind == "association" => of_level(scan, head, reach),
        Takes::Place if rest > head => tail::whole_word(scan, rest, reach),
        _ if rest > head => tail::about(scan, head, tail::whole_word(scan, rest, reach), reach),
        _ => rest,
    };
    let whole = organization.takes == Takes::Place || organization.kind == "ministry";
    let rest = if whole { rest } else { tail::anchored(scan, head, tail::object(scan, head, rest, reach), reach) };
    // "Công an quận 9 TP. HCM"
    let city = organization.takes == Takes::Place && rest > head && level_at(scan, rest, reach);
    let rest = if city { place_of(scan, rest, reach) } else { rest };
    let rest = match organization.kind.as_str() {
        "media" => tail::paper(scan, head, rest, reach),
        "army" => tail::force(scan, rest, reach),
        _ => rest,
    };
    let proper = scan.tokens[head..rest].iter().any(crate::token::Token::is_capital);
    // "công an tỉnh", "Tỉnh ủy": a body of a level needs no name of its own.
    let known = [Class::BodyField, Class::BodyScope].iter().any(|&class| scan.phrase(head, reach, class).is_some());
    let enough = match organization.takes {
        Takes::Place => rest > head || capital,
        Takes::Field => rest > head && (proper || (capital && known)),
        Takes::Name => rest > head && (proper || (capital && organization.kind == "institute")),
    };
    // "nhà máy Trung Quốc", "trung tâm Sài Gòn" name none.
    let abroad = organization.takes == Takes::Field && rest == head + 1 && is_foreign_word(scan, head);
    // "công ty tư nhân Trung Quốc"
    let fields = organization.takes == Takes::Name && small_up_to_country(scan, head, rest);
    let listed = !known && head <= at + 2 && rest > head + 1 && scan.phrase(head, rest, Class::Place) == Some(rest);
    let listed = fields || (listed && organization.takes == Takes::Field);
    let placed = abroad || listed || known_place(scan, head, reach) == Some(rest);
    // "một trung tâm ERP", "3 phòng LAB": so many of a kind.
    let counted = organization.takes == Takes::Field && at > 0 && scan.hit(at - 1, Class::Number).is_some();
    let kinds = counted && rest == head + 1 && scan.tokens[head].case == Case::Upper;
    let firm = organization.takes == Takes::Name && matches!(organization.kind.as_str(), "enterprise" | "media");
    let generic = (!capital && organization.takes != Takes::Place && (placed || kinds))
        || (firm && tail::of_abroad(scan, at, head, rest));
    // "Trường Hải" is a name: a school has a longer one.
    let short = head == at + 1
        && rest == head + 1
        && organization.takes == Takes::Name
        && person::is_syllable(scan.word(at))
        && person::is_syllable(scan.word(head));
    if let Some(end) = tail::numbered(scan, at, rest, limit, &organization.kind).filter(|_| capital || proper) {
        // "Bệnh viện 115 Nghệ An"
        let place = known_place(scan, end, limit).filter(|_| organization.kind == "hospital");
        // "Bộ Tư lệnh Vùng 3 Hải quân"
        let force = scan.phrase(end, limit, Class::BodyField).filter(|_| organization.kind == "army");
        let force = force.filter(|_| scan.tokens[end].is_capital());
        // "Ban Chỉ đạo 389 quốc gia"
        let reach = scan.phrase(end, limit, Class::BodyReach).filter(|_| scan.tokens[end].gap == Gap::Space);
        return name(place.or(force).or(reach).or_else(|| beyond::of_country(scan, end, limit)).unwrap_or(end));
    }
    if !enough || generic || short {
        return None;
    }
    let end = beyond::beyond(scan, head, rest, reach, organization);
    let end = if whole { end } else { open::open_end(scan, head, end, reach) };
    name(open::beyond_initials(scan, head, end, reach, organization.takes))
}

/// The end of what a head takes: a place, a field or a name.
fn own_rest(scan: &Scan<'_>, at: usize, head: usize, reach: usize, organization: &Organization) -> usize {
    match organization.takes {
        // "Đồn Biên phòng Cửa khẩu Na Mèo"
        Takes::Place if organization.kind == "army" && tail::gate(scan, head, reach) > head => {
            tail::gate(scan, head, reach)
        }
        // "đại sứ quán Hyon Kwang-song": whose name follows is no country's.
        Takes::Place if organization.kind == "international" => place_of(scan, head, reach),
        Takes::Place => bare_place(scan, head, reach),
        Takes::Field if head > at + 1 => field_of(scan, head, reach).max(of_office(scan, head, reach)),
        Takes::Field => field_of(scan, head, reach),
        Takes::Name
            if matches!(organization.kind.as_str(), "institute" | "association") && ends_title(scan, at, at) =>
        {
            tail::before_holder(scan, head, own_name(scan, head, reach, false))
        }
        Takes::Name => own_name(scan, head, reach, matches!(organization.kind.as_str(), "hospital" | "school")),
    }
}

/// The end of the body that a committee of the party is of: "Ban Cán sự đảng UBND tỉnh", "Đảng ủy Công an huyện".
fn of_body(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let capital =
        scan.tokens.get(head).is_some_and(|token| head < limit && token.gap == Gap::Space && token.is_capital());
    let Some(hit) = scan.hits.within(head, limit, Class::Organization).filter(|_| capital) else { return head };
    let organization = &scan.lexicon.organizations[hit.entry as usize];
    let end = hit.end as usize;
    match organization.takes {
        _ if organization.complete => end,
        Takes::Place => place_of(scan, end, limit),
        Takes::Field => field_of(scan, end, limit),
        Takes::Name => own_name(scan, end, limit, false),
    }
}

/// The end of the office that another is part of: "Thanh tra | Sở Lao động - Thương binh và Xã hội Hà Nam".
fn of_office(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let hit = scan.hits.within(head, limit, Class::Organization);
    let office = hit.is_some_and(|hit| {
        let one = &scan.lexicon.organizations[hit.entry as usize];
        !one.complete && one.takes != Takes::Name && matches!(one.kind.as_str(), "ministry" | "department")
    });
    if office { of_body(scan, head, limit) } else { head }
}

/// The end of the force that a body of the police is of: "Cơ quan An ninh điều tra Bộ Công an".
fn of_force(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let Some(hit) = scan.hits.within(head, limit, Class::Organization) else { return head };
    let force = &scan.lexicon.organizations[hit.entry as usize];
    let end = hit.end as usize;
    match force.kind.as_str() {
        "police" => place_of(scan, end, limit),
        "ministry" => field_of(scan, end, limit),
        _ => head,
    }
}

/// Whether one field in small letters and a country are all of `at..end`: one of that country's.
fn small_up_to_country(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let small = |&field: &usize| scan.tokens[at..field].iter().all(|token| !token.is_capital());
    let field = scan.phrase(at, end, Class::BodyField).filter(small);
    field.is_some_and(|field| tail::country_at(scan, field, end) == Some(end))
}

/// "Damascus", "Kandahar": one word in the form of a name, no syllable of ours.
pub(super) fn is_foreign_word(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens[at].case == Case::Title && !person::is_syllable(scan.word(at))
}

/// Whether a known field ends at `end`.
pub(super) fn ends_field(scan: &Scan<'_>, end: usize) -> bool {
    (end.saturating_sub(MAX_FIELD)..end).any(|from| scan.phrase(from, end, Class::BodyField) == Some(end))
}

/// The end of a level with its place: "quận Thanh Xuân", "tỉnh", "Hà Nội", "xã A, huyện B".
pub(in crate::mention) fn place_end(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    place_of(scan, at, limit)
}

pub(super) fn place_of(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    if at >= limit {
        return at;
    }
    if let Some(end) = known_place(scan, at, limit) {
        return end;
    }
    let Some(from) = scan.phrase(at, limit, Class::BodyLevel) else { return at };
    if from >= limit {
        return from;
    }
    let run = capitals(scan, from, limit.min(from + MAX_PLACE + person::MAX_NAME));
    let listed = scan.phrase(from, limit, Class::Place);
    // A person of three names or more may stand right behind a level without a place: "UBND xã Trần Đình Khải".
    let followed = listed.is_some_and(|end| end == run || person::vietnamese_at(scan, end, run).is_some());
    if !followed && run - from >= 3 && person::vietnamese_at(scan, from, run).is_some() {
        return from;
    }
    // "xã Thanh Nông": not the commune of Thanh.
    let cut = listed == Some(from + 1) && run == from + 2 && !person::is_common(scan, run - 1);
    if let Some(end) = listed {
        return if cut { run } else { end };
    }
    if run == from {
        // "quận 3", "phường 12"
        let digits = scan.tokens[from].kind == Kind::Number && scan.word(from).len() <= 2;
        let counted = [Class::Unit, Class::Number].iter().any(|&class| scan.hit(from + 1, class).is_some());
        return if digits && !counted && !scan.is(from + 1, "%") { from + 1 } else { from };
    }
    let end = person::name_within(scan, from + 1, run).unwrap_or(run);
    end.min(from + MAX_PLACE)
}

/// A place that needs no level before it: a province, a country, a region, a city known to all.
pub(in crate::mention) fn known_place(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    if scan.hit(at, Class::LetterheadMotto).is_some() {
        return None;
    }
    let gazetteer = &scan.lexicon.gazetteer;
    let known = |entry: u32| {
        let Some(name) = gazetteer.names.get(entry as usize) else { return false };
        let province = |&unit: &usize| gazetteer.units[unit].level <= PlaceLevel::Province;
        !name.kinded && (name.known || name.place.is_some() || name.units.iter().any(province))
    };
    let hits = scan.hits.of_at(at, Class::Place);
    hits.filter(|hit| hit.end as usize <= limit && known(hit.entry)).map(|hit| hit.end as usize).next()
}

/// A place without a level behind a head that takes one: a district by its name, a name we don't know.
fn bare_place(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let place = place_of(scan, at, limit);
    if place > at || at >= limit || head_at(scan, at) {
        return place;
    }
    let run = capitals(scan, at, limit.min(at + MAX_PLACE + person::MAX_NAME));
    let listed = scan.phrase(at, limit, Class::Place).filter(|end| end - at >= 2);
    // "Huyện ủy Thạch Thành Đỗ Minh Hòa": its head behind a district.
    if let Some(end) = listed.filter(|&end| run >= end + MIN_PERSON)
        && person::vietnamese_at(scan, end, run).is_some()
    {
        return end;
    }
    if run == at || (listed != Some(run) && person::vietnamese_at(scan, at, run).is_some()) {
        return at;
    }
    // "Bộ Tư lệnh Tác chiến": no place, but what it does.
    let known = scan.hits.at(at).any(|hit| {
        matches!(hit.class, Class::Noun | Class::BodyField | Class::TitleCompound | Class::BodyNot)
            && hit.end as usize > at + 2
    });
    if listed.is_none() && !known && run == at + 1 && (compound(scan, at, limit) || opening(scan, at, limit)) {
        let mut end = more_fields(scan, at, at + 2, limit);
        if compound(scan, end, limit) && known_place(scan, end, limit).is_none() {
            end += 2;
        }
        return place_of(scan, end, limit);
    }
    let end = listed.unwrap_or_else(|| person::name_within(scan, at + 1, run).unwrap_or(run));
    if end - at <= MAX_PLACE { end } else { at }
}

/// Fields joined by "và", then a place; a run of capitals where no field is known.
fn field_of(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let mut end = fields(scan, at, limit);
    if end == at {
        if level_at(scan, at, limit) {
            return place_of(scan, at, limit);
        }
        end = own_run(scan, at, limit);
        // "Tổng thanh tra Phan Văn Sáu": a person.
        let person = person::vietnamese_at(scan, at, end).is_some() && end - at >= MIN_PERSON;
        if end == at || person {
            return at;
        }
        if head_at(scan, end) {
            return end;
        }
        // The first behind it may be in small letters, the others are joined.
        end = more_fields(scan, at, fields(scan, end, limit), limit);
    }
    if head_at(scan, end) {
        return end;
    }
    let place = place_of(scan, end, limit);
    if place > end { place } else { strange_place(scan, end, limit) }
}

/// The end of a place behind the fields of a body that no list has ("Trung tâm Thời tiết Viễn Đông", "Sở Cảnh sát
/// Dallas"): two syllables that are no name of a person, or one foreign word.
fn strange_place(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let run = capitals(scan, at, limit);
    let foreign = (at..run).any(|place| !person::is_syllable(scan.word(place)));
    let title = scan.tokens.get(at).is_some_and(|token| token.gap == Gap::Space)
        && scan.tokens[at..run].iter().all(|token| token.case == Case::Title);
    let surname = [Class::Surname, Class::RareSurname].iter().any(|&class| scan.hit(at, class).is_some());
    let listed = scan.phrase(at, limit, Class::Place) == Some(run);
    let fits = if foreign { run == at + 1 } else { run == at + 2 && (listed || !surname) };
    if run > at && title && fits { run } else { at }
}

/// Whether one word at `at` says something of a body.
pub(super) fn states(scan: &Scan<'_>, at: usize) -> bool {
    let states = [
        Class::Speech,
        Class::DocAuxiliary,
        Class::DocPassive,
        Class::DocOf,
        Class::DocJoin,
        Class::DocIssue,
        Class::DocApprove,
        Class::DocAt,
        Class::DocNameEnd,
        Class::DocSeveral,
        Class::BodyLevel,
        Class::TitleJoin,
        Class::TitleIs,
        Class::TitleAt,
    ];
    states.iter().any(|&class| scan.hit(at, class).is_some())
}

/// The end of a level with its place; `head` where it has none.
fn of_level(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let level = scan.phrase(head, limit, Class::BodyLevel);
    let end = place_of(scan, head, limit);
    if level.is_some_and(|level| end > level) { end } else { head }
}

/// Whether a level in capitals begins at `at` with its place behind it.
pub(super) fn level_at(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let level = scan.phrase(at, limit, Class::BodyLevel).filter(|_| scan.tokens[at].is_capital());
    level.is_some_and(|level| place_of(scan, at, limit) > level)
}

/// Whether `at` and the word behind it are one compound of which only the first syllable has a capital.
pub(in crate::mention) fn compound(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    if next >= limit || scan.tokens[at].case != Case::Title || !person::is_syllable(scan.word(at)) {
        return false;
    }
    let token = &scan.tokens[next];
    let small = token.kind == Kind::Word && token.case == Case::Lower && token.gap == Gap::Space;
    // "Hội Rượu châu Á"
    let place = known_place(scan, next, limit).is_some_and(|end| end > next + 1);
    small && !place && !function(scan, next) && person::is_syllable(scan.word(next)) && !tail::roman(scan, at, limit)
}

/// Whether a word of grammar or a verb begins at `at`.
pub(super) fn function(scan: &Scan<'_>, at: usize) -> bool {
    let words = [
        Class::TitleEnd,
        Class::Speech,
        Class::DocAuxiliary,
        Class::DocOf,
        Class::DocJoin,
        Class::DocSeveral,
        Class::BodyLevel,
    ];
    words.iter().any(|&class| scan.hit(at, class).is_some())
        || scan.hits.at(at).any(|hit| hit.class.is_cue() && hit.end as usize == at + 1)
}

/// Whether `at` begins a field that no list has: a compound, no place, nothing that is counted or several.
fn is_field(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let other = [Class::DocSeveral, Class::TitleGroup];
    let noun = scan.hit(at, Class::Noun).is_some_and(|hit| hit.end as usize > at + 1);
    let place = known_place(scan, at, limit).is_some();
    // "Vận tải và An toàn": the second syllable may do a job elsewhere.
    let next = at + 1;
    let opens = next < limit
        && scan.tokens[at].case == Case::Title
        && person::is_syllable(scan.word(at))
        && scan.tokens[next].case == Case::Lower
        && scan.tokens[next].gap == Gap::Space
        && person::is_syllable(scan.word(next))
        && !states(scan, next);
    let roman = tail::roman(scan, at, limit);
    (compound(scan, at, limit) || opens)
        && !roman
        && !noun
        && !place
        && !other.iter().any(|&class| scan.hit(at, class).is_some())
}

pub(super) fn fields(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    more_fields(scan, at, at, limit)
}

/// The end of the fields that begin at `at` and are read up to `from`.
fn more_fields(scan: &Scan<'_>, at: usize, from: usize, limit: usize) -> usize {
    let mut end = from;
    while end < limit {
        let from = scan.phrase(end, limit, Class::BodyJoin).filter(|_| end > at).unwrap_or(end);
        // "phòng chống thiên tai và tìm kiếm cứu nạn tỉnh": joined before a level.
        let small = from > end && from < limit && scan.tokens[from].case == Case::Lower;
        let other = || head_at(scan, from) || scan.hit(from, Class::Organization).is_some();
        let second = scan.phrase(from, limit, Class::BodyField).filter(|_| small && !other());
        if let Some(second) = second
            && place_of(scan, second, limit) > second
        {
            return second;
        }
        if let Some(second) = tail::dashed(scan, end, limit).filter(|_| end > at) {
            end = second;
            continue;
        }
        // Only the first may be in small letters: what follows "Bộ Y tế" is no part of it; but "phòng vật tư - thiết bị y
        // tế" is written small all through.
        let plain = end > at && scan.tokens[at..end].iter().all(|token| token.case == Case::Lower) && second.is_some();
        if end > at && !plain && (from >= limit || !scan.tokens[from].is_capital() || head_at(scan, from)) {
            break;
        }
        match scan.phrase(from, limit, Class::BodyField) {
            // "Điện ảnh": the word of one syllable goes on.
            Some(next) if next == from + 1 && compound(scan, from, limit) => end = next + 1,
            Some(next) => end = next,
            // "Kiến trúc - Quy hoạch": what no list has, written like the field before it.
            None if end > at && scan.tokens[end].gap == Gap::Space && is_field(scan, from, limit) => end = from + 2,
            None => break,
        }
    }
    end
}

/// The end of a run of words with capitals, hyphens and "&" inside them included ("Hang-seo", "T&T").
pub(in crate::mention) fn capitals(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let token = &scan.tokens[end];
        if token.kind != Kind::Word || !token.is_capital() || scan.hit(end, Class::LetterheadMotto).is_some() {
            break;
        }
        end += 1;
        let glued = |place: usize| place < limit && scan.tokens[place].is_glued();
        // "Yeah1", "VTC14": a digit behind a word that is no Vietnamese syllable.
        let digits = glued(end) && scan.tokens[end].kind == Kind::Number && scan.word(end).len() <= 2;
        if digits && !person::is_syllable(scan.word(end - 1)) {
            end += 1;
        }
        if glued(end) && glued(end + 1) && matches!(scan.word(end), "-" | "&" | ".") {
            let next = &scan.tokens[end + 1];
            let letters =
                next.kind == Kind::Word && (next.is_capital() || (scan.is(end, "-") && next.case == Case::Lower));
            if letters {
                end += 2;
            }
        }
        // "Cục CT & BVNTD": abbreviations, set apart.
        let short =
            |place: usize| place < limit && scan.tokens[place].case == Case::Upper && scan.word(place).len() > 1;
        let foreign = |place: usize| place < limit && is_foreign_word(scan, place);
        // "Travel and Leisure"
        let and = end + 1 < limit && (scan.is(end, "and") || scan.is(end, "of"));
        if and && foreign(end - 1) && foreign(end + 1) {
            end += 2;
        }
        // "Chang Tsi & Partners"
        let firm = || foreign(end - 1) && foreign(end + 1) && scan.hit(end + 1, Class::FirmTail).is_some();
        if end < limit && scan.is(end, "&") && ((short(end - 1) && short(end + 1)) || firm()) {
            end += 2;
        }
    }
    end
}
