"""`spacelaunch dashboard` in a process of its own, or the one of a whole stack, when it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx

from running_stack import RunningStack
from shell import free_port
from worker_process import wait_until

_PATIENCE_S = 180


class RunningDashboard:
    """The pages, below a path, with a key or without one."""

    def __init__(self, folder: Path, api_url: str, path: str = "/", key: str | None = None) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        given = {
            "SPACELAUNCH_DIR": str(folder),
            "SPACELAUNCH_URL": api_url,
            "SPACELAUNCH_DASHBOARD_PORT": str(port),
            "SPACELAUNCH_DASHBOARD_PATH": path,
            **({"SPACELAUNCH_API_KEY": key} if key else {}),
        }
        others = {k: v for k, v in os.environ.items() if not k.startswith("SPACELAUNCH_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "spacelaunch", "dashboard"],
            env={**others, **given},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: is_well(self.url + path.rstrip("/")), _PATIENCE_S)

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(60)


def is_well(url: str) -> bool:
    """Whether the pages are served there."""
    try:
        return httpx.get(f"{url}/_stcore/health", timeout=60).status_code == 200
    except httpx.TransportError:
        return False


def dashboard_of(stack: RunningStack) -> str:
    """Where the pages of a `spacelaunch up` are served, once they are."""
    wait_until(lambda: "dashboard is at " in stack.said, _PATIENCE_S)
    url = stack.said.partition("dashboard is at ")[2].split()[0]
    wait_until(lambda: is_well(url), _PATIENCE_S)
    return url
