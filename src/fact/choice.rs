//! Where readings compete, each gets a score: the sum of the weights of what speaks for it or against it. What speaks is
//! named, the weights stand in a file for each choice and were fitted to annotations by `scripts/choices.py`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::grammar::piece::{self, Jobs};

/// A kind of circumstance, with a name in the file of weights.
macro_rules! circumstances {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What may speak for a reading or against it; each comes with a value below [`VALUES`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Circumstance { $($(#[$doc])* $name,)* }

        const NAMES: &[&str] = &[$($text,)*];
        const ALL: &[Circumstance] = &[$(Circumstance::$name,)*];
    };
}

circumstances! {
    // What may be said of a time more than once, as it is read more than once.

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

    // What is said of it once.

    /// What becomes of its days, and what the figure is.
    BentFigure = "bent_figure",
    /// How long the stretch is, and the measure.
    Length = "length",
    /// How long it is, and what the figure is in.
    LengthUnit = "length_unit",
    /// How it lies to the day of publication, and the status.
    Lies = "lies",
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
    /// Jobs of the pieces of the clause.
    NeverHave = "never_have",
    /// Of one with no first day: the verb of the figure, and the jobs of its subject.
    OpenSubject = "open_subject",
    /// Of the time of the figure before: jobs of the pieces in between.
    GoesOn = "goes_on",
    /// How it lies to the time that the figure is compared with.
    Compared = "compared",
    /// Where it was read from, and the status.
    OriginStatus = "origin_status",

    // Of the words of an indicator.

    /// Where they were read from, the measure and what the figure is in.
    WordsSource = "words_source",
    /// How many they are.
    WordsLength = "words_length",
    /// The verb of the figure, for what the grammar tells.
    WordsGovernor = "words_governor",
    /// Jobs of the first piece.
    WordsFirst = "words_first",
    /// Jobs of the last piece.
    WordsLast = "words_last",
    /// Jobs of all pieces.
    WordsHave = "words_have",
    /// Verbs among them.
    WordsVerbs = "words_verbs",
    /// Jobs of the piece before.
    WordsBefore = "words_before",
    /// Jobs of the piece behind.
    WordsBehind = "words_behind",
    /// Before the figure, behind it, around it.
    WordsSide = "words_side",
    /// Jobs of the pieces up to the figure.
    WordsBetween = "words_between",
    /// Pieces and figures up to the figure.
    WordsGap = "words_gap",
    /// Brackets around the figure and around the words.
    WordsDepth = "words_depth",
    /// In a base, a capital, a name, at the start of the sentence, other than told.
    WordsFlag = "words_flag",
    /// Words from other sentences.
    WordsOutside = "words_outside",
    /// How like they are to what the grammar tells.
    WordsLikeness = "words_likeness",
    /// Words that the grammar does not tell.
    WordsAdded = "words_added",
    /// Jobs of the first of them.
    WordsAddedFirst = "words_added_first",
    /// Words that the grammar tells and these leave out.
    WordsDropped = "words_dropped",
    /// Jobs of the first of them.
    WordsDroppedFirst = "words_dropped_first",
    /// Jobs of all of them.
    WordsDroppedHave = "words_dropped_have",
}

impl Circumstance {
    /// Whether its values are the jobs of a piece: they go by their names in the file.
    fn is_of_jobs(self) -> bool {
        use Circumstance as C;
        matches!(
            self,
            C::NeverHave
                | C::OpenSubject
                | C::GoesOn
                | C::WordsGovernor
                | C::WordsFirst
                | C::WordsLast
                | C::WordsHave
                | C::WordsBefore
                | C::WordsBehind
                | C::WordsBetween
                | C::WordsAddedFirst
                | C::WordsDroppedFirst
                | C::WordsDroppedHave
        )
    }
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
        let (circumstance, value) = (self.0 as usize / VALUES, self.0 as usize % VALUES);
        if ALL[circumstance].is_of_jobs() {
            write!(out, "{}:{}", NAMES[circumstance], piece::slot_name(value))
        } else {
            write!(out, "{}:{value}", NAMES[circumstance])
        }
    }
}

/// Thousandths, by circumstance and value.
type Weights = [[i32; VALUES]; NAMES.len()];

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut out = [[0; VALUES]; NAMES.len()];
    let mut last = 0;
    for line in FILES.iter().flat_map(|file| file.lines()) {
        if let Some((circumstance, value, weight)) = read(line, last) {
            out[circumstance][value] = weight;
            last = circumstance;
        }
    }
    out
});

/// The weights for the times and for the words of figures.
const FILES: [&str; 2] = [include_str!("choice.tsv"), include_str!("wording.tsv")];

/// The jobs of a piece by name.
static JOBS: LazyLock<HashMap<String, usize>> =
    LazyLock::new(|| (0..VALUES).map(|slot| (piece::slot_name(slot), slot)).collect());

/// What jobs weigh together.
#[inline]
pub(super) fn of_jobs(circumstance: Circumstance, jobs: Jobs) -> i32 {
    let row = &WEIGHTS[circumstance as usize];
    let mut weight = 0;
    jobs.each(|job| weight += row[job]);
    weight
}

