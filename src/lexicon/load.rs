//! The loader: TOML text to compiled lexicon, all faults at once.

use super::audit::{Fault, audit, entry_at};
use super::catalogue::Catalogue;
use super::gazetteer::{Gazetteer, Phrases};
use super::index::{Builder, Index};
use super::schema::{File, PlaceKind, PlaceLevel};
use super::{Class, Lexicon};
use crate::error::Error;

/// The files that ship with the crate.
pub(super) const SHIPPED: &[(&str, &str)] = &[
    ("cues.toml", include_str!("vi/cues.toml")),
    ("abbreviations.toml", include_str!("vi/abbreviations.toml")),
    ("layout.toml", include_str!("vi/layout.toml")),
    ("units.toml", include_str!("vi/units.toml")),
    ("numbers.toml", include_str!("vi/numbers.toml")),
    ("nouns.toml", include_str!("vi/nouns.toml")),
    ("bounds.toml", include_str!("vi/bounds.toml")),
    ("periods.toml", include_str!("vi/periods.toml")),
    ("titles.toml", include_str!("vi/titles.toml")),
    ("names.toml", include_str!("vi/names.toml")),
    ("organizations.toml", include_str!("vi/organizations.toml")),
    ("instruments.toml", include_str!("vi/instruments.toml")),
    ("identities.toml", include_str!("vi/identities.toml")),
    ("affixes.toml", include_str!("vi/affixes.toml")),
    ("indicators/accounts.toml", include_str!("vi/indicators/accounts.toml")),
    ("indicators/administration.toml", include_str!("vi/indicators/administration.toml")),
    ("indicators/agriculture.toml", include_str!("vi/indicators/agriculture.toml")),
    ("indicators/banking.toml", include_str!("vi/indicators/banking.toml")),
    ("indicators/budget.toml", include_str!("vi/indicators/budget.toml")),
    ("indicators/commerce.toml", include_str!("vi/indicators/commerce.toml")),
    ("indicators/construction.toml", include_str!("vi/indicators/construction.toml")),
    ("indicators/culture.toml", include_str!("vi/indicators/culture.toml")),
    ("indicators/disaster.toml", include_str!("vi/indicators/disaster.toml")),
    ("indicators/education.toml", include_str!("vi/indicators/education.toml")),
    ("indicators/enterprise.toml", include_str!("vi/indicators/enterprise.toml")),
    ("indicators/environment.toml", include_str!("vi/indicators/environment.toml")),
    ("indicators/fdi.toml", include_str!("vi/indicators/fdi.toml")),
    ("indicators/finance.toml", include_str!("vi/indicators/finance.toml")),
    ("indicators/fishery.toml", include_str!("vi/indicators/fishery.toml")),
    ("indicators/forestry.toml", include_str!("vi/indicators/forestry.toml")),
    ("indicators/health.toml", include_str!("vi/indicators/health.toml")),
    ("indicators/industry.toml", include_str!("vi/indicators/industry.toml")),
    ("indicators/investment.toml", include_str!("vi/indicators/investment.toml")),
    ("indicators/labour.toml", include_str!("vi/indicators/labour.toml")),
    ("indicators/land.toml", include_str!("vi/indicators/land.toml")),
    ("indicators/population.toml", include_str!("vi/indicators/population.toml")),
    ("indicators/poverty.toml", include_str!("vi/indicators/poverty.toml")),
    ("indicators/prices.toml", include_str!("vi/indicators/prices.toml")),
    ("indicators/rural.toml", include_str!("vi/indicators/rural.toml")),
    ("indicators/safety.toml", include_str!("vi/indicators/safety.toml")),
    ("indicators/telecom.toml", include_str!("vi/indicators/telecom.toml")),
    ("indicators/tourism.toml", include_str!("vi/indicators/tourism.toml")),
    ("indicators/trade.toml", include_str!("vi/indicators/trade.toml")),
    ("indicators/transport.toml", include_str!("vi/indicators/transport.toml")),
    ("countries.toml", include_str!("vi/countries.toml")),
    ("regions.toml", include_str!("vi/regions.toml")),
    ("place-kinds.toml", include_str!("vi/place-kinds.toml")),
];

