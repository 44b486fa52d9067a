import threading
import time

import pytest

from spacelaunch.api.connections.client_socket import SLOWEST_BYTES_S
from spacelaunch.errors import SlowClientError


def read_all(served):
    while served.recv(100_000):
        pass


def test_what_is_here_is_read_and_sent(pair, places):
    pair.client.sendall(b"hello")
    with places.taken():
        assert pair.served.recv(100) == b"hello"
        pair.served.sendall(b"good day")
    assert pair.client.recv(100) == b"good day"
    assert pair.slow == []


def test_what_comes_later_is_waited_for_without_a_working_place(pair, places):
    def answer_from_the_one_place():
        with places.taken():
            pair.client.sendall(b"late")

    with places.taken():
        thread = threading.Thread(target=answer_from_the_one_place)
        thread.start()
        assert pair.served.recv(100) == b"late"
    thread.join(60)


def test_patience_ends_however_often_a_byte_comes(pair, places):
    ended = threading.Event()

    def drip():
        while not ended.wait(0.02):
            pair.client.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    with places.taken(), pytest.raises(SlowClientError):
        read_all(pair.served)
    ended.set()
    thread.join(60)
    assert pair.slow == ["slow"]


def test_what_was_sent_earns_more_patience(pair, places):
    earned_s = 0.3
    sent = b"x" * int(SLOWEST_BYTES_S * earned_s)
    pair.client.sendall(sent)
    began = time.monotonic()
    with places.taken(), pytest.raises(SlowClientError):
        read_all(pair.served)
    assert time.monotonic() - began > 0.2 + earned_s * 0.9


def test_a_new_request_is_met_with_new_patience(pair, places):
    with places.taken():
        with pytest.raises(SlowClientError):
            pair.served.recv(1)
        pair.served.begin()
        began = time.monotonic()
        with pytest.raises(SlowClientError):
            pair.served.recv(1)
    assert time.monotonic() - began > 0.15


def test_who_does_not_take_the_answer_is_as_good_as_gone(pair, places):
    with places.taken(), pytest.raises(BrokenPipeError):
        pair.served.sendall(b"x" * 10_000_000)
    assert pair.slow == ["slow"]


def test_in_a_hurry_nothing_is_waited_for(pair, places):
    pair.client.sendall(b"here")
    with pair.served.hurried():
        assert pair.served.recv(100) == b"here"
        with pytest.raises(SlowClientError):
            pair.served.recv(100)
    assert pair.slow == []


def test_a_wait_is_ended_by_another_thread(pair, places):
    pair.served._patience_s = 60
    timer = threading.Timer(0.05, pair.served.give_up)
    timer.start()
    with places.taken(), pytest.raises(SlowClientError):
        pair.served.recv(1)
    timer.join(60)


def test_the_main_thread_never_waits(pair):
    assert pair.served.read_here(10) is None
    pair.client.sendall(b"hello")
    assert pair.served.read_here(10) == b"hello"
    pair.client.close()
    assert pair.served.read_here(10) == b""


def test_a_client_that_has_gone_is_seen_to_have(pair):
    assert not pair.served.has_ended()
    pair.client.sendall(b"more")
    assert not pair.served.has_ended()
    assert pair.served.read_here(10) == b"more"
    pair.client.close()
    assert pair.served.has_ended()


def test_who_has_sent_more_is_faster(pair, places):
    slow = pair.served.pace()
    pair.client.sendall(b"x" * 1_000)
    with places.taken():
        pair.served.recv(1_000)
    assert pair.served.pace() > slow * 100
