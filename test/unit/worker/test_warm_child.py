"""A process that does one job after another."""

import os
import signal

import pytest

from spacelaunch.worker.warm_child import WarmChild


@pytest.fixture
def fork():
    made = []

    def make(serve):
        made.append(WarmChild(serve))
        return made[-1]

    yield make
    for child in made:
        child.dismiss()


def writing(path):
    """Appends each order with the process that got it; leaves after `last`."""

    def serve(order):
        with path.open("a") as file:
            file.write(f"{order.decode()} {os.getpid()}\n")
        return order != b"last"

    return serve


def do(child, order):
    child.tell(order)
    return child.wait(), child.may_stay()


def test_one_process_does_one_job_after_another(fork, tmp_path):
    child = fork(writing(tmp_path / "done"))
    assert [do(child, b"one"), do(child, b"two")] == [(0, True), (0, True)]
    said = (tmp_path / "done").read_text().splitlines()
    assert said == [f"one {child.pid}", f"two {child.pid}"]
    assert child.pid != os.getpid()


def test_the_answer_is_still_there_for_who_was_interrupted_as_it_came(fork, tmp_path):
    child = fork(writing(tmp_path / "done"))
    child.tell(b"one")
    assert [child.wait(), child.wait()] == [0, 0]
    assert child.may_stay()


def test_one_that_leaves_has_ended_well_and_is_gone(fork, tmp_path):
    child = fork(writing(tmp_path / "done"))
    assert do(child, b"last") == (0, False)
    assert not child.is_alive()


def test_one_that_is_killed_at_work_says_by_what(fork):
    child = fork(lambda _: signal.pause())
    child.tell(b"one")
    os.kill(child.pid, signal.SIGKILL)
    assert os.WTERMSIG(child.wait()) == signal.SIGKILL
    assert not child.may_stay()


def test_one_that_is_killed_while_it_is_idle_is_seen_to_be_gone(fork):
    child = fork(lambda _: True)
    os.kill(child.pid, signal.SIGKILL)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not child.is_alive()


def test_one_that_fails_ends_and_takes_nothing_of_its_parent_along(fork):
    child = fork(lambda _: 1 / 0)
    child.tell(b"one")
    assert os.waitstatus_to_exitcode(child.wait()) == 1


def test_it_stands_in_a_group_of_its_own_and_ends_with_its_parent(fork):
    def parent(_):
        inner = WarmChild(lambda _: True)
        assert os.getpgid(inner.pid) in {inner.pid, os.getpgrp()}
        return False  # and ends, without a word to the other

    child = fork(parent)
    child.tell(b"one")
    assert child.wait() == 0
    assert os.getpgid(child.pid) == child.pid or not child.is_alive()
