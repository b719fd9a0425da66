//! Where people are named: behind a title or honorific, before a title or a verb of speech, or by a full name of three
//! syllables and more.

use super::super::organization::{self, Organization};
use super::super::place::Place;
use super::super::scan::{Scan, TokenRange};
use super::apposition::{apposition, closes, follows_source, of_country, of_thing, speaks_of, subject};
use super::bare::{bare, names_thing};
use super::title::{self, Chain};
use super::{complement, enclosed, list, name};
use crate::lexicon::schema::TitleKind;
use crate::lexicon::{Class, Signs};
use crate::token::{Case, Kind};

/// Tokens of a bracket between a name and its titles ("(sinh năm 1984)").
pub(super) const MAX_BRACKET: usize = 40;
/// Syllables of the shortest full name.
const MIN_NAME: usize = 2;

/// Tokens of a phrase that blocks a name behind it ("đường", "trường THPT chuyên").
pub(super) const MAX_BLOCK: usize = 4;

/// What a name or the titles before it may begin with.
const BEGINNINGS: Signs = Signs::classes(&[Class::Title, Class::TitleBefore, Class::Surname, Class::RareSurname]);

/// A name at a place of the text.
#[derive(Debug)]
pub(super) struct Found {
    /// The name.
    pub(super) name: TokenRange,
    /// The titles beside it.
    pub(super) titles: Vec<TokenRange>,
    /// How much of a name it is.
    pub(super) form: Form,
    /// What tells that it is a person's.
    pub(super) evidence: Evidence,
}

/// How much of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// All of it.
    Full,
    /// One syllable: it stands for a name given elsewhere.
    Short,
    /// Likewise, but behind an honorific or a leader's office, where a foreign word is a name by itself.
    Single,
}

/// What tells that a name is a person's, from the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Its form alone.
    Form,
    /// An office or a verb of speech beside it.
    Office,
    /// An honorific, a rank, a degree; or an office before all three names: no firm has them.
    Honorific,
}

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Finds {
    /// Names of people.
    pub(super) people: Vec<Found>,
    /// Names in the form of a person's that a thing bears: a street, a school.
    pub(super) things: Vec<TokenRange>,
}

/// What else was read, each list in the order of the text.
pub(super) struct Others<'m> {
    bodies: Vec<&'m TokenRange>,
    places: &'m [Place],
}

impl<'m> Others<'m> {
    pub(super) fn new(organizations: &'m [Organization], places: &'m [Place]) -> Self {
        let mut bodies: Vec<&TokenRange> = organizations.iter().flat_map(|body| &body.mentions).collect();
        bodies.sort_by_key(|range| range.start);
        Others { bodies, places }
    }

    /// Whether an organization covers part of `at..end`.
    pub(super) fn body(&self, at: usize, end: usize) -> bool {
        let next = self.bodies.partition_point(|range| range.end <= at);
        self.bodies.get(next).is_some_and(|range| range.start < end)
    }

    /// Whether an organization that begins before `at` covers it.
    fn inside(&self, at: usize) -> bool {
        let next = self.bodies.partition_point(|range| range.end <= at);
        self.bodies.get(next).is_some_and(|range| range.start < at)
    }

    /// Whether a place begins at or before `at` and reaches into it; one inside a name is part of the name.
    pub(super) fn place(&self, at: usize) -> bool {
        let next = self.places.partition_point(|place| place.tokens.end <= at);
        self.places.get(next).is_some_and(|place| place.tokens.start <= at)
    }
}

