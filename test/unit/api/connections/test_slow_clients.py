from spacelaunch.api.connections import slow_clients
from spacelaunch.api.connections.slow_clients import SlowClients


def test_nothing_is_told_where_nobody_was_slow(caplog):
    SlowClients().tell()
    assert caplog.messages == []


def test_one_line_a_minute_tells_of_all(caplog, monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr(slow_clients.time, "monotonic", lambda: now[0])
    slow = SlowClients()
    slow.note("head", "10.0.0.1")
    slow.tell()
    for _ in range(3):
        slow.note("head", "10.0.0.2")
        slow.note("body or answer", "10.0.0.3")
        slow.tell()
    assert len(caplog.messages) == 1
    now[0] += 61
    slow.tell()
    slow.tell()
    assert caplog.messages == [
        "closed slow clients (head: 1), the last from 10.0.0.1",
        "closed slow clients (head: 3, body or answer: 3), the last from 10.0.0.3",
    ]
