"""The command `baocao`: files and folders of reports into a table."""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import baocao
from baocao import files, show, write
from baocao.many import parse_many

if TYPE_CHECKING:
    from baocao import Report

DONE, FAILED, INTERRUPTED = 0, 1, 130


class Parser(argparse.ArgumentParser):
    """Names the program in each fault, as our own messages do."""

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}")


def arguments() -> Parser:
    """What the command takes."""
    parser = Parser(
        prog="baocao",
        description="Read Vietnamese reports and give back their figures as a table.",
        epilog="exit status: 0 done, 1 a file could not be read or written, 2 wrong use",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a text file, a folder, or - for standard input")
    parser.add_argument("--sample", action="store_true", help="read the report that ships with the package")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write to a .csv, .json, .jsonl, .parquet or .xlsx file"
    )
    parser.add_argument("--published", metavar="DATE", help="publication: YYYY, YYYY-MM or YYYY-MM-DD")
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="threads to read with (0: all cores)")
    parser.add_argument("-q", "--quiet", action="store_true", help="show no table and no progress")
    parser.add_argument("--version", action="version", version=f"baocao {baocao.__version__}")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    parser = arguments()
    options = parser.parse_args(argv)
    if not options.paths and not options.sample:
        parser.error("name a file, a folder, - for standard input, or --sample")
    if options.output is not None:
        _check_output(parser, options.output)
    try:
        if options.published is not None:
            baocao.parse("", published=options.published)
    except ValueError as fault:
        parser.error(str(fault))
    if options.threads < 0:
        parser.error("--threads must be 0 or more")
    try:
        return _run(options)
    except KeyboardInterrupt:
        sys.stderr.write("baocao: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our table has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _check_output(parser: Parser, path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix not in write.WRITERS:
        parser.error(f"can't write {suffix or 'a file without suffix'}, only {', '.join(sorted(write.WRITERS))}")
    module, extra = write.NEEDS.get(suffix, (None, None))
    if module is not None and importlib.util.find_spec(module) is None:
        parser.error(f"writing {suffix} needs {module}: pip install 'baocao[{extra}]'")


def _run(options: argparse.Namespace) -> int:
    faults: list[str] = []
    documents = list(_documents(options, faults))
    several = len(documents) > 1
    progress = several and not options.quiet and sys.stderr.isatty()
    batch = parse_many(
        documents, published=options.published, threads=options.threads, progress=progress, errors="collect"
    )
    reports: Iterable[Report] = batch
    if not options.quiet:
        reports = _shown(batch, several=several)
    try:
        if options.output is None:
            for _ in reports:
                pass
        else:
            write.write(reports, options.output)
            if not options.quiet:
                sys.stderr.write(f"wrote {options.output}\n")
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        faults.append(f"{fault.filename or options.output}: {fault.strerror or fault}")
    for error in batch.errors:
        faults.append(f"{error.doc_id or error.index}: {error.reason}")
    for fault_line in faults:
        sys.stderr.write(f"baocao: {fault_line}\n")
    return FAILED if faults else DONE


def _shown(reports: Iterable[Report], *, several: bool) -> Iterator[Report]:
    """Print the table of each report as it comes."""
    for report in reports:
        if several:
            sys.stdout.write(f"{report.doc_id}\n")
        sys.stdout.write(show.table(report, os.get_terminal_size().columns if sys.stdout.isatty() else None))
        yield report


def _documents(options: argparse.Namespace, faults: list[str]) -> Iterator[object]:
    """What was named on the command line, folders opened."""
    if options.sample:
        yield {"text": files.sample(), "doc_id": "sample"}
    for name in options.paths:
        if name == "-":
            yield from _standard_input(faults)
        elif Path(name).is_dir():
            inside = sorted(path for path in Path(name).rglob("*") if path.suffix.lower() in files.SUFFIXES)
            if not inside:
                faults.append(f"{name}: holds no file that can be read ({', '.join(sorted(files.SUFFIXES))})")
            yield from inside
        else:
            yield Path(name)


def _standard_input(faults: list[str]) -> Iterator[dict[str, str]]:
    try:
        yield {"text": files.decode(sys.stdin.buffer.read()), "doc_id": "-"}
    except ValueError as fault:
        faults.append(f"-: {fault}")


if __name__ == "__main__":
    sys.exit(main())
