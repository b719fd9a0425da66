//! Whatever the text, its layout, tokens and sentences cost time in proportion to its length.

use std::time::{Duration, Instant};

use baocao::lexicon::Lexicon;
use baocao::mention::Scan;
use baocao::parse::{Options, Parser};
use baocao::text::{Text, blocks};

const BYTES: usize = 300_000;
/// Ten times what the slowest of them needs on a busy machine; a step that is quadratic needs minutes.
const LIMIT: Duration = Duration::from_secs(5);

fn cost(pattern: &str) -> Duration {
    let source = pattern.repeat(BYTES / pattern.len());
    let start = Instant::now();
    let text = Text::new(&source);
    let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
    assert!(scan.sentences.len() <= scan.tokens.len());
    start.elapsed()
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let _ = Lexicon::shipped();
    for pattern in [
        "\n",
        " ",
        "\r",
        "a\n",
        "a",
        "1",
        "1\n",
        "1.\n",
        "1. a\n",
        "- a\n",
        "- ",
        "(",
        "(1) a\n",
        "a) b\n",
        "I. A\n",
        "A. A\n",
        "|",
        "| a ",
        "a    b\n",
        "a    b    c\n",
        "1 2 3\n",
        "a 1 2\n",
        ".",
        "a. ",
        "A. ",
        "TP. A ",
        ";",
        "a, ",
        "\u{301}",
        "e\u{301}\u{200B}",
        "\u{200B}",
        "ế",
        "\u{FEFF}a",
        "1 Abc\n",
        "x1 y\n1 Abc def\n",
        "a:\n- b\n",
        "A\n",
        "abc def ghi\nabc,\n",
        "“a.” ",
        "a\n\n1\n\n",
        "–––\n",
        "🎉 a\n",
        "nơi nhận\n",
        "cộng hòa xã hội chủ nghĩa việt nam\n",
        "\u{C}",
        "\t",
        "a\u{C}",
        "0.0.",
        "9999999",
    ] {
        let time = cost(pattern);
        assert!(time < LIMIT, "{pattern:?}: {time:?}");
    }
}

/// What one sentence lends to the next does not pile up: no indicator is longer than a statement's words may be.
#[test]
fn what_sentences_lend_does_not_pile_up() {
    const LONGEST: usize = 800;
    let text = (0..8000).map(|index| format!("xã Aba, huyện Acu có {index} hộ. ")).collect::<Vec<_>>().concat();
    let report = Parser::default().parse(&text, &Options::default());
    let longest = report.facts.iter().filter_map(|fact| fact.indicator.as_ref().map(String::len)).max();
    assert!(longest.is_some_and(|longest| longest <= LONGEST), "{longest:?}");
}

/// Found by chance: a unit written into the next word, and a subject that stands before the last figure.
#[test]
fn a_subject_may_stand_before_the_last_figure() {
    let text = "Công ty đặt kế hoạch năm 2019 với doanh thu đạt 1.200 tỷ đồng và 90 tỷđồng và 90 tỷ đồng lợi nhuận.";
    assert!(!Parser::default().parse(text, &Options::default()).facts.is_empty());
}

/// Found by a fuzzer: a predicate that stands before the end of what is taken for its subject.
#[test]
fn a_predicate_may_stand_before_the_end_of_the_subject() {
    for text in
        ["Diện tích rừng trồng khi tăng nhanh với quy mô 90 ha.", "Tăng tỷ lệ người dân hài lòng khi làm thủ tục: 5%."]
    {
        assert!(!Parser::default().parse(text, &Options::default()).facts.is_empty(), "{text}");
    }
}
