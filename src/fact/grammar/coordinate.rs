//! Commas inside a noun phrase: "nông, lâm, ngư nghiệp", "tại Dĩ An, Bình Dương", "cấp mới, tăng thêm và góp vốn".

use std::ops::Range;

use super::edge::{MAX_BEFORE, left_edge};
use super::phrase::{MEASURED, PREDICATES, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::base;
use crate::fact::sentence::Reader;
use crate::lexicon::Class;
use crate::token::Case;

/// "giá trị sản xuất nông, lâm, ngư nghiệp", "ngành công nghiệp, xây dựng", "; vận tải, bưu điện": short items without a
/// job, back to the noun they belong to or to where the statement begins.
pub(super) fn enumerated(pieces: &[Piece], in_base: &[bool], start: usize, end: usize, floor: usize) -> Option<usize> {
    const MAX_ITEMS: usize = 5;
    const HEAD: usize = 2;
    let place = |range: Range<usize>| pieces[range].iter().any(|piece| matches!(piece.form, Form::Place(_)));
    // "BHXH, BHYT, BHTN đang gia tăng", "chế biến, chế tạo trong GDP": up to what is said of the last, or of all.
    let said = [Class::Rise, Class::Fall, Class::Adverb, Class::Aspectual, Class::Locative, Class::Of];
    let last = pieces[start..end].iter().position(|piece| piece.any(&said)).map_or(end, |at| start + at);
    if last == start || !is_bare(&pieces[start..last]) {
        return None;
    }
    let (mut at, mut items) = (start, 1);
    while items < MAX_ITEMS {
        let Some(comma) = at.checked_sub(1).filter(|&comma| comma > floor && pieces[comma].mark() == Some(Mark::Comma))
        else {
            break;
        };
        let before = behind_joint(pieces, left_edge(pieces, in_base, comma, floor));
        if before >= comma {
            break;
        }
        let item = &pieces[before..comma];
        // "Theo Bộ Y tế, ...", "Năm 2018, ...": said before the statement.
        let aside = item.iter().any(|piece| piece.period().is_some())
            || item[0].any(&[Class::Intro, Class::Topic, Class::Locative, Class::Subordinate])
                && !item[0].is(Class::Copula)
            || before == 0 && base::leading_whole(pieces).is_some_and(|whole| whole.end == comma);
        if aside {
            return (items > 1).then_some(at);
        }
        // "lợi nhuận" of "đạt 80 tỷ đồng lợi nhuận, An Bình hoàn thành": the noun of the figure before.
        if before.checked_sub(1).is_some_and(|figure| pieces[figure].quantity().is_some()) && item[0].any(&MEASURED) {
            return None;
        }
        // "nhiều nhất là máy tính, sản phẩm điện tử và linh kiện": the list begins behind the copula.
        let joined = pieces[start..last].iter().any(|piece| piece.is(Class::And));
        let copula = item.iter().rposition(|piece| piece.is(Class::Copula)).filter(|_| joined);
        if let Some(copula) = copula.filter(|&copula| copula + 1 < item.len() && is_bare(&item[copula + 1..])) {
            return Some(before + copula + 1);
        }
        // "nhiều nhất là | máy vi tính, điện thoại và linh kiện": a list begins behind the copula.
        let joined = pieces[start..last].iter().any(|piece| piece.is(Class::And));
        let copula = item.iter().rposition(|piece| piece.is(Class::Copula)).map(|copula| copula + 1);
        if let Some(from) = copula.filter(|&from| joined && from < item.len() && is_bare(&item[from..])) {
            return Some(before + from);
        }
        let noun = item.iter().position(|piece| piece.any(&MEASURED) || piece.is(Class::Sector));
        let led =
            |noun: usize| item[..noun].iter().any(|piece| piece.any(&[Class::Reach, Class::Copula, Class::Intro]));
        if let Some(noun) = noun.filter(|&noun| noun < HEAD || led(noun)) {
            let free = |from: usize| {
                let moves = [Class::Rise, Class::Fall, Class::Reach, Class::ToLevel];
                item[from..].iter().all(|piece| piece.form == Form::Word && !piece.any(&moves))
            };
            // "thứ ba là ngành dệt, may": the name begins behind the predicate.
            let from = if led(noun) { noun } else { 0 };
            return [from, noun].into_iter().find(|&from| free(from)).map(|from| before + from);
        }
        if place(start..end) != place(before..comma) || !is_bare(item) {
            return None;
        }
        at = before;
        items += 1;
    }
    // Without such a noun three items make a list, and two where nothing else can stand before them.
    let told = |before: Option<usize>| {
        before.is_some_and(|before| pieces[before].quantity().is_some() || pieces[before].mark() == Some(Mark::Close))
    };
    let opens = match at.checked_sub(1) {
        // "Công nghiệp chế biến, chế tạo tăng": two common nouns open the sentence.
        None => items == 2 && is_one_name(&pieces[..start], &pieces[start..last]),
        Some(edge) => match pieces[edge].form {
            Form::Mark(Mark::Semicolon | Mark::Colon) => true,
            Form::Mark(Mark::Comma) => told(edge.checked_sub(1)),
            // "trong đó | chế biến, chế tạo", "ô tô (tăng 60 tỷ đồng) và | máy móc, thiết bị".
            Form::Word if pieces[edge].is(Class::Breakdown) => !pieces[edge].is(Class::Exhaustive),
            // "một số ngành tăng cao như | bán buôn, bán lẻ".
            Form::Word if pieces[edge].is(Class::Conjunction) && pieces[edge].is(Class::Intro) => {
                // "cũng như mọi năm, trường có": no example.
                let lead = edge.checked_sub(1).is_some_and(|lead| !pieces[lead].is(Class::Preverb));
                let states = [Class::Rise, Class::Fall, Class::Reach];
                lead && pieces.get(last).is_some_and(|verb| verb.any(&states) && !verb.is(Class::Have))
            }
            Form::Word => pieces[edge].any(&[Class::And, Class::But]) && told(before_comma(pieces, edge)),
            _ => false,
        },
    };
    (items > 2 || items == 2 && opens).then_some(at)
}

/// "da giày giảm 7% và | gỗ, giấy giảm 4%": what joins an item to the figure before is no part of it.
fn behind_joint(pieces: &[Piece], start: usize) -> usize {
    let figure = start.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some());
    start + usize::from(figure && pieces.get(start).is_some_and(|joint| joint.is(Class::And)))
}

