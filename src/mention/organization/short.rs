//! The own name of a firm alone: "CTCP Đầu tư và Xây dựng Xuân Mai (Xuân Mai Corp)" and then "Xuân Mai", a ticker in
//! brackets behind the name ("mã chứng khoán: XMC"). Whatever a firm is called, it is one.

use std::collections::{BTreeMap, HashMap};

use super::super::person::is_syllable;
use super::super::place::Place;
use super::super::scan::{Scan, TokenRange};
use super::Organization;
use super::head::ends_title;
use super::name::{capitals, known_place};
use super::tail::country_at;
use crate::lexicon::schema::PlaceLevel;
use crate::lexicon::{Class, Signs};
use crate::token::{Case, Gap, Kind};

/// Tokens of a short name.
const MAX_NAME: usize = 4;
/// Tokens of one that is a trade and a place ("Xi măng Lạng Sơn").
const MAX_TRADE: usize = 6;
/// Tokens of a bracket that tells one.
const MAX_BRACKET: usize = 12;
/// Mentions of a firm that are looked at for what it is called.
const MAX_MENTIONS: usize = 3;
/// Letters of initials.
const MIN_INITIALS: usize = 3;

/// How a firm is known to go by a name, the surer the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// Its full name ends so: "Công ty Chứng khoán | Xuân Mai".
    Tail,
    /// It has no other: "Công ty Xuân Mai".
    Whole,
    /// A bracket says so.
    Said,
}

/// Which firm goes by a name; none where several do.
struct Owner {
    tie: Tie,
    firm: Option<usize>,
}

/// What a token is part of already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Busy {
    Free,
    Place,
    Organization,
}

/// Short names by their folded words.
type Names = HashMap<Vec<u64>, Owner>;

/// Makes one of all that a firm is called, and finds its own name where it stands alone.
pub(super) fn read(scan: &Scan<'_>, places: &[Place], organizations: &mut [Organization]) {
    let names = names(scan, organizations);
    if names.is_empty() {
        return;
    }
    let mut busy = vec![Busy::Free; scan.tokens.len()];
    for place in places {
        busy[place.tokens.clone()].fill(Busy::Place);
    }
    for range in organizations.iter().flat_map(|one| &one.mentions) {
        busy[range.clone()].fill(Busy::Organization);
    }
    let mut firsts: Vec<u64> = names.keys().filter_map(|keys| keys.first().copied()).collect();
    firsts.sort_unstable();
    let limit = scan.tokens.len();
    let mut at = scan.hits.next(0, limit, Signs::CAPITAL);
    while at < limit {
        let found = Some(at)
            .filter(|&at| busy[at] == Busy::Free && firsts.binary_search(&scan.key(at)).is_ok())
            .and_then(|at| alone(scan, &names, &busy, at));
        let end = found.as_ref().map_or(at + 1, |(range, _)| range.end);
        if let Some((range, firm)) = found
            && let Some(organization) = organizations.get_mut(firm)
        {
            organization.mentions.push(range);
        }
        at = scan.hits.next(end, limit, Signs::CAPITAL);
    }
    for organization in organizations.iter_mut().filter(|one| one.is_enterprise()) {
        organization.mentions.sort_by_key(|range| range.start);
    }
}

/// The short names of all firms. Firms that have no name but one and the same are made one.
fn names(scan: &Scan<'_>, organizations: &mut [Organization]) -> Names {
    let mut names = Names::new();
    let mut same: Vec<(usize, usize)> = Vec::new();
    for index in 0..organizations.len() {
        if !organizations[index].is_enterprise() {
            continue;
        }
        // The first mentions tell what it is called.
        for range in organizations[index].mentions.iter().take(MAX_MENTIONS) {
            for (name, tie) in called(scan, range) {
                let keys: Vec<u64> = name.map(|token| scan.key(token)).collect();
                let owner = names.entry(keys).or_insert(Owner { tie, firm: Some(index) });
                let other = owner.firm.filter(|&firm| firm != index);
                let kind = |index: usize| organizations[index].kind.as_str();
                match other {
                    None if owner.firm.is_some() => owner.tie = owner.tie.max(tie),
                    Some(firm) if tie > Tie::Tail && owner.tie > Tie::Tail && kind(firm) == kind(index) => {
                        // The one that a bracket calls so has its name in full.
                        let (into, from) = if tie > owner.tie { (index, firm) } else { (firm, index) };
                        same.push((from, into));
                        *owner = Owner { tie: owner.tie.max(tie), firm: Some(into) };
                    }
                    _ if tie > owner.tie => *owner = Owner { tie, firm: Some(index) },
                    _ if tie == owner.tie => owner.firm = None,
                    _ => {}
                }
            }
        }
    }
    // In the order found, so that one made one with another goes where that one goes.
    let mut goes: BTreeMap<usize, usize> = BTreeMap::new();
    for &(from, into) in same.iter().rev() {
        let into = goes.get(&into).copied().unwrap_or(into);
        goes.insert(from, into);
    }
    for (&from, &into) in goes.iter().filter(|(from, into)| from != into) {
        let mentions = std::mem::take(&mut organizations[from].mentions);
        organizations[into].mentions.extend(mentions);
    }
    for firm in names.values_mut().filter_map(|owner| owner.firm.as_mut()) {
        *firm = goes.get(firm).copied().unwrap_or(*firm);
    }
    names
}

