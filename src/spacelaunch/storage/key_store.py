"""The API keys in Redis, and those that the settings give.

Nothing is kept in memory between requests, so every process sees a new or revoked key at once.
Used by `api` to let requests in, and by `cli` to make and revoke keys.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson
from redis import Redis

from spacelaunch.domain.api_key import ApiKey, Scope, digest_of, id_of, require_name, text_of
from spacelaunch.errors import NotFoundError
from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.record import read_record


class KeyStore:
    """Keeps what is known about keys, by id."""

    def __init__(self, redis: Redis, given: Iterable[ApiKey]) -> None:
        self._redis = redis
        self._given = {key.key_id: key for key in given}

    @property
    def connection_pool(self) -> Any:
        """The connections, for the counters of the rate limits in the same database."""
        return self._redis.connection_pool

    def create(self, name: str, scope: Scope, now: datetime) -> tuple[str, ApiKey]:
        """A new key: its text, which is not kept, and what is; raises BadRequestError."""
        require_name(name)
        text = text_of(secrets.token_bytes(32))
        key = ApiKey(name=name, scope=scope, digest=digest_of(text), created_at=now)
        with reachable():
            self._redis.hset(keys.API_KEYS, key.key_id, orjson.dumps(asdict(key)))
        return text, key

    def find(self, text: str) -> ApiKey | None:
        """The key with this text, or None."""
        key = self._given.get(id_of(text)) or self._kept(id_of(text))
        return key if key is not None and key.opens_for(text) else None

    def all(self) -> list[ApiKey]:
        """Every key: those of the settings, then the others as they were made."""
        with reachable():
            found: Any = self._redis.hgetall(keys.API_KEYS)
        kept = [_key(key_id.decode(), text) for key_id, text in found.items()]
        made = sorted(kept, key=lambda key: (str(key.created_at), key.key_id))
        return [*self._given.values(), *made]

    def revoke(self, key_id: str) -> None:
        """Let a key open nothing any more; raises NotFoundError."""
        with reachable():
            gone = self._redis.hdel(keys.API_KEYS, key_id)
        if not gone:
            where = " that can be revoked: it stands in the settings" * (key_id in self._given)
            raise NotFoundError(f"no key {key_id}{where}")

    def _kept(self, key_id: str) -> ApiKey | None:
        with reachable():
            text: Any = self._redis.hget(keys.API_KEYS, key_id)
        return _key(key_id, text) if text else None


def keys_given(setting: str) -> list[ApiKey]:
    """The keys in the setting `api_keys`, whose form the settings have checked."""
    parts = [part.strip().split(":") for part in setting.split(",")]
    return [
        ApiKey(name=part[0], scope=Scope(part[1]), digest=part[2])
        for part in parts
        if len(part) == 3
    ]


def _key(key_id: str, text: bytes) -> ApiKey:
    return read_record(ApiKey, f"{keys.API_KEYS}, field {key_id},", text)
