//! Noun phrases: what stands before a predicate, or after a counted noun, without the words that are no part of it.

use std::borrow::Cow;
use std::ops::Range;

use super::edge::MAX_BEFORE;
use super::piece::{Form, Mark, Piece, Roles};
use super::runs::Runs;
use crate::fact::note;
use crate::lexicon::Class;
use crate::lexicon::period::PeriodRole;
use crate::mention::{Scan, TokenRange};
use crate::span::{Body, Span};
use crate::token::{Case, Gap, Kind, is_syllable};

/// A noun phrase: runs of tokens in the order they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::fact) struct Phrase {
    pub(in crate::fact) parts: Runs,
    /// The jobs of its words, taken together.
    pub(in crate::fact) roles: Roles,
}

/// Roles of the noun that an amount is an amount of.
pub(in crate::fact) const MEASURED: [Class; 7] = [
    Class::MeasureNoun,
    Class::RateNoun,
    Class::GrowthNoun,
    Class::BalanceNoun,
    Class::ShareNoun,
    Class::Stock,
    Class::Total,
];

/// "thu về", "từ trường về": what leads to a noun elsewhere is the direction of a verb.
pub(in crate::fact) const DIRECTIONS: [Class; 3] = [Class::Act, Class::Own, Class::Aspect];

/// Verbs that tell what becomes of an amount or how it stands.
pub(in crate::fact) const PREDICATES: [Class; 8] = [
    Class::Rise,
    Class::Fall,
    Class::Reach,
    Class::ToLevel,
    Class::Equal,
    Class::Share,
    Class::Exceed,
    Class::Complete,
];

/// Whether it is a verb that a subject stands before.
pub(in crate::fact) fn says(piece: &Piece) -> bool {
    piece.any(&PREDICATES)
        || piece.any(&[
            Class::Preverb,
            Class::Own,
            Class::Act,
            Class::Contribute,
            Class::StatusEstimate,
            Class::StatusForecast,
            Class::StatusTarget,
            Class::StatusActual,
            Class::Aspectual,
        ])
}

/// What sentences lend to each other, one after the other, grows no longer than so many tokens.
const MAX_JOINED: usize = 80;

impl Phrase {
    pub(in crate::fact) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Tokens in it.
    pub(in crate::fact) fn len(&self) -> usize {
        self.parts.tokens()
    }

    /// Its words, single-spaced, a common noun that opens its sentence in lower case. `names` tells which tokens belong
    /// to names.
    pub(in crate::fact) fn text(&self, scan: &Scan<'_>, names: &[bool]) -> String {
        const SHOUTED: usize = 2;
        let bytes = |part: &TokenRange| (scan.span(part.clone()).len() + 1) as usize;
        let mut out = String::with_capacity(self.parts.iter().map(bytes).sum());
        // A heading in capitals.
        let shouts =
            |token: usize| scan.tokens[token].case == Case::Upper && is_syllable(&scan.word(token).to_lowercase());
        let shouted = self.parts.iter().flat_map(Clone::clone).filter(|&token| shouts(token)).count() >= SHOUTED;
        let once = if self.parts.len() < 2 { None } else { Some(self.once(scan)) };
        for part in once.as_ref().unwrap_or(&self.parts).iter() {
            for token in part.clone().filter(|&token| !note::is_mark(scan, token, false)) {
                if !out.is_empty() && (token == part.start || !scan.tokens[token].is_glued()) {
                    out.push(' ');
                }
                if shouted && shouts(token) {
                    out.push_str(&scan.word(token).to_lowercase());
                } else if token == part.start && !names[token] && opens_sentence(scan, token) {
                    out.push_str(&common(scan, token));
                } else {
                    out.push_str(scan.word(token));
                }
            }
        }
        out
    }

    /// Its parts without what another part says: "lãi | công ty lãi", "kế hoạch | kế hoạch", "ca | ca bệnh".
    fn once(&self, scan: &Scan<'_>) -> Runs {
        let Some(first) = self.parts.first() else { return Runs::None };
        let ends = |part: &TokenRange| {
            let tail = part.end.checked_sub(first.len()).filter(|&tail| tail >= part.start);
            tail.is_some_and(|tail| (tail..part.end).zip(first.clone()).all(|(one, other)| scan.says_same(one, other)))
        };
        // "ca | ca bệnh sốt xuất huyết".
        let next = self.parts.get(1).filter(|next| first.len() == 1 && next.len() > 1);
        let longer = next.is_some_and(|next| scan.says_same(first.start, next.start));
        let mut out = Runs::None;
        for part in self.parts.iter().skip(usize::from(longer)) {
            let said = !out.is_empty() && ends(part);
            let part = if said { part.start..part.end - first.len() } else { part.clone() };
            if !part.is_empty() {
                out.push(part);
            }
        }
        out
    }

