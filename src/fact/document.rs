//! A document's sentences in order, with the frames that carry from one to the next.

use std::cell::RefCell;

use super::carry::carry;
use super::context::{Context, Frame, Genre};
use super::entities;
use super::grammar::phrase::{self, MEASURED, Phrase};
use super::grammar::piece::{self, Cursor, Form, Piece};
use super::heads;
use super::list::noted;
use super::note::Notes;
use super::page::Pages;
use super::place;
use super::place::about;
use super::place::spot;
use super::repeat;
use super::sentence::{Draft, Reader};
use super::status::adopted;
use super::status::aims;
use super::status::awaited;
use super::subject::back;
use super::subject::firm::Firms;
use super::subject::short;
use super::subject::threshold;
use super::table;
use super::times::onward;
use super::times::passing;
use super::times::season;
use super::times::when;
use super::{Fact, Head, Read, Rivals, Status};
use crate::calendar::{Grain, Interval};
use crate::lexicon::{Class, Signs};
use crate::mention::{Mentions, Period, Relation, Scan, Sentence};
use crate::text::{Block, BlockKind};

/// All facts of a document; what competed for the period of each goes to `rivals`, where that is asked for.
pub(super) fn read(
    scan: &Scan<'_>,
    mentions: &Mentions,
    head: &Head,
    mut rivals: Option<&mut Vec<Rivals>>,
) -> Vec<Fact> {
    let (mut pieces, mut drafts, mut cursor) = (Vec::new(), Vec::new(), Cursor::default());
    // A figure has one fact, or none.
    let mut facts = Vec::with_capacity(mentions.quantities.len());
    let entities = entities::entities(scan, mentions);
    let holders = entities::holders(scan, mentions, &entities, head);
    let central = entities::central(scan, mentions);
    let names = entities::names(scan, mentions);
    let mut context = opening(scan, mentions, head);
    context.trace = rivals.is_some().then(RefCell::default);
    let mut tables = table::Reading::default();
    let (mut notes, mut pages) = (Notes::new(scan), Pages::default());
    let mut block_before = usize::MAX;
    // Whether a statement has been read.
    let mut spoken = false;
    for (index, sentence) in scan.sentences.iter().enumerate() {
        let block = &scan.blocks[sentence.block];
        passing::go_back(&mut context, scan, sentence);
        let opens_block = sentence.block != block_before;
        if opens_block {
            block_before = sentence.block;
            open_block(&mut context, scan, sentence, block);
            notes.open(scan, &mut context, block, sentence.tokens.start);
        }
        if opens_block {
            pages.open(scan, mentions, &mut context, index);
        }
        // What is said further down is no context of the title.
        if context.document.period.is_none() && !context.anew {
            let end = scan.span(sentence.tokens.clone()).end;
            context.document.period =
                head.period.clone().filter(|read| read.evidence.is_none_or(|evidence| evidence.end <= end));
        }
        if block.kind == BlockKind::Chrome {
            continue;
        }
        if scan.is_tabled(sentence.block) {
            facts.extend(tables.read(scan, mentions, &entities, &context, index));
            no_rivals(rivals.as_deref_mut(), facts.len());
            continue;
        }
        aims::tell(&mut context, scan, mentions, sentence, spoken);
        let opens_item = opens_block && block.kind == BlockKind::Item;
        if !opens_item && is_quiet(scan, sentence, block.kind) && !cursor.is_told(mentions, &sentence.tokens) {
            if block.kind == BlockKind::Paragraph && !context.is_under_head() {
                context.end_lists();
            }
            context.firms.pass(scan, &entities, sentence, false);
            continue;
        }
        piece::pieces(scan, mentions, &names, &sentence.tokens, &mut cursor, &mut pieces);
        settle(scan, mentions, sentence, &mut context, &mut pieces);
        let mut reader = Reader::new(scan, mentions, index, &pieces, &entities, &holders, &central);
        reader.read(&context, &mut drafts);
        noted::tell(&reader, &context, &mut drafts);
        if let (Some(rivals), Some(trace)) = (rivals.as_deref_mut(), &context.trace) {
            let trace = trace.take();
            rivals.extend(drafts.iter().map(|draft| reader.rivals(&trace, draft.piece, &context)));
        }
        facts.extend(drafts.iter().map(|draft| reader.fact(draft, &context)));
        notes.tell(&reader, &drafts);
        let heads = block.kind == BlockKind::Heading && amounts(&pieces) == 0 && !begins_with_amount(&pieces);
        context.columns = if drafts.is_empty() { columns(&reader, &pieces) } else { Vec::new() };
        context.firms.pass(scan, &entities, sentence, heads);
        let columns = names_columns(&pieces) && drafts.is_empty();
        let own = when::running(&reader, &context, heads).filter(|_| !columns);
        context.asked = own.clone().filter(|_| drafts.is_empty() && onward::asks(&reader));
        context.redefine(when::redefinitions(mentions, &pieces));
        if columns {
            continue;
        }
        if heads {
            open_section(&mut context, &reader, block, own);
            continue;
        }
        if block.kind == BlockKind::Title {
            open_part(&mut context, &reader);
        }
        if opens_item {
            context.topic = place::topic(&reader, &context).or(context.topic);
        }
        if pieces.iter().any(|piece| piece.mark() == Some(piece::Mark::Colon)) {
            // A page may have run on from the paragraph before.
            context.opening = title(&reader).or(context.opening.take());
            context.opening_label = label(&reader).or(context.opening_label.take());
        } else if opens_item && drafts.is_empty() {
            context.opening = run_in(&reader);
        }
        let told = told(&context, &reader, &drafts, own.clone(), opens_block);
        carry(&mut context, &reader, &drafts, told);
        // "Xã Hòa An đặt mục tiêu thu nhập 90 triệu đồng": a headline states the aim of what may first tell how things stand.
        let headline = block.kind == BlockKind::Title && !drafts.is_empty();
        aims::state(&mut context, &reader, &drafts, spoken || headline);
        go_on(&mut context, &reader, &drafts, opens_block);
        spoken |= !drafts.is_empty() && !headline;
        if opens_list(&pieces) {
            // "Phấn đấu hoàn thành các chỉ tiêu chủ yếu cả năm:": the time of a plan is that of its items.
            let own = own.or_else(|| when::running(&reader, &context, true).filter(|_| drafts.is_empty()));
            let frame = list(&context, &reader, &drafts, own, block);
            let level = if context.amid_items { context.list_level + 1 } else { block.level };
            context.open_list(level, frame);
        } else if block.kind == BlockKind::Paragraph && !context.is_under_head() {
            context.end_lists();
        }
    }
    repeat::lend(scan, &mut facts);
    facts
}

