//! What stands behind a figure and qualifies the noun that it counts or measures: "24.096 hồ sơ | giải quyết TTHC".

use std::ops::Range;

use crate::fact::counted::kinds;
use crate::fact::grammar::clause::is_still;
use crate::fact::grammar::edge::joins;
use crate::fact::grammar::phrase::{MEASURED, PREDICATES, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::lexicon::Class;
use crate::mention::Scan;
use crate::token::Token;

/// A qualifier is read on this far.
pub(in crate::fact) const MAX_AFTER: usize = 16;
/// Words of an item of a list; of one beside a nominal verb ("sản xuất, kinh doanh thực phẩm").
const MAX_WORDS: usize = 3;
const MAX_FLOW: usize = 5;
/// That of a share, whose noun may be of several members.
const MAX_SHARE: usize = 20;

/// The qualifiers after the figure at piece `at` ("hồ sơ | giải quyết TTHC"): up to punctuation or the next statement.
/// `counts` tells that the figure has its noun in itself, `share` that it may be of those with a reason.
pub(in crate::fact) fn after(scan: &Scan<'_>, pieces: &[Piece], at: usize, counts: bool, share: bool) -> Range<usize> {
    // "23 chương trình, đề án, kế hoạch thuộc lĩnh vực y tế": nouns in a row, with what is said of them all.
    let again = counts && says_again(scan, pieces, at, at + 2);
    let heads = kinds::heads(scan, pieces, at + 1).filter(|_| counts && !again);
    let heads = heads.or_else(|| kinds::share_heads(scan, pieces, at).filter(|_| share));
    let mut end = heads.unwrap_or(at + 1);
    let limit = pieces.len().min(at + 1 + if share { MAX_SHARE } else { MAX_AFTER });
    let there_are = there_are(pieces, at);
    while end < limit {
        let piece = &pieces[end];
        let bracket = if counts || share { percent_aside(scan, pieces, end) } else { None };
        if let Some(next) = bracket.or_else(|| passed(scan, pieces, at, end).filter(|_| counts || share)) {
            end = next;
            continue;
        }
        let stop = match piece.form {
            Form::Word if ends_noun(scan, pieces, at, end, counts) => true,
            Form::Period(_) if counts && end == at + 1 && is_done(pieces, end + 1) => false,
            Form::Quantity(_) | Form::Period(_) | Form::Hedge | Form::Citation => true,
            Form::Mark(Mark::Quote) => false,
            Form::Mark(Mark::Dash) => !joins(pieces, end),
            Form::Mark(Mark::Comma) if ends_here(scan, pieces, at, end, counts) => true,
            Form::Mark(Mark::Comma) if counts && goes_on_doing(scan, pieces, at, end) => false,
            // "kiểm tra 30 cơ sở, | phát hiện nhiều vi phạm": what came of it is told by a verb of its own.
            Form::Mark(Mark::Comma) if counts && end == at + 1 && is_object(pieces, at) && acts(pieces, end + 1) => {
                true
            }
            Form::Mark(Mark::Comma) if end > at + 1 => !goes_on_behind(scan, pieces, at, end, counts, share),
            // "512 lượt góp vốn, mua cổ phần của nhà đầu tư nước ngoài", "40% nông dân, hộ kinh doanh được vay": one
            // qualifier for both.
            // "sở hữu 5,1%, | Công ty Hải Hà (HHC) nắm giữ 5%": behind a bare share it ends the statement.
            Form::Mark(Mark::Comma) => {
                !(counts && (is_joint(pieces, end + 1) || is_second_head(scan, pieces, end + 1)))
            }
            Form::Mark(_) => true,
            Form::Place(_) | Form::Generic(_) => false,
            // "25 cuộc gọi | và tin nhắn của người dân": one qualifier for both.
            Form::Word if piece.is(Class::And) && end == at + 1 => !(counts && is_joint(pieces, end + 1)),
            // "18 đối tượng | về ma túy": what those counted have to do with, no aspect of a movement.
            Form::Word if counts && end == at + 1 && concerns(pieces, end) => false,
            // "nắm 12% vốn | và ông Minh nắm 8% vốn": a person begins the next statement.
            Form::Word if piece.is(Class::And) && begins_person(scan, pieces, end + 1) => true,
            // "3 cổ đông lớn | là Agribank, công ty Hòa An": who they are, not which; but "58 trường hợp | là người nhà".
            Form::Word
                if counts
                    && end > at + 1
                    && piece.is(Class::Copula)
                    && pieces.get(end + 1).is_some_and(|next| next.capital || next.is(Class::Firm)) =>
            {
                true
            }
            // "tối đa 20% | theo quy định".
            Form::Word
                if end == at + 1
                    && !piece.is(Class::Plain)
                    && [Class::Intro, Class::Source]
                        .iter()
                        .all(|&lead| scan.hit(piece.tokens.start, lead).is_some()) =>
            {
                true
            }
            // "35 dự án đã được cấp phép | nhưng chưa triển khai": what has been done and what has not tell together which they are.
            Form::Word if counts && piece.is(Class::But) && is_other_half(pieces, at, end) => false,
            // "12.400 hộ | còn dư nợ": what those counted still have.
            Form::Word if counts && end == at + 1 && is_still(pieces, end) => false,
            // "312 đại lý Sao Việt | phần lớn nằm ở ven đô", "14 giải nhất | mỗi giải 40 triệu đồng": what is said of most of them, how
            // much each has.
            Form::Word if counts && is_of_them(scan, pieces, at, end) => true,
            // "26% vụ | do vi phạm tốc độ", "12/30 vụ | do chập điện".
            Form::Word
                if share && (end > at + 1 || !scan.is(pieces[at].tokens.end - 1, "%")) && piece.is(Class::Because) =>
            {
                let next = pieces[end + 1..].iter().find(|next| !matches!(next.form, Form::Word | Form::Place(_)));
                next.is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge)
            }
            // "trong đó có 56 cán bộ bị kỷ luật | do vi phạm": some of those before, told apart by the reason.
            Form::Word if counts && end > at + 1 && piece.is(Class::Because) && told_by_reason(pieces, at) => false,
            Form::Word
                if piece.any(&[
                    Class::Versus,
                    Class::But,
                    Class::Because,
                    Class::Breakdown,
                    Class::Conjunction,
                    Class::Respectively,
                ]) =>
            {
                true
            }
            // "5 nghìn chiếc trị giá 21 triệu USD": the noun of the next figure.
            // "42 con dê giống trị giá 130 triệu đồng".
            Form::Word
                if piece.any(&MEASURED)
                    && (end == at + 1
                        || counts && piece.is(Class::MeasureNoun) && pieces[at + 1..end].iter().all(is_bare)) =>
            {
                pieces.get(end + 1).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge)
            }
            // "98 quốc gia có dự án", "xã đạt chuẩn": a relative clause, unless a figure of its own follows.
            // "Có 6 mặt hàng đạt kim ngạch trên 1 tỷ USD": what there are so many of.
            // "16/19 chỉ tiêu | đạt và vượt kế hoạch": a second verb that ends the clause says no more of another figure than the first.
            Form::Word if (counts || share) && is_second_verb(pieces, at, end) => false,
            Form::Word if piece.any(&VERBS) => {
                has_figure(pieces, end)
                    && !(there_are && !piece.is(Class::Topic) && (measures(pieces, end) || ends_clause(pieces, end)))
            }
            Form::Word => {
                piece.is(Class::Cause) && !pieces[end - 1].any(&[Class::Preverb, Class::Passive])
                    || piece.is(Class::Locative)
                        && pieces.get(end + 1).is_some_and(|next| {
                            matches!(next.form, Form::Period(_) | Form::Place(_) | Form::Generic(_))
                        })
            }
        };
        if stop {
            end = ended(scan, pieces, at, end, counts);
            break;
        }
        end += 1;
    }
    at + 1..end
}

