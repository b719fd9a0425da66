//! What a figure measures: its own noun phrase, the counted noun with its qualifiers, or what came before, made
//! complete enough to stand alone.

use std::ops::Range;

use super::Measure;
use super::apposed;
use super::behind;
use super::bracket;
use super::complete::actor;
use super::context::Context;
use super::coordinate;
use super::governor::Governor;
use super::identity;
use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Mark, Piece};
use super::qualifier;
use super::sentence::{Draft, Reader, is_percent};
use super::thing;
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};
use crate::token::Case;

/// A figure and what is known of it when its subject is read.
pub(super) struct Figure<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) context: &'a Context,
    pub(super) drafts: &'a [Draft],
    pub(super) at: usize,
    pub(super) quantity: &'a Quantity,
    pub(super) governor: Governor,
    pub(super) measure: Measure,
    pub(super) in_base: bool,
}

/// Words between a predicate and the mark that is reached.
const MAX_MARK: usize = 4;
/// Segments between commas that a subject is looked for in.
const MAX_SEGMENTS: usize = 3;

/// The noun phrase that the figure's clause begins with; in a bracket the one before the bracket; behind a comma that
/// of the segment before, when no figure lies between.
pub(super) fn own(reader: &Reader<'_>, drafts: &[Draft], governor: &Governor, quantity: &Quantity) -> Phrase {
    let pieces = reader.pieces;
    let counts = quantity.kind == QuantityKind::Count;
    if let Some(noun) = bracket::noun_before(reader, governor) {
        return noun;
    }
    // "dệt may (chiếm 20%) tăng": the figures of a bracket stand between subject and predicate.
    let bracket = bracket_before(pieces, governor.subject_end);
    let mut end = bracket.unwrap_or(governor.subject_end);
    // "bắt giữ | tổng số 45 vụ": how many, not what.
    while counts && end > 0 && pieces[end - 1].is(Class::Quantifier) {
        end -= 1;
    }
    let floor = drafts.iter().rev().find(|draft| draft.piece < end).map_or(0, |draft| draft.piece + 1);
    end = identity::before_apposition(reader, floor, end).unwrap_or(end);
    // "giáo dục (1,5%), may mặc (0,2%)": right before its bracket a phrase is as near as in the clause.
    let mut direct = true;
    for segment in 0..MAX_SEGMENTS {
        let clause = phrase::clause_before(pieces, &reader.in_base, end);
        let after_figure = clause
            .start
            .checked_sub(1)
            .is_some_and(|before| pieces[before].quantity().is_some() || reader.in_base[before]);
        // "tổng nợ vay thay đổi không đáng kể so với cuối năm, đạt ...", "lạm phát so với cùng kỳ ở mức": look on before
        // a base that no figure claims.
        if after_figure && clause.start > floor && reader.in_base[clause.start - 1] {
            let base = (floor..clause.start).rev().take_while(|&at| reader.in_base[at]).last().unwrap_or(clause.start);
            let claimed = base == floor && !drafts.is_empty();
            let empty = phrase::tidy(reader.scan, pieces, clause.clone()).is_empty();
            if !claimed && (segment > 0 || empty) {
                end = base;
                continue;
            }
        }
        let clause = if segment == 0 { amount_of_count(reader, drafts, clause) } else { clause };
        let clause = if after_figure { behind_and(pieces, clause) } else { clause };
        let clause = laid_down(reader, first_of(reader, foretold(reader, behind_link(reader, clause))));
        let clause = behind_time(reader, held_at(reader, governor, clause));
        let clause = if segment == 0 { noun_phrase(reader, clause, counts) } else { clause };
        // "thay đổi mạnh khi | 94% doanh thu đến từ bán lẻ": a share that begins its clause is of the noun behind it.
        let begins = segment == 0 && clause.is_empty() && governor.class.is_none() && is_percent(quantity);
        if begins && clause.start.checked_sub(1).is_some_and(|cause| pieces[cause].is(Class::Cause)) {
            break;
        }
        let joined = segment == 0 && !counts && governor.class.is_none() && is_joined(pieces, drafts, &clause);
        if after_figure && (segment > 0 || joined || trails(reader, &clause)) {
            break;
        }
        // "có 30 hộ cho biết thu nhập tăng, 12 hộ giữ mức cũ": what is said of others that are counted.
        let others = |before: &Draft| before.piece + 1 == clause.start && reader.quantity(before).unit == quantity.unit;
        if segment > 0 && counts && governor.class.is_none() && drafts.last().is_some_and(others) {
            break;
        }
        // "giảm 3 người bị thương và tăng 2 vụ", "12 dự án hoàn thành đạt": the rest of a count is no subject.
        if segment == 0 && drafts.last().is_some_and(|draft| qualifies(reader, draft, &clause)) {
            break;
        }
        // "con số này, theo Sabeco, là": who says it is no subject.
        if segment > 0 && clause.start > floor + 1 && is_source(pieces, &clause) {
            end = clause.start - 1;
            continue;
        }
        // "X là đại diện của | 5 công ty": a figure without a predicate is of the kind.
        let stated = governor.class.is_some() || segment > 0 || clause.end < governor.subject_end;
        let said = identity::of_kind(reader, &clause)
            .filter(|_| stated)
            .unwrap_or_else(|| statement(pieces, clause.clone(), counts));
        let moves = said.end < clause.end;
        // "dệt may dẫn đầu, đạt": what is said before the comma is no part of the subject.
        let with = |at: usize| pieces[at].is(Class::Topic) && pieces[at].is(Class::Reach);
        // "ngành chăn nuôi đạt kết quả tốt | với mức tăng".
        let held = governor.piece.is_some_and(with) || governor.class.is_some() && with(governor.subject_end);
        let holds = segment == 0 && (held || reaches(reader, governor));
        let grows = moves && pieces[said.end].is(Class::Reach);
        let said = if grows || (holds || segment > 0 && !direct) && !moves { before_verb(reader, said) } else { said };
        let subject = if !counts && governor.class.is_some() && is_verbal(&pieces[clause.clone()]) {
            Phrase::default()
        } else {
            phrase::tidy(reader.scan, pieces, coded(reader, said))
        };
        let aside = is_aside(reader, &clause) && !subject.is_measured();
        let trusted = direct && !aside || drafts.is_empty() || moves || subject.is_measured();
        if !subject.is_empty() && trusted && !(aside && clause.start > floor) {
            return subject;
        }
        let Some(before) = clause.start.checked_sub(1).filter(|&before| before >= floor && before > 0) else { break };
        direct &= matches!(pieces[before].mark(), Some(Mark::Open | Mark::Colon)) && clause.is_empty();
        match pieces[before].form {
            // "ông Bình cho biết: ...", "ông Bình cho biết, ...": who says it is no subject.
            Form::Mark(Mark::Colon) if pieces[before - 1].is(Class::Said) => break,
            Form::Mark(Mark::Comma) if !counts && is_told(pieces, before) => break,
            Form::Mark(Mark::Open | Mark::Comma | Mark::Dash) => end = before,
            // "gồm: Nhật Bản: 600 người (200 nữ), Đài Loan: 300 người": an item by its name.
            Form::Mark(Mark::Colon) if drafts.is_empty() || segment == 0 && clause.is_empty() => end = before,
            // "tỷ lệ nợ công giảm dần, như năm 2017 là 62%": examples of what was said; "tổng nợ giảm, nhưng vẫn chiếm".
            Form::Word
                if subject.is_empty()
                    && drafts.is_empty()
                    && (pieces[before].is(Class::Conjunction)
                        || pieces[before].is(Class::But) && !counts && governor.class.is_some()) =>
            {
                end = before;
            }
            // "đứng tốp đầu khi mang về 16 tỉ USD": a clause without a subject of its own.
            Form::Word if aside && pieces[before].is(Class::Cause) => {
                let clause = phrase::clause_before(pieces, &reader.in_base, before);
                // "ngành xây dựng khẳng định vai trò khi đạt": what it is said to show is no subject.
                if clause.start.checked_sub(1).is_some_and(|said| pieces[said].is(Class::Said)) {
                    return actor(reader, before);
                }
                end = before;
            }
            _ => break,
        }
    }
    Phrase::default()
}

