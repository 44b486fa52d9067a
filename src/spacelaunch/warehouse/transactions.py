"""How a run writes: in transactions that are committed, or in a rehearsal that leaves nothing.

A `Begin` opens one transaction; those of a rehearsal lie inside one that is never committed. Used
by `pipeline`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine

from spacelaunch.warehouse import runs
from spacelaunch.warehouse.engines import reachable
from spacelaunch.warehouse.lock import Keep

Begin = Callable[[], AbstractContextManager[Connection]]


def for_good(engine: Engine) -> Begin:
    """Transactions that are committed where nothing goes wrong inside them.

    Note: threads may begin some at once. SQLite has one writer, and tells whoever has read before
        another wrote that it is locked, without waiting; so there they come one after the other.
    """
    turn = threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @contextmanager
    def begin() -> Iterator[Connection]:
        with turn, reachable(), engine.begin() as connection:
            yield connection

    return begin


def of_run(begin: Begin, run_id: int, keep: Keep | None) -> Begin:
    """Those of a run that writes nothing once another has taken it for dead.

    Note: the lock may be lost between two questions. What holds is the run's own row, which each
        transaction keeps from being changed until its end: who begins another run waits there.
    """
    if keep is None:
        return begin  # SQLite's lock is that of a file, and nobody takes it from a living process

    @contextmanager
    def begin_as_run() -> Iterator[Connection]:
        keep()
        with begin() as connection:
            runs.require_running(connection, run_id)
            yield connection

    return begin_as_run


@contextmanager
def rehearsal(engine: Engine) -> Iterator[Begin]:
    """Transactions that see each other's work, of which nothing stays."""
    with reachable(), engine.connect() as connection, connection.begin() as whole:

        @contextmanager
        def begin() -> Iterator[Connection]:
            with connection.begin_nested():
                yield connection

        try:
            yield begin
        finally:
            whole.rollback()
