"""The flow on a real Prefect server: served by `spacelaunch flows`, failed, tried again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from prefect_server import PATIENCE_S, PAUSE_S, PrefectServer
from shell import free_port
from spacelaunch.config import Settings
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.faults import Fault
from spacelaunch.sources.fake_spacex.server import FakeSpacex
from spacelaunch.warehouse.engines import open_engine
from spacex_worlds import counted
from worker_process import wait_until

pytestmark = pytest.mark.timeout(900)
IMPATIENT = Path(__file__).parents[1] / "support" / "impatient_flow.py"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    started = PrefectServer(tmp_path_factory.mktemp("prefect"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def fake():
    with FakeSpacex(state("first")) as fake:
        yield fake


@pytest.fixture(scope="module")
def settings(fake, tmp_path_factory):
    folder = tmp_path_factory.mktemp("flows")
    return Settings(dir=folder, spacex_url=fake.url, flows_port=free_port())


@pytest.fixture(scope="module")
def served(server, settings):
    """`spacelaunch flows`, whose deployment the server knows."""
    given = {**settings.environment(), "PREFECT_RUNNER_POLL_FREQUENCY": "1"}
    process = server.start(
        "-m", "spacelaunch", "flows", log=settings.dir / "flows.log", given=given
    )
    wait_until(
        lambda: process.poll() is not None or server.ask("deployments/count") == 1,
        PATIENCE_S,
        PAUSE_S,
    )
    assert process.poll() is None, (settings.dir / "flows.log").read_text()
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(60)


def test_the_served_flow_is_due_daily_and_fills_the_warehouse(server, served, settings):
    deployment = server.get("deployments/name/ingest/spacex")
    assert [each["schedule"]["cron"] for each in deployment["schedules"]] == ["17 5 * * *"]
    flow_run_id = server.begin("ingest/spacex")
    assert server.ended(flow_run_id)["state_type"] == "COMPLETED"
    [report] = server.artifacts(flow_run_id)
    assert report.startswith("Run 1 (initial) succeeded")
    resources = KNOWN_SOURCES["spacex"].resources
    assert {*server.tasks(flow_run_id)} == {
        *(f"land {resource}" for resource in resources),
        *("wait for the warehouse", "build, check, gold"),
    }
    engine = open_engine(settings.warehouse)
    assert counted(engine, "launch_aggregates") == 1
    engine.dispose()


def test_a_run_that_fails_its_checks_is_a_failed_flow_run_with_its_report(server, served, fake):
    launch = fake.documents["launches"][0]
    was = launch["date_utc"]
    launch["date_utc"] = "2050-01-01T00:00:00.000Z"
    flow_run_id = server.begin("ingest/spacex", only="launches")
    ended = server.ended(flow_run_id)
    launch["date_utc"] = was
    assert ended["state_type"] == "FAILED"
    assert "1 launch before Sputnik or after now" in ended["state"]["message"]
    [report] = server.artifacts(flow_run_id)
    assert "failed: silver was left as it was" in report
    assert server.tasks(flow_run_id)["build, check, gold"]["run_count"] == 1


def test_a_task_whose_source_did_not_answer_is_tried_again(server, fake, settings, tmp_path):
    # So often the source itself is asked, without a pause, before the task gives up.
    fake.faults.set([Fault("payloads/query", status=500, times=5, retry_after_s=0)])
    given = {**settings.environment(), "SPACELAUNCH_DIR": str(tmp_path)}
    process = server.start(str(IMPATIENT), "spacex", log=tmp_path / "flow.log", given=given)
    assert process.wait(PATIENCE_S) == 0, (tmp_path / "flow.log").read_text()
    by_hand = {"deployment_id": {"is_null_": True}}
    [flow_run] = server.ask("flow_runs/filter", flow_runs=by_hand)
    tasks = server.tasks(flow_run["id"])
    counts = {name: task["run_count"] for name, task in tasks.items()}
    assert counts.pop("land payloads") == 2
    assert {*counts.values()} == {1}
