//! What a percentage says: how something moved, how much of a plan or of another amount it is, what part of a whole, or a rate.

use super::{ALL, Clues, FRACTION, GROWTH, OVER_PLAN, Reading, movement, reading, repeated};
use crate::decimal::Decimal;
use crate::fact::grammar::phrase::MEASURED;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::{BaseKind, Measure};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};

/// Nouns of what something is a part of.
const WHOLES: [Class; 3] = [Class::MeasureNoun, Class::Total, Class::WholeNoun];

/// Nouns of an amount that a percentage behind its own figure may be a part of.
const AMOUNTS: [Class; 4] = [Class::MeasureNoun, Class::Total, Class::WholeNoun, Class::RateNoun];

/// The unit of what a percentage is more or less by.
const POINTS: &str = "pp";

/// A percentage that is told whatever its predicate is: by what it is compared with, by what stands behind or restates it.
fn told_otherwise(clues: &Clues<'_>, growth: bool) -> Option<Reading> {
    if let Some(level) = clues.level_before {
        return Some(Reading { rule: "base.same", ..level });
    }
    if clues.base_level && clues.after_percent {
        return Some(reading(Measure::Level, "level.base"));
    }
    // "đạt 48% kế hoạch, thấp hơn mục tiêu 60%", "cao hơn cùng kỳ (31%)": what it is compared with is of its kind.
    let compared = clues.in_base || clues.in_bracket && clues.next_to_base && clues.comparative;
    let moves = matches!(clues.governor.class, Some(Class::Rise | Class::Fall | Class::Short));
    if compared
        && moves
        && !growth
        && !clues.moves_itself
        && clues.after_percent
        // "đạt 75%, cao hơn mức chung của tỉnh 2 điểm phần trăm": by so much.
        && clues.quantity.unit != POINTS
        && let Some(previous) = clues.previous
    {
        return Some(Reading { rule: "base.same", ..previous });
    }
    if clues.otherwise.over_plan {
        return Some(movement(false, OVER_PLAN));
    }
    (clues.otherwise.restated_rate && clues.after_level()).then(|| reading(Measure::Share, "share.equal"))
}

/// What "bằng" and its like say of a figure in per cent.
fn equal(clues: &Clues<'_>, base: Option<BaseKind>) -> Reading {
    match base {
        _ if clues.of_other => reading(Measure::Ratio, "ratio.of_other"),
        // "từ 2 tỷ đồng lên 3 tỷ đồng, tương đương 50%": by how much.
        None if clues.ended.is_some() => movement(clues.ended == Some(true), "change.from_to"),
        // "trả lương ngày lễ bằng 300% ngày thường": more than all of it is no part.
        None if !clues.restates
            && clues.quantity.value > Decimal::new(ALL, 0)
            && clues
                .next
                .is_some_and(|next| next.form == Form::Word && (next.roles.is_idle() || next.is(Class::Now))) =>
        {
            reading(Measure::Ratio, "ratio.of_other")
        }
        // "312/300 = 104%": the same part again.
        None if clues.previous.is_some_and(|last| last.rule == FRACTION) => reading(Measure::Share, "share.again"),
        // "tăng 100 tỷ đồng, tương đương 20% so với năm 2019": the same movement again.
        // More than all of it is what it is now: "1.000 tỷ đồng, tăng 500 tỷ đồng, tương đương 200% so với cùng kỳ".
        Some(BaseKind::Period)
            if clues.restates && clues.after_movement() && clues.quantity.value < Decimal::new(ALL, 0) =>
        {
            repeated(clues)
        }
        // "giảm 3,6 tỷ đồng (tương đương 6,5%) so với dự toán": the same movement again.
        Some(_)
            if clues.next.is_some_and(|next| next.mark() == Some(Mark::Close))
                && clues.previous.is_some_and(|previous| previous.measure == Measure::Change) =>
        {
            repeated(clues)
        }
        Some(BaseKind::Whole) => reading(Measure::Share, "share.equal"),
        // "tăng 14% so với dự toán nhưng chỉ bằng 97% số ước thực hiện": another comparison.
        None if clues.previous.is_some_and(|previous| previous.measure == Measure::Change) && !clues.turned => {
            repeated(clues)
        }
        // "tổng tài sản tăng mạnh hơn, là 900 tỷ đồng, tương ứng 12%": by how much.
        None if clues.restates && clues.came_to.is_some() && clues.quantity.value < Decimal::new(ALL, 0) => {
            movement(clues.came_to == Some(true), "change.came_to")
        }
        // "trong đó bất động sản là 119 tỷ đồng, tương đương 42%": of the whole before.
        // "so với cùng kỳ bằng 97% | về số doanh nghiệp": an aspect is no whole.
        None if clues.after_level()
            && !clues.next.is_some_and(|next| next.is(Class::Aspect))
            && (clues.next.is_none_or(|next| next.mark().is_none()) || clues.restates && clues.is_part) =>
        {
            reading(Measure::Share, "share.equal")
        }
        // "đạt 101% kế hoạch, tương ứng 15% lực lượng lao động": of those who stand behind it.
        None if clues.restates
            && clues
                .next
                .is_some_and(|next| next.form == Form::Word && (next.roles.is_idle() || next.any(&WHOLES))) =>
        {
            reading(Measure::Share, "share.equal")
        }
        None if clues.after_plan => reading(Measure::Ratio, "ratio.reached"),
        // "mức thuế bằng 0%": nothing of a base is no ratio to it.
        None if clues.quantity.value.is_zero() => reading(Measure::Level, "level.zero_rate"),
        _ => reading(Measure::Ratio, "ratio.equal"),
    }
}

