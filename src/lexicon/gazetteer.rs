//! The gazetteer: every administrative unit of Việt Nam to and from July 2025, countries, regions, and the names by
//! which a text may call them. It tells what a name may mean; which it does is for `mention::place` to say.

use std::collections::HashMap;
use std::ops::Range;

use super::schema::{PlaceAlias, PlaceEntry, PlaceKind, PlaceLevel, PlaceSpelling};
use crate::token::keys;

/// The units, written by `scripts/gazetteer.py`.
const UNITS: &str = include_str!("vi/places.tsv");

/// Index of Việt Nam in [`Gazetteer::places`]: the first entry of the shipped files.
pub const HOME: usize = 0;

/// Which list a unit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Era {
    /// In force until June 2025: provinces, districts, communes.
    Old,
    /// In force from July 2025: provinces and communes.
    New,
    /// Gone before the old list was drawn up.
    Historic,
}

/// An administrative unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its list.
    pub era: Era,
    /// Official code.
    pub code: &'static str,
    /// Name without kind.
    pub name: &'static str,
    /// Index of its kind in `Lexicon::place_kinds`.
    pub kind: usize,
    /// How large.
    pub level: PlaceLevel,
    /// Index of the unit above.
    pub parent: Option<usize>,
    /// Last month of a historic unit.
    pub until: Option<&'static str>,
    /// Codes of what took its place in 2025 (of the old list for a historic unit), the main one first.
    successors: &'static str,
    /// The units below it.
    children: Range<usize>,
}

impl Unit {
    /// Codes of the units of the old list that a historic unit went into.
    pub fn went_into(&self) -> impl Iterator<Item = &'static str> {
        self.successors.split_whitespace()
    }
}

/// What a name may mean.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// Indices of units.
    pub units: Vec<usize>,
    /// Index of a country, region or foreign place in [`Gazetteer::places`].
    pub place: Option<usize>,
    /// It means a place only behind its kind ("Hồ Chí Minh" alone is a person).
    pub kinded: bool,
    /// It is known well enough to stand without its kind, whatever its level.
    pub known: bool,
}

/// Names and what they may mean.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Administrative units; a unit's children follow it.
    pub units: Vec<Unit>,
    /// Countries, regions, foreign cities.
    pub places: Vec<PlaceEntry>,
    /// What `Hit::entry` of class `Place` points to.
    pub names: Vec<Name>,
    /// Names that are numbers ("quận 1"), by number.
    numbers: Vec<Vec<usize>>,
    /// Provinces and districts of the old and the new list by code.
    by_code: HashMap<(bool, &'static str), usize>,
}

/// Highest number that is a name ("Phường 28").
const MAX_NUMBER: usize = 40;

impl Gazetteer {
    /// The shipped units under the kinds, countries and aliases of the lexicon files. The names come back with the
    /// index each has in [`Gazetteer::names`]. `fault` is told what is wrong, and of which alias.
    pub(super) fn build(
        kinds: &[PlaceKind],
        places: Vec<PlaceEntry>,
        aliases: &[PlaceAlias],
        spellings: &[PlaceSpelling],
        mut fault: impl FnMut(Option<usize>, String),
    ) -> (Self, Phrases) {
        let mut out = Gazetteer { numbers: vec![Vec::new(); MAX_NUMBER], ..Gazetteer::default() };
        let mut phrases = Phrases::default();
        out.read_units(kinds, |message| fault(None, message));
        for index in 0..out.units.len() {
            let unit = &out.units[index];
            if let Ok(number) = unit.name.parse::<usize>() {
                if let Some(list) = out.numbers.get_mut(number) {
                    list.push(index);
                }
                continue;
            }
            for spelling in spelled(unit.name, spellings) {
                let name = phrases.name(&spelling, &mut out.names);
                if out.names[name].units.last() != Some(&index) {
                    out.names[name].units.push(index);
                }
            }
        }
        for (index, place) in places.iter().enumerate() {
            for word in std::iter::once(&place.name).chain(&place.words) {
                let name = phrases.name(word, &mut out.names);
                out.names[name].place = Some(index);
            }
            for word in &place.kinded {
                let name = phrases.name(word, &mut out.names);
                out.names[name].place = Some(index);
                out.names[name].kinded = true;
            }
        }
        for (index, alias) in aliases.iter().enumerate() {
            let coded = |&index: &usize| {
                let unit = &out.units[index];
                let meant = alias.name.as_deref().map_or(unit.era != Era::Historic, |name| unit.name == name);
                unit.code == alias.code && meant
            };
            let units: Vec<usize> = (0..out.units.len()).filter(coded).collect();
            if units.is_empty() {
                fault(Some(index), format!("no unit has the code {:?}", alias.code));
            }
            for word in &alias.words {
                let name = phrases.name(word, &mut out.names);
                let entry = &mut out.names[name];
                entry.kinded |= alias.kinded;
                entry.known |= !alias.kinded;
                for &unit in &units {
                    if !entry.units.contains(&unit) {
                        entry.units.push(unit);
                    }
                }
            }
        }
        out.places = places;
        (out, phrases)
    }

