//! What a sentence leaves for the ones behind it: what its figures are of, where, when and of what standing.

use super::context::{Context, Counted, Frame};
use super::document::goes_on;
use super::place::placed;
use super::sentence::{Draft, Reader, is_percent};
use super::subject::goods;
use super::times::moved;
use super::times::onward;
use super::times::passing;
use super::times::season;
use super::times::when;
use super::{BaseKind, Measure, Read};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// A clause may tell of the same stretch so many years before, and of the one it is before so many figures earlier.
const MAX_YEARS: i32 = 3;
const MAX_EARLIER: usize = 12;
/// Counts of a sentence that the next may come back to.
const MAX_COUNTED: usize = 8;

/// "Năm 2016 có 180 dự án, đến năm 2020 còn 50": whether the figures of a sentence whose first time is `first` are of several
/// years, which is no time that goes on.
fn is_row_of_years(drafts: &[Draft], first: Interval) -> bool {
    let ends = |draft: &Draft| draft.period.as_ref().map(|read| read.value.end);
    let later = |draft: &Draft| {
        !draft.is_base
            && draft.measure == Measure::Level
            && ends(draft).is_some_and(|end| end.year() > first.end.year())
    };
    first.years() == Some(1) && drafts.iter().any(later)
}

/// "tăng 8%, trong khi 5 tháng năm 2018 tăng 6%": whether a figure is of the same stretch as one near before it, some years earlier.
fn is_years_earlier(drafts: &[Draft], at: usize) -> bool {
    let days = |draft: &Draft| draft.period.as_ref().map(|read| read.value);
    let Some(own) = days(&drafts[at]) else { return false };
    drafts[at.saturating_sub(MAX_EARLIER)..at].iter().filter_map(days).any(|one| {
        let years = one.end.year() - own.end.year();
        (1..=MAX_YEARS).contains(&years) && one.years_before(years) == Some(own)
    })
}

/// Keeps what the figures of a sentence counted.
fn carry_counts(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft]) {
    if drafts.is_empty() {
        return;
    }
    // Behind its parts a text goes on with the whole, here too.
    let before = std::mem::take(&mut context.counted);
    // "Đường bộ xảy ra 90 vụ. So với cùng kỳ giảm 4 vụ. Đường sắt có 5 vụ": what moved is told by the same name.
    let label = |draft: &Draft| {
        let told = before.iter().find(|one| draft.label.is_empty() && one.phrase == draft.subject);
        told.map_or(&draft.label, |one| &one.label).clone()
    };
    let counts = |draft: &&Draft| {
        let counts = reader.quantity(draft).kind == QuantityKind::Count;
        draft.measure == Measure::Level || draft.measure == Measure::Change && counts
    };
    let here = drafts.iter().filter(counts);
    let here = here.map(|draft| Counted {
        unit: reader.quantity(draft).unit.clone(),
        phrase: if placed::label(reader, draft.piece).is_some() { &draft.words } else { &draft.subject }.clone(),
        label: label(draft),
        part: goes_on(reader.pieces),
    });
    let here: Vec<Counted> = here.collect();
    let whole = if goes_on(reader.pieces) { before } else { Vec::new() };
    context.counted = whole.into_iter().chain(here).take(MAX_COUNTED).collect();
}

