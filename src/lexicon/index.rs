//! A trie over the words of the lexicon: every phrase is found in one walk per token.
//!
//! Words are numbers, given out by the lexicon and read off the tokens. The first step of a walk is one look into a
//! list by number; most of the others end at a bit set that each node has of its children, or at a free place of the
//! table of all children.

use std::collections::VecDeque;
use std::ops::Range;

use super::hits::{ANY, Hit, Hits, Match, Term};
use super::{Class, Signs};
use crate::token::{Gap, Token, UNKNOWN, Words, lex_known};
/// A node's children end where those of the next node begin.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// One bit for each child, by its word.
    bits: u64,
    /// First of its children.
    children: u32,
    /// The phrase that ends at it, as it is found; without terms where none does.
    phrase: Match,
}

impl Node {
    fn bit(word: u32) -> u64 {
        1 << (word % u64::BITS)
    }
}

/// The compiled trie. Nodes stand in order of their depth, so that the children of one are neighbours, in order of
/// their words.
#[derive(Debug)]
pub(super) struct Index {
    words: Words,
    /// The node that each word leads to at the start of a phrase; 0, the root, for none.
    first: Vec<u32>,
    /// The word that leads to each node.
    labels: Vec<u32>,
    nodes: Vec<Node>,
    /// Every child of another node than the root, by that node and the word: a table of open addressing, with a power of two
    /// of places, at most half of them taken; 0 for none.
    edges: Vec<u32>,
    /// What every hit of each node has signs of; none where the text decides which of its terms hold.
    signs: Vec<Signs>,
    /// Terms of a node in the order of their hits: the last added first, proper names before all others.
    terms: Vec<Term>,
    exact: Vec<String>,
}

/// Phrases on their way into the trie.
#[derive(Debug)]
pub(super) struct Builder {
    words: Words,
    /// The words of all phrases, one after the other.
    written: Vec<u32>,
    phrases: Vec<(Range<usize>, Term)>,
    exact: Vec<String>,
    /// Classes whose names are proper.
    proper: Vec<Class>,
}

impl Builder {
    pub(super) fn new(proper: Vec<Class>) -> Self {
        Builder { words: Words::default(), written: Vec::new(), phrases: Vec::new(), exact: Vec::new(), proper }
    }

    /// Adds a phrase; one without a token adds nothing.
    pub(super) fn insert(&mut self, phrase: &str, class: Class, entry: u32, exact: bool) {
        let from = self.written.len();
        for token in lex_known(phrase, &self.words) {
            let word = self.words.learn(&phrase[token.span.start as usize..token.span.end as usize]);
            self.written.push(word);
        }
        if from == self.written.len() {
            return;
        }
        let exact = if exact {
            self.exact.push(phrase.to_owned());
            self.exact.len() as u32 - 1
        } else {
            ANY
        };
        let term = Term { class, entry, exact, proper: self.proper.contains(&class) };
        self.phrases.push((from..self.written.len(), term));
    }

    /// The trie: each node is a stretch of the sorted phrases, those that begin with its words.
    pub(super) fn build(mut self) -> Index {
        let written = &self.written;
        // Stable: equal phrases stay in the order they were added.
        self.phrases.sort_by(|(a, _), (b, _)| written[a.clone()].cmp(&written[b.clone()]));
        let mut index = Index {
            first: vec![0; self.words.largest() as usize + 1],
            words: self.words,
            labels: vec![UNKNOWN],
            nodes: Vec::new(),
            edges: Vec::new(),
            signs: Vec::new(),
            terms: Vec::new(),
            exact: self.exact,
        };
        let mut stretches = VecDeque::from([(0..self.phrases.len(), 0)]);
        while let Some((stretch, depth)) = stretches.pop_front() {
            let phrases = &self.phrases[stretch.clone()];
            // The shortest stand first: those that end here.
            let ending = phrases.iter().take_while(|(words, _)| words.len() == depth).count();
            let standing = standing(phrases[..ending].iter().map(|&(_, term)| term));
            // Longer phrases, and more meanings, are no one's words.
            let (tokens, terms) = match (u16::try_from(depth), u16::try_from(standing.len())) {
                (Ok(tokens), Ok(terms)) => (tokens, terms),
                _ => (0, 0),
            };
            let phrase = Match { first: index.terms.len() as u32, terms, tokens };
            let sure = standing.iter().all(|term| term.exact == ANY && !term.proper);
            let signs = standing.iter().filter(|_| sure).map(|term| Signs::begins(term.class));
            index.signs.push(signs.fold(Signs::default(), Signs::or));
            index.terms.extend(standing);
            let children = index.labels.len() as u32;
            let mut bits = 0;
            let mut from = ending;
            while from < phrases.len() {
                let word = |at: usize| self.written[phrases[at].0.start + depth];
                let label = word(from);
                let to = (from..phrases.len()).find(|&at| word(at) != label).unwrap_or(phrases.len());
                if depth == 0 {
                    index.first[label as usize] = index.labels.len() as u32;
                }
                index.labels.push(label);
                bits |= Node::bit(label);
                stretches.push_back((stretch.start + from..stretch.start + to, depth + 1));
                from = to;
            }
            index.nodes.push(Node { bits, children, phrase });
        }
        let phrase = Match { first: index.terms.len() as u32, terms: 0, tokens: 0 };
        index.nodes.push(Node { bits: 0, children: index.labels.len() as u32, phrase });
        index.place_edges();
        index
    }
}

