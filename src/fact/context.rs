//! What one sentence lends to the next: frames of constant size, dropped when their block ends.

use std::cell::RefCell;

use super::grammar::phrase::Phrase;
use super::list::noted::Noted;
use super::subject::firm::Firms;
use super::subject::wording;
use super::times;
use super::times::passing::Passing;
use super::{BaseKind, Measure, Read, Rival, Status, Where};
use crate::calendar::Interval;
use crate::span::{Body, Span};

/// Of figures, by their pieces, what competed for the period and for the words of the indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Trace {
    pub(super) times: Vec<(usize, Vec<Rival<Option<Interval>>>)>,
    pub(super) words: Vec<(usize, Vec<Rival<Phrase>>)>,
}

/// What a heading, a list head or a paragraph sets for what stands under it.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) period: Option<Read<Interval>>,
    pub(super) place: Option<Read<Where>>,
    pub(super) status: Option<Read<Status>>,
    /// The total that items are parts of.
    pub(super) indicator: Option<Phrase>,
    /// The unit of that total.
    pub(super) unit: String,
    /// Its words, where they are no figure's: what items say that name nothing but a time.
    pub(super) label: Option<Phrase>,
    /// The same, where it is the name of a thing alone.
    pub(super) title: Option<Phrase>,
    /// A movement in per cent or how much of a plan was reached: so are parts that "đạt 5%".
    pub(super) measure: Option<Measure>,
    /// What its items are compared with, a mention, and where it says so: "(trong ngoặc là tốc độ tăng so với cùng kỳ):".
    pub(super) compared: Option<(usize, Span<Body>)>,
    /// The season of crops that it names.
    pub(super) season: Option<Phrase>,
    /// The items under it have begun.
    pub(super) begun: bool,
    /// It is a heading over results.
    pub(super) results: bool,
    /// The unit that a heading names: "3. Về cấp điện cho các thôn của tỉnh A".
    pub(super) topic: Option<Topic>,
}

/// The one place that a sentence tells of.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Index of the sentence.
    pub(super) sentence: usize,
    pub(super) place: Read<Where>,
    /// Index into `Mentions::places` of where it is named.
    pub(super) mention: Option<usize>,
    /// The sentence begins with it, or goes on with one that does.
    pub(super) leads: bool,
}

/// A unit of the country that a text going through several of them has come to.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// Index into `Mentions::places`.
    pub(super) mention: usize,
    pub(super) place: Read<Where>,
    /// It stands in a line without figures, and holds for the paragraphs below.
    pub(super) leads: bool,
}

/// How a text goes from one time to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Genre {
    /// It runs on from line to line.
    #[default]
    News,
    /// Its title or a heading names the stretch it is about.
    Titled,
    /// That, and it stands in sections and items.
    Outlined,
}

/// What a sentence counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) unit: String,
    pub(super) phrase: Phrase,
    /// The words before the figure among them.
    pub(super) label: Phrase,
    /// It is a part of what the sentence before that counted: "Trong đó, đường bộ 90 vụ".
    pub(super) part: bool,
}

