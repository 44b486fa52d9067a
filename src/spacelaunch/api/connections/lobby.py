"""Where connections are for which nobody works, each with an end to its stay. Used by `process`.

They cost a file descriptor each and no thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from selectors import EVENT_READ, BaseSelector

from spacelaunch.api.connections.connection import Connection


class Stay(Enum):
    """What a connection is here for; in a crowd the first of these have to go first."""

    HEAD = "the rest of a request's head"
    PARTING = "a client that was answered, and may still be sending"
    IDLE = "the first byte of a request"


class Lobby:
    """The connections by what they wait for, those that came first in front."""

    def __init__(self, poller: BaseSelector, longest_s: dict[Stay, float]) -> None:
        self._poller = poller
        self._longest_s = longest_s
        self._until: dict[Stay, dict[Connection, float]] = {stay: {} for stay in Stay}
        self._closes_at = float("inf")

    def receive(
        self, connection: Connection, stay: Stay, on_readable: Callable[[Connection], None]
    ) -> None:
        """Let it in, or let it wait for something else from now on."""
        if connection in self._until[stay]:
            return
        if not self._forget(connection):
            self._poller.register(
                connection.sock, EVENT_READ, lambda _socket: on_readable(connection)
            )
        else:
            self._poller.modify(
                connection.sock, EVENT_READ, lambda _socket: on_readable(connection)
            )
        self._until[stay][connection] = time.monotonic() + self._longest_s[stay]

    def release(self, connection: Connection) -> None:
        """Let it go, where it is here."""
        if self._forget(connection):
            self._poller.unregister(connection.sock)

    def close_by(self, moment: float) -> None:
        """Nobody stays longer than until then."""
        self._closes_at = moment

    def overdue(self, all_of_them: bool = False) -> list[tuple[Stay, Connection]]:
        """Those that have waited too long."""
        now = float("inf") if all_of_them else time.monotonic()
        found = []
        for stay, until in self._until.items():
            for connection, moment in until.items():
                if min(moment, self._closes_at) > now:
                    break
                found.append((stay, connection))
        return found

    def next_end(self) -> float:
        """When the next of them will have waited too long."""
        firsts = [next(iter(until.values())) for until in self._until.values() if until]
        return min([*firsts, self._closes_at]) if firsts else float("inf")

    def oldest(self) -> tuple[Stay, Connection] | None:
        """Who has to go when it is full."""
        for stay, until in self._until.items():
            if until:
                return stay, next(iter(until))
        return None

    def _forget(self, connection: Connection) -> bool:
        return any(until.pop(connection, None) is not None for until in self._until.values())
