//! What parallel figures of a sentence share: a base said once, and the measure that goes with it.

use super::Reading;
use crate::calendar::{Grain, Interval};
use crate::decimal::Decimal;
use crate::fact::base::{self, BasePhrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::list::levels;
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::times;
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind, Relation};

/// A base said once holds for the parallel figures of the sentence, in either direction.
pub(in crate::fact) fn bases(reader: &Reader<'_>, drafts: &mut [Draft]) {
    /// Pieces behind a figure in which another time may begin.
    const NEAR: usize = 40;
    from_levels(reader, drafts);
    levels::alike(reader, drafts);
    ratios(reader, drafts);
    shares(reader, drafts);
    summed(reader, drafts);
    of_product(reader, drafts);
    parts(reader, drafts);
    coordinated(drafts);
    planned_together(reader, drafts);
    reached(reader, drafts);
    listed(reader, drafts);
    explained(reader, drafts);
    equals(drafts);
    let times = times(reader, drafts);
    for backwards in [true, false] {
        let mut shared: Option<(BasePhrase, u8, Option<Interval>)> = None;
        let mut levelled = false;
        for step in 0..drafts.len() {
            let index = if backwards { drafts.len() - 1 - step } else { step };
            let depth = reader.pieces[drafts[index].piece].depth;
            let days = drafts[index].period.as_ref().map(|read| read.value);
            let lent = lends(reader, &drafts[index]).map(|phrase| (phrase, depth, days));
            let beside = drafts[..index].last().is_some_and(|before| before.measure == Measure::Level);
            levelled = if lent.is_some() { beside } else { levelled };
            shared = lent.or(shared);
            // "GRDP tăng 8%, thu ngân sách đạt 12 tỷ đồng, tăng 6% so với năm trước": nor of those that have no level to compare.
            let bare = backwards && levelled && !beside && drafts[index].measure == Measure::Change;
            // "tăng 5% so với năm 2014 (năm 2013 tăng 4%)": a bracket with a time of its own has another base.
            let apart = match times[index] {
                Time::Before => true,
                Time::Own => shared.is_some_and(|(phrase, lender, lent)| {
                    // "đến cuối quý 1, huy động tăng 3%; cho vay tăng 5% so với đầu năm": of one time both have one base.
                    let together = days.is_some() && days == lent;
                    lender < depth || backwards && !together && parted(reader, drafts[index].piece, &phrase)
                }),
                Time::None => false,
            };
            // "tháng 3 tăng 4,8% so với tháng 3/2012; tính chung 3 tháng tăng 5,4%": a day or month is the base of one time.
            let other = shared.is_some_and(|(phrase, _, lent)| {
                let between = reader.pieces.get(phrase.end..drafts[index].piece).unwrap_or_default();
                let named = between.iter().any(|piece| piece.period().is_some());
                !backwards
                    && named
                    && is_of_one_time(reader, &phrase)
                    && lent.is_some()
                    && days.is_some()
                    && lent != days
            });
            // "năm nay vận tải giảm 7%, và năm 2020 sẽ giảm thêm 2 triệu tấn so với năm 2019": nor of the figures of a time before it.
            let later = shared.is_some_and(|(phrase, _, lent)| {
                let between = reader.pieces.get(drafts[index].piece..phrase.start).unwrap_or_default();
                let named = || between.iter().take(NEAR).any(|piece| piece.period().is_some());
                let over = days.zip(lent).is_some_and(|(own, lent)| own.end < lent.end);
                backwards && over && is_fixed(reader, &phrase) && named()
            });
            // "so với cùng kỳ tăng 4 vụ, tăng 6 người; so với quý I giảm 2 vụ": nor of those that another base leads.
            let led = shared.is_some_and(|(phrase, ..)| backwards && is_led(reader, drafts[index].piece, &phrase));
            let apart = apart || other || later || led || bare;
            // "xuất khẩu cả năm tăng 16%; giá tháng 12 tăng 8% so với tháng 12 năm trước": nor is a month the base of a longer time in
            // another item.
            let longer = shared.is_some_and(|(phrase, ..)| {
                backwards && is_longer(reader, days, &phrase) && parted(reader, drafts[index].piece, &phrase)
            });
            let apart = apart || longer;
            // "tăng 350 đồng/lít, làm CPI tăng 0,2% so với tháng trước": a price moves from the price before.
            let apart = apart || backwards && reader.quantity(&drafts[index]).unit.contains('/');
            // "giảm mỗi năm 3%; thu nhập tăng 2 lần so với năm 2020": what each year brings is not compared with one.
            let apart = apart
                || shared.is_some_and(|(phrase, ..)| phrase.kind == BaseKind::Period && is_fixed(reader, &phrase))
                    && times::is_yearly(reader, drafts[index].piece);
            // "tăng 12% so với năm 2003; nhập khẩu 27 tỷ USD; bán lẻ tăng 9%", "tốc độ tăng dân số là 1,3%; tuổi thọ tăng 2 tuổi so với năm
            // 1995": no parallel figures.
            let apart = apart
                || shared.is_some_and(|(phrase, ..)| {
                    is_fixed(reader, &phrase)
                        && (!backwards && follows_amount(reader, drafts, index, &phrase)
                            || backwards && is_named_growth(reader, drafts, index, &phrase))
                        || backwards && is_growth_in_points(reader, drafts, index, &phrase)
                });
            if !apart && borrows(reader, &drafts[index]) {
                drafts[index].base = shared.map(|(phrase, ..)| phrase);
            }
        }
    }
}

