"""What a notebook shows of a report: its text with what was read marked, and the table of facts.

Only what notebooks keep of output they do not trust is used: inline `style`, `class`, `title`, `<mark>`, `<table>` and
`<details>`. All text is escaped. A colour stands with every background, so that light and dark themes both do.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from baocao import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baocao import Fact, Report

#: How much of a text and how many facts are shown.
SHOWN_CHARACTERS = 20_000
SHOWN_FACTS = 100

#: Background and letters of each kind of mark; the letters are dark on a light ground in any theme.
COLOURS = {
    "figure": ("#ffe08a", "#3d2c00"),
    "date": ("#bfe3ff", "#00304d"),
    "citation": ("#d9c8f5", "#2d1457"),
    "person": ("#c6efce", "#0b3d17"),
}

#: Colours of the frame follow the theme.
TEXT = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.7;max-height:32em;overflow-y:auto;padding:.6em .8em;"
BORDER = "border:1px solid rgba(128,128,128,.45);border-radius:4px;"
CELL = "padding:.25em .6em;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.3);"


class Mark(NamedTuple):
    """A stretch of the text, what it is, and what hovering tells."""

    start: int
    end: int
    kind: str
    title: str


def mimebundle(report: Report) -> dict[str, str]:
    """Give a report as plain text and as HTML."""
    return {"text/plain": repr(report), "text/html": html(report)}


def html(report: Report) -> str:
    """Give a report as HTML that is safe in any notebook."""
    return (
        '<div class="baocao" style="font-family:system-ui,sans-serif;font-size:13px;text-align:left">'
        f"{_head(report)}{_legend(report)}{_text(report)}{_table(report)}</div>"
    )


def _head(report: Report) -> str:
    parts = [
        report.published and f"published {report.published}",
        report.place and report.place.name,
        report.period and f"period {report.period.label}",
    ]
    told = escape(" · ".join(part for part in parts if part))
    title = escape(report.title or report.doc_id or "Report")
    return f'<div style="margin:.2em 0"><b>{title}</b> <span style="opacity:.75">{told}</span></div>'


def _legend(report: Report) -> str:
    counts = {
        "figure": len(report.facts),
        "date": len(report.dates),
        "citation": len(report.citations),
        "person": len(report.people),
    }
    names = {"figure": "facts", "date": "dates", "citation": "citations", "person": "people"}
    return (
        '<div style="margin:.3em 0">'
        + " ".join(_marked(kind, f"{count} {names[kind]}") for kind, count in counts.items())
        + "</div>"
    )


def _text(report: Report) -> str:
    text = report.text
    end = min(len(text), SHOWN_CHARACTERS)
    parts: list[str] = []
    at = 0
    for mark in _marks(report):
        if mark.end > end:
            break
        parts.append(escape(text[at : mark.start]))
        parts.append(_marked(mark.kind, text[mark.start : mark.end], mark.title))
        at = mark.end
    # A mark that the cut would part is left out with what follows it.
    parts.append(escape(text[at:end]))
    hidden = len(text) - end
    note = f'<div style="opacity:.75">… {hidden:,} more characters are not shown</div>' if hidden else ""
    return f'<div lang="vi" style="{TEXT}{BORDER}">{"".join(parts)}{note}</div>'


def _marked(kind: str, text: str, title: str = "") -> str:
    ground, letters = COLOURS[kind]
    hover = f' title="{escape(title)}"' if title else ""
    return (
        f'<mark class="baocao-{kind}" style="background:{ground};color:{letters};padding:0 .15em;border-radius:3px"'
        f"{hover}>{escape(text)}</mark>"
    )


def _marks(report: Report) -> Iterator[Mark]:
    """Marks in the order of the text; where two share a letter the one that begins first, or is longer, stays."""
    end = 0
    for mark in sorted(_all(report), key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= end and mark.end > mark.start:
            yield mark
            end = mark.end


def _all(report: Report) -> Iterable[Mark]:
    for fact in report.facts:
        yield Mark(*fact.span, "figure", describe(fact, report.text))
    for citation in report.citations:
        told = [citation.type, citation.number, citation.issuer, citation.date]
        yield Mark(*citation.span, "citation", ", ".join(part for part in told if part))
    for date in report.dates:
        yield Mark(*date.span, "date", f"{date.grain}: {date.start or '…'} to {date.end or '?'}")
    for person in report.people:
        for span in person.spans:
            yield Mark(*span, "person", ", ".join((person.name, *person.titles)))


def describe(fact: Fact, text: str) -> str:
    """Tell a fact in a few lines, each field with the words it was read from."""

    def line(name: str, value: str | None, span: tuple[int, int] | None) -> str | None:
        if not value:
            return None
        words = "" if span is None else " ".join(text[slice(*span)].split())
        return f"{name}: {value} ← “{words}”" if words and words != value else f"{name}: {value}"

    evidence = fact.evidence
    lines = [
        f"{show.value(fact)} {fact.unit}",
        line("indicator", fact.indicator, evidence.indicator),
        line("measure", fact.measure, evidence.measure),
        line("status", fact.status, evidence.status),
        line("period", fact.period and fact.period.label, evidence.period),
        line("place", fact.place and fact.place.name, evidence.place),
        line("base", fact.base and f"{fact.base.kind} {show.base(fact.base)}".strip(), evidence.base),
        line("attribution", fact.attribution, evidence.attribution),
        f"rule: {fact.rule}, confidence {fact.confidence:.2f}",
    ]
    return "\n".join(part for part in lines if part)


def _table(report: Report) -> str:
    if not report.facts:
        return '<div style="opacity:.75;margin:.4em 0">no facts</div>'
    titles = ("#", "indicator", "measure", "value", "unit", "status", "period", "place", "base", "quote")
    head = "".join(f'<th style="{CELL}text-align:left">{title}</th>' for title in titles)
    rows = "".join(_row(fact) for fact in report.facts[:SHOWN_FACTS])
    hidden = len(report.facts) - SHOWN_FACTS
    note = f'<div style="opacity:.75">… {hidden:,} more facts are not shown</div>' if hidden > 0 else ""
    return (
        f'<details open="" style="margin:.5em 0"><summary>Facts ({len(report.facts)})</summary>'
        f'<div style="overflow-x:auto"><table style="border-collapse:collapse"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{note}</details>"
    )


def _row(fact: Fact) -> str:
    cells = (
        (str(fact.id), "right"),
        (fact.indicator or "", "left"),
        (fact.measure, "left"),
        (show.value(fact), "right"),
        (fact.unit, "left"),
        (fact.status, "left"),
        (fact.period.label if fact.period else "", "left"),
        (fact.place.name if fact.place else "", "left"),
        (show.base(fact.base), "left"),
        (fact.quote, "left"),
    )
    return f"<tr>{''.join(_cell(text, side) for text, side in cells)}</tr>"


def _cell(text: str, side: str) -> str:
    return f'<td style="{CELL}text-align:{side}">{escape(text)}</td>'
