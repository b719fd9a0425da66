"""What a notebook shows."""

import os
from html.parser import HTMLParser
from pathlib import Path

import baocao
import pytest
from baocao import display

FOLDER = Path(__file__).parent
TEXT = (
    'UBND quận <b>Thanh Xuân</b> & "bạn": theo Nghị quyết số 42/NQ-CP ngày 09/4/2020 của Chính phủ, '
    "6 tháng đầu năm 2020 thu ngân sách ước đạt 1.925 tỷ đồng, tăng 6,6% so với cùng kỳ năm 2019.\n"
    "Ông Nguyễn Xuân An, Chủ tịch UBND quận, cho biết."
)


@pytest.fixture(scope="module")
def html():
    """The page of stored records: what is read changes, how it is shown does not."""
    return baocao.Report._load((FOLDER / "display.json").read_text("utf-8"), TEXT)._repr_html_()


class Reader(HTMLParser):
    """Keeps the elements of a page, its attributes, and the text of the first block."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.attributes, self.texts = [], set(), set(), []
        self.styles = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append((tag, dict(attrs)))
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.styles += [value for name, value in attrs if name == "style"]

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(attributes.get("lang") == "vi" for _, attributes in self.open):
            self.texts.append(data)


def test_snapshot(html):
    """`BAOCAO_UPDATE=1 pytest tests/python/test_display.py` rewrites it, for review as a diff."""
    lines = html.replace("><", ">\n<") + "\n"
    if os.environ.get("BAOCAO_UPDATE"):
        (FOLDER / "display.html").write_text(lines, "utf-8")
    assert (FOLDER / "display.html").read_text("utf-8") == lines


def test_only_what_notebooks_keep(html):
    page = Reader(html)
    assert page.elements <= {
        *("div", "b", "span", "mark", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert page.attributes <= {"style", "class", "title", "lang", "open"}


def test_the_text_is_whole_and_escaped(html):
    assert "".join(Reader(html).texts) == TEXT
    assert "<b>Thanh Xuân" not in html


def test_a_colour_stands_with_every_background(html):
    for style in Reader(html).styles:
        rules = dict(rule.split(":", 1) for rule in style.strip(";").split(";"))
        assert ("background" in rules) == ("color" in rules)


@pytest.mark.parametrize("ground, letters", display.COLOURS.values())
def test_marks_can_be_read(ground, letters):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    # The contrast that WCAG asks for at its highest level.
    assert (light(ground) + 0.05) / (light(letters) + 0.05) >= 7


def test_long_texts_are_cut_and_say_so():
    report = baocao.parse("Thu ngân sách quý I đạt 5,5 tỷ đồng. " * 1000)
    html = report._repr_html_()
    hidden = len(report.text) - display.SHOWN_CHARACTERS
    assert f"… {hidden:,} more characters are not shown" in html
    assert f"… {len(report.facts) - display.SHOWN_FACTS:,} more facts are not shown" in html
    assert len(html) < 400_000


def test_an_empty_report():
    html = baocao.parse("")._repr_html_()
    Reader(html)
    assert "no facts" in html


def test_mimebundle(report):
    bundle = report._repr_mimebundle_(include=None, exclude=None)
    assert bundle == {"text/plain": repr(report), "text/html": report._repr_html_()}


def test_hover_tells_the_words_a_field_was_read_from(report):
    told = [display.describe(fact, report.text) for fact in report.facts]
    assert any("status: estimate ← “ước" in lines for lines in told)
    assert all("rule: " in lines for lines in told)
