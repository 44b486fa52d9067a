import pytest

from spacelaunch.errors import NotFoundError, SpacelaunchError
from spacelaunch.queries.warehouse import read_origin
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacelaunch.warehouse.tables.silver import launches
from warehouse_questions import fill_oddly

COUNT = "select count(*) as n from launches"


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request, warehouses):
    engine = open_engine(warehouses.filled(request.param, fill_oddly))
    yield engine
    engine.dispose()


@pytest.mark.parametrize(("source", "count"), [("spacex", 20), ("kaggle", 300), ("nasa", 0)])
def test_only_the_launches_of_one_source_are_seen(filled, source, count):
    with open_sql_engine(filled, source) as session:
        assert session.fetch(COUNT, {}) == [{"n": count}]


def test_a_moment_cast_to_text_is_in_utc_whatever_the_machines_zone(filled, monkeypatch):
    monkeypatch.setenv("PGTZ", "Asia/Tokyo")
    first = "select cast(min(launched_at) as varchar(40)) as at from launches"
    with open_sql_engine(filled, "spacex") as session:
        assert session.fetch(first, {})[0]["at"][:16] == "2016-02-10 22:30"


def test_a_session_sees_one_state_however_long_it_lasts(filled):
    with open_sql_engine(filled, "spacex") as session:
        before = session.fetch(COUNT, {})
        with filled.begin() as connection:
            connection.execute(launches.delete())
        assert session.fetch(COUNT, {}) == before
    with open_sql_engine(filled, "spacex") as session:
        assert session.fetch(COUNT, {}) == [{"n": 0}]


def test_which_build_is_asked_is_told(filled):
    with open_sql_engine(filled, "spacex") as session:
        origin = read_origin(session, "spacex")
    assert len(origin.version) == 16
    # Its launches are the fake's, which are invented.
    assert origin.is_synthetic
    assert str(origin.data_from) == "2016-02-10"


def test_a_warehouse_without_tables_says_what_to_run(empty_engine):
    with pytest.raises(NotFoundError, match="run: spacelaunch ingest"):  # noqa: SIM117
        with open_sql_engine(empty_engine, "spacex"):
            pass


def test_who_asks_makes_no_file(tmp_path):
    missing = open_engine(f"sqlite:///{tmp_path / 'none.sqlite'}")
    with pytest.raises(NotFoundError), open_sql_engine(missing, "spacex"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_statement_that_cannot_be_answered_is_an_error_of_ours(filled):
    with (
        open_sql_engine(filled, "spacex") as session,
        pytest.raises(SpacelaunchError, match=r"the warehouse: .*nowhere"),
    ):
        session.fetch("select nowhere from launches", {})
