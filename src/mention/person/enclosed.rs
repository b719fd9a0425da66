//! Titles told by what encloses them, where their own words don't show the end: between two dashes behind a name, in a
//! bracket, from the beginning of a sentence up to ", ông" and a name.

use super::super::organization;
use super::super::scan::{Scan, TokenRange};
use super::title::Chain;
use super::{closing, complement, name};
use crate::lexicon::schema::TitleKind;
use crate::lexicon::{Class, Hit};
use crate::token::{Gap, Kind};

/// Tokens of such a title.
const MAX_ENCLOSED: usize = 30;
/// How far back a word begins that goes over another.
const MAX_BACK: usize = 2;
/// Syllables of a name that closes one.
const MIN_NAME: usize = 2;

/// The title at `from` behind a dash or a comma that the next one closes: "ông A - giám đốc Khu Quản lý số 2 - ...", "ông A,
/// giám đốc ký túc xá sinh viên Lào, ...". Of what is no title up to `known` it holds no verb.
pub(super) fn marked(scan: &Scan<'_>, from: usize, known: usize, limit: usize) -> Option<Chain> {
    let reach = limit.min(from + MAX_ENCLOSED);
    let dashes = is_dash(scan, from.checked_sub(1)?);
    let close = (from + 1..reach).find(|&at| scan.is(at, ",") || closing_dash(scan, at, limit))?;
    let comma = scan.is(close, ",");
    let chain = whole(scan, from, close)?;
    let many = scan.hit(from, Class::TitleMany).is_some();
    let told = (chain.heads.first()?.end.max(known)..close).any(|at| scan.tokens[at].is_capital() || belongs(scan, at));
    let verb = |at: usize| {
        let word = scan.hit(at, Class::TitleEnd).is_some() && scan.hit(at, Class::BodyJoin).is_none();
        word && (known > from || scan.hit(at, Class::TitleInside).is_none()) && !compound(scan, at)
    };
    let fits = known < close && !(known.max(from + 1)..close).any(verb);
    (fits && ((dashes && !comma) || (told && !many))).then_some(chain)
}

fn is_dash(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_dash(at)
}

/// Whether a dash at `at` closes what stands before it, and joins no two parts of a name.
fn closing_dash(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    is_dash(scan, at)
        && scan.tokens[at].gap != Gap::None
        && !complement::links(scan, at, limit)
        && scan.tokens.get(at + 1).is_some_and(|next| next.gap != Gap::None)
}

/// Whether what stands at `at` says whose or where something is.
fn belongs(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::TitleOf).is_some() || scan.hit(at, Class::TitleAt).is_some()
}

/// The title at `from` inside a bracket, up to a comma, a time or the end: "(trưởng thôn Lai Khê, xã Cộng Hòa)".
pub(super) fn bracketed(scan: &Scan<'_>, from: usize, close: usize) -> Option<TokenRange> {
    let ends = |at: &usize| scan.is_claimed(*at) || matches!(scan.word(*at), "," | ";" | "-" | "–");
    let end = (from + 1..close).find(ends).unwrap_or(close);
    let title = whole(scan, from, end)?;
    title.titles.into_iter().next()
}

/// Whether a longer word goes over the one at `at`: the "giao" of "giao thông", the "chỉ đạo" of "Ban chỉ đạo".
fn compound(scan: &Scan<'_>, at: usize) -> bool {
    let words = |class| {
        matches!(class, Class::BodyField | Class::TitleCompound | Class::Noun | Class::Organization | Class::BodyNot)
    };
    (at.saturating_sub(MAX_BACK)..=at)
        .any(|from| scan.hits.at(from).any(|hit| words(hit.class) && hit.end as usize > at + usize::from(from == at)))
}

/// All of `from..end` as one title: a noun phrase that begins with one and names nobody.
fn whole(scan: &Scan<'_>, from: usize, end: usize) -> Option<Chain> {
    let (head, kind) = head(scan, from, end)?;
    let at = head.end;
    let called = kind == TitleKind::Job && at < end && scan.tokens[at].is_capital();
    if called || kind == TitleKind::Honorific || !(at..end).all(|at| inside(scan, at, end)) {
        return None;
    }
    Some(Chain { titles: one(from..end), heads: one(head), end, kind, bodied: end > at })
}