/// Whether a verb of saying ends a clause, and none that tells an amount ("ghi nhận").
fn is_told(pieces: &[Piece], comma: usize) -> bool {
    comma
        .checked_sub(1)
        .is_some_and(|verb| pieces[verb].is(Class::Said) && !pieces[verb].any(&[Class::Reach, Class::Act]))
}

/// Whether a clause behind a figure only trails it: its base, its aspect, where it is.
fn trails(reader: &Reader<'_>, clause: &Range<usize>) -> bool {
    let pieces = reader.pieces;
    let aspect = pieces.get(clause.start).is_some_and(|piece| piece.is(Class::Aspect))
        && !pieces[clause.clone()].iter().any(|piece| piece.is(Class::Reach));
    // "30 ha ở Hà Giang và 50 ha": where the figure before is.
    let placed = clause.len() > 1
        && pieces[clause.clone()].iter().all(|piece| {
            matches!(piece.form, Form::Place(_) | Form::Generic(_))
                || piece.any(&[Class::Locative, Class::And])
                || reader.scan.tokens[piece.tokens.start].is_capital()
        })
        && pieces[clause.start].is(Class::Locative)
        && pieces[clause.end - 1].is(Class::And);
    // "38,7 triệu đồng/lượng ở chiều mua vào và | 39,7 triệu đồng/lượng": nor which side of the deal it is of.
    let side = clause.start.checked_sub(1).and_then(|figure| behind::side(pieces, figure));
    let joins = |piece: &Piece| piece.any(&[Class::And, Class::Adverb]);
    let sided = side.and_then(|side| pieces.get(side.end..clause.end)).is_some_and(|rest| rest.iter().all(joins));
    aspect || placed || sided
}

