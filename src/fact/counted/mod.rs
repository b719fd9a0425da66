//! What a count counts: its noun with the qualifiers behind it, in the verb before it, or in what was counted before.

mod befallen;
mod beside;
mod deed;
mod enclosed;
mod group;
mod inside;
pub(super) mod kinds;
mod outcome;
mod portion;
mod tally;
mod total;
mod whole;

use super::Measure;
use super::context::Genre;
use super::grammar::phrase::{MEASURED, Phrase, says};
use super::grammar::piece::{Form, Mark, Piece};
use super::list::item::unlabelled;
use super::sentence::{Draft, is_percent};
use super::subject::Figure;
use super::subject::thing;
use crate::lexicon::Class;
use crate::lexicon::schema::NounRole;
use crate::mention::{Quantity, QuantityKind};
use crate::token::{Case, Gap, Kind};

impl Figure<'_> {
    /// A share that is said of a noun behind it: "100% hồ sơ được giải quyết".
    pub(super) fn counts_after(&self) -> bool {
        let has = self.governor.piece.is_some_and(|piece| self.reader.pieces[piece].is(Class::Have));
        // "Với 44% vé chưa bán được, ...".
        let with = |verb: usize| self.reader.pieces[verb].is(Class::Topic) && verb == self.governor.subject_end;
        // "được đẩy mạnh với | 80% cán bộ được bồi dưỡng": and so behind another statement; "tỷ lệ hộ có nhà tắm 90%, | 95% hộ dân".
        let counted = self.reader.is_of_counted(self.at);
        let opens = self.governor.piece.is_some_and(|verb| (verb == 0 || counted) && with(verb));
        let beside =
            counted && is_percent(self.quantity) && self.governor.shared && self.reader.is_behind_comma(self.at);
        // "vẫn còn 44% số ghế chưa bán hết": of which there are so many left.
        // "3 xã chưa có đường; còn 12% số hộ chưa có điện": so it is behind another statement.
        let parted = |last: &Draft| {
            self.reader.pieces[last.piece..self.at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon))
        };
        let left = self.governor.class == Some(Class::ToLevel) && self.drafts.last().is_none_or(parted);
        let plain = self.governor.class.is_none() || has || opens || beside;
        // "trồng rừng 385/400 ha | kế hoạch": what stands behind is what the whole is.
        let parts = thing::parts_amount(self.reader, self.quantity) || self.next_is(&[Class::PlanNoun]);
        self.quantity.part.is_some() && !parts
            || left
                && self
                    .reader
                    .pieces
                    .get(self.at + 1)
                    .is_some_and(|next| next.is(Class::MeasureNoun) && next.is(Class::Anaphor))
            || plain
                && self.reader.pieces.get(self.at + 1).is_some_and(|next| {
                    // "hơn 85% số gia đình": of those counted.
                    let number = next.is(Class::MeasureNoun) && next.is(Class::Anaphor);
                    // "Có 98% dân số tham gia bảo hiểm": nor of a whole that something else is a part of.
                    let subjectless = has && self.governor.subject_end == 0;
                    let of_plan = self.quantity.part.is_some() && next.is(Class::PlanNoun);
                    next.form == Form::Word
                        && !of_plan
                        && (number || subjectless || !next.is(Class::WholeNoun))
                        && !next.is(Class::GrossProduct)
                        && !next.any(&[Class::And, Class::But, Class::Versus, Class::Reach])
                })
    }

    /// "1. Sốt rét / - Số mắc: 14 ca", "4. Lao: ... Quản lý 134 người": the short title over a count that says little of what
    /// it is about.
    pub(super) fn title_over(&self, counted: &Phrase) -> Option<Phrase> {
        const MAX_COUNTED: usize = 4;
        const MAX_TITLE: usize = 5;
        // "mắc 14 ca, | tăng 3 lần": what moved is what was counted, with its title.
        let title = self.context.title_over()?;
        let whole = counted.then(title);
        if self.drafts.iter().any(|draft| draft.words == whole) {
            return Some(title.clone());
        }
        // "ca", "vụ": of what, another noun tells; but "chợ", "hồ sơ".
        let scan = self.reader.scan;
        let noun =
            scan.hit(self.quantity.unit_tokens.start, Class::Noun).filter(|_| self.quantity.unit_tokens.len() == 1);
        let open = noun.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier);
        // "4 vụ trộm cắp": what stands behind the noun tells enough; "9 ca | mắc" does not.
        let short = open && counted.len() <= MAX_COUNTED && self.after().len() <= 1;
        let counts =
            self.quantity.kind == QuantityKind::Count && matches!(self.measure, Measure::Level | Measure::Change);
        let pieces = &self.reader.pieces[..self.at];
        let part = self.reader.pieces[self.at].depth > 0 || pieces.iter().any(|piece| piece.is(Class::Breakdown));
        let listed = self.context.list.as_ref().is_some_and(|list| list.title.is_some());
        let outlined = self.context.genre == Genre::Outlined || listed;
        if !(outlined && short && counts && !part) {
            return None;
        }
        let key = |token: usize| self.reader.scan.key(token);
        let tokens = |phrase: &Phrase| phrase.parts.iter().flat_map(Clone::clone).map(key).collect::<Vec<_>>();
        // "III. NỘI CHÍNH": what a whole part of a report is about is no thing.
        let part = title.len() > 1
            && title.parts.iter().flat_map(Clone::clone).all(|token| scan.tokens[token].case == Case::Upper);
        if part {
            return None;
        }
        let said = tokens(counted);
        let new = !tokens(title).iter().any(|one| said.contains(one));
        (new && title.len() <= MAX_TITLE && !self.tells_name(counted)).then(|| title.clone())
    }

    /// "Vinalines nắm giữ 35 triệu cổ phần": who holds them.
    fn held_count(&self, own: &Phrase, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        const MAX_HOLDER: usize = 6;
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Own))?;
        let holder = self.holder(own);
        let fits = !holder.is_empty() && holder.len() <= MAX_HOLDER && after.len() <= MAX_HOLDER;
        let verb = Phrase::of_pieces(std::slice::from_ref(&self.reader.pieces[verb]));
        fits.then(|| noun.then(after).then(&holder).then(&verb))
    }

    /// "bà Hoa đã bán ra 500.000 cổ phiếu TSH": who did what with the shares.
    fn traded(&self, own: &Phrase, noun: &Phrase) -> Option<Phrase> {
        const MAX_ACTOR: usize = 8;
        const MAX_AFTER: usize = 6;
        let shares = self.reader.scan.hit(self.quantity.unit_tokens.start, Class::Security).is_some();
        if !shares || self.governor.class.is_some() {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(own).collect();
        let verb = said.iter().rposition(|piece| !piece.is(Class::Adverb) || piece.is(Class::Act))?;
        if !said[verb].is(Class::Act) {
            return None;
        }
        let leads = |piece: &&&Piece| !piece.any(&[Class::Adverb, Class::Preverb]) && !says(piece);
        // "người con khác của ông Bình là | bà Lan": who it is.
        let copula = said[..verb].iter().rposition(|piece| piece.is(Class::Copula)).map_or(0, |copula| copula + 1);
        let actor: Vec<Piece> = said[copula..verb].iter().take_while(leads).map(|&piece| piece.clone()).collect();
        let actor = Phrase::of_pieces(&actor);
        let verb = Phrase::of_pieces(std::slice::from_ref(said[verb]));
        let known = !actor.is_empty() && !self.is_anaphor(&actor);
        // Of a long one only what was done.
        let actor = if actor.len() <= MAX_ACTOR { actor } else { Phrase::default() };
        let after = Some(self.after()).filter(|after| after.len() <= MAX_AFTER).cloned().unwrap_or_default();
        known.then(|| noun.then(&after).then(&actor).then(&verb))
    }

    /// "sở hữu 8 khách sạn với 1.200 phòng": what those that were counted just before have.
    fn comprised(&self, own: &Phrase, noun: &Phrase) -> Option<Phrase> {
        const MAX_WHOLE: usize = 12;
        let draft = self.drafts.last().filter(|_| own.is_empty() && self.measure == Measure::Level)?;
        let count = self.reader.quantity(draft);
        let between = &self.reader.pieces[draft.piece + 1..self.at];
        let with: Vec<&Piece> =
            between.iter().filter(|piece| piece.form != Form::Hedge && !piece.is(Class::Adverb)).collect();
        let consists = |piece: &Piece| piece.is(Class::Reach) && piece.any(&[Class::Topic, Class::Breakdown]);
        // "2 tòa tháp cao 27 tầng".
        let adverb = between.first().is_some_and(|piece| piece.is(Class::Adverb) && !piece.is(Class::And));
        let with = match with[..] {
            [] => adverb,
            [with] => consists(with),
            // "tổng diện tích 12 ha, | gồm 240 nền".
            [comma, with] if comma.mark() == Some(Mark::Comma) && with.is(Class::Exhaustive) => true,
            _ => self.count_with().is_some(),
        };
        // "tổ hợp có quy mô 8 ha gồm 2 tòa nhà": of what has the amount.
        let label = draft.label.len();
        if with && count.kind != QuantityKind::Count && draft.label.is_measured() && label < draft.subject.len() {
            let owner = draft.subject.without_head(label);
            return (self.can_own(&owner) && self.after().is_empty()).then(|| noun.then(&owner));
        }
        if with && count.kind == QuantityKind::Money && draft.label.is_measured() && self.after().len() <= 1 {
            return self.came_with(noun, &draft.label);
        }
        let counts = count.kind == QuantityKind::Count && count.unit != self.quantity.unit;
        let whole = &draft.subject;
        let begins = self.begins_with(whole, &Phrase::of_tokens(count.unit_tokens.clone()));
        // "Giáo dục: toàn xã có 41 lớp với 1.078 học sinh": what stands over them tells nothing of what they have.
        let colon = self.reader.pieces[..draft.piece].iter().rposition(|piece| piece.mark() == Some(Mark::Colon));
        let first = self.reader.pieces.get(colon.map_or(0, |colon| colon + 1)).map_or(0, |piece| piece.tokens.start);
        let here = || whole.parts.iter().all(|part| part.start >= first);
        let fits = with && counts && begins && here() && draft.measure == Measure::Level && whole.len() <= MAX_WHOLE;
        (fits && self.after().is_empty()).then(|| noun.then(whole))
    }

    /// The subject of a figure that counts something, or is a share of those that stand behind it.
    pub(super) fn count(&self, own: &Phrase) -> Option<Phrase> {
        if let Some(told) = self.of_those_before(own).or_else(|| self.raised_total()) {
            return Some(told);
        }
        let counts = matches!(self.quantity.kind, QuantityKind::Count | QuantityKind::Zero);
        // "tỷ lệ được xếp loại giỏi không quá | 25% | tổng số cán bộ": of the rate, and no part of those behind it.
        let rate = own.roles.has(Class::RateNoun) && own.len() > 2 && own.parts.len() == 1;
        // "trái cây đã xuất khẩu | 100% | sang Trung Quốc": nor of where they go.
        let next = self.reader.pieces.get(self.at + 1);
        let goes = own.roles.has(Class::Flow) && next.is_some_and(|next| self.is_preposition(next));
        let part = self.measure == Measure::Share
            && !(rate && is_percent(self.quantity))
            && !(goes && own.len() > 2)
            && self.counts_after();
        if counts && self.measure == Measure::Level || part {
            let told = || self.count_fined(own).unwrap_or_else(|| self.counted(own.clone()));
            return (!self.is_part_of_whole(own)).then(told);
        }
        if self.measure != Measure::Change || !counts {
            return None;
        }
        // "Số vụ tai nạn của các huyện như sau: A | giảm 5 vụ; B tăng 2 vụ".
        let head = Some(own).filter(|own| self.all_places(own)).and_then(|_| self.head_of_places());
        if let Some(head) = head.filter(|head| self.says_unit(head)) {
            return Some(self.in_place(&head, own));
        }
        // "xã phấn đấu giảm 60 hộ | nghèo": of which there are to be more or fewer.
        let next = self.reader.pieces.get(self.at + 1);
        let named = next.is_some_and(|next| next.form == Form::Word && next.roles.is_idle());
        if self.quantity.kind == QuantityKind::Count && !own.is_measured() && named {
            return Some(Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()));
        }
        // "Toàn ngành còn thiếu 640 giáo viên so với định mức": of those who are wanting.
        let wanting = self.governor.class == Some(Class::Short) && !own.is_measured();
        if self.quantity.kind == QuantityKind::Count && wanting && !self.says_unit(own) {
            return Some(Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()));
        }
        // "tăng 38 vụ, chết | tăng 2 người": of those who came to harm.
        if !own.is_empty() && !self.quantity.unit_tokens.is_empty() && self.all(own, &[Class::Casualty]) {
            return Some(self.befallen(Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(own)));
        }
        if let Some(deed) = self.moved_deed(own) {
            return Some(deed);
        }
        // "giảm 5 vụ, 3 người chết": what else is counted has its own noun.
        let another = self.drafts.last().is_some_and(|last| self.reader.quantity(last).unit != self.quantity.unit);
        let other = self.next_is(&[Class::Casualty]) || another && self.governor.shared;
        (other && own.is_empty()).then(|| self.counted(own.clone()))
    }

    /// "chuỗi hoàn thành mục tiêu đạt | 500 cửa hàng": that it is a goal is no part of what there are to be so many of.
    pub(super) fn counted_goal(&self, own: &Phrase) -> Option<Phrase> {
        let goal = self.pieces_of(own).last().is_some_and(|last| last.any(&[Class::PlanNoun, Class::StatusTarget]));
        let reached = matches!(self.governor.class, Some(Class::Reach | Class::ToLevel));
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        let noun = || Phrase::of_tokens(self.quantity.unit_tokens.clone());
        let told = || if self.after().is_empty() { self.bare_noun(noun()) } else { noun().then(self.after()) };
        (goal && reached && counts && own.len() > 1).then(told)
    }

    /// The subject of a count: "24.096 hồ sơ | giải quyết TTHC".
    fn counted(&self, own: Phrase) -> Phrase {
        const SHORT: usize = 3;
        const HEAD: usize = 2;
        const MAX_SECTOR: usize = 10;
        // "Chưa kể có khoảng | 2.000 xe": that they are left out is not what they are.
        let own = if self.all(&own, &[Class::Condition, Class::Adverb]) { Phrase::default() } else { own };
        let after = self.counted_qualifier(&own);
        let noun = self.counted_noun(&own);
        let (noun, after) = self.with_heads(noun, after);
        if let Some(told) = self.counted_owners(&own, &noun).or_else(|| self.done_for(&noun, &after)) {
            return told;
        }
        let amount = self.pieces_of(&own).take(HEAD).any(|piece| piece.any(&MEASURED))
            || matches!(self.governor.class, Some(Class::Equal | Class::ToLevel))
                && !self.all_places(&own)
                && !self.is_left_in(&own);
        // "nhập khẩu 3.000 ô tô": what is traded is counted, no amount of the trade.
        if !own.is_empty() && self.quantity.kind == QuantityKind::Count && self.all(&own, &[Class::Flow]) {
            return own.then(&noun).then(&after);
        }
        if let Some(held) = self.held_count(&own, &noun, &after).or_else(|| self.turns_of_price(&own, &noun, &after)) {
            return held;
        }
        let place = self.is_only_where(&own) && !after.is_empty();
        if !own.is_empty() && amount && !place && after.len() <= SHORT && !self.possesses(&own) && !self.is_of_noun() {
            return self.complete(&self.owned(own));
        }
        if let Some(ranked) = self.ranked_count(&own, &noun, &after) {
            return ranked;
        }
        let reached = self.reached().map(|reached| noun.then(&reached));
        let told = reached.or_else(|| self.other_part(&own, &after));
        if let Some(told) = told.or_else(|| self.traded(&own, &noun)).or_else(|| self.comprised(&own, &noun)) {
            return told;
        }
        let among = self.among(&after).map(|among| noun.then(&after).then(&among));
        if let Some(told) = among.or_else(|| self.part_told(&own, &noun, &after)) {
            return told;
        }
        if !after.is_empty() {
            // "lĩnh vực may mặc có 24 doanh nghiệp được cấp phép": of a sector, not of all.
            let sector = self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Have))
                && own.len() <= MAX_SECTOR
                && self.pieces_of(&own).next().is_some_and(|piece| piece.is(Class::Sector));
            let counted = noun.then(&after).then(&self.taken_part_in(&own, &after));
            let cases = self.titled_cases(&counted);
            return cases.unwrap_or_else(|| self.befallen(if sector { counted.then(&own) } else { counted }));
        }
        if let Some(part) = self.part_of_count(&own, &noun) {
            return part;
        }
        if let Some(companion) = self.companion(&noun) {
            return companion;
        }
        // "có 4 chỉ tiêu | đạt và 8 chỉ tiêu vượt": a verb alone tells which.
        let has = self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Have));
        let verb = self.reader.pieces.get(self.at + 1).filter(|next| {
            (own.is_empty() || has && own.len() <= MAX_SECTOR)
                && next.any(&[Class::Rise, Class::Fall, Class::Reach])
                && !next.any(&[Class::Adverb, Class::Have, Class::Copula, Class::Topic])
                && self
                    .reader
                    .pieces
                    .get(self.at + 2)
                    .is_none_or(|and| and.any(&[Class::And, Class::But, Class::Versus]) || and.mark().is_some())
        });
        if let Some(verb) = verb {
            // "sàn này có 60 mã tăng": and where.
            return noun.then(&Phrase::of_pieces(std::slice::from_ref(verb))).then(&own);
        }
        // "Tai nạn giao thông giảm cả 3 tiêu chí: xảy ra | 9 vụ".
        if own.is_empty() || self.is_anaphor(&own) {
            let sides = self.drafts.last().is_some_and(|last| self.reader.counts_sides(last.piece));
            if let Some(head) = self.opening().filter(|_| sides) {
                return noun.then(&head);
            }
            return self.bare_noun(noun);
        }
        if own.roles.has(Class::Casualty) {
            return self.befallen(noun.then(&own));
        }
        if self.is_part_named(&own) || self.begins_with(&own, &noun) {
            return own;
        }
        if let Some(told) = self.everywhere(&own, &noun, has) {
            return told;
        }
        let verb = Some(self.verb(&own)).filter(|verb| !verb.is_empty()).unwrap_or_else(|| own.clone());
        if let Some(topic) = self.topic() {
            return self.about(&noun, &topic).then(&verb);
        }
        if let Some(sibling) = self.sibling(&own).or_else(|| self.part_here(&own)) {
            return sibling;
        }
        // "Tai nạn giao thông: xảy ra 9 vụ"; "Cháy nổ: 3 vụ": they are the same.
        if let Some(head) = self.opening_of_count().filter(|_| self.drafts.is_empty()) {
            if self.ends_with(&head, &own) {
                return noun.then(&own);
            }
            if own.len() < SHORT {
                return noun.then(&self.short_title(head)).then(&own);
            }
        }
        if let Some(part) = self.of_whole(&own, &noun, &verb).filter(|_| own.len() <= SHORT) {
            return part;
        }
        let long = own.len() > SHORT * 2 && !self.is_nominal(&own);
        if long || self.is_office(&own, &verb) { noun.then(&verb) } else { noun.then(&self.complete(&own)) }
    }

    /// "Về hồ sơ đất đai, đã tiếp nhận 415 hồ sơ": those counted of what the sentence speaks of, with the noun said once.
    fn about(&self, noun: &Phrase, topic: &Phrase) -> Phrase {
        if self.begins_with(topic, noun) { topic.clone() } else { noun.then(topic) }
    }

    /// "vụ", "ca": whether those are counted by a word that tells nothing of what they are.
    fn counts_by_classifier(&self) -> bool {
        let scan = self.reader.scan;
        let unit = &self.quantity.unit_tokens;
        let hit = scan.hit(unit.start, Class::Noun).filter(|_| unit.len() == 1);
        hit.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Classifier)
    }

    /// "Chăm lo đời sống vật chất, tinh thần đoàn viên: trao 9 suất": a title, but a long one that says less than what was done.
    fn short_title(&self, title: Phrase) -> Phrase {
        const LONG_TITLE: usize = 6;
        let long = title.len() > LONG_TITLE && !self.tells_kinds(&title);
        if long { Phrase::default() } else { title }
    }

    /// "Sốt xuất huyết: ghi nhận 214 ca | mắc": what a line opens with, where the count says no more than what became of them.
    fn titled_cases(&self, counted: &Phrase) -> Option<Phrase> {
        const MAX_COUNTED: usize = 2;
        const MAX_TITLE: usize = 6;
        let opens = self.drafts.is_empty() && self.reader.pieces[self.at].depth == 0;
        let bare = opens && self.counts_by_classifier() && counted.len() <= MAX_COUNTED;
        let title = self.opening().filter(|title| bare && title.len() <= MAX_TITLE)?;
        let thing = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        self.pieces_of(&title).all(thing).then(|| counted.then(&title))
    }

    /// "Án ma túy, cướp giật, trộm cắp: thụ lý 90 vụ": whether words list kinds of what is counted by a word that says little, and tell of
    /// no deed.
    fn tells_kinds(&self, words: &Phrase) -> bool {
        let mut pieces = self.pieces_of(words);
        let listed = self.pieces_of(words).any(|piece| piece.mark() == Some(Mark::Comma));
        self.counts_by_classifier()
            && listed
            && !words.roles.any(&[Class::Act, Class::Preverb])
            && pieces.next().is_some_and(|first| !says(first))
    }

    /// The noun of a count. A percentage has none of its own.
    fn counted_noun(&self, own: &Phrase) -> Phrase {
        let percent = self.quantity.kind == QuantityKind::Percent && self.quantity.part.is_none();
        // "P/E ở mức 18,5 lần"; "128,4/301,7 tỷ đồng": money counts nothing.
        let amount = self.is_fold() && !own.is_empty() || thing::parts_amount(self.reader, self.quantity);
        if percent || amount { Phrase::default() } else { Phrase::of_tokens(self.quantity.unit_tokens.clone()) }
    }

    /// "Sở Y tế đã | tiếp nhận | 40 hồ sơ": in a report of an office who did it is no part of what is counted.
    fn is_office(&self, own: &Phrase, verb: &Phrase) -> bool {
        let mut said = own.parts.iter().flat_map(Clone::clone);
        let led = said.clone().next().is_some_and(|first| self.reader.entities[first]);
        let whole = said.by_ref().skip_while(|&token| self.reader.entities[token]).count() <= verb.len() + 1;
        self.context.genre == Genre::Outlined && led && whole && !verb.is_empty() && !own.roles.has(Class::Firm)
    }

    /// "Rà soát đầu quý toàn huyện còn | 215 hộ cận nghèo": words that tell how and when one looked, and then where, name
    /// nothing that could be left.
    fn is_only_where(&self, own: &Phrase) -> bool {
        let last = self.pieces_of(own).last();
        let place = last.is_some_and(|last| matches!(last.form, Form::Place(_) | Form::Generic(_)));
        let left = self.governor.class == Some(Class::ToLevel) && self.quantity.kind == QuantityKind::Count;
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone());
        left && place && self.drafts.is_empty() && !own.is_measured() && !self.shares_word(&noun, own)
    }

    /// What stands behind a count and qualifies its noun.
    fn counted_qualifier(&self, own: &Phrase) -> Phrase {
        let pieces = self.reader.pieces;
        let led = pieces.get(self.at + 1).is_some_and(|next| {
            // "41 huyện | thuộc 6 tỉnh | được công nhận".
            let many = pieces.get(self.at + 2).is_some_and(|many| many.quantity().is_some());
            next.any(&[Class::Of, Class::Dative]) && !many
                || next.is(Class::Locative)
                    && pieces
                        .get(self.at + 2)
                        .is_some_and(|place| matches!(place.form, Form::Place(_) | Form::Generic(_) | Form::Period(_)))
        });
        let after = if led && !own.is_empty() && self.quantity.kind == QuantityKind::Count {
            self.beyond(self.at + 1)
        } else {
            self.after().clone()
        };
        if after.is_empty() {
            return self.after_both().or_else(|| self.said_of_row()).unwrap_or(after);
        }
        let shared = if is_percent(self.quantity) { self.said_of_row() } else { None };
        shared.map_or_else(|| after.clone(), |said| after.then(&said))
    }

    /// "Ban Kiểm soát còn | 3 thành viên", "tình hình vẫn phức tạp, vẫn còn | 12 địa phương có số vụ tăng": those counted are left in
    /// what has another noun, of which there can't be so many; but "lao động của hãng còn 900 người", "đàn trâu còn 300 con".
    fn is_left_in(&self, own: &Phrase) -> bool {
        let (scan, unit) = (self.reader.scan, &self.quantity.unit_tokens);
        let left = self.governor.class == Some(Class::ToLevel) && self.quantity.kind == QuantityKind::Count;
        let noun = scan.hits.of_at(unit.start, Class::Noun).find(|hit| hit.end as usize == unit.end);
        let head = noun.is_some_and(|hit| scan.lexicon.nouns[hit.entry as usize].role == NounRole::Head);
        let people = scan.hit(unit.start, Class::Populous).is_some();
        // "còn", "vẫn còn", and not "lên tới".
        let remains = |verb: usize| scan.hit(self.reader.pieces[verb].tokens.end - 1, Class::But).is_some();
        let left = left && self.governor.piece.is_some_and(remains);
        left && head && !people && !own.is_measured() && !self.says_unit(own)
    }

    /// "khi giá vàng giảm, có khoảng 65% khách mua": some of those who are counted, not of the amount.
    fn is_of_noun(&self) -> bool {
        let pieces = self.reader.pieces;
        let noun = pieces.get(self.at + 1).map(|next| next.tokens.start);
        let has = self.governor.piece.is_some_and(|verb| pieces[verb].is(Class::Have));
        has && is_percent(self.quantity) && noun.is_some_and(|noun| self.reader.scan.hit(noun, Class::Noun).is_some())
    }

    /// "Cơ cấu tổ chức hiện | có | 30 đơn vị cấp 2", "Số tài sản này | gồm | 8 lô đất": those counted belong to what has another
    /// noun; but "số hộ nghèo có 45 hộ".
    fn possesses(&self, own: &Phrase) -> bool {
        let has = |piece: &Piece| piece.is(Class::Have) || piece.is(Class::Reach) && piece.is(Class::Breakdown);
        let verb = self.governor.piece.is_some_and(|verb| has(&self.reader.pieces[verb]));
        let counts = self.quantity.kind == QuantityKind::Count && !self.quantity.unit_tokens.is_empty();
        // "đàn dê có 300 con": nor is a herd what has its heads.
        let herd = own.parts.first().is_some_and(|part| {
            let scan = self.reader.scan;
            let classifier = |entry: u32| scan.lexicon.nouns[entry as usize].role == NounRole::Classifier;
            let heads = |token: usize| scan.hits.of_at(token, Class::Noun).any(|hit| classifier(hit.entry));
            // "tổng số | đàn dê": all of it.
            let total = scan.phrase(part.start, part.end, Class::HeadTotal).filter(|&end| end < part.end);
            let measured = self.pieces_of(own).next().is_some_and(|first| first.any(&MEASURED));
            measured && (heads(part.start) || total.is_some_and(heads))
        });
        verb && counts && !self.says_unit(own) && self.drafts.is_empty() && !herd
    }

    /// "Đài Loan đứng thứ ba với 22 dự án".
    fn ranked_count(&self, own: &Phrase, noun: &Phrase, after: &Phrase) -> Option<Phrase> {
        let ranked = self.drafts.last().filter(|last| {
            own.is_empty() && last.measure == Measure::Rank && last.piece + 1 == self.governor.subject_end
        })?;
        let before = self.same_unit_before().filter(|_| after.is_empty());
        Some(
            before
                .map_or_else(|| noun.then(after).then(&ranked.label), |before| self.with_name(&before, &ranked.label)),
        )
    }

    /// "P/E ở mức 18,5 lần": how many times as much.
    fn is_fold(&self) -> bool {
        self.governor.class.is_some()
            && self.reader.scan.hit(self.quantity.unit_tokens.start, Class::FoldNoun).is_some()
    }

    /// A bare noun goes on with what came before; but "trong tổng số 420 thí sinh" counts them all.
    pub(super) fn bare_noun(&self, noun: Phrase) -> Phrase {
        if self.is_in_all(self.at) {
            return noun.then(&self.mark_behind()).then(&self.owner_of_part());
        }
        let last = self.drafts.last().map(|draft| self.reader.quantity(draft));
        // "đạt 19/19 tiêu chí; có 9/14 thôn": parts of all, whose nouns tell what they are.
        let parts = |last: &Quantity| self.quantity.part.is_some() && last.part.is_some();
        let fractions = last.is_some_and(|last| parts(last) && !self.is_same_noun(last));
        let other = fractions || last.is_some_and(|last| last.unit != self.quantity.unit);
        let before = if fractions {
            None
        } else if self.drafts.is_empty() || other {
            self.same_unit_before()
        } else {
            self.inherited()
        };
        let named = self
            .drafts
            .last()
            .map(|draft| &draft.subject)
            .filter(|previous| other && self.shares_word(previous, &noun));
        // "18% số điểm bán hàng không có doanh thu, tương đương 600 điểm bán hàng": the same in another way.
        let again = self.governor.class == Some(Class::Equal);
        let known = if again { named.cloned().or(before) } else { before.or_else(|| named.cloned()) };
        match known {
            Some(before) if noun.len() <= 2 || again => before,
            // "tầng lớp trung lưu tăng gấp đôi lên | 530 nghìn hộ": what has come to be so many moved right before.
            None => self.come_to(&noun).or_else(|| self.beside_outer(&noun)).unwrap_or(noun),
            _ => noun,
        }
    }

    /// Whether another figure counts by the same noun.
    fn is_same_noun(&self, other: &Quantity) -> bool {
        let key = |quantity: &Quantity| quantity.unit_tokens.clone().next().map(|token| self.reader.scan.key(token));
        key(other) == key(self.quantity)
    }

    /// "7 lớp dạy nghề (| 236 học viên)", "cấp 86 giấy chứng nhận đất (lũy kế | 2.914/2.963 thửa)": those that a bracket counts are of
    /// those before it.
    fn beside_outer(&self, noun: &Phrase) -> Option<Phrase> {
        const MAX_LEAD: usize = 4;
        const MAX_OUTER: usize = 8;
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let outer = self.reader.quantity(last);
        let open =
            (self.at.saturating_sub(MAX_LEAD)..self.at).rev().find(|&at| pieces[at].mark() == Some(Mark::Open))?;
        let plain =
            |piece: &Piece| piece.form == Form::Hedge || piece.form == Form::Word && piece.is(Class::Cumulative);
        let said = last.words.parts.last().map_or(0, |part| part.end);
        let beside = last.piece < open && pieces[last.piece + 1..open].iter().all(|piece| piece.form == Form::Word);
        let counts = outer.kind == QuantityKind::Count && !outer.unit_tokens.is_empty() && !self.is_same_noun(outer);
        let counts = counts && !self.quantity.unit.contains('/');
        let fits = counts && beside && said <= pieces[open].tokens.start && pieces[open + 1..self.at].iter().all(plain);
        (fits && last.words.len() <= MAX_OUTER).then(|| noun.then(&last.words))
    }

    /// "tổng số cán bộ, giáo viên 1.734 người; trong đó: cán bộ quản lý 126, giáo viên 1.402": a figure without a noun, of those
    /// that the total names by the same word.
    pub(super) fn is_part_named(&self, own: &Phrase) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let first = own.parts.first().map(|part| key(part.start));
        let total = self.drafts.iter().rev().find(|draft| {
            let quantity = self.reader.quantity(draft);
            !quantity.unit_tokens.is_empty() && quantity.unit == self.quantity.unit
        });
        let named =
            |total: &Draft| total.words.parts.iter().flat_map(Clone::clone).any(|token| Some(key(token)) == first);
        self.quantity.unit_tokens.is_empty() && first.is_some() && total.is_some_and(named)
    }

    /// Whether a phrase begins with the words of another.
    pub(super) fn begins_with(&self, phrase: &Phrase, noun: &Phrase) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let mut said = phrase.parts.iter().flat_map(Clone::clone);
        !noun.is_empty()
            && noun.parts.iter().flat_map(Clone::clone).all(|token| said.next().map(key) == Some(key(token)))
    }

    /// Whether a phrase ends with the words of another.
    pub(super) fn ends_with(&self, phrase: &Phrase, tail: &Phrase) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let mut said = phrase.parts.iter().rev().flat_map(|part| part.clone().rev());
        tail.parts
            .iter()
            .rev()
            .flat_map(|part| part.clone().rev())
            .all(|token| said.next().map(key) == Some(key(token)))
    }

    /// Whether a phrase says nothing, only names: "lĩnh vực thiết kế, quảng cáo".
    fn is_nominal(&self, own: &Phrase) -> bool {
        const MAX_NOMINAL: usize = 14;
        own.len() <= MAX_NOMINAL
            && own.parts.len() == 1
            && self.pieces_of(own).all(|piece| {
                piece.form == Form::Mark(Mark::Comma)
                    || piece.form == Form::Word
                        && (piece.roles.is_idle() || piece.any(&[Class::And, Class::Sector, Class::Flow]))
            })
    }

    /// What the figures of the same unit just before counted.
    pub(super) fn same_unit_before(&self) -> Option<Phrase> {
        let unit = &self.quantity.unit;
        // "112 vụ tai nạn giao thông, trong đó đường bộ 105 vụ".
        let same = |draft: &&Draft| {
            let one = &self.reader.quantity(draft).unit;
            one == unit || heads(unit, one)
        };
        // "tiếp nhận 900 hồ sơ (qua bưu chính 80 hồ sơ), giải quyết | 870 hồ sơ": what a bracket told apart is not what goes on.
        let depth = self.reader.pieces[self.at].depth;
        let level = |draft: &&Draft| same(draft) && self.reader.pieces[draft.piece].depth <= depth;
        let here = self.drafts.iter().rev().find(level).or_else(|| self.drafts.iter().rev().find(same));
        // "Đài Loan: 120 lao động, Macao: 36 lao động": the name of the last is no part of the next.
        // "xây dựng với 300 doanh nghiệp, ngành vận tải với 120 doanh nghiệp": nor is a common noun.
        let noun = |draft: &Draft| {
            let begins = draft.subject.parts.first() == Some(&self.reader.quantity(draft).unit_tokens);
            begins && draft.subject.parts.len() == 2 && self.is_nominal(&draft.label)
        };
        here.map(|draft| {
            if self.is_name(&draft.label) || noun(draft) {
                unlabelled(&draft.subject, &draft.label)
            } else {
                draft.subject.clone()
            }
        })
        .or_else(|| {
            let same = self.context.counted(unit);
            // "19 vụ tai nạn. Cộng dồn: 205 vụ".
            same.or_else(|| self.context.counted.iter().find(|one| heads(unit, &one.unit)))
                .map(|one| one.phrase.clone())
        })
        .filter(|phrase| !phrase.roles.has(Class::Casualty))
    }

    pub(super) fn shares_word(&self, a: &Phrase, b: &Phrase) -> bool {
        let scan = self.reader.scan;
        let has = |key: u64| a.parts.iter().flat_map(Clone::clone).any(|token| scan.key(token) == key);
        b.parts.iter().flat_map(Clone::clone).all(|token| has(scan.key(token)))
    }

    /// The verb of a clause: its words behind the last name ("UBND huyện đã | chi trả").
    pub(super) fn verb(&self, own: &Phrase) -> Phrase {
        const MAX_VERB: usize = 4;
        let scan = self.reader.scan;
        let mut out = own.clone();
        let Some(last) = out.parts.last_mut() else { return out };
        let opening = self.reader.pieces.first().map(|piece| piece.tokens.start);
        // Behind a colon a capital opens a statement, as at its start; but "KT-XH" is one.
        let parted = |token: usize| scan.tokens[token - 1].kind == Kind::Symbol && scan.tokens[token].gap != Gap::None;
        let opens = |token: usize| Some(token) == opening || !self.reader.entities[token] && token > 0 && parted(token);
        // "từ Quỹ quốc gia về việc làm", "từ Quỹ Vì người nghèo": the capitals of a source begin it.
        let source = |token: usize| {
            let plain = (last.start..token).rev().find(|&before| !scan.tokens[before].is_capital());
            let from = plain.unwrap_or(last.start);
            from < token && self.reader.pieces[self.reader.piece_of(from)].is(Class::From)
        };
        // "Ngân hàng Nhà nước": a name ends where its last word does.
        let named = (last.start..last.end).rev().find(|&token| {
            let goes_on = self.reader.entities[token] && token > 0 && self.reader.entities[token - 1];
            (scan.tokens[token].is_capital() || goes_on) && !opens(token) && !source(token)
        });
        let start = named.map_or(last.start, |token| token + 1);
        let pieces =
            self.reader.pieces.iter().filter(|piece| piece.tokens.start >= start && piece.tokens.end <= last.end);
        let said: Vec<Piece> = pieces
            .filter(|piece| !piece.any(&[Class::StatusTarget, Class::StatusForecast]))
            .filter(|piece| !piece.is(Class::Adverb) || piece.is(Class::And))
            .cloned()
            .collect();
        // "họ dời nhà nhiều lần và | phải thuê": of two deeds the one at the figure.
        let does = |pair: &[Piece]| pair[0].is(Class::And) && pair[1].any(&[Class::Preverb, Class::Act, Class::Own]);
        let start = said.windows(2).rposition(does).map_or(0, |and| and + 1);
        let verb: Vec<Piece> = said[start..].iter().skip_while(|piece| piece.is(Class::And)).cloned().collect();
        // "bầu Ban Chấp | hành": one syllable behind a capital is the end of its word.
        let ends = |word: &Piece| {
            word.roles.is_idle() && word.tokens.len() == 1 && Some(word.tokens.start) == named.map(|last| last + 1)
        };
        let tail = verb.len() == 1 && ends(&verb[0]);
        let verb = if tail { Phrase::default() } else { Phrase::of_pieces(&verb) };
        let most = if named.is_some() { MAX_VERB } else { MAX_VERB * 2 };
        if verb.len() <= most { verb } else { verb_tail(&verb, most) }
    }
}

/// Whether `noun` heads a longer counted noun: "vụ" the "vụ tai nạn" before.
pub(super) fn heads(noun: &str, longer: &str) -> bool {
    longer.strip_prefix(noun).is_some_and(|rest| rest.starts_with(' '))
}

fn verb_tail(phrase: &Phrase, count: usize) -> Phrase {
    let mut out = phrase.clone();
    let mut left = count;
    let mut parts = Vec::new();
    for part in phrase.parts.iter().rev() {
        let take = part.len().min(left);
        if take > 0 {
            parts.push(part.end - take..part.end);
        }
        left -= take;
    }
    out.parts = parts.into_iter().rev().collect();
    out
}
