//! Times told in passing: in a bracket or a clause of their own, of what something is compared with. They are no time of what
//! stands around them.

use super::bracket;
use std::ops::Range;

use super::when::{self, Figure};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, QuantityKind, Scan};
use crate::token::Kind;

impl Reader<'_> {
    /// "bao gồm: (1) ...", "trong đó: ...": whether a word before `at` leads to the parts of a whole, which marks part.
    fn lists_parts(&self, at: usize) -> bool {
        self.pieces[..at].windows(2).any(|pair| pair[0].is(Class::Breakdown) && pair[1].mark() == Some(Mark::Colon))
    }
}

/// Whether a time is told in passing, so that no later sentence goes on with it.
pub(in crate::fact) fn is_in_passing(scan: &Scan<'_>, mentions: &Mentions, period: &Period) -> bool {
    is_in_bracket(scan, mentions, period) || is_multiple(scan, mentions, period)
}

/// "nâng tỷ trọng từ 24,1% | năm 2006 lên 26%": whether a time is that of a level which a sentence sets out from.
pub(super) fn is_of_start(pieces: &[Piece], time: usize) -> bool {
    const REACH: usize = 3;
    let open = |piece: &&Piece| piece.quantity().is_none() && piece.mark().is_none();
    let level = time.checked_sub(1).filter(|&before| pieces[before].quantity().is_some());
    let from = level.is_some_and(|level| {
        let before = pieces[level.saturating_sub(REACH)..level].iter().rev();
        before.take_while(open).any(|piece| piece.form == Form::Word && piece.is(Class::From))
    });
    from && pieces[time + 1..].iter().take_while(open).any(|piece| piece.is(Class::ToLevel))
}

/// "75% xã có chợ (năm 2018 đạt 60%)": a time in a bracket with a figure of its own.
fn is_in_bracket(scan: &Scan<'_>, mentions: &Mentions, period: &Period) -> bool {
    const REACH: usize = 12;
    let (start, end) = (period.tokens.start, period.tokens.end);
    let symbol = |token: usize| scan.tokens[token].kind == Kind::Symbol;
    let edge = |token: &usize| symbol(*token) && (scan.is(*token, "(") || scan.is(*token, ")"));
    let open = (start.saturating_sub(REACH)..start).rev().find(edge).is_some_and(|open| scan.is(open, "("));
    if !open {
        return false;
    }
    let close = (end..scan.tokens.len().min(end + REACH)).find(|&token| symbol(token) && scan.is(token, ")"));
    close.is_some_and(|close| {
        let first = mentions.quantities.partition_point(|one| one.tokens.start < end);
        mentions.quantities.get(first).is_some_and(|one| one.tokens.end <= close)
    })
}

/// "gấp 2 lần hồi | tháng 2": the time of which a figure is so many times as much.
fn is_multiple(scan: &Scan<'_>, mentions: &Mentions, period: &Period) -> bool {
    let Some(once) = period.tokens.start.checked_sub(1) else { return false };
    let before = mentions.quantities.partition_point(|one| one.tokens.end <= once);
    let figure = before.checked_sub(1).map(|before| &mentions.quantities[before]).filter(|one| one.tokens.end == once);
    scan.hit(once, Class::Once).is_some() && figure.is_some_and(|one| one.kind == QuantityKind::Multiple)
}

/// "Báo cáo kết quả 6 tháng đầu năm và | nhiệm vụ 6 tháng cuối năm, GRDP đạt ...": the word of what is to be done and its time,
/// where a report or a meeting is named by the results of one time and the tasks of the next. What it tells has come about.
pub(in crate::fact) fn tasks_beside(pieces: &[Piece], word: usize) -> Option<Range<usize>> {
    const REACH: usize = 6;
    const MAX_NAME: usize = 40;
    const ENDS: [Class; 2] = [Class::Of, Class::Said];
    let tasks = |piece: &Piece| {
        piece.form == Form::Word
            && piece.any(&[Class::TargetHeading, Class::TargetNoun])
            && !piece.any(&[Class::StatusTarget, Class::ResultHeading])
    };
    let joins = |piece: &Piece| piece.form == Form::Word || piece.mark() == Some(Mark::Comma);
    if !tasks(&pieces[word]) {
        return None;
    }
    let floor = word.saturating_sub(REACH);
    let results = (floor..word).rev().find(|&at| !joins(&pieces[at])).filter(|&at| pieces[at].period().is_some())?;
    let beside = pieces[results + 1..word].iter().any(|piece| piece.is(Class::And));
    let before = &pieces[results.saturating_sub(MAX_NAME)..results];
    let opens = before.iter().all(|piece| piece.quantity().is_none());
    let behind = word + 1..pieces.len().min(word + 1 + REACH);
    let time = behind.into_iter().find(|&at| !joins(&pieces[at])).filter(|&at| pieces[at].period().is_some())?;
    let ends = pieces.get(time + 1).is_some_and(|next| {
        next.any(&ENDS)
            || matches!(next.form, Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Comma | Mark::Close))
    });
    (beside && opens && ends).then_some(word..time + 1)
}

