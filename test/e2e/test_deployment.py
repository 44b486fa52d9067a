"""The product in containers, by Compose and in Kubernetes: nothing is lost, whatever dies.

Not run unless asked for: `.ci/run e2e-compose`, `.ci/run e2e-kubernetes`.
"""

import re
from pathlib import Path

import openpyxl
import pytest

from shell import run
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until

pytestmark = pytest.mark.timeout(900)
README = Path(__file__).parents[2] / "README.md"


def commands_of_readme(heading):
    """The shell commands of one section, to its next heading of any level."""
    section = README.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    return re.findall(r"```sh\n(.*?)```", section.partition("\n#")[0], re.DOTALL)


def tells_again(service, before):
    """Each process tells what it has seen last until it has reached Redis again."""
    wait_until(lambda: service.get("/data/summary") == before, 60)


def test_the_commands_of_the_readme_work(deployment, service, curl, tmp_path):
    (tmp_path / "launches.csv").write_bytes("".join(sample_csv()).encode())
    blocks = commands_of_readme("Use")
    assert len(blocks) == 2
    for block in blocks:
        typed = block.replace("localhost:5000", deployment.url.removeprefix("http://"))
        typed = typed.replace("curl ", "curl -sS --fail-with-body ")
        run("bash", "-ec", typed, cwd=tmp_path)
    assert (tmp_path / "timeline.png").read_bytes().startswith(b"\x89PNG")
    assert openpyxl.load_workbook(tmp_path / "usa.xlsx").active.max_row > 100


def test_nothing_runs_as_root_and_nothing_of_the_program_can_be_changed(deployment):
    assert deployment.run_in_api("id -u").strip() == b"1000"
    assert deployment.run_in_redis("id -u").strip() == b"999"
    refused = deployment.run_in_api("touch /opt/spacelaunch/new /home/spacelaunch/new 2>&1 || true")
    assert refused.count(b"Read-only file system") == 2


def test_the_jobs_of_workers_that_crash_are_drawn_all_the_same(deployment, service):
    jobs = service.draw_many(6)
    service.disturb(jobs, deployment.crash_workers)
    ended = [service.ended(job_id) for job_id in jobs]
    assert {job["status"] for job in ended} == {"complete"}
    # Two workers were each at one, or were not for this moment.
    attempts = sorted(job["attempts"] for job in ended)
    assert attempts in ([1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 2, 2])


def test_workers_that_are_stopped_finish_their_jobs_first(deployment, service):
    jobs = service.draw_many(6)
    service.disturb(jobs, deployment.stop_workers)
    ended = [service.ended(job_id) for job_id in jobs]
    assert [(job["status"], job["attempts"]) for job in ended] == [("complete", 1)] * 6


@pytest.mark.parametrize("how", ["crash_redis", "stop_redis"])
def test_a_redis_that_comes_back_has_lost_nothing(deployment, service, how):
    before = service.get("/data/summary")
    done = service.draw("timeline", dpi=101)
    assert service.ended(done)["status"] == "complete"
    picture = service.ask("GET", f"/results/{done}").content
    waiting = service.draw_many(6)
    service.disturb(waiting, getattr(deployment, how))
    assert {service.ended(job_id)["status"] for job_id in waiting} == {"complete"}
    tells_again(service, before)
    assert service.ask("GET", f"/results/{done}").content == picture


def test_a_backup_brings_everything_back(deployment, service):
    done = service.draw("sector", dpi=102)
    assert service.ended(done)["status"] == "complete"
    before, picture = service.get("/data/summary"), service.ask("GET", f"/results/{done}").content
    backup = deployment.run_in_redis("sh /etc/redis/backup.sh")
    assert service.ask("DELETE", "/data").status_code == 200
    assert service.ask("DELETE", f"/jobs/{done}").status_code == 200
    deployment.run_in_redis("cat >/data/part && mv /data/part /data/restore.rdb", backup)
    deployment.stop_redis()
    service.wait_until_ready()
    tells_again(service, before)
    assert service.ask("GET", f"/results/{done}").content == picture
    assert b"replaced-" in deployment.run_in_redis("ls /data; rm -r /data/replaced-*")


@pytest.mark.parametrize(
    "spoilt",
    [lambda backup: backup[:-9], lambda backup: backup + b"more", lambda _: b"no backup"],
    ids=["cut off", "with something after it", "something else"],
)
def test_a_backup_that_cannot_be_read_changes_nothing(deployment, service, spoilt):
    before = service.get("/data/summary")
    backup = deployment.run_in_redis("sh /etc/redis/backup.sh")
    deployment.run_in_redis("cat >/data/restore.rdb", spoilt(backup))
    deployment.stop_redis()
    service.wait_until_ready()
    tells_again(service, before)
    assert b"restore.rdb.unreadable" in deployment.run_in_redis("ls /data; rm /data/restore*")


def test_a_key_can_be_made_and_revoked_in_the_container(deployment, service):
    key = deployment.run_in_api("spacelaunch keys create --scope write --name alice").decode()
    assert key.startswith("spacelaunch_")
    listed = deployment.run_in_api("spacelaunch keys list").decode()
    key_id = next(line.split()[0] for line in listed.splitlines() if line.endswith("alice"))
    assert b"revoked" in deployment.run_in_api(f"spacelaunch keys revoke {key_id}")


def test_one_request_can_be_followed_through_api_and_worker(deployment, service):
    headers = {"X-Request-ID": "follow-me", "Prefer": "wait=60"}
    answer = service.ask("POST", "/analyze/timeline", json={"dpi": 103}, headers=headers)
    assert answer.json()["status"] == "complete"
    assert [role for role in ("api", "worker") if "follow-me" not in deployment.logs(role)] == []
