//! Tables of many reports: plain columns, or an Arrow stream.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator, PyList};

use super::arrow;
use super::report::tabulate;
use crate::record::schema::Table;
use crate::record::table::{Kind, Values};

fn named(name: &str) -> PyResult<Table> {
    Table::named(name).ok_or_else(|| {
        let known: Vec<_> = Table::ALL.iter().map(|(name, _)| *name).collect();
        PyValueError::new_err(format!("no table is called {name:?}; there are {}", known.join(", ")))
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Int => "int",
        Kind::Float => "float",
        Kind::Bool => "bool",
        Kind::Text => "text",
        Kind::Day => "day",
    }
}

/// Name, type and meaning of each column of `table`.
#[pyfunction(name = "_schema")]
pub(super) fn schema(table: &str) -> PyResult<Vec<(&'static str, &'static str, &'static str)>> {
    Ok(named(table)?.fields().iter().map(|field| (field.name, kind(field.kind), field.doc)).collect())
}

/// The values of each column of `table` over `reports`; days are ISO text.
#[pyfunction(name = "_columns")]
pub(super) fn columns<'py>(
    py: Python<'py>,
    table: &str,
    reports: &Bound<'py, PyAny>,
) -> PyResult<Vec<Bound<'py, PyList>>> {
    let list = |values: Values| match values {
        Values::Int(values) => PyList::new(py, values),
        Values::Float(values) => PyList::new(py, values),
        Values::Bool(values) => PyList::new(py, values),
        Values::Text(values) => PyList::new(py, values),
        Values::Day(values) => PyList::new(py, values.into_iter().map(|day| day.map(|day| day.to_string()))),
    };
    tabulate(py, named(table)?, &reports.extract::<Vec<_>>()?)?.into_iter().map(list).collect()
}

/// An Arrow stream of `table` over `reports`.
#[pyfunction(name = "_stream")]
pub(super) fn stream<'py>(
    py: Python<'py>,
    table: &str,
    reports: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let table = named(table)?;
    arrow::one(py, table, tabulate(py, table, &reports.extract::<Vec<_>>()?)?)
}

/// An Arrow stream of `table`, a batch for each list of reports that `chunks` gives, taken as the stream is read.
#[pyfunction(name = "_stream_chunks")]
pub(super) fn stream_chunks<'py>(table: &str, chunks: &Bound<'py, PyIterator>) -> PyResult<Bound<'py, PyCapsule>> {
    arrow::many(chunks, named(table)?)
}
