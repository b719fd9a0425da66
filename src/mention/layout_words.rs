//! The second step of layout, which needs words: letterheads, signatures, counters and links are told by what they
//! say. It changes what a block is, never where it stands.

use super::scan::{Scan, TokenRange};
use crate::lexicon::Class;
use crate::text::{Block, BlockKind};
use crate::token::{Case, Kind};

/// A letterhead begins within so many blocks and is no longer.
const HEAD_BLOCKS: usize = 24;
/// Recipients and signature are no longer.
const TAIL_BLOCKS: usize = 40;
/// Tokens of a line of chrome, of a line of a letterhead or signature, of a headline.
const MAX_CHROME: usize = 14;
const MAX_LINE: usize = 24;
const MAX_TITLE: usize = 80;
/// Digits of a year.
const YEAR: usize = 4;
/// Blocks of one headline.
const TITLE_BLOCKS: usize = 6;

/// `ends` holds, per block, the token after its last.
pub(super) fn refine(scan: &mut Scan<'_>, ends: &[usize]) {
    let mut starts = Vec::with_capacity(ends.len());
    let mut start = 0;
    for &end in ends {
        starts.push(start..end);
        start = end;
    }
    let before: Vec<BlockKind> = scan.blocks.iter().map(|block| block.kind).collect();
    chrome_lines(scan, &starts);
    dated_title(scan, &starts);
    typed_title(scan, &starts);
    letterhead(scan, &starts);
    parts(scan, &starts);
    page_title(scan, &starts);
    tail(scan, &starts);
    reparent(scan, &before);
}

fn hit(scan: &Scan<'_>, tokens: &TokenRange, class: Class) -> bool {
    tokens.start < tokens.end && scan.hit(tokens.start, class).is_some()
}

/// Short lines that begin like a counter, a link or a credit, and those that are nothing but a date.
fn chrome_lines(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    for (index, tokens) in blocks.iter().enumerate() {
        let kind = scan.blocks[index].kind;
        let plain = matches!(kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Title | BlockKind::Item);
        if !plain || tokens.len() > MAX_LINE || index == 0 {
            continue;
        }
        // "III - Năm 2005": a section. "Báo cáo của Ban Giám đốc | Năm 2013": the last line of a title.
        // "Năm 2024", "Tháng 9" alone over its paragraphs: so is what they are about.
        let year = tokens.len() == 2 && scan.word(tokens.end - 1).len() == YEAR;
        let stretch = tokens.len() == 2 && (year || hit(scan, tokens, Class::MonthUnit));
        let section = kind == BlockKind::Heading && (scan.blocks[index].marker > 0 || stretch);
        // "BÁO CÁO TUẦN 32 | (Từ 05/8 đến 11/8)": what it is about.
        let below = scan.blocks[index - 1].kind == BlockKind::Title;
        if below && scan.is(tokens.start, "(") && is_date_line(scan, tokens) {
            scan.blocks[index].kind = BlockKind::Title;
            continue;
        }
        let titled = kind == BlockKind::Title && (year || hit(scan, tokens, Class::MonthUnit));
        let dated = !section && !titled && is_date_line(scan, tokens);
        if dated || is_credit(scan, tokens) {
            scan.blocks[index].kind = BlockKind::Chrome;
        }
    }
}

/// "5 tháng 4, 2021 | Thu ngân sách tăng": the day a page came out stands over its headline, and is none.
fn dated_title(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    let [first, next, ..] = blocks else { return };
    let alone = scan.blocks[0].kind == BlockKind::Title && scan.blocks[1].kind != BlockKind::Title;
    if !alone || first.len() > MAX_CHROME || !is_date_line(scan, first) {
        return;
    }
    scan.blocks[0].kind = BlockKind::Chrome;
    let plain = matches!(scan.blocks[1].kind, BlockKind::Paragraph | BlockKind::Heading) && scan.blocks[1].marker == 0;
    let stops = next.end > next.start && [".", ":", ";"].iter().any(|stop| scan.is(next.end - 1, stop));
    if plain && !stops && next.len() <= MAX_TITLE {
        scan.blocks[1].kind = BlockKind::Title;
    }
}

