"""Instructions a byte, counted by callgrind: exact where times drift with what else the machine does.

`instructions.py stages` prints what each stage costs on the texts that ship and compares it with `baseline.json` beside this
file; a stage that costs more than 3 % more is a failure. `instructions.py write` writes the baseline anew.
`instructions.py linear [FOLDER]` reads texts of one kind as a hundred documents, as ten and as one; a byte of the long one may
cost at most 1.3 times what it costs in the short ones. The folder may hold `news.jsonl.gz` for real text.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice, product
from pathlib import Path

from texts import CORPUS, ROOT, SHIPPED, corpus, endless

BASELINE = Path(__file__).with_name("baseline.json")
STAGES = ("text", "layout", "tokens", "mentions", "facts", "checks", "record")
SLIP = 1.03
NOISE = 0.005
STEEPEST = 1.3
#: How often the texts that ship are read, so that what starting costs, which differs from run to run, is small.
TIMES = 40
LONG = 1_200_000


def build() -> Path:
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "cost"], cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples" / "cost"


def instructions(program: Path, stage: str, file: Path, parts: int, times: int) -> int:
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, stage, file, parts, times]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def measured(program: Path) -> dict[str, float]:
    """Instructions a byte of each stage, over the texts that ship."""
    size = sum(len(path.read_bytes()) for path in SHIPPED) * TIMES
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [
            [pool.submit(instructions, program, stage, path, 1, TIMES) for path in SHIPPED]
            for stage in ("none", *STAGES)
        ]
        totals = [sum(run.result() for run in both) for both in runs]
    costs = {name: (after - before) / size for name, before, after in zip(STAGES, totals, totals[1:], strict=False)}
    return {"all": (totals[-1] - totals[0]) / size} | costs


def stages(*, write: bool) -> int:
    found = {name: round(cost, 1) for name, cost in measured(build()).items()}
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    if write:
        BASELINE.write_text(json.dumps({"rustc": compiler, "instructions a byte": found}, indent=2) + "\n", "utf-8")
    known = json.loads(BASELINE.read_text("utf-8"))
    slipped = []
    print(f"{'':10}{'now':>9}{'baseline':>10}")
    for name, cost in found.items():
        base = known["instructions a byte"].get(name, 0.0)
        # What hash tables do differs from run to run, by up to half a percent of the whole in a stage.
        slip = cost > base * SLIP + (0 if name == "all" else found["all"] * NOISE)
        slipped += [name] * slip
        print(f"{name:10}{cost:9.1f}{base:10.1f}{'  slipped' if slip else ''}")
    if slipped and compiler != known["rustc"]:
        print(f"the baseline is of rustc {known['rustc']}, this is {compiler}: no failure")
        return 0
    return len(slipped) > 0


def names() -> Iterator[str]:
    """Names of people, a hundred thousand and all of them different."""
    families = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Phan Đinh Đoàn Trịnh Mai".split()
    middles = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Hồng Kim Thu Anh Quốc Công Gia Bảo Như".split()
    given = "An Bình Cường Dũng Giang Hà Hải Hạnh Hiếu Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phúc".split()
    for second, first, family, middle in product(given, given, families, middles):
        yield f"ông {family} {middle} {first} {second}, "


def kinds(folder: Path) -> dict[str, Iterator[str]]:
    """Endless pieces of each kind of text."""
    return {
        "real text": (text + "\n\n" for text in endless(corpus(folder))),
        "digits only": (str(number) for number in count(10**9, 7)),
        "commas and dots": (",.." for _ in count()),
        "nested brackets": ("(a " if n < LONG // 6 else "a) " for n in count()),
        "one sentence": (f"thu ngân sách quý {n % 4 + 1} đạt {n} tỷ đồng, tăng {n % 90},5%, " for n in count()),
        "10^5 dates": (f"{n % 28 + 1}/{n % 12 + 1}/{1990 + n % 40}, " for n in islice(count(), 10**5)),
        "10^5 names": islice(names(), 10**5),
        "combining marks": ("e\u0301\u0323\u0302" for _ in count()),
        # What is looked up across a document.
        "list items": (f"- Xã số {n}: {n} hộ nghèo, chiếm {n % 100}%;\n" for n in count()),
        "headings": (f"{n}. Về việc thứ {n}\nĐạt {n} tấn.\n" for n in count(1)),
        "citations": (f"Nghị quyết số {n}/NQ-CP ngày {n % 28 + 1}/5/2020, " for n in count(1)),
        "places": (f"xã {a} {b}, huyện {b} {a}. " for n in count() for a, b in [spelled(n)]),
        "table rows": (f"| Huyện {n} | {n},5 | {n}.000 |\n" for n in count(1)),
        "small tables": (
            f"Xã      KH {n}      TH {n}\nAn      12      13\nBa      14      15\n\nLời.\n\n" for n in count(1)
        ),
    }


def spelled(number: int) -> tuple[str, str]:
    syllables = "An Bình Châu Đông Giang Hà Khê Lâm Mỹ Ninh Phú Quang Sơn Tân Vinh Xuân".split()
    return syllables[number % 16], syllables[number // 16 % 16]


def linear(folder: Path) -> int:
    program = build()
    steep = []
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(os.cpu_count()) as pool:
        nothing = Path(temporary, "nothing")
        nothing.write_text("", "utf-8")
        start = pool.submit(instructions, program, "none", nothing, 1, 1)
        rows = {}
        for name, pieces in kinds(folder).items():
            path, size = Path(temporary, name), 0
            with path.open("w", encoding="utf-8") as file:
                for piece in pieces:
                    size += len(piece.encode())
                    file.write(piece)
                    if size >= LONG and "10^5" not in name:
                        break
            rows[name] = size, [pool.submit(instructions, program, "record", path, parts, 1) for parts in (100, 10, 1)]
        print(f"{'instructions a byte':20}{'MB':>5}{'1x':>9}{'10x':>9}{'100x':>9}{'steepest':>10}")
        for name, (size, runs) in rows.items():
            costs = [(run.result() - start.result()) / size for run in runs]
            slope = max(costs[1] / costs[0], costs[2] / costs[1], costs[2] / costs[0])
            steep += [name] * (slope > STEEPEST)
            figures = "".join(f"{cost:9.1f}" for cost in costs)
            print(f"{name:20}{size / 1e6:5.1f}{figures}{slope:10.2f}", flush=True)
    print(f"steeper than {STEEPEST}: {', '.join(steep) or 'none'}")
    return len(steep) > 0


def main() -> int:
    match sys.argv[1:]:
        case ["stages"]:
            return stages(write=False)
        case ["write"]:
            return stages(write=True)
        case ["linear", *folder]:
            return linear(Path(*folder) if folder else CORPUS)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
