"""Reports into files, by the suffix of the file."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baocao import _baocao
from baocao.frames import Rows, rows

if TYPE_CHECKING:
    from baocao import Report


def write(reports: Iterable[Report], path: Path) -> None:
    """Write facts as rows (.csv, .parquet, .xlsx) or all records (.json, .jsonl), report by report."""
    WRITERS[path.suffix.lower()](reports, path)


def _csv(reports: Iterable[Report], path: Path) -> None:
    names = [name for name, _, _ in _baocao._schema("facts")]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names)
        out.writeheader()
        for report in reports:
            out.writerows(rows([report]))


def _json(reports: Iterable[Report], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        separator = "["
        for report in reports:
            file.write(f"{separator}\n{report.to_json()}")
            separator = ","
        file.write("[]\n" if separator == "[" else "\n]\n")


def _jsonl(reports: Iterable[Report], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for report in reports:
            file.write(f"{report.to_json()}\n")


def _parquet(reports: Iterable[Report], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = pa.RecordBatchReader.from_stream(Rows(iter(reports)))
    with pq.ParquetWriter(path, stream.schema) as out:
        for batch in stream:
            out.write_batch(batch)


def _xlsx(reports: Iterable[Report], path: Path) -> None:
    import xlsxwriter

    schema = _baocao._schema("facts")
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, bold = book.add_worksheet("facts"), book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for column, (name, _, _) in enumerate(schema):
            sheet.write_string(0, column, name, bold)
        sheet.freeze_panes(1, 0)
        number = 0
        for report in reports:
            for row in rows([report]):
                number += 1
                for column, (name, kind, _) in enumerate(schema):
                    _cell(sheet, number, column, kind, row[name], day)


def _cell(sheet: Any, row: int, column: int, kind: str, value: Any, day: Any) -> None:
    if value is None:
        return
    if kind == "text":
        sheet.write_string(row, column, value)
    elif kind == "day" and value >= "1900-03-01":
        # The calendar of spreadsheets is right from that day on.
        sheet.write_datetime(row, column, datetime.datetime.fromisoformat(value), day)
    elif kind == "day":
        sheet.write_string(row, column, value)
    else:
        sheet.write_number(row, column, value)


WRITERS: dict[str, Callable[[Iterable[Report], Path], None]] = {
    ".csv": _csv,
    ".json": _json,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}

#: What a suffix needs beside the package itself: the module and the extra that brings it.
NEEDS = {".parquet": ("pyarrow", "arrow"), ".xlsx": ("xlsxwriter", "xlsx")}
