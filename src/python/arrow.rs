//! Tables as Arrow: one schema whatever the content, handed over by the Arrow `PyCapsule` interface without a copy.

use std::collections::HashMap;
use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, RecordBatchReader,
    StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator};

use super::report::{Report, tabulate};
use crate::record::schema::Table;
use crate::record::table::{Kind, Values};

/// The name that the interface gives to its capsules.
const STREAM: &CStr = c"arrow_array_stream";

/// The Julian day of 1 January 1970, from which Arrow counts days.
const EPOCH: i32 = 2_440_588;

/// The Arrow schema of `table`; the meaning of each column stands in its metadata.
pub(super) fn schema(table: Table) -> SchemaRef {
    let field = |field: crate::record::table::Field| {
        let kind = match field.kind {
            Kind::Int => DataType::Int64,
            Kind::Float => DataType::Float64,
            Kind::Bool => DataType::Boolean,
            Kind::Text => DataType::Utf8,
            Kind::Day => DataType::Date32,
        };
        let doc = HashMap::from([("doc".to_owned(), field.doc.to_owned())]);
        Field::new(field.name, kind, true).with_metadata(doc)
    };
    Arc::new(Schema::new(table.fields().into_iter().map(field).collect::<Vec<_>>()))
}

/// The rows of a table as one batch.
pub(super) fn batch(table: Table, columns: Vec<Values>) -> Result<RecordBatch, ArrowError> {
    let array = |values: Values| -> ArrayRef {
        match values {
            Values::Int(values) => Arc::new(Int64Array::from(values)),
            Values::Float(values) => Arc::new(Float64Array::from(values)),
            Values::Bool(values) => Arc::new(BooleanArray::from(values)),
            Values::Text(values) => Arc::new(StringArray::from(values)),
            Values::Day(values) => {
                let days = values.into_iter().map(|day| day.map(|day| day.to_julian_day() - EPOCH));
                Arc::new(days.collect::<Date32Array>())
            }
        }
    };
    RecordBatch::try_new(schema(table), columns.into_iter().map(array).collect())
}

fn capsule(py: Python<'_>, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

/// A stream of one batch.
pub(super) fn one(py: Python<'_>, table: Table, columns: Vec<Values>) -> PyResult<Bound<'_, PyCapsule>> {
    let batches = [batch(table, columns)];
    capsule(py, Box::new(RecordBatchIterator::new(batches, schema(table))))
}

/// Lists of reports, as they come out of a Python iterator, as batches.
///
/// A consumer built with another copy of `pyo3` may release the GIL without ours knowing. If a function of ours were
/// below it on the stack, `Python::attach` would take the thread for attached and go on without the GIL. So nothing
/// that runs under one of our own functions may read from this; what we hand over there is [`one`] batch, made before.
struct Chunks {
    table: Table,
    chunks: Py<PyIterator>,
}

impl Iterator for Chunks {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let chunk = self.chunks.bind(py).clone().next()?;
            let rows = chunk.and_then(|chunk| {
                let reports: Vec<Bound<'_, Report>> = chunk.extract()?;
                tabulate(py, self.table, &reports)
            });
            Some(match rows {
                Ok(columns) => batch(self.table, columns),
                Err(error) => Err(ArrowError::ExternalError(Box::new(error))),
            })
        })
    }
}

impl RecordBatchReader for Chunks {
    fn schema(&self) -> SchemaRef {
        schema(self.table)
    }
}

/// A stream with a batch for each list of reports that `chunks` gives.
pub(super) fn many<'py>(chunks: &Bound<'py, PyIterator>, table: Table) -> PyResult<Bound<'py, PyCapsule>> {
    capsule(chunks.py(), Box::new(Chunks { table, chunks: chunks.clone().unbind() }))
}
