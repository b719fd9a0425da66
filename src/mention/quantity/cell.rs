//! Figures in the cells of a table: their unit stands in the head of their column, in their row, or over the table.

use super::bare::Declared;
use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::mention::number;
use crate::mention::scan::{Sentence, TokenRange};
use crate::text::{Row, Stand, Table};
use crate::token::{Case, Kind};

/// Blocks over a table that may tell its unit, and tokens of one.
const BLOCKS_OVER: usize = 3;
const MAX_OVER: usize = 40;
/// A bracket with a unit is no longer.
const MAX_BRACKET: usize = 8;

/// What the head of a table tells of units.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// The table it was read of.
    table: Option<usize>,
    columns: Vec<Head>,
    /// The unit of what names none.
    over: Option<Declared>,
}

#[derive(Debug, Default)]
struct Head {
    unit: Option<Declared>,
    /// What the noun that it begins with may count.
    counted: Option<Declared>,
    /// Its figures compare those of other columns ("TH/KH", "So cùng kỳ").
    relative: bool,
    /// By how much ("+/-").
    differs: bool,
}

impl Reader<'_, '_> {
    /// Reads a cell.
    pub(super) fn cell(&mut self, cell: usize) {
        let (Stand::Value(column), Some(place)) = (self.scan.stand(cell), self.scan.tables.cells.get(cell)) else {
            return;
        };
        if self.heads.table != Some(place.table) {
            self.heads = self.read_heads(place.table);
        }
        let row = place.row;
        let table = place.table;
        let tokens = self.scan.cells[cell].clone();
        self.sentence = tokens.clone();
        let (start, negative, from) = self.sign(tokens.start);
        let Some(number) = self.number(from).filter(|number| !number.scaled) else { return self.run(tokens.start) };
        let end = number.tokens.end;
        let opens = self.is(end, "(");
        if end < tokens.end && !opens {
            return self.run(tokens.start);
        }
        let own = if opens { self.bracketed(end) } else { None };
        let rest = own.as_ref().map_or(end, |(_, next)| *next);
        let declared = own.map(|(declared, _)| declared).or_else(|| self.declared_for(table, row, column));
        let declared = declared.unwrap_or_else(|| Declared { scale: Decimal::from(1), unit: bare(end) });
        let factor = declared.scale.checked_mul(declared.unit.factor).unwrap_or(declared.unit.factor);
        let scaled = |value: Decimal| value.checked_mul(factor).unwrap_or(value);
        let value = scaled(number.value);
        let plain = self.plain(start..end, declared.unit.kind, value, &declared.unit.id);
        self.out.push(Quantity {
            value: if negative { value.negated() } else { value },
            precision: scaled(number.step),
            ..plain
        });
        self.run(rest);
    }

    /// The unit of a figure by where it stands.
    fn declared_for(&mut self, table: usize, row: usize, column: Option<usize>) -> Option<Declared> {
        let head = column.and_then(|column| self.heads.columns.get(column));
        let unit = head.and_then(|head| head.unit.clone());
        if head.is_some_and(|head| head.relative) {
            let differs = head.is_some_and(|head| head.differs);
            let apart = unit.is_none() && (differs || self.is_difference(table, row));
            let own = if apart { self.of_row(table, row) } else { None };
            let own = own.or_else(|| self.heads.over.clone().filter(|_| apart));
            let own = own.or_else(|| if apart { self.counted_in(table, row) } else { None });
            if own.is_some() {
                return own;
            }
            return unit.or_else(|| Some(percent(self.sentence.end)));
        }
        if unit.as_ref().is_some_and(|unit| unit.unit.kind == QuantityKind::Percent) {
            return unit;
        }
        self.of_row(table, row)
            .or_else(|| self.of_row(table, self.whole_of(table, row)?))
            .or(unit)
            .or_else(|| self.heads.over.clone())
            .or_else(|| column.and_then(|column| self.heads.columns.get(column)?.counted.clone()))
            .or_else(|| self.counted_in(table, row))
    }