pub(super) fn percent(clues: &Clues<'_>) -> Reading {
    // "tỷ lệ hộ dùng nước sạch đạt 91%, | 94% thôn văn hóa": a part of those behind it, and no more of the rate.
    let rated = clues.previous.is_some_and(|previous| previous.rule == "level.rate_noun");
    if rated && clues.counted_beside && clues.repeats_subject {
        return reading(Measure::Share, "share.of");
    }
    if clues.signed {
        return movement(false, "change.signed");
    }
    let base = clues.base.map(|base| base.kind);
    let growth = clues.subject.has(Class::GrowthNoun) || clues.aligned == Some(Class::GrowthNoun);
    // "lãi suất 7%/năm"; but "GDP tăng 9%/năm".
    let moves = growth || matches!(clues.governor.class, Some(Class::Rise | Class::Fall));
    if clues.is_rate && !moves && !clues.averages && !clues.moved_before() {
        return reading(Measure::Level, "level.rate");
    }
    // "với 4% tỷ trọng trong chỉ số".
    let share = clues.next.is_some_and(|next| next.form == Form::Word && next.is(Class::ShareNoun));
    if share && !moves && base.is_none() && clues.governor.class == Some(Class::Reach) {
        return reading(Measure::Share, "share.noun");
    }
    let rate = clues.subject.has(Class::RateNoun);
    if let Some(told) = told_otherwise(clues, growth) {
        return told;
    }
    match clues.governor.class {
        Some(Class::Rise) => movement(false, "change.rise"),
        Some(Class::Fall) => movement(true, "change.fall"),
        Some(Class::Exceed) if !rate || clues.over_plan || base == Some(BaseKind::Plan) => {
            movement(false, "change.exceed")
        }
        Some(Class::Short) => movement(true, "change.short"),
        // "chiếm 43% dự toán": how much of a plan is reached.
        Some(Class::Share) if base == Some(BaseKind::Plan) => reading(Measure::Ratio, "ratio.plan"),
        Some(Class::Share | Class::Own) => reading(Measure::Share, "share.verb"),
        Some(Class::Contribute) if base == Some(BaseKind::Plan) => reading(Measure::Ratio, "ratio.contribute"),
        Some(Class::Contribute) if base == Some(BaseKind::Whole) => reading(Measure::Share, "share.contribute"),
        // "hai tỉnh đóng góp 24% lượng gạo", "nhân dân đóng góp 20%": nothing has grown that they could add to.
        Some(Class::Contribute) if clues.quantity.kind == QuantityKind::Percent && !growth && !clues.adds() => {
            reading(Measure::Share, "share.contribute")
        }
        Some(Class::Contribute) => reading(Measure::Contribution, "contribution.verb"),
        // "Tỷ lệ hộ nghèo: kế hoạch 0,9%, thực hiện | 0,8%": the rate again.
        Some(Class::Complete)
            if base.is_none()
                && clues.after_percent
                && clues.previous.is_some_and(|last| last.measure == Measure::Level) =>
        {
            reading(Measure::Level, "level.carried_out")
        }
        Some(Class::Complete) => reading(Measure::Ratio, "ratio.complete"),
        Some(Class::Multiply) => reading(Measure::Ratio, "ratio.multiple"),
        Some(Class::Equal) => equal(clues, base),
        // "A nắm 51%, B nắm 30%, còn lại 19% thuộc về C": the rest is a part too.
        Some(Class::ToLevel) if clues.clause.is_none() && clues.after_share() => reading(Measure::Share, "share.rest"),
        Some(Class::From | Class::ToLevel) if growth => movement(clues.subject.has(Class::Fall), "change.from_to"),
        Some(Class::From | Class::ToLevel) if clues.shares || clues.subject.has(Class::ShareNoun) => {
            reading(Measure::Share, "share.from_to")
        }
        // "thị phần của A giảm từ 42% xuống 40%, còn B tăng lên 43%".
        Some(Class::ToLevel)
            if !clues.subject.any(&MEASURED)
                && clues.previous.is_some_and(|last| matches!(last.rule, "share.from_to" | "share.rest")) =>
        {
            reading(Measure::Share, "share.from_to")
        }
        Some(Class::From | Class::ToLevel) if base == Some(BaseKind::Whole) => reading(Measure::Share, "share.from_to"),
        // "doanh thu tăng lên 36% so với năm trước": an amount is no percentage, so much is by how much it moved.
        // "thuế giảm xuống 0% thay vì mức 30%" tells two levels.
        Some(Class::ToLevel)
            if base == Some(BaseKind::Period)
                && clues.clause.is_some()
                && clues.is_of_amount()
                && !clues.otherwise.beside_percent =>
        {
            movement(clues.clause == Some(Class::Fall), "change.to_level")
        }
        // "căn hộ tăng lên đến 30% giá trị so với cùng kỳ": so much of its value it moved by.
        Some(Class::ToLevel)
            if base == Some(BaseKind::Period) && clues.clause.is_some() && clues.otherwise.own_value =>
        {
            movement(clues.clause == Some(Class::Fall), "change.to_level")
        }
        // "tăng 7,6%, năm ngoái con số này | lên đến | 29,5%".
        Some(Class::ToLevel) if clues.subject.has(Class::Anaphor) && clues.after_movement() => {
            Reading { rule: "change.again", ..clues.previous.unwrap_or_else(|| movement(false, "change.again")) }
        }
        Some(Class::From | Class::ToLevel) => reading(Measure::Level, "level.from_to"),
        _ => stated(clues, base, growth, rate),
    }
}

