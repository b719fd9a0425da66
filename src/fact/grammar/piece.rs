//! A sentence as a sequence of few kinds of piece: mentions, punctuation, words with their jobs. What stands in which
//! order is the grammar that the other files of this room read.

use crate::calendar::Grain;
use crate::fact::note;
use crate::lexicon::{Class, Signs};
use crate::mention::{Mentions, Period, Scan, TokenRange};
use crate::token::{Case, Gap, Kind};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fact) enum Form {
    /// Index into `Mentions::quantities`.
    Quantity(usize),
    /// Index into `Mentions::periods`.
    Period(usize),
    /// Index into `Mentions::places`.
    Place(usize),
    /// Index into `Mentions::generic_places`.
    Generic(usize),
    /// A document cited.
    Citation,
    /// "khoảng", "hơn": part of the quantity it stands by.
    Hedge,
    /// Punctuation.
    Mark(Mark),
    /// Everything else.
    Word,
}

/// Punctuation by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fact) enum Mark {
    Comma,
    Semicolon,
    Colon,
    Open,
    Close,
    Dash,
    Quote,
    Stop,
    Other,
}

/// The jobs of a piece, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::fact) struct Roles(u128);

impl Roles {
    /// The jobs of both.
    pub(in crate::fact) fn add(&mut self, other: Roles) {
        self.0 |= other.0;
    }

    pub(in crate::fact) fn remove(&mut self, class: Class) {
        self.0 &= !bit(class);
    }

    pub(in crate::fact) fn insert(&mut self, class: Class) {
        self.0 |= bit(class);
    }

    pub(in crate::fact) fn has(self, class: Class) -> bool {
        self.0 & bit(class) != 0
    }

    /// Whether it has a job of `classes`: where these are constant, so is their set.
    #[inline]
    pub(in crate::fact) fn any(self, classes: &[Class]) -> bool {
        classes.iter().fold(0, |set, &class| set | bit(class)) & self.0 != 0
    }

    pub(in crate::fact) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has no job of its own: none at all, or only that of hiding the jobs of its parts.
    pub(in crate::fact) fn is_idle(self) -> bool {
        self.0 & !bit(Class::Plain) == 0
    }
}

impl FromIterator<Roles> for Roles {
    fn from_iter<I: IntoIterator<Item = Roles>>(sets: I) -> Self {
        sets.into_iter().fold(Roles::default(), |all, one| Roles(all.0 | one.0))
    }
}

/// Jobs that a set can hold.
pub(super) const SLOTS: usize = 128;

/// The number of a job in the set; jobs outside statements have none.
pub(in crate::fact) const fn slot(class: Class) -> Option<usize> {
    match (class as usize).checked_sub(Class::StatusEstimate as usize) {
        Some(slot) if slot < SLOTS => Some(slot),
        _ => None,
    }
}

/// Numbers behind those of the jobs: what a piece is, no job at all, and no piece at all.
pub(super) const FORMS: [&str; 18] = [
    "quantity",
    "period",
    "place",
    "generic",
    "citation",
    "hedge",
    "comma",
    "semicolon",
    "colon",
    "open",
    "close",
    "dash",
    "quote",
    "stop",
    "other",
    "word",
    "plain",
    "nothing",
];
/// Those of places, named or spoken of.
const PLACES: u32 = 1 << 2 | 1 << 3;
/// Where those of marks begin behind those of jobs.
const MARKS: u32 = 6;
/// There is no piece.
pub(in crate::fact) const NOTHING: usize = SLOTS + 17;

/// The jobs of some pieces, and what they are.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::fact) struct Jobs {
    pub(in crate::fact) roles: Roles,
    forms: u32,
}

impl Jobs {
    /// Those of one piece, or of none.
    pub(in crate::fact) fn of(piece: Option<&Piece>) -> Jobs {
        let mut jobs = Jobs::default();
        match piece {
            Some(piece) => jobs.add(piece),
            None => jobs.forms = 1 << (NOTHING - SLOTS),
        }
        jobs
    }

