//! The lexer: one pass over the bytes, which reads length, case and key of each token together.

use super::fold::{CAPITAL, Folds, IN_WORD, Key, LETTER};
use super::{Case, Gap, Kind, Token};
use crate::span::Span;
use crate::text::Block;

/// The tokens of one block, appended to `tokens`. The block's marker is skipped: it is layout, not language.
/// After a hole reading goes on as after a line end.
pub fn lex(body: &str, block: &Block, tokens: &mut Vec<Token>) {
    let mut gap = Gap::Block;
    for segment in block.segments() {
        let known = tokens.len();
        lex_range(body, segment.start as usize, segment.end as usize, gap, tokens);
        if tokens.len() > known {
            gap = Gap::Line;
        }
    }
}

/// The tokens of a phrase on its own (a lexicon entry).
#[must_use]
pub fn lex_phrase(phrase: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    lex_range(phrase, 0, phrase.len(), Gap::Block, &mut tokens);
    tokens
}

fn lex_range(body: &str, start: usize, end: usize, mut gap: Gap, tokens: &mut Vec<Token>) {
    let bytes = &body.as_bytes()[..end];
    let folds = Folds::get();
    let mut at = start;
    while at < end {
        let byte = bytes[at];
        let (kind, case, key, length) = match byte {
            b' ' | b'\t' | b'\n' | 0xC => {
                gap = wider(gap, byte == b'\n' || byte == 0xC);
                at += 1;
                continue;
            }
            b'0'..=b'9' => {
                let length = number_length(&bytes[at..]);
                (Kind::Number, Case::Lower, ascii_key(folds, &bytes[at..at + length]), length)
            }
            _ => {
                let (code, length) = decode(bytes, at);
                let entry = folds.describe(code);
                if entry & LETTER != 0 {
                    let word = word(folds, bytes, at);
                    (Kind::Word, word.case(), word.key.finish(), word.length)
                } else if byte >= 0x80 && char::from_u32(code).is_some_and(char::is_whitespace) {
                    gap = wider(gap, false);
                    at += length;
                    continue;
                } else {
                    let mut key = Key::new();
                    key.push(code, entry);
                    (Kind::Symbol, Case::Lower, key.finish(), length)
                }
            }
        };
        tokens.push(Token { span: Span::new(at as u32, (at + length) as u32), key, kind, case, gap });
        gap = Gap::None;
        at += length;
    }
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

/// What is learnt of a word while its letters are read.
struct Word {
    key: Key,
    length: usize,
    first_capital: bool,
    capitals: u32,
    others: u32,
}

impl Word {
    fn case(&self) -> Case {
        match (self.first_capital, self.capitals, self.others) {
            (false, 0, _) => Case::Lower,
            (true, 0, _) => Case::Title,
            (true, _, 0) => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

fn word(folds: Folds, bytes: &[u8], start: usize) -> Word {
    let mut word = Word { key: Key::new(), length: 0, first_capital: false, capitals: 0, others: 0 };
    let mut at = start;
    while at < bytes.len() {
        let (code, length) = decode(bytes, at);
        let entry = folds.describe(code);
        if entry & IN_WORD == 0 {
            break;
        }
        let capital = entry & CAPITAL != 0;
        if at == start {
            word.first_capital = capital;
        } else if capital {
            word.capitals += 1;
        } else {
            word.others += 1;
        }
        word.key.push(code, entry);
        at += length;
    }
    word.length = at - start;
    word
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

fn ascii_key(folds: Folds, bytes: &[u8]) -> u64 {
    let mut key = Key::new();
    for &byte in bytes {
        key.push(u32::from(byte), folds.describe(u32::from(byte)));
    }
    key.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;
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

    proptest! {
        /// Tokens stand in order on boundaries, leave out white space only, and bear the key of their text.
        #[test]
        fn every_character_is_in_a_token(text in "[a-cA-C0-9.,%đĐạẾo²½ \n\u{1680}\u{301}漢🎉-]{0,40}") {
            let mut at = 0;
            for token in lex_phrase(&text) {
                let (start, end) = (token.span.start as usize, token.span.end as usize);
                prop_assert!(text[at..start].chars().all(char::is_whitespace));
                prop_assert!(start < end);
                prop_assert_eq!(token.key, key(&text[start..end]));
                at = end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
