//! Bases that stand behind their figure without a "so với": "42% dự toán", "1,5 lần kế hoạch", "gấp đôi năm 2015".

use super::{
    BasePhrase, MAX_GAP, MAX_OBJECT, aspect_end, closes, equals, is_peer, is_share, noun_base, says_before, value_end,
};
use crate::fact::BaseKind;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::lexicon::Class;
use crate::mention::{Mentions, Relation};

/// The base that follows the figure at piece `at` directly: a plan, a whole, "cùng kỳ", or a phrase led by "so với".
pub(in crate::fact) fn following(
    pieces: &[Piece],
    mentions: &Mentions,
    phrases: &[BasePhrase],
    at: usize,
    is_percent: bool,
    is_multiple: bool,
) -> Option<BasePhrase> {
    let mut next = at + 1;
    if is_multiple && let Some(phrase) = level_of_time(pieces, next).or_else(|| time_back(pieces, mentions, next)) {
        return Some(phrase);
    }
    if let Some(after) = aspect_end(pieces, next).or_else(|| value_end(pieces, phrases, at)) {
        next = after;
    }
    while pieces.get(next).is_some_and(|piece| {
        matches!(piece.form, Form::Hedge | Form::Mark(Mark::Quote))
            || piece.any(&[Class::Adverb]) && !piece.any(&[Class::WholeNoun, Class::ToLevel])
    }) && next < at + MAX_GAP
    {
        next += 1;
    }
    // "tăng 8% (1) so với cùng kỳ": the mark of a footnote.
    if let [open, note, close, ..] = pieces.get(next..)?
        && open.mark() == Some(Mark::Open)
        && note.form == Form::Word
        && note.roles.is_idle()
        && close.mark() == Some(Mark::Close)
    {
        next += 3;
    }
    // "giảm 3,6 tỷ đồng (tương đương 6,5%) so với dự toán": a bracket says the same again.
    if let Some(close) = bracket_end(pieces, next)
        && let Some(phrase) = phrases.iter().find(|phrase| phrase.start == close)
    {
        return Some(*phrase);
    }
    let piece = pieces.get(next)?;
    if let Some(phrase) = phrases.iter().find(|phrase| phrase.start == next) {
        return Some(*phrase);
    }
    // "(tăng 5%) so với cùng kỳ": the bracket may close in between.
    if piece.mark() == Some(Mark::Close) {
        return phrases.iter().find(|phrase| phrase.start == next + 1).copied();
    }
    // "gấp đôi | hồi tháng 2", "bằng 80% hồi đầu năm".
    // "bằng 1/6 | của năm 2015".
    let of = piece.is(Class::Of) && says_before(pieces, at, &[Class::Equal]);
    let once = usize::from(piece.is(Class::Once) || of);
    if let Some(index) = pieces.get(next + once).and_then(Piece::period) {
        // "chỉ bằng 1/3 quý trước", "chỉ đạt 2/3 năm ngoái": what it equals a part of.
        let fraction = pieces[at].quantity().is_some_and(|index| mentions.quantities[index].part.is_some());
        let same = match mentions.periods[index].relation {
            Relation::SamePeriod { .. } => true,
            Relation::Previous(_) if fraction => says_before(pieces, at, &[Class::Equal, Class::Reach]),
            _ => says_before(pieces, at, &[Class::Equal]),
        };
        if same && is_percent || is_multiple {
            return Some(BasePhrase {
                kind: BaseKind::Period,
                start: next,
                end: next + once + 1,
                period: Some(index),
                versus: true,
            });
        }
        return None;
    }
    if is_percent && piece.any(&[Class::PlanNoun]) {
        return Some(before_deadline(pieces, mentions, noun_base(pieces, next, BaseKind::Plan)));
    }
    if let Some(phrase) = reached_then(pieces, at, next).filter(|_| is_percent) {
        return Some(phrase);
    }
    let noun = matches!(piece.form, Form::Word | Form::Place(_))
        && !piece.any(&[
            Class::And,
            Class::But,
            Class::Because,
            Class::Locative,
            Class::Adverb,
            Class::ToLevel,
            Class::From,
            Class::Rise,
            Class::Fall,
            Class::Reach,
        ]);
    // "chiếm 91% lượng sắn xuất khẩu của cả nước": a share is of what stands right behind it.
    let counted = piece.any(&[Class::MeasureNoun, Class::Stock, Class::Sector]) || piece.roles.is_idle();
    let part = || is_share(pieces, at) || piece.is(Class::Stock) && comes_to(pieces, at);
    if is_percent && noun && counted && !piece.any(&[Class::WholeNoun]) && part() {
        return Some(of_plan(pieces, next, noun_base(pieces, next, BaseKind::Whole)));
    }
    if let Some(phrase) =
        planned_total(pieces, at, next).or_else(|| price_of_time(pieces, at, next)).filter(|_| is_percent)
    {
        return Some(phrase);
    }
    // "thu hái 770 tấn, bằng 56% xã Hồ Thầu": another of its kind.
    let other = || is_percent && says_before(pieces, at, &[Class::Equal]) && is_peer(pieces, mentions, at, next);
    if is_multiple && noun || is_percent && piece.is(Class::Of) && equals(pieces, at) || other() {
        return Some(noun_base(pieces, next, another(piece)));
    }
    if is_percent && piece.any(&[Class::WholeNoun]) {
        return Some(of_plan(pieces, next, noun_base(pieces, next, BaseKind::Whole)));
    }
    None
}

