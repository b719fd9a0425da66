//! Figures in tables: what they are of stands in the label of their row, when and how they are meant in the head of their
//! column. Which figures a column of ratios compares, the figures themselves tell.

mod head;

use super::context::Context;
use super::grammar::phrase::{MEASURED, Phrase};
use super::grammar::piece::word;
use super::place;
use super::{Base, BaseKind, Fact, Leads, Measure, Read, Status, Where};
use crate::calendar::Interval;
use crate::lexicon::Class;
use crate::mention::{Mentions, Quantity, QuantityKind, Scan, TokenRange};
use crate::text::{BlockKind, Stand};
use crate::token::{Case, Kind, Token};
use head::{Column, Compared};

/// Rows and columns that ratios are looked for in.
const MAX_ROWS: usize = 16;
const MAX_COLUMNS: usize = 12;
/// Rows that bear out what a column compares.
const MIN_BORNE: usize = 2;
/// What printed ratios may be off by.
const TOLERANCE: f64 = 0.11;
/// Percentages that growth is told by as a ratio.
const AROUND_HUNDRED: std::ops::RangeInclusive<f64> = 70.0..=150.0;
/// The longest line over a table that names what its figures are.
const MAX_CAPTION: usize = 24;
/// A line without a mark that is its title.
const MAX_TITLE: usize = 4;
/// What a head says that tells nothing without the title.
const MAX_WORD: usize = 2;

/// What is known of the table that is being read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    table: Option<usize>,
    columns: Vec<Column>,
    /// The heading right over it.
    title: Phrase,
    /// The line right over it that tells what all its figures are.
    caption: Phrase,
    /// The line right over it, where it is no other of these.
    line: Phrase,
    /// What the rows are called: "Nguồn vốn".
    stub: Phrase,
    /// The row that is being read: its label, with what it is a part of, and its place.
    label: Phrase,
    /// It is all the others together.
    all: bool,
    place: Option<Read<Where>>,
    /// Its label is a place and nothing else.
    placed: bool,
    /// The time that it is called by.
    period: Option<Read<Interval>>,
    /// The last row that is no part of another, and how far in it stands.
    parent: Phrase,
    indent: usize,
}

