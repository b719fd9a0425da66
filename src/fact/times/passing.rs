//! Times that a text tells in passing, and goes back from: since when a firm is there, a year that it looks back on, one that it
//! looks ahead to.

use super::barred;
use super::when;
use super::{Candidate, Times};
use crate::calendar::Interval;
use crate::fact::context::{Context, Genre};
use crate::fact::document;
use crate::fact::grammar::piece::{Form, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Period, Relation, Scan, Sentence};
use crate::span::{Body, Span};
use crate::token::Kind;

/// What goes on with what was told last: "Tuy nhiên, ...", "So với cùng kỳ ...".
const JOINS: [Class; 4] = [Class::But, Class::Conjunction, Class::Anaphor, Class::Versus];

/// "Công ty thành lập | năm 2008, có 1.500 công nhân": whether a time is when something began to be, which is said of no figure
/// before it. `parted`: a comma sets it apart from what follows.
pub(in crate::fact) fn is_founding(scan: &Scan<'_>, period: &Period, parted: bool) -> bool {
    /// Words between the verb and the time: "vào", "từ đầu".
    const LEAD: usize = 2;
    /// Words of the verb.
    const LONGEST: usize = 4;
    /// Words before it that may tell of a number or an amount.
    const CLAUSE: usize = 10;
    const MEASURED: [Class; 4] = [Class::MeasureNoun, Class::Flow, Class::RateNoun, Class::Stock];
    let end = period.tokens.end;
    // "thành lập năm 2002, với vốn ban đầu 20 tỷ đồng": what it began with.
    let with = || scan.hit(end + 1, Class::Intro).is_some() && scan.hit(end + 1, Class::Reach).is_some();
    if period.relation != Relation::Own || parted && (!scan.is(end, ",") || with()) {
        return false;
    }
    let first = scan.sentences[scan.sentence_of(period.tokens.start)].tokens.start;
    let floor = period.tokens.start.saturating_sub(LEAD + LONGEST).max(first);
    let leads = |at: usize| scan.hit(at, Class::Period).is_some();
    let near = |end: usize| {
        end <= period.tokens.start && end + LEAD >= period.tokens.start && (end..period.tokens.start).all(leads)
    };
    let verb =
        (floor..period.tokens.start).find(|&at| scan.hit(at, Class::Founded).is_some_and(|hit| near(hit.end as usize)));
    let Some(verb) = verb else { return false };
    let parts = |at: usize| scan.tokens[at].kind == Kind::Symbol;
    let mut clause = (verb.saturating_sub(CLAUSE).max(first)..verb).rev().take_while(|&at| !parts(at));
    let counts =
        |at: usize| scan.tokens[at].kind == Kind::Number || MEASURED.iter().any(|&class| scan.hit(at, class).is_some());
    !clause.any(counts)
}

/// Whether the words that a time was read from say since when something is there.
pub(in crate::fact) fn is_read_of_founding(reader: &Reader<'_>, read: &Read<Interval>) -> bool {
    when::said_by(reader, read.evidence).is_some_and(|period| is_founding(reader.scan, period, false))
}

/// What a sentence told in passing.
#[derive(Clone, Copy, Debug)]
pub(in crate::fact) struct Passing {
    /// Where it stands.
    said: Span<Body>,
    /// Its block.
    block: usize,
    kind: Kept,
    /// The text has gone back from it.
    left: bool,
}

/// How long a time told in passing holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// It is of a part of what the text is about, which the next sentence goes back from.
    Sentence,
    /// To the end of its paragraph.
    Block,
    /// To the next result behind its paragraph, which may be the first of several on what is aimed at.
    Aim,
    /// To the next statement of what there is: a paragraph that opens with it may be the first of several.
    State,
}

