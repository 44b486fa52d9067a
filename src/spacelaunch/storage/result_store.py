"""What a finished job leaves: the picture in three forms and the numbers, until they expire.

Used by `jobs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from redis import Redis

from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.room import RESULTS_PCT, require_room


class ResultStore:
    """Keeps results by job id."""

    def __init__(self, redis: Redis, keep_s: int) -> None:
        self._redis = redis
        self.keep_s = keep_s

    def save(self, job_id: str, parts: Mapping[str, bytes]) -> None:
        """Keep a result's `png`, `svg`, `json` and `txt` in place of any before.

        Raises:
            StorageFullError: it would take the room that is left to jobs.
        """
        require_room(self._redis, sum(map(len, parts.values())), RESULTS_PCT)
        with reachable(), self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.result(job_id))
            pipe.hset(keys.result(job_id), mapping=dict[Any, Any](parts))
            pipe.expire(keys.result(job_id), self.keep_s)
            pipe.execute()

    def part(self, job_id: str, name: str) -> bytes | None:
        """One part, or None where the result is not there (any more)."""
        with reachable():
            part: Any = self._redis.hget(keys.result(job_id), name)
        return cast("bytes | None", part)

    def delete(self, job_id: str) -> None:
        """Forget a result."""
        with reachable():
            self._redis.delete(keys.result(job_id))
