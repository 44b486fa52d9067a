"""Other ways to load the same file, timed one by one in a process that has imported all it needs.

Reads a line of JSON for each from its input (what, file, socket) and answers with the seconds.
Started by `data_path` in the peers' environment.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pandas as pd
import polars as pl
import redis

SECTORS = {"P": "private", "S": "state"}
_MOMENT = "%Y-%m-%d %H:%M:%S%:z"


def polars(path: str, _: str) -> float:
    """Read, normalise, and write one Arrow blob; nothing is kept."""
    began = time.perf_counter()
    frame = pl.read_csv(path, infer_schema=False)
    cost = pl.col(" Rocket").str.replace_all(",", "").str.strip_chars()
    detail = pl.col("Detail").str.split_exact("|", 1)
    frame = frame.select(
        pl.col("Company Name").str.strip_chars(),
        pl.col("Location").str.strip_chars(),
        detail.struct.field("field_0").str.strip_chars().alias("rocket"),
        detail.struct.field("field_1").str.strip_chars().alias("mission"),
        cost.replace("", None).cast(pl.Float64, strict=False),
        pl.col("Private or State Run").replace_strict(SECTORS, default=None),
        pl.col("Status Mission").str.strip_chars(),
        pl.col("Country of Launch").replace("Sea Launch", "Pacific Ocean"),
        pl.col("DateTime").str.to_datetime(_MOMENT, strict=False),
        pl.col("Year").cast(pl.Int32, strict=False),
    )
    frame.write_ipc_stream(BytesIO(), compression="lz4")
    return time.perf_counter() - began


def pandas(path: str, at: str) -> float:
    """A hash for each row, as the first idea would have it."""
    client = redis.Redis(unix_socket_path=at, db=9)
    client.flushdb()
    began = time.perf_counter()
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    pipe = client.pipeline(transaction=False)
    for number, row in enumerate(frame.to_dict("records")):
        pipe.hset(f"launch:{number}", mapping=row)
        if number % 1_000 == 999:
            pipe.execute()
    pipe.execute()
    took = time.perf_counter() - began
    client.flushdb()
    return took


def pipe(path: str, at: str) -> float:
    """`redis-cli --pipe` of commands that were prepared, a string for each row."""
    with tempfile.TemporaryFile() as prepared:
        prepared.writelines(_commands(path))
        prepared.seek(0)
        began = time.perf_counter()
        command = ["redis-cli", "-s", at, "-n", "9", "--pipe"]
        subprocess.run(command, stdin=prepared, stdout=subprocess.DEVNULL, check=True)
        took = time.perf_counter() - began
    redis.Redis(unix_socket_path=at, db=9).flushdb()
    return took


def _commands(path: str) -> Iterator[bytes]:
    with Path(path).open("rb") as file:
        header = next(file).decode().rstrip().split(",")
        for number, line in enumerate(file):
            record = json.dumps({"header": header[0], "line": line.decode().rstrip()})
            yield _command(b"SET", b"launch:%d" % number, record.encode())


def _command(*parts: bytes) -> bytes:
    head = b"*%d\r\n" % len(parts)
    return head + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


WAYS: dict[str, Callable[[str, str], float]] = {"polars": polars, "pandas": pandas, "pipe": pipe}

if __name__ == "__main__":
    for asked in sys.stdin:
        what, path, at = json.loads(asked)
        print(WAYS[what](path, at), flush=True)
