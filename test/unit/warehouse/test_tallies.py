"""Tallies hold what a count of everything finds, whatever came in whichever order."""

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacelaunch.pipeline.build import build
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex import Spacex
from spacelaunch.sources.spacex_client import SpacexClient
from spacelaunch.warehouse import gold, tallies
from spacelaunch.warehouse.bronze import keep, mark_gone
from spacelaunch.warehouse.checks import check_silver, check_spacex
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.tallies import launch_tallies
from spacelaunch.warehouse.touched import touched
from spacex_worlds import NOW, read_first_state, seen


def one_of(*values):
    return st.sampled_from(values)


def optional(prefix, count):
    """An id that is there or not, or one that leads nowhere, or none."""
    return one_of(None, "nowhere", *(f"{prefix}{number}" for number in range(count)))


MOMENTS = ("2018-03-01T00:00:00.000Z", "2018-03-01T00:00:00.000Z", "2019-07-05T10:20:00.000Z")
DOCUMENTS = {
    "rockets": {
        "id": one_of("r0", "r1"),
        "name": one_of("Heron", "Egret"),
        "company": one_of(None, "SpaceX"),
        "cost_per_launch": one_of(None, 0, 6_700_000, 50_000_000.1),
    },
    "launchpads": {
        "id": one_of("s0", "s1"),
        "name": one_of("West", "East"),
        "full_name": one_of(None, "West Site", "East Site"),
    },
    "payloads": {
        "id": one_of("p0", "p1", "p2"),
        "name": st.just("Cargo"),
        "launch": optional("l", 3),
        "mass_kg": one_of(None, 0.1, 2.5, 2000),
        "orbit": one_of(None, "SO", "LEO"),
    },
    "cores": {"id": one_of("c0", "c1"), "serial": one_of("B1", "B2")},
    "launches": {
        "id": one_of("l0", "l1", "l2", "l3"),
        "name": one_of("First", "Second"),
        "date_utc": one_of(*MOMENTS),
        "date_precision": one_of("hour", "day"),
        "upcoming": one_of(False, False, True),
        "success": one_of(True, False, None),
        "failures": one_of([], [{"time": -60}], [{"time": 60}]),
        "static_fire_date_utc": one_of(None, "2018-02-20T00:00:00.000Z"),
        "rocket": optional("r", 2),
        "launchpad": optional("s", 2),
        "payloads": st.lists(one_of("nowhere", "p0", "p1", "p2"), unique=True),
        "cores": st.lists(st.fixed_dictionaries({"core": optional("c", 2)}), max_size=2),
    },
    "starlink": {
        "id": one_of("x0", "x1"),
        "launch": optional("l", 3),
        "latitude": one_of(None, 1.5),
        "longitude": one_of(None, 1.5),
        "spaceTrack": one_of(None, {"DECAYED": 0}, {"DECAYED": 1}),
    },
}


@st.composite
def change(draw):
    """A document that came or changed, or one that went."""
    resource = draw(one_of("launches", *DOCUMENTS))
    document = draw(st.fixed_dictionaries(DOCUMENTS[resource]))
    return resource, document, draw(st.integers(0, 4)) == 0


RUNS = st.lists(st.lists(change(), min_size=1, max_size=5), min_size=2, max_size=6)


