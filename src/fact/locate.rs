//! Which piece of a sentence holds a token, or is what a field was read from.

use super::sentence::Reader;
use crate::span::{Body, Span};

impl Reader<'_> {
    /// The first piece that begins at a token or behind it.
    pub(super) fn piece_from(&self, token: usize) -> usize {
        let first = self.pieces.first().map_or(0, |piece| piece.tokens.start);
        let known = |token: usize| self.first_at.get(token).map_or(self.pieces.len(), |&piece| piece as usize);
        token.checked_sub(first).map_or(0, known)
    }

    /// The piece that holds a token, or the first one behind it.
    pub(super) fn piece_of(&self, token: usize) -> usize {
        let from = self.piece_from(token);
        let holds = |before: &usize| self.pieces[*before].tokens.end > token;
        from.checked_sub(1).filter(holds).unwrap_or(from)
    }

    /// The piece that a field was read from, where it is one of the sentence.
    pub(super) fn piece_said(&self, evidence: Option<Span<Body>>) -> Option<usize> {
        let span = |at: usize| self.scan.span(self.pieces[at].tokens.clone());
        let said = evidence?;
        let at = self.pieces.partition_point(|piece| self.scan.span(piece.tokens.clone()).start < said.start);
        Some(at).filter(|&at| at < self.pieces.len() && span(at) == said)
    }
}
