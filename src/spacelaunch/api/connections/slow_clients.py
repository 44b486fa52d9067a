"""What is told of slow clients: one line a minute, however many there are. Used by `process`."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from typing import Literal

Where = Literal["head", "body or answer", "too many"]

_EVERY_S = 60.0

log = logging.getLogger(__name__)


class SlowClients:
    """Those that were closed since the last line."""

    def __init__(self) -> None:
        self._closed: Counter[Where] = Counter()
        self._last = ""
        self._silent_until = 0.0
        self._lock = threading.Lock()

    def note(self, where: Where, address: str) -> None:
        """A client was too slow, there."""
        with self._lock:
            self._closed[where] += 1
            self._last = address

    def tell(self) -> None:
        """Write the line where it is time for one; called each second."""
        now = time.monotonic()
        with self._lock:
            if not self._closed or now < self._silent_until:
                return
            closed, self._closed = self._closed, Counter()
            self._silent_until = now + _EVERY_S
        each = ", ".join(f"{where}: {count}" for where, count in closed.items())
        log.warning("closed slow clients (%s), the last from %s", each, self._last)
