//! The title of a document behind its number: "“Về ...”" or "về ...". One in quotes ends with them; where another ends
//! is told by what stands behind it.

use super::super::organization;
use super::super::scan::Scan;
use crate::lexicon::Class;
use crate::lexicon::schema::TitleKind;
use crate::token::{Case, Kind};

/// Marks that a quote stands between.
const QUOTES: [(&str, &str); 3] = [("“", "”"), ("\"", "\""), ("«", "»")];
/// Tokens of a name in quotes inside a title.
const MAX_QUOTED: usize = 12;
/// Tokens of a title.
const MAX_TITLE: usize = 60;
/// Tokens of a remark in brackets between a number and its title.
const MAX_BRACKET: usize = 16;
/// Tokens of a first item that is no title alone: "xây dựng, tổ chức và hoạt động của ...".
const SHORT_ITEM: usize = 2;
/// Tokens of the longest noun that may end an item of a list; those of one syllable are part of too many words.
const MAX_NOUN: usize = 4;

/// The title that begins at `at`, and the token behind it.
pub(super) fn title(scan: &Scan<'_>, at: usize, limit: usize, coded: bool) -> Option<(String, usize)> {
    read(scan, at, limit, coded).or_else(|| {
        // "Nghị định 158/2013/NĐ-CP (có hiệu lực từ ngày 1/1) quy định ..."; "Quyết định 100 - "Ban hành ..."".
        if scan.is(at, "(") {
            let close = (at..limit.min(at + MAX_BRACKET)).find(|&place| scan.is(place, ")"))?;
            return read(scan, close + 1, limit, coded);
        }
        let dash = ["-", "–"].iter().any(|mark| scan.is(at, mark));
        let quote = QUOTES.iter().any(|(open, _)| scan.is(at + 1, open));
        if dash && quote { read(scan, at + 1, limit, coded) } else { None }
    })
}

fn read(scan: &Scan<'_>, at: usize, limit: usize, coded: bool) -> Option<(String, usize)> {
    let amends = |at: usize| scan.phrase(at, limit, Class::DocAmend).is_some();
    // "Luật số 21/2012/QH13 ngày 20/11/2012 luật sửa đổi một số điều của ..."
    let at = scan.phrase(at, limit, Class::Instrument).filter(|&law| amends(law)).unwrap_or(at);
    let about = scan.phrase(at, limit, Class::DocAbout);
    let subject = amends(at) || coded && scan.phrase(at, limit, Class::DocSubject).is_some();
    let from = about.unwrap_or(at);
    let reach = limit.min(from + MAX_TITLE);
    if let Some((_, close)) = QUOTES.into_iter().find(|(open, _)| scan.is(from, open)) {
        let end = (from + 1..reach).find(|&place| scan.is(place, close))?;
        return (end > from + 1).then(|| (organization::line(scan, from + 1..end), end + 1));
    }
    if about.is_none() && !subject {
        return None;
    }
    let mut item = from;
    // "về bảo đảm an toàn giao thông": its first word ends none.
    let mut end = segment_from(scan, from, (from + 1).min(reach), reach)?;
    // A title has commas of its own ("nhiệm vụ, giải pháp chủ yếu"), but what follows one may be the statement.
    while scan.is(end, ",") && end + 1 < reach && goes_on(scan, item, end, reach) {
        let listed = again(scan, item, end) || end - item <= SHORT_ITEM;
        let Some(next) = segment(scan, end + 1, reach).filter(|&next| listed || !states(scan, end + 1, next, limit))
        else {
            break;
        };
        item = end + 1;
        end = next;
    }
    (end > from).then(|| (organization::line(scan, from..end), end))
}

/// The end of the words from `at` up to the next symbol or the word with which a statement goes on.
fn segment(scan: &Scan<'_>, at: usize, reach: usize) -> Option<usize> {
    segment_from(scan, at, at, reach)
}