    fn read_units(&mut self, kinds: &[PlaceKind], mut fault: impl FnMut(String)) {
        let kind_of: HashMap<&str, usize> = kinds.iter().enumerate().map(|(at, kind)| (kind.id.as_str(), at)).collect();
        let mut era = Era::Old;
        // The open province, and the open district.
        let mut above = [None, None];
        for line in UNITS.lines() {
            if let Some(list) = line.strip_prefix("= ") {
                era = match list {
                    "from-2025" => Era::New,
                    "historic" => Era::Historic,
                    _ => Era::Old,
                };
                above = [None, None];
                continue;
            }
            if line.starts_with('#') {
                continue;
            }
            let mut fields = line.split('\t');
            let (Some(code), Some(kind), Some(name)) = (fields.next(), fields.next(), fields.next()) else {
                fault(format!("places.tsv: a row of too few fields: {line:?}"));
                continue;
            };
            let Some(&kind) = kind_of.get(kind) else {
                fault(format!("places.tsv: unknown kind: {line:?}"));
                continue;
            };
            let successors = fields.next().unwrap_or_default();
            let level = match code.len() {
                2 => PlaceLevel::Province,
                3 => PlaceLevel::District,
                _ => PlaceLevel::Commune,
            };
            let index = self.units.len();
            let parent = match (era, level) {
                (Era::Historic, _) => fields.next().and_then(|code| self.unit(Era::Old, code)),
                (_, PlaceLevel::Province) => None,
                (_, PlaceLevel::District) => above[0],
                _ => above[1].or(above[0]),
            };
            if era != Era::Historic {
                match level {
                    PlaceLevel::Province => above = [Some(index), None],
                    PlaceLevel::District => above[1] = Some(index),
                    _ => {}
                }
                if level <= PlaceLevel::District {
                    self.by_code.insert((era == Era::New, code), index);
                }
                // Rows come in order, so the children of each open unit end here.
                let mut up = parent;
                while let Some(unit) = up {
                    self.units[unit].children.end = index + 1;
                    up = self.units[unit].parent;
                }
            }
            self.units.push(Unit {
                era,
                code,
                name,
                kind,
                level,
                parent,
                until: fields.next(),
                successors,
                children: index + 1..index + 1,
            });
        }
    }

    /// Whether one of [`Gazetteer::places`] is another country or lies in one.
    #[must_use]
    pub fn is_abroad(&self, place: usize) -> bool {
        place != HOME && self.places.get(place).is_some_and(|one| one.level != PlaceLevel::Region)
    }

    /// A province or district by its code; `Era::Historic` has none.
    #[must_use]
    pub fn unit(&self, era: Era, code: &str) -> Option<usize> {
        match era {
            Era::Historic => None,
            _ => self.by_code.get(&(era == Era::New, code)).copied(),
        }
    }

    /// Units whose name is a number.
    #[must_use]
    pub fn numbered(&self, number: usize) -> &[usize] {
        self.numbers.get(number).map_or(&[], Vec::as_slice)
    }

    /// The unit that `index` belongs to, at `level`.
    #[must_use]
    pub fn above(&self, index: usize, level: PlaceLevel) -> Option<usize> {
        let mut at = index;
        while self.units[at].level > level {
            at = self.units[at].parent?;
        }
        (self.units[at].level == level).then_some(at)
    }

    /// Whether `index` is `unit` or lies in it.
    #[must_use]
    pub fn is_within(&self, index: usize, unit: usize) -> bool {
        let mut at = Some(index);
        while let Some(here) = at {
            if here == unit {
                return true;
            }
            at = self.units[here].parent;
        }
        false
    }

