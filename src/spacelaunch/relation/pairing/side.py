"""One relation made ready to be compared: what each launch's columns mean to `evidence`.

Each distinct text is read once. Called by `pairing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from spacelaunch.relation.pairing.names import Marks, Mission, Rocket, read_mission, read_rocket
from spacelaunch.relation.pairing.places import place_of

Places = npt.NDArray[np.int64]
Words = npt.NDArray[np.str_]

DAY_S = 86_400
COLUMNS = ("launched_at", "time_precision", "pad", "country", "rocket", "mission")
"""What is compared of a launch; the provider is not, for each source has others in mind by it."""
_LENGTHS_S = {"day": DAY_S, "month": 31 * DAY_S, "year": 366 * DAY_S}
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Side:
    """The launches of one relation, in its order."""

    from_s: Places
    until_s: Places
    """Both since 1970: a launch of which only the day is known may be anywhere in it."""
    places: Words
    countries: Words
    """Empty where they are not known."""
    rockets: Places
    rocket_names: Sequence[Rocket]
    """What the codes in `rockets` stand for."""
    missions: Sequence[Mission]
    rare: Marks
    """The marks that a single launch has."""

    @property
    def is_vague(self) -> npt.NDArray[np.bool_]:
        """Where the minute is not known."""
        return self.until_s > self.from_s


def prepare(launches: pa.Table) -> Side:
    """The side that these rows make; they have `COLUMNS` at least."""
    moments = launches.column("launched_at").cast(pa.int64()).to_numpy() // _MICROSECONDS
    missions = [read_mission(name) for name in launches.column("mission").to_pylist()]
    counts = Counter(mark for mission in missions for mark in mission.marks)
    rockets, names = _coded(launches.column("rocket"))
    return Side(
        moments,
        moments + _read(launches, "time_precision", lambda word: _LENGTHS_S.get(word or "", 0)),
        _read(launches, "pad", lambda pad: place_of(pad) or ""),
        _read(launches, "country", lambda country: country or ""),
        rockets,
        [read_rocket(name) for name in names],
        missions,
        frozenset(mark for mark, count in counts.items() if count == 1),
    )


def _read(
    launches: pa.Table, name: str, read: Callable[[str | None], int | str]
) -> npt.NDArray[Any]:
    codes, words = _coded(launches.column(name))
    return np.array([read(word) for word in words])[codes]


def _coded(column: pa.ChunkedArray) -> tuple[Places, list[str | None]]:
    """A code for each row, and what the codes stand for; the last is nothing's."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # of a table without rows
        whole = pa.array([], pa.string())
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    codes = coded.indices.cast(pa.int64()).fill_null(-1).to_numpy(zero_copy_only=False)
    return codes, [*coded.dictionary.to_pylist(), None]
