"""What Launch Library has said of when launches will fly: now, and each time before.

The warehouse keeps the present document and what changed in it; read backwards from the one, the
other gives every plan there was. Called by the API and by the command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import orjson

from spacelaunch.domain.net_precision import WORDS, interval_of
from spacelaunch.domain.slips import Plan
from spacelaunch.queries.engine import Answer, Engine
from spacelaunch.queries.statements import read_sql

SOURCE = "launch-library"
# The source calls a launch upcoming for about a day after its time; what waits so long is held.
_HELD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedLaunch:
    """A launch with its plans."""

    launch_id: str
    name: str
    provider: str | None
    pad: str | None
    latitude_deg: float | None
    longitude_deg: float | None
    status: str
    """As Go, TBD or Success."""
    last_updated: str
    """When the source changed anything of it last."""
    plans: tuple[Plan, ...]
    """The oldest first; the last holds now."""

    @property
    def plan(self) -> Plan:
        """What holds now."""
        return self.plans[-1]


def read_upcoming(engine: Engine, now: datetime) -> list[PlannedLaunch]:
    """Those that have not flown, the next first."""
    return _read(engine, int((now - _HELD).timestamp()))


def read_all_plans(engine: Engine) -> list[PlannedLaunch]:
    """All that the warehouse knows of, also those that have flown."""
    return _read(engine, None)


def _read(engine: Engine, until_after_epoch_s: int | None) -> list[PlannedLaunch]:
    asked = {"until_after_epoch_s": until_after_epoch_s}
    changed = engine.fetch(read_sql("ledger/plan_changes"), asked)
    by_launch = {
        launch_id: [*rows] for launch_id, rows in groupby(changed, lambda row: row["document_id"])
    }
    found = engine.fetch(read_sql("ledger/plans"), asked)
    return [_launch(row, by_launch.get(row["launch_id"], [])) for row in found]


def _launch(row: Answer, changes: Sequence[Answer]) -> PlannedLaunch:
    plans = plans_of(row["net"], row["net_precision"], changes)
    names = ("launch_id", "name", "provider", "pad", "latitude_deg", "longitude_deg", "status")
    told = {name: row[name] for name in names}
    return PlannedLaunch(**told, last_updated=row["last_updated"], plans=plans)


def plans_of(net: str, word: str | None, changes: Sequence[Answer]) -> tuple[Plan, ...]:
    """The plans of a launch, the oldest first, from the present one and what changed.

    Shape: `changes` are the newest first, each with `field value_before learned_at run_id`; those
        of one run were made at once.
    """
    return tuple(reversed([*_back(net, word, changes)]))


def _back(net: str, word: str | None, changes: Sequence[Answer]) -> Iterator[Plan]:
    """The newest first."""
    for _, made in groupby(changes, lambda row: row["run_id"]):
        at_once = [*made]
        yield replace(_plan(net, word), learned_at=at_once[0]["learned_at"])
        before = {row["field"]: _value(row) for row in at_once}
        net = str(before.get("net", net))
        word = _word(before["net_precision.id"]) if "net_precision.id" in before else word
    yield _plan(net, word)


def _plan(net: str, word: str | None) -> Plan:
    return Plan(net, interval_of(datetime.fromisoformat(net), word))


def _value(row: Mapping[str, Any]) -> Any:
    return None if row["value_before"] is None else orjson.loads(row["value_before"])


def _word(number: int | None) -> str | None:
    return None if number is None else WORDS[number]
