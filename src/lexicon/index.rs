//! A trie over token keys: every phrase of the lexicon is found in one walk per token.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Class;
use crate::token::{Token, lex_phrase};

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
    hits: Vec<Hit>,
    /// Index of the first hit at or after each token, one more than there are tokens.
    first: Vec<u32>,
}

impl Hits {
    /// The hits that begin at `token`, longest first.
    #[must_use]
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The longest hit of `class` that begins at `token`.
    #[must_use]
    pub fn longest(&self, token: usize, class: Class) -> Option<Hit> {
        self.at(token).iter().find(|hit| hit.class == class).copied()
    }

    /// All hits, in order.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }
}

#[derive(Debug, Clone, Copy)]
struct Term {
    class: Class,
    entry: u32,
    /// Index into `exact` of the spelling that must agree, capitals and all.
    exact: Option<u32>,
}

/// The compiled trie.
#[derive(Debug, Default)]
pub(super) struct Index {
    edges: HashMap<(u32, u64), u32, BuildHasherDefault<KeyHasher>>,
    /// Terms that end at each node.
    terms: Vec<Vec<Term>>,
    exact: Vec<String>,
    /// Classes whose names are proper: they match only where the text has a capital.
    proper: Vec<Class>,
}

impl Index {
    pub(super) fn new(proper: Vec<Class>) -> Self {
        Index { terms: vec![Vec::new()], proper, ..Index::default() }
    }

    /// Adds a phrase. False when it has no token.
    pub(super) fn insert(&mut self, phrase: &str, class: Class, entry: u32, exact: bool) -> bool {
        let tokens = lex_phrase(phrase);
        if tokens.is_empty() {
            return false;
        }
        let mut node = 0;
        for token in &tokens {
            let fresh = self.terms.len() as u32;
            node = *self.edges.entry((node, token.key)).or_insert(fresh);
            if node == fresh {
                self.terms.push(Vec::new());
            }
        }
        let exact = exact.then(|| {
            self.exact.push(phrase.to_owned());
            self.exact.len() as u32 - 1
        });
        // A later entry for the same phrase and class replaces the earlier one: the user's words win.
        let terms = &mut self.terms[node as usize];
        terms.retain(|term| term.class != class || term.exact.is_some() || exact.is_some());
        terms.push(Term { class, entry, exact });
        true
    }

    pub(super) fn tag(&self, body: &str, tokens: &[Token]) -> Hits {
        let mut out = Hits { hits: Vec::new(), first: Vec::with_capacity(tokens.len() + 1) };
        for start in 0..tokens.len() {
            out.first.push(out.hits.len() as u32);
            let from = out.hits.len();
            let mut node = 0;
            for (end, token) in tokens.iter().enumerate().skip(start) {
                // A phrase never runs over the end of a block.
                if end > start && token.gap == crate::token::Gap::Block {
                    break;
                }
                let Some(&next) = self.edges.get(&(node, token.key)) else {
                    break;
                };
                node = next;
                for term in &self.terms[node as usize] {
                    if self.agrees(term, body, &tokens[start..=end]) {
                        out.hits.push(Hit {
                            start: start as u32,
                            end: end as u32 + 1,
                            class: term.class,
                            entry: term.entry,
                        });
                    }
                }
            }
            out.hits[from..].reverse();
        }
        out.first.push(out.hits.len() as u32);
        out
    }

    fn agrees(&self, term: &Term, body: &str, tokens: &[Token]) -> bool {
        if let Some(exact) = term.exact {
            let span = tokens[0].span.cover(&tokens[tokens.len() - 1].span);
            return body[span.start as usize..span.end as usize] == self.exact[exact as usize];
        }
        !self.proper.contains(&term.class) || tokens[0].is_capital()
    }
}

/// Keys are hashes already; this only mixes the node in.
#[derive(Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}
