"""The embedded Redis of one `up`: started, watched, stopped, and found by the other commands.

Its socket lies in a folder that is made anew each time, so that nobody can have made it before us
and no older server, which takes its socket away when it ends, can take ours. Where it is stands in
`redis.url` in our folder. Called by `stack`; `keys` and `check` look for it.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from spacelaunch.cli.processes import Child
from spacelaunch.cli.redis_server import find_redis, redis_command
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError, NoServerError

log = logging.getLogger(__name__)

_READY_WITHIN_S = 60.0
_STOP_S = 10.0
# The path of a socket ends at 104 bytes on macOS and 108 on Linux; our part of it takes 32.
_LONGEST_FOLDER = 70


class EmbeddedRedis:
    """One server over the data in a folder, for as long as it holds the lock of that folder.

    Shape: `lock` is the open lock file. The server keeps it open too: where we are killed, nobody
        starts another server over the same data until this one has written its last and ended.
    """

    def __init__(self, folder: Path, lock: int) -> None:
        program, data = find_redis(), folder / "redis"
        data.mkdir(exist_ok=True)
        data.chmod(0o700)  # what is loaded, and the hashes of the keys, are for its owner
        self._record = _record(folder)
        _remove_socket(self._record)
        self._home = Path(tempfile.mkdtemp(prefix="spacelaunch-", dir=_short_folder()))
        self._socket = self._home / "redis.sock"
        command = redis_command(program, data, self._socket)
        self._child = Child("embedded Redis", command, os.environ, _STOP_S, holds=(lock,))

    @property
    def url(self) -> str:
        """For `SPACELAUNCH_REDIS_URL`; the same after it was started again."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Start it and return when it answers; raises NoServerError."""
        self._child.start()
        until = time.monotonic() + _READY_WITHIN_S
        while not answers(self._socket):
            if not self._child.is_alive() or time.monotonic() > until:
                raise NoServerError("the embedded Redis did not start")
            time.sleep(0.02)
        self._record.write_text(self.url, encoding="utf-8")

    def keep_alive(self) -> None:
        """Start it again where it has died, or where its socket is gone.

        Note: who is connected notices nothing of a lost socket, but nobody else gets in, and only
            a new start makes another. What cleans /tmp does this to whoever runs for weeks.
        """
        if self._child.is_settled and self._child.is_alive() and not _listens(self._socket):
            log.warning("the embedded Redis has lost its socket %s", self._socket)
            _make_private(self._home)
            self._child.stop()
        self._child.keep_alive()

    def stop(self) -> None:
        """End it, and leave of it what was loaded."""
        self._child.stop()
        self._record.unlink(missing_ok=True)
        shutil.rmtree(self._home, ignore_errors=True)


def running_url(folder: Path) -> str | None:
    """URL of the server that an `up` runs over this folder, if any does."""
    try:
        url = _record(folder).read_text(encoding="utf-8")
    except OSError:
        return None
    return url if _listens(Path(url.removeprefix("unix://"))) else None


def with_running_redis(settings: Settings) -> Settings:
    """Where no Redis is named and `up` runs one over our folder, that one."""
    url = running_url(settings.dir) if settings.redis_url is None else None
    return served_by(url, settings) if url else settings


def served_by(url: str, settings: Settings) -> Settings:
    """Settings that name an embedded server: without a password, for only we open its socket."""
    return replace(settings, redis_url=url, redis_password=None)


def answers(path: Path) -> bool:
    """Whether a Redis at this socket can serve: it listens before it has read its data.

    Note: asked by hand, for the client library would take a third of a second of every start.
    """
    try:
        with socket.socket(socket.AF_UNIX) as asked:
            asked.settimeout(1)
            asked.connect(str(path))
            asked.sendall(b"PING\r\n")
            return asked.recv(5) == b"+PONG"
    except OSError:
        return False


def _listens(path: Path) -> bool:
    """Whether a server is behind this socket, be it that it hangs."""
    try:
        with socket.socket(socket.AF_UNIX) as asked:
            asked.settimeout(1)
            asked.connect(str(path))
    except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _remove_socket(record: Path) -> None:
    """Where the last one was killed, its socket's folder is left; the lock says that it is gone."""
    with suppress(OSError):
        path = Path(record.read_text(encoding="utf-8").removeprefix("unix://"))
        path.unlink(missing_ok=True)
        path.parent.rmdir()


def _record(folder: Path) -> Path:
    return folder / "redis.url"


def _short_folder() -> str:
    folder = tempfile.gettempdir()
    return folder if len(folder) <= _LONGEST_FOLDER else "/tmp"


def _make_private(folder: Path) -> None:
    """Make it where it is gone; raises ConfigError where it is there and not ours alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise ConfigError(f"{folder} is not a folder that only we may use; somebody else made it")
