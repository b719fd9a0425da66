//! Half-open spans whose unit is part of their type, so that byte offsets into the normalised body can't be
//! mixed with the code-point offsets that callers see.

use std::fmt;
use std::marker::PhantomData;

/// Bytes of the normalised body ([`crate::text::Text::body`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Body {}

/// Code points of the caller's string: what `text[start:end]` means in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {}

/// `start..end`, half-open, in units of `U`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U> {
    /// First unit inside.
    pub start: u32,
    /// First unit after.
    pub end: u32,
    unit: PhantomData<U>,
}

impl<U> Span<U> {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Span { start, end, unit: PhantomData }
    }

    /// Units covered.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one unit.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(&self, other: &Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<U> serde::Serialize for Span<U> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

impl<'de, U> serde::Deserialize<'de> for Span<U> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [start, end] = <[u32; 2]>::deserialize(deserializer)?;
        if start > end {
            return Err(serde::de::Error::custom("a span that runs backwards"));
        }
        Ok(Span::new(start, end))
    }
}
