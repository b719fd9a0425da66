//! Runs `tests/cases/*.toml`: a text beside the records it must give. The same files are read by pytest.
//!
//! A case has a `name`, a `text`, perhaps `published`, and lists of expected records by kind (`facts`, `dates`,
//! `quantities`, ...). A list is complete: what is not in it must not be found, so an empty list says that nothing
//! matches. Of a record only the fields written are compared. A string stands for a period (by label), a place (by
//! name) or any other plain value; an empty string stands for null. `report` compares fields of the document itself.
//!
//! `BAOCAO_CASES=period cargo test --test cases` runs one file. `BAOCAO_UPDATE=1 cargo test --test cases` writes what
//! is found over what was expected, for review as a diff.

use std::collections::HashSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use baocao::calendar::Published;
use baocao::parse::{Options, Parser};
use serde_json::Value;
use toml_edit::{Array, DocumentMut, InlineTable, Table};

/// Kinds of record, each with the fields that an updated case writes where it had none to go by.
const KINDS: [(&str, &[&str]); 11] = [
    ("quantities", &["quote", "value", "unit"]),
    ("dates", &["quote", "start", "end"]),
    ("citations", &["quote", "type", "number"]),
    ("people", &["name", "titles"]),
    ("organizations", &["name", "kind"]),
    ("places", &["name", "code"]),
    ("facts", &["quote", "indicator", "measure", "value", "unit", "period"]),
    ("checks", &["kind", "facts", "holds"]),
    ("implied", &["kind", "from", "value"]),
    ("notes", &["kind", "message"]),
    ("sections", &["heading", "level"]),
];

#[test]
fn cases() -> Result<(), Box<dyn Error>> {
    let only = std::env::var("BAOCAO_CASES").ok();
    let update = std::env::var_os("BAOCAO_UPDATE").is_some();
    let (mut faults, mut ran) = (Vec::new(), 0);
    for path in files()? {
        let topic = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| *only != topic) {
            continue;
        }
        let mut document: DocumentMut =
            std::fs::read_to_string(&path)?.parse().map_err(|fault| format!("{topic}: {fault}"))?;
        let mut names = HashSet::new();
        let cases = document.get_mut("case").and_then(|item| item.as_array_of_tables_mut());
        let Some(cases) = cases else {
            return Err(format!("{topic}: no [[case]]").into());
        };
        for case in cases.iter_mut() {
            ran += 1;
            let name = case.get("name").and_then(|item| item.as_str()).unwrap_or_default().to_owned();
            if !names.insert(name.clone()) || name.is_empty() {
                faults.push(format!("{topic}: {name:?} is no name of its own"));
            }
            let found = run(case).unwrap_or_else(|fault| vec![(String::new(), fault.to_string())]);
            faults.extend(found.iter().map(|(kind, fault)| format!("{topic}: {name}: {kind}: {fault}")));
        }
        if update {
            std::fs::write(&path, document.to_string())?;
        }
    }
    assert!(ran > 0, "no case was run");
    assert!(faults.is_empty(), "{} of {ran} cases:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

fn files() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    Ok(files)
}

/// Faults of one case by kind of record. Lists that differ are replaced in `case` by what was found.
fn run(case: &mut Table) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let known = |key: &str| {
        ["name", "text", "published", "report"].contains(&key) || KINDS.iter().any(|(kind, _)| *kind == key)
    };
    if let Some((key, _)) = case.iter().find(|(key, _)| !known(key)) {
        return Err(format!("{key} is no part of a case").into());
    }
    let text = case.get("text").and_then(|item| item.as_str()).ok_or("a case needs a text")?.to_owned();
    let published = case.get("published").map(|item| item.as_str().ok_or("published must be a string")).transpose()?;
    let options = Options { published: published.map(Published::parse).transpose()?, ..Options::default() };
    let parser = Parser::default();
    let mut report = serde_json::to_value(parser.parse(&text, &options))?;
    report["quantities"] = serde_json::to_value(parser.quantities(&text))?;

    let mut faults = Vec::new();
    let points: Vec<char> = text.chars().collect();
    for (kind, fields) in KINDS {
        let empty = Vec::new();
        let found = report[kind].as_array().unwrap_or(&empty);
        faults.extend(found.iter().filter_map(|record| untrue(record, &points)).map(|it| (kind.to_owned(), it)));
        let Some(item) = case.get_mut(kind) else { continue };
        let expected = item.as_array().ok_or_else(|| format!("{kind} must be a list"))?;
        let fault = compare(expected, found)?;
        if let Some(fault) = fault {
            *item = toml_edit::value(rewritten(expected, found, fields));
            faults.push((kind.to_owned(), fault));
        }
    }
    if let Some(expected) = case.get("report") {
        let expected = expected.as_inline_table().ok_or("report must be an inline table")?;
        faults.extend(difference(expected, &report)?.map(|fault| ("report".to_owned(), fault)));
    }
    Ok(faults)
}

