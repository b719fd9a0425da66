//! Footnotes: they speak of the figure that their mark stands behind, and the text goes on behind them as if they were not
//! there.

use super::context::{Context, Counted, Frame};
use super::grammar::governor::Governor;
use super::grammar::phrase::Phrase;
use super::grammar::piece::{Form, Piece};
use super::measure::{self, Reading};
use super::sentence::{Draft, Reader};
use super::subject::Figure;
use super::{Measure, Read, Status};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::{Quantity, Scan};
use crate::span::Span;
use crate::text::{Block, BlockKind};
use crate::token::{Case, Kind, is_syllable};

/// Figures of the last sentences that a note may speak of.
const MAX_SAID: usize = 64;
/// Tokens between a mark and its note.
const REACH: usize = 800;
/// Digits of a mark.
const MAX_DIGITS: usize = 2;

/// What a figure is of, for its notes.
#[derive(Debug)]
struct Said {
    /// The last token of the figure.
    token: usize,
    subject: Phrase,
    unit: String,
    measure: Measure,
    period: Option<Read<Interval>>,
    status: Read<Status>,
}

/// What the text said before its footnotes.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether it has any: what none asks for is not kept.
    any: bool,
    said: Vec<Said>,
    /// What the text goes on with behind the notes that it has come to.
    kept: Option<(Frame, Option<Read<Interval>>, Vec<Counted>)>,
}

impl Notes {
    pub(super) fn new(scan: &Scan<'_>) -> Self {
        Notes { any: scan.blocks.iter().any(|block| block.kind == BlockKind::Footnote), ..Notes::default() }
    }

    /// What the statements before mean for a block, whose first token is `first`.
    pub(super) fn open(&mut self, scan: &Scan<'_>, context: &mut Context, block: &Block, first: usize) {
        match block.kind {
            BlockKind::Chrome => {}
            BlockKind::Footnote => {
                let kept = || (context.last.clone(), context.prior.clone(), context.counted.clone());
                self.kept.get_or_insert_with(kept);
                context.marked = None;
                context.last.status = None;
                let said = self.marked(scan, block, first);
                if let Some(said) = said {
                    context.marked = Some((said.subject.clone(), said.unit.clone()));
                    context.last.indicator = Some(said.subject.clone());
                    context.last.unit.clone_from(&said.unit);
                }
                // The section that a page ends in sets nothing for its notes: what their marks stand behind does.
                let told = said.map(|said| Frame {
                    period: said.period.clone(),
                    status: Some(said.status.clone()),
                    measure: Some(said.measure),
                    ..Frame::default()
                });
                context.aside = Some(told.unwrap_or_default());
            }
            _ => {
                context.marked = None;
                context.aside = None;
                if let Some((last, prior, counted)) = self.kept.take() {
                    context.last = last;
                    context.prior = prior;
                    context.counted = counted;
                }
            }
        }
    }

    /// Keeps what a sentence of the text said.
    pub(super) fn tell(&mut self, reader: &Reader<'_>, drafts: &[Draft]) {
        if !self.any || self.kept.is_some() {
            return;
        }
        let told = drafts.iter().filter(|draft| draft.measure != Measure::Rank && !draft.subject.is_empty());
        self.said.extend(told.map(|draft| Said {
            token: reader.pieces[draft.piece].tokens.end,
            subject: draft.subject.clone(),
            unit: reader.quantity(draft).unit.clone(),
            measure: draft.measure,
            period: draft.period.clone(),
            status: draft.status.clone(),
        }));
        self.said.drain(..self.said.len().saturating_sub(MAX_SAID));
    }

    /// The last figure that the sentence of a note's mark has told up to there: "gấp 2 lần so với dự kiến ban đầu|3".
    fn marked(&self, scan: &Scan<'_>, block: &Block, first: usize) -> Option<&Said> {
        let body = scan.text.body();
        let Span { start, .. } = block.span;
        let number = body.get(start as usize..(start + block.marker) as usize)?;
        // "[1] Riêng ...".
        let number = number.trim_matches(|c: char| c == '[' || c == ']' || c.is_whitespace());
        let hangs = |&token: &usize| {
            let glued = token > 0 && scan.tokens[token].is_glued() && scan.word(token) == number;
            // "310 nghìn ha|4", "m3" is none.
            let figure = || self.said.iter().any(|said| said.token == token);
            glued && (scan.tokens[token - 1].kind != Kind::Word || is_syllable(scan.word(token - 1)) || figure())
        };
        let mark = (first.saturating_sub(REACH)..first).rev().find(hangs).filter(|_| !number.is_empty())?;
        let sentence = &scan.sentences.get(scan.sentence_of(mark))?.tokens;
        self.said.iter().rev().find(|said| said.token <= mark && said.token > sentence.start)
    }
}

impl Figure<'_> {
    /// "Năm 1995: | 289 USD; mục tiêu đề ra cho năm 2000 là | 450 USD": a figure of a footnote that tells no more than its time or that
    /// it was aimed at is of what the mark stands behind.
    pub(super) fn of_mark(&self, own: &Phrase) -> Option<Phrase> {
        let (subject, unit) = self.context.marked.as_ref()?;
        let plan = |piece: &Piece| piece.any(&[Class::TargetNoun, Class::PlanNoun]);
        let aimed = || !own.is_measured() && self.pieces_of(own).next().is_some_and(plan);
        let bare = (own.is_empty() || aimed()) && self.reader.pieces[self.at].depth == 0;
        // "trong đó lúa 30 triệu tấn" is told apart, and so is what stands behind such a figure.
        let behind = self.reader.pieces.get(self.at + 1);
        let ends = behind.is_none_or(|next| !matches!(next.form, Form::Word) || next.any(&[Class::But, Class::And]));
        (bare && ends && *unit == self.quantity.unit && self.measure != Measure::Rank).then(|| subject.clone())
    }
}

impl Reader<'_> {
    /// "vượt dự toán khoảng 12 tỷ đồng|1", and the note: "Riêng trung tâm y tế huyện vượt | 3 tỷ đồng": what goes past a plan by an
    /// amount behind the mark of a note does so in the note.
    pub(super) fn told_of_mark(
        &self,
        context: &Context,
        reading: Reading,
        quantity: &Quantity,
        governor: &Governor,
    ) -> Option<Reading> {
        let moved = context.aside.as_ref()?.measure == Some(Measure::Change);
        let level = reading.rule == "level.amount";
        let alike = context.marked.as_ref().is_some_and(|(_, unit)| *unit == quantity.unit);
        let exceeds = self.exceeds_by(quantity) || governor.class == Some(Class::Exceed);
        let reading = Reading { measure: Measure::Change, falls: false, rule: measure::OVER_PLAN };
        (moved && alike && exceeds && level).then_some(reading)
    }
}

/// "số vốn ban đầu|3 giảm", "4,1 tỷ USD|3": whether a token is the mark of a footnote; `figure` tells that it stands right
/// behind a figure.
pub(super) fn is_mark(scan: &Scan<'_>, token: usize, figure: bool) -> bool {
    let number = &scan.tokens[token];
    if number.kind != Kind::Number || !number.is_glued() {
        return false;
    }
    let Some(before) = token.checked_sub(1).map(|before| &scan.tokens[before]) else { return false };
    let hangs =
        || figure || before.kind == Kind::Word && before.case == Case::Lower && is_syllable(scan.word(token - 1));
    let ends = || scan.tokens.get(token + 1).is_none_or(|next| next.kind == Kind::Symbol || !next.is_glued());
    scan.word(token).len() <= MAX_DIGITS && hangs() && ends()
}
