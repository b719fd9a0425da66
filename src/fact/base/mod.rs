//! What figures are compared with: "so với cùng kỳ", "dự toán năm", "tổng vốn đăng ký".

pub(super) mod behind;
mod compared;
mod leaving;
mod plan;

use super::grammar::phrase::{MEASURED, PREDICATES};
use super::grammar::piece::{Form, Mark, Piece};
use super::{BaseKind, Measure};
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::mention::{Mentions, QuantityKind, Relation, Scan};

/// A base as the sentence names it; its days are worked out when the fact's own are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BasePhrase {
    pub(super) kind: BaseKind,
    /// First piece of the phrase, the "so với" included.
    pub(super) start: usize,
    /// Piece after its last.
    pub(super) end: usize,
    /// Index into `Mentions::periods`.
    pub(super) period: Option<usize>,
    /// Led by "so với": it may be shared by parallel figures.
    pub(super) versus: bool,
}

/// A phrase after "so với" is read this far.
const MAX_OBJECT: usize = 16;

/// The phrases led by "so với" and its like, in order.
pub(super) fn versus_phrases(pieces: &[Piece], mentions: &Mentions) -> Vec<BasePhrase> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // "nhiều hơn cùng kỳ 25 vụ".
        let bare = pieces[at]
            .period()
            .filter(|&index| matches!(mentions.periods[index].relation, Relation::SamePeriod { .. }));
        if let Some(index) = bare.filter(|_| compares(pieces, at) && tells_next(pieces, at + 1)) {
            out.push(BasePhrase { kind: BaseKind::Period, start: at, end: at + 1, period: Some(index), versus: true });
        }
        if let Some(phrase) = beside(pieces, mentions, at) {
            at = phrase.end;
            out.push(phrase);
            continue;
        }
        if let Some(phrase) = leaving::from_level(pieces, mentions, at) {
            at = phrase.end;
            out.push(phrase);
            continue;
        }
        if let Some(phrase) = plan_level(pieces, mentions, at) {
            at = phrase.end;
            out.push(phrase);
            continue;
        }
        if (pieces[at].is(Class::Versus) || misses_versus(pieces, at))
            && let Some(phrase) = object(pieces, mentions, at, at + 1)
        {
            at = phrase.end;
            out.push(phrase);
            continue;
        }
        at += 1;
    }
    out
}

/// "tăng 12,5% | với tháng 3/2018": "so với" without its first word, between a movement and a time.
fn misses_versus(pieces: &[Piece], at: usize) -> bool {
    let with = pieces[at].form == Form::Word && pieces[at].is(Class::Topic) && pieces[at].is(Class::Partner);
    let figure = || at.checked_sub(1).filter(|&figure| pieces[figure].quantity().is_some());
    with && pieces.get(at + 1).is_some_and(|time| time.period().is_some())
        && figure().is_some_and(|figure| says_before(pieces, figure, &[Class::Rise, Class::Fall]))
}

/// Whether a figure stands right behind a time that a movement names: "nhiều hơn cùng kỳ | 25 vụ", "cao hơn cùng kỳ | là 5%",
/// "cao hơn cùng kỳ | (31%)".
fn tells_next(pieces: &[Piece], next: usize) -> bool {
    let joint = |piece: &Piece| piece.any(&[Class::Copula, Class::From]) || piece.mark() == Some(Mark::Open);
    let figure = |at: usize| pieces.get(at).is_some_and(|at| matches!(at.form, Form::Quantity(_) | Form::Hedge));
    let outdone = next.checked_sub(2).is_some_and(|before| pieces[before].is(Class::Comparative));
    figure(next) || outdone && pieces.get(next).is_some_and(joint) && figure(next + 1)
}