/// Settles what pieces alone don't tell: short forms, thresholds, notes on brackets.
fn settle(scan: &Scan<'_>, mentions: &Mentions, sentence: &Sentence, context: &mut Context, pieces: &mut Vec<Piece>) {
    const NOTES: Signs = Signs::classes(&[Class::BracketNote]);
    const SHORT: Signs = Signs::classes(&[Class::ShortMeasure]);
    if sentence.signs.meet(SHORT) {
        short::settle(mentions, pieces);
    }
    threshold::settle(scan, mentions, pieces);
    if sentence.signs.meet(NOTES)
        && let Some((said, note)) = noted::read(scan, mentions, context, pieces)
    {
        pieces.drain(said);
        context.noted = Some(note);
    }
}

/// The time that a sentence sets for its paragraph; `own` is the one it names.
fn told(
    context: &Context,
    reader: &Reader<'_>,
    drafts: &[Draft],
    own: Option<Read<Interval>>,
    opens_block: bool,
) -> Option<Read<Interval>> {
    // "2 nhiệm vụ dự kiến hoàn thành trong tháng 1/2023. Tỉnh giao 120 văn bản": what is still to come is told in a report in passing,
    // where nothing is aimed at.
    let ahead = |read: &Read<Interval>| {
        let aims = context.status().or_else(|| context.aim()).is_some_and(|set| set.value != Status::Actual);
        let told = drafts.iter().any(|draft| draft.status.value == Status::Target);
        context.is_report && !drafts.is_empty() && !aims && !told && awaited::is_to_come(context, read.value)
    };
    own.filter(|read| opens_block || onward::goes_on_in(context, read))
        .filter(|read| !ahead(read))
        .filter(|read| !onward::is_one_of_years(context, reader, read))
        .map(|read| onward::come_to(reader, drafts, &read).unwrap_or(read))
}