    /// "3.812 | 2.640 | -1.172": whether the figure of the cell is how far two others of its row are apart.
    fn is_difference(&self, table: usize, row: usize) -> bool {
        const MAX_CELLS: usize = 12;
        let scan = self.scan;
        let Some(row) = scan.tables.tables.get(table).and_then(|table| table.rows.get(row)) else { return false };
        let value = |tokens: &TokenRange| {
            let start = self.sign(tokens.start).2;
            number::number(scan, start, tokens.end, self.style, false).map(|number| number.value)
        };
        let Some(own) = value(&self.sentence) else { return false };
        let is_value = |cell: &usize| matches!(scan.stand(*cell), Stand::Value(_));
        let others: Vec<Decimal> = row
            .cells
            .clone()
            .take(MAX_CELLS)
            .filter(is_value)
            .filter_map(|cell| scan.cells.get(cell))
            .take_while(|tokens| tokens.start < self.sentence.start)
            .filter_map(value)
            .collect();
        let sums = |one: &Decimal| others.iter().any(|other| one.checked_add(own) == Some(*other));
        own != Decimal::ZERO && others.iter().any(sums)
    }

    /// The row that a row is a part of: the last one before it that stands further out.
    fn whole_of(&self, table: usize, row: usize) -> Option<usize> {
        const FARTHEST: usize = 12;
        let rows = &self.scan.tables.tables.get(table)?.rows;
        let own = rows.get(row)?;
        let from = row.saturating_sub(FARTHEST);
        let whole = |other: &Row| !other.marked && (own.marked || other.indent < own.indent);
        rows[from..row].iter().rposition(whole).map(|at| from + at)
    }

    /// The unit that a row names: in a column of its own, or in brackets behind its label.
    fn of_row(&mut self, table: usize, row: usize) -> Option<Declared> {
        let unit = self.named(table, row, Stand::Unit).and_then(|tokens| self.declare(tokens, true));
        unit.or_else(|| {
            let label = self.named(table, row, Stand::Label)?;
            let tail = self.scan.unit_tail(table, &label).map(|unit| unit..label.end);
            tail.and_then(|unit| self.declare(unit, true)).or_else(|| self.in_brackets(label, true))
        })
    }

    /// "Số hộ nghèo": what a row counts.
    fn counted_in(&mut self, table: usize, row: usize) -> Option<Declared> {
        let label = self.named(table, row, Stand::Label)?;
        // "Cổ phiếu lưu hành 19.718.000", in a line of labels and figures.
        let listed = self.scan.tables.tables.get(table).is_some_and(|table| table.columns.is_empty());
        self.counts(label, listed)
    }

    /// The noun behind "số" in some tokens, or that they begin with.
    fn counts(&mut self, tokens: TokenRange, begins: bool) -> Option<Declared> {
        let sentence = std::mem::replace(&mut self.sentence, tokens.clone());
        let noun =
            tokens.clone().find_map(|at| self.phrase(at, Class::CountOf)).or(Some(tokens.start).filter(|_| begins));
        let noun = noun.and_then(|noun| self.counted(noun)).filter(|noun| noun.known);
        let declared = noun.map(|noun| Declared { scale: Decimal::from(1), unit: self.count_of(noun.tokens) });
        self.sentence = sentence;
        declared
    }

    /// The tokens of the cell of a row that is its label or its unit.
    fn named(&self, table: usize, row: usize, stand: Stand) -> Option<TokenRange> {
        let mut cells = self.scan.tables.tables.get(table)?.rows.get(row)?.cells.clone();
        cells.find(|&cell| self.scan.stand(cell) == stand).and_then(|cell| self.scan.cells.get(cell).cloned())
    }

    fn read_heads(&mut self, index: usize) -> Heads {
        let scan = self.scan;
        let Some(table) = scan.tables.tables.get(index) else { return Heads::default() };
        // "Nguồn vốn (triệu đồng) | Kế hoạch | Giải ngân": over the labels for all columns.
        let corner = table.stub.iter().filter_map(|&cell| scan.cells.get(cell).cloned());
        let corner: Vec<TokenRange> = corner.collect();
        let over = corner.into_iter().find_map(|tokens| self.in_brackets(tokens, false)).or_else(|| self.over(table));
        let mut heads =
            Heads { table: Some(index), columns: Vec::new(), over: over.filter(|_| !table.columns.is_empty()) };
        for cells in &table.columns {
            let mut head = Head::default();
            for tokens in cells.iter().filter_map(|&cell| scan.cells.get(cell)) {
                head.relative |= self.is_relative(tokens);
                let plain = scan.phrase(tokens.start, tokens.end, Class::HeadPlain) == Some(tokens.end);
                let named = if plain { None } else { self.declare(tokens.clone(), false) };
                let unit = self.in_brackets(tokens.clone(), true).or(named);
                // "Năm 2019" counts no years, "Kế hoạch" no plans.
                let dated = scan.is_claimed(tokens.start)
                    || [Class::HeadPlain, Class::PlanNoun].iter().any(|&class| scan.hit(tokens.start, class).is_some());
                let unit = unit.or_else(|| self.counts(tokens.clone(), false));
                let counted = self.counts(tokens.clone(), true).filter(|_| !dated);
                head.counted = counted.or(head.counted);
                head.differs |= scan.is(tokens.start, "+") || scan.is(tokens.start, "±");
                head.unit = unit.or(head.unit);
                if tokens.clone().any(|at| scan.is(at, "%")) {
                    head.unit = Some(percent(tokens.end));
                }
            }
            heads.columns.push(head);
        }
        heads
    }

