"""What only a cluster can show: who may talk to whom, roll-outs, scaling, probes.

Not run unless asked for: `.ci/run e2e-kubernetes`.
"""

import json
import time
from pathlib import Path

import pytest

import poller
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until

pytestmark = [
    pytest.mark.kubernetes,
    pytest.mark.timeout(900),
    pytest.mark.parametrize("deployment", ["kubernetes"], indirect=True),
]
CONNECT = "import socket; socket.create_connection(('{host}', {port}), 5)"
# A node hears of the policies for a pod a moment after the pod has begun, or later when it is busy.
GO_ON_CONNECTING = """
import socket, time
for _ in range(30):
    socket.create_connection(('{host}', {port}), 5).close()
    time.sleep(1)
"""
# At the port that the API may reach in the internet.
LISTEN = "import socket, time; s = socket.create_server(('', 443)); time.sleep(600)"
# Longer than a liveness probe of the API is patient.
OUTAGE_S = 75


def restarts(deployment, name):
    """How often the containers of this name were started again, by pod."""
    pods = deployment.get("pods", "-l", f"app.kubernetes.io/name={name}")["items"]
    return {
        pod["metadata"]["name"]: status["restartCount"]
        for pod in pods
        for status in pod["status"]["containerStatuses"]
    }


def images(deployment):
    """What the pods of api and worker run, those that are about to end among them."""
    pods = deployment.get("pods", "-l", "app.kubernetes.io/name in (api,worker)")["items"]
    return {pod["spec"]["containers"][0]["image"] for pod in pods}


def test_every_pod_was_admitted_under_the_restricted_standard(deployment, service):
    namespace = deployment.get("namespace", deployment.namespace)
    labels = namespace["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    pods = deployment.get("pods")["items"]
    running = {
        pod["metadata"]["labels"]["app.kubernetes.io/name"]
        for pod in pods
        if "job-name" not in pod["metadata"]["labels"]
    }
    assert running == {
        *("api", "worker", "redis", "warehouse", "trino", "trino-worker", "fake-spacex"),
        *("flows", "prefect", "prefect-database", "dashboard"),
    }


@pytest.mark.parametrize(("role", "code"), [("stranger", 1), ("worker", 0)])
def test_a_pod_that_is_neither_api_nor_worker_cannot_reach_redis(deployment, role, code):
    name = f"e2e-{role}"
    labels = {"app.kubernetes.io/name": role}
    deployment.start_pod(name, CONNECT.format(host="redis", port=6379), **labels)
    ended, said = deployment.pod_ended(name)
    assert ended == code, said
    assert "timed out" in said or "refused" in said or code == 0, said


def test_a_stranger_reaches_the_api(deployment):
    deployment.start_pod("e2e-client", CONNECT.format(host="api", port=80))
    assert deployment.pod_ended("e2e-client") == (0, "")


@pytest.fixture
def neighbour(deployment):
    """The address of a pod that is none of ours, and listens."""
    deployment.start_pod("e2e-neighbour", LISTEN)
    wait_until(lambda: deployment.get("pod", "e2e-neighbour")["status"]["phase"] == "Running", 60)
    yield deployment.get("pod", "e2e-neighbour")["status"]["podIP"]
    deployment.kubectl("delete", "pod", "e2e-neighbour")


@pytest.mark.parametrize(("role", "code"), [("stranger", 0), ("api", 1)])
def test_the_api_reaches_no_neighbour(deployment, neighbour, role, code):
    name = f"e2e-{role}"
    labels = {"app.kubernetes.io/name": role}
    deployment.start_pod(name, GO_ON_CONNECTING.format(host=neighbour, port=443), **labels)
    ended, said = deployment.pod_ended(name)
    assert ended == code, said


def used_pct(deployment):
    """What the HPA sees of the use of CPU, in percent of what is requested; None at first."""
    metrics = deployment.get("hpa", "api")["status"].get("currentMetrics") or []
    of_cpu = (each["resource"]["current"] for each in metrics if "resource" in each)
    return next((each.get("averageUtilization") for each in of_cpu), None)


def test_one_load_is_seen_by_the_hpa_and_makes_no_more_pods(deployment, service):
    large = "".join(sample_csv(rows=50_000)).encode()

    def loads_and_is_seen():
        service.load(large)
        return (used_pct(deployment) or 0) > 70

    wait_until(lambda: used_pct(deployment) is not None, 120)
    wait_until(loads_and_is_seen, 120)
    assert deployment.get("hpa", "api")["status"]["desiredReplicas"] == 2


def test_while_redis_is_away_no_probe_restarts_the_api(deployment, service):
    before = restarts(deployment, "api")
    deployment.kubectl("scale", "statefulset/redis", "--replicas=0")
    time.sleep(OUTAGE_S)
    assert restarts(deployment, "api") == before
    deployment.kubectl("scale", "statefulset/redis", "--replicas=1")
    deployment.wait_for_roll_outs()
    service.wait_until_ready()
    assert service.get("/data/summary")["launch_count"] > 4_000
    began = time.monotonic()
    assert service.ended(service.draw("timeline", dpi=104))["status"] == "complete"
    assert time.monotonic() - began < 15


def test_a_new_tag_is_rolled_out_without_a_failed_request(deployment, service):
    image = f"{deployment.image}-next"
    deployment.build(image, "--build-arg", "REVISION=next")
    deployment.start_pod("e2e-poller", Path(poller.__file__).read_text())
    wait_until(lambda: deployment.get("pod", "e2e-poller")["status"]["phase"] == "Running", 60)
    time.sleep(3)
    deployment.upgrade(image)
    wait_until(lambda: images(deployment) == {image}, 120)  # the last of the old pods is gone
    deployment.kubectl("exec", "e2e-poller", "--", "touch", "/tmp/stop")
    _, said = deployment.pod_ended("e2e-poller")
    polled = json.loads(said)
    assert polled["failures"] == []
    assert polled["answered"] > 50
