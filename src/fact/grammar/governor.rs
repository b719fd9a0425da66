//! What governs a figure: the predicate before it, with the words in between.

use super::phrase::{MEASURED, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::base::BasePhrase;
use crate::lexicon::Class;

/// The predicate of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fact) struct Governor {
    /// Its job; none where a noun stands directly before the figure.
    pub(in crate::fact) class: Option<Class>,
    /// Its piece.
    pub(in crate::fact) piece: Option<usize>,
    /// The piece after the subject: where the noun phrase before predicate, hedge and adverbs ends.
    pub(in crate::fact) subject_end: usize,
    /// The figure goes on with the predicate of the figure before it ("tăng 3% và 5%").
    pub(in crate::fact) shared: bool,
}

/// The order in which a piece with several jobs is read.
const PREDICATES: [Class; 12] = [
    Class::Multiply,
    Class::Rise,
    Class::Fall,
    Class::Short,
    Class::Exceed,
    Class::Share,
    Class::Own,
    Class::Contribute,
    Class::Complete,
    Class::Equal,
    Class::ToLevel,
    Class::Reach,
];

/// Words between a predicate and its figure.
const MAX_BETWEEN: usize = 10;

/// Whether a growth is spoken of before a piece in its clause.
fn follows_growth(pieces: &[Piece], at: usize) -> bool {
    let clause = pieces[..at].iter().rev().take(MAX_BETWEEN);
    clause
        .take_while(|piece| piece.mark().is_none() && piece.quantity().is_none())
        .any(|piece| piece.is(Class::GrowthNoun))
}

/// The predicate of the figure at piece `at`.
pub(in crate::fact) fn governor(pieces: &[Piece], phrases: &[BasePhrase], at: usize) -> Governor {
    let none = |subject_end| Governor { class: None, piece: None, subject_end, shared: false };
    let mut left = at;
    let mut steps = 0;
    while left > 0 && steps < MAX_BETWEEN {
        let index = left - 1;
        let piece = &pieces[index];
        steps += 1;
        // "nhiều hơn cùng kỳ 25 vụ": the base stands between movement and figure.
        if let Some(phrase) = phrases.iter().find(|phrase| phrase.end == left && phrase.start > 0)
            && pieces[phrase.start - 1].any(&[Class::Rise, Class::Fall])
        {
            left = phrase.start;
            continue;
        }
        if let Some(moved) = paced(pieces, index) {
            return moved;
        }
        match piece.form {
            Form::Hedge | Form::Mark(Mark::Quote) => {}
            Form::Mark(Mark::Comma | Mark::Semicolon) | Form::Word
                if (piece.mark().is_some() || piece.is(Class::And)) && follows_figure(pieces, index)
                    || piece.is(Class::And) && follows_compared(pieces, phrases, index, at)
                    || piece.is(Class::And) && names_another(pieces, index, at) =>
            {
                return Governor { class: None, piece: None, subject_end: index, shared: true };
            }
            // "tăng | lên các mức tương ứng | 3% và 5%": levels, whatever moved to them.
            Form::Word if piece.is(Class::Respectively) && !piece.is(Class::ToLevel) => {
                // "tăng lần lượt 3% và 5%": look on for the movement; else it is an amount.
                let before = governor_class(pieces, index).or_else(|| growth_kept(pieces, index));
                return Governor {
                    class: before.map_or(Some(Class::Reach), |(class, _)| Some(class)),
                    piece: Some(before.map_or(index, |(_, piece)| piece)),
                    subject_end: before.map_or(index, |(_, piece)| piece),
                    shared: false,
                };
            }
            Form::Word => {
                // "với mức tăng | lên tới 42%": right behind the noun of a movement it only stresses by how much.
                let stress = piece.is(Class::ToLevel) && piece.tokens.len() > 1;
                if stress && index > 0 && is_movement_noun(&pieces[index - 1]) {
                    left = index;
                    continue;
                }
                if let Some(class) = PREDICATES.into_iter().find(|&class| piece.is(class)) {
                    return predicate(pieces, index, class);
                }
                // "tăng cao | nhất là | 22%": a superlative and its copula; what "nhất là" singles out stands behind a mark.
                let most = piece.is(Class::Copula) && index > 0 && pieces[index - 1].any(&[Class::Rise, Class::Fall]);
                if most {
                    return predicate(pieces, index, Class::Reach);
                }
                // "phục hồi | với tốc độ tăng 6%", "giữ được đà tăng trưởng cao | với tốc độ 6%", "có tỷ lệ tăng trưởng 45%": by so
                // much it moved, and what moved stands before.
                let with = |at: usize| pieces[at].any(&[Class::Topic, Class::Have]) && pieces[at].is(Class::Reach);
                let grows = piece.is(Class::GrowthNoun) || piece.is(Class::Pace) && follows_growth(pieces, index);
                if let Some(with) = index.checked_sub(1).filter(|&before| grows && with(before)) {
                    return Governor { class: Some(Class::Rise), piece: Some(index), subject_end: with, shared: false };
                }
                // "giảm | mỗi năm trên 3%": how often it moves by so much stands between.
                let movement =
                    index.checked_sub(1).is_some_and(|before| pieces[before].any(&[Class::Rise, Class::Fall]));
                if piece.is(Class::Yearly) && movement {
                    left = index;
                    continue;
                }
                if is_mean(pieces, index) {
                    return none(left);
                }
                if piece.any(&[
                    Class::Adverb,
                    Class::StatusEstimate,
                    Class::StatusForecast,
                    Class::StatusTarget,
                    Class::StatusActual,
                ]) {
                    left = index;
                    continue;
                }
                if piece.is(Class::From)
                    && !ends(pieces, at)
                    && let Some(moved) = moved_by(pieces, phrases, index)
                {
                    return moved;
                }
                // "có giá từ", "dao động từ": at least so much.
                let least = piece.is(Class::From) && index > 0 && pieces[index - 1].is(Class::Reach);
                if least && !pieces[index - 1].is(Class::Copula) && !moves(pieces, index, at) {
                    left = index;
                    continue;
                }
                if piece.is(Class::From) && moves(pieces, index, at) {
                    return Governor {
                        class: Some(Class::From),
                        piece: Some(index),
                        subject_end: index,
                        shared: false,
                    };
                }
                return none(left);
            }
            // "sụt giảm mạnh nhất, đến 26,6%": only stress stands behind the comma.
            Form::Mark(Mark::Comma) if steps > 1 => return movement_before(pieces, index).unwrap_or(none(left)),
            _ => return none(left),
        }
        left = index;
    }
    none(left)
}

