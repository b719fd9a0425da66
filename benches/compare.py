"""How fast reports are read, beside what splitting the same text into words costs CPython.

`compare.py [FOLDER]`: the folder holds `news.jsonl.gz` and `genre.jsonl.gz`, a JSON object with `text` a line. Each
figure is the best of three runs; they are of one run of this file, so that ratios hold while figures drift.
"""

import gzip
import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import baocao

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "corpus"
WORDS = re.compile(r"\w+")
LISTS = ("facts", "dates", "citations", "people", "organizations", "places", "checks", "implied", "notes", "sections")


def objects(report: baocao.Report) -> None:
    """All records as Python objects."""
    for name in LISTS:
        getattr(report, name)


def alone(texts: list[str]) -> None:
    for text in texts:
        objects(baocao.parse(text, published="2019-06"))


def many(threads: int) -> Callable[[list[str]], None]:
    def read(texts: list[str]) -> None:
        for report in baocao.parse_many(texts, published="2019-06", threads=threads):
            objects(report)

    return read


def split(texts: list[str]) -> None:
    for text in texts:
        WORDS.findall(text)


def best(work: Callable[[list[str]], None], texts: list[str]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work(texts)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    cores = os.cpu_count() or 1
    for name in ("news", "genre"):
        with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for line in file]
        size = sum(len(text.encode()) for text in texts) / 1e6
        ways = {
            r"re.findall(r'\w+')": split,
            "baocao.parse": alone,
            "parse_many, 1 thread": many(1),
            f"parse_many, {cores} threads": many(cores),
        }
        print(f"{name}: {len(texts)} texts, {size:.1f} MB of UTF-8")
        speeds = {way: size / best(work, texts) for way, work in ways.items()}
        base = speeds[r"re.findall(r'\w+')"]
        for way, speed in speeds.items():
            print(f"  {way:24}{speed:8.1f} MB/s  x{speed / base:.2f}")


if __name__ == "__main__":
    main()
