//! Sentences inside blocks. They need words (abbreviations end in a full stop too), so they are cut here and not in
//! `text`.

use super::scan::{Scan, Sentence};
use crate::text::BlockKind;
use crate::token::{Gap, Kind};

/// A sentence that runs on longer is cut, so that everything after is linear.
const MAX_TOKENS: usize = 400;

/// `ends` holds, per block, the token after its last.
pub(super) fn sentences(scan: &Scan<'_>, ends: &[usize]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    for (block, &end) in ends.iter().enumerate() {
        let chrome = scan.blocks[block].kind == BlockKind::Chrome;
        let mut token = start;
        while token < end {
            let full = token + 1 - start >= MAX_TOKENS;
            token += 1;
            if full || token == end || ends_sentence(scan, token - 1, end, chrome) {
                out.push(Sentence { tokens: start..token, block });
                start = token;
            }
        }
    }
    out
}

fn ends_sentence(scan: &Scan<'_>, token: usize, end: usize, chrome: bool) -> bool {
    let Some(next) = scan.tokens.get(token + 1).filter(|_| token + 1 < end) else {
        return true;
    };
    match scan.word(token) {
        "." | "!" | "?" | "…" => {}
        // Inside a sentence a semicolon parts clauses; at the end of a line that was kept it ends an entry.
        ";" => return next.gap == Gap::Line && chrome,
        _ => return false,
    }
    !next.is_glued() && (next.is_capital() || next.kind != Kind::Word)
}
