"""The pipeline in containers, by Compose with all its profiles: full, later, killed, restarted.

Not run unless asked for: `.ci/run e2e-compose`. The tests share one stack, in their order.
"""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

import answers_compared
from compose_deployment import ComposeDeployment
from deployment import ENDED_WITHIN_S, Service
from spacelaunch.warehouse.engines import open_trino

pytestmark = [pytest.mark.timeout(1_800), pytest.mark.compose]

ALL = {
    *("api", "worker", "redis"),
    *("warehouse", "ingest", "trino", "flows", "prefect", "prefect-database", "fake-spacex"),
}
TELL_FAKE = """python -c 'import sys, urllib.request as r
r.urlopen(r.Request("http://127.0.0.1:8080/{path}", sys.stdin.buffer.read(), method="PUT"))'"""


@pytest.fixture(scope="module")
def stack():
    logging.getLogger("httpx").setLevel(logging.WARNING)
    deployed = ComposeDeployment.filled()
    yield deployed
    deployed.end()
    assert deployed.states() == {}


@pytest.fixture
def service(stack):
    service = Service(stack)
    service.wait_until_ready()
    return service


def until(true, seconds=ENDED_WITHIN_S):
    ends_at = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < ends_at, f"not so within {seconds} s"
        time.sleep(1)
    return found


def tell_fake(stack, path, body):
    """Bring the fake SpaceX API into another state, or make it fail."""
    stack.run_in("fake-spacex", TELL_FAKE.format(path=path), json.dumps(body).encode())


def ask_trino(stack, statement):
    engine = open_trino(stack.trino_url)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return rows


def ingest(service, **asked):
    """Ask for a run, by the API; the job's id."""
    answer = service.ask("POST", "/ingest/spacex", params=asked)
    assert answer.status_code == 202, answer.text
    return answer.json()["job_id"]


def report_of(service, job_id):
    """What a run that a worker made did, when it is over."""
    job = service.ended(job_id)
    assert job["status"] == "complete", job
    return service.get(f"/results/{job_id}.json"), job


def test_all_come_up_well_with_data_in_gold_and_answers_from_trino(stack):
    until(lambda: {*stack.states().values()} <= {"healthy", "exited 0"})
    states = stack.states()
    assert {*states} == ALL
    assert [name for name, state in states.items() if state == "exited 0"] == ["ingest"]
    asked = "select total_count from launch_aggregates where source = 'spacex'"
    assert ask_trino(stack, asked) == [(18,)]
    assert "Run 1 (initial) succeeded" in stack.logs("ingest")


def test_what_is_new_is_read_by_the_next_run(stack, service):
    tell_fake(stack, "state", "later")
    report, _ = report_of(service, ingest(service))
    assert (report["kind"], report["rows_changed"] > 0) == ("incremental", True)
    again, _ = report_of(service, ingest(service))
    assert (again["rows_written"], again["api_calls"]) == (0, 1)


def test_an_analysis_is_answered_from_the_warehouse(service):
    job = service.ended(service.draw("timeline", on="warehouse", source="spacex"))
    assert job["status"] == "complete", job


def test_the_run_of_a_worker_that_is_killed_is_gone_on_with_by_the_next(stack, service):
    tell_fake(stack, "faults", [{"path": "launches/query", "delay_s": 30}])
    job_id = ingest(service, full=1)
    # A job is in progress a moment before its run has begun.
    until(lambda: service.get("/runs")[0]["status"] == "running")
    stack.crash_workers()
    report, job = report_of(service, job_id)
    assert (report["status"], job["attempts"]) == ("succeeded", 2)
    statuses = [run["status"] for run in service.get("/runs")[:2]]
    assert statuses == ["succeeded", "interrupted"]


def test_a_run_outlives_a_postgresql_that_is_killed_under_it(stack, service):
    tell_fake(stack, "faults", [{"path": "launches/query", "delay_s": 20}])
    job_id = ingest(service, full=1)
    until(lambda: service.get("/runs")[0]["status"] == "running")
    stack.crash_warehouse()
    report, _ = report_of(service, job_id)
    assert report["status"] == "succeeded"


def test_the_nine_queries_have_equal_answers_from_trino_and_from_postgresql(stack):
    script = Path(answers_compared.__file__).read_bytes()
    told = stack.run_in("api", "python -", script).decode().splitlines()
    assert told == [f"{name} equal" for name in answers_compared.ASKED]
    assert len(told) == 9


def test_a_run_that_is_due_is_seen_completed_in_prefects_api(stack):
    with httpx.Client(base_url=stack.prefect_url, timeout=60) as prefect:
        deployment = prefect.get("/deployments/name/ingest/spacex").json()
        assert [each["schedule"]["cron"] for each in deployment["schedules"]] == ["17 5 * * *"]
        soon = [{"schedule": {"interval": 20}, "active": True}]
        added = prefect.post(f"/deployments/{deployment['id']}/schedules", json=soon)
        assert added.is_success, added.text
        of_schedule = {
            "deployment_id": {"any_": [deployment["id"]]},
            "state": {"type": {"any_": ["COMPLETED"]}},
        }

        def completed():
            return prefect.post("/flow_runs/filter", json={"flow_runs": of_schedule}).json()

        [run, *_] = until(completed)
        prefect.delete(f"/deployments/{deployment['id']}/schedules/{added.json()[0]['id']}")
        assert run["auto_scheduled"]
        of_run = {"flow_run_id": {"any_": [run["id"]]}, "type": {"any_": ["markdown"]}}
        [artifact] = prefect.post("/artifacts/filter", json={"artifacts": of_run}).json()
        assert "succeeded" in artifact["data"]