/// The terms of one phrase in the order of their hits. A later entry of the same class replaces the earlier one: the
/// user's words win.
fn standing(added: impl Iterator<Item = Term>) -> Vec<Term> {
    let mut out: Vec<Term> = Vec::new();
    for term in added {
        let same = |other: &&mut Term| other.class == term.class && other.exact == ANY && term.exact == ANY;
        match out.iter_mut().find(same) {
            Some(other) => other.entry = term.entry,
            None => out.push(term),
        }
    }
    out.reverse();
    out.sort_by_key(|term| !term.proper);
    out
}

impl Index {
    /// Fills the table of edges.
    fn place_edges(&mut self) {
        self.edges = vec![0; (self.labels.len() * 2).next_power_of_two()];
        for node in 1..self.nodes.len() - 1 {
            for child in self.nodes[node].children..self.nodes[node + 1].children {
                let mut at = self.place(node, self.labels[child as usize]);
                while self.edges[at] != 0 {
                    at = (at + 1) & (self.edges.len() - 1);
                }
                self.edges[at] = child;
            }
        }
    }

    /// Where the child of `node` that `word` leads to is looked for first.
    #[inline]
    fn place(&self, node: usize, word: u32) -> usize {
        let mixed = ((node as u64) << 32 | u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 32) as usize & (self.edges.len() - 1)
    }

