"""How long the parts of one request take, for its `Server-Timing`.

Whoever does a part wraps it in `lap`; where nobody has called `start`, as in a worker, that
costs and keeps nothing. Read by the API door.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_laps: ContextVar[dict[str, float] | None] = ContextVar("laps", default=None)


def start() -> None:
    """Begin a new request in this thread."""
    _laps.set({})


def laps() -> dict[str, float]:
    """Seconds by part, since `start`."""
    return dict(_laps.get() or {})


@contextmanager
def lap(part: str) -> Iterator[None]:
    """Add the time that the block takes to this part."""
    kept = _laps.get()
    if kept is None:
        yield
        return
    began = time.perf_counter()
    try:
        yield
    finally:
        kept[part] = kept.get(part, 0.0) + time.perf_counter() - began
