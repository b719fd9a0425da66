//! The lexer: one pass over the bytes. A word of the lexicon is looked up by its spelling; of any other, length, case
//! and key are read together.

use std::sync::LazyLock;

use super::fold::{CAPITAL, Folds, IN_WORD, Key, LETTER, key};
use super::syllable::{is_native, is_syllable};
use super::words::{UNKNOWN, Words};
use super::{Case, Gap, Kind, Token};
use crate::span::Span;
use crate::text::Block;

/// The tokens of one block, appended to `tokens`. The block's marker is skipped: it is layout, not language.
/// After a hole reading goes on as after a line end.
pub fn lex(body: &str, block: &Block, words: &Words, tokens: &mut Vec<Token>) {
    let mut gap = Gap::Block;
    for segment in block.segments() {
        let known = tokens.len();
        lex_range(body, segment.start as usize, segment.end as usize, gap, words, tokens);
        if tokens.len() > known {
            gap = Gap::Line;
        }
    }
}

/// The tokens of a phrase on its own, with the numbers that `words` gives them.
#[must_use]
pub fn lex_known(phrase: &str, words: &Words) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(phrase.len() / 4 + 1);
    lex_range(phrase, 0, phrase.len(), Gap::Block, words, &mut tokens);
    tokens
}

/// The tokens of a phrase on its own (a lexicon entry), before any word is known.
#[must_use]
pub fn lex_phrase(phrase: &str) -> Vec<Token> {
    static NONE: LazyLock<Words> = LazyLock::new(Words::default);
    lex_known(phrase, &NONE)
}

/// The keys of the words of a phrase.
#[must_use]
pub fn keys(phrase: &str) -> Vec<u64> {
    lex_phrase(phrase).iter().map(|token| key(&phrase[token.span.start as usize..token.span.end as usize])).collect()
}

/// What a byte begins, as far as it alone tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    White,
    Line,
    Digit,
    /// A letter of ASCII.
    Letter,
    /// A letter of two bytes: U+00C0 to U+01BF. The signs × and ÷ are told by the next byte.
    Latin,
    /// Perhaps a letter of three bytes that Vietnamese writes: U+1E00 to U+1EFF, by the next byte.
    Toned,
    /// Anything else: the character tells.
    Other,
}

static LEADS: [Lead; 256] = leads();

const fn leads() -> [Lead; 256] {
    let mut table = [Lead::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' => Lead::White,
            b'\n' | 0xC => Lead::Line,
            b'0'..=b'9' => Lead::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Lead::Letter,
            0xC3..=0xC6 => Lead::Latin,
            0xE1 => Lead::Toned,
            _ => Lead::Other,
        };
        byte += 1;
    }
    table
}

/// The bytes of the letter at `at`, where its first two tell that it is one.
#[inline]
fn letter(bytes: &[u8], at: usize) -> Option<usize> {
    let second = || bytes.get(at + 1).copied().unwrap_or(0);
    match LEADS[bytes[at] as usize] {
        Lead::Letter => Some(1),
        Lead::Latin if bytes[at] != 0xC3 || (second() != 0x97 && second() != 0xB7) => Some(2),
        Lead::Toned if matches!(second(), 0xB8..=0xBB) => Some(3),
        _ => None,
    }
}

/// Bytes that go on with a word as they stand: letters of ASCII, what begins a letter of two bytes, and the bytes
/// after a first one, which has been looked at before them.
static INNER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphabetic() || matches!(byte, 0x80..=0xBF | 0xC4..=0xC6);
        byte += 1;
    }
    table
};

/// Whether `text` is one word: letters, and marks on them.
pub(super) fn is_word(text: &str) -> bool {
    let folds = Folds::get();
    let letter = text.chars().next().is_some_and(|first| folds.describe(u32::from(first)) & LETTER != 0);
    letter && word_length(folds, text.as_bytes(), 0) == text.len()
}

