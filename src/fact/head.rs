//! What holds for the whole document: title, reporting period, place.

use super::{Head, Read, place};
use crate::calendar::{Interval, Published};
use crate::mention::{Mentions, Scan};
use crate::text::BlockKind;

/// The head of a document.
pub(super) fn read(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Head {
    let title = scan.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span);
    let period = reporting_period(scan, mentions, published);
    let place = document_place(scan, mentions);
    Head { title, published, period, place }
}

/// The period most of the document speaks of: the longest recent stretch among its first mentions that is no day.
fn reporting_period(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Option<Read<Interval>> {
    use crate::calendar::Grain;
    const FIRST: usize = 12;
    let published = published?;
    mentions
        .periods
        .iter()
        .take(FIRST)
        .filter(|period| period.grain != Grain::Day && !period.since && !period.up_to)
        .filter_map(|period| Some((period, period.interval?)))
        .find(|(_, days)| {
            days.start.is_some_and(|start| start <= published.last) && days.end.year() + 1 >= published.last.year()
        })
        .map(|(period, days)| Read { value: days, evidence: Some(scan.span(period.tokens.clone())) })
}

fn document_place(scan: &Scan<'_>, mentions: &Mentions) -> Option<Read<super::Where>> {
    let first = mentions.places.first()?;
    Some(Read { value: place::of(first), evidence: Some(scan.span(first.tokens.clone())) })
}
