//! What a name ends with beyond its field and place: the rest of a word, the object of its verb, a scope, a number.

use super::super::person;
use super::super::scan::Scan;
use super::head::head_at;
use super::name::{MAX_PLACE, MIN_PERSON, capitals, compound, ends_field, fields, function, known_place, place_of};
use super::own::proper_run;
use crate::lexicon::gazetteer::HOME;
use crate::lexicon::schema::PlaceLevel;
use crate::lexicon::{Class, Hit};
use crate::token::{Case, Gap, Kind, Token};

/// Digits of the number of a plant or a firm's branch.
const MAX_PLANT: u32 = 2;
/// Digits of a day or month in a name.
const MAX_DAY: u32 = 2;
/// Digits of a number in a name.
const MAX_DIGITS: u32 = 4;
/// Digits of the number of a model.
const MODEL: u32 = 3;
/// Tokens of a verb that needs an object.
const MAX_VERB: usize = 3;
/// Nouns of an object.
const MAX_THINGS: usize = 4;

/// The end of a name that would break off inside a known word ("Ban ATGT Quốc | gia", "Tập đoàn Máy | bay"), with what
/// of its own follows.
pub(super) fn whole_word(scan: &Scan<'_>, end: usize, limit: usize) -> usize {
    let last = end - 1;
    let cut = scan.tokens[last].is_capital() || (scan.tokens[last - 1].is_capital() && !ends_field(scan, end));
    let small = |token: &Token| token.case == Case::Lower && token.gap == Gap::Space;
    let word = |hit: &Hit| {
        let to = hit.end as usize;
        matches!(hit.class, Class::Noun | Class::BodyField | Class::TitleCompound | Class::BodyNot)
            && to > end
            && to <= limit
            && scan.tokens[end..to].iter().all(small)
    };
    let Some(more) = scan.hits.at(last).filter(word).map(|hit| hit.end as usize).max().filter(|_| cut) else {
        return end;
    };
    let run = capitals(scan, more, limit);
    if head_at(scan, more) || person::vietnamese_at(scan, more, run).is_some() {
        return more;
    }
    let next = known_place(scan, more, limit).unwrap_or_else(|| proper_run(scan, more, limit));
    if next == more + 1 && compound(scan, more, limit) { next + 1 } else { next }
}

/// The end of a body without a field of its own, of a level or of the whole country, with what it is for; `head` where
/// it says nothing.
pub(super) fn reaching(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let Some(scope) = scan.phrase(head, limit, Class::BodyScope) else { return head };
    let end = about(scan, head, scope, limit);
    if end > scope { end } else { head }
}

/// The end of a body of a scope alone with what it is for: "Ủy ban Quốc gia về trẻ em".
pub(super) fn about(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    let scope = (head..end)
        .all(|at| (head..=at).any(|from| scan.phrase(from, end, Class::BodyScope).is_some_and(|to| to > at)));
    let capital = scan.tokens.get(end + 1).is_some_and(|token| end + 1 < limit && token.is_capital());
    // "Trung tâm Brent Scowcroft về An ninh Quốc tế"
    let titled = capital && end > head && scan.phrase(end + 1, limit, Class::BodyField).is_some();
    if !(scope || titled) || scan.hit(end, Class::TitleAbout).is_none() {
        return end;
    }
    let field = fields(scan, end + 1, limit);
    if field > end + 1 { field } else { things(scan, end + 1, limit).unwrap_or(end) }
}

/// The end of a body of fields alone before whoever holds the title in front of it: "Viện trưởng Viện Kinh tế | Lê Văn An".
pub(super) fn before_holder(scan: &Scan<'_>, head: usize, end: usize) -> usize {
    let field = fields(scan, head, end);
    let holder = field > head && end >= field + MIN_PERSON && person::vietnamese_at(scan, field, end) == Some(end);
    if holder { field } else { end }
}