/// What each job weighs in each of some circumstances.
pub(super) fn by_job<const N: usize>(circumstances: [Circumstance; N]) -> Vec<[i32; N]> {
    let weight = |circumstance: Circumstance, job: usize| WEIGHTS[circumstance as usize][job];
    (0..VALUES).map(|job| circumstances.map(|circumstance| weight(circumstance, job))).collect()
}

/// A line "circumstance, value, thousandths"; most are of the same circumstance as the `last` one.
fn read(line: &str, last: usize) -> Option<(usize, usize, i32)> {
    let mut cells = line.split_ascii_whitespace();
    let (name, value, weight) = (cells.next()?, cells.next()?, cells.next()?.parse().ok()?);
    let circumstance = if NAMES[last] == name { last } else { NAMES.iter().position(|&one| one == name)? };
    let value = if ALL[circumstance].is_of_jobs() { *JOBS.get(value)? } else { value.parse().ok()? };
    (value < VALUES).then_some((circumstance, value, weight))
}

/// Readings that compete, each with what speaks for it or against it.
#[derive(Debug)]
pub(super) struct Ballot {
    weights: &'static Weights,
    /// Whether what was said is asked for later.
    keeps: bool,
    /// What was said, as reading and mark in one number, in the order in which it was found.
    voices: Vec<u32>,
    scores: Vec<i32>,
    /// For each reading a bit for each mark that may be said twice, whether it was; none where none is.
    said: Option<Vec<u64>>,
}

/// Numbers that the bits of one reading fill.
const SAID: usize = REPEATED / u64::BITS as usize;

/// Marks of the circumstances that may be said twice: those of others come behind them.
const REPEATED: usize = Circumstance::BentFigure as usize * VALUES;

/// What a ballot leaves to the next one, to be used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    scores: Vec<i32>,
    said: Vec<u64>,
}

/// Readings among which the consensus is sought.
const CANDIDATES: usize = 8;

/// How much a reading counts that has so many thousandths less than the best one, of 4096: e^(-less / 1000) in steps of
/// [`STEP`], as whole numbers, which are the same on every platform.
fn share(less: usize) -> u64 {
    SHARES.get(less / STEP).copied().unwrap_or(0)
}

const STEP: usize = 100;
const SHARES: [u64; 48] = {
    let mut out = [4096; 48];
    let mut at = 1;
    while at < out.len() {
        // e^(-1/10)
        out[at] = out[at - 1] * 9048 / 10000;
        at += 1;
    }
    out
};

impl Ballot {
    /// For readings of which all is said at once. `keeps`: whether [`Ballot::marks`] will be asked for. `room` is what an
    /// earlier ballot left ([`Ballot::close`]).
    pub(super) fn new(keeps: bool, mut room: Room) -> Self {
        room.scores.clear();
        Ballot { weights: &WEIGHTS, keeps, voices: Vec::new(), scores: room.scores, said: None }
    }

    /// For times, of which the same may be said by [`Ballot::add`] more than once.
    pub(super) fn of_times(keeps: bool, mut room: Room) -> Self {
        room.said.clear();
        let said = Some(std::mem::take(&mut room.said));
        Ballot { said, ..Ballot::new(keeps, room) }
    }

    /// Room for the next ballot.
    pub(super) fn close(self) -> Room {
        Room { scores: self.scores, said: self.said.unwrap_or_default() }
    }

    /// One more reading; its number.
    pub(super) fn open(&mut self) -> usize {
        self.scores.push(0);
        if let Some(said) = &mut self.said {
            said.resize(said.len() + SAID, 0);
        }
        self.scores.len() - 1
    }

    /// Some things speak for a time or against it, that were not yet said of it.
    #[inline]
    pub(super) fn say<const N: usize>(&mut self, reading: usize, marks: [(Circumstance, usize); N]) {
        if self.keeps {
            for (circumstance, value) in marks {
                self.keep(reading, Mark::new(circumstance, value));
            }
        }
        self.scores[reading] += marks.map(|(circumstance, value)| self.weight(circumstance, value)).iter().sum::<i32>();
    }

    /// Some things speak for a time or against it; what is said twice counts once.
    pub(super) fn add(&mut self, reading: usize, marks: &[Mark]) {
        let said = self.said.as_mut().and_then(|said| said.get_mut(reading * SAID..(reading + 1) * SAID));
        let (Some(said), Some(score)) = (said, self.scores.get_mut(reading)) else { return };
        for mark in marks {
            let (at, bit) = (mark.0 as usize, 1 << (u32::from(mark.0) % u64::BITS));
            let (word, weight) = (&mut said[at / u64::BITS as usize], self.weights.as_flattened()[at]);
            if *word & bit == 0 {
                *word |= bit;
                *score += weight;
                if self.keeps {
                    self.voices.push(voice(reading, *mark));
                }
            }
        }
    }

