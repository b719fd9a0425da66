//! The shape of a person's name.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::scan::Scan;
use crate::lexicon::Class;
use crate::token::{Case, Gap, Kind};

/// Syllables of a Vietnamese name.
pub(in crate::mention) const MAX_NAME: usize = 5;

/// Dashes within one word of a name.
const MAX_DASHES: usize = 4;
/// Letters of the second part of a name with a dash.
const MAX_SECOND: usize = 6;

/// The end of a Vietnamese name that begins at `at` and fills the run of capitals up to `end`: a surname and one to
/// four syllables written alike.
pub(in crate::mention) fn vietnamese_at(scan: &Scan<'_>, at: usize, end: usize) -> Option<usize> {
    let length = end.checked_sub(at)?;
    let fits =
        (2..=MAX_NAME).contains(&length) && is_surname(scan, at) && alike(scan, at, end) && !is_foreign(scan, at, end);
    fits.then_some(end)
}

/// Where a person's name begins inside the run of capitals `from..end`, if it ends the run.
pub(in crate::mention) fn name_within(scan: &Scan<'_>, from: usize, end: usize) -> Option<usize> {
    let start = from.max(end.saturating_sub(MAX_NAME));
    let common = |at: &usize| scan.hit(*at, Class::Surname).is_some();
    let fits = |at: &usize| end - at >= 2 && alike(scan, *at, end);
    // Five syllables only where the second tells ("Nguyễn Thị ..."): else the first belongs to what stands before.
    let long = |at: &usize| end - at < MAX_NAME || scan.hit(at + 1, Class::MiddleName).is_some();
    (start..end).find(|at| common(at) && fits(at) && long(at))
}

/// A common surname.
pub(in crate::mention) fn is_common(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::Surname).is_some()
}

/// A surname, common or rare.
pub(super) fn is_surname(scan: &Scan<'_>, at: usize) -> bool {
    is_common(scan, at) || scan.hit(at, Class::RareSurname).is_some()
}

/// Words with capitals written in one manner: all "Nguyễn", or all "NGUYỄN".
fn alike(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let upper = scan.tokens[at..end].iter().any(|token| token.case == Case::Upper);
    scan.tokens[at..end].iter().all(|token| {
        token.kind == Kind::Word
            && (token.case == if upper { Case::Upper } else { Case::Title } || token.span.len() == 1)
    })
}

/// The end of the run of capitals from `at` on that may be one name: it stops at a title, an organization's head, the
/// end of the line after a whole name.
pub(super) fn run(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let (mut end, mut count) = (at, 0);
    while end < limit && count <= MAX_NAME {
        let token = &scan.tokens[end];
        count += 1;
        let breaks =
            end > at && (token.gap == Gap::None || (token.gap == Gap::Line && end - at >= 3) || head(scan, at, end));
        if token.kind != Kind::Word || !token.is_capital() || breaks {
            break;
        }
        end += 1;
        // "Hang-seo", "Xi-xu-lít".
        let glued = |place: usize| place < limit && scan.tokens[place].is_glued();
        for _ in 0..MAX_DASHES {
            let dashed = glued(end) && glued(end + 1) && scan.is(end, "-") && scan.tokens[end + 1].kind == Kind::Word;
            end += if dashed { 2 } else { 0 };
        }
        if let Some(next) = highland(scan, end, limit) {
            end = next;
        }
        if let Some(next) = double(scan, at, end, limit) {
            end = next;
        }
        if let Some(next) = particle(scan, at, end, limit).or_else(|| second_part(scan, at, end, limit)) {
            end = next;
        }
        // "Robert Downey Jr."
        if let Some(suffix) = scan.phrase(end, limit, Class::NameSuffix).filter(|_| is_foreign(scan, at, end)) {
            return suffix;
        }
        // "David H. Reitze": the initial of a foreign name.
        // "Nguyễn Thị H.Y.": initials in a row.
        let letter = |place: usize| {
            scan.tokens.get(place).is_some_and(|one| {
                place < limit && one.kind == Kind::Word && one.case == Case::Upper && one.span.len() == 1
            })
        };
        if end > at + 1 && letter(end - 1) && glued(end) && scan.is(end, ".") && glued(end + 1) && letter(end + 1) {
            return end + 2;
        }
        let initial = end - at == 2 && scan.word(end - 1).len() == 1 && is_foreign(scan, at, at + 1);
        let last = scan.tokens.get(end + 1).is_some_and(|last| {
            end + 1 < limit && last.kind == Kind::Word && last.case == Case::Title && last.gap != Gap::Line
        });
        if initial && last && scan.is(end, ".") && glued(end) {
            // "Anwar H. Al Agha": an article goes with the surname behind it.
            let article = end + 2 < limit
                && scan.hit(end + 1, Class::NameParticle).is_some()
                && scan.tokens[end + 2].case == Case::Title
                && scan.tokens[end + 2].gap == Gap::Space;
            let last = end + if article { 3 } else { 2 };
            return scan.phrase(last, limit, Class::NameSuffix).unwrap_or(last);
        }
    }
    end
}

