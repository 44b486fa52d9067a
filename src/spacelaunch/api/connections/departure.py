"""When a server process that was told to stop may do so: not while others still come to it.

A balancer hears of a stop later than we do, and on a busy cluster much later than the delay that
is usual. Who comes in that time is answered; when nobody has come for a while, everybody has heard.
Used by `process`.
"""

from __future__ import annotations

import time
from collections.abc import Callable


class Departure:
    """Begun when the process is told to stop; requests are noted from then on."""

    def __init__(self, delay_s: int, now: Callable[[], float] = time.monotonic) -> None:
        self._delay_s = delay_s
        self._now = now
        self._begun_at = self._asked_at = 0.0

    def begin(self) -> None:
        """The process was told to stop."""
        self._begun_at = self._asked_at = self._now()

    def note_request(self) -> None:
        """Somebody who has not heard of it still comes; a probe is no such one."""
        self._asked_at = self._now()

    def remaining_s(self) -> float:
        """How long it stays for sure, 0 where it may go.

        Note: the delay at least, then until nobody came for half of it, and not for ever: there
            are clients that never go elsewhere.
        """
        heard_by_all_at = max(self._begun_at + self._delay_s, self._asked_at + self._delay_s / 2)
        latest = self._begun_at + longest_departure_s(self._delay_s)
        return max(0.0, min(heard_by_all_at, latest) - self._now())


def longest_departure_s(delay_s: int) -> int:
    """From being told to stop until nothing new is taken, whoever comes."""
    return 5 * delay_s // 2
