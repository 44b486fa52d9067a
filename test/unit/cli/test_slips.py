import json

import pytest
from click.testing import CliRunner

from launch_library_worlds import HOUR, START, served
from spacelaunch.cli.slips import slips
from spacelaunch.errors import BadDataError, NotFoundError
from spacelaunch.sources.fake_launch_library.catalogue import PRECISIONS, as_text, make_launch
from spacelaunch.warehouse.engines import open_engine

HISTORY = [
    ("2026-03-31T00:00:00Z", "M"),
    ("2026-03-31T12:00:00Z", "MIN"),
    ("2026-04-02T12:00:00Z", "MIN"),
    ("2026-04-02T11:00:00Z", "MIN"),
    ("2026-04-30T00:00:00Z", "M"),
    ("2026-04-30T00:00:01Z", None),
]
COUNTED = {"slip": 1, "earlier": 1, "refined": 1, "coarsened": 1, "unknown": 1, "same": 0}


@pytest.fixture
def file(tmp_path):
    history = [{"seen_at": None, "net": net, "net_precision": word} for net, word in HISTORY]
    path = tmp_path / "history.json"
    path.write_text(json.dumps([{"id": "a", "history": history}, {"id": "b", "history": []}]))
    return path


def test_a_file_is_counted_for_programs(file):
    ended = CliRunner().invoke(slips, [str(file), "--json"])
    assert json.loads(ended.output) == {"launches_count": 2, "changes_count": 5, **COUNTED}


def test_a_file_is_counted_for_people(file):
    lines = CliRunner().invoke(slips, [str(file)]).output.splitlines()
    assert lines[0] == "5 changes of the time of 2 launches:"
    assert lines[3].split(maxsplit=2) == [
        "1",
        "refined",
        "known more exactly, within what was known",
    ]


def test_a_file_that_is_none_is_named(tmp_path):
    path = tmp_path / "odd.json"
    path.write_text("{}")
    with pytest.raises(BadDataError, match=r"odd.json: expected an array of launches"):
        CliRunner().invoke(slips, [str(path)], catch_exceptions=False)


def test_the_warehouse_is_counted_by_the_same_rule(warehouses, monkeypatch):
    """The same history, seen run by run; what it says of the time before it is nothing."""
    url = warehouses.migrated("sqlite")
    monkeypatch.setenv("SPACELAUNCH_WAREHOUSE_URL", url)
    engine = open_engine(url)
    launch = make_launch("slipping", START, START - HOUR, "TBD", "M")
    with served(engine, [launch]) as world:
        for net, word in HISTORY:
            number = None if word is None else {"id": PRECISIONS[word][0]}
            launch |= {"net": net, "net_precision": number}
            launch |= {"last_updated": as_text(world.clock.now)}
            world.run()
            world.clock.now += 2 * HOUR
    engine.dispose()
    ended = CliRunner().invoke(slips, ["--json"], catch_exceptions=False)
    assert json.loads(ended.output) == {"launches_count": 1, "changes_count": 5, **COUNTED}


def test_an_empty_warehouse_says_what_to_run(tmp_path):
    with pytest.raises(NotFoundError, match="spacelaunch ingest"):
        CliRunner().invoke(slips, ["--dir", str(tmp_path)], catch_exceptions=False)
