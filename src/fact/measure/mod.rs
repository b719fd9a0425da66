//! What a figure says of its indicator.

pub(super) mod clue;
pub(super) mod contribution;
mod movement;
mod movers;
mod otherwise;
pub(super) mod share;

use super::base::BasePhrase;
use super::grammar::governor::Governor;
use super::grammar::phrase::MEASURED;
use super::grammar::piece::{Form, Mark, Piece, Roles};
use super::{BaseKind, Measure};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};
use otherwise::Otherwise;

/// A measure, and whether the figure speaks of a decrease.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) measure: Measure,
    pub(super) falls: bool,
    pub(super) rule: &'static str,
}

fn reading(measure: Measure, rule: &'static str) -> Reading {
    Reading { measure, falls: false, rule }
}

/// What the words around a figure tell.
#[allow(clippy::struct_excessive_bools, reason = "each is a clue of its own, and any of them may go with any other")]
pub(super) struct Clues<'a> {
    pub(super) quantity: &'a Quantity,
    pub(super) governor: Governor,
    /// The base that follows the figure.
    pub(super) base: Option<BasePhrase>,
    /// The kind of a base that stands before its figures.
    pub(super) leading: Option<BaseKind>,
    /// The jobs of the words of its subject, taken together.
    pub(super) subject: Roles,
    /// The piece after the figure.
    pub(super) next: Option<&'a Piece>,
    /// The figure stands in a bracket whose head is a movement ("tăng khá (15,6%)").
    pub(super) bracket: Option<Class>,
    /// A movement said earlier in its clause.
    pub(super) clause: Option<Class>,
    /// The predicate is "tương đương".
    pub(super) restates: bool,
    /// "trong đó" stands before it in the sentence, behind a figure.
    pub(super) is_part: bool,
    /// The predicate tells how long something takes: "mất 6 giờ".
    pub(super) takes: bool,
    /// "chủ yếu sang Trung Quốc với 70%": what most of something is.
    pub(super) mainly: bool,
    /// The noun of a movement stands right before it in a base, and whether it falls: "so với mức giảm 7,8%".
    pub(super) moved_noun: Option<bool>,
    /// Its predicate stands in that base ("so với mức giảm 7%").
    pub(super) moves_itself: bool,
    /// The predicate tells what somebody lost: "mất 20 tỷ đồng".
    pub(super) lost: bool,
    /// The predicate tells by how much time something is quicker: "nhanh hơn 3 giờ".
    pub(super) sooner: bool,
    /// The predicate is "là".
    pub(super) is_copula: bool,
    /// "tăng đột biến với 139 chiếc": an amount stands between movement and figure.
    pub(super) through_reach: bool,
    /// What the figure before it in the sentence was read as, and whether it fell.
    pub(super) previous: Option<Reading>,
    /// Nothing but another time stands between that and the figure: "giai đoạn 2001 - 2005 là 11%; giai đoạn 2006 - 2010 là 9%".
    pub(super) at_other_time: bool,
    /// "nhưng" stands between that and the figure.
    pub(super) turned: bool,
    /// The figure before it is what a movement ended at ("từ 2 tỷ lên 3 tỷ"), and whether it fell.
    pub(super) ended: Option<bool>,
    /// The figure before it is a percentage too.
    pub(super) after_percent: bool,
    /// The figure before it is an amount of money.
    pub(super) after_money: bool,
    /// The figure before it is a plan's, told beside its result.
    pub(super) after_plan: bool,
    /// A semicolon stands between it and the figure before.
    pub(super) after_semicolon: bool,
    /// "Cơ cấu kinh tế: nông nghiệp 25%, ...": the head of its list is a noun of shares.
    pub(super) listed_share: bool,
    /// The plan stands between its predicate and it ("vượt dự toán 150 tỷ đồng").
    pub(super) over_plan: bool,
    /// It is a part of what a figure before in the sentence moved by against a plan: "giảm 60 tỷ đồng so với dự toán; trong đó thu nội
    /// địa hụt 50 tỷ đồng".
    pub(super) of_planned: bool,
    /// The movement that the head of its list says of all items ("các ngành tăng như: A (5 xe), B (6 xe)").
    pub(super) list: Option<Class>,
    /// "tăng trưởng lần lượt ở các mức 3%, 5%": what is said before "lần lượt".
    pub(super) aligned: Option<Class>,
    /// The figure stands alone in a bracket.
    pub(super) in_bracket: bool,
    /// It stands in a bracket, whatever else does.
    pub(super) inside: bool,
    /// No comma stands between it and the figure before.
    pub(super) repeats: bool,
    /// It belongs to a base ("so với mức 5,2%").
    pub(super) in_base: bool,
    /// The bracket it stands in follows a base ("cao hơn cùng kỳ (8,79%)").
    pub(super) next_to_base: bool,
    /// "giảm 0,5% so với mức trần lãi suất (6,5%)": its bracket follows a base that is a rate, which a movement is told against.
    pub(super) base_level: bool,
    /// The level that its bracket tells the state before of ("là 5%, giảm 2% so với năm trước (7%)").
    pub(super) level_before: Option<Reading>,
    /// "cao hơn", "thấp hơn" leads that base, and its figure is about as large as the one before.
    pub(super) comparative: bool,
    /// "tỷ trọng giảm mạnh (chỉ còn 26%)": a noun of shares stands before it in the clause.
    pub(super) shares: bool,
    /// "bằng 7% của Singapore", "bằng 80% năng suất của Lào": another's figure is taken as 100 %.
    pub(super) of_other: bool,
    /// It is written with a sign.
    pub(super) signed: bool,
    /// No predicate before it but "có".
    pub(super) plain: bool,
    /// It is a rate in time or of something ("6,1%/năm").
    pub(super) is_rate: bool,
    /// The movement before it is told as a mean in time ("tăng bình quân").
    pub(super) averages: bool,
    /// It says in other words what the percentage right before it says ("tăng 6%, cụ thể là 12 tỷ đồng").
    pub(super) details: bool,
    /// The amount right before it is what a movement came to ("X tăng mạnh, là 900 tỷ đồng"), and whether it fell.
    pub(super) came_to: Option<bool>,
    /// What the last percentage with a noun of its own was read as, else the figure before.
    pub(super) item: Option<Reading>,
    /// No noun of its own stands before it: it is said of what the figure before it is of.
    pub(super) repeats_subject: bool,
    /// What is told otherwise than by a verb right before it.
    pub(super) otherwise: Otherwise,
}

