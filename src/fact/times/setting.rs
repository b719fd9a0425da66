//! What the choice of periods asks of a sentence, found once for all of its figures.

use super::aside;
use super::joined::{self, Group};
use super::named;
use super::passing;
use super::scene::{self, Scene};
use super::when;
use super::{MAX_RECENT, Origin, far, few, length};
use crate::calendar::{Grain, Interval, day};
use crate::fact::context::{Context, Genre};
use crate::fact::document;
use crate::fact::grammar::phrase::{self, PREDICATES};
use crate::fact::grammar::piece::{Form, Mark as Punctuation, Piece};
use crate::fact::sentence::Reader;
use crate::fact::{Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Period, Relation, Scan};
use crate::span::{Body, Span};
use crate::text::BlockKind;
use crate::token::{Case, Kind, is_syllable};

/// Words before a time that a sentence opens with.
const MAX_LEAD: usize = 2;

/// A sentence that has figures, as the choice of their periods sees it.
#[derive(Debug)]
pub(in crate::fact) struct Setting {
    /// What the frames around the sentence tell, the nearest first.
    pub(in crate::fact) running: Option<Read<Interval>>,
    /// The times that it names, in order.
    pub(super) named: Vec<Named>,
    /// Those of them that stand side by side.
    pub(super) groups: Vec<Group>,
    /// How many of them are no base.
    pub(super) own: usize,
    /// Some base of it is a time.
    pub(super) has_base: bool,
    /// It tells what holds at no stated time.
    pub(in crate::fact) undated: bool,
    /// A figure of it may hold at no time.
    pub(super) may_be_never: bool,
    /// How it begins.
    pub(super) begins: usize,
    /// Its block.
    pub(super) block: usize,
    /// How many times are spoken of before it.
    pub(super) before: usize,
    /// Sentences since the last of them, by steps; 7 where there is none.
    pub(super) silence: usize,
    /// What was told before it: by frames, then the last times spoken of.
    pub(super) frames: Vec<Lent>,
    pub(super) recent: Vec<Lent>,
    /// The time that the sentence before sets.
    pub(super) scene: Option<Scene>,
    /// The stretches of the sentence before, where this one tells the parts of what it said.
    pub(super) whole: Vec<Interval>,
    /// The year of publication and the one before, its months so far and those that were over.
    pub(super) published: [Option<Interval>; 4],
}

/// A time that the sentence names.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) piece: usize,
    /// Index into `Mentions::periods`.
    pub(super) period: usize,
    /// What stands before and behind it.
    pub(super) lead: usize,
    pub(super) tail: usize,
    /// What is so of it wherever the figure stands, a bit a [`Trait`].
    pub(super) traits: u32,
}

/// What may be so of a time by itself, where it stands; the number is its value in the file of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
    UpTo = 0,
    Since = 1,
    Point = 2,
    HasYear = 3,
    YearToDate = 4,
    Versus = 5,
    OfPlan = 6,
    InBase = 7,
    /// It qualifies the noun before it.
    Modifier = 8,
    /// In more brackets than the figure.
    Deeper = 9,
    /// In fewer.
    Shallower = 10,
    Redefined = 11,
    /// A point in time at which something stood.
    Stands = 12,
    /// A day that is the time of what follows.
    Dates = 13,
    /// It opens the next statement.
    Opens = 14,
    /// A plan is named right before it.
    FollowsPlan = 15,
    /// "Ngày 5/7, Sở Công Thương cho biết ...": the day somebody spoke.
    DaySaid = 16,
    /// A day at the head of the sentence on which nobody spoke.
    DayOpens = 17,
}

/// All of them.
pub(super) const TRAITS: u32 = Trait::DayOpens as u32 + 1;

impl Trait {
    pub(super) fn bit(self, so: bool) -> u32 {
        u32::from(so) << self as u32
    }
}

/// A stretch told before the sentence.
#[derive(Debug)]
pub(super) struct Lent {
    pub(super) origin: Origin,
    pub(super) days: Interval,
    /// See [`length`].
    pub(super) length: usize,
    pub(super) evidence: Option<Span<Body>>,
    /// How far back that is; none where it stands nowhere.
    pub(super) distance: Option<Distance>,
}

/// How far back something was told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Distance {
    pub(super) sentences: usize,
    pub(super) blocks: usize,
    /// Other times spoken of since.
    pub(super) others: usize,
}

