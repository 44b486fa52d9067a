import pytest
from sqlalchemy import select

from spacelaunch.warehouse import silver
from spacelaunch.warehouse.rows import insert_rows
from spacelaunch.warehouse.tables.bronze import documents
from spacelaunch.warehouse.tables.silver import launches, payloads
from spacelaunch.warehouse.touched import touched


@pytest.fixture
def connection(engine):
    with engine.begin() as opened:
        yield opened


@pytest.fixture
def fly(connection, now):
    """A SpaceX launch with one payload, in the typed tables and as fresh documents."""

    def flown(name, orbit="LEO", payload="p", **given):
        row = {
            "launch_id": name, "mission": name, "is_upcoming": False, "outcome": "success",
            "is_lost_before_launch": False, "launched_at": now, "launched_epoch_s": 1664985600,
            "launch_year": 2022, "time_precision": "hour", "launched_from_at": now,
            "launched_until_at": now, "is_uncertain": False, **given,
        }  # fmt: skip
        write(connection, "spacex_launches", row)
        if payload:
            write(connection, "payloads", {"payload_id": payload, "name": "p", "orbit": orbit})
            write(
                connection,
                "launch_payloads",
                {"launch_id": name, "payload_id": payload, "position": 1},
            )
        arrive(connection, now, "launches", name)

    return flown


def write(connection, table, row):
    silver.replace_rows(
        connection, table, [next(iter(row.values()))], [*row], [tuple(row.values())]
    )


def arrive(connection, now, resource, name, run_id=1):
    columns = (
        "source",
        "resource",
        "document_id",
        "content_hash",
        "document",
        "run_id",
        "learned_at",
    )
    row = ("spacex", resource, name, "h", "{}", run_id, now)
    insert_rows(connection, documents, columns, [row])


def related(connection, built_run_id=0):
    with touched(connection, "spacex", built_run_id):
        silver.relate_spacex(connection)
    return {row.launch_id: row for row in connection.execute(select(launches))}


@pytest.mark.parametrize(
    ("given", "scope"),
    [
        ({}, "orbital"),
        ({"orbit": "SO"}, "suborbital"),
        ({"orbit": None}, "orbital"),
        ({"payload": None}, "unknown"),
        ({"is_lost_before_launch": True, "outcome": "prelaunch_failure"}, "pad_loss"),
    ],
)
def test_a_scope_comes_from_what_the_documents_say(connection, fly, given, scope):
    fly("l", **given)
    assert related(connection)["l"].scope == scope


def test_what_is_upcoming_is_no_row_of_the_relation(connection, fly):
    fly("l", is_upcoming=True)
    assert related(connection) == {}


def test_a_reference_that_leads_nowhere_leaves_a_gap(connection, fly):
    fly("l", rocket_id="nowhere")
    row = related(connection)["l"]
    assert (row.rocket, row.pad, row.cost_musd, row.provider) == (None, None, None, "SpaceX")


def test_rocket_and_pad_are_told_by_name(connection, fly):
    write(
        connection,
        "rockets",
        {"rocket_id": "r", "name": "R", "provider": "P", "is_active": True, "cost_usd": 6.7e6},
    )
    write(
        connection,
        "launchpads",
        {"launchpad_id": "s", "name": "S", "full_name": "Site", "country": "USA"},
    )
    fly("l", rocket_id="r", launchpad_id="s")
    row = related(connection)["l"]
    assert (row.rocket, row.provider, row.cost_musd, row.pad) == ("R", "P", 6.7, "Site")
    assert (row.source, row.source_id, row.is_rocket_active) == ("spacex", "l", True)


@pytest.mark.parametrize(
    ("resource", "name"), [("rockets", "r"), ("launchpads", "s"), ("payloads", "p")]
)
def test_a_launch_is_related_anew_when_what_it_names_changes(connection, fly, now, resource, name):
    fly("l", rocket_id="r", launchpad_id="s")
    fly("other", payload="q")
    related(connection)
    connection.execute(launches.update().values(mission="as it was"))
    arrive(connection, now, resource, name, run_id=2)
    found = related(connection, built_run_id=1)
    assert (found["l"].mission, found["other"].mission) == ("l", "as it was")


def test_a_launch_that_became_upcoming_again_leaves_the_relation(connection, fly):
    fly("l")
    related(connection)
    write(connection, "spacex_launches", {**_row(connection, "l"), "is_upcoming": True})
    assert related(connection) == {}


def _row(connection, name):
    table = silver.spacex_launches
    return dict(connection.execute(select(table).where(table.c.launch_id == name)).mappings().one())


def test_rows_of_a_document_take_the_place_of_those_before(connection):
    write(connection, "payloads", {"payload_id": "p", "name": "old"})
    silver.replace_rows(connection, "payloads", ["p", "q"], ["payload_id", "name"], [("q", "new")])
    assert [*connection.scalars(select(payloads.c.name))] == ["new"]


def test_clearing_a_source_leaves_the_launches_of_others(connection, fly):
    fly("l")
    related(connection)
    connection.execute(launches.update().values(source="kaggle"))
    silver.clear(connection, "spacex", ["payloads"])
    assert (len(connection.execute(select(launches)).all())) == 1
    assert connection.execute(select(payloads)).all() == []


def test_the_newest_unresolved_launches_are_named_first(connection, fly):
    fly("old", outcome="unknown", launched_epoch_s=1)
    fly("new", outcome="unknown", launched_epoch_s=2, is_upcoming=True, payload="q")
    fly("known", payload="r")
    assert silver.unresolved_launches(connection) == ["new", "old"]
