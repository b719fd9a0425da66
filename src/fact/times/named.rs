//! Times that the sentence itself names.

use super::aside;
use super::setting::{Named, TRAITS, Trait};
use super::story;
use super::when;
use super::{Bend, MAX_SIDE, Origin, Times, few, flag};
use crate::calendar::{Grain, Interval, day};
use crate::fact::choice::{Circumstance as C, Mark};
use crate::fact::grammar::phrase::MEASURED;
use crate::fact::grammar::piece::{Form, Mark as Punctuation, Piece, Roles};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Measure, Read, Status};
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::{Period, QuantityKind, Relation};
use crate::span::{Body, Span};

/// Jobs of words between a time and the figure, each with its value in the file of weights.
const BETWEEN: [(Class, usize); 18] = [
    (Class::Said, 0),
    (Class::Because, 1),
    (Class::But, 2),
    (Class::Versus, 3),
    (Class::And, 4),
    (Class::Cause, 5),
    (Class::Rise, 6),
    (Class::Fall, 7),
    (Class::Reach, 8),
    (Class::Of, 9),
    (Class::Locative, 10),
    (Class::Subordinate, 11),
    (Class::StatusActual, 12),
    (Class::StatusForecast, 13),
    (Class::StatusTarget, 14),
    (Class::From, 15),
    (Class::ToLevel, 16),
    (Class::Breakdown, 17),
];

/// What lies between a time and the figure.
struct Between<'a> {
    pieces: &'a [Piece],
    roles: Roles,
    figures: usize,
    /// The gravest mark.
    parting: usize,
}

impl<'a> Between<'a> {
    fn new(pieces: &'a [Piece]) -> Self {
        let grave = |piece: &Piece| match piece.mark() {
            Some(Punctuation::Semicolon | Punctuation::Stop) => 5,
            Some(Punctuation::Colon) => 4,
            Some(Punctuation::Open | Punctuation::Close) => 3,
            Some(Punctuation::Comma | Punctuation::Dash) => 2,
            Some(_) => 1,
            None => 0,
        };
        Between {
            pieces,
            roles: pieces.iter().map(|piece| piece.roles).collect(),
            figures: pieces.iter().filter(|piece| piece.quantity().is_some()).count(),
            parting: pieces.iter().map(grave).max().unwrap_or(0),
        }
    }

    /// Only words, none of them "và".
    fn is_bare(&self) -> bool {
        self.pieces.iter().all(|piece| piece.form == Form::Hedge || piece.form == Form::Word && !piece.is(Class::And))
    }
}

