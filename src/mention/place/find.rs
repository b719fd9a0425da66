//! Names of places in the text, each with its kind and all that it may mean.

use super::super::scan::{Scan, TokenRange};
use super::Level;
use crate::lexicon::schema::NumberRole;
use crate::lexicon::{Class, Hit, Signs};
use crate::token::{Case, Gap, Kind, is_syllable};

/// What the name of a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// An entry of the gazetteer's names.
    Entry(usize),
    /// A number ("quận 1").
    Number(usize),
    /// A place called by common words, by its index in the gazetteer's places.
    Word(usize),
    /// A name we don't know, behind its kind.
    Unknown,
}

/// How a name without kind stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Behind its kind, or by common words: it is a place.
    Kind,
    /// Alone, nothing speaks against it.
    Free,
    /// Inside a longer run of capitals, or behind what is no place: only a list or the like makes it one.
    Bound,
}

/// A name that may be a place.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// Kind and name.
    pub(super) tokens: TokenRange,
    /// First token of the name.
    pub(super) name_at: usize,
    /// Index of the kind in the lexicon.
    pub(super) kind: Option<usize>,
    /// The name.
    pub(super) named: Named,
    /// How it stands.
    pub(super) stand: Stand,
    /// Kind at the head of the list that it goes on ("các quận Ba Đình, Hoàn Kiếm").
    pub(super) head: Option<usize>,
    /// It is the last of a list ("và X").
    pub(super) last: bool,
}

/// A name we don't know has at most so many words.
const MAX_UNKNOWN: usize = 3;
/// Nor has that of a street or river.
const MAX_THING: usize = 6;
/// Words that join two names of a list ("," and "và"), at most so many tokens.
const MAX_JOIN: usize = 1;
/// A bracket that holds a number only.
const MAX_COUNT: usize = 3;

/// Every name that may be a place, in order, none overlapping another.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Raw> {
    const BEGINNINGS: Signs =
        Signs::classes(&[Class::PlaceNot, Class::PlaceWord, Class::PlaceKind, Class::PlaceShort, Class::Place]);
    let mut out: Vec<Raw> = Vec::new();
    let limit = scan.tokens.len();
    let mut next = 0;
    loop {
        let at = scan.hits.next(next, limit, BEGINNINGS);
        if at == limit {
            break;
        }
        next = at + 1;
        if let Some(end) = no_place(scan, at) {
            next = end;
            continue;
        }
        let found = common(scan, at).or_else(|| kinded(scan, at)).or_else(|| bare(scan, at, out.last()));
        if let Some(mut raw) = found {
            let list = out.last().filter(|last| raw.kind.is_none() && goes_on(scan, last, &raw));
            raw.head = list.and_then(|last| last.kind.or(last.head));
            if raw.kind.is_none() && raw.head.is_none() {
                raw.head = leading(scan, out.last().map_or(0, |last| last.tokens.end), at);
            }
            raw.last = list.is_some() && !scan.is(raw.tokens.start - 1, ",");
            next = raw.tokens.end;
            out.push(raw);
        }
    }
    out
}

/// A kind stands so far before the names it leads: "các xã đạt chuẩn gồm An Thanh, An Lễ".
const MAX_LEADING: usize = 6;

/// The kind of unit that stands in the sentence before `at`, behind `from`, without a name of its own.
fn leading(scan: &Scan<'_>, from: usize, at: usize) -> Option<usize> {
    for before in (from.max(at.saturating_sub(MAX_LEADING))..at).rev() {
        if scan.tokens[before + 1].gap == Gap::Block || matches!(scan.word(before), "." | ";" | "!" | "?") {
            return None;
        }
        let hit = scan.hit(before, Class::PlaceKind).filter(|hit| hit.end as usize <= at);
        let kind = hit.map(|hit| hit.entry as usize);
        if let Some(kind) = kind.filter(|&kind| scan.lexicon.place_kinds[kind].official) {
            return (no_place(scan, before).is_none() && scan.lexicon.place_kinds[kind].levels.len() == 1)
                .then_some(kind);
        }
    }
    None
}

