//! Sentences inside blocks. They need words (abbreviations end in a full stop too), so they are cut here and not in
//! `text`.

use super::scan::{Scan, Sentence};
use crate::token::Kind;

/// A sentence that runs on longer is cut, so that everything after is linear.
const MAX_TOKENS: usize = 400;

/// `ends` holds, per block, the token after its last.
pub(super) fn sentences(scan: &Scan<'_>, ends: &[usize]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = 0;
    for (block, &end) in ends.iter().enumerate() {
        for token in start..end {
            let full = ends_sentence(scan, token, end) || token + 1 - start >= MAX_TOKENS;
            if full || token + 1 == end {
                out.push(Sentence { tokens: start..token + 1, block });
                start = token + 1;
            }
        }
    }
    out
}

fn ends_sentence(scan: &Scan<'_>, token: usize, end: usize) -> bool {
    if scan.tokens[token].kind != Kind::Symbol || !matches!(scan.word(token), "." | "!" | "?" | "…" | ";") {
        return false;
    }
    let Some(next) = scan.tokens.get(token + 1).filter(|_| token + 1 < end) else {
        return true;
    };
    !next.is_glued() && (next.is_capital() || next.kind != Kind::Word)
}
