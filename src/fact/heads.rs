//! What headings, the heads of lists and sentences that state aims set for what stands under them: a status, a base.

use super::context::{Context, Genre};
use super::grammar::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader};
use super::status::adopted;
use super::status::aims;
use super::times::when;
use super::{Base, BaseKind, Measure, Read, Status};
use crate::lexicon::Class;
use crate::mention::{Mentions, Scan};
use crate::span::{Body, Span};
use crate::text::{Block, BlockKind};
use crate::token::Case;

impl Reader<'_> {
    /// The time that the head of a list compares its items with.
    pub(super) fn compared_by_all(&self) -> Option<(usize, Span<Body>)> {
        let phrase = self.phrases.iter().rev().find(|phrase| phrase.kind == BaseKind::Period)?;
        let start = phrase.start + usize::from(self.pieces[phrase.start].is(Class::Versus));
        Some((phrase.period?, self.scan.span(self.tokens(start.min(phrase.end - 1), phrase.end))))
    }

    /// "Xi măng: 9 triệu tấn | (+4,3%)", in a list whose head tells what all of it is compared with.
    pub(super) fn base_of_list(&self, draft: &Draft, context: &Context) -> Option<Base> {
        let (index, span) = context.list.as_ref()?.compared?;
        let moves = draft.measure == Measure::Change && !draft.is_base && draft.base.is_none();
        let days = draft.period.as_ref().map(|read| read.value);
        let period = when::base_days(self.mentions.periods.get(index)?, days, false);
        moves.then_some(Base { kind: BaseKind::Period, span: Some(span), period })
    }

    /// "Tập đoàn vẫn giao: doanh thu 900 tỷ đồng; lãi 40 tỷ đồng. Vốn đầu tư bố trí 300 tỷ đồng": what is assigned goes on behind the list.
    fn gives_aims(&self, drafts: &[Draft]) -> Option<Read<Status>> {
        if !(self.jobs.has(Class::Urge) && self.jobs.has_mark(Mark::Colon)) {
            return None;
        }
        let listed = |at: usize| self.pieces.get(at + 1).is_some_and(|next| next.mark() == Some(Mark::Colon));
        let gives = |piece: &Piece| piece.is(Class::Adopt) && piece.is(Class::Urge);
        let verb = (0..self.pieces.len()).find(|&at| gives(&self.pieces[at]) && listed(at))?;
        let evidence = Some(self.scan.span(self.pieces[verb].tokens.clone()));
        let aimed = |draft: &Draft| draft.status.value == Status::Target && draft.status.evidence == evidence;
        drafts.iter().any(aimed).then_some(Read { value: Status::Target, evidence })
    }

    /// What a sentence that states the aims of a plan sets for those behind it: "Quy hoạch xác định mục tiêu ...",
    /// "CÁC CHỈ TIÊU CHỦ YẾU".
    pub(super) fn states_aims(&self, drafts: &[Draft]) -> Option<Read<Status>> {
        const AIMS: [Class; 2] = [Class::TargetNoun, Class::TargetHeading];
        if let Some(given) = self.gives_aims(drafts) {
            return Some(given);
        }
        if !self.jobs.roles.any(&AIMS) {
            return None;
        }
        let noun = self.pieces.iter().position(|piece| piece.any(&AIMS))?;
        let evidence = Some(self.scan.span(self.pieces[noun].tokens.clone()));
        let upper = || {
            let mut words = self.scan.sentences[self.sentence].tokens.clone().take(UPPER);
            words.all(|token| self.scan.tokens[token].case == Case::Upper)
        };
        // The document, what it does, the aims: in this order.
        let adopts = (noun.saturating_sub(NEAR)..noun).rev().find(|&index| self.pieces[index].is(Class::Adopt));
        // "HĐND huyện thông qua các chỉ tiêu năm 2014: A đạt ...": what goes on behind it is as much aimed at.
        let announced = drafts.first().is_some_and(|first| {
            first.status.value == Status::Target
                && noun < first.piece
                && self.pieces[noun..first.piece].iter().any(|piece| piece.mark() == Some(Mark::Colon))
        });
        let stated = adopts.is_some_and(|adopts| {
            let document = |piece: &Piece| piece.is(Class::PlanDocument) || piece.form == Form::Citation;
            announced || self.pieces[..adopts].iter().any(document)
        });
        // "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2013": how far the aims were reached.
        let results = self.pieces[..noun].iter().any(|piece| piece.any(&[Class::ResultHeading, Class::Complete]));
        let opening = drafts.is_empty() && upper() && !results && !tells_both(self.pieces, noun);
        // "Định hướng các chỉ tiêu chủ yếu 5 năm 2021 - 2025": a title that opens with aims for years.
        let titled = || {
            let block = self.scan.sentences[self.sentence].block;
            let years =
                |piece: &Piece| piece.period().is_some_and(|period| self.mentions.periods[period].lasts_years());
            self.scan.blocks[block].kind == BlockKind::Title
                && noun <= NEAR
                && self.pieces[noun].is(Class::TargetHeading)
                && self.pieces.iter().any(years)
        };
        (stated || opening || drafts.is_empty() && !results && titled())
            .then_some(Read { value: Status::Target, evidence })
    }
}

