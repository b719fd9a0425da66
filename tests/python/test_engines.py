"""The bridge, and the engines that it serves."""

import os
import shutil
import sys

import baocao
import pytest
from baocao import arrow_schema, read_batches
from baocao.bridge import spark_schema

pa = pytest.importorskip("pyarrow")
TEXTS = [f"Quý {quarter} thu ngân sách đạt {quarter}.250 tỷ đồng, tăng 5%." for quarter in range(1, 5)]


@pytest.fixture
def batch():
    days = ["2020", "2021", None, "2023"]
    return pa.RecordBatch.from_pydict({"key": ["a", "b", "c", "d"], "text": TEXTS, "day": days})


def expected(texts, days, ids):
    reports = [baocao.parse(text, published=day, doc_id=name) for text, day, name in zip(texts, days, ids, strict=True)]
    return pa.table(baocao.frames.Rows(reports)).to_pylist()


def test_batches(batch):
    out = list(read_batches([batch, batch.slice(2)], published="day", doc_id="key"))
    assert all(one.schema.equals(arrow_schema(), check_metadata=True) for one in out)
    rows = pa.Table.from_batches(out).to_pylist()
    days = ["2020", "2021", None, "2023"]
    assert rows == expected(TEXTS, days, "abcd") + expected(TEXTS[2:], days[2:], "cd")


def test_one_date_for_all(batch):
    rows = [row for one in read_batches([batch], published="2019") for row in one.to_pylist()]
    assert {row["published"] for row in rows} == {"2019"}


def test_missing_texts_and_empty_batches():
    batch = pa.RecordBatch.from_pydict({"text": pa.array([None, "đạt 5%"], pa.large_string())})
    assert sum(one.num_rows for one in read_batches([batch, batch.slice(0, 0)])) == 1


def test_schemas_agree():
    spark = [part.split("` ") for part in spark_schema().split(", ")]
    assert [name.removeprefix("`") for name, _ in spark] == arrow_schema().names


def test_duckdb(batch):
    """The recipe of `docs/engines.md`."""
    duckdb = pytest.importorskip("duckdb")
    # DuckDB finds it by its name.
    reader = pa.RecordBatchReader.from_batches(arrow_schema(), read_batches([batch], published="day"))  # noqa: F841
    (found,) = duckdb.sql("select count(*), sum(value) filter (unit = 'VND') from reader").fetchall()
    assert found == (8, (1250 + 2250 + 3250 + 4250) * 1e9)


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("default")
def test_spark(session):
    import baocao.spark

    rows = [(str(number), text, "2020") for number, text in enumerate(TEXTS * 25)]
    frame = session.createDataFrame(rows, "key string, text string, day string").repartition(4)
    facts = baocao.spark.read(frame, published="day", doc_id="key").orderBy(["doc_id", "id"]).collect()
    days = ["2020"] * len(rows)
    wanted = expected([text for _, text, _ in rows], days, [key for key, _, _ in rows])
    wanted.sort(key=lambda row: (row["doc_id"], row["id"]))
    assert [row.asDict() for row in facts] == wanted