    /// The words of all phrases.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    pub(super) fn tag(&self, body: &str, tokens: &[Token]) -> Hits<'_> {
        let mut found = Vec::with_capacity(tokens.len() * 2);
        let mut first = Vec::with_capacity(tokens.len() + 1);
        let mut all_signs = Vec::with_capacity(tokens.len());
        // The nodes that phrases end at, from the first word on.
        let mut path = Vec::new();
        for start in 0..tokens.len() {
            first.push(found.len() as u32);
            all_signs.push(self.tag_at(body, tokens, start, &mut path, &mut found));
        }
        first.push(found.len() as u32);
        Hits::new(&self.terms, found, first, all_signs)
    }

    /// The hits that begin at `token`, longest first, where those of the other tokens are not asked for.
    pub(super) fn hits_at(&self, body: &str, tokens: &[Token], token: usize) -> impl Iterator<Item = Hit> {
        let mut found = Vec::new();
        self.tag_at(body, tokens, token, &mut Vec::new(), &mut found);
        found.into_iter().flat_map(move |phrase| {
            self.terms[phrase.first as usize..][..usize::from(phrase.terms)]
                .iter()
                .map(move |term| phrase.hit(token, term))
        })
    }

    /// Adds the hits that begin at `start`, with room for their `path`; what is at it.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a call for each token of a text costs a tenth of what it does")]
    fn tag_at(
        &self,
        body: &str,
        tokens: &[Token],
        start: usize,
        path: &mut Vec<usize>,
        found: &mut Vec<Match>,
    ) -> Signs {
        let token = &tokens[start];
        let mut signs = Signs::of(token);
        let Some(root) = self.first(token.word) else { return signs };
        let (mut node, mut end) = (root, start + 1);
        path.clear();
        // A phrase never runs over the end of a block.
        while let Some(next) = tokens.get(end).filter(|next| next.gap != Gap::Block)
            && let Some(child) = self.child(node, next.word)
        {
            node = child;
            end += 1;
            if self.ends(node) {
                path.push(node);
            }
        }
        for &node in path.iter().rev() {
            signs = signs.or(self.take(node, body, tokens, start, found));
        }
        if self.ends(root) {
            signs = signs.or(self.take(root, body, tokens, start, found));
        }
        signs
    }

    /// Adds the hits of `node`, whose words begin at `start`; their signs.
    #[inline]
    fn take(&self, node: usize, body: &str, tokens: &[Token], start: usize, found: &mut Vec<Match>) -> Signs {
        let (signs, phrase) = (self.signs[node], self.nodes[node].phrase);
        if signs != Signs::default() {
            found.push(phrase);
            return signs;
        }
        let tokens = &tokens[start..start + usize::from(phrase.tokens)];
        let capital = tokens[0].is_capital();
        let mut signs = Signs::default();
        let terms = &self.terms[phrase.first as usize..][..usize::from(phrase.terms)];
        for (first, term) in (phrase.first..).zip(terms) {
            if (capital || !term.proper) && self.agrees(term.exact, body, tokens) {
                found.push(Match { first, terms: 1, ..phrase });
                signs = signs.or(Signs::begins(term.class));
            }
        }
        signs
    }

    /// Whether some phrase ends at `node`.
    #[inline]
    fn ends(&self, node: usize) -> bool {
        self.nodes[node].phrase.terms != 0
    }

    /// The node that `word` leads to at the start of a phrase.
    #[inline]
    fn first(&self, word: u32) -> Option<usize> {
        self.first.get(word as usize).map(|&node| node as usize).filter(|&node| node != 0)
    }

    /// The node that `word` leads to from `node`.
    #[inline]
    fn child(&self, node: usize, word: u32) -> Option<usize> {
        let Node { bits, children: from, .. } = self.nodes[node];
        if bits & Node::bit(word) == 0 {
            return None;
        }
        let own = from..self.nodes[node + 1].children;
        let mut at = self.place(node, word);
        loop {
            let child = self.edges[at];
            if child == 0 {
                return None;
            }
            if self.labels[child as usize] == word && own.contains(&child) {
                return Some(child as usize);
            }
            at = (at + 1) & (self.edges.len() - 1);
        }
    }

    #[inline]
    fn agrees(&self, exact: u32, body: &str, tokens: &[Token]) -> bool {
        let Some(exact) = self.exact.get(exact as usize) else { return true };
        let span = tokens[0].span.cover(&tokens[tokens.len() - 1].span);
        body[span.start as usize..span.end as usize] == **exact
    }
}

#[cfg(test)]
mod tests {
    use super::super::hits::Hit;
    use super::*;
    use proptest::prelude::*;

    fn tagged(index: &Index, text: &str) -> Vec<(String, Class, u32)> {
        let tokens = lex_known(text, index.words());
        let word = |hit: &Hit| {
            let span = tokens[hit.start as usize].span.cover(&tokens[hit.end as usize - 1].span);
            text[span.start as usize..span.end as usize].to_owned()
        };
        index.tag(text, &tokens).all().map(|hit| (word(&hit), hit.class, hit.entry)).collect()
    }

    #[test]
    fn phrases_are_found_longest_first_and_later_ones_win() {
        let mut index = Builder::new(vec![Class::Place]);
        index.insert("triệu", Class::Number, 1, false);
        index.insert("triệu đồng", Class::Unit, 2, false);
        index.insert("Triệu", Class::Place, 3, false);
        index.insert("triệu đồng", Class::Unit, 4, false);
        index.insert("", Class::Unit, 5, false);
        let index = index.build();
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
        let mut index = Builder::new(Vec::new());
        index.insert("MW", Class::Unit, 1, true);
        index.insert("mW", Class::Unit, 2, true);
        let index = index.build();
        assert_eq!(tagged(&index, "mW")[0].2, 2);
        assert_eq!(tagged(&index, "MW")[0].2, 1);
        assert!(tagged(&index, "mw").is_empty());
    }

    proptest! {
        #[test]
        fn every_phrase_added_is_found(phrases in prop::collection::vec("[abc]{1,2}( [abc]{1,2}){0,3}", 1..200)) {
            let mut index = Builder::new(Vec::new());
            for phrase in &phrases {
                index.insert(phrase, Class::Noun, 0, false);
            }
            let index = index.build();
            for phrase in &phrases {
                prop_assert!(tagged(&index, phrase).iter().any(|(found, ..)| found == phrase));
            }
        }
    }
}
