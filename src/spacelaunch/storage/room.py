"""How full Redis may be made by what, so that jobs have room when data and results have none.

Data may fill the most of it, results a little more, and the rest is left to jobs, the queue and
keys, which are small. Used by the stores before they write something large.
"""

from __future__ import annotations

from typing import Any

from redis import Redis
from redis.exceptions import ResponseError

from spacelaunch.errors import StorageFullError
from spacelaunch.storage.connection import reachable

DATA_PCT = 80
RESULTS_PCT = 95


def require_room(redis: Redis, size_bytes: int, most_pct: int) -> None:
    """Raise StorageFullError where this much more would fill Redis further than this share."""
    memory = _memory(redis)
    limit, used = memory.get("maxmemory", 0), memory.get("used_memory", 0)
    if limit and (used + size_bytes) * 100 > limit * most_pct:
        raise StorageFullError(
            f"Redis holds {_mb(used)} of the {_mb(limit)} that its `maxmemory` allows, and "
            f"{_mb(size_bytes)} more would pass {most_pct} %, which leaves the rest to jobs; "
            "delete data or jobs, or raise it"
        )


def _memory(redis: Redis) -> dict[str, Any]:
    with reachable():
        try:
            return dict(redis.info("memory"))
        except ResponseError:  # an account may be forbidden to ask; then Redis itself refuses
            return {}


def _mb(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:,.1f} MB"
