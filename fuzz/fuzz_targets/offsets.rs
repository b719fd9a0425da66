//! Every span of a report lies in the text that the caller gave, and its quote is what stands there.

#![no_main]

#[expect(dead_code, reason = "one function a target")]
#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::offsets(data));
