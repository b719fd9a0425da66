//! What somebody aims to reach, told by the noun right before the figure: "ngành thép đặt mục tiêu phát triển đến năm 2025 sẽ đạt
//! | sản lượng | 25 triệu tấn".

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::lexicon::Class;

/// Pieces of the clause before the verb.
const MAX_CLAUSE: usize = 30;
/// Tokens of the noun, and of who aims at it.
const MAX_NOUN: usize = 8;
const MAX_ACTOR: usize = 7;

impl Figure<'_> {
    /// The noun that is reached, and who aims at it: what they mean to do in between is no part of it.
    pub(super) fn aimed_at(&self, own: &Phrase) -> Option<Phrase> {
        /// "đạt", "sẽ đạt".
        const VERBS: [Class; 3] = [Class::Reach, Class::StatusForecast, Class::StatusTarget];
        const AIMS: [Class; 2] = [Class::TargetNoun, Class::StatusTarget];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_NOUN)?;
        let first = self.reader.piece_of(part.start);
        let end = (first..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)? + 1;
        let noun = pieces[first].any(&MEASURED) && pieces[end - 1].tokens.end == part.end;
        let verb = first.checked_sub(1).filter(|&verb| pieces[verb].form == Form::Word && pieces[verb].any(&VERBS))?;
        if !noun || self.measure != Measure::Level {
            return None;
        }
        let floor = verb.saturating_sub(MAX_CLAUSE);
        let parts = |at: &usize| {
            pieces[*at].quantity().is_some()
                || matches!(pieces[*at].mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Stop))
        };
        let start = (floor..verb).rev().find(parts).map_or(floor, |at| at + 1);
        let aim = (start..verb).find(|&at| pieces[at].form == Form::Word && pieces[at].any(&AIMS))?;
        // "đặt mục tiêu | lợi nhuận tăng để đạt doanh thu": another amount is aimed at.
        let other = |piece: &Piece| piece.any(&MEASURED) && !piece.is(Class::Sector);
        if pieces[start..verb].iter().any(other) {
            return None;
        }
        // "trong năm 2020, | ngành thép | đặt mục tiêu": who does so stands before the first verb.
        let who = (start..=aim).find(|&at| pieces[at].form == Form::Word && phrase::says(&pieces[at])).unwrap_or(aim);
        let actor = phrase::tidy(scan, pieces, start..who);
        let fits = (1..=MAX_ACTOR).contains(&actor.len()) && self.can_own(&actor) && !self.is_anaphor(&actor);
        Some(if fits { own.then(&actor) } else { own.clone() })
    }
}
