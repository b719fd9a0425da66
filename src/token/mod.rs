//! Blocks into tokens: words, numbers, symbols. This stage knows letters and spelling, never Vietnamese words.

mod fold;
mod lex;
mod syllable;
mod words;

pub(crate) use fold::mix;
pub use fold::{fold, is_letter, key};
pub use lex::{keys, lex, lex_known, lex_phrase};
pub use syllable::is_syllable;
pub use words::{UNKNOWN, Words};

use crate::span::{Body, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters.
    Word,
    /// Digits, with single `.` or `,` between digits: `1.234,5`, `30.6.2020`. What it means is not decided here.
    Number,
    /// One other character.
    Symbol,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital, or no letter at all.
    Lower,
    /// A capital and then none: "Thanh"; a lone capital letter too.
    Title,
    /// Two or more letters, all capital: "UBND".
    Upper,
    /// Anything else: "kWh".
    Mixed,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// White space in the line.
    Space,
    /// A line end inside the block.
    Line,
    /// It is the first of its block.
    Block,
}

/// A piece of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span<Body>,
    /// Its number in the lexicon, or [`UNKNOWN`].
    pub word: u32,
    /// What it is made of.
    pub kind: Kind,
    /// How it is capitalised.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// Whether it touches the token before it.
    #[must_use]
    pub fn is_glued(&self) -> bool {
        self.gap == Gap::None
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper) || (self.case == Case::Mixed)
    }
}
