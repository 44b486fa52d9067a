"""Draws `docs/gallery`: each analysis of the synthetic sample in the ways that it may be asked.

What asks what the data lack has two of three of GCAT's attempts for its data, what asks a warehouse
one of what the fake sources hold (`gallery_warehouse`). All, in the dark, in print, of a part, of
one launch, of none; on paper, on a phone, on a slide. A test draws them again
and compares every pixel, so that a change is seen and looked at; `python docs/gallery.py` draws
them anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from gallery_warehouse import open_filled
from matplotlib import style
from PIL import Image

from spacelaunch.bootstrap_warehouse import open_answers
from spacelaunch.charts.picture import SETTINGS, draw_figure
from spacelaunch.domain.summary import Origin, Summary
from spacelaunch.jobs.catalogue import attempts
from spacelaunch.queries.analysis import Analysis, Over
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.parameters import Drawing, read_parameters
from spacelaunch.queries.registry import OF_DATA_SET, SILVER_ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.description import describe
from spacelaunch.relation.pairing.held import measure_coverage
from spacelaunch.relation.pairing.pairs import NAMED, Pairs
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.sample import sample_csv

FOLDER = Path(__file__).parent / "gallery"
# Small, and in few colours: what is looked at is the layout, and a repository keeps every version.
DPI, COLOURS = 60, 240
PHONE, SLIDE = "4x5", "16x9"


@dataclass(frozen=True, slots=True)
class Shown:
    """One way of asking."""

    name: str
    drawing: Mapping[str, object]
    is_part: bool = False
    launches: int | None = None
    """So many of the sample; None: all."""


WAYS = (
    Shown("light", {}),
    Shown("dark-16x9", {"theme": "dark", "size": SLIDE}),
    Shown("print", {"theme": "print"}),
    Shown("part-4x5", {"size": PHONE}, is_part=True),
    Shown("one", {}, launches=1),
    Shown("none-dark", {"theme": "dark"}, launches=0),
)


def pictures(name: str) -> Iterator[tuple[str, bytes]]:
    """The file names and the PNGs of an analysis."""
    for way in WAYS:
        yield f"{name}-{way.name}.png", _draw(OF_DATA_SET[name], way)


def pictures_of_warehouse() -> Iterator[tuple[str, bytes]]:
    """One of each analysis that only a warehouse can answer."""
    with open_filled() as settings:
        for name, analysis in SILVER_ANALYSES.items():
            params = read_parameters(analysis.parameters, {"dpi": DPI})
            source = str(analysis.source)
            origin = Origin("0123456789abcdef", f"fake {source}", True, None, None)
            with open_answers(settings, source) as engine:
                summary = summarise(analysis, params, engine, origin)
            yield f"{name}-{WAYS[0].name}.png", _png(summary, params)


def pixels(png: bytes) -> tuple[tuple[int, int], bytes]:
    """Size and colours of a picture, however its file is packed."""
    with Image.open(BytesIO(png)) as picture:
        return picture.size, picture.convert("RGB").tobytes()


def _draw(analysis: Analysis[Any, Any, Any], way: Shown) -> bytes:
    given = {"dpi": DPI, **way.drawing, **(_part_of(analysis) if way.is_part else {})}
    params = read_parameters(analysis.parameters, given)
    is_sample = analysis.over is Over.LAUNCHES
    tables, origin = _sample_tables(way) if is_sample else _two_of_three(way.launches)
    with open_duckdb(**tables) as engine:
        return _png(summarise(analysis, params, engine, origin), params)


def _png(summary: Summary[Any, Any], params: Drawing) -> bytes:
    with style.context(SETTINGS, after_reset=True):
        figure = draw_figure(summary, params)
        drawn = BytesIO()
        figure.savefig(drawn, format="png")
    file = BytesIO()
    with Image.open(drawn) as picture:
        # Without dithering, or a changed pixel would change those beside it.
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(file, "png", optimize=True)
    return file.getvalue()


def _sample_tables(way: Shown) -> tuple[dict[str, pa.Table], Origin]:
    table, origin = _sample()
    return {"launches": table if way.launches is None else _launches(table, way.launches)}, origin


def _two_of_three(count: int | None) -> tuple[dict[str, pa.Table], Origin]:
    """GCAT's attempts, and as the data set all of them but every third, or so many."""
    known = attempts()
    kept = np.flatnonzero(np.arange(len(known)) % 3 > 0)[:count]
    launches = known.take(kept)
    nothing = np.zeros(len(kept), np.int64)
    pairs = Pairs(np.arange(len(kept)), kept, nothing + NAMED, nothing)
    ids = launches.column("launch_id")
    first, last = _days(launches) if count != 0 else (None, None)
    coverage = measure_coverage(known, pairs, first, last) if first and last else None
    name = "two of three of GCAT"
    origin = Origin("0123456789abcdef", name, False, first, last, coverage=coverage)
    both = pa.table({"launch_id": ids, "attempt_id": ids})
    return {"launches": launches, "attempts": known, "pairs": both}, origin


def _days(launches: pa.Table) -> tuple[date, date]:
    moments = launches.column("launched_at").to_pylist()
    return min(moments).date(), max(moments).date()


def _part_of(analysis: Analysis[Any, Any, Any]) -> dict[str, object]:
    if analysis.over is Over.CATALOGUE:
        asked = {"per": "year", "year_from": 1990}
        return asked if "per" in analysis.parameters.model_fields else {}
    asks_country = "country" in analysis.parameters.model_fields
    return {"country": "USA", "year_from": 1990} if asks_country else {"sector": "private"}


def _launches(table: pa.Table, count: int) -> pa.Table:
    """The first private ones with a price, so that each analysis has something to say of them."""
    columns = (table[name].to_pylist() for name in ("sector", "cost_musd", "launch_year"))
    told = [
        sector == "private" and cost is not None and year >= 1995
        for sector, cost, year in zip(*columns, strict=True)
    ]
    return table.filter(pa.array(told)).slice(0, count)


@cache
def _sample() -> tuple[pa.Table, Origin]:
    text = "".join(sample_csv()).encode()
    launches = read_csv(BytesIO(text), "synthetic sample", len(text)).launches
    origin = describe(launches, ["synthetic sample"], datetime(2026, 1, 1, tzinfo=UTC)).origin
    return to_relation(launches), origin


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    drawn = {file: png for name in OF_DATA_SET for file, png in pictures(name)}
    drawn |= dict(pictures_of_warehouse())
    for old in FOLDER.glob("*.png"):
        if old.name not in drawn:
            old.unlink()
    for file_name, body in drawn.items():
        path = FOLDER / file_name
        # The same pixels in other bytes are no change.
        if not path.exists() or pixels(path.read_bytes()) != pixels(body):
            path.write_bytes(body)
