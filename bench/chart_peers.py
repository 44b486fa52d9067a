"""The peers that draw: other queues' workers, and engines of chart services. Used by `charts`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from stack import ENVIRONMENT, HERE

QUEUES = {
    "celery": ["celery", "-A", "drawings:celery_app", "worker", "-c", "1", "-l", "ERROR"],
    "dramatiq": ["dramatiq", "drawings", "-p", "1", "-t", "1"],
    "huey": ["huey_consumer", "drawings.huey", "-k", "process", "-w", "1", "-q"],
    "rq": ["rq", "worker", "plain", "--quiet"],
}
_PEERS = HERE / "peers"
_NODE = ENVIRONMENT / "node"
_NOTHING = subprocess.DEVNULL


class Lines:
    """A process that answers each line of JSON with a line that is a number."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, text=True
        )

    def ask(self, *question: object) -> float:
        """Its answer."""
        process = self._process
        assert process.stdin
        assert process.stdout
        print(json.dumps(question), file=process.stdin, flush=True)
        return float(process.stdout.readline())

    def end(self) -> None:
        """Have it end."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(60)


class Drawings:
    """Asks other queues for the plain chart, and times it from a process of the peers'."""

    def __init__(self, redis_socket: Path) -> None:
        self._socket = redis_socket

    def __enter__(self) -> Self:
        command = [str(ENVIRONMENT / "bin" / "python"), "-c", "import drawings; drawings.main()"]
        self._lines = Lines(command, _PEERS, self._environment("client"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lines.end()

    def draw_s(self, whose: str, count: int, how: str) -> float:
        """Seconds of the median chart, asked for `one` by one; or of `all` asked for at once."""
        return self._lines.ask(whose, count, how)

    @contextmanager
    def worker(self, whose: str) -> Iterator[None]:
        """One worker with one process that draws."""
        program, *words = QUEUES[whose]
        url = ["--url", f"unix://{self._socket}?db=8"] if whose == "rq" else []
        process = subprocess.Popen(
            [str(ENVIRONMENT / "bin" / program), *words, *url],
            cwd=_PEERS,
            env=self._environment(whose),
            stdout=_NOTHING,
            stderr=_NOTHING,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)

    def _environment(self, peer: str) -> dict[str, str]:
        return {
            **os.environ,
            "PEERS_REDIS": str(self._socket),
            "PEER": peer,
            "PYTHONPATH": str(_PEERS),
        }


class ChartEngines:
    """Chart.js and ECharts in a loop, where Node is there; else none."""

    names: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        if _install_engines():
            script = Path(shutil.copy(_PEERS / "drawings.mjs", _NODE))
            self._lines = Lines(["node", script.name], _NODE, dict(os.environ))
            self.names = ("chartjs", "echarts")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.names:
            self._lines.end()

    def draw_ms(self, whose: str, count: int) -> float:
        """Milliseconds of the median of so many drawings."""
        return self._lines.ask(whose, count)


def _install_engines() -> bool:
    """Whether they are there; once, into `.bench/node`."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("no Node here: Chart.js and ECharts are left out", file=sys.stderr)
        return False
    wanted, done = _PEERS / "package.json", _NODE / "package.json"
    if not (done.exists() and done.read_text() == wanted.read_text()):
        _NODE.mkdir(parents=True, exist_ok=True)
        shutil.copy(wanted, done)
        npm = ["npm", "install", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, cwd=_NODE, check=True)
    return True
