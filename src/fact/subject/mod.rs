//! What a figure measures: its own noun phrase, the counted noun with its qualifiers, or what came before, made
//! complete enough to stand alone.

mod aim;
mod aimed;
mod alone;
mod anew;
mod another;
mod apposed;
pub(super) mod back;
mod behind;
mod bracket;
mod carriage;
mod complete;
pub(super) mod firm;
mod form;
pub(super) mod goods;
mod lacking;
mod naming;
mod owner;
pub(super) mod qualifier;
mod request;
mod settled;
pub(super) mod short;
mod sibling;
mod spoken;
pub(super) mod thing;
pub(super) mod threshold;
mod whole_told;
pub(super) mod wording;

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::Measure;
use super::context::Context;
use super::document;
use super::grammar::clause::{
    amount_of_count, before_verb, behind_and, behind_decision, behind_link, behind_time, bracket_before, coded,
    first_of, foretold, held_at, is_aside, is_source, is_still, is_verbal, laid_down, moved_between, qualifies,
    reaches, statement, still_has,
};
use super::grammar::coordinate;
use super::grammar::edge;
use super::grammar::fronted;
use super::grammar::governor::{self, Governor};
use super::grammar::identity;
use super::grammar::nested;
use super::grammar::phrase::{self, Phrase};
use super::grammar::piece::{Form, Mark, Piece};
use super::place::is_home;
use owner::actor;

use super::sentence::{Draft, Reader, is_percent};
use crate::lexicon::Class;
use crate::mention::{Level, Quantity, QuantityKind, TokenRange};
use crate::token::{Kind, is_syllable};

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
    /// What qualifies its noun behind it, once that is asked for: many rules do.
    pub(super) after: OnceCell<Phrase>,
    /// By how much the words chosen lead over others.
    pub(super) lead: Cell<Option<i32>>,
}

/// Segments between commas that a subject is looked for in.
const MAX_SEGMENTS: usize = 3;

/// Where what stands before the predicate ends.
fn end_of(pieces: &[Piece], governor: &Governor, counts: bool) -> usize {
    // "dệt may (chiếm 20%) tăng": the figures of a bracket stand between subject and predicate.
    // "mã này giảm hết biên độ (7%) còn": nor is how far it moved.
    let bracket = bracket_before(pieces, governor.subject_end)
        .map(|open| governor::paced(pieces, open).map_or(open, |moved| moved.subject_end));
    let mut end = bracket.unwrap_or(governor.subject_end);
    // "bắt giữ | tổng số 45 vụ": how many, not what.
    while counts && end > 0 && pieces[end - 1].is(Class::Quantifier) {
        end -= 1;
    }
    end
}

