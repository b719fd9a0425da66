//! Members of a row that take their turn: the next name stands where that of the figure before stood.

use super::item::unlabelled;
use crate::fact::Measure;
use crate::fact::grammar::governor::Governor;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::thing;
use crate::fact::times::season;
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::{Case, Kind};

impl Figure<'_> {
    /// "GRDP của Quảng Ninh tăng 10%, | Hải Phòng tăng 16%, cả nước tăng 7%": in a row of percentages the next name takes the
    /// place of the last.
    pub(super) fn next_name(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 5;
        let national = || !own.is_empty() && self.all(own, &[Class::National, Class::Adverb, Class::Preverb]);
        let sector = || !own.is_empty() && self.all(own, &[Class::Sector, Class::And]);
        let named = self.is_name(own) && !self.pieces_of(own).any(|piece| piece.is(Class::Partner)) || national();
        let draft = self.drafts.last().filter(|_| own.len() <= MAX_NAME && is_percent(self.quantity))?;
        let parts = |piece: &Piece| matches!(piece.mark(), Some(Mark::Colon | Mark::Open));
        let listed = self.reader.pieces[draft.piece..self.at].iter().any(parts);
        let alike = !listed && draft.measure == self.measure && is_percent(self.reader.quantity(draft));
        if !(named || sector()) || !alike || !draft.subject.is_measured() {
            return None;
        }
        // "tốc độ tăng GDP nhanh nhất nhóm | Phi-li-pin", and then "Lào".
        let head = unlabelled(&draft.subject, &draft.label);
        if named && head.len() < draft.subject.len() && head.is_measured() && self.is_name(&draft.label) {
            return Some(head.then(own));
        }
        let said: Vec<&Piece> = self.pieces_of(&draft.subject).collect();
        let is_name = |piece: &&&Piece| {
            matches!(piece.form, Form::Place(_) | Form::Generic(_))
                || piece.is(Class::National)
                || piece.tokens.clone().all(|token| self.reader.entities[token])
                || !piece.any(&MEASURED) && self.reader.scan.tokens[piece.tokens.start].is_capital()
        };
        let count = if named {
            said.iter().rev().take_while(is_name).count()
        } else {
            said.iter().rev().take_while(|piece| !piece.is(Class::Of)).count()
        };
        // "vốn điều lệ của Habeco là | Bộ Công Thương": the name is not that of whose it is.
        let owns = said[..said.len() - count].last().is_some_and(|before| {
            before.any(&[Class::Of, Class::Locative, Class::Partner, Class::From]) || before.any(&MEASURED)
        });
        let tail: usize = said[said.len() - count..].iter().map(|piece| piece.tokens.len()).sum();
        (owns && count > 0).then(|| draft.subject.without_tail(tail).then(own))
    }

    /// "số người có trình độ cao đẳng là 65.000, trung cấp là 52.700": the next member of a series takes the place of
    /// the last.
    pub(in crate::fact) fn sibling(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_SIBLING: usize = 4;
        const MAX_OWN: usize = 6;
        let unit = &self.quantity.unit;
        if let Some(coded) = self.next_code(own) {
            return Some(coded);
        }
        // "lúa 53/52 ha, tăng 2%; ngô 73/70 ha": an amount of which so much was planned.
        let parts = thing::parts_amount(self.reader, self.quantity);
        // "cướp giật 11 vụ (tăng 3), trộm cắp 40 vụ": what a bracket says of the one before is passed.
        let depth = self.reader.pieces[self.at].depth;
        let outer = |draft: &&Draft| self.reader.pieces[draft.piece].depth <= depth;
        // "diện tích lúa 900 ha, sản lượng 5.000 tấn; ngô 200 ha": the last one of the same unit.
        let alike = |draft: &&Draft| {
            let before = self.reader.quantity(draft);
            before.unit == *unit && self.measured_head(&draft.subject) > 0 && before.part.is_some() >= parts
        };
        let last = || self.drafts.iter().rev().find(outer);
        let row = || self.in_row_before().or_else(last).or(self.drafts.last());
        let draft = self.drafts.iter().rev().filter(outer).find(alike).or_else(row)?;
        let before = &self.reader.quantity(draft).unit;
        // Prices of two goods: "thép 15.000 đồng/kg, xi măng 1,5 triệu đồng/tấn".
        let alike = unit == before || unit.contains('/') && before.contains('/') || is_per(before, unit);
        let same = alike && draft.measure == self.measure && (!is_percent(self.quantity) || parts);
        let labelled = !draft.label.is_empty()
            && draft.label.len() < draft.subject.len()
            && draft.subject.parts.ends_with(&draft.label.parts);
        // "dịch vụ khác": no product of the series.
        let other = self.pieces_of(own).next().is_some_and(|piece| piece.is(Class::Sector));
        let head = self.measured_head(&draft.subject);
        if !same || other || head == 0 && !labelled || own.is_empty() || own.len() > MAX_OWN || own.is_measured() {
            return None;
        }
        let rest = draft.subject.len() - head;
        // "diện tích lúa 900 ha (| vụ xuân | 400 ha, vụ mùa 500 ha)": the seasons of the crop before the bracket.
        let inside = self.reader.pieces[draft.piece].depth < depth && season::begins(self.reader.scan, own);
        if inside && rest > 0 && !season::begins(self.reader.scan, &draft.subject.without_head(head)) {
            return Some(draft.subject.then(own));
        }
        if draft.governor.class != self.governor.class && (head == 0 || !follows(&draft.governor, &self.governor)) {
            return None;
        }
        // "dầu ăn đóng góp 310 tỷ, bột mì 95 tỷ": nothing that is said once for both.
        if head == 0 && draft.label.len() >= draft.subject.len() {
            return None;
        }
        let tail = if labelled {
            draft.label.len()
        // "giá vàng mua vào 36 triệu đồng, bán ra 37 triệu đồng": a verb takes the place of a verb alone.
        // "giá trị nông, lâm nghiệp và thủy sản đạt 72 tỷ đồng, trong đó | nông nghiệp | đạt": a part of all of it.
        } else if head > 0
            && (rest <= MAX_SIBLING && !self.pieces_of(own).all(|piece| piece.is(Class::Act)) && !self.all_places(own)
                || self.is_part(own))
        {
            rest
        } else {
            self.slot(&draft.subject, own, rest)
        };
        let kept = draft.subject.without_tail(tail);
        // "sản lượng khách qua cảng", "khách du lịch", and then "khách quốc tế": the noun is said once.
        let key = |token: usize| self.reader.scan.key(token);
        let last = kept.parts.last().map(|part| key(part.end - 1));
        let twice = last.is_some() && last == own.parts.first().map(|part| key(part.start));
        let kept = if twice { kept.without_tail(1) } else { kept };
        (rest > 0 && draft.subject.len() > tail).then(|| kept.then(own))
    }

    /// "tổng số cán bộ, giáo viên, nhân viên 900 người, trong đó | giáo viên | 700 người": one of the kinds that the whole lists.
    pub(super) fn kind_of_whole(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let parts = pieces[..self.at].iter().rposition(|piece| piece.is(Class::Breakdown))?;
        let alike = |draft: &&Draft| {
            draft.piece < parts
                && self.reader.quantity(draft).unit == self.quantity.unit
                && draft.measure == Measure::Level
        };
        let whole = self.drafts.iter().rev().find(alike).filter(|_| self.measure == Measure::Level)?;
        self.is_kind_of(&whole.subject, own).then(|| own.clone())
    }

    /// Whether `own` begins with one of the nouns that commas part in the words of what counts them all.
    fn is_kind_of(&self, whole: &Phrase, own: &Phrase) -> bool {
        const WORD: usize = 2;
        let scan = self.reader.scan;
        let said: Vec<usize> = whole.parts.iter().flat_map(Clone::clone).collect();
        let named: Vec<u64> = own.parts.iter().flat_map(Clone::clone).take(WORD).map(|token| scan.key(token)).collect();
        let comma = |token: &usize| scan.tokens[*token].kind == Kind::Symbol && scan.word(*token) == ",";
        let counts = self.quantity.kind == QuantityKind::Count
            && !self.begins_with(own, &Phrase::of_tokens(self.quantity.unit_tokens.clone()));
        let listed = said.iter().any(comma) && named.len() == WORD && counts && !own.is_measured();
        listed && said.windows(WORD).any(|pair| pair.iter().map(|&token| scan.key(token)).eq(named.iter().copied()))
    }

    /// "số người tham gia BHXH 9.000 người (tự nguyện: 700 người); | BHTN | 4.000 người": one short form in the place of another.
    pub(super) fn next_code(&self, own: &Phrase) -> Option<Phrase> {
        const SHORTEST: usize = 3;
        let (scan, depth) = (self.reader.scan, self.reader.pieces[self.at].depth);
        let code = |token: usize| {
            let measured = || MEASURED.iter().any(|&class| scan.hit(token, class).is_some());
            scan.tokens[token].case == Case::Upper && scan.word(token).chars().count() >= SHORTEST && !measured()
        };
        let alone = own.len() == 1 && own.parts.iter().all(|part| code(part.start));
        let alike = |draft: &&Draft| {
            let ends = draft.subject.parts.last().is_some_and(|part| code(part.end - 1));
            let amount = self.reader.quantity(draft).unit == self.quantity.unit && draft.measure == self.measure;
            amount && ends && self.reader.pieces[draft.piece].depth <= depth && draft.subject.len() > 1
        };
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        let before = self.drafts.iter().rev().find(alike).filter(|_| alone && counts)?;
        Some(before.subject.without_tail(1).then(own))
    }

    /// "trong đó kiên cố 60 phòng (60%), bán kiên cố 30 phòng", "tiếp nhận 900 hồ sơ; trả đúng hạn 880 hồ sơ (97%), trễ hạn 20
    /// hồ sơ": the last of the parts or of the deeds in a row with the figure. What stands alone before it is the whole.
    pub(super) fn in_row_before(&self) -> Option<&Draft> {
        let pieces = self.reader.pieces;
        let depth = pieces[self.at].depth;
        let parts = |at: usize| {
            pieces[at].is(Class::Breakdown) || pieces[at].mark() == Some(Mark::Colon) || pieces[at].depth < depth
        };
        let alike = |draft: &Draft| {
            self.reader.quantity(draft).unit == self.quantity.unit
                && draft.measure == self.measure
                && !draft.label.is_empty()
                && pieces[draft.piece].depth == depth
        };
        let last = self.drafts.iter().rposition(alike)?;
        let draft = &self.drafts[last];
        let floor = last.checked_sub(1).map(|before| self.drafts[before].piece);
        let is_part = floor.is_some_and(|floor| (floor..draft.piece).any(parts));
        let in_row = is_part || self.drafts[..last].iter().any(alike);
        (in_row && !(draft.piece..self.at).any(parts)).then_some(draft)
    }

    /// "Nhật Bản với 45 dự án, tổng vốn 820 triệu USD; Đài Loan với 30 dự án, 410 triệu USD": behind a count of the next one,
    /// the amount that stood behind that of the one before.
    pub(in crate::fact) fn in_turn(&self, own: &Phrase) -> Option<Phrase> {
        let last = self.drafts.last().filter(|_| own.is_empty() && self.quantity.kind == QuantityKind::Money)?;
        let unit = |draft: &Draft| &self.reader.quantity(draft).unit;
        let counts = self.reader.quantity(last).kind == QuantityKind::Count && !last.label.is_measured();
        let pair = self.drafts.windows(2).rev().filter(|_| counts).find(|pair| {
            unit(&pair[0]) == unit(last) && *unit(&pair[1]) == self.quantity.unit && pair[1].label.is_measured()
        })?;
        let name = if self.is_name(&last.label) { last.label.clone() } else { self.name_behind(&last.subject) };
        (!name.is_empty()).then(|| pair[1].label.then(&name))
    }

    /// The last tokens of a subject whose place an item takes: as many as it has, where these are whole words and no
    /// name; else all behind its noun ("sản lượng | khai thác thủy sản của Cà Mau" and then "tôm").
    pub(super) fn slot(&self, subject: &Phrase, own: &Phrase, rest: usize) -> usize {
        const MAX_NOUN: usize = 3;
        let (length, place_for_place) = (own.len(), self.all_places(own));
        let end = subject.parts.last().map_or(0, |part| part.end);
        let start = end.saturating_sub(length);
        let covered = subject.parts.last().is_some_and(|part| part.start <= start);
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_));
        let last = self.pieces_of(subject).last();
        // "số ca mắc ở Indonesia", and then "Anh": a place in the place of a place.
        if let Some(last) = last.filter(|last| place(last) && place_for_place) {
            return last.tokens.len().min(rest);
        }
        let splits = |piece: &Piece| {
            let inside = piece.tokens.start < start && start < piece.tokens.end;
            inside && (piece.form != Form::Word || !piece.roles.is_idle())
        };
        // "các ngân | hàng thương mại": nor is a noun cut in two.
        let scan = self.reader.scan;
        let cut = |token: usize| scan.hits.of_at(token, Class::Noun).any(|hit| hit.end as usize > start);
        let noun = (start.saturating_sub(MAX_NOUN)..start).any(cut);
        let whole = !noun && !self.pieces_of(subject).any(splits);
        let named = || (start..end).any(|token| self.reader.entities[token]) || last.is_some_and(place);
        if covered && whole && !named() { length.min(rest) } else { rest }
    }
}

/// Whether a figure without a predicate goes on with that of the one before.
fn follows(before: &Governor, next: &Governor) -> bool {
    next.class.is_none() && matches!(before.class, Some(Class::Reach | Class::Complete))
}

/// "6,3 triệu đồng/tháng", and then "7,1 triệu đồng": the rate is said once.
fn is_per(rate: &str, unit: &str) -> bool {
    rate.strip_prefix(unit).is_some_and(|rest| rest.starts_with('/'))
}