/// The bytes of the word that begins at `start`: letters, and marks on them.
#[inline]
fn word_length(folds: Folds, bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() {
        if INNER[bytes[at] as usize] {
            at += 1;
            continue;
        }
        if bytes[at] < 0x80 {
            break;
        }
        if let Some(length) = letter(bytes, at) {
            at += length;
            continue;
        }
        let (code, length) = decode(bytes, at);
        if folds.describe(code) & IN_WORD == 0 {
            break;
        }
        at += length;
    }
    at - start
}

fn lex_range(body: &str, start: usize, end: usize, mut gap: Gap, words: &Words, tokens: &mut Vec<Token>) {
    let bytes = &body.as_bytes()[..end];
    let folds = Folds::get();
    let mut at = start;
    while at < end {
        if bytes[at] == b' ' {
            gap = wider(gap, false);
            at += 1;
            continue;
        }
        // Nearly all tokens are words as the lexicon spells them.
        if (bytes[at].is_ascii_alphabetic() || bytes[at] >= 0x80)
            && let Some((known, length)) = words.find_letters(body.as_bytes(), at)
            && at + length <= end
        {
            let span = Span::new(at as u32, (at + length) as u32);
            tokens.push(Token { span, word: known.word, kind: Kind::Word, case: known.case, gap });
            gap = Gap::None;
            at += length;
            continue;
        }
        let lead = LEADS[bytes[at] as usize];
        let (kind, length) = match lead {
            Lead::White | Lead::Line => {
                gap = wider(gap, lead == Lead::Line);
                at += 1;
                continue;
            }
            Lead::Digit => (Kind::Number, number_length(&bytes[at..])),
            _ if letter(bytes, at).is_some() => {
                let length = word_length(folds, bytes, at);
                let behind = gap == Gap::None && tokens.last().is_some_and(|last| last.kind == Kind::Number);
                let unit = if behind { unit_length(&body[at..at + length]) } else { None };
                (Kind::Word, unit.unwrap_or(length))
            }
            _ => {
                let (code, length) = decode(bytes, at);
                if folds.describe(code) & LETTER != 0 {
                    (Kind::Word, word_length(folds, bytes, at))
                } else if code >= 0x80 && char::from_u32(code).is_some_and(char::is_whitespace) {
                    gap = wider(gap, false);
                    at += length;
                    continue;
                } else {
                    (Kind::Symbol, length)
                }
            }
        };
        let (case, word) = if let Some(known) = words.find(body.as_bytes(), at, at + length) {
            (known.case, known.word)
        } else {
            let (key, case) = spell_range(folds, &bytes[at..at + length]);
            let word = words.number(key);
            let first =
                if word == UNKNOWN && kind == Kind::Word { first_of_two(&body[at..at + length], words) } else { None };
            if let Some(first) = first {
                lex_range(body, at, at + first, gap, words, tokens);
                lex_range(body, at + first, at + length, Gap::Space, words, tokens);
                gap = Gap::None;
                at += length;
                continue;
            }
            (case, word)
        };
        tokens.push(Token { span: Span::new(at as u32, (at + length) as u32), word, kind, case, gap });
        gap = Gap::None;
        at += length;
    }
}

/// "60haKH", "12tỷUSD": the bytes of a unit that touches its number, before the capitals that touch it.
fn unit_length(word: &str) -> Option<usize> {
    const SHORTEST: usize = 2;
    let unit = word.find(char::is_uppercase)?;
    let (unit, rest) = word.split_at(unit);
    let long = |part: &str| part.chars().nth(SHORTEST - 1).is_some();
    (long(unit) && long(rest) && rest.chars().all(char::is_uppercase)).then_some(unit.len())
}

