//! Many documents on all cores.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use super::arguments;
use super::report::Report;
use super::words::{Lexicon, parser};
use crate::parse::{Options, Parser};
use crate::record;

/// Text, publication, title, place and id of a document, as Python gives them.
type Document<'py> = (Bound<'py, PyAny>, Option<Bound<'py, PyAny>>, Option<String>, Option<String>, Option<String>);

/// Reads `documents` with up to `threads` threads (0: one a core). The list given back holds for each a report, or
/// the exception that its arguments deserve.
#[pyfunction(name = "_parse_list")]
#[pyo3(signature = (documents, threads, lexicon = None))]
pub(super) fn parse_list<'py>(
    py: Python<'py>,
    documents: &Bound<'py, PyList>,
    threads: usize,
    lexicon: Option<&Bound<'py, Lexicon>>,
) -> PyResult<Bound<'py, PyList>> {
    let documents = documents.iter().map(|document| document.extract()).collect::<PyResult<Vec<Document<'_>>>>()?;
    let asked: Vec<PyResult<(&str, Options)>> = documents.iter().map(gather).collect();
    let jobs: Vec<_> = asked.iter().map(|asked| asked.as_ref().ok()).collect();
    let parser = parser(lexicon);
    let reports = py.detach(|| read_all(parser, &jobs, threads));

    let answers = PyList::empty(py);
    for ((report, asked), document) in reports.into_iter().zip(&asked).zip(&documents) {
        match (report, asked) {
            (Some(report), _) => answers.append(Report::new(report, document.0.cast::<PyString>()?))?,
            (None, Err(error)) => answers.append(error.value(py))?,
            (None, Ok(_)) => answers.append(py.None())?,
        }
    }
    Ok(answers)
}

fn gather<'d>((text, published, title, place, doc_id): &'d Document<'_>) -> PyResult<(&'d str, Options)> {
    let options = Options {
        published: arguments::published(published.as_ref())?,
        title: title.clone(),
        place: place.clone(),
        doc_id: doc_id.clone(),
    };
    Ok((arguments::text(text, "text")?, options))
}

/// Each thread takes the next document that no other has taken; results keep the order of the jobs.
fn read_all(parser: Parser<'_>, jobs: &[Option<&(&str, Options)>], threads: usize) -> Vec<Option<record::Report>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if threads == 0 { cores } else { threads }.min(jobs.len());
    if threads <= 1 {
        return jobs.iter().map(|job| job.map(|(text, options)| parser.parse(text, options))).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<record::Report>>> = jobs.iter().map(|_| Mutex::new(None)).collect();
    let work = || {
        while let Some((job, slot)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            jobs.get(index).zip(done.get(index))
        } {
            if let Some((text, options)) = job {
                let report = parser.parse(text, options);
                *slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(report);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    done.into_iter().map(|slot| slot.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)).collect()
}
