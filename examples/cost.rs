//! Reads a text, cut into as many documents, up to a stage, some times over, and prints nothing: `cost STAGE FILE PARTS
//! TIMES`. `benches/count.py` counts its instructions; what two stages differ by is what the later one costs.

use std::error::Error;
use std::hint::black_box;

use baocao::calendar::Published;
use baocao::fact::Head;
use baocao::lexicon::Lexicon;
use baocao::mention::Scan;
use baocao::record::Sources;
use baocao::text::Text;
use baocao::{check, fact, mention, record, text};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [stage, file, parts, times] = arguments.as_slice() else { return Err("cost STAGE FILE PARTS TIMES".into()) };
    let source = std::fs::read_to_string(file)?;
    let lexicon = Lexicon::shipped();
    for _ in 0..times.parse()? {
        for part in cut(&source, parts.parse()?) {
            read(part, stage, lexicon);
        }
    }
    Ok(())
}

/// `source` in `parts` pieces of about the same length, cut at line ends where there are any nearby.
fn cut(mut source: &str, parts: usize) -> Vec<&str> {
    let mut pieces = Vec::with_capacity(parts);
    for left in (1..=parts).rev() {
        let near = (source.len() / left..source.len()).find(|&at| source.is_char_boundary(at)).unwrap_or(source.len());
        let line = source[near..].find('\n').filter(|&line| line < near / 10).map_or(0, |line| line + 1);
        let (piece, rest) = source.split_at(near + line);
        pieces.push(piece);
        source = rest;
    }
    pieces
}

/// The calls of `Parser::parse`, as far as `last`.
fn read(source: &str, last: &str, lexicon: &Lexicon) {
    if last == "none" {
        return;
    }
    let text = black_box(Text::new(source));
    if last == "text" {
        return;
    }
    let blocks = black_box(text::blocks(text.body()));
    if last == "layout" {
        return;
    }
    let mut scan = black_box(Scan::new(&text, blocks, lexicon));
    if last == "tokens" {
        return;
    }
    let published = Published::parse("2022-10").ok().or_else(|| mention::published(&scan));
    let mentions = black_box(mention::mentions(&mut scan, published));
    if last == "mentions" {
        return;
    }
    let (head, facts) = black_box(fact::facts(&scan, &mentions, Head { published, ..Head::default() }));
    if last == "facts" {
        return;
    }
    let (checks, implied) = black_box(check::checks(&scan, &facts, &mentions));
    if last == "checks" {
        return;
    }
    black_box(record::build(Sources {
        scan: &scan,
        mentions: &mentions,
        head: &head,
        facts,
        checks: &checks,
        implied: &implied,
    }));
}
