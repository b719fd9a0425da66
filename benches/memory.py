"""How much the resident set grows: `memory.py [FOLDER]`, where the folder may hold `news.jsonl.gz`; Linux only.

Each line is measured in a process of its own: reading one text of 10 MB, before any record is a Python object, and
`parse_many` over ever more documents.
"""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import baocao
from texts import CORPUS, corpus, endless

MEGABYTE = 1_000_000
#: Times its bytes, for a text of several chapters; a shorter one takes what a chapter does.
MOST_FOR_ONE = 8.0
#: What a chapter of a megabyte may hold; 23 are reached.
MOST_FOR_CHAPTER = 25.0
#: What `parse_many` may hold: its chunk of documents and what is read of them, on two threads.
MOST_FOR_MANY = 100.0


def status(field: str) -> float:
    """A line of the process's memory, in MB."""
    (line,) = [line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith(field)]
    return int(line.split()[1]) * 1024 / MEGABYTE


def at_rest() -> float:
    """The resident set with the lexicon loaded, and the highest mark set back to it."""
    baocao.parse("Quý I năm 2020 thu ngân sách đạt 5 tỷ đồng.")
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return status("VmRSS")


def one(folder: Path, size: int) -> int:
    """Read one text of `size` bytes."""
    held = []
    texts = endless(corpus(folder))
    while size > 0:
        held.append(next(texts) + "\n\n")
        size -= len(held[-1].encode())
    text = "".join(held)
    del held, texts
    length = len(text.encode()) / MEGABYTE
    before = at_rest()
    report = baocao.parse(text, published="2019-06")
    peak, kept = status("VmHWM") - before, status("VmRSS") - before
    print(f"{length:.0f} MB at once: grows by {peak:.0f} MB, {peak / length:.1f}x ({kept / length:.1f}x kept)", end="")
    print(f", {len(report.facts)} facts")
    return peak > max(MOST_FOR_ONE * length, MOST_FOR_CHAPTER)


def many(folder: Path, size: int) -> int:
    """Read `size` documents one after the other."""
    texts = corpus(folder)[:500]
    before = at_rest()
    for _ in baocao.parse_many(islice(endless(texts), size), published="2019-06"):
        pass
    peak = status("VmHWM") - before
    print(f"{size} documents by parse_many: grows by {peak:.0f} MB")
    return peak > MOST_FOR_MANY


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if len(sys.argv) > 2:
        return {"one": one, "many": many}[sys.argv[2]](folder, int(sys.argv[3]))
    failed = 0
    for way, size in [("one", MEGABYTE), ("one", 10 * MEGABYTE), *(("many", 10**power) for power in (2, 3, 4))]:
        failed += subprocess.run([sys.executable, __file__, folder, way, str(size)], check=False).returncode
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
