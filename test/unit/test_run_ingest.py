"""A run as the settings have it; `test_ingest` has it from the terminal."""

from dataclasses import replace

import pytest

from spacelaunch import run_ingest as module
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.errors import BadDataError, OccupiedError, SpacelaunchError
from spacelaunch.run_ingest import carry_out
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.lock import alone


@pytest.fixture
def fake():
    with FakeSpacex(state("first")) as server:
        yield server


@pytest.fixture
def settings(fake, tmp_path):
    return Settings(dir=tmp_path, spacex_url=fake.url, webhook_url="http://127.0.0.1:9/")


@pytest.mark.parametrize("dry_run", [False, True])
def test_the_webhook_is_told_of_a_run_that_failed_and_of_no_rehearsal(
    fake, settings, monkeypatch, dry_run
):
    told = []
    monkeypatch.setattr(module, "tell_failure", lambda _, report: told.append(report.error))
    fake.faults.set([Fault("rockets", status=404)])
    with pytest.raises(BadDataError):
        carry_out(settings, IngestOrder(source="spacex", dry_run=dry_run), lambda _: None)
    assert len(told) == (0 if dry_run else 1)


@pytest.mark.parametrize(
    ("url", "resource", "count"),
    [("postgresql+psycopg://x@/x?host=/nowhere", None, 1), (None, "nothing", 0)],
    ids=["no warehouse", "no such resource"],
)
def test_the_webhook_is_told_of_a_run_that_nobody_could_write_down(
    settings, monkeypatch, url, resource, count
):
    told = []
    monkeypatch.setattr(module, "tell_outage", lambda *words: told.append(words))
    settings = replace(settings, warehouse_url=url)
    with pytest.raises(SpacelaunchError) as raised:
        carry_out(settings, IngestOrder(source="spacex", only=resource), lambda _: None)
    assert told == [(settings.webhook_url, "spacex", raised.value)] * count


def test_a_run_that_finds_another_going_on_says_so_by_its_class(settings):
    engine = open_engine(settings.warehouse)
    with alone(engine), pytest.raises(OccupiedError, match="another run is going on"):
        carry_out(settings, IngestOrder(source="spacex"), lambda _: None)
    engine.dispose()