    /// The stretch of the body from its first to its last token.
    pub(in crate::fact) fn span(&self, scan: &Scan<'_>) -> Option<Span<Body>> {
        let start = self.parts.iter().map(|part| part.start).min()?;
        let end = self.parts.iter().map(|part| part.end).max()?;
        Some(scan.span(start..end))
    }

    /// This phrase and then `other`; the longer of the two gives way where both are too much.
    pub(in crate::fact) fn then(&self, other: &Phrase) -> Phrase {
        if self.len() + other.len() > MAX_JOINED {
            return if self.len() < other.len() { self.clone() } else { other.clone() };
        }
        let mut parts = self.parts.clone();
        other.parts.iter().for_each(|part| parts.push(part.clone()));
        let mut roles = self.roles;
        roles.add(other.roles);
        Phrase { parts, roles }
    }

    /// "hơn", "lên tới ba": whether it has no word that names anything.
    fn is_hollow(&self, scan: &Scan<'_>) -> bool {
        let empty = |token: usize| [Class::Hollow, Class::Number].iter().any(|&class| scan.hit(token, class).is_some());
        !self.is_empty() && self.parts.iter().flat_map(Clone::clone).all(empty)
    }

    /// Whether it names an amount ("giá trị ...", "tỷ lệ ...").
    pub(in crate::fact) fn is_measured(&self) -> bool {
        self.roles.any(&MEASURED)
    }

    /// The phrase of some pieces, as they stand.
    pub(in crate::fact) fn of_pieces(pieces: &[Piece]) -> Phrase {
        let mut out = Phrase::default();
        for piece in pieces {
            out.push(piece);
        }
        out
    }

    fn push(&mut self, piece: &Piece) {
        self.roles.add(piece.roles);
        match self.parts.last_mut() {
            Some(last) if last.end == piece.tokens.start => last.end = piece.tokens.end,
            _ => self.parts.push(piece.tokens.clone()),
        }
    }

    /// The tokens of a figure's unit as a phrase.
    pub(in crate::fact) fn of_tokens(tokens: TokenRange) -> Phrase {
        Phrase { parts: Some(tokens).into_iter().filter(|part| !part.is_empty()).collect(), roles: Roles::default() }
    }

    /// Without the parts that lie among `tokens`.
    pub(in crate::fact) fn without_tokens(&self, tokens: &TokenRange) -> Phrase {
        let apart = |part: &&TokenRange| part.end <= tokens.start || part.start >= tokens.end;
        Phrase { parts: self.parts.iter().filter(apart).cloned().collect(), roles: self.roles }
    }

    /// Without its first part.
    pub(in crate::fact) fn without_first_part(&self) -> Phrase {
        Phrase { parts: self.parts.get(1..).unwrap_or_default().iter().cloned().collect(), roles: self.roles }
    }

    /// Without its first `count` tokens.
    pub(in crate::fact) fn without_head(&self, count: usize) -> Phrase {
        let mut out = Phrase::default();
        let mut left = count;
        for part in self.parts.iter() {
            let skip = part.len().min(left);
            left -= skip;
            if skip < part.len() {
                out.parts.push(part.start + skip..part.end);
            }
        }
        out
    }

    /// Without its last `count` tokens.
    pub(in crate::fact) fn without_tail(&self, count: usize) -> Phrase {
        let mut out = self.clone();
        let mut left = count;
        while let Some(last) = out.parts.last_mut() {
            if last.len() > left {
                last.end -= left;
                break;
            }
            left -= last.len();
            out.parts.pop();
        }
        out
    }
}

/// Whether a token stands where every word has a capital: first in its block, or behind an end, a bullet, a bracket.
fn opens_sentence(scan: &Scan<'_>, token: usize) -> bool {
    let first = scan.tokens[token].gap == Gap::Block || scan.cell(token).is_some();
    first || token.checked_sub(1).is_none_or(|before| scan.tokens[before].kind == Kind::Symbol)
}

