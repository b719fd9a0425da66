//! Titles before a name and behind it: an office with its body, ranks, degrees, several of them in a row.

use super::super::organization;
use super::super::scan::{Scan, TokenRange};
use super::{complement, list, name};
use crate::lexicon::schema::{Takes, TitleKind};
use crate::lexicon::{Class, Hit};
use crate::token::{Case, Gap, Kind};

/// Titles in one row.
const MAX_CHAIN: usize = 6;
/// Tokens of one title.
const MAX_TITLE: usize = 28;
/// Tokens of a bracket inside a title ("(Bộ KH & ĐT)").
const MAX_BRACKET: usize = 10;
/// Syllables of a full name.
const MIN_NAME: usize = 3;
/// Words of a title that may begin its body.
const MAX_SHARED: usize = 2;
/// Digits of the number of a body.
const MAX_NUMBER: u32 = 2;
/// Adjectives behind a title, and words of each.
const MAX_ADJECTIVES: usize = 4;

/// Titles that stand in a row.
#[derive(Debug)]
pub(super) struct Chain {
    /// Each title without honorifics.
    pub(super) titles: Vec<TokenRange>,
    /// Of each the words of the office alone.
    pub(super) heads: Vec<TokenRange>,
    /// Token after the last.
    pub(super) end: usize,
    /// What the last one was: it tells how sure a name is to follow.
    pub(super) kind: TitleKind,
    /// Whether the last one has its body with it ("Chủ tịch UBND tỉnh").
    pub(super) bodied: bool,
}

impl Chain {
    /// "Đại tướng A, Bộ trưởng Quốc phòng Việt Nam, Bộ trưởng Quốc phòng Mỹ, ông B": of two alike the last is that of
    /// who is named next.
    pub(super) fn leave_next(&mut self, scan: &Scan<'_>) {
        let [.., one, other] = self.heads.as_slice() else { return };
        let keys = |range: &TokenRange| -> Vec<u64> { range.clone().map(|token| scan.key(token)).collect() };
        let polite = |at: usize| {
            let hit = scan.hit(at, Class::Title);
            hit.is_some_and(|hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Honorific)
        };
        if scan.is(self.end, ",") && polite(self.end + 1) && keys(one) == keys(other) {
            self.end = other.start - 1;
            self.heads.pop();
            self.titles.pop();
        }
    }

    /// "A, Đội trưởng Đội CSGT, tài xế B": a job behind an office and a comma is that of who is named next. Whether it was
    /// left to them.
    pub(super) fn leave_job(&mut self, scan: &Scan<'_>) -> bool {
        let [first, .., last] = self.heads.as_slice() else { return false };
        let kind = |head: &TokenRange| {
            scan.hit(head.start, Class::Title).map(|hit| scan.lexicon.titles[hit.entry as usize].kind)
        };
        let job = matches!(kind(last), Some(TitleKind::Job | TitleKind::Rank | TitleKind::Degree));
        let held = matches!(kind(first), Some(TitleKind::Office | TitleKind::Job | TitleKind::Degree))
            && self.titles.first().is_some_and(|title| title.len() > first.len());
        held && job && self.leave_last(scan)
    }

    /// Leaves what stands behind the last comma; whether something did.
    pub(super) fn leave_last(&mut self, scan: &Scan<'_>) -> bool {
        let after_comma =
            |title: &TokenRange| title.start > 0 && (scan.is(title.start - 1, ",") || scan.is(title.start - 1, ";"));
        let next = self.titles.iter().rposition(after_comma).filter(|&next| next > 0);
        let Some(next) = next else { return false };
        self.end = self.titles[next].start - 1;
        self.heads.truncate(next);
        self.titles.truncate(next);
        true
    }

    fn keep(&mut self, scan: &Scan<'_>, item: Item) {
        self.end = item.range.end;
        self.kind = item.kind;
        // "hai diễn viên trẻ": what is said in passing is no body.
        self.bodied = item.bodied && plain(scan, item.range.clone()).end > item.head.end;
        let relation = scan.hit(item.head.start, Class::TitleRelation).is_some();
        if item.kind != TitleKind::Honorific && !relation {
            // Not the "nghèo" of "Trung tâm Hỗ trợ người nghèo".
            let short = plain(scan, item.range.clone());
            let passing = !item.bodied || short.end == item.head.end;
            self.heads.push(item.head);
            self.titles.push(if passing { short } else { item.range });
        }
    }
}

