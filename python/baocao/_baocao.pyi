"""The extension module. `baocao` hands on what is public here; names with an underscore serve the package alone."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, final, overload

import pandas as pd
import polars as pl
import pyarrow as pa

from baocao.types import (
    BaseDict,
    BaseKind,
    Bound,
    CheckDict,
    CitationDict,
    DateDict,
    EvidenceDict,
    FactDict,
    Grain,
    ImpliedDict,
    Level,
    Measure,
    NoteDict,
    OrganizationDict,
    PeriodDict,
    PersonDict,
    PinpointDict,
    PlaceDict,
    PlaceRefDict,
    QuantityDict,
    ReportDict,
    SectionDict,
    SectionKind,
    Status,
    TableName,
)

__all__ = [
    "Base",
    "Check",
    "Citation",
    "Date",
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
    "_columns",
    "_parse_list",
    "_restore",
    "_schema",
    "_stream",
    "_stream_chunks",
    "citations",
    "dates",
    "organizations",
    "parse",
    "people",
    "places",
    "quantities",
]

__version__: str

_Published = str | datetime.date | None

@final
class Period:
    """Days from `start` to `end`, both included, as ISO dates; `start` is None for "up to"."""

    @property
    def start(self) -> str | None:
        """First day, None for an open start."""
    @property
    def end(self) -> str:
        """Last day."""
    @property
    def label(self) -> str:
        """`2020-H1`, `2020-Q2`, `2020-04`, `2020`, or `start/end`."""
    def to_dict(self) -> PeriodDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Period: ...

@final
class PlaceRef:
    """A place as a fact names it."""

    @property
    def name(self) -> str:
        """Name with its kind."""
    @property
    def code(self) -> str | None:
        """Official code."""
    @property
    def level(self) -> Level | None:
        """country, region, province, city, district, commune."""
    def to_dict(self) -> PlaceRefDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> PlaceRef: ...

@final
class Base:
    """What a fact is compared with."""

    @property
    def kind(self) -> BaseKind:
        """period, plan, whole, other."""
    @property
    def text(self) -> str | None:
        """As written."""
    @property
    def period(self) -> Period | None:
        """Its days, for kind period."""
    def to_dict(self) -> BaseDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Base: ...

@final
class Evidence:
    """The span each field of a fact was read from; None where it holds by default."""

    @property
    def indicator(self) -> tuple[int, int] | None:
        """Of the indicator."""
    @property
    def measure(self) -> tuple[int, int] | None:
        """Of the measure: the verb."""
    @property
    def status(self) -> tuple[int, int] | None:
        """Of the status."""
    @property
    def bound(self) -> tuple[int, int] | None:
        """Of the bound."""
    @property
    def period(self) -> tuple[int, int] | None:
        """Of the period."""
    @property
    def base(self) -> tuple[int, int] | None:
        """Of the base."""
    @property
    def place(self) -> tuple[int, int] | None:
        """Of the place."""
    @property
    def attribution(self) -> tuple[int, int] | None:
        """Of the attribution."""
    def to_dict(self) -> EvidenceDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Evidence: ...

@final
class Fact:
    """One quantitative statement."""

    @property
    def id(self) -> int:
        """Number of the fact in its report, from 0."""
    @property
    def span(self) -> tuple[int, int]:
        """Where the quote stands: `text[start:end]`."""
    @property
    def quote(self) -> str:
        """Number and unit as written."""
    @property
    def sentence(self) -> tuple[int, int]:
        """Where its sentence stands."""
    @property
    def section(self) -> SectionKind:
        """title, heading, body, item, table, footnote."""
    @property
    def indicator(self) -> str | None:
        """What is measured."""
    @property
    def indicator_id(self) -> str | None:
        """Id in the catalogue of indicators."""
    @property
    def measure(self) -> Measure:
        """level, change, ratio, share, contribution, rank."""
    @property
    def value(self) -> float:
        """In the canonical unit; a decrease is negative."""
    @property
    def value_max(self) -> float | None:
        """Upper end of a range."""
    @property
    def unit(self) -> str:
        """Canonical unit."""
    @property
    def bound(self) -> Bound:
        """`=`, `~`, `>`, `>=`, `<`, `<=`."""
    @property
    def status(self) -> Status:
        """actual, estimate, target, forecast."""
    @property
    def unit_text(self) -> str | None:
        """The unit as written."""
    @property
    def part(self) -> float | None:
        """A of a/b."""
    @property
    def whole(self) -> float | None:
        """B of a/b."""
    @property
    def period(self) -> Period | None:
        """When the value holds."""
    @property
    def base(self) -> Base | None:
        """What it is compared with."""
    @property
    def place(self) -> PlaceRef | None:
        """Where the value holds."""
    @property
    def of(self) -> int | None:
        """Id of the level that a change, ratio, share or contribution qualifies."""
    @property
    def same_as(self) -> int | None:
        """Id of the first full statement of the same fact."""
    @property
    def attribution(self) -> str | None:
        """Who says it."""
    @property
    def rule(self) -> str:
        """The rule that read it."""
    @property
    def confidence(self) -> float:
        """Chance that all fields are right."""
    @property
    def source(self) -> str | None:
        """File and page or cell it came from."""
    @property
    def evidence(self) -> Evidence:
        """The span each field was read from."""
    def to_dict(self) -> FactDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Fact: ...

@final
class Date:
    """An expression of time."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
    @property
    def quote(self) -> str:
        """As written."""
    @property
    def start(self) -> str | None:
        """First day, None for an open start."""
    @property
    def end(self) -> str | None:
        """Last day, None where nothing tells the year."""
    @property
    def grain(self) -> Grain:
        """day, week, month, quarter, half, year, span."""
    def to_dict(self) -> DateDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Date: ...

