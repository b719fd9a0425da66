//! Many documents on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use super::arguments;
use super::report::Report;
use super::words::{Lexicon, parser};
use crate::parse::{Options, Parser};
use crate::record;

/// How often a signal (Ctrl-C) is looked for, between two documents.
const LOOK: Duration = Duration::from_millis(50);

/// Text, publication, title, place and id of a document, as Python gives them.
type Document<'py> = (Bound<'py, PyAny>, Option<Bound<'py, PyAny>>, Option<String>, Option<String>, Option<String>);

/// Reads `documents` with up to `threads` threads (0: one a core). The list given back holds for each a report, or
/// the exception that its arguments deserve. Ctrl-C ends it when the documents being read are done.
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
    let reports = py.detach(|| read_all(parser, &jobs, threads))?;

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
fn read_all(
    parser: Parser<'_>,
    jobs: &[Option<&(&str, Options)>],
    threads: usize,
) -> PyResult<Vec<Option<record::Report>>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if threads == 0 { cores } else { threads }.min(jobs.len());
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let done: Vec<Mutex<Option<record::Report>>> = jobs.iter().map(|_| Mutex::new(None)).collect();
    let work = |after_each: &mut dyn FnMut()| {
        while !stop.load(Ordering::Relaxed)
            && let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some((job, slot)) = jobs.get(index).zip(done.get(index))
        {
            if let Some((text, options)) = job {
                let report = parser.parse(text, options);
                *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
            }
            after_each();
        }
    };
    let (mut looked, mut signal) = (Instant::now(), Ok(()));
    let mut look = || {
        if looked.elapsed() > LOOK {
            (signal, looked) = Python::attach(|py| (py.check_signals(), Instant::now()));
            stop.fetch_or(signal.is_err(), Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| work(&mut || ()));
        }
        work(&mut look);
    });
    signal?;
    Ok(done.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner)).collect())
}
