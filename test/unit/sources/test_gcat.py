import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from gcat_folder import copy_genuine, served
from launch_library_worlds import Clock
from spacelaunch.domain.document import Mark, Refused
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import BadDataError, SourceUnavailableError
from spacelaunch.pipeline.request import Request
from spacelaunch.warehouse.call_ledger import StoredLedger
from spacex_worlds import contents, counted, run

# In the form of GCAT's files; that columns move is part of it.
LOG = """\
#Launch_Tag\tLaunch_Date\tPiece\tName\tLV_Type\tLaunch_Site\tLaunch_Pad\tAgency\tLaunch_Code
# Updated 2024 Dec  8
2001 ALP  \t2001 Jan  9 1700:03\t2001-001A\tFirst\tRocket 1\tCC\tLC1\tACME\tOS
2001 ALP  \t2001 Jan  9 1700:03\t2001-001B\tSecond\tRocket 1\tCC\tLC1\tACME\tOS
2001-F01  \t2001 Feb  3 0405?\t2001-F01\tThird\tRocket 2\tCC\t-\tSTAT/ACME\tOF
2001-002  \t2001 Mar\t2001-002A\t-\tRocket 2\tFAR\t-\tNEW?\tOS
"""
ORGANISATIONS = """#Code\tUCode\tStateCode\tType\tClass\tShortName\tEName\tShortEName
ACME\tACME\tUS\tLA\tB\tAcme Co\t-\tAcme
STAT\tSTAT\tUS\tLA\tC\tState Agency\t-\t-
US\tUS\tUS\tCY\tC\tUSA\tUnited States of America\tUSA
"""
SITES = """#Site\tCode\tStateCode\tShortName\tShortEName
CC\t-\tUS\tCanaveral\t-
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "derived").mkdir()
    (tmp_path / "tables").mkdir()
    (tmp_path / "derived/launchlog.tsv").write_text(LOG)
    (tmp_path / "tables/orgs.tsv").write_text(ORGANISATIONS)
    (tmp_path / "tables/sites.tsv").write_text(SITES)
    return tmp_path


def received(gcat):
    tag = gcat.changed_tag("launches", Mark())
    return [each for page in gcat.read_all("launches", tag) for each in page.received]


def test_a_launch_is_the_first_payload_of_its_tag(engine, folder):
    with served(folder) as gcat:
        assert run(engine, gcat).run.status == "succeeded"
    with engine.connect() as connection:
        asked = "select source_id, mission, provider, country, sector from launches order by 1"
        rows = [tuple(row) for row in connection.execute(text(asked))]
    assert rows == [
        ("2001 ALP", "First", "Acme", "USA", "private"),
        ("2001-002", None, "NEW", None, "unknown"),
        ("2001-F01", "Third", "State Agency / Acme", "USA", "state"),
    ]


def test_a_log_that_has_not_changed_is_asked_for_once(engine, folder):
    with served(folder) as gcat:
        run(engine, gcat)
        before = len(gcat.calls)
        again = run(engine, gcat)
    assert again.run.total("rows_written") == 0
    assert len(gcat.calls) == before + 1


def test_what_was_corrected_is_a_change_of_its_launch(engine, folder):
    with served(folder) as gcat:
        run(engine, gcat)
        corrected = LOG.replace("0405?", "0406").replace("First", "Renamed")
        (folder / "derived/launchlog.tsv").write_text(corrected)
        again = run(engine, gcat)
    assert (again.run.status, again.run.total("rows_changed")) == ("succeeded", 2)
    assert counted(engine, "launches") == 3


@pytest.mark.parametrize("request_", [Request(), Request(is_full=True)], ids=["usual", "full"])
def test_a_log_that_shrank_is_refused_before_anything_of_it_is_kept(engine, folder, request_):
    with served(folder) as gcat:
        run(engine, gcat)
        before = contents(engine)
        cut = "".join(LOG.splitlines(keepends=True)[:4]).replace("First", "Renamed")
        (folder / "derived/launchlog.tsv").write_text(cut)
        refused = run(engine, gcat, request_)
        assert "gcat tells of 1 launches where it told of 3; nothing" in str(refused.error)
        assert contents(engine) == before
        (folder / "derived/launchlog.tsv").write_text(LOG.replace("First", "Renamed"))
        assert run(engine, gcat).run.total("rows_changed") == 1


def test_the_log_is_looked_at_once_a_day_whoever_asks_and_however_often(sqlite_engine, folder):
    """Each run is a process of its own: a restart forgets nothing, and --full is no way around."""
    clock = Clock()
    pace = KNOWN_SOURCES["gcat"].pace

    def looked(request=None):
        ledger = StoredLedger(sqlite_engine, "gcat", pace, clock)
        with served(folder, ledger=ledger) as gcat:
            report = run(sqlite_engine, gcat, request, clock.now)
        assert report.run.status == "succeeded"
        (note,) = [step.note for step in report.run.steps if step.step == "land"]
        return [call.said for call in gcat.calls], note

    assert len(looked()[0]) == 3
    clock.now += timedelta(hours=22)
    calls, note = looked(Request(is_full=True))
    assert (calls, note) == (
        [],
        "gcat may be asked again at 2026-03-11 11:00:00 UTC: at most 1 call in 23 hours",
    )
    clock.now += timedelta(hours=2)
    calls, note = looked()
    assert (calls, note) == (["GET derived/launchlog.tsv (if changed)"], None)


def test_a_column_that_is_missing_is_named(folder):
    (folder / "derived/launchlog.tsv").write_text(LOG.replace("\tAgency", "\tWho"))
    with (
        served(folder) as gcat,
        pytest.raises(BadDataError, match=r"launchlog.tsv has no .*Agency"),
    ):
        received(gcat)


def test_columns_may_move(folder):
    moved = ["\t".join(reversed(line.split("\t"))) for line in LOG.splitlines() if "\t" in line]
    moved[0] = "#" + moved[0].replace("#", "")
    with served(folder) as gcat:
        before = received(gcat)
        (folder / "derived/launchlog.tsv").write_text("\n".join(moved))
        assert received(gcat) == before


def test_a_row_that_is_cut_off_is_refused_whole(folder):
    (folder / "derived/launchlog.tsv").write_text(LOG + "2001-003\t2001 Apr")
    with served(folder) as gcat:
        refused = [each for each in received(gcat) if isinstance(each, Refused)]
    assert [(each.document_id, each.reason) for each in refused] == [
        ("gcat-2001-003", "no Agency, Launch_Site")
    ]


def test_what_cannot_be_read_says_which_column(folder):
    (folder / "derived/launchlog.tsv").write_text(LOG.replace("2001 Mar", "spring"))
    with served(folder) as gcat:
        reasons = [gcat.reason_to_refuse("launches", each) for each in received(gcat)]
    assert [reason for reason in reasons if reason] == [
        "Launch_Date 'spring' is no date such as '1957 Oct  4 1928:34'"
    ]


def test_what_fails_for_a_moment_is_asked_again(folder):
    with served(folder, faults=[503, 429]) as gcat:
        assert len(received(gcat)) == 3


@pytest.mark.parametrize(
    ("status", "error", "tries"), [(404, BadDataError, 1), (500, SourceUnavailableError, 5)]
)
def test_what_stays_away_is_said(folder, status, error, tries):
    with served(folder, faults=[status] * 9) as gcat, pytest.raises(error, match=str(status)):
        received(gcat)
    assert len(gcat.calls) == tries


def test_the_genuine_log_holds_the_attempts_that_it_is_known_for(engine, tmp_path):
    """Counted by hand from the file: 6,828 tags, 11 of them ascents from the Moon."""
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    copy_genuine(Path(real) / "gcat", tmp_path)
    with served(tmp_path) as gcat:
        done = run(engine, gcat, now=datetime(2025, 1, 1, tzinfo=UTC)).run
        assert (done.status, done.total("rows_changed")) == ("succeeded", 0)
    with engine.connect() as connection:
        until = "select count(*) from launches where launched_epoch_s < :epoch_s"
        asked = {"epoch_s": datetime(2020, 8, 8, tzinfo=UTC).timestamp()}
        assert connection.execute(text(until), asked).scalar_one() == 5_974
        scopes = connection.execute(text("select scope, count(*) from launches group by 1"))
        assert dict(map(tuple, scopes)) == {"orbital": 6_817, "unknown": 11}
