//! The faults of a lexicon file, all of them at once, each with its place: what a person who writes one needs. Files
//! that ship are held to it by a test, files of the user when they are loaded.

use std::collections::HashMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::period::PeriodWord;
use super::schema::{
    Affix, Cue, Identity, Indicator, Instrument, Noun, Number, Organization, PlaceAlias, PlaceEntry, PlaceKind,
    PlaceSpelling, Spelling, Title, Unit,
};
use crate::decimal::Decimal;
use crate::token::{fold, lex_phrase};

/// The lists of a file.
const LISTS: [&str; 16] = [
    "cue",
    "unit",
    "number",
    "indicator",
    "title",
    "organization",
    "instrument",
    "noun",
    "affix",
    "spelling",
    "identity",
    "place",
    "place_alias",
    "place_kind",
    "place_spelling",
    "period",
];
/// Fields that hold phrases.
const PHRASES: [&str; 4] = ["words", "short", "common", "codes"];
/// Fields that may not be empty.
const NAMES: [&str; 4] = ["id", "vi", "en", "means"];
/// Fields that hold a decimal.
const DECIMALS: [(&str, &str); 2] = [("unit", "factor"), ("number", "value")];
/// A phrase of more tokens is a sentence.
const MAX_TOKENS: usize = 40;

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Byte of the file.
    pub(super) at: usize,
    /// The entry and field: `unit[2].words[0]`.
    pub(super) path: String,
    pub(super) message: String,
}

/// Where phrases were first written, by list and spelling: the entry and the field.
type Seen = HashMap<(String, String), (String, String)>;

/// All faults of one file.
pub(super) fn audit(text: &str) -> Vec<Fault> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return errors.iter().map(|error| fault(error, String::new())).collect();
    }
    let mut out = Vec::new();
    let mut seen = Seen::new();
    for (key, value) in table.get_ref() {
        let list = key.get_ref().as_ref();
        if !LISTS.contains(&list) {
            let message = format!("unknown list {list:?}{}", instead(list, &LISTS));
            out.push(Fault { at: key.span().start, path: list.to_owned(), message });
            continue;
        }
        let Some(entries) = value.get_ref().as_array() else {
            let message = format!("{list} must be a list of tables, [[{list}]]");
            out.push(Fault { at: value.span().start, path: list.to_owned(), message });
            continue;
        };
        for (index, entry) in entries.iter().enumerate() {
            let path = format!("{list}[{index}]");
            if let Some(error) = misfit(list, entry) {
                out.push(fault(&error, path.clone()));
            }
            if let Some(fields) = entry.get_ref().as_table() {
                audit_fields(list, &path, fields, &mut seen, &mut out);
            }
        }
    }
    out.sort_by_key(|fault| fault.at);
    out
}

/// Where an entry stands.
pub(super) fn entry_at(text: &str, list: &str, index: usize) -> usize {
    let (table, _) = DeTable::parse_recoverable(text);
    let entry = table.get_ref().get(list).and_then(|entries| entries.get_ref().get(index));
    entry.map_or(0, |entry| entry.span().start)
}

