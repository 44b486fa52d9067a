"""A server that hangs holds up one at a time, and nobody for longer than it hangs."""

from __future__ import annotations

import copy
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from redis.exceptions import ConnectionError, TimeoutError

from spacelaunch.storage.connection import connect
from spacelaunch.storage.patience import Patience


def nothing(*_: object) -> None:
    """What a failure costs here."""


def hangs() -> None:
    raise TimeoutError


def command(patience: Patience, do: Callable[[], object]) -> object:
    return patience.call_with_retry(do, nothing, with_failure_count=True)


@pytest.fixture
def patience() -> Patience:
    """One that has just waited in vain."""
    patience = Patience()
    with pytest.raises(TimeoutError):
        command(patience, hangs)
    return patience


def test_a_copy_is_itself_for_all_connections_must_know(patience):
    assert copy.deepcopy(patience) is patience


def test_a_call_that_timed_out_is_not_tried_again():
    calls: list[int] = []

    def counted() -> None:
        calls.append(1)
        hangs()

    with pytest.raises(TimeoutError):
        command(Patience(), counted)
    assert len(calls) == 1


def test_a_connection_that_was_closed_is_tried_once_more():
    answers = iter([ConnectionError(), "pong"])

    def asked() -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert command(Patience(), asked) == "pong"


def test_while_one_asks_a_server_that_hangs_the_others_are_told_at_once(patience):
    asking, over = threading.Event(), threading.Event()

    def waits() -> None:
        asking.set()
        over.wait(60)
        hangs()

    def ask() -> None:
        with pytest.raises(TimeoutError):
            command(patience, waits)

    one = threading.Thread(target=ask)
    one.start()
    assert asking.wait(60)
    with pytest.raises(ConnectionError, match="somebody else asks it already"):
        command(patience, lambda: "pong")
    over.set()
    one.join()


def test_the_first_answer_lets_all_ask_again(patience):
    assert command(patience, lambda: "pong") == "pong"

    def inside() -> object:
        return command(patience, lambda: "two at once")

    assert command(patience, inside) == "two at once"


def test_a_connection_that_is_open_already_is_no_answer(patience):
    patience.call_with_retry(lambda: None, nothing)
    with pytest.raises(ConnectionError):
        command(patience, lambda: command(patience, lambda: "two at once"))


@pytest.fixture
def mute() -> Iterator[int]:
    """A server that takes connections and says nothing; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_redis_py_asks_it_about_every_call(mute):
    """What is told here rests on the way in which redis-py calls its retry policy."""
    patience = Patience()
    client = connect(f"redis://127.0.0.1:{mute}/0", 0.05, patience)
    with pytest.raises(TimeoutError):
        client.get("k")
    with patience._asking:
        for ask in (lambda: client.get("k"), client.pipeline().get("k").execute):
            with pytest.raises(ConnectionError, match="somebody else asks it already"):
                ask()
