//! What a figure measures: its own noun phrase, the counted noun with its qualifiers, or what came before, made
//! complete enough to stand alone.

use std::ops::Range;

use super::Measure;
use super::base;
use super::context::Context;
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
        if segment > 0 && after_figure {
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
    let verb = clause.clone().rev().find(|&at| {
        pieces[at].form == Form::Word
            && pieces[at].any(&[Class::Reach, Class::Rise, Class::Fall, Class::Exceed, Class::ToLevel, Class::Share])
            && !pieces[at].any(&MEASURED)
    });
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
    if figure.measure == Measure::Level && !is_percent(figure.quantity) && !after.is_empty() {
        // "1,43 tỷ đồng doanh thu bán hàng": the noun stands behind the figure.
        if figure.next_is(&MEASURED) {
            return after;
        }
        // "UBND huyện đã chi trả 161 tỷ đồng hỗ trợ các hộ", "gieo sạ 486 ha lúa": verb and object.
        if !own.is_measured() && figure.governor.class.is_none() {
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
        return after.then(&figure.verb(&own));
    }
    if own.is_empty() || figure.is_anaphor(&own) || figure.names_only_unit(&own) {
        return figure.inherited().unwrap_or(own);
    }
    if figure.measure == Measure::Rank
        && !own.is_measured()
        && let Some(head) = figure.ranked_by(&own)
    {
        return head.then(&own);
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
    let own = figure.owned(own);
    figure.complete(own)
}

impl Figure<'_> {
    fn next_is(&self, classes: &[Class]) -> bool {
        self.reader.pieces.get(self.at + 1).is_some_and(|next| next.form == Form::Word && next.any(classes))
    }

    /// What an order is by: "đứng thứ hai với | tổng vốn đầu tư", or the amount spoken of before.
    fn ranked_by(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 10;
        let pieces = self.reader.pieces;
        let end = (self.at + 1..pieces.len().min(self.at + REACH))
            .find(|&at| matches!(pieces[at].form, Form::Quantity(_) | Form::Mark(_)))
            .unwrap_or(self.at + 1);
        let start = (self.at + 1..end).find(|&at| pieces[at].any(&MEASURED));
        let behind =
            start.map(|start| phrase::tidy(self.reader.scan, pieces, start..end)).filter(|phrase| !phrase.is_empty());
        behind.or_else(|| {
            let last = self.drafts.last().map(|draft| &draft.subject).or(self.context.last.indicator.as_ref());
            last.filter(|last| self.is_name(own) && last.is_measured()).cloned()
        })
    }

    fn is_conditional(&self, own: &Phrase) -> bool {
        let Some(first) = own.parts.first() else { return false };
        let at = self.reader.pieces.iter().position(|piece| piece.tokens.start == first.start);
        at.and_then(|at| at.checked_sub(1)).is_some_and(|before| self.reader.pieces[before].is(Class::Condition))
    }

    /// "Singapore đứng thứ ba với | tổng vốn đăng ký", "`ABBank` có | vốn điều lệ": a short measured noun takes the name
    /// that has it.
    fn owned(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 5;
        const MAX_OWNER: usize = 6;
        let pieces = self.reader.pieces;
        let start = own.parts.first().map_or(0, |part| part.start);
        let before = pieces.iter().position(|piece| piece.tokens.start == start).and_then(|at| at.checked_sub(1));
        let Some(before) = before.filter(|_| own.is_measured() && own.len() <= SHORT) else { return own };
        if !pieces[before].is(Class::Reach) {
            return own;
        }
        let owner = match self.drafts.last().filter(|draft| draft.piece + 1 == before) {
            Some(draft) if draft.measure == Measure::Rank => draft.label.clone(),
            Some(_) => return own,
            None => phrase::tidy(self.reader.scan, pieces, phrase::clause_before(pieces, &self.reader.in_base, before)),
        };
        let fits = !owner.is_empty() && owner.len() <= MAX_OWNER && !owner.is_measured() && self.is_name(&owner);
        if fits { own.then(&owner) } else { own }
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

    fn after(&self) -> Phrase {
        phrase::tidy(self.reader.scan, self.reader.pieces, phrase::after(self.reader.pieces, self.at))
    }

    /// A share that is said of a noun behind it: "100% hồ sơ được giải quyết".
    fn counts_after(&self) -> bool {
        let has = self.governor.piece.is_some_and(|piece| self.reader.pieces[piece].is(Class::Have));
        let plain = self.governor.class.is_none() || has;
        self.quantity.part.is_some()
            || plain
                && self.reader.pieces.get(self.at + 1).is_some_and(|next| {
                    next.form == Form::Word
                        && !next.any(&[Class::WholeNoun, Class::And, Class::But, Class::Versus, Class::Reach])
                })
    }

    /// The subject of a count: "24.096 hồ sơ | giải quyết TTHC".
    fn counted(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 3;
        let led =
            self.reader.pieces.get(self.at + 1).is_some_and(|next| {
                next.any(&[Class::Of, Class::Dative])
                    || next.is(Class::Locative)
                        && self.reader.pieces.get(self.at + 2).is_some_and(|place| {
                            matches!(place.form, Form::Place(_) | Form::Generic(_) | Form::Period(_))
                        })
            });
        let after = if led && !own.is_empty() && self.quantity.kind == QuantityKind::Count {
            Phrase::default()
        } else {
            self.after()
        };
        let noun = match self.quantity.kind {
            QuantityKind::Percent => Phrase::default(),
            _ => Phrase::of_tokens(self.quantity.unit_tokens.clone()),
        };
        let amount = own.is_measured()
            || matches!(self.governor.class, Some(Class::Equal | Class::ToLevel | Class::Complete))
                && !self.all_places(&own);
        if !own.is_empty() && amount && after.len() <= SHORT {
            return self.complete(own);
        }
        if !after.is_empty() {
            return noun.then(&after);
        }
        if own.is_empty() || self.is_anaphor(&own) {
            // A bare noun goes on with what came before.
            let other = self.drafts.last().is_some_and(|draft| self.reader.quantity(draft).unit != self.quantity.unit);
            let before = if self.drafts.is_empty() || other { self.same_unit_before() } else { self.inherited() };
            let named = self
                .drafts
                .last()
                .map(|draft| &draft.subject)
                .filter(|previous| other && self.shares_word(previous, &noun));
            return match before.or_else(|| named.cloned()) {
                Some(before) if noun.len() <= 2 => before,
                _ => noun,
            };
        }
        if own.roles.has(Class::Casualty) {
            // "làm chết 11 người": of the accidents counted before.
            let victims = noun.then(&own);
            let head = self
                .drafts
                .iter()
                .rev()
                .map(|draft| &draft.subject)
                .find(|subject| !subject.roles.has(Class::Casualty));
            return head.map_or(victims.clone(), |head| victims.then(head));
        }
        let verb = Some(self.verb(&own)).filter(|verb| !verb.is_empty()).unwrap_or_else(|| own.clone());
        if let Some(topic) = self.topic() {
            return noun.then(&topic).then(&verb);
        }
        if let Some(sibling) = self.sibling(&own) {
            return sibling;
        }
        if let Some(before) = self.same_unit_before().filter(|before| before.len() > noun.len() && own.len() <= SHORT) {
            return before.then(&verb);
        }
        if own.len() <= SHORT * 2 { noun.then(&self.complete(own)) } else { noun.then(&verb) }
    }

    /// What the figures of the same unit just before counted.
    fn same_unit_before(&self) -> Option<Phrase> {
        let unit = &self.quantity.unit;
        let here = self.drafts.iter().rev().find(|draft| self.reader.quantity(draft).unit == *unit);
        here.map(|draft| &draft.subject)
            .or_else(|| self.context.counted.iter().find(|(one, _)| one == unit).map(|(_, phrase)| phrase))
            .filter(|phrase| !phrase.roles.has(Class::Casualty))
            .cloned()
    }

    /// The subject of a figure that names none: that of the figure before it, of the same unit where units are counted.
    fn inherited(&self) -> Option<Phrase> {
        if self.quantity.kind == QuantityKind::Count {
            let after = self.after();
            let unit = &self.quantity.unit;
            let here = self
                .drafts
                .iter()
                .rev()
                .filter(|draft| self.reader.quantity(draft).unit == *unit)
                .map(|draft| &draft.subject);
            let earlier = self.context.counted.iter().filter(|(one, _)| one == unit).map(|(_, phrase)| phrase);
            let mut all = here.chain(earlier);
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

    fn shares_word(&self, a: &Phrase, b: &Phrase) -> bool {
        let tokens = &self.reader.scan.tokens;
        let last = b.parts.last().map(|part| tokens[part.end - 1].key);
        a.parts.iter().flat_map(Clone::clone).any(|token| Some(tokens[token].key) == last)
    }

    /// "Về ma túy, đã phát hiện 861 vụ": what the sentence says it speaks of.
    fn topic(&self) -> Option<Phrase> {
        const MAX_TOPIC: usize = 12;
        let pieces = self.reader.pieces;
        let opens = pieces.first()?.any(&[Class::Topic]);
        let comma = pieces.iter().take(MAX_TOPIC).position(|piece| piece.mark() == Some(Mark::Comma))?;
        let plain = pieces[..comma].iter().all(|piece| piece.quantity().is_none());
        let topic = phrase::tidy(self.reader.scan, pieces, 1..comma);
        (opens && plain && comma < self.at && !topic.is_empty()).then_some(topic)
    }

    /// The verb of a clause: its words behind the last name ("UBND huyện đã | chi trả").
    fn verb(&self, own: &Phrase) -> Phrase {
        const MAX_VERB: usize = 4;
        let scan = self.reader.scan;
        let mut out = own.clone();
        let Some(last) = out.parts.last_mut() else { return out };
        let opening = self.reader.pieces.first().map(|piece| piece.tokens.start);
        let named =
            (last.start..last.end).rev().find(|&token| scan.tokens[token].is_capital() && Some(token) != opening);
        let start = named.map_or(last.start, |token| token + 1);
        let pieces =
            self.reader.pieces.iter().filter(|piece| piece.tokens.start >= start && piece.tokens.end <= last.end);
        let verb: Vec<Piece> = pieces
            .filter(|piece| !piece.any(&[Class::Adverb, Class::StatusTarget, Class::StatusForecast]))
            .cloned()
            .collect();
        let verb = Phrase::of_pieces(&verb);
        let most = if named.is_some() { MAX_VERB } else { MAX_VERB * 2 };
        if verb.len() <= most { verb } else { verb_tail(&verb, most) }
    }

    /// A subject that can't stand alone takes the head it belongs to: "trị giá" that of the goods counted before,
    /// "Trung Quốc" the total it is a part of.
    fn complete(&self, own: Phrase) -> Phrase {
        const RELATIONAL: usize = 4;
        // "576 doanh nghiệp, vốn đăng ký đạt 3.640 tỷ": of the enterprises counted.
        if let Some(draft) = self.drafts.last().filter(|_| own.is_measured() && own.len() < RELATIONAL) {
            let counted = self.reader.quantity(draft).kind == QuantityKind::Count && draft.measure == Measure::Level;
            if counted && !draft.subject.is_measured() && self.measure == Measure::Level {
                return self.of_aspect(&own, &draft.subject);
            }
        }
        // "chi 2.015 triệu đồng" behind "thu ngân sách xã": of the same budget.
        let capital =
            own.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].case == crate::token::Case::Upper);
        if own.len() == 1 && own.is_measured() && !capital {
            let head = self.drafts.last().map(|draft| &draft.subject).or(self.context.last.indicator.as_ref());
            if let Some(head) = head.filter(|head| head.is_measured() && head.len() > 1 && head.len() <= RELATIONAL + 2)
            {
                return self.of_aspect(&own, head);
            }
        }
        let relational = own.len() <= RELATIONAL
            && self.all(
                &own,
                &[Class::MeasureNoun, Class::RateNoun, Class::Adverb, Class::Of, Class::Per, Class::Anaphor],
            );
        if relational {
            if let Some(draft) = self.drafts.last() {
                let counted = matches!(self.reader.quantity(draft).kind, QuantityKind::Count | QuantityKind::Physical);
                if counted && !self.all(&draft.subject, &MEASURED) && draft.subject.len() > own.len() {
                    return self.of_aspect(&own, &draft.subject);
                }
                if !draft.label.is_empty() && !draft.label.is_measured() {
                    return own.then(&draft.label);
                }
            }
            return match self.topic() {
                Some(topic) if self.drafts.is_empty() => own.then(&topic),
                _ => own,
            };
        }
        if own.is_measured() {
            return own;
        }
        if let Some(head) = self.list_head() {
            return head.then(&own);
        }
        if self.measure == Measure::Change {
            return own;
        }
        if let Some(sibling) = self.sibling(&own) {
            return sibling;
        }
        let unit = &self.quantity.unit;
        if self.measure == Measure::Level {
            // An item of a list of parts: "Vụ Xuân" of "diện tích gieo cấy lúa".
            let list =
                self.context.list.as_ref().filter(|list| list.unit == *unit).and_then(|list| list.indicator.as_ref());
            if let Some(head) = list.filter(|_| self.drafts.is_empty()) {
                return head.then(&own);
            }
            if self.is_name(&own) {
                let before = self
                    .drafts
                    .last()
                    .filter(|draft| self.reader.quantity(draft).unit == *unit)
                    .map(|draft| unlabelled(&draft.subject, &draft.label));
                let head = before.or(self.context.last.indicator.clone().filter(|_| self.context.last.unit == *unit));
                if let Some(head) = head.filter(|head| !head.is_empty()) {
                    return self.with_place(&head, &own);
                }
            }
        }
        if let Some(topic) = self.topic().filter(|topic| topic.is_measured() && self.drafts.is_empty()) {
            return topic.then(&own);
        }
        own
    }

    /// "một số ngành có nhu cầu lao động giảm như: ...": the measured noun that the head of a list says of all items.
    fn list_head(&self) -> Option<Phrase> {
        const REACH: usize = 16;
        let lists = &self.reader.lists;
        let (colon, _) = *lists.get(lists.partition_point(|&(colon, _)| colon < self.at).checked_sub(1)?)?;
        let before = &self.reader.pieces[colon.saturating_sub(REACH)..colon];
        let measured = |piece: &Piece| piece.any(&MEASURED) && !piece.is(Class::GrowthNoun);
        let last = before.iter().rposition(measured)?;
        let start = before[..last].iter().rposition(|piece| !measured(piece)).map_or(0, |other| other + 1);
        let noun = before[start..]
            .iter()
            .take_while(|piece| {
                piece.form == Form::Word
                    && !piece.any(&[Class::Of, Class::Rise, Class::Fall, Class::Adverb, Class::GrowthNoun])
            })
            .count();
        Some(Phrase::of_pieces(&before[start..start + noun]))
    }

    /// "số người có trình độ cao đẳng là 65.000, trung cấp là 52.700": the next member of a series takes the place of
    /// the last.
    fn sibling(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_SIBLING: usize = 4;
        let draft = self.drafts.last()?;
        let same = self.reader.quantity(draft).unit == self.quantity.unit
            && draft.governor.class == self.governor.class
            && draft.measure == self.measure
            && !is_percent(self.quantity);
        let tail = if draft.label.is_empty() || draft.label.len() >= draft.subject.len() {
            own.len()
        } else {
            draft.label.len()
        };
        (same && own.len() <= MAX_SIBLING && !own.is_measured() && draft.subject.len() > tail)
            .then(|| draft.subject.without_tail(tail).then(own))
    }

    /// A name alone, no noun of an amount: "Hàn Quốc", "Bộ Nội vụ".
    fn is_name(&self, own: &Phrase) -> bool {
        if own.is_measured() || own.is_empty() {
            return false;
        }
        let scan = self.reader.scan;
        let first = own.parts[0].start;
        let opens = self.reader.pieces.first().is_some_and(|piece| piece.tokens.start == first);
        // At the start of a sentence a capital tells nothing; a second one does.
        let second = scan.tokens.get(first + 1).is_some_and(|token| token.is_capital() && first + 1 < own.parts[0].end);
        self.all_places(own) || self.reader.entities[first] || scan.tokens[first].is_capital() && (!opens || second)
    }

    /// `aspect` of `head`: "trị giá" of "lượng ô tô nhập khẩu" is "trị giá ô tô nhập khẩu".
    fn of_aspect(&self, aspect: &Phrase, head: &Phrase) -> Phrase {
        let mut head = head.clone();
        if let Some(first) = head.parts.first_mut() {
            let leading = self.reader.pieces.iter().find(|piece| piece.tokens.start == first.start);
            if let Some(piece) = leading
                .filter(|piece| piece.is(Class::MeasureNoun) && !piece.is(Class::Flow) && piece.tokens.end <= first.end)
            {
                first.start = piece.tokens.end;
            }
        }
        head.parts.retain(|part| !part.is_empty());
        // "số doanh nghiệp" of "doanh nghiệp thành lập mới" says the noun once.
        let key = |token: usize| self.reader.scan.tokens[token].key;
        let more = head.parts.len() > 1;
        if let (Some(last), Some(first)) = (aspect.parts.last(), head.parts.first_mut()) {
            let most = last.len().min(if more { first.len() } else { first.len().saturating_sub(1) });
            let same = |count: usize| (0..count).all(|at| key(last.end - count + at) == key(first.start + at));
            let count = (1..=most).rev().find(|&count| same(count)).unwrap_or(0);
            first.start += count;
        }
        head.parts.retain(|part| !part.is_empty());
        aspect.then(&head)
    }

    /// The last subject of the sentence that is no aspect of another.
    fn unaspected(&self) -> Option<Phrase> {
        let plain = |draft: &&Draft| base::aspect_end(self.reader.pieces, draft.piece + 1).is_none();
        let counted = self.drafts.iter().rev().find(|draft| plain(draft) && !draft.subject.is_measured());
        let first = counted.or_else(|| self.drafts.iter().rev().find(plain));
        first.or(self.drafts.last()).map(|draft| draft.subject.clone())
    }

    /// `head` with the place at its end replaced by `place`, or the place added.
    fn with_place(&self, head: &Phrase, place: &Phrase) -> Phrase {
        let mut head = head.clone();
        if let Some(last) = head.parts.last_mut() {
            let trailing =
                self.reader.pieces.iter().find(|piece| piece.tokens.end == last.end && piece.place().is_some());
            if let Some(piece) = trailing.filter(|piece| piece.tokens.start > last.start) {
                last.end = piece.tokens.start;
            }
        }
        head.then(place)
    }

    fn pieces_of<'s>(&'s self, phrase: &'s Phrase) -> impl Iterator<Item = &'s Piece> {
        self.reader.pieces.iter().filter(|piece| phrase.parts.iter().any(|part| part.contains(&piece.tokens.start)))
    }

    fn all(&self, phrase: &Phrase, classes: &[Class]) -> bool {
        self.pieces_of(phrase).all(|piece| piece.any(classes))
    }

    fn all_places(&self, phrase: &Phrase) -> bool {
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
        self.pieces_of(phrase).all(|piece| {
            place(piece) || piece.any(&[Class::Partner, Class::And, Class::Of, Class::Adverb, Class::Locative])
        }) && self.pieces_of(phrase).any(place)
    }

    fn is_anaphor(&self, phrase: &Phrase) -> bool {
        self.pieces_of(phrase)
            .all(|piece| piece.any(&[Class::Anaphor, Class::Adverb, Class::PlanNoun, Class::TargetNoun]))
    }
}

/// A subject without the name that was added to it.
fn unlabelled(subject: &Phrase, label: &Phrase) -> Phrase {
    if !label.is_empty() && subject.len() > label.len() && subject.parts.ends_with(&label.parts) {
        subject.without_tail(label.len())
    } else {
        subject.clone()
    }
}

fn verb_tail(phrase: &Phrase, count: usize) -> Phrase {
    let mut out = phrase.clone();
    let mut left = count;
    let mut parts = Vec::new();
    for part in out.parts.iter().rev() {
        let take = part.len().min(left);
        if take > 0 {
            parts.push(part.end - take..part.end);
        }
        left -= take;
    }
    parts.reverse();
    out.parts = parts;
    out
}
