//! Parts in per cent under what they are parts of: "Hạnh kiểm: tốt 68,5%; khá 26,4%", "Khách quốc tế: Pháp 15%, Anh 7%".

use std::ops::Range;

use crate::decimal::Decimal;
use crate::fact::grammar::phrase::{MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::is_percent;
use crate::lexicon::Class;
use crate::mention::Mentions;

/// The word before a colon that parts stand behind, and the parts, each with its figure.
const MAX_LABEL: usize = 8;
const MAX_PART: usize = 6;
const MAX_PARTS: usize = 12;
/// What is added up is rounded.
const WHOLE: Range<i64> = 99..102;

/// Figures that stand in one row, by their pieces, each with its words.
pub(in crate::fact) struct Row {
    pub(in crate::fact) figures: Vec<(usize, Phrase)>,
    /// They add up to all of it.
    pub(in crate::fact) is_whole: bool,
}

/// The rows of a sentence.
pub(in crate::fact) fn rows(pieces: &[Piece], mentions: &Mentions) -> Vec<Row> {
    let colons = (1..pieces.len()).filter(|&at| pieces[at].mark() == Some(Mark::Colon) && pieces[at].depth == 0);
    colons.filter_map(|colon| row(pieces, mentions, colon)).collect()
}

fn row(pieces: &[Piece], mentions: &Mentions, colon: usize) -> Option<Row> {
    let label = label(pieces, colon)?;
    let mut figures = Vec::new();
    let mut sum = Decimal::from(0);
    let mut at = colon + 1;
    while figures.len() < MAX_PARTS {
        let named = pieces[at..].iter().take(MAX_PART + 1).take_while(|piece| names(piece)).count();
        let figure = at + named;
        let Some(quantity) = pieces.get(figure).and_then(Piece::quantity).map(|index| &mentions.quantities[index])
        else {
            break;
        };
        let end = behind_bracket(pieces, figure + 1);
        let parted = pieces.get(end).is_none_or(|next| {
            matches!(next.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Stop)) || next.is(Class::And)
        });
        if !(1..=MAX_PART).contains(&named) || !is_percent(quantity) || !parted {
            break;
        }
        figures.push((figure, label.then(&Phrase::of_pieces(&pieces[at..figure]))));
        sum = sum.checked_add(quantity.value)?;
        at = (end + 1).min(pieces.len());
    }
    let is_whole = (Decimal::from(WHOLE.start)..Decimal::from(WHOLE.end)).contains(&sum);
    (figures.len() > 1).then_some(Row { figures, is_whole })
}

/// What stands before a colon, where it says nothing and measures nothing.
fn label(pieces: &[Piece], colon: usize) -> Option<Phrase> {
    const OTHER: [Class; 12] = [
        Class::Intro,
        Class::Breakdown,
        Class::Said,
        Class::TargetNoun,
        Class::TargetHeading,
        Class::ResultHeading,
        Class::PlanNoun,
        Class::Copula,
        Class::Because,
        Class::Cause,
        Class::But,
        Class::Anaphor,
    ];
    let word = |piece: &&Piece| piece.form == Form::Word && !piece.any(&OTHER) && !piece.any(&MEASURED);
    let length = pieces[..colon].iter().rev().take(MAX_LABEL + 1).take_while(word).count();
    let start = colon - length;
    let opens = start.checked_sub(1).is_none_or(|before| pieces[before].mark().is_some());
    let bare = !pieces[start..colon].iter().any(|piece| says(piece) && !piece.is(Class::Act));
    (opens && bare && (1..=MAX_LABEL).contains(&length)).then(|| Phrase::of_pieces(&pieces[start..colon]))
}

/// Whether a piece may stand in the name of a part: "hoàn thành tốt" too.
fn names(piece: &Piece) -> bool {
    match piece.form {
        Form::Word => (!says(piece) || piece.any(&[Class::Complete, Class::Act])) && !piece.any(&MEASURED),
        Form::Place(_) | Form::Generic(_) => true,
        _ => false,
    }
}

/// Where a bracket ends that begins at a piece; the piece itself where none does.
fn behind_bracket(pieces: &[Piece], at: usize) -> usize {
    const MAX_BRACKET: usize = 12;
    let opens = pieces.get(at).is_some_and(|open| open.mark() == Some(Mark::Open));
    let close = pieces.iter().skip(at).take(MAX_BRACKET).position(|piece| piece.mark() == Some(Mark::Close));
    close.filter(|_| opens).map_or(at, |close| at + close + 1)
}
