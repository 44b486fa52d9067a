"""What finished jobs leave, until it expires: the numbers, and the forms that were drawn of them.

What a query answered is kept beside the results, once for all pictures of the same question. Used
by `jobs` and the worker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from redis import Redis

from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.room import RESULTS_PCT, require_room
from spacelaunch.storage.script import run_script


class ResultStore:
    """Keeps results by job id."""

    def __init__(self, redis: Redis, keep_s: int) -> None:
        self._redis = redis
        self.keep_s = keep_s

    def save(self, job_id: str, parts: Mapping[str, bytes]) -> None:
        """Keep a result's `json`, and what was drawn of it, in place of any before.

        Raises:
            StorageFullError: it would take the room that is left to jobs.
        """
        require_room(self._redis, sum(map(len, parts.values())), RESULTS_PCT)
        with reachable(), self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.result(job_id))
            pipe.hset(keys.result(job_id), mapping=dict[Any, Any](parts))
            pipe.expire(keys.result(job_id), self.keep_s)
            pipe.execute()

    def add(self, job_id: str, parts: Mapping[str, bytes]) -> bool:
        """Add forms to a result, where it is (still) there; they go when it goes.

        Raises:
            StorageFullError: as `save` does.
        """
        require_room(self._redis, sum(map(len, parts.values())), RESULTS_PCT)
        values = [each for pair in parts.items() for each in pair]
        with reachable():
            return bool(run_script(self._redis, "add_forms", [keys.result(job_id)], *values))

    def parts(self, job_id: str, names: Sequence[str]) -> dict[str, bytes]:
        """Those of these parts that are there."""
        with reachable():
            found: Any = self._redis.hmget(keys.result(job_id), [*names])
        return {name: part for name, part in zip(names, found, strict=True) if part is not None}

    def part(self, job_id: str, name: str) -> bytes | None:
        """One part, or None where the result is not there (any more)."""
        with reachable():
            part: Any = self._redis.hget(keys.result(job_id), name)
        return cast("bytes | None", part)

    def keep_answers(self, question_id: str, text: bytes) -> None:
        """Keep what a query has answered, for as long as a result.

        Raises:
            StorageFullError: as `save` does.
        """
        require_room(self._redis, len(text), RESULTS_PCT)
        with reachable():
            self._redis.set(keys.answers(question_id), text, ex=self.keep_s)

    def answers(self, question_id: str) -> bytes | None:
        """What was kept, and is now kept for as long as a result that is made of it."""
        with reachable():
            return cast("bytes | None", self._redis.getex(keys.answers(question_id), self.keep_s))

    def delete(self, job_id: str) -> None:
        """Forget a result."""
        with reachable():
            self._redis.delete(keys.result(job_id))
