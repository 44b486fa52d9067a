"""What Kubernetes is told of the pipeline: what runs when, who reaches whom, and with what."""

import json
import re

import pytest

from manifests import KUBERNETES, of_kind, pod_specs, rendered

NAME = "app.kubernetes.io/name"
ASKING = {"api", "worker"}
FILLING = {"api", "worker", "ingest", "flows", "trino", "trino-worker", "warehouse-backup"}


@pytest.fixture(scope="module")
def manifests():
    return rendered(KUBERNETES / "overlays" / "pipeline")


@pytest.fixture(scope="module")
def jobs(manifests):
    return {name: each["spec"] for name, each in of_kind(manifests, "CronJob").items()}


@pytest.fixture(scope="module")
def specs(manifests):
    return dict(pod_specs(manifests))


def settings_of(manifests):
    [data] = [
        each["data"]
        for name, each in of_kind(manifests, "ConfigMap").items()
        if name.startswith("settings-")
    ]
    return data


def selected(selector):
    """The names that a selector of pods means."""
    if "matchLabels" in selector:
        return {selector["matchLabels"][NAME]}
    [expression] = selector["matchExpressions"]
    assert (expression["key"], expression["operator"]) == (NAME, "In")
    return {*expression["values"]}


def may_reach(manifests, server):
    """Who is let in by a server, and who is let out to it, each with its port."""
    policies = [each["spec"] for each in of_kind(manifests, "NetworkPolicy").values()]
    let_in = {
        (name, port["port"])
        for policy in policies
        if selected(policy["podSelector"]) == {server}
        for rule in policy.get("ingress", [])
        for port in rule["ports"]
        for peer in rule["from"]
        for name in selected(peer["podSelector"])
    }
    let_out = {
        (name, port["port"])
        for policy in policies
        for rule in policy.get("egress", [])
        if any(
            "podSelector" in p and selected(p["podSelector"]) == {server}
            for p in rule.get("to", [])
        )
        for port in rule["ports"]
        for name in selected(policy["podSelector"])
    }
    return let_in, let_out


def test_no_job_of_the_clock_meets_itself_goes_on_for_ever_or_is_kept_for_ever(jobs):
    assert {*jobs} == {"ingest", "warehouse-backup", "warehouse-restore"}
    for name, job in jobs.items():
        assert job["concurrencyPolicy"] == "Forbid", name
        assert 0 < job["jobTemplate"]["spec"]["activeDeadlineSeconds"] <= 3_600, name
        assert 0 < job["successfulJobsHistoryLimit"] <= 5, name
        assert 0 < job["failedJobsHistoryLimit"] <= 5, name
        assert job["jobTemplate"]["spec"]["template"]["spec"]["restartPolicy"] == "Never", name


def test_what_was_missed_is_done_later_and_a_restore_only_when_it_is_asked_for(jobs):
    later = {name: job.get("startingDeadlineSeconds", 0) for name, job in jobs.items()}
    assert later["ingest"] == later["warehouse-backup"] == 43_200
    assert {name for name, job in jobs.items() if job.get("suspend")} == {"warehouse-restore"}


def test_the_backup_comes_before_the_run_of_the_day(jobs):
    hours = {name: job["schedule"].split()[1::-1] for name, job in jobs.items()}
    assert hours["warehouse-backup"] < hours["ingest"]


def test_a_restore_tries_once_and_a_run_again(jobs):
    tries = {name: job["jobTemplate"]["spec"]["backoffLimit"] for name, job in jobs.items()}
    assert tries == {"ingest": 3, "warehouse-backup": 3, "warehouse-restore": 0}


def test_who_fills_or_asks_it_knows_the_warehouse_and_read_its_password_from_a_file(
    manifests, specs
):
    data = settings_of(manifests)
    assert "@warehouse/" in data["SPACELAUNCH_WAREHOUSE_URL"]
    folder, _, key = data["SPACELAUNCH_WAREHOUSE_PASSWORD_FILE"].rpartition("/")
    [secret] = [name for name in of_kind(manifests, "Secret") if name.startswith("warehouse-")]
    assert [*of_kind(manifests, "Secret")[secret]["data"]] == [key]
    for role in ("api", "worker", "ingest", "flows"):
        [container] = specs[role]["containers"]
        [mount] = [m for m in container["volumeMounts"] if m["mountPath"] == folder]
        [volume] = [v for v in specs[role]["volumes"] if v["name"] == mount["name"]]
        assert volume["secret"]["secretName"] == secret


def test_without_the_component_nobody_is_told_of_a_warehouse():
    data = settings_of(rendered(KUBERNETES / "overlays" / "test"))
    assert [name for name in data if "WAREHOUSE" in name or "TRINO" in name] == []


