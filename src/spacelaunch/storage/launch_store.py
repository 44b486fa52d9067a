"""The data set in Redis: one version is current, and it is replaced in one transaction.

A version is a few large values (its description, and its launches and records in chunks), so a
whole file is one pipeline. A version that was replaced stays for a while, for the jobs that ask
for it. Used by `datasets` and `jobs`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson
import pyarrow as pa
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import WatchError

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.errors import ConflictError, NotFoundError
from spacelaunch.relation.rows import (
    from_bytes,
    launches_from,
    launches_table,
    records_table,
    to_bytes,
)
from spacelaunch.storage import keys
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.known import known

# A Redis value ends at 512 MB; this many launches take about 20.
CHUNK_LAUNCHES = 250_000


class LaunchStore:
    """Keeps the current data set, and for a while those before it."""

    def __init__(self, redis: Redis, version_keep_s: int) -> None:
        self._redis = redis
        self._version_keep_s = version_keep_s

    def current(self) -> DataSet | None:
        """The data set that is served, or None where nothing is loaded."""
        with reachable():
            text = self._redis.get(keys.CURRENT)
        return _data_set(text) if text else None

    def data_set(self, version: str) -> DataSet:
        """The description of one version.

        Raises:
            NotFoundError: it was deleted, or replaced too long ago.
        """
        with reachable():
            text = self._redis.get(keys.description(version))
        if text is None:
            raise NotFoundError(f"data set version {version} is gone")
        return _data_set(text)

    def table(self, version: str) -> pa.Table:
        """One version's relation `launches`; raises NotFoundError as `data_set` does."""
        return self._read(version, keys.launches)

    def launches(self, version: str) -> list[Launch]:
        """One version's launches, newest first; raises NotFoundError as `data_set` does."""
        return list(launches_from(self.table(version), self._read(version, keys.records)))

    def rejects(self) -> Mapping[str, Any]:
        """What the last load refused, as `replace` was given it; empty where none was made."""
        with reachable():
            text = self._redis.get(keys.REJECTS)
        return dict(orjson.loads(text)) if text else {}

    def replace(
        self,
        data_set: DataSet,
        launches: Sequence[Launch],
        rejects: Mapping[str, Any],
        expected: DataSet | None,
    ) -> None:
        """Make this data set the current one, all or nothing.

        Raises:
            ConflictError: the current data set is not the `expected` one any more.
        """
        # Made before the transaction, whose watch every other load would break meanwhile.
        values = _values_of(data_set, launches)
        with self._transaction(expected) as pipe:
            if expected is not None and expected.version != data_set.version:
                self._retire(pipe, expected)
            for key, value in values.items():
                pipe.set(key, value)
            pipe.set(keys.REJECTS, orjson.dumps(rejects))
            pipe.set(keys.CURRENT, values[keys.description(data_set.version)])
            _execute(pipe)

    def clear(self, expected: DataSet) -> None:
        """Delete the current data set and its rejects; raises ConflictError as `replace` does."""
        with self._transaction(expected) as pipe:
            pipe.delete(keys.CURRENT, keys.REJECTS, *_keys_of(expected))
            _execute(pipe)

    def _transaction(self, expected: DataSet | None) -> Pipeline:
        with reachable():
            pipe = self._redis.pipeline(transaction=True)
            pipe.watch(keys.CURRENT)
            text = pipe.get(keys.CURRENT)
        current = _data_set(text) if text else None
        if current != expected:
            pipe.reset()
            raise ConflictError("the data set has changed meanwhile")
        pipe.multi()
        return pipe

    def _retire(self, pipe: Pipeline, data_set: DataSet) -> None:
        for key in _keys_of(data_set):
            pipe.expire(key, self._version_keep_s)

    def _read(self, version: str, key: Any) -> pa.Table:
        chunks = _chunk_count(self.data_set(version))
        with reachable():
            blobs: list[Any] = self._redis.mget([key(version, n) for n in range(chunks)])
        if None in blobs:
            raise NotFoundError(f"data set version {version} is gone")
        return pa.concat_tables([from_bytes(blob) for blob in blobs])


def _values_of(data_set: DataSet, launches: Sequence[Launch]) -> dict[str, bytes]:
    """Everything that is kept of a version, by its keys."""
    version = data_set.version
    values = {keys.description(version): orjson.dumps(asdict(data_set))}
    for chunk, start in enumerate(range(0, len(launches), CHUNK_LAUNCHES)):
        part = launches[start : start + CHUNK_LAUNCHES]
        values[keys.launches(version, chunk)] = to_bytes(launches_table(part))
        values[keys.records(version, chunk)] = to_bytes(records_table(part))
    return values


def _execute(pipe: Pipeline) -> None:
    try:
        with reachable():
            pipe.execute()
    except WatchError as exc:
        raise ConflictError("the data set has changed meanwhile") from exc


def _chunk_count(data_set: DataSet) -> int:
    return -(-data_set.launch_count // CHUNK_LAUNCHES)


def _keys_of(data_set: DataSet) -> list[str]:
    chunks = range(_chunk_count(data_set))
    version = data_set.version
    return [
        keys.description(version),
        *(keys.launches(version, chunk) for chunk in chunks),
        *(keys.records(version, chunk) for chunk in chunks),
    ]


def _data_set(text: bytes | str) -> DataSet:
    values = orjson.loads(text)
    for name in ("data_from", "data_until", "loaded_at"):
        values[name] = values[name] and datetime.fromisoformat(values[name])
    values["sources"] = tuple(values["sources"])
    return DataSet(**known(DataSet, values))
