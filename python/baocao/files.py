"""Files into text. A format that can't be read is refused with a way out, never guessed at."""

from __future__ import annotations

import codecs
import datetime
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from baocao._baocao import parse

if TYPE_CHECKING:
    import os

    from baocao import Lexicon, Report

#: What `read` knows to open.
SUFFIXES = frozenset({".txt", ".md"})

#: Byte order marks, the longer before those they begin with.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(
    path: str | os.PathLike[str],
    *,
    published: str | datetime.date | None = None,
    title: str | None = None,
    place: str | None = None,
    doc_id: str | None = None,
    lexicon: Lexicon | None = None,
) -> Report:
    """Read the report in a file; its path is its `doc_id` unless one is given.

    Raises `OSError` where the file can't be opened and `ValueError` where it holds no text.
    """
    text = read_text(path)
    doc_id = str(path) if doc_id is None else doc_id
    return parse(text, published=published, title=title, place=place, doc_id=doc_id, lexicon=lexicon)


def read_text(path: str | os.PathLike[str]) -> str:
    """Give the text of a file, the string that a report's spans count in."""
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        message = f"can't read {suffix or 'a file without suffix'}, only {known}; save it as text and read that"
        raise ValueError(message)
    return decode(path.read_bytes())


def decode(data: bytes) -> str:
    """Decode text: by its byte order mark, else as UTF-8, else as windows-1258, the older Vietnamese code page.

    >>> decode("Thu ngân sách".encode("utf-16"))
    'Thu ngân sách'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        try:
            # The code page writes tones as combining marks.
            text = unicodedata.normalize("NFC", data.decode("cp1258"))
        except UnicodeDecodeError:
            message = f"neither UTF-8 nor windows-1258 text: byte {data[fault.start]:#04x} at {fault.start}"
            raise ValueError(message) from None
    if "\0" in text:
        message = "holds NUL bytes: not a text file"
        raise ValueError(message)
    return text


def sample() -> str:
    """Give the text of a report that ships with the package; its figures are invented."""
    return (Path(__file__).parent / "sample.txt").read_text("utf-8")
