//! Rows of labels with figures and no verb: "khối 6: 9 lớp - 378 học sinh; khối 7: 8 lớp - 322 học sinh", "tỷ lệ có việc làm
//! 68,6%; nữ 62,7%, nam 74,9%". What is said once holds for each, the label for its own figures alone.

use super::item::unlabelled;
use crate::fact::Measure;
use crate::fact::document::goes_on;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece, word};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Kind;

/// Tokens of a label.
const MAX_LABEL: usize = 6;
/// Tokens of a name that another takes the place of.
const MAX_BESIDE: usize = 2;
/// So much longer what another takes the place of may be.
const BESIDE_LONGER: usize = 3;
/// Words of a deed.
const ACTS: [Class; 4] = [Class::Act, Class::Preverb, Class::Passive, Class::Own];

impl Figure<'_> {
    /// What a figure of a row is of.
    pub(in crate::fact) fn in_rows(&self, own: &Phrase) -> Option<Phrase> {
        self.beside_count(own)
            .or_else(|| self.kind_of_whole(own))
            .or_else(|| self.next_label(own))
            .or_else(|| self.member_of_rate(own))
            .or_else(|| self.part_of_rate(own))
            .or_else(|| self.share_of_counted(own))
            .or_else(|| self.member_of_list(own))
            .or_else(|| self.mean_of_before(own))
            .or_else(|| self.laid_down_in_bracket(own))
    }

    /// Where a label stands: a short noun phrase between what parts the row and the figure, with nothing said of it.
    fn label_start(&self, own: &Phrase) -> Option<usize> {
        let start = self.label_before(own)?;
        let parts = |before: &Piece| {
            matches!(before.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon))
                || before.any(&[Class::And, Class::Breakdown])
        };
        start.checked_sub(1).filter(|&before| parts(&self.reader.pieces[before])).map(|_| start)
    }

    /// The same, whatever it stands behind.
    fn label_before(&self, own: &Phrase) -> Option<usize> {
        let pieces = self.reader.pieces;
        let bare = self.governor.class.is_none() && own.parts.len() == 1 && own.len() <= MAX_LABEL;
        let part = own.parts.first().filter(|_| bare)?;
        let start = pieces.partition_point(|piece| piece.tokens.start < part.start);
        let end = pieces.partition_point(|piece| piece.tokens.start < part.end);
        let ends = pieces.get(end..self.at)?.iter().all(|piece| {
            piece.form == Form::Hedge || matches!(piece.mark(), Some(Mark::Colon | Mark::Dash)) || is_only_adverb(piece)
        });
        (ends && self.is_label(own)).then_some(start)
    }

    /// Whether a phrase only names.
    fn is_label(&self, phrase: &Phrase) -> bool {
        const NAMING: [Class; 4] = [Class::Sector, Class::Area, Class::And, Class::National];
        let names = |piece: &Piece| match piece.form {
            Form::Word => piece.roles.is_idle() || piece.any(&NAMING) || self.reader.entities[piece.tokens.start],
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        !phrase.is_empty() && !phrase.is_measured() && self.pieces_of(phrase).all(names)
    }

    /// Whether nothing but figures, their bases and marks stands in between.
    fn is_bare_between(&self, start: usize, end: usize) -> bool {
        (start..end).all(|at| {
            let piece = &self.reader.pieces[at];
            match piece.form {
                Form::Word => self.reader.in_base[at] || piece.is(Class::And) || is_only_adverb(piece),
                Form::Mark(_) | Form::Quantity(_) | Form::Hedge => true,
                _ => self.reader.in_base[at],
            }
        })
    }

    /// "lớp khối 6: 9 lớp - 378 học sinh; | khối 7: 8 lớp": the label takes the place of the last.
    fn next_label(&self, own: &Phrase) -> Option<Phrase> {
        let start = self.label_start(own)?;
        let depth = self.reader.pieces[self.at].depth;
        let alike = |draft: &&Draft| {
            self.reader.quantity(draft).unit == self.quantity.unit
                && draft.measure == self.measure
                && self.reader.pieces[draft.piece].depth == depth
        };
        let before = self.drafts.iter().rev().filter(alike).find(|draft| !draft.label.is_empty())?;
        let labelled = before.governor.class.is_none() && self.is_label(&before.label);
        let head = unlabelled(&before.subject, &before.label);
        let told = head.len() < before.subject.len();
        // "vốn của Bộ | Công Thương 81%": a part of a name is no label.
        let named = |at: usize| self.reader.entities[at];
        let cut =
            before.label.parts.first().is_some_and(|part| part.start > 0 && named(part.start - 1) && named(part.start));
        let qualified = self.quantity.kind == QuantityKind::Count && !self.after().is_empty();
        let in_row = labelled && told && !cut && !qualified && self.is_bare_between(before.piece + 1, start);
        in_row.then(|| head.then(own))
    }

    /// Whether two phrases begin with the same word: "khối 6", "khối 7".
    pub(in crate::fact) fn is_alike(&self, one: &Phrase, other: &Phrase) -> bool {
        let first = |phrase: &Phrase| phrase.parts.first().map(|part| self.reader.scan.key(part.start));
        first(one).is_some() && first(one) == first(other)
    }

    /// What was counted in the same unit before, of which `own` may tell some: without what stood there as `own` stands here
    /// ("thụ lý 968 vụ án ma túy, | đình chỉ 33 vụ").
    pub(in crate::fact) fn whole_before(&self, own: &Phrase) -> Option<Phrase> {
        let told = self.same_unit_before()?;
        let unit = &self.quantity.unit;
        let pieces = self.reader.pieces;
        let parts = |piece: &Piece| {
            piece.is(Class::Breakdown) || matches!(piece.mark(), Some(Mark::Colon | Mark::Open | Mark::Close))
        };
        let part = own.parts.first().map_or(0, |part| part.start);
        let start = pieces.partition_point(|piece| piece.tokens.start < part);
        let label = match self.drafts.iter().rev().find(|draft| self.reader.quantity(draft).unit == *unit) {
            Some(draft) => {
                let parted = pieces.get(draft.piece..start).is_none_or(|between| between.iter().any(parts));
                Some(&draft.label).filter(|_| !parted)
            }
            // Of some of them the sentence says that it tells.
            None => self.context.counted(unit).map(|one| &one.label).filter(|_| !goes_on(pieces)),
        };
        let acts = |phrase: &Phrase| phrase.roles.any(&ACTS);
        let label = label.filter(|label| !label.is_measured() && acts(label) == acts(own));
        // "Tập đoàn Hoa Sen | giải thể 172 chi nhánh": the same again, and who does it.
        let said: Vec<usize> = told.parts.iter().flat_map(Clone::clone).collect();
        let actor = said.len().checked_sub(own.len() + 1).map(|at| said[at]);
        if self.ends_with(&told, own) && actor.is_some_and(|actor| self.reader.entities[actor]) {
            return Some(told);
        }
        Some(match label {
            Some(label) => label.parts.iter().fold(told, |rest, part| rest.without_tokens(part)),
            None => told,
        })
    }

    /// "tỷ lệ tham gia lực lượng lao động đạt 68,6%; | nữ 62,7%, nam 74,9%": of the rate that was told of all.
    fn member_of_rate(&self, own: &Phrase) -> Option<Phrase> {
        let start = self.label_start(own)?;
        // "CPI tăng 0,5%; giáo dục +2,1%": a movement that only its sign tells is of what moved.
        let rate = |draft: &Draft| {
            is_percent(self.reader.quantity(draft))
                && draft.measure == self.measure
                && draft.subject.is_measured()
                && (self.measure == Measure::Change || draft.subject.roles.has(Class::RateNoun))
        };
        let first = &self.reader.scan.tokens[self.quantity.tokens.start];
        let signed = self.measure == Measure::Change && first.kind == Kind::Symbol;
        let level = is_percent(self.quantity) && (self.measure == Measure::Level || signed);
        let before = self.drafts.last().filter(|before| level && rate(before))?;
        if !self.is_bare_between(before.piece + 1, start) {
            return None;
        }
        if let Some(next) = self.next_name(own) {
            return Some(next);
        }
        let head = unlabelled(&before.subject, &before.label);
        let member = head.len() < before.subject.len();
        if member {
            return Some(head.then(own));
        }
        // "giá đạm +18%, kali +7%": a short name stands beside a short name.
        let noun = self.measured_head(&head);
        let beside = start.checked_sub(1).is_some_and(|comma| self.reader.pieces[comma].mark() == Some(Mark::Comma));
        if beside && noun > 0 && (1..=MAX_BESIDE).contains(&(head.len() - noun)) {
            return Some(head.without_tail(head.len() - noun).then(own));
        }
        Some(self.in_place(&self.unplaced(&head), own))
    }

    /// "lấy 120 mẫu nước, | 91% | đạt tiêu chuẩn": so many of those counted right before the comma.
    fn share_of_counted(&self, own: &Phrase) -> Option<Phrase> {
        const OTHERS: [Class; 5] = [Class::And, Class::But, Class::Versus, Class::Because, Class::Locative];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let does = pieces.get(self.at + 1).is_some_and(|next| {
            let noun = scan.hit(next.tokens.start, Class::Noun).is_some();
            next.form == Form::Word && !noun && !next.any(&OTHERS) && !next.any(&MEASURED)
        });
        let percent = is_percent(self.quantity) && self.quantity.part.is_none() && self.measure == Measure::Share;
        let bare = own.is_empty() && percent && self.governor.class.is_none() && does;
        let count = self.drafts.last().filter(|_| bare)?;
        let quantity = self.reader.quantity(count);
        let counts = quantity.kind == QuantityKind::Count && count.measure == Measure::Level;
        let comma = pieces[..self.at].iter().rev().find(|piece| piece.form != Form::Hedge);
        let behind = comma.is_some_and(|comma| comma.mark() == Some(Mark::Comma)) && !self.after().is_empty();
        (counts && behind).then(|| Phrase::of_tokens(quantity.unit_tokens.clone()).then(self.after()))
    }

    /// "tỷ lệ trẻ ra nhà trẻ đạt 15%, | mẫu giáo | đạt 88%", "tỷ lệ qua đào tạo đạt 55%, trong đó | có bằng cấp, chứng chỉ | là 22%": in the same sentence
    /// the rate that was told before is told of others.
    fn part_of_rate(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 10;
        const BACK: usize = 8;
        const MAX_PASSED: usize = 3;
        const REACH: usize = 24;
        const NAMED: [Class; 4] = [Class::Act, Class::Have, Class::And, Class::Passive];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let states = matches!(self.governor.class, None | Some(Class::Reach | Class::ToLevel));
        let level = is_percent(self.quantity) && self.quantity.part.is_none() && self.measure == Measure::Level;
        let depth = pieces[self.at].depth;
        // "tỷ lệ giải ngân 61%, trong đó | vốn địa phương | 68%": what is measured may be a part as well.
        let listed =
            || pieces[..self.at].iter().any(|piece| piece.is(Class::Breakdown)) && !own.roles.has(Class::RateNoun);
        let may_be = states && level && !own.is_empty() && (!own.is_measured() || own.len() <= MAX_LABEL && listed());
        // "tỷ lệ khám phá án đạt 84%, vượt 4% chỉ tiêu; riêng án nghiêm trọng đạt | 94%": by how much it moved is passed.
        let passed =
            |draft: &Draft| matches!(draft.measure, Measure::Change | Measure::Ratio) && draft.label.is_empty();
        let before = self.drafts.iter().rev().take(MAX_PASSED).find(|draft| !passed(draft)).filter(|_| may_be)?;
        let last = self.drafts.last()?.piece;
        // "công suất giường bệnh 112% (tuyến tỉnh 128%, tuyến huyện 101%)": in its bracket any measured noun tells of its parts.
        let inside = depth > 0;
        let alike = is_percent(self.reader.quantity(before))
            && before.measure == Measure::Level
            && (inside || before.subject.roles.has(Class::RateNoun))
            && self.measured_head(&before.subject) > 0
            && pieces[before.piece].depth <= depth;
        let first = self.reader.piece_from(own.parts.first()?.start);
        let floor = first.saturating_sub(BACK).max(last + 1);
        // "trong đó | có bằng cấp, | chứng chỉ", "riêng": all of what stands behind the word of parts.
        let divides = |piece: &Piece| piece.is(Class::Breakdown) || piece.is(Class::Intro) && piece.is(Class::Topic);
        let start = (floor..first).rev().find(|&at| divides(&pieces[at])).map_or(first, |word| word + 1);
        let plain = |piece: &Piece| {
            piece.mark() == Some(Mark::Comma)
                || matches!(piece.form, Form::Generic(_))
                || piece.form == Form::Word
                    && (!piece.any(&MEASURED) || own.is_measured())
                    && (piece.roles.is_idle()
                        || piece.any(&NAMED)
                        || piece.any(&[Class::Sector, Class::Area, Class::From]))
        };
        let end = (start..self.at).take(REACH).find(|&at| !plain(&pieces[at])).unwrap_or(self.at);
        let reaches = end > start && own.parts.last().is_some_and(|part| part.end <= pieces[end - 1].tokens.end);
        let leads = |piece: &Piece| {
            matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon))
                || inside && piece.mark() == Some(Mark::Open)
                || piece.any(&[Class::And, Class::Breakdown, Class::Intro])
        };
        let led = start.checked_sub(1).is_some_and(|lead| lead > last && leads(&pieces[lead]));
        let goes_by = |at: usize| pieces[at].form == Form::Hedge || self.reader.in_base[at] || leads(&pieces[at]);
        let opens = start.saturating_sub(last) <= REACH && (last + 1..start).all(goes_by);
        if !alike || !led || !opens || !reaches || self.is_name(own) {
            return None;
        }
        let part = phrase::tidy(scan, pieces, start..end);
        if part.is_empty()
            || part.len() > MAX_OWN
            || part.roles.any(&[Class::Act, Class::Rise, Class::Fall]) && start == first
        {
            return None;
        }
        let head = unlabelled(&before.subject, &before.label);
        // "tỷ lệ huy động | trẻ dưới 3 tuổi ra nhà trẻ", and then "trẻ từ 3 tuổi": in the place of what begins with the same word.
        let said: Vec<usize> = head.parts.iter().flat_map(Clone::clone).collect();
        let key = scan.key(part.parts.first()?.start);
        let turn =
            (1..said.len()).find(|&at| scan.key(said[at]) == key && said.len() - at <= part.len() + BESIDE_LONGER);
        // "tỷ lệ hộ nghèo 3%, trẻ được tiêm vắc xin 97%": a longer noun of its own that no word of parts leads is none of them.
        let listed = pieces.get(floor..first).is_some_and(|before| before.iter().any(divides));
        match turn {
            Some(turn) => Some(head.without_tail(said.len() - turn).then(&part)),
            None => (listed || part.len() <= MAX_BESIDE + 1).then(|| head.then(&part)),
        }
    }

    /// "Nhóm khách hàng có nợ xấu cao: / - Vận tải: 10,3%": of the noun that the head of the list measures by.
    fn member_of_list(&self, own: &Phrase) -> Option<Phrase> {
        let head = self.context.list.as_ref()?.label.as_ref()?;
        let noun = match self.quantity.kind {
            QuantityKind::Percent => Class::RateNoun,
            QuantityKind::Physical | QuantityKind::Money => Class::MeasureNoun,
            _ => return None,
        };
        let opens = self.drafts.is_empty() && self.measure == Measure::Level && self.label_before(own) == Some(0);
        let scan = self.reader.scan;
        let part = head.parts.first().filter(|_| opens)?;
        let (mut at, mut found) = (part.start, None);
        while at < part.end {
            let (end, roles) = word(scan, at, part.end);
            if roles.has(noun) {
                found = Some(at..end);
            }
            at = end;
        }
        found.map(|noun| Phrase::of_tokens(noun).then(own))
    }

    /// "tỷ lệ nhiễm | trong nhóm tân binh", "tỷ lệ hộ nghèo | của tỉnh": without where or of whom it was said.
    fn unplaced(&self, rate: &Phrase) -> Phrase {
        let said: Vec<Piece> = self.pieces_of(rate).cloned().collect();
        let lead = said.iter().skip(1).rposition(|piece| piece.any(&[Class::Locative, Class::Of])).map(|at| at + 1);
        match lead.filter(|&lead| said[..lead].iter().any(|piece| !piece.any(&MEASURED))) {
            Some(lead) => Phrase::of_pieces(&said[..lead]),
            None => rate.clone(),
        }
    }

    /// "khởi tố 742 vụ/1.018 bị can", "8 lớp - 322 học sinh": what a slash or a dash joins to a count is told apart by the same.
    fn beside_count(&self, own: &Phrase) -> Option<Phrase> {
        let draft = self.drafts.last().filter(|_| own.is_empty() && self.measure == Measure::Level)?;
        let [joint] = self.reader.pieces.get(draft.piece + 1..self.at)? else { return None };
        let joined = matches!(joint.mark(), Some(Mark::Dash | Mark::Other));
        let count = self.reader.quantity(draft);
        let counts = self.quantity.kind == QuantityKind::Count
            && count.kind == QuantityKind::Count
            && draft.measure == Measure::Level
            && count.unit != self.quantity.unit
            && !count.unit_tokens.is_empty()
            && !self.quantity.unit_tokens.is_empty();
        let noun = Phrase::of_tokens(count.unit_tokens.clone());
        let told = self.begins_with(&draft.subject, &noun) && draft.subject.len() > noun.len();
        (joined && counts && told && self.after().is_empty())
            .then(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(&draft.subject.without_head(noun.len())))
    }

    /// "trồng mới 1.022 ha, (tăng 9%,) bình quân | 204 ha mỗi năm": the mean of the amount before, whatever is said of that in between.
    fn mean_of_before(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|_| self.measure == Measure::Level)?;
        let depth = pieces[self.at].depth;
        let level = |draft: &&Draft| draft.measure == Measure::Level && pieces[draft.piece].depth <= depth;
        let before = self.drafts.iter().rev().find(level)?;
        let alike = self.reader.quantity(before).unit == self.quantity.unit;
        let between = pieces.get(last.piece + 1..self.at)?;
        let start = last.piece + 1;
        let comma = between.iter().rposition(|piece| piece.mark() == Some(Mark::Comma)).filter(|_| alike)?;
        let thing = &between[..comma];
        // "bình quân mỗi | tháng": what each is.
        let each = |at: usize| {
            let behind = at.checked_sub(1).is_some_and(|per| pieces[per].is(Class::Per));
            behind && pieces[at].form == Form::Word && !pieces[at].any(&MEASURED)
        };
        let lead = start + comma + 1;
        let mean = |at: usize| {
            let piece = &pieces[at];
            piece.form == Form::Hedge || piece.any(&[Class::Per, Class::Adverb, Class::Reach]) || each(at)
        };
        let named = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        let based =
            |at: usize| self.reader.in_base[at] || pieces[at].mark() == Some(Mark::Close) && pieces[at].depth > depth;
        let is_mean = (0..comma).all(|at| named(&thing[at]) || based(start + at)) && (lead..self.at).all(mean);
        let per = (lead..self.at).find(|&at| pieces[at].is(Class::Per))?;
        let said = Phrase::of_pieces(&pieces[per..per + 1 + usize::from(per + 1 < self.at && each(per + 1))]);
        let bare = own.len() <= said.len() + 1 && !own.is_measured();
        (is_mean && bare && !before.subject.is_empty()).then(|| before.subject.then(&said))
    }

    /// "GDP tăng 6,8% (Quốc hội giao 6,7%)": what was laid down or planned, in a bracket behind what came of it.
    fn laid_down_in_bracket(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_LEAD: usize = 8;
        const LAYS: [Class; 4] = [Class::Adopt, Class::PlanNoun, Class::TargetNoun, Class::StatusTarget];
        let pieces = self.reader.pieces;
        let floor = self.at.saturating_sub(MAX_LEAD);
        let open = (floor..self.at).rev().find(|&at| pieces[at].mark() == Some(Mark::Open))?;
        let outer = self.drafts.last().filter(|outer| outer.piece + 1 == open)?;
        let lead = &pieces[open + 1..self.at];
        let plain = lead.iter().all(|piece| match piece.form {
            Form::Word => !piece.any(&MEASURED),
            Form::Period(_) | Form::Hedge | Form::Place(_) | Form::Generic(_) => true,
            Form::Mark(mark) => mark == Mark::Colon,
            Form::Quantity(_) | Form::Citation => false,
        });
        let laid = lead.iter().any(|piece| piece.any(&LAYS));
        let alike = self.reader.quantity(outer).unit == self.quantity.unit;
        let said = laid && plain && alike && !own.is_measured() && !outer.subject.is_empty();
        said.then(|| outer.subject.clone())
    }
}

fn is_only_adverb(piece: &Piece) -> bool {
    piece.form == Form::Word && piece.is(Class::Adverb) && !piece.any(&MEASURED)
}
