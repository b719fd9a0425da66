//! Any text gives a report, the same one twice, that can be written as JSON.

#![no_main]

#[expect(dead_code, reason = "one function a target")]
#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::text(data));
