//! What the words of an indicator must hold whatever speaks for them: the noun that stands right at the figure, and none of
//! what only says where the statement comes from.

use super::Figure;
use super::wording;
use crate::fact::Measure;
use crate::fact::grammar::edge;
use crate::fact::grammar::phrase::{self, DIRECTIONS, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Reader, is_percent};
use crate::lexicon::{Class, Signs};
use crate::mention::{QuantityKind, TokenRange};

impl Reader<'_> {
    /// "Theo báo cáo của Sở Công Thương, | ...": the pieces that say whose statement it is.
    fn frame(&self) -> usize {
        const MAX_FRAME: usize = 24;
        const OPENS: usize = 2;
        let source = |piece: &Piece| {
            piece.form == Form::Word
                && piece.is(Class::Intro)
                && self.scan.hit(piece.tokens.start, Class::Source).is_some()
        };
        if !self.pieces.iter().take(OPENS).any(source) {
            return 0;
        }
        let stops = |piece: &Piece| piece.quantity().is_some() || piece.mark() == Some(Mark::Comma);
        let end = self.pieces.iter().take(MAX_FRAME).position(stops);
        end.filter(|&end| self.pieces[end].mark() == Some(Mark::Comma)).unwrap_or(0)
    }
}

impl Figure<'_> {
    /// What a figure is of, in full: the words chosen, well formed, and what else tells of which it is.
    pub(in crate::fact) fn full_words(&self, label: &Phrase, subject: &Phrase, settled: bool) -> Phrase {
        let words = if settled {
            subject.clone()
        } else {
            self.goes_on(label).unwrap_or_else(|| wording::choose(self, subject))
        };
        let words = self.untimed(self.formed(label, subject, words));
        let words = self.security_of(&words).unwrap_or(words);
        let words = self
            .counted_in_places()
            .or_else(|| self.part_of_whole(&words))
            .or_else(|| self.where_alone(&words))
            .or_else(|| self.amount_of_name(&words))
            .unwrap_or(words);
        let more = self
            .title_over(&words)
            .or_else(|| self.side())
            .or_else(|| self.done_to(&words))
            .or_else(|| self.given(label, &words))
            .or_else(|| self.elsewhere(&words))
            .or_else(|| self.laid_on(&words))
            .or_else(|| self.wanted_for(&words))
            .or_else(|| self.fund_in_branch(&words));
        self.with_named(match more {
            Some(more) => words.then(&more),
            None => words,
        })
    }

    /// The words that were chosen, or what the sentence puts in their place where they are not well formed.
    pub(super) fn formed(&self, own: &Phrase, told: &Phrase, words: Phrase) -> Phrase {
        if self.is_of_neighbour(own, told, &words) || self.reaches_aside(told, &words) {
            return told.clone();
        }
        if self.loses_noun(told, &words) {
            return told.clone();
        }
        if let Some(noun) = self.noun_at_hand().filter(|noun| !self.holds(&words, noun))
            && let Some(with) = self.with_noun(noun, own, told, &words)
        {
            return with;
        }
        // "Theo diện tích, tỉnh đứng thứ 9": what an order is by is no source.
        let framed = if self.measure == Measure::Rank { None } else { self.unframed(told, &words) };
        let words = framed.unwrap_or(words);
        let words = self.unsourced(&words).unwrap_or(words);
        let words = self.without_all(words);
        self.unquoted(
            self.without_leads(
                self.had(self.announced(self.trimmed(self.unbased(self.unsaid(self.unsteered(words)))))),
            ),
        )
    }

    /// "Hội đồng đã ban hành liên tiếp | 6 nghị quyết |, giải thể 9 chi nhánh": whether words don't hold the noun of what is counted,
    /// though by the grammar of the sentence they begin with it.
    fn loses_noun(&self, told: &Phrase, words: &Phrase) -> bool {
        let unit = &self.quantity.unit_tokens;
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level && !unit.is_empty();
        // "thanh khoản 7 triệu cổ phiếu/phiên": a rate.
        let counts = counts && !self.quantity.unit.contains('/');
        counts && told.len() > unit.len() && told.parts.first() == Some(unit) && !self.holds(words, unit)
    }

    /// "phát hiện 15 đơn vị | có | sai phạm về kinh tế 270 tỷ đồng": an amount is of what they have.
    fn had(&self, words: Phrase) -> Phrase {
        let amount = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Physical);
        let first = self.pieces_of(&words).next().filter(|_| amount && self.measure == Measure::Level);
        let lead = first.filter(|first| first.is(Class::Have) && words.parts[0].start == first.tokens.start);
        let length = lead.map_or(0, |have| have.tokens.len());
        if length == 0 || length >= words.len() {
            return words;
        }
        Phrase { roles: words.roles, ..words.without_head(length) }
    }

    /// "hoàn thành 186 công trình | trong tổng số 284 công trình": what leads to how many there are in all.
    fn without_all(&self, words: Phrase) -> Phrase {
        let [lead, next, ..] = self.reader.pieces.get(self.at + 1..).unwrap_or_default() else { return words };
        let leads = lead.is(Class::Quantifier) && (next.quantity().is_some() || next.form == Form::Hedge);
        let ends = words.parts.last().is_some_and(|last| last.end == lead.tokens.end);
        if leads && ends { words.without_tail(lead.tokens.len()) } else { words }
    }

    /// "kết thúc phiên giao dịch, | HPG | đã tăng": which session it was, told before the comma, is no part of what it is of.
    fn untimed(&self, words: Phrase) -> Phrase {
        let Some(part) = words.parts.first().filter(|_| words.parts.len() == 1) else { return words };
        let first = self.reader.piece_from(part.start);
        let session = self.reader.pieces.get(first).is_some_and(Piece::is_session);
        let comma = self.reader.pieces.get(first + 1).filter(|next| session && next.mark() == Some(Mark::Comma));
        match comma.map(|comma| comma.tokens.end) {
            Some(start) if start < part.end => Phrase { roles: words.roles, ..Phrase::of_tokens(start..part.end) },
            _ => words,
        }
    }

    /// "Minh Phú | báo lỗ sau thuế", "lãi (của) Minh Phú báo lỗ": the balance and whose it is, not that it is made known.
    fn announced(&self, words: Phrase) -> Phrase {
        if !self.reader.may_say(Signs::class(Class::Announce)) {
            return words;
        }
        let scan = self.reader.scan;
        let made_known = |token: usize| {
            let hit = scan.hit(token, Class::Announce)?;
            scan.hit(hit.end as usize, Class::BalanceNoun).map(|_| hit.end as usize)
        };
        let inside = |part: &TokenRange| {
            part.clone().find_map(|token| Some((token, made_known(token).filter(|&noun| noun < part.end)?)))
        };
        let Some((at, (verb, noun))) = words.parts.iter().enumerate().find_map(|(at, part)| Some((at, inside(part)?)))
        else {
            return words;
        };
        let part = words.parts[at].clone();
        // "còn lãi" of who "báo lỗ": another balance is told first.
        let other = at > 0 && scan.hit(words.parts[0].start, Class::BalanceNoun).is_some();
        let balance = if other { Phrase::default() } else { Phrase::of_tokens(noun..part.end) };
        let before = (0..at).map(|at| words.parts[at].clone()).chain(std::iter::once(part.start..verb));
        let behind = words.parts.iter().skip(at + 1).cloned();
        let rest = before.chain(behind).filter(|part| !part.is_empty());
        let rest = rest.fold(Phrase::default(), |all, part| all.then(&Phrase::of_tokens(part)));
        Phrase { roles: words.roles, ..balance.then(&rest) }
    }

    /// "Nợ xấu theo báo cáo của các ngân hàng là 4,9%, theo thống kê của ngành là | 8,8%": what stands before a source inside the
    /// clause, or what the figure before is of where the clause begins with it.
    fn unsourced(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_SOURCE: usize = 12;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let says = |piece: &Piece| piece.is(Class::Copula) || piece.is(Class::Reach) && !piece.is(Class::Have);
        let verb = self.governor.piece.filter(|&verb| verb < self.at && says(&pieces[verb]))?;
        let led = |at: &usize| {
            let start = pieces[*at].tokens.start;
            let source = [Class::Source, Class::Intro].iter().all(|&class| scan.hit(start, class).is_some());
            let noun = scan.hit(start + 1, Class::SourceNoun).is_some();
            pieces[*at].form == Form::Word && source && noun
        };
        // "theo báo cáo của tổ chức tín dụng (TCTD) là": a bracket may stand between.
        let depth = pieces[self.at].depth;
        let open = |at: &usize| {
            let aside = pieces[*at].depth > depth || matches!(pieces[*at].mark(), Some(Mark::Open | Mark::Close));
            aside || matches!(pieces[*at].form, Form::Word | Form::Place(_) | Form::Generic(_))
        };
        let source = (verb.saturating_sub(MAX_SOURCE)..verb).rev().take_while(open).find(led)?;
        let tokens = pieces[source].tokens.start..pieces[verb].tokens.start;
        let inside = words.parts.iter().any(|part| part.start < tokens.end && part.end > tokens.start);
        if !inside && !words.is_empty() {
            return None;
        }
        let before = edge::clause_before(pieces, &self.reader.in_base, source);
        let noun = phrase::tidy(scan, pieces, before);
        let opens = source.checked_sub(1).is_none_or(|left| pieces[left].mark().is_some());
        let last = || self.drafts.last().filter(|last| self.reader.quantity(last).unit == self.quantity.unit);
        if opens { Some(last()?.words.clone()) } else { Some(noun).filter(|noun| !noun.is_empty()) }
    }

    /// "dự toán 85 tỷ đồng được xây dựng trên cơ sở | đơn giá | 12.000 đồng/m3": what a plan is worked out by is not the plan,
    /// nor is the plan that.
    fn unbased(&self, words: Phrase) -> Phrase {
        if !self.reader.may_say(Signs::class(Class::Basis)) {
            return words;
        }
        let basis = |piece: &Piece| {
            let start = piece.tokens.start;
            Some(start..self.reader.scan.hit(start, Class::Basis)?.end as usize)
        };
        // "hụt 3 tỷ đồng, trên | cơ sở sản lượng": the phrase may begin inside those words.
        let inside = || {
            let first = words.parts.first()?.start;
            let start = first.checked_sub(1)?;
            let end = self.reader.scan.hit(start, Class::Basis)?.end as usize;
            (end > first).then_some(start..end)
        };
        let Some(basis) = self.pieces_of(&words).find_map(basis).or_else(inside) else { return words };
        let Some(part) = words.parts.iter().find(|part| part.start < basis.end && basis.start < part.end) else {
            return words;
        };
        let of = |tokens| Phrase { roles: words.roles, ..Phrase::of_tokens(tokens) };
        if self.reader.pieces[self.at].tokens.start > basis.start {
            return if part.end > basis.end { of(basis.end..part.end) } else { words };
        }
        let made = |piece: &&Piece| piece.any(&[Class::Passive, Class::Adopt]) || piece.tokens.start >= basis.start;
        let verb = self.pieces_of(&words).find(made).map_or(basis.start, |piece| piece.tokens.start);
        let rest = of(part.start..verb.max(part.start));
        self.accounted().or(Some(rest).filter(|rest| !rest.is_empty())).unwrap_or(words)
    }

    /// "Bà Hoa, Giám đốc Sở, cho rằng | lượng hàng": who says it is no part of what is said.
    fn unsaid(&self, words: Phrase) -> Phrase {
        // "70% sinh viên cho rằng học phí quá cao": what those say of whom so many are told.
        let told = words.parts.first().is_some_and(|part| part.start == self.reader.pieces[self.at].tokens.end);
        if told && is_percent(self.quantity) {
            return words;
        }
        let said = |piece: &&Piece| {
            let verb = piece.form == Form::Word && piece.is(Class::Said);
            verb && !piece.any(&[Class::Reach, Class::Adopt]) && !piece.any(&MEASURED)
        };
        // "100% đề tài có | công bố | quốc tế": what they have.
        let had = |verb: &&Piece| {
            let pieces = self.reader.pieces;
            let at = pieces.partition_point(|piece| piece.tokens.start < verb.tokens.start);
            // "tỷ lệ | được đánh giá | loại giỏi": nor which rate it is.
            at.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Have)) || edge::is_rated(pieces, at)
        };
        let Some(verb) = self.pieces_of(&words).filter(|verb| said(verb) && !had(verb)).last() else { return words };
        let first = words.parts.iter().map(|part| part.start).min().unwrap_or(0);
        let rest = words.without_tokens(&(first..verb.tokens.end));
        let behind = words.parts.iter().find(|part| part.start < verb.tokens.end && part.end > verb.tokens.end);
        match behind {
            Some(part) if words.parts.len() == 1 => {
                Phrase { roles: words.roles, ..Phrase::of_tokens(verb.tokens.end..part.end) }
            }
            None if !rest.is_empty() => rest,
            _ => words,
        }
    }

    /// "cần phối hợp nhằm giữ | lạm phát | dưới 4%", "kiểm soát | CPI": what is to be kept where it is, without who is to do so.
    fn unsteered(&self, words: Phrase) -> Phrase {
        if !self.reader.may_say(Signs::class(Class::Steer)) {
            return words;
        }
        let steered = |piece: &Piece| {
            let verb = piece.form == Form::Word && !piece.any(&MEASURED);
            verb.then(|| self.reader.scan.hit(piece.tokens.start, Class::Steer)).flatten().map(|hit| hit.end as usize)
        };
        // "kinh phí | bảo đảm | hoạt động": nothing measured stands before the verb.
        let before = || self.pieces_of(&words).take_while(|piece| !piece.any(&MEASURED));
        let Some(noun) = before().filter_map(steered).last().filter(|_| self.quantity.kind != QuantityKind::Count)
        else {
            return words;
        };
        // What a rate is of may be no amount ("kiểm soát | CPI").
        let first = words.parts.first().filter(|part| (part.start + 1..part.end).contains(&noun));
        let opens = is_percent(self.quantity) && before().next().and_then(steered) == Some(noun);
        let measured = || self.pieces_of(&words).any(|piece| piece.tokens.start == noun && piece.any(&MEASURED));
        match first {
            Some(part) if opens || measured() => {
                let rest = Phrase::of_tokens(noun..part.end).then(&words.without_first_part());
                Phrase { roles: words.roles, ..rest }
            }
            _ => words,
        }
    }

    /// "căn hộ | đến từ", "tổng vốn đăng ký | mới được", "lỗ lũy kế | hiện tại": no phrase ends with what leads on, nor with a word for now.
    fn trimmed(&self, words: Phrase) -> Phrase {
        const MOST: usize = 3;
        let mut words = words;
        for _ in 0..MOST {
            let tail = self.tail(&words);
            if tail == 0 || tail >= words.len() {
                break;
            }
            words = Phrase { roles: words.roles, ..words.without_tail(tail) };
        }
        words
    }

    /// How many tokens at the end of a phrase only lead on.
    fn tail(&self, words: &Phrase) -> usize {
        const LAST: [Class; 12] = [
            Class::And,
            Class::But,
            Class::Topic,
            Class::From,
            Class::Conjunction,
            Class::Subordinate,
            Class::Because,
            Class::Relative,
            Class::Preverb,
            Class::StatusForecast,
            Class::Present,
            Class::Passive,
        ];
        let pieces = self.reader.pieces;
        let end = words.parts.last().map_or(0, |part| part.end);
        let last = pieces.partition_point(|piece| piece.tokens.end < end);
        let leads = |piece: &&Piece| {
            let word = piece.form == Form::Word && piece.tokens.end == end;
            word && piece.any(&LAST) && !piece.any(&MEASURED) && !piece.any(&DIRECTIONS)
        };
        // "doanh thu của Sao Mai | âm | hơn 1 tỷ đồng": the sign is the figure's.
        let minus = |piece: &&Piece| {
            let sign = self.reader.scan.hit(piece.tokens.start, Class::Minus).is_some();
            self.quantity.value.is_negative() && sign && piece.tokens.end == end
        };
        pieces.get(last).filter(|piece| leads(piece) || minus(piece)).map_or(0, |piece| piece.tokens.len())
    }

    /// The measured noun that nothing but the size parts from the figure: "đăng ký mua với | tổng khối lượng | hơn 5 triệu".
    fn noun_at_hand(&self) -> Option<&TokenRange> {
        const BETWEEN: [Class; 3] = [Class::Adverb, Class::Reach, Class::ToLevel];
        const VAGUE: [Class; 9] = [
            Class::GrowthNoun,
            Class::ShareNoun,
            Class::Anaphor,
            Class::Vague,
            Class::Adverb,
            Class::Act,
            Class::PlanNoun,
            Class::Per,
            Class::Share,
        ];
        let pieces = self.reader.pieces;
        let between = |piece: &Piece| {
            piece.form == Form::Hedge || piece.form == Form::Word && piece.any(&BETWEEN) && !piece.any(&MEASURED)
        };
        let at = pieces[..self.at].iter().rposition(|piece| !between(piece))?;
        // "với giá | mỗi chiếc | khoảng 20 tỷ đồng".
        let each = at > 1 && pieces[at].roles.is_idle() && pieces[at - 1].is(Class::Per);
        let at = if each { at - 2 } else { at };
        let noun = &pieces[at];
        // "trên 40 đồng doanh thu có 1 đồng lợi nhuận": the noun of the figure before.
        let taken = at.checked_sub(1).is_some_and(|before| pieces[before].quantity().is_some());
        let plain = !taken && noun.any(&MEASURED) && !noun.any(&VAGUE) && !self.reader.in_base[at];
        // "chi", "thu": verbs as well; "vùng giá": part of a longer noun.
        let leads = |before: &Piece| before.mark().is_some() || before.any(&[Class::Topic, Class::Have, Class::And]);
        let begins = at.checked_sub(1).is_none_or(|before| leads(&pieces[before]));
        let whole = noun.tokens.len() > 1 || noun.is(Class::Quoted) && begins || noun.is(Class::BalanceNoun);
        (plain && self.measure == Measure::Level && whole).then_some(&noun.tokens)
    }

    /// The noun at the figure with what tells of what it is.
    fn with_noun(&self, noun: &TokenRange, own: &Phrase, told: &Phrase, words: &Phrase) -> Option<Phrase> {
        const MAX_WORDS: usize = 20;
        // "xuất khẩu và nhập khẩu đạt 3 và 2 tỷ USD": each of the two has a noun of its own.
        let series = self.reader.series.iter().any(|(piece, _)| *piece == self.at);
        if series || self.reader.runs.iter().any(|run| run.contains(&self.at)) {
            return None;
        }
        // "IPC bán nền với giá 350.000 đồng/m2": what is priced.
        let head = self.pieces_of(words).next();
        let amount = head.is_some_and(|head| head.any(&MEASURED) && !head.is(Class::Act));
        let price = self.quantity.kind == QuantityKind::Money && !amount;
        // "cán cân thương mại thặng dư 700 triệu USD": a balance is told by its noun.
        let balance = self.reader.scan.hit(noun.start, Class::BalanceNoun).is_some();
        if (price || balance) && !words.is_empty() && words.len() <= MAX_WORDS {
            return Some(Phrase::of_tokens(noun.clone()).then(words));
        }
        Some(told).filter(|told| self.holds(told, noun)).cloned().or_else(|| {
            let own = Some(own).filter(|own| self.holds(own, noun))?;
            Some(self.owned(own.clone()))
        })
    }

    /// Whether a noun is said in a phrase.
    pub(in crate::fact) fn holds(&self, phrase: &Phrase, noun: &TokenRange) -> bool {
        let key = |token: usize| self.reader.scan.key(token);
        let mut said = phrase.parts.iter().flat_map(Clone::clone).map(key);
        loop {
            if said.clone().take(noun.len()).eq(noun.clone().map(key)) {
                return true;
            }
            if said.next().is_none() {
                return false;
            }
        }
    }

    /// Words without what says whose statement it is: "Theo hãng tin Bình Minh, có 240 mặt hàng".
    fn unframed(&self, told: &Phrase, words: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let frame = self.reader.frame();
        let tokens = pieces.first()?.tokens.start..pieces.get(frame)?.tokens.start;
        // "Theo khảo sát của Hòa & Partners, | mức phí này": the comma joins nothing.
        let behind = pieces[frame].tokens.end;
        let joined = |part: &TokenRange| part.start < tokens.end && part.end > behind;
        if frame > 0 && frame < self.at && words.parts.iter().any(joined) {
            let cut = |part: &TokenRange| if joined(part) { behind..part.end } else { part.clone() };
            return Some(Phrase { parts: words.parts.iter().map(cut).collect(), roles: words.roles });
        }
        let inside = |part: &TokenRange| part.start >= tokens.start && part.end <= tokens.end;
        if frame == 0 || frame > self.at || !words.parts.iter().any(inside) {
            return None;
        }
        let counts = self.quantity.kind == QuantityKind::Count;
        let rest = words.without_tokens(&tokens);
        if !rest.is_empty() {
            let bare = counts && rest.len() == self.quantity.unit_tokens.len();
            return counts.then(|| if bare { rest.then(self.after()) } else { rest.clone() });
        }
        let told = told.without_tokens(&tokens);
        let clause = edge::clause_before(pieces, &self.reader.in_base, self.governor.subject_end);
        let clause = || phrase::tidy(self.reader.scan, pieces, clause.start.max(frame + 1)..clause.end);
        let other = Some(told).filter(|told| !told.is_empty()).unwrap_or_else(clause);
        let other = if other.is_empty() { self.after().clone() } else { other };
        (!other.is_empty()).then_some(other)
    }
}