/// "Báo cáo | Kết quả công tác quý III": the title goes on behind what kind of document it is.
fn typed_title(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    let whole = |index: &usize| {
        let tokens = &blocks[*index];
        tokens.start < tokens.end
            && scan.hit(tokens.start, Class::Instrument).is_some_and(|hit| hit.end as usize == tokens.end)
    };
    let mut head = (0..blocks.len().min(HEAD_BLOCKS)).filter(whole);
    let Some(typed) = head.find(|&index| match scan.blocks[index].kind {
        BlockKind::Title => true,
        // "HỘI ĐỒNG NHÂN DÂN TỈNH - KỲ HỌP THỨ 4 | Tài liệu số 9 | BÁO CÁO": what stands over it is its letterhead.
        BlockKind::Heading => shouts(scan, &blocks[index]) && blocks[..index].iter().all(|line| is_short(scan, line)),
        _ => false,
    }) else {
        return;
    };
    if scan.blocks[typed].kind == BlockKind::Heading {
        for block in &mut scan.blocks[..typed] {
            block.kind = BlockKind::Chrome;
        }
        scan.blocks[typed].kind = BlockKind::Title;
        headline(scan, blocks, typed + 1..typed + TITLE_BLOCKS, false);
        return;
    }
    // "Kết quả năm 2021; | kế hoạch năm 2022": a line that is not over goes on in the next.
    let mut open = true;
    for (index, tokens) in blocks.iter().enumerate().take(typed + TITLE_BLOCKS).skip(typed + 1) {
        let block = &scan.blocks[index];
        let plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) && block.marker == 0;
        let ends = |marks: &[&str]| tokens.end > tokens.start && marks.iter().any(|mark| scan.is(tokens.end - 1, mark));
        if !open || !plain || block.opens_list || ends(&["."]) || tokens.len() > MAX_TITLE {
            break;
        }
        open = ends(&[";", ",", "-"]);
        scan.blocks[index].kind = BlockKind::Title;
    }
}

/// "BỘ TÀI CHÍNH     Báo cáo quyết toán ngân sách năm 2013 | ...": the head of its first page tells what an extract without a title is
/// from.
fn page_title(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    const MAX_HEAD: usize = 3;
    if scan.blocks.iter().take(HEAD_BLOCKS).any(|block| block.kind == BlockKind::Title) {
        return;
    }
    let names = |&index: &usize| {
        let tokens = &blocks[index];
        let kind = scan.hit(tokens.start, Class::Instrument).map(|hit| hit.end as usize);
        let dated = tokens.clone().any(|at| scan.hit(at, Class::MonthUnit).is_some() || is_year(scan, at));
        scan.blocks[index].kind == BlockKind::Chrome && dated && kind.is_some_and(|end| end < tokens.end)
    };
    if let Some(index) = (0..blocks.len().min(MAX_HEAD)).find(names) {
        scan.blocks[index].kind = BlockKind::Title;
    }
}

/// Whether a token is a year in digits.
fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens[at].kind == Kind::Number && scan.word(at).len() == YEAR
}

/// Whether a line may be one of a letterhead: short, and no sentence.
fn is_short(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    tokens.len() <= MAX_LINE && !(tokens.end > tokens.start && scan.is(tokens.end - 1, "."))
}

