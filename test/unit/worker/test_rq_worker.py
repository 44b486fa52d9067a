import pytest
from fakeredis import FakeRedis
from rq import Queue
from rq.serializers import JSONSerializer

from spacelaunch.worker.rq_worker import carrier_class


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
