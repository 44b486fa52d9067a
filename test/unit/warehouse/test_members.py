from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from spacelaunch.warehouse import members
from spacelaunch.warehouse.tables import members as tables
from spacelaunch.warehouse.tables.silver import IS_INVENTED, launches
from spacex_worlds import run
from three_sources import KAGGLE, kaggle, read_all


def test_what_was_decided_is_kept_and_replaced_as_a_whole(engine):
    with engine.begin() as connection:
        members.keep_verdicts(connection, {("a", "b"): True, ("a", "c"): False})
        members.keep_verdicts(connection, {("a", "c"): True})
        assert members.read_verdicts(connection) == {("a", "c"): True}
        members.keep_verdicts(connection, {})
        assert members.read_verdicts(connection) == {}


def test_a_source_is_read_with_all_that_it_says_and_counted(sqlite_engine):
    run(sqlite_engine, kaggle(KAGGLE.replace("| Lonely", "| Synthetic sample 1")))
    with sqlite_engine.connect() as connection:
        rows = members.read_source(connection, "kaggle")
        assert members.count_launches(connection) == {"kaggle": 4}
        assert members.is_invented(connection, "kaggle")
        assert not members.is_invented(connection, "gcat")
        assert [*members.built_versions(connection)] == ["kaggle"]
    assert sorted(row["cost_musd"] or 0 for row in rows) == [0, 0, 0, 9.5]


def test_a_table_takes_the_columns_that_it_has(sqlite_engine):
    row = {"launch_id": "a", "field": "outcome", "source": "gcat", "value": "success"}
    with sqlite_engine.begin() as connection:
        members.add_rows(connection, "launch_conflicts", [{**row, "is_taken": True, "more": 1}])
        found = connection.exec_driver_sql("select * from launch_conflicts").all()
    assert [tuple(each) for each in found] == [("a", "outcome", "gcat", "success", 1)]


def of_all(tmp_path, engine, sources=("gcat", "kaggle")):
    read_all(engine, tmp_path, ("gcat", "kaggle"))
    connection = engine.connect()
    return connection, members.Launches(connection, sources)


def seconds(*date):
    return int(datetime(*date, tzinfo=UTC).timestamp())


def test_those_are_near_a_time_that_may_have_been_within_it(engine, tmp_path):
    connection, held = of_all(tmp_path, engine)
    with connection:
        spring = seconds(2001, 3, 7, 5, 33), seconds(2001, 3, 19, 19, 24)
        assert [row["mission"] for row in held.near(spring)] == ["Osprey 17", "Osprey 17"]
        (first, last), (own,) = spring, held.near((spring[0] + 1, spring[1]))
        assert own["source"] == "kaggle"
        assert held.near((first + 60, last - 1)) == []
        of_one = members.Launches(connection, ["gcat"])
        assert [row["source"] for row in of_one.near(spring)] == ["gcat"]


@pytest.mark.parametrize(("precision", "days"), [("day", 1), ("month", 31), ("year", 366)])
def test_what_is_known_to_the_year_is_near_all_of_it(engine, tmp_path, precision, days):
    connection, held = of_all(tmp_path, engine)
    with connection:
        later = seconds(2001, 1, 9, 17, 0, 3) + 86_400 * days
        told = update(launches).where(launches.c.launch_id == "gcat-2001-001")
        connection.execute(told.values(time_precision=precision))
        names = [[row["launch_id"] for row in held.near((at, at))] for at in (later, later + 1)]
        assert ["gcat-2001-001" in each for each in names] == [True, False]


def test_launches_are_found_by_id_and_by_designator(engine, tmp_path):
    connection, held = of_all(tmp_path, engine)
    with connection:
        found = held.named(["gcat-2001-001", "nobody"], ["2001-002"])
        assert [row["launch_id"] for row in found] == ["gcat-2001-001", "gcat-2001-002"]
        assert members.Launches(connection, ["kaggle"]).named(["gcat-2001-001"], []) == []


def test_what_was_compared_is_kept_and_forgotten_with_all_that_was_merged(engine, tmp_path):
    connection, held = of_all(tmp_path, engine)
    with connection:
        own = "gcat-2001-002"
        assert members.read_members(connection, [own]) == held.named([own], [])
        ids = [row["member_id"] for row in connection.execute(select(tables.launch_members)
               .where(tables.launch_members.c.launch_id == own)).mappings()]  # fmt: skip
        assert len(ids) == 2
        members.forget_members(connection, ids)
        for table in (tables.merged_launches, tables.launch_conflicts, tables.launch_members):
            assert own not in connection.scalars(select(table.c.launch_id)).all()
        assert members.count_doubts(connection) == 1
        members.forget_members(connection, connection.scalars(
            select(tables.launch_doubts.c.member_id)).all())  # fmt: skip
        assert members.count_doubts(connection) == 0


def test_whoever_was_invented_is_found_without_a_look_at_the_others(sqlite_engine):
    with sqlite_engine.connect() as connection:
        asked = select(launches.c.launch_id).where(launches.c.source == "gcat", IS_INVENTED)
        plan = connection.exec_driver_sql(f"explain query plan {literal(connection, asked)}").all()
    assert "ix_launches_invented" in str(plan)


def literal(connection, asked):
    return asked.compile(connection, compile_kwargs={"literal_binds": True})
