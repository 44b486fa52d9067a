"""What Compose is told: it keeps our promises and says the same as Kubernetes."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from manifests import ROOT, compose, of_kind, pod_specs, rendered
from spacelaunch import __version__
from spacelaunch.api.server import STOPS_WITHIN_S
from spacelaunch.config import Settings, variable
from spacelaunch.worker.rq_worker import KILL_AFTER_S

SERVICES = compose()["services"]
SETTINGS = {variable(field.name) for field in fields(Settings)}
NOT_OURS = {"REDISCLI_AUTH", "KAGGLE_API_TOKEN", "CONFIGURATION"}


@pytest.fixture(scope="module")
def in_kubernetes():
    return rendered(ROOT / "kubernetes" / "overlays" / "test")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_limited_confined_and_restarted(name):
    service = SERVICES[name]
    assert {"healthcheck", "mem_limit", "pids_limit"} <= {*service}
    assert (service["restart"], service["read_only"]) == ("unless-stopped", True)
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


@pytest.mark.parametrize("name", SERVICES)
def test_every_image_has_a_tag_that_means_one_image(name):
    tag = SERVICES[name]["image"].partition(":")[2]
    assert re.fullmatch(r"v?\d+\.\d+\.\d+", tag)
    assert tag == __version__ or "build" not in SERVICES[name]


def test_the_image_is_labelled_with_the_version_of_the_program():
    assert SERVICES["api"]["build"]["args"]["VERSION"] == __version__


def test_every_name_in_the_environment_is_known():
    named = {name for service in SERVICES.values() for name in service.get("environment", {})}
    assert named - SETTINGS == NOT_OURS
    assert len(named & SETTINGS) >= 3


def test_only_this_machine_reaches_it():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []
    assert "ports" not in SERVICES["redis"]


def test_a_worker_has_time_to_finish_a_job():
    grace_s = int(SERVICES["worker"]["stop_grace_period"].removesuffix("s"))
    assert grace_s > Settings().job_timeout_s + KILL_AFTER_S


def test_the_api_has_time_to_finish_requests():
    grace_s = int(SERVICES["api"]["stop_grace_period"].removesuffix("s"))
    assert grace_s > Settings().stop_delay_s + STOPS_WITHIN_S


def test_roles_images_and_limits_are_those_of_kubernetes(in_kubernetes):
    for name, spec in pod_specs(in_kubernetes):
        [container] = spec["containers"]
        service = SERVICES[name]
        assert service["image"] == container["image"]
        assert service["command"] == container.get("args", container.get("command"))
        assert as_mib(service["mem_limit"]) == as_mib(container["resources"]["limits"]["memory"])


def test_the_largest_upload_is_that_of_kubernetes(in_kubernetes):
    [container] = dict(pod_specs(in_kubernetes))["api"]["containers"]
    given = {entry["name"]: entry.get("value") for entry in container["env"]}
    name = variable("upload_limit_bytes")
    assert str(SERVICES["api"]["environment"][name]) == given[name]


def test_redis_is_well_in_both_while_it_can_be_read(in_kubernetes):
    [container] = dict(pod_specs(in_kubernetes))["redis"]["containers"]
    command = container["readinessProbe"]["exec"]["command"]
    assert SERVICES["redis"]["healthcheck"]["test"] == ["CMD", *command]
    assert "ping" not in command  # which Redis refuses on a full disk


def test_no_password_stands_in_a_url():
    urls = [
        service.get("environment", {}).get("SPACELAUNCH_REDIS_URL") for service in SERVICES.values()
    ]
    assert {*urls} == {"redis://redis:6379", None}


def test_redis_is_started_in_both_with_the_same_files(in_kubernetes):
    mounts = [v for v in SERVICES["redis"]["volumes"] if v.startswith("./")]
    names = {Path(mount.split(":")[0]).name for mount in mounts}
    [config] = [
        m["data"]
        for name, m in of_kind(in_kubernetes, "ConfigMap").items()
        if name.startswith("redis-")
    ]
    assert names == {*config}


def as_mib(size: str) -> int:
    units = {"m": 1, "g": 1024, "Mi": 1, "Gi": 1024}
    unit = size.lstrip("0123456789")
    return int(size.removesuffix(unit)) * units[unit]
