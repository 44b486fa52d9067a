"""A load that is killed in the middle of its one transaction.

    python dying_load.py FILE

Half of the bytes go to Redis; then the process kills itself as the kernel would.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from redis.connection import AbstractConnection

from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings
from spacelaunch.datasets.load import apply_load, read_file
from spacelaunch.sources.formats import Sent

send: Any = AbstractConnection.send_packed_command


def send_half(self: AbstractConnection, command: Any, check_health: bool = True) -> None:
    whole = b"".join([command] if isinstance(command, bytes) else command)
    if b"EXEC" not in whole:
        send(self, command, check_health)
        return
    self._sock.sendall(whole[: len(whole) // 2])  # type: ignore[attr-defined]
    os.kill(os.getpid(), signal.SIGKILL)


AbstractConnection.send_packed_command = send_half  # type: ignore[method-assign]
with Path(sys.argv[1]).open("rb") as stream:
    sent = read_file(Sent(stream, "new", 10**8, 10**7))
    apply_load(open_stores(Settings.from_env()).launches, sent, datetime.now(UTC))