impl Clues<'_> {
    /// "tăng 8,8%/năm, những năm sau đạt 11%/năm": the same movement again.
    fn moved_before(&self) -> bool {
        self.after_percent && self.previous.is_some_and(|previous| previous.measure == Measure::Change)
    }

    /// A growth that it may be a part of stands before, or what a part before it adds to one, or is told behind it.
    fn adds(&self) -> bool {
        let grown = |measure| matches!(measure, Measure::Change | Measure::Contribution);
        self.previous.is_some_and(|previous| grown(previous.measure))
            || self.clause.is_some()
            || self.next.is_some_and(|next| next.any(&[Class::Dative, Class::Toward, Class::Total, Class::GrowthNoun]))
    }

    /// An amount that moved stands before.
    fn after_movement(&self) -> bool {
        !self.after_percent && self.previous.is_some_and(|previous| previous.measure == Measure::Change)
    }

    /// A part in percent stands before.
    fn after_share(&self) -> bool {
        self.after_percent && self.previous.is_some_and(|previous| previous.measure == Measure::Share)
    }

    /// The subject is an amount and no rate.
    fn is_of_amount(&self) -> bool {
        const AMOUNTS: [Class; 5] =
            [Class::MeasureNoun, Class::Flow, Class::Total, Class::BalanceNoun, Class::GrossProduct];
        self.subject.any(&AMOUNTS) && !self.subject.any(&[Class::RateNoun, Class::ShareNoun])
    }

    fn after_level(&self) -> bool {
        self.previous.is_some_and(|previous| previous.measure == Measure::Level)
    }
}

/// The same movement said again in another unit: "tăng 37%, tương đương 17 USD/thùng".
fn repeated(clues: &Clues<'_>) -> Reading {
    movement(clues.previous.is_some_and(|previous| previous.falls), "change.repeated")
}