fn audit_fields(list: &str, path: &str, fields: &DeTable<'_>, seen: &mut Seen, out: &mut Vec<Fault>) {
    // A word of two entries would be the later one's alone. Cues say no more than their class, so they may share words.
    let shared = matches!(list, "cue" | "affix");
    let exact = fields.get("exact").and_then(|value| value.get_ref().as_bool()) == Some(true);
    let entry = path;
    for (name, value) in fields {
        let name = name.get_ref().as_ref();
        let path = format!("{entry}.{name}");
        let mut say = |span: Range<usize>, path: &str, message: String| {
            out.push(Fault { at: span.start, path: path.to_owned(), message });
        };
        match value.get_ref() {
            DeValue::String(written) if NAMES.contains(&name) && written.trim().is_empty() => {
                say(value.span(), &path, format!("{name} is empty"));
            }
            DeValue::String(written) if DECIMALS.contains(&(list, name)) && Decimal::parse(written).is_none() => {
                say(value.span(), &path, format!("{written:?} is no decimal (write 0.1, 1000)"));
            }
            DeValue::Array(words) if PHRASES.contains(&name) => {
                for (index, word) in words.iter().enumerate() {
                    let Some(written) = word.get_ref().as_str() else { continue };
                    let path = format!("{path}[{index}]");
                    let tokens = lex_phrase(written).len();
                    if tokens == 0 {
                        say(word.span(), &path, "an empty word".to_owned());
                    } else if tokens > MAX_TOKENS {
                        say(word.span(), &path, format!("a phrase of {tokens} tokens, more than {MAX_TOKENS}"));
                    }
                    // Spellings that hold with their capitals only are as many as there are capitals.
                    let spelling = if exact || name == "short" { written.to_string() } else { fold(written) };
                    let first = seen.entry((list.to_owned(), spelling)).or_insert((entry.to_owned(), path.clone()));
                    if first.0 != entry && !shared {
                        say(word.span(), &path, format!("{written:?} stands in {} already", first.1));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Why an entry does not fit its list.
fn misfit(list: &str, entry: &Spanned<DeValue<'_>>) -> Option<toml::de::Error> {
    fn read<'de, T: Deserialize<'de>>(entry: &Spanned<DeValue<'de>>) -> Option<toml::de::Error> {
        T::deserialize(ValueDeserializer::from(entry.clone())).err()
    }
    match list {
        "cue" => read::<Cue>(entry),
        "unit" => read::<Unit>(entry),
        "number" => read::<Number>(entry),
        "indicator" => read::<Indicator>(entry),
        "title" => read::<Title>(entry),
        "organization" => read::<Organization>(entry),
        "instrument" => read::<Instrument>(entry),
        "noun" => read::<Noun>(entry),
        "affix" => read::<Affix>(entry),
        "spelling" => read::<Spelling>(entry),
        "identity" => read::<Identity>(entry),
        "place" => read::<PlaceEntry>(entry),
        "place_alias" => read::<PlaceAlias>(entry),
        "place_kind" => read::<PlaceKind>(entry),
        "place_spelling" => read::<PlaceSpelling>(entry),
        "period" => read::<PeriodWord>(entry),
        _ => None,
    }
}

fn fault(error: &toml::de::Error, path: String) -> Fault {
    Fault { at: error.span().map_or(0, |span| span.start), path, message: plain(error.message()) }
}

/// "unknown variant `bound-abut`, expected one of ..." with the name that was meant, not with all there are.
fn plain(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let kind = ["variant", "field"].into_iter().find(|kind| message.starts_with(&format!("unknown {kind} ")));
    match (kind, names.next()) {
        (Some(kind), Some(wrong)) => {
            let known: Vec<&str> = names.collect();
            let kind = if kind == "variant" { "name" } else { kind };
            format!("unknown {kind} {wrong:?}{}", instead(wrong, &known))
        }
        _ => message.lines().collect::<Vec<_>>().join(" "),
    }
}

/// What may have been meant instead of `wrong`.
fn instead(wrong: &str, known: &[&str]) -> String {
    let allowed = (wrong.chars().count() / 3).max(2);
    let near = known.iter().map(|name| (distance(wrong, name), name)).filter(|&(distance, _)| distance <= allowed);
    match near.min() {
        Some((_, name)) => format!(", did you mean {name:?}?"),
        None => format!(", known are {}", known.join(", ")),
    }
}

/// Letters to change, add or drop from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut before = i;
        row[0] = i + 1;
        for (j, &other) in b.iter().enumerate() {
            let changed = before + usize::from(letter != other);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::load::SHIPPED;
    use super::super::schema::File;
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        audit(text).into_iter().map(|fault| (fault.path, fault.message)).collect()
    }

    #[test]
    fn what_ships_has_no_fault() {
        let faults: Vec<_> =
            SHIPPED.iter().flat_map(|(name, text)| audit(text).into_iter().map(move |it| (name, it))).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn the_lists_are_those_of_the_schema() {
        let Err(error) = toml::from_str::<File>("no_such_list = 1") else { panic!("no list of that name") };
        let names: Vec<&str> = error.message().split('`').skip(3).step_by(2).collect();
        assert_eq!(names, LISTS);
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let text = "
[[cue]]
class = \"bound-abut\"
words = [\"cỡ độ\"]

[[unit]]
id = \"giạ\"
words = [\"giạ\", \"\"]
factor = \"0,02\"
dimension = \"mass\"

[[unit]]
id = \"\"
word = [\"sào\"]
words = [\"Giạ\"]
";
        let found = told(text);
        let expected = [
            ("cue[0]", "unknown name \"bound-abut\", did you mean \"bound-about\"?"),
            ("unit[0].words[1]", "an empty word"),
            ("unit[1].words[0]", "\"Giạ\" stands in unit[0].words[0] already"),
            ("unit[0].factor", "\"0,02\" is no decimal (write 0.1, 1000)"),
            ("unit[1].id", "id is empty"),
            ("unit[1]", "unknown field \"word\", did you mean \"words\"?"),
        ];
        for (path, message) in expected {
            assert!(found.contains(&(path.to_owned(), message.to_owned())), "{path}: {message}\n{found:#?}");
        }
        assert_eq!(found.len(), expected.len(), "{found:#?}");
    }

    #[test]
    fn what_is_no_list_is_told() {
        assert_eq!(told("[[indicators]]")[0].1, "unknown list \"indicators\", did you mean \"indicator\"?");
        assert_eq!(told("unit = 3")[0].1, "unit must be a list of tables, [[unit]]");
        assert!(!told("[[unit]\nid = ").is_empty());
        let phrase = format!("[[noun]]\nrole = \"head\"\nwords = [\"{}\"]", "con ".repeat(MAX_TOKENS + 1));
        assert_eq!(told(&phrase)[0].1, "a phrase of 41 tokens, more than 40");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_audited_without_panic(text in "\\PC{0,60}") {
            let _ = audit(&text);
        }
    }
}
