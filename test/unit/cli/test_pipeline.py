"""The pipeline is found out about when somebody wants it, and imported when it is run."""

import sys

import pytest

from spacelaunch.cli import pipeline as module
from spacelaunch.cli.pipeline import LazyPipeline
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import IngestOrder
from spacelaunch.errors import BadDataError, ConflictError
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture
def fake(tmp_path):
    with FakeSpacex(state("first")) as server:
        yield server, LazyPipeline(Settings(dir=tmp_path, spacex_url=server.url))


def test_it_runs_with_what_is_installed_here(fake, tmp_path):
    _, pipeline = fake
    pipeline.require("spacex")
    told = []
    report = pipeline.ingest(IngestOrder(source="spacex"), told.append)
    assert (report["status"], report["rows_written"]) == ("succeeded", 55)
    assert (tmp_path / "warehouse.sqlite").exists()
    assert {"launches", "build", "check", "gold"} <= {each.step for each in told}


def test_a_rehearsal_leaves_nothing(fake):
    _, pipeline = fake
    tried = pipeline.ingest(IngestOrder(source="spacex", dry_run=True), lambda _: None)
    done = pipeline.ingest(IngestOrder(source="spacex"), lambda _: None)
    assert (tried["run_id"], done["run_id"], done["kind"]) == (1, 1, "initial")


def test_a_run_that_fails_raises_what_it_failed_of(fake):
    server, pipeline = fake
    server.faults.set([Fault("rockets", status=404)])
    with pytest.raises(BadDataError, match="404"):
        pipeline.ingest(IngestOrder(source="spacex"), lambda _: None)


def test_without_its_libraries_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(module.EXTRAS, "not_installed", "pipeline")
    pipeline = LazyPipeline(Settings(dir=tmp_path))
    for asked in (
        lambda: pipeline.require("spacex"),
        lambda: pipeline.ingest(IngestOrder(source="spacex"), lambda _: None),
    ):
        with pytest.raises(ConflictError, match=r"pip install 'spacelaunch\[pipeline\]'"):
            asked()


def test_who_only_asks_whether_it_could_run_imports_nothing_of_it(monkeypatch, tmp_path):
    for name in [name for name in sys.modules if name.partition(".")[0] == "alembic"]:
        monkeypatch.delitem(sys.modules, name)
    LazyPipeline(Settings(dir=tmp_path)).require("spacex")
    assert "alembic" not in sys.modules
