"""The answers to requests that carried an Idempotency-Key, so that a repeat does nothing twice.

A key is claimed before anything is done. It is free again where nothing was done, and holds the
answer where something was. Kept beside the jobs, apart for each caller. Used by the API door.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import orjson
from redis import Redis
from redis.exceptions import WatchError

from spacelaunch.errors import ConflictError, KeyReusedError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.record import read_record

KEEP_S = 86_400
# A process that dies in the middle, or cannot say that nothing was done, leaves its key taken for
# this long. It is twice what the slowest load may take, or that would be done beside its repeat.
RUNNING_S = 600
# Bytes of a body that is kept by itself.
_LARGE = 4_096


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a client was answered."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to do what was asked with a key, held by one request."""

    name: str
    """Of the key in Redis."""
    fingerprint: str
    """Of what was asked."""
    holder: str
    """Random, so that a request whose claim has expired does not free that of the next."""

    @property
    def text(self) -> bytes:
        """What is kept while the request is at work."""
        return orjson.dumps({"fingerprint": self.fingerprint, "holder": self.holder})


class IdempotencyStore:
    """Keeps one answer by caller and key: a line of JSON, and the body as it was."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def begin(
        self,
        caller: str,
        key: str,
        fingerprint: str,
        came_to_nothing: Callable[[KeptAnswer], bool] = lambda _: False,
    ) -> KeptAnswer | Claim:
        """The answer that the same request got; or a claim, where it is to be done now.

        Shape: `came_to_nothing` says of an answer whether what it promised was not done after all.
        Raises:
            KeyReusedError: the key was used for another request.
            ConflictError: the same request is still at work, or nobody knows how it ended.
        """
        claim = Claim(keys.idempotency(caller, key), fingerprint, secrets.token_hex(8))
        while True:
            with reachable():
                if self._redis.set(claim.name, claim.text, nx=True, ex=RUNNING_S):
                    return claim
                kept: Any = self._redis.get(claim.name)
            if not kept:
                continue  # it was dropped between the two
            answer = self._answer(claim.name, kept, fingerprint)
            if not came_to_nothing(answer):
                return answer
            self._forget(claim.name, kept)

    def keep(self, claim: Claim, answer: KeptAnswer) -> None:
        """Answer repeats with this.

        Note: a large body is kept once for all the answers that have it. The same picture is soon
            asked for with a thousand keys, and is stored with its result already.
        """
        facts: dict[str, object] = {"status": answer.status, "headers": answer.headers}
        body = answer.body
        with reachable():
            if len(body) > _LARGE:
                facts["body_digest"] = digest = hashlib.sha256(body).hexdigest()
                self._redis.set(keys.idempotent_body(digest), body, ex=KEEP_S)
                body = b""
            head = orjson.dumps({"fingerprint": claim.fingerprint, **facts})
            self._redis.set(claim.name, head + b"\n" + body, ex=KEEP_S)

    def hold(self, claim: Claim) -> None:
        """Keep the key taken where the answer could not be kept; a full Redis can still do that."""
        with reachable():
            self._redis.expire(claim.name, KEEP_S)

    def drop(self, claim: Claim) -> None:
        """Let the request be tried again: nothing was done."""
        # Not in a transaction, in which a full Redis deletes nothing. Between the two a claim of
        # ten minutes would have to expire and another to be made.
        with reachable():
            if self._redis.get(claim.name) == claim.text:
                self._redis.delete(claim.name)

    def _forget(self, name: str, kept: bytes) -> None:
        """Free the key, unless another repeat was faster and is at work."""
        with suppress(WatchError), reachable(), self._redis.pipeline() as pipe:
            pipe.watch(name)
            if pipe.get(name) == kept:
                pipe.multi()
                pipe.delete(name)
                pipe.execute()

    def _answer(self, name: str, kept: bytes, fingerprint: str) -> KeptAnswer:
        text, _, body = kept.partition(b"\n")
        head = read_record(_Head, name, text)
        if head.fingerprint != fingerprint:
            raise KeyReusedError(
                "this Idempotency-Key was used for another request; take a new one"
            )
        if head.status is None:
            raise ConflictError(
                "the first request with this Idempotency-Key is still at work, or its server could "
                "not say how it ended; look at what is there, and take a new key to do it again"
            )
        return KeptAnswer(head.status, self._body(head.body_digest) or body, head.headers)

    def _body(self, digest: str | None) -> bytes:
        if digest is None:
            return b""
        with reachable():
            found: Any = self._redis.get(keys.idempotent_body(digest))
        if found is None:  # its answer goes at the same time, but Redis may have lost it
            raise ConflictError("the answer to this Idempotency-Key is lost; take a new key")
        return bytes(found)


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the body of a kept answer; without a status it is a claim."""

    fingerprint: str
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body_digest: str | None = None
    """Of a body that is kept by itself."""
