//! Whether a document lays down a plan: "Nghị quyết về dự toán ngân sách năm 2009", "Quyết định phê duyệt quy hoạch ...",
//! "KẾ HOẠCH" alone over its subject. Its figures are aims where nothing tells that they are results.

use std::ops::Range;

use super::aims;
use crate::calendar::Interval;
use crate::fact::grammar::piece::Piece;
use crate::fact::{Read, Status};
use crate::lexicon::Class;
use crate::mention::{Mentions, Period, Relation, Scan, TokenRange};
use crate::text::BlockKind;
use crate::token::{Case, Gap, Kind};

/// Words of a plan.
const PLAN: [Class; 3] = [Class::TargetNoun, Class::TargetHeading, Class::PlanDocument];
/// Lines of a title that may stand before what kind of document it is.
const LINES: usize = 6;
/// So many words in capitals behind the kind of a document are its subject.
const SUBJECT: usize = 3;

/// What a line over results says: "kết quả", "đánh giá tình hình thực hiện".
pub(in crate::fact) const RESULTS: [Class; 2] = [Class::ResultHeading, Class::CarriedOut];

/// The plan that the title says the document lays down.
pub(in crate::fact) fn plan(scan: &Scan<'_>, mentions: &Mentions) -> Option<TokenRange> {
    let title = title(scan);
    // "Mục tiêu phấn đấu" over a text that a longer one was cut to.
    let line = title.clone().skip(1).find(|&at| matches!(scan.tokens[at].gap, Gap::Block | Gap::Line));
    let line = title.start..line.unwrap_or(title.end);
    if !line.is_empty()
        && let Some(noun) = aims::only(scan, mentions, &line)
    {
        return Some(noun);
    }
    let hit = |at: usize, classes: &[Class]| classes.iter().find_map(|&class| scan.hit(at, class));
    let kinds = [Class::PlanDocument, Class::TargetNoun];
    let shouts = |at: usize| scan.tokens.get(at).is_some_and(|token| token.case == Case::Upper);
    // "THỦ TƯỚNG CHÍNH PHỦ | QUYẾT ĐỊNH", "PHỤ LỤC | KẾ HOẠCH ...": another line may stand before it, in capitals all of them.
    let kind = hit(opening(scan, title.start), &kinds).filter(|_| !title.is_empty()).or_else(|| {
        let lines = title.clone().skip(1).filter(|&at| matches!(scan.tokens[at].gap, Gap::Block | Gap::Line));
        lines.take(LINES).map(|at| opening(scan, at)).filter(|&at| shouts(at)).find_map(|at| hit(at, &kinds))
    })?;
    let (first, rest) = (kind.start as usize..kind.end as usize, kind.end as usize..title.end);
    if title.clone().any(|at| hit(at, &RESULTS).is_some()) {
        return None;
    }
    let alone = scan.tokens.get(rest.start).is_some_and(|next| matches!(next.gap, Gap::Block | Gap::Line));
    // "KẾ HOẠCH PHÁT TRIỂN GIÁO DỤC NĂM 2025": no headline shouts.
    let words = |at: &usize| scan.tokens[*at].kind == Kind::Word;
    let loud = rest.clone().filter(words).take(SUBJECT).filter(|&at| shouts(at)).count();
    let shouted = first.clone().all(shouts) && loud == SUBJECT;
    if (alone || shouted) && scan.hit(first.start, Class::TargetNoun).is_some() {
        return Some(first);
    }
    let noun = rest.clone().find_map(|at| hit(at, &PLAN))?;
    let noun = noun.start as usize..noun.end as usize;
    // A headline only speaks of plans ("Chương trình khuyến mãi với mục tiêu ...").
    let laid_down = (rest.start..=noun.start).any(|at| hit(at, &[Class::DocAbout, Class::Adopt]).is_some());
    (alone || laid_down).then_some(noun)
}

/// Where a line begins behind its number: "G. KẾ HOẠCH", "II. DỰ TOÁN", "F1. KẾ HOẠCH".
fn opening(scan: &Scan<'_>, line: usize) -> usize {
    const LONGEST: usize = 4;
    let figures = scan.tokens.get(line + 1).is_some_and(|next| next.kind == Kind::Number && next.gap == Gap::None);
    let line = if figures && scan.is(line + 2, ".") { line + 1 } else { line };
    let short = scan.tokens.get(line).is_some_and(|first| first.span.len() as usize <= LONGEST);
    if short && scan.tokens.len() > line + 2 && scan.is(line + 1, ".") { line + 2 } else { line }
}

