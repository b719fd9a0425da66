//! Reads documents to JSON lines, for scoring and for looking at: `read FILE.txt YYYY-MM ...` or, given a folder of
//! annotations (`NAME.json` with `published`, the text at `docs/NAME.txt`), all of its documents.

mod annotated;

use std::error::Error;
use std::io::Write;
use std::path::Path;

use annotated::Document;
use baocao::calendar::Published;
use baocao::parse::{Options, Parser};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut documents: Vec<Document> = Vec::new();
    let folder = Path::new(arguments.first().ok_or("name a folder or a file")?);
    if folder.is_dir() {
        documents = annotated::documents(folder)?;
    } else {
        for pair in arguments.chunks(2) {
            let published = pair.get(1).map(|day| Published::parse(day)).transpose()?;
            let text = std::fs::read_to_string(&pair[0])?;
            documents.push(Document { name: pair[0].clone(), text, published });
        }
    }
    let parser = Parser::default();
    let mut out = std::io::stdout().lock();
    for Document { name, text, published } in documents {
        let options = Options { published, ..Options::default() };
        let mut record = serde_json::to_value(parser.parse(&text, &options))?;
        record["doc"] = name.into();
        writeln!(out, "{record}")?;
    }
    Ok(())
}