/// "cao hơn Thái Lan 15 USD", "thấp hơn vụ trước 0,2 tấn/ha": what a comparative names, right before the figure that says by how much.
fn beside(pieces: &[Piece], mentions: &Mentions, at: usize) -> Option<BasePhrase> {
    const MAX_OTHER: usize = 5;
    const ENDS: [Class; 8] =
        [Class::And, Class::But, Class::Cause, Class::Because, Class::Locative, Class::Versus, Class::From, Class::Act];
    if !pieces[at].is(Class::Comparative) || pieces.get(at + 1)?.any(&[Class::Versus, Class::Equal]) {
        return None;
    }
    let start = at + 1;
    // "thấp hơn kế hoạch đại hội giao 88 triệu đồng": a plan, and who laid it down; "thấp hơn chỉ tiêu là 5%" is the plan's own.
    // "ít hơn tiến độ cùng kỳ 3 ha": where one was at the same time of another year.
    let same = pieces.get(start + 1).and_then(Piece::period);
    let same = same.is_some_and(|period| mentions.periods[period].relation != Relation::Own);
    let plan = pieces[start].is(Class::PlanNoun) && !same;
    // "bình quân | toàn tỉnh": of where.
    let scope = |at: usize| {
        let next = pieces.get(at + 1).map(|next| next.form);
        pieces[at].is(Class::Locative) && matches!(next, Some(Form::Place(_) | Form::Generic(_)))
    };
    // "cao hơn Long An | và | Đồng Nai 10%".
    let joined = |at: usize| {
        let place = |at: usize| pieces.get(at).is_some_and(|piece| piece.place().is_some());
        pieces[at].is(Class::And) && place(at - 1) && place(at + 1)
    };
    let named = |at: &usize| match pieces[*at].form {
        Form::Place(_) | Form::Generic(_) | Form::Period(_) => true,
        Form::Word if joined(*at) => true,
        Form::Word if plan => {
            let piece = &pieces[*at];
            piece.any(&[Class::PlanNoun, Class::Adopt]) || !piece.any(&PREDICATES) && !piece.any(&ENDS)
        }
        Form::Word => scope(*at) || !pieces[*at].any(&PREDICATES) && !pieces[*at].any(&ENDS),
        _ => false,
    };
    let length = (start..pieces.len()).take(MAX_OTHER).take_while(named).count();
    let end = start + length;
    let set = length > 1 && pieces[end - 1].is(Class::Adopt);
    if plan && !set {
        return None;
    }
    let timed = pieces[start..end].iter().any(|piece| piece.period().is_some());
    // "tăng hơn năm 2018 là 5%", "cao hơn năm trước từ 10 - 20%".
    let joint = |piece: &Piece| piece.any(&[Class::Copula, Class::From]);
    let mut behind = pieces.get(end..)?.iter().filter(|piece| piece.form != Form::Hedge);
    let next = behind.next()?;
    let led = joint(next);
    let figure = if led { behind.find(|piece| !joint(piece))? } else { next }.quantity()?;
    // "thấp hơn bình quân chung từ 5 - 8 tạ/ha": so much less, where the figure is a range.
    let range = next.is(Class::From) && mentions.quantities[figure].value_max.is_some();
    // "đạt đỉnh 1,69 m, cao hơn báo động 3 là 0,09 m": by how much one height or weight is more than another.
    let measured = mentions.quantities[figure].kind == QuantityKind::Physical && next.is(Class::Copula) && !plan;
    if led && !(timed || range || measured) {
        return None;
    }
    // "428.000 việc làm, cao hơn dự báo 391.000 việc làm": what the other came to.
    let other = (0..at).rev().find_map(|before| pieces[before].quantity());
    if length == 0 || other.is_some_and(|other| are_alike(mentions, other, figure)) {
        return None;
    }
    let period = pieces[start..end].iter().find_map(Piece::period);
    let kind = match period {
        _ if plan => BaseKind::Plan,
        Some(_) => BaseKind::Period,
        // "thấp hơn Tết trước 6%": a time that has no days.
        None if pieces[start].is(Class::Now) => BaseKind::Period,
        None => BaseKind::Other,
    };
    Some(BasePhrase { kind, start, end, period, versus: true })
}

/// "Trong tổng vốn đăng ký vào tỉnh, công nghiệp chiếm 60%": the whole that a sentence opens with.
pub(super) fn leading_whole(pieces: &[Piece]) -> Option<BasePhrase> {
    let [lead, next, ..] = pieces else { return None };
    let among = lead.is(Class::WholeNoun) && !lead.any(&MEASURED) && lead.tokens.len() > 1;
    if !(among || lead.is(Class::Locative) && next.is(Class::WholeNoun)) {
        return None;
    }
    let end = pieces.iter().take(MAX_OBJECT).position(|piece| piece.mark() == Some(Mark::Comma))?;
    let open = |piece: &Piece| match piece.form {
        Form::Word => !piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::Equal, Class::Share]),
        Form::Place(_) | Form::Generic(_) | Form::Period(_) => true,
        _ => false,
    };
    let start = usize::from(!among);
    let whole = BasePhrase { kind: BaseKind::Whole, start, end, period: None, versus: false };
    (end > start + 1 && pieces[start..end].iter().all(open)).then_some(whole)
}

