//! What a Vietnamese syllable looks like, to tell common words from foreign names.

use std::sync::LazyLock;

use regex::Regex;

/// Initial consonants, a nucleus of vowels that may carry tone marks, final consonants: the standard spelling.
static SYLLABLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:ngh?|nh|[ckgpt]h|tr|gi|qu|[bcdđghklmnpqrstvx])?",
        r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}",
        r"(?:ch|nh|ng|[cmnpt])?$",
    ))
    .ok()
});

/// Whether a word in lower case, composed (NFC), is spelled as a Vietnamese syllable.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    SYLLABLE.as_ref().is_some_and(|pattern| pattern.is_match(word))
}

/// The tones that words taken over from other languages lack: all but the level one, and the rising one before a stop
/// ("vắc xin", "rốc két").
static NATIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("[àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ]|[áắấéếíóốớúứý][aiouyưmn]*g?h?$").ok()
});

/// Whether a syllable in lower case, composed (NFC), bears a tone that tells it for a native one.
pub(super) fn is_native(syllable: &str) -> bool {
    NATIVE.as_ref().is_some_and(|pattern| pattern.is_match(syllable))
}

#[cfg(test)]
mod tests {
    use super::{is_native, is_syllable};

    #[test]
    fn tones_of_native_syllables() {
        for word in ["tổng", "giá", "với", "ngạch", "cấu", "nước", "thuế"] {
            assert!(is_native(word) == (word != "nước"), "{word}");
        }
        for word in ["vắc", "xin", "rút", "két", "nô", "tông"] {
            assert!(!is_native(word), "{word}");
        }
    }

    #[test]
    fn syllables() {
        for word in ["tổng", "giá", "nghiệp", "thu", "khuyến", "ước", "diện", "quỹ", "xuất", "gì", "ở"]
        {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn foreign_words() {
        for word in ["samsung", "apple", "intel", "ford", "vinamilk", "honda", "tsmc", ""] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
