from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data_sets import store_launches
from factories import make_launch
from spacelaunch.errors import NotFoundError
from spacelaunch.jobs import data_set_engine
from spacelaunch.jobs.data_set_engine import (
    AGAINST_ITSELF,
    open_data_set,
    origin_of,
    origin_of_build,
)
from spacelaunch.queries import duckdb_engine
from spacelaunch.queries.registry import ALL
from spacelaunch.queries.warehouse import read_origin
from spacelaunch.sources.bundled_launches import NAME

SPUTNIK = {
    "launched_at": datetime(1957, 10, 4, 19, 28, tzinfo=UTC),
    "pad": "Site 1/5, Baikonur Cosmodrome, Kazakhstan",
    "rocket": "Sputnik 8K71PS",
    "mission": "Sputnik-1",
}


def version(stores, *launches, source="a.csv"):
    made = [make_launch(**launch) for launch in launches]
    return store_launches(stores.launches, made, [source]).version


def count(stores, held, table):
    with open_data_set(ALL["coverage"], held, stores.launches) as engine:
        return engine.fetch(f"select count(*) as found from {table}", {})[0]["found"]


def test_an_engine_of_the_catalogue_has_its_attempts_and_the_pairs(fake_stores):
    held = version(fake_stores, SPUTNIK, {"mission": "none"})
    assert count(fake_stores, held, "attempts") == 6_828
    assert count(fake_stores, held, "pairs") == 1


def test_what_cannot_be_compared_has_no_attempts_so_that_nothing_is_concluded(fake_stores):
    held = version(fake_stores, {"mission": "one"}, {"mission": "two"})
    assert count(fake_stores, held, "attempts") == count(fake_stores, held, "pairs") == 0


def test_other_analyses_have_the_launches_alone(fake_stores):
    held = version(fake_stores, SPUTNIK)
    with open_data_set(ALL["timeline"], held, fake_stores.launches) as engine:
        assert engine.fetch("select count(*) as found from launches", {}) == [{"found": 1}]


@pytest.fixture
def kept_connection(monkeypatch):
    monkeypatch.setattr(duckdb_engine, "_KEPT", {})
    duckdb_engine.keep_connection()


def opened(stores, held, name="timeline"):
    with open_data_set(ALL[name], held, stores.launches) as engine:
        return engine


def test_a_version_of_few_launches_is_read_once_for_all_analyses(fake_stores, kept_connection):
    held, other = version(fake_stores, SPUTNIK), version(fake_stores, {"mission": "another"})
    engine = opened(fake_stores, held)
    assert opened(fake_stores, held, "costs") is engine
    assert opened(fake_stores, other) is not engine
    assert opened(fake_stores, held, "coverage") is not engine


def test_one_of_many_launches_is_not_kept(fake_stores, kept_connection, monkeypatch):
    monkeypatch.setattr(data_set_engine, "FEW_LAUNCHES", 0)
    held = version(fake_stores, SPUTNIK)
    assert opened(fake_stores, held) is not opened(fake_stores, held)


def test_where_none_is_kept_only_the_columns_that_are_asked_for_are_read(fake_stores, monkeypatch):
    monkeypatch.setattr(duckdb_engine, "_KEPT", {})
    held = version(fake_stores, SPUTNIK)
    with open_data_set(ALL["timeline"], held, fake_stores.launches) as engine:
        (launch,) = engine.fetch("select * from launches", {})
    assert "sector" in launch
    assert "mission" not in launch


def test_a_version_that_is_gone_is_told_though_its_engine_was_kept(fake_stores, kept_connection):
    held = version(fake_stores, SPUTNIK)
    opened(fake_stores, held)
    fake_stores.launches.clear(fake_stores.launches.current())
    fake_stores.launches.drop_replaced(0)
    with pytest.raises(NotFoundError):
        opened(fake_stores, held)


def test_the_catalogue_beside_itself_says_so(fake_stores):
    held = version(fake_stores, SPUTNIK, source=NAME)
    assert origin_of(ALL["coverage"], held, fake_stores.launches).caveats[0] == AGAINST_ITSELF
    assert AGAINST_ITSELF not in origin_of(ALL["timeline"], held, fake_stores.launches).caveats


def test_a_version_that_is_gone_is_told(fake_stores):
    with pytest.raises(NotFoundError), open_data_set(ALL["timeline"], "x", fake_stores.launches):
        pass


def test_a_build_is_told_with_what_it_holds_where_launches_are_asked_for(
    fake_stores, filled_warehouse
):
    with filled_warehouse("spacex") as session:
        origin = read_origin(session, "spacex")
        asked = {
            name: origin_of_build(ALL[name], origin, "spacex", session, fake_stores.launches)
            for name in ("timeline", "pad-utilization", "slips")
        }
    is_told = {name: found.coverage is not None for name, found in asked.items()}
    assert is_told == {"timeline": True, "pad-utilization": True, "slips": False}
