//! What competes for the period and the words of each figure, as JSON lines: what `scripts/choices.py` fits the weights on. Given a
//! folder of annotations (`NAME.json` with `published`, the text at `docs/NAME.txt`).

mod annotated;

use std::error::Error;
use std::io::Write;
use std::path::Path;

use annotated::Document;
use baocao::calendar::Interval;
use baocao::fact;
use baocao::lexicon::Lexicon;
use baocao::mention::{self, Scan};
use baocao::text::{self, Text};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let mut out = std::io::stdout().lock();
    for Document { name, text: source, published } in annotated::documents(Path::new(&folder))? {
        let text = Text::new(&source);
        let mut scan = Scan::new(&text, text::blocks(text.body()), Lexicon::shipped());
        let mentions = mention::mentions(&mut scan, published);
        let (facts, rivals) = fact::rivals(&scan, &mentions, published);
        let days =
            |days: Option<Interval>| days.map(|days| (days.start.map(|day| day.to_string()), days.end.to_string()));
        let figures: Vec<_> = facts
            .iter()
            .zip(&rivals)
            .map(|(fact, rivals)| {
                let quote = mentions.quantities[fact.quantity].span;
                let times: Vec<_> = rivals.times.iter().map(|one| (days(one.reading), &one.marks)).collect();
                let words: Vec<_> = rivals.words.iter().map(|one| (&one.reading, &one.marks)).collect();
                serde_json::json!({
                    "start": text.body()[..quote.start as usize].chars().count(),
                    "quote": &text.body()[quote.start as usize..quote.end as usize],
                    "period": days(fact.period.as_ref().map(|read| read.value)),
                    "rivals": times,
                    "indicator": fact.indicator.as_ref().map(|read| &read.value),
                    "words": words,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({ "doc": name, "figures": figures }))?;
    }
    Ok(())
}