impl Setting {
    pub(in crate::fact) fn new(reader: &Reader<'_>, context: &Context) -> Self {
        let sentence = &reader.scan.sentences[reader.sentence];
        let periods = &reader.mentions.periods;
        let before = periods.partition_point(|period| period.tokens.start < sentence.tokens.start);
        let pieces = reader.pieces;
        let named: Vec<Named> = (0..pieces.len())
            .filter_map(|at| Some((at, pieces[at].period().filter(|&index| !periods[index].birth)?)))
            .filter(|&(at, _)| !is_in_name(reader, at))
            .filter(|&(at, _)| !is_record(reader, at) && !falls_due(reader, at) && !is_bound(reader, at))
            .filter(|&(at, _)| !phrase::is_contract(reader.scan, pieces, at) && !aside::is_once(reader, at))
            .filter(|&(at, _)| !is_of_contract(reader, context, at))
            .filter(|&(_, index)| !passing::is_founding(reader.scan, &periods[index], true))
            .map(|(at, index)| Named::new(reader, at, index))
            .collect();
        let running = context.period();
        // A report in sections goes on with the time of its outline wherever it names no other, "trong đó" with the
        // statement before.
        let undated =
            reader.jobs.has(Class::Undated) && (0..pieces.len()).any(|at| when::is_undated(reader, context.genre, at));
        let goes_on = document::goes_on(pieces) && context.last.period.is_some();
        let timeless = context.genre != Genre::Outlined || running.is_none();
        let frames = frames(reader, context, before, running.as_ref().map(|read| read.value));
        let recent = if context.genre == Genre::Outlined { Vec::new() } else { recent(reader, before) };
        Setting {
            own: named.iter().filter(|one| !reader.in_base[one.piece]).count(),
            groups: joined::groups(reader, &named),
            named,
            has_base: reader.phrases.iter().any(|one| one.period.is_some()),
            undated,
            may_be_never: undated || !goes_on && timeless,
            begins: begins(pieces),
            block: match reader.scan.blocks[sentence.block].kind {
                BlockKind::Title => 0,
                BlockKind::Heading => 1,
                BlockKind::Item => 2,
                BlockKind::TableRow => 3,
                BlockKind::Footnote => 4,
                BlockKind::Paragraph | BlockKind::Chrome => 5,
            },
            silence: periods[..before]
                .last()
                .map_or(7, |last| far(reader.sentence - reader.scan.sentence_of(last.tokens.start))),
            before,
            frames,
            recent,
            scene: scene::set(reader, context),
            whole: scene::of_whole(reader, context),
            published: context.published.map_or([None; 4], around),
            running,
        }
    }
}

impl Setting {
    /// The time side by side with others that a figure is aligned with.
    pub(super) fn aligned(&self, figure: usize) -> Option<usize> {
        self.groups.iter().find_map(|group| group.aligned(figure))
    }

    /// The time of a figure where the sentence tells one alone beside those that it compares with, and its days where they
    /// are not just those that it says.
    pub(super) fn only(&self, reader: &Reader<'_>, figure: &when::Figure<'_>) -> Option<(usize, Option<Interval>)> {
        let single = self.named.len() == 1;
        let mut own = self.named.iter().filter(|one| single || !reader.in_base[one.piece]);
        let one = own.next().filter(|one| !named::is_of_other_task(reader, one, figure.at))?;
        // Times side by side are one time before a figure.
        if let Some(group) = self.group(one.piece) {
            let last = group.times.last().copied().filter(|&last| last < figure.at)?;
            // "Trong tháng 3 và tháng 4, công ty mở 90 cửa hàng, hoàn thành mục tiêu của năm nay".
            let lead = last + 1;
            let open = one.piece <= MAX_LEAD && reader.pieces[lead].mark() == Some(Punctuation::Comma);
            let parted = |other: usize| {
                other > figure.at && reader.pieces[figure.at..other].iter().any(|piece| piece.mark().is_some())
            };
            let alone = own.all(|other| group.times.contains(&other.piece) || open && parted(other.piece));
            return group.days.filter(|_| alone).map(|days| (last, Some(days)));
        }
        if own.next().is_some() {
            return None;
        }
        // "Đến hết quý II, doanh thu đạt 280 tỷ đồng, tăng 20% so với cùng kỳ": of the year so far, if it is of a flow.
        let so_far = self.has_base && reader.mentions.periods[one.period].up_to;
        if !so_far && opens(reader, one, figure) {
            return Some((one.piece, None));
        }
        // "là 8,8% (tại 31/3 là 8,6%)": that of another figure.
        if named::is_of_bracket(reader.pieces, one.piece, reader.pieces[figure.at].depth) {
            return None;
        }
        stood(reader, one, figure).map(|days| (one.piece, Some(days)))
    }

