//! From bytes of the body to bytes of the source (through the edits) and to code points (through checkpoints).

use crate::span::{Body, Span};

/// The places where body and source differ, in order.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Body range, source range; outside of them the two run in step.
    edits: Vec<Edit>,
}

#[derive(Debug, Clone, Copy)]
struct Edit {
    body: (u32, u32),
    source: (u32, u32),
}

impl Edits {
    pub(super) fn push(&mut self, body: (usize, usize), source: (usize, usize)) {
        self.edits.push(Edit { body: (body.0 as u32, body.1 as u32), source: (source.0 as u32, source.1 as u32) });
    }

    /// Source bytes of a body span. An end inside an edit takes the whole edit: nothing of a character is lost.
    pub(super) fn to_source(&self, span: Span<Body>) -> (u32, u32) {
        let start = self.map(span.start, false);
        (start, self.map(span.end, true).max(start))
    }

    fn map(&self, offset: u32, is_end: bool) -> u32 {
        // The last edit that begins before the offset; a start that coincides with an edit stands before it,
        // unless the edit left nothing in the body (then it stands after, so that a quote never begins with
        // an invisible character).
        let after = self.edits.partition_point(|edit| {
            if is_end {
                edit.body.0 < offset
            } else {
                edit.body.0 < offset || (edit.body.0 == offset && edit.body.1 == offset)
            }
        });
        let Some(edit) = after.checked_sub(1).map(|i| self.edits[i]) else {
            return offset;
        };
        if offset < edit.body.1 {
            return if is_end { edit.source.1 } else { edit.source.0 };
        }
        edit.source.1 + (offset - edit.body.1)
    }
}

/// Code points before every 64th byte of the source.
#[derive(Debug)]
pub(super) struct CodePoints {
    before: Vec<u32>,
}

const STEP: usize = 64;

impl CodePoints {
    pub(super) fn new(source: &str) -> Self {
        let mut before = Vec::with_capacity(source.len() / STEP + 2);
        let mut total = 0;
        for chunk in source.as_bytes().chunks(STEP) {
            before.push(total);
            total += count(chunk);
        }
        before.push(total);
        CodePoints { before }
    }

    /// Code points before byte `offset`.
    pub(super) fn at(&self, source: &str, offset: u32) -> u32 {
        let offset = offset as usize;
        let block = offset / STEP;
        self.before[block] + count(&source.as_bytes()[block * STEP..offset])
    }
}

/// Code points that begin in `bytes`, no more than [`STEP`]: every byte that is no continuation byte.
fn count(bytes: &[u8]) -> u32 {
    // Summed in a byte, so that many are added at once.
    u32::from(bytes.iter().map(|&byte| u8::from((byte & 0xC0) != 0x80)).sum::<u8>())
}