/// Keeps what the figures of a sentence tell for what follows; `period` is the time that goes on, where one does.
pub(super) fn carry(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft], period: Option<Read<Interval>>) {
    goods::keep(context, reader, drafts);
    let lends = |draft: &&Draft| draft.measure != Measure::Rank && draft.lends_period;
    // The first statement sets the time for what follows, the last one its subject.
    // "Tổng thu đạt 900 tỷ đồng; trong đó thu nội địa 700 tỷ đồng": and goes on with the whole.
    let parts = reader.pieces.iter().position(|piece| piece.is(Class::Breakdown)).unwrap_or(reader.pieces.len());
    let subject = drafts.iter().rev().filter(|draft| draft.piece < parts).find(lends);
    if let (Some(first), Some(last)) = (drafts.iter().find(lends), drafts.iter().rev().find(lends)) {
        let unit = |draft: &Draft| reader.quantity(draft).unit.as_str();
        let whole = |draft: &&Draft| unit(draft) == unit(last) && !is_percent(reader.quantity(draft));
        // "Diện tích 500 ha, bằng 98% kế hoạch. Trong đó:": the amount that a percentage at the end is said of.
        let amount = |draft: &&Draft| !is_percent(reader.quantity(draft)) && draft.measure == Measure::Level;
        let same =
            drafts.iter().rev().find(lends).filter(|draft| is_percent(reader.quantity(draft)) && draft.piece < parts);
        let said_of = same.and_then(|last| drafts.iter().rev().filter(amount).find(|one| one.subject == last.subject));
        let draft = subject.filter(whole).or(said_of).unwrap_or(last);
        let row = |read: &Read<Interval>| is_row_of_years(drafts, read.value);
        let mean = onward::is_of_mean(reader.scan, context, first);
        let founded = |read: &Read<Interval>| passing::is_read_of_founding(reader, read);
        let period =
            first.period.clone().filter(|read| when::carries(read.value) && !row(read) && !mean && !founded(read));
        let status = drafts
            .iter()
            .find(|draft| draft.lends_status && reader.pieces[draft.piece].depth == 0)
            .map_or(&draft.status, |draft| &draft.status);
        let whole = context.last.indicator.clone().map(|whole| (Some(whole), context.last.unit.clone()));
        // "thấp hơn bình quân cả nước (51%)": where the figure of a bracket holds is not where the text goes on.
        let outer = drafts.iter().rev().filter(lends).find(|draft| reader.pieces[draft.piece].depth == 0);
        context.last = Frame {
            results: false,
            period: period.or(context.last.period.take()),
            place: outer.map_or_else(|| context.last.place.take(), |draft| draft.place.clone()),
            status: Some(status.clone()),
            indicator: Some(draft.subject.clone()),
            unit: reader.quantity(draft).unit.clone(),
            label: None,
            title: None,
            measure: Some(Measure::Change)
                .filter(|_| last.measure == Measure::Change && is_percent(reader.quantity(last))),
            compared: None,
            season: None,
            begun: false,
            topic: None,
        };
        // Behind its parts a text goes on with the whole.
        if let Some((indicator, unit)) = whole.filter(|_| goes_on(reader.pieces)) {
            context.last.indicator = indicator;
            context.last.unit = unit;
        }
    } else if let Some(draft) = drafts.iter().rev().find(|draft| draft.measure != Measure::Rank) {
        // "Số dư cuối quý II là 42 tỷ đồng. Con số này cuối năm ngoái là 38 tỷ đồng": what it is of goes on, its time does not.
        context.last.indicator = Some(draft.subject.clone());
        context.last.unit.clone_from(&reader.quantity(draft).unit);
        let lends = |draft: &&Draft| draft.lends_status && reader.pieces[draft.piece].depth == 0;
        context.last.status = drafts.iter().find(lends).map(|draft| draft.status.clone());
    }
    if let Some(last) = drafts.last() {
        let reached = last.measure == Measure::Ratio && last.base.is_some_and(|base| base.kind == BaseKind::Plan);
        context.last.measure =
            if reached { Some(Measure::Ratio) } else { context.last.measure.filter(|&one| one != Measure::Ratio) };
    }
    // "tăng 8% so với cùng kỳ (cùng kỳ tăng 6%)": a bracket tells of another time in passing.
    let outer =
        (0..drafts.len()).rev().find(|&at| reader.pieces[drafts[at].piece].depth == 0 && !is_years_earlier(drafts, at));
    let outer = outer.map(|at| &drafts[at]);
    if let Some(draft) = outer.or(drafts.last()) {
        // What the title tells of quoted prices tells nothing of other figures.
        let sentence = reader.scan.span(reader.scan.sentences[reader.sentence].tokens.clone());
        let here = |read: &Read<Interval>| read.evidence.is_some_and(|said| sentence.start <= said.start);
        let lent = draft.period.as_ref().filter(|_| !onward::is_of_mean(reader.scan, context, draft));
        let lent = lent.filter(|read| !passing::is_read_of_founding(reader, read));
        context.prior = lent.cloned().filter(|read| here(read) || context.day.as_ref() != Some(read));
        context.shares =
            drafts.iter().filter(|draft| draft.measure == Measure::Share).map(|draft| draft.words.clone()).collect();
    }
    context.moved_since = moved::since(reader, drafts);
    let compared = |draft: &&Draft| {
        draft.measure == Measure::Ratio && (draft.base.is_some() || draft.reading.rule == "ratio.reached")
    };
    if let Some(ratio) = drafts.iter().rev().find(compared) {
        context.ratio_base = Some(ratio.base.map_or(BaseKind::Plan, |base| base.kind));
    }
    carry_counts(context, reader, drafts);
    context.is_dated |= drafts.iter().any(|draft| draft.period.as_ref().is_some_and(|read| read.value.start.is_none()));
    let period = period.filter(|read| !is_row_of_years(drafts, read.value));
    let dated = context.period().is_some();
    let period = period.filter(|read| !(dated && season::is_of_crop(reader, read.evidence)));
    if let Some(period) = period.filter(|read| when::carries(read.value) || when::lasts_years(read.value)) {
        context.paragraph.period = Some(period);
    }
}