/// Whether `head` speaks of those who lead an authority or a firm, not of one man: "lãnh đạo tỉnh", "đại diện Công ty".
fn leads_body(scan: &Scan<'_>, head: &TokenRange) -> bool {
    let group = scan.hit(head.start, Class::TitleGroup).is_some();
    group && [Class::BodyLevel, Class::Organization].iter().any(|&class| scan.hit(head.end, class).is_some())
}

/// Whether the title is that of the leader of a country.
pub(super) fn leads(scan: &Scan<'_>, title: &TokenRange) -> bool {
    let leader = |hit: &Hit| scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Leader;
    title.clone().any(|at| scan.hit(at, Class::Title).is_some_and(|hit| leader(&hit)))
}

struct Item {
    range: TokenRange,
    head: TokenRange,
    kind: TitleKind,
    bodied: bool,
}

/// The titles that begin at `at`. Behind a name (`apposition`) an honorific begins the next person.
pub(super) fn chain(scan: &Scan<'_>, at: usize, limit: usize, apposition: bool) -> Option<Chain> {
    let reach = limit.min(at + MAX_CHAIN * MAX_TITLE);
    let first = item(scan, at, reach, apposition)?;
    let mut out = Chain { titles: Vec::new(), heads: Vec::new(), end: at, kind: first.kind, bodied: false };
    // "bà Bình, vợ Chủ tịch ...": the office is that of another.
    let kin = apposition && first.kind == TitleKind::Honorific;
    let loose = |item: &Item| {
        let many = scan.hit(item.head.start, Class::TitleGroup).is_some() && !item.bodied;
        item.kind == TitleKind::Job || many
    };
    let mut job = loose(&first) && !apposition;
    out.keep(scan, first);
    for _ in 1..if kin { 1 } else { MAX_CHAIN } {
        let end = out.end;
        // "nguyên Phó chủ nhiệm Tổng cục; nguyên Tư lệnh": of one man as long as each was his once.
        let former = |at: usize| scan.hit(at, Class::TitleBefore).is_some();
        let listed = apposition && scan.is(end, ";") && former(at) && former(end + 1);
        let mark = listed || scan.is(end, ",") || scan.is(end, "-") || scan.is(end, "–") || scan.is(end, ".");
        let owned = owned(scan, at);
        let office = !apposition && out.kind == TitleKind::Office;
        let held = || held_by(scan, end, reach, list::plural(scan, at)).filter(|_| office && (mark || !owned));
        let joined = || scan.phrase(end, reach, Class::TitleJoin).or_else(held);
        // "(nhân viên phòng vốn, sau đó là phó giám đốc)": what he was later.
        let later = || scan.phrase(end + 1, reach, Class::TitleLater).filter(|_| apposition);
        let from = if mark { held().or_else(later).unwrap_or(end + 1) } else { joined().unwrap_or(end) };
        let Some(next) = item(scan, from, reach, apposition) else { break };
        if apposition && next.kind == TitleKind::Honorific {
            break;
        }
        // "Theo ông A - giám đốc B, người dân nên đi sớm": others of whom something is said.
        let one_of = scan.hit(next.head.start, Class::TitleMany).is_some();
        let many = mark && apposition && (one_of || (next.kind == TitleKind::Job && !next.bodied && scan.is(end, ",")));
        if many && !closed(scan, next.range.end) && scan.hit(next.range.end, Class::Speech).is_none() {
            break;
        }
        // "trao đổi với phóng viên, Chủ tịch ...": the first is another person.
        // "đề nghị của Phó Chủ tịch UBND tỉnh, ông ...": so is one that something belongs to, and one whose sister she is.
        let apart = out.bodied && !relative(scan, at) && closed(scan, name::run(scan, next.range.end, limit));
        let another = match next.kind {
            TitleKind::Honorific => (owned && !apart) || led(scan, at, &out, &next, limit),
            TitleKind::Leader => out.kind != TitleKind::Leader && led(scan, at, &out, &next, limit),
            _ => false,
        };
        // "đội ngũ bác sĩ của bệnh viện, ông ...": one man is not several.
        // "báo cáo với lãnh đạo thành phố, ông ...": nor is he whom he reports to.
        let told = at > 0 && scan.hit(at - 1, Class::TitleWith).is_some();
        let crowd = told && out.heads.last().is_some_and(|head| leads_body(scan, head));
        let several = next.kind == TitleKind::Honorific && (crowd || list::plural(scan, at));
        if scan.is(end, ",") && (another || several) && !apposition {
            out.titles.clear();
            out.heads.clear();
        }
        let told = told && scan.is(end, ",");
        if mark && job && (told || matches!(next.kind, TitleKind::Office | TitleKind::Leader | TitleKind::Honorific)) {
            out.titles.clear();
            out.heads.clear();
        }
        // "phát ngôn viên Tổng thống Trump": of the two the nearer is his.
        let aide = out.heads.last().is_some_and(|head| scan.hit(head.start, Class::TitleAide).is_some());
        if from == end && aide && !apposition {
            out.titles.pop();
            out.heads.pop();
        }
        job = loose(&next);
        out.keep(scan, next);
    }
    if !apposition {
        out.end = named(scan, &out, at, limit).unwrap_or(out.end);
    }
    Some(out)
}