/// A span that doesn't hold its quote.
fn untrue(record: &Value, text: &[char]) -> Option<String> {
    let quote = record["quote"].as_str()?;
    let at = |index: usize| record["span"][index].as_u64().unwrap_or(u64::MAX) as usize;
    let held: Option<String> = text.get(at(0)..at(1)).map(|held| held.iter().collect());
    (held.as_deref() != Some(quote)).then(|| format!("{quote:?} is not what stands at {}", record["span"]))
}

fn compare(expected: &Array, found: &[Value]) -> Result<Option<String>, Box<dyn Error>> {
    for (index, item) in expected.iter().enumerate() {
        let table = item.as_inline_table().ok_or("records must be inline tables")?;
        let Some(record) = found.get(index) else {
            return Ok(Some(format!("not found: {item}")));
        };
        if let Some(fault) = difference(table, record)? {
            return Ok(Some(fault));
        }
    }
    Ok(found.get(expected.len()).map(|extra| format!("also found: {extra}")))
}

fn difference(expected: &InlineTable, found: &Value) -> Result<Option<String>, Box<dyn Error>> {
    for (field, want) in expected {
        let have = found.get(field).ok_or_else(|| format!("{field} is no field of {found}"))?;
        if !agrees(want, have) {
            return Ok(Some(format!("{field} is {have}, not {}, in {found}", want.to_string().trim())));
        }
    }
    Ok(None)
}

fn agrees(want: &toml_edit::Value, have: &Value) -> bool {
    use toml_edit::Value as Toml;
    let number = |want: f64| have.as_f64().is_some_and(|have| (want - have).abs() <= 1e-9 * want.abs().max(1.0));
    match want {
        Toml::String(text) if text.value().is_empty() => have.is_null(),
        Toml::String(text) => {
            let plain = have.get("label").or_else(|| have.get("name")).unwrap_or(have);
            plain.as_str() == Some(text.value())
        }
        Toml::Integer(value) => number(value.value().to_string().parse().unwrap_or(f64::NAN)),
        Toml::Float(value) => number(*value.value()),
        Toml::Boolean(value) => have.as_bool() == Some(*value.value()),
        Toml::Array(items) => have.as_array().is_some_and(|have| {
            have.len() == items.len() && items.iter().zip(have).all(|(want, have)| agrees(want, have))
        }),
        Toml::InlineTable(table) => {
            table.iter().all(|(field, want)| have.get(field).is_some_and(|have| agrees(want, have)))
        }
        Toml::Datetime(_) => false,
    }
}

/// What was found, with the fields that the case asks for.
fn rewritten(expected: &Array, found: &[Value], fields: &[&str]) -> Array {
    let mut out = Array::new();
    for record in found {
        let key = if record.get("quote").is_some() { "quote" } else { "name" };
        let tables = || expected.iter().filter_map(|item| item.as_inline_table());
        let same = tables().find(|table| {
            table.get(key).and_then(|quote| quote.as_str()).is_some_and(|quote| record[key].as_str() == Some(quote))
        });
        let asked: Vec<&str> = match same.or_else(|| tables().next()) {
            Some(table) => table.iter().map(|(field, _)| field).collect(),
            None => fields.to_vec(),
        };
        let mut table = InlineTable::new();
        for field in asked {
            table.insert(field, as_toml(&record[field]));
        }
        out.push(table);
    }
    if out.len() > 1 {
        out.iter_mut().for_each(|item| item.decor_mut().set_prefix("\n    "));
        out.set_trailing_comma(true);
        out.set_trailing("\n");
    }
    out
}

fn as_toml(value: &Value) -> toml_edit::Value {
    match value {
        Value::Null => "".into(),
        Value::Bool(value) => (*value).into(),
        Value::Number(value) if value.is_f64() => value.as_f64().unwrap_or(f64::NAN).into(),
        Value::Number(value) => value.as_i64().unwrap_or(i64::MAX).into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(as_toml).collect::<Array>().into(),
        Value::Object(fields) => match fields.get("label") {
            Some(label) => as_toml(label),
            None => {
                fields.iter().map(|(field, value)| (field.as_str(), as_toml(value))).collect::<InlineTable>().into()
            }
        },
    }
}
