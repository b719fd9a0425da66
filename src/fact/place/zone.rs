//! A region or a unit that a text speaks of without its name: "toàn vùng", "GRDP", "Chi cục".

use std::collections::HashMap;
use std::ops::Range;

use crate::fact::place;
use crate::lexicon::Class;
use crate::mention::{Level, Mentions, Place, Scan};
use crate::token::{Gap, Kind};

/// What a text tells of a place that it need not name.
#[derive(Default)]
pub(super) struct Unnamed {
    /// How often all of a region is spoken of ("toàn vùng").
    wholes: usize,
    /// How often a region is spoken of in other words ("của khu vực", which may be a sector, too).
    parts: usize,
    /// How often an office of a unit is.
    offices: usize,
    /// How often the product of a unit is.
    pub(super) products: usize,
    /// How often all of a branch is spoken of ("toàn ngành").
    branches: usize,
    /// How often the country or an authority of it speaks or is spoken of: not as who made a law or plan that is
    /// followed, nor in the name of an institution, nor as all of a branch.
    nation: usize,
}

impl Unnamed {
    pub(in crate::fact) fn read(scan: &Scan<'_>, mentions: &Mentions) -> Unnamed {
        let limit = scan.tokens.len();
        let all = |class: Class| scan.hits.of(class, limit).map(|hit| hit.start as usize);
        let named = named(scan, mentions);
        let bare = |class: Class| all(class).filter(|&at| is_bare(scan, at)).count();
        Unnamed {
            wholes: bare(Class::PlaceZone),
            parts: bare(Class::PlaceZoneOf),
            offices: all(Class::LocalOffice).filter(|&at| is_office(scan, mentions, at)).count(),
            products: all(Class::RegionalProduct).count(),
            branches: all(Class::WholeBranch).count(),
            nation: all(Class::National).filter(|&at| is_nation(scan, mentions, &named, at)).count(),
        }
    }

    /// Whether the text is about a region or unit that it does not name, whose figures are not those of the country.
    pub(super) fn is_meant(&self) -> bool {
        let meant = self.wholes + self.offices + self.products;
        meant > 0 && meant >= self.nation
    }

    /// Whether nothing but "toàn ngành" tells that a text may be about the country.
    pub(super) fn is_branch_alone(&self) -> bool {
        self.branches > 0 && self.nation == 0
    }

    /// Whether a region is spoken of that so many mentions name, and not more of the country.
    fn is_zone(&self, named: usize) -> bool {
        const MIN_PARTS: usize = 2;
        let often = self.wholes > 0 || self.parts.min(named) >= MIN_PARTS;
        often && self.wholes + self.parts + named >= self.nation
    }
}

/// Whether "toàn vùng", "của khu vực" at a token stands for the region spoken of: no name follows, nor what kind of area it is
/// ("của vùng nông thôn").
pub(in crate::fact) fn is_bare(scan: &Scan<'_>, at: usize) -> bool {
    let (whole, part) = (scan.hit(at, Class::PlaceZone), scan.hit(at, Class::PlaceZoneOf));
    let Some(hit) = whole.or(part) else { return false };
    let end = hit.end as usize;
    let Some(next) = scan.tokens.get(end).filter(|next| next.gap != Gap::Block) else { return true };
    match next.kind {
        Kind::Number | Kind::Symbol => true,
        Kind::Word if next.is_capital() => false,
        Kind::Word => whole.is_some() || scan.hits.at(end).any(|hit| hit.class.is_cue()),
    }
}

/// "Chi cục cho biết", no "Chi cục Thuế quận 1" nor "các chi cục".
fn is_office(scan: &Scan<'_>, mentions: &Mentions, at: usize) -> bool {
    const MAX_NAME: usize = 8;
    const MAX_LEAD: usize = 2;
    let several = (at.saturating_sub(MAX_LEAD)..at).any(|from| scan.phrase(from, at, Class::PlacePlural) == Some(at));
    let next = mentions.places.partition_point(|place| place.tokens.start < at);
    let placed = mentions.places.get(next).is_some_and(|place| {
        place.tokens.start - at <= MAX_NAME
            && (at + 1..=place.tokens.start).all(|token| matches!(scan.tokens[token].gap, Gap::Space | Gap::None))
            && (at..place.tokens.start).all(|token| scan.tokens[token].kind == Kind::Word)
    });
    // "bí thư tỉnh ủy, | thành ủy": those of all units.
    let office = |at: usize| scan.hit(at, Class::LocalOffice);
    let end = office(at).map_or(at, |hit| hit.end as usize);
    let row = office(end + 1).is_some()
        || (at.saturating_sub(MAX_NAME)..at).any(|from| office(from).is_some_and(|hit| hit.end as usize + 1 == at));
    !several && !placed && !row
}

/// Which tokens stand in the name of an institution, behind its first word.
fn named(scan: &Scan<'_>, mentions: &Mentions) -> Vec<bool> {
    let mut out = vec![false; scan.tokens.len()];
    for name in mentions.organizations.iter().filter(|one| !one.is_central()).flat_map(|one| &one.mentions) {
        if let Some(rest) = out.get_mut(name.start + 1..name.end) {
            rest.fill(true);
        }
    }
    out
}