/// "Công ty Hàn Quốc", "Báo Mỹ": whether a head of one or two words has nothing but a country abroad behind it.
pub(super) fn of_abroad(scan: &Scan<'_>, at: usize, head: usize, end: usize) -> bool {
    let home =
        |entry: u32| scan.lexicon.gazetteer.names.get(entry as usize).is_some_and(|name| name.place == Some(HOME));
    let country = country_at(scan, head, end).filter(|_| head <= at + 2);
    country.is_some_and(|to| {
        !scan.tokens[to..end].iter().any(Token::is_capital)
            && !scan.hits.of_at(head, Class::Place).any(|hit| hit.end as usize == to && home(hit.entry))
    })
}

/// The end of a name that is complete without more: another country's has the country behind it ("Chính phủ Nga"), a
/// firm's daughter or branch what it is called ("HAGL Agrico", "Grab Việt Nam").
pub(super) fn whole(scan: &Scan<'_>, from: usize, head: usize, limit: usize, kind: &str) -> usize {
    let country = country_at(scan, head, limit);
    match kind {
        "government" | "national assembly" | "court" => {
            // "Quốc hội lập hiến Venezuela"
            let state = scan.phrase(head, limit, Class::BodyReach).and_then(|reach| country_at(scan, reach, limit));
            country.or(state).unwrap_or(head)
        }
        "department" | "army" => country.unwrap_or(head),
        "party committee" => party(scan, head, limit).or(country).unwrap_or(head),
        "media" if channel(scan, head, limit) => head + 1,
        "enterprise" | "bank" | "media" => {
            let tail = scan.phrase(head, limit, Class::FirmTail).filter(|_| scan.tokens[head].is_capital());
            let branch = || branch(scan, head, limit).filter(|_| kind != "media");
            tail.or(country).or_else(branch).or_else(|| lone_word(scan, head, limit)).unwrap_or(head)
        }
        "international" if head == from + 1 => country.unwrap_or(head),
        _ => head,
    }
}

/// The end of the name of a country at `at`.
pub(super) fn country_at(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    if at >= limit || scan.tokens[at].gap != Gap::Space || !scan.tokens[at].is_capital() {
        return None;
    }
    let gazetteer = &scan.lexicon.gazetteer;
    let is_country = |entry: u32| {
        let place = gazetteer.names.get(entry as usize).and_then(|name| name.place);
        place.is_some_and(|place| gazetteer.places[place].level == PlaceLevel::Country)
    };
    let hits = scan.hits.of_at(at, Class::Place);
    let mut ends = hits.filter(|hit| hit.end as usize <= limit && is_country(hit.entry));
    ends.next().map(|hit| hit.end as usize)
}

