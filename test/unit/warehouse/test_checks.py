import pytest
from sqlalchemy import delete, select, update

from spacelaunch.warehouse import tallies
from spacelaunch.warehouse.checks import check_silver, check_spacex
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.tables.hardware import rockets
from spacelaunch.warehouse.tables.silver import launches, starlink
from spacelaunch.warehouse.touched import touched
from spacex_worlds import NOW, read_first_state


@pytest.fixture
def connection(warehouses):
    engine = open_engine(warehouses.filled("sqlite", read_first_state))
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def count_anew(connection):
    tallies.clear(connection, "spacex")
    with touched(connection, "spacex", 0):
        tallies.put_in(connection, "spacex")


def found(connection):
    count_anew(connection)
    return {
        each.check: (each.found_count, each.is_fatal)
        for each in check_silver(connection, "spacex", NOW)
        if each.found_count
    }


def test_good_launches_have_no_findings(connection):
    assert found(connection) == {}


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"outcome": "crashed"}, {"schema": (18, True)}),
        ({"launched_epoch_s": 32503680000}, {"range": (18, True)}),
        ({"launched_epoch_s": -386380801}, {"range": (18, True)}),
        ({"rocket": None}, {"nulls": (18, False)}),
        (
            {"mission": "m", "launched_epoch_s": 0, "pad": "p", "rocket": "r"},
            {"duplicates": (17, False)},
        ),
    ],
    ids=["unknown word", "the future", "before Sputnik", "no rocket", "duplicates"],
)
def test_what_cannot_be_believed_is_found(connection, change, finding):
    connection.execute(update(launches).values(**change))
    assert found(connection) == finding


@pytest.mark.parametrize(("year", "is_fatal"), [(2016, True), (2022, False)])
def test_many_launches_that_vanish_are_fatal(connection, year, is_fatal):
    connection.execute(delete(launches).where(launches.c.launch_year == year))
    assert found(connection).get("shrunk", (0, False))[1] is is_fatal


def test_references_that_lead_nowhere_are_counted_by_kind(connection):
    connection.execute(delete(rockets))
    count_anew(connection)
    references = {each.check: each.found_count for each in check_spacex(connection)}
    assert references["references: launch to rocket"] == 20
    assert references["references: payload to launch"] == 1
    assert not any(each.is_fatal for each in check_spacex(connection))


def test_a_satellite_that_decayed_is_not_one_whose_position_is_not_known(connection):
    connection.execute(update(starlink).values(is_decayed=None, latitude_deg=1.0))
    one, two, three = connection.scalars(select(starlink.c.starlink_id).limit(3)).all()
    its = starlink.c.starlink_id
    connection.execute(update(starlink).where(its.in_([one, two])).values(is_decayed=True))
    connection.execute(update(starlink).where(its.in_([two])).values(latitude_deg=None))
    connection.execute(update(starlink).where(its.in_([three])).values(longitude_deg=None))
    count_anew(connection)
    told = [each for each in check_spacex(connection) if each.check.startswith("satellites")]
    assert {each.check: each.note for each in told} == {
        "satellites: decayed": "2 satellites that have decayed",
        "satellites: no position": "2 satellites whose position is not known",
    }
    assert not any(each.is_fatal for each in told)
