"""Launches as `/data` serves them: under the data set's own column names, with `id`.

The one place where our words become the data set's. `Rocket` is filled with the median of the
known costs and marked by `Rocket Imputed`; nothing else is imputed, and no figure uses it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

import orjson

from spacelaunch.domain.data_set import DataSet
from spacelaunch.domain.launch import Launch, TimePrecision
from spacelaunch.sources import columns
from spacelaunch.sources.records import OUTCOMES, ROCKET_STATUSES, SECTORS
from spacelaunch.stopwatch import lap

_OUTCOME_WORDS = {outcome: word for word, outcome in OUTCOMES.items()}
_SECTOR_LETTERS = {sector: letter for letter, sector in SECTORS.items()}
_STATUS_WORDS = {status: word for word, status in ROCKET_STATUSES.items()}
_KNOWS_DAY = (TimePrecision.DAY, TimePrecision.MINUTE)


def served(launch: Launch, data_set: DataSet) -> dict[str, object]:
    """One launch under the data set's own names."""
    cost = launch.cost_musd
    return {
        columns.ID: launch.launch_id,
        columns.COMPANY: launch.provider,
        columns.LOCATION: launch.pad,
        columns.DETAIL: " | ".join(filter(None, (launch.rocket, launch.mission))) or None,
        columns.ROCKET_STATUS: _STATUS_WORDS.get(launch.is_rocket_active),  # type: ignore[arg-type]
        columns.COST: data_set.cost_median_musd if cost is None else cost,
        columns.COST_IMPUTED: cost is None and data_set.cost_median_musd is not None,
        columns.MISSION_STATUS: _OUTCOME_WORDS.get(launch.outcome),
        columns.COUNTRY: launch.country,
        columns.ORIGIN: launch.provider_country,
        columns.SECTOR: _SECTOR_LETTERS[launch.sector],
        **_served_moment(launch),
    }


def _served_moment(launch: Launch) -> Mapping[str, object]:
    at, precision = launch.launched_at, launch.time_precision
    knows_day = precision in _KNOWS_DAY
    return {
        columns.DATETIME: at.isoformat(sep=" ", timespec="seconds") if knows_day else None,
        columns.YEAR: at.year,
        columns.MONTH: None if precision is TimePrecision.YEAR else at.month,
        columns.DAY: at.day if knows_day else None,
        columns.DATE: f"{at:%d/%m/%Y}" if knows_day else None,
        columns.TIME: f"{at:%H:%M}" if knows_day else None,
    }


class ServedData:
    """The body of `GET /data` for the version asked for last, so that it is made once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: str | None = None
        self._body = b"[]\n"

    def get(self, version: str) -> bytes | None:
        """The body, where this version was the last."""
        with self._lock:
            return self._body if version == self._version else None

    def put(self, data_set: DataSet, launches: list[Launch]) -> bytes:
        """Make and keep the body."""
        with lap("encode"):
            records = [served(launch, data_set) for launch in launches]
            body = orjson.dumps(records, option=orjson.OPT_APPEND_NEWLINE)
        with self._lock:
            self._version, self._body = data_set.version, body
        return body
