import json
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text

from launch_library_worlds import HOUR, START, served
from spacelaunch.pipeline.request import Request
from spacelaunch.sources.fake_launch_library.catalogue import as_text, make_launch, make_launches
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.warehouse.watermarks import marks
from spacex_worlds import counted

FLOWN, UPCOMING = 60, 8


@pytest.fixture
def world(sqlite_engine):
    with served(sqlite_engine, make_launches(FLOWN, UPCOMING, START)) as world:
        world.page_size = 10
        yield world


def asked_for(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def notes(report):
    return [step.note for step in report.run.steps if step.step == "land"]


def counting(world):
    return [path for path in world.fake.requests if "/launches/" in path]


def test_what_has_flown_is_a_launch_and_what_is_planned_is_none(engine):
    with served(engine, make_launches(FLOWN, UPCOMING, START)) as world:
        report = world.run()
    assert (report.run.status, report.run.total("rows_rejected")) == ("succeeded", 0)
    assert counted(engine, "launches") == FLOWN
    assert counted(engine, "launch_library_launches") == FLOWN + UPCOMING
    planned = asked_for(engine, "select count(*) from launch_library_launches where is_upcoming")
    assert planned == [(UPCOMING,)]


def test_a_second_run_asks_for_little_and_writes_nothing(world):
    world.run()
    before = len(counting(world))
    world.clock.now += HOUR
    again = world.run()
    assert (again.run.status, again.run.total("rows_written")) == ("succeeded", 0)
    # One for what is due; the last three that have flown and the eight planned are two pages.
    assert len(counting(world)) - before == 3


def test_what_is_about_to_fly_is_asked_for_first(world):
    world.run()
    first, second = counting(world)[:2]
    assert "net__gte=2026-03-09T12%3A00%3A00Z&net__lte=2026-03-12T12%3A00%3A00Z" in first
    assert "ordering=last_updated" in second


def test_a_first_reading_goes_on_where_the_calls_ended(sqlite_engine):
    """Of fifteen calls one looks at what is due and two are kept: twelve pages in an hour."""
    launches = make_launches(170, 20, START)
    with served(sqlite_engine, launches) as world:
        world.page_size = 10
        first = world.run()
        assert first.run.status == "succeeded"
        assert "the next run goes on from there" in notes(first)[0]
        assert "again at 2026-03-10 13:00" in notes(first)[0]
        read = counted(sqlite_engine, "launch_library_launches")
        assert 100 < read < 120
        world.clock.now += HOUR + timedelta(seconds=1)
        second = world.run()
        assert notes(second) == [None]
        assert counted(sqlite_engine, "launch_library_launches") == 190
        assert [path for path in world.fake.requests if "last_updated__gte=2001-01" in path] == []


def test_no_call_is_made_that_would_be_too_many(sqlite_engine):
    with served(sqlite_engine, make_launches(300, 0, START)) as world:
        world.page_size = 10
        for _ in range(4):
            assert world.run().run.status == "succeeded"
        assert len(counting(world)) == 15


def test_after_the_budget_is_used_up_a_launch_that_is_due_can_be_looked_at(sqlite_engine):
    with served(sqlite_engine, make_launches(300, 4, START)) as world:
        world.page_size = 10
        world.run()
        before = len(counting(world))
        due = world.fake.launches[300]
        due |= {"status": {"id": 6, "name": "Launch in Flight", "abbrev": "In Flight"}}
        world.run()
        (looked,) = counting(world)[before:]
        assert "ordering=net" in looked
        status = "select status from launch_library_launches where launch_id = '{}'"
        assert asked_for(sqlite_engine, status.format(due["id"])) == [("In Flight",)]


def test_what_is_changed_while_pages_are_read_is_not_passed_over(sqlite_engine):
    """Each page that is answered moves a launch that was not read yet to the end of the order."""
    launches = make_launches(60, 0, START)
    with served(sqlite_engine, launches) as world:
        world.page_size = 10
        answered = world.fake.answer

        def answer_and_change(path, token):
            found = answered(path, token)
            unread = launches[len(counting(world)) * 4]
            unread |= {"last_updated": as_text(START - timedelta(seconds=60))}
            return found

        world.fake.answer = answer_and_change
        world.run()
        assert counted(sqlite_engine, "launch_library_launches") == 60


def test_more_launches_of_one_second_than_a_page_holds_are_all_read(sqlite_engine):
    at = START - HOUR
    launches = [make_launch(str(n), at - HOUR, at) for n in range(25)]
    launches.append(make_launch("last", at - HOUR, at + timedelta(seconds=1)))
    with served(sqlite_engine, launches) as world:
        world.page_size = 10
        world.run()
        assert counted(sqlite_engine, "launches") == 26


def test_upcoming_launches_never_move_the_watermark(world):
    world.run()
    flown = max(each["last_updated"] for each in world.fake.launches[:FLOWN])
    newest = max(each["last_updated"] for each in world.fake.launches)
    assert newest > flown
    with world.engine.connect() as connection:
        mark = marks(connection, "launch-library")["launches"]
    assert as_text(mark.read_until_at) == flown


def test_a_storm_of_429_is_waited_out_and_not_fed(world):
    world.fake.faults.set([Fault("launches/", status=429, retry_after_s=1800, times=50)])
    first = world.run()
    assert first.run.status == "succeeded"
    assert "answered 429 and wants a pause of 1800 s" in notes(first)[0]
    asked = len(counting(world))
    world.clock.now += timedelta(minutes=29)
    assert "again at 2026-03-10 12:30:00" in notes(world.run())[0]
    assert (asked, len(counting(world))) == (1, 1)
    world.fake.faults.set([])
    world.clock.now += timedelta(minutes=1, seconds=1)
    world.run()
    assert counted(world.engine, "launches") == FLOWN


def test_a_429_without_a_time_is_taken_for_an_hour(world):
    world.fake.faults.set([Fault("api-throttle/", status=429)])
    assert "a pause of 3600 s" in notes(world.run())[0]
    assert counting(world) == []


def test_columns_that_moved_cost_nothing_that_was_good(world):
    world.run()
    before = asked_for(world.engine, "select * from launch_library_launches order by 1")
    world.fake.moved = {"net": "t_zero"}
    for launch in world.fake.launches:
        launch |= {"last_updated": as_text(START + HOUR)}
    world.clock.now += 2 * HOUR
    failed = world.run()
    assert failed.run.status == "failed"
    assert "as if its columns had moved, so nothing of it is kept: net: Field required" in str(
        failed.error
    )
    assert asked_for(world.engine, "select * from launch_library_launches order by 1") == before
    world.fake.moved = {}
    world.clock.now += HOUR
    assert world.run().run.total("rows_changed") == FLOWN + UPCOMING


def test_one_launch_that_cannot_be_read_is_set_aside_and_named(world):
    world.fake.launches[3] |= {"status": {"id": 99, "name": "New", "abbrev": "New"}}
    report = world.run()
    assert (report.run.status, report.run.total("rows_rejected")) == ("succeeded", 1)
    reasons = asked_for(world.engine, "select reason from quarantine")
    assert reasons == [("status.id: 99 is no status that we know",)]


def test_a_server_that_fails_for_a_moment_is_asked_again_and_each_try_counts(world):
    world.fake.faults.set([Fault("launches/", status=503, times=2)])
    assert world.run().run.status == "succeeded"
    assert counted(world.engine, "calls") == len(counting(world)) == 2 + 1 + 8


def test_half_an_answer_is_asked_for_again(world):
    world.fake.faults.set([Fault("launches/", body='{"count": 9, "results": [')])
    assert world.run().run.status == "succeeded"
    assert counted(world.engine, "launches") == FLOWN


def test_reading_all_anew_says_how_many_calls_that_takes(world):
    world.fake.throttle.calls_count = 3
    failed = world.run(Request(is_full=True))
    assert failed.run.status == "failed"
    assert "reading all anew wants 4 more calls at once" in str(failed.error)


def test_reading_all_anew_sees_what_is_gone(world):
    world.run()
    gone = world.fake.launches.pop(5)
    world.clock.now += HOUR + timedelta(seconds=1)
    assert world.run(Request(is_full=True)).run.status == "succeeded"
    left = asked_for(world.engine, f"select 1 from launches where launch_id = '{gone['id']}'")
    assert left == []
    assert counted(world.engine, "launches") == FLOWN - 1


def test_a_reading_from_a_day_on_moves_no_mark(world):
    world.run()
    with world.engine.connect() as connection:
        before = marks(connection, "launch-library")
    world.clock.now += HOUR + timedelta(seconds=1)
    world.run(Request(since=START - timedelta(days=3)))
    with world.engine.connect() as connection:
        assert marks(connection, "launch-library") == before


def test_a_rehearsal_asks_nobody_and_says_when_all_will_be_read(sqlite_engine):
    with served(sqlite_engine, make_launches(300, 0, START)) as world:
        world.page_size = 100
        (said,) = notes(world.rehearse())
        assert "about 7,600 documents are left, 76 calls" in said
        # Twelve of fifteen an hour are for reading on: 76 end in the seventh hour.
        assert "complete at about 2026-03-10 18:00 UTC" in said
        assert world.fake.requests == []


def test_a_duplicate_is_known_by_its_id_and_its_content(world):
    world.run()
    with world.engine.connect() as connection:
        ids = [*connection.scalars(text("select document_id from documents"))]
        changed = connection.scalar(text("select count(*) from changes"))
    assert (len(ids), len(set(ids)), changed) == (FLOWN + UPCOMING, FLOWN + UPCOMING, 0)
    pages = [json.dumps(path) for path in counting(world)[1:]]
    assert all(one != two for one, two in pairwise(pages))
