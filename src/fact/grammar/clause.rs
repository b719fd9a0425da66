//! Which part of a clause is the noun phrase that its figure is of: without what is foretold or laid down of it, before
//! its own predicate, behind the verb that somebody is the subject of.

use std::ops::Range;

use super::edge;
use super::governor::Governor;
use super::phrase::{MEASURED, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::subject::thing;
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// Tokens between "nhất" and the copula behind it.
const MAX_MOST: usize = 6;
/// Words between a predicate and the mark that is reached.
const MAX_MARK: usize = 4;

/// "20 con bò giống | trị giá": behind a count and what qualifies its noun, the measured noun of the next figure.
pub(in crate::fact) fn amount_of_count(reader: &Reader<'_>, drafts: &[Draft], clause: Range<usize>) -> Range<usize> {
    let counted = drafts
        .last()
        .is_some_and(|draft| draft.piece + 1 == clause.start && reader.quantity(draft).kind == QuantityKind::Count);
    let last = clause.end.wrapping_sub(1);
    let idle = |at: usize| reader.pieces[at].form == Form::Word && reader.pieces[at].roles.is_idle();
    // "5 hợp đồng tiền gửi | trị giá", "5 hợp đồng vay vốn | trị giá": an amount right behind a count tells what is counted.
    let worth =
        counted && clause.len() > 1 && reader.scan.hit(reader.pieces[last].tokens.start, Class::Relational).is_some();
    let deed = usize::from(worth && reader.pieces[clause.start].is(Class::Act));
    let told = worth && clause.start + deed < last && reader.pieces[clause.start + deed].any(&MEASURED);
    let of_count = if told { clause.start + deed + 1 } else { clause.start };
    let plain = |at: usize| at < of_count || idle(at);
    // "12 bộ bàn ghế | mỗi bộ trị giá": of each.
    if let Some(each) = clause.clone().find(|&at| counted && reader.pieces[at].is(Class::Per)) {
        return each..clause.end;
    }
    // "9.200 hợp tác xã thành lập mới với | tổng vốn góp | là".
    let with = |at: &usize| reader.pieces[*at].is(Class::Topic) && reader.pieces[*at].is(Class::Reach);
    let noun = |at: usize| at + 1 < clause.end && reader.pieces[at + 1].any(&MEASURED);
    if let Some(with) = clause.clone().find(with).filter(|&with| counted && noun(with)) {
        return with + 1..clause.end;
    }
    let amount = counted && last > clause.start && reader.pieces[last].is(Class::MeasureNoun);
    if amount && (clause.start..last).all(plain) { last..clause.end } else { clause }
}

/// "truy thu 143 triệu đồng tiền thuế và | phạt": a verb right before the figure, behind what the last one is of.
pub(in crate::fact) fn behind_and(pieces: &[Piece], clause: Range<usize>) -> Range<usize> {
    let verb = clause.end.wrapping_sub(1);
    let own = clause.len() > 2 && pieces[verb].is(Class::Act) && pieces[verb - 1].is(Class::And);
    if own { verb..clause.end } else { clause }
}

/// "Đứng đầu là | điện thoại | với": which one leads, not that it does.
pub(in crate::fact) fn first_of(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let leads = pieces.get(clause.start).filter(|lead| lead.is(Class::Reach) && lead.form == Form::Word);
    let order =
        leads.is_some_and(|lead| lead.tokens.clone().any(|token| reader.scan.hit(token, Class::Superlative).is_some()));
    // "ngành thu hút nhiều doanh nghiệp nhất là | xây dựng | với": likewise.
    let with = |at: usize| pieces.get(at).is_some_and(|with| with.is(Class::Topic) && with.is(Class::Reach));
    let most = |copula: &usize| {
        let lead = pieces[clause.start..=*copula].iter().flat_map(|piece| piece.tokens.clone());
        lead.rev().take(MAX_MOST).any(|token| reader.scan.hit(token, Class::Superlative).is_some())
    };
    let copula = clause.clone().skip(1).find(|&at| pieces[at].is(Class::Copula)).filter(|_| with(clause.end));
    if let Some(copula) = copula.filter(|&copula| copula + 1 < clause.end).filter(most) {
        return copula + 1..clause.end;
    }
    // "phần tăng trưởng chủ yếu đến từ | doanh thu nội địa | với": an amount that something comes from, but no partner.
    let comes = |at: &usize| {
        let (piece, last) = (&pieces[*at], pieces[*at].tokens.end - 1);
        piece.is(Class::Partner) && piece.tokens.len() > 1 && reader.scan.hit(last, Class::From).is_some()
    };
    let amount = |at: &usize| pieces.get(at + 1).is_some_and(|next| next.any(&MEASURED));
    if let Some(from) = clause.clone().skip(1).find(comes).filter(|_| with(clause.end)).filter(amount) {
        return from + 1..clause.end;
    }
    let copula = clause.start + 1;
    if order && copula + 1 < clause.end && pieces[copula].is(Class::Copula) { copula + 1..clause.end } else { clause }
}

/// "Ngân hàng Thế giới dự báo | kinh tế toàn cầu | tăng 5%": who says so, by name, is no part of it.
pub(in crate::fact) fn foretold(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let verb = clause.clone().skip(1).find(|&at| pieces[at].is(Class::Foretell));
    let named = |at: usize| {
        let first = pieces[at].tokens.start;
        reader.entities[first] || pieces[at].is(Class::World) || reader.scan.tokens[first].case == Case::Upper
    };
    let noun =
        |verb: usize| verb + 1 < clause.end && (!says(&pieces[verb + 1]) || pieces[verb + 1].is(Class::GrowthNoun));
    // "tại thị trường này | HSC ước tính thị phần": where it is foretold is none either.
    let locative = |verb: usize| pieces[clause.start].is(Class::Locative) && named(verb - 1);
    verb.filter(|&verb| noun(verb) && ((clause.start..verb).all(named) || locative(verb)))
        .map_or(clause.clone(), |verb| verb + 1..clause.end)
}

/// "CPI | đã được kiểm soát tốt ở mức", "nợ công | được quản lý chặt chẽ, giảm": what is done to an amount says how it
/// comes to stand at the figure, and is no part of it.
pub(in crate::fact) fn held_at(reader: &Reader<'_>, governor: &Governor, clause: Range<usize>) -> Range<usize> {
    const MAX_LEAD: usize = 2;
    let pieces = reader.pieces;
    let stands = |verb: usize| {
        let first = pieces[verb].tokens.start;
        let at = [Class::Locative, Class::BoundPlace].into_iter().any(|class| reader.scan.hit(first, class).is_some());
        at && pieces[verb].is(Class::Reach) && pieces[verb].tokens.len() > 1
    };
    let parted = pieces.get(clause.end).is_some_and(|comma| comma.mark() == Some(Mark::Comma));
    let level = governor.piece.is_some_and(|verb| (governor.subject_end..=verb).any(stands));
    let stated = governor.piece.is_some() && (parted || level);
    let measured = |range: Range<usize>| pieces[range].iter().any(|piece| piece.any(&MEASURED));
    // "mức phí | sẽ giữ nguyên ở mức".
    let verb = |at: usize| pieces[at].is(Class::Passive) || level && pieces[at].is(Class::StatusForecast);
    let passive = clause.clone().skip(1).find(|&at| stated && verb(at));
    let passive = passive.filter(|&at| measured(clause.start..at) && !measured(at + 1..clause.end));
    let plain = |at: usize| {
        pieces[at + 1..clause.end].iter().all(|piece| match piece.form {
            Form::Word => !piece.any(&[Class::Copula, Class::Respectively]),
            Form::Place(_) | Form::Generic(_) | Form::Period(_) => true,
            _ => false,
        })
    };
    let Some(passive) = passive.filter(|&at| at + 1 < clause.end && plain(at)) else { return clause };
    let leads = |at: &usize| pieces[*at].any(&[Class::Preverb, Class::Aspectual, Class::Adverb]);
    let lead = (clause.start + 1..passive).rev().take(MAX_LEAD).take_while(leads).last();
    clause.start..lead.unwrap_or(passive)
}

/// "là năm đầu tiên | kim ngạch xuất khẩu đạt": behind a word of the calendar and which one it is, a measured noun begins.
pub(in crate::fact) fn behind_time(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_TIME: usize = 5;
    const MAX_LEAD: usize = 2;
    let pieces = reader.pieces;
    // "Mục tiêu đến hết năm 2025 | thu ngân sách đạt": up to when it is aimed at is not what.
    let until = |&at: &usize| pieces[at].period().is_some_and(|index| reader.mentions.periods[index].up_to);
    let aimed = pieces.get(clause.start).is_some_and(|piece| piece.is(Class::TargetNoun));
    let day = (clause.start + 1..clause.end).take(MAX_LEAD).find(until).filter(|_| aimed);
    let told = |day: &usize| day + 1 < clause.end && (pieces[day + 1].any(&MEASURED) || pieces[day + 1].is(Class::Act));
    if let Some(day) = day.filter(told) {
        return day + 1..clause.end;
    }
    let copula = clause.clone().find(|&at| pieces[at].is(Class::Copula));
    let time = copula.map(|copula| copula + 1).filter(|&at| at < clause.end && reader.is_time(&pieces[at]));
    let noun = time.and_then(|time| {
        let most = clause.end.min(time + MAX_TIME);
        let noun = (time + 1..most).find(|&at| pieces[at].any(&MEASURED))?;
        let which = |piece: &Piece| {
            piece.form == Form::Word && (piece.roles.is_idle() || piece.is(Class::Adverb) || reader.is_time(piece))
        };
        pieces[time + 1..noun].iter().all(which).then_some(noun)
    });
    noun.map_or(clause.clone(), |noun| noun..clause.end)
}

/// "dự thảo đang lấy ý kiến quy định | phạt tiền": what is laid down or asked for, not where or by whom.
pub(in crate::fact) fn laid_down(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    // "dự kiến chi", "muốn chi" keep who means to.
    let lays = |piece: &Piece| {
        piece.any(&[Class::Adopt, Class::PlanNoun]) && !piece.any(&[Class::StatusForecast, Class::StatusTarget])
    };
    // "ban lãnh đạo kỳ vọng vào | kế hoạch doanh thu": the plan of an amount, not who thinks what of it.
    let measured = |at: usize| at < clause.end && pieces[at].any(&MEASURED);
    let aim = clause.clone().skip(1).find(|&at| pieces[at].any(&[Class::PlanNoun, Class::TargetNoun]));
    let toward = |aim: &usize| pieces[aim - 1].is(Class::Toward);
    let whole = |aim: &usize| toward(aim) && measured(aim + 1) && !(clause.start..*aim).any(measured);
    if let Some(aim) = aim.filter(whole) {
        return aim..clause.end;
    }
    let deed = clause.clone().skip(2).rev().find(|&at| pieces[at].is(Class::Act) && lays(&pieces[at - 1]));
    let plain =
        |deed: &usize| !pieces[clause.start..*deed].iter().any(|piece| piece.any(&MEASURED) || piece.is(Class::Act));
    deed.filter(plain).map_or(clause.clone(), |deed| deed..clause.end)
}

/// "HĐND tỉnh đã quyết định | tổng chi năm 2016 | là", "dự toán được xây dựng trên cơ sở | giá dầu": a measured noun right
/// behind who decided on it, or behind what a plan is worked out by.
pub(in crate::fact) fn behind_decision(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_WHO: usize = 10;
    let pieces = reader.pieces;
    let leads = |at: usize| pieces[at].form != Form::Word || pieces[at].any(&[Class::StatusActual, Class::Preverb]);
    let named = |at: usize| pieces[at].tokens.clone().all(|token| reader.entities[token]);
    let noun =
        |at: usize| at + 1 < clause.end && pieces[at + 1].any(&MEASURED) && !pieces[at + 1].is(Class::GrowthNoun);
    let end = clause.end.min(clause.start + MAX_WHO);
    let verb = (clause.start + 1..end).find(|&at| noun(at) && reader.begins_with(at, Class::Decide));
    // "Chính phủ trình Quốc hội | mức bội chi": nor is who asks, or who is asked.
    let asked = || {
        let asks = (clause.start + 1..end).find(|&at| reader.begins_with(at, Class::Asks))?;
        let whom = (asks + 1..end).take_while(|&at| named(at)).last()?;
        noun(whom).then_some((asks, whom))
    };
    let (verb, last) = verb.map(|verb| (verb, verb)).or_else(asked).unzip();
    let verb = verb.filter(|&verb| (clause.start..verb).all(|at| named(at) || leads(at)) && named(clause.start));
    // The piece behind the words "trên cơ sở".
    let basis = |at: usize| {
        let end = reader.scan.hit(pieces[at].tokens.start, Class::Basis)?.end as usize;
        (at + 1..clause.end).find(|&next| pieces[next].tokens.start >= end)
    };
    let behind = verb.and(last).map(|last| last + 1).or_else(|| (clause.start + 1..clause.end).rev().find_map(basis));
    behind.map_or(clause.clone(), |start| start..clause.end)
}

/// "các mặt hàng tăng mạnh như | điện thoại 12%": behind the word that leads to a row of names.
pub(in crate::fact) fn behind_link(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let link = reader.lists.iter().rev().find(|(link, _)| (clause.start..clause.end).contains(link));
    link.map_or(clause.clone(), |(link, _)| link + 1..clause.end)
}

/// What opens something new behind a count.
const STATED: [Class; 7] =
    [Class::Reach, Class::Rise, Class::Fall, Class::Of, Class::From, Class::Locative, Class::Adverb];

/// "bán tài sản nhằm giảm | dư nợ vay | từ 9 tỷ đồng xuống 6 tỷ đồng", "do hãng tăng | giá mở cửa | từ": what somebody moves
/// from one level to another, behind the verb that a word of purpose, of a deed or of a reason leads to.
pub(in crate::fact) fn moved_between(reader: &Reader<'_>, governor: &Governor, clause: Range<usize>) -> Range<usize> {
    const MAX_WHO: usize = 4;
    const LEADS: [Class; 3] = [Class::Dative, Class::Nominal, Class::Effect];
    const STOPS: [Class; 5] = [Class::Adverb, Class::GrowthNoun, Class::Reach, Class::Locative, Class::And];
    let pieces = reader.pieces;
    // "nhằm giảm" may be one word of what is aimed at.
    let aims = |at: usize| {
        let last = pieces[at].tokens.end - 1;
        let moves = [Class::Rise, Class::Fall].into_iter().any(|class| reader.scan.hit(last, class).is_some());
        moves && pieces[at].is(Class::StatusTarget) && reader.begins_with(at, Class::Dative)
    };
    let moves =
        |at: &usize| pieces[*at].form == Form::Word && (pieces[*at].any(&[Class::Rise, Class::Fall]) || aims(*at));
    let verb = clause.clone().skip(1).rev().find(moves).filter(|_| governor.class == Some(Class::From));
    let Some(verb) = verb.filter(|&verb| verb + 1 < clause.end) else { return clause };
    let words = |range: Range<usize>| {
        pieces[range].iter().all(|piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_)))
    };
    let object = !pieces[verb + 1].any(&STOPS) && words(verb + 1..clause.end);
    let deed = aims(verb) || pieces[verb - 1].any(&LEADS);
    let who = pieces[clause.start..verb].iter().rev().take(MAX_WHO);
    let caused = who.into_iter().any(|piece| piece.is(Class::Because)) && words(clause.start..verb);
    if object && (deed || caused) { verb + 1..clause.end } else { clause }
}