    /// The group of a time.
    pub(super) fn group(&self, piece: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.times.contains(&piece))
    }
}

/// "Đến cuối năm 2016, | tập đoàn sở hữu 100% vốn", "Ngày 8/7, Bình Dương ghi nhận | 115 ca": whether the only time of a sentence
/// opens it, before a comma, and holds for the figure.
fn opens(reader: &Reader<'_>, one: &Named, figure: &when::Figure<'_>) -> bool {
    const MAX_TAIL: usize = 5;
    let pieces = reader.pieces;
    let mention = &reader.mentions.periods[one.period];
    let mark = |at: usize| pieces.get(at).and_then(Piece::mark);
    // "Chốt phiên hôm nay (24/9), ...".
    let bracket = one
        .piece
        .checked_sub(1)
        .filter(|&open| mark(open) == Some(Punctuation::Open) && mark(one.piece + 1) == Some(Punctuation::Close));
    let first = bracket.unwrap_or(one.piece);
    let end = one.piece + 1 + usize::from(bracket.is_some());
    let session = mention.grain == Grain::Day
        && pieces[..first].iter().any(|piece| piece.is(Class::AtPoint) && !piece.is(Class::Locative));
    // "Chốt phiên ngày 13/4 theo giờ Mỹ, ...".
    let words = pieces[end..].iter().take(MAX_TAIL).take_while(|piece| session && piece.form == Form::Word).count();
    let comma = mark(end + words) == Some(Punctuation::Comma);
    let joint = joint(pieces);
    let leads = first >= joint
        && first - joint <= MAX_LEAD + usize::from(session)
        && pieces[joint..first].iter().all(|piece| piece.form == Form::Word);
    let own = mention.relation == Relation::Own && !mention.of_plan && !mention.since && !mention.versus;
    // "ngày 5/7, sở cho biết": on which it was said; "ghi nhận" is what happens as well.
    let speaks = |piece: &Piece| piece.any(&[Class::Said, Class::Adopt]) && !piece.is(Class::Reach);
    let said =
        mention.grain == Grain::Day && !mention.up_to && pieces[one.piece.min(figure.at)..figure.at].iter().any(speaks);
    let told = (matches!(figure.measure, Measure::Level | Measure::Share) || session)
        && matches!(figure.status, Status::Actual | Status::Estimate)
        && figure.base.is_none()
        && !figure.planned;
    comma && leads && own && told && one.piece < figure.at && !said
}

/// "Tuy nhiên, | đến cuối năm 2016, ...", "Theo đó, | quý II, ...": the piece behind the words by which a sentence goes on with the one
/// before, and their comma.
fn joint(pieces: &[Piece]) -> usize {
    const LONGEST: usize = 2;
    const JOINS: [Class; 4] = [Class::Conjunction, Class::But, Class::Breakdown, Class::Restate];
    let words = pieces.iter().take(LONGEST).take_while(|piece| piece.form == Form::Word).count();
    let joins = pieces.first().is_some_and(|first| first.form == Form::Word && first.any(&JOINS));
    let comma = pieces.get(words).is_some_and(|mark| mark.mark() == Some(Punctuation::Comma));
    if joins && comma { words + 1 } else { 0 }
}

/// "nắm giữ 2 triệu cổ phiếu, tương đương 3% vốn tại thời điểm | 30/6/2020": the days up to which what the sentence tells
/// stood, where its only time is a day in figures behind it.
fn stood(reader: &Reader<'_>, one: &Named, figure: &when::Figure<'_>) -> Option<Interval> {
    let pieces = reader.pieces;
    let lead = one.piece.checked_sub(1).filter(|&lead| pieces[lead].is(Class::AtPoint))?;
    let period = &reader.mentions.periods[one.period];
    let days = period.interval.filter(|_| period.grain == Grain::Day).map(|days| Interval::until(days.end))?;
    // A price is that of the day.
    let quantity = pieces[figure.at].quantity().map(|index| &reader.mentions.quantities[index]);
    let priced = quantity.is_some_and(|one| one.unit.contains('/')) || figure.subject.roles.has(Class::Quoted);
    let level = matches!(figure.measure, Measure::Level | Measure::Share) && !priced;
    let (first, last) = (figure.at.min(lead), figure.at.max(lead));
    let parts = |piece: &Piece| piece.mark() == Some(Punctuation::Semicolon) || piece.is(Class::Versus);
    let parted = pieces[first..last].iter().any(parts);
    // "phiên 14/7": what happened on it.
    let stands = pieces[lead].tokens.len() > 1 || pieces[lead].is(Class::Locative);
    (level && stands && !parted && figure.at < lead).then_some(days)
}

