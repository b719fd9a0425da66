//! What the text has come to speak of without a figure: "Kim ngạch của nhiều mặt hàng tăng. Cụ thể, thủy sản đạt 3 tỷ USD",
//! "Nếu không kể tiền đất thì thu nội địa tăng 10%".

use std::ops::Range;

use super::Figure;
use super::threshold::is_age;
use crate::fact::Measure;
use crate::fact::document::goes_on;
use crate::fact::grammar::phrase::{self, MEASURED, PREDICATES, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece, word};
use crate::fact::sentence::Reader;
use crate::fact::sentence::is_percent;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// "Ông Nam, Tổng thư ký Hiệp hội Rau quả, cho biết | kim ngạch đạt": where that begins which somebody says, who opens the sentence by
/// a title or a name; the start where nobody does.
pub(super) fn from(reader: &Reader<'_>, at: usize) -> usize {
    const MAX_SPEAKER: usize = 24;
    let pieces = reader.pieces;
    let speaks = |piece: &Piece| {
        let says = piece.is(Class::Said) && !piece.any(&[Class::Reach, Class::Act]) || piece.is(Class::Foretell);
        piece.form == Form::Word && says && !reader.entities[piece.tokens.start]
    };
    let open = |piece: &Piece| {
        let mark = piece.mark().is_none_or(|mark| matches!(mark, Mark::Comma | Mark::Dash | Mark::Open | Mark::Close));
        mark && piece.quantity().is_none() && !piece.any(&PREDICATES)
    };
    let first = pieces.iter().position(|piece| piece.form == Form::Word && !piece.is(Class::Intro)).unwrap_or(at);
    let Some(opening) = pieces.get(first).map(|piece| piece.tokens.start).filter(|_| first < at) else { return 0 };
    let somebody = reader.entities[opening] || reader.scan.hit(opening, Class::Title).is_some();
    let before = pieces[first..at].iter().take(MAX_SPEAKER);
    let verb = before.take_while(|&piece| open(piece) || speaks(piece)).position(speaks);
    let told = verb.map_or(0, |verb| first + verb + 1);
    // "công an cho biết | đã khởi tố": who says it did it.
    let deed = |next: &Piece| (says(next) || next.is(Class::Adverb)) && !next.any(&MEASURED);
    let own = pieces.get(told).is_some_and(deed);
    if somebody && told > first + 1 && !own { told } else { 0 }
}

