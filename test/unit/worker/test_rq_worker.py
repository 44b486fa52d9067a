import pytest

from spacelaunch.worker.rq_worker import ChartWorker


@pytest.fixture
def stopped(monkeypatch):
    """Process groups that were killed."""
    groups = []
    monkeypatch.setattr("os.killpg", lambda group, _: groups.append(group))
    return groups


@pytest.fixture
def worker(fake_redis):
    worker = ChartWorker(
        fake_redis, "w", run=print, works=lambda _: True, died=print, dropped=print
    )
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
