//! The caller's string and the body we read: NFC, `\n` line ends, plain spaces, no invisible characters. The body
//! remembers every edit, so that each span of it maps back to code points of the caller's string.
//!
//! This stage knows characters and lines, never words.

mod layout;
mod normalize;
mod offsets;

pub use layout::{Block, BlockKind, blocks};
use offsets::{CodePoints, Edits};
use std::borrow::Cow;

use crate::span::{Body, Source, Span};

/// A text ready to be read.
#[derive(Debug)]
pub struct Text<'s> {
    source: &'s str,
    body: Cow<'s, str>,
    edits: Edits,
    points: CodePoints,
}

impl<'s> Text<'s> {
    /// Normalises `source`; text that is clean already (nearly all is) is borrowed, not copied.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        let (body, edits) = normalize::normalize(source);
        Text { source, body, edits, points: CodePoints::new(source) }
    }

    /// The normalised text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The caller's text.
    #[must_use]
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The body's words under `span`.
    #[must_use]
    pub fn slice(&self, span: Span<Body>) -> &str {
        &self.body[span.start as usize..span.end as usize]
    }

    /// Where `span` stands in the caller's string, in code points.
    #[must_use]
    pub fn to_source(&self, span: Span<Body>) -> Span<Source> {
        let (start, end) = self.edits.to_source(span);
        Span::new(self.points.at(self.source, start), self.points.at(self.source, end))
    }

    /// The caller's own characters under `span`, as they stand there.
    #[must_use]
    pub fn quote(&self, span: Span<Body>) -> &'s str {
        let (start, end) = self.edits.to_source(span);
        &self.source[start as usize..end as usize]
    }
}
