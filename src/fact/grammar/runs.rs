//! Runs of tokens in the order they are said. Most phrases are one run, and many are copied and dropped for each figure:
//! that one is held in line, so that no memory is asked for.

use std::ops::{Deref, DerefMut};
use std::slice;

use crate::mention::TokenRange;

/// Runs of tokens; what is read of them is read as of a slice.
#[derive(Clone, Debug, Default)]
pub(in crate::fact) enum Runs {
    #[default]
    None,
    One(TokenRange),
    Many(Vec<TokenRange>),
}

impl Runs {
    pub(in crate::fact) fn push(&mut self, run: TokenRange) {
        *self = match std::mem::take(self) {
            Runs::None => Runs::One(run),
            Runs::One(first) => Runs::Many(vec![first, run]),
            Runs::Many(mut runs) => {
                runs.push(run);
                Runs::Many(runs)
            }
        };
    }

    /// How many tokens they hold: asked so often that one run is not summed up.
    #[inline]
    pub(in crate::fact) fn tokens(&self) -> usize {
        match self {
            Runs::None => 0,
            Runs::One(run) => run.len(),
            Runs::Many(runs) => runs.iter().map(TokenRange::len).sum(),
        }
    }

    /// Without the last one.
    pub(in crate::fact) fn pop(&mut self) {
        match self {
            Runs::Many(runs) => drop(runs.pop()),
            _ => *self = Runs::None,
        }
    }

    /// Those that hold a token.
    pub(in crate::fact) fn filled(self) -> Runs {
        if self.iter().any(TokenRange::is_empty) {
            self.iter().filter(|run| !run.is_empty()).cloned().collect()
        } else {
            self
        }
    }

    /// With the filled ones of `others` in place of one.
    pub(in crate::fact) fn with(&self, at: usize, others: [TokenRange; 3]) -> Runs {
        let filled = others.into_iter().filter(|run| !run.is_empty());
        self[..at].iter().cloned().chain(filled).chain(self[at + 1..].iter().cloned()).collect()
    }
}

impl Deref for Runs {
    type Target = [TokenRange];

    #[inline]
    fn deref(&self) -> &[TokenRange] {
        match self {
            Runs::None => &[],
            Runs::One(run) => slice::from_ref(run),
            Runs::Many(runs) => runs,
        }
    }
}

impl DerefMut for Runs {
    #[inline]
    fn deref_mut(&mut self) -> &mut [TokenRange] {
        match self {
            Runs::None => &mut [],
            Runs::One(run) => slice::from_mut(run),
            Runs::Many(runs) => runs,
        }
    }
}

impl FromIterator<TokenRange> for Runs {
    fn from_iter<I: IntoIterator<Item = TokenRange>>(runs: I) -> Self {
        let mut out = Runs::None;
        runs.into_iter().for_each(|run| out.push(run));
        out
    }
}

impl PartialEq for Runs {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Runs {}
