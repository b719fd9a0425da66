//! A trie over the words of the lexicon: every phrase is found in one walk per token.
//!
//! Words are numbers, given out by the lexicon and read off the tokens. The first step of a walk is one look into a
//! list by number; most of the others end at a bit set that each node has of its children.

use std::collections::VecDeque;
use std::ops::Range;
use std::slice;

use super::Class;
use crate::token::{Gap, Kind, Token, UNKNOWN, Words, lex_known};

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
pub struct Hits<'l> {
    /// The terms of the lexicon.
    terms: &'l [Term],
    found: Vec<Match>,
    /// Index of the first match at or after each token, one more than there are tokens.
    first: Vec<u32>,
    /// What is at each token: most questions are answered by it.
    signs: Vec<Signs>,
    /// The same for [`GROUP`] tokens at a time, sign by sign, for those who go from one to the next.
    groups: Vec<Group>,
}

/// Tokens whose signs are told together: as many as a machine word has bits.
const GROUP: usize = u64::BITS as usize;

/// Which tokens of a group have the signs that readers go by.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The signs that some token of it has.
    any: u64,
    /// For each sign a bit for each token.
    tokens: [u64; Signs::OWN],
}

impl Group {
    fn of(signs: &[Signs]) -> Self {
        let mut group = Group { any: 0, tokens: [0; Signs::OWN] };
        for (at, here) in signs.iter().enumerate() {
            let mut own = here.own();
            group.any |= own;
            while own != 0 {
                group.tokens[own.trailing_zeros() as usize] |= 1 << at;
                own &= own - 1;
            }
        }
        group
    }

    /// A bit for each token that has one of `signs`.
    #[inline]
    fn which(&self, signs: u64) -> u64 {
        let (mut left, mut which) = (self.any & signs, 0);
        while left != 0 {
            which |= self.tokens[left.trailing_zeros() as usize];
            left &= left - 1;
        }
        which
    }
}

/// A phrase in the text: a stretch of terms, each of which is a hit.
#[derive(Clone, Copy, Debug)]
struct Match {
    /// Index of the first of its terms.
    first: u32,
    terms: u16,
    tokens: u16,
}

impl Match {
    fn hit(self, start: usize, term: &Term) -> Hit {
        let start = start as u32;
        Hit { start, end: start + u32::from(self.tokens), class: term.class, entry: term.entry }
    }
}

/// The hits at one token, longest first.
#[derive(Clone, Debug)]
pub struct Here<'h> {
    terms: &'h [Term],
    matches: slice::Iter<'h, Match>,
    /// The rest of the phrase that is being told.
    open: slice::Iter<'h, Term>,
    start: u32,
    end: u32,
}

impl Iterator for Here<'_> {
    type Item = Hit;

    #[inline]
    fn next(&mut self) -> Option<Hit> {
        loop {
            if let Some(term) = self.open.next() {
                return Some(Hit { start: self.start, end: self.end, class: term.class, entry: term.entry });
            }
            let next = self.matches.next()?;
            self.end = self.start + u32::from(next.tokens);
            self.open = self.terms[next.first as usize..][..usize::from(next.terms)].iter();
        }
    }
}

/// A set of what may be at a token: the classes of the phrases that begin there, whether one of them is a
/// cue, and that it is a number, a symbol, or has a capital.
/// Classes share bits, but for those that readers begin with (`ALONE`): what has no sign of a set is nothing of it,
/// what has one may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u128);

/// Classes that readers go by from token to token, or from sentence to sentence: each has a bit of its own.
const ALONE: [Class; 37] = [
    Class::Unit,
    Class::Number,
    Class::Title,
    Class::TitleBefore,
    Class::Surname,
    Class::RareSurname,
    Class::Organization,
    Class::Instrument,
    Class::DocNumber,
    Class::Place,
    Class::PlaceNot,
    Class::PlaceWord,
    Class::PlaceKind,
    Class::PlaceShort,
    Class::Period,
    Class::Minus,
    Class::MinusAlone,
    Class::Ordinal,
    Class::OrdinalNumber,
    Class::RankPlace,
    Class::RankWord,
    Class::Top,
    Class::VagueLead,
    Class::VagueSome,
    Class::VagueFew,
    Class::ZeroLead,
    Class::FractionMark,
    Class::DocPoint,
    Class::DocClause,
    Class::DocArticle,
    Class::DocChapter,
    Class::TargetNoun,
    Class::TargetHeading,
    Class::Breakdown,
    Class::Firm,
    Class::National,
    Class::Economy,
];