/// "Lễ hội pháo hoa quốc tế DIFF | 2019": a year without its word behind a name in capitals that is no measure.
pub(in crate::fact) fn is_in_name(reader: &Reader<'_>, at: usize) -> bool {
    let period = reader.pieces[at].period().map(|index| &reader.mentions.periods[index]);
    let bare = period.is_some_and(|period| period.grain == Grain::Year && period.tokens.len() == 1);
    let left = at.checked_sub(1).map(|left| &reader.pieces[left]).filter(|left| left.form == Form::Word);
    period.is_some_and(|period| is_titular(reader.scan, period))
        || bare && ends_name(reader, at)
        || bare
            && left.is_some_and(|left| {
                let last = left.tokens.end - 1;
                left.roles.is_idle()
                    && reader.scan.tokens[last].case == Case::Upper
                    && !is_syllable(&reader.scan.word(last).to_lowercase())
            })
}

/// "Chương trình giáo dục phổ thông | 2018", "Luật Đất đai | 2013": whether a year stands behind the name of what is called by it.
fn ends_name(reader: &Reader<'_>, at: usize) -> bool {
    const MAX_NAME: usize = 6;
    let scan = reader.scan;
    let plain = |piece: &&Piece| piece.form == Form::Word && !piece.any(&PREDICATES);
    let name = reader.pieces[..at].iter().rev().take(MAX_NAME).take_while(plain);
    let starts = |token: usize| scan.tokens[token].is_capital() && scan.hit(token, Class::YearNamed).is_some();
    name.flat_map(|piece| piece.tokens.clone()).any(starts)
}

/// 'chương trình "Tết Sum vầy - Xuân | 2018"': whether a bare year ends what stands in quotation marks, behind a few words in capitals.
fn is_titular(scan: &Scan<'_>, period: &Period) -> bool {
    const LONGEST: usize = 10;
    const QUOTES: [&str; 4] = ["\"", "“", "”", "'"];
    let quote = |at: usize| scan.tokens[at].kind == Kind::Symbol && QUOTES.iter().any(|mark| scan.is(at, mark));
    let (year, end) = (period.tokens.start, period.tokens.end);
    let bare = period.grain == Grain::Year && period.tokens.len() == 1;
    let closed = || end < scan.tokens.len() && quote(end);
    let opening = || (year.saturating_sub(LONGEST)..year).rev().find(|&at| quote(at));
    bare && closed() && opening().is_some_and(|open| open + 1 < year && scan.tokens[open + 1].is_capital())
}

/// Whether these are twelve months that begin in one year and end in the next.
fn rolls_over(days: Interval) -> bool {
    days.start.is_some_and(|start| {
        let twelve = start.year() + 1 == days.end.year() && start.month() == days.end.month().next();
        start.day() == 1 && twelve && days.years().is_none()
    })
}