/// Whether the title is that of an act, in capitals: "NGHỊ QUYẾT | Về nhiệm vụ năm 2011". It is about the year to come that it
/// names, whatever it lays down.
pub(in crate::fact) fn is_act(scan: &Scan<'_>) -> bool {
    let title = title(scan);
    let starts = |at: &usize| *at == title.start || matches!(scan.tokens[*at].gap, Gap::Block | Gap::Line);
    title
        .clone()
        .filter(starts)
        .take(LINES)
        .filter_map(|at| scan.hit(at, Class::PlanDocument))
        .any(|hit| (hit.start as usize..hit.end as usize).all(|at| scan.tokens[at].case == Case::Upper))
}

/// Whether the title says that the document is a report: "BÁO CÁO", "Báo cáo" alone over its subject, or with a few words
/// more in capitals ("BÁO CÁO TÓM TẮT").
pub(in crate::fact) fn is_report(scan: &Scan<'_>) -> bool {
    const MORE: usize = 3;
    let title = title(scan);
    let alone = |end: usize| {
        let shouts = |at: &usize| scan.tokens[*at].case == Case::Upper && scan.tokens[*at].gap == Gap::Space;
        let last = end + (end..scan.tokens.len()).take(MORE).take_while(shouts).count();
        scan.tokens.get(last).is_some_and(|next| matches!(next.gap, Gap::Block | Gap::Line))
    };
    let kind = title.clone().find_map(|at| scan.hit(at, Class::Instrument));
    kind.is_some_and(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let shouts = (start..end).all(|at| scan.tokens[at].case == Case::Upper);
        let report = (start..end).any(|at| scan.hit(at, Class::Said).is_some());
        let begins = matches!(scan.tokens[start].gap, Gap::Block | Gap::Line);
        (shouts || begins) && report && alone(end)
    })
}

/// "Kết quả công tác tháng 10, phương hướng nhiệm vụ tháng 11": what a title plans for, behind the time it reports on.
pub(in crate::fact) fn ahead(scan: &Scan<'_>, mentions: &Mentions, told: Interval) -> Option<Read<Interval>> {
    const REACH: usize = 80;
    let title = title(scan);
    let plans = |period: &Period| {
        let words = period.tokens.start.saturating_sub(REACH).max(title.start)..period.tokens.start;
        period.lasts_years() || words.into_iter().any(|at| PLAN.iter().any(|&class| scan.hit(at, class).is_some()))
    };
    let own = |period: &&Period| period.relation == Relation::Own && !period.versus && !period.up_to && !period.since;
    let within = |period: &&Period| title.start <= period.tokens.start && period.tokens.end <= title.end;
    let (period, days) = mentions
        .periods
        .iter()
        .take_while(|period| period.tokens.start < title.end)
        .filter(within)
        .filter(own)
        .filter_map(|period| Some((period, period.interval?)))
        .find(|(period, days)| is_behind(*days, told) && plans(period))?;
    Some(Read { value: days, evidence: Some(scan.span(period.tokens.clone())) })
}

/// Whether a stretch begins behind another; one of years may begin in the last of the other ("nhiệm kỳ 2016 - 2021, ... 2021 -
/// 2026").
fn is_behind(days: Interval, told: Interval) -> bool {
    let meets = || days.start.is_some_and(|start| start.year() == told.end.year()) && days.end.year() > told.end.year();
    days.start > Some(told.end) || meets()
}

/// What a line over results sets in a document that lays down a plan.
pub(in crate::fact) fn results(scan: &Scan<'_>, pieces: &[Piece]) -> Option<Read<Status>> {
    let heading = pieces.iter().find(|piece| piece.any(&RESULTS))?;
    Some(Read { value: Status::Actual, evidence: Some(scan.span(heading.tokens.clone())) })
}

/// The tokens of the title's blocks.
fn title(scan: &Scan<'_>) -> Range<usize> {
    let is_title = |index: usize| scan.blocks[scan.sentences[index].block].kind == BlockKind::Title;
    let Some(first) = (0..scan.sentences.len()).find(|&index| is_title(index)) else { return 0..0 };
    let last = (first..scan.sentences.len()).take_while(|&index| is_title(index)).last().unwrap_or(first);
    scan.sentences[first].tokens.start..scan.sentences[last].tokens.end
}
