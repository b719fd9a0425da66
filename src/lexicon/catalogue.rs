//! From the phrase that a figure measures to the entry of the catalogue it names.
//!
//! Names are compared in a normal form: folded keys without symbols and without words that tell nothing apart, short
//! forms written out. What stands before a name and after it must be known to be neutral (`vi/affixes.toml`); a word
//! that nothing explains ("xuất khẩu *gạo*", "*chi* ngân sách") makes it another thing, and then there is no entry:
//! none is better than a wrong one.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::index::Index;
use super::schema::{Affix, AffixRole, Indicator, PlaceLevel, Spelling};
use super::{Class, Gazetteer};
use crate::token::{Case, Kind, Token, Words, key, keys, lex_phrase, mix};

/// More tokens than this are no name of an indicator.
const MAX_TOKENS: usize = 48;
/// Longest affix, in tokens.
const MAX_AFFIX: usize = 6;
/// How many heads may stand before a name ("ước thực hiện tổng số").
const MAX_HEADS: usize = 3;

/// The names of all indicators in their normal form.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    /// Entry by the hash of the normal form.
    names: KeyMap<u32>,
    /// Length of the longest name.
    longest: usize,
    affixes: KeyMap<AffixRole>,
    fillers: HashSet<u64, Keys>,
    spellings: KeyMap<Vec<u64>>,
    /// Whether each entry is money, and whether a country behind its name is a partner.
    traits: Vec<Traits>,
}

#[derive(Debug, Clone, Copy)]
struct Traits {
    money: bool,
    partner: bool,
}

/// Keys are hashes already.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| mix(hash, u64::from(byte)));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type Keys = BuildHasherDefault<KeyHasher>;
type KeyMap<V> = HashMap<u64, V, Keys>;

/// A phrase as the name of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its entry, as [`super::Lexicon::indicator_id`] finds it.
    pub entry: Option<u32>,
    /// What it names, without neutral words around and inside it: equal for phrases that differ in those alone.
    pub key: Vec<u64>,
    /// The keys of all its words, sorted, each once.
    pub words: Vec<u64>,
}

/// One key of a normal form and the token it comes from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    key: u64,
    token: usize,
}

impl Catalogue {
    /// Entries from `first_own` on are the user's: their names win over the shipped ones. Two shipped names that the user's
    /// affixes and spellings (`altered`) make one are the first one's. Every fault is told by `fault`, with the indicator's
    /// index.
    pub(super) fn build(
        indicators: &[Indicator],
        first_own: usize,
        altered: bool,
        affixes: &[Affix],
        spellings: &[Spelling],
        mut fault: impl FnMut(usize, String),
    ) -> Self {
        let mut out = Catalogue::default();
        for spelling in spellings {
            let long = keys(&spelling.means);
            for word in &spelling.words {
                out.spellings.insert(key(word), long.clone());
            }
        }
        for affix in affixes {
            for word in &affix.words {
                let keys = keys(word);
                if affix.role == AffixRole::Filler && keys.len() == 1 {
                    out.fillers.insert(keys[0]);
                } else {
                    out.affixes.insert(keys.iter().fold(0, |hash, &next| mix(hash, next)), affix.role);
                }
            }
        }
        for (entry, indicator) in indicators.iter().enumerate() {
            out.traits.push(Traits {
                money: indicator.unit.starts_with("VND") || indicator.unit.starts_with("USD"),
                partner: matches!(indicator.topic.as_str(), "fdi" | "investment" | "tourism" | "trade"),
            });
            for name in std::iter::once(&indicator.vi).chain(&indicator.words) {
                let pieces = out.normal(&lex_phrase(name), name, &Words::default());
                let hash = pieces.iter().fold(0, |hash, piece| mix(hash, piece.key));
                out.longest = out.longest.max(pieces.len());
                let other = out.names.get(&hash).map(|&other| other as usize).filter(|&other| other != entry);
                let both_shipped = other.is_some() && entry < first_own;
                if let Some(other) = other.filter(|&other| other >= first_own || both_shipped && !altered) {
                    fault(entry, format!("{name:?} is claimed by {:?} too", indicators[other].id));
                }
                if !both_shipped {
                    out.names.insert(hash, entry as u32);
                }
            }
        }
        out
    }

    /// What `phrase` names. `index` finds the places in it.
    pub(super) fn find(&self, phrase: &str, tokens: &[Token], index: &Index, gazetteer: &Gazetteer) -> Named {
        let tail = Tail { phrase, tokens, index, gazetteer };
        let pieces = self.normal(&tokens[..tokens.len().min(MAX_TOKENS)], phrase, index.words());
        let (mut entry, mut rest, mut bare) = (None, pieces.as_slice(), pieces.as_slice());
        let mut money_only = false;
        for heads in 0..=MAX_HEADS {
            entry = entry.or_else(|| self.begins(rest, &tail, money_only)).filter(|_| tokens.len() <= MAX_TOKENS);
            let Some((length, role)) = self.affix(rest, |role| matches!(role, AffixRole::Head | AffixRole::MoneyHead))
            else {
                break;
            };
            money_only |= role == AffixRole::MoneyHead;
            rest = &rest[length..];
            if heads < MAX_HEADS && !rest.is_empty() {
                bare = rest;
            }
        }
        Named {
            entry,
            key: bare.iter().map(|piece| piece.key).collect(),
            words: words_of(phrase, tokens, index.words()),
        }
    }

