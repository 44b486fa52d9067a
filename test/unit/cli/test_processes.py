import fcntl
import os
import signal
import sys
from pathlib import Path

import pytest

from spacelaunch.cli import processes
from spacelaunch.cli.processes import Child
from worker_process import wait_until


def _ignores_sigterm(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text()
    ignored = int(status.partition("SigIgn:")[2].split()[0], 16)
    return bool(ignored >> (signal.SIGTERM - 1) & 1)


@pytest.fixture
def child():
    made = []

    def making(code, stop_s=5):
        made.append(Child("child", [sys.executable, "-c", code], os.environ, stop_s))
        made[-1].start()
        return made[-1]

    yield making
    for each in made:
        each.stop()


def test_a_child_runs_until_it_is_stopped(child):
    sleeper = child("import time; time.sleep(60)")
    assert sleeper.is_alive()
    sleeper.stop()
    assert not sleeper.is_alive()


def test_a_child_that_does_not_listen_is_killed(child):
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    deaf = child(code, stop_s=0.5)
    wait_until(lambda: _ignores_sigterm(deaf.process.pid))
    deaf.stop()
    assert not deaf.is_alive()


def test_a_child_that_died_is_started_again(child, monkeypatch, caplog):
    monkeypatch.setattr(processes, "_SETTLED_S", 0)
    short = child("raise SystemExit(3)")
    first = short.process
    first.wait()
    short.keep_alive()
    assert short.process is not first
    assert "child ended with code 3 and is started again" in caplog.text


def test_a_child_that_dies_at_once_is_not_started_at_once(child):
    short = child("pass")
    first = short.process
    first.wait()
    short.keep_alive()
    assert short.process is first


def test_a_child_of_process_1_lives(child, monkeypatch):
    """Where we are the first process of a container."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    monkeypatch.setattr(os, "getppid", lambda: 1)
    assert child("raise SystemExit(3)").process.wait() == 3


def test_a_child_whose_parent_died_before_it_could_ask_the_kernel_ends(child, monkeypatch):
    monkeypatch.setattr(os, "getppid", lambda: 1)
    assert child("raise SystemExit(3)").process.wait() == 1


def test_a_lock_lasts_as_long_as_a_child_that_holds_it(tmp_path):
    with (tmp_path / "lock").open("w") as lock, (tmp_path / "lock").open("w") as other:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [sys.executable, "-c", "import time; time.sleep(60)"]
        holder = Child("holder", command, os.environ, stop_s=5, holds=(lock.fileno(),))
        holder.start()
        lock.close()
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        holder.stop()
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_childs_environment_is_not_shown(child):
    assert "environment" not in repr(child("pass"))
