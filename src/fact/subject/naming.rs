//! What is named in full once, and by its first word alone afterwards: "giải ngân vốn đầu tư công ... Đến nay giải ngân
//! đạt 40%", "tỷ lệ thất nghiệp của thành phố ... Nhóm trẻ có tỷ lệ 9%".

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{self, Form, Mark, Piece, Roles};
use crate::fact::sentence::Draft;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, Scan, TokenRange};
use crate::text::BlockKind;
use crate::token::{Case, Gap, Kind};

/// A full naming of what is done is looked for this far back, one of a rate in the sentences just before.
const REACH: usize = 600;
const NEAR: usize = 150;
/// And so far the whole that others are parts of.
const FAR: usize = 2000;
/// What a noun points back to is looked for this far.
const AROUND: usize = 150;
/// Where the name of a noun ends.
const ENDS: [Class; 22] = [
    Class::Rise,
    Class::Fall,
    Class::Reach,
    Class::ToLevel,
    Class::Equal,
    Class::Share,
    Class::Exceed,
    Class::Own,
    Class::Act,
    Class::Preverb,
    Class::Adverb,
    Class::Aspectual,
    Class::Of,
    Class::Locative,
    Class::Topic,
    Class::And,
    Class::But,
    Class::Because,
    Class::Cause,
    Class::Said,
    Class::Anaphor,
    Class::StatusForecast,
];
/// Words that no noun pointing back is told by.
const STOPS: [Class; 6] = [Class::Of, Class::From, Class::And, Class::Topic, Class::Locative, Class::MeasureNoun];

fn is_verb(roles: Roles) -> bool {
    roles.has(Class::Act) && !roles.any(&[Class::Flow, Class::Adopt])
}

/// "số" before the verb that it makes a noun of.
fn is_number(piece: &Piece) -> bool {
    piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor)
}

/// "tỷ lệ", "chỉ số": says nothing alone.
fn is_vague(roles: Roles) -> bool {
    roles.has(Class::Vague)
}

