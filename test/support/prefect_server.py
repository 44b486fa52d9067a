"""A real Prefect server for tests, on a free port and a SQLite of its own, and who asks it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx

import patient_http
from shell import free_port
from worker_process import wait_until

# Prefect is large: it imports for seconds, and makes a database by a hundred migrations.
PATIENCE_S = 600
# To answer costs it tens of milliseconds of the processor that its flows wait for.
PAUSE_S = 0.5


class PrefectServer:
    """One server, gone with its folder."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/api"
        # For whoever is to speak to it; nobody's own settings count.
        self.environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")},
            "PREFECT_HOME": str(folder),
            "PREFECT_API_URL": self.url,
            "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
        }
        command = ["-m", "prefect", "server", "start", "--no-ui", "--port", str(port)]
        self._process = self.start(*command, log=folder / "server.log")
        wait_until(self._answers, PATIENCE_S, PAUSE_S)

    def start(
        self, *words: str, log: Path, given: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """A Python program that speaks to this server, with more in its environment."""
        with log.open("wb") as stream:
            return subprocess.Popen(
                [sys.executable, *words],
                env={**self.environment, **(given or {})},
                stdout=stream,
                stderr=stream,
            )

    def ask(self, path: str, **body: Any) -> Any:
        """The JSON that a POST of the API is answered with."""
        return self._send("POST", path, json=body)

    def get(self, path: str) -> Any:
        """The JSON of a path of the API that has to be there."""
        return self._send("GET", path)

    def begin(self, deployment: str, **parameters: Any) -> str:
        """Ask for a run of a deployment now; its id."""
        found = self.get(f"deployments/name/{deployment}")
        run = self.ask(f"deployments/{found['id']}/create_flow_run", parameters=parameters)
        return str(run["id"])

    def ended(self, flow_run_id: str) -> dict[str, Any]:
        """A flow run, when it is over."""
        wait_until(lambda: self._state(flow_run_id) in _OVER, PATIENCE_S, PAUSE_S)
        return dict(self.get(f"flow_runs/{flow_run_id}"))

    def artifacts(self, flow_run_id: str) -> list[str]:
        """What a flow run left to be read, without what Prefect notes of a failed state."""
        of_run = {"flow_run_id": {"any_": [flow_run_id]}, "type": {"any_": ["markdown"]}}
        return [each["data"] for each in self.ask("artifacts/filter", artifacts=of_run)]

    def tasks(self, flow_run_id: str) -> dict[str, dict[str, Any]]:
        """Its task runs, by name, when all that it has told has arrived."""
        of_run = {"flow_run_id": {"any_": [flow_run_id]}}

        def found() -> list[dict[str, Any]]:
            return list(self.ask("task_runs/filter", task_runs=of_run))

        def are_told() -> bool:
            return found() != [] and all(each["state_type"] in _OVER for each in found())

        wait_until(are_told, PATIENCE_S, PAUSE_S)
        return {each["name"]: each for each in found()}

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(60)

    def _send(self, method: str, path: str, **given: Any) -> Any:
        # Its SQLite may be locked, which it says by a 503; Prefect's own client asks again, too.
        found: list[httpx.Response] = []

        def is_taken() -> bool:
            found.append(patient_http.request(method, f"{self.url}/{path}", **given))
            return found[-1].status_code != HTTPStatus.SERVICE_UNAVAILABLE

        wait_until(is_taken, PATIENCE_S, PAUSE_S)
        assert found[-1].is_success, found[-1].text
        return found[-1].json()

    def _state(self, flow_run_id: str) -> str:
        return str(self.get(f"flow_runs/{flow_run_id}")["state_type"])

    def _answers(self) -> bool:
        assert self._process.poll() is None, "the Prefect server ended while it started"
        try:
            return patient_http.get(f"{self.url}/health").is_success
        except httpx.TransportError:
            return False


_OVER = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
