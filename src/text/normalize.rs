//! NFC, one kind of line end, plain spaces, nothing invisible; every change is noted as an edit.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::offsets::Edits;

/// What a character of the source becomes in the body.
enum Change {
    Keep,
    Drop,
    Become(char),
}

fn change(c: char) -> Change {
    match c {
        // Soft hyphen, zero-width characters, directional marks, byte order mark.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            Change::Drop
        }
        '\r' => Change::Drop,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\u{B}' => Change::Become(' '),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Change::Become('\n'),
        _ => Change::Keep,
    }
}

pub(super) fn normalize(source: &str) -> (Cow<'_, str>, Edits) {
    let clean =
        is_nfc_quick(source.chars()) == IsNormalized::Yes && source.chars().all(|c| matches!(change(c), Change::Keep));
    if clean {
        return (Cow::Borrowed(source), Edits::default());
    }
    let mut body = String::with_capacity(source.len());
    let mut edits = Edits::default();
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let from = body.len();
        match change(c) {
            Change::Become(other) => body.push(other),
            // A lone carriage return is a line end of its own.
            Change::Drop if c == '\r' && chars.peek().map(|&(_, next)| next) != Some('\n') => body.push('\n'),
            Change::Drop => {}
            Change::Keep => {
                // A character and the marks on it are one cluster, composed together.
                let mut end = at + c.len_utf8();
                while let Some(&(next_at, next)) = chars.peek() {
                    if !is_combining_mark(next) {
                        break;
                    }
                    end = next_at + next.len_utf8();
                    chars.next();
                }
                let cluster = &source[at..end];
                if end == at + c.len_utf8() && is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
                    body.push(c);
                    continue;
                }
                body.extend(cluster.nfc());
                if body[from..] == *cluster {
                    continue;
                }
                edits.push((from, body.len()), (at, end));
                continue;
            }
        }
        edits.push((from, body.len()), (at, at + c.len_utf8()));
    }
    (Cow::Owned(body), edits)
}
