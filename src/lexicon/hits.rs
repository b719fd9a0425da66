//! The phrases found in a text, and how readers go from one to the next.

use std::ops::Range;
use std::slice;

use super::{Class, Signs};

/// A phrase of the lexicon at a place in the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// Token after the last.
    pub end: u32,
    /// What it may be.
    pub class: Class,
    /// Which entry of its class.
    pub entry: u32,
}

/// All hits of a text, in order of their first token, longest first.
#[derive(Debug, Default)]
pub struct Hits<'l> {
    /// The terms of the lexicon.
    terms: &'l [Term],
    found: Vec<Match>,
    /// Index of the first match at or after each token, one more than there are tokens.
    first: Vec<u32>,
    /// What is at each token: most questions are answered by it.
    signs: Vec<Signs>,
    /// The same for [`GROUP`] tokens at a time, sign by sign, for those who go from one to the next.
    groups: Vec<Group>,
}

/// Tokens whose signs are told together: as many as a machine word has bits.
const GROUP: usize = u64::BITS as usize;

/// Which tokens of a group have the signs that readers go by.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// The signs that some token of it has.
    any: u64,
    /// For each sign a bit for each token.
    tokens: [u64; Signs::OWN],
}

impl Group {
    fn of(signs: &[Signs]) -> Self {
        let mut group = Group { any: 0, tokens: [0; Signs::OWN] };
        for (at, here) in signs.iter().enumerate() {
            let mut own = here.own();
            group.any |= own;
            while own != 0 {
                group.tokens[own.trailing_zeros() as usize] |= 1 << at;
                own &= own - 1;
            }
        }
        group
    }

    /// A bit for each token that has one of `signs`.
    #[inline]
    fn which(&self, signs: u64) -> u64 {
        let (mut left, mut which) = (self.any & signs, 0);
        while left != 0 {
            which |= self.tokens[left.trailing_zeros() as usize];
            left &= left - 1;
        }
        which
    }
}

/// A phrase in the text: a stretch of terms, each of which is a hit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// Index of the first of its terms.
    pub(super) first: u32,
    pub(super) terms: u16,
    pub(super) tokens: u16,
}

impl Match {
    pub(super) fn hit(self, start: usize, term: &Term) -> Hit {
        let start = start as u32;
        Hit { start, end: start + u32::from(self.tokens), class: term.class, entry: term.entry }
    }
}

/// The hits at one token, longest first.
#[derive(Clone, Debug)]
pub struct Here<'h> {
    terms: &'h [Term],
    matches: slice::Iter<'h, Match>,
    /// The rest of the phrase that is being told.
    open: slice::Iter<'h, Term>,
    start: u32,
    end: u32,
}

impl Iterator for Here<'_> {
    type Item = Hit;

    #[inline]
    fn next(&mut self) -> Option<Hit> {
        loop {
            if let Some(term) = self.open.next() {
                return Some(Hit { start: self.start, end: self.end, class: term.class, entry: term.entry });
            }
            let next = self.matches.next()?;
            self.end = self.start + u32::from(next.tokens);
            self.open = self.terms[next.first as usize..][..usize::from(next.terms)].iter();
        }
    }
}

/// Every spelling will do.
pub(super) const ANY: u32 = u32::MAX;

/// What a phrase may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) class: Class,
    pub(super) entry: u32,
    /// Index into `exact` of the spelling that must agree, capitals and all; else [`ANY`].
    pub(super) exact: u32,
    /// It matches only where the text has a capital.
    pub(super) proper: bool,
}

impl<'l> Hits<'l> {
    /// `found` in the order of their tokens, `first` with one more entry than there are tokens.
    pub(super) fn new(terms: &'l [Term], found: Vec<Match>, first: Vec<u32>, signs: Vec<Signs>) -> Self {
        let groups = signs.chunks(GROUP).map(Group::of).collect();
        Hits { terms, found, first, signs, groups }
    }
}