/// The end of a phrase that only looks like a place ("xã hội", not "xã Hội Sơn").
pub(super) fn no_place(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let hit = scan.hit(at, Class::PlaceNot)?;
    let second = scan.tokens.get(at + 1).map(|second| second.case);
    // "HÒA BÌNH" in a headline, against "hòa bình".
    let upper = || second == Some(Case::Upper) && scan.hit(at, Class::Place).is_some_and(|name| name.end >= hit.end);
    (second != Some(Case::Title) && !upper()).then_some(hit.end as usize)
}

/// "cả nước".
fn common(scan: &Scan<'_>, at: usize) -> Option<Raw> {
    let hit = scan.hit(at, Class::PlaceWord)?;
    // Directions need a capital: "phía bắc" is no region.
    let place = &scan.lexicon.gazetteer.places[hit.entry as usize];
    if place.level == Level::Region && !scan.tokens[hit.end as usize - 1].is_capital() {
        return None;
    }
    // "gió Đông Bắc"
    if place.level == Level::Region && is_preceded(scan, at, Class::PlacePerson) {
        return None;
    }
    if place.level == Level::Region && (is_side(scan, at, hit.end as usize) || is_part(scan, hit.end as usize)) {
        return None;
    }
    // A longer name may begin here ("Đồng bằng sông Cửu Long" has both).
    if scan.hit(at, Class::Place).is_some_and(|name| name.end >= hit.end) {
        return None;
    }
    Some(Raw {
        tokens: at..hit.end as usize,
        name_at: at,
        kind: None,
        named: Named::Word(hit.entry as usize),
        stand: Stand::Kind,
        head: None,
        last: false,
    })
}

/// "khu vực phía Nam thành phố", "phía Bắc Syria", "phía Nam của cảng": a side of what is named behind.
fn is_side(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    const WHOLES: [Class; 3] = [Class::PlaceKind, Class::PlaceShort, Class::Place];
    let side = (at..end).any(|at| scan.hit(at, Class::PlaceSide).is_some());
    let goes_on = scan.tokens.get(end).is_some_and(|next| next.gap == Gap::Space && next.kind == Kind::Word);
    side && goes_on
        && (WHOLES.iter().any(|&class| scan.hit(end, class).is_some()) || scan.hit(end, Class::Of).is_some())
}

/// "miền Trung | đảo Luzon", "miền Nam | nước Pháp": whether what a region is a part of is named behind it.
fn is_part(scan: &Scan<'_>, end: usize) -> bool {
    let name = scan.hit(end, Class::PlaceWhole).and_then(|hit| scan.tokens.get(hit.end as usize));
    name.is_some_and(|name| name.is_capital() && name.gap == Gap::Space)
}

/// "khu vực Trung | Trường Sơn": whether the one word of a region begins a longer name, which is no country's or province's.
fn is_cut(scan: &Scan<'_>, name_at: usize, end: usize) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    let goes_on = scan
        .tokens
        .get(end)
        .is_some_and(|next| next.kind == Kind::Word && next.case == Case::Title && next.gap == Gap::Space);
    let known = |hit: Hit| {
        let name = &gazetteer.names[hit.entry as usize];
        name.place.is_some() || name.units.iter().any(|&unit| gazetteer.units[unit].level == Level::Province)
    };
    end == name_at + 1 && goes_on && !name_hits(scan, end).any(known)
}

/// The kind that begins at `at`: its index, the token after it, whether it is an abbreviation.
fn kind_at(scan: &Scan<'_>, at: usize) -> Option<(usize, usize, bool)> {
    let word = scan.hit(at, Class::PlaceKind).map(|hit| (hit.entry as usize, hit.end as usize, false));
    let short = scan.hit(at, Class::PlaceShort).map(|hit| (hit.entry as usize, hit.end as usize, true));
    match (word, short) {
        (Some(word), Some(short)) => Some(if short.1 > word.1 { short } else { word }),
        (word, short) => word.or(short),
    }
}