/// The honorific behind "là": "Tổng giám đốc là ông Lê Văn An", "giám đốc – khi đó là ông Lê Văn An"; or, of `several`,
/// behind what opens a list: "bốn thứ trưởng gồm các ông ...".
fn held_by(scan: &Scan<'_>, at: usize, limit: usize, several: bool) -> Option<usize> {
    let mark = scan.is(at, ",") || scan.is(at, "-") || scan.is(at, "–");
    let word = at + usize::from(mark);
    let open = || {
        let open = scan.phrase(word, limit, Class::ListOpen).filter(|_| several)?;
        Some(if scan.is(open, ":") { open + 1 } else { open })
    };
    let from = scan.phrase(word, limit, Class::TitleNamed).filter(|&from| !mark || from > word + 1).or_else(open)?;
    complement::honorific(scan, from).then_some(from)
}

/// Whether the sentence only sets out of who holds the titles so far that begin at `at`, and goes on with another behind
/// the comma: "Theo | bác sĩ, anh Nam đã khỏe". What closes the name, or what someone who is fully told of says, shows
/// that it is the same: "Theo giám đốc sở, ông Nam, ...".
fn led(scan: &Scan<'_>, at: usize, titles: &Chain, next: &Item, limit: usize) -> bool {
    let sets_out = (at.saturating_sub(2)..at)
        .any(|from| [Class::Source, Class::TitleLed].iter().any(|&class| scan.phrase(from, at, class) == Some(at)));
    let end = name::run(scan, next.range.end, limit);
    let says = titles.bodied && next.kind == TitleKind::Honorific && scan.hit(end, Class::Speech).is_some();
    sets_out && !closed(scan, end) && !says
}

/// Whether something belongs to who holds the title at `at`: "đề nghị của ...", "em gái ...".
fn owned(scan: &Scan<'_>, at: usize) -> bool {
    (at > 0 && scan.hit(at - 1, Class::TitleOf).is_some()) || relative(scan, at)
}

/// "em gái | lãnh đạo Triều Tiên": whose sister she is.
fn relative(scan: &Scan<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(2)..at).any(|from| scan.phrase(from, at, Class::TitleKin) == Some(at));
    before || scan.hit(at, Class::TitleKin).is_some()
}

/// Where the name of who holds the office begins behind a word or a comma: "Tổng giám đốc là Lê Văn An", "Chủ tịch UBND
/// xã Tân Lập, Lê Văn An, cho biết".
fn named(scan: &Scan<'_>, chain: &Chain, start: usize, limit: usize) -> Option<usize> {
    let office = chain.bodied && chain.kind == TitleKind::Office;
    let comma = (scan.is(chain.end, ",") && office).then_some(chain.end + 1);
    let dash = || (scan.is_dash(chain.end) && office).then_some(chain.end + 1);
    let several = || {
        let open = scan.phrase(chain.end, limit, Class::ListOpen).unwrap_or(chain.end);
        let colon = scan.is(open, ":");
        (list::plural(scan, start) && (colon || open > chain.end)).then_some(if colon { open + 1 } else { open })
    };
    let held = scan
        .phrase(chain.end, limit, Class::TitleNamed)
        .filter(|_| !owned(scan, start) && chain.kind == TitleKind::Office);
    let called = held.or_else(several);
    let dashed = if chain.end < limit { dash() } else { None };
    let from = called.or(comma).or(dashed).filter(|&from| from < limit)?;
    if chain.titles.is_empty() || scan.hit(from, Class::Surname).is_none() {
        return None;
    }
    let end = name::run(scan, from, limit);
    name::vietnamese_at(scan, from, end).filter(|&end| end >= from + MIN_NAME)?;
    (called.is_some() || dashed.is_some() || closed(scan, end) || scan.hit(end, Class::Speech).is_some())
        .then_some(from)
}

