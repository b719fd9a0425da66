//! What every reader of mentions looks at: the tokens of a document, its sentences and blocks, and what each run of
//! tokens may be.

use std::ops::Range;

use crate::lexicon::period::PeriodRole;
use crate::lexicon::{Class, Hit, Hits, Lexicon, Signs};
use crate::span::{Body, Span};
use crate::text::{Block, Stand, Tables, Text, tables};
use crate::token::{Case, Gap, Token, UNKNOWN, lex};

/// A run of tokens, half-open.
pub type TokenRange = Range<usize>;

/// A sentence: a run of tokens inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The block it stands in.
    pub block: usize,
    /// What is at its tokens, taken together.
    pub signs: Signs,
}

/// A document laid out for reading.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences, in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// The tables among the blocks.
    pub tables: Tables,
    /// The tokens of each of their cells. A cell is a sentence of its own.
    pub cells: Vec<TokenRange>,
    /// What runs of tokens may be.
    pub hits: Hits<'a>,
    /// What words of time may do.
    pub(super) roles: super::period::Roles,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// Tokens that a mention has claimed.
    claimed: Vec<bool>,
}

impl<'a> Scan<'a> {
    /// Lexes and tags `text`.
    #[must_use]
    pub fn new(text: &'a Text<'a>, blocks: Vec<Block>, lexicon: &'a Lexicon) -> Self {
        let mut tokens = Vec::with_capacity(text.body().len() / 5);
        let mut ends = Vec::with_capacity(blocks.len());
        for block in &blocks {
            lex(text.body(), block, lexicon.words(), &mut tokens);
            ends.push(tokens.len());
        }
        let hits = lexicon.tag(text.body(), &tokens);
        let roles = super::period::Roles::new(&hits, lexicon, tokens.len());
        let claimed = vec![false; tokens.len()];
        let mut scan = Scan {
            text,
            blocks,
            tokens,
            sentences: Vec::new(),
            tables: Tables::default(),
            cells: Vec::new(),
            hits,
            roles,
            lexicon,
            claimed,
        };
        super::layout_words::refine(&mut scan, &ends);
        scan.tables = tables(text.body(), &scan.blocks);
        let (sentences, cells) = super::sentence::sentences(&scan, &ends);
        debug_assert_eq!(cells.len(), scan.tables.cells.len(), "cells of tables out of order");
        (scan.sentences, scan.cells) = (sentences, cells);
        scan
    }

    /// The body's words under a run of tokens.
    #[must_use]
    pub fn slice(&self, range: TokenRange) -> &str {
        if range.is_empty() {
            return "";
        }
        self.text.slice(self.span(range))
    }

