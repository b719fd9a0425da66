//! What holds for the whole document: title, reporting period, place.

use super::{Head, Read, Where, place};
use crate::calendar::{Grain, Interval, Published};
use crate::lexicon::Class;
use crate::mention::{Level, Mentions, Scan, document_place};
use crate::text::BlockKind;

/// The head of a document.
pub(super) fn read(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Head {
    let title = scan.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span);
    let period = reporting_period(scan, mentions, published);
    let place = about(scan, mentions);
    Head { title, published, period, place }
}

/// The stretch that the first mentions of the document speak of: a month, some months, a quarter or a year that lies
/// by the day of publication.
fn reporting_period(scan: &Scan<'_>, mentions: &Mentions, published: Option<Published>) -> Option<Read<Interval>> {
    const FIRST: usize = 12;
    let published = published?;
    let recent = |days: &Interval| {
        days.start.is_some_and(|start| start <= published.last) && days.end.year() + 1 >= published.last.year()
    };
    mentions
        .periods
        .iter()
        .take(FIRST)
        .filter(|period| period.grain > Grain::Week && !period.since && !period.up_to)
        .filter_map(|period| Some((period, period.interval?)))
        .find(|(_, days)| recent(days))
        .map(|(period, days)| Read { value: days, evidence: Some(scan.span(period.tokens.clone())) })
}

/// The title and the first sentences weigh more than the rest.
const TITLE_WEIGHT: u32 = 4;
/// Words this far into the document tell what it is about.
const LEAD_TOKENS: usize = 600;

/// The place the document is about: one of the country's units; else the country, where the words are those of the
/// whole economy and not of one firm.
fn about(scan: &Scan<'_>, mentions: &Mentions) -> Option<Read<Where>> {
    let title = scan.sentences.iter().position(|one| scan.blocks[one.block].kind == BlockKind::Title);
    let (firm, national) = weigh(scan);
    if let Some(index) = document_place(scan, &mentions.places, title) {
        let place = &mentions.places[index];
        let local = place.level > Level::Country || place::is_home(scan, &place.name);
        if local && (firm <= national * 2 || place.level == Level::Country && firm <= national) {
            return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
        }
    }
    if national > firm {
        return Some(Read { value: place::home(scan)?, evidence: None });
    }
    None
}

/// How much the document speaks of one firm, and of the whole country.
fn weigh(scan: &Scan<'_>) -> (u32, u32) {
    let (mut firm, mut national) = (0, 0);
    for hit in scan.hits.all() {
        if hit.start as usize > LEAD_TOKENS {
            break;
        }
        let weight = match hit.class {
            Class::Firm => &mut firm,
            Class::National => &mut national,
            _ => continue,
        };
        let in_title = scan.sentences.first().is_some_and(|title| title.tokens.contains(&(hit.start as usize)));
        *weight += if in_title { TITLE_WEIGHT } else { 1 };
    }
    (firm, national)
}
