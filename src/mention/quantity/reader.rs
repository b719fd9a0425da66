//! The walk over the text: at each token, what quantity begins here, if any.

use std::cell::Cell;

use super::bare::Declared;
use super::bound::HEDGES;
use super::cell::Heads;
use super::listed;
use super::{Bound, Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::schema::Dimension;
use crate::lexicon::{Class, Signs};
use crate::mention::number::Style;
use crate::mention::scan::{Scan, Sentence, TokenRange};
use crate::text::BlockKind;
use crate::token::{Kind, Token};

/// Words that lead a figure are looked for so far before it.
const LOOK_BACK: usize = 5;
/// A text of more tokens is never "nothing but a number".
const MAX_ALONE: usize = 80;

/// Words that a quantity may begin with.
const WORDS: Signs = Signs::classes(&[
    Class::Number,
    Class::Unit,
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
]);
/// All of these but units, and what may lead a figure that begins with one.
const MORE: Signs = Signs::classes(&[
    Class::Number,
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
])
.or(HEDGES)
.or(Signs::NUMBER)
.or(Signs::SYMBOL);
/// What a quantity may begin with: all else is passed by.
const BEGINNINGS: Signs = WORDS.or(Signs::NUMBER).or(Signs::SYMBOL);

/// Reads one document.
#[allow(clippy::struct_excessive_bools, reason = "each tells something else of the text or the sentence being read")]
pub(super) struct Reader<'s, 'a> {
    pub(super) scan: &'s Scan<'a>,
    pub(super) style: Style,
    /// Whether the money it names is in dollars only.
    pub(super) dollars: bool,
    /// Whether the text is nothing but a number.
    pub(super) alone: bool,
    /// What its title says that it is.
    pub(super) genre: Genre,
    /// The unit that a heading or a bracket sets for the bare figures after it ("(tỷ USD):").
    pub(super) declared: Option<Declared>,
    /// The unit that a line sets for the list under it ("ĐVT: triệu đồng").
    pub(super) standing: Option<Declared>,
    /// The sentence being read.
    pub(super) sentence: TokenRange,
    /// What is at its tokens, taken together.
    signs: Signs,
    /// The run of tokens that was last looked back over, and what is at them.
    behind: Cell<(usize, usize, Signs)>,
    /// Whether it is a row of a table.
    pub(super) row: bool,
    /// The units of the columns of the table it is a row of.
    pub(super) heads: Heads,
    pub(super) out: Vec<Quantity>,
}

/// What sort of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// A report of an office.
    Report,
    Other,
}