/// The times of brackets that only liken one time to another: "nghỉ 4 ngày (tương đương dịp lễ | năm 2017)".
pub(super) fn likened(pieces: &[Piece]) -> impl Iterator<Item = usize> {
    const REACH: usize = 5;
    let is_time = |at: &usize| pieces[*at].period().is_some();
    (0..pieces.len()).filter(is_time).filter(|&at| {
        // "..., tương đương năm 2023.": behind a comma, and nothing more.
        let alike = || at > 1 && pieces[at - 1].is(Class::Equal) && pieces[at - 2].mark() == Some(Mark::Comma);
        let ends = || pieces.get(at + 1).is_none_or(|next| next.mark().is_some());
        if pieces[at].depth == 0 {
            return alike() && ends() || outdone(pieces, at).is_some();
        }
        let closed = pieces.get(at + 1).is_some_and(|next| next.mark() == Some(Mark::Close));
        let open = (at.saturating_sub(REACH)..at).rev().find(|&open| pieces[open].mark() == Some(Mark::Open));
        let inside = open.map_or(&[][..], |open| &pieces[open + 1..at]);
        closed
            && inside.first().is_some_and(|first| first.any(&[Class::Equal, Class::Restate]))
            && !inside.iter().any(|piece| piece.quantity().is_some())
    })
}

/// "thấp hơn | ước thực hiện năm 2018 do ...": where what a comparative names begins, which ends with a time and has no figure.
pub(super) fn outdone(pieces: &[Piece], time: usize) -> Option<usize> {
    const REACH: usize = 4;
    let floor = time.saturating_sub(REACH);
    let word = |at: &usize| pieces[*at].form == Form::Word;
    let verb = (floor..time).rev().take_while(word).find(|&at| pieces[at].is(Class::Comparative))?;
    let ends = pieces.get(time + 1).is_none_or(|next| next.mark().is_some() || next.is(Class::Because));
    (ends && verb + 1 < time).then_some(verb + 1)
}

/// What stands after "so với": up to the next comma, bracket, predicate or figure.
fn object(pieces: &[Piece], mentions: &Mentions, start: usize, from: usize) -> Option<BasePhrase> {
    if pieces.get(from).is_some_and(|piece| piece.is(Class::Now)) {
        return Some(BasePhrase { kind: BaseKind::Period, start, end: from + 1, period: None, versus: true });
    }
    let limit = pieces.len().min(from + MAX_OBJECT);
    let (mut period, mut plan, mut end) = (None, false, from);
    let mut at = from;
    while at < limit {
        let piece = &pieces[at];
        match piece.form {
            Form::Mark(Mark::Quote | Mark::Other) | Form::Hedge => {}
            // "so với kỳ nghỉ lễ 30/4, 1/5/2018 | giảm 2 vụ": one day right behind another.
            Form::Mark(Mark::Comma) if joins_days(pieces, mentions, at) => period = None,
            Form::Mark(_) => break,
            // "so với mức 5,2% của năm 2018": the figure belongs to the base.
            Form::Quantity(_) if period.is_some() || plan => break,
            // "cao hơn so với mức trung bình của cả nước 11,33%": the figure is that of the comparison, not the base's.
            Form::Quantity(_) if compares(pieces, start) && !names_level(pieces, at) => break,
            Form::Quantity(_) => {}
            Form::Period(index) => {
                // A second period opens the next statement; "tỷ lệ nợ công so với GDP | năm 2011 là 50%" is of that time.
                if period.is_some() || at > from && is_rate_of_product(pieces, start, from) {
                    break;
                }
                period = Some(index);
            }
            Form::Word => {
                let movement = piece.any(&[
                    Class::Rise,
                    Class::Fall,
                    Class::Share,
                    Class::Equal,
                    Class::Complete,
                    Class::Exceed,
                    Class::But,
                    // "nếu so với năm 2020 thì ...": what follows from it.
                    Class::Then,
                ]);
                // "thay vì 3.900 tỷ đồng như công bố hôm 21/4": when it was said.
                let figure = || pieces[from..at].iter().any(|piece| piece.quantity().is_some());
                let said = piece.is(Class::Said) && !piece.is(Class::Reach) && figure();
                // "so với mức 3,1% của ngành và gấp 3 lần năm 2015": another comparison.
                let folds = || {
                    let next =
                        pieces[at + 1..].iter().find(|next| next.form != Form::Hedge && !next.is(Class::Multiply));
                    next.and_then(Piece::quantity)
                        .is_some_and(|next| mentions.quantities[next].kind == QuantityKind::Multiple)
                };
                // "so với kế hoạch và cùng kỳ năm trước": with both.
                let both = || {
                    let next = pieces.get(at + 1).and_then(Piece::period);
                    period.is_none() && next.is_some_and(|next| mentions.periods[next].relation != Relation::Own)
                };
                let ends = piece.is(Class::And) && (period.is_some() || plan && !both() || folds());
                if movement && at > from || said || ends {
                    break;
                }
                // "so với dự toán tỉnh giao | đạt 42%": what is reached is told behind it.
                if plan && reaches(piece) {
                    break;
                }
                plan |= piece.is(Class::PlanNoun);
                if period.is_some() && piece.any(&[Class::Reach, Class::Because, Class::Cause]) {
                    break;
                }
            }
            _ => {}
        }
        at += 1;
        end = at;
        if period.is_some_and(|index| mentions.periods[index].relation != Relation::Own) && !plan_follows(pieces, at) {
            break;
        }
    }
    if end == from {
        return None;
    }
    if let Some(figure) = said_to_be(pieces, from, end) {
        end = figure + 1;
    }
    // "so với trung ương giao", "so với nghị quyết đề ra".
    let set = end > from + 1 && pieces[end - 1].is(Class::Adopt);
    let kind = if plan || set && period.is_none() {
        BaseKind::Plan
    } else if period.is_some() {
        BaseKind::Period
    } else if pieces[from].is(Class::GrossProduct) {
        BaseKind::Whole
    // "so với mức 2% | trước đây", "so với lương | hiện nay | 14 triệu đồng": a time that has no days.
    } else if is_level_of_now(&pieces[from..end]) {
        BaseKind::Period
    } else {
        BaseKind::Other
    };
    Some(BasePhrase { kind, start, end, period, versus: true })
}

