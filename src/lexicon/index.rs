//! A trie over token keys: every phrase of the lexicon is found in one walk per token.
//!
//! The edges of all nodes stand in one open-addressing table. Most tokens that lead nowhere are seen before it is
//! touched: a bit set knows the keys that begin a phrase, every node has one bit for each child, and proper names have a
//! root of their own, looked at for capitals alone.

use super::Class;
use crate::token::{Gap, Token, lex_phrase};

/// A phrase of the lexicon at a place in the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// Token after the last.
    pub end: u32,
    /// What it may be.
    pub class: Class,
    /// Which entry of its class.
    pub entry: u32,
}

/// All hits of a text, in order of their first token, longest first.
#[derive(Debug, Default)]
pub struct Hits {
    found: Vec<Hit>,
    /// Index of the first hit at or after each token, one more than there are tokens.
    first: Vec<u32>,
    /// The classes of the hits at each token, a bit each: most questions are answered by it.
    classes: Vec<u64>,
}

/// The bit of a class; several classes share one.
#[inline]
const fn class_bit(class: Class) -> u64 {
    1 << (class as u32 % u64::BITS)
}

impl Hits {
    /// The hits that begin at `token`, longest first.
    #[must_use]
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.found[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Whether a hit of `class` may begin at `token`: false where none does.
    #[inline]
    #[must_use]
    pub fn may(&self, token: usize, class: Class) -> bool {
        self.classes.get(token).is_some_and(|classes| classes & class_bit(class) != 0)
    }

    /// Whether a hit of one of `classes` begins at `token`.
    #[inline]
    #[must_use]
    pub fn any(&self, token: usize, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.may(token, class))
            && self.at(token).iter().any(|hit| classes.contains(&hit.class))
    }

    /// The longest hit of `class` that begins at `token`.
    #[inline]
    #[must_use]
    pub fn longest(&self, token: usize, class: Class) -> Option<Hit> {
        if !self.may(token, class) {
            return None;
        }
        self.at(token).iter().find(|hit| hit.class == class).copied()
    }

    /// All hits, in order.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.found
    }
}

/// No term, no node.
const NONE: u32 = u32::MAX;
/// Where all but proper names begin.
const COMMON: u32 = 0;
/// Where proper names begin.
const PROPER: u32 = 1;
/// Bits of a set of first keys, as a power of two.
const FIRST_BITS: u32 = 16;

#[derive(Debug, Clone, Copy)]
struct Term {
    class: Class,
    entry: u32,
    /// Index into `exact` of the spelling that must agree, capitals and all; else `NONE`.
    exact: u32,
    /// The next term of the same node.
    next: u32,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// One bit for each child, by its key.
    children: u64,
    /// First of its terms.
    term: u32,
}

impl Node {
    const EMPTY: Node = Node { children: 0, term: NONE };

    fn bit(key: u64) -> u64 {
        1 << (key & 63)
    }
}

/// An edge: from which node, over which key, to which.
#[derive(Debug, Clone, Copy)]
struct Edge {
    key: u64,
    from: u32,
    to: u32,
}

/// The compiled trie.
#[derive(Debug)]
pub(super) struct Index {
    /// A power of two of places, less than half of them taken; `to` is `NONE` in a free one.
    edges: Vec<Edge>,
    taken: usize,
    nodes: Vec<Node>,
    terms: Vec<Term>,
    exact: Vec<String>,
    /// Keys that begin a phrase, by their top bits: common and proper.
    first: [Vec<u64>; 2],
    /// Classes whose names are proper: they match only where the text has a capital.
    proper: Vec<Class>,
    /// Tokens of the phrase being added.
    scratch: Vec<u64>,
}

impl Index {
    pub(super) fn new(proper: Vec<Class>) -> Self {
        Index {
            edges: vec![Edge { key: 0, from: NONE, to: NONE }; 1 << 12],
            taken: 0,
            nodes: vec![Node::EMPTY; 2],
            terms: Vec::new(),
            exact: Vec::new(),
            first: [vec![0; 1 << (FIRST_BITS - 6)], vec![0; 1 << (FIRST_BITS - 6)]],
            proper,
            scratch: Vec::new(),
        }
    }

