//! When a text has come from one time to another, and when it only names one that is still to come.

use super::when;
use crate::calendar::{Grain, Interval};
use crate::fact::context::Context;
use crate::fact::grammar::piece::Piece;
use crate::fact::sentence::{Draft, Reader};
use crate::fact::status::adopted;
use crate::fact::{Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Relation, Scan, Sentence};
use crate::span::{Body, Span};

/// "TỔNG KẾT ... GIAI ĐOẠN 2011 - 2015 | PHƯƠNG HƯỚNG GIAI ĐOẠN 2016 - 2020": whether a line of the title only tells what comes last,
/// behind one about the years before.
pub(in crate::fact) fn is_next_stage(context: &Context, pieces: &[Piece], next: &Read<Interval>) -> bool {
    let told = context.sections.last().and_then(|(_, frame)| frame.period.as_ref());
    let later = told.is_some_and(|told| next.value.start > Some(told.value.end));
    let aims = pieces.iter().any(|piece| piece.is(Class::TargetHeading));
    later && aims && !pieces.iter().any(|piece| piece.any(&adopted::RESULTS))
}

/// Whether a paragraph goes on in a time that one of its later sentences names.
pub(in crate::fact) fn goes_on_in(context: &Context, next: &Read<Interval>) -> bool {
    // "Đợt mưa tháng 7 gây thiệt hại 9 tỷ đồng. Đàn lợn có 900 con": only what a paragraph of a report opens with is the time of
    // all of it.
    !context.is_report
        || context.period().is_none()
        || context.paragraph.period.as_ref().is_some_and(|told| grows(told, next))
}

/// "Diện tích lúa năm 2019 đạt 500 ha. Xây mới 20 trường" of a report on a term: whether a sentence tells of one of the years that its
/// section is about, and does not begin with it, so that the next goes back to all of them.
pub(in crate::fact) fn is_one_of_years(context: &Context, reader: &Reader<'_>, read: &Read<Interval>) -> bool {
    /// "Trong", and then the year.
    const OPENS: usize = 2;
    let about = context.section_period().or(context.document_period()).map(|about| about.value);
    let opens = || {
        let first = reader.pieces.iter().take(OPENS).find(|piece| piece.period().is_some());
        first.is_some_and(|piece| Some(reader.scan.span(piece.tokens.clone())) == read.evidence)
    };
    let within = |about: Interval| read.value.start >= about.start && read.value.end <= about.end;
    about.is_some_and(|about| when::lasts_years(about) && about != read.value && within(about)) && !opens()
}

/// "Kể từ ngày 25/6, cảnh sát xử lý | 65 vụ": the days of an amount that was reached since a time, which its sentence names without an
/// end: up to the day of publication, and none where it began long ago ("hoạt động từ ngày 16/6/2008 với | 40 máy").
pub(super) fn since(
    reader: &Reader<'_>,
    context: &Context,
    figure: &when::Figure<'_>,
    days: Interval,
    evidence: Option<Span<Body>>,
) -> Option<Interval> {
    const LONG: i64 = 366;
    let reached = matches!(figure.status, Status::Actual | Status::Estimate) && figure.measure != Measure::Change;
    let sentence = &reader.scan.sentences[reader.sentence].tokens;
    let told = when::said_by(reader, evidence).filter(|period| sentence.contains(&period.tokens.start));
    let told = told.filter(|period| period.since && period.relation == Relation::Own && period.grain != Grain::Span);
    let start = told.filter(|period| !period.up_to && !period.year_to_date).and_then(|period| period.interval?.start);
    let Some((start, today)) = start.zip(context.published).filter(|&(start, today)| reached && start <= today) else {
        return Some(days);
    };
    ((today - start).whole_days() < LONG).then(|| Interval::new(start, today))
}

/// "Năm 2020 hợp tác xã đặt mục tiêu gì? | - Sản lượng 900 tấn": whether a sentence is a question, which names the time of its
/// answer.
pub(in crate::fact) fn asks(reader: &Reader<'_>) -> bool {
    let end = reader.scan.sentences[reader.sentence].tokens.end;
    end.checked_sub(1).is_some_and(|last| reader.scan.is(last, "?"))
}