/// "mức tăng", "tốc độ tăng": a noun that tells by how much, and no verb.
fn is_movement_noun(piece: &Piece) -> bool {
    piece.is(Class::GrowthNoun) && !piece.any(&[Class::Rise, Class::Fall])
}

/// The movement that ends the segment before the comma at `comma`, adverbs apart.
fn movement_before(pieces: &[Piece], comma: usize) -> Option<Governor> {
    const MAX_ADVERBS: usize = 4;
    let index = (comma.saturating_sub(MAX_ADVERBS)..comma).rev().find(|&index| {
        // "tăng nhanh tương ứng, hơn 35%".
        pieces[index].form != Form::Word
            || !pieces[index].any(&[Class::Adverb, Class::Restate])
            || pieces[index].any(&[Class::Rise, Class::Fall])
    })?;
    let class = [Class::Rise, Class::Fall].into_iter().find(|&class| pieces[index].is(class))?;
    Some(predicate(pieces, index, class))
}

fn governor_class(pieces: &[Piece], at: usize) -> Option<(Class, usize)> {
    let index = at.checked_sub(1)?;
    let class = PREDICATES.into_iter().find(|&class| pieces[index].is(class))?;
    Some((class, index))
}

/// "A và B vẫn giữ mức | tăng trưởng | tốt, lần lượt là 9% và 11%": what is said to go on before the comma is how much both grew.
fn growth_kept(pieces: &[Piece], index: usize) -> Option<(Class, usize)> {
    const MAX_TAIL: usize = 3;
    let comma = index.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
    let tail = |at: &usize| {
        let piece = &pieces[*at];
        piece.form == Form::Word && !piece.is(Class::GrowthNoun) && (piece.roles.is_idle() || piece.is(Class::Adverb))
    };
    let growth = comma - (0..comma).rev().take(MAX_TAIL).take_while(tail).count();
    let growth = growth.checked_sub(1).filter(|&growth| growth > 0 && pieces[growth].is(Class::GrowthNoun))?;
    (growth + 1 < comma).then_some((Class::Rise, index))
}