/// Whether a clause is what qualifies the noun that the figure right before it counts.
pub(in crate::fact) fn qualifies(reader: &Reader<'_>, count: &Draft, clause: &Range<usize>) -> bool {
    let pieces = &reader.pieces[clause.clone()];
    let quantity = reader.quantity(count);
    count.piece + 1 == clause.start
        && (quantity.kind == QuantityKind::Count || thing::is_named_behind(reader, count.piece, quantity))
        && !pieces.first().is_some_and(|piece| piece.is(Class::And))
        && !pieces.iter().any(|piece| piece.any(&MEASURED) || piece.any(&STATED))
        || still_has(reader, count, clause)
}

/// "4.120 hộ | còn dư nợ": whether a clause tells what those counted right before it still have or are.
pub(in crate::fact) fn still_has(reader: &Reader<'_>, count: &Draft, clause: &Range<usize>) -> bool {
    // "còn" may end the clause to the left.
    let still = count.piece + 1;
    (clause.start == still || clause.start == still + 1)
        && reader.quantity(count).kind == QuantityKind::Count
        && is_still(reader.pieces, still)
}

/// "còn | dư nợ", "còn | vướng mắc": a word for what is left right before a noun or verb without a figure of its own.
pub(in crate::fact) fn is_still(pieces: &[Piece], at: usize) -> bool {
    const REACH: usize = 5;
    let still = pieces.get(at).is_some_and(|piece| piece.is(Class::ToLevel) && piece.is(Class::But));
    let noun = |next: &Piece| {
        next.form == Form::Word && (next.roles.is_idle() || next.any(&[Class::Stock, Class::MeasureNoun]))
    };
    let figure = |piece: &Piece| piece.quantity().is_some() || piece.form == Form::Hedge;
    let behind = pieces.iter().skip(at + 2).take(REACH).take_while(|piece| piece.form == Form::Word);
    let said = behind.clone().any(|piece| piece.any(&[Class::Rise, Class::Fall, Class::Copula]));
    let ends = pieces.get(at + 2 + behind.count());
    still
        && pieces.get(at + 1).is_some_and(noun)
        && !said
        && !pieces.get(at + 2).is_some_and(figure)
        && !ends.is_some_and(|next| next.form == Form::Hedge)
}

