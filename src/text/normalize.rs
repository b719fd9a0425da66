//! NFC, one kind of line end, plain spaces and hyphens, nothing invisible; every change is noted as an edit.
//!
//! Nearly all text is clean already. A scan over bytes finds the few characters that may need a change; what lies
//! between them is neither decoded nor, in a clean text, copied.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::font::Font;
use super::offsets::Edits;

/// What a character of the source becomes in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Keep,
    Drop,
    Become(char),
}

/// `next` is the character after `c` in the source.
fn change(c: char, next: Option<char>) -> Change {
    match c {
        '\t' | '\n' | '\u{C}' => Change::Keep,
        '\r' if next == Some('\n') => Change::Drop,
        // A lone carriage return is a line end of its own; word processors write the vertical tab for one.
        '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Change::Become('\n'),
        // A soft hyphen is invisible, but Vietnamese breaks no words: before a figure it stood for a hyphen.
        '\u{AD}' if next.is_some_and(|next| next.is_ascii_digit()) => Change::Become('-'),
        // Soft hyphen, zero-width characters, directional marks, variation selectors, byte order mark.
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => {
            Change::Drop
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => Change::Drop,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Change::Become(' '),
        // Hyphen, non-breaking hyphen, minus; the last two are what PDF readers give for a hyphen at a line's end.
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FFFE}' | '\u{2}' => Change::Become('-'),
        // Full-width forms of East Asian input.
        '\u{FF01}'..='\u{FF5E}' => Change::Become(char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)),
        _ if c.is_control() => Change::Become(' '),
        _ => Change::Keep,
    }
}

/// Whether `c` may compose with what stands before it, or be moved by it.
fn joins(c: char) -> bool {
    is_combining_mark(c) || canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// A character that needs no change, or the middle of one.
    Plain,
    /// One that may need one: the bytes after it tell.
    Perhaps,
    /// One that must be looked at.
    Odd,
}

static LEADS: [Lead; 256] = leads();

const fn leads() -> [Lead; 256] {
    let mut table = [Lead::Plain; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            // Latin-1 signs; Greek; letters with Vietnamese tones; punctuation; emoji; private use.
            0xC2 | 0xCE | 0xE1 | 0xE2 | 0xEE | 0xEF | 0xF0 => Lead::Perhaps,
            // Controls; combining marks; scripts with marks.
            0x00..=0x08
            | 0x0B
            | 0x0D..=0x1F
            | 0x7F
            | 0xCC
            | 0xCD
            | 0xD2..=0xDF
            | 0xE0
            | 0xE3
            | 0xEA..=0xED
            | 0xF1..=0xFF => Lead::Odd,
            _ => Lead::Plain,
        };
        byte += 1;
    }
    table
}

/// Whether the character that begins at `at` with a lead byte of the sort "perhaps" must be looked at.
fn is_odd(bytes: &[u8], at: usize) -> bool {
    let second = bytes.get(at + 1).copied().unwrap_or(0);
    let third = bytes.get(at + 2).copied().unwrap_or(0);
    match bytes[at] {
        0xC2 => second <= 0xA0 || second == 0xAD,
        0xCE => second == 0x87,
        // U+1E00 to U+1EFF: Latin letters.
        0xE1 => !(0xB8..=0xBB).contains(&second),
        0xE2 => match second {
            // U+2012 to U+2027: dashes, quotes, bullets, ellipsis; U+2030 on: per mille.
            0x80 => !((0x92..=0xA7).contains(&third) || third >= 0xB0),
            0x82 | 0x85..=0x87 | 0x89..=0x8B | 0x8D..=0x9F => false,
            _ => true,
        },
        0xEE => false,
        // Private use.
        0xEF => second >= 0xA4,
        // U+1F000 on: emoji.
        _ => second != 0x9F,
    }
}