/// "tăngtrưởng", "sovới", "GDPbình": the bytes of the first of two words of the lexicon between which a space was lost.
/// A word of one capital is a foreign name ("Lênin") as often as not and stays whole, and so do words taken over from
/// other languages ("canô").
fn first_of_two(word: &str, words: &Words) -> Option<usize> {
    const SHORTEST: usize = 2;
    /// Bytes of two syllables.
    const LONGEST: usize = 32;
    if word.is_ascii() || word.len() > LONGEST {
        return None;
    }
    let mut letters = word.chars();
    let starts_large = letters.next().is_some_and(char::is_uppercase);
    if starts_large && !letters.any(char::is_uppercase) {
        return None;
    }
    let lower = word.to_lowercase();
    if lower.len() != word.len() || is_syllable(&lower) {
        return None;
    }
    let known = |part: &str, is_short: bool| {
        let long = part.chars().nth(SHORTEST - 1).is_some();
        long && words.find(part.as_bytes(), 0, part.len()).is_some() && (is_short || is_syllable(part))
    };
    // Small letters may be longer than large ones and others shorter ("Ⱥ").
    lower.char_indices().map(|(at, _)| at).filter(|&at| word.is_char_boundary(at)).find(|&at| {
        let (first, second) = lower.split_at(at);
        // "GDP" is a word in capitals only. Letters may change their bytes with their case.
        let is_short = word.split_at_checked(at).is_some_and(|(first, second)| {
            first.chars().all(char::is_uppercase) && !second.contains(char::is_uppercase)
        });
        known(first, is_short) && known(second, false) && (is_native(first) || is_native(second))
    })
}

/// The gap once more white space follows: a line end outranks spaces around it, and nothing the start of a block.
fn wider(gap: Gap, line: bool) -> Gap {
    match gap {
        Gap::Block => Gap::Block,
        _ if line => Gap::Line,
        Gap::Line => Gap::Line,
        Gap::None | Gap::Space => Gap::Space,
    }
}

/// The character that begins at `at`, and its bytes. `bytes` is UTF-8 and `at` is a boundary.
fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let next = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or(0) & 0x3F);
    let first = u32::from(bytes[at]);
    match bytes[at] {
        0..0xC0 => (first, 1),
        0xC0..0xE0 => ((first & 0x1F) << 6 | next(1), 2),
        0xE0..0xF0 => ((first & 0xF) << 12 | next(1) << 6 | next(2), 3),
        _ => ((first & 7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4),
    }
}

/// The key of a token and how it is capitalised, computed.
pub(super) fn spell(token: &str) -> (u64, Case) {
    spell_range(Folds::get(), token.as_bytes())
}

/// `bytes` are one token: a number and a symbol have no capitals.
fn spell_range(folds: Folds, bytes: &[u8]) -> (u64, Case) {
    let mut key = Key::new();
    let mut first_capital = false;
    let (mut capitals, mut others) = (0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let (code, length) = decode(bytes, at);
        let entry = folds.describe(code);
        let capital = entry & CAPITAL != 0;
        if at == 0 {
            first_capital = capital && entry & LETTER != 0;
        } else if capital {
            capitals += 1;
        } else {
            others += 1;
        }
        key.push(code, entry);
        at += length;
    }
    let case = match (first_capital, capitals, others) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    };
    (key.finish(), case)
}

