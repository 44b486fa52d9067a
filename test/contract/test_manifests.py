"""What Kubernetes is told: it fits the schemas, keeps our promises and names what we know."""

import ipaddress
import json
import re
import shutil
from dataclasses import fields

import kubernetes_validate
import pytest
import yaml

from manifests import KUBERNETES, SERVING, compose, of_kind, pod_specs, rendered, with_secrets
from spacelaunch import __version__
from spacelaunch.api.around.hosts import is_trusted
from spacelaunch.api.connections.departure import longest_departure_s
from spacelaunch.api.server import STOPS_WITHIN_S
from spacelaunch.config import Settings
from spacelaunch.setting_values import variable
from spacelaunch.worker.rq_worker import KILL_AFTER_S

OVERLAYS = sorted(path.name for path in (KUBERNETES / "overlays").iterdir())
# The oldest Kubernetes that it is meant for, the one that it was run on, and the newest.
VERSIONS = ("1.30", "1.33", "1.37")
COMPONENTS = {path.name for path in (KUBERNETES / "components").iterdir()}
# In production the real sources are asked.
ADDED = sorted(COMPONENTS - {"offline"})
# Whose schemas come with KEDA.
FOREIGN = {"ScaledObject"}
SETTINGS = {variable(field.name) for field in fields(Settings)}
NOT_OURS = {
    *("REDIS_PASSWORD", "REDIS_PASSWORD_FILE", "KAGGLE_API_TOKEN"),
    *("POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE"),
    *("PGDATA", "PGHOST", "BACKUPS_KEPT", "PREFECT_API_URL", "PREFECT_SERVER_UI_API_URL"),
    *(f"PREFECT_SERVER_DATABASE_{word}" for word in ("DRIVER", "HOST", "NAME", "USER")),
}
# What a program of others is given: its own files, in place of our settings.
FILES = ("redis-", "warehouse-", "trino-", "prefect-")
PASSWORDS = ("redis", "warehouse", "prefect-database", "dashboard")
SERVING_PLANE = ("api/api", "worker/worker", "redis/redis")
LIMITED = {"cpu", "memory", "ephemeral-storage"}


@pytest.fixture(scope="module")
def kubernetes(tmp_path_factory):
    return with_secrets(tmp_path_factory.mktemp("manifests") / "kubernetes")


@pytest.fixture(scope="module")
def all_rendered(kubernetes):
    """Each overlay, and production with the optional components, as the README adds them."""
    path = kubernetes / "overlays" / "whole"
    shutil.copytree(kubernetes / "overlays" / "prod", path)
    text = yaml.safe_load((path / "kustomization.yaml").read_text())
    text["components"] = [f"../../components/{name}" for name in ADDED]
    for name in ("warehouse", "prefect-database", "dashboard"):
        text["secretGenerator"].append({"name": name, "envs": [f"{name}.env"]})
    del text["replicas"]  # KEDA has the say
    (path / "kustomization.yaml").write_text(yaml.safe_dump(text))
    return {name: rendered(kubernetes / "overlays" / name) for name in (*OVERLAYS, "whole")}


@pytest.fixture(params=[*OVERLAYS, "whole"])
def manifests(all_rendered, request):
    return all_rendered[request.param]


@pytest.fixture
def containers(manifests):
    return containers_of(pod_specs(manifests))