/// "mức cao nhất kể từ năm 2011": a time that only tells since when something is a record. So does "tháng 10 giảm xuống mức thấp nhất
/// từ đầu năm đến nay": the stretch holds the shorter one that the record fell into.
fn is_record(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 4;
    let of = |piece: &Piece| piece.period().map(|index| &reader.mentions.periods[index]);
    let Some(period) = of(&reader.pieces[at]) else { return false };
    let praised = || {
        let before =
            reader.pieces[at.saturating_sub(REACH)..at].iter().rev().take_while(|piece| piece.form == Form::Word);
        before.flat_map(|piece| piece.tokens.clone()).any(|token| reader.scan.hit(token, Class::Superlative).is_some())
    };
    // "là mức tăng thấp nhất trong giai đoạn 2012 - 2023": what a clause behind a comma says that it is.
    let said_to_be = || {
        const CLAUSE: usize = 16;
        let pieces = &reader.pieces[at.saturating_sub(CLAUSE)..at];
        let from = pieces.iter().rposition(|piece| piece.mark().is_some()).map_or(0, |mark| mark + 1);
        let clause = &pieces[from..];
        let best = |token: usize| reader.scan.hit(token, Class::Superlative).is_some();
        clause.first().is_some_and(|copula| copula.is(Class::Copula))
            && !clause.iter().any(|piece| piece.quantity().is_some())
            && clause.iter().flat_map(|piece| piece.tokens.clone()).any(best)
    };
    let inside = |other: &Period| {
        let days = other.interval.filter(|_| other.relation == Relation::Own && !other.since && !other.versus);
        days.zip(period.interval).is_some_and(|(own, whole)| {
            own != whole && own.start.is_some() && own.start >= whole.start && own.end <= whole.end
        })
    };
    let earlier =
        || (0..at).filter(|&time| !reader.in_base[time]).filter_map(|time| of(&reader.pieces[time])).any(inside);
    let stretch = period.interval.is_some_and(|days| days.start.is_some());
    (period.since || stretch && (earlier() || is_record_of_stretch(reader, at))) && (praised() || said_to_be())
}

/// "cao nhất trong | 15 tháng qua": a stretch up to now right behind a superlative tells among which times it is one.
fn is_record_of_stretch(reader: &Reader<'_>, at: usize) -> bool {
    let (scan, pieces) = (reader.scan, reader.pieces);
    let led = at.checked_sub(1).filter(|&lead| pieces[lead].is(Class::Locative));
    let most = led.and_then(|lead| lead.checked_sub(1)).map(|most| pieces[most].tokens.end - 1);
    let praised = most.is_some_and(|most| scan.hit(most, Class::Superlative).is_some());
    // What is past stands at the end of the time or right behind it.
    let tokens = &pieces[at].tokens;
    praised && (tokens.start..=tokens.end).any(|token| scan.hit(token, Class::PastTail).is_some())
}

/// "Giá kẽm | tháng 5 tăng 1,2%, lên 2.812 USD/tấn" of March: the month of a contract, where nothing is foretold of what is priced.
fn is_of_contract(reader: &Reader<'_>, context: &Context, time: usize) -> bool {
    const AHEAD: [Class; 2] = [Class::StatusForecast, Class::StatusTarget];
    let pieces = reader.pieces;
    let period = pieces[time].period().map(|index| &reader.mentions.periods[index]);
    let month = period.is_some_and(|period| {
        let ahead = period.interval.zip(context.published).is_some_and(|(days, today)| days.start > Some(today));
        period.grain == Grain::Month && period.relation == Relation::Own && !period.has_year && !period.up_to && ahead
    });
    let priced =
        |piece: &Piece| piece.quantity().is_some_and(|index| reader.mentions.quantities[index].unit.contains('/'));
    month
        && when::is_modifier(pieces, time)
        && !AHEAD.iter().any(|&class| reader.jobs.has(class))
        && pieces[time..].iter().any(priced)
}

/// "khoản vay 200 tỷ đồng đáo hạn vào | tháng 3/2022": when it has to be paid is not when it stands.
fn falls_due(reader: &Reader<'_>, time: usize) -> bool {
    const REACH: usize = 3;
    let pieces = reader.pieces;
    let due = pieces[time].period().is_some().then(|| {
        let words = (time.saturating_sub(REACH)..time).rev().take_while(|&at| pieces[at].form == Form::Word);
        words.into_iter().find(|&at| reader.scan.hit(pieces[at].tokens.start, Class::FallsDue).is_some())
    });
    due.flatten().is_some_and(|due| pieces[..due].iter().any(|piece| piece.quantity().is_some()))
}

/// "chi chuyển nguồn sang | năm 2010", "theo chuẩn nghèo | giai đoạn 2022 - 2025": when something goes to, or whose norm it is.
pub(in crate::fact) fn is_bound(reader: &Reader<'_>, time: usize) -> bool {
    const REACH: usize = 5;
    let Some(left) = time.checked_sub(1).map(|left| &reader.pieces[left]).filter(|left| left.form == Form::Word) else {
        return false;
    };
    let end = left.tokens.end;
    let ends =
        |class: Class| (end.saturating_sub(REACH)..end).any(|from| reader.scan.phrase(from, end, class) == Some(end));
    // "theo chuẩn nghèo cuối năm 2020 là 7%": a day is none of a norm.
    let point = |period: usize| reader.mentions.periods[period].point;
    let period = reader.pieces[time].period();
    period.is_some_and(|period| ends(Class::CarriedTo) || ends(Class::Norm) && !point(period))
}