/// What was found at a token: a quantity, or the token up to which there is none.
pub(super) type Step = Result<Quantity, usize>;

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn new(scan: &'s Scan<'a>) -> Self {
        let mut reader = Reader {
            scan,
            style: Style::of(scan),
            dollars: false,
            alone: false,
            genre: listed::genre(scan),
            declared: None,
            standing: None,
            sentence: 0..0,
            signs: Signs::default(),
            behind: Cell::default(),
            row: false,
            heads: Heads::default(),
            // Most figures have a number, and are large to move.
            out: Vec::with_capacity(scan.hits.count(Signs::NUMBER)),
        };
        reader.currencies();
        reader.alone = reader.is_alone();
        reader
    }

    /// Which currencies the document names.
    fn currencies(&mut self) {
        let mut dollars = false;
        for hit in self.scan.hits.of(Class::Unit, self.scan.tokens.len()) {
            let entry = &self.scan.lexicon.units[hit.entry as usize];
            if entry.dimension == Dimension::Money {
                if entry.id != "USD" {
                    return;
                }
                dollars = true;
            }
        }
        self.dollars = dollars;
    }

    pub(super) fn read(mut self) -> Vec<Quantity> {
        let scan = self.scan;
        let mut block = usize::MAX;
        for sentence in &scan.sentences {
            if sentence.block != block {
                block = sentence.block;
                self.declared = None;
                if self.standing.is_some() && self.is_list_over(sentence) {
                    self.standing = None;
                }
            }
            self.sentence(sentence);
        }
        self.out
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let kind = self.scan.blocks[sentence.block].kind;
        if kind == BlockKind::Chrome && !self.alone && self.scan.blocks.len() > 1 {
            return;
        }
        self.row = kind == BlockKind::TableRow;
        self.sentence = sentence.tokens.clone();
        self.signs = sentence.signs;
        if let Some(cell) = self.scan.cell(sentence.tokens.start).filter(|_| self.row) {
            self.cell(cell);
        } else {
            self.prose(sentence);
        }
    }

    /// Reads on from a token to the end of the sentence.
    pub(super) fn run(&mut self, from: usize) {
        let limit = self.sentence.end;
        let mut at = self.scan.hits.next(from, limit, BEGINNINGS);
        while at < limit {
            let next = match self.step(at) {
                Ok(quantity) => {
                    let next = quantity.tokens.end;
                    self.out.push(quantity);
                    next
                }
                Err(next) => next,
            };
            at = self.scan.hits.next(next.max(at + 1), limit, BEGINNINGS);
        }
    }

    fn step(&mut self, at: usize) -> Step {
        if self.scan.is_claimed(at) || self.is_mere_mark(at) {
            return Err(at + 1);
        }
        if self.is(at, "(")
            && let Some((declared, next)) = self.declaration(at)
        {
            self.declared = Some(declared);
            return Err(next);
        }
        if !self.scan.hits.meet(at, WORDS) {
            return self.vulgar_fraction(at).map_or_else(|| self.figure(at), Ok);
        }
        // "ngày", "đồng": a unit begins a quantity only where it is a currency with its figure behind.
        if !self.scan.hits.meet(at, MORE) {
            return self.currency_first(at).ok_or(at + 1);
        }
        let named = self
            .rank(at)
            .or_else(|| self.multiple_or_half(at))
            .or_else(|| self.zero(at))
            .or_else(|| self.vague(at))
            .or_else(|| self.few(at))
            .or_else(|| self.fraction_in_words(at));
        match named {
            Some(quantity) => Ok(quantity),
            None => self.figure(at),
        }
    }

    /// A comma, a stop: a symbol that no quantity begins with.
    fn is_mere_mark(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Symbol)
            && !self.alone
            && !self.scan.hits.meet(at, WORDS)
            && !matches!(self.scan.word(at), "(" | "-" | "−" | "–" | "+")
            && self.vulgar(at).is_none()
    }

    /// Whether the text is made of number words, digits, units and signs only.
    fn is_alone(&self) -> bool {
        let scan = self.scan;
        if scan.tokens.is_empty() || scan.tokens.len() > MAX_ALONE {
            return false;
        }
        let mut at = 0;
        while at < scan.tokens.len() {
            let part = scan.hits.at(at).find(|hit| {
                matches!(
                    hit.class,
                    Class::Number
                        | Class::Unit
                        | Class::Minus
                        | Class::MinusAlone
                        | Class::FractionMark
                        | Class::FractionMarkAlone
                )
            });
            match (part, scan.tokens[at].kind) {
                (Some(hit), _) => at = hit.end as usize,
                (None, Kind::Word) => return false,
                (None, _) => at += 1,
            }
        }
        true
    }

    // Small questions that every part asks.

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.scan.tokens.get(at).filter(|_| at < self.sentence.end)
    }

    pub(super) fn is(&self, at: usize, text: &str) -> bool {
        at < self.sentence.end && self.scan.is(at, text)
    }

    /// Whether the token touches the one before it, inside the sentence.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > self.sentence.start && self.token(at).is_some_and(Token::is_glued)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number) && !self.scan.is_claimed(at)
    }

    /// The end of the longest phrase of `class` at `at`, inside the sentence.
    pub(super) fn phrase(&self, at: usize, class: Class) -> Option<usize> {
        if at >= self.sentence.end {
            return None;
        }
        self.scan.phrase(at, self.sentence.end, class)
    }

    /// The longest phrase of `class` that ends right before `at`, as its start.
    pub(super) fn phrase_before(&self, at: usize, class: Class) -> Option<usize> {
        if !self.is_led(at, Signs::class(class)) {
            return None;
        }
        (at.saturating_sub(LOOK_BACK).max(self.sentence.start)..at)
            .find(|&start| self.scan.hits.of_at(start, class).any(|hit| hit.end as usize == at))
    }

    /// Whether one of `signs` is among the tokens right before `at`. Many such questions are asked of the same place.
    pub(super) fn is_led(&self, at: usize, signs: Signs) -> bool {
        let from = at.saturating_sub(LOOK_BACK).max(self.sentence.start);
        let (known_from, known_at, mut here) = self.behind.get();
        if (known_from, known_at) != (from, at) {
            here = self.scan.hits.signs(from..at);
            self.behind.set((from, at, here));
        }
        here.meet(signs)
    }

    /// Whether the sentence has one of `signs`.
    pub(super) fn speaks(&self, signs: Signs) -> bool {
        self.signs.meet(signs)
    }

    /// Whether a phrase of `class` begins among the `reach` tokens before `at`.
    pub(super) fn nearby(&self, at: usize, reach: usize, class: Class) -> bool {
        let from = at.saturating_sub(reach).max(self.sentence.start);
        (from..at).any(|start| self.scan.hit(start, class).is_some_and(|hit| hit.end as usize <= at))
    }

    /// The text of some tokens in lower case, white space as one space.
    pub(super) fn lower(&self, tokens: TokenRange) -> String {
        let text = self.scan.slice(tokens).to_lowercase();
        let odd = |pair: &[u8]| matches!(pair, [b'\n' | b'\t', _] | [_, b'\n' | b'\t'] | b"  ");
        if text.as_bytes().windows(2).any(odd) {
            return text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        text
    }

    /// A quantity without extras; its bound is read from the words before `tokens`.
    pub(super) fn plain(&self, tokens: TokenRange, kind: QuantityKind, value: Decimal, unit: &str) -> Quantity {
        let (bound, hedge) = self.bound(&tokens, kind);
        Quantity {
            span: self.scan.span(tokens.clone()),
            unit_tokens: tokens.end..tokens.end,
            tokens,
            kind,
            value,
            value_max: None,
            part: None,
            whole: None,
            unit: unit.to_owned(),
            bound,
            hedge,
            in_words: false,
            precision: Decimal::from(1),
        }
    }
}

impl Quantity {
    /// The same with another bound.
    pub(super) fn bounded(self, bound: Bound) -> Self {
        Quantity { bound, ..self }
    }
}