/// "tăng trưởng đạt | 2,6%, cao hơn 2,2 điểm phần trăm so với quý II": whether a base is of by how many points a growth is another than it
/// was, and not of the growth itself.
fn is_growth_in_points(reader: &Reader<'_>, drafts: &[Draft], index: usize, phrase: &BasePhrase) -> bool {
    const POINTS: &str = "pp";
    let of = |draft: &Draft| draft.base.is_some_and(|base| base.start == phrase.start);
    let lender = drafts[index + 1..].iter().find(|draft| of(draft));
    let grown = drafts[index].measure == Measure::Change && reader.quantity(&drafts[index]).unit != POINTS;
    let named = drafts[index].reading.rule == super::GROWTH || drafts[index].reading.rule == "change.product";
    grown && named && lender.is_some_and(|lender| reader.quantity(lender).unit == POINTS)
}

/// "Trong tổng số vốn, dịch vụ chiếm 30%, công nghiệp 60%": shares of what the sentence opens with.
fn parts(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let alone = |draft: &&mut Draft| draft.measure == Measure::Share && draft.base.is_none();
    let mut shares = drafts.iter_mut().filter(alone).peekable();
    if shares.peek().is_some()
        && let Some(whole) = base::leading_whole(reader.pieces)
    {
        shares.for_each(|draft| draft.base = Some(whole));
    }
}

/// "tăng 20%, từ 1.560 tỷ đồng trong năm 2017 lên 1.880 tỷ đồng": the time of the level it moved from is its base.
fn from_levels(reader: &Reader<'_>, drafts: &mut [Draft]) {
    const REACH: usize = 12;
    for index in 1..drafts.len() {
        let from = &drafts[index];
        let behind = from.piece + 1..reader.pieces.len().min(from.piece + 1 + REACH);
        let time = behind
            .take_while(|&at| {
                !matches!(reader.pieces[at].form, Form::Quantity(_) | Form::Mark(_))
                    && !reader.pieces[at].is(Class::ToLevel)
            })
            .find(|&at| reader.pieces[at].period().is_some());
        let Some(time) = time.filter(|_| from.governor.class == Some(Class::From)) else { continue };
        let phrase = BasePhrase {
            kind: BaseKind::Period,
            start: time,
            end: time + 1,
            period: reader.pieces[time].period(),
            versus: true,
        };
        let named = from.label.is_measured();
        let moved = &mut drafts[index - 1];
        // "tăng 40%, tỷ trọng tăng từ 35% năm 2015": another moved from there.
        let other = reader.pieces[moved.piece + 1..time].iter().any(|piece| piece.any(&[Class::Rise, Class::Fall]));
        // "tăng 1,6 triệu tấn; lương thực bình quân đầu người từ 360 kg năm 1995": so did another account.
        let next = named || reader.pieces[moved.piece + 1..time].iter().any(is_semicolon);
        if !other && !next && borrows(reader, moved) {
            moved.base = Some(phrase);
        }
    }
}

