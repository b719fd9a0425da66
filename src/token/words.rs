//! The words that a lexicon knows. What the lexer must tell of one (its key, its capitals) is looked up by its
//! spelling and not computed again; what it is to the lexicon is a small number that the lexicon itself gives out.

use super::lex::{is_word, spell};
use super::{Case, Token, key};

/// The number of a word that no phrase of the lexicon has.
pub const UNKNOWN: u32 = 0;

/// Longest spelling that is looked up, in bytes: two machine words hold every Vietnamese syllable.
const MAX_SPELLING: usize = 16;

/// A spelling, padded with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spelling(u64, u64);

/// What is kept of so many bytes.
const MASKS: [Spelling; MAX_SPELLING + 1] = {
    let mut masks = [Spelling(0, 0); MAX_SPELLING + 1];
    let mut length = 1;
    while length <= MAX_SPELLING {
        let bits = u128::MAX >> (8 * (MAX_SPELLING - length));
        masks[length] = Spelling(bits as u64, (bits >> 64) as u64);
        length += 1;
    }
    masks
};

/// A word as it may stand in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    spelling: Spelling,
    pub(super) word: u32,
    pub(super) case: Case,
    /// It is letters and marks on them.
    is_word: bool,
}

const FREE: Known = Known { spelling: Spelling(0, 0), word: UNKNOWN, case: Case::Lower, is_word: false };

/// Two tables of open addressing: by spelling for words in their usual forms, by key for all others. Both have a power
/// of two of places, at most half of them taken.
#[derive(Debug)]
pub struct Words {
    spelled: Vec<Known>,
    keyed: Vec<(u64, u32)>,
    spellings: usize,
    /// The key of each word, from the first on.
    keys: Vec<u64>,
}

impl Default for Words {
    fn default() -> Self {
        Words { spelled: vec![FREE; 2], keyed: vec![(0, UNKNOWN); 2], spellings: 0, keys: Vec::new() }
    }
}

impl Words {
    /// The number of the token `spelling`, from 1 on; it gets one when it is new.
    pub fn learn(&mut self, spelling: &str) -> u32 {
        if let Some(known) = self.find(spelling.as_bytes(), 0, spelling.len()) {
            return known.word;
        }
        let key = spell(spelling).0;
        let mut word = self.number(key);
        if word == UNKNOWN {
            self.keys.push(key);
            word = self.largest();
            self.number_key(key, word);
        }
        let lower = spelling.to_lowercase();
        let mut title = String::with_capacity(lower.len());
        let mut rest = lower.chars();
        title.extend(rest.next().into_iter().flat_map(char::to_uppercase));
        title.push_str(rest.as_str());
        for form in [spelling, &lower, &title, &lower.to_uppercase()] {
            let (form_key, case) = spell(form);
            // A capital may fold to something else than its small letter.
            if form_key == key {
                self.remember(form, word, case);
            }
        }
        word
    }

    /// The largest number given out.
    #[must_use]
    pub fn largest(&self) -> u32 {
        self.keys.len() as u32
    }

    /// The key of `token`, which stands in `text`: a hash of its folded form.
    #[must_use]
    pub fn key_of(&self, token: &Token, text: &str) -> u64 {
        let known = (token.word as usize).checked_sub(1).and_then(|at| self.keys.get(at));
        known.copied().unwrap_or_else(|| key(&text[token.span.start as usize..token.span.end as usize]))
    }

    /// The word spelled `bytes[start..end]`, if it is a usual form of a known one.
    #[inline]
    pub(super) fn find(&self, bytes: &[u8], start: usize, end: usize) -> Option<&Known> {
        let spelling = pack(bytes, start, end)?;
        let known = &self.spelled[self.place(spelling)];
        (known.word != UNKNOWN).then_some(known)
    }

    /// The word of letters that stands at `at` up to the next byte of ASCII that is no letter, if it is a usual form of a
    /// known one; and its bytes.
    #[inline]
    pub(super) fn find_letters(&self, bytes: &[u8], at: usize) -> Option<(&Known, usize)> {
        let Spelling(first, second) = unpack(*bytes.get(at..)?.first_chunk::<MAX_SPELLING>()?);
        let stops = u128::from(stops(second)) << 64 | u128::from(stops(first));
        let length = (stops.trailing_zeros() / 8) as usize;
        // Where nothing stops it, it may go on.
        let Spelling(low, high) = *MASKS.get(length).filter(|_| length < MAX_SPELLING)?;
        let known = &self.spelled[self.place(Spelling(first & low, second & high))];
        known.is_word.then_some((known, length))
    }

    /// The number of the word of this key.
    pub(super) fn number(&self, key: u64) -> u32 {
        self.keyed[self.place_of_key(key)].1
    }

