//! Figures beside others of their sentence that are told apart by a word or a thing: "xuất siêu 3 tỷ USD kể cả dầu thô và xuất
//! siêu | 2 tỷ USD | không kể dầu thô", "giảm 22% về lượng ..., chỉ nhập | 1,2 triệu tấn", "lãi lớn, tăng | 900 nhân sự".

use super::Figure;
use crate::fact::Measure;
use crate::fact::base;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, is_percent};
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Case;

impl Figure<'_> {
    /// "và xuất siêu | 2 tỷ USD | không kể dầu thô": the balance of the figure before again, with what tells this one from it.
    pub(super) fn balance_again(&self) -> Option<Phrase> {
        const MAX_BEHIND: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let noun = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let last = self.drafts.last().filter(|last| last.measure == self.measure && !last.label.is_empty())?;
        let joined = noun.checked_sub(1).is_some_and(|and| pieces[and].is(Class::And));
        let balance = pieces[noun].is(Class::BalanceNoun) && pieces[noun].tokens.len() <= 2;
        if !joined || !balance || self.reader.quantity(last).unit != self.quantity.unit {
            return None;
        }
        let said = last.label.parts.last()?;
        let tokens = &pieces[noun].tokens;
        let tail = said.end.checked_sub(tokens.len()).filter(|&tail| tail >= said.start)?;
        let same = (tail..said.end).zip(tokens.clone()).all(|(one, other)| scan.says_same(one, other));
        let start = self.at + 1;
        let plain = |at: &usize| pieces[*at].form == Form::Word && !pieces[*at].is(Class::Versus);
        let end = (start..pieces.len().min(start + MAX_BEHIND)).take_while(plain).last()? + 1;
        same.then(|| last.label.then(&Phrase::of_pieces(&pieces[start..end])))
    }

    /// "giảm 22% về lượng và 30% về trị giá, chỉ nhập | 1,2 triệu tấn": how much it is of what moved, not of its worth.
    pub(super) fn amount_of_moved(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let aspect = |draft: &Draft| base::aspect_end(pieces, draft.piece + 1).is_some();
        let last = self.drafts.last().filter(|last| aspect(last) && last.measure == Measure::Change)?;
        let amount = self.quantity.kind == QuantityKind::Physical && self.measure == Measure::Level;
        let word = |piece: &Piece| piece.roles.is_idle() || piece.any(&[Class::Act, Class::Flow, Class::Adverb]);
        let verb = own.len() <= 2 && !self.is_name(own) && self.pieces_of(own).all(word);
        let parted = pieces[last.piece..self.at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
        let first = self.drafts.iter().rev().take_while(|draft| aspect(draft)).last()?;
        let head = if first.label.is_empty() { &first.subject } else { &first.label };
        (amount && verb && !parted && !head.is_empty() && is_percent(self.reader.quantity(first)))
            .then(|| head.then(own))
    }

    /// "Hải Âu lãi lớn, tăng hơn | 900 nhân sự": a movement of those counted is of them, not of the money told before.
    pub(super) fn moved_beside_money(&self, own: &Phrase) -> Option<Phrase> {
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall));
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Change;
        let unit = Phrase::of_tokens(self.quantity.unit_tokens.clone());
        if !moves || !counts || unit.is_empty() {
            return None;
        }
        let scan = self.reader.scan;
        let money = |phrase: &Phrase| {
            let mut tokens = phrase.parts.iter().flat_map(Clone::clone);
            let noun = |token: usize| {
                [Class::BalanceNoun, Class::Income].iter().any(|&class| scan.hit(token, class).is_some())
            };
            tokens.any(noun)
        };
        // "số nhân sự tăng 900 người", "giảm 12 tỷ đồng": what is counted stands in no word of the money.
        let told = match self.drafts.last() {
            Some(last) if own.is_empty() => {
                let quantity = self.reader.quantity(last);
                let other = quantity.kind == QuantityKind::Money || is_percent(quantity);
                other.then_some(&last.subject)?
            }
            _ => own,
        };
        // "doanh thu của 12 cửa hàng": who is counted is no money, nor a share of it.
        let counted =
            scan.hit(self.quantity.unit_tokens.start, Class::Security).is_some() || self.shares_word(&unit, told);
        let owner: Vec<usize> =
            told.parts.iter().flat_map(Clone::clone).filter(|&token| self.reader.entities[token]).collect();
        let owner = match (owner.first(), owner.last()) {
            (Some(&first), Some(&last)) if owner.windows(2).all(|pair| pair[0] + 1 == pair[1]) => {
                Phrase::of_tokens(first..last + 1)
            }
            _ => Phrase::default(),
        };
        (money(told) && !counted).then(|| unit.then(self.after()).then(&owner))
    }

    /// "Đóng góp lớn nhất là | phân bón | khi doanh thu mảng này tăng | 45%": of what the clause before says that it is.
    pub(super) fn of_this_part(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 10;
        const REACH: usize = 16;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if !self.reader.jobs.has(Class::Anaphor) {
            return None;
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let this = said.iter().rposition(|piece| piece.is(Class::Anaphor) && !piece.any(&MEASURED))?;
        let noun = said[..this].iter().rposition(|piece| piece.any(&MEASURED))? + 1;
        if noun >= this || this - noun > 2 || this + 1 != said.len() {
            return None;
        }
        let first = self.reader.piece_from(said[0].tokens.start);
        let lead = first.checked_sub(1).filter(|&lead| pieces[lead].any(&[Class::Cause, Class::Subordinate]))?;
        let stops = |at: &usize| matches!(pieces[*at].form, Form::Quantity(_) | Form::Mark(_));
        let floor =
            (lead.saturating_sub(REACH)..lead).rev().find(stops).map_or(lead.saturating_sub(REACH), |at| at + 1);
        let copula = (floor..lead).rev().find(|&at| pieces[at].is(Class::Copula))?;
        let name = phrase::tidy(scan, pieces, copula + 1..lead);
        if name.is_empty() || name.len() > MAX_NAME || name.is_measured() {
            return None;
        }
        // "mảng này" of "mảng phân bón" says the noun once.
        let key = |token: usize| scan.key(token);
        let again = name.parts.first().is_some_and(|part| key(part.start) == key(said[noun].tokens.start));
        Some(Phrase::of_pieces(&said[..if again { noun } else { this }]).then(&name))
    }

    /// "tỷ lệ lao động qua đào tạo 70%; | hộ nghèo còn 6%": the rate of others, who are counted by a noun of their own.
    pub(super) fn rate_of_others(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 6;
        let scan = self.reader.scan;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let percents = self.reader.quantity(last).kind == QuantityKind::Percent
            && self.quantity.kind == QuantityKind::Percent
            && self.measure == Measure::Level;
        let said = last.subject.parts.first()?;
        let head = scan.hit(said.start, Class::RateNoun).map(|hit| hit.end as usize)?;
        let counted = |token: usize| [Class::Populous, Class::Title].iter().any(|&one| scan.hit(token, one).is_some());
        let first = own.parts.first()?.start;
        // "tỷ lệ | hộ nghèo", put together so for the figure before, lends its head alone.
        let alone = head == said.end;
        let head_noun = if alone { last.subject.parts.get(1)?.start } else { head };
        let other = alone || scan.key(head) != scan.key(first);
        let plain =
            own.parts.len() == 1 && own.len() <= MAX_NOUN && self.pieces_of(own).all(|piece| piece.roles.is_idle());
        let noun = counted(head_noun) || scan.hit(head_noun, Class::Noun).is_some();
        (percents && plain && other && noun && counted(first)).then(|| Phrase::of_tokens(said.start..head).then(own))
    }

    /// "số vốn đăng ký | 15.000 tỷ đồng | trong lĩnh vực du lịch": in what branch a fund is that nothing before it tells apart.
    pub(super) fn fund_in_branch(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        // "15.000 tỷ đồng (700 triệu USD) trong lĩnh vực du lịch, chiếm | 28%": and so is what goes on with it.
        if let Some(last) = self.drafts.last().filter(|last| self.is_bare_fund(words) && last.subject == *words) {
            let more = last.words.len() > words.len() && last.words.parts.starts_with(&words.parts);
            return more.then(|| last.words.without_head(words.len()));
        }
        if self.quantity.kind != QuantityKind::Money || self.measure != Measure::Level || !self.is_bare_fund(words) {
            return None;
        }
        let open = pieces.get(self.at + 1).is_some_and(|next| next.mark() == Some(Mark::Open));
        let close = pieces[self.at..].iter().position(|piece| piece.mark() == Some(Mark::Close)).filter(|_| open);
        let start = self.at + 1 + close.unwrap_or(0);
        // "trong | lĩnh vực", which may be one piece.
        let lead = pieces.get(start).filter(|lead| lead.any(&[Class::Locative, Class::Topic, Class::Aspect]))?;
        let next = pieces.get(start + 1)?;
        let sector = |tokens: TokenRange| tokens.clone().find(|&token| scan.hit(token, Class::Sector).is_some());
        let branch = sector(lead.tokens.clone()).or_else(|| sector(next.tokens.clone()))?;
        let inside = |at: &usize| {
            pieces[*at].form == Form::Word && !pieces[*at].any(&[Class::Locative, Class::Reach, Class::But])
        };
        let end = (start + 1..pieces.len()).take(MAX_NAME).take_while(inside).last()? + 1;
        let name = Phrase::of_tokens(branch..pieces[end - 1].tokens.end);
        (1..=MAX_NAME).contains(&name.len()).then_some(name)
    }

    /// "Số vốn đăng ký | 1.200 tỷ đồng" behind a sentence on a branch or its enterprises: of those.
    pub(super) fn registered_of(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        let registered = |token: usize| self.reader.scan.hit(token, Class::Registered).is_some();
        let said = own.parts.iter().flat_map(Clone::clone).any(registered);
        let before = self.context.last.indicator.as_ref()?;
        let free = self.drafts.is_empty() && self.is_bare_fund(own) && said;
        (free && !before.is_measured() && (1..=MAX_NAME).contains(&before.len())).then(|| own.then(before))
    }

    /// "số vốn đăng ký", "tổng vốn": a fund without a word of whose or what for it is.
    fn is_bare_fund(&self, words: &Phrase) -> bool {
        const MAX_FUND: usize = 5;
        let scan = self.reader.scan;
        let fund = words.parts.iter().flat_map(Clone::clone).any(|token| scan.hit(token, Class::Fund).is_some());
        fund && words.len() <= MAX_FUND && words.parts.len() == 1 && !self.tells_name(words)
    }

    /// "lãi 300 tỷ đồng, thấp hơn con số | 410 tỷ đồng | của Hải Âu": the noun of the figure compared, with whose it is behind.
    pub(super) fn number_of_other(&self) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        const COMPARES: [Class; 5] = [Class::Versus, Class::Exceed, Class::Rise, Class::Fall, Class::Comparative];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let last = self.drafts.last().filter(|last| self.reader.quantity(last).unit == self.quantity.unit)?;
        let number = (last.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let figure = scan.hit(pieces[number].tokens.end - 1, Class::FigureNoun).is_some()
            || scan.hit(pieces[number].tokens.start, Class::FigureNoun).is_some();
        let compared = pieces[last.piece + 1..=number].iter().any(|piece| piece.any(&COMPARES));
        if !figure || !compared || self.measure != Measure::Level || !self.next_is(&[Class::Of]) {
            return None;
        }
        let end = (self.at + 2..pieces.len().min(self.at + 2 + MAX_NAME))
            .take_while(|&at| pieces[at].form == Form::Word && !pieces[at].any(&[Class::But, Class::Conjunction]))
            .last()?
            + 1;
        let name = phrase::tidy(scan, pieces, self.at + 2..end);
        let head = self.measured_head(&last.subject);
        let noun = last.subject.without_tail(last.subject.len() - head);
        (self.can_own(&name) && !noun.is_empty()).then(|| noun.then(&name))
    }

    /// "so với | khoản lợi nhuận sau thuế | 92 tỷ đồng": the noun of an income right before its figure, where the one compared is told by
    /// another.
    pub(super) fn other_income(&self, own: &Phrase, before: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let end = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)? + 1;
        let income = |at: &usize| scan.hit(pieces[*at].tokens.start, Class::Income).is_some();
        let word = |at: &usize| pieces[*at].form == Form::Word && !pieces[*at].any(&[Class::Versus, Class::Reach]);
        let start = (end.saturating_sub(MAX_NOUN)..end).rev().take_while(word).find(income)?;
        let noun = phrase::tidy(scan, pieces, start..end);
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let balance = |token: usize| scan.hit(token, Class::BalanceNoun).is_some();
        let other = before.parts.iter().flat_map(Clone::clone).any(balance) && !self.shares_word(&noun, before);
        (money && other && own.parts.len() <= 1 && !noun.is_empty()).then_some(noun)
    }

    /// "vốn chủ sở hữu đạt 800 tỷ đồng, | thấp hơn nợ phải trả | 1.200 tỷ đồng": by how much the amount before the comma is more or less
    /// than what another noun names.
    pub(super) fn over_other(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level && !last.subject.is_empty())?;
        let alike = self.reader.quantity(last).unit == self.quantity.unit;
        let comma = last.piece + 1;
        let compares =
            pieces[comma].mark() == Some(Mark::Comma) && self.reader.begins_with(comma + 1, Class::Comparative);
        let start = pieces[comma].tokens.end;
        let noun = own.is_measured() && own.parts.first().is_some_and(|part| part.start > start);
        let words = |piece: &Piece| matches!(piece.form, Form::Word | Form::Hedge);
        let between = pieces.get(comma + 1..self.at).is_some_and(|between| between.iter().all(words));
        (alike && compares && noun && between && self.measure == Measure::Change).then(|| last.subject.clone())
    }

    /// "Giá cổ phiếu HPG đóng cửa ở 23.500 đồng. | HSG | tăng 300 đồng": a code alone is of what the sentence before tells of another code.
    pub(super) fn other_code(&self, own: &Phrase) -> Option<Phrase> {
        let scan = self.reader.scan;
        let upper = |token: usize| scan.tokens[token].case == Case::Upper;
        let code = own.len() == 1 && own.parts.iter().all(|part| upper(part.start)) && self.drafts.is_empty();
        let said = self.context.last.indicator.as_ref().filter(|_| code)?;
        let tokens: Vec<usize> = said.parts.iter().flat_map(Clone::clone).collect();
        let (&first, &last) = (tokens.first()?, tokens.last()?);
        let before = |&token: &usize| scan.hit(token, Class::Security).is_some_and(|hit| hit.end as usize == last);
        let named = upper(last) && tokens.iter().any(before) && scan.hit(first, Class::Quoted).is_some();
        let kind = matches!(self.quantity.kind, QuantityKind::Money | QuantityKind::Percent);
        let priced = kind && matches!(self.measure, Measure::Level | Measure::Change);
        (named && priced).then(|| self.with_name(said, own))
    }

    /// "ngành may | tiếp tục | mở rộng thị trường, đổi mới thiết bị, | ước tăng 8,9%": behind a comma a predicate is of who goes on doing
    /// one thing after the other, and not of the last thing done.
    pub(super) fn behind_deeds(&self) -> Option<Phrase> {
        const MAX_CLAUSE: usize = 48;
        const OTHERS: [Class; 5] = [Class::Conjunction, Class::But, Class::Said, Class::Because, Class::Locative];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let comma_at = |at: usize| pieces[at].mark() == Some(Mark::Comma) && pieces[at].depth == 0;
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall)) && self.measure == Measure::Change;
        let status = |at: &usize| pieces[*at].any(&[Class::StatusEstimate, Class::StatusForecast, Class::Adverb]);
        let comma = (0..self.governor.piece.filter(|_| moves)?).rev().find(|at| !status(at))?;
        let goes_on = pieces[..comma].iter().position(|piece| piece.is(Class::Aspectual))?;
        let deeds = &pieces[goes_on + 1..comma];
        // "tiếp tục khó khăn, giá bán, sản lượng": nouns of amounts are no deeds.
        let noun = |piece: &Piece| piece.any(&MEASURED) && !piece.is(Class::Act);
        let other = |piece: &Piece| piece.any(&OTHERS) || piece.quantity().is_some();
        let nouns = deeds.windows(2).any(|pair| pair[0].mark() == Some(Mark::Comma) && noun(&pair[1]));
        let listed = (goes_on + 1..comma).any(comma_at) && comma_at(comma) && comma <= MAX_CLAUSE;
        let start = (0..goes_on).rev().find(|&at| comma_at(at)).map_or(0, |before| before + 1);
        let subject = phrase::tidy(scan, pieces, start..goes_on);
        (listed && !nouns && !deeds.iter().any(other) && !subject.is_empty()).then_some(subject)
    }

    /// "chi phí lãi vay là 120 tỷ đồng (| 13% | doanh thu)": the amount right before a bracket, said as a part of what another noun names.
    pub(super) fn in_other_amount(&self) -> Option<Phrase> {
        const MAX_WHOLE: usize = 8;
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let kind = self.reader.quantity(last).kind;
        let amount = matches!(kind, QuantityKind::Money | QuantityKind::Physical) && !last.subject.is_empty();
        let open = pieces[last.piece + 1].mark() == Some(Mark::Open);
        let aside =
            |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Share, Class::Restate, Class::Equal]);
        let beside = open && pieces[last.piece + 2..self.at].iter().all(aside);
        if !amount || !beside || self.measure != Measure::Share || !is_percent(self.quantity) {
            return None;
        }
        // "vốn 100 tỷ đồng (30% vốn vay, 70% vốn tự có)": parts of the amount itself.
        let behind = &pieces[self.at + 1..];
        let whole = behind.iter().take(MAX_WHOLE).take_while(|piece| piece.mark().is_none()).count();
        let closed = behind.get(whole).is_some_and(|mark| mark.mark() == Some(Mark::Close));
        let noun = phrase::tidy(self.reader.scan, pieces, self.at + 1..self.at + 1 + whole);
        let other = noun.is_measured() && !self.shares_word(&noun, &last.subject);
        (closed && other).then(|| last.subject.clone())
    }

    /// "bán ròng 500 tỷ đồng, tập trung ở các mã | SSI (| 110 tỷ đồng), VHM (95 tỷ đồng)": what the amount before is made up of mostly.
    pub(super) fn mostly_in(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_LEAD: usize = 5;
        const MAX_NAME: usize = 4;
        let scan = self.reader.scan;
        let last = self.drafts.last().filter(|last| last.measure == self.measure && !last.subject.is_empty())?;
        let alike = self.reader.quantity(last).unit == self.quantity.unit && self.measure == Measure::Level;
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && alike)?;
        let focus = scan.hit(part.start, Class::PlaceFocus)?.end as usize;
        let capital = |token: &usize| scan.tokens[*token].is_capital();
        let name = (focus..part.end).take(MAX_LEAD).find(capital)?;
        let bracket = self.at.checked_sub(1).is_some_and(|open| self.reader.pieces[open].mark() == Some(Mark::Open));
        let name = Phrase::of_tokens(name..part.end);
        (bracket && name.len() <= MAX_NAME).then(|| last.subject.then(&name))
    }

    /// "khối lượng giao dịch đạt 9 triệu cổ phiếu, | tương ứng giá trị | 180 tỷ đồng": the worth of that whose amount stands before it.
    pub(super) fn worth_restated(&self) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        let last = self.drafts.last().filter(|last| money && last.measure == Measure::Level)?;
        let amount = matches!(self.reader.quantity(last).kind, QuantityKind::Count | QuantityKind::Physical);
        let between = &pieces[last.piece + 1..self.at];
        let restates = between.iter().find(|piece| piece.is(Class::Restate) && piece.tokens.len() > 1)?;
        let rest = |piece: &Piece| {
            matches!(piece.form, Form::Hedge | Form::Mark(Mark::Comma)) || piece.tokens == restates.tokens
        };
        let noun = |&token: &usize| {
            let hits = scan.hits.of_at(token, Class::Relational);
            hits.into_iter().any(|hit| hit.end as usize == restates.tokens.end)
        };
        let worth = (restates.tokens.start + 1..restates.tokens.end).find(noun)?;
        let head = last.words.parts.first()?.start;
        let other = scan.hit(head, Class::Relational).is_some() && scan.key(head) != scan.key(worth);
        let said = amount && other && between.iter().all(rest);
        said.then(|| self.of_aspect(&Phrase::of_tokens(worth..restates.tokens.end), &last.words))
    }

    /// "phát hành tối đa 100 triệu cổ phiếu hoặc tối đa | 8,5% | tổng số cổ phần", "4 triệu cổ phiếu riêng lẻ (| 15% | vốn điều lệ)": the
    /// count right before it, said as a part.
    pub(super) fn in_other_words(&self) -> Option<Phrase> {
        const MAX_BETWEEN: usize = 5;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let last = self
            .drafts
            .last()
            .filter(|last| last.measure == Measure::Level && self.reader.quantity(last).kind == QuantityKind::Count)?;
        let between = &pieces[last.piece + 1..self.at];
        let share = self.measure == Measure::Share && is_percent(self.quantity) && between.len() <= MAX_BETWEEN;
        let whole = pieces.get(self.at + 1).is_some_and(|next| next.any(&MEASURED) || next.is(Class::WholeNoun));
        let joint = between.iter().position(|piece| {
            piece.mark() == Some(Mark::Open) || scan.hit(piece.tokens.start, Class::Alternative).is_some()
        })?;
        let idle = between[..joint].iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let hedged = between[joint + 1..].iter().all(|piece| piece.form == Form::Hedge || piece.is(Class::Adverb));
        (share && whole && idle && hedged).then(|| last.words.clone())
    }

    /// "nâng tỷ lệ sở hữu lên 5%, tương ứng | 3,4 triệu cổ phiếu": the shares that somebody's part of a firm comes to.
    pub(super) fn held_in_shares(&self) -> Option<Phrase> {
        const MAX_HELD: usize = 7;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let part = self.drafts.last().filter(|last| is_percent(self.reader.quantity(last)))?;
        let shares = self.quantity.kind == QuantityKind::Count
            && self.measure == Measure::Level
            && scan.hit(self.quantity.unit_tokens.start, Class::Security).is_some();
        let between = &pieces[part.piece + 1..self.at];
        let restates = between.iter().any(|piece| piece.is(Class::Restate));
        let aside = |piece: &Piece| {
            piece.form == Form::Hedge
                || matches!(piece.mark(), Some(Mark::Comma | Mark::Open))
                || piece.any(&[Class::Restate, Class::Adverb, Class::Topic])
                || piece.any(&MEASURED)
        };
        if !(shares && restates && between.iter().all(aside)) {
            return None;
        }
        // "cổ đông lớn nhất với tỷ lệ | nắm giữ | 5%", "bà Lan nắm giữ | 5% vốn": the holding, before the part.
        let figure = pieces[part.piece].tokens.start;
        let said: Vec<&Piece> = self.pieces_of(&part.words).take_while(|piece| piece.tokens.end <= figure).collect();
        let noun = said.iter().rposition(|piece| piece.any(&MEASURED)).map_or(0, |noun| noun + 1);
        let held = &said[noun..];
        let verb = held.iter().rposition(|piece| piece.is(Class::Own))?;
        let phrase = |held: &[&Piece]| Phrase::of_pieces(&held.iter().map(|&piece| piece.clone()).collect::<Vec<_>>());
        // Of a long one only the verb.
        let whole = phrase(held);
        let told = if whole.len() <= MAX_HELD { whole } else { phrase(&held[verb..=verb]) };
        Some(Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()).then(&told))
    }

    /// "Xử lý hình sự 20 vụ gồm | 8 vụ trộm cắp, 12 vụ ma túy": what was done with all of them was done with each part.
    pub(super) fn listed_deed(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PARTS: usize = 8;
        const MAX_DEED: usize = 5;
        let pieces = self.reader.pieces;
        let count = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        if !count || !own.is_empty() {
            return None;
        }
        let parts = pieces[..self.at].iter().rposition(|piece| piece.is(Class::Breakdown) && piece.is(Class::Reach))?;
        let alike = |draft: &Draft| self.reader.quantity(draft).unit == self.quantity.unit;
        let listed = self.drafts.iter().rev().take(MAX_PARTS).take_while(|draft| draft.piece > parts);
        let all = listed.clone().all(|draft| alike(draft) && draft.measure == Measure::Level);
        let before = |draft: &&Draft| draft.piece < parts && draft.measure == Measure::Level;
        let whole = self.drafts.iter().rev().find(before).filter(|whole| alike(whole))?;
        let unit = Phrase::of_tokens(self.reader.quantity(whole).unit_tokens.clone());
        let deed = whole.label.clone();
        let first = deed.parts.first()?.start;
        let opens = self.reader.piece_from(first);
        let verb = pieces[opens].any(&[Class::Act, Class::Own]) && deed.len() <= MAX_DEED;
        if !all || !verb || whole.words != unit.then(&deed) || self.after().is_empty() {
            return None;
        }
        Some(Phrase::of_tokens(self.quantity.unit_tokens.clone()).then(self.after()).then(&deed))
    }

    /// Words without the verb that only leads to another, or to what befell somebody: "lượt khách | cán mốc | đón", "người | làm | chết".
    pub(super) fn without_leads(&self, words: Phrase) -> Phrase {
        let scan = self.reader.scan;
        let jobs = self.reader.jobs;
        if !jobs.has(Class::ToLevel) && !jobs.has(Class::Casualty) {
            return words;
        }
        let pieces: Vec<&Piece> = self.pieces_of(&words).collect();
        let lead = |pair: &[&Piece]| {
            let beside = pair[0].tokens.end == pair[1].tokens.start;
            beside && pair[0].is(Class::ToLevel) && pair[0].tokens.len() > 1 && pair[1].is(Class::Act)
        };
        let mark = pieces.windows(2).find(|pair| lead(pair)).map(|pair| pair[0].tokens.clone());
        let causes = |piece: &&Piece| {
            let first = piece.tokens.start;
            let casualty = piece.is(Class::Casualty) && piece.tokens.len() > 1;
            (casualty && scan.hit(first, Class::Causer).is_some()).then_some(first..first + 1)
        };
        let cut = mark.or_else(|| pieces.iter().find_map(causes));
        let Some(cut) = cut.filter(|cut| cut.len() < words.len()) else { return words };
        let mut out = Phrase { roles: words.roles, ..Phrase::default() };
        for part in words.parts.iter() {
            let inside = part.start <= cut.start && cut.end <= part.end;
            let halves = if inside { [part.start..cut.start, cut.end..part.end] } else { [part.clone(), 0..0] };
            for half in halves.into_iter().filter(|half| !half.is_empty()) {
                out = out.then(&Phrase::of_tokens(half));
            }
        }
        out
    }
}