/// Whether a mark ends at `at` what stands before it.
fn closed(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_none_or(|token| token.kind == Kind::Symbol || token.gap == Gap::Block)
}

/// The title at `at`; "anh Hùng" is no hero.
fn hit(scan: &Scan<'_>, at: usize) -> Option<Hit> {
    let longest = scan.hit(at, Class::Title)?;
    let next = at + 1;
    let small =
        longest.end as usize == next + 1 && scan.tokens[at].case == Case::Lower && scan.tokens[next].is_capital();
    let polite =
        |hit: &Hit| hit.end as usize == next && scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Honorific;
    let first = if small { scan.hits.of_at(at, Class::Title).find(polite) } else { None };
    Some(first.unwrap_or(longest))
}

fn item(scan: &Scan<'_>, at: usize, limit: usize, behind: bool) -> Option<Item> {
    let limit = limit.min(at + MAX_TITLE);
    let mut head = at;
    for _ in 0..2 {
        head = scan.phrase(head, limit, Class::TitleBefore).filter(|_| starts_title(scan, head)).unwrap_or(head);
    }
    let hit = hit(scan, head).filter(|hit| hit.end as usize <= limit && !inside(scan, head, hit.end))?;
    let kind = scan.lexicon.titles[hit.entry as usize].kind;
    let mut end = hit.end as usize;
    let office = head..end;
    // "bầu Kiên", but "bầu ông Lê Văn An" says what was done.
    // And so does "bầu Tổng Bí thư".
    let acts = scan.phrase(head, limit, Class::TitleEnd) == Some(end);
    // Nobody abroad is called so.
    let named = name::run(scan, end, limit) == end + 1 && !name::is_foreign(scan, end, end + 1);
    if acts && (!named || scan.hit(end, Class::Title).is_some()) {
        return None;
    }
    if kind == TitleKind::Honorific {
        return honorific(scan, at, end).then_some(Item { range: at..end, head: office, kind, bodied: false });
    }
    if matches!(kind, TitleKind::Rank | TitleKind::Degree) {
        // "Đô đốc Mỹ"
        let country = organization::known_place(scan, end, limit).filter(|_| kind == TitleKind::Rank);
        let end = country.or_else(|| skilled(scan, end, limit).filter(|_| !behind)).unwrap_or(end);
        let whole = if behind || kind == TitleKind::Rank {
            complement::end(scan, &complement::Title { head: end, end, kind, behind }, limit)
        } else {
            end
        };
        return Some(Item { range: at..whole, head: office, kind, bodied: whole > end });
    }
    for _ in 0..3 {
        end = scan.phrase(end, limit, Class::TitleAfter).unwrap_or(end);
        let join = if scan.is(end, "-") { Some(end + 1) } else { scan.phrase(end, limit, Class::TitleJoin) };
        // "Tổng giám đốc - bà": the honorific goes with the name.
        let title = join.and_then(|join| scan.hit(join, Class::Title)).filter(|hit| {
            hit.end as usize <= limit && scan.lexicon.titles[hit.entry as usize].kind != TitleKind::Honorific
        });
        let Some(next) = title else { break };
        end = next.end as usize;
    }
    if let Some(end) = aide(scan, head, end, limit, behind) {
        let end = match scan.phrase(end, limit, Class::TitleCharge) {
            Some(_) => complement::end(scan, &complement::Title { head: end, end, kind, behind }, limit),
            None => end,
        };
        return Some(Item { range: at..end, head: office, kind, bodied: true });
    }
    let body = body(scan, end, limit, kind);
    // "ứng viên tổng thống đảng Dân chủ": a candidate is no leader yet.
    let led = if head > at && kind == TitleKind::Leader { TitleKind::Office } else { kind };
    let whole = complement::end(scan, &complement::Title { head: end, end: body, kind: led, behind }, limit);
    let whole = if whole > body { parents(scan, whole, limit) } else { whole };
    let whole = if whole > end { unbroken(scan, whole, limit) } else { whole };
    let whole = if whole > end { numbered(scan, whole, limit) } else { whole };
    let whole = charged(scan, &complement::Title { head: end, end: whole, kind: led, behind }, limit);
    if whole == end && scan.hit(head, Class::TitleEnvoy).is_some() {
        return None;
    }
    // "Bí thư Tỉnh ủy A, đại diện các sở": others.
    let others = [Class::TitlePlural, Class::TitleGroup].iter().any(|&class| scan.hit(end, class).is_some());
    if behind && others && scan.phrase(head, end, Class::TitleGroup) == Some(end) {
        return None;
    }
    // "(ông A, giám đốc B - PV)": the reporter's note.
    let note = behind && whole == head + 1 && scan.tokens[head].case == Case::Upper && scan.is(whole, ")");
    if note && kind == TitleKind::Job && head > 0 && scan.is_dash(head - 1) {
        return None;
    }
    let dated = kind == TitleKind::Job && whole < limit && is_year(scan, whole);
    let whole = if dated { whole + 1 } else { ordinal(scan, whole, limit) };
    Some(Item { range: at..whole, head: office, kind, bodied: whole > end })
}