fn is_semicolon(piece: &Piece) -> bool {
    piece.mark() == Some(Mark::Semicolon)
}

/// Whether the item before that of a figure, behind the base, tells an amount alone.
fn follows_amount(reader: &Reader<'_>, drafts: &[Draft], index: usize, phrase: &BasePhrase) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &drafts[before]) else { return false };
    let draft = &drafts[index];
    let amount = before.measure == Measure::Level && !before.is_base && !is_percent(reader.quantity(before));
    let own = |piece: usize| reader.pieces.get(phrase.end..piece).unwrap_or_default().iter().any(is_semicolon);
    let next = reader.pieces[before.piece..draft.piece].iter().any(is_semicolon);
    amount && next && own(before.piece) && draft.label.is_measured()
}

/// Whether a figure is a growth that its noun tells, in another item than the one that the base stands in.
fn is_named_growth(reader: &Reader<'_>, drafts: &[Draft], index: usize, phrase: &BasePhrase) -> bool {
    let draft = &drafts[index];
    let between = reader.pieces.get(draft.piece..phrase.start).unwrap_or_default();
    draft.reading.rule == "change.growth_noun" && between.iter().any(is_semicolon)
}

/// Whether a semicolon stands between a figure and a base that is a time of its own ("so với tháng 12/2017").
fn parted(reader: &Reader<'_>, figure: usize, phrase: &BasePhrase) -> bool {
    let between = reader.pieces.get(figure..phrase.start).unwrap_or_default();
    is_fixed(reader, phrase) && between.iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
}

/// Whether a base is a month or a day, and the time of a figure more than a month.
fn is_longer(reader: &Reader<'_>, days: Option<Interval>, phrase: &BasePhrase) -> bool {
    const MONTH: i64 = 31;
    let length = |days: Interval| days.start.map(|start| (days.end - start).whole_days() + 1);
    let base = phrase.period.and_then(|index| reader.mentions.periods.get(index)).and_then(|period| period.interval);
    let short = base.and_then(length).is_some_and(|length| length <= MONTH);
    short && days.and_then(length).is_some_and(|length| length > MONTH)
}

/// Whether a base stands before a figure in its part of the sentence, which a semicolon parts from another base.
fn is_led(reader: &Reader<'_>, figure: usize, other: &BasePhrase) -> bool {
    let semicolon = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
    let part = reader.pieces[..figure].iter().rposition(semicolon).map_or(0, |mark| mark + 1);
    let leads = |phrase: &BasePhrase| (part..figure).contains(&phrase.start) && phrase.kind == BaseKind::Period;
    let parted = reader.pieces.get(figure..other.start).unwrap_or_default().iter().any(semicolon);
    parted && reader.phrases.iter().any(leads)
}

/// Whether a base is a time of its own, no "cùng kỳ".
fn is_fixed(reader: &Reader<'_>, phrase: &BasePhrase) -> bool {
    let period = phrase.period.and_then(|index| reader.mentions.periods.get(index));
    period.is_some_and(|period| period.relation == Relation::Own)
}

/// The same, or the month or day before that of the figure: "tăng 0,6% so với tháng trước, bình quân 9 tháng tăng 3,6%".
fn is_of_one_time(reader: &Reader<'_>, phrase: &BasePhrase) -> bool {
    let period = phrase.period.and_then(|index| reader.mentions.periods.get(index));
    let short = |grain| matches!(grain, Grain::Day | Grain::Week | Grain::Month);
    is_fixed(reader, phrase)
        || period.is_some_and(|period| matches!(period.relation, Relation::Previous(grain) if short(grain)))
}

