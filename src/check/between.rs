//! What is said between a figure and the one before it in its sentence.

use crate::fact::Fact;
use crate::lexicon::Class;
use crate::mention::{Mentions, Scan};

#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is said or not, whatever the others are")]
pub(super) struct Between {
    /// "trong đó": parts follow.
    pub(super) breaks_down: bool,
    /// "gồm": all parts follow.
    pub(super) exhausts: bool,
    /// "lên", "xuống còn": what moved ends here.
    pub(super) ends: bool,
    /// "bình quân": no change of the whole.
    pub(super) averages: bool,
    /// "đạt", "chiếm", or a bracket: what follows is said of what stands before.
    pub(super) states: bool,
    /// Brackets opened, less those closed.
    pub(super) depth: i32,
}

const PREDICATES: [Class; 4] = [Class::Reach, Class::Share, Class::Equal, Class::Complete];

/// What is said before each figure.
pub(super) fn read(scan: &Scan<'_>, facts: &[Fact], mentions: &Mentions) -> Vec<Between> {
    let tokens = |fact: &Fact| mentions.quantities.get(fact.quantity).map(|quantity| quantity.tokens.clone());
    let mut out = vec![Between::default(); facts.len()];
    for (pair, out) in facts.windows(2).zip(out.iter_mut().skip(1)) {
        if let (Some(before), Some(after)) = (tokens(&pair[0]), tokens(&pair[1]))
            && pair[0].sentence == pair[1].sentence
        {
            let words = before.end..after.start;
            let said = |class| words.clone().find(|&token| scan.hit(token, class).is_some());
            // "chủ yếu gồm": not all of them.
            let mostly = |end: usize| (before.end..end).any(|token| scan.hit(token, Class::Adverb).is_some());
            let bracket = |token| match scan.word(token) {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            *out = Between {
                breaks_down: said(Class::Breakdown).is_some(),
                exhausts: said(Class::Exhaustive).is_some_and(|token| !mostly(token)),
                ends: said(Class::ToLevel).is_some(),
                averages: said(Class::Per).is_some(),
                states: words.clone().any(|token| bracket(token) > 0)
                    || PREDICATES.into_iter().any(|class| said(class).is_some()),
                depth: words.clone().map(bracket).sum(),
            };
        }
    }
    out
}
