//! What callers may pass, and what they are told when they pass something else.

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::calendar::Published;
use crate::error::Error;

/// The characters of a Python string; `name` is what the caller knows the argument by.
pub(super) fn text<'p>(value: &'p Bound<'_, PyAny>, name: &str) -> PyResult<&'p str> {
    let Ok(string) = value.cast::<PyString>() else {
        let given = value.get_type().name()?;
        let hint = if given == "bytes" { "; decode it first, or use baocao.read" } else { "" };
        return Err(PyTypeError::new_err(format!("{name} must be str, not {given}{hint}")));
    };
    string.to_str().map_err(|error| surrogate(value.py(), &error, name))
}

/// Half of a surrogate pair is no character; it comes from a faulty decoder.
fn surrogate(py: Python<'_>, error: &PyErr, name: &str) -> PyErr {
    if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
        return error.clone_ref(py);
    }
    match error.value(py).getattr("start").and_then(|start| start.extract::<usize>()) {
        Ok(at) => {
            PyValueError::new_err(format!("{name} holds a lone surrogate at position {at}, which is no character"))
        }
        Err(other) => other,
    }
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a date.
pub(super) fn published(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Published>> {
    let Some(value) = value else { return Ok(None) };
    let py = value.py();
    if value.is_instance_of::<PyString>() {
        return Published::parse(text(value, "published")?).map(Some).map_err(fault);
    }
    if value.is_instance(&py.import("datetime")?.getattr("date")?)? {
        let day: [u16; 3] =
            [value.getattr("year")?.extract()?, value.getattr("month")?.extract()?, value.getattr("day")?.extract()?];
        let iso = format!("{:04}-{:02}-{:02}", day[0], day[1], day[2]);
        return Published::parse(&iso).map(Some).map_err(fault);
    }
    let given = value.get_type().name()?;
    Err(PyTypeError::new_err(format!("published must be str or datetime.date, not {given}")))
}

/// Our one error as a `ValueError`.
#[expect(clippy::needless_pass_by_value, reason = "called as map_err(fault)")]
pub(super) fn fault(error: Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