    /// "TH/KH", "2020/2019", "So với cùng kỳ", "Tỷ trọng".
    fn is_relative(&self, tokens: &TokenRange) -> bool {
        let mut depth = 0;
        tokens.clone().any(|at| {
            if self.scan.is(at, "(") {
                depth += 1;
            } else if self.scan.is(at, ")") {
                depth -= 1;
            }
            let joint = self.scan.is(at, "/") && depth == 0 && at > tokens.start && at + 1 < tokens.end;
            joint && !self.scan.is_claimed(at)
                || self.scan.hit(at, Class::Versus).is_some()
                || at == tokens.start && self.scan.hit(at, Class::HeadCompares).is_some()
                || self.scan.hit(at, Class::ShareNoun).is_some()
                || at == tokens.start && self.scan.hit(at, Class::HeadShare).is_some()
        })
    }

    /// The unit that the lines over a table set: "ĐVT: tỷ đồng", "Biểu 2. Doanh thu (tỷ đồng)".
    fn over(&mut self, table: &Table) -> Option<Declared> {
        let scan = self.scan;
        let first = table.first;
        let end = scan.sentences.partition_point(|one| one.block < first);
        for sentence in scan.sentences[..end].iter().rev().take_while(|one| one.block + BLOCKS_OVER >= first) {
            let tokens = sentence.tokens.clone();
            if tokens.len() > MAX_OVER {
                continue;
            }
            let label = tokens.clone().find_map(|at| scan.phrase(at, tokens.end, Class::UnitLabel));
            if let Some(label) = label {
                let from = if scan.is(label, ":") { label + 1 } else { label };
                let close = (from..tokens.end).find(|&at| scan.is(at, ")") || scan.is(at, ".")).unwrap_or(tokens.end);
                return self.declare(from..close, true);
            }
            if sentence.block + 1 == first
                && let Some(declared) = self.in_brackets(tokens.clone(), false).or_else(|| self.counted_over(tokens))
            {
                return Some(declared);
            }
        }
        self.told_over(&scan.sentences[..end], table)
    }

    /// "Bảng 5. Lao động của huyện (người)": what a caption ends with.
    fn counted_over(&mut self, tokens: TokenRange) -> Option<Declared> {
        let close = tokens.end.checked_sub(1).filter(|&close| self.scan.is(close, ")"))?;
        let open = (tokens.start..close).rev().take(MAX_BRACKET).find(|&at| self.scan.is(at, "("))?;
        let noun = self.scan.phrase(open + 1, close, Class::Noun) == Some(close);
        if noun { self.declare(open + 1..close, true) } else { None }
    }

    /// The unit of an amount that a line over the table tells and a cell repeats: "tổng vốn 168.540 triệu đồng".
    fn told_over(&self, before: &[Sentence], table: &Table) -> Option<Declared> {
        const MIN_DIGITS: usize = 4;
        let scan = self.scan;
        let near = before.iter().rev().take_while(|one| one.block + BLOCKS_OVER >= table.first).last()?.tokens.start;
        let told = self.out.iter().rev().take_while(|one| one.tokens.start >= near);
        let told =
            told.filter(|one| !one.unit_tokens.is_empty() && one.unit != "1" && one.kind != QuantityKind::Percent);
        let told: Vec<(&str, &Quantity)> = told
            .map(|one| (scan.word(one.tokens.start), one))
            .filter(|(word, _)| {
                word.len() > MIN_DIGITS && word.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
            })
            .take(BLOCKS_OVER)
            .collect();
        if told.is_empty() {
            return None;
        }
        let mut cells = table.rows.iter().flat_map(|row| row.cells.clone()).filter_map(|cell| scan.cells.get(cell));
        let (number, said) = cells.find_map(|tokens| {
            let word = scan.word(tokens.start);
            let (_, said) = told.iter().find(|(other, _)| *other == word)?;
            Some((number::number(scan, tokens.start, tokens.end, self.style, false)?, *said))
        })?;
        let scale = said.value.checked_div(number.value)?;
        let unit = Unit { id: said.unit.clone(), kind: said.kind, ..Unit::none(said.tokens.end) };
        Some(Declared { scale, unit })
    }

