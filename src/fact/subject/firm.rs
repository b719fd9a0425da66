//! Whose a firm's figures are: the firm that the text has come to speak of, where a sentence names none.

use std::collections::HashMap;

use crate::fact::grammar::phrase::{PREDICATES, Phrase};
use crate::fact::grammar::piece;
use crate::lexicon::Class;
use crate::mention::{Mentions, Organization, Scan, Sentence, TokenRange};
use crate::token::{Case, Gap, Kind, is_syllable};

/// A firm that no document is about is spoken of in so many sentences behind the one that names it.
const MAX_SILENT: usize = 2;
/// Tokens of a name that is told with a figure.
const MAX_NAME: usize = 4;
/// Tokens of one that stands for "công ty này".
const MAX_LONG: usize = 7;

/// A firm where it is named.
#[derive(Clone, Debug)]
struct Named {
    mention: TokenRange,
    /// Index into `Mentions::organizations`.
    firm: usize,
}

/// Of whom the text speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Spoken {
    /// Of the firm the document is about, if it is about one.
    #[default]
    About,
    /// Of another, and so many sentences ago.
    Other(usize, usize),
    /// Of several, or of one that we do not know.
    Unclear,
}

/// The firms of a document, and of which of them the text has come to speak.
#[derive(Clone, Debug, Default)]
pub(in crate::fact) struct Firms {
    /// Where they are named, in order.
    named: Vec<Named>,
    /// By firm, the name it mostly goes by.
    names: HashMap<usize, TokenRange>,
    /// The one the document is about.
    about: Option<usize>,
    spoken: Spoken,
}

impl Firms {
    /// The firms of a document; one that is about a place is about none of them.
    pub(in crate::fact) fn read(scan: &Scan<'_>, mentions: &Mentions, placed: bool) -> Firms {
        let mut all: Vec<Named> = firms(mentions)
            .flat_map(|(firm, one)| one.mentions.iter().map(move |at| Named { mention: at.clone(), firm }))
            .collect();
        all.sort_by_key(|one| one.mention.start);
        let names = firms(mentions).filter_map(|(firm, one)| Some((firm, usual_name(scan, one)?))).collect();
        let about = if placed { None } else { about(mentions) };
        Firms { named: all, names, about, spoken: Spoken::About }
    }

    /// Whether the document names any.
    pub(in crate::fact) fn are_named(&self) -> bool {
        !self.named.is_empty()
    }

    /// Whether the document is about a firm.
    pub(in crate::fact) fn has_main(&self) -> bool {
        self.about.is_some()
    }

    /// Whether some words begin with a name of the firm that the document is about.
    pub(super) fn is_main(&self, words: &TokenRange) -> bool {
        let next = self.named.partition_point(|one| one.mention.end <= words.start);
        let here = self.named.get(next).filter(|one| one.mention.start < words.end);
        here.is_some_and(|one| Some(one.firm) == self.about)
    }

    /// What stands for "công ty này" at a token: the firm that was named last, unless it is who says so.
    pub(in crate::fact) fn meant(&self, scan: &Scan<'_>, pointer: usize) -> Option<TokenRange> {
        const REACH: usize = 300;
        let before = &self.named[..self.named.partition_point(|one| one.mention.end <= pointer)];
        let near = before.iter().rev().take_while(|one| pointer - one.mention.start <= REACH);
        let mut near = near.filter(|one| !is_source(scan, &one.mention));
        self.names.get(&near.next()?.firm).cloned()
    }

