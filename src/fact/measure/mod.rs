//! What a figure says of its indicator.

pub(super) mod clue;
pub(super) mod contribution;
mod movement;
mod movers;
mod otherwise;
mod percent;
pub(super) mod share;

use super::base::BasePhrase;
use super::grammar::governor::Governor;
use super::grammar::piece::{Piece, Roles};
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
    /// A comma stands right before it, and the noun of those that are counted right behind.
    pub(super) counted_beside: bool,
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

/// Decides the measure.
pub(super) fn measure(clues: &Clues<'_>) -> Reading {
    match clues.quantity.kind {
        QuantityKind::Rank => reading(Measure::Rank, "rank"),
        QuantityKind::Multiple => multiple(clues),
        QuantityKind::Zero => reading(Measure::Level, "level.zero"),
        _ if clues.quantity.part.is_some() => fraction(clues),
        QuantityKind::Percent | QuantityKind::Point => percent::percent(clues),
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

/// All of something, in percent.
const ALL: i128 = 100;

/// The rule for "về đích với 18% vượt kế hoạch".
pub(super) const OVER_PLAN: &str = "change.over_plan";

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