/// The status that a heading or a list head sets: "Nhiệm vụ trọng tâm", "Phấn đấu:". The line over a part of a story
/// ("Kế hoạch lớn của ông chủ mới") is a headline, and sets nothing: a heading of a report is numbered, in capitals, ends
/// with a colon, or stands in a text whose title names the time it is about.
pub(super) fn of_head(
    scan: &Scan<'_>,
    mentions: &Mentions,
    pieces: &[Piece],
    block: &Block,
    genre: Genre,
) -> Option<Read<Status>> {
    let heading = block.kind == BlockKind::Heading;
    // "Ước kết quả thực hiện năm 2019": results that are not all in yet.
    let guess = pieces.iter().take(UPPER).find(|piece| piece.is(Class::StatusEstimate)).filter(|_| heading);
    let results = pieces.iter().any(|piece| piece.any(&adopted::RESULTS));
    // "Ước thực hiện năm đầu kế hoạch": what is carried out, in part by a guess.
    let carried = pieces.first().is_some_and(|first| first.is(Class::StatusEstimate));
    if let Some(guess) = guess.filter(|_| results || carried) {
        return Some(Read { value: Status::Estimate, evidence: Some(scan.span(guess.tokens.clone())) });
    }
    if results || tells_aims_met(pieces) {
        return None;
    }
    // "I. Tổng thu: 500 tỷ đồng, đạt 118% dự toán": what a result is compared with is no aim of what stands below.
    let figure = pieces.iter().position(|piece| piece.quantity().is_some()).filter(|_| heading);
    let pieces = &pieces[..figure.unwrap_or(pieces.len())];
    let label = || {
        let upper = |piece: &Piece| scan.tokens[piece.tokens.start].case == Case::Upper;
        let urges = pieces.first().is_some_and(|piece| piece.is(Class::StatusTarget) && piece.is(Class::TargetHeading));
        // "Mục tiêu cụ thể", "Phương hướng năm 2010": no headline says that alone.
        let aims = || {
            let end = pieces.last().map_or(0, |last| last.tokens.end);
            pieces.first().is_some_and(|first| aims::only(scan, mentions, &(first.tokens.start..end)).is_some())
        };
        block.marker > 0
            || block.opens_list
            || urges
            || genre != Genre::News
            || pieces.first().is_some_and(|first| first.any(&[Class::TargetNoun, Class::TargetHeading]))
                && is_of_paper(scan)
            || pieces.iter().take(UPPER).all(upper)
            || aims()
    };
    if heading && !label() {
        return None;
    }
    // "Căn cứ Nghị quyết về dự toán năm 2013; trên cơ sở ..., UBND tỉnh trình:": what is cited sets nothing.
    let cited = pieces.iter().rposition(|piece| piece.mark() == Some(Mark::Semicolon)).filter(|_| !heading);
    let pieces = &pieces[cited.map_or(0, |mark| mark + 1)..];
    if !heading && let Some(verb) = urges(pieces) {
        return Some(Read { value: Status::Target, evidence: Some(scan.span(pieces[verb].tokens.clone())) });
    }
    pieces.iter().enumerate().rev().find_map(|(index, piece)| {
        // "Kế hoạch Một Đại Dương": a plan with a name.
        let named = heading
            && pieces
                .get(index + 1)
                .is_some_and(|next| next.form == Form::Word && scan.tokens[next.tokens.start].case == Case::Title);
        // "VỀ THỰC HIỆN DỰ TOÁN NĂM 2016": what was done of it.
        let done = index.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Complete));
        // "III. KIẾN NGHỊ", "Đề xuất, kiến nghị": what is asked for; but "Kiến nghị của cử tri".
        let asks = || {
            // "PHẦN THỨ BA: ĐỀ XUẤT CHO GIAI ĐOẠN SAU".
            let alone = pieces.len() <= NEAR || scan.tokens[piece.tokens.start].case == Case::Upper;
            let word = piece.is(Class::Urge) || scan.hit(piece.tokens.start, Class::Asks).is_some();
            let plain = || pieces.iter().all(|piece| piece.quantity().is_none());
            alone && word && plain() && !pieces.get(index + 1).is_some_and(|next| next.is(Class::Of))
        };
        let aims = || !named && !done && !tells_both(pieces, index);
        let status = if piece.any(&[Class::TargetNoun, Class::TargetHeading]) && aims()
            || piece.is(Class::StatusTarget) && (!heading || asks())
            || heading && scan.hit(piece.tokens.start, Class::Asks).is_some() && asks()
        {
            Status::Target
        } else if piece.is(Class::StatusForecast) && (!heading || index == 0) {
            Status::Forecast
        } else if piece.is(Class::StatusEstimate) && (heading || piece.depth == 0) {
            Status::Estimate
        } else {
            return None;
        };
        Some(Read { value: status, evidence: Some(scan.span(piece.tokens.clone())) })
    })
}

