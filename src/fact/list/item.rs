//! An item of a series or a list takes the head that was said once: "sản lượng lúa đạt 5.000 tấn, ngô 800 tấn".

use crate::fact::Measure;
use crate::fact::document::goes_on;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, MEASURED, PREDICATES, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece, lead, word};
use crate::fact::sentence::{Draft, is_percent};
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier;
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// So much longer what an item takes the place of may be.
const LONGER: usize = 3;

impl Figure<'_> {
    /// `own` made complete with the head of its series: of its list, of the figure before, of the sentence before.
    pub(in crate::fact) fn item(&self, own: &Phrase) -> Option<Phrase> {
        if let Some(head) = self.list_head() {
            return Some(head.then(own));
        }
        if let Some(part) = self.part_in_bracket(own) {
            return Some(part);
        }
        if let Some(next) = self.next_name(own) {
            return Some(next);
        }
        if self.measure == Measure::Change {
            return self.place_of_amount(own);
        }
        // "sang Lào tăng gấp 6 lần, | Nga | tăng 2,5 lần".
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Multiply));
        let times = self.quantity.kind == QuantityKind::Multiple && moves && !self.drafts.is_empty();
        if let Some(place) = Some(own).filter(|_| times).and_then(|own| self.place_of_amount(own)) {
            return Some(place);
        }
        if let Some(head) = self.colon_head() {
            return Some(head.then(own));
        }
        if let Some(part) = self.part_of_before(own) {
            return Some(part);
        }
        if let Some(sibling) = self.sibling(own).or_else(|| self.part_here(own)) {
            return Some(sibling);
        }
        if let Some(rate) = self
            .rate_said()
            .or_else(|| self.market_said())
            .or_else(|| self.told_in_brackets())
            .filter(|_| self.is_name(own))
        {
            return Some(rate.then(own));
        }
        if self.measure != Measure::Level {
            return None;
        }
        if let Some(head) = self.head_before(own) {
            return Some(head.then(own));
        }
        let unit = &self.quantity.unit;
        // An item of a list of parts: "Vụ Xuân" of "diện tích gieo cấy lúa".
        let list =
            self.context.list.as_ref().filter(|list| list.unit == *unit).and_then(|list| list.indicator.as_ref());
        if let Some(head) = list.filter(|_| self.drafts.is_empty()) {
            return Some(self.part_of(head, own));
        }
        if !self.is_name(own) {
            return None;
        }
        let before = self
            .drafts
            .iter()
            .rev()
            // "giảm 5% so với cùng kỳ, trong đó | Tây Nguyên 900 ha": a movement in between is passed.
            .take(if self.governor.class.is_none() { self.drafts.len() } else { 1 })
            .find(|draft| self.reader.quantity(draft).unit == *unit)
            // "Đội 1: 3 tỷ đồng; Đội 2: 2 tỷ đồng": one stands beside the other.
            .filter(|draft| draft.subject != draft.label || !self.is_alike(&draft.label, own))
            .map(|draft| unlabelled(&draft.subject, &draft.label));
        let said = || self.context.last.indicator.clone().filter(|_| self.context.last.unit == *unit);
        let counted = || self.context.counted(unit).map(|counted| counted.phrase.clone());
        // "Bắp, đậu: 212 ha ... / Cam sành còn 90 ha": nor are the crops of one item those of the next.
        let whole =
            |head: &Phrase| head.is_measured() || self.quantity.kind != QuantityKind::Physical || self.all_places(own);
        let head = before.or_else(|| said().or_else(counted)).filter(whole);
        head.filter(|head| !head.is_empty()).map(|head| self.with_name(&head, own))
    }

    /// "Lượng khách quốc tế đạt 3 triệu lượt. | Thị trường Nhật Bản | tăng 8%": no place moves by itself.
    fn place_of_amount(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PLACE: usize = 6;
        const MAX_HEAD: usize = 10;
        let moves = is_percent(self.quantity) || self.quantity.kind == QuantityKind::Multiple;
        let place = own.len() <= MAX_PLACE && self.all_places(own) && moves;
        // "khách đến từ Hàn Quốc tăng 40%, | Nhật Bản | tăng 8%": whatever it is, told apart by its place.
        let told_apart = |subject: &Phrase| {
            let last = self.pieces_of(subject).last().is_some_and(|last| last.place().is_some());
            last && !self.all_places(subject)
        };
        // "Số vụ tai nạn giảm ở 38/63 tỉnh, trong đó | Hà Nội | giảm 9%": what the sentence measured before it.
        let amount = |draft: &&Draft| draft.subject.is_measured() || told_apart(&draft.subject);
        if let Some(head) = self.head_of_places().filter(|_| place) {
            return Some(self.in_place(&head, own));
        }
        let before = self.drafts.iter().rev().filter(|_| place).find(amount);
        if let Some(before) = before.filter(|before| before.subject.len() <= MAX_HEAD) {
            return Some(self.in_place(&before.subject, own));
        }
        let head = self.context.last.indicator.as_ref().filter(|_| place && self.drafts.is_empty())?;
        (head.is_measured() && head.len() <= MAX_HEAD && !head.roles.any(&[Class::Firm, Class::GrowthNoun]))
            .then(|| self.in_place(head, own))
    }

    /// "Chỉ số giá tiêu dùng so với cùng kỳ của một số tỉnh như sau: A tăng 5%; B tăng 4%": what the head of the list measures, before
    /// what it is compared with and whose it is.
    pub(in crate::fact) fn head_of_places(&self) -> Option<Phrase> {
        const REACH: usize = 120;
        let pieces = self.reader.pieces;
        let floor = self.at.saturating_sub(REACH);
        let colon =
            (floor..self.at).rev().find(|&at| pieces[at].mark() == Some(Mark::Colon) && pieces[at].depth == 0)?;
        let parted = |piece: &Piece| piece.mark().is_some() || piece.quantity().is_some();
        let start = pieces[..colon].iter().rposition(parted).map_or(0, |mark| mark + 1);
        let first = (start..colon).find(|&at| pieces[at].any(&MEASURED) || pieces[at].is(Class::CountOf))?;
        let inside = |at: &usize| {
            pieces[*at].form == Form::Word
                && !self.reader.in_base[*at]
                && !pieces[*at].any(&PREDICATES)
                && !pieces[*at].is(Class::Of)
        };
        let end = first + (first..colon).take_while(inside).count();
        let places = pieces[end..colon].iter().any(|piece| {
            matches!(piece.form, Form::Generic(_))
                || self.reader.scan.hit(piece.tokens.start, Class::PlaceKind).is_some()
        });
        (end > first && places).then(|| Phrase::of_pieces(&pieces[first..end]))
    }

    /// "Điện thoại và linh kiện: Kim ngạch đạt 3 tỷ USD", "Lúa: 900 ha, năng suất 56 tạ/ha": what the block says before its
    /// first colon that it is about, where the amount alone says nothing of what it is of.
    pub(in crate::fact) fn item_title(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 6;
        const MAX_TITLE: usize = 8;
        const BARE: [Class; 5] = [Class::RateNoun, Class::MeasureNoun, Class::Flow, Class::Per, Class::Adverb];
        // "DT 312 ha, NS 66 tạ/ha, SL 2.059 tấn": what is measured out, in short.
        let short = |phrase: &Phrase| {
            let tokens = &self.reader.scan.tokens;
            phrase.len() == 1 && phrase.parts.iter().all(|part| tokens[part.start].case == Case::Upper)
        };
        let out = self.quantity.kind == QuantityKind::Physical;
        let bare = |phrase: &Phrase| self.all(phrase, &BARE) || out && self.tells_farming(phrase);
        let amount = own.is_measured() && own.len() <= MAX_OWN && own.parts.len() == 1 && bare(own);
        // "Lúa Mùa: đã xuống giống 900 ha".
        let alone = |phrase: &Phrase| out && (short(phrase) || self.is_farming(phrase));
        let amount = amount || alone(own) && self.opening().is_some();
        // "GDP", "lạm phát": names of their own.
        let whole = own.roles.any(&[Class::GrossProduct, Class::BalanceNoun]) || own.roles.has(Class::Total) && !out;
        if !amount || whole || self.context.genre == crate::fact::context::Genre::News {
            return None;
        }
        // "Khai thác: Sản lượng đạt 900 tấn": what is done may be a title, too.
        // "Lúa | cả năm |: DT 5.930 ha": of all its crops in a year.
        let named = |piece: &Piece| {
            let word = piece.roles.is_idle() || piece.any(&[Class::Flow, Class::And, Class::Sector, Class::Act]);
            word || piece.period().is_some()
        };
        let here = || self.opening().filter(|title| self.pieces_of(title).all(named));
        // "Cho vay nuôi tôm: dư nợ 900 tỷ đồng, nợ xấu 9 tỷ đồng": a stock of what is lent or traded.
        let flow = own.roles.has(Class::Stock).then(|| self.opening_flow()).flatten();
        let flows = flow.is_some();
        let title = flow.or_else(here).or_else(|| self.context.opening.clone())?;
        // "Cấp nước: lắp 40 máy bơm, kinh phí 2 tỷ đồng": of what was counted, not of all that the block is about.
        let fits = |draft: &Draft| {
            let bare = bare(&draft.label) || short(&draft.label) || alone(&draft.label);
            let named = !draft.label.is_empty() && draft.label != title && !bare;
            !named && (self.reader.quantity(draft).kind != QuantityKind::Count || !draft.label.is_empty())
        };
        // "năng suất 54 tạ/ha (46 ha bị đổ ngã), sản lượng 1.700 tấn": a bracket is passed.
        let depth = self.reader.pieces[self.at].depth;
        if !self.drafts.iter().filter(|draft| self.reader.pieces[draft.piece].depth <= depth).all(fits) {
            return None;
        }
        let key = |token: usize| self.reader.scan.key(token);
        let keys = |phrase: &Phrase| phrase.parts.iter().flat_map(Clone::clone).map(key).collect::<Vec<_>>();
        let said = keys(own);
        let new = !keys(&title).iter().all(|one| said.contains(one));
        (new && title.len() <= MAX_TITLE && (flows || !title.is_measured())).then_some(title)
    }

    /// "5 huyện có tỷ lệ giải ngân vốn cao, trong đó Phù Cát đạt 26%": the rate that the sentence speaks of.
    fn rate_said(&self) -> Option<Phrase> {
        const MAX_RATE: usize = 8;
        let pieces = &self.reader.pieces[..self.at];
        let holds = matches!(self.governor.class, Some(Class::Share | Class::Own));
        let rate = is_percent(self.quantity) && matches!(self.measure, Measure::Level | Measure::Share) && !holds;
        let start = pieces.iter().rposition(|piece| piece.is(Class::Vague)).filter(|_| rate)?;
        let of = |piece: &&Piece| {
            piece.form == Form::Word && (piece.roles.is_idle() || piece.is(Class::Act) || piece.any(&MEASURED))
        };
        let rest = pieces[start + 1..].iter().take_while(of).count();
        (1..=MAX_RATE).contains(&rest).then(|| Phrase::of_pieces(&pieces[start..=start + rest]))
    }

    /// "Vietjet dẫn đầu thị phần nội địa, chiếm 44%, Jetstar | chiếm 14%": the share of a market that the sentence speaks of, of each
    /// name that has so much.
    fn market_said(&self) -> Option<Phrase> {
        const REACH: usize = 16;
        const MAX_NOUN: usize = 6;
        const PARTED: [Class; 3] = [Class::Rise, Class::Fall, Class::GrowthNoun];
        let pieces = self.reader.pieces;
        let has = self.measure == Measure::Share && is_percent(self.quantity) && !self.in_base;
        let ends = |piece: &Piece| piece.mark().is_some() || piece.is(Class::And);
        let row = self.drafts.iter().rev().take_while(|draft| draft.measure == Measure::Share);
        let first = row.last().map_or(self.at, |first| first.piece);
        if !has || !pieces.get(self.at + 1).is_none_or(ends) {
            return None;
        }
        let before = &pieces[first.saturating_sub(REACH)..first];
        let market = |piece: &Piece| piece.is(Class::ShareNoun) && piece.is(Class::MeasureNoun);
        let start = before.iter().rposition(market)?;
        let noun = |piece: &&Piece| {
            piece.form == Form::Word && !piece.capital && (piece.roles.is_idle() || piece.any(&MEASURED))
        };
        let length = before[start..].iter().take_while(noun).count().min(MAX_NOUN);
        let alone = !before[start..].iter().any(|piece| piece.any(&PARTED));
        (alone && length > 1).then(|| Phrase::of_pieces(&before[start..start + length]))
    }

    /// "lợi nhuận của hãng chỉ hơn các hãng nhỏ như An Bình (37 tỷ đồng), Hải Âu (45 tỷ đồng)": the amount that the sentence
    /// speaks of, of each name with its figure in a bracket.
    fn told_in_brackets(&self) -> Option<Phrase> {
        const REACH: usize = 30;
        const MAX_NOUN: usize = 5;
        let pieces = self.reader.pieces;
        let opens = |at: usize| at.checked_sub(1).is_some_and(|open| pieces[open].mark() == Some(Mark::Open));
        let counts = matches!(self.quantity.kind, QuantityKind::Count | QuantityKind::Rank);
        let row = self.drafts.iter().all(|draft| opens(draft.piece) && pieces[draft.piece].depth > 0);
        if counts || !opens(self.at) || !row {
            return None;
        }
        let first = self.drafts.first().map_or(self.at, |draft| draft.piece);
        let before = &pieces[first.saturating_sub(REACH)..first];
        let noun = before.iter().rposition(|piece| piece.any(&MEASURED) && !piece.is(Class::GrowthNoun))?;
        // "mức | lợi nhuận".
        let start = before[..noun].iter().rposition(|piece| !piece.any(&MEASURED)).map_or(0, |other| other + 1);
        let plain = |piece: &Piece| piece.roles.is_idle() || piece.any(&MEASURED) || piece.is(Class::Firm);
        let named = |piece: &&Piece| piece.form == Form::Word && plain(piece);
        let length = before[start..].iter().take_while(named).count().min(MAX_NOUN);
        // The noun is no part of the name itself.
        let apart = before[start + length..].iter().any(|piece| piece.form == Form::Word && !piece.is(Class::Of));
        apart.then(|| Phrase::of_pieces(&before[start..start + length]))
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

    /// "Diện tích gieo trồng: lúa 5.000 ha, ngô 800 ha": the measured noun before the colon.
    pub(in crate::fact) fn colon_head(&self) -> Option<Phrase> {
        const REACH: usize = 40;
        const MAX_HEAD: usize = 10;
        let pieces = self.reader.pieces;
        // "Lao động, việc làm: giải quyết việc làm cho 268 lao động": a deed, and for whom.
        let before = pieces[..self.at].iter().rev().find(|piece| piece.form != Form::Hedge);
        if self.quantity.kind != QuantityKind::Money && before.is_some_and(|before| before.is(Class::Dative)) {
            return None;
        }
        let floor = self.at.saturating_sub(REACH);
        let colon =
            (floor..self.at).rev().find(|&at| pieces[at].mark() == Some(Mark::Colon) && pieces[at].depth == 0)?;
        let clause = edge::clause_before(pieces, &self.reader.in_base, colon);
        // "Các xã có | tỷ lệ hộ nghèo cao: Gia Miễn 31%", "Một số khách sạn đạt | công suất cao như:": the rate, of each of those
        // that have it.
        let has = |at: &usize| pieces[*at].any(&[Class::Have, Class::Reach]) && pieces[at + 1].any(&MEASURED);
        let has = clause.clone().skip(1).find(has);
        let clause = has.filter(|&has| has + 1 < clause.end).map_or(clause.clone(), |has| has + 1..clause.end);
        let head = phrase::tidy(self.reader.scan, pieces, clause);
        // "Tỷ lệ hộ nghèo: 3,2%; trẻ em đến lớp 98%": what stands before its own figure heads no other.
        let first = self.drafts.iter().find(|draft| draft.piece > colon);
        let told = is_percent(self.quantity) && first.is_some_and(|first| first.label == head);
        (head.is_measured() && head.len() <= MAX_HEAD && !told).then_some(head)
    }

    /// "Tổng diện tích đạt 500 ha, bằng 95% kế hoạch. Trong đó: lúa 300 ha": a part of what the sentence before measured
    /// in the same unit.
    fn part_of_before(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PART: usize = 5;
        if !goes_on(self.reader.pieces) || own.len() > MAX_PART || is_percent(self.quantity) {
            return None;
        }
        let unit = &self.quantity.unit;
        let whole = self.context.counted(unit).map(|counted| &counted.phrase)?;
        let head = self.measured_head(whole);
        if head > 0 && self.is_of_two(&whole.without_head(head)) {
            return Some(own.clone());
        }
        (head > 0).then(|| whole.without_tail(whole.len() - head).then(own))
    }

    /// "lương tối thiểu ở vùng 1 tăng 5%, vùng 2 tăng 6%", "xuất khẩu gạo sang Lào đạt 20 tấn, sang Nga đạt 30 tấn": what
    /// begins with a word of the subject before stands in the place of that and all behind it.
    pub(in crate::fact) fn parallel(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        // "khu vực nông, lâm nghiệp và thủy sản": the name of a sector may be long.
        let sector = self.pieces_of(own).next().is_some_and(|piece| piece.is(Class::Sector));
        let most = if sector { 2 * MAX_OWN } else { MAX_OWN };
        let own = own.parts.first().filter(|part| own.parts.len() == 1 && part.len() <= most)?;
        let first = pieces.partition_point(|piece| piece.tokens.start < own.start);
        let leads = |at: usize| pieces.get(at).is_some_and(|piece| self.is_preposition(piece));
        let lead = first.checked_sub(1).filter(|&lead| leads(lead)).unwrap_or(first);
        // "xuất | sang Nga": the verb is in the subject before.
        let begin = if leads(lead + 1) { lead + 1 } else { lead };
        let piece = pieces.get(begin).filter(|piece| piece.tokens.end < own.end && !piece.any(&MEASURED))?;
        if pieces[begin].is(Class::Of) && self.drafts.is_empty() {
            return None;
        }
        let draft = self.drafts.iter().rev().find(|draft| !draft.label.is_empty());
        let alike = |draft: &Draft| {
            let unit = &self.reader.quantity(draft).unit;
            *unit == self.quantity.unit || is_percent(self.quantity) || is_percent(self.reader.quantity(draft))
        };
        // "Trong đó, doanh nghiệp trong nước đạt 50 tỷ đồng. | Doanh nghiệp FDI | đạt 30 tỷ đồng": or with the kind that the part before is of.
        let kind = || {
            let kinds = [Class::KindHead, Class::Sector, Class::Firm];
            let named = kinds.iter().any(|&class| scan.hit(pieces[begin].tokens.start, class).is_some());
            let opens = begin == lead && self.opens(&Phrase::of_tokens(own.clone()));
            let level = self.measure == Measure::Level && named && opens;
            let part = self.context.counted.iter().rev().find(|one| one.part && one.unit == self.quantity.unit);
            part.map(|part| &part.phrase).filter(|_| level)
        };
        let before = match draft {
            Some(draft) => alike(draft).then_some(&draft.subject),
            None => self.context.last.indicator.as_ref().filter(|_| leads(begin)).or_else(kind),
        };
        let before = before.filter(|before| before.is_measured())?;
        let new = Phrase::of_tokens(piece.tokens.start..own.end);
        let (turn, said) = self.turn(before, piece)?;
        // "sản lượng | nhiệt điện than", and then "điện mặt trời": a syllable of the name before is no such word.
        let inside = |draft: &Draft| {
            let name = draft.label.parts.first().map_or(0, |part| part.start);
            draft.label.len() < draft.subject.len() && name < turn && !leads(begin)
        };
        if draft.is_some_and(inside) {
            return None;
        }
        let again = said.iter().zip(piece.tokens.start..own.end).all(|(&one, two)| scan.key(one) == scan.key(two));
        (!again && said.len() <= new.len() + LONGER).then(|| before.without_tail(said.len()).then(&new))
    }

    /// "lương bình quân của lao động khu vực nhà nước là 15 triệu đồng, | khối FDI | 12 triệu, | doanh nghiệp tư nhân | 11 triệu": a kind by its
    /// own noun, right before its figure, stands in the place of the kind before it.
    pub(in crate::fact) fn of_kind_beside(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_OWN: usize = 7;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = own.parts.first().filter(|part| own.parts.len() == 1 && (2..=MAX_OWN).contains(&part.len()))?;
        let kind = |token: usize| scan.hit(token, Class::KindHead).map(|hit| hit.end as usize);
        let first = self.reader.piece_from(part.start);
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        let plain = said.iter().all(|piece| piece.form == Form::Word && !says(piece));
        let behind = pieces[first..self.at].iter().skip(said.len());
        let bare = behind.clone().all(|piece| piece.form == Form::Hedge || piece.any(&[Class::Copula, Class::Adverb]));
        let parted = first.checked_sub(1).is_some_and(|before| {
            matches!(pieces[before].mark(), Some(Mark::Comma | Mark::Semicolon))
                || pieces[before].any(&[Class::And, Class::But])
        });
        let last = self.drafts.last().filter(|last| last.measure == self.measure)?;
        let unit = &self.reader.quantity(last).unit;
        let alike = unit.split('/').next() == self.quantity.unit.split('/').next();
        let fits = !is_percent(self.quantity)
            && kind(part.start).is_some_and(|end| end < part.end)
            && plain
            && bare
            && parted
            && alike;
        let head = Some(&last.subject).filter(|head| fits && head.is_measured() && head.len() > own.len())?;
        let tokens: Vec<usize> = head.parts.iter().flat_map(Clone::clone).collect();
        let turn = tokens.iter().rposition(|&token| kind(token).is_some()).filter(|&turn| turn > 0)?;
        // "số lao động | trong doanh nghiệp nhà nước": the first of nouns that follow each other at once.
        let turn = if kind(tokens[turn - 1]).is_some() && turn > 1 { turn - 1 } else { turn };
        Some(head.without_tail(tokens.len() - turn).then(own))
    }

    /// Where a phrase says the word of a piece last, behind its own beginning, and all its tokens from there.
    fn turn(&self, phrase: &Phrase, piece: &Piece) -> Option<(usize, Vec<usize>)> {
        let scan = self.reader.scan;
        let said: Vec<usize> = phrase.parts.iter().flat_map(Clone::clone).collect();
        let keys = |token: usize| (token..token + piece.tokens.len()).map(|token| scan.key(token));
        let word = |token: usize| word(scan, token, scan.tokens.len()).0 - token;
        let length = word(piece.tokens.start);
        let same = |&token: &usize| word(token) == length && keys(token).eq(keys(piece.tokens.start));
        let turn = said.iter().rposition(same).filter(|&turn| turn > 0)?;
        Some((said[turn], said[turn..].to_vec()))
    }

    /// "kim ngạch | thị trường Nhật Bản", and then "thị trường Hàn Quốc": what begins with a word of `head` stands in the
    /// place of that and all behind it, a name in the place of a name, and anything else behind it.
    pub(in crate::fact) fn in_place(&self, head: &Phrase, own: &Phrase) -> Phrase {
        let first = self.pieces_of(own).next().filter(|first| first.tokens.len() < own.len() || first.roles.is_idle());
        let turn = first.and_then(|first| self.turn(head, first));
        match turn {
            Some((_, said)) if said.len() <= own.len() + LONGER => head.without_tail(said.len()).then(own),
            _ => {
                // "nhập khẩu rau quả của Việt Nam", and then "Trung Quốc": a partner is no owner.
                let named = self.with_name(head, own);
                let kept = named.len().saturating_sub(own.len());
                let tail = head.parts.iter().flat_map(Clone::clone).nth(kept.saturating_sub(1));
                let owned = tail.is_some_and(|of| self.reader.scan.hit(of, Class::Of).is_some());
                if owned && kept < head.len() { head.then(own) } else { named }
            }
        }
    }

    /// "nhập khẩu 4 triệu tấn gạo từ Thái Lan và 1 triệu tấn | từ Ấn Độ": a figure without words of its own is of the same,
    /// told apart by what stands behind the same preposition.
    pub(in crate::fact) fn told_alike(&self, own: &Phrase, after: &Phrase) -> Option<Phrase> {
        const LEADS: [Class; 7] =
            [Class::From, Class::Partner, Class::Locative, Class::Of, Class::Dative, Class::Toward, Class::Topic];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let before = self.drafts.last().filter(|_| own.is_empty() && !after.is_empty())?;
        let alike = self.reader.quantity(before).unit == self.quantity.unit && before.measure == self.measure;
        let lead = pieces.get(self.at + 1).filter(|lead| alike && lead.form == Form::Word && lead.any(&LEADS))?;
        let joined = (before.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let joins = pieces[joined].is(Class::And) || pieces[joined].mark() == Some(Mark::Comma);
        let between = &pieces[before.piece + 1..joined];
        let key = |piece: &Piece| scan.key(piece.tokens.start);
        let turn = between.iter().position(|piece| key(piece) == key(lead)).filter(|_| joins)?;
        let says = |piece: &Piece| piece.any(&PREDICATES) && !piece.any(&LEADS);
        let plain = between.iter().all(|piece| piece.mark().is_none() && !says(piece));
        let behind = pieces[before.piece].tokens.end..pieces[joined].tokens.start;
        let thing = Phrase::of_pieces(&between[..turn]);
        let rest = before.subject.without_tokens(&behind);
        plain.then(|| rest.then(&thing).then(after))
    }

    /// "từ", "sang": no noun that partners in trade are told by.
    pub(in crate::fact) fn is_preposition(&self, piece: &Piece) -> bool {
        const LEADS: [Class; 4] = [Class::From, Class::Partner, Class::Locative, Class::Of];
        piece.form == Form::Word
            && piece.any(&LEADS)
            && !piece.any(&MEASURED)
            && self.reader.scan.hit(piece.tokens.start, Class::Noun).is_none()
    }

    /// "doanh thu hợp nhất là 900 tỷ đồng, trong đó | công ty mẹ | đạt 700 tỷ đồng": a part, told by a noun alone.
    pub(in crate::fact) fn part_here(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PART: usize = 6;
        // "tăng 5% so với năm trước, trong đó | nông nghiệp | đạt": what is said of the whole in between is passed.
        let of_it = |draft: &&Draft| {
            matches!(draft.measure, Measure::Change | Measure::Ratio | Measure::Share) && draft.label.is_empty()
        };
        let whole = self.drafts.iter().rev().find(|draft| !of_it(draft))?;
        let between = &self.reader.pieces[whole.piece + 1..self.at];
        let alike = self.reader.quantity(whole).unit == self.quantity.unit && whole.measure == Measure::Level;
        let nominal = own.len() <= MAX_PART && !own.is_measured() && !self.pieces_of(own).any(says);
        let first = own.parts.first().map_or(0, |part| part.start);
        let listed = between.windows(2).any(|pair| pair[0].is(Class::Breakdown) && pair[1].tokens.start == first);
        if !(alike && nominal && listed && self.measure == Measure::Level) || is_percent(self.quantity) {
            return None;
        }
        // "chỉ tiêu | doanh thu hợp nhất": what is aimed at is of the part as well.
        let aims = |piece: &&Piece| piece.any(&[Class::PlanNoun, Class::TargetNoun]) && !piece.any(&MEASURED);
        let said: Vec<Piece> = self.pieces_of(&whole.subject).skip_while(aims).cloned().collect();
        let head = Phrase::of_pieces(&said);
        // "Vận chuyển hàng hóa: 33.810 tấn, trong đó | đường thủy | 21.462 tấn": of the label of its item.
        let colon = (0..whole.piece).rev().find(|&at| self.reader.pieces[at].form != Form::Hedge);
        let labelled = colon.is_some_and(|colon| self.reader.pieces[colon].mark() == Some(Mark::Colon))
            && whole.subject == whole.label
            && whole.label.len() <= MAX_PART;
        // "trồng mới 500 ha cây ăn quả, trong đó | cam | 200 ha": or the verb of what is done with each of them.
        let area = self.reader.quantity(whole).kind == QuantityKind::Physical && head.len() <= MAX_PART;
        if let Some(verb) = self.farms(&head).filter(|_| area) {
            return Some(verb.then(own));
        }
        let deed = || area && self.pieces_of(&head).next().is_some_and(|verb| verb.is(Class::Act));
        (self.measured_head(&head) > 0 || labelled || deed()).then(|| self.part_of(&head, own))
    }

    /// "trồng mới | cây ăn quả", "trồng rừng": what is done with a crop, told by its verb; of two words by both.
    fn farms(&self, head: &Phrase) -> Option<Phrase> {
        const SHORT: usize = 2;
        let first = head.parts.first()?;
        let verb = self.reader.scan.hit(first.start, Class::Farmed)?.end as usize;
        Some(if head.len() <= SHORT { head.clone() } else { Phrase::of_tokens(first.start..verb.min(first.end)) })
    }

    /// "Minh Long chiếm 30% | thị phần sữa, Tân Phát chiếm 25%, Hòa An 12%": of the market that an earlier share is of.
    pub(in crate::fact) fn share_of_same(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        let pieces = self.reader.pieces;
        let share = |draft: &&Draft| draft.measure == Measure::Share;
        let ends = |next: &Piece| next.mark().is_some() || next.is(Class::And);
        let alone = self.measure == Measure::Share && pieces.get(self.at + 1).is_none_or(ends);
        let market = |draft: &&Draft| pieces.get(draft.piece + 1).is_some_and(|next| next.is(Class::ShareNoun));
        if !alone || own.is_empty() || own.is_measured() || own.len() > MAX_NAME || self.quantity.part.is_some() {
            return None;
        }
        let before = self.drafts.iter().rev().take_while(share).find(market)?;
        let range = qualifier::after(self.reader.scan, pieces, before.piece, false, true);
        let name = self.name_behind(own);
        let name = if name.is_empty() { own.clone() } else { name };
        Some(phrase::tidy(self.reader.scan, pieces, range).then(&name))
    }

    /// A part of a whole: "diện tích lúa vụ xuân" of "diện tích lúa"; of what is long no more than its noun.
    fn part_of(&self, whole: &Phrase, own: &Phrase) -> Phrase {
        const SHORT: usize = 8;
        let head = self.measured_head(whole);
        // "tổng mức bán lẻ hàng hóa và | doanh thu dịch vụ": what is two amounts is said of no part.
        if head > 0 && self.is_of_two(&whole.without_head(head)) && !self.shares_word(whole, own) {
            return own.clone();
        }
        let long = head > 0 && whole.len() + own.len() > SHORT;
        if long { whole.without_tail(whole.len() - head).then(own) } else { whole.then(own) }
    }

    /// Whether a measured noun stands behind "và" in a phrase.
    fn is_of_two(&self, rest: &Phrase) -> bool {
        let scan = self.reader.scan;
        let measured = |token: usize| MEASURED.iter().any(|&class| scan.hit(token, class).is_some());
        let mut said = rest.parts.iter().flat_map(Clone::clone);
        said.any(|token| scan.hit(token, Class::And).is_some_and(|and| measured(and.end as usize)))
    }

    /// "sản lượng tăng 60 tấn (vùng cao tăng 65 tấn; vùng thấp giảm 5 tấn)": places in a bracket are parts of the amount
    /// before it.
    fn part_in_bracket(&self, own: &Phrase) -> Option<Phrase> {
        let depth = self.reader.pieces[self.at].depth;
        if depth == 0 || !self.all_places(own) {
            return None;
        }
        let outer = self.drafts.iter().rev().find(|draft| self.reader.pieces[draft.piece].depth < depth)?;
        (outer.measure == self.measure && self.reader.quantity(outer).unit == self.quantity.unit)
            .then(|| self.with_name(&outer.subject, own))
    }

    /// Tokens of the measured noun that a subject begins with: "sản lượng" of "sản lượng lúa", "số hồ sơ" of "số hồ sơ đã
    /// giải quyết" where hồ sơ are counted: alone the "số" is of nothing.
    pub(in crate::fact) fn measured_head(&self, subject: &Phrase) -> usize {
        let Some(first) = subject.parts.first() else { return 0 };
        let scan = self.reader.scan;
        let end = lead(scan, first, &MEASURED);
        let number = end > first.start && scan.hit(end - 1, Class::CountOf).is_some();
        let noun = scan.hit(end, Class::Noun).map(|hit| hit.end as usize);
        let counts = matches!(self.quantity.kind, QuantityKind::Count | QuantityKind::Bare);
        let unit = self.quantity.unit_tokens.clone().next();
        let counted = counts && unit.is_none_or(|unit| scan.key(unit) == scan.key(end));
        noun.filter(|&noun| number && counted && noun <= first.end).unwrap_or(end) - first.start
    }

    /// `head` with the name at its end replaced by `name`, or the name added.
    pub(in crate::fact) fn with_name(&self, head: &Phrase, name: &Phrase) -> Phrase {
        // "cổ phiếu HPG (45 tỷ đồng) và VIC (30 tỷ đồng)": a code in the place of a code.
        let code = |token: usize| self.reader.scan.tokens[token].case == Case::Upper;
        let coded = name.len() == 1 && name.parts.iter().all(|part| code(part.start));
        // "Ethereum ở mức 177 USD", and then "Litecoin": a name in the place of a name.
        let tokens = &self.reader.scan.tokens;
        let proper = name.parts.first().is_some_and(|part| tokens[part.start].is_capital());
        // "chỉ số IIP", and then "Long An": the short form of what is measured is no name.
        let measured =
            |token: usize| code(token) && MEASURED.iter().any(|&class| self.reader.scan.hit(token, class).is_some());
        let named = |token: &usize| {
            (self.reader.entities[*token] || coded && code(*token) || proper && tokens[*token].is_capital())
                && !measured(*token)
        };
        let said: Vec<usize> = head.parts.iter().flat_map(Clone::clone).collect();
        // "cổ phiếu BID của Ngân hàng Đầu tư", and then "CTG của Ngân hàng Công thương": each with its owner.
        let of = |token: &usize| self.reader.scan.hit(*token, Class::Of).is_some();
        let owned = name.parts.first().is_some_and(|part| code(part.start)) && name.roles.has(Class::Of);
        let of_name = said.iter().position(of).filter(|&at| owned && at > 0 && code(said[at - 1]));
        let kept = of_name
            .map_or_else(|| said.len() - said.iter().rev().take_while(|token| named(token)).count(), |at| at - 1);
        // "lợi nhuận kỷ lục | kể từ khi | Hải Âu lên sàn": what was said of the one is not said of the other.
        let since = |token: &usize| {
            self.reader.scan.hit(*token, Class::Subordinate).is_some_and(|hit| hit.end as usize > token + 1)
        };
        let kept = said.iter().position(since).filter(|&at| at > 0).map_or(kept, |at| kept.min(at));
        head.without_tail(said.len() - kept).then(name)
    }
}

/// A subject without the name that was added to it.
pub(in crate::fact) fn unlabelled(subject: &Phrase, label: &Phrase) -> Phrase {
    if !label.is_empty() && subject.len() > label.len() && subject.parts.ends_with(&label.parts) {
        subject.without_tail(label.len())
    } else {
        subject.clone()
    }
}
