//! Lines and sentences that lay down aims, told by their words alone: "Mục tiêu cụ thể", "quy hoạch đề ra ...", "phê duyệt
//! chương trình ...", "Để đạt các mục tiêu trên, ...".

use crate::calendar::Interval;
use crate::fact::context::Context;
use crate::fact::sentence::{Draft, Reader};
use crate::fact::times::when;
use crate::fact::{Read, Status};
use crate::lexicon::{Class, Signs};
use crate::mention::{Mentions, Period, Scan, Sentence, TokenRange};

/// The word of aims in a line that holds no more than it, what kind of aims they are and for when: "Mục tiêu phấn đấu", "Một số chỉ
/// tiêu chủ yếu năm 2010".
pub(in crate::fact) fn only(scan: &Scan<'_>, mentions: &Mentions, line: &TokenRange) -> Option<TokenRange> {
    const AIMS: [Class; 2] = [Class::TargetNoun, Class::TargetHeading];
    let (mut at, mut noun) = (line.start, None);
    while at < line.end {
        let aim = AIMS.iter().filter_map(|&class| scan.hit(at, class)).map(|hit| hit.end as usize).max();
        let more = || {
            let classes = [Class::AimManner, Class::StatusTarget];
            classes.iter().filter_map(|&class| scan.hit(at, class)).map(|hit| hit.end as usize).max()
        };
        let time = || {
            let next = mentions.periods.partition_point(|period| period.tokens.start < at);
            mentions.periods.get(next).filter(|period| period.tokens.start == at).map(|period| period.tokens.end)
        };
        noun = noun.or(aim.map(|end| at..end));
        // "Các chỉ tiêu chủ yếu và những chương trình trọng điểm".
        let paper = || scan.hit(at, Class::DocOfAims).filter(|_| noun.is_some()).map(|hit| hit.end as usize);
        let mark = [",", ":", "-", "–", "."].iter().any(|mark| scan.is(at, mark)).then_some(at + 1);
        at = time().or(aim).or_else(more).or_else(paper).or(mark).filter(|&end| end > at && end <= line.end)?;
    }
    noun
}

/// What a sentence sets that tells what a document of aims lays down, before its first figure.
pub(super) fn tells_plan_of(scan: &Scan<'_>, mentions: &Mentions, sentence: &TokenRange) -> Option<Read<Status>> {
    let next = mentions.quantities.partition_point(|quantity| quantity.tokens.start < sentence.start);
    let figure = mentions.quantities.get(next).map_or(sentence.end, |quantity| quantity.tokens.start);
    let end = figure.min(sentence.end);
    let aims = does_itself(scan, sentence, end)
        .or_else(|| says_its_aims(scan, sentence, end))
        .or_else(|| has_aims(scan, mentions, sentence, end))?;
    Some(Read { value: Status::Target, evidence: Some(scan.span(aims)) })
}

/// "Quy hoạch đề ra ...", "Theo đó, kế hoạch yêu cầu ...": what a clause opens with does.
fn does_itself(scan: &Scan<'_>, sentence: &TokenRange, end: usize) -> Option<TokenRange> {
    let opens = |at: usize| at == sentence.start || scan.is(at - 1, ",");
    (sentence.start..end).find_map(|at| {
        let document = scan.hit(at, Class::DocOfAims).filter(|_| opens(at))?;
        let verb = scan.hit(document.end as usize, Class::DocSetsAims).filter(|verb| verb.end as usize <= end)?;
        Some(at..verb.end as usize)
    })
}