/// A word in lower case unless it looks like a name: spelled as no syllable is, or before another capital.
fn common<'a>(scan: &'a Scan<'_>, token: usize) -> Cow<'a, str> {
    let word = scan.word(token);
    let named = || {
        scan.tokens
            .get(token + 1)
            .is_some_and(|next| next.gap != Gap::Block && next.is_capital() && scan.cell(token + 1).is_none())
    };
    if scan.tokens[token].case != Case::Title || named() {
        return word.into();
    }
    let lower = word.to_lowercase();
    if is_syllable(&lower) { lower.into() } else { word.into() }
}

/// Where a bracket ends that opens a stretch.
fn behind_bracket(pieces: &[Piece], range: Range<usize>) -> usize {
    let close = range.clone().find(|&at| pieces[at].mark() == Some(Mark::Close));
    close.map_or(range.end, |close| close + 1)
}

/// The noun phrase of a stretch of pieces, if it names anything: "phí rất cao, | lên tới ba | bốn chục tỷ".
pub(in crate::fact) fn naming(scan: &Scan<'_>, pieces: &[Piece], range: Range<usize>) -> Phrase {
    let told = tidy(scan, pieces, range);
    if told.is_hollow(scan) { Phrase::default() } else { told }
}

/// The noun phrase of a stretch of pieces: without the words that only lead in or out, without periods.
pub(in crate::fact) fn tidy(scan: &Scan<'_>, pieces: &[Piece], range: Range<usize>) -> Phrase {
    let (mut start, mut end) = (range.start, range.end);
    // "26 ý kiến | (65%) cho rằng".
    let bracket = pieces.get(start).is_some_and(|piece| piece.mark() == Some(Mark::Open));
    if let Some(close) = Some(behind_bracket(pieces, start..end)).filter(|&close| bracket && close < end) {
        start = close;
    }
    while start < end && leads_in(scan, pieces, start, end) {
        start += 1;
    }
    let told_apart = is_one_of_kind(scan, pieces, start);
    while start < end
        && (trails(pieces, start, end - 1) || part_of_day(scan, pieces, start, end).is_some())
        && !(told_apart && pieces[end - 1].is(Class::Act))
        && !is_contract(scan, pieces, end - 1)
        && !is_on_site(scan, pieces, start, end - 1)
    {
        end = part_of_day(scan, pieces, start, end).unwrap_or(end - 1);
    }
    // "dầu diesel | được điều chỉnh | tăng 940 đồng": nor is that it is moved.
    let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall, Class::ToLevel]);
    if end > start + 2
        && pieces[end - 2].is(Class::Passive)
        && scan.hit(pieces[end - 1].tokens.start, Class::Adjust).is_some()
        && pieces.get(end).is_some_and(moves)
    {
        end -= 2;
    }
    // "tỷ giá trung tâm | được Ngân hàng Nhà nước công bố ở mức": nor is who tells it.
    let told = end < range.end && pieces[end].is(Class::Said);
    let mut agent = (start + 1..end).rev().take_while(|&at| pieces[at].is(Class::Passive) || !says(&pieces[at]));
    if let Some(passive) = agent.find(|&at| told && pieces[at].is(Class::Passive))
        && pieces[start..passive].iter().any(|piece| piece.any(&MEASURED))
    {
        end = passive;
    }
    // "nợ xấu | vẫn được kiểm soát", "cơ cấu kinh tế | chuyển dịch tích cực", "thị trường Nhật Bản | luôn dẫn đầu": what is
    // said of a measured noun or a name is no part of it.
    let shifts = |at: usize| scan.hit(pieces[at].tokens.start, Class::Shift).is_some();
    if let Some(said) = (start + 1..end).find(|&at| pieces[at].is(Class::Aspectual) || shifts(at))
        && (pieces[start..said].iter().any(|piece| piece.any(&MEASURED))
            || is_named(scan, &pieces[said - 1])
                && !pieces[said..end].iter().any(|piece| piece.any(&MEASURED) || piece.any(&TELLS)))
    {
        end = said;
        // "giá heo hơi | hôm nay | đi ngang".
        while let Some(day) = part_of_day(scan, pieces, start, end).filter(|_| start < end) {
            end = day;
        }
        while start < end && trails(pieces, start, end - 1) {
            end -= 1;
        }
    }
    // "nhiệm vụ năm 2019 GDP": behind a period inside it, a measured noun begins anew.
    if let Some(period) = (start..end).rev().find(|&at| pieces[at].period().is_some())
        && pieces[period + 1..end].first().is_some_and(|piece| piece.any(&MEASURED) || piece.is(Class::Total))
    {
        start = period + 1;
    }
    let mut out = Phrase::default();
    let mut index = start;
    while index < end {
        let piece = &pieces[index];
        // A bracket inside says the same in other words or units.
        if piece.mark() == Some(Mark::Open) && index > start {
            index = behind_bracket(pieces, index..end);
            continue;
        }
        let skip = match piece.form {
            Form::Period(_) if is_contract(scan, pieces, index) => false,
            Form::Period(_) | Form::Hedge | Form::Mark(Mark::Quote | Mark::Open | Mark::Close) => true,
            // "doanh thu năm 2016, 2017": what joins times goes with them.
            Form::Mark(Mark::Comma) => between_times(pieces, index),
            Form::Word if piece.is(Class::And) && between_times(pieces, index) => true,
            // The preposition of a period goes with it, and so does how many they are: "trong hai năm 2016 và 2017".
            Form::Word => {
                let counts = |at: usize| pieces.get(at).is_some_and(|piece| counts_times(scan, piece));
                let time = |at: usize| pieces.get(at).is_some_and(|piece| piece.period().is_some());
                counts(index) && time(index + 1)
                    || piece.any(&[Class::Locative, Class::Of, Class::AtPoint, Class::Versus, Class::Toward])
                        && time(index + 1 + usize::from(counts(index + 1)))
            }
            _ => false,
        };
        if !skip {
            out.push(piece);
        }
        index += 1;
    }
    out
}