/// The opening bracket of one that ends right before a predicate and holds figures, unless a figure stands before it.
pub(in crate::fact) fn bracket_before(pieces: &[Piece], end: usize) -> Option<usize> {
    const MAX_BRACKET: usize = 40;
    let close = end.checked_sub(1).filter(|&close| pieces[close].mark() == Some(Mark::Close))?;
    let open = (close.saturating_sub(MAX_BRACKET)..close).rev().find(|&at| pieces[at].mark() == Some(Mark::Open))?;
    let figures = pieces[open..close].iter().any(|piece| piece.quantity().is_some());
    let word = open.checked_sub(1).is_some_and(|before| {
        matches!(pieces[before].form, Form::Word | Form::Place(_) | Form::Generic(_) | Form::Period(_))
    });
    (figures && word && pieces.get(end).is_some_and(|next| next.form == Form::Word)).then_some(open)
}

/// "theo Bộ Công Thương" between commas.
pub(in crate::fact) fn is_source(pieces: &[Piece], clause: &Range<usize>) -> bool {
    let leads = |piece: &Piece| piece.is(Class::Intro) && !piece.any(&[Class::And, Class::Topic, Class::Locative]);
    pieces.get(clause.start).is_some_and(leads)
        && pieces[clause.start - 1].mark() == Some(Mark::Comma)
        && pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Comma))
        && !pieces[clause.clone()].iter().any(says)
}