/// "tăng 4%, | còn máy móc, thiết bị": the piece before a conjunction and the comma that it may have.
fn before_comma(pieces: &[Piece], joint: usize) -> Option<usize> {
    let before = joint.checked_sub(1)?;
    if pieces[before].mark() == Some(Mark::Comma) { before.checked_sub(1) } else { Some(before) }
}

/// "lĩnh vực bán buôn, bán lẻ, | sửa chữa ô tô có", "khu vực nông, lâm, | ngư nghiệp dự kiến": the name of a sector holds
/// commas, back to the word that tells that it is one.
pub(in crate::fact) fn sector(
    pieces: &[Piece],
    in_base: &[bool],
    start: usize,
    end: usize,
    floor: usize,
) -> Option<usize> {
    const MAX_ITEMS: usize = 5;
    const MAX_ITEM: usize = 6;
    const ASIDE: [Class; 6] =
        [Class::Topic, Class::Locative, Class::Intro, Class::Subordinate, Class::Condition, Class::Because];
    let names = |piece: &Piece| {
        piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&[Class::Flow, Class::And]))
            || piece.mark() == Some(Mark::Quote)
    };
    let item = |range: Range<usize>| {
        let first = pieces.get(range.start).is_some_and(|piece| !piece.is(Class::And));
        (1..=MAX_ITEM).contains(&range.len()) && first && pieces[range].iter().all(names)
    };
    let last = (start..end).find(|&at| !names(&pieces[at])).unwrap_or(end);
    if !item(start..last) {
        return None;
    }
    let mut at = start;
    for _ in 0..MAX_ITEMS {
        let comma = at.checked_sub(1).filter(|&comma| comma > floor && pieces[comma].mark() == Some(Mark::Comma))?;
        let before = left_edge(pieces, in_base, comma, floor);
        let sector = (before..comma).rev().find(|&at| pieces[at].is(Class::Sector));
        if let Some(sector) = sector {
            // "Trong khu vực dịch vụ, ...": said aside; "khu vực này, ...": one that was named before.
            let aside = pieces[before].any(&ASIDE) && !pieces[before].any(&[Class::Copula, Class::And]);
            return (!aside && item(sector + 1..comma)).then_some(before);
        }
        if !item(before..comma) {
            return None;
        }
        at = before;
    }
    None
}

