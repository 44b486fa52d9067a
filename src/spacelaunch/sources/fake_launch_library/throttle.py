"""Counts calls as the service does: so many within any window, whenever that begins.

Used by the fake server.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Any

# An address of those that are kept for examples; of who has a key, the service says the key.
_IDENT = "203.0.113.7"


@dataclass(slots=True)
class Throttle:
    """The calls of whoever asks, by a clock of its own."""

    clock: Callable[[], datetime]
    calls_count: int = 15
    window: timedelta = timedelta(hours=1)
    _called_at: list[datetime] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> int | None:
        """Count a call; the seconds to wait where it is one too many, which is not counted."""
        with self._lock:
            self._forget()
            if len(self._called_at) < self.calls_count:
                self._called_at.append(self.clock())
                return None
            return self._wait_s()

    def tell(self, ident: str | None) -> dict[str, Any]:
        """What `/api-throttle/` answers, with the key of who has one."""
        with self._lock:
            self._forget()
            return {
                "your_request_limit": self.calls_count,
                "limit_frequency_secs": ceil(self.window.total_seconds()),
                "current_use": len(self._called_at),
                "next_use_secs": self._wait_s(),
                "ident": ident or _IDENT,
            }

    def _forget(self) -> None:
        since = self.clock() - self.window
        self._called_at = [at for at in self._called_at if at > since]

    def _wait_s(self) -> int:
        if len(self._called_at) < self.calls_count:
            return 0
        return ceil((self._called_at[0] + self.window - self.clock()).total_seconds())