/// What a firm is called where its name stands.
fn called(scan: &Scan<'_>, name: &TokenRange) -> Vec<(TokenRange, Tie)> {
    let mut out = Vec::new();
    let Some(hit) = scan.hits.within(name.start, name.end, Class::Organization) else { return out };
    let complete = scan.lexicon.organizations[hit.entry as usize].complete;
    let head = if complete { name.start } else { hit.end as usize };
    let own = own_name(scan, head, name.end);
    // "Nhà máy NPK": what it makes.
    let initials = head + 1 == name.end && scan.tokens[head].case == Case::Upper;
    // "Nhà máy Thủy điện Sông Bung": what it stands by.
    let product = scan.hit(name.start, Class::Plant).is_some()
        && (initials || scan.phrase(head, own.start, Class::BodyField) == Some(own.start));
    if product {
        return bracketed(scan, name.end);
    }
    if is_name(scan, &own) {
        // "Công ty chứng khoán | Xuân Mai": its trade is a part of the head.
        let trade = || (name.start + 1..head).any(|at| scan.phrase(at, head, Class::BodyField).is_some());
        let whole = own.start == head && !trade();
        out.push((own.clone(), if whole { Tie::Whole } else { Tie::Tail }));
    }
    // "Công ty cổ phần | Xi măng Lạng Sơn": its trade and where it is, as one name.
    let trade = head..own.end;
    let opens = scan.tokens.get(head).is_some_and(|token| token.kind == Kind::Word && token.is_capital());
    if opens && own.start > head && trade.len() <= MAX_TRADE && is_place(scan, &own) {
        out.push((trade, Tie::Whole));
    }
    // "Nhựa | Bình Minh": the last two syllables are its own.
    let last = own.end.saturating_sub(2)..own.end;
    if own.len() > last.len() && is_name(scan, &last) && last.clone().all(|at| is_syllable(scan.word(at))) {
        out.push((last, Tie::Tail));
    }
    // "Tổng công ty Xây lắp Dầu khí Việt Nam | PVC": initials behind a name in small letters.
    let initials = own.end.saturating_sub(1)..own.end;
    let small = own.len() > 1 && scan.tokens[initials.start - 1].case != Case::Upper;
    if small && scan.tokens[initials.start].case == Case::Upper && is_name(scan, &initials) {
        out.push((initials, Tie::Said));
    }
    out.extend(bracketed(scan, name.end));
    out
}

/// The words with capitals that a name ends with, without the country it is of.
fn own_name(scan: &Scan<'_>, head: usize, end: usize) -> TokenRange {
    let country = (head + 1..end).find(|&at| country_at(scan, at, end) == Some(end));
    let end = country.unwrap_or(end);
    let word = |at: &usize| scan.tokens[*at].kind == Kind::Word && scan.tokens[*at].is_capital();
    let start = (head..end).rev().take_while(word).last().unwrap_or(end);
    start..end
}

/// Whether words with capitals are a name that says whose it is: no place, no field, no single syllable.
fn is_name(scan: &Scan<'_>, name: &TokenRange) -> bool {
    let Some(first) = scan.tokens.get(name.start).filter(|_| !name.is_empty() && name.len() <= MAX_NAME) else {
        return false;
    };
    let word = scan.word(name.start);
    let initials = first.case == Case::Upper && word.chars().count() >= MIN_INITIALS;
    let long = name.len() > 1
        || initials
        || first.case != Case::Upper && word.chars().count() >= MIN_INITIALS && !is_syllable(word);
    let field = scan.phrase(name.start, name.end, Class::BodyField) == Some(name.end);
    let placed = is_place(scan, name);
    long && !field && !placed
}

