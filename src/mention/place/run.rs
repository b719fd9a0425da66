//! Where the name of a unit ends behind its kind, when more words with a capital follow than the known name has: "huyện
//! Tân Hưng Trung" is no "huyện Tân Hưng". What follows may be a name of its own: the place it lies in ("huyện Tân Hưng
//! Long An"), the person in office ("huyện Cần Giuộc Nguyễn Văn Tâm"), a body, a title.

use super::super::scan::Scan;
use super::Level;
use super::find::{Named, is_surname, name_hits};
use crate::lexicon::schema::PlaceKind;
use crate::lexicon::{Class, Hit};
use crate::token::{Case, Gap, Kind, is_syllable};

/// The longest name of a unit has so many syllables ("Bình Hưng Hòa A", "Vĩnh Hòa Hưng Bắc").
const MAX_SYLLABLES: usize = 4;
/// And the shortest of one we don't know.
const MIN_SYLLABLES: usize = 2;
/// More words with a capital are not looked at.
const MAX_RUN: usize = 8;

/// The name that begins at `name_at` behind a district or commune and is longer than `known`, the longest of the names
/// that `fit`: as its end and what it is. None where the known one stands.
pub(super) fn longer(scan: &Scan<'_>, kind: &PlaceKind, name_at: usize, known: Hit) -> Option<(usize, Named)> {
    let closed = kind.levels.iter().any(|&level| level < Level::District);
    let end = run(scan, known.end as usize);
    if !kind.official || closed || end == known.end as usize || is_own(scan, known, end) {
        return None;
    }
    // "xã Thạnh Phú Đông Hải": a shorter name with the district it lies in.
    let shorter = name_hits(scan, name_at).find(|hit| hit.end < known.end && place_above(scan, *hit, end));
    if let Some(hit) = shorter {
        return Some((hit.end as usize, Named::Entry(hit.entry as usize)));
    }
    let number = scan.tokens.get(end).is_some_and(|next| next.kind == Kind::Number && next.gap == Gap::Space);
    // "HĐND huyện Chư Sê Khóa | IX": the number of a term.
    let term = end == known.end as usize + 1
        && scan.hit(end - 1, Class::Numbered).is_some()
        && scan.tokens.get(end).is_some_and(|next| next.case == Case::Upper && next.gap == Gap::Space);
    (end - name_at <= MAX_SYLLABLES && !number && !term).then_some((end, Named::Unknown))
}

/// The end of a name in a letterhead in capitals, which ends its line: "UBND HUYỆN TÂN HƯNG TRUNG".
pub(super) fn shouted(scan: &Scan<'_>, kind: &PlaceKind, at: usize, name_at: usize) -> Option<usize> {
    const MAX_LINE: usize = 16;
    let shouts = |at: usize| scan.tokens[at].kind != Kind::Word || scan.is_shouted(at);
    // "HUYỆN ỦY TÂN HƯNG": the kind begins the name of a body.
    let of_body = scan.hit(at, Class::Organization).is_some_and(|hit| hit.end as usize > name_at);
    if !kind.official || scan.tokens[at].case != Case::Upper || of_body {
        return None;
    }
    let from = (at.saturating_sub(MAX_LINE)..at).rev().find(|&at| is_line_start(scan, at))?;
    let body = scan.hit(from, Class::Organization).is_some() && (from..at).all(shouts);
    let syllable = |at: usize| {
        scan.is_shouted(at) && scan.tokens[at].gap == Gap::Space && is_syllable(&scan.word(at).to_lowercase())
    };
    let end = (name_at..scan.tokens.len()).find(|&at| !syllable(at)).unwrap_or(scan.tokens.len());
    let ends = end == scan.tokens.len() || is_line_start(scan, end);
    let head = [Class::Organization, Class::Instrument, Class::Period, Class::PlaceKind];
    let other = (name_at..end).any(|at| head.into_iter().any(|class| scan.hit(at, class).is_some()));
    (body && ends && !other && (MIN_SYLLABLES..=MAX_SYLLABLES).contains(&(end - name_at))).then_some(end)
}

/// Whether a line of the text begins with a token.
fn is_line_start(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.tokens[at].gap, Gap::Block | Gap::Line)
}

/// The end of the words with a capital from `at` on.
fn run(scan: &Scan<'_>, at: usize) -> usize {
    let goes_on = |at: usize| {
        scan.tokens.get(at).is_some_and(|token| {
            token.kind == Kind::Word && token.case == Case::Title && token.gap == Gap::Space && !is_initial(scan, at)
        })
    };
    let mut end = at;
    // "HUYỆN TÂN HƯNG Số: 12/BC": a name in capitals goes on in no others.
    let shouts =
        at.checked_sub(1).is_some_and(|last| scan.tokens[last].case == Case::Upper && scan.word(last).len() > 1);
    while !shouts && end < at + MAX_RUN && goes_on(end) {
        end += 1;
    }
    end
}

/// "quận 4, T. Nguyễn", "ông T": a letter that stands for a name, or a part of an abbreviation; not "Tân Tạo A".
fn is_initial(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    word.chars().count() == 1 && (!matches!(word, "A" | "B") || scan.is(at + 1, "."))
}

/// Whether the words behind the `known` name up to `end` are no part of it.
fn is_own(scan: &Scan<'_>, known: Hit, end: usize) -> bool {
    let at = known.end as usize;
    let begins = |classes: &[Class], whole: bool| {
        let hits = classes.iter().filter_map(|&class| scan.hit(at, class));
        hits.into_iter().any(|hit| whole || hit.end as usize != end)
    };
    // "xã Tân Hồ": a kind with nothing behind it is a part of the name.
    let head = begins(&[Class::Title, Class::Organization, Class::Instrument], true)
        || begins(&[Class::PlaceKind, Class::PlaceShort], false);
    // "xã Hòa Liên Quốc lộ 14": the capital is that of a word of two syllables.
    let word = || end == at + 1 && scan.hits.at(at).any(|hit| hit.end as usize > end);
    let person = end - at > 1 && is_surname(scan, at);
    head || person || word() || place_above(scan, known, end)
}

/// Whether a place that `name` lies in, or a country, is named between it and `end`, where the run of capitals ends.
fn place_above(scan: &Scan<'_>, name: Hit, end: usize) -> bool {
    let names = &scan.lexicon.gazetteer.names;
    let inner = &names[name.entry as usize].units;
    name_hits(scan, name.end as usize).any(|hit| {
        let outer = &names[hit.entry as usize];
        // "Trung" alone is China only beside another country.
        let country = outer.place.is_some() && hit.end - hit.start > 1;
        hit.end as usize >= end && (country || is_above(scan, inner, &outer.units))
    })
}

/// Whether one of the units `outer` is a province, or one of `inner` lies in it.
pub(super) fn is_above(scan: &Scan<'_>, inner: &[usize], outer: &[usize]) -> bool {
    let units = &scan.lexicon.gazetteer.units;
    outer.iter().any(|&unit| units[unit].level == Level::Province)
        || inner.iter().any(|&unit| {
            let above = std::iter::successors(units[unit].parent, |&above| units[above].parent);
            above.into_iter().any(|above| outer.contains(&above))
        })
}