/// Whether a noun ends at a comma: "2 triệu cổ phần tại An Bình | , ông Hải không còn liên quan" goes on with a person,
/// "20 sản phẩm OCOP | , sản phẩm từ dừa giữ vai trò chính" says more of some of those counted, "với hợp đồng 500 tỷ đồng
/// nói trên | , doanh thu" begins anew behind what points back.
fn ends_here(scan: &Scan<'_>, pieces: &[Piece], at: usize, comma: usize, counts: bool) -> bool {
    // "1.204 hộ | , tập trung ở vùng cao": where most of them are; "sở hữu 5,1%, | ông Nam nắm giữ 5%".
    let focus = pieces.get(comma + 1).is_some_and(|next| scan.hit(next.tokens.start, Class::PlaceFocus).is_some());
    counts && (focus || says_again(scan, pieces, at, comma + 1))
        || begins_person(scan, pieces, comma + 1)
        || points_back(scan, &pieces[comma - 1])
}

/// Whether a verb begins at a piece, and no noun of what is traded or owned.
fn acts(pieces: &[Piece], at: usize) -> bool {
    pieces
        .get(at)
        .is_some_and(|verb| verb.is(Class::Act) && !verb.any(&[Class::Flow, Class::Own]) && !verb.any(&MEASURED))
}

/// "có hành vi | cất giấu, chuyên chở pháo lậu": whether what was done wrong goes on behind a comma, where all
/// before it is a bare verb whose object is still to come.
fn goes_on_doing(scan: &Scan<'_>, pieces: &[Piece], at: usize, comma: usize) -> bool {
    const MAX_ITEM: usize = 8;
    const BARE: usize = 2;
    const OTHER: [Class; 6] =
        [Class::Dative, Class::Toward, Class::Preverb, Class::Breakdown, Class::Locative, Class::Because];
    let offence = |index: usize| scan.hit(pieces[index].tokens.start, Class::Offence).map(|hit| hit.end as usize);
    let Some(end) = (at + 1..comma).find_map(offence) else { return false };
    let deed = pieces.partition_point(|piece| piece.tokens.start < end);
    let bare = pieces.get(deed..comma).unwrap_or_default().split(|piece| piece.mark() == Some(Mark::Comma));
    let tokens = |item: &[Piece]| item.iter().map(|piece| piece.tokens.len()).sum::<usize>();
    if !bare.into_iter().all(|item| (1..=BARE).contains(&tokens(item))) {
        return false;
    }
    let word = |piece: &&Piece| piece.form == Form::Word && !piece.any(&PREDICATES) && !piece.any(&OTHER);
    let length = pieces[comma + 1..].iter().take(MAX_ITEM + 1).take_while(word).count();
    let closed = pieces.get(comma + 1 + length).is_none_or(|next| next.mark().is_some());
    (1..=MAX_ITEM).contains(&length) && closed
}

