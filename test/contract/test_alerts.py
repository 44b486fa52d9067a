"""The alerts: Prometheus understands them, they fire when they should, on what we really export."""

import os
import re
import shutil
import subprocess

import pytest

from factories import make_job, make_record
from manifests import KUBERNETES
from spacelaunch.api.app import create_app
from spacelaunch.config import Settings

MONITORING = KUBERNETES / "monitoring"
TEXT = (MONITORING / "alerts.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def promtool():
    """A desk without it skips, CI fails."""
    found = shutil.which("promtool")
    if found is None:
        assert not os.environ.get("CI"), "promtool is missing"
        pytest.skip("promtool is missing; Debian's package prometheus has it")

    def run(*words):
        return subprocess.run([found, *words], capture_output=True, text=True, check=False)

    return run


def test_prometheus_understands_what_compose_gives_it(promtool):
    ended = promtool("check", "config", str(MONITORING / "prometheus.yml"))
    found = f"{TEXT.count('alert: ')} rules found"
    assert (ended.returncode, found in ended.stdout) == (0, True), ended.stderr


def test_each_alert_fires_when_it_should_and_not_before(promtool):
    ended = promtool("test", "rules", str(MONITORING / "alerts_test.yml"))
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_every_alert_is_tried():
    tried = (MONITORING / "alerts_test.yml").read_text(encoding="utf-8")
    alerts = re.findall(r"alert: (\w+)", TEXT)
    assert [name for name in alerts if f"alertname: {name}" not in tried] == []


def test_every_metric_that_an_alert_reads_is_exported(fake_stores):
    client = create_app(Settings().checked(), fake_stores).test_client()
    client.post("/data", json=[make_record()])
    fake_stores.jobs.join(make_job(), make_job().created_at)
    exported = client.get("/metrics").get_data(as_text=True)
    read = set(re.findall(r"spacelaunch_\w+", TEXT))
    assert len(read) > 4
    assert [name for name in read if not re.search(rf"^{name}[ {{]", exported, re.M)] == []
