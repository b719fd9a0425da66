//! Titles behind a name: ", Chủ tịch UBND tỉnh", "(Trưởng ban)", "- Giám đốc Sở".

use super::super::organization;
use super::super::scan::{Scan, TokenRange};
use super::bare::names_thing;
use super::find::{MAX_BRACKET, name_behind};
use super::title::{self, Chain};
use super::{closing, enclosed, name};
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Case, Gap, Kind};

/// Parts of a bracket looked at.
const MAX_PARTS: usize = 3;
/// Tokens of an age.
const AGE: usize = 2;

/// Titles behind a name: ", Chủ tịch UBND tỉnh", "(Trưởng ban)", "- Giám đốc Sở". `before` are those before it; of a
/// `subject` more is said than of whom someone speaks to.
pub(super) fn apposition(
    scan: &Scan<'_>,
    at: usize,
    limit: usize,
    before: &[TokenRange],
    subject: bool,
) -> Option<(Vec<TokenRange>, usize)> {
    let mut from = at;
    if scan.is(from, "(") {
        let close = (from..limit.min(from + MAX_BRACKET)).find(|&place| scan.is(place, ")"))?;
        if let Some(titles) = bracketed(scan, from, close) {
            return Some((titles, close + 1));
        }
        from = close + 1;
    }
    if from >= limit {
        return None;
    }
    let marked = matches!(scan.word(from), "," | "-" | "–").then(|| aged(scan, from + 1, limit));
    // "bà Lê Thị Nhung Phó Chủ tịch Hội Luật gia": the capital does what a comma would.
    let bare = scan.tokens[from].is_capital() && scan.tokens[from].gap == Gap::Space;
    // "ông A - hiện đang là phó chủ tịch ..."
    // "ông A, một nhà phân tích người Anh, viết ..."
    let one = |mark: usize| {
        let number = scan.hit(mark, Class::Number).filter(|_| scan.tokens[mark].case == Case::Lower)?;
        let next = number.end as usize;
        let before = scan.phrase(next, limit, Class::TitleBefore).unwrap_or(next);
        let group = [Class::TitleMany, Class::TitleGroup].iter().any(|&class| scan.hit(before, class).is_some());
        let title = scan.hit(before, Class::Title).is_some() && !group && before < limit;
        let chain = title.then(|| title::chain(scan, next, limit, true)).flatten()?;
        // "một cựu đặc vụ chuyên theo dõi ...", "một bác sĩ từng chữa cho ..."
        let told = || [Class::TitleClause, Class::TitleDoes].iter().any(|&class| scan.hit(chain.end, class).is_some());
        (next == mark + 1 && (closes(scan, chain.end, limit) || told())).then_some(next)
    };
    let marked_is = marked.map(|mark| {
        scan.phrase(mark, limit, Class::TitleIs).or_else(|| one(mark).filter(|_| mark < limit)).unwrap_or(mark)
    });
    let from = marked_is.or_else(|| scan.phrase(from, limit, Class::TitleIs)).or_else(|| bare.then_some(from))?;
    let dashed = |at: usize| scan.is_dash(at);
    let mut chain = title::chain(scan, from, limit, true);
    let named = |chain: &Chain| {
        let next = name_behind(scan, chain, limit);
        next.is_some_and(|(end, _)| !(subject && names_body(scan, chain, from, end)))
    };
    if marked.is_some() && (subject || dashed(from - 1)) && !chain.as_ref().is_some_and(named) {
        let known = chain.as_ref().map_or(from, |chain| chain.end);
        let open = chain.as_ref().is_none_or(|chain| !closes(scan, chain.end, limit));
        chain = enclosed::marked(scan, from, known, limit).filter(|_| open).or(chain);
    }
    let mut chain = chain?;
    if bare && (!chain.bodied || chain.kind != TitleKind::Office) {
        return None;
    }
    // The titles may be the next person's: ", Chủ tịch UBND tỉnh Trần Văn B"; or the last of them alone: ", Đội trưởng Đội
    // CSGT, tài xế Trần Văn B".
    let mut next = name_behind(scan, &chain, limit);
    let enclosed = next.is_some_and(|(end, _)| dashed(from - 1) && end < limit && dashed(end));
    // "nguyên giám đốc Sở Y tế; nguyên Chủ tịch HĐND tỉnh Lê Văn B"
    let parted = chain.titles.last().is_some_and(|title| title.start > 0 && scan.is(title.start - 1, ";"));
    if next.is_some() && (chain.leave_job(scan) || ((enclosed || parted) && chain.leave_last(scan))) {
        next = None;
    }
    if let Some((end, _)) = next {
        let thing = of_thing(scan, &chain, end) || (subject && names_body(scan, &chain, from, end));
        if !thing || !closes(scan, end, limit) {
            return None;
        }
        let last = chain.titles.last_mut()?;
        last.end = end;
        chain.end = end;
    }
    if chain.titles.is_empty() {
        return None;
    }
    // "Mặc kệ lời của bà Lam, người dân vẫn ...": others of whom something is said.
    let many = scan.hit(from, Class::TitleMany).is_some() && marked.is_some();
    let says = subject && chain.bodied && scan.hit(chain.end, Class::Speech).is_some();
    if many && !closes(scan, chain.end, limit) && !from_abroad(scan, from, chain.end) {
        return None;
    }
    // "trách nhiệm của bị cáo Thanh, đại diện Viện kiểm sát nêu": another's words.
    let marked = chain.end >= limit || scan.tokens[chain.end].kind == Kind::Symbol;
    if scan.hit(from, Class::TitleEnvoy).is_some() && scan.is(from - 1, ",") && !marked && !says {
        return None;
    }
    // "khi gặp Giáo hoàng, Tổng thống sẽ ...": he of whom the sentence speaks.
    let subject = chain.kind == TitleKind::Leader && !chain.bodied && chain.titles.len() == 1;
    if subject && scan.is(from - 1, ",") && chain.end < limit && closing::predicate(scan, chain.end) {
        return None;
    }
    chain.leave_next(scan);
    // "gặp Tổng thống Pháp Macron, Tổng thống Iran nói": another holds the same office elsewhere. And a title whose
    // last words are not understood is none; nor is a degree that ends its sentence ("A, TS. B").
    let note = chain.kind == TitleKind::Degree && chain.end >= limit && chain.titles.len() == 1;
    let again = before.iter().any(|head| chain.heads.iter().any(|other| same(scan, head, other)));
    let broken = chain.end < limit && scan.hit(chain.end, Class::TitleOf).is_some();
    if again || broken || note {
        return None;
    }
    Some((chain.titles, chain.end))
}

