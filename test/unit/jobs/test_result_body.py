from datetime import UTC, datetime

import orjson

from data_sets import hold
from factories import make_job, make_launch
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.jobs.result_body import ResultBody, result_body
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.description import describe


def body_of(years, source="a.csv") -> ResultBody:
    launches = hold([make_launch(year) for year in years])
    origin = describe(launches, [source], datetime(2026, 1, 1, tzinfo=UTC)).origin
    analysis = ANALYSES["timeline"]
    with open_duckdb(launches=to_relation(launches)) as engine:
        summary = summarise(analysis, analysis.parameters(), engine, origin)
    return result_body(make_job(), summary)


def test_a_row_is_an_object_with_a_member_for_each_column():
    body = body_of([2000, 2002])
    names = [column.name for column in body.columns]
    assert [row["year"] for row in body.rows] == [2000, 2001, 2002]
    assert [[*row] for row in body.rows] == [names] * 3


def test_its_json_has_days_as_iso_writes_them():
    found = orjson.loads(orjson.dumps(body_of([2000])))
    assert found["data_from"].startswith("2000-")
    assert (found["job_id"], found["source"]) == ("timeline-1", "a.csv")


def test_what_must_be_known_of_its_figures_stands_in_it():
    assert body_of([2000]).notes == ()
    assert body_of([2000], "GCAT").notes == KNOWN_SOURCES["gcat"].caveats
