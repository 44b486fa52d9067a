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
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from stack import Api, Peers, serve_peer
from wire import Wire, measure_ms, measure_rate

from spacelaunch.sources.sample import sample_csv

SMALL = 4_324
HASHED = 100_000
PAGE = "/data?country=USA&year__gte=2010&limit=50"
SORTED = "/data?sort=-year,company&limit=50"
GZIP = "Accept-Encoding: gzip\r\n"


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


def measure_loads(figures: Figures, api: Api, peers: Peers, files: dict[int, Path]) -> None:
    """One round of loads, each beside its peers."""
    for rows, path in files.items():
        figures.note(f"post {rows} s", api.load(path))
        figures.note(f"first read {rows} ms", api.first_read_ms())
        figures.note(f"polars {rows} s", peers.load("polars", path))
        figures.note(f"redis bytes a row {rows}", api.bytes_in_redis() / rows)
        if rows > SMALL:
            figures.note(f"pipe {rows} s", peers.load("pipe", path))


def measure_reads(figures: Figures, api: Api, small: Path, hello: str, datasette: str) -> None:
    """One round of reads of the small data set, each beside its peers."""
    api.load(small)
    wire = Wire(api.url)
    tag = _header(wire.get("/data"), "etag")
    body = wire.get("/data", GZIP).partition(b"\r\n\r\n")[2]
    wire.close()
    with serve_peer("hello:bare", body) as bare:
        figures.note("hello 1/s", measure_rate(hello, "/"))
        figures.note("page 1/s", measure_rate(api.url, PAGE))
        figures.note("304 1/s", measure_rate(api.url, "/data", f"If-None-Match: {tag}\r\n"))
        figures.note("bare gzip 1/s", measure_rate(bare, "/", GZIP))
        figures.note("whole gzip 1/s", measure_rate(api.url, "/data", GZIP))
        figures.note("datasette page 1/s", measure_rate(datasette, _DATASETTE_PAGE, requests=200))


_DATASETTE_PAGE = "/launches/launches.json?country=USA&year__gte=2010&_size=50&_shape=array"


def measure_large_reads(figures: Figures, api: Api, large: Path, rows: int) -> None:
    """Pages of the large data set."""
    api.load(large)
    before = api.memory_mb()
    api.first_read_ms()
    for _ in range(8):  # so that each process has read it
        measure_rate(api.url, "/data?limit=1", requests=64)
    figures.note(f"memory of reading {rows} MB", api.memory_mb() - before)
    figures.note(f"page {rows} ms", median(measure_ms(api.url, PAGE)))
    figures.note(f"sorted page {rows} ms", median(measure_ms(api.url, SORTED)))


def goals(figures: Figures, rows: int) -> list[Goal]:
    """The goals, each with its figure."""
    of = figures.of

    def ratio(name: str, least: float, one: str, other: str) -> Goal:
        value = of(one) / of(other)
        return Goal(name, value, "x", f"at least {least:g}", value >= least)

    def at_most(name: str, most: float, value: float, unit: str) -> Goal:
        return Goal(name, value, unit, f"at most {most:g}", value <= most)

    post = of(f"post {rows} s")
    return [
        at_most("POST, beside Polars", 2, of(f"post {SMALL} s") / of(f"polars {SMALL} s"), "x"),
        at_most("POST of many, beside Polars", 1.7, post / of(f"polars {rows} s"), "x"),
        at_most("POST of many, beside redis-cli --pipe", 1, post / of(f"pipe {rows} s"), "x"),
        ratio("pandas into hashes, beside POST of many", 12, "pandas s", f"post {rows} s"),
        at_most("in Redis", 90, of(f"redis bytes a row {SMALL}"), "bytes a row"),
        at_most("in Redis, of many", 90, of(f"redis bytes a row {rows}"), "bytes a row"),
        at_most("first read", 50, of(f"first read {SMALL} ms"), "ms"),
        at_most("first read of many", 300, of(f"first read {rows} ms"), "ms"),
        at_most("memory to read many", 250, of(f"memory of reading {rows} MB"), "MB"),
        ratio("page, beside Flask's hello", 0.6, "page 1/s", "hello 1/s"),
        ratio("page, beside Datasette", 40, "page 1/s", "datasette page 1/s"),
        at_most("page of many", 5, of(f"page {rows} ms"), "ms"),
        at_most("sorted page of many", 40, of(f"sorted page {rows} ms"), "ms"),
        ratio("whole gzip, beside a bare application", 0.65, "whole gzip 1/s", "bare gzip 1/s"),
        ratio("304, beside Flask's hello", 0.85, "304 1/s", "hello 1/s"),
    ]


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
        loaded = {count: files[count] for count in (SMALL, rows)}
        for number in range(rounds):
            print(f"round {number + 1}", file=sys.stderr, flush=True)
            measure_loads(figures, api, peers, loaded)
            measure_reads(figures, api, files[SMALL], hello, datasette)
            measure_large_reads(figures, api, files[rows], rows)
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