    /// Codes of the units above, nearest first.
    #[must_use]
    pub fn within(&self, index: usize) -> Vec<&'static str> {
        let mut out = Vec::new();
        let mut at = self.units[index].parent;
        while let Some(unit) = at {
            out.push(self.units[unit].code);
            at = self.units[unit].parent;
        }
        out
    }

    /// Codes of what took its place in 2025; for a district those of its communes.
    #[must_use]
    pub fn successors(&self, index: usize) -> Vec<String> {
        let unit = &self.units[index];
        let mut out: Vec<String> = Vec::new();
        let mut add = |codes: &str| {
            for code in codes.split_whitespace() {
                if !out.iter().any(|known| known == code) {
                    out.push(code.to_owned());
                }
            }
        };
        match (unit.era, unit.level) {
            (Era::New, _) => {}
            (Era::Historic, _) => {
                for code in unit.successors.split_whitespace() {
                    match self.unit(Era::Old, code) {
                        Some(old) if unit.level == PlaceLevel::District => {
                            for child in self.units[old].children.clone() {
                                add(self.units[child].successors);
                            }
                        }
                        Some(old) => add(self.units[old].successors),
                        None => add(code),
                    }
                }
            }
            (Era::Old, PlaceLevel::District) => {
                add(unit.successors);
                for child in unit.children.clone() {
                    add(self.units[child].successors);
                }
            }
            (Era::Old, _) => add(unit.successors),
        }
        out
    }
}

/// How the mark in "Cư M'gar" is written otherwise, or left out.
const MARKS: [&str; 2] = ["’", ""];

/// All spellings of a unit's name.
fn spelled(name: &str, spellings: &[PlaceSpelling]) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    if name.contains('\'') {
        out.extend(MARKS.map(|mark| name.replace('\'', mark)));
    }
    let others: Vec<String> =
        out.iter().flat_map(|name| spellings.iter().flat_map(|one| variants(name, &one.words))).collect();
    out.extend(others);
    out
}

/// `name` with the one of `words` that stands in it replaced by each of the others.
fn variants<'w>(name: &'w str, words: &'w [String]) -> impl Iterator<Item = String> + 'w {
    let found = name.split(' ').find_map(|part| words.iter().find(|word| *word == part));
    words.iter().filter_map(move |other| {
        let word = found.filter(|&word| word != other)?;
        let parts: Vec<&str> = name.split(' ').map(|part| if part == word { other.as_str() } else { part }).collect();
        Some(parts.join(" "))
    })
}

/// Names by the keys of their tokens, so that "Khánh Hoà" and "Khánh Hòa" are one.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    known: HashMap<Box<[u64]>, usize>,
    /// The first spelling of each.
    list: Vec<(String, usize)>,
}

impl Phrases {
    /// Each name, and its index in [`Gazetteer::names`].
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.list.iter().map(|(name, index)| (name.as_str(), *index))
    }

    fn name(&mut self, phrase: &str, names: &mut Vec<Name>) -> usize {
        let keys = keys(phrase).into_boxed_slice();
        if let Some(&index) = self.known.get(&keys) {
            return index;
        }
        let index = names.len();
        names.push(Name::default());
        self.known.insert(keys, index);
        self.list.push((phrase.to_owned(), index));
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn count(era: Era, level: PlaceLevel) -> usize {
        let units = &Lexicon::shipped().gazetteer.units;
        units.iter().filter(|unit| unit.era == era && unit.level == level).count()
    }

    #[test]
    fn both_lists_are_whole() {
        let old = [PlaceLevel::Province, PlaceLevel::District, PlaceLevel::Commune].map(|level| count(Era::Old, level));
        assert_eq!(old, [63, 696, 10_035]);
        assert_eq!([PlaceLevel::Province, PlaceLevel::Commune].map(|level| count(Era::New, level)), [34, 3_321]);
    }

    #[test]
    fn every_unit_lies_in_one_and_tells_its_successors() {
        let gazetteer = &Lexicon::shipped().gazetteer;
        for (index, unit) in gazetteer.units.iter().enumerate() {
            assert_eq!(unit.parent.is_none(), unit.level == PlaceLevel::Province, "{unit:?}");
            if unit.era != Era::New {
                assert!(!gazetteer.successors(index).is_empty(), "{unit:?}");
            }
            if let Some(parent) = unit.parent.filter(|_| unit.era != Era::Historic) {
                assert!(gazetteer.units[parent].children.contains(&index), "{unit:?}");
            }
        }
    }

    #[test]
    fn successors_are_units_of_the_new_list() {
        let gazetteer = &Lexicon::shipped().gazetteer;
        let new: std::collections::HashSet<&str> =
            gazetteer.units.iter().filter(|unit| unit.era == Era::New).map(|unit| unit.code).collect();
        for index in 0..gazetteer.units.len() {
            assert!(gazetteer.successors(index).iter().all(|code| new.contains(code.as_str())));
        }
    }

    #[test]
    fn numbers_are_names() {
        let gazetteer = &Lexicon::shipped().gazetteer;
        let districts = |&&unit: &&usize| gazetteer.units[unit].level == PlaceLevel::District;
        assert_eq!(gazetteer.numbered(12).iter().filter(districts).count(), 1);
        assert!(gazetteer.numbered(0).is_empty() && gazetteer.numbered(usize::MAX).is_empty());
    }
}
