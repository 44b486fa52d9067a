"""What Kubernetes is told: it fits the schemas, keeps our promises and names what we know."""

from dataclasses import fields

import kubernetes_validate
import pytest
import yaml

from manifests import KUBERNETES, compose, of_kind, pod_specs, rendered, with_secrets
from spacelaunch import __version__
from spacelaunch.config import Settings, variable
from spacelaunch.worker.rq_worker import KILL_AFTER_S

OVERLAYS = sorted(path.name for path in (KUBERNETES / "overlays").iterdir())
# The oldest Kubernetes that it is meant for, the one that it was run on, and the newest.
VERSIONS = ("1.30", "1.33", "1.37")
# Whose schemas come with KEDA.
FOREIGN = {"ScaledObject"}
SETTINGS = {variable(field.name) for field in fields(Settings)}
NOT_OURS = {"REDIS_PASSWORD", "REDISCLI_AUTH", "KAGGLE_API_TOKEN"}


@pytest.fixture(scope="module")
def kubernetes(tmp_path_factory):
    return with_secrets(tmp_path_factory.mktemp("manifests") / "kubernetes")


@pytest.fixture(scope="module")
def all_rendered(kubernetes):
    """Each overlay, and one with the optional components."""
    scaled = kubernetes / "overlays" / "scaled"
    scaled.mkdir()
    (scaled / "kustomization.yaml").write_text(
        "namespace: spacelaunch-test\nresources: [../test]\ncomponents: [../../components/keda]\n"
    )
    return {name: rendered(kubernetes / "overlays" / name) for name in (*OVERLAYS, "scaled")}


@pytest.fixture(params=[*OVERLAYS, "scaled"])
def manifests(all_rendered, request):
    return all_rendered[request.param]


@pytest.fixture
def containers(manifests):
    return {
        f"{owner}/{container['name']}": container
        for owner, spec in pod_specs(manifests)
        for container in spec["containers"]
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_every_manifest_fits_the_strict_schemas(manifests, version):
    ours = [manifest for manifest in manifests if manifest["kind"] not in FOREIGN]
    assert len(ours) > 10
    for manifest in ours:
        kubernetes_validate.validate(manifest, version, strict=True)


def test_a_misspelt_field_would_be_noticed(all_rendered):
    misspelt = {**of_kind(all_rendered["test"], "Service")["api"], "specs": {}}
    with pytest.raises(kubernetes_validate.ValidationError, match="specs"):
        kubernetes_validate.validate(misspelt, "1.33", strict=True)


def test_every_container_has_probes_and_limits(containers):
    lacking = {
        name
        for name, container in containers.items()
        if not ({"livenessProbe", "startupProbe"} <= {*container})
        or {*container["resources"]["limits"]} != {"cpu", "memory"}
        or {*container["resources"]["requests"]} != {"cpu", "memory"}
    }
    assert ({*containers}, lacking) == ({"api/api", "worker/worker", "redis/redis"}, set())


def test_no_image_is_the_latest_and_ours_is_this_program(containers):
    tags = {name: container["image"].partition(":")[2] for name, container in containers.items()}
    assert tags == {"api/api": __version__, "worker/worker": __version__, "redis/redis": "8"}


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
            if not name.startswith("redis-") or kind == "Secret":
                named |= {*manifest["data"]}
    assert named - SETTINGS == NOT_OURS & named
    assert len(named & SETTINGS) >= 4


def test_whatever_a_pod_reads_is_there_under_a_name_with_a_hash(manifests):
    there = {
        *of_kind(manifests, "ConfigMap"),
        *of_kind(manifests, "Secret"),
    }
    read = set()
    for _, spec in pod_specs(manifests):
        read |= {volume["configMap"]["name"] for volume in spec["volumes"] if "configMap" in volume}
        for container in spec["containers"]:
            read |= {each["configMapRef"]["name"] for each in container.get("envFrom", [])}
            sources = [entry.get("valueFrom", {}) for entry in container["env"]]
            read |= {s["secretKeyRef"]["name"] for s in sources if s}
    assert read == there
    assert all(name.rpartition("-")[0] in ("settings", "redis", "api") for name in there)


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
    probes = {name: c["livenessProbe"] for name, c in containers.items()}
    assert probes["api/api"]["httpGet"]["path"] == "/healthz"
    assert probes["worker/worker"]["exec"]["command"] == ["spacelaunch", "check", "worker"]


def test_keda_counts_the_jobs_of_its_own_namespace(all_rendered):
    [scaled] = of_kind(all_rendered["scaled"], "ScaledObject").values()
    urls = {trigger["metadata"]["url"] for trigger in scaled["spec"]["triggers"]}
    assert urls == {"http://api.spacelaunch-test.svc/metrics"}


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
        if path.stem != kind:
            wrong.append(path.name)
    assert wrong == []


def test_services_have_the_names_that_compose_gives_them(all_rendered):
    named = {name for name, _ in pod_specs(all_rendered["prod"])}
    always = {name for name, service in compose()["services"].items() if "profiles" not in service}
    assert named == always
