//! Rows of classes: "học lực giỏi 21%, khá 39%, yếu 3%", "hoàn thành tốt 9 chi bộ, hoàn thành 2 chi bộ". Each figure is
//! of the class right before it and of what was classed, which is said once.

use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::Form;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::subject::Figure;
use crate::lexicon::{Class, Signs};
use crate::mention::TokenRange;
use crate::token::Kind;

impl Reader<'_> {
    /// The class right before the figure at a piece.
    fn grade_before(&self, at: usize) -> Option<TokenRange> {
        const MAX_WORDS: usize = 5;
        if !self.may_say(Signs::class(Class::Grade)) {
            return None;
        }
        let first = (0..at).rev().take_while(|&index| self.pieces[index].form == Form::Hedge).last().unwrap_or(at);
        let end = self.pieces[first].tokens.start;
        let floor = self.scan.sentences[self.sentence].tokens.start.max(end.saturating_sub(MAX_WORDS));
        (floor..end).find(|&start| self.scan.phrase(start, end, Class::Grade) == Some(end)).map(|start| start..end)
    }

    /// The last figure before one, but for a bracket that says the same again: "tốt 612 em (87,2%); khá | 81 em (11,5%)".
    fn last_beside<'d>(&self, drafts: &'d [Draft], at: usize) -> Option<&'d Draft> {
        const MAX_ASIDE: usize = 2;
        let depth = self.pieces[at].depth;
        let beside = |draft: &&Draft| self.pieces[draft.piece].depth <= depth;
        drafts.iter().rev().take(MAX_ASIDE + 1).find(beside).or(drafts.last())
    }

    /// The classes of the figure at a piece and of the one before it, where they stand in one row.
    pub(in crate::fact) fn grades(&self, drafts: &[Draft], at: usize) -> Option<(TokenRange, TokenRange)> {
        let own = self.grade_before(at)?;
        let before = self.last_beside(drafts, at)?;
        let quantity = &self.mentions.quantities[self.pieces[at].quantity()?];
        let alike =
            self.quantity(before).unit == quantity.unit && is_percent(self.quantity(before)) == is_percent(quantity);
        let parted = own.start.checked_sub(1).is_some_and(|mark| self.scan.tokens[mark].kind == Kind::Symbol);
        let last = self.grade_before(before.piece).filter(|_| alike && parted)?;
        Some((last, own))
    }
}

impl Figure<'_> {
    /// What the place of the figure in a row of figures tells: which one of a series it is, of what class, of what place.
    pub(in crate::fact) fn in_row(&self) -> Option<Phrase> {
        let item = self.reader.series.iter().find(|(piece, _)| *piece == self.at);
        item.map(|(_, item)| self.named_item(item))
            .or_else(|| self.graded())
            .or_else(|| self.shares_again())
            .or_else(|| self.respectively())
            .or_else(|| self.whole_of_place())
    }

    /// What was classed, with the class of this figure.
    pub(in crate::fact) fn graded(&self) -> Option<Phrase> {
        let (last, own) = self.reader.grades(self.drafts, self.at)?;
        let before = &self.reader.last_beside(self.drafts, self.at)?.words;
        let ends = before.parts.last().is_some_and(|part| part.end == last.end);
        let mut head = if ends { before.without_tail(last.len()) } else { before.clone() };
        let symbol = |part: &TokenRange| self.reader.scan.tokens[part.end - 1].kind == Kind::Symbol;
        while head.parts.last().is_some_and(symbol) {
            head = head.without_tail(1);
        }
        Some(head.then(&Phrase::of_tokens(own)))
    }
}
