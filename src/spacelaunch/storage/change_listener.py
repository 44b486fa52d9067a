"""Hears from Redis that keys were written, over a connection of its own: nobody need ask then.

Redis tells whoever has read a key when it is written (client tracking, since version 6). To look
whether it has said anything costs a hundredth of asking. Used by `current_version` and by who
waits for a job, one thread at a time, and by those who write what it listens for.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.connection import Connection
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

# A network that was cut tells nobody; so silence is believed for no longer than this.
SILENCE_S = 1.0
# The version of Redis' protocol in which a server may speak without being asked.
_TELLS_UNASKED = 3


class ChangeListener:
    """Listens for some keys; deaf where the server or the account cannot do it."""

    def __init__(self, redis: Redis, *keys: str) -> None:
        self._pool = redis.connection_pool
        # By which all that share it know when the server hangs.
        self._retry = redis.get_retry() or Retry(NoBackoff(), 0)
        self._keys = keys
        self._connection: Connection | None = None
        self._is_deaf = False
        self._believed_until = 0.0

    def is_unchanged(self) -> bool:
        """Whether the keys are surely as they were when `listen` was called last."""
        if self._connection is None or time.monotonic() > self._believed_until:
            return False
        try:
            # Whatever there is to read is the one thing that we wait for, or the end.
            return not self._connection.can_read()
        except RedisError:
            self._hang_up()
            return False

    def wait(self, seconds: float) -> bool:
        """Wait for a change, for so long at most; False, at once, where it would not hear of it."""
        if self._connection is None:
            return False
        try:
            self._connection.can_read(seconds)
        except RedisError:
            self._hang_up()
        return True

    def close(self) -> None:
        """Hear nothing more, and give the connection to others."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.send_command("CLIENT", "TRACKING", "OFF")
            connection.read_response()
        except RedisError:
            connection.disconnect()
        self._pool.release(connection)

    def listen(self) -> None:
        """Hear of every change from now on; the caller reads the keys after this.

        Raises:
            RedisError: the server does not answer.
        """
        if self._is_deaf:
            return
        try:
            if self._connection is None:
                self._connection = self._pool.get_connection()
            self._retry.call_with_retry(
                partial(self._tell_me, self._connection),
                lambda _error, _count: self._disconnect(),
                with_failure_count=True,
            )
        except ResponseError:
            self._is_deaf = True
            self._hang_up()
        except RedisError:
            self._hang_up()
            raise
        else:
            self._believed_until = time.monotonic() + SILENCE_S

    def _tell_me(self, connection: Connection) -> None:
        """Each time anew: it is told once, and only on a connection that has asked to be."""
        if _protocol(connection) != _TELLS_UNASKED:
            raise ResponseError("it answers, and tells nothing unasked")
        both = [("CLIENT", "TRACKING", "ON"), ("MGET", *self._keys)]
        connection.send_packed_command(connection.pack_commands(both))
        for _ in both:
            connection.read_response()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.disconnect()

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.disconnect()
            self._pool.release(connection)


def wait_until_told(redis: Redis) -> None:
    """Return when what was written before has been told to all who listen.

    Note: Redis answers who wrote and then tells the others, so that those may still be asked for
        what was before. When it answers once more, it has told them.
    """
    redis.time()


def _protocol(connection: Connection) -> object:
    greeting: Mapping[Any, object] | None = connection.handshake_metadata
    return greeting.get(b"proto") if greeting else None