/// "bằng 109% thực hiện năm 2015", "bằng 97% ước thực hiện năm 2016", "chỉ bằng 60% kết quả của năm 2016": what was reached then.
fn reached_then(pieces: &[Piece], at: usize, noun: usize) -> Option<BasePhrase> {
    let done = |at: usize| pieces.get(at).is_some_and(|piece| piece.any(&[Class::Complete, Class::StatusEstimate]));
    let link = |at: usize| pieces.get(at).is_some_and(|piece| piece.any(&[Class::Of, Class::Locative]));
    let time = if done(noun) {
        noun + 1 + usize::from(done(noun + 1))
    } else if pieces.get(noun)?.is(Class::ResultHeading) && says_before(pieces, at, &[Class::Equal]) {
        noun + 1 + usize::from(link(noun + 1))
    } else {
        return None;
    };
    let period = pieces.get(time)?.period()?;
    Some(BasePhrase { kind: BaseKind::Period, start: noun, end: time + 1, period: Some(period), versus: true })
}

/// What another figure is taken as 100 % is: "gấp đôi | đối thủ", and "gấp đôi | phiên trước", a time that has no days.
fn another(piece: &Piece) -> BaseKind {
    if piece.is(Class::Now) { BaseKind::Period } else { BaseKind::Other }
}

/// "80% tổng khối lượng dự kiến", "28% lợi nhuận mục tiêu": a whole that is only planned.
fn of_plan(pieces: &[Piece], noun: usize, whole: BasePhrase) -> BasePhrase {
    // "bội chi bằng 5% GDP dự kiến": of the product, whatever is expected of it.
    let planned = !pieces[noun].is(Class::GrossProduct)
        && pieces[whole.start..whole.end].iter().any(|piece| piece.is(Class::PlanNoun));
    BasePhrase { kind: if planned { BaseKind::Plan } else { BaseKind::Whole }, ..whole }
}

/// "đã phát hành 40 nghìn tỷ đồng, bằng 35% tổng khối lượng phát hành dự kiến": a total that is only planned.
fn planned_total(pieces: &[Piece], at: usize, noun: usize) -> Option<BasePhrase> {
    let total = pieces.get(noun)?.is(Class::MeasureNoun) && says_before(pieces, at, &[Class::Equal, Class::Reach]);
    let phrase = of_plan(pieces, noun, noun_base(pieces, noun, BaseKind::Whole));
    (total && phrase.kind == BaseKind::Plan).then_some(phrase)
}

/// "bằng 82% giá bình quân 3 tháng 2018": a price is no whole, but what it was at another time.
fn price_of_time(pieces: &[Piece], at: usize, noun: usize) -> Option<BasePhrase> {
    let price = pieces.get(noun)?.is(Class::Quoted) && says_before(pieces, at, &[Class::Equal]);
    let whole = noun_base(pieces, noun, BaseKind::Period);
    let period = pieces[whole.start..whole.end].iter().find_map(Piece::period).filter(|_| price)?;
    Some(BasePhrase { period: Some(period), versus: true, ..whole })
}

/// "nợ xấu giảm còn | 3,2% tổng dư nợ", "là 5% tổng tài sản": whether a figure is what something came to or stands at.
fn comes_to(pieces: &[Piece], at: usize) -> bool {
    let before = pieces[..at].iter().rev().find(|piece| piece.form != Form::Hedge);
    before.is_some_and(|piece| piece.form == Form::Word && piece.any(&[Class::ToLevel, Class::Reach]))
}