impl Figure<'_> {
    /// The full naming of a subject that is a verb or a vague noun alone.
    pub(in crate::fact) fn named(&self, own: &Phrase) -> Option<Phrase> {
        let aside =
            |piece: &Piece| piece.any(&[Class::Adverb, Class::Intro]) && !is_vague(piece.roles) || is_number(piece);
        let mut said = self.pieces_of(own).filter(|piece| !aside(piece));
        let head =
            said.next().filter(|piece| piece.form == Form::Word && (is_verb(piece.roles) || is_vague(piece.roles)))?;
        // "tỷ lệ | nắm giữ 20%" is told by its verb.
        // "đón | 3 triệu lượt khách": what is counted is what it is done to.
        let object = self.quantity.kind == QuantityKind::Count && is_verb(head.roles) && !head.is(Class::MeasureNoun);
        if said.next().is_some() || self.governor.class == Some(Class::Own) || object {
            return None;
        }
        // "còn 87 hộ nghèo (tỷ lệ | 3%)", "87 hộ nghèo, tỷ lệ | 3%": of those that are counted right before the mark.
        let open = self.reader.piece_of(head.tokens.start).checked_sub(1);
        // "giải quyết 80 đơn, | đạt | tỷ lệ 95%".
        let reached = open.filter(|&verb| verb > 0 && self.reader.pieces[verb].is(Class::Reach));
        let open = reached.map_or(open, |verb| Some(verb - 1));
        let counts = |last: &Draft| {
            let next =
                open.is_some_and(|open| self.reader.pieces[open].mark() == Some(Mark::Open) || last.piece + 1 == open);
            next && self.reader.quantity(last).kind == QuantityKind::Count && last.piece < self.at
        };
        let aside = open.is_some_and(|open| matches!(self.reader.pieces[open].mark(), Some(Mark::Open | Mark::Comma)));
        if aside && is_vague(head.roles) && self.drafts.last().is_some_and(counts) {
            return None;
        }
        let scan = self.reader.scan;
        if let Some(thing) = open.and_then(|comma| self.paid_for(head, comma)) {
            return Some(thing);
        }
        // "xử phạt 39 trường hợp, thu 28 triệu đồng": behind other deeds it is one of them.
        let reach = if is_verb(head.roles) && self.drafts.is_empty() { REACH } else { NEAR };
        // "thu được": the verb without what says that it is done.
        let done = head.tokens.end - 1;
        let length =
            head.tokens.len() - usize::from(done > head.tokens.start && scan.hit(done, Class::Passive).is_some());
        let verb = head.tokens.start..head.tokens.start + length;
        let same = |&at: &usize| verb.clone().enumerate().all(|(turn, token)| scan.says_same(at + turn, token));
        let name = |at: usize| full(scan, at..at + length, head.tokens.start);
        let before = |reach: usize| (head.tokens.start.saturating_sub(reach)..head.tokens.start).rev().filter(same);
        let free = |&at: &usize| around(scan, at, length).is_none_or(|(_, roles)| roles.any(&MEASURED));
        let named = |part: bool| {
            let fits = |&at: &usize| free(&at) && (part || !is_part(scan, at));
            before(reach).filter(fits).find_map(|at| Some((at, name(at)?)))
        };
        // "kết quả điều hành ngân sách: lũy kế | thu": what is taken in or spent by nobody in particular.
        let purse = || {
            let budget = |&at: &usize| scan.hit(at, Class::Purse).is_some();
            let at = (head.tokens.start.saturating_sub(NEAR)..head.tokens.start).rev().find(budget)?;
            let hit = scan.hit(at, Class::Purse)?;
            Some(Phrase::of_tokens(verb.clone()).then(&Phrase::of_tokens(at..hit.end as usize)))
        };
        let taken = is_verb(head.roles) && head.is(Class::MeasureNoun) && length == 1 && self.drafts.is_empty();
        // "Tổng thu ..., trong đó thu tiền thuê đất 12 tỷ đồng. Lũy kế thu": behind the parts it is of the whole.
        let whole = if is_verb(head.roles) { named(false) } else { None };
        if let Some(purse) = Some(()).filter(|()| taken && whole.is_none()).and_then(|()| purse()) {
            return Some(purse);
        }
        if whole.is_none() && scan.hit(head.tokens.start, Class::PayOut).is_some() {
            return self.fund_before(head.tokens.start).map(|fund| Phrase::of_tokens(verb.clone()).then(&fund));
        }
        let (at, nearest) = whole.or_else(|| named(true))?;
        // "Tổng thu nội địa đạt ... / - Thu tiền thuê đất: ... / Phấn đấu thu": another paragraph speaks of the whole.
        let block = |token: usize| scan.sentences[scan.sentence_of(token)].block;
        if !is_verb(head.roles) || block(at) == block(head.tokens.start) {
            return Some(nearest);
        }
        let whole = before(FAR).find_map(|at| {
            let (start, _) = around(scan, at, length).filter(|(_, roles)| roles.has(Class::WholeNoun))?;
            Some(Phrase::of_tokens(start..at).then(&name(at)?))
        });
        Some(whole.unwrap_or(nearest))
    }

    /// "a) Hồ chứa nước Sông Than, | giải ngân | 61% kế hoạch": an item that names a thing before its comma is of that.
    fn paid_for(&self, verb: &Piece, comma: usize) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let sentence = &scan.sentences[self.reader.sentence];
        let item = scan.blocks[sentence.block].kind == BlockKind::Item;
        let pays = scan.hit(verb.tokens.start, Class::PayOut).is_some();
        if !(item && pays && self.drafts.is_empty() && pieces[comma].mark() == Some(Mark::Comma)) {
            return None;
        }
        let plain = |piece: &Piece| match piece.form {
            Form::Word => !says(piece) && !piece.any(&MEASURED),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let thing = phrase::tidy(scan, pieces, 0..comma);
        let named = pieces[..comma].iter().all(plain) && !thing.is_empty();
        named.then(|| Phrase::of_tokens(verb.tokens.clone()).then(&thing))
    }

    /// "Vốn sự nghiệp kinh tế được giao 90 tỷ đồng, | giải ngân | 40%": the money that is paid out, named last.
    fn fund_before(&self, verb: usize) -> Option<Phrase> {
        const MAX_NAME: usize = 8;
        const WHOLE: usize = 4;
        const LAID: [Class; 5] =
            [Class::Adopt, Class::Passive, Class::StatusEstimate, Class::Complete, Class::Subordinate];
        let scan = self.reader.scan;
        let fund = |at: &usize| scan.hit(*at, Class::Fund).is_some();
        let name = |at: usize| {
            let head = scan.hit(at, Class::Fund)?.end as usize;
            let limit = verb.min(head + MAX_NAME);
            let number = |at: usize| at < limit && scan.tokens[at].kind == Kind::Number;
            let mut end = head;
            while end < limit {
                let token = &scan.tokens[end];
                let named = self.reader.entities[end] || token.is_capital();
                // "Chương trình 135", "Chương trình số 135": a name with its number; but "Vốn NSĐP: 900 tỷ đồng".
                let words = |at: usize| (end + 1..at).all(|at| scan.tokens[at].kind == Kind::Word);
                let numbered = (end + 1..end + 3).find(|&at| token.is_capital() && number(at) && words(at));
                if token.kind != Kind::Word || token.gap == Gap::Block || scan.is_claimed(end) && !named {
                    break;
                }
                let (next, roles) = piece::word(scan, end, limit);
                if !named && (roles.any(&ENDS) || roles.any(&LAID)) && !roles.any(&[Class::Act, Class::Plain]) {
                    break;
                }
                end = numbered.map_or(if named { end + 1 } else { next }, |number| number + 1);
            }
            // "+ Vốn NSĐP: 900 tỷ đồng. / Tháng 8 giải ngân ...": an item of a list is a part, and its sentence is over.
            let item = scan.is(end, ":") && scan.sentence_of(at) != scan.sentence_of(verb);
            (!item && (end > head || head >= at + WHOLE)).then(|| Phrase::of_tokens(at..end))
        };
        // "(chưa gồm vốn nước ngoài)": what a bracket tells is no whole.
        let outside = |at: &usize| {
            let start = scan.sentences[scan.sentence_of(*at)].tokens.start.max(at.saturating_sub(NEAR));
            (start..*at)
                .rev()
                .find(|&token| scan.is(token, "(") || scan.is(token, ")"))
                .is_none_or(|at| scan.is(at, ")"))
        };
        (verb.saturating_sub(NEAR)..verb).rev().filter(fund).filter(outside).find_map(name)
    }

    /// "số | thu": the noun of what is taken in, or the verb alone that a sentence opens with.
    pub(super) fn is_amount_of_deed(&self, own: &Phrase) -> bool {
        self.drafts.is_empty() || self.pieces_of(own).next().is_some_and(is_number)
    }

    /// "doanh thu của | chuỗi này": with the noun that points back as it was named before.
    pub(in crate::fact) fn pointed(&self, phrase: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 3;
        if !self.reader.jobs.has(Class::Anaphor) {
            return None;
        }
        let said: Vec<&Piece> = self.pieces_of(phrase).collect();
        let points = |piece: &Piece| piece.is(Class::Anaphor) && !piece.any(&MEASURED) && !piece.is(Class::Adverb);
        let this = said.iter().rposition(|piece| points(piece))?;
        let end = said[this].tokens.end;
        // "theo báo cáo của Facebook, mạng xã hội này": who is named in the sentence is meant.
        let sentence = self.reader.scan.sentences[self.reader.sentence].tokens.clone();
        let named = |token: usize| {
            self.reader.entities[token] || self.reader.scan.tokens[token].is_capital() && token > sentence.start
        };
        if (sentence.start..said[this].tokens.start).any(named) {
            return None;
        }
        // The firm of a document is told where it is missing.
        if said[..=this].iter().any(|piece| piece.is(Class::Firm)) {
            return None;
        }
        let noun = |at: &usize| said[*at].form == Form::Word && !says(said[*at]) && !said[*at].any(&STOPS);
        let first = (0..this).rev().take(MAX_NOUN).take_while(noun).last().map_or(this, |first| first);
        // "công ty này" is one word, "chuỗi này" are two.
        (first..=this).find_map(|first| {
            let noun = said[first].tokens.start..end - 1;
            let floor = noun.start.saturating_sub(AROUND);
            let named =
                (floor..noun.start).rev().find_map(|at| self.name_at(at, &noun)).filter(|_| !noun.is_empty())?;
            let mut out = phrase.clone();
            let part = out.parts.iter().position(|part| part.contains(&noun.start))?;
            let whole = out.parts[part].clone();
            let parts = [whole.start..noun.start, named, end..whole.end.max(end)];
            out.parts = out.parts.with(part, parts);
            out.roles = self.pieces_of(&out).map(|piece| piece.roles).collect();
            Some(out)
        })
    }

    /// The noun at a token, where it is followed by what it is called.
    fn name_at(&self, at: usize, noun: &TokenRange) -> Option<TokenRange> {
        const MAX_NAME: usize = 8;
        const MAX_COMMON: usize = 6;
        let scan = self.reader.scan;
        let same = noun.clone().enumerate().all(|(turn, token)| scan.says_same(at + turn, token));
        let start = if same { at + noun.len() } else { self.security(at, noun)? };
        let limit = noun.start;
        let (mut end, mut common) = (start, start);
        while end < limit.min(start + MAX_NAME) {
            let token = &scan.tokens[end];
            let named = self.reader.entities[end];
            if token.kind == Kind::Symbol || token.gap == Gap::Block || scan.is_claimed(end) && !named {
                break;
            }
            let (next, roles) = piece::word(scan, end, limit);
            if !named && roles.any(&ENDS) && !roles.has(Class::Plain) {
                break;
            }
            end = if named { end + 1 } else { next };
            common = if end <= start + MAX_COMMON { end } else { common };
        }
        let sector = piece::word(scan, at, limit).1.has(Class::Sector);
        let capital = (start..end).rev().find(|&token| scan.tokens[token].is_capital() || self.reader.entities[token]);
        let common = if sector { common } else { start };
        let end = capital.map_or(common, |last| last + 1);
        (end > start).then_some(at..end)
    }

    /// "Mã cổ phiếu | FPT ... | mã này", "Cổ phiếu FPT ... mã này": where the code of a security begins that another word points
    /// back to.
    fn security(&self, at: usize, noun: &TokenRange) -> Option<usize> {
        let scan = self.reader.scan;
        scan.hit(noun.start, Class::Security).filter(|hit| hit.end as usize == noun.end)?;
        let code = scan.hit(at, Class::Security)?.end as usize;
        (scan.tokens.get(code)?.case == Case::Upper && code < noun.start).then_some(code)
    }

    /// "Cổ phiếu HPG bật tăng. Kết thúc phiên, | HPG | tăng 2.400 đồng/cổ phiếu": what is quoted by its code alone, as it was named
    /// before.
    pub(super) fn security_of(&self, words: &Phrase) -> Option<Phrase> {
        const CODE: usize = 3;
        let scan = self.reader.scan;
        let code = words.parts.first().filter(|_| words.len() == 1)?.start;
        let coded = scan.tokens[code].case == Case::Upper && scan.slice(code..code + 1).len() == CODE;
        let reached = self.governor.class == Some(Class::ToLevel);
        let moves =
            (reached || self.measure == Measure::Change) && self.reader.pieces[..self.at].iter().any(Piece::is_session);
        let share = self.quantity.unit_tokens.clone().any(|token| scan.hit(token, Class::Security).is_some());
        if !coded || !(moves || share) {
            return None;
        }
        let named = |&at: &usize| {
            let end = scan.hit(at, Class::Security).map(|noun| noun.end as usize);
            end.is_some_and(|end| end < code && scan.says_same(end, code))
        };
        let noun = (code.saturating_sub(AROUND)..code.saturating_sub(1)).rev().find(named)?;
        Some(Phrase::of_tokens(noun..scan.hit(noun, Class::Security)?.end as usize + 1))
    }

    /// "Chỉ số hài lòng ... Chỉ số hài lòng ... | Hà Giang xếp thứ ba": of a text that names an index again and again, what a name
    /// has by it.
    pub(super) fn of_index(&self, told: &Phrase) -> Option<Phrase> {
        const MAX_NAME: usize = 10;
        let graded = matches!(self.quantity.kind, QuantityKind::Rank | QuantityKind::Bare | QuantityKind::Percent);
        let stands = matches!(self.measure, Measure::Level | Measure::Rank);
        if !graded || !stands || told.is_empty() || told.is_measured() {
            return None;
        }
        let scan = self.reader.scan;
        let named = |piece: &&Piece| {
            matches!(piece.form, Form::Place(_) | Form::Generic(_))
                || piece.tokens.clone().all(|token| self.reader.entities[token])
                || scan.tokens[piece.tokens.start].is_capital()
        };
        let said: Vec<Piece> = self.pieces_of(told).take_while(named).cloned().collect();
        let name = Phrase::of_pieces(&said);
        // "dẫn đầu bảng xếp hạng với kết quả 88": of the index, whoever it is.
        let ranks = told.parts.iter().flat_map(Clone::clone).any(|token| scan.hit(token, Class::Ranking).is_some());
        let fits = name.len() <= MAX_NAME && self.is_name(&name);
        let name = if fits { name } else { Phrase::default() };
        if !fits && !ranks {
            return None;
        }
        self.index().map(|index| index.then(&name))
    }

    /// The index that a text names again and again, here and behind.
    pub(in crate::fact) fn index(&self) -> Option<Phrase> {
        const MIN_TIMES: usize = 2;
        const MAX_NAMED: usize = 24;
        let scan = self.reader.scan;
        let figure = self.quantity.tokens.start;
        let tokens = |phrase: &Phrase| phrase.parts.iter().flat_map(Clone::clone).collect::<Vec<_>>();
        let end = scan.tokens.len().min(figure + FAR);
        let at = |at: usize| index_name(scan, at..scan.hit(at, Class::IndexNoun)?.end as usize, end);
        let before = (figure.saturating_sub(FAR)..figure).rev().filter_map(at).take(MAX_NAMED);
        let named: Vec<Phrase> = before.chain((figure..end).filter_map(at).take(MAX_NAMED)).collect();
        let times = |one: &Phrase| {
            let said = tokens(one);
            let same = |other: &&Phrase| {
                let other = tokens(other);
                said.len() <= other.len() && said.iter().zip(&other).all(|(&one, &two)| scan.key(one) == scan.key(two))
            };
            named.iter().filter(same).count()
        };
        let here = |one: &&Phrase| one.parts.first().is_some_and(|part| part.start < figure);
        // Of those as often the nearest.
        let told = named.iter().filter(here).rev().map(|one| (times(one), one)).max_by_key(|&(times, _)| times);
        told.filter(|&(times, _)| times >= MIN_TIMES).map(|(_, one)| one.clone())
    }

    /// An item of a series whose head is vague, with the head in full.
    pub(in crate::fact) fn named_item(&self, item: &Phrase) -> Phrase {
        let Some(first) = item.parts.first().filter(|_| item.parts.len() > 1) else { return item.clone() };
        let head = self.named(&Phrase::of_tokens(first.clone()));
        head.map_or_else(|| item.clone(), |head| head.then(&item.without_first_part()))
    }
}