/// The year of a day and the one before, the months of the year so far and those that were over.
fn around(day: time::Date) -> [Option<Interval>; 4] {
    let (year, month) = (day.year(), u8::from(day.month()));
    let so_far = |last| Interval::months((year, 1), (year, last));
    [Interval::year(year), Interval::year(year - 1), so_far(month), (month > 1).then(|| so_far(month - 1)).flatten()]
}

/// What lists, paragraphs, headings, the document and the last statements tell.
fn frames(reader: &Reader<'_>, context: &Context, before: usize, running: Option<Interval>) -> Vec<Lent> {
    let told = [
        (Origin::List, context.list.as_ref().and_then(|frame| frame.period.as_ref())),
        (Origin::Paragraph, context.paragraph.period.as_ref()),
        (Origin::Section, context.section_period()),
        (Origin::Last, context.last.period.as_ref()),
        (Origin::Prior, context.prior.as_ref()),
        (Origin::Document, context.document_period()),
    ];
    // Reports go on by their outline alone.
    told.into_iter()
        .filter_map(|(origin, read)| Some((origin, read?)))
        .filter(|(_, read)| context.genre != Genre::Outlined || Some(read.value) == running)
        .map(|(origin, read)| Lent::new(reader, before, origin, read.value, read.evidence))
        .collect()
}

/// The last times spoken of; what is told up to a day as of that day, too, and from the first of its year. The time of
/// posting is not spoken of.
fn recent(reader: &Reader<'_>, before: usize) -> Vec<Lent> {
    let scan = reader.scan;
    let posted = |period: &Period| {
        let sentence = &scan.sentences[scan.sentence_of(period.tokens.start)];
        scan.blocks[sentence.block].kind == BlockKind::Chrome
    };
    let spoken = reader.mentions.periods[..before]
        .iter()
        .rev()
        .take(MAX_RECENT * 3)
        // "hết nhiệm kỳ": what an aim is for, no time that a story goes on in.
        .filter(|period| period.grain != Grain::Span || period.interval.is_none_or(|days| days.start != Some(days.end)))
        .filter(|period| {
            !period.versus && !period.since && !period.birth && period.relation == Relation::Own && !posted(period)
        })
        .filter(|period| !aside::is_in_passing(scan, reader.mentions, period) && !is_titular(scan, period))
        .filter(|period| !passing::is_founding(scan, period, false))
        // "trong 1 năm qua": the months up to now, in which no story goes on.
        .filter(|period| period.grain == Grain::Year || period.interval.is_none_or(|days| !rolls_over(days)))
        .filter_map(|period| Some((period.interval?, period.up_to, reader.scan.span(period.tokens.clone()))))
        .take(MAX_RECENT);
    let mut out = Vec::with_capacity(MAX_RECENT);
    for (nth, (days, up_to, evidence)) in spoken.enumerate() {
        let mut lend = |days| out.push(Lent::new(reader, before, Origin::Recent(nth as u8), days, Some(evidence)));
        lend(days);
        if up_to {
            lend(Interval::until(days.end));
            if let Some(start) = day(days.end.year(), 1, 1) {
                lend(Interval { start: Some(start), end: days.end });
            }
        }
    }
    out
}

impl Lent {
    /// `before`: how many times are spoken of before the sentence.
    pub(super) fn new(
        reader: &Reader<'_>,
        before: usize,
        origin: Origin,
        days: Interval,
        evidence: Option<Span<Body>>,
    ) -> Self {
        let distance = evidence.map(|evidence| Distance::new(reader, before, days, evidence));
        Lent { origin, days, length: length(days), evidence, distance }
    }
}

impl Distance {
    fn new(reader: &Reader<'_>, before: usize, days: Interval, evidence: Span<Body>) -> Self {
        const MAX_OTHERS: usize = 8;
        let scan = reader.scan;
        let from = scan
            .sentences
            .partition_point(|one| scan.span(one.tokens.clone()).end <= evidence.start)
            .min(reader.sentence);
        let others = reader.mentions.periods[..before]
            .iter()
            .rev()
            .take(MAX_OTHERS)
            .take_while(|period| scan.span(period.tokens.clone()).start > evidence.start)
            .filter(|period| !period.versus && period.relation == Relation::Own && period.interval != Some(days))
            .count();
        Distance {
            sentences: far(reader.sentence.saturating_sub(from)),
            blocks: far(scan.sentences[reader.sentence].block.saturating_sub(scan.sentences[from].block)),
            others: few(others, 4),
        }
    }
}