/// The frames around a sentence.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is said or not, whatever the others are")]
pub(super) struct Context {
    /// The whole document.
    pub(super) document: Frame,
    /// Room for the choice of the times of figures, used for one after the other.
    pub(super) times: RefCell<times::Sheet>,
    /// The same for the choice of the words of their indicators.
    pub(super) words: RefCell<wording::Sheet>,
    pub(super) genre: Genre,
    /// The day that the title of a text names: what was quoted is of that day.
    pub(super) day: Option<Read<Interval>>,
    /// What a title names behind the time that it reports on: what is planned is for then.
    pub(super) planned: Option<Read<Interval>>,
    /// It is such a report of an office: its title says so, or it numbers its sections.
    pub(super) is_report: bool,
    /// Index into `Mentions::places` of the place the document is about.
    pub(super) place_mention: Option<usize>,
    /// The one place that the sentence of this index tells of.
    pub(super) told: Option<Told>,
    /// The text speaks of a unit that it need not name: what names no place is not of the whole country.
    pub(super) is_local: bool,
    /// The first target that the text stated.
    pub(super) aimed: Option<Read<Status>>,
    /// The aims of a plan that the text goes through, from its first statement on.
    pub(super) plan: Option<Read<Status>>,
    /// The title says that the document lays down a plan.
    pub(super) adopted: Option<Read<Status>>,
    /// The aims that the sentence before tells were adopted or changed, and for when they are.
    pub(super) laid_down: Option<(Read<Status>, Option<Read<Interval>>)>,
    /// The text has come to tell what was done, though a plan is spoken of around it, and has stated no aim since.
    pub(super) recounts: bool,
    /// The unit that an item opens with.
    pub(super) topic: Option<Topic>,
    /// The firms of the document, and of which of them it has come to speak.
    pub(super) firms: Firms,
    /// The nearest headings, by depth from 1.
    pub(super) sections: Vec<(u8, Frame)>,
    /// The head of the list the block belongs to.
    pub(super) list: Option<Frame>,
    /// How deep that head stands in the outline; 0 for a paragraph.
    pub(super) list_level: u8,
    /// The heads of the lists around that one, by depth, with what holds for all of their items.
    pub(super) lists_around: Vec<(u8, Frame)>,
    /// The block is a paragraph between the items of a list: "1. Tổng thu ... | Trong đó: ... | 2. Tổng chi ...".
    pub(super) amid_items: bool,
    /// The last day of publication.
    pub(super) published: Option<time::Date>,
    /// Earlier sentences of the same paragraph.
    pub(super) paragraph: Frame,
    /// How deep the block stands in the outline; 0 for a paragraph.
    pub(super) block_level: u8,
    /// What the block says before its first colon that it is about: "Lao: phát hiện mới ...".
    pub(super) opening: Option<Phrase>,
    /// The same in words that may say something of it: "Thu từ dầu thô: ...".
    pub(super) opening_label: Option<Phrase>,
    /// The first token of the block, where it says before a colon what it is about.
    pub(super) labelled: Option<usize>,
    /// What a line said of the figures in brackets behind it.
    pub(super) noted: Option<Noted>,
    /// Stretches that the text redefined last ("9 tháng (từ 16/12 đến 15/9)"), and the days they stand for from then on.
    pub(super) redefined: Vec<(Interval, Interval)>,
    /// Another of several news has begun, and the time of the first one holds no longer.
    pub(super) anew: bool,
    /// An earlier sentence of the paragraph spoke as of a day: what no longer names a time may be of any.
    pub(super) is_dated: bool,
    /// The time that the question right before the block asks about.
    pub(super) asked: Option<Read<Interval>>,
    /// The block is a footnote, and what holds for it in place of headings and lists: that of the figure its mark stands behind.
    pub(super) aside: Option<Frame>,
    /// What the figure is of that the mark of the footnote stands behind, and its unit.
    pub(super) marked: Option<(Phrase, String)>,
    /// The last statement before this sentence, wherever it stood in the section.
    pub(super) last: Frame,
    /// The period of the last figure before this sentence, in the same section.
    pub(super) prior: Option<Read<Interval>>,
    /// The goods that were named last, and the index.
    pub(super) goods: Option<Phrase>,
    pub(super) gauge: Option<Phrase>,
    /// The labels of the line before, where it holds nothing else.
    pub(super) columns: Vec<Phrase>,
    /// The time that the text is about, by its figures so far, and what the last sentence that named one told in passing.
    pub(super) main: Option<Read<Interval>>,
    pub(super) passing: Option<Passing>,
    /// What competed for the period of each figure, where it is asked for.
    pub(super) trace: Option<RefCell<Trace>>,
    /// The sentence of the last movement that was compared with a time, and what that was.
    pub(super) moved_since: Option<(usize, Read<Interval>)>,
    /// What the last amounts were said to be so much of: "bằng 90% dự toán", and then "bằng 85%".
    pub(super) ratio_base: Option<BaseKind>,
    /// What the shares of the last sentence were of, in order.
    pub(super) shares: Vec<Phrase>,
    /// What the last sentences counted.
    pub(super) counted: Vec<Counted>,
}

impl Context {
    /// What the last sentences counted in a unit.
    pub(super) fn counted(&self, unit: &str) -> Option<&Counted> {
        // "95 ca bệnh", and then "30 ca".
        let longer = |one: &&Counted| one.unit.strip_prefix(unit).is_some_and(|rest| rest.starts_with(' '));
        let same = self.counted.iter().find(|one| one.unit == unit);
        same.or_else(|| self.counted.iter().find(longer).filter(|_| !unit.is_empty()))
    }

