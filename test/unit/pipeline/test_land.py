import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from spacelaunch.domain.document import Mark
from spacelaunch.errors import SourceUnavailableError
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.warehouse import bronze
from spacelaunch.warehouse.tables.bronze import watermarks
from spacelaunch.warehouse.tables.silver import launches
from spacelaunch.warehouse.watermarks import marks
from spacex_worlds import NOW, counted, run, served
from three_sources import KAGGLE, kaggle


@pytest.fixture
def world():
    with served(state("first"), page_size=6) as (fake, source):
        yield fake, source


def steps(report):
    return {step.resource: step for step in report.run.steps if step.step == "land"}


def test_a_first_run_reads_everything(sqlite_engine, world):
    fake, source = world
    landed = steps(run(sqlite_engine, source))
    assert {name: step.rows_written for name, step in landed.items()} == {
        name: len(documents) for name, documents in fake.documents.items()
    }
    assert landed["launches"].api_calls == 5


def test_where_nothing_is_new_one_call_says_so(sqlite_engine, world):
    _, source = world
    run(sqlite_engine, source)
    report = run(sqlite_engine, source)
    assert report.calls == ("GET /launches (if changed)",)
    assert (report.run.total("rows_read"), report.run.total("rows_written")) == (0, 0)


def test_the_others_are_asked_for_daily_even_so(sqlite_engine, world):
    _, source = world
    run(sqlite_engine, source)
    report = run(sqlite_engine, source, now=NOW + timedelta(days=1))
    assert report.run.total("api_calls") == len(source.resources)


def test_a_mass_that_became_known_is_seen_with_the_next_launch(sqlite_engine, world):
    fake, source = world
    run(sqlite_engine, source)
    fake.show("later")
    landed = steps(run(sqlite_engine, source))
    assert (landed["payloads"].rows_changed, landed["payloads"].rows_written) == (1, 2)
    assert (landed["launches"].rows_changed, landed["launches"].rows_written) == (2, 4)
    assert landed["rockets"].api_calls == 1


def test_a_late_success_of_an_old_launch_is_seen_by_its_id(sqlite_engine, world):
    fake, source = world
    fake.documents["launches"][3] |= {"success": None}
    run(sqlite_engine, source)
    fake.documents["launches"][3] |= {"success": True}
    assert steps(run(sqlite_engine, source))["launches"].rows_changed == 1


def test_one_resource_alone_can_be_asked_for(sqlite_engine, world):
    fake, source = world
    report = run(sqlite_engine, source, Request(only="rockets"))
    assert {call.split()[1].split("/")[1] for call in report.calls} == {"rockets"}
    assert counted(sqlite_engine, "rockets") == len(fake.documents["rockets"])


def test_a_run_since_a_day_does_not_move_the_watermark(sqlite_engine, world):
    fake, source = world
    since = NOW.replace(year=2020)
    report = run(sqlite_engine, source, Request(since=since, only="launches"))
    later = [each for each in fake.documents["launches"] if each["date_utc"] >= "2020"]
    assert report.run.total("rows_written") == len(later)
    with sqlite_engine.connect() as connection:
        assert marks(connection, "spacex") == {}


def test_a_full_run_finds_what_is_gone(sqlite_engine, world):
    fake, source = world
    run(sqlite_engine, source)
    del fake.documents["launches"][7]
    run(sqlite_engine, source)
    assert counted(sqlite_engine, "spacex_launches") == 20
    run(sqlite_engine, source, Request(is_full=True))
    assert counted(sqlite_engine, "spacex_launches") == 19


def test_an_empty_answer_is_no_proof_that_all_is_gone(sqlite_engine, world):
    fake, source = world
    run(sqlite_engine, source)
    fake.documents["payloads"].clear()
    run(sqlite_engine, source, Request(is_full=True))
    assert counted(sqlite_engine, "documents where gone_at is not null") == 0


def missions(engine):
    with engine.connect() as connection:
        return sorted(connection.scalars(select(launches.c.mission)))


def test_a_line_that_is_corrected_takes_the_place_of_what_it_was(engine):
    told = ["A test", "Heron 1", "Lonely", "Osprey 17"]
    assert run(engine, kaggle()).error is None
    assert missions(engine) == told
    for name in ("Alone", "Lonely"):
        corrected = KAGGLE.replace("| Lonely", f"| {name}")
        assert run(engine, kaggle(corrected)).error is None
        assert missions(engine) == sorted({*told} - {"Lonely"} | {name})
    assert counted(engine, "documents where gone_at is not null") == 1


