//! Mentions into facts: what is measured, how, for when and where, against what.
//!
//! `document` goes from sentence to sentence, `sentence` from figure to figure. What a field asks has a room of its own: its words
//! (`subject`, with `counted`, `money` and `list` for what is told in ways of their own), `measure`, `base`, `times`, `place`, `status`.
//! All of them read the pieces, phrases and clauses of `grammar`. What holds beyond a sentence is in `context` and `carry`, in `head`
//! and `heads`; where readings compete, `choice` weighs them.

mod base;
mod carry;
mod choice;
mod confidence;
mod context;
mod counted;
mod document;
mod entities;
mod grammar;
mod head;
mod heads;
mod link;
mod list;
mod locate;
mod measure;
mod money;
mod note;
mod page;
mod place;
mod repeat;
mod sentence;
mod source;
mod status;
mod subject;
mod table;
mod times;

use std::sync::Arc;

use crate::calendar::{Interval, Published};
use crate::decimal::Decimal;
use crate::mention::{Bound, Level, Mentions, Scan};
use crate::span::{Body, Span};

/// What a figure says of its indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// An amount of the indicator itself.
    Level,
    /// How much it moved.
    Change,
    /// Relative to a base taken as 100 %.
    Ratio,
    /// A part of a whole.
    Share,
    /// What a part adds to the growth of the whole.
    Contribution,
    /// A place in an order.
    Rank,
}

/// Whether a figure is a result or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Status {
    /// A result.
    #[default]
    Actual,
    /// "ước".
    Estimate,
    /// "phấn đấu", "mục tiêu".
    Target,
    /// "dự kiến", "dự báo".
    Forecast,
}

/// What sort of base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseKind {
    /// Another time.
    Period,
    /// dự toán, kế hoạch, chỉ tiêu.
    Plan,
    /// A total.
    Whole,
    /// Another place, product, actor.
    Other,
}

/// What a figure is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// What sort.
    pub kind: BaseKind,
    /// Where it is named.
    pub span: Option<Span<Body>>,
    /// Its days, for [`BaseKind::Period`].
    pub period: Option<Interval>,
}

/// A field together with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// What was read.
    pub value: T,
    /// Where; none for what holds by default.
    pub evidence: Option<Span<Body>>,
}

/// The place a figure holds for; several are joined by commas as the text names them, without a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// Name with its kind.
    pub name: Arc<str>,
    /// Official code.
    pub code: Option<&'static str>,
    /// How large it is.
    pub level: Level,
}

/// One quantitative statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Index into `Mentions::quantities`.
    pub quantity: usize,
    /// Index of its sentence in `Scan::sentences`.
    pub sentence: usize,
    /// What is measured.
    pub indicator: Option<Read<String>>,
    /// Entry of the catalogue.
    pub indicator_id: Option<u32>,
    /// What it names, without what is neutral in its words.
    pub indicator_key: Vec<u64>,
    /// What the figure says of it.
    pub measure: Read<Measure>,
    /// Signed value in the canonical unit.
    pub value: Decimal,
    /// Upper end, signed likewise.
    pub value_max: Option<Decimal>,
    /// Canonical unit.
    pub unit: String,
    /// a of a/b.
    pub part: Option<Decimal>,
    /// b of a/b.
    pub whole: Option<Decimal>,
    /// The bound.
    pub bound: Read<Bound>,
    /// Result, estimate, target, forecast.
    pub status: Read<Status>,
    /// When it holds.
    pub period: Option<Read<Interval>>,
    /// Where it holds.
    pub place: Option<Read<Where>>,
    /// What it is compared with.
    pub base: Option<Base>,
    /// Index of the level it qualifies.
    pub of: Option<usize>,
    /// Index of the first full statement of the same.
    pub same_as: Option<usize>,
    /// Who says it.
    pub attribution: Option<Read<String>>,
    /// The rule that read it.
    pub rule: &'static str,
    /// How clear the choices were that it rests on.
    pub leads: Leads,
    /// Chance that all of it is right.
    pub confidence: f64,
}

/// By how much the words and the time of a fact lead over those that competed with them, in thousandths of the scores; None where
/// nothing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leads {
    /// Of the words of its indicator.
    pub words: Option<i32>,
    /// Of its time.
    pub time: Option<i32>,
}

/// What tells that two figures may be the same statement: value, end of a range, unit, measure.
type Key<'a> = (Decimal, Option<Decimal>, &'a str, Measure);

