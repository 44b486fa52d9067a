"""What the benches start on loopback, and stop: a Redis with the API, and the peers' processes.

The peers live in an environment of their own, `.bench`, so that nothing of ours depends on them.
"""

from __future__ import annotations

import csv
import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import httpx
from wire import Wire

from spacelaunch.bootstrap import open_stores
from spacelaunch.cli.redis_server import find_redis, redis_command
from spacelaunch.config import Settings

HERE = Path(__file__).parent
ENVIRONMENT = HERE.parent / ".bench"
_STARTS_WITHIN_S = 300
_ENDS_WITHIN_S = 300  # Redis with ten million launches writes its last
_LARGE = 4_000_000_000


class Api:
    """The service with two processes, over a Redis of its own."""

    def __init__(self, folder: Path) -> None:
        self.redis_socket = folder / "redis.sock"
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.url = f"http://127.0.0.1:{free_port()}"

    def __enter__(self) -> Self:
        self.settings = settings = Settings(
            dir=self._folder,
            redis_url=f"unix://{self.redis_socket}",
            port=int(self.url.rpartition(":")[2]),
            upload_limit_bytes=_LARGE,
            load_at_once_bytes=_LARGE,  # there is no worker that would load
            redis_timeout_ms=60_000,
        ).checked()
        command = redis_command(find_redis(), self._folder, self.redis_socket)
        self._processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        wait_until(self.redis_socket.exists)
        environment = {**os.environ, **settings.environment(), "SPACELAUNCH_LOG_LEVEL": "WARNING"}
        command = [sys.executable, "-m", "spacelaunch", "api"]
        self._processes.append(subprocess.Popen(command, env=environment))
        wait_until(lambda: answers(f"{self.url}/healthz"))
        self.stores = open_stores(settings)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(_ENDS_WITHIN_S)

    def load(self, path: Path) -> float:
        """Seconds of a POST of this file, into nothing."""
        httpx.delete(f"{self.url}/data", timeout=60).raise_for_status()
        with path.open("rb") as file:
            began = time.perf_counter()
            answer = httpx.post(f"{self.url}/data", files={"file": file}, timeout=3_600)
            took = time.perf_counter() - began
        answer.raise_for_status()
        assert answer.status_code == httpx.codes.CREATED, answer.text
        return took

    def first_read_ms(self) -> float:
        """Milliseconds until a process that has not read the data answers a page of them."""
        slowest = 0.0
        for _ in range(6):  # a new connection goes to either process
            wire = Wire(self.url)
            began = time.perf_counter()
            wire.get("/data?limit=1")
            slowest = max(slowest, time.perf_counter() - began)
            wire.close()
        return slowest * 1_000

    def bytes_in_redis(self) -> int:
        """What the current data set takes there."""
        redis, data_set = self.stores.launches._redis, self.stores.launches.current()
        assert data_set is not None
        found = redis.keys(f"dataset:{data_set.version}:*")
        return sum(int(redis.memory_usage(key, samples=0) or 0) for key in found)

    def memory_mb(self) -> float:
        """Memory of all processes of the API, what they share counted once."""
        parent = self._processes[-1].pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return sum(_pss_kb(pid) for pid in [str(parent), *children]) / 1_024


class Peers:
    """A process that loads as others would, and a Datasette."""

    def __init__(self, redis_socket: Path) -> None:
        self._socket = redis_socket
        install_peers()

    def __enter__(self) -> Self:
        command = [str(ENVIRONMENT / "bin" / "python"), str(HERE / "peers" / "loads.py")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _stream(self._process.stdin).close()
        self._process.wait(30)

    def load(self, what: str, path: Path) -> float:
        """Seconds of another way to load this file."""
        asked = json.dumps([what, str(path), str(self._socket)])
        print(asked, file=_stream(self._process.stdin), flush=True)
        return float(_stream(self._process.stdout).readline())

    @contextmanager
    def datasette(self, path: Path, folder: Path) -> Iterator[str]:
        """Datasette over the same launches in SQLite, with an index."""
        database = folder / "launches.db"
        _into_sqlite(path, database)
        port = free_port()
        program = str(ENVIRONMENT / "bin" / "datasette")
        with running([program, str(database), "--port", str(port)], f"http://127.0.0.1:{port}"):
            yield f"http://127.0.0.1:{port}"


def install_peers() -> None:
    """Once, into `.bench`."""
    wanted, done = HERE / "peers" / "requirements.txt", ENVIRONMENT / "installed.txt"
    if done.exists() and done.read_text() == wanted.read_text():
        return
    print("installing the peers into .bench", file=sys.stderr)
    venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(ENVIRONMENT / "bin" / "pip"), "install", "--quiet", "-r", str(wanted)]
    subprocess.run(pip, check=True)
    done.write_text(wanted.read_text())


@contextmanager
def serve_peer(application: str, body: bytes) -> Iterator[str]:
    """A WSGI application under gunicorn, with as many processes and threads as the API has."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        url = f"http://127.0.0.1:{free_port()}"
        command = [
            *(
                str(ENVIRONMENT / "bin" / "gunicorn"),
                application,
                "--bind",
                url[7:],
                "--reuse-port",
            ),
            *("--workers", "2", "--threads", "16", "--log-level", "warning", "--no-control-socket"),
        ]
        with running(command, url, BARE_FILE=file.name):
            yield url


@contextmanager
def running(command: list[str], url: str, **environment: str) -> Iterator[None]:
    """A process, from when it answers at this address."""
    process = subprocess.Popen(
        command,
        cwd=HERE / "peers",
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(url))
        yield
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether anything does."""
    try:
        return httpx.get(url, timeout=5).status_code < 500
    except httpx.TransportError:
        return False


def wait_until(condition: object) -> None:
    """Wait for what must come soon."""
    until = time.monotonic() + _STARTS_WITHIN_S
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not start"
        time.sleep(0.05)


def _pss_kb(pid: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _into_sqlite(path: Path, database: Path) -> None:
    with path.open(newline="") as file, sqlite3.connect(database) as connection:
        rows = [
            (row["Company Name"], row["Country of Launch"], int(row["Year"]), row["Detail"])
            for row in csv.DictReader(file)
        ]
        connection.execute("create table launches (company, country, year integer, detail)")
        connection.executemany("insert into launches values (?, ?, ?, ?)", rows)
        connection.execute("create index by_country on launches (country, year)")


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
