"""Which build answers, and that an answer is of one build alone."""

from __future__ import annotations

from datetime import date

import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import NotFoundError, StorageUnavailableError
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.statements import read_sql
from spacelaunch.queries.warehouse import ask_one_build, read_origin, summarise_build

BUILD = read_sql("silver/build")
COUNTS = SILVER_ANALYSES["launches-per-year"]


class Made:
    """An engine of a warehouse whose version changes with each look, as often as it is told."""

    def __init__(self, changes=0, **build):
        self.changes, self.looks = changes, 0
        self.build = {"earliest_epoch_s": 0, "latest_epoch_s": 86_400, "synthetic_count": 0} | build

    def fetch(self, sql, parameters):
        if sql == BUILD:
            self.looks += 1
            return [{"version": f"v{min(self.looks, self.changes)}"} | self.build]
        if sql == COUNTS.sql:
            return [{"launch_year": 1970, "flown_count": self.looks, "orbital_count": 1}]
        return [{"launch_count": 1}] if "launch_count" in sql else []


def test_the_origin_is_that_of_the_build():
    origin = read_origin(Made(), "spacex")
    assert (origin.version, origin.source, origin.is_synthetic) == (
        "v0", "SpaceX REST API v4", False,
    )  # fmt: skip
    assert (origin.data_from, origin.data_until) == (date(1970, 1, 1), date(1970, 1, 2))


def test_invented_launches_are_told_as_such():
    assert read_origin(Made(synthetic_count=1), "spacex").is_synthetic


def test_a_source_without_launches_has_no_days():
    origin = read_origin(Made(earliest_epoch_s=None, latest_epoch_s=None), "spacex")
    assert (origin.data_from, origin.data_until) == (None, None)


def test_what_was_never_built_says_what_to_run(monkeypatch):
    empty = Made()
    monkeypatch.setattr(empty, "fetch", lambda *_: [])
    with pytest.raises(NotFoundError, match="run: spacelaunch ingest nasa"):
        read_origin(empty, "nasa")


def test_a_source_that_tells_of_no_launches_is_not_worth_a_run(monkeypatch):
    empty = Made()
    monkeypatch.setattr(empty, "fetch", lambda *_: [])
    with pytest.raises(NotFoundError, match=r"celestrak tells of no launches; .*gcat"):
        read_origin(empty, "celestrak")


def test_what_was_built_anew_meanwhile_is_asked_again():
    summary = summarise_build(COUNTS, COUNTS.parameters(), Made(changes=2), "spacex")
    assert summary.origin.version == "v2"
    assert [row.flown_count for row in summary.rows] == [2]


def test_the_look_itself_may_fall_between_two_builds():
    """Its moments are of the old build, its version is of the new one: Trino reads two tables."""
    engine, looks = Made(), iter([86_400, 2 * 86_400, 2 * 86_400])

    def fetch(sql, parameters):
        rows = Made.fetch(engine, sql, parameters)
        return [row | {"latest_epoch_s": next(looks)} for row in rows] if sql == BUILD else rows

    engine.fetch = fetch
    found = ask_one_build(engine, "spacex", lambda origin: origin.data_until)
    assert found == date(1970, 1, 3)


def test_a_warehouse_that_never_rests_is_told_of():
    with pytest.raises(StorageUnavailableError, match="again and again"):
        summarise_build(COUNTS, COUNTS.parameters(), Made(changes=99), "spacex")


def test_what_must_be_known_of_a_source_stands_beside_each_of_its_figures():
    summary = summarise_build(COUNTS, COUNTS.parameters(), Made(), "gcat")
    assert KNOWN_SOURCES["gcat"].caveats == summary.notes[-2:]
    assert "https://planet4589.org (CC-BY)" in summary.notes[-2]