impl Signs {
    /// The token is a number.
    pub const NUMBER: Signs = Signs(1 << ALONE.len());
    /// The token is a symbol.
    pub const SYMBOL: Signs = Signs(1 << (ALONE.len() + 1));
    /// The token is a word with a capital.
    pub const CAPITAL: Signs = Signs(1 << (ALONE.len() + 2));
    /// Bits that mean one thing each, those of [`ALONE`] first: they lie in the lower half.
    const OWN: usize = ALONE.len() + 3;
    /// A word with a job in a statement begins there.
    pub const CUE: Signs = Signs(1 << 127);
    /// Bits that the other classes share, in between.
    const SHARED: usize = 127 - Self::OWN;
    /// The sign of each class: there are fewer than 512.
    const BY_CLASS: [Signs; 512] = {
        let mut signs = [Signs(0); 512];
        let mut class = 0;
        while class < signs.len() {
            signs[class] = Signs(1 << (Self::OWN + class % Self::SHARED));
            class += 1;
        }
        let mut own = 0;
        while own < ALONE.len() {
            signs[ALONE[own] as usize] = Signs(1 << own);
            own += 1;
        }
        signs
    };

    /// What `token` is made of.
    fn of(token: &Token) -> Self {
        match token.kind {
            Kind::Number => Signs::NUMBER,
            Kind::Symbol => Signs::SYMBOL,
            Kind::Word if token.is_capital() => Signs::CAPITAL,
            Kind::Word => Signs::default(),
        }
    }

    /// One class.
    #[inline]
    #[must_use]
    pub const fn class(class: Class) -> Self {
        Self::BY_CLASS[class as usize]
    }

    /// What tells that a phrase of a class begins.
    fn begins(class: Class) -> Self {
        Signs::class(class).or(if class.is_cue() { Signs::CUE } else { Signs::default() })
    }

    /// Several classes.
    #[must_use]
    pub const fn classes(classes: &[Class]) -> Self {
        let mut signs = Signs(0);
        let mut at = 0;
        while at < classes.len() {
            signs = signs.or(Signs::class(classes[at]));
            at += 1;
        }
        signs
    }

    /// The signs of both.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Signs) -> Self {
        Signs(self.0 | other.0)
    }

    /// Whether the two have a sign in common.
    #[inline]
    #[must_use]
    pub const fn meet(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }

    /// Those of the bits that mean one thing each.
    #[inline]
    const fn own(self) -> u64 {
        self.0 as u64 & ((1 << Self::OWN) - 1)
    }
}

