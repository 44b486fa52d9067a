"""Which launch a row is: its id, its number among equal ones, and the one order of a data set.

An id is made of what tells a launch from others (provider, pad, rocket, mission and moment), so a
corrected outcome or cost updates a launch instead of adding one. While launches are worked on an id
is a number of 64 bits, which sorts and compares as its 16 hex digits do. Called by `sources`.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from spacelaunch.relation.launches import COLUMNS

Ids = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

_SEPARATOR, _ESCAPE = "\x1f", "\x1e"
_DIGITS = np.frombuffer(b"0123456789abcdef", np.uint8)
_TELLING = ("provider", "pad", "rocket", "mission", "launched_at", "time_precision")
_DERIVED = ("launch_id", "launch_year")

# What may differ between two rows of one id.
CONTENT = tuple(
    column.name for column in COLUMNS if column.name not in (*_TELLING, *_DERIVED)
)  # fmt: skip


def first_ids(launches: pa.Table) -> Ids:
    """The id of each row as if it were the only one like it."""
    return _digested(_identities(launches), np.zeros(len(launches), np.int64))


def newest_first(launches: pa.Table, ids: Ids) -> Places:
    """The places of the rows in the one order of a data set; ties go by id.

    So the order of a file does not matter.
    """
    moments = -launches.column("launched_at").cast(pa.int64()).to_numpy()
    places = np.argsort(moments, kind="stable")  # files are nearly in this order: quick
    tied = _is_like_a_neighbour(moments[places])
    some = places[tied]
    places[tied] = some[np.lexsort((ids[some], moments[some]))]
    return places


def numbered(launches: pa.Table, ids: Ids) -> tuple[Ids, Places]:
    """Ids of which no two are equal, and the places of the rows newest first.

    Shape: `ids` are the rows' `first_ids`.
    Note: rows that are equal in all that tells launches apart are numbered in the order of the rest
        of their content, so neither the order of a file nor its form matters.
    """
    places = newest_first(launches, ids)
    is_twin = _is_like_a_neighbour(ids[places])
    if not is_twin.any():
        return ids, places
    twins = places[is_twin]
    alike = launches.take(twins)
    order = _by_content(alike, ids[twins])
    own = ids.copy()
    own[twins[order]] = _digested(_identities(alike.take(order)), _place_in_run(ids[twins[order]]))
    return own, newest_first(launches, own)


def count_duplicates(launches: pa.Table, ids: Ids) -> int:
    """How many rows are equal to one before them in all that is known.

    Shape: `ids` are the rows' `first_ids`.
    """
    order = np.argsort(ids, kind="stable")
    twins = order[_is_like_a_neighbour(ids[order])]
    if not len(twins):
        return 0
    alike = launches.take(twins)
    columns: dict[str, Any] = {"id": ids[twins]}
    columns |= {name: _sortable(alike.column(name)) for name in CONTENT}
    return len(twins) - len(pa.table(columns).group_by(list(columns)).aggregate([]))


def id_texts(ids: Ids) -> pa.Array:
    """The ids as they are written: 16 hex digits each."""
    halves = np.frombuffer(ids.astype(">u8").tobytes(), np.uint8)
    digits = np.empty(2 * len(halves), np.uint8)
    digits[0::2], digits[1::2] = _DIGITS[halves >> 4], _DIGITS[halves & 15]
    offsets = np.arange(0, 16 * len(ids) + 1, 16, dtype=np.int32)
    buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(digits.tobytes())]
    return pa.Array.from_buffers(pa.string(), len(ids), buffers)


def _is_like_a_neighbour(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    is_like_next = values[1:] == values[:-1]
    found = np.zeros(len(values), bool)
    found[:-1] |= is_like_next
    found[1:] |= is_like_next
    return found


def _identities(launches: pa.Table) -> pa.ChunkedArray:
    """What each row's id is a hash of, its number aside."""
    parts = [launches.column(name).cast(pa.string()) for name in _TELLING[:4]]
    parts.append(_moments(launches))
    filled = [_escaped(pc.fill_null(part, "")) for part in parts]
    return pc.binary_join_element_wise(*filled, _SEPARATOR)


def _escaped(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts in which the separator does not occur, and no two of which have become one."""
    for sign, name in ((_ESCAPE, "0"), (_SEPARATOR, "1")):
        if pc.any(pc.match_substring(texts, sign)).as_py():
            texts = pc.replace_substring(texts, sign, _ESCAPE + name)
    return texts


def _moments(launches: pa.Table) -> pa.ChunkedArray:
    """As `datetime.isoformat` writes them, for ids must stay what they are."""
    at = launches.column("launched_at").cast(pa.timestamp("us")).cast(pa.string())
    at = pc.replace_substring(at, ".000000", "")
    at = pc.binary_replace_slice(at, start=10, stop=11, replacement="T")
    precision = launches.column("time_precision").cast(pa.string())
    return pc.binary_join_element_wise(at, precision, "+00:00/")


def _digested(identities: pa.ChunkedArray, numbers: npt.NDArray[np.int64]) -> Ids:
    # A plain loop: hashing takes most of it, and DuckDB's own takes as long.
    texts = identities.cast(pa.binary()).to_pylist()
    endings = [f"{_SEPARATOR}{number}".encode() for number in range(numbers.max(initial=0) + 1)]
    digests = [
        sha256(text + endings[number]).digest()[:8]
        for text, number in zip(texts, numbers.tolist(), strict=True)
    ]
    return np.frombuffer(b"".join(digests), ">u8").astype(np.uint64)


def _by_content(alike: pa.Table, ids: Ids) -> Places:
    """The places of the rows by id, then by what the id is not made of."""
    columns: dict[str, Any] = {"id": ids}
    columns |= {name: _sortable(alike.column(name)) for name in CONTENT}
    keys = [(name, "ascending") for name in columns]
    return np.asarray(pc.sort_indices(pa.table(columns), sort_keys=keys))


def _sortable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column


def _place_in_run(ids: Ids) -> npt.NDArray[np.int64]:
    """How many equal ids stand before each, where equal ones stand together."""
    begins = np.insert(ids[1:] != ids[:-1], 0, True)
    firsts = np.flatnonzero(begins)
    return np.arange(len(ids)) - np.repeat(firsts, np.diff(np.append(firsts, len(ids))))
