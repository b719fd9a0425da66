"""How fast reports are read, beside what splitting the same text into words costs CPython.

`compare.py [FOLDER]`: the folder holds `news.jsonl.gz` and `genre.jsonl.gz`, a JSON object with `text` a line. Each
figure is the best of three runs, in time of the processor, which what else runs on the machine disturbs least; they are
of one run of this file, so that ratios hold while figures drift. Several threads are told by the clock. Others read the
same texts, for dates or quantities or names alone, as many of them as they manage in some seconds; who is not installed
is skipped (`pip install underthesea dateparser quantulum3 pyduckling-native-phihos`).
"""

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import baocao
from texts import CORPUS, corpus

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
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


def best(work: Callable[[list[str]], None], texts: list[str], clock: Callable[[], float] = time.process_time) -> float:
    times = []
    for _ in range(3):
        start = clock()
        work(texts)
        times.append(clock() - start)
    return min(times)


def underthesea() -> Callable[[str], object]:
    from underthesea import ner

    return ner


def dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["vi"])


def quantulum3() -> Callable[[str], object]:
    from quantulum3 import parser

    return parser.parse


def duckling() -> Callable[[str], object]:
    from duckling import (
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_ref_time,
    )

    zones = load_time_zones("/usr/share/zoneinfo")
    context = Context(parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1559347200), default_locale_lang(parse_lang("VI")))
    dimensions = parse_dimensions(["time", "number", "amount-of-money"])
    return lambda text: parse(text, context, dimensions, False)


#: What each gives, and how it is had.
PEERS = {
    "underthesea, names": underthesea,
    "dateparser, dates": dateparser,
    "quantulum3, quantities": quantulum3,
    "duckling, dates and sums": duckling,
}
SECONDS = 5.0


def others(texts: list[str], ours: float) -> None:
    """The speed of each peer, and how many times as fast all records of ours are."""
    for name, load in PEERS.items():
        try:
            read = load()
            read(texts[0])
        except Exception as fault:
            print(f"  {name:26}skipped: {type(fault).__name__}: {fault}")
            continue
        size, start = 0, time.process_time()
        for text in texts:
            read(text)
            size += len(text.encode())
            if time.process_time() - start > SECONDS:
                break
        speed = size / 1e6 / (time.process_time() - start)
        print(f"  {name:26}{speed:9.4f} MB/s  baocao.parse is {ours / speed:,.0f} times as fast")


def main() -> None:
    cores = os.cpu_count() or 1
    for name in ("news", "genre"):
        texts = corpus(FOLDER, name)
        size = sum(len(text.encode()) for text in texts) / 1e6
        ways = {
            r"re.findall(r'\w+')": split,
            "baocao.parse": alone,
            "parse_many, 1 thread": many(1),
        }
        print(f"{name}: {len(texts)} texts, {size:.1f} MB of UTF-8")
        speeds = {way: size / best(work, texts) for way, work in ways.items()}
        base = speeds[r"re.findall(r'\w+')"]
        for way, speed in speeds.items():
            print(f"  {way:26}{speed:7.1f} MB/s    x{speed / base:.2f}")
        one, all_cores = (best(many(threads), texts, time.perf_counter) for threads in (1, cores))
        print(
            f"  {cores} threads are {one / all_cores:.2f} times as fast as one, {size / all_cores:.1f} MB/s by the clock"
        )
        others(texts, speeds["baocao.parse"])


if __name__ == "__main__":
    main()