/// "Bàn về vụ án của bà A, công tố viên cho rằng ...": behind whose or with whom it is, an office alone begins the
/// statement.
pub(super) fn speaks_of(scan: &Scan<'_>, at: usize, titles: &[TokenRange], after: usize) -> bool {
    let [title] = titles else { return false };
    let led = at > 0 && [Class::TitleOf, Class::TitleWith].iter().any(|&class| scan.hit(at - 1, class).is_some());
    let bare = scan.hit(title.start, Class::Title).is_some_and(|hit| hit.end as usize == title.end);
    led && bare && scan.is(title.start - 1, ",") && after < scan.tokens.len() && closing::predicate(scan, after)
}

/// "trưởng thôn Trà Sơn", "Chủ tịch HĐQT Hùng Vương": two syllables behind an office that begin with no common surname
/// are what it is of.
pub(super) fn of_thing(scan: &Scan<'_>, chain: &Chain, end: usize) -> bool {
    let at = chain.end;
    let surname = scan.hit(at, Class::Surname).is_some() || scan.hit(at + 1, Class::SureMiddle).is_some();
    chain.kind == TitleKind::Office && !chain.bodied && end == at + 2 && !surname && !name::is_foreign(scan, at, end)
}

/// The token behind an age between two marks: ", 45 tuổi, | giám đốc".
fn aged(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let close = at + AGE;
    let age = close < limit && scan.tokens[at].kind == Kind::Number && scan.tokens[at + 1].kind == Kind::Word;
    if age && scan.is(close, ",") { close + 1 } else { at }
}