/// Where the qualifiers of the figure at piece `at` end that the piece at `stop` is no part of: there, or before what belongs to the
/// statement that it begins.
fn ended(scan: &Scan<'_>, pieces: &[Piece], at: usize, stop: usize, counts: bool) -> usize {
    let piece = &pieces[stop];
    // "kiểm tra 340 trường hợp | phát hiện 25 lái xe".
    if counts && is_object(pieces, at) && only_finds(pieces, at, stop) {
        return at + 1;
    }
    // "15 chi nhánh và công ty con có 10": what stands before the next verb is its subject.
    // "143 triệu đồng tiền thuế và phạt | 28 triệu đồng": and a verb right before the next figure its own.
    let figure = matches!(piece.form, Form::Quantity(_) | Form::Hedge);
    let own = figure && pieces[stop - 1].is(Class::Act) && pieces[stop - 2].is(Class::And);
    let next = matches!(piece.form, Form::Word) && piece.any(&VERBS) || own;
    let joined = (at + 2..stop).rev().find(|&and| pieces[and].is(Class::And));
    let joined = joined.filter(|&and| next || counts && begins_next(pieces, and, stop));
    joined.unwrap_or_else(|| if figure { without_next_noun(scan, pieces, at, stop) } else { stop })
}

/// "thuế 10% đối với hàng hóa | trị giá 50 tỷ USD", "300 cây keo trồng | trên diện tích 2 ha": where the qualifiers of the figure at
/// piece `at` end when what stands right before the figure at `stop` is its noun, with the word that leads to it.
fn without_next_noun(scan: &Scan<'_>, pieces: &[Piece], at: usize, stop: usize) -> usize {
    const LINKS: [Class; 4] = [Class::Of, Class::And, Class::Versus, Class::Copula];
    let noun = stop - 1;
    let attribute =
        || pieces[noun].is(Class::MeasureNoun) && scan.hit(pieces[noun].tokens.start, Class::Relational).is_some();
    if noun <= at + 1 || !attribute() {
        return stop;
    }
    let leads = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Topic, Class::Locative]);
    let end = if leads(&pieces[noun - 1]) { noun - 1 } else { noun };
    // "30% | trong tổng diện tích 50 ha", "12% của giá trị 3 tỷ đồng": a whole, with its amount.
    let last = &pieces[end - 1];
    if end > at + 1 && last.form != Form::Hedge && !last.any(&LINKS) { end } else { stop }
}

/// "dập tắt 3 vụ cháy | và tổ chức cứu nạn 15 vụ", "làm 5 người chết | và vụ xe khách lật làm 3 người bị thương": whether the few
/// words from "và" to the piece that ends the qualifiers belong to a figure of their own, right there or behind what was caused.
fn begins_next(pieces: &[Piece], and: usize, end: usize) -> bool {
    const MAX_WORDS: usize = 6;
    const MAX_EVENT: usize = 12;
    let words = &pieces[and + 1..end];
    let plain = |piece: &Piece| piece.form == Form::Word && !piece.any(&[Class::Have, Class::Locative]);
    let caused = pieces[end].is(Class::Cause) && !pieces[end].is(Class::Dative);
    let figure = counts_next(&pieces[end]) || caused && pieces.get(end + 1).is_some_and(counts_next);
    let most = if caused { MAX_EVENT } else { MAX_WORDS };
    // "vay của hai ngân hàng Nam Việt | và ngân hàng An Phú 130 tỷ đồng": a second name is one of those counted.
    let named = !caused && words.iter().any(|piece| piece.capital);
    figure && !named && (1..=most).contains(&words.len()) && words.iter().all(plain)
}

/// "kiểm tra 340 trường hợp | phát hiện 25 lái xe": whether a verb alone stands between what is counted and another figure,
/// which is its object.
fn only_finds(pieces: &[Piece], at: usize, end: usize) -> bool {
    let verb = |piece: &Piece| piece.is(Class::Act) || piece.is(Class::Adverb);
    end > at + 1 && counts_next(&pieces[end]) && pieces[at + 1..end].iter().all(verb)
}

/// "kiểm tra | 340 trường hợp": whether a verb, and no more than that there are so many, stands right before a figure.
fn is_object(pieces: &[Piece], at: usize) -> bool {
    const STATES: [Class; 4] = [Class::Have, Class::Copula, Class::Breakdown, Class::Topic];
    let before = pieces[..at].iter().rev().find(|piece| piece.form != Form::Hedge && !piece.is(Class::Adverb));
    before.is_some_and(|verb| {
        verb.form == Form::Word && !verb.capital && !verb.any(&STATES) && (verb.roles.is_idle() || verb.is(Class::Act))
    })
}

