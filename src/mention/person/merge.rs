//! One entry a person: full names that are the same, and the short forms that stand for them ("ông Lâm").

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::organization::line;
use super::super::scan::{Scan, TokenRange};
use super::find::{Evidence, Finds, Form, Found, Others};
use super::{Person, name};
use crate::lexicon::schema::TitleKind;
use crate::lexicon::{Class, Signs};
use crate::token::{Case, Gap, Kind, Token, fold};

/// Mentions before a short form that are looked at.
const MAX_LOOK: usize = 24;
/// A name that so many things bear and nothing tells to be a person's is theirs.
const MANY: usize = 2;
/// Tokens of the words for what bears a name.
const MAX_THING: usize = 3;

/// Joins what was found into people, in the order of their first mention.
pub(super) fn merge(scan: &Scan<'_>, finds: Finds, others: &Others<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    if finds.people.is_empty() {
        return people;
    }
    let mut by_name: HashMap<Vec<u64>, usize> = HashMap::new();
    let (mut short, mut known) = (Vec::new(), Known::new());
    let mut found = without_things(scan, finds);
    without_firms(scan, &mut found);
    let full = full_names(scan, &found);
    let mut certain = HashSet::new();
    for one in found {
        if one.form != Form::Full {
            short.push(one);
            continue;
        }
        let keys = keys(scan, &one.name);
        let index = *by_name.entry(full.get(&keys).cloned().unwrap_or(keys)).or_insert_with(|| {
            people.push(Person { name: String::new(), titles: Vec::new(), mentions: Vec::new() });
            people.len() - 1
        });
        if is_certain(scan, &one) {
            certain.insert(index);
        }
        add(scan, &mut people, index, one, &mut known);
    }
    shorts(scan, &mut people, short, &mut known);
    let things = repeats(scan, &mut people, others, &mut known);
    let mut index = 0;
    people.retain(|_| {
        index += 1;
        certain.contains(&(index - 1)) || things.get(&(index - 1)).is_none_or(|&times| times < MANY)
    });
    for person in &mut people {
        person.mentions.sort_by_key(|range| range.start);
    }
    people.sort_by_key(|person| person.mentions.first().map_or(0, |range| range.start));
    people
}

/// "CEO Tesla Elon Musk": what stands between an office and a foreign name that is whole without it elsewhere is what
/// the office is of.
fn without_firms(scan: &Scan<'_>, found: &mut [Found]) {
    const WHOLE: usize = 2;
    let foreign = |one: &&mut Found| {
        let at = one.name.start;
        one.form == Form::Full && one.name.len() == WHOLE + 1 && name::is_foreign(scan, at, at + 1)
    };
    let wholes: HashSet<Vec<u64>> =
        found.iter().filter(|one| one.name.len() == WHOLE).map(|one| keys(scan, &one.name)).collect();
    for one in found.iter_mut().filter(foreign) {
        let (at, rest) = (one.name.start, one.name.start + 1..one.name.end);
        // An office without its body: who has one has it before the name.
        let office = |title: &TokenRange| {
            let hit = scan.hit(title.start, Class::Title).filter(|hit| hit.end as usize == title.end);
            hit.is_some_and(|hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Office)
        };
        let title = one.titles.iter_mut().find(|title| title.end == at && office(title));
        if let Some(title) = title.filter(|_| wholes.contains(&keys(scan, &rest))) {
            title.end = rest.start;
            one.name = rest;
        }
    }
}

/// Whether no thing is called so: the name is foreign or begins with a surname, or more than what people do stands
/// before it.
fn is_certain(scan: &Scan<'_>, one: &Found) -> bool {
    let (start, end) = (one.name.start, one.name.end);
    let plain = |title: &TokenRange| {
        let hit = scan.hit(title.start, Class::Title);
        hit.is_some_and(|hit| {
            matches!(scan.lexicon.titles[hit.entry as usize].kind, TitleKind::Job | TitleKind::Degree)
        })
    };
    one.evidence == Evidence::Honorific
        || name::is_surname(scan, start)
        || name::is_foreign(scan, start, end)
        || !one.titles.iter().all(plain)
}

fn keys(scan: &Scan<'_>, range: &TokenRange) -> Vec<u64> {
    range.clone().map(|token| scan.key(token)).collect()
}

/// What is left where a name that nothing tells to be a person's is that of a street or a school elsewhere, and one
/// that only an office stands by is that of a firm.
fn without_things(scan: &Scan<'_>, finds: Finds) -> Vec<Found> {
    // Few things are called like a person at all.
    let firsts: BTreeSet<u64> = finds.people.iter().map(|one| scan.key(one.name.start)).collect();
    let alike = finds.things.iter().filter(|range| firsts.contains(&scan.key(range.start)));
    let things: HashSet<Vec<u64>> = alike.map(|range| keys(scan, range)).collect();
    if things.is_empty() {
        return finds.people;
    }
    let named = |least: Evidence| -> HashSet<Vec<u64>> {
        finds.people.iter().filter(|one| one.evidence >= least).map(|one| keys(scan, &one.name)).collect()
    };
    let (sure, certain) = (named(Evidence::Office), named(Evidence::Honorific));
    let mut people = finds.people;
    people.retain(|one| {
        let keys = keys(scan, &one.name);
        let known = if keys.len() > 2 { sure.contains(&keys) } else { certain.contains(&keys) };
        one.form != Form::Full || known || !things.contains(&keys)
    });
    people
}

