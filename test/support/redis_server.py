"""A real Redis server for tests, on a unix socket in a folder of its own."""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from spacelaunch.cli.embedded_redis import answers
from spacelaunch.cli.redis_server import find_redis, redis_command
from spacelaunch.config import Settings
from spacelaunch.storage.connection import connect
from worker_process import wait_until


class RedisServer:
    """One server; it can be stopped, killed and started again over the same data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "r.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For `SPACELAUNCH_REDIS_URL`."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Start and return when it answers."""
        self._socket.unlink(missing_ok=True)
        command = redis_command(find_redis(), self._folder, self._socket)
        # As Python ignores it: a file that may not grow is then an error, and not the end.
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, restore_signals=False)
        wait_until(lambda: answers(self._socket) or self._has_ended())
        assert not self._has_ended(), "redis-server ended while it started"

    def emptied(self, folder: Path) -> Settings:
        """Settings that name it, with nothing in it any more."""
        # A machine that is busy with tests keeps Redis waiting too.
        settings = Settings(dir=folder, redis_url=self.url, redis_timeout_ms=5_000).checked()
        with connect(settings.redis_database("records")) as redis:
            redis.flushall()
        return settings

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Answer nothing inside, and keep the connections."""
        assert self._process is not None, "redis-server does not run"
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    @contextmanager
    def disk_full(self) -> Iterator[None]:
        """Take no more into its file inside, as a full disk would."""
        assert self._process is not None, "redis-server does not run"
        without = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        try:
            yield
        finally:
            resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, without)

    def flush_to_disk(self) -> None:
        """Return when all that was answered for stands in the append-only file."""
        with connect(self.url) as redis:
            wait_until(lambda: _is_flushed(redis.info("persistence")))

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; SIGKILL is a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def _has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None


def _is_flushed(persistence: Mapping[str, Any]) -> bool:
    return not (persistence["aof_buffer_length"] or persistence["aof_pending_bio_fsync"])