/// "trong đó có | 56 cán bộ": whether a figure counts what there is of those before.
fn told_by_reason(pieces: &[Piece], at: usize) -> bool {
    const MAX_LEAD: usize = 4;
    let lead = &pieces[at.saturating_sub(MAX_LEAD)..at];
    let has = lead.iter().rev().find(|piece| piece.form != Form::Hedge).is_some_and(|has| has.is(Class::Have));
    has && lead.iter().any(|piece| piece.is(Class::Breakdown))
}

/// "này", "nói trên": the end of a noun that was named before.
pub(in crate::fact) fn points_back(scan: &Scan<'_>, piece: &Piece) -> bool {
    let ends = |token: usize| scan.phrase(token, piece.tokens.end, Class::DocThis) == Some(piece.tokens.end);
    piece.form == Form::Word && piece.tokens.clone().any(ends)
}

/// "chủ yếu | tập trung ở trung tâm", "mỗi | giải": whether a statement about most or each of those counted at `figure` begins at a
/// piece; "mặt hàng chủ yếu của tỉnh" is none.
pub(super) fn is_of_them(scan: &Scan<'_>, pieces: &[Piece], figure: usize, at: usize) -> bool {
    const NOMINAL: [Class; 3] = [Class::Of, Class::And, Class::Copula];
    let goes_on = || pieces.get(at + 1).is_some_and(|next| next.form == Form::Word && !next.any(&NOMINAL));
    let most = at > figure + 1 && scan.hit(pieces[at].tokens.start, Class::Mainly).is_some() && goes_on();
    most || pieces[at].is(Class::Per) && is_each(pieces, at)
}

/// "đã được cấp phép | nhưng chưa triển khai": whether what has become of those counted at a piece goes on, without a figure, with
/// what has not.
fn is_other_half(pieces: &[Piece], at: usize, but: usize) -> bool {
    const REACH: usize = 8;
    let done = pieces[at + 1..but].iter().take(2).any(|piece| piece.any(&[Class::Passive, Class::Preverb]));
    let next = pieces.get(but + 1).is_some_and(|next| next.form == Form::Word && next.is(Class::Preverb));
    let rest = pieces[but + 1..].iter().take(REACH).take_while(|piece| piece.mark().is_none());
    let figure = rest.into_iter().any(counts_next);
    done && next && !figure && !pieces[but].any(&[Class::ToLevel, Class::Relative])
}

/// What stands between a counted noun and what is said of it: "văn bản | (trừ văn bản mật) | được ký số", "trạm y tế | trên
/// địa bàn tỉnh | dùng bệnh án điện tử".
fn passed(scan: &Scan<'_>, pieces: &[Piece], at: usize, start: usize) -> Option<usize> {
    const REACH: usize = 14;
    const STOPS: [Class; 7] =
        [Class::And, Class::But, Class::Versus, Class::Because, Class::Breakdown, Class::Conjunction, Class::Topic];
    // "3.100 người thiệt mạng | vì | tai nạn giao thông": what they came to harm in.
    if pieces[start].is(Class::Because) && pieces[start - 1].is(Class::Casualty) && is_event(pieces, start + 1) {
        return Some(start + 1);
    }
    // "80 hợp tác xã | (HTX) | vay vốn": a short form in its bracket.
    if let Some([open, short, close, next]) = pieces.get(start..start + 4)
        && open.mark() == Some(Mark::Open)
        && short.capital
        && close.mark() == Some(Mark::Close)
        && start == at + 1
        && next.form == Form::Word
        && !next.any(&STOPS)
        && !(next.any(&VERBS) && has_figure(pieces, start + 3))
    {
        return Some(start + 3);
    }
    // "41 huyện | thuộc 6 tỉnh | được công nhận", "900 căn hộ | đến từ 12 dự án nghỉ dưỡng | được chào bán": how many they belong to.
    if let Some([of, many]) = pieces.get(start..start + 2)
        && of.any(&[Class::Of, Class::Partner])
        && !of.is(Class::Topic)
        && many.quantity().is_some()
    {
        // "800 vận động viên | đến từ 20 xã | tham gia 8 môn": or in what they take part.
        let takes_part = |done: &Piece| scan.hit(done.tokens.start, Class::TakePart).is_some();
        let noun = |piece: &&Piece| is_bare(piece) && !takes_part(piece);
        let named = pieces[start + 2..].iter().take(MAX_WORDS).take_while(noun).count();
        let done = pieces.get(start + 2 + named).is_some_and(|done| done.is(Class::Passive) || takes_part(done));
        return done.then_some(start + 2 + named);
    }
    let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
    let within = &pieces[start..pieces.len().min(start + REACH)];
    let end = if pieces[start].mark() == Some(Mark::Open) {
        let inside = within.iter().take_while(|piece| piece.quantity().is_none() && piece.period().is_none());
        start + inside.take_while(|piece| piece.mark() != Some(Mark::Close)).count() + 1
    } else if pieces[start].is(Class::Locative) {
        let places = within
            .iter()
            .skip(1)
            .take_while(|piece| place(piece) || piece.mark() == Some(Mark::Comma) || piece.is(Class::And));
        start + places.count() + 1
    } else {
        return None;
    };
    let (last, next) = (pieces.get(end - 1)?, pieces.get(end)?);
    let closed = end > start + 1 && (place(last) || last.mark() == Some(Mark::Close));
    let said = place(next) || next.form == Form::Word && !next.any(&STOPS) && !next.any(&MEASURED);
    let stated = next.any(&VERBS) && has_figure(pieces, end);
    (closed && start > at + 1 && said && !stated).then_some(end)
}