/// "Giá tiêu dùng tháng 7 tăng 0,3%; tính chung 7 tháng tăng 2,1%. Nhóm lương thực ...": what a sentence comes to in the same
/// way, by the last figure that tells its time.
pub(in crate::fact) fn come_to(reader: &Reader<'_>, drafts: &[Draft], told: &Read<Interval>) -> Option<Read<Interval>> {
    /// "Tháng 5, thu ngân sách đạt 21 tỷ đồng, lũy kế 5 tháng 104 tỷ đồng": what a sentence opens with is the time of the paragraph.
    const OPENS: usize = 2;
    if reader.pieces.iter().take(OPENS).any(|piece| piece.period().is_some()) {
        return None;
    }
    let last = drafts.iter().rev().find(|draft| draft.lends_period && reader.pieces[draft.piece].depth == 0)?;
    last.period.clone().filter(|next| grows(told, next))
}

/// "Tháng 7 đạt 3 tỷ USD. Tính chung 7 tháng đạt 19 tỷ USD. Có 12 nhóm hàng ...": whether a text has come from a month to what the
/// year has brought by its end.
fn grows(told: &Read<Interval>, next: &Read<Interval>) -> bool {
    spans_more(told.value, next.value)
}

/// Whether a stretch is the year so far by the end of one that begins later.
fn spans_more(part: Interval, whole: Interval) -> bool {
    let year = Interval::year(whole.end.year()).and_then(|year| year.start);
    part.end == whole.end && whole.start == year && part.start > whole.start
}

/// "CPI tháng 4 tăng 0,3% | Bình quân 4 tháng, CPI tăng 2,9%. Nhóm thực phẩm tăng 1%": whether the time of a figure is that of a mean
/// over the months, which a text that begins with one month of the same only mentions.
pub(in crate::fact) fn is_of_mean(scan: &Scan<'_>, context: &Context, draft: &Draft) -> bool {
    /// "bình quân mỗi".
    const MEAN: usize = 3;
    const FIRST: usize = 40;
    let about = context.document.period.as_ref().and_then(|read| Some((read.value, read.evidence?)));
    let (Some((about, said)), Some(read)) = (about, draft.period.as_ref()) else { return false };
    if !spans_more(about, read.value) {
        return false;
    }
    let token = |at: Span<Body>| scan.tokens.partition_point(|token| token.span.start < at.start);
    let ends = |at: usize, first: usize| scan.hit(at, Class::Per).is_some_and(|hit| hit.end as usize == first);
    let mean = |first: usize| (first.saturating_sub(MEAN)..first).any(|at| ends(at, first));
    let first = &scan.sentences[scan.sentence_of(token(said))];
    let subject = draft.subject.parts.first().map(|part| part.start);
    let names = |subject: usize| first.tokens.clone().take(FIRST).any(|at| scan.key(at) == scan.key(subject));
    read.evidence.is_some_and(|said| mean(token(said))) && subject.is_some_and(names)
}

/// "Về kinh tế: ...": where a block begins that says before a colon what it is about.
pub(in crate::fact) fn labelled(scan: &Scan<'_>, first: &Sentence) -> Option<usize> {
    const LABEL: usize = 8;
    let tokens = &first.tokens;
    let colon = (tokens.start + 1..tokens.end.min(tokens.start + LABEL)).find(|&at| scan.is(at, ":"))?;
    (colon + 1 < tokens.end).then_some(tokens.start)
}

/// "Các chỉ tiêu chủ yếu: | Về kinh tế: ... | Về xã hội: ...": whether a paragraph is told by its label like the one before it, so
/// that both are items of what stands over them.
pub(in crate::fact) fn is_alike(scan: &Scan<'_>, before: Option<usize>, next: Option<usize>) -> bool {
    before.zip(next).is_some_and(|(before, next)| scan.key(before) == scan.key(next))
}
