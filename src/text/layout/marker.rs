//! Markers of headings and items: "A.", "I.", "1.", "1.1.", "1)", "a)", "(1)", "(i)", "-", "+", "•".
//!
//! A letter or a Roman numeral before a full stop may as well be an initial ("V. Putin"), so those count only when
//! they go on with a sequence or begin one.

/// The styles of marker, from the outermost to the innermost as reports nest them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// "#", "##": a heading in Markdown.
    Hash,
    /// "A."
    Letter,
    /// "I."
    Roman,
    /// "1."
    Number,
    /// "1.1."
    Second,
    /// "1.1.1."
    Third,
    /// "1.1.1.1."
    Fourth,
    /// "1)"
    NumberBracket,
    /// "a)", "a."
    LowerLetter,
    /// "(1)"
    InBrackets,
    /// "(a)"
    LetterInBrackets,
    /// "(i)", "i)"
    LowerRoman,
    /// "*"
    Star,
    /// "•", a drawn bullet, an emoji.
    Bullet,
    /// "-", "–"
    Dash,
    /// "+"
    Plus,
    /// "o", "○", "▪": what word processors put at the second level.
    SecondBullet,
}

impl Style {
    /// Whether it may stand before a heading.
    pub(super) fn counts(self) -> bool {
        self < Style::Star
    }
}

/// A marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// Which one of its sequence; for "2.3" the 3.
    pub(super) value: u32,
    /// Bytes, with the white space after it.
    pub(super) len: usize,
}

/// Where each sequence of markers stands.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    last: [u32; COUNTED],
}

const COUNTED: usize = Style::Star as usize;
/// Markers that are left out of a sequence (lost in extraction) before it is another one.
const MISSING: u32 = 2;

impl Sequences {
    /// Whether `marker` goes on with its sequence or begins one.
    fn follows(&self, style: Style, value: u32) -> bool {
        let last = self.last.get(style as usize).copied().unwrap_or(0);
        value == 1 || (last > 0 && value > last && value <= last + MISSING)
    }

    /// The marker at the start of `text`, if there is one. With `strict` (the line before has not ended) a number
    /// has to follow too.
    pub(super) fn read(&mut self, text: &str, caps: bool, strict: bool) -> Option<Marker> {
        let marker = bullet(text).or_else(|| self.counted(text, caps))?;
        // "2011 / - 2016": a dash in the sentence.
        if strict && marker.style == Style::Dash && !text[marker.len..].starts_with(char::is_uppercase) {
            return None;
        }
        if let Some(last) = self.last.get(marker.style as usize).copied() {
            let next = marker.value == 1 || marker.value == last + 1;
            if strict && !next && !is_pointed(text, marker) {
                return None;
            }
            self.last[marker.style as usize] = marker.value;
            // A new section counts its parts anew.
            let inner = marker.style as usize + 1;
            if let Some(rest) = self.last.get_mut(inner..) {
                rest.fill(0);
            }
        }
        Some(marker)
    }

    fn counted(&self, text: &str, caps: bool) -> Option<Marker> {
        let first = text.bytes().next()?;
        match first {
            b'(' => bracketed(text, self),
            b'0'..=b'9' => numbered(text),
            _ => self.lettered(text, caps),
        }
    }

