//! Every span of a report lies in the text that the caller gave, on its characters, and its quote is what stands there.

#![no_main]

use baocao::parse::{Options, Parser};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    let chars: Vec<char> = text.chars().collect();
    let report = serde_json::to_value(Parser::default().parse(text, &Options::default())).unwrap();
    let mut left = vec![&report];
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values),
            Value::Object(fields) => {
                left.extend(fields.values());
                let span = fields.get("span").and_then(Value::as_array);
                let Some([start, end]) = span.map(Vec::as_slice) else { continue };
                let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
                assert!(start <= end && end <= chars.len());
                if let Some(quote) = fields.get("quote").and_then(Value::as_str) {
                    assert_eq!(chars[start..end].iter().collect::<String>(), quote);
                }
            }
            _ => {}
        }
    }
});
