//! The folded form of a word: lower case, and one of the two places of the tone mark ("hoà" and "hòa" are one).

use std::sync::LazyLock;

/// Lower case of every character below U+2000 that has a one-character lower case.
static LOWER: LazyLock<Vec<u16>> = LazyLock::new(|| {
    (0..0x2000u32)
        .map(|code| {
            let c = char::from_u32(code).unwrap_or('\0');
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => u16::try_from(u32::from(one)).unwrap_or(code as u16),
                _ => code as u16,
            }
        })
        .collect()
});

fn lower(c: char) -> char {
    match LOWER.get(c as usize) {
        Some(&code) => char::from_u32(u32::from(code)).unwrap_or(c),
        None => c,
    }
}

/// "oà" -> ('ò', 'a'): the tone moves to the first vowel of oa, oe, uy. Applied to every syllable alike ("toàn"
/// too), which is harmless in a key and needs no rule of syllables.
fn move_tone(first: char, second: char) -> Option<(char, char)> {
    const O: [char; 5] = ['ò', 'ó', 'ỏ', 'õ', 'ọ'];
    const U: [char; 5] = ['ù', 'ú', 'ủ', 'ũ', 'ụ'];
    let (table, base, toned) = match (first, second) {
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ') => (O, 'a', ['à', 'á', 'ả', 'ã', 'ạ']),
        ('o', 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => (O, 'e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
        ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => (U, 'y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
        _ => return None,
    };
    let tone = toned.iter().position(|&c| c == second)?;
    Some((table[tone], base))
}

fn fold_into(word: &str, mut push: impl FnMut(char)) {
    let mut held: Option<char> = None;
    for c in word.chars() {
        let c = match c {
            '²' => '2',
            '³' => '3',
            'đ' | 'Đ' | 'ð' | 'Ð' => 'đ',
            _ => lower(c),
        };
        if let Some(first) = held.take() {
            if let Some((a, b)) = move_tone(first, c) {
                push(a);
                push(b);
                continue;
            }
            push(first);
        }
        if c == 'o' || c == 'u' {
            held = Some(c);
        } else {
            push(c);
        }
    }
    if let Some(first) = held {
        push(first);
    }
}

/// The folded form of `word`.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, |c| out.push(c));
    out
}

/// A hash of the folded form of `word`; equal words have equal keys on every platform.
#[must_use]
pub fn key(word: &str) -> u64 {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const PRIME: u64 = 0xFF51_AFD7_ED55_8CCD;
    let mut hash = SEED;
    fold_into(word, |c| {
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME);
        hash ^= hash >> 32;
    });
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_the_place_of_the_tone_do_not_matter() {
        for (a, b) in [("HOÀ", "hòa"), ("Thuỷ", "thủy"), ("khoẻ", "khỏe"), ("Đạt", "đạt"), ("m²", "M2")]
        {
            assert_eq!(fold(a), fold(b));
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("hoa"), key("hoà"));
    }
}
