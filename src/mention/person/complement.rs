//! What completes a title that its body alone does not: "trưởng phòng tham mưu tổng hợp", "giám đốc khối Khách hàng cá
//! nhân", "nhà phân tích của ...". Where it ends is told by what stands behind it, not by its own words.

use super::super::organization;
use super::super::scan::Scan;
use super::{closing, name};
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Case, Gap, Kind};

/// Tokens of a complement.
const MAX_COMPLEMENT: usize = 18;
/// Tokens of what completes a job before the name: more would hold a verb ("cảnh sát ... bắt Nguyễn Văn A").
const MAX_JOB: usize = 4;
/// How far back a phrase may begin that ends where a complement begins.
const MAX_BACK: usize = 8;
/// Tokens of a bracket inside a title.
const MAX_BRACKET: usize = 12;
/// Digits of a number in a name.
const MAX_DIGITS: u32 = 4;
/// Syllables of a name that tells where a title before it ends.
const MIN_NAME: usize = 3;

/// A title as far as its office and body go.
pub(super) struct Title {
    /// Token after its own words ("giám đốc").
    pub(super) head: usize,
    /// Token after its body ("giám đốc Sở Y tế"); `head` where it has none.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: TitleKind,
    /// Whether its person is named before it.
    pub(super) behind: bool,
}

/// The end of the title with its complement; `title.end` where there is none.
pub(super) fn end(scan: &Scan<'_>, title: &Title, limit: usize) -> usize {
    let at = title.end;
    let whom = scan.hit(at, Class::TitleAbout).filter(|_| at > title.head && !title.behind);
    let called = !title.behind && title.kind == TitleKind::Leader && whom.is_none();
    if at >= limit || called || scan.tokens[at].gap == Gap::Block || names(scan, title, limit) {
        return at;
    }
    let from = if let Some(of) = scan.phrase(at, limit, Class::TitleOf) {
        // "cố vấn của Tổng thống Iran Hassan Rouhani": the nearer title is his.
        if !title.behind && at == title.head && scan.hit(of, Class::Title).is_some() {
            return at;
        }
        of
    } else if let Some(place) = scan.phrase(at, limit, Class::TitleAt) {
        // "tại cuộc họp" is where something is said.
        let body = scan.hit(place, Class::Organization).is_some() && scan.hit(place, Class::BodyNot).is_none();
        let known = organization::known_place(scan, place, limit);
        match known {
            Some(end) if at > title.head => return end,
            _ if body || known.is_some() || (title.behind && abroad(scan, place, limit)) => place,
            _ => return at,
        }
    } else if title.behind && at == title.head && scan.hit(at, Class::TitleAbout).is_some() {
        at + 1
    } else if let Some(about) = whom {
        // "đặc sứ Mỹ về Triều Tiên, ông ..."
        let place = organization::known_place(scan, about.end as usize, limit).unwrap_or(at);
        return if scan.is(place, ",") && honorific(scan, place + 1) || foreign_name(scan, place, limit) {
            place
        } else {
            at
        };
    } else if let Some(charge) = scan.phrase(at, limit, Class::TitleCharge) {
        charge
    } else if at == title.head || unfinished(scan, at) {
        at
    } else {
        return at;
    };
    let most = if title.kind == TitleKind::Job && !title.behind { MAX_JOB } else { MAX_COMPLEMENT };
    let bodied = from == at && at > title.head && !cut(scan, at);
    let phrase = Phrase { head: title.head, from, reach: limit.min(from + most), limit, behind: title.behind, bodied };
    walk(scan, &phrase).filter(|&end| end > from).unwrap_or(at)
}

/// A name with capitals of two words or more that no list has: "tại China Market Research Group".
fn abroad(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let end = organization::capitals(scan, at, limit);
    end >= at + 2 && name::is_foreign(scan, at, end)
}

/// The noun phrase that completes a title.
struct Phrase {
    /// Token behind the title's own words.
    head: usize,
    /// Where it begins.
    from: usize,
    /// Where it must have ended.
    reach: usize,
    /// Where the sentence ends.
    limit: usize,
    /// Whether its person is named before it.
    behind: bool,
    /// Whether a body ends where it begins.
    bodied: bool,
}

/// Whether the name of a person stands right behind the title: what follows is no complement.
fn names(scan: &Scan<'_>, title: &Title, limit: usize) -> bool {
    let at = title.end;
    if !scan.tokens[at].is_capital() {
        return false;
    }
    let end = name::run(scan, at, limit);
    let plain = scan.tokens[at..end].iter().all(|token| token.case != Case::Upper || token.span.len() == 1);
    let firm = end > at && scan.hit(end - 1, Class::FirmTail).is_some();
    let called = at == title.head && title.kind != TitleKind::Office;
    name::vietnamese_at(scan, at, end).is_some() || (plain && !firm && called) || foreign_name(scan, at, limit)
}