/// Nothing competes for the figures of a table.
fn no_rivals(rivals: Option<&mut Vec<Rivals>>, facts: usize) {
    if let Some(rivals) = rivals {
        rivals.resize_with(facts, Rivals::default);
    }
}

/// What is known before the first sentence.
fn opening(scan: &Scan<'_>, mentions: &Mentions, head: &Head) -> Context {
    let genre = genre(scan, head);
    let today = || head.published.map(|published| Interval::until(published.last));
    let told = head.period.as_ref().map(|read| read.value).or_else(today);
    Context {
        document: Frame { place: head.place.clone().filter(|read| !place::is_ranked(scan, read)), ..Frame::default() },
        place_mention: place_mention(mentions, head),
        is_local: about::is_local(scan, mentions),
        published: head.published.map(|published| published.last),
        genre,
        is_report: genre == Genre::Outlined && (adopted::is_report(scan) || is_numbered(scan)),
        day: titled_day(scan, mentions),
        planned: told.and_then(|told| adopted::ahead(scan, mentions, told)),
        adopted: adopted::plan(scan, mentions)
            .map(|noun| Read { value: Status::Target, evidence: Some(scan.span(noun)) }),
        firms: Firms::read(scan, mentions, head.place.is_some()),
        ..Context::default()
    }
}

/// What a sentence sets for the rest of its block: results by its label, a place that is not the text's own.
fn go_on(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft], opens_block: bool) {
    passing::note(context, reader, drafts);
    let label = || heads::told_by_label(reader.scan, reader.pieces).or_else(|| heads::aimed_by_label(reader));
    if opens_block && let Some(told) = label() {
        context.paragraph.status = Some(told);
    }
    context.told = spot::told(reader, context, drafts);
    context.paragraph.season = season::said(reader, reader.pieces.len()).or_else(|| context.paragraph.season.take());
    if let Some(place) = place::said(reader, drafts) {
        context.paragraph.place =
            Some(place).filter(|read| place::is_apart(reader, context, read) || place::is_back(reader, context, read));
    }
}

/// The headline may go on into that of the first part.
fn open_part(context: &mut Context, reader: &Reader<'_>) {
    let years = when::running(reader, context, true).filter(|read| when::lasts_years(read.value));
    // "BÁO CÁO ... tại Đại hội nhiệm kỳ 2020 - 2025" of 2020: the term that begins is what its last part plans for.
    let begins = |read: &Read<Interval>| {
        let year = read.value.start.map(time::Date::year);
        context.is_report && context.published.is_some_and(|today| year >= Some(today.year()))
    };
    // "6 tháng đầu năm 2013 | (Trình kỳ họp thứ 6 HĐND khóa II, nhiệm kỳ 2011-2016)", "thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 -
    // 2025 năm 2021": the term of those who decide, beside the time that is reported on; but "năm 2020 và giai đoạn 2016 - 2020".
    let titled = context.document.period.as_ref().filter(|read| !when::lasts_years(read.value));
    let coordinates = |piece: &Piece| piece.is(Class::And) || piece.mark() == Some(piece::Mark::Semicolon);
    let around = |read: &Read<Interval>| {
        let at = |one: &Piece| Some(reader.scan.span(one.tokens.clone())) == read.evidence;
        let own = |one: &Piece| titled.is_some_and(|own| Some(reader.scan.span(one.tokens.clone())) == own.evidence);
        let years = reader.pieces.iter().position(at);
        let own = reader.pieces.iter().position(own);
        let apart = years
            .zip(own)
            .is_none_or(|(years, own)| !reader.pieces[years.min(own)..years.max(own)].iter().any(coordinates));
        let inside = own.is_some() || years.is_some_and(|years| reader.pieces[years].depth > 0);
        let within = |days: Interval| read.value.start <= days.start && days.end <= read.value.end;
        apart && inside && titled.is_some_and(|own| within(own.value))
    };
    let years = years.filter(|read| !begins(read) && !around(read));
    if let Some(period) = years.filter(|read| !onward::is_next_stage(context, reader.pieces, read)) {
        let status = results(context, reader);
        context.sections = vec![(0, Frame { period: Some(period), status, ..Frame::default() })];
    }
}

