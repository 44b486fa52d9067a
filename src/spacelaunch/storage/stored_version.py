"""What Redis holds of one version of the data set: its description, and the keys of all the rest.

A column is a value for each million launches, so whoever wants two columns reads two. The records
lie apart under a name of their own, since the same launches may come in another form. Used by
`launch_store`; it calls nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import orjson
import pyarrow as pa

from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import UnreadableRecordError
from spacelaunch.relation.arrow_bytes import to_bytes
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.received import CHUNK_RECORDS, Received
from spacelaunch.storage import keys
from spacelaunch.storage.record import read_record

# A Redis value ends at 512 MB; a million missions take seven.
CHUNK_LAUNCHES = 1_000_000
_PLACE = "record_place"
# As many as no Redis holds; naming the chunks of more would take a reader's memory.
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as its description tells of it."""

    data_set: DataSet
    record_count: int
    """Records received, those of launches that were updated since among them."""
    received: str
    """Names the records, by their content."""

    def keys(self) -> list[str]:
        """Everything that is kept of it."""
        version = self.data_set.version
        return [
            keys.description(version),
            *(key for name in SCHEMA.names for key in self.column_keys(name)),
            *self.record_keys(),
            *self.place_keys(),
        ]

    def column_keys(self, name: str) -> list[str]:
        """The chunks of a column."""
        return [keys.column(self.data_set.version, name, n) for n in range(self._chunk_count)]

    def place_keys(self) -> list[str]:
        """The chunks of the launches' places among the records."""
        version = self.data_set.version
        return [keys.record_places(version, self.received, n) for n in range(self._chunk_count)]

    def record_keys(self) -> list[str]:
        """The chunks of the records."""
        chunks = range(-(-self.record_count // CHUNK_RECORDS))
        return [keys.records(self.data_set.version, self.received, n) for n in chunks]

    def place_key(self, row: int) -> tuple[str, int]:
        """The chunk that holds the place of this launch's record, and where in it."""
        chunk, within = divmod(row, CHUNK_LAUNCHES)
        return self.place_keys()[chunk], within

    def record_key(self, place: int) -> str:
        """The chunk that holds the record of this place."""
        return self.record_keys()[place // CHUNK_RECORDS]

    @property
    def _chunk_count(self) -> int:
        return max(1, -(-self.data_set.launch_count // CHUNK_LAUNCHES))


@dataclass(frozen=True, slots=True)
class _Records:
    """What a description tells beside the data set; an older program told nothing."""

    record_count: int = 0
    received: str = ""


# Every request asks which version is current, and nearly always it is the same.
@lru_cache(maxsize=8)
def read_version(text: bytes | str, key: str = keys.CURRENT) -> StoredVersion:
    """The version that the description under this key describes.

    Raises:
        UnreadableRecordError: it describes none, or more than could be stored.
    """
    data_set, records = read_record(DataSet, key, text), read_record(_Records, key, text)
    for count in (data_set.launch_count, records.record_count):
        if not 0 <= count <= _MOST:
            raise UnreadableRecordError(f"{key} in Redis tells of {count:,} launches; delete it")
    return StoredVersion(data_set, records.record_count, records.received)


def values_of(data_set: DataSet, launches: pa.Table, received: Received) -> dict[str, bytes]:
    """Everything that is kept of a version, by its keys.

    Shape: `launches` are held, with their places among what was received.
    """
    named = sha256(b"".join(sha256(chunk).digest() for chunk in received.chunks)).hexdigest()[:16]
    stored = StoredVersion(data_set, received.count, named)
    description: dict[str, Any] = {
        **asdict(data_set),
        "record_count": stored.record_count,
        "received": stored.received,
    }
    values = {keys.description(data_set.version): orjson.dumps(description)}
    for name in SCHEMA.names:
        values |= zip(stored.column_keys(name), _chunks(launches, name), strict=True)
    values |= zip(stored.place_keys(), _chunks(launches, _PLACE), strict=True)
    values |= zip(stored.record_keys(), received.chunks, strict=True)
    return values


def _chunks(launches: pa.Table, name: str) -> Iterator[bytes]:
    column = launches.select([name])
    for start in range(0, max(1, len(launches)), CHUNK_LAUNCHES):
        yield to_bytes(column.slice(start, CHUNK_LAUNCHES))