/// The end of a segment of which the words before `from` are known to belong to it.
fn segment_from(scan: &Scan<'_>, at: usize, from: usize, reach: usize) -> Option<usize> {
    let mut end = from;
    while end < reach {
        let token = &scan.tokens[end];
        // "danh hiệu "Nghệ sĩ Nhân dân""
        if let Some(past) = quoted(scan, end, reach).filter(|_| end > at) {
            end = past;
            continue;
        }
        if token.kind == Kind::Symbol && !matches!(scan.word(end), "-" | "–" | "/" | "%" | "&") {
            break;
        }
        // "đầu tư theo hình thức đối tác công tư"
        if let Some(past) = scan.phrase(end, reach, Class::DocTitleGo) {
            end = past;
            continue;
        }
        // "TP. Hồ Chí Minh"
        if let Some(past) = scan.phrase(end, reach, Class::BodyLevel).filter(|&past| scan.is(past - 1, ".")) {
            end = past;
            continue;
        }
        // "... và Nghị quyết số 75": another document.
        let joined = scan.phrase(end, reach, Class::DocJoin);
        if scan.hit(end, Class::DocTitleEnd).is_some() || joined.is_some_and(|next| super::names_document(scan, next)) {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// The end of a name in quotes that begins at `at`.
fn quoted(scan: &Scan<'_>, at: usize, reach: usize) -> Option<usize> {
    let close = QUOTES.into_iter().find(|(open, _)| scan.is(at, open))?.1;
    let end = (at + 1..reach.min(at + MAX_QUOTED)).find(|&place| scan.is(place, close))?;
    let name = scan.tokens[at + 1].is_capital() && end > at + 1;
    name.then_some(end + 1)
}

/// Whether a title may go on behind the comma that ends the item `item..comma`.
fn goes_on(scan: &Scan<'_>, item: usize, comma: usize, reach: usize) -> bool {
    let next = comma + 1;
    let first = &scan.tokens[next];
    if first.case != Case::Lower {
        // "danh hiệu NSND, NSƯT", "Giải thưởng Hồ Chí Minh, Giải thưởng Nhà nước".
        let letters = |at: usize| scan.tokens[at].case == Case::Upper && scan.word(at).chars().count() > 1;
        // "khu vực Tây Nguyên, Đồng Nai và Kiên Giang"
        let place = |from: usize, end: usize| organization::known_place(scan, from, end) == Some(end);
        let placed =
            (item..comma).any(|from| place(from, comma)) && organization::known_place(scan, next, reach).is_some();
        let bodies = bodies(scan, item, comma, reach);
        // "nghỉ lễ, Tết"
        let feast = scan.hit(next, Class::Period).is_some();
        let listed = (letters(comma - 1) && letters(next)) || again(scan, item, comma) || placed || bodies || feast;
        return first.kind == Kind::Word && listed;
    }
    // "Giám đốc Sở cho biết" states something; "cán bộ, nhân viên" goes on.
    let office = scan.hit(next, Class::Title).is_some_and(|hit| {
        let title = matches!(scan.lexicon.titles[hit.entry as usize].kind, TitleKind::Office | TitleKind::Leader);
        title && !(noun_ends(scan, comma) && scan.hit(next, Class::Noun).is_some())
    });
    let said = scan.hit(next, Class::Said).is_some() && comma - item > SHORT_ITEM;
    let another = said || scan.hit(next, Class::DocStatement).is_some();
    if another || office || organization::name_at(scan, next, reach).is_some() {
        return false;
    }
    // "miễn, giảm thuế" is no statement: that would tell by how much.
    let predicate = [Class::Rise, Class::Fall, Class::Reach, Class::Breakdown];
    let states = predicate.iter().any(|&class| scan.hit(next, class).is_some());
    let figure = || {
        let end = segment(scan, next, reach).unwrap_or(next);
        (next..end).any(|at| scan.tokens[at].kind == Kind::Number)
    };
    !states || !figure()
}

/// Whether behind the comma the head of the item before it comes again: "Giải thưởng Hồ Chí Minh, Giải thưởng Nhà nước".
fn again(scan: &Scan<'_>, item: usize, comma: usize) -> bool {
    let next = comma + 1;
    let same = |at: usize| scan.key(at) == scan.key(next) && scan.tokens[at].is_capital();
    scan.tokens[next].is_capital() && (item..comma).any(same)
}

/// Whether the words from `at` on, which end at `end`, are the subject of a statement: "..., các trường được tự chủ"; not
/// "cán bộ, nhân viên đang làm việc", where they are one more of a list.
fn states(scan: &Scan<'_>, at: usize, end: usize, limit: usize) -> bool {
    if end >= limit || scan.tokens[end].kind == Kind::Symbol {
        return false;
    }
    let noun = |at: usize| scan.hit(at, Class::Noun).is_some();
    let several = scan.hit(at, Class::DocSeveral).is_some();
    // "trình tự, thủ tục và quy trình thực hiện": the last of a list.
    let last = || !several && (at..end).any(|at| scan.hit(at, Class::DocJoin).is_some());
    (several || noun(at)) && !noun_ends(scan, at - 1) && !last()
}

/// Whether a noun of two syllables and more ends at `mark`.
fn noun_ends(scan: &Scan<'_>, mark: usize) -> bool {
    let low = mark.saturating_sub(MAX_NOUN);
    (low..mark.saturating_sub(1)).any(|from| scan.phrase(from, mark, Class::Noun) == Some(mark))
}

/// Whether a body ends at `comma` and another one, with which the list goes on or ends, begins behind it: "thường trực Tỉnh
/// ủy, Thành ủy"; not "thủ tục của Bộ Y tế, Bộ Tài chính đề nghị".
fn bodies(scan: &Scan<'_>, item: usize, comma: usize, reach: usize) -> bool {
    let name = |at: usize, limit: usize| organization::name_at(scan, at, limit).map(|name| name.tokens.end);
    let Some(end) = name(comma + 1, reach) else { return false };
    let goes_on = end >= reach || scan.tokens[end].kind == Kind::Symbol || scan.hit(end, Class::DocJoin).is_some();
    let earlier = item > 0 && scan.is(item - 1, ",") && name(item, comma) == Some(comma);
    (goes_on || earlier) && (item..comma).any(|at| name(at, comma) == Some(comma))
}
