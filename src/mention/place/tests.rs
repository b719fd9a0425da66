//! What holds of places whatever the text; the readings themselves stand in `tests/cases/places.toml`.

use std::sync::Arc;

use proptest::prelude::*;

use super::{GenericPlace, Level, Place, document_place, home, is_home, read, refers, superior};
use crate::calendar::Published;
use crate::lexicon::Lexicon;
use crate::mention::Scan;
use crate::text::{Text, blocks};

/// Reads `text` and hands the scan with its places to `judge`.
fn with<T>(text: &str, published: Option<&str>, judge: impl Fn(&Scan<'_>, &[Place], &[GenericPlace]) -> T) -> T {
    let text = Text::new(text);
    let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
    let published = published.and_then(|day| Published::parse(day).ok());
    let (places, generics) = read(&scan, published, &[]);
    judge(&scan, &places, &generics)
}

/// What each kind without a name means in a document about the place it is about.
fn meanings(text: &str, published: &str) -> Vec<Option<Arc<str>>> {
    with(text, Some(published), |scan, places, generics| {
        let about = document_place(scan, places).and_then(|index| places.get(index));
        let meaning = |generic| refers(scan.lexicon, generic, about?).map(|place| place.name);
        generics.iter().map(meaning).collect()
    })
}

#[test]
fn a_bare_kind_is_the_place_of_the_report_or_one_above() {
    let report = "Quận Cầu Giấy báo cáo\nTrên địa bàn quận có 3 chợ; toàn thành phố có 450 chợ, toàn tỉnh thì không.";
    let found = meanings(report, "2022-03");
    let names: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
    assert_eq!(names, [Some("Quận Cầu Giấy"), Some("Thành phố Hà Nội"), None]);
}

#[test]
fn several_units_are_no_one_place() {
    let report = "Huyện Yên Mô báo cáo\nCác xã, thị trấn; 17 xã; mỗi huyện; hợp tác xã; cấp xã.";
    assert!(meanings(report, "2022-03").is_empty());
}

#[test]
fn a_document_is_about_the_smallest_place_that_most_mentions_lie_in() {
    let about = |text: &str| {
        with(text, Some("2022-03"), |scan, places, _| {
            document_place(scan, places).and_then(|index| places.get(index)).map(|place| place.name.clone())
        })
    };
    let report = "Tỉnh Bắc Kạn họp báo\nHuyện Na Rì dẫn đầu; huyện Ba Bể đứng sau; Cao Bằng ở gần.";
    assert_eq!(about(report).as_deref(), Some("Tỉnh Bắc Kạn"));
    assert_eq!(about("Giá vàng tăng\nMột khách hàng ở Hà Nội cho biết giá cao."), None);
    let nation = "Cả nước được mùa\nToàn quốc thu hoạch xong; lúa của nước ta xuất khẩu nhiều.";
    assert_eq!(about(nation).as_deref(), Some("Việt Nam"));
}

#[test]
fn units_above_and_the_country() {
    let lexicon = Lexicon::shipped();
    with("xã Thượng Giáo, huyện Ba Bể", Some("2022-03"), |_, places, _| {
        let names: Vec<Option<Arc<str>>> = [Level::District, Level::Province, Level::Country]
            .iter()
            .map(|&level| superior(lexicon, places.first()?, level).map(|place| place.name))
            .collect();
        assert_eq!(names, [Some("Huyện Ba Bể".into()), Some("Tỉnh Bắc Kạn".into()), None]);
    });
    assert!(home(lexicon, 0..0).is_some_and(|place| is_home(lexicon, &place)));
}

/// Pieces that addresses are made of, and what stands between them.
const PIECES: &[&str] = &[
    "xã",
    "Xã",
    "phường",
    "quận",
    "huyện",
    "TP.",
    "thành phố",
    "tỉnh",
    "Q.",
    "P.",
    "H.",
    "thôn",
    "đường",
    "công ty",
    "Tân Thành",
    "Châu Thành",
    "Hòa Bình",
    "Hà Nội",
    "Huế",
    "Mỹ",
    "Anh",
    "Quảng Ninh",
    "Quảng Bình",
    "Sa Pa",
    "TPHCM",
    "1",
    "12",
    "3 tỷ",
    ",",
    ", ",
    " và ",
    "(",
    ")",
    ". ",
    "; ",
    "\n",
    " ",
    "-",
    "thuộc",
    "các",
    "miền Nam",
    "cả nước",
    "Đồng bằng sông Cửu Long",
    "M'Đrắk",
    "Bà Rịa - Vũng Tàu",
    "Nguyễn",
    "UBND",
    "ĐẮK LẮK",
    "hòa bình",
    "A",
];

proptest! {
    #[test]
    fn places_stand_in_order_and_agree_with_the_gazetteer(
        parts in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        published in prop::sample::select(&[None, Some("2019-05"), Some("2026-03")][..]),
    ) {
        let text = parts.join(" ");
        with(&text, published, |scan, places, generics| {
            let mut end = 0;
            for place in places {
                assert!(place.tokens.start >= end && place.tokens.end > place.tokens.start);
                end = place.tokens.end;
                assert!(end <= scan.tokens.len() && !place.name.is_empty());
                match place.unit {
                    Some(unit) => {
                        let unit = &scan.lexicon.gazetteer.units[unit];
                        assert_eq!((place.code, place.level), (Some(unit.code), unit.level));
                    }
                    None => assert!(place.code.is_none() && place.era.is_none() && place.within.is_empty()),
                }
            }
            for generic in generics {
                assert!(places.iter().all(|place| {
                    place.tokens.end <= generic.tokens.start || generic.tokens.end <= place.tokens.start
                }));
            }
        });
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        with(&text, None, |scan, places, _| document_place(scan, places));
    }
}
