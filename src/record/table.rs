//! Records as tables: one row a record, one type a column, whatever the content. What the columns are is told by
//! [`super::schema`].

use std::borrow::Cow;

use time::Date;

use super::Report;
use crate::span::{Source, Span};

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// Yes or no.
    Bool,
    /// Text.
    Text,
    /// A day.
    Day,
}

/// One value of a row; any may be missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Of a column of kind [`Kind::Int`].
    Int(Option<i64>),
    /// Of a column of kind [`Kind::Float`].
    Float(Option<f64>),
    /// Of a column of kind [`Kind::Bool`].
    Bool(Option<bool>),
    /// Of a column of kind [`Kind::Text`].
    Text(Option<Cow<'a, str>>),
    /// Of a column of kind [`Kind::Day`].
    Day(Option<Date>),
}

/// The values of a column, one a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Of kind [`Kind::Int`].
    Int(Vec<Option<i64>>),
    /// Of kind [`Kind::Float`].
    Float(Vec<Option<f64>>),
    /// Of kind [`Kind::Bool`].
    Bool(Vec<Option<bool>>),
    /// Of kind [`Kind::Text`].
    Text(Vec<Option<String>>),
    /// Of kind [`Kind::Day`].
    Day(Vec<Option<Date>>),
}

impl Values {
    fn new(kind: Kind) -> Self {
        match kind {
            Kind::Int => Values::Int(Vec::new()),
            Kind::Float => Values::Float(Vec::new()),
            Kind::Bool => Values::Bool(Vec::new()),
            Kind::Text => Values::Text(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
        }
    }

    /// Adds a value; one of another kind than the column's counts as missing.
    fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Values::Int(values), Cell::Int(value)) => values.push(value),
            (Values::Float(values), Cell::Float(value)) => values.push(value),
            (Values::Bool(values), Cell::Bool(value)) => values.push(value),
            (Values::Text(values), Cell::Text(value)) => values.push(value.map(Cow::into_owned)),
            (Values::Day(values), Cell::Day(value)) => values.push(value),
            (Values::Int(values), _) => values.push(None),
            (Values::Float(values), _) => values.push(None),
            (Values::Bool(values), _) => values.push(None),
            (Values::Text(values), _) => values.push(None),
            (Values::Day(values), _) => values.push(None),
        }
    }
}

/// A record on its way into a row.
#[derive(Debug)]
pub struct Row<'a, T> {
    /// The report it belongs to.
    pub report: &'a Report,
    /// The caller's text.
    pub text: &'a Points<'a>,
    /// The record.
    pub record: &'a T,
    /// Its place in the report's list.
    pub index: usize,
    /// The mention that the row is for, where a record has several.
    pub span: Option<Span<Source>>,
}

/// A column of a table of `T`.
#[derive(Debug)]
pub struct Column<T> {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// What it holds.
    pub doc: &'static str,
    /// Its value in a row.
    pub cell: for<'a> fn(&Row<'a, T>) -> Cell<'a>,
}

/// A column without its row type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// What it holds.
    pub doc: &'static str,
}

/// The names, types and meaning of `columns`.
pub(super) fn fields<T>(columns: &[Column<T>]) -> Vec<Field> {
    columns.iter().map(|column| Field { name: column.name, kind: column.kind, doc: column.doc }).collect()
}

/// The rows of `reports` (each with its text), column by column.
pub(super) fn fill<T>(
    columns: &[Column<T>],
    reports: &[(&Report, &str)],
    records: fn(&Report) -> &[T],
    spans: fn(&T) -> Option<&[Span<Source>]>,
) -> Vec<Values> {
    let mut values: Vec<Values> = columns.iter().map(|column| Values::new(column.kind)).collect();
    for &(report, text) in reports {
        let text = &Points::new(text);
        for (index, record) in records(report).iter().enumerate() {
            let mut push = |span| {
                let row = Row { report, text, record, index, span };
                for (column, values) in columns.iter().zip(&mut values) {
                    values.push((column.cell)(&row));
                }
            };
            match spans(record) {
                Some(spans) => spans.iter().copied().map(Some).for_each(push),
                None => push(None),
            }
        }
    }
    values
}

/// Every how many code points the byte is noted.
const STEP: usize = 128;

/// A text that can be cut by code points.
#[derive(Debug)]
pub struct Points<'s> {
    text: &'s str,
    bytes: Vec<usize>,
}

impl<'s> Points<'s> {
    /// Notes where some code points stand.
    #[must_use]
    pub fn new(text: &'s str) -> Self {
        Points { text, bytes: text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect() }
    }

    /// The byte of code point `point`; the end for one past the last.
    fn byte(&self, point: u32) -> usize {
        let point = point as usize;
        let Some(&near) = self.bytes.get(point / STEP) else { return self.text.len() };
        let rest = &self.text[near..];
        near + rest.char_indices().nth(point % STEP).map_or(rest.len(), |(byte, _)| byte)
    }

    /// What stands under `span`.
    #[must_use]
    pub fn slice(&self, span: Span<Source>) -> &'s str {
        self.text.get(self.byte(span.start)..self.byte(span.end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn points_cut_as_python_does(text in "[aáạđ😀 ]{0,400}", a in 0u32..400, b in 0u32..400) {
            let (start, end) = (a.min(b), a.max(b));
            let slow: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
            prop_assert_eq!(Points::new(&text).slice(Span::new(start, end)), slow);
        }
    }
}