/// All names in the order of the text.
pub(super) fn find(scan: &Scan<'_>, organizations: &[Organization], others: &Others<'_>) -> Finds {
    let mut out = Finds::default();
    for body in organizations.iter().filter(|body| body.kind != "head of state") {
        for range in body.mentions.iter().filter(|range| range.len() > MIN_NAME) {
            // "tập đoàn Mai Linh": the firm is called "Mai Linh" alone too.
            out.things.push(range.end - MIN_NAME..range.end);
            // "Công ty Tân Cảng Sài Gòn": and "Tân Cảng".
            let own = scan.hit(range.start, Class::Organization).map_or(range.end, |hit| hit.end as usize);
            if own + MIN_NAME < range.end {
                out.things.push(own..own + MIN_NAME);
            }
        }
    }
    for sentence in &scan.sentences {
        let limit = sentence.tokens.end;
        let mut at = scan.hits.next(sentence.tokens.start, limit, BEGINNINGS);
        while at < limit {
            let known = out.people.last().map_or(0, |last| last.name.end);
            if let Some((found, end)) = foreign_before(scan, at, sentence.tokens.start.max(known), limit, others) {
                out.people.push(found);
                at = scan.hits.next(end.max(at + 1), limit, BEGINNINGS);
                continue;
            }
            if let Some((found, end)) = titled(scan, at, limit, others) {
                let many = (list::plural(scan, at) || list::called(scan, found.name.start)) && found.form == Form::Full;
                let (more, end) = if many { list::rest(scan, &found, end, limit, others) } else { (Vec::new(), end) };
                out.people.push(found);
                out.people.extend(more);
                at = scan.hits.next(end.max(at + 1), limit, BEGINNINGS);
                continue;
            }
            let next = bare(scan, at, sentence.tokens.start, limit, others, &mut out).unwrap_or(at).max(at + 1);
            at = scan.hits.next(next, limit, BEGINNINGS);
        }
    }
    for one in out.people.iter_mut().filter(|one| one.form == Form::Full) {
        without_lead(scan, one);
    }
    // "hồ Núi Cốc": a surname that is a thing's word too, written small elsewhere.
    let water = |at: usize| scan.hit(at, Class::SurnameThing).is_some();
    if out.people.iter().any(|one| one.evidence == Evidence::Form && water(one.name.start)) {
        let small = |at: &usize| scan.tokens[*at].case == Case::Lower && water(*at);
        let named =
            (0..scan.tokens.len()).filter(small).map(|at| at..organization::capitals(scan, at + 1, scan.tokens.len()));
        out.things.extend(named.filter(|range| range.len() > 1));
    }
    out
}

/// Takes from a name what stands before it in capitals too: a preposition that begins the sentence ("Theo Hugh Stephens"),
/// the place of the office ("Giám đốc Sở Y tế | Hà Nội | Vũ Văn Hòa"), the "X" of "8X".
fn without_lead(scan: &Scan<'_>, one: &mut Found) {
    let (at, end) = (one.name.start, one.name.end);
    let foreign = |from: usize| name::is_foreign(scan, from, end) && end - from >= MIN_NAME;
    let letter = scan.tokens[at].span.len() == 1 && scan.tokens[at].is_glued() && end - at > MIN_NAME;
    let word = [Class::Source, Class::TitleWith].iter().any(|&class| scan.phrase(at, end, class) == Some(at + 1));
    // "Cho Yoon Je" is a name.
    let opens = scan.hit(at, Class::HyphenSurname).is_none() && !one.titles.iter().any(|title| title.end == at);
    if letter || (word && opens && foreign(at + 1)) {
        one.name.start = at + 1;
        for title in one.titles.iter_mut().filter(|title| letter && title.end == at && title.len() > 1) {
            title.end = at - 1;
        }
        return;
    }
    // "Tổng thống Hàn | Moon Jae - in": the country by its first syllable.
    let whole = name::run(scan, at + 1, scan.tokens.len());
    let surname = scan.hit(at + 1, Class::HyphenSurname).is_some() && scan.hit(at, Class::HyphenSurname).is_none();
    if surname && whole > end && scan.is(end, "-") && one.titles.iter().any(|title| title.end == at) {
        one.name = at + 1..whole;
        for title in one.titles.iter_mut().filter(|title| title.end == at) {
            title.end = at + 1;
        }
        return;
    }
    let Some(from) = organization::known_place(scan, at, end).or_else(|| scan.phrase(at, end, Class::Place)) else {
        return;
    };
    // "sinh viên Mỹ Otto Warmbier", "Thủ tướng Anh May"
    let strange = (from..end).all(|word| name::is_foreign(scan, word, word + 1));
    let country = from == at + 1 && strange && organization::known_place(scan, at, end) == Some(from);
    let led = one.titles.iter().any(|title| title.end == at && title::leads(scan, title));
    if country && (end >= from + MIN_NAME || (end == from + 1 && led)) {
        one.name.start = from;
        for title in one.titles.iter_mut().filter(|title| title.end == at) {
            title.end = from;
        }
        return;
    }
    let named = end >= from + 3 && from > at + 1 && name::vietnamese_at(scan, from, end).is_some();
    if named || (organization::known_place(scan, at, end).is_some() && from > at + 1 && end > from && foreign(from)) {
        one.name.start = from;
        if let Some(title) = one.titles.iter_mut().find(|title| title.end == at) {
            title.end = from;
        }
    }
}