    /// The firm that a figure at a token is of, in a sentence that may name others; `owned` says that it is an amount
    /// that firms alone have.
    pub(in crate::fact) fn of(
        &self,
        scan: &Scan<'_>,
        entities: &[bool],
        sentence: &TokenRange,
        at: usize,
        owned: bool,
    ) -> Option<Phrase> {
        if self.named.is_empty() {
            return None;
        }
        let here = self.in_sentence(sentence);
        let mut opening = here.iter().filter(|one| one.mention.end <= at && opens(scan, sentence, &one.mention));
        let firm = if let Some(last) = opening.next_back() {
            Some(last.firm).filter(|_| owned || !tells(scan, &last.mention))
        } else if here.is_empty() {
            self.spoken()
                .filter(|&firm| owned || Some(firm) == self.about)
                // Another name in the sentence is whom it speaks of.
                .filter(|_| !entities[sentence.clone()].contains(&true))
                .filter(|_| !names_stranger(scan, entities, &(sentence.start..at)))
        } else {
            // Named as somebody's object or behind the figure: the main one if any.
            let of = |about: usize| here.iter().any(|one| one.firm == about && (owned || !tells(scan, &one.mention)));
            let only = |about: usize| owned && here.iter().all(|one| one.firm == about);
            self.about.filter(|&about| of(about) && (self.spoken == Spoken::About || only(about)))
        };
        let name = self.names.get(&firm?)?;
        // Of a long name what it ends with.
        let own = || name.clone().rev().take_while(|&at| scan.tokens[at].is_capital()).take(MAX_NAME).last();
        let start = if name.len() > MAX_NAME { own().filter(|start| start + 1 < name.end)? } else { name.start };
        Some(Phrase::of_tokens(start..name.end))
    }

    /// The firm that is spoken of, if we know it.
    fn spoken(&self) -> Option<usize> {
        match self.spoken {
            Spoken::About => self.about,
            Spoken::Other(firm, silent) => Some(firm).filter(|_| silent <= MAX_SILENT),
            Spoken::Unclear => None,
        }
    }

    /// Goes on behind a sentence.
    pub(in crate::fact) fn pass(&mut self, scan: &Scan<'_>, entities: &[bool], sentence: &Sentence, heads: bool) {
        if self.named.is_empty() {
            return;
        }
        let tokens = &sentence.tokens;
        let here = self.in_sentence(tokens);
        let of = |firm: usize| if Some(firm) == self.about { Spoken::About } else { Spoken::Other(firm, 0) };
        let mut opening = here.iter().filter(|one| opens(scan, tokens, &one.mention)).map(|one| one.firm);
        let next = match opening.next() {
            Some(first) if opening.all(|other| other == first) => of(first),
            Some(_) => Spoken::Unclear,
            // A heading ends what was told of another.
            None if heads => Spoken::About,
            None if names_stranger(scan, entities, tokens) => Spoken::Unclear,
            None => match (here.first(), self.spoken) {
                (Some(_), spoken) => {
                    // "Sao Biển vay ngân hàng An Bình": no more is told of whom it has to do with.
                    let same = self.spoken().is_some_and(|firm| here.iter().any(|one| one.firm == firm));
                    if same || spoken == Spoken::About { spoken } else { Spoken::Unclear }
                }
                (None, Spoken::Other(firm, silent)) => Spoken::Other(firm, silent + 1),
                (None, spoken) => spoken,
            },
        };
        self.spoken = next;
    }

    /// The firms that a sentence names.
    fn in_sentence(&self, sentence: &TokenRange) -> &[Named] {
        let start = self.named.partition_point(|one| one.mention.start < sentence.start);
        let rest = &self.named[start..];
        &rest[..rest.partition_point(|one| one.mention.start < sentence.end)]
    }
}

/// The firms of a document, by their index in `Mentions::organizations`.
fn firms(mentions: &Mentions) -> impl Iterator<Item = (usize, &Organization)> {
    mentions.organizations.iter().enumerate().filter(|(_, one)| one.is_enterprise())
}

/// The firm that a document is about: the one named most, where at least a third of all names of firms are its own; one
/// of many is not what a document is about.
fn about(mentions: &Mentions) -> Option<usize> {
    const MIN_MENTIONS: usize = 3;
    let all: usize = firms(mentions).map(|(_, one)| one.mentions.len()).sum();
    let first = |one: &Organization| one.mentions.first().map(|range| range.start);
    firms(mentions)
        .max_by_key(|(_, one)| (one.mentions.len(), std::cmp::Reverse(first(one))))
        .filter(|(_, one)| one.mentions.len() >= MIN_MENTIONS && 3 * one.mentions.len() >= all)
        .map(|(firm, _)| firm)
}

