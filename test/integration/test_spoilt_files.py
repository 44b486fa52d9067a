"""A file of which any share is spoilt never moves a figure without a mark.

Rows of the genuine file where it is, else of the sample, are spoilt in the ways that people's files
are. How many are refused and how many values are lost is known from the ways alone.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from matplotlib.text import Text
from werkzeug.test import TestResponse

from analysis_tests import AnySummary
from factories import HEADER, NOW, csv_bytes, make_job
from spacelaunch.api.app import create_app
from spacelaunch.bootstrap import Stores
from spacelaunch.charts.kit.words import Words
from spacelaunch.charts.picture import draw_figure
from spacelaunch.config import Settings
from spacelaunch.jobs.result_body import result_body
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.sources.sample import sample_csv

Row = dict[str, str]
COST = HEADER[4]


class Effect(Enum):
    """What a spoilt row comes to."""

    NOTHING = "the same launch"
    LOST = "a launch without the value, which is counted"
    SILENT = "a launch without the value, on which the file is silent"
    NO_COST = "the same, where no figure uses the value"
    REFUSED = "no launch"


def put(column: str, text: str) -> Callable[[Row], Row]:
    return lambda row: {**row, column: text}


def turn_round(row: Row) -> Row:
    day, month, year = row["Date"].split("/")
    return {**row, "Date": f"{month}/{day}/{year}"}


def add(column: str, number: int) -> Callable[[Row], Row]:
    return lambda row: {**row, column: str(int(row[column]) + number)}


def other_month(row: Row) -> Row:
    return {**row, "Month": str(int(row["Month"]) % 12 + 1)}


def no_date(row: Row) -> Row:
    return {**row, **dict.fromkeys(("DateTime", "Year", "Month", "Day", "Date"), "NA")}


def hidden_sign(row: Row) -> Row:
    return {**row, "Company Name": f"\u200b{row['Company Name']} "}


WAYS: dict[str, tuple[Callable[[Row], Row], Effect]] = {
    "NA as the cost": (put(COST, "NA"), Effect.NO_COST),
    "a blank cost": (put(COST, " "), Effect.NO_COST),
    "a cost in words": (put(COST, "about fifty"), Effect.LOST),
    "N/A as the country": (put("Country of Launch", "N/A"), Effect.SILENT),
    "a blank country": (put("Country of Launch", ""), Effect.SILENT),
    "null as the outcome": (put("Status Mission", "null"), Effect.SILENT),
    "an unknown outcome": (put("Status Mission", "Exploded"), Effect.LOST),
    "a sector that is none": (put("Private or State Run", "X"), Effect.REFUSED),
    "no sector": (put("Private or State Run", "NaN"), Effect.REFUSED),
    "no provider": (put("Company Name", "-"), Effect.REFUSED),
    "another month": (other_month, Effect.REFUSED),
    "another year": (add("Year", 1), Effect.REFUSED),
    "no date at all": (no_date, Effect.REFUSED),
    "a year in two digits": (put("DateTime", "5/8/99"), Effect.LOST),
    "a moment that cannot be read": (put("DateTime", "soon"), Effect.LOST),
    "NaT as the moment": (put("DateTime", "NaT"), Effect.NOTHING),
    "day and month turned round": (turn_round, Effect.NOTHING),
    "signs that nobody sees": (hidden_sign, Effect.NOTHING),
}  # fmt: skip


class World:
    """The service, with the file as it was published, and what each analysis says of that."""

    def __init__(self, stores: Stores, rows: list[Row]) -> None:
        self.stores, self.rows = stores, rows
        self.client = create_app(Settings().checked(), stores).test_client()
        self.version = self.load(rows).get_json()["version"]
        self.clean = self.summaries()

    def load(self, rows: list[Row], query: str = "") -> TestResponse:
        body = csv_bytes(rows)
        return self.client.post(f"/data{query}", data=body, content_type="text/csv")

    def summaries(self) -> dict[str, AnySummary]:
        data_set = self.stores.launches.current()
        assert data_set is not None
        with open_duckdb(launches=self.stores.launches.table(data_set.version)) as engine:
            return {
                name: summarise(analysis, analysis.parameters(), engine, data_set.origin)
                for name, analysis in ANALYSES.items()
            }


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if real:
        path = Path(real) / "kaggle" / "Global_Space_Launches.csv"
        return [*csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))]
    return [*csv.DictReader(io.StringIO("".join(sample_csv(rows=1_500)), newline=""))]


@pytest.fixture
def world(fake_stores: Stores, rows: list[Row]) -> World:
    return World(fake_stores, rows)


def spoil(
    rows: list[Row], shares: Mapping[str, float], seed: int
) -> tuple[list[Row], Counter[Effect]]:
    """The rows, of which each is spoilt in one way at most, and how many come to what."""
    spoilt, effects = [*rows], Counter[Effect]()
    places = random.Random(seed).sample(range(len(rows)), len(rows))
    for way, share in shares.items():
        change, effect = WAYS[way]
        for place in [
            places.pop() for _ in range(min(len(places), max(1, int(share * len(rows)))))
        ]:
            spoilt[place] = change(rows[place])
            effects[effect] += spoilt[place] != rows[place]
    return spoilt, effects


def numbers_of(summary: AnySummary) -> object:
    findings = asdict(summary.findings) if summary.findings else None
    return [asdict(row) for row in summary.rows], findings, summary.rows_used


def words_on(summary: AnySummary) -> str:
    figure = draw_figure(summary, ANALYSES[summary.analysis].parameters())
    over_axes = [text.get_text() for text in figure.findobj(Text)]
    lines = [words.line.text for words in figure.findobj(Words)]
    return " ".join(" ".join([*lines, *over_axes]).split())


# The fixture is loaded into again and again, and each load replaces the one before.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(
    shares=st.dictionaries(
        st.sampled_from([*WAYS]), st.sampled_from([0.0, 0.004, 0.03, 0.2]), min_size=1, max_size=4
    ),
    seed=st.integers(0, 9_999),
)
@example(shares=dict.fromkeys(WAYS, 0.0), seed=1)
@example(shares={"NA as the cost": 0.7, "no sector": 0.04}, seed=2)
@example(
    shares={name: 0.1 for name, (_, effect) in WAYS.items() if effect is Effect.NOTHING}, seed=3
)
@example(shares={"N/A as the country": 0.1}, seed=4)
def test_a_figure_of_a_spoilt_file_says_what_it_lacks(world, shares, seed):
    spoilt, effects = spoil(world.rows, shares, seed)
    answer = world.load(spoilt, "?accept_rejects=1")
    assert answer.status_code == 201, answer.text
    report, lost = answer.get_json(), effects[Effect.LOST]
    assert (report["rejected"], report["lost"]) == (effects[Effect.REFUSED], lost)
    assert report["count"] == len(spoilt) - report["rejected"]
    says_so = bool(report["rejected"] or lost or report["notes"])
    for name, summary in world.summaries().items():
        body = result_body(make_job(analysis=name, created_at=NOW), summary)
        assert (body.rows_rejected, body.values_lost) == (report["rejected"], lost)
        if numbers_of(summary) != numbers_of(world.clean[name]):
            assert says_so
            assert body.rows_rejected + body.values_lost + body.rows_missing > 0
            require_marks(summary, words_on(summary))
    if not effects.keys() - {Effect.NOTHING}:
        assert report["version"] == world.version


def require_marks(summary: AnySummary, words: str) -> None:
    """Each number of the JSON's three is on the picture, where there is something to say."""
    origin = summary.origin
    if origin.rejected:
        row = "1 row could" if origin.rejected == 1 else f"{origin.rejected:,} rows could"
        assert f"{row} not be read" in words
    if origin.lost:
        value = "1 value could" if origin.lost == 1 else f"{origin.lost:,} values could"
        assert f"{value} not be read" in words
    if summary.rows_missing:
        assert f"{summary.rows_missing:,} of " in words


@pytest.mark.parametrize("share", [0.06, 0.45, 0.9])
def test_a_file_of_which_much_is_refused_replaces_nothing_unasked(world, share):
    spoilt, _ = spoil(world.rows, {"no provider": share / 2, "another year": share / 2}, seed=7)
    answer = world.load(spoilt)
    assert answer.status_code in (400, 422)
    assert (
        "Company Name" in answer.get_json()["detail"] or "Year says" in answer.get_json()["detail"]
    )
    assert world.client.get("/data/summary").get_json()["version"] == world.version
