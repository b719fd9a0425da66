//! The words as a Python object.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::arguments;
use crate::lexicon;
use crate::parse::Parser;

/// The words that ship with the package together with files of the caller's own: pairs of a name, for messages, and
/// TOML text. `ValueError` tells every fault of every file at once, with line and column.
#[pyclass(frozen, module = "baocao")]
pub(super) struct Lexicon {
    inner: Arc<lexicon::Lexicon>,
}

#[pymethods]
impl Lexicon {
    #[new]
    #[pyo3(signature = (*files))]
    fn new(files: &Bound<'_, PyTuple>) -> PyResult<Self> {
        let py = files.py();
        let files: Vec<(String, String)> = files.iter().map(|file| file.extract()).collect::<PyResult<_>>()?;
        let compile = || {
            let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            lexicon::Lexicon::with(&files)
        };
        Ok(Lexicon { inner: Arc::new(py.detach(compile).map_err(arguments::fault)?) })
    }
}

/// A parser with the words of `lexicon`, or with those shipped.
pub(super) fn parser<'l>(lexicon: Option<&'l Bound<'_, Lexicon>>) -> Parser<'l> {
    match lexicon {
        Some(words) => Parser::new(&words.get().inner),
        None => Parser::default(),
    }
}
