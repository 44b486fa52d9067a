"""One run at a time: the lock goes with its process, so a killed run never leaves it locked."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError

from spacelaunch.errors import OccupiedError, StorageUnavailableError
from spacelaunch.warehouse.engines import reachable

# Any number that no other program uses in this database.
_ADVISORY_KEY = 0x5BACE1A


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Keep other runs from this warehouse meanwhile.

    Raises:
        OccupiedError: another run is going on.
    """
    hold = _hold_file if engine.dialect.name == "sqlite" else _hold_advisory
    with hold(engine):
        yield


@contextmanager
def _hold_file(engine: Engine) -> Iterator[None]:
    if engine.url.database in (None, "", ":memory:"):
        yield  # nobody else can reach what is in the memory of this process
        return
    path = Path(f"{engine.url.database}.lock")
    try:
        stream = path.open("w")
    except OSError as exc:
        raise StorageUnavailableError(f"cannot write to {path}: {exc.strerror}") from exc
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise OccupiedError(_BUSY) from exc
        yield


@contextmanager
def _hold_advisory(engine: Engine) -> Iterator[None]:
    # A connection of its own, outside any transaction: the lock ends with the session.
    with reachable(), engine.connect() as found:
        connection = found.execution_options(isolation_level="AUTOCOMMIT")
        if not connection.scalar(select(func.pg_try_advisory_lock(_ADVISORY_KEY))):
            raise OccupiedError(_BUSY)
        try:
            yield
        finally:
            # Where the session has died, as with a server that was started anew, so has its lock.
            with suppress(DBAPIError):
                connection.scalar(select(func.pg_advisory_unlock(_ADVISORY_KEY)))


_BUSY = "another run is going on in this warehouse; wait for its end"