fn borrows(reader: &Reader<'_>, draft: &Draft) -> bool {
    let multiple = reader.quantity(draft).kind == QuantityKind::Multiple;
    let moves = draft.measure == Measure::Change || draft.measure == Measure::Ratio && multiple;
    // "vượt kế hoạch năm 16%, tăng 76% so với cùng kỳ": what exceeds does so against its plan.
    let exceeds = matches!(draft.reading.rule, "change.exceed" | "change.short");
    draft.base.is_none() && moves && !draft.is_base && !exceeds
}

fn lends(reader: &Reader<'_>, draft: &Draft) -> Option<BasePhrase> {
    // "tăng 7%, gấp đôi so với mức 3% của năm trước": a growth is compared with a growth.
    let growth = |phrase: &BasePhrase| {
        let inside = reader.pieces[phrase.start..phrase.end].iter().filter_map(Piece::quantity);
        inside.into_iter().any(|one| is_percent(&reader.mentions.quantities[one]))
    };
    // "gấp 1,7 lần năm 2015", "tăng 4%, gấp đôi cùng kỳ": what it is a multiple of is its own.
    let own = |phrase: &BasePhrase| {
        let multiple = reader.quantity(draft).kind == QuantityKind::Multiple;
        multiple && growth(phrase)
            || multiple
                && !reader.pieces[phrase.start].is(Class::Versus)
                && phrase.period.and_then(|index| reader.mentions.periods.get(index)).is_some_and(|one| {
                    one.relation == Relation::Own && one.grain == Grain::Year
                        || matches!(one.relation, Relation::SamePeriod { .. }) && follows_growth(reader, draft.piece)
                })
    };
    draft.base.filter(|phrase| {
        phrase.versus && phrase.kind == BaseKind::Period && draft.measure != Measure::Level && !own(phrase)
    })
}

/// "tăng 4%, | gấp đôi cùng kỳ": whether a percentage stands right before a figure, over a comma, a hedge and a verb.
fn follows_growth(reader: &Reader<'_>, at: usize) -> bool {
    let skipped = |piece: &Piece| {
        piece.form == Form::Hedge || piece.mark() == Some(Mark::Comma) || piece.any(&[Class::Multiply, Class::Adverb])
    };
    let before = reader.pieces[..at].iter().rev().find(|&piece| !skipped(piece)).and_then(Piece::quantity);
    before.is_some_and(|before| is_percent(&reader.mentions.quantities[before]))
}

/// "tăng 85% và 58% so với kế hoạch": a plan or another holds for the figure that this one is coordinated with.
fn coordinated(drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let next = &drafts[index];
        let base = next.base.filter(|base| base.versus && base.kind != BaseKind::Period && next.governor.shared);
        let same = drafts[index - 1].base.is_none() && drafts[index - 1].measure == next.measure;
        if base.is_some() && same && !drafts[index - 1].is_base {
            drafts[index - 1].base = base;
        }
    }
}

/// "doanh thu và lợi nhuận đạt 15% và 4% kế hoạch": the plan behind the last of coordinated percentages is that of all.
fn planned_together(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let joint = |piece: &Piece| piece.form == Form::Hedge || piece.mark() == Some(Mark::Comma) || piece.is(Class::And);
    for index in (1..drafts.len()).rev() {
        let (before, next) = (&drafts[index - 1], &drafts[index]);
        let plan = next.base.filter(|base| base.kind == BaseKind::Plan && next.measure == Measure::Ratio);
        let between = &reader.pieces[before.piece + 1..next.piece];
        let row =
            between.iter().all(joint) && between.iter().any(|piece| piece.is(Class::And) || piece.mark().is_some());
        let percents = [before, next].iter().all(|draft| is_percent(reader.quantity(draft)));
        let open =
            matches!(before.measure, Measure::Level | Measure::Share) && before.base.is_none() && !before.is_base;
        if plan.is_some() && row && percents && open {
            let reading = Reading { falls: false, ..next.reading };
            let before = &mut drafts[index - 1];
            (before.measure, before.reading, before.base) = (Measure::Ratio, reading, plan);
        }
    }
}