/// A name behind its titles. Reading goes on right behind the name: an apposition may hold the next name's titles.
fn titled(scan: &Scan<'_>, at: usize, limit: usize, others: &Others<'_>) -> Option<(Found, usize)> {
    // A name has capitals.
    if scan.hits.next(at + 1, limit, Signs::CAPITAL) == limit {
        return None;
    }
    let begins = scan.hit(at, Class::Title).is_some() || scan.hit(at, Class::TitleBefore).is_some();
    // "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh".
    let monument = |from| scan.phrase(from, at, Class::Monument) == Some(at);
    // "hai phó giám đốc Lê Văn An": a count of people whose names follow.
    let claimed = scan.is_claimed(at) && (!list::plural(scan, at) || scan.hit(at, Class::TitleMany).is_some());
    if !begins || claimed || (at.saturating_sub(MAX_BLOCK)..at).any(monument) {
        return None;
    }
    // The "tướng" of "Thủ tướng nước chủ nhà".
    let longer = |end: u32| at > 0 && scan.hit(at - 1, Class::Title).is_some_and(|longer| longer.end >= end);
    if scan.hit(at, Class::Title).is_some_and(|hit| longer(hit.end)) {
        return None;
    }
    // "cầu Thủ Thiêm" is no player.
    let second = scan.tokens.get(at + 1).is_some_and(crate::token::Token::is_capital);
    if second && scan.tokens[at].case == Case::Lower && scan.hit(at, Class::NotPerson).is_some() {
        return None;
    }
    // "Yoon Young-chan, người phát ngôn Tổng thống Moon Jae-in": the aide was named before.
    let aide = scan.hit(at, Class::TitleAide).is_some() && at > 1 && scan.is(at - 1, ",");
    // "Về phía Mỹ, người phát ngôn ...": a place is no name.
    let place = || others.place(at - 2);
    if aide && ((scan.tokens[at - 2].is_capital() && !place()) || (at > 3 && scan.is(at - 3, "-"))) {
        return None;
    }
    // The "Thanh Niên" of "Báo Thanh Niên", the "Hoa hậu" of "cuộc thi Hoa hậu".
    let contest = |from| scan.phrase(from, at, Class::TitleContest) == Some(at);
    if others.inside(at) || (at.saturating_sub(MAX_BLOCK)..at).any(contest) {
        return None;
    }
    let chain = title::chain(scan, at, limit, false);
    let named = chain.and_then(|chain| name_behind(scan, &chain, limit).map(|named| (chain, named)));
    let announced = || {
        let chain = enclosed::announced(scan, at, limit)?;
        name_behind(scan, &chain, limit).map(|named| (chain, named))
    };
    let held = named.as_ref().is_some_and(|(chain, _)| !chain.titles.is_empty());
    let (chain, (end, short)) = if held { named } else { announced().or(named) }?;
    // "hai người phụ nữ dìu Lê Thị An": what they do.
    if scan.is_claimed(at) && chain.kind == TitleKind::Job && chain.bodied {
        return None;
    }
    // "cán bộ của Tổ chức Four Paws": what a title ends with may name its body.
    let country = of_country(scan, at, chain.end);
    let body =
        chain.bodied && !country && name::is_foreign(scan, chain.end, end) && names_thing(scan, chain.end, at + 1);
    // But "CEO Apple Tim Cook": a firm known by its name alone.
    let body = body && !complement::whole_name(scan, chain.end);
    // "cán bộ Đoàn đạt giải thưởng Lý Tự Trọng"
    let award = chain.bodied
        && (chain.end.saturating_sub(MAX_BLOCK)..chain.end)
            .any(|from| from > at && scan.phrase(from, chain.end, Class::TitleContest) == Some(chain.end));
    // "người dân khu vực đường Lê Lợi"
    let street = scan.hit(at, Class::TitleMany).is_some() && chain.bodied && names_thing(scan, chain.end, at + 1);
    if street || award || covered(scan, chain.end, end) || nameless(scan, &chain, end) {
        return None;
    }
    let thing = of_thing(scan, &chain, end) && !list::plural(scan, at);
    let thing = thing && scan.hit(end, Class::Speech).is_none();
    if body || thing || others.body(chain.end, end) || group(scan, at, &chain, end) {
        return None;
    }
    // "nhóm thí sinh Sao Mai": what they call themselves.
    let team = at > 0 && scan.phrase(at - 1, at, Class::GroupNoun) == Some(at);
    if team && chain.kind == TitleKind::Honorific && !name::is_surname(scan, chain.end) {
        return None;
    }
    let polite = matches!(chain.kind, TitleKind::Honorific | TitleKind::Rank | TitleKind::Degree);
    let evidence = if polite || end - chain.end >= 3 { Evidence::Honorific } else { Evidence::Office };
    let single = matches!(chain.kind, TitleKind::Honorific | TitleKind::Leader);
    let form = match (short, single) {
        (false, _) => Form::Full,
        (true, false) => Form::Short,
        (true, true) => Form::Single,
    };
    let mut next = end;
    let more = apposition(scan, end, limit, &chain.heads, subject(scan, at));
    let more = more.filter(|&(_, after)| !follows_source(scan, at, after));
    let more = more.filter(|(titles, after)| !speaks_of(scan, at, titles, *after));
    let mut titles = chain.titles;
    if let Some((more, after)) = more {
        titles.extend(more);
        next = after;
    }
    Some((Found { name: chain.end..end, titles, form, evidence }, next))
}