/// Whether a comma stands between two days alone, before what moved.
fn joins_days(pieces: &[Piece], mentions: &Mentions, comma: usize) -> bool {
    let day = |at: Option<usize>| {
        let period = at.and_then(|at| pieces.get(at)).and_then(Piece::period).map(|index| &mentions.periods[index]);
        period.is_some_and(|period| period.grain == Grain::Day && period.relation == Relation::Own)
    };
    let moves = pieces.get(comma + 2).is_some_and(|piece| piece.any(&[Class::Rise, Class::Fall]));
    day(comma.checked_sub(1)) && day(Some(comma + 1)) && moves
}

/// "so với mức đỉnh đã lập vào cuối tuần trước": what is compared with its own height is compared with when it stood there.
pub(super) fn tell_peaks(scan: &Scan<'_>, pieces: &[Piece], phrases: &mut [BasePhrase]) {
    const REACH: usize = 2;
    for phrase in phrases.iter_mut().filter(|phrase| phrase.kind == BaseKind::Other && phrase.versus) {
        let object = pieces.get(phrase.start + 1..phrase.end).unwrap_or_default();
        let mut words = object.iter().take(REACH).filter(|piece| piece.form == Form::Word);
        if words.any(|piece| scan.hit(piece.tokens.start, Class::FormerPeak).is_some()) {
            phrase.kind = BaseKind::Period;
        }
    }
}

/// Whether what is compared with is a figure of a time that has no days, said before it or behind it, or what was measured then.
fn is_level_of_now(object: &[Piece]) -> bool {
    let now = |piece: &Piece| piece.form == Form::Word && piece.is(Class::Now);
    let told = object.iter().any(|piece| piece.quantity().is_some());
    let measured = || object.first().is_some_and(|first| first.any(&MEASURED)) && object.get(1).is_some_and(now);
    told && object.last().is_some_and(now) || measured()
}

/// "tỷ lệ nợ công | so với GDP": whether a rate and no movement stands before what leads to a product.
fn is_rate_of_product(pieces: &[Piece], versus: usize, product: usize) -> bool {
    const NOUN: usize = 8;
    let plain = |piece: &&Piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_));
    let mut noun = pieces[versus.saturating_sub(NOUN)..versus].iter().rev().take_while(plain);
    pieces[product].is(Class::GrossProduct)
        && !compares(pieces, versus)
        && noun.any(|piece| piece.any(&[Class::RateNoun, Class::ShareNoun]))
}