/// "luồng xanh 58,3%; luồng vàng 34,9%; luồng đỏ 6,8%": percentages in a row that make up a hundred are the parts of a whole.
fn summed(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let fits = |draft: &Draft| {
        let quantity = reader.quantity(draft);
        quantity.kind == QuantityKind::Percent
            && quantity.part.is_none()
            && quantity.value_max.is_none()
            && draft.measure == Measure::Level
            && draft.base.is_none()
            && !draft.is_base
            && !draft.subject.roles.has(Class::RateNoun)
    };
    let mut start = 0;
    while start < drafts.len() {
        let depth = reader.pieces[drafts[start].piece].depth;
        let alike = |draft: &&Draft| fits(draft) && reader.pieces[draft.piece].depth == depth;
        let run = start..start + drafts[start..].iter().take_while(alike).count();
        if run.len() > 1 && is_whole(drafts[run.clone()].iter().map(|draft| reader.quantity(draft).value)) {
            for draft in &mut drafts[run.clone()] {
                draft.measure = Measure::Share;
                draft.reading = Reading { measure: Measure::Share, falls: false, rule: "share.summed" };
            }
        }
        start = run.end.max(start + 1);
    }
}

/// Whether percentages make up a hundred, but for what rounding takes.
fn is_whole(parts: impl Iterator<Item = Decimal>) -> bool {
    const TENTHS_OFF: i64 = 2;
    let sum = parts.into_iter().try_fold(Decimal::from(-100), Decimal::checked_add);
    let off = sum.map(|sum| if sum.is_negative() { sum.negated() } else { sum });
    let tenths = off.and_then(|off| off.checked_mul(Decimal::from(10)));
    tenths.is_some_and(|tenths| tenths <= Decimal::from(TENTHS_OFF))
}

/// "thu tiền sử dụng đất 62 tỷ (156%); lệ phí trước bạ 14 tỷ (98%)": where one of the percentages behind amounts is no
/// part, all of them tell how much was reached.
fn reached(reader: &Reader<'_>, drafts: &mut [Draft]) {
    const ALL: i128 = 100;
    let alone = |at: usize, draft: &Draft| {
        let money = at > 0 && reader.quantity(&drafts[at - 1]).kind == QuantityKind::Money;
        let behind = at > 0 && drafts[at - 1].measure == Measure::Level && reader.lone_bracket(draft.piece).is_some();
        let percent = reader.quantity(draft).kind == QuantityKind::Percent && reader.quantity(draft).part.is_none();
        money && behind && percent && draft.base.is_none() && matches!(draft.measure, Measure::Share | Measure::Level)
    };
    let more = |draft: &Draft| reader.quantity(draft).value.to_integer().is_some_and(|value| value > ALL);
    let all: Vec<usize> = (0..drafts.len()).filter(|&at| alone(at, &drafts[at])).collect();
    if all.iter().any(|&at| more(&drafts[at])) {
        for at in all {
            drafts[at].measure = Measure::Ratio;
            drafts[at].reading = Reading { measure: Measure::Ratio, falls: false, rule: "ratio.reached" };
        }
    }
}

