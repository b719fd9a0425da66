//! Months and quarters that a story comes to: "sau hai tháng giảm liên tiếp, đến tháng 8 lượng xe nhập là 7.800 chiếc" tells of
//! August, "bắt đầu nuôi bò từ quý III, đến quý II năm sau đàn bò mang về 54 tỷ đồng" of the second quarter; "đến tháng 8 đã giải
//! ngân 40%" alone tells of all up to it.

use crate::calendar::{Grain, Interval};
use crate::fact::Status;
use crate::fact::grammar::piece::{Form, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::Relation;
use crate::token::Kind;

/// Pieces before the time that a story comes to.
const REACH: usize = 16;
/// Pieces between that time and a figure of it.
const FAR: usize = 40;

/// The days of the time at a piece, where the story of its sentence comes to it.
pub(super) fn come_to(reader: &Reader<'_>, at: usize, status: Status) -> Option<Interval> {
    let period = &reader.mentions.periods[reader.pieces[at].period()?];
    // "đến hết quý III", "tính đến quý III": what all of it brought, or what stood then.
    // "Năm 2016 là 5.400 USD, tới năm 2018 đạt 6.000 USD": a year that comes after the one before it; an aim is up to it.
    let done = matches!(status, Status::Actual | Status::Estimate);
    if done && period.up_to && period.lead.len() == 1 && period.grain == Grain::Year && period.relation == Relation::Own
    {
        return period.interval.filter(|&days| follows_year(reader, at, days));
    }
    let fits = period.up_to
        && period.lead.len() == 1
        && !period.year_to_date
        && period.relation == Relation::Own
        && matches!(period.grain, Grain::Month | Grain::Quarter);
    let days = period.interval.filter(|days| fits && days.start.is_some())?;
    let before = at.saturating_sub(REACH)..at;
    before.into_iter().any(|from| begins(reader, from, at)).then_some(days)
}

/// The time before a figure that the story of its sentence comes to.
pub(super) fn of_figure(reader: &Reader<'_>, figure: usize, status: Status) -> Option<Interval> {
    let at = (figure.saturating_sub(FAR)..figure).rev().find(|&at| reader.pieces[at].period().is_some())?;
    come_to(reader, at, status)
}

/// Whether an earlier year with a figure of its own is told before a piece that tells one.
fn follows_year(reader: &Reader<'_>, at: usize, days: Interval) -> bool {
    let pieces = reader.pieces;
    let earlier = |index: &usize| {
        let period = pieces[*index].period().map(|period| &reader.mentions.periods[period]);
        let plain = period.filter(|period| period.relation == Relation::Own && !period.up_to && !period.since);
        let before = plain.filter(|period| !reader.in_base[*index] && !period.of_plan).and_then(|one| one.interval);
        days.years() == Some(1) && before.is_some_and(|before| before.years() == Some(1) && before.end < days.end)
    };
    let year = (at.saturating_sub(FAR)..at).rev().find(earlier);
    year.is_some_and(|year| pieces[year..at].iter().any(|piece| piece.quantity().is_some()))
}

/// Whether what came before is told at a piece: a beginning, or how much time has passed.
fn begins(reader: &Reader<'_>, from: usize, at: usize) -> bool {
    let pieces = reader.pieces;
    let told = |piece: &Piece| piece.quantity().is_some();
    if let Some(period) = pieces[from].period() {
        return reader.mentions.periods[period].since && !pieces[from..at].iter().any(told);
    }
    // "sau | hai tháng giảm": how much has passed may be a figure, a time, or words alone.
    let after =
        pieces[from].form == Form::Word && pieces[from].is(Class::Subordinate) && pieces[from].is(Class::Locative);
    let next = pieces[from].tokens.end;
    let counts = reader.scan.tokens.get(next).is_some_and(|token| token.kind == Kind::Number)
        || reader.scan.hit(next, Class::Number).is_some()
        || pieces[from + 1].period().is_some();
    let passed = from + 1 + usize::from(!matches!(pieces[from + 1].form, Form::Word));
    after && counts && !pieces[passed.min(at)..at].iter().any(told)
}
