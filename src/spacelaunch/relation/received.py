"""Records as they were received, kept in chunks that nobody opens but for one record.

They stay in the order in which they came and each launch knows its place among them, so that a
load packs them as it reads and an append leaves all chunks but the last as they are. What a
record's text means is its source's to say. Made by `sources`, kept by `storage`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from spacelaunch.relation.arrow_bytes import from_bytes, to_bytes

RECEIVED = pa.schema([("form", pa.dictionary(pa.int32(), pa.string())), ("text", pa.binary())])

# One record costs the unpacking of a chunk: 3 MB of text, a few milliseconds.
CHUNK_RECORDS = 16_384


@dataclass(frozen=True, slots=True)
class Received:
    """All records of a data set."""

    chunks: tuple[bytes, ...]
    """Each full but the last."""
    count: int


NOTHING = Received((), 0)


@dataclass(frozen=True, slots=True)
class Text:
    """One record as it came."""

    form: str | None
    text: bytes


class ReceivedWriter:
    """Packs records as they come, after those that are there."""

    def __init__(self, before: Received = NOTHING) -> None:
        self.count = before.count
        is_full = before.count % CHUNK_RECORDS == 0
        self._chunks = list(before.chunks if is_full else before.chunks[:-1])
        self._rest = [] if is_full else [from_bytes(before.chunks[-1])]

    def add(self, records: pa.Table) -> int:
        """Take these; the place of the first of them."""
        first = self.count
        self.count += len(records)
        self._rest.append(records)
        while sum(map(len, self._rest)) >= CHUNK_RECORDS:
            rest = pa.concat_tables(self._rest)
            self._chunks.append(to_bytes(rest.slice(0, CHUNK_RECORDS)))
            self._rest = [rest.slice(CHUNK_RECORDS)]
        return first

    def received(self) -> Received:
        """Everything that was taken."""
        rest = pa.concat_tables(self._rest) if self._rest else RECEIVED.empty_table()
        last = [to_bytes(rest)] if len(rest) else []
        return Received((*self._chunks, *last), self.count)


def read_text(chunk: bytes, place: int) -> Text:
    """One record of the chunk that holds its place among all."""
    row = from_bytes(chunk).slice(place % CHUNK_RECORDS, 1).to_pylist()[0]
    return Text(row["form"], row["text"])


def records_at(received: Received, places: pa.Array) -> pa.Table:
    """Some records, of which a place may stand anywhere."""
    whole = pa.concat_tables([from_bytes(chunk) for chunk in received.chunks])
    return whole.unify_dictionaries().take(places)