impl Hits<'_> {
    /// The hits that begin at `token`, longest first.
    #[inline]
    #[must_use]
    pub fn at(&self, token: usize) -> Here<'_> {
        let start = token as u32;
        Here { terms: self.terms, matches: self.matches(token).iter(), open: [].iter(), start, end: start }
    }

    /// The hits of `class` that begin at `token`, longest first.
    #[inline]
    pub fn of_at(&self, token: usize, class: Class) -> impl Iterator<Item = Hit> {
        let mut matches = if self.may(token, class) { self.matches(token) } else { &[] }.iter();
        let mut open: slice::Iter<'_, Term> = [].iter();
        let mut tokens = 0;
        std::iter::from_fn(move || {
            loop {
                if let Some(term) = open.find(|term| term.class == class) {
                    let start = token as u32;
                    return Some(Hit { start, end: start + tokens, class, entry: term.entry });
                }
                let here = matches.next()?;
                tokens = u32::from(here.tokens);
                open = self.terms(*here).iter();
            }
        })
    }

    /// Whether a hit of `class` may begin at `token`: false where none does.
    #[inline]
    #[must_use]
    pub fn may(&self, token: usize, class: Class) -> bool {
        self.meet(token, Signs::class(class))
    }

    /// The first token of `from..limit` with one of `signs`; else `limit`. Readers go from one to the next by it.
    #[inline]
    #[must_use]
    pub fn next(&self, from: usize, limit: usize, signs: Signs) -> usize {
        if signs.0 >> Signs::OWN == 0 {
            self.seek(from, limit, signs.own())
        } else {
            // What several classes share is looked for token by token.
            (from..limit.min(self.signs.len())).find(|&token| self.meet(token, signs)).unwrap_or(limit)
        }
    }

    /// The first token of `from..limit` with one of the `signs` that mean one thing each; else `limit`.
    #[inline(never)]
    fn seek(&self, from: usize, limit: usize, signs: u64) -> usize {
        let mut at = from;
        while at < limit
            && let Some(group) = self.groups.get(at / GROUP)
        {
            let here = group.which(signs) >> (at % GROUP);
            if here != 0 {
                return limit.min(at + here.trailing_zeros() as usize);
            }
            at = (at / GROUP + 1) * GROUP;
        }
        limit
    }

    /// All signs of some tokens.
    #[must_use]
    pub fn signs(&self, tokens: Range<usize>) -> Signs {
        self.signs.get(tokens).unwrap_or_default().iter().fold(Signs::default(), |all, &here| all.or(here))
    }

    /// Whether `token` has one of `signs`.
    #[inline]
    #[must_use]
    pub fn meet(&self, token: usize, signs: Signs) -> bool {
        self.signs.get(token).is_some_and(|here| here.meet(signs))
    }

    /// The hits of `class` that begin before `limit`, in order.
    pub fn of(&self, class: Class, limit: usize) -> impl Iterator<Item = Hit> {
        let mut next = 0;
        let mut here = self.of_at(self.signs.len(), class);
        std::iter::from_fn(move || {
            loop {
                if let Some(hit) = here.next() {
                    return Some(hit);
                }
                let at = self.next(next, limit, Signs::class(class));
                if at == limit {
                    return None;
                }
                here = self.of_at(at, class);
                next = at + 1;
            }
        })
    }

    /// The phrases that begin at `token`, longest first.
    #[inline]
    fn matches(&self, token: usize) -> &[Match] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.found[from as usize..to as usize],
            _ => &[],
        }
    }

    /// What a phrase may be.
    #[inline]
    fn terms(&self, found: Match) -> &[Term] {
        &self.terms[found.first as usize..][..usize::from(found.terms)]
    }

    /// The longest hit of `class` that begins at `token`.
    #[inline]
    #[must_use]
    pub fn longest(&self, token: usize, class: Class) -> Option<Hit> {
        self.within(token, usize::MAX, class)
    }

    /// The longest hit of `class` that begins at `token` and ends at `limit` or before.
    #[inline]
    #[must_use]
    pub fn within(&self, token: usize, limit: usize, class: Class) -> Option<Hit> {
        if self.may(token, class) { self.look_up(token, limit, class) } else { None }
    }

    /// The same, where it is likely that there is one.
    #[inline(never)]
    fn look_up(&self, token: usize, limit: usize, class: Class) -> Option<Hit> {
        for &here in self.matches(token) {
            if token + usize::from(here.tokens) <= limit
                && let Some(term) = self.terms(here).iter().find(|term| term.class == class)
            {
                return Some(here.hit(token, term));
            }
        }
        None
    }

    /// All hits, in order.
    #[cfg(test)]
    fn all(&self) -> impl Iterator<Item = Hit> {
        (0..self.signs.len()).flat_map(|token| self.at(token))
    }
}

/// Every spelling will do.
const ANY: u32 = u32::MAX;

/// What a phrase may be.
#[derive(Debug, Clone, Copy)]
struct Term {
    class: Class,
    entry: u32,
    /// Index into `exact` of the spelling that must agree, capitals and all; else `ANY`.
    exact: u32,
    /// It matches only where the text has a capital.
    proper: bool,
}