/// Nouns of what something is a part of.
const WHOLES: [Class; 3] = [Class::MeasureNoun, Class::Total, Class::WholeNoun];

/// Nouns of an amount that a percentage behind its own figure may be a part of.
const AMOUNTS: [Class; 4] = [Class::MeasureNoun, Class::Total, Class::WholeNoun, Class::RateNoun];

/// The unit of what a percentage is more or less by.
const POINTS: &str = "pp";

/// Decides the measure.
pub(super) fn measure(clues: &Clues<'_>) -> Reading {
    match clues.quantity.kind {
        QuantityKind::Rank => reading(Measure::Rank, "rank"),
        QuantityKind::Multiple => multiple(clues),
        QuantityKind::Zero => reading(Measure::Level, "level.zero"),
        _ if clues.quantity.part.is_some() => fraction(clues),
        QuantityKind::Percent | QuantityKind::Point => percent(clues),
        _ if clues.signed => movement(false, "change.signed"),
        _ => amount(clues),
    }
}

/// "tăng 3 lần" is three times as much; "tăng 0,8 lần", "giảm 0,4 lần" tell by how much, less than all of it.
fn multiple(clues: &Clues<'_>) -> Reading {
    let part = clues.quantity.value < Decimal::new(ALL, 0);
    match clues.governor.class {
        Some(Class::Rise) if part => movement(false, "change.part_of_one"),
        Some(Class::Fall) if part => movement(true, "change.part_of_one"),
        _ => reading(Measure::Ratio, "ratio.multiple"),
    }
}

/// "vượt 7% kế hoạch (30 ha)", "không đạt chỉ tiêu 1,7 triệu tấn": what the plan itself is, not how far from it. `result` is
/// what was reached, where the aim stands behind the verb that compares them: "tăng 2%, thấp hơn mục tiêu 3%".
pub(super) fn of_plan(quantity: &Quantity, read: Reading, result: Option<Reading>) -> Reading {
    let percent = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Point);
    match result {
        Some(result) if percent => Reading { rule: "level.plan", ..result },
        _ if !percent && read.measure == Measure::Change => reading(Measure::Level, "level.plan"),
        _ => read,
    }
}

/// The rule for what a noun of growth is said to be.
pub(super) const GROWTH: &str = "change.growth_noun";

/// The rule for "a/b".
const FRACTION: &str = "share.fraction";

/// Into so many parts fractions are said ("giảm một phần mười").
const PARTS: i128 = 10;

/// "bằng 1/6 cùng kỳ", "đạt 2/3 năm ngoái" compare, "2/3 số hộ" is a part.
fn fraction(clues: &Clues<'_>) -> Reading {
    let compared = clues.base.is_some_and(|base| base.kind == BaseKind::Period);
    // "giảm còn 1/2 so với năm 2010": what it has come to.
    let came_to = clues.governor.class == Some(Class::ToLevel) && clues.base.is_some_and(|base| base.versus);
    if compared && (matches!(clues.governor.class, Some(Class::Equal | Class::Reach)) || came_to) {
        return reading(Measure::Ratio, "ratio.fraction");
    }
    // "doanh thu chưa bằng một nửa Vietnam Airlines".
    if clues.governor.class == Some(Class::Equal) && clues.of_other && clues.quantity.unit_tokens.is_empty() {
        return reading(Measure::Ratio, "ratio.of_other");
    }
    // "năng suất của nông nghiệp bằng 1/3 khu vực công nghiệp": what is a rate or a price is no part of another's.
    if clues.governor.class == Some(Class::Equal) && clues.subject.any(&[Class::RateNoun, Class::Quoted]) {
        return reading(Measure::Ratio, "ratio.of_other");
    }
    // "giảm một phần ba so với cùng kỳ", "giảm 1/2 số ca mắc"; but "giảm 7/9 nhóm hàng" counts.
    let (part, whole) = (clues.quantity.part, clues.quantity.whole);
    let below = part.zip(whole).is_some_and(|(part, whole)| part < whole && whole <= Decimal::new(PARTS, 0));
    if below && clues.quantity.unit_tokens.is_empty() {
        match clues.governor.class {
            Some(Class::Rise) => return movement(false, "change.fraction"),
            Some(Class::Fall) => return movement(true, "change.fraction"),
            _ => {}
        }
    }
    reading(Measure::Share, FRACTION)
}

