//! What a figure measures: its own noun phrase, the counted noun with its qualifiers, or what came before, made
//! complete enough to stand alone.

use std::ops::Range;

use super::Measure;
use super::base;
use super::context::Context;
use super::counted::heads;
use super::governor::Governor;
use super::phrase::{self, MEASURED, Phrase};
use super::piece::{Form, Mark, Piece};
use super::sentence::{Draft, Reader, is_percent};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};

/// A figure and what is known of it when its subject is read.
pub(super) struct Figure<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) context: &'a Context,
    pub(super) drafts: &'a [Draft],
    pub(super) at: usize,
    pub(super) quantity: &'a Quantity,
    pub(super) governor: Governor,
    pub(super) measure: Measure,
    pub(super) in_base: bool,
}

/// Segments between commas that a subject is looked for in.
const MAX_SEGMENTS: usize = 3;

/// The noun phrase that the figure's clause begins with; in a bracket the one before the bracket; behind a comma that
/// of the segment before, when no figure lies between.
pub(super) fn own(reader: &Reader<'_>, drafts: &[Draft], governor: &Governor) -> Phrase {
    let pieces = reader.pieces;
    let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
    let mut end = governor.subject_end;
    // "giáo dục (1,5%), may mặc (0,2%)": right before its bracket a phrase is as near as in the clause.
    let mut direct = true;
    for segment in 0..MAX_SEGMENTS {
        let clause = phrase::clause_before(pieces, &reader.in_base, end);
        let after_figure = clause
            .start
            .checked_sub(1)
            .is_some_and(|before| pieces[before].quantity().is_some() || reader.in_base[before]);
        // "tổng nợ vay thay đổi không đáng kể so với cuối năm, đạt ...", "lạm phát so với cùng kỳ ở mức": look on before
        // a base that no figure claims.
        if after_figure && clause.start > floor && reader.in_base[clause.start - 1] {
            let base = (floor..clause.start).rev().take_while(|&at| reader.in_base[at]).last().unwrap_or(clause.start);
            let claimed = base == floor && !drafts.is_empty();
            let empty = phrase::tidy(reader.scan, pieces, clause.clone()).is_empty();
            if !claimed && (segment > 0 || empty) {
                end = base;
                continue;
            }
        }
        // What trails the figure before (its base, its aspect) is no subject.
        let trails = pieces.get(clause.start).is_some_and(|piece| piece.is(Class::Aspect))
            && !pieces[clause.clone()].iter().any(|piece| piece.is(Class::Reach));
        if after_figure && (segment > 0 || trails) {
            break;
        }
        // "giảm 3 người bị thương và tăng 2 vụ", "12 dự án hoàn thành đạt": the rest of a count is no subject.
        if segment == 0 && drafts.last().is_some_and(|draft| qualifies(reader, draft, &clause)) {
            break;
        }
        let said = statement(pieces, clause.clone());
        let moves = said.end < clause.end;
        let subject = phrase::tidy(reader.scan, pieces, said);
        let aside = is_aside(pieces, &clause) && !subject.is_measured();
        let trusted = direct && !aside || drafts.is_empty() || moves || subject.is_measured();
        if !subject.is_empty() && trusted && !(aside && clause.start > floor) {
            return subject;
        }
        let Some(before) = clause.start.checked_sub(1).filter(|&before| before >= floor && before > 0) else { break };
        direct &= pieces[before].mark() == Some(Mark::Open) && clause.is_empty();
        match pieces[before].form {
            Form::Mark(Mark::Open | Mark::Comma | Mark::Dash) => end = before,
            Form::Mark(Mark::Colon) if drafts.is_empty() => end = before,
            // "đứng tốp đầu khi mang về 16 tỉ USD": a clause without a subject of its own.
            Form::Word if aside && pieces[before].is(Class::Cause) => end = before,
            _ => break,
        }
    }
    Phrase::default()
}

/// What opens something new behind a count.
const STATED: [Class; 7] =
    [Class::Reach, Class::Rise, Class::Fall, Class::Of, Class::From, Class::Locative, Class::Adverb];

/// Whether a clause is what qualifies the noun that the figure right before it counts.
fn qualifies(reader: &Reader<'_>, count: &Draft, clause: &Range<usize>) -> bool {
    let pieces = &reader.pieces[clause.clone()];
    count.piece + 1 == clause.start
        && reader.quantity(count).kind == QuantityKind::Count
        && !pieces.first().is_some_and(|piece| piece.is(Class::And))
        && !pieces.iter().any(|piece| piece.any(&MEASURED) || piece.any(&STATED))
}

