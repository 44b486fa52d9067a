import pytest
from fakeredis import FakeRedis
from rq import Queue
from rq.serializers import JSONSerializer

from spacelaunch.worker.rq_worker import ChartWorker, carrier_class


@pytest.fixture
def ran():
    return []


@pytest.fixture
def carrier(fake_redis: FakeRedis, ran):
    """What a worker makes of a payload that names what it should not."""
    queue = Queue("q", connection=fake_redis, serializer=JSONSerializer)
    evil = queue.enqueue("os.system", "echo evil", job_id="evil")
    kind = carrier_class(ran.append)
    return kind.fetch(evil.id, connection=fake_redis, serializer=JSONSerializer)


def test_only_our_function_is_run(carrier, ran):
    carrier.perform()
    assert ran == ["echo evil"]


def test_no_callback_is_taken_from_a_payload(carrier):
    carrier._success_callback_name = carrier._failure_callback_name = "os.system"
    carrier._stopped_callback_name = "os.system"
    assert carrier.success_callback is carrier.failure_callback is carrier.stopped_callback is None


def test_no_webhook_is_called(carrier):
    assert carrier.send_webhooks("finished") is None


@pytest.fixture
def stopped(monkeypatch):
    """Process groups that were killed."""
    groups = []
    monkeypatch.setattr("os.killpg", lambda group, _: groups.append(group))
    return groups


@pytest.fixture
def worker(fake_redis, ran):
    worker = ChartWorker(fake_redis, "w", ran.append, lambda _: True, lambda *_: None)
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
