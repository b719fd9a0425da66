//! Which of the places that share a name is meant.
//!
//! Each reading of a name gets a small score from the address it stands in ("xã X, huyện Y, tỉnh Z"), its kind, the
//! list in force at the document's date, how prominent it is, and the places spoken of around it. Names are read from
//! the back, since an address names the larger place last, and twice, so that the second reading knows the places of
//! the whole document. Where the best two readings are equally good, no code is given.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::super::Period;
use super::super::scan::{Scan, TokenRange};
use super::document::is_dateline;
use super::find::{Named, Raw, STOPS, Stand, is_preceded, opens_sentence};
use super::{Level, Place, era};
use crate::calendar::Published;
use crate::lexicon::gazetteer::{Era, HOME};
use crate::lexicon::{Class, Signs};
use crate::text::BlockKind;
use crate::token::{Gap, Kind};

/// Tokens between a place and the one it lies in ("," or "(", "thuộc") are at most so many.
const MAX_LINK: usize = 2;

mod weight {
    //! What speaks for a reading, strongest first.
    pub(super) const INSIDE: i32 = 40;
    pub(super) const AROUND: i32 = 40;
    pub(super) const NEAR: i32 = 10;
    pub(super) const KIND: i32 = 16;
    pub(super) const RAISED: i32 = 6;
    pub(super) const LIST: i32 = 34;
    pub(super) const ERA: i32 = 8;
    pub(super) const PROVINCE: i32 = 30;
    pub(super) const CITY: i32 = 5;
    pub(super) const DISTRICT: i32 = 10;
    pub(super) const KNOWN_DISTRICT: i32 = 6;
    pub(super) const KNOWN_PROVINCE: i32 = 3;
    pub(super) const MAIN_PROVINCE: i32 = 2;
    pub(super) const MAIN_DISTRICT: i32 = 10;
    pub(super) const SIBLING: i32 = 12;
}

/// What a name was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Unit(usize),
    /// Several units are as likely; one of them.
    Unsure(usize),
    Place(usize),
    Unknown,
    Nothing,
}

struct Reader<'a> {
    scan: &'a Scan<'a>,
    raws: &'a [Raw],
    /// Whether the next one may be what each lies in.
    linked: Vec<bool>,
    /// Units that the name of each may mean, by its kind.
    units: Vec<Vec<usize>>,
    era: Era,
    published: Option<Published>,
    /// Names that the document uses with a kind, by level.
    kinded: HashSet<(usize, Level)>,
    /// Units in which lie those that the document names with a kind, by the level of these.
    parted: HashSet<(&'static str, Level)>,
    /// Kinds that the document speaks of without a name ("toàn huyện").
    scopes: OnceCell<HashSet<usize>>,
    /// Codes of provinces and districts spoken of, and how often.
    spoken: HashMap<&'static str, u32>,
    main: Option<&'static str>,
    /// The country that a text is about which names neither ours nor a unit of it.
    abroad: Option<usize>,
}

pub(super) fn resolve(scan: &Scan<'_>, raws: &[Raw], published: Option<Published>, periods: &[Period]) -> Vec<Place> {
    let mut reader = Reader {
        scan,
        raws,
        linked: (0..raws.len()).map(|index| is_linked(scan, raws, index)).collect(),
        units: raws.iter().map(|raw| units(scan, raw)).collect(),
        era: era::of(scan, raws, published, periods),
        published,
        kinded: HashSet::new(),
        parted: HashSet::new(),
        scopes: OnceCell::new(),
        spoken: HashMap::new(),
        main: None,
        abroad: None,
    };
    let first = reader.read();
    reader.learn(&first);
    let meanings = reader.read();
    let places = raws.iter().zip(&meanings);
    places.filter_map(|(raw, &meaning)| reader.place(raw, meaning)).collect()
}

/// Kinds that stand behind words like "toàn".
fn scopes(scan: &Scan<'_>) -> HashSet<usize> {
    let mut out = HashSet::new();
    let limit = scan.tokens.len();
    let mut at = scan.hits.next(0, limit, Signs::classes(&[Class::PlaceKind]));
    while at < limit {
        if let Some(kind) = scan.hit(at, Class::PlaceKind).filter(|_| is_preceded(scan, at, Class::PlaceScope)) {
            out.insert(kind.entry as usize);
        }
        at = scan.hits.next(at + 1, limit, Signs::classes(&[Class::PlaceKind]));
    }
    out
}