/// "tăng nhanh | với tốc độ 9%", "giảm hết | biên độ (7%)", "duy trì đà tăng trưởng | với nhịp độ 6%": how fast or how far tells by how
/// much, and is no noun of its own.
pub(in crate::fact) fn paced(pieces: &[Piece], index: usize) -> Option<Governor> {
    const MAX_BETWEEN: usize = 4;
    const PASSED: [Class; 2] = [Class::Reach, Class::Adverb];
    let leads = pieces[index].mark() == Some(Mark::Open) || pieces[index].is(Class::ToLevel);
    let pace = if leads { index.checked_sub(1)? } else { index };
    if pieces[pace].form != Form::Word || !pieces[pace].is(Class::Pace) {
        return None;
    }
    let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall, Class::GrowthNoun]);
    let movement = (pace.saturating_sub(MAX_BETWEEN)..pace).rev().find(|&at| {
        let passed = pieces[at].form == Form::Word && (pieces[at].any(&PASSED) || pieces[at].roles.is_idle());
        moves(&pieces[at]) || !passed
    })?;
    let reached = pieces[movement + 1..pace].iter().any(|piece| piece.is(Class::Reach));
    let piece = &pieces[movement];
    if piece.form != Form::Word || !moves(piece) || !reached {
        return None;
    }
    let class = if piece.is(Class::Fall) { Class::Fall } else { Class::Rise };
    Some(Governor { class: Some(class), piece: Some(movement), subject_end: movement, shared: false })
}

/// Several predicates in a row make one: "tăng lên mức", "ước đạt khoảng", "chỉ bằng", "đạt tăng trưởng".
fn predicate(pieces: &[Piece], index: usize, class: Class) -> Governor {
    let (mut class, mut start) = (class, index);
    for _ in 0..MAX_BETWEEN {
        let Some(before) = start.checked_sub(1) else { break };
        let piece = &pieces[before];
        if piece.form != Form::Word {
            break;
        }
        let job = PREDICATES.into_iter().find(|&class| piece.is(class));
        match (job, class) {
            // "giảm còn", "tăng lên": the level that is reached.
            (Some(Class::Rise | Class::Fall | Class::Reach), Class::ToLevel) => {}
            // "tăng đến 5%" is stress when nothing says from where; "tăng với mức 5%", "giảm ở mức 5%" move.
            (Some(movement @ (Class::Rise | Class::Fall)), Class::Equal)
            | (Some(movement @ (Class::Rise | Class::Fall | Class::Share | Class::Complete)), Class::Reach) => {
                class = movement;
            }
            (Some(Class::Reach | Class::ToLevel), _) => {}
            (Some(_), Class::Multiply | Class::Equal) => {}
            // "thu nhập bình quân đạt": part of the noun.
            (None, _) if is_mean(pieces, before) => break,
            (None, _)
                if piece.any(&[Class::Adverb, Class::StatusEstimate, Class::StatusForecast, Class::StatusTarget]) => {}
            _ => break,
        }
        start = before;
    }
    Governor { class: Some(class), piece: Some(index), subject_end: start, shared: false }
}

/// "thu nhập | bình quân": what makes a measured noun a mean.
fn is_mean(pieces: &[Piece], at: usize) -> bool {
    pieces[at].is(Class::Per) && at.checked_sub(1).is_some_and(|before| pieces[before].any(&MEASURED))
}

/// "tăng 1,6% so với tháng trước | và 10,4% so với cùng kỳ": the same movement against another base.
fn follows_compared(pieces: &[Piece], phrases: &[BasePhrase], and: usize, figure: usize) -> bool {
    let before =
        phrases.iter().find(|phrase| phrase.end == and && phrase.versus).and_then(|one| one.start.checked_sub(1));
    let compared = before.is_some_and(|before| pieces[before].quantity().is_some());
    let joined = pieces[and + 1..figure].iter().all(|piece| piece.form == Form::Hedge);
    compared && joined && phrases.iter().any(|phrase| phrase.start == figure + 1)
}

/// Whether only a figure, its aspect or unit words stand before the separator at `index`.
fn follows_figure(pieces: &[Piece], index: usize) -> bool {
    const MAX_ASPECT: usize = 6;
    // "tăng 90 tỷ đồng (18%) | và 12 tỷ đồng": a bracket is passed.
    let closed = index.checked_sub(1).is_some_and(|close| pieces[close].mark() == Some(Mark::Close));
    let open = |&at: &usize| pieces[at].mark() == Some(Mark::Open);
    let open = (index.saturating_sub(MAX_ASPECT)..index).rev().find(open).filter(|_| closed);
    let index = open.unwrap_or(index);
    let mut left = index;
    for _ in 0..=MAX_ASPECT {
        let Some(before) = left.checked_sub(1) else { return false };
        match pieces[before].form {
            Form::Quantity(_) => {
                // Between the figure and here there is nothing, an aspect ("về lượng"), or what became of those counted.
                let befallen = pieces[before + 1..index].iter().all(|piece| piece.is(Class::Casualty));
                return befallen || pieces[before + 1].is(Class::Aspect);
            }
            Form::Word => left = before,
            _ => return false,
        }
    }
    false
}

