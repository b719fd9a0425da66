//! Times said side by side: "quý I và quý II năm 2018", "năm 2016, 2017 và 2018". As many figures side by side are each of one
//! of them; any other figure is of all of them.

use super::setting::Named;
use crate::calendar::Interval;
use crate::fact::Read;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::list::series;
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::{Period, Relation};

/// The pieces of some times side by side.
#[derive(Debug)]
pub(super) struct Group {
    /// The pieces of the times.
    pub(super) times: Vec<usize>,
    /// As many figures side by side behind them.
    figures: Vec<usize>,
    /// All of the times, where they follow each other.
    pub(super) days: Option<Interval>,
}

impl Group {
    /// The time of a figure that is aligned with one.
    pub(super) fn aligned(&self, figure: usize) -> Option<usize> {
        let nth = self.figures.iter().position(|&at| at == figure)?;
        self.times.get(nth).copied()
    }

    /// That which stands nearest to a figure.
    pub(super) fn nearest(&self, figure: usize) -> Option<usize> {
        let nearest = self.times.last().filter(|&&last| last < figure).or(self.times.first());
        nearest.copied()
    }
}

/// The groups of a sentence.
pub(super) fn groups(reader: &Reader<'_>, named: &[Named]) -> Vec<Group> {
    let mut out = Vec::new();
    let mut first = 0;
    while first < named.len() {
        let count = 1 + named[first..].windows(2).take_while(|pair| follows(reader, &pair[0], &pair[1])).count();
        if count > 1 {
            out.push(group(reader, &named[first..first + count]));
        }
        first += count;
    }
    out
}

/// Whether a time goes on with the one before: the same unit, later, with "và" or a comma between.
fn follows(reader: &Reader<'_>, one: &Named, next: &Named) -> bool {
    let (pieces, periods) = (reader.pieces, &reader.mentions.periods);
    let (before, after) = (&periods[one.period], &periods[next.period]);
    let own = [(one, before), (next, after)].iter().all(|(named, period)| {
        !reader.in_base[named.piece] && period.relation == Relation::Own && !period.up_to && !period.since
    });
    let later = before.interval.zip(after.interval).is_some_and(|(before, after)| before.end < after.end);
    // "năm 2016, 2017 và ước năm 2018".
    let joins = |piece: &Piece| {
        piece.mark() == Some(Mark::Comma) || piece.form == Form::Word && piece.any(&[Class::And, Class::StatusEstimate])
    };
    let between = &pieces[one.piece + 1..next.piece];
    // "Năm 2017 và 6 tháng đầu năm nay".
    let touches = before.interval.zip(after.interval).is_some_and(|(one, next)| one.end.next_day() == next.start);
    own && later
        && (before.grain == after.grain || touches)
        && !between.is_empty()
        && between.iter().all(joins)
        && !is_parted(pieces, one.piece, next.piece)
}

/// "xuống | 40% năm 2017 và năm 2018 | dự kiến còn 38%", "lên 7 tỷ USD năm 2014, năm 2015 | giảm còn 6 tỷ USD": whether of two times side by side the one is of the figure before it,
/// the other of the predicate behind it.
fn is_parted(pieces: &[Piece], one: usize, next: usize) -> bool {
    const SAYS: [Class; 7] = [
        Class::ToLevel,
        Class::Reach,
        Class::Rise,
        Class::Fall,
        Class::StatusForecast,
        Class::StatusEstimate,
        Class::StatusTarget,
    ];
    let figure = one.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some());
    figure && pieces.get(next + 1).is_some_and(|behind| behind.form == Form::Word && behind.any(&SAYS))
}

fn group(reader: &Reader<'_>, named: &[Named]) -> Group {
    let times: Vec<usize> = named.iter().map(|one| one.piece).collect();
    let pieces = reader.pieces;
    let last = times.last().copied().unwrap_or_default();
    let behind = pieces.iter().enumerate().skip(last + 1).take_while(|(_, piece)| piece.period().is_none());
    let figure = behind.into_iter().find(|(_, piece)| piece.quantity().is_some()).map(|(at, _)| at);
    let run = |at: usize| reader.runs.iter().find(|run| run.first() == Some(&at)).cloned();
    let figures = figure.map(|at| run(at).unwrap_or_else(|| series::row(pieces, at))).unwrap_or_default();
    let figures = if figures.len() == times.len() { figures } else { Vec::new() };
    let periods = named.iter().map(|one| reader.mentions.periods[one.period].interval);
    let days = periods.reduce(|all, next| {
        let (all, next) = (all?, next?);
        let touches = all.end.next_day() == next.start;
        touches.then_some(Interval { start: all.start, end: next.end })
    });
    Group { times, figures, days: days.flatten() }
}

/// "Doanh thu năm 2018, 2019 và 2020 đạt 5, 6 và 7 tỷ đồng. Lợi nhuận tương ứng là | 1 tỷ, 2 tỷ và 3 tỷ đồng": the time of a figure in a row that
/// is told of as many times side by side in the sentence before.
pub(super) fn of_row_before(reader: &Reader<'_>, figure: usize) -> Option<Read<Interval>> {
    /// Tokens between two of them: ", năm", "và".
    const GAP: usize = 2;
    const MAX_TIMES: usize = 12;
    let run = reader.runs.iter().find(|run| run.contains(&figure)).filter(|run| run.len() > 1)?;
    let nth = run.iter().position(|&at| at == figure)?;
    if reader.pieces.iter().any(|piece| piece.period().is_some()) {
        return None;
    }
    let tokens = &reader.scan.sentences[reader.sentence.checked_sub(1)?].tokens;
    let periods = &reader.mentions.periods;
    let first = periods.partition_point(|period| period.tokens.start < tokens.start);
    let here = periods[first..].iter().take_while(|period| period.tokens.start < tokens.end).take(MAX_TIMES);
    let here: Vec<&Period> = here.collect();
    let follows = |pair: &[&Period]| {
        let later = pair[0].interval.zip(pair[1].interval).is_some_and(|(one, next)| one.end < next.end);
        let near = pair[1].tokens.start.saturating_sub(pair[0].tokens.end) <= GAP;
        let own =
            |period: &Period| period.relation == Relation::Own && !period.versus && !period.up_to && !period.since;
        later && near && pair[0].grain == pair[1].grain && own(pair[0]) && own(pair[1])
    };
    let rows = here.windows(run.len()).filter(|row| row.windows(2).all(follows));
    let mut rows = rows.take(2);
    let row = rows.next().filter(|_| rows.next().is_none())?;
    let period = row.get(nth)?;
    period.interval.map(|value| Read { value, evidence: Some(reader.scan.span(period.tokens.clone())) })
}
