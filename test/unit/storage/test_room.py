"""Room in Redis is left to what is small."""

from __future__ import annotations

import pytest
from redis.exceptions import ResponseError

from spacelaunch.errors import StorageFullError
from spacelaunch.storage.room import require_room


class Told:
    """A Redis that tells of its memory."""

    def __init__(self, used: int, limit: int) -> None:
        self._told = {"used_memory": used, "maxmemory": limit}

    def info(self, _: str) -> dict[str, int]:
        return self._told


def test_what_fits_under_the_share_passes():
    require_room(Told(used=700, limit=1_000), 100, 80)


def test_what_would_pass_the_share_is_refused_with_what_there_is_and_what_to_do():
    with pytest.raises(StorageFullError) as caught:
        require_room(Told(used=70_000_000, limit=100_000_000), 10_000_001, 80)
    assert str(caught.value) == (
        "Redis holds 70.0 MB of the 100.0 MB that its `maxmemory` allows, and 10.0 MB more would "
        "pass 80 %, which leaves the rest to jobs; delete data or jobs, or raise it"
    )


def test_a_redis_without_a_limit_takes_all():
    require_room(Told(used=10**12, limit=0), 10**12, 80)


def test_where_nobody_may_ask_nothing_is_refused():
    class Forbidden:
        def info(self, _: str) -> None:
            raise ResponseError("NOPERM this user has no permissions to run the 'info' command")

    require_room(Forbidden(), 10**12, 80)
