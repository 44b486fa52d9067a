"""What a change reaches is merged to what merging everything comes to, whatever it was."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from functools import cache, partial

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from instructions import instructions_of
from merged_launches import MERGED_TABLES, merged
from spacelaunch.domain.precedence import ALL, MERGED
from spacelaunch.pipeline.merge import merge
from spacelaunch.warehouse import members, runs, silver
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.tables import members as tables
from spacelaunch.warehouse.tables.gold import launch_aggregates
from spacelaunch.warehouse.tables.runs import builds
from spacelaunch.warehouse.tables.silver import launches
from spacelaunch.warehouse.touched import Changed
from spacex_worlds import NOW

SOURCES = GCAT, LIBRARY, SPACEX = MERGED[:3]
COLUMNS = [column.name for column in launches.c]
AT = datetime(1985, 1, 1, tzinfo=UTC)
LASTS = {"minute": timedelta(), "day": timedelta(days=1), "month": timedelta(days=31),
         "year": timedelta(days=366)}  # fmt: skip


def row_of(source, number, told):
    """A launch with all that silver says of one."""
    days, precision, designator, pad, rocket, mission, outcome = told
    at = AT + timedelta(days=days)
    return {
        **dict.fromkeys(COLUMNS),
        "launch_id": f"{source}-{number}",
        "source": source,
        "source_id": str(number),
        "launched_at": at,
        "launched_epoch_s": int(at.timestamp()),
        "launched_from_at": at,
        "launched_until_at": at + LASTS[precision],
        "launch_year": at.year,
        "time_precision": precision,
        "launch_designator": designator,
        "pad": pad,
        "country": "USA",
        "rocket": rocket,
        "mission": mission,
        "outcome": outcome,
        "provider": "Acme",
        "sector": "state",
        "scope": "orbital",
        "is_uncertain": False,
    }


one_of = st.sampled_from
# Days near each other, at the rim of the window, and far off; names of which several have the same.
TOLD = st.tuples(
    one_of((0, 0.1, 1, 2.5, 20, 44, 46, 60, 89, 91, 400)),
    one_of(("minute", "minute", "minute", "day", "month", "year")),
    one_of((None, None, None, "1985-001", "1985-002")),
    one_of((None, "LC-39A, Kennedy Space Center, Florida, USA", "Site 1/5, Baikonur, Kazakhstan")),
    one_of((None, "Tern 1", "Tern 5", "Gull")),
    one_of((None, "Heron 1", "Heron 2", "Molniya-1", "Osprey satellite", "Plover satellite")),
    one_of(("success", "failure")),
)
LAUNCH = st.tuples(one_of(SOURCES), st.integers(0, 3))
WORLD = st.dictionaries(LAUNCH, TOLD, min_size=3, max_size=12)
CHANGE = st.dictionaries(st.integers(0, 3), st.none() | TOLD, min_size=1, max_size=3)
VERDICTS = st.dictionaries(
    st.tuples(LAUNCH, LAUNCH).map(lambda pair: tuple(f"{a}-{b}" for a, b in pair)),
    st.booleans(),
    max_size=2,
)


class World:
    """A warehouse of which silver alone is written, as builds would leave it."""

    versions = itertools.count()

    def __init__(self, connection):
        self.connection = connection

    @classmethod
    def of(cls, connection, world):
        """One with these launches, and with nothing else."""
        for table in (*MERGED_TABLES, launches, builds, launch_aggregates, tables.reviewed_pairs):
            connection.execute(delete(table))
        held = cls(connection)
        held._write([row_of(*key, told) for key, told in world.items()])
        for source in SOURCES:
            held._say_built(source)
        return held

    def change(self, source, change):
        """Rows that come, change or go, as a build of their source by parts would have it."""
        ids = [f"{source}-{number}" for number in change]
        before = runs.current_build(self.connection, source).version
        silver.replace_rows(self.connection, "launches", ids, COLUMNS, [])
        self._write([row_of(source, number, told) for number, told in change.items() if told])
        self._say_built(source)
        return Changed(source, before, ids)

    def merged(self, changed=None):
        """Every row, and how many launches were looked at."""
        step = merge(self.connection, 1, NOW, changed)
        return merged(self.connection), step and step.rows_read

    def forget(self):
        """What is merged is of nothing any more, so that all of it is merged anew."""
        self.connection.execute(delete(builds).where(builds.c.source == ALL))

    def _write(self, rows):
        values = [[row[name] for name in COLUMNS] for row in rows]
        silver.add_rows(self.connection, "launches", COLUMNS, values)

    def _say_built(self, source):
        built = runs.Build(1, str(next(self.versions)), 1)
        runs.replace_build(self.connection, source, built, NOW)
        counted = launch_aggregates.c.source == source
        self.connection.execute(delete(launch_aggregates).where(counted))
        count = len(members.read_source(self.connection, source))
        if count:
            self.connection.execute(
                launch_aggregates.insert().values(source=source, total_count=count, **NO_FIGURES)
            )


NO_FIGURES = {
    column.name: 0
    for column in launch_aggregates.c
    if column.name not in {"source", "total_count"} and not column.nullable
}


def check(engine, world, verdicts, changes):
    with engine.begin() as connection:
        held = World.of(connection, world)
        members.keep_verdicts(connection, verdicts)
        held.merged()
        for source, change in changes:
            by_parts, _ = held.merged(held.change(source, change))
            held.forget()
            assert by_parts == held.merged()[0]


CHANGES = st.lists(st.tuples(one_of(SOURCES), CHANGE), min_size=1, max_size=4)
KENNEDY = "LC-39A, Kennedy Space Center, Florida, USA"


def tern(days, mission, outcome="success"):
    return days, "minute", None, KENNEDY, "Tern 1", mission, outcome


# The second of a name comes within the window of its namesake, and of nobody else.
NAMESAKES = {(GCAT, 0): tern(0, "Molniya-1"), (LIBRARY, 0): tern(20, "Molniya-1")}
ANOTHER = [(LIBRARY, {1: tern(60, "Molniya-1")}), (LIBRARY, {1: None})]
# Years apart, and one launch by what a person said.
SAID = {(GCAT, 0): tern(0, "Heron 1"), (LIBRARY, 0): tern(400, "Gull 7")}
ARE_ONE = {(f"{LIBRARY}-0", f"{GCAT}-0"): True}
CORRECTED = [(GCAT, {0: tern(0, "Heron 1", "failure")}), (GCAT, {0: None})]


@given(WORLD, VERDICTS, CHANGES)
@example(NAMESAKES, {}, ANOTHER)
@example(SAID, ARE_ONE, CORRECTED)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_by_parts_it_comes_to_what_everything_anew_does(sqlite_engine, world, verdicts, changes):
    check(sqlite_engine, world, verdicts, changes)


@given(WORLD, VERDICTS, CHANGES)
@example(NAMESAKES, {}, ANOTHER)
@example(SAID, ARE_ONE, CORRECTED)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_on_postgresql_too(warehouses, world, verdicts, changes):
    check(postgres(warehouses), world, verdicts, changes)


@cache
def postgres(warehouses):
    return open_engine(warehouses.migrated("postgresql"))


def test_what_a_change_does_not_reach_is_not_looked_at(sqlite_engine):
    far = {(GCAT, 0): tern(0, "Heron 1"), (LIBRARY, 0): tern(0, "Heron 1"),
           (GCAT, 1): tern(400, "Heron 2"), (LIBRARY, 1): tern(400, "Heron 2")}  # fmt: skip
    with sqlite_engine.begin() as connection:
        held = World.of(connection, far)
        assert held.merged()[1] == 4
        changed = held.change(GCAT, {0: tern(0, "Heron 1", "failure")})
        found, looked_at = held.merged(changed)
    assert looked_at == 2
    assert [len(rows) for rows in found] == [2, 4, 2, 0]


def test_another_change_than_that_of_the_build_has_everything_merged_anew(sqlite_engine):
    with sqlite_engine.begin() as connection:
        held = World.of(connection, {**NAMESAKES, (SPACEX, 0): tern(900, "Gull 7")})
        held.merged()
        unseen = held.change(GCAT, {0: None})
        seen = held.change(LIBRARY, {0: tern(20, "Molniya-1", "failure")})
        assert held.merged(seen)[1] == 2
        assert held.merged(unseen)[1] is None
        members.keep_verdicts(connection, ARE_ONE)
        changed = held.change(LIBRARY, {0: tern(20, "Molniya-1")})
        assert held.merged(changed)[1] == 2


def test_the_cost_of_a_change_does_not_grow_with_the_history(sqlite_engine):
    costs = []
    for count in (200, 2_000):
        told = {
            (source, number): tern(-10 * number, f"Heron {number}")
            for number in range(count) for source in (GCAT, LIBRARY)
        }  # fmt: skip
        with sqlite_engine.begin() as connection:
            held = World.of(connection, told)
            held.merged()
            changed = held.change(GCAT, {60: tern(-600, "Heron 60", "failure")})
        costs.append(instructions_of(sqlite_engine, partial(merge_two, sqlite_engine, changed)))
    small, large = costs
    assert 0 < large < 1.1 * small


def merge_two(engine, changed):
    with engine.begin() as connection:
        assert merge(connection, 1, NOW, changed).rows_read == 2