/// The shortest of the names that a firm is often called by.
fn usual_name(scan: &Scan<'_>, firm: &Organization) -> Option<TokenRange> {
    const OFTEN: usize = 3;
    let mut counts: HashMap<Vec<u64>, usize> = HashMap::new();
    let keys = |name: &TokenRange| name.clone().map(|token| scan.key(token)).collect::<Vec<_>>();
    for name in firm.mentions.iter().filter(|name| name.len() <= MAX_NAME) {
        *counts.entry(keys(name)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let often = |name: &&TokenRange| counts.get(&keys(name)).copied().unwrap_or(0) * OFTEN >= most;
    // "Vinamilk" before its ticker, "VPBank" before the title's "VPBANK".
    let shouts = |name: &TokenRange| scan.tokens[name.start].case == Case::Upper;
    let usual = firm.mentions.iter().filter(often).min_by_key(|name| (name.len(), shouts(name), name.start))?;
    (usual.len() <= MAX_LONG).then(|| usual.clone())
}

fn is_source(scan: &Scan<'_>, name: &TokenRange) -> bool {
    name.start.checked_sub(1).is_some_and(|left| scan.hit(left, Class::Source).is_some())
}

/// Whether a name stands where its sentence or clause tells of whom it speaks: no verb is before it, and it is no source.
fn opens(scan: &Scan<'_>, sentence: &TokenRange, name: &TokenRange) -> bool {
    const REACH: usize = 24;
    const OTHERS: [Class; 11] = [
        Class::Own,
        Class::Act,
        Class::Said,
        Class::Contribute,
        Class::Preverb,
        Class::Aspectual,
        Class::Copula,
        Class::Have,
        Class::Dative,
        Class::From,
        Class::Versus,
    ];
    let floor = sentence.start.max(name.start.saturating_sub(REACH));
    let comma = (floor..name.start).rev().find(|&at| matches!(scan.word(at), "," | ";" | ":"));
    let mut at = comma.map_or(sentence.start, |comma| comma + 1);
    if name.start - at > REACH {
        return false;
    }
    // "Nghiên cứu của Sao Biển cho thấy": who tells it.
    let (next, roles) = piece::word(scan, at, name.start);
    let noun = at < name.start && scan.phrase(at, name.start, Class::SourceNoun) == Some(next);
    let told = noun && scan.hit(name.end, Class::Said).is_some();
    if told || is_source(scan, name) {
        return false;
    }
    // "còn Sao Biển lãi": no verb leads in.
    if roles.any(&[Class::Conjunction, Class::But, Class::ToLevel]) {
        at = next;
    }
    while at < name.start {
        let (end, roles) = piece::word(scan, at, name.start);
        if roles.any(&OTHERS) || roles.any(&PREDICATES) {
            return false;
        }
        at = end;
    }
    true
}

/// Whether a firm is said to tell something: "Sao Biển vừa công bố", "theo Sao Biển".
fn tells(scan: &Scan<'_>, name: &TokenRange) -> bool {
    const REACH: usize = 4;
    let limit = scan.tokens.len().min(name.end + REACH);
    let mut at = name.end;
    while at < limit {
        let (end, roles) = piece::word(scan, at, limit);
        if roles.has(Class::Said) {
            return true;
        }
        if !roles.any(&[Class::Preverb, Class::Adverb, Class::Aspectual]) {
            break;
        }
        at = end;
    }
    is_source(scan, name)
}

/// Whether a stretch begins with a name that nothing is known of: two words with capitals, or one that is not ours.
fn names_stranger(scan: &Scan<'_>, entities: &[bool], tokens: &TokenRange) -> bool {
    const REACH: usize = 24;
    let end = tokens.end.min(tokens.start + REACH);
    let capital = |at: usize| {
        let token = &scan.tokens[at];
        token.kind == Kind::Word && token.case == Case::Title && !entities[at]
    };
    (tokens.start..end).any(|at| {
        capital(at)
            && (at + 1 < end && capital(at + 1) && scan.tokens[at + 1].gap == Gap::Space
                || !is_syllable(&scan.word(at).to_lowercase()))
    })
}