/// Compiles the shipped words, and those of `own` over them.
pub(super) fn compile(own: &[Source<'_>]) -> Result<Lexicon, Error> {
    let told: Vec<String> =
        own.iter().flat_map(|source| audit(source.text).into_iter().map(|fault| source.tell(&fault))).collect();
    if !told.is_empty() {
        return Err(Error::lexicon(told));
    }
    let shipped = SHIPPED.iter().map(|&(name, text)| Source { name, text, is_value: false });
    let sources: Vec<Source<'_>> = shipped.chain(own.iter().copied()).collect();
    let mut faults = Vec::new();
    let mut all = File::default();
    let [mut indicators, mut identities, mut aliases] = ["indicator", "identity", "place_alias"].map(Written::new);
    let mut first_own = 0;
    for (position, source) in sources.into_iter().enumerate() {
        match toml::from_str::<File>(source.text) {
            Ok(file) => {
                indicators.add(source, file.indicator.len());
                identities.add(source, file.identity.len());
                aliases.add(source, file.place_alias.len());
                if position < SHIPPED.len() {
                    first_own = indicators.entries.len();
                }
                all.extend(file);
            }
            Err(error) => faults.push(format!("{}: {}", source.name, error.message())),
        }
    }
    let altered = !own.is_empty();
    let catalogue =
        Catalogue::build(&all.indicator, first_own, altered, &all.affix, &all.spelling, |entry, message| {
            faults.push(indicators.tell(entry, message));
        });
    let (gazetteer, names) = Gazetteer::build(
        &all.place_kind,
        std::mem::take(&mut all.place),
        &all.place_alias,
        &all.place_spelling,
        |alias, message| match alias {
            Some(alias) => faults.push(aliases.tell(alias, message)),
            None => faults.push(message),
        },
    );
    let index = index(&all, &gazetteer, &names);
    for (entry, identity) in all.identity.iter().enumerate() {
        for id in std::iter::once(&identity.total).chain(&identity.parts) {
            if !all.indicator.iter().any(|indicator| indicator.id == *id) {
                faults.push(identities.tell(entry, format!("no indicator has the id {id:?}")));
            }
        }
    }
    if !faults.is_empty() {
        return Err(Error::lexicon(faults));
    }
    Ok(Lexicon {
        index,
        catalogue,
        units: all.unit,
        numbers: all.number,
        indicators: all.indicator,
        titles: all.title,
        organizations: all.organization,
        instruments: all.instrument,
        nouns: all.noun,
        place_kinds: all.place_kind,
        gazetteer,
        periods: all.period,
        identities: all.identity,
    })
}

/// All phrases in one trie.
fn index(all: &File, gazetteer: &Gazetteer, names: &Phrases) -> Index {
    let mut index = Builder::new(vec![Class::Place, Class::Surname, Class::RareSurname, Class::MiddleName]);
    let mut add = |words: &[String], class: Class, entry: usize, exact: bool| {
        for word in words {
            index.insert(word, class, entry as u32, exact);
        }
    };
    for (entry, cue) in all.cue.iter().enumerate() {
        add(&cue.words, cue.class, entry, cue.exact);
    }
    for (entry, unit) in all.unit.iter().enumerate() {
        let class = if unit.below { Class::UnitBelow } else { Class::Unit };
        add(&unit.words, class, entry, unit.exact);
    }
    for (entry, number) in all.number.iter().enumerate() {
        add(&number.words, Class::Number, entry, number.exact);
    }
    for (entry, title) in all.title.iter().enumerate() {
        add(&title.words, Class::Title, entry, false);
    }
    for (entry, organization) in all.organization.iter().enumerate() {
        add(&organization.words, Class::Organization, entry, organization.exact);
    }
    for (entry, instrument) in all.instrument.iter().enumerate() {
        add(&instrument.words, Class::Instrument, entry, false);
        add(&instrument.codes, Class::DocCode, entry, false);
    }
    for (entry, noun) in all.noun.iter().enumerate() {
        add(&noun.words, Class::Noun, entry, false);
    }
    for (entry, kind) in all.place_kind.iter().enumerate() {
        add(&kind.words, Class::PlaceKind, entry, false);
        add(&kind.short, Class::PlaceShort, entry, true);
    }
    for (entry, place) in gazetteer.places.iter().enumerate() {
        add(&place.common, Class::PlaceWord, entry, false);
    }
    for (entry, period) in all.period.iter().enumerate() {
        add(&period.words, Class::Period, entry, false);
    }
    for (name, entry) in names.iter() {
        index.insert(name, Class::Place, entry as u32, false);
        for kind in kinds_of(all, gazetteer, entry) {
            index.insert(&format!("{kind} {name}"), Class::PlaceUnit, entry as u32, false);
        }
    }
    index.build()
}

/// What the larger units of a name of two words or more are called by, now or before they were raised.
fn kinds_of<'a>(all: &'a File, gazetteer: &'a Gazetteer, name: usize) -> impl Iterator<Item = &'a str> {
    let units = gazetteer.names[name].units.iter().map(|&unit| &gazetteer.units[unit]);
    let large = units.filter(|unit| unit.level < PlaceLevel::Commune && unit.name.contains(' '));
    let mut kinds: Vec<usize> = large.map(|unit| unit.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let called = move |&(index, kind): &(usize, &PlaceKind)| {
        kinds.contains(&index) || kinds.iter().any(|&to| kind.raised.contains(&all.place_kind[to].id))
    };
    all.place_kind.iter().enumerate().filter(called).filter_map(|(_, kind)| kind.words.first()).map(String::as_str)
}

/// Where the entries of a list were written, one after the other.
struct Written<'a> {
    list: &'static str,
    /// The source, and the number of the entry in it.
    entries: Vec<(Source<'a>, usize)>,
}

impl<'a> Written<'a> {
    fn new(list: &'static str) -> Self {
        Written { list, entries: Vec::new() }
    }

    fn add(&mut self, source: Source<'a>, count: usize) {
        self.entries.extend((0..count).map(|index| (source, index)));
    }

    fn tell(&self, entry: usize, message: String) -> String {
        let Written { list, entries } = self;
        let (source, index) = entries[entry];
        source.tell(&Fault { at: entry_at(source.text, list, index), path: format!("{list}[{index}]"), message })
    }
}

/// One file, or one dictionary written out as a file.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What faults name: the path.
    pub name: &'a str,
    /// TOML.
    pub text: &'a str,
    /// The user never saw the text: faults name the entry, not the line.
    pub is_value: bool,
}

impl Source<'_> {
    fn tell(&self, fault: &Fault) -> String {
        let Source { name, text, is_value } = *self;
        let Fault { at, path, message } = fault;
        let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
        if is_value {
            return format!("{name}: {path}{message}");
        }
        let before = text.get(..*at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        format!("{name}:{line}:{column}: {path}{message}")
    }
}