fn one(range: TokenRange) -> Vec<TokenRange> {
    std::iter::once(range).collect()
}

/// The words of the title that begins at `from`, with those before it, and what it is.
fn head(scan: &Scan<'_>, from: usize, end: usize) -> Option<(TokenRange, TitleKind)> {
    let at = scan.phrase(from, end, Class::TitleBefore).filter(|&at| scan.hit(at, Class::Title).is_some());
    let hit: Hit = scan.hit(at.unwrap_or(from), Class::Title).filter(|hit| hit.end as usize <= end)?;
    let compound = scan.hit(hit.start as usize, Class::TitleCompound).is_some_and(|longer| longer.end > hit.end);
    (!compound).then(|| (from..hit.end as usize, scan.lexicon.titles[hit.entry as usize].kind))
}

/// Whether what stands at `at` may be inside a title: no clause, no name of a person, no mark but those of names.
fn inside(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let named =
        scan.tokens[at].kind != Kind::Symbol || matches!(scan.word(at), "(" | ")" | "-" | "&" | "/" | "." | ",");
    // "tại hội thảo" is where something is said.
    let event = scan.hit(at, Class::TitleAt).is_some() && scan.hit(at + 1, Class::TitleEvent).is_some();
    let polite = complement::honorific(scan, at) && scan.phrase(at, at + 1, Class::Title).is_some();
    let person = complement::person(scan, at, end) && scan.hit(at, Class::NotPerson).is_none();
    named
        && !event
        && !polite
        && !person
        && (!closing::predicate(scan, at) || compound(scan, at))
        && !matches!(scan.tokens[at].gap, Gap::Block)
}

/// The title at `at`, where the sentence begins, behind which ", ông", "là ông" or a dash names the one who holds it: "Đại
/// diện của Nga tại Nhóm tiếp xúc ba bên, ông Boris Ivanov, cho biết". It says where or whose it is.
pub(super) fn announced(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Chain> {
    let opens = at == 0 || scan.starts_block(at) || scan.tokens[at - 1].kind == Kind::Symbol;
    if !opens || !scan.tokens[at].is_capital() {
        return None;
    }
    let (head, kind) = head(scan, at, limit)?;
    let from = head.end;
    let mark =
        |&place: &usize| scan.is(place, ",") || closing_dash(scan, place, limit) || named(scan, place, limit).is_some();
    let close = (from..limit.min(from + MAX_ENCLOSED)).find(mark)?;
    let next = named(scan, close, limit).unwrap_or(close + 1);
    let polite = scan.phrase(next, limit, Class::Title).filter(|_| complement::honorific(scan, next));
    let dashed =
        || Some(next).filter(|&next| is_dash(scan, close) && next < limit && complement::person(scan, next, limit));
    let name_at = polite.or_else(dashed)?;
    let of = |place: usize| belongs(scan, place) || organization::name_at(scan, place, close).is_some();
    let of = |place: usize| of(place) || (!scan.is(close, ",") && scan.tokens[place].is_capital());
    // "luật sư của ông Trump, ông ..."
    let served = |place: usize| complement::honorific(scan, place) && scan.hit(place - 1, Class::TitleOf).is_some();
    let fits = (from..close).all(|place| inside(scan, place, close) || served(place));
    if !fits || !(from..close).any(of) || matches!(kind, TitleKind::Honorific | TitleKind::Leader) {
        return None;
    }
    let end = name::run(scan, name_at, limit);
    let closed = scan.tokens.get(end).is_none_or(|token| token.kind == Kind::Symbol);
    let sure = closed || !scan.is(close, ",") || scan.hit(end, Class::Speech).is_some();
    let kind = if polite.is_some() { TitleKind::Honorific } else { TitleKind::Office };
    (end >= name_at + MIN_NAME && sure).then(|| Chain {
        titles: one(at..close),
        heads: one(head),
        end: name_at,
        kind,
        bodied: true,
    })
}

/// Where "ông" begins behind "là".
fn named(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    scan.phrase(at, limit, Class::TitleNamed).filter(|&next| complement::honorific(scan, next))
}
