//! A figure in a bracket: the noun phrase that stands before it ("Khu đô thị An Phú (vốn đầu tư 2.000 tỷ đồng)", "một nửa
//! tổng tài sản (11.000 tỷ đồng)"), the movement that it repeats ("tăng khá (15,6%)"), the base before it.

use super::Figure;
use crate::fact::base::{self, BasePhrase};
use crate::fact::grammar::edge;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::measure::Reading;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};

/// "chiếm một nửa | tổng tài sản của công ty (hơn 11.000 tỷ đồng)": the bracket tells the amount of what the figure
/// before it is compared with, unless that is a plan or another time.
pub(super) fn noun_before(reader: &Reader<'_>, governor: &Governor) -> Option<Phrase> {
    const MAX_NOUN: usize = 12;
    let pieces = reader.pieces;
    let open = governor.subject_end.checked_sub(1).filter(|&open| pieces[open].mark() == Some(Mark::Open))?;
    if governor.class.is_some() {
        return None;
    }
    let figure = pieces[governor.subject_end..].iter().find_map(crate::fact::grammar::piece::Piece::quantity)?;
    let amount = !crate::fact::sentence::is_percent(&reader.mentions.quantities[figure]);
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

impl Figure<'_> {
    /// "kim ngạch hạt điều 1,4 tỷ USD, vượt qua | chè | (0,9 tỷ USD), | sắn | (0,6 tỷ USD)", "chỉ sau | cà phê | (3 tỷ USD)": the amount
    /// of who is outdone or comes first, in the noun of the last amount in the unit.
    pub(super) fn outdone(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 5;
        const MAX_ROW: usize = 4;
        const MAX_ITEM: usize = 10;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= MAX_NAME && !own.is_measured())?;
        let mark = |at: usize, mark: Mark| pieces.get(at).is_some_and(|piece| piece.mark() == Some(mark));
        let open = self.reader.piece_of(part.end);
        if self.measure != Measure::Level || !mark(open, Mark::Open) || open >= self.at {
            return None;
        }
        let named = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)) || piece.roles.is_idle();
        let mut lead = self.reader.piece_from(part.start).checked_sub(1)?;
        for _ in 0..MAX_ROW {
            let joint = mark(lead, Mark::Comma) || pieces[lead].is(Class::And);
            let close = lead.checked_sub(1).filter(|&close| joint && mark(close, Mark::Close));
            let Some(close) = close else { break };
            let open = (close.saturating_sub(MAX_ITEM)..close).rev().find(|&at| mark(at, Mark::Open))?;
            lead = (open.saturating_sub(MAX_NAME)..open).rev().find(|&at| !named(&pieces[at]))?;
        }
        let first = pieces[lead].tokens.start;
        let outdoes = [Class::Outdo, Class::ComesAfter].iter().any(|&class| scan.hit(first, class).is_some());
        let alike = |last: &&Draft| {
            let unit = self.reader.quantity(last).unit == self.quantity.unit || last.measure == Measure::Rank;
            unit && last.piece < lead
        };
        let last = self.drafts.iter().rev().find(|draft| outdoes && alike(draft)).map(|last| &last.subject);
        let last = last.filter(|last| last.is_measured());
        // "xuất khẩu sang Lào đứng thứ hai, chỉ sau Nga (3 tỷ USD)".
        if let Some(last) = last.filter(|_| self.is_name(own)) {
            return Some(self.with_name(last, own));
        }
        let head = last.map(|last| last.without_tail(last.len() - self.measured_head(last)));
        outdoes.then(|| head.unwrap_or_default().then(own))
    }
}