@final
class Pinpoint:
    """A place in a document: article, clause, point."""

    @property
    def chapter(self) -> str | None:
        """Chương."""
    @property
    def article(self) -> str | None:
        """Điều."""
    @property
    def clause(self) -> str | None:
        """Khoản."""
    @property
    def point(self) -> str | None:
        """Điểm."""
    def to_dict(self) -> PinpointDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Pinpoint: ...

@final
class Citation:
    """A legal or administrative document that the text cites."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
    @property
    def quote(self) -> str:
        """As written."""
    @property
    def type(self) -> str:
        """Kind of document: Nghị quyết, Luật."""
    @property
    def number(self) -> str | None:
        """Its number as written: 42/NQ-CP."""
    @property
    def year(self) -> int | None:
        """The year a law is cited by."""
    @property
    def date(self) -> str | None:
        """ISO date."""
    @property
    def issuer(self) -> str | None:
        """Who issued it."""
    @property
    def title(self) -> str | None:
        """Its title."""
    @property
    def pinpoints(self) -> tuple[Pinpoint, ...]:
        """Articles, clauses, points."""
    @property
    def refers_to(self) -> int | None:
        """Index in `citations` of the full mention."""
    def to_dict(self) -> CitationDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Citation: ...

@final
class Person:
    """A person."""

    @property
    def name(self) -> str:
        """Name."""
    @property
    def titles(self) -> tuple[str, ...]:
        """Titles."""
    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every mention."""
    def to_dict(self) -> PersonDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Person: ...

@final
class Organization:
    """An organization."""

    @property
    def name(self) -> str:
        """Name."""
    @property
    def kind(self) -> str:
        """What it is."""
    @property
    def place(self) -> PlaceRef | None:
        """The place in its name."""
    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every mention."""
    def to_dict(self) -> OrganizationDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Organization: ...

@final
class Place:
    """A place."""

    @property
    def name(self) -> str:
        """Name with its kind."""
    @property
    def code(self) -> str | None:
        """Official code."""
    @property
    def level(self) -> Level:
        """country, region, province, city, district, commune."""
    @property
    def era(self) -> str | None:
        """The system it is of: to 2025-06, or from 2025-07."""
    @property
    def successors(self) -> tuple[str, ...]:
        """Codes of the units that took its place."""
    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every mention."""
    def to_dict(self) -> PlaceDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Place: ...

