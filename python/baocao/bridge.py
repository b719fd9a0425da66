"""Arrow in, Arrow out: one function inside every engine that hands over record batches.

Spark's `mapInArrow`, Ray Data's `map_batches`, DuckDB and polars all take something of this form: see
`docs/engines.md`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from baocao import _baocao
from baocao.frames import Rows
from baocao.many import parse_many

if TYPE_CHECKING:
    import pyarrow as pa

    from baocao import Lexicon
    from baocao.types import TableName

#: How Spark calls each kind of column.
SPARK = {"int": "bigint", "float": "double", "bool": "boolean", "text": "string", "day": "date"}


def read_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    published: str | datetime.date | None = None,
    doc_id: str | None = None,
    table: TableName = "facts",
    threads: int = 0,
    lexicon: Lexicon | None = None,
) -> Iterator[pa.RecordBatch]:
    """Read the documents in a column of record batches, and give their records as record batches.

    `text` names the column of texts, `doc_id` that of ids. `published` names a column too where there is one of that
    name; else it is the date of all. Rows without a text give nothing.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pydict({"text": ["Quý I năm 2020 xuất khẩu đạt 5,5 tỷ USD."], "key": ["a"]})
    >>> [rows.to_pylist()[0]["value"] for rows in read_batches([batch], doc_id="key")]
    [5500000000.0]
    """
    import pyarrow as pa

    for batch in batches:
        names = batch.schema.names
        columns = {"text": batch.column(text).to_pylist()}
        if doc_id is not None:
            columns["doc_id"] = batch.column(doc_id).to_pylist()
        fixed: Any = published
        if isinstance(published, str) and published in names:
            columns["published"], fixed = batch.column(published).to_pylist(), None
        rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
        documents = (row for row in rows if row["text"] is not None)
        reports = parse_many(documents, published=fixed, threads=threads, lexicon=lexicon)
        yield from pa.RecordBatchReader.from_stream(Rows(list(reports), table))


def arrow_schema(table: TableName = "facts") -> pa.Schema:
    """Give the schema of what `read_batches` yields.

    >>> arrow_schema("dates").names
    ['doc_id', 'quote', 'date_start', 'date_end', 'grain', 'start', 'end']
    """
    import pyarrow as pa

    return pa.RecordBatchReader.from_stream(Rows([], table)).schema


def spark_schema(table: TableName = "facts") -> str:
    """Give the same schema as Spark writes it.

    >>> spark_schema("sections")
    '`doc_id` string, `heading` string, `level` bigint, `start` bigint, `end` bigint'
    """
    return ", ".join(f"`{name}` {SPARK[kind]}" for name, kind, _ in _baocao._schema(table))