/// What ends with the block before; `first` is the sentence it begins with.
fn open_block(context: &mut Context, scan: &Scan<'_>, first: &Sentence, block: &Block) {
    context.paragraph = Frame { period: context.asked.take(), ..Frame::default() };
    context.opening = None;
    context.opening_label = None;
    context.block_level = block.level;
    context.topic = context.topic.take().filter(|topic| topic.leads && block.kind == BlockKind::Paragraph);
    context.is_dated = false;
    // The next item beside a list's head is no part of the list, nor is the paragraph behind its items.
    let beside = block.kind == BlockKind::Item && block.level <= context.list_level;
    // "1.1. Số người tham gia (đến 30/6) ... 1.2. Số thu: ...": nor does the day of a heading hold for the item beside it.
    if block.kind == BlockKind::Item {
        let beside = context.sections.iter_mut().filter(|(depth, _)| *depth >= block.level);
        for (_, frame) in beside {
            frame.period = frame.period.take().filter(|read| read.value.start.is_some());
        }
    }
    let behind = block.kind == BlockKind::Paragraph && context.list.as_ref().is_some_and(|list| list.begun);
    // "1. Tổng thu: 50 tỷ đồng. | Trong đó: thuế 40 tỷ đồng. | 2. Tổng chi: 45 tỷ đồng": the parts of an item in lines of
    // their own end no list.
    context.amid_items = behind && scan.hit(first.tokens.start, Class::Breakdown).is_some();
    let label = onward::labelled(scan, first);
    let behind = behind && !onward::is_alike(scan, context.labelled, label);
    context.labelled = label;
    if beside {
        context.close_lists(block.level);
    } else if behind || block.rises {
        context.end_lists();
    }
    if let Some(list) = context.list.as_mut().filter(|list| !list.begun) {
        // "Chỉ tiêu năm 2020: | Trồng 50 ha. Đào tạo 300 người.": a paragraph right below is all that the head sets.
        list.begun = matches!(block.kind, BlockKind::Item | BlockKind::Paragraph);
    }
}

/// What a heading sets for what stands under it; `own` is the time that it names.
fn open_section(context: &mut Context, reader: &Reader<'_>, block: &Block, own: Option<Read<Interval>>) {
    let period = own
        .or_else(|| when::horizon(reader, context, context.period_over(block.level).as_ref()))
        .or_else(|| when::as_of(reader));
    let set = set_by(context, reader, block);
    // "II. Phương hướng, nhiệm vụ" of "Kết quả tháng 10, phương hướng tháng 11".
    let aims = set.as_ref().is_some_and(|set| set.value == Status::Target);
    let asks = reader.pieces.iter().any(|piece| piece.is(Class::Urge));
    let titled = || context.planned.clone().filter(|_| aims && !asks);
    let period = period.or_else(titled);
    // "III. Năm 2005" of a report on the year before: what is to be done.
    let ahead = || {
        let told = context.document.period.as_ref().filter(|_| context.genre != Genre::News)?;
        let next = period.as_ref().filter(|read| read.value.start > Some(told.value.end))?;
        let open = context.published.is_some_and(|today| next.value.end > today);
        open.then_some(Read { value: Status::Target, evidence: next.evidence })
    };
    let frame = Frame {
        status: set.or_else(ahead),
        period,
        label: label(reader),
        title: title(reader),
        season: season::said(reader, reader.pieces.len()),
        results: reader.pieces.iter().any(|piece| piece.any(&adopted::RESULTS)),
        topic: place::topic(reader, context),
        ..Frame::default()
    };
    context.open_section(block.level, frame);
}

