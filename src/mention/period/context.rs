//! What has been spoken of so far: a frame of constant size that later expressions take their year or period from.

use time::Date;

use crate::calendar::{Interval, Published};

/// What an expression may take from around.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// When the document was published.
    pub(super) published: Option<Published>,
    /// Year of the heading over the sentence, or of the title.
    pub(super) heading_year: Option<i32>,
    /// Year last said as the time of a sentence, not as that of a plan or base.
    pub(super) year: Option<i32>,
    /// Year said so in this sentence.
    pub(super) sentence_year: Option<i32>,
    /// The stretch the figures are of: the last one said for itself.
    pub(super) current: Option<Interval>,
    /// The same, where it holds beyond headings.
    pub(super) steady: Option<Interval>,
    /// The same in this sentence.
    pub(super) sentence_current: Option<Interval>,
    /// The last month said for itself: year and month.
    pub(super) month: Option<(i32, u8)>,
    /// The last quarter said for itself: year and quarter.
    pub(super) quarter: Option<(i32, u8)>,
    /// The sentence tells of what lies ahead.
    pub(super) ahead: bool,
    /// The expression to be resolved stands behind "so với".
    pub(super) versus: bool,
    /// Numbers of months said with "đầu năm", as bits.
    pub(super) counts: u16,
}

impl Context {
    /// Forgets what holds in one sentence only.
    pub(super) fn next_sentence(&mut self) {
        self.sentence_year = None;
        self.sentence_current = None;
        self.ahead = false;
    }

    /// Whether "n tháng đầu năm" was said with this number.
    pub(super) fn counted(&self, months: u8) -> bool {
        self.counts & (1 << (months & 15)) != 0
    }

    /// The day of speaking: the last it may have been.
    pub(super) fn today(&self) -> Option<Date> {
        self.published.map(|published| published.last)
    }

    /// The day of publication, where it is known to the day.
    pub(super) fn exact(&self) -> Option<Date> {
        self.published.filter(|published| published.first == published.last).map(|published| published.last)
    }

    /// Year and month of publication.
    pub(super) fn now(&self) -> Option<(i32, u8)> {
        self.today().map(|day| (day.year(), day.month().into()))
    }

    /// The year spoken of: of the sentence, the heading, or publication.
    pub(super) fn spoken_year(&self) -> Option<i32> {
        self.sentence_year.or(self.heading_year).or(self.year).or(self.today().map(Date::year))
    }

    /// The stretch that "cùng kỳ" repeats.
    pub(super) fn spoken(&self) -> Option<Interval> {
        self.sentence_current.or(self.current)
    }
}