fn kinded(scan: &Scan<'_>, at: usize) -> Option<Raw> {
    let (kind, name_at, short) = kind_at(scan, at)?;
    let first = scan.tokens.get(name_at).filter(|token| token.gap != Gap::Block)?;
    let one = &scan.lexicon.place_kinds[kind];
    // "T X.La Gi": the letter of "TX." set apart.
    if short && at > 0 && scan.tokens[at - 1].case == Case::Upper && scan.tokens[at - 1].span.len() == 1 {
        return None;
    }
    let levels = &one.levels;
    // "Tổng công ty Điện lực miền Bắc".
    if levels == &[Level::Region] && is_firm(scan, at, true) {
        return None;
    }
    let whole = name_hits(scan, at).next();
    // "Ở Sóc Trăng, ...": a province by its name alone, no hamlet.
    let gazetteer = &scan.lexicon.gazetteer;
    let provincial = |hit: Hit| {
        let mut units = gazetteer.names[hit.entry as usize].units.iter();
        levels.is_empty() && units.any(|&unit| gazetteer.units[unit].level == Level::Province)
    };
    if whole.is_some_and(|hit| hit.end as usize > name_at && provincial(hit)) {
        return None;
    }
    if let Some(hit) = whole.filter(|hit| hit.end as usize > name_at) {
        // The name itself begins with the kind ("TP.HCM").
        return Some(Raw {
            tokens: at..hit.end as usize,
            name_at: at,
            kind: Some(kind),
            named: Named::Entry(hit.entry as usize),
            stand: Stand::Kind,
            head: None,
            last: false,
        });
    }
    let fitting = name_hits(scan, name_at).find(|hit| {
        // "đảo I", "bang An": too little to go by behind what is no kind of unit.
        let enough =
            one.official || hit.end - hit.start > 1 || scan.lexicon.gazetteer.names[hit.entry as usize].place.is_some();
        enough && has_level(scan, hit.entry as usize, levels)
    });
    let longer = super::run::shouted(scan, one, at, name_at)
        .filter(|&end| fitting.is_none_or(|known| (known.end as usize) < end))
        .map(|end| (end, Named::Unknown))
        .or_else(|| fitting.and_then(|known| super::run::longer(scan, one, name_at, known)));
    let fitting = fitting.map(|hit| (hit.end as usize, hit.entry as usize));
    let (end, named) = if let Some(longer) = longer {
        longer
    } else if let Some((end, name)) = fitting.or_else(|| lowered(scan, kind, at, name_at)) {
        (end, Named::Entry(name))
    } else if first.kind == Kind::Number {
        let number = scan.word(name_at).parse::<usize>().ok()?;
        let fits = |&unit: &usize| levels.contains(&scan.lexicon.gazetteer.units[unit].level);
        // "UBND quận 1": the number was claimed for the name of the authority.
        let taken = scan.is_claimed(name_at) && !is_preceded(scan, at, Class::Organization);
        if taken || !scan.lexicon.gazetteer.numbered(number).iter().any(fits) {
            return None;
        }
        // "quận 3 tỷ đồng" has no place.
        if scan.hit(name_at + 1, Class::Number).is_some_and(|hit| {
            matches!(scan.lexicon.numbers[hit.entry as usize].role, NumberRole::Scale | NumberRole::Hundred)
        }) || scan.hit(name_at + 1, Class::Unit).is_some()
        {
            return None;
        }
        (name_at + 1, Named::Number(number))
    } else if one.open && !short {
        let most = if levels.is_empty() { MAX_THING } else { MAX_UNKNOWN };
        let end = unknown_end(scan, at, name_at, most);
        // "bang Mỹ", "thị trường Việt Nam": the country is named, not a unit.
        let named = |hit: Hit| &scan.lexicon.gazetteer.names[hit.entry as usize];
        if name_hits(scan, name_at).any(|hit| named(hit).place.is_some()) {
            return None;
        }
        // "các huyện miền núi Quảng Nam": the province they lie in.
        let province = |hit: Hit| end == Some(hit.end as usize) && super::run::is_above(scan, &[], &named(hit).units);
        if one.official && name_hits(scan, name_at).any(province) {
            return bare(scan, name_at, None);
        }
        (end?, Named::Unknown)
    } else {
        return None;
    };
    let part = levels == &[Level::Region] && (is_part(scan, end) || is_cut(scan, name_at, end));
    (!part).then_some(Raw {
        tokens: at..end,
        name_at,
        kind: Some(kind),
        named,
        stand: Stand::Kind,
        head: None,
        last: false,
    })
}