impl Times<'_> {
    /// The stretch that the story goes on in.
    fn running(&self) -> Option<Interval> {
        self.drafts.iter().rev().find(|draft| draft.lends_period).map_or_else(
            || self.setting.running.as_ref().map(|read| read.value),
            |draft| draft.period.as_ref().map(|read| read.value),
        )
    }

    /// The one time that the grammar ties to the figure, if it ties one.
    pub(super) fn tied(&mut self) -> bool {
        if self.is_part_of_present()
            || self.is_present()
            || self.is_now()
            || self.is_long_ago()
            || self.is_of_some_week()
            || self.is_ongoing()
            || self.is_held()
        {
            self.never();
            return true;
        }
        let (setting, pieces) = (self.setting, self.reader.pieces);
        if setting.named.is_empty() && self.is_extent() {
            self.never();
            return true;
        }
        let own = when::own_time(pieces, self.figure).or_else(|| setting.aligned(self.figure.at));
        let only = || setting.only(self.reader, self.figure);
        let Some((piece, days)) = own.map(|piece| (piece, None)).or_else(only).or_else(|| {
            self.next()
                .or_else(|| self.just_before())
                .or_else(|| self.deadline())
                .or_else(|| self.right_behind())
                .or_else(|| self.of_whole())
                .or_else(|| self.of_clause())
                .map(|piece| (piece, None))
        }) else {
            return false;
        };
        let Some(one) = setting.named.iter().find(|one| one.piece == piece) else { return false };
        if aside::is_of_clause(pieces, piece, self.figure.at) {
            return false;
        }
        let mention = &self.reader.mentions.periods[one.period];
        let Some(read) = when::read(self.reader.scan, self.context, mention, self.running()) else { return false };
        // "từ 2,4% đầu năm giảm còn | 1,1%": the only time may be that of the level that was left.
        if self.figure.governor != Some(Class::From) && self.is_left(read.evidence) {
            return false;
        }
        // "(tính đến ngày 30/6)": nothing says from when; nor does "tại ngày 30/6", but a price is of the day.
        let lead = piece.checked_sub(1).map(|lead| &pieces[lead]);
        let at_point = lead.is_some_and(|lead| lead.is(Class::AtPoint) && lead.is(Class::Locative));
        let stands = at_point && is_day(mention) && !self.figure.quoted && self.figure.measure == Measure::Level;
        let comes = story::come_to(self.reader, piece, self.figure.status).is_some();
        let open = mention.up_to && !mention.year_to_date && !comes || stands;
        let until = Some(Interval::until(read.value.end)).filter(|_| open);
        self.named(one, 0, mention, &Read { value: days.or(until).unwrap_or(read.value), ..read });
        true
    }

    /// "tăng tốc và đạt | 6,68% ở quý IV", "50,4% tại ngày 31/12": the time right behind the figure, where it is one alone.
    fn next(&self) -> Option<usize> {
        // "đạt | 70% so với trước dịch trong quý II": what it is compared with tells no time.
        let vague =
            self.reader.phrases.iter().find(|phrase| phrase.start == self.figure.at + 1 && phrase.period.is_none());
        let lead = vague.map_or(self.figure.at + 1, |phrase| phrase.end);
        let time = lead + 1;
        let lead = self.reader.pieces.get(lead)?;
        let one = self.setting.named.iter().find(|one| one.piece == time)?;
        let mention = &self.reader.mentions.periods[one.period];
        let own = mention.relation == Relation::Own && !mention.up_to && !mention.of_plan && mention.interval.is_some();
        let leads = lead.any(&[Class::Locative, Class::AtPoint]) && !lead.is(Class::Versus);
        (own && leads && self.setting.group(time).is_none()).then_some(time)
    }

    /// "tăng bình quân | 3,5%/năm giai đoạn 2021 - 2025;", "đạt | 5 tỷ đồng năm 2019.": the years right behind the figure, at the end
    /// of its clause.
    fn right_behind(&self) -> Option<usize> {
        let pieces = self.reader.pieces;
        let time = self.figure.at + 1;
        let one = self.setting.named.iter().find(|one| one.piece == time)?;
        let mention = &self.reader.mentions.periods[one.period];
        let own = mention.relation == Relation::Own && mention.has_year && !mention.up_to && !mention.of_plan;
        let years = own && mention.lasts_years() && !self.reader.in_base[time];
        let ends = pieces.get(time + 1).is_none_or(|next| next.mark().is_some_and(|mark| mark != Punctuation::Open));
        (years && ends && self.setting.group(time).is_none()).then_some(time)
    }

    /// "sữa nước mang về | 55% doanh thu quý II, ...": a part is of the time of its whole.
    fn of_whole(&self) -> Option<usize> {
        const MAX_WHOLE: usize = 5;
        const SAYS: [Class; 8] = [
            Class::Reach,
            Class::Rise,
            Class::Fall,
            Class::Because,
            Class::Cause,
            Class::Said,
            Class::Locative,
            Class::Versus,
        ];
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        // "tháng 3 thu 127 tỷ đồng, tương đương 33% tổng thu quý I".
        let one = self.setting.named.first().filter(|one| self.figure.measure == Measure::Share && one.piece > at)?;
        let mention = &self.reader.mentions.periods[one.period];
        // "38% thị phần | trong năm 2016".
        let lead = one.piece - usize::from(one.piece > at + 1 && pieces[one.piece - 1].is(Class::Locative));
        let whole = &pieces[at + 1..lead];
        let named = whole.first().is_some_and(|first| first.any(&MEASURED) || first.is(Class::WholeNoun));
        let plain =
            whole.len() <= MAX_WHOLE && Between::new(whole).is_bare() && !whole.iter().any(|piece| piece.any(&SAYS));
        let open = mention.up_to || mention.year_to_date || mention.of_plan;
        let own = mention.relation == Relation::Own && mention.interval.is_some() && !open;
        let ends =
            pieces.get(one.piece + 1).is_none_or(|next| next.mark().is_some() || next.any(&[Class::And, Class::But]));
        let single = self.setting.group(one.piece).is_none();
        (single && named && plain && own && ends).then_some(one.piece)
    }

    /// "lắp xong | 26 trạm bơm dã chiến trước ngày 25/3": the day by which it is to be done, with nothing but words between.
    fn deadline(&self) -> Option<usize> {
        let at = self.figure.at;
        let one = self.setting.named.iter().find(|one| one.piece > at)?;
        let bare = Between::new(&self.reader.pieces[at + 1..one.piece]).is_bare();
        (bare && self.reader.mentions.periods[one.period].deadline).then_some(one.piece)
    }

    /// "tỷ giá ngày 31/12 là | 16.977 đồng", "quý II/2018 chỉ đạt | 5 tỷ đồng": the time right before the predicate of a figure.
    fn just_before(&self) -> Option<usize> {
        const SAYS: [Class; 11] = [
            Class::Reach,
            Class::Rise,
            Class::Fall,
            Class::ToLevel,
            Class::Exceed,
            Class::Short,
            Class::Adverb,
            Class::Preverb,
            Class::StatusEstimate,
            Class::StatusForecast,
            Class::StatusActual,
        ];
        const STOCK: usize = 1;
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        let one = self.setting.named.iter().rev().find(|one| one.piece < at)?;
        let mention = &self.reader.mentions.periods[one.period];
        let open =
            mention.up_to || mention.since || mention.versus || mention.of_plan || mention.point && !is_day(mention);
        let own = mention.relation == Relation::Own && mention.interval.is_some() && !open;
        // "số ghế trong dịp cao điểm (từ ngày 30/1 đến ngày 4/3) là | 5 triệu ghế": alone in a bracket behind what is measured.
        let enclosed = is_alone_in_bracket(pieces, one.piece) && mention.grain == Grain::Span;
        let level = (pieces[one.piece].depth == pieces[at].depth || enclosed) && !self.reader.in_base[one.piece];
        let says = |piece: &Piece| piece.form == Form::Hedge || piece.form == Form::Word && piece.any(&SAYS);
        let alone = self.setting.group(one.piece).is_none() && self.figure.governor.is_some();
        let told = pieces[one.piece + 1 + usize::from(enclosed)..at].iter().all(says);
        (own && level && alone && told && self.nature != STOCK).then_some(one.piece)
    }

    /// What the sentence names.
    pub(super) fn in_sentence(&mut self) {
        let at = self.figure.at;
        let running = self.running();
        let all = &self.setting.named;
        let (before, behind) = all.split_at(all.partition_point(|one| one.piece < at));
        let (pieces, depth) = (self.reader.pieces, self.reader.pieces[at].depth);
        let before = before.iter().rev().filter(|one| !is_of_other_task(self.reader, one, at));
        let before = before.filter(|one| !aside::is_of_clause(pieces, one.piece, at));
        let before = before.take(MAX_SIDE).enumerate();
        let behind = behind
            .iter()
            .filter(|one| !is_of_bracket(pieces, one.piece, depth) && !is_of_other(&pieces[at + 1..one.piece]))
            .filter(|one| !is_of_other_task(self.reader, one, at) && !is_when_ready(self.reader, at, one.piece))
            .filter(|one| !is_of_left(pieces, at, one.piece) && !is_behind_turn(&pieces[at + 1..one.piece]))
            .filter(|one| !(is_day(&self.reader.mentions.periods[one.period]) && is_said(&pieces[at + 1..one.piece])));
        for (nth, one) in before.chain(behind.take(MAX_SIDE).enumerate()) {
            let mention = &self.reader.mentions.periods[one.period];
            // Times side by side are one time, which the nearest tells.
            let whole = self.setting.group(one.piece).filter(|group| group.days.is_some());
            if whole.is_some_and(|group| group.nearest(at) != Some(one.piece)) {
                continue;
            }
            // "chậm hơn cùng kỳ 3 ha": a movement is not of the time that it is compared with.
            let same = mention.relation != Relation::Own && self.reader.in_base[one.piece];
            if same && matches!(self.figure.measure, Measure::Change | Measure::Ratio) {
                continue;
            }
            let Some(read) = when::read(self.reader.scan, self.context, mention, running) else { continue };
            if self.is_left(read.evidence) {
                continue;
            }
            let read = Read { value: whole.and_then(|group| group.days).unwrap_or(read.value), ..read };
            self.named(one, nth, mention, &read);
        }
    }

    /// "giảm từ 13,2% cuối năm 2012 xuống còn | 9,8%": whether a time is that of a level that was left.
    fn is_left(&self, evidence: Option<Span<Body>>) -> bool {
        let result = |draft: &&Draft| matches!(draft.status.value, Status::Actual | Status::Estimate);
        let from = self.drafts.iter().filter(result).filter(|draft| draft.governor.class == Some(Class::From));
        evidence.is_some() && from.filter_map(|draft| draft.period.as_ref()).any(|read| read.evidence == evidence)
    }

    /// The days of the level that was left right before the figure: "từ 2,4% đầu năm giảm còn | 1,1%".
    pub(super) fn left(&self) -> Option<Interval> {
        // An aim that is moved was for the same time.
        let result = |draft: &&Draft| matches!(draft.status.value, Status::Actual | Status::Estimate);
        let left = self.drafts.last().filter(result).filter(|draft| draft.governor.class == Some(Class::From))?;
        let named = left.period.as_ref().filter(|read| read.evidence.is_some())?;
        (self.figure.governor == Some(Class::ToLevel)).then_some(named.value)
    }

    /// A time that the sentence names, the `nth` on its side.
    fn named(&mut self, one: &Named, nth: usize, mention: &Period, read: &Read<Interval>) {
        let (at, index) = (self.figure.at, one.piece);
        let (days, evidence) = (read.value, read.evidence);
        let pieces = self.reader.pieces;
        let between = Between::new(if index > at { &pieces[at + 1..index] } else { &pieces[index + 1..at] });
        let origin = match mention.relation {
            Relation::SamePeriod { .. } => Origin::SamePeriod,
            _ if index > at => Origin::Behind,
            _ => Origin::Before,
        };
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        self.speaks(&mut marks, one, nth, mention, &between);
        let taken = evidence.is_some()
            && self
                .drafts
                .last()
                .is_some_and(|draft| draft.period.as_ref().is_some_and(|period| period.evidence == evidence));
        let side = flag(index > at);
        marks.push(Mark::new(C::Taken, flag(taken) * 2 + side));
        if origin == Origin::SamePeriod {
            let figures = few(between.figures, 3);
            let in_base = flag(self.reader.in_base[index]);
            marks.push(Mark::new(C::Same, ((side * 4 + figures) * 2 + in_base) * 2 + flag(between.is_bare())));
            marks.push(Mark::new(C::Same, 64 + one.lead));
        }
        let kind = flag(mention.up_to) + 2 * flag(mention.point) + 4 * flag(mention.grain == Grain::Day);
        let bent = |bend: Bend| bend as usize * 64 + kind * 8;
        let lends = mention.relation == Relation::Own && !(index > at && one.traits & Trait::Modifier.bit(true) != 0);
        let came_to = self.figure.governor == Some(Class::ToLevel);
        // "ngày 30/4" alone is that day; "đầu năm", "tại ngày 30/4" may stand for what the year has come to.
        let stands = one.traits & Trait::Stands.bit(true) != 0;
        for (bend, days) in bends(self.reader, index, mention, days, (came_to, stands)).into_iter().flatten() {
            let lends = lends && bend != Bend::Until;
            let one = self.reading(days, evidence, origin, lends);
            self.ballot.add(one, &marks);
            self.again(one, C::Bent, bent(bend) + self.nature);
        }
        self.marks = marks;
    }

    /// What speaks for a time that the sentence names, whatever becomes of its days.
    fn speaks(&self, marks: &mut Vec<Mark>, one: &Named, nth: usize, mention: &Period, between: &Between<'_>) {
        let (at, index, pieces) = (self.figure.at, one.piece, self.reader.pieces);
        let side = flag(index > at);
        let figures = few(between.figures, 3);
        let grain = mention.grain as usize * 3
            + match mention.relation {
                Relation::Own => 0,
                Relation::SamePeriod { .. } => 1,
                Relation::Previous(_) => 2,
            };
        marks.extend([
            Mark::new(C::Named, side * 2 + flag(figures > 0)),
            Mark::new(C::Figures, (side * 4 + figures) * 7 + between.parting),
            Mark::new(C::Parting, (side * 7 + between.parting) * 6 + self.measure),
            Mark::new(C::Lead, one.lead * 2 + side),
            Mark::new(C::Tail, one.tail * 2 + side),
            Mark::new(C::Grain, grain * 2 + side),
            Mark::new(C::Nearest, (nth * 2 + side) * 4 + figures),
            Mark::new(C::Rivals, few(self.setting.own, 4) * 2 + side),
            Mark::new(C::Opens, flag(index == 0) + 2 * side),
        ]);
        let day = mention.grain == Grain::Day;
        let said = between.roles.has(Class::Said);
        let traits = one.traits
            | Trait::Deeper.bit(pieces[index].depth > pieces[at].depth)
            | Trait::Shallower.bit(pieces[index].depth < pieces[at].depth)
            | Trait::DaySaid.bit(day && said)
            | Trait::DayOpens.bit(day && !said && index == 0);
        let so = (0..TRAITS).filter(|which| traits >> which & 1 != 0);
        marks.extend(so.map(|which| Mark::new(C::Flag, which as usize * 2 + side)));
        if mention.of_plan {
            marks.push(Mark::new(C::Flag, 64 + self.status()));
        }
        let words = BETWEEN.into_iter().filter(|&(class, _)| between.roles.has(class));
        marks.extend(words.map(|(_, value)| Mark::new(C::Between, value * 2 + side)));
    }
}