/// Whether a token stands behind the word for parts in its sentence.
fn is_part(scan: &Scan<'_>, at: usize) -> bool {
    let start = scan.sentences[scan.sentence_of(at)].tokens.start;
    (start..at).any(|token| scan.hit(token, Class::Breakdown).is_some())
}

/// The longer word that ends with a word ("chứng nhận", "tổng thu"): where it begins, and its jobs.
fn around(scan: &Scan<'_>, at: usize, length: usize) -> Option<(usize, Roles)> {
    const MAX_WORD: usize = 3;
    (at.saturating_sub(MAX_WORD)..at).find_map(|start| {
        let (end, roles) = piece::word(scan, start, at + length);
        (end > at).then_some((start, roles))
    })
}

/// "chỉ số | cải cách hành chính": what an index is of may be a deed.
fn index_name(scan: &Scan<'_>, head: TokenRange, limit: usize) -> Option<Phrase> {
    const MAX_NAME: usize = 6;
    const MIN_NAME: usize = 2;
    let mut at = head.end;
    while at < limit.min(head.end + MAX_NAME) {
        let token = &scan.tokens[at];
        if token.kind != Kind::Word || token.gap == Gap::Block || scan.is_claimed(at) {
            break;
        }
        let (next, roles) = piece::word(scan, at, limit);
        if roles.any(&ENDS) && !roles.any(&[Class::Act, Class::Plain]) {
            break;
        }
        at = next;
    }
    (at >= head.end + MIN_NAME).then(|| Phrase::of_tokens(head.start..at))
}

/// "thu | ngân sách nhà nước", "thu | từ dầu thô", "tỷ lệ | hộ nghèo": a head with what it is of.
fn full(scan: &Scan<'_>, head: TokenRange, limit: usize) -> Option<Phrase> {
    const MAX_OBJECT: usize = 8;
    let (end, roles) = piece::word(scan, head.start, limit);
    if end != head.end {
        return None;
    }
    let (next, from) = piece::word(scan, end, limit);
    let start = if is_verb(roles) && from.has(Class::From) && !from.has(Class::Reach) { next } else { end };
    let mut at = start;
    while at < limit.min(start + MAX_OBJECT) {
        let token = &scan.tokens[at];
        if token.kind != Kind::Word || token.gap == Gap::Block || scan.is_claimed(at) {
            break;
        }
        let (next, roles) = piece::word(scan, at, limit);
        // "giải ngân | kế hoạch | vốn đầu tư công".
        let planned = at == start && roles.has(Class::PlanNoun) && scan.hit(next, Class::Fund).is_some();
        if !(planned || roles.is_idle() || roles.any(&MEASURED) || roles.has(Class::Economy)) {
            break;
        }
        at = next;
    }
    (at > start + 1).then(|| Phrase::of_tokens(head.start..at))
}