def test_a_file_that_was_cut_off_takes_nothing_away(engine):
    cut = "".join(KAGGLE.splitlines(keepends=True)[:-2])
    assert run(engine, kaggle()).error is None
    for _ in range(2):
        assert "launches" in str(run(engine, kaggle(cut)).error)
        assert len(missions(engine)) == 4
    assert run(engine, kaggle()).error is None
    assert len(missions(engine)) == 4
    assert counted(engine, "documents where gone_at is not null") == 0


def test_a_launch_said_to_have_happened_tomorrow_does_not_hide_those_of_today(sqlite_engine, world):
    fake, source = world
    fake.documents["launches"][0] |= {"date_utc": "2050-01-01T00:00:00.000Z"}
    run(sqlite_engine, source)
    with sqlite_engine.connect() as connection:
        assert marks(connection, "spacex")["launches"] == Mark(NOW, None, _tag(source))


def _tag(source):
    return source.changed_tag("launches", Mark())


def test_pages_are_told_as_they_come(sqlite_engine, world):
    _, source = world
    told = []
    ingest(
        sqlite_engine,
        source,
        Request(only="launches"),
        lambda: NOW,
        told.append,
    )
    read = [each.rows_read for each in told if each.step == "launches"]
    assert read == [6, 12, 18, 20, 20]
    assert [each.step for each in told if each.step != "launches"] == ["build", "check", "gold"]
    assert [each.pct for each in told] == sorted(each.pct for each in told)


def tried_again(pieces):
    """A crew that takes no error of the source for the last word."""
    for piece in pieces.values():
        try:
            yield piece()
        except SourceUnavailableError:
            yield piece()


def all_at_once(pieces):
    """A crew whose pieces wait for each other where they begin, so that none can be last."""
    together = threading.Barrier(len(pieces))
    with ThreadPoolExecutor(len(pieces)) as pool:
        yield from pool.map(lambda piece: (together.wait(60), piece())[1], pieces.values())


def run_by(crew, engine, source):
    return ingest(engine, source, Request(), lambda: NOW, lambda _: None, crew)


def test_a_resource_that_is_tried_again_goes_on_from_the_page_that_was_kept(sqlite_engine, world):
    fake, source = world
    fake.faults.set([Fault("launches/query", page=3, status=500, times=5)])
    report = run_by(tried_again, sqlite_engine, source)
    landed = steps(report)["launches"]
    assert (report.run.status, landed.rows_written) == ("succeeded", 20)
    asked = [call for call in report.calls if "launches" in call]
    assert landed.api_calls == len(asked) > 5


def test_what_comes_again_without_a_tag_is_counted_and_not_compared(engine, world, monkeypatch):
    fake, source = world
    first = steps(run(engine, source))["payloads"]
    _forget_tags(engine)
    compared = []
    monkeypatch.setattr(bronze, "keep", spied(bronze.keep, compared))
    again = steps(run(engine, source))["payloads"]
    assert (again.rows_read, again.rows_written) == (first.rows_read, 0)
    assert {shelf.resource for shelf in compared} == {"launches"}
    assert (again.api_calls, first.rows_read) == (first.api_calls, len(fake.documents["payloads"]))


def test_a_document_that_is_told_twice_is_each_time_as_it_is_told_last(engine):
    first = state("first")["payloads"][0]
    twice = {**state("first"), "payloads": [first | {"mass_kg": 1}, first | {"mass_kg": 2}]}
    with served(twice, page_size=1) as (_, source):
        for _ in range(3):
            run(engine, source, Request(only="payloads"))
            assert counted(engine, "payloads where mass_kg = 2") == 1


def test_a_full_run_compares_each_document_known_or_not(engine, world, monkeypatch):
    _, source = world
    run(engine, source)
    compared = []
    monkeypatch.setattr(bronze, "keep", spied(bronze.keep, compared))
    run(engine, source, Request(is_full=True, only="payloads"))
    assert {shelf.resource for shelf in compared} == {"payloads"}


def _forget_tags(engine):
    with engine.begin() as connection:
        connection.execute(update(watermarks).values(tag=None))


def spied(keep, compared):
    """Keeps, and notes where documents were looked at."""

    def keep_and_note(connection, shelf, received, judge):
        compared.extend([shelf] if received else [])
        return keep(connection, shelf, received, judge)

    return keep_and_note


def test_resources_may_be_landed_at_once(engine, world):
    fake, source = world
    landed = steps(run_by(all_at_once, engine, source))
    assert {name: step.rows_written for name, step in landed.items()} == {
        name: len(documents) for name, documents in fake.documents.items()
    }
    assert landed["rockets"].api_calls == 2