/// "dự án nhà máy kính tại Dĩ An, | Bình Dương", "khách đến từ Nhật Bản, | Canada": a place behind another, back to the noun
/// that they belong to.
pub(in crate::fact) fn address(
    pieces: &[Piece],
    in_base: &[bool],
    start: usize,
    end: usize,
    floor: usize,
) -> Option<usize> {
    const MAX_PLACES: usize = 6;
    let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
    let last = pieces[start..end].iter().take_while(|piece| place(piece) || piece.is(Class::And)).count();
    let mut at = start;
    for _ in 0..MAX_PLACES {
        let comma = at.checked_sub(1).filter(|&comma| comma > floor && pieces[comma].mark() == Some(Mark::Comma))?;
        let before = left_edge(pieces, in_base, comma, floor);
        let segment = &pieces[before..comma];
        if last == 0 || !segment.last().is_some_and(place) {
            return None;
        }
        if !segment.iter().all(place) {
            let aside = [Class::Intro, Class::Topic, Class::Locative, Class::Subordinate, Class::Adverb];
            let said = [Class::Preverb, Class::Reach, Class::Rise, Class::Fall, Class::Said];
            let noun = segment.iter().all(|piece| (piece.form == Form::Word || place(piece)) && !piece.any(&said));
            // "tại Dĩ An, | Bình Dương": an address, whatever is said before it.
            let places = segment.iter().rev().take_while(|piece| place(piece)).count();
            let at_place = segment.len() > places + 1 && segment[segment.len() - places - 1].is(Class::Locative);
            let noun = noun || at_place;
            return (noun && segment[0].form == Form::Word && !segment[0].any(&aside)).then_some(before);
        }
        at = before;
    }
    None
}

/// "tổng vốn đăng ký cấp mới, tăng thêm và góp vốn, mua cổ phần | là": items that look like verbs, back to the measured
/// noun that opens them all, before a verb that can't go on with them.
pub(in crate::fact) fn listed(
    pieces: &[Piece],
    in_base: &[bool],
    start: usize,
    end: usize,
    floor: usize,
) -> Option<usize> {
    const MAX_ITEMS: usize = 4;
    const MAX_ITEM: usize = 7;
    /// What all of them share stands behind the last.
    const MAX_LAST: usize = 11;
    const SAID: [Class; 7] = [
        Class::Preverb,
        Class::Locative,
        Class::Intro,
        Class::Said,
        Class::Because,
        Class::Reach,
        Class::StatusForecast,
    ];
    let states = pieces.get(end).is_some_and(|verb| verb.any(&[Class::Reach, Class::StatusEstimate, Class::Share]));
    let bare = |item: &[Piece]| {
        (1..=MAX_LAST).contains(&item.len())
            && item.iter().all(|piece| piece.form == Form::Word && (piece.is(Class::And) || !piece.any(&SAID)))
            && !item[0].any(&[Class::And, Class::But])
    };
    let (mut at, mut items, mut joined) = (start, 1, false);
    if !states || !bare(&pieces[start..end]) || pieces[start].any(&MEASURED) {
        return None;
    }
    joined |= pieces[start..end].iter().any(|piece| piece.is(Class::And));
    while items < MAX_ITEMS && at > floor + 1 && pieces[at - 1].mark() == Some(Mark::Comma) {
        let before = left_edge(pieces, in_base, at - 1, floor);
        let item = pieces.get(before..at - 1).filter(|item| !item.is_empty())?;
        items += 1;
        let noun = item.iter().position(|piece| piece.any(&MEASURED));
        if let Some(noun) = noun.filter(|&noun| item[..noun].iter().all(|piece| piece.is(Class::Intro))) {
            return (bare(&item[noun..]) && (joined || items > 2)).then_some(before + noun);
        }
        if !bare(item) || item.len() > MAX_ITEM {
            return None;
        }
        joined |= item.iter().any(|piece| piece.is(Class::And));
        at = before;
    }
    None
}