/// The noun phrase that the figure's clause begins with; in a bracket the one before the bracket; behind a comma that
/// of the segment before, when no figure lies between.
pub(super) fn own(reader: &Reader<'_>, drafts: &[Draft], governor: &Governor, quantity: &Quantity) -> Phrase {
    let pieces = reader.pieces;
    let counts = quantity.kind == QuantityKind::Count;
    if let Some(noun) = bracket::noun_before(reader, governor) {
        return noun;
    }
    let mut end = before_order(reader, quantity, end_of(pieces, governor, counts));
    let floor = drafts.iter().rev().find(|draft| draft.piece < end).map_or(0, |draft| draft.piece + 1);
    end = identity::before_apposition(reader, floor, end).unwrap_or(end);
    // "giáo dục (1,5%), may mặc (0,2%)": right before its bracket a phrase is as near as in the clause.
    let mut direct = true;
    for segment in 0..MAX_SEGMENTS {
        let clause = edge::clause_before(pieces, &reader.in_base, end);
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
        let clause =
            behind_decision(reader, laid_down(reader, first_of(reader, foretold(reader, behind_link(reader, clause)))));
        let clause = nested::whole(reader, governor, fronted::behind_front(reader, clause));
        let clause = behind_time(reader, moved_between(reader, governor, held_at(reader, governor, clause)));
        let clause = if segment == 0 { noun_phrase(reader, clause, counts) } else { clause };
        // "thay đổi mạnh khi | 94% doanh thu đến từ bán lẻ": a share that begins its clause is of the noun behind it.
        let begins = segment == 0 && clause.is_empty() && governor.class.is_none() && is_percent(quantity);
        if begins && clause.start.checked_sub(1).is_some_and(|cause| pieces[cause].is(Class::Cause)) {
            break;
        }
        // "120 ha đất ở và | 3.400 nhân khẩu": what is counted is no amount of the thing that is measured out before it.
        let measures =
            |last: &Draft| matches!(reader.quantity(last).kind, QuantityKind::Physical | QuantityKind::Money);
        let open = segment == 0 && governor.class.is_none() && (!counts || drafts.last().is_some_and(measures));
        let joined = open && is_joined(pieces, drafts, &clause);
        if after_figure && (segment > 0 || joined || trails(reader, &clause)) {
            break;
        }
        // "có 30 hộ cho biết thu nhập tăng, 12 hộ giữ mức cũ": what is said of others that are counted.
        let others = |before: &Draft| before.piece + 1 == clause.start && reader.quantity(before).unit == quantity.unit;
        if segment > 0 && counts && governor.class.is_none() && drafts.last().is_some_and(others) {
            break;
        }
        if is_of_last(reader, drafts, governor, &clause, (segment, counts)) {
            break;
        }
        // "con số này, theo Sabeco, là": who says it is no subject.
        if segment > 0 && clause.start > floor + 1 && is_source(pieces, &clause) {
            end = clause.start - 1;
            continue;
        }
        // "X là đại diện của | 5 công ty": a figure without a predicate is of the kind.
        let stated = governor.class.is_some() || segment > 0 || clause.end < governor.subject_end;
        let stated = stated || ranks_goods(reader, quantity, &clause);
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
            without_number(reader, phrase::naming(reader.scan, pieces, coded(reader, said)))
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
            Form::Mark(Mark::Colon) if pieces[before - 1].is(Class::Said) || speaks(reader, before) => break,
            Form::Mark(Mark::Comma) if is_told(pieces, before) => break,
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
                let clause = edge::clause_before(pieces, &reader.in_base, before);
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

/// Whether a clause is of the figure right before it.
fn is_of_last(
    reader: &Reader<'_>,
    drafts: &[Draft],
    governor: &Governor,
    clause: &Range<usize>,
    (segment, counts): (usize, bool),
) -> bool {
    // "giảm 3 người bị thương và tăng 2 vụ", "12 dự án hoàn thành đạt": the rest of a count is no subject.
    let qualifies = |last: &Draft| segment == 0 && qualifies(reader, last, clause);
    // "với 4.120 hộ còn dư nợ, gồm | 15 chương trình", "210 tỷ đồng dư nợ với | 4.120 hộ": nor is what those before still have.
    let has =
        |last: &Draft| counts && (still_has(reader, last, clause) || names_amount(reader, last, governor, clause));
    drafts.last().is_some_and(|last| qualifies(last) || has(last))
}

/// "hạt điều là mặt hàng xuất khẩu lớn | thứ ba": whether goods have a place in an order by what they are.
fn ranks_goods(reader: &Reader<'_>, quantity: &Quantity, clause: &Range<usize>) -> bool {
    let goods = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::GoodsNoun).is_some();
    quantity.kind == QuantityKind::Rank && reader.pieces[clause.clone()].iter().any(goods)
}

/// "diện tích rừng của tỉnh | lớn | thứ hai": an amount ends before the word that it stands in an order by.
fn before_order(reader: &Reader<'_>, quantity: &Quantity, end: usize) -> usize {
    const REACH: usize = 10;
    let words = reader.pieces[..end].iter().rev().take(REACH).take_while(|piece| piece.mark().is_none());
    let amount = words.into_iter().any(|piece| piece.any(&phrase::MEASURED));
    let by = end.checked_sub(1).filter(|_| amount && quantity.kind == QuantityKind::Rank);
    by.filter(|&by| reader.scan.hit(reader.pieces[by].tokens.start, Class::RankBy).is_some()).unwrap_or(end)
}

/// "210 tỷ đồng | dư nợ | với 4.120 hộ": whether the noun of an amount right behind it is all that stands before "với".
fn names_amount(reader: &Reader<'_>, amount: &Draft, governor: &Governor, clause: &Range<usize>) -> bool {
    const MAX_NOUN: usize = 3;
    let pieces = reader.pieces;
    let with = |at: usize| pieces.get(at).is_some_and(|with| with.is(Class::Topic) && with.is(Class::Reach));
    let noun = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&phrase::MEASURED));
    amount.piece + 1 == clause.start
        && reader.quantity(amount).kind == QuantityKind::Money
        && (1..=MAX_NOUN).contains(&clause.len())
        && governor.piece.is_some_and(with)
        && clause.end == governor.subject_end
        && pieces[clause.clone()].iter().all(noun)
}