/// "26 ý kiến | (chiếm 65%) | cho rằng": how large a part they are, before what is said of them.
fn percent_aside(scan: &Scan<'_>, pieces: &[Piece], open: usize) -> Option<usize> {
    const MAX_ASIDE: usize = 6;
    const SAID: [Class; 5] = [Class::Said, Class::StatusForecast, Class::Preverb, Class::Reach, Class::Passive];
    if pieces[open].mark() != Some(Mark::Open) {
        return None;
    }
    let inside = pieces[open + 1..].iter().take(MAX_ASIDE).take_while(|piece| piece.mark() != Some(Mark::Close));
    let mut figures = inside.clone().filter(|piece| piece.form != Form::Word && piece.form != Form::Hedge);
    let percent = |piece: &Piece| piece.quantity().is_some() && scan.is(piece.tokens.end - 1, "%");
    let alone = figures.next().is_some_and(percent) && figures.next().is_none();
    let end = open + inside.count() + 2;
    let says =
        |next: &Piece| next.form == Form::Word && !next.is(Class::Topic) && (next.roles.is_idle() || next.any(&SAID));
    let closed = pieces.get(end - 1)?.mark() == Some(Mark::Close);
    let said = pieces.get(end).is_some_and(|next| says(next) && !(next.any(&VERBS) && has_figure(pieces, end)));
    (alone && closed && said).then_some(end)
}

/// What is said of those counted behind where they are and who is with them: "500 hộ | ở 4 huyện miền núi | bị cô lập",
/// "120 hộ với 400 người | ở 2 xã | không còn nhà ở"; `end` is where the qualifiers right behind the noun of the figure at piece `at` end.
pub(in crate::fact) fn beyond(scan: &Scan<'_>, pieces: &[Piece], at: usize, end: usize) -> Option<Range<usize>> {
    const REACH: usize = 20;
    const SAID: [Class; 7] =
        [Class::Passive, Class::Preverb, Class::Short, Class::Act, Class::Own, Class::StatusForecast, Class::Aspectual];
    const AROUND: [Class; 4] = [Class::Locative, Class::And, Class::Of, Class::Area];
    let with = |piece: &Piece| piece.is(Class::Topic) && piece.is(Class::Reach);
    let place = |piece: &Piece| {
        matches!(piece.form, Form::Place(_) | Form::Generic(_)) || scan.tokens[piece.tokens.start].is_capital()
    };
    let counts = |piece: &Piece| piece.quantity().is_some() || piece.form == Form::Hedge;
    let inside = |at: usize| {
        let piece = &pieces[at];
        match piece.form {
            // "4 loại được nhập khẩu và 3 loại được bán": what is counted besides has a predicate of its own.
            Form::Word if piece.is(Class::And) && pieces.get(at + 1).is_some_and(counts) => false,
            Form::Word => piece.roles.is_idle() || (piece.any(&AROUND) || with(piece)) && !piece.any(&SAID),
            Form::Mark(Mark::Comma) => pieces.get(at + 1).is_some_and(place),
            Form::Place(_) | Form::Generic(_) | Form::Quantity(_) | Form::Hedge => true,
            _ => false,
        }
    };
    // "; 14.900 hộ với hơn 63.000 nhân khẩu thiếu nước": an item of what there is.
    let before = (0..at).rev().find(|&before| pieces[before].form != Form::Hedge);
    let begins = before.is_none_or(|before| pieces[before].mark() == Some(Mark::Semicolon));
    // "thực hiện 300 chuyến bay với 40.000 lượt khách được vận chuyển an toàn": said of those who are with them.
    let leads =
        pieces.get(end).is_some_and(|lead| lead.is(Class::Locative) || with(lead) && (there_are(pieces, at) || begins));
    let verb = (end..pieces.len().min(end + REACH)).find(|&at| !inside(at)).filter(|&verb| leads && verb > end + 1)?;
    let said = after(scan, pieces, verb - 1, true, false);
    // "với 400 người | đã nộp 3 tỷ đồng": what has a figure of its own is told with that.
    let stated = pieces.get(said.end).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
    (pieces[verb].any(&SAID) && said.len() > 1 && !stated).then_some(said)
}

/// "7 nhân chứng hôm qua | bị triệu tập": whether when it was done stands between what is counted and what was done to it.
fn is_done(pieces: &[Piece], next: usize) -> bool {
    pieces.get(next).is_some_and(|next| next.is(Class::Passive))
}