/// Whether a percentage is too small to be a ratio to the same months of another year.
fn is_small(quantity: &Quantity) -> bool {
    const SMALL: i128 = 20;
    quantity.value.checked_add(Decimal::new(-SMALL, 0)).is_some_and(|rest| rest.is_negative())
}

/// A percentage behind "đạt", "là", "với", or directly behind a noun.
fn stated(clues: &Clues<'_>, base: Option<BaseKind>, growth: bool, rate: bool) -> Reading {
    let falls = clues.subject.has(Class::Fall);
    if let Some(falls) = clues.moved_noun {
        return movement(falls, "change.growth_noun");
    }
    // "cao hơn cùng kỳ (8,79%)": the base's own figure is of the same kind as the one compared; but "giảm 300 hồ sơ so với
    // cùng kỳ (20%)".
    // "tăng 12% so với đầu năm (đạt | 96% kế hoạch)": but what was reached of a plan is no level of then.
    let other = base == Some(BaseKind::Plan) && !clues.in_base;
    if !other && (clues.in_base || clues.in_bracket && clues.next_to_base && !clues.after_movement()) {
        return clues
            .previous
            .filter(|_| clues.after_percent)
            .map_or(reading(Measure::Level, "level.base"), |previous| Reading { rule: "base.same", ..previous });
    }
    if let Some(class @ (Class::Rise | Class::Fall)) = clues.aligned {
        return movement(class == Class::Fall, "change.aligned");
    }
    if clues.of_other
        && clues.previous.is_some_and(|previous| previous.measure == Measure::Ratio)
        && clues.governor.class.is_none_or(|class| class == Class::Equal)
    {
        return reading(Measure::Ratio, "ratio.of_other");
    }
    if let Some(grown) = grown(clues, base, growth) {
        return grown;
    }
    if clues.in_bracket
        && clues.previous.is_some_and(|previous| previous.measure == Measure::Change)
        && clues.bracket.is_none()
        && !clues.after_percent
    {
        return repeated(clues);
    }
    if let Some(told) = of_part_or_mean(clues, base) {
        return told;
    }
    // "GDP quý II ước đạt 5,5%": so little is no level of a product, nor a ratio to another time.
    let product = clues.subject.has(Class::GrossProduct) && clues.governor.class == Some(Class::Reach);
    if product && is_small(clues.quantity) && matches!(base, None | Some(BaseKind::Period)) && !clues.is_copula {
        return movement(falls, "change.product");
    }
    match base {
        Some(BaseKind::Plan) => return reading(Measure::Ratio, "ratio.plan"),
        Some(BaseKind::Whole) => return reading(Measure::Share, "share.whole"),
        // "lạm phát so với cùng kỳ ở mức 1,84%": so little is no ratio.
        None if clues.leading == Some(BaseKind::Period)
            && is_small(clues.quantity)
            && clues.governor.class == Some(Class::Reach) =>
        {
            return movement(false, "change.leading");
        }
        None if clues.leading == Some(BaseKind::Period) && !rate && clues.governor.class == Some(Class::Reach) => {
            return reading(Measure::Ratio, "ratio.leading");
        }
        // "tăng 58% so với cuối năm và 90% so với đầu năm".
        Some(BaseKind::Period)
            if clues.moved_before() && clues.governor.class.is_none() && clues.repeats && !clues.after_semicolon =>
        {
            return repeated(clues);
        }
        // "ở mức 10% thay vì mức 5% năm 2018": what is compared with a percentage is one itself, no part of it.
        Some(BaseKind::Period | BaseKind::Other) if clues.otherwise.beside_percent => {
            return reading(Measure::Level, "level.beside_percent");
        }
        // "giá trị sản xuất đạt 3.900 tỷ đồng, đạt 69% so với cùng kỳ": the amount is told, this is no rate.
        Some(BaseKind::Period) if !rate || clues.after_level() => return reading(Measure::Ratio, "ratio.period"),
        _ => {}
    }
    // "thu tiền thuê đất 18 tỷ đồng (đạt 102%)", "chi đầu tư 30 tỷ đồng, đạt 58%": of an amount of money so much is
    // reached of what was planned.
    // "12.780 người; KH năm: 24.000 người; đạt 53%": and of a plan whose own figure is told.
    if clues.after_plan && clues.quantity.part.is_none() && (clues.repeats_subject || clues.in_bracket) {
        return reading(Measure::Ratio, "ratio.reached");
    }
    let alone = clues.in_bracket
        || clues.repeats_subject
            && !clues.plain
            && !clues.after_semicolon
            && clues.next.is_none_or(|next| next.mark().is_some());
    if clues.governor.class == Some(Class::Reach) && clues.after_money && alone {
        return reading(Measure::Ratio, "ratio.reached");
    }
    if clues.mainly
        || clues.subject.has(Class::ShareNoun)
        || clues.aligned == Some(Class::ShareNoun)
        || clues.listed_share
    {
        return reading(Measure::Share, "share.noun");
    }
    if rate || clues.aligned == Some(Class::RateNoun) {
        return rated(clues, rate && base.is_none());
    }
    if let Some(class @ (Class::Rise | Class::Fall)) = clues.bracket {
        return movement(class == Class::Fall, "change.bracket");
    }
    if clues.governor.class == Some(Class::Reach) && !rate {
        // "tăng cao nhất là giao thông với 4,29%".
        match clues.clause {
            Some(Class::Fall) => return movement(true, "change.clause"),
            Some(Class::Rise) => return movement(false, "change.clause"),
            _ => {}
        }
    }
    if clues.governor.class.is_none() {
        match clues.list {
            Some(Class::Fall) => return movement(true, "change.list"),
            Some(_) => return movement(false, "change.list"),
            None => {}
        }
    }
    beside(clues)
}