/// "BS dinh dưỡng", "nghệ sĩ nhiếp ảnh trẻ": what someone with a degree is skilled in, right before the name.
fn skilled(scan: &Scan<'_>, at: usize, limit: usize) -> Option<usize> {
    let small = |end: &usize| scan.tokens[at..*end].iter().all(|token| token.case == Case::Lower);
    let skills = [Class::BodyField, Class::TitleCompound, Class::Noun];
    let end = skills.iter().filter_map(|&class| scan.phrase(at, limit, class)).max().filter(small)?;
    let next = scan.phrase(end, limit, Class::TitleAdjective).unwrap_or(end);
    (next < limit && complement::person(scan, next, limit)).then_some(next)
}

/// The end of a title that would break off inside a word ("người đứng đầu Đảng Tự | do") or before what its body deals in
/// ("chủ tịch Hội | sinh viên"), with the place behind it.
fn unbroken(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let last = at - 1;
    let small = |at: usize| {
        let token = &scan.tokens[at];
        token.kind == Kind::Word && token.case == Case::Lower && token.gap == Gap::Space
    };
    let word = scan.tokens[last].case == Case::Title && name::is_syllable(scan.word(last));
    if at >= limit || !word || !small(at) || organization::known_place(scan, last, at).is_some() {
        return at;
    }
    let words = [Class::Organization, Class::BodyField, Class::TitleCompound, Class::Noun, Class::BodyNot];
    let within = |end: &usize| (at..*end).all(small);
    let covering = words.iter().filter_map(|&class| scan.phrase(last, limit, class)).max().filter(|&end| end > at);
    let group = [Class::Organization, Class::GroupNoun, Class::TitleGroup]
        .iter()
        .any(|&class| scan.phrase(last, at, class) == Some(at));
    let dealt = || {
        let ends = [Class::TitleCompound, Class::BodyField, Class::Noun, Class::TitleMany];
        ends.iter().filter_map(|&class| scan.phrase(at, limit, class)).max().filter(|&end| end > at + 1)
    };
    let dealt = || if group && scan.hit(at, Class::BodyLevel).is_none() { dealt() } else { None };
    let compound = || {
        let alone = !scan.tokens[last - 1].is_capital() || group_before(scan, last);
        (alone && !group && organization::is_compound(scan, last, limit)).then_some(at + 1)
    };
    let end = covering.filter(within).or_else(|| dealt().filter(within)).or_else(compound);
    let end = end.unwrap_or(at);
    // "bí thư Đoàn | xã Phiêng Khoài"
    let level = (group || end > at) && end < limit && scan.hit(end, Class::BodyLevel).is_some();
    let end = if level { organization::place_end(scan, end, limit) } else { end };
    if end > at { parents(scan, end, limit) } else { end }
}

/// Whether "Đảng", "Hội" stands right before `at`.
fn group_before(scan: &Scan<'_>, at: usize) -> bool {
    let ends = |class: Class| at > 0 && scan.phrase(at - 1, at, class) == Some(at);
    ends(Class::GroupNoun) || ends(Class::Organization)
}

