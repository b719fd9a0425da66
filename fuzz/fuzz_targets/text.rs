//! Any text gives a report, the same one twice, that can be written as JSON.

#![no_main]

use baocao::calendar::Published;
use baocao::parse::{Options, Parser};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let published = if data.len() % 2 == 0 { Published::parse("2020-07").ok() } else { None };
    let options = Options { published, ..Options::default() };
    let parser = Parser::default();
    let report = serde_json::to_string(&parser.parse(&text, &options)).unwrap();
    assert_eq!(report, serde_json::to_string(&parser.parse(&text, &options)).unwrap());
});
