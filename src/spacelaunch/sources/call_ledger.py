"""What a source that counts its calls wants of whoever keeps them.

`warehouse.call_ledger` keeps them where no restart forgets one. Used by the clients of such
sources, which ask before each call.
"""

from __future__ import annotations

from typing import Protocol

from spacelaunch.domain.pace import Pace


class CallLedger(Protocol):
    """The calls to one source."""

    def spend(self, kept: int = 0) -> None:
        """Take note of a call that is about to be made.

        Shape: `kept` calls of the pace are left for others.
        Raises:
            TooSoonError: the source may not be asked now; it says when.
        """

    def learn_pace(self, pace: Pace, used_count: int) -> None:
        """What the source says of its pace, and how many calls it has counted."""

    def pause(self, wait_s: float) -> None:
        """The source wants to be left alone for so long."""

    def note_left(self, documents_count: int) -> None:
        """How many documents are still to be read."""