/// "tăng 87% doanh thu | và 55% lợi nhuận": whether the figure at `at`, behind "và", names its noun as the one before does.
fn names_another(pieces: &[Piece], and: usize, at: usize) -> bool {
    const MAX_NOUN: usize = 6;
    let noun = |piece: &Piece| piece.form == Form::Word && (piece.any(&MEASURED) || piece.is(Class::PlanNoun));
    let before = (and.saturating_sub(MAX_NOUN)..and).rev().take_while(|&at| !says(&pieces[at]));
    let figure = before.take_while(|&at| pieces[at].mark().is_none()).find(|&at| pieces[at].quantity().is_some());
    figure.is_some_and(|figure| noun(&pieces[figure + 1])) && pieces.get(at + 1).is_some_and(noun)
}

/// Whether a movement stands before "từ" in the clause, or a level it ends at follows the figure.
fn moves(pieces: &[Piece], from: usize, figure: usize) -> bool {
    const REACH: usize = 8;
    let before = pieces[from.saturating_sub(REACH)..from]
        .iter()
        .rev()
        .take_while(|piece| !matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Comma)))
        .any(|piece| piece.any(&[Class::Rise, Class::Fall]));
    before || ends(pieces, figure)
}

/// "tăng | từ 10% trở lên", "kéo giảm | từ 5 - 10%", "giảm tội phạm | từ 3 - 5%": what moves by so much at least, where no level that it
/// ends at is told.
fn moved_by(pieces: &[Piece], phrases: &[BasePhrase], from: usize) -> Option<Governor> {
    // "cao hơn cùng kỳ | từ 20 - 30%": what it is compared with stands between.
    let base = phrases.iter().find(|phrase| phrase.end == from).map_or(from, |phrase| phrase.start);
    // "vượt | từ 5% trở lên so với dự toán": and by how much a plan is exceeded.
    let moves = |class: Class| matches!(class, Class::Rise | Class::Fall | Class::Exceed | Class::Short);
    if let Some((class, movement)) = governor_class(pieces, base).filter(|&(class, _)| moves(class)) {
        return Some(Governor { class: Some(class), piece: Some(movement), subject_end: movement, shared: false });
    }
    // As in "giảm tội phạm 5%".
    moves_object(pieces, base).then_some(Governor { class: None, piece: None, subject_end: from, shared: false })
}

/// Whether a verb of movement and then the few words of what it moves end at a piece.
fn moves_object(pieces: &[Piece], end: usize) -> bool {
    const MAX_OBJECT: usize = 6;
    let object = |piece: &&Piece| piece.form == Form::Word && !says(piece);
    let words = pieces[..end].iter().rev().take(MAX_OBJECT).take_while(object).count();
    let verb = (end - words).checked_sub(1).map(|verb| &pieces[verb]);
    words > 0 && verb.is_some_and(|verb| verb.form == Form::Word && verb.any(&[Class::Rise, Class::Fall]))
}

/// Whether a level that a movement ends at follows the figure.
fn ends(pieces: &[Piece], figure: usize) -> bool {
    const REACH: usize = 10;
    let behind = &pieces[figure + 1..pieces.len().min(figure + 1 + REACH)];
    // "giảm từ 40 hộ (3,1%) xuống 25 hộ": what a bracket says of the first level stands between.
    let open = |piece: &Piece| piece.depth <= pieces[figure].depth && piece.mark() != Some(Mark::Open);
    let parts = |piece: &Piece| open(piece) && matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Semicolon));
    // "đạt từ 12 tỷ đồng trở lên, đưa cả năm lên 40 tỷ đồng": a clause of its own.
    let comma = |at: usize| {
        behind[at].mark() == Some(Mark::Comma) && behind.get(at + 1).is_some_and(|next| next.is(Class::Cause))
    };
    let clause = (0..behind.len()).find(|&at| comma(at)).unwrap_or(behind.len());
    let behind = &behind[..clause];
    let next = behind.iter().position(parts).unwrap_or(behind.len());
    // "giảm từ 52 tỷ đồng về 40 tỷ đồng": right before the other level.
    let back = behind.get(next).is_some_and(|piece| piece.quantity().is_some())
        && behind[..next].iter().rev().find(|piece| piece.form != Form::Hedge).is_some_and(|one| one.is(Class::Aspect));
    back || behind[..next].iter().any(|piece| piece.any(&[Class::ToLevel]))
}
