//! The rules of the house that a compiler doesn't know, each as a test over the sources. `ARCHITECTURE.md` lists them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages in the order of the flow; a stage imports what stands before it, or beside it in its own row.
const ROWS: [&[&str]; 9] = [
    &["span", "decimal", "calendar", "error"],
    &["text"],
    &["token"],
    &["lexicon"],
    &["mention"],
    &["fact", "table"],
    &["check"],
    &["record"],
    &["parse"],
];

/// Files that hold letters, not words: which letter is which, whatever the word.
const LETTERS: [&str; 4] =
    ["src/text/layout/marker.rs", "src/text/normalize.rs", "src/token/fold.rs", "src/token/syllable.rs"];

/// A source file with comments and tests taken out.
struct Source {
    path: String,
    code: String,
    literals: Vec<String>,
}

fn sources() -> Result<Vec<Source>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut open, mut files) = (vec![root.join("src")], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut sources = Vec::new();
    for file in files {
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file)?;
        // Modules for tests alone: `mod tests { ... }` at the end of a file, or a file of that name.
        let own = !["tests.rs", "testing.rs"].iter().any(|name| path.ends_with(name));
        assert!(text.starts_with("//!") || !own, "{path} does not say what it is for");
        let text = text.split("#[cfg(test)]\nmod ").next().filter(|_| own).unwrap_or_default();
        let (code, literals) = lexed(text);
        sources.push(Source { path, code, literals });
    }
    Ok(sources)
}

/// Code without comments and literals, and the literals.
fn lexed(text: &str) -> (String, Vec<String>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|after| after.len() - after.trim_start_matches('#').len());
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(hashes) = raw.filter(|hashes| rest[1 + hashes..].starts_with('"') && !word_ends(&code)) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &rest[2 + hashes..];
            let end = body.find(&close).unwrap_or(body.len());
            literals.push(body[..end].to_owned());
            (2 + hashes + end + close.len()).min(rest.len())
        } else if first == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|letter| {
                let ends = letter == '"' && !escaped;
                escaped = letter == '\\' && !escaped;
                ends
            });
            let end = end.map_or(rest.len(), |end| end + 1);
            literals.push(rest[1..end].to_owned());
            (end + 1).min(rest.len())
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") || rest.starts_with("'/'") {
            rest[1..].find('\'').map_or(rest.len(), |end| end + 2)
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = &rest[skip..];
    }
    (code, literals)
}

fn word_ends(code: &str) -> bool {
    code.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_')
}

fn stage(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    inside.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn imports_only_go_forward() -> Result<(), Box<dyn Error>> {
    let row = |name: &str| ROWS.iter().position(|row| row.contains(&name));
    for source in sources()? {
        let own = stage(&source.path);
        let Some(own_row) = row(own) else {
            assert!(["lib", "python"].contains(&own), "{} is in no stage", source.path);
            continue;
        };
        for after in source.code.split("crate::").skip(1) {
            let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(after.len());
            let used = &after[..end];
            let used_row = row(used).ok_or_else(|| format!("{} uses {used}, which is no stage", source.path))?;
            assert!(used_row <= own_row, "{} looks back at {used}", source.path);
        }
    }
    Ok(())
}

#[test]
fn words_are_data() -> Result<(), Box<dyn Error>> {
    let marked = |letter: char| matches!(letter, 'À'..='ɏ' | 'Ḁ'..='ỿ') && !matches!(letter, '×' | '÷');
    let mut words = Vec::new();
    for source in sources()? {
        if !LETTERS.contains(&source.path.as_str()) {
            let found = source.literals.iter().filter(|literal| literal.chars().any(marked));
            words.extend(found.map(|word| format!("{}: {word}", source.path)));
        }
    }
    assert!(words.is_empty(), "words belong in src/lexicon/vi:\n{}", words.join("\n"));
    Ok(())
}

#[test]
fn python_stays_in_its_room() -> Result<(), Box<dyn Error>> {
    for source in sources()? {
        if stage(&source.path) == "python" {
            continue;
        }
        for name in ["pyo3", "arrow_array", "arrow_schema"] {
            assert!(!source.code.contains(name), "{} names {name}", source.path);
        }
        if source.path != "src/lib.rs" {
            assert!(!source.code.contains("feature ="), "{} depends on a feature", source.path);
        }
    }
    Ok(())
}

#[test]
fn nothing_outside_the_text_takes_part() -> Result<(), Box<dyn Error>> {
    for source in sources()? {
        if stage(&source.path) == "python" {
            continue;
        }
        for name in ["std::env", "std::fs", "std::time", "SystemTime", "Instant", "now_utc", "now_local", "std::net"] {
            assert!(!source.code.contains(name), "{} names {name}", source.path);
        }
    }
    Ok(())
}

#[test]
fn nothing_is_unsafe() -> Result<(), Box<dyn Error>> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))?;
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    assert!(manifest.contains("iter_over_hash_type = \"deny\""));
    Ok(())
}

#[test]
fn everything_public_can_be_shared_by_threads() {
    fn shared<T: Send + Sync + std::panic::UnwindSafe>() {}
    shared::<baocao::calendar::Interval>();
    shared::<baocao::check::Check>();
    shared::<baocao::decimal::Decimal>();
    shared::<baocao::error::Error>();
    shared::<baocao::fact::Fact>();
    shared::<baocao::lexicon::Lexicon>();
    shared::<baocao::mention::Mentions>();
    shared::<baocao::mention::Scan<'_>>();
    shared::<baocao::parse::Options>();
    shared::<baocao::parse::Parser<'_>>();
    shared::<baocao::record::Report>();
    shared::<baocao::text::Text<'_>>();
}