/// "dạy nghề theo Đề án | 1956 | được 500 người": a number alone names nothing.
fn without_number(reader: &Reader<'_>, subject: Phrase) -> Phrase {
    let number = |part: &TokenRange| part.len() == 1 && reader.scan.tokens[part.start].kind == Kind::Number;
    if subject.parts.iter().all(number) { Phrase::default() } else { subject }
}

/// Whether a verb of saying ends a clause, and none that tells an amount ("ghi nhận").
fn is_told(pieces: &[Piece], comma: usize) -> bool {
    comma
        .checked_sub(1)
        .is_some_and(|verb| pieces[verb].is(Class::Said) && !pieces[verb].any(&[Class::Reach, Class::Act]))
}

/// "Bộ trưởng: phải giảm 15%": somebody by his office before a colon says what stands behind it.
fn speaks(reader: &Reader<'_>, colon: usize) -> bool {
    let (Some(first), Some(last)) = (reader.pieces.first(), reader.pieces.get(colon)) else { return false };
    let title = reader.scan.hit(first.tokens.start, Class::Title);
    title.is_some_and(|title| title.end as usize == last.tokens.start)
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

/// The thing right before the noun of its amount, and a noun phrase with a comma in it as a whole; of what is counted only where it
/// begins with the noun of an amount: "tổng số người tham gia BHXH, | bảo hiểm y tế là".
fn noun_phrase(reader: &Reader<'_>, clause: Range<usize>, counts: bool) -> Range<usize> {
    let whole = coordinate::paired(reader, clause.clone());
    let amount = reader.pieces.get(whole.start).is_some_and(|head| head.is(Class::MeasureNoun));
    apposed::thing(reader, if counts && !amount { clause } else { whole })
}

/// The subject of a figure, given the noun phrase of its own clause, and whether order alone tells it, so that no other
/// words compete.
pub(super) fn read(figure: &Figure<'_>, own: &Phrase) -> (Phrase, bool) {
    let settled = |told| (told, true);
    let weighed = |told: Phrase| {
        let settled = figure.is_settled(own, &told);
        (told, settled)
    };
    let placed = figure
        .in_row()
        .or_else(|| figure.portion(own))
        .or_else(|| figure.part_inside())
        .or_else(|| figure.placed_inside())
        .or_else(|| figure.people_inside())
        .or_else(|| figure.of_place_named())
        .or_else(|| figure.share_inside(own));
    if let Some(subject) = placed.or_else(|| figure.of_mark(own)) {
        return settled(subject);
    }
    // "20 vụ (xác định 16 vụ), giảm 5 vụ (tương đương | 20%)": a bracket says the movement right before it again.
    let moved = figure.drafts.last().filter(|last| last.measure == Measure::Change && own.is_empty());
    if let Some(moved) = moved.filter(|moved| figure.reader.repeats_in_bracket(moved, figure.at)) {
        return settled(moved.words.clone());
    }
    // "38,7 triệu đồng/lượng chiều mua vào và | 39,7 triệu đồng/lượng chiều bán ra".
    if let Some(previous) = figure.drafts.last().filter(|_| own.is_empty() && figure.is_sided()) {
        // "Vàng Doji bán lẻ | 38,7 triệu đồng/lượng mua vào": nor is the side of that one all that it is of.
        let pieces = figure.reader.pieces;
        let side = behind::side(pieces, previous.piece).map(|side| Phrase::of_pieces(&pieces[side]));
        let of_side =
            side.filter(|side| side.parts == previous.subject.parts).and_then(|side| side.parts.first().cloned());
        return settled(of_side.map_or_else(|| previous.subject.clone(), |side| previous.words.without_tokens(&side)));
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
    if let Some(turn) = figure.in_turn(own).or_else(|| figure.carriage(own)) {
        return settled(turn);
    }
    if let Some(another) = figure.of_another() {
        return settled(another);
    }
    if let Some(other) = figure.number_of_other() {
        return settled(other);
    }
    if let Some(previous) = figure.drafts.last().filter(|_| figure.in_base) {
        // "Hòa An chỉ chi 3 tỷ đồng cho quảng cáo, so với 9 tỷ đồng": a name alone tells less than the words of its figure.
        let told = if figure.is_name(&previous.subject) { &previous.words } else { &previous.subject };
        // "khoản lỗ 48 tỷ đồng, giảm mạnh so với | lợi nhuận | 92 tỷ đồng": what it is compared with has another name.
        if let Some(income) = figure.other_income(own, told) {
            return settled(income);
        }
        return weighed(told.clone());
    }
    if let Some(ordered) = ordered(figure, own) {
        return settled(ordered);
    }
    let counted = matches!(figure.quantity.kind, QuantityKind::Count | QuantityKind::Zero);
    if let Some(label) = figure.label(own).filter(|label| !counted || label.is_measured()) {
        return weighed(label);
    }
    if let Some(count) = figure.count(own) {
        return weighed(count);
    }
    if let Some(thing) = figure.thing(own) {
        return settled(thing);
    }
    let told = named(figure, own.clone());
    if let Some(aspect) = figure.first_aspect(own, &told) {
        return settled(aspect);
    }
    figure.of_index(&told).map_or_else(|| weighed(told), settled)
}

/// What the order of the words alone tells, by the first rule that knows it.
fn ordered(figure: &Figure<'_>, own: &Phrase) -> Option<Phrase> {
    figure
        .ordered_by()
        .or_else(|| figure.amount_of_moved(own))
        .or_else(|| figure.best_of_kind(own))
        .or_else(|| figure.scored())
        .or_else(|| figure.extreme())
        .or_else(|| figure.built_before_bracket())
        .or_else(|| figure.outdone(own))
        .or_else(|| figure.outcome(own))
        .or_else(|| figure.caused(own))
        .or_else(|| figure.taxed_goods(own))
        .or_else(|| figure.granted())
        .or_else(|| figure.fine_told(own))
        .or_else(|| figure.money_told(own))
        .or_else(|| figure.proceeds())
        .or_else(|| figure.balance_again())
        .or_else(|| figure.moved_beside_money(own))
        .or_else(|| figure.listed_deed(own))
        .or_else(|| figure.of_this_part(own))
        .or_else(|| figure.in_other_words())
        .or_else(|| figure.in_other_amount())
        .or_else(|| figure.worth_restated())
        .or_else(|| figure.mostly_in(own))
        .or_else(|| figure.fronted_rate(own))
        .or_else(|| figure.over_other(own))
        .or_else(|| figure.other_code(own))
        .or_else(|| figure.behind_deeds())
        .or_else(|| figure.held_in_shares())
        .or_else(|| figure.registered_of(own))
        .or_else(|| figure.yielded())
        .or_else(|| figure.rate_of_product())
        .or_else(|| figure.counted_goal(own))
        .or_else(|| figure.aim())
        .or_else(|| figure.aimed_at(own))
        .or_else(|| figure.held_against())
        .or_else(|| figure.at_other_time())
        // "tăng thuế lên 25% | đối với hàng hóa".
        .or_else(|| figure.moved_noun().map(|noun| figure.owned_behind(&noun).unwrap_or(noun)))
        .or_else(|| figure.tallied(own))
        .or_else(|| figure.asked(own))
        .or_else(|| figure.fulfilled(own))
        .or_else(|| figure.predicate(own))
        .or_else(|| figure.rate_of_others(own))
        .or_else(|| figure.by_reason(own))
        .or_else(|| figure.said_to_be(own))
        .or_else(|| figure.extent())
        .or_else(|| figure.sentenced())
        .or_else(|| figure.sum())
        .or_else(|| figure.completed(own))
        .or_else(|| figure.deed_again(own))
        .or_else(|| figure.given_too(own))
        .or_else(|| figure.paid_out(own))
        .or_else(|| figure.used(own))
        .or_else(|| figure.of_crop_before(own))
        .or_else(|| figure.of_season(own))
        .or_else(|| figure.giver(own))
        .or_else(|| figure.with_what(own))
        .or_else(|| figure.share_anew(own))
        .or_else(|| figure.share_told(own))
        .or_else(|| figure.part_of_counted(own))
        .or_else(|| figure.of_other_whole(own))
        .or_else(|| figure.moves_in_row(own))
        .or_else(|| figure.deed_beside(own))
        .or_else(|| figure.moved_apart())
        .or_else(|| figure.of_product(own))
        .or_else(|| figure.in_area(own))
        .or_else(|| figure.in_rows(own))
        .or_else(|| figure.of_site(own))
        .or_else(|| figure.lacking(own))
        .or_else(|| figure.measured_again(own))
        .or_else(|| figure.among_first())
        .or_else(|| figure.behind_leader(own))
        .or_else(|| figure.leading_in())
        .or_else(|| figure.price_of_one(own))
        .or_else(|| figure.price_beside(own))
        .or_else(|| figure.rate_of_goods(own))
        .or_else(|| figure.worth_of(own))
        .or_else(|| figure.of_whole_ahead(own))
        .or_else(|| figure.grown(own))
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
    if let Some(laid) = figure.laid_alike(&own) {
        return laid;
    }
    if figure.points_back(&own) {
        // "Tổng thu ngân sách: dự toán giao 900 tỷ đồng, thực hiện 950 tỷ đồng".
        let label = figure.colon_head().filter(|_| figure.drafts.is_empty() && !own.is_empty());
        let label = label.or_else(|| figure.accounted()).or_else(|| figure.account_over(&own));
        let told = label.or_else(|| figure.inherited());
        return told.map_or(own.clone(), |told| figure.performed(&own, &told));
    }
    // "nếu loại trừ yếu tố giá tăng 8,4%": the subject before under a condition.
    if figure.is_conditional(&own)
        && let Some(previous) = previous
    {
        return previous.subject.then(&own);
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

    /// "Phân kỳ đầu tư: / - Năm 2012: 5 tỷ đồng", "Tổng thu ngân sách: / 900 tỷ đồng": what names nothing but a time, or stands
    /// alone in its line, is of what stands over it.
    fn label(&self, own: &Phrase) -> Option<Phrase> {
        let empty = |piece: &Piece| match piece.form {
            Form::Period(_) | Form::Mark(_) | Form::Hedge => true,
            Form::Word => piece.any(&[Class::StatusForecast, Class::StatusEstimate, Class::Locative, Class::Toward]),
            _ => false,
        };
        let pieces = self.reader.pieces;
        // "- Thuế đất: - Xổ số: / 85 tỷ đồng 42 tỷ đồng": each of its own.
        let columns = &self.context.columns;
        if columns.len() > 1 && document::amounts(pieces) == columns.len() {
            return columns.get(self.drafts.len()).cloned();
        }
        let dated = || pieces[..self.at].iter().any(|piece| piece.period().is_some());
        let alone = document::amounts(pieces) == 1 || self.at < 2 && document::begins_with_amount(pieces);
        let bare = own.is_empty() && self.drafts.is_empty() && pieces[..self.at].iter().all(empty);
        let label = self.context.label().filter(|_| bare && self.measure == Measure::Level && (alone || dated()))?;
        // "1. Tổng thu ngân sách: ... / - Cấp tỉnh: / 700 tỷ đồng": a part of what the heading over its line measures.
        let whole = self.context.heading().filter(|whole| alone && whole.is_measured() && !label.is_measured());
        Some(whole.map_or_else(|| label.clone(), |whole| whole.then(label)))
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
        let told = before.get(first + turn).map(|draft| draft.subject.clone())?;
        // "Thanh long 700 ha, chanh 1.100 ha, | sản lượng | lần lượt đạt 14.000 tấn và 19.000 tấn": an amount of each.
        let end = governor::governor(self.reader.pieces, &[], run[0]).subject_end;
        let noun = end.checked_sub(1).map(|at| &self.reader.pieces[at]).filter(|noun| noun.form == Form::Word);
        let relational = |noun: &&Piece| self.reader.scan.hit(noun.tokens.start, Class::Relational).is_some();
        let noun = noun.filter(relational).map(|noun| Phrase::of_pieces(std::slice::from_ref(noun)));
        Some(noun.map_or(told.clone(), |noun| self.of_aspect(&noun, &told)))
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

    /// What stands behind the figure and qualifies its noun.
    pub(super) fn after(&self) -> &Phrase {
        self.after.get_or_init(|| {
            let counts = self.quantity.kind == QuantityKind::Count;
            let (scan, pieces) = (self.reader.scan, self.reader.pieces);
            if self.measures_next() {
                return Phrase::default();
            }
            let range = qualifier::after(scan, pieces, self.at, counts, self.measure == Measure::Share);
            // "gồm 2 luật sư | Nguyễn Văn Bình và Lê Thị Hoa": who they are, not which.
            let range = if self.names_people(&range) { range.start..range.start } else { range };
            let end = range.end;
            let fate = self.shared_fate(&range);
            self.qualifying(range).then(&self.beyond(end)).then(&fate)
        })
    }

    /// "trồng được 3 ha | sản lượng ước đạt 6 tấn": whether the noun behind an amount is that of the next one, with no mark between.
    fn measures_next(&self) -> bool {
        const REACH: usize = 6;
        let behind = &self.reader.pieces[self.at + 1..];
        let other = |next: &Piece| {
            next.quantity().is_some_and(|next| self.reader.mentions.quantities[next].unit != self.quantity.unit)
        };
        self.quantity.kind == QuantityKind::Physical
            && self.next_is(&phrase::MEASURED)
            && behind
                .iter()
                .take(REACH)
                // "3.200 ha diện tích tự nhiên và 8.450 người": of both.
                .take_while(|next| next.mark().is_none() && !next.is(Class::And))
                .any(other)
    }

    /// What is said of those counted behind where they are, where their own qualifiers end at a piece.
    pub(super) fn beyond(&self, end: usize) -> Phrase {
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        let beyond = || qualifier::beyond(self.reader.scan, self.reader.pieces, self.at, end);
        counts.then(beyond).flatten().map_or_else(Phrase::default, |range| self.qualifying(range))
    }

    /// The words of a qualifier: "200 khách | Nga | mắc kẹt" with the country that those are of who are counted.
    fn qualifying(&self, range: Range<usize>) -> Phrase {
        let pieces = self.reader.pieces;
        let counts = self.quantity.kind == QuantityKind::Count && range.start == self.at + 1;
        let foreign = |at: usize| {
            let place = pieces.get(at).and_then(Piece::place).and_then(|index| self.reader.mentions.places.get(index));
            place.is_some_and(|one| one.level == Level::Country && !is_home(self.reader.scan, &one.name))
        };
        if !counts || range.is_empty() || !foreign(range.start) {
            // "sáu thuyền viên | ở Quảng Ngãi | được cứu": where they are is told as such.
            let local = |at: &usize| matches!(pieces[*at].form, Form::Place(_) | Form::Generic(_));
            let first = range.clone().find(|at| !local(at)).filter(|&at| counts && pieces[at].is(Class::Passive));
            return self.said_of(first.unwrap_or(range.start)..range.end);
        }
        // "hai lãnh đạo | Mỹ và Israel | họp riêng".
        let joint =
            |at: usize| pieces[at].is(Class::And) || matches!(pieces[at].mark(), Some(Mark::Comma | Mark::Dash));
        let mut end = range.start + 1;
        while end + 1 < range.end && joint(end) && foreign(end + 1) {
            end += 2;
        }
        Phrase::of_pieces(&pieces[range.start..end]).then(&self.said_of(end..range.end))
    }

    /// What a stretch says of a noun.
    pub(super) fn said_of(&self, range: Range<usize>) -> Phrase {
        let pieces = self.reader.pieces;
        if range.is_empty() {
            return Phrase::default();
        }
        let said = phrase::tidy(self.reader.scan, pieces, range.clone());
        // "450 lao động | bị nợ lương": by whom or to whom it is done; "25 cuộc gọi | và tin nhắn của người dân".
        // "41 huyện | thuộc 6 tỉnh | được công nhận".
        let of_many =
            || pieces[range.start].any(&[Class::Of, Class::Partner]) && pieces[range.start + 1].quantity().is_some();
        // "12.400 hộ | còn dư nợ".
        let kept = || pieces[range.start].any(&[Class::Passive, Class::And]) || is_still(pieces, range.start);
        let led = range.start + 1 < range.end && (kept() || of_many());
        let next = said.parts.first().is_some_and(|part| part.start == pieces[range.start].tokens.end);
        if led && next { Phrase::of_pieces(&pieces[range.start..=range.start]).then(&said) } else { said }
    }

    /// "Về ma túy, đã phát hiện 861 vụ": what the sentence says it speaks of.
    pub(super) fn topic(&self) -> Option<Phrase> {
        const MAX_TOPIC: usize = 12;
        let pieces = self.reader.pieces;
        // "Với mức tăng như vậy, CPI": what a statement comes with is nothing that it speaks of.
        if !pieces.first()?.is(Class::Topic) || pieces.first()?.is(Class::Reach) {
            return None;
        }
        let comma = pieces.iter().take(MAX_TOPIC).position(|piece| piece.mark() == Some(Mark::Comma))?;
        let plain = pieces[..comma].iter().all(|piece| piece.quantity().is_none());
        let topic = || phrase::tidy(self.reader.scan, pieces, 1..comma);
        (plain && comma < self.at).then(topic).filter(|topic| !topic.is_empty())
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
        // At the start of a sentence a capital tells nothing; a second one does, or a spelling that is not of the language: "Hanoimilk".
        let second = scan.tokens.get(first + 1).is_some_and(|token| token.is_capital() && first + 1 < own.parts[0].end);
        let foreign = || !is_syllable(&scan.word(first).to_lowercase());
        self.all_places(own)
            || self.reader.entities[first]
            || scan.tokens[first].is_capital() && (!opens || second || foreign())
    }

    /// The pieces of a phrase, in the order of the sentence.
    #[inline]
    pub(super) fn pieces_of<'s>(&'s self, phrase: &'s Phrase) -> impl Iterator<Item = &'s Piece> {
        let (pieces, parts) = (self.reader.pieces, &phrase.parts[..]);
        let start = parts.iter().map(|part| part.start).min().unwrap_or(0);
        let end = parts.iter().map(|part| part.end).max().unwrap_or(0);
        let first = self.reader.piece_from(start);
        pieces[first..]
            .iter()
            .take_while(move |piece| piece.tokens.start < end)
            .filter(|piece| parts.iter().any(|part| part.contains(&piece.tokens.start)))
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