class World:
    """A source whose documents are put into bronze without asking anybody."""

    def __init__(self, connection):
        self.connection = connection
        self.source = Spacex(SpacexClient("http://127.0.0.1:9/v4"))
        self.present = {name: set() for name in DOCUMENTS}
        self.run_id = 0

    def land(self, resource, document, *, is_gone):
        shelf = Shelf("spacex", resource, self.run_id, NOW)
        if is_gone:
            self.present[resource].discard(document["id"])
            mark_gone(self.connection, shelf, [*self.present[resource]], "", None)
            return
        self.present[resource].add(document["id"])
        received = receive(orjson.loads(orjson.dumps(document)))
        counts = keep(self.connection, shelf, [received], self.judge(resource))
        assert counts.rejected == 0

    def judge(self, resource):
        return lambda document: self.source.reason_to_refuse(resource, document)

    def build(self, *, is_full=False):
        """Silver, checks and gold: what the checks find, and every row that is kept."""
        build(self.connection, self.source, self.run_id, NOW, is_full=is_full)
        found = check_silver(self.connection, "spacex", NOW) + check_spacex(self.connection)
        gold.refresh(self.connection, "spacex")
        # What has vanished since the build before differs with how many builds there were.
        told = {each.check: each.found_count for each in found if each.check != "shrunk"}
        return told, seen(self.connection)


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
@given(RUNS)
def test_runs_one_by_one_come_to_what_one_reading_of_everything_finds(engine, runs):
    with engine.connect() as connection, connection.begin() as whole:
        world = World(connection)
        for changes in runs:
            world.run_id += 1
            for resource, document, is_gone in changes:
                world.land(resource, document, is_gone=is_gone)
            by_parts = world.build()
        assert by_parts == world.build(is_full=True)
        whole.rollback()


@pytest.fixture
def world(sqlite_engine):
    with sqlite_engine.connect() as connection, connection.begin() as whole:
        yield World(connection)
        whole.rollback()


ALIKE = {
    "name": "Same", "date_utc": MOMENTS[0], "date_precision": "hour", "upcoming": False,
    "rocket": None, "launchpad": None, "payloads": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "duplicates"),
    [
        ({}, 2),
        ({"success": True}, 2),
        ({"name": "Other"}, 1),
        ({"date_utc": MOMENTS[-1]}, 1),
        ({"upcoming": True}, 1),
        (None, 1),
    ],
    ids=["nothing", "another field", "the name", "the date", "not flown", "gone"],
)
def test_of_launches_alike_one_may_change_and_the_others_are_counted_still(
    world, change, duplicates
):
    first, second, third = ({"id": name, **ALIKE} for name in ("l0", "l1", "l2"))
    for changes in ([first], [second], [third]):
        land_and_build(world, changes)
    assert tallies.found_counts(world.connection, "spacex")["duplicates"] == 2
    land_and_build(world, [second if change is None else second | change], is_gone=change is None)
    assert tallies.found_counts(world.connection, "spacex")["duplicates"] == duplicates
    land_and_build(world, [second])
    assert tallies.found_counts(world.connection, "spacex")["duplicates"] == 2


def land_and_build(world, documents, *, is_gone=False):
    world.run_id += 1
    for each in documents:
        world.land("launches", each, is_gone=is_gone)
    world.build()


@pytest.fixture
def connection(warehouses):
    engine = open_engine(warehouses.filled("sqlite", read_first_state))
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def tallied(connection):
    found = connection.execute(launch_tallies.select()).mappings()
    return {(row["grain"], row["member"]): row["total_count"] for row in found}


def test_what_is_taken_out_and_put_in_again_is_what_was(connection):
    before = tallied(connection), tallies.found_counts(connection, "spacex")
    with touched(connection, "spacex", 0):
        tallies.take_out(connection, "spacex")
        assert set(tallied(connection).values()) == {0}
        tallies.put_in(connection, "spacex")
    assert (tallied(connection), tallies.found_counts(connection, "spacex")) == before


def test_a_rocket_without_a_launch_has_no_tally(connection):
    with touched(connection, "spacex", 0):
        tallies.take_out(connection, "spacex")
    with touched(connection, "spacex", 10**9):
        tallies.put_in(connection, "spacex")
    assert tallied(connection) == {}


def test_clearing_a_source_leaves_the_tallies_of_others(connection):
    tallies.clear(connection, "kaggle")
    assert tallied(connection)[("all", "")] == 18
    tallies.clear(connection, "spacex")
    assert tallied(connection) == {}