/// Whether a sentence sets nothing for what follows, if it has no figure and no time: it is no heading, states no aims
/// and opens no list. Most sentences of news are so, and cost no more than this look at them.
fn is_quiet(scan: &Scan<'_>, sentence: &Sentence, kind: BlockKind) -> bool {
    const SETS: Signs = Signs::classes(&[Class::TargetNoun, Class::TargetHeading, Class::Breakdown]);
    !matches!(kind, BlockKind::Title | BlockKind::Heading)
        && !sentence.signs.meet(SETS)
        && !sentence.tokens.end.checked_sub(1).is_some_and(|last| scan.is(last, ":"))
}

/// Whether a line begins with an amount that what stands over it is of: "900 tỷ đồng, bằng 95% dự toán".
pub(super) fn begins_with_amount(pieces: &[Piece]) -> bool {
    let aside = |piece: &Piece| piece.form == Form::Hedge || piece.mark() == Some(piece::Mark::Dash);
    let first = pieces.iter().take(2).position(|piece| !aside(piece)).unwrap_or(0);
    let parts =
        |piece: &Piece| matches!(piece.mark(), Some(piece::Mark::Comma | piece::Mark::Semicolon | piece::Mark::Open));
    pieces.get(first).is_some_and(|piece| piece.quantity().is_some()) && pieces.get(first + 1).is_some_and(parts)
}

/// "Chỉ tiêu: TH 2018 - KH 2019 - TH 2019": whether a line names the columns of those below, and aims at nothing.
fn names_columns(pieces: &[Piece]) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return false };
    let [colon, columns @ ..] = rest else { return false };
    let parts = columns.split(|piece| matches!(piece.mark(), Some(piece::Mark::Dash | piece::Mark::Other)));
    let dated = |part: &[Piece]| part.iter().any(|piece| piece.period().is_some());
    let (mut several, mut all) = (0, true);
    for part in parts {
        several += 1;
        all &= dated(part);
    }
    first.is(Class::TargetNoun) && colon.mark() == Some(piece::Mark::Colon) && several > 1 && all
}

/// How many amounts a line holds that holds nothing else: it stands under the line before, and over none.
pub(super) fn amounts(pieces: &[Piece]) -> usize {
    const MAX_LINE: usize = 32;
    let aside = |piece: &Piece| matches!(piece.form, Form::Quantity(_) | Form::Mark(_) | Form::Hedge);
    let figures = pieces.iter().take(MAX_LINE).filter(|piece| piece.quantity().is_some()).count();
    if pieces.len() <= MAX_LINE && pieces.iter().all(aside) { figures } else { 0 }
}

/// "Trong đó: - Thu tiền sử dụng đất: - Thu xổ số: |": labels that stand in one line, whose amounts stand in the next.
fn columns(reader: &Reader<'_>, pieces: &[Piece]) -> Vec<Phrase> {
    const MAX_COLUMNS: usize = 12;
    let colon = |piece: &Piece| piece.mark() == Some(piece::Mark::Colon);
    let (mut start, mut out) = (0, Vec::new());
    for end in (0..pieces.len()).filter(|&at| colon(&pieces[at])).take(MAX_COLUMNS + 1) {
        let label = phrase::tidy(reader.scan, pieces, start..end);
        let parts = pieces[start..end].iter().all(|piece| piece.is(Class::Breakdown) || piece.mark().is_some());
        if !label.is_empty() && !parts {
            out.push(label);
        }
        start = end + 1;
    }
    // What goes on behind the last colon is no label.
    let open = pieces[start..].iter().any(|piece| piece.mark().is_none());
    if open || out.len() < 2 { Vec::new() } else { out }
}

/// Whether a sentence ends with what a list follows.
fn opens_list(pieces: &[Piece]) -> bool {
    pieces.last().is_some_and(|piece| piece.mark() == Some(piece::Mark::Colon))
        || pieces.iter().rev().take(3).any(|piece| piece.is(Class::Breakdown))
}