    /// Where `spelling` stands, or the free place where it would.
    #[inline]
    fn place(&self, spelling: Spelling) -> usize {
        let mask = self.spelled.len() - 1;
        let mut at = hash(spelling) as usize & mask;
        while self.spelled[at].word != UNKNOWN && self.spelled[at].spelling != spelling {
            at = (at + 1) & mask;
        }
        at
    }

    fn place_of_key(&self, key: u64) -> usize {
        let mask = self.keyed.len() - 1;
        let mut at = key as usize & mask;
        while self.keyed[at].1 != UNKNOWN && self.keyed[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn remember(&mut self, form: &str, word: u32, case: Case) {
        let Some(spelling) = pack(form.as_bytes(), 0, form.len()) else { return };
        let place = self.place(spelling);
        if self.spelled[place].word != UNKNOWN {
            return;
        }
        self.spelled[place] = Known { spelling, word, case, is_word: is_word(form) };
        self.spellings += 1;
        if self.spellings * 2 > self.spelled.len() {
            let larger = vec![FREE; self.spelled.len() * 2];
            for known in std::mem::replace(&mut self.spelled, larger) {
                if known.word != UNKNOWN {
                    let place = self.place(known.spelling);
                    self.spelled[place] = known;
                }
            }
        }
    }

    fn number_key(&mut self, key: u64, word: u32) {
        let place = self.place_of_key(key);
        self.keyed[place] = (key, word);
        if self.keys.len() * 2 > self.keyed.len() {
            let larger = vec![(0, UNKNOWN); self.keyed.len() * 2];
            for (key, word) in std::mem::replace(&mut self.keyed, larger) {
                if word != UNKNOWN {
                    let place = self.place_of_key(key);
                    self.keyed[place] = (key, word);
                }
            }
        }
    }
}

/// `bytes[start..end]`, unless it is too long.
#[inline]
fn pack(bytes: &[u8], start: usize, end: usize) -> Option<Spelling> {
    let length = end - start;
    let Spelling(low, high) = *MASKS.get(length)?;
    // Nearly always there are bytes enough behind the word to take all at once.
    if let Some(all) = bytes[start..].first_chunk::<MAX_SPELLING>() {
        let Spelling(first, second) = unpack(*all);
        return Some(Spelling(first & low, second & high));
    }
    let mut padded = [0; MAX_SPELLING];
    padded[..length].copy_from_slice(&bytes[start..end]);
    Some(unpack(padded))
}

#[inline]
fn unpack(bytes: [u8; MAX_SPELLING]) -> Spelling {
    let all = u128::from_le_bytes(bytes);
    Spelling(all as u64, (all >> 64) as u64)
}

/// The highest bit of each byte of eight that is of ASCII and no letter.
#[inline]
fn stops(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let small = (bytes | (0x20 * EACH)) & (0x7F * EACH);
    let from_a = small + (0x80 - u64::from(b'a')) * EACH;
    let behind_z = small + (0x7F - u64::from(b'z')) * EACH;
    !((from_a & !behind_z) | bytes) & (0x80 * EACH)
}

#[inline]
fn hash(Spelling(low, high): Spelling) -> u64 {
    let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_word_have_its_number() {
        let mut words = Words::default();
        let tax = words.learn("thuế");
        assert_eq!((tax, words.learn("THUẾ"), words.learn("thu"), words.largest()), (1, 1, 2, 2));
        for (form, case) in [("thuế", Case::Lower), ("Thuế", Case::Title), ("THUẾ", Case::Upper)] {
            let known = words.find(form.as_bytes(), 0, form.len()).unwrap();
            assert_eq!((known.word, known.case), (tax, case));
        }
        assert!(words.find("thué".as_bytes(), 0, 5).is_none());
        assert_eq!(words.number(spell("tHuế").0), tax);
        assert_eq!(words.number(spell("thué").0), UNKNOWN);
    }

    proptest! {
        #[test]
        fn what_is_known_is_what_would_be_computed(
            words in prop::collection::vec("[a-cA-CđĐạẾoOuyàÀý]{1,9}|[0-9]{1,18}|[%.²\0]", 1..60),
            texts in prop::collection::vec("[a-cA-CđĐạẾoOuyàÀý]{1,9}", 60),
        ) {
            let mut known = Words::default();
            for word in &words {
                known.learn(word);
            }
            for text in words.iter().chain(&texts) {
                let (key, case) = spell(text);
                prop_assert_eq!(known.number(key) != UNKNOWN, words.iter().any(|word| spell(word).0 == key));
                if let Some(found) = known.find(text.as_bytes(), 0, text.len()) {
                    prop_assert_eq!((found.case, found.word), (case, known.number(key)));
                }
            }
        }
    }
}