/// "99% doanh nghiệp khai thuế qua mạng, | 98% | doanh nghiệp nộp thuế điện tử": whether a percentage is of those that stand behind it, as
/// the share before it.
fn counts_others(clues: &Clues<'_>) -> bool {
    const NO_NOUN: [Class; 9] = [
        Class::And,
        Class::But,
        Class::Because,
        Class::Versus,
        Class::Locative,
        Class::Of,
        Class::Reach,
        Class::Rise,
        Class::Fall,
    ];
    let noun = |next: &Piece| next.form == Form::Word && !next.any(&NO_NOUN) && !next.any(&MEASURED);
    clues.plain
        && clues.governor.class.is_none()
        && clues.repeats_subject
        && clues.after_share()
        && clues.next.is_some_and(noun)
}

/// A rate; but "công suất khả dụng còn 3.110 MW, đạt | 23,7% công suất lắp đặt": so much of an amount whose own figure is told, where
/// it may be a `part`.
fn rated(clues: &Clues<'_>, part: bool) -> Reading {
    let amount = part && clues.after_level() && !clues.after_percent && clues.repeats_subject;
    if amount && clues.next.is_some_and(|next| next.form == Form::Word && next.any(&AMOUNTS)) {
        return reading(Measure::Share, "share.of_amount");
    }
    reading(Measure::Level, "level.rate_noun")
}

