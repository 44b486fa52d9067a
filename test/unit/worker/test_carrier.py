"""What the queue carries may have been written by anybody."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from fakeredis import FakeRedis
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job as Carrier
from rq.serializers import JSONSerializer

from factories import make_job
from spacelaunch.jobs.queue import QUEUE_NAME, JobQueue
from spacelaunch.worker.carrier import carrier_class, queue_class

KEY = "rq:job:evil"
OURS = orjson.dumps(["f", None, ["timeline-1"], {}])


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def dropped() -> list[str]:
    return []


@pytest.fixture
def dequeue(fake_redis: FakeRedis, ran, dropped) -> Callable[[], Carrier | None]:
    """Take the next that can be read, as a worker does."""
    kind, queues = carrier_class(ran.append, dropped.append), queue_class(dropped.append)
    queue = queues(QUEUE_NAME, connection=fake_redis, serializer=JSONSerializer)

    def dequeuing() -> Carrier | None:
        found = queues.dequeue_any(
            [queue], None, fake_redis, job_class=kind, serializer=JSONSerializer
        )
        return found[0] if found else None

    return dequeuing


def forge(redis: FakeRedis, job_id: str | bytes = "evil", **fields: Any) -> None:
    if fields:
        redis.hset(KEY, mapping=dict[Any, Any](fields))
    redis.rpush(f"rq:queue:{QUEUE_NAME}", job_id)


def test_what_we_put_comes_out_with_its_job_and_its_time_limit(fake_redis, dequeue, ran):
    JobQueue(fake_redis, job_timeout_s=60).put(make_job())
    carrier = dequeue()
    carrier.perform()
    assert (ran, carrier.timeout, carrier.result_ttl) == (["timeline-1"], 60, 0)


def test_only_our_function_is_run(fake_redis, dequeue, ran):
    Queue(QUEUE_NAME, connection=fake_redis, serializer=JSONSerializer).enqueue(
        "os.system", "timeline-1"
    )
    dequeue().perform()
    assert ran == ["timeline-1"]


def test_no_callback_and_no_webhook_is_taken_from_a_payload(fake_redis, dequeue):
    forge(fake_redis, data=OURS, timeout=60, success_callback_name="os.system", webhooks="[{}]")
    carrier = dequeue()
    assert carrier.success_callback is carrier.failure_callback is carrier.stopped_callback is None
    assert (carrier.webhooks, carrier.send_webhooks("finished")) == ([], None)


@pytest.mark.parametrize(
    "name",
    [
        "created_at", "origin", "worker_name", "description", "enqueued_at", "started_at",
        "ended_at", "last_heartbeat", "group_id", "result", "result_ttl", "failure_ttl", "status",
        "success_callback_name", "success_callback_timeout", "webhooks", "dependency_ids",
        "allow_dependency_failures", "enqueue_at_front", "ttl", "meta", "number_of_retries",
        "retries_left", "retry_intervals", "repeats_left", "repeat_intervals",
    ],
)  # fmt: skip
def test_what_else_a_payload_says_does_not_matter(fake_redis, dequeue, dropped, name):
    forge(fake_redis, data=OURS, timeout=60, **{name: b"\xff9"})
    assert dequeue().args == ["timeline-1"]
    assert dropped == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"data": b""}, id="nothing"),
        pytest.param({"timeout": 60}, id="without data"),
        pytest.param({"data": b"\xff\x00"}, id="no text"),
        pytest.param({"data": b"{"}, id="half"),
        pytest.param({"data": b"[]"}, id="no call"),
        pytest.param({"data": b"7"}, id="a number"),
        pytest.param({"data": orjson.dumps(["f", None, [], {}])}, id="no argument"),
        pytest.param({"data": orjson.dumps(["f", None, [7], {}])}, id="an argument that is no id"),
        pytest.param({"data": orjson.dumps(["f", None, ["a b; c"], {}])}, id="another text"),
        pytest.param({"data": orjson.dumps(["f", None, ["\n"], {}])}, id="a line end"),
        pytest.param({"data": b"[" * 100_000}, id="deep and long"),
        pytest.param({"data": zlib.compress(b" " * 10_000_000)}, id="a bomb"),
        pytest.param({"data": zlib.compress(OURS)[:-9]}, id="cut off"),
        pytest.param({"data": OURS}, id="no time limit"),
        pytest.param({"data": OURS, "timeout": "soon"}, id="a time limit that is no number"),
        pytest.param({"data": OURS, "timeout": -1}, id="no limit at all"),
        pytest.param({"data": OURS, "timeout": 10**9}, id="a time limit of years"),
        pytest.param({"data": OURS, "timeout": b"9" * 5_000}, id="a time limit of many digits"),
    ],
)
def test_what_cannot_be_read_is_dropped_and_counted_and_the_next_one_taken(
    fake_redis, dequeue, dropped, fields
):
    forge(fake_redis, **fields)
    JobQueue(fake_redis, job_timeout_s=60).put(make_job(job_id="timeline-2"))
    assert dequeue().args == ["timeline-2"]
    assert (len(dropped), fake_redis.exists(KEY)) == (1, 0)


def test_a_payload_that_is_no_hash_is_dropped(fake_redis, dequeue, dropped):
    fake_redis.set(KEY, "text")
    forge(fake_redis)
    assert dequeue() is None
    assert (len(dropped), fake_redis.exists(KEY)) == (1, 0)


@pytest.mark.parametrize("job_id", [b"\xff\xfe", b"", b"a b", b"a\nb", b"x" * 10_000])
def test_an_id_that_is_none_is_dropped(fake_redis, dequeue, dropped, job_id):
    forge(fake_redis, job_id)
    JobQueue(fake_redis, job_timeout_s=60).put(make_job())
    assert dequeue().args == ["timeline-1"]
    assert fake_redis.lrange(f"rq:queue:{QUEUE_NAME}:intermediate", 0, -1) == []


def test_a_payload_that_is_gone_is_not_counted(fake_redis, dequeue, dropped, ran):
    forge(fake_redis)
    assert dequeue() is None
    assert dropped == []
    with pytest.raises(NoSuchJobError):
        carrier_class(ran.append, dropped.append).fetch("evil", connection=fake_redis)
