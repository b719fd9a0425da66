use proptest::prelude::*;

use super::*;
use crate::lexicon::Lexicon;
use crate::text::{Text, blocks};

/// What is read of a text: quote, days by label, and the period itself.
fn periods(text: &str, published: Option<&str>) -> Vec<(String, String, Period)> {
    let text = Text::new(text);
    let mut scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
    let published = published.and_then(|day| Published::parse(day).ok());
    let read = read(&mut scan, published);
    read.into_iter()
        .map(|period| {
            let quote = scan.slice(period.tokens.clone()).to_owned();
            (quote, period.interval.map_or_else(String::new, |days| days.label()), period)
        })
        .collect()
}

fn only(text: &str, published: &str) -> Period {
    let mut found = periods(text, Some(published));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0).2
}

#[test]
fn every_word_stands_once() {
    let mut seen = std::collections::BTreeSet::new();
    for entry in &Lexicon::shipped().periods {
        for word in &entry.words {
            assert!(seen.insert(crate::token::fold(word)), "{word} stands twice: the later entry would hide the other");
        }
    }
}

#[test]
fn what_leads_an_expression_is_kept_beside_it() {
    let period = only("Tính đến hết ngày 15/8/2019, giải ngân 40%.", "2019-09");
    assert!(period.up_to && period.point && period.has_year && !period.since);
    assert!(!period.lead.is_empty() && period.lead.end == period.tokens.start);
    assert!(only("Nợ xấu giảm so với cuối năm 2018.", "2019-09").versus);
    assert!(only("Từ năm 2010, xã có điện.", "2019-09").since);
    assert!(only("Đạt 80% kế hoạch năm 2019.", "2019-09").of_plan);
    assert!(only("Từ đầu năm đến 15/8, mưa nhiều.", "2019-09").year_to_date);
}

#[test]
fn a_redefined_stretch_carries_the_days_of_its_bracket() {
    let found = periods("9 tháng đầu năm 2018 (từ ngày 16-12-2017 đến ngày 15-9-2018), tỉnh có 9 vụ.", Some("2018-10"));
    let days = found.first().and_then(|(_, _, period)| period.redefined).map(|days| days.label());
    assert_eq!(days.as_deref(), Some("2017-12-16/2018-09-15"));
    let again = "9 tháng đầu năm 2018 (từ ngày 16-12-2017 đến ngày 15-9-2018), có 9 vụ.\n\nTrong 9 tháng, số người bị \
                 nạn giảm so với cùng kỳ.";
    let days: Vec<_> = periods(again, Some("2018-10"))
        .into_iter()
        .map(|(_, _, period)| period.redefined.map(|days| days.label()).unwrap_or_default())
        .collect();
    assert_eq!(days, ["2017-12-16/2018-09-15", "", "2017-12-16/2018-09-15", "2016-12-16/2017-09-15"]);
}

#[test]
fn relations_resolve_for_the_period_of_a_fact() {
    let half = Interval::months((2020, 1), (2020, 6)).expect("months");
    let label = |days: Option<Interval>| days.map(|days| days.label());
    assert_eq!(label(resolve_same_period(half, None)).as_deref(), Some("2019-H1"));
    assert_eq!(label(resolve_same_period(half, Some(2015))).as_deref(), Some("2015-H1"));
    let month = Interval::months((2020, 1), (2020, 1)).expect("a month");
    assert_eq!(label(resolve_previous(month, Grain::Month)).as_deref(), Some("2019-12"));
    assert_eq!(label(resolve_previous(month, Grain::Quarter)).as_deref(), Some("2019-Q4"));
    assert_eq!(label(resolve_previous(half, Grain::Half)).as_deref(), Some("2019-H2"));
    assert_eq!(label(resolve_previous(half, Grain::Year)).as_deref(), Some("2019-H1"));
    assert_eq!(label(resolve_previous(half, Grain::Span)), None);
}

#[test]
fn the_document_tells_when_it_came_out() {
    for (text, want) in [
        ("date 2020-07 Quận báo cáo kết quả\n\nThu ngân sách tăng.", Some("2020-07")),
        ("UBND HUYỆN A\n\nĐông Hà, ngày 19 tháng 9 năm 2019\n\nBÁO CÁO", Some("2019-09-19")),
        ("Tin vắn\n\nThứ Ba, ngày 13 tháng 01 năm 2026\n\nTổ công tác họp.", Some("2026-01-13")),
        ("Mưa lớn\n\n(PV) - 12/3/2019 08:15\n\nNhiều nơi ngập.", Some("2019-03-12")),
        ("Tin vắn\n\nNgày 12/3/2019, tổ công tác họp.", None),
    ] {
        let text = Text::new(text);
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        assert_eq!(published(&scan).map(|day| day.to_string()).as_deref(), want, "{}", text.body());
    }
}

/// Pieces of expressions, in any order and number.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "ngày",
        "tháng",
        "quý",
        "năm",
        "tuần",
        "nửa",
        "đầu",
        "cuối",
        "giữa",
        "đến",
        "từ",
        "và",
        "tới",
        "trước",
        "qua",
        "nay",
        "cùng kỳ",
        "cả",
        "so với",
        "tính đến hết",
        "II",
        "IV",
        "3",
        "12",
        "31",
        "0",
        "99",
        "2018",
        "2019",
        "9999",
        "30.6.2020",
        "4.2020",
        "/",
        "-",
        "–",
        ",",
        "(",
        ")",
        ".",
        ";",
        "%",
        "giai đoạn",
        "năm học",
        "niên vụ",
        "mùng",
        "rằm",
        "Tết Nguyên đán",
        "âm lịch",
        "thứ hai",
        "hôm qua",
        "thập niên",
        "hai",
        "mươi",
        "nghìn",
        "không",
        "tháng Chạp",
        "các",
        "những",
        "đồng",
    ]);
    let glue = prop::sample::select(vec![" ", "", " ", "\n"]);
    prop::collection::vec((piece, glue), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

proptest! {
    #[test]
    fn any_text_is_read(text in soup(), published in prop::sample::select(vec!["2019", "2019-03", "2020-02-29", "0001-01-01", "9999-12-31"])) {
        for published in [None, Some(published)] {
            let mut end = 0;
            for (quote, _, period) in periods(&text, published) {
                prop_assert!(!quote.is_empty());
                prop_assert!(period.tokens.start >= end, "{} overlaps what stands before it", quote);
                prop_assert!(period.lead.end <= period.tokens.start);
                end = period.tokens.end;
                if let Some(days) = period.interval {
                    prop_assert!(days.start.is_none_or(|start| start <= days.end), "{} runs backwards", quote);
                }
            }
        }
    }
}