/// What the days of the time at a piece may mean; a level that was come to in a stretch of years stands at their end.
fn bends(
    reader: &Reader<'_>,
    index: usize,
    mention: &Period,
    days: Interval,
    (came_to, stands): (bool, bool),
) -> [Option<(Bend, Interval)>; 3] {
    // "hết nhiệm kỳ": the end of years, not of one.
    let of_years = days.start == Some(days.end) && mention.grain == Grain::Span;
    let year_to_date = (days.start.is_some() && !of_years && (mention.up_to || mention.year_to_date || stands))
        .then(|| day(days.end.year(), 1, 1))
        .flatten()
        .map(|start| Interval { start: Some(start), end: days.end });
    // "đến ngày 30/6": not the day alone; nor is "hết tháng 5" that month.
    let up_to_day = mention.up_to && days.start == Some(days.end);
    let through = mention.up_to && mention.grain == Grain::Month && is_through(reader, mention);
    // "chốt phiên 4/8": what happened on the day.
    let lead = index.checked_sub(1).map(|lead| &reader.pieces[lead]).filter(|_| mention.grain == Grain::Day);
    let session = lead.is_some_and(|lead| lead.is(Class::AtPoint) && !lead.is(Class::Locative));
    // "3 năm 2016 - 2018", "từ 16/12 đến 15/6": what names its first day is not open.
    let stretch =
        mention.lasts_years() && !came_to || days.start.is_some_and(|start| start.day() > 1 && start < days.end);
    [
        (!up_to_day && !through).then_some((Bend::AsIs, days)),
        (!session && !stretch).then_some((Bend::Until, Interval::until(days.end))),
        year_to_date.filter(|_| !session).map(|days| (Bend::YearToDate, days)),
    ]
}

