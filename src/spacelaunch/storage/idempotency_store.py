"""The answers to requests that carried an Idempotency-Key, so that a repeat does nothing twice.

Kept beside the jobs. Used by the API door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import orjson
from redis import Redis

from spacelaunch.errors import ConflictError, KeyReusedError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable

KEEP_S = 86_400
# A process that dies in the middle leaves its key taken for this long.
RUNNING_S = 300


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a client was answered."""

    status: int
    body: bytes
    content_type: str
    location: str | None


class IdempotencyStore:
    """Keeps one answer by key: a line of JSON, and the body as it was."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def begin(self, key: str, fingerprint: str) -> KeptAnswer | None:
        """The answer that the same request got, or None: it is the first and has the key now.

        Raises:
            KeyReusedError: the key was used for another request.
            ConflictError: the same request is still at work.
        """
        running = orjson.dumps({"fingerprint": fingerprint})
        while True:
            with reachable():
                if self._redis.set(keys.idempotency(key), running, nx=True, ex=RUNNING_S):
                    return None
                kept = self._redis.get(keys.idempotency(key))
            if kept:  # else it was dropped between the two
                return _answer(cast(bytes, kept), fingerprint)

    def keep(self, key: str, fingerprint: str, answer: KeptAnswer) -> None:
        """Answer repeats with this."""
        facts = {
            "fingerprint": fingerprint,
            "status": answer.status,
            "content_type": answer.content_type,
            "location": answer.location,
        }
        with reachable():
            self._redis.set(
                keys.idempotency(key), orjson.dumps(facts) + b"\n" + answer.body, ex=KEEP_S
            )

    def drop(self, key: str) -> None:
        """Let the request be tried again."""
        with reachable():
            self._redis.delete(keys.idempotency(key))


def _answer(kept: bytes, fingerprint: str) -> KeptAnswer:
    head, _, body = kept.partition(b"\n")
    facts = orjson.loads(head)
    if facts.pop("fingerprint") != fingerprint:
        raise KeyReusedError("this Idempotency-Key was used for another request; take a new one")
    if not facts:
        raise ConflictError("the first request with this Idempotency-Key is still at work")
    return KeptAnswer(body=body, **facts)
