//! What comes of the cases that a figure counts, told by a verb alone behind the comma: "bắt 7 vụ, thu | 35 gam heroin", "xử lý 830
//! trường hợp vi phạm, phạt | 640 triệu đồng"; and where those were that something was done for.

use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::thing;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};

impl Figure<'_> {
    /// What the counts around a figure and the verb at it tell it to be of.
    pub(in crate::fact) fn outcome(&self, own: &Phrase) -> Option<Phrase> {
        let done = self.fined().or_else(|| self.seized()).or_else(|| self.site_of_deed());
        let told = done.or_else(|| self.part_alike(own)).or_else(|| self.moved_count(own));
        told.or_else(|| self.is_of_those_asked(own).then(|| own.clone()))
    }

    /// "Xử lý 1.250 trường hợp vi phạm, | phạt | 1,85 tỷ đồng": what is paid for the cases that were counted.
    fn fined(&self) -> Option<Phrase> {
        const MAX_CASES: usize = 8;
        let money = self.quantity.kind == QuantityKind::Money && !self.quantity.unit.contains('/');
        if !money || self.measure != Measure::Level {
            return None;
        }
        let (verb, last) = self.deed_upon(Class::Fine)?;
        // A deed upon the cases is said already: "phạt | trường hợp vi phạm".
        let cases = Some(&last.subject).filter(|cases| (1..=MAX_CASES).contains(&cases.len()))?;
        Some(Phrase::of_tokens(verb).then(cases))
    }

    /// "Bắt 7 vụ, 9 đối tượng về ma túy, | thu | 35 gam heroin": what was taken from those who were caught.
    fn seized(&self) -> Option<Phrase> {
        const MAX_THING: usize = 6;
        let (verb, _) = self.deed_upon(Class::Seize).filter(|_| self.measure == Measure::Level)?;
        let thing =
            Some(self.after()).filter(|thing| (1..=MAX_THING).contains(&thing.len()) && !thing.is_measured())?;
        let named = thing::is_named_behind(self.reader, self.at, self.quantity);
        named.then(|| thing.then(&Phrase::of_tokens(verb)))
    }

    /// A verb of a class alone between the comma behind a count and its figure, and that count.
    fn deed_upon(&self, class: Class) -> Option<(TokenRange, &Draft)> {
        const LONGEST: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let counts = self.reader.quantity(last).kind == QuantityKind::Count;
        let verb = (last.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let end = pieces[verb].tokens.end;
        let comma = (last.piece + 1..=verb).rev().find(|&at| pieces[at].mark() == Some(Mark::Comma))?;
        let start = pieces[comma].tokens.end;
        let said = scan.phrase(start, end, class) == Some(end) && end - start <= LONGEST;
        let beside = pieces[last.piece + 1..comma].iter().all(|piece| piece.form == Form::Word);
        (counts && said && beside).then_some((start..end, last))
    }

    /// "điều trị Methadone cho 156 bệnh nhân tại | 7 cơ sở", "thu hồi 12,5 ha đất của | 145 hộ": those with whom or at which it was done,
    /// told by the deed; units of the country need none.
    fn site_of_deed(&self) -> Option<Phrase> {
        const MAX_DEED: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let count = self.reader.quantity(last);
        let counts = self.quantity.kind == QuantityKind::Count && self.quantity.part.is_none();
        let unit = scan.hit(self.quantity.unit_tokens.start, Class::PlaceKind).is_some();
        if !counts || unit || self.measure != Measure::Level || self.quantity.unit_tokens.is_empty() {
            return None;
        }
        let link = (last.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let between = &pieces[last.piece + 1..link];
        let plain = pieces[link].form == Form::Word && between.iter().all(|piece| piece.form == Form::Word);
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after());
        // "giao 15 ha rừng cho 22 hộ": or to whom.
        if pieces[link].any(&[Class::Of, Class::Dative]) && count.kind == QuantityKind::Physical {
            let land = !between.is_empty() && thing::is_named_behind(self.reader, last.piece, count);
            return (plain && land && last.words.len() <= MAX_DEED).then(|| noun.then(&last.words));
        }
        let to = pieces[..last.piece].iter().rposition(|piece| piece.form != Form::Hedge)?;
        let at = pieces[link].is(Class::AtPoint) || pieces[link].is(Class::Locative);
        let deed = self.deed_for(to).filter(|deed| plain && at && deed.len() <= MAX_DEED)?;
        (count.kind == QuantityKind::Count && self.after().is_empty()).then(|| noun.then(&deed))
    }

    /// "Số người tham gia BHXH bắt buộc 6.540 người, BHXH tự nguyện 2.310 người, | BHYT | đạt 95,2% dân số": a part of the people, of
    /// those whom the counts before it tell by the same words.
    fn part_alike(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 4;
        let pieces = self.reader.pieces;
        let whole = pieces.get(self.at + 1).is_some_and(|next| next.is(Class::WholeNoun));
        let own = Some(own).filter(|own| (1..=MAX_OWN).contains(&own.len()) && own.parts.len() == 1)?;
        if !is_percent(self.quantity) || self.measure != Measure::Share || !whole || own.is_measured() {
            return None;
        }
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let comma = self.reader.piece_from(own.parts.first()?.start).checked_sub(1)?;
        let beside = comma == last.piece + 1 && matches!(pieces[comma].mark(), Some(Mark::Comma | Mark::Semicolon));
        let plain = self.pieces_of(own).all(|piece| piece.form == Form::Word && !piece.any(&MEASURED) && !says(piece));
        let people = self.reader.quantity(last).kind == QuantityKind::Count;
        let head = last.subject.len().checked_sub(last.label.len()).filter(|&head| head > 0)?;
        let same = last.subject.parts.ends_with(&last.label.parts) && !last.label.is_empty();
        (beside && plain && people && same).then(|| last.subject.without_tail(last.subject.len() - head).then(own))
    }

    /// "Khảo sát 850 lượt người, | mức độ hài lòng | 97,5%": how many are content is told in full, whoever was asked.
    fn is_of_those_asked(&self, own: &Phrase) -> bool {
        let token = |token: usize| self.reader.scan.hit(token, Class::Esteem).is_some();
        own.roles.has(Class::RateNoun) && own.len() > 2 && own.parts.iter().flat_map(Clone::clone).any(token)
    }

    /// "78 trường với 29.450 học sinh, giảm | 2 trường | và tăng 310 học sinh", "Giảm | 21 biên chế": what moved has its noun at the
    /// figure, where the one before counts something else.
    fn moved_count(&self, own: &Phrase) -> Option<Phrase> {
        let unit = &self.quantity.unit;
        let counts = self.quantity.kind == QuantityKind::Count && !self.quantity.unit_tokens.is_empty();
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall));
        // "tăng 5 bậc", "16 tiêu chí/xã, tăng 2 tiêu chí": steps of an order, and a mean by its own noun.
        let steps = self.reader.scan.hit(self.quantity.unit_tokens.start, Class::RankStep).is_some();
        // "7/10 xã (70%) đạt chuẩn, tăng 4 xã": how large a part they are counts nothing else.
        let counted = |draft: &&Draft| {
            let quantity = self.reader.quantity(draft);
            !is_percent(quantity) || quantity.part.is_some()
        };
        // "quy mô nhân sự còn 9.480 người, giảm 2.000 nhân viên": what another noun measures may be counted otherwise.
        let other = self.drafts.iter().rev().find(counted).is_none_or(|last| {
            let before = self.reader.quantity(last);
            let noun = self.begins_with(&last.subject, &Phrase::of_tokens(before.unit_tokens.clone()));
            noun && before.part.is_none()
                && !before.unit.contains(unit.as_str())
                && !unit.contains(before.unit.as_str())
        });
        if !(counts && moves && other && own.is_empty()) || steps || self.next_is(&[Class::Casualty]) {
            return None;
        }
        let same = self.drafts.iter().rev().find(|draft| self.reader.quantity(draft).unit == *unit);
        let whole = same.map(|draft| draft.subject.clone()).filter(|subject| !subject.is_empty());
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after());
        whole.or_else(|| self.same_unit_before()).or(Some(noun))
    }
}