    /// A reading that nothing can speak for.
    pub(super) fn bar(&mut self, reading: usize) {
        self.scores[reading] = i32::MIN;
    }

    /// The jobs of pieces that stand somewhere speak for a time or against it, which were not yet said of it.
    pub(super) fn say_jobs(&mut self, reading: usize, circumstance: Circumstance, jobs: Jobs) {
        if self.keeps {
            jobs.each(|job| self.keep(reading, Mark::new(circumstance, job)));
        }
        self.scores[reading] += of_jobs(circumstance, jobs);
    }

    /// Something speaks for the next reading, or against it: its weight, for [`Ballot::enter`].
    #[inline]
    pub(super) fn weigh(&mut self, circumstance: Circumstance, value: usize) -> i32 {
        if self.keeps {
            self.keep(self.scores.len(), Mark::new(circumstance, value));
        }
        self.weight(circumstance, value)
    }

    #[inline]
    fn weight(&self, circumstance: Circumstance, value: usize) -> i32 {
        self.weights[circumstance as usize][value.min(VALUES - 1)]
    }

    /// Keeps what speaks for a reading.
    #[cold]
    fn keep(&mut self, reading: usize, mark: Mark) {
        self.voices.push(voice(reading, mark));
    }

    /// The jobs of pieces that stand somewhere speak for the next reading, or against it; `weight` is [`of_jobs`].
    #[inline]
    pub(super) fn weigh_jobs(&mut self, circumstance: Circumstance, jobs: Jobs, weight: i32) -> i32 {
        if self.keeps {
            let reading = self.scores.len();
            jobs.each(|job| self.keep(reading, Mark::new(circumstance, job)));
        }
        weight
    }

    /// The next reading, of which nothing was said twice, with all that it weighs.
    pub(super) fn enter(&mut self, score: i32) {
        self.scores.push(score);
    }

    /// The reading that most speaks for among those that rank behind `before`, or among all; of equals the first.
    pub(super) fn next_best(&self, before: Option<usize>) -> Option<usize> {
        let rank = |reading: usize| (self.scores[reading], Reverse(reading));
        let behind = |&reading: &usize| before.is_none_or(|before| rank(reading) < rank(before));
        (0..self.scores.len()).filter(behind).max_by_key(|&reading| rank(reading))
    }

    /// The reading that most speaks for; of equals the first.
    pub(super) fn best(&self) -> Option<usize> {
        (0..self.scores.len()).rev().max_by_key(|&reading| self.scores[reading])
    }

    /// By how much the best reading leads over the next, in thousandths; None where nothing competes.
    pub(super) fn lead(&self) -> Option<i32> {
        let (mut best, mut next) = (*self.scores.first()?, None);
        for &score in &self.scores[1..] {
            next = Some(best.min(score).max(next.unwrap_or(i32::MIN)));
            best = best.max(score);
        }
        next.map(|next| best.saturating_sub(next))
    }

    /// Of the readings that most speaks for, the one most like all of them, each counted by what speaks for it (the least
    /// expected loss: Kumar & Byrne 2004): where several readings have nearly the same words, none of them need outdo all
    /// others alone. `likeness` of two readings in thousandths.
    pub(super) fn consensus(&self, likeness: impl Fn(usize, usize) -> u64) -> Option<usize> {
        let score = |reading: usize| self.scores[reading];
        let (mut top, mut found) = ([0; CANDIDATES], 0);
        for reading in 0..self.scores.len() {
            let before = top[..found].iter().rposition(|&one| score(one) >= score(reading));
            let at = before.map_or(0, |before| before + 1);
            if at < CANDIDATES {
                found = CANDIDATES.min(found + 1);
                top.copy_within(at..found - 1, at + 1);
                top[at] = reading;
            }
        }
        let top = &top[..found];
        let best = score(*top.first()?);
        let voice = |one: usize| share(best.abs_diff(score(one)) as usize);
        let voices: [u64; CANDIDATES] = std::array::from_fn(|at| top.get(at).map_or(0, |&one| voice(one)));
        // Beside one that counts alone no other can have more support.
        if voices[1..].iter().all(|&voice| voice == 0) {
            return top.first().copied();
        }
        // Each is as like itself as can be.
        let mut support = voices.map(|voice| voice * 1000);
        for (at, &one) in top.iter().enumerate() {
            // The best come first: what counts for nothing supports none behind it.
            for (before, &other) in top[..at].iter().enumerate().take_while(|&(before, _)| voices[before] > 0) {
                let likeness = likeness(one, other);
                support[at] += voices[before] * likeness;
                support[before] += voices[at] * likeness;
            }
        }
        (0..top.len()).rev().max_by_key(|&at| support[at]).map(|at| top[at])
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
        let lines = || FILES.iter().flat_map(|file| file.lines());
        let unknown: Vec<&str> =
            lines().filter(|line| read(line, 0).is_none_or(|(_, _, weight)| weight == 0)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert_eq!(WEIGHTS.as_flattened().iter().filter(|&&weight| weight != 0).count(), lines().count());
    }
}