impl Named {
    fn new(reader: &Reader<'_>, piece: usize, period: usize) -> Self {
        let pieces = reader.pieces;
        let mention = &reader.mentions.periods[period];
        let traits = of_mention(mention)
            | Trait::InBase.bit(reader.in_base[piece])
            | Trait::Modifier.bit(when::is_modifier(pieces, piece))
            | Trait::Stands.bit(when::is_point(reader, piece, mention))
            | Trait::Dates.bit(when::dates(pieces, piece))
            | Trait::Opens.bit(when::opens(pieces, piece))
            | Trait::FollowsPlan.bit(follows_plan(pieces, piece));
        let lead = neighbour(piece.checked_sub(1).map(|before| &pieces[before]));
        Named { piece, period, lead, tail: neighbour(pieces.get(piece + 1)), traits }
    }
}

fn of_mention(mention: &Period) -> u32 {
    Trait::UpTo.bit(mention.up_to)
        | Trait::Since.bit(mention.since)
        | Trait::Point.bit(mention.point)
        | Trait::HasYear.bit(mention.has_year)
        | Trait::YearToDate.bit(mention.year_to_date)
        | Trait::Versus.bit(mention.versus)
        | Trait::OfPlan.bit(mention.of_plan)
        | Trait::Redefined.bit(mention.redefined.is_some())
}

/// Whether a plan is named right before a time: "kế hoạch đề ra cho cả năm 2007".
fn follows_plan(pieces: &[Piece], at: usize) -> bool {
    const REACH: usize = 5;
    pieces[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .take_while(|piece| piece.form == Form::Word)
        .any(|piece| piece.any(&[Class::PlanNoun, Class::TargetNoun]))
}

/// Jobs of a word beside a time, the gravest first, each with its value in the file of weights.
const NEIGHBOURS: [(Class, usize); 19] = [
    (Class::AtPoint, 10),
    (Class::Locative, 11),
    (Class::Of, 12),
    (Class::Versus, 13),
    (Class::Rise, 14),
    (Class::Fall, 15),
    (Class::Reach, 16),
    (Class::StatusTarget, 17),
    (Class::StatusForecast, 18),
    (Class::StatusEstimate, 19),
    (Class::StatusActual, 20),
    (Class::PlanNoun, 21),
    (Class::Said, 22),
    (Class::And, 23),
    (Class::Intro, 24),
    (Class::From, 25),
    (Class::Equal, 26),
    (Class::MeasureNoun, 27),
    (Class::Adverb, 28),
];

/// What a piece beside a time is.
fn neighbour(piece: Option<&Piece>) -> usize {
    let Some(piece) = piece else { return 0 };
    match piece.form {
        Form::Word => NEIGHBOURS.iter().find(|&&(class, _)| piece.is(class)).map_or(1, |&(_, value)| value),
        Form::Mark(Punctuation::Comma) => 2,
        Form::Mark(Punctuation::Open | Punctuation::Close) => 3,
        Form::Mark(_) => 4,
        Form::Quantity(_) => 5,
        Form::Place(_) | Form::Generic(_) => 6,
        Form::Hedge => 7,
        Form::Period(_) => 8,
        Form::Citation => 9,
    }
}

/// How a sentence begins.
fn begins(pieces: &[Piece]) -> usize {
    let Some(first) = pieces.first() else { return 0 };
    match first.form {
        Form::Word if first.is(Class::Breakdown) => 1,
        Form::Word if first.is(Class::Anaphor) => 2,
        Form::Word if first.any(&[Class::And, Class::Conjunction]) => 3,
        Form::Word if first.is(Class::But) => 4,
        Form::Word if first.is(Class::Intro) => 5,
        Form::Word if first.is(Class::Said) => 6,
        Form::Word if first.any(&[Class::MeasureNoun, Class::Stock, Class::Quoted, Class::Flow]) => 7,
        Form::Word if first.is(Class::Undated) => 8,
        Form::Word => 9,
        Form::Quantity(_) => 10,
        Form::Period(_) => 11,
        Form::Place(_) | Form::Generic(_) => 12,
        Form::Mark(_) => 13,
        Form::Hedge | Form::Citation => 14,
    }
}
