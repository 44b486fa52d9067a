"""The pipeline in a cluster: its runs, its backups, its questions, and who may reach what.

Not run unless asked for: `.ci/run e2e-kubernetes`. The tests go on from each other: a backfill,
then what is new, then what is asked of it.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import opened_page
from worker_process import wait_until

pytestmark = [
    pytest.mark.kubernetes,
    pytest.mark.timeout(1_800),
    pytest.mark.parametrize("deployment", ["kubernetes"], indirect=True),
]
FAKE = "http://127.0.0.1:8080"
CONNECT = "import socket; socket.create_connection(('{host}', {port}), 5)"
# In one process, which imports once what eighteen would.
COMPARE = """
import os
from spacelaunch.bootstrap_warehouse import open_answers
from spacelaunch.config import Settings
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import answer
settings = Settings.from_env()
with open_answers(settings, "spacex") as own, open_answers(settings, "spacex", "trino") as trino:
    for name, analysis in SILVER_ANALYSES.items():
        if analysis.source != "spacex":
            continue
        asked = read_parameters(analysis.parameters, {})
        rows = [[dict(row) for row in answer(analysis, asked, engine)] for engine in (own, trino)]
        print(name, len(rows[0]), rows[0] == rows[1])
"""
ASK_TRINO = """
from sqlalchemy import text
from spacelaunch.config import Settings
from spacelaunch.warehouse.engines import open_trino
with open_trino(Settings.from_env().trino_url).connect() as connection:
    print(connection.scalar(text({sql!r})))
"""

# A worker of Trino counts for a while; of 10,000 numbers 8,572 are no multiples of seven.
LONG = """
select count(*) from unnest(sequence(1, 10000)) a (x) cross join unnest(sequence(1, 10000)) b (y)
cross join unnest(sequence(1, 20)) c (z) where x * y % 7 = 0
"""
LONG_COUNT = 20 * (10_000**2 - 8_572**2)


def python(deployment, code):
    """What a program prints in a pod of the API, which has the warehouse's settings."""
    return deployment.run_in_api(f"python - <<'END'\n{code}\nEND").decode()


def fake(deployment, path, body):
    """Tell the fake SpaceX what to do from now on."""
    code = (
        "import urllib.request as r; "
        f"r.urlopen(r.Request({FAKE + path!r}, {json.dumps(body).encode()!r}, method='PUT'))"
    )
    deployment.kubectl("exec", "deployment/fake-spacex", "--", "python", "-c", code)


def psql(deployment, sql):
    """The lines that the warehouse answers."""
    script = f'. /etc/warehouse/connect.sh && psql -qAtc "{sql}"'
    return deployment.run_in("warehouse-0", script).decode().split()


def runs(deployment):
    """The statuses of the runs, the newest first."""
    return psql(deployment, "select status from runs order by run_id desc")


@pytest.fixture(scope="module")
def filled(deployment):
    """The warehouse after a backfill."""
    return deployment.run_job("ingest", "e2e-backfill")


def test_a_backfill_by_the_cron_job_succeeds(deployment, filled):
    assert "succeeded" in filled
    assert runs(deployment)[0] == "succeeded"
    assert psql(deployment, "select count(*) from launches where source = 'spacex'") == ["18"]


def test_the_next_run_reads_what_is_new(deployment, filled):
    fake(deployment, "/state", "later")
    assert "succeeded" in deployment.run_job("ingest", "e2e-incremental")
    kinds = psql(deployment, "select kind from runs where source = 'spacex' order by run_id")
    assert (kinds[0], kinds[-1]) == ("initial", "incremental")
    assert int(psql(deployment, "select count(*) from launches")[0]) > 18


def test_a_run_whose_pod_is_killed_is_gone_on_with_by_another(deployment, filled):
    fake(deployment, "/state", "first")  # else a run would see that nothing is new, and end
    fake(deployment, "/faults", [{"path": "launches/query", "delay_s": 25}])
    deployment.begin_job("ingest", "e2e-killed")
    wait_until(lambda: runs(deployment)[0] == "running", 120)
    deployment.kubectl(
        *("delete", "pod", "-l", "job-name=e2e-killed", "--grace-period=0", "--force")
    )
    deployment.job_ended("e2e-killed")
    assert runs(deployment)[:2] == ["succeeded", "interrupted"]


def test_a_run_outlasts_a_restart_of_postgresql_or_the_next_does(deployment, filled):
    fake(deployment, "/state", "later")
    fake(deployment, "/faults", [{"path": "launches/query", "delay_s": 25}])
    deployment.begin_job("ingest", "e2e-restart")
    wait_until(lambda: runs(deployment)[0] == "running", 120)
    deployment.kubectl("delete", "pod", "warehouse-0")
    deployment.wait_for_roll_outs()
    deployment.job_ended("e2e-restart")
    assert runs(deployment)[0] == "succeeded"


def test_what_the_service_is_asked_to_ingest_a_worker_ingests(deployment, filled, service):
    answer = service.ask("POST", "/ingest/spacex")
    assert answer.status_code == 202, answer.text
    assert service.ended(answer.json()["job_id"])["status"] == "complete"


def test_analyses_are_asked_of_the_warehouse(deployment, filled, service):
    timeline = service.get("/charts/timeline.json?on=warehouse&wait=60")
    count = int(psql(deployment, "select count(*) from launches where source = 'spacex'")[0])
    assert timeline["rows_used"] == count
    pads = service.get("/charts/pad-utilization.json?wait=60")
    assert sum(row["flown_count"] for row in pads["rows"]) == count
    picture = service.ask("GET", "/charts/pad-utilization.png?wait=60")
    assert picture.content.startswith(b"\x89PNG")


