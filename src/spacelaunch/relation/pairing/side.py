"""One relation made ready to be compared: what each launch's columns mean to `evidence`.

Each distinct text is read once. Called by `pairing`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from spacelaunch.relation.pairing.names import Marks, Mission, Rocket, read_mission, read_rocket
from spacelaunch.relation.pairing.places import place_of

Places = npt.NDArray[np.int64]
Words = npt.NDArray[np.str_]

DAY_S = 86_400
WINDOW_S = 45 * DAY_S
"""So far apart stand those whose month is wrong; nothing further apart is one launch."""
ID, DESIGNATOR = "launch_id", "launch_designator"
COLUMNS = ("launched_at", "time_precision", "pad", "country", "rocket", "mission")
"""What is compared of a launch; the provider is not, for each source has others in mind by it."""
LENGTHS_S = {"day": DAY_S, "month": 31 * DAY_S, "year": 366 * DAY_S}
"""How long what a precision names lasts, at most; nothing where the minute is known."""
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Side:
    """The launches of one relation, in its order."""

    ids: Sequence[str]
    designators: Sequence[str | None]
    """Their international designators, where the relation has them."""
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
    rare: Sequence[Marks]
    """The marks of each that no other launch of its relation has within the window."""

    @property
    def is_vague(self) -> npt.NDArray[np.bool_]:
        """Where the minute is not known."""
        return self.until_s > self.from_s

    def take(self, rows: Places) -> Side:
        """Those of these rows, each with the marks that were rare among all."""
        picked = rows.tolist()
        return Side(
            [self.ids[row] for row in picked],
            [self.designators[row] for row in picked],
            self.from_s[rows],
            self.until_s[rows],
            self.places[rows],
            self.countries[rows],
            self.rockets[rows],
            self.rocket_names,
            [self.missions[row] for row in picked],
            [self.rare[row] for row in picked],
        )

    def followed_by(self, more: Side) -> Side:
        """These, and those of another relation; what is rare was so in its own."""
        return Side(
            [*self.ids, *more.ids],
            [*self.designators, *more.designators],
            np.concatenate([self.from_s, more.from_s]),
            np.concatenate([self.until_s, more.until_s]),
            np.concatenate([self.places, more.places]),
            np.concatenate([self.countries, more.countries]),
            np.concatenate([self.rockets, more.rockets + len(self.rocket_names)]),
            [*self.rocket_names, *more.rocket_names],
            [*self.missions, *more.missions],
            [*self.rare, *more.rare],
        )


def prepare(launches: pa.Table) -> Side:
    """The side that these rows make; they have an id and `COLUMNS` at least."""
    from_s = launches.column("launched_at").cast(pa.int64()).to_numpy() // _MICROSECONDS
    until_s = from_s + _read(launches, "time_precision", lambda word: LENGTHS_S.get(word or "", 0))
    missions = [read_mission(name) for name in launches.column("mission").to_pylist()]
    rockets, names = _coded(launches.column("rocket"))
    has_designators = DESIGNATOR in launches.column_names
    return Side(
        launches.column(ID).to_pylist(),
        launches.column(DESIGNATOR).to_pylist() if has_designators else [None] * len(launches),
        from_s,
        until_s,
        _read(launches, "pad", lambda pad: place_of(pad) or ""),
        _read(launches, "country", lambda country: country or ""),
        rockets,
        [read_rocket(name) for name in names],
        missions,
        _find_rare(missions, from_s, until_s),
    )


def _find_rare(missions: Sequence[Mission], from_s: Places, until_s: Places) -> list[Marks]:
    """Of each launch the marks that are its own within the window."""
    having = defaultdict[tuple[str, str], list[int]](list)
    for row in np.argsort(from_s, kind="stable").tolist():
        for mark in missions[row].marks:
            having[mark].append(row)
    rare = [set(mission.marks) for mission in missions]
    for mark, rows in having.items():
        latest = rows[0]
        for before, row in pairwise(rows):
            # Of what began before, the one that ends last is the nearest.
            latest = max(latest, before, key=lambda each: until_s[each])
            if from_s[row] - until_s[latest] <= WINDOW_S:
                rare[row].discard(mark)
            if from_s[row] - until_s[before] <= WINDOW_S:
                rare[before].discard(mark)
    return [frozenset(marks) for marks in rare]


def _read(
    launches: pa.Table, name: str, read: Callable[[str | None], int | str]
) -> npt.NDArray[Any]:
    codes, words = _coded(launches.column(name))
    return np.array([read(word) for word in words])[codes]


def _coded(column: pa.ChunkedArray) -> tuple[Places, list[str | None]]:
    """A code for each row, and what the codes stand for; the last of them is nothing."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # of a table without rows
        whole = pa.array([], pa.string())
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    words = [*coded.dictionary.to_pylist(), None]
    codes = coded.indices.cast(pa.int64()).fill_null(len(words) - 1)
    return codes.to_numpy(zero_copy_only=False), words