/// Whether `byte` may begin a character that must be looked at. Without a branch, so that many bytes are looked at at
/// once; the table tells what is so indeed.
#[expect(clippy::needless_bitwise_bool, reason = "no branch, as above")]
fn may_be_odd(byte: u8, next: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != 0xC);
    let toned = (byte == 0xE1) & (next.wrapping_sub(0xB8) < 4);
    control | (byte == 0x7F) | (byte == 0xC2) | (byte.wrapping_sub(0xCC) < 3) | ((byte >= 0xD2) & !toned)
}

/// The next character from `at` on that must be looked at.
fn next_odd(bytes: &[u8], mut at: usize) -> Option<usize> {
    const STRETCH: usize = 64;
    while at < bytes.len() {
        if let Some(stretch) = bytes.get(at..=at + STRETCH) {
            let pairs = stretch.iter().zip(&stretch[1..]);
            if pairs.fold(0, |odd, (&byte, &next)| odd | u8::from(may_be_odd(byte, next))) == 0 {
                at += STRETCH;
                continue;
            }
        }
        let end = bytes.len().min(at + STRETCH);
        let odd = (at..end).find(|&at| match LEADS[bytes[at] as usize] {
            Lead::Plain => false,
            Lead::Perhaps => is_odd(bytes, at),
            Lead::Odd => true,
        });
        if odd.is_some() {
            return odd;
        }
        at = end;
    }
    None
}

pub(super) fn normalize(source: &str) -> (Cow<'_, str>, Edits) {
    let font = Font::of(source);
    let mut writer = Writer { source, font, body: String::new(), edits: Edits::default(), copied: 0, done: 0 };
    let mut at;
    let mut fault = font.next(source, 0);
    let mut odd = next_odd(source.as_bytes(), 0);
    while let Some(next) = odd.into_iter().chain(fault).min() {
        at = writer.cluster(next);
        // Each is looked for anew only where it has been passed.
        fault = fault.and_then(|fault| if fault < at { font.next(source, at) } else { Some(fault) });
        odd = odd.and_then(|odd| if odd < at { next_odd(source.as_bytes(), at) } else { Some(odd) });
    }
    writer.finish()
}

struct Writer<'s> {
    source: &'s str,
    font: Font,
    body: String,
    edits: Edits,
    /// Bytes of the source that the body has.
    copied: usize,
    /// End of the last cluster looked at.
    done: usize,
}

impl<'s> Writer<'s> {
    /// Looks at the cluster around the odd character at `odd`: a character, the marks on it, and invisible ones
    /// between them. The place after it.
    fn cluster(&mut self, odd: usize) -> usize {
        let rest = &self.source[odd..];
        let mut chars = rest.char_indices().peekable();
        // Drops at the end belong to no cluster; up to here all are drops.
        let mut only_drops = true;
        let mut drops_end = odd;
        let mut end = odd;
        let mut first = true;
        let mut joined = false;
        while let Some((at, c)) = chars.next() {
            let next = odd + at + c.len_utf8();
            let dropped = change(c, chars.peek().map(|&(_, next)| next)) == Change::Drop;
            let joins = !dropped && joins(c);
            if !(first || dropped || joins) {
                break;
            }
            first = false;
            if dropped {
                if only_drops {
                    drops_end = next;
                }
                continue;
            }
            joined |= joins;
            only_drops = false;
            end = next;
        }
        let end = end.max(drops_end);
        let has_letter = drops_end == odd && !rest.starts_with(joins);
        // The character that the marks sit on.
        let before = self.source[self.done..odd].chars().next_back().filter(|_| joined && !has_letter);
        if let Some(before) = before {
            self.change(odd - before.len_utf8(), end);
        } else {
            // Marks on nothing begin after what is invisible.
            self.change(odd, drops_end);
            self.change(drops_end, end);
        }
        self.done = end;
        end
    }

