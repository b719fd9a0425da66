"""Reads Vietnamese socio-economic reports and gives back their figures as data.

>>> import baocao
>>> report = baocao.parse("Thu ngân sách 6 tháng đầu năm ước đạt 1.250,5 tỷ đồng.", published="2020-07")
>>> report.published
'2020-07'
"""

from baocao._baocao import (
    Base,
    Check,
    Citation,
    Date,
    Evidence,
    Fact,
    Implied,
    Lexicon,
    Note,
    Organization,
    Period,
    Person,
    Pinpoint,
    Place,
    PlaceRef,
    Report,
    Section,
    __version__,
    citations,
    dates,
    organizations,
    parse,
    people,
    places,
    quantities,
)
from baocao.bridge import arrow_schema, read_batches
from baocao.files import read, sample
from baocao.frames import columns
from baocao.many import Batch, DocumentError, parse_many
from baocao.show import show_versions

__all__ = [
    "Base",
    "Batch",
    "Check",
    "Citation",
    "Date",
    "DocumentError",
    "Evidence",
    "Fact",
    "Implied",
    "Lexicon",
    "Note",
    "Organization",
    "Period",
    "Person",
    "Pinpoint",
    "Place",
    "PlaceRef",
    "Report",
    "Section",
    "__version__",
    "arrow_schema",
    "citations",
    "columns",
    "dates",
    "organizations",
    "parse",
    "parse_many",
    "people",
    "places",
    "quantities",
    "read",
    "read_batches",
    "sample",
    "show_versions",
]