fn movement(falls: bool, rule: &'static str) -> Reading {
    Reading { measure: Measure::Change, falls, rule }
}

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

fn percent(clues: &Clues<'_>) -> Reading {
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

/// All of something, in percent.
const ALL: i128 = 100;

/// The rule for "về đích với 18% vượt kế hoạch".
pub(super) const OVER_PLAN: &str = "change.over_plan";

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
    if clues.in_base || clues.in_bracket && clues.next_to_base && !clues.after_movement() {
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

/// What a loss is a movement of.
pub(super) const MOVED: [Class; 4] = [Class::MeasureNoun, Class::Quoted, Class::Stock, Class::Total];

fn amount(clues: &Clues<'_>) -> Reading {
    // "với mức giảm là 450 đồng/lít": the noun says by how much.
    if let Some(falls) = clues.otherwise.growth_is {
        return movement(falls, "change.noun");
    }
    if let Some(falls) = clues.otherwise.more {
        return movement(falls, "change.more");
    }
    // "giảm sàn 13 phiên": how often.
    if (clues.otherwise.turns || clues.otherwise.apart)
        && matches!(clues.governor.class, Some(Class::Rise | Class::Fall))
    {
        return reading(Measure::Level, "level.turns");
    }
    match clues.governor.class {
        // "đạt 20.000 tấn, thấp hơn kế hoạch 22.000 tấn": what the plan is.
        Some(Class::Rise | Class::Fall) if clues.in_base => reading(Measure::Level, "level.base"),
        Some(Class::Rise | Class::Fall) if clues.through_reach => reading(Measure::Level, "level.through_reach"),
        Some(Class::Fall) if clues.takes => reading(Measure::Level, "level.takes"),
        // "vốn hóa mất 5 tỷ USD", "mất 5 tỷ đồng doanh thu": a price, a stock or what is measured moves; "công ty mất 20 tỷ
        // đồng" tells a loss.
        Some(Class::Fall)
            if clues.lost && !clues.next.is_some_and(|next| next.any(&MOVED) && !next.is(Class::Flow)) =>
        {
            reading(Measure::Level, "level.lost")
        }
        Some(Class::Rise) if clues.sooner => movement(true, "change.sooner"),
        // "mất 5 tỷ", "tăng giá 500 đồng": amounts move like percentages.
        Some(Class::Rise) => movement(false, "change.amount_rise"),
        Some(Class::Fall) => movement(true, "change.amount_fall"),
        Some(Class::Exceed)
            if clues.over_plan || clues.of_planned || clues.base.is_some_and(|base| base.kind != BaseKind::Whole) =>
        {
            movement(false, "change.amount_exceed")
        }
        Some(Class::Short) if clues.over_plan || clues.of_planned || clues.base.is_some() => {
            movement(true, "change.amount_short")
        }
        // "giảm 16% so với cùng kỳ, tương đương hụt 60 tỷ đồng": the same movement again.
        Some(Class::Short) if clues.restates && after_change(clues) => movement(true, "change.repeated"),
        Some(Class::Equal) if after_change(clues) => repeated(clues),
        // "tăng so với cùng kỳ là 5 vụ": the base stands between movement and amount.
        // "cao hơn báo động 3 là 0,5 m": or another height.
        Some(Class::Reach)
            if clues.is_copula
                && matches!(clues.leading, Some(BaseKind::Period | BaseKind::Other))
                && clues.clause.is_some() =>
        {
            movement(clues.clause == Some(Class::Fall), "change.leading")
        }
        None if clues.in_bracket && clues.repeats && after_change(clues) => repeated(clues),
        _ if clues.details && after_change(clues) => repeated(clues),
        None if clues.in_bracket && clues.list.is_some() => movement(clues.list == Some(Class::Fall), "change.list"),
        _ => reading(Measure::Level, "level.amount"),
    }
}

fn after_change(clues: &Clues<'_>) -> bool {
    clues.previous.is_some_and(|previous| previous.measure == Measure::Change)
        && clues.quantity.kind != QuantityKind::Count
        && !clues.in_base
        && !clues.next_to_base
}
