"""The front door: what it takes, what it refuses, and how it says so."""

import copy
import datetime
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import baocao
import pytest

READERS = [
    baocao.parse,
    baocao.quantities,
    baocao.dates,
    baocao.places,
    baocao.citations,
    baocao.people,
    baocao.organizations,
]


def test_the_sample_is_read(report):
    assert report.title
    assert report.published == "2024-06-18"
    assert report.place.name == "Huyện Yên Khánh"
    assert report.period.label == "2024-H1"
    assert report.facts
    assert {person.name for person in report.people} == {"Nguyễn Thị Hoa", "Trần Văn Minh"}
    assert "01/NQ-CP" in {citation.number for citation in report.citations}


def test_dict_and_json_are_the_same(report):
    assert json.loads(report.to_json()) == report.to_dict()
    assert json.loads(report.to_json(indent=True)) == report.to_dict()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("value", [None, b"5", 5, ["5"]])
def test_not_a_str(reader, value):
    with pytest.raises(TypeError, match=f"text must be str, not {type(value).__name__}"):
        reader(value)


@pytest.mark.parametrize("reader", READERS)
def test_lone_surrogate(reader):
    with pytest.raises(ValueError, match="lone surrogate at position 9"):
        reader("tăng 5%, \ud800 10%")


@pytest.mark.parametrize("published", ["2020", "2020-07", "2020-07-15"])
def test_published_text(published):
    assert baocao.parse("", published=published).published == published


@pytest.mark.parametrize("published", [datetime.date(2020, 7, 15), datetime.datetime(2020, 7, 15, 8, 30)])
def test_published_date(published):
    assert baocao.parse("", published=published).published == "2020-07-15"


@pytest.mark.parametrize(
    "published", ["2020-13", "2020-02-30", "0000", "20", "2020-7", "7/2020", "", " 2020", "2020-07-15T08:30", "२०२०"]
)
def test_published_that_is_no_date(published):
    with pytest.raises(ValueError, match="published must be YYYY, YYYY-MM or YYYY-MM-DD"):
        baocao.parse("", published=published)


@pytest.mark.parametrize("published", [2020, 2020.5, datetime.time(8), ["2020"], b"2020"])
def test_published_of_another_type(published):
    with pytest.raises(TypeError, match=f"published must be str or datetime.date, not {type(published).__name__}"):
        baocao.parse("", published=published)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("7" * 1_000_000, id="a megabyte of digits"),
        pytest.param("tăng 5,2% so với cùng kỳ và " * 180_000, id="one line of 5 MB"),
        pytest.param("(" * 200_000 + "5%" + ")" * 200_000, id="nested brackets"),
        pytest.param(".,-/%" * 100_000, id="marks"),
        pytest.param("a" + "\u0301" * 500_000, id="combining marks"),
        pytest.param("\0\x01\x7f\u200b\ufeff\u2028", id="controls"),
        pytest.param("ngày 32/13/0000, 99/99, quý X năm 99999", id="impossible dates"),
        pytest.param("-" * 50_000 + "\n" * 50_000, id="rules and empty lines"),
    ],
)
def test_hostile_text(text):
    report = baocao.parse(text, published="2020-07")
    for fact in report.facts:
        assert text[slice(*fact.span)] == fact.quote


def test_empty_text_gives_an_empty_report():
    report = baocao.parse("")
    assert report.facts == report.dates == report.citations == ()
    assert report.title is report.published is report.place is None


def test_all_threads_give_the_same(text, report):
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: baocao.parse(text, doc_id="sample"), range(32)))
    assert all(result == report for result in results)


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_hash_order_takes_no_part(text, report, seed):
    code = "import baocao, sys; sys.stdout.write(baocao.parse(baocao.sample(), doc_id='sample').to_json())"
    found = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "TZ": "Asia/Ho_Chi_Minh", "PYTHONUTF8": "1"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert found.stdout.decode() == report.to_json()


@pytest.mark.parametrize("again", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy])
def test_a_report_is_stored_and_copied(report, again):
    other = again(report)
    assert other == report
    assert hash(other) == hash(report)
    assert other.text == report.text
    assert other.to_dict() == report.to_dict()
    assert other.facts == report.facts


def test_what_the_caller_knows_goes_first(text):
    report = baocao.parse(text, title="Báo cáo quý", place="quận Thanh Xuân, Hà Nội", published="2024-07")
    assert (report.title, report.place.name, report.place.code) == ("Báo cáo quý", "Quận Thanh Xuân", "009")
    assert report.published == "2024-07"
    assert report.facts[0].place == report.place


def test_a_place_that_does_not_exist_changes_nothing(text, report):
    assert baocao.parse(text, place="xyz", doc_id="sample") == report


UNIT = {"id": "thùng", "words": ["thùng dầu quy đổi"], "dimension": "volume"}


def test_words_of_the_caller(text, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[unit]]\nid = "thùng"\nwords = ["thùng dầu quy đổi"]\ndimension = "volume"\n', "utf-8")
    for source in (own, str(own), {"unit": [UNIT]}):
        lexicon = baocao.Lexicon(source)
        assert baocao.parse("Sản lượng đạt 500 thùng dầu quy đổi.", lexicon=lexicon).facts[0].unit == "thùng"
    (report,) = baocao.parse_many(["đạt 500 thùng dầu quy đổi."], lexicon=lexicon)
    assert report.facts[0].unit == "thùng"
    assert baocao.parse(text, lexicon=baocao.Lexicon()) == baocao.parse(text)


def test_faults_of_a_lexicon_are_told_at_once(tmp_path):
    one = tmp_path / "one.toml"
    one.write_text("[[unit]", "utf-8")
    with pytest.raises(ValueError, match=r"(?s)one\.toml:1:.*mapping 1: "):
        baocao.Lexicon(one, {"unit": [{**UNIT, "factor": "much"}]})
    with pytest.raises(ValueError, match="mapping 0"):
        baocao.Lexicon({"unit": None})
    with pytest.raises(FileNotFoundError):
        baocao.Lexicon(tmp_path / "nowhere.toml")
    with pytest.raises(TypeError):
        baocao.Lexicon(5)