impl Reading {
    /// The facts of a cell, which is a sentence of its own.
    pub(super) fn read(
        &mut self,
        scan: &Scan<'_>,
        mentions: &Mentions,
        names: &[bool],
        context: &Context,
        sentence: usize,
    ) -> Vec<Fact> {
        let Some(cell) = scan.sentences.get(sentence).and_then(|one| scan.cell(one.tokens.start)) else {
            return Vec::new();
        };
        let Some(place) = scan.tables.cells.get(cell) else { return Vec::new() };
        if self.table != Some(place.table) {
            *self = Reading::open(scan, mentions, context, place.table);
        }
        match place.stand {
            Stand::Label => {
                self.row(scan, mentions, place.table, place.row, &scan.cells[cell]);
                Vec::new()
            }
            Stand::Value(column) => figures(mentions, &scan.cells[cell])
                .map(|(index, quantity)| self.fact(scan, names, context, (sentence, index, quantity), column))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Reads the head of a table.
    fn open(scan: &Scan<'_>, mentions: &Mentions, context: &Context, index: usize) -> Self {
        let mut out = Reading { table: Some(index), ..Reading::default() };
        let Some(table) = scan.tables.tables.get(index) else { return out };
        let mut spoken = context.period().map(|read| read.value);
        for cells in &table.columns {
            let mut column = Column::default();
            for tokens in cells.iter().filter_map(|&cell| scan.cells.get(cell)) {
                column.read(scan, mentions, tokens, spoken);
            }
            let own = column.period.as_ref().filter(|_| !column.relative && !column.past);
            spoken = own.map(|read| read.value).or(spoken);
            out.columns.push(column);
        }
        // "11/10 | 12/11 | BQ": the mean is of all those years.
        let own = out.columns.iter().filter(|one| !one.relative).filter_map(|one| Some(one.period.as_ref()?.value));
        let all = own
            .filter(|days| days.start.is_some())
            .reduce(|one, next| Interval { start: one.start.min(next.start), end: one.end.max(next.end) });
        for column in out.columns.iter_mut().filter(|one| one.mean && one.period.is_none()) {
            column.period = all.map(|value| Read { value, evidence: column.span });
        }
        out.compare(scan, mentions, index);
        for tokens in table.stub.iter().filter_map(|&cell| scan.cells.get(cell)) {
            let mut column = Column::default();
            column.read(scan, mentions, tokens, None);
            if column.status.is_none() && !column.words.is_empty() && out.stub.is_empty() {
                out.stub = column.words;
            }
        }
        out.over(scan, mentions, table.first);
        out
    }

    /// The lines right over the table.
    fn over(&mut self, scan: &Scan<'_>, mentions: &Mentions, first: usize) {
        let end = scan.sentences.partition_point(|one| one.block < first);
        let unit = |tokens: &TokenRange| tokens.clone().any(|at| scan.hit(at, Class::UnitLabel).is_some());
        let mut lines = scan.sentences[..end].iter().rev().take(3).filter(|one| !unit(&one.tokens));
        let Some(block) = lines.next().map(|one| one.block).filter(|block| block + 3 > first) else { return };
        // The line is all of its block, and opens no list.
        let from = scan.sentences[..end].iter().rev().take_while(|one| one.block >= block).count();
        let all = scan.sentences[end - from..end].iter().filter(|one| one.block == block);
        let Some(tokens) = all.map(|one| one.tokens.clone()).reduce(|one, next| one.start..next.end) else { return };
        // "Dân số | phân theo giới tính"; what opens a list tells of no table.
        let parts = tokens.clone().find(|&at| scan.hit(at, Class::Breakdown).is_some());
        let opens = parts.is_some_and(|at| at == tokens.start) || parts.is_some() && scan.is(tokens.end - 1, ":");
        if tokens.len() > MAX_CAPTION || opens {
            return;
        }
        let tokens = tokens.start..parts.unwrap_or(tokens.end);
        let words = column_words(scan, mentions, &tokens);
        let figured = figures(mentions, &tokens).next().is_some();
        let heads = matches!(scan.blocks[block].kind, BlockKind::Heading | BlockKind::Item);
        let titled = !heads || tokens.clone().any(|at| scan.is(at, "("));
        match scan.blocks[block].kind {
            _ if titled && is_measured(scan, &words) && !figured => self.caption = words,
            _ if heads && !figured && words.len() <= MAX_TITLE => self.title = words,
            BlockKind::Paragraph if words.len() <= MAX_TITLE && !scan.is(tokens.end - 1, ".") => self.title = words,
            _ if !figured && !scan.is(tokens.end - 1, ".") => self.line = words,
            _ => {}
        }
    }

    /// Finds which columns the columns of ratios compare: those whose figures bear it out.
    fn compare(&mut self, scan: &Scan<'_>, mentions: &Mentions, index: usize) {
        let Some(table) = scan.tables.tables.get(index) else { return };
        let count = self.columns.len().min(MAX_COLUMNS);
        let mut rows: Vec<Vec<Option<f64>>> = Vec::new();
        let mut first = vec![true; self.columns.len()];
        for row in &table.rows {
            let mut values = if rows.len() < MAX_ROWS { vec![None; count] } else { Vec::new() };
            for cell in row.cells.clone() {
                let Stand::Value(Some(column)) = scan.stand(cell) else { continue };
                let Some((_, figure)) = figures(mentions, &scan.cells[cell]).next() else { continue };
                let Some(head) = self.columns.get_mut(column) else { continue };
                head.amounts |= figure.kind != QuantityKind::Percent;
                head.hundreds = (first[column] || head.hundreds) && AROUND_HUNDRED.contains(&figure.value.to_f64());
                first[column] = false;
                head.signed |= figure.value.is_negative() || scan.is(figure.tokens.start, "+");
                if let Some(value) = values.get_mut(column) {
                    *value = Some(figure.value.to_f64());
                }
            }
            if !values.is_empty() {
                rows.push(values);
            }
        }
        for at in 0..count {
            if !self.columns[at].relative && self.columns[at].amounts {
                continue;
            }
            let mut best: Option<(usize, Compared)> = None;
            let amounts: Vec<usize> =
                (0..count).filter(|&column| !self.columns[column].relative && self.columns[column].amounts).collect();
            for (&of, &base) in amounts.iter().flat_map(|of| amounts.iter().map(move |base| (of, base))) {
                for change in [false, true].into_iter().filter(|_| of != base) {
                    let (mut borne, mut asked) = (0, 0);
                    for row in &rows {
                        let (Some(value), Some(one), Some(other)) = (row[at], row[of], row[base]) else { continue };
                        let told = 100.0 * one / other - if change { 100.0 } else { 0.0 };
                        asked += 1;
                        borne += usize::from((told - value).abs() <= TOLERANCE.max(told.abs() * 0.001));
                    }
                    let enough = borne >= MIN_BORNE && borne * 3 >= asked * 2;
                    if enough && best.is_none_or(|(most, _)| borne > most) {
                        best = Some((borne, Compared { of, base, change }));
                    }
                }
            }
            self.columns[at].compares = best.map(|(_, compared)| compared);
            self.columns[at].relative |= best.is_some();
        }
    }

    /// Reads the label of a row.
    fn row(&mut self, scan: &Scan<'_>, mentions: &Mentions, table: usize, row: usize, tokens: &TokenRange) {
        let Some(row) = scan.tables.tables.get(table).and_then(|table| table.rows.get(row)) else { return };
        // "Sản lượng lúa | tấn".
        let end = scan.unit_tail(table, tokens).unwrap_or(tokens.end);
        let at = mentions.places.partition_point(|one| one.tokens.start < tokens.start);
        let named = mentions.places.get(at).filter(|one| one.tokens.end <= tokens.end);
        // "TP. Sa Đéc", "H. Lấp Vò": what a place is called by is no number of its row.
        self.placed = named.is_some_and(|one| one.tokens == (tokens.start..end));
        let (words, breaks) =
            if self.placed { (Phrase::of_tokens(tokens.clone()), false) } else { label(scan, &(tokens.start..end)) };
        self.period = named_time(scan, mentions, tokens);
        // "Khối | 6": a number is told by what the rows are.
        let number = tokens.len() == 1 && scan.tokens[tokens.start].kind == Kind::Number;
        let words = match &self.period {
            Some(_) => Phrase::default(),
            None if number => self.stub.then(&words),
            None => words,
        };
        let part = row.marked || breaks || !self.parent.is_empty() && row.indent > self.indent;
        self.place = named.map(|one| Read { value: place::of(one), evidence: Some(scan.span(one.tokens.clone())) });
        if !part {
            self.parent = words.clone();
            self.indent = row.indent;
        }
        let own = is_measured(scan, &words);
        self.all = false;
        self.label = if is_total(scan, &words) && !self.caption.is_empty() {
            Phrase::default()
        } else if is_total(scan, &words) && !self.stub.is_empty() {
            self.all = true;
            words.then(&self.stub)
        } else if part && !own && !begins(scan, &words, &self.parent) {
            without_total(scan, &self.parent).then(&words)
        } else {
            words
        };
    }

    fn fact(
        &self,
        scan: &Scan<'_>,
        names: &[bool],
        context: &Context,
        (sentence, index, quantity): (usize, usize, &Quantity),
        column: Option<usize>,
    ) -> Fact {
        let head = column.and_then(|column| self.columns.get(column));
        let compares = head.and_then(|head| head.compares);
        let of = compares.and_then(|compared| self.columns.get(compared.of));
        let base = compares.and_then(|compared| self.columns.get(compared.base));
        let measure = if is_aside(scan, quantity) { Measure::Share } else { measure(head, of, base, quantity) };
        // "Cơ cấu lao động (%)" over the table.
        let first = self.caption.parts.first().map(|part| part.start);
        let of_whole = first.is_some_and(|at| scan.hit(at, Class::ShareNoun).is_some());
        let is_share = of_whole && measure == Measure::Level && quantity.kind == QuantityKind::Percent;
        let measure = if is_share { Measure::Share } else { measure };
        let words = self.words(scan, column, measure, quantity);
        let text = words.text(scan, names);
        // A ratio that names no time is that of the last result before it.
        let result = || {
            let before = self.columns.get(..column?)?;
            before.iter().rev().find(|one| !one.relative && !one.is_plan() && one.period.is_some())
        };
        let period = head.and_then(|head| head.period.clone()).or_else(|| self.period.clone());
        let period = period.or_else(|| of.and_then(|of| of.period.clone()));
        let period = period
            .or_else(|| result().filter(|_| head.is_some_and(|head| head.relative)).and_then(|one| one.period.clone()))
            // A line of labels and figures is of no time that stands in other lines.
            .or_else(|| context.period().filter(|_| !self.columns.is_empty()));
        let period = period.map(|read| match head {
            Some(head) if head.cumulative => since_new_year(read),
            Some(head) if head.is_plan() && head.period.is_none() => whole_year(read),
            _ => read,
        });
        let status = head.and_then(|head| head.status.clone()).or_else(|| of.and_then(|of| of.status.clone()));
        Fact {
            quantity: index,
            sentence,
            indicator: (!text.is_empty()).then(|| Read { value: text, evidence: words.span(scan) }),
            indicator_id: None,
            indicator_key: Vec::new(),
            measure: Read { value: measure, evidence: head.and_then(|head| head.span) },
            value: quantity.value,
            value_max: quantity.value_max,
            unit: quantity.unit.clone(),
            part: quantity.part,
            whole: quantity.whole,
            bound: Read { value: quantity.bound, evidence: None },
            status: status.or_else(|| context.status()).unwrap_or(Read { value: Status::Actual, evidence: None }),
            base: read_base(head, of, base, measure, period.as_ref()),
            period,
            place: self.place.clone().or_else(|| context.place()),
            of: None,
            same_as: None,
            attribution: None,
            rule: "table",
            leads: Leads::default(),
            confidence: 0.0,
        }
    }

    /// What a figure measures: what its column names, and its row.
    fn words(&self, scan: &Scan<'_>, column: Option<usize>, measure: Measure, quantity: &Quantity) -> Phrase {
        let head = column.and_then(|column| {
            let head = self.columns.get(column)?;
            let of = head.compares.map_or(column, |compared| compared.of);
            let before = || self.columns[..column].iter().rev().find(|one| !one.relative);
            let of = self.columns.get(of).filter(|_| !head.relative || head.compares.is_some());
            of.or_else(before).or(Some(head))
        });
        let words = head.map(|head| &head.words).filter(|words| !words.is_empty());
        let label = &self.label;
        // "Kết quả phát triển hội viên tại một số huyện", over "Huyện | Số người": where each of them is, its row tells.
        if let Some(words) = words
            .filter(|words| self.placed && self.caption.is_empty() && self.title.is_empty() && words.len() <= MAX_WORD)
            && !self.line.is_empty()
        {
            return words.then(&done(scan, &self.line)).then(label);
        }
        let Some(words) = words else {
            let bare = !is_measured(scan, label) && (quantity.kind != QuantityKind::Count || measure != Measure::Level);
            return if bare && !self.caption.is_empty() { self.caption.then(label) } else { label.clone() };
        };
        if self.all {
            return words.clone();
        }
        if is_measured(scan, label) {
            return label.then(words);
        }
        // "Năm | Tổng số | Nam" under "Dân số": where a time is what a row is called by, the line over the table tells of what.
        if label.is_empty() && self.period.is_some() {
            let counts = words.parts.first().is_some_and(|part| scan.hit(part.start, Class::CountOf).is_some());
            let over = [&self.caption, &self.title, &self.line].into_iter().find(|line| !line.is_empty());
            match over {
                Some(over) if is_total(scan, words) => return over.clone(),
                _ if counts && words.len() > 1 => return words.clone(),
                Some(over) if !is_measured(scan, words) => return over.then(words),
                _ => {}
            }
        }
        let title = if self.caption.is_empty() { &self.title } else { &self.caption };
        // "Nhập khẩu", and over a column "trị giá"; "Hạnh kiểm", and over a column "tốt".
        match is_measured(scan, words) {
            _ if quantity.kind == QuantityKind::Count && self.caption.is_empty() => words.then(label),
            true => words.then(title).then(label),
            false if words.len() > MAX_WORD => words.then(label),
            false => title.then(words).then(label),
        }
    }
}

/// "Kết quả | thu bảo hiểm | tại một số huyện": what a line over a table tells was done, not that it was or where.
fn done(scan: &Scan<'_>, line: &Phrase) -> Phrase {
    let (Some(first), Some(last)) = (line.parts.first(), line.parts.last()) else { return line.clone() };
    let start = scan.phrase(first.start, last.end, Class::ResultHeading).unwrap_or(first.start);
    let place = (start + 1..last.end).find(|&at| scan.hit(at, Class::Locative).is_some());
    Phrase::of_tokens(start..place.unwrap_or(last.end))
}

/// "2019", "Quý I": the time that a row is called by, and by nothing else.
fn named_time(scan: &Scan<'_>, mentions: &Mentions, tokens: &TokenRange) -> Option<Read<Interval>> {
    let evidence = Some(scan.span(tokens.clone()));
    // "Sơ bộ | 2018".
    let plain = scan.phrase(tokens.start, tokens.end, Class::HeadPlain).filter(|&end| end + 1 == tokens.end);
    let last = plain.unwrap_or(tokens.start);
    let year = head::year(scan, last).filter(|_| last + 1 == tokens.end).and_then(Interval::year);
    let at = mentions.periods.partition_point(|one| one.tokens.start < tokens.start);
    let named = || mentions.periods.get(at).filter(|one| one.tokens == *tokens)?.interval;
    year.or_else(named).map(|value| Read { value, evidence })
}

/// A plan beside the results of nine months is that of their year.
fn whole_year(mut read: Read<Interval>) -> Read<Interval> {
    let year = read.value.end.year();
    if let Some(whole) = Interval::year(year).filter(|whole| read.value.start == whole.start) {
        read.value = whole;
    }
    read
}

/// "Lũy kế" over a column: all of the year up to the end of what is spoken of.
fn since_new_year(read: Read<Interval>) -> Read<Interval> {
    let first = time::Date::from_calendar_date(read.value.end.year(), time::Month::January, 1).ok();
    match (read.value.start, first) {
        (Some(start), Some(first)) if start > first => {
            Read { value: Interval { start: Some(first), end: read.value.end }, ..read }
        }
        _ => read,
    }
}

/// The figures that begin among some tokens.
fn figures<'m>(mentions: &'m Mentions, tokens: &TokenRange) -> impl Iterator<Item = (usize, &'m Quantity)> {
    let first = mentions.quantities.partition_point(|one| one.tokens.start < tokens.start);
    let end = tokens.end;
    mentions.quantities.iter().enumerate().skip(first).take_while(move |(_, one)| one.tokens.start < end)
}

/// What a line over a table names: no number of it, no time, no unit.
fn column_words(scan: &Scan<'_>, mentions: &Mentions, tokens: &TokenRange) -> Phrase {
    const MAX_NUMBER: usize = 4;
    let numbered = tokens.clone().take(MAX_NUMBER).find(|&at| scan.is(at, ".") || scan.is(at, ":"));
    let number = |dot: &usize| (tokens.start..*dot).any(|at| scan.tokens[at].kind == Kind::Number);
    let start = numbered.filter(number).map_or(tokens.start, |dot| dot + 1);
    let end =
        (start..tokens.end).find(|&at| scan.is(at, "(") || scan.is(at, ":") || scan.is(at, ",")).unwrap_or(tokens.end);
    let mut out = Phrase::default();
    let mut at = start;
    while at < end {
        let next = mentions.periods.partition_point(|one| one.tokens.start < at);
        match mentions.periods.get(next).filter(|one| one.tokens.start == at) {
            Some(period) => at = period.tokens.end.max(at + 1),
            None => {
                if scan.tokens[at].kind == Kind::Word {
                    let end =
                        (at..end).find(|&at| scan.tokens[at].kind != Kind::Word || timed(mentions, at)).unwrap_or(end);
                    out = out.then(&Phrase::of_tokens(at..end));
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
    }
    out
}

fn timed(mentions: &Mentions, at: usize) -> bool {
    let next = mentions.periods.partition_point(|one| one.tokens.start < at);
    mentions.periods.get(next).is_some_and(|one| one.tokens.start == at)
}

/// "IV", "I", "A": what a row is numbered by.
fn is_numeral(token: &Token) -> bool {
    const MAX_NUMERAL: u32 = 4;
    let length = token.span.len();
    token.case == Case::Upper && length <= MAX_NUMERAL || length == 1 && token.is_capital()
}

/// The words of a label, without its number and its unit, and whether it names a part ("Trong đó: ...").
fn label(scan: &Scan<'_>, tokens: &TokenRange) -> (Phrase, bool) {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let mut breaks = false;
    while start < end {
        let token = &scan.tokens[start];
        let dotted = scan.is(start + 1, ".") || scan.is(start + 1, ")");
        if let Some(behind) = scan.phrase(start, end, Class::Breakdown) {
            (start, breaks) = (behind, true);
        } else if token.kind == Kind::Symbol {
            breaks |= scan.is(start, "-") || scan.is(start, "+");
            start += 1;
        } else if dotted && (token.kind == Kind::Number || is_numeral(token)) {
            start += 2;
        } else if token.kind == Kind::Number && start + 1 < end && scan.tokens[start + 1].is_capital() {
            start += 1;
        } else {
            break;
        }
    }
    let open = (start + 1..end).rev().find(|&at| scan.is(at, "("));
    let unit = |open: usize| {
        [Class::Unit, Class::Number, Class::Noun].iter().any(|&class| scan.hit(open + 1, class).is_some())
            || scan.is(open + 1, "%")
            || scan.tokens.get(open + 1).is_some_and(|token| token.kind == Kind::Number)
    };
    end = open.filter(|&open| unit(open)).unwrap_or(end);
    while end > start && scan.tokens[end - 1].kind == Kind::Symbol && !scan.is(end - 1, ")") {
        end -= 1;
    }
    (Phrase::of_tokens(start.min(end)..end), breaks)
}

/// Whether it begins with the noun of an amount.
fn is_measured(scan: &Scan<'_>, words: &Phrase) -> bool {
    words.parts.first().is_some_and(|part| word(scan, part.start, part.end).1.any(&MEASURED))
}

/// "Lúa | mùa", beneath "Lúa".
fn begins(scan: &Scan<'_>, words: &Phrase, parent: &Phrase) -> bool {
    let keys = |phrase: &Phrase| phrase.parts.iter().flat_map(Clone::clone).map(|at| scan.key(at)).collect::<Vec<_>>();
    keys(words).starts_with(&keys(parent))
}

/// "Cộng", "Tổng số": all rows together.
fn is_total(scan: &Scan<'_>, words: &Phrase) -> bool {
    let whole = |part: &TokenRange| {
        [Class::CountOf, Class::WholeNoun, Class::HeadTotal]
            .iter()
            .any(|&class| scan.phrase(part.start, part.end, class) == Some(part.end))
    };
    words.parts.len() == 1 && words.parts.first().is_some_and(whole)
}

/// "Tổng | sản lượng": what its parts are of.
fn without_total(scan: &Scan<'_>, words: &Phrase) -> Phrase {
    let Some(part) = words.parts.first() else { return words.clone() };
    let total = scan.phrase(part.start, part.end, Class::HeadTotal).filter(|&end| end < part.end);
    let open = (part.start + 1..part.end).find(|&at| scan.is(at, "(")).unwrap_or(part.end);
    Phrase::of_tokens(total.unwrap_or(part.start)..open)
}

/// "332 | (87,8%)".
fn is_aside(scan: &Scan<'_>, quantity: &Quantity) -> bool {
    let opens = quantity.tokens.start.checked_sub(1).is_some_and(|open| scan.is(open, "("));
    opens && quantity.kind == QuantityKind::Percent
}

fn measure(head: Option<&Column>, of: Option<&Column>, base: Option<&Column>, quantity: &Quantity) -> Measure {
    let percent = quantity.kind == QuantityKind::Percent;
    let Some(head) = head else { return if quantity.part.is_some() { Measure::Share } else { Measure::Level } };
    if quantity.part.is_some() {
        return Measure::Share;
    }
    // "Tăng, giảm": by how many.
    if !percent && head.relative && head.moves && head.compares.is_none() {
        return Measure::Change;
    }
    if !percent || !head.relative {
        return Measure::Level;
    }
    match (head.compares, of, base) {
        (Some(compared), ..) if compared.change => Measure::Change,
        (Some(_), Some(of), Some(base)) if head.plan.is_none() && !base.is_plan() && same_time(of, base) => {
            Measure::Share
        }
        (Some(_), ..) => Measure::Ratio,
        _ if head.share => Measure::Share,
        // "Tốc độ phát triển | 100,8": what grew comes to so much of what was.
        _ if head.signed || head.moves && !head.hundreds => Measure::Change,
        _ => Measure::Ratio,
    }
}

fn same_time(one: &Column, other: &Column) -> bool {
    let days = |column: &Column| column.period.as_ref().map(|read| read.value);
    days(one) == days(other)
}

/// What a figure is compared with.
fn read_base(
    head: Option<&Column>,
    of: Option<&Column>,
    base: Option<&Column>,
    measure: Measure,
    period: Option<&Read<Interval>>,
) -> Option<Base> {
    let of_kind = |kind, span| Some(Base { kind, span, period: None });
    if measure == Measure::Share {
        return of_kind(BaseKind::Whole, None);
    }
    let head = head.filter(|_| matches!(measure, Measure::Ratio | Measure::Change))?;
    if let Some(plan) = head.plan {
        return of_kind(BaseKind::Plan, Some(plan));
    }
    // What the figures themselves bear out goes before what a short head says.
    if let (Some(base), Some(of)) = (base, of) {
        if base.is_plan() {
            return of_kind(BaseKind::Plan, base.span);
        }
        if let Some(days) = base.period.as_ref().filter(|_| !same_time(of, base)) {
            return Some(Base { kind: BaseKind::Period, span: days.evidence, period: Some(days.value) });
        }
    }
    let told = head.base_period.as_ref().filter(|told| period.is_none_or(|period| period.value != told.value))?;
    Some(Base { kind: BaseKind::Period, span: told.evidence, period: Some(told.value) })
}
