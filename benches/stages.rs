//! Time of each stage, on the texts that ship: `cargo bench --bench stages`.

use baocao::calendar::Published;
use baocao::fact::{Fact, Head};
use baocao::lexicon::Lexicon;
use baocao::mention::{Mentions, Scan};
use baocao::parse::{Options, Parser};
use baocao::record::Sources;
use baocao::text::{Block, Text};
use baocao::{check, fact, mention, record, text};
use divan::Bencher;
use divan::counter::BytesCount;

const TEXTS: [(&str, &str); 2] =
    [("news", include_str!("news.txt")), ("report", include_str!("../python/baocao/sample.txt"))];

fn main() {
    divan::main();
}

fn source(name: &str) -> &'static str {
    TEXTS.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
}

fn published() -> Option<Published> {
    Published::parse("2022-10").ok()
}

/// What the stages before one give it.
fn known() -> Head {
    Head { published: published(), ..Head::default() }
}

struct Before<'a> {
    text: &'a Text<'a>,
    blocks: Vec<Block>,
    mentions: Mentions,
    head: Head,
    facts: Vec<Fact>,
}

impl<'a> Before<'a> {
    fn new(text: &'a Text<'a>) -> Self {
        let blocks = text::blocks(text.body());
        let mut scan = Scan::new(text, blocks.clone(), Lexicon::shipped());
        let mentions = mention::mentions(&mut scan, published());
        let (head, facts) = fact::facts(&scan, &mentions, known());
        Before { text, blocks, mentions, head, facts }
    }

    fn scan(&self) -> Scan<'a> {
        Scan::new(self.text, self.blocks.clone(), Lexicon::shipped())
    }

    /// A scan whose tokens are claimed by the mentions read.
    fn claimed(&self) -> Scan<'a> {
        let mut scan = self.scan();
        let _ = mention::mentions(&mut scan, published());
        scan
    }
}

#[divan::bench(args = ["news", "report"])]
fn all(bencher: Bencher<'_, '_>, name: &str) {
    let (parser, options) = (Parser::default(), Options { published: published(), ..Options::default() });
    bencher.counter(BytesCount::of_str(source(name))).bench(|| parser.parse(source(name), &options));
}

#[divan::bench(args = ["news", "report"])]
fn a_text(bencher: Bencher<'_, '_>, name: &str) {
    bencher.counter(BytesCount::of_str(source(name))).bench(|| Text::new(source(name)));
}

#[divan::bench(args = ["news", "report"])]
fn b_layout(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    bencher.counter(BytesCount::of_str(source(name))).bench(|| text::blocks(text.body()));
}

#[divan::bench(args = ["news", "report"])]
fn c_tokens(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    let before = Before::new(&text);
    let tokens = |blocks| Scan::new(&text, blocks, Lexicon::shipped());
    bencher.counter(BytesCount::of_str(source(name))).with_inputs(|| before.blocks.clone()).bench_values(tokens);
}

#[divan::bench(args = ["news", "report"])]
fn d_mentions(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    let before = Before::new(&text);
    let mentions = |scan: &mut Scan<'_>| mention::mentions(scan, published());
    bencher.counter(BytesCount::of_str(source(name))).with_inputs(|| before.scan()).bench_refs(mentions);
}

#[divan::bench(args = ["news", "report"])]
fn e_facts(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    let before = Before::new(&text);
    let scan = before.claimed();
    let facts = || fact::facts(&scan, &before.mentions, known());
    bencher.counter(BytesCount::of_str(source(name))).bench_local(facts);
}

#[divan::bench(args = ["news", "report"])]
fn f_checks(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    let before = Before::new(&text);
    let scan = before.claimed();
    bencher
        .counter(BytesCount::of_str(source(name)))
        .bench_local(|| check::checks(&scan, &before.facts, &before.mentions));
}

#[divan::bench(args = ["news", "report"])]
fn g_record(bencher: Bencher<'_, '_>, name: &str) {
    let text = Text::new(source(name));
    let before = Before::new(&text);
    let scan = before.claimed();
    let (mentions, head) = (&before.mentions, &before.head);
    let (checks, implied) = check::checks(&scan, &before.facts, mentions);
    let records =
        |facts| record::build(Sources { scan: &scan, mentions, head, facts, checks: &checks, implied: &implied });
    bencher.counter(BytesCount::of_str(source(name))).with_inputs(|| before.facts.clone()).bench_values(records);
}