impl Figure<'_> {
    /// "Kim ngạch của nhiều mặt hàng tăng. Cụ thể, | thủy sản | đạt 3 tỷ USD": the measured noun that the sentence before begins
    /// with, which tells no figure.
    pub(in crate::fact) fn head_before(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PART: usize = 8;
        const MAX_HEAD: usize = 6;
        const MAX_LEAD: usize = 8;
        let scan = self.reader.scan;
        let amount = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical);
        let part = !own.is_empty() && own.len() <= MAX_PART && !own.is_measured() && !self.pieces_of(own).any(says);
        let before = self.reader.sentence.checked_sub(1).and_then(|before| scan.sentences.get(before))?;
        if !(amount && part && self.drafts.is_empty() && goes_on(self.reader.pieces)) {
            return None;
        }
        let quantities = &self.reader.mentions.quantities;
        let first = quantities.partition_point(|one| one.tokens.start < before.tokens.start);
        if quantities.get(first).is_some_and(|one| one.tokens.start < before.tokens.end) {
            return None;
        }
        let limit = before.tokens.end;
        let lead = before.tokens.start..limit.min(before.tokens.start + MAX_LEAD);
        let (mut start, mut end) = (lead.start, lead.start);
        while end < lead.end.min(start + MAX_HEAD) {
            let (next, roles) = word(scan, end, limit);
            let measured = roles.any(&MEASURED) && !roles.any(&[Class::GrowthNoun, Class::PlanNoun]);
            if measured || end > start && roles.is_idle() {
                end = next;
            } else if end == start && roles.any(&[Class::Intro, Class::Adverb]) {
                (start, end) = (next, next);
            } else {
                break;
            }
        }
        (end > start).then(|| Phrase::of_tokens(start..end))
    }

    /// "Nếu không kể | tiền đất, xổ số | thì thu nội địa tăng 10%": what is left out of the amount, which the sentence or the
    /// figure's part of it opens with.
    pub(super) fn left_out(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_OPENING: usize = 40;
        const MAX_WORDS: usize = 10;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let opens = pieces.first().is_some_and(|lead| lead.is(Class::Condition) && lead.tokens.len() > 1);
        let lead = if opens { 0 } else { self.leaves_out()? };
        let measured = (words.is_measured() || words.roles.has(Class::Flow)) && words.len() <= MAX_WORDS;
        let own = |part: &&Range<usize>| part.start >= pieces[lead].tokens.start;
        let then = if opens {
            let first = words.parts.first().filter(|_| measured)?;
            pieces.partition_point(|piece| piece.tokens.start < first.start).checked_sub(1)?
        } else {
            let comma = pieces[lead..self.at].iter().position(|piece| piece.mark() == Some(Mark::Comma));
            lead + comma.filter(|_| measured)?
        };
        let parted = pieces[then].is(Class::Conjunction) || pieces[then].mark() == Some(Mark::Comma);
        let opening = pieces.get(lead..then).filter(|_| parted && (2..=MAX_OPENING).contains(&(then - lead)))?;
        let plain = opening.iter().all(|piece| !matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Semicolon)));
        let said = words.parts.iter().filter(own).any(|part| part.start < pieces[then].tokens.start);
        let left = phrase::tidy(scan, pieces, lead + 1..then);
        // "Chỉ tính riêng trong tháng 3, ...": nothing is left out.
        (plain && !said && !left.is_empty()).then(|| Phrase::of_pieces(&pieces[lead..=lead]).then(&left))
    }

    /// "Trẻ từ 6 - 36 tháng, | tỷ lệ uống vitamin đợt 1 | đạt 97%; đợt 2 đạt 95%": whose rate it is, before the comma that the noun of a rate
    /// stands behind, at the head of the statement.
    pub(super) fn whose_rate(&self, words: &Phrase) -> Option<Phrase> {
        const REACH: usize = 30;
        const MAX_GROUP: usize = 10;
        const SAID: [Class; 4] = [Class::Intro, Class::Adverb, Class::Conjunction, Class::Breakdown];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let rate = words.parts.first().and_then(|part| scan.hit(part.start, Class::RateNoun)).is_some();
        if !rate || !is_percent(self.quantity) || self.measure == Measure::Change {
            return None;
        }
        let floor = self.at.saturating_sub(REACH);
        let rated = |at: &usize| {
            pieces[*at].mark() == Some(Mark::Comma) && pieces.get(at + 1).is_some_and(|noun| noun.is(Class::RateNoun))
        };
        let comma = (floor..self.at).rev().find(rated)?;
        let start = (comma.saturating_sub(MAX_GROUP)..comma)
            .rev()
            .find(|&at| matches!(pieces[at].mark(), Some(Mark::Semicolon | Mark::Colon)))
            .map_or(0, |edge| edge + 1);
        let start = start + (start..comma).take_while(|&at| pieces[at].is(Class::Topic)).count();
        let group = pieces.get(start..comma).filter(|group| (1..=MAX_GROUP).contains(&group.len()))?;
        // "Lĩnh vực văn hóa chuyển biến tích cực, ...": a part of society has no rate.
        let kind = scan.hit(group[0].tokens.start, Class::Populous).is_some() || group[0].is(Class::Area);
        let plain = |piece: &Piece| match piece.form {
            Form::Word => !piece.any(&PREDICATES) && !piece.any(&MEASURED),
            Form::Quantity(index) => is_age(scan, &self.reader.mentions.quantities[index]),
            Form::Hedge => true,
            Form::Mark(mark) => mark == Mark::Dash,
            _ => false,
        };
        let told = group.iter().all(plain) && kind && !group[0].any(&SAID) && !self.reader.is_time(&group[0]);
        let whose = Phrase::of_tokens(group[0].tokens.start..pieces[comma].tokens.start);
        let said =
            words.parts.iter().any(|part| part.start == group[0].tokens.start) || self.shares_word(words, &whose);
        (told && !said).then_some(whose)
    }

    /// "đạt 68 tỷ đồng, | trừ | tiền đất, thu đạt 52 tỷ đồng": the word that leaves something out, at the head of the figure's own
    /// part of the sentence.
    fn leaves_out(&self) -> Option<usize> {
        const REACH: usize = 20;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let floor = self.drafts.last().map_or(0, |last| last.piece + 1).max(self.at.saturating_sub(REACH));
        let leaves = |piece: &Piece| piece.tokens.clone().any(|token| scan.hit(token, Class::LeaveOut).is_some());
        let opens = |at: usize| {
            at.checked_sub(1).is_none_or(|before| matches!(pieces[before].mark(), Some(Mark::Comma | Mark::Semicolon)))
        };
        (floor..self.at).find(|&at| pieces[at].form == Form::Word && leaves(&pieces[at]) && opens(at))
    }
}