def containers_of(specs):
    return {
        f"{owner}/{container['name']}": container
        for owner, spec in specs
        for container in spec["containers"]
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_every_manifest_fits_the_strict_schemas(all_rendered, version):
    # What is alike in two overlays, but for its namespace, is looked at once.
    ours = {
        json.dumps({**m, "metadata": {**m["metadata"], "namespace": ""}}, sort_keys=True): m
        for manifests in all_rendered.values()
        for m in manifests
        if m["kind"] not in FOREIGN
    }
    assert len(ours) > 40
    for manifest in ours.values():
        kubernetes_validate.validate(manifest, version, strict=True)


def test_a_misspelt_field_would_be_noticed(all_rendered):
    misspelt = {**of_kind(all_rendered["test"], "Service")["api"], "specs": {}}
    with pytest.raises(kubernetes_validate.ValidationError, match="specs"):
        kubernetes_validate.validate(misspelt, "1.33", strict=True)


def test_every_container_has_limits(containers):
    assert {*SERVING_PLANE} <= {*containers}
    lacking = {
        name
        for name, container in containers.items()
        if {*container["resources"]["limits"]} != LIMITED
        or {*container["resources"]["requests"]} != LIMITED
    }
    assert lacking == set()


def test_every_container_that_serves_has_probes(manifests):
    serving = containers_of(pod_specs(manifests, SERVING))
    wanted = {"livenessProbe", "startupProbe"}
    assert {name for name, container in serving.items() if not wanted <= {*container}} == set()


def test_every_image_has_a_tag_that_means_one_image_and_ours_is_this_program(containers):
    tags = [container["image"].rpartition("/")[2].split(":") for container in containers.values()]
    assert {tag for name, tag in tags if name == "spacelaunch"} == {__version__}
    others = {name: tag for name, tag in tags if name != "spacelaunch"}
    # A number of PostgreSQL's has two parts, and one of Trino's has one.
    parts = {"redis": 3, "postgres": 2, "trino": 1}
    assert {name: len(tag.split(".")) for name, tag in others.items()} == {
        name: parts[name] for name in others
    }
    assert all(re.fullmatch(r"[\d.]+", tag) for tag in others.values())


def test_every_container_is_confined(containers):
    wanted = {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [c["securityContext"] for c in containers.values()] == [wanted] * len(containers)


def test_every_pod_runs_as_somebody_without_a_token(manifests):
    for _, spec in pod_specs(manifests):
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert spec["automountServiceAccountToken"] is False
        assert spec["enableServiceLinks"] is False
        assert spec["serviceAccountName"] in of_kind(manifests, "ServiceAccount")


def test_every_name_in_the_environment_is_known(manifests, containers):
    named = {entry["name"] for c in containers.values() for entry in c.get("env", [])}
    for kind in ("ConfigMap", "Secret"):
        for name, manifest in of_kind(manifests, kind).items():
            if not name.startswith(FILES) or kind == "Secret":
                named |= {*manifest["data"]}
    ours = {name for name in named if name.removesuffix("_FILE") in SETTINGS}
    assert named - ours == NOT_OURS & named
    assert len(ours) >= 4


def test_whatever_a_pod_reads_is_there_under_a_name_with_a_hash(manifests):
    there = {
        *of_kind(manifests, "ConfigMap"),
        *of_kind(manifests, "Secret"),
    }
    read = set()
    for _, spec in pod_specs(manifests):
        read |= {volume["configMap"]["name"] for volume in spec["volumes"] if "configMap" in volume}
        secrets = [volume["secret"] for volume in spec["volumes"] if "secret" in volume]
        read |= {
            s["secretName"] for s in secrets if not s.get("optional") or s["secretName"] in there
        }
        for container in spec["containers"]:
            read |= {each["configMapRef"]["name"] for each in container.get("envFrom", [])}
    assert read == there
    assert {name.rpartition("-")[0] for name in there} <= {
        "settings",
        "kaggle",
        "trino",
        "prefect",
        *PASSWORDS,
    }


def test_secrets_are_files_and_stand_in_no_environment(containers):
    from_secrets = [
        name
        for name, container in containers.items()
        if any("valueFrom" in entry for entry in container.get("env", []))
        or any("secretRef" in each for each in container.get("envFrom", []))
    ]
    assert from_secrets == []


def test_everything_has_the_overlays_namespace_which_enforces_the_restricted_standard(manifests):
    [(name, namespace)] = of_kind(manifests, "Namespace").items()
    enforced = namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]
    others = {m["metadata"]["namespace"] for m in manifests if m["kind"] != "Namespace"}
    assert (enforced, others) == ("restricted", {name})


def test_a_worker_has_time_to_finish_a_job(manifests):
    settings = of_kind(manifests, "ConfigMap")
    [data] = [m["data"] for name, m in settings.items() if name.startswith("settings-")]
    timeout_s = int(data.get("SPACELAUNCH_JOB_TIMEOUT_S", Settings().job_timeout_s))
    specs = dict(pod_specs(manifests))
    assert specs["worker"]["terminationGracePeriodSeconds"] > timeout_s + KILL_AFTER_S


def test_a_pod_of_the_api_has_time_to_leave_and_to_finish(manifests):
    [api] = dict(pod_specs(manifests))["api"]["containers"]
    delay_s = int({each["name"]: each["value"] for each in api["env"]}["SPACELAUNCH_STOP_DELAY_S"])
    grace_s = dict(pod_specs(manifests))["api"]["terminationGracePeriodSeconds"]
    assert delay_s >= 5  # until every node has heard of it
    assert grace_s > longest_departure_s(delay_s) + STOPS_WITHIN_S
    assert "lifecycle" not in api  # the server itself waits, and tells its clients


def test_redis_can_be_reached_by_api_and_worker_only(manifests):
    policy = of_kind(manifests, "NetworkPolicy")["redis"]["spec"]
    [rule] = policy["ingress"]
    [peer] = rule["from"]
    [expression] = peer["podSelector"]["matchExpressions"]
    assert expression["values"] == ["api", "worker"]
    assert (policy["podSelector"]["matchLabels"], "egress" in policy) == (
        {"app.kubernetes.io/name": "redis"},
        False,
    )


def test_no_liveness_probe_asks_redis(containers):
    probes = {name: c["livenessProbe"] for name, c in containers.items() if "livenessProbe" in c}
    assert probes["api/api"]["httpGet"]["path"] == "/healthz"
    assert probes["worker/worker"]["exec"]["command"] == ["spacelaunch", "check", "worker"]


def test_keda_counts_the_jobs_of_its_own_namespace(all_rendered):
    [scaled] = of_kind(all_rendered["whole"], "ScaledObject").values()
    urls = {trigger["metadata"]["url"] for trigger in scaled["spec"]["triggers"]}
    assert urls == {"http://api.spacelaunch-prod.svc/metrics"}


# Either may load Kaggle's file.
@pytest.mark.parametrize("role", ["api", "worker"])
def test_who_loads_reaches_redis_the_name_server_and_no_other_private_address(manifests, role):
    [redis, names, world] = of_kind(manifests, "NetworkPolicy")[role]["spec"]["egress"]
    assert [peer["podSelector"]["matchLabels"] for peer in redis["to"]] == [
        {"app.kubernetes.io/name": "redis"}
    ]
    assert {port["port"] for port in names["ports"]} == {53}
    assert_is_the_internet(world)


def assert_is_the_internet(rule):
    """By HTTPS, and no private address."""
    assert [port["port"] for port in rule["ports"]] == [443]
    blocks = [peer["ipBlock"] for peer in rule["to"]]
    assert [text for text in NOT_THE_INTERNET if any(holds(b, text) for b in blocks)] == []
    assert any(holds(block, "35.190.0.1") for block in blocks)


NOT_THE_INTERNET = (
    *("169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"),
    *("10.96.0.1", "172.20.0.1", "192.168.1.1", "100.64.0.1", "127.0.0.1", "::1", "fe80::1"),
)


def holds(block, text):
    """Whether an ipBlock holds an address."""
    address = ipaddress.ip_address(text)
    within = [ipaddress.ip_network(each) for each in (block["cidr"], *block.get("except", []))]
    return [address in network for network in within] == [True] + [False] * (len(within) - 1)


def test_in_production_only_the_ingress_controller_and_prometheus_reach_the_api(all_rendered):
    [rule] = of_kind(all_rendered["prod"], "NetworkPolicy")["api"]["spec"]["ingress"]
    names = {
        peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"]
        for peer in rule["from"]
    }
    assert names == {"ingress-nginx", "monitoring"}


def test_the_ingress_names_its_class_and_leads_to_no_metrics(all_rendered):
    prod = all_rendered["prod"]
    [spec] = [manifest["spec"] for manifest in of_kind(prod, "Ingress").values()]
    [rule] = spec["rules"]
    leads = {each["path"]: each["backend"]["service"]["name"] for each in rule["http"]["paths"]}
    assert (spec["ingressClassName"], leads) == ("nginx", {"/metrics": "closed", "/": "api"})
    assert "selector" not in of_kind(prod, "Service")["closed"]["spec"]


def test_the_dashboard_is_below_a_path_of_the_ingress_and_is_served_there(all_rendered):
    whole = all_rendered["whole"]
    [ingress] = of_kind(whole, "Ingress").values()
    leads = {
        each["path"]: each["backend"]["service"]["name"]
        for each in ingress["spec"]["rules"][0]["http"]["paths"]
    }
    assert leads == {"/dashboard": "dashboard", "/metrics": "closed", "/": "api"}
    [container] = dict(pod_specs(whole))["dashboard"]["containers"]
    given = {entry["name"]: entry["value"] for entry in container["env"]}
    assert given["SPACELAUNCH_DASHBOARD_PATH"] == "/dashboard"
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        assert container[probe]["httpGet"]["path"] == "/dashboard/_stcore/health"


def test_the_dashboard_asks_the_api_alone_with_a_key_of_its_own(all_rendered):
    for overlay in ("pipeline", "whole"):
        spec = dict(pod_specs(all_rendered[overlay]))["dashboard"]
        secrets = {v["secret"]["secretName"] for v in spec["volumes"] if "secret" in v}
        assert [name.rpartition("-")[0] for name in secrets] == ["dashboard"]
        policies = of_kind(all_rendered[overlay], "NetworkPolicy")
        peers = [
            peer["podSelector"]["matchLabels"]["app.kubernetes.io/name"]
            for rule in policies["dashboard"]["spec"]["egress"]
            for peer in rule.get("to", [])
        ]
        assert peers == ["api"]
        [rule] = policies["api-dashboard"]["spec"]["ingress"]
        [peer] = rule["from"]
        assert peer["podSelector"]["matchLabels"] == {"app.kubernetes.io/name": "dashboard"}


def test_production_asks_for_keys_limits_what_each_may_ask_and_believes_one_proxy(all_rendered):
    [data] = [
        m["data"]
        for name, m in of_kind(all_rendered["prod"], "ConfigMap").items()
        if name.startswith("settings-")
    ]
    environ = {name: text for name, text in data.items() if not name.endswith("_FILE")}
    settings = Settings.from_env(environ)
    assert (settings.api_keys, settings.trusted_proxies) == ("required", 1)
    assert settings.rate_limit_read
    assert settings.rate_limit_write
    [ingress] = of_kind(all_rendered["prod"], "Ingress").values()
    asked = [rule["host"] for rule in ingress["spec"]["rules"]]
    assert [host for host in asked if not is_trusted(host, settings)] == []
    assert is_trusted("api.spacelaunch-prod.svc", settings)  # as KEDA asks
    assert not is_trusted("elsewhere.example", settings)


def test_redis_is_given_all_the_memory_that_it_may_use(containers):
    resources = containers["redis/redis"]["resources"]
    assert resources["requests"]["memory"] == resources["limits"]["memory"] == "1Gi"


def test_one_load_is_no_reason_for_another_pod(manifests):
    up = of_kind(manifests, "HorizontalPodAutoscaler")["api"]["spec"]["behavior"]["scaleUp"]
    assert up["stabilizationWindowSeconds"] >= 60
    assert up["policies"] == [{"type": "Pods", "value": 1, "periodSeconds": 60}]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_says_only_what_differs(overlay):
    sizes = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (KUBERNETES / "overlays" / overlay).iterdir()
    }
    assert {name: size for name, size in sizes.items() if size > 40} == {}


def test_every_file_is_of_one_kind_and_named_after_it():
    wrong = []
    for path in (KUBERNETES / "bases").rglob("*.yaml"):
        [manifest] = yaml.safe_load_all(path.read_text(encoding="utf-8"))
        kind = manifest["kind"].lower().replace("horizontalpodautoscaler", "hpa")
        # A second of a kind has a word more.
        if path.stem.partition("-")[0] != kind:
            wrong.append(path.name)
    assert wrong == []


def test_services_have_the_names_that_compose_gives_them(all_rendered):
    named = {name for name, _ in pod_specs(all_rendered["prod"])}
    always = {name for name, service in compose()["services"].items() if "profiles" not in service}
    assert named == always
