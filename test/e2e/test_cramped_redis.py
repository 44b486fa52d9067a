"""A Redis with a password that nobody expects, and a disk that fills up.

Not run unless asked for: `.ci/run e2e-compose`, `.ci/run e2e-kubernetes`.
"""

import time

import pytest

import patient_http
from deployment import ODD_PASSWORD, Service
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until

pytestmark = pytest.mark.timeout(900)
FULL = "Redis cannot write: its disk is full"
# Longer than any probe of Redis is patient.
WHILE_S = 20
# Enough for a worker that waits, and not for the picture of 115 MB before it is packed.
LITTLE_MIB = 200


@pytest.fixture
def service(cramped):
    service = Service(cramped)
    service.wait_until_ready()
    service.load("".join(sample_csv()).encode())
    return service


@pytest.fixture
def once(cramped):
    """One request, without a client's patience."""

    def asking(method, path):
        return patient_http.request(method, cramped.url + path)

    return asking


def fill(deployment):
    deployment.run_in_redis("head -c 1G /dev/zero >/data/junk || true")


def test_a_password_of_any_letters_opens_and_stands_in_no_log(cramped, service):
    assert service.ended(service.draw("timeline"))["status"] == "complete"
    assert cramped.run_in_redis("sh /etc/redis/cli.sh ping").strip() == b"PONG"
    for role in ("api", "worker", "redis"):
        said = cramped.logs(role)
        assert said
        assert ODD_PASSWORD not in said


def test_a_full_disk_takes_no_reads_away_and_everybody_says_what_is_wrong(cramped, service, once):
    before = service.get("/data/summary")
    jobs = service.draw_many(2)
    try:
        service.disturb(jobs, lambda: fill(cramped))
        # A disk that has just been filled keeps Redis waiting, too, which is said in other words.
        another = (f"/analyze/sector?dpi={dpi}" for dpi in range(50, 300))
        wait_until(lambda: once("POST", next(another)).json().get("detail") == FULL)
        until = time.monotonic() + WHILE_S
        while time.monotonic() < until:
            assert once("GET", "/data/summary").json() == before
            assert once("GET", "/readyz?workers=0").json()["warning"] == FULL
            time.sleep(0.5)
        assert once("GET", "/readyz").json()["detail"] == FULL
        backup = cramped.run_in_redis("sh /etc/redis/backup.sh")
        assert backup.startswith(b"REDIS")
        wait_until(lambda: f"spacelaunch: {FULL}" in cramped.logs("worker"))
        assert "Traceback" not in cramped.logs("worker") + cramped.logs("api")
    finally:
        cramped.run_in_redis("rm -f /data/junk")
    assert {service.ended(job_id)["status"] for job_id in jobs} == {"complete"}


# Where the kernel ends one process; most clusters end the whole pod, and say so of that.
@pytest.mark.parametrize("cramped", ["compose"], indirect=True)
@pytest.mark.compose
def test_a_drawing_that_runs_out_of_memory_is_called_that(cramped, service):
    cramped.starve_workers(LITTLE_MIB)
    service.wait_until_ready()
    [job_id] = service.draw_many(1)
    assert "took more memory than the worker may use" in service.ended(job_id)["error"]
