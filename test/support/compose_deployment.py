"""The stack of `docker-compose.yml`, under a name and a port of its own.

`cramped` is another one, whose Redis has an odd password and a small disk, in memory; `filled` has
the pipeline beside it, with every profile of it; `shown` has the dashboard and the proxy, and asks
for keys.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from deployment import ODD_PASSWORD, SMALL_DISK_MIB, Service
from manifests import COMPOSE
from shell import ProgramFailedError, free_port, run

PROJECT = "spacelaunch-e2e"
# `up` waits for the health of all that another needs, Trino's and Prefect's, too.
_PATIENCE_S = 900

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

    @classmethod
    def filled(cls) -> ComposeDeployment:
        """With a warehouse, Trino and Prefect, and the fake SpaceX API for the real one."""
        return cls(
            f"{PROJECT}-pipeline",
            COMPOSE_PROFILES="warehouse,trino,flows,offline",
            EXTRAS="flows",
            # For the workers, too.
            SPACELAUNCH_SPACEX_URL="http://fake-spacex:8080/v4",
            POSTGRES_PASSWORD=ODD_PASSWORD,
            TRINO_PORT=str(free_port()),
            PREFECT_PORT=str(free_port()),
        )

    @classmethod
    def shown(cls, key: str) -> ComposeDeployment:
        """With the dashboard, which shows this key; it may read."""
        digest = hashlib.sha256(key.encode()).hexdigest()
        return cls(
            f"{PROJECT}-dashboard",
            COMPOSE_PROFILES="dashboard,proxy",
            SPACELAUNCH_API_KEYS=f"required,dashboard:read:{digest}",
            SPACELAUNCH_API_KEY=key,
            DASHBOARD_PORT=str(free_port()),
            PROXY_PORT=str(free_port()),
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def dashboard_url(self) -> str:
        """Its pages, asked without the proxy."""
        return f"http://127.0.0.1:{self._given['DASHBOARD_PORT']}/dashboard"

    @property
    def proxy_url(self) -> str:
        """API and dashboard, as strangers reach them."""
        return f"http://127.0.0.1:{self._given['PROXY_PORT']}"

    @property
    def trino_url(self) -> str:
        """As DBeaver would have it."""
        return f"trino://admin@127.0.0.1:{self._given['TRINO_PORT']}/warehouse/public"

    @property
    def prefect_url(self) -> str:
        """Of its API."""
        return f"http://127.0.0.1:{self._given['PREFECT_PORT']}/api"

    def run_in_api(self, script: str) -> bytes:
        return self.run_in("api", script)

    def run_in_redis(self, script: str, given: bytes = b"") -> bytes:
        return self.run_in("redis", script, given)

    def crash_workers(self) -> None:
        """Kill all of them; they come back."""
        for container in self._workers():
            # The first process of a container hears no SIGKILL from inside; it ends with its child.
            # This very command is killed as well.
            with suppress(ProgramFailedError):
                run("docker", "exec", container, "sh", "-c", "kill -9 -1")

    def stop_workers(self) -> None:
        self._compose("restart", "worker")

    def starve_workers(self, mib: int) -> None:
        """Let none of them have more memory than this, from now on.

        Begun anew, for none can be given less than it has, and one that has drawn has more.
        """
        self._compose("restart", "worker")
        run("docker", "update", f"--memory={mib}m", f"--memory-swap={mib}m", *self._workers())

    def stop_api(self) -> None:
        """Until `start_api`."""
        self._compose("stop", "api")

    def start_api(self) -> None:
        """It again."""
        self._compose("start", "api")

    def crash_redis(self) -> None:
        self._crash("redis")

    def crash_warehouse(self) -> None:
        """Kill its PostgreSQL; it comes back, with whoever ended with it."""
        self._crash("warehouse")

    def stop_redis(self) -> None:
        self._compose("restart", "redis")

    def logs(self, role: str) -> str:
        return self._compose("logs", "--no-color", role).decode()

    def end(self) -> None:
        self._compose("down", "--volumes", "--timeout", "5")

    def run_in(self, service: str, script: str, given: bytes = b"") -> bytes:
        """Run a shell script in the container of a service; its output."""
        return self._compose("exec", "-T", service, "sh", "-c", script, given=given)

    def states(self) -> dict[str, str]:
        """By service: `healthy`, or what else Docker says of its container, as `exited 0`."""
        containers = self._compose("ps", "-a", "-q").decode().split()
        found = json.loads(run("docker", "inspect", *containers)) if containers else []
        return {
            each["Config"]["Labels"]["com.docker.compose.service"]: _state(each["State"])
            for each in found
        }

    def _workers(self) -> list[str]:
        return self._compose("ps", "-q", "worker").decode().split()

    def _crash(self, service: str) -> None:
        # What Docker is told to kill stays dead, so it is told to start it, too.
        self._compose("kill", "-s", "SIGKILL", service)
        self._compose("up", "-d", service)

    def _compose(self, *words: str, given: bytes = b"", timeout_s: float = _PATIENCE_S) -> bytes:
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


def _state(told: dict[str, Any]) -> str:
    if told["Status"] == "running":
        return str(told.get("Health", {}).get("Status", "running"))
    return f"{told['Status']} {told['ExitCode']}"
