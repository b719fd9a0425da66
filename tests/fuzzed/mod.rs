//! What holds for any input: each of these is a fuzz target (`fuzz/fuzz_targets`), and runs for a while in `tests/fuzz.rs`.

use baocao::calendar::Published;
use baocao::lexicon::{Lexicon, Source};
use baocao::parse::{Options, Parser};
use serde_json::Value;

/// A bit of everything that is resolved against the day of publication.
const RELATIVE: &str = "Tính đến hết tháng trước, thu ngân sách 6 tháng đầu năm đạt 5 tỷ đồng, tăng 3% so với cùng kỳ. \
    Thứ hai tuần sau, mùng 3 Tết, rằm tháng Giêng, quý I, hôm qua, 10 năm qua: 7 người.";

/// Any text gives a report, the same one twice, that can be written as JSON.
pub(crate) fn text(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let published = if data.len().is_multiple_of(2) { Published::parse("2020-07").ok() } else { None };
    let options = Options { published, ..Options::default() };
    let parser = Parser::default();
    let report = json(&parser.parse(&text, &options)).to_string();
    assert_eq!(report, json(&parser.parse(&text, &options)).to_string());
}

/// Any string is a day of publication or a fault, and any such day can be read with.
pub(crate) fn published(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(published) = Published::parse(text) {
        let options = Options { published: Some(published), ..Options::default() };
        let _ = Parser::default().parse(RELATIVE, &options);
    }
}

/// Any file of words is a lexicon that can be read with, or a fault that tells its place.
pub(crate) fn lexicon(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    match Lexicon::with(&[Source { name: "own.toml", text, is_value: false }]) {
        Ok(lexicon) => {
            let _ = Parser::new(&lexicon).parse(text, &Options::default());
        }
        Err(fault) => assert!(fault.to_string().contains("own.toml"), "{fault}"),
    }
}

/// Every span of a report lies in the text that the caller gave, on its characters, and its quote is what stands there.
pub(crate) fn offsets(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let chars: Vec<char> = text.chars().collect();
    let report = json(&Parser::default().parse(text, &Options::default()));
    let mut left = vec![&report];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values),
            Value::Object(fields) => {
                left.extend(fields.values());
                let Some([start, end]) = fields.get("span").and_then(Value::as_array).map(Vec::as_slice) else {
                    continue;
                };
                let [start, end] = [start, end].map(|end| end.as_u64().map_or(usize::MAX, |end| end as usize));
                assert!(start <= end && end <= chars.len());
                if let Some(quote) = fields.get("quote").and_then(Value::as_str) {
                    assert_eq!(chars[start..end].iter().collect::<String>(), quote);
                }
            }
            _ => {}
        }
    }
}

fn json(report: &baocao::record::Report) -> Value {
    serde_json::to_value(report).expect("a report is JSON")
}