    /// Adds a phrase; one without a token adds nothing.
    pub(super) fn insert(&mut self, phrase: &str, class: Class, entry: u32, exact: bool) {
        let mut keys = std::mem::take(&mut self.scratch);
        keys.clear();
        keys.extend(lex_phrase(phrase).iter().map(|token| token.key));
        let exact = if exact && !keys.is_empty() {
            self.exact.push(phrase.to_owned());
            self.exact.len() as u32 - 1
        } else {
            NONE
        };
        self.insert_keys(&keys, class, entry, exact);
        self.scratch = keys;
    }

    /// Adds a phrase by the keys of its tokens, whatever its capitals.
    pub(super) fn insert_folded(&mut self, keys: &[u64], class: Class, entry: u32) {
        self.insert_keys(keys, class, entry, NONE);
    }

    fn insert_keys(&mut self, keys: &[u64], class: Class, entry: u32, exact: u32) {
        let Some(&first) = keys.first() else { return };
        let root = if self.proper.contains(&class) { PROPER } else { COMMON };
        let (word, bit) = first_bit(first);
        self.first[root as usize][word] |= bit;
        let mut node = root;
        for &key in keys {
            node = self.step_or_grow(node, key);
        }
        // A later entry for the same phrase and class replaces the earlier one: the user's words win.
        let mut last = NONE;
        let mut at = self.nodes[node as usize].term;
        while at != NONE {
            let term = &mut self.terms[at as usize];
            if term.class == class && term.exact == NONE && exact == NONE {
                term.entry = entry;
                return;
            }
            (last, at) = (at, term.next);
        }
        let fresh = self.terms.len() as u32;
        self.terms.push(Term { class, entry, exact, next: NONE });
        match last {
            NONE => self.nodes[node as usize].term = fresh,
            last => self.terms[last as usize].next = fresh,
        }
    }

    /// The node behind an edge, made when there is none.
    fn step_or_grow(&mut self, from: u32, key: u64) -> u32 {
        match self.place(from, key) {
            Ok(to) => to,
            Err(mut free) => {
                if (self.taken + 1) * 2 > self.edges.len() {
                    self.grow();
                    free = self.place(from, key).err().unwrap_or(free);
                }
                let to = self.nodes.len() as u32;
                self.nodes.push(Node::EMPTY);
                self.nodes[from as usize].children |= Node::bit(key);
                self.edges[free] = Edge { key, from, to };
                self.taken += 1;
                to
            }
        }
    }

    fn grow(&mut self) {
        let free = Edge { key: 0, from: NONE, to: NONE };
        let larger = vec![free; self.edges.len() * 2];
        let edges = std::mem::replace(&mut self.edges, larger);
        for edge in edges.into_iter().filter(|edge| edge.to != NONE) {
            if let Err(place) = self.place(edge.from, edge.key) {
                self.edges[place] = edge;
            }
        }
    }

    /// The node behind an edge, or the free place where the edge would stand.
    fn place(&self, from: u32, key: u64) -> Result<u32, usize> {
        let mask = self.edges.len() - 1;
        let mut at = (mix(from, key) >> (u64::BITS - self.edges.len().trailing_zeros())) as usize;
        loop {
            let edge = &self.edges[at];
            if edge.to == NONE {
                return Err(at);
            }
            if edge.key == key && edge.from == from {
                return Ok(edge.to);
            }
            at = (at + 1) & mask;
        }
    }

    pub(super) fn tag(&self, body: &str, tokens: &[Token]) -> Hits {
        let mut out = Hits {
            found: Vec::with_capacity(tokens.len() * 2),
            first: Vec::with_capacity(tokens.len() + 1),
            classes: Vec::with_capacity(tokens.len()),
        };
        for (start, token) in tokens.iter().enumerate() {
            out.first.push(out.found.len() as u32);
            let from = out.found.len();
            let (word, bit) = first_bit(token.key);
            if self.first[COMMON as usize][word] & bit != 0 {
                self.walk(COMMON, body, tokens, start, &mut out.found);
            }
            let common = out.found.len();
            if token.is_capital() && self.first[PROPER as usize][word] & bit != 0 {
                self.walk(PROPER, body, tokens, start, &mut out.found);
            }
            out.found[from..].reverse();
            if common > from && out.found.len() > common {
                out.found[from..].sort_by_key(|hit| std::cmp::Reverse(hit.end));
            }
            out.classes.push(out.found[from..].iter().fold(0, |classes, hit| classes | class_bit(hit.class)));
        }
        out.first.push(out.found.len() as u32);
        out
    }

