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


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, max_size=12), st.integers(0, 5), PUBLISHED)
def test_any_number_of_threads_gives_the_same(texts, threads, published):
    alone = [baocao.parse(text, published=published) for text in texts]
    assert list(baocao.parse_many(texts, published=published, threads=threads)) == alone


def without_places(value):
    """A record whose spans are left out and whose quotes are composed: what it says, wherever it stands."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if key not in {"span", "spans", "sentence"}}
    if isinstance(value, (list, tuple)):
        return [without_places(part) for part in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=40).map(" ".join), PUBLISHED)
def test_composed_and_decomposed_text_hold_the_same(text, published):
    one, two = (
        baocao.parse(unicodedata.normalize(form, text), published=published).to_dict() for form in ("NFC", "NFD")
    )
    for report in (one, two):
        # Spans of the evidence alone.
        for fact in report["facts"]:
            del fact["evidence"]
    assert without_places(one) == without_places(two)


def said_here(fact):
    """What a fact takes from its own sentence alone; the rest may come from the whole document."""
    start, end = fact.sentence
    evidence = fact.evidence.to_dict()
    own = {name for name, span in evidence.items() if span and start <= span[0] and span[1] <= end}
    said = {name: getattr(fact, name) for name in ("indicator", "status", "period") if name in own}
    return (fact.span, fact.quote, fact.sentence, fact.value, fact.value_max, fact.unit, fact.bound, fact.measure, said)


def paragraphs(pieces):
    """Sentences, each a list of pieces."""
    return st.lists(st.lists(pieces, min_size=1, max_size=12).map(" ".join), min_size=2, max_size=5)


def before_and_after(sentences, more, published):
    """The facts of paragraphs, and those of the same paragraphs with one more behind them."""
    # Whole sentences: a lone "1." is the number of what comes after it.
    text = "\n\n".join(f"Trong các mục đã nêu có {sentence} và các mục khác." for sentence in sentences)
    longer = text + "\n\n" + " ".join(f"Phần sau nói thêm về {sentence} như trên." for sentence in more)
    before = baocao.parse(text, published=published).facts
    return before, baocao.parse(longer, published=published).facts[: len(before)]


ON_ONE_LINE = paragraphs(PIECES.filter(lambda piece: "\n" not in piece))


@settings(deadline=None, max_examples=200)
@given(ON_ONE_LINE, ON_ONE_LINE, st.dates())
def test_a_paragraph_more_changes_nothing_said_before_it(sentences, more, published):
    before, after = before_and_after(sentences, more, published)
    assert list(map(said_here, after)) == list(map(said_here, before))


@settings(deadline=None, max_examples=200)
@given(paragraphs(PIECES), paragraphs(PIECES), st.dates())
def test_a_paragraph_more_changes_no_figure_before_it(sentences, more, published):
    # How wide the page is, and so which line ends are its edge, is learnt from the whole document: a sentence may end
    # elsewhere. What the figures are is of no document.
    before, after = before_and_after(sentences, more, published)
    assert list(map(figure, after)) == list(map(figure, before))


def figure(fact):
    return fact.span, fact.quote, fact.value, fact.value_max, fact.unit, fact.bound