/// "so với con số đầu năm là 1,3%": the figure that a level is said to be. "giảm so với năm trước là 5%" says by how much.
fn said_to_be(pieces: &[Piece], level: usize, end: usize) -> Option<usize> {
    let named = pieces[level].any(&[Class::RateNoun, Class::MeasureNoun, Class::Anaphor]);
    let copula =
        [end - 1, end].into_iter().find(|&at| named && pieces.get(at).is_some_and(|at| at.is(Class::Copula)))?;
    let figure = (copula + 1..pieces.len()).find(|&at| pieces[at].form != Form::Hedge)?;
    pieces[figure].quantity().is_some().then_some(figure)
}

/// "tăng 15%, cao hơn mục tiêu 13%", "thấp hơn chỉ tiêu đề ra là 30%": the plan with what it aimed at. A figure behind
/// the plan is its own where it is as large as the one compared, or a copula says so; else it is how far they are apart.
fn plan_level(pieces: &[Piece], mentions: &Mentions, at: usize) -> Option<BasePhrase> {
    const REACH: usize = 8;
    let compares = pieces[at].any(&[Class::Rise, Class::Fall]);
    if !compares && !pieces[at].is(Class::Exceed) {
        return None;
    }
    let start = at + 1;
    let figure = (start..pieces.len().min(start + REACH)).find(|&index| pieces[index].quantity().is_some())?;
    let between = &pieces[start..figure];
    let closed =
        |piece: &Piece| matches!(piece.form, Form::Mark(_)) || piece.any(&[Class::Rise, Class::Fall, Class::Versus]);
    let named = between.first().is_some_and(|piece| piece.is(Class::PlanNoun));
    if between.iter().any(closed) || compares && !named {
        return None;
    }
    let copula =
        between.iter().rev().find(|piece| piece.form != Form::Hedge).is_some_and(|piece| piece.is(Class::Copula));
    let quantity = |index: usize| mentions.quantities.get(pieces[index].quantity()?);
    let own = quantity(figure)?;
    let other = (0..at).rev().find_map(|before| pieces[before].quantity());
    let other = other.filter(|&other| mentions.quantities[other].unit == own.unit)?;
    let alike = || pieces[figure].quantity().is_some_and(|own| are_alike(mentions, own, other));
    if !(copula || named && compares && alike()) {
        return None;
    }
    // "13% cho giai đoạn 2001-2005".
    let of = |index: usize| pieces.get(index).is_some_and(|piece| piece.any(&[Class::Of, Class::Dative]));
    let next = figure + 1 + usize::from(of(figure + 1));
    let period = pieces.get(next).and_then(Piece::period);
    let end = if period.is_some() { next + 1 } else { figure + 1 };
    Some(BasePhrase { kind: BaseKind::Plan, start, end, period, versus: true })
}

/// Whether of two figures of one unit none is more than twice the other.
pub(super) fn are_alike(mentions: &Mentions, one: usize, other: usize) -> bool {
    let (one, other) = (&mentions.quantities[one], &mentions.quantities[other]);
    let (small, large) = if one.value < other.value { (one.value, other.value) } else { (other.value, one.value) };
    one.unit == other.unit && small.checked_add(small).is_some_and(|twice| twice >= large)
}

/// "đạt", and its like, apart from "là", "có" and "với".
pub(super) fn reaches(piece: &Piece) -> bool {
    piece.is(Class::Reach) && !piece.any(&[Class::Copula, Class::Have, Class::Topic])
}

fn compares(pieces: &[Piece], versus: usize) -> bool {
    versus.checked_sub(1).is_some_and(|before| pieces[before].any(&[Class::Rise, Class::Fall]))
}

/// Whether "mức", "con số" or a hedge stands directly before a figure.
fn names_level(pieces: &[Piece], figure: usize) -> bool {
    let before = &pieces[figure - 1];
    before.form == Form::Hedge
        || before.any(&[Class::Versus, Class::Anaphor, Class::Adverb, Class::RateNoun, Class::MeasureNoun])
}

fn plan_follows(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| piece.is(Class::PlanNoun))
}

/// Between a figure and its base: "21,3% về lượng so với", "42,66% (dự toán)".
const MAX_GAP: usize = 8;

/// Whether a phrase without a figure ends its clause.
fn closes(pieces: &[Piece], phrase: &BasePhrase) -> bool {
    !pieces[phrase.start..phrase.end].iter().any(|piece| piece.quantity().is_some())
        && pieces
            .get(phrase.end)
            .is_none_or(|piece| matches!(piece.mark(), Some(Mark::Stop | Mark::Semicolon | Mark::Comma)))
}

