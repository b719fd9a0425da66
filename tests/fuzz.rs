//! The fuzz targets, run without a fuzzer: inputs that once broke them, and for a while what chance makes of the texts
//! of the cases. `BAOCAO_FUZZ_SECONDS` says how long that is, `BAOCAO_FUZZ_SEED` where it begins.

mod fuzzed;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 4] = [
    ("text", fuzzed::text),
    ("published", fuzzed::published),
    ("lexicon", fuzzed::lexicon),
    ("offsets", fuzzed::offsets),
];

/// Longest input that is made up.
const LONGEST: usize = 3000;

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    files.sort();
    Ok(files)
}

fn found(target: &str) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed/found").join(target);
    files(&folder)?.iter().map(|file| Ok(fs::read(file)?)).collect()
}

#[test]
fn what_was_found_stays_mended() -> Result<(), Box<dyn Error>> {
    for (name, target) in TARGETS {
        let inputs = found(name)?;
        assert!(!inputs.is_empty(), "{name}");
        for input in &inputs {
            target(input);
        }
    }
    Ok(())
}

#[test]
fn what_chance_makes_of_the_cases() -> Result<(), Box<dyn Error>> {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("BAOCAO_FUZZ_SEED").unwrap_or(1);
    let each = Duration::from_millis(number("BAOCAO_FUZZ_SECONDS").unwrap_or(2) * 1000 / 4);
    let (texts, words) = (case_texts()?, word_files()?);
    for (name, target) in TARGETS {
        let mut seeds = found(name)?;
        match name {
            "lexicon" => seeds.extend(words.iter().cloned()),
            "published" => {}
            _ => seeds.extend(texts.iter().cloned()),
        }
        let (mut chance, start) = (Chance(seed), Instant::now());
        while start.elapsed() < each {
            let input = chance.input(&seeds);
            // The input is told before it can break anything.
            let told = std::panic::catch_unwind(|| target(&input));
            assert!(told.is_ok(), "{name}, seed {seed}: {:?}", String::from_utf8_lossy(&input));
        }
    }
    Ok(())
}

/// The texts of all cases.
fn case_texts() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))? {
        let cases: toml::Table = fs::read_to_string(file)?.parse()?;
        let cases = cases.get("case").and_then(toml::Value::as_array).into_iter().flatten();
        texts.extend(cases.filter_map(|case| case.get("text")?.as_str()).map(|text| text.as_bytes().to_vec()));
    }
    Ok(texts)
}

/// Entries of the shipped files of words.
fn word_files() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut entries = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/vi");
    for file in files(&folder)?.into_iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
        entries.extend(fs::read_to_string(file)?.split("\n\n").take(8).map(|entry| entry.as_bytes().to_vec()));
    }
    Ok(entries)
}

/// Numbers of chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// One seed or two, a few times cut, doubled, overwritten and spliced.
    fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut input = seeds[self.below(seeds.len())].clone();
        for _ in 0..self.below(6) {
            let (from, to) = (self.below(input.len() + 1), self.below(input.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
            match self.below(6) {
                0 => drop(input.drain(from..to)),
                1 => input = [&input[..to], &input[from..]].concat(),
                2 => input[from..to].fill(b"0 .,(-\n;"[self.below(8)]),
                3 => input[from..to].iter_mut().for_each(|byte| *byte = byte.wrapping_add(1)),
                4 => {
                    let other = &seeds[self.below(seeds.len())];
                    let cut = self.below(other.len() + 1);
                    input = [&input[..from], &other[cut..], &input[to..]].concat();
                }
                _ => {
                    let piece =
                        ["\u{301}", "\u{200B}", "\r\n", "%", " tỷ đồng ", "/", "năm 2020", "“", "12", "\t|", "!"];
                    let piece = piece[self.below(piece.len())].as_bytes();
                    input = [&input[..from], piece, &input[from..]].concat();
                }
            }
        }
        input.truncate(LONGEST);
        input
    }
}