/// Units of the army and hospitals have numbers ("Sư đoàn 304", "Bệnh viện 108").
/// `head` is the first token of the name.
pub(super) fn numbered(scan: &Scan<'_>, head: usize, at: usize, limit: usize, kind: &str) -> Option<usize> {
    let alone = || kind == "enterprise" && scan.phrase(head, at, Class::Organization) == Some(at);
    if let Some(end) = dated(scan, at, limit).filter(|_| matches!(kind, "school" | "hospital") || alone()) {
        return Some(end);
    }
    // "Đội CSGT số 2"
    let at = scan
        .phrase(at, limit, Class::DocNumber)
        .filter(|_| matches!(kind, "police" | "enterprise" | "army" | "school" | "hospital" | "department"))
        .unwrap_or(at);
    // "Cục Quản lý đường bộ III"
    if roman(scan, at, limit) {
        return Some(at + 1);
    }
    let token =
        scan.tokens.get(at).filter(|token| at < limit && token.kind == Kind::Number && token.gap == Gap::Space)?;
    let digits = token.span.len() <= MAX_DIGITS && !scan.word(at).contains(['.', ',']);
    // "Nhà máy Nhiệt điện Vĩnh Tân 2": nothing is counted by the number, nor is it a day.
    // "Thủy điện Đắk Sin 1 xả lũ", "Công ty Bắc Nam 79 bán đất": a verb may stand behind that of a firm.
    let works = || {
        let verb = scan.tokens.get(at + 1).is_some_and(|next| {
            at + 1 < limit && next.kind == Kind::Word && next.case == Case::Lower && next.gap == Gap::Space
        });
        let own = scan.tokens.get(at.wrapping_sub(1)).is_some_and(|last| last.case == Case::Title);
        let plant = scan.hit(head, Class::Plant).is_some() && token.span.len() == 1;
        (plant || (kind == "enterprise" && verb && own && at > head + 1)) && !counts(scan, at + 1)
    };
    let plant = token.span.len() <= MAX_PLANT && (closed(scan, at + 1) || works());
    let named = match kind {
        // "Bộ Tư lệnh Hàn Quốc 10 năm qua": no number of its own behind a place.
        "army" => !(at.saturating_sub(MAX_PLACE)..at).any(|from| known_place(scan, from, at) == Some(at)),
        // "mầm non 19, THCS 15": so many schools of the kind.
        "school" if is_kind_in_list(scan, at) => false,
        // "đến Bệnh viện Quân y 4 cấp cứu": patients are no noun that the number could count.
        "hospital" => {
            plant
                || scan.hit(at + 1, Class::CareVerb).is_some()
                || (token.span.len() > MAX_PLANT && !counts(scan, at + 1))
        }
        "enterprise" | "school" | "institute" | "department" | "association" | "party committee" | "police" => plant,
        _ => false,
    };
    (digits && named).then_some(at + 1)
}

/// The end of a day that a body is called by: "Bệnh viện 19-8", "Trường Thể thao 10/10".
fn dated(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let (mark, month) = (at + 1, at + 2);
    let short = |at: usize| {
        scan.tokens.get(at).is_some_and(|token| at < limit && token.kind == Kind::Number && token.span.len() <= MAX_DAY)
    };
    let glued = |at: usize| scan.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
    let day = short(at)
        && scan.tokens[at].gap == Gap::Space
        && month < limit
        && (scan.is(mark, "/") || scan.is(mark, "-"))
        && glued(mark)
        && short(month)
        && glued(month);
    // "8/3/2019"
    let end = month + 1;
    let year = glued(end) && glued(end + 1) && scan.tokens.get(end + 1).is_some_and(|next| next.kind == Kind::Number);
    (day && !year && !counts(scan, end)).then_some(end)
}

/// Whether an abbreviation stands before `at` with a mark before it.
fn is_kind_in_list(scan: &Scan<'_>, at: usize) -> bool {
    let token = |back: usize| at.checked_sub(back).map(|at| &scan.tokens[at]);
    let short = token(1).is_some_and(|token| token.case == Case::Upper);
    short && token(2).is_some_and(|token| token.kind == Kind::Symbol)
}

/// "Bộ Chính trị Đảng Lao động Triều Tiên", "Văn phòng Trung ương Đảng Cộng sản Trung Quốc": whose it is.
fn party(scan: &Scan<'_>, head: usize, limit: usize) -> Option<usize> {
    let said = head.checked_sub(1).is_some_and(|last| scan.phrase(last, head, Class::Party) == Some(head));
    let from = if said { head } else { scan.phrase(head, limit, Class::Party)? };
    let named = from < limit && scan.tokens[from].is_capital() && scan.tokens[from].gap == Gap::Space;
    let end = fields(scan, from, limit);
    (named && end > from).then(|| known_place(scan, end, limit).unwrap_or(end))
}

