//! The Python face. It gathers arguments, releases the GIL, calls the core and converts; it decides nothing.

mod arguments;
mod convert;
mod read;
mod report;

/// The extension module behind the package `baocao`.
#[pyo3::pymodule(gil_used = false)]
mod _baocao {
    use pyo3::prelude::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_export]
    use super::read::{citations, dates, organizations, parse, people, places, quantities};
    #[pymodule_export]
    use super::report::Report;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
