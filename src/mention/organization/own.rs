//! A body's own name: fields, capitals and joins in any order, up to where somebody's name or another body begins.

use super::super::person;
use super::super::scan::Scan;
use super::beyond::{self, ends_place};
use super::head::{credit, head_at, known_firm, short_head, trade};
use super::name::{
    MAX_FIELD, MAX_PERSON, MAX_PLACE, MIN_PERSON, capitals, compound, ends_field, is_foreign_word, known_place,
    level_at, place_of, states,
};
use super::tail;
use crate::lexicon::Class;
use crate::lexicon::schema::Takes;
use crate::token::{Case, Gap, Kind};

/// Tokens of how far a body reaches.
const MAX_REACH: usize = 2;

/// Fields, capitals and joins in any order: "cổ phần Đầu tư và Khoáng sản AMD Group". Behind a name of its own no
/// field in small letters follows.
pub(super) fn own_name(scan: &Scan<'_>, at: usize, limit: usize, local: bool) -> usize {
    let mut end = at;
    let mut named = false;
    while end < limit {
        let joined = scan.phrase(end, limit, Class::BodyJoin).filter(|&joined| {
            end > at
                && joined < limit
                && scan.tokens[joined].is_capital()
                && (!head_at(scan, joined) || trade(scan, joined))
                && !short_head(scan, joined)
                && !credit(scan, joined)
                && !(scan.tokens[joined].case == Case::Upper && ends_place(scan, at, end))
        });
        let from = joined.unwrap_or(end);
        let opens = from == at;
        // "Tập đoàn Huawei Nhậm Chính Phi": behind a name known by itself a person's follows.
        if named && known_firm(scan, at, end) && strange_person(scan, end, limit) {
            break;
        }
        if !opens
            && let Some(next) = tail::dashed(scan, end, limit)
                .or_else(|| beyond::joined(scan, end, limit, !named && !local, !named && !local))
        {
            named |= scan.tokens[end..next].iter().any(crate::token::Token::is_capital);
            end = next;
            continue;
        }
        // "Công ty TNHH BOT cầu Rạch Miễu", "Công ty TNHH Cầu 1 Thăng Long"
        let inner = if opens { end } else { tail::inner(scan, end, limit) };
        if inner > end {
            (end, named) = (inner, true);
            continue;
        }
        let Some((next, own)) = own_part(scan, opens, from, limit, named) else { break };
        // "Câu lạc bộ Golf và Nghỉ | dưỡng": what is joined is a compound.
        let worded = joined.is_some() && scan.tokens[end].kind == Kind::Word;
        let cut = worded && next == from + 1 && compound(scan, from, limit);
        let next = if cut { next + 1 } else { next };
        // "Bệnh viện Nhi Trung ương | cấp cứu": behind how far it reaches, a field in small letters is a verb.
        let small = scan.tokens[from].case == Case::Lower && joined.is_none() && !opens;
        let reached = |at: usize| scan.phrase(at, from, Class::BodyReach) == Some(from) && scan.tokens[at].is_capital();
        if local && small && (from.saturating_sub(MAX_REACH)..from).any(reached) {
            break;
        }
        // A firm's name begins with no level; that of a hospital may ("Bệnh viện huyện Lạc Sơn").
        if opens && !local && scan.hit(from, Class::BodyLevel).is_some() && !scan.tokens[from].is_capital() {
            break;
        }
        named |= own;
        end = next;
    }
    end
}

/// Whether three syllables with capitals begin at `at`, which are no place.
fn strange_person(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let run = capitals(scan, at, limit);
    run == at + MIN_PERSON
        && scan.tokens[at..run].iter().all(|token| token.case == Case::Title)
        && (at..run).all(|place| person::is_syllable(scan.word(place)))
        && known_place(scan, at, limit).is_none()
        && scan.hit(at, Class::BodyField).is_none()
}

