//! The folded form of a word: lower case, and one of the two places of the tone mark ("hoà" and "hòa" are one).
//! Words are compared by a hash of it, their key, which the lexer computes while it reads.

use std::sync::LazyLock;

/// Characters below this are folded by a table: all of the Latin letters.
const TABLE: usize = 0x2000;
/// The character is a letter.
pub(super) const LETTER: u32 = 1 << 16;
/// It is a letter or a mark on one: it goes on with a word.
pub(super) const IN_WORD: u32 = 1 << 17;
/// It is a capital.
pub(super) const CAPITAL: u32 = 1 << 18;

/// Per character: its folded form in the low 16 bits, and what it is.
static FOLDS: LazyLock<Box<[u32; TABLE]>> = LazyLock::new(|| {
    let mut table = Box::new([0; TABLE]);
    for (entry, code) in table.iter_mut().zip(0..) {
        *entry = char::from_u32(code).map_or(code, describe);
    }
    table
});

fn describe(c: char) -> u32 {
    let mut entry = u32::from(lower(c)) & 0xFFFF;
    if c.is_alphabetic() {
        entry |= LETTER | IN_WORD;
    }
    if unicode_normalization::char::is_combining_mark(c) {
        entry |= IN_WORD;
    }
    if c.is_uppercase() {
        entry |= CAPITAL;
    }
    entry
}

/// The lower case of `c` where that is one character, and the digit that a small one stands for.
fn lower(c: char) -> char {
    match c {
        '\u{B9}' => '1',
        '²' => '2',
        '³' => '3',
        'đ' | 'Đ' | 'ð' | 'Ð' => 'đ',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if (one as usize) < TABLE => one,
                _ => c,
            }
        }
    }
}

