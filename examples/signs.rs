//! What the confidence of each fact rests on, as JSON lines with the fact: what `scripts/confidence.py` fits the weights on. Given a
//! folder of annotations (`NAME.json` with `published`, the text at `docs/NAME.txt`).

mod annotated;

use std::error::Error;
use std::io::Write;
use std::path::Path;

use annotated::Document;
use baocao::fact::{self, Head};
use baocao::lexicon::Lexicon;
use baocao::mention::{self, Scan};
use baocao::parse::{Options, Parser};
use baocao::text::{self, Text};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let parser = Parser::default();
    let mut out = std::io::stdout().lock();
    for Document { name, text: source, published } in annotated::documents(Path::new(&folder))? {
        let text = Text::new(&source);
        let mut scan = Scan::new(&text, text::blocks(text.body()), Lexicon::shipped());
        let mentions = mention::mentions(&mut scan, published);
        let (_, facts) = fact::facts(&scan, &mentions, Head { published, ..Head::default() });
        let signs: Vec<_> = facts.iter().map(|fact| fact::signs(&scan, fact)).collect();
        let mut record = serde_json::to_value(parser.parse(&source, &Options { published, ..Options::default() }))?;
        record["doc"] = name.into();
        record["signs"] = serde_json::to_value(signs)?;
        writeln!(out, "{record}")?;
    }
    Ok(())
}
