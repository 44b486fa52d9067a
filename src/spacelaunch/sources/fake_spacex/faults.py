"""Faults on demand: what goes wrong with which request, and how often.

Kept by the fake server; a test sets them in the same process, anybody else by `PUT /faults`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong."""

    path: str
    """The end of the path that it befalls, as `launches/query`."""
    page: int | None = None
    """The page that it befalls; None: any."""
    times: int = 1
    """How many requests it befalls."""
    status: int | None = None
    """Answer this, as plain text."""
    retry_after_s: int | None = None
    """With this `Retry-After`."""
    cut_at_bytes: int | None = None
    """Send so much of the right answer and drop the connection."""
    body: str | None = None
    """Answer 200 with this instead."""
    delay_s: float = 0.0
    """Wait before the answer."""


@dataclass(slots=True)
class Faults:
    """Those that are still to happen."""

    waiting: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, faults: Iterable[Fault]) -> None:
        """These and no others."""
        with self._lock:
            self.waiting = list(faults)

    def take(self, path: str, page: Any) -> Fault | None:
        """What befalls this request; it happens once less from now on."""
        with self._lock:
            for place, fault in enumerate(self.waiting):
                if path.endswith(fault.path) and fault.page in (None, page):
                    left = replace(fault, times=fault.times - 1)
                    self.waiting[place : place + 1] = [left] if left.times else []
                    return fault
        return None
