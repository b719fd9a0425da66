//! A fault of fonts in PDF files: "ự" stands for "đ", "đ" for "Đ", "ắ" for "í" ("lao ựộng", "đà Nẵng", "diện tắch"). It is
//! told by what no Vietnamese syllable has: "ự" at the start of a word, before a vowel.

/// The letter that each wrong one stands for, where the text before and after is such that it does.
const STROKE: char = 'ự';
const LARGE: char = 'đ';
const RISING: char = 'ắ';

/// The fault of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Font {
    /// It has the fault.
    faulty: bool,
    /// "đ" was a capital.
    large: bool,
}

impl Font {
    pub(super) fn of(source: &str) -> Self {
        // "nôn ựa" is a word, if a rare one.
        const MIN_FAULTS: usize = 2;
        let faults = source.match_indices(STROKE).filter(|&(at, _)| is_stroke(source, at)).count();
        if faults < MIN_FAULTS {
            return Self::default();
        }
        let rest = source.match_indices(LARGE).filter(|&(at, _)| starts_word(source, at)).count();
        Self { faulty: true, large: rest * 2 <= faults }
    }

    /// Where the next letter from `at` on stands that the fault may have written.
    pub(super) fn next(self, source: &str, at: usize) -> Option<usize> {
        if !self.faulty {
            return None;
        }
        let found = source[at..].char_indices().map(|(next, c)| (at + next, c));
        found.filter(|&(at, c)| self.meant(source, at, c).is_some()).map(|(at, _)| at).next()
    }

    /// The letter meant by `c`, which stands at `at`, if it is another.
    pub(super) fn meant(self, source: &str, at: usize, c: char) -> Option<char> {
        match c {
            STROKE if self.faulty && is_stroke(source, at) => Some(LARGE),
            LARGE if self.large && starts_word(source, at) => Some('Đ'),
            RISING if self.faulty && is_rising(source, at) => Some('í'),
            _ => None,
        }
    }
}

fn starts_word(source: &str, at: usize) -> bool {
    !source[..at].ends_with(char::is_alphanumeric)
}

/// "ựến": a word begins with it, and goes on with a vowel.
fn is_stroke(source: &str, at: usize) -> bool {
    let next = source[at + STROKE.len_utf8()..].chars().next();
    starts_word(source, at) && next.is_some_and(is_vowel)
}

fn is_vowel(c: char) -> bool {
    let plain = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    plain || matches!(c, 'à'..='ý' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'ạ'..='ỹ') && c.is_lowercase()
}

/// "tắch", "kắnh", "phắ": the vowel that "ắ" is stands neither there nor open.
fn is_rising(source: &str, at: usize) -> bool {
    let rest = &source[at + RISING.len_utf8()..];
    rest.starts_with("ch") || rest.starts_with("nh") || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::normalize::normalize;

    #[test]
    fn letters_that_the_font_wrote_are_read_as_those_meant() {
        for (source, body) in [
            ("lao ựộng ở đà Nẵng ựi xa", "lao động ở Đà Nẵng đi xa"),
            ("tiền ựất, diện tắch ựo, chắnh phủ, phắ", "tiền đất, diện tích đo, chính phủ, phí"),
            ("nôn ựa, thắng, tắc", "nôn ựa, thắng, tắc"),
            ("sự thực, tự lực ở đà Nẵng", "sự thực, tự lực ở đà Nẵng"),
        ] {
            assert_eq!(normalize(source).0, body);
        }
    }
}
