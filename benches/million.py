"""Many documents from Parquet to Parquet: `million.py [DOCUMENTS] [FOLDER]`, a million if not told; Linux only.

The corpus is repeated, its figures changed each time, into `documents.parquet`; `read_batches` reads that, and its facts
go to `facts.parquet`. Both stand in a folder that is removed at the end. Prints time, memory and rows.
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from baocao import arrow_schema, read_batches
from texts import CORPUS, corpus, endless

MEGABYTE = 1_000_000
BATCH = 2000


def write(path: Path, documents: int, folder: Path) -> float:
    """Write as many documents; give their size in MB."""
    schema = pa.schema({"id": pa.int64(), "text": pa.string()})
    texts, size = endless(corpus(folder)), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        for first in range(0, documents, BATCH):
            some = list(islice(texts, min(BATCH, documents - first)))
            size += sum(len(text.encode()) for text in some)
            out.write_batch(pa.record_batch([range(first, first + len(some)), some], schema=schema))
    return size / MEGABYTE


def memory(field: str) -> float:
    (line,) = [line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith(field)]
    return int(line.split()[1]) * 1024 / MEGABYTE


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else CORPUS
    with tempfile.TemporaryDirectory() as temporary:
        source, target = Path(temporary, "documents.parquet"), Path(temporary, "facts.parquet")
        size = write(source, documents, folder)
        print(f"{documents} documents, {size:.0f} MB of UTF-8, {source.stat().st_size / MEGABYTE:.0f} MB of Parquet")
        Path("/proc/self/clear_refs").write_text("5", "ascii")
        before, start, cpu = memory("VmRSS"), time.perf_counter(), time.process_time()
        # Else Arrow keeps all it has read of the file.
        batches = pq.ParquetFile(source, pre_buffer=False).iter_batches(BATCH)
        with pq.ParquetWriter(target, arrow_schema(), compression="zstd") as out:
            for rows in read_batches(batches, published="2019-06", doc_id="id"):
                out.write_batch(rows)
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        print(
            f"{seconds:.0f} s, {cpu:.0f} s of processor: {size / seconds:.1f} MB/s, {documents / seconds:.0f} documents/s"
        )
        print(f"memory {before:.0f} MB before, {memory('VmHWM'):.0f} MB at most")
        print(f"{pq.read_metadata(target).num_rows} facts, {target.stat().st_size / MEGABYTE:.0f} MB of Parquet")


if __name__ == "__main__":
    main()
