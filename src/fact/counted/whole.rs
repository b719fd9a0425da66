//! Counts that are parts of what was counted before, or stand beside it.

use super::heads;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark};
use crate::fact::sentence::Draft;
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::QuantityKind;
use crate::token::Case;

impl Figure<'_> {
    /// "cao su và hồ tiêu đóng góp một phần sáu | tổng kim ngạch": a fraction that a part makes up is of the part, and what
    /// stands behind it is the whole.
    pub(super) fn is_part_of_whole(&self, own: &Phrase) -> bool {
        let makes_up = matches!(self.governor.class, Some(Class::Share | Class::Contribute | Class::Equal));
        // "mức phí này chỉ bằng 1/10 giá thuê": what only points back tells less than the whole.
        let points = self.pieces_of(own).last().is_some_and(|last| last.is(Class::Anaphor));
        makes_up && !points && self.quantity.kind == QuantityKind::Percent && self.next_is(&MEASURED)
    }

    /// "42% doanh thu | đến từ bán lẻ, 55% | đến từ bán buôn": another part of the whole before.
    pub(super) fn other_part(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const LEADS: [Class; 2] = [Class::Partner, Class::Dative];
        let before = self.drafts.last().filter(|before| before.measure == Measure::Share)?;
        if !own.is_empty() || self.measure != Measure::Share || !self.next_is(&LEADS) {
            return None;
        }
        let whole = self.pieces_of(&before.subject).take_while(|piece| !piece.any(&LEADS));
        let whole = Phrase::of_pieces(&whole.cloned().collect::<Vec<_>>());
        (!whole.is_empty() && whole.len() < before.subject.len()).then(|| whole.then(after))
    }

    /// "Sở Tài chính có 24 lãnh đạo trong tổng số | 36 công chức": who has the part has all of them.
    pub(super) fn owner_of_part(&self) -> Phrase {
        let has = |verb: usize| self.reader.pieces[verb].is(Class::Have);
        let part = self.drafts.last().filter(|part| part.governor.piece.is_some_and(has));
        let owner = part.map(|part| &part.label).filter(|owner| owner.len() > 1 && self.is_name(owner));
        owner.cloned().unwrap_or_default()
    }

    /// "Phát hiện 20 vụ cháy, khởi tố 3 vụ": some of those counted before, told by a name or a verb.
    pub(super) fn of_whole(&self, own: &Phrase, noun: &Phrase, verb: &Phrase) -> Option<Phrase> {
        const MAX_WHOLE: usize = 8;
        const MAX_EVENTS: usize = 8;
        let before = self.whole_before(own)?;
        let before = Some(before).filter(|before| before.len() > noun.len())?;
        // "Phát hiện 20 vụ buôn lậu. | Cháy rừng | 4 vụ": what opens a sentence of its own and is no deed names cases of its own.
        let scan = self.reader.scan;
        let classifier = scan
            .hit(self.quantity.unit_tokens.start, Class::Noun)
            .is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier);
        let part = self.reader.pieces[..self.at].iter().any(|piece| piece.is(Class::Breakdown));
        if classifier && !part && self.drafts.is_empty() && self.opens(own) && self.is_event_named(own) {
            return Some(noun.then(own));
        }
        if self.is_name(own) {
            return Some(self.with_name(&before, own));
        }
        if self.ends_with(&before, verb) {
            return Some(before);
        }
        // "bắt giữ 30 đối tượng. Tháng 2 bắt 6 đối tượng": the verb is said already.
        let says = |token: usize| {
            before
                .parts
                .iter()
                .flat_map(Clone::clone)
                .any(|said| self.reader.scan.key(said) == self.reader.scan.key(token))
        };
        if verb.len() == 1 && !own.is_empty() && verb.parts.iter().flat_map(Clone::clone).all(says) {
            return Some(before);
        }
        // "Tổng đàn dê hiện có 900 con. Xảy ra 2 ổ dịch, đã tiêu huỷ 14 con": what is done after an event of its own sentence is
        // not done to a stock that another sentence tells of.
        let unit = |draft: &Draft| self.reader.quantity(draft).unit == self.quantity.unit;
        if before.roles.has(Class::Stock)
            && !self.drafts.is_empty()
            && !self.drafts.iter().rev().take(MAX_EVENTS).any(unit)
        {
            return Some(noun.then(verb));
        }
        // "luân chuyển 12 đồng chí, điều động | 18 đồng chí": another deed with others of the same noun.
        if !self.begins_with(&before, noun) && self.ends_with(&before, noun) {
            return Some(noun.then(verb));
        }
        // "vụ cháy, | cháy rừng": a noun is said once.
        let key = |token: usize| self.reader.scan.key(token);
        let end = before.parts.last().and_then(|part| part.end.checked_sub(1));
        let again = end.zip(verb.parts.first()).is_some_and(|(end, first)| key(end) == key(first.start));
        let before = before.without_tail(usize::from(again && before.len() > 1));
        // "Trong đó giữ nguyên 54 chợ": with what the whole is, the verb would be lost.
        Some(if before.len() <= MAX_WHOLE { before.then(verb) } else { noun.then(verb) })
    }

    /// "Cháy rừng", "TNGT": whether words have no job, and so are no deed, or are letters for one event.
    fn is_event_named(&self, own: &Phrase) -> bool {
        // "đường bộ | 9 vụ": the branch of what happened.
        let scan = self.reader.scan;
        let branch = own.parts.first().is_some_and(|part| scan.hit(part.start, Class::TrafficWay).is_some());
        let idle = self.pieces_of(own).all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let letters = own.len() == 1 && own.parts.iter().all(|part| scan.tokens[part.start].case == Case::Upper);
        !own.is_empty() && !branch && (letters || idle && !self.is_name(own))
    }

    /// "40 chợ tại các huyện: Ba Vì (12), Thạch Thất (8)": what was counted before its places.
    pub(in crate::fact) fn whole_of_place(&self) -> Option<Phrase> {
        let pieces = &self.reader.pieces[..self.at];
        let place = pieces.iter().rev().find(|piece| piece.mark() != Some(Mark::Open))?;
        if !self.quantity.unit_tokens.is_empty() || self.quantity.kind != QuantityKind::Count || place.place().is_none()
        {
            return None;
        }
        let whole = self.drafts.iter().rev().find(|draft| {
            let quantity = self.reader.quantity(draft);
            !quantity.unit_tokens.is_empty() && quantity.unit == self.quantity.unit
        });
        whole.map(|draft| draft.words.clone())
    }

    /// "tổng diện tích của | 12 trang trại": those that a measured noun is of.
    pub(super) fn counted_owners(&self, own: &Phrase, noun: &Phrase) -> Option<Phrase> {
        let before = (0..self.at).rev().find(|&at| self.reader.pieces[at].form != Form::Hedge)?;
        if !self.reader.pieces[before].is(Class::Of) || !own.is_measured() {
            return None;
        }
        let after = self.after();
        let known = after.is_empty().then(|| self.same_unit_before()).flatten();
        Some(known.unwrap_or_else(|| noun.then(after)))
    }

    /// "phát hiện 5 vụ, 4 đối tượng": what stands right behind a count is told with it.
    pub(super) fn companion(&self, noun: &Phrase) -> Option<Phrase> {
        let draft = self.drafts.last()?;
        let quantity = self.reader.quantity(draft);
        let beside = self.reader.pieces[draft.piece + 1..self.at]
            .iter()
            .all(|piece| piece.mark() == Some(Mark::Comma) || piece.form == Form::Hedge || piece.is(Class::And));
        // "giảm 42 vụ với 97 bị cáo".
        let beside =
            beside || draft.measure == Measure::Change && self.count_with().is_some() || self.is_in_case(draft);
        // "khởi tố 20 vụ án tham nhũng, truy tố 3 vụ, 7 bị can": in its own words or in those of one before.
        let first = self.reader.pieces.first().map_or(0, |piece| piece.tokens.start);
        let here = draft.subject.parts.first().is_some_and(|part| part.start >= first);
        let told = here && self.begins_with(&draft.subject, &Phrase::of_tokens(quantity.unit_tokens.clone()));
        let counts = quantity.kind == QuantityKind::Count && quantity.unit != self.quantity.unit;
        // "12 khách sạn với 800 phòng và 40 biệt thự": what comes with others is in them alone.
        let whole = self.drafts.len().checked_sub(2).and_then(|whole| self.drafts.get(whole));
        let within = |whole: &Draft| !whole.subject.is_empty() && draft.subject.parts.ends_with(&whole.subject.parts);
        let with = draft.governor.piece.is_some_and(|with| self.reader.pieces[with].is(Class::Topic));
        let counts = counts && !(with && whole.is_some_and(within));
        (beside && counts && told && draft.subject.len() > quantity.unit_tokens.len())
            .then(|| noun.then(&draft.subject.without_head(quantity.unit_tokens.len())))
    }

    /// "600 lao động (200 lao động nữ)": some of those counted before the bracket.
    pub(super) fn part_of_count(&self, own: &Phrase, noun: &Phrase) -> Option<Phrase> {
        let depth = self.reader.pieces[self.at].depth;
        let outer = self.drafts.iter().rev().find(|draft| self.reader.pieces[draft.piece].depth < depth)?;
        let part = own.is_empty() && heads(&self.reader.quantity(outer).unit, &self.quantity.unit);
        let labelled = if outer.label.is_empty() { &outer.subject } else { &outer.label };
        part.then(|| self.of_aspect(noun, labelled))
    }
}