/// A number word: "hai" of "hai năm 2016 và 2017".
fn counts_times(scan: &Scan<'_>, piece: &Piece) -> bool {
    piece.form == Form::Word
        && scan.phrase(piece.tokens.start, piece.tokens.end, Class::Number) == Some(piece.tokens.end)
}

/// "giá vàng SJC | sáng | cùng ngày", "12 người bị thương | tối | 19/12", "giá cà phê | sáng nay": where the part of a day
/// begins that goes with a time, or tells one, at the end of a phrase.
pub(in crate::fact) fn part_of_day(scan: &Scan<'_>, pieces: &[Piece], start: usize, end: usize) -> Option<usize> {
    const MOST: usize = 4;
    let last = pieces[end - 1].tokens.end;
    let role = |entry: u32| scan.lexicon.periods.get(entry as usize).map(|period| (&period.roles, period.shy));
    let is_day = |token: usize| scan.tokens[token].kind == Kind::Number || scan.hit(token, Class::SameDay).is_some();
    let dated = pieces.get(end).is_some_and(|next| is_day(next.tokens.start));
    (start + 1..end).rev().take(MOST).take_while(|&at| pieces[at].form == Form::Word).find(|&at| {
        let hits = scan.hits.of_at(pieces[at].tokens.start, Class::Period).filter(|hit| hit.end as usize == last);
        hits.filter_map(|hit| role(hit.entry)).any(|(roles, shy)| {
            roles.contains(&PeriodRole::DayOffset) || dated && at + 1 == end && *roles == [PeriodRole::DateLead] && !shy
        })
    })
}

/// "giá cà phê giao | tháng 9": the month of a contract tells one from another, and no time of the figure.
pub(in crate::fact) fn is_contract(scan: &Scan<'_>, pieces: &[Piece], at: usize) -> bool {
    const REACH: usize = 3;
    let start = pieces[at].tokens.start;
    let month = pieces[at].period().is_some() && scan.hit(start, Class::MonthUnit).is_some();
    let leads = |from: usize| scan.phrase(from, start, Class::ContractLead) == Some(start);
    month && at > 0 && pieces[at - 1].form == Form::Word && (start.saturating_sub(REACH)..start).any(leads)
}

/// "thu ngân sách | trên địa bàn | tăng": what tells one account from others of its name, and no place that goes on.
pub(in crate::fact) fn is_on_site(scan: &Scan<'_>, pieces: &[Piece], start: usize, at: usize) -> bool {
    let piece = &pieces[at];
    let here = piece.is(Class::Locative) && scan.hit(piece.tokens.start, Class::OnSite).is_some();
    // "thu | trên địa bàn | 2 tỷ đồng": an account that may be said as a verb.
    let account = |piece: &Piece| !says(piece) || piece.any(&MEASURED);
    let noun = at > start && pieces[at - 1].form == Form::Word && account(&pieces[at - 1]);
    let amount = || pieces[start..at].iter().any(|piece| piece.any(&MEASURED));
    let place = |next: &Piece| matches!(next.form, Form::Place(_) | Form::Generic(_) | Form::Period(_));
    here && noun && amount() && !pieces.get(at + 1).is_some_and(place)
}