/// "chỉ số chật vật giữ | mốc 900 điểm": the figure is a mark that something gets to.
pub(in crate::fact) fn reaches(reader: &Reader<'_>, governor: &Governor) -> bool {
    let between = reader.pieces[governor.subject_end..].iter().take_while(|piece| piece.quantity().is_none());
    between.take(MAX_MARK).any(|piece| piece.is(Class::Anaphor) && piece.is(Class::Adverb))
}

/// "đang bị dừng thi công", "đã được điều chỉnh": said of something that stands before, without a noun of its own.
pub(in crate::fact) fn is_verbal(clause: &[Piece]) -> bool {
    let said = clause.iter().find(|piece| piece.form == Form::Word && !piece.is(Class::Intro));
    said.is_some_and(|piece| piece.is(Class::Preverb))
        && !clause.iter().any(|piece| piece.any(&MEASURED) || piece.any(&[Class::Act, Class::Own, Class::Cause]))
        && !clause.iter().any(|piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)))
}

/// The part of a clause before its first verb.
pub(in crate::fact) fn before_verb(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let verb = clause.clone().skip(1).find(|&at| {
        let piece = &pieces[at];
        piece.form == Form::Word
            && !reader.entities[piece.tokens.start]
            && says(piece)
            && !piece.any(&[Class::Locative, Class::Have])
    });
    let told = |piece: &Piece| piece.any(&MEASURED) || piece.is(Class::Copula);
    match verb {
        Some(verb) if !pieces[verb..clause.end].iter().any(told) => clause.start..verb,
        _ => clause,
    }
}