/// What a heading or the head of a list speaks of: "Phân kỳ đầu tư:", no "Mục tiêu:".
fn label(reader: &Reader<'_>) -> Option<Phrase> {
    const MAX_LABEL: usize = 10;
    let pieces = reader.pieces;
    let end = pieces.iter().position(|piece| piece.mark() == Some(piece::Mark::Colon)).unwrap_or(pieces.len());
    // "Trong đó, phần được hưởng:": what is told apart, of what stood before.
    let parts = |piece: &&Piece| piece.is(Class::Breakdown) || piece.mark() == Some(piece::Mark::Comma);
    let begin = pieces[..end].iter().take_while(parts).count();
    let begin = if begin < end { begin } else { 0 };
    let pieces = &pieces[begin..];
    let end = end - begin;
    let words = || pieces[..end].iter().filter(|piece| piece.form == Form::Word && !back::is_result(piece));
    let plain = !words().any(|piece| {
        piece.any(&[
            Class::TargetNoun,
            Class::TargetHeading,
            Class::ResultHeading,
            Class::Breakdown,
            Class::PlanDocument,
        ])
    });
    // "QUYẾT TOÁN CHI NGÂN SÁCH": of the expenditure.
    let start = pieces[..end].iter().position(|piece| !back::is_result(piece)).unwrap_or(end);
    let label = phrase::tidy(reader.scan, pieces, start..end);
    // "Chi trả nợ gốc và lãi vay theo khoản 3 Điều 8 Luật Ngân sách nhà nước:": by what is no part of what is long.
    let source = |piece: &Piece| reader.scan.hit(piece.tokens.start, Class::Source).is_some();
    let cut = pieces[start..end].iter().position(source).filter(|_| label.len() > MAX_LABEL);
    let label = cut.map_or(label, |cut| phrase::tidy(reader.scan, pieces, start..start + cut));
    (plain && !label.is_empty() && label.len() <= MAX_LABEL).then_some(label)
}

/// What a heading, or a block before its first colon, names and says nothing of: "Sốt rét", "Viêm não Nhật Bản (VNNB)", no
/// "Kết quả đạt được".
fn title(reader: &Reader<'_>) -> Option<Phrase> {
    let pieces = reader.pieces;
    let ends = |piece: &Piece| matches!(piece.mark(), Some(piece::Mark::Colon | piece::Mark::Open));
    let end = pieces.iter().position(ends).unwrap_or(pieces.len());
    // "Tai nạn giao thông": what is told of the country, and no amount.
    let matter = |piece: &Piece| piece.is(Class::Economy) && !piece.any(&MEASURED);
    let named = |(at, piece): (usize, &Piece)| match piece.form {
        Form::Word => piece.roles.is_idle() || matter(piece),
        Form::Place(_) => at > 0,
        _ => false,
    };
    let said = label(reader).filter(|_| pieces[..end].iter().enumerate().all(named));
    said.map(|_| phrase::tidy(reader.scan, pieces, 0..end)).filter(|title| !title.is_empty())
}

/// "2. Tội phạm về môi trường. Đã phát hiện 12 vụ ...": the heading that an item runs on behind.
fn run_in(reader: &Reader<'_>) -> Option<Phrase> {
    const MAX_HEADING: usize = 6;
    let pieces = reader.pieces;
    let end = pieces.iter().position(|piece| piece.mark().is_some()).unwrap_or(pieces.len());
    let stop = pieces[end..].iter().all(|piece| piece.mark() == Some(piece::Mark::Stop));
    let noun = |(at, piece): (usize, &Piece)| {
        piece.form == Form::Word && (piece.roles.is_idle() || at > 0 && piece.any(&[Class::Aspect, Class::And]))
    };
    let named = stop && end <= MAX_HEADING && pieces[..end].iter().enumerate().all(noun);
    Some(phrase::tidy(reader.scan, pieces, 0..end)).filter(|title| named && !title.is_empty())
}

