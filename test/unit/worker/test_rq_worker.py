import json
from contextlib import contextmanager, nullcontext

import pytest

from spacelaunch.worker import rq_worker
from spacelaunch.worker.rq_worker import ChartWorker


@pytest.fixture
def stopped(monkeypatch):
    """Process groups that were killed."""
    groups = []
    monkeypatch.setattr("os.killpg", lambda group, _: groups.append(group))
    return groups


def make_worker(redis, resting=nullcontext):
    return ChartWorker(
        redis,
        "w",
        run=print,
        resting=resting,
        stays=lambda: True,
        works=lambda _: True,
        died=print,
        dropped=print,
    )


@pytest.fixture
def worker(fake_redis):
    worker = make_worker(fake_redis)
    worker.claim, worker._horse_pid = "mine", 4_000_000
    return worker


def test_a_message_that_knows_the_claim_stops_the_drawing(worker, stopped):
    worker.handle_payload({"data": b'{"command": "stop", "claim": "mine"}'})
    assert stopped == [4_000_000]


@pytest.mark.parametrize("text", [b'{"command": "kill-horse"}', b'{"command": "shutdown"}', b"?"])
def test_no_other_message_does_anything(worker, stopped, text):
    worker.handle_payload({"data": text})
    assert stopped == []


def test_without_a_drawing_nothing_is_stopped(worker, stopped):
    worker._horse_pid = 0
    worker.handle_payload({"data": b'{"command": "stop", "claim": "mine"}'})
    assert stopped == []


def test_it_forks_while_the_other_threads_rest_and_once_for_two_jobs(fake_redis, monkeypatch):
    told = []

    @contextmanager
    def resting():
        told.append("they rest")
        yield
        told.append("they go on")

    class Child:
        pid = 4_000_000

        def __init__(self, _):
            told.append("forked")

        def tell(self, order):
            told.append(json.loads(order)[0][0])

        def is_alive(self):
            return True

    monkeypatch.setattr(rq_worker, "WarmChild", Child)
    worker = make_worker(fake_redis, resting)
    jobs = [
        worker.job_class.create("f", ["timeline-1"], id=name, connection=fake_redis)
        for name in ("one", "two")
    ]
    worker.fork_work_horse(jobs[0], None)
    assert told == ["they rest", "forked", "they go on", "one"]
    worker.fork_work_horse(jobs[1], None)
    assert told[4:] == ["two"]