@final
class Check:
    """Arithmetic tested."""

    @property
    def kind(self) -> str:
        """Which check."""
    @property
    def facts(self) -> tuple[int, ...]:
        """Ids of the facts that take part."""
    @property
    def stated(self) -> float:
        """As printed."""
    @property
    def implied(self) -> float:
        """As computed from the other facts."""
    @property
    def tolerance(self) -> float:
        """How far apart rounding lets them be."""
    @property
    def holds(self) -> bool:
        """Whether they agree."""
    def to_dict(self) -> CheckDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Check: ...

@final
class Implied:
    """A figure implied by those stated."""

    @property
    def kind(self) -> str:
        """plan, base."""
    @property
    def from_(self) -> tuple[int, ...]:
        """Ids of the facts it follows from (`from` in dicts, a keyword in Python)."""
    @property
    def indicator(self) -> str | None:
        """What is measured."""
    @property
    def value(self) -> float:
        """In the canonical unit."""
    @property
    def unit(self) -> str:
        """Canonical unit."""
    @property
    def period(self) -> Period | None:
        """When it holds."""
    def to_dict(self) -> ImpliedDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Implied: ...

@final
class Note:
    """A remark."""

    @property
    def kind(self) -> str:
        """What about."""
    @property
    def span(self) -> tuple[int, int] | None:
        """Where."""
    @property
    def message(self) -> str:
        """In words."""
    def to_dict(self) -> NoteDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Note: ...

@final
class Section:
    """A heading and what it holds."""

    @property
    def heading(self) -> str:
        """The heading."""
    @property
    def level(self) -> int:
        """Depth from 1."""
    @property
    def span(self) -> tuple[int, int]:
        """From the heading to the next of its depth."""
    def to_dict(self) -> SectionDict:
        """The record as a plain dict."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str) -> Section: ...

@final
class Report:
    """Everything read out of one document. Immutable; it may be shared by threads and pickled."""

    @property
    def text(self) -> str:
        """The text as it was given: each span is one of it."""
    @property
    def doc_id(self) -> str | None:
        """The caller's own id."""
    @property
    def title(self) -> str | None:
        """The headline."""
    @property
    def published(self) -> str | None:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    @property
    def place(self) -> PlaceRef | None:
        """The place that the document is about."""
    @property
    def period(self) -> Period | None:
        """The reporting period."""
    @property
    def language(self) -> str:
        """Always `vi`."""
    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, in the order of the text."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """Expressions of time."""
    @property
    def citations(self) -> tuple[Citation, ...]:
        """Documents cited."""
    @property
    def people(self) -> tuple[Person, ...]:
        """People."""
    @property
    def organizations(self) -> tuple[Organization, ...]:
        """Organizations."""
    @property
    def places(self) -> tuple[Place, ...]:
        """Places."""
    @property
    def checks(self) -> tuple[Check, ...]:
        """Arithmetic tested."""
    @property
    def implied(self) -> tuple[Implied, ...]:
        """Figures implied by those stated."""
    @property
    def notes(self) -> tuple[Note, ...]:
        """What could not be read, and other remarks."""
    @property
    def sections(self) -> tuple[Section, ...]:
        """Headings and what they hold."""
    def to_dict(self) -> ReportDict:
        """The records as plain dicts and lists."""
    def to_json(self, *, indent: bool = False) -> str:
        """The records as JSON, on one line or indented."""
    @overload
    def to_pandas(self, *, other: None = None) -> pd.DataFrame:
        """The facts as a pandas data frame, one row a fact."""
    @overload
    def to_pandas(self, *, other: Iterable[TableName]) -> dict[str, pd.DataFrame]:
        """The facts and the tables named, by name."""
    @overload
    def to_polars(self, *, other: None = None) -> pl.DataFrame:
        """The facts as a polars data frame, one row a fact."""
    @overload
    def to_polars(self, *, other: Iterable[TableName]) -> dict[str, pl.DataFrame]:
        """The facts and the tables named, by name."""
    @overload
    def to_arrow(self, *, other: None = None) -> pa.Table:
        """The facts as a pyarrow table, one row a fact."""
    @overload
    def to_arrow(self, *, other: Iterable[TableName]) -> dict[str, pa.Table]:
        """The facts and the tables named, by name."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The facts as an Arrow stream, for `pyarrow.table(report)`, `polars.DataFrame(report)` and other readers."""
    def _repr_html_(self) -> str:
        """The text with what was read marked, and the table of facts."""
    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What notebooks show."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    @staticmethod
    def _load(stored: str, text: str) -> Report: ...

