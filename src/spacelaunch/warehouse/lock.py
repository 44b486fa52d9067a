"""One run at a time: the lock goes with its process, so a killed run never leaves it locked.

PostgreSQL's goes with its session already, so a run that outlives that may meet another: it takes
the lock again, and `transactions` sees to it that only one of them writes. Who only wants to know
whether a run is at work looks whether the lock is held.
"""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Callable, Iterator
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

Keep = Callable[[], None]
"""Takes the lock again where it was lost; raises OccupiedError where another has it since."""


@contextmanager
def alone(engine: Engine) -> Iterator[Keep | None]:
    """Keep other runs from this warehouse meanwhile.

    Shape: what keeps the lock; None where it cannot be lost.
    Raises:
        OccupiedError: another run is going on.
    """
    if engine.dialect.name == "sqlite":
        with _hold_file(engine):
            yield None
    else:
        session = _Session(engine)
        try:
            session.take()
            yield session.keep
        finally:
            session.give_back()


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


class _Session:
    """The advisory lock, and the session that it ends with.

    Note: a connection of its own, outside any transaction. Threads of one run may keep it at once.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._held: Connection | None = None

    def take(self) -> None:
        """Raises OccupiedError where another run has it."""
        with reachable():
            session = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._held = session
            is_granted = session.scalar(select(func.pg_try_advisory_lock(_ADVISORY_KEY)))
        if not is_granted:
            self._let_go()
            raise OccupiedError(_BUSY)

    def keep(self) -> None:
        """Take it again where the session has died, as with a server that was started anew."""
        with self._turn:
            if not self._is_alive():
                self._let_go()
                self.take()

    def give_back(self) -> None:
        """Let others in; the lock of a session that has died is gone already."""
        if self._held is not None:
            with suppress(DBAPIError):
                self._held.scalar(select(func.pg_advisory_unlock(_ADVISORY_KEY)))
        self._let_go()

    def _is_alive(self) -> bool:
        # Asked once: SQLAlchemy puts a new session, which has no lock, in the place of a dead one.
        with suppress(DBAPIError):
            return self._held is not None and self._held.scalar(select(1)) == 1
        return False

    def _let_go(self) -> None:
        if self._held is not None:
            # Ended, not kept for others: one that only seemed dead would still have the lock.
            with suppress(DBAPIError):
                self._held.invalidate()
                self._held.close()
            self._held = None


_BUSY = "another run is going on in this warehouse; wait for its end"
