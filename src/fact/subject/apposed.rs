//! An amount whose noun stands right behind the thing that has it: "dự án khu dân cư Bình An diện tích 40 ha".

use std::ops::Range;

use crate::fact::grammar::phrase::{MEASURED, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::lexicon::Class;

/// "không liên quan tới | dự án khu dân cư Bình An diện tích | 40 ha": the thing and the noun of its amount, without what the
/// thing is said to be or what is done with it.
pub(in crate::fact) fn thing(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_THING: usize = 10;
    const MIN_TOKENS: usize = 3;
    const VERBAL: [Class; 9] = [
        Class::Act,
        Class::GrowthNoun,
        Class::BalanceNoun,
        Class::ShareNoun,
        Class::SumNoun,
        Class::Flow,
        Class::PlanNoun,
        Class::Vague,
        Class::Anaphor,
    ];
    let pieces = reader.pieces;
    let named = |at: usize| reader.entities[pieces[at].tokens.start];
    let inside = |at: usize| match pieces[at].form {
        Form::Word => pieces[at].roles.is_idle() || named(at),
        Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote) => true,
        _ => false,
    };
    let aside = |piece: &Piece| piece.is(Class::Adverb) && !piece.any(&MEASURED);
    let Some(noun) = clause.clone().rev().find(|&at| !aside(&pieces[at])) else { return clause };
    if !pieces[noun].any(&MEASURED) || pieces[noun].any(&VERBAL) {
        return clause;
    }
    // "quy hoạch nhiều cao ốc cho | dân số": whom or what it is done for has the amount.
    let alone = noun > clause.start + 1
        && pieces[noun - 1].is(Class::Dative)
        && !pieces[clause.start..noun].iter().any(|piece| piece.any(&MEASURED));
    if alone {
        return noun..clause.end;
    }
    let Some(start) = (clause.start..noun).rev().take(MAX_THING).take_while(|&at| inside(at)).last() else {
        return clause;
    };
    let tokens: usize = pieces[start..noun].iter().map(|piece| piece.tokens.len()).sum();
    let before = start.checked_sub(1).filter(|&before| start > clause.start && pieces[before].form == Form::Word);
    let done = before.is_some_and(|before| {
        says(&pieces[before]) || pieces[before].any(&[Class::Toward, Class::Dative, Class::Copula, Class::Cause])
    });
    if done && tokens >= MIN_TOKENS { start..clause.end } else { clause }
}