/// Whether the name of a body breaks off at `at`: behind a head or a field, and before a word that goes on.
fn unfinished(scan: &Scan<'_>, at: usize) -> bool {
    let (last, next) = (&scan.tokens[at - 1], &scan.tokens[at]);
    if next.kind != Kind::Word || next.gap == Gap::None {
        return false;
    }
    let ends = |class: Class| {
        (at.saturating_sub(MAX_BACK)..at).any(|from| scan.hits.of_at(from, class).any(|hit| hit.end as usize == at))
    };
    if last.is_capital() && ends(Class::Place) {
        return false;
    }
    if cut(scan, at) {
        return true;
    }
    let open = matches!(last.case, Case::Lower | Case::Title) && !whole_name(scan, at);
    next.is_capital() || last.case == Case::Lower || (open && (ends(Class::BodyField) || ends(Class::Organization)))
}

/// "Ban Quản | lý": the body was cut inside a word.
fn cut(scan: &Scan<'_>, at: usize) -> bool {
    let words = |class| matches!(class, Class::Organization | Class::BodyField | Class::TitleCompound | Class::Title);
    (at.saturating_sub(MAX_BACK)..at)
        .any(|from| scan.hits.at(from).any(|hit| hit.end as usize > at && words(hit.class)))
}

/// Whether a name that takes nothing behind it ends at `at` ("Chính phủ", "Viettel").
pub(super) fn whole_name(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(MAX_BACK)..at).any(|from| {
        scan.hits
            .of_at(from, Class::Organization)
            .any(|hit| hit.end as usize == at && scan.lexicon.organizations[hit.entry as usize].complete)
    })
}

/// The end of the noun phrase that begins at `from`: where its sentence goes on behind a name, where the name begins
/// before one.
fn walk(scan: &Scan<'_>, phrase: &Phrase) -> Option<usize> {
    let &Phrase { head, from, reach, limit, behind, bodied } = phrase;
    let mut at = from;
    // Behind the last name or field: other words before a predicate are the verb.
    let mut sure = bodied.then_some(from);
    while at < reach {
        let token = &scan.tokens[at];
        let whole = at > from && token.gap != Gap::None;
        if whole && (scan.tokens[at - 1].is_capital() || ends_known(scan, from, at, sure)) {
            sure = Some(at).filter(|_| !headed(scan, at));
        }
        if let Some(end) = place(scan, at, limit) {
            // "du khách người Nhật Bản": nothing of the title follows where someone is from.
            let from = at.checked_sub(1).is_some_and(|word| word >= from && scan.hit(word, Class::TitleFrom).is_some());
            at = end;
            let more = [Class::TitleFrom, Class::TitleAt, Class::TitleOf, Class::TitleAfter];
            if behind && from && !more.iter().any(|&class| scan.hit(at, class).is_some()) {
                return Some(at);
            }
            // "người phát ngôn lục quân Mỹ Paul Rogers"
            if at < reach && foreign_name(scan, at, limit) {
                return Some(at);
            }
            continue;
        }
        // "cựu tướng quân đội Prabowo Subianto"; but "nhân viên cũ của Euro Auto" is no one's title here.
        if !behind
            && at > from
            && scan.tokens[at - 1].case == Case::Lower
            && foreign_name(scan, at, limit)
            && !followed(scan, at, limit)
        {
            let owned = [Class::TitleOf, Class::TitleAt].iter().any(|&class| scan.hit(at - 1, class).is_some());
            return (!owned).then_some(at);
        }
        if person(scan, at, limit) {
            // "chờ đợi của Trần Văn Bình": no title of his.
            let owned = at > from && scan.hit(at - 1, Class::TitleOf).is_some();
            return (behind || !owned).then_some(at);
        }
        if behind && at > from && links(scan, at, limit) {
            at += 1;
            continue;
        }
        if let Some(close) = bracket(scan, at, limit).filter(|&close| !behind && person(scan, close, limit)) {
            return Some(close);
        }
        if closes(scan, at) {
            let named = scan.phrase(at + 1, limit, Class::TitleNamed).unwrap_or(at + 1);
            return (behind || honorific(scan, named)).then_some(at);
        }
        if let Some(end) = in_passing(scan, at, limit).filter(|_| !behind) {
            return Some(end);
        }
        // "các đại biểu mặc niệm ông Trần Văn Bình": with no mark between them a verb stands there.
        // "ban trị sự chùa Bà Thiên Hậu": within a phrase a word of respect with a capital is part of a name.
        if honorific(scan, at) && (at == from || scan.tokens[at].case == Case::Lower) {
            return behind.then_some(at);
        }
        if scan.hit(at, Class::TitleJoin).is_some() {
            return Some(at);
        }
        // "Trưởng ban Chỉ đạo điều hành giá tại cuộc họp": where something is said.
        if at > from
            && let Some(place) = scan.phrase(at, limit, Class::TitleAt)
            && scan.hit(place, Class::TitleEvent).is_some()
        {
            return behind.then_some(at);
        }
        // "đại biểu dâng hương tưởng nhớ Chủ tịch ...": the nearer title is his.
        if !behind && at > from && scan.hit(at, Class::Title).is_some() {
            return None;
        }
        if let Some(name) = organization::name_at(scan, at, limit) {
            at = name.tokens.end;
            continue;
        }
        let known = [Class::BodyField, Class::TitleCompound].iter().find_map(|&class| scan.phrase(at, limit, class));
        // "Trưởng ban | thư ký hội đồng thi"
        let office = || scan.phrase(at, limit, Class::Title).filter(|&end| behind && at == head && end > at + 1);
        if let Some(end) = known.or_else(office) {
            at = end;
            continue;
        }
        let about = behind && at > from && scan.hit(at, Class::TitleAbout).is_some();
        if about || goes_on(scan, at, limit) {
            at += 1;
            continue;
        }
        let predicate = scan.hit(at, Class::Speech).is_some() || scan.hit(at, Class::TitleEnd).is_some();
        if !behind && scan.hit(at, Class::TitleWithin).is_some() && scan.tokens[at].case == Case::Lower && at > from {
            at += 1;
            continue;
        }
        if behind
            && scan.hit(at, Class::TitleInside).is_some()
            && !closing::predicate(scan, at)
            && let Some(end) = closing::closing(scan, head, at, limit)
        {
            return Some(end);
        }
        if predicate || timed(scan, at) || scan.is_claimed(at) {
            let end = sure.filter(|_| predicate && scan.hit(at, Class::Speech).is_none()).unwrap_or(at);
            return (behind && !broken(scan, from, at)).then_some(end);
        }
        if !fits(scan, at) {
            return None;
        }
        at += 1;
    }
    (behind && at >= limit).then_some(limit)
}