/// A foreign name before its titles: "Renee Calabro, phát ngôn viên Deutsche Bank, nói". What ends the titles may look
/// like a name itself.
fn foreign_before(
    scan: &Scan<'_>,
    at: usize,
    start: usize,
    limit: usize,
    others: &Others<'_>,
) -> Option<(Found, usize)> {
    let end = at.checked_sub(1).filter(|&mark| mark >= start + MIN_NAME)?;
    if !matches!(scan.word(end), "," | "-" | "–" | "(") {
        return None;
    }
    scan.hit(at, Class::Title)?;
    let capital = |at: &usize| scan.tokens[*at].kind == Kind::Word && scan.tokens[*at].is_capital();
    let low = start.max(end.saturating_sub(name::MAX_NAME + 1));
    let from = (low..end).rev().take_while(capital).last()?;
    let plain = scan.tokens[from..end].iter().all(|token| token.case == Case::Title || token.span.len() == 1);
    let named = name::run(scan, from, end) == end
        && (MIN_NAME..=name::MAX_NAME).contains(&(end - from))
        && (from..end).filter(|&word| name::is_foreign(scan, word, word + 1)).count() >= MIN_NAME;
    let thing = scan.hit(end - 1, Class::FirmTail).is_some()
        || [Class::GroupNoun, Class::Place, Class::Organization].iter().any(|&class| scan.hit(from, class).is_some());
    // "Jean - Pierre Lacroix"
    let half = from > 1 && scan.is(from - 1, "-") && scan.tokens[from - 2].is_capital();
    if !plain
        || !named
        || half
        || thing
        || others.body(from, end)
        || others.place(from)
        || names_thing(scan, from, start)
    {
        return None;
    }
    let chain = title::chain(scan, at, limit, true)?;
    let titled = chain.bodied && chain.kind != TitleKind::Honorific && closes(scan, chain.end, limit);
    titled.then(|| {
        let found = Found { name: from..end, titles: chain.titles, form: Form::Full, evidence: Evidence::Office };
        (found, chain.end)
    })
}

/// "người phụ nữ Duy | Ngô Nhĩ": the name is the rest of a people's.
fn covered(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at.saturating_sub(2)..at).any(|from| scan.hit(from, Class::NotPerson).is_some_and(|hit| hit.end as usize >= end))
}

/// "liệt sĩ Gạc Ma", "ngư dân Sầm Sơn", "người đàn ông Việt": behind the words for one of many stands a name with a
/// surname or none.
fn nameless(scan: &Scan<'_>, chain: &Chain, end: usize) -> bool {
    let at = chain.end;
    let many = (at.saturating_sub(MAX_BLOCK)..at).any(|from| scan.phrase(from, at, Class::TitleNameless) == Some(at));
    let named = name::is_common(scan, at) || (name::is_surname(scan, at) && end > at + 2);
    let place = scan.phrase(at, end, Class::Place) == Some(end);
    let anyone =
        || (at.saturating_sub(MAX_BLOCK)..at).any(|from| scan.phrase(from, at, Class::TitleAnyone) == Some(at));
    if end == at + 1 {
        !name::is_foreign(scan, at, end) && anyone()
    } else {
        many && !name::is_foreign(scan, at, end) && (!named || place)
    }
}