/// "Theo quy hoạch, mục tiêu ...", "Mục tiêu của chương trình là ...".
fn says_its_aims(scan: &Scan<'_>, sentence: &TokenRange, end: usize) -> Option<TokenRange> {
    const REACH: usize = 24;
    let first = sentence.start;
    if let Some(source) = scan.hit(first, Class::Source) {
        scan.hit(source.end as usize, Class::DocOfAims)?;
        let clause = (source.end as usize..end.min(first + REACH)).find(|&at| scan.is(at, ","))? + 1;
        let noun = scan.hit(clause, Class::TargetNoun).filter(|noun| noun.end as usize <= end)?;
        return Some(clause..noun.end as usize);
    }
    let noun = scan.hit(first, Class::TargetNoun)?;
    let of = scan.hit(noun.end as usize, Class::Of)?;
    let document = scan.hit(of.end as usize, Class::DocOfAims).filter(|document| document.end as usize <= end)?;
    Some(first..document.end as usize)
}

/// "Đề án tái canh cà phê giai đoạn 2014 - 2020 có mục tiêu ...": what a document for years aims at that the sentence opens with.
fn has_aims(scan: &Scan<'_>, mentions: &Mentions, sentence: &TokenRange, end: usize) -> Option<TokenRange> {
    let document = scan.hit(sentence.start, Class::DocOfAims)?.end as usize;
    let states =
        |at: &usize| scan.hit(*at, Class::StatusTarget).is_some() || scan.hit(*at, Class::DocSetsAims).is_some();
    let verb = (document..end).take_while(|&at| !scan.is(at, ",")).find(states)?;
    let next = mentions.periods.partition_point(|period| period.tokens.start < sentence.start);
    let mut times = mentions.periods[next..].iter().take_while(|period| period.tokens.start < verb);
    times.any(Period::lasts_years).then_some(sentence.start..document)
}

/// The aims that a sentence tells were adopted or changed, and for when: "phê duyệt quy hoạch tổng thể ...", "điều chỉnh chỉ tiêu
/// kinh doanh cả năm".
fn adopts_plan(
    scan: &Scan<'_>,
    mentions: &Mentions,
    sentence: &TokenRange,
) -> Option<(Read<Status>, Option<Read<Interval>>)> {
    const REACH: usize = 3;
    const MAX_NAME: usize = 12;
    const AIMS: [Class; 2] = [Class::DocOfAims, Class::TargetNoun];
    let noun = sentence.clone().find_map(|at| {
        let verb = scan.hit(at, Class::DocApprove)?.end as usize;
        let aims = |at: &usize| AIMS.iter().any(|&class| scan.hit(*at, class).is_some());
        // "ban hành Nghị quyết số 18/NQ-HĐND | về | kế hoạch phát triển": what a paper with its number is about.
        let next = mentions.citations.partition_point(|one| one.tokens.start < verb);
        let cited = mentions.citations.get(next).filter(|one| one.tokens.start == verb).map(|one| one.tokens.end);
        let paper = cited.or_else(|| scan.hit(verb, Class::PlanDocument).map(|hit| hit.end as usize));
        let about = paper.and_then(|end| scan.hit(end, Class::DocAbout)).map(|hit| hit.end as usize);
        let from = about.unwrap_or(verb);
        (from..(from + REACH).min(sentence.end)).find(aims)
    })?;
    let next = mentions.periods.partition_point(|period| period.tokens.start < noun);
    let near =
        |period: &&Period| period.tokens.start <= noun + MAX_NAME && period.tokens.end <= sentence.end && !period.up_to;
    let time = mentions.periods.get(next).filter(near).and_then(|period| {
        let value = period.interval.filter(|days| days.start.is_some())?;
        Some(Read { value, evidence: Some(scan.span(period.tokens.clone())) })
    });
    Some((Read { value: Status::Target, evidence: Some(scan.span(noun..noun + 1)) }, time))
}

/// "Theo đó, ...", "Mục tiêu là ...": whether a sentence tells what a document says that was told of before.
pub(super) fn goes_on_thereby(scan: &Scan<'_>, sentence: &TokenRange) -> bool {
    let opens = |class| scan.hit(sentence.start, class).is_some();
    // "Kế hoạch mở 1.000 cửa hàng vừa được thông qua" tells of another one.
    // "Các chỉ tiêu chủ yếu đề ra là: ...".
    opens(Class::DocThereby) || (opens(Class::TargetNoun) || opens(Class::TargetHeading)) && !opens(Class::DocOfAims)
}

