//! Sentences inside blocks. They need words (abbreviations end in a full stop too), so they are cut here and not in
//! `text`.
//!
//! A sentence ends at `.`, `!`, `?`, `…` with the quotes and brackets that close there, where what follows looks like
//! a beginning. A semicolon parts clauses and ends no sentence: an entry of a list that ends in one is a block of its
//! own.

use super::scan::{Scan, Sentence, TokenRange};
use crate::lexicon::{Class, Signs};
use crate::text::BlockKind;
use crate::token::{Case, Gap, Kind};

/// A sentence that runs on longer is cut, so that everything after is linear.
const MAX_TOKENS: usize = 400;
/// How far before that end a semicolon or comma is looked for to cut at.
const CUT_BACK: usize = 120;
/// Quotes and brackets that may close after one stop.
const MAX_CLOSERS: usize = 4;
/// A group of digits.
const GROUP: u32 = 3;

/// The sentences, and the tokens of each cell of a table; `ends` holds, per block, the token after its last.
pub(super) fn sentences(scan: &Scan<'_>, ends: &[usize]) -> (Vec<Sentence>, Vec<TokenRange>) {
    let mut cells: Vec<TokenRange> = Vec::with_capacity(scan.tables.cells.len());
    let mut out = Vec::with_capacity(scan.tokens.len() / 24 + ends.len());
    let mut push = |tokens: TokenRange, block| {
        out.push(Sentence { signs: scan.hits.signs(tokens.clone()), tokens, block });
    };
    let mut start = 0;
    for (block, &end) in ends.iter().enumerate() {
        while let Some(cell) = scan.tables.cells.get(cells.len()).filter(|cell| cell.block == block) {
            let beyond =
                |from: usize, edge: u32| (from..end).find(|&at| scan.tokens[at].span.start >= edge).unwrap_or(end);
            let first = beyond(cells.last().map_or(start, |last| last.end).max(start), cell.span.start);
            let last = beyond(first, cell.span.end);
            if first > start && first < last {
                push(start..first, block);
                start = first;
            }
            cells.push(first..last);
            if scan.tables.cells.get(cells.len()).is_none_or(|next| next.block != block) && start < end {
                push(start..end, block);
                start = end;
            }
        }
        let chrome = scan.blocks[block].kind == BlockKind::Chrome;
        let mut token = start;
        while token < end {
            if !chrome {
                // Nothing ends a sentence but a symbol, its length and the block.
                token = scan.hits.next(token, end.min(start + MAX_TOKENS - 1), Signs::SYMBOL).min(end - 1);
            }
            let mut cut = if is_stop(scan, token) { stop(scan, token, end) } else { None };
            if chrome && cut.is_none() && ends_entry(scan, token, end) {
                cut = Some(token + 1);
            }
            token += 1;
            if cut.is_none() && token - start >= MAX_TOKENS {
                cut = Some(clause_end(scan, start, token));
            }
            if token == end && cut.is_none() {
                cut = Some(end);
            }
            if let Some(at) = cut {
                push(start..at, block);
                start = at;
                token = token.max(at);
            }
        }
        if start < end {
            push(start..end, block);
            start = end;
        }
    }
    (out, cells)
}

fn is_stop(scan: &Scan<'_>, token: usize) -> bool {
    scan.tokens[token].kind == Kind::Symbol && matches!(scan.word(token), "." | "!" | "?" | "…")
}

/// In letterheads and signatures the lines are kept: a semicolon at the end of one ends an entry.
fn ends_entry(scan: &Scan<'_>, token: usize, end: usize) -> bool {
    token + 1 < end && scan.tokens[token + 1].gap == Gap::Line && scan.is(token, ";")
}

/// The last clause that ends within `start..token`, for a sentence that never does.
fn clause_end(scan: &Scan<'_>, start: usize, token: usize) -> usize {
    let from = token.saturating_sub(CUT_BACK).max(start + 1);
    let last = |mark: &str| (from..token).rev().find(|&at| scan.is(at, mark));
    last(";").or_else(|| last(",")).map_or(token, |at| at + 1)
}

