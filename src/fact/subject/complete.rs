//! A subject that can't stand alone, made complete from what stands around it: the owner, the head of a list, the
//! figure before.

use super::Figure;
use super::qualifier;
use crate::fact::Measure;
use crate::fact::base;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece, Roles, word};
use crate::fact::list::item;
use crate::fact::sentence::{Draft, is_percent};
use crate::lexicon::Class;
use crate::mention::QuantityKind;
use crate::token::Case;

/// Words of an amount that says what it is of elsewhere.
const RELATIONAL: usize = 4;
/// Goods that have a place in an order.
const MAX_GOODS: usize = 4;
/// "tỷ lệ" alone is of what stands before it.
const BARE_RATE: usize = 2;

impl Figure<'_> {
    /// "doanh thu mảng này": the noun of "này" is that which was spoken of before.
    pub(in crate::fact) fn resolved(&self, own: Phrase) -> Phrase {
        const MAX_NOUN: usize = 3;
        const MAX_ANTECEDENT: usize = 12;
        let points = |piece: &Piece| piece.is(Class::Anaphor) && !piece.any(&MEASURED);
        let Some(this) = self.pieces_of(&own).position(points).filter(|_| own.is_measured()) else { return own };
        let said: Vec<Piece> = self.pieces_of(&own).cloned().collect();
        let noun = |piece: &Piece| {
            piece.form == Form::Word && !piece.any(&MEASURED) && !piece.any(&[Class::Of, Class::From, Class::Firm])
        };
        let start = said[..this].iter().rposition(|piece| !noun(piece)).map_or(0, |at| at + 1);
        if start == 0 || start == this || this - start > MAX_NOUN || said[start - 1].is(Class::Firm) {
            return own;
        }
        let head =
            said[..start].iter().rposition(|piece| !piece.any(&[Class::Of, Class::From])).map_or(start, |at| at + 1);
        if said[..head].iter().any(says) {
            return own;
        }
        let head = Phrase::of_pieces(&said[..head]);
        let first = own.parts.first().map_or(0, |part| part.start);
        let before =
            self.reader.pieces.iter().position(|piece| piece.tokens.start == first).and_then(|at| at.checked_sub(1));
        let here = before
            .filter(|&at| self.reader.pieces[at].is(Class::Cause))
            .map(|at| self.actor(at))
            .filter(|actor| self.can_own(actor) && !self.is_deed(actor));
        let antecedent = self.topic().or(here);
        antecedent
            .filter(|one| one.len() <= MAX_ANTECEDENT)
            .map_or(own, |antecedent| self.of_aspect(&head, &antecedent))
    }

    /// "việc siết nhập khẩu bò sống khiến giá mặt hàng này tăng": what is done is nothing that has a price.
    fn is_deed(&self, actor: &Phrase) -> bool {
        let first = actor.parts.first().map_or(0, |part| part.start);
        (first.saturating_sub(1)..=first).any(|token| self.reader.scan.hit(token, Class::Nominal).is_some())
    }

    /// The subject of a place in an order: what it is by, and whose it is ("đứng thứ ba về doanh thu là | PTI").
    pub(in crate::fact) fn ranked(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 24;
        let pieces = self.reader.pieces;
        // "đứng thứ 16 thế giới và | thứ 3 Đông Nam Á": the same among others.
        let joins = self.at.checked_sub(1).is_some_and(|and| pieces[and].is(Class::And));
        let before = self.drafts.last().filter(|last| joins && last.measure == Measure::Rank);
        let among = |last: &&Draft| {
            let between = &pieces[last.piece + 1..self.at];
            between.len() > 1 && !between.iter().any(|piece| says(piece) || piece.mark().is_some())
        };
        if let Some(last) = before.filter(among) {
            return Some(last.words.clone());
        }
        let limit = pieces.len().min(self.at + REACH);
        let copula = (self.at + 1..limit)
            .take_while(|&at| pieces[at].form == Form::Word || pieces[at].period().is_some())
            .find(|&at| says(&pieces[at]))
            .filter(|&at| pieces[at].is(Class::Copula));
        let name = copula.map(|copula| {
            let end = (copula + 1..limit)
                .find(|&at| {
                    matches!(pieces[at].form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Open | Mark::Stop))
                        || pieces[at].form == Form::Word && says(&pieces[at])
                })
                .unwrap_or(limit);
            phrase::tidy(self.reader.scan, pieces, copula + 1..end)
        });
        let own = name
            .filter(|name| !name.is_empty())
            .or_else(|| Some(own.clone()).filter(|own| !own.is_empty() && !own.is_measured()))?;
        // "đạt 36 tỷ USD, | nằm trong top 3": of what was told of just before.
        let bare = own.len() == 1 && self.pieces_of(&own).all(|piece| piece.roles.is_idle() && !piece.capital);
        if let Some(last) = self.drafts.last().filter(|last| bare && !last.subject.is_empty()) {
            return Some(last.subject.clone());
        }
        if let Some(field) = self.field(&own) {
            return Some(field.then(&own));
        }
        Some(self.ranked_by(&own).map_or(own.clone(), |head| self.in_place(&head, &own)))
    }

    /// What an order is by: "đứng thứ hai với | tổng vốn đầu tư", or the amount spoken of before.
    pub(super) fn ranked_by(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 20;
        let pieces = self.reader.pieces;
        let end = (self.at + 1..pieces.len().min(self.at + REACH))
            .find(|&at| match pieces[at].form {
                Form::Quantity(_) => true,
                // "đứng thứ hai (sau Hòa Bình) về vốn hóa".
                _ if pieces[at].depth > pieces[self.at].depth => false,
                Form::Mark(mark) => !matches!(mark, Mark::Comma | Mark::Open | Mark::Close),
                _ => false,
            })
            .unwrap_or(pieces.len().min(self.at + REACH));
        // "đứng thứ ba là | ngành bán buôn, bán lẻ | với tổng vốn": what has the place may be named by an amount.
        let names = |at: usize| own.parts.iter().any(|part| part.contains(&pieces[at].tokens.start));
        let start = (self.at + 1..end).find(|&at| pieces[at].any(&MEASURED) && !names(at));
        let end = start
            .and_then(|start| (start..end).find(|&at| pieces[at].any(&[Class::Copula, Class::Reach])))
            .unwrap_or(end);
        let behind =
            start.map(|start| phrase::tidy(self.reader.scan, pieces, start..end)).filter(|phrase| !phrase.is_empty());
        behind.or_else(|| {
            let last = self.drafts.last().map(|draft| &draft.subject).or(self.context.last.indicator.as_ref());
            let before = last.filter(|last| self.is_name(own) && last.is_measured()).cloned();
            before.or_else(|| self.index()).or_else(|| self.listed_before(own))
        })
    }

    /// "Hạ tầng mạng: | Nghệ An xếp thứ 2": what a line orders by, where it opens with that and no more.
    fn field(&self, own: &Phrase) -> Option<Phrase> {
        let named =
            |piece: &Piece| piece.roles.is_idle() || piece.any(&[Class::Flow, Class::And, Class::Sector, Class::Act]);
        let field = self.opening().filter(|_| self.is_name(own))?;
        let colon = self.reader.pieces.iter().find(|piece| piece.mark() == Some(Mark::Colon))?;
        let reaches = field.parts.last().is_some_and(|last| last.end == colon.tokens.start);
        let plain = reaches && self.pieces_of(&field).all(named);
        plain.then_some(field)
    }

    /// A subject that can't stand alone takes the head it belongs to: "trị giá" that of the goods counted before,
    /// "Trung Quốc" the total it is a part of.
    pub(in crate::fact) fn complete(&self, own: &Phrase) -> Phrase {
        let own = self.named_item(own);
        if let Some(title) = self.item_title(&own) {
            return own.then(&title);
        }
        if let Some(named) = self.named(&own) {
            return named;
        }
        if let Some(parallel) =
            self.other_side(&own).or_else(|| self.parallel(&own)).or_else(|| self.of_kind_beside(&own))
        {
            return parallel;
        }
        if let Some(amount) = self.money_for(&own).or_else(|| self.amount_of_counted(&own)) {
            return amount;
        }
        // "chi 2.015 triệu đồng" behind "thu ngân sách xã": of the same budget.
        let capital =
            own.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].case == crate::token::Case::Upper);
        if own.len() == 1 && own.is_measured() && !capital {
            let last = self.drafts.last().filter(|last| !self.counts_many(last));
            // "lãi", "lỗ": an amount of its own in another sentence.
            let alone = own.roles.has(Class::BalanceNoun);
            let before = self.context.last.indicator.as_ref().filter(|_| self.drafts.is_empty() && !alone);
            let head = last.map(|draft| &draft.subject).or(before);
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
            // "xăng dầu nhập khẩu 1,3 triệu tấn, tăng 24% và trị giá 800 triệu USD": of the amount, not of what it rose by.
            let last = |mark| (0..self.at).rev().find(|&at| self.reader.pieces[at].mark() == Some(mark)).unwrap_or(0);
            let (semicolon, colon) = (last(Mark::Semicolon), last(Mark::Colon));
            // "diện tích ngô 900 ha, đạt 96% kế hoạch; | sản lượng | 4.000 tấn": what wants its goods has them behind a semicolon too.
            let wanting = self.is_relational(&own);
            let amount = |draft: &&Draft| {
                let of_it = matches!(draft.measure, Measure::Change | Measure::Ratio)
                    || draft.measure == Measure::Share && draft.label.is_empty();
                !of_it && (draft.piece >= semicolon || wanting)
            };
            let draft = self.drafts.iter().rev().find(amount).or(self.drafts.last());
            let draft = draft.filter(|draft| !self.counts_aims(draft));
            // What a colon parts from the figure before it begins anew, and so does a percentage behind a semicolon.
            let anew = |draft: &&Draft| is_percent(self.reader.quantity(draft)) && draft.piece < semicolon;
            if let Some(draft) = draft.filter(|draft| draft.piece >= colon && !anew(draft))
                && let Some(told) = self.beside_amount(&own, draft)
            {
                return told;
            }
            return match self.topic() {
                Some(topic) if self.drafts.is_empty() => own.then(&topic),
                _ => own,
            };
        }
        if own.is_measured() {
            // "vốn đăng ký 500 tỷ đồng, nâng | tổng số doanh nghiệp | lên 1.800 doanh nghiệp": how many there are is nobody's.
            // "số vụ tăng 3 vụ, | số người chết | giảm 7 người": but those hurt are of what happened.
            let counted = self.says_unit(&own) && !own.roles.has(Class::Casualty);
            let bare = own.len() <= RELATIONAL && own.parts.len() == 1 && !self.tells_name(&own) && !counted;
            let owner = if bare && !own.roles.has(Class::Of) { self.owner_before() } else { None };
            return owner.map_or(own.clone(), |owner| own.then(&owner));
        }
        // "hỗ trợ 3 hộ, mỗi hộ 20 triệu đồng".
        if own.len() <= RELATIONAL
            && self.pieces_of(&own).next().is_some_and(|piece| piece.is(Class::Per))
            && let Some(draft) = self.drafts.last().filter(|draft| self.is_each_of(&own, draft))
        {
            return draft.subject.then(&own);
        }
        if let Some(item) = self.item(&own) {
            return item;
        }
        if self.measure == Measure::Change {
            return self.change_of_count(&own).unwrap_or(own);
        }
        if let Some(topic) = self.topic().filter(|topic| topic.is_measured() && self.drafts.is_empty()) {
            return topic.then(&own);
        }
        own
    }

    /// "thông qua 12 chỉ tiêu, trong đó | thu nhập bình quân": what is aimed at is one of the aims counted, and not theirs.
    fn counts_aims(&self, draft: &Draft) -> bool {
        let quantity = self.reader.quantity(draft);
        let aim = || self.reader.scan.hit(quantity.unit_tokens.start, Class::TargetNoun).is_some();
        quantity.kind == QuantityKind::Count && !quantity.unit_tokens.is_empty() && aim()
    }

    /// An amount that is of what the one beside it is of: "xăng dầu 1,3 triệu tấn, | trị giá | 800 triệu USD".
    fn beside_amount(&self, own: &Phrase, draft: &Draft) -> Option<Phrase> {
        if self.is_rate_of(own, draft) {
            return Some(own.then(&draft.subject));
        }
        // "sản lượng sữa đạt 120.000 tấn, doanh thu 900 tỷ đồng": of the firm, not of the goods.
        let goods = self.reader.quantity(draft).kind == QuantityKind::Physical || self.counts_many(draft);
        if goods && self.pieces_of(own).next().is_some_and(|piece| piece.any(&[Class::Firm, Class::Act])) {
            let name = self.name_behind(&draft.subject);
            return Some(if self.can_own(&name) { own.then(&name) } else { own.clone() });
        }
        if let Some(goods) = self.goods(&draft.label) {
            return Some(own.then(&goods));
        }
        let counted = matches!(self.reader.quantity(draft).kind, QuantityKind::Count | QuantityKind::Physical)
            && !self.is_beside_its_amount(draft)
            && !own.roles.any(&[Class::BalanceNoun, Class::Stock]);
        // "xuất khẩu 300 triệu USD, nhập khẩu 200 triệu USD": both of the same goods.
        let parallel = !draft.label.is_empty() && self.all(&draft.label, &[Class::Flow]);
        // "xuất khẩu của cả ngành dự kiến 37 tỷ USD, nhưng kim ngạch chỉ đạt 36 tỷ USD": of the same trade.
        let trade = self.pieces_of(&draft.subject).next().is_some_and(|piece| piece.is(Class::Flow));
        let relational = self.is_relational(own);
        // "lượng tiêu xuất khẩu giảm 4% nhưng giá trị tăng 20%": both amounts of the same goods moved.
        let moved = relational && draft.measure == Measure::Change && self.is_of_goods(&draft.subject);
        let parallel = parallel || trade && relational || moved && self.measure == Measure::Change;
        // "khối lượng xuất khẩu cao su", where the goods stand in another sentence.
        let here: usize = self.pieces_of(&draft.subject).map(|piece| piece.tokens.len()).sum();
        let bare = here >= draft.subject.len() && self.all(&draft.subject, &MEASURED);
        let beside = !parallel && self.is_beside_amount(own, draft);
        if (counted || parallel) && !bare && !beside && draft.subject.len() > own.len() {
            return Some(self.of_aspect(own, &draft.subject));
        }
        // "là nước nhập 20% lượng thịt của Brazil, giá trị 1,4 tỷ USD": of what the share is of.
        let shared = draft.measure == Measure::Share
            && self.reader.pieces.get(draft.piece + 1).map(|next| next.tokens.start)
                == draft.subject.parts.first().map(|part| part.start);
        if shared && draft.subject.is_measured() {
            return Some(self.of_aspect(own, &draft.subject));
        }
        // "Ngô: 180 ha, năng suất 43 tạ/ha".
        // "hạt điều đứng thứ ba, với | kim ngạch | 1,7 tỷ USD".
        let most = if relational && draft.measure == Measure::Rank { MAX_GOODS } else { 1 };
        let goods = (1..=most).contains(&draft.label.len()) && draft.label.roles.is_idle();
        if !draft.label.is_measured() && (goods || self.can_own(&draft.label)) {
            return Some(own.then(&draft.label));
        }
        self.owner_before().map(|owner| own.then(&owner))
    }

    /// "nợ quá hạn 4 tỷ đồng, | tỷ lệ | 0,1%": whether a bare rate is of what the amount right before it is.
    fn is_rate_of(&self, own: &Phrase, amount: &Draft) -> bool {
        let comma = self.reader.pieces.get(amount.piece + 1).is_some_and(|mark| mark.mark() == Some(Mark::Comma));
        let rate = comma && is_percent(self.quantity) && self.all(own, &[Class::RateNoun]);
        rate && amount.measure == Measure::Level && amount.subject.len() <= RELATIONAL
    }

    /// "trọng tải 900 tấn và | tốc độ tối đa | 40 km/h": of what has both, not of the one amount.
    fn is_beside_amount(&self, own: &Phrase, draft: &Draft) -> bool {
        let priced = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        let other = self.reader.quantity(draft).unit != self.quantity.unit && !priced;
        other && draft.label.is_measured() && !self.is_of_goods(own)
    }

    /// "sản lượng", "trị giá": an amount that says of what it is elsewhere.
    fn is_of_goods(&self, own: &Phrase) -> bool {
        let relational = |piece: &Piece| self.reader.scan.hit(piece.tokens.start, Class::Relational).is_some();
        self.pieces_of(own).any(relational)
    }

    /// "ngô | năng suất bình quân 45 tạ/ha, sản lượng 900 tấn": of what a measured noun inside a label is said.
    fn goods(&self, label: &Phrase) -> Option<Phrase> {
        const MAX_GOODS: usize = 3;
        let noun = |piece: &Piece| piece.any(&MEASURED) && !piece.is(Class::Flow) || piece.is(Class::ShortMeasure);
        let end = self.pieces_of(label).position(noun)?;
        let said: Vec<Piece> = self.pieces_of(label).take(end).cloned().collect();
        let thing = said.iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let goods = Phrase::of_pieces(&said);
        (thing && (1..=MAX_GOODS).contains(&goods.len())).then_some(goods)
    }

    /// "576 doanh nghiệp, vốn đăng ký đạt 3.640 tỷ": an amount of the enterprises counted.
    fn amount_of_counted(&self, own: &Phrase) -> Option<Phrase> {
        // "số doanh nghiệp đạt 1.354 doanh nghiệp, tăng 110%; số vốn đạt ...": what is said of the count in between is passed.
        let told = |draft: &&Draft| !matches!(draft.measure, Measure::Change | Measure::Ratio | Measure::Share);
        let level = self.drafts.iter().rev().find(told);
        let fined = |draft: &Draft| self.fine_in(&draft.subject).is_some();
        let level = level.filter(|draft| draft.measure == Measure::Level && !self.counts_aims(draft) && !fined(draft));
        // "điện sản xuất 162 triệu kWh" is no amount of the clothes counted before.
        let head = self.pieces_of(own).next();
        let noun = head.is_some_and(|piece| piece.is(Class::Flow))
            || self.pieces_of(own).any(|piece| piece.any(&MEASURED) && !piece.is(Class::Flow));
        // "tổng số | vốn đăng ký": that it is all of a fund.
        let total = own.parts.first().and_then(|part| {
            let end = self.reader.scan.phrase(part.start, part.end, Class::HeadTotal)?;
            self.reader.scan.hit(end, Class::Fund).map(|_| end - part.start)
        });
        let short = own.len() - total.unwrap_or(0).min(own.len()) <= RELATIONAL;
        let draft = level.filter(|_| noun && short && self.measure == Measure::Level)?;
        let before = self.reader.quantity(draft);
        let counted = before.kind == QuantityKind::Count && before.unit != self.quantity.unit;
        // "nợ quá hạn": an amount of its own.
        let many = self.counts_many(draft);
        let alone = |piece: &Piece| {
            let deed = piece.form == Form::Word && piece.roles.is_idle() && !self.quantity.unit.contains('/');
            // "xảy ra 3 vụ sạt lở đê, | thiệt hại tài sản | 4 tỷ đồng": what tells of its own what it is.
            deed || piece.any(&[Class::BalanceNoun, Class::Stock]) || piece.any(&[Class::Firm, Class::Act]) && many
        };
        // "trong đó 17 người đi làm việc ở nước ngoài; | tỷ lệ hộ nghèo | còn 4%": so does a rate of more than that word in the next item.
        let between = &self.reader.pieces[draft.piece..self.at];
        let rate = is_percent(self.quantity) && own.len() > BARE_RATE;
        let marked = |mark| between.iter().any(|piece| piece.mark() == Some(mark));
        let next_item = rate && marked(Mark::Semicolon);
        if head.is_some_and(alone) || next_item {
            return None;
        }
        if self.is_beside_its_amount(draft) {
            return None;
        }
        let listed = marked(Mark::Colon);
        // "số hộ": "số" is no part of what is counted.
        let number = draft.subject.parts.first().is_some_and(|part| {
            self.reader.pieces.iter().any(|piece| {
                piece.tokens.start == part.start && piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor)
            })
        });
        // "dự án FDI": a counted noun with what qualifies it.
        let noun = draft.subject.parts.first().is_some_and(|part| part.start == before.unit_tokens.start);
        let of_them = counted && !listed && !self.says_unit(own) && (number || noun || !draft.subject.is_measured());
        of_them.then(|| self.of_aspect(own, &draft.subject))
    }

    /// "cho vay 600 tỷ đồng với 13.000 lượt khách; | thu nợ | 400 tỷ đồng": whether a count goes with another amount like this one,
    /// and a semicolon parts them.
    fn is_beside_its_amount(&self, count: &Draft) -> bool {
        let amount = |other: &Draft| {
            other.piece < count.piece
                && other.measure == Measure::Level
                && !other.label.is_empty()
                && self.reader.quantity(other).unit == self.quantity.unit
        };
        // "dư nợ 71 tỷ đồng/1.482 hộ vay, | nợ quá hạn | 68 triệu đồng".
        if self.behind_stroke(count.piece) {
            return true;
        }
        let parted = self.reader.pieces[count.piece..self.at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
        parted && self.drafts.iter().any(amount)
    }

    /// "mỗi hộ" behind a count of households, not "mỗi ngày".
    fn is_each_of(&self, own: &Phrase, draft: &Draft) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let quantity = self.reader.quantity(draft);
        let said: Vec<u64> = own.parts.iter().flat_map(Clone::clone).map(key).collect();
        quantity.kind == QuantityKind::Count
            && (said.len() == 1 || quantity.unit_tokens.clone().next().is_some_and(|noun| said.contains(&key(noun))))
    }

    /// "đón 5 triệu lượt khách, doanh thu 900 tỷ đồng": those who come by the million have no revenue.
    fn counts_many(&self, draft: &Draft) -> bool {
        let quantity = self.reader.quantity(draft);
        let mut unit = quantity.unit_tokens.clone();
        quantity.kind == QuantityKind::Count && unit.any(|token| self.reader.scan.hit(token, Class::Populous).is_some())
    }

    /// "số giường bệnh: 31 giường": what a count counts stands in its own noun phrase.
    pub(in crate::fact) fn says_unit(&self, own: &Phrase) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let unit = self.quantity.unit_tokens.clone().next().map(key);
        self.quantity.kind == QuantityKind::Count
            && unit.is_some()
            && own.parts.iter().flat_map(Clone::clone).any(|token| Some(key(token)) == unit)
    }

    /// "Hà Nội có 300 vụ cháy, Đà Nẵng giảm | 12 vụ": of what is counted, where or whose it is.
    fn change_of_count(&self, own: &Phrase) -> Option<Phrase> {
        if self.quantity.kind != QuantityKind::Count || !self.is_name(own) {
            return None;
        }
        let unit = &self.quantity.unit;
        let here = self.drafts.iter().rev().find(|draft| self.reader.quantity(draft).unit == *unit);
        let here = here.map(|draft| item::unlabelled(&draft.subject, &draft.label));
        let before = || self.context.counted(unit).map(|counted| counted.phrase.clone());
        let counted = here.or_else(before).unwrap_or_else(|| Phrase::of_tokens(self.quantity.unit_tokens.clone()));
        Some(self.with_name(&counted, own))
    }

    /// Whose amount the figure before is: what was added to its own noun.
    pub(super) fn owner_before(&self) -> Option<Phrase> {
        const MAX_NAME: usize = 4;
        // "doanh thu (đã gồm 10% thuế tiêu thụ) là": what a bracket tells owns nothing behind it.
        let depth = self.reader.pieces[self.at].depth;
        let outer = |draft: &&Draft| self.reader.pieces[draft.piece].depth <= depth && !draft.label.is_empty();
        let draft = self.drafts.iter().rev().find(outer)?;
        let between = &self.reader.pieces[draft.piece..self.at];
        let label = draft.label.len();
        // "nhà ông Sơn lỗ 100 triệu đồng vì giá heo hơi còn 45.000 đồng/kg": a price that is the reason is nobody's.
        let priced = self.quantity.unit.contains('/');
        let parts = |piece: &Piece| {
            matches!(piece.mark(), Some(Mark::Semicolon | Mark::Colon)) || priced && piece.is(Class::Because)
        };
        let parted = between.iter().any(parts);
        let measured = !parted && label > 0 && draft.label.is_measured();
        if measured && draft.subject.len() == label {
            // "doanh thu của MWG đạt ..., lợi nhuận": of the same.
            let said: Vec<Piece> = self.pieces_of(&draft.label).cloned().collect();
            // "chuỗi Hương Quê | lỗ 12 tỷ đồng, năm sau lỗ tiếp": a balance said as a verb.
            let balance = said.iter().rposition(|piece| !piece.is(Class::Adverb))?;
            if said[balance].is(Class::BalanceNoun) && balance > 0 {
                let owner = Phrase::of_pieces(&said[..balance]);
                return Some(owner).filter(|owner| owner.len() <= MAX_NAME * 2 && self.can_own(owner));
            }
            let of = said.iter().rposition(|piece| piece.is(Class::Of))?;
            let owner = Phrase::of_pieces(&said[of + 1..]);
            return Some(owner).filter(|owner| owner.len() <= MAX_NAME && self.can_own(owner) && !self.is_firm(owner));
        }
        // "tăng sản lượng sữa lên 120.000 tấn, tổng doanh thu 900 tỷ đồng".
        let goods =
            self.reader.quantity(draft).kind == QuantityKind::Physical && self.quantity.kind != QuantityKind::Physical;
        // "187 vụ tai nạn giao thông ... Số vụ tăng 12 vụ, số người chết | 5 người": a noun that stands for what another sentence
        // counted is no part of it.
        let within = self.begins_with(&draft.subject, &draft.label);
        let rest = || match (goods, within) {
            (true, _) => self.name_behind(&draft.subject),
            (false, true) => draft.subject.without_head(label),
            (false, false) => {
                draft.label.parts.iter().fold(draft.subject.clone(), |rest, part| rest.without_tokens(part))
            }
        };
        (measured && draft.subject.len() > label)
            .then(rest)
            .filter(|owner| owner.len() <= MAX_NAME * 2 && self.can_own(owner))
    }

    /// `aspect` of `head`: "trị giá" of "lượng ô tô nhập khẩu" is "trị giá ô tô nhập khẩu".
    pub(in crate::fact) fn of_aspect(&self, aspect: &Phrase, head: &Phrase) -> Phrase {
        // "tuyến đường | dài": of the road, not of its length.
        let tail = head.parts.last().map_or(0, |part| part.end);
        let extent = tail > 0 && self.reader.scan.hit(tail - 1, Class::Extent).is_some() && head.len() > 2;
        let mut head = if extent { head.without_tail(1) } else { head.clone() };
        if let Some(first) = head.parts.first_mut() {
            let (scan, pieces) = (self.reader.scan, self.reader.pieces);
            // Where it stands in another sentence the lexicon tells; "lượt khách" is counted.
            let at = |token: usize, limit: usize| {
                let here = pieces.iter().find(|piece| piece.tokens.start == token);
                let other = || Some(word(scan, token, limit)).filter(|_| scan.hit(token, Class::Noun).is_none());
                here.map(|piece| (piece.tokens.end, piece.roles)).or_else(other).filter(|&(end, _)| end <= limit)
            };
            let flow = self.all(aspect, &[Class::Flow]);
            let leads = |roles: &Roles| roles.has(Class::MeasureNoun) && (flow || !roles.has(Class::Flow));
            if let Some((end, _)) = at(first.start, first.end).filter(|(_, roles)| leads(roles)) {
                // "năng suất bình quân": the mean goes with its noun.
                let mean = at(end, first.end).filter(|&(_, roles)| end < first.end && roles.has(Class::Per));
                first.start = mean.map_or(end, |(end, _)| end);
            }
        }
        head.parts = head.parts.filled();
        // "số doanh nghiệp" of "doanh nghiệp thành lập mới" says the noun once.
        let key = |token: usize| self.reader.scan.key(token);
        let more = head.parts.len() > 1;
        if let (Some(last), Some(first)) = (aspect.parts.last(), head.parts.first_mut()) {
            let most = last.len().min(if more { first.len() } else { first.len().saturating_sub(1) });
            let same = |count: usize| (0..count).all(|at| key(last.end - count + at) == key(first.start + at));
            let count = (1..=most).rev().find(|&count| same(count)).unwrap_or(0);
            first.start += count;
        }
        head.parts = head.parts.filled();
        aspect.then(&head)
    }

    /// "tăng 5% | về lượng": what the figure speaks of.
    pub(in crate::fact) fn aspect(&self) -> Option<Phrase> {
        let end = base::aspect_end(self.reader.pieces, self.at + 1)?;
        // "9 vụ, 18 đối tượng | về ma túy": what those counted have to do with is no aspect of something that was told.
        let counts = self.quantity.kind == QuantityKind::Count && !self.quantity.unit_tokens.is_empty();
        if counts && self.measure == Measure::Level && qualifier::concerns(self.reader.pieces, self.at + 1) {
            return None;
        }
        // "về lượng | trong | tháng 8": what leads to a time is no part of it.
        let leads = |at: usize| at > self.at + 3 && self.reader.pieces[at - 1].any(&[Class::Locative, Class::Of]);
        let end = end - usize::from(leads(end));
        Some(Phrase::of_pieces(&self.reader.pieces[self.at + 2..end]))
    }

    /// "cao su | tăng 58% | về lượng": the amount of what moved that only the words behind the figure name.
    pub(super) fn first_aspect(&self, own: &Phrase, told: &Phrase) -> Option<Phrase> {
        const MAX_ASPECT: usize = 2;
        let moves = matches!(self.measure, Measure::Change | Measure::Ratio) && is_percent(self.quantity);
        let aspect = self.aspect().filter(|aspect| moves && !own.is_empty() && aspect.len() <= MAX_ASPECT)?;
        let amount = self.is_relational(&aspect) && !self.is_of_goods(told) && !told.is_empty();
        let said = told.parts.iter().any(|part| aspect.parts.contains(part));
        (amount && !said).then(|| self.of_aspect(&aspect, told))
    }

    /// "85 doanh nghiệp, vốn 30 tỷ đồng, giảm 13% | về số doanh nghiệp, 16% về vốn": the figure that the aspect names.
    pub(super) fn aspect_said(&self, aspect: &Phrase) -> Option<Phrase> {
        let key = |token: usize| self.reader.scan.key(token);
        // "số", "số lượng".
        let count = |piece: &Piece| {
            let hit = self.reader.scan.hit(piece.tokens.start, Class::CountOf);
            piece.tokens.len() > 1 && hit.is_some_and(|hit| hit.end as usize == piece.tokens.end)
        };
        let number = |piece: &&Piece| piece.is(Class::MeasureNoun) && (piece.is(Class::Anaphor) || count(piece));
        let numbered = self.pieces_of(aspect).next().as_ref().is_some_and(number);
        let noun: Vec<u64> = self
            .pieces_of(aspect)
            .filter(|piece| !number(piece))
            .flat_map(|piece| piece.tokens.clone())
            .map(key)
            .collect();
        let plain = |draft: &&Draft| {
            draft.measure == Measure::Level && base::aspect_end(self.reader.pieces, draft.piece + 1).is_none()
        };
        // "tổng vốn" says "vốn"; "khối lượng" does not say "lượng".
        let same = |start: usize| (start..).take(noun.len()).map(key).eq(noun.iter().copied());
        let says = |phrase: &Phrase| {
            self.pieces_of(phrase).any(|piece| {
                let tail = piece.tokens.end.saturating_sub(noun.len());
                same(piece.tokens.start) || piece.is(Class::WholeNoun) && piece.tokens.len() > noun.len() && same(tail)
            })
        };
        let counts = self.drafts.iter().filter(plain).count();
        let mut named = self.drafts.iter().filter(plain).filter(|draft| {
            let unit = self.reader.quantity(draft).unit_tokens.clone();
            unit.take(noun.len()).map(key).eq(noun.iter().copied()) || says(&draft.label)
        });
        let first = named.next().filter(|_| counts > 1 && !noun.is_empty())?;
        // "thụ lý 40 vụ với 60 bị cáo; giải quyết 35 vụ với 51 bị cáo; đạt 87% | về số vụ": of those that were told last.
        let last = named.last();
        let unit = |draft: &Draft| &self.reader.quantity(draft).unit;
        let again = last.filter(|last| numbered && unit(last) == unit(first));
        let told = again.unwrap_or(first);
        let said = || if numbered { self.of_aspect(aspect, &told.subject) } else { told.subject.clone() };
        // "gạo 6 triệu tấn, trị giá 2 tỷ USD; cà phê 1 triệu tấn, giảm 2% về lượng và | 3% | về trị giá": nor is it of other goods.
        let next = |draft: &&Draft| draft.piece > told.piece && !draft.label.is_empty();
        let other = self.drafts.iter().rev().find(next).is_some_and(|draft| {
            self.reader.pieces[told.piece..draft.piece].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
        });
        (last.is_none() && !other || again.is_some()).then(said)
    }

    /// The last subject of the sentence that is no aspect of another.
    pub(super) fn unaspected(&self) -> Option<Phrase> {
        let plain = |draft: &&Draft| base::aspect_end(self.reader.pieces, draft.piece + 1).is_none();
        let counted = self.drafts.iter().rev().find(|draft| plain(draft) && !draft.subject.is_measured());
        let first = counted.or_else(|| self.drafts.iter().rev().find(plain));
        first.or(self.drafts.last()).map(|draft| draft.subject.clone())
    }

    /// What a sentence opens with before a colon, without a figure: "Tai nạn giao thông: ...".
    pub(in crate::fact) fn opening(&self) -> Option<Phrase> {
        self.opens_with().filter(|opening| !opening.is_measured())
    }

    /// "FDI: cấp mới 12 dự án": as well by letters that may stand for an amount.
    pub(in crate::fact) fn opening_of_count(&self) -> Option<Phrase> {
        let letters = |token: usize| self.reader.scan.tokens[token].case == Case::Upper;
        self.opens_with().filter(|opening| {
            !opening.is_measured() || opening.len() == 1 && opening.parts.iter().all(|part| letters(part.start))
        })
    }

    /// The same, be it what money or goods do: "Cho vay hộ nghèo: dư nợ 900 tỷ đồng".
    pub(in crate::fact) fn opening_flow(&self) -> Option<Phrase> {
        self.opens_with().filter(|opening| self.pieces_of(opening).next().is_some_and(|first| first.is(Class::Flow)))
    }

    /// What a sentence opens with before a colon, whatever it is.
    fn opens_with(&self) -> Option<Phrase> {
        const MAX_OPENING: usize = 16;
        let pieces = self.reader.pieces;
        let colon = pieces.iter().take(MAX_OPENING).position(|piece| piece.mark() == Some(Mark::Colon))?;
        // "Tai nạn giao thông | giảm cả 3 tiêu chí |: xảy ra 9 vụ": what is said of it before the colon is no part of it.
        let sides = pieces[..colon].iter().rposition(|piece| piece.quantity().is_some());
        let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]);
        let said =
            sides.filter(|&at| self.reader.counts_sides(at)).and_then(|_| pieces[..colon].iter().position(moves));
        let end = said.unwrap_or(colon);
        let plain = pieces[..end].iter().all(|piece| match piece.form {
            Form::Word => !piece.is(Class::Breakdown),
            Form::Mark(mark) => matches!(mark, Mark::Other | Mark::Comma),
            // "Lúa Mùa 2017-2018: 900 ha".
            Form::Period(_) => true,
            _ => false,
        });
        let opening = phrase::tidy(self.reader.scan, pieces, 0..end);
        (plain && colon < self.at && !opening.is_empty()).then_some(opening)
    }
}
