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


def of(caller, *numbers, analysis="timeline"):
    return [
        make_job(job_id=f"{analysis}-{caller}{number}", analysis=analysis, caller=caller * 8)
        for number in numbers
    ]


def put_all(queue, jobs):
    for job in jobs:
        queue.put(job)
    return [job_id.rpartition("-")[2] for job_id in queue.in_turn()]


def test_a_chart_is_behind_one_of_somebody_else_and_not_behind_a_hundred(queue):
    order = put_all(queue, [*of("a", *range(100)), *of("b", 1)])
    assert order[:3] == ["a0", "b1", "a1"]
    assert order[3:] == [f"a{number}" for number in range(2, 100)]


def test_callers_come_in_turn_however_they_arrive(queue):
    jobs = [*of("a", 1, 2, 3), *of("b", 1, 2), *of("c", 1), *of("b", 3)]
    assert put_all(queue, jobs) == ["a1", "b1", "c1", "a2", "b2", "a3", "b3"]


def test_whoever_has_been_served_is_not_put_back_for_it(queue, fake_redis):
    put_all(queue, [*of("a", 1, 2), *of("b", 1, 2)])
    fake_redis.lpop(queue.rq.key)
    assert put_all(queue, of("a", 3)) == ["b1", "a2", "b2", "a3"]


def test_a_drawing_waits_behind_no_load_and_no_ingest(queue):
    loads = of("a", 1, 2, analysis="load")
    assert put_all(queue, [*loads, *of("a", 3), *of("b", 1)]) == ["a3", "b1", "a1", "a2"]


def test_a_job_that_somebody_else_wants_too_comes_in_whichever_turn_is_first(queue):
    jobs = of("a", *range(10))
    put_all(queue, jobs)
    queue.hasten(jobs[9], "b" * 8)
    queue.hasten(jobs[9], "b" * 8)
    queue.hasten(jobs[9], "a" * 8)
    assert (queue.in_turn()[1], queue.length()) == (jobs[9].job_id, 11)
    assert (queue.place_of(jobs[9]), queue.place_of(jobs[1])) == (2, 3)


def test_calls_of_a_program_that_knew_no_turns_keep_their_places(queue, fake_redis):
    fake_redis.rpush(queue.rq.key, "timeline-old1-0a1b2c3d", "timeline-old2-0a1b2c3d")
    assert put_all(queue, of("b", 1)) == ["old1", "b1", "old2"]


def test_a_job_that_is_not_called_for_yet_has_the_last_place(queue):
    put_all(queue, of("a", 1, 2))
    assert queue.place_of(make_job(job_id="timeline-9")) == 3


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
    assert [carrier.timeout for carrier in queue.rq.jobs] == [60, LONGEST_S]
