"""Reports as tables of pandas, polars and pyarrow, each imported when it is asked for.

Columns and types are the same whatever the reports hold; `columns` tells what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from baocao import _baocao

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from baocao import Report

Frame = TypeVar("Frame")

#: The pandas type of each kind of column. All but float can hold a missing value of their own.
PANDAS = {"int": "Int64", "float": "float64", "bool": "boolean", "text": "string", "day": "datetime64[s]"}


class Rows:
    """One table of reports for whatever reads the Arrow PyCapsule interface: pyarrow, polars, DuckDB and others."""

    def __init__(self, reports: Iterable[Report], table: str = "facts") -> None:
        """Take the `table` of `reports`, which may be an iterator."""
        _baocao._schema(table)
        self._reports = reports
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows as an Arrow stream, a batch for every few reports."""
        if isinstance(self._reports, Sequence):
            return _baocao._stream(self._table, list(self._reports))
        return _baocao._stream_chunks(self._table, _chunks(self._reports))


def _chunks(reports: Iterable[Report], size: int = 256) -> Iterator[list[Report]]:
    chunk: list[Report] = []
    for report in reports:
        chunk.append(report)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def columns(table: str = "facts") -> dict[str, str]:
    """What each column of `table` holds.

    >>> columns("dates")["grain"]
    'day, week, month, quarter, half, year, span'
    """
    return {name: doc for name, _, doc in _baocao._schema(table)}


def rows(reports: Sequence[Report], table: str = "facts") -> Iterator[dict[str, Any]]:
    """Each row of `table` as a dict of plain values; days are ISO text."""
    names = [name for name, _, _ in _baocao._schema(table)]
    for row in zip(*_baocao._columns(table, list(reports)), strict=True):
        yield dict(zip(names, row, strict=True))


def to_pandas(reports: Sequence[Report], other: Iterable[str] | None = None) -> pd.DataFrame | dict[str, pd.DataFrame]:
    """Facts as a pandas data frame; with `other`, a dict with the facts and those tables. Needs no pyarrow."""
    import pandas as pd

    def frame(table: str) -> pd.DataFrame:
        schema = _baocao._schema(table)
        values = _baocao._columns(table, list(reports))
        return pd.DataFrame(
            {
                name: pd.Series(column, dtype=PANDAS[kind])
                for (name, kind, _), column in zip(schema, values, strict=True)
            }
        )

    return _frames(frame, other)


def to_polars(reports: Sequence[Report], other: Iterable[str] | None = None) -> pl.DataFrame | dict[str, pl.DataFrame]:
    """Facts as a polars data frame; with `other`, a dict with the facts and those tables."""
    import polars as pl

    return _frames(lambda table: pl.DataFrame(Rows(reports, table)), other)


def to_arrow(reports: Sequence[Report], other: Iterable[str] | None = None) -> pa.Table | dict[str, pa.Table]:
    """Facts as a pyarrow table; with `other`, a dict with the facts and those tables."""
    import pyarrow as pa

    return _frames(lambda table: pa.table(Rows(reports, table)), other)


def _frames(frame: Callable[[str], Frame], other: Iterable[str] | None) -> Frame | dict[str, Frame]:
    if other is None:
        return frame("facts")
    if isinstance(other, str):
        other = (other,)
    return {table: frame(table) for table in ("facts", *other)}