/// "Tỷ lệ xã, phường có sân thể thao, nhà văn hóa, | khu vui chơi đạt", "Xe máy bị cuốn trôi, | hư hại: 14 chiếc": commas
/// inside a rate or a label that opens its statement, with nothing said before its figure.
pub(in crate::fact) fn opened(pieces: &[Piece], in_base: &[bool], start: usize, end: usize) -> Option<usize> {
    const SAID: [Class; 12] = [
        Class::Rise,
        Class::Fall,
        Class::Reach,
        Class::ToLevel,
        Class::Equal,
        Class::Exceed,
        Class::Said,
        Class::But,
        Class::Versus,
        Class::Cause,
        Class::Anaphor,
        Class::Breakdown,
    ];
    const ASIDE: [Class; 6] =
        [Class::Intro, Class::Topic, Class::Locative, Class::Adverb, Class::Preverb, Class::Subordinate];
    let figure = |piece: &Piece| piece.quantity().is_some() || piece.form == Form::Hedge;
    let verb = pieces.get(end)?;
    // "Chi trả nợ, viện trợ: dự toán 120 tỷ đồng".
    let account = |piece: &Piece| piece.any(&[Class::PlanNoun, Class::ResultHeading]);
    let behind = end + 1 + usize::from(pieces.get(end + 1).is_some_and(account));
    let labels = verb.mark() == Some(Mark::Colon) && pieces.get(behind).is_some_and(figure);
    let states = labels || figure(verb) || verb.any(&[Class::Reach, Class::StatusEstimate]);
    let plain = |at: usize| pieces[at].form == Form::Word && !pieces[at].any(&ASIDE);
    if !states || start == end || !plain(start) || pieces[start].any(&MEASURED) {
        return None;
    }
    let floor = end.saturating_sub(MAX_BEFORE);
    // "các cấp | ít nhất vào năm 2025 đạt".
    let time = |at: &usize| {
        pieces[*at].period().is_some() || pieces[*at].form == Form::Hedge || pieces[*at].is(Class::Locative)
    };
    let end = end - (start..end).rev().take_while(time).count();
    let inside = |at: usize| {
        let piece = &pieces[at];
        !in_base[at]
            && match piece.form {
                Form::Word => !piece.any(&SAID) || piece.is(Class::Have) || piece.any(&MEASURED),
                Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Comma | Mark::Quote) => true,
                _ => false,
            }
    };
    let open = (floor..end).rev().take_while(|&at| inside(at)).last()?;
    let begins = open == 0 || matches!(pieces[open - 1].form, Form::Mark(Mark::Semicolon | Mark::Colon | Mark::Stop));
    let heads = pieces[open].any(&[Class::RateNoun, Class::MeasureNoun]) || labels && plain(open);
    (begins && open < start && heads).then_some(open)
}

/// Whether two items at the start of a sentence may be one name: common nouns, none of them an aside ("Trước kia, ...").
fn is_one_name(first: &[Piece], second: &[Piece]) -> bool {
    const ASIDE: [Class; 6] = [Class::Now, Class::Present, Class::Conjunction, Class::But, Class::Per, Class::Preverb];
    let common = |piece: &Piece| piece.form == Form::Word && !piece.any(&MEASURED) && !piece.any(&ASIDE);
    let named = first.iter().skip(1).chain(second).any(|piece| piece.capital);
    !named && first.iter().all(|piece| common(piece) || piece.mark().is_some()) && second.iter().all(common)
}