/// "Mẹ | Việt Nam": whether the country is named as a part of another name.
pub(in crate::fact) fn is_in_name(scan: &Scan<'_>, at: usize) -> bool {
    const LONGEST: usize = 5;
    (at.saturating_sub(LONGEST)..at)
        .any(|from| scan.hit(from, Class::NationalName).is_some_and(|hit| hit.end as usize > at))
}

/// Whether the country, or an authority of it, is spoken of at a token.
fn is_nation(scan: &Scan<'_>, mentions: &Mentions, named: &[bool], at: usize) -> bool {
    let branch = scan.hit(at, Class::WholeBranch).is_some();
    // "Thủ tướng | Chính phủ"
    let again = at.checked_sub(1).is_some_and(|before| {
        (before.saturating_sub(1)..=before).any(|from| scan.phrase(from, at, Class::National) == Some(at))
    });
    !named[at] && !branch && !again && !is_in_name(scan, at) && !is_followed(scan, mentions, at)
}

/// "thực hiện Nghị quyết 30 của | Chính phủ", "theo chỉ thị của | Thủ tướng": who made what is followed.
fn is_followed(scan: &Scan<'_>, mentions: &Mentions, at: usize) -> bool {
    const REACH: usize = 6;
    let next = mentions.citations.partition_point(|one| one.tokens.end <= at);
    let cited = mentions.citations.get(next).is_some_and(|one| one.tokens.contains(&at));
    let Some(of) = at.checked_sub(1).filter(|&of| scan.hit(of, Class::Of).is_some()) else { return cited };
    let law =
        |from: usize| scan.phrase(from, of, Class::Instrument).is_some() && scan.hit(from, Class::DocTells).is_none();
    let before = next.checked_sub(1).map(|before| mentions.citations[before].tokens.end);
    cited || before == Some(of) || (of.saturating_sub(REACH)..of).any(law)
}

/// Whether a place is a part of the own country.
fn is_ours(scan: &Scan<'_>, place: &Place) -> bool {
    place.level == Level::Region && !place::is_abroad(scan, &place.name)
}

/// The region that the title names, and no other place, where the text names it again, speaks of "toàn vùng", or the title calls
/// it a region.
pub(in crate::fact) fn titled(
    scan: &Scan<'_>,
    mentions: &Mentions,
    title: &Range<usize>,
    unnamed: &Unnamed,
) -> Option<usize> {
    let mut titled = (0..mentions.places.len()).filter(|&index| title.contains(&mentions.places[index].tokens.start));
    let first = titled.next().filter(|_| titled.next().is_none())?;
    let named = &mentions.places[first];
    let again = mentions.places.iter().filter(|place| place.name == named.name).count() > 1;
    let kind = scan.hit(named.tokens.start, Class::PlaceKind).map(|hit| &scan.lexicon.place_kinds[hit.entry as usize]);
    let called =
        || unnamed.wholes > 0 || kind.is_some_and(|kind| kind.id == "region") || is_of_units(scan, mentions, named);
    (is_ours(scan, named) && (again || is_home(scan, mentions, unnamed) && called())).then_some(first)
}

/// "4 tỉnh | miền Trung", "các tỉnh | Tây Nguyên": whether several units are told of by the region that they lie in.
pub(super) fn is_of_units(scan: &Scan<'_>, mentions: &Mentions, region: &Place) -> bool {
    let start = region.tokens.start;
    let Some(kind) = start.checked_sub(1).filter(|&kind| scan.hit(kind, Class::PlaceKind).is_some()) else {
        return false;
    };
    let several = kind.checked_sub(1).is_some_and(|before| scan.hit(before, Class::PlacePlural).is_some());
    let next = mentions.quantities.partition_point(|one| one.tokens.end < start);
    several || mentions.quantities.get(next).is_some_and(|one| one.unit_tokens.end == start)
}

/// The region that a text names most often, if it goes on to speak of "toàn vùng" and not more of the country.
pub(in crate::fact) fn most(scan: &Scan<'_>, mentions: &Mentions, unnamed: &Unnamed) -> Option<usize> {
    let mut known: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, place) in mentions.places.iter().enumerate().filter(|(_, place)| is_ours(scan, place)) {
        known.entry(&place.name).or_insert((0, index)).0 += 1;
    }
    let most = known.into_values().max_by_key(|&(count, index)| (count, std::cmp::Reverse(index)))?;
    (unnamed.is_zone(most.0) && is_home(scan, mentions, unnamed)).then_some(most.1)
}

/// Whether a text is not about another part of the world: it names the own country, its authorities or units, and no more often
/// foreign countries.
fn is_home(scan: &Scan<'_>, mentions: &Mentions, unnamed: &Unnamed) -> bool {
    let count = |such: &dyn Fn(&&Place) -> bool| mentions.places.iter().filter(such).count();
    let foreign = count(&|place| place.level == Level::Country && !place::is_home(scan, &place.name));
    let own = unnamed.nation + count(&|place| place.code.is_some());
    own > 0 && own >= foreign
}