impl Hits<'_> {
    /// The hits that begin at `token`, longest first.
    #[inline]
    #[must_use]
    pub fn at(&self, token: usize) -> Here<'_> {
        let start = token as u32;
        Here { terms: self.terms, matches: self.matches(token).iter(), open: [].iter(), start, end: start }
    }

    /// The hits of `class` that begin at `token`, longest first.
    #[inline]
    pub fn of_at(&self, token: usize, class: Class) -> impl Iterator<Item = Hit> {
        let mut matches = if self.may(token, class) { self.matches(token) } else { &[] }.iter();
        let mut open: slice::Iter<'_, Term> = [].iter();
        let mut tokens = 0;
        std::iter::from_fn(move || {
            loop {
                if let Some(term) = open.find(|term| term.class == class) {
                    let start = token as u32;
                    return Some(Hit { start, end: start + tokens, class, entry: term.entry });
                }
                let here = matches.next()?;
                tokens = u32::from(here.tokens);
                open = self.terms(*here).iter();
            }
        })
    }

    /// Whether a hit of `class` may begin at `token`: false where none does.
    #[inline]
    #[must_use]
    pub fn may(&self, token: usize, class: Class) -> bool {
        self.meet(token, Signs::class(class))
    }

    /// The first token of `from..limit` with one of `signs`; else `limit`. Readers go from one to the next by it.
    #[inline]
    #[must_use]
    pub fn next(&self, from: usize, limit: usize, signs: Signs) -> usize {
        if signs.is_own() {
            self.seek(from, limit, signs.own())
        } else {
            // What several classes share is looked for token by token.
            (from..limit.min(self.signs.len())).find(|&token| self.meet(token, signs)).unwrap_or(limit)
        }
    }

    /// The first token of `from..limit` with one of the `signs` that mean one thing each; else `limit`.
    #[inline(never)]
    fn seek(&self, from: usize, limit: usize, signs: u64) -> usize {
        let mut at = from;
        while at < limit
            && let Some(group) = self.groups.get(at / GROUP)
        {
            let here = group.which(signs) >> (at % GROUP);
            if here != 0 {
                return limit.min(at + here.trailing_zeros() as usize);
            }
            at = (at / GROUP + 1) * GROUP;
        }
        limit
    }

    /// How many tokens have one of the `signs`, which mean one thing each.
    #[must_use]
    pub fn count(&self, signs: Signs) -> usize {
        self.groups.iter().map(|group| group.which(signs.own()).count_ones() as usize).sum()
    }

    /// All signs of some tokens.
    #[must_use]
    pub fn signs(&self, tokens: Range<usize>) -> Signs {
        self.signs.get(tokens).unwrap_or_default().iter().fold(Signs::default(), |all, &here| all.or(here))
    }

    /// Whether `token` has one of `signs`.
    #[inline]
    #[must_use]
    pub fn meet(&self, token: usize, signs: Signs) -> bool {
        self.signs.get(token).is_some_and(|here| here.meet(signs))
    }

    /// The hits of `class` that begin before `limit`, in order.
    pub fn of(&self, class: Class, limit: usize) -> impl Iterator<Item = Hit> {
        let mut next = 0;
        let mut here = self.of_at(self.signs.len(), class);
        std::iter::from_fn(move || {
            loop {
                if let Some(hit) = here.next() {
                    return Some(hit);
                }
                let at = self.next(next, limit, Signs::class(class));
                if at == limit {
                    return None;
                }
                here = self.of_at(at, class);
                next = at + 1;
            }
        })
    }

    /// The phrases that begin at `token`, longest first.
    #[inline]
    fn matches(&self, token: usize) -> &[Match] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&from), Some(&to)) => &self.found[from as usize..to as usize],
            _ => &[],
        }
    }

    /// What a phrase may be.
    #[inline]
    fn terms(&self, found: Match) -> &[Term] {
        &self.terms[found.first as usize..][..usize::from(found.terms)]
    }

    /// The longest hit of `class` that begins at `token`.
    #[inline]
    #[must_use]
    pub fn longest(&self, token: usize, class: Class) -> Option<Hit> {
        self.within(token, usize::MAX, class)
    }

    /// The longest hit of `class` that begins at `token` and ends at `limit` or before.
    #[inline]
    #[must_use]
    pub fn within(&self, token: usize, limit: usize, class: Class) -> Option<Hit> {
        if self.may(token, class) { self.look_up(token, limit, class) } else { None }
    }

    /// The same, where it is likely that there is one.
    #[inline(never)]
    fn look_up(&self, token: usize, limit: usize, class: Class) -> Option<Hit> {
        for &here in self.matches(token) {
            if token + usize::from(here.tokens) <= limit
                && let Some(term) = self.terms(here).iter().find(|term| term.class == class)
            {
                return Some(here.hit(token, term));
            }
        }
        None
    }

    /// All hits, in order.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = Hit> {
        (0..self.signs.len()).flat_map(|token| self.at(token))
    }
}
