import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from sqlalchemy import text

from celestrak_elements import ELEMENTS
from launch_library_worlds import Clock
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.sources.celestrak import Celestrak
from spacelaunch.warehouse.call_ledger import StoredLedger
from spacex_worlds import counted, run

NUMBERS = (44_713, 99_999, 100_000, 340_000, 799_500_001)


class World:
    """A server that answers so, and runs against it that share nothing but the warehouse."""

    def __init__(self, engine, url):
        self.engine, self.url, self.clock = engine, url, Clock()
        self.status, self.requests = 200, 0
        self.satellites = [{**ELEMENTS, "NORAD_CAT_ID": number} for number in NUMBERS]

    def run(self):
        ledger = StoredLedger(self.engine, "celestrak", KNOWN_SOURCES["celestrak"].pace, self.clock)
        return run(self.engine, Celestrak(self.url, ledger), now=self.clock.now)


@contextmanager
def served(engine) -> Iterator[World]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            world.requests += 1
            body = json.dumps(world.satellites).encode() if world.status == 200 else b"no"
            self.send_response(world.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        world = World(engine, f"http://127.0.0.1:{server.server_port}/gp.php")
        Thread(target=server.serve_forever, daemon=True).start()
        yield world
        server.shutdown()


@pytest.fixture
def world(sqlite_engine):
    with served(sqlite_engine) as made:
        yield made


def note(report):
    (said,) = [step.note for step in report.run.steps if step.step == "land"]
    return said


def test_satellites_of_any_number_are_kept(engine):
    with served(engine) as world:
        assert world.run().run.status == "succeeded"
    with engine.connect() as connection:
        asked = text("select norad_id, epoch from satellite_elements order by norad_id")
        rows = [tuple(row) for row in connection.execute(asked)]
    assert rows == [(number, "2026-03-10T06:00:00.000000") for number in NUMBERS]


def test_within_two_hours_nothing_is_asked_by_any_process(world):
    world.run()
    world.clock.now += timedelta(minutes=119)
    assert "again at 2026-03-10 14:00:00 UTC: at most 1 call in 2 hours" in note(world.run())
    assert world.requests == 1
    world.clock.now += timedelta(minutes=1, seconds=1)
    assert note(world.run()) is None
    assert world.requests == 2


def test_after_a_403_nothing_is_asked_for_a_day(world):
    world.status = 403
    failed = world.run()
    assert "answered 403, so nothing is asked for a day" in str(failed.error)
    world.status = 200
    for hours in (3, 12, 8):
        world.clock.now += timedelta(hours=hours)
        assert world.run().run.status == "succeeded"
    assert world.requests == 1
    world.clock.now += timedelta(hours=1, seconds=1)
    world.run()
    assert counted(world.engine, "satellite_elements") == len(NUMBERS)


@pytest.mark.parametrize("status", [500, 503, 404])
def test_whatever_goes_wrong_is_one_call(world, status):
    world.status = status
    assert world.run().run.status == "failed"
    assert world.requests == 1


def test_newer_elements_are_a_change_and_a_group_that_shrank_is_refused(world):
    world.run()
    world.clock.now += timedelta(hours=3)
    world.satellites[0] = world.satellites[0] | {"EPOCH": "2026-03-10T12:00:00.250000"}
    assert world.run().run.total("rows_changed") == 1
    world.clock.now += timedelta(hours=3)
    del world.satellites[2:]
    refused = world.run()
    assert "tells of 2 starlink where it told of 5" in str(refused.error)
    assert counted(world.engine, "satellite_elements") == len(NUMBERS)


@pytest.mark.parametrize("answer", [{"error": "x"}, "half"])
def test_what_is_no_array_fails_the_run(world, answer):
    world.satellites = answer
    assert "expected an array of elements" in str(world.run().error)