/// "sáng 5-3": a part of a day with its date.
fn timed(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::DayPart).is_some() && scan.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number)
}

/// The token behind a bracket at `at` that names a body: "Trưởng phòng Văn bản pháp quy (Sở Tư pháp) | Lê Văn An".
fn bracket(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let capital = scan.is(at, "(") && scan.tokens.get(at + 1).is_some_and(crate::token::Token::is_capital);
    let mut within = at + 1..limit.min(at + MAX_BRACKET);
    within.find(|&close| scan.is(close, ")")).map(|close| close + 1).filter(|&next| capital && next < limit)
}

/// Whether a word, a short number or a mark inside a name stands at `at`.
fn fits(scan: &Scan<'_>, at: usize) -> bool {
    let token = &scan.tokens[at];
    match token.kind {
        Kind::Word => true,
        Kind::Number => token.span.len() <= MAX_DIGITS && !scan.is_claimed(at),
        Kind::Symbol => scan.is(at, "&") || (token.gap == Gap::None && matches!(scan.word(at), "-" | "." | "/")),
    }
}

/// "giám đốc thương hiệu vùng Greater China, ông ...": whether the name behind the title follows what stands at `at`.
fn followed(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let end = name::run(scan, at, limit);
    end < limit && closes(scan, end) && honorific(scan, end + 1)
}

/// The end of what is said in passing before a name: "nhạc sĩ | trẻ | Vũ Cát Tường".
fn in_passing(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let end = scan.phrase(at, limit, Class::TitleAdjective).filter(|&end| end < limit)?;
    (person(scan, end, limit) || foreign_name(scan, end, limit)).then_some(end)
}

/// Whether the head of a body ends at `at`, which what it deals in must follow: "giám đốc Trung tâm | khảo thí".
fn headed(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(MAX_BACK)..at).any(|from| scan.phrase(from, at, Class::Organization) == Some(at))
        && !whole_name(scan, at)
}

/// Whether a field, a body or a place ends at `at`, or right behind what is `sure` a noun.
fn ends_known(scan: &Scan<'_>, from: usize, at: usize, sure: Option<usize>) -> bool {
    let low = from.max(at.saturating_sub(MAX_BACK));
    let ends = |start: usize, class| at > start && scan.hits.of_at(start, class).any(|hit| hit.end as usize == at);
    let noun = |start| at >= start + 2 && (ends(start, Class::Noun) || ends(start, Class::Title));
    // "vụ" alone is a case.
    let known = |start: usize| {
        ends(start, Class::Place)
            || (at >= start + 2 && (ends(start, Class::BodyField) || ends(start, Class::Organization)))
    };
    (low..at).any(known) || sure.filter(|&start| start >= low).is_some_and(noun)
}