/// "H'Hen", "K ’ Long": the token behind what follows the mark of a highland name's letter.
fn highland(scan: &Scan<'_>, end: usize, limit: usize) -> Option<usize> {
    let (letter, next) = (&scan.tokens[end - 1], end + 1);
    let mark = next < limit && matches!(scan.word(end), "'" | "’" | "‘" | "`" | "ʼ");
    if !mark || !letter.is_capital() || letter.span.len() > 2 {
        return None;
    }
    let token = &scan.tokens[next];
    let glued = token.gap == Gap::None || (token.gap == Gap::Space && token.is_capital());
    (token.kind == Kind::Word && glued).then_some(next + 1)
}

/// How many words a name has: what a dash joins counts once.
pub(super) fn words(scan: &Scan<'_>, at: usize, end: usize) -> usize {
    (at..end).filter(|&word| word == at || !scan.tokens[word].is_glued()).count()
}

/// "Jean - Claude Juncker": the token behind the second first name.
fn double(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> Option<usize> {
    let (second, last) = (end + 1, end + 2);
    let title = |place: usize| {
        scan.tokens
            .get(place)
            .is_some_and(|token| place < limit && token.kind == Kind::Word && token.case == Case::Title)
    };
    let dash = end == at + 1 && scan.is(end, "-") && title(at) && title(second) && title(last);
    let foreign = || is_foreign(scan, at, end) && is_foreign(scan, second, last) && is_foreign(scan, last, last + 1);
    let known = || [Class::Place, Class::Title, Class::Organization].iter().any(|&c| scan.hit(second, c).is_some());
    (dash && scan.tokens[last].gap == Gap::Space && foreign() && !known()).then_some(second + 1)
}

/// "bin Laden", "al - Assad": the token behind the small word, where a foreign name goes on.
fn particle(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> Option<usize> {
    let small = |place: usize| scan.hit(place, Class::NameParticle).is_some() && scan.tokens[place].case == Case::Lower;
    // "Nasser Al - Awlaki"
    let article = end > at + 1
        && scan.hit(end - 1, Class::NameParticle).is_some()
        && end + 1 < limit
        && scan.is(end, "-")
        && scan.tokens[end + 1].case == Case::Title
        && is_foreign(scan, end + 1, end + 2)
        && scan.hit(end + 1, Class::Title).is_none();
    if article {
        return Some(end + 2);
    }
    if end >= limit || !small(end) || !is_foreign(scan, at, end) {
        return None;
    }
    let mut next = end + 1;
    if next < limit && small(next) {
        next += 1;
    }
    if next < limit && scan.is(next, "-") {
        next += 1;
    }
    scan.tokens.get(next).is_some_and(|token| next < limit && token.case == Case::Title).then_some(next)
}

/// "Moon Jae - in": the second part of a name in small letters, set off by spaces.
fn second_part(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> Option<usize> {
    let next = end + 1;
    // "Prayuth Chan - ocha"
    let second = end >= at + 2 && scan.hit(end - 1, Class::HyphenSurname).is_some() && is_foreign(scan, at, at + 1);
    let fits = second || (end == at + 2 && scan.hit(at, Class::HyphenSurname).is_some());
    // "Vông Pị - sên": a syllable that is no word of ours, with a mark behind it.
    let strange = end == at + 2 && !is_surname(scan, at) && next < limit && scan.tokens[next].case == Case::Lower;
    let closed = scan.tokens.get(next + 1).is_none_or(|token| token.kind == Kind::Symbol);
    if strange && closed && scan.is(end, "-") && scan.hits.at(next).next().is_none() && is_syllable(scan.word(next)) {
        return Some(next + 1);
    }
    if !fits || next >= limit || !scan.is(end, "-") {
        return None;
    }
    let plain = |at: usize| {
        let word = scan.word(at);
        scan.tokens[at].case == Case::Lower && word.is_ascii() && word.len() <= MAX_SECOND
    };
    let other = [Class::Title, Class::TitleBefore, Class::Organization].iter().any(|&c| scan.hit(next, c).is_some());
    // "Chung Eui - Yong": the second part with a capital, of a name without marks, and no more behind it.
    let ascii = |at: usize| scan.word(at).is_ascii() && scan.tokens[at].case == Case::Title;
    let alone = scan.tokens.get(next + 1).is_none_or(|token| token.kind != Kind::Word || !token.is_capital());
    if end == at + 2 && (at..end).all(ascii) && ascii(next) && scan.word(next).len() <= MAX_SECOND && alone {
        let thing = [Class::Place, Class::Organization, Class::Title].iter().any(|&c| scan.hit(next, c).is_some());
        return (!thing).then_some(next + 1);
    }
    // "Prayuth Chan - o - cha"
    let third = next + 2;
    let more = third < limit && scan.is(next + 1, "-") && plain(third) && scan.word(next).len() == 1;
    (plain(next) && !other).then_some(if more { third + 1 } else { next + 1 })
}

/// Whether a title or an organization of two words or more begins here; one syllable may well be part of a name.
fn head(scan: &Scan<'_>, start: usize, at: usize) -> bool {
    // "Dương Quốc Vương": behind a surname both syllables are those of a name.
    if at == start + 1
        && is_surname(scan, start)
        && scan.tokens[at + 1..].first().is_some_and(|next| next.case == Case::Title)
    {
        return false;
    }
    [Class::Title, Class::Organization]
        .iter()
        .any(|&class| scan.hit(at, class).is_some_and(|hit| hit.end - hit.start >= 2))
}

/// Whether some word of `at..end` has the look of no Vietnamese syllable ("Trump", "Obama").
pub(super) fn is_foreign(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at..end).any(|place| !is_syllable(scan.word(place)))
}

/// Letters of the longest syllable: three of an onset, three vowels, two of a coda.
const LONGEST: usize = 8;
/// What is neither a letter of ASCII with marks nor a mark.
const FOREIGN: u8 = u8::MAX;
/// Characters that are looked up: Latin letters and the marks on them up to here, those with two marks from there on.
const LATIN: usize = 0x370;
const VIETNAMESE: Range<usize> = 0x1E00..0x1F00;

/// The plain small letter of each of them; 0 for a mark on one.
static PLAIN: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let codes = (0..LATIN).chain(VIETNAMESE);
    codes.map(|code| char::from_u32(code as u32).map_or(FOREIGN, plain)).collect()
});