/// The end and the entry of a name of a unit that begins at `name_at` behind its kind and isn't written as names are:
/// headings of portals have no capitals ("tỉnh bình phước"), some texts only the first ("huyện Mường ảng"). A commune
/// needs that one, its words say too much else.
fn lowered(scan: &Scan<'_>, kind: usize, at: usize, name_at: usize) -> Option<(usize, usize)> {
    const MIN_WORDS: u32 = 2;
    let one = &scan.lexicon.place_kinds[kind];
    let plain = |at: usize| scan.tokens[at].case == Case::Lower && scan.tokens[at].gap == Gap::Space;
    let behind = |end: u32| (name_at + 1..end as usize).all(plain);
    let whole = scan.hit(at, Class::PlaceUnit).filter(|hit| hit.end as usize > name_at && behind(hit.end));
    let commune = || {
        let first = one.official && scan.tokens[name_at].case == Case::Title;
        let mut names = scan.hits.of_at(name_at, Class::Place).filter(|_| first);
        names.find(|hit| {
            hit.end - hit.start >= MIN_WORDS && behind(hit.end) && has_level(scan, hit.entry as usize, &one.levels)
        })
    };
    whole.or_else(commune).map(|hit| (hit.end as usize, hit.entry as usize))
}

/// Names that begin at `at` with a capital on each word, the longest first.
pub(super) fn name_hits<'s>(scan: &'s Scan<'_>, at: usize) -> impl Iterator<Item = Hit> + 's {
    scan.hits.of_at(at, Class::Place).filter(move |hit| is_proper(scan, hit))
}

/// Whether each word of the name is written as a name is. The words of countries and regions ("Đồng bằng sông Hồng")
/// need a capital only in front, those of units everywhere but behind an apostrophe ("Cư M'gar"); some write only the
/// first of a province so, which at the start of a sentence would be the common word ("Hòa bình").
fn is_proper(scan: &Scan<'_>, hit: &Hit) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    let name = &gazetteer.names[hit.entry as usize];
    let province = || name.units.iter().any(|&unit| gazetteer.units[unit].level == Level::Province);
    name.place.is_some()
        || (province() && !opens_sentence(scan, hit.start as usize, STOPS))
        || (hit.start as usize..hit.end as usize).all(|at| {
            let token = &scan.tokens[at];
            token.kind != Kind::Word || token.is_capital() || token.is_glued() || is_behind_apostrophe(scan, at)
        })
}

/// "Ea H ' leo": spaces around the mark change nothing.
fn is_behind_apostrophe(scan: &Scan<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(scan.word(before), "'" | "’" | "‘" | "`"))
}

fn has_level(scan: &Scan<'_>, name: usize, levels: &[Level]) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    let name = &gazetteer.names[name];
    name.units.iter().any(|&unit| levels.contains(&gazetteer.units[unit].level))
        || name.place.is_some_and(|place| levels.contains(&gazetteer.places[place].level))
}

/// The end of a name we don't know: a short run of capitalised words that is not all capitals.
fn unknown_end(scan: &Scan<'_>, at: usize, name_at: usize, most: usize) -> Option<usize> {
    // "tỉnh Quý III": a time.
    let time = scan.hit(name_at, Class::Period).is_some()
        && scan.tokens.get(name_at + 1).is_some_and(|next| next.kind == Kind::Number || next.case == Case::Upper);
    // "Nghị quyết Đại hội tỉnh Đảng bộ": a body.
    let body = scan.hit(name_at, Class::Organization).is_some_and(|hit| hit.end as usize > name_at + 1);
    if scan.tokens[at].case == Case::Upper || time || body {
        return None;
    }
    let (mut end, mut words) = (name_at, 0);
    while let Some(token) = scan.tokens.get(end) {
        let goes_on =
            token.kind == Kind::Word && token.case == Case::Title && matches!(token.gap, Gap::Space | Gap::Line);
        if !goes_on || words > most {
            break;
        }
        end += 1;
        words += 1;
        // "Ia H'leo"
        let glued = |at: usize| scan.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        if glued(end)
            && glued(end + 1)
            && is_behind_apostrophe(scan, end + 1)
            && scan.tokens[end + 1].kind == Kind::Word
        {
            end += 2;
        }
        if let Some(second) = hyphened(scan, end) {
            end = second;
        }
    }
    // "Phó Chủ tịch UBND tỉnh Trần Văn An": the person in office; "trên địa bàn tỉnh Quý III": a time.
    let person = words == PERSON && is_surname(scan, name_at);
    let time = scan.hit(name_at, Class::Period).is_some() && words == 1;
    ((1..=most).contains(&words) && !person && !time).then_some(end)
}