@pytest.mark.parametrize(
    "role", ["ingest", "flows", "trino", "warehouse-backup", "warehouse-restore", "warehouse"]
)
def test_who_asks_no_redis_has_not_its_password(specs, role):
    secrets = {v["secret"]["secretName"] for v in specs[role]["volumes"] if "secret" in v}
    assert [name.rpartition("-")[0] for name in secrets] == ["warehouse"]


def test_only_those_who_fill_ask_or_save_the_warehouse_reach_it(manifests):
    let_in, let_out = may_reach(manifests, "warehouse")
    assert let_in == {(name, "postgres") for name in FILLING}
    assert let_out == {(name, 5432) for name in FILLING}
    [policy] = [
        each["spec"]
        for name, each in of_kind(manifests, "NetworkPolicy").items()
        if name == "warehouse"
    ]
    assert ("Egress" in policy["policyTypes"], policy.get("egress")) == (True, None)


def test_only_those_who_ingest_reach_the_fake_spacex(manifests):
    let_in, let_out = may_reach(manifests, "fake-spacex")
    assert (
        {name for name, _ in let_in}
        == {name for name, _ in let_out}
        == {"ingest", "worker", "flows"}
    )


def test_trino_is_reached_by_who_asks_and_by_its_workers_and_they_by_each_other(manifests):
    let_in, let_out = may_reach(manifests, "trino")
    assert (
        {name for name, _ in let_in} == {name for name, _ in let_out} == {*ASKING, "trino-worker"}
    )
    let_in, let_out = may_reach(manifests, "trino-worker")
    assert (
        {name for name, _ in let_in} == {name for name, _ in let_out} == {"trino", "trino-worker"}
    )


def test_both_kinds_of_trinos_nodes_read_one_catalog_and_that_is_a_file_of_composes_too(
    manifests, specs
):
    [trino] = [
        each["data"]
        for name, each in of_kind(manifests, "ConfigMap").items()
        if name.startswith("trino-")
    ]
    lines = trino["warehouse.properties"].splitlines()
    assert {
        "postgresql.array-mapping=AS_ARRAY",
        "unsupported-type-handling=CONVERT_TO_VARCHAR",
    } <= {*lines}
    for role in ("trino", "trino-worker"):
        paths = {
            item["path"]: item["key"]
            for volume in specs[role]["volumes"]
            for item in volume.get("configMap", {}).get("items", [])
        }
        assert paths["catalog/warehouse.properties"] == "warehouse.properties"
    assert settings_of(manifests)["SPACELAUNCH_TRINO_URL"].endswith("@trino:8080/warehouse/public")


def test_trino_changes_nothing_in_the_warehouse(manifests):
    rules = json.loads((KUBERNETES / "bases" / "trino" / "rules.json").read_text())
    first = next(rule for rule in rules["catalogs"] if rule.get("catalog") in (None, "warehouse"))
    assert first["allow"] == "read-only"
    assert {
        rule.get("user") for rule in rules["system_information"] if "write" in rule["allow"]
    } == {"shutdown"}


def test_a_worker_of_trino_has_time_to_end_what_it_has(specs):
    worker = (KUBERNETES / "bases" / "trino" / "worker.properties").read_text()
    grace_s = int(re.search(r"^shutdown\.grace-period=(\d+)s$", worker, re.MULTILINE)[1])
    assert specs["trino-worker"]["terminationGracePeriodSeconds"] >= 2 * grace_s + 180
    [container] = specs["trino-worker"]["containers"]
    assert container["lifecycle"]["preStop"]["exec"]["command"] == ["sh", "/etc/trino/stop.sh"]


@pytest.mark.parametrize(
    ("server", "client"), [("prefect", "flows"), ("prefect-database", "prefect")]
)
def test_prefect_is_reached_by_the_flows_and_its_database_by_prefect(manifests, server, client):
    let_in, let_out = may_reach(manifests, server)
    assert {name for name, _ in let_in} == {name for name, _ in let_out} == {client}


def test_prefects_database_is_its_own(specs):
    for role in ("prefect", "prefect-database"):
        secrets = {v["secret"]["secretName"] for v in specs[role]["volumes"] if "secret" in v}
        assert [name.rpartition("-")[0] for name in secrets] == ["prefect-database"]


def test_nothing_but_a_service_of_ours_leads_to_the_warehouse(manifests):
    """A pod that saves it must not be taken for it: it has no probe, and would get questions."""
    services = of_kind(manifests, "Service")
    labels = {
        m["metadata"]["name"]: m["spec"]["jobTemplate"]["spec"]["template"]["metadata"]["labels"]
        for m in of_kind(manifests, "CronJob").values()
    }
    asked = {each["spec"]["selector"][NAME] for each in services.values()}
    assert {name for name, given in labels.items() if given[NAME] in asked} == set()