    /// Writes the source's `start..end` as it should be.
    fn change(&mut self, start: usize, end: usize) {
        let source = self.source;
        let cluster = &source[start..end];
        let mut changed = String::new();
        for (at, c) in cluster.char_indices() {
            let next = source[start + at + c.len_utf8()..].chars().next();
            let c = self.font.meant(source, start + at, c).unwrap_or(c);
            match change(c, next) {
                Change::Keep => changed.push(c),
                Change::Become(other) => changed.push(other),
                Change::Drop => {}
            }
        }
        if is_nfc_quick(changed.chars()) != IsNormalized::Yes {
            changed = changed.nfc().collect();
        }
        if changed == cluster {
            return;
        }
        if self.body.capacity() == 0 {
            self.body.reserve(source.len());
        }
        self.body.push_str(&source[self.copied..start]);
        let from = self.body.len();
        self.body.push_str(&changed);
        self.edits.push((from, self.body.len()), (start, end));
        self.copied = end;
    }

    fn finish(mut self) -> (Cow<'s, str>, Edits) {
        if self.copied == 0 {
            return (Cow::Borrowed(self.source), self.edits);
        }
        self.body.push_str(&self.source[self.copied..]);
        (Cow::Owned(self.body), self.edits)
    }
}

#[cfg(test)]
pub(super) mod reference {
    //! The same, slowly: over all characters, with the place in the source that each character of the body is from.

    use super::{Change, Font, UnicodeNormalization, change, joins};

    /// A character of the body and the characters of the source it is from, half-open.
    pub(in super::super) type From = (char, usize, usize);

    pub(in super::super) fn normalize(source: &str) -> Vec<From> {
        let chars: Vec<char> = source.chars().collect();
        let font = Font::of(source);
        let mut clusters: Vec<(String, usize, usize)> = Vec::new();
        for (at, (byte, c)) in source.char_indices().enumerate() {
            let c = font.meant(source, byte, c).unwrap_or(c);
            let c = match change(c, chars.get(at + 1).copied()) {
                Change::Keep => c,
                Change::Become(other) => other,
                Change::Drop => continue,
            };
            match clusters.last_mut() {
                Some((text, _, end)) if joins(c) => {
                    text.push(c);
                    *end = at + 1;
                }
                _ => clusters.push((c.to_string(), at, at + 1)),
            }
        }
        let mut out = Vec::new();
        for (text, start, end) in clusters {
            let composed: Vec<char> = text.nfc().collect();
            let kept = composed.len() == end - start && chars[start..end] == composed[..];
            for (at, &c) in composed.iter().enumerate() {
                // A cluster that did not change maps character by character.
                out.push(if kept { (c, start + at, start + at + 1) } else { (c, start, end) });
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_needs_a_change_is_passed_over() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            if next_odd(text.as_bytes(), 0).is_some() {
                continue;
            }
            let plain = change(c, None) == Change::Keep && change(c, Some('1')) == Change::Keep;
            let composed = is_nfc_quick(text.chars()) == IsNormalized::Yes && !joins(c);
            assert!(plain && composed, "{c:?} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn vietnamese_prose_is_never_looked_at() {
        let text = "Tổng thu ngân sách 6 tháng ước đạt 1.250 tỷ đồng – “bằng” 52,3% dự toán… ước ĐẠT ₫ ≥ 5 🎉 • ü";
        assert_eq!(next_odd(text.replace(['≥'], "").as_bytes(), 0), None);
    }

    #[test]
    fn changes() {
        for (source, body) in [
            ("a\u{A0}b\u{2009}c", "a b c"),
            ("\u{FEFF}Ba\u{200B}n", "Ban"),
            ("Tie\u{302}\u{301}n", "Tiến"),
            ("Tie\u{302}\u{200B}\u{301}n", "Tiến"),
            ("một\r\nhai\rba\u{2028}bốn", "một\nhai\nba\nbốn"),
            ("2016\u{FFFE}2020, 2016\u{AD}2020, phát\u{AD} triển", "2016-2020, 2016-2020, phát triển"),
            ("−5％", "-5%"),
            ("a\u{0}b", "a b"),
        ] {
            assert_eq!(normalize(source).0, body);
        }
    }
}
