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

/// No further term.
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Term {
    class: Class,
    entry: u32,
    /// Index into `exact` of the spelling that must agree, capitals and all.
    exact: Option<u32>,
    /// It is a name: it matches only where the text has a capital.
    proper: bool,
    /// The next term of the same phrase.
    next: u32,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// One bit for each child, by its key: nearly every token that leads nowhere is seen here already.
    children: u64,
    /// First of the terms that end here.
    terms: u32,
}

impl Node {
    const EMPTY: Node = Node { children: 0, terms: NONE };

    fn bit(key: u64) -> u64 {
        1 << (key >> 58)
    }
}

/// The compiled trie.
#[derive(Debug)]
pub(super) struct Index {
    /// From a node and a token's key, mixed, to the node below.
    edges: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    nodes: Vec<Node>,
    terms: Vec<Term>,
    exact: Vec<String>,
    /// Classes whose names are proper.
    proper: Vec<Class>,
}

impl Index {
    pub(super) fn new(proper: Vec<Class>) -> Self {
        Index { edges: HashMap::default(), nodes: vec![Node::EMPTY], terms: Vec::new(), exact: Vec::new(), proper }
    }

    /// Adds a phrase. False when it has no token.
    pub(super) fn insert(&mut self, phrase: &str, class: Class, entry: u32, exact: bool) -> bool {
        let tokens = lex_phrase(phrase);
        if tokens.is_empty() {
            return false;
        }
        let mut node = 0;
        for token in &tokens {
            let fresh = self.nodes.len() as u32;
            self.nodes[node as usize].children |= Node::bit(token.key);
            node = *self.edges.entry(edge(node, token.key)).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::EMPTY);
            }
        }
        let exact = exact.then(|| {
            self.exact.push(phrase.to_owned());
            self.exact.len() as u32 - 1
        });
        let term = Term { class, entry, exact, proper: self.proper.contains(&class), next: NONE };
        self.add(node, term);
        true
    }

    /// A later entry for the same phrase and class replaces the earlier one: the user's words win.
    fn add(&mut self, node: u32, term: Term) {
        let mut at = self.nodes[node as usize].terms;
        let mut last = None;
        while let Some(known) = self.terms.get_mut(at as usize) {
            if known.class == term.class && known.exact.is_none() && term.exact.is_none() {
                known.entry = term.entry;
                return;
            }
            last = Some(at);
            at = known.next;
        }
        let fresh = self.terms.len() as u32;
        self.terms.push(term);
        match last {
            Some(last) => self.terms[last as usize].next = fresh,
            None => self.nodes[node as usize].terms = fresh,
        }
    }

    pub(super) fn tag(&self, body: &str, tokens: &[Token]) -> Hits {
        let mut out = Hits { hits: Vec::with_capacity(tokens.len()), first: Vec::with_capacity(tokens.len() + 1) };
        for start in 0..tokens.len() {
            out.first.push(out.hits.len() as u32);
            let from = out.hits.len();
            let mut node = 0;
            for (end, token) in tokens.iter().enumerate().skip(start) {
                // A phrase never runs over the end of a block.
                if end > start && token.gap == crate::token::Gap::Block {
                    break;
                }
                if self.nodes[node as usize].children & Node::bit(token.key) == 0 {
                    break;
                }
                let Some(&next) = self.edges.get(&edge(node, token.key)) else {
                    break;
                };
                node = next;
                let mut at = self.nodes[node as usize].terms;
                while let Some(term) = self.terms.get(at as usize) {
                    at = term.next;
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
        !term.proper || tokens[0].is_capital()
    }
}

/// A node and a key in one word. Keys are hashes of 64 bits, and so is this: two edges are taken for one as seldom
/// as two words are.
fn edge(node: u32, key: u64) -> u64 {
    let mixed = (u64::from(node).rotate_left(23) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// Edges are mixed already.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
