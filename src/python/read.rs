//! The functions of the module.

use pyo3::prelude::*;
use pyo3::types::PyString;

use super::arguments;
use super::convert::to_python;
use super::report::Report;
use super::words::{Lexicon, parser};
use crate::parse::{Options, Parser};

/// Reads a report: its figures as facts, with its dates, citations, people, organizations and places.
#[pyfunction]
#[pyo3(signature = (text, *, published = None, title = None, place = None, doc_id = None, lexicon = None))]
pub(super) fn parse<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    published: Option<&Bound<'py, PyAny>>,
    title: Option<String>,
    place: Option<String>,
    doc_id: Option<String>,
    lexicon: Option<&Bound<'py, Lexicon>>,
) -> PyResult<Report> {
    let source = arguments::text(text, "text")?;
    let options = Options { published: arguments::published(published)?, title, place, doc_id };
    let parser = parser(lexicon);
    let report = py.detach(|| parser.parse(source, &options));
    Ok(Report::new(report, text.cast::<PyString>()?))
}

/// The numbers of a text with their units, in order.
///
/// Each is a dict: `span` (start and end, indices into `text`), `quote`, `value` and `value_max` in the canonical
/// unit (`unit`: "VND", "USD", "%", "ha", a counted noun as written), `bound` ("=", "~", ">", ">=", "<", "<="), and
/// of a fraction `part` and `whole`. Raises `TypeError` where `text` is no str, `ValueError` for a lone surrogate.
#[pyfunction]
pub(super) fn quantities<'py>(py: Python<'py>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let source = arguments::text(text, "text")?;
    let found = py.detach(|| Parser::default().quantities(source));
    to_python(py, &found)
}

/// The mentions of `text` as a report without facts.
fn mentions(text: &Bound<'_, PyAny>, published: Option<&Bound<'_, PyAny>>) -> PyResult<crate::record::Report> {
    let source = arguments::text(text, "text")?;
    let options = Options { published: arguments::published(published)?, ..Options::default() };
    Ok(text.py().detach(|| Parser::default().mentions(source, &options)))
}

/// The expressions of time in a text, in order.
///
/// Each is a dict: `span`, `quote`, the first and last day (`start`, `end`: ISO dates, both included, None where
/// nothing tells) and the `grain`. `published` (`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date) is what "tháng trước" and
/// "năm nay" count from; without it the text's own date line tells. Raises `TypeError` where `text` is no str,
/// `ValueError` for a lone surrogate or a date that does not exist.
#[pyfunction]
#[pyo3(signature = (text, published = None))]
pub(super) fn dates<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    published: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &mentions(text, published)?.dates)
}

/// The places in a text.
///
/// Each is a dict: `name` with its kind, the official `code` (None where several are called so), `level`, the `era`
/// of the code, its `successors` in the list since July 2025, and the `spans` of all mentions. A text is read by the
/// list in force at `published`, or else at the last year that it speaks of. Raises `TypeError` where `text` is no
/// str, `ValueError` for a lone surrogate or a date that does not exist.
#[pyfunction]
#[pyo3(signature = (text, published = None))]
pub(super) fn places<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    published: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &mentions(text, published)?.places)
}

/// The legal and administrative documents that a text cites, in order.
///
/// Each is a dict: `span`, `quote`, `type`, `number`, `year`, `date`, `issuer`, `title`, `pinpoints` (chapter,
/// article, clause, point), and `refers_to`, the index of the full citation that a short one means. Raises
/// `TypeError` where `text` is no str, `ValueError` for a lone surrogate.
#[pyfunction]
pub(super) fn citations<'py>(py: Python<'py>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &mentions(text, None)?.citations)
}

/// The people in a text, one entry a person.
///
/// Each is a dict: `name`, `titles` as they are said of the person anywhere in the text, and the `spans` of all
/// mentions. Raises `TypeError` where `text` is no str, `ValueError` for a lone surrogate.
#[pyfunction]
pub(super) fn people<'py>(py: Python<'py>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &mentions(text, None)?.people)
}

/// The organizations in a text, one entry a body.
///
/// Each is a dict: `name`, `kind`, the `place` in its name, and the `spans` of all mentions. Raises `TypeError` where
/// `text` is no str, `ValueError` for a lone surrogate.
#[pyfunction]
pub(super) fn organizations<'py>(py: Python<'py>, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    to_python(py, &mentions(text, None)?.organizations)
}
