//! Counts in a row of which something is said once, and those who take part in what a clause opens with: "14 doanh nghiệp, 1 hợp tác xã
//! thành lập mới", "Dự Đại hội có lãnh đạo các ngành và 225 đại biểu".

use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Reader, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier;
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::{Quantity, QuantityKind};

impl Figure<'_> {
    /// "14 doanh nghiệp, | 1 hợp tác xã | thành lập mới", "100% chi bộ và | 92% đảng viên | hoàn thành tốt nhiệm vụ": what is said behind
    /// the last of a row of counts, or of shares that "và" joins, and is said of all of them.
    pub(super) fn said_of_row(&self) -> Option<Phrase> {
        const MAX_ROW: usize = 3;
        const MAX_NOUN: usize = 4;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let percent = is_percent(self.quantity) && self.quantity.part.is_none();
        let idle = |piece: &&Piece| piece.form == Form::Word && piece.roles.is_idle();
        let (mut last, mut joined) = (self.at, false);
        for _ in 0..MAX_ROW {
            let nouns = if percent { pieces[last + 1..].iter().take(MAX_NOUN).take_while(idle).count() } else { 0 };
            let Some(join) = pieces.get(last + 1 + nouns) else { break };
            let and = join.form == Form::Word && join.is(Class::And);
            if !and && (percent || join.mark() != Some(Mark::Comma)) {
                break;
            }
            let hedges = pieces[last + 2 + nouns..].iter().take_while(|piece| piece.form == Form::Hedge).count();
            let next = last + 2 + nouns + hedges;
            let Some(other) = pieces.get(next).and_then(Piece::quantity) else { break };
            let other = &self.reader.mentions.quantities[other];
            if !(if percent { is_percent(other) && other.part.is_none() } else { self.is_of_sort(other) }) {
                break;
            }
            joined |= and;
            last = next;
        }
        if last == self.at {
            return None;
        }
        let mixed = self.reader.are_people(self.quantity)
            != self.reader.are_people(self.reader.mentions.quantities.get(pieces[last].quantity()?)?);
        let states = |at: usize| self.states_of_row(&pieces[at], joined && (percent || !mixed));
        let range = qualifier::after(scan, pieces, last, !percent, percent);
        let first = if percent { range.clone().find(|&at| states(at))? } else { range.start };
        let named = !percent || pieces[range.start..first].iter().all(|piece| idle(&piece));
        let ends = pieces.get(range.end).is_none_or(|next| next.mark().is_some());
        let said = (first < range.end && states(first) && named && ends).then(|| self.said_of(first..range.end))?;
        (said.len() > 1).then_some(said)
    }

    /// Whether a piece begins what is said of a row of counts: of two that no "và" joins, and of people beside things, only what firms and
    /// the like do.
    fn states_of_row(&self, piece: &Piece, joined: bool) -> bool {
        const SAID: [Class; 4] = [Class::Preverb, Class::Passive, Class::Reach, Class::Complete];
        const STATES: [Class; 4] = [Class::Have, Class::Copula, Class::Topic, Class::Breakdown];
        let runs = [Class::Founded, Class::Ongoing];
        let first = piece.tokens.start;
        piece.form == Form::Word
            && !piece.any(&STATES)
            && (runs.into_iter().any(|class| self.reader.scan.hit(first, class).is_some())
                || joined && piece.any(&SAID))
    }

    /// Whether another count is of things like those that this one counts, by another noun: no cases.
    fn is_of_sort(&self, other: &Quantity) -> bool {
        let scan = self.reader.scan;
        let counts =
            |one: &Quantity| one.kind == QuantityKind::Count && !one.unit_tokens.is_empty() && one.part.is_none();
        let case = |one: &Quantity| {
            let hit = scan.hit(one.unit_tokens.start, Class::Noun);
            hit.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier)
        };
        let own = self.quantity;
        counts(own) && counts(other) && own.unit != other.unit && !(case(own) || case(other))
    }

    /// "Dự Đại hội có | 120 đại biểu", "Đến dự có lãnh đạo các phòng và | 200 đại biểu": people who are counted, in what they take part.
    pub(super) fn attends(&self, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        const REACH: usize = 60;
        const MAX_DEED: usize = 8;
        const MAX_KIND: usize = 3;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none();
        if !counts
            || self.measure != Measure::Level
            || !self.drafts.is_empty()
            || !self.reader.are_people(self.quantity)
        {
            return None;
        }
        // "dự" of "dự án" is no verb.
        let takes = |at: usize| {
            let verb = scan.hit(pieces[at].tokens.start, Class::TakePart);
            let noun = scan.hit(pieces[at].tokens.start, Class::Noun);
            verb.is_some_and(|verb| noun.is_none_or(|noun| noun.end <= verb.end))
        };
        let aside = |at: usize| pieces[at].any(&[Class::And, Class::Adverb, Class::Preverb]);
        let floor = self.at.saturating_sub(REACH);
        let has = (floor..self.at).rev().filter(|&at| pieces[at].form == Form::Word && pieces[at].is(Class::Have));
        has.into_iter().find_map(|has| {
            let start =
                (has.saturating_sub(MAX_DEED)..has).rev().take_while(|&at| pieces[at].form == Form::Word).last()?;
            let opens = start.checked_sub(1).is_none_or(|before| {
                matches!(pieces[before].form, Form::Period(_))
                    || pieces[before].mark().is_some_and(|mark| mark != Mark::Open)
            });
            let verb = (start..has).find(|&at| !aside(at) || takes(at))?;
            let kind = after.len() <= MAX_KIND;
            let told = if kind { noun.then(after) } else { noun.clone() };
            (opens && takes(verb)).then(|| told.then(&Phrase::of_pieces(&pieces[verb..has])))
        })
    }
}

impl Reader<'_> {
    /// Whether those that are counted are people.
    pub(in crate::fact) fn are_people(&self, count: &Quantity) -> bool {
        let person =
            |token: usize| [Class::Title, Class::Populous].iter().any(|&one| self.scan.hit(token, one).is_some());
        count.unit_tokens.clone().any(person)
    }
}
