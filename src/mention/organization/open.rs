//! What a name that breaks off before words in small letters goes on with, where a place, initials in brackets or a name
//! of its own behind them shows that they belong to it: "Công ty Đầu tư | và khai thác cảng Vũng Áng", "Viện Chăn nuôi |
//! và thú y Tây Nguyên".

use super::super::person;
use super::super::scan::Scan;
use super::beyond::ends_place;
use super::head::head_at;
use super::name::{ends_field, known_place, place_of, states};
use super::own::proper_run;
use super::tail;
use crate::lexicon::Class;
use crate::lexicon::schema::Takes;
use crate::token::{Case, Gap, Kind};

/// Words looked through.
const MAX_STEPS: usize = 6;
/// Tokens of a verb that a body is named by.
const MAX_VERB: usize = 3;

/// How sure it is that the words so far are of the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// Nouns behind a noun, as any sentence may have them: a place or initials must follow.
    Loose,
    /// Joined by "và", or the rest of a word: nothing else goes on so.
    Firm,
}

/// The end of the name `head..end` with the words in small letters that belong to it.
pub(super) fn open_end(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> usize {
    if end >= limit || !unfinished(scan, head, end) {
        return end;
    }
    let end = tail::whole_word(scan, end, limit).max(end);
    if end < limit && !ends_place(scan, head, end) { anchored(scan, head, end, limit).unwrap_or(end) } else { end }
}

fn anchored(scan: &Scan<'_>, head: usize, end: usize, limit: usize) -> Option<usize> {
    let scope = scan.phrase(head, end, Class::BodyScope) == Some(end);
    let (mut at, mut tie, mut plain) = (end, if scope { Tie::Firm } else { Tie::Loose }, true);
    if end > head + 1
        && lone(scan, head, end)
        && is_small(scan, end)
        && !stops(scan, end)
        && scan.phrase(end, limit, Class::BodyJoin).is_none()
    {
        // "Viện Sốt rét - Ký | sinh trùng"
        (at, tie, plain) = (end + 1, Tie::Firm, false);
    }
    if let Some(site) = site(scan, end, limit) {
        return Some(site);
    }
    for _ in 0..MAX_STEPS {
        if at > end
            && let Some(anchor) = anchor(scan, at, limit, tie, plain)
        {
            return Some(anchor);
        }
        let joined = scan.phrase(at, limit, Class::BodyJoin).filter(|_| scan.tokens[at].kind == Kind::Word);
        let from = joined.unwrap_or(at);
        if from >= limit || !is_small(scan, from) || head_at(scan, from) {
            return None;
        }
        let verb = scan.phrase(from, limit, Class::BodyVerb);
        // A noun that is counted may be a verb where the name could end: "kiến nghị".
        let nouns = [Class::BodyField, Class::TitleCompound, Class::TitleMany, Class::Noun];
        let noun = nouns[..if tie == Tie::Loose && at == end && joined.is_none() { 3 } else { 4 }]
            .iter()
            .filter_map(|&class| scan.phrase(from, limit, class))
            .max()
            .filter(|&noun| noun > from + 1 && small(scan, from, noun));
        let known = if joined.is_some() {
            noun.max(verb)
        } else {
            noun.filter(|&noun| at > end || verb.is_none_or(|verb| verb < noun))
        };
        if joined.is_some() && known.is_some() && at == end {
            tie = Tie::Firm;
        }
        at = match known.filter(|_| scan.phrase(from, limit, Class::TitleEnd) != known) {
            Some(known) => known,
            // Behind them any word that says nothing of the body.
            None if at > end && joined.is_none() && !stops(scan, from) => {
                plain = false;
                from + 1
            }
            None => return None,
        };
    }
    None
}

/// The end of where the body is: "Chi cục Hải quan | cửa khẩu quốc tế Lao Bảo".
fn site(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let kind = scan.phrase(at, limit, Class::NotPerson).filter(|&kind| kind > at + 1 && small(scan, at, kind))?;
    let level = head_at(scan, at) || scan.phrase(at, kind, Class::BodyLevel).is_some();
    let end = tail::gate(scan, at, limit);
    (!level && end > kind).then_some(end)
}

/// The end of what shows that the words up to `at` are of the name.
fn anchor(scan: &Scan<'_>, at: usize, limit: usize, tie: Tie, plain: bool) -> Option<usize> {
    let token = scan.tokens.get(at).filter(|_| at < limit);
    let mark = token.is_none_or(|token| {
        matches!(scan.word(at), "," | ";" | ")" | "\"" | "”" | ".")
            || (scan.is_dash(at) && token.gap != Gap::None)
            || matches!(token.gap, Gap::Line | Gap::Block)
            || scan.hit(at, Class::Speech).is_some()
            || [Class::DocAuxiliary, Class::TitleClause].iter().any(|&class| scan.hit(at, class).is_some())
    });
    if tie == Tie::Firm && plain && mark {
        return Some(at);
    }
    let token = token?;
    let next = scan.tokens.get(at + 1);
    if scan.is(at, "(") {
        let initials =
            next.is_some_and(|next| next.case == Case::Upper) || scan.hit(at + 1, Class::Organization).is_some();
        return initials.then_some(at);
    }
    if token.gap != Gap::Space || head_at(scan, at) {
        return None;
    }
    if placed(scan, at, limit) {
        return Some(place_of(scan, at, limit));
    }
    let run = proper_run(scan, at, limit);
    let person = run > at + 2 && person::vietnamese_at(scan, at, run).is_some();
    (tie == Tie::Firm && run > at && !person).then_some(run)
}

/// The token behind initials in brackets that a name goes on behind: "Đại học (ĐH) | Văn Lang".
pub(super) fn behind_initials(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let (word, next) = (at + 1, at + 3);
    let initials = scan.is(at, "(") && scan.is(at + 2, ")") && next < limit && scan.tokens[word].case == Case::Upper;
    (initials && scan.tokens[next].kind == Kind::Word && scan.tokens[next].gap == Gap::Space).then_some(next)
}

/// Whether a place begins at `at`, with its name.
pub(super) fn placed(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let end = place_of(scan, at, limit);
    scan.tokens[at..end].iter().any(crate::token::Token::is_capital)
}

/// The end of a name that goes on behind its initials: "Sở Giao thông vận tải (GTVT) | Hải Phòng", "Nhà máy Nhiệt điện
/// (NMNĐ) | Sông Hậu 1".
pub(super) fn beyond_initials(scan: &Scan<'_>, head: usize, end: usize, limit: usize, takes: Takes) -> usize {
    let Some(next) = behind_initials(scan, end, limit).filter(|_| !ends_place(scan, head, end)) else { return end };
    if placed(scan, next, limit) {
        return place_of(scan, next, limit);
    }
    let run = proper_run(scan, next, limit);
    let named = takes == Takes::Name && run > next + 1 && unfinished(scan, head, end) && !head_at(scan, next);
    if named { run } else { end }
}

/// Whether a name may go on behind `end`: no place nor a name of its own ends there.
fn unfinished(scan: &Scan<'_>, head: usize, end: usize) -> bool {
    let verb = (end.saturating_sub(MAX_VERB)..end).any(|from| scan.phrase(from, end, Class::BodyVerb) == Some(end));
    // "Viện Nghiên cứu Giống | và công nghệ sinh học": of one syllable right behind the head only what is joined.
    let joined = || end > head + 1 || scan.phrase(end, end + MAX_VERB, Class::BodyJoin).is_some();
    let lone = || lone(scan, head, end) && joined();
    let open = scan.tokens[end - 1].case == Case::Lower || verb || ends_field(scan, end) || lone();
    end > head && open && !ends_place(scan, head, end)
}

/// Whether the name ends in one syllable with a capital behind a field: the first of a word that goes on.
fn lone(scan: &Scan<'_>, head: usize, end: usize) -> bool {
    let last = end - 1;
    last >= head
        && scan.tokens[last].case == Case::Title
        && person::is_syllable(scan.word(last))
        && !ends_field(scan, end)
        && known_place(scan, last, end).is_none()
        && (ends_field(scan, last) || last == head || scan.phrase(last - 1, last, Class::BodyJoin) == Some(last))
}

fn small(scan: &Scan<'_>, from: usize, end: usize) -> bool {
    (from..end).all(|at| is_small(scan, at))
}

/// A word in small letters behind a space.
fn is_small(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|token| {
        token.kind == Kind::Word
            && token.case == Case::Lower
            && token.gap == Gap::Space
            && person::is_syllable(scan.word(at))
    })
}

/// Whether a word of grammar, a verb or a title begins at `at`.
fn stops(scan: &Scan<'_>, at: usize) -> bool {
    let other = [Class::TitleEnd, Class::TitleClause, Class::Title];
    states(scan, at) || other.iter().any(|&class| scan.hit(at, class).is_some())
}
