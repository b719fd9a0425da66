//! Properties: any text is read without a fault, numbers come back as they were written, cost is linear.

use proptest::prelude::*;
use std::time::{Duration, Instant};

use super::{Quantity, read};
use crate::lexicon::Lexicon;
use crate::mention::Scan;
use crate::text::{Text, blocks};

fn quantities(source: &str) -> Vec<Quantity> {
    let text = Text::new(source);
    let mut scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
    read(&mut scan)
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A number below a thousand in words; `full` fills empty hundreds ("không trăm linh năm").
fn group(number: u64, full: bool) -> String {
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut words = Vec::new();
    if hundreds > 0 || full {
        words.push(format!("{} trăm", DIGITS[hundreds as usize]));
    }
    match tens {
        0 if ones > 0 && !words.is_empty() => words.push("linh".to_owned()),
        0 => {}
        1 => words.push("mười".to_owned()),
        _ => words.push(format!("{} mươi", DIGITS[tens as usize])),
    }
    match ones {
        0 => {}
        1 if tens > 1 => words.push("mốt".to_owned()),
        4 if tens > 1 => words.push("tư".to_owned()),
        5 if tens > 0 => words.push("lăm".to_owned()),
        _ => words.push(DIGITS[ones as usize].to_owned()),
    }
    words.join(" ")
}

fn spell(number: u64) -> String {
    let mut words = Vec::new();
    for (scale, name) in [(1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1000, "nghìn"), (1, "")] {
        let part = number / scale % 1000;
        if part > 0 {
            words.push(format!("{} {name}", group(part, !words.is_empty())).trim().to_owned());
        }
    }
    words.join(" ")
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

proptest! {
    #[test]
    fn words_come_back_as_the_number(number in 1u64..1_000_000_000_000) {
        let found = quantities(&spell(number));
        prop_assert_eq!(found.len(), 1, "{}", spell(number));
        prop_assert_eq!(found[0].value.to_integer(), Some(i128::from(number)), "{}", spell(number));
    }

    #[test]
    fn groups_come_back_as_the_number(number in 1000u64..1_000_000_000_000, decimals in 0u32..100) {
        let text = format!("Tổng thu đạt {},{decimals:02} triệu đồng.", grouped(number));
        let found = quantities(&text);
        prop_assert_eq!(found.len(), 1);
        let cents = i128::from(number) * 100 + i128::from(decimals);
        prop_assert_eq!(found[0].value.to_integer(), Some(cents * 10_000));
        prop_assert_eq!(found[0].precision.to_integer(), Some(10_000));
    }

    #[test]
    fn any_text_is_read(text in "[0-9a-zđA-Z .,/%()+:$\\-–\n²]{0,80}") {
        check(&text);
    }

    #[test]
    fn any_order_of_words_is_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..30)) {
        check(&words.join(" "));
        check(&words.concat());
    }
}

const WORDS: &[&str] = &[
    "1",
    "12,5",
    "1.234",
    "2020",
    "0,0",
    "99999999999999999999999999999999",
    "tỷ",
    "nghìn",
    "triệu",
    "rưỡi",
    "phẩy",
    "một",
    "năm",
    "mười",
    "mươi",
    "trăm",
    "linh",
    "không",
    "nửa",
    "phần",
    "tư",
    "đồng",
    "%",
    "/",
    "-",
    "–",
    "(",
    ")",
    ",",
    ".",
    "từ",
    "đến",
    "giữa",
    "và",
    "hơn",
    "khoảng",
    "gấp",
    "lần",
    "thứ",
    "số",
    "top",
    "kg",
    "m2",
    "người",
    "USD",
    "$",
    "âm",
    "+",
    "trở lên",
    "không có",
    "hồ sơ",
    "vài",
    "hàng",
    "tháng",
    "giờ",
    "\n",
    "Điều",
    "quận",
    ":",
];

/// Quantities stand in order, don't overlap, and their spans are true.
fn check(source: &str) {
    let text = Text::new(source);
    let mut scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
    let found = read(&mut scan);
    let mut end = 0;
    for quantity in &found {
        assert!(quantity.tokens.start >= end && quantity.tokens.start < quantity.tokens.end, "{source:?}: {found:?}");
        assert!(quantity.tokens.end <= scan.tokens.len());
        assert_eq!(quantity.span, scan.span(quantity.tokens.clone()));
        end = quantity.tokens.end;
    }
}

/// A text ten times as long may cost some twenty times as much, not a hundred.
#[test]
fn cost_is_linear() {
    for piece in ["1 ", "1, ", "một ", "1/", "1-", "tỷ ", "từ 1 đến ", "mười phẩy ", "(tỷ ", "nghìn ", "1 và ", "đồng/"]
    {
        let cost = |times: usize| {
            let text = piece.repeat(times);
            let start = Instant::now();
            let _ = quantities(&text);
            start.elapsed()
        };
        // What else runs on the machine slows one or the other now and then; a quadratic step is slow each time.
        let is_linear = || cost(20_000) < cost(2000).max(Duration::from_millis(1)) * 60;
        assert!((0..5).any(|_| is_linear()), "{piece:?}");
    }
}
