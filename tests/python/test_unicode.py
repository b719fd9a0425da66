"""The same text written otherwise holds the same facts, and each span is true in the string that was given."""

import unicodedata

import baocao
import pytest

WAYS = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "soft hyphens": lambda text: text.replace("ngân", "n\u00adgân").replace("tăng", "tă\u00adng"),
    "zero width": lambda text: text.replace("đồng", "đồ\u200bng"),
    "byte order mark": lambda text: "\ufeff" + text,
    "old tones": lambda text: text.replace("hòa", "hoà").replace("Hòa", "Hoà").replace("thủy", "thuỷ"),
    "emoji": lambda text: "😀📈 " + text,
    "NFD, CRLF and no-break spaces": lambda text: unicodedata.normalize("NFD", text.replace("\n", "\r\n")).replace(
        " ", "\u00a0"
    ),
}
FIELDS = ("value", "value_max", "unit", "measure", "bound", "status", "part", "whole", "of", "same_as")


def plain(text):
    """One writing of a text for all of its ways."""
    text = unicodedata.normalize("NFC", text or "").replace("\u00ad", "").replace("\u200b", "")
    return " ".join(text.replace("hoà", "hòa").replace("thuỷ", "thủy").lower().split())


def meaning(fact):
    days = fact.period and fact.period.to_dict()
    base = fact.base and (fact.base.kind, fact.base.period)
    return [getattr(fact, field) for field in FIELDS], plain(fact.quote), plain(fact.indicator), days, base


@pytest.mark.parametrize("way", WAYS)
def test_facts_stay_the_same(report, way):
    text = WAYS[way](report.text)
    other = baocao.parse(text)
    assert [meaning(fact) for fact in other.facts] == [meaning(fact) for fact in report.facts]
    assert [(date.start, date.end) for date in other.dates] == [(date.start, date.end) for date in report.dates]
    assert [one.number for one in other.citations] == [one.number for one in report.citations]
    assert [plain(one.name) for one in other.people] == [plain(one.name) for one in report.people]
    for record in (*other.facts, *other.dates, *other.citations):
        assert text[slice(*record.span)] == record.quote
