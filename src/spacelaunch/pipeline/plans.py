"""Makes silver's plans: each that there was of a launch, and what it meant for the one before.

Intervals are compared here, once, by `domain.slips`; whoever counts slips counts words. Called by
`build`, for launches whose documents are new to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson

from spacelaunch.domain.slips import Plan, PlanChange
from spacelaunch.queries.ledger.plans import plans_of
from spacelaunch.sources.launch_library_launches import FLOWN
from spacelaunch.warehouse.engines import Connection
from spacelaunch.warehouse.plans import FreshLaunch, read_fresh, replace_plans

_COLUMNS = (
    *("launch_id", "plan_number", "net", "from_epoch_s", "until_epoch_s"),
    *("learned_epoch_s", "move", "ahead_s", "is_foreseen"),
)
_STATUS = "status.id"


def relate_plans(connection: Connection) -> None:
    """Bring `launch_plans` to what bronze says, where its launches are fresh."""
    rows = [row for launch in read_fresh(connection) for row in _tabulate(launch)]
    replace_plans(connection, _COLUMNS, rows)


def _tabulate(launch: FreshLaunch) -> Iterator[tuple[Any, ...]]:
    """The plans of a launch, the oldest first."""
    moved = [row for row in launch.changes if row["field"] != _STATUS]
    plans = plans_of(launch.net, launch.net_precision, moved)
    is_foreseen = _is_foreseen(launch)
    for number, plan in enumerate(plans, 1):
        before = plans[number - 2] if number > 1 else None
        yield (launch.launch_id, number, *_when(plan), *_against(before, plan), is_foreseen)


def _when(plan: Plan) -> tuple[Any, ...]:
    known = plan.interval
    begin, end = (known.from_at, known.until_at) if known else (None, None)
    return plan.net, _epoch_s(begin), _epoch_s(end), _epoch_s(_learned(plan))


def _against(before: Plan | None, plan: Plan) -> tuple[Any, ...]:
    """What became of the plan before, and how long before its time that was heard of."""
    if before is None or before.net == plan.net:
        return None, None
    until = before.interval.until_at if before.interval else datetime.fromisoformat(before.net)
    learned = _learned(plan)
    ahead_s = None if learned is None else int((until - learned).total_seconds())
    return PlanChange(before, plan).move.value, ahead_s


def _is_foreseen(launch: FreshLaunch) -> bool:
    """Whether the first that was heard of it was before it flew."""
    statuses: Sequence[Any] = [row for row in launch.changes if row["field"] == _STATUS]
    if not statuses:
        return launch.is_upcoming
    first = statuses[-1]["value_before"]
    return first is not None and orjson.loads(first) not in FLOWN


def _learned(plan: Plan) -> datetime | None:
    return None if plan.learned_at is None else datetime.fromisoformat(plan.learned_at)


def _epoch_s(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp())