/// "Baden-Württemberg", "North Rhine - Westphalia": the end of the second half of a foreign name, if `at` is its hyphen.
fn hyphened(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let foreign = |at: usize| {
        scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Title)
            && !is_syllable(&scan.word(at).to_lowercase())
    };
    let hyphen = matches!(scan.tokens.get(at)?.gap, Gap::None | Gap::Space) && scan.is(at, "-");
    (hyphen && foreign(at - 1) && foreign(at + 1)).then_some(at + 2)
}

/// Words of a full name, as most have.
const PERSON: usize = 3;

pub(super) fn is_surname(scan: &Scan<'_>, at: usize) -> bool {
    [Class::Surname, Class::RareSurname].iter().any(|&class| scan.hit(at, class).is_some())
}

fn bare(scan: &Scan<'_>, at: usize, last: Option<&Raw>) -> Option<Raw> {
    let gazetteer = &scan.lexicon.gazetteer;
    let hit = name_hits(scan, at).find(|hit| !gazetteer.names[hit.entry as usize].kinded)?;
    let end = hit.end as usize;
    let place = gazetteer.names[hit.entry as usize].place;
    let level = place.map(|place| gazetteer.places[place].level);
    let country = level == Some(Level::Country);
    // "cách Đà Nẵng 300 km về phía Đông Bắc": a direction.
    let direction =
        || scan.phrase(at, end, Class::PlaceDirection) == Some(end) && is_preceded(scan, at, Class::PlaceSide);
    if (level == Some(Level::Region) && (direction() || is_part(scan, end))) || is_in_unit(scan, at, end) {
        return None;
    }
    let address = last.is_some_and(|last| last.tokens.end == at && is_inside(scan, last, hit.entry as usize));
    let stand =
        if !address && is_bound(scan, at, end, (place.is_none(), country), last) { Stand::Bound } else { Stand::Free };
    Some(Raw {
        tokens: at..end,
        name_at: at,
        kind: None,
        named: Named::Entry(hit.entry as usize),
        stand,
        head: None,
        last: false,
    })
}

/// "đồng Việt Nam", "bảng Anh": whether the name ends that of a unit or a currency.
fn is_in_unit(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at.saturating_sub(MAX_LEAD)..at).any(|from| scan.hit(from, Class::Unit).is_some_and(|hit| hit.end as usize >= end))
}

/// "huyện Tân Hưng Long An": whether the unit before may lie in what is called `name`.
fn is_inside(scan: &Scan<'_>, last: &Raw, name: usize) -> bool {
    let official = last.kind.is_some_and(|kind| scan.lexicon.place_kinds[kind].official);
    let gazetteer = &scan.lexicon.gazetteer;
    let inner: &[usize] = match last.named {
        Named::Entry(inner) => &gazetteer.names[inner].units,
        Named::Number(number) => gazetteer.numbered(number),
        Named::Word(_) | Named::Unknown => &[],
    };
    official && super::run::is_above(scan, inner, &gazetteer.names[name].units)
}