/// "Agribank Trà Vinh", "Samsung SDS": a branch by its place, a daughter by her initials.
fn branch(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    if let Some(from) = scan.phrase(at, limit, Class::BodyBranch) {
        let end = place_of(scan, from, limit);
        return (end > from).then_some(end);
    }
    let token = scan.tokens.get(at).filter(|token| at < limit && token.gap == Gap::Space && token.is_capital())?;
    let run = capitals(scan, at, limit);
    let initials = token.case == Case::Upper && token.span.len() > 1 && run == at + 1;
    // "Vietjet VJ862"
    let code = scan.is(run, "-") || scan.tokens.get(run).is_some_and(|next| next.kind == Kind::Number);
    if initials && !code && scan.hits.at(at).next().is_none() && scan.tokens[at - 1].case != Case::Lower {
        return Some(run);
    }
    let person = run > at + 2 && person::vietnamese_at(scan, at, run).is_some();
    let level = scan.phrase(at, limit, Class::BodyLevel).map(|_| place_of(scan, at, limit));
    let end = known_place(scan, at, limit).or(level)?;
    (end > at && !person && end >= run).then_some(end)
}

/// "Nikkei Asia", "Toyota Vios": one foreign word with a capital, and no more of them: no name of a person.
fn lone_word(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = capitals(scan, at, limit);
    let word =
        scan.tokens.get(at).is_some_and(|token| at < limit && token.case == Case::Title && token.gap == Gap::Space);
    let initial = scan.is(end, ".") && scan.tokens.get(end + 1).is_some_and(|next| next.gap == Gap::None);
    let alone = word && end == at + 1 && !scan.is(end, "-") && !initial;
    let other =
        || head_at(scan, at) || scan.hit(at, Class::Organization).is_some() || scan.hit(at, Class::Place).is_some();
    // "Samsung Pay"
    let foreign = word && (!person::is_syllable(scan.word(at)) || (scan.word(at).is_ascii() && !surname(scan, at)));
    (alone && foreign && !other()).then_some(end)
}

fn surname(scan: &Scan<'_>, at: usize) -> bool {
    [Class::Surname, Class::RareSurname, Class::MiddleName].iter().any(|&class| scan.hit(at, class).is_some())
}

/// "VTV1", "VTV 3": one of a broadcaster's channels.
fn channel(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let digit =
        scan.tokens.get(at).is_some_and(|token| at < limit && token.kind == Kind::Number && token.span.len() == 1);
    digit && (scan.tokens[at].is_glued() || closed(scan, at + 1))
}

