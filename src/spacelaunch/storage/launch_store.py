"""The data set in Redis: one version is current, and it is replaced in one transaction.

What a version is made of is said in `stored_version`: a few large values, so a whole file is one
pipeline. Which one is current is said in `current_version`, what becomes of one that was replaced
in `replaced_versions`. Used by `datasets` and `jobs`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc
from redis import Redis

from spacelaunch.domain.aliases import names_of_column
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.names import KnownNames
from spacelaunch.errors import (
    NotFoundError,
    StorageFullError,
    StorageUnavailableError,
    UnreadableRecordError,
)
from spacelaunch.relation.arrow_bytes import from_bytes
from spacelaunch.relation.coded_columns import in_one_piece, to_relation
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.received import Received, Text, read_text
from spacelaunch.storage import keys
from spacelaunch.storage.change_listener import wait_until_told
from spacelaunch.storage.comparisons import Comparisons
from spacelaunch.storage.connection import reachable
from spacelaunch.storage.current_version import CurrentVersion, Standing, execute
from spacelaunch.storage.record import read_object
from spacelaunch.storage.replaced_versions import KEPT, ReplacedVersions
from spacelaunch.storage.room import DATA_PCT, require_room
from spacelaunch.storage.stored_version import (
    StoredVersion,
    read_version,
    values_of,
)

log = logging.getLogger(__name__)


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
        self.comparisons = Comparisons(redis)
        self._current = CurrentVersion(redis, writes or redis)
        self._version_keep_s = version_keep_s
        self._names: dict[tuple[str, str], KnownNames] = {}
        self._replaced = ReplacedVersions(redis, version_keep_s, needed)

    def current(self) -> DataSet | None:
        """The data set that is served, or None where nothing is loaded."""
        found = self._current.read()
        return found.data_set if found else None

    def latest(self) -> Standing:
        """The same and what was decided, mostly without asking; see `CurrentVersion.latest`."""
        return self._current.latest()

    def data_set(self, version: str) -> DataSet:
        """The description of one version.

        Raises:
            NotFoundError: it was deleted, or replaced too long ago.
        """
        return self._stored(version).data_set

    def table(self, version: str, names: Sequence[str] = SCHEMA.names) -> pa.Table:
        """These columns of one version's relation; raises NotFoundError as `data_set` does."""
        return to_relation(self.held(version, names))

    def held(self, version: str, names: Sequence[str] = SCHEMA.names) -> pa.Table:
        """These columns of one version's launches, held newest first; raises as `data_set` does."""
        stored = self._stored(version)
        wanted = [stored.column_keys(name) for name in names]
        blobs = iter(self._get(stored, [key for own in wanted for key in own]))
        columns = [_joined([next(blobs) for _ in own]) for own in wanted]
        return pa.table(columns, names=list(names))

    def record(self, version: str, row: int) -> Text:
        """The record of a version's launch, which is its how-manieth, from 0, as received.

        Raises:
            NotFoundError: the version is gone.
        """
        stored = self._stored(version)
        key, within = stored.place_key(row)
        place = from_bytes(self._get(stored, [key])[0]).column(0)[within].as_py()
        return read_text(self._get(stored, [stored.record_key(place)])[0], place)

    def received(self, version: str) -> tuple[Received, pa.ChunkedArray]:
        """All records of a version, and the launches' places among them; raises as `data_set`."""
        stored = self._stored(version)
        chunks = self._get(stored, stored.record_keys())
        places = _joined(self._get(stored, stored.place_keys()))
        return Received(tuple(chunks), stored.record_count), places

    def names(self, version: str, column: str) -> KnownNames:
        """The names in a column of one version, read once in each process.

        Raises:
            NotFoundError: as `data_set` does.
        """
        found = self._names.get((version, column))
        if found is None:
            values = pc.unique(self.held(version, [column]).column(column)).drop_null().to_pylist()
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

    def replace(  # noqa: PLR0913  # what a version is made of, and a receipt
        self,
        data_set: DataSet,
        launches: pa.Table,
        received: Received,
        rejects: Mapping[str, Any],
        expected: DataSet | None,
        *,
        receipt: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Make this data set the current one, all or nothing.

        Shape: `launches` are held newest first, with their places among what was received; a
            `receipt`, by its key, is there exactly if that was done.
        Raises:
            ConflictError: the current data set is not the `expected` one any more.
        """
        # Made before the transaction, whose watch every other load would break meanwhile.
        values = values_of(data_set, launches, received)
        values[keys.REJECTS] = orjson.dumps(rejects)
        values[keys.CURRENT] = values[keys.description(data_set.version)]
        values.update(receipt)
        try:
            self._write(values, data_set, expected)
        except StorageFullError:
            if not self.drop_replaced(kept=0):
                raise
            self._write(values, data_set, expected)
        self._tell_and_drop()

    def clear(self, expected: DataSet) -> None:
        """Delete the current data set, its rejects and what no job needs of those before it.

        Raises:
            ConflictError: the current data set is not the `expected` one any more.
        """
        self._current.delete(expected)
        self._tell_and_drop(kept=0)

    def stays(self, version: str) -> bool:
        """Whether a job that is stored now may count on this version."""
        with reachable():
            is_there = self._redis.exists(keys.description(version))
        return bool(is_there) and not self._replaced.is_going(version)

    def drop_replaced(self, kept: int = KEPT) -> int:
        """Delete replaced versions that nobody needs, save the latest; how many."""
        return self._replaced.drop(self._held_of, kept)

    def _tell_and_drop(self, kept: int = KEPT) -> None:
        """What was asked for is done, and is not to be called a failure; the workers drop too."""
        try:
            with reachable():
                wait_until_told(self._redis)
            self.drop_replaced(kept)
        except StorageUnavailableError as exc:
            log.warning("replaced versions are left for later: %s", exc)

    def _held_of(self, version: str) -> list[str]:
        try:
            return self._stored(version).keys()
        except (NotFoundError, UnreadableRecordError):
            return [keys.description(version)]  # nobody can know what else there was of it

    def _write(
        self, values: Mapping[str, bytes], data_set: DataSet, expected: DataSet | None
    ) -> None:
        require_room(self._redis, sum(map(len, values.values())), DATA_PCT)
        now_us = self._replaced.now_us()
        stale = {*self._held_of(data_set.version)} - values.keys()
        with self._current.replacing(expected) as pipe:
            pipe.mset(values)
            if stale:  # the same launches came in another form
                pipe.unlink(*stale)
            if expected is not None:
                self._replaced.add(pipe, expected.version, now_us)
            self._replaced.remove(pipe, data_set.version)
            execute(pipe)

    def _stored(self, version: str) -> StoredVersion:
        with reachable():
            text: Any = self._redis.get(keys.description(version))
        if text is None:
            raise _gone(version)
        return read_version(text, keys.description(version))

    def _get(self, stored: StoredVersion, names: Sequence[str]) -> list[bytes]:
        with reachable():
            blobs: list[Any] = self._reads.mget(names) if names else []
        if None in blobs:
            raise _gone(stored.data_set.version)
        return blobs


def _joined(blobs: Sequence[bytes]) -> pa.ChunkedArray:
    """A column that is kept in so many chunks."""
    return in_one_piece([from_bytes(blob) for blob in blobs]).column(0)


def _gone(version: str) -> NotFoundError:
    return NotFoundError(f"data set version {version} is gone")