/// Of each end of a name ("Phương Thảo") the full one ("Nguyễn Thị Phương Thảo").
fn full_names(scan: &Scan<'_>, found: &[Found]) -> HashMap<Vec<u64>, Vec<u64>> {
    let mut out = HashMap::new();
    for one in found.iter().filter(|one| one.form == Form::Full) {
        let keys = keys(scan, &one.name);
        for from in 1..keys.len().saturating_sub(1) {
            out.entry(keys[from..].to_vec()).or_insert_with(|| keys.clone());
        }
    }
    out
}

/// Titles each person has, folded.
type Known = HashSet<(usize, String)>;

fn add(scan: &Scan<'_>, people: &mut [Person], index: usize, one: Found, known: &mut Known) {
    let Some(person) = people.get_mut(index) else { return };
    // A name in capitals gives way to one written as names are, a part to the whole.
    let upper = scan.tokens[one.name.start].case == Case::Upper;
    let name = line(scan, one.name.clone());
    let longer = name.split(' ').count() > person.name.split(' ').count();
    let written = !upper && person.name.chars().all(|c| !c.is_lowercase());
    if one.form == Form::Full && (person.name.is_empty() || longer || written) || person.name.is_empty() {
        person.name = name;
    }
    for title in one.titles {
        let title = line(scan, title);
        let title = title.trim_end_matches([',', '.', ' ']);
        if known.insert((index, fold(title))) {
            person.titles.push(title.to_owned());
        }
    }
    person.mentions.push(one.name);
}

/// A short form stands for the person named last before it whose name ends so (or, of foreigners, has that part),
/// else for the first named after it. A foreign word alone is a name of its own.
fn shorts(scan: &Scan<'_>, people: &mut Vec<Person>, short: Vec<Found>, known: &mut Known) {
    let mut parts = Vec::new();
    for (index, person) in people.iter().enumerate() {
        for range in &person.mentions {
            let foreign = name::is_foreign(scan, range.start, range.end);
            let from = if foreign { range.start } else { range.end - 1 };
            parts.extend((from..range.end).map(|token| (range.start, index, scan.key(token))));
        }
    }
    parts.sort_unstable();
    let mut by_part: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (start, index, key) in parts {
        by_part.entry(key).or_default().push((start, index));
    }
    let mut own: HashMap<u64, usize> = HashMap::new();
    for one in short {
        let (at, key) = (one.name.start, scan.key(one.name.start));
        let named = by_part.get(&key).and_then(|places| {
            let before = places.partition_point(|&(start, _)| start < at);
            let last = places.get(before.saturating_sub(1)).map(|&(_, index)| index);
            holder(scan, people, &places[..before], &one).or(last)
        });
        let index = match named.or_else(|| own.get(&key).copied()) {
            Some(index) => index,
            None if one.form == Form::Single
                && name::is_foreign(scan, at, one.name.end)
                && scan.tokens[at].case == Case::Title =>
            {
                people.push(Person { name: String::new(), titles: Vec::new(), mentions: Vec::new() });
                own.insert(key, people.len() - 1);
                people.len() - 1
            }
            None => continue,
        };
        add(scan, people, index, one, known);
    }
}

/// Of those named before it who may be meant by a short form, the one who holds the office that it comes with: "cựu tổng
/// thống Lee" is no other Lee.
fn holder(scan: &Scan<'_>, people: &[Person], places: &[(usize, usize)], short: &Found) -> Option<usize> {
    let title = fold(&line(scan, short.titles.first()?.clone()));
    let holds = |index: usize| people[index].titles.iter().any(|held| fold(held).starts_with(&title));
    places.iter().rev().take(MAX_LOOK).map(|&(_, index)| index).find(|&index| holds(index))
}

/// Whether what bears the name at `at` is a school, a street: "Trường Phan Văn Trị".
fn names_thing(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(MAX_THING)..at).any(|from| {
        [Class::NotPerson, Class::Organization].iter().any(|&class| scan.phrase(from, at, class) == Some(at))
            && scan.hit(from, Class::Title).is_none()
    })
}