/// "Boeing 737", "Toyota Vios": a thing the firm makes, not the firm.
pub(super) fn product(scan: &Scan<'_>, head: usize, limit: usize) -> bool {
    // "Airbus A-320"
    let letter = scan.tokens.get(head).is_some_and(|token| {
        head < limit && token.case == Case::Upper && token.span.len() == 1 && token.gap == Gap::Space
    });
    let next = scan.tokens.get(head + 1);
    let short = scan.tokens.get(head).is_some_and(|token| {
        head < limit && token.case == Case::Upper && token.span.len() == 2 && token.gap == Gap::Space
    });
    let code = next.is_some_and(|next| next.gap == Gap::None && next.kind == Kind::Number) || scan.is(head + 1, "-");
    if (letter || short) && code {
        return true;
    }
    let number = scan.tokens.get(head).is_some_and(|token| {
        head < limit && token.kind == Kind::Number && token.span.len() == MODEL && token.gap == Gap::Space
    });
    let counted = counts(scan, head + 1);
    let named = scan.phrase(head, limit, Class::FirmTail).is_none() && lone_word(scan, head, limit).is_some();
    let award = scan.phrase(head, limit, Class::ThingTail).is_some();
    award || named || number && !counted && scan.word(head).bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what stands at `at` closes a name: a mark, a word of grammar, the end of a line.
fn closed(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_none_or(|next| {
        let function = [Class::DocJoin, Class::TitleOf, Class::TitleAt, Class::Speech, Class::TitleEnd];
        let dash = scan.is_dash(at) && next.gap != Gap::None;
        dash || matches!(scan.word(at), "," | "." | ";" | ")" | "(" | ":" | "\"" | "”")
            || matches!(next.gap, Gap::Line | Gap::Block)
            || function.iter().any(|&class| scan.hit(at, class).is_some())
    })
}

/// The end of a field in small letters behind a dash ("Mỹ thuật - nhiếp ảnh - triển lãm"), where the name closes or goes
/// on with a place; one that is a verb has an object behind it.
pub(super) fn dashed(scan: &Scan<'_>, end: usize, limit: usize) -> Option<usize> {
    let from = end + 1;
    let dash = end > 0 && scan.is_dash(end) && from < limit && scan.tokens[from].case == Case::Lower;
    if !dash || head_at(scan, from) || scan.hit(from, Class::Organization).is_some() {
        return None;
    }
    let to = scan.phrase(from, limit, Class::BodyField)?;
    let mark = to >= limit
        || !matches!(scan.tokens[to].kind, Kind::Word | Kind::Number)
        || matches!(scan.tokens[to].gap, Gap::Line | Gap::Block);
    (mark || place_of(scan, to, limit) > to || scan.hit(to, Class::BodyJoin).is_some()).then_some(to)
}

/// The end of the object of a verb that a name breaks off behind ("Trung tâm Quản lý | giao thông công cộng"), and of
/// how far it reaches ("Trung tâm Dự báo thời tiết | quốc gia").
pub(super) fn object(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    let verb = (end.saturating_sub(MAX_VERB)..end).any(|from| scan.phrase(from, end, Class::BodyVerb) == Some(end));
    let mut to = end;
    if verb
        && let Some(next) =
            thing(scan, end, limit).or_else(|| pair(scan, end, limit)).or_else(|| kind_word(scan, end, limit))
    {
        to = more(scan, next, limit);
    }
    let placed = |at: usize| (at.saturating_sub(MAX_PLACE)..at).any(|from| known_place(scan, from, at) == Some(at));
    if let Some(reach) = scan.phrase(to, limit, Class::BodyReach).filter(|_| scan.tokens[to].case == Case::Lower)
        && (to > head || scan.tokens[to..reach].iter().all(|token| token.case == Case::Lower))
        && !placed(to)
    {
        to = reach;
    }
    if to == end || to >= limit || head_at(scan, to) {
        return to;
    }
    let place = place_of(scan, to, limit);
    let run = proper_run(scan, to, limit);
    let end = capitals(scan, to, limit);
    let person = end > to + 2 && person::vietnamese_at(scan, to, end).is_some();
    if place > to {
        place
    } else if person {
        to
    } else {
        run
    }
}

/// Nouns in small letters, of several or not: "các tổ chức phi chính phủ nước ngoài".
fn things(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let from = scan.phrase(at, limit, Class::TitlePlural).unwrap_or(at);
    thing(scan, from, limit).or_else(|| pair(scan, from, limit).filter(|_| from > at)).map(|end| more(scan, end, limit))
}

/// The end of the nouns that follow those up to `end`.
fn more(scan: &Scan<'_>, end: usize, limit: usize) -> usize {
    let mut to = end;
    for _ in 0..MAX_THINGS {
        let word = scan.tokens.get(to).is_some_and(|token| token.kind == Kind::Word);
        let links = [Class::BodyJoin, Class::TitlePlural].iter().find_map(|&class| scan.phrase(to, limit, class));
        let Some(next) = thing(scan, links.filter(|_| word).unwrap_or(to), limit) else { break };
        to = next;
    }
    to
}

/// A noun or a field in small letters.
fn thing(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let people = scan.hit(at, Class::TitleMany).is_some();
    let other = |at: usize| head_at(scan, at) && !people;
    if at >= limit || scan.tokens[at].case != Case::Lower || scan.tokens[at].gap != Gap::Space || other(at) {
        return None;
    }
    let ends =
        [Class::BodyField, Class::Noun, Class::TitleMany].iter().filter_map(|&class| scan.phrase(at, limit, class));
    ends.max().filter(|&end| end > at + 1)
}

/// One word in small letters before a name: "Ban Quản lý | chợ Bến Thành".
fn kind_word(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let next = at + 1;
    let small = next < limit && scan.tokens[at].case == Case::Lower && scan.tokens[at].gap == Gap::Space;
    let named = small && scan.tokens[next].is_capital() && !function(scan, at) && !head_at(scan, next);
    named.then_some(next)
}

/// A compound in small letters that no list has.
fn pair(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let small = |at: usize| {
        let token = &scan.tokens[at];
        token.kind == Kind::Word
            && token.case == Case::Lower
            && token.gap == Gap::Space
            && person::is_syllable(scan.word(at))
            && !function(scan, at)
    };
    let next = at + 1;
    if next >= limit || !small(at) || head_at(scan, at) {
        return None;
    }
    // "quyền | tác giả"
    let word = |class| scan.phrase(next, limit, class);
    let longer = [Class::Title, Class::Noun, Class::BodyField, Class::TitleCompound].into_iter().filter_map(word).max();
    longer.filter(|&end| end > next + 1).or_else(|| small(next).then_some(next + 1))
}

/// Whether a unit or a noun begins at `at`: what a number before it counts.
fn counts(scan: &Scan<'_>, at: usize) -> bool {
    [Class::Unit, Class::Number, Class::Noun].iter().any(|&class| scan.hit(at, class).is_some())
}

/// A Roman number set apart.
pub(super) fn roman(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    scan.tokens.get(at).is_some_and(|token| {
        at < limit
            && token.is_capital()
            && token.gap == Gap::Space
            && token.span.len() <= MAX_DIGITS
            && scan.word(at).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
    })
}

/// The end of a gate or port with its name: "Đồn Biên phòng | cửa khẩu Cảng Chân Mây".
pub(super) fn gate(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let small =
        scan.tokens.get(head).is_some_and(|token| head < limit && token.case == Case::Lower && token.gap == Gap::Space);
    // "Liên đoàn Lao động tổ chức Hội nghị": a verb.
    let group = scan.hit(head, Class::GroupNoun).is_some();
    let kind = scan.phrase(head, limit, Class::NotPerson).filter(|&from| !group && (small || from > head + 1));
    let Some(from) = kind.filter(|&from| from < limit && scan.phrase(head, from, Class::BodyLevel).is_none()) else {
        return head;
    };
    // "cửa khẩu quốc tế Lao Bảo", "cửa khẩu cảng Hải Phòng"
    let from = scan.phrase(from, limit, Class::BodyReach).unwrap_or(from);
    let from = scan.phrase(from, limit, Class::NotPerson).filter(|&next| next < limit).unwrap_or(from);
    let end = known_place(scan, from, limit).unwrap_or_else(|| proper_run(scan, from, limit));
    if end > from { end } else { head }
}

/// The end of a name that goes on with nouns in small letters up to a place or to its initials in brackets: "Hiệp hội Vận
/// tải | hàng hóa Việt Nam", "Cục Hàng không | liên bang Hoa Kỳ (FAA)".
pub(super) fn anchored(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    let open = end > 0 && (scan.tokens[end - 1].case == Case::Lower || ends_field(scan, end));
    let placed = (end.saturating_sub(MAX_PLACE)..end).any(|from| known_place(scan, from, end) == Some(end));
    // "Ủy ban cáo buộc Bắc Kinh" says what it does.
    let bare = end == head && scan.phrase(end, limit, Class::BodyField).is_none();
    if bare || !open || placed {
        return end;
    }
    let mut to = end;
    for _ in 0..MAX_THINGS {
        let verb = [Class::BodyVerb, Class::Speech, Class::TitleEnd].iter().any(|&class| scan.hit(to, class).is_some());
        match thing(scan, to, limit).filter(|_| !verb) {
            Some(next) => to = next,
            None => break,
        }
    }
    if to == end || to >= limit {
        return end;
    }
    let initials = scan.is(to, "(") && scan.tokens.get(to + 1).is_some_and(|token| token.case == Case::Upper);
    let initials = initials || (scan.is(to, "(") && scan.hit(to + 1, Class::Organization).is_some());
    let run = capitals(scan, to, limit);
    let place = known_place(scan, to, limit).filter(|&place| scan.tokens[to].gap == Gap::Space && place >= run);
    // "TP. HCM"
    let level = || scan.phrase(to, limit, Class::BodyLevel).map(|_| place_of(scan, to, limit));
    let place = place.or_else(|| level().filter(|_| scan.tokens[to].is_capital()));
    place.unwrap_or(if initials { to } else { end })
}

/// The end of a bridge or port with its name behind initials, of a number between two words with capitals.
pub(super) fn inner(scan: &Scan<'_>, end: usize, limit: usize) -> usize {
    let Some(last) = end.checked_sub(1).map(|last| &scan.tokens[last]) else { return end };
    if last.case == Case::Upper && last.kind == Kind::Word {
        return gate(scan, end, limit);
    }
    let number = scan.tokens.get(end).is_some_and(|token| {
        end < limit && token.kind == Kind::Number && token.span.len() <= MAX_PLANT && token.gap == Gap::Space
    });
    let next = end + 1;
    let named = next < limit
        && scan.tokens[next].is_capital()
        && scan.tokens[next].gap == Gap::Space
        && !head_at(scan, next)
        && !counts(scan, next);
    // "Quốc lộ 1 Tiền Giang"
    let compound =
        last.case == Case::Lower && end > 1 && scan.tokens[end - 2].case == Case::Title && !ends_field(scan, end);
    if number && (last.is_capital() || compound) && named { next } else { end }
}

/// Whether a building is called by the firm's name: "chung cư Quốc Cường Gia Lai".
pub(super) fn names_building(scan: &Scan<'_>, at: usize) -> bool {
    // "ở phía nam Amazon"
    let before = |least: usize, class| {
        (at.saturating_sub(MAX_VERB)..=at.saturating_sub(least)).any(|from| scan.phrase(from, at, class) == Some(at))
    };
    before(1, Class::Building) || before(2, Class::PlaceSide)
}

/// The end of the arm behind the number of its region: "Lữ đoàn Vùng 4 | Hải quân".
pub(super) fn force(scan: &Scan<'_>, end: usize, limit: usize) -> usize {
    let number = end > 0 && scan.tokens[end - 1].kind == Kind::Number;
    let capital = scan.tokens.get(end).is_some_and(|token| end < limit && token.is_capital());
    scan.phrase(end, limit, Class::BodyField).filter(|_| number && capital).unwrap_or(end)
}

/// The title of a paper in small letters behind its first word: "tạp chí Người | làm báo".
pub(super) fn paper(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    let word = |at: usize| {
        scan.tokens.get(at).is_some_and(|token| {
            at < limit && token.kind == Kind::Word && token.case == Case::Lower && token.gap == Gap::Space
        })
    };
    let more = end == head + 2 && scan.tokens[head + 1].is_capital();
    // "Hãng tin Yonhap cho biết."
    let told = scan.hit(head + 1, Class::Speech).is_some();
    let title = scan.tokens.get(head).is_some_and(|token| token.case == Case::Title);
    if end > head + 2 || more || told || !title || !word(head + 1) {
        return end;
    }
    let Some(to) = (head + 1..head + 2 + MAX_VERB).find(|&at| !word(at)) else { return end };
    let mark = to >= limit || scan.tokens[to].kind == Kind::Symbol;
    if mark { to } else { end }
}
