//! The records as Python classes. One macro makes them all: attributes, `repr`, equality, hash, pickling, `to_dict`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString, PyTuple, PyType};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::convert::to_python;
use crate::calendar::Interval;
use crate::record::{self, Name};
use crate::span::{Source, Span};

/// A record either inside its report, which it keeps alive, or on its own.
pub(super) enum Held<T: 'static> {
    /// One of a report's list.
    Listed(Arc<record::Report>, fn(&record::Report) -> &[T], usize),
    /// Part of another record, or unpickled.
    Own(Box<T>),
}

impl<T> Held<T> {
    fn get(&self) -> &T {
        match self {
            Held::Listed(report, list, index) => &list(report)[*index],
            Held::Own(record) => record,
        }
    }
}

/// A record that has a Python class.
pub(super) trait Classed: Sized {
    fn object(py: Python<'_>, held: Held<Self>) -> PyResult<Bound<'_, PyAny>>;
}

/// The Python object of an attribute: spans and lists are tuples, records are their classes.
pub(super) trait Attribute {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// Makes the Python class `$class` of the record `$record`; `= $get` is how a field is had that is none in Rust.
macro_rules! record {
    ($(#[doc = $doc:literal])+ $class:ident($record:ty) {
        $($(#[doc = $about:literal])+ $field:ident $(= $get:expr)?),+ $(,)?
    }) => {
        $(#[doc = $doc])+
        #[pyclass(frozen, module = "baocao")]
        pub(super) struct $class(Held<$record>);

        #[pymethods]
        impl $class {
            $(
                $(#[doc = $about])+
                #[getter]
                fn $field<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    record!(@get self.0.get(), $field $(, $get)?).attribute(py)
                }
            )+

            /// The record as a plain dict.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                to_python(py, self.0.get())
            }

            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                let record = self.0.get();
                repr(stringify!($class), &[
                    $((stringify!($field), record!(@get record, $field $(, $get)?).attribute(py)?)),+
                ])
            }

            fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
                other.cast::<Self>().is_ok_and(|other| *self.0.get() == *other.get().0.get())
            }

            fn __hash__(&self) -> PyResult<u64> {
                Ok(hash(&json(self.0.get())?))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
                reduce(slf.as_any(), vec![json(slf.get().0.get())?.into_pyobject(slf.py())?.into_any()])
            }

            #[staticmethod]
            fn _load(stored: &str) -> PyResult<Self> {
                Ok(Self(Held::Own(Box::new(load(stored)?))))
            }
        }

        impl Classed for $record {
            fn object(py: Python<'_>, held: Held<Self>) -> PyResult<Bound<'_, PyAny>> {
                Ok(Bound::new(py, $class(held))?.into_any())
            }
        }

        impl Attribute for $record {
            fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Self::object(py, Held::Own(Box::new(self.clone())))
            }
        }
    };
    (@get $record:expr, $field:ident, $get:expr) => { $get($record) };
    (@get $record:expr, $field:ident) => { $record.$field };
}

record! {
    /// Days from `start` to `end`, both included, as ISO dates; `start` is None for "up to".
    Period(Interval) {
        /// First day, None for an open start.
        start = |days: &Interval| days.start.map(|day| day.to_string()),
        /// Last day.
        end = |days: &Interval| days.end.to_string(),
        /// `2020-H1`, `2020-Q2`, `2020-04`, `2020`, or `start/end`.
        label = Interval::label,
    }
}

record! {
    /// A place as a fact names it.
    PlaceRef(record::PlaceRef) {
        /// Name with its kind.
        name,
        /// Official code.
        code,
        /// country, region, province, city, district, commune.
        level,
    }
}

record! {
    /// What a fact is compared with.
    Base(record::Base) {
        /// period, plan, whole, other.
        kind,
        /// As written.
        text,
        /// Its days, for kind period.
        period,
    }
}

record! {
    /// The span each field of a fact was read from; None where it holds by default.
    Evidence(record::Evidence) {
        /// Of the indicator.
        indicator,
        /// Of the measure: the verb.
        measure,
        /// Of the status.
        status,
        /// Of the bound.
        bound,
        /// Of the period.
        period,
        /// Of the base.
        base,
        /// Of the place.
        place,
        /// Of the attribution.
        attribution,
    }
}

record! {
    /// One quantitative statement.
    Fact(record::Fact) {
        /// Number of the fact in its report, from 0.
        id,
        /// Where the quote stands: `text[start:end]`.
        span,
        /// Number and unit as written.
        quote,
        /// Where its sentence stands.
        sentence,
        /// title, heading, body, item, table, footnote.
        section,
        /// What is measured.
        indicator,
        /// Id in the catalogue of indicators.
        indicator_id,
        /// level, change, ratio, share, contribution, rank.
        measure,
        /// In the canonical unit; a decrease is negative.
        value,
        /// Upper end of a range.
        value_max,
        /// Canonical unit.
        unit,
        /// `=`, `~`, `>`, `>=`, `<`, `<=`.
        bound,
        /// actual, estimate, target, forecast.
        status,
        /// The unit as written.
        unit_text,
        /// a of a/b.
        part,
        /// b of a/b.
        whole,
        /// When the value holds.
        period,
        /// What it is compared with.
        base,
        /// Where the value holds.
        place,
        /// Id of the level that a change, ratio, share or contribution qualifies.
        of,
        /// Id of the first full statement of the same fact.
        same_as,
        /// Who says it.
        attribution,
        /// The rule that read it.
        rule,
        /// Chance that all fields are right.
        confidence,
        /// File and page or cell it came from.
        source,
        /// The span each field was read from.
        evidence,
    }
}

record! {
    /// An expression of time.
    Date(record::DateRecord) {
        /// Where it stands.
        span,
        /// As written.
        quote,
        /// First day, None for an open start.
        start,
        /// Last day, None where nothing tells the year.
        end,
        /// day, week, month, quarter, half, year, span.
        grain,
    }
}

record! {
    /// A place in a document: article, clause, point.
    Pinpoint(crate::mention::Pinpoint) {
        /// Chương.
        chapter,
        /// Điều.
        article,
        /// Khoản.
        clause,
        /// Điểm.
        point,
    }
}

record! {
    /// A legal or administrative document that the text cites.
    Citation(record::CitationRecord) {
        /// Where it stands.
        span,
        /// As written.
        quote,
        /// Kind of document: Nghị quyết, Luật.
        r#type,
        /// Its number as written: 42/NQ-CP.
        number,
        /// The year a law is cited by.
        year,
        /// ISO date.
        date,
        /// Who issued it.
        issuer,
        /// Its title.
        title,
        /// Articles, clauses, points.
        pinpoints,
        /// Index in `citations` of the full mention.
        refers_to,
    }
}

record! {
    /// A person.
    Person(record::PersonRecord) {
        /// Name.
        name,
        /// Titles.
        titles,
        /// Every mention.
        spans,
    }
}

record! {
    /// An organization.
    Organization(record::OrganizationRecord) {
        /// Name.
        name,
        /// What it is.
        kind,
        /// The place in its name.
        place,
        /// Every mention.
        spans,
    }
}

record! {
    /// A place.
    Place(record::PlaceRecord) {
        /// Name with its kind.
        name,
        /// Official code.
        code,
        /// country, region, province, city, district, commune.
        level,
        /// The system it is of: to 2025-06, or from 2025-07.
        era,
        /// Codes of the units that took its place.
        successors,
        /// Every mention.
        spans,
    }
}

record! {
    /// Arithmetic tested.
    Check(record::CheckRecord) {
        /// Which check.
        kind,
        /// Ids of the facts that take part.
        facts,
        /// As printed.
        stated,
        /// As computed from the other facts.
        implied,
        /// How far apart rounding lets them be.
        tolerance,
        /// Whether they agree.
        holds,
    }
}

record! {
    /// A figure implied by those stated.
    Implied(record::ImpliedRecord) {
        /// plan, base.
        kind,
        /// Ids of the facts it follows from (`from` in dicts, a keyword in Python).
        from_ = |figure: &record::ImpliedRecord| figure.from.clone(),
        /// What is measured.
        indicator,
        /// In the canonical unit.
        value,
        /// Canonical unit.
        unit,
        /// When it holds.
        period,
    }
}

record! {
    /// A remark.
    Note(record::Note) {
        /// What about.
        kind,
        /// Where.
        span,
        /// In words.
        message,
    }
}

record! {
    /// A heading and what it holds.
    Section(record::SectionRecord) {
        /// The heading.
        heading,
        /// Depth from 1.
        level,
        /// From the heading to the next of its depth.
        span,
    }
}

/// What `__reduce__` gives to pickle: a function and its arguments.
pub(super) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

pub(super) fn reduce<'py>(object: &Bound<'py, PyAny>, stored: Vec<Bound<'py, PyAny>>) -> PyResult<Reduced<'py>> {
    let py = object.py();
    let restore = py.import("baocao._baocao")?.getattr("_restore")?;
    let arguments = std::iter::once(object.get_type().into_any()).chain(stored);
    Ok((restore, PyTuple::new(py, arguments.collect::<Vec<_>>())?))
}

/// Makes an object of `class` from what it stored when it was pickled.
#[pyfunction(name = "_restore")]
#[pyo3(signature = (class, /, *stored))]
pub(super) fn restore<'py>(class: &Bound<'py, PyType>, stored: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
    class.getattr("_load")?.call1(stored)
}

pub(super) fn json(record: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(record).map_err(|error| PyValueError::new_err(error.to_string()))
}

pub(super) fn load<T: DeserializeOwned>(stored: &str) -> PyResult<T> {
    serde_json::from_str(stored).map_err(|error| PyValueError::new_err(format!("no stored record: {error}")))
}

pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// `Fact(quote='...', ...)`; fields that hold nothing are left out.
fn repr(class: &str, fields: &[(&str, Bound<'_, PyAny>)]) -> PyResult<String> {
    let mut parts = Vec::new();
    for (name, value) in fields {
        let empty = value.is_none() || value.cast::<PyTuple>().is_ok_and(PyTupleMethods::is_empty);
        if !empty {
            parts.push(format!("{}={}", name.trim_start_matches("r#"), value.repr()?));
        }
    }
    Ok(format!("{class}({})", parts.join(", ")))
}

impl Attribute for str {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, self).into_any())
    }
}

impl Attribute for String {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_str().attribute(py)
    }
}

impl Attribute for Name {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::intern(py, self).into_any())
    }
}

impl Attribute for u32 {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.into_any())
    }
}

impl Attribute for i32 {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.into_any())
    }
}

impl Attribute for u8 {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.into_any())
    }
}

impl Attribute for f64 {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyFloat::new(py, *self).into_any())
    }
}

impl Attribute for bool {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_pyobject(py)?.to_owned().into_any())
    }
}

impl Attribute for Span<Source> {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok((self.start, self.end).into_pyobject(py)?.into_any())
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.attribute(py),
            None => Ok(py.None().into_bound(py)),
        }
    }
}

impl<T: Attribute> Attribute for Vec<T> {
    fn attribute<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.iter().map(|item| item.attribute(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}