/// The last word of each foreign name of two and more, with the only one called so and where the whole name ends first.
fn lasts(scan: &Scan<'_>, people: &[Person]) -> HashMap<u64, Option<(usize, usize)>> {
    let mut lasts: HashMap<u64, Option<(usize, usize)>> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        for range in &person.mentions {
            // "Jr." ends no name.
            let suffix = (range.start + 1..range.end)
                .find(|&at| scan.phrase(at, range.end, Class::NameSuffix) == Some(range.end));
            let last = suffix.unwrap_or(range.end) - 1;
            let foreign = scan.tokens[last].case == Case::Title && name::is_foreign(scan, last, range.end);
            if range.len() >= 2 && foreign {
                let one = lasts.entry(scan.key(last)).or_insert(Some((index, range.end)));
                *one = one.filter(|&(known, _)| known == index).map(|(_, end)| (index, end.min(range.end)));
            }
        }
    }
    lasts
}

/// The office right before `at`, no word of respect.
fn office_before(scan: &Scan<'_>, at: usize) -> Option<TokenRange> {
    const LONGEST: usize = 4;
    let from = (at.saturating_sub(LONGEST)..at).find(|&from| scan.phrase(from, at, Class::Title) == Some(at))?;
    let kind = scan.hit(from, Class::Title).map(|hit| scan.lexicon.titles[hit.entry as usize].kind)?;
    (kind == TitleKind::Office && scan.hit(from, Class::TitleGroup).is_none()).then_some(from..at)
}

/// "Perez nói thêm": whether the word at `at` stands by itself, as part of no longer name.
fn alone(scan: &Scan<'_>, at: usize, others: &Others<'_>) -> bool {
    let capital = |token: &Token| token.kind == Kind::Word && token.is_capital();
    let free = |token: &Token| !capital(token) || matches!(token.gap, Gap::Line | Gap::Block);
    let token = &scan.tokens[at];
    let joined = |at: usize| {
        scan.tokens.get(at).is_some_and(|token| token.is_glued() && matches!(scan.word(at), "-" | "'" | "’"))
    };
    let before = matches!(token.gap, Gap::Line | Gap::Block) || at == 0 || !capital(&scan.tokens[at - 1]);
    let other = [Class::Place, Class::Organization, Class::FirmTail];
    token.case == Case::Title
        && !token.is_glued()
        && before
        && scan.tokens.get(at + 1).is_none_or(free)
        && !joined(at + 1)
        && other.iter().all(|&class| scan.hit(at, class).is_none())
        && !others.body(at, at + 1)
        && !others.place(at)
}

/// The full names again, where nothing else told that they are people, and the last words of foreign ones. Whose name is
/// that of a thing elsewhere ("chương trình Táo Quân").
fn repeats(scan: &Scan<'_>, people: &mut [Person], others: &Others<'_>, known: &mut Known) -> HashMap<usize, usize> {
    let mut things = HashMap::new();
    let mut names: HashMap<Vec<u64>, usize> = HashMap::new();
    let lasts = lasts(scan, people);
    let (mut firsts, mut lengths) = (BTreeSet::new(), BTreeSet::new());
    let mut taken = vec![false; scan.tokens.len()];
    for (index, person) in people.iter().enumerate() {
        for range in &person.mentions {
            taken[range.clone()].fill(true);
        }
        let Some(range) = person.mentions.first().filter(|range| range.len() >= 2) else { continue };
        let name = keys(scan, range);
        firsts.insert(name[0]);
        lengths.insert(name.len());
        names.entry(name).or_insert(index);
    }
    let mut here = Vec::new();
    let limit = scan.tokens.len();
    let mut next = 0;
    loop {
        let at = scan.hits.next(next, limit, Signs::CAPITAL);
        if at == limit {
            break;
        }
        next = at + 1;
        if taken[at] {
            continue;
        }
        let key = scan.key(at);
        let last = lasts.get(&key).copied().flatten().filter(|&(_, whole)| whole <= at);
        if last.is_none() && !firsts.contains(&key) {
            continue;
        }
        let thing = names_thing(scan, at);
        // Of names that begin alike the person named first.
        let found = lengths.iter().filter_map(|&length| {
            here.clear();
            if at + length > limit {
                return None;
            }
            here.extend((at..at + length).map(|token| scan.key(token)));
            names.get(&here).map(|&index| (index, length))
        });
        // "Donald Trump Jr." is his son.
        let junior = |length: usize| scan.hit(at + length, Class::NameSuffix).is_some();
        if let Some((index, length)) = found.min().filter(|&(_, length)| !junior(length)) {
            if thing {
                *things.entry(index).or_insert(0) += 1;
                continue;
            }
            people[index].mentions.push(at..at + length);
            next = at + length;
        } else if let Some((index, _)) = last
            && !thing
            && alone(scan, at, others)
        {
            people[index].mentions.push(at..at + 1);
            // "bộ trưởng Locsin": his office before the last name alone.
            if let Some(title) = office_before(scan, at).map(|title| line(scan, title))
                && known.insert((index, fold(&title)))
            {
                people[index].titles.push(title);
            }
        }
    }
    things
}