    pub(in crate::fact) fn add(&mut self, piece: &Piece) {
        const WORD: u32 = 15;
        const PLAIN: u32 = 16;
        let form = match piece.form {
            Form::Quantity(_) => 0,
            Form::Period(_) => 1,
            Form::Place(_) => 2,
            Form::Generic(_) => 3,
            Form::Citation => 4,
            Form::Hedge => 5,
            Form::Mark(mark) => MARKS + mark as u32,
            Form::Word if piece.roles.is_empty() => PLAIN,
            Form::Word => WORD,
        };
        self.roles.add(piece.roles);
        self.forms |= 1 << form;
    }

    /// Those of some pieces taken together.
    pub(in crate::fact) fn of_all(pieces: &[Piece]) -> Jobs {
        let mut jobs = Jobs::default();
        for piece in pieces {
            jobs.add(piece);
        }
        jobs
    }

    pub(in crate::fact) fn has(self, class: Class) -> bool {
        self.roles.has(class)
    }

    /// Whether a place is named or spoken of.
    pub(in crate::fact) fn has_place(self) -> bool {
        self.forms & PLACES != 0
    }

    pub(in crate::fact) fn has_mark(self, mark: Mark) -> bool {
        self.forms & 1 << (MARKS + mark as u32) != 0
    }

    /// The jobs of both.
    pub(in crate::fact) fn join(&mut self, other: Jobs) {
        self.roles.add(other.roles);
        self.forms |= other.forms;
    }

    /// Those that `other` does not hold.
    pub(super) fn without(self, other: Jobs) -> Jobs {
        Jobs { roles: Roles(self.roles.0 & !other.roles.0), forms: self.forms & !other.forms }
    }

    pub(in crate::fact) fn is_empty(self) -> bool {
        self.roles.is_empty() && self.forms == 0
    }

