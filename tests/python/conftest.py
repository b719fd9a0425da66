import baocao
import pytest


@pytest.fixture(scope="session")
def text():
    """The report that ships with the package."""
    return baocao.sample()


@pytest.fixture(scope="session")
def report(text):
    return baocao.parse(text, doc_id="sample")
