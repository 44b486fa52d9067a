"""How much work a piece of it is for SQLite's machine, whatever else the computer does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from sqlalchemy import Engine, event


def instructions_of(engine: Engine, work: Callable[[], object]) -> int:
    """How many instructions it takes."""
    counted, connections = count(), []

    def watch(connection: Any, *_: object) -> None:
        # An answer that is true would end the statement.
        connection.set_progress_handler(lambda: next(counted) < 0, 1)
        connections.append(connection)

    event.listen(engine, "checkout", watch)
    work()
    event.remove(engine, "checkout", watch)
    for connection in connections:
        connection.set_progress_handler(None, 1)
    return next(counted)