/// "gấp 3 lần mức đạt được trong năm 2017", "gấp 5 lần chỉ số của tháng 6": what another time reached.
fn level_of_time(pieces: &[Piece], start: usize) -> Option<BasePhrase> {
    let phrase = pieces.get(start..)?.iter().take(MAX_OBJECT);
    let length = phrase.clone().position(|piece| piece.period().is_some())?;
    let before = &pieces[start..start + length];
    let open = before.iter().all(|piece| {
        matches!(piece.form, Form::Word | Form::Hedge | Form::Quantity(_))
            && !piece.any(&[Class::Rise, Class::Fall, Class::And, Class::But, Class::Versus])
    });
    let named = before.last().is_some_and(|piece| piece.is(Class::Of))
        || before.first().is_some_and(|piece| piece.any(&[Class::Anaphor, Class::Adverb]));
    let end = start + length + 1;
    (open && named).then(|| BasePhrase {
        kind: BaseKind::Period,
        start,
        end,
        period: pieces[end - 1].period(),
        versus: true,
    })
}

/// "tăng hơn 6 lần | từ năm 2016": a time back, behind a word that leads it there.
fn time_back(pieces: &[Piece], mentions: &Mentions, start: usize) -> Option<BasePhrase> {
    let [lead, time, ..] = pieces.get(start..)? else { return None };
    let period = time.period().filter(|_| lead.is(Class::From))?;
    let own = mentions.periods.get(period)?;
    let back = own.relation == Relation::Own && !own.up_to;
    let end = start + 2;
    back.then_some(BasePhrase { kind: BaseKind::Period, start, end, period: Some(period), versus: true })
}

/// "giảm 15% số vụ vi phạm so với năm 2016", "tăng 5%, so với cùng kỳ": the phrase further on in the clause of the figure
/// at piece `at`.
pub(super) fn trailing(pieces: &[Piece], phrases: &[BasePhrase], at: usize) -> Option<BasePhrase> {
    const MAX_BETWEEN: usize = 14;
    let phrase = phrases.get(phrases.partition_point(|phrase| phrase.start <= at))?;
    let between = pieces.get(at + 1..phrase.start).filter(|between| between.len() <= MAX_BETWEEN)?;
    let parts = |piece: &Piece| match piece.form {
        Form::Quantity(_) => true,
        Form::Mark(mark) => mark != Mark::Quote,
        // "giảm 5% số người chết do tai nạn so với năm 2010": what they died of stands in the way of nothing.
        _ => piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::But, Class::Cause]),
    };
    let noun = match between {
        [.., last] if last.is(Class::And) => return None,
        // "giảm 12 vụ (giảm 40% số vụ) so với cùng kỳ".
        [noun @ .., last] if last.mark() == Some(Mark::Close) => noun,
        [noun @ .., last] if last.mark() == Some(Mark::Comma) && closes(pieces, phrase) => noun,
        // "tăng 20 vụ, việc so với cùng kỳ": two nouns of one count.
        [comma, noun] if comma.mark() == Some(Mark::Comma) && noun.form == Form::Word => std::slice::from_ref(noun),
        _ => between,
    };
    (!noun.iter().any(parts)).then_some(*phrase)
}

/// Behind a short bracket that opens at a piece and holds one figure.
fn bracket_end(pieces: &[Piece], open: usize) -> Option<usize> {
    const MAX_BRACKET: usize = 6;
    let inside = pieces.get(open).filter(|piece| piece.mark() == Some(Mark::Open)).map(|_| open + 1)?;
    let close = (inside..pieces.len().min(inside + MAX_BRACKET)).find(|&at| pieces[at].mark() == Some(Mark::Close))?;
    let figures = pieces[inside..close].iter().filter(|piece| piece.quantity().is_some()).count();
    (figures == 1).then_some(close + 1)
}

/// "đạt 95% kế hoạch | trước ngày 31/12": a plan without the day by which so much of it is to be reached.
fn before_deadline(pieces: &[Piece], mentions: &Mentions, plan: BasePhrase) -> BasePhrase {
    let day = |at: &usize| pieces[*at].period().is_some_and(|index| mentions.periods[index].deadline);
    let Some(day) = (plan.start + 1..plan.end).find(day) else { return plan };
    // "trước | ngày 31/12".
    let word = |at: usize| pieces[at].form == Form::Word && !pieces[at].any(&[Class::PlanNoun, Class::Adopt]);
    let lead = day.checked_sub(1).filter(|&lead| lead > plan.start && word(lead));
    BasePhrase { end: lead.unwrap_or(day), ..plan }
}
