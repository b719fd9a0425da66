//! Times that the build of a clause ties to a figure, though more than a predicate stands between: the day of an event, the year
//! before "dự kiến", the month that a sentence turns to, the two ends that a movement took place between.

use super::Times;
use super::bracket;
use super::named::is_day;
use crate::calendar::Grain;
use crate::fact::grammar::piece::{Form, Mark as Punctuation, Piece};
use crate::fact::{Measure, Status};
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::Relation;

impl Times<'_> {
    /// The piece of such a time.
    pub(super) fn of_clause(&self) -> Option<usize> {
        self.of_event()
            .or_else(|| self.turned_to())
            .or_else(|| self.of_bracket())
            .or_else(|| self.foretold())
            .or_else(|| self.between_ends())
            .or_else(|| self.of_aims())
    }

    /// "Có | 12/13 chỉ tiêu Quốc hội giao năm 2017 đều đạt": the year that aims were set for, once it is over, is when as many were
    /// reached; or will be, where that is foretold.
    fn of_aims(&self) -> Option<usize> {
        const REACH: usize = 12;
        let (at, pieces, scan) = (self.figure.at, self.reader.pieces, self.reader.scan);
        let unit = &self.reader.mentions.quantities[pieces[at].quantity()?].unit_tokens;
        let aims = !unit.is_empty() && scan.hit(unit.start, Class::TargetNoun).is_some();
        let open = |piece: &Piece| matches!(piece.mark(), None | Some(Punctuation::Dash)) && piece.quantity().is_none();
        let clause = at + 1..pieces.len().min(at + 1 + REACH);
        let time = clause.take_while(|&index| open(&pieces[index])).find(|&index| pieces[index].period().is_some())?;
        let days = self.reader.mentions.periods[pieces[time].period()?].interval?;
        let over = self.context.published.is_some_and(|today| days.end <= today);
        let set = pieces[time - 1].form == Form::Word && pieces[time - 1].is(Class::Adopt);
        let alone = self.setting.named.first().is_some_and(|first| first.piece == time);
        let fits = over || self.figure.status == Status::Forecast;
        (aims && set && alone && fits && days.years() == Some(1)).then_some(time)
    }

    /// "mất | 38% giá trị tính từ thời điểm 12-4 đến 12-11-2018": two days right behind a movement, with nothing but words between.
    pub(super) fn between_ends(&self) -> Option<usize> {
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        let one = self.setting.named.iter().find(|one| one.piece > at)?;
        let mention = &self.reader.mentions.periods[one.period];
        let days = mention.interval?;
        let ends = days.start.is_some_and(|start| start < days.end && (start.day() > 1 || mention.grain == Grain::Day));
        let own = mention.relation == Relation::Own && !mention.up_to && !mention.year_to_date && !mention.of_plan;
        // "tính | từ ...": a word right before it leads the time in.
        let lead = one.piece.checked_sub(1).filter(|&lead| lead > at).unwrap_or(one.piece);
        let words = pieces[at + 1..one.piece]
            .iter()
            .all(|piece| piece.form == Form::Word && !piece.any(&[Class::And, Class::Because, Class::Versus]))
            && !pieces[at + 1..lead].iter().any(|piece| piece.any(&[Class::But, Class::Said]));
        let moved = self.figure.measure == Measure::Change;
        (ends && own && words && moved && !mention.lasts_years()).then_some(one.piece)
    }

    /// "năm 2018, công ty dự kiến tăng vốn thêm | 800 tỷ đồng": the only time of a sentence, a year before the verb of what is to come.
    fn foretold(&self) -> Option<usize> {
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        let one = self.setting.named.iter().find(|one| one.piece < at && !self.reader.in_base[one.piece])?;
        let mention = &self.reader.mentions.periods[one.period];
        let year = mention.relation == Relation::Own && mention.grain == Grain::Year && !mention.point;
        let plain = year && !mention.up_to && !mention.of_plan && !mention.since;
        let between = &pieces[one.piece + 1..at];
        let comma = between.first().is_some_and(|piece| piece.mark() == Some(Punctuation::Comma));
        let ahead = between.iter().any(|piece| piece.any(&[Class::StatusForecast, Class::StatusTarget]));
        let to_come = matches!(self.figure.status, Status::Forecast | Status::Target);
        let alone = self.setting.own == 1 && between.iter().all(|piece| piece.quantity().is_none());
        (plain && comma && ahead && to_come && alone && !self.figure.planned).then_some(one.piece)
    }

    /// "(điển hình là | 4 vụ tai nạn tại Long An, Hà Nội trong tháng Tư vừa qua)": the only time of a bracket, at its end.
    fn of_bracket(&self) -> Option<usize> {
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        let open = bracket::enclosing(self.reader, at)?;
        let close = (at..pieces.len()).find(|&index| pieces[index].depth < pieces[at].depth)?;
        let inside = |index: usize| (open..close).contains(&index);
        let mut own = self.setting.named.iter().filter(|one| inside(one.piece));
        let one = own.next().filter(|one| one.piece + 1 == close && own.next().is_none())?;
        let mention = &self.reader.mentions.periods[one.period];
        let plain = mention.relation == Relation::Own && !mention.up_to && !mention.of_plan && !mention.versus;
        let alone = pieces[open..close].iter().filter(|piece| piece.quantity().is_some()).count() == 1;
        let leads = one.piece > at + 1 && pieces[one.piece - 1].any(&[Class::Locative, Class::AtPoint]);
        (plain && alone && leads && !self.reader.in_base[one.piece]).then_some(one.piece)
    }

    /// "Vụ cháy kho ngày 23/3 tại số 48 đường Lê Lợi, quận 3 khiến | 9 người chết": the day of what happened, of all that it brought.
    fn of_event(&self) -> Option<usize> {
        const SAYS: [Class; 4] = [Class::Said, Class::Versus, Class::But, Class::Cumulative];
        let (at, pieces, scan) = (self.figure.at, self.reader.pieces, self.reader.scan);
        let mut before =
            self.setting.named.iter().rev().filter(|one| one.piece < at && !self.reader.in_base[one.piece]);
        let one = before.next().filter(|_| self.figure.measure == Measure::Level && before.next().is_none())?;
        let mention = &self.reader.mentions.periods[one.period];
        let own = is_day(mention) && mention.relation == Relation::Own && !mention.up_to && !mention.since;
        let event = |at: usize| {
            let hit = scan.hit(pieces[at].tokens.start, Class::Noun);
            hit.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier)
        };
        let opens = |at: usize| {
            at.checked_sub(1).is_none_or(|before| {
                pieces[before].mark().is_some() || pieces[before].any(&[Class::Intro, Class::Adverb, Class::Breakdown])
            })
        };
        let happened = (0..one.piece).rev().find(|&at| pieces[at].mark().is_some()).map_or(0, |mark| mark + 1);
        let between = &pieces[one.piece + 1..at];
        let brought = between.iter().any(|piece| piece.any(&[Class::Cause, Class::Effect]));
        let other = |piece: &Piece| piece.any(&SAYS) || piece.mark() == Some(Punctuation::Semicolon);
        let named = (happened..one.piece).any(|at| opens(at) && event(at));
        (own && named && brought && !between.iter().any(other)).then_some(one.piece)
    }

    /// "Trong khi | tháng 11 số thu mỗi ngày chỉ đạt | 430 tỷ đồng": the time that a sentence turns to.
    fn turned_to(&self) -> Option<usize> {
        let (at, pieces) = (self.figure.at, self.reader.pieces);
        let one = self.setting.named.iter().rev().find(|one| one.piece < at)?;
        let mention = &self.reader.mentions.periods[one.period];
        let own = mention.relation == Relation::Own && !mention.up_to && !mention.of_plan && mention.interval.is_some();
        let turn = one.piece.checked_sub(1).is_some_and(|before| {
            pieces[before].form == Form::Word && pieces[before].is(Class::But) && pieces[before].is(Class::Subordinate)
        });
        let says = self.figure.governor == Some(Class::Reach) && self.figure.measure == Measure::Level;
        let open = |piece: &Piece| piece.quantity().is_none() && piece.mark().is_none() && !piece.is(Class::Versus);
        (own && turn && says && !is_day(mention) && pieces[one.piece + 1..at].iter().all(open)).then_some(one.piece)
    }
}
