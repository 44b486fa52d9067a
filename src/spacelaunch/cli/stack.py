"""Everything on one machine: Redis where none is named, the API and the workers.

Called by `up` and `demo`.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import signal
import socket
import sys
import time
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from spacelaunch.cli.processes import Child
from spacelaunch.cli.redis_server import embedded_url, redis_command, socket_path
from spacelaunch.client import Client
from spacelaunch.config import PREFIX, Settings
from spacelaunch.domain.api_key import Scope, digest_of, text_of
from spacelaunch.errors import ConfigError, ConflictError, NoServerError

log = logging.getLogger(__name__)

READY_WITHIN_S = 60
_STOP_S = 10.0
_LOOK_EVERY_S = 0.5


class Stopped(Exception):  # noqa: N818  # a request, not an error
    """Somebody pressed Ctrl-C or sent SIGTERM."""


class Stack:
    """The processes, and their end whatever happens."""

    def __init__(self, settings: Settings, workers: int, log: Path | None = None) -> None:
        self._embedded = settings.redis_url is None
        self._key = text_of(secrets.token_bytes(32))
        self._settings = _with_key(_with_port(_with_redis(settings)), self._key)
        self._workers = workers
        self._log = log
        self._children: list[Child] = []
        self._handlers: dict[signal.Signals, Any] = {}
        self._lock: TextIOWrapper | None = None

    @property
    def url(self) -> str:
        """Where the API is reached from this machine."""
        host = self._settings.bind
        return f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{self._settings.port}"

    def client(self) -> Client:
        """A client of this stack."""
        return Client(self.url, key=self._key)

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._handlers[number] = signal.signal(number, _stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._stop_all()
        return kind is Stopped

    def start(self) -> None:
        """Start everything and return when it serves.

        Raises:
            ConflictError: another stack runs in the same folder, or the port is taken.
            NoServerError: it was not ready in time.
        """
        self._take_folder()
        if self._embedded:
            self._start_redis()
        for child in (self._api(), *map(self._worker, range(self._workers))):
            self._children.append(child)
            child.start()
        self._wait_until_ready()

    def watch(self) -> None:
        """Keep the processes alive until somebody stops us."""
        while True:
            time.sleep(_LOOK_EVERY_S)
            for child in self._children:
                child.keep_alive()

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + READY_WITHIN_S
        with self.client() as client:
            while not client.is_ready():
                for child in self._children:
                    if not child.is_alive():
                        raise NoServerError(f"the {child.name} ended while it started{self._see()}")
                if time.monotonic() > until:
                    raise NoServerError(f"not ready within {READY_WITHIN_S} seconds{self._see()}")
                time.sleep(0.1)

    def _see(self) -> str:
        return f"; see {self._log}" if self._log else ""

    def _take_folder(self) -> None:
        self._settings.dir.mkdir(parents=True, exist_ok=True)
        path = self._settings.dir / "lock"
        self._lock = path.open("w", encoding="utf-8")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise ConflictError(
                f"another `spacelaunch up` runs in {self._settings.dir}; stop it, or give --dir"
            ) from exc

    def _start_redis(self) -> None:
        folder, path = self._settings.dir / "redis", socket_path(self._settings.dir)
        folder.mkdir(exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.unlink(missing_ok=True)
        child = Child("embedded Redis", redis_command(folder, path), os.environ, _STOP_S)
        self._children.append(child)
        child.start()
        until = time.monotonic() + READY_WITHIN_S
        while not path.exists():
            if not child.is_alive() or time.monotonic() > until:
                raise NoServerError("the embedded Redis did not start")
            time.sleep(0.02)

    def _api(self) -> Child:
        return Child("API", self._command("api"), self._environment(), _STOP_S, self._log)

    def _worker(self, number: int) -> Child:
        # It may finish the job at hand.
        stop_s = self._settings.job_timeout_s + _STOP_S
        name = f"worker {number + 1}"
        return Child(name, self._command("worker"), self._environment(), stop_s, self._log)

    def _command(self, name: str) -> list[str]:
        return [sys.executable, "-m", "spacelaunch", name]

    def _environment(self) -> dict[str, str]:
        """Ours, with the settings as they are now in place of what they were read from."""
        others = {name: text for name, text in os.environ.items() if not name.startswith(PREFIX)}
        return {**others, **self._settings.environment()}

    def _stop_all(self) -> None:
        """Redis goes last, when nobody needs it; the others at once, each at its own pace."""
        for number in self._handlers:
            signal.signal(number, signal.SIG_IGN)
        for child in self._children[1 if self._embedded else 0 :]:
            child.ask_to_stop()
        for child in reversed(self._children):
            child.stop()
        if self._embedded:
            socket_path(self._settings.dir).unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)


def _stop(_: int, __: FrameType | None) -> None:
    raise Stopped


def _with_redis(settings: Settings) -> Settings:
    if settings.redis_url is not None:
        return settings
    return replace(settings, redis_url=embedded_url(settings.dir))


def _with_key(settings: Settings, text: str) -> Settings:
    """Where keys are required, one more for ourselves: kept nowhere, it ends with this stack."""
    settings = replace(settings, api_key=None)  # the person's own, which no child needs
    if settings.api_keys is None:
        return settings
    return replace(settings, api_keys=f"{settings.api_keys},up:{Scope.ADMIN}:{digest_of(text)}")


def _with_port(settings: Settings) -> Settings:
    """Settings with a port that is free now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.bind, settings.port))
        except OSError as exc:
            raise ConfigError(
                f"port {settings.port} on {settings.bind} cannot be used: {exc.strerror}; "
                "give another with --port"
            ) from exc
        return replace(settings, port=probe.getsockname()[1])
