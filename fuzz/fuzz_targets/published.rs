//! Any string is a day of publication or a fault, and any such day can be read with.

#![no_main]

#[expect(dead_code, reason = "one function a target")]
#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::published(data));
