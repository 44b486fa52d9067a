"""What was found out once about a version of the data set, by comparing it with a catalogue.

It can be found out again, so it expires, and nothing is lost with it; a version that is deleted
leaves it behind for that time. Kept by program, since another one may find other pairs. Used by
`jobs`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from redis import Redis

from spacelaunch.errors import StorageFullError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable

KEPT_S = 7 * 24 * 3600

log = logging.getLogger(__name__)


class Comparisons:
    """The comparisons in the database of records."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def part(self, version: str, program: str, name: str) -> bytes | None:
        """One part of a comparison; None where none is kept."""
        with reachable():
            found: Any = self._redis.hget(keys.comparison(version, program), name)
        return found if found is None else bytes(found)

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