/// Whether the place after `index` may be the one it lies in: nothing between them but ",", "(", "thuộc".
fn is_linked(scan: &Scan<'_>, raws: &[Raw], index: usize) -> bool {
    let Some(next) = raws.get(index + 1) else { return false };
    let (from, to) = (raws[index].tokens.end, next.tokens.start);
    to - from <= MAX_LINK
        && (from..=to).all(|at| scan.tokens[at].gap != Gap::Block)
        && (from..to).all(|at| matches!(scan.word(at), "," | "(" | "-" | "–") || scan.hit(at, Class::PlaceOf).is_some())
}

/// Units a name may mean, by its kind.
fn units(scan: &Scan<'_>, raw: &Raw) -> Vec<usize> {
    let gazetteer = &scan.lexicon.gazetteer;
    let all: &[usize] = match raw.named {
        Named::Entry(name) => &gazetteer.names[name].units,
        Named::Number(number) => gazetteer.numbered(number),
        Named::Word(_) | Named::Unknown => &[],
    };
    let kind = raw.kind.map(|kind| &scan.lexicon.place_kinds[kind]);
    let fits = |&&unit: &&usize| kind.is_none_or(|kind| kind.levels.contains(&gazetteer.units[unit].level));
    all.iter().filter(fits).copied().collect()
}