/// "4 triệu tấn gạo từ Thái Lan và | 1 triệu tấn": what only "và" parts from the next is of the figure before.
fn is_joined(pieces: &[Piece], drafts: &[Draft], clause: &Range<usize>) -> bool {
    let beside = |before: &Draft| before.piece + 1 == clause.start && before.measure == Measure::Level;
    clause.len() > 1 && pieces[clause.end - 1].is(Class::And) && drafts.last().is_some_and(beside)
}

/// The thing right before the noun of its amount, and a noun phrase with a comma in it as a whole, but of what is counted.
fn noun_phrase(reader: &Reader<'_>, clause: Range<usize>, counts: bool) -> Range<usize> {
    apposed::thing(reader, if counts { clause } else { coordinate::paired(reader, clause) })
}

/// "20 con bò giống | trị giá": behind a count and what qualifies its noun, the measured noun of the next figure.
fn amount_of_count(reader: &Reader<'_>, drafts: &[Draft], clause: Range<usize>) -> Range<usize> {
    let counted = drafts
        .last()
        .is_some_and(|draft| draft.piece + 1 == clause.start && reader.quantity(draft).kind == QuantityKind::Count);
    let last = clause.end.wrapping_sub(1);
    let plain = |at: usize| reader.pieces[at].form == Form::Word && reader.pieces[at].roles.is_idle();
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
fn behind_and(pieces: &[Piece], clause: Range<usize>) -> Range<usize> {
    let verb = clause.end.wrapping_sub(1);
    let own = clause.len() > 2 && pieces[verb].is(Class::Act) && pieces[verb - 1].is(Class::And);
    if own { verb..clause.end } else { clause }
}

/// "Đứng đầu là | điện thoại | với": which one leads, not that it does.
fn first_of(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let leads = pieces.get(clause.start).filter(|lead| lead.is(Class::Reach) && lead.form == Form::Word);
    let order =
        leads.is_some_and(|lead| lead.tokens.clone().any(|token| reader.scan.hit(token, Class::Superlative).is_some()));
    let copula = clause.start + 1;
    if order && copula + 1 < clause.end && pieces[copula].is(Class::Copula) { copula + 1..clause.end } else { clause }
}

/// "Ngân hàng Thế giới dự báo | kinh tế toàn cầu | tăng 5%": who says so, by name, is no part of it.
fn foretold(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
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
fn held_at(reader: &Reader<'_>, governor: &Governor, clause: Range<usize>) -> Range<usize> {
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
fn behind_time(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_TIME: usize = 5;
    let pieces = reader.pieces;
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
fn laid_down(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    // "dự kiến chi", "muốn chi" keep who means to.
    let lays = |piece: &Piece| {
        piece.any(&[Class::Adopt, Class::PlanNoun]) && !piece.any(&[Class::StatusForecast, Class::StatusTarget])
    };
    let deed = clause.clone().skip(2).rev().find(|&at| pieces[at].is(Class::Act) && lays(&pieces[at - 1]));
    let plain =
        |deed: &usize| !pieces[clause.start..*deed].iter().any(|piece| piece.any(&MEASURED) || piece.is(Class::Act));
    deed.filter(plain).map_or(clause.clone(), |deed| deed..clause.end)
}

/// "các mặt hàng tăng mạnh như | điện thoại 12%": behind the word that leads to a row of names.
fn behind_link(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let link = reader.lists.iter().rev().find(|(link, _)| (clause.start..clause.end).contains(link));
    link.map_or(clause.clone(), |(link, _)| link + 1..clause.end)
}

/// What opens something new behind a count.
const STATED: [Class; 7] =
    [Class::Reach, Class::Rise, Class::Fall, Class::Of, Class::From, Class::Locative, Class::Adverb];

/// Whether a clause is what qualifies the noun that the figure right before it counts.
fn qualifies(reader: &Reader<'_>, count: &Draft, clause: &Range<usize>) -> bool {
    let pieces = &reader.pieces[clause.clone()];
    let quantity = reader.quantity(count);
    count.piece + 1 == clause.start
        && (quantity.kind == QuantityKind::Count || thing::is_named_behind(reader, count.piece, quantity))
        && !pieces.first().is_some_and(|piece| piece.is(Class::And))
        && !pieces.iter().any(|piece| piece.any(&MEASURED) || piece.any(&STATED))
}

/// The opening bracket of one that ends right before a predicate and holds figures, unless a figure stands before it.
fn bracket_before(pieces: &[Piece], end: usize) -> Option<usize> {
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
fn is_source(pieces: &[Piece], clause: &Range<usize>) -> bool {
    let leads = |piece: &Piece| piece.is(Class::Intro) && !piece.any(&[Class::And, Class::Topic, Class::Locative]);
    pieces.get(clause.start).is_some_and(leads)
        && pieces[clause.start - 1].mark() == Some(Mark::Comma)
        && pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Comma))
        && !pieces[clause.clone()].iter().any(says)
}

/// "chỉ số chật vật giữ | mốc 900 điểm": the figure is a mark that something gets to.
fn reaches(reader: &Reader<'_>, governor: &Governor) -> bool {
    let between = reader.pieces[governor.subject_end..].iter().take_while(|piece| piece.quantity().is_none());
    between.take(MAX_MARK).any(|piece| piece.is(Class::Anaphor) && piece.is(Class::Adverb))
}

/// "đang bị dừng thi công", "đã được điều chỉnh": said of something that stands before, without a noun of its own.
fn is_verbal(clause: &[Piece]) -> bool {
    let said = clause.iter().find(|piece| piece.form == Form::Word && !piece.is(Class::Intro));
    said.is_some_and(|piece| piece.is(Class::Preverb))
        && !clause.iter().any(|piece| piece.any(&MEASURED) || piece.any(&[Class::Act, Class::Own, Class::Cause]))
        && !clause.iter().any(|piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)))
}

/// The part of a clause before its first verb.
fn before_verb(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
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
fn coded(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
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
fn is_aside(reader: &Reader<'_>, clause: &Range<usize>) -> bool {
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
fn statement(pieces: &[Piece], clause: Range<usize>, counts: bool) -> Range<usize> {
    const HEAD: usize = 4;
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
        // "hội đồng thông qua | tổng thu ngân sách".
        pieces[at].any(&[Class::Act, Class::Adopt])
            && !noun
            && pieces.get(at + 1).is_some_and(|next| at + 1 < clause.end && next.any(&MEASURED))
            && !pieces[clause.start..at].iter().any(|piece| piece.any(&MEASURED) || piece.is(Class::PlanNoun))
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
    if let Some(balance) = balance(pieces, &clause).filter(|&balance| verb.is_none_or(|verb| verb < balance)) {
        return balance..clause.end;
    }
    if let Some(object) = object(pieces, &clause).filter(|&object| !counts && verb.is_none_or(|verb| verb < object)) {
        return object..clause.end;
    }
    let Some(verb) = verb else { return clause };
    let behind = &pieces[verb + 1..clause.end];
    // "các thị trường có tỉ lệ tăng trưởng trên 50%": growth of the markets.
    let growth =
        !behind.is_empty() && behind.iter().all(|piece| piece.any(&[Class::GrowthNoun, Class::Adverb, Class::Rise]));
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
pub(super) fn verb_of(pieces: &[Piece], noun: usize) -> Option<usize> {
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

/// The subject of a figure, given the noun phrase of its own clause, and whether order alone tells it, so that no other
/// words compete.
pub(super) fn read(figure: &Figure<'_>, own: &Phrase) -> (Phrase, bool) {
    let settled = |told| (told, true);
    let weighed = |told: Phrase| {
        let settled = figure.is_settled(own, &told);
        (told, settled)
    };
    if let Some(subject) = figure.in_row() {
        return settled(subject);
    }
    // "38,7 triệu đồng/lượng chiều mua vào và | 39,7 triệu đồng/lượng chiều bán ra".
    if let Some(previous) = figure.drafts.last().filter(|_| own.is_empty() && figure.is_sided()) {
        return settled(previous.subject.clone());
    }
    let aspect = figure.aspect().filter(|aspect| own.is_empty() && aspect.len() <= 4);
    if let (Some(aspect), Some(head)) = (&aspect, figure.unaspected()) {
        if let Some(named) = figure.aspect_said(aspect) {
            return settled(named);
        }
        // "về lợi nhuận sau thuế" of another amount says it all.
        let whole = aspect.len() > 2 && aspect.is_measured() && (head.is_measured() || head.roles.has(Class::Adopt));
        return weighed(if whole { aspect.clone() } else { figure.of_aspect(aspect, &head) });
    }
    if let Some(turn) = figure.in_turn(own) {
        return settled(turn);
    }
    if let Some(previous) = figure.drafts.last().filter(|_| figure.in_base) {
        return weighed(previous.subject.clone());
    }
    let ordered = figure
        .aim()
        .or_else(|| figure.moved_noun())
        .or_else(|| figure.predicate(own))
        .or_else(|| figure.by_reason(own))
        .or_else(|| figure.said_to_be(own))
        .or_else(|| figure.extent())
        .or_else(|| figure.sentenced())
        .or_else(|| figure.sum())
        .or_else(|| figure.deed_again(own))
        .or_else(|| figure.in_rows(own));
    if let Some(ordered) = ordered {
        return settled(ordered);
    }
    let counted = matches!(figure.quantity.kind, QuantityKind::Count | QuantityKind::Zero);
    if let Some(label) = figure.label(own).filter(|label| !counted || label.is_measured()) {
        return weighed(label.clone());
    }
    if let Some(count) = figure.count(own) {
        return weighed(count);
    }
    figure.thing(own).map_or_else(|| weighed(named(figure, own.clone())), settled)
}

/// What a figure is of by the words around it.
fn named(figure: &Figure<'_>, own: Phrase) -> Phrase {
    let reader = figure.reader;
    let previous = figure.drafts.last();
    if let Some(behind) = figure.behind(&own).or_else(|| figure.share_of_same(&own)) {
        return behind;
    }
    // "đạt mức tăng trưởng 3,39%": growth as such.
    if let Some(piece) = figure.governor.piece.filter(|&piece| reader.pieces[piece].is(Class::GrowthNoun))
        && (own.is_empty() && figure.drafts.is_empty() || !own.is_empty() && figure.is_name(&own))
    {
        return Phrase::of_pieces(std::slice::from_ref(&reader.pieces[piece])).then(&own);
    }
    // "Vietnam Airlines đã đạt 70% kế hoạch doanh thu": the plan tells of what.
    if !own.is_measured()
        && let Some(planned) = figure.planned()
    {
        return planned;
    }
    if let Some(held) = figure.held(&own) {
        return held;
    }
    if figure.measure == Measure::Rank
        && let Some(ranked) = figure.ranked(&own)
    {
        return ranked;
    }
    // "mã này tăng 6%" of another sentence than the one that names it.
    let named = if own.is_measured() || figure.drafts.is_empty() { figure.pointed(&own) } else { None };
    let own = named.unwrap_or(own);
    if let Some(proposed) = figure.proposed(&own) {
        return proposed;
    }
    if figure.points_back(&own) {
        // "Tổng thu ngân sách: dự toán giao 900 tỷ đồng, thực hiện 950 tỷ đồng".
        let label = figure.colon_head().filter(|_| figure.drafts.is_empty() && !own.is_empty());
        let label = label.or_else(|| figure.accounted()).or_else(|| figure.account_over(&own));
        return label.or_else(|| figure.inherited()).unwrap_or(own);
    }
    // "nếu loại trừ yếu tố giá tăng 8,4%": the subject before under a condition.
    if figure.is_conditional(&own)
        && let Some(previous) = previous
    {
        return previous.subject.then(&own);
    }
    if let Some(beside) = figure.in_area(&own) {
        return beside;
    }
    // "Về chỉ số giá tiêu dùng, ... đã được kiểm soát ở mức tăng 2,82%".
    if let Some(topic) = figure.topic().filter(|topic| {
        !own.is_measured()
            && figure.drafts.is_empty()
            && (figure.is_name(&own) && !figure.all(topic, &[Class::Partner])
                || topic.is_measured() && own.roles.has(Class::Said))
    }) {
        // "Về tổng vốn đầu tư, dẫn đầu là Hàn Quốc": and whose it is.
        let whose = topic.is_measured() && figure.is_name(&own) && !figure.all_places(&topic);
        return if whose { topic.then(&own) } else { topic };
    }
    let own = figure.resolved(own);
    if let Some(whose) = figure.owned_behind(&own) {
        return whose;
    }
    let own = figure.owned(own);
    let whole = figure.complete(&own);
    figure.priced(&whole).unwrap_or(whole)
}

impl Figure<'_> {
    pub(super) fn next_is(&self, classes: &[Class]) -> bool {
        self.reader.pieces.get(self.at + 1).is_some_and(|next| next.form == Form::Word && next.any(classes))
    }

    /// "Phân kỳ đầu tư: / - Năm 2012: 5 tỷ đồng": an item that names nothing but a time is of what stands over it.
    fn label(&self, own: &Phrase) -> Option<&Phrase> {
        let empty = |piece: &Piece| match piece.form {
            Form::Period(_) | Form::Mark(_) | Form::Hedge => true,
            Form::Word => piece.any(&[Class::StatusForecast, Class::StatusEstimate, Class::Locative, Class::Toward]),
            _ => false,
        };
        let dated = self.reader.pieces[..self.at].iter().any(|piece| piece.period().is_some());
        let bare = own.is_empty() && self.drafts.is_empty() && dated && self.reader.pieces[..self.at].iter().all(empty);
        self.context.label().filter(|_| bare && self.measure == Measure::Level)
    }

    pub(super) fn is_conditional(&self, own: &Phrase) -> bool {
        let Some(first) = own.parts.first() else { return false };
        let pieces = self.reader.pieces;
        let Some(at) = pieces.iter().position(|piece| piece.tokens.start == first.start) else { return false };
        // "loại trừ yếu tố giá | tăng 8,4%": what is left out, and then a movement.
        let leaves = pieces[at].is(Class::Condition) && self.measure == Measure::Change;
        leaves || at.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Condition))
    }

    /// "doanh thu đạt A, lợi nhuận đạt B, lần lượt tăng 32% và 51%": each of the figures just before in turn.
    pub(super) fn respectively(&self) -> Option<Phrase> {
        let run = self.reader.runs.iter().find(|run| run.contains(&self.at))?;
        let turn = run.iter().position(|&piece| piece == self.at)?;
        // "A, B và C lần lượt là 1, 2 và 3, tăng tương ứng 4%, 5% và 6%": each of those of the series before.
        let series = self.reader.runs.iter().rfind(|other| other.len() == run.len() && other.last() < run.first());
        if let Some(piece) = series.and_then(|series| series.get(turn)) {
            return self.drafts.iter().find(|draft| draft.piece == *piece).map(|draft| draft.subject.clone());
        }
        let before: Vec<&Draft> =
            self.drafts.iter().filter(|draft| draft.piece < run[0] && draft.measure == Measure::Level).collect();
        let first = before.len().checked_sub(run.len())?;
        before.get(first + turn).map(|draft| draft.subject.clone())
    }

    /// "nông nghiệp chiếm 20%, công nghiệp 45%, dịch vụ 35% (cơ cấu tương ứng của năm 2009 là 21%, 44% và 35%)": the shares
    /// of the same parts at another time.
    pub(super) fn shares_again(&self) -> Option<Phrase> {
        const MAX_LEAD: usize = 16;
        let run = self.reader.runs.iter().find(|run| run.contains(&self.at))?;
        let turn = run.iter().position(|&piece| piece == self.at)?;
        let floor = run[0].saturating_sub(MAX_LEAD);
        let lead = &self.reader.pieces[floor..run[0]];
        let lead = &lead[lead.iter().rposition(|piece| piece.quantity().is_some()).map_or(0, |last| last + 1)..];
        let dated = lead.iter().any(|piece| piece.period().is_some());
        let again = dated && lead.iter().any(|piece| piece.is(Class::Respectively)) && is_percent(self.quantity);
        let here = || self.drafts.iter().filter(|draft| draft.piece < run[0] && draft.measure == Measure::Share);
        let mut here: Vec<&Phrase> = here().map(|draft| &draft.words).collect();
        if here.is_empty() {
            here = self.context.shares.iter().collect();
        }
        let first = here.len().checked_sub(run.len()).filter(|_| again)?;
        here.get(first + turn).copied().cloned()
    }

    pub(super) fn after(&self) -> Phrase {
        let counts = self.quantity.kind == QuantityKind::Count;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let range = qualifier::after(scan, pieces, self.at, counts, self.measure == Measure::Share);
        let end = range.end;
        self.qualifying(range).then(&self.beyond(end))
    }

    /// What is said of those counted behind where they are, where their own qualifiers end at a piece.
    pub(super) fn beyond(&self, end: usize) -> Phrase {
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        let beyond = || qualifier::beyond(self.reader.scan, self.reader.pieces, self.at, end);
        counts.then(beyond).flatten().map_or_else(Phrase::default, |range| self.qualifying(range))
    }

    /// The words of a qualifier.
    fn qualifying(&self, range: Range<usize>) -> Phrase {
        let pieces = self.reader.pieces;
        let said = phrase::tidy(self.reader.scan, pieces, range.clone());
        // "450 lao động | bị nợ lương": by whom or to whom it is done.
        let led = range.start + 1 < range.end && pieces[range.start].is(Class::Passive);
        let next = said.parts.first().is_some_and(|part| part.start == pieces[range.start].tokens.end);
        if led && next { Phrase::of_pieces(&pieces[range.start..=range.start]).then(&said) } else { said }
    }

    /// "Về ma túy, đã phát hiện 861 vụ": what the sentence says it speaks of.
    pub(super) fn topic(&self) -> Option<Phrase> {
        const MAX_TOPIC: usize = 12;
        let pieces = self.reader.pieces;
        let opens = pieces.first()?.any(&[Class::Topic]);
        let comma = pieces.iter().take(MAX_TOPIC).position(|piece| piece.mark() == Some(Mark::Comma))?;
        let plain = pieces[..comma].iter().all(|piece| piece.quantity().is_none());
        let topic = phrase::tidy(self.reader.scan, pieces, 1..comma);
        (opens && plain && comma < self.at && !topic.is_empty()).then_some(topic)
    }

    /// A name alone, no noun of an amount: "Hàn Quốc", "Bộ Nội vụ".
    pub(super) fn is_name(&self, own: &Phrase) -> bool {
        let said = self.pieces_of(own).any(|piece| piece.any(&[Class::Act, Class::Preverb]));
        if own.is_measured() || own.is_empty() || said {
            return false;
        }
        let scan = self.reader.scan;
        let first = own.parts[0].start;
        let opens = self.reader.pieces.first().is_some_and(|piece| piece.tokens.start == first);
        // At the start of a sentence a capital tells nothing; a second one does.
        let second = scan.tokens.get(first + 1).is_some_and(|token| token.is_capital() && first + 1 < own.parts[0].end);
        self.all_places(own) || self.reader.entities[first] || scan.tokens[first].is_capital() && (!opens || second)
    }

    /// The pieces of a phrase, in the order of the sentence.
    pub(super) fn pieces_of<'s>(&'s self, phrase: &'s Phrase) -> impl Iterator<Item = &'s Piece> {
        let pieces = self.reader.pieces;
        let start = phrase.parts.iter().map(|part| part.start).min().unwrap_or(0);
        let end = phrase.parts.iter().map(|part| part.end).max().unwrap_or(0);
        let first = pieces.partition_point(|piece| piece.tokens.start < start);
        pieces[first..]
            .iter()
            .take_while(move |piece| piece.tokens.start < end)
            .filter(|piece| phrase.parts.iter().any(|part| part.contains(&piece.tokens.start)))
    }

    pub(super) fn all(&self, phrase: &Phrase, classes: &[Class]) -> bool {
        self.pieces_of(phrase).all(|piece| piece.any(classes))
    }

    pub(super) fn all_places(&self, phrase: &Phrase) -> bool {
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
        self.pieces_of(phrase).all(|piece| {
            place(piece) || piece.any(&[Class::Partner, Class::And, Class::Of, Class::Adverb, Class::Locative])
        }) && self.pieces_of(phrase).any(place)
    }
}
