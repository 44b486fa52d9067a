"""Everything on one machine: Redis where none is named, the API and the workers.

What a stack did not make it does not touch: one that is refused leaves another as it was. Called
by `up` and `demo`.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from spacelaunch.api.address import free_port, url_from_here
from spacelaunch.cli.embedded_redis import EmbeddedRedis, served_by
from spacelaunch.cli.lazy import is_installed
from spacelaunch.cli.processes import Child
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.domain.api_key import Scope, digest_of, text_of
from spacelaunch.errors import ConfigError, ConflictError, NoServerError
from spacelaunch.setting_values import PREFIX

READY_WITHIN_S = 60.0
# Where a stack was killed, its Redis writes its last before it lets go of the folder.
_FREE_WITHIN_S = 3.0
_STOP_S = 10.0
_LOOK_EVERY_S = 0.5


class Stopped(Exception):  # noqa: N818  # a request, not an error
    """Somebody pressed Ctrl-C or sent SIGTERM."""


class Stack:
    """The processes, and their end whatever happens."""

    def __init__(self, settings: Settings, workers: int, log: Path | None = None) -> None:
        self._key = text_of(secrets.token_bytes(32))
        self._reading_key = text_of(secrets.token_bytes(32))
        self._settings = _with_keys(settings, {"up": self._key}, {"dashboard": self._reading_key})
        self._workers = workers
        self._log = log
        self._redis: EmbeddedRedis | None = None
        self._children: list[Child] = []
        self._handlers: dict[signal.Signals, Any] = {}
        self._lock: TextIOWrapper | None = None

    @property
    def settings(self) -> Settings:
        """As they are now: with the port and the Redis that were found."""
        return self._settings

    @property
    def url(self) -> str:
        """Where the API is reached from this machine."""
        return url_from_here(self._settings.bind, self._settings.port)

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

    def start_serving(self) -> None:
        """Start Redis and the API, and return when it answers; nothing is drawn yet.

        Raises:
            ConflictError: another stack runs in the same folder.
            ConfigError: the port cannot be had.
            NoServerError: it did not answer in time.
        """
        self._lock = _lock_of(self._settings.dir)
        port = free_port(self._settings.bind, self._settings.port)
        self._settings = replace(self._settings, port=port)
        if self._settings.redis_url is None:
            self._start_redis(self._lock)
        self._start(Child("API", self._command("api"), self._environment(), _STOP_S, self._log))
        with self.client() as client:
            self._wait_for(lambda: client.is_ready(workers=0))

    def start_working(self) -> None:
        """Start the workers, and return when one is ready: only now `/readyz` says yes.

        Raises:
            NoServerError: none was ready in time.
        """
        # It may finish the job at hand.
        stop_s = self._settings.job_timeout_s + _STOP_S
        for number in range(1, self._workers + 1):
            words, environment = self._command("worker"), self._environment()
            self._start(Child(f"worker {number}", words, environment, stop_s, self._log))
        with self.client() as client:
            self._wait_for(client.is_ready)

    def start_showing(self) -> str | None:
        """Start the dashboard where it is installed; the address where it will be reached.

        Note: it asks with a key that may read, and ends with this stack; where no key is required,
            with none.
        """
        if not is_installed("dashboard"):
            return None
        bind, port = self._settings.dashboard_bind, self._port_for_showing()
        self._settings = replace(self._settings, dashboard_port=port)
        key = self._reading_key if self._settings.api_keys is not None else None
        shown = replace(self._settings, url=self.url, api_key=key, api_keys=None)
        environment = self._environment(shown)
        self._start(Child("dashboard", self._command("dashboard"), environment, _STOP_S, self._log))
        return url_from_here(bind, port) + self._settings.dashboard_path.rstrip("/")

    def _port_for_showing(self) -> int:
        """The one of the settings; where another stack has it, any: people are told it."""
        bind, port = self._settings.dashboard_bind, self._settings.dashboard_port
        try:
            return free_port(bind, port)
        except ConfigError:
            return free_port(bind, 0)

    def watch(self) -> None:
        """Keep the processes alive until somebody stops us."""
        while True:
            time.sleep(_LOOK_EVERY_S)
            if self._redis is not None:
                self._redis.keep_alive()
            for child in self._children:
                child.keep_alive()

    def _start_redis(self, lock: TextIOWrapper) -> None:
        self._redis = EmbeddedRedis(self._settings.dir, lock.fileno())
        self._redis.start()
        self._settings = served_by(self._redis.url, self._settings)

    def _start(self, child: Child) -> None:
        self._children.append(child)
        child.start()

    def _wait_for(self, true: Callable[[], bool]) -> None:
        until = time.monotonic() + READY_WITHIN_S
        see = f"; see {self._log}" if self._log else ""
        while not true():
            for child in self._children:
                if not child.is_alive():
                    raise NoServerError(f"the {child.name} ended while it started{see}")
            if time.monotonic() > until:
                raise NoServerError(f"not ready within {READY_WITHIN_S:.0f} seconds{see}")
            time.sleep(0.1)

    def _command(self, name: str) -> list[str]:
        return [sys.executable, "-m", "spacelaunch", name]

    def _environment(self, settings: Settings | None = None) -> dict[str, str]:
        """Ours, with the settings as they are now in place of what they were read from."""
        others = {name: text for name, text in os.environ.items() if not name.startswith(PREFIX)}
        return {**others, **(settings or self._settings).environment()}

    def _stop_all(self) -> None:
        """Redis goes last, when nobody needs it; the others at once, each at its own pace."""
        for number in self._handlers:
            signal.signal(number, signal.SIG_IGN)
        for child in self._children:
            child.ask_to_stop()
        for child in reversed(self._children):
            child.stop()
        if self._redis is not None:
            self._redis.stop()
        if self._lock is not None:
            self._lock.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)


def _stop(_: int, __: FrameType | None) -> None:
    raise Stopped


def _lock_of(folder: Path) -> TextIOWrapper:
    """The folder's lock, for as long as it stays open; raises ConflictError."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("a", encoding="utf-8")
    until = time.monotonic() + _FREE_WITHIN_S
    while not _is_taken(lock):
        if time.monotonic() > until:
            lock.close()
            raise ConflictError(
                f"another `spacelaunch up` runs in {folder}; stop it, or give both --dir and --port"
            )
        time.sleep(0.1)
    return lock


def _is_taken(lock: TextIOWrapper) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _with_keys(
    settings: Settings, administering: Mapping[str, str], reading: Mapping[str, str]
) -> Settings:
    """Where keys are required, some for ourselves by name: kept nowhere, they end with us."""
    settings = replace(settings, api_key=None)  # the person's own, which no child needs
    if settings.api_keys is None:
        return settings
    scopes = ((Scope.ADMIN, administering), (Scope.READ, reading))
    own = [
        f"{name}:{scope}:{digest_of(text)}" for scope, keys in scopes for name, text in keys.items()
    ]
    return replace(settings, api_keys=",".join([settings.api_keys, *own]))
