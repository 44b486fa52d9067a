"""How the path of the data grows with the number of launches: a table, and a plot of it.

    python bench/growth.py [--rows 4324 100000 1000000 10000000] [--plot docs/performance.png]

Starts a Redis and the API on loopback and stops them. Each figure is the median of a few; the
launches are synthetic. docs/performance.md has what it printed last, and where.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import httpx
from data_path import PAGE, SORTED, write_sample
from matplotlib.figure import Figure
from stack import Api
from wire import measure_ms

from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import columns_read, summarise
from spacelaunch.storage.launch_store import LaunchStore

QUESTIONS = {
    "page by filter, ms": PAGE,
    "sorted page, ms": SORTED,
    "search, ms": "/data?q=falcon&limit=50",
    "facet, ms": "/data?facet=country,sector,year",
}
MANY = 1_000_000
_COLOURS = 10  # of matplotlib's lines
Row = dict[str, float]


def measure(api: Api, path: Path, rows: int) -> Row:
    """All figures at one size; what takes minutes with many is measured once, or not at all."""
    times = 3 if rows <= MANY else 1
    found: Row = {"load, s": api.load(path)}
    found["Redis, bytes a launch"] = api.bytes_in_redis() / rows
    found["first read, ms"] = api.first_read_ms()
    for name, question in QUESTIONS.items():
        measure_ms(api.url, question, times=4)  # both processes have their aids then
        found[name] = median(measure_ms(api.url, question))
    for name in ANALYSES:
        found[f"{name}, ms"] = median(_timed(partial(analyse, api.stores.launches, name), times))
    found["memory of the API, MB"] = api.memory_mb()
    if rows <= MANY:
        found["append of one, s"] = median(_timed(partial(append, api.url), 1)) / 1_000
    return found


def analyse(store: LaunchStore, name: str) -> None:
    """What a worker does before it draws."""
    data_set, analysis = store.current(), ANALYSES[name]
    assert data_set is not None
    params = read_parameters(analysis.parameters, {})
    with open_duckdb(launches=store.table(data_set.version, columns_read(analysis))) as engine:
        summarise(analysis, params, engine, data_set.origin)


def append(url: str) -> None:
    """One more launch."""
    record = {"Company Name": "PodTest", "Year": 2025, "Private or State Run": "P"}
    httpx.post(f"{url}/data", json=record, timeout=3_600).raise_for_status()


def _timed(work: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1_000)
    return found


def table_of(rows: dict[int, Row]) -> str:
    """The figures as a Markdown table, a line each."""
    lines = [f"| | {' | '.join(f'{count:,}' for count in rows)} |"]
    lines.append(f"| --- |{' ---: |' * len(rows)}")
    for name in next(iter(rows.values())):
        lines.append(f"| {name} | {' | '.join(_said(row.get(name)) for row in rows.values())} |")
    return "\n".join(lines)


def _said(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.{0 if value >= 100 else 1}f}"


def plot(rows: dict[int, Row], path: Path) -> None:
    """The times as lines, both axes by powers of ten."""
    figure = Figure((9, 6), layout="constrained")
    axes = figure.subplots()
    for number, (name, known) in enumerate(_times_ms(rows)):
        style = "-" if number < _COLOURS else "--"
        axes.plot([*known], [*known.values()], style, marker="o", label=name)
    axes.set(xscale="log", yscale="log", xlabel="launches", ylabel="milliseconds")
    axes.set_title("Loading, reading and analysing more and more launches", loc="left")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter("{x:,.0f}")
    axes.grid(which="major", alpha=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    figure.savefig(path, dpi=100)


def _times_ms(rows: dict[int, Row]) -> list[tuple[str, dict[int, float]]]:
    """The figures that are times, by the number of launches, those that end highest first."""
    units = {", s": 1_000, ", ms": 1}
    found = {}
    for name in next(iter(rows.values())):
        what, comma, unit = name.rpartition(", ")
        if comma + unit in units:
            known = {count: row[name] for count, row in rows.items() if name in row}
            found[what] = {count: value * units[comma + unit] for count, value in known.items()}
    return sorted(found.items(), key=lambda each: [*each[1].values()][-1], reverse=True)


def main() -> None:
    """Measure each size, print the table, draw the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = [4_324, 100_000, 1_000_000, 10_000_000]
    parser.add_argument("--rows", type=int, nargs="+", default=sizes)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    found: dict[int, Row] = {}
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as name:
        folder = Path(name)
        with Api(folder) as api:
            for rows in given.rows:
                path = write_sample(folder, rows)
                found[rows] = measure(api, path, rows)
                print(f"{rows:,}: {found[rows]}", file=sys.stderr, flush=True)
                path.unlink()
    print(table_of(found))
    if given.plot:
        plot(found, given.plot)


if __name__ == "__main__":
    main()