/// Whether what stands at a piece is no more of the noun of the figure at piece `at`.
fn ends_noun(scan: &Scan<'_>, pieces: &[Piece], at: usize, end: usize, counts: bool) -> bool {
    let (piece, next) = (&pieces[end], pieces.get(end + 1));
    let behind = end > at + 1;
    // "300 thí sinh đỗ | trong tổng số | 420 thí sinh": how many there are in all, which counts others.
    let in_all = piece.is(Class::Quantifier) && next.is_some_and(counts_next);
    // "bán 250.000 cổ phiếu TMB | thông qua thỏa thuận": how it is traded.
    let security = |token: usize| scan.hit(token, Class::Security).is_some();
    let traded = counts && behind && piece.is(Class::Adopt) && pieces[at].tokens.clone().any(security);
    // "90 thư có mật khẩu | và cho rằng", "3 người phản biện | và ý kiến là tham khảo": what else is said.
    let said = behind && next.is_some_and(|next| next.is(Class::Said)) || begins_clause(scan, pieces, end + 1);
    // "15 thủ tục còn lại | trước ngày 30/9": by when it is to be done.
    let due = counts && piece.is(Class::Now) && next_is_time(pieces, end);
    // "nhưng chưa triển khai | là những dự án": what those are is no more of them.
    let are = counts && piece.is(Class::Copula) && pieces[at + 1..end].iter().any(|but| but.is(Class::But));
    // "có 3.200 lao động | có thu nhập bình quân": nor is a mean of them all.
    let mean = counts && piece.any(&VERBS) && has_mean(pieces, end) && there_are(pieces, at);
    // "120 đại biểu | đại diện cho 700 đảng viên": nor is whom they speak for, who are counted as well.
    let speaks = scan.hit(piece.tokens.start, Class::StandsFor).filter(|_| counts);
    let for_others = speaks.is_some_and(|hit| {
        let mut behind = pieces[end..].iter().skip_while(|piece| piece.tokens.end <= hit.end as usize);
        behind.find(|piece| !piece.is(Class::Dative)).is_some_and(counts_next)
    });
    in_all || traded || due || are || mean || for_others || piece.is(Class::And) && said
}

/// Whether a time stands right behind a piece.
fn next_is_time(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at + 1).is_some_and(|next| next.period().is_some())
}

/// Whether "về" and a noun that nothing is measured by stand at a piece.
pub(super) fn concerns(pieces: &[Piece], about: usize) -> bool {
    let noun = |next: &Piece| next.form == Form::Word && !next.any(&MEASURED) && !next.any(&VERBS);
    pieces[about].is(Class::Aspect) && pieces.get(about + 1).is_some_and(noun)
}

/// Whether a few words that say nothing, and then a copula, stand at a piece; no name, which may be of the same row.
fn begins_clause(scan: &Scan<'_>, pieces: &[Piece], start: usize) -> bool {
    const MAX_NOUN: usize = 4;
    let bare = |piece: &Piece| is_bare(piece) || piece.form == Form::Word && piece.is(Class::ResultHeading);
    let noun = pieces.iter().skip(start).take(MAX_NOUN).take_while(|piece| bare(piece)).count();
    let named = pieces.get(start).is_some_and(|piece| scan.tokens[piece.tokens.start].is_capital());
    noun > 0 && !named && pieces.get(start + noun).is_some_and(|piece| piece.is(Class::Copula))
}

/// A figure, or the hedge before one.
fn counts_next(piece: &Piece) -> bool {
    piece.quantity().is_some() || piece.form == Form::Hedge
}

/// Whether a piece begins with the noun that the figure at piece `at` counts.
fn says_again(scan: &Scan<'_>, pieces: &[Piece], at: usize, next: usize) -> bool {
    let Some(next) = pieces.get(next).map(|next| next.tokens.start) else { return false };
    let same =
        |from: usize, end: usize| (from..end).enumerate().all(|(turn, token)| scan.says_same(next + turn, token));
    let first = pieces[at].tokens.clone().find(|&from| scan.hit(from, Class::Noun).is_some());
    first.is_some_and(|from| scan.hits.of_at(from, Class::Noun).any(|noun| same(from, noun.end as usize)))
}

/// Whether a title and a name begin at a piece: "ông Minh".
fn begins_person(scan: &Scan<'_>, pieces: &[Piece], at: usize) -> bool {
    let title = pieces.get(at).and_then(|piece| scan.hit(piece.tokens.start, Class::Title));
    title.and_then(|title| scan.tokens.get(title.end as usize)).is_some_and(Token::is_capital)
}

/// Whether a figure stands behind "mỗi" and its noun.
fn is_each(pieces: &[Piece], per: usize) -> bool {
    const REACH: usize = 6;
    let behind = pieces[per + 1..].iter().take(REACH).take_while(|piece| piece.mark().is_none());
    behind.skip(1).any(|piece| piece.quantity().is_some())
}

/// Whether a piece is a word without a job.
fn is_bare(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.roles.is_idle()
}