    /// Calls `each` with the number of each.
    #[inline]
    pub(in crate::fact) fn each(self, mut each: impl FnMut(usize)) {
        let words = [self.roles.0 as u64, (self.roles.0 >> 64) as u64, self.forms.into()];
        for (first, mut left) in [0, SLOTS / 2, SLOTS].into_iter().zip(words) {
            while left != 0 {
                each(first + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

impl From<Roles> for Jobs {
    fn from(roles: Roles) -> Self {
        Jobs { roles, forms: 0 }
    }
}

/// The name of a number: that of the job, or of the form.
pub(in crate::fact) fn slot_name(number: usize) -> String {
    match number.checked_sub(SLOTS) {
        Some(form) => FORMS.get(form).copied().unwrap_or_default().to_owned(),
        None => Class::ALL
            .get(Class::StatusEstimate as usize + number)
            .map_or_else(String::new, |class| format!("{class:?}")),
    }
}

/// The bit of each job, looked up where a class is known only as the text is read.
const BITS: [u128; Class::ALL.len()] = {
    let mut bits = [0; Class::ALL.len()];
    let mut at = 0;
    while at < bits.len() {
        if let Some(slot) = slot(Class::ALL[at]) {
            bits[at] = 1 << slot;
        }
        at += 1;
    }
    bits
};

#[inline]
fn bit(class: Class) -> u128 {
    BITS[class as usize]
}

/// A stretch of a sentence that does one thing.
#[derive(Clone, Debug)]
pub(in crate::fact) struct Piece {
    pub(in crate::fact) tokens: TokenRange,
    pub(in crate::fact) form: Form,
    pub(in crate::fact) roles: Roles,
    /// How many brackets are open around it.
    pub(in crate::fact) depth: u8,
    /// It begins with a capital.
    pub(in crate::fact) capital: bool,
}

impl Piece {
    pub(in crate::fact) fn is(&self, class: Class) -> bool {
        self.roles.has(class)
    }

    pub(in crate::fact) fn any(&self, classes: &[Class]) -> bool {
        self.roles.any(classes)
    }

    pub(in crate::fact) fn mark(&self) -> Option<Mark> {
        match self.form {
            Form::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(in crate::fact) fn quantity(&self) -> Option<usize> {
        match self.form {
            Form::Quantity(index) => Some(index),
            _ => None,
        }
    }

    pub(in crate::fact) fn period(&self) -> Option<usize> {
        match self.form {
            Form::Period(index) => Some(index),
            _ => None,
        }
    }

    pub(in crate::fact) fn place(&self) -> Option<usize> {
        match self.form {
            Form::Place(index) => Some(index),
            _ => None,
        }
    }

    /// "phiên giao dịch", "đóng cửa": whether it tells which session of a market, and is no preposition ("tại").
    pub(in crate::fact) fn is_session(&self) -> bool {
        self.is(Class::AtPoint) && !self.is(Class::Locative)
    }
}

/// Where each list of mentions has been read up to: sentences come in order, so each list is walked once.
#[derive(Debug, Default)]
pub(in crate::fact) struct Cursor {
    quantity: usize,
    period: usize,
    place: usize,
    generic: usize,
    citation: usize,
    /// No mention begins before this token.
    next: usize,
}

impl Cursor {
    /// Whether a figure or a time stands among `tokens`, which lie behind all that was asked for before.
    pub(in crate::fact) fn is_told(&mut self, mentions: &Mentions, tokens: &TokenRange) -> bool {
        while mentions.quantities.get(self.quantity).is_some_and(|one| one.tokens.start < tokens.start) {
            self.quantity += 1;
        }
        while mentions.periods.get(self.period).is_some_and(|one| one.tokens.start < tokens.start) {
            self.period += 1;
        }
        mentions.quantities.get(self.quantity).is_some_and(|one| one.tokens.start < tokens.end)
            || mentions.periods.get(self.period).is_some_and(|one| one.tokens.start < tokens.end)
    }
}

/// Brackets deeper than this are read as if they were not there.
const MAX_DEPTH: u8 = 3;

/// The pieces of a run of tokens, in place of what `out` held; `names` tells which tokens are part of the name of a
/// person or a firm.
pub(in crate::fact) fn pieces(
    scan: &Scan<'_>,
    mentions: &Mentions,
    names: &[bool],
    tokens: &TokenRange,
    cursor: &mut Cursor,
    out: &mut Vec<Piece>,
) {
    out.clear();
    let mut at = tokens.start;
    let mut depth = 0u8;
    let mut dashes = 0;
    while at < tokens.end {
        // Most words are part of no mention and do no job.
        let token = &scan.tokens[at];
        if at < cursor.next && token.kind == Kind::Word && !scan.hits.meet(at, Signs::CUE) {
            let (form, roles, capital) = (Form::Word, Roles::default(), token.is_capital());
            out.push(Piece { tokens: at..at + 1, form, roles, depth, capital });
            at += 1;
            continue;
        }
        let (form, end) = next_form(scan, mentions, cursor, at, tokens.end);
        let figure = out.last().is_some_and(|last: &Piece| last.quantity().is_some());
        if form == Form::Word && scan.tokens[at].kind == Kind::Number && note::is_mark(scan, at, figure) {
            at = end;
            continue;
        }
        let form = if figure && is_dash(scan, at) { Form::Mark(Mark::Dash) } else { form };
        // "bà Như", "Công ty Xử lý chất thải": a word of a name does no job but to say that it is a firm's.
        let in_name = |at: usize| names.get(at).is_some_and(|&is| is);
        // "công ty Xổ số TP. Huế", "Công ty Bia, rượu Hà Nội": nor does a point or a comma inside one part anything.
        let parts = matches!(form, Form::Mark(Mark::Stop | Mark::Comma));
        let inside = || at.checked_sub(1).is_some_and(in_name) && in_name(at) && in_name(at + 1);
        let form = if parts && inside() { Form::Word } else { form };
        // "trên toàn quốc": nor does a cue reach into a place.
        let place = mentions.places.get(cursor.place).map_or(usize::MAX, |place| place.tokens.start);
        let limit = if place > at { place.min(tokens.end) } else { tokens.end };
        let (end, roles) = match form {
            Form::Word if in_name(at) => firm(word(scan, at, limit)).unwrap_or((end, Roles::default())),
            Form::Word => word(scan, at, limit),
            _ => (end, Roles::default()),
        };
        if form == Form::Mark(Mark::Close) {
            depth = depth.saturating_sub(1);
        }
        if let Form::Period(index) = form {
            drop_hour(scan, &mentions.periods[index], at, out);
        }
        let capital = scan.tokens[at].is_capital();
        out.push(Piece { tokens: at..end, form, roles, depth, capital });
        dashes += usize::from(form == Form::Mark(Mark::Dash));
        if form == Form::Mark(Mark::Open) {
            depth = (depth + 1).min(MAX_DEPTH);
        }
        at = end;
    }
    if dashes > 1 {
        set_aside(scan, out);
    }
}

/// "sản lượng ngô Mỹ | - nước trồng nhiều ngô nhất - | tăng": dashes around a noun that says what the one before them is, which are
/// read as brackets.
fn set_aside(scan: &Scan<'_>, pieces: &mut [Piece]) {
    const MAX_ASIDE: usize = 16;
    const MIN_TOKENS: usize = 3;
    let inside = |piece: &Piece| {
        matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_) | Form::Mark(Mark::Quote | Mark::Comma))
    };
    let noun =
        |token: usize| scan.hits.at(token).any(|hit| matches!(hit.class, Class::Noun | Class::Title | Class::Firm));
    let most = |token: usize| scan.hit(token, Class::Superlative).is_some();
    let mut at = 1;
    while at + 2 < pieces.len() {
        let (open, first) = (at, &pieces[at + 1]);
        at += 1;
        let before = &pieces[open - 1];
        let named = matches!(before.form, Form::Word | Form::Place(_) | Form::Generic(_)) && before.depth == 0;
        let spaced = |at: usize| !scan.tokens[at].is_glued() && scan.tokens[at].gap != Gap::Block;
        let dash = &pieces[open];
        let opens = dash.mark() == Some(Mark::Dash) && named && spaced(dash.tokens.start) && spaced(first.tokens.start);
        if !opens || first.capital || first.form != Form::Word {
            continue;
        }
        let words = pieces[open + 1..].iter().take(MAX_ASIDE).take_while(|&piece| inside(piece)).count();
        let close = open + 1 + words;
        let closes = pieces.get(close).is_some_and(|mark| mark.mark() == Some(Mark::Dash));
        let goes_on = pieces
            .get(close + 1)
            .is_some_and(|next| !next.capital && next.mark().is_none() && spaced(next.tokens.start));
        let tokens: usize = pieces[open + 1..close].iter().map(|piece| piece.tokens.len()).sum();
        let kind = noun(first.tokens.start) || pieces[open + 1..close].iter().any(|piece| most(piece.tokens.start));
        if !closes || !goes_on || tokens < MIN_TOKENS || !kind {
            continue;
        }
        pieces[open].form = Form::Mark(Mark::Open);
        pieces[close].form = Form::Mark(Mark::Close);
        for piece in &mut pieces[open + 1..close] {
            piece.depth = 1;
        }
        at = close + 1;
    }
}

/// "đến | sáng | 22/10", "xảy ra | rạng sáng | 22/10": what stands between the first word that leads a time and the time, and the part
/// of a day before the day, are no words of their own.
fn drop_hour(scan: &Scan<'_>, period: &Period, at: usize, out: &mut Vec<Piece>) {
    const LONGEST: usize = 2;
    let mut start = at;
    while let Some(last) = out.pop_if(|last| last.form == Form::Word && last.tokens.start > period.lead.start) {
        start = last.tokens.start;
    }
    let part = |from: &usize| scan.phrase(*from, start, Class::DayPart) == Some(start);
    let Some(from) = (start.saturating_sub(LONGEST)..start).find(part).filter(|_| period.grain == Grain::Day) else {
        return;
    };
    // "hôm 22/10": a word that leads to a time does so still.
    let own = out.iter().rev().take_while(|piece| piece.tokens.start >= from);
    let count = own.take_while(|piece| piece.form == Form::Word && piece.roles.is_idle()).count();
    let first = out.len() - count;
    if out.get(first).is_some_and(|piece| piece.tokens.start == from) {
        out.truncate(first);
    }
}

/// "công ty" of a name: that it is a firm's, and no other job of it.
fn firm((end, roles): (usize, Roles)) -> Option<(usize, Roles)> {
    let mut firm = Roles::default();
    firm.insert(Class::Firm);
    roles.has(Class::Firm).then_some((end, firm))
}

fn next_form(scan: &Scan<'_>, mentions: &Mentions, cursor: &mut Cursor, at: usize, limit: usize) -> (Form, usize) {
    if at >= cursor.next
        && let Some(found) = mention(mentions, cursor, at, limit)
    {
        return found;
    }
    if scan.tokens[at].kind == Kind::Symbol {
        return (mark(scan, at), at + 1);
    }
    (Form::Word, at + 1)
}

/// The mention that begins at `at`; where none does, the cursor learns where the next one may.
fn mention(mentions: &Mentions, cursor: &mut Cursor, at: usize, limit: usize) -> Option<(Form, usize)> {
    while mentions.quantities.get(cursor.quantity).is_some_and(|quantity| quantity.tokens.start < at) {
        cursor.quantity += 1;
    }
    if let Some(quantity) = mentions.quantities.get(cursor.quantity) {
        if quantity.tokens.start == at {
            return Some((Form::Quantity(cursor.quantity), quantity.tokens.end.clamp(at + 1, limit)));
        }
        if quantity.hedge.contains(&at) {
            return Some((Form::Hedge, quantity.hedge.end.clamp(at + 1, limit)));
        }
    }
    while mentions.periods.get(cursor.period).is_some_and(|period| period.tokens.start < at) {
        cursor.period += 1;
    }
    if let Some(period) = mentions.periods.get(cursor.period).filter(|period| period.tokens.start == at) {
        return Some((Form::Period(cursor.period), period.tokens.end.clamp(at + 1, limit)));
    }
    while mentions.citations.get(cursor.citation).is_some_and(|citation| citation.tokens.start < at) {
        cursor.citation += 1;
    }
    if let Some(citation) = mentions.citations.get(cursor.citation).filter(|one| one.tokens.start == at) {
        return Some((Form::Citation, citation.tokens.end.clamp(at + 1, limit)));
    }
    while mentions.places.get(cursor.place).is_some_and(|place| place.tokens.start < at) {
        cursor.place += 1;
    }
    if let Some(place) = mentions.places.get(cursor.place).filter(|place| place.tokens.start == at) {
        return Some((Form::Place(cursor.place), place.tokens.end.clamp(at + 1, limit)));
    }
    while mentions.generic_places.get(cursor.generic).is_some_and(|place| place.tokens.start < at) {
        cursor.generic += 1;
    }
    if let Some(place) = mentions.generic_places.get(cursor.generic).filter(|place| place.tokens.start == at) {
        return Some((Form::Generic(cursor.generic), place.tokens.end.clamp(at + 1, limit)));
    }
    let quantity = mentions.quantities.get(cursor.quantity).map(|quantity| {
        if quantity.hedge.start > at { quantity.hedge.start.min(quantity.tokens.start) } else { quantity.tokens.start }
    });
    let others = [
        mentions.periods.get(cursor.period).map(|period| period.tokens.start),
        mentions.citations.get(cursor.citation).map(|citation| citation.tokens.start),
        mentions.places.get(cursor.place).map(|place| place.tokens.start),
        mentions.generic_places.get(cursor.generic).map(|place| place.tokens.start),
    ];
    cursor.next = others.into_iter().chain([quantity]).flatten().min().unwrap_or(usize::MAX);
    None
}

/// "4.200 tấn- tăng 5%": a dash that touches a figure is inside no word.
fn is_dash(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "-" | "–" | "—")
}

fn mark(scan: &Scan<'_>, at: usize) -> Form {
    let mark = match scan.word(at) {
        "," => Mark::Comma,
        ";" => Mark::Semicolon,
        ":" => Mark::Colon,
        "(" | "[" => Mark::Open,
        ")" | "]" => Mark::Close,
        // A hyphen inside a word is part of it; a dash between spaces parts clauses.
        "-" | "–" | "—" if scan.tokens[at].is_glued() => return Form::Word,
        "-" | "–" | "—" => Mark::Dash,
        // "giảm 3 vụ = 20%": read as the word it stands for.
        "=" => return Form::Word,
        "\"" | "“" | "”" | "'" | "‘" | "’" => Mark::Quote,
        // "Sachmoi.vn".
        "." if scan.tokens[at].is_glued()
            && scan
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.is_glued() && next.kind == Kind::Word && next.case == Case::Lower) =>
        {
            return Form::Word;
        }
        "." | "…" | "!" | "?" => Mark::Stop,
        _ => Mark::Other,
    };
    Form::Mark(mark)
}

/// "Trần Anh": a word with a capital beside another, where none opens the sentence, is part of a name.
fn is_named(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    let title = |token: usize| {
        let opens = token.checked_sub(1).is_none_or(|before| scan.tokens[before].kind == Kind::Symbol);
        !opens && scan.tokens[token].gap != Gap::Block && scan.tokens[token].case == Case::Title
    };
    title(at) && (at + 1 < limit && scan.tokens[at + 1].case == Case::Title || at > 0 && title(at - 1))
}

/// Whether a word is the last of a noun.
fn ends_noun(scan: &Scan<'_>, at: usize) -> bool {
    const LONGEST: usize = 3;
    let noun = |class| matches!(class, Class::MeasureNoun | Class::Sector | Class::Economy);
    (at.saturating_sub(LONGEST)..at)
        .any(|from| scan.hits.at(from).any(|hit| noun(hit.class) && hit.end as usize == at + 1))
}

/// Whether a word for a price is the first of a longer noun.
fn breaks_noun(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::Quoted).is_some()
        && scan.hits.at(at).any(|hit| hit.class == Class::MeasureNoun && hit.end as usize > at + 1)
}

/// The longest cue at a token, with every job that exactly these words do.
pub(in crate::fact) fn word(scan: &Scan<'_>, at: usize, limit: usize) -> (usize, Roles) {
    let mut end = at + 1;
    let mut roles = Roles::default();
    if !scan.hits.meet(at, Signs::CUE) {
        return (end, roles);
    }
    for hit in scan.hits.at(at) {
        let hit_end = hit.end as usize;
        // The longest come first.
        if hit_end < end {
            break;
        }
        if !hit.class.is_cue() || hit_end > limit {
            continue;
        }
        if hit_end > end {
            // A cue never reaches into a mention.
            if (at..hit_end).any(|token| scan.is_claimed(token)) {
                continue;
            }
            // "nợ công | ước", "đầu tư công | ước": the first word of a compound may end the noun before it.
            if hit.class == Class::Plain && ends_noun(scan, at) {
                continue;
            }
            // "có | giá trị", "tăng | giá thành": "có giá" takes no word of a longer noun.
            if breaks_noun(scan, hit_end - 1) {
                continue;
            }
            end = hit_end;
            roles = Roles::default();
        }
        roles.insert(hit.class);
    }
    if end == at + 1 && !roles.is_empty() && is_named(scan, at, limit) {
        roles = Roles::default();
    }
    (end, roles)
}

/// Where the run of cues with one of these jobs ends that a stretch of tokens begins with.
pub(in crate::fact) fn lead(scan: &Scan<'_>, tokens: &TokenRange, classes: &[Class]) -> usize {
    let mut at = tokens.start;
    while at < tokens.end {
        let (end, roles) = word(scan, at, tokens.end);
        if !roles.any(classes) {
            break;
        }
        at = end;
    }
    at
}
