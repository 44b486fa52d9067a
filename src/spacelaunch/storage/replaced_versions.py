"""Which versions of the data set are kept after another took their place.

A version that a queued or running job names is needed; of the others the latest few stay for some
minutes, for readers in the middle and jobs that are tried again. So appends, each of which writes
a whole new version, cannot fill Redis. Used by `launch_store`, which knows what a version is made
of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from redis import Redis
from redis.client import Pipeline

from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text, reachable
from spacelaunch.storage.script import run_script

KEPT = 3
# The score of a version that is about to be dropped; that of any other is a moment.
_GOING = 0
_US = 1_000_000

Seen = tuple[str, float]
"""A version and its score: when it was replaced, in microseconds by Redis' clock."""


class ReplacedVersions:
    """Remembers when each was replaced, and drops what nobody needs."""

    def __init__(self, redis: Redis, keep_s: int, needed: Callable[[], Collection[str]]) -> None:
        self._redis = redis
        self._keep_us = keep_s * _US
        self._needed = needed

    def add(self, pipe: Pipeline, version: str, now_us: int) -> None:
        """Note, in a transaction, that a version is current no more."""
        pipe.zadd(keys.REPLACED, {version: now_us})

    def remove(self, pipe: Pipeline, version: str) -> None:
        """Note, in a transaction, that a version is current again."""
        pipe.zrem(keys.REPLACED, version)

    def is_going(self, version: str) -> bool:
        """Whether it is about to be dropped."""
        with reachable():
            return self._redis.zscore(keys.REPLACED, version) == _GOING

    def now_us(self) -> int:
        """The present moment by Redis' clock, in microseconds since 1970."""
        with reachable():
            seconds, micros = self._redis.time()
        return int(seconds) * _US + int(micros)

    def drop(self, keys_of: Callable[[str], Sequence[str]], kept: int = KEPT) -> int:
        """Delete the versions that are neither needed nor among the latest; how many.

        Shape: `keys_of` gives everything that is kept of a version.
        Note: a job that is stored while we look is not overlooked. Who stores it asks after that
            whether its version is going (`jobs.submit`); we say so first and then look at the
            jobs once more. Whichever comes second sees the other.
        """
        needed = self._needed() if (candidates := self._candidates(kept)) else ()
        going = [
            (version, at)
            for version, at in candidates
            if version not in needed and self._mark((version, at), _GOING)
        ]
        needed = self._needed() if going else ()
        for version, at in going:
            if version in needed:
                self._mark((version, _GOING), at or self.now_us())
        return sum(
            self._drop(version, keys_of(version)) for version, _ in going if version not in needed
        )

    def _candidates(self, kept: int) -> list[Seen]:
        with reachable():
            found: Any = self._redis.zrange(keys.REPLACED, 0, -1, withscores=True)
        seen = list(zip(as_text(name for name, _ in found), (at for _, at in found), strict=True))
        if not seen:
            return []
        since_us = self.now_us() - self._keep_us
        too_many = max(len(seen) - kept, 0)
        return [each for place, each in enumerate(seen) if place < too_many or each[1] < since_us]

    def _mark(self, seen: Seen, score: float) -> bool:
        version, at = seen
        with reachable():
            return bool(
                run_script(self._redis, "mark_version", [keys.REPLACED], version, at, score)
            )

    def _drop(self, version: str, held: Sequence[str]) -> int:
        names = [keys.REPLACED, keys.CURRENT, *held]
        with reachable():
            return int(run_script(self._redis, "drop_version", names, version, _GOING))
