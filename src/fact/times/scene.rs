//! The time that the sentence before sets: "Năm 2017, nhà máy gặp khó khăn. Công nhân chỉ nhận 7 triệu đồng mỗi tháng." is told of
//! 2017, whatever was told before; "Tính chung 10 tháng, sản xuất tăng 8%. Trong đó, ngành may tăng 12%" of all ten months.

use super::when;
use crate::calendar::{Grain, Interval};
use crate::fact::context::{Context, Genre};
use crate::fact::document;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::mention::Relation;
use crate::span::{Body, Span};
use crate::text::BlockKind;

/// Words before the time that a sentence opens with: "Trong năm 2017, ...".
const LEAD: usize = 1;

/// What was set, and where the sentence that sets it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene {
    pub(super) days: Interval,
    at: Span<Body>,
}

impl Scene {
    /// Whether something was told before it was set.
    pub(super) fn is_behind(&self, told: Span<Body>) -> bool {
        told.end <= self.at.start
    }
}

/// What the sentence before sets, where it opens with a time and a comma and has no figure.
pub(super) fn set(reader: &Reader<'_>, context: &Context) -> Option<Scene> {
    let (scan, mentions) = (reader.scan, reader.mentions);
    let before = reader.sentence.checked_sub(1).filter(|_| context.genre != Genre::Outlined)?;
    let sentence = &scan.sentences[before];
    let tokens = sentence.tokens.clone();
    let plain = |block: usize| matches!(scan.blocks[block].kind, BlockKind::Paragraph);
    if !plain(sentence.block) || !plain(scan.sentences[reader.sentence].block) {
        return None;
    }
    let figure = mentions.quantities.partition_point(|one| one.tokens.start < tokens.start);
    if mentions.quantities.get(figure).is_some_and(|one| one.tokens.start < tokens.end) {
        return None;
    }
    let first = mentions.periods.partition_point(|period| period.tokens.start < tokens.start);
    let period = mentions.periods.get(first).filter(|period| period.tokens.start <= tokens.start + LEAD)?;
    let lasts = matches!(period.grain, Grain::Month | Grain::Quarter | Grain::Half | Grain::Year);
    let own = period.relation == Relation::Own && !period.up_to && !period.since && !period.versus && !period.of_plan;
    let opens = scan.tokens.get(period.tokens.end).is_some() && scan.is(period.tokens.end, ",");
    let days = period.interval.filter(|days| own && lasts && opens && days.start < Some(days.end))?;
    Some(Scene { days, at: scan.span(tokens) })
}

/// The stretches that the sentence before tells of, where this one tells the parts of what it said and names no time.
pub(super) fn of_whole(reader: &Reader<'_>, context: &Context) -> Vec<Interval> {
    let (scan, mentions) = (reader.scan, reader.mentions);
    let timeless = || reader.pieces.iter().all(|piece| piece.period().is_none());
    // "Theo đó, ..." goes on with what figures were told of.
    let follows = |first: &Piece| first.form == Form::Word && first.is(Class::Conjunction);
    let comma = || reader.pieces.get(1).is_some_and(|next| next.mark() == Some(Mark::Comma));
    let follows = || reader.pieces.first().is_some_and(follows) && comma();
    if context.genre != Genre::Outlined && follows() && timeless() {
        return told_by_figures(reader, context).into_iter().collect();
    }
    let parts = context.genre != Genre::Outlined && document::goes_on(reader.pieces) && timeless();
    let Some(before) = reader.sentence.checked_sub(1).filter(|_| parts) else { return Vec::new() };
    let tokens = scan.sentences[before].tokens.clone();
    let first = mentions.periods.partition_point(|period| period.tokens.start < tokens.start);
    let here = mentions.periods[first..].iter().take_while(|period| period.tokens.start < tokens.end);
    let own = here.filter(|period| {
        period.relation == Relation::Own && !period.since && !period.versus && !period.compared && !period.of_plan
    });
    own.filter_map(|period| period.interval).filter(|&days| when::carries(days)).collect()
}

/// The stretch that the last figure of the sentence before is of, where that sentence names it.
fn told_by_figures(reader: &Reader<'_>, context: &Context) -> Option<Interval> {
    let scan = reader.scan;
    let before = scan.span(scan.sentences[reader.sentence.checked_sub(1)?].tokens.clone());
    let told = context.prior.as_ref().filter(|read| read.evidence.is_some_and(|said| said.start >= before.start))?;
    Some(told.value).filter(|&days| when::carries(days))
}
