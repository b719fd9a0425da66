"""Every example in the documentation is run."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import baocao
import baocao.types
import pytest

ROOT = Path(__file__).parents[2]
MODULES = ["baocao", *(f"baocao.{module.name}" for module in pkgutil.iter_modules(baocao.__path__))]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# A block that begins with this line is run with the other blocks of its page, in their order.
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", [name for name in MODULES if name != "baocao.__main__"])
def test_docstrings(name):
    module = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages(page, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    blocks = PYTHON.findall(page.read_text("utf-8"))
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(examples)
    assert runner.failures == 0


def test_links_of_pages_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *PAGES]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_page_of_fields_tells_them_all():
    told = set(re.findall(r"`([^`]+)`", (ROOT / "docs" / "fields.md").read_text("utf-8")))
    for name, shape in vars(baocao.types).items():
        if name.endswith("Dict") and name not in {"ReportDict", "QuantityDict", "EvidenceDict", "TypedDict"}:
            assert not set(shape.__annotations__) - told, name
    flattened = {name for name in baocao.columns() if name.split("_")[0] in {"period", "base", "place"}}
    assert not flattened - told
