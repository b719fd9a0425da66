//! Reads documents to JSON lines, for scoring and for looking at: `read FILE.txt YYYY-MM ...` or, given a folder of
//! annotations (`NAME.json` with `published`, the text at `docs/NAME.txt`), all of its documents.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use baocao::calendar::Published;
use baocao::parse::{Options, Parser};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut documents: Vec<(String, String, Option<Published>)> = Vec::new();
    let folder = Path::new(arguments.first().ok_or("name a folder or a file")?);
    if folder.is_dir() {
        let mut names: Vec<_> = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
        names.sort();
        for path in names.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
            let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
            let name = gold["doc"].as_str().ok_or("annotation without doc")?;
            let text = std::fs::read_to_string(folder.join("docs").join(format!("{name}.txt")))?;
            let published = gold["published"].as_str().map(Published::parse).transpose()?;
            documents.push((name.to_owned(), text, published));
        }
    } else {
        for pair in arguments.chunks(2) {
            let published = pair.get(1).map(|day| Published::parse(day)).transpose()?;
            documents.push((pair[0].clone(), std::fs::read_to_string(&pair[0])?, published));
        }
    }
    let parser = Parser::default();
    let mut out = std::io::stdout().lock();
    for (name, text, published) in documents {
        let options = Options { published, ..Options::default() };
        let mut record = serde_json::to_value(parser.parse(&text, &options))?;
        record["doc"] = name.into();
        writeln!(out, "{record}")?;
    }
    Ok(())
}