/// "KẾ HOẠCH ... | PHẦN A. KẾT QUẢ GIAI ĐOẠN TRƯỚC": the first part of a document is no line of its title.
fn parts(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    const MAX_NUMERAL: usize = 4;
    for (index, tokens) in blocks.iter().enumerate().take(HEAD_BLOCKS).skip(1) {
        let Some(part) = scan.hit(tokens.start, Class::DocPart) else { continue };
        // "Phần thứ nhất".
        let ordinal = scan.hit(part.end as usize, Class::Ordinal).map(|hit| hit.end as usize);
        let at = ordinal.unwrap_or(part.end as usize);
        let numeral = at < tokens.end
            && scan.tokens[at].is_capital()
            && scan.word(at).len() <= MAX_NUMERAL
            && scan.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
        let led = numeral && [".", ":", "-"].iter().any(|mark| scan.is(at + 1, mark));
        // "Phần thứ nhất | KẾT QUẢ THỰC HIỆN NĂM 2025": the name of the part in lines of its own.
        let alone = at + 1 == tokens.end && (numeral || scan.hit(at - 1, Class::Ordinal).is_some());
        if scan.blocks[index].kind == BlockKind::Title && (led || alone) {
            scan.blocks[index].kind = BlockKind::Heading;
            let below = blocks.iter().enumerate().skip(index + 1).take(TITLE_BLOCKS);
            let named = |(next, tokens): &(usize, &TokenRange)| {
                alone && scan.blocks[*next].kind == BlockKind::Title && shouts(scan, tokens)
            };
            let last = index + below.take_while(named).count();
            for next in index + 1..=last {
                scan.blocks[next].kind = BlockKind::Heading;
                scan.blocks[next].parent = Some(next - 1);
            }
            // What stood under the title stands under the part, up to the next one.
            let part = |tokens: &TokenRange| hit(scan, tokens, Class::DocPart);
            let end = blocks.iter().skip(last + 1).position(part).map_or(blocks.len(), |next| last + 1 + next);
            for block in scan.blocks[last + 1..end].iter_mut().filter(|block| block.parent.is_none()) {
                block.parent = Some(last);
            }
        }
    }
}

/// "Lượt xem: 312", "Ảnh: TTXVN", "Chia sẻ", "(Dự thảo lần 2)": the words, then nothing or a colon or figures.
fn is_credit(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    let start = tokens.start + usize::from(scan.is(tokens.start, "("));
    let Some(hit) = scan.hit(start, Class::PageChrome).filter(|_| tokens.len() <= MAX_CHROME) else {
        return false;
    };
    let after = hit.end as usize;
    after >= tokens.end || scan.is(after, ":") || scan.tokens[after].kind == Kind::Number
}

/// "Thứ Ba, ngày 13 tháng 01 năm 2026", "Quỳnh Phụ, ngày 19 tháng 9 năm 2019": after a name at most, figures and the
/// words of dates.
fn is_date_line(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    let mut at = tokens.start;
    let comma = (at..tokens.end).find(|&at| scan.is(at, ","));
    if let Some(comma) = comma
        && scan.hit(at, Class::DateLine).is_none()
        && (at..comma).all(|at| scan.tokens[at].is_capital())
        && ((comma + 1..tokens.end).any(|at| scan.hit(at, Class::DateLine).is_some())
            || is_numeric_date(scan, comma + 1, tokens.end))
    {
        at = comma + 1;
    }
    let mut figures = false;
    while at < tokens.end {
        match scan.tokens[at].kind {
            Kind::Number => figures = true,
            Kind::Symbol if scan.is(at, "%") => return false,
            Kind::Symbol => {}
            Kind::Word => match scan.hit(at, Class::DateLine) {
                Some(hit) => {
                    at = (hit.end as usize).max(at + 1);
                    continue;
                }
                // "05/07/2021 - Tác giả: Nguyễn Văn A"
                None => return figures && is_credit(scan, &(at..tokens.end)),
            },
        }
        at += 1;
    }
    figures
}

/// "29-11-2021", "29/11/2021": a day, month and year in figures alone.
fn is_numeric_date(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    const PARTS: usize = 3;
    let numbers = (start..end).filter(|&at| scan.tokens[at].kind == Kind::Number).count();
    numbers == PARTS && (start..end).all(|at| scan.tokens[at].kind != Kind::Word) && end - start < PARTS * 2
}