impl Fact {
    fn key(&self) -> Key<'_> {
        (self.value, self.value_max, self.unit.as_str(), self.measure.value)
    }

    /// Whether the fact's own sentence holds the evidence.
    fn says(&self, scan: &Scan<'_>, evidence: Option<Span<Body>>) -> bool {
        evidence.zip(scan.sentences.get(self.sentence)).is_some_and(|(said, sentence)| {
            let whole = scan.span(sentence.tokens.clone());
            whole.start <= said.start && said.end <= whole.end
        })
    }

    /// Whether its own sentence tells its period.
    fn says_period(&self, scan: &Scan<'_>) -> bool {
        self.says(scan, self.period.as_ref().and_then(|read| read.evidence))
    }
}

/// What holds for the whole document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Sentence of the headline.
    pub title: Option<Span<Body>>,
    /// When it was published.
    pub published: Option<Published>,
    /// The reporting period.
    pub period: Option<Read<Interval>>,
    /// The place it is about.
    pub place: Option<Read<Where>>,
}

impl Head {
    /// What is known of the chapter behind this one: spans of another text say nothing in it.
    #[must_use]
    pub fn carried(self) -> Head {
        fn told<T>(read: Read<T>) -> Read<T> {
            Read { evidence: None, ..read }
        }
        Head { title: None, published: self.published, period: self.period.map(told), place: self.place.map(told) }
    }
}

/// The place that a caller means by a name or an address: the smallest unit in it.
#[must_use]
pub fn place_named(mentions: &Mentions) -> Option<Where> {
    mentions.places.iter().max_by_key(|place| place.level).map(place::of)
}

/// Facts of a document; `known` is what is known of it before it is read.
#[must_use]
pub fn facts(scan: &Scan<'_>, mentions: &Mentions, known: Head) -> (Head, Vec<Fact>) {
    let read = head::read(scan, mentions, known.published);
    let head = Head { period: known.period.or(read.period), place: known.place.or(read.place), ..read };
    if mentions.quantities.is_empty() {
        return (head, Vec::new());
    }
    let mut facts = document::read(scan, mentions, &head, None);
    let words = name(scan, &mut facts);
    link::read(scan, &mut facts, &words);
    source::read(scan, mentions, &mut facts);
    for fact in &mut facts {
        fact.confidence = confidence::of(scan, fact);
    }
    (head, facts)
}

/// Finds what the indicator of each fact names; the words of each.
fn name(scan: &Scan<'_>, facts: &mut [Fact]) -> Vec<link::Words> {
    /// A movement, a share and a plan stand near the amount that they are of, under the same words.
    const NEAR: usize = 4;
    let mut words: Vec<link::Words> = Vec::with_capacity(facts.len());
    for at in 0..facts.len() {
        let (before, here) = facts.split_at_mut(at);
        let fact = &mut here[0];
        let Some(read) = &fact.indicator else {
            words.push(Vec::new());
            continue;
        };
        let said = |one: &Fact| one.indicator.as_ref().is_some_and(|other| other.value == read.value);
        let known = (at.saturating_sub(NEAR)..at).rev().find(|&one| said(&before[one]));
        if let Some(known) = known {
            fact.indicator_id = before[known].indicator_id;
            fact.indicator_key.clone_from(&before[known].indicator_key);
            words.push(words[known].clone());
        } else {
            let named = scan.lexicon.indicator(&read.value);
            (fact.indicator_id, fact.indicator_key) = (named.entry, named.key);
            words.push(named.words);
        }
    }
    words
}

/// A reading that competes with others, with what speaks for it: for fitting the weights of the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival<T> {
    /// What is read.
    pub reading: T,
    /// What speaks for it or against it, as "circumstance:value".
    pub marks: Vec<String>,
}

/// What competes for a figure; nothing where a rule decides alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rivals {
    /// For its period: the days, none for no time.
    pub times: Vec<Rival<Option<Interval>>>,
    /// For the words of its indicator.
    pub words: Vec<Rival<String>>,
}

/// The signs that the confidence of a fact rests on, by name.
#[must_use]
pub fn signs(scan: &Scan<'_>, fact: &Fact) -> Vec<(&'static str, f64)> {
    confidence::signs(scan, fact).to_vec()
}

/// The rivals of each figure, beside the facts.
#[must_use]
pub fn rivals(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> (Vec<Fact>, Vec<Rivals>) {
    let head = head::read(scan, mentions, published);
    let mut rivals = Vec::new();
    let facts = document::read(scan, mentions, &head, Some(&mut rivals));
    (facts, rivals)
}
