"""Launches as `/data` serves them: under the data set's own column names, with `id`.

The one place where our words become the data set's. `Rocket` is filled with the median of the
known costs and marked by `Rocket Imputed`; nothing else is imputed, and no figure uses it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from spacelaunch.datasets.matching import names_in_column
from spacelaunch.datasets.query import current_launches
from spacelaunch.domain import words
from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch, TimePrecision
from spacelaunch.domain.names import KnownNames
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.storage.launch_store import LaunchStore

_OUTCOME_WORDS = {outcome: word for word, outcome in words.OUTCOMES.items()}
_SECTOR_LETTERS = {sector: letter for letter, sector in words.SECTORS.items()}
_STATUS_WORDS = {status: word for word, status in words.ROCKET_STATUSES.items()}
_KNOWS_DAY = (TimePrecision.DAY, TimePrecision.MINUTE)

# Every name under which a launch is served, in this order.
SERVED = (words.ID, *words.COLUMNS[:5], words.COST_IMPUTED, *words.COLUMNS[5:])


def served(launch: Launch, data_set: DataSet) -> dict[str, object]:
    """One launch under the data set's own names."""
    cost = launch.cost_musd
    return {
        words.ID: launch.launch_id,
        words.COMPANY: launch.provider,
        words.LOCATION: launch.pad,
        words.DETAIL: _detail(launch),
        words.ROCKET_STATUS: _STATUS_WORDS.get(launch.is_rocket_active),  # type: ignore[arg-type]  # None finds none
        words.COST: data_set.cost_median_musd if cost is None else cost,
        words.COST_IMPUTED: cost is None and data_set.cost_median_musd is not None,
        words.MISSION_STATUS: _OUTCOME_WORDS.get(launch.outcome),
        words.COUNTRY: launch.country,
        words.ORIGIN: launch.provider_country,
        words.SECTOR: _SECTOR_LETTERS[launch.sector],
        **_served_moment(launch),
    }


def _detail(launch: Launch) -> str | None:
    """A mission without a rocket keeps its bar, or it would come back as a rocket."""
    if launch.mission is None:
        return launch.rocket
    return f"{launch.rocket or ''} | {launch.mission}".lstrip()


def _served_moment(launch: Launch) -> Mapping[str, object]:
    at, precision = launch.launched_at, launch.time_precision
    knows_day = precision in _KNOWS_DAY
    return {
        words.DATETIME: at.isoformat(sep=" ", timespec="seconds") if knows_day else None,
        words.YEAR: at.year,
        words.MONTH: None if precision is TimePrecision.YEAR else at.month,
        words.DAY: at.day if knows_day else None,
        words.DATE: f"{at:%d/%m/%Y}" if knows_day else None,
        words.TIME: f"{at:%H:%M}" if knows_day else None,
    }


class Kept:
    """One version of the data set, parsed, with the bodies made of it whole."""

    def __init__(self, data_set: DataSet, launches: list[Launch]) -> None:
        self.data_set = data_set
        self.launches = launches
        self.by_id = {launch.launch_id: launch for launch in launches}
        self._bodies: dict[tuple[str, ...], bytes] = {}
        self._names: dict[str, KnownNames] = {}
        self._lock = threading.Lock()

    def names(self, column: str) -> KnownNames:
        """The names in a column of the relation, found when they are asked for first."""
        with self._lock:
            if column not in self._names:
                self._names[column] = names_in_column(self.launches, column)
            return self._names[column]

    def body(self, name: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """The body of this name, made when it is asked for first."""
        with self._lock:
            if name not in self._bodies:
                self._bodies[name] = make()
            return self._bodies[name]


class ServedData:
    """The version asked for last, so that it is read and parsed once in each process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: Kept | None = None

    def current(self, store: LaunchStore) -> Kept | None:
        """The data set as it stands, or None where nothing is loaded.

        Note: of requests that come at once one reads the launches, and the others wait for it.
            While Redis does not answer it is the data set that was served last.
        """
        kept = self._kept
        try:
            data_set = store.current()
        except StorageUnavailableError:
            if kept is None:
                raise
            return kept
        if kept is not None and kept.data_set == data_set:
            return kept
        with self._lock:
            return self._read(store)

    def _read(self, store: LaunchStore) -> Kept | None:
        if self._kept is None or self._kept.data_set != store.current():
            self._kept = None  # the old one need not be in memory beside the new one
            data_set, launches = current_launches(store)
            self._kept = Kept(data_set, launches) if data_set else None
        return self._kept