/// Keeps the time that a text is about, and whether its last sentence told of another in passing.
pub(in crate::fact) fn note(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft]) {
    if context.genre == Genre::Outlined {
        return;
    }
    let sentence = &reader.scan.sentences[reader.sentence];
    let said = reader.scan.span(sentence.tokens.clone());
    let here =
        |read: &&Read<Interval>| read.evidence.is_some_and(|told| said.start <= told.start && told.end <= said.end);
    let own = drafts.iter().filter(|draft| draft.lends_period && !draft.is_base);
    let mut own = own.filter_map(|draft| Some((draft, draft.period.as_ref().filter(here)?)));
    let Some((draft, read)) = own.next() else { return };
    let main = context.main.as_ref().map(|read| read.value);
    // A line of its own may open a part of the text about another time.
    let inside =
        reader.sentence.checked_sub(1).is_some_and(|before| reader.scan.sentences[before].block == sentence.block);
    let part = |main: Interval| is_part(main, read.value) && !is_told_before(reader, read.value);
    let ahead = |main: Interval| is_look_ahead(context, main, read.value, draft.status.value);
    let back = |main: Interval| is_look_back(context, main, read.value);
    let kind = main.and_then(|main| {
        let aside = back(main) || is_event(main, read.value);
        if document::goes_on(reader.pieces) && part(main) {
            Some(Kept::Sentence)
        } else if is_apart(reader.pieces) && part(main) || inside && aside {
            Some(Kept::Block)
        } else if ahead(main) {
            Some(Kept::Aim)
        } else if back(main) {
            Some(Kept::State)
        } else {
            None
        }
    });
    // A sentence that comes back to the time of the text tells nothing in passing.
    let returns = own.any(|(_, read)| Some(read.value) == main);
    if let Some(kind) = kind {
        context.passing = Some(Passing { said, block: sentence.block, kind, left: false }).filter(|_| !returns);
    } else {
        context.main = Some(read.clone());
        context.passing = None;
    }
}

/// "Quý I đạt 1,6 tỷ USD. Trong đó, tháng 3 đạt 600 triệu USD": whether a time is a part of another.
fn is_part(main: Interval, days: Interval) -> bool {
    main.start.is_some_and(|start| days.start >= Some(start)) && days.end <= main.end && days != main
}

/// "Riêng tháng 5, ...": whether a sentence opens with a time that it tells apart.
fn is_apart(pieces: &[Piece]) -> bool {
    let topic = |first: &Piece| first.form == Form::Word && first.is(Class::Topic);
    pieces.first().is_some_and(topic) && pieces.get(1).is_some_and(|next| next.period().is_some())
}

/// Whether the text spoke of a time before the sentence.
fn is_told_before(reader: &Reader<'_>, days: Interval) -> bool {
    const MAX_TIMES: usize = 32;
    let first = reader.scan.sentences[reader.sentence].tokens.start;
    let before = reader.mentions.periods.partition_point(|period| period.tokens.start < first);
    let told = reader.mentions.periods[..before].iter().rev().take(MAX_TIMES);
    told.filter(|period| !period.versus && period.relation == Relation::Own).any(|period| period.interval == Some(days))
}

/// "Quý I đạt 1,6 tỷ USD. Năm 2019, cá tra mang về 2 tỷ USD": whether a whole year, or the same stretch of one, is told of that was
/// over when that began which the text is about, and which is hardly over itself.
fn is_look_back(context: &Context, main: Interval, days: Interval) -> bool {
    const RECENT: i64 = 200;
    const YEARS: i32 = 5;
    // A year that is still to come is none that the text is about already.
    let begun = |today: time::Date| main.start.is_some_and(|start| start <= today);
    let recent = context.published.is_some_and(|today| begun(today) && (today - main.end).whole_days() <= RECENT);
    let same = || (1..=YEARS).any(|years| main.years_before(years) == Some(days));
    let before = main.start.is_some_and(|start| days.end < start) && days.end.year() < main.end.year();
    recent && before && (days.years().is_some() || same())
}