/// Digits, with single points and commas between digits.
fn number_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let mark = matches!(byte, b'.' | b',') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !mark {
            break;
        }
        length += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        lex_phrase(text).iter().map(|token| &text[token.span.start as usize..token.span.end as usize]).collect()
    }

    #[test]
    fn tokens() {
        for (text, expected) in [
            ("đạt38,5%", &["đạt", "38,5", "%"][..]),
            ("Covid-19", &["Covid", "-", "19"]),
            ("QL1A", &["QL", "1", "A"]),
            ("tăng 1 7,7%", &["tăng", "1", "7,7", "%"]),
            ("1.234.567,8 m²", &["1.234.567,8", "m", "²"]),
            ("năm 2020. Số", &["năm", "2020", ".", "Số"]),
            ("1..5,", &["1", ".", ".", "5", ","]),
            ("30/6/2020", &["30", "/", "6", "/", "2020"]),
            ("x̂y", &["x̂y"]),
            ("٣ ½", &["٣", "½"]),
            ("東京đ", &["東京đ"]),
        ] {
            assert_eq!(words(text), expected);
        }
    }

    #[test]
    fn lost_spaces() {
        let mut known = Words::default();
        for word in ["tăng", "trưởng", "độ", "tốc", "so", "với", "năm", "Khu", "GDP", "bình", "ta", "ở", "ca", "nô"]
        {
            known.learn(word);
        }
        for (text, expected) in [
            ("tốc độtăng", &["tốc", "độ", "tăng"][..]),
            ("TĂNGTRƯỞNG sovới", &["TĂNG", "TRƯỞNG", "so", "với"]),
            ("trưởngKhu", &["trưởng", "Khu"]),
            ("GDPbình", &["GDP", "bình"]),
            ("Nămbình", &["Nămbình"]),
            ("sota canô", &["sota", "canô"]),
            ("tăngxyz ởnăm", &["tăngxyz", "ởnăm"]),
            ("𐛂𞟮Ƛ𐀞Ⱥ", &["𐛂𞟮Ƛ𐀞Ⱥ"]),
        ] {
            let tokens = lex_known(text, &known);
            let words: Vec<_> =
                tokens.iter().map(|token| &text[token.span.start as usize..token.span.end as usize]).collect();
            assert_eq!(words, expected);
            assert!(tokens.iter().skip(1).all(|token| token.gap == Gap::Space), "{text}");
        }
    }

    #[test]
    fn case_and_gap() {
        let read: Vec<(Case, Gap)> =
            lex_phrase("Đà UBND kWh  \n đạt, A").iter().map(|token| (token.case, token.gap)).collect();
        assert_eq!(
            read,
            [
                (Case::Title, Gap::Block),
                (Case::Upper, Gap::Space),
                (Case::Mixed, Gap::Space),
                (Case::Lower, Gap::Line),
                (Case::Lower, Gap::None),
                (Case::Title, Gap::Space),
            ]
        );
    }

    #[test]
    fn letters_are_told_by_their_first_bytes_as_by_all() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            let entry = Folds::get().describe(u32::from(c));
            assert!(letter(text.as_bytes(), 0).is_none_or(|length| length == text.len() && entry & LETTER != 0), "{c}");
            let told = letter(text.as_bytes(), 0).is_some();
            assert!(told || entry & LETTER == 0 || !c.is_ascii(), "{c}");
        }
    }

    proptest! {
        /// What is looked up as it stands is what reading letter by letter gives.
        #[test]
        fn known_words_are_the_same_tokens(
            known in prop::collection::vec("[a-cA-CđĐạẾo²½–\u{301}]{1,5}", 0..20),
            text in "[a-cA-C0-9.,%đĐạẾo²½– \n\u{1680}\u{301}漢🎉-]{0,60}",
        ) {
            let mut words = Words::default();
            for word in &known {
                for token in lex_phrase(word) {
                    words.learn(&word[token.span.start as usize..token.span.end as usize]);
                }
            }
            let spelled = |span: Span<_>| &text[span.start as usize..span.end as usize];
            let mut plain = Vec::new();
            for token in lex_phrase(&text) {
                let word = words.number(key(spelled(token.span)));
                let lost = first_of_two(spelled(token.span), &words)
                    .filter(|_| word == UNKNOWN && token.kind == Kind::Word);
                // Only who knows words sees where a space was lost between two of them.
                let parts = lost.map_or(vec![(token.span, token.gap)], |first| {
                    let middle = token.span.start + first as u32;
                    vec![
                        (Span::new(token.span.start, middle), token.gap),
                        (Span::new(middle, token.span.end), Gap::Space),
                    ]
                });
                plain.extend(parts.into_iter().map(|(span, gap)| {
                    let word = words.number(key(spelled(span)));
                    Token { span, word, gap, ..lex_phrase(spelled(span))[0] }
                }));
            }
            prop_assert_eq!(plain, lex_known(&text, &words));
        }

        /// Tokens stand in order on boundaries, and leave out white space only.
        #[test]
        fn every_character_is_in_a_token(text in "[a-cA-C0-9.,%đĐạẾo²½ \n\u{1680}\u{301}漢🎉-]{0,40}") {
            let mut at = 0;
            for token in lex_phrase(&text) {
                let (start, end) = (token.span.start as usize, token.span.end as usize);
                prop_assert!(text[at..start].chars().all(char::is_whitespace));
                prop_assert!(start < end);
                at = end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
