//! A figure in a bracket and the noun phrase that stands before it: "Khu đô thị An Phú (vốn đầu tư 2.000 tỷ đồng)",
//! "một nửa tổng tài sản (11.000 tỷ đồng)".

use super::edge;
use super::governor::Governor;
use super::phrase::{self, MEASURED, Phrase};
use super::piece::{Form, Mark};
use super::sentence::Reader;
use super::subject::Figure;
use crate::lexicon::Class;

/// "chiếm một nửa | tổng tài sản của công ty (hơn 11.000 tỷ đồng)": the bracket tells the amount of what the figure
/// before it is compared with, unless that is a plan or another time.
pub(super) fn noun_before(reader: &Reader<'_>, governor: &Governor) -> Option<Phrase> {
    const MAX_NOUN: usize = 12;
    let pieces = reader.pieces;
    let open = governor.subject_end.checked_sub(1).filter(|&open| pieces[open].mark() == Some(Mark::Open))?;
    if governor.class.is_some() {
        return None;
    }
    let figure = pieces[governor.subject_end..].iter().find_map(super::piece::Piece::quantity)?;
    let amount = !super::sentence::is_percent(&reader.mentions.quantities[figure]);
    let floor = open.saturating_sub(MAX_NOUN);
    let start = (floor..open)
        .rev()
        .take_while(|&at| matches!(pieces[at].form, Form::Word | Form::Place(_) | Form::Generic(_)))
        .last()?;
    // "so với | số vốn điều lệ (9.000 tỷ đồng)".
    let versus = (start..open).rev().find(|&at| pieces[at].is(Class::Versus));
    let begin = versus.map_or(start, |versus| versus + 1);
    let noun = (begin..open).find(|&at| !pieces[at].is(Class::Adverb))?;
    let after_figure =
        versus.is_some() || start.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some());
    let plan = pieces[noun..open].iter().any(|piece| piece.any(&[Class::PlanNoun, Class::TargetNoun]));
    let said = pieces[noun..open].iter().any(|piece| piece.any(&[Class::Reach, Class::Rise, Class::Fall, Class::And]));
    let measured = pieces[noun].any(&MEASURED) && reader.in_base[noun];
    (amount && after_figure && measured && !plan && !said).then(|| phrase::tidy(reader.scan, pieces, noun..open))
}

impl Figure<'_> {
    /// "Khu đô thị An Phú (vốn đầu tư": whose amount a bracket tells.
    pub(super) fn named_before(&self, open: usize) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        if pieces[open].mark() != Some(Mark::Open) {
            return None;
        }
        let mut clause = edge::clause_before(pieces, &self.reader.in_base, open);
        // "trong đó phải kể tới | khu đô thị": the name stands behind the verb.
        let lead = clause.clone().rev().find(|&at| pieces[at].any(&[Class::Reach, Class::Breakdown, Class::Toward]));
        clause.start = lead.map_or(clause.start, |lead| lead + 1);
        let name = phrase::tidy(self.reader.scan, pieces, clause);
        Some(name).filter(|name| self.can_own(name) && !name.is_measured())
    }
}
