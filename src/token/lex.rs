//! The lexer.

use super::{Case, Gap, Kind, Token, fold};
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
    let mut at = start;
    while let Some(c) = body[at..end].chars().next() {
        if c.is_whitespace() {
            // A line end outranks spaces around it.
            gap = match gap {
                Gap::Block => Gap::Block,
                _ if c == '\n' => Gap::Line,
                Gap::Line => Gap::Line,
                _ => Gap::Space,
            };
            at += c.len_utf8();
            continue;
        }
        let rest = &body[at..end];
        let (kind, length) = if c.is_ascii_digit() {
            (Kind::Number, number_length(rest))
        } else if c.is_alphabetic() {
            (Kind::Word, word_length(rest))
        } else {
            (Kind::Symbol, c.len_utf8())
        };
        let word = &rest[..length];
        tokens.push(Token {
            span: Span::new(at as u32, (at + length) as u32),
            key: fold::key(word),
            kind,
            case: case(word, kind),
            gap,
        });
        gap = Gap::None;
        at += length;
    }
}

fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while length < bytes.len() {
        let mark = matches!(bytes[length], b'.' | b',') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[length].is_ascii_digit() && !mark {
            break;
        }
        length += 1;
    }
    length
}

fn word_length(text: &str) -> usize {
    text.char_indices()
        .find(|&(_, c)| !(c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)))
        .map_or(text.len(), |(at, _)| at)
}

fn case(word: &str, kind: Kind) -> Case {
    if kind != Kind::Word {
        return Case::Lower;
    }
    let mut letters = word.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut other) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            other += 1;
        }
    }
    match (first, upper, other) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}
