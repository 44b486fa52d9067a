"""Keeps the calls to a source that counts them, each in a transaction of its own.

A call is written down before it is made: a process that dies in between has one too many, which
costs a wait, and never one too few, which might cost the access. Handed to sources by the doors.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from spacelaunch.domain.pace import CallBudget, Pace
from spacelaunch.errors import TooSoonError
from spacelaunch.warehouse.tables.calls import call_budgets, calls
from spacelaunch.warehouse.transactions import for_good


@dataclass(frozen=True, slots=True)
class StoredLedger:
    """The calls to one source; `pace` holds until the source says another."""

    engine: Engine
    source: str
    pace: Pace
    clock: Callable[[], datetime]

    def spend(self, kept: int = 0) -> None:
        """Take note of a call; raises TooSoonError, which says when there may be one."""
        now = self.clock()
        with for_good(self.engine)() as connection:
            budget = read_budget(connection, self.source, self.pace)
            free_at = budget.free_at(now, kept)
            if free_at > now:
                raise TooSoonError(too_soon(self.source, budget.pace, free_at))
            self._note_calls(connection, budget.pace, now, 1)

    def learn_pace(self, pace: Pace, used_count: int) -> None:
        """Keep what the source says; calls that it counts and we do not know count from now on."""
        now = self.clock()
        with for_good(self.engine)() as connection:
            self._change(
                connection,
                calls_count=pace.calls_count,
                window_s=math.ceil(pace.window.total_seconds()),
            )
            budget = read_budget(connection, self.source, pace)
            used = sum(at > now - pace.window for at in budget.called_at)
            self._note_calls(connection, pace, now, used_count - used)

    def pause(self, wait_s: float) -> None:
        """Make no call for so long."""
        until = math.ceil(self.clock().timestamp() + wait_s)
        with for_good(self.engine)() as connection:
            self._change(connection, paused_until_epoch_s=until)

    def note_left(self, documents_count: int) -> None:
        """Keep how many documents are still to be read."""
        with for_good(self.engine)() as connection:
            self._change(connection, documents_left_count=documents_count)

    def _note_calls(self, connection: Connection, pace: Pace, now: datetime, count: int) -> None:
        over = now.timestamp() - pace.window.total_seconds()
        its = calls.c.source == self.source
        connection.execute(delete(calls).where(its, calls.c.called_epoch_s < math.floor(over)))
        # Rounded up: a call that counts a little too long does no harm.
        row = {"source": self.source, "called_epoch_s": math.ceil(now.timestamp())}
        for _ in range(count):
            connection.execute(insert(calls), row)

    def _change(self, connection: Connection, **values: Any) -> None:
        its = update(call_budgets).where(call_budgets.c.source == self.source)
        if not connection.execute(its.values(**values)).rowcount:
            connection.execute(insert(call_budgets).values(source=self.source, **values))


def read_budget(connection: Connection, source: str, pace: Pace) -> CallBudget:
    """What is used up of a source's pace, which is the given one where it has said no other."""
    names = ("calls_count", "window_s", "paused_until_epoch_s")
    kept = select(*(call_budgets.c[name] for name in names)).where(call_budgets.c.source == source)
    row = connection.execute(kept).one_or_none()
    said = (None, None, None) if row is None else tuple(row)
    asked = select(calls.c.called_epoch_s).where(calls.c.source == source)
    called = connection.scalars(asked.order_by(calls.c.called_epoch_s))
    return CallBudget.of(pace, called, *said)


def too_soon(source: str, pace: Pace, free_at: datetime) -> str:
    """What is said of a call that may not be made."""
    return f"{source} may be asked again at {free_at:%Y-%m-%d %H:%M:%S} UTC: {pace.in_words()}"
