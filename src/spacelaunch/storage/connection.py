"""Connections to Redis, and the translation of its errors into ours.

Time-outs are set because a Redis that hangs would otherwise hang every request. `bootstrap`
opens connections; the stores wrap their calls in `reachable`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis import Redis
from redis.exceptions import (
    AuthenticationError,
    ConnectionError,
    RedisError,
    TimeoutError,
    WatchError,
)

from spacelaunch.errors import StorageUnavailableError
from spacelaunch.stopwatch import lap

CONNECT_TIMEOUT_S = 2
ANSWER_TIMEOUT_S = 10
# What stands before every request reads a few bytes, and must not hold it for long.
GUARD_TIMEOUT_S = 2


def connect(url: str, answer_timeout_s: int = ANSWER_TIMEOUT_S) -> Redis:
    """A client with its pool; it connects when it is first used."""
    return Redis.from_url(
        url, socket_connect_timeout=CONNECT_TIMEOUT_S, socket_timeout=answer_timeout_s
    )


def require_answer(url: str) -> None:
    """Raise StorageUnavailableError where Redis does not answer over a new connection.

    Note: those that are open may go on working when nobody gets in any more, as behind a socket
        whose file was removed.
    """
    with reachable(), connect(url, GUARD_TIMEOUT_S) as redis:
        redis.ping()


def as_text(found: Any) -> list[str]:
    """Ids as text; the client's own types leave open what our connections always give: bytes."""
    return [name.decode() for name in found]


@contextmanager
def reachable() -> Iterator[None]:
    """Raise `StorageUnavailableError` where Redis does not answer or cannot serve now."""
    try:
        with lap("storage"):
            yield
    except WatchError:
        raise  # an answer, not a failure: the caller knows what was watched
    except AuthenticationError as exc:
        raise StorageUnavailableError("Redis refuses the password") from exc
    except (ConnectionError, TimeoutError) as exc:
        raise StorageUnavailableError("Redis does not answer") from exc
    except RedisError as exc:
        raise StorageUnavailableError(f"Redis cannot do that now: {exc}") from exc
