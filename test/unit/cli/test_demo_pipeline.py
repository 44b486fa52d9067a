import csv
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.queries.registry import SILVER_ANALYSES


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Where it was shown before: what that left is no warehouse of this program."""
    folder = tmp_path_factory.mktemp("shown")
    for left in ("warehouse.sqlite", "warehouse.sqlite-wal", "warehouse.sqlite-shm"):
        (folder / left).write_bytes(b"of before")
    (folder / "gold").mkdir()
    return folder


@pytest.fixture(scope="module")
def shown(out):
    ended = CliRunner().invoke(cli, ["demo-pipeline", "--out", str(out)])
    assert ended.exit_code == 0, ended.output
    return ended


def test_the_demonstration_ends_with_its_tables(shown, out):
    assert "killed; exit code -9" in shown.output
    statuses = {"spacex": [], "launch-library": [], "gcat": []}
    for line in shown.output.partition("All runs:\n")[2].split("\n\n")[0].splitlines():
        found = line.split()
        if len(found) > 5 and found[3] in statuses:
            statuses[found[3]].append(found[5])
    assert statuses == {
        "spacex": ["succeeded", "succeeded", "interrupted", "succeeded"],
        "launch-library": ["succeeded"] * 5,
        "gcat": ["succeeded", "failed", "succeeded", "succeeded"],
    }
    with (out / "gold" / "launch_aggregates.csv").open(newline="") as stream:
        rows = {row["source"]: row for row in csv.DictReader(stream)}
    # What was used up in the middle, stormed at and cut is whole at the end.
    assert rows["launch-library"]["total_count"] == "1806"
    assert rows["gcat"]["total_count"] == "61"
    row = rows["spacex"]
    assert (row["total_count"], row["success_count"], row["orbital_count"]) == ("20", "17", "18")
    for name in SILVER_ANALYSES:
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    with (out / "slips.csv").open(newline="") as stream:
        moved = [*csv.DictReader(stream)]
    # Four launches slip, and two that were planned for a month get a day of it. All six fly, ten
    # minutes late: of the two that were planned to the minute that is a slip.
    assert sum(int(row["slip_count"]) for row in moved) == 4 + 2
    assert sum(int(row["refined_count"]) for row in moved) == 2 + 4
    with (out / "delays.csv").open(newline="") as stream:
        [delay] = csv.DictReader(stream)
    # Two days' slip is later than was first heard; a day of the month that was planned is not.
    counted = [delay[f"{name}_count"] for name in ("launch", "late", "kept", "early", "unknown")]
    assert counted == ["6", "4", "2", "0", "0"]
    with (out / "launch-performance.csv").open(newline="") as stream:
        assert sum(int(row["success_count"]) for row in csv.DictReader(stream)) == 17


def test_what_it_leaves_has_happened(shown, out):
    assert shown
    with closing(sqlite3.connect(out / "warehouse.sqlite")) as warehouse:
        moments = warehouse.execute("select started_at, finished_at from runs").fetchall()
    assert len(moments) == 13
    now = datetime.now(UTC).isoformat(" ")
    assert [one for pair in moments for one in pair if one and one > now] == []