/// "Số: 12/BC", "Kính gửi: ...", "V/v ...".
fn is_letterhead_line(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    let Some(hit) = scan.hit(tokens.start, Class::LetterheadLine).filter(|_| tokens.len() <= MAX_LINE) else {
        return false;
    };
    let after = hit.end as usize;
    // One word alone ("số lượng ...") may begin anything.
    hit.end - hit.start > 1 || after >= tokens.end || scan.is(after, ":") || scan.tokens[after].kind == Kind::Number
}

/// From the top of the text to the motto and its date line all is letterhead; the headline follows.
fn letterhead(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    let head = blocks.len().min(HEAD_BLOCKS);
    // "ỦY BAN NHÂN DÂN HUYỆN A CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ... Số: 12/BC": all of it in one line.
    let in_line = |index: usize| {
        let (start, end) = (blocks[index].start, blocks[index].end);
        let says = |at: usize| scan.hit(at, Class::LetterheadMotto).is_some();
        index == 0 && end - start <= MAX_TITLE && hit(scan, &blocks[0], Class::Organization) && (start..end).any(says)
    };
    let motto = (0..head).find(|&index| hit(scan, &blocks[index], Class::LetterheadMotto) || in_line(index));
    let Some(last) = motto.or_else(|| issuers(scan, &blocks[..head])) else { return };
    let in_head = |scan: &Scan<'_>, index: usize| {
        let tokens = &blocks[index];
        scan.blocks[index].kind == BlockKind::Chrome
            || hit(scan, tokens, Class::LetterheadMotto)
            || is_letterhead_line(scan, tokens)
            || (tokens.len() <= MAX_LINE && (is_date_line(scan, tokens) || is_issuer(scan, tokens)))
    };
    let mut end = last + 1;
    while end < head && in_head(scan, end) {
        end += 1;
    }
    let whole = in_line(0);
    for (index, tokens) in blocks.iter().enumerate().take(end) {
        let block = &mut scan.blocks[index];
        if tokens.len() <= MAX_LINE || whole && index == 0 {
            block.kind = BlockKind::Chrome;
        }
    }
    let addressed = blocks[..end].last().is_some_and(|tokens| hit(scan, tokens, Class::Addressed));
    headline(scan, blocks, end..end + TITLE_BLOCKS, addressed);
}

/// The lines that a headline goes on in, of those at `lines`.
fn headline(scan: &mut Scan<'_>, blocks: &[TokenRange], lines: std::ops::Range<usize>, mut addressed: bool) {
    let first = lines.start;
    for index in lines.start..lines.end.min(blocks.len()) {
        let tokens = &blocks[index];
        // "Kính gửi: Ông A | Đoàn đại biểu Quốc hội tỉnh B".
        let whom = addressed
            && hit(scan, tokens, Class::Organization)
            && tokens.len() <= MAX_CHROME
            && ![".", ":"].iter().any(|stop| scan.is(tokens.end - 1, stop));
        addressed = whom || hit(scan, tokens, Class::Addressed);
        // "BÁO CÁO | V/v sản xuất lúa": behind the kind of a document its subject.
        let subject = index.checked_sub(1).is_some_and(|before| {
            scan.blocks[before].kind == BlockKind::Title && hit(scan, &blocks[before], Class::Instrument)
        }) && hit(scan, tokens, Class::DocAbout);
        // "TÌNH HÌNH DỊCH BỆNH TUẦN 32 | (Từ 05/8 đến 11/8)": what it is about.
        let days = index > first && scan.blocks[index - 1].kind == BlockKind::Title && scan.is(tokens.start, "(");
        if (subject || days) && tokens.len() <= MAX_TITLE {
            scan.blocks[index].kind = BlockKind::Title;
        } else if is_letterhead_line(scan, tokens) || whom {
            scan.blocks[index].kind = BlockKind::Chrome;
        }
        let block = &scan.blocks[index];
        let ends_in_stop = tokens.end > tokens.start && scan.is(tokens.end - 1, ".");
        let headline = match block.kind {
            BlockKind::Title | BlockKind::Chrome => true,
            BlockKind::Heading | BlockKind::Paragraph => {
                block.marker == 0 && !block.opens_list && !ends_in_stop && tokens.len() <= MAX_TITLE
            }
            _ => false,
        };
        if !headline {
            break;
        }
        if block.kind != BlockKind::Chrome {
            scan.blocks[index].kind = BlockKind::Title;
        }
    }
}

