//! A subject that can't stand alone, made complete from what stands around it: the owner, the head of a list, the
//! figure before.

use super::Measure;
use super::base;
use super::phrase::{self, MEASURED, Phrase};
use super::piece::{Form, Piece};
use super::sentence::{Draft, is_percent};
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "Singapore đứng thứ ba với | tổng vốn đăng ký", "`ABBank` có | vốn điều lệ": a short measured noun takes the name
    /// that has it.
    pub(super) fn owned(&self, own: Phrase) -> Phrase {
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

    /// What an order is by: "đứng thứ hai với | tổng vốn đầu tư", or the amount spoken of before.
    pub(super) fn ranked_by(&self, own: &Phrase) -> Option<Phrase> {
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

    /// A subject that can't stand alone takes the head it belongs to: "trị giá" that of the goods counted before,
    /// "Trung Quốc" the total it is a part of.
    pub(super) fn complete(&self, own: Phrase) -> Phrase {
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
    pub(super) fn sibling(&self, own: &Phrase) -> Option<Phrase> {
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

    /// `aspect` of `head`: "trị giá" of "lượng ô tô nhập khẩu" is "trị giá ô tô nhập khẩu".
    pub(super) fn of_aspect(&self, aspect: &Phrase, head: &Phrase) -> Phrase {
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
    pub(super) fn unaspected(&self) -> Option<Phrase> {
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
}

/// A subject without the name that was added to it.
fn unlabelled(subject: &Phrase, label: &Phrase) -> Phrase {
    if !label.is_empty() && subject.len() > label.len() && subject.parts.ends_with(&label.parts) {
        subject.without_tail(label.len())
    } else {
        subject.clone()
    }
}