/// A node's children, and its terms, end where those of the next node begin.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// One bit for each child, by its word.
    bits: u64,
    /// First of its children.
    children: u32,
    /// First of its terms.
    terms: u32,
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
            signs: Vec::new(),
            terms: Vec::new(),
            exact: self.exact,
        };
        let mut stretches = VecDeque::from([(0..self.phrases.len(), 0)]);
        while let Some((stretch, depth)) = stretches.pop_front() {
            let phrases = &self.phrases[stretch.clone()];
            // The shortest stand first: those that end here.
            let ending = phrases.iter().take_while(|(words, _)| words.len() == depth).count();
            let terms = index.terms.len() as u32;
            let standing = standing(phrases[..ending].iter().map(|&(_, term)| term));
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
            index.nodes.push(Node { bits, children, terms });
        }
        index.nodes.push(Node { bits: 0, children: index.labels.len() as u32, terms: index.terms.len() as u32 });
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
    /// The words of all phrases.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    pub(super) fn tag(&self, body: &str, tokens: &[Token]) -> Hits<'_> {
        let mut out = Hits {
            terms: &self.terms,
            found: Vec::with_capacity(tokens.len() * 2),
            first: Vec::with_capacity(tokens.len() + 1),
            signs: Vec::with_capacity(tokens.len()),
            groups: Vec::with_capacity(tokens.len() / GROUP + 1),
        };
        // The nodes that phrases end at, from the first word on, and the token after each.
        let mut path: Vec<(usize, usize)> = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            out.first.push(out.found.len() as u32);
            let mut signs = Signs::of(token);
            if let Some(root) = self.first(token.word) {
                let (mut node, mut end) = (root, start + 1);
                path.clear();
                // A phrase never runs over the end of a block.
                while let Some(next) = tokens.get(end).filter(|next| next.gap != Gap::Block)
                    && let Some(child) = self.child(node, next.word)
                {
                    node = child;
                    end += 1;
                    if self.ends(node) {
                        path.push((node, end));
                    }
                }
                for &(node, end) in path.iter().rev() {
                    signs = signs.or(self.take(node, body, &tokens[start..end], &mut out.found));
                }
                if self.ends(root) {
                    signs = signs.or(self.take(root, body, &tokens[start..=start], &mut out.found));
                }
            }
            out.signs.push(signs);
        }
        out.first.push(out.found.len() as u32);
        out.groups.extend(out.signs.chunks(GROUP).map(Group::of));
        out
    }

    /// Adds the hits of `node`, whose words are `tokens`; their signs.
    #[inline]
    fn take(&self, node: usize, body: &str, tokens: &[Token], found: &mut Vec<Match>) -> Signs {
        let (first, last) = (self.nodes[node].terms, self.nodes[node + 1].terms);
        // Longer phrases, and more meanings, are no one's words.
        let (Ok(length), Ok(terms)) = (u16::try_from(tokens.len()), u16::try_from(last - first)) else {
            return Signs::default();
        };
        let signs = self.signs[node];
        if signs != Signs::default() {
            found.push(Match { first, terms, tokens: length });
            return signs;
        }
        let capital = tokens[0].is_capital();
        let mut signs = Signs::default();
        for (first, term) in (first..).zip(&self.terms[first as usize..last as usize]) {
            if (capital || !term.proper) && self.agrees(term.exact, body, tokens) {
                found.push(Match { first, terms: 1, tokens: length });
                signs = signs.or(Signs::begins(term.class));
            }
        }
        signs
    }

    /// Whether some phrase ends at `node`.
    #[inline]
    fn ends(&self, node: usize) -> bool {
        self.nodes[node].terms != self.nodes[node + 1].terms
    }

    /// The node that `word` leads to at the start of a phrase.
    #[inline]
    fn first(&self, word: u32) -> Option<usize> {
        self.first.get(word as usize).map(|&node| node as usize).filter(|&node| node != 0)
    }

    /// The node that `word` leads to from `node`.
    #[inline]
    fn child(&self, node: usize, word: u32) -> Option<usize> {
        let from = self.nodes[node].children as usize;
        if self.nodes[node].bits & Node::bit(word) == 0 {
            return None;
        }
        let labels = &self.labels[from..self.nodes[node + 1].children as usize];
        labels.binary_search(&word).ok().map(|at| from + at)
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