    fn lettered(&self, text: &str, caps: bool) -> Option<Marker> {
        let head = text.split(['.', ')', '/', '-', ' ']).next()?;
        let mark = text.as_bytes().get(head.len()).copied()?;
        let dotted = mark == b'.' || mark == b'/' || mark == b'-';
        let rest = &text[head.len()..];
        // "I - ", "II- "
        let tight = rest.strip_prefix(' ').filter(|rest| rest.starts_with("- ") || rest.starts_with("– "));
        let (mark_len, dotted) = match tight {
            Some(rest) => (1 + rest.chars().next().map_or(1, char::len_utf8), true),
            None if mark == b' ' => return None,
            // "I/- ", "II/-": both marks.
            None if mark == b'/' && rest.starts_with("/-") => (2, dotted),
            None => (1, dotted),
        };
        let after = &text[head.len() + mark_len..];
        let spaced = after.starts_with(char::is_whitespace);
        let body = after.trim_start();
        let content = body.chars().next()?;
        let glued_ok = content.is_uppercase() && (caps || head.len() > 1 || mark == b')');
        if !(spaced || glued_ok) {
            return None;
        }
        let len = text.len() - body.len();
        let single = head.chars().count() == 1;
        if head.bytes().all(|byte| byte.is_ascii_uppercase()) && (dotted || mark == b')') {
            let roman = roman(head);
            let letter = single.then(|| letter(&head.to_lowercase())).flatten();
            // "C." and "D." are Roman numerals too, but nobody counts to a hundred; "I." is one unless "H." came.
            return match (roman, letter) {
                (Some(value), _) if !single && value <= 40 => Some(Marker { style: Style::Roman, value, len }),
                (Some(value), _)
                    if matches!(head, "I" | "V" | "X") && (self.follows(Style::Roman, value) || (caps && spaced)) =>
                {
                    Some(Marker { style: Style::Roman, value, len })
                }
                (_, Some(value)) if self.follows(Style::Letter, value) && spaced => {
                    Some(Marker { style: Style::Letter, value, len })
                }
                _ => None,
            };
        }
        if !single && dotted && spaced {
            // "Ii. ", "Iii. ": a text whose lines were all written small but for the first letter. "Vi" may be a name.
            let small = head.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) && head.starts_with(['I', 'V', 'X']);
            let value = roman(&head.to_ascii_uppercase()).filter(|_| small);
            let told =
                |value: &u32| head.starts_with('I') || head.ends_with("ii") || self.follows(Style::Roman, *value);
            if let Some(value) = value.filter(told) {
                return Some(Marker { style: Style::Roman, value, len });
            }
        }
        if head.chars().all(char::is_lowercase) && (mark == b')' || mark == b'.' || spaced) {
            if single {
                let value = letter(head)?;
                if self.follows(Style::LowerLetter, value) {
                    return Some(Marker { style: Style::LowerLetter, value, len });
                }
            }
            let value = roman(&head.to_ascii_uppercase())?;
            return (mark == b')' && self.follows(Style::LowerRoman, value)).then_some(Marker {
                style: Style::LowerRoman,
                value,
                len,
            });
        }
        None
    }
}

/// "2.3. Chi": what no number in a sentence is.
fn is_pointed(text: &str, marker: Marker) -> bool {
    let parts = matches!(marker.style, Style::Second | Style::Third | Style::Fourth);
    parts && text[..marker.len].ends_with(". ") && text[marker.len..].starts_with(char::is_uppercase)
}

/// "1.", "1)", "1/", "1 -", "1.2.", "1.2.3".
fn numbered(text: &str) -> Option<Marker> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut depth = 0;
    let value = loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 2 {
            return None;
        }
        let value = text[at..at + digits].parse::<u32>().ok()?;
        at += digits;
        depth += 1;
        let more = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !more || depth == 4 {
            break value;
        }
        at += 1;
    };
    // "1 - ", "1.1 - "
    let dash = text[at..].strip_prefix([' ']).filter(|rest| rest.starts_with("- ") || rest.starts_with("– "));
    let dash = dash.and_then(|rest| rest.chars().next()).map(|dash| 1 + dash.len_utf8());
    let (mark, style) = match bytes.get(at) {
        _ if dash.is_some() => (dash?, dotted_style(depth)?),
        Some(b')') if depth == 1 => (1, Style::NumberBracket),
        Some(b'.' | b'/') => (1, dotted_style(depth)?),
        Some(b'-') if bytes.get(at + 1) == Some(&b' ') => (1, dotted_style(depth)?),
        Some(b' ') if depth > 1 => (0, dotted_style(depth)?),
        _ => return None,
    };
    let after = &text[at + mark..];
    let body = after.trim_start();
    let content = body.chars().next()?;
    let spaced = body.len() < after.len();
    // "1.1 tỷ" is a number; "2.Chăn nuôi" is a marker, "2.a" and "2/9" are not.
    let ok = if mark == 0 || !spaced || dash.is_some() {
        content.is_uppercase()
    } else {
        !content.is_ascii_digit() || depth == 1
    };
    // "1/ ..." with space only.
    if !ok || value == 0 || (bytes.get(at) == Some(&b'/') && !spaced) {
        return None;
    }
    Some(Marker { style, value, len: text.len() - body.len() })
}