/// A percentage of a growth, unless it tells how much of a plan for it was reached.
fn grown(clues: &Clues<'_>, base: Option<BaseKind>, growth: bool) -> Option<Reading> {
    // "với mức tăng trưởng 15% và 20% so với kế hoạch": the same movement of something else.
    if base == Some(BaseKind::Plan) && clues.moved_before() && clues.governor.shared {
        return Some(repeated(clues));
    }
    if clues.at_other_time && clues.moved_before() && base.is_none() {
        return Some(movement(clues.previous.is_some_and(|previous| previous.falls), "change.again"));
    }
    // "tín dụng tăng trưởng cao, đạt 95,7% kế hoạch": so much is no growth.
    if growth && base == Some(BaseKind::Plan) && !is_small(clues.quantity) {
        return Some(reading(Measure::Ratio, "ratio.plan"));
    }
    // "tỷ lệ tăng dân số 1,1%, | 100% trạm y tế có bác sĩ": all of those behind it.
    let noun = |next: &Piece| next.form == Form::Word && next.roles.is_idle();
    let whole = clues.quantity.value == Decimal::new(ALL, 0) && clues.repeats_subject && clues.plain;
    if whole && clues.next.is_some_and(noun) {
        return Some(reading(Measure::Share, "share.all"));
    }
    // "trong 8% tăng trưởng, dịch vụ đóng góp ...".
    let grows = growth || clues.next.is_some_and(|next| next.is(Class::GrowthNoun)) && clues.plain;
    grows.then(|| movement(clues.subject.has(Class::Fall), GROWTH))
}

/// A percentage of all that are counted, of another price, of a part of the product, or by which something moves in the mean.
fn of_part_or_mean(clues: &Clues<'_>, base: Option<BaseKind>) -> Option<Reading> {
    if counts_others(clues) && base.is_none() {
        return Some(reading(Measure::Share, "share.of"));
    }
    // "4 ý kiến (tỷ lệ 21%)": so many of all.
    if clues.otherwise.rate_of_count && base.is_none() {
        return Some(reading(Measure::Share, "share.of_count"));
    }
    // "thuế đất thu được 214/230 triệu đồng, đạt 93%": the same part again, of whatever.
    let again = clues.governor.class == Some(Class::Reach) && clues.repeats_subject && base.is_none();
    if again && clues.previous.is_some_and(|last| last.rule == FRACTION) {
        return Some(reading(Measure::Share, "share.again"));
    }
    // "giá vé chỉ đạt 40% giá thị trường": of a price another is no part.
    if clues.otherwise.of_price && clues.subject.has(Class::Quoted) && clues.governor.class == Some(Class::Reach) {
        return Some(reading(Measure::Ratio, "ratio.of_other"));
    }
    // "bằng 1,6% số phải thu (cuối năm trước là 1,9%)": the same part at another time.
    if clues.is_copula && clues.repeats_subject && clues.after_share() && clues.inside {
        return Some(reading(Measure::Share, "share.again"));
    }
    // "đóng góp của du lịch trong GRDP đạt 7%", "tỷ trọng kinh tế số trong GRDP đạt 9%": a part of it, no growth.
    let part = clues.subject.any(&[Class::ShareNoun, Class::Contribute]) && clues.subject.has(Class::GrossProduct);
    if part && base != Some(BaseKind::Plan) {
        return Some(reading(Measure::Share, "share.of_product"));
    }
    // "năng suất lao động tăng bình quân giai đoạn 2021 - 2025 đạt 6,5%": so much a year, whatever moves.
    let mean = clues.averages && clues.governor.class == Some(Class::Reach);
    (mean && matches!(base, None | Some(BaseKind::Period)))
        .then(|| movement(clues.clause == Some(Class::Fall), "change.mean"))
        .or_else(|| against_time(clues, base))
}

