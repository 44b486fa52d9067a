"""`spacelaunch up` in a process of its own, as a user starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import httpx

from worker_process import wait_until

# Of a process that ended before its file was opened, or before it was read.
ENDED = (FileNotFoundError, ProcessLookupError)


class RunningStack:
    """One `spacelaunch up`, and what it left behind."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._log = folder / "up.log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "spacelaunch", "up", "--port", "0", "--dir", str(folder),
                 "--no-dashboard", *options],
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )  # fmt: skip
        try:
            wait_until(lambda: "serves at" in self.said or self.process.poll() is not None, 120)
        except AssertionError:
            self.end()  # nobody else could: there is no object for a test to end
            raise
        assert self.process.poll() is None, self.said
        self.url = self.said.partition("serves at ")[2].split()[0]

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self._log.read_text()

    @property
    def port(self) -> str:
        """As in `:5000`."""
        return self.url.rpartition(":")[2]

    def get(self, path: str) -> httpx.Response:
        """One GET."""
        return httpx.get(self.url + path, timeout=60)

    def children(self) -> dict[int, str]:
        """Every process below it, with its command."""
        found: dict[int, str] = {}
        waiting = [self.process.pid]
        while waiting:
            for pid in _children_of(waiting.pop()):
                with suppress(*ENDED):
                    found[pid] = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
                    waiting.append(pid)
        return found

    def interrupt(self) -> int:
        """Press Ctrl-C; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def end(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.process.poll() is None:
            self.interrupt()


def is_running(pid: int) -> bool:
    """Whether a process is there and not just waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ENDED:
        return False


def _children_of(pid: int) -> list[int]:
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except ENDED:
        return []