/// Whether the sentence or a part of it begins with whose titles begin at `at`: what follows in commas is said of them.
pub(super) fn subject(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    scan.starts_block(at)
        || scan.tokens[before].kind == Kind::Symbol
        || [Class::Source, Class::TitleNamed].iter().any(|&class| scan.hit(before, class).is_some())
}

/// Whether `at..end` behind an office, closed off from the one who holds it, is what it is of, though it looks like a
/// name: "giám đốc Darkhorse Architecture", "giám đốc Bảo tàng | Hồ Chí Minh", "trưởng thôn Lương Xá Nam".
fn names_body(scan: &Scan<'_>, chain: &Chain, from: usize, end: usize) -> bool {
    let at = chain.end;
    let village = || (at - 1..at).any(|place| scan.phrase(place, at, Class::NotPerson) == Some(at));
    let foreign = !chain.bodied && name::is_foreign(scan, at, end) && scan.is(from - 1, ",");
    let thing = chain.bodied && names_thing(scan, at, from);
    chain.kind == TitleKind::Office && (foreign || thing || village())
}

/// "Theo ông Salvin, thủ lĩnh IS đã bị tiêu diệt": behind the source the sentence begins anew, unless the titles are
/// closed off.
pub(super) fn follows_source(scan: &Scan<'_>, at: usize, after: usize) -> bool {
    let source = at.checked_sub(1).is_some_and(|before| scan.hit(before, Class::Source).is_some());
    let inside = after > 0 && scan.is(after - 1, ")");
    source && !closes(scan, after, scan.tokens.len()) && !inside
}

/// Whether the title `at..end` ends in where someone is from: "du khách người Hàn Quốc".
fn from_abroad(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at + 1..end).any(|place| {
        organization::known_place(scan, place, end) == Some(end) && scan.hit(place - 1, Class::TitleFrom).is_some()
    })
}

/// Whether the title `at..end` ends in a country ("Thủ tướng Nhật Bản").
pub(super) fn of_country(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at + 1..end).any(|from| organization::known_place(scan, from, end) == Some(end))
}

/// Whether a mark or a verb of speech ends at `at` what stands before it.
pub(super) fn closes(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || scan.hit(at, Class::Speech).is_some()
        || matches!(scan.word(at), "," | ")" | "-" | "–" | "." | "(" | ";" | ":")
}

fn same(scan: &Scan<'_>, one: &TokenRange, other: &TokenRange) -> bool {
    one.len() == other.len() && one.clone().zip(other.clone()).all(|(a, b)| scan.key(a) == scan.key(b))
}

/// The titles of "(Trưởng ban)", "(43 tuổi, trưởng thôn)".
fn bracketed(scan: &Scan<'_>, open: usize, close: usize) -> Option<Vec<TokenRange>> {
    let first = open + 1;
    let starts = std::iter::once(first).chain((first..close).filter(|&at| scan.is(at, ",")).map(|comma| comma + 1));
    for from in starts.take(MAX_PARTS) {
        let from = scan.phrase(from, close, Class::TitleIs).unwrap_or(from);
        let found = title::chain(scan, from, close, true);
        let ends = |end: usize| end == close || matches!(scan.word(end), "," | "-" | "–" | ";");
        if let Some(found) = found.filter(|found| ends(found.end)) {
            return (!found.titles.is_empty()).then_some(found.titles);
        }
        if let Some(title) = enclosed::bracketed(scan, from, close) {
            return Some(vec![title]);
        }
    }
    None
}