/// "Phó tổng giám đốc BIDV phụ trách Khối khách hàng doanh nghiệp": what its bearer is in charge of.
fn charged(scan: &Scan<'_>, title: &complement::Title, limit: usize) -> usize {
    let charge = title.end > title.head && scan.phrase(title.end, limit, Class::TitleCharge).is_some();
    if charge { complement::end(scan, title, limit) } else { title.end }
}

/// "Phó bí thư Quận đoàn 1", "Ban Quản lý dự án 7": the number of a body, where a mark or a verb of speech closes it.
fn numbered(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let digits = scan.phrase(at, limit, Class::DocNumber).unwrap_or(at);
    let number = scan.tokens.get(digits).filter(|token| digits < limit && token.kind == Kind::Number);
    let short = number.is_some_and(|token| token.gap == Gap::Space && token.span.len() <= MAX_NUMBER);
    let end = digits + 1;
    let closed = scan.tokens.get(end).is_none_or(|next| {
        matches!(scan.word(end), "," | "-" | "–" | "(" | ")" | "." | ";" | ":")
            || matches!(next.gap, Gap::Line | Gap::Block)
            || scan.hit(end, Class::Speech).is_some()
    });
    if short && closed { end } else { at }
}

/// "Tổng thống Mỹ thứ 45".
fn ordinal(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let counted = scan.phrase(at, limit, Class::Ordinal);
    counted.filter(|&digits| digits < limit && scan.tokens[digits].kind == Kind::Number).map_or(at, |digits| digits + 1)
}

/// "Hoa hậu Việt Nam 2016".
fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    scan.tokens[at].kind == Kind::Number && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// "phát ngôn viên tổng thống Ernesto Abella": whom an aide serves is part of the title where a full name follows.
fn aide(scan: &Scan<'_>, head: usize, end: usize, limit: usize, behind: bool) -> Option<usize> {
    scan.hit(head, Class::TitleAide).filter(|hit| hit.end as usize == end)?;
    let of = scan.phrase(end, limit, Class::TitleOf);
    let served = scan.hit(of.unwrap_or(end), Class::Title).filter(|hit| hit.end as usize <= limit)?;
    // "người phát ngôn của Đại sứ quán"
    if inside(scan, served.start as usize, served.end) {
        return None;
    }
    let kind = scan.lexicon.titles[served.entry as usize].kind;
    // The police have spokesmen too.
    if !matches!(kind, TitleKind::Office | TitleKind::Leader)
        || scan.hit(served.start as usize, Class::TitleMany).is_some()
    {
        return None;
    }
    let body = body(scan, served.end as usize, limit, kind);
    let name = name::run(scan, body, limit);
    // "Người phát ngôn của Tổng thống Palestine, ông ..."
    if of.is_some() && !behind {
        return (scan.is(name, ",") && complement::honorific(scan, name + 1)).then_some(name);
    }
    match name - body {
        0 => behind.then_some(body),
        1 => behind.then_some(name),
        _ => (!behind).then_some(body),
    }
}

/// Whether the words are part of others that are no title: "đại sứ quán", "bầu cử".
fn inside(scan: &Scan<'_>, at: usize, end: u32) -> bool {
    // "nước chủ nhà"
    let begun = at > 0 && scan.hit(at - 1, Class::TitleCompound).is_some_and(|hit| hit.end >= end);
    begun || scan.hit(at, Class::TitleCompound).is_some_and(|hit| hit.end > end)
}

/// A title without what is said in passing behind it: "ca sĩ nổi tiếng".
fn plain(scan: &Scan<'_>, range: TokenRange) -> TokenRange {
    let mut end = range.end;
    for _ in 0..MAX_ADJECTIVES {
        let low = (range.start + 1).max(end.saturating_sub(MAX_ADJECTIVES));
        let Some(cut) = (low..end).find(|&at| scan.phrase(at, end, Class::TitleAdjective) == Some(end)) else { break };
        end = cut;
    }
    range.start..end
}

