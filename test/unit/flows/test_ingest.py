"""The flow's own lines; `test_flows` of the integration tests has it run by a real Prefect."""

import logging

import pytest

from spacelaunch.errors import BadDataError
from spacelaunch.flows import ingest as module
from spacelaunch.pipeline.crew import one_by_one
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex


@pytest.fixture
def fake(monkeypatch, tmp_path):
    with FakeSpacex(state("first")) as server:
        monkeypatch.setenv("SPACELAUNCH_SPACEX_URL", server.url)
        monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
        yield server


@pytest.fixture
def artifacts(monkeypatch):
    made = []
    monkeypatch.setattr(module, "do_at_once", one_by_one)
    monkeypatch.setattr(module, "get_run_logger", lambda: logging.getLogger("test"))
    monkeypatch.setattr(
        module, "create_markdown_artifact", lambda text, **given: made.append((text, given))
    )
    return made


def test_one_resource_of_a_source_can_be_asked_for(fake, artifacts):
    module.ingest.fn("spacex", only="rockets")
    [(text, given)] = artifacts
    assert "| rockets | 3 | 3 |" in text
    assert "launchpads" not in text
    assert given["key"] == "run-spacex"


def test_a_run_that_fails_is_told_and_then_fails_the_flow(fake, artifacts):
    fake.faults.set([Fault("rockets", status=404)])
    with pytest.raises(BadDataError, match="404"):
        module.ingest.fn("spacex")
    [(text, given)] = artifacts
    assert text.startswith("Run 1 failed: ")
    assert given["description"] in text


def test_it_says_in_the_log_how_far_it_has_come(fake, artifacts, caplog):
    with caplog.at_level(logging.INFO, "test"):
        module.ingest.fn("spacex", only="launches")
    assert "launches: 20 read" in caplog.messages
