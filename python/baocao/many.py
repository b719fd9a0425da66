"""Many documents: read on all cores, a few at a time, in the order they come."""

from __future__ import annotations

import datetime
import itertools
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from baocao import _baocao, frames
from baocao.files import read_text

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from baocao import Lexicon, Report

#: A chunk is read at once; it ends with whichever is reached first, so that memory stays bounded.
CHUNK_DOCUMENTS = 256
CHUNK_CHARACTERS = 2_000_000

#: What a mapping may hold, beside other keys, which are left alone.
OPTIONS = ("published", "title", "place", "doc_id")

#: Text, publication, title, place, id.
Job = tuple[Any, Any, Any, Any, "str | None"]


class _Failed(NamedTuple):
    """A document that could not even be opened."""

    doc_id: str | None
    fault: Exception


class DocumentError(ValueError):
    """A document of many that could not be read; `__cause__` tells why."""

    def __init__(self, index: int, doc_id: str | None, reason: str) -> None:
        """Name the document by its number from 0 and, where it has one, its id."""
        super().__init__(index, doc_id, reason)
        self.index = index
        self.doc_id = doc_id
        self.reason = reason

    def __str__(self) -> str:
        """Tell which document and why."""
        return f"document {self.index if self.doc_id is None else self.doc_id}: {self.reason}"


