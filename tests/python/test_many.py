"""Many documents at once."""

import datetime
import os
import signal
import sys
import threading
import time
import types

import baocao
import pytest
from baocao import DocumentError, parse_many, read

TEXTS = [f"Quý {quarter} năm 2020 thu ngân sách đạt {quarter}00 tỷ đồng." for quarter in range(1, 5)] * 200


def test_order_is_kept_in_any_number_of_threads():
    alone = [baocao.parse(text) for text in TEXTS]
    for threads in (0, 1, 2, 7):
        assert list(parse_many(TEXTS, threads=threads)) == alone


def test_options_of_each_document():
    documents = [{"text": "a", "published": "2020", "doc_id": 7, "extra": 1}, "b", {"text": "c", "published": None}]
    reports = list(parse_many(documents, published="2019"))
    assert [(report.text, report.published, report.doc_id) for report in reports] == [
        ("a", "2020", "7"),
        ("b", "2019", None),
        ("c", "2019", None),
    ]


def test_published_for_each():
    days = ["2020", datetime.date(2021, 5, 6), None]
    assert [report.published for report in parse_many(["a", "b", "c"], published=days)] == [
        "2020",
        "2021-05-06",
        None,
    ]
    with pytest.raises(ValueError, match="fewer values than"):
        list(parse_many(["a", "b"], published=["2020"]))


def test_paths(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("đạt 5%", "utf-8")
    (one,) = parse_many([path])
    (two,) = parse_many([{"path": str(path)}])
    assert one == two == read(path)
    assert one.doc_id == str(path)


def test_columns_and_tables():
    texts = ["đạt 5%", "đạt 6%"]
    expected = [baocao.parse(text, doc_id=str(number)) for number, text in enumerate(texts)]
    pd, pl, pa = map(pytest.importorskip, ("pandas", "polars", "pyarrow"))
    for column in (pd.Series(texts), pl.Series(texts), pa.array(texts), pa.chunked_array([texts])):
        assert [report.text for report in parse_many(column)] == texts
    data = {"doc_id": ["0", "1"], "text": texts, "published": [None, None]}
    for table in (pd.DataFrame(data), pl.DataFrame(data), pa.table(data)):
        assert list(parse_many(table)) == expected


def test_missing_values_of_pandas():
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"text": ["a", None], "published": pd.to_datetime(["2020-05-06", None])})
    batch = parse_many(frame, errors="collect")
    (report,) = batch
    assert report.published == "2020-05-06"
    assert [str(error) for error in batch.errors] == ["document 1: text must be str, not NoneType"]


def test_a_bad_document_raises_after_those_before_it(tmp_path):
    batch = parse_many(["a", "b\ud800", "c"])
    assert next(batch).text == "a"
    with pytest.raises(DocumentError, match="document 1: text holds a lone surrogate at position 1") as caught:
        next(batch)
    assert isinstance(caught.value.__cause__, ValueError)
    assert caught.value.index == 1


def test_bad_documents_are_collected(tmp_path):
    (tmp_path / "b.bin").write_bytes(b"\0")
    missing, unknown = tmp_path / "nowhere.txt", tmp_path / "b.bin"
    batch = parse_many(["a", missing, 5, unknown, {"text": "x", "published": "2020-13"}, "z"], errors="collect")
    assert [report.text for report in batch] == ["a", "z"]
    assert [error.index for error in batch.errors] == [1, 2, 3, 4]
    assert str(batch.errors[0]) == f"document {missing}: No such file or directory"
    assert batch.errors[1].reason == "text must be str, not int"
    assert batch.errors[2].doc_id == str(unknown)


@pytest.mark.parametrize("documents", ["text", b"text", 5, None])
def test_one_document_is_not_many(documents):
    with pytest.raises(TypeError, match="documents must be an iterable of documents"):
        parse_many(documents)


def test_wrong_options():
    with pytest.raises(ValueError, match="errors must be"):
        parse_many([], errors="ignore")
    with pytest.raises(ValueError, match="threads must be"):
        parse_many([], threads=-1)


def test_documents_are_taken_as_they_are_needed():
    taken = []

    def endless():
        while True:
            taken.append(None)
            yield "đạt 5%"

    batch = parse_many(endless())
    for _ in range(3):
        next(batch)
    assert len(taken) <= 256


def test_an_interrupt_ends_it():
    def interrupted():
        yield "đạt 5%"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(parse_many(interrupted()))


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_it_within_a_chunk(monkeypatch, text, threads):
    # One chunk that would take minutes.
    monkeypatch.setattr(baocao.many, "CHUNK_DOCUMENTS", 10**6)
    monkeypatch.setattr(baocao.many, "CHUNK_CHARACTERS", 10**12)
    # What runs in the background of a shell inherits that the signal is ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        timer = threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT])
        timer.start()
        start = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            list(parse_many([text] * 300_000, threads=threads))
        assert time.monotonic() - start < 20
        timer.join()
    finally:
        signal.signal(signal.SIGINT, before)
    assert len(list(parse_many([text] * 3, threads=threads))) == 3


def test_other_threads_run_meanwhile(text):
    reader = threading.Thread(target=lambda: list(parse_many([text * 20] * 20)))
    reader.start()
    ticks = 0
    while reader.is_alive():
        time.sleep(0.001)
        ticks += 1
    # With the GIL held this one would have had a turn or two.
    assert ticks > 20


def test_tables_of_a_batch(report):
    pl = pytest.importorskip("polars")
    texts = [report.text] * 3
    count = 3 * len(report.facts)
    assert pl.DataFrame(parse_many(texts)).height == count
    assert len(parse_many(texts).to_pandas()) == count
    assert parse_many(texts).to_polars(other=["dates"])["dates"].height == 3 * len(report.dates)
    assert parse_many(texts).to_arrow().num_rows == count
    assert len(parse_many([]).to_pandas()) == 0


def test_progress_is_shown(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert len(list(parse_many(["a"] * 300, progress=True))) == 300
    assert capsys.readouterr().err == "\r256 of 300 documents\r300 of 300 documents\n"


def test_progress_is_shown_by_tqdm_where_it_is_installed(monkeypatch):
    bars = []

    class Bar:
        def __init__(self, total, unit):
            self.total, self.n = total, 0
            bars.append(self)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def update(self, count):
            self.n += count

    module = types.ModuleType("tqdm.auto")
    module.tqdm = Bar
    monkeypatch.setitem(sys.modules, "tqdm", types.ModuleType("tqdm"))
    monkeypatch.setitem(sys.modules, "tqdm.auto", module)
    assert len(list(parse_many(["a", 5, "b"] * 200, progress=True, errors="collect"))) == 400
    assert [(bar.total, bar.n) for bar in bars] == [(600, 600)]


def test_a_str_is_a_text_never_a_path():
    assert next(parse_many(["a.txt"])).text == "a.txt"