/// "CHIẾN LƯỢC PHÁT TRIỂN Y TẾ", "QUY HOẠCH NGÀNH THÉP": whether the title in capitals is that of a paper that plans.
fn is_of_paper(scan: &Scan<'_>) -> bool {
    const HEAD_BLOCKS: usize = 8;
    let title = scan.blocks.iter().take(HEAD_BLOCKS).position(|block| block.kind == BlockKind::Title);
    let sentence = title.map(|title| scan.sentences.partition_point(|one| one.block < title));
    let first = sentence.and_then(|sentence| scan.sentences.get(sentence)).map(|one| one.tokens.start);
    first.is_some_and(|first| scan.tokens[first].case == Case::Upper && scan.hit(first, Class::PlanDocument).is_some())
}

/// "2. Mục tiêu. Tốc độ tăng trưởng ...": the aims that an item is about, told in a sentence of its own before them.
pub(super) fn aimed_by_label(reader: &Reader<'_>) -> Option<Read<Status>> {
    let sentence = &reader.scan.sentences[reader.sentence];
    let first = reader.pieces.first()?;
    let item = reader.scan.blocks[sentence.block].marker > 0 && first.any(&[Class::TargetNoun, Class::TargetHeading]);
    let end = reader.pieces.iter().rev().find(|piece| piece.mark().is_none())?.tokens.end;
    let alone = item && aims::only(reader.scan, reader.mentions, &(first.tokens.start..end)).is_some();
    alone.then(|| Read { value: Status::Target, evidence: Some(reader.scan.span(first.tokens.clone())) })
}