/// "Có 4 huyện thu dưới 70% dự toán: A (61%), B (64%)": the percentages behind names tell of each what was told of all.
fn listed(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let Some(whole) = drafts.iter().position(|draft| draft.measure == Measure::Ratio && draft.base.is_some()) else {
        return;
    };
    let (base, reading, from) = (drafts[whole].base, drafts[whole].reading, drafts[whole].piece);
    let colon = reader.pieces[from..].iter().position(|piece| piece.mark() == Some(Mark::Colon)).map(|at| from + at);
    let Some(colon) = colon.filter(|&colon| drafts.get(whole + 1).is_some_and(|next| next.piece > colon)) else {
        return;
    };
    for index in whole + 1..drafts.len() {
        let (before, draft) = (&drafts[index - 1], &drafts[index]);
        let alone = reader.lone_bracket(draft.piece).is_some_and(|open| open > colon);
        // "như: lệ phí trước bạ 60 tỷ đồng (57%), tiền thuê đất 20 tỷ đồng (88%)": with the amount of each.
        let named = before.piece < colon || is_percent(reader.quantity(before)) || before.measure == Measure::Level;
        // "thuế thu nhập 70 tỷ đồng (58%)": a percentage beside money is no rate of the tax.
        let beside = draft.reading.rule == "level.rate_noun" && reader.quantity(before).kind == QuantityKind::Money;
        let told = beside || matches!(draft.reading.rule, "share.after_level" | "parallel" | "level.percent");
        if alone && named && told && draft.base.is_none() && draft.measure != Measure::Change {
            drafts[index].measure = Measure::Ratio;
            drafts[index].reading = Reading { measure: Measure::Ratio, falls: false, ..reading };
            drafts[index].base = base;
        }
    }
}

/// "đạt 53% dự toán, thấp nhất so với cùng kỳ 2 năm (năm 2015 đạt 64%, năm 2016 là 54%)": what the same came to in other years, in a
/// bracket, is told as the figure before it is.
fn explained(reader: &Reader<'_>, drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let (before, draft) = (&drafts[index - 1], &drafts[index]);
        let years = (before.piece + 1..draft.piece).any(|at| reader.pieces[at].period().is_some());
        let bare = reader.pieces.get(draft.piece + 1).is_some_and(|next| next.mark().is_some());
        let depth = [before, draft].map(|draft| reader.pieces[draft.piece].depth);
        let inside = depth[1] == 1 && (depth[0] == 0 || before.reading.rule == "ratio.explained");
        let told = draft.label.is_empty() && draft.governor.class == Some(Class::Reach) && bare && years;
        let percents = [before, draft].iter().all(|draft| is_percent(reader.quantity(draft)));
        let planned = before.base.filter(|base| before.measure == Measure::Ratio && base.kind == BaseKind::Plan);
        if let Some(base) = planned.filter(|_| inside && told && percents && draft.measure != Measure::Change) {
            let draft = &mut drafts[index];
            draft.measure = Measure::Ratio;
            draft.reading = Reading { measure: Measure::Ratio, falls: false, rule: "ratio.explained" };
            draft.base = Some(base);
        }
    }
}

/// "ngô 178 nghìn ha, bằng 98% cùng kỳ; khoai lang 75 nghìn ha, bằng 97%".
fn equals(drafts: &mut [Draft]) {
    let mut shared: Option<BasePhrase> = None;
    for draft in drafts.iter_mut().filter(|draft| draft.reading.rule == "ratio.equal") {
        match draft.base {
            Some(phrase) => {
                shared = Some(phrase).filter(|phrase| matches!(phrase.kind, BaseKind::Period | BaseKind::Plan));
            }
            None if !draft.is_base => draft.base = shared,
            None => {}
        }
    }
}

/// "Thu nội địa 900 tỷ đồng, bằng 90% dự toán. / - Thuế 50 tỷ đồng, bằng 85%": the plan that amounts were compared with
/// goes on being what they are compared with.
pub(in crate::fact) fn of_plan(drafts: &mut [Draft]) {
    let bare = |draft: &&mut Draft| draft.reading.rule == "ratio.equal" && draft.base.is_none() && !draft.is_base;
    for draft in drafts.iter_mut().filter(bare) {
        draft.reading.rule = "ratio.reached";
    }
}

