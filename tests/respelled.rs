//! What a text says doesn't depend on which of two current spellings it uses: the texts of the cases are read once more with
//! the other spelling, and the same facts must come out.

use std::error::Error;
use std::path::Path;

use baocao::calendar::Published;
use baocao::parse::{Options, Parser};
use serde_json::Value;
use toml_edit::DocumentMut;

/// Pairs of spellings: what is looked for, and what it is written as instead.
const SPELLINGS: [(&str, &str); 9] = [
    (" tỷ đồng", " tỉ đồng"),
    ("cùng kỳ", "cùng kì"),
    ("so với cùng kỳ", "so cùng kỳ"),
    ("cùng kỳ năm trước", "cùng kỳ năm ngoái"),
    ("0%", "0 %"),
    (" nghìn ", " ngàn "),
    (" triệu đồng", " trđ"),
    (" Quý II ", " Quý 2 "),
    ("hoá", "hóa"),
];

/// What must stay of a fact; its words are spelled otherwise.
const KEPT: [&str; 7] = ["value", "value_max", "unit", "measure", "status", "bound", "period"];

#[test]
fn the_other_spelling_says_the_same() -> Result<(), Box<dyn Error>> {
    let parser = Parser::default();
    let (mut faults, mut compared) = (Vec::new(), 0);
    for (usual, other) in SPELLINGS {
        for Told { text, published } in texts()? {
            let respelled = text.replace(usual, other);
            if respelled == text {
                continue;
            }
            let options =
                Options { published: published.as_deref().map(Published::parse).transpose()?, ..Options::default() };
            let facts = |text: &str| serde_json::to_value(parser.parse(text, &options).facts);
            let (before, after) = (kept(&facts(&text)?), kept(&facts(&respelled)?));
            compared += before.len();
            if before != after {
                faults.push(format!("{respelled}\n  was {before:?}\n  now {after:?}"));
            }
        }
    }
    assert!(compared > 1000, "only {compared} facts were compared");
    assert!(faults.is_empty(), "{} texts:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

fn kept(facts: &Value) -> Vec<String> {
    let of = |fact: &Value| {
        let base = (&fact["base"]["kind"], &fact["base"]["period"]["label"]);
        let fields: Vec<_> = KEPT.iter().map(|&field| &fact[field]).collect();
        format!("{fields:?} {:?} {base:?}", fact["place"]["name"])
    };
    facts.as_array().into_iter().flatten().map(of).collect()
}

/// What a case reads.
struct Told {
    text: String,
    published: Option<String>,
}

/// Text and day of each case that tells of facts, but of tables whose cells single spaces part: there a space more is a cell more.
fn texts() -> Result<Vec<Told>, Box<dyn Error>> {
    let mut out = Vec::new();
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))? {
        let path = file?.path();
        if path.file_stem().is_some_and(|topic| topic == "facts_flat_tables") {
            continue;
        }
        let document: DocumentMut = std::fs::read_to_string(path)?.parse()?;
        for case in document.get("case").and_then(|item| item.as_array_of_tables()).into_iter().flatten() {
            let told = |key: &str| case.get(key).and_then(|item| item.as_str()).map(str::to_owned);
            let text = told("text").filter(|_| case.contains_key("facts"));
            out.extend(text.map(|text| Told { text, published: told("published") }));
        }
    }
    Ok(out)
}