fn dotted_style(depth: usize) -> Option<Style> {
    [Style::Number, Style::Second, Style::Third, Style::Fourth].get(depth - 1).copied()
}

/// "(1)", "(a)", "(ii)".
fn bracketed(text: &str, sequences: &Sequences) -> Option<Marker> {
    let inner = text[1..].split(')').next()?;
    if inner.is_empty() || inner.len() > 4 {
        return None;
    }
    let after = text.get(inner.len() + 2..)?;
    let body = after.trim_start();
    body.chars().next()?;
    let len = text.len() - body.len();
    if inner.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = inner.parse().ok()?;
        return (inner.len() <= 2).then_some(Marker { style: Style::InBrackets, value, len });
    }
    if let Some(value) = letter(inner).filter(|&value| sequences.follows(Style::LetterInBrackets, value)) {
        return Some(Marker { style: Style::LetterInBrackets, value, len });
    }
    let lower = inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let value = roman(&inner.to_ascii_uppercase()).filter(|_| lower)?;
    Some(Marker { style: Style::LowerRoman, value, len })
}

/// "(+) Tội phạm về ...", "(-) Huyện A": a bullet that a bracket encloses, before a word.
fn enclosed(text: &str) -> Option<Marker> {
    let style = match text.get(..3)? {
        "(+)" => Style::Plus,
        "(-)" => Style::Dash,
        _ => return None,
    };
    let body = text[3..].trim_start();
    body.starts_with(char::is_alphabetic).then_some(Marker { style, value: 1, len: text.len() - body.len() })
}

/// "- ", "+ ", "• ", bullets of symbol fonts, emoji.
fn bullet(text: &str) -> Option<Marker> {
    let c = text.chars().next()?;
    let style = match c {
        '-' | '–' | '—' | '−' => Style::Dash,
        '+' => Style::Plus,
        '*' => Style::Star,
        '#' => return hashes(text),
        '(' => return enclosed(text),
        'o' | '○' | '◦' | '▪' | '▫' | '■' | '□' => Style::SecondBullet,
        // Bullets; what is left of those of a symbol font; private use; arrows, shapes, emoji.
        '•'
        | '●'
        | '·'
        | '∙'
        | '‣'
        | '>'
        | '»'
        | 'Ø'
        | '§'
        | 'ü'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{2190}'..='\u{21FF}'
        | '\u{25A0}'..='\u{27BF}'
        | '\u{1F000}'..='\u{1FAFF}' => Style::Bullet,
        _ => return None,
    };
    // An emoji may carry a variation selector.
    let after = text[c.len_utf8()..].trim_start_matches('\u{FE0F}');
    let body = after.trim_start();
    let content = body.chars().next()?;
    let spaced = body.len() < after.len();
    let ok = match c {
        'o' | 'Ø' | '§' | 'ü' => spaced && content.is_uppercase(),
        // "-5%" and "+ 5" are signs.
        '-' | '–' | '—' | '−' | '+' => spaced || content.is_alphabetic(),
        '*' | '>' => content != c,
        _ => true,
    };
    ok.then_some(Marker { style, value: 1, len: text.len() - body.len() })
}

/// "## Heading".
fn hashes(text: &str) -> Option<Marker> {
    let rest = text.trim_start_matches('#');
    let body = rest.trim_start();
    let fits = text.len() - rest.len() <= 6 && body.len() < rest.len() && !body.is_empty();
    fits.then_some(Marker { style: Style::Hash, value: 1, len: text.len() - body.len() })
}

/// The bytes at the start of `text` that look like a marker and the white space after it, whatever its sequence:
/// word processors put a tab between marker and text, which parts no columns.
pub(super) fn lead(text: &str) -> usize {
    const MAX_LEAD: usize = 8;
    let Some(end) = text.find(char::is_whitespace).filter(|&end| end <= MAX_LEAD) else {
        return 0;
    };
    let head = &text[..end];
    let counted = head.ends_with(['.', ')', '/']) && head.trim_end_matches(['.', ')', '/']).chars().count() <= 4;
    let drawn = head.chars().count() == 1 && !head.starts_with(|c: char| c.is_ascii_digit());
    if counted || drawn { text.len() - text[end..].trim_start().len() } else { 0 }
}

