"""The command, run as a person would run it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from functools import partial

import baocao
import pytest
from baocao.__main__ import main

TEXT = "Quý I năm 2020 thu ngân sách ước đạt 1.250,5 tỷ đồng."


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "báo cáo.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments, **options):
    command = [sys.executable, "-m", "baocao", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)


def test_a_file_is_shown_as_a_table(path):
    done = run(path)
    assert done.returncode == 0
    assert done.stderr == ""
    head, row, count = done.stdout.splitlines()
    assert head.split() == ["indicator", "measure", "value", "unit", "status", "period", "base"]
    assert "1,250,500,000,000  VND" in row
    assert count == "1 fact"


def test_standard_input():
    done = run("-", input=TEXT)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 fact")


def test_version_and_help():
    assert run("--version").stdout == f"baocao {baocao.__version__}\n"
    assert "exit status: 0 done" in run("--help").stdout


def test_the_sample(tmp_path):
    done = run("--sample", "-o", "facts.csv", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "wrote facts.csv\n"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "facts.csv").read_text("utf-8"))))
    assert len(rows) == len(baocao.parse(baocao.sample()).facts)
    assert rows[0]["doc_id"] == "sample"


def read_csv(path):
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    return float(rows[0]["value"]), rows[0]["period_start"]


def read_json(path):
    (report,) = json.loads(path.read_text("utf-8"))
    return report["facts"][0]["value"], report["facts"][0]["period"]["start"]


def read_jsonl(path):
    (line,) = path.read_text("utf-8").splitlines()
    fact = json.loads(line)["facts"][0]
    return fact["value"], fact["period"]["start"]


def read_parquet(path):
    row = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()[0]
    return row["value"], row["period_start"].isoformat()


def read_xlsx(path):
    book = pytest.importorskip("openpyxl").load_workbook(path)
    names, values = book["facts"].iter_rows(values_only=True)
    row = dict(zip(names, values, strict=True))
    return row["value"], row["period_start"].date().isoformat()


@pytest.mark.parametrize("reader", [read_csv, read_json, read_jsonl, read_parquet, read_xlsx])
def test_output_by_suffix(tmp_path, path, reader):
    out = tmp_path / f"facts.{reader.__name__.removeprefix('read_')}"
    done = run(path, "--published", "2020-04", "-o", out)
    assert (done.returncode, done.stderr) == (0, f"wrote {out}\n")
    assert reader(out) == (1250500000000.0, "2020-01-01")


def test_no_report_is_a_file_of_nothing(tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    for suffix in ("csv", "json", "jsonl", "parquet", "xlsx"):
        assert run(tmp_path / "empty.txt", "-o", tmp_path / f"x.{suffix}").returncode == 0
    assert len((tmp_path / "x.csv").read_text("utf-8").splitlines()) == 1


def test_folders_and_faults(tmp_path, path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "deeper" / "c.txt").write_bytes(b"\x8f\0")
    (tmp_path / "deeper" / "d.exe").write_bytes(b"")
    done = run(tmp_path, tmp_path / "nowhere.txt", "-o", tmp_path / "all.jsonl", "-q")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"baocao: {tmp_path / 'deeper' / 'c.txt'}: neither UTF-8 nor windows-1258 text: byte 0x8f at 0",
        f"baocao: {tmp_path / 'nowhere.txt'}: No such file or directory",
    ]
    names = [json.loads(line)["doc_id"] for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert names == [str(path), str(tmp_path / "deeper" / "b.txt")]


def test_a_folder_of_nothing(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 1
    assert "holds no file that can be read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "name a file, a folder, - for standard input, or --sample"),
        (["a.txt", "-o", "facts.doc"], "can't write .doc, only .csv"),
        (["a.txt", "-o", "facts"], "can't write a file without suffix"),
        (["a.txt", "--published", "2020-13"], "published must be YYYY"),
        (["a.txt", "--threads", "-1"], "--threads must be 0 or more"),
        (["a.txt", "--wrong"], "unrecognized arguments: --wrong"),
    ],
)
def test_wrong_use(capsys, arguments, reason):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"baocao: {reason}")


def test_a_missing_library_is_named(capsys, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit):
        main(["--sample", "-o", "facts.parquet"])
    assert "writing .parquet needs pyarrow: pip install 'baocao[arrow]'" in capsys.readouterr().err


def test_output_that_can_not_be_written(path, tmp_path):
    done = run(path, "-q", "-o", tmp_path / "nowhere" / "facts.csv")
    assert done.returncode == 1
    assert done.stderr == f"baocao: {tmp_path / 'nowhere' / 'facts.csv'}: No such file or directory\n"


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_an_interrupt_ends_it():
    command = [sys.executable, "-m", "baocao", "-"]
    # A shell's background job, as this test may be one, ignores the signal, and so would its children.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=heed) as process:
        # More than a pipe holds: once it is written, the command is reading.
        process.stdin.write(b"a" * 2**20)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        # The signal may fall between two reads, where Python would see it only after the next.
        process.stdin.close()
        assert process.wait(60) == 130
        assert process.stderr.read() == b"baocao: interrupted\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_reader_that_goes_away(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 3000, "utf-8")
    command = f"'{sys.executable}' -m baocao '{tmp_path / 'a.txt'}' | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_versions(capsys):
    baocao.show_versions()
    out = capsys.readouterr().out
    assert out.startswith(f"baocao {baocao.__version__}\nPython ")
    assert "pandas" in out