/// "so với mức cao hồi | tháng 1": a time that is over, behind what something is compared with.
pub(super) fn is_once(reader: &Reader<'_>, at: usize) -> bool {
    let once = at.checked_sub(1).filter(|&before| reader.pieces[before].is(Class::Once));
    once.is_some_and(|once| reader.in_base[once] && reader.in_base[at])
}

/// "chỉ số năm 2023 do UBND tỉnh công bố | tháng 4/2024: thành phố đạt 86 điểm": the pieces that say who made figures known and
/// when, which are neither where nor when these hold; who did it may be of the place that is meant, unless another follows.
pub(in crate::fact) fn announced(scan: &Scan<'_>, pieces: &[Piece]) -> Vec<Range<usize>> {
    const REACH: usize = 8;
    let is_place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
    let plain = |piece: &&Piece| piece.form == Form::Word || is_place(piece);
    let made_known = |piece: &Piece| piece.is(Class::Said) && scan.hit(piece.tokens.start, Class::DocIssue).is_some();
    let announced = |by: usize| {
        let who = pieces[by + 1..].iter().take(REACH).take_while(plain).position(made_known).filter(|&who| who > 0)?;
        let time = by + 1 + who + 1;
        let end = time + usize::from(pieces.get(time).is_some_and(|piece| piece.period().is_some()));
        let behind = pieces[end..].iter().take(REACH).take_while(|piece| piece.quantity().is_none());
        let start = if behind.into_iter().any(is_place) { by } else { time };
        Some(start..end)
    };
    let by = |at: &usize| pieces[*at].form == Form::Word && pieces[*at].is(Class::Because);
    (0..pieces.len()).filter(by).filter_map(announced).collect()
}

/// "Dù chịu cơn bão | tháng 6, huyện vẫn trồng 40 ha", "Nếu loại trừ hợp đồng được ký vào | tháng 8/2016, doanh thu tăng 5%":
/// whether a time is of a clause that ends with it, before a figure.
pub(super) fn is_of_clause(pieces: &[Piece], time: usize, figure: usize) -> bool {
    const REACH: usize = 24;
    let comma = pieces.get(time + 1).is_some_and(|next| next.mark() == Some(Mark::Comma));
    if time > figure || !comma {
        return false;
    }
    let floor = time.saturating_sub(REACH);
    let parts = |at: &usize| pieces[*at].mark().is_some_and(|mark| mark != Mark::Quote);
    let start = (floor..time).rev().find(parts).map_or(floor, |mark| mark + 1);
    let clause = &pieces[start..time];
    let word = |piece: &&Piece| piece.form == Form::Word;
    // "Dù khó khăn trong năm 2018, doanh thu đạt ...": but that is when all of it is so.
    let grants = |piece: &Piece| piece.is(Class::But) && piece.is(Class::Subordinate);
    let conceded = clause.iter().filter(word).any(grants) && when::is_modifier(pieces, time);
    let supposed = clause.iter().filter(word).position(|piece| piece.is(Class::Condition));
    conceded || supposed.is_some_and(|lead| clause[lead..].iter().any(|piece| piece.is(Class::Passive)))
}

/// "nghỉ lễ | 30/4 và 1/5": whether a time is that of a feast, which its days are the name of.
pub(super) fn is_of_holiday(reader: &Reader<'_>, time: usize) -> bool {
    const REACH: usize = 6;
    let (scan, pieces) = (reader.scan, reader.pieces);
    let joins = |piece: &Piece| piece.period().is_some() || piece.is(Class::And) || piece.mark() == Some(Mark::Comma);
    let lead = (time.saturating_sub(REACH)..time).rev().find(|&index| !joins(&pieces[index]));
    lead.is_some_and(|lead| {
        pieces[lead].form == Form::Word && pieces[lead].tokens.clone().any(|at| scan.hit(at, Class::Holiday).is_some())
    })
}

