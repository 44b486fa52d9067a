"""A load worked out: shown, and not done."""

from __future__ import annotations

import json

import pytest
from fakeredis import FakeRedis

from data_sets import append_json, load_csv, sent, stored_launches
from factories import NOW, csv_bytes, make_record
from spacelaunch.datasets import plan as plan_module
from spacelaunch.datasets.load import apply_load, plan_load, read_file, read_records
from spacelaunch.relation import received
from spacelaunch.storage import keys, stored_version
from spacelaunch.storage.launch_store import LaunchStore

BAD = {"Private or State Run": "X"}


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


def record(mission: str, **overrides: object) -> dict[str, object]:
    return make_record(**{"Detail": f"Rocket 1 | {mission}", **overrides})


def sent_file(*records, name="b.csv"):
    return read_file(sent(csv_bytes(records), name))


def sent_records(*records):
    return read_records(sent(json.dumps(records).encode(), "JSON records"))


@pytest.mark.parametrize("send", [sent_file, sent_records], ids=["a file", "records"])
def test_a_plan_says_what_the_load_then_does(store, send):
    load_csv(store, csv_bytes([record("A"), record("B")]))
    load = send(record("B", **{" Rocket": "9"}), record("C"), record("D", **BAD))
    plan = plan_load(store, load, NOW)
    assert plan.report == apply_load(store, load, NOW).report
    assert (plan.report.added, plan.report.updated, plan.report.rejected) == (1, 1, 1)


def test_a_plan_changes_nothing(store, fake_redis):
    load_csv(store, csv_bytes([record("A")]))
    before = {key: fake_redis.dump(key) for key in fake_redis.scan_iter()}
    plan_load(store, sent_file(record("B"), record("C", **BAD)), NOW)
    plan_load(store, sent_records(record("B")), NOW)
    assert {key: fake_redis.dump(key) for key in fake_redis.scan_iter()} == before


def test_a_plan_knows_the_first_that_are_refused(store):
    plan = plan_load(store, sent_file(record("B"), record("C", **BAD)), NOW)
    assert [reject.line for reject in plan.rejects] == [3]
    assert plan.refused().rejected == 1


def test_what_joins_leaves_the_records_that_are_there(store):
    load_csv(store, csv_bytes([record("A"), record("B")]))
    report = append_json(store, json.dumps([record("A", Notes="x"), record("C")]).encode())
    records = {launch.mission: launch.record for launch in stored_launches(store, report.version)}
    assert records == {mission: record(mission) for mission in "ABC"}


def test_an_update_brings_its_own_record(store):
    load_csv(store, csv_bytes([record("A"), record("B")]))
    report = append_json(store, json.dumps([record("A", **{" Rocket": "9"})]).encode())
    records = {launch.mission: launch.record for launch in stored_launches(store, report.version)}
    assert records["A"][" Rocket"] == "9"


def test_records_of_launches_that_were_updated_often_do_not_pile_up(store, fake_redis, monkeypatch):
    for module in (received, stored_version, plan_module):
        monkeypatch.setattr(module, "CHUNK_RECORDS", 4)
    load_csv(store, csv_bytes([record("A"), record("B")]))
    for cost in range(40):
        append_json(store, json.dumps([record("A", **{" Rocket": str(cost)})]).encode())
    version = store.current().version
    assert len(fake_redis.keys(f"dataset:{version}:*:records:*")) <= 3
    found = {launch.mission: launch.record for launch in stored_launches(store, version)}
    assert (found["A"][" Rocket"], found["B"]) == ("39", record("B"))


def test_a_file_replaces_a_data_set_that_has_lost_a_part(store, fake_redis):
    load_csv(store, csv_bytes([record("A")]))
    fake_redis.delete(keys.column(store.current().version, "sector", 0))
    report = load_csv(store, csv_bytes([record("A"), record("B")]))
    assert (report.added, report.removed) == (2, 0)
    assert len(stored_launches(store, report.version)) == 2
