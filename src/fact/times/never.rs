//! No time at all.

use super::when;
use super::{Candidate, Origin, Times, few, flag};
use crate::fact::choice::Circumstance as C;
use crate::fact::context::Genre;
use crate::fact::document;
use crate::fact::grammar::piece::{Form, Jobs, Mark as Punctuation, Piece, Roles};
use crate::fact::{Measure, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::QuantityKind;

/// Jobs of words in the clause, each with its value in the file of weights.
const WORDS: [(Class, usize); 13] = [
    (Class::Undated, 0),
    (Class::Cumulative, 1),
    (Class::StatusActual, 2),
    (Class::StatusForecast, 3),
    (Class::StatusTarget, 4),
    (Class::StatusEstimate, 5),
    (Class::Aspectual, 6),
    (Class::Own, 7),
    (Class::Have, 8),
    (Class::Said, 9),
    (Class::Per, 10),
    (Class::Condition, 11),
    (Class::TargetNoun, 12),
];
/// The nature of what has a price.
const QUOTED: usize = 2;
/// The figure stands by a base that is no time.
const NORM: usize = 32;

impl Times<'_> {
    /// "năm 2016 có 300 lao động, | hiện có 520 lao động": what stands now is of no stretch of time.
    pub(super) fn is_present(&self) -> bool {
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        // "giá hiện ở mức 4.600 đồng" of a report is that of its time, unless another figure has its own before.
        let earlier = || {
            let time = pieces[..at].iter().position(|piece| piece.period().is_some());
            time.is_some_and(|time| pieces[time..at].iter().any(|piece| piece.quantity().is_some()))
        };
        let stands = matches!(self.figure.measure, Measure::Level | Measure::Share)
            && (!self.figure.subject.roles.has(Class::Quoted) || earlier());
        if !stands || self.figure.status != Status::Actual {
            return false;
        }
        let parts = |piece: &Piece| piece.quantity().is_some() || piece.mark() == Some(Punctuation::Semicolon);
        let times = |index: usize| pieces[index].period().is_some() && !self.reader.in_base[index];
        let behind = (at + 1..pieces.len()).take_while(|&index| !parts(&pieces[index])).any(times);
        let mut before = (0..at).rev().take_while(|&index| !parts(&pieces[index]) && !times(index));
        let now = before.find(|&index| pieces[index].any(&[Class::Present, Class::Cumulative]));
        // "giảm từ 12% hiện nay | xuống 8%": that is said of the figure before.
        let own = |index: usize| index.checked_sub(1).is_none_or(|before| pieces[before].quantity().is_none());
        now.is_some_and(|index| pieces[index].is(Class::Present) && own(index)) && !behind
    }

    /// "lên 3.200 tỷ đồng, từ mức | 2.700 tỷ đồng hiện tại", "từ | 49% hiện nay": nor is what stands now by the words behind it.
    pub(super) fn is_now(&self) -> bool {
        const MOST_NOUN: usize = 3;
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let noun = |piece: &&Piece| piece.form == Form::Word && piece.roles.is_idle();
        let behind = at + 1 + pieces[at + 1..].iter().take(MOST_NOUN).take_while(noun).count();
        let now = |piece: &Piece| piece.form == Form::Word && piece.is(Class::Present) && piece.is(Class::Now);
        // "đạt 7 triệu đồng, hiện có 30 hộ": a statement of its own.
        let ends = |piece: &Piece| piece.mark().is_some() || piece.any(&[Class::ToLevel, Class::And]);
        matches!(self.figure.measure, Measure::Level | Measure::Share)
            && self.figure.status == Status::Actual
            && pieces.get(behind).is_some_and(now)
            && pieces.get(behind + 1).is_none_or(ends)
    }

    /// "Công ty hiện sở hữu 6 dự án. Trong đó có | 4 dự án tại Hà Nội": the parts of what stands now, as the sentence before told.
    pub(super) fn is_part_of_present(&self) -> bool {
        let (reader, context) = (self.reader, self.context);
        let scan = reader.scan;
        let Some(before) = reader.sentence.checked_sub(1).map(|before| &scan.sentences[before]) else { return false };
        let counted = !context.counted.is_empty() && context.prior.is_none();
        let present = || before.tokens.clone().any(|at| scan.hit(at, Class::Present).is_some());
        let timeless = || reader.pieces.iter().all(|piece| piece.period().is_none());
        let parts = context.genre != Genre::Outlined && document::goes_on(reader.pieces);
        let stands =
            self.figure.status == Status::Actual && matches!(self.figure.measure, Measure::Level | Measure::Share);
        parts && stands && counted && timeless() && present()
    }

    /// "Tuần trước, giá vàng tăng | 0,9%" of a text whose day nobody knows: of no time that was told before.
    pub(super) fn is_of_some_week(&self) -> bool {
        let (reader, scan) = (self.reader, self.reader.scan);
        let first = scan.sentences[reader.sentence].tokens.start;
        let timeless = || reader.pieces.iter().all(|piece| piece.period().is_none());
        scan.begins_time(first, PeriodRole::Week)
            && [PeriodRole::Before, PeriodRole::Past, PeriodRole::This]
                .iter()
                .any(|&role| scan.begins_time(first + 1, role))
            && timeless()
    }

    /// "các năm trước bán được | 500 tấn", "những năm trước, gạo thơm chiếm | 40%": what used to be is of no time that is told.
    pub(super) fn is_long_ago(&self) -> bool {
        /// "trước", "hiện nay" may go with a time that is told.
        const LEAST: usize = 3;
        const REACH: usize = 24;
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let parts = |piece: &Piece| {
            piece.quantity().is_some() || piece.period().is_some() || piece.mark() == Some(Punctuation::Semicolon)
        };
        let before = (at.saturating_sub(REACH)..at).rev().take_while(|&index| !parts(&pieces[index]));
        let vague = |index: usize| pieces[index].is(Class::Now) && pieces[index].tokens.len() >= LEAST;
        // "giảm từ 9% đầu nhiệm kỳ xuống | 3%": that is said of the figure before.
        let own = |index: usize| index.checked_sub(1).is_none_or(|before| pieces[before].quantity().is_none());
        before.into_iter().any(|index| vague(index) && own(index) && !self.reader.in_base[index])
    }

    /// "Với | 25 xe buýt đang vận hành, ...": how many there are now, where the sentence tells no time.
    pub(super) fn is_ongoing(&self) -> bool {
        const REACH: usize = 8;
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let counts = pieces[at]
            .quantity()
            .is_some_and(|index| self.reader.mentions.quantities[index].kind == QuantityKind::Count);
        let open = |piece: &&Piece| piece.quantity().is_none() && piece.mark().is_none();
        let mut behind = pieces[at + 1..].iter().take(REACH).take_while(open).flat_map(|piece| piece.tokens.clone());
        let goes_on = |token: usize| self.reader.scan.hit(token, Class::Ongoing).is_some();
        counts
            && self.figure.measure == Measure::Level
            && self.figure.status == Status::Actual
            && self.setting.named.is_empty()
            && behind.any(goes_on)
    }

    /// "Công ty đang nắm | 51% vốn", "đang chiếm 40% thị phần sữa bột, | 54% thị phần sữa nước": nor is what somebody has now, where
    /// the sentence tells no time; what a report counts so is of its time.
    pub(super) fn is_held(&self) -> bool {
        const REACH: usize = 24;
        let (reader, at) = (self.reader, self.figure.at);
        let stands = matches!(self.figure.measure, Measure::Level | Measure::Share | Measure::Rank);
        if !stands
            || self.figure.status != Status::Actual
            || self.context.genre == Genre::Outlined
            || !self.setting.named.is_empty()
            || self.nature == QUOTED
        {
            return false;
        }
        let parts = |piece: &Piece| piece.mark() == Some(Punctuation::Semicolon) || piece.is(Class::But);
        let before = reader.pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(|piece| !parts(piece));
        let mut words = before.flat_map(|piece| piece.tokens.clone());
        words.any(|token| reader.scan.hit(token, Class::Holding).is_some())
    }

    /// "khu đất rộng | 12 ha": how large a thing is, it is at any time.
    pub(super) fn is_extent(&self) -> bool {
        let (pieces, at) = (self.reader.pieces, self.figure.at);
        let lead = (0..at).rev().find(|&index| pieces[index].form != Form::Hedge && !pieces[index].is(Class::Adverb));
        let large = lead.or(at.checked_sub(1)).is_some_and(|index| {
            let last = pieces[index].tokens.end - 1;
            pieces[index].form == Form::Word && self.reader.scan.hit(last, Class::Extent).is_some()
        });
        let physical = pieces[at]
            .quantity()
            .is_some_and(|index| self.reader.mentions.quantities[index].kind == QuantityKind::Physical);
        large && physical && self.figure.measure == Measure::Level
    }

    pub(super) fn never(&mut self) {
        let setting = self.setting;
        let pieces = self.reader.pieces;
        let never = self.open(Candidate {
            days: None,
            evidence: None,
            origin: Origin::Never,
            lends: true,
            first: self.out.len(),
            ways: 1 << Origin::Never.group(),
        });
        let before = self.drafts.last().map_or(0, |draft| 1 + flag(draft.period.is_none()));
        self.ballot.say(
            never,
            [
                (C::Never, self.report() * 6 + setting.block),
                (C::NeverFigure, self.measure * 5 + self.unit),
                (C::NeverFigure, 64 + self.nature * 3 + self.report()),
                (C::NeverFigure, 96 + self.status() * 3 + self.report()),
                (C::NeverFigure, 128 + flag(self.figure.subject.is_empty())),
                (C::NeverTimes, few(setting.own, 3) * 2 + flag(setting.has_base)),
                (C::NeverSince, setting.silence * 3 + self.report()),
                (C::NeverBefore, before),
                (C::NeverBefore, 8 + flag(self.context.paragraph.period.is_some())),
                (C::NeverBefore, 10 + flag(self.context.is_dated)),
                (C::NeverBefore, 12 + few(pieces[self.figure.at].depth.into(), 1)),
                (C::Begins, 64 + setting.begins),
            ],
        );
        // The clause around the figure.
        let parts = |at: &usize, mark| pieces[*at].mark() == Some(mark);
        let start = (0..self.figure.at).rev().find(|at| parts(at, Punctuation::Semicolon)).map_or(0, |mark| mark + 1);
        let end = (self.figure.at..pieces.len()).find(|at| parts(at, Punctuation::Comma)).unwrap_or(pieces.len());
        let roles: Roles = pieces[start..end].iter().map(|piece| piece.roles).collect();
        let undated = (start..end).any(|at| when::is_undated(self.reader, self.context.genre, at));
        let said = |class: Class| if class == Class::Undated { undated } else { roles.has(class) };
        for (_, value) in WORDS.into_iter().filter(|&(class, _)| said(class)) {
            self.mark(never, C::NeverWord, value);
        }
        if self.figure.base.is_some_and(|base| base.period.is_none()) {
            self.mark(never, C::NeverWord, NORM);
        }
        self.ballot.say_jobs(never, C::NeverHave, clause_jobs(pieces, self.figure.at));
    }
}

/// The jobs of the pieces around a figure, up to the figure or the grave mark on each side.
fn clause_jobs(pieces: &[Piece], at: usize) -> Jobs {
    const BEFORE: usize = 10;
    const BEHIND: usize = 6;
    let ends = |piece: &&Piece| {
        piece.quantity().is_none() && !matches!(piece.mark(), Some(Punctuation::Semicolon | Punctuation::Stop))
    };
    let mut jobs = Jobs::default();
    let before = pieces[..at].iter().rev().take(BEFORE).take_while(ends);
    let behind = pieces[at + 1..].iter().take(BEHIND).take_while(ends);
    before.chain(behind).for_each(|piece| jobs.add(piece));
    jobs
}
