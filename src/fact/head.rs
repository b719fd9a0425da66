//! What holds for the whole document: title, reporting period, place.

use std::collections::HashMap;

use super::{Head, Read, Where, place};
use crate::calendar::{Grain, Interval, Published};
use crate::lexicon::Class;
use crate::mention::{Level, Mentions, Relation, Scan, document_place};
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
        .filter(|period| {
            block_kind(scan, period.tokens.start) != Some(BlockKind::Chrome)
                && period.grain > Grain::Week
                && !period.since
                && !period.up_to
                && !period.versus
                && !period.of_plan
                && period.relation == Relation::Own
        })
        .filter_map(|period| Some((period, period.interval?)))
        .find(|(_, days)| recent(days))
        .map(|(period, days)| Read {
            value: period.redefined.unwrap_or(days),
            evidence: Some(scan.span(period.tokens.clone())),
        })
}

/// What the block around a token is.
fn block_kind(scan: &Scan<'_>, token: usize) -> Option<BlockKind> {
    let sentence = scan.sentences.partition_point(|one| one.tokens.end <= token);
    scan.sentences.get(sentence).map(|one| scan.blocks[one.block].kind)
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
    let local = local_place(scan, mentions, title).or_else(|| {
        document_place(scan, &mentions.places, title).filter(|&index| mentions.places[index].level > Level::Region)
    });
    let titled = local.is_some_and(|index| {
        title.is_some_and(|title| {
            let title = scan.sentences[title].tokens.clone();
            let firms = mentions.organizations.iter().filter(|one| one.is_enterprise()).flat_map(|one| &one.mentions);
            title.start == mentions.places[index].tokens.start
                && !firms.into_iter().any(|name| title.contains(&name.start))
        })
    });
    if let Some(index) = local.filter(|_| titled || firm <= national * 2) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    if national > firm {
        return Some(Read { value: place::home(scan)?, evidence: None });
    }
    None
}

/// A unit of the country that the title names, or that is named more often than the country itself and more than all
/// other units together.
fn local_place(scan: &Scan<'_>, mentions: &Mentions, title: Option<usize>) -> Option<usize> {
    const MIN_MENTIONS: usize = 3;
    let title = title.map_or(0..0, |title| scan.sentences[title].tokens.clone());
    // First mention, number of mentions, whether the title names it.
    let mut units: Vec<(usize, usize, bool)> = Vec::new();
    let mut known: HashMap<(Option<&str>, Level), usize> = HashMap::new();
    let (mut home, mut total) = (0, 0);
    for (index, place) in mentions.places.iter().enumerate() {
        home += usize::from(place::is_home(scan, &place.name));
        if place.level <= Level::Region || place.code.is_none() {
            continue;
        }
        total += 1;
        let at = *known.entry((place.code.as_deref(), place.level)).or_insert_with(|| {
            units.push((index, 0, false));
            units.len() - 1
        });
        units[at].1 += 1;
        units[at].2 |= title.contains(&place.tokens.start);
    }
    let weight = |&(index, named, in_title): &(usize, usize, bool)| {
        (named + if in_title { MIN_MENTIONS } else { 0 }, std::cmp::Reverse(index))
    };
    let &(index, named, in_title) = units.iter().max_by_key(|unit| weight(unit))?;
    (in_title && named >= 2 || named >= MIN_MENTIONS && named > home && named * 2 >= total).then_some(index)
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
