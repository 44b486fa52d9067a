"""The stack of `docker-compose.yml`, under a name and a port of its own.

`cramped` is another one, whose Redis has an odd password and a small disk, in memory.
"""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import suppress
from pathlib import Path

from deployment import ODD_PASSWORD, SMALL_DISK_MIB, Service
from manifests import COMPOSE
from shell import ProgramFailedError, free_port, run

PROJECT = "spacelaunch-e2e"

log = logging.getLogger(__name__)


class ComposeDeployment:
    """Built, started and removed by the Compose that COMPOSE names."""

    def __init__(
        self, project: str = PROJECT, files: tuple[Path, ...] = (COMPOSE,), **given: str
    ) -> None:
        self._project = project
        self._files = files
        self._given = given
        self._program = os.environ.get("COMPOSE", "docker compose").split()
        self._port = free_port()
        self._compose("build", timeout_s=1_800)
        began = time.monotonic()
        try:
            self._compose("up", "-d")
            Service(self).wait_until_ready()
        except BaseException:
            self.end()
            raise
        log.info("%s: ready %.1f s after `up`", self._program, time.monotonic() - began)

    @classmethod
    def cramped(cls, folder: Path) -> ComposeDeployment:
        """With an odd password, and room for little; what Redis has ends with its container."""
        disk = {"type": "tmpfs", "device": "tmpfs", "o": f"size={SMALL_DISK_MIB}m,uid=999,gid=999"}
        small = folder / "small-disk.yml"
        volume = {"driver": "local", "driver_opts": disk}
        small.write_text(json.dumps({"volumes": {"redis": volume}}))
        return cls(f"{PROJECT}-cramped", (COMPOSE, small), REDIS_PASSWORD=ODD_PASSWORD)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def run_in_api(self, script: str) -> bytes:
        return self._in("api", script)

    def run_in_redis(self, script: str, given: bytes = b"") -> bytes:
        return self._in("redis", script, given)

    def crash_worker(self) -> None:
        # The first process of a container hears no SIGKILL from inside; it ends with its child.
        # This very command is killed as well.
        with suppress(ProgramFailedError):
            self._in("worker", "kill -9 -1")

    def stop_worker(self) -> None:
        self._compose("restart", "worker")

    def starve_worker(self, mib: int) -> None:
        """Let its container have no more memory than this, from now on."""
        container = self._compose("ps", "-q", "worker").decode().strip()
        limits = (f"--memory={mib}m", f"--memory-swap={mib}m")
        run("docker", "update", *limits, container)

    def crash_redis(self) -> None:
        # What Docker is told to kill stays dead, so it is told to start it, too.
        self._compose("kill", "-s", "SIGKILL", "redis")
        self._compose("up", "-d")

    def stop_redis(self) -> None:
        self._compose("restart", "redis")

    def logs(self, role: str) -> str:
        return self._compose("logs", "--no-color", role).decode()

    def end(self) -> None:
        self._compose("down", "--volumes", "--timeout", "5")

    def _in(self, service: str, script: str, given: bytes = b"") -> bytes:
        return self._compose("exec", "-T", service, "sh", "-c", script, given=given)

    def _compose(self, *words: str, given: bytes = b"", timeout_s: float = 300) -> bytes:
        return run(
            *self._program,
            "--project-name",
            self._project,
            *(word for file in self._files for word in ("--file", str(file))),
            *words,
            given=given,
            environment={"PORT": str(self._port), **self._given},
            timeout_s=timeout_s,
        )
