//! People with their titles: one entry a person, every mention of them together.

mod apposition;
mod bare;
mod closing;
mod complement;
mod enclosed;
mod find;
mod list;
mod merge;
mod name;
mod title;

pub(super) use name::{MAX_NAME, is_common, is_syllable, name_within, vietnamese_at};

use super::organization::Organization;
use super::place::Place;
use super::scan::{Scan, TokenRange};

/// A person, every mention of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Full name without honorific.
    pub name: String,
    /// Titles as in the text, each once.
    pub titles: Vec<String>,
    /// Where the name stands.
    pub mentions: Vec<TokenRange>,
}

/// Reads the people of a document.
pub(super) fn read(scan: &Scan<'_>, organizations: &[Organization], places: &[Place]) -> Vec<Person> {
    let others = find::Others::new(organizations, places);
    let found = find::find(scan, organizations, &others);
    merge::merge(scan, found, &others)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::parse::{Options, Parser};

    proptest! {
        #[test]
        fn a_name_behind_an_honorific_is_read_whole(
            surname in prop::sample::select(vec!["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Bùi", "Khuất"]),
            middle in prop::sample::select(vec!["Thị", "Văn", "Đình", "Quang", "Minh", "Hữu"]),
            given in prop::sample::select(vec!["Tâm", "Hạnh", "Trực", "Khôi", "Lành", "Dũng"]),
        ) {
            let name = format!("{surname} {middle} {given}");
            let text = format!("Theo ông {name}, giá sẽ tăng. Ông {given} nói thêm.");
            let report = Parser::default().parse(&text, &Options::default());
            prop_assert_eq!(report.people.len(), 1);
            prop_assert_eq!(&report.people[0].name, &name);
            prop_assert_eq!(report.people[0].spans.len(), 2);
        }

        #[test]
        fn words_in_any_order_give_people_with_mentions(words in prop::collection::vec(prop::sample::select(vec![
            "ông", "Ông", "bà", "Nguyễn", "Văn", "An", "Trump", "Donald", "Chủ tịch", "UBND", "tỉnh", "Hà Nội", "kiêm",
            "nguyên", "phó", "PGS.TS", "Thượng tá", "phóng viên", ",", "-", "(", ")", ".", "cho biết", "đường", "và",
            "Công ty", "cổ phần", "của", "Sở", "Y tế", "Bộ", "Sư đoàn", "316", "CHỦ TỊCH", "TRẦN", "\n", "\n\n",
        ]), 0..40)) {
            let text = words.join(" ");
            let report = Parser::default().parse(&text, &Options::default());
            let length = text.chars().count() as u32;
            for person in &report.people {
                prop_assert!(!person.name.is_empty() && !person.spans.is_empty());
                prop_assert!(person.spans.iter().all(|span| span.start < span.end && span.end <= length));
            }
            for body in &report.organizations {
                prop_assert!(!body.name.is_empty() && !body.kind.is_empty() && !body.spans.is_empty());
            }
        }
    }
}