    /// The unit in the last bracket of some tokens; `counts` tells whether it may be a noun.
    fn in_brackets(&mut self, tokens: TokenRange, counts: bool) -> Option<Declared> {
        let open = tokens.clone().rev().find(|&at| self.scan.is(at, "("))?;
        let close = (open..tokens.end).take(MAX_BRACKET).find(|&at| self.scan.is(at, ")"))?;
        // "(VNDbn.)".
        let dotted = close > open + 2 && self.scan.is(close - 1, ".");
        self.declare(open + 1..close - usize::from(dotted), counts)
    }

    /// The unit in the bracket that opens at a token of the sentence, and the token after.
    fn bracketed(&mut self, open: usize) -> Option<(Declared, usize)> {
        let close = (open..self.sentence.end).take(MAX_BRACKET).find(|&at| self.is(at, ")"))?;
        Some((self.declare(open + 1..close, true)?, close + 1))
    }

    /// Tokens that are a unit and nothing else: "tỷ đồng", "1.000 tấn", "%"; where `counts`, "lượt".
    fn declare(&mut self, tokens: TokenRange, counts: bool) -> Option<Declared> {
        if tokens.is_empty() || tokens.len() > MAX_BRACKET {
            return None;
        }
        let sentence = std::mem::replace(&mut self.sentence, tokens.clone());
        let declared = self.declared_by(tokens, counts);
        self.sentence = sentence;
        declared
    }

    fn declared_by(&self, tokens: TokenRange, counts: bool) -> Option<Declared> {
        let mut at = tokens.start;
        let mut scale = Decimal::from(1);
        // "1.000 tấn".
        if self.is_digits(at) {
            let number = self.number(at).filter(|number| is_power_of_ten(number.value))?;
            (scale, at) = (number.value, number.tokens.end);
        }
        while let Some((factor, after)) = self.scale_word(at) {
            (scale, at) = (scale.checked_mul(factor)?, after);
        }
        if at == tokens.end {
            return (at > tokens.start).then(|| Declared { scale, unit: bare(at) });
        }
        // "TB" as the head of a column is no unit.
        let sure = |unit: &Unit| counts || unit.kind != QuantityKind::Count && self.scan.tokens[at].case != Case::Upper;
        if let Some(unit) = self.unit_at(at).filter(|unit| unit.tokens.end == tokens.end && sure(unit)) {
            return Some(Declared { scale, unit });
        }
        let noun = self.counted(at).map_or(at, |noun| noun.tokens.end);
        let short = tokens.end - at <= 2 && (at..tokens.end).all(|at| self.kind(at) == Some(Kind::Word));
        let unit = (counts && (noun == tokens.end || short)).then(|| self.count_of(at..tokens.end))?;
        Some(Declared { scale, unit })
    }

    fn count_of(&self, tokens: TokenRange) -> Unit {
        Unit { id: self.noun_name(tokens.clone()), ..Unit::none(tokens.end) }
    }
}

pub(super) fn is_power_of_ten(value: Decimal) -> bool {
    value.to_integer().is_some_and(|value| {
        let digits = value.to_string();
        digits.starts_with('1') && digits.len() > 1 && digits[1..].bytes().all(|digit| digit == b'0')
    })
}

fn bare(at: usize) -> Unit {
    Unit { kind: QuantityKind::Bare, ..Unit::none(at) }
}

fn percent(at: usize) -> Declared {
    let unit = Unit { kind: QuantityKind::Percent, id: "%".to_owned(), ..Unit::none(at) };
    Declared { scale: Decimal::from(1), unit }
}
