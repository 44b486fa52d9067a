from datetime import timedelta

import pytest

from spacelaunch.errors import NotFoundError
from spacelaunch.queries.ledger.history import ChangeEntry, read_history
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacex_worlds import NOW, run, served


@pytest.fixture
def grown(engine):
    """A warehouse on each kind of database, that came from the first state to the later one."""
    with served(state("first")) as (fake, source):
        run(engine, source)
        fake.documents = state("later")
        assert run(engine, source, now=NOW + timedelta(days=7)).error is None
    return engine


def late_success():
    """The flown launch whose success the later state fills in."""
    flown = [each for each in state("first")["launches"] if not each["upcoming"]]
    unknown = {each["id"] for each in flown if each["success"] is None}
    (found,) = [
        each["id"]
        for each in state("later")["launches"]
        if each["id"] in unknown and each["success"] is not None
    ]
    return found


def test_a_success_that_came_late_is_told_from_to_and_when(grown):
    with open_sql_engine(grown, "spacex") as session:
        found = read_history(session, "spacex", late_success())
    learned_at = "2023-01-08T00:00:00Z"
    assert ChangeEntry("success", None, True, learned_at, 2) in found.changes
    assert (found.learned_at, found.gone_at) == (learned_at, None)


def test_a_launch_that_never_changed_has_no_changes(filled_warehouse):
    name = state("first")["launches"][0]["id"]
    with filled_warehouse("spacex") as engine:
        assert read_history(engine, "spacex", name).changes == []


def test_a_launch_is_found_by_its_own_id_where_its_document_has_another(filled_warehouse):
    with filled_warehouse("kaggle") as engine:
        (row,) = engine.fetch("select min(launch_id) as name from launches", {})
        assert read_history(engine, "kaggle", row["name"]).launch_id == row["name"]


def test_an_unknown_launch_is_told_of(filled_warehouse):
    with (
        filled_warehouse("spacex") as engine,
        pytest.raises(NotFoundError, match="spacex has told of no launch nope"),
    ):
        read_history(engine, "spacex", "nope")