    /// The longest name that `pieces` begin with and that only neutral words follow.
    fn begins(&self, pieces: &[Piece], tail: &Tail<'_>, money_only: bool) -> Option<u32> {
        let mut found = None;
        let mut hash = 0;
        for (at, piece) in pieces.iter().take(self.longest).enumerate() {
            hash = mix(hash, piece.key);
            // A short form is taken whole: "FDI" does not end inside itself.
            let whole = pieces.get(at + 1).is_none_or(|next| next.token != piece.token);
            let Some(&entry) = self.names.get(&hash).filter(|_| whole) else { continue };
            let traits = self.traits[entry as usize];
            let neutral = self.is_neutral(&pieces[at + 1..], tail, traits.partner);
            if neutral && (traits.money || !money_only) {
                found = Some(entry);
            }
        }
        found
    }

    /// Whether `pieces` say only where and when.
    fn is_neutral(&self, pieces: &[Piece], tail: &Tail<'_>, partner: bool) -> bool {
        let mut rest = pieces;
        // Whether a number or a name may follow.
        let (mut number, mut name) = (false, false);
        while let Some(piece) = rest.first() {
            let token = &tail.tokens[piece.token];
            if let Some((end, kind)) = tail.place(piece.token, partner) {
                rest = skip(rest, piece.token..end);
                // A kind takes a name that no list need know; a name that goes on is another's ("Vietnam Airlines").
                (number, name) = (kind, kind);
            } else if let Some((length, role)) =
                self.affix(rest, |role| matches!(role, AffixRole::Tail | AffixRole::Date))
            {
                rest = &rest[length..];
                (number, name) = (role == AffixRole::Date, false);
            } else if tail.is_year(token)
                || (number && (token.kind == Kind::Number || tail.is_roman(token)))
                || (name && token.is_capital())
            {
                rest = &rest[1..];
            } else if token.kind == Kind::Number && rest.len() > 1 {
                // "6 tháng đầu năm": a number that a part of a date follows.
                match self.affix(&rest[1..], |role| role == AffixRole::Date) {
                    Some((length, _)) => rest = &rest[1 + length..],
                    None => return false,
                }
                number = true;
            } else {
                return false;
            }
        }
        true
    }

    /// The longest affix of a role that `pieces` begin with, and its length.
    fn affix(&self, pieces: &[Piece], fits: impl Fn(AffixRole) -> bool) -> Option<(usize, AffixRole)> {
        let mut found = None;
        let mut hash = 0;
        for (at, piece) in pieces.iter().take(MAX_AFFIX).enumerate() {
            hash = mix(hash, piece.key);
            if let Some(&role) = self.affixes.get(&hash).filter(|&&role| fits(role)) {
                found = Some((at + 1, role));
            }
        }
        found
    }

    /// Keys without symbols, fillers, and short forms in brackets ("(GRDP)") that repeat what stands before them.
    fn normal(&self, tokens: &[Token], phrase: &str, words: &Words) -> Vec<Piece> {
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let repeats = at > 0
                && token.kind == Kind::Symbol
                && tokens.get(at + 1).is_some_and(|next| next.case == Case::Upper && next.is_glued())
                && tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Symbol && next.is_glued());
            if repeats {
                at += 3;
                continue;
            }
            let key = words.key_of(token, phrase);
            if token.kind != Kind::Symbol && !self.fillers.contains(&key) {
                match self.spellings.get(&key) {
                    Some(long) => out.extend(long.iter().map(|&key| Piece { key, token: at })),
                    None => out.push(Piece { key, token: at }),
                }
            }
            at += 1;
        }
        out
    }
}