/// Whether a name without kind is part of something longer.
fn is_bound(scan: &Scan<'_>, at: usize, end: usize, (ours, country): (bool, bool), last: Option<&Raw>) -> bool {
    // A capital right behind it: "Mỹ Đình", "Hòa Bình Corporation".
    let after = scan
        .tokens
        .get(end)
        .is_some_and(|next| next.kind == Kind::Word && next.is_capital() && matches!(next.gap, Gap::Space | Gap::None));
    // "VN1271": a code.
    let upper = scan.tokens[at].case == Case::Upper;
    let digits = |place: usize| scan.tokens.get(place).is_some_and(|next| next.kind == Kind::Number);
    // "mã VN 30: VJC"
    let listed = upper && digits(end) && scan.tokens.get(end + 1).is_none_or(|next| next.kind == Kind::Symbol);
    // "Vietnam+": the name of a site.
    let site = scan.is(end, "+") && scan.tokens[end].gap == Gap::None;
    let coded = site || listed || (digits(end) && scan.tokens[end].gap == Gap::None);
    // "Ảnh: ĐỨC TUYÊN", "Ảnh: HÀ NAM" are signed in capitals.
    let marked = upper && at > 0 && matches!(scan.word(at - 1), ":" | "-" | "–");
    let signed =
        marked && ((end == at + 1 && after) || (at > 1 && scan.phrase(at - 2, at - 1, Class::PageChrome).is_some()));
    if coded || signed {
        return true;
    }
    // "Giám đốc Sở Y tế Quảng Trị Trần Văn Thành": its head is named behind the authority.
    let head = || at > 0 && is_surname(scan, end) && is_body(scan, at - 1) && province(scan, at, end);
    if after && !(upper && scan.tokens[end].case == Case::Upper) && !head() {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|_| scan.tokens[at].gap != Gap::Block) else {
        return false;
    };
    // "CHI CỤC KIỂM LÂM QUẢNG BÌNH": a word that some commune is called, too, is none here.
    let commune = |last: &Raw| match last.named {
        Named::Entry(name) if last.kind.is_none() => {
            let name = &scan.lexicon.gazetteer.names[name];
            let small = |&unit: &usize| scan.lexicon.gazetteer.units[unit].level == Level::Commune;
            name.place.is_none() && name.units.iter().all(small)
        }
        _ => false,
    };
    if last.is_some_and(|last| last.tokens.end == at && last.stand != Stand::Bound && !(upper && commune(last))) {
        // "miền Nam Philippines"; but "Đông Nam Bộ Bình Dương" is no address.
        return ours;
    }
    if is_preceded(scan, at, Class::PlacePerson) || is_firm(scan, at, country) || (country && is_language(scan, at)) {
        return true;
    }
    let token = &scan.tokens[before];
    let touches = token.kind == Kind::Word && token.is_capital() && scan.tokens[at].gap != Gap::Line;
    if !touches || (upper && token.case == Case::Upper) {
        return false;
    }
    // "Tuấn Anh", "Phạm Thế Anh" against "Tại Anh".
    if end - at == 1 {
        return scan.hit(before, Class::PlaceLead).is_none() || !opens_sentence(scan, before, BREAKS);
    }
    !(opens_sentence(scan, before, BREAKS) || is_body(scan, before))
}

/// Names of a list of languages looked back over, and words of each.
const MAX_LANGUAGES: usize = 8;
const MAX_LANGUAGE: usize = 3;

/// "ba thứ tiếng: Việt, Anh và | Hà Lan": whether a list of languages goes on at `at`.
fn is_language(scan: &Scan<'_>, at: usize) -> bool {
    let joins = |mark: usize| {
        matches!(scan.word(mark), "," | ":" | "(" | "/") || scan.phrase(mark, mark + 1, Class::DocJoin).is_some()
    };
    let mut head = at;
    for _ in 0..MAX_LANGUAGES {
        if is_preceded(scan, head, Class::PlaceLanguage) {
            return true;
        }
        let Some(mark) = head.checked_sub(1).filter(|&mark| joins(mark)) else { return false };
        let name = |&at: &usize| scan.tokens[at].kind == Kind::Word && scan.tokens[at].is_capital();
        head = mark - (mark.saturating_sub(MAX_LANGUAGE)..mark).rev().take_while(name).count();
    }
    false
}

/// Whether `at..end` is the name of a province.
fn province(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let gazetteer = &scan.lexicon.gazetteer;
    name_hits(scan, at).any(|hit| {
        let units = &gazetteer.names[hit.entry as usize].units;
        hit.end as usize == end && units.iter().any(|&unit| gazetteer.units[unit].level == Level::Province)
    })
}