/// "cổ phiếu HSG | lội ngược dòng": a security and its code are a whole noun phrase, unless an owner follows.
pub(in crate::fact) fn coded(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let code = clause.clone().skip(1).find(|&at| {
        pieces[at - 1].is(Class::Security) && reader.scan.tokens[pieces[at].tokens.start].case == Case::Upper
    });
    // "cổ phiếu TAG của Trần Anh | giao dịch": and whose it is, by name.
    if let Some(of) = code.map(|code| code + 1).filter(|&of| of < clause.end && pieces[of].is(Class::Of)) {
        let name = (of + 1..clause.end).take_while(|&at| reader.scan.tokens[pieces[at].tokens.start].is_capital());
        return clause.start..name.last().map_or(clause.end, |last| last + 1);
    }
    match code {
        Some(code)
            if !pieces[code..clause.end].iter().any(|piece| piece.any(&MEASURED))
                && pieces
                    .get(code + 1)
                    .is_some_and(|next| next.form == Form::Word && !next.any(&[Class::Of, Class::And])) =>
        {
            clause.start..code + 1
        }
        _ => clause,
    }
}

/// Whether a clause is said aside and has no subject of its own: "sau khi trích lập đầy đủ dự phòng", "khi mang về".
pub(in crate::fact) fn is_aside(reader: &Reader<'_>, clause: &Range<usize>) -> bool {
    const SHORT: usize = 3;
    let pieces = reader.pieces;
    let opens = pieces.get(clause.start).is_some_and(|piece| {
        piece.is(Class::Subordinate)
            || piece.is(Class::Condition) && pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Comma))
    });
    let caused = clause.start.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Cause));
    let said = || pieces[clause.clone()].iter().filter(|piece| !piece.any(&[Class::Adverb]));
    let content = said().count();
    // "nhờ vùng trồng 30 ha": a noun alone is what has the figure.
    // "đã giúp hợp tác xã huy động": and so is one that does something.
    // "nhóm này dẫn dắt khi VCB tăng 3%": and a name by itself.
    let code = said().next().is_some_and(|piece| reader.scan.tokens[piece.tokens.start].case == Case::Upper);
    let noun = (said().map(|piece| piece.tokens.len()).sum::<usize>() > 1 || code) && !said().next().is_some_and(says);
    opens || caused && !noun && content <= SHORT && pieces[clause.clone()].iter().all(|piece| piece.form == Form::Word)
}