/// The last block of a letterhead without a motto: the names in capitals of who issues the document, its number and its
/// date, over a title in capitals.
fn issuers(scan: &Scan<'_>, blocks: &[TokenRange]) -> Option<usize> {
    const MAX_ISSUERS: usize = 8;
    const MIN_TITLE: usize = 3;
    let sign = |tokens: &TokenRange| tokens.clone().all(|at| scan.tokens[at].kind == Kind::Symbol);
    let plain = |tokens: &TokenRange| {
        tokens.len() <= MAX_LINE
            && (is_issuer(scan, tokens)
                || sign(tokens)
                || is_letterhead_line(scan, tokens)
                || is_date_line(scan, tokens))
    };
    let end = blocks.iter().take(MAX_ISSUERS).take_while(|tokens| plain(tokens)).count();
    let titled = blocks.get(end).is_some_and(|tokens| {
        let subject = tokens.len() > MIN_TITLE && !hit(scan, tokens, Class::PlaceKind);
        let instrument = hit(scan, tokens, Class::Instrument);
        // "Số: 12/BC-UBND | Báo cáo kết quả công tác": below a number or a day capitals are not needed.
        let heads = |tokens: &TokenRange| is_letterhead_line(scan, tokens) || is_date_line(scan, tokens);
        let numbered = || blocks[..end].iter().any(heads);
        shouts(scan, tokens) && !is_issuer(scan, tokens) && (subject || instrument) || instrument && numbered()
    });
    (titled && end > 0 && is_issuer(scan, &blocks[0])).then(|| end - 1)
}

/// "UBND HUYỆN A": the name, in capitals, of who issues a document.
fn is_issuer(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    shouts(scan, tokens) && hit(scan, tokens, Class::Organization) && !hit(scan, tokens, Class::Instrument)
}

/// Whether all words of a line are in capitals.
fn shouts(scan: &Scan<'_>, tokens: &TokenRange) -> bool {
    let mut words = tokens.clone().filter(|&at| scan.tokens[at].kind == Kind::Word).peekable();
    // A letter alone is a numeral: "QUÝ I".
    let capital = |at: usize| scan.tokens[at].case == Case::Upper || is_letter(scan, at);
    words.peek().is_some() && words.all(capital)
}

/// Whether a token is one capital letter.
fn is_letter(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens[at].case == Case::Title && scan.word(at).chars().nth(1).is_none()
}

/// From the list of recipients or the lead of a signature on, short blocks are chrome.
fn tail(scan: &mut Scan<'_>, blocks: &[TokenRange]) {
    let from = blocks.len().saturating_sub(TAIL_BLOCKS);
    let begins = |index: usize| {
        let tokens = &blocks[index];
        let signature = hit(scan, tokens, Class::SignatureLead)
            && tokens.len() <= MAX_LINE
            && tokens.clone().all(|at| scan.tokens[at].kind != Kind::Word || scan.tokens[at].case != Case::Lower);
        hit(scan, tokens, Class::Recipients) || signature
    };
    let Some(first) = (from..blocks.len()).find(|&index| begins(index)) else {
        return;
    };
    // "PHỤ LỤC | Lượng khách tại một số địa bàn": the text goes on behind the signature.
    let annex = |tokens: &&TokenRange| hit(scan, tokens, Class::Annex) && scan.tokens[tokens.start].is_capital();
    let annex = blocks[first + 1..].iter().find(annex).map(|tokens| tokens.start);
    for (block, tokens) in scan.blocks.iter_mut().zip(blocks).skip(first) {
        if tokens.len() > MAX_LINE || block.kind == BlockKind::TableRow || annex == Some(tokens.start) {
            break;
        }
        block.kind = BlockKind::Chrome;
    }
}

