from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry

from data_sets import store_launches
from factories import NOW, make_job, make_launch
from spacelaunch.api.around.stored_metrics import StoredMetrics
from spacelaunch.errors import StorageReadOnlyError, UnreadableRecordError
from spacelaunch.storage import keys


@pytest.fixture
def value(fake_stores):
    """One value, seen twenty seconds after everything happened."""

    def found(name, require_reachable=lambda: None, **labels):
        registry = CollectorRegistry()
        later = NOW + timedelta(seconds=20)
        registry.register(StoredMetrics(fake_stores, later, require_reachable))
        return registry.get_sample_value(f"spacelaunch_{name}", labels)

    return found


def test_with_nothing_stored_everything_is_zero_and_the_data_have_no_age(value):
    assert (value("storage_up"), value("queue_length_jobs"), value("workers")) == (1, 0, 0)
    assert (value("data_launches"), value("data_age_seconds")) == (0, None)
    assert value("oldest_queued_job_age_seconds") == 0


def test_a_redis_that_can_only_be_read_is_up_and_told_apart(value):
    def refuse():
        raise StorageReadOnlyError

    assert (value("storage_up", refuse), value("storage_writable", refuse)) == (1, 0)
    assert value("storage_writable") == 1
    assert value("workers", refuse) == 0


def test_jobs_are_counted_by_status(fake_stores, value):
    for name in ("a", "b", "c"):
        fake_stores.jobs.join(make_job(job_id=name), NOW)
    fake_stores.jobs.change("c", lambda job: job.cancelled(NOW))
    assert (value("jobs", status="queued"), value("jobs", status="cancelled")) == (2, 1)
    assert value("jobs", status="failed") == 0


def test_the_oldest_queued_job_has_waited_since_it_was_due(fake_stores, value):
    now = fake_stores.jobs.now()
    fake_stores.jobs.join(make_job(job_id="late", due_at=now), NOW)
    fake_stores.jobs.join(make_job(job_id="early", due_at=now - timedelta(seconds=60)), NOW)
    assert 60 <= value("oldest_queued_job_age_seconds") < 90


def test_the_queue_has_its_length(fake_stores, value):
    fake_stores.queue.put(make_job())
    assert value("queue_length_jobs") == 1


def test_workers_that_are_alive_are_counted(fake_stores, value):
    fake_stores.jobs.sign_of_life("w1", lasts_s=60)
    assert value("workers") == 1


def test_the_data_have_an_age(fake_stores, value):
    store_launches(fake_stores.launches, [make_launch(2000)])
    assert (value("data_launches"), value("data_age_seconds")) == (1, 20)


def test_drawings_of_the_workers_are_shown(fake_stores, value):
    fake_stores.render_times.add("timeline", 0.3)
    name = "render_duration_seconds"
    assert value(f"{name}_bucket", analysis="timeline", le="0.25") == 0
    assert value(f"{name}_bucket", analysis="timeline", le="0.5") == 1
    assert value(f"{name}_sum", analysis="timeline") == 0.3
    assert value(f"{name}_count", analysis="timeline") == 1


def test_what_could_not_be_read_in_the_queue_is_counted(fake_stores, value):
    assert value("queue_dropped_total") == 0
    fake_stores.jobs.count_dropped()
    assert value("queue_dropped_total") == 1


def test_a_count_that_is_none_is_0(fake_stores, value):
    fake_stores.jobs._redis.set(keys.DROPPED, "many")
    assert value("queue_dropped_total") == 0


def test_a_data_set_that_cannot_be_read_hides_nothing_else(fake_stores, value, monkeypatch):
    def damaged():
        raise UnreadableRecordError

    monkeypatch.setattr(fake_stores.launches, "current", damaged)
    fake_stores.queue.put(make_job())
    assert (value("storage_up"), value("queue_length_jobs"), value("data_launches")) == (1, 1, None)
