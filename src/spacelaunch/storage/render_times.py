"""How long drawings took, counted in Redis by the workers for the API's `/metrics`.

Workers may run on other machines, so their counts cannot lie in a file. Used by the worker and
the API door.
"""

from __future__ import annotations

import logging
import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from redis import Redis

from spacelaunch.storage import keys
from spacelaunch.storage.connection import as_text, reachable

LIMITS_S = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_NAMES = (*map(str, LIMITS_S), "+Inf")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """The drawings of one analysis."""

    buckets: tuple[tuple[str, int], ...]
    """Upper limit in seconds and how many took no longer, ascending; the last is `+Inf`."""
    sum_s: float


class RenderTimes:
    """Counts drawings by analysis and duration; kept for as long as the jobs' database is."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def add(self, analysis: str, seconds: float) -> None:
        """Count one drawing."""
        limit = _NAMES[bisect_left(LIMITS_S, seconds)]
        with reachable(), self._redis.pipeline(transaction=True) as pipe:
            pipe.hincrby(keys.RENDER_TIMES, f"{analysis}:{limit}", 1)
            pipe.hincrbyfloat(keys.RENDER_TIMES, f"{analysis}:sum_s", seconds)
            pipe.execute()

    def read(self) -> Mapping[str, Timing]:
        """What was counted, by analysis."""
        with reachable():
            found: Any = self._redis.hgetall(keys.RENDER_TIMES)
        values: dict[str, float] = {}
        for name, text in zip(as_text(found), found.values(), strict=True):
            if (value := _number(text)) is None:
                log.warning("passed over: %s, field %s, is no number", keys.RENDER_TIMES, name)
            else:
                values[name] = value
        analyses = sorted({name.rpartition(":")[0] for name in values})
        return {analysis: _timing(analysis, values) for analysis in analyses}

    def means(self) -> Mapping[str, float]:
        """How many seconds a drawing took, by analysis."""
        counted = {
            name: (timing.sum_s, timing.buckets[-1][1]) for name, timing in self.read().items()
        }
        return {name: sum_s / count for name, (sum_s, count) in counted.items() if count}


def _number(text: bytes) -> float | None:
    """A count or a sum, which is neither negative nor without end."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value < math.inf else None


def _timing(analysis: str, values: Mapping[str, float]) -> Timing:
    counts = accumulate(int(values.get(f"{analysis}:{name}", 0)) for name in _NAMES)
    return Timing(tuple(zip(_NAMES, counts, strict=True)), values.get(f"{analysis}:sum_s", 0))
