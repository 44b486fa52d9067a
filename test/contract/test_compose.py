"""What Compose is told: it keeps our promises and says the same as Kubernetes."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from manifests import ROOT, compose, of_kind, pod_specs, rendered
from spacelaunch import __version__
from spacelaunch.api.connections.departure import longest_departure_s
from spacelaunch.api.server import STOPS_WITHIN_S
from spacelaunch.config import Settings
from spacelaunch.setting_values import variable
from spacelaunch.worker.rq_worker import KILL_AFTER_S

SERVICES = compose()["services"]
SETTINGS = {variable(field.name) for field in fields(Settings)}
NOT_OURS = {
    *("REDISCLI_AUTH", "KAGGLE_API_TOKEN", "CONFIGURATION"),
    *("POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB", "PGDATA", "LANG"),
    "PREFECT_API_URL",
    *(f"PREFECT_SERVER_DATABASE_{name}" for name in ("DRIVER", "HOST", "NAME", "USER", "PASSWORD")),
    "PREFECT_SERVER_UI_API_URL",
}
# It runs to its end, and is then as well as it can be.
ONCE = {"ingest"}
# As who makes an image numbers its versions; with less, it would be another next month.
TAGS = {"postgres": r"\d+\.\d+", "trinodb/trino": r"\d+"}


@pytest.fixture(scope="module")
def in_kubernetes():
    return rendered(ROOT / "kubernetes" / "overlays" / "test")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_limited_confined_and_restarted(name):
    service = SERVICES[name]
    is_disabled = service["healthcheck"] == {"disable": True}
    restart = "on-failure:5" if name in ONCE else "unless-stopped"
    assert is_disabled == (name in ONCE)
    assert {"mem_limit", "pids_limit"} <= {*service}
    assert (service["restart"], service["read_only"]) == (restart, True)
    assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


@pytest.mark.parametrize("name", SERVICES)
def test_every_image_has_a_tag_that_means_one_image(name):
    image, _, tag = SERVICES[name]["image"].partition(":")
    assert re.fullmatch(TAGS.get(image, r"v?\d+\.\d+\.\d+"), tag)
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
    assert grace_s > longest_departure_s(Settings().stop_delay_s) + STOPS_WITHIN_S


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


def test_the_service_itself_needs_none_of_the_pipeline():
    serving = {name: service for name, service in SERVICES.items() if "profiles" not in service}
    assert {*serving} == {"api", "worker", "redis"}
    wanted = {other for service in serving.values() for other in service.get("depends_on", {})}
    assert wanted == {"redis"}
    assert serving["api"]["build"]["args"]["EXTRAS"] == "${EXTRAS:-}"


def test_whatever_a_service_waits_for_comes_with_its_profile():
    for name, service in SERVICES.items():
        for other in service.get("depends_on", {}):
            own = {*service.get("profiles", ["none"])}
            # What is in no profile is always there.
            assert own <= {*SERVICES[other].get("profiles", own)}, (name, other)


def test_no_password_of_the_pipeline_is_a_part_of_a_url():
    urls = {
        text
        for service in SERVICES.values()
        for name, text in service.get("environment", {}).items()
        if name.endswith("_URL")
    }
    assert [text for text in urls if "PASSWORD" in text] == []


@pytest.mark.parametrize("name", ["warehouse", "trino"])
def test_both_are_started_with_files_of_kubernetes(name):
    mounts = [v.split(":") for v in SERVICES[name]["volumes"] if v.startswith("./")]
    assert [source for source, _, _ in mounts if not (ROOT / source).is_file()] == []
    folders = {str(Path(source).parent) for source, _, _ in mounts}
    assert folders == {f"kubernetes/bases/{name}"}


def test_one_catalog_is_that_of_both():
    mounted = dict(v.split(":")[1::-1] for v in SERVICES["trino"]["volumes"])
    path = mounted["/etc/trino/catalog/warehouse.properties"]
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert "postgresql.array-mapping=AS_ARRAY" in lines
    assert "unsupported-type-handling=CONVERT_TO_VARCHAR" in lines


def test_prefect_keeps_its_state_in_a_postgresql_of_its_own():
    given = SERVICES["prefect"]["environment"]
    assert given["PREFECT_SERVER_DATABASE_HOST"] == "prefect-database"
    assert SERVICES["prefect-database"]["volumes"][0] != SERVICES["warehouse"]["volumes"][0]


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