/// The table, to be borrowed once per run of characters.
#[derive(Clone, Copy)]
pub(super) struct Folds(&'static [u32; TABLE]);

impl Folds {
    pub(super) fn get() -> Self {
        Folds(&FOLDS)
    }

    /// What `code` is; its folded form too where it is below the table's end.
    pub(super) fn describe(self, code: u32) -> u32 {
        match self.0.get(code as usize) {
            Some(&entry) => entry,
            None => char::from_u32(code).map_or(0, describe),
        }
    }

    /// The folded form of `code`, described by `entry`.
    fn folded(code: u32, entry: u32) -> u32 {
        match code {
            // Small figures above and below the line.
            0x2070 | 0x2074..=0x2079 => code - 0x2070 + 0x30,
            0x2080..=0x2089 => code - 0x2080 + 0x30,
            _ if (code as usize) < TABLE => entry & 0xFFFF,
            _ => code,
        }
    }
}

/// "oà" -> ('ò', 'a'): the tone moves to the first vowel of oa, oe, uy. Applied to every syllable alike ("toàn"
/// too), which is harmless in a key and needs no rule of syllables.
fn move_tone(first: u32, second: u32) -> Option<(u32, u32)> {
    const O: [char; 5] = ['ò', 'ó', 'ỏ', 'õ', 'ọ'];
    const U: [char; 5] = ['ù', 'ú', 'ủ', 'ũ', 'ụ'];
    let (first, second) = (char::from_u32(first)?, char::from_u32(second)?);
    let (table, base, toned) = match (first, second) {
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ') => (O, 'a', ['à', 'á', 'ả', 'ã', 'ạ']),
        ('o', 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => (O, 'e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => (U, 'y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
        _ => return None,
    };
    let tone = toned.iter().position(|&c| c == second)?;
    Some((u32::from(table[tone]), u32::from(base)))
}

/// Folds characters one after the other and hands them on.
struct Folder<S> {
    /// The last one, whose tone may still move; 0 for none.
    held: u32,
    sink: S,
}

impl<S: FnMut(u32)> Folder<S> {
    fn push(&mut self, code: u32, entry: u32) {
        let mut folded = Folds::folded(code, entry);
        let vowel = self.held == u32::from('o') || self.held == u32::from('u');
        if vowel
            && folded >= 0x80
            && let Some((first, second)) = move_tone(self.held, folded)
        {
            self.held = first;
            folded = second;
        }
        self.flush();
        self.held = folded;
    }

    fn flush(&mut self) {
        if self.held != 0 {
            (self.sink)(self.held);
        }
    }
}

/// A key in the making: four characters are mixed in at a time.
#[derive(Clone, Copy)]
struct Mixer {
    hash: u64,
    units: u64,
    count: u32,
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const PRIME: u64 = 0xFF51_AFD7_ED55_8CCD;

impl Mixer {
    fn unit(&mut self, unit: u64) {
        self.units = (self.units << 16) | unit;
        self.count += 1;
        if self.count == 4 {
            self.mix();
        }
    }

    fn push(&mut self, code: u32) {
        if code > 0xFFFF {
            self.unit(u64::from(code >> 16));
        }
        self.unit(u64::from(code & 0xFFFF));
    }

    fn mix(&mut self) {
        self.hash = (self.hash ^ self.units).wrapping_mul(PRIME);
        self.hash ^= self.hash >> 32;
        self.units = 0;
        self.count = 0;
    }

    fn finish(mut self) -> u64 {
        self.mix();
        self.hash
    }
}

/// The key of a word that is read character by character.
pub(super) struct Key {
    held: u32,
    mixer: Mixer,
}

impl Key {
    pub(super) fn new() -> Self {
        Key { held: 0, mixer: Mixer { hash: SEED, units: 0, count: 0 } }
    }

    /// Takes the next character, `entry` being what [`Folds::describe`] says of it.
    pub(super) fn push(&mut self, code: u32, entry: u32) {
        let mixer = &mut self.mixer;
        let mut folder = Folder { held: self.held, sink: |folded| mixer.push(folded) };
        folder.push(code, entry);
        self.held = folder.held;
    }

    pub(super) fn finish(mut self) -> u64 {
        if self.held != 0 {
            self.mixer.push(self.held);
        }
        self.mixer.finish()
    }
}

/// A hash of what `hash` is of and then `next`.
pub(crate) fn mix(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(25) ^ next).wrapping_mul(SEED)
}

/// Whether `c` is a letter: [`char::is_alphabetic`], looked up.
#[must_use]
pub fn is_letter(c: char) -> bool {
    Folds::get().describe(u32::from(c)) & LETTER != 0
}

/// The folded form of `word`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let folds = Folds::get();
    let mut folder = Folder { held: 0, sink: |code| out.extend(char::from_u32(code)) };
    for c in word.chars() {
        folder.push(u32::from(c), folds.describe(u32::from(c)));
    }
    folder.flush();
    out
}

/// A hash of the folded form of `word`; equal words have equal keys on every platform.
#[must_use]
pub fn key(word: &str) -> u64 {
    let folds = Folds::get();
    let mut key = Key::new();
    for c in word.chars() {
        key.push(u32::from(c), folds.describe(u32::from(c)));
    }
    key.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_the_place_of_the_tone_do_not_matter() {
        for (a, b) in [
            ("HOÀ", "hòa"),
            ("Thuỷ", "thủy"),
            ("khoẻ", "khỏe"),
            ("Đạt", "đạt"),
            ("ÐẠT", "đạt"),
            ("m²", "M2"),
            ("CO₂", "co2"),
            ("km²", "km2"),
            ("TOÀN", "tòan"),
        ] {
            assert_eq!(fold(a), fold(b));
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("hoa"), key("hoà"));
        assert_ne!(key("abcd"), key("abcda"));
        assert_ne!(key(""), key("a"));
    }

    proptest! {
        #[test]
        fn keys_are_equal_where_the_folded_forms_are(a in "[oOuUyYaeàÀáạỳÝéđĐð²x😀]{0,6}", b in "[oOuUyYaeàÀáạỳÝéđĐð²x😀]{0,6}") {
            prop_assert_eq!(fold(&a) == fold(&b), key(&a) == key(&b));
            prop_assert_eq!(fold(&fold(&a)), fold(&a));
        }
    }
}
