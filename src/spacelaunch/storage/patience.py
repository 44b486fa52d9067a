"""How long a Redis that hangs may hold up those who ask it.

A time-out alone is not enough: every thread of a server would run into it again with each request,
and none be left for what needs no Redis. So once a call has timed out, one thread at a time asks
on, and the others are told at once that it does not answer; the first answer lets all ask again.
Used by `connection`: redis-py takes it as the pool's retry policy, through which every call goes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Self, TypeVar

from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, TimeoutError
from redis.retry import Retry

Answer = TypeVar("Answer")


class Patience(Retry):
    """Shared by all connections to one server.

    Note: a connection that Redis has closed, as when it was started again, is opened once more for
        the same call; a call that timed out is not tried again.
    """

    def __init__(self) -> None:
        super().__init__(NoBackoff(), 1, supported_errors=(ConnectionError,))
        self._asking = threading.Lock()
        self._hangs = False

    def __deepcopy__(self, _: object) -> Self:
        """Itself: redis-py copies the policy for each connection, and this one must know of all."""
        return self

    def call_with_retry(
        self,
        do: Callable[[], Answer],
        fail: Callable[..., Any],
        is_retryable: Callable[[Exception], bool] | None = None,
        with_failure_count: bool = False,
    ) -> Answer:
        """As redis-py's, for whom there is hope; raises ConnectionError where there is none."""
        is_alone = self._hangs
        if is_alone and not self._asking.acquire(blocking=False):
            raise ConnectionError("Redis hangs, and somebody else asks it already")
        try:
            answer = super().call_with_retry(do, fail, is_retryable, with_failure_count)
        except TimeoutError:
            self._hangs = True
            raise
        finally:
            if is_alone:
                self._asking.release()
        # Failures are counted of commands; else it is the opening of a connection, which may have
        # been open and says nothing then.
        if with_failure_count:
            self._hangs = False
        return answer
