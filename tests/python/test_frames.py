"""Tables: the same columns and types whatever the content."""

import datetime

import baocao
import pytest
from baocao.frames import PANDAS, Rows, rows

TABLES = ["facts", "dates", "citations", "people", "organizations", "places", "checks", "implied", "notes", "sections"]
KINDS = {"int": "int64", "float": "double", "bool": "bool", "text": "string", "day": "date32[day]"}


@pytest.fixture(params=["full", "empty"])
def either(request, report):
    return report if request.param == "full" else baocao.parse("")


def test_pandas(either):
    frames = either.to_pandas(other=TABLES[1:])
    assert list(frames) == TABLES
    for table, frame in frames.items():
        schema = baocao._baocao._schema(table)
        assert list(frame.columns) == [name for name, _, _ in schema]
        assert [str(kind) for kind in frame.dtypes] == [PANDAS[kind] for _, kind, _ in schema]
    assert len(frames["facts"]) == len(either.facts)


def test_arrow(either):
    pa = pytest.importorskip("pyarrow")
    tables = either.to_arrow(other=TABLES[1:])
    for table, frame in tables.items():
        schema = baocao._baocao._schema(table)
        assert frame.schema.names == [name for name, _, _ in schema]
        assert [str(kind) for kind in frame.schema.types] == [KINDS[kind] for _, kind, _ in schema]
        assert frame.schema.field(0).metadata[b"doc"] == schema[0][2].encode()
        frame.validate(full=True)
    assert pa.table(either).equals(tables["facts"])


def test_polars(either):
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(either)
    assert frame.equals(either.to_polars())
    assert frame.schema["period_start"] == pl.Date
    assert frame.height == len(either.facts)


def test_duckdb(report):
    duckdb = pytest.importorskip("duckdb")
    (found,) = duckdb.sql("select count(*), max(value), min(period_start) from report").fetchall()
    assert found[0] == len(report.facts)
    assert found[1] == max(fact.value for fact in report.facts)
    assert isinstance(found[2], datetime.date)


def test_all_ways_hold_the_same(report):
    plain = list(rows([report]))
    arrow = report.to_arrow().to_pylist()
    pandas = report.to_pandas().astype(object).to_dict("records")
    for one, two, three in zip(plain, arrow, pandas, strict=True):
        for name, value in one.items():
            other = two[name]
            assert value == (other.isoformat() if isinstance(other, datetime.date) else other)
            if value is not None:
                assert str(three[name]).startswith(str(value))


def test_a_row_tells_its_fact(report):
    for fact, row in zip(report.facts, rows([report]), strict=True):
        assert row["doc_id"] == "sample"
        assert row["quote"] == fact.quote == report.text[row["start"] : row["end"]]
        assert row["sentence"] == report.text[slice(*fact.sentence)]
        assert row["period_label"] == (fact.period.label if fact.period else None)
        assert row["place_name"] == (fact.place.name if fact.place else None)


def test_a_stream_may_be_taken_from_an_iterator(report):
    pa = pytest.importorskip("pyarrow")
    table = pa.table(Rows(iter([report] * 600)))
    assert len(table) == 600 * len(report.facts)
    with pytest.raises(Exception, match="half way"):
        pa.table(Rows(broken(report)))


def broken(report):
    yield report
    raise RuntimeError("half way")


def test_unknown_table(report):
    with pytest.raises(ValueError, match=r"no table is called \"figures\"; there are facts, dates"):
        report.to_pandas(other=["figures"])


def test_columns_tell_what_they_hold():
    assert baocao.columns()["value"].startswith("in the canonical unit")
    assert list(baocao.columns("people")) == ["doc_id", "id", "name", "titles", "start", "end"]
