"""The cases of `tests/cases/*.toml` through the Python door; `tests/cases.rs` tells their form."""

import sys
from pathlib import Path

import baocao
import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KINDS = {
    "quantities", "dates", "citations", "people", "organizations", "places", "facts", "checks", "implied", "notes",
    "sections",
}  # fmt: skip
FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def agrees(want, have):
    """Whether a found value is the expected one; see `tests/cases.rs`."""
    match want:
        case "":
            return have is None
        case str() if isinstance(have, dict):
            return want == have.get("label", have.get("name"))
        case bool() | str():
            return have == want
        case int() | float():
            return have is not None and have == pytest.approx(want, rel=1e-9)
        case list():
            return len(have) == len(want) and all(map(agrees, want, have))
        case dict():
            return have is not None and all(agrees(value, have[field]) for field, value in want.items())


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    assert not case.keys() - KINDS - {"name", "text", "published", "report"}
    text, published = case["text"], case.get("published")
    report = baocao.parse(text, published=published).to_dict()
    report["quantities"] = baocao.quantities(text)
    for kind in KINDS:
        for record in report[kind]:
            if "quote" in record:
                assert text[slice(*record["span"])] == record["quote"]
        if kind in case:
            assert len(report[kind]) == len(case[kind]), report[kind]
            for want, have in zip(case[kind], report[kind], strict=True):
                for field, value in want.items():
                    assert agrees(value, have[field]), (field, value, have)
    for field, value in case.get("report", {}).items():
        assert agrees(value, report[field])
