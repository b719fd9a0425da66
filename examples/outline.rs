//! Prints how a text is laid out: a line a block (span, kind, level, index of heading and list head), its sentences
//! below.

use std::error::Error;
use std::io::Write;

use baocao::lexicon::Lexicon;
use baocao::mention::Scan;
use baocao::text::{Text, blocks};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&path)?;
        let text = Text::new(&source);
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        writeln!(out, "# {path}")?;
        for (index, block) in scan.blocks.iter().enumerate() {
            let of = |other: Option<usize>| other.map_or(String::new(), |other| other.to_string());
            write!(out, "{index} {:?} ", text.to_source(block.span))?;
            write!(out, "{:?} {} <{} :{}", block.kind, block.level, of(block.parent), of(block.head))?;
            if let Some(span) = block.run_in {
                write!(out, " [{}]", text.slice(span))?;
            }
            writeln!(out)?;
            for sentence in scan.sentences.iter().filter(|sentence| sentence.block == index) {
                writeln!(out, "    {}", scan.slice(sentence.tokens.clone()).replace('\n', " / "))?;
            }
        }
    }
    Ok(())
}
