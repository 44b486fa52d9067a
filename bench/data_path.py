"""The path of the data, from `POST /data` to Redis and back, beside what it could be compared with.

    python bench/data_path.py [--rounds 5] [--rows 1000000] [--json]

Starts a Redis, the API and its peers on loopback and stops them; the peers are installed into an
environment of their own, `.bench`, the first time. Both sides of a comparison take turns within one
run, and a figure is the median of the rounds: on a machine that others use, only their ratio says
something. It ends with exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from stack import Api, Peers, serve_peer
from wire import Wire, measure_ms, measure_rate

from spacelaunch.sources.file_reader import read_file
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.sample import sample_csv

SMALL = 4_324
HASHED = 25_000
PAGE = "/data?country=USA&year__gte=2010&limit=50"
SORTED = "/data?sort=-year,company&limit=50"
GZIP = "Accept-Encoding: gzip\r\n"
_DATASETTE_PAGE = "/launches/launches.json?country=USA&year__gte=2010&_size=50&_shape=array"


@dataclass(frozen=True)
class Goal:
    """A figure, what it should be, and whether it is."""

    name: str
    value: float
    unit: str
    goal: str
    is_met: bool


class Figures:
    """What was measured, by name, round by round."""

    def __init__(self) -> None:
        self._rounds: dict[str, list[float]] = defaultdict(list)

    def note(self, name: str, value: float) -> None:
        """One more round of it."""
        self._rounds[name].append(value)
        print(f"  {name}: {value:,.3f}", file=sys.stderr, flush=True)

    def of(self, name: str) -> float:
        """The median of the rounds."""
        return median(self._rounds[name])

    def all(self) -> dict[str, float]:
        """Every median."""
        return {name: self.of(name) for name in self._rounds}


def measure_small(figures: Figures, api: Api, peers: Peers, path: Path) -> None:
    """One round of loads of the small file, beside reading it alone and beside Polars."""
    figures.note("read alone s", read_alone(path))
    figures.note(f"post {SMALL} s", api.load(path))
    figures.note(f"first read {SMALL} ms", api.first_read_ms())
    figures.note(f"redis bytes a row {SMALL}", api.bytes_in_redis() / SMALL)
    figures.note(f"polars {SMALL} s", peers.load("polars", path))


def measure_reads(figures: Figures, api: Api, hello: str, datasette: str) -> None:
    """One round of reads of the small data set, each beside its peer."""
    wire = Wire(api.url)
    tag = _header(wire.get("/data"), "etag")
    body = wire.get("/data", GZIP).partition(b"\r\n\r\n")[2]
    wire.close()
    with serve_peer("hello:bare", body) as bare:
        figures.note("hello 1/s", measure_rate(hello, "/"))
        figures.note("page 1/s", measure_rate(api.url, PAGE))
        figures.note("304 1/s", measure_rate(api.url, "/data", f"If-None-Match: {tag}\r\n"))
        figures.note("new page 1/s", measure_rate(api.url, PAGE, requests=600, is_new=True))
        figures.note("hello again 1/s", measure_rate(hello, "/"))
        figures.note("bare gzip 1/s", measure_rate(bare, "/", GZIP))
        figures.note("whole gzip 1/s", measure_rate(api.url, "/data", GZIP))
        figures.note("datasette page 1/s", measure_rate(datasette, _DATASETTE_PAGE, requests=200))


def measure_large(figures: Figures, api: Api, peers: Peers, path: Path, rows: int) -> None:
    """One round of the large file: its load, beside its peers, and pages of it."""
    figures.note(f"post {rows} s", api.load(path))
    figures.note(f"redis bytes a row {rows}", api.bytes_in_redis() / rows)
    before = api.memory_mb()
    figures.note(f"first read {rows} ms", api.first_read_ms())
    for _ in range(8):  # so that each process has read it
        measure_rate(api.url, "/data?limit=1", requests=64)
    figures.note(f"memory of reading {rows} MB", api.memory_mb() - before)
    for name, question in (("page", PAGE), ("sorted page", SORTED)):
        measure_ms(api.url, question, times=4)  # what a process makes once, it has then
        figures.note(f"{name} {rows} ms", median(measure_ms(api.url, question)))
    figures.note(f"polars {rows} s", peers.load("polars", path))
    figures.note(f"pipe {rows} s", peers.load("pipe", path))


def read_alone(path: Path) -> float:
    """Seconds to read a file and to normalise it, in a process that has done so before."""
    for _ in range(2):
        with path.open("rb") as file:
            began = time.perf_counter()
            read_file(Sent(file, path.name, 10**9, 10**7))
            took = time.perf_counter() - began
    return took


def goals(figures: Figures, rows: int) -> list[Goal]:
    """The goals, each with its figure."""
    return [*load_goals(figures, rows), *read_goals(figures, rows)]


def load_goals(figures: Figures, rows: int) -> list[Goal]:
    """Those of loads, and of what they leave in Redis."""
    of = figures.of
    small, post = of(f"post {SMALL} s"), of(f"post {rows} s")
    return [
        at_most("POST, beside reading alone", 2, small / of("read alone s"), "x"),
        at_most("POST, beside Polars", 2, small / of(f"polars {SMALL} s"), "x"),
        at_most("POST of many, beside Polars", 1.7, post / of(f"polars {rows} s"), "x"),
        at_most("POST of many, beside redis-cli --pipe", 1, post / of(f"pipe {rows} s"), "x"),
        at_least("pandas into hashes, beside POST of many", 12, of("pandas s") / post),
        at_most("in Redis", 90, of(f"redis bytes a row {SMALL}"), "bytes a row"),
        at_most("in Redis, of many", 90, of(f"redis bytes a row {rows}"), "bytes a row"),
    ]


def read_goals(figures: Figures, rows: int) -> list[Goal]:
    """Those of reads."""
    of = figures.of
    hello = (of("hello 1/s") + of("hello again 1/s")) / 2
    return [
        at_most("first read", 50, of(f"first read {SMALL} ms"), "ms"),
        at_most("first read of many", 300, of(f"first read {rows} ms"), "ms"),
        at_most("memory to read many", 250, of(f"memory of reading {rows} MB"), "MB"),
        at_least("page, beside Flask's hello", 0.6, of("page 1/s") / hello),
        at_least("page never asked for before, beside it", 0.6, of("new page 1/s") / hello),
        at_least("page, beside Datasette", 40, of("page 1/s") / of("datasette page 1/s")),
        at_most("page of many", 5, of(f"page {rows} ms"), "ms"),
        at_most("sorted page of many", 40, of(f"sorted page {rows} ms"), "ms"),
        at_least("whole gzip, beside bare", 0.65, of("whole gzip 1/s") / of("bare gzip 1/s")),
        at_least("304, beside Flask's hello", 0.85, of("304 1/s") / hello),
    ]


def at_least(name: str, least: float, value: float) -> Goal:
    """A goal for how many times as fast."""
    return Goal(name, value, "x", f"at least {least:g}", value >= least)


def at_most(name: str, most: float, value: float, unit: str) -> Goal:
    """A goal for what something may take."""
    return Goal(name, value, unit, f"at most {most:g}", value <= most)


def measure(rounds: int, rows: int) -> Figures:
    """All rounds."""
    figures = Figures()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="spacelaunch-")))
        files = {count: write_sample(folder, count) for count in (SMALL, HASHED, rows)}
        api = stack.enter_context(Api(folder))
        peers = stack.enter_context(Peers(api.redis_socket))
        hello = stack.enter_context(serve_peer("hello:app", b""))
        datasette = stack.enter_context(peers.datasette(files[SMALL], folder))
        for number in range(rounds):
            print(f"round {number + 1}", file=sys.stderr, flush=True)
            measure_small(figures, api, peers, files[SMALL])
            measure_reads(figures, api, hello, datasette)
            measure_large(figures, api, peers, files[rows], rows)
            figures.note("pandas s", peers.load("pandas", files[HASHED]) * rows / HASHED)
    return figures


def write_sample(folder: Path, rows: int) -> Path:
    """A file of so many synthetic launches."""
    path = folder / f"{rows}.csv"
    with path.open("w", newline="") as file:
        file.writelines(sample_csv(rows))
    return path


def _header(answer: bytes, name: str) -> str:
    for line in answer.partition(b"\r\n\r\n")[0].decode().split("\r\n"):
        if line.lower().startswith(f"{name}:"):
            return line.partition(":")[2].strip()
    raise AssertionError(f"no {name}")


def main() -> None:
    """Measure, print, and say whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.rounds, given.rows)
    found = goals(figures, given.rows)
    if given.json:
        print(json.dumps({"goals": [asdict(goal) for goal in found], "figures": figures.all()}))
    else:
        for goal in found:
            said = "pass " if goal.is_met else "short"
            print(f"{said}  {goal.name}: {goal.value:,.2f} {goal.unit} ({goal.goal})")
    sys.exit(not all(goal.is_met for goal in found))


if __name__ == "__main__":
    main()