/// What stood under a heading that is none any more stands under the one above it.
fn reparent(scan: &mut Scan<'_>, before: &[BlockKind]) {
    let changed = |(block, &kind): (&Block, &BlockKind)| block.kind != kind;
    if !scan.blocks.iter().zip(before).any(changed) {
        return;
    }
    // What has become a heading stands over others.
    let gone = |pair: (&Block, &BlockKind)| changed(pair) && pair.0.kind != BlockKind::Heading;
    let gone: Vec<bool> = scan.blocks.iter().zip(before).map(gone).collect();
    // Parents come before their children, so one pass forward settles all.
    for index in 0..scan.blocks.len() {
        let up = |scan: &Scan<'_>, above: Option<usize>| {
            let above = above?;
            if gone[above] { scan.blocks[above].parent } else { Some(above) }
        };
        let parent = up(scan, scan.blocks[index].parent);
        let head = scan.blocks[index].head.filter(|&head| !gone[head]);
        let nested = head.filter(|&head| scan.blocks[head].kind == BlockKind::Item).or(parent);
        let level = nested.map_or(1, |above| scan.blocks[above].level.saturating_add(1));
        let block = &mut scan.blocks[index];
        block.parent = parent;
        block.head = head;
        block.level = if matches!(block.kind, BlockKind::Heading | BlockKind::Item) { level } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::{Text, blocks};

    /// A letter a block: T(itle), H(eading), I(tem), P(aragraph), R(ow), F(ootnote), C(hrome).
    fn kinds(source: &str) -> String {
        let text = Text::new(source);
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        scan.blocks.iter().map(|block| format!("{:?}", block.kind).remove(0)).collect()
    }

    #[test]
    fn a_letterhead_in_one_column_is_chrome_up_to_its_date() {
        let source = "UBND HUYỆN X\nPHÒNG Y TẾ\nSố: 12/BC-YT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
                      Huyện X, ngày 2 tháng 3 năm 2021\nBÁO CÁO\nCông tác y tế quý I\nKính gửi: UBND huyện\n\
                      Quý I, toàn huyện khám 1.200 lượt người.\n1. Khám bệnh\nKhám 900 lượt.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\
                      KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\nLê Văn An";
        assert_eq!(kinds(source), "CCCCCCTTCPHPCCCCCC");
    }

    #[test]
    fn counters_credits_and_dates_on_a_line_of_their_own_are_chrome() {
        let source = "Thu ngân sách tăng\n\nThứ Hai, ngày 5 tháng 4 năm 2021\n\nThu đạt 5 tỷ đồng.\n\nẢnh: An Bình\n\n\
                      Nguồn thu từ đất tăng 5%.\n\nLượt xem: 120\n\nTin liên quan";
        assert_eq!(kinds(source), "TCPCPCC");
    }

    #[test]
    fn what_stood_under_a_date_line_stands_under_nothing() {
        let text = Text::new("Tiêu đề\n\nThứ Hai, ngày 5/4/2021\n\nDu lịch\n\nKhách tăng 5%.\n");
        let scan = Scan::new(&text, blocks(text.body()), Lexicon::shipped());
        assert_eq!((scan.blocks[2].level, scan.blocks[2].parent), (1, None));
        assert_eq!(scan.blocks[3].parent, Some(2));
    }
}