/// "2. VỀ CÁC MỤC TIÊU QUỐC HỘI GIAO" of a report: how the aims that somebody laid down were met.
pub(super) fn is_of_aims_given(reader: &Reader<'_>) -> bool {
    const REACH: usize = 3;
    let pieces = reader.pieces;
    let aims = pieces.iter().any(|piece| piece.any(&[Class::TargetNoun, Class::TargetHeading]));
    let given = pieces.iter().rev().take(REACH).any(|piece| piece.is(Class::Adopt));
    let ahead = pieces.iter().any(|piece| piece.is(Class::StatusTarget) || piece.period().is_some());
    aims && given && !ahead
}

/// "ĐIỀU HÀNH TIỀN TỆ QUÝ III/2012, ĐỊNH HƯỚNG QUÝ IV": whether a line tells of one time and, behind a mark, of what is aimed at in
/// another, so that it sets nothing for all below.
fn tells_both(pieces: &[Piece], noun: usize) -> bool {
    let timed = |pieces: &[Piece]| pieces.iter().any(|piece| piece.period().is_some());
    let parts = |piece: &Piece| {
        matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon)) || piece.form == Form::Word && piece.is(Class::And)
    };
    let parted = pieces[..noun].iter().rposition(parts);
    parted.is_some_and(|parted| timed(&pieces[..parted]) && !timed(&pieces[parted..noun])) && timed(&pieces[noun + 1..])
}

/// "Chủ tịch UBND tỉnh yêu cầu:", "Bộ đề nghị các địa phương:": what others are told to do follows.
fn urges(pieces: &[Piece]) -> Option<usize> {
    const REACH: usize = 10;
    let end = pieces.len().checked_sub(1).filter(|&end| pieces[end].mark() == Some(Mark::Colon))?;
    let near = end.saturating_sub(REACH)..end;
    let verb = near.rev().find(|&index| pieces[index].form == Form::Word && pieces[index].is(Class::Urge))?;
    // "theo yêu cầu", "các yêu cầu sau": the noun.
    let who = verb.checked_sub(1).map(|before| &pieces[before])?;
    let acts = !matches!(who.form, Form::Word) || who.roles.is_idle() && who.tokens.len() > 1;
    (acts && !pieces.iter().any(|piece| piece.quantity().is_some())).then_some(verb)
}

/// "1. Tình hình thu: 10 tháng thu 50 tỷ đồng. Nguyên nhân ...": a block whose label says that it tells results.
pub(super) fn told_by_label(scan: &Scan<'_>, pieces: &[Piece]) -> Option<Read<Status>> {
    const LABEL: usize = 6;
    let colon = pieces.iter().take(LABEL).position(|piece| piece.mark() == Some(Mark::Colon))?;
    let label = &pieces[..colon];
    let figures = label.iter().any(|piece| piece.quantity().is_some());
    let told = label.iter().find(|piece| piece.any(&adopted::RESULTS)).filter(|_| !figures)?;
    Some(Read { value: Status::Actual, evidence: Some(scan.span(told.tokens.clone())) })
}

/// "Các chỉ tiêu đều giảm so với năm 2020:", "Các chỉ tiêu chưa đạt:": what came of the aims, and no figures of them.
fn tells_aims_met(pieces: &[Piece]) -> bool {
    let Some(noun) = pieces.iter().position(|piece| piece.any(&[Class::TargetNoun, Class::TargetHeading])) else {
        return false;
    };
    let reaches = |piece: &Piece| {
        piece.is(Class::Reach) && !piece.any(&[Class::Have, Class::Copula, Class::Topic, Class::Breakdown])
    };
    let behind = &pieces[noun + 1..];
    let ends = |at: usize| behind.get(at + 1).is_none_or(|next| next.form != Form::Word || next.is(Class::And));
    let met = |at: usize| {
        reaches(&behind[at]) && ends(at) || behind[at].any(&[Class::Exceed, Class::Short, Class::Aspectual])
    };
    !pieces.iter().any(|piece| piece.any(&[Class::StatusTarget, Class::StatusForecast]))
        && !behind.iter().any(|piece| piece.quantity().is_some())
        && (0..behind.len()).any(met)
}

/// Between what a document does and the aims it states.
const NEAR: usize = 3;
/// Words at the start of a heading that runs into its text.
const UPPER: usize = 4;