    /// The sentence that a token stands in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|one| one.tokens.end <= token)
    }

    /// Whether a word stands in capitals, as those of a letterhead do; a capital alone ("Y" of "TRẠM Y TẾ") is none the less.
    #[must_use]
    pub fn is_shouted(&self, at: usize) -> bool {
        let letter = || self.tokens[at].is_capital() && self.word(at).chars().count() == 1;
        self.tokens[at].case == Case::Upper || letter()
    }

    /// The text of one token.
    #[must_use]
    pub fn word(&self, token: usize) -> &str {
        self.text.slice(self.tokens[token].span)
    }

    /// The key of a token: equal for words that differ in capitals or the place of a tone alone.
    #[must_use]
    pub fn key(&self, token: usize) -> u64 {
        self.lexicon.words().key_of(&self.tokens[token], self.text.body())
    }

    /// Whether two tokens have the same key; none behind the last token has any.
    #[inline]
    #[must_use]
    pub fn says_same(&self, one: usize, other: usize) -> bool {
        let word = |token: usize| self.tokens.get(token).map(|token| token.word);
        let (Some(first), Some(second)) = (word(one), word(other)) else { return false };
        // Words of the lexicon are told apart by their numbers.
        match (first, second) {
            (UNKNOWN, _) | (_, UNKNOWN) => self.key(one) == self.key(other),
            (first, second) => first == second,
        }
    }

    /// Where a run of tokens stands.
    #[must_use]
    pub fn span(&self, range: TokenRange) -> Span<Body> {
        if range.is_empty() {
            let at = self.tokens.get(range.start).map_or(0, |token| token.span.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[range.start].span.start, self.tokens[range.end - 1].span.end)
    }

    /// The longest phrase of `class` that begins at `token`.
    #[inline]
    #[must_use]
    pub fn hit(&self, token: usize, class: Class) -> Option<Hit> {
        self.hits.longest(token, class)
    }

    /// Whether a word of time that does `role` begins at `token`.
    #[must_use]
    pub fn begins_time(&self, token: usize, role: PeriodRole) -> bool {
        self.roles.begins(token, role)
    }

    /// The longest phrase of `class` that begins at `token` and ends before `limit`, as its end.
    #[inline]
    #[must_use]
    pub fn phrase(&self, token: usize, limit: usize, class: Class) -> Option<usize> {
        self.hits.within(token, limit, class).map(|hit| hit.end as usize)
    }

    /// Whether token is the symbol or word `text` exactly.
    #[inline]
    #[must_use]
    pub fn is(&self, token: usize, text: &str) -> bool {
        self.tokens.get(token).is_some_and(|one| one.span.len() as usize == text.len() && self.word(token) == text)
    }

    /// Whether token is a hyphen or a dash as long as it: what sets a title or a note apart.
    #[inline]
    #[must_use]
    pub fn is_dash(&self, token: usize) -> bool {
        matches!(self.word(token), "-" | "–")
    }

    /// The cell of a table that begins at `token`.
    #[must_use]
    pub fn cell(&self, token: usize) -> Option<usize> {
        let at = self.cells.partition_point(|cell| cell.start < token);
        (self.cells.get(at)?.start == token).then_some(at)
    }

    /// Whether a block is a line of a table.
    #[must_use]
    pub fn is_tabled(&self, block: usize) -> bool {
        let at = self.tables.cells.partition_point(|cell| cell.block < block);
        self.tables.cells.get(at).is_some_and(|cell| cell.block == block)
    }

    /// What a cell is to its table.
    #[must_use]
    pub fn stand(&self, cell: usize) -> Stand {
        self.tables.cells.get(cell).map_or(Stand::Other, |cell| cell.stand)
    }

    /// Whether a block begins at `token`.
    #[must_use]
    pub fn starts_block(&self, token: usize) -> bool {
        self.tokens[token].gap == Gap::Block
    }

    /// Forgets what the words may be, once all is read: of a long text that is more than the rest.
    pub fn close(&mut self) {
        self.hits = Hits::default();
        self.roles = super::period::Roles::default();
        self.claimed = Vec::new();
    }

    /// Marks a run of tokens as taken.
    pub fn claim(&mut self, range: TokenRange) {
        self.claimed[range].fill(true);
    }

    /// Where the unit begins that the label of a row ends with, in a table that has a column of units and nothing to part it
    /// by: "Sản lượng lúa | tấn".
    #[must_use]
    pub fn unit_tail(&self, table: usize, label: &TokenRange) -> Option<usize> {
        const MAX_UNIT: usize = 4;
        let stub = &self.tables.tables.get(table)?.stub;
        let labelled = |cell: &usize| {
            self.cells.get(*cell).is_some_and(|cell| cell.clone().any(|at| self.hit(at, Class::UnitLabel).is_some()))
        };
        if !stub.iter().any(labelled) {
            return None;
        }
        let from = label.end.saturating_sub(MAX_UNIT).max(label.start + 1);
        let is_unit = |start: usize| {
            let mut at = start;
            while at < label.end {
                let scale = self.phrase(at, label.end, Class::Number).filter(|_| at + 1 < label.end);
                match self.phrase(at, label.end, Class::Unit).max(scale) {
                    Some(end) => at = end,
                    None if self.is(at, "%") => at += 1,
                    None => return false,
                }
            }
            true
        };
        // "TP. Vị | Thanh": the end of a name is no unit.
        let named = |start: usize| self.tokens[start].is_capital() && self.tokens[start - 1].is_capital();
        let counted = |start: &usize| self.phrase(*start, label.end, Class::Noun) == Some(label.end) && !named(*start);
        (from..label.end).find(|&start| is_unit(start)).or_else(|| (from..label.end).rev().find(counted))
    }

    /// Whether a token is taken.
    #[must_use]
    pub fn is_claimed(&self, token: usize) -> bool {
        self.claimed[token]
    }
}
