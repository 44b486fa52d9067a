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
    assert "closed 1 connections" in caplog.messages[0]
    assert "closed 6 connections" in caplog.messages[1]
    assert "3 at its head, 3 at its body or answer" in caplog.messages[1]
    assert "from 10.0.0.3" in caplog.messages[1]
    assert len(caplog.messages) == 2