/// The status that a heading or the head of a list sets.
fn set_by(context: &Context, reader: &Reader<'_>, block: &Block) -> Option<Read<Status>> {
    let given = || context.is_report && heads::is_of_aims_given(reader);
    if block.kind == BlockKind::Heading
        && context.adopted.is_none()
        && (given() || is_under_results(context, reader, block))
    {
        return None;
    }
    heads::of_head(reader.scan, reader.mentions, reader.pieces, block, context.genre)
        .or_else(|| results(context, reader))
        .or_else(|| {
            // "Giải pháp về vốn" in a text that has stated aims.
            let heading = block.kind == BlockKind::Heading && context.aimed.is_some();
            let aim = reader.pieces.first().filter(|first| heading && first.is(Class::TargetHeading))?;
            let about = reader.pieces.get(1).is_some_and(|next| next.is(Class::Topic));
            (about && reader.pieces.len() <= SHORT)
                .then(|| Read { value: Status::Target, evidence: Some(reader.scan.span(aim.tokens.clone())) })
        })
}

/// "PHẦN I. KẾT QUẢ THỰC HIỆN NĂM 2025 | I. Các chỉ tiêu chủ yếu": what has come of the aims that a heading inside the part names.
fn is_under_results(context: &Context, reader: &Reader<'_>, block: &Block) -> bool {
    let aims = |frame: &Frame| frame.status.as_ref().is_some_and(|set| set.value == Status::Target);
    let over = context.sections.iter().rev().filter(|(depth, _)| *depth < block.level).map(|(_, frame)| frame);
    let inside = over.into_iter().find(|frame| frame.results || aims(frame)).is_some_and(|frame| frame.results);
    // "các | chỉ tiêu".
    let names = |piece: &Piece| piece.tokens.clone().any(|at| reader.scan.hit(at, Class::TargetNoun).is_some());
    let noun = reader.pieces.iter().any(names);
    let ahead = |piece: &Piece| {
        let period = piece.period().map(|index| &reader.mentions.periods[index]);
        let days = period.and_then(|period| period.interval);
        let later = days.zip(context.published).is_some_and(|(days, today)| days.start > Some(today));
        later || piece.is(Class::StatusTarget) || piece.is(Class::TargetHeading) && !names(piece)
    };
    inside && noun && !reader.pieces.iter().any(ahead)
}

/// What a line over results sets among aims: in a document that lays down a plan, or under a heading of aims where the
/// line tells of a time that is over ("PHẦN I. KẾT QUẢ THỰC HIỆN GIAI ĐOẠN 2006 - 2010").
fn results(context: &Context, reader: &Reader<'_>) -> Option<Read<Status>> {
    let aims = || context.status().or_else(|| context.aim()).is_some_and(|read| read.value == Status::Target);
    let over = || {
        let period = reader.pieces.iter().find_map(|piece| reader.mentions.periods.get(piece.period()?));
        let days = period.and_then(|period| period.interval);
        days.zip(context.published).is_some_and(|(days, today)| days.end.year() <= today.year())
    };
    let planned = || context.adopted.is_some() || context.is_of_future();
    adopted::results(reader.scan, reader.pieces)
        .filter(|_| planned() || aims() && over())
        .or_else(|| gone(context, reader).filter(|_| aims()))
}

/// "1. NHÌN LẠI GIAI ĐOẠN 2016 - 2020" of a plan of 2021: a heading on years that are over, among aims.
fn gone(context: &Context, reader: &Reader<'_>) -> Option<Read<Status>> {
    let years = when::running(reader, context, true).filter(|read| read.value.years().is_some())?;
    let over = context.published.is_some_and(|today| years.value.end < today);
    over.then_some(Read { value: Status::Actual, evidence: years.evidence })
}