/// Words before a name that bend it are at most so long.
const MAX_LEAD: usize = 4;

/// Whether a phrase of `class` stands right before `at`.
pub(super) fn is_preceded(scan: &Scan<'_>, at: usize, class: Class) -> bool {
    (at.saturating_sub(MAX_LEAD)..at).any(|from| scan.phrase(from, at, class) == Some(at))
}

/// What a sentence stands behind.
pub(super) const STOPS: &[&str] = &[".", "!", "?", "…", "\"", "“"];
/// What a capital may stand behind that is due to its place, not to a name.
const BREAKS: &[&str] = &[".", "!", "?", "…", "\"", "“", ":", ";", "-", "–", "(", "+"];

/// Whether the word stands first behind one of `marks`, so that its capital says nothing.
pub(super) fn opens_sentence(scan: &Scan<'_>, token: usize, marks: &[&str]) -> bool {
    scan.tokens[token].gap == Gap::Block
        || token.checked_sub(1).is_some_and(|before| marks.contains(&scan.word(before)))
}

/// Whether the name at `at` ends that of a firm or a plant: "Công ty cổ phần Gang thép Thái Nguyên". A name that
/// `may_touch` the head ("các công ty Nhật Bản") is still a place.
fn is_firm(scan: &Scan<'_>, at: usize, may_touch: bool) -> bool {
    for from in (at.saturating_sub(MAX_BODY)..at).rev() {
        if let Some(hit) = scan.hit(from, Class::PlaceBar).filter(|hit| hit.end as usize <= at) {
            let next = &scan.tokens[hit.end as usize];
            let touches = hit.end as usize == at;
            // "các trường đại học Hà Nội"
            let end = hit.end as usize;
            let head = (from.saturating_sub(MAX_LEAD)..from)
                .find(|&head| scan.phrase(head, end, Class::PlaceBar) == Some(end));
            let head = head.unwrap_or(from);
            let several = scan.tokens[head].case == Case::Lower && is_preceded(scan, head, Class::PlacePlural);
            return !several && next.is_capital() && next.gap != Gap::Block && !(touches && may_touch);
        }
        let token = &scan.tokens[from];
        let ends = token.gap == Gap::Block
            || (token.kind == Kind::Symbol
                && (may_touch || !matches!(scan.word(from), "-" | "–"))
                && !scan.is(from, "&"))
            || scan.hit(from, Class::PlaceOf).is_some()
            || scan.hit(from, Class::PlaceKind).is_some_and(|hit| is_official(scan, hit));
        if ends {
            return false;
        }
    }
    false
}

fn is_official(scan: &Scan<'_>, hit: Hit) -> bool {
    scan.lexicon.place_kinds[hit.entry as usize].official
}

/// Words of an authority's name at most so far before its place.
const MAX_BODY: usize = 8;

/// Whether `token` ends the name of an authority or a title, behind which a place may stand ("Sở Công Thương").
fn is_body(scan: &Scan<'_>, token: usize) -> bool {
    let from = token.saturating_sub(MAX_BODY);
    (from..=token).rev().take_while(|&at| at == token || scan.tokens[at + 1].gap != Gap::Block).any(|at| {
        scan.hit(at, Class::Organization).is_some_and(|hit| {
            let kind = &scan.lexicon.organizations[hit.entry as usize];
            !kind.complete
        })
    })
}

/// Whether `raw` goes on the list that `last` is in: ", X", "và X", "(12), X".
fn goes_on(scan: &Scan<'_>, last: &Raw, raw: &Raw) -> bool {
    let behind = last.tokens.end;
    let counted = scan.is(behind, "(")
        && scan.tokens.get(behind + 1).is_some_and(|token| token.kind == Kind::Number)
        && scan.is(behind + 2, ")");
    let from = if counted { behind + MAX_COUNT } else { behind };
    let joins = raw.tokens.start.checked_sub(from) == Some(MAX_JOIN);
    joins
        && (behind..=raw.tokens.start).all(|at| scan.tokens[at].gap != Gap::Block)
        && (scan.is(from, ",") || scan.hit(from, Class::PlaceJoin).is_some())
}