/// Whether a piece can be part of a noun before anything is said of it.
fn is_nominal(piece: &Piece) -> bool {
    const SAID: [Class; 4] = [Class::Preverb, Class::Act, Class::Have, Class::Own];
    matches!(piece.form, Form::Place(_) | Form::Generic(_))
        || piece.form == Form::Word && !piece.any(&SAID) && !piece.any(&VERBS)
}

/// The words of a purpose that begins at a piece, with one figure at most.
pub(in crate::fact) fn purpose(pieces: &[Piece], start: usize) -> Range<usize> {
    const MAX_PURPOSE: usize = 10;
    const STOPS: [Class; 5] = [Class::But, Class::Cause, Class::Because, Class::Conjunction, Class::Locative];
    let mut figures = 0;
    let mut end = start;
    while end < pieces.len().min(start + MAX_PURPOSE) {
        let goes_on = match pieces[end].form {
            Form::Word => !pieces[end].any(&STOPS),
            Form::Place(_) | Form::Generic(_) | Form::Hedge | Form::Mark(Mark::Quote) => true,
            Form::Quantity(_) => figures == 0,
            _ => false,
        };
        if !goes_on {
            break;
        }
        figures += usize::from(pieces[end].quantity().is_some());
        end += 1;
    }
    start..end
}

/// "có 6 mặt hàng tăng giá", "có 2 xã đạt chuẩn và 3 xã chưa đạt": whether the clause says that there are so many.
pub(in crate::fact) fn there_are(pieces: &[Piece], at: usize) -> bool {
    const MAX_COUNTS: usize = 4;
    const REACH: usize = 10;
    let mut figure = at;
    for _ in 0..MAX_COUNTS {
        // "có tất cả | 18 khoản": that these are all stands between.
        let aside = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::Quantifier);
        let Some(before) = (0..figure).rev().find(|&before| !aside(&pieces[before])) else { break };
        if pieces[before].is(Class::Have) {
            return true;
        }
        let joined = pieces[before].is(Class::And) || pieces[before].mark() == Some(Mark::Comma);
        let floor = before.saturating_sub(REACH);
        let counted = (floor..before)
            .rev()
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].quantity().is_some())
            .find(|&at| pieces[at].quantity().is_some());
        let Some(counted) = counted.filter(|_| joined) else { break };
        figure = counted;
    }
    false
}

/// Whether nothing of the clause follows a verb.
fn ends_clause(pieces: &[Piece], verb: usize) -> bool {
    pieces.get(verb + 1).is_none_or(|next| next.mark().is_some())
}

/// Whether a second counted noun stands behind a comma, and what is said of both has no figure.
fn is_second_head(scan: &Scan<'_>, pieces: &[Piece], start: usize) -> bool {
    let Some(piece) = pieces.get(start).filter(|piece| piece.form == Form::Word) else { return false };
    let first = piece.tokens.start;
    let Some(noun) = scan.hits.of_at(first, Class::Noun).map(|hit| hit.end as usize).max() else {
        return false;
    };
    let behind = pieces[start..].iter().find(|piece| piece.tokens.start >= noun);
    // "hộ nghèo 42 hộ, hộ cận nghèo: 58 hộ".
    let figure = pieces[start..]
        .iter()
        .take(MAX_AFTER)
        // "mua cổ phần của nhà đầu tư với tổng giá trị 4 tỷ USD": of another noun.
        .take_while(|piece| !piece.is(Class::Topic))
        .find(|piece| piece.mark().is_some() || piece.quantity().is_some())
        .is_some_and(|piece| piece.quantity().is_some() || piece.mark() == Some(Mark::Colon));
    !figure
        && !piece.any(&VERBS)
        && !piece.any(&MEASURED)
        && behind.is_some_and(|next| next.form == Form::Word && !next.any(&[Class::And, Class::But, Class::Because]))
}

/// Whether a few words without a job stand before the next mark.
fn is_item(pieces: &[Piece], start: usize, most: usize) -> bool {
    let words = pieces[start.min(pieces.len())..]
        .iter()
        .take_while(|piece| piece.form == Form::Word && piece.roles.is_idle())
        .count();
    let closed = pieces.get(start + words).is_some_and(|next| next.mark().is_some() || next.is(Class::And));
    (1..=most).contains(&words) && closed
}

/// Whether what qualifies the figure at piece `at` goes on behind a comma.
fn goes_on_behind(scan: &Scan<'_>, pieces: &[Piece], at: usize, comma: usize, counts: bool, share: bool) -> bool {
    const MAX_HEAD: usize = 3;
    let noun = comma <= at + MAX_HEAD || share && pieces[at + 1..comma].iter().all(is_nominal);
    // "với 72% cổ phần, Tập đoàn Thái Sơn là": a name begins a clause.
    let named = !counts && pieces.get(comma + 1).is_some_and(|next| scan.tokens[next.tokens.start].is_capital());
    let most = if counts && pieces[comma - 1].is(Class::Flow) { MAX_FLOW } else { MAX_WORDS };
    // "30 ha lúa, hoa màu | bị ngập": what befell both.
    let both = !counts
        && !share
        && !pieces[at + 1..comma].iter().any(|piece| piece.capital)
        && befalls_next(scan, pieces, comma + 1);
    // "lấy ý kiến các nhân sĩ, trí thức; ...": a short item of the same list.
    both || is_item(pieces, comma + 1, most) || noun && !named && is_second_head(scan, pieces, comma + 1)
}