/// What the sentence before a list sets for its items.
fn list(context: &Context, reader: &Reader<'_>, drafts: &[Draft], own: Option<Read<Interval>>, block: &Block) -> Frame {
    let last = &context.last;
    // "Đến hết năm 2022 phấn đấu:" is about its end, "Mục tiêu đến năm 2022:" of a plan for the years to it about all of them.
    let strives = reader.pieces.iter().any(|piece| piece.is(Class::StatusTarget) && !piece.is(Class::TargetNoun));
    let years = context.period().filter(|_| !strives);
    let horizon = || when::horizon(reader, context, years.as_ref()).filter(|_| drafts.is_empty());
    // "Trong đó:" alone goes on with the time and the place of the sentence before.
    let said = !drafts.is_empty() || goes_on(reader.pieces);
    // "Tính đến ngày 30/6, toàn huyện có 90.000 người tham gia. Trong đó:": the parts of what stood on a day stood on it too.
    let stood = || context.prior.clone().filter(|read| goes_on(reader.pieces) && read.value.start.is_none());
    Frame {
        results: false,
        period: own.or_else(stood).or_else(horizon).or_else(|| last.period.clone().filter(|_| said)),
        place: last.place.clone().filter(|_| said),
        status: if drafts.is_empty() {
            set_by(context, reader, block).or_else(|| last.status.clone().filter(|_| goes_on(reader.pieces)))
        } else {
            last.status.clone()
        },
        indicator: last.indicator.clone(),
        unit: last.unit.clone(),
        label: label(reader).filter(|_| drafts.is_empty()),
        title: title(reader).filter(|_| drafts.is_empty()),
        measure: last.measure,
        compared: reader.compared_by_all().filter(|_| drafts.is_empty()),
        season: season::said(reader, reader.pieces.len()).filter(|_| drafts.is_empty()),
        begun: false,
        topic: None,
    }
}

/// The one day that the title names: "Giá vàng hôm nay (18/12): ...".
fn titled_day(scan: &Scan<'_>, mentions: &Mentions) -> Option<Read<Interval>> {
    let titled = |period: &&Period| {
        let block = scan.sentences.get(scan.sentence_of(period.tokens.start)).map(|one| &scan.blocks[one.block]);
        block.is_some_and(|block| block.kind == BlockKind::Title)
    };
    let plain = |period: &&Period| {
        period.grain == Grain::Day && period.relation == Relation::Own && !period.versus && !period.since
    };
    let mut days = mentions.periods.iter().take_while(titled).filter(plain).filter_map(|period| {
        let days = period.interval.filter(|days| days.start == Some(days.end))?;
        Some(Read { value: days, evidence: Some(scan.span(period.tokens.clone())) })
    });
    let first = days.next()?;
    days.all(|other| other.value == first.value).then_some(first)
}

/// How a document goes from one time to the next.
fn genre(scan: &Scan<'_>, head: &Head) -> Genre {
    const MIN_HEADINGS: usize = 2;
    const MIN_ITEMS: usize = 4;
    let titled = head.period.as_ref().and_then(|read| read.evidence).is_some_and(|evidence| {
        scan.blocks.iter().any(|block| {
            matches!(block.kind, BlockKind::Title | BlockKind::Heading)
                && block.span.start <= evidence.start
                && evidence.end <= block.span.end
        })
    });
    let count = |kind: BlockKind| scan.blocks.iter().filter(|block| block.kind == kind).count();
    // "BÁO CÁO của Ban Chấp hành Đảng bộ huyện trình Đại hội nhiệm kỳ 2020 - 2025": the parts tell what they are about.
    let parted = || adopted::is_report(scan) && (is_numbered(scan) || count(BlockKind::Heading) > MIN_HEADINGS);
    if !titled && !parted() {
        Genre::News
    } else if adopted::is_report(scan)
        || count(BlockKind::Heading) >= MIN_HEADINGS
        || count(BlockKind::Item) >= MIN_ITEMS
    {
        Genre::Outlined
    } else {
        Genre::Titled
    }
}

/// Whether a document numbers its sections: no paper does.
fn is_numbered(scan: &Scan<'_>) -> bool {
    const MIN_SECTIONS: usize = 2;
    let numbered = |block: &&Block| block.marker > 0 && matches!(block.kind, BlockKind::Heading | BlockKind::Item);
    scan.blocks.iter().filter(numbered).take(MIN_SECTIONS).count() == MIN_SECTIONS
}

fn place_mention(mentions: &Mentions, head: &Head) -> Option<usize> {
    let place = &head.place.as_ref()?.value;
    mentions.places.iter().position(|one| one.code == place.code && one.name == place.name)
}

/// Pieces of a heading that names no more than what is to be done.
const SHORT: usize = 6;
/// "Trong đó, ..." goes on with the sentence before it.
pub(super) fn goes_on(pieces: &[Piece]) -> bool {
    pieces.first().is_some_and(|piece| piece.is(Class::Breakdown))
}