/// The subject part of a clause: before its own predicate ("doanh thu | tăng mạnh", as the segment before a comma),
/// or, where a measured noun follows the predicate, that noun ("hãng đạt | doanh thu").
pub(in crate::fact) fn statement(pieces: &[Piece], clause: Range<usize>, counts: bool) -> Range<usize> {
    const HEAD: usize = 4;
    const HELD: [Class; 6] = [Class::Copula, Class::PlanNoun, Class::Of, Class::Locative, Class::Topic, Class::Versus];
    // "mục tiêu của tỉnh là | thu hút 5 triệu lượt khách": what is aimed at.
    let aims = pieces.get(clause.start).is_some_and(|piece| piece.any(&[Class::TargetNoun, Class::StatusTarget]));
    let copula = clause.clone().find(|&at| aims && pieces[at].is(Class::Copula));
    let clause =
        copula.filter(|&copula| copula + 1 < clause.end).map_or(clause.clone(), |copula| copula + 1..clause.end);
    // "tổng vốn đăng ký cấp mới, tăng thêm | là": words of one noun phrase.
    let lists = pieces[clause.clone()].iter().any(|piece| piece.mark() == Some(Mark::Comma));
    if lists && pieces[clause.start].any(&MEASURED) {
        return clause;
    }
    // "mạng xã hội này đã thu | lợi nhuận", "tập đoàn đặt ra | mức tăng trưởng".
    let got = clause.clone().skip(1).rev().find(|&at| {
        let before = &pieces[at - 1];
        let noun = pieces[at].any(&MEASURED) && !before.is(Class::Preverb);
        // "PPC bị truy thu thuế": a passive keeps its noun.
        let noun = noun || before.is(Class::Adverb) && !before.is(Class::Preverb);
        // "Ước | giải ngân vốn đầu tư công": done by nobody, the deed goes with its noun.
        let guess = |piece: &Piece| piece.any(&[Class::StatusEstimate, Class::Adverb, Class::Intro]);
        let actor = !pieces[clause.start..at].iter().all(guess);
        // "hội đồng thông qua | tổng thu ngân sách".
        actor
            && pieces[at].any(&[Class::Act, Class::Adopt])
            && !noun
            && pieces.get(at + 1).is_some_and(|next| at + 1 < clause.end && next.any(&MEASURED))
            && !pieces[clause.start..at].iter().any(|piece| piece.any(&MEASURED) || piece.is(Class::PlanNoun))
    });
    // "liên đoàn giữ mục tiêu | doanh thu": behind what somebody aims at, its noun.
    let aim = clause.clone().skip(2).rev().find(|&at| {
        pieces[at].any(&MEASURED)
            && pieces[at - 1].is(Class::TargetNoun)
            && !pieces[at - 1].is(Class::GrowthNoun)
            && !pieces[clause.start..at - 1].iter().any(|piece| piece.any(&MEASURED) || piece.any(&HELD))
    });
    let verb = clause.clone().rev().find(|&at| {
        // "lợi nhuận | ghi nhận từ bán lẻ".
        let of_noun = pieces[at].is(Class::Said) && pieces.get(at + 1).is_some_and(|from| from.is(Class::From));
        pieces[at].form == Form::Word
            && !of_noun
            && pieces[at].any(&[
                Class::Reach,
                Class::Rise,
                Class::Fall,
                Class::Exceed,
                Class::ToLevel,
                Class::Share,
                Class::Contribute,
            ])
            && !pieces[at].any(&MEASURED)
    });
    if let Some(got) = got.filter(|&got| verb.is_none_or(|verb| verb < got)) {
        return got + 1..clause.end;
    }
    if let Some(aim) = aim.filter(|&aim| verb.is_none_or(|verb| verb < aim)) {
        return aim..clause.end;
    }
    if let Some(balance) = balance(pieces, &clause).filter(|&balance| verb.is_none_or(|verb| verb < balance)) {
        return balance..clause.end;
    }
    if let Some(object) = object(pieces, &clause).filter(|&object| !counts && verb.is_none_or(|verb| verb < object)) {
        return object..clause.end;
    }
    let Some(verb) = verb else { return clause };
    // "nguyên nhân là | sản lượng hàng nhập khẩu có thuế đạt": "có" behind a measured noun tells which it is of.
    let amount = |piece: &Piece| piece.any(&MEASURED) && !piece.any(&[Class::Flow, Class::Sector, Class::Total]);
    if let Some(noun) = (clause.start..verb).find(|&at| pieces[verb].is(Class::Have) && amount(&pieces[at])) {
        let copula = pieces[clause.start..noun].iter().rposition(|piece| piece.is(Class::Copula));
        return copula.map_or(clause.clone(), |copula| clause.start + copula + 1..clause.end);
    }
    let behind = &pieces[verb + 1..clause.end];
    // "các thị trường có tỉ lệ tăng trưởng trên 50%": growth of the markets.
    let growth =
        !behind.is_empty() && behind.iter().all(|piece| piece.any(&[Class::GrowthNoun, Class::Adverb, Class::Rise]));
    let growth = growth || edge::keeps_growth(pieces, verb + 1..clause.end);
    if growth && verb > clause.start {
        return clause.start..verb;
    }
    // "tăng trưởng cao hơn hẳn mức các năm trước (2001 tăng 7,1%)": what it is compared with is no subject of the bracket.
    let bracket = pieces.get(clause.end).is_some_and(|piece| piece.mark() == Some(Mark::Open));
    if bracket && verb > clause.start && pieces[verb].any(&[Class::Rise, Class::Fall]) {
        return clause.start..verb;
    }
    // "chiếm phần lớn trong | cơ cấu nguồn vốn với 16 tỷ đồng": in what, not of what.
    let with = pieces.get(clause.end).is_some_and(|with| with.is(Class::Topic) && with.is(Class::Reach));
    let inside = behind.windows(2).find(|pair| pair[1].any(&MEASURED)).is_some_and(|pair| pair[0].is(Class::Locative));
    if with && inside && pieces[verb].is(Class::Share) {
        return clause.start..verb;
    }
    if behind.iter().take(HEAD).any(|piece| piece.any(&MEASURED)) {
        return verb + 1..clause.end;
    }
    let ends_clause =
        pieces.get(clause.end).is_some_and(|piece| matches!(piece.form, Form::Mark(Mark::Comma | Mark::Open)));
    if ends_clause && pieces[verb].any(&[Class::Rise, Class::Fall, Class::ToLevel, Class::Exceed]) {
        clause.start..verb
    } else {
        clause
    }
}

