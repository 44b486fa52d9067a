"""The API in a process group of its own, over a real Redis, as `spacelaunch api` starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import httpx

from shell import free_port
from spacelaunch.config import Settings
from worker_process import wait_until


class RunningApi:
    """One gunicorn with its processes; its files and its log lie in the folder."""

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        processes: int = 2,
        command: Sequence[str] = ("-m", "spacelaunch", "api"),
    ) -> None:
        self.folder = folder
        self._log = folder / "api.log"
        port = free_port()
        own = replace(settings, port=port, api_processes=processes, log_format="json")
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                env={**os.environ, **own.environment(), "TMPDIR": str(folder)},
                stderr=log,
            )
        self.url = f"http://127.0.0.1:{port}"
        wait_until(lambda: len(self.processes()) == processes and self.answers())

    @property
    def said(self) -> str:
        """What it has logged so far."""
        return self._log.read_text()

    def get(self, path: str, **headers: str) -> httpx.Response:
        """One GET on a connection of its own."""
        return httpx.get(self.url + path, headers=headers, timeout=60)

    def processes(self) -> list[int]:
        """Process ids of the server processes."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def connections(self) -> int:
        """How many connections it has taken and read all of; one that still waits has no inode."""
        port = f":{int(self.url.rpartition(':')[2]):04X}"
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        taken = [row for row in rows if (row[1][-5:], row[3]) == (port, "01") and row[9] != "0"]
        return sum(row[4].endswith(":00000000") for row in taken)

    def stop(self) -> int:
        """SIGTERM; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def end(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.process.poll() is None:
            self.stop()

    def answers(self) -> bool:
        """Whether it takes a new connection and answers."""
        try:
            return self.get("/healthz").status_code == 200
        except httpx.TransportError:
            return False
