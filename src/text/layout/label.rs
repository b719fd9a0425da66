//! What the rows of a table are called: by words, by a number and words, or by years and numbers alone.

use super::table::{MIN_ROWS, Part, Shape};

/// "Năm | Sản lượng" over "2019 | 120", "2020 | 131"; "Khối | Số lớp" over "6 | 5", "7 | 5", "8 | 4": whether what the rows are
/// called is a year or a number that goes up by one.
pub(super) fn is_keyed<'p>(head: &[Part], rows: impl Iterator<Item = &'p [Part]>) -> bool {
    const MIN_NUMBERS: usize = 3;
    const MAX_DIGITS: u32 = 2;
    if head.len() < 2 || head[0].shape != Shape::Words {
        return false;
    }
    let mut keys = Vec::new();
    for row in rows {
        let Some(first) = row.first().filter(|_| row.len() == head.len()) else { return false };
        if first.shape != Shape::Words {
            keys.push(first);
        }
    }
    let years = keys.iter().all(|part| part.shape == Shape::Year);
    let numbers =
        keys.iter().all(|part| part.shape == Shape::Figure && part.number.is_some() && part.span.len() <= MAX_DIGITS);
    let rising = keys.windows(2).all(|pair| pair[0].number.map(|one| one + 1) == pair[1].number);
    keys.len() >= MIN_ROWS && years || numbers && rising && keys.len() >= MIN_NUMBERS
}

/// How many parts of a row stand before its figures: its number, its label, its unit.
pub(super) fn labels(parts: &[Part]) -> usize {
    const MAX_NAMED: usize = 3;
    let is_words = |at: usize| parts.get(at).is_some_and(|part| part.shape == Shape::Words);
    let numbered = usize::from(!is_words(0) && is_words(1));
    let mixed = usize::from(parts.first().is_some_and(|part| part.shape == Shape::Mixed) && numbered == 0);
    let mut count = numbered + mixed;
    while count < MAX_NAMED && is_words(count) {
        count += 1;
    }
    count
}

/// Which of them are the label and the unit: "II", "Công nghiệp", "tỷ đồng".
pub(super) fn named(parts: &[Part]) -> (Option<usize>, Option<usize>) {
    const MAX_NUMBER: u32 = 4;
    let numbered = parts.len() > 1 && parts[0].span.len() <= MAX_NUMBER;
    let label = usize::from(numbered);
    let at = |index: usize| Some(index).filter(|&index| index < parts.len());
    (at(label), at(label + 1))
}