/// One part of a name, and whether it is of its own (no field).
pub(super) fn own_part(scan: &Scan<'_>, opens: bool, at: usize, limit: usize, named: bool) -> Option<(usize, bool)> {
    if at >= limit {
        return None;
    }
    if let Some(end) = scan.phrase(at, limit, Class::BodyField)
        && (!named || scan.tokens[at].is_capital())
    {
        // "Bệnh viện Nhi đồng", "Viện Mắt": the word of one syllable goes on.
        let end = if end == at + 1 && compound(scan, at, limit) { end + 1 } else { end };
        return Some((end, known_place(scan, at, limit) == Some(end)));
    }
    // "Công ty CP Tập đoàn Hoa Sen": a name known by itself.
    if !named
        && let Some(hit) = scan.hit(at, Class::Organization).filter(|hit| hit.end as usize <= limit)
        && scan.lexicon.organizations[hit.entry as usize].complete
        && matches!(scan.lexicon.organizations[hit.entry as usize].kind.as_str(), "enterprise" | "bank" | "media")
        && scan.tokens[at].is_capital()
    {
        return Some((hit.end as usize, true));
    }
    // "Công ty TNHH Hưng Nghiệp Formosa": likewise behind another name with capitals.
    if named
        && scan.tokens[at].gap == Gap::Space
        && scan.tokens[at - 1].is_capital()
        && !person::is_syllable(scan.word(at))
        && let Some(hit) = scan.hits.within(at, limit, Class::Organization)
        && scan.lexicon.organizations[hit.entry as usize].complete
        && matches!(scan.lexicon.organizations[hit.entry as usize].kind.as_str(), "enterprise" | "media")
    {
        return Some((hit.end as usize, true));
    }
    // "Công ty TNHH Dịch vụ Hoa hậu Biển Xanh": a title behind fields alone is what the firm deals in.
    let dealt = !named && !opens && scan.tokens[at].is_capital() && scan.hit(at, Class::Organization).is_none();
    if dealt
        && let Some(end) = scan.phrase(at, limit, Class::Title)
        && end > at + 1
        && scan.tokens[at + 1].case == Case::Lower
        && scan.tokens[at - 1].gap == Gap::Space
    {
        let own = proper_run(scan, end, limit);
        return (own > end && person::vietnamese_at(scan, end, own).is_none()).then_some((own, true));
    }
    if !opens && head_at(scan, at) {
        return None;
    }
    if let Some(end) = known_place(scan, at, limit) {
        return Some((end, true));
    }
    if let Some(level) = scan.phrase(at, limit, Class::BodyLevel) {
        let end = place_of(scan, at, limit);
        return (end > level).then_some((end, true));
    }
    // A person's name behind the firm's: "Công ty Sao Biển Lý Hải Đăng".
    let run = capitals(scan, at, limit);
    // "Công ty TNHH XDTH Hoàng Gia": two syllables behind initials are the firm's.
    let initials = run == at + 2 && scan.tokens[at - 1].case == Case::Upper;
    let person = run >= at + MIN_PERSON
        && scan.hit(at, Class::Surname).is_some()
        && person::vietnamese_at(scan, at, run).is_some();
    if named && person && !initials {
        return None;
    }
    // Behind a name of its own no compound begins: "Công ty Nhật Cường | đúng hay sai".
    let placed =
        (at.saturating_sub(MAX_PLACE)..at).any(|from| known_place(scan, from, at) == Some(at)) && ends_field(scan, at);
    let end = if named && !placed { proper_run(scan, at, limit) } else { own_run(scan, at, limit) };
    // "Viện Quản lý kinh tế": a compound is no name of its own.
    let field = end == at + 2 && scan.tokens[at + 1].case == Case::Lower;
    (end > at).then_some((end, !field))
}

/// Capitals up to where a person's name begins behind them. One word alone with a word in small letters behind it is
/// a compound ("Quản lý", "Thông tin").
pub(in crate::mention) fn own_run(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let end = proper_run(scan, at, limit);
    if end == at + 1 && (compound(scan, at, limit) || opening(scan, at, limit)) { end + 1 } else { end }
}

/// Whether one capital right behind a head is the first syllable of a compound whose second could be a verb elsewhere:
/// "Ủy ban Thống nhất", "Bộ Tư lệnh Tác chiến"; not "Công ty Hoa đã".
pub(super) fn opening(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let next = at + 1;
    if next >= limit || at == 0 || scan.tokens[at].case != Case::Title || !person::is_syllable(scan.word(at)) {
        return false;
    }
    let token = &scan.tokens[next];
    let small = token.kind == Kind::Word && token.case == Case::Lower && token.gap == Gap::Space;
    let placed = known_place(scan, next, limit).is_some_and(|end| end > next + 1);
    // A firm has a name of its own there, of which one syllable may do: "hãng hàng không Việt | tới".
    let verb = scan.hit(next, Class::TitleEnd).is_some();
    let head = (at.saturating_sub(MAX_FIELD)..at).any(|from| {
        let hit = scan.hits.within(from, at, Class::Organization).filter(|hit| hit.end as usize == at);
        hit.is_some_and(|hit| {
            scan.lexicon.organizations[hit.entry as usize].takes != Takes::Name || !(verb || from + 1 == at)
        })
    }) && scan.hit(at, Class::Organization).is_none();
    small
        && !placed
        && head
        && !states(scan, next)
        && person::is_syllable(scan.word(next))
        && known_place(scan, at, limit).is_none()
}

/// The capitals of [`own_run`].
pub(super) fn proper_run(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let run = capitals(scan, at, limit);
    if run <= at {
        return run;
    }
    // "Trường tiểu học Nguyễn Thái Học": all of it is one name.
    let whole = person::vietnamese_at(scan, at, run).filter(|_| run - at <= MAX_PERSON);
    // "Tập đoàn Tân Hoàng Minh": of three syllables none begins a person's name.
    let three = run - at == MIN_PERSON && person::is_syllable(scan.word(at));
    // "Công ty Ánh Dương Việt Nam": nobody is called by a surname and a country.
    let country = |from: &usize| known_place(scan, from + 1, run) != Some(run);
    let person = person::name_within(scan, at + 1, run).filter(|_| !three).filter(country);
    let end = whole.or(person).unwrap_or(run);
    // "Liên minh Nhân dân Nga Alexei Navalny": nor into the name of a foreigner behind his country.
    let abroad = |from: usize| tail::country_at(scan, from, end).filter(|&to| foreigner(scan, to, end));
    let end = (at + 1..end).find_map(abroad).unwrap_or(end);
    // Not into another head or title, nor a place with its level: "Công ty Sao Mai Chủ tịch", "ĐH Mở TP. HCM".
    (at + 1..end).find(|&place| head_at(scan, place) || level_at(scan, place, limit)).unwrap_or(end)
}

/// Whether two foreign words with capitals, no firm's, fill `at..end`.
fn foreigner(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    end == at + 2 && (at..end).all(|word| is_foreign_word(scan, word)) && scan.hit(end - 1, Class::FirmTail).is_none()
}
