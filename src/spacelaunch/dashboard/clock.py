"""The clock of the satellites: stated on the page, and moved by its reader.

It is the machine's own only where the elements reach that far.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from spacelaunch.dashboard.orbits import LONGEST, read_epoch

STEP = timedelta(minutes=1)
_NOON_H = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """From when to when it can be moved, and where it begins."""

    earliest: datetime
    latest: datetime
    begins: datetime


def set_clock(latest_epoch: str, now: datetime) -> Clock:
    """The clock of elements of which these are the newest: now where they reach it, else theirs."""
    newest = read_epoch(latest_epoch)
    latest = newest.replace(second=0, microsecond=0) + LONGEST
    earliest = latest - 2 * LONGEST
    begins = now if earliest <= now <= latest else newest.replace(hour=_NOON_H, minute=0)
    return Clock(earliest, latest, begins.replace(second=0, microsecond=0))


def state(moment: datetime) -> str:
    """As `as of 26 Jan 2021, 12:00 UTC`."""
    utc = moment.astimezone(UTC)
    return f"as of {utc.day} {utc:%b %Y, %H:%M} UTC"