/// Whether a time stands on both sides of a piece.
fn between_times(pieces: &[Piece], at: usize) -> bool {
    let is_time = |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|piece| piece.period().is_some());
    is_time(at.checked_sub(1)) && is_time(at.checked_add(1))
}

/// "nợ khó thu 9 tỷ đồng; nợ | đang xử lý 2 tỷ đồng": an item that opens with the noun of the one before is told apart by
/// what is said of it.
fn is_one_of_kind(scan: &Scan<'_>, pieces: &[Piece], start: usize) -> bool {
    let Some(semicolon) = start.checked_sub(1).filter(|&at| pieces[at].mark() == Some(Mark::Semicolon)) else {
        return false;
    };
    let floor = semicolon.saturating_sub(MAX_BEFORE);
    let opens = |at: &usize| matches!(pieces[*at].mark(), Some(Mark::Semicolon | Mark::Colon));
    let before = (floor..semicolon).rev().find(opens);
    let key = |at: usize| pieces.get(at).map(|piece| scan.key(piece.tokens.start));
    before.is_some_and(|before| key(before + 1) == key(start))
}

/// Verbs that tell what their subject is or does.
const TELLS: [Class; 4] = [Class::Act, Class::Own, Class::Copula, Class::Have];

/// Whether a piece ends with a name.
fn is_named(scan: &Scan<'_>, piece: &Piece) -> bool {
    let last = piece.tokens.end - 1;
    matches!(piece.form, Form::Place(_)) || scan.tokens[last].is_capital() && !opens_sentence(scan, last)
}

pub(in crate::fact) fn leads_in(scan: &Scan<'_>, pieces: &[Piece], at: usize, end: usize) -> bool {
    let piece = &pieces[at];
    let more = at + 1 < end;
    match piece.form {
        Form::Period(_) | Form::Hedge | Form::Citation => true,
        Form::Mark(_) => true,
        Form::Generic(_) | Form::Place(_) => {
            // "Pháp | - thị trường mua nhiều nhất - | giảm": what it is, between dashes, is no noun that it leads to.
            let next = pieces.get(at + 1).filter(|next| next.mark() == Some(Mark::Open));
            let dash = next.is_some_and(|next| !scan.is(next.tokens.start, "(") && !scan.is(next.tokens.start, "["));
            let mut behind = pieces[at + 1..end].iter().filter(|behind| !dash || behind.depth <= piece.depth);
            more && behind
                .any(|piece| piece.form == Form::Word && !piece.any(&[Class::Adverb, Class::Reach, Class::And]))
        }
        Form::Quantity(_) => false,
        Form::Word => {
            piece.any(&[
                Class::Intro,
                Class::And,
                Class::StatusEstimate,
                Class::StatusForecast,
                Class::StatusTarget,
                Class::Locative,
                Class::Because,
                Class::Equal,
            ]) && !piece.any(&[Class::MeasureNoun, Class::RateNoun])
                || piece.is(Class::Adverb) && !piece.any(&[Class::MeasureNoun, Class::RateNoun, Class::Per])
                || piece.any(&[Class::Of, Class::Yearly]) && more
                // "hiện tại | khu vực này".
                || piece.is(Class::Present) && piece.is(Class::Now) && more
                // "các | huyện Hải Lăng | được cấp": how many the places are.
                || scan.hit(piece.tokens.start, Class::PlacePlural).is_some()
                    && piece.roles.is_idle()
                    && more
                    && matches!(pieces[at + 1].form, Form::Place(_))
                    && names_deed(pieces, at + 2, end)
                // "với | mức phí", "từ | doanh thu".
                || piece.any(&[Class::Topic, Class::From, Class::Subordinate, Class::Quantifier])
                    && more
                    && !piece.any(&MEASURED)
                    && !piece.any(&DIRECTIONS)
                    && pieces[at + 1].any(&MEASURED)
                // "giúp | cho | tỷ lệ nợ xấu".
                || piece.is(Class::Dative)
                    && more
                    && !piece.any(&MEASURED)
                    && pieces[at + 1].any(&MEASURED)
                    && at.checked_sub(1).is_none_or(|before| pieces[before].quantity().is_none())
                // "địa phương | này | đón".
                || piece.is(Class::Anaphor)
                    && more
                    && !piece.any(&MEASURED)
                    && at.checked_sub(1).is_some_and(|before| matches!(pieces[before].form, Form::Generic(_)))
                // "cả nước | có số người thất nghiệp".
                || piece.is(Class::Have)
                    && more
                    && pieces[at + 1].any(&MEASURED)
                    && at.checked_sub(1).is_none_or(|before| pieces[before].quantity().is_none())
                // "so với | kế hoạch lợi nhuận 45 tỷ đồng".
                || piece.is(Class::Versus) && more && pieces[at + 1].is(Class::PlanNoun)
                // "giảm | tỷ lệ thất nghiệp (xuống dưới 5%)".
                || piece.is(Class::Fall)
                    && more
                    && !piece.any(&MEASURED)
                    && pieces[at + 1].any(&[Class::MeasureNoun, Class::RateNoun, Class::ShareNoun, Class::Stock])
                || piece.is(Class::Rise)
                    && more
                    && scan.tokens[piece.tokens.start].gap != Gap::Block
                    && !piece.is(Class::GrowthNoun)
        }
    }
}

