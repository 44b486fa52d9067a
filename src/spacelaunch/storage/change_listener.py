"""Hears from Redis that a key was written, over a connection of its own, so that nobody need ask.

Redis tells whoever has read a key when it is written (client tracking, since version 6). What it
said lies in the connection's buffer before the writer's next command is answered, and to look there
costs a hundredth of asking. Used by `current_version`, one thread at a time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from redis import Redis
from redis.connection import Connection
from redis.exceptions import RedisError, ResponseError

# A network that was cut tells nobody; so silence is believed for no longer than this.
SILENCE_S = 1.0
# The version of Redis' protocol in which a server may speak without being asked.
_TELLS_UNASKED = 3


class ChangeListener:
    """Listens for one key; deaf where the server or the account cannot do it."""

    def __init__(self, redis: Redis, key: str) -> None:
        self._pool = redis.connection_pool
        self._key = key
        self._connection: Connection | None = None
        self._is_deaf = False
        self._believed_until = 0.0

    def is_unchanged(self) -> bool:
        """Whether the key is surely as it was when `listen` was called last."""
        if self._connection is None or time.monotonic() > self._believed_until:
            return False
        try:
            # Whatever there is to read is the one thing that we wait for, or the end.
            return not self._connection.can_read()
        except RedisError:
            self._hang_up()
            return False

    def listen(self) -> None:
        """Hear of every change from now on; the caller reads the key after this."""
        if self._is_deaf:
            return
        try:
            self._tell_me()
        except ResponseError:
            self._is_deaf = True
            self._hang_up()
        except RedisError:  # which the caller meets too, when it reads the key
            self._hang_up()
        else:
            self._believed_until = time.monotonic() + SILENCE_S

    def _tell_me(self) -> None:
        if self._connection is None:
            self._connection = self._pool.get_connection()
            if _protocol(self._connection) != _TELLS_UNASKED:
                raise ResponseError("it answers, and tells nothing unasked")
            self._ask("CLIENT", "TRACKING", "ON")
        self._ask("GET", self._key)  # Redis tells once, and again only who has read again

    def _ask(self, *command: str) -> None:
        assert self._connection is not None
        self._connection.send_command(*command)
        self._connection.read_response()

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.disconnect()
            self._pool.release(connection)


def _protocol(connection: Connection) -> object:
    greeting: Mapping[Any, object] | None = connection.handshake_metadata
    return greeting.get(b"proto") if greeting else None
