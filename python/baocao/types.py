"""The shape of the plain dicts that `to_dict` and the small readers give, for editors and type checkers."""

from __future__ import annotations

from typing import Literal, TypedDict

Bound = Literal["=", "~", ">", ">=", "<", "<="]
Measure = Literal["level", "change", "ratio", "share", "contribution", "rank"]
Status = Literal["actual", "estimate", "target", "forecast"]
SectionKind = Literal["title", "heading", "body", "item", "table", "footnote", "chrome"]
BaseKind = Literal["period", "plan", "whole", "other"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "span"]
Level = Literal["country", "region", "province", "city", "district", "commune"]
TableName = Literal[
    "facts", "dates", "citations", "people", "organizations", "places", "checks", "implied", "notes", "sections"
]

#: First code point and first code point after: `text[start:end]`.
SpanList = list[int]


class QuantityDict(TypedDict):
    """A number with its unit."""

    span: SpanList
    quote: str
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    part: float | None
    whole: float | None


class PeriodDict(TypedDict):
    """Days from `start` to `end`, both included; `start` is None for "up to"."""

    start: str | None
    end: str
    label: str


class PlaceRefDict(TypedDict):
    """A place as a fact names it."""

    name: str
    code: str | None
    level: Level | None


class BaseDict(TypedDict):
    """What a fact is compared with."""

    kind: BaseKind
    text: str | None
    period: PeriodDict | None


class EvidenceDict(TypedDict):
    """The span each field of a fact was read from."""

    indicator: SpanList | None
    measure: SpanList | None
    status: SpanList | None
    bound: SpanList | None
    period: SpanList | None
    base: SpanList | None
    place: SpanList | None
    attribution: SpanList | None


class FactDict(TypedDict):
    """One quantitative statement."""

    id: int
    span: SpanList
    quote: str
    sentence: SpanList
    section: SectionKind
    indicator: str | None
    indicator_id: str | None
    measure: Measure
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    status: Status
    unit_text: str | None
    part: float | None
    whole: float | None
    period: PeriodDict | None
    base: BaseDict | None
    place: PlaceRefDict | None
    of: int | None
    same_as: int | None
    attribution: str | None
    rule: str
    confidence: float
    source: str | None
    evidence: EvidenceDict


class DateDict(TypedDict):
    """An expression of time."""

    span: SpanList
    quote: str
    start: str | None
    end: str | None
    grain: Grain


class PinpointDict(TypedDict):
    """A place in a document."""

    chapter: str | None
    article: str | None
    clause: str | None
    point: str | None


class CitationDict(TypedDict):
    """A legal or administrative document that the text cites."""

    span: SpanList
    quote: str
    type: str
    number: str | None
    year: int | None
    date: str | None
    issuer: str | None
    title: str | None
    pinpoints: list[PinpointDict]
    refers_to: int | None


class PersonDict(TypedDict):
    """A person."""

    name: str
    titles: list[str]
    spans: list[SpanList]


class OrganizationDict(TypedDict):
    """An organization."""

    name: str
    kind: str
    place: PlaceRefDict | None
    spans: list[SpanList]


class PlaceDict(TypedDict):
    """A place."""

    name: str
    code: str | None
    level: Level
    era: str | None
    successors: list[str]
    spans: list[SpanList]


class CheckDict(TypedDict):
    """Arithmetic tested."""

    kind: str
    facts: list[int]
    stated: float
    implied: float
    tolerance: float
    holds: bool


#: A figure implied by those stated.
ImpliedDict = TypedDict(
    "ImpliedDict",
    {
        "kind": str,
        "from": list[int],
        "indicator": "str | None",
        "value": float,
        "unit": str,
        "period": "PeriodDict | None",
    },
)


class NoteDict(TypedDict):
    """A remark."""

    kind: str
    span: SpanList | None
    message: str


class SectionDict(TypedDict):
    """A heading and what it holds."""

    heading: str
    level: int
    span: SpanList


class ReportDict(TypedDict):
    """Everything read out of one document."""

    doc_id: str | None
    title: str | None
    published: str | None
    place: PlaceRefDict | None
    period: PeriodDict | None
    language: str
    facts: list[FactDict]
    dates: list[DateDict]
    citations: list[CitationDict]
    people: list[PersonDict]
    organizations: list[OrganizationDict]
    places: list[PlaceDict]
    checks: list[CheckDict]
    implied: list[ImpliedDict]
    notes: list[NoteDict]
    sections: list[SectionDict]