impl Reader<'_> {
    /// The opening bracket directly before the figure, hedges and predicates apart.
    pub(in crate::fact) fn lone_bracket(&self, at: usize) -> Option<usize> {
        const REACH: usize = 5;
        (at.saturating_sub(REACH)..at)
            .rev()
            .find(|&index| {
                !(self.pieces[index].form == Form::Hedge
                    || self.pieces[index].any(&[Class::Adverb, Class::Reach, Class::StatusEstimate]))
            })
            .filter(|&index| self.pieces[index].mark() == Some(Mark::Open))
    }

    pub(in crate::fact) fn is_signed(&self, drafts: &[Draft], at: usize, quantity: &Quantity) -> bool {
        // "03 vụ (-02)": a count without a noun of its own.
        let bare = is_percent(quantity) || quantity.kind == QuantityKind::Count && quantity.unit_tokens.is_empty();
        // "45 tạ/ha (+2 tạ/ha so với vụ trước)", "có giảm (-7 vụ)": behind an amount of the unit, or what moved.
        let alone = || {
            let open = at.checked_sub(1).is_some_and(|open| self.pieces[open].mark() == Some(Mark::Open));
            let beside = drafts.last().is_some_and(|last| {
                last.measure == Measure::Level && last.piece + 2 == at && self.quantity(last).unit == quantity.unit
            });
            open && (beside || self.bracket_head(drafts, at).is_some())
        };
        matches!(self.scan.text.slice(quantity.span).chars().next(), Some('+' | '-' | '−' | '–')) && (bare || alone())
    }

    /// Whether nothing but a word for the same stands between a movement and a percentage in the bracket behind it.
    pub(super) fn repeats_in_bracket(&self, moved: &Draft, at: usize) -> bool {
        let open = moved.piece + 1;
        let aside = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Restate, Class::Equal]);
        let opens = self.pieces[open].mark() == Some(Mark::Open);
        opens
            && self.pieces[open + 1..at].iter().all(aside)
            && is_percent(&self.mentions.quantities[self.pieces[at].quantity().unwrap_or_default()])
    }

    /// The base that a figure stands in, and the one right before its bracket; but "tăng cao so với cùng kỳ (+18,3%)" tells by how
    /// much, and not what it was then, and "giảm 300 hồ sơ so với cùng kỳ (20%)" goes on with the movement.
    pub(in crate::fact) fn bases_around(
        &self,
        drafts: &[Draft],
        at: usize,
        quantity: &Quantity,
        reading: Reading,
    ) -> (Option<BasePhrase>, Option<BasePhrase>) {
        let around = self.phrases.iter().find(|phrase| (phrase.start..phrase.end).contains(&at));
        let moved = reading.rule == "change.repeated" || self.is_signed(drafts, at, quantity);
        let open = self.lone_bracket(at).filter(|_| !moved);
        let before = open.and_then(|open| self.phrases.iter().find(|phrase| phrase.end == open));
        (around.copied(), before.copied())
    }

    /// The movement that a bracket with a bare percentage repeats: "tăng khá (15,6%)".
    pub(in crate::fact) fn bracket_head(&self, drafts: &[Draft], at: usize) -> Option<Class> {
        let open = at.checked_sub(1)?;
        if self.pieces[open].mark() != Some(Mark::Open) {
            return None;
        }
        let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
        // "tăng 11%, thấp hơn mục tiêu | (16%)": what is aimed at moves as what has moved does.
        let aimed = self.pieces[floor..open].iter().any(|piece| piece.is(Class::PlanNoun) && piece.depth == 0);
        if let Some(last) = drafts.last().filter(|last| aimed && last.measure == Measure::Change) {
            return Some(if last.reading.falls { Class::Fall } else { Class::Rise });
        }
        self.pieces[floor..open]
            .iter()
            .rev()
            .take_while(|piece| !matches!(piece.form, Form::Mark(Mark::Comma | Mark::Semicolon)))
            .find_map(|piece| {
                if piece.is(Class::GrowthNoun) {
                    return Some(Class::Rise);
                }
                [Class::Rise, Class::Fall].into_iter().find(|&class| piece.is(class))
            })
    }

    /// "đạt 35%, cao hơn cùng kỳ | (31%)": whether a comparative leads the base before a bracket, and the figure inside is about
    /// as large as the one compared.
    pub(in crate::fact) fn compares_levels(&self, open: usize, drafts: &[Draft], at: usize) -> bool {
        let quantity = |piece: usize| self.pieces[piece].quantity();
        let alike = drafts.last().and_then(|last| quantity(last.piece)).zip(quantity(at));
        let alike = alike.is_some_and(|(one, other)| base::are_alike(self.mentions, one, other));
        let base = self.phrases.iter().find(|phrase| phrase.end == open);
        let leads = |at: usize| self.pieces[at].is(Class::Comparative);
        alike && base.is_some_and(|base| leads(base.start) || base.start > 0 && leads(base.start - 1))
    }

    /// "tỷ lệ hộ nghèo là 5%, giảm 2% so với cuối năm trước (| 7%)": what it was then, told as what it is now; the difference of both is
    /// nearer to the movement than the movement is to this figure.
    pub(in crate::fact) fn level_before(&self, drafts: &[Draft], at: usize) -> Option<Reading> {
        /// Figures from the level to its movement.
        const BACK: usize = 4;
        let open = self.lone_bracket(at)?;
        let last = drafts.last().filter(|last| last.measure == Measure::Change && is_percent(self.quantity(last)))?;
        self.phrases.iter().find(|phrase| phrase.end == open && phrase.start > last.piece)?;
        let told = |draft: &&Draft| draft.measure != Measure::Change && is_percent(self.quantity(draft));
        let level = drafts.iter().rev().take(BACK).find(told).filter(|level| !level.is_base)?;
        let size = |piece: usize| Some(self.mentions.quantities[self.pieces[piece].quantity()?].value.to_f64());
        let (now, moved, then) = (size(level.piece)?, size(last.piece)?.abs(), size(at)?);
        let before = if last.reading.falls { now + moved } else { now - moved };
        ((then - before).abs() < (then - moved).abs()).then_some(level.reading)
    }

    /// "phí xăng dầu (bằng 88% dự toán), lệ phí | (97%)": whether the bracket before tells how much of a plan was reached, so that the
    /// next in the row does.
    pub(in crate::fact) fn is_row_of_plan(&self, draft: &Draft, at: usize) -> bool {
        let closed = self.pieces[draft.piece..at].iter().any(|piece| piece.mark() == Some(Mark::Close));
        let of_plan =
            draft.base.is_some_and(|base| base.kind == BaseKind::Plan) || draft.reading.rule == "ratio.reached";
        draft.measure == Measure::Ratio && self.pieces[draft.piece].depth > 0 && closed && of_plan
    }
}
