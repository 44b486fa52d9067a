"""Connections to Redis, and the translation of its errors into ours.

Each kind of call has its time-out, for a Redis that hangs would otherwise hang every request.
`bootstrap` opens connections; the stores wrap their calls in `reachable`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import (
    AuthenticationError,
    ConnectionError,
    OutOfMemoryError,
    RedisError,
    TimeoutError,
    WatchError,
)

from spacelaunch.errors import StorageFullError, StorageReadOnlyError, StorageUnavailableError
from spacelaunch.logs import OnceAMinute
from spacelaunch.stopwatch import lap
from spacelaunch.storage.patience import Patience

# A whole data set, between two packets of it: Redis is at other work while it copies another.
READ_WHOLE_TIMEOUT_S = 2.0
# And on its way into Redis, all of it.
WRITE_WHOLE_TIMEOUT_S = 30.0
# Where nobody waits at a door; a call is tried again, then, for to give up may cost a job.
PATIENT_TIMEOUT_S = 10.0
_LOGGED_LETTERS = 300
# It may stand behind words of the client, about a pipeline, or of Redis, about a script.
_MISCONF = re.compile(r"\bMISCONF (?:Errors writing|Redis is configured)")

log = logging.getLogger(__name__)
log.addFilter(OnceAMinute())


def connect(
    url: str, timeout_s: float = PATIENT_TIMEOUT_S, patience: Patience | None = None
) -> Redis:
    """A client with its pool; it connects when it is first used.

    Shape: those that share a `patience` know of each other when the server hangs; without one a
        call is tried again for half a minute.
    """
    options: dict[str, Any] = {"retry": patience} if patience else {}
    return Redis.from_url(
        url, socket_connect_timeout=timeout_s, socket_timeout=timeout_s, **options
    )


class Connections:
    """Clients of several databases; at a door those of one server lose patience together."""

    def __init__(self, door_timeout_s: float | None) -> None:
        self._door_timeout_s = door_timeout_s
        self._patience: dict[str, Patience] = {}

    def to(self, url: str, at_least_s: float = 0) -> Redis:
        """A client of one database, which waits longer where that is said."""
        if self._door_timeout_s is None:
            return connect(url, max(at_least_s, PATIENT_TIMEOUT_S))
        parts = urlsplit(url)
        server = parts.netloc + (parts.path if parts.scheme == "unix" else "")
        patience = self._patience.setdefault(server, Patience())
        return connect(url, max(at_least_s, self._door_timeout_s), patience)


def require_answer(url: str, timeout_s: float = 2) -> None:
    """Raise StorageUnavailableError where Redis does not answer over a new connection.

    Note: those that are open may go on working when nobody gets in any more, as behind a socket
        whose file was removed.
    """
    with reachable(), connect(url, timeout_s, Patience()) as redis:
        redis.ping()


def as_text(found: Any) -> list[str]:
    """Ids as text; the client's own types leave open what our connections always give: bytes.

    Note: one that is no UTF-8 was not written by us; it comes out as an id that is not there.
    """
    return [name.decode(errors="replace") for name in found]


@contextmanager
def reachable() -> Iterator[None]:
    """Raise `StorageUnavailableError` where Redis does not answer or cannot serve now."""
    try:
        with lap("storage"):
            yield
    except WatchError:
        raise  # an answer, not a failure: the caller knows what was watched
    except AuthenticationError as exc:
        # Nobody but the operator can mend it, and not every client tells them.
        log.error("Redis refuses the password: is it the one that Redis was started with?")
        raise StorageUnavailableError("Redis refuses the password") from exc
    except (ConnectionError, TimeoutError) as exc:
        raise StorageUnavailableError("Redis does not answer") from exc
    except RedisError as exc:
        raise _refused(exc) from exc


def _refused(exc: RedisError) -> StorageUnavailableError:
    """What Redis says may hold commands with what they carry, so it goes to the log alone."""
    said = str(exc)
    # Where a script was refused, Redis 6 says so in the text only.
    if isinstance(exc, OutOfMemoryError) or "OOM command not allowed" in said:
        return StorageFullError(
            "Redis holds as much as its `maxmemory` allows; delete data or jobs, or raise it"
        )
    if _MISCONF.search(said):
        return _read_only(said)
    log.warning("Redis refused: %r", said[:_LOGGED_LETTERS])
    return StorageUnavailableError(
        f"Redis cannot do that now ({type(exc).__name__}); the log has what it says"
    )


def _read_only(said: str) -> StorageReadOnlyError:
    """Redis refuses every write, and `ping`, while it cannot bring what was written to its disk."""
    full = "No space left" in said or "quota exceeded" in said
    why = "its disk is full" if full else "its disk does not take it; its log says why"
    log.error("Redis cannot write: %s", why)
    return StorageReadOnlyError(f"Redis cannot write: {why}")
