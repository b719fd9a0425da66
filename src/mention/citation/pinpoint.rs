//! Places in documents: "điểm d khoản 9 Điều 7", "các điểm a, b khoản 2 Điều 10", "Điều 3 khoản 2", "Chương II".

use super::super::scan::Scan;
use super::Citation;
use crate::lexicon::{Class, Signs};
use crate::token::{Case, Gap, Kind};

/// Values behind one word ("khoản 1, 2 và 3").
const MAX_VALUES: usize = 10;
/// Words in one chain of pinpoints.
const MAX_STEPS: usize = 24;
/// Pinpoints of one chain.
const MAX_PINPOINTS: usize = 40;

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pinpoint {
    /// Chương.
    pub chapter: Option<String>,
    /// Điều.
    pub article: Option<String>,
    /// Khoản.
    pub clause: Option<String>,
    /// Điểm.
    pub point: Option<String>,
}

/// The kinds of place, from the smallest to the largest.
const KINDS: [Class; 4] = [Class::DocPoint, Class::DocClause, Class::DocArticle, Class::DocChapter];

/// One word with its values.
struct Step {
    kind: usize,
    values: Vec<String>,
}

/// Values by kind, not yet multiplied out.
type Group = [Vec<String>; KINDS.len()];

/// Reads every chain of pinpoints, gives it to the citation it touches, and claims its tokens.
pub(super) fn read(scan: &mut Scan<'_>, citations: &mut [Citation]) {
    let limit = scan.tokens.len();
    let mut end = 0;
    loop {
        let at = scan.hits.next(end, limit, Signs::classes(&KINDS));
        if at == limit {
            break;
        }
        let Some((steps, after)) = chain(scan, at) else {
            end = at + 1;
            continue;
        };
        end = after;
        if let Some(index) = owner(scan, citations, at, end) {
            citations[index].pinpoints.extend(places(&steps));
        }
        scan.claim(at..end);
    }
}

/// The citation right behind the chain, or right before it.
fn owner(scan: &Scan<'_>, citations: &[Citation], from: usize, end: usize) -> Option<usize> {
    let next = citations.partition_point(|citation| citation.tokens.start < end);
    let of = scan.phrase(end, scan.tokens.len(), Class::DocOf).unwrap_or(end);
    let next_block = scan.tokens.get(end).is_none_or(|token| token.gap == Gap::Block);
    let begins = |start: usize| start == end || start == of;
    if !next_block && citations.get(next).is_some_and(|citation| begins(citation.tokens.start)) {
        return Some(next);
    }
    let gap = next.checked_sub(1).and_then(|before| from.checked_sub(citations[before].tokens.end));
    if gap == Some(0) || (gap == Some(1) && matches!(scan.word(from - 1), "," | "(")) {
        return next.checked_sub(1);
    }
    // "khoản 2, Điều 146, Bộ luật Hình sự"
    let comma = (scan.is(end, ",") || scan.is(end, "-") || scan.is(end, "–")) && !next_block;
    (comma && citations.get(next).is_some_and(|citation| citation.tokens.start == end + 1)).then_some(next)
}

/// A chain that begins at `at`.
fn chain(scan: &Scan<'_>, at: usize) -> Option<(Vec<Step>, usize)> {
    let mut steps = Vec::new();
    let mut end = at;
    while steps.len() < MAX_STEPS {
        let from = if steps.is_empty() { end } else { skip_join(scan, end) };
        let Some((step, next)) = step(scan, from, !steps.is_empty()) else { break };
        steps.push(step);
        end = next;
    }
    (!steps.is_empty()).then_some((steps, end))
}

fn skip_join(scan: &Scan<'_>, at: usize) -> usize {
    let mut next = if scan.is(at, ",") || scan.is(at, ";") { at + 1 } else { at };
    for class in [Class::DocJoin, Class::DocOf, Class::DocSeveral] {
        next = scan.phrase(next, scan.tokens.len(), class).unwrap_or(next);
    }
    next
}

