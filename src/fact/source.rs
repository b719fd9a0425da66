//! Who says it: "Theo Tổng cục Thống kê, ...", "..., ông Lâm cho biết".

use super::{Fact, Read};
use crate::lexicon::Class;
use crate::mention::{Mentions, Scan, TokenRange};

/// One who may say something, where the text names it.
struct Speaker<'a> {
    tokens: TokenRange,
    name: &'a str,
    is_person: bool,
}

/// Sets `attribution`: what a sentence says it has from someone holds for its figures; of several, the last one before
/// the figure.
pub(super) fn read(scan: &Scan<'_>, mentions: &Mentions, facts: &mut [Fact]) {
    let names = names(mentions);
    let mut known: Option<(usize, Vec<&Speaker<'_>>)> = None;
    for fact in facts {
        if known.as_ref().is_none_or(|(sentence, _)| *sentence != fact.sentence) {
            known = scan.sentences.get(fact.sentence).map(|one| (fact.sentence, sources(scan, &names, &one.tokens)));
        }
        let Some((_, found)) = &known else { continue };
        let figure = mentions.quantities.get(fact.quantity).map_or(0, |quantity| quantity.tokens.start);
        let source = found.iter().rev().find(|name| name.tokens.start < figure).or(found.first());
        fact.attribution =
            source.map(|name| Read { value: name.name.to_owned(), evidence: Some(scan.span(name.tokens.clone())) });
    }
}

/// All names of people and organizations, in order; where one holds another, the person or the longer name.
fn names(mentions: &Mentions) -> Vec<Speaker<'_>> {
    let people = mentions.people.iter().flat_map(|one| {
        one.mentions.iter().map(|tokens| Speaker { tokens: tokens.clone(), name: &one.name, is_person: true })
    });
    let bodies = mentions.organizations.iter().flat_map(|one| {
        one.mentions.iter().map(|tokens| Speaker { tokens: tokens.clone(), name: &one.name, is_person: false })
    });
    let mut out: Vec<Speaker<'_>> = people.chain(bodies).collect();
    out.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    out
}

/// Those who say what a sentence says.
fn sources<'a, 'b>(scan: &Scan<'_>, names: &'b [Speaker<'a>], sentence: &TokenRange) -> Vec<&'b Speaker<'a>> {
    let first = names.partition_point(|name| name.tokens.start < sentence.start);
    let inside = names[first..].iter().take_while(|name| name.tokens.end <= sentence.end);
    let mut out: Vec<&Speaker<'_>> = Vec::new();
    for name in inside {
        let nested = out.last().is_some_and(|last| last.tokens.end >= name.tokens.end);
        if !nested && (is_named_as_source(scan, name, sentence) || speaks(scan, name, sentence)) {
            out.push(name);
        }
    }
    out
}

/// "theo số liệu của Tổng cục Thống kê", "theo Giám đốc Sở Công Thương Nguyễn Văn An".
fn is_named_as_source(scan: &Scan<'_>, name: &Speaker<'_>, sentence: &TokenRange) -> bool {
    const MAX_BETWEEN: usize = 10;
    let floor = name.tokens.start.saturating_sub(MAX_BETWEEN).max(sentence.start);
    let mut at = name.tokens.start;
    while at > floor {
        // The longest word of this kind that ends here.
        let link = (floor..at).find_map(|start| {
            [Class::Source, Class::SourceNoun]
                .into_iter()
                .find(|&class| scan.hit(start, class).is_some_and(|hit| hit.end as usize == at))
                .map(|class| (start, class))
        });
        match link {
            Some((_, Class::Source)) => return true,
            Some((start, _)) => at = start,
            // What stands before a person's name is an office.
            None if name.is_person && is_word(scan, at - 1) => at -= 1,
            None => return false,
        }
    }
    false
}

/// "ông Nguyễn Bích Lâm, Tổng cục trưởng, cho biết": who it is may stand between name and verb.
fn speaks(scan: &Scan<'_>, name: &Speaker<'_>, sentence: &TokenRange) -> bool {
    const MAX_OFFICE: usize = 14;
    const MAX_ADVERBS: usize = 3;
    let reach = if name.is_person { MAX_OFFICE } else { MAX_ADVERBS };
    let limit = sentence.end.min(name.tokens.end + reach);
    let mut at = name.tokens.end;
    while at < limit {
        if scan.hit(at, Class::Report).is_some() {
            return true;
        }
        let passes = is_word(scan, at) || name.is_person && scan.word(at) == ",";
        if !passes {
            return false;
        }
        at += 1;
    }
    false
}

fn is_word(scan: &Scan<'_>, token: usize) -> bool {
    scan.tokens.get(token).is_some_and(|one| one.kind == crate::token::Kind::Word)
}