/// "Tổng thu 900 tỷ đồng, bằng 90% dự toán, giảm 8%. Trong đó: thuế 50 tỷ đồng (85%; -12%)": how far the plan was reached, and
/// how the amount moved, as it was said of the whole.
pub(in crate::fact) fn of_plan_in_brackets(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let mark =
        |at: Option<usize>| at.and_then(|at| reader.pieces.get(at)).and_then(crate::fact::grammar::piece::Piece::mark);
    for index in 1..drafts.len() {
        let (first, next) = (&drafts[index - 1], &drafts[index]);
        let pair = next.piece == first.piece + 2
            && mark(first.piece.checked_sub(1)) == Some(Mark::Open)
            && matches!(mark(Some(first.piece + 1)), Some(Mark::Semicolon | Mark::Comma))
            && mark(Some(next.piece + 1)) == Some(Mark::Close);
        let amount = first.piece.checked_sub(2).and_then(|at| reader.pieces[at].quantity());
        let amount = amount.is_some_and(|index| !is_percent(&reader.mentions.quantities[index]));
        let part = amount && matches!(first.measure, Measure::Share | Measure::Level);
        let said = part && is_percent(reader.quantity(first)) && !first.is_base;
        if pair && said && next.reading.rule == "change.signed" && is_percent(reader.quantity(next)) {
            let first = &mut drafts[index - 1];
            first.measure = Measure::Ratio;
            first.reading = Reading { measure: Measure::Ratio, falls: false, rule: "ratio.reached" };
            first.base = None;
        }
    }
}

/// The time that stands in front of a figure, bases apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    None,
    /// A time that it holds for.
    Own,
    /// "cùng kỳ giảm 45%": the time that the figures before it are compared with.
    Before,
}

fn times(reader: &Reader<'_>, drafts: &[Draft]) -> Vec<Time> {
    /// "giảm 45,1% và giảm 11,1%": no more than this stands between parallel figures.
    const NEAR: usize = 4;
    let mut out: Vec<Time> = Vec::with_capacity(drafts.len());
    let mut floor = 0;
    for draft in drafts {
        let between = floor..draft.piece;
        let period = between.clone().rev().filter(|&at| !reader.in_base[at]).find_map(|at| reader.pieces[at].period());
        let time = match period.and_then(|index| reader.mentions.periods.get(index)).map(|period| period.relation) {
            Some(Relation::SamePeriod { .. }) => Time::Before,
            Some(_) => Time::Own,
            // "quý II giảm 16 vụ (25%)": a bracket without a time has none of its own.
            None if between.clone().any(|at| reader.pieces[at].mark() == Some(Mark::Open)) => {
                out.last().copied().filter(|&last| last == Time::Before).unwrap_or(Time::None)
            }
            None if between.len() <= NEAR => out.last().copied().unwrap_or(Time::None),
            None => Time::None,
        };
        out.push(time);
        floor = draft.piece + 1;
    }
    out
}

/// "vải đạt 92%, xà phòng đạt 99%, xe đạp đạt 40% so với cùng kỳ": percentages that are all "đạt" are ratios when the
/// last one is.
fn ratios(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let mut shared: Option<(BasePhrase, Reading)> = None;
    for draft in drafts.iter_mut().rev() {
        let reach = is_percent(reader.quantity(draft)) && draft.governor.class == Some(Class::Reach);
        if draft.measure == Measure::Ratio && reach {
            shared = draft.base.map(|phrase| (phrase, draft.reading)).or(shared);
            continue;
        }
        let stated = draft.measure == Measure::Level
            && reach
            && !draft.subject.roles.any(&[Class::RateNoun, Class::ShareNoun, Class::GrowthNoun]);
        match shared.filter(|_| stated) {
            Some((phrase, reading)) => {
                draft.base = Some(phrase);
                draft.measure = Measure::Ratio;
                draft.reading = Reading { rule: "ratio.parallel", falls: false, ..reading };
            }
            None => shared = None,
        }
    }
}

