"""Checks the wheels in a folder: their size, their tag, and what they hold."""

import sys
import zipfile
from pathlib import Path

LARGEST = 4_000_000
HELD = {"baocao/__init__.py", "baocao/_baocao.abi3.so", "baocao/_baocao.pyi", "baocao/py.typed", "baocao/sample.txt"}


def main() -> int:
    (wheel,) = Path(sys.argv[1]).glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    size = wheel.stat().st_size
    print(f"{wheel.name}: {size / 1e6:.2f} MB")
    assert size < LARGEST, f"larger than {LARGEST / 1e6} MB"
    assert "-cp310-abi3-" in wheel.name
    assert not HELD - names, HELD - names
    strange = {name for name in names if not name.startswith(("baocao/", "baocao-"))}
    assert not strange, strange
    return 0


if __name__ == "__main__":
    sys.exit(main())