/// "Trong tháng 11 xảy ra 1.450 vụ. Vụ nghiêm trọng nhất xảy ra ngày 12/11, làm 5 người chết": whether a day is told of what happened in the
/// stretch that a text is about.
fn is_event(main: Interval, days: Interval) -> bool {
    const LEAST: i64 = 27;
    let long = main.start.is_some_and(|start| (main.end - start).whole_days() >= LEAST);
    long && days.start == Some(days.end) && is_part(main, days)
}

/// "Năm 2023 đạt 5 tỷ USD. Đến năm 2025, tỉnh đặt mục tiêu 8 tỷ USD": whether an aim for a time is told that has not begun, or ends only
/// later on, behind what has come about.
fn is_look_ahead(context: &Context, main: Interval, days: Interval, status: Status) -> bool {
    let Some(today) = context.published else { return false };
    let ahead = days.start.map_or(days.end.year() > today.year(), |start| start > today);
    matches!(status, Status::Target | Status::Forecast) && ahead && main.start.is_some() && main.end <= today
}

/// Behind the paragraph in which a time was told in passing a text goes back to the one that it is about; behind that of a part at once.
pub(in crate::fact) fn go_back(context: &mut Context, scan: &Scan<'_>, sentence: &Sentence) {
    let (block, first) = (sentence.block, sentence.tokens.start);
    if context.passing.is_none() || JOINS.iter().any(|&class| scan.hit(first, class).is_some()) {
        return;
    }
    let ends = |passing: Passing| match passing.kind {
        Kept::Sentence => true,
        Kept::Block => passing.block != block,
        Kept::Aim | Kept::State => false,
    };
    if let Some(passing) = context.passing.as_mut().filter(|passing| !passing.left && ends(**passing)) {
        passing.left = true;
        context.last.period.clone_from(&context.main);
        context.prior.clone_from(&context.main);
        // "Riêng tháng 3 ước đạt 127 tỷ đồng. Trong đó, cả quý ...": so is what it is of.
        context.last.status = context.last.status.take().filter(|last| last.value == Status::Actual);
    }
}

impl Times<'_> {
    /// "Toàn tỉnh có | 9 khu công nghiệp": whether it is told of what there is.
    fn is_state(&self) -> bool {
        let before = self.reader.pieces[..self.figure.at].iter().rev().find(|piece| piece.form != Form::Hedge);
        let has = before.is_some_and(|verb| verb.form == Form::Word && verb.is(Class::Have));
        has && self.figure.measure == Measure::Level
    }

    /// Whether a word of the sentence tells of what is to come.
    fn is_foretold(&self) -> bool {
        [Class::StatusForecast, Class::StatusTarget].iter().any(|&class| self.reader.jobs.has(class))
    }

    /// Whether a time is carried that another paragraph told in passing.
    pub(super) fn is_passed(&self, one: &Candidate) -> bool {
        let Some(passing) = self.context.passing else { return false };
        // "Tuy nhiên, ...", "Theo đó, ...", "So với cùng kỳ giảm ..." go on with what was told last.
        let joins = |first: &Piece| first.form == Form::Word && first.any(&JOINS);
        if self.reader.pieces.first().is_some_and(joins) {
            return false;
        }
        let ends = || self.reader.scan.sentences[self.reader.sentence].block != passing.block;
        let other = match passing.kind {
            Kept::Sentence => true,
            // "Ngân hàng Thế giới dự báo 6,6%. | IMF dự báo 6,5%".
            Kept::Block => ends() && !self.is_foretold(),
            Kept::Aim => ends() && matches!(self.figure.status, Status::Actual | Status::Estimate),
            Kept::State => ends() && self.is_state(),
        };
        let told = |said: Span<Body>| passing.said.start <= said.start && said.end <= passing.said.end;
        other && barred::is_lent(one.origin) && one.evidence.is_some_and(told)
    }
}
