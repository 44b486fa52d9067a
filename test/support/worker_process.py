"""Worker processes for tests: started, watched, and killed with real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacelaunch.config import Settings
from spacelaunch.domain.job import Job

GATED = Path(__file__).with_name("gated_worker.py")


class WorkerProcess:
    """One worker in a process of its own."""

    def __init__(self, settings: Settings, *command: str) -> None:
        words = command or ("-m", "spacelaunch", "worker")
        self.process = subprocess.Popen(
            [sys.executable, *words], env={**os.environ, **settings.environment()}
        )

    @classmethod
    def gated(cls, settings: Settings, gate: Path, *more: str) -> WorkerProcess:
        """One that draws when the gate is gone."""
        gate.touch()
        return cls(settings, str(GATED), str(gate), *more)

    def has_ended(self) -> bool:
        """Whether the worker itself is gone."""
        return self.process.poll() is not None

    def horses(self) -> list[int]:
        """Process ids of its work horses."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def kill_horse(self) -> None:
        """Kill the work horse, and leave the worker."""
        for pid in self.horses():
            os.kill(pid, signal.SIGKILL)

    def signal_all(self, number: signal.Signals) -> None:
        """Send a signal to the worker and to its work horse."""
        for pid in (*self.horses(), self.process.pid):
            os.kill(pid, number)

    def end(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.process.poll() is None:
            self.signal_all(signal.SIGKILL)
            self.process.wait()


def wait_until(true: Callable[[], bool], seconds: float = 180, pause_s: float = 0.02) -> float:
    """Seconds until it was true; fails where it is not true in time."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"not true within {seconds} s"
        time.sleep(pause_s)
    return time.monotonic() - began


def result_of(job: Job) -> tuple[str, int]:
    """What most tests look at."""
    return job.status.value, job.attempts