/// "Tỷ lệ nợ công | so với GDP": the whole that a rate before the first figure is of.
pub(super) fn product_rate(reader: &Reader<'_>, first: usize) -> Option<BasePhrase> {
    let opens = |phrase: &&BasePhrase| phrase.kind == BaseKind::Whole && phrase.versus && phrase.end <= first;
    let rate = |piece: &Piece| piece.any(&[Class::RateNoun, Class::ShareNoun]);
    let phrase = reader.phrases.iter().find(opens).copied()?;
    reader.pieces[..phrase.start].iter().any(rate).then_some(phrase)
}

/// "Tỷ lệ nợ công so với GDP năm 2011 là 50%; năm 2012 là 51%": a rate that is said to be of a product is a share of it, in each of
/// the times of the row.
fn of_product(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let end = drafts.first().map_or(0, |draft| draft.piece);
    let Some(phrase) = product_rate(reader, end) else { return };
    let mut floor = phrase.end;
    for draft in drafts {
        let dated = reader.pieces[floor..draft.piece].iter().any(|piece| piece.period().is_some());
        let stated = matches!(draft.measure, Measure::Level | Measure::Share) && is_percent(reader.quantity(draft));
        let other = draft.is_base || floor > phrase.end && (!dated || draft.label.is_measured());
        if !stated || other {
            return;
        }
        floor = draft.piece + 1;
        draft.base = Some(phrase);
        draft.measure = Measure::Share;
        draft.reading = Reading { measure: Measure::Share, falls: false, rule: "share.of_product" };
    }
}

/// "nợ công giảm từ 63% xuống 61%, giảm 2% so với GDP": the levels that a share moves between are shares too.
fn shares(reader: &Reader<'_>, drafts: &mut [Draft]) {
    let Some(phrase) = reader.phrases.iter().rev().find(|phrase| phrase.kind == BaseKind::Whole).copied() else {
        return;
    };
    for draft in drafts.iter_mut().filter(|draft| draft.piece < phrase.start) {
        let ends = matches!(draft.governor.class, Some(Class::From | Class::ToLevel));
        if ends && draft.measure == Measure::Level && is_percent(reader.quantity(draft)) {
            draft.base = Some(phrase);
            draft.measure = Measure::Share;
            draft.reading = Reading { measure: Measure::Share, falls: false, rule: "share.from_to" };
        }
    }
}

impl Reader<'_> {
    /// "đề nghị thanh toán 210,5 tỷ đồng; giảm trừ 1,9 tỷ đồng (tương đương | 0,9%)": whether a percentage restates how large a part
    /// the amount right before it is of a larger one before that, as their sizes bear out.
    pub(in crate::fact) fn comes_to(&self, drafts: &[Draft], reading: Reading, quantity: &Quantity) -> bool {
        const MAX_BACK: usize = 4;
        const HUNDRED: f64 = 100.0;
        let level = |draft: &&Draft| draft.measure == Measure::Level && !is_percent(self.quantity(draft));
        let Some(last) = drafts.last().filter(level).map(|last| self.quantity(last)) else { return false };
        let at = self.piece_from(quantity.tokens.start);
        let alone = self.pieces.get(at + 1).is_none_or(|next| next.mark().is_some());
        if reading.rule != "ratio.equal" || !is_percent(quantity) || !alone || last.unit.contains('/') {
            return false;
        }
        // "Tổng nợ 30 tỷ đồng. Trong đó: nợ khó thu 6 tỷ đồng (tương đương 20%)".
        let restates = at.checked_sub(1).is_some_and(|verb| self.pieces[verb].is(Class::Restate));
        if restates && crate::fact::document::goes_on(self.pieces) && self.lone_bracket(at).is_some() {
            return true;
        }
        let (part, told, step) = (last.value.to_f64(), quantity.value.to_f64(), quantity.precision.to_f64());
        let wholes = drafts.iter().rev().skip(1).take(MAX_BACK).filter(level).map(|draft| self.quantity(draft));
        let larger = wholes.filter(|whole| whole.unit == last.unit && whole.value.to_f64() > part);
        larger.into_iter().any(|whole| (HUNDRED * part / whole.value.to_f64() - told).abs() <= step)
    }
}