/// Whether words are the name of a district or anything larger.
fn is_place(scan: &Scan<'_>, name: &TokenRange) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    let large = |entry: u32| {
        let units = gazetteer.names.get(entry as usize).map(|name| name.units.as_slice()).unwrap_or_default();
        units.iter().any(|&unit| gazetteer.units[unit].level <= PlaceLevel::District)
    };
    let mut listed = scan.hits.of_at(name.start, Class::Place).filter(|hit| hit.end as usize == name.end);
    known_place(scan, name.start, name.end) == Some(name.end) || listed.any(|hit| large(hit.entry))
}

/// The names in the bracket right behind a name: "(Xuân Mai Corp)", "(mã chứng khoán: XMC)", "(Xuân Mai - XMC)".
fn bracketed(scan: &Scan<'_>, open: usize) -> Vec<(TokenRange, Tie)> {
    let limit = scan.tokens.len().min(open + MAX_BRACKET);
    let close = if scan.is(open, "(") { (open + 1..limit).find(|&at| scan.is(at, ")")) } else { None };
    let Some(close) = close else { return Vec::new() };
    let mut out = Vec::new();
    let mut at = open + 1;
    while at < close {
        if let Some(end) = scan.phrase(at, close, Class::AliasLead) {
            at = end;
            continue;
        }
        let end = capitals(scan, at, close);
        let mark = scan.tokens[at].kind == Kind::Symbol;
        if end == at && !mark {
            // Something else is told there.
            return Vec::new();
        }
        let other = [Class::Title, Class::Place].iter().any(|&class| scan.hit(at, class).is_some());
        let body = scan.hit(at, Class::Organization).is_some_and(|hit| {
            let one = &scan.lexicon.organizations[hit.entry as usize];
            !(one.complete && matches!(one.kind.as_str(), "enterprise" | "bank"))
        });
        if end > at && !other && !body && is_name(scan, &(at..end)) {
            out.push((at..end, Tie::Said));
            // "Xuân Mai Corp": and without its last word.
            if scan.hit(end - 1, Class::FirmTail).is_some() && is_name(scan, &(at..end - 1)) {
                out.push((at..end - 1, Tie::Tail));
            }
        }
        at = end.max(at + 1);
    }
    out
}

/// The longest name that stands at a token by itself, and whose it is.
fn alone(scan: &Scan<'_>, names: &Names, busy: &[Busy], at: usize) -> Option<(TokenRange, usize)> {
    let limit = scan.tokens.len();
    // "Nguyễn | Kim Anh", "ông Kim Anh": a part of a longer name, or somebody.
    let before = at.checked_sub(1).filter(|&before| scan.tokens[at].gap == Gap::Space && busy[before] == Busy::Free);
    let opens = |token: usize| scan.sentences[scan.sentence_of(token)].tokens.start == token;
    let inner = before.is_some_and(|before| {
        let token = &scan.tokens[before];
        token.kind == Kind::Word && token.case == Case::Title && !opens(before)
    });
    if inner || ends_title(scan, at, at) {
        return None;
    }
    let mut keys = Vec::with_capacity(MAX_TRADE);
    let (mut found, mut capitals) = (None, true);
    for end in at + 1..=limit.min(at + MAX_TRADE) {
        let token = &scan.tokens[end - 1];
        let goes_on = end == at + 1 || token.gap == Gap::Space;
        if busy[end - 1] == Busy::Organization || !goes_on {
            break;
        }
        capitals &= token.is_capital() && busy[end - 1] == Busy::Free;
        keys.push(scan.key(end - 1));
        // Words in small letters are part of a name that ends with a place alone.
        let whole = capitals || busy[end - 1] == Busy::Place;
        if let Some(firm) = names.get(&keys).and_then(|owner| owner.firm).filter(|_| whole) {
            found = Some((at..end, firm));
        }
    }
    let (range, firm) = found?;
    let next = |at: usize| {
        let token = scan.tokens.get(at).filter(|_| at < limit && busy[at] == Busy::Free)?;
        (token.kind == Kind::Word && token.is_capital() && token.gap == Gap::Space).then_some(at)
    };
    match next(range.end) {
        // "Xuân Mai | Corp"
        Some(tail) if scan.hit(tail, Class::FirmTail).is_some() && next(tail + 1).is_none() => {
            Some((range.start..tail + 1, firm))
        }
        Some(_) => None,
        None => Some((range, firm)),
    }
}