    /// The phrases from `root` that begin at `start`, shortest first.
    fn walk(&self, root: u32, body: &str, tokens: &[Token], start: usize, hits: &mut Vec<Hit>) {
        let mut node = root;
        for (end, token) in tokens.iter().enumerate().skip(start) {
            // A phrase never runs over the end of a block.
            if end > start && token.gap == Gap::Block {
                return;
            }
            if self.nodes[node as usize].children & Node::bit(token.key) == 0 {
                return;
            }
            let Ok(next) = self.place(node, token.key) else { return };
            node = next;
            let mut at = self.nodes[node as usize].term;
            while let Some(term) = self.terms.get(at as usize) {
                if term.exact == NONE || self.agrees(term.exact, body, &tokens[start..=end]) {
                    let (start, end) = (start as u32, end as u32 + 1);
                    hits.push(Hit { start, end, class: term.class, entry: term.entry });
                }
                at = term.next;
            }
        }
    }

    fn agrees(&self, exact: u32, body: &str, tokens: &[Token]) -> bool {
        let span = tokens[0].span.cover(&tokens[tokens.len() - 1].span);
        body[span.start as usize..span.end as usize] == self.exact[exact as usize]
    }
}

/// Keys are hashes already; this only mixes the node in. The top bits depend on all of both.
fn mix(from: u32, key: u64) -> u64 {
    (key ^ u64::from(from).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where a key stands in a set of first keys.
fn first_bit(key: u64) -> (usize, u64) {
    let place = (key >> (64 - FIRST_BITS)) as usize;
    (place / 64, 1 << (place % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tagged(index: &Index, text: &str) -> Vec<(String, Class, u32)> {
        let tokens = lex_phrase(text);
        let word = |hit: &Hit| {
            let span = tokens[hit.start as usize].span.cover(&tokens[hit.end as usize - 1].span);
            text[span.start as usize..span.end as usize].to_owned()
        };
        index.tag(text, &tokens).all().iter().map(|hit| (word(hit), hit.class, hit.entry)).collect()
    }

    #[test]
    fn phrases_are_found_longest_first_and_later_ones_win() {
        let mut index = Index::new(vec![Class::Place]);
        index.insert("triệu", Class::Number, 1, false);
        index.insert("triệu đồng", Class::Unit, 2, false);
        index.insert("Triệu", Class::Place, 3, false);
        index.insert("triệu đồng", Class::Unit, 4, false);
        index.insert("", Class::Unit, 5, false);
        let found = |word: &str, class, entry| (word.to_owned(), class, entry);
        assert_eq!(
            tagged(&index, "triệu đồng"),
            [found("triệu đồng", Class::Unit, 4), found("triệu", Class::Number, 1)]
        );
        assert_eq!(
            tagged(&index, "Triệu đồng"),
            [found("Triệu đồng", Class::Unit, 4), found("Triệu", Class::Place, 3), found("Triệu", Class::Number, 1)]
        );
    }

    #[test]
    fn exact_spellings_keep_their_capitals() {
        let mut index = Index::new(Vec::new());
        index.insert("MW", Class::Unit, 1, true);
        index.insert("mW", Class::Unit, 2, true);
        assert_eq!(tagged(&index, "mW")[0].2, 2);
        assert_eq!(tagged(&index, "MW")[0].2, 1);
        assert!(tagged(&index, "mw").is_empty());
    }

    proptest! {
        #[test]
        fn every_phrase_added_is_found(phrases in prop::collection::vec("[abc]{1,2}( [abc]{1,2}){0,3}", 1..200)) {
            let mut index = Index::new(Vec::new());
            for phrase in &phrases {
                index.insert(phrase, Class::Noun, 0, false);
            }
            for phrase in &phrases {
                prop_assert!(tagged(&index, phrase).iter().any(|(found, ..)| found == phrase));
            }
        }
    }
}