/// "A 5 tỷ đồng, tuy nhiên đến tháng 9 mới giải ngân 60%; B | 4 tỷ đồng": where the clause begins that was set against an item
/// before the mark, behind a figure of that item, if the figure at `said` stands in it and the one at `at` behind the mark.
pub(in crate::fact) fn set_against(reader: &Reader<'_>, said: usize, at: usize) -> Option<usize> {
    let parts = |index: &usize| reader.pieces[*index].mark() == Some(Mark::Semicolon);
    let turn = reader.turn_before(said).checked_sub(1)?;
    (said..at).find(parts)?;
    let item = (0..turn).rev().find(parts).unwrap_or(0);
    let own = (item..turn).any(|index| reader.pieces[index].quantity().is_some());
    let ends = (turn..said).any(|index| parts(&index));
    (own && !ends && reader.lists_parts(turn)).then_some(turn)
}

/// "(tỷ trọng của cùng kỳ năm 2018 là: 22%; | 44%; 34%)": the time that the list in a bracket begins with.
pub(super) fn heads_bracket<'a>(reader: &'a Reader<'_>, at: usize) -> Option<&'a Period> {
    let pieces = reader.pieces;
    let open = bracket::enclosing(reader, at)?;
    let first = (open + 1..=at).find(|&index| pieces[index].quantity().is_some())?;
    let head = &pieces[open + 1..first];
    if head.iter().rev().find(|piece| piece.form != Form::Hedge)?.mark() != Some(Mark::Colon) {
        return None;
    }
    let mut times = pieces[open + 1..at].iter().filter_map(Piece::period);
    let only = times.next().filter(|_| times.next().is_none())?;
    let headed = head.iter().any(|piece| piece.period() == Some(only));
    reader.mentions.periods.get(only).filter(|_| headed)
}

/// "giảm so với mức | 2.720 tỷ đồng đầu kỳ", "thay vì | 30% như hiện nay", "600 đồng/lít (kỳ trước chi | 300 đồng/lít)": at a time that
/// has no days.
pub(super) fn is_of_vague_time(reader: &Reader<'_>, figure: &Figure<'_>) -> bool {
    /// "như hiện nay" in full.
    const BESIDE: usize = 2;
    let (pieces, at) = (reader.pieces, figure.at);
    let mut beside = at + 1..pieces.len().min(at + 1 + BESIDE);
    let based = figure.base.is_some_and(|base| {
        base.period.is_none() && beside.any(|index| index <= base.end && pieces[index].is(Class::Now))
    });
    based || is_once_in_bracket(reader, at) || is_level_of_before(reader, at)
}

/// "giảm so với mức | 36,06 triệu đồng (mua vào) và | 36,28 triệu đồng (bán ra) trước đó": whether a figure is one of those that something is
/// compared with, behind which stands a time that is over and has no days.
fn is_level_of_before(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    let pieces = reader.pieces;
    let depth = pieces[at].depth;
    let phrase = reader.phrases.iter().rev().find(|phrase| phrase.versus && phrase.start < at);
    let Some(phrase) = phrase.filter(|phrase| phrase.period.is_none()) else { return false };
    // Brackets tell which is which.
    let joins = |piece: &Piece| {
        piece.depth > depth
            || matches!(piece.form, Form::Quantity(_) | Form::Hedge | Form::Mark(Mark::Open | Mark::Close))
            || piece.is(Class::And)
    };
    let level = |piece: &Piece| joins(piece) || piece.form == Form::Word && piece.any(&[Class::Versus, Class::Anaphor]);
    let levels = at - phrase.start <= REACH && pieces[phrase.start..at].iter().all(level);
    let behind = pieces[at + 1..].iter().take(REACH).find(|piece| !joins(piece));
    levels
        && behind
            .is_some_and(|piece| piece.is(Class::Now) && reader.scan.hit(piece.tokens.start, Class::Present).is_none())
}

/// "(kỳ trước chi | 300 đồng/lít)": whether the bracket around a figure opens with a time that is over and has no days, and tells no
/// more than the figure.
fn is_once_in_bracket(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    let pieces = reader.pieces;
    if !reader.jobs.has_mark(Mark::Open) || pieces[at].depth == 0 {
        return false;
    }
    let floor = at.saturating_sub(REACH);
    let Some(open) = (floor..at).rev().find(|&index| pieces[index].mark().is_some()) else { return false };
    let lead = &pieces[open + 1];
    let over = reader.scan.hit(lead.tokens.start, Class::Now).is_some()
        && reader.scan.hit(lead.tokens.start, Class::Present).is_none();
    let plain = |piece: &Piece| matches!(piece.form, Form::Word | Form::Hedge | Form::Place(_) | Form::Generic(_));
    pieces[open].mark() == Some(Mark::Open) && open + 1 < at && over && pieces[open + 1..at].iter().all(plain)
}
