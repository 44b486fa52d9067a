"""Threads that a test has left behind; those of the tests before it are not its own."""

from __future__ import annotations

import threading
from collections.abc import Callable


def watch_threads() -> Callable[[], set[str]]:
    """Gives the names of the threads that were started since, and live."""
    before = {*threading.enumerate()}
    return lambda: {thread.name for thread in threading.enumerate() if thread not in before}
