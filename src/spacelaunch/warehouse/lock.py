"""One run at a time: the lock goes with its process, so a killed run never leaves it locked.

Who only wants to know whether a run is at work looks whether the lock is held.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from spacelaunch.errors import OccupiedError, StorageUnavailableError
from spacelaunch.warehouse.engines import reachable
from spacelaunch.warehouse.statements.read import statement

# Any number that no other program uses in this database.
_ADVISORY_KEY = 0x5BACE1A
# A look takes microseconds, however many there are.
_PAUSES_S = (0.01, 0.02, 0.05, 0.1)


@contextmanager
def alone(engine: Engine) -> Iterator[None]:
    """Keep other runs from this warehouse meanwhile.

    Raises:
        OccupiedError: another run is going on.
    """
    hold = _hold_file if engine.dialect.name == "sqlite" else _hold_advisory
    with hold(engine):
        yield


def is_held(connection: Connection) -> bool | None:
    """Whether a run is at work in the warehouse of a connection; None where that cannot be told."""
    dialect, path = connection.dialect.name, connection.engine.url.database
    if dialect == "postgresql":
        with reachable():
            return bool(connection.scalar(statement("held_lock"), {"key": _ADVISORY_KEY}))
    if dialect != "sqlite" or path in (None, "", ":memory:"):
        return None
    return _is_file_held(_lock_of(str(path)))


def _is_file_held(path: Path) -> bool | None:
    """By trying to share it, for an instant: `_hold_file` is patient with that."""
    try:
        with path.open() as stream:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    except OSError:
        return None
    return False


def _lock_of(database: str) -> Path:
    return Path(f"{database}.lock")


@contextmanager
def _hold_file(engine: Engine) -> Iterator[None]:
    if engine.url.database in (None, "", ":memory:"):
        yield  # nobody else can reach what is in the memory of this process
        return
    path = _lock_of(str(engine.url.database))
    try:
        stream = path.open("w")
    except OSError as exc:
        raise StorageUnavailableError(f"cannot write to {path}: {exc.strerror}") from exc
    with stream:
        _take(stream)
        yield


def _take(stream: TextIO) -> None:
    """Raises OccupiedError where another run has it, and not where somebody only looks at it."""
    for pause_s in _PAUSES_S:
        with suppress(BlockingIOError):
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(pause_s)
    raise OccupiedError(_BUSY)


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
