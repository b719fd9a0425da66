//! People told apart in a bracket by other nouns than all of them, and who those are that are counted: "60 người nghiện ma túy (52 nam
//! và | 8 nữ)", "gồm 2 luật sư | Nguyễn Văn Bình và Lê Thị Hoa".

use std::ops::Range;

use super::heads;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier;
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind};
use crate::token::Kind;

impl Figure<'_> {
    /// "45/120 người dương tính (38 khách, trong đó có | 9 nữ)", "5 người (3 nam, | 2 nữ) đánh bạc": those of a kind in the bracket behind
    /// a count of people, with what is said of all of them before the bracket or, where nothing is, behind it.
    pub(in crate::fact) fn people_inside(&self) -> Option<Phrase> {
        const MAX_SAID: usize = 8;
        const MAX_INSIDE: usize = 40;
        const LEADS: [Class; 3] = [Class::And, Class::Have, Class::Breakdown];
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        if depth == 0 || !counts || !self.of_people(self.quantity) {
            return None;
        }
        let outer = self.drafts.iter().rev().find(|draft| pieces[draft.piece].depth < depth)?;
        let whole = self.reader.quantity(outer);
        let all = whole.part.unwrap_or(whole.value);
        let counted = whole.kind == QuantityKind::Count && outer.measure == Measure::Level || whole.part.is_some();
        // "600 lao động (200 lao động nữ)": a part told by the same noun is another matter.
        let unit = &self.quantity.unit;
        let other = whole.unit != *unit && !heads(unit, &whole.unit) && !heads(&whole.unit, unit);
        let smaller = self.of_people(whole) && other && self.quantity.value <= all;
        let word = |piece: &Piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_));
        let said = pieces[outer.piece + 1..].iter().take(MAX_SAID).take_while(|piece| word(piece)).count();
        let open = outer.piece + 1 + said;
        let opens = pieces.get(open).is_some_and(|piece| piece.mark() == Some(Mark::Open)) && open < self.at;
        // "(nam | 52 người)": what a label tells stands before the figure.
        let before = pieces[..self.at].iter().rev().find(|piece| piece.form != Form::Hedge)?;
        let led = before.any(&LEADS) || before.mark().is_some_and(|mark| mark != Mark::Colon);
        if !(counted && smaller && opens && led) || outer.words.is_empty() {
            return None;
        }
        let inside = pieces[self.at + 1..].iter().take(MAX_INSIDE).take_while(|piece| piece.depth >= depth).count();
        let close = Some(self.at + 1 + inside).filter(|_| said == 0);
        let close = close.filter(|&at| pieces.get(at).is_some_and(|piece| piece.mark() == Some(Mark::Close)));
        let behind = close.map(|close| qualifier::after(self.reader.scan, pieces, close, true, false));
        let behind = behind.map_or_else(Phrase::default, |range| self.said_of(range));
        let rest = if behind.is_empty() {
            // "60 | người | nghiện ma túy": the noun for people may be told as one with what they are.
            let first = whole.unit_tokens.start;
            let noun =
                self.reader.scan.hit(first, Class::Populous).map_or(whole.unit_tokens.end, |hit| hit.end as usize);
            let head = Phrase::of_tokens(first..noun.min(whole.unit_tokens.end));
            if self.begins_with(&outer.words, &head) {
                outer.words.without_head(head.len())
            } else {
                outer.words.clone()
            }
        } else {
            behind
        };
        (!rest.is_empty()).then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(&rest))
    }

    /// "Nơi có số ca mắc cao là Yên Lạc (| 212 ca), Lập Thạch (| 120 ca)": how many there are of the whole in a place is told in the
    /// bracket behind its name; what they are, before.
    pub(in crate::fact) fn of_place_named(&self) -> Option<Phrase> {
        const REACH: usize = 40;
        let pieces = self.reader.pieces;
        let open = (0..self.at).rev().find(|&open| pieces[open].form != Form::Hedge)?;
        // "Trung Quốc (| 370.000 lượt)": those from another country are called by it.
        let unit_of = |index: usize| self.reader.mentions.places.get(index).is_some_and(|place| place.code.is_some());
        let named = open.checked_sub(1).and_then(|name| pieces[name].place()).is_some_and(unit_of);
        let mark = |at: usize| pieces.get(at).and_then(Piece::mark);
        let alone = mark(open) == Some(Mark::Open) && mark(self.at + 1) == Some(Mark::Close);
        let unit = self.quantity.unit_tokens.clone();
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level && !unit.is_empty();
        if !(named && alone && counts && self.quantity.part.is_none()) {
            return None;
        }
        let noun = Phrase::of_tokens(unit.clone());
        let told = self.bare_noun(noun.clone());
        if told.parts != noun.parts {
            return Some(told);
        }
        let scan = self.reader.scan;
        let number = |at: &usize| {
            let end = scan.phrase(pieces[*at].tokens.start, pieces[*at].tokens.end + unit.len(), Class::CountOf);
            end.is_some_and(|end| scan.says_same(end, unit.start))
        };
        let head = (open.saturating_sub(REACH)..open).rev().find(number)?;
        let plain = |piece: &&Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&MEASURED));
        let end = head + pieces[head..open].iter().take_while(plain).count();
        let said = pieces[head..end].last()?.tokens.end;
        let start = scan.phrase(pieces[head].tokens.start, said, Class::CountOf)?;
        (start < said).then(|| Phrase::of_tokens(start..said))
    }

    /// Whether people are counted.
    fn of_people(&self, quantity: &Quantity) -> bool {
        const PEOPLE: [Class; 3] = [Class::Populous, Class::Title, Class::Sex];
        let mut unit = quantity.unit_tokens.clone();
        unit.any(|token| PEOPLE.into_iter().any(|class| self.reader.scan.hit(token, class).is_some()))
    }

    /// Whether a stretch right behind a count of people is nothing but the names of some.
    pub(in crate::fact) fn names_people(&self, range: &Range<usize>) -> bool {
        let Some(stretch) = self.reader.pieces.get(range.clone()) else { return false };
        let (scan, entities) = (self.reader.scan, self.reader.entities);
        let named = |piece: &Piece| {
            piece.form == Form::Word
                && piece.tokens.clone().all(|token| scan.tokens[token].is_capital() && entities[token])
                && [Class::Organization, Class::BodyAny]
                    .into_iter()
                    .all(|body| scan.hit(piece.tokens.start, body).is_none())
        };
        let joins = |piece: &Piece| piece.is(Class::And) || piece.mark() == Some(Mark::Comma);
        let counts =
            self.quantity.kind == QuantityKind::Count && scan.tokens[self.quantity.tokens.start].kind == Kind::Number;
        let named = stretch.first().is_some_and(named) && stretch.iter().all(|piece| named(piece) || joins(piece));
        counts && named && self.of_people(self.quantity)
    }

    /// "Lễ hội hoa Đà Lạt | đã thu hút 50.000 người tham dự": what those take part in of whom nothing else is said.
    pub(super) fn taken_part_in(&self, own: &Phrase, after: &Phrase) -> Phrase {
        const MAX_EVENT: usize = 20;
        let scan = self.reader.scan;
        let verb =
            after.parts.first().and_then(|part| scan.hit(part.start, Class::TakePart)).map(|hit| hit.end as usize);
        let alone = after.parts.len() == 1 && after.parts.first().map(|part| part.end) == verb;
        let draws = self.pieces_of(own).last().is_some_and(|last| scan.hit(last.tokens.start, Class::Draw).is_some());
        let leads = |piece: &&Piece| !piece.is(Class::Preverb) && scan.hit(piece.tokens.start, Class::Draw).is_none();
        let event: Vec<Piece> = self.pieces_of(own).take_while(leads).cloned().collect();
        let event = Phrase::of_pieces(&event);
        if alone && draws && event.len() <= MAX_EVENT { event } else { Phrase::default() }
    }
}
