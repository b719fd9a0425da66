//! Where readings compete, each gets a score: the sum of the weights of what speaks for it or against it. What speaks is
//! named, the weights stand in one file and were fitted to the train gold by `scripts/choices.py`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A kind of circumstance, with a name in the file of weights.
macro_rules! circumstances {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What may speak for a reading or against it; each comes with a value below [`VALUES`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Circumstance { $($(#[$doc])* $name,)* }

        const NAMES: &[&str] = &[$($text,)*];
    };
}

circumstances! {
    /// Where a stretch of time was read from.
    Origin = "origin",
    /// It is what the grammar of the sentence tells: from where, and how it was read here.
    Told = "told",
    /// Where it was read from, and how long it is.
    OriginLength = "origin_length",
    /// Of one in the sentence: side, and whether other figures lie in between.
    Named = "named",
    /// What a base tells, and of which stretch.
    Derived = "derived",
    /// Of one in the sentence: side, figures and the gravest mark in between.
    Figures = "figures",
    /// Side and the gravest mark in between.
    Parting = "parting",
    /// The piece before it.
    Lead = "lead",
    /// The piece after it.
    Tail = "tail",
    /// How fine and how it gets its days.
    Grain = "grain",
    /// Its own flags.
    Flag = "flag",
    /// Which one on its side.
    Nearest = "nearest",
    /// Whether there are others, on which side.
    Rivals = "rivals",
    /// What becomes of its days, and what it is.
    Bent = "bent",
    /// What becomes of its days, and what the figure is.
    BentFigure = "bent_figure",
    /// How long the stretch is, and the measure.
    Length = "length",
    /// How long it is, and what the figure is in.
    LengthUnit = "length_unit",
    /// How it lies to the day of publication, and the status.
    Lies = "lies",
    /// Words between it and the figure.
    Between = "between",
    /// The figure before took it.
    Taken = "taken",
    /// Of "cùng kỳ": where it stands to the figure.
    Same = "same",
    /// It opens the sentence.
    Opens = "opens",
    /// Of one from outside: sentences since, and the kind of document.
    Since = "since",
    /// It is what the frames around the sentence tell, the nearest first.
    Running = "running",
    /// It is read in other ways too.
    Echo = "echo",
    /// Other times spoken of since.
    Others = "others",
    /// Blocks since.
    Blocks = "blocks",
    /// How the sentence begins.
    Begins = "begins",
    /// Times in the sentence itself.
    InSentence = "in_sentence",
    /// The measure and what the figure is in.
    Figure = "figure",
    /// It is the reporting period.
    Reporting = "reporting",
    /// Of no time at all: the kind of document and block.
    Never = "never",
    /// Its figure.
    NeverFigure = "never_figure",
    /// Words of the clause.
    NeverWord = "never_word",
    /// Times in the sentence.
    NeverTimes = "never_times",
    /// Sentences since a time was spoken of.
    NeverSince = "never_since",
    /// The figure before has none.
    NeverBefore = "never_before",
}

/// Values of a circumstance.
const VALUES: usize = 256;

/// One circumstance with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u16);

impl Mark {
    /// `value` beyond the last one counts as the last.
    pub(super) fn new(circumstance: Circumstance, value: usize) -> Self {
        Mark((circumstance as usize * VALUES + value.min(VALUES - 1)) as u16)
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}", NAMES[self.0 as usize / VALUES], self.0 as usize % VALUES)
    }
}

/// Thousandths, by mark.
static WEIGHTS: LazyLock<Vec<i32>> = LazyLock::new(|| read(include_str!("choice.tsv")));

/// The weights in a file of lines "circumstance, value, thousandths".
fn read(file: &str) -> Vec<i32> {
    let names: HashMap<&str, usize> = NAMES.iter().enumerate().map(|(index, &name)| (name, index)).collect();
    let mut out = vec![0; NAMES.len() * VALUES];
    for line in file.lines() {
        let mut cells = line.split('\t');
        let mut next = || cells.next();
        if let (Some(name), Some(value), Some(weight)) = (next(), next(), next())
            && let (Some(&name), Ok(value), Ok(weight)) = (names.get(name), value.parse::<usize>(), weight.parse())
            && let Some(slot) = out.get_mut(name * VALUES + value)
        {
            *slot = weight;
        }
    }
    out
}

/// Readings that compete, each with what speaks for it or against it.
#[derive(Debug)]
pub(super) struct Ballot {
    weights: &'static [i32],
    /// What was said, as reading and mark in one number, in the order in which it was found.
    voices: Vec<u32>,
    readings: Vec<Tally>,
}

#[derive(Debug)]
struct Tally {
    score: i32,
    /// Nothing was said of the reading before this voice.
    first: usize,
    /// A bit for each mark, shared with some others: what has none is new.
    heard: [u64; 4],
}

impl Ballot {
    pub(super) fn new() -> Self {
        Ballot { weights: &WEIGHTS, voices: Vec::with_capacity(256), readings: Vec::with_capacity(16) }
    }

    /// One more reading; its number.
    pub(super) fn open(&mut self) -> usize {
        self.readings.push(Tally { score: 0, first: self.voices.len(), heard: [0; 4] });
        self.readings.len() - 1
    }

    /// Something speaks for a reading or against it; said twice, it counts once.
    pub(super) fn add(&mut self, reading: usize, mark: Mark) {
        let voice = voice(reading, mark);
        let tally = &mut self.readings[reading];
        let spread = mark.0.wrapping_mul(0x9E37) >> 8;
        let (word, bit) = (&mut tally.heard[usize::from(spread >> 6)], 1 << (spread & 63));
        if *word & bit != 0 && self.voices[tally.first..].contains(&voice) {
            return;
        }
        *word |= bit;
        self.voices.push(voice);
        tally.score += self.weights[mark.0 as usize];
    }

    /// The reading that most speaks for; of equals the first.
    pub(super) fn best(&self) -> Option<usize> {
        (0..self.readings.len()).rev().max_by_key(|&reading| self.readings[reading].score)
    }

    /// What speaks for a reading or against it.
    pub(super) fn marks(&self, reading: usize) -> impl Iterator<Item = Mark> {
        let voices = self.voices.iter().filter(move |&&one| one >> 16 == reading as u32);
        voices.map(|&one| Mark(one as u16))
    }
}

fn voice(reading: usize, mark: Mark) -> u32 {
    (reading as u32) << 16 | u32::from(mark.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_read() {
        let file = include_str!("choice.tsv");
        let known = |line: &str| {
            let cells: Vec<&str> = line.split('\t').collect();
            matches!(&cells[..], [name, value, weight]
                if NAMES.contains(name)
                    && value.parse::<usize>().is_ok_and(|value| value < VALUES)
                    && weight.parse::<i32>().is_ok_and(|weight| weight != 0))
        };
        let unknown: Vec<&str> = file.lines().filter(|line| !known(line)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert_eq!(WEIGHTS.iter().filter(|&&weight| weight != 0).count(), file.lines().count());
    }
}
