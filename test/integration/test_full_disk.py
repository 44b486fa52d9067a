"""A Redis whose disk is full: what was stored is served, and everybody says what is wrong."""

import os
import subprocess
import sys

import pytest

from spacelaunch.errors import StorageReadOnlyError
from worker_process import wait_until

FULL = "Redis cannot write: its disk does not take it; its log says why"


@pytest.fixture
def worker(settings):
    """Run a worker to its end; its exit code and what it said."""

    def running():
        return subprocess.Popen(
            [sys.executable, "-m", "spacelaunch", "worker"],
            env={**os.environ, **settings.environment()},
            stderr=subprocess.PIPE,
            text=True,
        )

    return running


@pytest.fixture
def full(redis_server, stores):
    """Redis' disk is full, and Redis has noticed."""
    with redis_server.disk_full():
        wait_until(lambda: not can_write(stores))
        yield
    wait_until(lambda: can_write(stores))


def can_write(stores):
    try:
        stores.jobs.sign_of_life("nobody", 0)
    except StorageReadOnlyError:
        return False
    return True


def ends_in_one_line(process):
    _, said = process.communicate(timeout=60)
    own = [line for line in said.splitlines() if line.startswith("spacelaunch: ")]
    assert (process.returncode, own) == (1, [f"spacelaunch: {FULL}"]), said
    assert said.splitlines()[-1] == own[0]
    assert "Traceback" not in said, said


def test_a_worker_that_waits_ends_in_one_line(worker, stores, redis_server):
    waiting = worker()
    wait_until(stores.jobs.workers)
    with redis_server.disk_full():
        ends_in_one_line(waiting)


@pytest.mark.usefixtures("full")
def test_a_worker_that_starts_ends_in_one_line(worker):
    ends_in_one_line(worker())