/// A percentage compared with another time that is no ratio to it, though no verb says that something moved.
fn against_time(clues: &Clues<'_>, base: Option<BaseKind>) -> Option<Reading> {
    if base != Some(BaseKind::Period) {
        return None;
    }
    // "tăng trưởng 30% về lượng, | 50% | về trị giá so với cùng kỳ": the same movement in another aspect.
    let aspect = clues.next.is_some_and(|next| next.is(Class::Aspect));
    if aspect && clues.moved_before() && clues.governor.class.is_none() {
        return Some(repeated(clues));
    }
    // "chỉ số giá là 3,5% so với cùng kỳ": so little is no ratio.
    let rate = clues.subject.has(Class::RateNoun) && !clues.subject.has(Class::Quoted);
    let versus = clues.base.is_some_and(|base| base.versus) && !clues.otherwise.beside_percent;
    let little = clues.is_copula && !rate && versus && is_small(clues.quantity) && !clues.after_level();
    little.then(|| movement(clues.subject.has(Class::Fall), "change.small"))
}

/// A percentage that only the figures and words beside it tell of.
fn beside(clues: &Clues<'_>) -> Reading {
    // Parallel figures are of one kind: "A với 41% và B 3%".
    // "tỷ lệ tăng trưởng xuất khẩu của gạo là 12%; cà phê là 8%": a growth that is said of each.
    let grows = clues.item.is_some_and(|item| item.rule == GROWTH) && clues.is_copula && !clues.repeats_subject;
    let said_anew = clues.after_semicolon && clues.governor.class == Some(Class::Reach) && !grows;
    // "tỷ lệ thất nghiệp 2%, giảm 0,3%; nông thôn 1,5%": as the one before that has a noun, not as what was said of it.
    let item = if clues.repeats_subject { clues.previous } else { clues.item };
    // "tuyển mới tăng 5%; 49% lao động có hợp đồng": a noun of its own stands behind it.
    let noun_behind = clues.after_semicolon
        && clues.plain
        && clues.next.is_some_and(|next| next.form == Form::Word && next.roles.is_idle());
    if let Some(previous) =
        item.filter(|previous| clues.after_percent && previous.measure != Measure::Ratio && !said_anew && !noun_behind)
    {
        return Reading { rule: "parallel", ..previous };
    }
    // "100% hồ sơ", "37% cổ phần": the whole follows.
    let whole_follows =
        clues.next.is_some_and(|next| next.mark().is_none() && next.quantity().is_none() && next.period().is_none());
    // "khoảng 21% nhưng phải": a clause of its own.
    let whole_follows = whole_follows && !clues.next.is_some_and(|next| next.any(&[Class::But, Class::Because]));
    let all = clues.quantity.value.to_integer() == Some(ALL)
        && clues.next.is_some_and(|next| next.form == Form::Word && next.roles.is_idle());
    if whole_follows && (clues.plain || all) {
        return reading(Measure::Share, "share.of");
    }
    // "142.000 việc làm, đạt 101,6%", "thành lập 40 cơ sở (đạt 102,5%)": more than all is no part, but of what was planned.
    let reached = clues.governor.class == Some(Class::Reach) && clues.repeats_subject;
    let over =
        clues.quantity.value > Decimal::new(ALL, 0) && (reached || clues.quantity.value < Decimal::new(2 * ALL, 0));
    if clues.after_level() && !clues.is_copula && over {
        return reading(Measure::Ratio, "ratio.reached");
    }
    if clues.after_level() || clues.in_bracket {
        return reading(Measure::Share, "share.after_level");
    }
    reading(Measure::Level, "level.percent")
}