/// The place of a letter in the order in which Vietnamese reports enumerate: đ comes after d; w and z are left out,
/// by most f and j too, which is a gap that a sequence allows.
fn letter(text: &str) -> Option<u32> {
    const ORDER: &str = "abcdđefghijklmnopqrstuvxy";
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return None;
    };
    ORDER.chars().position(|other| other == c).map(|at| at as u32 + 1)
}

/// The value of a Roman numeral in capitals, up to 89.
fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let digit = |byte: u8| match byte {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        _ => None,
    };
    let mut total: u32 = 0;
    let mut before: u32 = 0;
    for byte in text.bytes().rev() {
        let value = digit(byte)?;
        if value < before {
            total = total.checked_sub(value)?;
        } else {
            total += value;
            before = value;
        }
    }
    (total > 0 && write_roman(total) == text).then_some(total)
}

fn write_roman(mut value: u32) -> String {
    const PARTS: [(u32, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (worth, sign) in PARTS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(lines: &[&str]) -> Vec<Option<(Style, u32)>> {
        let mut sequences = Sequences::default();
        lines.iter().map(|line| sequences.read(line, false, false).map(|marker| (marker.style, marker.value))).collect()
    }

    #[test]
    fn markers_in_sequence_are_read() {
        let read =
            styles(&["A. Một", "B. Hai", "I. Một", "II. Hai", "1. Một", "1.1. Con", "1.2 Con", "a) x", "b) y", "đ) z"]);
        let expected = [
            (Style::Letter, 1),
            (Style::Letter, 2),
            (Style::Roman, 1),
            (Style::Roman, 2),
            (Style::Number, 1),
            (Style::Second, 1),
            (Style::Second, 2),
            (Style::LowerLetter, 1),
            (Style::LowerLetter, 2),
        ];
        assert_eq!(read[..9], expected.map(Some));
        // c) and d) are missing: more than a gap.
        assert_eq!(read[9], None);
    }

    #[test]
    fn initials_numbers_and_signs_are_no_markers() {
        let texts = [
            "V. Putin nói",
            "H. Anh",
            "1.1 tỷ đồng",
            "2/9 là ngày nghỉ",
            "-5% so với",
            "+ ",
            "3.917/3.917 ca",
            "2019. Năm",
        ];
        assert_eq!(styles(&texts), [None; 8]);
    }

    #[test]
    fn slashes_hashes_and_remains_of_bullets_are_markers() {
        let read = styles(&["I/ Một", "a/ Hai", "b- Ba", "## Bốn", "ü Năm", "Ø Sáu", "1/ Bảy", "2 - Tám"]);
        let style = |at: usize| read[at].map(|(style, _)| style);
        assert_eq!(style(0), Some(Style::Roman));
        assert_eq!(style(1), Some(Style::LowerLetter));
        assert_eq!(style(2), Some(Style::LowerLetter));
        assert_eq!(style(3), Some(Style::Hash));
        assert_eq!(style(4), Some(Style::Bullet));
        assert_eq!(style(5), Some(Style::Bullet));
        assert_eq!(style(6), Some(Style::Number));
    }

    #[test]
    fn roman_numerals_of_one_capital_are_markers() {
        let read = styles(&["I - Một", "Ii - hai", "Iii. ba", "Vi. sáu", "Iv. bốn", "Vi. sáu", "Viii. Tám", "Ivan. x"]);
        let values = [1, 2, 3].map(Some);
        assert_eq!(read[..3].iter().map(|one| one.map(|(_, value)| value)).collect::<Vec<_>>(), values);
        assert_eq!(read[3..].iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, true, false]);
    }

    #[test]
    fn an_i_after_an_h_is_a_letter() {
        let read = styles(&["g) x", "a) x", "b) x", "c) x", "d) x", "đ) x", "e) x", "g) x", "h) x", "i) x"]);
        assert_eq!(read.last().copied().flatten(), Some((Style::LowerLetter, 10)));
    }
}
