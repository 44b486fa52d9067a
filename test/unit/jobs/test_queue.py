"""The queue carries one string, as JSON."""

from __future__ import annotations

import zlib

import pytest
from fakeredis import FakeRedis, FakeServer

from factories import make_job
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.jobs.queue import LONGEST_S, JobQueue


@pytest.fixture
def queue(fake_redis: FakeRedis) -> JobQueue:
    return JobQueue(fake_redis, job_timeout_s=60)


def test_a_job_that_was_put_waits(queue):
    queue.put(make_job(job_id="timeline-1"))
    queue.put(make_job(job_id="geography-years-2"))
    assert queue.waiting() == {"timeline-1", "geography-years-2"}


def test_nothing_waits_in_an_empty_queue(queue):
    assert queue.waiting() == set()


def test_what_is_carried_is_the_id_of_the_job_and_nothing_else(queue):
    queue.put(make_job(job_id="timeline-1"))
    carrier = queue.rq.jobs[0]
    assert (list(carrier.args), dict(carrier.kwargs)) == (["timeline-1"], {})


def test_what_is_carried_is_json_and_nothing_pickled(queue, fake_redis):
    queue.put(make_job(job_id="timeline-1"))
    data = zlib.decompress(fake_redis.hget(f"rq:job:{queue.rq.get_job_ids()[0]}", "data"))
    assert data == b'["spacelaunch.worker.run_job.run_job", null, ["timeline-1"], {}]'


def test_each_call_has_a_carrier_of_its_own(queue):
    queue.put(make_job(job_id="timeline-1"))
    queue.put(make_job(job_id="timeline-1"))
    assert len(set(queue.rq.get_job_ids())) == 2
    assert queue.waiting() == {"timeline-1"}


def test_a_job_may_draw_as_long_as_the_setting_says(queue):
    queue.put(make_job())
    assert queue.rq.jobs[0].timeout == 60


def test_a_carrier_that_did_its_work_leaves_nothing_behind(queue):
    queue.put(make_job())
    carrier = queue.rq.jobs[0]
    assert (carrier.result_ttl, carrier.failure_ttl) == (0, 60)


def test_first_come_is_first_served(queue):
    queue.put(make_job(job_id="timeline-2"))
    queue.put(make_job(job_id="timeline-1"))
    assert [carrier.args for carrier in queue.rq.jobs] == [["timeline-2"], ["timeline-1"]]


def test_a_redis_that_is_away_is_said_so():
    server = FakeServer()
    server.connected = False
    queue = JobQueue(FakeRedis(server=server), job_timeout_s=60)
    with pytest.raises(StorageUnavailableError, match="Redis does not answer"):
        queue.put(make_job())


def test_the_queue_tells_its_length(fake_stores):
    fake_stores.queue.put(make_job(job_id="a"))
    fake_stores.queue.put(make_job(job_id="b"))
    assert fake_stores.queue.length() == 2


def test_an_id_that_is_no_text_hides_no_other(queue, fake_redis):
    queue.put(make_job())
    fake_redis.rpush(queue.rq.key, b"\xff\xfe")
    assert "timeline-1" in queue.waiting()


def test_an_errand_may_take_longer_than_a_drawing_and_no_longer_than_is_believed(fake_redis):
    queue = JobQueue(fake_redis, job_timeout_s=60, errand_timeout_s=10**6)
    queue.put(make_job(analysis="load"))
    queue.put(make_job())
    assert [carrier.timeout for carrier in queue.rq.jobs] == [LONGEST_S, 60]