class Batch(Iterator["Report"]):
    """The reports of many documents, read while they are taken; `errors` holds what could not be read so far."""

    def __init__(self, chunks: Iterator[list[Report]], errors: list[DocumentError]) -> None:
        """Take lists of reports as they are read."""
        self.errors = errors
        self._reports = itertools.chain.from_iterable(chunks)

    def __next__(self) -> Report:
        """Give the next report."""
        return next(self._reports)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the facts of the reports left as an Arrow stream, read while it is taken."""
        return frames.Rows(self).__arrow_c_stream__(requested_schema)

    def to_pandas(self, *, other: Iterable[str] | None = None) -> pd.DataFrame | dict[str, pd.DataFrame]:
        """Give the facts of the reports left as a pandas data frame; with `other`, a dict of frames."""
        return frames.to_pandas(list(self), other)

    def to_polars(self, *, other: Iterable[str] | None = None) -> pl.DataFrame | dict[str, pl.DataFrame]:
        """Give the facts of the reports left as a polars data frame; with `other`, a dict of frames."""
        return frames.to_polars(list(self), other)

    def to_arrow(self, *, other: Iterable[str] | None = None) -> pa.Table | dict[str, pa.Table]:
        """Give the facts of the reports left as a pyarrow table; with `other`, a dict of tables."""
        return frames.to_arrow(list(self), other)


def parse_many(
    documents: Iterable[Any],
    *,
    published: str | datetime.date | Iterable[Any] | None = None,
    threads: int = 0,
    progress: bool = False,
    errors: Literal["raise", "collect"] = "raise",
    lexicon: Lexicon | None = None,
) -> Batch:
    """Read many documents with `threads` threads (0: all cores), streaming, in order.

    A document is a str (the text itself), a path, or a mapping with `text` or `path` and perhaps `published`,
    `title`, `place` and `doc_id`. `documents` may be any iterable of those, a pandas, polars or Arrow column of
    texts, or a table with such columns. `published` is for all documents that bring none of their own, or one a
    document.

    With `errors="raise"` a document that can't be read raises `DocumentError`; with `"collect"` it is left out and
    the error is found in `errors` of what this gives back.

    >>> from baocao import parse_many
    >>> [report.published for report in parse_many(["Quý I", "Quý II"], published="2020")]
    ['2020', '2020']
    """
    table = hasattr(documents, "to_batches")
    if isinstance(documents, (str, bytes)) or not (table or isinstance(documents, Iterable)):
        message = f"documents must be an iterable of documents, not {type(documents).__name__}"
        raise TypeError(message)
    if errors not in {"raise", "collect"}:
        message = f"errors must be 'raise' or 'collect', not {errors!r}"
        raise ValueError(message)
    if threads < 0:
        message = f"threads must be 0 or more, not {threads}"
        raise ValueError(message)
    total = len(documents) if isinstance(documents, Sized) else None
    found: list[DocumentError] = []
    chunks = _read(_jobs(documents, published), threads, lexicon, found, collect=errors == "collect")
    return Batch(_shown(chunks, total, found) if progress else chunks, found)


def _records(documents: Iterable[Any]) -> Iterable[Any]:
    """Rows of a table as mappings; anything else as it is."""
    table: Any = documents
    if hasattr(table, "to_batches"):  # pyarrow
        return (row for batch in table.to_batches(max_chunksize=CHUNK_DOCUMENTS) for row in batch.to_pylist())
    if hasattr(table, "iter_rows"):  # polars
        rows: Iterable[Any] = table.iter_rows(named=True)
        return rows
    if hasattr(table, "itertuples"):  # pandas
        names = [str(name) for name in table.columns]
        return (dict(zip(names, row, strict=True)) for row in table.itertuples(index=False, name=None))
    return documents


def _jobs(documents: Iterable[Any], published: Any) -> Iterator[Job | _Failed]:
    """Gather what each document is read with; a fault belongs to its document."""
    each = published is not None and not isinstance(published, (str, datetime.date)) and isinstance(published, Iterable)
    days = iter(published) if each else itertools.repeat(published)
    for document in _records(documents):
        try:
            day = next(days)
        except StopIteration:
            message = "published has fewer values than there are documents"
            raise ValueError(message) from None
        try:
            yield _job(_plain(document), _plain(day))
        except (OSError, ValueError, TypeError) as fault:
            yield _Failed(_name(document), fault)


def _plain(value: Any) -> Any:
    """Give an Arrow scalar as Python has it, and None for what pandas calls missing."""
    if hasattr(value, "as_py"):
        value = value.as_py()
    if value is None or isinstance(value, (str, Mapping, os.PathLike)):
        return value
    # NaN and NaT alone differ from themselves; NA won't say.
    missing = value != value
    return None if missing is True or type(missing).__name__ == "NAType" else value


def _job(document: Any, published: Any) -> Job:
    if isinstance(document, Mapping):
        own = {name: _plain(document.get(name)) for name in OPTIONS}
        text = _plain(document.get("text"))
        if text is None and (path := document.get("path")) is not None:
            text = read_text(path)
        day = published if own["published"] is None else own["published"]
        return text, day, own["title"], own["place"], _name(document)
    if isinstance(document, os.PathLike):
        return read_text(document), published, None, None, _name(document)
    return document, published, None, None, None


def _name(document: Any) -> str | None:
    """Give the id of a document: its own, else its path."""
    if isinstance(document, os.PathLike):
        return str(os.fspath(document))
    if not isinstance(document, Mapping):
        return None
    name = _plain(document.get("doc_id"))
    name = document.get("path") if name is None else name
    return None if name is None else str(name)


def _read(
    jobs: Iterator[Job | _Failed],
    threads: int,
    lexicon: Lexicon | None,
    found: list[DocumentError],
    *,
    collect: bool,
) -> Iterator[list[Report]]:
    index = 0
    for chunk in _chunks(jobs):
        good = [job for job in chunk if not isinstance(job, _Failed)]
        answers = iter(_baocao._parse_list(good, threads, lexicon))
        reports: list[Report] = []
        for job in chunk:
            answer = job.fault if isinstance(job, _Failed) else next(answers)
            if isinstance(answer, Exception):
                error = DocumentError(index, job.doc_id if isinstance(job, _Failed) else job[4], _reason(answer))
                error.__cause__ = answer
                if not collect:
                    # What was read before it is handed out first.
                    yield reports
                    raise error
                found.append(error)
            else:
                reports.append(answer)
            index += 1
        yield reports


def _reason(fault: Exception) -> str:
    return fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)


def _chunks(jobs: Iterator[Job | _Failed]) -> Iterator[list[Job | _Failed]]:
    chunk: list[Job | _Failed] = []
    characters = 0
    for job in jobs:
        chunk.append(job)
        if not isinstance(job, _Failed) and isinstance(job[0], str):
            characters += len(job[0])
        if len(chunk) == CHUNK_DOCUMENTS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _shown(chunks: Iterator[list[Report]], total: int | None, found: list[DocumentError]) -> Iterator[list[Report]]:
    """Show how many documents are done: by tqdm where it is installed, else on one line of stderr."""
    done = 0
    try:
        from tqdm.auto import tqdm
    except ImportError:
        for chunk in chunks:
            yield chunk
            done += len(chunk)
            of = "" if total is None else f" of {total}"
            sys.stderr.write(f"\r{done + len(found)}{of} documents")
            sys.stderr.flush()
        sys.stderr.write("\n")
        return
    with tqdm(total=total, unit="doc") as bar:
        for chunk in chunks:
            yield chunk
            done += len(chunk)
            bar.update(done + len(found) - bar.n)