/// "Hòa An chưa thể bù đắp được | khoản lỗ", "hãng muốn nâng | doanh số": the measured noun behind a verb that somebody
/// is the subject of, whatever words the verb has.
fn object(pieces: &[Piece], clause: &Range<usize>) -> Option<usize> {
    const VERBAL: [Class; 7] =
        [Class::Act, Class::Own, Class::Flow, Class::GrowthNoun, Class::Anaphor, Class::BalanceNoun, Class::Preverb];
    let object = clause.clone().skip(1).find(|&at| pieces[at].any(&MEASURED))?;
    let lead = verb_of(pieces, object).filter(|&lead| lead > clause.start)?;
    let plain = !pieces[object].any(&VERBAL) && !pieces[lead + 1..object].iter().any(|piece| piece.is(Class::Own));
    plain.then_some(object)
}

/// Where the verb begins that a noun stands behind, told by the word that leads to it: "Hòa An | chưa thể bù đắp được
/// khoản lỗ".
pub(in crate::fact) fn verb_of(pieces: &[Piece], noun: usize) -> Option<usize> {
    const MAX_VERB: usize = 6;
    const LEADS: [Class; 5] =
        [Class::Preverb, Class::Adopt, Class::StatusTarget, Class::StatusForecast, Class::StatusActual];
    const PARTS: [Class; 8] = [
        Class::Of,
        Class::Locative,
        Class::From,
        Class::And,
        Class::Dative,
        Class::Because,
        Class::Equal,
        Class::Reach,
    ];
    let floor = noun.saturating_sub(MAX_VERB);
    let lead = (floor..noun).rev().find(|&at| pieces[at].any(&LEADS))?;
    pieces[lead + 1..noun].iter().all(|piece| piece.form == Form::Word && !piece.any(&PARTS)).then_some(lead)
}

/// "công ty Hòa An năm nay cũng | báo lỗ sau thuế": a balance said as a verb of who has it.
fn balance(pieces: &[Piece], clause: &Range<usize>) -> Option<usize> {
    const MAX_TAIL: usize = 3;
    let at = clause.clone().skip(1).rev().find(|&at| pieces[at].any(&MEASURED))?;
    let tail = &pieces[at + 1..clause.end];
    let plain = tail.len() <= MAX_TAIL && tail.iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
    let led = pieces[at - 1].any(&[Class::Preverb, Class::Adverb, Class::Aspectual])
        || pieces[at].is(Class::Firm) && pieces[at].is(Class::BalanceNoun);
    let measured = pieces[clause.start..at].iter().any(|piece| piece.any(&MEASURED));
    (plain && led && !measured && pieces[at].is(Class::BalanceNoun)).then_some(at)
}
