#!/usr/bin/env python3
"""Write src/lexicon/vi/places.tsv, the administrative units of Viet Nam to and from July 2025.

usage: gazetteer.py FOLDER [OUT]

FOLDER holds units.tsv (era, level, code, name, parent_code) and successors.tsv (level, old_code, new_code, how), taken
from the PyPI package vietnamadminunits 1.0.4 (https://pypi.org/project/vietnamadminunits/, MIT licence).
What those data lack is added here, by hand, and listed below: ADDED, ISLANDS and HISTORIC.
"""

import collections
import csv
import pathlib
import sys

# Short name of a kind in the file -> the kind as official names begin. `place-kinds.toml` has the same ids.
KINDS = {
    "TP": "Thành phố",
    "T": "Tỉnh",
    "Q": "Quận",
    "H": "Huyện",
    "TX": "Thị xã",
    "TT": "Thị trấn",
    "P": "Phường",
    "X": "Xã",
    "DK": "Đặc khu",
}

# Changes after the source was made, and a name that it spells as nobody does: (era, code) -> (kind, name). Đồng Nai became a city
# under the state in 2026.
ADDED = {("from-2025", "75"): ("TP", "Đồng Nai"), ("to-2025", "602"): ("H", "Phú Quý")}

# Island districts had no communes, so the source gives them no successors: each became the special zone of its name.
ISLANDS = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}

# Units that were gone before the list "to 2025-06" was drawn up, yet stand in reports:
# last month, code they had, kind, name, code of the unit above, codes (of the list "to 2025-06") they went into; where they
# became a part only, those of the communes (of the list "from 2025-07") that took their place.
HISTORIC = [
    ("2008-07", "28", "T", "Hà Tây", "", "01"),
    ("2024-12", "46", "T", "Thừa Thiên Huế", "", "46"),
    ("2024-12", "474", "TP", "Huế", "46", "474 475"),
    ("2013-12", "019", "H", "Từ Liêm", "01", "019 021"),
    ("2008-07", "268", "TP", "Hà Đông", "01", "268"),
    ("2020-12", "769", "Q", "2", "79", "27094 27097 27112"),
    ("2020-12", "763", "Q", "9", "79", "26833 26842 26848 26857 26860"),
    ("2020-12", "762", "Q", "Thủ Đức", "79", "26800 26803 26809 26824"),
    ("2024-12", "369", "TP", "Ninh Bình", "37", "374"),
    ("2024-12", "405", "H", "Đông Sơn", "38", "380"),
    ("2020-05", "407", "H", "Tĩnh Gia", "38", "407"),
    ("2019-12", "204", "H", "Hoành Bồ", "22", "193"),
    ("2020-01", "046", "H", "Trà Lĩnh", "04", "047"),
    ("2020-01", "044", "H", "Thông Nông", "04", "045"),
    ("2020-02", "049", "H", "Quảng Uyên", "04", "049"),
    ("2020-02", "050", "H", "Phục Hòa", "04", "049"),
    ("2020-01", "526", "H", "Tây Trà", "51", "525"),
    ("2019-12", "151", "H", "Kỳ Sơn", "17", "148"),
    ("2024-08", "358", "H", "Mỹ Lộc", "36", "356"),
    ("2024-12", "221", "H", "Yên Dũng", "24", "213"),
    ("2024-11", "413", "TX", "Cửa Lò", "40", "412"),
    ("2024-12", "448", "H", "Lộc Hà", "42", "445"),
    ("2024-12", "519", "H", "Nông Sơn", "49", "509"),
    ("2025-02", "752", "H", "Long Điền", "77", "753"),
    ("2025-02", "753", "H", "Đất Đỏ", "77", "753"),
    ("2024-11", "681", "H", "Đạ Tẻh", "68", "682"),
    ("2024-11", "683", "H", "Cát Tiên", "68", "682"),
    ("2024-12", "483", "H", "Nam Đông", "46", "482"),
]

HEAD = """\
# Administrative units of Viet Nam, written by scripts/gazetteer.py; don't edit by hand.
# Source: vietnamadminunits 1.0.4 (PyPI, MIT licence), with additions stated in the script.
# "= ERA" begins a list. A row: code, kind, name, and in the old list the codes of the units that took its place in
# 2025, the main one first. Two digits are a province, three a district, five a commune; a unit stands below the one it
# belongs to. Rows of "= historic" have last month and code of the unit above too; their successors are of the old list,
# or communes of the new one.
"""


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def split_name(name):
    """Kind and bare name; the source capitalises some kinds in full."""
    for short, kind in KINDS.items():
        if name.lower().startswith(kind.lower() + " "):
            bare = name[len(kind) + 1 :].strip()
            return short, bare.lstrip("0") if bare.isdigit() else bare
    raise SystemExit(f"a name without a known kind: {name!r}")


def main():
    if not 2 <= len(sys.argv) <= 3:
        raise SystemExit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).resolve().parent.parent
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here / "src/lexicon/vi/places.tsv"

    units = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows(folder / "units.tsv"):
        kind, name = ADDED.get((row["era"], row["code"]), split_name(row["name"]))
        units[row["era"]][row["parent_code"]].append((row["code"], kind, name))

    successors = collections.defaultdict(list)
    for row in rows(folder / "successors.tsv"):
        # "whole" and "main part" come before "part".
        successors[row["old_code"]].append((row["how"] == "part", row["new_code"]))

    for district, zone in ISLANDS.items():
        successors[district].append((False, zone))

    lines = []
    for era in ("to-2025", "from-2025"):
        lines.append(f"= {era}")

        def walk(parent):
            for code, kind, name in sorted(units[era][parent]):
                new = [c for _, c in sorted(successors[code])] if era == "to-2025" else []
                lines.append("\t".join([code, kind, name] + ([" ".join(dict.fromkeys(new))] if new else [])))
                walk(code)

        walk("")
    lines.append("= historic")
    lines += [
        "\t".join([code, kind, name, new, parent, f"to {until}"]) for until, code, kind, name, parent, new in HISTORIC
    ]
    out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