/// "các chiến sĩ Trường Sa": more than one, and where they are.
fn group(scan: &Scan<'_>, at: usize, chain: &Chain, end: usize) -> bool {
    let many = at.checked_sub(1).is_some_and(|before| scan.hit(before, Class::TitlePlural).is_some());
    many && chain.kind == TitleKind::Rank
        && !name::is_surname(scan, chain.end)
        && !name::is_foreign(scan, chain.end, end)
}

/// The end of the name behind `chain`, and whether it is short of a full name.
pub(super) fn name_behind(scan: &Scan<'_>, chain: &Chain, limit: usize) -> Option<(usize, bool)> {
    let at = chain.end;
    if at >= limit || scan.is_claimed(at) {
        return None;
    }
    let end = name::run(scan, at, limit);
    let length = end - at;
    // "ông Đức" is no country, but "Tổng thống Mỹ" is.
    let place = organization::known_place(scan, at, limit).is_some_and(|place| place >= end);
    let given = chain.kind == TitleKind::Honorific && length == 1 && !name::is_foreign(scan, at, end);
    if place && !given {
        return None;
    }
    // "tài xế Audi Q5": a thing by its number.
    let model = scan.tokens.get(end).is_some_and(|next| next.kind == Kind::Number && next.is_glued());
    if length == 0 || name::words(scan, at, end) > name::MAX_NAME + 1 || model {
        return None;
    }
    if scan.hit(at, Class::NotPerson).is_some_and(|hit| hit.end as usize >= end.max(at + 2)) {
        return None;
    }
    // "diễn viên Nhà hát Tuồng Trung | ương"
    let word = [Class::BodyField, Class::BodyReach].iter().any(|&class| scan.phrase(end - 1, limit, class) > Some(end));
    if length > 1 && word && !name::is_surname(scan, at) {
        return None;
    }
    // "Tư lệnh vùng Tây Philippines": a place.
    if abroad(scan, at, end) {
        return None;
    }
    // "Chủ tịch HĐQT Sao Group", "chủ đầu tư Green View": a firm, a building.
    if length >= 2 && [Class::FirmTail, Class::ThingTail].iter().any(|&class| scan.hit(end - 1, class).is_some()) {
        return None;
    }
    let upper = scan.tokens[at..end].iter().any(|token| token.case == Case::Upper && token.span.len() > 2);
    let surname = name::is_surname(scan, at);
    if upper && !surname {
        return None;
    }
    let direct = chain.kind != TitleKind::Office;
    // "Thượng nghị sĩ Đảng Cộng hòa".
    if scan.hit(at, Class::GroupNoun).is_some() {
        return None;
    }
    // "Aquafeed Cửu Long": a firm, of a foreign word and syllables with marks that are no surname.
    let marked = |word: usize| name::is_syllable(scan.word(word)) && !scan.word(word).is_ascii();
    let known = (at..end).any(|word| scan.hit(word, Class::Surname).is_some());
    if direct_thing(chain) && name::is_foreign(scan, at, end) && (at..end).any(marked) && !known {
        return None;
    }
    // "Thủ tướng Ấn Độ Modi"
    let leader = chain.kind == TitleKind::Leader
        && !scan.is(end, "-")
        && name::is_foreign(scan, at, end)
        && of_country(scan, at.saturating_sub(MAX_BLOCK), at);
    match length {
        1 if (chain.bodied && !leader)
            || scan.word(at).chars().nth(1).is_none()
            || (scan.hit(at, Class::Organization).is_some() && chain.kind != TitleKind::Honorific) =>
        {
            None
        }
        1 => Some((end, true)),
        _ if surname => Some((end, false)),
        _ if direct || name::is_foreign(scan, at, end) => Some((end, false)),
        _ => None,
    }
}

/// Whether a firm may stand behind the title.
fn direct_thing(chain: &Chain) -> bool {
    matches!(chain.kind, TitleKind::Office | TitleKind::Job)
}

/// "Tây Philippines", "Bắc Triều Tiên": a country behind a direction.
fn abroad(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let country = |from: usize| organization::known_place(scan, from, end) == Some(end);
    (at + 1..end)
        .any(|from| country(from) && scan.hit(at, Class::PlaceDirection).is_some_and(|hit| hit.end as usize == from))
}