    /// The period for a sentence that names none.
    pub(super) fn period(&self) -> Option<Read<Interval>> {
        let list = self.list.as_ref().filter(|_| self.aside.is_none());
        list.and_then(|frame| frame.period.clone())
            .or_else(|| self.paragraph.period.clone())
            // A report in sections goes back to their time behind what stood on a day.
            .or_else(|| if self.is_dated && !self.is_report { None } else { self.outer_period() })
    }

    fn outer_period(&self) -> Option<Read<Interval>> {
        self.section_period()
            .cloned()
            .or_else(|| {
                self.last
                    .period
                    .clone()
                    .filter(|_| self.genre == Genre::News || self.genre == Genre::Titled && self.sections.is_empty())
            })
            .or_else(|| self.document_period().cloned())
    }

    /// What the nearest heading that names a time tells, for a sentence that may be of it.
    pub(super) fn section_period(&self) -> Option<&Read<Interval>> {
        let nearest = match &self.aside {
            Some(told) => told.period.as_ref(),
            None => self.sections.iter().rev().find_map(|(_, frame)| frame.period.as_ref()),
        };
        nearest.filter(|read| !self.is_not_of_state(read))
    }

    /// The same of the document.
    pub(super) fn document_period(&self) -> Option<&Read<Interval>> {
        let own = self.document.period.as_ref();
        own.filter(|read| !self.is_not_of_state(read))
    }

    /// Whether what the text is about is a time that is still to come.
    pub(super) fn is_of_future(&self) -> bool {
        let titled = self.sections.first().and_then(|(_, frame)| frame.period.as_ref());
        titled.or(self.document.period.as_ref()).is_some_and(|read| self.is_ahead(read))
    }

    /// "Giai đoạn 2021 - 2025 | Đến hết năm 2021, 16 xã đạt chuẩn. Tỷ lệ hộ nghèo còn 1%", of 2022: whether years have begun and are far from
    /// over, so that how things stand is told of none of their results.
    fn is_under_way(&self, read: &Read<Interval>) -> bool {
        let begun = |today: time::Date| {
            read.value.start.is_some_and(|start| start <= today) && read.value.end.year() > today.year()
        };
        times::when::lasts_years(read.value) && self.published.is_some_and(begun)
    }

    /// Whether a time is none of how things stand, which the text tells.
    fn is_not_of_state(&self, read: &Read<Interval>) -> bool {
        self.is_ahead(read) && self.tells_state() || self.is_under_way(read) && self.is_dated
    }

    fn is_ahead(&self, read: &Read<Interval>) -> bool {
        read.value.start.zip(self.published).is_some_and(|(start, today)| start > today)
    }

    /// "CHƯƠNG TRÌNH ... 2014 - 2016 | I. Thực trạng: Đến 30/9/2013 có 62 trạm. Toàn ngành có 900 người": what a programme tells of
    /// how things stand is not of the years it is for.
    fn tells_state(&self) -> bool {
        self.is_dated || self.status().is_some_and(|read| read.value == Status::Actual)
    }

    /// The period that holds over a heading this deep.
    pub(super) fn period_over(&self, level: u8) -> Option<Read<Interval>> {
        self.sections
            .iter()
            .rev()
            .filter(|&&(depth, _)| depth < level)
            .find_map(|(_, frame)| frame.period.clone())
            .or_else(|| self.document.period.clone())
    }

    /// The place for a sentence that names none.
    pub(super) fn place(&self) -> Option<Read<Where>> {
        self.list
            .as_ref()
            .and_then(|frame| frame.place.clone())
            .or_else(|| self.topic.as_ref().map(|topic| topic.place.clone()))
            .or_else(|| self.paragraph.place.clone())
            .or_else(|| self.section_topic().map(|topic| topic.place.clone()))
            .or_else(|| self.document.place.clone())
    }

    /// The unit that the nearest heading names that names one.
    pub(super) fn section_topic(&self) -> Option<&Topic> {
        self.sections.iter().rev().find_map(|(_, frame)| frame.topic.as_ref())
    }

    /// The words over an item: those of the head of its list, else of the nearest heading.
    pub(super) fn label(&self) -> Option<&Phrase> {
        let head = self.list.as_ref().or_else(|| self.sections.last().map(|(_, frame)| frame));
        head.and_then(|frame| frame.label.as_ref())
    }

    /// The words of the nearest heading over those of [`Context::label`].
    pub(super) fn heading(&self) -> Option<&Phrase> {
        let under = usize::from(self.list.is_none());
        self.sections.iter().rev().nth(under).and_then(|(_, frame)| frame.label.as_ref())
    }