/// "vốn cho hạ tầng kỹ thuật, | công trình ngầm do nhà nước đầu tư khoảng", "hành vi xúc phạm danh dự nhà giáo, | cán bộ
/// bị phạt": a noun phrase that nothing is said of before the comma, back to where the statement begins, where the next one
/// begins as no name and no amount of its own.
pub(in crate::fact) fn paired(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_ITEMS: usize = 4;
    const MIN_HEAD: usize = 3;
    const LEADS: [Class; 8] = [
        Class::Topic,
        Class::Locative,
        Class::Subordinate,
        Class::Condition,
        Class::Because,
        Class::AtPoint,
        Class::Copula,
        Class::Now,
    ];
    let (scan, pieces) = (reader.scan, reader.pieces);
    let floor = clause.end.saturating_sub(MAX_BEFORE);
    let capital = |at: usize| scan.tokens[pieces[at].tokens.start].is_capital();
    let common =
        |at: usize| pieces[at].form == Form::Word && pieces[at].roles.is_idle() && !reader.is_time(&pieces[at]);
    // "thời tiết khá thuận lợi, | lúa": what is said of a noun by an adverb is no part of it.
    let aside = |at: usize| pieces[at].any(&[Class::Intro, Class::Adverb]) && !pieces[at].any(&MEASURED);
    let nominal = |at: usize| match pieces[at].form {
        Form::Word => !(says(&pieces[at]) || reader.is_time(&pieces[at]) || reader.in_base[at]),
        Form::Place(_) | Form::Mark(Mark::Quote) => true,
        // "các tổ chức tín dụng (TCTD), chi nhánh ngân hàng": the short form of a name in its bracket.
        Form::Mark(Mark::Close) => at >= 2 && pieces[at - 2].mark() == Some(Mark::Open),
        Form::Mark(Mark::Open) => pieces.get(at + 2).is_some_and(|close| close.mark() == Some(Mark::Close)),
        _ => false,
    };
    // "số người tham gia BHXH, | bảo hiểm y tế".
    let short = |at: usize| pieces[at].tokens.clone().all(|token| scan.tokens[token].case == Case::Upper);
    let first = clause.start;
    if clause.is_empty() || !common(first) || capital(first) {
        return clause;
    }
    let mut start = first;
    for _ in 0..MAX_ITEMS {
        let Some(comma) =
            start.checked_sub(1).filter(|&comma| comma > floor && pieces[comma].mark() == Some(Mark::Comma))
        else {
            break;
        };
        // "giá nông sản giảm, | cam sành": nor is what has moved before the comma.
        let moved = comma.checked_sub(1).is_some_and(|verb| pieces[verb].any(&[Class::Rise, Class::Fall]));
        let before = (floor..comma).rev().take_while(|&at| nominal(at)).last().filter(|_| !moved);
        let Some(before) = before else { return clause };
        start = before;
    }
    // "Tuy nhiên | vốn cho giao thông, ...".
    let head = start + (start..first).take_while(|&at| aside(at)).count();
    let opens = !pieces[start].any(&LEADS)
        && start.checked_sub(1).is_none_or(|before| {
            matches!(pieces[before].form, Form::Mark(Mark::Semicolon | Mark::Colon | Mark::Stop | Mark::Open))
                || pieces[before].is(Class::Breakdown)
                || pieces[before].period().is_some()
        });
    let tokens = |range: Range<usize>| range.clone().map(|at| pieces[at].tokens.len()).sum::<usize>();
    let comma = (head..first).find(|&at| pieces[at].mark().is_some()).unwrap_or(head);
    // "Thu phí, | lệ phí đạt": what goes in or out and of what, in two words.
    let flow = pieces[head].is(Class::Flow) && head + 1 < comma;
    let noun = head < comma
        && (common(head) || flow || pieces[head].any(&[Class::MeasureNoun, Class::Sector]))
        && (head + 1..comma).all(|at| !capital(at) || short(at))
        && (head..first).all(|at| !aside(at) || pieces[at].is(Class::And))
        && (flow || tokens(head..comma) >= MIN_HEAD);
    if opens && noun { head..clause.end } else { clause }
}

/// A few words that say nothing of each other.
fn is_bare(pieces: &[Piece]) -> bool {
    const MAX_ITEM: usize = 8;
    const OTHER: [Class; 11] = [
        Class::Own,
        Class::Contribute,
        Class::StatusEstimate,
        Class::StatusForecast,
        Class::StatusTarget,
        Class::Said,
        Class::Because,
        Class::Subordinate,
        Class::Condition,
        Class::Breakdown,
        Class::Aspectual,
    ];
    const LEADS: [Class; 6] =
        [Class::Intro, Class::Topic, Class::Locative, Class::Adverb, Class::MeasureNoun, Class::RateNoun];
    let words = |piece: &Piece| match piece.form {
        Form::Word if piece.any(&[Class::Intro, Class::Anaphor, Class::Adverb]) => piece.is(Class::And),
        Form::Word => !(piece.any(&PREDICATES) || piece.any(&OTHER)) || piece.is(Class::Flow),
        Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote) => true,
        _ => false,
    };
    let first = pieces.first().is_some_and(|piece| !piece.any(&LEADS) || piece.is(Class::Flow));
    first && pieces.len() <= MAX_ITEM && pieces.iter().all(words)
}
