//! The words as a Python object.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyTuple};

use super::arguments;
use crate::lexicon::{self, Source};
use crate::parse::Parser;

/// The words that ship with the package together with the caller's own: paths of TOML files, or mappings of the same
/// form. `ValueError` tells every fault of every source at once.
#[pyclass(frozen, module = "baocao")]
pub(super) struct Lexicon {
    inner: Arc<lexicon::Lexicon>,
}

/// A name for messages, TOML text, and whether that text was made here.
type Written = (String, String, bool);

#[pymethods]
impl Lexicon {
    #[new]
    #[pyo3(signature = (*sources))]
    fn new(sources: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let written = sources.iter().enumerate().map(write).collect::<PyResult<Vec<_>>>()?;
        let compile = || lexicon::Lexicon::with(&written.iter().map(source).collect::<Vec<_>>());
        Ok(Lexicon { inner: Arc::new(sources.py().detach(compile).map_err(arguments::fault)?) })
    }
}

fn source((name, text, is_value): &Written) -> Source<'_> {
    Source { name, text, is_value: *is_value }
}

fn write((index, source): (usize, Bound<'_, PyAny>)) -> PyResult<Written> {
    let py = source.py();
    if source.cast::<PyMapping>().is_err() {
        let path = py.import("pathlib")?.getattr("Path")?.call1((source,))?;
        let text = path.call_method1("read_text", ("utf-8",))?.extract()?;
        return Ok((path.to_string(), text, false));
    }
    let name = format!("mapping {index}");
    let plain = PyDict::new(py);
    plain.set_item("ensure_ascii", false)?;
    let json: String = py.import("json")?.call_method("dumps", (source,), Some(&plain))?.extract()?;
    let toml = serde_json::from_str::<toml::Table>(&json).map_err(|fault| fault.to_string());
    let text = toml.and_then(|table| toml::to_string(&table).map_err(|fault| fault.to_string()));
    Ok((name.clone(), text.map_err(|fault| PyValueError::new_err(format!("{name}: {fault}")))?, true))
}

/// A parser with the words of `lexicon`, or with those shipped.
pub(super) fn parser<'l>(lexicon: Option<&'l Bound<'_, Lexicon>>) -> Parser<'l> {
    match lexicon {
        Some(words) => Parser::new(&words.get().inner),
        None => Parser::default(),
    }
}