/// The end of the sentence whose stop stands at `token`, if it ends there.
fn stop(scan: &Scan<'_>, token: usize, end: usize) -> Option<usize> {
    let mut after = token + 1;
    while after < end && after <= token + MAX_CLOSERS && scan.tokens[after].is_glued() && is_closer(scan, after) {
        after += 1;
    }
    if after >= end {
        return Some(end);
    }
    let next = &scan.tokens[after];
    if next.is_glued() {
        return (after == token + 1 && forgot_space(scan, token, end)).then_some(after);
    }
    let begins = match next.kind {
        Kind::Word => next.is_capital(),
        Kind::Number => !broken_number(scan, token),
        Kind::Symbol => opens(scan, after, end),
    };
    (begins && !(after == token + 1 && abbreviates(scan, token, end))).then_some(after)
}

fn is_closer(scan: &Scan<'_>, token: usize) -> bool {
    matches!(scan.word(token), "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

/// Whether the symbol at `token` begins a sentence: an opening quote or bracket before a capital or a figure, or the
/// marker of an item that stands in the line. A dash goes on ("... tới” - ông nói").
fn opens(scan: &Scan<'_>, token: usize, end: usize) -> bool {
    match scan.word(token) {
        "“" | "\"" | "‘" | "'" | "(" | "[" | "«" => {
            token + 1 < end && (scan.tokens[token + 1].is_capital() || scan.tokens[token + 1].kind == Kind::Number)
        }
        "+" | "*" | "•" | "●" | ">" => true,
        _ => false,
    }
}

/// "đạt 5%.Trong đó": the space was forgotten. "TP.Vinh" and "Zing.vn" are one.
fn forgot_space(scan: &Scan<'_>, token: usize, end: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let (last, next) = (&scan.tokens[before], &scan.tokens[token + 1]);
    if !scan.is(token, ".") || next.case != Case::Title || next.span.len() < 2 || token + 2 >= end {
        return false;
    }
    let ended = match last.kind {
        Kind::Word => last.case == Case::Lower && last.span.len() > 1,
        Kind::Number => true,
        Kind::Symbol => matches!(scan.word(before), "%" | ")" | "”" | "\""),
    };
    ended && !scan.tokens[token + 2].is_glued() && !abbreviates(scan, token, end)
}

/// "1. 250 tỷ": a number broken at its point. A year before the stop is no part of one.
fn broken_number(scan: &Scan<'_>, token: usize) -> bool {
    let Some(before) = token.checked_sub(1).map(|at| &scan.tokens[at]) else { return false };
    before.kind == Kind::Number
        && scan.tokens[token].is_glued()
        && before.span.len() <= GROUP
        && scan.word(token + 1).bytes().take_while(u8::is_ascii_digit).count() == GROUP as usize
}

/// Whether the stop at `token` belongs to an abbreviation or an initial and ends nothing. It does end something
/// where a word follows that begins sentences and no name ("ở khu vực TP. Trong đó, ...").
fn abbreviates(scan: &Scan<'_>, token: usize, end: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let word = &scan.tokens[before];
    if !scan.is(token, ".") || !scan.tokens[token].is_glued() || word.kind != Kind::Word {
        return false;
    }
    let listed = |start: usize, class: Class| scan.hit(start, class).is_some_and(|hit| hit.end as usize == token);
    let known = listed(before, Class::Abbreviation)
        || (word.is_capital() && listed(before, Class::CapitalAbbreviation))
        || before.checked_sub(2).is_some_and(|start| listed(start, Class::Abbreviation));
    let initial = is_initial(scan.word(before)) && !hangs_on_number(scan, before) && !is_numeral(scan, before);
    if !known && !initial {
        return false;
    }
    let after = token + 1;
    let starts = scan.hit(after, Class::SentenceStart).is_some();
    let named = after + 1 < end && scan.tokens[after + 1].is_capital();
    !starts || named
}

/// "H.", "N.V.Đ."; "Á" and "Ý" are words.
fn is_initial(word: &str) -> bool {
    word == "\u{110}" || (word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// "cao hơn quý I. Kết quả ...": a Roman numeral ends its sentence, unless it numbers a heading ("Mục I. Công tác chỉ đạo").
fn is_numeral(scan: &Scan<'_>, token: usize) -> bool {
    let Some(noun) = token.checked_sub(1).filter(|_| matches!(scan.word(token), "I" | "V" | "X")) else { return false };
    let numbers = scan.hit(noun, Class::Numbered).is_some_and(|hit| hit.end as usize == token);
    numbers && !matches!(scan.tokens[noun].gap, Gap::Block | Gap::Line)
}

/// "1A." ends a name, it is no initial.
fn hangs_on_number(scan: &Scan<'_>, token: usize) -> bool {
    scan.tokens[token].is_glued() && token.checked_sub(1).is_some_and(|at| scan.tokens[at].kind == Kind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Text, blocks};

    fn split(source: &str) -> Vec<String> {
        let text = Text::new(source);
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        scan.sentences.iter().map(|sentence| scan.slice(sentence.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn a_stop_before_a_beginning_ends_a_sentence() {
        for sentences in [
            &["Thu ngân sách đạt 1.250,5 tỷ đồng.", "Chi đạt 900 tỷ đồng."][..],
            &["Diện tích lúa tăng 2,5%.", "3 xã tăng trên 5%."],
            &["Ông nói: “Giá đã giảm.”", "Sau đó giá tăng."],
            &["Xuất khẩu tăng (9%).", "“Đây là mức cao” - ông nói."],
            &["Giá tăng 5%.", "+ Giá gạo tăng 3%"],
            &["Đạt kế hoạch năm 2019.", "15 dự án hoàn thành."],
            &["Vì sao giá tăng?", "Do thiếu hàng…", "Nay đã ổn định."],
            &["Tăng 5,48% của quý I.", "Tính chung tăng 6%."],
            &["Đội bóng châu Á.", "Giải sẽ diễn ra ở Ý.", "Sau đó về nước."],
            &["Thấp hơn mức của quý I.", "Ngành đóng tàu tăng 7%."],
            &["Mục I. Công tác chỉ đạo"],
            &["Ở khu vực TP.", "Trong đó, hai xã đạt chuẩn."],
            &["Trên đây là báo cáo./."],
        ] {
            assert_eq!(split(&sentences.join(" ")), sentences);
        }
    }

    #[test]
    fn other_stops_end_nothing() {
        for sentence in [
            "Khách đến TP. Hồ Chí Minh và Q. Bình Thạnh tăng 5%",
            "TP.Vinh và tx. Cửa Lò thu 5 tỷ đồng",
            "PGS.TS. Trần Văn An và ThS. Lê Thị Bình chủ trì",
            "Bà H. Nguyễn (SN 1990) và anh Lê V. Đ. Trần",
            "Đóng tàu, cơ khí, chế tạo... và dệt may tăng 5%",
            "Ba trường hợp: a, b, v.v. đều đạt 100%",
            "Đạt 1. 250 tỷ đồng",
            "Theo Zing.vn, giá tăng",
            "Thu đạt 5 tỷ; chi đạt 4 tỷ; nợ 1 tỷ",
            "“Giá sẽ giảm.” - ông An nói",
        ] {
            assert_eq!(split(sentence), [sentence]);
        }
    }

    #[test]
    fn a_forgotten_space_is_seen() {
        assert_eq!(split("Thu đạt 5%.Trong đó thuế đạt 4%."), ["Thu đạt 5%.", "Trong đó thuế đạt 4%."]);
        assert_eq!(split("Xuất khẩu tăng khá.Nhập khẩu giảm."), ["Xuất khẩu tăng khá.", "Nhập khẩu giảm."]);
    }

    #[test]
    fn an_endless_sentence_is_cut_at_a_clause() {
        let source = "thu năm đồng và chi ba đồng, ".repeat(200);
        let sentences = split(&source);
        assert!(sentences.len() > 2);
        assert!(sentences.iter().all(|sentence| sentence.ends_with(',')));
        assert!(split(&"a ".repeat(1000)).len() > 1);
    }

    #[test]
    fn every_token_is_in_one_sentence() {
        let text = Text::new("Tiêu đề.\n\n1. Một. Hai; ba.\n- Bốn\nNơi nhận:    TM. UBND\n- Một;    Hai\n");
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        let mut at = 0;
        for sentence in &scan.sentences {
            assert_eq!(sentence.tokens.start, at);
            assert!(sentence.tokens.end > at);
            at = sentence.tokens.end;
        }
        assert_eq!(at, scan.tokens.len());
    }
}
