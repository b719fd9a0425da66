//! The report as a Python object.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::convert::to_python;
use crate::record;

/// Everything read out of one document.
#[pyclass(frozen, module = "baocao")]
pub(super) struct Report {
    inner: Arc<record::Report>,
    text: Py<PyString>,
}

impl Report {
    pub(super) fn new(report: record::Report, text: &Bound<'_, PyString>) -> Self {
        Report { inner: Arc::new(report), text: text.clone().unbind() }
    }
}

#[pymethods]
impl Report {
    /// The text as it was given.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.inner.published.as_deref()
    }

    /// The records as plain dicts and lists.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &*self.inner)
    }

    /// The records as JSON.
    #[pyo3(signature = (*, indent = false))]
    fn to_json(&self, indent: bool) -> PyResult<String> {
        let write = if indent { serde_json::to_string_pretty::<record::Report> } else { serde_json::to_string };
        write(&self.inner).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}
