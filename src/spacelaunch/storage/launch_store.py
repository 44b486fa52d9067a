"""The data set in Redis: one version is current, and it is replaced in one transaction.

A version is a few large values (its description, and its launches and records in chunks), so a
whole file is one pipeline. What becomes of a version that was replaced is said in
`replaced_versions`. Used by `datasets` and `jobs`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
from redis import Redis
from redis.client import Pipeline
from redis.exceptions import WatchError

from spacelaunch.domain.aliases import names_of_column
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch
from spacelaunch.domain.names import KnownNames
from spacelaunch.errors import ConflictError, NotFoundError, StorageFullError
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
from spacelaunch.storage.record import read_object
from spacelaunch.storage.replaced_versions import KEPT, ReplacedVersions
from spacelaunch.storage.room import DATA_PCT, require_room
from spacelaunch.storage.script import run_script

# A Redis value ends at 512 MB; this many launches take about 20.
CHUNK_LAUNCHES = 250_000


class LaunchStore:
    """Keeps the current data set, and those before it for the jobs that ask about them.

    Shape: `needed` gives the versions that such jobs name; `reads` and `writes` are connections
        with time for a whole data set.
    """

    def __init__(
        self,
        redis: Redis,
        version_keep_s: int,
        needed: Callable[[], Collection[str]] = frozenset,
        reads: Redis | None = None,
        writes: Redis | None = None,
    ) -> None:
        self._redis = redis
        self._reads = reads or redis
        self._writes = writes or redis
        self._version_keep_s = version_keep_s
        self._names: dict[tuple[str, str], KnownNames] = {}
        self._replaced = ReplacedVersions(redis, version_keep_s, needed)

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

    def names(self, version: str, column: str) -> KnownNames:
        """The names in a column of one version, read once in each process.

        Raises:
            NotFoundError: as `data_set` does.
        """
        found = self._names.get((version, column))
        if found is None:
            values = pc.unique(self.table(version).column(column)).drop_null().to_pylist()
            found = names_of_column(column, values)
            # A version never changes, and only the current one is asked about.
            kept = {key: names for key, names in self._names.items() if key[0] == version}
            self._names = {**kept, (version, column): found}
        return found

    def rejects(self) -> Mapping[str, Any]:
        """What the last load refused, as `replace` was given it; empty where none was made."""
        with reachable():
            text: Any = self._redis.get(keys.REJECTS)
        return read_object(keys.REJECTS, text) if text else {}

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
        values[keys.REJECTS] = orjson.dumps(rejects)
        values[keys.CURRENT] = values[keys.description(data_set.version)]
        try:
            self._write(values, data_set, expected)
        except StorageFullError:
            if not self.drop_replaced(kept=0):
                raise
            self._write(values, data_set, expected)
        self.drop_replaced()

    def clear(self, expected: DataSet) -> None:
        """Delete the current data set, its rejects and what no job needs of those before it.

        Raises:
            ConflictError: the current data set is not the `expected` one any more.
        """
        with reachable():
            text: Any = self._redis.get(keys.CURRENT)
            held = [keys.CURRENT, keys.REJECTS, *_keys_of(expected)]
            if (
                not text
                or _data_set(text) != expected
                or not run_script(self._redis, "clear_data_set", held, text)
            ):
                raise ConflictError("the data set has changed meanwhile")
        self.drop_replaced(kept=0)

    def stays(self, version: str) -> bool:
        """Whether a job that is stored now may count on this version."""
        with reachable():
            is_there = self._redis.exists(keys.description(version))
        return bool(is_there) and not self._replaced.is_going(version)

    def drop_replaced(self, kept: int = KEPT) -> int:
        """Delete replaced versions that nobody needs, save the latest; how many."""
        return self._replaced.drop(self._held_of, kept)

    def _held_of(self, version: str) -> list[str]:
        try:
            return _keys_of(self.data_set(version))
        except NotFoundError:  # then nobody can read the rest of it, nor know what it was
            return []

    def _write(
        self, values: Mapping[str, bytes], data_set: DataSet, expected: DataSet | None
    ) -> None:
        require_room(self._redis, sum(map(len, values.values())), DATA_PCT)
        now_us = self._replaced.now_us()
        with self._transaction(expected) as pipe:
            for key, value in values.items():
                pipe.set(key, value)
            if expected is not None:
                self._replaced.add(pipe, expected.version, now_us)
            self._replaced.remove(pipe, data_set.version)
            _execute(pipe)

    def _transaction(self, expected: DataSet | None) -> Pipeline:
        with reachable():
            pipe = self._writes.pipeline(transaction=True)
            pipe.watch(keys.CURRENT)
            text = pipe.get(keys.CURRENT)
        current = _data_set(text) if text else None
        if current != expected:
            pipe.reset()
            raise ConflictError("the data set has changed meanwhile")
        pipe.multi()
        return pipe

    def _read(self, version: str, key: Any) -> pa.Table:
        chunks = _chunk_count(self.data_set(version))
        with reachable():
            blobs: list[Any] = self._reads.mget([key(version, n) for n in range(chunks)])
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