/// "phó" and the like count as part of a title only where a title follows.
fn starts_title(scan: &Scan<'_>, at: usize) -> bool {
    // The "quyền" of "chính quyền cựu Tổng thống" is none.
    let inside = at > 0 && scan.hit(at - 1, Class::BodyNot).is_some_and(|hit| hit.end as usize > at);
    !inside
        && scan.hit(at, Class::TitleBefore).is_some_and(|hit| {
            let next = hit.end as usize;
            scan.hit(next, Class::Title).is_some() || scan.hit(next, Class::TitleBefore).is_some()
        })
}

/// An honorific is written small, or begins its line or sentence; else "Anh" is a country.
fn honorific(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let token = &scan.tokens[at];
    let starts = at == 0 || scan.tokens[at - 1].kind == Kind::Symbol || scan.starts_block(at);
    let next = scan.tokens.get(end).is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    // "Bà Rịa", and "Anh" before what is no name.
    if scan.hit(at, Class::Place).is_some_and(|hit| hit.end as usize > end || !next) {
        return false;
    }
    token.case == Case::Lower || starts || scan.tokens.get(end).is_some_and(|_| name::is_surname(scan, end))
}

/// Where the body of an office ends that begins at `at`; `at` where there is none.
fn body(scan: &Scan<'_>, at: usize, limit: usize, kind: TitleKind) -> usize {
    // "Phó ban | quản lý Khu du lịch": the body begins with the title's last word.
    // "Chủ tịch hội đồng | Giám mục Hoa Kỳ": with its last two.
    let office = kind == TitleKind::Office;
    let names =
        (1..=MAX_SHARED.min(at)).filter(|_| office).filter_map(|back| organization::name_at(scan, at - back, limit));
    let shared = names.map(|name| name.tokens.end).max().unwrap_or(at).max(at);
    // "đặc phái viên của Chủ tịch": no body.
    let of = scan.phrase(at, limit, Class::DocOf).filter(|&of| scan.hit(of, Class::Title).is_none());
    let from = of.unwrap_or(at);
    let mut end = part(scan, from, limit, kind);
    if end == from && of.is_some() {
        end = organization::capitals(scan, from, limit);
    }
    if end == from {
        return if shared > at { parents(scan, shared, limit) } else { at };
    }
    parents(scan, joined(scan, from, end, limit).max(shared), limit)
}

/// "Chánh Văn phòng HĐND và UBND huyện": a body of a level without its place, and the one behind it that has it.
fn joined(scan: &Scan<'_>, from: usize, end: usize, limit: usize) -> usize {
    let bare = scan.hit(from, Class::Organization).is_some_and(|hit| {
        hit.end as usize == end && scan.lexicon.organizations[hit.entry as usize].takes == Takes::Place
    });
    let next = scan.phrase(end, limit, Class::DocJoin).filter(|_| bare);
    let other = next.and_then(|next| organization::name_at(scan, next, limit));
    let level = other.filter(|name| scan.lexicon.organizations[name.entry].takes == Takes::Place);
    level.map_or(end, |name| name.tokens.end)
}

/// "(Sagri)", then the body it belongs to: "Vụ Thống kê giá, Tổng cục Thống kê".
fn parents(scan: &Scan<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    for _ in 0..2 {
        let bracket = scan.is(end, "(") && end + 1 < limit;
        if bracket && (scan.tokens[end + 1].is_capital() || organization::name_at(scan, end + 1, limit).is_some()) {
            let close = (end..limit.min(end + MAX_BRACKET)).find(|&place| scan.is(place, ")"));
            end = close.map_or(end, |close| close + 1);
        }
        let comma = scan.is(end, ",");
        let next = if comma { end + 1 } else { end };
        let parent = next < limit && scan.tokens[next].is_capital() && scan.hit(next, Class::Title).is_none();
        match organization::name_at(scan, next, limit).filter(|_| parent) {
            // "Theo ông A, nhà phân tích tại B, Amazon yếu hơn": what the sentence is about.
            Some(name) if comma && !stops(scan, name.tokens.end) => break,
            Some(name) => end = name.tokens.end,
            None => break,
        }
    }
    end
}

/// Whether a mark, a name or a verb of speech follows: no other verb, of which the body before would be the subject.
fn stops(scan: &Scan<'_>, at: usize) -> bool {
    let word = |class| scan.hit(at, class).is_some();
    scan.tokens.get(at).is_none_or(|token| token.kind != Kind::Word || token.is_capital())
        || [Class::Speech, Class::TitleEnd, Class::TitleJoin, Class::TitleAt, Class::DocJoin].into_iter().any(word)
}