/// Whether a verb of shares stands right before the figure.
fn is_share(pieces: &[Piece], at: usize) -> bool {
    let mut before = pieces[..at].iter().rev().skip_while(|piece| piece.form == Form::Hedge || piece.is(Class::Adverb));
    before.next().is_some_and(|piece| piece.is(Class::Share))
}

/// Whether such a verb ("bằng") stands right before the figure.
pub(super) fn says_before(pieces: &[Piece], at: usize, verbs: &[Class]) -> bool {
    let before = pieces[..at].iter().rev();
    let mut before = before.skip_while(|piece| piece.form == Form::Hedge || piece.is(Class::Adverb));
    before.next().is_some_and(|piece| piece.any(verbs))
}

/// Whether the place at a piece is another of the kind of the last one before the figure.
fn is_peer(pieces: &[Piece], mentions: &Mentions, at: usize, place: usize) -> bool {
    let named = |piece: &Piece| piece.place().and_then(|index| mentions.places.get(index));
    let (other, own) = (pieces.get(place).and_then(named), pieces[..at].iter().rev().find_map(named));
    other.zip(own).is_some_and(|(other, own)| other.level == own.level && other.name != own.name)
}

/// "chỉ bằng 7% của Singapore, 17,6% của Malaysia": another's figure taken as 100 %.
fn equals(pieces: &[Piece], at: usize) -> bool {
    const REACH: usize = 32;
    pieces[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .take_while(|piece| {
            piece.mark() != Some(Mark::Semicolon) && !piece.any(&[Class::Rise, Class::Fall, Class::Because])
        })
        .any(|piece| piece.is(Class::Equal))
}

/// "dự toán HĐND quận quyết định", "tổng vốn đầu tư": the noun and what qualifies it.
pub(super) fn noun_base(pieces: &[Piece], start: usize, kind: BaseKind) -> BasePhrase {
    let mut end = start + 1;
    while let Some(piece) = pieces.get(end).filter(|_| end < start + MAX_OBJECT) {
        let stop = match piece.form {
            Form::Word => piece.any(&[
                Class::And,
                Class::Versus,
                Class::Rise,
                Class::Fall,
                Class::Reach,
                Class::But,
                Class::Because,
                Class::Share,
                Class::Cause,
                Class::Equal,
            ]),
            Form::Period(_) | Form::Place(_) | Form::Generic(_) | Form::Citation => false,
            _ => true,
        };
        if stop {
            break;
        }
        end += 1;
    }
    // "90% kế hoạch tỉnh giao | trở lên": of the figure.
    while end > start + 1 && pieces[end - 1].is(Class::Adverb) && !pieces[end - 1].is(Class::PlanNoun) {
        end -= 1;
    }
    BasePhrase { kind, start, end, period: None, versus: false }
}

/// After "về lượng", "về trị giá": the piece behind it, when the figure's aspect stands there.
pub(super) fn aspect_end(pieces: &[Piece], at: usize) -> Option<usize> {
    const MAX_ASPECT: usize = 6;
    if !pieces.get(at)?.is(Class::Aspect) {
        return None;
    }
    let mut end = at + 1;
    while let Some(piece) = pieces.get(end).filter(|_| end <= at + MAX_ASPECT) {
        let word = piece.form == Form::Word
            && !piece.any(&[
                Class::And,
                Class::Versus,
                Class::Rise,
                Class::Fall,
                Class::Reach,
                Class::Share,
                Class::But,
                Class::Equal,
            ]);
        if !word {
            break;
        }
        end += 1;
    }
    (end > at + 1).then_some(end)
}

/// "tăng lên đến 30% giá trị | so với cùng kỳ": behind the value of what moved, which is no whole of it.
fn value_end(pieces: &[Piece], phrases: &[BasePhrase], at: usize) -> Option<usize> {
    let value = pieces.get(at + 1)?;
    let value = value.is(Class::WholeNoun) && value.is(Class::MeasureNoun);
    let versus = phrases.iter().any(|phrase| phrase.start == at + 2 && pieces[phrase.start].is(Class::Versus));
    let moves = says_before(pieces, at, &[Class::Rise, Class::Fall, Class::ToLevel]);
    (value && versus && moves).then_some(at + 2)
}

/// Whether a base of `kind` goes with `measure`.
pub(super) fn agrees(kind: BaseKind, measure: Measure) -> bool {
    match measure {
        Measure::Change | Measure::Ratio => kind != BaseKind::Whole,
        Measure::Share | Measure::Contribution => kind == BaseKind::Whole,
        Measure::Level | Measure::Rank => false,
    }
}
