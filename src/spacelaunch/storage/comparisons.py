"""What was found out about a version of the data set by comparing it with a catalogue.

It can be found out again, so it expires, and nothing is lost with it; a version that is deleted
leaves it behind for that time. Kept by program, since another one may find other pairs. What a
person decided of some pairs stays until somebody decides otherwise. Used by `jobs`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from redis import Redis

from spacelaunch.errors import StorageFullError
from spacelaunch.storage import keys
from spacelaunch.storage.change_listener import wait_until_told
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.record import read_record

KEPT_S = 7 * 24 * 3600

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided."""

    pairs: tuple[tuple[str, str, bool], ...] = ()
    """The ids of two launches, and whether they are one."""


def read_decided(text: bytes | None) -> Review:
    """What is kept under `keys.REVIEW`; raises UnreadableRecordError where it is damaged."""
    return Review() if text is None else read_record(Review, keys.REVIEW, text)


class Comparisons:
    """The comparisons in the database of records."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def part(self, version: str, program: str, name: str) -> bytes | None:
        """One part of a comparison; None where none is kept."""
        with reachable():
            found: Any = self._redis.hget(keys.comparison(version, program), name)
        return found if found is None else bytes(found)

    def review(self) -> Review:
        """What was decided last; raises UnreadableRecordError where it is damaged."""
        with reachable():
            found: Any = self._redis.get(keys.REVIEW)
        return read_decided(found)

    def replace_review(self, review: Review) -> None:
        """Take this for all that was decided."""
        with reachable():
            self._redis.set(keys.REVIEW, orjson.dumps(review))
            wait_until_told(self._redis)

    def keep(self, version: str, program: str, parts: Mapping[str, bytes]) -> None:
        """Keep all parts; where there is no room, the next who asks compares again."""
        key = keys.comparison(version, program)
        try:
            with reachable(), self._redis.pipeline() as pipe:
                for name, part in parts.items():
                    pipe.hset(key, name, part)
                pipe.expire(key, KEPT_S)
                pipe.execute()
        except StorageFullError as exc:
            log.warning("a comparison is not kept: %s", exc)
