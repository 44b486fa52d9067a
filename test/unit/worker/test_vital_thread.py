import os
import signal
import threading

import pytest

from spacelaunch.worker.vital_thread import VitalThread


@pytest.fixture
def killed(monkeypatch):
    """The signals that were sent."""
    sent = []
    monkeypatch.setattr("os.kill", lambda *given: sent.append(given))
    return sent


def test_one_that_returns_has_not_died(killed):
    thread = VitalThread("pulse", lambda: None)
    thread.start()
    thread.join()
    assert (thread.has_died, killed) == (False, [])


def test_one_that_runs_has_not_died(killed):
    over = threading.Event()
    thread = VitalThread("pulse", over.wait)
    thread.start()
    assert not thread.has_died
    over.set()
    thread.join()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_one_that_dies_asks_its_process_to_stop_and_says_which_it_was(killed, caplog):
    thread = VitalThread("pulse", lambda: 1 / 0)
    thread.start()
    thread.join()
    assert thread.has_died
    assert killed == [(os.getpid(), signal.SIGTERM)]
    assert caplog.messages == ["the pulse has died: the worker ends after the job at hand"]
