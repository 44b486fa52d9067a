"""Reads each file of a folder as the API would, and prints what it cost.

    python measured_reading.py FOLDER

A line for each: its name, seconds, megabytes more than before, and the refusal. Each is read in a
process of its own, whose memory nobody else has a part in.
"""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from spacelaunch.errors import SpacelaunchError
from spacelaunch.sources.file_reader import read_file
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.sample import sample_csv

LIMIT, JSON_LIMIT = 100_000_000, 10_000_000


def memory_mb(name: str) -> float:
    """`VmRSS`, what the process has, or `VmHWM`, the most that it has had."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def read(stream: BinaryIO) -> str:
    try:
        found = read_file(Sent(stream, "hostile", LIMIT, JSON_LIMIT))
    except SpacelaunchError as exc:
        return f"{type(exc).__name__}: {exc}"
    return f"read {len(found.launches)}"


def measure(path: Path) -> None:
    Path("/proc/self/clear_refs").write_text("5")  # the most begins anew
    before, began = memory_mb("VmRSS"), time.monotonic()
    with path.open("rb") as stream:
        said = read(stream)
    cost = f"{time.monotonic() - began:.2f}|{memory_mb('VmHWM') - before:.0f}"
    print(f"{path.name}|{cost}|{said[:300]}", flush=True)  # noqa: T201  # its answer


read(BytesIO("".join(sample_csv(200)).encode()))  # what is read at all costs once
for file in sorted(Path(sys.argv[1]).iterdir()):
    if (child := os.fork()) == 0:
        measure(file)
        os._exit(0)
    os.waitpid(child, 0)