fn looked_up(c: char) -> Option<u8> {
    let code = c as usize;
    let at = if code < LATIN { code } else { code.checked_sub(VIETNAMESE.start)? + LATIN };
    PLAIN.get(at).copied()
}

fn plain(c: char) -> u8 {
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    let mut letters = String::new();
    decompose_canonical(c, |c| {
        if !is_combining_mark(c) {
            letters.extend(c.to_lowercase().map(|c| if c == 'đ' { 'd' } else { c }));
        }
    });
    match letters.as_bytes() {
        [] => 0,
        [one] => *one,
        _ => FOREIGN,
    }
}

/// One syllable: an onset, one group of vowels, a coda, by their plain letters.
pub(in crate::mention) fn is_syllable(word: &str) -> bool {
    let mut letters = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        match looked_up(c).unwrap_or_else(|| plain(c)) {
            0 => {}
            FOREIGN => return false,
            letter => {
                let Some(place) = letters.get_mut(length) else { return false };
                *place = letter;
                length += 1;
            }
        }
    }
    let letters = &letters[..length];
    let is_vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let Some(first) = letters.iter().position(is_vowel) else { return false };
    let (onset, rest) = letters.split_at(first);
    let vowels = rest.iter().take_while(|letter| is_vowel(letter)).count();
    let fits = matches!(
        onset,
        b"" | b"b"
            | b"c"
            | b"ch"
            | b"d"
            | b"g"
            | b"gh"
            | b"h"
            | b"k"
            | b"kh"
            | b"l"
            | b"m"
            | b"n"
            | b"ng"
            | b"ngh"
            | b"nh"
            | b"p"
            | b"ph"
            | b"q"
            | b"r"
            | b"s"
            | b"t"
            | b"th"
            | b"tr"
            | b"v"
            | b"x"
    );
    let coda = matches!(&rest[vowels..], b"" | b"c" | b"ch" | b"m" | b"n" | b"ng" | b"nh" | b"p" | b"t" | b"k");
    fits && coda && vowels <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_foreign_words() {
        for word in ["Nguyễn", "Thuỳ", "Đắk", "Nghiêm", "Quyền", "Uyên", "Gia"] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Trump", "Obama", "Donald", "Park", "Smith", "Abe", "Putin"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
