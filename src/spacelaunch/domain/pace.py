"""How often a source may be asked, and when it may be asked again.

A server that allows fifteen calls an hour counts those of the last hour, whenever that begins.
Pure; who keeps the calls hands them in, with the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Self


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within any window of that length."""

    calls_count: int
    window: timedelta

    @classmethod
    def of(cls, calls_count: int | None, window_s: int | None) -> Self | None:
        """A pace in figures; None where one is not known."""
        if not calls_count or not window_s:
            return None
        return cls(calls_count, timedelta(seconds=window_s))

    def in_words(self) -> str:
        """As `at most 15 calls in 60 minutes`."""
        length_s = self.window.total_seconds()
        units = ((3_600, "hours"), (60, "minutes"), (1, "seconds"))
        # One hour is said in minutes, and so on: none of them has to be said in the singular.
        length = next(
            f"{length_s / unit_s:g} {unit}"
            for unit_s, unit in units
            if unit_s == 1 or (length_s > unit_s and length_s % unit_s == 0)
        )
        calls = "1 call" if self.calls_count == 1 else f"{self.calls_count} calls"
        return f"at most {calls} in {length}"


@dataclass(frozen=True, slots=True)
class CallBudget:
    """What of a pace is used up."""

    pace: Pace
    called_at: tuple[datetime, ...] = ()
    """The calls that still count, the oldest first."""
    paused_until_at: datetime | None = None
    """The source has asked for this."""

    @classmethod
    def of(
        cls,
        pace: Pace,
        called_epoch_s: Iterable[int],
        calls_count: int | None = None,
        window_s: int | None = None,
        paused_until_epoch_s: int | None = None,
    ) -> Self:
        """What is kept in figures; `pace` is that of a source which has not said another."""
        called = tuple(datetime.fromtimestamp(at, UTC) for at in called_epoch_s)
        paused = paused_until_epoch_s
        return cls(
            Pace.of(calls_count, window_s) or pace,
            called,
            None if paused is None else datetime.fromtimestamp(paused, UTC),
        )

    def free_at(self, now: datetime, kept: int = 0) -> datetime:
        """The earliest moment from now on at which a call may be made.

        Shape: `kept` calls of the pace are for others.
        """
        most = max(1, self.pace.calls_count - kept)
        used = self._counting(now)
        at = used[len(used) - most] + self.pace.window if len(used) >= most else now
        return max(at, self.paused_until_at or at)

    def left(self, now: datetime) -> int:
        """How many calls may be made at once."""
        if self.paused_until_at is not None and now < self.paused_until_at:
            return 0
        return max(0, self.pace.calls_count - len(self._counting(now)))

    def ends_at(self, now: datetime, calls: int, kept: int = 0) -> datetime:
        """When the last of so many calls can be made, each as soon as it may."""
        budget, at = self, now
        for _ in range(calls):
            at = budget.free_at(at, kept)
            budget = replace(budget, called_at=(*budget._counting(at), at))
        return at

    def _counting(self, now: datetime) -> tuple[datetime, ...]:
        return tuple(at for at in self.called_at if at > now - self.pace.window)