/// Whether a few nouns stand before the word that tells what was done to them.
fn befalls_next(scan: &Scan<'_>, pieces: &[Piece], start: usize) -> bool {
    const MAX_WORDS: usize = 6;
    let passive = |piece: &Piece| scan.hit(piece.tokens.start, Class::Passive).is_some();
    let idle = |piece: &Piece| piece.form == Form::Word && !says(piece) && !piece.any(&MEASURED);
    let noun = |piece: &&Piece| !passive(piece) && !piece.capital && (piece.mark() == Some(Mark::Comma) || idle(piece));
    let words = pieces[start.min(pieces.len())..].iter().take(MAX_WORDS).take_while(noun).count();
    words > 0 && pieces.get(start + words).is_some_and(|next| next.form == Form::Word && passive(next))
}

/// Whether a few words that say nothing stand before the next mark or joint.
fn is_event(pieces: &[Piece], start: usize) -> bool {
    const MAX_WORDS: usize = 6;
    let ends =
        |next: &Piece| next.mark().is_some() || next.period().is_some() || next.any(&[Class::And, Class::Locative]);
    let plain = |piece: &&Piece| piece.form == Form::Word && !says(piece) && !piece.any(&MEASURED) && !ends(piece);
    let words = pieces[start.min(pieces.len())..].iter().take(MAX_WORDS).take_while(plain).count();
    words > 0 && pieces.get(start + words).is_none_or(ends)
}

/// Whether a few words without a job stand before the noun that they and what is before them belong to.
fn is_joint(pieces: &[Piece], start: usize) -> bool {
    const MAX_WORDS: usize = 4;
    let words = pieces[start.min(pieces.len())..]
        .iter()
        .take_while(|piece| {
            piece.form == Form::Word
                && (!piece.any(&VERBS) || piece.is(Class::Own))
                && !piece.any(&MEASURED)
                && !piece.any(&[Class::Of, Class::And, Class::Breakdown, Class::Intro])
        })
        .count();
    // "làm giả 500 bộ hồ sơ, chiếm đoạt của ngân hàng 72 tỷ đồng": what is said with another figure is said of that.
    let figure = pieces[start.min(pieces.len())..]
        .iter()
        .take(MAX_AFTER)
        // "mua cổ phần của nhà đầu tư với tổng giá trị 4 tỷ USD": of another noun.
        .take_while(|piece| !piece.is(Class::Topic))
        .find(|piece| piece.mark().is_some() || piece.quantity().is_some())
        .is_some_and(|piece| piece.quantity().is_some());
    !figure && (1..=MAX_WORDS).contains(&words) && pieces.get(start + words).is_some_and(|next| next.is(Class::Of))
}

/// Predicates that may open a relative clause as well.
pub(in crate::fact) const VERBS: [Class; 13] = [
    Class::Rise,
    Class::Fall,
    Class::Equal,
    Class::Share,
    Class::Own,
    Class::Reach,
    Class::Exceed,
    Class::StatusEstimate,
    Class::StatusForecast,
    Class::StatusTarget,
    Class::Complete,
    Class::Multiply,
    Class::Contribute,
];

/// Whether the predicate at a piece has a figure, or a measured noun with one, right behind it.
fn has_figure(pieces: &[Piece], at: usize) -> bool {
    const REACH: usize = 3;
    let next = pieces[at + 1..].iter().take(REACH).find(|piece| {
        !piece.any(&[Class::Adverb, Class::StatusEstimate, Class::StatusForecast]) || piece.form != Form::Word
    });
    // "góp 200 tỷ đồng bằng tiền vào": a means, no statement.
    let means = pieces[at].is(Class::Equal);
    next.is_none_or(|piece| {
        matches!(piece.form, Form::Quantity(_) | Form::Hedge | Form::Period(_) | Form::Mark(_))
            || !means && piece.any(&MEASURED)
    })
}

/// "3.200 lao động | có thu nhập bình quân": whether the mean of an amount stands right behind a verb, which tells of all of those
/// counted and not which they are.
fn has_mean(pieces: &[Piece], verb: usize) -> bool {
    measures(pieces, verb) && pieces.get(verb + 2).is_some_and(|mean| mean.is(Class::Per))
}

/// "đạt và | vượt kế hoạch": whether a verb that "và" joins to one of those counted ends the clause.
fn is_second_verb(pieces: &[Piece], at: usize, verb: usize) -> bool {
    let joined = verb > at + 2 && pieces[verb - 1].is(Class::And) && pieces[verb - 2].any(&VERBS);
    joined && pieces[verb].is(Class::Exceed) && ends_clause(pieces, verb)
}

/// Whether a measured noun stands right behind a verb.
fn measures(pieces: &[Piece], verb: usize) -> bool {
    pieces.get(verb + 1).is_some_and(|next| next.any(&MEASURED))
}
