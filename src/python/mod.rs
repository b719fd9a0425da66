//! The Python face. It gathers arguments, releases the GIL, calls the core and converts; it decides nothing.

mod arguments;
mod arrow;
mod convert;
mod many;
mod read;
mod records;
mod report;
mod tables;
mod words;

/// Reading makes many short-lived strings and lists, which the allocator of most systems is slow at. It serves what
/// Rust allocates here; Python keeps its own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The extension module behind the package `baocao`.
#[pyo3::pymodule(gil_used = false)]
mod _baocao {
    use pyo3::prelude::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_export]
    use super::many::parse_list;
    #[pymodule_export]
    use super::read::{citations, dates, organizations, parse, people, places, quantities};
    #[pymodule_export]
    use super::records::{
        Base, Check, Citation, Date, Evidence, Fact, Implied, Note, Organization, Period, Person, Pinpoint, Place,
        PlaceRef, Section, restore,
    };
    #[pymodule_export]
    use super::report::Report;
    #[pymodule_export]
    use super::tables::{columns, schema, stream, stream_chunks};
    #[pymodule_export]
    use super::words::Lexicon;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