/// Whether a clause is said aside and has no subject of its own: "sau khi trích lập đầy đủ dự phòng", "khi mang về".
fn is_aside(pieces: &[Piece], clause: &Range<usize>) -> bool {
    const SHORT: usize = 3;
    let opens = pieces.get(clause.start).is_some_and(|piece| piece.is(Class::Subordinate));
    let caused = clause.start.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Cause));
    let content = pieces[clause.clone()].iter().filter(|piece| !piece.any(&[Class::Adverb])).count();
    opens || caused && content <= SHORT && pieces[clause.clone()].iter().all(|piece| piece.form == Form::Word)
}

/// The subject part of a clause: before its own predicate ("doanh thu | tăng mạnh", as the segment before a comma),
/// or, where a measured noun follows the predicate, that noun ("hãng đạt | doanh thu").
fn statement(pieces: &[Piece], clause: Range<usize>) -> Range<usize> {
    // "mạng xã hội này đã thu | lợi nhuận", "tập đoàn đặt ra | mức tăng trưởng".
    let got = clause.clone().skip(1).rev().find(|&at| {
        let before = &pieces[at - 1];
        let noun = pieces[at].any(&MEASURED) && !before.is(Class::Preverb);
        // "PPC bị truy thu thuế": a passive keeps its noun.
        let noun = noun || before.is(Class::Adverb) && !before.is(Class::Preverb);
        pieces[at].is(Class::Act)
            && !noun
            && pieces.get(at + 1).is_some_and(|next| at + 1 < clause.end && next.any(&MEASURED))
            && !pieces[clause.start..at].iter().any(|piece| piece.any(&MEASURED) || piece.is(Class::PlanNoun))
    });
    let verb = clause.clone().rev().find(|&at| {
        pieces[at].form == Form::Word
            && pieces[at].any(&[Class::Reach, Class::Rise, Class::Fall, Class::Exceed, Class::ToLevel, Class::Share])
            && !pieces[at].any(&MEASURED)
    });
    if let Some(got) = got.filter(|&got| verb.is_none_or(|verb| verb < got)) {
        return got + 1..clause.end;
    }
    let Some(verb) = verb else { return clause };
    let behind = &pieces[verb + 1..clause.end];
    // "các thị trường có tỉ lệ tăng trưởng trên 50%": growth of the markets.
    let growth =
        !behind.is_empty() && behind.iter().all(|piece| piece.any(&[Class::GrowthNoun, Class::Adverb, Class::Rise]));
    if growth && verb > clause.start {
        return clause.start..verb;
    }
    if behind.iter().any(|piece| piece.any(&MEASURED)) {
        return verb + 1..clause.end;
    }
    let ends_clause =
        pieces.get(clause.end).is_some_and(|piece| matches!(piece.form, Form::Mark(Mark::Comma | Mark::Open)));
    if ends_clause && pieces[verb].any(&[Class::Rise, Class::Fall, Class::ToLevel, Class::Exceed]) {
        clause.start..verb
    } else {
        clause
    }
}

