"""Reports in Spark: `baocao.spark.read(df)` gives the facts of a column of texts as a Spark data frame."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING

from baocao.bridge import read_batches, spark_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from baocao.types import TableName


def read(
    df: DataFrame,
    *,
    text: str = "text",
    published: str | datetime.date | None = None,
    doc_id: str | None = None,
    table: TableName = "facts",
) -> DataFrame:
    """Read the texts in a column of `df`; the arguments are those of `baocao.read_batches`.

    Documents are read where they lie: call `df.repartition(n)` first if they lie on one worker. The workers need
    `baocao` and `pyarrow`, and `PYSPARK_PYTHON` has to name their Python.
    """
    # Each task of Spark has one core.
    read_task = functools.partial(read_batches, text=text, published=published, doc_id=doc_id, table=table, threads=1)
    return df.mapInArrow(read_task, spark_schema(table))