/// Whether what is done to a place stands behind it.
fn names_deed(pieces: &[Piece], at: usize, end: usize) -> bool {
    at < end && pieces.get(at).is_some_and(|verb| verb.any(&[Class::Passive, Class::Act]))
}

pub(in crate::fact) fn trails(pieces: &[Piece], start: usize, at: usize) -> bool {
    let piece = &pieces[at];
    match piece.form {
        Form::Period(_) | Form::Hedge => true,
        Form::Mark(Mark::Close) => false,
        Form::Mark(_) => true,
        // "xuất khẩu ước | mang về": the verb of an amount.
        Form::Word if piece.is(Class::Act) && at > start && is_done(pieces, start, at) => true,
        // "hoàn thành | vượt 12% kế hoạch": the verb that goes with the one at the figure.
        Form::Word if piece.is(Class::Complete) && pieces.get(at + 1).is_some_and(|next| next.is(Class::Exceed)) => {
            true
        }
        Form::Word if at > start => {
            // "thu nhập bình quân": a mean is no aside; "tỉnh đông dân | nhất": nor is which one it is.
            let before = &pieces[at - 1];
            let part = piece.is(Class::Per) && before.any(&MEASURED) || piece.is(Class::Most) && before.roles.is_idle();
            // "ngân hàng | dự chi | 20 tỷ đồng": what is to be done is done by somebody.
            let keeps = piece.any(&MEASURED) || piece.is(Class::StatusForecast) && piece.is(Class::Act);
            !part
                && piece.any(&[
                    Class::Adverb,
                    Class::Locative,
                    Class::And,
                    Class::Of,
                    Class::Dative,
                    Class::Reach,
                    Class::StatusEstimate,
                    Class::StatusForecast,
                    Class::StatusTarget,
                    Class::StatusActual,
                    Class::Versus,
                    Class::Equal,
                    Class::ToLevel,
                    Class::Respectively,
                    Class::Because,
                    Class::Rise,
                    Class::Fall,
                    Class::From,
                    Class::Conjunction,
                    Class::Said,
                    Class::Preverb,
                ])
                && !keeps
                // "giá ngô trong | phiên | 12/9": what leads to a time.
                || piece.is(Class::AtPoint) && pieces.get(at + 1).is_some_and(|next| next.period().is_some())
                // "bạc tháng 9 | chốt phiên | ở mức"; but "mỗi phiên giao dịch", "đóng cửa 11 cửa hàng".
                || piece.is(Class::AtPoint)
                    && piece.tokens.len() > 1
                    && !before.is(Class::Per)
                    && pieces.get(at + 1).is_some_and(|next| next.is(Class::Reach))
        }
        Form::Word => {
            piece.any(&[
                Class::Adverb,
                Class::StatusEstimate,
                Class::StatusForecast,
                Class::StatusTarget,
                Class::Reach,
                Class::Equal,
                Class::ToLevel,
                Class::Rise,
                Class::Fall,
                Class::From,
                Class::Locative,
                Class::Dative,
                Class::Of,
            ]) && !piece.any(&MEASURED)
        }
        _ => false,
    }
}

/// Whether a verb stands behind a measured noun and a word that leads to a verb.
fn is_done(pieces: &[Piece], start: usize, verb: usize) -> bool {
    const LEADS: [Class; 3] = [Class::Preverb, Class::StatusEstimate, Class::StatusForecast];
    // "số tiền | dự kiến thu về": what is done tells what money it is.
    let open = pieces[start].any(&[Class::Anaphor, Class::SumNoun]);
    pieces[verb - 1].any(&LEADS) && pieces[start].any(&MEASURED) && !open
}