/// The end of a party's name without that of a person behind it: "Đảng Công Minh | Natsuo Yamaguchi".
fn party(scan: &Scan<'_>, at: usize, run: usize) -> usize {
    let foreign = |from: usize| name::is_foreign(scan, from, from + 1);
    let person = (at + 2..run.saturating_sub(1)).find(|&from| foreign(from) && foreign(from + 1));
    person.or_else(|| name::name_within(scan, at + 2, run).filter(|&from| run >= from + MIN_NAME)).unwrap_or(run)
}

fn part(scan: &Scan<'_>, at: usize, limit: usize, kind: TitleKind) -> usize {
    if at >= limit {
        return at;
    }
    if let Some(name) = organization::name_at(scan, at, limit) {
        return name.tokens.end;
    }
    // "Ủy viên Ban Thường vụ Tỉnh ủy": no organization of its own, but a body.
    if let Some(end) = scan.phrase(at, limit, Class::BodyNot).filter(|_| scan.hit(at, Class::Organization).is_some()) {
        return organization::name_at(scan, end, limit).map_or(end, |name| name.tokens.end);
    }
    // "huấn luyện viên đội tuyển Việt Nam"
    let team = scan.phrase(at, limit, Class::TitleTeam);
    if let Some(place) = team.and_then(|team| organization::known_place(scan, team, limit)) {
        return place;
    }
    if let Some(place) = complement::place(scan, at, limit) {
        return place;
    }
    let run = organization::capitals(scan, at, limit);
    // "Bộ trưởng Công Thương Vũ Huy Hòa": a field in capitals before the name.
    if let Some(field) = scan.phrase(at, run, Class::BodyField).filter(|&field| run >= field + 3)
        && name::vietnamese_at(scan, field, run) == Some(run)
    {
        return field;
    }
    if run > at && name::vietnamese_at(scan, at, run) == Some(run) && run - at >= 3 {
        return at;
    }
    if scan.hit(at, Class::BodyLevel).is_some() {
        return organization::place_end(scan, at, limit);
    }
    let mut end = at;
    while let Some(next) = scan.phrase(end, limit, Class::BodyField) {
        end = scan
            .phrase(next, limit, Class::BodyJoin)
            .filter(|&joined| scan.hit(joined, Class::BodyField).is_some())
            .unwrap_or(next);
    }
    if end > at {
        return organization::place_end(scan, end, limit);
    }
    if run == at {
        return at;
    }
    if name::vietnamese_at(scan, at, run) == Some(run) {
        return at;
    }
    if let Some(person) = name::name_within(scan, at + 1, run) {
        // "ca sĩ Ali Hoàng Dương": a name for the stage.
        let stage = kind == TitleKind::Job && person == at + 1 && run == person + 2;
        let stage = stage && scan.tokens[at].case == Case::Title && name::is_foreign(scan, at, person);
        return if stage && scan.hit(at, Class::NotPerson).is_none() { at } else { person };
    }
    // "Phát ngôn viên SDF Kino Gabriel": the abbreviation is the body.
    let short =
        (at..run).take_while(|&place| scan.tokens[place].case == Case::Upper && scan.word(place).len() > 1).count();
    let named = scan.tokens[at + short..run].iter().all(|token| token.case == Case::Title);
    if short > 0 && run - at - short >= 2 && named && name::is_foreign(scan, at + short, run) {
        return at + short;
    }
    // "chủ tịch Eurocham Việt Nam", "tổng thư ký Đảng Funcinpec"
    let country = |from: &usize| organization::known_place(scan, *from, run) == Some(run);
    if kind == TitleKind::Office && (at + 1..run).find(country).is_some_and(|from| name::is_foreign(scan, at, from)) {
        return run;
    }
    if run > at + 1 && scan.hit(at, Class::Party).is_some() {
        return party(scan, at, run);
    }
    // "Donald Trump" is a name; "PVOil", "Hòa Phát" are bodies.
    let foreign = run - at >= 2 && name::is_foreign(scan, at, run);
    let initials = scan.tokens[at..run].iter().any(|token| matches!(token.case, Case::Upper | Case::Mixed));
    let named = foreign || matches!(kind, TitleKind::Leader | TitleKind::Job);
    if named && !initials { at } else { organization::own_run(scan, at, limit) }
}