@final
class Lexicon:
    """The words that ship with the package together with the caller's own."""

    def __new__(cls, *sources: str | os.PathLike[str] | Mapping[str, Any]) -> Lexicon:
        """Take paths of TOML files, or mappings, in the form of the shipped files; a word in both is the caller's.

        Raises `ValueError` that tells every fault of every source at once, with line and column.
        """

def parse(
    text: str,
    *,
    published: _Published = None,
    title: str | None = None,
    place: str | None = None,
    doc_id: str | None = None,
    lexicon: Lexicon | None = None,
) -> Report:
    """Read a report: its figures as facts, with its dates, citations, people, organizations and places.

    `published` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date; without it the text's own date line tells. `title` and
    `place` (a name or an address) go before what the text itself has; `lexicon` adds words.
    Raises `TypeError` where `text` is no str, `ValueError` for a date that doesn't exist or a lone surrogate.
    """

def quantities(text: str) -> list[QuantityDict]:
    """The numbers of a text with their units, in order.

    Each is a dict: `span` (start and end, indices into `text`), `quote`, `value` and `value_max` in the canonical
    unit (`unit`: "VND", "USD", "%", "ha", a counted noun as written), `bound` ("=", "~", ">", ">=", "<", "<="),
    and of a fraction `part` and `whole`. Raises `TypeError` where `text` is no str, `ValueError` for a lone
    surrogate.
    """

def dates(text: str, published: _Published = None) -> list[DateDict]:
    """The expressions of time in a text, in order.

    Each is a dict: `span`, `quote`, the first and last day (`start`, `end`: ISO dates, both included, None where
    nothing tells) and the `grain`. `published` (`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date) is what "tháng trước"
    and "năm nay" count from; without it the text's own date line tells. Raises `TypeError` where `text` is no
    str, `ValueError` for a lone surrogate or a date that does not exist.
    """

def places(text: str, published: _Published = None) -> list[PlaceDict]:
    """The places in a text.

    Each is a dict: `name` with its kind, the official `code` (None where several are called so), `level`, the
    `era` of the code, its `successors` in the list since July 2025, and the `spans` of all mentions. A text is
    read by the list in force at `published`, or else at the last year that it speaks of. Raises `TypeError` where
    `text` is no str, `ValueError` for a lone surrogate or a date that does not exist.
    """

def citations(text: str) -> list[CitationDict]:
    """The legal and administrative documents that a text cites, in order.

    Each is a dict: `span`, `quote`, `type`, `number`, `year`, `date`, `issuer`, `title`, `pinpoints` (chapter,
    article, clause, point), and `refers_to`, the index of the full citation that a short one means. Raises
    `TypeError` where `text` is no str, `ValueError` for a lone surrogate.
    """

def people(text: str) -> list[PersonDict]:
    """The people in a text, one entry a person.

    Each is a dict: `name`, `titles` as they are said of the person anywhere in the text, and the `spans` of all
    mentions. Raises `TypeError` where `text` is no str, `ValueError` for a lone surrogate.
    """

def organizations(text: str) -> list[OrganizationDict]:
    """The organizations in a text, one entry a body.

    Each is a dict: `name`, `kind`, the `place` in its name, and the `spans` of all mentions. Raises `TypeError`
    where `text` is no str, `ValueError` for a lone surrogate.
    """

def _columns(table: str, reports: list[Report]) -> list[list[Any]]: ...
def _parse_list(
    documents: list[tuple[Any, Any, Any, Any, Any]], threads: int, lexicon: Lexicon | None = None
) -> list[Any]: ...
def _restore(class_: type, /, *stored: str) -> Any: ...
def _schema(table: str) -> list[tuple[str, Literal["int", "float", "bool", "text", "day"], str]]: ...
def _stream(table: str, reports: list[Report]) -> Any: ...
def _stream_chunks(table: str, chunks: Iterator[list[Report]]) -> Any: ...