/// "Theo quy hoạch, ...": what a document of aims says.
pub(in crate::fact) fn follows_plan(scan: &Scan<'_>, sentence: &TokenRange) -> Option<Read<Status>> {
    let source = scan.hit(sentence.start, Class::Source)?.end as usize;
    let document = scan.hit(source, Class::DocOfAims)?.end as usize;
    let alone = document < sentence.end && scan.is(document, ",");
    alone.then(|| Read { value: Status::Target, evidence: Some(scan.span(source..document)) })
}

/// "Để đạt các mục tiêu trên, ...": what is to be done for aims that were told.
pub(super) fn serves_aims(scan: &Scan<'_>, sentence: &TokenRange) -> Option<Read<Status>> {
    const REACH: usize = 16;
    scan.hit(sentence.start, Class::Dative)?;
    let reach = sentence.start..sentence.end.min(sentence.start + REACH);
    let comma = reach.clone().find(|&at| scan.is(at, ","))?;
    let verb = scan.hit(sentence.start + 1, Class::Complete).or_else(|| scan.hit(sentence.start + 1, Class::Reach))?;
    let noun = (verb.end as usize..comma).find(|&at| scan.hit(at, Class::TargetNoun).is_some())?;
    let told = (noun..comma).any(|at| scan.hit(at, Class::AimTold).is_some_and(|hit| hit.end as usize <= comma));
    told.then(|| Read { value: Status::Target, evidence: Some(scan.span(noun..noun + 1)) })
}

/// What a sentence tells of a plan: that it was adopted, or what it lays down.
pub(in crate::fact) fn tell(
    context: &mut Context,
    scan: &Scan<'_>,
    mentions: &Mentions,
    sentence: &Sentence,
    spoken: bool,
) {
    let tokens = &sentence.tokens;
    let laid_down = context.laid_down.take().filter(|_| goes_on_thereby(scan, tokens));
    // Few sentences name such a document.
    let named = sentence.signs.meet(Signs::class(Class::DocOfAims));
    let told = || if named { tells_plan_of(scan, mentions, tokens) } else { None };
    let follows = || if named { follows_plan(scan, tokens) } else { None };
    if let Some((aim, time)) = laid_down.or_else(|| Some((told()?, None))) {
        lay_down(context, aim, spoken);
        context.paragraph.period = time.or(context.paragraph.period.take());
    } else if let Some(aim) = serves_aims(scan, tokens).or_else(follows) {
        lay_down(context, aim, true);
    }
    let aims = named || sentence.signs.meet(Signs::class(Class::TargetNoun));
    context.laid_down = if aims { adopts_plan(scan, mentions, tokens) } else { None };
}

/// What a document of aims that a text tells of sets: for the block, and for all of the text where it begins with it.
fn lay_down(context: &mut Context, aim: Read<Status>, spoken: bool) {
    context.recounts = false;
    context.paragraph.status = Some(aim.clone());
    if !spoken {
        context.adopted = context.adopted.take().or(Some(aim));
    }
}

/// What the aims that a sentence states set for the text behind it.
pub(in crate::fact) fn state(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft], spoken: bool) {
    let target = || drafts.iter().find(|draft| draft.status.value == Status::Target && !draft.is_base);
    context.aimed = context.aimed.take().or_else(|| Some(target()?.status.clone()));
    let aims = drafts.iter().any(|draft| draft.status.value == Status::Target && draft.status.evidence.is_some());
    context.recounts = reader.recounts(context) || context.recounts && !aims;
    let Some(aim) = reader.states_aims(drafts) else { return };
    context.recounts = false;
    if !spoken {
        context.plan = Some(aim.clone());
    }
    let first = drafts.first().filter(|first| first.status.value == Status::Target);
    let ahead = first.and_then(|first| first.period.clone()).filter(|read| when::carries(read.value));
    context.paragraph.period = context.paragraph.period.take().or(ahead);
    context.paragraph.status = Some(aim);
}