/// The keys of the words of a phrase, sorted, each once; what is not parted is one word ("1A").
fn words_of(phrase: &str, tokens: &[Token], words: &Words) -> Vec<u64> {
    let mut out: Vec<u64> = Vec::with_capacity(tokens.len());
    let mut parted = true;
    for token in tokens {
        let key = words.key_of(token, phrase);
        match out.last_mut() {
            _ if token.kind == Kind::Symbol => {}
            Some(last) if token.is_glued() && !parted => *last = mix(*last, key),
            _ => out.push(key),
        }
        parted = token.kind == Kind::Symbol;
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// What is needed to read what stands behind a name.
struct Tail<'a> {
    phrase: &'a str,
    tokens: &'a [Token],
    index: &'a Index,
    gazetteer: &'a Gazetteer,
}

impl Tail<'_> {
    /// Where the place that begins at `token` ends, and whether that is its kind, with the name to come. A country abroad is a partner in some topics ("vốn FDI của Nhật
    /// Bản"): then the figure is another one.
    fn place(&self, token: usize, partner: bool) -> Option<(usize, bool)> {
        let hit = self.index.hits_at(self.phrase, self.tokens, token).find(|hit| {
            matches!(
                hit.class,
                Class::Place | Class::PlaceWord | Class::PlaceKind | Class::PlaceShort | Class::PlaceScope
            )
        })?;
        if hit.class == Class::Place && partner {
            let named = self.gazetteer.names.get(hit.entry as usize).and_then(|name| name.place);
            // Our own country is the one that has common names ("cả nước").
            let abroad = named
                .and_then(|index| self.gazetteer.places.get(index))
                .is_some_and(|place| place.level == PlaceLevel::Country && place.common.is_empty());
            if abroad {
                return None;
            }
        }
        Some((hit.end as usize, matches!(hit.class, Class::PlaceKind | Class::PlaceShort)))
    }

    /// "vụ Đông Xuân 2023 - 2024".
    fn is_year(&self, token: &Token) -> bool {
        let word = &self.phrase[token.span.start as usize..token.span.end as usize];
        token.kind == Kind::Number && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
    }

    /// "quý II".
    fn is_roman(&self, token: &Token) -> bool {
        let word = &self.phrase[token.span.start as usize..token.span.end as usize];
        word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
    }
}

fn skip(pieces: &[Piece], range: Range<usize>) -> &[Piece] {
    let count = pieces.iter().take_while(|piece| range.contains(&piece.token)).count();
    &pieces[count..]
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    fn id(phrase: &str) -> Option<&'static str> {
        let words = Lexicon::shipped();
        words.indicator_id(phrase).map(|entry| words.indicators[entry as usize].id.as_str())
    }

    #[test]
    fn neutral_words_around_a_name_are_taken_away() {
        for (phrase, expected) in [
            ("tổng thu NSNN trên địa bàn quận", "budget_revenue"),
            ("thu ngân sách của huyện Kiến Xương năm 2021", "budget_revenue"),
            ("dự toán chi thường xuyên", "recurrent_expenditure"),
            ("số người chết vì TNGT", "traffic_deaths"),
            ("tổng kim ngạch xuất khẩu của cả nước 9 tháng đầu năm", "exports"),
            ("tốc độ tăng trưởng GRDP", "grdp"),
            ("tổng sản phẩm trên địa bàn (GRDP) tỉnh Hậu Giang", "grdp"),
            ("tỉ lệ hộ nghèo toàn tỉnh", "poverty_rate"),
            ("vốn FDI đăng ký vào thành phố Hải Phòng", "fdi_registered"),
            ("giá trị sản xuất công nghiệp (giá so sánh 2010)", "production_value_industry"),
            ("chỉ số giá tiêu dùng quý III năm 2022", "cpi"),
            ("năng suất lúa Đông Xuân 2020 - 2021", "rice_yield_winter_spring"),
            ("Thu nội địa", "domestic_revenue"),
        ] {
            assert_eq!(id(phrase), Some(expected), "{phrase}");
        }
    }

    #[test]
    fn a_word_that_tells_something_else_is_never_dropped() {
        for phrase in [
            "",
            "tổng",
            "thu ngân sách từ xổ số điện toán",
            "xuất khẩu gạch men",
            "xuất khẩu sang Nhật Bản",
            "nhập khẩu từ Thái Lan",
            "vốn FDI đăng ký của Nhật Bản",
            "doanh thu của Vietnam Airlines",
            "giá trị doanh nghiệp",
            "người chết do đuối nước",
            "tỷ lệ hộ nghèo dân tộc Mông",
            "doanh nghiệp thành lập mới ngành y tế",
        ] {
            assert_eq!(id(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn neighbours_keep_apart() {
        for (one, other) in [
            ("thu ngân sách", "chi ngân sách"),
            ("xuất khẩu", "xuất khẩu gạo"),
            ("hộ nghèo", "tỷ lệ hộ nghèo"),
            ("hộ nghèo", "hộ cận nghèo"),
            ("vốn FDI thực hiện", "vốn FDI đăng ký"),
            ("xuất siêu", "nhập siêu"),
            ("GDP", "GDP bình quân đầu người"),
            ("diện tích lúa", "sản lượng lúa"),
            ("thu nội địa", "thu nội địa trừ tiền sử dụng đất"),
            ("CPI", "CPI bình quân"),
        ] {
            let (one, other) = (id(one), id(other));
            assert!(one.is_some() && other.is_some() && one != other, "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_catalogue_is_complete_in_itself() {
        let words = Lexicon::shipped();
        assert!(words.indicators.len() >= 400);
        for (entry, indicator) in words.indicators.iter().enumerate() {
            for name in std::iter::once(&indicator.vi).chain(&indicator.words) {
                assert_eq!(words.indicator_id(name), Some(entry as u32), "{name}");
            }
            assert!(!indicator.unit.is_empty() && !indicator.topic.is_empty() && !indicator.en.is_empty());
            assert!(
                indicator.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_phrase_is_read_without_panic(phrase in "\\PC{0,80}") {
            let _ = Lexicon::shipped().indicator_id(&phrase);
        }
    }
}
