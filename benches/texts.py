"""What the benchmarks read: the corpus where there is one, the texts that ship, and each again with other figures."""

import gzip
import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Where the corpus is, unless an argument says otherwise.
CORPUS = ROOT.parent / "shared" / "corpus"
SHIPPED = (Path(__file__).with_name("news.txt"), ROOT / "python" / "baocao" / "sample.txt")
FIGURE = re.compile(r"\d[.,]\d+")


def corpus(folder: Path, name: str = "news") -> list[str]:
    """The texts of `NAME.jsonl.gz`, a JSON object with `text` a line; the texts that ship where there is no such file."""
    path = folder / f"{name}.jsonl.gz"
    if not path.exists():
        return [path.read_text("utf-8") for path in SHIPPED]
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def changed(text: str, by: int) -> str:
    """The text with the last digit of each figure that has a mark changed: as long, as easy, and another one."""
    if by % 10 == 0:
        return text
    return FIGURE.sub(lambda figure: figure[0][:-1] + str((int(figure[0][-1]) + by) % 10), text)


def endless(texts: list[str]) -> Iterator[str]:
    """The texts again and again, with other figures each time."""
    return (changed(text, by) for by in count() for text in texts)
