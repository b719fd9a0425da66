//! A subject that can't stand alone, made complete from what stands around it: the owner, the head of a list, the
//! figure before.

use super::Measure;
use super::base;
use super::phrase::{self, MEASURED, Phrase};
use super::piece::{Form, Mark, Piece};
use super::sentence::Draft;
use super::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// Verbs that a subject stands before.
const SAYS: [Class; 17] = [
    Class::Preverb,
    Class::Rise,
    Class::Fall,
    Class::Reach,
    Class::ToLevel,
    Class::Equal,
    Class::Share,
    Class::Own,
    Class::Act,
    Class::Exceed,
    Class::Contribute,
    Class::Complete,
    Class::StatusEstimate,
    Class::StatusForecast,
    Class::StatusTarget,
    Class::StatusActual,
    Class::Aspectual,
];

impl Figure<'_> {
    /// "Singapore đứng thứ ba với | tổng vốn đầu tư", "dệt may tăng trưởng khá khi | giá trị xuất khẩu": a short measured
    /// noun takes the one that has it.
    pub(super) fn owned(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 6;
        const HOLDS: [Class; 3] = [Class::Reach, Class::Own, Class::Act];
        let pieces = self.reader.pieces;
        let start = own.parts.first().map_or(0, |part| part.start);
        let before = pieces.iter().position(|piece| piece.tokens.start == start).and_then(|at| at.checked_sub(1));
        let short = own.is_measured() && own.len() <= SHORT && !self.pieces_of(&own).any(|piece| piece.is(Class::Of));
        let names = self.tells_name(&own);
        let Some(before) = before.filter(|_| short && !names) else { return own };
        let holds = pieces[before].any(&HOLDS) && !pieces[before].is(Class::Breakdown)
            || pieces[before].is(Class::Cause) && pieces[before].is(Class::Intro);
        if !holds {
            return own;
        }
        let owner = match self.drafts.last().filter(|draft| draft.piece + 1 == before) {
            Some(draft) if draft.measure == Measure::Rank => draft.label.clone(),
            Some(_) => return own,
            None if self.counts_up_to(before) => return own,
            None => self.actor(before),
        };
        if self.can_own(&owner) && !self.is_firm(&owner) { own.then(&owner) } else { own }
    }

    /// Whether a name stands in a phrase.
    fn tells_name(&self, phrase: &Phrase) -> bool {
        let first = phrase.parts.first().map_or(0, |part| part.start);
        let tokens = &self.reader.scan.tokens;
        phrase.parts.iter().flat_map(Clone::clone).any(|token| {
            self.reader.entities[token]
                || token != first && tokens[token].is_capital() && tokens[token].case != crate::token::Case::Upper
        })
    }

    /// Whether nothing but the qualifiers of what the last figure counts stands before a piece.
    fn counts_up_to(&self, end: usize) -> bool {
        self.drafts.last().is_some_and(|draft| {
            draft.measure == Measure::Level
                && self.reader.quantity(draft).kind == QuantityKind::Count
                && self.reader.pieces[draft.piece + 1..end].iter().all(|piece| {
                    piece.form != Form::Word && piece.mark() != Some(Mark::Semicolon)
                        || piece.form == Form::Word && (piece.is(Class::Act) || !piece.any(&SAYS))
                })
        })
    }

    /// Whether a phrase is the firm the document is about, by any of its names.
    fn is_firm(&self, phrase: &Phrase) -> bool {
        let Some(firm) = self.context.firm.as_ref().and_then(|firm| firm.parts.first()) else { return false };
        let Some(part) = phrase.parts.first() else { return false };
        let holds = |range: &std::ops::Range<usize>, one: &std::ops::Range<usize>| {
            range.start < one.end && one.start < range.end
        };
        self.reader.mentions.organizations.iter().any(|one| {
            one.mentions.iter().any(|range| holds(range, part)) && one.mentions.iter().any(|range| holds(range, firm))
        })
    }

    /// Who or what the clause that ends at a piece speaks of: the noun phrase before its first verb.
    pub(super) fn actor(&self, end: usize) -> Phrase {
        let pieces = self.reader.pieces;
        let mut end = end;
        let mut clause = phrase::clause_before(pieces, &self.reader.in_base, end);
        // "dệt may dẫn đầu, với": the clause before the comma.
        if clause.is_empty() && end.checked_sub(1).is_some_and(|comma| pieces[comma].mark() == Some(Mark::Comma)) {
            end -= 1;
            clause = phrase::clause_before(pieces, &self.reader.in_base, end);
        }
        // "HHS ghi nhận kết quả không khả quan, với": what is told is no subject.
        if let Some(said) = clause.start.checked_sub(1).filter(|&said| {
            pieces[said].is(Class::Said)
                && (pieces[said].is(Class::Reach) || said > 0 && pieces[said - 1].is(Class::Preverb))
        }) {
            let before = phrase::clause_before(pieces, &self.reader.in_base, said);
            clause = before.start..said;
        }
        // "đứng thứ ba về doanh thu là PTI với": who it is stands behind.
        if let Some(copula) = clause
            .clone()
            .find(|&at| pieces[at].is(Class::Copula))
            .filter(|_| clause.start.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some()))
        {
            clause.start = copula + 1;
        }
        let named = |at: usize| self.reader.entities[pieces[at].tokens.start];
        let verb =
            clause.clone().skip(1).find(|&at| pieces[at].form == Form::Word && !named(at) && pieces[at].any(&SAYS));
        let clause = match verb {
            Some(verb) if clause.start < verb => {
                let whole = phrase::clause_before(pieces, &self.reader.in_base, verb);
                if pieces[clause.start - usize::from(clause.start > 0)].is(Class::Copula) {
                    clause.start..verb
                } else {
                    whole
                }
            }
            _ => clause,
        };
        phrase::tidy(self.reader.scan, pieces, clause)
    }

    /// Whether a noun phrase can be whose amount it is: no amount itself, and not "doanh nghiệp này".
    fn can_own(&self, owner: &Phrase) -> bool {
        const MAX_OWNER: usize = 14;
        let last = self.pieces_of(owner).last();
        let acts = self.pieces_of(owner).next().is_some_and(|piece| piece.is(Class::Act));
        let vague = acts
            || last.is_none_or(|piece| piece.is(Class::Anaphor))
            || self.pieces_of(owner).all(|piece| {
                piece.any(&[Class::Firm, Class::Anaphor, Class::Adverb]) || matches!(piece.form, Form::Generic(_))
            });
        // "ngành sản xuất, phân phối điện": an activity by its name.
        let measured = owner.is_measured() && !owner.roles.has(Class::Sector);
        !vague && owner.len() <= MAX_OWNER && !measured && (owner.len() > 1 || self.is_name(owner))
    }

    /// "bà Lan, sở hữu | 14% cổ phần", "cổ đông lớn nhất là Maybank nắm | 20% vốn": who holds the share.
    pub(super) fn holder(&self, own: &Phrase) -> Phrase {
        const MAX_HOLDER: usize = 12;
        if own.is_empty() {
            let actor = self.actor(self.governor.subject_end);
            return if self.can_own(&actor) { actor } else { Phrase::default() };
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let start = said.iter().rposition(|piece| piece.is(Class::Copula)).map_or(0, |at| at + 1);
        // "bà Lan - Chủ tịch ...": the name before its title.
        let end = said
            .iter()
            .skip(start)
            .position(|piece| piece.mark() == Some(Mark::Dash))
            .map_or(said.len(), |at| start + at);
        let holder = Phrase::of_pieces(&said[start..end]);
        let capital = holder.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].is_capital());
        if holder.len() <= MAX_HOLDER && (start > 0 || capital) { holder } else { Phrase::default() }
    }

    /// "doanh thu mảng này": the noun of "này" is that which was spoken of before.
    pub(super) fn resolved(&self, own: Phrase) -> Phrase {
        const MAX_NOUN: usize = 3;
        const MAX_ANTECEDENT: usize = 12;
        if !own.is_measured() {
            return own;
        }
        let said: Vec<Piece> = self.pieces_of(&own).cloned().collect();
        let Some(this) = said.iter().position(|piece| piece.is(Class::Anaphor) && !piece.any(&MEASURED)) else {
            return own;
        };
        let noun = |piece: &Piece| {
            piece.form == Form::Word && !piece.any(&MEASURED) && !piece.any(&[Class::Of, Class::From, Class::Firm])
        };
        let start = said[..this].iter().rposition(|piece| !noun(piece)).map_or(0, |at| at + 1);
        if start == 0 || start == this || this - start > MAX_NOUN || said[start - 1].is(Class::Firm) {
            return own;
        }
        let head =
            said[..start].iter().rposition(|piece| !piece.any(&[Class::Of, Class::From])).map_or(start, |at| at + 1);
        if said[..head].iter().any(|piece| piece.any(&SAYS)) {
            return own;
        }
        let head = Phrase::of_pieces(&said[..head]);
        let first = own.parts.first().map_or(0, |part| part.start);
        let before =
            self.reader.pieces.iter().position(|piece| piece.tokens.start == first).and_then(|at| at.checked_sub(1));
        let here = before
            .filter(|&at| self.reader.pieces[at].is(Class::Cause))
            .map(|at| self.actor(at))
            .filter(|actor| self.can_own(actor));
        let antecedent = self.topic().or(here);
        antecedent
            .filter(|one| one.len() <= MAX_ANTECEDENT)
            .map_or(own, |antecedent| self.of_aspect(&head, &antecedent))
    }

    /// The subject of a place in an order: what it is by, and whose it is ("đứng thứ ba về doanh thu là | PTI").
    pub(super) fn ranked(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 24;
        let pieces = self.reader.pieces;
        let limit = pieces.len().min(self.at + REACH);
        let copula = (self.at + 1..limit)
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].period().is_some())
            .find(|&at| pieces[at].any(&SAYS))
            .filter(|&at| pieces[at].is(Class::Copula));
        let name = copula.map(|copula| {
            let end = (copula + 1..limit)
                .find(|&at| {
                    matches!(pieces[at].form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Open | Mark::Stop))
                        || pieces[at].form == Form::Word && pieces[at].any(&SAYS)
                })
                .unwrap_or(limit);
            phrase::tidy(self.reader.scan, pieces, copula + 1..end)
        });
        let own = name
            .filter(|name| !name.is_empty())
            .or_else(|| Some(own.clone()).filter(|own| !own.is_empty() && !own.is_measured()))?;
        Some(self.ranked_by(&own).map_or(own.clone(), |head| head.then(&own)))
    }

    /// What an order is by: "đứng thứ hai với | tổng vốn đầu tư", or the amount spoken of before.
    pub(super) fn ranked_by(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 20;
        let pieces = self.reader.pieces;
        let end = (self.at + 1..pieces.len().min(self.at + REACH))
            .find(|&at| match pieces[at].form {
                Form::Quantity(_) => true,
                Form::Mark(mark) => mark != Mark::Comma,
                _ => false,
            })
            .unwrap_or(self.at + 1);
        let start = (self.at + 1..end).find(|&at| pieces[at].any(&MEASURED));
        let end = start
            .and_then(|start| (start..end).find(|&at| pieces[at].any(&[Class::Copula, Class::Reach])))
            .unwrap_or(end);
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
        // "số doanh nghiệp đạt 1.354 doanh nghiệp, tăng 110%; số vốn đạt ...": what is said of the count in between is passed.
        let level = self
            .drafts
            .iter()
            .rev()
            .find(|draft| !matches!(draft.measure, Measure::Change | Measure::Ratio | Measure::Share));
        let level = level.filter(|draft| draft.measure == Measure::Level);
        if let Some(draft) = level.filter(|_| own.is_measured() && own.len() <= RELATIONAL) {
            let counted = self.reader.quantity(draft).kind == QuantityKind::Count;
            let listed = self.reader.pieces[draft.piece..self.at].iter().any(|piece| piece.mark() == Some(Mark::Colon));
            // "số hộ": "số" is no part of what is counted.
            let number = draft.subject.parts.first().is_some_and(|part| {
                self.reader.pieces.iter().any(|piece| {
                    piece.tokens.start == part.start && piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor)
                })
            });
            if counted && !listed && (number || !draft.subject.is_measured()) && self.measure == Measure::Level {
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
                // "xuất khẩu 300 triệu USD, nhập khẩu 200 triệu USD": both of the same goods.
                let parallel = !draft.label.is_empty() && self.all(&draft.label, &[Class::Flow]);
                if (counted || parallel) && !self.all(&draft.subject, &MEASURED) && draft.subject.len() > own.len() {
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
        if let Some(item) = self.item(&own) {
            return item;
        }
        if self.measure == Measure::Change {
            return own;
        }
        if let Some(topic) = self.topic().filter(|topic| topic.is_measured() && self.drafts.is_empty()) {
            return topic.then(&own);
        }
        own
    }

    /// `aspect` of `head`: "trị giá" of "lượng ô tô nhập khẩu" is "trị giá ô tô nhập khẩu".
    pub(super) fn of_aspect(&self, aspect: &Phrase, head: &Phrase) -> Phrase {
        let mut head = head.clone();
        if let Some(first) = head.parts.first_mut() {
            let leading = self.reader.pieces.iter().find(|piece| piece.tokens.start == first.start);
            let flow = self.all(aspect, &[Class::Flow]);
            if let Some(piece) = leading.filter(|piece| {
                piece.is(Class::MeasureNoun) && (flow || !piece.is(Class::Flow)) && piece.tokens.end <= first.end
            }) {
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
}
