//! The number of a document: "42/NQ-CP", "01/2021/QH15", "15-NQ/TW", "136/2018", "30a/2008/NQ-CP".

use super::super::scan::Scan;
use crate::lexicon::Class;
use crate::token::{Case, Gap, Kind, Token};

/// Parts of a number ("37/2015/TTLT-BYT-BTC" has five).
const MAX_PARTS: usize = 12;
/// Letters of one code word.
const MAX_CODE: usize = 12;
/// Letters of a code word that is written like a name ("Ttg").
const MAX_TITLE_CODE: usize = 4;

/// A number as it was read.
pub(super) struct Written {
    /// Token after its last.
    pub(super) end: usize,
    /// As written, spaces around its marks left out.
    pub(super) text: String,
    /// It has a code of letters.
    pub(super) coded: bool,
    /// How many parts between marks.
    pub(super) parts: usize,
    /// Its last part is the code of a law ("QH").
    of_law: bool,
    /// The type its code names.
    pub(super) instrument: Option<usize>,
}

/// The number that begins at `at`.
pub(super) fn at(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Written> {
    let first = scan.tokens.get(at).filter(|_| at < limit)?;
    if first.kind != Kind::Number || scan.word(at).contains(',') {
        return None;
    }
    let mut out = Written {
        end: at + 1,
        text: scan.word(at).to_owned(),
        coded: false,
        parts: 1,
        of_law: false,
        instrument: None,
    };
    suffix(scan, limit, &mut out);
    set_off(scan, limit, &mut out);
    for _ in 0..MAX_PARTS {
        if !part(scan, limit, &mut out) {
            break;
        }
    }
    // A grouped or decimal number, a date with dots: no number of a document unless a code follows.
    (out.coded || !first_has_mark(scan, at)).then_some(out)
}

fn first_has_mark(scan: &Scan<'_>, at: usize) -> bool {
    scan.word(at).contains('.')
}

/// "30a", "15b": one small letter that touches the digits.
fn suffix(scan: &Scan<'_>, limit: usize, out: &mut Written) {
    let Some(token) = scan.tokens.get(out.end).filter(|_| out.end < limit) else { return };
    let word = scan.word(out.end);
    // "35 a/NQ-CP"
    let set_off = out.end + 1 < limit && scan.is(out.end + 1, "/") && scan.tokens[out.end + 1].is_glued();
    let joins = token.is_glued() || (set_off && token.gap == Gap::Space);
    if joins && token.kind == Kind::Word && token.case == Case::Lower && word.chars().count() == 1 {
        out.text.push_str(word);
        out.end += 1;
    }
}

/// "575 QĐ/VH": a known code behind a space instead of a mark, with another behind it.
fn set_off(scan: &Scan<'_>, limit: usize, out: &mut Written) {
    let code = out.end;
    if code + 2 >= limit || scan.tokens[code].gap != Gap::Space || scan.tokens[code].case == Case::Lower {
        return;
    }
    let more = matches!(scan.word(code + 1), "/" | "-" | "–") && is_code(scan, code + 2, false);
    let Some(hit) = scan.hit(code, Class::DocCode).filter(|_| more && scan.tokens[code + 2].kind == Kind::Word) else {
        return;
    };
    out.text.push(' ');
    out.text.push_str(scan.word(code));
    out.end = code + 1;
    out.parts += 1;
    out.coded = true;
    out.instrument = Some(hit.entry as usize);
}

/// A mark and what follows it; false where the number ends.
fn part(scan: &Scan<'_>, limit: usize, out: &mut Written) -> bool {
    let mark = out.end;
    if mark + 1 >= limit {
        return false;
    }
    let (sign, next) = (scan.word(mark), &scan.tokens[mark + 1]);
    let sign = match sign {
        "/" | "-" | "." | "&" | "_" => sign,
        "–" => "-",
        _ => return false,
    };
    let tight = scan.tokens[mark].is_glued() && next.is_glued();
    // "54/2017/QH - 14": the term of the assembly, spaces or not.
    let term = sign == "-" && out.of_law && next.kind == Kind::Number && next.span.len() <= 2;
    // "2015 - CF -0040"
    let serial = sign == "-" && out.coded && next.kind == Kind::Number && next.is_glued();
    let digits = next.kind == Kind::Number && (tight || term || serial) && matches!(sign, "/" | "-");
    // "55/C 46 - P 11", "2501/VPCP - V.I"
    let lettered = out.coded && scan.word(mark + 1).len() == 1 && next.is_capital();
    let roman =
        || scan.is(mark + 2, ".") && scan.tokens.get(mark + 3).is_some_and(|next| next.is_glued() && next.is_capital());
    let letter = lettered && (scan.tokens.get(mark + 2).is_some_and(|number| number.kind == Kind::Number) || roman());
    let code =
        next.kind == Kind::Word && (letter || is_code(scan, mark + 1, tight)) && (tight || matches!(sign, "/" | "-"));
    if !digits && !code {
        return false;
    }
    if digits && scan.word(mark + 1).contains(',') {
        return false;
    }
    out.text.push_str(sign);
    out.text.push_str(scan.word(mark + 1));
    out.end = mark + 2;
    out.parts += 1;
    out.of_law = false;
    if code {
        out.coded = true;
        let hit = scan.hit(mark + 1, Class::DocCode);
        out.of_law = hit.is_some_and(|hit| scan.lexicon.instruments[hit.entry as usize].law);
        if out.instrument.is_none() {
            out.instrument = scan.hit(mark + 1, Class::DocCode).map(|hit| hit.entry as usize);
        }
        // "QH15", "QH 11".
        let follows = |token: &&Token| {
            // "55/C 46"
            let unit = scan.word(mark + 1).len() == 1;
            let term = (out.of_law || unit) && token.gap == Gap::Space && token.span.len() <= 2;
            token.kind == Kind::Number && (token.is_glued() || term)
        };
        if let Some(token) = scan.tokens.get(out.end).filter(follows)
            && out.end < limit
        {
            out.text.push_str(scan.text.slice(token.span));
            out.end += 1;
        }
    }
    true
}

/// Whether a word may be part of a code: capitals, or a known code in small letters that touches its mark.
fn is_code(scan: &Scan<'_>, at: usize, tight: bool) -> bool {
    let letters = scan.word(at).chars().count();
    match scan.tokens[at].case {
        Case::Upper | Case::Mixed => letters <= MAX_CODE,
        Case::Title => tight && letters <= MAX_TITLE_CODE,
        Case::Lower => tight && scan.hit(at, Class::DocCode).is_some(),
    }
}
