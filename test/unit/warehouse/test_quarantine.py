import pytest
from sqlalchemy import select

from spacelaunch.domain.document import Refused
from spacelaunch.warehouse.quarantine import quarantine, release
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.tables.bronze import quarantine as table

BAD = Refused("a", '{"id": "a"}', "hash", "name is missing")


@pytest.fixture
def shelf(now):
    return Shelf("s", "r", 1, now)


def state(engine):
    with engine.connect() as connection:
        return [(row.document_id, row.resolved_at) for row in connection.execute(select(table))]


def test_what_is_refused_again_stands_here_once(engine, shelf):
    for _ in range(2):
        with engine.begin() as connection:
            quarantine(connection, shelf, [BAD, BAD])
    assert state(engine) == [("a", None)]


def test_a_readable_one_resolves_it_and_the_bad_one_opens_it_again(engine, shelf, now):
    with engine.begin() as connection:
        quarantine(connection, shelf, [BAD])
        release(connection, shelf, ["b"])
    assert state(engine) == [("a", None)]
    with engine.begin() as connection:
        release(connection, shelf, ["a"])
    assert state(engine) == [("a", now)]
    with engine.begin() as connection:
        quarantine(connection, shelf, [BAD])
    assert state(engine) == [("a", None)]
