"""The facts of a report as a plain table for a terminal, and what a bug report should tell."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from baocao._baocao import __version__

if TYPE_CHECKING:
    from baocao import Base, Fact, Report

#: Title and widest text of each column; an indicator may be cut, a figure never.
COLUMNS = (("indicator", 44), ("measure", 12), ("value", 40), ("unit", 16), ("status", 8), ("period", 23), ("base", 24))


def number(value: float) -> str:
    """Write a number in full, with commas between thousands and at most four decimals.

    >>> number(1250500000000.0), number(100 / 3)
    ('1,250,500,000,000', '33.3333')
    """
    return f"{round(value, 4):,.15g}"


def value(fact: Fact) -> str:
    """Write the value of a fact with its bound.

    >>> from baocao import parse
    >>> [value(fact) for fact in parse("").facts]
    []
    """
    bound = "" if fact.bound == "=" else f"{fact.bound} "
    upper = "" if fact.value_max is None else f" to {number(fact.value_max)}"
    return f"{bound}{number(fact.value)}{upper}"


def base(stated: Base | None) -> str:
    """Write what a fact is compared with."""
    if stated is None:
        return ""
    return stated.period.label if stated.period is not None else stated.text or stated.kind


def table(report: Report, width: int | None = None) -> str:
    """Lay the facts of `report` out in columns, `width` characters wide at most."""
    body = [
        (
            fact.indicator or "",
            fact.measure,
            value(fact),
            fact.unit,
            fact.status,
            fact.period.label if fact.period else "",
            base(fact.base),
        )
        for fact in report.facts
    ]
    cells = [tuple(title for title, _ in COLUMNS), *(tuple(map(_line, row)) for row in body)]
    widths = [min(most, max(len(row[column]) for row in cells)) for column, (_, most) in enumerate(COLUMNS)]
    lines = []
    for row in cells:
        laid = (
            _cut(cell, size).rjust(size) if title == "value" else _cut(cell, size).ljust(size)
            for cell, size, (title, _) in zip(row, widths, COLUMNS, strict=True)
        )
        line = "  ".join(laid).rstrip()
        lines.append(line if width is None else _cut(line, width))
    count = len(report.facts)
    lines.append(f"{count} fact{'' if count == 1 else 's'}")
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    """On one line, each letter one character wide."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: max(size - 1, 0)] + "…"


def show_versions() -> None:
    """Print what a bug report should tell: versions of the package, of Python, and of what works with it."""
    # Slow to import, and of use only here.
    import platform
    from importlib import metadata

    lines = [f"baocao {__version__}", f"Python {sys.version.split()[0]} on {platform.platform()}"]
    for name in ("pandas", "polars", "pyarrow", "xlsxwriter", "tqdm", "pyspark"):
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} not installed")
    sys.stdout.write("\n".join(lines) + "\n")
