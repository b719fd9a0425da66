//! The user's own words: what they change, and what is told of a file that is wrong.

use baocao::lexicon::{Lexicon, Source};
use baocao::parse::{Options, Parser};

fn own(text: &str) -> Result<Lexicon, baocao::error::Error> {
    Lexicon::with(&[Source { name: "own.toml", text, is_value: false }])
}

#[test]
fn own_units_indicators_and_cues_change_the_reading() -> Result<(), Box<dyn std::error::Error>> {
    let text = "Toàn xã thu mua ngót nghét 500 giạ lúa.";
    let shipped = Parser::default().quantities(text);
    assert!(shipped.iter().all(|quantity| quantity.unit != "kg"));
    let lexicon = own("
[[unit]]
id = \"kg\"
words = [\"giạ\"]
factor = \"20\"
dimension = \"mass\"

[[cue]]
class = \"bound-about\"
words = [\"ngót nghét\"]
")?;
    let read = Parser::new(&lexicon).quantities(text);
    assert_eq!(read.len(), 1);
    assert_eq!((read[0].value, read[0].unit.as_str(), &*read[0].bound), (10_000.0, "kg", "~"));
    Ok(())
}

#[test]
fn an_own_indicator_wins_over_the_shipped_one() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = own("
[[indicator]]
id = \"honey\"
vi = \"sản lượng mật ong\"
en = \"honey\"
unit = \"t\"

[[indicator]]
id = \"own_exports\"
vi = \"xuất khẩu\"
en = \"our exports\"
")?;
    let id = |phrase| lexicon.indicator_id(phrase).map(|entry| lexicon.indicators[entry as usize].id.as_str());
    assert_eq!(id("tổng sản lượng mật ong toàn tỉnh"), Some("honey"));
    assert_eq!(id("xuất khẩu của tỉnh"), Some("own_exports"));
    assert_eq!(id("nhập khẩu"), Some("imports"));
    let text = "Năm 2020, sản lượng mật ong đạt 12 tấn.";
    let report = Parser::new(&lexicon).parse(text, &Options::default());
    assert_eq!(report.facts[0].indicator_id.as_deref(), Some("honey"));
    assert_eq!(Parser::default().parse(text, &Options::default()).facts[0].indicator_id, None);
    Ok(())
}

#[test]
fn all_faults_are_told_with_their_place() {
    let text = "[[indicator]]
id = \"one\"
vi = \"đàn ong\"
en = \"bees\"

[[indicator]]
id = \"two\"
vi = \"tổng đàn ong\"
en = \"bees\"
words = [\"đàn ong\"]
";
    let fault = own(text).expect_err("two entries claim one word").to_string();
    assert!(fault.contains("own.toml:6:1: indicator[1]: \"đàn ong\" is claimed by \"one\" too"), "{fault}");

    let text = "[[cue]]\nclass = \"status-etimate\"\nwords = [\"\"]\n[[units]]\nid = \"x\"\n";
    let fault = own(text).expect_err("wrong in three places").to_string();
    assert!(fault.starts_with("lexicon: 3 faults"), "{fault}");
    assert!(fault.contains("own.toml:2:9: cue[0]: unknown name \"status-etimate\", did you mean \"status-estimate\"?"));
    assert!(fault.contains("own.toml:3:10: cue[0].words[0]: an empty word"), "{fault}");
    assert!(fault.contains("own.toml:4:3: units: unknown list \"units\", did you mean \"unit\"?"), "{fault}");

    let value = Lexicon::with(&[Source { name: "dict", text, is_value: true }]);
    let fault = value.expect_err("the same").to_string();
    assert!(fault.contains("dict: cue[0].words[0]: an empty word"), "{fault}");

    let text = "[[identity]]
kind = \"sum\"
total = \"exports\"
parts = [\"imports\", \"exprots\"]

[[place_alias]]
words = [\"Xứ Lạ\"]
code = \"nowhere\"
";
    let fault = own(text).expect_err("what they name is nowhere").to_string();
    assert!(fault.contains("own.toml:1:1: identity[0]: no indicator has the id \"exprots\""), "{fault}");
    assert!(fault.contains("own.toml:6:1: place_alias[0]: no unit has the code \"nowhere\""), "{fault}");
}