/// A place, unless a longer word begins with its name: "Ban Pháp chế" is not of France.
pub(super) fn place(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let field = scan.phrase(at, limit, Class::BodyField);
    // "ga Mỹ Lý", "VN Pharma": a longer name begins with that of the country.
    let longer = |end: usize| {
        let run = organization::capitals(scan, at, limit);
        let tail = end < run && scan.hit(end, Class::FirmTail).is_some();
        let syllable = end == at + 1 && run == end + 1 && scan.tokens[end].gap == Gap::Space;
        tail || (syllable && name::is_syllable(scan.word(end)) && scan.tokens[end].case == Case::Title)
    };
    organization::known_place(scan, at, limit).filter(|&end| field.is_none_or(|field| field <= end) && !longer(end))
}

/// "phim Phía | trước là bầu trời": a lone capital before a word that would end the phrase is a compound cut in two.
fn broken(scan: &Scan<'_>, from: usize, at: usize) -> bool {
    if at < from + 2 || scan.tokens[at - 1].case != Case::Title || scan.tokens[at - 2].is_capital() {
        return false;
    }
    let known = |from: usize| {
        scan.hits.at(from).any(|hit| {
            hit.end as usize == at && matches!(hit.class, Class::Place | Class::Organization | Class::BodyField)
        })
    };
    name::is_syllable(scan.word(at - 1)) && !(at.saturating_sub(MAX_BACK)..at).any(known)
}

/// Two words with capitals and more of which one is no Vietnamese syllable, none an abbreviation.
fn foreign_name(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let end = name::run(scan, at, limit);
    let plain = scan.tokens[at..end].iter().all(|token| token.case != Case::Upper || token.span.len() == 1);
    end >= at + 2 && plain && name::is_foreign(scan, at, end) && scan.hit(end - 1, Class::FirmTail).is_none()
}

/// "và" between two fields: no other body, person or group begins behind it.
fn goes_on(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let joins = scan.hit(at, Class::BodyJoin).is_some() && scan.tokens[at].kind == Kind::Word;
    let next = at + 1;
    let other = || {
        [Class::Title, Class::Organization, Class::TitleEnd, Class::Speech, Class::DocJoin, Class::TitleGroup]
            .iter()
            .any(|&class| scan.hit(next, class).is_some())
    };
    joins && next < limit && !other() && !person(scan, next, limit)
}

/// A dash with spaces between two parts of one name: "Văn Miếu - Quốc Tử Giám".
pub(super) fn links(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    let Some(token) = scan.tokens.get(next).filter(|_| scan.is_dash(at) && next < limit) else { return false };
    let begins = [Class::Title, Class::TitleBefore, Class::Organization, Class::BodyCredit, Class::Surname]
        .iter()
        .any(|&class| scan.hit(next, class).is_some());
    // "phòng kế toán - tài chính": two fields.
    let ends = (at.saturating_sub(MAX_BACK)..at).any(|from| scan.phrase(from, at, Class::BodyField) == Some(at));
    let fields = ends && scan.hit(next, Class::BodyField).is_some();
    !begins && (fields || (scan.tokens[at - 1].is_capital() && token.is_capital()))
}

/// A comma, bracket, quote, stop, or a dash with spaces.
fn closes(scan: &Scan<'_>, at: usize) -> bool {
    match scan.word(at) {
        "," | "(" | ")" | ";" | ":" | "." | "…" | "\"" | "”" | "“" => true,
        "-" | "–" | "—" => {
            scan.tokens[at].gap != Gap::None && scan.tokens.get(at + 1).is_some_and(|next| next.gap != Gap::None)
        }
        _ => false,
    }
}

pub(super) fn honorific(scan: &Scan<'_>, at: usize) -> bool {
    let polite = |entry: u32| scan.lexicon.titles[entry as usize].kind == TitleKind::Honorific;
    let named = |end: usize| scan.tokens.get(end).is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    scan.hit(at, Class::Title).is_some_and(|hit| polite(hit.entry) && named(hit.end as usize))
}

/// Whether a Vietnamese name of three syllables or more begins at `at`.
pub(super) fn person(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    if !scan.tokens[at].is_capital() || !name::is_surname(scan, at) {
        return false;
    }
    let end = name::run(scan, at, limit);
    end - at >= MIN_NAME && name::vietnamese_at(scan, at, end).is_some()
}