    /// What the block, the head of its list or the nearest heading says that counts are of.
    pub(super) fn title_over(&self) -> Option<&Phrase> {
        let list = self.list.as_ref().and_then(|list| list.title.as_ref());
        self.opening.as_ref().or(list).or_else(|| self.section_over()?.title.as_ref())
    }

    /// The words of the block before its colon, or of the nearest heading.
    pub(super) fn label_over(&self) -> Option<&Phrase> {
        self.opening_label.as_ref().or_else(|| self.section_over()?.label.as_ref())
    }

    /// The nearest heading, where the block stands under it.
    fn section_over(&self) -> Option<&Frame> {
        // "2. Tử vong" and then "3. Tiêm chủng: ...": a line beside the heading is not under it.
        let under = |depth: u8| self.block_level == 0 || self.block_level > depth;
        self.sections.last().filter(|(depth, _)| under(*depth)).map(|(_, frame)| frame)
    }

    /// "Trong năm 2015 (từ 01/10/2014 đến 30/9/2015), ...": what the text is about are those days from then on.
    pub(super) fn redefine(&mut self, stretches: Vec<(Interval, Interval)>) {
        let sections = self.sections.iter_mut().map(|(_, frame)| frame);
        for read in sections.chain([&mut self.document]).filter_map(|frame| frame.period.as_mut()) {
            if let Some(&(_, own)) = stretches.iter().find(|(calendar, _)| *calendar == read.value) {
                read.value = own;
            }
        }
        // "năm 2017 (số liệu 11 tháng)": the year stays what it is.
        let apart = |(calendar, own): &(Interval, Interval)| calendar.start != own.start;
        let mut stretches = stretches;
        stretches.retain(apart);
        if !stretches.is_empty() {
            self.redefined = stretches;
        }
    }

    /// The status for a sentence that says none.
    pub(super) fn status(&self) -> Option<Read<Status>> {
        if let Some(told) = &self.aside {
            return told.status.clone();
        }
        self.list
            .as_ref()
            .and_then(|frame| frame.status.clone())
            .or_else(|| self.sections.iter().rev().find_map(|(_, frame)| frame.status.clone()))
    }

    /// The status that a sentence of the paragraph, the first of the text, or its title set for a plan's aims.
    pub(super) fn aim(&self) -> Option<Read<Status>> {
        let around = || self.plan.clone().or_else(|| self.adopted.clone());
        self.paragraph.status.clone().or_else(|| if self.aside.is_none() { around() } else { None })
    }

    /// Whether the block is what the head of a list stands over.
    pub(super) fn is_under_head(&self) -> bool {
        self.list.as_ref().is_some_and(|list| list.begun)
    }

    /// Opens a list, in the lists that its head is an item of.
    pub(super) fn open_list(&mut self, level: u8, frame: Frame) {
        self.lists_around.retain(|&(depth, _)| depth < level);
        if let Some(around) = self.list.take().filter(|_| self.list_level < level) {
            let Frame { period, place, status, begun, .. } = around;
            self.lists_around.push((self.list_level, Frame { period, place, status, begun, ..Frame::default() }));
        }
        self.list_level = level;
        self.list = Some(frame);
    }

    /// Ends the lists that an item this deep is no part of: it goes on with that which it is one of.
    pub(super) fn close_lists(&mut self, level: u8) {
        self.list = None;
        while let Some((depth, around)) = self.lists_around.pop() {
            if depth < level {
                self.list_level = depth;
                self.list = Some(around);
                break;
            }
        }
    }

    /// Ends all lists, where the text has gone on behind their items.
    pub(super) fn end_lists(&mut self) {
        if !self.amid_items {
            self.list = None;
            self.lists_around.clear();
        }
    }

    /// Opens a section, closing those that are as deep or deeper.
    pub(super) fn open_section(&mut self, level: u8, frame: Frame) {
        self.sections.retain(|&(depth, _)| depth < level);
        self.sections.push((level, frame));
        self.list = None;
        self.lists_around.clear();
        self.topic = None;
        self.plan = None;
        self.recounts = false;
        self.paragraph = Frame::default();
        self.last = Frame::default();
        self.prior = None;
        self.moved_since = None;
        self.ratio_base = None;
        self.shares.clear();
        self.counted.clear();
    }
}
