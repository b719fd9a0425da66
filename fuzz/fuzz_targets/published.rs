//! Any string is a day of publication or a fault, and any such day can be read with.

#![no_main]

use baocao::calendar::Published;
use baocao::parse::{Options, Parser};
use libfuzzer_sys::fuzz_target;

/// A bit of everything that is resolved against the day.
const TEXT: &str = "Tính đến hết tháng trước, thu ngân sách 6 tháng đầu năm đạt 5 tỷ đồng, tăng 3% so với cùng kỳ. Thứ hai \
    tuần sau, mùng 3 Tết, rằm tháng Giêng, quý I, hôm qua, 10 năm qua: 7 người.";

fuzz_target!(|text: &str| {
    if let Ok(published) = Published::parse(text) {
        let options = Options { published: Some(published), ..Options::default() };
        let _ = Parser::default().parse(TEXT, &options);
    }
});
