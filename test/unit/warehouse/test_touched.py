import pytest
from sqlalchemy import inspect, text

from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.touched import read_touched, touched
from spacex_worlds import read_first_state


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request, warehouses):
    engine = open_engine(warehouses.filled(request.param, read_first_state))
    with engine.begin() as connection:
        yield connection, state("first")
    engine.dispose()


def ids(connection):
    return {*connection.scalars(text("select launch_id from touched_launches"))}


@pytest.mark.parametrize(
    ("resource", "names"),
    [
        ("launches", lambda launch: {launch["id"]}),
        ("rockets", lambda launch: {launch["rocket"]}),
        ("launchpads", lambda launch: {launch["launchpad"]}),
        ("payloads", lambda launch: {*launch["payloads"]}),
        ("cores", lambda launch: {core["core"] for core in launch["cores"]}),
    ],
)
def test_a_document_touches_the_launches_that_name_it(world, resource, names):
    connection, documents = world
    changed = documents[resource][0]["id"]
    connection.execute(
        text("update documents set run_id = 7 where resource = :resource and document_id = :id"),
        {"resource": resource, "id": changed},
    )
    with touched(connection, "spacex", 6):
        assert ids(connection) == {
            launch["id"] for launch in documents["launches"] if changed in names(launch)
        }


def test_a_first_build_touches_all_launches(world):
    connection, documents = world
    with touched(connection, "spacex", 0):
        assert ids(connection) == {launch["id"] for launch in documents["launches"]}


def test_what_is_touched_is_told_where_it_is_not_too_much(world):
    connection, documents = world
    names = sorted(launch["id"] for launch in documents["launches"])
    with touched(connection, "spacex", 0):
        assert read_touched(connection, len(names)) == names
        assert read_touched(connection, len(names) - 1) is None


def test_documents_of_another_source_touch_nothing(world):
    connection, _ = world
    with touched(connection, "kaggle", 0):
        assert ids(connection) == set()


def test_what_was_touched_is_forgotten(world):
    connection, _ = world
    with touched(connection, "spacex", 0):
        pass
    assert {"fresh_documents", "touched_launches"}.isdisjoint(
        inspect(connection).get_temp_table_names()
    )
