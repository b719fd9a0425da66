//! What the pieces of a sentence say of the words that begin or end with them, lie beside them or hold them: told once a
//! sentence, though many figures have many readings of it.

use std::sync::LazyLock;

use super::phrase::says;
use super::piece::{Form, Jobs, Piece};
use crate::fact::choice::{self, Ballot, Circumstance as C};
use crate::lexicon::Class;

/// Where noun phrases end, beside verbs and punctuation.
const EDGES: [Class; 10] = [
    Class::Of,
    Class::Locative,
    Class::From,
    Class::Topic,
    Class::Intro,
    Class::And,
    Class::Cause,
    Class::Condition,
    Class::Subordinate,
    Class::Have,
];

/// How a piece may stand to the words of a reading, each a circumstance.
#[derive(Clone, Copy)]
pub(in crate::fact) enum Spot {
    First,
    Last,
    Before,
    Behind,
    AddedFirst,
    DroppedFirst,
}

const SPOTS: [C; 6] =
    [C::WordsFirst, C::WordsLast, C::WordsBefore, C::WordsBehind, C::WordsAddedFirst, C::WordsDroppedFirst];

/// What each job weighs on each spot.
static WEIGHTS: LazyLock<Vec<[i32; SPOTS.len()]>> = LazyLock::new(|| choice::by_job(SPOTS));

/// A piece as the words around it see it.
#[derive(Clone, Copy)]
pub(in crate::fact) struct Stand {
    pub(in crate::fact) jobs: Jobs,
    /// What it weighs on each spot.
    weights: [i32; SPOTS.len()],
    pub(in crate::fact) tokens: u32,
    /// Whether a noun phrase may end before it, or begin with it or behind it.
    pub(in crate::fact) is_edge: bool,
    /// Whether a subject stands before it.
    pub(in crate::fact) says: bool,
    pub(in crate::fact) part: Part,
}

/// What a piece is to a phrase around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::fact) enum Part {
    /// It ends it.
    Figure,
    /// A time or a hedge, which is no word of it.
    Silent,
    /// A word of it, or a mark in it.
    Said,
}

impl Stand {
    fn new(jobs: Jobs) -> Self {
        let mut weights = [0; SPOTS.len()];
        let table = &*WEIGHTS;
        jobs.each(|job| weights.iter_mut().zip(&table[job]).for_each(|(weight, more)| *weight += more));
        Stand { jobs, weights, tokens: 0, is_edge: false, says: false, part: Part::Said }
    }

    fn of(piece: &Piece) -> Self {
        let says = says(piece);
        let parts = matches!(piece.form, Form::Mark(_) | Form::Quantity(_) | Form::Hedge);
        Stand {
            tokens: piece.tokens.len() as u32,
            is_edge: parts || says || piece.any(&EDGES),
            says,
            part: match piece.form {
                Form::Quantity(_) => Part::Figure,
                Form::Period(_) | Form::Hedge => Part::Silent,
                _ => Part::Said,
            },
            ..Stand::new(Jobs::of(Some(piece)))
        }
    }

    /// The weight of a piece, or of there being none, on a spot.
    pub(in crate::fact) fn weigh(piece: Option<&Stand>, spot: Spot, ballot: &mut Ballot) -> i32 {
        static NOWHERE: LazyLock<Stand> = LazyLock::new(|| Stand::new(Jobs::of(None)));
        let stand = piece.unwrap_or_else(|| &NOWHERE);
        ballot.weigh_jobs(SPOTS[spot as usize], stand.jobs, stand.weights[spot as usize])
    }
}

/// The pieces of a sentence.
pub(in crate::fact) struct Stands {
    pub(in crate::fact) each: Vec<Stand>,
    /// Those that a subject stands before.
    pub(in crate::fact) verbs: Bits,
    pub(in crate::fact) figures: Bits,
    /// Those that belong to a base.
    pub(in crate::fact) compared: Bits,
}

impl Stands {
    pub(in crate::fact) fn new(pieces: &[Piece], in_base: &[bool]) -> Self {
        let each: Vec<Stand> = pieces.iter().map(Stand::of).collect();
        Stands {
            verbs: each.iter().map(|stand| stand.says).collect(),
            figures: each.iter().map(|stand| stand.part == Part::Figure).collect(),
            compared: in_base.iter().copied().collect(),
            each,
        }
    }
}

/// A bit for each piece of a sentence.
pub(in crate::fact) struct Bits(Vec<u64>);

impl Bits {
    /// Those of the pieces from one on, as many as a machine word has.
    pub(in crate::fact) fn from(&self, first: usize) -> u64 {
        let (at, shift) = (first / u64::BITS as usize, first as u32 % u64::BITS);
        let word = |at: usize| self.0.get(at).copied().unwrap_or(0);
        word(at) >> shift | word(at + 1).checked_shl(u64::BITS - shift).unwrap_or(0)
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<T: IntoIterator<Item = bool>>(flags: T) -> Self {
        let mut words = Vec::with_capacity(2);
        for (at, flag) in flags.into_iter().enumerate() {
            if at % u64::BITS as usize == 0 {
                words.push(0);
            }
            if let Some(word) = words.last_mut() {
                *word |= u64::from(flag) << (at % u64::BITS as usize);
            }
        }
        Bits(words)
    }
}

/// The jobs of some pieces, looked at one after the other, and what they weigh together: each job counts once.
#[derive(Clone, Copy, Debug)]
pub(in crate::fact) struct Sum {
    circumstance: C,
    jobs: Jobs,
    weight: i32,
}

impl Sum {
    pub(in crate::fact) fn new(circumstance: C) -> Self {
        Sum { circumstance, jobs: Jobs::default(), weight: 0 }
    }

    pub(in crate::fact) fn add(&mut self, jobs: Jobs) {
        let new = jobs.without(self.jobs);
        if !new.is_empty() {
            self.weight += choice::of_jobs(self.circumstance, new);
            self.jobs.join(new);
        }
    }

    pub(in crate::fact) fn any(&self, classes: &[Class]) -> bool {
        self.jobs.roles.any(classes)
    }

    pub(in crate::fact) fn weigh(&self, ballot: &mut Ballot) -> i32 {
        ballot.weigh_jobs(self.circumstance, self.jobs, self.weight)
    }
}