/// The subject of a figure, given the noun phrase of its own clause.
pub(super) fn read(figure: &Figure<'_>, own: Phrase) -> Phrase {
    let reader = figure.reader;
    if let Some((_, item)) = reader.series.iter().find(|(piece, _)| *piece == figure.at) {
        return item.clone();
    }
    if let Some(subject) = figure.respectively() {
        return subject;
    }
    let previous = figure.drafts.last();
    let aspect =
        base::aspect_end(reader.pieces, figure.at + 1).map(|end| Phrase::of_pieces(&reader.pieces[figure.at + 2..end]));
    if let (Some(aspect), Some(head)) = (&aspect, figure.unaspected())
        && own.is_empty()
        && aspect.len() <= 4
    {
        // "về lợi nhuận sau thuế" of another amount says it all.
        let whole = aspect.len() > 2 && aspect.is_measured() && head.is_measured();
        return if whole { aspect.clone() } else { figure.of_aspect(aspect, &head) };
    }
    if figure.in_base
        && let Some(previous) = previous
    {
        return previous.subject.clone();
    }
    let counted = matches!(figure.quantity.kind, QuantityKind::Count | QuantityKind::Zero);
    if counted && figure.measure == Measure::Level || figure.measure == Measure::Share && figure.counts_after() {
        return figure.counted(own);
    }
    let after = figure.after();
    // "và chỉ chiếm 15% thị phần": of whom the clause before speaks.
    if figure.measure == Measure::Share && own.is_empty() && figure.next_is(&[Class::ShareNoun]) {
        return after.then(&figure.inherited().filter(|head| !head.is_measured()).unwrap_or_default());
    }
    if figure.measure == Measure::Level && !is_percent(figure.quantity) && !after.is_empty() {
        // "1,43 tỷ đồng doanh thu bán hàng": the noun stands behind the figure.
        if figure.next_is(&MEASURED) {
            return if figure.deals(&own) { after.then(&own) } else { after };
        }
        if let Some(done) = figure.done(&own, &after) {
            return done;
        }
        // "UBND huyện đã chi trả 161 tỷ đồng hỗ trợ các hộ", "gieo sạ 486 ha lúa": verb and object.
        let does = !own.is_measured() || figure.all(&own, &[Class::Flow]);
        if does && figure.governor.class.is_none() {
            return figure.verb(&own).then(&after);
        }
    }
    // "đạt mức tăng trưởng 3,39%": growth as such.
    if let Some(piece) = figure.governor.piece.filter(|&piece| reader.pieces[piece].is(Class::GrowthNoun))
        && (own.is_empty() && figure.drafts.is_empty() || !own.is_empty() && figure.is_name(&own))
    {
        return Phrase::of_pieces(std::slice::from_ref(&reader.pieces[piece])).then(&own);
    }
    // "Vietnam Airlines đã đạt 70% kế hoạch doanh thu": the plan tells of what.
    if !own.is_measured()
        && let Some(planned) = figure.planned()
    {
        return planned;
    }
    // "mua lại 65% cổ phần của công ty đường": a part of what stands behind.
    if figure.measure == Measure::Share
        && figure.governor.class.is_none_or(|class| class == Class::Own)
        && !after.is_empty()
        && !own.is_measured()
    {
        return match figure.governor.piece.map(|verb| (verb, figure.holder(&own))) {
            Some((verb, holder)) if !holder.is_empty() => {
                after.then(&holder).then(&Phrase::of_pieces(std::slice::from_ref(&reader.pieces[verb])))
            }
            _ => after.then(&figure.verb(&own)),
        };
    }
    if figure.measure == Measure::Rank
        && let Some(ranked) = figure.ranked(&own)
    {
        return ranked;
    }
    if own.is_empty() || figure.refers_back(&own) || figure.names_only_unit(&own) {
        return figure.inherited().unwrap_or(own);
    }
    // "nếu loại trừ yếu tố giá tăng 8,4%": the subject before under a condition.
    if figure.is_conditional(&own)
        && let Some(previous) = previous
    {
        return previous.subject.then(&own);
    }
    // "Về chỉ số giá tiêu dùng, ... đã được kiểm soát ở mức tăng 2,82%".
    if let Some(topic) = figure.topic().filter(|topic| {
        !own.is_measured()
            && figure.drafts.is_empty()
            && (figure.is_name(&own) || topic.is_measured() && own.roles.has(Class::Said))
    }) {
        return topic;
    }
    let own = figure.resolved(own);
    let own = figure.owned(own);
    figure.complete(own)
}

