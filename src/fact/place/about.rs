//! The place that a document is about.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::issued;
use super::passing;
use super::zone::{self, Unnamed};
use crate::fact::place;
use crate::fact::{Read, Where};
use crate::lexicon::Class;
use crate::mention::{
    GenericPlace, Level, Mentions, Organization, Place, Scan, Sentence, document_place, is_dateline, is_of_native,
    refers, superior,
};
use crate::text::BlockKind;
use crate::token::{Gap, Kind};

/// The place the document is about: one of the country's units; else the country, where its authorities or names stand
/// in the text, the words are those of a whole economy and not of one firm, and no unit without a name is spoken of
/// ("toàn tỉnh", "UBND huyện").
pub(in crate::fact) fn read(scan: &Scan<'_>, mentions: &Mentions) -> Option<Read<Where>> {
    let title = title(scan);
    let signs = Signs::read(scan, mentions, &title);
    let titled = zone::titled(scan, mentions, &tokens(scan, &title), &signs.unnamed);
    if titled.is_none() && issued::centrally(scan, mentions) {
        return Some(Read { value: place::home(scan)?, evidence: None });
    }
    // "1.600 tỷ đồng cho 4 tỉnh miền Trung": of none of them alone, however often the text names it.
    if let Some(index) = titled.filter(|&index| zone::is_of_units(scan, mentions, &mentions.places[index])) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    let units = Units::read(scan, mentions, &title);
    let unit = signs.confirmed(mentions, &units).or_else(|| signs.producer(mentions, &units)).or_else(|| {
        units
            .most(mentions)
            .or_else(|| {
                document_place(scan, &mentions.places).filter(|&index| mentions.places[index].level > Level::Region)
            })
            .filter(|&index| units.is_ahead(mentions, index))
            .filter(|&index| {
                (signs.is_of_no_firm(units.weight(mentions, index)) || opens(scan, mentions, &title, index))
                    && signs.central <= units.weighed(mentions, index, &title) * units.central_share(mentions, index)
            })
    });
    // "Bộ Xây dựng: giá nhà đã ổn định" is about the country, however often a city is named.
    let unit = unit.filter(|&index| !signs.of_center || units.is_titled(mentions, index));
    let unit = unit.filter(|&index| {
        opens(scan, mentions, &title, index)
            || signs.is_of(
                units.sentences(mentions, index) + signs.meant(&units, mentions, index),
                units.is_titled(mentions, index),
            )
    });
    if let Some(index) = unit.map(|index| inner(scan, mentions, &title, index)) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    // The only unit that a text names, in front, and goes on to call by its kind ("thành phố phấn đấu ...").
    if let Some(index) =
        units.only(scan, mentions).filter(|_| signs.is_of_no_firm(0) && signs.titled == 0 && !signs.of_center)
    {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    if let Some(index) = issued::by_unit(scan, mentions, &tokens(scan, &title)) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    let region = titled.or_else(|| zone::most(scan, mentions, &signs.unnamed).filter(|_| signs.local() == 0));
    if let Some(index) = region.filter(|_| signs.is_of_no_firm(0) && signs.titled == 0) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    if let Some(index) = signs.abroad.filter(|_| signs.is_abroad(units.home + units.total)) {
        let place = &mentions.places[index];
        return Some(Read { value: place::of(place), evidence: Some(scan.span(place.tokens.clone())) });
    }
    let spoken = signs.is_of_no_firm(0) && !signs.of_center && signs.strong <= units.total;
    if let Some(around) = common(scan, mentions).filter(|_| spoken) {
        return Some(Read { value: place::of(&around), evidence: Some(scan.span(around.tokens)) });
    }
    if let Some(unit) = signed(scan, mentions).filter(|_| signs.is_of_no_firm(0)) {
        return Some(Read { value: place::of(&unit), evidence: Some(scan.span(unit.tokens)) });
    }
    if signs.is_national() || signs.is_central() {
        return Some(Read { value: place::home(scan)?, evidence: None });
    }
    None
}

/// "Thành lập thị xã A thuộc tỉnh B": the place before a unit of the title that lies in it.
fn inner(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>, index: usize) -> usize {
    let title = tokens(scan, title);
    let outer = mentions.places[index].code;
    let address = mentions.places.windows(2).position(|pair| {
        let link = pair[0].tokens.end..pair[1].tokens.start;
        title.contains(&pair[1].tokens.start)
            && pair[0].tokens.start >= title.start
            && pair[1].code == outer
            && pair[1].level == mentions.places[index].level
            && link.len() == 1
            && (scan.is(link.start, ",") || scan.hit(link.start, Class::Of).is_some())
            && outer.is_some_and(|code| pair[0].within.contains(&code))
    });
    address.unwrap_or(index)
}

/// "Sa Pa, ngày 4 tháng 9 năm 2022 ... thị xã đón 62.000 lượt khách": the unit whose paper is signed in a place, where it is only
/// called by its kind; the smallest that is.
fn signed(scan: &Scan<'_>, mentions: &Mentions) -> Option<Place> {
    let begins = |place: &&Place| scan.tokens[place.tokens.start].gap == Gap::Block;
    let dated = |place: &&Place| place.unit.is_some() && begins(place) && is_dateline(scan, place.tokens.end);
    let place = mentions.places.iter().find(dated)?;
    let meant = mentions.generic_places.iter().filter_map(|generic| {
        let unit = refers(scan.lexicon, generic, place).filter(|unit| unit.code.is_some())?;
        scan.lexicon.place_kinds[generic.kind].official.then_some(unit)
    });
    let unit = meant.max_by_key(|unit| unit.level)?;
    Some(Place { tokens: place.tokens.clone(), ..unit })
}

/// "được tỉnh giao", of a province that the paper's readers need not be told: the one that all units named lie in.
fn common(scan: &Scan<'_>, mentions: &Mentions) -> Option<Place> {
    const MIN_PARTS: usize = 3;
    let spoken = |level: Level| {
        mentions.generic_places.iter().any(|one| {
            let kind = &scan.lexicon.place_kinds[one.kind];
            kind.official && kind.levels.as_slice() == [level]
        })
    };
    let units = || mentions.places.iter().filter(|place| place.unit.is_some());
    [Level::District, Level::Province].into_iter().filter(|&level| spoken(level)).find_map(|level| {
        let around = superior(scan.lexicon, units().next()?, level)?;
        let code = around.code?;
        let inside = |place: &Place| place.code == Some(code) || place.within.contains(&code);
        let parts: HashSet<&str> = units().filter_map(|place| place.code).collect();
        (parts.len() >= MIN_PARTS && units().all(inside)).then(|| around.clone())
    })
}

/// Whether a document speaks of a unit that it need not name ("toàn tỉnh", "UBND huyện").
pub(in crate::fact) fn is_local(scan: &Scan<'_>, mentions: &Mentions) -> bool {
    mentions.generic_places.iter().any(|one| stands_alone(scan, one)) || Unnamed::read(scan, mentions).is_meant()
}

/// A document about a unit names it at least once for so many authorities of the whole country.
const CENTRAL_SHARE: usize = 4;

/// Names of the country and its authorities for one sentence that names a unit.
const NATIONAL_SHARE: usize = 2;
/// The title is one of the sentences that name the foreign country it is about.
const MIN_ABROAD: usize = 2;
/// Words of an economy, where nothing but "toàn ngành" tells of the country.
const MIN_ECONOMY: usize = 3;
/// So many, where nothing else does.
const MANY_ECONOMY: usize = 8;
/// Sentences that name a foreign country for one name of the own.
const FOREIGN_SHARE: usize = 3;

/// The sentences of the title: "THÔNG BÁO" and the lines below it.
fn title(scan: &Scan<'_>) -> Range<usize> {
    let is_title = |one: &Sentence| scan.blocks[one.block].kind == BlockKind::Title;
    let start = scan.sentences.iter().position(is_title).unwrap_or(0);
    start..start + scan.sentences[start..].iter().take_while(|&one| is_title(one)).count()
}

/// The tokens of some sentences.
fn tokens(scan: &Scan<'_>, sentences: &Range<usize>) -> Range<usize> {
    match scan.sentences.get(sentences.clone()) {
        Some([first, .., last]) => first.tokens.start..last.tokens.end,
        Some([only]) => only.tokens.clone(),
        _ => 0..0,
    }
}

/// Whether the title opens with a unit and names no firm.
fn opens(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>, index: usize) -> bool {
    let title = tokens(scan, title);
    if title.is_empty() {
        return false;
    }
    let firms = mentions.organizations.iter().filter(|one| one.is_enterprise()).flat_map(|one| &one.mentions);
    title.start == mentions.places[index].tokens.start && !firms.into_iter().any(|name| title.contains(&name.start))
}

/// One of the country's units as the document names it.
#[allow(clippy::struct_excessive_bools, reason = "each tells of another place in the text where it may stand")]
#[derive(Default)]
struct Unit {
    /// Index of its first mention.
    first: usize,
    /// Its kind, as an index of `Lexicon::place_kinds`.
    kind: Option<usize>,
    /// Sentences that name it.
    sentences: usize,
    /// It stands in the title.
    titled: bool,
    /// It stands in the title, in the name of an authority, or in the first sentences.
    evident: bool,
    /// It stands in the title, in a heading or in the first sentences.
    front: bool,
    /// It stands in the name of an authority in the first sentences.
    governs: bool,
    /// It stands in the name of its own council, committee or party there.
    ruled: bool,
    /// Headings that name it with its kind ("Thực trạng phát triển kinh tế tỉnh A").
    headings: usize,
}

impl Unit {
    /// Whether it stands where a text tells what it is about.
    fn in_front(&self) -> bool {
        self.front || self.governs
    }

    fn weight(&self) -> usize {
        self.sentences + if self.titled { MIN_SENTENCES } else { 0 }
    }
}

/// The country's units that a document names.
struct Units {
    list: Vec<Unit>,
    /// Sentences that name any of them.
    total: usize,
    /// Mentions of the country.
    home: usize,
}

/// The kinds of those who rule a unit.
const RULERS: [&str; 3] = ["people's council", "people's committee", "party committee"];
/// Sentences in front that tell what a document is about.
const LEAD: usize = 4;
/// Sentences that name a unit before their number alone tells; the title weighs as many.
const MIN_SENTENCES: usize = 3;

impl Units {
    fn read(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>) -> Units {
        let mut out = Units { list: Vec::new(), total: 0, home: 0 };
        let mut known: HashMap<(&str, Level), (usize, usize)> = HashMap::new();
        let (mut sentence, mut counted) = (0, usize::MAX);
        let national = mentions.places.iter().any(|place| place::is_home(scan, &place.name));
        let clubs = names_of(mentions, Organization::is_club);
        let rulers = names_of(mentions, |one| RULERS.contains(&one.kind.as_str()));
        let in_club = |token: usize| {
            let next = clubs.partition_point(|name| name.start <= token);
            next.checked_sub(1).is_some_and(|name| clubs[name].contains(&token))
        };
        for (index, place) in mentions.places.iter().enumerate() {
            while scan.sentences.get(sentence).is_some_and(|one| one.tokens.end <= place.tokens.start) {
                sentence += 1;
            }
            out.home += usize::from(place::is_home(scan, &place.name));
            let Some(code) = key(scan, place) else { continue };
            if national && is_of_event(scan, mentions, place.tokens.start)
                || is_of_native(scan, place.tokens.start)
                || passing::is_leg(scan, mentions, index)
                || passing::is_home_of_speaker(scan, mentions, index)
                || !title.contains(&sentence) && (in_club(place.tokens.start) || is_of_asker(scan, place.tokens.start))
            {
                continue;
            }
            out.total += usize::from(counted != sentence);
            counted = sentence;
            let (at, last) = known.entry((code, place.level)).or_insert_with(|| {
                let kind = place.unit.map_or(place.kind, |unit| Some(scan.lexicon.gazetteer.units[unit].kind));
                out.list.push(Unit { first: index, kind, ..Unit::default() });
                (out.list.len() - 1, usize::MAX)
            });
            let unit = &mut out.list[*at];
            // "CỤC THUẾ TỈNH A | ... B, ngày 5/7/2014": the town where an office of a province sits is not what it tells of.
            let block = scan.sentences.get(sentence).map(|one| scan.blocks[one.block].kind);
            let head = matches!(block, Some(BlockKind::Title | BlockKind::Chrome));
            let seat = head && is_dateline(scan, place.tokens.end);
            unit.sentences += usize::from(*last != sentence && !seat);
            *last = sentence;
            unit.titled |= title.contains(&sentence);
            let body = is_authority(scan, place.tokens.start);
            let front = title.contains(&sentence) || sentence < LEAD && !seat;
            let headed =
                matches!(block, Some(BlockKind::Heading)) && scan.hit(place.tokens.start, Class::PlaceKind).is_some();
            unit.governs |= body && sentence < LEAD;
            unit.ruled |= sentence < LEAD && is_of_ruler(scan, &rulers, place.tokens.start) && meets(scan, sentence);
            unit.headings += usize::from(headed);
            unit.front |= front || headed;
            unit.evident |= front || body || headed;
        }
        out
    }

    /// A unit that the title names, or that is named more often than the country and than all other units together.
    fn most(&self, mentions: &Mentions) -> Option<usize> {
        let unit = self.list.iter().max_by_key(|unit| (unit.weight(), std::cmp::Reverse(unit.first)))?;
        // "Hà Giang 20 nhà, Lào Cai 8 nhà": places that each sentence names side by side.
        let level = mentions.places[unit.first].level;
        let rivals = |other: &Unit| {
            other.first != unit.first
                && mentions.places[other.first].level == level
                && other.sentences >= unit.sentences
                && (other.in_front() || !unit.in_front())
        };
        let often = unit.sentences >= MIN_SENTENCES
            && unit.sentences > self.home
            && unit.sentences * 2 >= self.total
            && !self.list.iter().any(rivals);
        (unit.titled && unit.sentences >= 2 || often).then_some(unit.first)
    }

    /// The one unit in front of a text that names no other, nor the country, and says its kind alone, or tells of what its authority
    /// did ("HĐND huyện A tổ chức kỳ họp ..."), or of all of its area.
    fn only(&self, scan: &Scan<'_>, mentions: &Mentions) -> Option<usize> {
        let [unit, rest @ ..] = self.list.as_slice() else { return None };
        // "Đảng bộ phường Hòa An (TP.HCM) họp": nor where the unit lies, which a bracket or a comma behind it tells once.
        let address = |around: &Unit| {
            let (inner, outer) = (&mentions.places[unit.first], &mentions.places[around.first]);
            let end = inner.tokens.end;
            let told = end + 1 == outer.tokens.start && (scan.is(end, "(") || scan.is(end, ","));
            unit.ruled && told && outer.level < inner.level && around.sentences == 1
        };
        if !(rest.is_empty() || matches!(rest, [around] if address(around))) {
            return None;
        }
        let called = || mentions.generic_places.iter().any(|one| Some(one.kind) == unit.kind);
        // "trên địa bàn tỉnh Kiên Giang", "toàn huyện Hải Lăng": of all of it, by its kind.
        let whole = || {
            const REACH: usize = 3;
            let start = mentions.places[unit.first].tokens.start;
            let kind = scan.hit(start, Class::PlaceKind).is_some();
            let all = |from: usize| scan.phrase(from, start, Class::OnSite) == Some(start);
            kind && (start.saturating_sub(REACH)..start).any(all)
        };
        (unit.in_front() && self.home == 0 && (unit.ruled || called() || whole())).then_some(unit.first)
    }

    /// In how many sentences the parts of a unit are named, those of all parts together.
    fn parts(&self, mentions: &Mentions, code: Option<&str>) -> usize {
        let Some(code) = code else { return 0 };
        let inside = |unit: &&Unit| mentions.places[unit.first].within.contains(&code);
        self.list.iter().filter(inside).map(|unit| unit.sentences).sum()
    }

    /// How many sentences name the unit of a mention.
    fn sentences(&self, mentions: &Mentions, index: usize) -> usize {
        self.of(mentions, index).map_or(0, |unit| unit.sentences)
    }

    /// The same, a title of several lines ("THÔNG BÁO" over its subject) weighing as many as it takes to tell.
    fn weighed(&self, mentions: &Mentions, index: usize, title: &Range<usize>) -> usize {
        let unit = self.of(mentions, index);
        unit.map_or(0, |unit| if title.len() > 1 { unit.weight() } else { unit.sentences })
    }

    /// Whether the title names the unit of a mention, or sentences name it more often than the country.
    fn is_ahead(&self, mentions: &Mentions, index: usize) -> bool {
        self.of(mentions, index).is_some_and(|unit| unit.titled || unit.sentences > self.home)
    }

    /// Whether the title names the unit of a mention.
    fn is_titled(&self, mentions: &Mentions, index: usize) -> bool {
        self.of(mentions, index).is_some_and(|unit| unit.titled)
    }

    /// How many authorities of the country may be named for one sentence that names the unit of a mention, which may stand far behind.
    fn central_share(&self, mentions: &Mentions, index: usize) -> usize {
        if self.of(mentions, index).is_some_and(Unit::in_front) { CENTRAL_SHARE } else { 1 }
    }

    /// What the sentences that name a unit of the title weigh against the words of a firm.
    fn weight(&self, mentions: &Mentions, index: usize) -> usize {
        self.of(mentions, index).filter(|unit| unit.titled).map_or(0, |unit| unit.sentences)
    }

    fn of(&self, mentions: &Mentions, index: usize) -> Option<&Unit> {
        let named = &mentions.places[index];
        let same = |unit: &&Unit| {
            let place = &mentions.places[unit.first];
            place.level == named.level
                && if named.code.is_some() { place.code == named.code } else { place.name == named.name }
        };
        self.list.iter().find(same)
    }
}

/// What tells one of the country's units from the others: its code; of a commune that several are called, or none that we
/// know, its name.
fn key<'a>(scan: &Scan<'_>, place: &'a Place) -> Option<&'a str> {
    let named = || place.kind.filter(|&kind| place.is_unit_of(scan.lexicon, kind)).map(|_| &*place.name);
    place.code.or_else(named).filter(|_| place.level > Level::Region)
}

/// "Vụ cháy chung cư X tại | TP HCM khiến 13 người chết": where one case happened, of which a text about the whole country tells. Cases
/// that are counted or many are those of the place.
fn is_of_event(scan: &Scan<'_>, mentions: &Mentions, place: usize) -> bool {
    const REACH: usize = 24;
    let start = scan.sentences[scan.sentence_of(place)].tokens.start;
    let case = |&at: &usize| scan.hit(at, Class::PlaceEvent).is_some() && !is_counted(mentions, at);
    let Some(case) = (start.max(place.saturating_sub(REACH))..place).rev().find(case) else { return false };
    let several = case.checked_sub(1).is_some_and(|before| {
        before >= start
            && [Class::PlacePlural, Class::Quantifier].into_iter().any(|class| scan.hit(before, class).is_some())
    });
    !several && (case..place).all(|at| !scan.is(at, ";") && !scan.is(at, ":"))
}

/// "Cử tri | xã A đề nghị sớm nâng cấp tuyến đường xã A - B": where those are who ask, and what they ask for, which a wider unit
/// goes on to answer.
fn is_of_asker(scan: &Scan<'_>, place: usize) -> bool {
    const REACH: usize = 24;
    const BEFORE: usize = 3;
    let sentence = &scan.sentences[scan.sentence_of(place)].tokens;
    let floor = place.saturating_sub(REACH).max(sentence.start);
    let asker = (floor..place).rev().find(|&at| scan.hit(at, Class::PlaceAsker).is_some());
    // "kiến nghị của | cử tri tỉnh A".
    asker.is_some_and(|asker| {
        (asker.saturating_sub(BEFORE).max(sentence.start)..sentence.end.min(place + REACH))
            .any(|at| scan.hit(at, Class::Speech).is_some())
    })
}

/// The names, in order, of such organizations: "ông Lê Hoàng Châu, Chủ tịch Hiệp hội Bất động sản | TP. HCM" speaks of what goes on
/// anywhere, wherever his club sits.
fn names_of(mentions: &Mentions, such: impl Fn(&Organization) -> bool) -> Vec<Range<usize>> {
    let such = mentions.organizations.iter().filter(|one| such(one));
    let mut names: Vec<Range<usize>> = such.flat_map(|one| one.mentions.iter().cloned()).collect();
    names.sort_unstable_by_key(|name| name.start);
    names
}

/// "tổ chức kỳ họp thứ 6": whether a sentence tells of a meeting.
fn meets(scan: &Scan<'_>, sentence: usize) -> bool {
    let tokens = scan.sentences.get(sentence).map_or(0..0, |one| one.tokens.clone());
    tokens.into_iter().any(|at| scan.hit(at, Class::TitleEvent).is_some())
}

/// "HĐND | huyện A", "Hội đồng nhân dân (HĐND) | huyện A": whether a place stands in one of some names, or right behind it.
fn is_of_ruler(scan: &Scan<'_>, rulers: &[Range<usize>], place: usize) -> bool {
    let next = rulers.partition_point(|name| name.start < place);
    let Some(name) = next.checked_sub(1).map(|name| &rulers[name]) else { return false };
    name.end >= place || name.end + 1 == place && scan.is(name.end, ")")
}

/// Whether the name of an authority ends before a place ("UBND tỉnh").
fn is_authority(scan: &Scan<'_>, place: usize) -> bool {
    const REACH: usize = 6;
    (place.saturating_sub(REACH)..place).any(|at| scan.phrase(at, place, Class::Organization) == Some(place))
}

/// Words this far into the document weigh firms against the country.
const LEAD_TOKENS: usize = 600;
/// The title weighs more than the rest.
const TITLE_WEIGHT: usize = 4;

/// What the words of a document tell about its place beside names of units.
#[derive(Default)]
struct Signs {
    /// Words of a firm's document in its first part.
    firm: usize,
    /// Words of the whole country there.
    national: usize,
    /// Words of an economy there.
    economy: usize,
    /// How often they stand there, in the title as elsewhere.
    trade: usize,
    /// Names of the country and of its authorities, anywhere.
    strong: usize,
    /// Mentions of the government, the assembly and ministries.
    central: usize,
    /// The title, a headline, names an authority of the whole country.
    of_center: bool,
    /// Mentions of the firm that the title names.
    titled: usize,
    /// Mentions of the firm named most.
    named: usize,
    /// Sentences that name the foreign country named most.
    foreign: usize,
    /// Where the title names that country first of all places, and no other foreign country is named half as often.
    abroad: Option<usize>,
    /// Kinds that stand alone for the unit spoken of, by kind.
    alone: HashMap<usize, usize>,
    /// What tells of a place that need not be named.
    unnamed: Unnamed,
}

impl Signs {
    fn read(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>) -> Signs {
        let mut out = Signs { unnamed: Unnamed::read(scan, mentions), ..Signs::default() };
        let weights =
            [(Class::Firm, &mut out.firm), (Class::National, &mut out.national), (Class::Economy, &mut out.economy)];
        for (class, weight) in weights {
            for hit in scan.hits.of(class, LEAD_TOKENS + 1) {
                let at = hit.start as usize;
                // "1.600 công ty giải thể": a count of many; but shares are counted of one.
                let counted = is_counted(mentions, at) && scan.hit(at, Class::Security).is_none();
                let other = || zone::is_in_name(scan, at) || is_foreign(scan, mentions, hit.end as usize);
                if class == Class::Firm && counted || class == Class::National && other() {
                    continue;
                }
                let in_title = scan.sentences.first().is_some_and(|title| title.tokens.contains(&at));
                *weight += if in_title { TITLE_WEIGHT } else { 1 };
            }
        }
        out.trade = scan.hits.of(Class::Economy, LEAD_TOKENS + 1).count();
        for hit in scan.hits.of(Class::National, scan.tokens.len()) {
            let ours = !is_part(scan, mentions, hit.start as usize)
                && !is_of_branch(scan, hit.end as usize)
                && !zone::is_in_name(scan, hit.start as usize)
                && !is_foreign(scan, mentions, hit.end as usize);
            out.strong += usize::from(ours);
        }
        let central = mentions.organizations.iter().filter(|one| one.is_central());
        out.central = central.map(|one| one.mentions.len()).sum();
        let firms = mentions.organizations.iter().filter(|one| one.is_enterprise()).map(|one| &one.mentions);
        let shorts = short_names(scan, mentions);
        out.named = firms.clone().map(Vec::len).chain(shorts.values().map(Vec::len)).max().unwrap_or(0);
        let countries = foreign(scan, mentions);
        out.foreign = countries.first().map_or(0, |country| country.sentences);
        let headline = title.len() == 1;
        let title = tokens(scan, title);
        let titled = mentions.places.iter().find(|place| title.contains(&place.tokens.start));
        out.abroad = countries.first().map(|country| country.first).filter(|&first| {
            titled.is_some_and(|place| place.name == mentions.places[first].name)
                && countries.get(1).is_none_or(|second| second.sentences * 2 <= out.foreign)
        });
        let named = firms.filter(|firm| firm.iter().any(|name| title.contains(&name.start)));
        let heads = shorts.values().filter(|at| at.iter().any(|at| title.contains(at)));
        out.titled = named.map(Vec::len).chain(heads.map(Vec::len)).max().unwrap_or(0);
        let mut central = mentions.organizations.iter().filter(|one| one.is_central()).flat_map(|one| &one.mentions);
        // A province's plan has the prime minister's directive in its title, below its kind.
        out.of_center = headline && central.any(|name| title.contains(&name.start));
        for generic in mentions.generic_places.iter().filter(|one| stands_alone(scan, one)) {
            *out.alone.entry(generic.kind).or_default() += 1;
        }
        out
    }

    /// How often a unit is spoken of without its name.
    fn local(&self) -> usize {
        self.alone.values().sum()
    }

    /// Whether words of a place or economy are not outnumbered by those of a firm; `unit` are further words of a place.
    fn is_of_no_firm(&self, unit: usize) -> bool {
        self.firm <= (self.national + self.economy + self.local()) * 2 + unit
    }

    /// Whether a document is about a unit that so many sentences name, and not about a firm named more often, nor, where
    /// the title tells no unit, about the country.
    fn is_of(&self, sentences: usize, titled: bool) -> bool {
        let firm = if titled { self.titled } else { self.named };
        firm <= sentences && (titled || self.strong <= sentences * NATIONAL_SHARE)
    }

    /// The province whose product ("GRDP") is told: the only one, or the one in front that is named more often than all others.
    fn producer(&self, mentions: &Mentions, units: &Units) -> Option<usize> {
        let provinces = || units.list.iter().filter(|unit| mentions.places[unit.first].level == Level::Province);
        let most = provinces().max_by_key(|unit| (unit.sentences, std::cmp::Reverse(unit.first)))?;
        let all: usize = provinces().map(|unit| unit.sentences).sum();
        let told = self.unnamed.products > 0 && self.is_of_no_firm(0);
        (told && (most.sentences == all || most.evident && most.sentences * 2 > all)).then_some(most.first)
    }

    /// How often a kind that stands alone means the unit of a mention ("của tỉnh"), or what only such a unit has.
    fn meant(&self, units: &Units, mentions: &Mentions, index: usize) -> usize {
        if mentions.places[index].level == Level::Province && self.unnamed.products > 0 {
            return self.unnamed.products + self.called(units, mentions, index);
        }
        self.called(units, mentions, index)
    }

    fn called(&self, units: &Units, mentions: &Mentions, index: usize) -> usize {
        let kind = units.of(mentions, index).filter(|unit| unit.evident).and_then(|unit| unit.kind);
        kind.and_then(|kind| self.alone.get(&kind)).copied().unwrap_or(0)
    }

    /// Whether the document speaks of the whole country. A firm that the title names sells and builds "trên toàn quốc",
    /// too: there only words of an economy tell.
    fn is_national(&self) -> bool {
        let national = if self.titled > 0 { self.economy } else { self.national + self.economy };
        let firm = self.firm + self.named.max(self.titled);
        // "Kim ngạch xuất khẩu tháng 6 ước đạt ...": the trade of the country with many others, which need not be named.
        let trade = self.trade >= MANY_ECONOMY && firm == 0 && self.local() == 0 && self.abroad.is_none();
        // "trạm y tế xã", "bệnh viện huyện": of all such units, where several kinds stand so.
        let most = self.alone.values().copied().max().unwrap_or(0);
        let local = most.saturating_sub(self.local() - most);
        national > firm
            && (local < self.strong && self.foreign <= self.strong * FOREIGN_SHARE
                || trade && self.foreign <= self.economy)
            && (!self.unnamed.is_branch_alone() || self.economy >= MIN_ECONOMY)
            && !self.unnamed.is_meant()
    }

    /// Whether an authority of the whole country, which the title names, tells what is no firm's nor a unit's.
    fn is_central(&self) -> bool {
        let others = self.local() + self.foreign + self.named;
        self.of_center && others == 0 && self.is_of_no_firm(0) && !self.unnamed.is_meant()
    }

    /// Whether the document speaks of the economy of the foreign country in its title: few of its sentences name a place
    /// of ours, as so many mentions do.
    fn is_abroad(&self, ours: usize) -> bool {
        self.foreign >= MIN_ABROAD
            && ours * FOREIGN_SHARE <= self.foreign
            && self.national + self.economy >= self.firm + self.named.max(self.titled)
    }

    /// The unit that stands in front or in the name of an authority and that "toàn tỉnh", "UBND huyện" elsewhere mean.
    fn confirmed(&self, mentions: &Mentions, units: &Units) -> Option<usize> {
        let alone = |unit: &Unit| unit.kind.and_then(|kind| self.alone.get(&kind)).copied().unwrap_or(0);
        // "Công an TP Hà Nội" far behind in what the government tells: a unit of no front is spoken of more than the authorities of the country.
        let told_of = |unit: &Unit| unit.evident && (unit.in_front() || self.central <= unit.sentences);
        let evident = units.list.iter().filter(|unit| told_of(unit) && alone(unit) > 0 && self.is_of_no_firm(0));
        let told = |unit: &Unit| alone(unit) + unit.sentences * 2 + if unit.headings > 0 { MIN_SENTENCES } else { 0 };
        let unit = evident.max_by_key(|unit| (told(unit), std::cmp::Reverse(unit.first)))?;
        // A text that goes on with the parts of a unit ("huyện A và huyện B giảm 5%") goes on with it.
        let code = mentions.places[unit.first].code;
        let parts = units.parts(mentions, code);
        // Two of a kind: a bare kind means now the one, now the other.
        let ahead = |other: &Unit| {
            let headed = unit.headings > 0 && !(other.titled || other.headings > 0 || other.governs);
            unit.governs && !other.evident || headed
        };
        let rivals = |other: &Unit| {
            other.first != unit.first
                && other.kind == unit.kind
                && mentions.places[other.first].level == mentions.places[unit.first].level
                && other.sentences * 2 > unit.sentences + parts + if ahead(other) { alone(unit) } else { 0 }
        };
        if units.list.iter().any(rivals) {
            return None;
        }
        // "KHO BẠC NHÀ NƯỚC HỒNG NGỰ", told by its province ("KBNN tỉnh"): the smaller unit that is named more often.
        let lies_in = |other: &&Unit| {
            let place = &mentions.places[other.first];
            other.evident && other.sentences > unit.sentences && code.is_some_and(|code| place.within.contains(&code))
        };
        let inner =
            units.list.iter().filter(lies_in).max_by_key(|other| (other.sentences, std::cmp::Reverse(other.first)));
        Some(inner.unwrap_or(unit).first)
    }
}

/// Whether a kind without a name stands for one unit: "toàn tỉnh", "UBND huyện".
fn stands_alone(scan: &Scan<'_>, generic: &GenericPlace) -> bool {
    scan.lexicon.place_kinds[generic.kind].official && (generic.is_scope || is_authority(scan, generic.tokens.start))
}

/// "Tổng công ty máy động lực và máy nông nghiệp - CTCP (VEAM)": where the short names stand that brackets give to firms, however long
/// the full one is.
fn short_names<'a>(scan: &'a Scan<'_>, mentions: &Mentions) -> HashMap<&'a str, Vec<usize>> {
    const REACH: usize = 16;
    const MIN_LETTERS: usize = 3;
    const MOST: usize = 8;
    let is_short = |at: usize| {
        let word = scan.word(at);
        word.chars().count() >= MIN_LETTERS && word.chars().all(char::is_uppercase)
    };
    let mut out: HashMap<&str, Vec<usize>> = HashMap::new();
    for firm in mentions.organizations.iter().filter(|one| one.is_enterprise()).take(MOST) {
        for named in firm.mentions.iter().take(MOST) {
            let end = scan.tokens.len().min(named.end + REACH);
            let line = (named.end..end).take_while(|&at| scan.tokens[at].gap != Gap::Block && !scan.is(at, ","));
            let name = line.into_iter().find(|&at| scan.is(at, "(")).map(|open| open + 1);
            if let Some(name) = name.filter(|&name| name < end && is_short(name)) {
                out.entry(scan.word(name)).or_default();
            }
        }
    }
    let end = if out.is_empty() { 0 } else { scan.tokens.len() };
    for at in 0..end {
        if let Some(places) = out.get_mut(scan.word(at)) {
            places.push(at);
        }
    }
    out
}

/// "chiếm 15% cả nước": the country as the whole of a part is not what the figures are of.
fn is_part(scan: &Scan<'_>, mentions: &Mentions, at: usize) -> bool {
    const REACH: usize = 8;
    let next = mentions.quantities.partition_point(|quantity| quantity.tokens.end <= at);
    next.checked_sub(1).map(|index| &mentions.quantities[index]).is_some_and(|quantity| {
        let end = quantity.tokens.end;
        quantity.unit == "%"
            && at - end <= REACH
            && (end..at).all(|token| scan.tokens[token].kind == Kind::Word)
            && (end..=at).all(|token| scan.tokens[token].gap != Gap::Block)
    })
}

/// "Ngân hàng Nhà nước Việt Nam | - Chi nhánh tỉnh": a branch speaks of where it is, not of the country in its name.
fn is_of_branch(scan: &Scan<'_>, end: usize) -> bool {
    let dash = ["-", "–", ",", "("].iter().any(|mark| scan.is(end, mark));
    scan.hit(end + usize::from(dash), Class::BodyBranch).is_some()
}

/// "Bộ Lao động | Mỹ": an authority of another country.
fn is_foreign(scan: &Scan<'_>, mentions: &Mentions, end: usize) -> bool {
    let next = mentions.places.partition_point(|place| place.tokens.start < end);
    mentions.places.get(next).is_some_and(|place| {
        place.tokens.start == end && place.level == Level::Country && !place::is_home(scan, &place.name)
    })
}

/// Whether a word is the noun of a count.
fn is_counted(mentions: &Mentions, at: usize) -> bool {
    let next = mentions.quantities.partition_point(|quantity| quantity.tokens.end <= at);
    mentions.quantities.get(next).is_some_and(|quantity| quantity.tokens.contains(&at))
}

/// A foreign country as the document names it.
struct Country {
    /// Index of its first mention.
    first: usize,
    /// Sentences that name it.
    sentences: usize,
}

/// The foreign countries that a document names, those of most sentences first.
fn foreign(scan: &Scan<'_>, mentions: &Mentions) -> Vec<Country> {
    let mut known: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut out: Vec<Country> = Vec::new();
    let mut sentence = 0;
    for (index, place) in mentions.places.iter().enumerate().filter(|(_, place)| place.level == Level::Country) {
        while scan.sentences.get(sentence).is_some_and(|one| one.tokens.end <= place.tokens.start) {
            sentence += 1;
        }
        if !place::is_home(scan, &place.name) {
            let (at, last) = known.entry(&place.name).or_insert_with(|| {
                out.push(Country { first: index, sentences: 0 });
                (out.len() - 1, usize::MAX)
            });
            out[*at].sentences += usize::from(*last != sentence);
            *last = sentence;
        }
    }
    out.sort_by_key(|country| (std::cmp::Reverse(country.sentences), country.first));
    out
}
