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


def test_a_childs_environment_is_not_shown(child):
    assert "environment" not in repr(child("pass"))