impl Figure<'_> {
    /// "Vinamilk dự thu 515 tỷ đồng | cổ tức": who does something with what stands behind the figure.
    fn deals(&self, own: &Phrase) -> bool {
        const MAX_CLAUSE: usize = 6;
        let acts = self.pieces_of(own).last().is_some_and(|piece| piece.is(Class::Act));
        self.governor.class.is_none() && acts && !own.is_empty() && own.len() <= MAX_CLAUSE
    }

    /// "Trần Anh chỉ đầu tư 3,6 tỷ đồng vào tài sản cố định": what is done with the amount, and who does it.
    fn done(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_ACTOR: usize = 8;
        if self.governor.class.is_some() || own.is_empty() {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        let act = said.iter().rposition(|piece| !piece.is(Class::Adverb) || piece.is(Class::Act))?;
        let verb = said.get(act).filter(|piece| piece.is(Class::Act) && act > 0)?;
        if said[..act].iter().any(|piece| piece.any(&MEASURED)) {
            return None;
        }
        let actor = said[..act]
            .iter()
            .take_while(|piece| !piece.any(&[Class::Adverb, Class::StatusForecast, Class::StatusTarget]));
        let actor: Vec<Piece> = actor.map(|&piece| piece.clone()).collect();
        let actor = Phrase::of_pieces(&actor);
        let verb = Phrase::of_pieces(std::slice::from_ref(*verb));
        let done = verb.then(after);
        Some(if actor.len() <= MAX_ACTOR && !self.is_anaphor(&actor) { done.then(&actor) } else { done })
    }

    pub(super) fn next_is(&self, classes: &[Class]) -> bool {
        self.reader.pieces.get(self.at + 1).is_some_and(|next| next.form == Form::Word && next.any(classes))
    }

    fn is_conditional(&self, own: &Phrase) -> bool {
        let Some(first) = own.parts.first() else { return false };
        let at = self.reader.pieces.iter().position(|piece| piece.tokens.start == first.start);
        at.and_then(|at| at.checked_sub(1)).is_some_and(|before| self.reader.pieces[before].is(Class::Condition))
    }

    /// "doanh thu đạt A, lợi nhuận đạt B, lần lượt tăng 32% và 51%": each of the figures just before in turn.
    fn respectively(&self) -> Option<Phrase> {
        let run = self.reader.runs.iter().find(|run| run.contains(&self.at))?;
        let turn = run.iter().position(|&piece| piece == self.at)?;
        let before: Vec<&Draft> =
            self.drafts.iter().filter(|draft| draft.piece < run[0] && draft.measure == Measure::Level).collect();
        let first = before.len().checked_sub(run.len())?;
        before.get(first + turn).map(|draft| draft.subject.clone())
    }

    /// "số vụ giảm 711 vụ": the unit again, no more.
    fn names_only_unit(&self, own: &Phrase) -> bool {
        let scan = self.reader.scan;
        let unit = self.quantity.unit_tokens.clone();
        self.quantity.kind == QuantityKind::Count
            && own.parts.iter().flat_map(Clone::clone).all(|token| {
                let in_unit = unit.clone().any(|one| scan.tokens[one].key == scan.tokens[token].key);
                in_unit
                    || self
                        .reader
                        .pieces
                        .iter()
                        .any(|piece| piece.tokens == (token..token + 1) && piece.is(Class::MeasureNoun))
            })
    }

    /// The measured noun of the plan behind the figure.
    fn planned(&self) -> Option<Phrase> {
        const MAX_PLAN: usize = 6;
        let pieces = self.reader.pieces;
        let plan = self.at + 1;
        if !pieces.get(plan)?.is(Class::PlanNoun) {
            return None;
        }
        let end =
            (plan + 1..pieces.len().min(plan + MAX_PLAN)).take_while(|&at| pieces[at].form == Form::Word).last()? + 1;
        let measured = pieces[plan + 1].any(&MEASURED);
        measured.then(|| phrase::tidy(self.reader.scan, pieces, plan + 1..end)).filter(|phrase| !phrase.is_empty())
    }

    pub(super) fn after(&self) -> Phrase {
        phrase::tidy(self.reader.scan, self.reader.pieces, phrase::after(self.reader.pieces, self.at))
    }

    /// The subject of a figure that names none: that of the figure before it, of the same unit where units are counted.
    pub(super) fn inherited(&self) -> Option<Phrase> {
        if self.quantity.kind == QuantityKind::Count {
            let after = self.after();
            let unit = &self.quantity.unit;
            let units = |fits: &dyn Fn(&str) -> bool| -> Vec<&Phrase> {
                let here = self.drafts.iter().rev().filter(|draft| fits(&self.reader.quantity(draft).unit));
                let earlier = self.context.counted.iter().filter(|(one, _)| fits(one));
                here.map(|draft| &draft.subject).chain(earlier.map(|(_, phrase)| phrase)).collect()
            };
            let same = units(&|one| one == unit);
            let same = if same.is_empty() { units(&|one| heads(unit, one)) } else { same };
            let mut all = same.into_iter();
            // "giảm 9 người chết": of the counts of people the one that says so.
            let found = if after.roles.has(Class::Casualty) {
                all.clone().find(|phrase| self.shares_word(phrase, &after)).or_else(|| all.next())
            } else {
                all.next()
            };
            if let Some(found) = found {
                return Some(found.clone());
            }
        }
        // "9.580 căn chào bán mới từ 31 dự án, tăng 80%": of the main count, not of one behind a preposition.
        let main = self.drafts.iter().rev().find(|draft| !self.is_subordinate(draft)).or(self.drafts.last());
        main.map(|draft| draft.subject.clone()).or_else(|| self.topic()).or_else(|| self.context.last.indicator.clone())
    }

    fn is_subordinate(&self, draft: &Draft) -> bool {
        let before = (0..draft.piece).rev().find(|&at| self.reader.pieces[at].form != Form::Hedge);
        before.is_some_and(|at| {
            self.reader.pieces[at].any(&[Class::Locative, Class::From, Class::Of])
                && !self.reader.pieces[at].is(Class::Reach)
        }) && draft.measure == Measure::Level
            && draft.governor.class.is_none()
    }

    /// "Về ma túy, đã phát hiện 861 vụ": what the sentence says it speaks of.
    pub(super) fn topic(&self) -> Option<Phrase> {
        const MAX_TOPIC: usize = 12;
        let pieces = self.reader.pieces;
        let opens = pieces.first()?.any(&[Class::Topic]);
        let comma = pieces.iter().take(MAX_TOPIC).position(|piece| piece.mark() == Some(Mark::Comma))?;
        let plain = pieces[..comma].iter().all(|piece| piece.quantity().is_none());
        let topic = phrase::tidy(self.reader.scan, pieces, 1..comma);
        (opens && plain && comma < self.at && !topic.is_empty()).then_some(topic)
    }

    /// A name alone, no noun of an amount: "Hàn Quốc", "Bộ Nội vụ".
    pub(super) fn is_name(&self, own: &Phrase) -> bool {
        let said = self.pieces_of(own).any(|piece| piece.any(&[Class::Act, Class::Preverb]));
        if own.is_measured() || own.is_empty() || said {
            return false;
        }
        let scan = self.reader.scan;
        let first = own.parts[0].start;
        let opens = self.reader.pieces.first().is_some_and(|piece| piece.tokens.start == first);
        // At the start of a sentence a capital tells nothing; a second one does.
        let second = scan.tokens.get(first + 1).is_some_and(|token| token.is_capital() && first + 1 < own.parts[0].end);
        self.all_places(own) || self.reader.entities[first] || scan.tokens[first].is_capital() && (!opens || second)
    }

    pub(super) fn pieces_of<'s>(&'s self, phrase: &'s Phrase) -> impl Iterator<Item = &'s Piece> {
        self.reader.pieces.iter().filter(|piece| phrase.parts.iter().any(|part| part.contains(&piece.tokens.start)))
    }

    pub(super) fn all(&self, phrase: &Phrase, classes: &[Class]) -> bool {
        self.pieces_of(phrase).all(|piece| piece.any(classes))
    }

    pub(super) fn all_places(&self, phrase: &Phrase) -> bool {
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
        self.pieces_of(phrase).all(|piece| {
            place(piece) || piece.any(&[Class::Partner, Class::And, Class::Of, Class::Adverb, Class::Locative])
        }) && self.pieces_of(phrase).any(place)
    }

    /// Whether a phrase has its meaning from before: "con số này", "khoản mục này".
    fn refers_back(&self, phrase: &Phrase) -> bool {
        const MAX_NOUN: usize = 4;
        let mut last = self.pieces_of(phrase).collect::<Vec<_>>();
        while last.last().is_some_and(|piece| piece.is(Class::Adverb)) {
            last.pop();
        }
        let noun = last.len() > 1
            && last.len() <= MAX_NOUN
            && last.last().is_some_and(|piece| piece.is(Class::Anaphor))
            && last.iter().all(|piece| piece.form == Form::Word && !piece.is(Class::Firm) && !piece.any(&MEASURED));
        noun || self.is_anaphor(phrase)
    }

    pub(super) fn is_anaphor(&self, phrase: &Phrase) -> bool {
        self.pieces_of(phrase)
            .all(|piece| piece.any(&[Class::Anaphor, Class::Adverb, Class::PlanNoun, Class::TargetNoun]))
    }
}