impl Reader<'_> {
    fn read(&self) -> Vec<Meaning> {
        let mut out = vec![Meaning::Nothing; self.raws.len()];
        for index in (0..self.raws.len()).rev() {
            let above = if self.linked[index] { out[index + 1] } else { Meaning::Nothing };
            out[index] = self.meaning(index, above);
        }
        out
    }

    fn foreign(&self, raw: &Raw) -> Option<usize> {
        match raw.named {
            Named::Word(place) => Some(place),
            Named::Entry(name) => {
                let place = self.scan.lexicon.gazetteer.names[name].place?;
                let level = self.scan.lexicon.gazetteer.places[place].level;
                let kind = raw.kind.map(|kind| &self.scan.lexicon.place_kinds[kind]);
                kind.is_none_or(|kind| kind.levels.contains(&level)).then_some(place)
            }
            Named::Number(_) | Named::Unknown => None,
        }
    }

    fn meaning(&self, index: usize, above: Meaning) -> Meaning {
        let raw = &self.raws[index];
        if raw.named == Named::Unknown {
            return Meaning::Unknown;
        }
        let gazetteer = &self.scan.lexicon.gazetteer;
        let units = &self.units[index];
        let foreign = self.foreign(raw);
        // A country or region, unless its kind or the list speaks for a unit of ours: "đảo Hải Nam" is no commune.
        let ours = raw.kind.is_some_and(|kind| self.scan.lexicon.place_kinds[kind].official);
        if let Some(place) = foreign.filter(|_| units.is_empty() || !ours) {
            // "cuộc bầu cử toàn quốc" of Canada.
            let place = self.abroad.filter(|_| place == HOME && matches!(raw.named, Named::Word(_))).unwrap_or(place);
            return if self.is_place(index, place) { Meaning::Place(place) } else { Meaning::Nothing };
        }
        let below = index.checked_sub(1).filter(|&before| self.linked[before]).map(|before| self.parents(before));
        let mut best: Option<(i32, usize)> = None;
        let mut tie = false;
        for &unit in units {
            // A unit that changed its kind may still be called by the old one.
            let kind = raw.kind.filter(|&kind| {
                units.iter().any(|&other| {
                    gazetteer.units[other].kind == kind && gazetteer.units[other].code == gazetteer.units[unit].code
                })
            });
            let mut score = self.score(raw, unit, above, below.as_deref());
            if kind.is_some() {
                score += weight::KIND;
            } else if raw.kind.is_some_and(|kind| {
                let to = &self.scan.lexicon.place_kinds[gazetteer.units[unit].kind].id;
                self.scan.lexicon.place_kinds[kind].raised.contains(to)
            }) {
                score += weight::RAISED;
            }
            match best {
                Some((top, one)) if score == top => tie |= !self.is_same(one, unit),
                Some((top, _)) if score < top => {}
                _ => {
                    best = Some((score, unit));
                    tie = false;
                }
            }
        }
        let Some((_, unit)) = best else {
            return if raw.kind.is_some() { Meaning::Unknown } else { Meaning::Nothing };
        };
        if raw.stand != Stand::Kind && !self.is_accepted(raw, unit, above, below.as_deref()) {
            return Meaning::Nothing;
        }
        let strange = raw.kind.is_some() && self.is_strange(index, unit, above);
        if tie || strange { Meaning::Unsure(unit) } else { Meaning::Unit(unit) }
    }

    /// Whether the address puts the name in a place that has none of that name: better no code than one from elsewhere.
    fn is_strange(&self, index: usize, unit: usize, above: Meaning) -> bool {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let outer = match above {
            Meaning::Unit(outer) => outer,
            // "thành phố Trường Sa, tỉnh Hồ Nam, Trung Quốc"
            Meaning::Place(place) => return self.is_address(index) && gazetteer.is_abroad(place),
            Meaning::Unknown => return self.is_address(index) && self.is_province(&self.raws[index + 1]),
            Meaning::Unsure(_) | Meaning::Nothing => return false,
        };
        let units = &gazetteer.units;
        self.raws[index + 1].kind.is_some() && units[outer].level < units[unit].level && !self.is_inside(unit, above)
    }

    /// Whether the place after `index` stands as in an address, not behind a dash.
    fn is_address(&self, index: usize) -> bool {
        !matches!(self.scan.word(self.raws[index].tokens.end), "-" | "–")
    }

    /// Whether `raw` is written as a province: all of ours are known.
    fn is_province(&self, raw: &Raw) -> bool {
        raw.kind.is_some_and(|kind| self.scan.lexicon.place_kinds[kind].levels == [Level::Province])
    }

    /// Codes of the units that the readings of a name with a kind lie in.
    fn parents(&self, index: usize) -> Vec<&'static str> {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let mut out = Vec::new();
        let Some(kind) = self.raws[index].kind.or(self.raws[index].head) else {
            return out;
        };
        if self.scan.lexicon.place_kinds[kind].levels.iter().any(|&level| level < Level::District) {
            return out;
        }
        for &unit in &self.units[index] {
            let mut at = gazetteer.units[unit].parent;
            while let Some(parent) = at {
                out.push(gazetteer.units[parent].code);
                at = gazetteer.units[parent].parent;
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn is_same(&self, one: usize, other: usize) -> bool {
        let units = &self.scan.lexicon.gazetteer.units;
        units[one].code == units[other].code && units[one].era == units[other].era
    }

    /// Whether `unit` lies in what the name after it means; the lists are compared by code.
    fn is_inside(&self, unit: usize, above: Meaning) -> bool {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let Meaning::Unit(outer) = above else {
            return false;
        };
        let outer = &gazetteer.units[outer];
        let mut at = gazetteer.units[unit].parent;
        while let Some(parent) = at {
            let here = &gazetteer.units[parent];
            let merged = here.level == Level::Province
                && outer.era == Era::New
                && gazetteer.successors(parent).iter().any(|code| code == outer.code);
            let historic = outer.era == Era::Historic
                && outer.went_into().any(|code| code == here.code)
                && here.level == outer.level;
            if historic || (here.level == outer.level && (here.code == outer.code || merged)) {
                return true;
            }
            at = here.parent;
        }
        false
    }

    /// Whether the name after it means a unit of the same level in the same province: "huyện A, B".
    fn is_sibling(&self, unit: usize, next: Meaning) -> bool {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let Meaning::Unit(other) = next else { return false };
        let level = gazetteer.units[unit].level;
        let province = |unit: usize| gazetteer.above(unit, Level::Province).map(|up| gazetteer.units[up].code);
        level == Level::District && gazetteer.units[other].level == level && province(unit) == province(other)
    }

    fn in_force(&self, unit: usize) -> bool {
        let unit = &self.scan.lexicon.gazetteer.units[unit];
        match (unit.era, unit.until.and_then(|until| until.strip_prefix("to "))) {
            (Era::Historic, Some(until)) => self.published.is_some_and(|day| day.first.to_string().as_str() <= until),
            (era, _) => era == self.era,
        }
    }

    fn score(&self, raw: &Raw, unit: usize, above: Meaning, below: Option<&[&'static str]>) -> i32 {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let one = &gazetteer.units[unit];
        let mut score = 0;
        let mut add = |holds: bool, weight: i32| score += if holds { weight } else { 0 };
        // In "Quảng Ninh, Quảng Bình" both are provinces; in "xã Tân Ninh, Quảng Ninh, Quảng Bình" one is a district.
        let loose = raw.kind.is_none() && raw.head.is_none() && one.level > Level::Province;
        add(!loose && self.is_inside(unit, above), weight::INSIDE);
        add(loose && self.is_inside(unit, above), weight::NEAR);
        add(below.is_some_and(|codes| codes.binary_search(&one.code).is_ok()), weight::AROUND);
        let single = self.scan.lexicon.place_kinds[one.kind].levels.len() == 1;
        add(raw.kind.is_none() && raw.head == Some(one.kind) && single && self.in_force(unit), weight::LIST);
        add(self.in_force(unit), weight::ERA);
        // "quần đảo Trường Sa" is the district, not its town.
        let island = raw.kind.is_some_and(|kind| !self.scan.lexicon.place_kinds[kind].official);
        add(island && one.level == Level::District && self.in_force(unit), weight::DISTRICT);
        if raw.kind.is_none() {
            add(one.level == Level::Province, weight::PROVINCE);
            add(self.is_city(unit), weight::CITY);
            add(one.level == Level::District, weight::DISTRICT);
        }
        let province = gazetteer.above(unit, Level::Province).map(|up| gazetteer.units[up].code);
        if one.level > Level::Province {
            add(province.is_some_and(|code| self.spoken.contains_key(code)), weight::KNOWN_PROVINCE);
            add(province.is_some() && province == self.main, weight::MAIN_PROVINCE);
            // Another district may be called so today, of the kind that this one had ("huyện Phong Điền").
            // But "Thành phố Huế" may be a province, of the list in force.
            let levels = |kind: usize| &self.scan.lexicon.place_kinds[kind].levels;
            let district =
                one.level == Level::District && raw.kind.is_some_and(|kind| !levels(kind).contains(&Level::Province));
            add(district && province.is_some() && province == self.main, weight::MAIN_DISTRICT);
            add(self.is_sibling(unit, above), weight::SIBLING);
        }
        if one.level > Level::District {
            let district = gazetteer.above(unit, Level::District).map(|up| gazetteer.units[up].code);
            add(district.is_some_and(|code| self.spoken.contains_key(code)), weight::KNOWN_DISTRICT);
        }
        score
    }

    fn is_city(&self, unit: usize) -> bool {
        let one = &self.scan.lexicon.gazetteer.units[unit];
        one.level == Level::District
            && self.scan.lexicon.place_kinds[one.kind].levels.contains(&Level::Province)
            && one.name.contains(' ')
    }

    /// Whether a name without kind is the place `unit`.
    fn is_accepted(&self, raw: &Raw, unit: usize, above: Meaning, below: Option<&[&'static str]>) -> bool {
        let gazetteer = &self.scan.lexicon.gazetteer;
        let one = &gazetteer.units[unit];
        let Named::Entry(name) = raw.named else {
            return false;
        };
        // "thôn A và B": the second is a village too.
        let things = raw.head.is_some_and(|head| self.scan.lexicon.place_kinds[head].levels.is_empty());
        if raw.stand == Stand::Bound || (things && raw.last) {
            return false;
        }
        let province = gazetteer.above(unit, Level::Province).map(|up| gazetteer.units[up].code);
        let here = one.level < Level::Commune || province.is_some_and(|code| self.spoken.contains_key(code));
        // "các huyện, thị xã: A, thị xã B, C": units of one level stand in one list, whatever their kinds.
        let levels = |head: usize| &self.scan.lexicon.place_kinds[head].levels;
        let listed = here && raw.head.is_some_and(|head| head == one.kind || levels(head) == &[one.level]);
        let around = below.is_some_and(|codes| codes.binary_search(&one.code).is_ok());
        let spoken = self.kinded.contains(&(name, one.level));
        let parent = one.parent.map(|parent| gazetteer.units[parent].code);
        let row = self.is_in_row(raw) && parent.is_some_and(|code| self.parted.contains(&(code, one.level)));
        // "Sa Pa, ngày 4 tháng 9 năm 2022": where a letter is signed.
        let begins = self.scan.tokens[raw.tokens.start].gap == Gap::Block;
        let signed = begins && is_dateline(self.scan, raw.tokens.end);
        match one.level {
            Level::Province => true,
            _ if listed || spoken || around || row || signed => true,
            Level::District if begins && self.is_headlined(raw, unit) => true,
            Level::District => gazetteer.names[name].known || self.is_city(unit) || self.is_inside(unit, above),
            _ => false,
        }
    }

    /// "Kim Bôi: thu ngân sách tăng", "Kim Bôi sơ kết 6 tháng đầu năm | Toàn huyện ...": the district whose news it is, where a headline
    /// begins.
    fn is_headlined(&self, raw: &Raw, unit: usize) -> bool {
        let block = &self.scan.blocks[self.scan.sentences[self.scan.sentence_of(raw.tokens.start)].block];
        let kind = self.scan.lexicon.gazetteer.units[unit].kind;
        block.kind == BlockKind::Title
            && raw.tokens.len() > 1
            && (self.scan.is(raw.tokens.end, ":") || self.scopes.get_or_init(|| scopes(self.scan)).contains(&kind))
    }

    /// "huyện Phù Cát đạt 26%, Phù Mỹ 23%", "9 người chết (Phù Cát 05, Phù Mỹ 04)": a name in a row, with its figure right behind
    /// it; "+ Phù Mỹ: ngập 300 ha": one that a line begins with, before a colon.
    fn is_in_row(&self, raw: &Raw) -> bool {
        let marks = |at: usize| matches!(self.scan.word(at), "," | ";" | ":" | "(" | "+" | "-" | "–");
        let joins = |at: usize| self.scan.hit(at, Class::PlaceJoin).is_some();
        let led = raw.tokens.start.checked_sub(1).is_some_and(|before| marks(before) || joins(before));
        let end = raw.tokens.end;
        // "+ Quỳnh Lưu: ngập 26 xã": the label of an item.
        let opens = |at: usize| self.scan.tokens[at].gap == Gap::Block;
        let item = opens(raw.tokens.start) || led && opens(raw.tokens.start - 1);
        if item && self.scan.tokens.get(end).is_some_and(|next| next.gap != Gap::Block && self.scan.is(end, ":")) {
            return true;
        }
        let told = self.scan.tokens.get(end).is_some_and(|next| {
            let open = next.kind == Kind::Symbol && matches!(self.scan.word(end), "(" | ":");
            // "Phù Cát (giảm 5 người)".
            let moved = |at: usize| {
                let hit = [Class::Rise, Class::Fall].into_iter().find_map(|class| self.scan.hit(at, class));
                hit.map_or(at, |hit| hit.end as usize)
            };
            let figure = if open { self.scan.tokens.get(moved(end + 1)) } else { Some(next) };
            figure.is_some_and(|figure| figure.kind == Kind::Number && figure.gap != Gap::Block)
        });
        led && told
    }

    /// Whether a name is a country or region: not the common word it also is, nor a part of what is named after it
    /// ("miền Nam Thái Lan").
    fn is_place(&self, index: usize, place: usize) -> bool {
        let raw = &self.raws[index];
        let one = &self.scan.lexicon.gazetteer.places[place];
        let part = one.level == Level::Region
            && self.raws.get(index + 1).is_some_and(|next| {
                let other = self.foreign(next).map_or(next.kind.is_some(), |next| next != HOME);
                next.tokens.start == raw.tokens.end && other
            });
        let shy = one.shy && opens_sentence(self.scan, raw.tokens.start, STOPS);
        !part && (raw.stand == Stand::Kind || (raw.stand == Stand::Free && !shy))
    }

    /// What the document speaks of, for the second reading.
    fn learn(&mut self, meanings: &[Meaning]) {
        let gazetteer = &self.scan.lexicon.gazetteer;
        // The province spoken of most.
        let mut main: Option<(u32, &'static str)> = None;
        for (raw, &meaning) in self.raws.iter().zip(meanings) {
            let Meaning::Unit(unit) = meaning else {
                continue;
            };
            if let (Some(_), Named::Entry(name)) = (raw.kind, raw.named) {
                self.kinded.insert((name, gazetteer.units[unit].level));
            }
            if let (Some(_), Some(parent)) = (raw.kind, gazetteer.units[unit].parent) {
                self.parted.insert((gazetteer.units[parent].code, gazetteer.units[unit].level));
            }
            // "Công an tỉnh Bình Thuận: ... La Gi 15 vụ, Tánh Linh 3 vụ": who speaks of a province need not say what its parts are.
            if raw.kind.is_some() && gazetteer.units[unit].level == Level::Province {
                self.parted.insert((gazetteer.units[unit].code, Level::District));
            }
            let mut at = Some(unit);
            while let Some(here) = at {
                let one = &gazetteer.units[here];
                if one.level != Level::Commune {
                    let spoken = self.spoken.entry(one.code).or_default();
                    *spoken += 1;
                    if one.level == Level::Province {
                        main = main.max(Some((*spoken, one.code)));
                    }
                }
                at = one.parent;
            }
        }
        self.main = main.map(|(_, code)| code);
        let named = |raw: &&Raw| raw.kind.is_some() || !matches!(raw.named, Named::Word(_));
        let country = |place: &usize| gazetteer.places[*place].level == Level::Country;
        let ours = |meaning: &Meaning| match meaning {
            Meaning::Unit(_) | Meaning::Unsure(_) => true,
            Meaning::Place(place) => *place == HOME,
            Meaning::Unknown | Meaning::Nothing => false,
        };
        let mut places = self.raws.iter().zip(meanings).filter(|(raw, _)| named(raw));
        // "họp trực tuyến toàn quốc ... Nhật Bản 75.310 người": said before any country is named, it is our own.
        let told_first = self.raws.first().is_some_and(|raw| !named(&raw));
        if !told_first && !places.clone().any(|(_, meaning)| ours(meaning)) {
            self.abroad = places.find_map(|(_, &meaning)| match meaning {
                Meaning::Place(place) if country(&place) => Some(place),
                _ => None,
            });
        }
    }

    fn place(&self, raw: &Raw, meaning: Meaning) -> Option<Place> {
        let lexicon = self.scan.lexicon;
        match meaning {
            Meaning::Nothing => None,
            Meaning::Place(index) => {
                Some(super::document::of_entry(lexicon.gazetteer.places.get(index)?, raw.tokens.clone()))
            }
            Meaning::Unit(unit) => Some(self.unit_place(raw.tokens.clone(), unit, raw.kind)),
            // "đảo Phú Lâm": none of the units called so is known to be that island.
            Meaning::Unsure(_) if raw.kind.is_some_and(|kind| !lexicon.place_kinds[kind].official) => {
                self.place(raw, Meaning::Unknown)
            }
            Meaning::Unsure(unit) => {
                let place = self.unit_place(raw.tokens.clone(), unit, raw.kind);
                // "Kỳ Anh": the district or the town.
                let name = if raw.kind.is_none() { self.written(raw.tokens.clone()).into() } else { place.name };
                Some(Place { name, code: None, within: Vec::new(), era: None, unit: None, kind: raw.kind, ..place })
            }
            Meaning::Unknown => {
                let kind = &lexicon.place_kinds[raw.kind?];
                let name = self.written(raw.name_at..raw.tokens.end);
                let name = if kind.name.is_empty() { name } else { format!("{} {name}", kind.name) };
                Some(Place {
                    tokens: raw.tokens.clone(),
                    name: name.into(),
                    code: None,
                    // All of our cities are known.
                    level: kind
                        .levels
                        .iter()
                        .copied()
                        .find(|&level| level == Level::City)
                        .or(kind.levels.first().copied())?,
                    within: Vec::new(),
                    era: None,
                    unit: None,
                    kind: raw.kind,
                })
            }
        }
    }

    /// A name as written, of one in capitals the first letter of each word.
    fn written(&self, name: TokenRange) -> String {
        if !name.clone().all(|at| self.scan.is_shouted(at)) {
            return self.scan.slice(name).to_owned();
        }
        let word = |at: usize| {
            let mut letters = self.scan.word(at).chars();
            letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
        };
        name.map(word).collect::<Vec<_>>().join(" ")
    }

    fn unit_place(&self, tokens: TokenRange, unit: usize, kind: Option<usize>) -> Place {
        // The kind as written where it is another than today's ("huyện" of what became a city).
        let lexicon = self.scan.lexicon;
        let mut place = super::document::of_unit(lexicon, unit, tokens);
        if let Some(kind) = kind.filter(|&kind| lexicon.place_kinds[kind].official) {
            place.name = format!("{} {}", lexicon.place_kinds[kind].name, lexicon.gazetteer.units[unit].name).into();
            place.kind = Some(kind);
        }
        place
    }
}