def test_the_nine_queries_on_trino_give_the_rows_of_postgresql(deployment, filled):
    found = [line.split() for line in python(deployment, COMPARE).splitlines()]
    assert len(found) >= 9
    assert [name for name, _, is_equal in found if is_equal != "True"] == []
    assert all(int(count) > 0 for _, count, _ in found)


def test_trino_refuses_to_change_the_warehouse(deployment, filled):
    code = ASK_TRINO.format(sql="delete from launches")
    refused = deployment.run_in_api(f"python - 2>&1 <<'END' || true\n{code}\nEND")
    assert b"Access Denied" in refused
    assert int(psql(deployment, "select count(*) from launches")[0]) >= 18


def test_a_question_outlasts_the_end_of_the_trino_worker_that_answers_it(deployment, filled):
    with ThreadPoolExecutor() as beside:
        answer = beside.submit(python, deployment, ASK_TRINO.format(sql=LONG))
        wait_until(lambda: is_counting(deployment))
        workers = "app.kubernetes.io/name=trino-worker"
        deployment.kubectl("delete", "pod", "-l", workers, "--wait=false")
        assert is_counting(deployment)
        assert int(answer.result()) == LONG_COUNT
    deployment.wait_for_roll_outs()


def is_counting(deployment):
    """Whether Trino is at the long question."""
    asked = "curl -sf -H 'X-Trino-User: spacelaunch' localhost:8080/v1/query"
    queries = json.loads(deployment.run_in("deployment/trino", asked))
    return "RUNNING" in {query["state"] for query in queries if "sequence" in query["query"]}


def test_a_backup_is_kept_and_a_restore_brings_it_back_beside_what_was_there(deployment, filled):
    counted = "select count(*) from launches"
    [before] = psql(deployment, counted)
    kept = deployment.run_job("warehouse-backup", "e2e-backup")
    assert ".dump" in kept
    psql(deployment, "delete from launches; drop table builds")
    said = deployment.run_job("warehouse-restore", "e2e-restore")
    replaced = said.split()[-1]
    assert replaced.startswith("replaced_")
    assert psql(deployment, counted) == [before]
    # The pipeline goes on in it.
    assert "succeeded" in deployment.run_job("ingest", "e2e-after")
    script = f". /etc/warehouse/connect.sh && dropdb {replaced}"
    deployment.run_in("warehouse-0", script)


def test_a_backup_is_taken_out_of_the_cluster_and_put_back(deployment, filled, service):
    [before] = psql(deployment, "select count(*) from launches")
    backup = deployment.run_in("warehouse-0", "sh /etc/warehouse/backup.sh")
    psql(deployment, "delete from launches")
    said = deployment.run_in("warehouse-0", "sh /etc/warehouse/restore.sh", backup).decode()
    assert psql(deployment, "select count(*) from launches") == [before]
    # Whoever was connected connects again.
    assert service.get("/charts/timeline.json?on=warehouse&wait=60")["rows_used"] > 0
    replaced = said.split()[-1]
    deployment.run_in("warehouse-0", f". /etc/warehouse/connect.sh && dropdb {replaced}")


@pytest.mark.parametrize(("page", "heading"), [("", "Who launches"), ("pipeline", "Runs")])
def test_the_pages_of_the_dashboard_are_shown_below_its_path(
    deployment, filled, service, page, heading
):
    script = Path(opened_page.__file__).read_bytes()
    pod = ("exec", "-i", "deployment/dashboard", "--")
    asked = ("python", "-", "http://127.0.0.1:8501/dashboard", page)
    told = json.loads(deployment.kubectl(*pod, *asked, given=script))
    assert heading in told
    count = service.get("/data/summary")["launch_count"]
    assert page or f"Launches: {count:,}" in told
    assert deployment.kubectl(*pod, "id", "-u").strip() == b"1000"


def test_the_key_of_the_dashboard_is_in_no_environment(deployment):
    found = deployment.kubectl("exec", "deployment/dashboard", "--", "env")
    assert b"SPACELAUNCH_API_KEY=" not in found
    assert b"SPACELAUNCH_API_KEY_FILE=" in found


@pytest.mark.parametrize(
    ("role", "host", "port", "code"),
    [
        ("stranger", "warehouse", 5432, 1),
        ("ingest", "warehouse", 5432, 0),
        ("stranger", "trino", 8080, 1),
        ("worker", "trino", 8080, 0),
        ("stranger", "prefect", 4200, 1),
        ("ingest", "trino", 8080, 1),
        ("trino", "redis", 6379, 1),
        ("dashboard", "api", 80, 0),
        ("dashboard", "redis", 6379, 1),
        ("dashboard", "warehouse", 5432, 1),
    ],
)
def test_only_who_asks_it_reaches_it(deployment, role, host, port, code):
    name = f"e2e-{role}-{host}"
    labels = {"app.kubernetes.io/name": role}
    deployment.start_pod(name, CONNECT.format(host=host, port=port), **labels)
    ended, said = deployment.pod_ended(name)
    assert ended == code, said


def test_what_prefect_is_told_to_run_it_runs(deployment, filled):
    before = len(runs(deployment))
    code = (
        "from prefect.deployments import run_deployment; "
        "print(run_deployment('ingest/spacex', timeout=300).state.type.value)"
    )
    said = deployment.kubectl("exec", "deployment/flows", "--", "python", "-c", code).decode()
    assert said.split()[-1] == "COMPLETED"
    assert len(runs(deployment)) == before + 1
    assert runs(deployment)[0] == "succeeded"