/// "hết tháng 5", "đến hết tháng 5": whether the words before a time tell that all of it is over.
fn is_through(reader: &Reader<'_>, mention: &Period) -> bool {
    let scan = reader.scan;
    let hits = mention.lead.end.checked_sub(1).map(|last| scan.hits.of_at(last, Class::Period));
    let role = |entry: u32| scan.lexicon.periods.get(entry as usize);
    hits.into_iter().flatten().filter_map(|hit| role(hit.entry)).any(|one| one.roles.contains(&PeriodRole::Through))
}

/// "giảm 12 tạ/ha do mưa lớn từ ngày 3/4", "chuyển 300 ha; thu nhập năm 2015 đạt 40 triệu đồng": a time that is of the
/// reason, or of another statement.
fn is_of_other(between: &[Piece]) -> bool {
    between.iter().any(|piece| piece.is(Class::Because) || piece.mark() == Some(Punctuation::Semicolon))
}

/// "Thu hoạch xong lúa Mùa trước ngày 25/10, gieo | 50 ha cây vụ Đông": the day by which another task is to be done.
pub(super) fn is_of_other_task(reader: &Reader<'_>, one: &Named, figure: usize) -> bool {
    let parts = |piece: &Piece| matches!(piece.mark(), Some(Punctuation::Comma | Punctuation::Semicolon));
    let between = one.piece.min(figure)..one.piece.max(figure);
    let between = &reader.pieces[between];
    // "cấp mới 40 giấy phép, lũy kế đến ngày 15/12 là 900 giấy phép": the time of the sum that is told behind it.
    let sums = figure < one.piece
        && between.iter().any(|piece| piece.is(Class::Cumulative))
        && reader.pieces[one.piece..].iter().any(|piece| piece.quantity().is_some());
    (reader.mentions.periods[one.period].deadline || sums) && between.iter().any(parts)
}

