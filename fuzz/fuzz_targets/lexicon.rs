//! Any file of words is a lexicon that can be read with, or a fault that tells its place.

#![no_main]

use baocao::lexicon::{Lexicon, Source};
use baocao::parse::{Options, Parser};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Lexicon::with(&[Source { name: "own.toml", text, is_value: false }]) {
        Ok(lexicon) => {
            let _ = Parser::new(&lexicon).parse(text, &Options::default());
        }
        Err(fault) => assert!(fault.to_string().contains("own.toml")),
    }
});
