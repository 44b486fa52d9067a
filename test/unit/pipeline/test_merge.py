import pytest
from sqlalchemy import text

from merged_launches import merged
from spacelaunch.domain.precedence import ALL
from spacelaunch.pipeline.merge import decide
from spacelaunch.queries.registry import QUERIES
from spacelaunch.queries.summarise import answer
from spacelaunch.warehouse import members, runs
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import NOW, run
from three_sources import KAGGLE, gcat, kaggle, read_all

NAMES = ("gcat", "kaggle", "launch-library")


def per_year(engine, source):
    analysis = QUERIES["launches-per-year"]
    with open_sql_engine(engine, source) as session:
        rows = answer(analysis, analysis.parameters(source=source), session)
    return {row["launch_year"]: row["flown_count"] for row in rows}


def asked(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_launch_that_several_sources_tell_of_is_counted_once(engine, tmp_path):
    read_all(engine, tmp_path, NAMES)
    assert per_year(engine, "gcat") == {2001: 4}
    assert per_year(engine, "kaggle") == {2001: 3, 2002: 1}
    assert per_year(engine, "launch-library") == {2001: 1}
    # The unsure one counts twice until somebody says what it is.
    assert per_year(engine, ALL) == {2001: 5, 2002: 1}


def test_its_members_are_listed_by_source_and_why(sqlite_engine, tmp_path):
    engine = sqlite_engine
    read_all(engine, tmp_path, NAMES)
    found = asked(engine, "select source, because from launch_members where launch_id = "
                  "'gcat-2001-001' order by source")  # fmt: skip
    assert found == [("gcat", "first"), ("kaggle", "sure"), ("launch-library", "designator")]
    assert asked(engine, "select because from launch_members where launch_id = 'gcat-2001-002' "
                 "and source = 'kaggle'") == [("misdated",)]  # fmt: skip


def test_each_value_is_of_whom_the_table_names_first(sqlite_engine, tmp_path):
    engine = sqlite_engine
    read_all(engine, tmp_path, NAMES)
    found = asked(engine, "select mission, rocket, pad, sector, cost_musd, time_precision, source "
                  "from merged_launches where launch_id = 'gcat-2001-001'")  # fmt: skip
    assert found == [("Invented Heron", "Tern 1", "Canaveral", "state", 9.5, "minute", "all")]


def test_what_sources_contradict_is_kept_field_by_field(engine, tmp_path):
    read_all(engine, tmp_path, NAMES)
    found = asked(engine, "select field, source, value, is_taken from launch_conflicts where "
                  "launch_id = 'gcat-2001-002' order by field, source")  # fmt: skip
    assert [(*row[:3], bool(row[3])) for row in found] == [
        ("launched_at", "gcat", "2001-03-07T05:33:00Z", True),
        ("launched_at", "kaggle", "2001-03-19T19:24:00Z", False),
        ("outcome", "gcat", "success", True),
        ("outcome", "kaggle", "failure", False),
    ]


def test_the_order_in_which_sources_are_read_changes_nothing(warehouses, tmp_path):
    found = []
    for order in (NAMES, NAMES[::-1]):
        engine = open_engine(warehouses.migrated("sqlite"))
        read_all(engine, tmp_path, order)
        with engine.connect() as connection:
            found.append(merged(connection))
        engine.dispose()
    assert found[0] == found[1]


def test_where_nothing_is_new_nothing_is_merged_anew(sqlite_engine, tmp_path):
    read_all(sqlite_engine, tmp_path, NAMES)
    again = run(sqlite_engine, kaggle())
    assert [step.step for step in again.run.steps if step.step in {"build", "merge"}] == []


def test_a_launch_that_is_corrected_at_one_source_is_merged_anew(sqlite_engine, tmp_path):
    read_all(sqlite_engine, tmp_path, NAMES)
    run(sqlite_engine, kaggle(KAGGLE.replace("Osprey 17,StatusRetired,,Failure",
                                             "Osprey 17,StatusRetired,,Success")))  # fmt: skip
    assert asked(sqlite_engine, "select count(*) from launch_conflicts where field = 'outcome'") \
        == [(0,)]  # fmt: skip


@pytest.mark.parametrize(("is_same", "count"), [(True, 4), (False, 5)])
def test_what_a_person_decided_is_obeyed_at_once(engine, tmp_path, is_same, count):
    read_all(engine, tmp_path, NAMES)
    ((member, other),) = asked(engine, "select member_id, other_id from launch_doubts")
    for _ in range(2):
        decide(engine, {(other, member): is_same}, NOW)
    assert per_year(engine, ALL) == {2001: count, 2002: 1}
    assert asked(engine, "select count(*) from launch_doubts") == [(0,)]


def test_a_decision_on_a_warehouse_without_launches_is_kept_for_later(sqlite_engine, tmp_path):
    decide(sqlite_engine, {("gcat-2001-001", "gcat-2001-002"): False}, NOW)
    read_all(sqlite_engine, tmp_path, NAMES[:1])
    assert per_year(sqlite_engine, ALL) == {2001: 4}


def test_the_version_of_all_names_what_it_is_made_of(sqlite_engine, tmp_path):
    read_all(sqlite_engine, tmp_path, NAMES[:1])
    with sqlite_engine.begin() as connection:
        before = runs.current_build(connection, ALL)
        members.keep_verdicts(connection, {("gcat-2001-001", "nobody"): True})
    with gcat(tmp_path) as source:
        run(sqlite_engine, source)
    with sqlite_engine.connect() as connection:
        assert runs.current_build(connection, ALL).version != before.version


def test_launches_that_were_invented_are_not_mixed_with_others(sqlite_engine, tmp_path):
    read_all(sqlite_engine, tmp_path, NAMES[:1])
    run(sqlite_engine, kaggle(KAGGLE.replace("| Heron 1", "| Synthetic sample 1")))
    assert per_year(sqlite_engine, ALL) == {2001: 4}
