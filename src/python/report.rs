//! The report as a Python object.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyCapsule, PyString, PyTuple};

use super::arrow;
use super::convert::to_python;
use super::records::{Attribute, Classed, Held, Reduced, hash, json, load, reduce};
use crate::record;
use crate::record::schema::Table;
use crate::record::table::Values;

/// Everything read out of one document.
#[pyclass(frozen, module = "baocao", weakref)]
pub(super) struct Report {
    inner: Arc<record::Report>,
    text: Py<PyString>,
    /// Each list of records, made when it is first asked for.
    lists: [PyOnceLock<Py<PyTuple>>; 10],
}

impl Report {
    pub(super) fn new(report: record::Report, text: &Bound<'_, PyString>) -> Self {
        Report { inner: Arc::new(report), text: text.clone().unbind(), lists: [const { PyOnceLock::new() }; 10] }
    }

    /// The records that `of` gives, as a tuple kept in `slot`.
    fn list<T: Classed + 'static>(
        &self,
        py: Python<'_>,
        slot: usize,
        of: fn(&record::Report) -> &[T],
    ) -> PyResult<Py<PyTuple>> {
        let make = || -> PyResult<Py<PyTuple>> {
            let object = |index| T::object(py, Held::Listed(Arc::clone(&self.inner), of, index));
            let objects = (0..of(&self.inner).len()).map(object).collect::<PyResult<Vec<_>>>()?;
            Ok(PyTuple::new(py, objects)?.unbind())
        };
        Ok(self.lists[slot].get_or_try_init(py, make)?.clone_ref(py))
    }
}

/// The rows of `reports` in `table`, column by column.
pub(super) fn tabulate(py: Python<'_>, table: Table, reports: &[Bound<'_, Report>]) -> PyResult<Vec<Values>> {
    let read = |report: &'_ Bound<'_, Report>| {
        let report = report.get();
        Ok((Arc::clone(&report.inner), report.text.bind(py).to_str()?.to_owned()))
    };
    let pairs = reports.iter().map(read).collect::<PyResult<Vec<_>>>()?;
    Ok(py.detach(|| {
        let pairs: Vec<_> = pairs.iter().map(|(report, text)| (&**report, text.as_str())).collect();
        table.fill(&pairs)
    }))
}

#[pymethods]
impl Report {
    /// The text as it was given: each span is one of it.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// The caller's own id.
    #[getter]
    fn doc_id(&self) -> Option<&str> {
        self.inner.doc_id.as_deref()
    }

    /// The headline.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.inner.title.as_deref()
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.inner.published.as_deref()
    }

    /// The place that the document is about.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.place.attribute(py)
    }

    /// The reporting period.
    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.inner.period.attribute(py)
    }

    /// Always `vi`.
    #[getter]
    fn language(&self) -> &str {
        &self.inner.language
    }

    /// The facts, in the order of the text.
    #[getter]
    fn facts(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 0, |report| &report.facts)
    }

    /// Expressions of time.
    #[getter]
    fn dates(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 1, |report| &report.dates)
    }

    /// Documents cited.
    #[getter]
    fn citations(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 2, |report| &report.citations)
    }

    /// People.
    #[getter]
    fn people(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 3, |report| &report.people)
    }

    /// Organizations.
    #[getter]
    fn organizations(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 4, |report| &report.organizations)
    }

    /// Places.
    #[getter]
    fn places(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 5, |report| &report.places)
    }

    /// Arithmetic tested.
    #[getter]
    fn checks(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 6, |report| &report.checks)
    }

    /// Figures implied by those stated.
    #[getter]
    fn implied(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 7, |report| &report.implied)
    }

    /// What could not be read, and other remarks.
    #[getter]
    fn notes(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 8, |report| &report.notes)
    }

    /// Headings and what they hold.
    #[getter]
    fn sections(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        self.list(py, 9, |report| &report.sections)
    }

    /// The records as plain dicts and lists.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &*self.inner)
    }

    /// The records as JSON, on one line or indented.
    #[pyo3(signature = (*, indent = false))]
    fn to_json(&self, indent: bool) -> PyResult<String> {
        let write = if indent { serde_json::to_string_pretty::<record::Report> } else { serde_json::to_string };
        write(&self.inner).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The facts as an Arrow stream, for `pyarrow.table(report)`, `polars.DataFrame(report)` and other readers.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        slf: &Bound<'py, Self>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol lets a producer that can't cast give its own schema.
        drop(requested_schema);
        let columns = tabulate(slf.py(), Table::Facts, std::slice::from_ref(slf))?;
        arrow::one(slf.py(), Table::Facts, columns)
    }

    /// A pandas data frame of the facts; with `other`, a dict of frames by the names of the tables.
    #[pyo3(signature = (*, other = None))]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, other: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        frames(slf, "to_pandas", other)
    }

    /// A polars data frame of the facts; with `other`, a dict of frames by the names of the tables.
    #[pyo3(signature = (*, other = None))]
    fn to_polars<'py>(slf: &Bound<'py, Self>, other: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        frames(slf, "to_polars", other)
    }

    /// A pyarrow table of the facts; with `other`, a dict of tables by name.
    #[pyo3(signature = (*, other = None))]
    fn to_arrow<'py>(slf: &Bound<'py, Self>, other: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        frames(slf, "to_arrow", other)
    }

    /// The text with what was read marked, and the table of facts.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("baocao.display")?.call_method1("html", (slf,))
    }

    /// What notebooks show.
    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        slf: &Bound<'py, Self>,
        include: Option<Bound<'py, PyAny>>,
        exclude: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        // The caller picks from what it gets.
        drop((include, exclude));
        slf.py().import("baocao.display")?.call_method1("mimebundle", (slf,))
    }

    fn __repr__(&self) -> String {
        let head = [("title", &self.inner.title), ("published", &self.inner.published)];
        let head = head.iter().filter_map(|(name, value)| Some(format!("{name}={:?}, ", value.as_ref()?)));
        format!("<baocao.Report {}{} facts>", head.collect::<String>(), self.inner.facts.len())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        Ok(self.inner == other.get().inner && self.text.bind(py).as_any().eq(&other.get().text)?)
    }

    fn __hash__(&self) -> PyResult<u64> {
        Ok(hash(&json(&*self.inner)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let (py, report) = (slf.py(), slf.get());
        let stored = json(&*report.inner)?.into_pyobject(py)?.into_any();
        reduce(slf.as_any(), vec![stored, report.text.bind(py).clone().into_any()])
    }

    #[staticmethod]
    fn _load(stored: &str, text: &Bound<'_, PyString>) -> PyResult<Self> {
        Ok(Report::new(load(stored)?, text))
    }
}

/// The frames of one report, made in Python: what they are made with is imported there, when asked for.
fn frames<'py>(
    report: &Bound<'py, Report>,
    name: &str,
    other: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = report.py();
    py.import("baocao.frames")?.getattr(name)?.call1(((report,), other))
}