/// "tổng mức đầu tư | 600 tỷ đồng, hoàn thành trong quý II": when something is to be ready, told behind what it costs.
fn is_when_ready(reader: &Reader<'_>, at: usize, time: usize) -> bool {
    let (pieces, scan) = (reader.pieces, reader.scan);
    let money =
        pieces[at].quantity().is_some_and(|index| reader.mentions.quantities[index].kind == QuantityKind::Money);
    let Some(comma) = (at + 1..time).rev().find(|&index| pieces[index].mark().is_some()) else { return false };
    let clause = &pieces[comma + 1..time];
    let ready =
        clause.iter().flat_map(|piece| piece.tokens.clone()).any(|token| scan.hit(token, Class::Founded).is_some());
    money && ready && clause.iter().all(|piece| piece.quantity().is_none())
}

/// "nộp 15 tỷ đồng thì trong năm nay chỉ nộp 5 tỷ đồng", "đạt 8%, trong khi năm trước đạt 6%": a time that another clause begins
/// with.
fn is_behind_turn(between: &[Piece]) -> bool {
    between.iter().any(|piece| piece.form == Form::Word && piece.is(Class::Then))
}

/// "tăng | 20%, từ 40 tỷ đồng trong quý I/2018 lên 50 tỷ đồng": whether a time behind a movement is that of the level it left.
fn is_of_left(pieces: &[Piece], at: usize, index: usize) -> bool {
    let from = (at + 1..index).rev().find(|&from| pieces[from].is(Class::From) && pieces[from].form == Form::Word);
    let level = from.is_some_and(|from| pieces[from..index].iter().any(|piece| piece.quantity().is_some()));
    let open = |piece: &&Piece| piece.quantity().is_none() && piece.mark().is_none();
    level && pieces[index + 1..].iter().take_while(open).any(|piece| piece.is(Class::ToLevel))
}

/// "thay vì 3.900 tỷ đồng như công bố ngày 21/4": a day on which it was said.
fn is_said(between: &[Piece]) -> bool {
    between.iter().any(|piece| piece.is(Class::Said) && !piece.is(Class::Reach))
}

pub(super) fn is_day(mention: &Period) -> bool {
    mention.grain == Grain::Day
}

/// Whether a bracket holds nothing but the time at a piece.
fn is_alone_in_bracket(pieces: &[Piece], time: usize) -> bool {
    let mark = |at: Option<usize>| at.and_then(|at| pieces.get(at)).and_then(Piece::mark);
    mark(time.checked_sub(1)) == Some(Punctuation::Open) && mark(Some(time + 1)) == Some(Punctuation::Close)
}

/// "đạt 96,2% (năm trước 91,5%)": a time behind a figure so deep in brackets that stands in one with another figure.
pub(super) fn is_of_bracket(pieces: &[Piece], index: usize, depth: u8) -> bool {
    let inside = pieces[index].depth;
    let figures = pieces[index + 1..].iter().take_while(|piece| piece.depth >= inside);
    inside > depth && figures.into_iter().any(|piece| piece.quantity().is_some())
}
