"""What holds for any text."""

import unicodedata

import baocao
from hypothesis import example, given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        *("thu ngân sách", "ước đạt", "tăng", "giảm", "so với", "cùng kỳ", "năm 2019", "quý II", "6 tháng đầu năm"),
        *("ngày 16/6", "tháng 12/2018", "tỷ đồng", "triệu USD", "%", "5,2", "1.234,5", "3.917/3.917", "-", ";", "."),
        *("\n", "\n- ", "Trong đó:", "lần lượt", "chiếm", "bằng", "dự toán", "hồ sơ", "quận Thanh Xuân", "Hà Nội"),
        *("Nghị quyết số 42/NQ-CP", "Điều 5", "ông Nguyễn Văn An", "Chủ tịch UBND", "(", ")", '"', "hai mươi ba"),
        *("một nửa", "gấp đôi", "từ", "đến", "khoảng", "hơn", "thứ 5/63", "°C", "m2", "ha", "tạ/ha", "hoà", "thuỷ"),
        *("I.", "1.", "a)"),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=4)), max_size=40).map(
        "".join
    ),
)
PUBLISHED = st.one_of(st.none(), st.dates())


@settings(deadline=None, max_examples=300)
@given(TEXTS, PUBLISHED)
@example("", None)
def test_any_text_gives_a_report_with_true_spans(text, published):
    report = baocao.parse(text, published=published)
    for record in (*report.facts, *report.dates, *report.citations, *map(Quote, baocao.quantities(text))):
        start, end = record.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == record.quote
    for record in (*report.people, *report.organizations, *report.places):
        assert all(0 <= start < end <= len(text) for start, end in record.spans)
    for fact in report.facts:
        start, end = fact.sentence
        assert start <= fact.span[0] < fact.span[1] <= end <= len(text)
        assert fact.rule
        assert 0 <= fact.confidence <= 1
        assert all(0 <= span[0] <= span[1] <= len(text) for span in fact.evidence.to_dict().values() if span)


class Quote:
    def __init__(self, record):
        self.span, self.quote = record["span"], record["quote"]


@settings(deadline=None, max_examples=100)
@given(TEXTS, PUBLISHED)
def test_the_same_text_gives_the_same_report(text, published):
    first = baocao.parse(text, published=published)
    assert baocao.parse(text, published=published) == first
    assert list(baocao.parse_many([text] * 3, published=published, threads=3)) == [first] * 3


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=40).map(" ".join), PUBLISHED)
def test_composed_and_decomposed_text_hold_the_same(text, published):
    one = baocao.parse(unicodedata.normalize("NFC", text), published=published)
    two = baocao.parse(unicodedata.normalize("NFD", text), published=published)
    assert [(fact.value, fact.unit, fact.period, fact.measure) for fact in one.facts] == [
        (fact.value, fact.unit, fact.period, fact.measure) for fact in two.facts
    ]
    assert [(date.start, date.end) for date in one.dates] == [(date.start, date.end) for date in two.dates]
