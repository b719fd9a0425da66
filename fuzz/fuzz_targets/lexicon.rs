//! Any file of words is a lexicon that can be read with, or a fault that tells its place.

#![no_main]

#[expect(dead_code, reason = "one function a target")]
#[path = "../../tests/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzzed::lexicon(data));