fn step(scan: &Scan<'_>, at: usize, inside: bool) -> Option<(Step, usize)> {
    let limit = scan.tokens.len();
    let (kind, mut end) =
        KINDS.iter().enumerate().find_map(|(kind, &class)| Some((kind, scan.phrase(at, limit, class)?)))?;
    // "điều" in small letters is a thing, unless a document or a smaller place follows: "điều 26 Luật ...".
    let small = KINDS[kind] == Class::DocArticle && !inside && !scan.tokens[at].is_capital();
    // "Thanh Chương 15 vụ": the end of a name.
    let title = |at: usize| scan.tokens[at].case == Case::Title;
    let named = at > 0 && scan.tokens[at].gap == Gap::Space && title(at) && title(at - 1);
    if scan.is_claimed(at) || named && KINDS[kind] == Class::DocChapter {
        return None;
    }
    let mut values = vec![value(scan, end, kind)?];
    end += width(scan, end);
    while values.len() < MAX_VALUES {
        let next = if scan.is(end, ",") { end + 1 } else { scan.phrase(end, limit, Class::DocJoin).unwrap_or(end) };
        if next == end {
            break;
        }
        let Some(more) = value(scan, next, kind) else { break };
        values.push(more);
        end = next + width(scan, next);
    }
    // "các khoản 2 tỷ đồng" is money.
    let amount = [Class::Unit, Class::Number].iter().any(|&class| scan.hit(end, class).is_some()) || scan.is(end, "%");
    let of = scan.phrase(end, limit, Class::DocOf).unwrap_or(end);
    let document = |at: usize| scan.hit(at, Class::Instrument).is_some();
    // "điều 198, Bộ luật Hình sự"
    let set_off = scan.is(end, ",") && document(end + 1) && scan.tokens[end + 1].is_capital();
    let clause =
        scan.hit(end, Class::DocClause).or_else(|| scan.hit(end + 1, Class::DocClause).filter(|_| scan.is(end, ",")));
    let placed = document(of) || set_off || clause.is_some();
    (!amount && (!small || placed)).then_some((Step { kind, values }, end))
}

/// Tokens of a value: "17a" is two.
fn width(scan: &Scan<'_>, at: usize) -> usize {
    let suffix = scan.tokens.get(at + 1).is_some_and(|next| {
        next.is_glued() && next.kind == Kind::Word && next.case == Case::Lower && next.span.len() <= 2
    });
    if suffix && scan.tokens[at].kind == Kind::Number { 2 } else { 1 }
}

/// A number, a letter for points, a Roman number for chapters.
fn value(scan: &Scan<'_>, at: usize, kind: usize) -> Option<String> {
    let token = scan.tokens.get(at)?;
    let word = scan.word(at);
    let fits = match (KINDS[kind], token.kind) {
        (Class::DocPoint, Kind::Word) => word.chars().count() == 1,
        (Class::DocChapter, Kind::Word) => word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')),
        (Class::DocPoint, _) | (_, Kind::Word | Kind::Symbol) => false,
        (_, Kind::Number) => word.bytes().all(|byte| byte.is_ascii_digit()),
    };
    fits.then(|| scan.slice(at..at + width(scan, at)).to_owned())
}

/// The places a chain names. Small to large ("khoản 2 Điều 5") or large to small ("Điều 5 khoản 2").
fn places(steps: &[Step]) -> Vec<Pinpoint> {
    let falling =
        steps.windows(2).find(|pair| pair[0].kind != pair[1].kind).is_some_and(|pair| pair[0].kind > pair[1].kind);
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for step in steps {
        let opens = last.is_none_or(|last| if falling { step.kind >= last } else { step.kind <= last });
        if opens {
            groups.push(Group::default());
        }
        if let Some(group) = groups.last_mut() {
            group[step.kind].clone_from(&step.values);
        }
        last = Some(step.kind);
    }
    inherit(&mut groups, falling);
    let mut out = Vec::new();
    for group in &groups {
        multiply(group, &mut out);
    }
    out.truncate(MAX_PINPOINTS);
    out
}

/// "khoản 3 và khoản 4 Điều 5": the article holds for both.
fn inherit(groups: &mut [Group], falling: bool) {
    let order: Vec<usize> = if falling { (0..groups.len()).collect() } else { (0..groups.len()).rev().collect() };
    for pair in order.windows(2) {
        let lender = groups[pair[0]].clone();
        let group = &mut groups[pair[1]];
        let largest = group.iter().rposition(|values| !values.is_empty()).map_or(0, |kind| kind + 1);
        for kind in largest..KINDS.len() {
            group[kind].clone_from(&lender[kind]);
        }
    }
}

fn multiply(group: &Group, out: &mut Vec<Pinpoint>) {
    let each = |values: &[String]| -> Vec<Option<String>> {
        if values.is_empty() { vec![None] } else { values.iter().cloned().map(Some).collect() }
    };
    let [points, clauses, articles, chapters] = group;
    for chapter in each(chapters) {
        for article in each(articles) {
            for clause in each(clauses) {
                for point in each(points) {
                    out.push(Pinpoint {
                        chapter: chapter.clone(),
                        article: article.clone(),
                        clause: clause.clone(),
                        point,
                    });
                }
            }
        }
    }
}
